"""Reading order of a page: rows from top to bottom, columns of running text and the two pages of a spread one after the other."""

import re
from collections.abc import Sequence
from statistics import median

from evidencekit.extractors import _layout
from evidencekit.extractors._layout import Piece

#: Fewest lines of a column.
_LEAST_LINES = 5
#: A gutter is at least so wide in text heights, and lies in this middle part of the text's width.
_GUTTER, _MARGIN = 0.8, 0.2
#: Running text: this share of a column's lines fills this share of its width with at least so many characters.
_FILLING_SHARE, _FILLED, _LEAST_CHARACTERS = 0.5, 0.75, 12
_LABEL = re.compile(r"^[^:：]{1,12}[:：]")

_Row = list[Piece]
_Span = tuple[float, float]


def in_reading_order(rows: Sequence[_Row]) -> list[_Row]:
    """Rows of runs reordered where running text stands in columns; elsewhere as they are."""
    if len(rows) < _LEAST_LINES:
        return list(rows)
    left, right = min(row[0].box[0] for row in rows), max(row[-1].box[2] for row in rows)
    least = _GUTTER * median([row[0].size for row in rows])
    middle = (left + _MARGIN * (right - left), right - _MARGIN * (right - left))
    ordered: list[_Row] = []
    at = 0
    while at < len(rows):
        gutter, end = _gutter_from(rows, at, middle, least)
        if gutter is None:
            ordered += rows[at:end]
        else:
            first, second = _sides([piece for row in rows[at:end] for piece in row], gutter)
            ordered += in_reading_order(_as_rows(first))
            ordered += in_reading_order(_as_rows(second))
        at = end
    return ordered


def _as_rows(pieces: Sequence[Piece]) -> list[_Row]:
    return [_layout.runs(row) for row in _layout.rows(pieces)]


def _gutter_from(rows: Sequence[_Row], start: int, middle: _Span, least: float) -> tuple[float | None, int]:
    """The middle of the gutter that runs down from row *start*, None where text is not in columns there, and the row where it ends.

    *middle*: where a gutter may lie; *least*: its width.
    """
    gaps: list[_Span] = [middle]
    end = start
    while end < len(rows):
        fewer = _narrowed(gaps, rows[end], least)
        if not fewer:
            break
        gaps, end = fewer, end + 1
    if end - start < _LEAST_LINES:
        return None, max(end, start + 1)
    low, high = max(gaps, key=lambda gap: gap[1] - gap[0])
    gutter = (low + high) / 2
    sides = _sides([piece for row in rows[start:end] for piece in row], gutter)
    return (gutter if all(_is_running(side) for side in sides) else None), end


def _narrowed(gaps: Sequence[_Span], row: _Row, least: float) -> list[_Span]:
    """The gaps less what the row's runs cover; those that get too narrow are dropped."""
    kept = list(gaps)
    for piece in row:
        parted = []
        for low, high in kept:
            parted += [(low, min(high, piece.box[0])), (max(low, piece.box[2]), high)]
        kept = sorted({(low, high) for low, high in parted if high - low >= least})
    return kept


def _sides(pieces: Sequence[Piece], gutter: float) -> tuple[list[Piece], list[Piece]]:
    left = [piece for piece in pieces if piece.box[2] <= gutter]
    return left, [piece for piece in pieces if piece.box[0] >= gutter]


def _is_running(side: Sequence[Piece]) -> bool:
    """Whether most lines of one side run to about its full width and hold many characters."""
    if len(side) < _LEAST_LINES:
        return False
    if sum(bool(_LABEL.match(piece.text)) for piece in side) > 0.3 * len(side):
        return False
    width = max(piece.box[2] for piece in side) - min(piece.box[0] for piece in side)
    filling = sum(
        piece.box[2] - piece.box[0] >= _FILLED * width and len(piece.text) >= _LEAST_CHARACTERS
        for piece in side
    )
    return filling >= _FILLING_SHARE * len(side) and median(piece.size for piece in side) > 0
