"""Text-layer PDFs with known text, tables and reading order, drawn with reportlab from a seed."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from random import Random

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.bench import words
from tests.bench.fonts import truetype

Span = tuple[int, int]


@dataclass
class TrueCell:
    """Row, column, text, spans; the box in points from the page's top left."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    box: tuple[float, float, float, float] | None = None


@dataclass
class TruePage:
    """What stands on a page: text in reading order and tables."""

    text: list[str] = field(default_factory=list)
    tables: list[list[TrueCell]] = field(default_factory=list)
    kind: str = ""


class _Pen:
    """A reportlab canvas that measures from the top and notes what it writes."""

    def __init__(self, canvas: Canvas, page: TruePage, font: str) -> None:
        self.canvas, self.page, self.font = canvas, page, font
        self.height = A4[1]

    def write(
        self, x: float, top: float, text: str, size: float = 10.5, *, align: str = "left", note: bool = True
    ) -> None:
        self.canvas.setFont(self.font, size)
        baseline = self.height - top - 0.88 * size
        draw = {
            "left": self.canvas.drawString,
            "right": self.canvas.drawRightString,
            "centre": self.canvas.drawCentredString,
        }
        draw[align](x, baseline, text)
        if note:
            self.page.text.append(text)

    def width(self, text: str, size: float) -> float:
        return pdfmetrics.stringWidth(text, self.font, size)

    def wrap(self, text: str, size: float, width: float) -> list[str]:
        lines, line = [], ""
        for char in text:
            if line and self.width(line + char, size) > width:
                lines.append(line)
                line = ""
            line += char
        return [*lines, line] if line else lines


def _paragraphs(
    pen: _Pen, random: Random, top: float, count: int, left: float = 72, width: float = 451
) -> float:
    for _ in range(count):
        for line in pen.wrap("　　" + words.paragraph(random), 10.5, width):
            pen.write(left, top, line)
            top += 10.5 * 1.6
        top += 6
    return top


def _table_data(
    random: Random,
) -> tuple[list[list[str]], list[tuple[int, int, int, int]], list[str], list[float]]:
    """Rows of text, merged areas (row, column, row span, column span), alignments and widths of the columns."""
    kind = random.choice(("energy", "signin", "ledger", "targets"))
    count = random.randint(4, 12)
    if kind == "energy":
        rows = [
            ["月份", "电力", "", "天然气", "", "备注"],
            ["", "用量(kWh)", "折标煤(tce)", "用量(m³)", "折标煤(tce)", ""],
        ]
        rows += [
            [
                f"{month}月",
                words.amount(random),
                words.amount(random),
                words.amount(random),
                words.amount(random),
                random.choice(("", "", "检修")),
            ]
            for month in range(1, count + 1)
        ]
        return (
            rows,
            [(0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 1, 2), (0, 5, 2, 1)],
            ["centre", "right", "right", "right", "right", "left"],
            [50, 85, 85, 85, 85, 61],
        )
    if kind == "signin":
        rows = [["序号", "姓名", "部门", "联系电话"]]
        rows += [
            [str(number), words.person(random), random.choice(words.DEPARTMENTS), words.phone(random)]
            for number in range(1, count + 1)
        ]
        return rows, [], ["centre", "left", "left", "left"], [45, 100, 160, 146]
    if kind == "ledger":
        rows = [["日期", "废物名称", "代码", "产生量(kg)", "去向"]]
        rows += [
            [
                words.written(words.day(random), 1),
                random.choice(("废机油", "废乳化液", "含油抹布", "废活性炭")),
                f"HW{random.randint(8, 49):02d}",
                words.amount(random),
                random.choice(("委托有资质单位处置，转移联单编号见附件", "厂内暂存", "委托处置")),
            ]
            for _ in range(count)
        ]
        return rows, [], ["left", "left", "centre", "right", "left"], [85, 90, 60, 90, 126]
    rows = [["指标", "2023年", "2024年", "目标值", "完成情况"]]
    rows += [
        [
            name,
            words.amount(random),
            words.amount(random),
            words.amount(random),
            random.choice(("完成", "未完成")),
        ]
        for name in random.sample(
            [
                "万元产值综合能耗",
                "单位产品水耗",
                "固废综合利用率",
                "废水排放量",
                "用电总量",
                "天然气消耗量",
                "培训覆盖率",
                "合格率",
                "设备完好率",
                "万元产值碳排放",
            ],
            min(count, 10),
        )
    ]
    return rows, [], ["left", "right", "right", "right", "centre"], [150, 75, 75, 75, 76]


def _table(pen: _Pen, random: Random, top: float, look: str) -> float:
    """Draw a table; `look`: "ruled", "three-line", "plain", "boxes"."""
    rows, merged, aligns, widths = _table_data(random)
    size = random.choice((9.0, 10.0, 10.5))
    covered = {
        (r, c)
        for row, column, down, across in merged
        for r in range(row, row + down)
        for c in range(column, column + across)
    }
    spans = {(row, column): (down, across) for row, column, down, across in merged}
    lefts = [72.0]
    for width in widths:
        lefts.append(lefts[-1] + width)
    wrapped = [
        [pen.wrap(text, size, widths[c] - 8) if (r, c) not in spans else [text] for c, text in enumerate(row)]
        for r, row in enumerate(rows)
    ]
    pad = random.choice((4.0, 5.0, 6.0))
    tops = [top]
    for row in wrapped:
        tops.append(tops[-1] + max(len(lines) for lines in row) * size * 1.2 + 2 * pad)
    truth = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if (r, c) in covered and (r, c) not in spans:
                continue
            down, across = spans.get((r, c), (1, 1))
            box = (lefts[c], tops[r], lefts[c + across], tops[r + down])
            lines = wrapped[r][c] if text else []
            truth.append(TrueCell(r, c, text, down, across, box))
            y = (box[1] + box[3]) / 2 - len(lines) * size * 0.6 + size * 0.1
            align = "centre" if (r, c) in spans or (r == 0) else aligns[c]
            for line in lines:
                x = {"left": box[0] + 4, "right": box[2] - 4, "centre": (box[0] + box[2]) / 2}[align]
                pen.write(x, y, line, size, align=align, note=False)
                y += size * 1.2
            if text:
                pen.page.text.append(text)
            if look == "boxes":
                pen.canvas.rect(
                    box[0], pen.height - box[3], box[2] - box[0], box[3] - box[1], stroke=1, fill=0
                )
    pen.page.tables.append(truth)
    head = 2 if merged else 1
    _rules(pen, look, lefts, tops, head, {(r, c): spans.get((r, c)) for r, c in covered}, merged)
    return tops[-1] + 14


def _rules(
    pen: _Pen,
    look: str,
    lefts: list[float],
    tops: list[float],
    head: int,
    covered: dict[Span, Span | None],
    merged: list[tuple[int, int, int, int]],
) -> None:
    pen.canvas.setLineWidth(0.6)
    if look == "three-line":
        for y in (tops[0], tops[head], tops[-1]):
            pen.canvas.line(lefts[0], pen.height - y, lefts[-1], pen.height - y)
    if look != "ruled":
        return
    owner = {
        (r, c): (row, column)
        for row, column, down, across in merged
        for r in range(row, row + down)
        for c in range(column, column + across)
    }
    for r in range(len(tops)):
        for c in range(len(lefts) - 1):
            if 0 < r < len(tops) - 1 and owner.get((r - 1, c), 0) == owner.get((r, c), 1):
                continue
            pen.canvas.line(lefts[c], pen.height - tops[r], lefts[c + 1], pen.height - tops[r])
    for c in range(len(lefts)):
        for r in range(len(tops) - 1):
            if 0 < c < len(lefts) - 1 and owner.get((r, c - 1), 0) == owner.get((r, c), 1):
                continue
            pen.canvas.line(lefts[c], pen.height - tops[r], lefts[c], pen.height - tops[r + 1])


def _report(pen: _Pen, random: Random, look: str) -> None:
    pen.page.kind = look
    pen.write(
        297,
        60,
        random.choice(("能源消耗统计表", "危险废物管理台账", "年度目标完成情况", "培训记录")),
        16,
        align="centre",
    )
    top = 100.0
    if random.random() < 0.6:
        top = _paragraphs(pen, random, top, 1)
    top = _table(pen, random, top, look)
    if random.random() < 0.5 and top < 560:
        _paragraphs(pen, random, top, 1)


def _form(pen: _Pen, random: Random) -> None:
    """Labels are drawn first, values later and shuffled."""
    pen.page.kind = "form"
    pen.write(297, 60, "节能项目申报登记表", 16, align="centre")
    fields = [
        [("单位名称", words.company(random)), ("信用代码", words.credit_code(random))],
        [("联系人", words.person(random)), ("电话", words.phone(random))],
        [("开工日期", words.written(words.day(random))), ("竣工日期", words.written(words.day(random)))],
        [("总投资", words.amount(random)), ("年节能量", words.amount(random))],
        [("所属部门", random.choice(words.DEPARTMENTS)), ("填表人", words.person(random))],
    ]
    values = []
    for r, row in enumerate(fields):
        for c, (label, value) in enumerate(row):
            x, y = 72 + 235 * c, 120 + 30 * r
            pen.write(x, y, label + "：", note=False)
            values.append((x + 60, y, value))
            pen.page.text += [label + "：", value]
    random.shuffle(values)
    for x, y, value in values:
        pen.write(x, y, value, note=False)


def _prose(pen: _Pen, random: Random) -> None:
    pen.page.kind = "prose"
    pen.write(297, 60, "能源管理制度", 18, align="centre")
    top = 110.0
    for chapter in ("一、总则", "二、职责", "三、要求"):
        pen.write(72, top, chapter, 12)
        top = _paragraphs(pen, random, top + 24, 1)


def _leaflet(pen: _Pen, random: Random) -> None:
    pen.page.kind = "columns"
    pen.write(297, 60, "绿色工厂建设简报", 18, align="centre")
    for left in (60, 312):
        _paragraphs(
            pen, random, 110 if left == 60 else random.choice((110, 114, 118)), 3, left=left, width=225
        )


def _listed(pen: _Pen, random: Random) -> None:
    """Numbered lists, label-value lines and a table of contents: no tables."""
    pen.page.kind = "lists"
    pen.write(297, 60, "管理手册", 18, align="centre")
    top = 100.0
    for number in range(1, 7):
        pen.write(80, top, f"{number}.", note=False)
        text = random.choice(words.SENTENCES[:6])[:26]
        pen.write(110, top, text, note=False)
        pen.page.text += [f"{number}.", text]
        top += 20
    for number, name in enumerate(("总则", "组织机构", "能源评审", "绩效参数", "内部审核", "管理评审"), 1):
        left, right = f"第{number}章 {name}", str(number * 3)
        dots = "." * int((430 - pen.width(left, 10.5)) / pen.width(".", 10.5))
        pen.write(72, top, left + dots, note=False)
        pen.write(523, top, right, align="right", note=False)
        pen.page.text += [left + dots, right]
        top += 20
    for _ in range(4):
        pair = (f"编制：{words.person(random)}", f"日期：{words.written(words.day(random))}")
        pen.write(72, top, pair[0], note=False)
        pen.write(300, top, pair[1], note=False)
        pen.page.text += pair
        top += 20


LOOKS = ("ruled", "plain", "ruled", "three-line", "boxes", "plain")


def paper(seed: int, pages: int = 3) -> tuple[bytes, list[TruePage]]:
    """A PDF and what stands on its pages. Half of the tables have no vertical rules."""
    random = Random(seed)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    truth = []
    for number in range(pages):
        name, file, index = truetype()[(seed + number) % len(truetype())]
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(file), subfontIndex=index))
        page = TruePage()
        pen = _Pen(canvas, page, name)
        turn = (seed * pages + number) % 10
        if turn < 6:
            _report(pen, random, LOOKS[turn])
        else:
            (_form, _prose, _leaflet, _listed)[turn - 6](pen, random)
        canvas.showPage()
        truth.append(page)
    canvas.save()
    return buffer.getvalue(), truth
