"""What a scanner, a phone and a rubber stamp do to a page. Images are RGB arrays (height, width, 3), uint8."""

from __future__ import annotations

import functools
import io
import math
from dataclasses import dataclass, replace

import cv2
import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

from .fonts import font_file

cv2.setNumThreads(1)


@dataclass(frozen=True)
class Look:
    """How a page reached the folder. Angles in degrees, shares 0 to 1, noise in grey levels."""

    dpi: int = 150
    gray: bool = False
    skew: float = 0.5
    noise: float = 1.2
    blur: float = 0.5
    shade: float = 0.08
    quality: int = 44
    turned: int = 0
    perspective: float = 0.0
    desk: tuple[int, int, int] | None = None
    seed: int = 1


FLATBED = Look()
COPY = Look(gray=True, skew=-0.7, noise=2, quality=38)
PHONE = Look(
    dpi=150, skew=1.4, noise=1.5, blur=0.8, shade=0.3, quality=44, perspective=0.03, desk=(120, 96, 74)
)


def look(base: Look = FLATBED, **changes: object) -> Look:
    return replace(base, **changes)  # type: ignore[arg-type]


@functools.cache
def seal_png(
    name: str, below: str = "", colour: tuple[int, int, int] = (214, 32, 38), wear: int = 3
) -> bytes:
    """A round stamp as a PNG with alpha: the name along the arc, a star, and a line below it."""
    size = 640
    image = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((12, 12, size - 12, size - 12), outline=(*colour, 255), width=16)
    font = ImageFont.truetype(
        str(font_file("song")), 78 if len(name) <= 14 else 66 if len(name) <= 18 else 54
    )
    span = min(250.0, 19.5 * len(name))
    for index, char in enumerate(name):
        angle = -span / 2 + span * index / max(1, len(name) - 1)
        glyph = Image.new("RGBA", (110, 110), (0, 0, 0, 0))
        ImageDraw.Draw(glyph).text(
            (55, 55),
            char,
            font=font,
            fill=(*colour, 255),
            anchor="mm",
            stroke_width=2,
            stroke_fill=(*colour, 255),
        )
        glyph = glyph.rotate(-angle, resample=Image.Resampling.BICUBIC)
        x = size / 2 + 236 * math.sin(math.radians(angle)) - 55
        y = size / 2 - 236 * math.cos(math.radians(angle)) - 55
        image.alpha_composite(glyph, (round(x), round(y)))
    star = [
        (
            size / 2 + (92 if k % 2 == 0 else 36) * math.sin(math.pi * k / 5),
            size / 2 - (92 if k % 2 == 0 else 36) * math.cos(math.pi * k / 5),
        )
        for k in range(10)
    ]
    draw = ImageDraw.Draw(image)
    draw.polygon(star, fill=(*colour, 255))
    if below:
        small = ImageFont.truetype(str(font_file("song")), 62 if len(below) < 8 else 46)
        draw.text(
            (size / 2, 470),
            below,
            font=small,
            fill=(*colour, 255),
            anchor="mm",
            stroke_width=2,
            stroke_fill=(*colour, 255),
        )
    pixels = np.array(image)
    rng = np.random.default_rng(wear + len(name))
    worn = cv2.GaussianBlur(rng.random((size, size)).astype(np.float32), (0, 0), 9)
    worn = (worn - worn.min()) / (worn.max() - worn.min())
    alpha = pixels[..., 3].astype(np.float32) * np.clip(0.45 + worn, 0.4, 0.92)
    pixels[..., :3] = colour
    pixels[..., 3] = alpha.astype(np.uint8)
    small = np.array(Image.fromarray(pixels).resize((236, 236), Image.Resampling.LANCZOS))
    small[..., :3] = colour
    small[..., 3] = small[..., 3] // 24 * 24
    return _png(Image.fromarray(small))


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def raster(pdf: bytes, dpi: int) -> list[np.ndarray]:
    """Every page of a PDF as an image."""
    document = pdfium.PdfDocument(pdf)
    pages = [np.array(page.render(scale=dpi / 72).to_pil().convert("RGB")) for page in document]
    document.close()
    return pages


def text_of(pdf: bytes) -> str:
    """The text layer of a PDF."""
    document = pdfium.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def wear(page: np.ndarray, how: Look) -> np.ndarray:
    """One page as the scanner or the phone delivers it."""
    rng = np.random.default_rng(how.seed)
    image = page
    if how.gray:
        image = cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    if how.desk is not None:
        image = _on_desk(image, how, rng)
    elif how.skew:
        image = _turn(image, how.skew, (250, 249, 246))
    image = _shade(image, how, rng)
    if how.blur:
        image = cv2.GaussianBlur(image, (0, 0), how.blur)
    if how.noise:
        grain = rng.normal(0, how.noise, image.shape[:2]).astype(np.float32)[..., None]
        image = np.clip(image.astype(np.float32) + grain, 0, 255).astype(np.uint8)
    return np.ascontiguousarray(np.rot90(image, how.turned // 90)) if how.turned else image


def _turn(image: np.ndarray, degrees: float, ground: tuple[int, int, int]) -> np.ndarray:
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=ground)


def _on_desk(image: np.ndarray, how: Look, rng: np.random.Generator) -> np.ndarray:
    """The sheet lies on a desk and is seen a little from the side."""
    height, width = image.shape[:2]
    margin = int(0.06 * width)
    ground = np.full((height + 2 * margin, width + 2 * margin, 3), how.desk, np.float32)
    grain = cv2.GaussianBlur(
        rng.normal(0, 34, ground.shape[:2]).astype(np.float32), (0, 0), sigmaX=40, sigmaY=1.2
    )
    ground = np.clip(ground + grain[..., None] * 4, 0, 255).astype(np.uint8)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    slant = how.perspective * width
    drift = np.array(
        [[slant, slant * 0.4], [-slant * 0.3, 0], [slant * 0.2, -slant * 0.3], [-slant * 0.5, 0]]
    )
    angle = math.radians(how.skew)
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    middle = np.array([width / 2, height / 2])
    target = ((corners - middle) @ turn.T + middle + drift + margin).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    size = (ground.shape[1], ground.shape[0])
    sheet = cv2.warpPerspective(image, matrix, size, flags=cv2.INTER_LINEAR)
    mask = cv2.warpPerspective(np.full(image.shape[:2], 255, np.uint8), matrix, size)
    dark = cv2.GaussianBlur(np.roll(mask, (10, 8), (0, 1)), (0, 0), 9).astype(np.float32)[..., None] / 255
    ground = (ground * (1 - 0.45 * dark)).astype(np.uint8)
    share = mask.astype(np.float32)[..., None] / 255
    return (sheet * share + ground * (1 - share)).astype(np.uint8)


def _shade(image: np.ndarray, how: Look, rng: np.random.Generator) -> np.ndarray:
    """Uneven light: one soft dark side, its direction from the seed."""
    if not how.shade:
        return image
    height, width = image.shape[:2]
    angle = rng.uniform(0, 2 * math.pi)
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    slope = (xs / width - 0.5) * math.cos(angle) + (ys / height - 0.5) * math.sin(angle)
    light = 1 - how.shade * np.clip(slope + 0.45, 0, 1)
    return (image * light[..., None]).astype(np.uint8)


def picture_bytes(page: np.ndarray, kind: str, how: Look) -> bytes:
    """An image file of the given ending; bmp and tif are two-tone."""
    image = Image.fromarray(page)
    if how.gray:
        image = image.convert("L")
    buffer = io.BytesIO()
    dpi = (how.dpi, how.dpi)
    if kind in ("jpg", "jpeg"):
        image.save(buffer, "JPEG", quality=how.quality, dpi=dpi)
    elif kind == "webp":
        image.save(buffer, "WEBP", quality=how.quality)
    elif kind == "bmp":
        image.convert("L").point(lambda v: 255 if v > 150 else 0).convert("1").save(buffer, "BMP", dpi=dpi)
    else:
        image.convert("RGB").quantize(96, dither=Image.Dither.NONE).save(
            buffer, "PNG", dpi=dpi, optimize=True
        )
    return buffer.getvalue()


def tiff_bytes(pages: list[np.ndarray], how: Look) -> bytes:
    """A TIFF of one or many pages, black and white as a fax-like office scanner writes it."""
    images = [
        Image.fromarray(page).convert("L").point(lambda v: 255 if v > 150 else 0).convert("1")
        for page in pages
    ]
    buffer = io.BytesIO()
    images[0].save(
        buffer, "TIFF", save_all=True, append_images=images[1:], compression="group4", dpi=(how.dpi, how.dpi)
    )
    return buffer.getvalue()
