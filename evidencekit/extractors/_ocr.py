"""A picture of a page to a Page: prepared, turned upright, read by the chosen engine, its lines put in order.

All boxes of the Page are in points from the top left of the upright picture, as a person sees it; what was done to the picture in
between (skew, perspective) is undone.
"""

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evidencekit import lane
from evidencekit.extractors import _layout, _prepare
from evidencekit.extractors._ocr_engine import Image, Reading, load
from evidencekit.model import Box, Line, Page, Run, TextSource
from evidencekit.settings import ReadSettings

#: Resolution taken where a picture states none, or one that cannot be (screens write 72 and 96 whatever the size).
ASSUMED_DPI = 200.0
_LEAST_DPI, _MOST_DPI = 100.0, 1200.0
#: The detector's longer side in pixels.
_SIDE = 1280


def read_picture(data: bytes, number: int, settings: ReadSettings, dpi: float | None = None) -> Page:
    """The page in an encoded picture (jpeg, png …); Unreadable when it is damaged or larger than the limits."""
    from evidencekit.extractors import _decode

    picture, stated = _decode.first_frame(io.BytesIO(data), settings.limits.image_pixels)
    return read_image(picture, number=number, settings=settings, dpi=dpi or stated)


def sane_dpi(dpi: float | None) -> float:
    """The stated resolution, or the assumed one where it says nothing."""
    return dpi if dpi is not None and _LEAST_DPI <= dpi <= _MOST_DPI else ASSUMED_DPI


@dataclass(frozen=True, slots=True)
class _Frame:
    """The way from the working picture back to the page: pixels through `back`, then `scale` points a pixel."""

    back: NDArray[np.float64]
    scale: float
    width: float
    height: float

    def box(self, quad: NDArray[np.float32]) -> Box:
        """The box in points around corners in the working picture."""
        points = _prepare.mapped(quad, self.back) * self.scale
        x0, y0 = points.min(axis=0)
        x1, y1 = points.max(axis=0)
        return (
            round(max(float(x0), 0.0), 2),
            round(max(float(y0), 0.0), 2),
            round(min(float(x1), self.width), 2),
            round(min(float(y1), self.height), 2),
        )


def read_image(
    image: Image, *, number: int, settings: ReadSettings, dpi: float | None = None, exact_dpi: bool = False
) -> Page:
    """The page in a decoded blue-green-red picture; `exact_dpi`: *dpi* is known and not only stated by the picture."""
    lane.begin_ocr_page(settings.limits.ocr_page_seconds)
    engine = load(settings.ocr)
    grey = _prepare.evened(_prepare.red_channel(image))
    angle = _prepare.skew(grey)
    if angle:
        grey, _ = _prepare.turned(grey, angle)
        straight, back = _prepare.turned(image, angle)
    else:
        straight, back = image, np.eye(3)
    turn, quads = engine.survey(grey, side=_SIDE)
    grey = np.ascontiguousarray(np.rot90(grey, -turn))
    frame = _frame(image, straight, back, turn, dpi if dpi and exact_dpi else sane_dpi(dpi))
    readings = engine.lines(grey, side=_SIDE, quads=quads)
    return _page(readings, frame, number=number, turn=turn)


def _frame(raw: Image, straight: Image, back: NDArray[np.float64], turn: int, dpi: float) -> _Frame:
    """The way back from the straightened and turned picture to the raw one turned by the same quarters."""
    unturn = np.linalg.inv(_quarter_turns(straight.shape, turn))
    again = _quarter_turns(raw.shape, turn)
    height, width = raw.shape[:2] if turn % 2 == 0 else raw.shape[1::-1]
    scale = 72 / dpi
    return _Frame(again @ back @ unturn, scale, width * scale, height * scale)


def _quarter_turns(shape: tuple[int, ...], turn: int) -> NDArray[np.float64]:
    """The matrix that turns pixels of a picture of *shape* by quarters clockwise."""
    height, width = shape[:2]
    matrix = np.eye(3)
    for _ in range(turn % 4):
        matrix = np.array([[0.0, -1.0, height], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]) @ matrix
        height, width = width, height
    return matrix


def _page(readings: list[Reading], frame: _Frame, *, number: int, turn: int) -> Page:
    pieces = []
    for reading in readings:
        x0, y0 = reading.quad.min(axis=0)
        x1, y1 = reading.quad.max(axis=0)
        box = (float(x0), float(y0), float(x1), float(y1))
        pieces.append(_layout.Piece(reading.text, box, float(y1 - y0), reading.confidence))
    lines = tuple(_line(_layout.runs(row), frame) for row in _layout.rows(pieces))
    characters = sum(len(piece.text) for piece in pieces)
    total = sum(piece.confidence * len(piece.text) for piece in pieces)
    return Page(
        number=number,
        width=round(frame.width, 2),
        height=round(frame.height, 2),
        lines=lines,
        text_source=TextSource.OCR if lines else TextSource.NONE,
        confidence=round(total / characters, 4) if characters else 0.0,
        rotation=turn % 4 * 90,
        has_picture=True,
    )


def _line(row: list[_layout.Piece], frame: _Frame) -> Line:
    runs = []
    for piece in row:
        x0, y0, x1, y1 = piece.box
        quad = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)
        runs.append(Run(piece.text, frame.box(quad), confidence=round(piece.confidence, 4)))
    size = max(piece.size for piece in row) * frame.scale
    return Line(tuple(runs), size=round(size, 2))
