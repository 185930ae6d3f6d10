"""Builds a Text from lines and tables written in place. In a table "<" continues the cell on the left, "^" the cell above."""

from collections.abc import Sequence

from evidencekit.model import (
    Cell,
    DocumentType,
    GapKind,
    Line,
    LineKind,
    Page,
    Region,
    Run,
    Table,
    TextSource,
)
from evidencekit.text import Text

Rows = Sequence[Sequence[str]]


def table(rows: Rows, *, refs: bool = False) -> Table:
    width = max(map(len, rows))
    cells = []
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value in ("<", "^", ""):
                continue
            columns = 1
            while c + columns < len(row) and row[c + columns] == "<":
                columns += 1
            height = 1
            while r + height < len(rows) and c < len(rows[r + height]) and rows[r + height][c] == "^":
                height += 1
            box = (
                None if refs else (c * 50.0, r * 20.0 + 100, (c + columns) * 50.0, (r + height) * 20.0 + 100)
            )
            ref = f"Sheet1!{chr(65 + c)}{r + 1}" if refs else None
            cells.append(Cell(r, c, value, height, columns, bbox=box, ref=ref))
    return Table(tuple(cells), len(rows), width)


def page(
    *parts: str | Rows,
    number: int = 1,
    source: TextSource = TextSource.TEXT,
    name: str | None = None,
    regions: Sequence[Region] = (),
    refs: bool = False,
) -> Page:
    lines: list[Line] = []
    tables: list[Table] = []
    for part in parts:
        if isinstance(part, str):
            lines.append(Line(tuple(Run(run) for run in part.split("\t"))))
            continue
        tables.append(table(part, refs=refs))
        for row in part:
            runs = tuple(Run(value) for value in row if value not in ("<", "^", ""))
            lines.append(Line(runs, LineKind.TABLE))
    return Page(
        number, 595, 842, tuple(lines), tuple(tables), regions=tuple(regions), text_source=source, name=name
    )


def text(*parts: str | Rows, source: TextSource = TextSource.TEXT, name: str | None = None) -> Text:
    return Text("D0001", [page(*parts, source=source, name=name)], paged=True)


def of_type(id: str) -> DocumentType:
    return DocumentType(id, "", GapKind.EVIDENCE, (), dated=True)
