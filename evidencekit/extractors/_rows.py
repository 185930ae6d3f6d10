"""Placed text of formats with pages to lines and tables: the body by the same composer as PDF pages, what lies beside it row by row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from evidencekit.extractors import _layout
from evidencekit.extractors._compose import LEAST_ACROSS, LEAST_DOWN, compose
from evidencekit.extractors._grid import Rule
from evidencekit.extractors._tables import as_cells
from evidencekit.model import Box, Line, LineKind, Run, Table

#: Titles are set at least this much larger than the text.
_TITLE = 1.35

#: Rules within this many points touch; a page with more of them is a drawing.
_TOLERANCE = 3.0
_MOST_RULES = 20_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text where it lies; size in points; `angle`: quarter turns clockwise in degrees in which it runs."""

    text: str
    box: Box
    size: float
    bold: bool = False
    kind: LineKind = LineKind.BODY
    angle: int = 0


def composed(
    pieces: Sequence[Piece], across: Sequence[Rule], down: Sequence[Rule]
) -> tuple[list[Line], list[Table]]:
    """Lines in reading order and tables; *across* and *down* are the page's ruling lines, in points."""
    body = [_plain(piece) for piece in pieces if piece.kind is LineKind.BODY and not piece.angle]
    enough = (
        len(across) >= LEAST_ACROSS and len(down) >= LEAST_DOWN and len(across) + len(down) <= _MOST_RULES
    )
    found = compose(
        body, across if enough else (), down if enough else (), tolerance=_TOLERANCE, part=_parted
    )
    lines = [_line(row, LineKind.TABLE if in_table else LineKind.BODY) for row, in_table in found.lines]
    beside = [piece for piece in pieces if piece.kind is not LineKind.BODY or piece.angle]
    for kind, angle in dict.fromkeys((piece.kind, piece.angle) for piece in beside):
        group = [
            _turned(_plain(piece), -angle) for piece in beside if (piece.kind, piece.angle) == (kind, angle)
        ]
        for row in _layout.rows(group):
            lines.append(_line([_turned(run, angle) for run in _layout.runs(row)], kind))
    tables = [
        Table(as_cells(table), table.rows, table.columns, _layout.rounded(table.box), ruled=table.ruled)
        for table in found.tables
    ]
    return _titled(lines), tables


def _turned(piece: _layout.Piece, angle: int) -> _layout.Piece:
    """The piece turned clockwise around the page's corner, as far as its box goes."""
    x0, y0, x1, y1 = piece.box
    box = {0: piece.box, 90: (-y1, x0, -y0, x1), 180: (-x1, -y1, -x0, -y0), 270: (y0, -x1, y1, -x0)}[
        angle % 360
    ]
    return piece._replace(box=box)


def _plain(piece: Piece) -> _layout.Piece:
    return _layout.Piece(piece.text, piece.box, max(piece.size, 1.0), bold=piece.bold)


def _parted(piece: _layout.Piece, borders: Sequence[float]) -> list[_layout.Piece]:
    """A piece cut at cell borders; its characters share its width, Chinese ones as twice a Latin one."""
    weights = [2 if char > "\u2e7f" else 1 for char in piece.text]
    step = (piece.box[2] - piece.box[0]) / max(sum(weights), 1)
    letters: list[Box] = []
    at = piece.box[0]
    for weight in weights:
        letters.append((at, piece.box[1], at + weight * step, piece.box[3]))
        at += weight * step
    return _layout.cut(piece, letters, borders)


def _line(row: Sequence[_layout.Piece], kind: LineKind) -> Line:
    runs = tuple(Run(piece.text, _layout.rounded(piece.box)) for piece in row)
    size = median(piece.size for piece in row)
    return Line(runs, kind, round(size, 2), all(piece.bold for piece in row))


def _titled(lines: list[Line]) -> list[Line]:
    """Short lines in type well above the usual one are headings."""
    sizes = sorted(
        line.size for line in lines if line.kind in (LineKind.BODY, LineKind.TABLE) for _ in line.text
    )
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    return [
        replace(line, kind=LineKind.HEADING)
        if line.kind is LineKind.BODY and line.size >= _TITLE * usual and len(line.text) <= 60
        else line
        for line in lines
    ]
