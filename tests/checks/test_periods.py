"""Months that lack, blank figures, depth, and totals of tables."""

from dataclasses import replace

import pytest

from evidencekit.model import Column, Document, FileStatus, Quantity, QuantityRole
from tests.builders import amount, findings, paper, subjects


def months(
    numbers: range | list[int],
    *,
    unit: str = "",
    metric: str = "electricity",
    year: str = "2025",
    value: str = "100",
) -> list[Quantity]:
    return [amount(metric, value, period=f"{year}-{n:02d}", unit=unit) for n in numbers]


def sheet(
    *quantities: Quantity, doc_type: str = "monthly_energy_report", path: str = "", **more: object
) -> Document:
    return paper(doc_type, path or f"{doc_type}.xlsx", period="2025", quantities=quantities, **more)  # type: ignore[arg-type]


class TestMonths:
    @pytest.mark.parametrize(
        "doc_type", ["monthly_energy_report", "output_report", "water_usage_report", "solid_waste_ledger"]
    )
    @pytest.mark.parametrize("lacking", [1, 8, 12])
    def test_a_month_that_nothing_gives(self, doc_type: str, lacking: int) -> None:
        rows = months([n for n in range(1, 13) if n != lacking])
        assert subjects(sheet(*rows, doc_type=doc_type), code="period-missing") == [
            {"doc_type": doc_type, "period": f"2025-{lacking:02d}"}
        ]

    def test_one_file_a_month(self) -> None:
        files = [
            paper("monthly_energy_report", f"{n}月.pdf", period=f"2025-{n:02d}")
            for n in range(1, 13)
            if n not in (5, 6)
        ]
        assert [s["period"] for s in subjects(*files, code="period-missing")] == ["2025-05", "2025-06"]

    def test_several_papers_together_give_all(self) -> None:
        assert not findings(
            sheet(*months(range(1, 7)), path="上.xlsx"),
            sheet(*months(range(7, 13)), path="下.xlsx"),
            code="period-missing",
        )

    def test_the_running_year_few_months_and_an_unread_file(self) -> None:
        assert not findings(sheet(*months(range(1, 10), year="2026")), code="period-missing")
        assert not findings(sheet(*months([3, 7])), code="period-missing")
        locked = paper(
            "other", "8月能耗月报.xlsx", status=FileStatus.ENCRYPTED, guesses=[("monthly_energy_report", 0.9)]
        )
        assert not findings(
            sheet(*months([n for n in range(1, 13) if n != 8])), locked, code="period-missing"
        )

    @pytest.mark.parametrize("lacking", [2, 8, 11])
    def test_a_blank_figure_in_a_row_that_is_there(self, lacking: int) -> None:
        rows = [
            *months(range(1, 13), unit="一车间"),
            *months([n for n in range(1, 13) if n != lacking], unit="二车间"),
        ]
        assert subjects(sheet(*rows), code="value-missing") == [
            {"metric": "electricity", "period": f"2025-{lacking:02d}", "unit": "二车间"}
        ]
        assert not findings(sheet(*rows), code="period-missing")

    def test_a_workshop_of_a_few_months_and_a_scan_that_lost_a_cell(self) -> None:
        rows = [*months(range(1, 13), unit="一车间"), *months(range(10, 13), unit="新车间")]
        assert not findings(sheet(*rows), code="value-missing")
        lost = [
            *months(range(1, 13), unit="一车间"),
            *months([n for n in range(1, 13) if n != 8], unit="二车间"),
        ]
        assert not findings(sheet(*lost, scanned=True), code="value-missing")


class TestDepth:
    def test_plant_figures_alone(self) -> None:
        assert {s["level"] for s in subjects(sheet(*months(range(1, 13))), code="granularity-missing")} == {
            "workshop",
            "equipment",
        }
        split = sheet(*months(range(1, 13)), *months(range(1, 13), unit="一车间"))
        assert subjects(split, code="granularity-missing") == [
            {"metric": "electricity", "level": "equipment"}
        ]
        names = sheet(*months(range(1, 13)), *months(range(1, 13), unit="一车间", metric="output"))
        assert {s["level"] for s in subjects(names, code="granularity-missing")} == {
            "workshop",
            "equipment",
        }, "output by workshop is no energy by workshop"

    def test_all_levels_there_or_no_energy_at_all(self) -> None:
        deep = sheet(*months(range(1, 13)), *months(range(1, 13), unit="一车间"))
        assert not findings(deep, paper("equipment_energy_report", period="2025"), code="granularity-missing")
        device = [replace(q, level="equipment") for q in months(range(1, 13), unit="空压机")]
        assert not findings(deep, sheet(*device, path="设备.xlsx"), code="granularity-missing")
        assert not findings(
            sheet(*months(range(1, 13), metric="output"), doc_type="output_report"),
            code="granularity-missing",
        )


def cell(value: str, row: int, column: int, **more: object) -> Quantity:
    return amount("electricity", value, at=Column(0, row, column), **more)  # type: ignore[arg-type]


def table(changed: dict[tuple[int, int], str] | None = None) -> Document:
    """Three months by three workshops with totals on both sides; some cells changed."""
    changed = changed or {}
    rows: list[Quantity] = []
    for month in range(1, 4):
        for column, unit in enumerate(("一车间", "二车间", "三车间")):
            rows.append(
                cell(
                    changed.get((month, column), "100"), month, column, period=f"2025-{month:02d}", unit=unit
                )
            )
        rows.append(
            cell(
                changed.get((month, 3), "300"), month, 3, period=f"2025-{month:02d}", role=QuantityRole.TOTAL
            )
        )
    for column, unit in enumerate(("一车间", "二车间", "三车间")):
        rows.append(
            cell(
                changed.get((4, column), "300"),
                4,
                column,
                period="2025-01/2025-03",
                unit=unit,
                role=QuantityRole.TOTAL,
            )
        )
    rows.append(cell(changed.get((4, 3), "900"), 4, 3, period="2025-01/2025-03", role=QuantityRole.TOTAL))
    return sheet(*rows, path="月报.xlsx")


class TestSums:
    def told(self, document: Document) -> list[tuple[str, str]]:
        return [(str(s.get("unit", "")), str(s["period"])) for s in subjects(document, code="sum-mismatch")]

    def test_a_whole_table(self) -> None:
        assert not self.told(table())

    @pytest.mark.parametrize(
        ("spot", "value", "where"),
        [
            ((2, 3), "330", ("", "2025-02")),
            ((4, 1), "310", ("二车间", "2025-01/2025-03")),
            ((4, 3), "1000", ("", "2025-01/2025-03")),
        ],
    )
    def test_one_wrong_total_is_one_gap(
        self, spot: tuple[int, int], value: str, where: tuple[str, str]
    ) -> None:
        assert self.told(table({spot: value})) == [where]

    def test_one_wrong_part_is_one_gap(self) -> None:
        assert self.told(table({(2, 1): "150"})) == [("", "2025-02")]

    def test_both_figures_and_the_difference_are_shown(self) -> None:
        (found,) = findings(table({(2, 3): "330"}), code="sum-mismatch")
        assert (found.values["actual"], found.values["expected"], found.values["difference"]) == (
            "330kWh",
            "300kWh",
            "30kWh",
        )
        assert len(found.evidence) == 4

    def test_equipment_beside_workshops_and_kinds_in_standard_coal(self) -> None:
        rows = [
            cell("100", 1, 0, unit="一车间"),
            cell("100", 2, 0, unit="二车间"),
            cell("50", 3, 0, unit="空压机", level="equipment"),
            cell("250", 4, 0, role=QuantityRole.TOTAL),
        ]
        assert not self.told(sheet(*rows))
        kinds = [
            amount(
                "电力折标量", "414.53", measure="tce", base="414530", base_measure="kgce", at=Column(0, 1, 2)
            ),
            amount(
                "天然气折标量", "61.47", measure="tce", base="61470", base_measure="kgce", at=Column(0, 2, 2)
            ),
        ]
        whole = amount(
            "comprehensive_energy",
            "476.00",
            measure="tce",
            base="476000",
            base_measure="kgce",
            at=Column(0, 3, 2),
        )
        assert not self.told(sheet(*kinds, whole))
        assert self.told(
            sheet(*kinds, replace(whole, value=whole.value + 10, base_value=(whole.base_value or 0) + 10000))
        )

    def test_unit_values_rates_and_lost_cells_are_never_added(self) -> None:
        per = [
            amount("unit_energy", "10", unit=u, at=Column(0, r, 0))
            for r, u in enumerate(("一车间", "二车间"))
        ]
        assert not self.told(
            sheet(*per, amount("unit_energy", "12", role=QuantityRole.TOTAL, at=Column(0, 3, 0)))
        )
        gap = [cell("100", n, 0, period=f"2025-{n:02d}") for n in (1, 2, 4, 5)]
        assert not self.told(sheet(*gap, cell("500", 9, 0, role=QuantityRole.TOTAL)))
        dim = [replace(q, confidence=0.5) for q in table({(2, 3): "330"}).reading.quantities]
        assert not self.told(sheet(*dim))
