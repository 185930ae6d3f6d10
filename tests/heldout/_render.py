"""Paper -> bytes: docx, xlsx, PDF with a text layer, and scan-like pictures. The same paper gives the same bytes."""

from __future__ import annotations

import datetime as dt
import functools
import io
import math
import random
import re
import subprocess
import zipfile
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from ._paper import LEFT, UP, Break, Drawing, Gap, Grid, Num, Paper, Rule, Seal, Text

FAMILIES = {
    "zenhei": "WenQuanYi Zen Hei",
    "microhei": "WenQuanYi Micro Hei",
    "uming": "AR PL UMing CN",
    "ukai": "AR PL UKai CN",
}
WORD_FONTS = {"zenhei": "黑体", "microhei": "微软雅黑", "uming": "宋体", "ukai": "楷体"}
EPOCH = (2020, 1, 1, 0, 0, 0)


@functools.cache
def font_file(family: str) -> tuple[str, int]:
    """Path and index of a font, asked from fontconfig."""
    pattern = FAMILIES[family]
    found = subprocess.run(
        ["fc-match", "-f", "%{file}\t%{index}\t%{family}", pattern],
        capture_output=True,
        text=True,
        check=True,
    )
    path, index, name = found.stdout.split("\t")
    if not any(part in name for part in ("WenQuanYi", "UMing", "UKai", "文泉", "AR PL")):
        raise RuntimeError(f"no TrueType CJK font for {pattern}: fontconfig offers {name}")
    return path, int(index) & 0xFFFF


@functools.cache
def reportlab_font(family: str) -> str:
    """Register the font with reportlab once."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    path, index = font_file(family)
    pdfmetrics.registerFont(TTFont(family, path, subfontIndex=index))
    return family


@functools.cache
def pil_font(family: str, size: int) -> ImageFont.FreeTypeFont:
    path, index = font_file(family)
    return ImageFont.truetype(path, size, index=index)


def shown(value: object) -> str:
    """A cell's text outside a workbook."""
    if value is None or value in (LEFT, UP):
        return ""
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)


def spans(rows: list[list]) -> list[tuple[int, int, int, int]]:
    """Merged areas (row, column, last row, last column) from the LEFT and UP marks."""
    areas = []
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value in (LEFT, UP):
                continue
            right = c
            while right + 1 < len(row) and row[right + 1] == LEFT:
                right += 1
            down = r
            while down + 1 < len(rows) and c < len(rows[down + 1]) and rows[down + 1][c] == UP:
                down += 1
            if (right, down) != (c, r):
                areas.append((r, c, down, right))
    return areas


def squared(grid: Grid) -> list[list]:
    """The rows padded to one width."""
    width = max(len(row) for row in grid.rows)
    return [list(row) + [""] * (width - len(row)) for row in grid.rows]


# ---- pictures ------------------------------------------------------------------------------------------------------
COLORS = {"red": (205, 25, 25), "blue": (30, 60, 160)}


def seal_picture(seal: Seal, pixels: int = 320) -> Image.Image:
    """A round or oval seal with the name along its edge and a star, transparent ground."""
    color = (*COLORS[seal.color], 215)
    image = Image.new("RGBA", (pixels, pixels), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((8, 8, pixels - 8, pixels - 8), outline=color, width=9)
    font = pil_font("uming", pixels // 9)
    text = seal.text[:22]
    sweep = 250
    for i, char in enumerate(text):
        angle = -90 - sweep / 2 + sweep * (i + 0.5) / len(text)
        x = pixels / 2 + (pixels / 2 - 38) * math.cos(math.radians(angle))
        y = pixels / 2 + (pixels / 2 - 38) * math.sin(math.radians(angle))
        glyph = Image.new("RGBA", (pixels // 7, pixels // 7), (255, 255, 255, 0))
        ImageDraw.Draw(glyph).text((pixels // 14, pixels // 14), char, font=font, fill=color, anchor="mm")
        glyph = glyph.rotate(-(angle + 90), resample=Image.Resampling.BICUBIC)
        image.alpha_composite(glyph, (max(0, int(x - glyph.width / 2)), max(0, int(y - glyph.height / 2))))
    points = []
    for k in range(10):
        radius = pixels / 8 if k % 2 == 0 else pixels / 20
        angle = math.radians(-90 + 36 * k)
        points.append((pixels / 2 + radius * math.cos(angle), pixels / 2 + radius * math.sin(angle)))
    draw.polygon(points, fill=color)
    return image


def drawing_picture(drawing: Drawing) -> Image.Image:
    """A site plan (boxes with labels) or a photo-like picture (gradient, shapes, noise)."""
    rng = random.Random(drawing.seed)
    width, height = 1100, 780
    if drawing.kind == "plan":
        image = Image.new("RGB", (width, height), "white")
        draw = ImageDraw.Draw(image)
        draw.rectangle((20, 20, width - 20, height - 20), outline="black", width=4)
        for i, label in enumerate(drawing.labels):
            x, y = 60 + (i % 3) * 340, 60 + (i // 3) * 170
            box = (x, y, x + 250 + rng.randint(0, 60), y + 110 + rng.randint(0, 40))
            draw.rectangle(box, outline="black", width=2)
            draw.text(
                ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2),
                label,
                fill="black",
                font=pil_font("zenhei", 24),
                anchor="mm",
            )
        return image
    xs = np.linspace(0, 1, width)[None, :]
    ys = np.linspace(0, 1, height)[:, None]
    base = np.stack([90 + 80 * xs + 60 * ys, 100 + 60 * ys + 0 * xs, 95 + 50 * (1 - ys) + 20 * xs], axis=-1)
    noise = np.random.default_rng(drawing.seed).normal(0, 9, (height, width, 3))
    image = Image.fromarray(np.clip(base + noise, 0, 255).astype("uint8"))
    draw = ImageDraw.Draw(image)
    for _ in range(rng.randint(6, 14)):
        x, y = rng.randint(0, width - 200), rng.randint(150, height - 160)
        shade = tuple(rng.randint(40, 200) for _ in range(3))
        draw.rectangle(
            (x, y, x + rng.randint(60, 260), y + rng.randint(50, 200)), fill=shade, outline=(30, 30, 30)
        )
    for i, label in enumerate(drawing.labels):
        draw.text(
            (width - 30, height - 34 - 34 * i),
            label,
            fill=(250, 190, 40),
            font=pil_font("zenhei", 26),
            anchor="rm",
        )
    return image.filter(ImageFilter.GaussianBlur(0.8))


def png_bytes(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


# ---- PDF -----------------------------------------------------------------------------------------------------------
def to_pdf(paper: Paper) -> bytes:
    """A PDF with a text layer (reportlab, CJK TrueType font embedded)."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.units import mm
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    font = reportlab_font(paper.font)
    wide = paper.landscape or any(
        isinstance(b, Grid) and max(len(r) for r in b.rows) > 10 for b in paper.blocks
    )
    size = landscape(A4) if wide else A4
    margin = 16 * mm if wide else 22 * mm
    out = io.BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=size,
        invariant=1,
        leftMargin=margin,
        rightMargin=margin,
        topMargin=18 * mm,
        bottomMargin=18 * mm,
    )
    frame = Frame(margin, 18 * mm, size[0] - 2 * margin, size[1] - 36 * mm, 0, 0, 0, 0)

    def decorate(canvas, _document) -> None:
        canvas.setFont(font, 9)
        if paper.header:
            canvas.drawString(margin, size[1] - 12 * mm, paper.header)
            canvas.line(margin, size[1] - 13.5 * mm, size[0] - margin, size[1] - 13.5 * mm)
        if paper.footer:
            canvas.drawCentredString(size[0] / 2, 9 * mm, paper.footer)
        if paper.border:
            canvas.setStrokeColorRGB(0.65, 0.5, 0.15)
            canvas.setLineWidth(3)
            canvas.rect(10 * mm, 10 * mm, size[0] - 20 * mm, size[1] - 20 * mm)
            canvas.setLineWidth(0.7)
            canvas.rect(12 * mm, 12 * mm, size[0] - 24 * mm, size[1] - 24 * mm)

    document.addPageTemplates([PageTemplate("page", [frame], onPage=decorate)])
    document.build(pdf_story(paper, font, size[0] - 2 * margin) or [])
    return out.getvalue()


def pdf_story(paper: Paper, font: str, width: float) -> list:
    """The platypus flowables of a paper."""
    from reportlab.lib import colors
    from reportlab.platypus import HRFlowable, PageBreak, Paragraph, Spacer
    from reportlab.platypus import Image as PdfImage

    story: list = []
    first_break = True
    for block in paper.blocks:
        if isinstance(block, Text):
            story.append(Paragraph(markup(block.text), text_style(font, block)))
        elif isinstance(block, Grid):
            story += [pdf_table(block, font, width), Spacer(1, 6)]
        elif isinstance(block, Gap):
            story.append(Spacer(1, block.height))
        elif isinstance(block, Rule):
            story.append(
                HRFlowable(
                    width="100%",
                    thickness=1.2,
                    color=colors.red if block.color == "red" else colors.black,
                    spaceAfter=6,
                )
            )
        elif isinstance(block, Break):
            if not (first_break and not story):
                story.append(PageBreak())
            first_break = False
            if block.name:
                story.append(Paragraph(markup(block.name), text_style(font, Text(block.name, 12, True))))
        elif isinstance(block, Seal):
            story.append(seal_flowable(block, width))
        elif isinstance(block, Drawing):
            picture = drawing_picture(block)
            story.append(PdfImage(io.BytesIO(png_bytes(picture)), *fitted(picture, width)))
    return story


def fitted(picture: Image.Image, width: float) -> tuple[float, float]:
    """Width and height of a picture on the page, not higher than a landscape page bears."""
    shown_width = min(width * 0.95, 330 * picture.width / picture.height)
    return shown_width, shown_width * picture.height / picture.width


def markup(text: str) -> str:
    """Escape for reportlab's paragraph language, spaces kept."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub("  +", lambda m: "\u00a0" * len(m.group()), text)


def text_style(font: str, block: Text):
    from reportlab.lib import colors
    from reportlab.lib.styles import ParagraphStyle

    align = {"left": 0, "center": 1, "right": 2}[block.align]
    return ParagraphStyle(
        "t",
        fontName=font,
        fontSize=block.size,
        leading=block.size * 1.6,
        alignment=align,
        wordWrap="CJK",
        firstLineIndent=block.indent * block.size,
        spaceAfter=3,
        textColor=colors.red if block.color == "red" else colors.black,
    )


def pdf_table(grid: Grid, font: str, width: float):
    """A reportlab table with wrapped cells, spans and optional rules."""
    from reportlab.lib import colors
    from reportlab.platypus import Paragraph, Table

    rows = squared(grid)
    columns = len(rows[0])
    size = grid.size if columns <= 10 else min(grid.size, 7.5)
    size = size if columns <= 14 else 6.5
    left = text_style(font, Text("", size))
    middle = text_style(font, Text("", size, align="center"))
    for style in (left, middle):
        style.spaceAfter = 0
        style.leading = size * 1.35
    body = []
    for r, row in enumerate(rows):
        body.append(
            [
                Paragraph(markup(shown(v)), left if len(shown(v)) > 12 and r >= grid.head else middle)
                for v in row
            ]
        )
    shares = grid.widths or [1.0] * columns
    total = sum(shares)
    commands: list = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ]
    if grid.ruled:
        commands.append(("GRID", (0, 0), (-1, -1), 0.6, colors.black))
    commands += [("SPAN", (c0, r0), (c1, r1)) for r0, c0, r1, c1 in spans(rows)]
    return Table(
        body,
        colWidths=[width * s / total for s in shares],
        style=commands,
        repeatRows=grid.head if len(rows) > 25 else 0,
    )


def seal_flowable(seal: Seal, width: float):
    """A seal that overlaps the lines before it."""
    from reportlab.lib.utils import ImageReader
    from reportlab.platypus import Flowable

    class Stamp(Flowable):
        def wrap(self, available_width, available_height):
            return (1, 1)

        def draw(self):
            side = 112
            x = {"left": 30, "center": width / 2 - side / 2, "right": width - side - 20}[seal.align]
            picture = ImageReader(seal_picture(seal))
            self.canv.drawImage(picture, x, -side / 2 + 8, side, side, mask="auto")

    return Stamp()


# ---- Word ----------------------------------------------------------------------------------------------------------
def to_docx(paper: Paper) -> bytes:
    """A Word document through python-docx, packed with fixed times."""
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name = "Times New Roman"
    normal.font.size = Pt(10.5)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), WORD_FONTS[paper.font])
    section = document.sections[0]
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if wide_paper(paper) else (Cm(21), Cm(29.7))
    section.left_margin = section.right_margin = Cm(2.2)
    if paper.header:
        section.header.paragraphs[0].text = paper.header
    if paper.footer:
        section.footer.paragraphs[0].text = paper.footer
    for block in paper.blocks:
        docx_block(document, block)
    out = io.BytesIO()
    document.save(out)
    return repack(out.getvalue())


def wide_paper(paper: Paper) -> bool:
    return paper.landscape or any(
        isinstance(b, Grid) and max(len(r) for r in b.rows) > 10 for b in paper.blocks
    )


def docx_block(document, block) -> None:
    """Append one block."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt, RGBColor

    aligns = {
        "left": WD_ALIGN_PARAGRAPH.LEFT,
        "center": WD_ALIGN_PARAGRAPH.CENTER,
        "right": WD_ALIGN_PARAGRAPH.RIGHT,
    }
    if isinstance(block, Text):
        paragraph = document.add_paragraph()
        run = paragraph.add_run(block.text)
        run.bold = block.bold
        run.font.size = Pt(block.size)
        if block.color == "red":
            run.font.color.rgb = RGBColor(0xE0, 0, 0)
        paragraph.alignment = aligns[block.align]
        paragraph.paragraph_format.space_after = Pt(3)
        if block.indent:
            paragraph.paragraph_format.first_line_indent = Pt(block.size * block.indent)
    elif isinstance(block, Grid):
        docx_table(document, block)
        document.add_paragraph()
    elif isinstance(block, Gap):
        document.add_paragraph()
    elif isinstance(block, Rule):
        document.add_paragraph("_" * 40 if block.color == "red" else "—" * 30)
    elif isinstance(block, Break):
        document.add_page_break()
        if block.name:
            document.add_paragraph().add_run(block.name).bold = True
    elif isinstance(block, Seal):
        paragraph = document.add_paragraph()
        paragraph.alignment = aligns[block.align]
        paragraph.add_run().add_picture(io.BytesIO(png_bytes(seal_picture(block))), width=Cm(3.6))
    elif isinstance(block, Drawing):
        document.add_paragraph().add_run().add_picture(
            io.BytesIO(png_bytes(drawing_picture(block))), width=Cm(15)
        )


def docx_table(document, grid: Grid) -> None:
    rows = squared(grid)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid" if grid.ruled else "Normal Table"
    from docx.shared import Pt

    cells = [list(row.cells) for row in table.rows]
    areas = spans(rows)
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            text = shown(value)
            if not text:
                continue
            run = cells[r][c].paragraphs[0].add_run(text)
            run.font.size = Pt(grid.size)
            run.bold = r < grid.head
    for r0, c0, r1, c1 in areas:
        cells[r0][c0].merge(cells[r1][c1])
        merged = cells[r0][c0]
        for extra in merged.paragraphs[1:]:
            if not extra.text:
                extra._element.getparent().remove(extra._element)


def repack(data: bytes) -> bytes:
    """The same package with fixed member times (and fixed document properties)."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for member in source.infolist():
            body = source.read(member)
            if member.filename == "docProps/core.xml":
                body = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2020-01-01T00:00:00Z", body)
            fixed = zipfile.ZipInfo(member.filename, EPOCH)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(fixed, body)
    return out.getvalue()


# ---- workbook ------------------------------------------------------------------------------------------------------
def to_xlsx(paper: Paper) -> bytes:
    """A workbook: lines as merged rows, tables as cells with numbers and dates typed."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = paper.sheet
    width = max([len(r) for b in paper.blocks if isinstance(b, Grid) for r in b.rows] or [8])
    row = 1
    if paper.header:
        row = xlsx_line(sheet, row, width, Text(paper.header, 10))
    for block in paper.blocks:
        if isinstance(block, Break):
            sheet = book.create_sheet(
                (block.name or f"Sheet{len(book.sheetnames) + 1}")[:28].replace("/", "-").replace("：", " ")
            )
            row = 1
        elif isinstance(block, Text):
            row = xlsx_line(sheet, row, width, block)
        elif isinstance(block, Grid):
            row = xlsx_grid(sheet, row, block)
        elif isinstance(block, Seal):
            place_picture(sheet, seal_picture(block, 160), row, max(1, width - 2))
            row += 2
        elif isinstance(block, Drawing):
            place_picture(sheet, drawing_picture(block), row, 1)
            row += 38
        else:
            row += 1
    if paper.footer:
        xlsx_line(sheet, row + 1, width, Text(paper.footer, 8))
    out = io.BytesIO()
    book.save(out)
    return repack(out.getvalue())


def place_picture(sheet, picture: Image.Image, row: int, column: int) -> None:
    from openpyxl.drawing.image import Image as SheetImage
    from openpyxl.utils import get_column_letter

    sheet.add_image(
        SheetImage(io.BytesIO(png_bytes(picture))), f"{get_column_letter(column)}{max(1, row - 2)}"
    )


def xlsx_line(sheet, row: int, width: int, block: Text) -> int:
    from openpyxl.styles import Alignment, Font

    cell = sheet.cell(row, 1, block.text)
    cell.font = Font(size=block.size, bold=block.bold, color="FFE00000" if block.color == "red" else None)
    cell.alignment = Alignment(horizontal=block.align, wrap_text=len(block.text) > 60)
    sheet.row_dimensions[row].height = max(16, block.size * 1.7)
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=max(2, width))
    return row + 1


def xlsx_grid(sheet, row: int, grid: Grid) -> int:
    """Write a table below `row`; numbers stay numbers with the printed decimals."""
    from openpyxl.styles import Alignment, Border, Font, Side

    rows = squared(grid)
    side = Side(style="thin")
    for r, values in enumerate(rows):
        for c, value in enumerate(values):
            cell = sheet.cell(row + r, c + 1)
            if grid.ruled:
                cell.border = Border(side, side, side, side)
            if value in (LEFT, UP, "", None):
                continue
            if isinstance(value, Num):
                cell.value = round(value.value / 100, value.decimals + 2) if value.percent else value.value
                places = "." + "0" * value.decimals if value.decimals else ""
                cell.number_format = (
                    ("#,##0" if value.comma else "0") + places + ("%" if value.percent else "")
                )
            elif isinstance(value, dt.date):
                cell.value = dt.datetime.combine(value, dt.time())
                cell.number_format = "yyyy-mm-dd"
            else:
                cell.value = value
            cell.font = Font(bold=r < grid.head, size=10)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for r0, c0, r1, c1 in spans(rows):
        sheet.merge_cells(start_row=row + r0, start_column=c0 + 1, end_row=row + r1, end_column=c1 + 1)
    from openpyxl.utils import get_column_letter

    for c in range(len(rows[0])):
        letter = get_column_letter(c + 1)
        longest = max(len(shown(values[c])) for values in rows)
        sheet.column_dimensions[letter].width = max(
            sheet.column_dimensions[letter].width or 0, min(30, 6 + longest * 1.4)
        )
    return row + len(rows) + 1


# ---- scans ---------------------------------------------------------------------------------------------------------
def degrade(image: Image.Image, rng: random.Random) -> Image.Image:
    """A mildly bad scan: small skew, grey ground, blur, noise."""
    angle = rng.uniform(-1.3, 1.3)
    image = image.convert("RGB").rotate(
        angle, resample=Image.Resampling.BICUBIC, expand=False, fillcolor=(250, 250, 248)
    )
    image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.2, 0.7)))
    pixels = np.asarray(image).astype("float32")
    noise = np.random.default_rng(rng.randrange(1 << 30)).normal(0, rng.uniform(2, 6), pixels.shape[:2])
    pixels = pixels * rng.uniform(0.92, 0.99) + noise[:, :, None] + rng.uniform(0, 6)
    result = Image.fromarray(np.clip(pixels, 0, 255).astype("uint8"))
    return result.convert("L").convert("RGB") if rng.random() < 0.2 else result


def page_images(pdf: bytes, dpi: int) -> list[Image.Image]:
    """The pages of a PDF as pictures."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=dpi / 72).to_pil() for page in document]
    finally:
        document.close()


def to_scan(paper: Paper, rng: random.Random) -> tuple[str, bytes]:
    """(ending, bytes) of a scan: png or jpg for one page, else (or at times) a PDF of pictures."""
    dpi = rng.choice((150, 170, 200, 200))
    pages = [degrade(image, rng) for image in page_images(to_pdf(paper), dpi)]
    kind = rng.choice(("png", "jpg", "jpg", "pdf"))
    out = io.BytesIO()
    if len(pages) == 1 and kind == "png":
        pages[0].save(out, "PNG")
        return "png", out.getvalue()
    if len(pages) == 1 and kind == "jpg":
        pages[0].save(out, "JPEG", quality=rng.randint(60, 88))
        return "jpg", out.getvalue()
    return "pdf", picture_pdf(pages, dpi, rng.randint(60, 85))


def picture_pdf(pages: list[Image.Image], dpi: int, quality: int) -> bytes:
    """A PDF that holds pictures only."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for page in pages:
        jpeg = io.BytesIO()
        page.save(jpeg, "JPEG", quality=quality)
        jpeg.seek(0)
        width, height = page.width * 72 / dpi, page.height * 72 / dpi
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(jpeg), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


WRITERS = {"docx": to_docx, "xlsx": to_xlsx, "pdf": to_pdf}


def write(paper: Paper, folder: Path, stem: str, form: str, rng: random.Random) -> Path:
    """Write one paper as a file; `form` is docx, xlsx, pdf or scan."""
    folder.mkdir(parents=True, exist_ok=True)
    if form == "scan":
        ending, data = to_scan(paper, rng)
    else:
        ending, data = form, WRITERS[form](paper)
    path = folder / f"{stem}.{ending}"
    path.write_bytes(data)
    return path
