"""Text put into the cells of a grid, and tables without rules found from the alignment of their text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from evidencekit.extractors import _layout
from evidencekit.extractors._grid import Grid, GridCell
from evidencekit.extractors._layout import Piece
from evidencekit.model import Box, Cell

#: A cell with more lines of text than this keeps its lines apart on the page: its table row alone would run too long to quote.
MANY_LINES = 3


@dataclass(frozen=True, slots=True)
class Filled:
    """A table with its text: cells, and the page's lines that repeat them; boxes in the caller's unit."""

    rows: int
    columns: int
    box: Box
    cells: tuple["FilledCell", ...]
    ruled: bool

    def lines(self) -> Iterator[list[Piece]]:
        """One row of pieces a table row; the lines of cells with much text follow theirs."""
        for row in range(self.rows):
            here = [cell for cell in self.cells if cell.row == row and cell.lines]
            short = [cell.piece() for cell in here if len(cell.lines) <= MANY_LINES]
            if short:
                yield short
            for cell in here:
                if len(cell.lines) > MANY_LINES:
                    yield from ([piece] for piece in cell.lines)


class FilledCell(NamedTuple):
    """A cell with its text, which stands in `lines`, one piece a visual line. `box` is the cell's, not its text's."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    lines: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The lines joined: Chinese without a space, Latin words with one."""
        if len(self.lines) == 1:
            return self.lines[0].text
        return _layout.join_lines([piece.text for piece in self.lines])

    def piece(self) -> Piece:
        """The cell's text as one piece of a row."""
        if len(self.lines) == 1:
            return self.lines[0]
        box = _layout.union([piece.box for piece in self.lines])
        size = max(piece.size for piece in self.lines)
        return Piece(self.text, box, size, self.confidence, all(piece.bold for piece in self.lines))

    @property
    def confidence(self) -> float:
        """Mean over characters; 1 for an empty cell."""
        if len(self.lines) < 2:
            return self.lines[0].confidence if self.lines else 1.0
        weights = [max(len(piece.text), 1) for piece in self.lines]
        return sum(p.confidence * w for p, w in zip(self.lines, weights, strict=True)) / sum(weights)


def fill(grid: Grid, pieces: Sequence[Piece]) -> tuple[Filled | None, list[Piece]]:
    """The grid with the pieces that stand in it, and the pieces left over; None when nothing stands in it or only one cell is used.

    Pieces that reach over an upright cell border must have been parted before (`part`).
    """
    held: dict[int, list[Piece]] = {}
    left_over = []
    for piece in pieces:
        at = _cell_of(grid, piece)
        if at is None:
            left_over.append(piece)
        else:
            held.setdefault(at, []).append(piece)
    if len(held) < 2:
        return None, list(pieces)
    cells = [_filled(cell, held.get(index, [])) for index, cell in enumerate(grid.cells)]
    return Filled(grid.rows, grid.columns, grid.box, tuple(cells), ruled=True), left_over


def _filled(cell: GridCell, pieces: Sequence[Piece]) -> FilledCell:
    lines = [_layout.join(row) for row in _layout.rows(pieces)]
    return FilledCell(cell.row, cell.column, cell.row_span, cell.column_span, cell.box, tuple(lines))


def _cell_of(grid: Grid, piece: Piece) -> int | None:
    x, y = (piece.box[0] + piece.box[2]) / 2, piece.middle
    if not (grid.box[0] <= x <= grid.box[2] and grid.box[1] <= y <= grid.box[3]):
        return None
    for index, (_, _, _, _, box) in enumerate(grid.cells):
        if box[1] <= y <= box[3] and box[0] <= x <= box[2]:
            return index
    return None


def crossed(grid: Grid, box: Box, slack: float) -> list[float]:
    """The x positions of cell borders that run through *box*, more than *slack* away from its ends."""
    middle = (box[1] + box[3]) / 2
    if not any(box[0] + slack < x < box[2] - slack for x in grid.borders):
        return []
    if not grid.box[1] <= middle <= grid.box[3]:
        return []
    borders = {
        x
        for cell in grid.cells
        if cell.box[1] <= middle <= cell.box[3]
        for x in (cell.box[0], cell.box[2])
        if box[0] + slack < x < box[2] - slack
    }
    return sorted(borders)


def as_cells(filled: Filled) -> tuple[Cell, ...]:
    """The model's cells; every cell stands, empty ones too, since an empty signature cell says something."""
    return tuple(
        Cell(
            cell.row,
            cell.column,
            cell.text,
            cell.row_span,
            cell.column_span,
            bbox=_layout.rounded(cell.box),
            confidence=round(cell.confidence, 4),
        )
        for cell in filled.cells
    )
