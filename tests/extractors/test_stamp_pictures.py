"""A stamp with a star, on a page and as a picture of its own; a logo and a headline are none."""

import cv2
import numpy as np
from numpy.typing import NDArray

from evidencekit.extractors import _seals

RED = (40, 40, 205)


def white(height: int, width: int) -> NDArray[np.uint8]:
    return np.full((height, width, 3), 255, np.uint8)


def stamp(image: NDArray[np.uint8], centre: tuple[int, int], radius: int) -> None:
    """A ring, strokes along it, a star that touches nothing."""
    cv2.circle(image, centre, radius, RED, max(radius // 18, 2))
    for angle in np.linspace(0.8, 5.5, 14):
        x, y = (
            centre[0] + 0.76 * radius * np.sin(angle + np.pi),
            centre[1] + 0.76 * radius * np.cos(angle + np.pi),
        )
        side = radius // 10
        cv2.rectangle(
            image, (int(x) - side, int(y) - side), (int(x) + side, int(y) + side), RED, max(side // 4, 1)
        )
    points = [
        (
            centre[0] + radius * 0.26 * (1 if n % 2 == 0 else 0.4) * np.sin(n * np.pi / 5),
            centre[1] - radius * 0.26 * (1 if n % 2 == 0 else 0.4) * np.cos(n * np.pi / 5),
        )
        for n in range(10)
    ]
    cv2.fillPoly(image, [np.array(points, np.int32)], RED)


def test_a_stamp_with_a_star_on_a_page() -> None:
    page = white(1754, 1241)
    stamp(page, (900, 700), 120)
    (seal,) = _seals.find(page)
    assert seal.shape == "round" and abs(seal.box[0] - 780) < 12 and abs(seal.box[3] - 820) < 12


def test_a_stamp_as_a_picture_of_its_own() -> None:
    picture = white(320, 320)
    stamp(picture, (160, 160), 150)
    (seal,) = _seals.find(picture)
    assert seal.shape == "round" and -3 <= seal.box[0] <= 20 and 300 <= seal.box[2] <= 325


def test_a_filled_disc_a_logo_and_a_headline_are_none() -> None:
    disc = white(320, 320)
    cv2.circle(disc, (160, 160), 140, RED, -1)
    logo = white(200, 320)
    cv2.putText(logo, "ABC", (20, 130), cv2.FONT_HERSHEY_DUPLEX, 3.5, RED, 12)
    headline = white(1754, 1241)
    cv2.rectangle(headline, (150, 180), (1090, 186), RED, -1)
    assert not _seals.find(disc) and not _seals.find(logo) and not _seals.find(headline)
