"""Ruling lines seen on a scan: long thin strokes, found by morphology on the straightened page."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from evidencekit.extractors._grid import Rule
from evidencekit.extractors._ocr_engine import Image

#: Shortest rule as a share of the page's width or height.
_SHORTEST = 0.018
#: Thickest rule as a share of the page's longer side; thicker strokes are bars and borders of pictures.
_THICKEST = 0.006
#: Interruptions of a rule up to this share of the longer side are closed.
_GAP = 0.006


def rules(grey: Image) -> tuple[list[Rule], list[Rule], NDArray[Any]]:
    """Horizontal and vertical rules in pixels of *grey*, and a mask of their pixels."""
    ink = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 41, 14)
    across, across_mask = _strokes(ink)
    down, down_mask = _strokes(np.ascontiguousarray(ink.T))
    return across, down, cv2.bitwise_or(across_mask, np.ascontiguousarray(down_mask.T))


def _strokes(ink: NDArray[Any]) -> tuple[list[Rule], NDArray[Any]]:
    """Horizontal strokes of a mask and their pixels."""
    longer = max(ink.shape)
    length = max(round(_SHORTEST * longer), 12)
    thick = max(round(_THICKEST * longer), 4)
    # A stroke that drifts by a pixel or two over its length would be cut up: thicken it across first.
    swollen = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    opened = cv2.morphologyEx(swollen, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    gap = max(round(_GAP * longer), 3)
    closed = cv2.morphologyEx(opened, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(closed)
    found = []
    mask = np.zeros_like(ink)
    for label in range(1, count):
        x, y, width, height, area = (int(value) for value in stats[label])
        if width < length or area > width * thick or height > max(0.06 * width, 2 * thick):
            continue
        found.append(Rule(y + height / 2, float(x), float(x + width)))
        part = labels[y : y + height, x : x + width] == label
        mask[y : y + height, x : x + width][part] = 255
    return found, mask


def without(grey: Image, mask: NDArray[Any]) -> Image:
    """The picture with its rules painted over."""
    return np.where(cv2.dilate(mask, np.ones((3, 3), np.uint8)) > 0, np.uint8(255), grey)
