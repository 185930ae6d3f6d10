"""XML files: workbooks in the form of Excel 2003 (what many ERP and reporting systems export as .xls), old Word XML, and any other by its words."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

from evidencekit.extractors._foreign import extract_inner
from evidencekit.extractors._libreoffice import convert
from evidencekit.extractors._number_formats import plain_number
from evidencekit.extractors._sheet import Sheet, SheetCell, page_of
from evidencekit.extractors._xml import Element, local, parse
from evidencekit.media_types import XML
from evidencekit.model import Extraction, FileStatus, Line, Page, Reason, Run
from evidencekit.settings import ReadSettings

MEDIA_TYPES = (XML,)
VERSION = 1

_S = "{urn:schemas-microsoft-com:office:spreadsheet}"
_WORD = "http://schemas.microsoft.com/office/word/2003/wordml"
_FLAT_ODF = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}document"
_FLAT_OPC = "{http://schemas.microsoft.com/office/2006/xmlPackage}package"


def extract(path: Path, media_type: str, settings: ReadSettings) -> Extraction:
    """A workbook one Page a sheet; anything else one Page."""
    data = path.read_bytes()
    root = parse(data, settings.limits)
    if root.tag == _S + "Workbook":
        return _workbook(root, settings)
    if root.tag in (f"{{{_WORD}}}wordDocument", _FLAT_ODF, _FLAT_OPC):
        return extract_inner(convert(data, ".xml", "docx", settings), settings)
    lines = tuple(Line((Run(words),)) for words in _words(root))
    return Extraction((Page(1, 0, 0, lines),), paged=False)


def _words(root: Element) -> Iterator[str]:
    """Each element's own words: a line; attributes are no words."""
    for element in root.iter():
        words = " ".join((element.text or "").split()) if isinstance(element.tag, str) else ""
        if words:
            yield words


def _workbook(root: Element, settings: ReadSettings) -> Extraction:
    left = settings.limits.sheet_cells
    formats = {style.get(_S + "ID", ""): _format(style) for style in root.iter(_S + "Style")}
    sheets = []
    for number, element in enumerate(root.iter(_S + "Worksheet"), start=1):
        sheet = _sheet(element, number, formats, settings, left)
        left -= len(sheet.cells)
        sheets.append(sheet)
    pages = tuple(page_of(sheet, number) for number, sheet in enumerate(sheets, start=1))
    if any(sheet.cut for sheet in sheets):
        reason = Reason("table-too-large", {"rows": str(settings.limits.sheet_rows)})
        return Extraction(pages, paged=False, status=FileStatus.PARTIAL, reason=reason)
    return Extraction(pages, paged=False)


def _format(style: Element) -> str:
    form = style.find(_S + "NumberFormat")
    return "" if form is None else form.get(_S + "Format", "")


def _sheet(
    element: Element, number: int, formats: dict[str, str], settings: ReadSettings, left: int
) -> Sheet:
    sheet = Sheet(element.get(_S + "Name") or f"Sheet{number}")
    sheet.hidden = any(
        local(part) == "Visible" and (part.text or "").startswith("SheetHidden") for part in element.iter()
    )
    row = -1
    for row_element in element.iter(_S + "Row"):
        row = _index(row_element, row)
        if row_element.get(_S + "Hidden") == "1":
            sheet.hidden_rows.add(row)
        column = -1
        for cell in row_element.iterchildren(_S + "Cell"):
            column = _index(cell, column)
            if len(sheet.cells) >= left or column >= settings.limits.sheet_columns:
                sheet.cut = True
                break
            found = _cell(cell, row, column, formats)
            if found is not None:
                sheet.cells.append(found)
            across, down = _count(cell, "MergeAcross"), _count(cell, "MergeDown")
            if across or down:
                sheet.merged.append((row, column, row + down, column + across))
            column += across
        if sheet.cut:
            break
    return sheet


def _index(element: Element, before: int) -> int:
    """A stated place (counted from 1), or the next one."""
    stated = element.get(_S + "Index", "")
    return min(int(stated), 1_048_576) - 1 if stated.isdigit() and len(stated) < 9 else before + 1


def _count(element: Element, name: str) -> int:
    value = element.get(_S + name, "0")
    return min(int(value), 10_000) if value.isdigit() and len(value) < 6 else 0


def _cell(element: Element, row: int, column: int, formats: dict[str, str]) -> SheetCell | None:
    data = element.find(_S + "Data")
    if data is None:
        return None
    text = "".join(str(part) for part in data.itertext()).strip()
    kind = data.get(_S + "Type", "String")
    if kind == "DateTime":
        return SheetCell(
            row,
            column,
            text[:10] if text.endswith("T00:00:00.000") else text[:16].replace("T", " "),
            None,
            text[:10],
        )
    if kind == "Number":
        return _number(text, formats.get(element.get(_S + "StyleID", ""), ""), row, column)
    return SheetCell(row, column, text) if text else None


def _number(text: str, form: str, row: int, column: int) -> SheetCell:
    try:
        exact = plain_number(Decimal(text))
    except InvalidOperation:
        return SheetCell(row, column, text)
    shown = f"{plain_number(Decimal(text) * 100)}%" if form == "Percent" or form.endswith("%") else exact
    return SheetCell(row, column, shown, exact)
