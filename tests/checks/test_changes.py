"""Claimed changes and their attribution."""

import pytest

from evidencekit.model import Document, Quantity, QuantityRole
from tests.builders import amount, findings, paper, subjects


def change(
    value: str, *, metric: str = "unit_energy", period: str = "2025", base: str = "2024", **more: object
) -> Quantity:
    return amount(
        metric, value, role=QuantityRole.CHANGE, measure="%", period=period, base_period=base, **more
    )  # type: ignore[arg-type]


def value(number: str, period: str, metric: str = "unit_energy", **more: object) -> Quantity:
    return amount(metric, number, period=period, measure="kgce/件", **more)  # type: ignore[arg-type]


def part(number: str, project: str) -> Quantity:
    return amount("unit_energy", number, role=QuantityRole.CONTRIBUTION, measure="%", project=project)


def analysis(
    *quantities: Quantity, path: str = "分析.docx", doc_type: str = "unit_energy_analysis"
) -> Document:
    return paper(doc_type, path, period="2025", issue_date="2026-01-20", quantities=quantities)


class TestChange:
    @pytest.mark.parametrize("claimed", ["-12", "-8", "5.0", "-3.0"])
    def test_a_claim_that_the_years_do_not_give(self, claimed: str) -> None:
        told = findings(
            analysis(value("0.500", "2024"), value("0.475", "2025"), change(claimed)), code="change-mismatch"
        )
        assert [f.subject for f in told] == [
            {"metric": "unit_energy", "period": "2025", "document": "分析.docx"}
        ]
        assert told[0].values["expected"] == "-5%" and len(told[0].evidence) == 3

    @pytest.mark.parametrize("claimed", ["-5", "-5.0", "-5.1", "-4.9"])
    def test_one_that_they_give_within_rounding(self, claimed: str) -> None:
        assert not findings(
            analysis(value("0.500", "2024"), value("0.475", "2025"), change(claimed)), code="change-mismatch"
        )

    def test_years_in_other_papers(self) -> None:
        others = [
            analysis(value("0.500", "2024"), path="2024.docx"),
            analysis(value("0.475", "2025"), path="2025.docx"),
        ]
        claim = analysis(change("-12"), path="自评价.docx", doc_type="self_evaluation_report")
        assert [s["document"] for s in subjects(*others, claim, code="change-mismatch")] == ["自评价.docx"]
        unclear = analysis(value("0.520", "2024"), path="另.docx")
        assert not findings(*others, unclear, claim, code="change-mismatch")

    def test_a_month_against_the_month_before_or_last_year(self) -> None:
        months = [
            value("100", "2025-06", "electricity"),
            value("120", "2024-07", "electricity"),
            value("115", "2025-07", "electricity"),
        ]
        for claimed in ("15", "-4.2"):
            assert not findings(
                analysis(*months, change(claimed, metric="electricity", period="2025-07", base="2025-06")),
                code="change-mismatch",
            )
        assert findings(
            analysis(*months, change("30", metric="electricity", period="2025-07", base="2025-06")),
            code="change-mismatch",
        )

    def test_one_year_alone_or_a_figure_not_read_surely(self) -> None:
        assert not findings(analysis(value("0.475", "2025"), change("-12")), code="change-mismatch")
        assert not findings(
            analysis(value("0.500", "2024"), value("0.475", "2025"), change("-12", confidence=0.6)),
            code="change-mismatch",
        )


class TestParts:
    @pytest.mark.parametrize("parts", [("1.2", "0.8"), ("1.2", "0.8", "2.0"), ("3.0", "3.0", "0.5")])
    def test_parts_that_do_not_add_up(self, parts: tuple[str, ...]) -> None:
        named = [part(number, f"{n}号机伺服改造项目") for n, number in enumerate(parts)]
        assert subjects(analysis(change("-5.0"), *named), code="attribution-mismatch") == [
            {"metric": "unit_energy", "period": "2025"}
        ]

    @pytest.mark.parametrize("parts", [("1.2", "0.8", "3.0"), ("2.5", "2.5"), ("1.25", "3.75")])
    def test_parts_that_do(self, parts: tuple[str, ...]) -> None:
        named = [part(number, f"{n}号机伺服改造项目") for n, number in enumerate(parts)]
        assert not findings(analysis(change("-5.0"), *named), code="attribution-mismatch")

    def test_one_part_alone_and_a_project_named_twice(self) -> None:
        assert not findings(
            analysis(change("-5.0"), part("1.2", "空压机余热回收项目")), code="attribution-mismatch"
        )
        twice = [part("2.5", "空压机余热回收项目"), part("2.5", "空压机余热回收"), part("2.5", "照明LED改造")]
        assert not findings(analysis(change("-5.0"), *twice), code="attribution-mismatch")


class TestSupport:
    PROOFS = (
        "saving_project_approval",
        "energy_baseline",
        "post_retrofit_monitoring",
        "energy_saving_calculation",
    )

    def proof(self, doc_type: str, project: str = "空压机余热回收节能改造项目") -> Document:
        return paper(doc_type, f"{doc_type}.docx", project=project, issue_date="2024-05-01", period="2024")

    @pytest.mark.parametrize("lacking", PROOFS)
    def test_each_of_the_four_papers(self, lacking: str) -> None:
        papers = [self.proof(kind) for kind in self.PROOFS if kind != lacking]
        claim = analysis(change("-1.2"), part("1.2", "空压机余热回收项目"))
        assert subjects(claim, *papers, code="attribution-unsupported") == [
            {"project": "空压机余热回收项目", "doc_type": lacking}
        ]

    def test_all_four_there_by_field_title_or_text(self) -> None:
        papers = [
            self.proof("saving_project_approval"),
            paper("energy_baseline", "基准.pdf", title="空压机余热回收项目能耗基准", period="2023"),
            paper(
                "post_retrofit_monitoring", "监测.docx", text="空压机余热回收改造后监测数据", period="2025"
            ),
            self.proof("energy_saving_calculation"),
        ]
        assert not findings(
            analysis(change("-1.2"), part("1.2", "空压机余热回收项目")),
            *papers,
            code="attribution-unsupported",
        )

    @pytest.mark.parametrize("name", ["产品结构变化", "产量因素", "合同", "其他"])
    def test_effects_and_kinds_of_paper_are_no_projects(self, name: str) -> None:
        assert not findings(analysis(change("-1.2"), part("1.2", name)), code="attribution-unsupported")
