"""Pictures inside documents: which of them are worth reading, and reading them like pages."""

import hashlib
import io
from collections.abc import Iterable
from dataclasses import replace

from evidencekit.faults import FileFault
from evidencekit.model import Box, Page, Region, TextSource
from evidencekit.settings import ReadSettings

#: A smaller side than this holds no line of legible text: icons, bullets, rules.
MIN_SIDE = 120

#: A scanned sheet has at least so many pixels; below it only pictures as wide as a text line pass.
_MIN_AREA = 40_000

#: The same picture more often than this is decoration (a logo on every slide).
_MAX_REPEATS = 2


def read_pictures(
    pictures: Iterable[bytes], first_number: int, settings: ReadSettings
) -> tuple[list[Page], bool]:
    """One page for each picture worth reading, numbered from *first_number*; and whether all of those could be read.

    A copy of a picture is read once. A picture that no library here opens is a page with a "picture" region and no text.
    """
    pages: list[Page] = []
    complete = True
    for data in _distinct(pictures):
        if len(pages) >= settings.limits.ocr_pages:
            return pages, False
        if not worth_reading(data):
            continue
        page, read = read_one(data, first_number + len(pages), settings)
        pages.append(page)
        complete = complete and read
    return pages, complete


def read_one(data: bytes, number: int, settings: ReadSettings) -> tuple[Page, bool]:
    """A picture as a page; (an empty page with a "picture" region, False) when it cannot be read."""
    from evidencekit.extractors._ocr import read_picture

    try:
        return read_picture(data, number, settings), True
    except FileFault:
        empty = Page(number, 0, 0, (), regions=(Region("picture", None, "unreadable"),), has_picture=True)
        return empty, False


def _distinct(pictures: Iterable[bytes]) -> list[bytes]:
    found: dict[bytes, bytes] = {}
    count: dict[bytes, int] = {}
    for data in pictures:
        key = hashlib.sha256(data).digest()
        found.setdefault(key, data)
        count[key] = count.get(key, 0) + 1
    return [data for key, data in found.items() if count[key] <= _MAX_REPEATS]


def worth_reading(data: bytes) -> bool:
    """Tell whether a picture is large enough to hold text; vector formats and what cannot be opened are not read."""
    size = dimensions(data)
    return size is not None and min(size) >= MIN_SIDE and size[0] * size[1] >= _MIN_AREA


def dimensions(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels from the picture's head; None where no library here knows the format."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as picture:
            return None if picture.format in ("WMF", "EMF") else picture.size
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def placed(page: Page, read: Page, box: Box | None) -> Page:
    """A page with the words of one of its pictures, their boxes moved to where the picture lies (*box*; None: the whole page)."""
    area = (
        box
        if box is not None and box[2] > box[0] and box[3] > box[1]
        else (0.0, 0.0, page.width, page.height)
    )
    scale_x = (area[2] - area[0]) / (read.width or 1.0)
    scale_y = (area[3] - area[1]) / (read.height or 1.0)

    def moved(inner: Box | None) -> Box | None:
        if inner is None:
            return None
        return (
            round(area[0] + inner[0] * scale_x, 2), round(area[1] + inner[1] * scale_y, 2),
            round(area[0] + inner[2] * scale_x, 2), round(area[1] + inner[3] * scale_y, 2),
        )  # fmt: skip

    lines = tuple(
        replace(
            line,
            size=line.size * scale_y,
            runs=tuple(replace(run, bbox=moved(run.bbox)) for run in line.runs),
        )
        for line in read.lines
    )
    tables = tuple(
        replace(
            table,
            bbox=moved(table.bbox),
            cells=tuple(replace(cell, bbox=moved(cell.bbox)) for cell in table.cells),
        )
        for table in read.tables
    )
    seals = tuple(replace(seal, bbox=moved(seal.bbox) or seal.bbox) for seal in read.seals)
    regions = tuple(replace(region, bbox=moved(region.bbox)) for region in read.regions)
    source = page.text_source
    if lines:
        source = TextSource.MIXED if page.lines else TextSource.OCR
    return replace(
        page, lines=(*page.lines, *lines), tables=(*page.tables, *tables), seals=(*page.seals, *seals),
        regions=(*page.regions, *regions), text_source=source, has_picture=True,
        confidence=min(page.confidence, read.confidence) if lines else page.confidence,
    )  # fmt: skip
