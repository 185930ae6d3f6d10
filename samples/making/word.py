"""Papers in the notation of markup.py as docx, with fixed times inside."""

from __future__ import annotations

import io
import re

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor

from .archives import fixed_package
from .looks import seal_png
from .markup import Block, TableBlock, read_markup

NAMES = {"song": "宋体", "sans": "黑体", "kai": "楷体", "hei": "微软雅黑"}


class _Word:
    def __init__(self, font: str, size: float, wide: bool) -> None:
        self.document = Document()
        self.font, self.size = font, size
        style = self.document.styles["Normal"]
        style.font.name = "Times New Roman"
        style.font.size = Pt(size)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), NAMES[font])
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        if wide:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Mm(297), Mm(210)
        section.left_margin = section.right_margin = Cm(2.4)

    def runs(
        self,
        paragraph: object,
        text: str,
        size: float = 0,
        font: str = "",
        colour: str = "",
        bold: bool = False,
    ) -> None:
        for part in re.split(r"(~.+?~|\*\*.+?\*\*)", text.replace("\\n", "\n")):
            if not part:
                continue
            hand, heavy = part.startswith("~"), part.startswith("**")
            run = paragraph.add_run(part.strip("~") if hand else part.strip("*") if heavy else part)  # type: ignore[attr-defined]
            run.bold = bold or heavy
            if size:
                run.font.size = Pt(size)
            face = "kai" if hand else font
            if face:
                run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), NAMES[face])
            if colour:
                run.font.color.rgb = RGBColor.from_string(colour)

    def line(self, text: str, align: object = None, **how: object) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.alignment = align  # type: ignore[assignment]
        paragraph.paragraph_format.space_after = Pt(3)
        self.runs(paragraph, text, **how)  # type: ignore[arg-type]

    def add(self, block: Block) -> None:
        text = block.text
        if isinstance(block, TableBlock):
            self.table(block)
        elif block.kind == "h1":
            self.line(text, ALIGN.CENTER, size=18, font="sans", bold=True)
        elif block.kind == "h2":
            self.line(text, ALIGN.CENTER, size=13, font="sans")
        elif block.kind == "h3":
            self.line(text, None, size=self.size + 1.5, font="sans", bold=True)
        elif block.kind == "text":
            self.line(text)
            self.document.paragraphs[-1].paragraph_format.first_line_indent = Pt(2 * self.size)
        elif block.kind == "item":
            self.line(text)
        elif block.kind == "big":
            face, points, words = text.split(" ", 2)
            self.line(words, ALIGN.CENTER, size=float(points), font=face, bold=True)
        elif block.kind in ("right", "center"):
            self.line(text, ALIGN.RIGHT if block.kind == "right" else ALIGN.CENTER)
        elif block.kind == "head":
            self.header(block)
        elif block.kind == "red":
            self.line(block.args[0], ALIGN.CENTER, size=24, colour="C8161D", bold=True)
            if len(block.args) > 1:
                self.line(block.args[1], ALIGN.CENTER)
        elif block.kind == "seal":
            picture = self.document.add_paragraph()
            picture.alignment = ALIGN.RIGHT
            picture.add_run().add_picture(io.BytesIO(seal_png(*block.args[:2])), width=Mm(38))
        elif block.kind == "page":
            self.document.add_page_break()
        elif block.kind == "foot":
            self.document.sections[0].footer.paragraphs[0].text = text.replace("{page}", "1").replace(
                "{pages}", "1"
            )
        elif block.kind == "watermark":
            self.document.sections[0].header.paragraphs[0].add_run(f"  {text}")

    def header(self, block: Block) -> None:
        paragraph = self.document.sections[0].header.paragraphs[0]
        paragraph.text = (
            "\t".join((block.args[0], "", *block.args[1:2])) if len(block.args) > 1 else block.args[0]
        )

    def table(self, block: TableBlock) -> None:
        rows = block.rows
        columns = max(len(row) for row in rows)
        heads = 0 if "kv" in block.options else int(block.options.get("head", "1"))
        table = self.document.add_table(rows=len(rows), cols=columns)
        table.style = "Table Grid"
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                if text == "<":
                    table.cell(y, x).merge(table.cell(y, x - 1))
                elif text == "^":
                    table.cell(y, x).merge(table.cell(y - 1, x))
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                if text in ("<", "^", ""):
                    continue
                paragraph = table.cell(y, x).paragraphs[0]
                self.runs(paragraph, text, size=self.size - 1.5, bold=y < heads)
                if y < heads:
                    paragraph.alignment = ALIGN.CENTER
        for x, share in enumerate(block.options.get("widths", "").split(",")):
            if share:
                total = sum(float(w) for w in block.options["widths"].split(","))
                for cell in table.columns[x].cells:
                    cell.width = Cm(16 * float(share) / total)
        self.document.add_paragraph().paragraph_format.space_after = Pt(0)


def markup_docx(source: str, *, font: str = "song", size: float = 10.5, wide: bool = False) -> bytes:
    """One paper as docx bytes; the same source gives the same bytes."""
    word = _Word(font, size, wide)
    for block in read_markup(source):
        word.add(block)
    buffer = io.BytesIO()
    word.document.save(buffer)
    return fixed_package(buffer.getvalue())
