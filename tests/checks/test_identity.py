"""Who a paper is about: names, codes, addresses, scopes, another company's name in a copied procedure."""

import pytest

from evidencekit.model import Document, Engagement, Finding
from tests.builders import CLIENT, findings, paper, subjects

LICENCE = paper(
    "business_license", "营业执照.jpg", holder=CLIENT, uscc="91370200MA3C1QKP8K", address="青岛市黄岛区前湾港路1号", issue_date="2020-01-01"
)  # fmt: skip


def of(code: str, *papers: Document, **options: object) -> list[Finding]:
    return findings(*papers, code=code, **options)


class TestHolder:
    @pytest.mark.parametrize(
        "name", ["青岛海拓精密科技有限公司", "苏州恒远机械有限公司", "青岛海诺精密制造股份有限公司"]
    )
    def test_another_company(self, name: str) -> None:
        other = paper(
            "energy_certificate", "能源.pdf", holder=name, issue_date="2026-01-01", valid_until="2028-12-31"
        )
        assert subjects(other, code="holder-mismatch") == [
            {"doc_type": "energy_certificate", "document": "能源.pdf"}
        ]

    @pytest.mark.parametrize(
        "name",
        [
            "青岛海拓精密制造有限责任公司",
            "青岛 海拓精密制造有限公司（盖章）",
            "青岛海拓精密制造有限公司黄岛分公司",
            "Qingdao Haituo Co.,Ltd",
        ],
    )
    def test_the_client_in_another_writing(self, name: str) -> None:
        assert not of("holder-mismatch", paper("energy_certificate", holder=name, issue_date="2026-01-01"))

    def test_a_former_name_told_or_printed(self) -> None:
        old = paper("eia_approval", "环评.pdf", holder="青岛海拓模具有限公司", issue_date="2015-01-01")
        assert of("holder-mismatch", old)
        assert not of("holder-mismatch", old, engagement=Engagement(former_names=("青岛海拓模具有限公司",)))
        change = paper(
            "business_license",
            "变更.pdf",
            holder=CLIENT,
            former_name="青岛海拓模具有限公司",
            issue_date="2020-01-01",
        )
        assert not of("holder-mismatch", old, change)

    def test_a_group_certificate_that_lists_the_site_and_a_bill_in_the_landlords_name(self) -> None:
        group = paper(
            "quality_certificate",
            holder="海拓集团有限公司",
            text=f"附件：子证书 {CLIENT}",
            issue_date="2026-01-01",
        )
        lease = paper(
            "property_certificate",
            "租赁合同.pdf",
            text="出租方：青岛临港工业园有限公司",
            issue_date="2024-01-01",
        )
        bill = paper("energy_bill", "电费.pdf", holder="青岛临港工业园有限公司", period="2025")
        assert not of("holder-mismatch", group, lease, bill)
        assert of("holder-mismatch", bill)

    def test_a_suppliers_own_paper(self) -> None:
        assert not of(
            "holder-mismatch",
            paper("hazardous_waste_licence", holder="山东环净处置有限公司", issue_date="2025-01-01"),
        )

    def test_a_scan_may_have_misread_the_name(self) -> None:
        text = "荣誉证书 " * 20
        lost = paper(
            "credit_report",
            "信用.jpg",
            holder="青岛拓精密制造有限公司",
            scanned=True,
            sure=0.8,
            text=text,
            issue_date="2025-01-01",
        )
        worn = paper(
            "credit_report",
            "信用2.jpg",
            holder="青岛梅柘精密制造有限公司",
            scanned=True,
            sure=0.8,
            text=text,
            issue_date="2025-01-01",
        )
        other = paper(
            "credit_report",
            "信用3.jpg",
            holder="昆山恒拓塑业有限公司",
            scanned=True,
            sure=0.95,
            text=text,
            issue_date="2025-01-01",
        )
        assert [f.documents[0] for f in of("holder-mismatch", lost, worn, other)] == [other.id]
        assert [f.documents[0] for f in of("needs-review", lost, worn, other)] == [worn.id]

    def test_a_strangers_paper_is_told_as_that_alone(self) -> None:
        stranger = paper(
            "quality_certificate", "别家.pdf", holder="苏州恒远机械有限公司", uscc="91320500MA1XXXXX1A", address="苏州市吴中区木渎镇金山路9号",
            issue_date="2023-01-01", valid_until="2028-01-01", scope="机械零件的销售",
        )  # fmt: skip
        told = {
            f.code
            for f in findings(LICENCE, stranger, uscc="91370200MA3C1QKP8K")
            if stranger.id in f.documents
        }
        assert told & {
            "holder-mismatch",
            "identifier-mismatch",
            "address-mismatch",
            "scope-mismatch",
            "surveillance-missing",
        } == {"holder-mismatch"}


class TestCode:
    @pytest.mark.parametrize("doc_type", ["application_form", "credit_report", "energy_statistics"])
    def test_another_code_and_one_that_does_not_check(self, doc_type: str) -> None:
        other = paper(
            doc_type,
            "其他.pdf",
            holder=CLIENT,
            uscc="91370200MA3D9W5X2N",
            issue_date="2026-01-01",
            period="2025",
        )
        wrong = paper(
            doc_type,
            "笔误.pdf",
            holder=CLIENT,
            uscc="!91370200MA3C1QKP8Z",
            issue_date="2026-01-01",
            period="2025",
        )
        assert subjects(LICENCE, other, code="identifier-mismatch", uscc="91370200MA3C1QKP8K") == [
            {"document": "其他.pdf"}
        ]
        assert subjects(LICENCE, wrong, code="identifier-invalid", uscc="91370200MA3C1QKP8K") == [
            {"document": "笔误.pdf"}
        ]

    def test_silent(self) -> None:
        contract = paper(
            "purchase_contract",
            holder=CLIENT,
            uscc="91370200MA3D9W5X2N|91370200MA3C1QKP8K",
            issue_date="2026-01-01",
        )
        blurred = paper(
            "application_form",
            holder=CLIENT,
            uscc="!91370200MA3C1QKP8Z",
            scanned=True,
            sure=0.7,
            issue_date="2026-01-01",
        )
        suppliers = paper(
            "supplier_evaluation",
            holder="某供方科技有限公司",
            uscc="91370200MA3D9W5X2N",
            issue_date="2026-01-01",
        )
        for code in ("identifier-mismatch", "identifier-invalid"):
            assert not of(code, LICENCE, contract, blurred, suppliers, uscc="91370200MA3C1QKP8K")


class TestAddress:
    @pytest.mark.parametrize(
        "address", ["青岛市黄岛区前湾港路18号", "青岛市城阳区春阳路1号", "烟台市开发区长江路77号"]
    )
    def test_another_place(self, address: str) -> None:
        report = paper(
            "emission_monitoring_report", "检测.pdf", holder=CLIENT, address=address, issue_date="2026-05-01"
        )
        (found,) = of("address-mismatch", LICENCE, report)
        assert {p.document for p in found.evidence} == {LICENCE.id, report.id}

    @pytest.mark.parametrize(
        "address",
        [
            "山东省青岛市黄岛区前湾港路1号",
            "前湾港路1号",
            "黄岛区前湾港路1号2号厂房",
            "综合楼及厂房装修区域",
            "厂界四周",
            "喷涂车间排气筒DA001",
        ],
    )
    def test_the_same_place_or_none_of_the_country(self, address: str) -> None:
        report = paper("emission_monitoring_report", holder=CLIENT, address=address, issue_date="2026-05-01")
        assert not of("address-mismatch", LICENCE, report)


class TestScope:
    def certificate(self, kind: str, scope: str) -> Document:
        return paper(
            kind, f"{kind}.pdf", holder=CLIENT, scope=scope, issue_date="2026-05-01", valid_until="2029-04-30"
        )

    def test_trade_alone_other_products_and_told_products(self) -> None:
        others = [
            self.certificate("environmental_certificate", "注塑件、冲压件的生产及相关环境管理活动"),
            self.certificate("ohs_certificate", "注塑件、冲压件的生产"),
        ]
        for scope in ("塑料包装制品的销售", "LED灯具的生产", "家具贸易及技术服务"):
            assert [
                s["doc_type"]
                for s in subjects(
                    self.certificate("quality_certificate", scope), *others, code="scope-mismatch"
                )
            ] == ["quality_certificate"]
        told = Engagement(products=("空气压缩机",))
        assert of("scope-mismatch", self.certificate("quality_certificate", "注塑件的生产"), engagement=told)

    @pytest.mark.parametrize(
        "scope",
        [
            "注塑件、冲压件的设计、生产和销售",
            "塑料注塑件及五金冲压件的制造",
            "资质范围内注塑件的生产所涉及的能源管理活动",
            "精密注塑件的生产加工",
        ],
    )
    def test_other_words_for_the_same(self, scope: str) -> None:
        others = [
            self.certificate("environmental_certificate", "注塑件、冲压件的生产及相关环境管理活动"),
            self.certificate("ohs_certificate", "注塑件、冲压件的生产"),
        ]
        assert not of("scope-mismatch", self.certificate("quality_certificate", scope), *others)

    def test_one_certificate_alone_cannot_be_told(self) -> None:
        assert not of("scope-mismatch", self.certificate("quality_certificate", "电线电缆的生产"))


class TestCopies:
    def procedure(self, text: str, doc_type: str = "environmental_procedure") -> Document:
        return paper(doc_type, "制度.docx", issue_date="2025-01-01", text=text)

    @pytest.mark.parametrize(
        "text",
        [
            "一、目的\n为规范昆山恒拓塑业有限公司的环境管理工作,制定本制度。",
            f"{CLIENT}\n二、范围\n适用于江阴市远大机械有限公司各部门、车间。",
            "苏州明辉电子有限公司(以下简称公司)全体员工应遵守本制度。",
        ],
    )
    def test_another_name_in_the_papers_own_voice(self, text: str) -> None:
        assert len(of("holder-mismatch", self.procedure(text))) == 1

    @pytest.mark.parametrize(
        "text",
        [
            f"为规范{CLIENT}的环境管理工作,制定本制度。",
            "危险废物委托山东环净固废处置有限公司处置,运输由其负责。",
            "监测由具备资质的青岛华测检测技术有限公司按季度开展。",
            "供应商如宁波立塑新材料有限公司各部门应配合公司的环保要求。",
            "为规范公司的环境管理工作,制定本制度。适用于公司各部门。",
        ],
    )
    def test_suppliers_contractors_and_the_client(self, text: str) -> None:
        assert not of("holder-mismatch", self.procedure(text))

    def test_only_papers_of_the_house(self) -> None:
        report = paper("csr_report", text="适用于昆山恒拓塑业有限公司各部门。", period="2025")
        assert not of("holder-mismatch", report)
