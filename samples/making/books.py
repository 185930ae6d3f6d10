"""Workbooks: sheets of plain rows; a formula carries its value, as a workbook saved by Excel does."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from .archives import fixed_package


@dataclass(frozen=True)
class F:
    """A formula with the value that Excel had computed."""

    formula: str
    value: float | int | str


Cell = str | int | float | dt.date | F | None


@dataclass(frozen=True)
class Sheet:
    """One sheet. `title` is a merged line on top, `note` the lines below it, `tail` lines under the table."""

    name: str
    rows: Sequence[Sequence[Cell]]
    title: str = ""
    note: Sequence[str] = ()
    tail: Sequence[str] = ()
    merges: Sequence[str] = ()
    widths: Sequence[float] = ()
    heads: int = 1
    hidden: bool = False
    hidden_rows: Sequence[int] = ()

    def lines(self) -> list[list[Cell]]:
        top: list[list[Cell]] = [[self.title]] if self.title else []
        return [*top, *[[n] for n in self.note], *[list(r) for r in self.rows], *[[t] for t in self.tail]]

    @property
    def first(self) -> int:
        """Rows above the table."""
        return (1 if self.title else 0) + len(self.note)

    @property
    def columns(self) -> int:
        return max(len(row) for row in self.rows)


def book_bytes(sheets: Sequence[Sheet], *, macro: bool = False) -> bytes:
    """A workbook; with formulas it is written so that their values are in the file."""
    formulas = any(isinstance(cell, F) for sheet in sheets for row in sheet.rows for cell in row)
    data = _with_values(sheets) if formulas else _plain(sheets)
    return fixed_package(data, macro=macro)


def _plain(sheets: Sequence[Sheet]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    thin = Side(style="thin")
    for sheet in sheets:
        ws = book.create_sheet(sheet.name)
        last = sheet.first + len(sheet.rows)
        for y, row in enumerate(sheet.lines(), 1):
            for x, value in enumerate(row, 1):
                cell: Any = ws.cell(y, x, value)  # type: ignore[arg-type]
                if isinstance(value, dt.date):
                    cell.number_format = "yyyy-mm-dd"
                if sheet.first < y <= last:
                    cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
                    cell.alignment = Alignment(wrap_text=True, vertical="center")
                    cell.font = Font(name="宋体", bold=y <= sheet.first + sheet.heads)
        if sheet.title:
            ws.merge_cells(start_row=1, start_column=1, end_row=1, end_column=sheet.columns)
            ws["A1"].font = Font(name="黑体", size=16, bold=True)
            ws["A1"].alignment = Alignment(horizontal="center")
            ws.row_dimensions[1].height = 26
        for area in sheet.merges:
            ws.merge_cells(area)
        for x in range(1, sheet.columns + 1):
            ws.column_dimensions[get_column_letter(x)].width = (
                sheet.widths[x - 1] if x <= len(sheet.widths) else 13
            )
        for y in sheet.hidden_rows:
            ws.row_dimensions[y].hidden = True
        if sheet.hidden:
            ws.sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _with_values(sheets: Sequence[Sheet]) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)})
    title = book.add_format({"bold": True, "font_size": 16, "align": "center", "font_name": "黑体"})
    head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "align": "center"})
    body = book.add_format({"border": 1, "text_wrap": True})
    date = book.add_format({"border": 1, "num_format": "yyyy/m/d"})
    for sheet in sheets:
        ws = book.add_worksheet(sheet.name)
        last = sheet.first + len(sheet.rows)
        for y, row in enumerate(sheet.lines()):
            inside = sheet.first <= y < last
            kind = head if inside and y < sheet.first + sheet.heads else body if inside else None
            for x, value in enumerate(row):
                if isinstance(value, F):
                    ws.write_formula(y, x, value.formula, kind, value.value)
                elif isinstance(value, dt.date):
                    ws.write_datetime(y, x, value, date)
                elif value is not None:
                    ws.write(y, x, value, kind)
        if sheet.title:
            ws.merge_range(0, 0, 0, sheet.columns - 1, sheet.title, title)
            ws.set_row(0, 26)
        for area in sheet.merges:
            left = sheet.lines()[int("".join(c for c in area.split(":")[0] if c.isdigit())) - 1]
            column = openpyxl.utils.cell.range_boundaries(area)[0]
            ws.merge_range(area, left[int(column or 1) - 1], head)
        for x in range(sheet.columns):
            ws.set_column(x, x, sheet.widths[x] if x < len(sheet.widths) else 12)
        for y in sheet.hidden_rows:
            ws.set_row(y - 1, None, None, {"hidden": True})
        if sheet.hidden:
            ws.hide()
    book.close()
    return buffer.getvalue()
