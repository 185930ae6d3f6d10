"""Makes a folder of text-layer files from a seed: mixed docx, xlsx and pdf of one to three pages, as the speed figures name it."""

import random
from pathlib import Path

_WORDS = [
    "培训计划",
    "危险废物",
    "分类管理",
    "能源消耗",
    "统计报表",
    "环境管理体系",
    "监督审核",
    "设备台账",
    "用水定额",
    "排污许可",
    "安全生产",
    "绿色工厂",
    "计量器具",
    "检定证书",
    "供应商评价",
    "节能改造",
]


def _sentence(chance: random.Random) -> str:
    return "，".join(chance.choice(_WORDS) for _ in range(chance.randint(6, 14))) + "。"


def make(folder: Path, files: int, seed: int = 7) -> None:
    """Write *files* files, a third of each format, no two alike."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    makers = (make_docx, make_xlsx, make_pdf)
    for number in range(files):
        makers[number % 3](folder, number, chance)


def make_docx(folder: Path, number: int, chance: random.Random) -> None:
    import docx

    document = docx.Document()
    document.add_heading(f"{number} {chance.choice(_WORDS)}", level=1)
    for _ in range(chance.randint(1, 3)):
        for _ in range(12):
            document.add_paragraph(_sentence(chance))
        table = document.add_table(rows=8, cols=5)
        for row in table.rows:
            for cell in row.cells:
                cell.text = chance.choice(_WORDS)
    document.save(str(folder / f"{number:04d} 记录.docx"))


def make_xlsx(folder: Path, number: int, chance: random.Random) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([f"{number} 统计表"])
    sheet.merge_cells("A1:F1")
    for row in range(chance.randint(30, 90)):
        sheet.append(
            [
                row,
                chance.choice(_WORDS),
                chance.random() * 1000,
                chance.choice(_WORDS),
                chance.randint(1, 99),
                _sentence(chance),
            ]
        )
    book.save(folder / f"{number:04d} 台账.xlsx")


def make_pdf(folder: Path, number: int, chance: random.Random) -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(folder / f"{number:04d} 报告.pdf"), pagesize=A4, invariant=True)
    for _ in range(chance.randint(1, 3)):
        canvas.setFont("STSong-Light", 16)
        canvas.drawString(180, 790, f"{number} {chance.choice(_WORDS)}报告")
        canvas.setFont("STSong-Light", 10.5)
        for line in range(20):
            canvas.drawString(60, 750 - 18 * line, _sentence(chance)[:44])
        _grid(canvas, chance)
        canvas.showPage()
    canvas.save()


def _grid(canvas: object, chance: random.Random) -> None:
    left, top, width, height = 60, 370, 95, 20
    for row in range(8):
        for column in range(5):
            x, y = left + column * width, top - row * height
            canvas.rect(x, y, width, height)  # type: ignore[attr-defined]
            canvas.drawString(x + 4, y + 6, chance.choice(_WORDS))  # type: ignore[attr-defined]
