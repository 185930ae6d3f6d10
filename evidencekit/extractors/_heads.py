"""The head of a table without rules: one level, one level with wrapped lines, or two levels with heads over several columns."""

from collections.abc import Sequence

from evidencekit.extractors._layout import Piece
from evidencekit.extractors._tables import FilledCell
from evidencekit.model import Box

Row = list[Piece]
Span = tuple[float, float]

_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


def covered(piece: Piece, columns: Sequence[Span]) -> list[int]:
    """The columns that the piece lies over."""
    return [
        index for index, (start, end) in enumerate(columns) if piece.box[0] < end and piece.box[2] > start
    ]


def nearest(piece: Piece, columns: Sequence[Span]) -> int:
    """The column that most of the piece lies over, else the one next to it."""
    return max(range(len(columns)), key=lambda index: _overlap(piece, columns[index]))


def _overlap(piece: Piece, column: Span) -> float:
    """Shared width, negative by the distance where they do not meet."""
    return min(piece.box[2], column[1]) - max(piece.box[0], column[0])


def with_empty_columns(head: Sequence[Row], columns: Sequence[Span]) -> list[Span]:
    """The columns, and those that only have a head (an unsigned 签名 column): heads beyond the number of columns that lie over none."""
    pieces = sorted((piece for row in head for piece in row), key=lambda piece: piece.box[0])
    if len(head) > 1 or len(pieces) <= len(columns):
        return list(columns)
    lonely = [piece for piece in pieces if not covered(piece, columns)]
    lonely.sort(key=lambda piece: max(_overlap(piece, column) for column in columns))
    more = [(piece.box[0], piece.box[2]) for piece in lonely[: len(pieces) - len(columns)]]
    return sorted([*columns, *more])


def head_cells(logical: Sequence[Sequence[Row]], columns: Sequence[Span]) -> tuple[list[FilledCell], int]:
    """The head's cells and how many of the first two logical rows they take; rows are of runs."""
    first = logical[0]
    if len(first) == 1 and len(first[0]) == len(columns):
        return [_cell(0, column, (piece,)) for column, piece in enumerate(first[0])], 1
    if len(first) > 1:
        return _stacked(first, columns), 1
    if len(logical) > 1 and _is_upper_level(first[0], logical[1], columns):
        return _stacked([first[0], *logical[1]], columns), 2
    return _single(first[0], columns), 1


def _cell(
    row: int, column: int, pieces: tuple[Piece, ...], *, row_span: int = 1, column_span: int = 1
) -> FilledCell:
    return FilledCell(row, column, row_span, column_span, _NOWHERE, pieces)


def _single(row: Row, columns: Sequence[Span]) -> list[FilledCell]:
    """A head row with fewer heads than columns, each over those that it covers."""
    cells: dict[int, FilledCell] = {}
    for piece in row:
        over = covered(piece, columns) or [nearest(piece, columns)]
        at = over[0]
        if at in cells:
            cells[at] = _cell(0, at, (*cells[at].lines, piece))
        else:
            cells[at] = _cell(0, at, (piece,), column_span=len(over))
    return list(cells.values())


def _is_upper_level(upper: Row, lower: Sequence[Row], columns: Sequence[Span]) -> bool:
    """Whether the second row heads single columns under heads of the first: it has words in columns where the first has none."""
    if len(lower) != 1 or len(upper) >= len(columns):
        return False
    below = {nearest(piece, columns) for piece in lower[0]}
    above = {index for piece in upper for index in covered(piece, columns) or [nearest(piece, columns)]}
    numeric = sum(_is_number(piece.text) for piece in lower[0])
    wide = any(len(covered(piece, columns)) > 1 for piece in upper)
    return (
        numeric == 0 and len(lower[0]) >= 2 and (wide or (bool(below - above) and len(below) < len(columns)))
    )


def _is_number(text: str) -> bool:
    return any(char.isdigit() for char in text) and not any(char >= "\u4e00" for char in text)


def _stacked(rows: Sequence[Row], columns: Sequence[Span]) -> list[FilledCell]:
    """Head rows one above the other: two levels where some head stands over several columns, else wrapped lines of one level."""
    lower = {nearest(piece, columns): piece for piece in rows[-1]}
    upper = [piece for row in rows[:-1] for piece in row]
    over = {id(piece): covered(piece, columns) or [nearest(piece, columns)] for piece in upper}
    taken = {column for indexes in over.values() for column in indexes}
    for column in sorted(lower):
        if column not in taken and (host := _neighbour(column, lower, upper, over)) is not None:
            over[id(host)] = sorted({*over[id(host)], column})
            taken.add(column)
    if all(len(indexes) == 1 for indexes in over.values()):
        return _wrapped(rows, columns)
    cells = []
    for piece in upper:
        indexes = over[id(piece)]
        two_levels = any(index in lower for index in indexes)
        span = indexes[-1] - indexes[0] + 1
        cells.append(_cell(0, indexes[0], (piece,), row_span=1 if two_levels else 2, column_span=span))
    for column, piece in lower.items():
        lone = column not in taken
        cells.append(_cell(0 if lone else 1, column, (piece,), row_span=2 if lone else 1))
    return _without_clashes(cells)


def _neighbour(
    column: int, lower: dict[int, Piece], upper: Sequence[Piece], over: dict[int, list[int]]
) -> Piece | None:
    """The upper head over a column next to *column*, with heads under it, whose middle is nearest."""
    hosts = [
        piece
        for piece in upper
        if any(index in lower for index in over[id(piece)])
        and min(abs(index - column) for index in over[id(piece)]) == 1
    ]
    middle = (lower[column].box[0] + lower[column].box[2]) / 2
    return min(hosts, key=lambda piece: abs((piece.box[0] + piece.box[2]) / 2 - middle), default=None)


def _wrapped(rows: Sequence[Row], columns: Sequence[Span]) -> list[FilledCell]:
    held: dict[int, list[Piece]] = {}
    for piece in (piece for row in rows for piece in row):
        held.setdefault(nearest(piece, columns), []).append(piece)
    return [_cell(0, column, tuple(pieces)) for column, pieces in sorted(held.items())]


def _without_clashes(cells: Sequence[FilledCell]) -> list[FilledCell]:
    """One cell a place: what falls on a taken place joins its text."""
    placed: dict[tuple[int, int], FilledCell] = {}
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column, -cell.column_span)):
        key = (cell.row, cell.column)
        if key in placed:
            kept = placed[key]
            cell = _cell(
                *key, (*kept.lines, *cell.lines), row_span=kept.row_span, column_span=kept.column_span
            )
        placed[key] = cell
    return list(placed.values())
