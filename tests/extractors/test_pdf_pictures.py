"""PDF pages that must be looked at: scans, garbled layers, pictures beside text, seals, outlines."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from evidencekit.model import FileStatus, LineKind, TextSource
from evidencekit.settings import Limits
from tests.bench import score, sheets, wear
from tests.extractors.drawing import Pen, draw, read, texts
from tests.extractors.scanning import missing_keys


def _picture(sheet: sheets.Sheet) -> ImageReader:
    return ImageReader(Image.fromarray(wear.scan(sheet).image[:, :, ::-1]))


def _scan(sheet: sheets.Sheet, pen: Pen) -> None:
    pen.canvas.drawImage(_picture(sheet), 0, 0, 595, 842)


def _words(pen: Pen, rows: int = 8) -> None:
    for row in range(rows):
        pen.write(70, 100 + 22 * row, "本公司建立了绿色采购管理制度，对供应商进行评价。")


def test_a_scanned_page_is_recognised_with_its_size(tmp_path: Path) -> None:
    sheet = sheets.sheet("certificate", 6)
    extraction = read(tmp_path, draw(lambda pen: _scan(sheet, pen)))
    page = extraction.pages[0]
    assert (page.text_source, extraction.status) == (TextSource.OCR, FileStatus.READ)
    assert (page.width, page.height) == pytest.approx((595, 842), abs=1)
    assert missing_keys(sheet, page) == []
    value, truth = sheet.keys["number"]
    box = next(
        run.bbox for line in page.lines for run in line.runs if score.plain(value) in score.plain(run.text)
    )
    assert box is not None
    assert box[1] == pytest.approx(truth[1], abs=3)


def test_a_scan_with_only_a_stamped_head_as_text_is_recognised(tmp_path: Path) -> None:
    sheet = sheets.sheet("certificate", 6)

    def page(pen: Pen) -> None:
        _scan(sheet, pen)
        pen.write(40, 12, "扫描件 第1页", 8)

    assert read(tmp_path, draw(page)).pages[0].text_source is TextSource.OCR


def test_a_scan_with_its_text_behind_it_keeps_that_text(tmp_path: Path) -> None:
    sheet = sheets.Sheet.blank("searchable")
    for row in range(8):
        sheet.write(70, 100 + 22 * row, "本公司建立了绿色采购管理制度，对供应商进行评价。", 10.5, "hei")

    def page(pen: Pen) -> None:
        _words(pen)
        _scan(sheet, pen)

    found = read(tmp_path, draw(page)).pages[0]
    assert found.text_source is TextSource.TEXT
    assert texts(found) == ["本公司建立了绿色采购管理制度，对供应商进行评价。"] * 8


def test_a_layer_without_character_codes_is_recognised_instead(tmp_path: Path) -> None:
    data = draw(_words).replace(b"/ToUnicode", b"/ToNothing")
    page = read(tmp_path, data).pages[0]
    assert page.text_source is TextSource.OCR
    assert "绿色采购管理制度" in "".join(texts(page))


def test_words_of_a_picture_join_those_of_the_text(tmp_path: Path) -> None:
    note = sheets.Sheet.blank("note", 320, 120)
    note.write(30, 30, "检定证书编号：JD-2024-118", 15)
    note.write(30, 70, "有效期至2027年6月11日", 15)

    def page(pen: Pen) -> None:
        _words(pen)
        pen.canvas.drawImage(_picture(note), 100, 300, 320, 120)

    found = read(tmp_path, draw(page)).pages[0]
    assert found.text_source is TextSource.MIXED
    assert "检定证书编号:JD-2024-118" in score.plain("".join(texts(found)))
    assert len([line for line in texts(found) if line.startswith("本公司")]) == 8
    assert [region.kind for region in found.regions] == ["picture"]
    certificate = next(run for line in found.lines for run in line.runs if "JD-2024-118" in run.text)
    assert certificate.bbox is not None
    assert certificate.bbox[1] == pytest.approx(842 - 420 + 30, abs=5)


def test_a_stamp_on_a_text_page_is_a_seal(tmp_path: Path) -> None:
    sheet = sheets.Sheet.blank("seal", 130, 130)
    sheets.stamp(sheet, "青岛海晟机械制造有限公司", (65, 65))
    grey = wear.scan(sheet).image[:, :, ::-1]
    stamp = Image.fromarray(grey).convert("RGBA")
    stamp.putalpha(Image.fromarray(255 - grey.min(axis=2)))

    def page(pen: Pen) -> None:
        _words(pen)
        buffer = io.BytesIO()
        stamp.save(buffer, "PNG")
        pen.canvas.drawImage(ImageReader(buffer), 380, 120, 130, 130, mask="auto")

    found = read(tmp_path, draw(page)).pages[0]
    assert [(seal.shape, seal.colour) for seal in found.seals] == [("round", "red")]
    assert "海晟机械" in found.seals[0].text
    assert found.seals[0].bbox == pytest.approx((385, 597, 505, 717), abs=9)
    assert [line for line in texts(found, LineKind.BODY) if not line.startswith("本公司")] == []


def test_a_logo_on_a_text_page_is_no_seal_and_no_text(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        _words(pen)
        pen.canvas.setFillColorRGB(0.8, 0.1, 0.1)
        pen.canvas.circle(100, 790, 22, stroke=0, fill=1)

    found = read(tmp_path, draw(page)).pages[0]
    assert found.seals == ()
    assert found.text_source is TextSource.TEXT


def test_pages_beyond_the_ocr_limit_are_told_and_the_first_ones_read(tmp_path: Path) -> None:
    sheet = sheets.sheet("card", 6)
    extraction = read(tmp_path, draw(*[lambda pen: _scan(sheet, pen)] * 3), limits=Limits(ocr_pages=1))
    assert [bool(page.lines) for page in extraction.pages] == [True, False, False]
    assert extraction.reason is not None
    assert (extraction.status, extraction.reason.code) == (FileStatus.PARTIAL, "ocr-page-limit")


def test_a_picture_larger_than_the_limit_is_not_rendered(tmp_path: Path) -> None:
    sheet = sheets.sheet("card", 6)
    extraction = read(tmp_path, draw(lambda pen: _scan(sheet, pen)), limits=Limits(image_pixels=1000))
    assert extraction.reason is not None
    assert (extraction.status, extraction.reason.code) == (FileStatus.PARTIAL, "picture-too-large")
