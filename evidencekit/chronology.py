"""When a document speaks: its own day, its year, the end of what it covers. Reads fields, never text."""

from calendar import monthrange
from datetime import date

from evidencekit.model import OPEN_END, Document, Field, PartialDate, Period

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
