"""Seals found with place, shape, colour and text; logos, red headlines and coloured frames are none; writing under seals is read."""

from __future__ import annotations

from random import Random

import pytest

from evidencekit.extractors import _prepare, _seals
from tests.bench import score, sheets, wear
from tests.bench.sheets import Sheet
from tests.extractors.scanning import missing_keys, recognised, worn


def _page(kind: str = "report", seed: int = 4) -> Sheet:
    return sheets.sheet(kind, seed)


def _found(sheet: Sheet) -> list[_seals.Found]:
    return _seals.find(_prepare.evened(wear.scan(sheet).image))


@pytest.mark.parametrize(
    ("shape", "colour", "diameter"),
    [
        ("round", "red", 119.0),
        ("round", "blue", 108.0),
        ("oval", "red", 113.0),
        ("square", "red", 62.0),
        ("round", "red", 85.0),
    ],
)
def test_a_seal_is_found_with_its_shape_and_colour(shape: str, colour: str, diameter: float) -> None:
    sheet = _page()
    sheets.stamp(sheet, "青岛海晟机械制造有限公司", (430, 700), shape=shape, colour=colour, diameter=diameter)
    seal = recognised(wear.scan(sheet)).seals
    assert [(each.shape, each.colour) for each in seal] == [(shape, colour)]
    truth = sheet.seals[0].box
    assert seal[0].bbox == pytest.approx(truth, abs=8)


def test_the_ring_is_read() -> None:
    sheet = _page()
    sheets.stamp(sheet, "青岛海晟机械制造有限公司", (430, 700), below="合同专用章", tilt=-12)
    seal = recognised(wear.scan(sheet)).seals[0]
    assert "青岛海晟机械制造有限公司" in score.plain(seal.text)


@pytest.mark.parametrize("degradation", ["seal", "seal-thick", "seal-blue", "seal-copy"])
@pytest.mark.parametrize("kind", ["certificate", "energy"])
def test_fields_under_a_seal_are_read(kind: str, degradation: str) -> None:
    sheet, scan = worn(kind, degradation)
    page = recognised(scan)
    assert missing_keys(sheet, page) == []
    assert len(page.seals) == 1


def test_two_seals_and_a_turned_page() -> None:
    sheet = _page()
    sheets.stamp(sheet, "青岛甲乙有限公司", (150, 700))
    sheets.stamp(sheet, "烟台丙丁股份有限公司", (430, 700), colour="blue")
    upright = recognised(wear.turn180(sheet, Random(1))).seals
    assert len(upright) == 2
    assert sorted(seal.bbox[0] < 297 for seal in upright) == [False, True]


def test_a_red_headline_is_no_seal() -> None:
    sheet = Sheet.blank("red head")
    sheet.write(297, 90, "青岛市工业和信息化局文件", 34, "bold", align="centre", fill=(205, 30, 35))
    sheet.line(70, 150, 525, 150, 2, fill=(205, 30, 35))
    sheet.write(297, 200, "关于公布绿色工厂名单的通知", 20, "song", align="centre")
    assert _found(sheet) == []


def test_a_red_logo_is_no_seal() -> None:
    sheet = _page()
    scale = sheets.DRAWN_DPI / 72
    sheet.pen.ellipse([value * scale for value in (60, 30, 100, 70)], fill=(205, 30, 35))
    sheet.pen.polygon([value * scale for value in (300, 20, 340, 60, 260, 60)], fill=(205, 30, 35))
    assert _found(sheet) == []


def test_a_coloured_frame_and_coloured_words_are_no_seal() -> None:
    sheet = sheets.sheet("licence", 2)
    for row in range(5):
        sheet.write(300, 560 + 14 * row, "红色提示文字", 11, "song", fill=(205, 30, 35))
    assert _found(sheet) == []


def test_an_empty_ring_is_no_seal() -> None:
    sheet = _page()
    scale = sheets.DRAWN_DPI / 72
    sheet.pen.ellipse([value * scale for value in (380, 640, 490, 750)], outline=(205, 30, 35), width=14)
    assert _found(sheet) == []


def test_pages_without_stamps_have_no_seals() -> None:
    for kind in sheets.KINDS:
        assert _found(sheets.sheet(kind, 5)) == [], kind


def test_a_seal_on_a_copy_without_colours_is_found() -> None:
    sheet = _page()
    sheets.stamp(sheet, "青岛海晟机械制造有限公司", (430, 700), below="检验专用章")
    scan = wear.scan(sheet)
    grey = scan.image.mean(axis=2, keepdims=True).repeat(3, axis=2).astype("uint8")
    seals = recognised(wear.Scan(grey, scan.dpi, scan.matrix)).seals
    assert [(seal.shape, seal.colour) for seal in seals] == [("round", "black")]
    assert seals[0].bbox == pytest.approx(sheet.seals[0].box, abs=9)
    assert "海晟机械" in score.plain(seals[0].text)
