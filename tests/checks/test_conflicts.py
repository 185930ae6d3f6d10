"""One figure in several papers, and units that slip."""

import pytest

from evidencekit.model import Document, Quantity, QuantityRole
from tests.builders import amount, findings, paper, subjects

YEAR = 1_200_000


def kwh(value: float, **more: object) -> Quantity:
    return amount("electricity", f"{value:g}" if value != int(value) else str(int(value)), **more)  # type: ignore[arg-type]


def ledger(*quantities: Quantity) -> Document:
    return paper("monthly_energy_report", "台账.xlsx", period="2025", quantities=quantities or [kwh(YEAR)])


def other(doc_type: str, *quantities: Quantity, path: str = "") -> Document:
    return paper(
        doc_type, path or f"{doc_type}.xlsx", period="2025", issue_date="2026-01-20", quantities=quantities
    )


def months(values: list[int], **more: object) -> list[Quantity]:
    return [kwh(value, period=f"2025-{n:02d}", **more) for n, value in enumerate(values, start=1)]


class TestConflict:
    @pytest.mark.parametrize(
        "doc_type",
        [
            "energy_statistics",
            "ghg_inventory_report",
            "unit_energy_analysis",
            "self_evaluation_report",
            "csr_report",
        ],
    )
    def test_two_papers_two_values(self, doc_type: str) -> None:
        (found,) = findings(ledger(), other(doc_type, kwh(1_260_000)), code="value-conflict")
        assert found.subject == {"metric": "electricity", "period": "2025", "unit": ""}
        assert (
            len({place.document for place in found.evidence}) == 2
            and found.values["difference"] == "60000kWh"
        )

    def test_the_paper_that_stands_alone_is_the_one_told(self) -> None:
        told = findings(
            ledger(),
            other("energy_statistics", kwh(YEAR)),
            other("ghg_inventory_report", kwh(1_100_000), path="碳.docx"),
            code="value-conflict",
        )
        assert [f.values["document"] for f in told] == ["碳.docx"]

    def test_a_year_added_up_from_twelve_months(self) -> None:
        assert not findings(
            ledger(*months([100_000] * 12)), other("energy_statistics", kwh(YEAR)), code="value-conflict"
        )
        assert findings(
            ledger(*months([100_000] * 12)), other("energy_statistics", kwh(1_300_000)), code="value-conflict"
        )
        assert not findings(
            ledger(*months([100_000] * 11)), other("energy_statistics", kwh(1_300_000)), code="value-conflict"
        )

    def test_workshops_in_other_writings_are_the_same_workshop(self) -> None:
        one, two = kwh(500_000, unit="第3车间"), kwh(560_000, unit="计量点：三车间")
        assert [
            s["unit"]
            for s in subjects(ledger(one), other("unit_energy_analysis", two), code="value-conflict")
        ] in (["第3车间"], ["三车间"])
        assert not findings(
            ledger(one), other("unit_energy_analysis", kwh(560_000, unit="四车间")), code="value-conflict"
        )

    def test_many_months_are_one_matter_of_the_year(self) -> None:
        bill = other("energy_bill", *months([120_000] * 12))
        assert [
            s["period"] for s in subjects(ledger(*months([100_000] * 12)), bill, code="value-conflict")
        ] == ["2025"]
        one = other("energy_bill", *months([100_000] * 6 + [130_000] + [100_000] * 5))
        assert [
            s["period"] for s in subjects(ledger(*months([100_000] * 12)), one, code="value-conflict")
        ] == ["2025-07"]

    @pytest.mark.parametrize(
        "papers",
        [
            (
                other(
                    "energy_statistics",
                    amount("electricity", "120.0", measure="万kWh", base="1200000", base_measure="kWh"),
                ),
            ),
            (other("energy_bill", kwh(1_218_000)),),
            (
                other("energy_bill", kwh(700_000), path="一.pdf"),
                other("energy_bill", kwh(500_000), path="二.pdf"),
            ),
            (other("energy_statistics", kwh(1_100_000, label="外购电量")),),
            (
                other("energy_statistics", kwh(1_100_000)),
                other("renewable_energy_proof", amount("光伏自用电量", "100000")),
            ),
            (
                other("energy_statistics", kwh(1_170_000)),
                other("unit_energy_analysis", kwh(30_000, unit="办公楼")),
            ),
            (other("energy_baseline", kwh(900_000)),),
            (other("saving_project_contract", kwh(900_000)),),
            (other("energy_statistics", kwh(1_260_000, confidence=0.6)),),
            (other("energy_statistics", kwh(1_260_000, period="2024")),),
            (other("meter_reading_record", kwh(90_000)),),
            (other("energy_statistics", kwh(1_260_000), kwh(1_200_000)),),
        ],
    )
    def test_rounding_losses_scopes_projects_and_what_is_not_clear(
        self, papers: tuple[Document, ...]
    ) -> None:
        assert not findings(ledger(), *papers, code="value-conflict")


class TestUnits:
    @pytest.mark.parametrize(
        ("value", "doc_type"),
        [("120", "energy_statistics"), ("1200", "ghg_inventory_report"), ("1200000000", "csr_report")],
    )
    def test_slips_by_a_thousand_or_ten_thousand(self, value: str, doc_type: str) -> None:
        third = other("unit_energy_analysis", kwh(YEAR))
        assert subjects(
            ledger(),
            third,
            other(doc_type, amount("electricity", value), path="错.xlsx"),
            code="unit-conflict",
        ) == [{"metric": "electricity", "document": "错.xlsx"}]
        assert not findings(
            ledger(), third, other(doc_type, amount("electricity", value)), code="value-conflict"
        )

    def bare(self, text: str = "", **more: object) -> Document:
        quantities = [
            amount("electricity", str(value), measure="", period=f"2025-{n:02d}")
            for n, value in ((1, 100), (2, 110))
        ]
        return paper(
            "monthly_energy_report", "无单位.xlsx", period="2025", quantities=quantities, text=text, **more
        )  # type: ignore[arg-type]

    def test_a_table_without_any_unit(self) -> None:
        assert subjects(self.bare(), code="unit-conflict") == [
            {"metric": "electricity", "document": "无单位.xlsx"}
        ]

    def test_a_unit_in_the_caption_or_a_scan_that_lost_it(self) -> None:
        assert not findings(self.bare("用电统计表 单位：kWh"), code="unit-conflict")
        assert not findings(self.bare(scanned=True), code="unit-conflict")
        assert not findings(ledger(), other("energy_statistics", kwh(121_000)), code="unit-conflict"), (
            "ten times is no slip of a unit"
        )

    def test_kgce_for_tce_in_a_unit_value(self) -> None:
        quantities = [
            amount("comprehensive_energy", "520.0", measure="tce", base="520000", base_measure="kgce"),
            amount("output", "10000", measure="件"),
            amount("unit_energy", "0.052", measure="kgce/件", base="0.052", base_measure="kgce/件", per="件"),
        ]
        told = findings(paper("unit_energy_analysis", "分析.docx", period="2025", quantities=quantities))
        assert [f.code for f in told if f.code in ("unit-conflict", "ratio-mismatch")] == ["unit-conflict"]


def test_totals_go_before_parts_of_a_paper() -> None:
    rows = [kwh(700_000, label="一号线"), kwh(YEAR, role=QuantityRole.TOTAL)]
    assert not findings(ledger(*rows), other("energy_statistics", kwh(YEAR)), code="value-conflict")
