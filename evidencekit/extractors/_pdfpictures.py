"""What a text-layer page shows beside its text: seals, and the words of pictures that the text layer does not hold."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from evidencekit import lane
from evidencekit.extractors import _layout, _prepare, _seals
from evidencekit.extractors._ocr_engine import Engine, Image, Quad, load
from evidencekit.model import Box, Line, LineKind, Page, Region, Run, Seal, TextSource
from evidencekit.settings import ReadSettings

#: Readings of pictures below this confidence are texture, not words.
_LEAST_CONFIDENCE = 0.5
#: A found line is the text layer's own when words of that cover this share of it.
_OWN = 0.35
_SIDE = 1280


def added(page: Page, image: Image, dpi: float, pictures: Sequence[Box], settings: ReadSettings) -> Page:
    """The page with seals, and lines of its pictures (text source MIXED); *image*: the page rendered at *dpi*, *pictures* in points."""
    flat = _prepare.evened(image)
    seals = _seals.find(flat)
    if not seals and not pictures:
        return page
    lane.begin_ocr_page(settings.limits.ocr_page_seconds)
    engine = load(settings.ocr)
    scale = 72 / dpi
    found = tuple(
        Seal(
            _scaled(seal.box, scale),
            seal.shape,
            seal.colour,
            _seals.text_of(flat, seal, engine)[0],
            seal.confidence,
        )
        for seal in seals
    )
    page = replace(page, seals=found)
    if not pictures:
        return page
    grey = _seals.lifted(flat, np.ascontiguousarray(flat[:, :, 2]), seals)
    lines = _picture_lines(grey, page, pictures, scale, engine)
    if not lines:
        return page
    regions = tuple(Region("picture", _layout.rounded(box)) for box in pictures)
    return _with_lines(replace(page, regions=(*page.regions, *regions)), lines)


def _scaled(box: Box, scale: float) -> Box:
    return _layout.rounded((box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale))


def _picture_lines(
    grey: Image, page: Page, pictures: Sequence[Box], scale: float, engine: Engine
) -> list[Line]:
    """Lines that stand in the pictures and not in the text layer, in rows."""
    own = [
        run.bbox
        for line in page.lines
        for run in line.runs
        if run.bbox and line.kind is not LineKind.WATERMARK
    ]
    readings = engine.lines(grey, side=_SIDE, quads=_wanted(grey, own, pictures, scale, engine))
    pieces = []
    for reading in readings:
        if reading.confidence < _LEAST_CONFIDENCE:
            continue
        box = _scaled(_box(reading.quad), scale)
        if _covered(box, own) < _OWN and any(_covered(box, [picture]) > 0.5 for picture in pictures):
            pieces.append(_layout.Piece(reading.text, box, 0.7 * (box[3] - box[1]), reading.confidence))
    return [
        Line(
            tuple(
                Run(piece.text, piece.box, confidence=round(piece.confidence, 4))
                for piece in _layout.runs(row)
            ),
            size=round(max(piece.size for piece in row), 2),
        )
        for row in _layout.rows(pieces)
    ]


def _wanted(
    grey: Image, own: Sequence[Box], pictures: Sequence[Box], scale: float, engine: Engine
) -> list[Quad] | None:
    """The corners of lines worth reading; None lets the engine look for itself."""
    quads = engine.find(grey, side=_SIDE)
    if quads is None:
        return None
    boxes = [_scaled(_box(quad), scale) for quad in quads]
    return [
        quad
        for quad, box in zip(quads, boxes, strict=True)
        if _covered(box, own) < _OWN and any(_covered(box, [picture]) > 0.5 for picture in pictures)
    ]


def _box(quad: Quad) -> Box:
    x0, y0 = quad.min(axis=0)
    x1, y1 = quad.max(axis=0)
    return (float(x0), float(y0), float(x1), float(y1))


def _covered(box: Box, others: Sequence[Box]) -> float:
    """The share of *box* under the others, overlaps counted twice."""
    area = max((box[2] - box[0]) * (box[3] - box[1]), 1e-6)
    shared = 0.0
    for other in others:
        across = min(box[2], other[2]) - max(box[0], other[0])
        down = min(box[3], other[3]) - max(box[1], other[1])
        shared += max(across, 0.0) * max(down, 0.0)
    return shared / area


def _with_lines(page: Page, lines: Sequence[Line]) -> Page:
    """The page with more lines, put where they stand between its own."""
    merged = list(page.lines)
    for line in lines:
        top = _top(line)
        at = next((index for index, other in enumerate(merged) if _top(other) > top), len(merged))
        merged.insert(at, line)
    runs = [run for line in merged for run in line.runs]
    characters = sum(len(run.text) for run in runs)
    confidence = sum(run.confidence * len(run.text) for run in runs) / max(characters, 1)
    return replace(page, lines=tuple(merged), text_source=TextSource.MIXED, confidence=round(confidence, 4))


def _top(line: Line) -> float:
    return min((run.bbox[1] for run in line.runs if run.bbox), default=0.0)
