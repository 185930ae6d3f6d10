"""Walks OpenDocument text: paragraphs, headings, lists, tables, frames, notes, tracked changes."""

from collections.abc import Iterator, Sequence

from evidencekit.extractors._xml import Element, local
from evidencekit.model import Cell, Line, LineKind, Run, Table

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"

#: What is not part of the text where it stands: removed words, remarks, titles of frames, forms.
_SKIPPED = frozenset(
    (
        "tracked-changes",
        "annotation",
        "note",
        "desc",
        "forms",
        "sequence-decls",
        "notes",
        "page-number",
        "page-count",
    )
)

_MAX_DEPTH = 60


class Styles:
    """Size, weight and alignment of paragraph styles by name, inheritance followed."""

    def __init__(self, roots: Sequence[Element]) -> None:
        self._styles = {
            style.get(_STYLE + "name", ""): style for root in roots for style in root.iter(_STYLE + "style")
        }

    def look(self, name: str) -> tuple[float, bool, bool, bool]:
        """Size in points (0 unknown), bold, centred, a title by name."""
        size, bold, centred, title = 0.0, False, False, False
        for style in self._chain(name):
            for part in style:
                size = size or _points(part.get(_FO + "font-size", ""))
                bold = bold or part.get(_FO + "font-weight") == "bold"
                centred = centred or part.get(_FO + "text-align") == "center"
            shown = str(style.get(_STYLE + "display-name") or style.get(_STYLE + "name", "")).lower()
            title = title or shown.startswith(("title", "subtitle", "heading", "标题", "副标题"))
        return size, bold, centred, title

    def _chain(self, name: str) -> Iterator[Element]:
        for _ in range(20):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = style.get(_STYLE + "parent-style-name", "")


def _points(size: str) -> float:
    try:
        return float(size.removesuffix("pt")) if size.endswith("pt") else 0.0
    except ValueError:
        return 0.0


class TextReader:
    """Reads blocks into lines and tables; `notes` are foot- and endnotes and remarks."""

    def __init__(self, styles: Styles, *, kind: LineKind = LineKind.BODY) -> None:
        self._styles = styles
        self._kind = kind
        self.lines: list[Line] = []
        self.tables: list[Table] = []
        self.notes: list[Line] = []

    def blocks(self, container: Element, depth: int = 0) -> None:
        """All blocks below *container*, in order."""
        if depth > _MAX_DEPTH:
            return
        for block in container:
            tag = local(block)
            if tag in ("p", "h"):
                self._paragraph(block, heading=tag == "h", depth=depth)
            elif tag == "table":
                self._table(block, depth)
            elif tag not in _SKIPPED:
                self.blocks(block, depth + 1)

    def _paragraph(self, element: Element, *, heading: bool, depth: int) -> None:
        size, bold, centred, title = self._styles.look(element.get(_TEXT + "style-name", ""))
        frames: list[Element] = []
        for pieces in _visual_lines(element, frames, self._note):
            runs = tuple(Run(piece.strip()) for piece in pieces if piece.strip())
            if runs:
                prominent = (
                    heading
                    or title
                    or (centred and (bold or size >= 14) and sum(len(r.text) for r in runs) <= 60)
                )
                kind = LineKind.HEADING if prominent and self._kind is LineKind.BODY else self._kind
                self.lines.append(Line(runs, kind, size, bold))
        for frame in frames:
            inner = TextReader(
                self._styles, kind=LineKind.TEXTBOX if self._kind is LineKind.BODY else self._kind
            )
            inner.blocks(frame, depth + 1)
            self.lines += inner.lines
            self.tables += inner.tables
            self.notes += inner.notes

    def _note(self, element: Element) -> None:
        kind = LineKind.FOOTNOTE if local(element) == "note" else LineKind.NOTE
        body = next((part for part in element if local(part) == "note-body"), element)
        words = " ".join(filter(None, map(words_of, body.iter(_TEXT + "p"))))
        if words:
            self.notes.append(Line((Run(words),), kind))

    def _table(self, element: Element, depth: int) -> None:
        cells: list[Cell] = []
        rows = columns = 0
        kind = LineKind.TABLE if self._kind in (LineKind.BODY, LineKind.TEXTBOX) else self._kind
        for row in _own_rows(element):
            runs, column = [], 0
            for cell in row.iterchildren(_TABLE + "table-cell", _TABLE + "covered-table-cell"):
                if local(cell) == "table-cell":
                    text = self._cell_text(cell, depth)
                    cells.append(
                        Cell(
                            rows,
                            column,
                            text,
                            _span(cell, "number-rows-spanned"),
                            _span(cell, "number-columns-spanned"),
                        )
                    )
                    if text:
                        runs.append(Run(text))
                column += _span(cell, "number-columns-repeated")
            if runs:
                self.lines.append(Line(tuple(runs), kind))
            rows, columns = rows + 1, max(columns, column)
        self.tables.append(Table(tuple(cells), rows, columns, name=element.get(_TABLE + "name")))

    def _cell_text(self, cell: Element, depth: int) -> str:
        inner = TextReader(self._styles)
        inner.blocks(cell, depth + 1)
        self.tables += inner.tables
        self.notes += inner.notes
        return "\n".join(" ".join(run.text for run in line.runs) for line in inner.lines)


def _own_rows(table: Element) -> Iterator[Element]:
    for child in table:
        tag = local(child)
        if tag == "table-row":
            yield child
        elif tag in ("table-rows", "table-header-rows", "table-row-group"):
            yield from _own_rows(child)


def _span(cell: Element, name: str) -> int:
    value = cell.get(_TABLE + name, "1")
    return min(max(int(value), 1), 500) if value.isdigit() and len(value) < 5 else 1


def _visual_lines(element: Element, frames: list[Element], note: object) -> list[list[str]]:
    """The paragraph's lines, parted at tabs; frames met on the way are put aside, notes handed on."""
    lines = [[""]]
    _collect(element, lines, frames, note, 0)
    return lines


def _collect(
    element: Element, lines: list[list[str]], frames: list[Element], note: object, depth: int
) -> None:
    if depth > _MAX_DEPTH:
        return
    lines[-1][-1] += element.text or ""
    for child in element:
        tag = local(child)
        if tag in ("note", "annotation"):
            if callable(note):
                note(child)
        elif tag in ("frame", "custom-shape", "text-box", "rect", "g"):
            frames.append(child)
        elif tag == "tab":
            lines[-1].append("")
        elif tag == "line-break":
            lines.append([""])
        elif tag == "s":
            count = child.get(_TEXT + "c", "1")
            lines[-1][-1] += " " * (min(int(count), 200) if count.isdigit() and len(count) < 6 else 1)
        elif tag not in _SKIPPED:
            _collect(child, lines, frames, note, depth + 1)
        lines[-1][-1] += child.tail or ""


def words_of(element: Element) -> str:
    """The words of an element in one line; notes and frames within it left out."""
    lines = _visual_lines(element, [], None)
    if local(element) not in ("p", "h", "span"):
        return " ".join(filter(None, (words_of(p) for p in element.iter(_TEXT + "p"))))
    return " ".join(piece.strip() for line in lines for piece in line if piece.strip())
