"""Tables in text form (csv, tsv …): one Table, and a line a row."""

import csv
import io
import re
from pathlib import Path

from evidencekit.extractors.text import read_text
from evidencekit.media_types import CSV, delimiter_of
from evidencekit.model import Cell, Extraction, FileStatus, Line, LineKind, Page, Reason, Run, Table
from evidencekit.settings import ReadSettings

MEDIA_TYPES = (CSV,)
VERSION = 1

_NUMBER = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?|-?\d+(\.\d+)?")


def extract(path: Path, media_type: str, settings: ReadSettings) -> Extraction:
    """One Page holding the table; rows, columns and cells are bounded by the settings."""
    text, cut = read_text(path)
    limits = settings.limits
    csv.field_size_limit(1 << 20)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter_of(text) or ",")
    rows: list[list[str]] = []
    count = 0
    for row in reader:
        count += len(row)
        if len(rows) >= limits.sheet_rows or count > limits.sheet_cells:
            cut = True
            break
        rows.append(row[: limits.sheet_columns])
    page = _page(rows)
    if not cut:
        return Extraction((page,), paged=False)
    reason = Reason("table-too-large", {"rows": str(len(rows))})
    return Extraction((page,), paged=False, status=FileStatus.PARTIAL, reason=reason)


def _page(rows: list[list[str]]) -> Page:
    cells = []
    lines = []
    for number, row in enumerate(rows):
        runs = []
        for column, value in enumerate(row):
            shown = value.strip()
            if shown:
                cells.append(Cell(number, column, shown, number=_number(shown)))
                runs.append(Run(shown))
        if runs:
            lines.append(Line(tuple(runs), LineKind.TABLE))
    columns = max((len(row) for row in rows), default=0)
    table = Table(tuple(cells), len(rows), columns, ruled=False)
    return Page(1, 0, 0, tuple(lines), (table,))


def _number(shown: str) -> str | None:
    """A plain figure as a decimal string; a code with leading zeros is none."""
    if not _NUMBER.fullmatch(shown) or re.match(r"-?0\d", shown) or len(shown) > 15:
        return None
    return shown.replace(",", "")
