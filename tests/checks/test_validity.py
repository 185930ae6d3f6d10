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
