"""What stands on a scan beside print: text that a seal hides, handwriting, signatures.

Nothing here judges whether a signature is due; it tells where there is one.
"""

import re
from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from evidencekit.extractors import _layout, _pieces
from evidencekit.extractors._layout import Piece
from evidencekit.model import Box

#: Under a seal, a line read with less confidence than this is told as unreadable beside its reading.
_UNSURE = 0.35
#: A label that ends this near to a seal (text heights), with nothing read behind it, has its value under the seal.
_NEAR = 1.2
#: Handwriting: higher than print beside it, off its line, read unsurely, of another colour, bluer, too wide for the letters read.
#: Two of these make it so.
_HIGHER, _OFF_LINE, _DOUBTFUL, _COLOUR, _BLUE, _LOOSE = 1.18, 0.2, 0.6, 42.0, 20.0, 1.8
#: Unread ink of a pen: its height in text heights, its least length, the share of its box that is inked.
_PEN_HEIGHT, _PEN_LENGTH, _PEN_INK = (0.7, 5.0), 1.2, (0.02, 0.45)

_LABEL_END = re.compile(r"[:：]\s*$")
_LABEL = re.compile(r"^(.{1,14}?[:：])(.+)$")


def hidden(pieces: Sequence[Piece], seals: Sequence[Box]) -> list[tuple[Box, str, float]]:
    """Boxes of text under seals that could not be read, what was made of it, and how surely it is unreadable."""
    found = [
        (piece.box, piece.text, 1 - piece.confidence)
        for piece in pieces
        if piece.confidence < _UNSURE and any(_meet(piece.box, seal) for seal in seals)
    ]
    for piece in pieces:
        if not _LABEL_END.search(piece.text):
            continue
        for seal in seals:
            behind = (piece.box[2], piece.box[1], seal[2], piece.box[3])
            near = seal[0] - piece.box[2] < _NEAR * piece.size and seal[2] > piece.box[2] + piece.size
            inside = seal[1] < piece.middle < seal[3]
            if (
                near
                and inside
                and not any(other is not piece and _meet(other.box, behind) for other in pieces)
            ):
                found.append((behind, "", 0.8))
    return found


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def signatures(pieces: Sequence[Piece], colour: NDArray[Any], ink: NDArray[Any]) -> list[tuple[Box, float]]:
    """Boxes of handwriting right of labels (审核人：), read or not; *colour* and *ink* are the working picture and its ink mask."""
    found = []
    for label, value in _labelled(pieces):
        score = _by_hand(label, value, colour, ink)
        if score >= 2:
            found.append((value.box, min(0.5 + 0.2 * score, 0.95)))
    return found


def _labelled(pieces: Sequence[Piece]) -> list[tuple[Piece, Piece]]:
    """Labels and what stands behind them on their row: in one piece, or as the next one."""
    pairs = []
    for piece in pieces:
        match = _LABEL.match(piece.text)
        boxes = _pieces.letters(piece)
        if match and boxes:
            border = (boxes[match.end(1) - 1][2] + boxes[match.end(1) - 1][0]) / 2 + 0.2 * piece.size
            parts = _layout.cut(piece, boxes, [border])
            if len(parts) == 2:
                pairs.append((parts[0], parts[1]))
        elif _LABEL_END.search(piece.text) and boxes and piece.box[2] - boxes[-1][2] > 1.2 * piece.size:
            rest = (boxes[-1][2], piece.box[1], piece.box[2], piece.box[3])
            pairs.append(
                (_layout.cut(piece, boxes, [rest[0]])[0], piece._replace(text="", box=rest, centres=()))
            )
        elif _LABEL_END.search(piece.text):
            behind = [other for other in pieces if other is not piece and stands_behind(piece, other.box)]
            if behind:
                pairs.append((piece, min(behind, key=lambda other: other.box[0])))
    return pairs


def stands_behind(label: Piece, box: Box) -> bool:
    """Whether a box stands where the value of a label stands: on its row to the right, near."""
    if not _LABEL_END.search(label.text):
        return False
    overlap = min(label.box[3], box[3]) - max(label.box[1], box[1])
    gap = box[0] - label.box[2]
    return overlap > 0.3 * label.height and -label.size < gap < 4 * label.size


def _by_hand(label: Piece, value: Piece, colour: NDArray[Any], ink: NDArray[Any]) -> int:
    """How many signs of handwriting *value* shows against its printed label."""
    if (
        value.text
        and 2 * sum(char.isdigit() for char in value.text) > len(value.text)
        and value.confidence > 0.5
    ):
        return 0  # dates and figures are set and read apart from names
    tight = _pieces.tightened(ink, _grown(value.box, 0.4 * value.size))
    own = _pieces.tightened(ink, label.box)
    height, usual = tight[3] - tight[1], max(own[3] - own[1], 1.0)
    off = abs((tight[1] + tight[3]) / 2 - (own[1] + own[3]) / 2)
    letters = sum(1.0 if char >= "\u2e80" else 0.6 for char in value.text)
    shade = _ink_colour(colour, ink, tight) - _ink_colour(colour, ink, own)
    signs = (
        height > _HIGHER * usual,
        off > _OFF_LINE * usual,
        value.confidence < _DOUBTFUL or not value.text,
        float(np.linalg.norm(shade)) > _COLOUR,
        float(shade[0] - shade[2]) > _BLUE,
        tight[2] - tight[0] > _LOOSE * letters * usual,
    )
    return sum(signs)


def _grown(box: Box, by: float) -> Box:
    return (box[0], box[1] - by, box[2], box[3] + by)


def _ink_colour(colour: NDArray[Any], ink: NDArray[Any], box: Box) -> NDArray[Any]:
    """The mean colour of the ink in a box."""
    x0, y0, x1, y1 = (max(round(value), 0) for value in box)
    mask = ink[y0:y1, x0:x1]
    pixels = colour[y0:y1, x0:x1][mask]
    return np.asarray(pixels.mean(axis=0) if len(pixels) else np.zeros(3))


def unread_pen(ink: NDArray[Any], covered: Sequence[Box], size: float) -> list[Box]:
    """Boxes of pen strokes that no reading covers: joined thin ink of the size of a signature; *size*: text height."""
    rest = ink.astype(np.uint8)
    for box in covered:
        x0, y0, x1, y1 = (round(value) for value in _grown(box, 0.3 * size))
        rest[max(y0, 0) : y1, max(x0 - round(0.3 * size), 0) : x1 + round(0.3 * size)] = 0
    reach = max(round(0.35 * size), 3)
    small = cv2.resize(rest, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    joined = cv2.dilate((small > 0).astype(np.uint8), np.ones((reach, reach), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    found = []
    for x, y, width, height, _ in stats[1:]:
        box = (2.0 * x + reach, 2.0 * y + reach, 2.0 * (x + width) - reach, 2.0 * (y + height) - reach)
        if _is_pen(rest, box, size):
            found.append(box)
    return found


def _is_pen(rest: NDArray[Any], box: Box, size: float) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    if (
        not _PEN_HEIGHT[0] * size <= height <= _PEN_HEIGHT[1] * size
        or width < _PEN_LENGTH * size
        or width > 14 * size
    ):
        return False
    x0, y0, x1, y1 = (round(value) for value in box)
    share = float(rest[y0:y1, x0:x1].mean())
    return _PEN_INK[0] <= share <= _PEN_INK[1]
