"""From pieces of text with boxes to visual rows and runs: shared by text layers and OCR.

Coordinates grow right and down; the unit is the caller's (points or pixels): every measure here is relative to the text's height.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from evidencekit.model import Box

#: Two pieces stand in one row when their heights overlap by this share of the lower one.
_ROW_OVERLAP = 0.5
#: A gap above this many text heights parts two runs of a row; below it the pieces are one run.
RUN_GAP = 0.9
#: A gap above this many text heights is written as a space inside a run of Latin text or digits.
_SPACE_GAP = 0.2
#: The same beside Chinese characters, which programs set a quarter apart from Latin ones of their own accord.
_WIDE_SPACE_GAP = 0.4


class Piece(NamedTuple):
    """A stretch of text of one row. `size`: font size or text height; `centres`: its characters' centres (x), or empty."""

    text: str
    box: Box
    size: float
    confidence: float = 1.0
    bold: bool = False
    centres: tuple[float, ...] = ()

    @property
    def height(self) -> float:
        """Of the box."""
        return self.box[3] - self.box[1]

    @property
    def middle(self) -> float:
        """The vertical centre."""
        return (self.box[1] + self.box[3]) / 2


def union(boxes: Sequence[Box]) -> Box:
    """The smallest box around *boxes*, which must not be empty."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def rounded(box: Box) -> Box:
    """The box to a hundredth of a point."""
    return (round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2))


def rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces grouped into visual rows, top to bottom, each from left to right."""
    if len(pieces) < 2:
        return [list(pieces)] if pieces else []
    found: list[list[Piece]] = []
    spans: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=_by_middle):
        at = _row_of(piece, found, spans)
        if at is None:
            found.append([piece])
            spans.append((piece.box[1], piece.box[3]))
            continue
        found[at].append(piece)
        top, bottom = spans[at]
        if piece.box[3] - piece.box[1] < 1.6 * (bottom - top):  # one tall piece does not stretch the row
            count = len(found[at])
            spans[at] = (top + (piece.box[1] - top) / count, bottom + (piece.box[3] - bottom) / count)
    order = sorted(range(len(found)), key=lambda index: spans[index][0] + spans[index][1])
    return [sorted(found[index], key=_by_left) for index in order]


def _by_middle(piece: Piece) -> tuple[float, float]:
    return piece.box[1] + piece.box[3], piece.box[0]


def _by_left(piece: Piece) -> float:
    return piece.box[0]


def _row_of(
    piece: Piece, found: Sequence[Sequence[Piece]], spans: Sequence[tuple[float, float]]
) -> int | None:
    """The latest row whose span *piece* overlaps enough without lying over one of its pieces."""
    x0, y0, x1, y1 = piece.box
    height = y1 - y0
    for at in range(len(spans) - 1, max(len(spans) - 9, -1), -1):
        top, bottom = spans[at]
        overlap = (bottom if bottom < y1 else y1) - (top if top > y0 else y0)
        if overlap < _ROW_OVERLAP * (bottom - top if bottom - top < height else height):
            continue
        if not any(x0 < other.box[2] and other.box[0] < x1 and _collide(piece, other) for other in found[at]):
            return at
    return None


def _collide(one: Piece, other: Piece) -> bool:
    """Whether two pieces cover the same stretch of a row, so that they cannot follow each other in it."""
    across = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    down = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    narrow = min(one.box[2] - one.box[0], other.box[2] - other.box[0])
    return across > 0.5 * narrow and down < 0.8 * min(one.height, other.height)


def runs(row: Sequence[Piece]) -> list[Piece]:
    """The pieces of a row joined where no column gap parts them; a title set wide letter by letter becomes one run."""
    if len(row) < 2:
        return list(row)
    if _letter_spaced(row):
        return [join(row, glue="")]
    joined = [[row[0]]]
    for left, right in pairwise(row):
        if _gap(left, right) < RUN_GAP:
            joined[-1].append(right)
        else:
            joined.append([right])
    return [join(group) for group in joined]


def _gap(left: Piece, right: Piece) -> float:
    """The gap between neighbours in text heights."""
    return (right.box[0] - left.box[2]) / max(min(left.size, right.size), 1e-6)


def _letter_spaced(row: Sequence[Piece]) -> bool:
    """Three or more single characters at even gaps: a wide-set title, not columns (those are longer or further apart)."""
    if len(row) < 3 or any(len(piece.text.strip()) != 1 for piece in row):
        return False
    gaps = [_gap(left, right) for left, right in pairwise(row)]
    return (
        max(gaps) < 5
        and max(gaps) - min(gaps) < 0.6
        and not any(piece.text.strip().isdigit() for piece in row)
    )


def join(group: Sequence[Piece], glue: str | None = None) -> Piece:
    """The pieces of one row as one, in their order; `glue` stands between them, else a space where Latin words part."""
    if len(group) == 1:
        return group[0]
    text = group[0].text
    for left, right in pairwise(group):
        least = _WIDE_SPACE_GAP if _wide(left.text[-1:]) or _wide(right.text[:1]) else _SPACE_GAP
        spaced = _gap(left, right) > least
        text += (glue if glue is not None else " " if spaced else "") + right.text
    weights = [max(len(piece.text), 1) for piece in group]
    total = sum(weights)
    confidence = sum(piece.confidence * weight for piece, weight in zip(group, weights, strict=True)) / total
    return group[0]._replace(
        text=text,
        box=union([piece.box for piece in group]),
        size=max(piece.size for piece in group),
        confidence=confidence,
        bold=all(piece.bold for piece in group),
        centres=(),
    )


def cut(piece: Piece, letters: Sequence[Box], borders: Sequence[float]) -> list[Piece]:
    """The piece cut at x positions, each character going to the side where its centre lies."""
    groups: dict[int, list[int]] = {}
    for index, box in enumerate(letters):
        side = sum((box[0] + box[2]) / 2 > border for border in borders)
        groups.setdefault(side, []).append(index)
    parts = []
    for _, indexes in sorted(groups.items()):
        text = "".join(piece.text[index] for index in indexes).strip()
        x0, x1 = min(letters[index][0] for index in indexes), max(letters[index][2] for index in indexes)
        if text:
            parts.append(piece._replace(text=text, box=(x0, piece.box[1], x1, piece.box[3]), centres=()))
    return parts


def join_lines(texts: Sequence[str]) -> str:
    """Lines of one cell or paragraph joined: a space between Latin words, nothing beside Chinese."""
    joined = ""
    for text in texts:
        spaced = bool(joined) and not (_wide(joined[-1:]) or _wide(text[:1]))
        joined += (" " if spaced else "") + text
    return joined


def _wide(char: str) -> bool:
    """Chinese characters and full-width marks, between which no space is written."""
    return char >= "\u2e80"
