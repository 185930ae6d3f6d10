"""Editions of standards by the day of the paper."""

import pytest

from evidencekit.model import Document
from tests.builders import CLIENT, findings, paper, subjects


def cites(doc_type: str, standard: str, issued: str, **more: str) -> Document:
    return paper(doc_type, f"{doc_type}.docx", standard_cited=standard, issue_date=issued, **more)


@pytest.mark.parametrize(
    ("doc_type", "standard", "issued"),
    [
        ("waste_management_procedure", "GB 18597-2001", "2023-12-20"),
        ("energy_metering_procedure", "GB 17167-2006", "2026-03-01"),
        ("unit_energy_analysis", "GB/T 2589-2008", "2024-01-20"),
        ("water_saving_evaluation", "GB 24789-2009", "2024-05-01"),
    ],
)
def test_an_old_edition_in_a_later_paper(doc_type: str, standard: str, issued: str) -> None:
    assert subjects(cites(doc_type, standard, issued), code="superseded-standard") == [
        {"document": f"{doc_type}.docx", "standard": standard}
    ]


@pytest.mark.parametrize(
    ("doc_type", "standard", "issued"),
    [
        ("energy_metering_procedure", "GB 17167-2006", "2015-03-01"),
        ("environmental_procedure", "GB/T 24001-2016", "2024-01-20"),
        ("self_evaluation_report", "GB/T 28001-2011", "2026-05-01"),
        ("application_form", "GB 24789-2009", "2026-05-01"),
        ("lighting_report", "GB/T 99999-2001", "2026-05-01"),
    ],
)
def test_the_edition_of_its_day_an_official_form_and_an_unknown_standard(
    doc_type: str, standard: str, issued: str
) -> None:
    assert not findings(cites(doc_type, standard, issued), code="superseded-standard")


def certificate(standard: str, issued: str, until: str) -> Document:
    return paper(
        "energy_certificate",
        "能源.pdf",
        holder=CLIENT,
        standard=standard,
        issue_date=issued,
        valid_until=until,
    )


def test_certificates_by_the_end_of_the_transition() -> None:
    assert [
        f.subject["standard"]
        for f in findings(
            certificate("GB/T 23331-2012", "2026-01-20", "2029-01-19"), code="superseded-standard"
        )
    ] == ["GB/T 23331-2012"]
    assert not findings(
        certificate("GB/T 23331-2020", "2026-01-20", "2029-01-19"), code="superseded-standard"
    )
    assert not findings(
        certificate("GB/T 23331-2012", "2019-01-20", "2022-01-19"), code="superseded-standard"
    ), "told as expired"


def test_national_and_international_twins_are_one_citation() -> None:
    both = certificate("GB/T 23331-2012|ISO 50001:2011", "2026-01-20", "2029-01-19")
    assert [f.subject["standard"] for f in findings(both, code="superseded-standard")] == ["GB/T 23331-2012"]
    current = cites("environmental_procedure", "GB/T 24001-2016|ISO 14001:2015", "2026-06-01")
    assert not findings(current, code="superseded-standard")
