"""Presentations (pptx, pptm, ppsx, dps saved anew): a slide is a page, boxes in points; notes and pictures belong to their slide."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evidencekit.extractors._faults import Unreadable
from evidencekit.extractors._opc import Package, Relation
from evidencekit.extractors._pictures import placed, read_one, worth_reading
from evidencekit.extractors._xml import Element, local
from evidencekit.media_types import PPTX
from evidencekit.model import Box, Cell, Extraction, FileStatus, Line, LineKind, Page, Reason, Run, Table
from evidencekit.settings import ReadSettings

MEDIA_TYPES = (PPTX,)
VERSION = 2

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"

#: English Metric Units in a point.
_EMU = 12_700

_MAX_DEPTH = 30


@dataclass(frozen=True, slots=True)
class _Frame:
    """How a group's coordinates become slide points: x = (value - offset) * scale + origin."""

    scale_x: float = 1 / _EMU
    scale_y: float = 1 / _EMU
    origin_x: float = 0.0
    origin_y: float = 0.0
    offset_x: float = 0.0
    offset_y: float = 0.0

    def box(self, transform: Element | None) -> Box | None:
        """The box of an element's own transform."""
        if transform is None:
            return None
        numbers = _numbers(transform, "off", ("x", "y")), _numbers(transform, "ext", ("cx", "cy"))
        if numbers[0] is None or numbers[1] is None:
            return None
        x, y, width, height = *numbers[0], *numbers[1]
        x0 = self.origin_x + (x - self.offset_x) * self.scale_x
        y0 = self.origin_y + (y - self.offset_y) * self.scale_y
        return (
            round(x0, 2), round(y0, 2), round(x0 + width * self.scale_x, 2), round(y0 + height * self.scale_y, 2),
        )  # fmt: skip


@dataclass(slots=True)
class _Shape:
    """A shape's words or table, with its box and place in reading order; `picture`: the link of a picture."""

    box: Box | None
    lines: list[Line]
    table: Table | None = None
    picture: str | None = None


def extract(path: Path, media_type: str, settings: ReadSettings) -> Extraction:
    """One Page a slide."""
    with Package(path, settings.limits) as package:
        main = package.main_part()
        root = package.root(main)
        size = root.find(_P + "sldSz")
        width, height = (960.0, 540.0) if size is None else (_points(size.get("cx")), _points(size.get("cy")))
        reader = _SlideReader(package, width, height, settings)
        pages: list[Page] = []
        for slide in _slides(package, main, root)[: settings.limits.pages]:
            pages.append(reader.page(slide, len(pages) + 1))
    if reader.complete:
        return Extraction(tuple(pages), paged=True)
    return Extraction(tuple(pages), paged=True, status=FileStatus.PARTIAL, reason=Reason("picture-unread"))


def _slides(package: Package, main: str, root: Element) -> list[str]:
    links = package.relations(main)
    listed = [links.get(slide.get(_R + "id", "")) for slide in root.iter(_P + "sldId")]
    found = [link.target for link in listed if link is not None and link.target in package]
    if not found and listed:
        raise Unreadable("damaged", what="slides")
    return found


class _SlideReader:
    """Reads slides one by one; pictures that stand on many slides are decoration."""

    def __init__(self, package: Package, width: float, height: float, settings: ReadSettings) -> None:
        self._package = package
        self._width = width
        self._height = height
        self._settings = settings
        self._inherited: dict[str, dict[str, Box]] = {}
        self._seen: dict[str, int] = {}
        self.complete = True

    def page(self, part: str, number: int) -> Page:
        """The slide as a page."""
        root = self._package.root(part)
        links = self._package.relations(part)
        tree = root.find(f"{_P}cSld/{_P}spTree")
        shapes = [] if tree is None else list(self._shapes(tree, _Frame(), links, self._places(part), 0))
        shapes.sort(key=_reading_order)
        lines = [line for shape in shapes for line in shape.lines]
        lines += self._diagrams(root, links)
        lines += self._notes(part)
        tables = [shape.table for shape in shapes if shape.table is not None]
        page = Page(
            number, self._width, self._height, tuple(lines), tuple(tables), hidden=root.get("show") == "0",
            has_picture=any(shape.picture for shape in shapes),
        )  # fmt: skip
        return self._with_pictures(page, shapes, links)

    def _places(self, part: str) -> dict[str, Box]:
        """Boxes of the layout's placeholders, which a slide's own leave out."""
        for layout in self._package.related(part, "slideLayout"):
            if layout not in self._inherited:
                self._inherited[layout] = dict(_placeholder_boxes(self._package.root(layout)))
            return self._inherited[layout]
        return {}

    def _shapes(
        self, tree: Element, frame: _Frame, links: dict[str, Relation], places: dict[str, Box], depth: int
    ) -> Iterator[_Shape]:
        if depth > _MAX_DEPTH:
            return
        for element in tree:
            tag = local(element)
            if tag == "grpSp":
                yield from self._shapes(element, _inner_frame(element, frame), links, places, depth + 1)
            elif tag in ("sp", "cxnSp"):
                yield _text_shape(element, frame, places)
            elif tag == "graphicFrame":
                yield _graphic(element, frame)
            elif tag == "pic":
                box = frame.box(element.find(f"{_P}spPr/{_A}xfrm"))
                embed = next((blip.get(_R + "embed") for blip in element.iter(_A + "blip")), None)
                yield _Shape(box, [], picture=embed)
            elif tag == "AlternateContent" and len(element):
                yield from self._shapes(element[0], frame, links, places, depth + 1)

    def _diagrams(self, root: Element, links: dict[str, Relation]) -> Iterator[Line]:
        for ids in root.iter(f"{{{_DIAGRAM}}}relIds"):
            link = links.get(ids.get(_R + "dm", ""))
            if link is None or link.target not in self._package:
                continue
            for paragraph in self._package.root(link.target).iter(_A + "p"):
                text = "".join(part.text or "" for part in paragraph.iter(_A + "t")).strip()
                if text:
                    yield Line((Run(text),), LineKind.TEXTBOX)

    def _notes(self, part: str) -> Iterator[Line]:
        for target in self._package.related(part, "notesSlide"):
            for shape in self._package.root(target).iter(_P + "sp"):
                kind = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
                if kind is not None and kind.get("type") == "body":
                    yield from _paragraphs(shape, None, LineKind.NOTE)

    def _with_pictures(self, page: Page, shapes: list[_Shape], links: dict[str, Relation]) -> Page:
        for shape in shapes:
            link = links.get(shape.picture or "")
            if link is None or link.target not in self._package:
                continue
            self._seen[link.target] = self._seen.get(link.target, 0) + 1
            data = self._package.read(link.target)
            if self._seen[link.target] > 1 or not worth_reading(data):
                continue
            read, complete = read_one(data, page.number, self._settings)
            self.complete = self.complete and complete
            page = placed(page, read, shape.box)
        return page


def _numbers(transform: Element, tag: str, names: tuple[str, str]) -> tuple[float, float] | None:
    element = transform.find(_A + tag)
    if element is None:
        return None
    try:
        return float(element.get(names[0], "0")), float(element.get(names[1], "0"))
    except ValueError:
        return None


def _points(emu: str | None) -> float:
    return round(int(emu) / _EMU, 2) if emu is not None and emu.isdigit() else 0.0


def _inner_frame(group: Element, frame: _Frame) -> _Frame:
    """The coordinates inside a group."""
    transform = group.find(f"{_P}grpSpPr/{_A}xfrm")
    outer = frame.box(transform)
    if transform is None or outer is None:
        return frame
    offset, extent = _numbers(transform, "chOff", ("x", "y")), _numbers(transform, "chExt", ("cx", "cy"))
    if offset is None or extent is None or not extent[0] or not extent[1]:
        return frame
    return _Frame(
        (outer[2] - outer[0]) / extent[0], (outer[3] - outer[1]) / extent[1], outer[0], outer[1], *offset
    )


def _placeholder_boxes(layout: Element) -> Iterator[tuple[str, Box]]:
    for shape in layout.iter(_P + "sp"):
        key = _placeholder(shape)
        box = _Frame().box(shape.find(f"{_P}spPr/{_A}xfrm"))
        if key is not None and box is not None:
            yield key, box


def _placeholder(shape: Element) -> str | None:
    """What a placeholder is matched with its layout by: its number, else its kind."""
    holder = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
    return None if holder is None else holder.get("idx") or holder.get("type", "body")


def _text_shape(shape: Element, frame: _Frame, places: dict[str, Box]) -> _Shape:
    holder = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
    box = frame.box(shape.find(f"{_P}spPr/{_A}xfrm")) or places.get(_placeholder(shape) or "")
    kind = "" if holder is None else holder.get("type", "")
    line_kind = LineKind.HEADING if kind in ("title", "ctrTitle", "subTitle") else LineKind.BODY
    if kind in ("ftr", "sldNum", "dt"):
        line_kind = LineKind.FOOTER
    return _Shape(box, list(_paragraphs(shape, box, line_kind)))


def _paragraphs(shape: Element, box: Box | None, kind: LineKind) -> Iterator[Line]:
    for paragraph in shape.iter(_A + "p"):
        size = next(
            (
                int(run.get("sz", "0")) / 100
                for run in paragraph.iter(_A + "rPr")
                if run.get("sz", "").isdigit()
            ),
            0.0,
        )
        bold = any(run.get("b") == "1" for run in paragraph.iter(_A + "rPr"))
        for pieces in _pieces(paragraph):
            runs = tuple(Run(piece.strip(), box) for piece in pieces if piece.strip())
            if runs:
                yield Line(runs, kind, size, bold)


def _pieces(paragraph: Element) -> list[list[str]]:
    """The visual lines of a paragraph, each parted at tabs."""
    lines = [[""]]
    for part in paragraph.iter():
        tag = local(part)
        if tag == "t":
            head, *more = (part.text or "").split("\t")
            lines[-1][-1] += head
            lines[-1] += more
        elif tag == "br":
            lines.append([""])
    return lines


def _graphic(element: Element, frame: _Frame) -> _Shape:
    """A table, or the words of whatever else a frame holds (a chart's are in a part of its own)."""
    box = frame.box(element.find(_P + "xfrm"))
    table = next(element.iter(_A + "tbl"), None)
    if table is None:
        return _Shape(box, [])
    return _Shape(box, *_table(table, box))


def _table(table: Element, box: Box | None) -> tuple[list[Line], Table]:
    """A table's lines and cells; boxes from the widths and heights that it states."""
    widths = [_points(column.get("w")) for column in table.iter(_A + "gridCol")]
    cells: list[Cell] = []
    lines = []
    top, rows = 0.0, 0
    for row in table.iter(_A + "tr"):
        height = _points(row.get("h"))
        runs = []
        for at, cell in enumerate(row.iterchildren(_A + "tc")):
            if cell.get("hMerge") == "1" or cell.get("vMerge") == "1":
                continue
            span = _span(cell, "gridSpan")
            place = _cell_box(box, sum(widths[:at]), top, sum(widths[at : at + span]), height)
            text = _cell_text(cell)
            cells.append(Cell(rows, at, text, _span(cell, "rowSpan"), span, place))
            if text:
                runs.append(Run(text, place))
        if runs:
            lines.append(Line(tuple(runs), LineKind.TABLE))
        top, rows = top + height, rows + 1
    columns = max((cell.column + cell.column_span for cell in cells), default=0)
    return lines, Table(tuple(cells), rows, columns, box)


def _cell_text(cell: Element) -> str:
    paragraphs = (
        "".join(part.text or "" for part in paragraph.iter(_A + "t")).strip()
        for paragraph in cell.iter(_A + "p")
    )
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)


def _cell_box(table: Box | None, left: float, top: float, width: float, height: float) -> Box | None:
    if table is None or not width or not height:
        return table
    x0, y0 = table[0] + left, table[1] + top
    return (round(x0, 2), round(y0, 2), round(x0 + width, 2), round(y0 + height, 2))


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1")
    return min(max(int(value), 1), 500) if value.isdigit() else 1


def _reading_order(shape: _Shape) -> tuple[int, float, float]:
    """Titles first, then from top to bottom and left to right; shapes within ten points of height stand side by side."""
    if any(line.kind is LineKind.HEADING for line in shape.lines):
        return 0, 0.0, 0.0
    if shape.box is None:
        return 2, 0.0, 0.0
    return 1, shape.box[1] // 10, shape.box[0]
