"""Ruled cells that hold ink but no reading: single figures and handwriting that the detector passed over, read one by one."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evidencekit.extractors._grid import Grid, GridCell
from evidencekit.extractors._layout import Piece
from evidencekit.extractors._ocr_engine import Engine, Image
from evidencekit.model import Box

#: Ink of a cell counts from so many pixels, and this share of a text line's height, on.
_LEAST_INK, _LEAST_HEIGHT = 14, 0.35
#: Readings below this confidence are not text; the ink is told as handwriting.
_LEAST_CONFIDENCE = 0.1
#: Cells read one by one on a page at most.
_MOST_CELLS = 120
#: White left around a crop, as a share of its height.
_PADDING = 0.25


def read_missed(
    grids: Sequence[Grid],
    pieces: Sequence[Piece],
    grey: Image,
    ink: NDArray[Any],
    size: float,
    engine: Engine,
) -> tuple[list[Piece], list[Box]]:
    """Pieces for cells that were passed over, and the boxes of ink that could not be read; *size*: text height, *ink*: without rules."""
    boxes = [
        box
        for grid in grids
        for cell in grid.cells
        if not _holds_text(cell, pieces) and (box := _ink_box(cell, ink, size)) is not None
    ][:_MOST_CELLS]
    readings = engine.read([_crop(grey, box) for box in boxes]) if boxes else []
    found, unread = [], []
    for box, (text, confidence, _) in zip(boxes, readings, strict=True):
        if text.strip() and confidence >= _LEAST_CONFIDENCE:
            found.append(Piece(text.strip(), box, box[3] - box[1], confidence))
        else:
            unread.append(box)
    return found, unread


def _holds_text(cell: GridCell, pieces: Sequence[Piece]) -> bool:
    """Whether some piece covers a part of the cell."""
    x0, y0, x1, y1 = cell.box
    return any(piece.box[0] < x1 - 2 and piece.box[2] > x0 + 2 and y0 < piece.middle < y1 for piece in pieces)


def _ink_box(cell: GridCell, ink: NDArray[Any], size: float) -> Box | None:
    """The extent of the ink well inside the cell; None for specks and remains of rules."""
    inset = max(0.12 * size, 2.0)
    x0, y0, x1, y1 = (round(value) for value in cell.box)
    left, top = x0 + round(inset), y0 + round(inset)
    part = ink[top : y1 - round(inset), left : x1 - round(inset)]
    if part.size == 0 or np.count_nonzero(part) < _LEAST_INK:
        return None
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    height, width = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
    if height < _LEAST_HEIGHT * size or width < 2 or height > 3.5 * size:
        return None
    return (
        float(left + columns[0]),
        float(top + rows[0]),
        float(left + columns[-1] + 1),
        float(top + rows[-1] + 1),
    )


def _crop(grey: Image, box: Box) -> Image:
    x0, y0, x1, y1 = (round(value) for value in box)
    pad = max(round(_PADDING * (y1 - y0)), 2)
    return np.pad(grey[y0:y1, x0:x1], pad, constant_values=255)
