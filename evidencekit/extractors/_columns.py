"""Tables without rules, found from text that stands in columns over several rows.

A column border is a river of white that runs down through all rows. Running text, lists, tables of contents and label-and-value
lines have rivers too; they are told apart by what they hold.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from evidencekit.extractors import _heads, _layout
from evidencekit.extractors._layout import Piece
from evidencekit.extractors._tables import Filled, FilledCell
from evidencekit.model import Box

#: Rows of a table follow each other within this many text heights of white.
_MOST_WHITE = 2.6
#: Fewest rows; two columns need more to be told from chance.
_LEAST_ROWS, _LEAST_ROWS_OF_TWO = 3, 4
#: A river of white is at least so wide, in text heights.
_RIVER = 0.45
#: A column is aligned when this share of its pieces keeps one edge or the middle within so many text heights.
_ALIGNED_SHARE, _ALIGNED_WITHIN = 0.7, 0.8
#: Lines with less white between them than this (text heights), and than this share of the usual white, are one wrapped row.
_WRAP_WHITE, _WRAP_SHARE = 0.45, 0.6

_LABEL = re.compile(r"^[^:：]{1,14}[:：]")
_MARKER = re.compile(
    r"^(?:\(?[0-9]{1,2}[.、)]|[（(][0-9一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.]|[•·●■◆○-])$"
)
_LEADER = re.compile(r"[.．…·]{4,}|……")

#: A visual row: words from left to right. A logical row: the visual rows of one row of cells.
Row = list[Piece]
Logical = list[Row]
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table found in rows `first` to `last` (inclusive) of the page."""

    first: int
    last: int
    table: Filled


def aligned_tables(rows: Sequence[Row], runs: Sequence[Row]) -> list[Aligned]:
    """The tables in a page's visual rows of words, top to bottom; *runs*: the same rows with their words joined to runs."""
    found = []
    start = 0
    while start < len(rows):
        if len(runs[start]) < 2:
            start += 1
            continue
        end = _block_end(runs, start)
        first = start - 1 if _heads_block(runs, start) else start
        table = _table(rows[first:end])
        if table is not None:
            found.append(Aligned(first, end - 1, table))
        start = end
    return found


def _heads_block(runs: Sequence[Row], start: int) -> bool:
    """Whether the lone line just above a block overlaps its first row's height: the upper line of a wrapped head."""
    return start > 0 and len(runs[start - 1]) == 1 and _white(runs[start - 1], runs[start]) < 0


def _block_end(runs: Sequence[Row], start: int) -> int:
    """One past the last row that may belong to a table beginning at *start*."""
    left, right = runs[start][0].box[0], runs[start][-1].box[2]
    end = last_full = start
    while end + 1 < len(runs):
        above, row = runs[end], runs[end + 1]
        size = max(_size(above), _size(row))
        if _white(above, row) > _MOST_WHITE * size or _size(row) > 1.35 * _size(runs[start]):
            break
        lone_width = row[0].box[2] - row[0].box[0] if len(row) == 1 else 0.0
        if lone_width > 0.6 * (right - left) or (len(row) == 1 and _outside(row[0], left, right)):
            break
        end += 1
        if len(row) >= 2:
            last_full = end
            left, right = min(left, row[0].box[0]), max(right, row[-1].box[2])
    while last_full < end and _white(runs[last_full], runs[last_full + 1]) < _WRAP_WHITE * _size(
        runs[last_full]
    ):
        last_full += 1
    return last_full + 1


def _outside(piece: Piece, left: float, right: float) -> bool:
    return piece.box[2] < left or piece.box[0] > right


def _white(above: Row, below: Row) -> float:
    return min(piece.box[1] for piece in below) - max(piece.box[3] for piece in above)


def _size(row: Row) -> float:
    return median(piece.size for piece in row)


def _table(rows: Sequence[Row]) -> Filled | None:
    """The table in a block of visual rows, or None when it is none."""
    logical = _logical(rows)
    if len(logical) < _LEAST_ROWS:
        return None
    skipped = 2 if len(logical) >= 6 else 1
    columns = _rivers(logical[skipped:])
    if len(columns) < 2:
        return None
    columns = _heads.with_empty_columns([_layout.runs(row) for row in logical[0]], columns)
    if len(logical) < (_LEAST_ROWS if len(columns) > 2 else _LEAST_ROWS_OF_TWO):
        return None
    body = [_placed(row, columns) for row in logical]
    if not _is_tabular(logical, body, columns) or not _all_aligned(body[skipped:]):
        return None
    head, used = _heads.head_cells([[_layout.runs(row) for row in each] for each in logical[:2]], columns)
    levels = max((cell.row + cell.row_span for cell in head), default=0)
    cells = [*head]
    for number, row in enumerate(body[used:]):
        cells += [
            FilledCell(levels + number, column, 1, 1, _NOWHERE, tuple(pieces))
            for column, pieces in row.items()
        ]
    return _boxed(cells, levels + len(body) - used, columns)


_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


def _logical(rows: Sequence[Row]) -> list[Logical]:
    """Visual rows grouped into rows of cells: lines much closer than rows usually stand continue each other."""
    whites = [_white(above, below) for above, below in pairwise(rows)]
    wide = sorted(whites)[(3 * len(whites)) // 4] if whites else 0.0
    groups: list[Logical] = [[rows[0]]]
    for row, white in zip(rows[1:], whites, strict=True):
        size = _size(row)
        if white < -0.15 * size or (white < _WRAP_WHITE * size and white < _WRAP_SHARE * wide):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _rivers(logical: Sequence[Logical]) -> list[Span]:
    """The columns' extents: what lies between rivers of white that no word of any row with several runs crosses."""
    words = [word for row in logical if _is_several(row) for visual in row for word in visual]
    if not words:
        return []
    size = median(word.size for word in words)
    columns: list[Span] = []
    for start, end in sorted((word.box[0], word.box[2]) for word in words):
        if columns and start - columns[-1][1] < _RIVER * size:
            columns[-1] = (columns[-1][0], max(columns[-1][1], end))
        else:
            columns.append((start, end))
    return columns


def _is_several(row: Logical) -> bool:
    return len(row) > 1 or len(_layout.runs(row[0])) >= 2


def _placed(row: Logical, columns: Sequence[Span]) -> dict[int, list[Piece]]:
    """The row's text by column, one piece a visual line; runs over several columns are cut at the rivers, whole words each."""
    held: dict[int, list[Piece]] = {}
    for visual in row:
        groups: dict[int, Row] = {}
        for word in visual:
            groups.setdefault(_heads.nearest(word, columns), []).append(word)
        for column, group in groups.items():
            held.setdefault(column, []).append(_layout.join(group))
    return dict(sorted(held.items()))


def _all_aligned(body: Sequence[dict[int, list[Piece]]]) -> bool:
    by_column: dict[int, list[Piece]] = {}
    for row in body:
        for column, pieces in row.items():
            by_column.setdefault(column, []).append(pieces[0])
    return all(_is_aligned(pieces) for pieces in by_column.values() if len(pieces) >= 3)


def _is_aligned(column: Sequence[Piece]) -> bool:
    size = median(piece.size for piece in column)
    for edge in (
        [piece.box[0] for piece in column],
        [piece.box[2] for piece in column],
        [(piece.box[0] + piece.box[2]) / 2 for piece in column],
    ):
        middle = median(edge)
        near = sum(abs(value - middle) <= _ALIGNED_WITHIN * size for value in edge)
        if near >= _ALIGNED_SHARE * len(edge):
            return True
    return False


def _is_tabular(
    logical: Sequence[Logical], body: Sequence[dict[int, list[Piece]]], columns: Sequence[Span]
) -> bool:
    """False for label-and-value lines, lists, contents, running text in columns and rows mostly empty."""
    several = [row for row in body if len(row) >= 2]
    if len(several) < 3 or len(several) < 0.6 * len(body):
        return False
    pieces = [piece for row in several for held in row.values() for piece in held]
    if sum(bool(_LABEL.match(piece.text)) for piece in pieces) > 0.3 * len(pieces):
        return False
    if sum(any(_LEADER.search(p.text) for held in row.values() for p in held) for row in several) > 0.4 * len(
        several
    ):
        return False
    firsts = [row[0][0].text for row in several if 0 in row]
    if len(columns) == 2 and sum(bool(_MARKER.match(text)) for text in firsts) > 0.6 * len(several):
        return False
    if _is_running_text(pieces, columns):
        return False
    return sum(len(row) for row in several) >= 0.5 * len(several) * len(columns)


def _is_running_text(pieces: Sequence[Piece], columns: Sequence[Span]) -> bool:
    """Columns whose lines mostly run to their full width and are long: a leaflet set in columns."""
    filling = 0
    for piece in pieces:
        start, end = columns[_heads.nearest(piece, columns)]
        filling += piece.box[2] - piece.box[0] > 0.8 * (end - start) and len(piece.text) >= 12
    return filling > 0.4 * len(pieces)


def _boxed(cells: Sequence[FilledCell], rows: int, columns: Sequence[Span]) -> Filled:
    """The table with cell boxes: borders half-way between neighbouring columns and rows of text."""
    xs = [columns[0][0], *((left[1] + right[0]) / 2 for left, right in pairwise(columns)), columns[-1][1]]
    extents = []
    for row in range(rows):
        boxes = [
            piece.box for cell in cells if cell.row == row and cell.row_span == 1 for piece in cell.lines
        ]
        boxes = boxes or [
            piece.box for cell in cells if cell.row <= row < cell.row + cell.row_span for piece in cell.lines
        ]
        extents.append(_layout.union(boxes))
    ys = [extents[0][1], *((above[3] + below[1]) / 2 for above, below in pairwise(extents)), extents[-1][3]]
    placed = []
    for cell in cells:
        right, bottom = xs[cell.column + cell.column_span], ys[cell.row + cell.row_span]
        box = (xs[cell.column], ys[cell.row], right, bottom)
        placed.append(FilledCell(cell.row, cell.column, cell.row_span, cell.column_span, box, cell.lines))
    return Filled(rows, len(columns), (xs[0], ys[0], xs[-1], ys[-1]), tuple(placed), ruled=False)
