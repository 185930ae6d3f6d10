"""One page of a PDF: what its text layer says, whether that can be trusted, what its pictures add."""

import ctypes
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from statistics import median
from types import TracebackType
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from evidencekit.extractors import _layout, _pdftext
from evidencekit.extractors._compose import LEAST_ACROSS, LEAST_DOWN, compose
from evidencekit.extractors._garbled import is_garbled
from evidencekit.extractors._grid import Rule
from evidencekit.extractors._pdfobjects import Drawing, drawing_of, joined_rules
from evidencekit.extractors._pdftext import View, Word
from evidencekit.extractors._tables import Filled, as_cells
from evidencekit.model import Box, Line, LineKind, Page, Run, Table, TextSource
from evidencekit.settings import ReadSettings

#: Pages are rendered for OCR at this resolution, within these bounds of the longer side in pixels.
_DPI = 200.0
_LEAST_SIDE, _MOST_SIDE = 1600, 2800
#: A page with fewer characters than this besides watermark and margins, and a picture over half of it, is a scan.
_FEW_CHARACTERS = 40
_SCAN_COVER = 0.5
#: Path objects from which a page without text may be writing drawn as outlines.
_OUTLINES = 60
#: A picture that covers this share of the page, and is so long and high in points, may hold words of its own.
_PICTURE_COVER, _PICTURE_WIDTH, _PICTURE_HEIGHT = 0.03, 90.0, 40.0
#: A picture or coloured drawing between these sizes (points) may be a seal.
_SEAL_SIZE = (40.0, 240.0)
#: Words at least so large (points) and of so light a colour, or so transparent, are a watermark even when level.
_WATERMARK_SIZE, _LIGHT, _TRANSPARENT = 24.0, 150, 140
#: Rules within this many points touch.
_RULE_TOLERANCE = 3.0
#: A page with more ruling lines than this is a drawing.
_MOST_RULES = 20_000


def unread(view: View, number: int) -> Page:
    """A page of which nothing was read."""
    return Page(number, *_rounded(view.size), (), text_source=TextSource.NONE, has_picture=True)


def recognised(page: Any, view: View, number: int, settings: ReadSettings) -> Page:
    """The page as OCR reads it."""
    from evidencekit.extractors import _ocr

    image, dpi = rendered(page, view)
    return _ocr.read_image(image, number=number, settings=settings, dpi=dpi, exact_dpi=True)


def rendered(page: Any, view: View, dpi: float = _DPI) -> tuple[NDArray[Any], float]:
    """The page as blue-green-red pixels and its resolution."""
    longer = max(view.size)
    side = min(max(longer * dpi / 72, _LEAST_SIDE * dpi / _DPI), _MOST_SIDE)
    scale = side / longer
    image = page.render(scale=scale).to_numpy()
    if image.shape[2] == 4:
        image = image[:, :, :3]
    return np.ascontiguousarray(image), scale * 72


class Sheet:
    """A loaded page with its words and drawings; its text page is open inside a `with`."""

    def __init__(self, page: Any, view: View, number: int, limit: int) -> None:
        """TooManyObjects when the page holds more than *limit* objects."""
        self._page = page
        self._number = number
        self._drawing = drawing_of(page.raw, view, limit)
        self._text_page = page.get_textpage()
        self._rotation = 0
        self._view = view
        self._words = self._seen_words()

    def __enter__(self) -> "Sheet":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._text_page.close()

    def _seen_words(self) -> list[Word]:
        """The words within the page; when most of them run sideways, the page is turned for reading."""
        words = _pdftext.words(self._text_page.raw, self._view)
        turn = _main_angle(words) // 90
        if turn:
            self._rotation = (360 - 90 * turn) % 360
            self._view = replace(self._view, turns=(self._view.turns - turn) % 4)
            self._drawing = drawing_of(self._page.raw, self._view, limit=self._drawing.objects)
            words = _pdftext.words(self._text_page.raw, self._view)
        width, height = self._view.size
        inside = [word for word in words if _is_inside(word.box, width, height)]
        return _without_repeats(inside)

    @property
    def most_pixels(self) -> int:
        """Pixels of the largest picture on the page, as declared."""
        return self._drawing.most_pixels

    def wants_ocr(self) -> bool:
        """Whether the text layer is missing, says next to nothing beside a scan, or is garbled."""
        said = [word for word in self._words if word.angle % 90 == 0]
        characters = sum(len(word.text) for word in said)
        if characters == 0:
            return self._drawing.picture_cover > 0.01 or self._drawing.paths >= _OUTLINES
        if self._drawing.picture_cover >= _SCAN_COVER and characters < _FEW_CHARACTERS:
            return True
        return is_garbled("".join(word.text for word in said))

    def read(self, settings: ReadSettings | None) -> Page:
        """The page from its text layer, with what its pictures add when *settings* are given."""
        faint = {id(word) for word in self._words if self._is_faint(word)}
        level = [word for word in self._words if word.angle == 0 and id(word) not in faint]
        lines, tables = self._composed(level)
        lines += [
            _lone_line(word, LineKind.TEXTBOX) for word in self._words if word.angle and word.angle % 90 == 0
        ]
        lines += [
            _lone_line(word, LineKind.WATERMARK)
            for word in self._words
            if word.angle % 90 or id(word) in faint
        ]
        page = Page(
            self._number,
            *_rounded(self._view.size),
            tuple(lines),
            tables=tables,
            text_source=TextSource.TEXT if lines else TextSource.NONE,
            rotation=self._rotation,
            has_picture=self._drawing.picture_cover > 0,
        )
        return self._with_pictures(page, settings) if settings is not None and self._may_show_more else page

    def _composed(self, words: Sequence[Word]) -> tuple[list[Line], tuple[Table, ...]]:
        by_box = {word.box: word for word in words}
        pieces = [_layout.Piece(word.text, word.box, word.size, bold=word.bold) for word in by_box.values()]
        letters = _pdftext.letters(self._text_page.raw, self._view)

        def part(piece: _layout.Piece, borders: Sequence[float]) -> list[_layout.Piece]:
            return _layout.cut(piece, letters(by_box[piece.box]), borders) if piece.box in by_box else [piece]

        across, down = _rules(self._drawing)
        composed = compose(pieces, across, down, tolerance=_RULE_TOLERANCE, part=part)
        lines = [_line(row, in_table) for row, in_table in composed.lines]
        return lines, tuple(_table(filled) for filled in composed.tables)

    def _is_faint(self, word: Word) -> bool:
        """Whether a large level word is printed too light to be the page's text."""
        if word.size < _WATERMARK_SIZE or word.angle:
            return False
        colour = [ctypes.c_uint() for _ in range(4)]
        references = (ctypes.byref(value) for value in colour)
        if not pdfium.FPDFText_GetFillColor(self._text_page.raw, word.first, *references):
            return False
        red, green, blue, opacity = (value.value for value in colour)
        grey = max(red, green, blue) - min(red, green, blue) < 40
        return opacity < _TRANSPARENT or (grey and min(red, green, blue) >= _LIGHT)

    @cached_property
    def _may_show_more(self) -> bool:
        """Whether a picture is large enough for words, or something has the size and colour of a seal."""
        return bool(self._wordy_pictures) or any(
            _is_seal_size(box) for box in (*self._drawing.pictures, *self._drawing.coloured)
        )

    @cached_property
    def _wordy_pictures(self) -> list[Box]:
        width, height = self._view.size
        return [
            box
            for box in self._drawing.pictures
            if (box[2] - box[0]) * (box[3] - box[1]) >= _PICTURE_COVER * width * height
            and box[2] - box[0] >= _PICTURE_WIDTH
            and box[3] - box[1] >= _PICTURE_HEIGHT
        ]

    def _with_pictures(self, page: Page, settings: ReadSettings) -> Page:
        """The page with the seals seen on it and the words of its pictures that the text layer does not hold."""
        from evidencekit.extractors import _pdfpictures

        image, dpi = rendered(self._page, self._view)
        if self._rotation:
            image = np.ascontiguousarray(np.rot90(image, -self._rotation // 90))
        return _pdfpictures.added(page, image, dpi, self._wordy_pictures, settings)


def _main_angle(words: Sequence[Word]) -> int:
    """The quarter turn in which three fifths of the characters run, 0 when most are upright or none prevails."""
    counts: dict[int, int] = {}
    for word in words:
        counts[word.angle] = counts.get(word.angle, 0) + len(word.text)
    total = sum(counts.values())
    for angle in (90, 180, 270):
        if counts.get(angle, 0) > 0.6 * total:
            return angle
    return 0


def _is_inside(box: Box, width: float, height: float) -> bool:
    return -1 <= (box[0] + box[2]) / 2 <= width + 1 and -1 <= (box[1] + box[3]) / 2 <= height + 1


def _without_repeats(words: Sequence[Word]) -> list[Word]:
    """Words without those printed again on the same spot, as some programs do for bold."""
    kept: list[Word] = []
    places: dict[str, list[Box]] = {}
    for word in words:
        near = 0.25 * word.size
        spots = places.setdefault(word.text, [])
        if any(abs(spot[0] - word.box[0]) < near and abs(spot[1] - word.box[1]) < near for spot in spots):
            continue
        spots.append(word.box)
        kept.append(word)
    return kept


def _is_seal_size(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return _SEAL_SIZE[0] <= min(width, height) and max(width, height) <= _SEAL_SIZE[1]


def _rounded(size: tuple[float, float]) -> tuple[float, float]:
    return round(size[0], 2), round(size[1], 2)


def _rules(drawing: Drawing) -> tuple[list[Rule], list[Rule]]:
    """The page's ruling lines, or none where they are too few for a table or so many that they are a drawing."""
    enough = len(drawing.across) >= LEAST_ACROSS and len(drawing.down) >= LEAST_DOWN
    if not enough or len(drawing.across) + len(drawing.down) > _MOST_RULES:
        return [], []
    return joined_rules(drawing)


def _table(filled: Filled) -> Table:
    return Table(
        as_cells(filled), filled.rows, filled.columns, _layout.rounded(filled.box), ruled=filled.ruled
    )


def _line(row: Sequence[_layout.Piece], in_table: bool) -> Line:
    runs = tuple(Run(piece.text, _layout.rounded(piece.box)) for piece in row)
    kind = LineKind.TABLE if in_table else LineKind.BODY
    size = median([piece.size for piece in row]) if len(row) > 1 else row[0].size
    return Line(runs, kind, size=round(size, 2), bold=all(piece.bold for piece in row))


def _lone_line(word: Word, kind: LineKind) -> Line:
    return Line((Run(word.text, _layout.rounded(word.box)),), kind, size=round(word.size, 2), bold=word.bold)
