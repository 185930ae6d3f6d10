"""Grids: pages joined, merged cells spread, heads found by their words."""

import pytest

from evidencekit import tables
from evidencekit.model import TextSource
from evidencekit.text import Text
from tests.facts import grids


def test_merged_cells_are_one_spot_at_several_positions():
    grid = tables.of(grids.text([["部门", "成绩", "<"], ["^", "理论", "实操"], ["生产部", "80", "90"]]))[0]
    assert grid.rows[0][1] is grid.rows[0][2]
    assert grid.rows[0][0] is grid.rows[1][0]
    assert [spot.text for spot in tables.distinct(grid.rows[0])] == ["部门", "成绩"]
    assert tables.head_words(grid, 0, 2) == [("部门",), ("成绩", "理论"), ("成绩", "实操")]


def test_grids_know_the_lines_around_them():
    text = grids.text(
        "标题一",
        [["姓名", "成绩"], ["张三", "80"]],
        "标题二  单位：kWh",
        [["月份", "电量"], ["1月", "5"]],
        "注：含办公",
    )
    first, second = tables.of(text)
    assert (first.above, first.below[0]) == (("标题一",), "标题二单位:kWh")
    assert (second.raw_above, second.below) == (("标题二  单位：kWh",), ("注:含办公",))


@pytest.mark.parametrize("repeats", [True, False])
def test_a_table_goes_on_over_the_page(repeats):
    head = ["序号", "姓名", "成绩"]
    second = [["2", "李四", "90"]]
    pages = [
        grids.page("成绩单", [head, ["1", "张三", "80"]]),
        grids.page([head, *second] if repeats else second, number=2),
    ]
    joined = tables.of(Text("D1", pages))
    assert [[spot.text for spot in row] for row in joined[0].rows] == [
        head,
        ["1", "张三", "80"],
        ["2", "李四", "90"],
    ]
    assert joined[0].rows[2][0].page.number == 2


def test_another_table_on_the_next_page_is_its_own():
    pages = [
        grids.page("成绩单", [["序号", "姓名", "成绩"], ["1", "张三", "80"]]),
        grids.page("三、能耗统计", [["月份", "电量", "水量"], ["1月", "5", "6"]], number=2),
    ]
    assert len(tables.of(Text("D1", pages))) == 2


@pytest.mark.parametrize(
    ("head", "role"),
    [("姓名", "name"), ("姓 名（签字）", "name"), ("参训人员姓名", "name"), ("签字", "signature"), ("讲师签字", None), ("考核成绩（分）", "score"), ("补考成绩", "resit_score"),
     ("部门/班组", "department"), ("企业名称", None)],
)  # fmt: skip
def test_roles_of_heads(head, role):
    from evidencekit.text import normalise

    assert tables.heads("people").role(normalise(head)) == role


def test_pairs_of_forms():
    grid = tables.of(
        grids.text(
            [["培训主题", "危废分类", "时间", "2025-03-01"], ["地点：一楼会议室", "<", "讲师：王工", "<"]]
        )
    )[0]
    told = [(label, tables.pair_value(label, spot)) for row in grid.rows for label, spot in tables.pairs(row)]
    assert told == [
        ("培训主题", "危废分类"),
        ("时间", "2025-03-01"),
        ("地点", "一楼会议室"),
        ("讲师", "王工"),
    ]


def test_prose_leaves_tables_and_their_unmarked_lines_out():
    text = grids.text("报告正文", [["月份", "电量"], ["1月", "5"]], "结论")
    assert [text.line_text(line) for line in tables.prose(text)] == ["报告正文", "结论"]


def test_grids_are_made_once_for_a_text():
    text = grids.text([["月份", "电量"], ["1月", "5"]], source=TextSource.OCR)
    assert tables.of(text) is tables.of(text)


def test_columns_that_no_reader_saw_are_a_table():
    text = grids.text(
        "燃气费账单",
        "1月\t3868 m³\t13847.44元",
        "2月\t3313 m³\t11860.54元",
        "3月\t3868 m³\t13847.44元",
        "合计见附件",
    )
    assert next([spot.text for spot in row] for row in tables.of(text)[0].rows) == [
        "1月",
        "3868 m3",
        "13847.44元",
    ]
    assert [text.line_text(line) for line in tables.prose(text)] == ["燃气费账单", "合计见附件"]


def test_signature_lines_are_no_table():
    assert (
        tables.of(grids.text("编制：张三\t审核：李四", "编制：张三\t审核：李四", "编制：张三\t审核：李四"))
        == ()
    )
