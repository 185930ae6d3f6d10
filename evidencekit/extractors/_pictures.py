"""Pictures inside documents: which of them are worth reading, and reading them like pages."""

import hashlib
import io
from collections.abc import Iterable

from evidencekit.faults import FileFault
from evidencekit.model import Page, Region
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
