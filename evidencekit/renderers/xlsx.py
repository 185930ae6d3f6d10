"""report.xlsx: the gap register that a consultant sends: triage first, then gaps, indicators, chains, validity.

Client text is written as text, never as a formula (a leading = + - @ cannot run). Times inside the file are the report's own.
"""

from collections.abc import Sequence
from datetime import datetime
from math import ceil
from pathlib import Path
from typing import Any

import xlsxwriter

from evidencekit.model import AuditReport
from evidencekit.renderers._rows import Rows

FILE_NAME = "report.xlsx"

_FILL = {"veto": "#F4B6B6", "mandatory": "#FBE0C6", "optional": "#FFF6CC", "advice": "#EEF3F8"}
_STATUS_FILL = {
    "met": "#D9EFDB", "partial": "#FFF6CC", "missing": "#FBE0C6", "expired": "#FBE0C6", "review": "#EEF3F8", "not_applicable": "#F2F2F2",
    "present": "#D9EFDB", "out_of_order": "#FBE0C6", "not_needed": "#F2F2F2", "valid": "#D9EFDB", "open": "#D9EFDB", "expiring": "#FFF6CC",
}  # fmt: skip
#: Excel refuses longer cells and higher rows (points).
_MAX_CELL, _MAX_HEIGHT = 32_000, 400
#: A line of 10-point type.
_LINE_POINTS = 14.5


def render(report: AuditReport, target: Path) -> None:
    """Writes the workbook."""
    with xlsxwriter.Workbook(
        str(target), {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    ) as book:
        book.set_properties({"title": report.pack.words.say("report.title"), "created": _made(report)})
        _Book(book, Rows(report)).draw()


def _made(report: AuditReport) -> datetime:
    return datetime.fromisoformat(report.generated_at).replace(tzinfo=None)


class _Book:
    """The open workbook with its formats."""

    def __init__(self, book: Any, rows: Rows) -> None:
        self._book = book
        self._rows = rows
        self._say = rows.say
        self._widths: dict[str, list[float]] = {}
        base = {
            "font_name": "微软雅黑",
            "font_size": 10,
            "valign": "top",
            "text_wrap": True,
            "border": 1,
            "border_color": "#BFC7CE",
        }
        self._base = base
        self._cell = book.add_format(base)
        self._centre = book.add_format({**base, "align": "center"})
        self._link = book.add_format({**base, "font_color": "#1F5FA8", "underline": 1})
        self._head = book.add_format(
            {**base, "bold": True, "bg_color": "#DCE6EC", "align": "center", "valign": "vcenter"}
        )
        self._title = book.add_format({"font_name": "微软雅黑", "font_size": 14, "bold": True})
        self._plain = book.add_format({"font_name": "微软雅黑", "font_size": 10})
        fills = {**_FILL, **_STATUS_FILL}
        self._fills = {
            name: book.add_format({**base, "bg_color": fill, "align": "center"})
            for name, fill in fills.items()
        }

    def draw(self) -> None:
        """All sheets, triage first."""
        self._triage()
        self._gaps()
        self._overview()
        self._indicators()
        self._chains()
        self._validity()

    def _sheet(self, title: str, columns: Sequence[tuple[str, float]], *, first: str = "") -> tuple[Any, int]:
        """A sheet with its first lines, head, widths and printing set; the row its data start at."""
        sheet = self._book.add_worksheet(title)
        self._widths[title] = [width for _, width in columns]
        sheet.write_string(0, 0, first or self._rows.first_line, self._title)
        sheet.write_string(1, 0, self._rows.beside, self._plain)
        for column, (name, width) in enumerate(columns):
            sheet.write_string(2, column, self._say(f"column.{name}"), self._head)
            sheet.set_column(column, column, width)
        sheet.set_row(0, 24)
        sheet.set_row(2, 22)
        sheet.freeze_panes(3, 2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
        sheet.set_footer("&C&P / &N")
        return sheet, 3

    def _filter(self, sheet: Any, last: int, columns: int) -> None:
        sheet.autofilter(2, 0, max(last - 1, 2), columns - 1)

    def _write(self, sheet: Any, row: int, values: Sequence[str]) -> None:
        """A row of text, as high as its fullest cell needs: not every program fits heights by itself."""
        widths = self._widths[sheet.get_name()]
        lines = 1
        for column, value in enumerate(values):
            sheet.write_string(row, column, value[:_MAX_CELL], self._cell)
            lines = max(lines, _lines(value, widths[column]))
        sheet.set_row(row, min(lines * _LINE_POINTS + 3, _MAX_HEIGHT))

    def _file(self, sheet: Any, row: int, column: int, path: str) -> None:
        """A link to the file beside the report's folder; a member links to its archive's path as far as Excel can."""
        folder = str(self._rows.report.options.get("folder_name", ""))
        if not folder or len(path) > 200:
            sheet.write_string(row, column, path, self._cell)
            return
        url = "external:" + f"../{folder}/{path}".replace("#", "%23")
        sheet.write_url(row, column, url, self._link, string=path[:255])

    def _triage(self) -> None:
        columns = (
            ("number", 6), ("file", 42), ("pages", 7), ("type", 24), ("confidence", 8), ("date", 14), ("until", 13),
            ("holder", 26), ("state", 10), ("remark", 40), ("ask", 44),
        )  # fmt: skip
        sheet, row = self._sheet(self._say("report.triage"), columns)
        for entry in self._rows.triage:
            self._write(
                sheet,
                row,
                (
                    "",
                    entry.path,
                    entry.pages,
                    entry.type_name,
                    entry.confidence,
                    entry.date,
                    entry.until,
                    entry.holder,
                    entry.state,
                    entry.remark,
                    entry.ask,
                ),
            )
            sheet.write_number(row, 0, entry.number, self._centre)
            self._file(sheet, row, 1, entry.path)
            if entry.severity:
                sheet.write_string(row, 8, entry.state, self._fills[entry.severity])
            row += 1
        self._filter(sheet, row, len(columns))

    def _gaps(self) -> None:
        columns = (
            ("number", 6), ("severity", 10), ("kind", 10), ("code", 16), ("title", 30), ("detail", 46), ("places", 52), ("action", 44),
            ("closes", 28), ("indicators", 34), ("points", 8), ("owner", 10), ("due", 12), ("progress", 14), ("id", 11),
        )  # fmt: skip
        sheet, row = self._sheet(self._say("report.gaps"), columns)
        for gap in self._rows.gaps:
            progress = self._say("report.dismissed", reason=gap.dismissed) if gap.dismissed else ""
            self._write(
                sheet,
                row,
                (
                    "", gap.severity_name, gap.kind_name, gap.code_name, gap.title, gap.detail, "\n".join(gap.places[:6]), gap.action,
                    gap.closes, "\n".join(gap.indicators[:6]), "", "", "", progress, gap.id,
                ),
            )  # fmt: skip
            sheet.write_number(row, 0, gap.number, self._centre)
            sheet.write_string(row, 1, gap.severity_name, self._fills[gap.severity])
            if gap.points:
                sheet.write_number(row, 10, float(gap.points), self._centre)
            row += 1
        self._filter(sheet, row, len(columns))

    def _overview(self) -> None:
        sheet = self._book.add_worksheet(self._say("report.overview"))
        report = self._rows.report
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 6, 16)
        sheet.write_string(0, 0, self._rows.first_line, self._title)
        sheet.write_string(1, 0, self._rows.beside, self._plain)
        rows = [
            (self._say("report.client"), report.client_name or self._say("report.unknown")),
            (self._say("report.uscc"), report.client_uscc or self._say("report.unknown")),
            (self._say("report.rules"), report.pack.title),
            (self._say("report.as_of"), report.as_of.isoformat()),
            (self._say("report.generated_at"), report.generated_at),
        ]
        for index, (name, value) in enumerate(rows, start=3):
            sheet.write_string(index, 0, name, self._head)
            sheet.merge_range(index, 1, index, 5, value, self._cell)
        self._counts(sheet, 10)

    def _counts(self, sheet: Any, row: int) -> None:
        kinds = [self._say(f"kind.{kind}") for kind in ("institutional", "evidence", "data")]
        for column, name in enumerate([self._say("report.counts"), *kinds, self._say("report.sum")]):
            sheet.write_string(row, column, name, self._head)
        for offset, (name, counts) in enumerate(self._rows.counts, start=1):
            sheet.write_string(row + offset, 0, name, self._cell)
            for column, count in enumerate(counts, start=1):
                sheet.write_number(row + offset, column, count, self._centre)
        row += 7
        heads = ("module", "score", "supported", "review", "rows", "unmet")
        for column, head in enumerate(heads):
            sheet.write_string(row, column, self._say(f"column.{head}"), self._head)
        for offset, values in enumerate(self._rows.modules, start=1):
            for column, value in enumerate(values):
                sheet.write_string(row + offset, column, str(value), self._centre if column else self._cell)

    def _indicators(self) -> None:
        columns = (
            ("id", 13), ("module", 14), ("section", 14), ("indicator", 52), ("requirement", 9), ("score", 8), ("supported", 9),
            ("status", 12), ("places", 52), ("reason", 32), ("gap_numbers", 12), ("source", 20),
        )  # fmt: skip
        sheet, row = self._sheet(self._say("report.indicators"), columns)
        for entry in self._rows.indicators:
            self._write(
                sheet,
                row,
                (
                    entry.id, entry.module, entry.section, entry.title, entry.requirement, "", "", entry.status_name,
                    "\n".join(entry.places), entry.reason, " ".join(entry.gaps), entry.source,
                ),
            )  # fmt: skip
            for column, value in ((5, entry.score), (6, entry.supported)):
                if value:
                    sheet.write_number(row, column, float(value), self._centre)
            sheet.write_string(row, 7, entry.status_name, self._fills[entry.status])
            row += 1
        self._filter(sheet, row, len(columns))

    def _chains(self) -> None:
        columns = (
            ("chain", 18),
            ("topic", 28),
            ("period", 9),
            ("section", 10),
            ("status", 12),
            ("date", 13),
            ("file", 70),
        )
        sheet, row = self._sheet(self._say("report.chains"), columns)
        for chain in self._rows.chains:
            for stage in chain.stages:
                self._write(
                    sheet,
                    row,
                    (
                        chain.title,
                        chain.topic,
                        chain.period,
                        stage.name,
                        stage.status_name,
                        stage.date,
                        "\n".join(stage.documents),
                    ),
                )
                sheet.write_string(row, 4, stage.status_name, self._fills[stage.status])
                row += 1
        self._filter(sheet, row, len(columns))

    def _validity(self) -> None:
        columns = (
            ("file", 46),
            ("type", 26),
            ("start", 13),
            ("end", 13),
            ("days", 10),
            ("status", 12),
            ("quote", 50),
        )
        sheet, row = self._sheet(self._say("report.validity"), columns)
        for entry in self._rows.validity:
            self._write(
                sheet,
                row,
                (entry.path, entry.type_name, entry.start, entry.end, "", entry.state_name, entry.quote),
            )
            if entry.days:
                sheet.write_number(row, 4, int(entry.days), self._centre)
            sheet.write_string(row, 5, entry.state_name, self._fills[entry.state])
            row += 1
        self._filter(sheet, row, len(columns))


def _lines(text: str, width: float) -> int:
    """Lines that a text takes in a column of that width (characters of half width; a Chinese one takes two and a little)."""
    return sum(
        max(1, ceil(sum(2.15 if ord(char) > 0x2E7F else 1.05 for char in part) / width))
        for part in text.split("\n")
    )
