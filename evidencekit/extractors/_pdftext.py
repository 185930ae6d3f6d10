"""The text layer of a PDF page as words with boxes, read through pdfium with two or three calls a word.

pdfium hands over a page's characters in drawing order, with line breaks and spaces put in where the pen jumps. A word here is what
stands between those; it is measured by its first and last character. Boxes are in points from the top left of the page as a person
sees it: crop box and /Rotate applied.
"""

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2.raw as pdfium

from evidencekit.model import Box

_SEGMENT = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"[^\s\x00]+")
_BOLD = re.compile(rb"bold|heavy|black", re.IGNORECASE)
#: pdfium puts no space between a narrow letter and a Chinese one a whole column away: such neighbours are measured.
_CHANGE = re.compile(r"(?<=[0-9A-Za-z%)])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z(])")
_CHANGE_GAP = 0.5
#: A word wider than this many text heights a character was put together from a pen that jumped: it is measured letter by letter.
_WIDEST_LETTER = 2.2


class Word(NamedTuple):
    """Characters without a gap. `angle`: degrees clockwise in which the text runs, as seen; `size`: font size in points."""

    text: str
    box: Box
    size: float
    angle: int
    bold: bool
    first: int


@dataclass(frozen=True, slots=True)
class View:
    """How a page is seen: crop box (left, bottom, right, top) in user space and quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as seen."""
        width, height = self.right - self.left, self.top - self.bottom
        return (width, height) if self.turns % 2 == 0 else (height, width)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of user space as seen."""
        if self.turns == 0:
            return (left - self.left, self.top - top, right - self.left, self.top - bottom)
        if self.turns == 1:
            return (bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
        if self.turns == 2:
            return (self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
        return (self.top - top, self.right - right, self.top - bottom, self.right - left)


def view_of(page: object) -> View:
    """The view of a loaded page; a crop box that does not meet the media box is left aside."""
    media = _page_box(page, pdfium.FPDFPage_GetMediaBox) or (0.0, 0.0, 612.0, 792.0)
    crop = _page_box(page, pdfium.FPDFPage_GetCropBox) or media
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    turns = int(pdfium.FPDFPage_GetRotation(page)) % 4
    if right - left < 1 or top - bottom < 1:
        return View(*media, turns)
    return View(left, bottom, right, top, turns)


def _page_box(page: object, getter: Callable[..., int]) -> tuple[float, float, float, float] | None:
    values = [ctypes.c_float() for _ in range(4)]
    if not getter(page, *values):
        return None
    x0, y0, x1, y1 = (value.value for value in values)
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def words(text_page: object, view: View) -> list[Word]:
    """All words of the page in drawing order."""
    text = characters(text_page)
    reader = _Reader(text_page, view)
    return [
        word
        for segment in _SEGMENT.finditer(text)
        for word in reader.words(text, segment.start(), segment.end())
    ]


def letters(text_page: object, view: View) -> Callable[[Word], list[Box]]:
    """A function that measures each character of a word while the text page is open."""
    reader = _Reader(text_page, view)
    return reader.letters


def characters(text_page: object) -> str:
    """The page's characters, one per pdfium index."""
    count = max(int(pdfium.FPDFText_CountChars(text_page)), 0)
    if not count:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = int(pdfium.FPDFText_GetText(text_page, 0, count, buffer))
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text
    # Characters beyond the basic plane, or some without a code: index and text no longer agree, so ask one by one.
    return "".join(chr(_code(text_page, index)) for index in range(count))


def _code(text_page: object, index: int) -> int:
    code = int(pdfium.FPDFText_GetUnicode(text_page, index))
    return code if 0 < code < 0x110000 else 0xFFFD


class _Reader:
    """Measures words with reused call buffers."""

    def __init__(self, text_page: object, view: View) -> None:
        self._page = text_page
        self._view = view
        self._rect = pdfium.FS_RECTF()
        self._rect_reference = ctypes.byref(self._rect)
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(96)
        self._flags_reference = ctypes.byref(ctypes.c_int())
        self._bold_names: dict[bytes, bool] = {}

    def words(self, text: str, start: int, end: int) -> Iterator[Word]:
        """The words of a segment, which lies between two line breaks and has one angle; font and size are taken from each loose height."""
        angle: int | None = None
        size, bold, known_height = 0.0, False, -1.0
        for match in _WORD.finditer(text, start, end):
            first, last = match.start(), match.end() - 1
            box = self._box(first)
            if angle is None:
                angle = self._angle(first)
            height = box[3] - box[1] if angle % 180 == 0 else box[2] - box[0]
            if abs(height - known_height) > 0.05 * known_height:
                size, bold, known_height = self._size(first), self._bold(first), height
            if last > first:
                box = _around(box, self._box(last))
            word = Word(match.group(), box, size, angle, bold, first)
            if not angle and _CHANGE.search(word.text) and self._parts(word):
                yield from self._parted(word)
            else:
                yield from self._checked(word)

    def letters(self, word: Word) -> list[Box]:
        """The boxes of the word's characters."""
        return [self._box(word.first + offset) for offset in range(len(word.text))]

    def _parts(self, word: Word) -> list[int]:
        """Offsets within the word at which its script changes over a gap."""
        if len(word.text) < 3:
            return []
        return [
            match.start()
            for match in _CHANGE.finditer(word.text)
            if self._box(word.first + match.start())[0] - self._box(word.first + match.start() - 1)[2]
            > _CHANGE_GAP * word.size
        ]

    def _parted(self, word: Word) -> Iterator[Word]:
        starts = [0, *self._parts(word)]
        for start, end in zip(starts, [*starts[1:], len(word.text)], strict=True):
            box = _around(self._box(word.first + start), self._box(word.first + end - 1))
            yield _trimmed(
                Word(word.text[start:end], box, word.size, word.angle, word.bold, word.first + start)
            )

    def _checked(self, word: Word) -> Iterator[Word]:
        """The word trimmed to its font size; one far too long for its letters comes letter by letter."""
        text = word.text
        along = word.box[2] - word.box[0] if word.angle % 180 == 0 else word.box[3] - word.box[1]
        if len(text) < 2 or along <= _WIDEST_LETTER * max(word.size, 1.0) * len(text) or word.angle % 90:
            yield _trimmed(word)
            return
        for offset, char in enumerate(text):
            yield _trimmed(
                Word(
                    char,
                    self._box(word.first + offset),
                    word.size,
                    word.angle,
                    word.bold,
                    word.first + offset,
                )
            )

    def _box(self, index: int) -> Box:
        if not pdfium.FPDFText_GetLooseCharBox(self._page, index, self._rect_reference):
            return (0.0, 0.0, 0.0, 0.0)
        rect = self._rect
        return self._view.box(rect.left, rect.bottom, rect.right, rect.top)

    def _angle(self, index: int) -> int:
        """Whole degrees clockwise as seen, 0 to 359, snapped to quarters."""
        radians = float(pdfium.FPDFText_GetCharAngle(self._page, index))
        degrees = round(math.degrees(radians) if radians >= 0 else 0.0)
        seen = (degrees + 90 * self._view.turns) % 360
        quarter = round(seen / 90) * 90
        return quarter % 360 if abs(seen - quarter) <= 2 else seen

    def _size(self, index: int) -> float:
        size = abs(float(pdfium.FPDFText_GetFontSize(self._page, index)))
        if pdfium.FPDFText_GetMatrix(self._page, index, ctypes.byref(self._matrix)):
            size *= math.hypot(self._matrix.c, self._matrix.d)
        return size

    def _bold(self, index: int) -> bool:
        weight = int(pdfium.FPDFText_GetFontWeight(self._page, index))
        if weight >= 600:
            return True
        length = pdfium.FPDFText_GetFontInfo(self._page, index, self._name, 96, self._flags_reference)
        name = self._name.value if 0 < length <= 96 else b""
        if name not in self._bold_names:
            self._bold_names[name] = bool(_BOLD.search(name))
        return self._bold_names[name]


def _around(one: Box, other: Box) -> Box:
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))


def _trimmed(word: Word) -> Word:
    """The box cut to the font size across the line: fonts state ascents of up to 1.5 of it, so that boxes of neighbouring rows overlap."""
    x0, y0, x1, y1 = word.box
    half = word.size / 2
    if word.angle % 180 == 0 and y1 - y0 > word.size > 0:
        middle = (y0 + y1) / 2
        return word._replace(box=(x0, middle - half, x1, middle + half))
    if word.angle % 180 == 90 and x1 - x0 > word.size > 0:
        middle = (x0 + x1) / 2
        return word._replace(box=(middle - half, y0, middle + half, y1))
    return word
