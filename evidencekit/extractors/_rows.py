"""Pieces of text with boxes to lines in reading order: pieces at one height are a line, pieces parted by a gap are its runs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from evidencekit.model import Box, Line, LineKind, Run

#: A gap wider than this share of the type size parts two runs; narrower ones lie within words set wide.
_GAP = 0.9

#: Titles are set at least this much larger than the text.
_TITLE = 1.35

#: A space is put between Latin pieces parted by at least this share of the type size.
_SPACE = 0.2


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text where it lies; size in points."""

    text: str
    box: Box
    size: float
    bold: bool = False
    kind: LineKind = LineKind.BODY


def lines_of(pieces: Iterable[Piece]) -> list[Line]:
    """Lines from top to bottom, runs from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (_middle(piece), piece.box[0])):
        # The rows at hand are few: only the last ones can be at this height.
        row = next((row for row in reversed(rows[-4:]) if _same_height(row, piece)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    return _titled([_line(sorted(row, key=lambda piece: piece.box[0])) for row in rows])


def _titled(lines: list[Line]) -> list[Line]:
    """Short lines in type well above the usual one are headings."""
    sizes = sorted(line.size for line in lines if line.kind is LineKind.BODY for _ in line.text)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    return [
        replace(line, kind=LineKind.HEADING)
        if line.kind is LineKind.BODY and line.size >= _TITLE * usual and len(line.text) <= 60
        else line
        for line in lines
    ]


def _middle(piece: Piece) -> float:
    return (piece.box[1] + piece.box[3]) / 2


def _same_height(row: Sequence[Piece], piece: Piece) -> bool:
    if row[0].kind is not piece.kind:
        return False
    top, bottom = min(p.box[1] for p in row[:4]), max(p.box[3] for p in row[:4])
    overlap = min(bottom, piece.box[3]) - max(top, piece.box[1])
    return overlap > 0.5 * min(bottom - top, piece.box[3] - piece.box[1])


def _line(row: list[Piece]) -> Line:
    runs: list[Run] = []
    last: Piece | None = None
    for piece in row:
        size = max(piece.size, 1.0)
        gap = piece.box[0] - last.box[2] if last is not None else 0.0
        if last is None or gap > _GAP * size:
            runs.append(Run(piece.text, piece.box))
        else:
            glue = (
                " " if gap > _SPACE * size and last.text[-1:].isascii() and piece.text[:1].isascii() else ""
            )
            runs[-1] = Run(runs[-1].text + glue + piece.text, _union(runs[-1].bbox, piece.box))
        last = piece
    longest = max(row, key=lambda piece: len(piece.text))
    return Line(tuple(runs), row[0].kind, round(longest.size, 2), longest.bold)


def _union(first: Box | None, second: Box) -> Box:
    if first is None:
        return second
    return (
        min(first[0], second[0]),
        min(first[1], second[1]),
        max(first[2], second[2]),
        max(first[3], second[3]),
    )
