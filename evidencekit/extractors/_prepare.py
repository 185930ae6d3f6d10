"""A picture made ready for OCR: light evened, the page cut from its ground, skew and perspective taken out, watermarks faded.

Pictures are blue-green-red arrays (height, width, 3), uint8. What moves pixels says how to get back: a 3×3 matrix from the new
picture's pixels to those of the old one.
"""

from collections.abc import Callable, Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from evidencekit.extractors._ocr_engine import Image, Quad

Matrix = NDArray[Any]

#: Skew is looked for up to this many degrees either way, and left alone below the smaller one.
_MOST_SKEW = 6.0
_LEAST_SKEW = 0.15
#: Paper this bright everywhere needs no evening.
_EVEN_PAPER = 235
#: Lines that still lean by less than this (degrees) at the page's edges need no straightening; above the larger the fit is not believed.
_LEAST_LEAN, _MOST_LEAN = 0.35, 14.0
#: Share of the page that a watermark's even parts cover at least (1.8 % and more measured; at most 0.25 % on blurred pages with
#: coloured frames); the step to the neighbouring pixels (Sobel) below which a part is even; how many levels count as one.
_LEAST_WATERMARK, _EVEN_STEP, _ONE_LEVEL = 0.006, 40, 21
#: A page in a photo covers at least this share of it; above the larger share there is no ground to cut away.
_LEAST_PAGE, _MOST_PAGE = 0.30, 0.97
#: A page's edge: grey levels between points so many pixels inside and outside, in a picture 512 pixels long.
_EDGE_STEP, _EDGE_REACH = 25, 5


def evened(image: Image) -> Image:
    """Each channel divided by the paper's brightness around it: paper turns white whatever the light; contrast of faint ink is stretched."""
    small = cv2.resize(image, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (11, 11))
    paper = cv2.GaussianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, kernel), (0, 0), 6)
    flat = image
    if paper.min() < _EVEN_PAPER:
        paper = cv2.resize(paper, (image.shape[1], image.shape[0]), interpolation=cv2.INTER_LINEAR)
        flat = cv2.divide(image, np.maximum(paper, 32), scale=250.0)
    return _stretched(flat)


def _stretched(image: Image) -> Image:
    """Ink that is nowhere dark (a faint copy) made dark: levels from its darkest thousandth to white."""
    sample = image[::4, ::4]
    grey = sample.min(axis=2) if sample.ndim == 3 else sample
    darkest = float(np.percentile(grey, 0.3))
    if darkest < 70 or darkest > 225:
        return image
    levels = np.clip((np.arange(256) - darkest) * (245.0 / (250.0 - darkest)) + 5, 0, 255).astype(np.uint8)
    return cv2.LUT(image, levels)


def without_watermark(grey: Image) -> Image:
    """Pale writing and tints on the page faded to white; text over them keeps its dark strokes.

    A watermark's strokes are thick and of one level throughout, whereas pale text (blurred, faint) changes from pixel to pixel. The
    level found tells below which darkness text stands.
    """
    small = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    size = max(round(8 * max(small.shape) / 2339), 3)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    pale = cv2.morphologyEx(cv2.inRange(small, 140, 235), cv2.MORPH_OPEN, kernel) > 0
    if np.count_nonzero(pale) < _LEAST_WATERMARK * pale.size:
        return grey
    steps = np.abs(cv2.Sobel(small, cv2.CV_32F, 1, 0)) + np.abs(cv2.Sobel(small, cv2.CV_32F, 0, 1))
    even = np.bincount(small[pale & (steps < _EVEN_STEP)], minlength=256)
    near = np.convolve(even, np.ones(_ONE_LEVEL), "same")
    level = int(np.argmax(near))
    if near[level] < _LEAST_WATERMARK * pale.size:
        return grey
    top = max(level - 0.75 * _ONE_LEVEL - 8.0, 90.0)
    return cv2.LUT(grey, np.clip(np.arange(256) * (255.0 / top), 0, 255).astype(np.uint8))


def page_quad(image: Image) -> Quad | None:
    """The corners of a page photographed on a darker or coloured ground, clockwise from the top left; None where none stands out."""
    scale = 512 / max(image.shape[:2])
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)), (5, 5), 0)
    brightness, colourless = small.max(axis=2), 255 - (small.max(axis=2) - small.min(axis=2))
    total = small.shape[0] * small.shape[1]
    best: tuple[float, Quad] | None = None
    for plane in (small.min(axis=2), brightness, colourless):
        _, mask = cv2.threshold(plane, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        for contour in cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]:
            found = _four_corners(contour, total)
            if found is not None and (best is None or found[0] > best[0]) and _has_edges(small, found[1]):
                best = found
    return None if best is None else (best[1] / scale).astype(np.float32)


def _four_corners(contour: NDArray[Any], total: int) -> tuple[float, Quad] | None:
    """How much of the picture a contour covers and its corners, if it is about a convex quadrangle of a page's size."""
    hull = cv2.convexHull(contour)
    area = float(cv2.contourArea(hull))
    if not _LEAST_PAGE * total <= area <= _MOST_PAGE * total or cv2.contourArea(contour) < 0.85 * area:
        return None
    for part in (0.01, 0.02, 0.035, 0.05):
        corners = cv2.approxPolyDP(hull, part * cv2.arcLength(hull, True), True).reshape(-1, 2)
        if len(corners) == 4:
            quad = _clockwise(corners.astype(np.float32))
            return (area, quad) if cv2.contourArea(quad) > 0.93 * area else None
    return None


def _clockwise(corners: Quad) -> Quad:
    """From the top left on."""
    middle = corners.mean(axis=0)
    order = np.argsort(np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0]))
    ring = corners[order]
    return np.roll(ring, -int(np.argmin(ring.sum(axis=1))), axis=0)


def _has_edges(small: Image, quad: Quad) -> bool:
    """Whether the picture changes abruptly at the quadrangle's sides: light falling off over a page has no such edge.

    A side along the picture's own border cannot show one; of the others most of each must.
    """
    height, width = small.shape[:2]
    middle = quad.mean(axis=0)
    shown = 0
    for start, end in zip(quad, np.roll(quad, -1, axis=0), strict=True):
        along = np.linspace(0.06, 0.94, 40)[:, None]
        points = start + (end - start) * along
        outward = points - middle
        outward /= np.maximum(np.linalg.norm(outward, axis=1, keepdims=True), 1.0)
        inner, outer = points - _EDGE_REACH * outward, points + _EDGE_REACH * outward
        seen = (outer >= 0).all(axis=1) & (outer[:, 0] < width) & (outer[:, 1] < height)
        if seen.mean() < 0.5:
            continue
        step = np.abs(_at(small, inner[seen]) - _at(small, outer[seen])).max(axis=1)
        if np.mean(step >= _EDGE_STEP) < 0.7:
            return False
        shown += 1
    return shown >= 2


def _at(small: Image, points: NDArray[Any]) -> NDArray[Any]:
    height, width = small.shape[:2]
    xs = np.clip(points[:, 0].round().astype(int), 0, width - 1)
    ys = np.clip(points[:, 1].round().astype(int), 0, height - 1)
    return np.asarray(small[ys, xs], np.float32)


def cut_page(image: Image, quad: Quad) -> tuple[Image, Matrix]:
    """The quadrangle as an upright rectangle, and the way back."""
    top, bottom = np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[2] - quad[3])
    left, right = np.linalg.norm(quad[3] - quad[0]), np.linalg.norm(quad[2] - quad[1])
    size = (round(float(max(top, bottom))), round(float(max(left, right))))
    corners = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), corners)
    flat = cv2.warpPerspective(image, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return flat, np.linalg.inv(matrix)


def skew(grey: Image) -> float:
    """Degrees clockwise by which the writing leans, -6 to 6; works on pages lying on their side too.

    The angle at which the ink's profile along rows or columns has the sharpest steps, coarse then fine.
    """
    scale = 700 / max(grey.shape)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    local = cv2.blur(small, (31, 31)).astype(np.int16) - small
    ink = (local > 12).astype(np.float32)
    best = 0.0
    for span, step in ((_MOST_SKEW, 1.0), (0.75, 0.25), (0.2, 0.05)):
        angles = np.arange(best - span, best + span + step / 2, step)
        best = float(max(angles, key=lambda angle: _sharpness(ink, float(angle))))
    return best if abs(best) >= _LEAST_SKEW else 0.0


def _sharpness(ink: NDArray[Any], angle: float) -> float:
    height, width = ink.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_NEAREST)
    profiles = (cv2.reduce(turned, axis, cv2.REDUCE_SUM).ravel() for axis in (0, 1))
    return float(max(np.square(np.diff(profile)).sum() / len(profile) for profile in profiles))


def turned(image: Image, degrees: float) -> tuple[Image, Matrix]:
    """The picture turned counter-clockwise by *degrees* on a canvas that holds all of it, and the way back."""
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    cosine, sine = abs(matrix[0, 0]), abs(matrix[0, 1])
    size = (round(height * sine + width * cosine), round(height * cosine + width * sine))
    matrix[:, 2] += [(size[0] - width) / 2, (size[1] - height) / 2]
    flat = cv2.warpAffine(image, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return flat, np.linalg.inv(np.vstack([matrix, [0, 0, 1]]))


def mapped(points: NDArray[Any], matrix: Matrix) -> NDArray[Any]:
    """Points (n, 2) through a 3×3 matrix."""
    moved = cv2.perspectiveTransform(points.reshape(-1, 1, 2).astype(np.float64), matrix)
    return moved.reshape(-1, 2).astype(np.float32)


def straightening(quads: Sequence[Quad], grey: Image) -> Matrix | None:
    """The matrix that levels the lines and sets upright rules upright, from the lines' own slopes; None where they are level.

    The slope of lines is fitted as a plane over the page, that of upright strokes of rules as a line across it; the four edges so
    found are the sides of the page as it was photographed.
    """
    height, width = grey.shape[:2]
    level = _fitted([(*quad.mean(axis=0), *_run(quad)) for quad in quads], (width, height))
    if level is None:
        return None
    upright = _fitted_uprights(grey)
    slopes = [level(width / 2, 0.0), level(width / 2, float(height)), upright(0.0), upright(float(width))]
    degrees = np.degrees(np.arctan(slopes))
    if np.abs(degrees).max() < _LEAST_LEAN or np.abs(degrees).max() > _MOST_LEAN:
        return None
    top, bottom, left, right = slopes
    corners = [
        _crossing(top, (width / 2, 0), left, (0, height / 2)),
        _crossing(top, (width / 2, 0), right, (width, height / 2)),
        _crossing(bottom, (width / 2, height), right, (width, height / 2)),
        _crossing(bottom, (width / 2, height), left, (0, height / 2)),
    ]
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    return np.asarray(cv2.getPerspectiveTransform(np.array(corners, np.float32), target))


def _run(quad: Quad) -> tuple[float, float]:
    """The slope of a line's middle and its length."""
    start, end = (quad[0] + quad[3]) / 2, (quad[1] + quad[2]) / 2
    across = float(end[0] - start[0])
    return (float(end[1] - start[1]) / across if across > 1 else 0.0), across


def _fitted(
    lines: Sequence[tuple[float, float, float, float]], size: tuple[int, int]
) -> Callable[[float, float], float] | None:
    """A function slope(x, y) fitted to (x, y, slope, length) of long lines, outliers left out; None with too few lines."""
    data = np.array([line for line in lines if line[3] > 0.08 * size[0]], np.float64)
    if len(data) < 4:
        return None
    weights = np.minimum(data[:, 3], 0.5 * size[0])
    kept = np.abs(data[:, 2] - np.median(data[:, 2])) < 0.12
    spread = float(np.ptp(data[kept, 1])) if kept.any() else 0.0
    terms = np.stack([np.ones(len(data)), data[:, 1] / size[1]], axis=1)
    if spread < 0.25 * size[1]:
        terms = terms[:, :1]
    for _ in range(2):
        root = np.sqrt(weights[kept])[:, None]
        factors, *_ = np.linalg.lstsq(terms[kept] * root, data[kept, 2] * root[:, 0], rcond=None)
        rest = np.abs(terms @ factors - data[:, 2])
        kept = rest < max(3 * float(np.median(rest)), 0.004)
    slope = [*factors, 0.0][:2]
    return lambda x, y: float(slope[0] + slope[1] * y / size[1])


def _fitted_uprights(grey: Image) -> Callable[[float], float]:
    """A function lean(x): horizontal drift per pixel down of upright rules, 0 where the page has none."""
    height, width = grey.shape[:2]
    scale = 900 / max(height, width)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = cv2.adaptiveThreshold(small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 12)
    tall = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((13, 1), np.uint8))
    found = cv2.HoughLinesP(tall, 1, np.pi / 720, 40, minLineLength=70, maxLineGap=8)
    leans = []
    for x0, y0, x1, y1 in np.asarray(found).reshape(-1, 4) if found is not None else ():
        if abs(x1 - x0) < 0.25 * abs(y1 - y0):
            leans.append(((x0 + x1) / 2 / scale, (x1 - x0) / (y1 - y0), abs(y1 - y0)))
    if not leans:
        return lambda x: 0.0
    data = np.array(leans, np.float64)
    kept = np.abs(data[:, 1] - np.median(data[:, 1])) < 0.06
    data = data[kept]
    if np.ptp(data[:, 0]) < 0.2 * width:
        mean = float(np.average(data[:, 1], weights=data[:, 2]))
        return lambda x: mean
    slope, start = np.polyfit(data[:, 0], data[:, 1], 1, w=data[:, 2])
    return lambda x: float(start + slope * x)


def _crossing(
    slope: float, on: tuple[float, float], lean: float, through: tuple[float, float]
) -> tuple[float, float]:
    """Where y = on.y + slope·(x - on.x) meets x = through.x + lean·(y - through.y)."""
    x = (through[0] + lean * (on[1] - slope * on[0] - through[1])) / (1 - lean * slope)
    return x, on[1] + slope * (x - on[0])
