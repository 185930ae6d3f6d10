"""Unit values, rates and thresholds, recomputed."""

import pytest

from evidencekit.model import Document, Engagement, IndicatorStatus, Quantity, QuantityRole
from tests.builders import amount, findings, paper, report, subjects


def energy(value: str = "520.0", **more: object) -> Quantity:
    base = str(float(value) * 1000)
    return amount("comprehensive_energy", value, measure="tce", base=base, base_measure="kgce", **more)  # type: ignore[arg-type]


def output(value: str = "10000", **more: object) -> Quantity:
    return amount("output", value, measure="件", **more)  # type: ignore[arg-type]


def unit(value: str, measure: str = "kgce/件", **more: object) -> Quantity:
    return amount(
        "unit_energy",
        value,
        measure=measure,
        base_measure=more.pop("base_measure", measure),
        per="件",
        **more,
    )  # type: ignore[arg-type]


def sheet(*quantities: Quantity, doc_type: str = "unit_energy_analysis", path: str = "分析.docx") -> Document:
    return paper(doc_type, path, period="2025", issue_date="2026-01-20", quantities=quantities)


class TestUnitValues:
    @pytest.mark.parametrize("value", ["49.0", "56.0", "61", "52.1"])
    def test_a_quotient_that_does_not_follow(self, value: str) -> None:
        (found,) = findings(sheet(energy(), output(), unit(value)), code="ratio-mismatch")
        assert found.values["expected"].startswith("52") and len(found.evidence) == 3

    @pytest.mark.parametrize("value", ["52.0", "52", "52.00"])
    def test_a_quotient_within_rounding(self, value: str) -> None:
        assert not findings(sheet(energy(), output(), unit(value)), code="ratio-mismatch")

    def test_every_period_and_unit_for_itself(self) -> None:
        rows = [
            amount("electricity", "1000", unit="一车间", period="2025-07"),
            amount("output", "100", measure="件", unit="一车间", period="2025-07"),
        ]
        wrong = amount(
            "unit_electricity", "12.5", measure="kWh/件", unit="一车间", period="2025-07", per="件"
        )
        assert subjects(sheet(*rows, wrong), code="ratio-mismatch") == [
            {"metric": "unit_electricity", "period": "2025-07", "unit": "一车间", "document": "分析.docx"}
        ]
        other = amount(
            "unit_electricity", "12.5", measure="kWh/件", unit="二车间", period="2025-07", per="件"
        )
        assert not findings(sheet(*rows, other), code="ratio-mismatch")

    def test_from_other_papers_where_they_agree(self) -> None:
        ledgers = [
            sheet(energy(), doc_type="energy_statistics", path="205.xlsx"),
            sheet(output(), doc_type="output_report", path="产量.xlsx"),
        ]
        more = [
            sheet(energy(), doc_type="ghg_inventory_report", path="碳.docx"),
            sheet(output(), doc_type="industrial_output_statistics", path="B204.xlsx"),
        ]
        assert findings(*ledgers, *more, sheet(unit("60.0")), code="ratio-mismatch")
        assert not findings(*ledgers, *more, sheet(unit("52.0")), code="ratio-mismatch")
        plan = sheet(unit("45.0"), doc_type="medium_long_term_plan", path="规划.docx")
        assert not findings(*ledgers, *more, plan, code="ratio-mismatch"), "a plan's figures are aims"

    def test_two_outputs_or_a_value_not_read_surely(self) -> None:
        assert not findings(sheet(energy(), output(), output("9000"), unit("60")), code="ratio-mismatch")
        assert not findings(sheet(energy(), output(), unit("60", confidence=0.5)), code="ratio-mismatch")

    def test_per_output_value(self) -> None:
        money = amount("output_value", "2600", measure="万元")
        per = amount(
            "unit_energy", "0.30", measure="tce/万元", per="万元", base="0.03", base_measure="kgce/CNY"
        )
        assert len(findings(sheet(energy(), money, per), code="ratio-mismatch")) == 1
        right = amount(
            "unit_energy", "0.20", measure="tce/万元", per="万元", base="0.02", base_measure="kgce/CNY"
        )
        assert not findings(sheet(energy(), money, right), code="ratio-mismatch")


class TestRates:
    def areas(self, rate: str, name: str = "建筑密度") -> Document:
        return sheet(
            amount("建筑物占地面积", "5445", measure="m2"), amount("占地面积", "19800", measure="m2"),
            amount(name, rate, measure="%", role=QuantityRole.SHARE), doc_type="performance_calculation", path="绩效.docx",
        )  # fmt: skip

    @pytest.mark.parametrize("rate", ["31.5", "35", "30.0"])
    def test_a_printed_rate_that_its_parts_do_not_give(self, rate: str) -> None:
        assert subjects(self.areas(rate), code="ratio-mismatch") == [
            {"metric": "建筑密度", "period": "2025", "document": "绩效.docx"}
        ]

    @pytest.mark.parametrize("rate", ["27.5", "28", "27.50"])
    def test_one_that_they_give(self, rate: str) -> None:
        assert not findings(self.areas(rate), code="ratio-mismatch")

    def test_the_plot_ratio_is_a_lower_bound(self) -> None:
        def plan(ratio: str) -> Document:
            areas = (amount("建筑面积", "14620", measure="m2"), amount("占地面积", "19800", measure="m2"))
            return sheet(*areas, amount("容积率", ratio, measure=""), doc_type="performance_calculation")

        assert findings(plan("0.50"), code="ratio-mismatch")
        assert not findings(plan("0.74"), code="ratio-mismatch") and not findings(
            plan("1.10"), code="ratio-mismatch"
        )


class TestThresholds:
    def rate(
        self, name: str, value: str, period: str = "2025", role: QuantityRole = QuantityRole.SHARE
    ) -> Document:
        quantity = amount(name, value, measure="%", role=role, period=period)
        return paper(
            "performance_calculation", f"绩效{period}{value}.docx", period=period, quantities=[quantity]
        )

    @pytest.mark.parametrize(
        ("name", "value"), [("建筑密度", "27.5"), ("工业固体废物综合利用率", "60.1"), ("建筑密度", "29.9")]
    )
    def test_below_a_mandatory_bound(self, name: str, value: str) -> None:
        assert [s["metric"] for s in subjects(self.rate(name, value), code="threshold-not-met")] == [name]

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("建筑密度", "30"),
            ("建筑密度", "42.0"),
            ("工业固体废物综合利用率", "93"),
            ("绿色物料使用率", "10"),
        ],
    )
    def test_at_the_bound_above_it_or_an_optional_row(self, name: str, value: str) -> None:
        assert not findings(self.rate(name, value), code="threshold-not-met")

    def test_the_latest_year_counts_targets_do_not(self) -> None:
        assert not findings(
            self.rate("建筑密度", "20", "2023"), self.rate("建筑密度", "35"), code="threshold-not-met"
        )
        assert not findings(self.rate("建筑密度", "20", role=QuantityRole.TARGET), code="threshold-not-met")

    def test_recomputed_where_none_is_printed(self) -> None:
        areas = [amount("建筑物占地面积", "5445", measure="m2"), amount("占地面积", "19800", measure="m2")]
        low = paper("performance_calculation", "绩效.docx", period="2025", quantities=areas)
        (found,) = findings(low, code="threshold-not-met")
        assert found.values["actual"] == "27.5%" and len(found.evidence) == 2

    def test_partial_points_in_between(self) -> None:
        made = report(self.rate("工业固体废物综合利用率", "81.5"))
        rows = {row.id: row for row in made.indicators}
        assert rows["gf-6.4.03"].status is IndicatorStatus.MET
        assert (
            rows["gf-6.4.04"].status is IndicatorStatus.PARTIAL
            and 0 < rows["gf-6.4.04"].supported < rows["gf-6.4.04"].score
        )

    def test_a_benchmark_that_a_person_gave(self) -> None:
        quantity = amount("工业用水重复利用率", "60", measure="%", role=QuantityRole.SHARE)
        water = paper("water_statistics", "205-4.xlsx", period="2025", quantities=[quantity])
        told = Engagement(benchmarks={"n25-7": {"benchmark": "70", "leading": "95"}})
        assert [
            s["indicator"]
            for s in subjects(water, code="threshold-not-met", engagement=told, rules="national-2025")
        ] == ["n25-7"]
        assert not findings(water, code="threshold-not-met", rules="national-2025")
