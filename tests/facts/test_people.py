"""People of training sheets: who signed, who scored what, who passed."""

import pytest

from evidencekit.facts import _names, _results, people
from evidencekit.model import Field, Participant, Region, TextSource
from evidencekit.text import Text, normalise
from tests.facts import grids


def people_of(text, doc_type):
    return [
        record for record in people.find(text, grids.of_type(doc_type)) if isinstance(record, Participant)
    ]


def rows_of(text, doc_type):
    return [(p.name, p.sheet_role, p.score, p.passed, p.absent) for p in people_of(text, doc_type)]


def test_sign_in_two_persons_a_row_with_merged_departments():
    text = grids.text(
        "危险废物管理培训签到表",
        "培训主题：危险废物分类培训   培训时间：2025年3月12日",
        [
            ["序号", "姓名", "部门", "签名", "序号", "姓名", "部门", "签名"],
            ["1", "张三", "生产部", "张三", "2", "李 四", "仓库", "李四"],
            ["3", "欧阳建国", "^", "欧阳建国", "4", "赵敏", "^", "请假"],
            ["5", "艾力·买买提", "品质部", "√", "", "", "", ""],
            ["讲师", "王工", "", "", "日期", "2025.3.12", "", ""],
        ],
    )
    found = people_of(text, "training_signin")
    assert [(p.name, p.department, p.absent) for p in found] == [
        ("张三", "生产部", False),
        ("欧阳建国", "生产部", False),
        ("艾力·买买提", "品质部", False),
        ("李四", "仓库", False),
        ("赵敏", "仓库", True),
    ]
    assert {(p.sheet_role, p.topic, p.date) for p in found} == {("signin", "危险废物分类培训", "2025-03-12")}
    assert found[3].place.quote == "李 四"


@pytest.mark.parametrize("head", ["参训人员", "员工姓名", "姓 名", "受训人员", "学员姓名", "姓名（正楷）"])
@pytest.mark.parametrize("score", ["成绩", "得分", "考核分数", "考试成绩（分）", "卷面成绩"])
def test_score_sheet_heads_in_any_wording_and_order(head, score):
    text = grids.text(
        "考核成绩表",
        [["工号", score, head, "班组"], ["A01", "85", "张三", "一班"], ["A02", "52分", "李四", "二班"]],
    )
    assert rows_of(text, "score_sheet") == [
        ("张三", "score", "85", None, False),
        ("李四", "score", "52", None, False),
    ]


def test_pass_mark_judges_before_the_word():
    text = grids.text(
        "满分100分，80分（含）以上为合格",
        [["姓名", "成绩", "结论"], ["张三", "80", "合格"], ["李四", "79.5", "合格"]],
    )
    records = list(people.find(text, grids.of_type("score_sheet")))
    assert [r.normalized for r in records if isinstance(r, Field)] == ["80"]
    assert [r.passed for r in records if isinstance(r, Participant)] == [True, False]


@pytest.mark.parametrize(
    ("outcome", "passed"),
    [("合格", True), ("不合格", False), ("☑合格 □不合格", True), ("□合格 ☑不合格", False), ("优秀", True), ("A", True),
     ("√", True), ("×", False), ("未通过，需补考", False), ("", None), ("良好", True), ("差", False)],
)  # fmt: skip
def test_outcome_words(outcome, passed):
    text = grids.text([["序号", "姓名", "考核结果"], ["1", "张三", outcome], ["2", "王五", "合格"]])
    assert people_of(text, "score_sheet")[0].passed is passed


def test_make_up_column_gives_a_second_record():
    text = grids.text(
        "合格线：60分",
        [
            ["姓名", "初考成绩", "补考成绩", "补考日期"],
            ["张三", "52", "71", "2025年4月2日"],
            ["李四", "88", "/", "/"],
            ["王五", "缺考", "", ""],
        ],
    )
    assert rows_of(text, "score_sheet") == [
        ("张三", "score", "52", False, False),
        ("张三", "retraining", "71", True, False),
        ("李四", "score", "88", True, False),
        ("王五", "score", None, None, True),
    ]


def test_retraining_sheet_takes_the_new_score():
    text = grids.text(
        "再培训记录 合格分数：80分",
        [["姓名", "部门", "原成绩", "再培训内容", "补考成绩"], ["张三", "注塑车间", "62", "危废分类", "90"]],
    )
    found = people_of(text, "retraining_record")
    assert [(p.name, p.score, p.passed, p.topic, p.sheet_role) for p in found] == [
        ("张三", "90", True, "危废分类", "retraining")
    ]


def test_two_head_rows_take_the_whole_score():
    text = grids.text(
        [
            ["序号", "姓名", "成绩", "<", "<", "备注"],
            ["^", "^", "理论", "实操", "总评", "^"],
            ["1", "张三", "90", "70", "80", ""],
        ]
    )
    assert rows_of(text, "score_sheet") == [("张三", "score", "80", None, False)]


def test_blank_signature_is_absence_only_where_others_signed():
    some = grids.text([["姓名", "部门", "签字"], ["张三", "生产部", "张三"], ["李四", "生产部", ""]])
    assert [p.absent for p in people_of(some, "training_signin")] == [False, True]
    none = grids.text([["姓名", "部门", "签字"], ["张三", "生产部", ""], ["李四", "生产部", ""]])
    assert [(p.absent, p.confidence) for p in people_of(none, "training_signin")] == [
        (False, 0.5),
        (False, 0.5),
    ]


def test_handwriting_in_the_box_is_a_signature():
    rows = [["姓名", "签字"], ["张三", " "], ["李四", " "]]
    region = Region("handwriting", (52.0, 122.0, 95.0, 138.0))
    scan = Text("D1", [grids.page(rows, source=TextSource.OCR, regions=[region])])
    blank = list(scan.pages[0].tables[0].cells)
    assert len(blank) == 6
    assert [p.absent for p in people_of(scan, "training_signin")] == [False, True]


def test_table_that_runs_sideways():
    text = grids.text(
        [["姓名", "张三", "李四", "王小明"], ["部门", "生产部", "仓库", "品质部"], ["成绩", "85", "92", "58"]]
    )
    assert [(p.name, p.score) for p in people_of(text, "score_sheet")] == [
        ("张三", "85"), ("李四", "92"), ("王小明", "58")
    ]  # fmt: skip


def test_table_goes_on_over_the_page():
    head = ["序号", "姓名", "部门", "成绩"]
    pages = [
        grids.page("成绩单", [head, ["1", "张三", "生产部", "85"]]),
        grids.page([head, ["2", "李四", "^", "92"]], number=2),
        grids.page([["3", "王五", "仓库", "77"]], number=3),
    ]
    found = people_of(Text("D1", pages), "score_sheet")
    assert [(p.name, p.score, p.place.page) for p in found] == [
        ("张三", "85", 1),
        ("李四", "92", 2),
        ("王五", "77", 3),
    ]


def test_lists_in_prose():
    text = grids.text(
        "培训记录",
        "参加人员：张三、李 四、赵敏（请假）、王小明等15人",
        "缺席人员：孙八",
        "考核不合格人员：钱七（52分）、周九48分",
        "讲师：吴老师",
    )
    assert rows_of(text, "training_effect_evaluation") == [
        ("张三", "signin", None, None, False),
        ("李四", "signin", None, None, False),
        ("赵敏", "signin", None, None, True),
        ("王小明", "signin", None, None, False),
        ("孙八", "signin", None, None, True),
        ("钱七", "score", "52", False, False),
        ("周九", "score", "48", False, False),
    ]


def test_list_over_several_lines():
    text = grids.text("参训人员：", "张三  李四  王五  赵六", "孙七  周八  吴九", "培训总结：效果良好")
    assert [p.name for p in people_of(text, "training_signin")] == [
        "张三",
        "李四",
        "王五",
        "赵六",
        "孙七",
        "周八",
        "吴九",
    ]


def test_exam_paper():
    text = grids.text(
        "节能知识试卷", "姓名：张三   部门：注塑车间   得分：85", "一、选择题 1. 能源包括（ A ）"
    )
    assert [(p.name, p.score, p.department) for p in people_of(text, "exam_paper")] == [
        ("张三", "85", "注塑车间")
    ]


@pytest.mark.parametrize(
    ("doc_type", "rows"),
    [
        ("training_plan", [["姓名", "签名"], ["张三", "张三"]]),
        ("supplier_list", [["供应商名称", "联系人", "签字"], ["甲公司", "张三", "张三"]]),
        ("metering_equipment_list", [["名称", "型号", "责任人"], ["电能表", "DT", "张三"]]),
        ("monthly_energy_report", [["车间", "用电量", "签字"], ["注塑车间", "1234", "张三"]]),
    ],
)
def test_no_participants_in_other_tables(doc_type, rows):
    assert rows_of(grids.text("表", rows), doc_type) == []


def test_approval_lines():
    text = grids.text("报告", "编制：张三    审核：李四    批准：王五", "审核：合格后签字")
    assert [(p.name, p.sheet_role) for p in people_of(text, "monthly_energy_report")] == [
        ("张三", "approval"), ("李四", "approval"), ("王五", "approval")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wording", "mark"),
    [("合格线：80分", "80"), ("及格分数 60", "60"), ("≥80分为合格", "80"), ("80分（含80分）以上为合格", "80"), ("低于60分者需补考", "60"),
     ("成绩达到85分为合格", "85"), ("满分100分 60分及格", "60"), ("考核标准：满分100分，80分及格", "80"), ("70分以下为不合格", "70"),
     ("通过分数：≥ 75 分", "75"), ("考试成绩不低于90分视为通过", "90")],
)  # fmt: skip
def test_pass_mark_wordings(wording, mark):
    assert [str(value) for value, _, _ in _results.pass_marks(normalise(wording))][:1] == [mark]


@pytest.mark.parametrize(
    "wording", ["满分100分", "培训合格率达到95%以上", "2025年合格供应商80家", "张三85分", "共80人合格"]
)
def test_no_pass_mark(wording):
    assert list(_results.pass_marks(normalise(wording))) == []


@pytest.mark.parametrize("name", ["张三", "欧阳娜娜", "司马光", "阿依古丽·艾山", "诸葛亮", "仇英", "洪七"])
def test_names(name):
    assert _names.likelihood(name) == 1.0


@pytest.mark.parametrize(
    "word",
    ["生产部", "合计", "以下空白", "注塑车间", "安全员", "高级工程师", "2025", "备注", "张", "管理人员"],
)
def test_no_names(word):
    assert _names.likelihood(word, in_column=True) == 0.0


def test_people_in_a_form_cell():
    text = grids.text(
        "管理评审报告",
        [
            ["评审日期", "2026年6月18日"],
            ["参加人员", "程思齐、韩松柏、屠建业"],
            ["缺席人员", "闻立群（出差）"],
        ],
    )
    assert [(p.name, p.absent) for p in people_of(text, "management_review")] == [
        ("程思齐", False), ("韩松柏", False), ("屠建业", False), ("闻立群", True)
    ]  # fmt: skip


def test_topic_in_a_form_before_the_list():
    text = grids.text(
        "培训签到表",
        [["培训内容", "危险废物分类培训", "主讲人", "汤雨辰"], ["日期", "2025.4.16", "地点", "食堂二楼"]],
        [["姓名", "部门", "签名"], ["庞志刚", "第二车间", "庞志刚"]],
    )
    assert [(p.name, p.topic, p.date, p.confidence) for p in people_of(text, "training_signin")] == [
        ("庞志刚", "危险废物分类培训", "2025-04-16", 1.0)
    ]
