"""Whether a paper holds on the as-of day.

In: papers with their date fields; thresholds `expiring_days` and the windows of types. Out: at most one date finding a paper.
Expired: valid_until < as_of (the last day still holds); expiring: 0 to `expiring_days` days left, the as-of day included; not yet valid:
valid_from, else issue, after as_of; stale: the last day covered lies before as_of minus the type's window; undated: a type that
must have a date has none; impossible: a date that is not in the calendar, or an end before its beginning (contract, "Days").
An expired paper beside a valid one of the same type and holder was renewed and is not told; a stale one beside a current one is advice.
"""

from collections.abc import Iterator
from datetime import date

from evidencekit import chronology, names
from evidencekit.checks import _common
from evidencekit.model import Case, Document, DocumentType, Field, Finding, Place

#: Fields that say when a paper begins to hold or was made.
_BEGINS = ("valid_from", "issue_date", "event_date")
_ENDS = "valid_until"


def check(case: Case) -> Iterator[Finding]:
    """One finding at most for each paper that can be evidence."""
    for document in case.papers:
        kind = case.pack.doc_types.get(document.doc_type)
        if kind is None or document.doc_type == "other":
            continue
        found = (
            _impossible(case, document)
            or _expired(case, document)
            or _not_yet_valid(case, document)
            or _undated(case, document, kind)
            or _stale(case, document, kind)
        )
        if found:
            yield found


def _impossible(case: Case, document: Document) -> Finding | None:
    bad = next((field for field in document.reading.fields if field.invalid and field.precision), None)
    bad = bad or next((f for f in document.reading.fields if f.invalid and _is_date(f.name)), None)
    if bad is not None and document.first(bad.name) is None:
        return _common.about(
            case, "date-impossible", document, evidence=(bad.place,), values={"actual": bad.value}
        )
    end = document.first(_ENDS)
    begin = document.first("valid_from") or document.first("issue_date")
    last, first = chronology.day_of(end, end=True), chronology.day_of(begin)
    if end and begin and last and first and last < first:
        return _common.about(
            case,
            "date-impossible",
            document,
            evidence=(begin.place, end.place),
            values={"actual": f"{begin.value}—{end.value}"},
        )
    return None


def _is_date(name: str) -> bool:
    return name.endswith("_date") or name in ("valid_from", "valid_until", "date")


def _expired(case: Case, document: Document) -> Finding | None:
    end = document.first(_ENDS)
    day = chronology.day_of(end, end=True)
    if end is None or day is None:
        return None
    left = (day - case.as_of).days
    values = {"date": day.isoformat(), "days": str(abs(left))}
    if left < 0:
        if renewed(case, document):
            return None
        return _common.about(case, "document-expired", document, evidence=(end.place,), values=values)
    horizon = _horizon(case)
    if left <= horizon and not renewed(case, document, beyond=day):
        return _common.about(
            case, "document-expiring", document, evidence=(end.place,), values=values, advice=True
        )
    return None


def _horizon(case: Case) -> int:
    days = int(case.option("expiring_days", 90))
    review = case.engagement.review_day
    return max(days, (review - case.as_of).days) if review else days


def renewed(case: Case, document: Document, beyond: date | None = None) -> bool:
    """Whether a paper of the same type, holder and object holds longer: on the as-of day, or beyond a given day."""
    floor = beyond or case.as_of
    for other in case.of_type(document.doc_type):
        if other.id == document.id or not _same_object(document, other):
            continue
        end = other.first(_ENDS)
        if chronology.is_open(end):
            return True
        day = chronology.day_of(end, end=True)
        if day and (day > floor or (beyond is None and day >= floor)):
            return True
    return False


def _same_object(one: Document, other: Document) -> bool:
    """Same holder (or unknown), and the same serial number where the type has one."""
    for name in ("serial_no", "address"):
        left, right = one.first(name), other.first(name)
        if name == "serial_no" and left and right and left.normalized != right.normalized:
            return False
    left, right = one.first("holder"), other.first("holder")
    return not (left and right) or names.same(left.normalized, right.normalized, read_by_ocr=True)


def _not_yet_valid(case: Case, document: Document) -> Finding | None:
    for name in _BEGINS:
        begin = document.first(name)
        day = chronology.day_of(begin)
        if begin is None or day is None:
            continue
        if day > case.as_of:
            values = {"date": day.isoformat(), "days": str((day - case.as_of).days)}
            return _common.about(
                case, "document-not-yet-valid", document, evidence=(begin.place,), values=values
            )
        return None
    return None


def _undated(case: Case, document: Document, kind: DocumentType) -> Finding | None:
    if not kind.dated or _has_date(document):
        return None
    if document.text_source.value != "text" and document.status.value == "partial":
        return None
    return _common.about(case, "document-undated", document)


def _has_date(document: Document) -> bool:
    return any(
        (_is_date(field.name) or field.name == "period") and (field.normalized or field.invalid)
        for field in document.reading.fields
        if field.name not in ("printed_date",)
    )


def _stale(case: Case, document: Document, kind: DocumentType) -> Finding | None:
    window = case.option(f"windows.{document.doc_type}", kind.window)
    last = chronology.covers_until(document)
    if window in (None, "") or last is None:
        return None
    floor = chronology.add_months(case.as_of, -int(window))
    if last >= floor:
        return None
    current = any(
        (day := chronology.covers_until(other)) is not None and day >= floor
        for other in case.of_type(document.doc_type)
        if other.id != document.id
    )
    values = {"date": last.isoformat(), "expected": floor.isoformat(), "days": str(window)}
    return _common.about(
        case, "document-stale", document, evidence=_date_places(document), values=values, advice=current
    )


def _date_places(document: Document) -> tuple[Place, ...]:
    fields: tuple[Field | None, ...] = (
        document.first("period"),
        document.first("issue_date"),
        document.first("event_date"),
    )
    return tuple(field.place for field in fields if field)[:1]
