"""A picture of a page to a Page: prepared, turned upright, read by the chosen engine, its lines put in order.

All boxes of the Page are in points from the top left of the upright picture, as a person sees it; what was done to the picture in
between (page cut out, skew, perspective) is undone.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from numpy.typing import NDArray

from evidencekit import lane
from evidencekit.extractors import _cells, _grid, _marks, _pieces, _ruled, _seals
from evidencekit.extractors._compose import Composed, compose
from evidencekit.extractors._layout import Piece
from evidencekit.extractors._ocr_engine import Engine, Image, load
from evidencekit.extractors._tables import as_cells
from evidencekit.extractors._work import SIDE, Frame, Work, corners
from evidencekit.model import Line, LineKind, Page, Region, Run, Seal, Table, TextSource
from evidencekit.settings import ReadSettings

#: Resolution taken where a picture states none, or one that cannot be (screens write 72 and 96 whatever the size).
ASSUMED_DPI = 200.0
_LEAST_DPI, _MOST_DPI = 100.0, 1200.0
#: Darker pixels are ink, on evened paper.
_INK_LEVEL = 170
#: Rules within this share of the page's longer side touch.
_RULE_TOLERANCE = 0.0035


def read_picture(data: bytes, number: int, settings: ReadSettings, dpi: float | None = None) -> Page:
    """The page in an encoded picture (jpeg, png …); Unreadable when it is damaged or larger than the limits."""
    from evidencekit.extractors import _decode

    picture, stated = _decode.first_frame(io.BytesIO(data), settings.limits.image_pixels)
    return read_image(picture, number=number, settings=settings, dpi=dpi or stated)


def sane_dpi(dpi: float | None) -> float:
    """The stated resolution, or the assumed one where it says nothing."""
    return dpi if dpi is not None and _LEAST_DPI <= dpi <= _MOST_DPI else ASSUMED_DPI


def read_image(
    image: Image, *, number: int, settings: ReadSettings, dpi: float | None = None, exact_dpi: bool = False
) -> Page:
    """The page in a decoded blue-green-red picture; `exact_dpi`: *dpi* is known and not only stated by the picture."""
    lane.begin_ocr_page(settings.limits.ocr_page_seconds)
    engine = load(settings.ocr)
    work = Work(image, dpi if dpi and exact_dpi else sane_dpi(dpi))
    return _page(_seen(work, engine), work, engine, number)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was seen on the straightened picture, in its pixels. `unread`: boxes of ink in cells that could not be read."""

    pieces: list[Piece]
    across: list[_grid.Rule]
    down: list[_grid.Rule]
    ink: NDArray[Any]
    size: float
    tolerance: float
    unread: list[tuple[float, float, float, float]]


def _seen(work: Work, engine: Engine) -> _Seen:
    quads = work.straighten(engine)
    across, down, mask = _ruled.rules(work.grey)
    ink = (work.grey < _INK_LEVEL) & (mask == 0)
    plain = work.grey if engine.reads_rules else _ruled.without(work.grey, mask)
    pieces = [_pieces.piece_of(reading, ink) for reading in engine.lines(plain, side=SIDE, quads=quads)]
    size = median([piece.size for piece in pieces] or [0.014 * max(work.grey.shape)])
    tolerance = max(_RULE_TOLERANCE * max(work.grey.shape), 3.0)
    grids = _grid.grids(across, down, tolerance, size)
    missed, unread = _cells.read_missed(grids, pieces, plain, ink, size, engine)
    return _Seen([*pieces, *missed], across, down, ink, size, tolerance, unread)


def _page(seen: _Seen, work: Work, engine: Engine, number: int) -> Page:
    frame = work.frame()
    composed = compose(seen.pieces, seen.across, seen.down, tolerance=seen.tolerance, part=_pieces.parted)
    lines = tuple(_line(row, in_table, frame) for row, in_table in composed.lines)
    characters = sum(len(piece.text) for piece in seen.pieces)
    total = sum(piece.confidence * len(piece.text) for piece in seen.pieces)
    return Page(
        number=number,
        width=round(frame.width, 2),
        height=round(frame.height, 2),
        lines=lines,
        tables=_tables(composed, frame),
        seals=tuple(_seal(seal, work, engine) for seal in work.seals),
        regions=tuple(_regions(seen, work, frame)),
        text_source=TextSource.OCR if lines else TextSource.NONE,
        confidence=round(total / characters, 4) if characters else 0.0,
        rotation=work.rotation,
        has_picture=True,
    )


def _line(row: Sequence[Piece], in_table: bool, frame: Frame) -> Line:
    runs = tuple(
        Run(piece.text, frame.box(corners(piece.box)), confidence=round(piece.confidence, 4)) for piece in row
    )
    kind = LineKind.TABLE if in_table else LineKind.BODY
    return Line(runs, kind, size=round(median(piece.size for piece in row) * frame.scale, 2))


def _tables(composed: Composed, frame: Frame) -> tuple[Table, ...]:
    tables = []
    for filled in composed.tables:
        cells = tuple(
            replace(cell, bbox=frame.box(corners(cell.bbox)) if cell.bbox else None)
            for cell in as_cells(filled)
        )
        box = frame.box(corners(filled.box))
        tables.append(Table(cells, filled.rows, filled.columns, box, ruled=filled.ruled))
    return tuple(tables)


def _seal(seal: _seals.Found, work: Work, engine: Engine) -> Seal:
    text, _ = _seals.text_of(work.flat, seal, engine)
    return Seal(work.flat_frame().box(corners(seal.box)), seal.shape, seal.colour, text, seal.confidence)


def _regions(seen: _Seen, work: Work, frame: Frame) -> list[Region]:
    """Text hidden by seals, signatures behind labels, other handwriting."""
    seals = [work.from_flat(seal.box) for seal in work.seals]
    regions = [
        Region("unreadable", frame.box(corners(box)), text, round(confidence, 3))
        for box, text, confidence in _marks.hidden(seen.pieces, seals)
    ]
    signed = _marks.signatures(seen.pieces, work.colour(), seen.ink)
    regions += [
        Region("signature", frame.box(corners(box)), confidence=round(confidence, 3))
        for box, confidence in signed
    ]
    read = [piece.box for piece in seen.pieces]
    pen = [*seen.unread, *_marks.unread_pen(seen.ink, [*read, *seen.unread, *seals], seen.size)]
    for box in pen:
        kind = (
            "signature" if any(_marks.stands_behind(piece, box) for piece in seen.pieces) else "handwriting"
        )
        regions.append(Region(kind, frame.box(corners(box)), confidence=0.7))
    return regions
