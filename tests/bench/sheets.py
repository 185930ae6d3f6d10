"""Pages to be scanned, drawn from a seed with known text, key fields, tables and seals; coordinates in points from the top left."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from tests.bench import words
from tests.bench.fonts import drawn
from tests.bench.papers import TrueCell

#: Pages are drawn at this resolution and scanned at a lower one.
DRAWN_DPI = 400
Box = tuple[float, float, float, float]


@dataclass
class TrueSeal:
    box: Box
    shape: str
    colour: str
    text: str


@dataclass
class Sheet:
    """A drawn page (height, width, 3 RGB) and what stands on it. `keys`: values that must come out to the letter, with their boxes."""

    kind: str
    size: tuple[float, float]
    image: Image.Image
    text: list[str] = field(default_factory=list)
    keys: dict[str, tuple[str, Box]] = field(default_factory=dict)
    tables: list[list[TrueCell]] = field(default_factory=list)
    seals: list[TrueSeal] = field(default_factory=list)
    signatures: list[Box] = field(default_factory=list)

    @classmethod
    def blank(cls, kind: str, width: float = 595.0, height: float = 842.0) -> Sheet:
        pixels = (round(width * DRAWN_DPI / 72), round(height * DRAWN_DPI / 72))
        return cls(kind, (width, height), Image.new("RGB", pixels, "white"))

    @property
    def pen(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.image)

    def write(
        self,
        x: float,
        top: float,
        text: str,
        size: float = 12,
        font: str = "song",
        *,
        align: str = "left",
        note: bool = True,
        fill: tuple[int, int, int] = (20, 20, 20),
        key: str | None = None,
    ) -> Box:
        """Write one line; its box in points."""
        face = _font(font, round(size * DRAWN_DPI / 72))
        width = face.getlength(text) * 72 / DRAWN_DPI
        left = {"left": x, "right": x - width, "centre": x - width / 2}[align]
        scale = DRAWN_DPI / 72
        self.pen.text((left * scale, (top + 0.88 * size) * scale), text, font=face, fill=fill, anchor="ls")
        box = (left, top, left + width, top + size)
        if note:
            self.text.append(text)
        if key:
            self.keys[key] = (text, box)
        return box

    def width_of(self, text: str, size: float, font: str = "song") -> float:
        return _font(font, round(size * DRAWN_DPI / 72)).getlength(text) * 72 / DRAWN_DPI

    def line(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        width: float = 0.7,
        fill: tuple[int, int, int] = (30, 30, 30),
    ) -> None:
        scale = DRAWN_DPI / 72
        self.pen.line(
            (x0 * scale, y0 * scale, x1 * scale, y1 * scale), fill=fill, width=max(round(width * scale), 1)
        )

    def frame(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        width: float = 1.0,
        fill: tuple[int, int, int] = (30, 30, 30),
    ) -> None:
        for a, b, c, d in ((x0, y0, x1, y0), (x1, y0, x1, y1), (x1, y1, x0, y1), (x0, y1, x0, y0)):
            self.line(a, b, c, d, width, fill)

    def labelled(
        self,
        x: float,
        top: float,
        label: str,
        value: str,
        key: str | None = None,
        size: float = 12,
        gap: float = 0,
        font: str = "song",
    ) -> Box:
        """A label and its value behind it."""
        left = self.write(x, top, label, size, font)
        return self.write(left[2] + gap, top, value, size, font, key=key)


@functools.cache
def _font(name: str, pixels: int) -> ImageFont.FreeTypeFont:
    file, index = drawn(name)
    return ImageFont.truetype(str(file), pixels, index=index)


def certificate(random: Random) -> Sheet:
    sheet = Sheet.blank("certificate")
    system, standard = random.choice(words.STANDARDS)
    if random.random() < 0.6:
        sheet.frame(30, 30, 565, 812, 2.2, (150, 120, 60))
        sheet.frame(36, 36, 559, 806, 0.7, (150, 120, 60))
    font = random.choice(("song", "kai", "hei"))
    sheet.write(297, 90, random.choice(words.ISSUERS), 18, "bold", align="centre")
    sheet.write(297, 140, f"{system}认证证书", 28, random.choice(("bold", "kai")), align="centre")
    top, step, left, size = 215.0, random.choice((36, 40, 44)), 85, random.choice((12, 13, 14))
    issue, first = words.day(random, (2023, 2024)), words.day(random, (2018, 2021))
    style = random.randint(0, 3)
    sheet.labelled(left, top, "证书编号：", words.certificate_number(random), "number", size, font=font)
    sheet.labelled(left, top + step, "兹证明：", words.company(random), "holder", size, font=font)
    sheet.labelled(
        left, top + 2 * step, "统一社会信用代码：", words.credit_code(random), "uscc", size, font=font
    )
    sheet.labelled(
        left,
        top + 3 * step,
        "注册地址：",
        f"山东省{random.choice(words.PLACES)}市开发区长江路{random.randint(1, 399)}号",
        None,
        size,
        font=font,
    )
    sheet.labelled(left, top + 4 * step, f"{system}符合标准：", standard, "standard", size, font=font)
    sheet.labelled(
        left, top + 5 * step, "认证范围：", random.choice(words.SCOPES)[:22], None, size, font=font
    )
    sheet.labelled(left, top + 6 * step, "初次发证日期：", words.written(first, style), None, size, font=font)
    sheet.labelled(left, top + 7 * step, "发证日期：", words.written(issue, style), "issue", size, font=font)
    sheet.labelled(
        left,
        top + 8 * step,
        "有效期至：",
        words.written((issue[0] + 3, issue[1], max(issue[2] - 1, 1)), style),
        "until",
        size,
        font=font,
    )
    sheet.write(400, top + 10.2 * step, random.choice(words.ISSUERS), size, font)
    sheet.write(left, 760, "本证书可在国家认证认可监督管理委员会网站查询", 9, "song")
    return sheet


def licence(random: Random) -> Sheet:
    sheet = Sheet.blank("licence")
    sheet.frame(28, 28, 567, 814, 3, (170, 60, 60))
    title = "营 业 执 照" if random.random() < 0.5 else "营业执照"
    sheet.write(297, 90, title, 36, "bold", align="centre")
    sheet.labelled(85, 170, "统一社会信用代码", words.credit_code(random), "uscc", 12, 12)
    size, top, step = 13, 230.0, 40
    founded = words.day(random, (2001, 2018))
    rows = [
        ("名称", words.company(random), "holder"),
        ("类型", "有限责任公司(自然人投资或控股)", None),
        ("住所", f"{random.choice(words.PLACES)}市高新区科技大道{random.randint(1, 400)}号", None),
        ("法定代表人", words.person(random), "person"),
        ("注册资本", random.choice(("伍佰万元整", "壹仟万元整", "叁仟贰佰万元整")), "capital"),
        ("成立日期", words.written(founded), "founded"),
        ("营业期限", f"{words.written(founded)}至长期", None),
        ("经营范围", random.choice(words.SCOPES)[:20] + "。", None),
    ]
    for number, (label, value, key) in enumerate(rows):
        sheet.write(85, top + number * step, label, size, "song")
        sheet.write(185, top + number * step, value, size, random.choice(("song", "kai")), key=key)
    sheet.write(330, 640, "登记机关", 14, "song")
    sheet.write(330, 690, words.written(words.day(random), 2), 13, "song", key="issue")
    return sheet


def _grid(
    sheet: Sheet,
    rows: list[list[str]],
    merged: list[tuple[int, int, int, int]],
    left: float,
    top: float,
    widths: list[float],
    height: float,
    size: float,
    *,
    ruled: bool = True,
    aligns: list[str] | None = None,
    hand: int | None = None,
    random: Random | None = None,
) -> float:
    """Draw a table; `hand`: the column written as by hand. The bottom in points."""
    covered = {
        (r, c)
        for row, column, down, across in merged
        for r in range(row, row + down)
        for c in range(column, column + across)
    }
    spans = {(row, column): (down, across) for row, column, down, across in merged}
    xs = [left]
    for width in widths:
        xs.append(xs[-1] + width)
    truth = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if (r, c) in covered and (r, c) not in spans:
                continue
            down, across = spans.get((r, c), (1, 1))
            box = (xs[c], top + r * height, xs[c + across], top + (r + down) * height)
            truth.append(TrueCell(r, c, text, down, across, box))
            align = "centre" if ruled or r == 0 else (aligns or ["left"] * len(row))[c]
            x = {"left": box[0] + 4, "centre": (box[0] + box[2]) / 2, "right": box[2] - 4}[align]
            y = (box[1] + box[3]) / 2 - size / 2
            if text and hand == c and r > 0 and random is not None:
                _scrawl(sheet, random, text, x, y - 1, size + 3)
            elif text:
                sheet.write(x, y, text, size, align=align)
            if ruled:
                sheet.frame(*box, 0.7)
    sheet.tables.append(truth)
    if not ruled:
        for r in (0, 1, len(rows)):
            sheet.line(xs[0], top + r * height, xs[-1], top + r * height, 0.9)
    return top + len(rows) * height


def _scrawl(sheet: Sheet, random: Random, text: str, x: float, y: float, size: float) -> None:
    """A name in a brush-like face, leaning and uneven."""
    scale = DRAWN_DPI / 72
    layer = Image.new("L", (round(size * scale * (len(text) + 1)), round(size * scale * 1.6)), 0)
    face = _font("kai", round(size * scale))
    at = size * scale * 0.3
    for char in text:
        ImageDraw.Draw(layer).text(
            (at, size * scale * (0.2 + random.uniform(-0.05, 0.05))), char, font=face, fill=255
        )
        at += face.getlength(char) * random.uniform(0.85, 1.0)
    layer = layer.rotate(random.uniform(-5, 5), resample=Image.Resampling.BICUBIC)
    sheet.image.paste((25, 25, 60), (round(x * scale - layer.width / 2), round(y * scale)), layer)
    sheet.text.append(text)


def sign_in(random: Random) -> Sheet:
    sheet = Sheet.blank("sign-in")
    sheet.write(
        297,
        60,
        random.choice(("培 训 签 到 表", "员工培训签到表", "会议（培训）签到表")),
        22,
        "bold",
        align="centre",
    )
    sheet.labelled(60, 110, "培训主题：", random.choice(words.TOPICS), "topic", 12)
    sheet.labelled(60, 135, "培训日期：", words.written(words.day(random), random.randint(0, 3)), "date", 12)
    sheet.labelled(340, 135, "培训讲师：", words.person(random), "trainer", 12)
    count = random.randint(12, 22)
    rows = [["序号", "姓名", "部门", "签名", "备注"]]
    for number in range(1, count + 1):
        name = words.person(random)
        rows.append([str(number), name, random.choice(words.DEPARTMENTS), "", ""])
    height = 24.0
    _grid(sheet, rows, [], 60, 165, [45, 100, 150, 110, 70], height, 11)
    return sheet


def energy(random: Random) -> Sheet:
    sheet = Sheet.blank("energy")
    sheet.write(297, 55, words.company(random), 14, "song", align="centre")
    sheet.write(297, 80, f"{random.randint(2022, 2025)}年度能源消耗统计表", 20, "bold", align="centre")
    sheet.write(535, 115, "单位：kWh、m³、t", 10, "song", align="right")
    rows = [["月份", "电力", "", "天然气", "", "新水"], ["", "用量", "折标煤", "用量", "折标煤", ""]]
    for month in range(1, 13):
        rows.append([f"{month}月", *(words.amount(random) for _ in range(5))])
    total = ["合计", *(f"{random.uniform(10000, 9999999):.2f}" for _ in range(5))]
    rows.append(total)
    bottom = _grid(
        sheet,
        rows,
        [(0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 1, 2), (0, 5, 2, 1)],
        60,
        135,
        [55, 90, 80, 90, 80, 80],
        27.0,
        10.5,
    )
    cell = next(cell for cell in sheet.tables[0] if cell.row == 14 and cell.column == 1)
    sheet.keys["total"] = (total[1], cell.box or (0, 0, 0, 0))
    sheet.labelled(60, bottom + 20, "填表人：", words.person(random), "person", 11)
    sheet.labelled(330, bottom + 20, "填表日期：", words.written(words.day(random)), "date", 11)
    return sheet


def unruled(random: Random) -> Sheet:
    sheet = Sheet.blank("unruled")
    sheet.write(297, 60, "主要能源绩效指标完成情况", 20, "bold", align="centre")
    sheet.labelled(60, 110, "编制部门：", random.choice(words.DEPARTMENTS), None, 12)
    sheet.labelled(330, 110, "编制日期：", words.written(words.day(random)), "date", 12)
    names = [
        "万元产值综合能耗",
        "单位产品电耗",
        "单位产品水耗",
        "固废综合利用率",
        "用电总量",
        "天然气消耗量",
        "废水排放量",
        "培训覆盖率",
        "设备完好率",
        "万元产值碳排放",
        "蒸汽用量",
        "压缩空气电耗",
    ]
    rows = [["指标名称", "上年实际", "本年目标", "本年实际", "结论"]]
    for name in random.sample(names, random.randint(7, 12)):
        rows.append(
            [
                name,
                words.amount(random),
                words.amount(random),
                words.amount(random),
                random.choice(("完成", "未完成")),
            ]
        )
    _grid(
        sheet,
        rows,
        [],
        60,
        150,
        [140, 90, 90, 90, 65],
        26.0,
        11,
        ruled=False,
        aligns=["left", "right", "right", "right", "centre"],
    )
    return sheet


def report(random: Random) -> Sheet:
    sheet = Sheet.blank("report")
    sheet.write(297, 70, "关于节能改造项目实施情况的报告", 20, "bold", align="centre")
    top = 130.0
    for _ in range(5):
        text = "　　" + words.paragraph(random, 3)
        while text:
            cut = len(text)
            while sheet.width_of(text[:cut], 12) > 455:
                cut -= 1
            sheet.write(70, top, text[:cut], 12)
            text, top = text[cut:], top + 22
        top += 6
    sheet.write(380, top + 30, words.company(random), 12, key="holder")
    sheet.write(420, top + 55, words.written(words.day(random), 2), 12, key="date")
    return sheet


def card(random: Random) -> Sheet:
    """A card of 86 by 54 mm in small print, scanned alone."""
    sheet = Sheet.blank("card", 243.0, 153.0)
    sheet.frame(4, 4, 239, 149, 0.8, (60, 90, 150))
    sheet.write(121, 12, "特种设备安全管理和作业人员证", 10, "bold", align="centre")
    begun = words.day(random, (2021, 2024))
    rows = [
        ("姓名：", words.person(random), "person"),
        ("证件编号：", "3702" + "".join(random.choice("0123456789") for _ in range(14)), "number"),
        ("作业项目：", random.choice(("N1 叉车司机", "G1 工业锅炉司炉", "R1 固定式压力容器操作")), None),
        ("发证机关：", f"{random.choice(words.PLACES)}市行政审批服务局", None),
        ("批准日期：", words.written(begun), "issue"),
        ("有效期至：", words.written((begun[0] + 4, begun[1], begun[2])), "until"),
    ]
    for number, (label, value, key) in enumerate(rows):
        sheet.labelled(70, 36 + 17 * number, label, value, key, random.choice((6.5, 7.0, 7.5)))
    sheet.frame(14, 40, 60, 98, 0.6, (120, 120, 120))
    sheet.write(37, 62, "照片", 7, align="centre")
    return sheet


def spread(random: Random) -> Sheet:
    """Two pages of a bound report side by side."""
    sheet = Sheet.blank("spread", 842.0, 595.0)
    for left in (50.0, 470.0):
        sheet.write(
            left + 160,
            45,
            random.choice(("能源评审报告", "环境因素识别", "内部审核记录")),
            15,
            "bold",
            align="centre",
        )
        top = 85.0
        for _ in range(4):
            text = "　　" + words.paragraph(random, 2)
            while text:
                cut = len(text)
                while sheet.width_of(text[:cut], 10.5) > 320:
                    cut -= 1
                sheet.write(left, top, text[:cut], 10.5)
                text, top = text[cut:], top + 18
            top += 8
        sheet.labelled(
            left + 150, top + 10, "日期：", words.written(words.day(random), 2), f"date{round(left)}", 10.5
        )
    return sheet


def form(random: Random) -> Sheet:
    """An approval form: merged cells, labels and values in a grid, long text in wide cells."""
    sheet = Sheet.blank("form")
    sheet.write(
        297,
        60,
        random.choice(("节能技术改造项目立项审批表", "合同评审审批表", "不合格品处置单")),
        20,
        "bold",
        align="centre",
    )
    name, person, money, begun, done = (
        words.company(random),
        words.person(random),
        words.amount(random),
        words.day(random),
        words.day(random),
    )
    rows = [
        ["项目名称", random.choice(("空压机余热回收", "照明系统改造", "循环水泵变频")) + "项目", "", ""],
        ["申请单位", name, "", ""],
        ["负责人", person, "投资(万元)", money],
        ["开工日期", words.written(begun), "完工日期", words.written(done)],
        ["改造内容", random.choice(words.SENTENCES[1:6])[:22], "", ""],
        ["审批意见", "同意", "", ""],
        ["审批人", words.person(random), "日期", words.written(words.day(random), 1)],
    ]
    merged = [(0, 1, 1, 3), (1, 1, 1, 3), (4, 1, 1, 3), (5, 1, 1, 3)]
    _grid(sheet, rows, merged, 60, 110, [90, 150, 90, 145], 44.0, 12)
    for cell in sheet.tables[0]:
        if cell.text in (name, person, money) and cell.box:
            sheet.keys[{name: "holder", person: "person", money: "amount"}[cell.text]] = (cell.text, cell.box)
    cell = next(cell for cell in sheet.tables[0] if (cell.row, cell.column) == (3, 3))
    sheet.keys["until"] = (cell.text, cell.box or (0, 0, 0, 0))
    return sheet


def dense(random: Random) -> Sheet:
    """A wide ledger in small print on a page put across."""
    sheet = Sheet.blank("dense", 842.0, 595.0)
    sheet.write(
        421, 35, f"{random.randint(2022, 2025)}年危险废物产生、贮存、转移台账", 15, "bold", align="centre"
    )
    heads = [
        "序号",
        "日期",
        "废物名称",
        "废物代码",
        "产生量(kg)",
        "入库量(kg)",
        "出库量(kg)",
        "结存(kg)",
        "经办人",
        "联单编号",
    ]
    rows = [heads]
    for number in range(1, 19):
        rows.append(
            [
                str(number),
                words.written(words.day(random), 1),
                random.choice(("废机油", "废乳化液", "含油抹布", "废活性炭")),
                f"900-{random.randint(1, 249):03d}-{random.randint(8, 49):02d}",
                *(words.amount(random) for _ in range(4)),
                words.person(random),
                "3702" + str(random.randint(10**7, 10**8 - 1)),
            ]
        )
    _grid(sheet, rows, [], 30, 70, [34, 66, 72, 76, 84, 84, 84, 84, 66, 100], 23.0, 8.5)
    return sheet


def signed(random: Random) -> Sheet:
    """A statement with signature lines: signed by hand, printed, or left blank."""
    sheet = Sheet.blank("signed")
    sheet.write(297, 70, "培训效果评价表", 20, "bold", align="centre")
    top = 120.0
    for _ in range(6):
        sheet.write(70, top, random.choice(words.SENTENCES[:9])[:34], 12)
        top += 26
    top += 20
    for label, how in zip(
        ("编制人：", "审核人：", "批准人：", "培训讲师："),
        random.sample(["pen", "scrawl", "print", "blank"], 4),
        strict=True,
    ):
        box = sheet.write(90, top, label, 12)
        if how == "pen":
            sign(sheet, random, box[2] + 6, top - 8)
        elif how == "scrawl":
            name = words.person(random)
            before = len(sheet.text)
            _scrawl(sheet, random, name, box[2] + 34, top - 8, 17)
            del sheet.text[before:]
            sheet.signatures.append((box[2] + 6, top - 6, box[2] + 60, top + 16))
        elif how == "print":
            sheet.write(box[2], top, words.person(random), 12)
        top += 46
    return sheet


KINDS: dict[str, Callable[[Random], Sheet]] = {
    "certificate": certificate,
    "sign-in": sign_in,
    "energy": energy,
    "licence": licence,
    "unruled": unruled,
    "report": report,
    "form": form,
    "dense": dense,
    "card": card,
    "spread": spread,
    "signed": signed,
}


def sheet(kind: str, seed: int) -> Sheet:
    """The page of a kind that a seed gives."""
    return KINDS[kind](Random(f"{kind}/{seed}"))


def stamp(
    sheet: Sheet,
    text: str,
    centre: tuple[float, float],
    *,
    below: str = "",
    diameter: float = 119.0,
    colour: str = "red",
    shape: str = "round",
    tilt: float = 8.0,
    opaque: float = 0.0,
) -> None:
    """Press a seal onto the page. `opaque`: 0 for ink that darkens what lies under it, up to 1 for one that hides it."""
    scale = DRAWN_DPI / 72
    height = diameter * (0.75 if shape == "oval" else 1.0)
    ink = _seal(text, below, shape, round(diameter * scale), round(height * scale), tilt)
    shade = {"red": (205, 30, 40), "blue": (40, 60, 190)}[colour]
    left, top = round((centre[0]) * scale - ink.shape[1] / 2), round(centre[1] * scale - ink.shape[0] / 2)
    page = np.asarray(sheet.image).copy()
    y0, x0 = max(top, 0), max(left, 0)
    y1, x1 = min(top + ink.shape[0], page.shape[0]), min(left + ink.shape[1], page.shape[1])
    cut = ink[y0 - top : y1 - top, x0 - left : x1 - left, None].astype(np.float32) / 255 * 0.9
    under = page[y0:y1, x0:x1].astype(np.float32)
    paint = np.array(shade, np.float32)
    through = under * (1 - cut) + under * paint / 255 * cut
    over = under * (1 - cut) + paint * cut
    page[y0:y1, x0:x1] = (through * (1 - opaque) + over * opaque).astype(np.uint8)
    sheet.image = Image.fromarray(page)
    sheet.seals.append(
        TrueSeal(
            (
                centre[0] - diameter / 2,
                centre[1] - height / 2,
                centre[0] + diameter / 2,
                centre[1] + height / 2,
            ),
            shape,
            colour,
            text,
        )
    )


def _seal(text: str, below: str, shape: str, width: int, height: int, tilt: float) -> np.ndarray:
    """Ink of a seal, 0 to 255."""
    size = 700
    image = Image.new("L", (size, size), 0)
    draw = ImageDraw.Draw(image)
    if shape == "square":
        draw.rectangle((14, 14, size - 14, size - 14), outline=255, width=26)
        face = _font("song", 290)
        for number, char in enumerate((text + "之印之印")[:4]):
            draw.text(
                (500 - 300 * (number // 2), 60 + 290 * (number % 2)),
                char,
                font=face,
                fill=255,
                anchor="ma",
                stroke_width=3,
            )
    else:
        draw.ellipse((10, 10, size - 10, size - 10), outline=255, width=18)
        _arc(image, text)
        if shape == "round":
            points = [
                (
                    350 + (105 if k % 2 == 0 else 42) * math.sin(math.pi * k / 5),
                    350 - (105 if k % 2 == 0 else 42) * math.cos(math.pi * k / 5),
                )
                for k in range(10)
            ]
            draw.polygon(points, fill=255)
        if below:
            face = _font("song", 66 if len(below) <= 6 else 50)
            draw.text(
                (350, 525 if shape == "round" else 350),
                below,
                font=face,
                fill=255,
                anchor="mm",
                stroke_width=2,
            )
    image = image.resize((width, height), Image.Resampling.LANCZOS)
    ink = np.asarray(image.rotate(tilt, resample=Image.Resampling.BICUBIC, expand=False))
    grain = cv2.GaussianBlur(
        np.random.default_rng(len(text) + width).random(ink.shape).astype(np.float32), (0, 0), 6
    )
    grain = (grain - grain.min()) / (grain.max() - grain.min())
    return (ink * np.clip(0.55 + 0.6 * grain, 0.5, 1.0)).astype(np.uint8)


def _arc(image: Image.Image, text: str) -> None:
    size = image.width
    face = _font("song", 86 if len(text) <= 14 else 70 if len(text) <= 18 else 58)
    span = min(250.0, 21.0 * len(text))
    for index, char in enumerate(text):
        angle = -span / 2 + span * index / max(1, len(text) - 1)
        glyph = Image.new("L", (130, 130), 0)
        ImageDraw.Draw(glyph).text((65, 65), char, font=face, fill=255, anchor="mm", stroke_width=2)
        glyph = glyph.rotate(-angle, resample=Image.Resampling.BICUBIC)
        x = size / 2 + 262 * math.sin(math.radians(angle)) - 65
        y = size / 2 - 262 * math.cos(math.radians(angle)) - 65
        image.paste(255, (round(x), round(y)), glyph)


def sign(sheet: Sheet, random: Random, x: float, y: float, width: float = 70, height: float = 22) -> None:
    """A signature: a few strokes of a pen."""
    scale = DRAWN_DPI / 72
    pen = sheet.pen
    for _ in range(3):
        at = np.array([x + random.uniform(0, width * 0.4), y + random.uniform(0, height)])
        points = []
        for _ in range(14):
            at = at + np.array([random.uniform(-2, width / 9), random.uniform(-height / 2.4, height / 2.4)])
            at = np.clip(at, [x, y], [x + width, y + height])
            points.append(at.copy())
        curve = cv2.GaussianBlur(
            np.repeat(np.array(points, np.float32), 8, axis=0).reshape(-1, 1, 2), (1, 15), 4
        ).reshape(-1, 2)
        pen.line(
            [(float(a * scale), float(b * scale)) for a, b in curve],
            fill=(30, 30, 50),
            width=round(1.1 * scale),
        )
    sheet.signatures.append((x, y, x + width, y + height))
