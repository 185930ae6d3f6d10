"""Meters whose verification ran out, as of 2026-11-20."""

import pytest

from evidencekit.model import Document, StatementKind
from tests.builders import CLIENT, findings, paper, statement, subjects


def meters(*rows: dict[str, str]) -> Document:
    listed = [
        statement(StatementKind.LISTED, row.pop("name", "电能表"), **row)
        for row in (dict(row) for row in rows)
    ]
    return paper("metering_equipment_list", "计量器具台账.xlsx", issue_date="2026-01-10", statements=listed)


def certificate(serial: str, until: str = "", issued: str = "2026-05-01") -> Document:
    more = {"valid_until": until} if until else {}
    return paper(
        "calibration_certificate", f"{serial}.pdf", serial_no=serial, holder=CLIENT, issue_date=issued, **more
    )


def overdue(*papers: Document) -> list[str]:
    return [str(s["equipment"]) for s in subjects(*papers, code="calibration-overdue")]


@pytest.mark.parametrize(
    "row",
    [
        {"serial": "170412288", "next": "2026-04-27"},
        {"serial": "170412288", "next": "2026年10月"},
        {"serial": "170412288", "last": "2025-03-01", "cycle_months": "12"},
        {"serial": "170412288", "next": "2026-11-19"},
    ],
)
def test_due_and_no_certificate(row: dict[str, str]) -> None:
    row = {**row, "next": "2026-10"} if row.get("next") == "2026年10月" else row
    assert overdue(meters(row)) == ["170412288"]


@pytest.mark.parametrize(
    "row",
    [
        {"serial": "A1", "next": "2026-11-20"},
        {"serial": "A1", "next": "2026-11"},
        {"serial": "A1", "next": "2026-04-27", "status": "停用"},
        {"serial": "A1", "next": "2026-04-27", "status": "已报废"},
        {"serial": "A1"},
        {"serial": "A1", "last": "2025-12-01", "cycle_months": "24"},
    ],
)
def test_not_due_out_of_use_or_without_a_day(row: dict[str, str]) -> None:
    assert not overdue(meters(row))


def test_a_certificate_by_serial_number_that_holds() -> None:
    list_ = meters({"serial": "A1", "next": "2026-04-27"}, {"serial": "A2", "next": "2026-04-27"})
    assert overdue(list_, certificate("A1", "2028-04-20")) == ["A2"]
    assert overdue(list_, certificate("A1"), certificate("A2", issued="2024-01-01")) == ["A2"], (
        "a calibration holds a year"
    )


def test_each_meter_once_by_serial_asset_or_name() -> None:
    list_ = meters(
        {"serial": "A1", "next": "2026-04-27"},
        {"serial": "A1", "next": "2026-04-27"},
        {"asset": "HY-DB-03", "next": "2026-04-27"},
    )
    assert overdue(list_) == ["A1", "HY-DB-03"]
    assert findings(list_, code="calibration-overdue")[1].values["equipment"] == "电能表（HY-DB-03）"
