"""Old workbooks: xls and et (WPS) in BIFF through xlrd, which knows merges, hidden rows, comments and formats; what xlrd refuses through
calamine, then LibreOffice. Binary xlsb by a reader of our own.
"""

import io
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from evidencekit.extractors._faults import Encrypted
from evidencekit.extractors._foreign import extract_inner
from evidencekit.extractors._libreoffice import convert
from evidencekit.extractors._number_formats import (
    is_date,
    iso_day,
    moment,
    plain_number,
    shown_moment,
    shown_number,
)
from evidencekit.extractors._office_lock import is_locked, unlocked
from evidencekit.extractors._opc import Package
from evidencekit.extractors._pictures import read_pictures
from evidencekit.extractors._sheet import Sheet, SheetCell, column_letters, page_of
from evidencekit.extractors._xlsb import read_xlsb
from evidencekit.media_types import XLS, XLSB
from evidencekit.model import Extraction, FileStatus, Page, Reason
from evidencekit.settings import ReadSettings

MEDIA_TYPES = (XLS, XLSB)
VERSION = 1

#: Error values of BIFF by code.
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def extract(path: Path, media_type: str, settings: ReadSettings) -> Extraction:
    """One Page a sheet, then one for each picture worth reading."""
    if media_type == XLS and is_locked(path):
        with tempfile.TemporaryDirectory() as folder:
            clear = Path(folder, "clear")
            clear.write_bytes(unlocked(path, settings))
            return _read(clear, media_type, settings)
    return _read(path, media_type, settings)


def _read(path: Path, media_type: str, settings: ReadSettings) -> Extraction:
    if media_type == XLSB:
        with Package(path, settings.limits) as package:
            sheets: list[Sheet] | None = read_xlsb(package, settings.limits)
    else:
        sheets = _by_xlrd(path, settings) or _by_calamine(path, settings)
    if sheets is None:
        return extract_inner(convert(path.read_bytes(), ".xls", "xlsx", settings), settings)
    pages: list[Page] = [page_of(sheet, number) for number, sheet in enumerate(sheets, start=1)]
    pictures = _pictures(path) if media_type == XLS else []
    read, complete = read_pictures(pictures, len(pages) + 1, settings)
    if any(sheet.cut for sheet in sheets):
        reason = Reason("table-too-large", {"rows": str(settings.limits.sheet_rows)})
        return Extraction((*pages, *read), paged=False, status=FileStatus.PARTIAL, reason=reason)
    if not complete:
        reason = Reason("picture-unread")
        return Extraction((*pages, *read), paged=False, status=FileStatus.PARTIAL, reason=reason)
    return Extraction((*pages, *read), paged=False)


def _by_xlrd(path: Path, settings: ReadSettings) -> list[Sheet] | None:
    """All sheets, or None for what xlrd refuses."""
    import xlrd

    try:
        book = xlrd.open_workbook(
            str(path), formatting_info=True, on_demand=True, logfile=io.StringIO(), ragged_rows=True
        )
    except xlrd.XLRDError as fault:
        if "encrypt" in str(fault).lower():
            raise Encrypted from fault
        return None
    except (
        AssertionError,
        IndexError,
        KeyError,
        ValueError,
        TypeError,
        OSError,
        ArithmeticError,
        AttributeError,
    ):
        # What xlrd's assertions and tables raise on unusual or cut files; calamine is asked next.
        return None
    except Exception as fault:
        if type(fault).__module__ == "struct" or type(fault).__name__ == "CompDocError":
            return None
        raise
    left = settings.limits.sheet_cells
    sheets = []
    with suppress(xlrd.XLRDError):
        for number in range(book.nsheets):
            sheet = _xlrd_sheet(book, number, settings, left)
            left -= len(sheet.cells)
            sheets.append(sheet)
    return sheets or None


def _xlrd_sheet(book: Any, number: int, settings: ReadSettings, left: int) -> Sheet:
    source = book.sheet_by_index(number)
    sheet = Sheet(source.name, hidden=bool(source.visibility))
    sheet.merged = [(top, left_, bottom - 1, right - 1) for top, bottom, left_, right in source.merged_cells]
    sheet.hidden_rows = {row for row, look in source.rowinfo_map.items() if look.hidden}
    sheet.hidden_columns = {column for column, look in source.colinfo_map.items() if look.hidden}
    for (row, column), note in sorted(source.cell_note_map.items()):
        if note.text.strip():
            sheet.notes.append((f"{column_letters(column)}{row + 1}", note.text.strip()))
    for row in range(source.nrows):
        if row >= settings.limits.sheet_rows:
            sheet.cut = True
            break
        for column in range(min(source.row_len(row), settings.limits.sheet_columns)):
            cell = _xlrd_cell(book, source, row, column)
            if cell is not None:
                sheet.cells.append(cell)
        if len(sheet.cells) >= left:
            sheet.cut = True
            break
    book.unload_sheet(number)
    return sheet


def _xlrd_cell(book: Any, source: Any, row: int, column: int) -> SheetCell | None:
    kind = source.cell_type(row, column)
    value = source.cell_value(row, column)
    if kind == 1:
        return SheetCell(row, column, value.strip()) if value.strip() else None
    if kind in (2, 3):
        return _figure(row, column, value, _format(book, source, row, column), from_1904=bool(book.datemode))
    if kind == 4:
        return SheetCell(row, column, "TRUE" if value else "FALSE")
    return SheetCell(row, column, _ERRORS.get(value, "#?")) if kind == 5 else None


def _format(book: Any, source: Any, row: int, column: int) -> str:
    index = source.cell_xf_index(row, column)
    if not 0 <= index < len(book.xf_list):
        return "General"
    form = book.format_map.get(book.xf_list[index].format_key)
    return "General" if form is None else str(form.format_str)


def _figure(row: int, column: int, value: float, code: str, *, from_1904: bool) -> SheetCell:
    exact = plain_number(Decimal(repr(value)))
    if is_date(code):
        when = moment(value, from_1904=from_1904)
        if when is not None:
            return SheetCell(row, column, shown_moment(when, code), exact, iso_day(when))
    return SheetCell(row, column, shown_number(repr(value), code), exact)


def _by_calamine(path: Path, settings: ReadSettings) -> list[Sheet] | None:
    """All sheets, or None for what calamine refuses."""
    import python_calamine

    try:
        book = python_calamine.load_workbook(str(path))
    except python_calamine.PasswordError as fault:
        raise Encrypted from fault
    except (python_calamine.CalamineError, OSError, ValueError):
        return None
    except BaseException as fault:
        # A panic of its Rust code is no Exception.
        if type(fault).__name__ == "PanicException":
            return None
        raise
    left = settings.limits.sheet_cells
    sheets = []
    for described in book.sheets_metadata:
        if described.typ == python_calamine.SheetTypeEnum.WorkSheet:
            sheet = _calamine_sheet(book.get_sheet_by_name(described.name), settings, left)
            sheet.hidden = described.visible != python_calamine.SheetVisibleEnum.Visible
            left -= len(sheet.cells)
            sheets.append(sheet)
    return sheets


def _calamine_sheet(source: Any, settings: ReadSettings, left: int) -> Sheet:
    sheet = Sheet(source.name)
    sheet.merged = [
        (top, left_, bottom, right) for (top, left_), (bottom, right) in source.merged_cell_ranges or ()
    ]
    top, first = source.start or (0, 0)
    for row, values in enumerate(source.to_python(skip_empty_area=True), start=top):
        if len(sheet.cells) >= left or row >= settings.limits.sheet_rows + top:
            sheet.cut = True
            break
        sheet.cells += _calamine_row(row, first, values[: settings.limits.sheet_columns])
    return sheet


def _calamine_row(row: int, first: int, values: Iterable[Any]) -> Iterable[SheetCell]:
    for column, value in enumerate(values, start=first):
        if isinstance(value, bool):
            yield SheetCell(row, column, "TRUE" if value else "FALSE")
        elif isinstance(value, int | float):
            exact = plain_number(Decimal(repr(value)))
            yield SheetCell(row, column, exact, exact)
        elif isinstance(value, datetime):
            code = "yyyy-mm-dd hh:mm" if value.time() != time() else "yyyy-mm-dd"
            yield SheetCell(row, column, shown_moment(value, code), None, iso_day(value))
        elif isinstance(value, date):
            yield SheetCell(row, column, value.isoformat(), None, value.isoformat())
        elif isinstance(value, time | timedelta):
            yield SheetCell(row, column, str(value))
        elif isinstance(value, str) and value.strip():
            yield SheetCell(row, column, value.strip())


def _pictures(path: Path) -> list[bytes]:
    """Pictures in the drawing group of a BIFF workbook, found by their own signatures (xlrd does not read them)."""
    import olefile

    from evidencekit.extractors._carve import pictures_in

    with suppress(OSError, IndexError, ValueError), olefile.OleFileIO(str(path)) as container:
        for name in ("Workbook", "Book"):
            if container.exists(name):
                return pictures_in(container.openstream(name).read())
    return []
