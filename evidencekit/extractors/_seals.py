"""Stamps: found by their colour and shape, their text read from the unrolled ring, their ink taken off the writing beneath.

A seal is a ring, an oval or a square frame of red or blue ink with writing inside, of a seal's size. A red headline is too long, a logo
too full, too small or without a ring.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from evidencekit.extractors._ocr_engine import Engine, Image

#: Sizes of seals as a share of the page's shorter side: round and oval ones 25 to 60 mm, square ones 12 to 35 mm on A4.
_ROUND_SIZE, _SQUARE_SIZE = (0.10, 0.42), (0.055, 0.20)
#: Longest by shortest side of an oval.
_MOST_OVAL = 2.1
#: Share of the outline's directions in which there is ink.
_LEAST_RING, _LEAST_SIDES = 0.62, 0.72
#: Share of a round seal's ink outside the inscribed ellipse at most; part of both sides that a square one's frame reaches at least.
_MOST_CORNERS, _FRAME_REACH = 0.04, 0.85
#: Share of the area inside the outline that is inked: thinner is a loose drawing, thicker a logo or a filled figure.
_INK = (0.07, 0.62)
#: Seals are looked for in a picture of about this many pixels along its longer side.
_LOOK_SIDE = 900
#: Writing of a seal read with less confidence is not told.
_LEAST_CONFIDENCE = 0.1
#: A picture has no colours when so small a share of it is coloured; there, a circle inked in this share of its directions is a
#: seal's (0.90 to 1.00 measured on seals, 0.60 at most on tables and text); pixels below this level are ink.
_COLOURLESS, _DRAWN_AROUND, _GREY_INK = 0.0005, 0.85, 190
#: A picture no longer than this, and about square, may be a stamp alone.
_STAMP_SIDE = 800


@dataclass(frozen=True, slots=True)
class Found:
    """A seal in pixels of the picture: box (x0, y0, x1, y1), shape, colour, how surely it is one (0 to 1)."""

    box: tuple[float, float, float, float]
    shape: str
    colour: str
    confidence: float


def find(image: Image) -> list[Found]:
    """The seals on an evened blue-green-red picture of a page, top to bottom; also on a picture that is nothing but a seal."""
    if image.ndim == 2:
        return []
    height, width = image.shape[:2]
    if max(height, width) <= _STAMP_SIDE and max(height, width) <= 1.6 * min(height, width):
        return _find_alone(image)
    return _find(image)


def _find_alone(image: Image) -> list[Found]:
    """A stamp put into a document as a picture of its own: looked for with as much white around it as a page has."""
    margin = max(image.shape[:2])
    page = cv2.copyMakeBorder(
        image, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=(255, 255, 255)
    )
    found = []
    for seal in _find(page):
        x0, y0, x1, y1 = (float(edge) - margin for edge in seal.box)
        found.append(replace(seal, box=(x0, y0, x1, y1)))
    return found


def _find(image: Image) -> list[Found]:
    scale = min(_LOOK_SIDE / max(image.shape[:2]), 1.0)
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    found = []
    for colour in ("red", "blue"):
        for box, shape, confidence in _shapes(_ink_mask(small, colour)):
            x0, y0, x1, y1 = box
            found.append(
                Found(
                    (float(x0 / scale), float(y0 / scale), float(x1 / scale), float(y1 / scale)),
                    shape,
                    colour,
                    round(confidence, 3),
                )
            )
    if not found and np.mean(small.max(axis=2).astype(np.int16) - small.min(axis=2) > 40) < _COLOURLESS:
        found = [
            replace(seal, box=tuple(edge / scale for edge in seal.box)) for seal in _rings(small.min(axis=2))
        ]
    return sorted(found, key=lambda seal: (seal.box[1], seal.box[0]))


def _rings(grey: Image) -> list[Found]:
    """Round seals on a copy without colours: circles drawn all around, with writing inside."""
    shorter = min(grey.shape)
    low, high = round(_ROUND_SIZE[0] / 2 * shorter), round(_ROUND_SIZE[1] / 2 * shorter)
    circles = cv2.HoughCircles(
        cv2.GaussianBlur(grey, (3, 3), 0), cv2.HOUGH_GRADIENT, 2, 0.12 * shorter,
        param1=120, param2=60, minRadius=low, maxRadius=high,
    )  # fmt: skip
    ink = grey < _GREY_INK
    found: list[Found] = []
    for x, y, radius in circles[0][:8] if circles is not None else ():
        share, (x, y, radius) = _best_ring_at(ink, float(x), float(y), float(radius))
        box = (x - radius, y - radius, x + radius, y + radius)
        if share >= _DRAWN_AROUND and _has_inside(_part(ink, box)):
            found.append(Found(box, "round", "black", round(0.9 * share, 3)))
    return found


def _best_ring_at(
    ink: NDArray[Any], x: float, y: float, radius: float
) -> tuple[float, tuple[float, float, float]]:
    """The share of a circle's directions that are inked, and the circle: the widest of the best near the guess."""
    angles = np.linspace(0, 2 * np.pi, 120, endpoint=False)
    best, where = 0.0, (x, y, radius)
    for longer in range(-4, 6):
        for right in (-2, 0, 2):
            for down in (-2, 0, 2):
                xs = np.round(x + right + (radius + longer) * np.cos(angles)).astype(int)
                ys = np.round(y + down + (radius + longer) * np.sin(angles)).astype(int)
                inside = (xs >= 0) & (ys >= 0) & (xs < ink.shape[1]) & (ys < ink.shape[0])
                share = float(np.count_nonzero(ink[ys[inside], xs[inside]])) / len(angles)
                if share > 1.03 * best or (share >= 0.97 * best and radius + longer > where[2]):
                    best, where = max(share, best), (x + right, y + down, radius + longer)
    return best, where


def _part(ink: NDArray[Any], box: tuple[float, float, float, float]) -> NDArray[Any]:
    x0, y0, x1, y1 = (max(round(edge), 0) for edge in box)
    return ink[y0:y1, x0:x1]


def _ink_mask(image: Image, colour: str) -> NDArray[Any]:
    """255 where the pixel is of the colour: clearly more of it than of both others."""
    blue, green, red = (image[:, :, channel].astype(np.int16) for channel in range(3))
    if colour == "red":
        mask = (red - green > 28) & (red - blue > 18) & (red > 90)
    else:
        mask = (blue - red > 28) & (blue - green > 14) & (blue > 80)
    return mask.astype(np.uint8) * 255


def _shapes(mask: NDArray[Any]) -> Iterator[tuple[tuple[float, float, float, float], str, float]]:
    """Boxes, shapes and confidences of the seals in a mask of one colour."""
    if np.count_nonzero(mask) < 60:
        return
    shorter = min(mask.shape)
    reach = max(round(0.006 * max(mask.shape)), 2)
    joined = cv2.dilate(mask, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1)))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    for label in range(1, len(stats)):
        x, y, width, height, _ = (int(value) for value in stats[label])
        if not _SQUARE_SIZE[0] * shorter <= min(width, height) or max(width, height) > 0.6 * shorter:
            continue
        part = np.where(
            labels[y : y + height, x : x + width] == label, mask[y : y + height, x : x + width], 0
        )
        ink = np.argwhere(part)
        if len(ink) < 40:
            continue
        (top, left), (bottom, right) = ink.min(axis=0), ink.max(axis=0) + 1
        whole = mask[y + top : y + bottom, x + left : x + right]
        judged = _judged(part[top:bottom, left:right], whole, shorter)
        if judged is not None:
            shape, confidence = judged
            yield (x + left, y + top, x + right, y + bottom), shape, confidence


def _judged(ink: NDArray[Any], whole: NDArray[Any], shorter: int) -> tuple[str, float] | None:
    """Shape and confidence of a patch of ink trimmed to its extent, None when it is no seal.

    *whole*: all ink of the colour within that extent; a star or a line in the middle touches nothing of the ring.
    """
    height, width = ink.shape
    longest, aspect = max(ink.shape), max(ink.shape) / min(ink.shape)
    if not _has_inside(whole):
        return None
    ring, corners = _ring_share(ink), _corner_share(ink)
    share = np.count_nonzero(ink) / (np.pi / 4 * width * height)
    if (
        corners < _MOST_CORNERS
        and aspect <= _MOST_OVAL
        and _ROUND_SIZE[0] * shorter <= longest <= _ROUND_SIZE[1] * shorter
        and ring >= _LEAST_RING
        and _INK[0] <= share <= _INK[1]
    ):
        return ("round" if aspect <= 1.16 else "oval"), min(ring, 1.0)
    share = np.count_nonzero(ink) / ink.size
    if aspect <= 1.5 and _SQUARE_SIZE[0] * shorter <= longest <= _SQUARE_SIZE[1] * shorter:
        sides = _sides_share(ink)
        if sides >= _LEAST_SIDES and _INK[0] <= share <= _INK[1] and _is_framed(ink):
            return "square", sides
    return None


def _corner_share(ink: NDArray[Any]) -> float:
    """The share of the ink that lies outside the inscribed ellipse: next to none for a ring, a good part for a frame or a block of words."""
    ys, xs = np.nonzero(ink)
    height, width = ink.shape
    radius = np.hypot((xs + 0.5 - width / 2) / (width / 2), (ys + 0.5 - height / 2) / (height / 2))
    return float((radius > 1.08).mean())


def _is_framed(ink: NDArray[Any]) -> bool:
    """Whether one connected stroke reaches from side to side both ways: a frame, and not lines of words."""
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    stats = cv2.connectedComponentsWithStats(closed)[2][1:]
    reach = np.minimum(
        stats[:, cv2.CC_STAT_WIDTH] / ink.shape[1], stats[:, cv2.CC_STAT_HEIGHT] / ink.shape[0]
    )
    return float(np.max(reach, initial=0.0)) >= _FRAME_REACH


def _ring_share(ink: NDArray[Any]) -> float:
    """The share of 72 directions from the middle in which ink lies near the inscribed ellipse."""
    height, width = ink.shape
    ys, xs = np.nonzero(ink)
    across, down = (xs + 0.5 - width / 2) / (width / 2), (ys + 0.5 - height / 2) / (height / 2)
    radius = np.hypot(across, down)
    near = (radius > 0.88) & (radius < 1.06)
    directions = ((np.arctan2(down[near], across[near]) + np.pi) / (2 * np.pi) * 72).astype(int) % 72
    return len(np.unique(directions)) / 72


def _sides_share(ink: NDArray[Any]) -> float:
    """The share of the four sides along which ink lies near the box's edge; the least of the four counts."""
    depth = max(round(0.12 * min(ink.shape)), 2)
    sides = (
        ink[:depth].any(axis=0),
        ink[-depth:].any(axis=0),
        ink[:, :depth].any(axis=1),
        ink[:, -depth:].any(axis=1),
    )
    return float(min(side.mean() for side in sides))


def _has_inside(ink: NDArray[Any]) -> bool:
    """Whether there is writing inside the outline: an empty ring or frame is none of ours, nor is a filled disc."""
    height, width = ink.shape
    core = ink[round(0.18 * height) : round(0.82 * height), round(0.18 * width) : round(0.82 * width)] > 0
    return 0.02 < float(core.mean()) < 0.75


def lifted(image: Image, grey: Image, seals: Sequence[Found]) -> Image:
    """*grey* with the seals' ink taken off: what is left is the density of black, solved from two channels.

    Ink adds up in optical density. A seal's ink shows the ratio of its densities in the channel that it lets through and in the one
    that it stops; black ink has both alike.
    """
    clean = grey.copy()
    for seal in seals:
        if seal.colour == "black":
            continue
        x0, y0, x1, y1 = _bounds(seal.box, image.shape, margin=0.04)
        part = image[y0:y1, x0:x1]
        through, stopped = (
            (part[:, :, 2], part[:, :, 1]) if seal.colour == "red" else (part[:, :, 0], part[:, :, 2])
        )
        mask = _ink_mask(part, seal.colour) > 0
        if np.count_nonzero(mask) < 50:
            continue
        passed, held = _density(through), _density(stopped)
        ratio = float(np.median(passed[mask] / np.maximum(held[mask], 0.05)))
        black = np.maximum(passed - min(ratio, 0.8) * held, 0.0) / (1.0 - min(ratio, 0.8))
        clean[y0:y1, x0:x1] = np.clip(255.0 * np.exp(-black * _gain(black, mask)), 0, 255).astype(np.uint8)
    return clean


def _density(channel: Image) -> NDArray[Any]:
    return np.maximum(-np.log(np.maximum(channel.astype(np.float32), 4.0) / 250.0), 0.0)


def _gain(black: NDArray[Any], mask: NDArray[Any]) -> float:
    """Text seen through thick ink is faint: bring its densest part to that of print."""
    if np.count_nonzero(mask) < 50:
        return 1.0
    dense = float(np.percentile(black[mask], 97))
    return float(np.clip(1.6 / max(dense, 0.2), 1.0, 4.0))


def _bounds(
    box: tuple[float, float, float, float], shape: tuple[int, ...], margin: float
) -> tuple[int, int, int, int]:
    """Pixel bounds of a box widened by a share of its size, within the picture."""
    wide, high = margin * (box[2] - box[0]), margin * (box[3] - box[1])
    return (
        max(int(box[0] - wide), 0),
        max(int(box[1] - high), 0),
        min(int(box[2] + wide) + 1, shape[1]),
        min(int(box[3] + high) + 1, shape[0]),
    )


def text_of(image: Image, seal: Found, engine: Engine) -> tuple[str, float]:
    """What the seal says, the ring's writing before the inner lines, and how surely; "" where it cannot be read."""
    x0, y0, x1, y1 = _bounds(seal.box, image.shape, margin=0.0)
    ink = _ink_picture(image[y0:y1, x0:x1], seal.colour)
    readings: list[tuple[str, float]] = []
    if seal.shape in ("round", "oval"):
        ring, inside = _unrolled(ink), _inner(ink)
        readings += _best_ring(ring, engine)
        readings += [
            (reading.text, reading.confidence) for reading in engine.lines(inside, side=max(inside.shape))
        ]
    else:
        readings += [(reading.text, reading.confidence) for reading in engine.lines(ink, side=max(ink.shape))]
    kept = [
        (text.strip(), confidence)
        for text, confidence in readings
        if text.strip() and confidence >= _LEAST_CONFIDENCE
    ]
    if not kept:
        return "", 0.0
    weights = [len(text) for text, _ in kept]
    sure = sum(confidence * weight for (_, confidence), weight in zip(kept, weights, strict=True)) / sum(
        weights
    )
    return " ".join(text for text, _ in kept), round(sure, 3)


def _ink_picture(part: Image, colour: str) -> Image:
    """The seal's ink dark on white, print beneath it left out as far as it has no colour; 400 pixels high or more."""
    blue, green, red = (part[:, :, channel].astype(np.float32) for channel in range(3))
    if colour == "black":
        strength = 255 - np.minimum(np.minimum(blue, green), red)
    elif colour == "red":
        strength = red - np.maximum(green, blue)
    else:
        strength = blue - np.maximum(red, green) * 0.9
    top = max(float(np.percentile(strength, 98)), 30.0)
    ink = (255 - np.clip(strength / top, 0, 1) * 255).astype(np.uint8)
    scale = max(400 / ink.shape[0], 1.0)
    return cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)


def _unrolled(ink: Image) -> Image:
    """The ring between outline and middle as a strip read from left to right, beginning and ending at the bottom."""
    size = max(ink.shape)
    round_ink = cv2.resize(ink, (size, size), interpolation=cv2.INTER_LINEAR)
    radius = size / 2
    angles = np.linspace(np.pi / 2, np.pi / 2 + 2 * np.pi, round(2 * np.pi * radius * 0.78), endpoint=False)
    radii = np.linspace(0.95, 0.56, round(radius * 0.39))
    xs = (radius + radius * radii[:, None] * np.cos(angles)[None, :]).astype(np.float32)
    ys = (radius + radius * radii[:, None] * np.sin(angles)[None, :]).astype(np.float32)
    return cv2.remap(round_ink, xs, ys, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=255)


def _best_ring(strip: Image, engine: Engine) -> list[tuple[str, float]]:
    """The ring's writing: the strip without the outline, read whole and cut to the band where most ink is; the surer one."""
    rows = (255 - strip).mean(axis=1)
    quarter = len(rows) // 4
    outline = int(np.argmax(rows[:quarter] > 120)) if (rows[:quarter] > 120).any() else 0
    while outline < quarter and rows[outline] > 90:
        outline += 1
    body = strip[outline:]
    crops = [_trimmed(part) for part in (body, body[_band(body)]) if part.shape[0] >= 12]
    found = [
        (text, confidence)
        for text, confidence, _ in engine.read([crop for crop in crops if crop.shape[1] > 20])
        if len(text) >= 2
    ]
    return [max(found, key=lambda each: each[1] * len(each[0]))] if found else []


def _band(body: Image) -> slice:
    """The rows around the inkiest that hold a good part of its ink."""
    rows = np.convolve((255 - body).mean(axis=1), np.ones(5) / 5, "same")
    top = int(np.argmax(rows))
    low = rows < 0.35 * rows[top]
    start = top - int(np.argmax(low[top::-1])) if low[top::-1].any() else 0
    end = top + int(np.argmax(low[top:])) if low[top:].any() else len(rows)
    return slice(max(start - 3, 0), end + 3)


def _trimmed(strip: Image) -> Image:
    """The strip between its first and last ink, with white around it."""
    inked = np.flatnonzero((255 - strip).max(axis=0) > 110)
    if not len(inked):
        return strip[:, :0]
    return np.pad(strip[:, max(inked[0] - 8, 0) : inked[-1] + 8], ((6, 6), (10, 10)), constant_values=255)


def _inner(ink: Image) -> Image:
    """What stands inside the ring's writing: lines straight across the middle and below."""
    height, width = ink.shape
    mask = np.zeros_like(ink)
    cv2.ellipse(
        mask, (width // 2, height // 2), (round(width * 0.30), round(height * 0.31)), 0, 0, 360, 255, -1
    )
    # Below the middle the ring is bare and the inner line runs wider.
    cv2.ellipse(
        mask, (width // 2, height // 2), (round(width * 0.43), round(height * 0.43)), 0, 42, 138, 255, -1
    )
    return np.where(mask > 0, ink, np.uint8(255))
