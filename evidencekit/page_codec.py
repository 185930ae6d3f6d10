"""Extraction to bytes and back: positional JSON, deflated. Plain data only: what a worker sends can hold no code."""

import json
import zlib
from typing import Any

from evidencekit.model import (
    Cell,
    Extraction,
    FileStatus,
    Line,
    LineKind,
    Page,
    Reason,
    Region,
    Run,
    Seal,
    Table,
    TextSource,
)

#: Raised when the layout of the bytes changes; kept bytes of another layout are read again.
VERSION = 1

#: Level 1 packs 400,000 cells in 0.2 s; level 6 takes four times as long for a tenth less.
_LEVEL = 1

_KINDS = tuple(LineKind)
_KIND_NUMBER = {kind: number for number, kind in enumerate(_KINDS)}


def encode(extraction: Extraction) -> bytes:
    """Bytes that `decode` turns into an equal record."""
    plain = [
        [_plain_page(page) for page in extraction.pages],
        extraction.paged,
        extraction.status.value,
        plain_reason(extraction.reason),
        dict(extraction.properties),
    ]
    # Lone surrogates (a broken \u escape in a client's file) survive as JSON escapes.
    return zlib.compress(json.dumps(plain, separators=(",", ":")).encode("ascii"), _LEVEL)


def decode(data: bytes) -> Extraction:
    """The record that `encode` was given."""
    pages, paged, status, reason, properties = json.loads(zlib.decompress(data))
    return Extraction(
        pages=tuple(_page(page) for page in pages),
        paged=paged,
        status=FileStatus(status),
        reason=reason_of(reason),
        properties=properties,
    )


def plain_reason(reason: Reason | None) -> list[Any] | None:
    """A reason as JSON data."""
    return None if reason is None else [reason.code, dict(reason.values)]


def reason_of(plain: list[Any] | None) -> Reason | None:
    """The reason of `plain_reason`."""
    return None if plain is None else Reason(plain[0], plain[1])


def _plain_page(page: Page) -> list[Any]:
    return [
        page.number,
        page.width,
        page.height,
        [_plain_line(line) for line in page.lines],
        [_plain_table(table) for table in page.tables],
        [[seal.bbox, seal.shape, seal.colour, seal.text, seal.confidence] for seal in page.seals],
        [[region.kind, region.bbox, region.note, region.confidence] for region in page.regions],
        page.text_source.value,
        page.confidence,
        page.rotation,
        page.name,
        page.hidden,
        page.has_picture,
    ]


def _page(plain: list[Any]) -> Page:
    number, width, height, lines, tables, seals, regions, source, *rest = plain
    return Page(
        number,
        width,
        height,
        tuple([_line(line) for line in lines]),
        tuple([_table(table) for table in tables]),
        tuple([Seal(_box(seal[0]) or (0, 0, 0, 0), *seal[1:]) for seal in seals]),
        tuple([Region(region[0], _box(region[1]), *region[2:]) for region in regions]),
        TextSource(source),
        *rest,
    )


def _plain_line(line: Line) -> list[Any]:
    return [
        [_plain_run(run) for run in line.runs],
        _KIND_NUMBER[line.kind],
        line.size,
        line.bold,
        line.hidden,
    ]


def _line(plain: list[Any]) -> Line:
    runs, kind, size, bold, hidden = plain
    return Line(tuple([_run(run) for run in runs]), _KINDS[kind], size, bold, hidden)


def _plain_run(run: Run) -> Any:
    if run.confidence != 1.0:
        return [run.text, run.bbox, run.cell, run.confidence]
    if run.cell is not None:
        return [run.text, run.bbox, run.cell]
    return run.text if run.bbox is None else [run.text, run.bbox]


def _run(plain: Any) -> Run:
    if isinstance(plain, str):
        return Run(plain)
    return Run(plain[0], _box(plain[1]), *plain[2:])


def _plain_table(table: Table) -> list[Any]:
    cells = [_plain_cell(cell) for cell in table.cells]
    return [cells, table.rows, table.columns, table.bbox, table.name, table.ruled]


def _table(plain: list[Any]) -> Table:
    cells, rows, columns, bbox, name, ruled = plain
    return Table(tuple([_cell(cell) for cell in cells]), rows, columns, _box(bbox), name, ruled)


def _plain_cell(cell: Cell) -> list[Any]:
    place = [cell.row, cell.column, cell.text]
    simple = cell.row_span == cell.column_span == 1 and cell.bbox is None and cell.confidence == 1.0
    if simple and cell.number is None and cell.date is None and not cell.hidden and not cell.formula_uncached:
        return place if cell.ref is None else [*place, cell.ref]
    return [
        *place,
        cell.row_span,
        cell.column_span,
        cell.bbox,
        cell.ref,
        cell.confidence,
        cell.hidden,
        cell.number,
        cell.date,
        cell.formula_uncached,
    ]


def _cell(plain: list[Any]) -> Cell:
    if len(plain) == 3:
        return Cell(plain[0], plain[1], plain[2])
    if len(plain) == 4:
        return Cell(plain[0], plain[1], plain[2], ref=plain[3])
    row, column, text, row_span, column_span, bbox, *rest = plain
    return Cell(row, column, text, row_span, column_span, _box(bbox), *rest)


def _box(plain: list[float] | None) -> tuple[float, float, float, float] | None:
    return None if plain is None else (plain[0], plain[1], plain[2], plain[3])
