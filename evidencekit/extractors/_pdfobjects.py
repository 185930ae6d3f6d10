"""What is drawn on a PDF page beside its text: ruling lines, pictures, coloured paths. Read through pdfium object by object."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from evidencekit.extractors._pdftext import View
from evidencekit.model import Box

#: Form objects nested deeper than this are not looked into.
_DEEPEST = 4


@dataclass(slots=True)
class Drawing:
    """Boxes of pictures and counts of paths, in points as seen. `picture_cover`: the share of the page under pictures, at most 1."""

    pictures: list[Box] = field(default_factory=list)
    paths: int = 0
    picture_cover: float = 0.0


def drawing_of(page: object, view: View, limit: int) -> Drawing | None:
    """All that is drawn on a loaded page; None when it has more than *limit* objects."""
    drawing = Drawing()
    left = ctypes.c_float()
    bottom, right, top = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    bounds = [ctypes.byref(value) for value in (left, bottom, right, top)]
    seen = 0
    for kind, handle in _objects(page):
        seen += 1
        if seen > limit:
            return None
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            drawing.paths += 1
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE and pdfium.FPDFPageObj_GetBounds(handle, *bounds):
            drawing.pictures.append(view.box(left.value, bottom.value, right.value, top.value))
    width, height = view.size
    drawing.picture_cover = _cover(drawing.pictures, width, height)
    return drawing


def _objects(page: object) -> Iterator[tuple[int, object]]:
    """Kind and handle of each object of the page."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        handle = pdfium.FPDFPage_GetObject(page, index)
        yield pdfium.FPDFPageObj_GetType(handle), handle


def _cover(boxes: list[Box], width: float, height: float) -> float:
    """The share of the page under *boxes*, overlaps counted twice."""
    total = 0.0
    for x0, y0, x1, y1 in boxes:
        total += max(min(x1, width) - max(x0, 0), 0) * max(min(y1, height) - max(y0, 0), 0)
    return min(total / max(width * height, 1), 1.0)
