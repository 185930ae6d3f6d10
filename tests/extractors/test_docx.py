"""Word documents: what counts as text, in which order, and what each line is."""

import io
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from evidencekit.extractors import docx as reader
from evidencekit.model import FileStatus, LineKind
from evidencekit.settings import Limits, ReadSettings
from tests.extractors._read import line, read, texts
from tests.reading.papers import docx_bytes, links, package

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def para(words: str, properties: str = "", run: str = "") -> str:
    return f"<w:p>{properties}<w:r>{run}<w:t>{words}</w:t></w:r></w:p>"


def made(build: object) -> bytes:
    document = docx.Document()
    build(document)  # type: ignore[operator]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_body_in_order_with_tables_between(tmp_path: Path) -> None:
    def build(document: docx.document.Document) -> None:
        document.add_heading("培训计划", level=1)
        document.add_paragraph("编制人：张三\t日期：2025年1月10日")
        table = document.add_table(rows=2, cols=2)
        for at, words in enumerate(("月份", "主题", "3月", "危险废物")):
            table.cell(at // 2, at % 2).text = words
        document.add_paragraph("批准：李四")

    page = read(tmp_path, made(build)).pages[0]
    assert texts(page) == [
        "培训计划",
        "编制人：张三\t日期：2025年1月10日",
        "月份\t主题",
        "3月\t危险废物",
        "批准：李四",
    ]
    assert line(page, "培训计划").kind is LineKind.HEADING
    assert line(page, "月份").kind is LineKind.TABLE
    assert [(cell.row, cell.column, cell.text) for cell in page.tables[0].cells][2] == (1, 0, "3月")


def test_large_centred_line_is_a_heading_and_a_sentence_is_not(tmp_path: Path) -> None:
    def build(document: docx.document.Document) -> None:
        title = document.add_paragraph()
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = title.add_run("环境管理体系认证证书")
        run.font.size, run.font.bold = Pt(22), True
        document.add_paragraph("本证书证明该公司的管理体系符合标准要求，" * 4)

    page = read(tmp_path, made(build)).pages[0]
    assert [entry.kind for entry in page.lines] == [LineKind.HEADING, LineKind.BODY]
    assert page.lines[0].size == 22 and page.lines[0].bold


def test_tracked_changes_inserted_in_deleted_out(tmp_path: Path) -> None:
    body = (
        '<w:p><w:r><w:t>有效期至</w:t></w:r><w:del w:id="1"><w:r><w:delText>2024年</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>2027年</w:t></w:r></w:ins></w:p>'
        '<w:tbl><w:tr><w:trPr><w:del w:id="3"/></w:trPr><w:tc><w:p><w:r><w:t>删去的行</w:t></w:r></w:p></w:tc></w:tr>'
        "<w:tr><w:tc><w:p><w:r><w:t>留下的行</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    assert texts(read(tmp_path, docx_bytes(body=body)).pages[0]) == ["有效期至2027年", "留下的行"]


def test_content_controls_fields_links_and_old_check_boxes(tmp_path: Path) -> None:
    body = (
        "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent><w:p><w:sdt><w:sdtContent><w:r><w:t>控件内</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>"
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r></w:p>'
        "<w:p><w:hyperlink><w:r><w:t>链接文字</w:t></w:r></w:hyperlink></w:p>"
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:t>合格</w:t></w:r>'
        '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r><w:r><w:t>不合格</w:t></w:r></w:p>'
    )
    assert texts(read(tmp_path, docx_bytes(body=body)).pages[0]) == [
        "控件内",
        "3",
        "链接文字",
        "☑合格□不合格",
    ]


def test_text_box_once_although_written_twice(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>受控文件</w:t></w:r></w:p></w:txbxContent>"
    body = (
        '<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing><x>{box}</x></w:drawing></mc:Choice><mc:Fallback><w:pict><y>{box}</y></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    page = read(tmp_path, docx_bytes(body=body)).pages[0]
    assert texts(page) == ["正文", "受控文件"]
    assert line(page, "受控文件").kind is LineKind.TEXTBOX


def test_merged_cells_stand_once(tmp_path: Path) -> None:
    def cell(words: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{para(words)}</w:tc>"

    first = cell("部门", '<w:vMerge w:val="restart"/>') + cell("成绩", '<w:gridSpan w:val="2"/>')
    second = cell("", "<w:vMerge/>") + cell("笔试") + cell("实操")
    body = f"<w:tbl><w:tr>{first}</w:tr><w:tr>{second}</w:tr></w:tbl>"
    table = read(tmp_path, docx_bytes(body=body)).pages[0].tables[0]
    found = {cell.text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells}
    assert found == {"部门": (0, 0, 2, 1), "成绩": (0, 1, 1, 2), "笔试": (1, 1, 1, 1), "实操": (1, 2, 1, 1)}
    assert table.grid()[1][0] is table.grid()[0][0]


def test_a_frame_around_the_page_is_no_table(tmp_path: Path) -> None:
    inner = "".join(para(f"第{n}段") for n in range(6))
    page = read(tmp_path, docx_bytes(body=f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>")).pages[0]
    assert texts(page, LineKind.BODY) == [f"第{n}段" for n in range(6)] and page.tables == ()


def test_nested_table_is_part_of_its_cell_and_a_table_itself(tmp_path: Path) -> None:
    inner = f"<w:tbl><w:tr><w:tc>{para('电')}</w:tc><w:tc>{para('100')}</w:tc></w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{para('能源')}</w:tc><w:tc>{inner}{para('')}</w:tc></w:tr></w:tbl>"
    page = read(tmp_path, docx_bytes(body=body)).pages[0]
    assert texts(page) == ["能源\t电 100"]
    assert [len(table.cells) for table in page.tables] == [2, 2]


def test_heads_feet_notes_and_comments(tmp_path: Path) -> None:
    def build(document: docx.document.Document) -> None:
        document.sections[0].header.paragraphs[0].text = "公司文件 QM-01"
        document.sections[0].footer.paragraphs[0].text = "第 1 页"
        run = document.add_paragraph("正文").runs[0]
        document.add_comment(run, text="请补签字", author="审核")

    page = read(tmp_path, made(build)).pages[0]
    assert texts(page, LineKind.HEADER) == ["公司文件 QM-01"]
    assert texts(page, LineKind.FOOTER) == ["第 1 页"]
    assert texts(page, LineKind.NOTE) == ["请补签字"]


def test_numbers_before_paragraphs_are_part_of_them(tmp_path: Path) -> None:
    numbered = "".join(
        para(words, f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr></w:pPr>')
        for words, depth in (("目的", 0), ("范围", 0), ("适用", 1), ("职责", 0))
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    numbering = (
        f'<w:numbering xmlns:w="{space}"><w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    data = with_parts(
        docx_bytes(body=numbered),
        {"word/numbering.xml": numbering.encode()},
        ("rId9", "numbering", "numbering.xml"),
    )
    assert texts(read(tmp_path, data).pages[0]) == ["一、 目的", "二、 范围", "二.1 适用", "三、 职责"]


def with_parts(data: bytes, parts: dict[str, bytes], *targets: tuple[str, str, str]) -> bytes:
    """The package with more parts, linked from the document."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    return package(held | parts | {"word/_rels/document.xml.rels": links(*targets)})


def test_a_link_to_nothing_does_not_hide_the_document(tmp_path: Path) -> None:
    """WPS writes pictures that were deleted as links to "NULL"."""
    data = with_parts(docx_bytes("看得见"), {}, ("rId5", "image", "../NULL"))
    assert texts(read(tmp_path, data).pages[0]) == ["看得见"]


def test_strict_and_macro_documents_are_read(tmp_path: Path) -> None:
    plain = docx_bytes("严格格式")
    strict = repacked(
        plain,
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    macro = repacked(
        plain, b"officedocument.wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml"
    )
    for data in (strict, macro):
        assert texts(read(tmp_path, data).pages[0]) == ["严格格式"]


def repacked(data: bytes, old: bytes, new: bytes) -> bytes:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return package({name: archive.read(name).replace(old, new) for name in archive.namelist()})


def test_python_docx_does_the_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    original = docx.Document
    data = made(lambda document: document.add_paragraph("经由"))
    monkeypatch.setattr(docx, "Document", lambda path: opened.append(path) or original(path))
    assert texts(read(tmp_path, data).pages[0]) == ["经由"]
    assert opened


def test_an_empty_document_says_so(tmp_path: Path) -> None:
    extraction = read(tmp_path, docx_bytes(""))
    assert (
        extraction.status is FileStatus.EMPTY
        and extraction.reason is not None
        and extraction.reason.code == "no-content"
    )


def test_a_bomb_is_refused_before_it_is_loaded(tmp_path: Path) -> None:
    small = ReadSettings(limits=Limits(xml_bytes=1 << 20))
    extraction = read(tmp_path, docx_bytes("甲" * 3_000_000), small)
    assert extraction.status is FileStatus.UNREADABLE and extraction.reason is not None
    assert extraction.reason.code == "xml-too-large"


def test_the_version_is_a_number() -> None:
    assert reader.VERSION >= 1


def native(data: bytes) -> bytes:
    """The Ole10Native form of a file."""
    body = (
        b"\x02\0"
        + "附件.xlsx".encode("gbk")
        + b"\0"
        + b"C:\\a.xlsx\0"
        + b"\0\0\x03\0"
        + (10).to_bytes(4, "little")
        + b"C:\\a.xlsx\0"
        + len(data).to_bytes(4, "little")
        + data
    )
    return len(body).to_bytes(4, "little") + body


def test_files_put_into_a_document_are_read(tmp_path: Path) -> None:
    from evidencekit.extractors._embedded import _native
    from tests.reading.papers import xlsx_bytes

    inner = xlsx_bytes([["表里的表", 5]])
    data = with_parts(
        docx_bytes("正文"), {"word/embeddings/a.xlsx": inner}, ("rId7", "package", "embeddings/a.xlsx")
    )
    extraction = read(tmp_path, data)
    assert [texts(page) for page in extraction.pages] == [["正文"], ["表里的表\t5"]]
    assert extraction.pages[1].number == 2
    assert _native(native(inner)) == inner and _native(native(inner)[:40]) is None
