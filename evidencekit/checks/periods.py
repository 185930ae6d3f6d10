"""Months that lack and depth that lacks.

In: monthly amounts and periods of data papers. Out: period-missing for a month that no row and no paper gives, value-missing for a month whose row is there but
whose figure of a metric is blank, granularity-missing where figures of energy stop at the plant or at the workshops. A year is judged when at least
`figures.months_to_judge` of its months are there; months after the as-of day, and after the last one given in the running year, are not due. What may lie
in a file that nobody could read is not told.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from evidencekit import chronology, figures
from evidencekit.checks import _common
from evidencekit.figures import Figure
from evidencekit.model import Case, Document, Finding

_ENERGY = ("electricity", "comprehensive_energy", "natural_gas", "steam", "coal")


def check(case: Case) -> Iterator[Finding]:
    """Missing months by type of paper, blank figures, missing depth."""
    for doc_type in _common.option_words(case, "figures.monthly_types"):
        if not case.may_hide((doc_type,)):
            yield from _months(case, doc_type)
    yield from _depth(case)


# --- months ------------------------------------------------------------------------------------------------------


@dataclass
class _Months:
    """What papers of one type give: figures by metric, unit and month; papers by month."""

    series: dict[tuple[str, str], dict[str, Figure]] = field(default_factory=lambda: defaultdict(dict))
    papers: dict[str, Document] = field(default_factory=dict)


def _given(case: Case, doc_type: str) -> _Months:
    given = _Months()
    for document in case.of_type(doc_type):
        for quantity in document.reading.quantities:
            if figures.is_month(quantity.period):
                given.papers.setdefault(quantity.period, document)
                figure = Figure(document, quantity)
                if quantity.role in figures.AMOUNTS:
                    given.series[(quantity.metric, figure.unit)].setdefault(quantity.period, figure)
        for found in document.fields_named("period"):
            if figures.is_month(found.normalized):
                given.papers.setdefault(found.normalized, document)
    return given


def _months(case: Case, doc_type: str) -> Iterator[Finding]:
    given = _given(case, doc_type)
    for year in sorted({month[:4] for month in given.papers}):
        due = _due(case, given, year)
        yield from (_period_missing(case, doc_type, m, given) for m in due if m not in given.papers)
        there = [month for month in due if month in given.papers]
        for months in given.series.values():
            yield from _blank(case, months, there)


def _due(case: Case, given: _Months, year: str) -> list[str]:
    """The months that a judged year must have."""
    here = sorted(month for month in given.papers if month.startswith(year))
    if len(here) < int(case.option("figures.months_to_judge", 6)):
        return []
    last = "12" if int(year) < case.as_of.year else here[-1][5:]
    return [month for month in figures.months_of(year) if month[5:] <= last]


def _period_missing(case: Case, doc_type: str, month: str, given: _Months) -> Finding:
    """Told at the papers of the months beside it."""
    near = sorted(
        (other for other in given.papers if other[:4] == month[:4]),
        key=lambda other: abs(_number(other) - _number(month)),
    )
    documents = list({given.papers[other].id: given.papers[other] for other in near[:2]}.values())
    shown = [months[other] for other in near[:2] for months in given.series.values() if other in months]
    places = figures.places(shown[:2]) or tuple(p for d in documents for p in _common.opening(d))
    return Finding(
        code="period-missing",
        subject={"doc_type": doc_type, "period": month},
        documents=tuple(document.id for document in documents),
        evidence=places,
        values={
            "doc_type": _common.type_name(case, doc_type),
            "period": month,
            "document": documents[0].path,
        },
        doc_types=(doc_type,),
    )


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:])


def _blank(case: Case, months: Mapping[str, Figure], there: Sequence[str]) -> Iterator[Finding]:
    """A series that has most of the year's months lacks the figure of one whose row is there."""
    have = [month for month in there if month in months]
    if len(have) < max(int(case.option("figures.months_to_judge", 6)), len(there) * 2 // 3):
        return
    for month in there:
        if month not in months and not _common.scanned(months[have[0]].document):
            found = figures.finding(case, "value-missing", months[have[0]], with_document=False)
            yield replace(
                found,
                subject={**found.subject, "period": month},
                values={**found.values, "period": month, "actual": ""},
            )


# --- depth -------------------------------------------------------------------------------------------------------


def _depth(case: Case) -> Iterator[Finding]:
    """Company figures of energy without workshops, or without key equipment."""
    types = _common.option_words(case, "data_depth.types")
    energy = [
        figure for figure in figures.figures(case) if figure.document.doc_type in types and _is_energy(figure)
    ]
    company = [figure for figure in energy if not figure.unit and figure.quantity.metric in _ENERGY]
    if not company or not any(chronology.years(document) for document in case.of_type(*types)):
        return
    levels = {figure.quantity.level for figure in energy if figure.unit}
    if case.of_type("equipment_energy_report"):
        levels.add("equipment")
    asked = [
        level for level in ("workshop", "equipment") if case.option(f"data_depth.{level}", "yes") == "yes"
    ]
    first = min(company, key=lambda figure: _ENERGY.index(figure.quantity.metric))
    for level in asked:
        hidden = level == "equipment" and case.may_hide(("equipment_energy_report",))
        if level in levels or hidden:
            continue
        found = figures.finding(case, "granularity-missing", first)
        yield replace(
            found,
            subject={"metric": first.quantity.metric, "level": level},
            values={**found.values, "level": case.pack.words.say(f"level.{level}")},
        )


def _is_energy(figure: Figure) -> bool:
    return figure.quantity.metric in _ENERGY or figure.quantity.metric.startswith("unit_")
