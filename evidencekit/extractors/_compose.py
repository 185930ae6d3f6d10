"""Pieces of text and ruling lines to a page's lines and tables, in reading order. Shared by text layers and OCR."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from evidencekit.extractors import _columns, _grid, _layout, _order, _tables
from evidencekit.extractors._layout import Piece
from evidencekit.extractors._tables import Filled

#: Cuts a piece at x positions, for text that runs over cell borders.
Part = Callable[[Piece, Sequence[float]], list[Piece]]

#: Fewest rules for a ruled table.
LEAST_ACROSS, LEAST_DOWN = 3, 2


@dataclass(frozen=True, slots=True)
class Composed:
    """Lines top to bottom as rows of runs, each with whether it repeats a table's row, and the tables."""

    lines: tuple[tuple[list[Piece], bool], ...]
    tables: tuple[Filled, ...]


def compose(
    pieces: Sequence[Piece],
    across: Sequence[_grid.Rule],
    down: Sequence[_grid.Rule],
    *,
    tolerance: float,
    part: Part,
) -> Composed:
    """Put *pieces* into ruled tables, tables of aligned columns and lines; *tolerance* in the pieces' unit."""
    tables: list[Filled] = []
    left_over = list(pieces)
    if len(across) >= LEAST_ACROSS and len(down) >= LEAST_DOWN:
        least = median(piece.size for piece in pieces) if pieces else 0.0
        for grid in _grid.grids(across, down, tolerance, least):
            parted = [cut for piece in left_over for cut in _parted(grid, piece, part)]
            filled, rest = _tables.fill(grid, parted)
            if filled is not None:
                tables.append(filled)
                left_over = rest
    return _with_aligned(_layout.rows(left_over), tables)


def _parted(grid: _grid.Grid, piece: Piece, part: Part) -> list[Piece]:
    borders = _tables.crossed(grid, piece.box, slack=0.3 * piece.size)
    return part(piece, borders) if borders else [piece]


def _with_aligned(rows: Sequence[list[Piece]], ruled: list[Filled]) -> Composed:
    """Find tables of aligned columns in the rows between the ruled tables, and put everything in order."""
    tables: list[Filled] = []
    lines: list[tuple[list[Piece], bool]] = []
    waiting = sorted(ruled, key=lambda table: table.box[1])
    stretch: list[list[Piece]] = []

    def flush() -> None:
        for kind, found, row in _stretch_lines(stretch):
            if found is not None:
                tables.append(found)
            lines.append((row, kind))
        stretch.clear()

    def put(table: Filled) -> None:
        flush()
        tables.append(table)
        lines.extend((row, True) for row in table.lines())

    for row in rows:
        while waiting and waiting[0].box[1] < _middle(row):
            put(waiting.pop(0))
        stretch.append(row)
    for table in waiting:
        put(table)
    flush()
    return Composed(tuple(lines), tuple(tables))


def _stretch_lines(rows: Sequence[list[Piece]]) -> list[tuple[bool, Filled | None, list[Piece]]]:
    """Lines of rows without ruled tables between them: whether of a table, the table at its first line, and the runs."""
    result: list[tuple[bool, Filled | None, list[Piece]]] = []
    at = 0
    runs = [_layout.runs(row) for row in rows]
    for aligned in _columns.aligned_tables(rows, runs):
        result += [(False, None, row) for row in _order.in_reading_order(runs[at : aligned.first])]
        table_lines = list(aligned.table.lines())
        result += [
            (True, aligned.table if index == 0 else None, line) for index, line in enumerate(table_lines)
        ]
        at = aligned.last + 1
    result += [(False, None, row) for row in _order.in_reading_order(runs[at:])]
    return result


def _middle(row: Sequence[Piece]) -> float:
    return sum(piece.middle for piece in row) / len(row)
