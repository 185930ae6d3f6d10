"""RTF, web pages, OpenDocument, OFD, presentations and plain text."""

import io
from pathlib import Path

import pptx
import pytest
from pptx.util import Pt

from evidencekit import media_types
from evidencekit.model import FileStatus, LineKind
from evidencekit.text_encoding import decode_text
from tests.extractors._read import line, read, texts
from tests.reading.hostile import ofd_bytes
from tests.reading.papers import package

ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "big5"])
def test_text_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    words = (
        "培訓計劃與記錄，安全生產與環境保護管理制度"
        if encoding == "big5"
        else "培训计划与记录，安全生产与环境保护管理制度"
    )
    assert texts(read(tmp_path, f"{words}\n第二行 line 2\n".encode(encoding)).pages[0]) == [
        words,
        "第二行 line 2",
    ]


def test_rare_characters_only_gb18030_has() -> None:
    assert decode_text("姓名：㐀𠀀".encode("gb18030")) == "姓名：㐀𠀀"


def test_noise_is_no_text() -> None:
    assert decode_text(bytes(range(256)) * 4) is None


def rtf(body: str) -> bytes:
    head = r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\fcharset0 Arial;}}{\*\generator secret;}{\info{\title secret}}\f0 "
    return head.encode() + body.encode("gbk") + b"}"


def test_rtf_code_pages_unicode_and_hidden_groups(tmp_path: Path) -> None:
    body = r"\'c5\'e0\'d1\'b5\u35745?\u21010\'3f\par {\v secret}{\f1 ISO 14001}{\field{\*\fldinst secret}{\fldrslt 3}}\par 直接字节\par"
    page = read(tmp_path, rtf(body)).pages[0]
    assert texts(page) == ["培训计划", "ISO 140013", "直接字节"]


def test_rtf_table_headings_and_running_heads(tmp_path: Path) -> None:
    body = (
        r"{\header 公司文件\par}\pard\qc\b\fs36 签到表\par\pard\plain\f0 "
        r"\trowd\cellx100\cellx200\pard\intbl 姓名\cell 部门\cell\row\trowd\cellx100\cellx200\pard\intbl 张三\cell 生产部\cell\row\pard 完\par"
    )
    page = read(tmp_path, rtf(body)).pages[0]
    assert texts(page) == ["公司文件", "签到表", "姓名\t部门", "张三\t生产部", "完"]
    assert [entry.kind for entry in page.lines] == [
        LineKind.HEADER,
        LineKind.HEADING,
        LineKind.TABLE,
        LineKind.TABLE,
        LineKind.BODY,
    ]
    assert page.tables[0].rows == 2


def test_html_data_table_layout_table_and_silence(tmp_path: Path) -> None:
    data = """<html><head><meta charset="gb2312"><title>题</title><style>.x{}</style></head><body><script>secret()</script>
    <h1>用电统计</h1><table><tr><td>只有一格的排版表<p>正文段</p></td></tr></table>
    <table><tr><th rowspan=2>月份</th><th colspan=2>用量</th></tr><tr><td>电</td><td>水</td></tr></table>
    <p style="display: none">secret</p><p>甲<br>乙</p></body></html>""".encode("gbk")
    page = read(tmp_path, data).pages[0]
    assert texts(page) == ["用电统计", "只有一格的排版表", "正文段", "月份\t用量", "电\t水", "甲", "乙"]
    found = {
        cell.text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in page.tables[0].cells
    }
    assert found == {"月份": (0, 0, 2, 1), "用量": (0, 1, 1, 2), "电": (1, 1, 1, 1), "水": (1, 2, 1, 1)}
    assert line(page, "用电统计").kind is LineKind.HEADING


def odt(body: str) -> bytes:
    content = f"<office:document-content {ODF}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return package({"mimetype": media_types.ODT.encode(), "content.xml": content.encode()})


def test_odt_order_notes_changes_and_frames(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:deletion><text:p>删掉</text:p></text:deletion></text:tracked-changes><text:h>标题</text:h>"
        "<text:p>甲<text:tab/>乙<text:s text:c='2'/>丙<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>脚注</text:p></text:note-body></text:note></text:p>"
        "<text:p>文<draw:frame><draw:text-box><text:p>框内</text:p></draw:text-box></draw:frame></text:p>"
        "<text:list><text:list-item><text:p>条目</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>合并</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>"
    )
    page = read(tmp_path, odt(body)).pages[0]
    assert texts(page) == ["标题", "甲\t乙  丙", "文", "框内", "条目", "合并", "脚注"]
    assert line(page, "脚注").kind is LineKind.FOOTNOTE and line(page, "框内").kind is LineKind.TEXTBOX
    assert page.tables[0].cells[0].column_span == 2


def test_ods_repeats_dates_hidden_and_notes(tmp_path: Path) -> None:
    body = (
        "<table:table table:name='表'><table:table-column table:number-columns-repeated='2'/><table:table-column table:visibility='collapse'/>"
        "<table:table-row><table:table-cell office:value-type='string' table:number-columns-repeated='2'><text:p>同</text:p></table:table-cell>"
        "<table:table-cell office:value-type='float' office:value='1.50'><text:p>1.5</text:p></table:table-cell></table:table-row>"
        "<table:table-row table:number-rows-repeated='1000'><table:table-cell/></table:table-row>"
        "<table:table-row table:visibility='collapse'><table:table-cell office:value-type='date' office:date-value='2025-07-19'><office:annotation><text:p>批</text:p></office:annotation><text:p>25年7月</text:p></table:table-cell></table:table-row></table:table>"
    )
    content = f"<office:document-content {ODF}><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    data = package({"mimetype": media_types.ODS.encode(), "content.xml": content.encode()})
    page = read(tmp_path, data).pages[0]
    found = {cell.ref: cell for table in page.tables for cell in table.cells}
    assert found["表!B1"].text == "同" and found["表!C1"].number == "1.50" and found["表!C1"].hidden
    assert found["表!A1002"].date == "2025-07-19" and found["表!A1002"].hidden
    assert texts(page, LineKind.NOTE) == ["批"]


def test_a_locked_odf_is_told_as_locked(tmp_path: Path) -> None:
    manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    data = package(
        {
            "mimetype": media_types.ODT.encode(),
            "content.xml": b"\x93\x00",
            "META-INF/manifest.xml": manifest.encode(),
        }
    )
    assert read(tmp_path, data).status is FileStatus.ENCRYPTED


def test_ofd_text_with_places(tmp_path: Path) -> None:
    extraction = read(tmp_path, ofd_bytes("排污许可证"))
    run = extraction.pages[0].lines[0].runs[0]
    assert extraction.paged and run.text == "排污许可证"
    assert run.bbox is not None
    # 20 mm from the left, five characters of 5 mm, the base line 35 mm from the top.
    assert run.bbox[0] == pytest.approx(56.7, abs=0.1) and run.bbox[2] == pytest.approx(127.6, abs=0.2)
    assert run.bbox[1] < 35 * 72 / 25.4 < run.bbox[3]


def test_slides_titles_tables_groups_and_notes(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "节能培训课件"
    low = slide.shapes.add_textbox(Pt(50), Pt(400), Pt(200), Pt(30))
    low.text_frame.text = "下方"
    high = slide.shapes.add_textbox(Pt(50), Pt(200), Pt(200), Pt(30))
    high.text_frame.text = "上方"
    table = slide.shapes.add_table(2, 2, Pt(300), Pt(300), Pt(200), Pt(60)).table
    table.cell(0, 0).text, table.cell(1, 1).text = "项目", "值"
    slide.notes_slide.notes_text_frame.text = "讲稿"
    out = io.BytesIO()
    deck.save(out)
    extraction = read(tmp_path, out.getvalue())
    page = extraction.pages[0]
    assert extraction.paged and (page.width, page.height) == (720, 540)
    assert texts(page) == ["节能培训课件", "上方", "项目", "值", "下方", "讲稿"]
    assert page.lines[0].kind is LineKind.HEADING and page.lines[-1].kind is LineKind.NOTE
    assert line(page, "上方").runs[0].bbox == (50, 200, 250, 230)
    assert [cell.bbox for cell in page.tables[0].cells if cell.text == "值"] == [(400, 330, 500, 360)]


def test_ofd_ruled_table_template_and_watermark(tmp_path: Path) -> None:
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'

    def text(words: str, x: float, y: float) -> str:
        return f'<ofd:TextObject Boundary="{x} {y} 40 6" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="g 9 4">{words}</ofd:TextCode></ofd:TextObject>'

    rules = "".join(
        f'<ofd:PathObject Boundary="{x} {y} {w} {h}"><ofd:AbbreviatedData>M 0 0 L {w} {h}</ofd:AbbreviatedData></ofd:PathObject>'
        for x, y, w, h in [*((20, y, 100, 0) for y in (40, 50, 60)), *((x, 40, 0, 20) for x in (20, 70, 120))]
    )
    table = "".join(
        text(words, x, y)
        for words, x, y in (("名称", 22, 42), ("数量", 72, 42), ("电力", 22, 52), ("1085", 72, 52))
    )
    parts = {
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>/D/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "D/Document.xml": f'<ofd:Document {space}><ofd:CommonData><ofd:TemplatePage ID="2" BaseLoc="T.xml"/></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages><ofd:Annotations>A.xml</ofd:Annotations></ofd:Document>',
        "D/T.xml": f"<ofd:Page {space}><ofd:Content><ofd:Layer>{text('模板上的表头', 20, 20)}</ofd:Layer></ofd:Content></ofd:Page>",
        "D/P.xml": f'<ofd:Page {space}><ofd:Template TemplateID="2"/><ofd:Content><ofd:Layer>{rules}{table}</ofd:Layer></ofd:Content></ofd:Page>',
        "D/A.xml": f'<ofd:Annotations {space}><ofd:Page PageID="1"><ofd:FileLoc>N.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>',
        "D/N.xml": f'<ofd:PageAnnot {space}><ofd:Annot Type="Watermark"><ofd:Appearance Boundary="0 0 50 50">{text("样本", 5, 100)}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>',
    }
    page = read(tmp_path, package({name: data.encode() for name, data in parts.items()})).pages[0]
    assert texts(page) == ["模板上的表头", "名称\t数量", "电力\t1085", "样本"]
    assert [(cell.row, cell.column, cell.text) for cell in page.tables[0].cells] == [
        (0, 0, "名称"),
        (0, 1, "数量"),
        (1, 0, "电力"),
        (1, 1, "1085"),
    ]
    assert line(page, "样本").kind is LineKind.WATERMARK
