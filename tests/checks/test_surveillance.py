"""Yearly surveillance of certificates, as of 2026-11-20."""

import pytest

from evidencekit.model import Document
from tests.builders import CLIENT, findings, paper, subjects


def certificate(issued: str, until: str = "", kind: str = "quality_certificate", **more: str) -> Document:
    more = {"valid_until": until, **more} if until else more
    return paper(
        kind, f"{kind}.pdf", holder=CLIENT, certificate_no="ZH24Q30417R2M", issue_date=issued, **more
    )


def letter(day: str, number: str = "ZH24Q30417R2M", **more: str) -> Document:
    return paper(
        "surveillance_record",
        f"保持通知{day}.pdf",
        holder=CLIENT,
        certificate_no=number,
        issue_date=day,
        **more,
    )


def told(*papers: Document) -> list[bool]:
    """Whether each surveillance finding is advice."""
    return [finding.advice for finding in findings(*papers, code="surveillance-missing")]


@pytest.mark.parametrize("issued", ["2024-01-09", "2025-03-01", "2024-08-20"])
def test_no_surveillance_after_a_year(issued: str) -> None:
    end = f"{int(issued[:4]) + 3}{issued[4:]}"
    assert told(certificate(issued, end)) == [False]


def test_the_last_due_day_is_what_counts() -> None:
    own = certificate("2024-01-09", "2027-01-08")
    assert told(own, letter("2025-01-05")) == [False]
    assert told(own, letter("2025-01-05"), letter("2026-02-20")) == []
    assert told(own, letter("2026-01-05")) == [True], (
        "an earlier year beside a later one that is shown is advice"
    )
    assert told(own, letter("2025-04-20")) == [False], "a late first one is not the second"


def test_within_the_first_year_and_at_the_end_nothing_is_due() -> None:
    assert told(certificate("2025-11-21", "2028-11-20")) == []
    assert told(certificate("2023-11-25", "2026-11-24"), letter("2024-11-20"), letter("2025-11-18")) == []


def test_a_grace_for_other_systems_and_before_2026() -> None:
    assert told(certificate("2025-10-01", "2028-09-30", "energy_certificate")) == [True]
    assert told(certificate("2025-06-01", "2028-05-31", "energy_certificate")) == [False]
    assert told(certificate("2025-10-01", "2028-09-30", "quality_certificate")) == [False]


def test_a_record_of_another_certificate_or_system_does_not_count() -> None:
    own = certificate("2025-03-01", "2028-02-29")
    assert told(own, letter("2026-02-20", "XX99E10001R0M")) == [False]
    unnumbered = paper(
        "surveillance_record",
        "监督.docx",
        holder=CLIENT,
        issue_date="2026-02-20",
        standard_cited="GB/T 24001-2016",
    )
    assert told(own, unnumbered) == [False]
    fitting = paper(
        "surveillance_record",
        "监督.docx",
        holder=CLIENT,
        issue_date="2026-02-20",
        standard_cited="GB/T 19001-2016",
    )
    assert told(own, fitting) == []


def test_a_stamp_on_the_certificate_itself_counts() -> None:
    assert told(certificate("2025-03-01", "2028-02-29", surveillance_date="2026-03-10")) == []


def test_a_number_misread_in_a_scan_is_the_same() -> None:
    scan = paper(
        "quality_certificate", "质量.jpg", holder=CLIENT, certificate_no="ZII24Q30417R2M", issue_date="2025-07", valid_until="2028-07-29", scanned=True, sure=0.95
    )  # fmt: skip
    assert told(scan, letter("2026-07-15", standard_cited="GB/T 19001-2016")) == []


def test_expired_and_renewed_certificates_are_told_as_that() -> None:
    assert told(certificate("2022-01-09", "2025-01-08")) == []
    new = paper(
        "quality_certificate", "新.pdf", holder=CLIENT, issue_date="2026-02-01", valid_until="2029-01-31"
    )
    assert told(certificate("2024-01-09", "2027-01-08"), new) == []


def test_a_letter_that_may_lie_in_an_unread_file() -> None:
    from evidencekit.model import FileStatus

    locked = paper(
        "other", "监督审核通知.pdf", status=FileStatus.ENCRYPTED, guesses=[("surveillance_record", 0.8)]
    )
    assert told(certificate("2024-01-09", "2027-01-08"), locked) == []


def test_the_subject_is_the_certificate() -> None:
    assert subjects(certificate("2024-01-09", "2027-01-08"), code="surveillance-missing") == [
        {"doc_type": "quality_certificate", "document": "quality_certificate.pdf"}
    ]
