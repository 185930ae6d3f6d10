"""Indicator tables of Word forms and workbooks become draft packs."""

from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from evidencekit import form_import, rulebook, rulepack, ruletest
from evidencekit.errors import UsageError

HEADS = [
    "一级指标",
    "二级指标具体要求",
    "二级指标具体要求",
    "符合性说明及\n证明材料索引",
    "要求类型",
    "分值",
    "自评得分",
]
ROWS = [
    ["基础\n设施", "建筑", "工厂建筑应满足国家或地方法律法规及标准的要求。", "", "必选", "8", ""],
    ["基础\n设施", "建筑", "适用时，工厂的厂房采用多层建筑。", "", "可选", "4", ""],
    ["管理\n体系", "社会责任", "每年发布社会责任报告，说明履行相关方责任的情况，报告公开可获得。", "", "可选（适用时）", "4", ""],
    ["管理\n体系", "宠物友好", "办公区应当允许员工携带宠物上班并设置专门的休息区。", "", "可选", "2", ""],
    ["总计", "", "", "", "", "18", ""],
]  # fmt: skip


def word_form(folder: Path) -> Path:
    """A form as city notices have it: a table of basic requirements, then the table of indicators with merged cells."""
    document = Document()
    document.add_paragraph("某市绿色工厂评价表")
    basic = document.add_table(rows=3, cols=3)
    for column, head in enumerate(("基本要求", "是否符合", "证明材料索引")):
        basic.cell(0, column).text = head
    basic.cell(1, 0).text = "工厂应依法设立，在建设和生产过程中应遵守有关法律、法规、政策和标准。"
    basic.cell(2, 0).text = "近三年无较大及以上安全、环保、质量等事故。"
    table = document.add_table(rows=len(ROWS) + 1, cols=len(HEADS))
    for index, row in enumerate([HEADS, *ROWS]):
        for column, text in enumerate(row):
            table.cell(index, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0)).text = "基础\n设施"
    table.cell(1, 1).merge(table.cell(2, 1)).text = "建筑"
    form = folder / "评价表.docx"
    document.save(str(form))
    return form


def workbook_form(folder: Path) -> Path:
    """The same as a workbook with a title row and other heads."""
    book = Workbook()
    sheet = book.active
    sheet.append(["某市绿色工厂评价指标"])
    sheet.append(["序号", "模块", "指标要求", "指标性质", "满分"])
    sheet.append([1, "能源", "建有能源管理中心，对能源数据实时采集。", "鼓励", 8])
    sheet.append([2, None, "工厂应依据要求配备、使用和管理能源、水等计量器具。", "约束", 5.5])
    sheet.merge_cells("B3:B4")
    form = folder / "评价表.xlsx"
    book.save(form)
    return form


def test_rows_of_a_word_form(tmp_path: Path) -> None:
    rows = form_import.read(word_form(tmp_path))
    assert [row.obligation for row in rows] == [
        "basic",
        "basic",
        "mandatory",
        "optional",
        "optional",
        "optional",
    ]
    assert [row.score for row in rows] == [0, 0, 8, 4, 4, 2]
    assert [row.module for row in rows[2:]] == ["基础设施", "基础设施", "管理体系", "管理体系"]
    assert [row.section for row in rows[2:]] == ["建筑", "建筑", "社会责任", "宠物友好"]
    assert rows[4].conditional
    assert rows[3].conditional
    assert not rows[2].conditional


def test_rows_of_a_workbook(tmp_path: Path) -> None:
    rows = form_import.read(workbook_form(tmp_path))
    assert [(row.module, row.obligation, row.score) for row in rows] == [
        ("能源", "optional", Decimal(8)),
        ("能源", "mandatory", Decimal("5.5")),
    ]


def test_a_row_is_like_what_says_the_same_and_nothing_else(tmp_path: Path) -> None:
    known = {
        row.id: (f"{row.title}。{row.text}", row.obligation)
        for row in rulepack.load("qingdao-2024").indicators
    }
    rows = form_import.read(word_form(tmp_path))
    assert [form_import.like(row, known) for row in rows] == [
        "gf-b1", "gf-b2", "gf-1.1.01", "gf-1.1.09", "gf-2.4.01", "",
    ]  # fmt: skip


@pytest.mark.parametrize("make", [word_form, workbook_form])
def test_the_draft_loads_with_the_forms_points(tmp_path: Path, make: object) -> None:
    form = make(tmp_path)  # type: ignore[operator]
    answer = rulebook.import_form(form, tmp_path / "draft")
    pack = rulepack.load(str(tmp_path / "draft"))
    rows = [row for row in pack.indicators if row.id.startswith("r-")]
    assert sum(row.score for row in rows) == sum(row.score for row in form_import.read(form))
    assert str(len(rows)) in answer.text
    assert any(row.proofs for row in rows)
    assert len(pack.indicators) == len(rows) + 6
    assert all(2 <= len(row.title) <= 24 and row.title != "适用时" for row in rows)
    assert set(ruletest.untested(str(tmp_path / "draft"))) <= {row.id for row in rows if not row.proofs}


def test_a_form_without_a_table_is_refused(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("通知")
    document.save(str(tmp_path / "通知.docx"))
    with pytest.raises(UsageError) as told:
        form_import.read(tmp_path / "通知.docx")
    assert told.value.key == "form-no-table"


@pytest.mark.parametrize("name", ["表.pdf", "没有.docx", "坏.xlsx"])
def test_a_form_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    (tmp_path / "表.pdf").write_bytes(b"%PDF-1.4")
    with pytest.raises(UsageError) as told:
        form_import.read(tmp_path / name)
    assert told.value.key == "form-unreadable"
