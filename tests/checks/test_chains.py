"""Chains of years and projects: what lacks, what lies before its time, what has lapsed; and what is not there at all."""

import pytest

from evidencekit.model import ChainStatus, Document, FileStatus, QuantityRole, StatementKind
from tests.builders import amount, case, findings, paper, statement, subjects


def stages(*papers: Document, chain: str, period: str = "") -> dict[str, ChainStatus]:
    found = next(c for c in case(*papers).chains if c.chain == chain and (not period or c.period == period))
    return {stage.stage: stage.status for stage in found.stages}


def missing(*papers: Document, chain: str) -> list[str]:
    return [str(s["stage"]) for s in subjects(*papers, code="stage-missing") if s["chain"] == chain]


def audit(
    year: int, *, plan: bool = True, report: bool = True, action: bool = True, review: str = "07-20"
) -> list[Document]:
    found = statement(StatementKind.NONCONFORMITY, f"NC-{year}", fact="记录未填写", closed="yes")
    papers = [
        paper("internal_audit_plan", f"{year}计划.docx", period=str(year), issue_date=f"{year}-05-26")
        if plan
        else None,
        paper("internal_audit_report", f"{year}内审.pdf", period=str(year), issue_date=f"{year}-06-16")
        if report
        else None,
        paper("nonconformity_report", f"{year}不符合.pdf", issue_date=f"{year}-06-12", statements=[found]),
        paper("corrective_action_report", f"{year}纠正.docx", issue_date=f"{year}-07-01") if action else None,
        paper("management_review", f"{year}管评.docx", period=str(year), issue_date=f"{year}-{review}")
        if review
        else None,
    ]
    return [one for one in papers if one is not None]


class TestYears:
    def test_a_full_cycle(self) -> None:
        assert not missing(*audit(2025), chain="internal_audit") and not findings(
            *audit(2025), code="stage-out-of-order"
        )

    @pytest.mark.parametrize(
        ("without", "stage"),
        [
            ({"plan": False}, "plan"),
            ({"report": False}, "implement"),
            ({"action": False, "review": ""}, "improve"),
        ],
    )
    def test_each_stage(self, without: dict[str, object], stage: str) -> None:
        assert missing(*audit(2025, **without), chain="internal_audit") == [stage]  # type: ignore[arg-type]

    @pytest.mark.parametrize("day", ["05-20", "06-01", "01-15"])
    def test_the_review_before_the_audit(self, day: str) -> None:
        assert [s["stage"] for s in subjects(*audit(2025, review=day), code="stage-out-of-order")] == [
            "improve"
        ]

    def test_a_later_year_that_lacks_beside_a_full_one(self) -> None:
        both = [*audit(2024), *audit(2025, action=False, review="")]
        assert missing(*both, chain="internal_audit") == ["improve"]
        assert stages(*both, chain="internal_audit", period="2024")["improve"] is ChainStatus.PRESENT

    def test_the_running_year_is_not_due_before_its_time(self) -> None:
        young = [paper("internal_audit_report", "2026.pdf", period="2026", issue_date="2026-10-10")]
        assert not missing(*audit(2025), *young, chain="internal_audit")
        old = [paper("internal_audit_report", "2026.pdf", period="2026", issue_date="2026-03-10")]
        assert "plan" in missing(*audit(2025), *old, chain="internal_audit")

    def test_an_older_cycle_of_which_pieces_are_left(self) -> None:
        assert not missing(
            *audit(2025), *audit(2023, plan=False, action=False, review=""), chain="internal_audit"
        )

    def test_greenhouse_gas_without_verification_and_plan(self) -> None:
        report = paper("ghg_inventory_report", "核算.docx", period="2025", issue_date="2026-04-09")
        assert missing(report, chain="ghg") == ["assess"]
        statement_ = paper("ghg_verification_statement", "声明.pdf", period="2025", issue_date="2026-05-01")
        assert missing(report, statement_, chain="ghg") == ["improve"]
        plan = paper(
            "emission_reduction_plan", "计划.docx", issue_date="2026-06-01", period="2026-01-01/2028-12-31"
        )
        assert not missing(report, statement_, plan, chain="ghg")

    def test_water_target_without_monthly_analysis_and_what_follows_is_not_told(self) -> None:
        target = paper("water_saving_target", "节水目标.docx", period="2025", issue_date="2025-01-20")
        assert missing(target, chain="water_saving") == ["implement"]
        usage = paper("water_usage_report", "用水.xlsx", period="2025")
        assert missing(target, usage, chain="water_saving") == ["assess"]
        shown = paper(
            "target_assessment_record",
            "考核.docx",
            period="2025",
            issue_date="2026-01-09",
            text="节水目标完成情况：已完成",
        )
        assert not missing(target, usage, shown, chain="water_saving")

    def test_suppliers_hazardous_waste_and_calibration(self) -> None:
        contract = paper("purchase_contract", "合同.pdf", issue_date="2025-06-16")
        assert set(missing(contract, chain="supplier")) == {"plan", "assess"}
        ledger = paper("solid_waste_ledger", "台账.xlsx", period="2025")
        manifest = paper("hazardous_waste_manifest", "联单.pdf", issue_date="2025-06-24")
        assert missing(ledger, manifest, chain="hazardous_waste") == ["plan"]
        meters = paper("metering_equipment_list", "台账.xlsx", issue_date="2026-01-10")
        assert missing(meters, chain="calibration") == ["implement"]

    def test_a_stage_that_may_lie_in_an_unread_file(self) -> None:
        locked = paper(
            "other", "管理评审.pdf", status=FileStatus.ENCRYPTED, guesses=[("management_review", 0.9)]
        )
        papers = [*audit(2025, action=False, review=""), locked]
        assert stages(*papers, chain="internal_audit")["improve"] is ChainStatus.REVIEW and not missing(
            *papers, chain="internal_audit"
        )

    def test_a_stage_whose_papers_have_all_lapsed(self) -> None:
        old = paper("hazardous_waste_contract", "合同.pdf", valid_from="2023-01-01", valid_until="2025-12-31")
        plan = paper("hazardous_waste_plan", "计划.pdf", period="2025", issue_date="2024-12-05")
        assert stages(old, plan, chain="hazardous_waste")["implement"] is ChainStatus.EXPIRED
        assert findings(old, plan, code="document-expired") and missing(
            old, plan, chain="hazardous_waste"
        ) == ["assess"]


class TestProjects:
    def record(self, doc_type: str, name: str = "空压机余热回收节能改造项目", **more: str) -> Document:
        return paper(
            doc_type, f"{doc_type}-{name}.docx", project=name, **{"issue_date": "2024-05-01", **more}
        )

    def test_one_chain_a_project_in_its_wordings(self) -> None:
        papers = [
            self.record("saving_project_approval"),
            self.record("saving_project_contract", "空压机余热回收项目", issue_date="2024-07-01"),
            self.record("energy_saving_calculation", "空压机余热回收", issue_date="2026-01-12"),
            self.record("saving_project_approval", "注塑机伺服改造项目"),
        ]
        chains = [c for c in case(*papers).chains if c.chain == "saving_project"]
        assert [c.topic for c in chains] == ["空压机余热回收节能改造项目", "注塑机伺服改造项目"]
        assert missing(*papers, chain="saving_project") == ["implement"]

    def test_a_paper_that_names_no_project_goes_by_its_text(self) -> None:
        contract = paper(
            "saving_project_contract",
            "合同.pdf",
            project="合同",
            issue_date="2024-07-01",
            text="就空压机余热回收项目订立本合同",
        )
        papers = [
            self.record("saving_project_approval"),
            contract,
            self.record("energy_saving_calculation", issue_date="2026-01-12"),
        ]
        assert not missing(*papers, chain="saving_project")
        assert len([c for c in case(*papers).chains if c.chain == "saving_project"]) == 1

    def test_monitoring_before_the_works_is_out_of_order(self) -> None:
        papers = [
            self.record("saving_project_approval"),
            self.record("saving_project_contract", issue_date="2025-07-01"),
            self.record("energy_saving_calculation", issue_date="2025-01-12"),
        ]
        assert [s["stage"] for s in subjects(*papers, code="stage-out-of-order")] == ["assess"]

    def test_a_project_of_an_attribution_is_told_there_alone(self) -> None:
        part = amount(
            "unit_energy", "1.2", role=QuantityRole.CONTRIBUTION, measure="%", project="空压机余热回收项目"
        )
        analysis = paper(
            "unit_energy_analysis", "分析.docx", period="2025", issue_date="2026-01-20", quantities=[part]
        )
        assert not missing(analysis, self.record("saving_project_approval"), chain="saving_project")
        assert findings(analysis, self.record("saving_project_approval"), code="attribution-unsupported")


class TestNothingAtAll:
    def types(self, *papers: Document, **options: object) -> set[str]:
        return {str(s["doc_type"]) for s in subjects(*papers, code="document-missing", **options)}

    def test_an_empty_folder(self) -> None:
        told = self.types()
        assert {"business_license", "energy_metering_procedure", "management_commitment"} <= told
        assert "score_sheet" not in told and "training_plan" in told, (
            "a chain with nothing at all is told once"
        )

    @pytest.mark.parametrize(
        "doc_type", ["energy_metering_procedure", "business_license", "incoming_inspection_record"]
    )
    def test_each_type_until_it_is_there(self, doc_type: str) -> None:
        assert doc_type in self.types()
        assert doc_type not in self.types(paper(doc_type, issue_date="2026-01-01"))

    def test_a_blank_form_an_unread_file_and_one_nobody_could_tell(self) -> None:
        from evidencekit.model import Nature

        assert "management_commitment" not in self.types(paper("management_commitment", nature=Nature.BLANK))
        locked = paper(
            "other", "承诺书.pdf", status=FileStatus.UNREADABLE, guesses=[("management_commitment", 0.8)]
        )
        assert "management_commitment" not in self.types(locked)
        unclear = paper("other", "IMG.jpg", needs_review=True, guesses=[("management_commitment", 0.45)])
        assert "management_commitment" not in self.types(unclear)
        vague = paper("other", "IMG.jpg", needs_review=True, guesses=[("management_commitment", 0.12)])
        assert "management_commitment" in self.types(vague)

    def test_a_stand_in_must_hold(self) -> None:
        fresh = paper("hazardous_substance_test_report", "RoHS.pdf", issue_date="2026-01-01")
        stale = paper("hazardous_substance_test_report", "RoHS.pdf", issue_date="2021-01-01")
        assert "incoming_inspection_record" not in self.types(
            fresh
        ) and "incoming_inspection_record" in self.types(stale)

    def test_the_disposers_licence_beside_the_contract(self) -> None:
        contract = paper(
            "hazardous_waste_contract", "合同.pdf", valid_from="2026-01-01", valid_until="2026-12-31"
        )
        assert (
            "hazardous_waste_licence" in self.types(contract)
            and "hazardous_waste_licence" not in self.types()
        )
        licence = paper(
            "hazardous_waste_licence", "许可证.jpg", issue_date="2022-02-12", valid_until="2027-02-11"
        )
        assert "hazardous_waste_licence" not in self.types(contract, licence)
