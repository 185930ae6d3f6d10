"""PDFs drawn for tests: a few calls of reportlab with a Chinese font, measured from the page's top left."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from evidencekit.extractors import pdf
from evidencekit.model import Extraction, LineKind, Page
from evidencekit.settings import Limits, ReadSettings
from tests.bench.fonts import truetype

WIDTH, HEIGHT = 595.0, 842.0


class Pen:
    def __init__(self, canvas: Canvas, height: float = HEIGHT) -> None:
        self.canvas, self.height = canvas, height
        self.font = truetype()[0][0]

    def write(self, x: float, top: float, text: str, size: float = 10.5) -> None:
        self.canvas.setFont(self.font, size)
        self.canvas.drawString(x, self.height - top - 0.88 * size, text)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def grid(self, xs: list[float], ys: list[float]) -> None:
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])


def draw(
    *pages: Callable[[Pen], None], size: tuple[float, float] = (WIDTH, HEIGHT), encrypt: object = None
) -> bytes:
    name, file, index = truetype()[0]
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(file), subfontIndex=index))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1, encrypt=encrypt)
    for page in pages:
        page(Pen(canvas, size[1]))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def read(tmp_path: Path, data: bytes, **settings: object) -> Extraction:
    file = tmp_path / "paper.pdf"
    file.write_bytes(data)
    limits = settings.pop("limits", None) or Limits()
    return pdf.extract(file, "application/pdf", ReadSettings(limits=limits, **settings))  # type: ignore[arg-type]


def texts(page: Page, kind: LineKind | None = None) -> list[str]:
    return [line.text for line in page.lines if kind is None or line.kind is kind]


def grid(page: Page, number: int = 0) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): cell.text for cell in page.tables[number].cells}
