"""Scans read by the real engines: key fields under every wear, boxes on the upright page, tables, what cannot be read."""

from __future__ import annotations

import sys
from random import Random

import numpy as np
import pytest

from evidencekit import lane
from evidencekit.extractors import _marks, _ocr, _prepare
from evidencekit.extractors._layout import Piece
from evidencekit.extractors._ocr_engine import load
from evidencekit.extractors._ocr_rapid import RapidEngine
from evidencekit.faults import NeedsOcr
from evidencekit.model import Page, TextSource
from evidencekit.settings import ReadSettings
from tests.bench import score, sheets, wear
from tests.extractors.scanning import missing_keys, recognised, text, worn


@pytest.mark.parametrize(
    "degradation",
    [
        "clean",
        "skew",
        "dpi150",
        "jpeg40",
        "blur",
        "watermark",
        "perspective",
        "shade",
        "phone",
        "low-contrast",
        "mixed",
    ],
)
def test_key_fields_of_a_certificate_survive(degradation: str) -> None:
    sheet, scan = worn("certificate", degradation)
    page = recognised(scan)
    assert missing_keys(sheet, page) == []
    edits, characters = score.errors("".join(sheet.text), "".join(line.text for line in page.lines))
    assert edits <= 0.02 * characters


@pytest.mark.parametrize(("degradation", "rotation"), [("turn90", 270), ("turn180", 180), ("turn270", 90)])
def test_a_page_put_in_wrong_is_turned(degradation: str, rotation: int) -> None:
    sheet, scan = worn("licence", degradation)
    page = recognised(scan)
    assert page.rotation == rotation
    assert missing_keys(sheet, page) == []
    assert (page.width, page.height) == pytest.approx((595, 842), abs=2)


def _box_of(page: Page, value: str) -> tuple[float, float, float, float]:
    wanted = score.plain(value)
    boxes = [
        run.bbox for line in page.lines for run in line.runs if wanted in score.plain(run.text) and run.bbox
    ]
    assert boxes, value
    return boxes[0]


@pytest.mark.parametrize("degradation", ["clean", "turn90", "skew", "phone"])
def test_boxes_lie_on_the_upright_page_where_the_text_is_seen(degradation: str) -> None:
    sheet, scan = worn("energy", degradation)
    value, truth = sheet.keys["date"]
    box = _box_of(recognised(scan), value)
    corners = np.array(
        [[truth[0], truth[1], 1], [truth[2], truth[1], 1], [truth[2], truth[3], 1], [truth[0], truth[3], 1]]
    ).T
    moved = scan.matrix @ corners
    seen = (moved[:2] / moved[2]) * 72 / scan.dpi
    middle = seen.mean(axis=1)
    assert box[0] - 2 <= middle[0] <= box[2] + 2
    assert box[1] - 2 <= middle[1] <= box[3] + 2
    assert box[3] - box[1] <= 4.5 * (truth[3] - truth[1])


@pytest.mark.parametrize(
    ("kind", "degradation"),
    [
        ("energy", "clean"),
        ("energy", "seal"),
        ("form", "skew"),
        ("sign-in", "phone"),
        ("dense", "clean"),
        ("unruled", "watermark"),
    ],
)
def test_tables_of_scans_have_their_cells(kind: str, degradation: str) -> None:
    sheet, scan = worn(kind, degradation)
    page = recognised(scan)
    assert score.f1(*score.cells(sheet.tables, page)) >= 0.95


def test_merged_heads_and_empty_cells_of_a_scanned_table() -> None:
    _, scan = worn("energy", "clean")
    table = recognised(scan).tables[0]
    cells = {cell.text: cell for cell in table.cells if cell.text}
    assert (cells["月份"].row_span, cells["电力"].column_span) == (2, 2)
    _, scan = worn("sign-in", "clean")
    table = recognised(scan).tables[0]
    blank = [cell for cell in table.cells if cell.column == 3 and cell.row > 0]
    assert len(blank) == table.rows - 1
    assert all(cell.text == "" and cell.bbox for cell in blank)


def test_a_blank_page_has_no_text() -> None:
    page = recognised(wear.scan(sheets.Sheet.blank("blank")))
    assert page.text_source is TextSource.NONE
    assert page.lines == page.tables == page.seals == page.regions == ()


def test_pages_of_a_spread_come_one_after_the_other() -> None:
    sheet, scan = worn("spread", "clean")
    kept, characters = score.in_order(sheet.text, recognised(scan))
    assert kept >= 0.97 * characters


def test_small_print_of_a_card_is_read() -> None:
    sheet, scan = worn("card", "clean")
    assert missing_keys(sheet, recognised(scan)) == []


def test_signatures_are_told_from_printed_names_and_blank_lines() -> None:
    for seed in range(3):
        sheet, scan = worn("signed", "clean", seed)
        found = [region.bbox for region in recognised(scan).regions if region.kind == "signature"]
        assert len(found) == len(sheet.signatures) == 2
        for box, truth in zip(
            sorted(found, key=lambda box: box[1]),
            sorted(sheet.signatures, key=lambda box: box[1]),
            strict=True,
        ):  # type: ignore[index]
            assert box is not None
            assert min(box[3], truth[3]) - max(box[1], truth[1]) > 5


def test_a_value_hidden_by_an_opaque_seal_is_unreadable_not_absent() -> None:
    pieces = [
        Piece("有效期至：", (100.0, 200.0, 180.0, 216.0), 16.0),
        Piece("发证日期：2024年", (100.0, 100.0, 260.0, 116.0), 16.0),
    ]
    hidden = _marks.hidden(pieces, [(185.0, 150.0, 300.0, 260.0)])
    assert [box for box, _, _ in hidden] == [(180.0, 200.0, 300.0, 216.0)]
    assert _marks.hidden(pieces, [(400.0, 150.0, 500.0, 260.0)]) == []


@pytest.mark.parametrize("angle", [-4.2, -1.0, 0.0, 2.5, 5.0])
def test_skew_is_measured(angle: float) -> None:
    _, scan = worn("report", "clean")
    grey = np.ascontiguousarray(scan.image[:, :, 2])
    turned, _ = _prepare.turned(grey, -angle)
    assert _prepare.skew(turned) == pytest.approx(angle, abs=0.3)


def test_shade_over_a_page_is_no_page_edge() -> None:
    assert _prepare.page_quad(worn("report", "shade")[1].image) is None


def test_the_page_is_cut_from_the_desk() -> None:
    _, scan = worn("report", "phone")
    quad = _prepare.page_quad(scan.image)
    assert quad is not None
    corners = scan.matrix @ np.array([[0, 0, 1], [595, 0, 1], [595, 842, 1], [0, 842, 1]]).T
    assert np.abs(quad - (corners[:2] / corners[2]).T).max() < 25


def test_blurred_text_is_not_faded_as_a_watermark() -> None:
    grey = np.ascontiguousarray(worn("licence", "blur")[1].image[:, :, 2])
    assert _prepare.without_watermark(grey) is grey


@pytest.mark.parametrize("runtime", ["openvino", "onnxruntime"])
def test_both_runtimes_read_alike(runtime: str) -> None:
    sheet, scan = worn("report", "clean")
    engine = RapidEngine(runtime)
    read = "".join(reading.text for reading in engine.lines(scan.image, side=1280))
    assert score.plain(sheet.keys["holder"][0]) in score.plain(read)


def test_tesseract_reads_running_text() -> None:
    sheet, scan = worn("certificate", "clean")
    page = recognised(scan, "tesseract")
    edits, characters = score.errors("".join(sheet.text), "".join(line.text for line in page.lines))
    assert load("tesseract").name == "tesseract"
    assert page.text_source is TextSource.OCR
    assert edits <= 0.25 * characters
    assert score.plain(sheet.keys["until"][0]) in text(page)


def test_in_the_text_lane_a_scan_asks_for_the_other_lane() -> None:
    _, scan = worn("report", "clean")
    lane.enter(ocr_allowed=False, beat=None)
    try:
        with pytest.raises(NeedsOcr):
            _ocr.read_image(scan.image, number=1, settings=ReadSettings())
    finally:
        lane.enter(ocr_allowed=True, beat=None)


def test_nothing_reports_home() -> None:
    recognised(worn("report", "clean")[1])
    assert sys.modules.get("openvino_telemetry") is None


def test_the_same_picture_reads_the_same() -> None:
    _, scan = worn("energy", "mixed")
    assert recognised(scan) == recognised(scan)
    assert Random(1).random() == Random(1).random()
