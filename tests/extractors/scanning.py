"""Drawn pages put through a scanner for tests."""

from __future__ import annotations

import functools
from random import Random

from evidencekit.extractors import _ocr
from evidencekit.model import Page
from evidencekit.settings import ReadSettings
from tests.bench import score, sheets, wear


@functools.cache
def worn(kind: str, degradation: str, seed: int = 3) -> tuple[sheets.Sheet, wear.Scan]:
    sheet = sheets.sheet(kind, seed)
    return sheet, wear.DEGRADATIONS[degradation](sheet, Random(f"{degradation}/{kind}/{seed}"))


def recognised(scan: wear.Scan, engine: str = "rapidocr") -> Page:
    return _ocr.read_image(scan.image, number=1, settings=ReadSettings(ocr=engine), dpi=scan.dpi)


def text(page: Page) -> str:
    return score.plain("".join(line.text for line in page.lines))


def missing_keys(sheet: sheets.Sheet, page: Page) -> list[str]:
    read = text(page)
    return [name for name, (value, _) in sheet.keys.items() if score.plain(value) not in read]
