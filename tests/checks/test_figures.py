"""Figures: sums, ratios, changes, attribution, conflicts, months, depth, anomalies, coefficients, balances."""

from typing import ClassVar

import pytest

from evidencekit.model import Column, Document, Quantity, QuantityRole, StatementKind
from tests.builders import amount, findings, paper, statement, subjects

MONTHS = [f"2025-{month:02d}" for month in range(1, 13)]


def table(rows: list[Quantity]) -> list[Quantity]:
    """The quantities put into one table, a row each."""
    from dataclasses import replace

    return [replace(quantity, at=Column(0, row, 1)) for row, quantity in enumerate(rows)]


def monthly(
    values: list[str], *, unit: str = "", metric: str = "electricity", year: str = "2025"
) -> list[Quantity]:
    return [
        amount(metric, value, period=f"{year}-{month:02d}", unit=unit)
        for month, value in enumerate(values, start=1)
    ]


def energy(
    *quantities: Quantity, path: str = "月报.xlsx", doc_type: str = "monthly_energy_report"
) -> Document:
    return paper(doc_type, path, period="2025", quantities=quantities)


class TestSums:
    def test_year_total_against_its_months(self) -> None:
        months = monthly(["100"] * 12)
        wrong = energy(*table([*months, amount("electricity", "1300", role=QuantityRole.TOTAL)]))
        right = energy(*table([*months, amount("electricity", "1200", role=QuantityRole.TOTAL)]))
        assert subjects(wrong, code="sum-mismatch") == [
            {"document": "月报.xlsx", "metric": "electricity", "period": "2025"}
        ]
        assert not findings(right, code="sum-mismatch")

    def test_rounding_of_every_part_is_allowed(self) -> None:
        parts = [
            amount("electricity", value, unit=unit)
            for value, unit in (("33.3", "一车间"), ("33.3", "二车间"), ("33.3", "三车间"))
        ]
        assert not findings(
            energy(*table([*parts, amount("electricity", "100.0", role=QuantityRole.TOTAL)])),
            code="sum-mismatch",
        )
        assert findings(
            energy(*table([*parts, amount("electricity", "100.3", role=QuantityRole.TOTAL)])),
            code="sum-mismatch",
        )

    def test_one_wrong_month_total_is_told_once_and_not_again_in_the_year(self) -> None:
        rows: list[Quantity] = []
        for month in MONTHS:
            rows += [
                amount("electricity", "60", period=month, unit="一车间"),
                amount("electricity", "40", period=month, unit="二车间"),
            ]
            rows.append(
                amount(
                    "electricity",
                    "150" if month == "2025-07" else "100",
                    period=month,
                    role=QuantityRole.TOTAL,
                )
            )
        rows.append(amount("electricity", "1200", role=QuantityRole.TOTAL))
        assert [s["period"] for s in subjects(energy(*table(rows)), code="sum-mismatch")] == ["2025-07"]

    def test_other_tables_and_other_metrics_are_no_parts(self) -> None:
        rows = [*monthly(["100"] * 12, metric="water"), amount("electricity", "999", role=QuantityRole.TOTAL)]
        assert not findings(energy(*table(rows)), code="sum-mismatch")


class TestRatios:
    def paper(self, unit_value: str) -> Document:
        return energy(
            amount("comprehensive_energy", "520.0", measure="tce", base="520000", base_measure="kgce"),
            amount("output", "10000", measure="件"),
            amount("unit_energy", unit_value, measure="kgce/件", per="件"),
            doc_type="unit_energy_analysis",
        )

    @pytest.mark.parametrize("value", ["52.0", "0.0520", "52"])
    def test_a_quotient_in_any_unit_is_silent(self, value: str) -> None:
        assert not findings(self.paper(value), code="ratio-mismatch")

    @pytest.mark.parametrize("value", ["49.0", "0.0560", "61"])
    def test_a_quotient_that_does_not_follow(self, value: str) -> None:
        assert len(findings(self.paper(value), code="ratio-mismatch")) == 1


class TestChanges:
    def paper(self, change: str, **more: str) -> Document:
        return energy(
            amount("unit_energy", "0.500", period="2024", measure="kgce/件"),
            amount("unit_energy", "0.475", period="2025", measure="kgce/件"),
            amount("unit_energy", change, role=QuantityRole.CHANGE, measure="%", base_period="2024"),
            doc_type="unit_energy_analysis",
        )

    @pytest.mark.parametrize("change", ["-5", "-5.0", "-4.9"])
    def test_a_claimed_fall_that_follows(self, change: str) -> None:
        assert not findings(self.paper(change), code="change-mismatch")

    @pytest.mark.parametrize("change", ["-8", "-3.0", "5"])
    def test_a_claimed_fall_that_does_not(self, change: str) -> None:
        assert len(findings(self.paper(change), code="change-mismatch")) == 1


class TestAttribution:
    def paper(self, *parts: tuple[str, str], whole: str = "-5.0") -> Document:
        quantities = [amount("unit_energy", whole, role=QuantityRole.CHANGE, measure="%", base_period="2024")]
        quantities += [
            amount("unit_energy", value, role=QuantityRole.CONTRIBUTION, measure="%", project=project)
            for project, value in parts
        ]
        return energy(*quantities, doc_type="unit_energy_analysis", path="分析.docx")

    def test_the_founding_case_adds_up(self) -> None:
        parts = (("空压机余热回收项目", "1.2"), ("照明LED改造", "0.8"), ("注塑机伺服改造", "3.0"))
        assert not findings(self.paper(*parts), code="attribution-mismatch")

    def test_parts_short_of_the_whole(self) -> None:
        parts = (("空压机余热回收项目", "1.2"), ("照明LED改造", "0.8"), ("注塑机伺服改造", "2.0"))
        assert subjects(self.paper(*parts), code="attribution-mismatch") == [
            {"metric": "unit_energy", "period": "2025"}
        ]

    def test_each_missing_paper_of_a_named_project(self) -> None:
        own = {"project": "空压机余热回收节能改造项目"}
        papers = [
            paper("saving_project_approval", **own, issue_date="2024-03-01"),
            paper("energy_baseline", **own, period="2023"),
            paper("post_retrofit_monitoring", **own, period="2025"),
        ]
        told = subjects(
            self.paper(("空压机余热回收项目", "1.2"), ("照明LED改造", "3.8")),
            *papers,
            code="attribution-unsupported",
        )
        assert {s["doc_type"] for s in told if s["project"] == "空压机余热回收项目"} == {
            "energy_saving_calculation"
        }
        assert len([s for s in told if s["project"] == "照明LED改造"]) == 4
        stages = subjects(self.paper(("空压机余热回收项目", "1.2")), *papers, code="stage-missing")
        assert not [s for s in stages if s["chain"] == "saving_project"]


class TestConflicts:
    def test_two_papers_two_values(self) -> None:
        ledger = energy(amount("electricity", "1200000"), path="台账.xlsx")
        form = paper(
            "energy_statistics", "205-1.xlsx", period="2025", quantities=[amount("electricity", "1260000")]
        )
        assert subjects(ledger, form, code="value-conflict") == [{"metric": "electricity", "period": "2025"}]

    def test_rounding_and_bills_with_line_loss_agree(self) -> None:
        ledger = energy(amount("electricity", "1200000"), path="台账.xlsx")
        rounded = paper(
            "energy_statistics",
            "205-1.xlsx",
            quantities=[amount("electricity", "120.0", measure="万kWh", base="1200000", base_measure="kWh")],
        )
        bill = paper("energy_bill", "电费.pdf", period="2025", quantities=[amount("electricity", "1218000")])
        assert not findings(ledger, rounded, bill, code="value-conflict")

    def test_a_slip_by_ten_thousand_is_a_unit_conflict(self) -> None:
        ledger = energy(amount("electricity", "1200000"), path="台账.xlsx")
        form = paper("energy_statistics", "205-1.xlsx", quantities=[amount("electricity", "120")])
        third = paper("ghg_inventory_report", "碳.docx", quantities=[amount("electricity", "1200000")])
        assert subjects(ledger, form, third, code="unit-conflict") == [
            {"metric": "electricity", "document": "205-1.xlsx"}
        ]
        assert not findings(ledger, form, third, code="value-conflict")


class TestPeriods:
    def test_a_month_that_no_row_gives(self) -> None:
        report = energy(*[q for q in monthly(["100"] * 12) if q.period != "2025-08"])
        assert subjects(report, code="period-missing") == [
            {"doc_type": "monthly_energy_report", "period": "2025-08"}
        ]

    def test_a_blank_figure_in_a_row_that_is_there(self) -> None:
        quantities = monthly(["100"] * 12, unit="一车间") + [
            q for q in monthly(["90"] * 12, unit="二车间") if q.period != "2025-08"
        ]
        assert subjects(energy(*quantities), code="value-missing") == [
            {"metric": "electricity", "period": "2025-08", "unit": "二车间"}
        ]
        assert not findings(energy(*quantities), code="period-missing")

    def test_the_running_year_and_a_single_report_are_silent(self) -> None:
        running = energy(*monthly(["100"] * 9, year="2026"))
        single = energy(amount("electricity", "100", period="2025-07"))
        assert not findings(running, code="period-missing") and not findings(single, code="period-missing")

    def test_depth(self) -> None:
        plant = energy(*monthly(["100"] * 12))
        assert {s["level"] for s in subjects(plant, code="granularity-missing")} == {"workshop", "equipment"}
        deep = energy(*monthly(["100"] * 12), *monthly(["60"] * 12, unit="一车间"))
        record = paper("equipment_energy_report", period="2025")
        assert not findings(deep, record, code="granularity-missing")


class TestAnomalies:
    BASE: ClassVar = ["100", "101", "99", "100", "102", "100", "116", "100", "99", "101", "100", "100"]

    def test_the_month_fifteen_percent_above_its_history(self) -> None:
        assert subjects(
            energy(*monthly(self.BASE, unit="三车间", metric="unit_electricity")), code="anomaly-unanswered"
        ) == [{"metric": "unit_electricity", "period": "2025-07", "unit": "三车间"}]

    def test_fourteen_percent_is_silent(self) -> None:
        assert not findings(
            energy(
                *monthly([*self.BASE[:6], "114", *self.BASE[7:]], unit="三车间", metric="unit_electricity")
            ),
            code="anomaly-unanswered",
        )

    def test_more_use_for_more_output_is_silent(self) -> None:
        use = monthly(self.BASE, unit="三车间")
        output = monthly(
            ["10", "10.1", "9.9", "10", "10.2", "10", "11.6", "10", "9.9", "10.1", "10", "10"],
            unit="三车间",
            metric="output",
        )
        assert not findings(energy(*use, *output), code="anomaly-unanswered")

    def test_heating_months_repeat(self) -> None:
        values = ["150", "148", "120", "100", "100", "100", "100", "100", "100", "100", "118", "149"]
        two_years = monthly(values, unit="锅炉房", metric="natural_gas", year="2024") + monthly(
            values, unit="锅炉房", metric="natural_gas"
        )
        assert not findings(energy(*two_years), code="anomaly-unanswered")

    def test_gas_of_a_winter_month_without_another_year_is_not_judged(self) -> None:
        values = ["100", "100", "100", "100", "100", "100", "100", "100", "100", "100", "100", "120"]
        assert not findings(energy(*monthly(values, metric="natural_gas")), code="anomaly-unanswered")
        summer = ["100", "100", "100", "100", "100", "100", "120", "100", "100", "100", "100", "100"]
        assert findings(energy(*monthly(summer, metric="natural_gas")), code="anomaly-unanswered")
        assert findings(energy(*monthly(values, metric="electricity")), code="anomaly-unanswered")

    def test_analysis_and_measure_answer_it_one_alone_does_not(self) -> None:
        report = energy(*monthly(self.BASE, unit="三车间", metric="unit_electricity"))
        words = {"month": "2025-07", "unit": "三车间"}
        analysis = statement(StatementKind.ANALYSIS, "7月三车间单位电耗升高原因：新模具试产", **words)
        measure = statement(StatementKind.MEASURE, "7月三车间增加保温，8月恢复", **words)
        assert not findings(
            report,
            paper("unit_energy_analysis", statements=[analysis, measure], issue_date="2025-08-05"),
            code="anomaly-unanswered",
        )
        assert findings(
            report,
            paper("unit_energy_analysis", statements=[analysis], issue_date="2025-08-05"),
            code="anomaly-unanswered",
        )

    def test_an_answer_for_another_month_is_none(self) -> None:
        report = energy(*monthly(self.BASE, unit="三车间", metric="unit_electricity"))
        other = {"month": "2025-03", "unit": "三车间"}
        rows = [
            statement(StatementKind.ANALYSIS, "3月", **other),
            statement(StatementKind.MEASURE, "3月", **other),
        ]
        assert findings(
            report,
            paper("unit_energy_analysis", statements=rows, issue_date="2025-04-05"),
            code="anomaly-unanswered",
        )


class TestBalances:
    def ledger(self, closing: str) -> Document:
        cells = (("产生量", "120"), ("综合利用量", "100"), ("处置量", "15"), ("期末贮存量", closing))
        quantities = [
            amount("solid_waste", value, measure="t", label=label, at=Column(0, 1, column))
            for column, (label, value) in enumerate(cells)
        ]
        return paper("solid_waste_ledger", "固废台账.xlsx", period="2025", quantities=quantities)

    def test_what_comes_in_goes_out(self) -> None:
        assert not findings(self.ledger("5"), code="balance-mismatch")
        assert subjects(self.ledger("15"), code="balance-mismatch") == [
            {"metric": "solid_waste", "period": "2025"}
        ]

    def test_a_store_that_grows_from_month_to_month(self) -> None:
        rows = (
            ("2025-01", "0.5", "0.0", "0.5"),
            ("2025-02", "0.4", "0.0", "0.9"),
            ("2025-03", "0.6", "1.5", "0.0"),
        )
        quantities = [
            amount(
                "hazardous_waste", value, period=period, measure="t", label=label, at=Column(0, row, column)
            )
            for row, (period, *values) in enumerate(rows)
            for column, (label, value) in enumerate(
                zip(("产生量", "处置量", "期末贮存量"), values, strict=True)
            )
        ]
        assert not findings(
            paper("solid_waste_ledger", "台账.xlsx", period="2025", quantities=quantities),
            code="balance-mismatch",
        )
        vanished = [q for q in quantities if (q.period, q.label) != ("2025-03", "处置量")]
        vanished.append(
            amount(
                "hazardous_waste", "1.1", period="2025-03", measure="t", label="处置量", at=Column(0, 2, 1)
            )
        )
        told = subjects(
            paper("solid_waste_ledger", "台账.xlsx", period="2025", quantities=vanished),
            code="balance-mismatch",
        )
        assert told == [{"metric": "hazardous_waste", "period": "2025-03"}]

    def test_a_rate_above_one_hundred(self) -> None:
        over = amount("综合利用率", "104.5", measure="%", role=QuantityRole.SHARE)
        assert findings(
            paper("performance_calculation", period="2025", quantities=[over]), code="balance-mismatch"
        )
        fine = amount("综合利用率", "94.5", measure="%", role=QuantityRole.SHARE)
        assert not findings(
            paper("performance_calculation", period="2025", quantities=[fine]), code="balance-mismatch"
        )


def test_places_are_shown_for_both_sides() -> None:
    ledger = energy(amount("electricity", "1200000"), path="台账.xlsx")
    form = paper("energy_statistics", "205-1.xlsx", quantities=[amount("electricity", "1260000")])
    (found,) = findings(ledger, form, code="value-conflict")
    assert {place.document for place in found.evidence} == {ledger.id, form.id}
    assert found.values["difference"] == "60000kWh"
