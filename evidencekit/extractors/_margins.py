"""Running heads and feet, told by their place and by coming back on other pages; headings, told by their size."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from evidencekit.model import Line, LineKind, Page

#: Heads and feet stand in the outer parts of a page: shares of its height.
_HEAD, _FOOT = 0.085, 0.915
#: A head is hardly larger than the text, so that a form's title on every page stays a title.
_HEAD_SIZE = 1.15
#: A line is a heading when it is so much larger than the page's text and no longer than this many characters.
_HEADING_SIZE, _HEADING_LENGTH = 1.25, 42

_PAGE_NUMBER = re.compile(
    r"^[\s\-—–·|]*(?:第\s*\d{1,4}\s*页(?:[\s,，/、]*共\s*\d{1,4}\s*页)?|共\s*\d{1,4}\s*页[\s,，/、]*第\s*\d{1,4}\s*页|"
    r"(?:page|p\.)?\s*\d{1,4}\s*(?:(?:/|of)\s*\d{1,4})?)[\s\-—–·|]*$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


def marked(pages: Sequence[Page]) -> list[Page]:
    """The pages with heads, feet and headings marked."""
    counts = Counter(key for page in pages for key in {_key(line, page) for line in page.lines} if key)
    return [_marked(page, counts) for page in pages]


def _marked(page: Page, counts: Counter[tuple[str, str]]) -> Page:
    body = median([line.size for line in page.lines if line.kind in (LineKind.BODY, LineKind.TABLE)] or [0.0])
    lines = tuple(_kind_of(line, page, counts, body) for line in page.lines)
    return replace(page, lines=lines) if lines != page.lines else page


def _kind_of(line: Line, page: Page, counts: Counter[tuple[str, str]], body: float) -> Line:
    if line.kind is not LineKind.BODY:
        return line
    key = _key(line, page)
    if key and line.size <= _HEAD_SIZE * max(body, 1.0):
        repeated = counts[key] >= 2 and len(page.lines) > 2
        if repeated or _PAGE_NUMBER.match(_text(line)):
            return replace(line, kind=LineKind.HEADER if key[0] == "head" else LineKind.FOOTER)
    if body and line.size >= _HEADING_SIZE * body and len(_text(line)) <= _HEADING_LENGTH:
        return replace(line, kind=LineKind.HEADING)
    return line


def _key(line: Line, page: Page) -> tuple[str, str] | None:
    """Where a line stands at the page's edge and its text without digits; None for one of the body."""
    if line.kind is not LineKind.BODY or not page.height:
        return None
    boxes = [run.bbox for run in line.runs if run.bbox]
    if not boxes:
        return None
    top, bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
    if bottom <= _HEAD * page.height:
        return "head", _DIGITS.sub("#", _text(line))
    if top >= _FOOT * page.height:
        return "foot", _DIGITS.sub("#", _text(line))
    return None


def _text(line: Line) -> str:
    return " ".join(run.text for run in line.runs).strip()
