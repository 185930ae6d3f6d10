"""Who explained a month that stands out, who acted on it, who answers for the figures."""

import pytest

from evidencekit.facts import deviations
from evidencekit.model import DocumentType, GapKind
from tests.facts import grids


def said(*parts, doc_type="monthly_energy_report"):
    kind = DocumentType(doc_type, "", GapKind.DATA, (), dated=True)
    return [
        (s.kind.value, s.key, s.values.get("month"), s.values.get("unit"))
        for s in deviations.find(grids.text(*parts), kind)
    ]


def test_analysis_and_measure_of_a_month_and_workshop():
    assert said(
        "2025年7月能源分析报告",
        "7月三车间单位电耗较6月上升15%，主要原因是2号空压机泄漏导致空载运行。",
        "针对上述问题，设备部已于8月5日更换密封件，并加强点检。",
        "其他车间能耗平稳。",
    ) == [
        ("analysis", "2025-07 三车间", "2025-07", "三车间"),
        ("measure", "2025-07 三车间", "2025-07", "三车间"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "2025年7月三车间单位电耗较6月上升15%。",
        "2025年7月三车间单位电耗较6月上升15%，原因待查。",
        "2025年7月三车间电耗异常，尚未采取措施。",
        "各车间7月用电量如有异常应分析原因并采取纠正措施。",
        "2025年7月三车间单位电耗与上月持平。",
    ],
)
def test_a_deviation_told_is_not_answered(sentence):
    assert said(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("2025年9月喷涂车间天然气单耗偏高，系烘干炉保温层破损所致。", ["analysis"]),
        ("受高温天气影响，8月份注塑车间用电量同比增加20%，主要是空调负荷上升。", ["analysis"]),
        ("2025年9月喷涂车间气耗偏高，已更换保温层。", ["measure"]),
        ("经排查，7月份一车间用水量突增由管网漏水造成，已修复。", ["analysis", "measure"]),
    ],
)
def test_wordings(sentence, kinds):
    assert [kind for kind, *_ in said("2025年度分析", sentence)] == kinds


def test_remarks_beside_the_figures():
    found = said(
        "2025年三车间用电统计",
        [
            ["月份", "用电量(kWh)", "备注"],
            ["6月", "100", "正常"],
            ["7月", "130", "空压机故障，已更换电机"],
            ["8月", "101", ""],
        ],
    )
    assert found == [
        ("analysis", "2025-07 三车间", "2025-07", "三车间"),
        ("measure", "2025-07 三车间", "2025-07", "三车间"),
    ]


def test_responsible_department():
    text = grids.text(
        "2025年7月能耗月报", "责任部门：设备部   表单编号：QR-EN-01   存档路径：设备部/能源台账"
    )
    kind = DocumentType("monthly_energy_report", "", GapKind.DATA, (), dated=True)
    found = [s for s in deviations.find(text, kind) if s.kind.value == "responsible"]
    assert [(s.key, dict(s.values)) for s in found] == [
        ("设备部", {"form": "QR-EN-01", "storage": "设备部/能源台账"})
    ]


def test_procedures_answer_nothing():
    assert (
        said("2025年7月三车间电耗异常，主要原因是设备老化，已更换。", doc_type="energy_management_procedure")
        == []
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "受审核方：某公司 审核时间：2025年6月10日—12日",
        "体系基本有效，限2025年7月31日前整改。",
        "再培训日期：2026年5月27日，方式：现场讲解、补考。",
        "更新日期：2026年3月2日，设备已检修。",
    ],
)
def test_days_of_events_are_no_months_in_question(sentence):
    assert said("2025年度报告", sentence) == []
