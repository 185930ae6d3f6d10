"""Tables without rules, found from text that stands in columns over several rows.

Running text, lists, tables of contents and label-and-value lines stand in columns too; they are told apart by what they hold.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from evidencekit.extractors import _layout
from evidencekit.extractors._layout import Piece
from evidencekit.extractors._tables import Filled, FilledCell
from evidencekit.model import Box

#: Rows of a table follow each other within this many text heights of white.
_MOST_WHITE = 2.4
#: Fewest rows; two columns need more to be told from chance.
_LEAST_ROWS, _LEAST_ROWS_OF_TWO = 3, 4
#: A column is aligned when this share of its pieces keeps one edge or the middle within so many text heights.
_ALIGNED_SHARE, _ALIGNED_WITHIN = 0.7, 0.7
#: Two lines with less white between them than this (text heights) while rows keep more are one wrapped row.
_WRAP_WHITE = 0.45

_LABEL = re.compile(r"^[^:：]{1,14}[:：]")
_MARKER = re.compile(
    r"^(?:\(?[0-9]{1,2}[.、)]|[（(][0-9一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.]|[•·●■◆○-])$"
)
_LEADER = re.compile(r"[.．…·]{4,}|…")

_Row = list[Piece]
_Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table found in rows `first` to `last` (inclusive) of the page."""

    first: int
    last: int
    table: Filled


def aligned_tables(rows: Sequence[_Row]) -> list[Aligned]:
    """The tables in a page's rows of runs, top to bottom."""
    found = []
    start = 0
    while start < len(rows):
        if len(rows[start]) < 2:
            start += 1
            continue
        end = _block_end(rows, start)
        table = _table(rows[start:end])
        if table is not None:
            found.append(Aligned(start, end - 1, table))
        start = end
    return found


def _block_end(rows: Sequence[_Row], start: int) -> int:
    """One past the last row that may belong to a table beginning at *start*."""
    left, right = rows[start][0].box[0], rows[start][-1].box[2]
    end = last_full = start
    while end + 1 < len(rows):
        above, row = rows[end], rows[end + 1]
        if _white(above, row) > _MOST_WHITE * max(_size(above), _size(row)):
            break
        if len(row) == 1 and row[0].box[2] - row[0].box[0] > 0.6 * (right - left):
            break
        if len(row) == 1 and _outside(row[0], left, right):
            break
        end += 1
        if len(row) >= 2:
            last_full = end
            left, right = min(left, row[0].box[0]), max(right, row[-1].box[2])
    return _with_wrapped_tail(rows, last_full, end) + 1


def _with_wrapped_tail(rows: Sequence[_Row], last_full: int, end: int) -> int:
    """The last row of several runs, and the lone lines close under it that continue its cells."""
    while last_full < end and _white(rows[last_full], rows[last_full + 1]) < _WRAP_WHITE * _size(
        rows[last_full]
    ):
        last_full += 1
    return last_full


def _outside(piece: Piece, left: float, right: float) -> bool:
    return piece.box[2] < left or piece.box[0] > right


def _white(above: _Row, below: _Row) -> float:
    return min(piece.box[1] for piece in below) - max(piece.box[3] for piece in above)


def _size(row: _Row) -> float:
    return max(piece.size for piece in row)


def _table(rows: Sequence[_Row]) -> Filled | None:
    """The table in a block of rows, or None when it is none."""
    spans = _spans(rows)
    if len(spans) < 2 or not _is_tabular(rows, spans):
        return None
    columns = [
        [piece for row in rows for piece in row if _covered(piece, spans) == [index]]
        for index in range(len(spans))
    ]
    if not all(_is_aligned(column) for column in columns if len(column) >= 2):
        return None
    body_start = next(index for index, row in enumerate(rows) if _is_full(row, spans))
    head = _head_cells(rows[:body_start], spans)
    if head is None:
        return None
    body = _wrapped(rows[body_start:], spans)
    levels = max((cell.row + cell.row_span for cell in head), default=0)
    if levels + len(body) < (_LEAST_ROWS if len(spans) > 2 else _LEAST_ROWS_OF_TWO):
        return None
    cells = [*head, *_body_cells(body, spans, levels)]
    return _boxed(cells, levels + len(body), spans)


def _spans(rows: Sequence[_Row]) -> list[_Span]:
    """The columns' extents: from the rows with the usual number of runs, then widened by all runs that lie in one column or beside all."""
    counts = Counter(len(row) for row in rows if len(row) >= 2)
    if not counts:
        return []
    usual = max(counts, key=lambda count: (counts[count] * count, count))
    spans = _merged([_extent(piece) for row in rows if len(row) == usual for piece in row])
    if len(spans) != usual:
        spans = _merged([_extent(piece) for row in rows if len(row) >= 2 for piece in row])
    more = [
        _extent(piece) for row in rows if len(row) >= 2 for piece in row if len(_covered(piece, spans)) <= 1
    ]
    return _merged([*spans, *more])


def _extent(piece: Piece) -> _Span:
    return (piece.box[0], piece.box[2])


def _merged(extents: Sequence[_Span]) -> list[_Span]:
    merged: list[_Span] = []
    for start, end in sorted(extents):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _covered(piece: Piece, spans: Sequence[_Span]) -> list[int]:
    """The columns that the piece lies over."""
    return [index for index, (start, end) in enumerate(spans) if piece.box[0] < end and piece.box[2] > start]


def _is_full(row: _Row, spans: Sequence[_Span]) -> bool:
    """A body row: every piece in a column of its own, and most columns filled."""
    covered = [_covered(piece, spans) for piece in row]
    return all(len(columns) == 1 for columns in covered) and len(row) >= max(2, 0.6 * len(spans))


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


def _is_tabular(rows: Sequence[_Row], spans: Sequence[_Span]) -> bool:
    """False for label-and-value lines, lists, contents and running text in two columns."""
    several = [row for row in rows if len(row) >= 2]
    full = [row for row in rows if _is_full(row, spans)]
    if len(several) < 3 or len(full) < max(2, 0.5 * len(several)):
        return False
    pieces = [piece for row in several for piece in row]
    if sum(bool(_LABEL.match(piece.text)) for piece in pieces) > 0.4 * len(pieces):
        return False
    if sum(any(_LEADER.search(piece.text) for piece in row) for row in several) > 0.4 * len(several):
        return False
    if len(spans) == 2 and sum(bool(_MARKER.match(row[0].text)) for row in several) > 0.6 * len(several):
        return False
    return not _is_running_text(pieces, spans)


def _is_running_text(pieces: Sequence[Piece], spans: Sequence[_Span]) -> bool:
    """Columns whose lines mostly run to their full width and are long: a leaflet set in columns."""
    filling = 0
    for piece in pieces:
        columns = _covered(piece, spans)
        width = spans[columns[-1]][1] - spans[columns[0]][0] if columns else 0.0
        filling += bool(width) and piece.box[2] - piece.box[0] > 0.8 * width and len(piece.text) >= 12
    return filling > 0.5 * len(pieces)


def _head_cells(rows: Sequence[_Row], spans: Sequence[_Span]) -> list[FilledCell] | None:
    """The cells of the lines above the first full row: one or two levels of heads; None when they do not fit over the columns."""
    stacks: list[list[Piece]] = [[] for _ in spans]
    wide: list[tuple[Piece, list[int]]] = []
    for piece in (piece for row in rows for piece in row):
        columns = _covered(piece, spans) or [_nearest(piece, spans)]
        if len(columns) > 1:
            wide.append((piece, columns))
        else:
            stacks[columns[0]].append(piece)
    if len(wide) > len(spans) // 2 or any(len(stack) > 3 for stack in stacks):
        return None
    levels = 2 if wide and any(stacks) else 1
    cells = [FilledCell(0, columns[0], 1, len(columns), _NOWHERE, (piece,)) for piece, columns in wide]
    under = {column for _, columns in wide for column in columns}
    for column, stack in enumerate(stacks):
        if stack and column in under:
            cells.append(FilledCell(1, column, 1, 1, _NOWHERE, tuple(stack)))
        elif stack:
            cells.append(FilledCell(0, column, levels, 1, _NOWHERE, tuple(stack)))
    return cells


_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


def _nearest(piece: Piece, spans: Sequence[_Span]) -> int:
    middle = (piece.box[0] + piece.box[2]) / 2
    return min(range(len(spans)), key=lambda index: abs(sum(spans[index]) / 2 - middle))


def _wrapped(rows: Sequence[_Row], spans: Sequence[_Span]) -> list[list[_Row]]:
    """Rows with the lines that only continue their cells: closer to a neighbour than rows usually stand, or lone and without first cell."""
    whites = [_white(above, below) for above, below in zip(rows, rows[1:], strict=False)]
    full = [white for white, below in zip(whites, rows[1:], strict=True) if _is_full(below, spans)]
    usual = median(full) if full else 0.0
    groups: list[list[_Row]] = [[rows[0]]]
    for row, white in zip(rows[1:], whites, strict=True):
        size = _size(row)
        tight = white < _WRAP_WHITE * size and white < 0.6 * usual
        starts = 0 in [column for piece in row for column in _covered(piece, spans)]
        lone = (
            not starts
            and len(row) <= max(1, len(spans) // 3)
            and white <= usual * 1.05
            and white < 0.8 * size
        )
        if tight or lone:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _body_cells(body: Sequence[Sequence[_Row]], spans: Sequence[_Span], levels: int) -> list[FilledCell]:
    cells = []
    for number, group in enumerate(body):
        held: dict[int, tuple[int, list[Piece]]] = {}
        for piece in (piece for row in group for piece in row):
            columns = _covered(piece, spans) or [_nearest(piece, spans)]
            reach, pieces = held.setdefault(columns[0], (1, []))
            held[columns[0]] = (max(reach, len(columns)), [*pieces, piece])
        for column, (reach, pieces) in sorted(held.items()):
            cells.append(FilledCell(levels + number, column, 1, reach, _NOWHERE, tuple(pieces)))
    return cells


def _boxed(cells: Sequence[FilledCell], rows: int, spans: Sequence[_Span]) -> Filled:
    """The table with cell boxes: borders half-way between neighbouring columns and rows of text."""
    xs = [
        spans[0][0],
        *((left[1] + right[0]) / 2 for left, right in zip(spans, spans[1:], strict=False)),
        spans[-1][1],
    ]
    extents = []
    for row in range(rows):
        boxes = [
            piece.box for cell in cells if cell.row == row and cell.row_span == 1 for piece in cell.lines
        ]
        boxes = boxes or [piece.box for cell in cells if cell.row == row for piece in cell.lines]
        extents.append(_layout.union(boxes))
    ys = [
        extents[0][1],
        *((above[3] + below[1]) / 2 for above, below in zip(extents, extents[1:], strict=False)),
        extents[-1][3],
    ]
    placed = tuple(
        FilledCell(
            cell.row,
            cell.column,
            cell.row_span,
            cell.column_span,
            (xs[cell.column], ys[cell.row], xs[cell.column + cell.column_span], ys[cell.row + cell.row_span]),
            cell.lines,
        )
        for cell in cells
    )
    return Filled(rows, len(spans), (xs[0], ys[0], xs[-1], ys[-1]), placed, ruled=False)
