"""A sheet's filled cells to a Page: one line a row, a Table per block of cells, every run with its reference ("Sheet1!C7")."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter

from evidencekit.model import Cell, Line, LineKind, Page, Run, Table

#: Rows and columns of a table of their own are parted by at least this many empty rows.
_GAP_ROWS = 2


@dataclass(slots=True)
class SheetCell:
    """A filled cell, 0-based. `text` as shown; `number` and `date` as in the model's Cell."""

    row: int
    column: int
    text: str
    number: str | None = None
    date: str | None = None
    formula_uncached: bool = False


@dataclass(slots=True)
class Sheet:
    """A sheet as read. `merged`: (first row, first column, last row, last column), 0-based; `cut`: beyond the limits."""

    name: str
    cells: list[SheetCell] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    notes: list[tuple[str, str]] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    feet: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    hidden: bool = False
    cut: bool = False
    has_picture: bool = False


@cache
def column_letters(column: int) -> str:
    """The letters of a 0-based column.

    >>> column_letters(0), column_letters(27), column_letters(16383)
    ('A', 'AB', 'XFD')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def page_of(sheet: Sheet, number: int) -> Page:
    """The sheet as a page of the workbook."""
    spans = {(row, column): (last_row, last_column) for row, column, last_row, last_column in sheet.merged}
    inner = _covered(sheet, spans)
    cells = [cell for cell in sheet.cells if (cell.row, cell.column) not in inner] if inner else sheet.cells
    cells.sort(key=_place)
    lines = [Line((Run(text),), LineKind.HEADER) for text in sheet.heads]
    tables = []
    for block in _blocks(cells, spans):
        table, rows = _table(sheet, block, spans)
        tables.append(table)
        lines += rows
    lines += [Line((Run(text),), LineKind.TEXTBOX) for text in sheet.boxes]
    lines += [Line((Run(text, cell=f"{sheet.name}!{ref}"),), LineKind.NOTE) for ref, text in sheet.notes]
    lines += [Line((Run(text),), LineKind.FOOTER) for text in sheet.feet]
    return Page(
        number,
        0,
        0,
        tuple(lines),
        tuple(tables),
        name=sheet.name,
        hidden=sheet.hidden,
        has_picture=sheet.has_picture,
    )


def _covered(sheet: Sheet, spans: dict[tuple[int, int], tuple[int, int]]) -> set[tuple[int, int]]:
    """Filled cells that lie under a merged one (not shown by any program)."""
    if not spans:
        return set()
    ranges = sorted(sheet.merged)
    covered = set()
    by_row: dict[int, list[tuple[int, int, int, int]]] = {}
    for area in ranges:
        if area[2] - area[0] <= 2000:
            for row in range(area[0], area[2] + 1):
                by_row.setdefault(row, []).append(area)
    for cell in sheet.cells:
        for top, left, _, right in by_row.get(cell.row, ()):
            if left <= cell.column <= right and (cell.row, cell.column) != (top, left):
                covered.add((cell.row, cell.column))
    return covered


def _blocks(
    cells: list[SheetCell], spans: dict[tuple[int, int], tuple[int, int]]
) -> Iterable[list[SheetCell]]:
    """Runs of rows parted by empty rows: several tables below each other on one sheet."""
    block: list[SheetCell] = []
    last = -1
    for cell in cells:
        if block and cell.row > last + _GAP_ROWS:
            yield block
            block = []
        block.append(cell)
        last = (
            max(last, spans[cell.row, cell.column][0])
            if (cell.row, cell.column) in spans
            else max(last, cell.row)
        )
    if block:
        yield block


_place = attrgetter("row", "column")


def _table(
    sheet: Sheet, block: list[SheetCell], spans: dict[tuple[int, int], tuple[int, int]]
) -> tuple[Table, list[Line]]:
    """A block as a table and as one line a row; cells of hidden columns make a line of their own."""
    top, left = block[0].row, min(cell.column for cell in block)
    hides = sheet.hidden or bool(sheet.hidden_rows) or bool(sheet.hidden_columns)
    cells: list[Cell] = []
    lines: list[Line] = []
    shown: list[Run] = []
    unseen: list[Run] = []
    bottom = right = row = -1
    for cell in block:
        if cell.row != row:
            lines += _row_lines(shown, unseen)
            shown, unseen, row = [], [], cell.row
        column, text = cell.column, cell.text
        ref = f"{sheet.name}!{column_letters(column)}{row + 1}"
        hidden = hides and _is_hidden(sheet, cell)
        last_row, last_column = spans.get((row, column), (row, column)) if spans else (row, column)
        # A band merged over the whole sheet (XFD1048576) must not make the table as large as the sheet.
        height, width = min(last_row - row, 2000) + 1, min(last_column - column, 1000) + 1
        if last_row > bottom:
            bottom = row + height - 1
        if last_column > right:
            right = column + width - 1
        cells.append(
            Cell(row - top, column - left, text, height, width, None, ref, 1.0, hidden, cell.number, cell.date, cell.formula_uncached)
        )  # fmt: skip
        if text:
            (unseen if hidden else shown).append(Run(text, None, ref))
    lines += _row_lines(shown, unseen)
    return Table(tuple(cells), bottom - top + 1, right - left + 1, name=sheet.name), lines


def _row_lines(shown: list[Run], unseen: list[Run]) -> Iterator[Line]:
    if shown:
        yield Line(tuple(shown), LineKind.TABLE)
    if unseen:
        yield Line(tuple(unseen), LineKind.TABLE, hidden=True)


def _is_hidden(sheet: Sheet, cell: SheetCell) -> bool:
    return sheet.hidden or cell.row in sheet.hidden_rows or cell.column in sheet.hidden_columns
