"""The month that leaves its own history, and whether anybody answered.

In: monthly amounts of workshops, lines and equipment; printed changes against a neighbouring month; analyses and corrective actions.
Out: anomaly-unanswered. Judged on the unit value where output exists, on raw use else. A month is anomalous when it lies at least
`anomaly.percent` (after rounding to whole percent, as in the founding case) above the median of the unit's other months of that year and, where last year's
same month is known, above that too: heating months repeat and do not alarm. Answered means an analysis and a corrective action that name the
month and the unit (or the month alone, for the plant).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from evidencekit.checks import _figures
from evidencekit.checks._figures import Figure
from evidencekit.model import Case, Document, Finding, QuantityRole, StatementKind

_RAW = {
    "electricity": "unit_electricity",
    "natural_gas": "unit_gas",
    "water": "unit_water",
    "comprehensive_energy": "unit_energy",
}
#: Fewer months than this are no history.
MIN_HISTORY = 5
_Key = tuple[str, str]


def check(case: Case) -> Iterator[Finding]:
    """Unanswered anomalies, once a metric, month and unit."""
    series = _series(case)
    units = {unit for metric, unit in series if metric in _RAW.values()}
    told: set[tuple[str, str]] = set()
    for (metric, unit), months in series.items():
        if metric in _RAW and unit in units and (_RAW[metric], unit) in series:
            continue
        for month, percent in _leaving(case, months):
            told.add((month, unit))
            if not _answered(case, month, unit):
                yield _tell(case, months[month], percent)
    yield from _printed(case, told)


def _series(case: Case) -> Mapping[_Key, dict[str, Figure]]:
    """Monthly figures by metric and unit; raw use is divided by output where both are given."""
    found: dict[_Key, dict[str, Figure]] = defaultdict(dict)
    for figure in _figures.figures(case):
        quantity = figure.quantity
        wanted = quantity.metric in _RAW or quantity.metric in _RAW.values() or quantity.metric == "output"
        if (
            wanted
            and _figures.is_month(quantity.period)
            and quantity.confidence >= 0.8
            and quantity.value > 0
        ):
            found[(quantity.metric, quantity.unit)].setdefault(quantity.period, figure)
    return {key: months for key, months in found.items() if key[0] != "output" or key}


def _values(case: Case, months: Mapping[str, Figure]) -> Mapping[str, Decimal]:
    return {month: figure.amount for month, figure in months.items()}


def _leaving(case: Case, months: Mapping[str, Figure]) -> Iterator[tuple[str, int]]:
    first = next(iter(months.values()))
    if first.quantity.metric == "output":
        return
    values = _per_output(case, first, _values(case, months))
    threshold = int(case.option("anomaly.percent", 15))
    for month, value in sorted(values.items()):
        others = [other for period, other in values.items() if period[:4] == month[:4] and period != month]
        if len(others) < MIN_HISTORY:
            continue
        percent = _percent_over(value, _median(others))
        last_year = values.get(f"{int(month[:4]) - 1}{month[4:]}")
        if last_year is not None:
            percent = min(percent, _percent_over(value, last_year))
        if percent >= threshold:
            yield month, percent


def _per_output(case: Case, first: Figure, values: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
    """Use divided by the unit's own output, month by month, where every month has one."""
    quantity = first.quantity
    if quantity.metric not in _RAW:
        return values
    outputs = {
        figure.quantity.period: figure.amount
        for figure in _figures.figures(case)
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


def _printed(case: Case, told: set[tuple[str, str]]) -> Iterator[Finding]:
    """A rise that the paper itself prints for a month and a unit."""
    threshold = int(case.option("anomaly.percent", 15))
    for figure in _figures.figures(case, (QuantityRole.CHANGE,)):
        quantity = figure.quantity
        metric = quantity.metric in _RAW or quantity.metric in _RAW.values()
        if not metric or not _figures.is_month(quantity.period) or round(quantity.value) < threshold:
            continue
        if figure.quantity.at is not None or (quantity.period, quantity.unit) in told:
            continue
        told.add((quantity.period, quantity.unit))
        if not _answered(case, quantity.period, quantity.unit):
            yield _tell(case, figure, round(quantity.value))


def _answered(case: Case, month: str, unit: str) -> bool:
    """An analysis and a measure, each naming month and unit, in one paper or in two."""
    kinds: set[StatementKind] = set()
    for document in case.papers:
        for row in document.reading.statements:
            if row.kind in (StatementKind.ANALYSIS, StatementKind.MEASURE) and _names(
                document, row.values, row.place.quote, month, unit
            ):
                kinds.add(row.kind)
        if document.doc_type == "corrective_action_report" and _speaks_of(
            document.text, document, month, unit
        ):
            kinds.update((StatementKind.ANALYSIS, StatementKind.MEASURE))
    return {StatementKind.ANALYSIS, StatementKind.MEASURE} <= kinds


def _names(document: Document, values: Mapping[str, str], quote: str, month: str, unit: str) -> bool:
    told_month = values.get("month", "")
    if told_month and told_month not in (month, month[5:], str(int(month[5:]))):
        return False
    told_unit = values.get("unit", "")
    if told_unit and unit:
        return unit in told_unit or told_unit in unit
    return bool(told_month or told_unit) and _speaks_of(quote + document.text, document, month, unit)


def _speaks_of(text: str, document: Document, month: str, unit: str) -> bool:
    number = int(month[5:])
    named = re.search(rf"(?<!\d)0?{number}月|{month[:4]}[-./年]0?{number}(?!\d)", text)
    return bool(named) and (not unit or unit in text)


def _tell(case: Case, figure: Figure, percent: int) -> Finding:
    quantity = figure.quantity
    return _figures.finding(
        case,
        "anomaly-unanswered",
        figure,
        expected="",
        difference=f"{percent}%",
        with_document=False,
        with_unit=bool(quantity.unit),
    )
