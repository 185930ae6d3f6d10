"""Workbooks in all their formats: cells as shown, exact values, dates, merges, what is hidden, notes, limits."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import openpyxl.comments
import pytest

from evidencekit.extractors._number_formats import is_date, moment, shown_number
from evidencekit.model import Cell, Extraction, FileStatus, LineKind, Page
from evidencekit.settings import Limits, ReadSettings
from tests.extractors._read import read, texts
from tests.reading.papers import ooxml, xlsx_bytes


def workbook(build: Callable[[Any], None]) -> bytes:
    book = openpyxl.Workbook()
    build(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cells(page: Page) -> dict[str, Cell]:
    return {cell.ref or "": cell for table in page.tables for cell in table.cells}


def test_cells_as_shown_with_exact_values_and_references(tmp_path: Path) -> None:
    def build(book: Any) -> None:
        sheet = book.active
        sheet.title = "能耗"
        sheet["A1"], sheet["B1"] = "电力", 1234567.891
        sheet["B1"].number_format = "#,##0.00"
        sheet["A2"], sheet["B2"] = "合格率", 0.9567
        sheet["B2"].number_format = "0.0%"
        sheet["A3"], sheet["B3"] = "日期", date(2025, 7, 19)
        sheet["B3"].number_format = 'yyyy"年"m"月"d"日"'
        sheet["A4"], sheet["B4"] = "公式", "=B1*2"

    page = read(tmp_path, workbook(build)).pages[0]
    found = cells(page)
    assert page.name == "能耗" and not read(tmp_path, workbook(build)).paged
    assert (found["能耗!B1"].text, found["能耗!B1"].number) == ("1,234,567.89", "1234567.891")
    assert (found["能耗!B2"].text, found["能耗!B2"].number) == ("95.7%", "0.9567")
    assert (found["能耗!B3"].text, found["能耗!B3"].date) == ("2025年7月19日", "2025-07-19")
    assert found["能耗!B4"].formula_uncached and found["能耗!B4"].text == ""
    assert texts(page)[0] == "电力\t1,234,567.89"
    assert page.lines[0].runs[1].cell == "能耗!B1"


def test_merged_hidden_and_noted(tmp_path: Path) -> None:
    def build(book: Any) -> None:
        sheet = book.active
        sheet.title = "表"
        sheet["A1"] = "2025年能源统计表"
        sheet.merge_cells("A1:C1")
        sheet.append(["看得见", "藏列", "也看得见"])
        sheet.append(["藏行"])
        sheet.column_dimensions["B"].hidden = True
        sheet.row_dimensions[3].hidden = True
        sheet["C2"].comment = openpyxl.comments.Comment("数据待核实", "审核")
        hidden = book.create_sheet("旧数据")
        hidden["A1"] = "旧"
        hidden.sheet_state = "hidden"

    extraction = read(tmp_path, workbook(build))
    page, old = extraction.pages
    found = cells(page)
    assert (found["表!A1"].row_span, found["表!A1"].column_span) == (1, 3)
    assert [found[ref].hidden for ref in ("表!A2", "表!B2", "表!C2", "表!A3")] == [False, True, False, True]
    shown = [line.text for line in page.lines if line.kind is LineKind.TABLE and not line.hidden]
    assert shown == ["2025年能源统计表", "看得见\t也看得见"]
    assert texts(page, LineKind.NOTE) == ["数据待核实"] and old.hidden and old.lines[0].hidden


def test_two_tables_on_one_sheet_and_a_far_cell(tmp_path: Path) -> None:
    def build(book: Any) -> None:
        sheet = book.active
        for row, words in ((1, "上表"), (2, "甲"), (6, "下表"), (7, "乙")):
            sheet.cell(row, 1, words)
        sheet.cell(1_048_576, 16_384, "远")

    extraction = read(tmp_path, workbook(build))
    assert [table.rows for table in extraction.pages[0].tables] == [2, 2]
    assert extraction.status is FileStatus.PARTIAL and extraction.reason is not None
    assert extraction.reason.code == "table-too-large"


def test_limits_on_rows_and_cells_leave_what_came_before(tmp_path: Path) -> None:
    rows = [[f"行{n}", n] for n in range(100)]
    extraction = read(tmp_path, xlsx_bytes(rows), ReadSettings(limits=Limits(sheet_cells=50)))
    assert extraction.status is FileStatus.PARTIAL
    assert len(cells(extraction.pages[0])) == 50


def test_strings_shared_rich_and_escaped(tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = (
        f"<worksheet xmlns='{space}'><sheetData><row><c t='inlineStr'><is><r><t>第</t></r><r><t>一</t></r><rPh><t>di</t></rPh></is></c>"
        "<c t='str'><f>A1</f><v>算出</v></c><c t='b'><v>1</v></c><c t='e'><v>#DIV/0!</v></c><c t='inlineStr'><is><t>a_x000D_b</t></is></c></row></sheetData></worksheet>"
    )
    page = read(tmp_path, ooxml("xl/worksheets/sheet1.xml", "sheet", sheet.encode())).pages[0]
    assert texts(page) == ["第一\t算出\tTRUE\t#DIV/0!\ta\rb"]


@pytest.mark.parametrize(
    ("stored", "code", "shown"),
    [("3", "000", "003"), ("12.5", "0", "13"), ("0.5", "0.00", "0.50"), ("5", '0" 吨"', "5 吨"), ("1e3", "General", "1000"), ("-2.5", "0.0", "-2.5"), ("7", "0.0#", "7"), ("x", "0", "x")],
)  # fmt: skip
def test_figures_as_shown(stored: str, code: str, shown: str) -> None:
    assert shown_number(stored, code) == shown


def test_dates_of_both_calendars_and_no_dates() -> None:
    assert str(moment(45_857)) == "2025-07-19 00:00:00"
    assert str(moment(45_857 - 1462, from_1904=True)) == "2025-07-19 00:00:00"
    assert moment(-1) is None and moment(1e9) is None
    assert (
        not is_date('0"月"') and not is_date("[Red]0.00") and is_date("h:mm") and is_date("[$-804]yyyy/m/d")
    )


def test_text_tables_in_gbk_with_quotes(tmp_path: Path) -> None:
    data = '姓名,部门,成绩\n"张,三",生产部,90\n李四,质检部,"1,085"\n'.encode("gbk")
    page = read(tmp_path, data).pages[0]
    assert texts(page) == ["姓名\t部门\t成绩", "张,三\t生产部\t90", "李四\t质检部\t1,085"]
    assert [cell.number for cell in page.tables[0].cells if cell.column == 2] == [None, "90", "1085"]


def test_a_code_with_leading_zeros_is_no_figure(tmp_path: Path) -> None:
    page = read(tmp_path, "编号,数量\n00123,5\n00124,6\n".encode()).pages[0]
    assert [cell.number for cell in page.tables[0].cells if cell.column == 0] == [None, None, None]


def test_prose_with_commas_is_no_table(tmp_path: Path) -> None:
    extraction = read(
        tmp_path, "关于培训的通知\n各部门：\n定于3月5日,在会议室,举行培训。\n请准时参加。\n".encode()
    )
    assert extraction.pages[0].tables == () and len(extraction.pages[0].lines) == 4


def test_excel_2003_xml(tmp_path: Path) -> None:
    data = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
    <Worksheet ss:Name="月报"><Table><Row><Cell ss:MergeAcross="1"><Data ss:Type="String">电费</Data></Cell></Row>
    <Row ss:Index="3"><Cell><Data ss:Type="DateTime">2025-03-01T00:00:00.000</Data></Cell><Cell><Data ss:Type="Number">88.50</Data></Cell></Row>
    </Table></Worksheet></Workbook>""".encode()
    found = cells(read(tmp_path, data).pages[0])
    assert found["月报!A1"].column_span == 2
    assert (found["月报!A3"].date, found["月报!B3"].number) == ("2025-03-01", "88.5")


def test_wps_pictures_in_cells_are_read_like_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = pictured(monkeypatch)
    data = wps_book(picture())
    extraction: Extraction = read(tmp_path, data)
    assert seen == [picture()]
    assert texts(extraction.pages[-1]) == ["签到表扫描"] and extraction.pages[-1].number == 2


def pictured(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Stand in for recognition, which has its own tests."""
    from evidencekit.extractors import _ocr
    from evidencekit.model import Line, Run, TextSource

    seen: list[bytes] = []

    def read_picture(data: bytes, number: int, settings: ReadSettings, dpi: float | None = None) -> Page:
        seen.append(data)
        return Page(
            number, 100, 100, (Line((Run("签到表扫描", (1, 1, 50, 10)),)),), text_source=TextSource.OCR
        )

    monkeypatch.setattr(_ocr, "read_picture", read_picture)
    return seen


def picture(width: int = 300, height: int = 200) -> bytes:
    from tests.reading.papers import png_bytes

    return png_bytes(width, height)


def wps_book(image: bytes) -> bytes:
    import zipfile

    from tests.reading.papers import links, package

    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f"<worksheet xmlns='{space}'><sheetData><row><c t='str'><f>_xlfn.DISPIMG(\"ID_0A1B\",1)</f><v>=DISPIMG(\"ID_0A1B\",1)</v></c></row></sheetData></worksheet>"
    images = (
        '<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" xmlns:xdr="x" xmlns:a="a" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="ID_0A1B"/></xdr:nvPicPr>'
        '<xdr:blipFill><a:blip r:embed="rId1"/></xdr:blipFill></xdr:pic></etc:cellImage></etc:cellImages>'
    )
    with zipfile.ZipFile(io.BytesIO(ooxml("xl/worksheets/sheet1.xml", "sheet", sheet.encode()))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts |= {
        "xl/cellimages.xml": images.encode(),
        "xl/_rels/cellimages.xml.rels": links(("rId1", "image", "media/image1.png")),
        "xl/media/image1.png": image,
    }
    return package(parts)


def test_small_pictures_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = pictured(monkeypatch)
    extraction = read(tmp_path, wps_book(picture(60, 60)))
    assert seen == [] and len(extraction.pages) == 1
