"""Binary workbooks (xlsb): the records that hold cells ([MS-XLSB]); calamine panics on some files and LibreOffice loses cells of others."""

import struct
from collections.abc import Iterator
from decimal import Decimal

from evidencekit.extractors._number_formats import (
    BUILT_IN,
    is_date,
    iso_day,
    moment,
    plain_number,
    shown_moment,
    shown_number,
)
from evidencekit.extractors._opc import Package
from evidencekit.extractors._sheet import Sheet, SheetCell
from evidencekit.settings import Limits

_ROW, _RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED = 0, 2, 3, 4, 5, 6, 7
_FORMULA_TEXT, _FORMULA_REAL, _FORMULA_BOOL, _FORMULA_ERROR = 8, 9, 10, 11
_SHARED_ITEM, _FORMAT, _STYLE, _COLUMN, _MERGE, _SHEET, _BOOK = 19, 44, 47, 60, 176, 156, 153
_STYLES_BEGIN, _STYLES_END = 617, 618

_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def read_xlsb(package: Package, limits: Limits) -> list[Sheet]:
    """All sheets of the workbook."""
    main = package.main_part()
    strings = [
        _string(body, 1)[0]
        for part in package.related(main, "sharedStrings")
        for kind, body in _records(package.read(part))
        if kind == _SHARED_ITEM
    ]
    formats = next((_formats(package.read(part)) for part in package.related(main, "styles")), [])
    links = package.relations(main)
    sheets: list[Sheet] = []
    from_1904 = False
    left = limits.sheet_cells
    for kind, body in _records(package.read(main)):
        if kind == _BOOK and body:
            from_1904 = bool(body[0] & 1)
        if kind != _SHEET or len(body) < 12:
            continue
        # Twelve bytes before the words instead of eight in files of early Excel 2007.
        identity, end = next(
            ((words, end) for words, end in (_string(body, 8), _string(body, 12)) if words in links), ("", 0)
        )
        name, _ = _string(body, end)
        link = links.get(identity)
        if link is not None and link.target in package and link.kind == "worksheet":
            reader = _Reader(name, strings, formats, from_1904=from_1904, limits=limits, left=left)
            sheet = reader.read(package.read(link.target))
            sheet.hidden = struct.unpack_from("<L", body)[0] != 0
            left -= len(sheet.cells)
            sheets.append(sheet)
    return sheets


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and body of each record."""
    at = 0
    while at < len(data):
        kind, at = _varied(data, at, 2)
        length, at = _varied(data, at, 4)
        yield kind, data[at : at + length]
        at += length


def _varied(data: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of seven bits a byte; a record's kind keeps its eighth bits as the format's note counts them."""
    value = 0
    for step in range(most):
        if at >= len(data):
            return value, at
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << (7 * step)
        if not byte & 0x80:
            break
    return value, at


def _string(body: bytes, at: int) -> tuple[str, int]:
    """Words with their length before them, and where they end."""
    if len(body) < at + 4:
        return "", len(body)
    length = struct.unpack_from("<L", body, at)[0]
    if length == 0xFFFFFFFF:
        return "", at + 4
    end = min(at + 4 + 2 * length, len(body))
    return body[at + 4 : end].decode("utf-16-le", "replace"), end


def _formats(data: bytes) -> list[str]:
    own: dict[int, str] = {}
    found = []
    inside = False
    for kind, body in _records(data):
        if kind == _FORMAT and len(body) >= 6:
            own[struct.unpack_from("<H", body)[0]] = _string(body, 2)[0]
        elif kind in (_STYLES_BEGIN, _STYLES_END):
            inside = kind == _STYLES_BEGIN
        elif kind == _STYLE and inside and len(body) >= 4:
            number = struct.unpack_from("<H", body, 2)[0]
            found.append(own.get(number) or BUILT_IN.get(number, "General"))
    return found


class _Reader:
    """One sheet's records."""

    def __init__(
        self, name: str, strings: list[str], formats: list[str], *, from_1904: bool, limits: Limits, left: int
    ) -> None:
        self._strings = strings
        self._formats = formats
        self._from_1904 = from_1904
        self._limits = limits
        self._left = left
        self._row = 0
        self.sheet = Sheet(name)

    def read(self, data: bytes) -> Sheet:
        """All cells, merges, hidden rows and columns."""
        for kind, body in _records(data):
            if kind == _ROW and len(body) >= 16:
                self._row = struct.unpack_from("<L", body)[0]
                if body[11] & 0x10:
                    self.sheet.hidden_rows.add(self._row)
            elif kind == _COLUMN and len(body) >= 18:
                first, last = struct.unpack_from("<2L", body)
                if struct.unpack_from("<H", body, 16)[0] & 1:
                    self.sheet.hidden_columns.update(range(first, min(last, self._limits.sheet_columns) + 1))
            elif kind == _MERGE and len(body) >= 16:
                top, bottom, left, right = struct.unpack_from("<4L", body)
                self.sheet.merged.append((top, left, bottom, right))
            elif _RK <= kind <= _FORMULA_ERROR and len(body) >= 9:
                if len(self.sheet.cells) >= self._left:
                    self.sheet.cut = True
                    break
                self._cell(kind, body)
        return self.sheet

    def _cell(self, kind: int, body: bytes) -> None:
        column, style = struct.unpack_from("<2L", body)
        style &= 0xFFFFFF
        if column >= self._limits.sheet_columns:
            self.sheet.cut = True
            return
        text = ""
        if kind == _SHARED and len(body) >= 12:
            index = struct.unpack_from("<L", body, 8)[0]
            text = self._strings[index] if index < len(self._strings) else ""
        elif kind in (_TEXT, _FORMULA_TEXT):
            text = _string(body, 8)[0]
        elif kind in (_BOOL, _FORMULA_BOOL):
            text = "TRUE" if body[8] else "FALSE"
        elif kind in (_ERROR, _FORMULA_ERROR):
            text = _ERRORS.get(body[8], "#?")
        elif kind == _RK and len(body) >= 12:
            self._figure(column, style, rk_number(struct.unpack_from("<L", body, 8)[0]))
        elif len(body) >= 16:
            self._figure(column, style, struct.unpack_from("<d", body, 8)[0])
        if text.strip():
            self.sheet.cells.append(SheetCell(self._row, column, text.strip()))

    def _figure(self, column: int, style: int, value: float) -> None:
        if value != value or value in (float("inf"), float("-inf")):
            return
        code = self._formats[style] if style < len(self._formats) else "General"
        exact = plain_number(Decimal(repr(value)))
        when = moment(value, from_1904=self._from_1904) if is_date(code) else None
        if when is not None:
            cell = SheetCell(self._row, column, shown_moment(when, code), exact, iso_day(when))
        else:
            cell = SheetCell(self._row, column, shown_number(repr(value), code), exact)
        self.sheet.cells.append(cell)


def rk_number(packed: int) -> float:
    """A number packed into four bytes: thirty bits of a whole number or of a double's front, and perhaps a hundredth of it.

    >>> rk_number(150 << 2 | 3)
    1.5
    """
    if packed & 2:
        value = float((packed >> 2) - (1 << 30 if packed & 0x80000000 else 0))
    else:
        value = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0]
    return value / 100 if packed & 1 else value
