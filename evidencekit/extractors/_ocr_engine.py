"""What an OCR engine offers the reading of pages, and the choice between engines."""

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from numpy.typing import NDArray

#: Grey (height, width) or blue-green-red (height, width, 3) pixels, uint8.
Image = NDArray[Any]
#: Corners clockwise from the top left, (4, 2), in pixels.
Quad = NDArray[Any]


class Reading(NamedTuple):
    """A line of text as an engine read it; `centres`: each character's centre as a share of the line's width, or empty."""

    quad: Quad
    text: str
    confidence: float
    centres: tuple[float, ...] = ()


class Engine(Protocol):
    """An OCR engine: one loaded model set, one process, one call at a time."""

    name: str
    #: Whether table rules in the picture leave its reading as it is.
    reads_rules: bool

    def survey(self, image: Image, *, side: int) -> tuple[int, list[Quad] | None]:
        """Quarter turns clockwise that put *image* upright, and the lines found in the turned picture (None: not looked for)."""
        ...

    def lines(self, image: Image, *, side: int, quads: Sequence[Quad] | None = None) -> list[Reading]:
        """Read the lines in *quads*, or find and read all; `side`: the longer side in pixels at which lines are looked for."""
        ...

    def find(self, image: Image, *, side: int) -> list[Quad] | None:
        """Find lines without reading them; None from an engine that cannot."""
        ...

    def read(self, crops: Sequence[Image]) -> list[tuple[str, float, tuple[float, ...]]]:
        """Read upright single-line pictures: text, confidence, character centres; one result a crop."""
        ...


def load(name: str) -> Engine:
    """The engine called "rapidocr" or "tesseract"; loaded once a process."""
    if name == "tesseract":
        from evidencekit.extractors import _ocr_tesseract

        return _ocr_tesseract.engine()
    from evidencekit.extractors import _ocr_rapid

    return _ocr_rapid.engine()
