"""Dates against the as-of day 2026-11-20."""

from datetime import date

import pytest

from evidencekit.model import OPEN_END, Engagement
from tests.builders import findings, paper, subjects


def test_last_day_still_holds_and_the_next_does_not() -> None:
    today = paper(
        "environmental_certificate", holder="甲公司厂", issue_date="2024-01-01", valid_until="2026-11-20"
    )
    past = paper(
        "environmental_certificate", holder="乙公司厂", issue_date="2023-11-20", valid_until="2026-11-19"
    )
    assert [s["document"] for s in subjects(today, past, code="document-expired")] == [past.path]


@pytest.mark.parametrize(
    ("until", "told"), [("2026-11-20", True), ("2027-02-18", True), ("2027-02-19", False), (OPEN_END, False)]
)
def test_expiring_is_zero_to_ninety_days(until: str, told: bool) -> None:
    licence = paper("pollutant_discharge_permit", issue_date="2024-01-01", valid_until=until)
    found = findings(licence, code="document-expiring")
    assert bool(found) is told
    assert all(finding.advice for finding in found)


def test_review_day_lengthens_the_horizon() -> None:
    licence = paper("pollutant_discharge_permit", valid_until="2027-06-01")
    assert not findings(licence, code="document-expiring")
    assert findings(licence, code="document-expiring", engagement=Engagement(review_day=date(2027, 6, 30)))


def test_renewed_certificate_silences_the_old_one() -> None:
    old = paper(
        "quality_certificate",
        holder="青岛海拓精密制造有限公司",
        issue_date="2020-05-01",
        valid_until="2023-04-30",
    )
    new = paper(
        "quality_certificate",
        holder="青岛海拓精密制造有限责任公司",
        issue_date="2026-04-20",
        valid_until="2029-04-30",
    )
    assert not findings(old, new, code="document-expired")
    assert subjects(old, code="document-expired")


def test_another_meters_certificate_is_no_renewal() -> None:
    old = paper("calibration_certificate", serial_no="A1", issue_date="2023-05-01", valid_until="2024-04-30")
    other = paper(
        "calibration_certificate", serial_no="B2", issue_date="2026-05-01", valid_until="2027-04-30"
    )
    assert [s["document"] for s in subjects(old, other, code="document-expired")] == [old.path]


def test_month_end_is_its_last_day() -> None:
    licence = paper("pollutant_discharge_permit", valid_until="2026-11")
    assert not findings(licence, code="document-expired")


def test_not_yet_valid_reads_the_beginning() -> None:
    future = paper(
        "hazardous_waste_contract", valid_from="2027-01-01", valid_until="2027-12-31", issue_date="2026-11-01"
    )
    running = paper("hazardous_waste_contract", valid_from="2026-01-01", valid_until="2026-12-31")
    assert [s["document"] for s in subjects(future, running, code="document-not-yet-valid")] == [future.path]


def test_stale_reads_the_end_of_the_period_and_is_advice_beside_a_current_paper() -> None:
    old = paper("internal_audit_report", period="2022", issue_date="2022-12-20")
    edge = paper("internal_audit_report", issue_date="2023-11-20")
    assert [f.subject["document"] for f in findings(old, code="document-stale") if not f.advice] == [old.path]
    beside = findings(old, edge, code="document-stale")
    assert [f.advice for f in beside] == [True]


def test_procedure_has_no_window() -> None:
    assert not findings(paper("energy_management_procedure", issue_date="2016-01-01"), code="document-stale")


def test_undated_only_where_a_type_must_have_a_date() -> None:
    undated = paper("training_signin", topic="节能")
    assert subjects(undated, code="document-undated")
    assert not findings(paper("training_material", topic="节能"), code="document-undated")
    assert not findings(paper("monthly_energy_report", period="2025"), code="document-undated")


def test_impossible_dates_and_reversed_validity() -> None:
    never = paper("saving_project_contract", issue_date="!2025年2月30日")
    reversed_ = paper("hazardous_waste_contract", valid_from="2026-06-01", valid_until="2025-06-01")
    told = {s["document"] for s in subjects(never, reversed_, code="date-impossible")}
    assert told == {never.path, reversed_.path}
    assert not findings(reversed_, code="document-expired")


def test_an_impossible_date_beside_a_right_one_is_not_told() -> None:
    assert not findings(
        paper("saving_project_contract", issue_date="!2025年2月30日|2025-02-28"), code="date-impossible"
    )


LONG = "经查询，该单位自成立以来依法生产经营，未发现违法违规行为，特此证明，以供申报使用。" * 2


def test_a_renewal_that_has_not_begun_does_not_take_over() -> None:
    old = paper("property_certificate", "旧.pdf", valid_from="2023-07-01", valid_until="2026-06-30")
    future = paper(
        "property_certificate",
        "续.docx",
        valid_from="2027-01-01",
        valid_until="2029-12-31",
        issue_date="2026-10-28",
    )
    assert subjects(old, future, code="document-expired") == [
        {"doc_type": "property_certificate", "document": "旧.pdf"}
    ]
    assert [f.advice for f in findings(old, future, code="document-not-yet-valid")] == [True], (
        "what lacks today is told of the old one"
    )
    current = paper("property_certificate", "现.pdf", valid_from="2026-07-01", valid_until="2029-06-30")
    assert not findings(old, current, code="document-expired")


def test_what_a_statement_covers_is_no_end_of_validity() -> None:
    statement = paper(
        "compliance_statement", issue_date="2026-10-15", valid_from="2023-10-01", valid_until="2026-09-30"
    )
    assert not findings(statement, code="document-expired") and not findings(
        statement, code="document-expiring"
    )


def test_products_of_several_certificates_renew_by_their_number() -> None:
    lamp = paper(
        "ccc_certificate",
        "A.jpg",
        certificate_no="2020011001000001",
        issue_date="2020-01-01",
        valid_until="2025-01-01",
    )
    fan = paper(
        "ccc_certificate",
        "B.jpg",
        certificate_no="2021010705000002",
        issue_date="2023-01-01",
        valid_until="2028-01-01",
    )
    again = paper(
        "ccc_certificate",
        "C.jpg",
        certificate_no="2020011001000001",
        issue_date="2025-01-01",
        valid_until="2030-01-01",
    )
    assert findings(lamp, fan, code="document-expired") and not findings(
        lamp, fan, again, code="document-expired"
    )


@pytest.mark.parametrize("doc_type", ["saving_project_contract", "purchase_contract", "training_signin"])
def test_types_without_a_validity_do_not_expire(doc_type: str) -> None:
    assert not findings(
        paper(doc_type, issue_date="2025-01-01", event_date="2025-01-01", valid_until="2025-06-30"),
        code="document-expired",
    )


class TestScans:
    def test_a_date_not_read_surely_is_a_question(self) -> None:
        dim = paper(
            "pollutant_discharge_permit",
            "许可证.jpg",
            valid_until="2025-08-02",
            scanned=True,
            sure=0.6,
            text=LONG,
        )
        clear = paper(
            "pollutant_discharge_permit",
            "许可证.jpg",
            valid_until="2025-08-02",
            scanned=True,
            sure=0.95,
            text=LONG,
        )
        assert not findings(dim, code="document-expired") and findings(dim, code="needs-review")
        assert findings(clear, code="document-expired")

    def test_a_date_hidden_under_a_seal_is_not_absent_but_an_open_line_is(self) -> None:
        hidden = paper("management_commitment", "承诺.jpg", scanned=True, text=LONG)
        open_ = paper(
            "management_commitment", "承诺.jpg", scanned=True, text=f"{LONG}\n承诺人：\n年\t月\t日\n"
        )
        assert not findings(hidden, code="document-undated") and findings(hidden, code="needs-review")
        assert findings(open_, code="document-undated")

    def test_contradictions_of_one_misread_digit(self) -> None:
        slip = paper(
            "business_license",
            valid_from="2011-09-23",
            valid_until="2011-09-22",
            scanned=True,
            sure=0.96,
            text=LONG,
        )
        real = paper(
            "hazardous_waste_contract",
            valid_from="2026-06-01",
            valid_until="2025-03-31",
            scanned=True,
            sure=0.96,
            text=LONG,
        )
        dim = paper(
            "hazardous_waste_contract",
            valid_from="2026-06-01",
            valid_until="2025-03-31",
            scanned=True,
            sure=0.85,
            text=LONG,
        )
        assert not findings(slip, code="date-impossible") and not findings(dim, code="date-impossible")
        assert findings(real, code="date-impossible")

    def test_little_text_says_nothing_of_what_lacks(self) -> None:
        assert not findings(
            paper("renewable_energy_proof", "铭牌.jpg", scanned=True, text="装机容量400kW"),
            code="document-undated",
        )


@pytest.mark.parametrize(
    "fields",
    [
        {"valid_from": "2026-06-01", "valid_until": "2025-06-01"},
        {"issue_date": "2026-01-01", "sampling_date": "2026-02-01"},
        {"first_issue_date": "2026-05-01", "issue_date": "2025-05-01"},
        {"issue_date": "!2025年2月30日"},
        {"issue_date": "!2025年13月1日"},
    ],
)
def test_dates_that_contradict_each_other(fields: dict[str, str]) -> None:
    assert findings(paper("emission_monitoring_report", "检测.pdf", **fields), code="date-impossible")


@pytest.mark.parametrize(
    "fields",
    [
        {"valid_from": "2026-06-01", "valid_until": "2026-06-01"},
        {"issue_date": "2026-02-01", "sampling_date": "2026-02-01"},
        {"first_issue_date": "2015-05-01", "issue_date": "2025-05-01"},
        {"issue_date": "2024-02-29"},
        {"sampling_date": "2026-02-01", "issue_date": "2026-02"},
    ],
)
def test_dates_that_agree(fields: dict[str, str]) -> None:
    assert not findings(paper("emission_monitoring_report", "检测.pdf", **fields), code="date-impossible")


def test_a_certificate_longer_than_its_cycle_is_a_question() -> None:
    long = paper("quality_certificate", "长.pdf", issue_date="2026-01-01", valid_until="2031-01-01")
    assert findings(long, code="needs-review") and not findings(long, code="date-impossible")
    assert not findings(
        paper("quality_certificate", issue_date="2026-01-01", valid_until="2028-12-31"), code="needs-review"
    )


def test_a_current_report_of_another_kind_does_not_stand_in_for_a_stale_one() -> None:
    noise = paper(
        "emission_monitoring_report",
        "噪声.jpg",
        sampling_date="2022-08-09",
        issue_date="2022-08-17",
        text="厂界噪声检测",
    )
    air = paper(
        "emission_monitoring_report",
        "废气.pdf",
        sampling_date="2025-10-14",
        issue_date="2025-10-23",
        text="有组织废气检测",
    )
    newer = paper(
        "emission_monitoring_report",
        "噪声2.pdf",
        sampling_date="2025-10-14",
        issue_date="2025-10-23",
        text="厂界噪声检测",
    )
    assert [f.advice for f in findings(noise, air, code="document-stale")] == [False]
    assert [f.advice for f in findings(noise, air, newer, code="document-stale")] == [True]
