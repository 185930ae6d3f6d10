"""Nonconformities in tables, forms and lines: number, fact, and whether they were closed."""

import pytest

from evidencekit.facts import _closures, nonconformities
from tests.facts import grids


def found(doc_type, *parts):
    return [
        (s.kind.value, s.key, dict(s.values))
        for s in nonconformities.find(grids.text(*parts), grids.of_type(doc_type))
    ]


def test_table_of_an_audit_report():
    rows = found(
        "internal_audit_report", "2025年内审报告",
        [["序号", "不符合项编号", "不符合事实描述", "条款", "责任部门", "纠正措施", "验证结果"],
         ["1", "NC-2025-01", "危废暂存间标识缺失", "8.1", "生产部", "已更换标识", "验证有效，关闭"],
         ["2", "NC-2025-02", "能源报表未签字", "9.1", "设备部", "", ""]],
    )  # fmt: skip
    assert [(kind, key, values.get("closed")) for kind, key, values in rows] == [
        ("nonconformity", "NC-2025-01", "yes"), ("measure", "NC-2025-01", "yes"), ("closure", "NC-2025-01", "yes"),
        ("nonconformity", "NC-2025-02", "no"),
    ]  # fmt: skip
    assert rows[0][2]["fact"] == "危废暂存间标识缺失"


def test_form_with_labels_in_the_cells():
    rows = found(
        "nonconformity_report", "不符合项报告",
        [["编号", "NC-01", "受审部门", "生产部"], ["不符合事实描述：2025年7月三车间单位产品电耗升高15%", "<", "<", "<"],
         ["原因分析：人员未掌握分析要求", "<", "<", "<"], ["纠正措施：组织培训并补充分析", "<", "<", "<"], ["验证结果：措施有效，同意关闭  验证人：李四", "<", "<", "<"]],
    )  # fmt: skip
    kinds = {kind: values for kind, _, values in rows}
    assert set(kinds) == {"nonconformity", "analysis", "measure", "closure"}
    assert (kinds["analysis"]["month"], kinds["analysis"]["unit"]) == ("2025-07", "三车间")
    assert {key for _, key, _ in rows} == {"NC-01"}


def test_corrective_action_with_headings():
    rows = found(
        "corrective_action_report", "纠正措施报告", "一、问题描述", "2025年7月三车间单位电耗异常升高15%。", "二、原因分析", "空压机泄漏，空载运行时间长。",
        "三、纠正措施", "更换密封件，增加巡检频次。", "四、效果验证", "8月份单位电耗恢复至正常水平，措施有效。",
    )  # fmt: skip
    assert {kind for kind, _, _ in rows} == {"analysis", "measure", "closure"}
    assert rows[0][2]["month"] == "2025-07"


def test_numbered_lines():
    rows = found(
        "internal_audit_report",
        "不符合项1：危废暂存间未张贴警示标识。",
        "不符合项2：未保存能源评审记录。",
        "本次审核共发现不符合项2项。",
    )
    assert [values["fact"] for _, _, values in rows] == ["危废暂存间未张贴警示标识。", "未保存能源评审记录。"]


@pytest.mark.parametrize(
    ("cell", "state"),
    [("验证有效，予以关闭", "yes"), ("已关闭", "yes"), ("2025年8月1日", "yes"), ("√", "yes"), ("☑有效 □无效", "yes"), ("整改完成", "yes"), ("待验证", "no"),
     ("未关闭", "no"), ("□有效 ☑无效", "no"), ("整改中", "no"), ("", ""), ("李四", "")],
)  # fmt: skip
def test_states(cell, state):
    assert _closures.state(cell) == state


def test_rules_close_nothing():
    assert found("internal_audit_report", "不符合项应在30日内整改完成并由审核员验证有效后予以关闭。") == []
    assert found("training_signin", "不符合项1：危废暂存间未张贴警示标识。") == []


def test_numbers_listed_in_a_sentence():
    rows = found(
        "internal_audit_report",
        "共开具不符合项2项：BFH-2026-01（喷涂车间，废活性炭更换记录未填写更换量）、HY-NC-2026-02（设备部，水表标签脱落）。",
    )
    assert [(key, values["fact"]) for _, key, values in rows] == [
        ("BFH-2026-01", "喷涂车间,废活性炭更换记录未填写更换量"), ("HY-NC-2026-02", "设备部,水表标签脱落")
    ]  # fmt: skip
