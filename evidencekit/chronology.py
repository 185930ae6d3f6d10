"""When a document speaks: its own day, its year, the end of what it covers; and whether it holds on the as-of day. Reads fields, never text."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from evidencekit import names
from evidencekit.model import OPEN_END, Case, Document, DocumentType, Field, PartialDate, Period

#: The field whose day a paper happened on, by what is asked first.
DAY_FIELDS = ("event_date", "issue_date", "valid_from", "effective_date", "sampling_date", "date")


def day_of(found: Field | None, *, end: bool = False) -> date | None:
    """The day of a date field: its first day, or its last when *end*; None for an open end or no date."""
    if found is None or found.invalid or not found.normalized or found.normalized == OPEN_END:
        return None
    day = date.fromisoformat(found.normalized)
    if end and found.precision is not None:
        if found.precision.value == "month":
            return day.replace(day=monthrange(day.year, day.month)[1])
        if found.precision.value == "year":
            return date(day.year, 12, 31)
    return day


def is_open(found: Field | None) -> bool:
    """Whether an end is written as never (长期)."""
    return found is not None and found.normalized == OPEN_END


def parse_period(normalized: str) -> Period | None:
    """A period as the contract writes it: YYYY, YYYY-MM, YYYY-MM-DD or two of these with a slash between.

    >>> parse_period("2025").end.latest().isoformat()
    '2025-12-31'
    """
    if not normalized:
        return None
    first, _, last = normalized.partition("/")
    try:
        start = _partial(first)
        return Period(start, _partial(last) if last else start)
    except ValueError:
        return None


def _partial(written: str) -> PartialDate:
    parts = [int(part) for part in written.split("-")]
    return PartialDate(*parts)


def periods(document: Document) -> tuple[Period, ...]:
    """The periods a document covers, first the one to judge by."""
    found = (parse_period(field.normalized) for field in document.fields_named("period") if not field.invalid)
    return tuple(period for period in found if period is not None)


#: Papers whose event is the one they look back on, not their own day.
_LOOKS_BACK = ("training_effect_evaluation",)


def happened_on(document: Document) -> date | None:
    """The day a document tells of: event, issue, else the end of its period."""
    if document.doc_type in _LOOKS_BACK:
        return day_of(document.first("issue_date"))
    for name in DAY_FIELDS[:2]:
        day = day_of(document.first(name))
        if day is not None:
            return day
    for period in periods(document):
        if period.end:
            return period.end.latest()
    for name in DAY_FIELDS[2:]:
        day = day_of(document.first(name))
        if day is not None:
            return day
    return None


def covers_until(document: Document) -> date | None:
    """The last day a document says something of: the end of its period, else its day (contract: stale)."""
    ends = [period.end.latest() for period in periods(document) if period.end]
    if ends:
        return max(ends)
    for name in DAY_FIELDS:
        day = day_of(document.first(name), end=True)
        if day is not None:
            return day
    return None


def years(document: Document) -> frozenset[int]:
    """The calendar years a document speaks of: those of its periods, else of its day; empty if unknown."""
    found: set[int] = set()
    for period in periods(document):
        if period.start and period.end:
            found.update(range(period.start.year, period.end.latest().year + 1))
    begin, end = day_of(document.first("valid_from")), day_of(document.first("valid_until"))
    if not found and begin and end:
        found.update(range(begin.year, end.year + 1))
    if found:
        return frozenset(found)
    day = happened_on(document)
    return frozenset({day.year}) if day else frozenset()


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day.

    >>> add_months(date(2024, 1, 31), 1).isoformat(), add_months(date(2026, 11, 20), -36).isoformat()
    ('2024-02-29', '2023-11-20')
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


# --- whether a paper holds on the as-of day ----------------------------------------------------------------------

#: Fields that say when a paper begins to hold or was made.
BEGINS = ("valid_from", "effective_date", "issue_date", "event_date")


def begins_on(document: Document) -> date | None:
    """The day from which a paper holds."""
    return next((day for name in BEGINS if (day := day_of(document.first(name)))), None)


def end_of(case: Case, document: Document) -> Field | None:
    """The field in which the paper's validity ends; None for a type that has none, or whose dates say what it covers (`validity.covers`)."""
    kind = case.pack.doc_types.get(document.doc_type)
    if (
        kind is None
        or "valid_until" not in kind.fields
        or document.doc_type in case.option("validity.covers", ())
    ):
        return None
    return document.first("valid_until")


def floor_of(case: Case, kind: DocumentType) -> date | None:
    """The first day of the type's window, None where age alone is no fault."""
    window = case.option(f"windows.{kind.id}", kind.window)
    return add_months(case.as_of, -int(window)) if window not in (None, "") else None


def siblings(case: Case, document: Document) -> Sequence[Document]:
    """The other papers of the same type, holder and object (serial number; for types of `renewal.by_number`, certificate number)."""
    return [
        other
        for other in case.recall(_by_object).get(_object(case, document), ())
        if other.id != document.id and _same_holder(document, other)
    ]


def _by_object(case: Case) -> Mapping[tuple[str, str], Sequence[Document]]:
    index: dict[tuple[str, str], list[Document]] = {}
    for document in case.papers:
        index.setdefault(_object(case, document), []).append(document)
    return index


def _object(case: Case, document: Document) -> tuple[str, str]:
    by_number = document.doc_type in case.option("renewal.by_number", ())
    found = document.first("serial_no") or (document.first("certificate_no") if by_number else None)
    return document.doc_type, found.normalized if found else ""


def _same_holder(one: Document, other: Document) -> bool:
    left, right = one.first("holder"), other.first("holder")
    return not (left and right) or names.same(left.normalized, right.normalized, read_by_ocr=True)


def renewed(case: Case, document: Document, end: date) -> bool:
    """Whether a paper of the same object takes over: it holds beyond *end* and on the as-of day, and began by then (or soon after the end)."""
    pause = timedelta(days=int(case.option("renewal.pause_days", 31)))
    latest_start = case.as_of if end < case.as_of else end + pause
    for other in siblings(case, document):
        last = end_of(case, other)
        day = day_of(last, end=True)
        lasts = is_open(last) or (day is not None and day > end and day >= case.as_of)
        begin = begins_on(other)
        if lasts and (begin is None or begin <= latest_start):
            return True
    return False


def lapsed(case: Case, document: Document) -> bool:
    """Whether it held once and does no more: expired and not taken over, or older than its type's window."""
    day = day_of(end_of(case, document), end=True)
    if day is not None and day < case.as_of and not renewed(case, document, day):
        return True
    kind = case.pack.doc_types.get(document.doc_type)
    floor = floor_of(case, kind) if kind else None
    last = covers_until(document)
    return floor is not None and last is not None and last < floor
