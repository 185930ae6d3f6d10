"""One fault is one gap, whichever check sees it first."""

from evidencekit.model import Column, Quantity, QuantityRole
from tests.builders import amount, findings, paper, report

FIGURES = {
    "sum-mismatch",
    "ratio-mismatch",
    "change-mismatch",
    "value-conflict",
    "unit-conflict",
    "anomaly-unanswered",
    "threshold-not-met",
}


def told(*papers: object) -> list[str]:
    return [f.code for f in findings(*papers) if f.code in FIGURES]  # type: ignore[arg-type]


def year(value: str, period: str = "2025", **more: object) -> Quantity:
    return amount("electricity", value, period=period, **more)  # type: ignore[arg-type]


def analysis(now: str, *, per: str = "12.00", change: str = "-4.0") -> object:
    return paper(
        "unit_energy_analysis", "分析.docx", period="2025", issue_date="2026-01-20",
        quantities=[
            year(now), amount("output", "100000", measure="件"),
            amount("unit_electricity", per, measure="kWh/件", per="件"),
            amount("unit_electricity", "12.50", period="2024", measure="kWh/件", per="件"),
            amount("unit_electricity", change, role=QuantityRole.CHANGE, measure="%", base_period="2024"),
        ],
    )  # fmt: skip


LEDGER = paper("monthly_energy_report", "台账.xlsx", period="2025", quantities=[year("1200000")])
FORM = paper("energy_statistics", "205.xlsx", period="2025", quantities=[year("1200000")])


def test_a_sound_set_is_silent() -> None:
    assert not told(LEDGER, FORM, analysis("1200000"))


def test_a_wrong_energy_figure_is_the_conflict_and_not_the_quotient_as_well() -> None:
    assert told(LEDGER, FORM, analysis("1300000")) == ["value-conflict"]


def test_a_wrong_unit_value_is_the_quotient_and_not_the_change_as_well() -> None:
    assert told(LEDGER, FORM, analysis("1200000", per="11.00")) == ["ratio-mismatch"]


def test_a_wrong_claim_is_the_change_alone() -> None:
    assert told(LEDGER, FORM, analysis("1200000", change="-9.0")) == ["change-mismatch"]


def test_a_wrong_total_is_the_sum_and_not_a_conflict_as_well() -> None:
    rows = [year("100000", f"2025-{n:02d}", at=Column(0, n, 1)) for n in range(1, 13)]
    ledger = paper(
        "monthly_energy_report",
        "台账.xlsx",
        period="2025",
        quantities=[*rows, year("1250000", at=Column(0, 13, 1), role=QuantityRole.TOTAL)],
    )
    assert told(ledger, FORM, analysis("1200000")) == ["sum-mismatch"]


def test_two_faults_are_two_gaps() -> None:
    other = paper(
        "ghg_inventory_report",
        "碳.docx",
        period="2025",
        issue_date="2026-03-01",
        quantities=[year("1150000")],
    )
    assert sorted(told(LEDGER, FORM, analysis("1200000", change="-9.0"), other)) == [
        "change-mismatch",
        "value-conflict",
    ]


def test_equal_findings_of_two_papers_are_one_gap_with_both_places() -> None:
    same = [
        paper("compliance_evaluation", f"{n}.docx", issue_date="2026-01-01", period="2025") for n in (1, 2)
    ]
    ids = [gap.id for gap in report(*same).gaps]
    assert len(set(ids)) == len(ids)
