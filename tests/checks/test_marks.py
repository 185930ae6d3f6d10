"""Signatures, seals, clauses, forms, lineage, and the plan that follows the largest source."""

import pytest

from evidencekit.model import Document, FileStatus, MarkKind, QuantityRole, StatementKind
from tests.builders import CLIENT, amount, findings, paper, statement, subjects

LONG = "本单位承诺所提供的申报材料真实、完整、有效，愿意承担相应的责任。" * 3


class TestSeals:
    @pytest.mark.parametrize(
        "doc_type",
        ["truthfulness_commitment", "management_commitment", "purchase_contract", "hazardous_waste_contract"],
    )
    def test_a_paper_that_nobody_signed(self, doc_type: str) -> None:
        assert subjects(paper(doc_type, "文件.docx", issue_date="2026-01-01"), code="seal-missing") == [
            {"doc_type": doc_type, "document": "文件.docx"}
        ]
        blank = paper(
            doc_type,
            "扫描.pdf",
            issue_date="2026-01-01",
            scanned=True,
            text=LONG,
            marks=[MarkKind.SEAL_LINE_BLANK],
        )
        assert len(findings(blank, code="seal-missing")) == 1

    @pytest.mark.parametrize("mark", [MarkKind.SEAL, MarkKind.SIGNATURE])
    def test_either_mark_is_enough(self, mark: MarkKind) -> None:
        assert not findings(
            paper("truthfulness_commitment", issue_date="2026-01-01", marks=[mark, MarkKind.SEAL_LINE_BLANK]),
            code="seal-missing",
        )

    def test_types_that_need_none_unread_pages_and_scans_without_colour(self) -> None:
        procedure = paper("energy_management_procedure", issue_date="2026-01-01")
        partly = paper("purchase_contract", issue_date="2026-01-01", status=FileStatus.PARTIAL)
        grey = paper("stakeholder_commitment", "承诺.tif", issue_date="2026-01-01", scanned=True, text=LONG)
        assert not findings(procedure, partly, grey, code="seal-missing")
        assert subjects(grey, code="needs-review") == [{"document": "承诺.tif"}]


class TestClauses:
    def told(self, document: Document) -> list[str]:
        return [finding.values["names"] for finding in findings(document, code="clause-missing")]

    def test_purchase_contract(self) -> None:
        bare = paper("purchase_contract", issue_date="2026-01-01", marks=[MarkKind.SEAL])
        assert len(self.told(bare)) == 1
        green = paper(
            "purchase_contract",
            issue_date="2026-01-01",
            marks=[MarkKind.SEAL],
            statements=[statement(StatementKind.CLAUSE, "environmental-clause")],
        )
        assert not self.told(green)

    def test_all_four_duties_and_which_one_lacks(self) -> None:
        keys = ["duty-system", "duty-evidence", "duty-report", "duty-awareness"]
        for lacking in keys:
            letter = paper(
                "representative_authorization", issue_date="2026-01-01", marks=[MarkKind.SEAL],
                statements=[statement(StatementKind.CLAUSE, key) for key in keys if key != lacking],
            )  # fmt: skip
            assert len(self.told(letter)) == 1 and "、" not in self.told(letter)[0].replace("建立、实施", "")
        whole = paper(
            "representative_authorization",
            issue_date="2026-01-01",
            marks=[MarkKind.SEAL],
            statements=[statement(StatementKind.CLAUSE, key) for key in keys],
        )
        assert not self.told(whole)

    def test_commitment_and_procedure(self) -> None:
        assert self.told(paper("management_commitment", issue_date="2026-01-01", marks=[MarkKind.SEAL]))
        assert self.told(paper("green_procurement_procedure", issue_date="2026-01-01"))
        assert not self.told(paper("energy_management_procedure", issue_date="2026-01-01"))
        unread = paper(
            "purchase_contract", issue_date="2026-01-01", marks=[MarkKind.SEAL], status=FileStatus.PARTIAL
        )
        assert not self.told(unread)


class TestForms:
    WHOLE = (
        "一、工厂基本情况 所属行业:C3872照明灯具制造 二、自评价内容 否决条件 基本要求 基础设施 管理体系 能源资源投入 产品 环境排放 绩效 "
        "三、自评价结论 四、下一步工作 序号 项目名称 项目内容 建设期限 投资估算 效益分析"
    )

    def told(self, text: str) -> str:
        report = paper(
            "self_evaluation_report", "自评价.docx", holder=CLIENT, issue_date="2026-10-01", text=text
        )
        return "".join(f.values["names"] for f in findings(report, code="clause-missing"))

    @pytest.mark.parametrize(
        ("left_out", "named"),
        [
            ("四、下一步工作", "第四章"),
            ("C3872", "行业代码"),
            ("环境排放", "六个模块"),
            ("投资估算", "重点项目"),
        ],
    )
    def test_what_lacks_is_named(self, left_out: str, named: str) -> None:
        assert named in self.told(self.WHOLE.replace(left_out, ""))

    def test_a_whole_one_and_other_words(self) -> None:
        assert not self.told(self.WHOLE)
        assert not self.told(
            self.WHOLE.replace("下一步工作", "后续工作安排")
            .replace("工厂基本情况", "企业基本情况")
            .replace("否决条件", "负面清单")
        )

    def test_another_pack_asks_for_no_such_form(self) -> None:
        report = paper("self_evaluation_report", holder=CLIENT, issue_date="2026-10-01", text="简述")
        assert not findings(report, code="clause-missing", rules="shenzhen-2024")


class TestLineage:
    def test_nobody_answers_for_the_monthly_reports(self) -> None:
        bare = [
            paper("monthly_energy_report", f"{m}.xlsx", period=f"2025-{m:02d}", text="电") for m in (1, 2)
        ]
        told = findings(*bare, code="clause-missing")
        assert [f.advice for f in told] == [True]
        named = paper(
            "monthly_energy_report",
            "3.xlsx",
            period="2025-03",
            statements=[statement(StatementKind.RESPONSIBLE, "设备部")],
        )
        assert not findings(*bare, named, code="clause-missing")


class TestReductionPlan:
    def papers(self, plan: str) -> tuple[Document, Document]:
        sources = [
            amount(
                "carbon_emission",
                "1629.73",
                measure="tCO2e",
                base="1629730",
                base_measure="kgCO2e",
                label="范围2 外购电力",
            ),
            amount(
                "carbon_emission",
                "118.27",
                measure="tCO2e",
                base="118270",
                base_measure="kgCO2e",
                label="范围1 天然气",
            ),
            amount(
                "carbon_emission",
                "1748.00",
                measure="tCO2e",
                base="1748000",
                base_measure="kgCO2e",
                role=QuantityRole.TOTAL,
            ),
        ]
        report = paper(
            "ghg_inventory_report", "核算.docx", period="2025", issue_date="2026-03-01", quantities=sources
        )
        return report, paper("emission_reduction_plan", "计划.docx", issue_date="2026-04-01", text=plan)

    @pytest.mark.parametrize(
        "plan",
        [
            "天然气\t烘道余热回收\t14",
            "外购电力占93.2%,天然气占6.8%。\n天然气\t锅炉改造\t20",
            "车辆更换为新能源车\n柴油叉车淘汰",
        ],
    )
    def test_measures_for_the_small_sources_alone(self, plan: str) -> None:
        assert len(findings(*self.papers(plan), code="clause-missing")) == 1

    @pytest.mark.parametrize(
        "plan", ["外购电力\t空压站群控\t46", "光伏二期200kW", "车间LED照明改造\n天然气锅炉改造"]
    )
    def test_measures_for_the_largest(self, plan: str) -> None:
        assert not findings(*self.papers(plan), code="clause-missing")
