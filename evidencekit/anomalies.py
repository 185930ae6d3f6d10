"""The month that leaves its own history, and who answered it.

In: monthly amounts of workshops, lines and equipment; printed rises; analyses and corrective actions. Out: anomalies, each with the places
that answer it. Judged on the unit value where output exists, on raw use else. A month is anomalous when it lies at least
`anomaly.threshold_percent` (after rounding to whole percent, as in the founding case) above the median of the unit's other months of that year and, where last year's
same month is known, above that too: heating months repeat and do not alarm. Answered means an analysis and a corrective action that name the
month and the unit (or the month alone, for the plant).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from evidencekit import figures
from evidencekit.figures import Figure
from evidencekit.model import Case, Document, Place, QuantityRole, StatementKind

_RAW = {
    "electricity": "unit_electricity",
    "natural_gas": "unit_gas",
    "water": "unit_water",
    "comprehensive_energy": "unit_energy",
}
#: Fewer months than this are no history.
MIN_HISTORY = 5
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
    """All anomalies, once a month and unit."""
    return tuple(_find(case))


def _find(case: Case) -> Iterator[Anomaly]:
    series = _series(case)
    told: set[tuple[str, str]] = set()
    for (metric, unit), months in series.items():
        if metric == "output" or (metric in _RAW and (_RAW[metric], unit) in series):
            continue
        for month, percent in _leaving(case, months):
            if (month, unit) not in told:
                told.add((month, unit))
                yield _with_answers(case, months[month], percent)
    yield from _printed(case, told)


def _with_answers(case: Case, figure: Figure, percent: int) -> Anomaly:
    analyses, measures = _answers(case, figure.quantity.period, figure.quantity.unit)
    return Anomaly(figure, percent, analyses, measures)


def _series(case: Case) -> Mapping[_Key, dict[str, Figure]]:
    """Monthly figures by metric and unit; raw use is divided by output where both are given."""
    found: dict[_Key, dict[str, Figure]] = defaultdict(dict)
    for figure in figures.figures(case):
        quantity = figure.quantity
        wanted = quantity.metric in _RAW or quantity.metric in _RAW.values() or quantity.metric == "output"
        if wanted and figures.is_month(quantity.period) and quantity.confidence >= 0.8 and quantity.value > 0:
            found[(quantity.metric, quantity.unit)].setdefault(quantity.period, figure)
    return found


def _values(case: Case, months: Mapping[str, Figure]) -> Mapping[str, Decimal]:
    return {month: figure.amount for month, figure in months.items()}


def _leaving(case: Case, months: Mapping[str, Figure]) -> Iterator[tuple[str, int]]:
    first = next(iter(months.values()))
    values = _per_output(case, first, _values(case, months))
    threshold = int(case.option("anomaly.threshold_percent", 15))
    for month, value in sorted(values.items()):
        others = [other for period, other in values.items() if period[:4] == month[:4] and period != month]
        if len(others) < MIN_HISTORY:
            continue
        percent = _percent_over(value, _median(others))
        same_month = _same_month(values, month)
        if same_month is not None:
            percent = min(percent, _percent_over(value, same_month))
        elif _may_be_season(case, first, month):
            continue
        if percent >= threshold:
            yield month, percent


def _may_be_season(case: Case, first: Figure, month: str) -> bool:
    """Raw use of a heating energy in a heating month, without another year to compare: nobody can tell."""
    metrics = str(case.option("anomaly.heating_metrics", "")).split()
    return (
        first.quantity.metric in metrics
        and month[5:] in str(case.option("anomaly.heating_months", "")).split()
    )


def _same_month(values: Mapping[str, Decimal], month: str) -> Decimal | None:
    """The same month of last year, else of the next: what comes back every year is a season."""
    for year in (int(month[:4]) - 1, int(month[:4]) + 1):
        if f"{year}{month[4:]}" in values:
            return values[f"{year}{month[4:]}"]
    return None


def _per_output(case: Case, first: Figure, values: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
    """Use divided by the unit's own output, month by month, where every month has one."""
    quantity = first.quantity
    if quantity.metric not in _RAW:
        return values
    outputs = {
        figure.quantity.period: figure.amount
        for figure in figures.figures(case)
        if figure.quantity.metric == "output" and figure.quantity.unit == quantity.unit and figure.amount
    }
    if not all(month in outputs for month in values):
        return values
    return {month: value / outputs[month] for month, value in values.items()}


def _median(values: list[Decimal]) -> Decimal:
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _percent_over(value: Decimal, base: Decimal) -> int:
    return round((value - base) / base * 100) if base else 0


def _printed(case: Case, told: set[tuple[str, str]]) -> Iterator[Anomaly]:
    """A rise that the paper itself prints for a month and a unit."""
    threshold = int(case.option("anomaly.threshold_percent", 15))
    for figure in figures.figures(case, (QuantityRole.CHANGE,)):
        quantity = figure.quantity
        metric = quantity.metric in _RAW or quantity.metric in _RAW.values()
        if not metric or not figures.is_month(quantity.period) or round(quantity.value) < threshold:
            continue
        if figure.quantity.at is not None or (quantity.period, quantity.unit) in told:
            continue
        told.add((quantity.period, quantity.unit))
        yield _with_answers(case, figure, round(quantity.value))


def _answers(case: Case, month: str, unit: str) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Places of analysis and of measure that name month and unit, in one paper or in several."""
    found: dict[StatementKind, list[Place]] = {StatementKind.ANALYSIS: [], StatementKind.MEASURE: []}
    for document in case.papers:
        for row in document.reading.statements:
            if row.kind in found and _names(document, row.values, row.place.quote, month, unit):
                found[row.kind].append(row.place)
        if (
            document.doc_type == "corrective_action_report"
            and _speaks_of(document.text, month, unit)
            and document.opening
        ):
            for places in found.values():
                places.append(document.opening)
    return tuple(found[StatementKind.ANALYSIS]), tuple(found[StatementKind.MEASURE])


def _names(document: Document, values: Mapping[str, str], quote: str, month: str, unit: str) -> bool:
    told_month = values.get("month", "")
    if told_month and told_month not in (month, month[5:], str(int(month[5:]))):
        return False
    told_unit = values.get("unit", "")
    if told_unit and unit:
        return unit in told_unit or told_unit in unit
    return bool(told_month or told_unit) and _speaks_of(quote + document.text, month, unit)


def _speaks_of(text: str, month: str, unit: str) -> bool:
    number = int(month[5:])
    named = re.search(rf"(?<!\d)0?{number}月|{month[:4]}[-./年]0?{number}(?!\d)", text)
    return bool(named) and (not unit or unit in text)
