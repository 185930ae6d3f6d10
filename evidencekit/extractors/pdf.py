"""PDF files: the text layer where there is one, OCR where there is none or it cannot be trusted.

Each page decides for itself. A page is rendered only when something on it must be seen: no text, a garbled text layer, pictures that
may hold words or seals.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from evidencekit import lane
from evidencekit.extractors import _layout, _pdftext
from evidencekit.extractors._compose import LEAST_ACROSS, LEAST_DOWN, compose
from evidencekit.extractors._faults import Encrypted, Unreadable
from evidencekit.extractors._garbled import is_garbled
from evidencekit.extractors._grid import Rule
from evidencekit.extractors._pdfobjects import Drawing, TooManyObjects, drawing_of, joined_rules
from evidencekit.extractors._tables import Filled, as_cells
from evidencekit.model import (
    Box,
    Extraction,
    FileStatus,
    Line,
    LineKind,
    Page,
    Reason,
    Run,
    Table,
    TextSource,
)
from evidencekit.settings import ReadSettings

MEDIA_TYPES = ("application/pdf",)
VERSION = 1

#: Pages are rendered for OCR at this resolution, within these bounds of the longer side in pixels.
_DPI = 200.0
_LEAST_SIDE, _MOST_SIDE = 1600, 3400
#: A page with fewer characters than this besides watermark and margins, and a picture over half of it, is a scan.
_FEW_CHARACTERS = 40
#: Share of the page that a scan's picture covers.
_SCAN_COVER = 0.5
#: Path objects from which a page without text may be writing drawn as outlines.
_OUTLINES = 60
#: Rules within this many points touch.
_RULE_TOLERANCE = 3.0
#: A page with more ruling lines than this is a drawing.
_MOST_RULES = 20_000
#: The last bytes of a file in which its end mark must stand.
_TAIL = 2048


#: Measures the characters of a word.
_Letters = Callable[[_pdftext.Word], list[Box]]


def extract(path: Path, media_type: str, settings: ReadSettings) -> Extraction:
    """The pages of a PDF; PARTIAL when a limit or damage kept some from being read."""
    document = _open(path, settings.passwords)
    try:
        return _Reading(document, settings, cut_short=_cut_short(path)).extraction()
    finally:
        document.close()


def _open(path: Path, passwords: Sequence[str]) -> Any:
    """The document, opened with the first password that fits."""
    for password in (None, *passwords):
        try:
            return pypdfium2.PdfDocument(path, password=password)
        except pypdfium2.PdfiumError as fault:
            if fault.err_code == pdfium.FPDF_ERR_PASSWORD:
                continue
            if fault.err_code == pdfium.FPDF_ERR_SECURITY:
                raise Encrypted("encrypted") from fault
            raise Unreadable("pdf-damaged") from fault
    raise Encrypted("encrypted")


def _cut_short(path: Path) -> bool:
    """Whether the end mark is missing: the file was cut off on its way."""
    with path.open("rb") as stream:
        stream.seek(max(path.stat().st_size - _TAIL, 0))
        tail = stream.read()
    return b"%%EOF" not in tail and b"startxref" not in tail


class _Reading:
    """One pass over a document's pages. `reason`: the first thing that kept some of it from being read."""

    def __init__(self, document: Any, settings: ReadSettings, *, cut_short: bool) -> None:
        self._document = document
        self._settings = settings
        self._ocr_pages = 0
        self.reason = Reason("pdf-cut-short") if cut_short else None

    def extraction(self) -> Extraction:
        count = len(self._document)
        if not count:
            raise Unreadable("pdf-damaged")
        limit = self._settings.limits.pages
        if count > limit:
            self._fault("page-limit", pages=count, limit=limit)
        pages = tuple(_with_margins(list(self._pages(min(count, limit)))))
        if not any(page.lines for page in pages) and self.reason is None:
            return Extraction(pages, paged=True, status=FileStatus.EMPTY, reason=Reason("no-text-found"))
        status = FileStatus.READ if self.reason is None else FileStatus.PARTIAL
        return Extraction(pages, paged=True, status=status, reason=self.reason)

    def _fault(self, code: str, **values: object) -> None:
        if self.reason is None:
            self.reason = Reason(code, {name: str(value) for name, value in values.items()})

    def _pages(self, count: int) -> Iterator[Page]:
        for index in range(count):
            lane.beat(self._settings.limits.file_seconds)
            try:
                page = self._document[index]
            except pypdfium2.PdfiumError:
                self._fault("pdf-page-damaged", page=index + 1)
                yield Page(index + 1, 0.0, 0.0, (), text_source=TextSource.NONE)
                continue
            try:
                yield self._page(page, index + 1)
            finally:
                page.close()

    def _page(self, page: Any, number: int) -> Page:
        view = _pdftext.view_of(page.raw)
        limit = self._settings.limits.page_objects
        try:
            drawing = drawing_of(page.raw, view, limit)
        except TooManyObjects:
            self._fault("page-object-limit", page=number, limit=limit)
            return Page(number, *_rounded(view.size), (), text_source=TextSource.NONE)
        text_page = page.get_textpage()
        try:
            words = _pdftext.words(text_page.raw, view)
            if not _wants_ocr(words, drawing):
                return _text_page(words, drawing, view, number, _pdftext.letters(text_page.raw, view))
        finally:
            text_page.close()
        return self._recognised(page, number, view)

    def _recognised(self, page: Any, number: int, view: _pdftext.View) -> Page:
        from evidencekit.extractors import _ocr

        if self._ocr_pages >= self._settings.limits.ocr_pages:
            self._fault("ocr-page-limit", limit=self._settings.limits.ocr_pages)
            return Page(number, *_rounded(view.size), (), text_source=TextSource.NONE, has_picture=True)
        self._ocr_pages += 1
        image, dpi = _rendered(page, view)
        return _ocr.read_image(image, number=number, settings=self._settings, dpi=dpi, exact_dpi=True)


def _rounded(size: tuple[float, float]) -> tuple[float, float]:
    return round(size[0], 2), round(size[1], 2)


def _rendered(page: Any, view: _pdftext.View) -> tuple[np.ndarray[Any, np.dtype[np.uint8]], float]:
    """The page as blue-green-red pixels and its resolution."""
    longer = max(view.size)
    side = min(max(longer * _DPI / 72, _LEAST_SIDE), _MOST_SIDE)
    scale = side / longer
    bitmap = page.render(scale=scale)
    image = bitmap.to_numpy()
    if image.shape[2] == 4:
        image = image[:, :, :3]
    return np.ascontiguousarray(image), scale * 72


def _wants_ocr(words: Sequence[_pdftext.Word], drawing: Drawing) -> bool:
    """Whether the text layer is missing, says next to nothing beside a scan, or is garbled."""
    said = [word for word in words if word.angle % 90 == 0]
    characters = sum(len(word.text) for word in said)
    if characters == 0:
        return drawing.picture_cover > 0.01 or drawing.paths >= _OUTLINES
    if drawing.picture_cover >= _SCAN_COVER and characters < _FEW_CHARACTERS:
        return True
    return is_garbled("".join(word.text for word in said))


def _text_page(
    words: Sequence[_pdftext.Word], drawing: Drawing, view: _pdftext.View, number: int, letters: _Letters
) -> Page:
    """A page from its text layer. `letters` measures a word's characters where a cell border runs through it."""
    by_box = {word.box: word for word in words if word.angle == 0}
    pieces = [_layout.Piece(word.text, word.box, word.size, bold=word.bold) for word in by_box.values()]

    def part(piece: _layout.Piece, borders: Sequence[float]) -> list[_layout.Piece]:
        return _layout.cut(piece, letters(by_box[piece.box]), borders) if piece.box in by_box else [piece]

    across, down = _rules(drawing)
    composed = compose(pieces, across, down, tolerance=_RULE_TOLERANCE, part=part)
    lines = [_line(row, in_table) for row, in_table in composed.lines]
    lines += [_lone_line(word, LineKind.TEXTBOX) for word in words if word.angle and word.angle % 90 == 0]
    lines += [_lone_line(word, LineKind.WATERMARK) for word in words if word.angle % 90]
    return Page(
        number,
        *_rounded(view.size),
        tuple(lines),
        tables=tuple(_table(filled) for filled in composed.tables),
        text_source=TextSource.TEXT if lines else TextSource.NONE,
        has_picture=drawing.picture_cover > 0,
    )


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
    size = max(piece.size for piece in row)
    return Line(runs, kind, size=round(size, 2), bold=all(piece.bold for piece in row))


def _lone_line(word: _pdftext.Word, kind: LineKind) -> Line:
    return Line(
        (Run(word.text, _layout.rounded(word.box)),), kind=kind, size=round(word.size, 2), bold=word.bold
    )


def _with_margins(pages: list[Page]) -> list[Page]:
    return [replace(page) for page in pages]
