"""Figures of sentences, with what the sentence says of time, place and comparison."""

import pytest

from evidencekit.facts import quantities
from evidencekit.model import Quantity, QuantityRole
from tests.facts import grids


def said(*sentences, title="2025年度能耗分析报告", doc_type="unit_energy_analysis"):
    text = grids.text(title, *sentences)
    found = [q for q in quantities.find(text, grids.of_type(doc_type)) if isinstance(q, Quantity)]
    return [(q.metric, q.period, q.unit, q.role.value, str(q.value)) for q in found]


def test_total_change_and_contributions():
    text = grids.text(
        "2025年综合能耗1234.56吨标准煤，较2024年下降5%，其中空压机余热回收项目贡献1.2%，照明LED改造贡献0.8%，注塑机伺服改造贡献3.0%。"
    )
    found = list(quantities.find(text, grids.of_type("unit_energy_analysis")))
    assert [(q.role.value, str(q.value), q.project, q.base_period, q.unit) for q in found] == [
        ("value", "1234.56", "", "", ""),
        ("change", "-5", "", "2024", ""),
        ("contribution", "1.2", "空压机余热回收项目", "", ""),
        ("contribution", "0.8", "照明LED改造", "", ""),
        ("contribution", "3.0", "注塑机伺服改造", "", ""),
    ]
    assert {q.metric for q in found} == {"comprehensive_energy"}
    assert "1234.56吨标准煤" in found[0].place.quote


def test_month_and_workshop_go_on_through_the_sentence():
    assert said(
        "2025年7月，三车间用电量12.3万kWh，产量500t，单耗246kWh/t，较6月上升15%，主要原因是设备故障。"
    ) == [
        ("electricity", "2025-07", "三车间", "value", "12.3"),
        ("output", "2025-07", "三车间", "value", "500"),
        ("unit_electricity", "2025-07", "三车间", "value", "246"),
        ("unit_electricity", "2025-07", "三车间", "change", "15"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("单位产品综合能耗由2024年的0.52降至2025年的0.49 kgce/件，同比下降5.8%。",
         [("unit_energy", "2024", "", "value", "0.52"), ("unit_energy", "2025", "", "value", "0.49"), ("unit_energy", "2025", "", "change", "-5.8")]),
        ("电力折标系数取0.1229 kgce/kWh。", [("electricity", "2025", "", "factor", "0.1229")]),
        ("电网排放因子为0.5366tCO2/MWh，购入电力8500MWh。",
         [("", "", "", "", "")]),
        ("2023年、2024年、2025年综合能耗分别为1,200、1,180、1,150吨标准煤。",
         [("comprehensive_energy", y, "", "value", v) for y, v in (("2023", "1200"), ("2024", "1180"), ("2025", "1150"))]),
        ("注塑车间、喷涂车间用电量分别为120万kWh和80万kWh。",
         [("electricity", "2025", "注塑车间", "value", "120"), ("electricity", "2025", "喷涂车间", "value", "80")]),
        ("力争2026年单位产品综合能耗下降3%。", [("unit_energy", "2026", "", "target", "3")]),
        ("电力占综合能耗的85.3%。", [("electricity", "2025", "", "share", "85.3")]),
        ("三车间7月单位电耗异常升高了15%。", [("unit_electricity", "2025-07", "三车间", "change", "15")]),
        ("工业用水重复利用率79.6%。", [("工业用水重复利用率", "2025", "", "share", "79.6")]),
        ("公司容积率1.75，建筑密度45%。", [("容积率", "2025", "", "value", "1.75"), ("建筑密度", "2025", "", "share", "45")]),
        ("年节约电量12万kWh，折合标准煤14.7tce。", [("节电量", "2025", "", "value", "12"), ("节能量", "2025", "", "value", "14.7")]),
        ("颗粒物排放限值为30mg/m³。", [("颗粒物", "2025", "", "limit", "30")]),
    ],
)  # fmt: skip
def test_wordings(sentence, expected):
    if expected == [("", "", "", "", "")]:
        assert [(m, r, v) for m, _, _, r, v in said(sentence)] == [
            ("electricity", "factor", "0.5366"),
            ("electricity", "value", "8500"),
        ]
        return
    assert said(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "年综合能源消费量1万吨标准煤及以上的用能单位应建立制度。",
        "依据GB/T 2589-2020和GB 17167-2025执行。",
        "公司现有员工350人，更换3台空压机。",
        "该项目使公司能耗下降1.2%。",
        "联系电话0532-88889999，邮编266000。",
        "合同自2025年1月1日起生效，有效期3年。",
    ],
)
def test_nothing_to_read(sentence):
    assert said(sentence) == []


def test_procedures_set_rules_not_figures():
    assert (
        said(
            "单位产品综合能耗较上年下降5%以上的部门给予奖励，用电量超过10万kWh的车间应报告。",
            doc_type="energy_management_procedure",
        )
        == []
    )


def test_a_line_broken_by_the_page_is_one_sentence():
    found = said("本年度公司继续推进节能管理工作，全年综合能源消费量为1234.5吨标", "准煤，较上年下降3.2%。")
    assert ("comprehensive_energy", "2025", "", "value", "1234.5") in found
    assert ("comprehensive_energy", "2025", "", "change", "-3.2") in found


def test_totals_of_scopes():
    text = grids.text("2025年温室气体排放总量4831.7tCO2e，其中范围一排放270.6tCO2e，范围二排放4561.1tCO2e。")
    found = list(quantities.find(text, grids.of_type("ghg_inventory_report")))
    assert [(q.metric, q.label, str(q.value)) for q in found] == [
        ("carbon_emission", "", "4831.7"), ("carbon_emission", "范围1", "270.6"), ("carbon_emission", "范围2", "4561.1")
    ]  # fmt: skip
    assert found[0].role is QuantityRole.TOTAL
