"""Papers drawn in words, so that a test shows what stands on the page: `# ` title, `## ` heading, `| a | b |` table row, `^ ` running head,
`> ` foot, `---` next page, anything else running text."""

from collections.abc import Mapping
from functools import cache

from evidencekit import rulepack
from evidencekit.model import Cell, DocumentType, Line, LineKind, Page, Run, Seal, Table, TextSource
from evidencekit.text import Text

_LOOKS = {
    "# ": (LineKind.BODY, 20.0),
    "## ": (LineKind.HEADING, 12.0),
    "^ ": (LineKind.HEADER, 9.0),
    "> ": (LineKind.FOOTER, 9.0),
}


@cache
def types() -> Mapping[str, DocumentType]:
    return rulepack.load("qingdao-2024").doc_types


def pages(words: str, source: TextSource = TextSource.TEXT, seals: tuple[Seal, ...] = ()) -> tuple[Page, ...]:
    return tuple(
        _page(number, part.strip("\n"), source, seals)
        for number, part in enumerate(words.split("\n---\n"), start=1)
    )


def text(words: str, source: TextSource = TextSource.TEXT, seals: tuple[Seal, ...] = ()) -> Text:
    return Text("D0001", pages(words, source, seals))


def _page(number: int, words: str, source: TextSource, seals: tuple[Seal, ...]) -> Page:
    lines: list[Line] = []
    tables: list[Table] = []
    rows: list[list[str]] = []
    for raw in [*words.split("\n"), ""]:
        bare = raw.strip()
        if bare.startswith("|"):
            rows.append([cell.strip() for cell in bare.strip("|").split("|")])
            lines.append(
                Line(tuple(Run(cell) for cell in rows[-1] if cell) or (Run(""),), LineKind.TABLE, 10.5)
            )
            continue
        if rows:
            tables.append(_table(rows))
            rows = []
        if bare:
            lines.append(_line(bare))
    return Page(number, 595.0, 842.0, tuple(lines), tuple(tables), seals=seals, text_source=source)


def _line(bare: str) -> Line:
    for mark, (kind, size) in _LOOKS.items():
        if bare.startswith(mark):
            return Line((Run(bare[len(mark) :]),), kind, size)
    return Line(tuple(Run(part) for part in bare.split("  ") if part), LineKind.BODY, 10.5)


def _table(rows: list[list[str]]) -> Table:
    cells = tuple(Cell(r, c, words) for r, row in enumerate(rows) for c, words in enumerate(row) if words)
    return Table(cells, len(rows), max(len(row) for row in rows))
