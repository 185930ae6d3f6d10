"""A certificate stays good by yearly surveillance.

In: system certificates (issue and validity), surveillance records, surveillance dates on the certificate itself. Out: surveillance-missing
for the last surveillance that is due. Due 12 months after the issue and each 12 months after (contract); certain for quality certificates
from 2026-01-01 (认监委公告〔2025〕第16号 5.8.2), for other systems by analogy: inside `surveillance.grace_days` the gap is advice.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from evidencekit import chronology, names
from evidencekit.checks import _common, validity
from evidencekit.model import Case, Document, Finding

_SYSTEMS = ("quality_certificate", "ohs_certificate", "environmental_certificate", "energy_certificate")


def check(case: Case) -> Iterator[Finding]:
    """One finding at most a certificate that still holds."""
    for document in case.of_type(*_SYSTEMS):
        issued = document.first("issue_date") or document.first("valid_from")
        day = chronology.day_of(issued)
        end = chronology.day_of(document.first("valid_until"), end=True)
        if (
            issued is None
            or day is None
            or (end and end < case.as_of)
            or validity.renewed(case, document, end)
        ):
            continue
        due = _last_due(case, day, end)
        if due is None or _shown(case, document, due):
            continue
        values = {"date": due.isoformat(), "days": str((case.as_of - due).days)}
        yield _common.about(
            case,
            "surveillance-missing",
            document,
            evidence=(issued.place,),
            values=values,
            advice=_inside_grace(case, document, due),
        )


def _last_due(case: Case, issued: date, end: date | None) -> date | None:
    """The last due day that has passed; the anniversary on which the certificate ends is a recertification."""
    interval = int(case.option("surveillance.interval_months", 12))
    due: date | None = None
    for number in range(1, 10):
        day = chronology.add_months(issued, interval * number)
        if day >= case.as_of or (end and day > end - timedelta(days=31)):
            break
        due = day
    return due


def _shown(case: Case, document: Document, due: date) -> bool:
    """Whether a surveillance of that round is on paper: dated within the interval before the due day, or later."""
    since = chronology.add_months(due, -int(case.option("surveillance.interval_months", 12))) + timedelta(
        days=30
    )
    days = [chronology.day_of(found) for found in document.fields_named("surveillance_date")]
    days += [
        chronology.happened_on(record)
        for record in case.of_type("surveillance_record")
        if _concerns(document, record)
    ]
    return any(day and day >= since for day in days)


def _concerns(document: Document, record: Document) -> bool:
    """The same certificate number, or the same holder and system where the record names no number."""
    ours, theirs = document.first("certificate_no"), record.fields_named("certificate_no")
    if ours and theirs:
        return any(found.normalized == ours.normalized for found in theirs)
    ours_standard, theirs_standard = (
        document.first("standard"),
        record.fields_named("standard", "standard_cited"),
    )
    if ours_standard and theirs_standard:
        base = ours_standard.normalized.rpartition("-")[0]
        if not any(found.normalized.startswith(base) for found in theirs_standard):
            return False
    left, right = document.first("holder"), record.first("holder")
    return not (left and right) or names.same(left.normalized, right.normalized, read_by_ocr=True)


def _inside_grace(case: Case, document: Document, due: date) -> bool:
    if document.doc_type == "quality_certificate":
        certain = date.fromisoformat(str(case.option("surveillance.quality_certain_from", "2026-01-01")))
        if due >= certain:
            return False
    grace = int(case.option("surveillance.grace_days", 90))
    return (case.as_of - due).days <= grace
