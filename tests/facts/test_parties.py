"""Names in their normal form, the side of a contract, addresses of the right party, former names; what is no name."""

import pytest

from evidencekit.facts import _organisations, addresses, parties
from tests.facts.papers import kind, paper

A, B = "苏州明达电器有限公司", "苏州绿能固废处置有限公司"


def read(content: str, doc_type: str, name: str, **more) -> list[str]:
    text = paper(content, **more)
    found = [*parties.find(text, kind(doc_type)), *addresses.find(text, kind(doc_type))]
    return [one.normalized for one in found if one.name == name]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("青岛海川（黄岛）机械有限公司", "青岛海川（黄岛）机械有限公司"),
        ("青岛 海川(黄岛)机械 有限公司(盖章)", "青岛海川（黄岛）机械有限公司"),
        ("“青岛海川机械有限公司”", "青岛海川机械有限公司"),
        ("青岛海川机械有限公司（以下简称“甲方”）", "青岛海川机械有限公司"),
        ("中衡认证北京)有限公司", "中衡认证（北京）有限公司"),
        ("青岛海川机械限公司", "青岛海川机械有限公司"),
    ],
)
def test_normal_form(printed: str, name: str) -> None:
    assert _organisations.normal_form(printed) == name


@pytest.mark.parametrize(
    "words",
    [
        "本公司",
        "XX有限公司",
        "综合办公室",
        "检测中心",
        "2025年度绿色工厂",
        "某某企业",
        "有限公司",
        "各子公司",
        "某公司",
        "绿色工厂领导小组办公室",
    ],
)
def test_what_names_nobody(words: str) -> None:
    assert not _organisations.is_name(words)


@pytest.mark.parametrize(
    "words",
    [
        A,
        "中国质量认证中心",
        "苏州工业园区生态环境局",
        "青岛海川机械有限公司第二工厂",
        "江苏省计量科学研究院",
        "国网江苏省电力有限公司苏州供电分公司",
    ],
)
def test_what_is_a_name(words: str) -> None:
    assert _organisations.is_name(words)


@pytest.mark.parametrize(
    "content",
    [
        f"甲方：{A}\n乙方：{B}",
        f"甲方（处置方）：{B}\n乙方（产废单位）：{A}",
        f"委托方：{A}\n受托方：{B}",
        f"甲方：{B}\n乙方：{A}\n甲方接受乙方委托，处置危险废物。",
        f"甲方|{A}|乙方|{B}",
        f"甲方：{B}\n乙方：{A}\n一、危险废物交由甲方处置",
    ],
)
def test_the_client_side_of_a_contract(content: str) -> None:
    assert read(f"危险废物处置合同\n{content}", "hazardous_waste_contract", "holder") == [A]


def test_of_a_contracts_addresses_only_the_clients() -> None:
    content = f"合同\n甲方：{A}\n地址：苏州工业园区星湖街1号\n乙方：{B}\n地址：苏州市相城区绿能路9号"
    assert read(content, "hazardous_waste_contract", "address") == ["苏州工业园区星湖街1号"]
    beside = f"合同\n甲方：{A}|乙方：{B}\n地址：苏州工业园区星湖街1号|地址：苏州市相城区绿能路9号"
    assert read(beside, "hazardous_waste_contract", "address") == ["苏州工业园区星湖街1号"]


def test_the_issuers_address_is_left_out() -> None:
    content = f"证书\n获证组织：{A}\n地址：苏州工业园区星湖街1号\n符合\n标准\n北京新世纪检验认证有限公司\n地址：北京市朝阳区慧忠路5号\n电话：010-88888888"
    assert read(content, "quality_certificate", "address") == ["苏州工业园区星湖街1号"]


@pytest.mark.parametrize(
    "content", [f"曾用名：{B}", f"本公司（原名：{B}）", f"公司名称由{B}变更为{A}", f"变更前名称|{B}"]
)
def test_former_names(content: str) -> None:
    assert read(f"通知书\n{content}", "business_license", "former_name") == [B]


@pytest.mark.parametrize("content", ["曾用名：无", "公司名称变更须办理登记", "原件与复印件一致"])
def test_no_former_name(content: str) -> None:
    assert read(f"通知书\n{content}", "business_license", "former_name") == []


def test_the_name_on_a_stamp_counts_when_it_also_stands_in_the_text() -> None:
    from evidencekit.model import Seal

    seal = Seal((300, 100, 400, 200), "round", "red", A, 0.8)
    assert read(f"承诺书\n我们（{A}）承诺如下", "management_commitment", "holder", seals=(seal,)) == [A]


def test_a_certifier_is_no_holder() -> None:
    assert read("证书\n中国质量认证中心\n兹证明", "quality_certificate", "holder") == []


def test_customer_beside_the_tested_party() -> None:
    content = f"检测报告\n委托单位：{A}\n受检单位：{B}"
    assert read(content, "emission_monitoring_report", "holder")[0] == A
