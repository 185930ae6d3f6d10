"""Workbooks (xlsx, xlsm, xltx): every sheet a page, read from the XML itself.

calamine is faster on large grids but knows neither hidden rows nor formats, comments, exact stored figures or formulas without a value.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from evidencekit.extractors._faults import Unreadable
from evidencekit.extractors._number_formats import (
    BUILT_IN,
    is_date,
    is_date_id,
    iso_day,
    moment,
    plain_number,
    shown_moment,
    shown_number,
)
from evidencekit.extractors._opc import Package
from evidencekit.extractors._pictures import read_pictures
from evidencekit.extractors._sheet import Sheet, SheetCell, page_of
from evidencekit.extractors._xlsx_drawings import comments, drawn, wps_cell_pictures
from evidencekit.extractors._xml import Element
from evidencekit.media_types import XLSX
from evidencekit.model import Extraction, FileStatus, Page, Reason
from evidencekit.settings import ReadSettings

MEDIA_TYPES = (XLSX,)
VERSION = 2

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL, _VALUE, _FORMULA, _INLINE = S + "c", S + "v", S + "f", S + "is"
_DIGITS = "0123456789$"
#: Rows that a sheet can have.
_ROWS = 1_048_576
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
#: Escapes of control characters in stored text (_x000D_).
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DISPIMG = re.compile(r"DISPIMG\(\s*\"?(ID_[0-9A-F]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Book:
    """What all sheets share: shared strings, number formats by style, the calendar's start, pictures that WPS keeps in cells."""

    strings: list[str]
    formats: list[str]
    from_1904: bool
    cell_pictures: dict[str, str]


def extract(path: Path, media_type: str, settings: ReadSettings) -> Extraction:
    """One Page a sheet, then one for each picture worth reading."""
    with Package(path, settings.limits) as package:
        main = package.main_part()
        root = package.root(main)
        properties = root.find(S + "workbookPr")
        book = _Book(
            _shared_strings(package, main),
            _formats(package, main),
            properties is not None and properties.get("date1904") in ("1", "true"),
            wps_cell_pictures(package, main),
        )
        pages: list[Page] = []
        pictures: list[str] = []
        cut = False
        left = settings.limits.sheet_cells
        for name, part, hidden in _sheets(package, main, root):
            reader = _SheetReader(name, book, settings, left)
            sheet = reader.read(package, part)
            sheet.hidden = hidden
            pictures += reader.pictures
            left -= len(sheet.cells)
            cut = cut or sheet.cut
            pages.append(page_of(sheet, len(pages) + 1))
        images = [package.read(part) for part in pictures if part in package]
    read, complete = read_pictures(images, len(pages) + 1, settings)
    return _result((*pages, *read), cut=cut, complete=complete, settings=settings)


def _result(pages: tuple[Page, ...], *, cut: bool, complete: bool, settings: ReadSettings) -> Extraction:
    if cut:
        reason = Reason("table-too-large", {"rows": str(settings.limits.sheet_rows)})
        return Extraction(pages, paged=False, status=FileStatus.PARTIAL, reason=reason)
    if not complete:
        return Extraction(pages, paged=False, status=FileStatus.PARTIAL, reason=Reason("picture-unread"))
    return Extraction(pages, paged=False)


def _sheets(package: Package, main: str, root: Element) -> Iterator[tuple[str, str, bool]]:
    """Name, part and hidden of every sheet that has cells, in order."""
    links = package.relations(main)
    for number, sheet in enumerate(root.iter(S + "sheet"), start=1):
        link = links.get(sheet.get(_LINK, ""))
        if link is not None and link.target in package and link.kind == "worksheet":
            hidden = sheet.get("state") in ("hidden", "veryHidden")
            yield sheet.get("name") or f"Sheet{number}", link.target, hidden


def _shared_strings(package: Package, main: str) -> list[str]:
    for part in package.related(main, "sharedStrings"):
        return [_rich_text(entry) for entry in package.root(part).iterchildren(S + "si")]
    return []


def _rich_text(entry: Element) -> str:
    """The text of a string that may be parted into runs; phonetic guides are left out."""
    if len(entry) == 1 and entry[0].tag == S + "t":
        text = entry[0].text or ""
    else:
        text = "".join(
            part.text or ""
            for part in entry.iter(S + "t")
            if (above := part.getparent()) is None or above.tag != S + "rPh"
        )
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _formats(package: Package, main: str) -> list[str]:
    """The number format of every cell style, by its index."""
    for part in package.related(main, "styles"):
        root = package.root(part)
        own = {
            int(form.get("numFmtId", "0")): form.get("formatCode", "")
            for form in root.iter(S + "numFmt")
            if form.get("numFmtId", "").isdigit()
        }
        cell_styles = root.find(S + "cellXfs")
        return [] if cell_styles is None else [_format(style, own) for style in cell_styles]
    return []


def _format(style: Element, own: dict[int, str]) -> str:
    number = style.get("numFmtId", "0")
    identity = int(number) if number.isdigit() else 0
    if identity in own:
        return own[identity]
    return BUILT_IN.get(identity, "yyyy-mm-dd" if is_date_id(identity) else "General")


class _SheetReader:
    """Reads one sheet's XML; `pictures` are the parts of those that lie on it."""

    def __init__(self, name: str, book: _Book, settings: ReadSettings, cells_left: int) -> None:
        self._book = book
        self._limits = settings.limits
        self._cells_left = cells_left
        self._filled_rows = 0
        self.sheet = Sheet(name)
        self.pictures: list[str] = []

    def read(self, package: Package, part: str) -> Sheet:
        """The sheet; Unreadable if its XML is no sheet."""
        root = package.root(part)
        if root.tag != S + "worksheet":
            raise Unreadable("damaged", what=part)
        for column in root.iterfind(f"{S}cols/{S}col"):
            self._column(column)
        for area in root.iterfind(f"{S}mergeCells/{S}mergeCell"):
            self._merge(area.get("ref", ""))
        data = root.find(S + "sheetData")
        if data is not None:
            self._rows(data)
        self._margins(root)
        self.sheet.notes = comments(package, part)
        boxes, pictures = drawn(package, part)
        self.sheet.boxes = boxes
        self.pictures += pictures
        self.sheet.has_picture = bool(self.pictures)
        return self.sheet

    def _column(self, column: Element) -> None:
        if column.get("hidden") in ("1", "true"):
            first, last = column.get("min", "0"), column.get("max", "0")
            if first.isdigit() and last.isdigit():
                last_column = min(int(last), self._limits.sheet_columns)
                self.sheet.hidden_columns.update(range(int(first) - 1, last_column))

    def _merge(self, area: str) -> None:
        corners = [_REFERENCE.fullmatch(corner) for corner in area.split(":")]
        if len(corners) != 2 or corners[0] is None or corners[1] is None:
            return
        (top, left), (bottom, right) = ((int(c[2]) - 1, column_number(c[1])) for c in corners if c)
        if bottom >= top and right >= left:
            self.sheet.merged.append((top, left, bottom, right))

    def _rows(self, data: Element) -> None:
        row = -1
        for element in data.iterchildren(S + "row"):
            stated = element.get("r", "")
            row = int(stated) - 1 if stated.isdigit() else row + 1
            if element.get("hidden") in ("1", "true"):
                self.sheet.hidden_rows.add(row)
            # Rows with content are counted, not those skipped by a far-away cell.
            if self._filled_rows >= self._limits.sheet_rows or len(self.sheet.cells) >= self._cells_left:
                self.sheet.cut = self.sheet.cut or len(element) > 0
                continue
            before = len(self.sheet.cells)
            self._row(element, row)
            self._filled_rows += len(self.sheet.cells) > before

    def _row(self, element: Element, row: int) -> None:
        column = -1
        cells = self.sheet.cells
        widest = self._limits.sheet_columns if row < _ROWS else 0
        for cell in element.iterchildren(_CELL):
            reference = cell.get("r")
            column = _column_of(reference.rstrip(_DIGITS)) if reference else column + 1
            found = self._value(cell, row, column)
            if found is None:
                continue
            if column >= widest or column < 0 or len(cells) >= self._cells_left:
                self.sheet.cut = True
                return
            cells.append(found)

    def _value(self, element: Element, row: int, column: int) -> SheetCell | None:
        kind = element.get("t", "n")
        stored = formula = None
        text = ""
        for part in element:
            tag = part.tag
            if tag == _VALUE:
                stored = part.text
            elif tag == _FORMULA:
                formula = part
            elif tag == _INLINE:
                text = _rich_text(part)
        if formula is not None and stored is None and not text:
            return SheetCell(row, column, self._formula_words(formula), formula_uncached=True)
        if kind == "s":
            text = self._string(stored)
        elif kind in ("str", "inlineStr", "e"):
            text = text or stored or ""
        elif kind == "b":
            text = "TRUE" if stored == "1" else "FALSE"
        elif stored is not None:
            return self._number(stored, element.get("s", ""), row, column, iso=kind == "d")
        if "DISPIMG(" in text or (formula is not None and "DISPIMG(" in (formula.text or "")):
            return self._cell_picture(text + (formula.text or "" if formula is not None else ""), row, column)
        return SheetCell(row, column, text.strip()) if text.strip() else None

    def _formula_words(self, formula: Element) -> str:
        """A formula that no program has worked out has no words to show."""
        match = _DISPIMG.search(formula.text or "")
        if match is not None:
            self._take_picture(match[1])
        return ""

    def _cell_picture(self, text: str, row: int, column: int) -> SheetCell:
        match = _DISPIMG.search(text)
        if match is not None:
            self._take_picture(match[1])
        return SheetCell(row, column, "")

    def _take_picture(self, identity: str) -> None:
        part = self._book.cell_pictures.get(identity.upper())
        if part is not None:
            self.pictures.append(part)

    def _string(self, stored: str | None) -> str:
        index = int(stored) if stored is not None and stored.strip().isdigit() else -1
        return self._book.strings[index] if 0 <= index < len(self._book.strings) else ""

    def _number(self, stored: str, style: str, row: int, column: int, *, iso: bool) -> SheetCell:
        if iso:
            return SheetCell(
                row, column, stored.replace("T", " ").removesuffix(" 00:00:00"), date=stored[:10]
            )
        index = int(style) if style.isdigit() else 0
        code = self._book.formats[index] if index < len(self._book.formats) else "General"
        if code == "General" and len(stored) < 12 and "e" not in stored.lower():
            return SheetCell(row, column, stored, number=stored)
        try:
            value = Decimal(stored)
        except InvalidOperation:
            return SheetCell(row, column, stored)
        if is_date(code):
            when = moment(float(value), from_1904=self._book.from_1904)
            if when is not None:
                return SheetCell(row, column, shown_moment(when, code), stored, iso_day(when))
        exact = plain_number(value)
        return SheetCell(row, column, shown_number(stored, code), number=exact)

    def _margins(self, root: Element) -> None:
        """Words of the printed head and foot, their layout codes left out."""
        for tag, words in (("oddHeader", self.sheet.heads), ("oddFooter", self.sheet.feet)):
            element = root.find(f"{S}headerFooter/{S}{tag}")
            if element is not None and element.text:
                words += [part for part in margin_words(element.text) if part]


def margin_words(coded: str) -> list[str]:
    """The words of a head or foot.

    >>> margin_words('&L青岛公司&C&"宋体,加粗"能源月报&R第 &P 页')
    ['青岛公司', '能源月报', '第  页']
    """
    parts = re.split(r"&[LCR]", coded)
    plain = [re.sub(r'&"[^"]*"|&\d+|&K[0-9A-F]{6}|&[A-Za-z]', "", part) for part in parts]
    return [part.replace("&&", "&").strip() for part in plain if part.strip()]


@cache
def _column_of(letters: str) -> int:
    """The 0-based number of a column's letters; -1 for what is no column."""
    plain = letters.lstrip("$")
    return (
        column_number(plain)
        if plain.isascii() and plain.isalpha() and plain.isupper() and len(plain) <= 3
        else -1
    )


def column_number(letters: str) -> int:
    """The 0-based number of a column's letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
