"""Readings of an engine to pieces of a page: boxes drawn in to the letters, lines over several cells cut at their borders."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evidencekit.extractors import _layout
from evidencekit.extractors._layout import Piece
from evidencekit.extractors._ocr_engine import Reading
from evidencekit.model import Box

#: Height of the ink of a line as a share of its font size: Chinese characters, and digits or capitals alone.
_WIDE_HEIGHT, _NARROW_HEIGHT = 0.92, 0.74
#: What the recogniser makes of a table rule at the end of a line.
_RULE_MARKS = "|丨 "


def piece_of(reading: Reading, ink: NDArray[Any]) -> Piece:
    """A reading with its box drawn in to its *ink* (a mask), and the font size that the letters' height speaks for."""
    box = box_of(reading.quad)
    tight = tightened(ink, box)
    share = _WIDE_HEIGHT if any(char >= "\u2e80" for char in reading.text) else _NARROW_HEIGHT
    size = min((tight[3] - tight[1]) / share, box[3] - box[1])
    centres = tuple(box[0] + share * (box[2] - box[0]) for share in reading.centres)
    return Piece(reading.text, tight, size, reading.confidence, centres=centres)


def box_of(quad: NDArray[Any]) -> Box:
    """The upright box around corners."""
    x0, y0 = quad.min(axis=0)
    x1, y1 = quad.max(axis=0)
    return (float(x0), float(y0), float(x1), float(y1))


def tightened(ink: NDArray[Any], box: Box) -> Box:
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


def letters(piece: Piece) -> list[Box]:
    """The boxes of a piece's characters, as wide as they are high; empty where their places are not known."""
    if len(piece.centres) != len(piece.text):
        return []
    half = piece.size / 2
    return [(centre - half, piece.box[1], centre + half, piece.box[3]) for centre in piece.centres]


def parted(piece: Piece, borders: Sequence[float]) -> list[Piece]:
    """A line that the detector drew over cell borders, cut at them by its characters' places."""
    boxes = letters(piece)
    if not boxes:
        return [piece]
    parts = (part._replace(text=part.text.strip(_RULE_MARKS)) for part in _layout.cut(piece, boxes, borders))
    return [part for part in parts if part.text]
