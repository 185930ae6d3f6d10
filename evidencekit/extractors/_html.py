"""HTML to lines and tables, by lxml's forgiving parser; scripts, styles and what is hidden are left out."""

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from lxml import etree, html

from evidencekit.extractors._faults import Unreadable
from evidencekit.extractors._xml import Element
from evidencekit.model import Cell, Line, LineKind, Run, Table

_SILENT = frozenset(
    [
        "script",
        "style",
        "head",
        "noscript",
        "template",
        "object",
        "iframe",
        "select",
        "textarea",
        "svg",
        "math",
        "title",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "section",
        "article",
        "header",
        "footer",
        "aside",
        "main",
        "form",
        "fieldset",
        "blockquote",
        "pre",
        "hr",
        "address",
        "center",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "figure",
        "figcaption",
        "caption",
        "body",
        "html",
        "option",
        "legend",
    ]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_MAX_DEPTH = 200
_SPACES = re.compile(r"[ \t\r\n\f\u200b]+")


@dataclass(slots=True)
class Content:
    """What a page says. `pictures`: those given inside it (data: addresses or cid: looked up), in order."""

    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    title: str = ""


def read_html(text: str, picture: Callable[[str], bytes | None] | None = None) -> Content:
    """The content of an HTML document; *picture* gives the bytes behind an address that is not of the data: kind."""
    # lxml refuses text that declares an encoding of its own.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    parser = html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as fault:
        raise Unreadable("damaged", what="HTML") from fault
    reader = _Reader(picture)
    reader.block(root, 0)
    reader.flush()
    title = root.find(".//title")
    reader.content.title = "" if title is None else _SPACES.sub(" ", title.text or "").strip()
    return reader.content


class _Reader:
    """One walk over the tree."""

    def __init__(self, picture: Callable[[str], bytes | None] | None) -> None:
        self._picture = picture
        self._words: list[str] = []
        self._kind = LineKind.BODY
        self.content = Content()

    def flush(self) -> None:
        """End the line."""
        text = _SPACES.sub(" ", "".join(self._words)).strip()
        self._words = []
        if text:
            self.content.lines.append(Line((Run(text),), self._kind))

    def block(self, element: Element, depth: int) -> None:
        """An element and all below it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _SILENT or _is_hidden(element):
            return
        if depth > _MAX_DEPTH:
            self._words.append(" ".join(str(part) for part in element.itertext()))
            return
        if tag == "table" and _is_data_table(element):
            self.flush()
            self._table(element)
            return
        breaks = tag in _BLOCKS or tag in ("tr", "table")
        if breaks:
            self.flush()
        before, self._kind = self._kind, LineKind.HEADING if tag in _HEADINGS else self._kind
        self._inner(element, tag, depth)
        if breaks:
            self.flush()
        self._kind = before

    def _inner(self, element: Element, tag: str, depth: int) -> None:
        if tag == "br":
            self.flush()
        elif tag == "img":
            self._image(element.get("src", ""))
        elif tag == "input" and element.get("type") in ("checkbox", "radio"):
            self._words.append("☑" if element.get("checked") is not None else "□")
        elif element.text:
            self._words.append(element.text)
        for child in element:
            self.block(child, depth + 1)
            if child.tail:
                self._words.append(child.tail)
        if tag in ("td", "th"):
            self._words.append(" ")

    def _image(self, address: str) -> None:
        data = data_address(address)
        if data is None and self._picture is not None:
            data = self._picture(address)
        if data:
            self.content.pictures.append(data)

    def _table(self, element: Element) -> None:
        cells: list[Cell] = []
        # Columns that a cell further up still covers, with how many rows more.
        covered: dict[int, int] = {}
        rows = columns = 0
        for row in element.iter("tr"):
            if _table_of(row) is not element:
                continue
            runs, column = [], 0
            for cell in row.iterchildren("td", "th"):
                while covered.get(column, 0) > 0:
                    column += 1
                text = self._cell_text(cell)
                height, width = _span(cell, "rowspan"), _span(cell, "colspan")
                covered.update(dict.fromkeys(range(column, column + width), height))
                cells.append(Cell(rows, column, text, height, width))
                if text:
                    runs.append(Run(text))
                column += width
            if runs:
                self.content.lines.append(Line(tuple(runs), LineKind.TABLE))
            rows, columns = rows + 1, max(columns, column)
            covered = {at: left - 1 for at, left in covered.items() if left > 1}
        if cells:
            self.content.tables.append(Table(tuple(cells), rows, columns))

    def _cell_text(self, cell: Element) -> str:
        inner = _Reader(self._picture)
        inner.block(cell, 1)
        inner.flush()
        self.content.pictures += inner.content.pictures
        return "\n".join(line.text for line in inner.content.lines)


def _is_hidden(element: Element) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    return "display:none" in style or element.get("hidden") is not None


def _is_data_table(table: Element) -> bool:
    """A table of figures, and not one that only places things on the page."""
    if any(True for _ in table.iterdescendants("table")):
        return False
    rows = list(table.iter("tr"))
    return len(rows) >= 2 and max(len(list(row.iterchildren("td", "th"))) for row in rows) >= 2


def _table_of(row: Element) -> Element | None:
    return next(row.iterancestors("table"), None)


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(max(int(value), 1), 200) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def data_address(address: str) -> bytes | None:
    """The bytes of a data: address, None for any other."""
    if not address.startswith("data:"):
        return None
    head, _, body = address.partition(",")
    try:
        return base64.b64decode(body, validate=False) if head.endswith(";base64") else unquote_to_bytes(body)
    except ValueError:
        return None
