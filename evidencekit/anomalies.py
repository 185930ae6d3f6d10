"""The month that leaves its own history, and who answered it.

In: monthly amounts of workshops, lines and equipment (papers of `anomaly.types`), printed rises, analyses and corrective actions. Out: anomalies, each with
the places that answer it. Judged on the unit value where a paper gives it or output exists (the unit's own, else the plant's), on raw use else; the plant as a whole
where nothing smaller is judged. A month is anomalous when it lies at least `anomaly.threshold_percent` (after rounding to whole percent, as in the founding
case) above the median of the other months of its year and, where the same month of a neighbouring year is known, above that too: seasons come
back and do not alarm; and it lies outside the scatter of those months (`anomaly.spread` deviations): what always goes up and down has left nothing. Fuel in a heating month without such a neighbour is not judged. A rise that a paper itself prints for a unit and month counts as
well. Answered means an analysis and a corrective action that name the month and the unit.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, cast

from evidencekit import chronology, figures, lexicon
from evidencekit.figures import Figure
from evidencekit.model import Case, Document, Place, QuantityRole, Statement, StatementKind, TextSource

if TYPE_CHECKING:
    import pandas

_RAW = {
    "electricity": "unit_electricity",
    "natural_gas": "unit_gas",
    "water": "unit_water",
    "comprehensive_energy": "unit_energy",
    "steam": "",
    "diesel": "",
}
_UNIT = frozenset(value for value in _RAW.values() if value)
#: Metric and unit (comparable form).
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Anomaly:
    """A month above its history by so many percent, and the places of analysis and measure that answer it."""

    figure: Figure
    percent: int
    analyses: tuple[Place, ...]
    measures: tuple[Place, ...]

    @property
    def answered(self) -> bool:
        """An analysis without a measure is half an answer."""
        return bool(self.analyses and self.measures)


def find(case: Case) -> tuple[Anomaly, ...]:
    """All anomalies, once a month and unit, in the order of units and months."""
    return case.recall(_find)


def _find(case: Case) -> tuple[Anomaly, ...]:
    found: dict[tuple[str, str], tuple[Figure, int]] = {}
    for figure, percent in (*_computed(case), *_printed(case)):
        found.setdefault((figure.quantity.period, figure.unit), (figure, percent))
    return tuple(Anomaly(figure, percent, *_answers(case, figure)) for figure, percent in found.values())


# --- the months of each unit -------------------------------------------------------------------------------------


def _given(case: Case) -> Mapping[_Key, Mapping[str, Figure]]:
    """Monthly figures by metric and unit, the first paper that gives one; a scan's figures only where they were read surely."""
    types = frozenset(case.option("anomaly.types", ()))
    found: dict[_Key, dict[str, Figure]] = {}
    for figure in figures.figures(case):
        quantity = figure.quantity
        wanted = quantity.metric in _RAW or quantity.metric in _UNIT or quantity.metric == "output"
        if not wanted or figure.document.doc_type not in types or not figures.is_month(quantity.period):
            continue
        if quantity.value > 0 and _sure(case, figure) and _in_window(case, quantity.period):
            found.setdefault((quantity.metric, figure.unit), {}).setdefault(quantity.period, figure)
    return found


def _sure(case: Case, figure: Figure) -> bool:
    scanned = figure.document.text_source is not TextSource.TEXT
    floor = float(case.option("legible.contradiction" if scanned else "legible.figure", "0.8"))
    return figure.quantity.confidence >= floor


def _in_window(case: Case, month: str) -> bool:
    since = chronology.add_months(case.as_of, -int(case.option("anomaly.window_months", 36)))
    return f"{since.year}-{since.month:02d}" <= month <= f"{case.as_of.year}-{case.as_of.month:02d}"


def _computed(case: Case) -> Iterator[tuple[Figure, int]]:
    """Months above their history, unit by unit."""
    given = case.recall(_given)
    enough = int(case.option("anomaly.minimum_months", 5))
    judged = [key for key, months in given.items() if len(months) > enough and _is_judged(key, given)]
    if not judged:
        return
    threshold = int(case.option("anomaly.threshold_percent", 15))
    rises = _rises(case, _per_output(given, judged), enough)
    for key in judged:
        for month, rise in rises[key].dropna().items():
            percent = _whole(float(rise))
            if percent >= threshold:
                yield given[key][str(month)], percent


def _is_judged(key: _Key, given: Mapping[_Key, object]) -> bool:
    """Not output; not raw use beside the unit value of the same unit; not the whole plant's where its units are judged."""
    metric, unit = key
    if metric == "output" or (_RAW.get(metric) and (_RAW[metric], unit) in given):
        return False
    if not unit:
        same = (metric, _RAW.get(metric, ""))
        return not any(other and one in same for one, other in given)
    aside: Sequence[str] = lexicon.read("judging_words")["anomaly"]["aside"]
    return not any(word in unit for word in aside)


def _per_output(given: Mapping[_Key, Mapping[str, Figure]], judged: Sequence[_Key]) -> "pandas.DataFrame":
    """Months by metric and unit: unit values, and raw use divided by the unit's own output or the plant's where every month has one.

    Raw use that stays raw has a column name with a third part, "raw".
    """
    import pandas

    def months_of(key: _Key) -> "pandas.Series[float]":
        return pandas.Series({month: float(figure.amount) for month, figure in given[key].items()})

    columns: dict[tuple[str, ...], pandas.Series[float]] = {}
    for key in judged:
        series = months_of(key)
        outputs = [("output", unit) for unit in dict.fromkeys((key[1], "")) if ("output", unit) in given]
        divided = (series / months_of(output).reindex(series.index) for output in outputs)
        per_output = next((one for one in divided if one.notna().all()), None)
        raw = key[0] not in _UNIT and per_output is None
        columns[(*key, "raw" if raw else "")] = (
            series if raw or per_output is None or key[0] in _UNIT else per_output
        )
    return pandas.concat(columns, axis=1).sort_index().copy()


def _rises(case: Case, frame: "pandas.DataFrame", enough: int) -> "pandas.DataFrame":
    """Percent above the median of the year's other months, and above the same month of a neighbouring year where one is known; empty
    where a month has too few others, lies inside their own scatter, or is a heating month of raw fuel without such a neighbour."""
    import pandas

    rises = pandas.DataFrame(index=frame.index, columns=frame.columns, dtype=float)
    # 1.4826 times the median deviation is the standard deviation of normal scatter
    spread = 1.4826 * float(case.option("anomaly.spread", "2.5"))
    heating = frozenset(str(month) for month in case.option("anomaly.heating_months", ()))
    metrics = frozenset(case.option("anomaly.heating_metrics", ()))
    names = cast("list[tuple[str, str, str]]", frame.columns.to_list())
    fuel = pandas.Series([raw == "raw" and metric in metrics for metric, _, raw in names], frame.columns)
    for month in frame.index:
        others = frame[frame.index.str.startswith(month[:4])].drop(month)
        median = others.median()
        over = (frame.loc[month] / median - 1) * 100
        inside = frame.loc[month] <= median + spread * (others - median).abs().median()
        before, after = (frame.reindex([neighbour]).iloc[0] for neighbour in _same_month(month))
        same = before.where(before.notna(), after)
        lowest = pandas.concat([over, (frame.loc[month] / same - 1) * 100], axis=1).min(axis=1)
        unknown = fuel & same.isna() if month[5:] in heating else fuel & False
        rises.loc[month] = lowest.where((others.notna().sum() >= enough) & ~unknown & ~inside)
    rises.columns = pandas.MultiIndex.from_tuples([(metric, unit) for metric, unit, _ in names])
    return rises


def _same_month(month: str) -> tuple[str, str]:
    """The same month of last year, then of the next: what comes back every year is a season."""
    year = int(month[:4])
    return f"{year - 1}{month[4:]}", f"{year + 1}{month[4:]}"


def _whole(percent: float) -> int:
    """A percentage in whole percent, halves rounded up."""
    return int(Decimal(str(round(percent, 6))).quantize(Decimal(1), ROUND_HALF_UP))


def _printed(case: Case) -> Iterator[tuple[Figure, int]]:
    """A rise that a paper itself prints for a month and a unit; in a table only of a unit value, since raw use follows output."""
    threshold = int(case.option("anomaly.threshold_percent", 15))
    types = frozenset(case.option("anomaly.types", ()))
    for figure in figures.figures(case, (QuantityRole.CHANGE,)):
        quantity = figure.quantity
        known = quantity.metric in _UNIT or (quantity.metric in _RAW and quantity.at is None)
        if not known or figure.document.doc_type not in types or not figures.is_month(quantity.period):
            continue
        percent = int(quantity.value.quantize(Decimal(1), ROUND_HALF_UP))
        if percent >= threshold and _sure(case, figure) and _in_window(case, quantity.period):
            yield figure, percent


# --- who answered it ---------------------------------------------------------------------------------------------


def _answers(case: Case, figure: Figure) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Places of analysis and of measure that name month and unit, in one paper or in several."""
    month, unit = figure.quantity.period, figure.unit
    analyses: list[Place] = []
    measures: list[Place] = []
    for document, rows in case.recall(_speakers):
        if not _after(document, month):
            continue
        whole = document.doc_type == "corrective_action_report" and _speaks_of(document.text, month, unit)
        for row in rows:
            if whole or _names(document, row, month, unit):
                if row.kind is StatementKind.ANALYSIS or row.values.get("cause"):
                    analyses.append(row.place)
                if row.kind is StatementKind.MEASURE or row.values.get("measure"):
                    measures.append(row.place)
        if whole and document.opening:
            analyses.append(document.opening)
            measures.append(document.opening)
    return tuple(dict.fromkeys(analyses)), tuple(dict.fromkeys(measures))


def _speakers(case: Case) -> tuple[tuple[Document, tuple[Statement, ...]], ...]:
    """The papers that explain or mend anything, with the sentences that do."""
    kinds = (StatementKind.ANALYSIS, StatementKind.MEASURE, StatementKind.CLOSURE)
    found = (
        (document, tuple(row for row in document.reading.statements if row.kind in kinds))
        for document in case.papers
    )
    return tuple((d, rows) for d, rows in found if rows or d.doc_type == "corrective_action_report")


def _after(document: Document, month: str) -> bool:
    """Whether a paper can look back on a month: its day is not known, or lies in the month or the year after it."""
    day = chronology.day_of(document.first("issue_date")) or chronology.day_of(document.first("event_date"))
    written = f"{day.year}-{day.month:02d}" if day else month
    return month <= written <= f"{int(month[:4]) + 1}-{month[5:]}"


def _names(document: Document, row: Statement, month: str, unit: str) -> bool:
    """Whether a sentence is about a month and unit: by what the facts say of it, else by its own words and its paper's."""
    told_month = row.values.get("month", "")
    if told_month and told_month not in (month, month[5:], str(int(month[5:]))):
        return False
    told_unit = figures.unit_key(row.values.get("unit", ""))
    if told_month and told_unit and unit and (unit in told_unit or told_unit in unit):
        return True
    words = f"{row.place.quote}{''.join(row.values.values())}"
    if not told_month and not _speaks_of(words, month, ""):
        return False
    return (
        not unit
        or _speaks_of(words, "", unit)
        or (bool(told_month) and _speaks_of(document.text, month, unit))
    )


def _speaks_of(text: str, month: str, unit: str) -> bool:
    """Whether words name a month (with or without its year) and a unit; "" asks for none."""
    if month:
        number = int(month[5:])
        named = re.search(rf"(?<!\d)0?{number}月|{month[:4]}[-./年]0?{number}(?!\d)", text)
        if not named:
            return False
    return not unit or unit in figures.comparable_text(text)
