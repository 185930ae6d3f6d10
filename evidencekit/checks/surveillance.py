"""A certificate stays good by yearly surveillance.

In: system certificates (issue and validity), surveillance records, surveillance dates on the certificate itself. Out: surveillance-missing, one a
certificate that still holds. Due 12 months after the issue and each 12 months after (contract); each surveillance on paper belongs to the due day it lies
nearest to, and every due day that has passed needs one. Certain for quality certificates from 2026-01-01 (认监委公告〔2025〕第16号 5.8.2); for other
systems and before, the gap is advice inside `surveillance.grace_days`. An earlier year that lacks beside a later one that is shown is advice.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from rapidfuzz import fuzz

from evidencekit import chronology, names
from evidencekit.checks import _common
from evidencekit.model import Case, Document, Finding, Precision

_SYSTEMS = ("quality_certificate", "ohs_certificate", "environmental_certificate", "energy_certificate")
#: Two readings of one certificate number, one of them from a scan, differ by a character or two of about thirteen.
SAME_NUMBER = 84.0


def check(case: Case) -> Iterator[Finding]:
    """One finding at most a certificate that still holds."""
    if case.may_hide(("surveillance_record",)):
        return
    for document in case.of_type(*_SYSTEMS):
        issued = document.first("issue_date") or document.first("valid_from")
        end = chronology.day_of(document.first("valid_until"), end=True)
        first = _issued_on(document, end)
        if issued is None or first is None or not _common.legible(case, document, issued):
            continue
        if end is not None and (end < case.as_of or chronology.renewed(case, document, end)):
            continue
        lacking = _lacking(case, document, first, end)
        if lacking is None:
            continue
        due, last = lacking
        yield _common.about(
            case,
            "surveillance-missing",
            document,
            evidence=(issued.place,),
            values={"date": due.isoformat(), "days": str((case.as_of - due).days)},
            advice=not last or _inside_grace(case, document, due),
        )


def _issued_on(document: Document, end: date | None) -> date | None:
    """The day of this issue; where only its month was written or read, the day after which the cycle ends."""
    issued = document.first("issue_date") or document.first("valid_from")
    day = chronology.day_of(issued)
    if issued and day and end and issued.precision not in (None, Precision.DAY):
        cycle = chronology.add_months(end + timedelta(days=1), -36)
        return cycle if abs((cycle - day).days) <= 31 else day
    return day


def _lacking(case: Case, document: Document, issued: date, end: date | None) -> tuple[date, bool] | None:
    """The last due day without a surveillance and whether it is the last due at all; None where each has one."""
    dues = _dues(case, issued, end)
    passed = [
        day for day in dues[1:] if day < case.as_of and (end is None or day <= end - timedelta(days=31))
    ]
    records = _records(case, document)
    if not passed or None in records:
        return None
    shown = {min(dues, key=lambda due: abs((due - day).days)) for day in records if day is not None}
    missing = [day for day in passed if day not in shown]
    return (missing[-1], missing[-1] == passed[-1]) if missing else None


def _dues(case: Case, issued: date, end: date | None) -> Sequence[date]:
    """The issue and its anniversaries, to the first that lies ahead."""
    interval = int(case.option("surveillance.interval_months", 12))
    days = [issued]
    while days[-1] < case.as_of and (end is None or days[-1] < end) and len(days) < 12:
        days.append(chronology.add_months(issued, interval * len(days)))
    return days


def _records(case: Case, document: Document) -> Sequence[date | None]:
    """The days of all surveillance on paper; None for a record whose day was not read."""
    days: list[date | None] = [
        chronology.day_of(found) for found in document.fields_named("surveillance_date") if not found.invalid
    ]
    for record in case.recall(_by_system).get(document.doc_type, ()):
        if _concerns(document, record):
            days.append(chronology.happened_on(record))
    return days


def _by_system(case: Case) -> Mapping[str, Sequence[Document]]:
    """Surveillance records by the system they speak of; one that names none belongs to every system."""
    records = case.of_type("surveillance_record")
    known: dict[str, list[Document]] = {}
    for system in {document.doc_type for document in case.of_type(*_SYSTEMS)}:
        known[system] = [record for record in records if not (bases := _bases(record)) or system in bases]
    return known


def _bases(record: Document) -> frozenset[str]:
    """The systems that a record's standards, or its text, speak of."""
    words = _common.judging_words("systems")
    cited = [found.normalized for found in record.fields_named("standard", "standard_cited")]
    by_standard = {
        system
        for system, known in words.items()
        if any(number in one for one in cited for number in known["standards"])
    }
    if by_standard:
        return frozenset(by_standard)
    return frozenset(
        system for system, known in words.items() if any(name in record.text for name in known["names"])
    )


def _concerns(document: Document, record: Document) -> bool:
    """The same certificate number, else the same holder where the record names no number."""
    ours, theirs = document.first("certificate_no"), record.fields_named("certificate_no")
    if ours and theirs:
        if any(found.normalized == ours.normalized for found in theirs):
            return True
        read = _common.scanned(document) or _common.scanned(record)
        return read and any(fuzz.ratio(found.normalized, ours.normalized) >= SAME_NUMBER for found in theirs)
    left, right = document.first("holder"), record.first("holder")
    return not (left and right) or names.same(left.normalized, right.normalized, read_by_ocr=True)


def _inside_grace(case: Case, document: Document, due: date) -> bool:
    if document.doc_type in case.option("surveillance.certain", ("quality_certificate",)):
        certain = date.fromisoformat(str(case.option("surveillance.quality_certain_from", "2026-01-01")))
        if due >= certain:
            return False
    grace = case.option(
        f"surveillance.grace_by_type.{document.doc_type}", case.option("surveillance.grace_days", 90)
    )
    return (case.as_of - due).days <= int(grace)
