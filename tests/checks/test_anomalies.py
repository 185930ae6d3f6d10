"""The month that leaves its history, and its answers."""

import pytest

from evidencekit.model import Document, Quantity, QuantityRole, StatementKind
from tests.builders import amount, paper, statement, subjects

FLAT = ["100", "101", "99", "100", "102", "100", "100", "100", "99", "101", "100", "100"]


def months(
    values: list[str], *, unit: str = "三车间", metric: str = "unit_electricity", year: str = "2025"
) -> list[Quantity]:
    return [amount(metric, v, period=f"{year}-{n:02d}", unit=unit) for n, v in enumerate(values, start=1)]


def risen(month: int = 7, value: str = "116") -> list[str]:
    return [value if n == month else v for n, v in enumerate(FLAT, start=1)]


def sheet(*quantities: Quantity, doc_type: str = "monthly_energy_report", **more: object) -> Document:
    return paper(doc_type, f"{doc_type}.xlsx", period="2025", quantities=quantities, **more)  # type: ignore[arg-type]


def told(*papers: Document) -> list[tuple[str, str]]:
    return [(str(s.get("unit", "")), str(s["period"])) for s in subjects(*papers, code="anomaly-unanswered")]


class TestLeaving:
    @pytest.mark.parametrize(("month", "value"), [(7, "116"), (3, "130"), (11, "114.6")])
    @pytest.mark.parametrize("metric", ["unit_electricity", "electricity", "water"])
    def test_fifteen_percent_above_the_others(self, month: int, value: str, metric: str) -> None:
        assert told(sheet(*months(risen(month, value), metric=metric))) == [("三车间", f"2025-{month:02d}")]

    @pytest.mark.parametrize(("month", "value"), [(7, "114"), (7, "114.4"), (2, "70")])
    def test_less_than_that_or_lower(self, month: int, value: str) -> None:
        assert not told(sheet(*months(risen(month, value))))

    def test_equipment_and_lines_and_the_plant_alone(self) -> None:
        device = sheet(*months(risen(), unit="1#注塑机"), doc_type="equipment_energy_report")
        assert told(device) == [("1#注塑机", "2025-07")]
        assert told(sheet(*months(risen(), unit="", metric="electricity"))) == [("", "2025-07")]
        both = sheet(*months(risen(), unit="", metric="electricity"), *months(FLAT, metric="electricity"))
        assert not told(both), "the plant is not judged where its units are"

    def test_offices_projects_and_other_papers_have_no_history(self) -> None:
        assert not told(sheet(*months(risen(), unit="办公楼", metric="electricity")))
        assert not told(sheet(*months(risen(), metric="electricity"), doc_type="post_retrofit_monitoring"))
        assert not told(sheet(*months(risen()[:5])))

    def test_use_that_follows_output_of_the_unit_or_the_plant(self) -> None:
        use, output = months(risen(), metric="electricity"), [str(float(v) / 10) for v in risen()]
        assert not told(sheet(*use, *months(output, metric="output")))
        assert not told(sheet(*use, *months(output, metric="output", unit="")))
        assert told(sheet(*use, *months(FLAT, metric="output"))) == [("三车间", "2025-07")]

    def test_seasons_that_come_back_and_heating_without_another_year(self) -> None:
        winter = ["150", "148", "120", *["100"] * 7, "118", "149"]
        assert not told(sheet(*months(winter, metric="natural_gas", unit="锅炉房")))
        assert not told(
            sheet(*months(winter, metric="natural_gas", year="2024"), *months(winter, metric="natural_gas"))
        )
        warm = ["100"] * 12
        assert ("三车间", "2025-01") in told(
            sheet(*months(warm, metric="natural_gas", year="2024"), *months(winter, metric="natural_gas"))
        )

    def test_a_scans_figures_need_a_sure_reading(self) -> None:
        from dataclasses import replace

        dim = [replace(q, confidence=0.85) for q in months(risen())]
        assert not told(sheet(*dim, scanned=True)) and told(sheet(*dim))

    def test_beyond_the_window(self) -> None:
        assert not told(sheet(*months(risen(), year="2022")))

    @pytest.mark.parametrize("metric", ["unit_electricity", "unit_energy", "electricity"])
    def test_a_rise_that_the_paper_prints(self, metric: str) -> None:
        rise = amount(
            metric,
            "15.2",
            role=QuantityRole.CHANGE,
            measure="%",
            period="2025-07",
            unit="第三车间",
            base_period="2025-06",
        )
        assert told(sheet(rise)) == [("第三车间", "2025-07")]
        assert not told(
            sheet(
                amount(
                    metric,
                    "14.4",
                    role=QuantityRole.CHANGE,
                    measure="%",
                    period="2025-07",
                    unit="第三车间",
                    base_period="2025-06",
                )
            )
        )


class TestAnswers:
    def answer(
        self,
        *rows: tuple[StatementKind, dict[str, str]],
        issued: str = "2025-08-05",
        doc_type: str = "unit_energy_analysis",
        text: str = "",
    ) -> Document:
        listed = [statement(kind, "说明", **values) for kind, values in rows]
        return paper(doc_type, f"{doc_type}答.docx", issue_date=issued, statements=listed, text=text)

    BOTH = (
        (StatementKind.ANALYSIS, {"month": "2025-07", "unit": "三车间"}),
        (StatementKind.MEASURE, {"month": "2025-07", "unit": "三车间"}),
    )

    def test_analysis_and_measure(self) -> None:
        report = sheet(*months(risen()))
        assert not told(report, self.answer(*self.BOTH))
        named = tuple((kind, {"month": "7", "unit": "计量点：第三车间"}) for kind, _ in self.BOTH)
        assert not told(report, self.answer(*named))
        apart = [self.answer(self.BOTH[0]), self.answer(self.BOTH[1], doc_type="management_review")]
        assert not told(report, *apart)

    def test_a_corrective_action_that_speaks_of_month_and_unit(self) -> None:
        report = sheet(*months(risen()))
        assert not told(
            report,
            self.answer(
                doc_type="corrective_action_report", text="2025年7月三车间单位电耗升高,原因:……措施:……"
            ),
        )
        assert told(
            report, self.answer(doc_type="corrective_action_report", text="2025年7月二车间单位电耗升高")
        )
        closure = (
            StatementKind.CLOSURE,
            {
                "fact": "7月第三车间电耗升高",
                "cause": "变频器故障",
                "measure": "更换",
                "month": "2025-07",
                "unit": "第三车间",
            },
        )
        assert not told(report, self.answer(closure, doc_type="corrective_action_report"))

    @pytest.mark.parametrize(
        "rows",
        [
            BOTH[:1],
            BOTH[1:],
            tuple((k, {"month": "2025-03", "unit": "三车间"}) for k, _ in BOTH),
            tuple((k, {"month": "2025-07", "unit": "二车间"}) for k, _ in BOTH),
        ],
    )
    def test_half_an_answer_another_month_another_unit(
        self, rows: tuple[tuple[StatementKind, dict[str, str]], ...]
    ) -> None:
        assert told(sheet(*months(risen())), self.answer(*rows))

    def test_an_answer_before_the_month_or_years_later(self) -> None:
        bare = tuple((kind, {"month": "7", "unit": "三车间"}) for kind, _ in self.BOTH)
        assert told(sheet(*months(risen())), self.answer(*bare, issued="2024-08-05"))
        assert told(sheet(*months(risen())), self.answer(*bare, issued="2026-09-05"))
