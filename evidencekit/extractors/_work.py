"""A picture on its way to being read: cut out, evened, straightened, with the way back to the page kept."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from evidencekit.extractors import _layout, _prepare, _seals
from evidencekit.extractors._ocr_engine import Engine, Image, Quad
from evidencekit.model import Box

#: Pictures are worked on with at most this many pixels along the longer side (A4 at 240 dpi); larger ones gain nothing and cost memory.
_MOST_SIDE = 2800
#: The detector's longer side in pixels for a page of A4's proportions.
SIDE = 1280


@dataclass(frozen=True, slots=True)
class Frame:
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


class Work:
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
        self._turn, quads = engine.survey(self.grey, side=SIDE)
        self._to_raw = self._to_raw @ np.linalg.inv(_quarter_turns(self.grey.shape, self._turn))
        self.grey = np.ascontiguousarray(np.rot90(self.grey, -self._turn))
        matrix = _prepare.straightening(quads, self.grey) if quads else None
        if matrix is not None and quads is not None:
            size = (self.grey.shape[1], self.grey.shape[0])
            self.grey = cv2.warpPerspective(self.grey, matrix, size, flags=cv2.INTER_LINEAR, borderValue=255)
            self._to_raw = self._to_raw @ np.linalg.inv(matrix)
            quads = [_prepare.mapped(quad, matrix) for quad in quads]
        return quads

    def colour(self) -> Image:
        """The evened colours in the geometry of `grey`."""
        size = (self.grey.shape[1], self.grey.shape[0])
        matrix = np.linalg.inv(self._to_raw) @ self._flat_to_raw
        return cv2.warpPerspective(
            self.flat, matrix, size, flags=cv2.INTER_LINEAR, borderValue=(255, 255, 255)
        )

    def frame(self) -> Frame:
        """From pixels of `grey` to the page."""
        return self._frame(self._to_raw)

    def flat_frame(self) -> Frame:
        """From pixels of `flat` to the page."""
        return self._frame(self._flat_to_raw)

    def _frame(self, to_raw: NDArray[Any]) -> Frame:
        height, width = self._shape[:2] if self._turn % 2 == 0 else (self._shape[1], self._shape[0])
        scale = 72 / self._dpi
        back = _quarter_turns(self._shape, self._turn) @ to_raw
        return Frame(back, scale, width * scale, height * scale)

    def from_flat(self, box: Box) -> Box:
        """A box of `flat` in pixels of `grey`."""
        points = _prepare.mapped(corners(box), np.linalg.inv(self._to_raw) @ self._flat_to_raw)
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


def corners(box: Box) -> NDArray[Any]:
    x0, y0, x1, y1 = box
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)
