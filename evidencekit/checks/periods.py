"""Months that lack and depth that lacks.

In: monthly amounts of data papers. Out: period-missing for a month that no row gives, value-missing for a month whose row is there but
whose figure of a metric is blank, granularity-missing where figures stop at the plant. A year is judged when at least
`figures.months_to_judge` of its months are there; months after the as-of day, and after the last one given in the running year, are not due.
"""

from collections import defaultdict
from collections.abc import Iterator

from evidencekit import figures
from evidencekit.checks import _common
from evidencekit.figures import Figure
from evidencekit.model import Case, Finding

_MONTHLY = (
    "monthly_energy_report",
    "water_usage_report",
    "output_report",
    "meter_reading_record",
    "solid_waste_ledger",
)
_ENERGY = ("electricity", "comprehensive_energy", "natural_gas")
_ENERGY_TYPES = (
    "monthly_energy_report",
    "unit_energy_analysis",
    "equipment_energy_report",
    "output_report",
    "energy_audit_report",
    "meter_reading_record",
)


def check(case: Case) -> Iterator[Finding]:
    """Missing months by type of paper, blank figures, missing depth."""
    for doc_type in _MONTHLY:
        yield from _months(case, doc_type)
    yield from _depth(case)


def _months(case: Case, doc_type: str) -> Iterator[Finding]:
    series: dict[tuple[str, str], dict[str, Figure]] = defaultdict(dict)
    for document in case.of_type(doc_type):
        for quantity in document.reading.quantities:
            if quantity.role in figures.AMOUNTS and figures.is_month(quantity.period):
                series[(quantity.metric, quantity.unit)].setdefault(
                    quantity.period, Figure(document, quantity)
                )
    given = {month for months in series.values() for month in months}
    for year in sorted({month[:4] for month in given}):
        due = _due(case, given, year)
        if not due:
            continue
        absent = [month for month in due if month not in given]
        for month in absent:
            yield _period_missing(case, doc_type, month, series)
        for (metric, unit), months in series.items():
            yield from _blank(case, metric, unit, months, [month for month in due if month in given])


def _due(case: Case, given: set[str], year: str) -> list[str]:
    """The months that a judged year must have."""
    here = sorted(month for month in given if month.startswith(year))
    if len(here) < int(case.option("figures.months_to_judge", 6)):
        return []
    last = "12" if int(year) < case.as_of.year else here[-1][5:]
    return [f"{year}-{number:02d}" for number in range(1, int(last) + 1)]


def _period_missing(
    case: Case, doc_type: str, month: str, series: dict[tuple[str, str], dict[str, Figure]]
) -> Finding:
    near = [
        figure for months in series.values() for period, figure in months.items() if period[:4] == month[:4]
    ]
    documents = tuple(dict.fromkeys(figure.document.id for figure in near))
    return Finding(
        code="period-missing",
        subject={"doc_type": doc_type, "period": month},
        documents=documents[:6],
        evidence=figures.places(near[:2]),
        values={
            "doc_type": _common.type_name(case, doc_type),
            "period": month,
            "document": near[0].document.path,
        },
        doc_types=(doc_type,),
    )


def _blank(
    case: Case, metric: str, unit: str, months: dict[str, Figure], due: list[str]
) -> Iterator[Finding]:
    """A series that has most of the year's months lacks the figure of one whose row is there."""
    have = [month for month in due if month in months]
    if len(have) < max(int(case.option("figures.months_to_judge", 6)), len(due) * 2 // 3):
        return
    for month in due:
        if month not in months:
            found = figures.finding(case, "value-missing", months[have[0]], with_document=False)
            yield Finding(
                code="value-missing",
                subject={**found.subject, "period": month},
                documents=found.documents,
                evidence=found.evidence,
                values={**found.values, "period": month, "actual": ""},
                doc_types=found.doc_types,
            )


def _depth(case: Case) -> Iterator[Finding]:
    """Company figures of energy without workshops, or without key equipment."""
    papers = case.of_type(*_ENERGY_TYPES)
    given = [Figure(d, q) for d in papers for q in d.reading.quantities if q.role in figures.AMOUNTS]
    company = [figure for figure in given if figure.quantity.metric in _ENERGY and not figure.quantity.unit]
    if not company:
        return
    metric = min((figure.quantity.metric for figure in company), key=_ENERGY.index)
    levels = {figure.quantity.level for figure in given if figure.quantity.unit}
    lacking = [level for level in ("workshop", "equipment") if level not in levels]
    if case.of_type("equipment_energy_report"):
        lacking = [level for level in lacking if level != "equipment"]
    for level in lacking:
        first = next(figure for figure in company if figure.quantity.metric == metric)
        found = figures.finding(case, "granularity-missing", first)
        yield Finding(
            code="granularity-missing",
            subject={"metric": metric, "level": level},
            documents=found.documents,
            evidence=found.evidence,
            values={**found.values, "level": case.pack.words.say(f"level.{level}")},
            doc_types=found.doc_types,
        )
