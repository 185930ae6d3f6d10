"""The second OCR engine: Tesseract with its simplified Chinese data, through pytesseract.

It reads running text well and loses itself in table rules, so the caller hands it pictures whose rules and stamps are taken away
and which are turned upright (`stack.md`: 34 % of characters wrong on raw pages, 2 to 12 % on cleaned ones outside tables).
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np

from evidencekit.extractors._faults import Unreadable
from evidencekit.extractors._ocr_engine import Image, Quad, Reading

_LANGUAGE = "chi_sim"
#: Page segmentation: 3 whole page without orientation, 7 one line, 0 orientation alone.
_PAGE, _LINE = 3, 7
#: A gap wider than this many line heights parts two pieces of one line.
_GAP = 1.2
#: Orientation below this confidence is not believed (Tesseract's own scale; upright pages measure 2 to 20).
_SURE = 1.5
_CJK_GAP = re.compile(r"(?<=[\u2e80-\u9fff，。；：、（）《》]) (?=[\u2e80-\u9fff，。；：、（）《》])")


class TesseractEngine:
    """Tesseract as a program; each call starts it once."""

    name = "tesseract"
    reads_rules = False

    def __init__(self) -> None:
        import pytesseract

        if shutil.which(pytesseract.pytesseract.tesseract_cmd) is None:
            raise Unreadable("ocr-missing", program="tesseract-ocr")
        if _LANGUAGE not in pytesseract.get_languages():
            raise Unreadable("ocr-missing", program="tesseract-ocr-chi-sim")
        self._tesseract = pytesseract

    def survey(self, image: Image, *, side: int) -> tuple[int, None]:
        """Quarter turns clockwise that put *image* upright, by Tesseract's own orientation detection; no lines are found yet."""
        try:
            found = self._tesseract.image_to_osd(image, output_type=self._tesseract.Output.DICT)
        except self._tesseract.TesseractError:
            return 0, None  # too few characters: it says so by failing
        sure = float(found["orientation_conf"]) >= _SURE
        return (int(found["rotate"]) // 90 if sure else 0), None

    def lines(self, image: Image, *, side: int, quads: Sequence[Quad] | None = None) -> list[Reading]:
        """Read the whole page, or only the lines in *quads*; `side` is not used: Tesseract takes the picture as it is."""
        if quads is not None:
            return list(self._read_quads(image, quads))
        data = self._data(image, _PAGE)
        return [reading for words in _by_line(data) for reading in _pieces(words)]

    def find(self, image: Image, *, side: int) -> None:
        """Tesseract finds lines only by reading them."""
        return None

    def read(self, crops: Sequence[Image]) -> list[tuple[str, float, tuple[float, ...]]]:
        """Read upright single-line pictures."""
        results: list[tuple[str, float, tuple[float, ...]]] = []
        for crop in crops:
            padded = np.pad(crop, ((8, 8), (8, 8)) + ((0, 0),) * (crop.ndim - 2), constant_values=255)
            words = [word for line in _by_line(self._data(padded, _LINE)) for word in line]
            results.append((_joined(words), _mean_confidence(words), ()) if words else ("", 0.0, ()))
        return results

    def _read_quads(self, image: Image, quads: Sequence[Quad]) -> Iterator[Reading]:
        from evidencekit.extractors._ocr_rapid import cut_out

        results = self.read([cut_out(image, quad) for quad in quads])
        for quad, (text, confidence, centres) in zip(quads, results, strict=True):
            if text.strip():
                yield Reading(quad, text, confidence, centres)

    def _data(self, image: Image, segmentation: int) -> dict[str, list[Any]]:
        from PIL import Image as Pillow

        picture = Pillow.fromarray(image if image.ndim == 2 else image[:, :, ::-1])
        table: dict[str, list[Any]] = self._tesseract.image_to_data(
            picture,
            lang=_LANGUAGE,
            config=f"--psm {segmentation} -c preserve_interword_spaces=1",
            output_type=self._tesseract.Output.DICT,
        )
        return table


_Word = tuple[str, float, tuple[float, float, float, float]]


def _by_line(data: dict[str, list[Any]]) -> Iterator[list[_Word]]:
    """The words of each line: text, confidence 0 to 1, box in pixels."""
    lines: dict[tuple[int, ...], list[_Word]] = {}
    for index, text in enumerate(data["text"]):
        if not str(text).strip() or float(data["conf"][index]) < 0:
            continue
        key = tuple(int(data[part][index]) for part in ("block_num", "par_num", "line_num"))
        left, top = float(data["left"][index]), float(data["top"][index])
        box = (left, top, left + float(data["width"][index]), top + float(data["height"][index]))
        lines.setdefault(key, []).append((str(text).strip(), float(data["conf"][index]) / 100, box))
    yield from lines.values()


def _pieces(words: list[_Word]) -> Iterator[Reading]:
    """Words of a line parted at wide gaps."""
    height = float(np.median([word[2][3] - word[2][1] for word in words]))
    group: list[_Word] = []
    for word in sorted(words, key=lambda word: word[2][0]):
        if group and word[2][0] - group[-1][2][2] > _GAP * height:
            yield _reading(group)
            group = []
        group.append(word)
    yield _reading(group)


def _reading(words: list[_Word]) -> Reading:
    lefts, tops, rights, bottoms = zip(*(word[2] for word in words), strict=True)
    x0, y0, x1, y1 = min(lefts), min(tops), max(rights), max(bottoms)
    quad = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)
    return Reading(quad, _joined(words), _mean_confidence(words))


def _joined(words: list[_Word]) -> str:
    """Words by single spaces; Tesseract makes a word of each Chinese character, so none between those."""
    text = " ".join(word[0] for word in words)
    return _CJK_GAP.sub("", _CJK_GAP.sub("", text))


def _mean_confidence(words: list[_Word]) -> float:
    characters = sum(len(word[0]) for word in words)
    return sum(word[1] * len(word[0]) for word in words) / max(characters, 1)


@cache
def engine() -> TesseractEngine:
    """The process's engine."""
    return TesseractEngine()
