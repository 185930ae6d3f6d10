"""What is drawn on a PDF page beside its text: ruling lines, pictures, coloured paths. Read through pdfium object by object."""

import ctypes
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from evidencekit.extractors._grid import Rule
from evidencekit.extractors._pdftext import View
from evidencekit.model import Box

#: Form objects nested deeper than this are not looked into.
_DEEPEST = 4
#: A filled rectangle thinner than this (points) is a ruling line.
_THIN = 3.0
#: Shorter strokes (points) are parts of letters and logos, not rules.
_SHORTEST = 4.0
#: Paths of more segments are drawings.
_MOST_SEGMENTS = 400
#: Colours at least this light on all channels are not seen on paper.
_WHITE = 250

#: An affine map (a, b, c, d, e, f): x' = a·x + c·y + e, y' = b·x + d·y + f.
_Affine = tuple[float, float, float, float, float, float]
_SAME: _Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawing:
    """What is drawn, in points as seen. `picture_cover`: share of the page under pictures, at most 1; `coloured`: boxes of red or blue paths."""

    pictures: list[Box] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    coloured: list[Box] = field(default_factory=list)
    paths: int = 0
    objects: int = 0
    most_pixels: int = 0
    picture_cover: float = 0.0


class TooManyObjects(Exception):
    """The page has more objects than the limit."""


def drawing_of(page: object, view: View, limit: int) -> Drawing:
    """All that is drawn on a loaded page; TooManyObjects when that is more than *limit* objects."""
    drawing = Drawing()
    _Walk(view, limit, drawing).page(page)
    width, height = view.size
    drawing.picture_cover = _cover(drawing.pictures, width, height)
    return drawing


class _Walk:
    """One pass over a page's objects with reused call buffers."""

    def __init__(self, view: View, limit: int, drawing: Drawing) -> None:
        self._view = view
        self._limit = limit
        self._drawing = drawing
        self._bounds = [ctypes.c_float() for _ in range(4)]
        self._bound_references = [ctypes.byref(value) for value in self._bounds]
        self._matrix = pdfium.FS_MATRIX()
        self._mode, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._visible: dict[tuple[bool, int], bool] = {}
        self._point = [ctypes.c_float(), ctypes.c_float()]

    def page(self, page: object) -> None:
        """Walk the page's own objects."""
        count = int(pdfium.FPDFPage_CountObjects(page))
        self._count(count)
        get, kind_of = pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType
        for index in range(count):
            handle = get(page, index)
            kind = kind_of(handle)
            if kind != pdfium.FPDF_PAGEOBJ_TEXT:
                self._object(kind, handle, _SAME, 0)

    def _count(self, more: int) -> None:
        self._drawing.objects += more
        if self._drawing.objects > self._limit:
            raise TooManyObjects

    def _object(self, kind: int, handle: Any, affine: _Affine, depth: int) -> None:
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._drawing.paths += 1
            self._path(handle, affine)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = self._box(handle, affine)
            if box is not None:
                self._drawing.pictures.append(box)
                self._drawing.most_pixels = max(self._drawing.most_pixels, self._pixels(handle))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            count = int(pdfium.FPDFFormObj_CountObjects(handle))
            self._count(count)
            inner = _times(self._own_matrix(handle), affine)
            for index in range(count):
                child = pdfium.FPDFFormObj_GetObject(handle, index)
                self._object(pdfium.FPDFPageObj_GetType(child), child, inner, depth + 1)

    def _pixels(self, handle: Any) -> int:
        """How many pixels a picture declares; asked without decoding it."""
        width, height = self._colour[0], self._colour[1]
        if not pdfium.FPDFImageObj_GetImagePixelSize(handle, ctypes.byref(width), ctypes.byref(height)):
            return 0
        return int(width.value) * int(height.value)

    def _own_matrix(self, handle: Any) -> _Affine:
        if not pdfium.FPDFPageObj_GetMatrix(handle, ctypes.byref(self._matrix)):
            return _SAME
        matrix = self._matrix
        return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)

    def _box(self, handle: Any, affine: _Affine) -> Box | None:
        if not pdfium.FPDFPageObj_GetBounds(handle, *self._bound_references):
            return None
        left, bottom, right, top = (value.value for value in self._bounds)
        if affine is not _SAME:
            left, bottom, right, top = _mapped_box(left, bottom, right, top, affine)
        return self._view.box(left, bottom, right, top)

    def _path(self, handle: Any, affine: _Affine) -> None:
        box = self._box(handle, affine)
        if box is None:
            return
        width, height = box[2] - box[0], box[3] - box[1]
        if max(width, height) < _SHORTEST:
            return
        if min(width, height) <= _THIN:
            self._thin(handle, box, width >= height)
            return
        segments = int(pdfium.FPDFPath_CountSegments(handle))
        colour = self._paint(handle)
        if colour is not None and _is_stamp_colour(colour):
            self._drawing.coloured.append(box)
        if segments <= _MOST_SEGMENTS and self._strokes(handle):
            self._segments(handle, segments, affine)

    def _thin(self, handle: Any, box: Box, level: bool) -> None:
        """Take a thin path as a rule if it can be seen; its colour is asked once for each position: a table's border has one."""
        position = (level, round(box[1] if level else box[0]))
        if position not in self._visible:
            self._visible[position] = self._seen(handle)
        if self._visible[position]:
            self._rule(box)

    def _rule(self, box: Box) -> None:
        x0, y0, x1, y1 = box
        if x1 - x0 >= y1 - y0:
            self._drawing.across.append(Rule((y0 + y1) / 2, x0, x1))
        else:
            self._drawing.down.append(Rule((x0 + x1) / 2, y0, y1))

    def _modes(self, handle: Any) -> tuple[bool, bool]:
        """Whether the path is filled, and stroked."""
        pdfium.FPDFPath_GetDrawMode(handle, ctypes.byref(self._mode), ctypes.byref(self._stroke))
        return bool(self._mode.value), bool(self._stroke.value)

    def _strokes(self, handle: Any) -> bool:
        _, stroked = self._modes(handle)
        return stroked and not _is_unseen(self._colour_of(handle, pdfium.FPDFPageObj_GetStrokeColor))

    def _seen(self, handle: Any) -> bool:
        colour = self._paint(handle)
        return colour is not None and not _is_unseen(colour)

    def _paint(self, handle: Any) -> tuple[int, int, int, int] | None:
        """Red, green, blue, opacity of what the path shows: its stroke, else its filling."""
        filled, stroked = self._modes(handle)
        if stroked:
            return self._colour_of(handle, pdfium.FPDFPageObj_GetStrokeColor)
        return self._colour_of(handle, pdfium.FPDFPageObj_GetFillColor) if filled else None

    def _colour_of(self, handle: Any, getter: Any) -> tuple[int, int, int, int]:
        if not getter(handle, *(ctypes.byref(value) for value in self._colour)):
            return (0, 0, 0, 255)
        red, green, blue, opacity = (value.value for value in self._colour)
        return red, green, blue, opacity

    def _segments(self, handle: Any, count: int, affine: _Affine) -> None:
        """The straight level and upright pieces of a stroked path."""
        affine = _times(self._own_matrix(handle), affine)
        start = last = (0.0, 0.0)
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(handle, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, *(ctypes.byref(value) for value in self._point))
            point = _mapped(self._point[0].value, self._point[1].value, affine)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                start = point
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                self._stretch(last, point)
            last = point
            if pdfium.FPDFPathSegment_GetClose(segment):
                self._stretch(last, start)
                last = start

    def _stretch(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        box = self._view.box(
            min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
        )
        width, height = box[2] - box[0], box[3] - box[1]
        if min(width, height) <= 0.5 and max(width, height) >= _SHORTEST:
            self._rule(box)


def _times(first: _Affine, then: _Affine) -> _Affine:
    """The map that does *first*, then *then*."""
    if then is _SAME:
        return first
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _mapped(x: float, y: float, affine: _Affine) -> tuple[float, float]:
    a, b, c, d, e, f = affine
    return a * x + c * y + e, b * x + d * y + f


def _mapped_box(left: float, bottom: float, right: float, top: float, affine: _Affine) -> Box:
    corners = [_mapped(x, y, affine) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return (min(xs), min(ys), max(xs), max(ys))


def _is_unseen(colour: tuple[int, int, int, int]) -> bool:
    return colour[3] < 10 or min(colour[:3]) >= _WHITE


def _is_stamp_colour(colour: tuple[int, int, int, int]) -> bool:
    """Clearly red or clearly blue."""
    red, green, blue, opacity = colour
    if opacity < 10:
        return False
    return (red > 140 and red > 1.8 * max(green, blue)) or (blue > 120 and blue > 1.5 * max(red, green))


def _cover(boxes: list[Box], width: float, height: float) -> float:
    """The share of the page under *boxes*, overlaps counted twice."""
    total = 0.0
    for x0, y0, x1, y1 in boxes:
        total += max(min(x1, width) - max(x0, 0), 0) * max(min(y1, height) - max(y0, 0), 0)
    return min(total / max(width * height, 1), 1.0)


def joined_rules(drawing: Drawing) -> tuple[list[Rule], list[Rule]]:
    """The drawing's rules with near ones snapped to each other and touching ones joined (pdfplumber's table algorithm).

    Exact repeats are dropped first: office programs draw each cell's border anew, so that every inner rule comes twice.
    """
    from pdfplumber.table import merge_edges

    edges = [_edge("h", rule) for rule in _without_repeats(drawing.across)]
    edges += [_edge("v", rule) for rule in _without_repeats(drawing.down)]
    across, down = [], []
    for edge in merge_edges(edges, 3, 3, 3, 3):
        if edge["orientation"] == "h":
            across.append(Rule(float(edge["top"]), float(edge["x0"]), float(edge["x1"])))
        else:
            down.append(Rule(float(edge["x0"]), float(edge["top"]), float(edge["bottom"])))
    return across, down


def _without_repeats(rules: list[Rule]) -> list[Rule]:
    """Rules on one position (to half a point) that touch, joined."""
    kept: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at * 2), rule.start)):
        if kept and round(kept[-1].at * 2) == round(rule.at * 2) and rule.start <= kept[-1].end + 1:
            kept[-1] = Rule(kept[-1].at, kept[-1].start, max(kept[-1].end, rule.end))
        else:
            kept.append(rule)
    return kept


def _edge(orientation: str, rule: Rule) -> dict[str, Any]:
    """A rule as pdfplumber writes edges."""
    if orientation == "h":
        x0, x1, top, bottom = rule.start, rule.end, rule.at, rule.at
    else:
        x0, x1, top, bottom = rule.at, rule.at, rule.start, rule.end
    return {
        "orientation": orientation,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "doctop": top,
        "width": x1 - x0,
        "height": bottom - top,
    }
