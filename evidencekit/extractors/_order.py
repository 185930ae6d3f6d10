"""Reading order of a page: rows from top to bottom, columns of running text and the two pages of a spread one after the other."""

import itertools
from collections.abc import Sequence
from statistics import median

from evidencekit.extractors import _layout
from evidencekit.extractors._layout import Piece

#: Fewest rows over which a gutter must run.
_LEAST_ROWS = 5
#: Running text: this share of a column's lines fills this share of its width with at least so many characters.
_FILLING_SHARE, _FILLED, _LEAST_CHARACTERS = 0.5, 0.75, 9

_Row = list[Piece]


def in_reading_order(rows: Sequence[_Row]) -> list[_Row]:
    """Rows of runs reordered where running text stands in columns; elsewhere as they are."""
    ordered: list[_Row] = []
    at = 0
    while at < len(rows):
        gutter, end = _gutter_from(rows, at)
        if gutter is None:
            ordered.append(rows[at])
            at += 1
            continue
        left, right = _sides([piece for row in rows[at:end] for piece in row], gutter)
        ordered += in_reading_order(_as_rows(left))
        ordered += in_reading_order(_as_rows(right))
        at = end
    return ordered


def _as_rows(pieces: Sequence[Piece]) -> list[_Row]:
    return [_layout.runs(row) for row in _layout.rows(pieces)]


def _gutter_from(rows: Sequence[_Row], start: int) -> tuple[float | None, int]:
    """A gutter that begins at row *start* and the row where it ends; None where running text is not in columns."""
    if len(rows[start]) < 2 and not any(len(row) >= 2 for row in rows[start : start + 3]):
        return None, start
    for left, right in _gaps(rows[start : start + 3]):
        gutter = (left + right) / 2
        end = start
        while end < len(rows) and not any(piece.box[0] < gutter < piece.box[2] for piece in rows[end]):
            end += 1
        if end - start >= _LEAST_ROWS and _is_columns(rows[start:end], gutter):
            return gutter, end
    return None, start


def _gaps(rows: Sequence[_Row]) -> list[tuple[float, float]]:
    gaps = [(left.box[2], right.box[0]) for row in rows for left, right in itertools.pairwise(row)]
    return sorted(gaps, key=lambda gap: gap[0] - gap[1])


def _sides(pieces: Sequence[Piece], gutter: float) -> tuple[list[Piece], list[Piece]]:
    left = [piece for piece in pieces if piece.box[2] <= gutter]
    return left, [piece for piece in pieces if piece.box[0] >= gutter]


def _is_columns(rows: Sequence[_Row], gutter: float) -> bool:
    sides = _sides([piece for row in rows for piece in row], gutter)
    return all(_is_running(side) for side in sides)


def _is_running(side: Sequence[Piece]) -> bool:
    """Whether most lines of one side run to about its full width and hold many characters."""
    if len(side) < _LEAST_ROWS - 1:
        return False
    width = max(piece.box[2] for piece in side) - min(piece.box[0] for piece in side)
    filling = sum(
        piece.box[2] - piece.box[0] >= _FILLED * width and len(piece.text) >= _LEAST_CHARACTERS
        for piece in side
    )
    return filling >= _FILLING_SHARE * len(side) and median(piece.size for piece in side) > 0
