"""Mass balances, rates to 100 %, water, manifests, green power."""

import pytest

from evidencekit.model import Column, Document, Quantity, QuantityRole, StatementKind
from tests.builders import amount, findings, paper, statement, subjects

SIDES = ("期初贮存量", "产生量", "综合利用量", "处置量", "期末贮存量")


def cells(values: tuple[str, ...], *, kind: str = "", metric: str = "hazardous_waste", row: int = 1, role: QuantityRole = QuantityRole.VALUE,
          period: str = "2025", sides: tuple[str, ...] = SIDES) -> list[Quantity]:  # fmt: skip
    return [
        amount(
            metric,
            value,
            measure="t",
            period=period,
            label=f"{kind} {side}".strip(),
            role=role,
            at=Column(0, row, column),
        )
        for column, (side, value) in enumerate(zip(sides, values, strict=True))
        if value
    ]


def ledger(*quantities: Quantity, path: str = "台账.xlsx") -> Document:
    return paper("solid_waste_ledger", path, period="2025", quantities=quantities)


class TestWaste:
    @pytest.mark.parametrize(
        "values",
        [("0.30", "4.82", "", "4.60", "0.12"), ("0", "100", "60", "20", "5"), ("", "50", "70", "", "")],
    )
    def test_what_went_nowhere_or_came_from_nowhere(self, values: tuple[str, ...]) -> None:
        assert subjects(ledger(*cells(values)), code="balance-mismatch") == [
            {"metric": "hazardous_waste", "period": "2025"}
        ]

    @pytest.mark.parametrize(
        "values",
        [
            ("0.30", "4.82", "", "4.60", "0.52"),
            ("0", "100", "60", "20", "20"),
            ("", "50", "30", "15", ""),
            ("", "120.0", "100.0", "15.4", "5.0"),
        ],
    )
    def test_what_adds_up_or_may_lie_in_store(self, values: tuple[str, ...]) -> None:
        assert not findings(ledger(*cells(values)), code="balance-mismatch")

    def test_kinds_each_for_itself_told_once(self) -> None:
        right, wrong = (
            cells(("0.1", "1.16", "", "1.05", "0.21"), kind="废矿物油"),
            cells(("0.08", "0.94", "", "0.60", "0.12"), kind="废活性炭", row=2),
        )
        (found,) = findings(ledger(*right, *wrong), code="balance-mismatch")
        assert "0.94" in found.values["actual"] and found.subject == {
            "metric": "hazardous_waste",
            "period": "2025",
        }
        assert not findings(ledger(*right), code="balance-mismatch")

    def test_kinds_in_columns_and_the_rest_for_all(self) -> None:
        made = [
            amount("solid_waste", v, measure="t", unit=u, label="产生量", at=Column(0, 3, c))
            for c, (u, v) in enumerate((("塑料边角料", "57.4"), ("金属及纸包装", "30.6")))
        ]
        rest = cells(("", "", "81.8", "6.2", "0"), metric="solid_waste", row=3)
        assert not findings(ledger(*made, *rest), code="balance-mismatch")
        assert findings(
            ledger(*made, *cells(("", "", "81.8", "16.2", "0"), metric="solid_waste", row=3)),
            code="balance-mismatch",
        )

    def test_a_years_total_row_of_months(self) -> None:
        rows = cells(("0.5", "1.0", "", "1.2", "0.3"), period="2025-01") + cells(
            ("0.3", "1.1", "", "0.9", "0.5"), period="2025-02", row=2
        )
        total = cells(("0.8", "2.1", "", "2.1", "0.8"), role=QuantityRole.TOTAL, row=3)
        assert not findings(ledger(*rows, *total), code="balance-mismatch"), "sums of stores are no stores"

    def test_figures_not_read_surely(self) -> None:
        from dataclasses import replace

        dim = [replace(q, confidence=0.6) for q in cells(("0.30", "4.82", "", "4.60", "0.12"))]
        assert not findings(ledger(*dim), code="balance-mismatch")


class TestManifests:
    def manifest(self, number: str, tonnes: str, day: str = "2025-06-24") -> Document:
        row = statement(StatementKind.LISTED, "漆渣", quantity=tonnes)
        return paper(
            "hazardous_waste_manifest",
            f"联单{number}.pdf",
            reference_no=number,
            issue_date=day,
            statements=[row],
        )

    LEDGER = ledger(*cells(("0.12", "5.24", "", "5.18", "0.18")))

    def test_more_on_manifests_than_the_ledger_lets_go(self) -> None:
        told = subjects(
            self.LEDGER, self.manifest("1", "3.0"), self.manifest("2", "2.9"), code="balance-mismatch"
        )
        assert told == [{"metric": "hazardous_waste", "period": "2025"}]

    def test_as_much_less_of_another_year_or_twice_the_same(self) -> None:
        assert not findings(
            self.LEDGER, self.manifest("1", "2.60"), self.manifest("2", "2.58"), code="balance-mismatch"
        )
        assert not findings(self.LEDGER, self.manifest("1", "2.60"), code="balance-mismatch")
        assert not findings(
            self.LEDGER, self.manifest("1", "3.0"), self.manifest("1", "3.0"), code="balance-mismatch"
        )
        assert not findings(
            self.LEDGER,
            self.manifest("1", "3.0"),
            self.manifest("2", "2.9", "2024-06-24"),
            code="balance-mismatch",
        )


class TestRates:
    def sheet(self, name: str, value: str, **more: object) -> Document:
        quantity = amount(name, value, measure="%", role=QuantityRole.SHARE)
        return paper("performance_calculation", "绩效.docx", period="2025", quantities=[quantity], **more)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("name", "value"),
        [("综合利用率", "104.5"), ("工业用水重复利用率", "180"), ("合格率", "-3"), ("计量器具配备率", "120")],
    )
    def test_outside(self, name: str, value: str) -> None:
        assert findings(self.sheet(name, value), code="balance-mismatch")

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("综合利用率", "94.5"),
            ("合格率", "100"),
            ("目标完成率", "108"),
            ("产能利用率", "103.2"),
            ("负载率", "110"),
        ],
    )
    def test_inside_or_free_to_pass(self, name: str, value: str) -> None:
        assert not findings(self.sheet(name, value), code="balance-mismatch")

    def test_a_scan_that_lost_the_point(self) -> None:
        assert not findings(self.sheet("工业用水重复利用率", "180", scanned=True), code="balance-mismatch")


class TestWater:
    def usage(self, intake: str, discharge: str) -> Document:
        return paper(
            "water_statistics",
            "205-4.xlsx",
            period="2025",
            quantities=[amount("water", intake, measure="m3"), amount("wastewater", discharge, measure="m3")],
        )

    @pytest.mark.parametrize(("intake", "discharge"), [("11868", "12400"), ("100", "102"), ("9000", "90000")])
    def test_more_out_than_in(self, intake: str, discharge: str) -> None:
        assert findings(self.usage(intake, discharge), code="balance-mismatch")

    @pytest.mark.parametrize(("intake", "discharge"), [("11868", "9400"), ("100", "100"), ("1.2", "1.2")])
    def test_less_or_as_much(self, intake: str, discharge: str) -> None:
        assert not findings(self.usage(intake, discharge), code="balance-mismatch")


class TestGreenPower:
    def proof(self, *numbers: str, path: str = "绿证.pdf", kwh: str = "") -> Document:
        rows = [
            statement(StatementKind.LISTED, number, certificate=number, period="2025-06")
            for number in numbers
        ]
        quantities = [amount("绿证电量", kwh)] if kwh else []
        return paper(
            "renewable_energy_proof",
            path,
            period="2025",
            issue_date="2026-01-01",
            statements=rows,
            quantities=quantities,
        )

    def test_one_certificate_in_two_papers_or_two_rows(self) -> None:
        assert subjects(
            self.proof("GEC-1", "GEC-2"), self.proof("GEC-2", path="二.pdf"), code="double-counted"
        ) == [{"metric": "electricity", "period": "2025-06"}]
        assert findings(self.proof("GEC-1", "GEC-1"), code="double-counted")

    def test_more_green_than_all(self) -> None:
        used = [
            paper(kind, f"{kind}.xlsx", period="2025", quantities=[amount("electricity", "100000")])
            for kind in ("monthly_energy_report", "energy_statistics")
        ]
        assert findings(
            *used,
            self.proof("A", kwh="70000"),
            self.proof("B", path="二.pdf", kwh="60000"),
            code="double-counted",
        )
        assert not findings(*used, self.proof("A", kwh="70000"), code="double-counted")

    def test_different_certificates(self) -> None:
        assert not findings(self.proof("GEC-1"), self.proof("GEC-2", path="二.pdf"), code="double-counted")
