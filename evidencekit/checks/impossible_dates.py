"""Dates that cannot be: not in the calendar, or one against the other.

In: date fields of a paper. Out: date-impossible, one a paper: a written date that does not exist (and no right one of the same name beside it), an end
before its beginning, a report before its sampling, an issue before the first issue, a period that ends before it starts. A scan is doubted before
it is held against anybody: contradictions there need `legible.contradiction`, else a person is asked. A certificate that runs longer than its
system's cycle (`cycle.months`) is a question too.
"""

from collections.abc import Iterator
from datetime import date

from evidencekit import chronology
from evidencekit.checks import _common
from evidencekit.model import Case, Document, Field, Finding

#: Pairs of fields of which the first cannot be later than the second, where both are on a paper.
_ORDERS = (
    ("valid_from", "valid_until"),
    ("issue_date", "valid_until"),
    ("sampling_date", "issue_date"),
    ("first_issue_date", "issue_date"),
)


def check(case: Case) -> Iterator[Finding]:
    """One finding a paper at most."""
    for document in case.papers:
        found = fault(case, document)
        if found is not None:
            yield found


def fault(case: Case, document: Document) -> Finding | None:
    """What is wrong with the paper's dates as such; None where nothing is."""
    return _absent(case, document) or _contradiction(case, document) or _too_long(case, document)


def is_date(name: str) -> bool:
    """Whether a field holds a date."""
    return name.endswith("_date") or name in ("valid_from", "valid_until", "date")


def _absent(case: Case, document: Document) -> Finding | None:
    """A date that no calendar has."""
    bad = next((f for f in document.reading.fields if f.invalid and (f.precision or is_date(f.name))), None)
    if bad is None or document.first(bad.name) is not None:
        return None
    if _common.scanned(document) and bad.confidence < float(case.option("legible.absent_date", "0.5")):
        return None
    values = {"actual": bad.value}
    return _common.about(case, "date-impossible", document, evidence=(bad.place,), values=values)


def _contradiction(case: Case, document: Document) -> Finding | None:
    for earlier, later in _ORDERS:
        first, last = document.first(earlier), document.first(later)
        begin, end = chronology.day_of(first), chronology.day_of(last, end=True)
        if first and last and begin and end and end < begin:
            return _told(case, document, first, last, begin, end)
    period = next((f for f in document.fields_named("period") if _reversed(f)), None)
    if period is not None and _common.legible(case, document, period):
        values = {"actual": period.value}
        return _common.about(case, "date-impossible", document, evidence=(period.place,), values=values)
    return None


def _reversed(found: Field) -> bool:
    span = chronology.parse_period(found.normalized)
    return bool(span and span.start and span.end and span.end.latest() < span.start.earliest())


def _told(case: Case, document: Document, first: Field, last: Field, begin: date, end: date) -> Finding:
    values = {"actual": f"{first.value}—{last.value}"}
    floor = float(case.option("legible.contradiction", "0.9"))
    sure = not _common.scanned(document) or (
        min(first.confidence, last.confidence) >= floor and not _year_slip(begin, end)
    )
    if not sure:
        return _common.doubtful(case, document, "date", actual=values["actual"])
    return _common.about(case, "date-impossible", document, evidence=(first.place, last.place), values=values)


def _year_slip(begin: date, end: date) -> bool:
    """An end on the eve of the beginning's anniversary, but years too early: the reader took one digit of the year for another."""
    try:
        same_year = end.replace(year=begin.year)
    except ValueError:
        return False
    return 0 <= (begin - same_year).days <= 1


def _too_long(case: Case, document: Document) -> Finding | None:
    months = case.option(f"cycle.months.{document.doc_type}")
    issued, end = document.first("issue_date"), document.first("valid_until")
    begin, last = chronology.day_of(issued), chronology.day_of(end)
    if months is None or not (issued and end and begin and last) or chronology.is_open(end):
        return None
    if last <= chronology.add_months(begin, int(months) + 1):
        return None
    if not _common.legible(case, document, issued, end):
        return None
    return _common.doubtful(
        case, document, "cycle", actual=f"{issued.value}—{end.value}", expected=str(months)
    )
