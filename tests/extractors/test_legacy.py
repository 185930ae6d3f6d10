"""Old formats through the real converter: the same paper says the same in every format; a converter that is missing, slow or fails is told."""

import os
import stat
import time
from pathlib import Path

import docx
import openpyxl
import pytest

from evidencekit import media_types, one_file, programs
from evidencekit.extractors import _libreoffice
from evidencekit.faults import Unreadable
from evidencekit.model import Extraction, FileStatus, LineKind
from evidencekit.settings import Limits, ReadSettings


def read(path: Path, settings: ReadSettings | None = None) -> Extraction:
    return one_file.extract(path, media_types.identify(path), settings or ReadSettings())


def said(extraction: Extraction) -> list[str]:
    return [line.text for page in extraction.pages for line in page.lines]


def spans(extraction: Extraction) -> list[tuple[str, int, int]]:
    return [
        (cell.text, cell.row_span, cell.column_span)
        for page in extraction.pages
        for table in page.tables
        for cell in table.cells
        if cell.text
    ]


def converted(source: Path, target: str) -> Path:
    """The same paper in another format, by LibreOffice."""
    suffix = source.suffix
    made = source.with_suffix(f".{target}")
    made.write_bytes(_libreoffice.convert(source.read_bytes(), suffix, target, ReadSettings()))
    return made


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "青岛某某公司\tQM-01"
    made.add_heading("危险废物培训记录", level=1)
    made.add_paragraph("培训日期：2025年3月12日\t地点：会议室")
    table = made.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "参加人员"
    for at, words in enumerate(("姓名", "部门", "成绩", "张三", "生产部", "90")):
        table.cell(1 + at // 3, at % 3).text = words
    made.add_paragraph("记录人：李四")
    path = tmp_path_factory.mktemp("document") / "paper.docx"
    made.save(str(path))
    return path


@pytest.mark.parametrize("target", ["doc", "odt", "rtf"])
def test_a_document_says_the_same_in_every_format(document: Path, target: str) -> None:
    expected, found = read(document), read(converted(document, target))
    assert said(found) == said(expected)
    assert found.pages[0].lines[1].kind is LineKind.HEADING
    if target != "rtf":
        assert spans(found) == spans(expected)


@pytest.mark.parametrize("target", ["xls", "ods"])
def test_a_workbook_says_the_same_in_every_format(tmp_path: Path, target: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "电力"
    sheet.append(["2025年电力统计表"])
    sheet.merge_cells("A1:C1")
    sheet.append(["月份", "电量", "比例"])
    sheet.append(["1月", 12345.5, 0.256])
    sheet["B3"].number_format, sheet["C3"].number_format = "#,##0.0", "0.0%"
    sheet.row_dimensions[3].hidden = True
    path = tmp_path / "book.xlsx"
    book.save(path)
    expected, found = read(path), read(converted(path, target))
    assert said(found) == said(expected) and spans(found) == spans(expected)
    assert [cell.number for cell in found.pages[0].tables[0].cells] == [
        cell.number for cell in expected.pages[0].tables[0].cells
    ]
    assert [line.hidden for line in found.pages[0].lines] == [False, False, True]


def test_slides_say_the_same_in_the_old_format(tmp_path: Path) -> None:
    import pptx

    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "节能课件"
    slide.notes_slide.notes_text_frame.text = "讲稿"
    path = tmp_path / "deck.pptx"
    deck.save(str(path))
    assert said(read(converted(path, "ppt"))) == said(read(path)) == ["节能课件", "讲稿"]


def test_a_missing_converter_is_told_with_what_to_install(
    document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = converted(document, "doc")
    monkeypatch.setattr(programs, "find", lambda name: None)
    extraction = read(old)
    assert extraction.status is FileStatus.UNREADABLE and extraction.reason is not None
    assert (
        extraction.reason.code == "program-missing" and "libreoffice" in extraction.reason.values["package"]
    )


def fake_office(tmp_path: Path, script: str) -> Path:
    path = tmp_path / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_a_slow_converter_is_killed_with_its_children(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = converted(document, "doc")
    note = tmp_path / "pid"
    office = fake_office(tmp_path, f"sleep 300 & echo $! > {note}; wait")
    monkeypatch.setattr(programs, "find", lambda name: office)
    began = time.monotonic()
    extraction = read(old, ReadSettings(limits=Limits(file_seconds=2)))
    assert time.monotonic() - began < 10
    assert extraction.reason is not None and extraction.reason.code == "program-slow"
    child = int(note.read_text())
    for _ in range(50):
        if not Path(f"/proc/{child}").exists() or "Z" in Path(f"/proc/{child}/stat").read_text().split()[2]:
            break
        time.sleep(0.05)
    else:
        os.kill(child, 9)
        raise AssertionError("the converter's child outlived it")


def test_a_converter_that_makes_nothing_is_told(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = converted(document, "doc")
    monkeypatch.setattr(programs, "find", lambda name: fake_office(tmp_path, "exit 0"))
    extraction = read(old)
    assert extraction.reason is not None and extraction.reason.code == "program-failed"


def test_programs_are_found_with_their_versions() -> None:
    assert programs.find("office") is not None and any(char.isdigit() for char in programs.version("office"))
    assert programs.find("unar") is not None


def test_a_program_run_past_its_time_is_a_fault() -> None:
    with pytest.raises(Unreadable, match="program-slow"):
        programs.run(["sleep", "30"], seconds=0.2)
    assert programs.run(["echo", "hi"], seconds=5).output == b"hi\n"


def test_conversion_leaves_nothing_behind(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    converted(document, "odt")
    assert list(tmp_path.iterdir()) == []


def test_bytes_that_only_look_old_are_told(tmp_path: Path) -> None:
    path = tmp_path / "paper"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000)
    extraction = read(path)
    assert extraction.status is FileStatus.UNREADABLE
