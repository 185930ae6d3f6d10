"""Where things stand relative to each other on a page: the run beside, the run below, the column head above.

A run is a piece of a line between gaps or cell borders (a word group, a table cell). Two runs stand in one column when their boxes overlap
from left to right, when their workbook cells share the column letter, when their table cells share a column, or, where none of these is known, when
their lines have as many runs.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from evidencekit.model import Box, Cell, LineKind, Table
from evidencekit.text import Text, TextLine

_COLUMN = re.compile(r"!?\$?([A-Z]{1,3})\$?\d+$")
#: How far below its label a value may stand, in lines.
REACH = 3
#: Boxes share a column when they overlap over this part of the narrower one.
_OVERLAP = 0.3


@dataclass(frozen=True, slots=True)
class Spot:
    """A run: the line it is in (index), its index in that line, and its span in the normalised text."""

    line: int
    index: int
    start: int
    end: int


class Layout:
    """The runs of a text, by line."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.normal = text.normal
        self.runs: list[list[Spot]] = [self._split(number, line) for number, line in enumerate(text.lines)]
        self._starts = [line.start for line in text.lines]

    def _split(self, number: int, line: TextLine) -> list[Spot]:
        spots: list[Spot] = []
        start = line.start
        for piece in self.normal[line.start : line.end].split("\t"):
            spots.append(Spot(number, len(spots), start, start + len(piece)))
            start += len(piece) + 1
        return spots

    def spot(self, offset: int) -> Spot:
        """The run that holds the character at *offset*."""
        spots = self.runs[max(bisect_right(self._starts, offset) - 1, 0)]
        low = 0
        while low + 1 < len(spots) and spots[low + 1].start <= offset:
            low += 1
        return spots[low]

    def words(self, spot: Spot) -> str:
        """The normalised text of a run."""
        return self.normal[spot.start : spot.end]

    def left(self, spot: Spot) -> Iterator[Spot]:
        """The runs of the same line to the left, the nearest first."""
        return reversed(self.runs[spot.line][: spot.index])

    def right(self, spot: Spot) -> Iterator[Spot]:
        """The runs of the same line to the right, the nearest first."""
        return iter(self.runs[spot.line][spot.index + 1 :])

    def above(self, spot: Spot, reach: int = REACH) -> Iterator[Spot]:
        """The nearest run of each line above (same page) that stands in the same column."""
        return self._column(spot, range(spot.line - 1, max(spot.line - 1 - reach, -1), -1))

    def below(self, spot: Spot, reach: int = REACH) -> Iterator[Spot]:
        """The nearest run of each line below (same page) that stands in the same column."""
        return self._column(spot, range(spot.line + 1, min(spot.line + 1 + reach, len(self.runs))))

    def _column(self, spot: Spot, numbers: range) -> Iterator[Spot]:
        page = self.text.lines[spot.line].page
        for number in numbers:
            if self.text.lines[number].page is not page:
                return
            for other in self.runs[number]:
                if other.end > other.start and self.aligned(spot, other):
                    yield other
                    break

    def aligned(self, one: Spot, other: Spot) -> bool:
        """Whether two runs of different lines stand in one column."""
        first, second = self.box(one), self.box(other)
        if first and second:
            shared = min(first[2], second[2]) - max(first[0], second[0])
            return shared >= _OVERLAP * max(min(first[2] - first[0], second[2] - second[0]), 1.0)
        letters = self._letters(one), self._letters(other)
        if all(letters):
            return letters[0] == letters[1]
        columns = self._columns.get((one.line, one.index)), self._columns.get((other.line, other.index))
        if columns[0] and columns[1]:
            return columns[0][0] < columns[1][1] and columns[1][0] < columns[0][1]
        return one.index == other.index and len(self.runs[one.line]) == len(self.runs[other.line])

    def box(self, spot: Spot) -> Box | None:
        """The box of a run; of the first piece where a wide-set line was drawn together."""
        runs = self.text.lines[spot.line].line.runs
        return runs[spot.index].bbox if spot.index < len(runs) else None

    @cached_property
    def _columns(self) -> dict[tuple[int, int], tuple[int, int]]:
        """First and behind-last table column by (line, run), where a format without boxes repeats its table rows as lines."""
        found: dict[tuple[int, int], tuple[int, int]] = {}
        lines = [at for at, line in enumerate(self.text.lines) if line.line.kind is LineKind.TABLE]
        cursor = 0
        for _, table in self.text.tables():
            for row in _rows(table):
                if cursor >= len(lines):
                    return found
                runs = self.text.lines[lines[cursor]].line.runs
                if [run.text for run in runs] == [cell.text for cell in row]:
                    for index, cell in enumerate(row):
                        found[lines[cursor], index] = (cell.column, cell.column + cell.column_span)
                    cursor += 1
                elif len(row) == 1 and runs and runs[0].text == row[0].text.split("\n")[0]:
                    cursor += len(row[0].text.split("\n"))
        return found

    def _letters(self, spot: Spot) -> str | None:
        runs = self.text.lines[spot.line].line.runs
        cell = runs[spot.index].cell if spot.index < len(runs) else None
        found = _COLUMN.search(cell) if cell else None
        return found[1] if found else None

    def in_table(self, spot: Spot) -> bool:
        """Whether the run is a table cell."""
        return self.text.lines[spot.line].line.kind is LineKind.TABLE


def _rows(table: Table) -> Iterator[list[Cell]]:
    """The filled cells of each row, from left to right; a row without any is left out."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.text:
            rows.setdefault(cell.row, []).append(cell)
    for number in sorted(rows):
        yield sorted(rows[number], key=lambda cell: cell.column)


@lru_cache(maxsize=4)
def layout(text: Text) -> Layout:
    """The layout of a text; kept for the modules of the room that follow each other on one document."""
    return Layout(text)
