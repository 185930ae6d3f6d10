"""Papers that no notation of lines and tables gives: certificates, licences, plans, photographs of signs."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from .looks import seal_png
from .pages import drawn_pdf

GOLD, NAVY, GREEN, RED = (colors.HexColor(c) for c in ("#b08d3c", "#1f3a68", "#2d6a4f", "#b3161b"))


class Pen:
    """Text on a canvas, measured from the top left in mm."""

    def __init__(self, canvas: Canvas, width: float, height: float) -> None:
        self.c, self.w, self.h = canvas, width, height

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = 11,
        font: str = "song",
        align: str = "l",
        colour: Any = colors.black,
        room: float = 0,
        leading: float = 1.5,
    ) -> float:
        """Write, breaking at `room` mm; gives the y below the last line."""
        self.c.setFillColor(colour)
        self.c.setFont(font, size)
        lines = self.split(words, font, size, room * mm) if room else [words]
        for line in lines:
            at, base = x * mm, self.h - y * mm
            if align == "c":
                self.c.drawCentredString(at, base, line)
            elif align == "r":
                self.c.drawRightString(at, base, line)
            else:
                self.c.drawString(at, base, line)
            y += size * leading / mm
        return y

    @staticmethod
    def split(words: str, font: str, size: float, room: float) -> list[str]:
        if " " in words and words.isascii():
            return simpleSplit(words, font, size, room)
        lines, line = [], ""
        for char in words:
            if line and stringWidth(line + char, font, size) > room:
                lines.append(line)
                line = ""
            line += char
        return [*lines, line]

    def box(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        stroke: Any = colors.black,
        width: float = 1,
        fill: Any = None,
    ) -> None:
        self.c.setStrokeColor(stroke)
        self.c.setLineWidth(width)
        if fill is not None:
            self.c.setFillColor(fill)
        self.c.rect(x * mm, self.h - (y + h) * mm, w * mm, h * mm, stroke=1, fill=0 if fill is None else 1)

    def line(
        self, x: float, y: float, x2: float, y2: float, stroke: Any = colors.black, width: float = 0.7
    ) -> None:
        self.c.setStrokeColor(stroke)
        self.c.setLineWidth(width)
        self.c.line(x * mm, self.h - y * mm, x2 * mm, self.h - y2 * mm)

    def seal(self, x: float, y: float, name: str, below: str = "", side: float = 40) -> None:
        """A stamp with its middle at x, y."""
        image = ImageReader(io.BytesIO(seal_png(name, below)))
        self.c.drawImage(
            image, (x - side / 2) * mm, self.h - (y + side / 2) * mm, side * mm, side * mm, mask="auto"
        )

    def code(self, x: float, y: float, side: float, seed: str) -> None:
        """A square that looks like a two-dimensional code (it holds nothing)."""
        cells = 25
        step = side / cells
        value = sum(ord(c) * (k + 7) for k, c in enumerate(seed)) % 65521
        self.c.setFillColor(colors.black)
        for row in range(cells):
            for column in range(cells):
                value = (value * 75 + 74) % 65537
                corner = ((row < 7 or row > 17) and column < 7) or (row < 7 and column > 17)
                ring = corner and (min(row % 18, 6 - row % 18) == 0 or min(column % 18, 6 - column % 18) == 0)
                core = corner and 2 <= row % 18 <= 4 and 2 <= column % 18 <= 4
                if ring or core or (not corner and value % 2):
                    self.c.rect(
                        (x + column * step) * mm,
                        self.h - (y + (row + 1) * step) * mm,
                        step * mm,
                        step * mm,
                        stroke=0,
                        fill=1,
                    )


@dataclass(frozen=True)
class Certificate:
    """What stands on a management system certificate. Dates are printed as given."""

    system: str
    """质量, 环境, 职业健康安全 or 能源."""
    number: str
    holder: str
    code: str
    address: str
    standard: str
    scope: str
    issuer: str
    issued: str
    until: str
    first: str = ""
    english: str = ""
    english_scope: str = ""
    extra: Sequence[str] = ()
    sites: str = ""


def _marks(pen: Pen, x: float, y: float) -> None:
    """Invented accreditation marks."""
    pen.box(x, y, 22, 14, NAVY, 1.2)
    pen.text(x + 11, y + 6, "认可", 9, "sans", "c", NAVY)
    pen.text(x + 11, y + 11.5, "MS 000-M", 7, "sans", "c", NAVY)
    pen.c.setStrokeColor(NAVY)
    pen.c.circle((x + 33) * mm, pen.h - (y + 7) * mm, 7 * mm, stroke=1, fill=0)
    pen.text(x + 33, y + 8.5, "MLA", 9, "sans", "c", NAVY)


def framed(cert: Certificate) -> bytes:
    """Portrait, gold double frame, everything centred."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        pen = Pen(canvas, width, height)
        pen.box(10, 10, 190, 277, GOLD, 3)
        pen.box(13, 13, 184, 271, GOLD, 0.8)
        pen.text(105, 42, f"{cert.system}管理体系认证证书", 27, "kai", "c", NAVY)
        pen.text(105, 54, f"证书编号：{cert.number}", 11.5, "song", "c")
        pen.text(105, 72, "兹 证 明", 15, "kai", "c")
        pen.text(105, 87, cert.holder, 19, "sans", "c")
        if cert.code:
            pen.text(105, 96, f"统一社会信用代码：{cert.code}", 11, "song", "c")
        y = pen.text(105, 107, f"注册/审核地址：{cert.address}", 11, "song", "c", room=150)
        pen.text(105, y + 6, f"{cert.system}管理体系符合", 12, "song", "c")
        pen.text(105, y + 17, cert.standard, 15, "sans", "c")
        pen.text(105, y + 29, "通过认证范围如下：", 12, "song", "c")
        y = pen.text(105, y + 39, cert.scope, 12.5, "kai", "c", room=140)
        for line in cert.extra:
            y = pen.text(105, y + 5, line, 9.5, "song", "c", room=150)
        pen.text(40, 212, f"初次发证日期：{cert.first}" if cert.first else "", 11)
        pen.text(40, 220, f"本次发证日期：{cert.issued}" if cert.first else f"发证日期：{cert.issued}", 11)
        pen.text(40, 228, f"证书有效期至：{cert.until}", 11)
        pen.text(152, 224, cert.issuer, 12, "sans", "c")
        pen.text(152, 233, "（盖章）", 10, "song", "c")
        pen.seal(150, 222, cert.issuer)
        _marks(pen, 40, 240)
        pen.text(
            105,
            266,
            "在证书有效期内，获证组织须接受年度监督审核并经审核合格，证书方继续有效。",
            9,
            "song",
            "c",
        )
        pen.text(
            105,
            272,
            "本证书信息可在国家认证认可监督管理机构官方网站查询   咨询电话：400-2020-1130",
            8,
            "sans",
            "c",
        )

    return drawn_pdf([draw])


def bilingual(cert: Certificate) -> bytes:
    """Portrait, Chinese line over English line, narrow green frame, dates in a row at the foot."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        pen = Pen(canvas, width, height)
        pen.box(12, 12, 186, 273, GREEN, 2)
        pen.text(24, 30, cert.issuer, 13, "sans", "l", GREEN)
        pen.text(186, 30, f"No.: {cert.number}", 11, "sans", "r")
        pen.text(105, 52, "认 证 证 书", 30, "song", "c", GREEN)
        pen.text(105, 63, "CERTIFICATE OF REGISTRATION", 14, "sans", "c", GREEN)
        pen.text(105, 76, f"{cert.system}管理体系", 14, "song", "c")
        pen.text(28, 90, "兹证明 / This is to certify that", 10)
        pen.text(105, 101, cert.holder, 17, "sans", "c")
        pen.text(105, 108, cert.english, 10.5, "sans", "c")
        y = pen.text(28, 118, f"组织机构代码/信用代码 USCC: {cert.code}", 9.5) if cert.code else 118.0
        y = pen.text(28, y + 1, f"地址 Address: {cert.address}", 9.5, room=155)
        pen.text(28, y + 5, "建立并实施的管理体系符合标准 / complies with the requirements of", 10)
        pen.text(105, y + 15, cert.standard, 14, "sans", "c")
        pen.text(28, y + 25, "覆盖范围 / Scope of certification:", 10)
        y = pen.text(28, y + 33, cert.scope, 12, "song", room=155)
        y = pen.text(28, y + 1, cert.english_scope, 9.5, "sans", room=155)
        for line in cert.extra:
            y = pen.text(28, y + 4, line, 9, room=155)
        for k, (zh, en, value) in enumerate(
            [
                ("首次获证", "Original", cert.first),
                ("颁发日期", "Issue Date", cert.issued),
                ("有效期至", "Expiry Date", cert.until),
            ]
        ):
            if value:
                pen.text(30 + 52 * k, 222, f"{zh} {en}", 9.5)
                pen.text(30 + 52 * k, 229, value, 11.5, "sans")
        pen.line(120, 255, 180, 255)
        pen.text(150, 252, "Zhao Weiguo", 15, "kai", "c", NAVY)
        pen.text(150, 261, "授权签字人 Authorized signature", 9, "song", "c")
        pen.seal(158, 243, cert.issuer, side=36)
        _marks(pen, 28, 243)
        pen.text(
            105,
            274,
            "Rev. 2023-06    第三年复审前持续有效须通过监督  Tel: +86 (0)532-2019 0725",
            7.5,
            "sans",
            "c",
        )

    return drawn_pdf([draw])


def striped(cert: Certificate) -> bytes:
    """Landscape, a coloured stripe on the left, label and value in lines."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        pen = Pen(canvas, width, height)
        pen.box(0, 0, 52, 210, NAVY, 0, NAVY)
        white = colors.white
        for k, char in enumerate("认证证书"):
            pen.text(26, 50 + 24 * k, char, 34, "kai", "c", white)
        pen.text(26, 170, "CERTIFICATE", 12, "sans", "c", white)
        pen.text(175, 28, f"{cert.system}管理体系认证证书", 24, "sans", "c", NAVY)
        y = 46.0
        rows = [
            ("证书号", cert.number),
            ("获证组织", cert.holder),
            ("统一社会信用代码", cert.code),
            ("生产地址", cert.address),
            ("认证依据", cert.standard),
            ("认证范围", cert.scope),
        ]
        if cert.sites:
            rows.append(("多场所", cert.sites))
        for label, value in rows:
            pen.text(66, y, label, 11, "sans", colour=NAVY)
            y = max(pen.text(104, y, value, 12, "song", room=172), y + 9) + 3
            pen.line(66, y - 7.5, 280, y - 7.5, colors.HexColor("#b9c3d3"), 0.5)
        for line in cert.extra:
            y = pen.text(66, y, line, 9.5, room=210) + 1
        pen.text(66, 160, f"注册日期  {cert.issued}", 12)
        if cert.first:
            pen.text(66, 152, f"首次注册日期  {cert.first}", 12)
        pen.text(66, 168, f"有效期  至 {cert.until} 止", 12)
        pen.text(232, 162, cert.issuer, 13, "sans", "c")
        pen.text(232, 170, "总经理：", 10, "song", "c")
        pen.text(248, 170, "梁思敏", 15, "kai", "c", NAVY)
        pen.seal(234, 164, cert.issuer)
        pen.code(66, 176, 20, cert.number)
        pen.text(92, 184, "扫码查询证书状态。本证书须与监督审核合格标识一并使用方为有效。", 8.5)
        pen.text(92, 190, "地址：示范市科创大道2018号   邮编：100020   表式 CX-2021-05", 8)

    return drawn_pdf([draw], landscape(A4))


def business_licence(
    *,
    holder: str,
    code: str,
    kind: str,
    person: str,
    scope: str,
    capital: str,
    founded: str,
    term: str,
    address: str,
    registrar: str,
    registered: str,
    copy: str = "（副 本）",
) -> bytes:
    """A business licence, landscape, both columns."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        pen = Pen(canvas, width, height)
        pen.box(8, 8, 281, 194, GOLD, 4)
        pen.box(12, 12, 273, 186, GOLD, 0.8)
        pen.seal(148, 30, "", side=20)
        pen.text(148, 56, "营 业 执 照", 40, "kai", "c")
        pen.text(148, 66, copy, 14, "song", "c")
        pen.text(24, 38, "统一社会信用代码", 11, "song")
        pen.text(24, 46, code, 15, "sans")
        pen.text(24, 53, "副本编号：1-1", 9, "song")
        pen.code(246, 24, 26, code)
        pen.text(259, 55, "扫描二维码登录“国家企业信用", 6, "song", "c")
        pen.text(259, 58.5, "信息公示系统”了解更多登记信息", 6, "song", "c")
        y = 84.0
        for label, value in [
            ("名　　称", holder),
            ("类　　型", kind),
            ("法定代表人", person),
            ("经营范围", scope),
        ]:
            pen.text(24, y, label, 12, "song")
            y = pen.text(52, y, value, 12 if label != "经营范围" else 10, "kai", room=96) + 5
        y = 84.0
        for label, value in [
            ("注册资本", capital),
            ("成立日期", founded),
            ("营业期限", term),
            ("住　　所", address),
        ]:
            pen.text(160, y, label, 12, "song")
            y = pen.text(186, y, value, 12, "kai", room=88) + 5
        pen.text(190, 158, "登 记 机 关", 14, "song")
        pen.text(222, 176, registered, 13, "kai", "c")
        pen.seal(224, 164, registrar)
        pen.text(
            24,
            192,
            "市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告。",
            8,
            "song",
        )
        pen.text(274, 192, "国家市场监督管理总局监制", 8, "song", "r")

    return drawn_pdf([draw], landscape(A4))


def property_page(
    title: str, number: str, rows: Sequence[tuple[str, str]], registrar: str, date: str
) -> bytes:
    """A real-estate title: a page of label and value under a number line."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        pen = Pen(canvas, width, height)
        pen.box(14, 14, 182, 269, RED, 1.5)
        pen.text(105, 34, title, 24, "kai", "c", RED)
        pen.text(186, 46, number, 11, "song", "r")
        y = 52.0
        for label, value in rows:
            lines = pen.split(value, "song", 11, 122 * mm)
            tall = max(11, 6.2 * len(lines) + 5)
            pen.box(22, y, 40, tall, width=0.6)
            pen.box(62, y, 126, tall, width=0.6)
            pen.text(42, y + tall / 2 + 1.5, label, 11, "song", "c")
            pen.text(64, y + tall / 2 + 1.5 - 3 * (len(lines) - 1), value, 11, "song", room=122)
            y += tall
        pen.text(186, y + 22, registrar, 12, "song", "r")
        pen.text(186, y + 31, date, 12, "song", "r")
        pen.seal(165, y + 24, registrar)

    return drawn_pdf([draw])


def ground_plan(
    title: str,
    company: str,
    houses: Sequence[tuple[str, float, float, float, float]],
    lines: Sequence[str],
    drawn: str,
) -> bytes:
    """A site plan, landscape: houses as (name, x, y, width, height) in mm, lines as the table at the foot."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        pen = Pen(canvas, width, height)
        pen.box(8, 8, 281, 194, width=1.5)
        pen.text(148, 20, title, 18, "sans", "c")
        pen.box(20, 28, 200, 140, width=2)
        for name, x, y, w, h in houses:
            pen.box(20 + x, 28 + y, w, h, width=1, fill=colors.HexColor("#eef1f5"))
            rows = pen.split(name, "sans", 8, (w - 2) * mm)
            for k, row in enumerate(rows):
                pen.text(
                    20 + x + w / 2, 28 + y + h / 2 + 1 + 3.6 * (k - (len(rows) - 1) / 2), row, 8, "sans", "c"
                )
        pen.line(250, 60, 250, 36, width=1.4)
        pen.text(250, 34, "北", 12, "sans", "c")
        y = 74.0
        for line in lines:
            y = pen.text(225, y, line, 8.5, "song", room=60) + 1.2
        pen.box(20, 174, 262, 22, width=0.8)
        for k, cell in enumerate([company, drawn, "图号：ZT-01", "比例 1:1000"]):
            pen.line(20 + 65.5 * k, 174, 20 + 65.5 * k, 196)
            pen.text(52 + 65.5 * k, 187, cell, 9, "song", "c", room=62)

    return drawn_pdf([draw], landscape(A4))


def sign_photo(words: Sequence[str], wall: str = "#9aa3a8", sign: str = "#f2c230") -> bytes:
    """A door with a warning sign, to be photographed."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        pen = Pen(canvas, width, height)
        pen.box(0, 0, 297, 210, colors.HexColor(wall), 0, colors.HexColor(wall))
        pen.box(0, 165, 297, 45, colors.HexColor("#6e6a64"), 0, colors.HexColor("#6e6a64"))
        pen.box(60, 30, 70, 135, colors.HexColor("#4d5358"), 2, colors.HexColor("#c9cdd0"))
        pen.box(122, 95, 3, 12, fill=colors.HexColor("#333333"))
        pen.box(150, 45, 110, 24 + 14 * len(words), colors.black, 2, colors.HexColor(sign))
        for k, line in enumerate(words):
            pen.text(205, 64 + 14 * k, line, 22 if k == 0 else 15, "sans", "c")
        for k in range(7):
            pen.box(15 + 40 * k, 158, 26, 7, fill=colors.HexColor("#e3b50f" if k % 2 else "#222222"))

    return drawn_pdf([draw], landscape(A4))


Layout = Callable[[Certificate], bytes]
