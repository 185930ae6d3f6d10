"""Claims of a self-evaluation table."""

import pytest

from evidencekit.facts import claims
from tests.facts import grids


def claimed(*parts, doc_type="self_evaluation_report"):
    return [(s.key, dict(s.values)) for s in claims.find(grids.text(*parts), grids.of_type(doc_type))]


def test_rows_and_total():
    found = claimed(
        "自评价得分为92.5分。",
        [
            ["一级指标", "二级指标", "评价要求", "分值", "得分", "是否符合", "证明材料索引"],
            ["基础设施", "建筑", "工厂的建筑应满足国家规定", "20", "20", "符合", "附件3 P35"],
            ["^", "照明", "照度应符合要求", "10", "8.0", "☑符合 □不符合", ""],
            ["合计", "", "", "30", "28", "", ""],
        ],
    )
    assert found == [
        (
            "工厂的建筑应满足国家规定",
            {
                "module": "基础设施",
                "group": "建筑",
                "index": "附件3 P35",
                "verdict": "yes",
                "score": "20",
                "full": "20",
            },
        ),
        (
            "照度应符合要求",
            {"module": "基础设施", "group": "照明", "verdict": "yes", "score": "8", "full": "10"},
        ),
        ("总分", {"score": "92.5"}),
    ]


@pytest.mark.parametrize(
    ("head", "score"), [("自评分", "证明材料"), ("企业自评得分", "索引页码"), ("得分", "支撑材料")]
)
def test_other_heads(head, score):
    found = claimed([["序号", "指标要求", head, score], ["1", "应建立能源管理制度", "5", "第12页"]])
    assert found == [("应建立能源管理制度", {"number": "1", "score": "5", "index": "第12页"})]


@pytest.mark.parametrize(
    ("cell", "verdict"),
    [
        ("符合", "yes"),
        ("不符合", "no"),
        ("是", "yes"),
        ("否", "no"),
        ("不适用", "na"),
        ("√", "yes"),
        ("基本符合", "yes"),
        ("□是 ☑否", "no"),
        ("□符合 □不符合", None),
    ],
)
def test_verdicts(cell, verdict):
    found = claimed([["评价要求", "是否符合", "证明材料"], ["应有营业执照", cell, "附件1"]])
    assert found[0][1].get("verdict") == verdict


def test_other_papers_claim_nothing():
    assert claimed([["检查内容", "是否符合"], ["消防通道畅通", "符合"]], doc_type="inspection_record") == []
