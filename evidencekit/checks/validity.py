"""Whether a paper holds on the as-of day.

In: papers with their date fields; thresholds `expiring_days`, `validity.*`, `renewal.*` and the windows of types. Out: at most one date
finding a paper. Expired: valid_until < as_of (the last day still holds); expiring: 0 to `expiring_days` days left, the as-of day included (or the
review day, where one is told); not yet valid: valid_from, else effective, issue or event day after as_of; stale: the last day covered lies before as_of
minus the type's window; undated: a type that must have a date has none (contract, "Days"). What a date that cannot be is: checks/impossible_dates.py.
An expired paper beside one that took over is not told; a stale one beside a current one of its kind, a future one beside its forerunner are advice.
A scan's date that was not read surely is a question, never an accusation.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from evidencekit import chronology
from evidencekit.checks import _common, impossible_dates
from evidencekit.model import Case, Document, DocumentType, Finding, Place, StatementKind


def check(case: Case) -> Iterator[Finding]:
    """One finding at most for each paper that can be evidence; what a date that cannot be tells goes first."""
    for document in case.papers:
        kind = case.pack.doc_types.get(document.doc_type)
        if kind is None or document.doc_type == "other" or impossible_dates.fault(case, document) is not None:
            continue
        found = (
            _expired(case, document)
            or _not_yet_valid(case, document)
            or _undated(case, document, kind)
            or _stale(case, document, kind)
        )
        if found:
            yield found


# --- the end -----------------------------------------------------------------------------------------------------


def _expired(case: Case, document: Document) -> Finding | None:
    end = chronology.end_of(case, document)
    day = chronology.day_of(end, end=True)
    if end is None or day is None:
        return None
    left = (day - case.as_of).days
    if left > _horizon(case) or chronology.renewed(case, document, day):
        return None
    if not _common.legible(case, document, end):
        return _common.doubtful(case, document, "date", actual=end.value)
    values = {"date": day.isoformat(), "days": str(abs(left))}
    code = "document-expired" if left < 0 else "document-expiring"
    return _common.about(case, code, document, evidence=(end.place,), values=values, advice=left >= 0)


def _horizon(case: Case) -> int:
    days = int(case.option("expiring_days", 90))
    review = case.engagement.review_day
    return max(days, (review - case.as_of).days) if review else days


# --- the beginning -----------------------------------------------------------------------------------------------


def _not_yet_valid(case: Case, document: Document) -> Finding | None:
    for name in chronology.BEGINS:
        begin = document.first(name)
        day = chronology.day_of(begin)
        if begin is None or day is None:
            continue
        if day > case.as_of:
            if not _common.legible(case, document, begin):
                return _common.doubtful(case, document, "date", actual=begin.value)
            values = {"date": day.isoformat(), "days": str((day - case.as_of).days)}
            return _common.about(
                case, "document-not-yet-valid", document, evidence=(begin.place,), values=values,
                advice=_has_forerunner(case, document, day),
            )  # fmt: skip
        if name != "valid_from":
            return None
    return None


def _has_forerunner(case: Case, document: Document, day: date) -> bool:
    """Whether an earlier paper of the same object is there: then what lacks today is told of that one, if anything lacks."""
    return any(
        (begin := chronology.begins_on(other)) is None or begin < day
        for other in chronology.siblings(case, document)
    )


# --- no date, or one too long ago --------------------------------------------------------------------------------


def _undated(case: Case, document: Document, kind: DocumentType) -> Finding | None:
    if not kind.dated or _has_date(document):
        return None
    blank = _blank_date(document)
    if _common.scanned(document) and not blank:
        return _common.doubtful(case, document, "no-date") if _common.enough_read(case, document) else None
    return _common.about(case, "document-undated", document, evidence=blank)


def _has_date(document: Document) -> bool:
    return any(
        (impossible_dates.is_date(field.name) or field.name == "period")
        and (field.normalized or field.invalid)
        for field in document.reading.fields
        if field.name != "printed_date"
    )


#: A line of a date of which nothing but the words stands.
_OPEN_LINE = re.compile(r"(?m)(?:^|[:\t ])[ \t_]*年[ \t_]*月[ \t_]*日?[ \t]*$")


def _blank_date(document: Document) -> tuple[Place, ...]:
    """Where a line for the date was left open."""
    places = [
        row.place
        for row in document.reading.statements
        if row.kind is StatementKind.PLACEHOLDER and any(part in row.key for part in "年月日")
    ]
    if not places and document.opening and _OPEN_LINE.search(document.text):
        places = [document.opening]
    return tuple(places[:1])


def _stale(case: Case, document: Document, kind: DocumentType) -> Finding | None:
    floor = chronology.floor_of(case, kind)
    last = chronology.covers_until(document)
    if floor is None or last is None or last >= floor:
        return None
    shown = [field for name in ("period", "issue_date", "event_date") if (field := document.first(name))][:1]
    if not _common.legible(case, document, *shown):
        return None
    values = {"date": last.isoformat(), "expected": floor.isoformat()}
    return _common.about(
        case, "document-stale", document, evidence=tuple(field.place for field in shown), values=values,
        advice=_has_current(case, document, floor),
    )  # fmt: skip


def _has_current(case: Case, document: Document, floor: date) -> bool:
    """Whether a paper of the same type and kind (noise, exhaust …) lies inside the window."""
    kinds = _kinds(document)
    return any(
        (not kinds or not (others := _kinds(other)) or bool(kinds & others))
        for other in case.recall(_current)(document.doc_type, floor)
        if other.id != document.id
    )


def _current(case: Case) -> Callable[[str, date], Sequence[Document]]:
    """The papers of a type that reach into a window, looked up once a type."""
    known: dict[tuple[str, date], Sequence[Document]] = {}

    def inside(doc_type: str, floor: date) -> Sequence[Document]:
        if (doc_type, floor) not in known:
            known[doc_type, floor] = [
                other
                for other in case.of_type(doc_type)
                if (day := chronology.covers_until(other)) is not None and day >= floor
            ]
        return known[doc_type, floor]

    return inside


def _kinds(document: Document) -> frozenset[str]:
    words = _common.judging_words("kinds").get(document.doc_type, ())
    return frozenset(word for word in words if word in document.text)
