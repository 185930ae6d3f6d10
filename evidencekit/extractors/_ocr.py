"""A picture of a page to a Page: prepared, turned upright, read by the chosen engine, its lines put in order.

All boxes of the Page are in points from the top left of the upright picture, as a person sees it; what was done to the picture in
between (page cut out, skew, perspective) is undone.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from evidencekit import lane
from evidencekit.extractors import _layout, _prepare, _ruled, _seals
from evidencekit.extractors._compose import Composed, compose
from evidencekit.extractors._layout import Piece
from evidencekit.extractors._ocr_engine import Engine, Image, Quad, Reading, load
from evidencekit.extractors._tables import as_cells
from evidencekit.model import Box, Line, LineKind, Page, Region, Run, Seal, Table, TextSource
from evidencekit.settings import ReadSettings

#: Resolution taken where a picture states none, or one that cannot be (screens write 72 and 96 whatever the size).
ASSUMED_DPI = 200.0
_LEAST_DPI, _MOST_DPI = 100.0, 1200.0
#: Pictures are worked on with at most this many pixels along the longer side (A4 at 240 dpi); larger ones gain nothing and cost memory.
_MOST_SIDE = 2800
#: The detector's longer side in pixels.
_SIDE = 1280
#: Height of the ink of a line as a share of its font size: Chinese characters, and digits or capitals alone.
_WIDE_HEIGHT, _NARROW_HEIGHT = 0.92, 0.74
#: Darker pixels are ink, on evened paper.
_INK_LEVEL = 170
#: A line under a seal read with less confidence than this is told as unreadable beside its reading.
_UNSURE = 0.6


def read_picture(data: bytes, number: int, settings: ReadSettings, dpi: float | None = None) -> Page:
    """The page in an encoded picture (jpeg, png …); Unreadable when it is damaged or larger than the limits."""
    from evidencekit.extractors import _decode

    picture, stated = _decode.first_frame(io.BytesIO(data), settings.limits.image_pixels)
    return read_image(picture, number=number, settings=settings, dpi=dpi or stated)


def sane_dpi(dpi: float | None) -> float:
    """The stated resolution, or the assumed one where it says nothing."""
    return dpi if dpi is not None and _LEAST_DPI <= dpi <= _MOST_DPI else ASSUMED_DPI


def read_image(
    image: Image, *, number: int, settings: ReadSettings, dpi: float | None = None, exact_dpi: bool = False
) -> Page:
    """The page in a decoded blue-green-red picture; `exact_dpi`: *dpi* is known and not only stated by the picture."""
    lane.begin_ocr_page(settings.limits.ocr_page_seconds)
    engine = load(settings.ocr)
    work = _Work(image, dpi if dpi and exact_dpi else sane_dpi(dpi))
    quads = work.straighten(engine)
    readings = engine.lines(work.grey, side=_SIDE, quads=quads)
    return _page(readings, work, engine, number)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The way from a working picture back to the page: pixels through `back`, then `scale` points a pixel."""

    back: NDArray[Any]
    scale: float
    width: float
    height: float

    def box(self, quad: NDArray[Any]) -> Box:
        """The box in points around corners in the working picture, cut at the page's edges."""
        points = _prepare.mapped(quad, self.back) * self.scale
        x0, y0 = points.min(axis=0)
        x1, y1 = points.max(axis=0)
        left, top = min(max(float(x0), 0.0), self.width), min(max(float(y0), 0.0), self.height)
        return _layout.rounded(
            (left, top, max(min(float(x1), self.width), left), max(min(float(y1), self.height), top))
        )


class _Work:
    """A picture on its way to being read. `grey`: what the engine sees; `flat`: the evened colours, in which seals are looked for."""

    def __init__(self, image: Image, dpi: float) -> None:
        self._shape = image.shape
        self._dpi = dpi
        self._turn = 0
        self._to_raw = np.eye(3)
        scale = min(_MOST_SIDE / max(image.shape[:2]), 1.0)
        if scale < 1.0:
            image = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
            self._to_raw = np.diag([1 / scale, 1 / scale, 1.0])
        quad = _prepare.page_quad(image)
        if quad is not None:
            image, back = _prepare.cut_page(image, quad)
            self._to_raw = self._to_raw @ back
        self.flat = _prepare.evened(image)
        self.seals = _seals.find(self.flat)
        grey = np.ascontiguousarray(self.flat[:, :, 2])
        grey = _seals.lifted(self.flat, grey, self.seals) if self.seals else grey
        self.grey = _prepare.without_watermark(grey)
        self._flat_to_raw = self._to_raw

    @property
    def rotation(self) -> int:
        """Degrees clockwise by which the raw picture was turned."""
        return self._turn % 4 * 90

    def straighten(self, engine: Engine) -> list[Quad] | None:
        """Take skew, quarter turns and perspective out of `grey`; the lines found on the way, in its pixels."""
        angle = _prepare.skew(self.grey)
        if angle:
            self.grey, back = _prepare.turned(self.grey, angle)
            self._to_raw = self._to_raw @ back
        self._turn, quads = engine.survey(self.grey, side=_SIDE)
        self._to_raw = self._to_raw @ np.linalg.inv(_quarter_turns(self.grey.shape, self._turn))
        self.grey = np.ascontiguousarray(np.rot90(self.grey, -self._turn))
        matrix = _prepare.straightening(quads, self.grey) if quads else None
        if matrix is not None and quads is not None:
            size = (self.grey.shape[1], self.grey.shape[0])
            self.grey = cv2.warpPerspective(self.grey, matrix, size, flags=cv2.INTER_LINEAR, borderValue=255)
            self._to_raw = self._to_raw @ np.linalg.inv(matrix)
            quads = [_prepare.mapped(quad, matrix) for quad in quads]
        return quads

    def frame(self) -> _Frame:
        """From pixels of `grey` to the page."""
        return self._frame(self._to_raw)

    def flat_frame(self) -> _Frame:
        """From pixels of `flat` to the page."""
        return self._frame(self._flat_to_raw)

    def _frame(self, to_raw: NDArray[Any]) -> _Frame:
        height, width = self._shape[:2] if self._turn % 2 == 0 else (self._shape[1], self._shape[0])
        scale = 72 / self._dpi
        back = _quarter_turns(self._shape, self._turn) @ to_raw
        return _Frame(back, scale, width * scale, height * scale)

    def from_flat(self, box: Box) -> Box:
        """A box of `flat` in pixels of `grey`."""
        points = _prepare.mapped(_corners(box), np.linalg.inv(self._to_raw) @ self._flat_to_raw)
        x0, y0 = points.min(axis=0)
        x1, y1 = points.max(axis=0)
        return (float(x0), float(y0), float(x1), float(y1))


def _quarter_turns(shape: tuple[int, ...], turn: int) -> NDArray[Any]:
    """The matrix that turns pixels of a picture of *shape* by quarters clockwise."""
    height, width = shape[:2]
    matrix = np.eye(3)
    for _ in range(turn % 4):
        matrix = np.array([[0.0, -1.0, height], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]) @ matrix
        height, width = width, height
    return matrix


def _corners(box: Box) -> NDArray[Any]:
    x0, y0, x1, y1 = box
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)


def _page(readings: Sequence[Reading], work: _Work, engine: Engine, number: int) -> Page:
    frame = work.frame()
    across, down, mask = _ruled.rules(work.grey)
    ink = (work.grey < _INK_LEVEL) & (mask == 0)
    pieces = [_piece(reading, ink) for reading in readings]
    tolerance = max(0.0035 * max(work.grey.shape), 3.0)
    composed = compose(pieces, across, down, tolerance=tolerance, part=_parted)
    lines = tuple(_line(row, in_table, frame) for row, in_table in composed.lines)
    characters = sum(len(piece.text) for piece in pieces)
    total = sum(piece.confidence * len(piece.text) for piece in pieces)
    return Page(
        number=number,
        width=round(frame.width, 2),
        height=round(frame.height, 2),
        lines=lines,
        tables=_tables(composed, frame),
        seals=tuple(_seal(seal, work, engine) for seal in work.seals),
        regions=tuple(_unreadable(pieces, work, frame)),
        text_source=TextSource.OCR if lines else TextSource.NONE,
        confidence=round(total / characters, 4) if characters else 0.0,
        rotation=work.rotation,
        has_picture=True,
    )


def _piece(reading: Reading, ink: NDArray[Any]) -> Piece:
    """A reading with its box drawn in to the letters, and the font size that their height speaks for."""
    x0, y0 = (float(value) for value in reading.quad.min(axis=0))
    x1, y1 = (float(value) for value in reading.quad.max(axis=0))
    box = _tight(ink, (x0, y0, x1, y1))
    height = box[3] - box[1]
    size = height / (_WIDE_HEIGHT if any(char >= "\u2e80" for char in reading.text) else _NARROW_HEIGHT)
    centres = tuple(x0 + share * (x1 - x0) for share in reading.centres)
    return Piece(reading.text, box, min(size, y1 - y0), reading.confidence, centres=centres)


def _tight(ink: NDArray[Any], box: Box) -> Box:
    """The box trimmed to its ink; ink at its upper and lower edge that is parted from the rest belongs to neighbours."""
    x0, y0, x1, y1 = max(int(box[0]), 0), max(int(box[1]), 0), int(box[2]) + 1, int(box[3]) + 1
    part = ink[y0:y1, x0:x1]
    rows = np.asarray(part.any(axis=1))
    if part.size == 0 or not rows.any():
        return box
    top, bottom = _edge(rows), len(rows) - _edge(rows[::-1])
    columns = np.asarray(part[top:bottom].any(axis=0))
    if bottom - top < 3 or not columns.any():
        return box
    left, right = int(np.argmax(columns)), len(columns) - int(np.argmax(columns[::-1]))
    return (float(x0 + left), float(y0 + top), float(x0 + right), float(y0 + bottom))


def _edge(rows: NDArray[Any]) -> int:
    """Where the ink begins from this side: after a neighbour's remains, if the quarter nearest to the edge holds any."""
    quarter = len(rows) // 4
    start = 0
    if rows[0] and not rows[:quarter].all():
        start = int(np.argmin(rows))
    return start + int(np.argmax(rows[start:]))


def _parted(piece: Piece, borders: Sequence[float]) -> list[Piece]:
    """A line that the detector drew over cell borders, cut at them by its characters' places."""
    if len(piece.centres) != len(piece.text):
        return [piece]
    half = piece.size / 2
    letters = [(centre - half, piece.box[1], centre + half, piece.box[3]) for centre in piece.centres]
    parts = _layout.cut(piece, letters, borders)
    return [replace(part, text=part.text.strip("|丨 ")) for part in parts if part.text.strip("|丨 ")]


def _line(row: Sequence[Piece], in_table: bool, frame: _Frame) -> Line:
    runs = tuple(
        Run(piece.text, frame.box(_corners(piece.box)), confidence=round(piece.confidence, 4))
        for piece in row
    )
    kind = LineKind.TABLE if in_table else LineKind.BODY
    return Line(runs, kind, size=round(median(piece.size for piece in row) * frame.scale, 2))


def _tables(composed: Composed, frame: _Frame) -> tuple[Table, ...]:
    tables = []
    for filled in composed.tables:
        cells = tuple(
            replace(cell, bbox=frame.box(_corners(cell.bbox)) if cell.bbox else None)
            for cell in as_cells(filled)
        )
        box = frame.box(_corners(filled.box))
        tables.append(Table(cells, filled.rows, filled.columns, box, ruled=filled.ruled))
    return tuple(tables)


def _seal(seal: _seals.Found, work: _Work, engine: Engine) -> Seal:
    text, _ = _seals.text_of(_seal_upright(work), seal, engine)
    return Seal(work.flat_frame().box(_corners(seal.box)), seal.shape, seal.colour, text, seal.confidence)


def _seal_upright(work: _Work) -> Image:
    return work.flat


def _unreadable(pieces: Sequence[Piece], work: _Work, frame: _Frame) -> list[Region]:
    """Lines under a seal that could not be read with any certainty."""
    boxes = [work.from_flat(seal.box) for seal in work.seals]
    regions = []
    for piece in pieces:
        if piece.confidence < _UNSURE and any(_meet(piece.box, box) for box in boxes):
            box = frame.box(_corners(piece.box))
            regions.append(Region("unreadable", box, piece.text, round(1 - piece.confidence, 3)))
    return regions


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
