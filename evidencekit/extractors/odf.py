"""OpenDocument (odt, ods, odp) and LibreOffice's templates of them, from content.xml and styles.xml."""

from collections.abc import Iterator
from pathlib import Path

from evidencekit.extractors._faults import Encrypted, Unreadable
from evidencekit.extractors._foreign import read_foreign
from evidencekit.extractors._odf_text import Styles, TextReader, words_of
from evidencekit.extractors._opc import Package
from evidencekit.extractors._pictures import read_pictures
from evidencekit.extractors._sheet import Sheet, SheetCell, column_letters, page_of
from evidencekit.extractors._xml import Element, local
from evidencekit.media_types import ODP, ODS, ODT
from evidencekit.model import Extraction, FileStatus, Line, LineKind, Page, Reason
from evidencekit.settings import ReadSettings

MEDIA_TYPES = (ODT, ODS, ODP)
VERSION = 2

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_PRESENTATION = "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}"
_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"

#: A repeated cell or row with content is a copy that a person filled; beyond this many it is decoration.
_MAX_REPEAT = 200


def extract(path: Path, media_type: str, settings: ReadSettings) -> Extraction:
    """A text is one Page, a workbook one a sheet, a presentation one a slide; then one for each picture worth reading."""
    with Package(path, settings.limits) as package:
        _refuse_locked(package)
        content = _root(package, "content.xml")
        styles = package.root("styles.xml") if "styles.xml" in package else None
        body = content.find(_OFFICE + "body")
        if body is None or not len(body):
            raise Unreadable("damaged", what="content.xml")
        looks = Styles([content, *([styles] if styles is not None else [])])
        paged, cut = False, False
        if local(body[0]) == "spreadsheet":
            sheets = list(_sheets(body[0], settings, styles))
            cut = any(sheet.cut for sheet in sheets)
            pages = [page_of(sheet, number) for number, sheet in enumerate(sheets, start=1)]
        elif local(body[0]) == "presentation":
            paged = True
            pages = [
                _slide(slide, number, looks) for number, slide in enumerate(body[0].iter(_DRAW + "page"), 1)
            ]
        else:
            pages = [_text_page(body[0], styles, looks)]
        pictures, objects = _embedded(package, content)
        for data in objects:
            pages += read_foreign(data, len(pages) + 1, settings)
    read, complete = read_pictures(pictures, len(pages) + 1, settings)
    return _result((*pages, *read), paged=paged, cut=cut, complete=complete, settings=settings)


def _result(
    pages: tuple[Page, ...], *, paged: bool, cut: bool, complete: bool, settings: ReadSettings
) -> Extraction:
    if cut:
        reason = Reason("table-too-large", {"rows": str(settings.limits.sheet_rows)})
        return Extraction(pages, paged=paged, status=FileStatus.PARTIAL, reason=reason)
    if not complete:
        return Extraction(pages, paged=paged, status=FileStatus.PARTIAL, reason=Reason("picture-unread"))
    return Extraction(pages, paged=paged)


def _root(package: Package, part: str) -> Element:
    try:
        return package.root(part)
    except KeyError as fault:
        raise Unreadable("damaged", what=part) from fault


def _refuse_locked(package: Package) -> None:
    """ODF locks each member; the manifest says so."""
    if "META-INF/manifest.xml" not in package:
        return
    manifest = package.root("META-INF/manifest.xml")
    if next(manifest.iter(_MANIFEST + "encryption-data"), None) is not None:
        raise Encrypted


def _embedded(package: Package, content: Element) -> tuple[list[bytes], list[bytes]]:
    """Pictures, and documents of another program, that the content shows."""
    pictures: list[bytes] = []
    objects: list[bytes] = []
    for element in content.iter(_DRAW + "image", _DRAW + "object-ole"):
        target = element.get(_XLINK + "href", "").removeprefix("./")
        # The picture of an embedded document is its replacement; the document itself is read.
        if target in package and not target.startswith("ObjectReplacements/"):
            (pictures if local(element) == "image" else objects).append(package.read(target))
    return pictures, objects


def _text_page(body: Element, styles: Element | None, looks: Styles) -> Page:
    reader = TextReader(looks)
    reader.blocks(body)
    heads, feet = [], []
    if styles is not None:
        heads = list(_margin(styles, ("header", "header-first", "header-left"), LineKind.HEADER, looks))
        feet = list(_margin(styles, ("footer", "footer-first", "footer-left"), LineKind.FOOTER, looks))
    lines = (*heads, *reader.lines, *reader.notes, *feet)
    return Page(1, 0, 0, lines, tuple(reader.tables))


def _margin(styles: Element, tags: tuple[str, ...], kind: LineKind, looks: Styles) -> Iterator[Line]:
    seen = set()
    for tag in tags:
        for element in styles.iter(_STYLE + tag):
            reader = TextReader(looks, kind=kind)
            reader.blocks(element)
            for line in reader.lines:
                if line.text not in seen:
                    seen.add(line.text)
                    yield line


def _slide(slide: Element, number: int, looks: Styles) -> Page:
    reader = TextReader(looks)
    for child in slide:
        if local(child) != "notes":
            reader.blocks(child)
    notes = TextReader(looks, kind=LineKind.NOTE)
    for element in slide.iter(_PRESENTATION + "notes"):
        notes.blocks(element)
    name = slide.get(_DRAW + "name")
    return Page(number, 0, 0, (*reader.lines, *reader.notes, *notes.lines), tuple(reader.tables), name=name)


def _sheets(body: Element, settings: ReadSettings, styles: Element | None) -> Iterator[Sheet]:
    left = settings.limits.sheet_cells
    hidden_styles = {
        style.get(_STYLE + "name", "")
        for root in (body.getroottree().getroot(),)
        for style in root.iter(_STYLE + "style")
        if any(part.get(_TABLE + "display") == "false" for part in style)
    }
    heads, feet = _printed(styles, "header"), _printed(styles, "footer")
    for table in body.iterchildren(_TABLE + "table"):
        sheet = _SheetReader(table, settings, left).read()
        sheet.hidden = table.get(_TABLE + "style-name", "") in hidden_styles
        if sheet.cells:
            sheet.heads, sheet.feet = heads, feet
        left -= len(sheet.cells)
        yield sheet


def _printed(styles: Element | None, tag: str) -> list[str]:
    """Words of the printed head or foot; "???" stands where a program fills in the sheet's name."""
    if styles is None:
        return []
    found = dict.fromkeys(map(words_of, styles.iter(_STYLE + tag)))
    return [words for words in found if words and "???" not in words]


class _SheetReader:
    """Reads one table of an ods; rows and cells may stand for many by a repeat count."""

    def __init__(self, table: Element, settings: ReadSettings, cells_left: int) -> None:
        self._table = table
        self._limits = settings.limits
        self._cells_left = cells_left
        self.sheet = Sheet(table.get(_TABLE + "name", "Sheet"))

    def read(self) -> Sheet:
        column = 0
        for element in self._table.iter(_TABLE + "table-column"):
            count = _repeat(element, "number-columns-repeated")
            if element.get(_TABLE + "visibility") in ("collapse", "filter"):
                self.sheet.hidden_columns.update(
                    range(column, min(column + count, self._limits.sheet_columns))
                )
            column += count
        row = 0
        for element in self._table.iter(_TABLE + "table-row"):
            count = _repeat(element, "number-rows-repeated")
            filled = list(self._cells(element, row))
            hidden = element.get(_TABLE + "visibility") in ("collapse", "filter")
            for copy in range(min(count, _MAX_REPEAT) if filled else 0):
                if hidden:
                    self.sheet.hidden_rows.add(row + copy)
                self.sheet.cells += [_moved(cell, copy) for cell in filled]
            if len(self.sheet.cells) >= self._cells_left or (filled and row >= self._limits.sheet_rows):
                self.sheet.cut = True
                break
            row += count
        for shapes in self._table.iterchildren(_TABLE + "shapes"):
            self.sheet.boxes += [words for words in (words_of(shape) for shape in shapes) if words]
        return self.sheet

    def _cells(self, row_element: Element, row: int) -> Iterator[SheetCell]:
        column = 0
        for element in row_element.iterchildren(_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            count = _repeat(element, "number-columns-repeated")
            text = _cell_words(element)
            if local(element) == "table-cell":
                self._merge(element, row, column)
                self._note(element, row, column)
            if text or element.get(_OFFICE + "value") or element.get(_OFFICE + "date-value"):
                for copy in range(min(count, _MAX_REPEAT)):
                    if column + copy < self._limits.sheet_columns:
                        yield _cell(element, text, row, column + copy)
                    else:
                        self.sheet.cut = True
            column += count

    def _merge(self, element: Element, row: int, column: int) -> None:
        rows, columns = _repeat(element, "number-rows-spanned"), _repeat(element, "number-columns-spanned")
        if rows > 1 or columns > 1:
            self.sheet.merged.append((row, column, row + rows - 1, column + columns - 1))

    def _note(self, element: Element, row: int, column: int) -> None:
        for note in element.iterchildren(_OFFICE + "annotation"):
            words = "\n".join(filter(None, map(words_of, note.iterchildren(_TEXT + "p"))))
            if words:
                self.sheet.notes.append((f"{column_letters(column)}{row + 1}", words))


def _repeat(element: Element, name: str) -> int:
    value = element.get(_TABLE + name, "1")
    return min(max(int(value), 1), 1_048_576) if value.isdigit() and len(value) < 9 else 1


def _cell_words(element: Element) -> str:
    return "\n".join(filter(None, map(words_of, element.iterchildren(_TEXT + "p"))))


def _cell(element: Element, text: str, row: int, column: int) -> SheetCell:
    kind = element.get(_OFFICE + "value-type", "")
    if kind == "date":
        stored = element.get(_OFFICE + "date-value", "")
        return SheetCell(row, column, text or stored.replace("T", " "), None, stored[:10] or None)
    if kind in ("float", "percentage", "currency"):
        return SheetCell(
            row, column, text or element.get(_OFFICE + "value", ""), element.get(_OFFICE + "value")
        )
    return SheetCell(row, column, text)


def _moved(cell: SheetCell, rows: int) -> SheetCell:
    if not rows:
        return cell
    return SheetCell(cell.row + rows, cell.column, cell.text, cell.number, cell.date, cell.formula_uncached)
