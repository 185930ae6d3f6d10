"""What scanners, phones and copiers do to a page: the degradations of the benchmark, at fixed levels.

Each takes a Sheet and gives pixels (blue-green-red) with their resolution, quarter turns clockwise and the way from the sheet's points
to pixels of the upright picture (3×3).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw

from tests.bench import sheets, words
from tests.bench.fonts import drawn
from tests.bench.sheets import DRAWN_DPI, Sheet


@dataclass
class Scan:
    """`image`: as it comes from the scanner; `turned`: quarter turns clockwise that it was put in wrong; `matrix`: points to pixels before that turn."""

    image: np.ndarray
    dpi: float
    matrix: np.ndarray
    turned: int = 0


def scan(sheet: Sheet, dpi: float = 200.0) -> Scan:
    """The clean scan: drawn pixels averaged down, a little scanner noise."""
    page = np.asarray(sheet.image)[:, :, ::-1]
    scale = dpi / DRAWN_DPI
    image = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    noise = np.random.default_rng(7).normal(0, 2.0, image.shape)
    image = np.clip(image * 0.985 + noise, 0, 255).astype(np.uint8)
    return Scan(image, dpi, np.diag([dpi / 72, dpi / 72, 1.0]))


def _jpeg(image: np.ndarray, quality: int) -> np.ndarray:
    return cv2.imdecode(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_COLOR)


def clean(sheet: Sheet, random: Random) -> Scan:
    return scan(sheet)


def dpi150(sheet: Sheet, random: Random) -> Scan:
    return scan(sheet, 150.0)


def skew(sheet: Sheet, random: Random) -> Scan:
    found = scan(sheet)
    angle = random.choice((-5.0, 5.0, -3.5, 4.2))
    height, width = found.image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    image = cv2.warpAffine(
        found.image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(250, 250, 250)
    )
    return Scan(image, found.dpi, np.vstack([matrix, [0, 0, 1]]) @ found.matrix)


def jpeg40(sheet: Sheet, random: Random) -> Scan:
    found = scan(sheet)
    return Scan(_jpeg(found.image, 40), found.dpi, found.matrix)


def blur(sheet: Sheet, random: Random) -> Scan:
    found = scan(sheet)
    return Scan(cv2.GaussianBlur(found.image, (0, 0), 1.8), found.dpi, found.matrix)


def watermark(sheet: Sheet, random: Random) -> Scan:
    """Diagonal words over the page, 15 to 30 % dark."""
    page = sheet.image.copy()
    dark = random.uniform(0.15, 0.30)
    file, index = drawn("hei")
    from PIL import ImageFont

    layer = Image.new("L", page.size, 0)
    face = ImageFont.truetype(str(file), round(60 * DRAWN_DPI / 72), index=index)
    text = random.choice(("仅供绿色工厂申报使用", "内部资料 严禁外传", "复印无效"))
    tile = Image.new("L", (round(face.getlength(text)) + 40, face.size + 80), 0)
    ImageDraw.Draw(tile).text((20, 20), text, font=face, fill=round(255 * dark))
    tile = tile.rotate(random.choice((30, 45)), expand=True)
    step = max(tile.width, tile.height)
    for top in range(-step // 3, page.height, step):
        for left in range(-step // 3, page.width, step):
            layer.paste(tile, (left, top), tile.point(lambda value: 255 if value else 0))
    pixels = np.asarray(page).astype(np.float32) * (1 - np.asarray(layer, np.float32)[:, :, None] / 255)
    marked = Sheet(sheet.kind, sheet.size, Image.fromarray(pixels.astype(np.uint8)))
    return scan(marked)


def _sealed(sheet: Sheet, random: Random, colour: str, opaque: float) -> Scan:
    """A seal over 60 to 80 % of one key field."""
    marked = Sheet(sheet.kind, sheet.size, sheet.image.copy(), seals=sheet.seals)
    if not sheet.keys:
        return scan(sheet)
    usual = [key for key in sheet.keys if key in ("until", "issue", "total", "date", "founded", "holder")]
    name = random.choice(usual or sorted(sheet.keys))
    x0, y0, x1, y1 = sheet.keys[name][1]
    diameter = random.choice((107.0, 113.0, 119.0))
    share = random.uniform(0.6, 0.8)
    reach = np.sqrt(max((diameter / 2) ** 2 - 100, 1))
    centre = (x1 - share * (x1 - x0) + reach, (y0 + y1) / 2 + random.uniform(-20, 20))
    sheets.stamp(
        marked,
        words.company(random),
        centre,
        below=random.choice(("", "合同专用章")),
        diameter=diameter,
        colour=colour,
        tilt=random.uniform(-15, 15),
        opaque=opaque,
    )
    sheet.seals[:] = marked.seals
    return scan(marked)


def seal(sheet: Sheet, random: Random) -> Scan:
    return _sealed(sheet, random, "red", 0.0)


def seal_thick(sheet: Sheet, random: Random) -> Scan:
    return _sealed(sheet, random, "red", 0.6)


def seal_blue(sheet: Sheet, random: Random) -> Scan:
    return _sealed(sheet, random, "blue", 0.0)


def perspective(sheet: Sheet, random: Random, *, desk: bool = False) -> Scan:
    found = scan(sheet)
    height, width = found.image.shape[:2]
    margin = round(0.06 * width) if desk else 0
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    amount = random.uniform(0.05, 0.10)
    inward = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]], np.float32)
    moved = np.array(
        [[random.uniform(0, amount) * width, random.uniform(0, amount) * height * 0.6] for _ in range(4)],
        np.float32,
    )
    strongest = random.randint(0, 3)
    moved[strongest] = (amount * width, amount * height * 0.6)
    target = corners + inward * moved + margin
    matrix = cv2.getPerspectiveTransform(corners, target.astype(np.float32))
    size = (width + 2 * margin, height + 2 * margin)
    ground = (74, 96, 120) if desk else (235, 235, 235)
    image = cv2.warpPerspective(found.image, matrix, size, flags=cv2.INTER_CUBIC, borderValue=ground)
    return Scan(image, found.dpi, matrix @ found.matrix)


def shade(sheet: Sheet, random: Random) -> Scan:
    found = scan(sheet)
    return Scan(_shaded(found.image, random, 0.4), found.dpi, found.matrix)


def _shaded(image: np.ndarray, random: Random, depth: float) -> np.ndarray:
    height, width = image.shape[:2]
    angle = random.uniform(0, 2 * np.pi)
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    along = (xs / width - 0.5) * np.cos(angle) + (ys / height - 0.5) * np.sin(angle)
    light = 1 - depth / (1 + np.exp(-along * 9))
    return (image * light[:, :, None]).astype(np.uint8)


def phone(sheet: Sheet, random: Random) -> Scan:
    """A photo on a desk: perspective, shade, blur, noise, jpeg."""
    found = perspective(sheet, random, desk=True)
    image = cv2.GaussianBlur(_shaded(found.image, random, 0.3), (0, 0), 0.8)
    noise = np.random.default_rng(random.randint(0, 9999)).normal(0, 5, image.shape)
    image = _jpeg(np.clip(image + noise, 0, 255).astype(np.uint8), 60)
    return Scan(image, found.dpi, found.matrix)


def low_contrast(sheet: Sheet, random: Random) -> Scan:
    found = scan(sheet)
    return Scan((found.image * 0.42 + 120).astype(np.uint8), found.dpi, found.matrix)


def mixed(sheet: Sheet, random: Random) -> Scan:
    """A cheap copy of a copy: 150 dpi, leaning, blurred, jpeg 40."""
    found = scan(sheet, 150.0)
    height, width = found.image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), random.uniform(-2, 2), 1.0)
    image = cv2.warpAffine(
        found.image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(250, 250, 250)
    )
    image = _jpeg(cv2.GaussianBlur(image, (0, 0), 1.1), 40)
    return Scan(image, found.dpi, np.vstack([matrix, [0, 0, 1]]) @ found.matrix)


def seal_copy(sheet: Sheet, random: Random) -> Scan:
    """A sealed page as a 150 dpi jpeg."""
    sealed = seal(sheet, random)
    image = cv2.resize(sealed.image, None, fx=0.75, fy=0.75, interpolation=cv2.INTER_AREA)
    return Scan(_jpeg(image, 40), 150.0, np.diag([0.75, 0.75, 1.0]) @ sealed.matrix)


def _turn(sheet: Sheet, quarters: int) -> Scan:
    found = scan(sheet)
    return Scan(np.ascontiguousarray(np.rot90(found.image, -quarters)), found.dpi, found.matrix, quarters)


def turn90(sheet: Sheet, random: Random) -> Scan:
    return _turn(sheet, 1)


def turn180(sheet: Sheet, random: Random) -> Scan:
    return _turn(sheet, 2)


def turn270(sheet: Sheet, random: Random) -> Scan:
    return _turn(sheet, 3)


DEGRADATIONS: dict[str, Callable[[Sheet, Random], Scan]] = {
    "clean": clean,
    "skew": skew,
    "dpi150": dpi150,
    "jpeg40": jpeg40,
    "blur": blur,
    "watermark": watermark,
    "seal": seal,
    "seal-thick": seal_thick,
    "seal-blue": seal_blue,
    "perspective": perspective,
    "shade": shade,
    "phone": phone,
    "low-contrast": low_contrast,
    "mixed": mixed,
    "seal-copy": seal_copy,
    "turn90": turn90,
    "turn180": turn180,
    "turn270": turn270,
}
