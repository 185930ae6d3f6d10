"""Training plans: topic and time of each row, in any layout."""

from evidencekit.facts import plans
from tests.facts import grids

MONTHS = [f"{month}月" for month in range(1, 13)]


def planned(*parts):
    text = grids.text(*parts)
    return [(s.key, dict(s.values)) for s in plans.find(text, grids.of_type("training_plan"))]


def ticks(*months):
    return ["√" if month in months else "" for month in range(1, 13)]


def test_topics_by_twelve_month_ticks():
    found = planned(
        "XX公司2025年度培训计划",
        [
            ["序号", "培训内容", "培训对象", *MONTHS],
            ["1", "《危险废物分类》培训", "全体员工", *ticks(3, 9)],
            ["2", "节能知识培训", "班组长", *ticks(6)],
        ],
    )
    assert found == [
        ("危险废物分类培训", {"audience": "全体员工", "month": "3,9", "period": "2025-03,2025-09"}),
        ("节能知识培训", {"audience": "班组长", "month": "6", "period": "2025-06"}),
    ]


def test_month_numbers_under_a_merged_head():
    found = planned(
        "2025年培训计划",
        [
            ["课程", "计划月份", *["<"] * 11, "讲师"],
            ["^", *[str(m) for m in range(1, 13)], "^"],
            ["碳核算实务", *["●" if m == 5 else "" for m in range(1, 13)], "张工"],
        ],
    )
    assert found == [("碳核算实务", {"teacher": "张工", "month": "5", "period": "2025-05"})]


def test_date_quarter_and_month_columns():
    found = planned(
        "2025年度培训计划表",
        [
            ["序号", "课程名称", "培训内容", "计划时间", "课时"],
            ["1", "绿色工厂基础知识", "标准解读；职责", "2025年3月12日", "2"],
            ["2", "应急演练", "泄漏处置", "第三季度", ""],
            ["3", "环保法规", "排污许可", "5、11月", ""],
        ],
    )
    assert [
        (key, values.get("month"), values.get("quarter"), values.get("date")) for key, values in found
    ] == [
        ("绿色工厂基础知识", "3", None, "2025-03-12"),
        ("应急演练", None, "3", None),
        ("环保法规", "5,11", None, None),
    ]


def test_months_down_the_side():
    found = planned(
        "2025年培训计划",
        [
            ["月份", "主题", "参加人员"],
            ["1月", "安全生产", "全员"],
            ["^", "消防演练", "全员"],
            ["2月", "节水知识", "全员"],
        ],
    )
    assert [(key, values["period"]) for key, values in found] == [
        ("安全生产", "2025-01"), ("消防演练", "2025-01"), ("节水知识", "2025-02")
    ]  # fmt: skip


def test_prose():
    found = planned(
        "2025年度绿色工厂培训计划",
        "1、3月份：危险废物分类管理培训，对象：全体员工，讲师：张工",
        "2、2025年6月开展节能管理培训；",
        "3.第四季度组织ISO14001体系内审员培训",
        "各部门应按时参加培训，考核合格后上岗。",
    )
    assert [(key, values.get("month"), values.get("quarter")) for key, values in found] == [
        ("危险废物分类管理培训", "3", None), ("节能管理培训", "6", None), ("ISO14001体系内审员培训", None, "4")
    ]  # fmt: skip


def test_footer_rows_are_no_topics():
    found = planned(
        "2025年培训计划",
        [["培训内容", "时间"], ["节能知识", "4月"], ["编制：张三", "审核：李四"], ["备注：按季度更新", ""]],
    )
    assert [key for key, _ in found] == ["节能知识"]


def test_only_plans_have_planned_topics():
    text = grids.text([["培训内容", "时间"], ["节能知识", "4月"]])
    assert list(plans.find(text, grids.of_type("training_signin"))) == []
