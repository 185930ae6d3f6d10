"""One document's text, normalised for matching, with every offset leading back to page, box, cell and the words as printed.

`Text.normal` is what rules match on: full-width folded to half-width, traditional to simplified, spaces inside Chinese dropped.
Lines are parted by "\\n", runs of one line (words apart, table cells) by "\\t". `Text.place` turns a span of it into a Place.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from evidencekit.model import Box, Cell, Line, LineKind, Page, Place, Table

#: Longest quote handed to a person; a longer run is cut around the value.
MAX_QUOTE = 160

_CJK = "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_CLOSE = "、。,;:!?()《》〈〉「」『』【】〔〕\\[\\]“”‘’"
_SPACE = "[ \u00a0\u2000-\u200a\u202f\u205f\u3000]+"
_INNER_SPACE = re.compile(
    f"(?<=[{_CJK}{_CLOSE}]){_SPACE}(?=[{_CJK}{_CLOSE}0-9A-Za-z])|(?<=[0-9A-Za-z]){_SPACE}(?=[{_CJK}{_CLOSE}])"
)
_MANY_SPACES = re.compile(_SPACE)
_INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD, *range(0xFE00, 0xFE10)])
_FOLDS = {
    "—": "-", "–": "-", "－": "-", "‐": "-", "‑": "-", "‒": "-", "―": "-", "−": "-", "﹣": "-",
    "～": "~", "〜": "~", "∼": "~", "˜": "~",
    "․": ".", "﹒": ".", "∶": ":", "︰": ":", "﹕": ":", "﹔": ";",
    "〇": "〇", "○": "〇", "◯": "〇", "㎡": "m²", "㎥": "m³", "℃": "℃", "％": "%", "〔": "〔", "〕": "〕",
}  # fmt: skip


@cache
def _fold_table() -> dict[int, str | None]:
    """Character table: compatibility forms of one character, traditional to simplified, our own folds."""
    table: dict[int, str | None] = {}
    for code in [*range(0xA0, 0x3400), *range(0xF900, 0xFB00), *range(0xFE10, 0xFFF0)]:
        char = chr(code)
        if unicodedata.category(char) in ("Cn", "Co", "Cs"):
            continue
        folded = unicodedata.normalize("NFKC", char)
        if folded != char and len(folded) == 1:
            table[code] = folded
    for code, simple in _simplified().items():
        table[code] = simple
    table.update({ord(char): folded for char, folded in _FOLDS.items()})
    table.update(_INVISIBLE)
    return table


@cache
def _simplified() -> dict[int, str]:
    from opencc import OpenCC

    characters = "".join(chr(code) for code in range(0x4E00, 0xA000))
    converter = OpenCC("t2s")
    pairs = zip(characters, (converter.convert(char) for char in characters), strict=True)
    return {ord(char): simple for char, simple in pairs if simple != char and len(simple) == 1}


def normalise(text: str) -> str:
    """The matching form of a run's text; line breaks become single spaces.

    >>> normalise("有 效 期 至：２０２７ 年 07 月 18 日")
    '有效期至:2027年07月18日'
    >>> normalise("證書編號  No. A 12")
    '证书编号No. A 12'
    """
    folded = text.translate(_fold_table()).replace("\r", "").replace("\n", " ").replace("\t", " ")
    return _INNER_SPACE.sub("", _MANY_SPACES.sub(" ", folded)).strip()


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line in `Text.normal`: its span, its page, the line as extracted, and the normalised runs' starts."""

    start: int
    end: int
    page: Page
    line: Line
    starts: tuple[int, ...]


class Text:
    """The text of one document: its pages' lines in reading order.

    `document`: the document's id, for places; `paged`: whether pages and boxes mean anything. Hidden rows and sheets are part of it
    (their lines say so); running heads and feet are too.
    """

    def __init__(self, document: str, pages: Sequence[Page], *, paged: bool = True) -> None:
        self.document = document
        self.pages = tuple(pages)
        self.paged = paged
        self.lines: list[TextLine] = []
        self.normal = self._join()
        self._line_starts = [line.start for line in self.lines]

    def _join(self) -> str:
        pieces: list[str] = []
        offset = 0
        for page in self.pages:
            for line in page.lines:
                runs = [normalise(run.text) for run in line.runs]
                glue = "" if _letter_spaced(runs) else "\t"
                starts = []
                at = offset
                for run in runs:
                    starts.append(at)
                    at += len(run) + len(glue)
                text = glue.join(runs)
                self.lines.append(TextLine(offset, offset + len(text), page, line, tuple(starts)))
                pieces.append(text)
                offset += len(text) + 1
        return "\n".join(pieces)

    def line_at(self, offset: int) -> TextLine:
        """The line that holds the character at *offset*; IndexError in an empty text."""
        return self.lines[max(bisect_right(self._line_starts, offset) - 1, 0)]

    def line_text(self, line: TextLine) -> str:
        """The normalised text of a line."""
        return self.normal[line.start : line.end]

    def place(self, start: int, end: int) -> Place:
        """The place of the span [start, end) of `normal`: the runs it touches, as printed, cut to a readable quote."""
        first, last = self.line_at(start), self.line_at(max(end - 1, start))
        if first is not last:
            return self._place_of_lines(start, end)
        low = max(bisect_right(first.starts, start) - 1, 0)
        high = max(bisect_right(first.starts, max(end - 1, start)) - 1, low)
        runs = first.line.runs[low : high + 1]
        quote = " ".join(run.text.strip() for run in runs)
        if len(quote) > MAX_QUOTE and len(runs) == 1:
            quote = _cut(runs[0].text, start - first.starts[low], end - first.starts[low])
        box = _union([run.bbox for run in runs if run.bbox])
        return self._make(first.page, box, quote[: MAX_QUOTE * 2], runs[0].cell)

    def _place_of_lines(self, start: int, end: int) -> Place:
        low = max(bisect_right(self._line_starts, start) - 1, 0)
        high = max(bisect_right(self._line_starts, end - 1) - 1, low)
        lines = [line for line in self.lines[low : high + 1] if line.page is self.lines[low].page]
        runs = [run for line in lines for run in line.line.runs]
        quote = " ".join(run.text.strip() for run in runs)[: MAX_QUOTE * 2]
        return self._make(
            lines[0].page,
            _union([run.bbox for run in runs if run.bbox]),
            quote,
            runs[0].cell if runs else None,
        )

    def _make(self, page: Page, box: Box | None, quote: str, cell: str | None) -> Place:
        if not self.paged:
            return Place(self.document, None, None, quote, cell)
        return Place(self.document, page.number, box, quote, cell)

    def cell_place(self, page: Page, cell: Cell) -> Place:
        """The place of a table cell."""
        return self._make(page, cell.bbox, cell.text.strip()[: MAX_QUOTE * 2], cell.ref)

    def confidence(self, start: int, end: int) -> float:
        """The lowest reading confidence of the runs that the span touches (1 for a text layer)."""
        line = self.line_at(start)
        low = max(bisect_right(line.starts, start) - 1, 0)
        high = max(bisect_right(line.starts, max(end - 1, start)) - 1, low)
        return min((run.confidence for run in line.line.runs[low : high + 1]), default=1.0)

    def tables(self) -> Iterator[tuple[Page, Table]]:
        """Each table with its page, in order."""
        for page in self.pages:
            for table in page.tables:
                yield page, table

    @cached_property
    def body(self) -> str:
        """`normal` without running heads, feet, notes and watermarks, for counting and comparing."""
        skip = {LineKind.HEADER, LineKind.FOOTER, LineKind.WATERMARK, LineKind.NOTE}
        return "\n".join(self.line_text(line) for line in self.lines if line.line.kind not in skip)

    def opening(self) -> Place | None:
        """The first line that says something."""
        for line in self.lines:
            if line.end - line.start >= 2:
                return self.place(line.start, line.end)
        return None


def _letter_spaced(runs: list[str]) -> bool:
    """A title set wide (营 业 执 照) comes as one run a character."""
    return len(runs) > 2 and all(len(run) <= 1 for run in runs)


def _union(boxes: Sequence[Box]) -> Box | None:
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def _cut(raw: str, start: int, end: int) -> str:
    """A readable window of a long run around the normalised span [start, end): whole sentences where they fit."""
    ratio = len(raw) / max(len(normalise(raw)), 1)
    middle = int((start + end) / 2 * ratio)
    left = max(middle - MAX_QUOTE // 2, 0)
    window_end = min(left + MAX_QUOTE, len(raw))
    for mark in "。;;\n":
        found = raw.rfind(mark, left, max(int(start * ratio), left))
        if found >= 0:
            left = found + 1
            break
    return raw[left:window_end].strip()
