"""Walks WordprocessingML: paragraphs, tables, text boxes, content controls, tracked changes, in reading order.

Inserted text counts, deleted does not. A picture is reported by its relationship id where it stands.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from evidencekit.extractors._word_styles import Look, Numbering, Styles, W, is_on, run_look
from evidencekit.extractors._xml import Element, local
from evidencekit.model import Cell, Line, LineKind, Run, Table

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

#: Never part of the text: deleted or moved away, field codes, the second form of what stands in the first.
_SKIPPED = frozenset(
    ("del", "moveFrom", "delText", "instrText", "delInstrText", "rPr", "pPr", "sdtPr", "sdtEndPr", "Fallback",
     "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "rt", "binData", "bookmarkStart", "bookmarkEnd", "proofErr")
)  # fmt: skip

#: Wingdings signs that carry meaning in forms: ticked and empty boxes, ticks, crosses.
_SIGNS = {
    "F0FE": "☑", "F0FD": "☒", "F0FC": "√", "F0FB": "×", "F0A8": "□", "F06F": "□", "F071": "□", "F052": "☑", "F051": "☒",
    "F0A3": "□", "F02A": "□", "F054": "☒", "F050": "√", "F04F": "×",
}  # fmt: skip

#: A one-cell table with as many paragraphs is a frame around the page, not a table.
_FRAME_PARAGRAPHS = 4

_MAX_DEPTH = 40


@dataclass(slots=True)
class Content:
    """What a part says. `pictures`: relationship ids, in order; `chunks`: those of foreign documents put in (altChunk)."""

    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    chunks: list[str] = field(default_factory=list)
    diagrams: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Paragraph:
    """A paragraph being read: its visual lines, each a list of tab-parted pieces."""

    look: Look
    lines: list[list[str]] = field(default_factory=lambda: [[""]])
    size: float = 0.0
    bold: bool | None = None
    boxes: list[Element] = field(default_factory=list)

    def add(self, text: str, size: float, bold: bool) -> None:
        self.lines[-1][-1] += text
        if text.strip():
            self.size = max(self.size, size)
            self.bold = bold if self.bold is None else self.bold and bold

    def gap(self) -> None:
        self.lines[-1].append("")

    def line_break(self) -> None:
        self.lines.append([""])


class Body:
    """Reads the block content of one document; `numbering` counts through all its parts."""

    def __init__(self, styles: Styles, numbering: Numbering, *, kind: LineKind = LineKind.BODY) -> None:
        self._styles = styles
        self._numbering = numbering
        self._kind = kind
        self.content = Content()

    def read(self, container: Element) -> Content:
        """All blocks below *container*."""
        self._blocks(container, depth=0)
        return self.content

    def _blocks(self, container: Element, depth: int) -> None:
        if depth > _MAX_DEPTH:
            return
        for block in container:
            tag = local(block)
            if tag == "p":
                self._emit(self._paragraph(block))
            elif tag == "tbl":
                self._table(block, depth)
            elif tag == "altChunk":
                self.content.chunks.append(block.get(_R + "id", ""))
            elif tag not in _SKIPPED:
                self._blocks(block, depth + 1)

    # Paragraphs

    def _paragraph(self, element: Element) -> _Paragraph:
        properties = element.find(W + "pPr")
        look = self._styles.paragraph(properties)
        paragraph = _Paragraph(look)
        self._inline(element, paragraph, depth=0)
        if look.numbering is not None and any(piece.strip() for line in paragraph.lines for piece in line):
            number = self._numbering.next(look.numbering)
            if number:
                paragraph.lines[0][0] = f"{number} {paragraph.lines[0][0].lstrip()}"
        return paragraph

    def _inline(self, element: Element, paragraph: _Paragraph, depth: int) -> None:
        if depth > _MAX_DEPTH:
            return
        for child in element:
            tag = local(child)
            if tag == "r":
                self._run(child, paragraph, depth)
            elif tag == "t" and child.tag == _M_TEXT:
                paragraph.add(child.text or "", paragraph.look.size, False)
            elif tag not in _SKIPPED:
                self._inline(child, paragraph, depth + 1)

    def _run(self, run: Element, paragraph: _Paragraph, depth: int) -> None:
        size, bold = run_look(paragraph.look, run.find(W + "rPr"))
        for child in run:
            tag = local(child)
            if tag == "t":
                paragraph.add(child.text or "", size, bold)
            elif tag in ("tab", "ptab"):
                paragraph.gap()
            elif tag in ("br", "cr"):
                paragraph.line_break()
            elif tag == "noBreakHyphen":
                paragraph.add("-", size, bold)
            elif tag == "sym":
                paragraph.add(_SIGNS.get(child.get(W + "char", "").upper(), ""), size, bold)
            elif tag == "fldChar":
                paragraph.add(_form_box(child), size, bold)
            elif tag in ("drawing", "pict", "object", "AlternateContent"):
                self._drawing(child, paragraph)
            elif tag == "ruby" or tag == "rubyBase":
                self._inline(child, paragraph, depth + 1)

    def _drawing(self, element: Element, paragraph: _Paragraph) -> None:
        """Pictures, text boxes and diagrams of a drawing; of two alternative forms the first that says something."""
        if local(element) == "AlternateContent":
            for choice in element:
                if self._draw(choice, paragraph):
                    return
            return
        self._draw(element, paragraph)

    def _draw(self, element: Element, paragraph: _Paragraph) -> bool:
        found = False
        for part in element.iter():
            tag = local(part)
            if tag == "txbxContent" and not _within_box(part, element):
                paragraph.boxes.append(part)
            elif tag == "blip":
                self.content.pictures.append(part.get(_R + "embed") or part.get(_R + "link") or "")
            elif tag == "imagedata":
                self.content.pictures.append(part.get(_R + "id", ""))
            elif tag == "textpath" and part.get("string", "").strip():
                self._watermark(part.get("string", ""))
            elif tag == "relIds":
                self.content.diagrams.append(part.get(_R + "dm", ""))
            else:
                continue
            found = True
        return found

    def _watermark(self, words: str) -> None:
        self.content.lines.append(Line((Run(words.strip()),), LineKind.WATERMARK))

    def _emit(self, paragraph: _Paragraph) -> None:
        for pieces in paragraph.lines:
            runs = tuple(Run(piece.strip()) for piece in pieces if piece.strip())
            if runs:
                kind = self._kind_of(paragraph, sum(len(run.text) for run in runs))
                size = paragraph.size or paragraph.look.size
                self.content.lines.append(Line(runs, kind, size, bool(paragraph.bold)))
        for box in paragraph.boxes:
            self._text_box(box)

    def _kind_of(self, paragraph: _Paragraph, length: int) -> LineKind:
        if self._kind is not LineKind.BODY:
            return self._kind
        if paragraph.look.heading and length <= 80:
            return LineKind.HEADING
        body = self._styles.default.size or 10.5
        large = paragraph.size >= body + 3
        if paragraph.look.centred and length <= 60 and (large or paragraph.bold):
            return LineKind.HEADING
        return LineKind.HEADING if paragraph.size >= 18 and length <= 40 else LineKind.BODY

    def _text_box(self, box: Element) -> None:
        inner = Body(
            self._styles,
            self._numbering,
            kind=LineKind.TEXTBOX if self._kind is LineKind.BODY else self._kind,
        )
        content = inner.read(box)
        self.content.lines += content.lines
        self.content.tables += content.tables
        self.content.pictures += content.pictures
        self.content.chunks += content.chunks

    # Tables

    def _table(self, element: Element, depth: int) -> None:
        rows = list(_rows(element))
        if len(rows) == 1 and self._is_frame(rows[0]):
            for cell in _cells(rows[0]):
                self._blocks(cell, depth + 1)
            return
        reader = _TableReader(self._cell_text, self._kind)
        for row in rows:
            reader.row(row)
        lines, table = reader.result()
        self.content.lines += lines
        self.content.tables.append(table)
        for cell in element.iter(W + "tc"):
            for nested in cell.iterchildren(W + "tbl"):
                self._nested_table(nested)

    def _is_frame(self, row: Element) -> bool:
        cells = list(_cells(row))
        return (
            len(cells) == 1
            and sum(1 for _ in cells[0].iterchildren(W + "p", W + "tbl", W + "sdt")) >= _FRAME_PARAGRAPHS
        )

    def _nested_table(self, element: Element) -> None:
        """A table within a cell: its words are in the cell already, it is a table of its own besides."""
        reader = _TableReader(lambda cell: "\n".join(_words(cell)), self._kind)
        for row in _rows(element):
            reader.row(row)
        self.content.tables.append(reader.result()[1])

    def _cell_text(self, cell: Element) -> str:
        """The cell's paragraphs, a line each; a nested table a line a row."""
        collected: list[str] = []
        self._cell_blocks(cell, collected, depth=0)
        return "\n".join(line for line in collected if line)

    def _cell_blocks(self, container: Element, collected: list[str], depth: int) -> None:
        if depth > _MAX_DEPTH:
            return
        for block in container:
            tag = local(block)
            if tag == "p":
                paragraph = self._paragraph(block)
                collected += [
                    " ".join(piece.strip() for piece in line if piece.strip()) for line in paragraph.lines
                ]
                for box in paragraph.boxes:
                    self._cell_blocks(box, collected, depth + 1)
            elif tag == "tbl":
                for row in _rows(block):
                    words = [self._cell_text(cell).replace("\n", " ") for cell in _cells(row)]
                    collected.append(" ".join(word for word in words if word))
            elif tag not in _SKIPPED:
                self._cell_blocks(block, collected, depth + 1)


class _TableReader:
    """Builds a Table and its lines from rows, vertical merges resolved."""

    def __init__(self, text_of: Callable[[Element], str], kind: LineKind) -> None:
        self._text_of = text_of
        self._kind = LineKind.TABLE if kind in (LineKind.BODY, LineKind.TEXTBOX) else kind
        self._rows = 0
        self._columns = 0
        self._open: dict[int, int] = {}
        self._cells: list[list[object]] = []
        self._lines: list[Line] = []

    def row(self, element: Element) -> None:
        column = _grid_before(element)
        texts: list[str] = []
        cells = list(_cells(element))
        for cell in cells:
            span, merge = _spans(cell)
            if merge == "continue" and column in self._open:
                entry = self._cells[self._open[column]]
                entry[3] = self._rows - int(str(entry[0])) + 1
            else:
                text = self._text_of(cell)
                self._open.pop(column, None)
                if merge is not None:
                    self._open[column] = len(self._cells)
                self._cells.append([self._rows, column, text, 1, span])
                texts.append(text)
            column += span
        self._columns = max(self._columns, column)
        self._rows += 1
        self._lines += self._row_lines([text for text in texts if text], lone=len(cells) == 1)

    def _row_lines(self, texts: list[str], *, lone: bool) -> Iterator[Line]:
        """One line a row; the paragraphs of a row that is one wide cell are lines of their own."""
        if lone and texts:
            for part in texts[0].split("\n"):
                yield Line((Run(part),), self._kind)
        elif texts:
            yield Line(tuple(Run(text) for text in texts), self._kind)

    def result(self) -> tuple[list[Line], Table]:
        cells = tuple(
            Cell(row, column, text, row_span, column_span)  # type: ignore[arg-type]
            for row, column, text, row_span, column_span in self._cells
        )
        return self._lines, Table(cells, self._rows, self._columns)


def _rows(table: Element) -> Iterator[Element]:
    """The table's own rows that were not deleted, content controls looked through."""
    for child in table:
        tag = local(child)
        if tag == "tr":
            properties = child.find(W + "trPr")
            if properties is None or properties.find(W + "del") is None:
                yield child
        elif tag in ("sdt", "sdtContent", "ins", "customXml", "smartTag"):
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        tag = local(child)
        if tag == "tc":
            yield child
        elif tag in ("sdt", "sdtContent", "customXml", "smartTag"):
            yield from _cells(child)


def _spans(cell: Element) -> tuple[int, str | None]:
    """Columns that a cell covers and its part in a vertical merge ("restart", "continue" or None)."""
    properties = cell.find(W + "tcPr")
    if properties is None:
        return 1, None
    span, merge = properties.find(W + "gridSpan"), properties.find(W + "vMerge")
    width = "1" if span is None else span.get(W + "val", "1")
    columns = min(max(int(width), 1), 500) if width.isdigit() else 1
    return columns, None if merge is None else merge.get(W + "val", "continue")


def _grid_before(row: Element) -> int:
    skipped = row.find(f"{W}trPr/{W}gridBefore")
    width = "0" if skipped is None else skipped.get(W + "val", "0")
    return min(int(width), 500) if width.isdigit() else 0


def _words(element: Element) -> Iterator[str]:
    for paragraph in element.iter(W + "p"):
        text = "".join(part.text or "" for part in paragraph.iter(W + "t"))
        if text.strip():
            yield text.strip()


def _form_box(character: Element) -> str:
    """A ticked or empty box of an old form field."""
    box = character.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    checked = box.find(W + "checked")
    state = checked if checked is not None else box.find(W + "default")
    return "☑" if is_on(state) else "□"


def _within_box(box: Element, top: Element) -> bool:
    """Inside another text box of the same drawing, which reads it already, or in the second form of a drawing."""
    parent = box.getparent()
    while parent is not None and parent is not top:
        if local(parent) in ("txbxContent", "Fallback"):
            return True
        parent = parent.getparent()
    return False
