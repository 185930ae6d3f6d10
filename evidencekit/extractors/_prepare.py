"""A picture made ready for OCR: decoded, perspective and skew taken out, light evened, stamps' colour removed.

Pictures are blue-green-red arrays (height, width, 3), uint8. What turns or warps the picture says how to get back: a 3×3 matrix
from the prepared picture's pixels to those of the picture it came from.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from evidencekit.extractors._ocr_engine import Image

Matrix = NDArray[np.float64]

#: Skew is looked for up to this many degrees either way, and left alone below the smaller one.
_MOST_SKEW = 6.0
_LEAST_SKEW = 0.15


def red_channel(image: Image) -> Image:
    """Grey as seen through a red filter: red stamps vanish, black and blue ink stay (characters wrong 2.6 % -> 0.9 %, stack.md)."""
    return image if image.ndim == 2 else np.ascontiguousarray(image[:, :, 2])


def evened(grey: Image) -> Image:
    """Light evened out: paper to white, ink to its contrast; an evenly white page comes back as it is.

    The paper's brightness is estimated as a high quantile of neighbourhoods (closing on a small copy, then smoothed).
    """
    small = cv2.resize(grey, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (9, 9))
    paper = cv2.GaussianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, kernel), (0, 0), 5)
    if paper.min() > 225:
        return grey
    paper = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, np.maximum(paper, 40), scale=250)


def skew(grey: Image) -> float:
    """Degrees clockwise by which the writing leans, -6 to 6; works on pages lying on their side too.

    The angle at which the ink's profile along rows or columns has the sharpest steps, coarse then fine.
    """
    scale = 700 / max(grey.shape)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    local = cv2.blur(small, (31, 31)).astype(np.int16) - small
    ink = (local > 12).astype(np.float32)
    best = 0.0
    for span, step in ((_MOST_SKEW, 1.0), (1.0, 0.25), (0.25, 0.05)):
        angles = np.arange(best - span, best + span + step / 2, step)
        best = float(max(angles, key=lambda angle: _sharpness(ink, float(angle))))
    return best if abs(best) >= _LEAST_SKEW else 0.0


def _sharpness(ink: NDArray[np.float32], angle: float) -> float:
    height, width = ink.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_LINEAR)
    return float(max(np.square(np.diff(turned.sum(axis=axis))).sum() / turned.shape[axis] for axis in (0, 1)))


def turned(image: Image, degrees: float) -> tuple[Image, Matrix]:
    """The picture turned counter-clockwise by *degrees* on a canvas that holds all of it, and the way back."""
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    cosine, sine = abs(matrix[0, 0]), abs(matrix[0, 1])
    size = (round(height * sine + width * cosine), round(height * cosine + width * sine))
    matrix[:, 2] += [(size[0] - width) / 2, (size[1] - height) / 2]
    flat = cv2.warpAffine(image, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return flat, np.linalg.inv(np.vstack([matrix, [0, 0, 1]]))


def mapped(points: NDArray[np.float32], matrix: Matrix) -> NDArray[np.float32]:
    """Points (n, 2) through a 3×3 matrix."""
    return (
        cv2.perspectiveTransform(points.reshape(-1, 1, 2).astype(np.float64), matrix)
        .reshape(-1, 2)
        .astype(np.float32)
    )
