"""Papers in the notation of markup.py as PDF with a text layer; several papers may follow each other in one file."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from reportlab import rl_config
from reportlab.lib import colors, textsplit
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from .fonts import register_fonts
from .looks import seal_png
from .markup import Block, TableBlock, read_markup

rl_config.useA85 = 0  # binary streams: a quarter smaller

textsplit.ALL_CANNOT_START += "：；。，、）》”！？"

Draw = Callable[[Canvas, float, float], None]


class _Mark(Flowable):
    """Takes no room; runs a callable with the page number where it lands."""

    def __init__(self, act: Callable[[Any], None]) -> None:
        super().__init__()
        self.act = act

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.act(self.canv)


class _Seal(Flowable):
    """A stamp over what stands just above it, `dx` and `dy` mm from the right bottom."""

    def __init__(self, name: str, below: str, dx: float, dy: float) -> None:
        super().__init__()
        self.name, self.below, self.dx, self.dy = name, below, dx, dy

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.room = width
        return 0, 0

    def draw(self) -> None:
        side = 40 * mm
        image = ImageReader(io.BytesIO(seal_png(self.name, self.below)))
        self.canv.drawImage(
            image, self.room - side - self.dx * mm, -12 * mm + self.dy * mm, side, side, mask="auto"
        )


def rich(text: str) -> str:
    """The notation inside a line as reportlab's paragraph markup."""
    text = escape(text, quote=False).replace("\\n", "<br/>").replace("　", "\xa0\xa0\xa0")
    text = re.sub(r"\*\*(.+?)\*\*", r'<font face="hei">\1</font>', text)
    return re.sub(r"~(.+?)~", r'<font face="kai" size="14" color="#20205a">\1</font>', text)


class _Writer:
    def __init__(self, font: str, size: float, width: float) -> None:
        self.font, self.size, self.width = font, size, width
        self.mood = ""
        """Any text of the paper; moves its stamps a little."""

    def style(self, **more: Any) -> ParagraphStyle:
        base: dict[str, Any] = {
            "fontName": self.font,
            "fontSize": self.size,
            "leading": self.size * 1.62,
            "wordWrap": "CJK",
            "alignment": TA_LEFT,
        }
        return ParagraphStyle("p", **{**base, **more})

    def heading(
        self, text: str, size: float, after: float, align: int = TA_CENTER, font: str = "sans"
    ) -> Flowable:
        return Paragraph(
            rich(text),
            self.style(
                fontName=font,
                fontSize=size,
                leading=size * 1.45,
                alignment=align,
                spaceBefore=after * 0.7,
                spaceAfter=after,
            ),
        )

    def flow(self, block: Block) -> list[Flowable]:
        if isinstance(block, TableBlock):
            return [self.table(block), Spacer(1, 2.5 * mm)]
        maker = getattr(self, f"on_{block.kind}", None)
        if maker is None:
            raise ValueError(f"unknown block {block.kind}: {block.text}")
        return maker(block)

    def on_h1(self, b: Block) -> list[Flowable]:
        return [self.heading(b.text, 18, 8)]

    def on_h2(self, b: Block) -> list[Flowable]:
        return [self.heading(b.text, 12.5, 5)]

    def on_h3(self, b: Block) -> list[Flowable]:
        return [self.heading(b.text, self.size + 1.2, 3, TA_LEFT)]

    def on_text(self, b: Block) -> list[Flowable]:
        return [Paragraph(rich(b.text), self.style(firstLineIndent=2 * self.size, spaceAfter=2))]

    def on_item(self, b: Block) -> list[Flowable]:
        return [Paragraph(rich(b.text), self.style(spaceAfter=1.5))]

    def on_right(self, b: Block) -> list[Flowable]:
        return [Paragraph(rich(b.text), self.style(alignment=TA_RIGHT, rightIndent=6 * mm))]

    def on_center(self, b: Block) -> list[Flowable]:
        return [Paragraph(rich(b.text), self.style(alignment=TA_CENTER, spaceAfter=3))]

    def on_space(self, b: Block) -> list[Flowable]:
        return [Spacer(1, float(b.text) * mm)]

    def on_big(self, b: Block) -> list[Flowable]:
        font, size, text = b.text.split(" ", 2)
        return [self.heading(text, float(size), 10, font=font)]

    def on_line(self, b: Block) -> list[Flowable]:
        return [HRFlowable(width="100%", thickness=0.7, color=colors.black, spaceBefore=2, spaceAfter=4)]

    def on_page(self, b: Block) -> list[Flowable]:
        return [PageBreak()]

    def on_font(self, b: Block) -> list[Flowable]:
        self.font = b.text
        return []

    def on_size(self, b: Block) -> list[Flowable]:
        self.size = float(b.text)
        return []

    def on_head(self, b: Block) -> list[Flowable]:
        left, right = (*b.args, "", "")[:2]
        cells = [
            [
                Paragraph(rich(left), self.style(fontName="sans", fontSize=9.5)),
                Paragraph(rich(right), self.style(fontName="sans", fontSize=8, alignment=TA_RIGHT)),
            ]
        ]
        table = Table(cells, colWidths=[self.width * 0.62, self.width * 0.38])
        table.setStyle(
            TableStyle(
                [
                    ("LINEBELOW", (0, 0), (-1, 0), 0.8, colors.HexColor("#355070")),
                    ("LEFTPADDING", (0, 0), (-1, -1), 0),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ]
            )
        )
        return [table, Spacer(1, 3 * mm)]

    def on_red(self, b: Block) -> list[Flowable]:
        issuer, number = (*b.args, "")[:2]
        size = 26 if len(issuer) < 15 else 21
        red = colors.HexColor("#c8161d")
        return [
            Spacer(1, 6 * mm),
            Paragraph(
                rich(issuer),
                self.style(
                    fontName="song", fontSize=size, leading=size * 1.4, textColor=red, alignment=TA_CENTER
                ),
            ),
            Paragraph(rich(number), self.style(fontName="song", alignment=TA_CENTER, spaceBefore=6)),
            HRFlowable(width="100%", thickness=1.6, color=red, spaceBefore=5, spaceAfter=10),
        ]

    def on_seal(self, b: Block) -> list[Flowable]:
        name, below, dx, dy = (*b.args, "", "", "")[:4]
        drift = zlib.crc32(f"{name}{below}{self.mood}".encode())
        return [_Seal(name, below, float(dx or drift % 15), float(dy or drift // 16 % 11 - 4))]

    def on_foot(self, b: Block) -> list[Flowable]:
        return [_Mark(lambda canvas: setattr(canvas, "_foot", b.text))]

    def on_watermark(self, b: Block) -> list[Flowable]:
        def act(canvas: Any) -> None:
            canvas._watermark = b.text

        return [_Mark(act)]

    def table(self, block: TableBlock) -> Flowable:
        options = block.options
        size = float(options.get("size", self.size - 0.8))
        columns = max(len(row) for row in block.rows)
        shares = [float(w) for w in options["widths"].split(",")] if "widths" in options else [1.0] * columns
        total = sum(shares)
        widths = [self.width * share / total for share in shares]
        heads = 0 if "kv" in options else int(options.get("head", "1"))
        centred = options.get("align", "") == "c"
        spans, cells = self.cells(block.rows, columns, size, heads, centred)
        table = Table(cells, colWidths=widths, repeatRows=heads if not spans else 0)
        style: list[tuple[Any, ...]] = [
            ("GRID", (0, 0), (-1, -1), 0.6, colors.black),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            *spans,
        ]
        if "open" in options:
            style[0] = ("LINEBELOW", (0, 0), (-1, 0), 0.6, colors.black)
        if heads and options.get("tint"):
            style.append(("BACKGROUND", (0, 0), (-1, heads - 1), colors.HexColor(options["tint"])))
        table.setStyle(TableStyle(style))
        return table

    def cells(
        self, rows: Sequence[Sequence[str]], columns: int, size: float, heads: int, centred: bool
    ) -> tuple[list[tuple[Any, ...]], list[list[Any]]]:
        """Paragraph cells; `<` joins a cell to its left neighbour, `^` to the one above."""
        spans: list[tuple[Any, ...]] = []
        out: list[list[Any]] = []
        for y, row in enumerate(rows):
            line: list[Any] = []
            for x in range(columns):
                text = row[x] if x < len(row) else ""
                if text in ("<", "^"):
                    line.append("")
                    continue
                right = x
                while right + 1 < len(row) and row[right + 1] == "<":
                    right += 1
                down = y
                while down + 1 < len(rows) and x < len(rows[down + 1]) and rows[down + 1][x] == "^":
                    down += 1
                if (right, down) != (x, y):
                    spans.append(("SPAN", (x, y), (right, down)))
                centre = y < heads or centred or (right, down) != (x, y)
                line.append(
                    Paragraph(
                        rich(text),
                        self.style(
                            fontName="sans" if y < heads else self.font,
                            fontSize=size,
                            leading=size * 1.35,
                            alignment=TA_CENTER if centre else TA_LEFT,
                        ),
                    )
                )
            out.append(line)
        return spans, out


def markup_pdf(
    papers: Sequence[str],
    *,
    font: str = "song",
    size: float = 10.5,
    wide: bool = False,
    margin: float = 20,
    lock: str = "",
) -> tuple[bytes, list[tuple[int, int]]]:
    """One PDF of several papers, and the first and last page (1-based) of each.

    `margin` in mm; `lock` is a user password that encrypts the file.
    """
    first = _build(papers, font, size, wide, margin, [], lock="")[1]
    return _build(papers, font, size, wide, margin, first, lock)


def _build(
    papers: Sequence[str],
    font: str,
    size: float,
    wide: bool,
    margin: float,
    spans: list[tuple[int, int]],
    lock: str,
) -> tuple[bytes, list[tuple[int, int]]]:
    register_fonts()
    sheet = landscape(A4) if wide else A4
    buffer = io.BytesIO()
    starts: list[int] = []
    more: dict[str, Any] = {}
    if lock:
        from reportlab.lib.pdfencrypt import StandardEncryption

        more["encrypt"] = StandardEncryption(lock, ownerPassword=lock + "-owner", canPrint=0, strength=128)
    document = BaseDocTemplate(
        buffer,
        pagesize=sheet,
        leftMargin=margin * mm,
        rightMargin=margin * mm,
        topMargin=18 * mm,
        bottomMargin=18 * mm,
        invariant=1,
        title="",
        author="",
        **more,
    )
    frame = Frame(margin * mm, 18 * mm, sheet[0] - 2 * margin * mm, sheet[1] - 36 * mm, 0, 0, 0, 0)

    def foot(canvas: Any, _: Any) -> None:
        page = canvas.getPageNumber()
        span = next((s for s in spans if s[0] <= page <= s[1]), (1, page))
        text = getattr(canvas, "_foot", "").replace("{page}", str(page - span[0] + 1))
        canvas.setFont("sans", 8)
        canvas.drawCentredString(sheet[0] / 2, 10 * mm, text.replace("{pages}", str(span[1] - span[0] + 1)))
        words = getattr(canvas, "_watermark", "")
        if words:
            canvas.saveState()
            canvas.setFont("sans", 54)
            canvas.setFillColor(colors.HexColor("#909090"), alpha=0.22)
            canvas.translate(sheet[0] / 2, sheet[1] / 2)
            canvas.rotate(40)
            canvas.drawCentredString(0, 0, words)
            canvas.restoreState()

    document.addPageTemplates([PageTemplate("page", [frame], onPageEnd=foot)])
    story: list[Flowable] = []

    def begin(canvas: Any) -> None:
        starts.append(canvas.getPageNumber())
        canvas._foot = canvas._watermark = ""

    for number, paper in enumerate(papers):
        if number:
            story.append(PageBreak())
        writer = _Writer(font, size, sheet[0] - 2 * margin * mm)
        writer.mood = paper
        story.append(_Mark(begin))
        for block in read_markup(paper):
            story += writer.flow(block)
    document.build(story)
    last = document.page
    ends = [*[start - 1 for start in starts[1:]], last]
    return buffer.getvalue(), list(zip(starts, ends, strict=True))


def drawn_pdf(draws: Sequence[Draw], sheet: tuple[float, float] = A4) -> bytes:
    """A PDF whose pages are drawn by hand; a Draw gets the canvas, width and height in points."""
    register_fonts()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=sheet, invariant=1)
    for draw in draws:
        draw(canvas, *sheet)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def image_pdf(jpegs: Sequence[tuple[bytes, int, int]], dpi: int) -> bytes:
    """A scanned PDF: one JPEG (bytes, width, height in pixels) a page, no text layer."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for data, width, height in jpegs:
        size = (width * 72 / dpi, height * 72 / dpi)
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(io.BytesIO(data)), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
