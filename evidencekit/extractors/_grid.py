"""Ruling lines to table grids: which cells they bound, which are merged. Shared by text layers (vector rules) and scans (seen rules).

Coordinates grow right and down in the caller's unit; a rule is a horizontal or vertical stretch without thickness.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from evidencekit.model import Box


class Rule(NamedTuple):
    """A stretch at `at` (y of a horizontal one, x of a vertical one) from `start` to `end`."""

    at: float
    start: float
    end: float


class GridCell(NamedTuple):
    """A cell's place in the grid, 0-based, with its spans and box."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as its rules bound it."""

    rows: int
    columns: int
    cells: tuple[GridCell, ...]
    box: Box
    #: The x positions of all upright borders.
    borders: tuple[float, ...]


#: Share of an interval that a rule must cover to part the cells on both sides.
_COVER = 0.6


def grids(across: Sequence[Rule], down: Sequence[Rule], tolerance: float, least: float = 0.0) -> list[Grid]:
    """The tables that horizontal and vertical rules form, top to bottom; rules within *tolerance* touch.

    *least*: height of a line of text, under which rows are no rows: strokes of large letters form grids too.

    Only tables of at least two rows and two columns; a lone frame is none. A table open at its sides (no outer verticals) is closed
    where its horizontals end.
    """
    found = []
    for horizontal, vertical in _components(across, down, tolerance):
        vertical = [*vertical, *_missing_sides(horizontal, vertical, tolerance)]
        grid = _grid(horizontal, vertical, tolerance)
        if grid is not None and (grid.box[3] - grid.box[1]) >= 0.8 * least * grid.rows:
            found.append(grid)
    return sorted(found, key=lambda grid: (grid.box[1], grid.box[0]))


def _components(
    across: Sequence[Rule], down: Sequence[Rule], tolerance: float
) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that hang together by crossing or touching."""
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, rule in enumerate(across):
        for j, other in enumerate(down):
            meets = rule.start - tolerance <= other.at <= rule.end + tolerance
            if meets and other.start - tolerance <= rule.at <= other.end + tolerance:
                parent[root(len(across) + j)] = root(i)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(rule)
    for j, rule in enumerate(down):
        groups.setdefault(root(len(across) + j), ([], []))[1].append(rule)
    return [group for group in groups.values() if len(group[0]) >= 2 and group[1]]


def _missing_sides(across: Sequence[Rule], down: Sequence[Rule], tolerance: float) -> list[Rule]:
    """Verticals for the sides of a table whose horizontals reach beyond its outermost verticals."""
    top, bottom = min(rule.at for rule in across), max(rule.at for rule in across)
    sides = []
    left, right = min(rule.at for rule in down), max(rule.at for rule in down)
    reach = 4 * tolerance
    starts = [rule.start for rule in across if rule.start < left - reach]
    ends = [rule.end for rule in across if rule.end > right + reach]
    if len(starts) >= max(2, 0.6 * len(across)):
        sides.append(Rule(min(starts), top, bottom))
    if len(ends) >= max(2, 0.6 * len(across)):
        sides.append(Rule(max(ends), top, bottom))
    return sides


def _snapped(values: Sequence[float], tolerance: float) -> list[float]:
    """Distinct positions: values closer than *tolerance* to their group's last are one, at their mean."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= tolerance:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _grid(across: Sequence[Rule], down: Sequence[Rule], tolerance: float) -> Grid | None:
    ys = _snapped([rule.at for rule in across], tolerance)
    xs = _snapped([rule.at for rule in down], tolerance)
    if len(ys) < 3 or len(xs) < 3:
        return None
    above = _walls(across, ys, xs, tolerance)
    before = _walls(down, xs, ys, tolerance)
    regions = _regions(len(ys) - 1, len(xs) - 1, above, before)
    top_lines = _used([(row, last_row + 1) for row, _, last_row, _ in regions])
    side_lines = _used([(column, last_column + 1) for _, column, _, last_column in regions])
    cells = []
    for row, column, last_row, last_column in regions:
        box = (xs[column], ys[row], xs[last_column + 1], ys[last_row + 1])
        first = top_lines[row], side_lines[column]
        spans = top_lines[last_row + 1] - first[0], side_lines[last_column + 1] - first[1]
        cells.append(GridCell(*first, *spans, box))
    if len(cells) < 3 or len({cell.row for cell in cells}) < 2 or len({cell.column for cell in cells}) < 2:
        return None
    box = (xs[min(side_lines)], ys[min(top_lines)], xs[max(side_lines)], ys[max(top_lines)])
    return Grid(
        len(top_lines) - 1,
        len(side_lines) - 1,
        tuple(cells),
        box,
        tuple(sorted({x for cell in cells for x in (cell.box[0], cell.box[2])})),
    )


def _used(extents: Sequence[tuple[int, int]]) -> dict[int, int]:
    """New numbers of the lines that bound a cell: a stray stroke that parts nothing makes no row of its own."""
    return {
        line: number for number, line in enumerate(sorted({line for extent in extents for line in extent}))
    }


def _walls(
    rules: Sequence[Rule], lines: Sequence[float], marks: Sequence[float], tolerance: float
) -> list[list[bool]]:
    """For each line position and interval between marks: whether rules cover enough of it to be a wall."""
    walls = [[0.0] * (len(marks) - 1) for _ in lines]
    for rule in rules:
        line = min(range(len(lines)), key=lambda index: abs(lines[index] - rule.at))
        for index in range(len(marks) - 1):
            low, high = marks[index], marks[index + 1]
            covered = min(rule.end, high) - max(rule.start, low)
            if covered > 0:
                walls[line][index] += covered / (high - low)
    return [[covered >= _COVER for covered in row] for row in walls]


def _regions(
    rows: int, columns: int, above: list[list[bool]], before: list[list[bool]]
) -> list[tuple[int, int, int, int]]:
    """Rectangles of grid squares without walls between them: first row, first column, last row, last column.

    `above[r][c]`: a wall over row r at column c; `before[c][r]`: one left of column c at row r. Squares open to the outside are left
    out; a region that is no rectangle is cut into its rows' stretches.
    """
    taken = [[False] * columns for _ in range(rows)]
    found = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            squares = _flood(row, column, rows, columns, above, before, taken)
            if _open(squares, rows, columns, above, before):
                continue
            found += _rectangles(squares)
    return sorted(found)


def _flood(
    row: int,
    column: int,
    rows: int,
    columns: int,
    above: list[list[bool]],
    before: list[list[bool]],
    taken: list[list[bool]],
) -> list[tuple[int, int]]:
    squares = []
    waiting = [(row, column)]
    taken[row][column] = True
    while waiting:
        r, c = waiting.pop()
        squares.append((r, c))
        ways = (
            (r - 1, c, above[r][c]),
            (r + 1, c, above[r + 1][c]),
            (r, c - 1, before[c][r]),
            (r, c + 1, before[c + 1][r]),
        )
        for next_row, next_column, wall in ways:
            inside = 0 <= next_row < rows and 0 <= next_column < columns
            if inside and not wall and not taken[next_row][next_column]:
                taken[next_row][next_column] = True
                waiting.append((next_row, next_column))
    return squares


def _open(
    squares: list[tuple[int, int]],
    rows: int,
    columns: int,
    above: list[list[bool]],
    before: list[list[bool]],
) -> bool:
    """Whether some square at the grid's edge has no wall towards the outside."""
    return any(
        (r == 0 and not above[0][c])
        or (r == rows - 1 and not above[rows][c])
        or (c == 0 and not before[0][r])
        or (c == columns - 1 and not before[columns][r])
        for r, c in squares
    )


def _rectangles(squares: list[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """One rectangle where the squares fill it, else one a row and stretch of neighbours."""
    first_row, last_row = min(r for r, _ in squares), max(r for r, _ in squares)
    first_column, last_column = min(c for _, c in squares), max(c for _, c in squares)
    if len(squares) == (last_row - first_row + 1) * (last_column - first_column + 1):
        return [(first_row, first_column, last_row, last_column)]
    pieces: list[tuple[int, int, int, int]] = []
    for row, column in sorted(squares):
        if pieces and pieces[-1][0] == row and pieces[-1][3] == column - 1:
            pieces[-1] = (row, pieces[-1][1], row, column)
        else:
            pieces.append((row, column, row, column))
    return pieces
