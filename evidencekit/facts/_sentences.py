"""The sentences of a document, with every character leading back to its place.

A paragraph that a page's lines break is put together again; cells that hold a whole sentence are paragraphs of their own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from evidencekit import tables
from evidencekit.model import LineKind, Place
from evidencekit.tables import Spot
from evidencekit.text import Text, TextLine

#: A cell shorter than this is a value.
MIN_CELL = 12

_ENDS = re.compile(r"[。;；!！?？:：]$")
_BEGINS = re.compile(
    r"^(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）、.．](?!\d)|第[一二三四五六七八九十\d]+[章节条]|[-•●◆■·①-⑩])"
)
_SENTENCE = re.compile(r"[^。;；!！?？\n]+[。;；!！?？]?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of normalised text. `pieces`: (offset in the sentence, start in `Text.normal`) of each line; or `spot` of a cell.

    `paragraph`: number of the paragraph it stands in.
    """

    words: str
    paragraph: int
    text: Text
    pieces: tuple[tuple[int, int], ...] = ()
    spot: Spot | None = None

    def place(self, start: int, end: int) -> Place:
        """The place of a span of the sentence."""
        if self.spot is not None:
            return self.text.cell_place(self.spot.page, self.spot.cell)
        return self.text.place(self._offset(start), self._offset(max(end - 1, start)) + 1)

    def confidence(self, start: int, end: int) -> float:
        """How surely the span was read."""
        if self.spot is not None:
            return self.spot.cell.confidence
        return self.text.confidence(self._offset(start), self._offset(max(end - 1, start)) + 1)

    def _offset(self, at: int) -> int:
        for offset, start in reversed(self.pieces):
            if at >= offset:
                return start + at - offset
        return self.pieces[0][1]


_KNOWN: "WeakKeyDictionary[Text, tuple[Sentence, ...]]" = WeakKeyDictionary()


def of(text: Text) -> tuple[Sentence, ...]:
    """The sentences of a document, in reading order, those of table cells last; made once for each Text."""
    known = _KNOWN.get(text)
    if known is None:
        known = _KNOWN[text] = tuple(_read(text))
    return known


def _read(text: Text) -> Iterator[Sentence]:
    number = 0
    for lines in _paragraphs(text, tables.prose(text)):
        words, starts = "", []
        for line in lines:
            starts.append((len(words), line.start))
            words += text.line_text(line)
        for match in _SENTENCE.finditer(words):
            yield Sentence(match[0], number, text, _shifted(starts, match.start(), match.end()))
        number += 1
    for spot in _long_cells(text):
        for match in _SENTENCE.finditer(spot.text):
            yield Sentence(match[0], number, text, spot=spot)
        number += 1


def _shifted(starts: Sequence[tuple[int, int]], begin: int, end: int) -> tuple[tuple[int, int], ...]:
    """The pieces of a sentence that begins at *begin* of its paragraph."""
    pieces: list[tuple[int, int]] = []
    for offset, start in starts:
        if offset <= begin:
            pieces = [(0, start + begin - offset)]
        elif offset < end:
            pieces.append((offset - begin, start))
    return tuple(pieces)


def _paragraphs(text: Text, lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Lines that belong together: on a page, a long line without an end goes on in the next."""
    current: list[TextLine] = []
    for line in lines:
        if line.end == line.start:
            continue
        if current and not _goes_on(text, current[-1], line):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _goes_on(text: Text, before: TextLine, line: TextLine) -> bool:
    if not text.paged or before.page is not line.page or before.line.kind is not line.line.kind:
        return False
    if before.line.kind is not LineKind.BODY:
        return False
    first, second = text.line_text(before), text.line_text(line)
    if len(before.line.runs) > 1 or len(line.line.runs) > 1 or before.end - before.start < 20:
        return False
    return _ENDS.search(first) is None and _BEGINS.match(second) is None


def _long_cells(text: Text) -> Iterator[Spot]:
    seen: set[int] = set()
    for grid in tables.of(text):
        for row in grid.rows:
            for spot in row:
                if spot is not None and len(spot.text) >= MIN_CELL and id(spot) not in seen:
                    seen.add(id(spot))
                    yield spot
