"""A paper before it is a file: blocks to draw, and beside them what a reader should find (the truth).

A layout writes with `Paper.title/line/kv/table/sign` and prints every value that counts through `Paper.day`,
`Paper.put` or `Paper.cell`, which register the truth while they print, so that text and truth cannot drift apart.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from . import _world as w

LEFT = "\x00left"
UP = "\x00up"


@dataclass(frozen=True)
class Num:
    """A number with the decimals that are printed."""

    value: float
    decimals: int = 0
    comma: bool = False
    percent: bool = False

    def __str__(self) -> str:
        text = f"{self.value:,.{self.decimals}f}" if self.comma else f"{self.value:.{self.decimals}f}"
        return text + "%" if self.percent else text


@dataclass
class Text:
    text: str
    size: float = 10.5
    bold: bool = False
    align: str = "left"
    color: str | None = None
    indent: int = 0


@dataclass
class Grid:
    rows: list[list[Any]]
    widths: list[float] | None = None
    ruled: bool = True
    head: int = 1
    size: float = 9


@dataclass
class Seal:
    text: str
    align: str = "right"
    shape: str = "round"
    color: str = "red"


@dataclass
class Rule:
    color: str = "black"


@dataclass
class Gap:
    height: float = 10


@dataclass
class Break:
    """A new page; in a workbook a new sheet of that name."""

    name: str = ""


@dataclass
class Drawing:
    """A picture without text of its own: kind `plan` or `photo`, labels drawn into it."""

    kind: str
    labels: list[str]
    seed: int


@dataclass
class FieldTruth:
    """One value that a reader should give; `accept` are other right answers, `optional`: neither missed nor false."""

    name: str
    normalized: str
    precision: str | None = None
    accept: list[str] = field(default_factory=list)
    optional: bool = False


@dataclass
class CellTruth:
    """One figure: metric of the contract, period, workshop (None: whole plant), printed value and unit of measure."""

    metric: str
    period: str
    unit: str | None
    value: float
    measure: str
    optional: bool = False


def clean_name(text: str) -> str:
    """A name as the contract normalises it: no spaces, full-width brackets."""
    return text.replace(" ", "").replace("\u3000", "").replace("(", "（").replace(")", "）")


class Paper(w.Draw):
    """Builder of one paper of one type for one company."""

    def __init__(self, rng, company: w.Company, doc_type: str, blank: bool = False):
        super().__init__(rng)
        self.co = company
        self.doc_type = doc_type
        self.blank = blank
        self.blocks: list[Any] = []
        self.fields: list[FieldTruth] = []
        self.people: list[dict[str, Any]] = []
        self.cells: list[CellTruth] = []
        self.header = ""
        self.footer = ""
        self.border = False
        self.landscape = False
        self.sealed = False
        self.file_titles: list[str] = []
        self.formats: tuple[str, ...] = ("docx", "pdf")
        self.style = self.pick(*w.DAY_STYLES)
        self.variant = ""
        self.sheet = self.pick("Sheet1", "Sheet1", "1", "表", "数据")
        self.font = self.pick("zenhei", "zenhei", "uming", "uming", "microhei", "ukai")

    # ---- values with truth -------------------------------------------------------------------------------------
    def fact(
        self, name: str, normalized: str, precision: str | None = None, accept=(), optional: bool = False
    ) -> None:
        self.fields.append(FieldTruth(name, normalized, precision, list(accept), optional))

    def filler(self, wide: bool = False) -> str:
        return (
            self.pick("________", "", "＿＿＿＿", "        ")
            if not wide
            else self.pick("________________", "                ")
        )

    def v(self, text: str) -> str:
        """A value, or a filler where the paper is a blank form."""
        return self.filler() if self.blank else text

    def put(
        self, name: str, value: str, printed: str | None = None, accept=(), optional: bool = False
    ) -> str:
        """Print a value and register it."""
        if self.blank:
            return self.filler(wide=True)
        self.fact(
            name,
            clean_name(value) if name in {"holder", "issuer", "person"} else value,
            None,
            accept,
            optional,
        )
        return value if printed is None else printed

    def day(self, name: str | None, day: dt.date, style: str | None = None, optional: bool = False) -> str:
        """Print a day and register it under a field name (None: a distractor)."""
        if self.blank:
            return self.pick("    年  月  日", "____年__月__日", "      ", "20  年  月  日")
        if name:
            self.fact(name, day.isoformat(), "day", (), optional)
        return w.show_date(day, style or self.style)

    def day_after(self, first: dt.date, last: dt.date = dt.date(2026, 6, 30)) -> dt.date:
        """A working-like day between two days, not before the company was founded."""
        return w.day_between(self.rng, max(first, self.co.founded), max(last, self.co.founded))

    def month(self, name: str | None, day: dt.date, end: bool = False, optional: bool = False) -> str:
        """Print a month alone and register its first or last day."""
        if self.blank:
            return "    年  月"
        moment = w.month_end(day.year, day.month) if end else day.replace(day=1)
        if name:
            self.fact(name, moment.isoformat(), "month", (), optional)
        return w.show_month(day, self.pick(*w.MONTH_STYLES))

    def year(self, year: int, name: str | None = "period", optional: bool = False, accept=()) -> str:
        """Print a year and register it as the period."""
        if self.blank:
            return self.pick("20  ", "____", "XXXX")
        if name:
            self.fact(name, str(year), None, accept, optional)
        return str(year)

    def period_month(self, year: int, month: int, style: str | None = None) -> str:
        """Print a month and register it as the period."""
        if self.blank:
            return "    年  月"
        self.fact("period", f"{year}-{month:02d}")
        return w.show_month(
            dt.date(year, month, 1), style or self.pick("cn", "cn", "cn0", "dash", "dot", "spaced")
        )

    def span(
        self, first: dt.date, last: dt.date, name: str = "period", style: str | None = None, accept=()
    ) -> str:
        """Print a range of days and register it as the period."""
        if self.blank:
            return "    年  月  日至    年  月  日"
        self.fact(name, f"{first.isoformat()}/{last.isoformat()}", None, accept)
        style = style or self.pick("cn", "dash", "dot0", "slash", "cn0")
        return w.show_date(first, style) + self.pick("至", "～", "—", " 至 ", "到") + w.show_date(last, style)

    def holder(self, printed: str | None = None) -> str:
        return (
            self.put("holder", self.co.name, printed)
            if not self.blank
            else self.pick("XX有限公司", "________公司", "XXX公司", "（单位名称）")
        )

    def code(self) -> str:
        return self.put("uscc", self.co.uscc)

    def cell(
        self,
        metric: str,
        period: str,
        unit: str | None,
        value: float,
        measure: str,
        decimals: int = 0,
        comma=False,
        optional: bool = False,
    ) -> Num:
        """A figure of a table: printed and registered."""
        value = round(value, decimals)
        if not self.blank:
            self.cells.append(CellTruth(metric, period, unit, value, measure, optional))
        return Num(value, decimals, comma)

    def add_person(
        self, name: str, department: str | None = None, score: float | None = None, passed: bool | None = None
    ) -> None:
        row: dict[str, Any] = {"name": name}
        if department is not None:
            row["department"] = department
        if score is not None:
            row["score"] = score
        if passed is not None:
            row["passed"] = passed
        self.people.append(row)

    def named(self, *titles: str) -> None:
        """File names (without ending) that would be helpful for this paper."""
        self.file_titles = list(titles)

    # ---- blocks ------------------------------------------------------------------------------------------------
    def title(self, text: str, size: float | None = None, color: str | None = None) -> None:
        if self.blank and self.chance(0.25):
            text += self.pick("（模板）", "（样表）", "（空白）")
        self.blocks.append(Text(text, size or self.pick(16, 18, 20, 15), self.chance(0.8), "center", color))

    def line(
        self,
        text: str,
        align: str = "left",
        bold: bool = False,
        size: float = 10.5,
        indent: int = 0,
        color: str | None = None,
    ) -> None:
        self.blocks.append(Text(text, size, bold, align, color, indent))

    def para(self, *texts: str) -> None:
        for text in texts:
            self.blocks.append(Text(text, 10.5, indent=2))

    def head(self, text: str) -> None:
        self.blocks.append(Text(text, 12, True))

    def gap(self, height: float = 10) -> None:
        self.blocks.append(Gap(height))

    def page(self, name: str = "") -> None:
        self.blocks.append(Break(name))

    def rule(self, color: str = "black") -> None:
        self.blocks.append(Rule(color))

    def table(
        self,
        rows: list[list[Any]],
        head: int = 1,
        widths=None,
        ruled: bool = True,
        size: float = 9,
        keep: int = 1,
    ) -> None:
        """A table; on a blank form its body keeps only the first `keep` columns."""
        if self.blank:
            rows = [
                row
                if i < head
                else [
                    c if j < keep and _serial(c) else ("" if c not in (LEFT, UP) else c)
                    for j, c in enumerate(row)
                ]
                for i, row in enumerate(rows)
            ]
        self.blocks.append(Grid(rows, widths, ruled, head, size))

    def kv(self, pairs: list[tuple[Any, Any]], style: str | None = None) -> None:
        """Labelled values in one of several layouts; a label may be a tuple of synonyms."""
        chosen = [
            (self.rng.choice(label) if isinstance(label, tuple) else label, value) for label, value in pairs
        ]
        style = style or self.pick("colon", "colon", "grid2", "grid4", "pad")
        if style == "colon":
            mark = self.pick("：", "：", ":", "： ")
            for label, value in chosen:
                self.line(f"{label}{mark}{value}")
        elif style == "pad":
            for label, value in chosen:
                self.line(f"{label}    {value}")
        elif style == "grid2":
            self.blocks.append(Grid([[label, value] for label, value in chosen], [0.28, 0.72], True, 0))
        elif style == "plain2":
            self.blocks.append(Grid([[label, value] for label, value in chosen], [0.28, 0.72], False, 0))
        else:
            rows = []
            for i in range(0, len(chosen), 2):
                row = list(chosen[i])
                row += list(chosen[i + 1]) if i + 1 < len(chosen) else ["", ""]
                rows.append(row)
            if len(chosen) % 2:
                rows[-1] = [chosen[-1][0], chosen[-1][1], LEFT, LEFT]
            self.blocks.append(Grid(rows, [0.18, 0.32, 0.18, 0.32], True, 0))

    def letterhead(self, chance: float = 1.0, register: bool = True) -> bool:
        """The company's name on top of the paper (as line, running head or red head)."""
        if not self.chance(chance):
            return False
        name = self.holder() if register else self.name()
        kind = self.pick("line", "line", "header", "red")
        if kind == "line":
            self.line(name, "center", True, self.pick(12, 14, 16))
        elif kind == "header":
            self.header = name
        else:
            self.line(name + self.pick("文件", ""), "center", True, 20, color="red")
            self.rule("red")
        return True

    def name(self) -> str:
        return self.pick("XX有限公司", "________公司") if self.blank else self.co.name

    def seal(self, text: str | None = None, align: str | None = None, shape: str = "round") -> None:
        if self.blank:
            return
        self.sealed = True
        self.blocks.append(Seal(text or self.co.name, align or self.pick("right", "right", "center"), shape))

    def sign(
        self,
        day: dt.date | None = None,
        name: str | None = "issue_date",
        who: str | None = None,
        seal: bool | None = None,
        style: str | None = None,
    ) -> None:
        """Signature block of a letter: company, signature, seal, date."""
        seal = self.chance(0.6) if seal is None else seal
        if who is None:
            who = self.holder()
        self.line(who + self.pick("", "（盖章）", "（公章）"), "right")
        if seal:
            self.seal(who if not self.blank else None, "right")
        if day:
            self.line(self.pick("", "", "日期：") + self.day(name, day, style), "right")

    def approval(self, day: dt.date | None = None) -> None:
        """Prepared / checked / approved line, names as in the field, without a registered date."""
        names = [self.v(x) for x in w.people(self.rng, 3)]
        labels = self.pick(
            ("编制", "审核", "批准"),
            ("制表人", "复核", "负责人"),
            ("编 制", "审 核", "批 准"),
            ("填表", "校核", "审批"),
        )
        self.line("        ".join(f"{a}：{b}" for a, b in zip(labels, names, strict=True)))

    def noise(self, chance: float = 0.5) -> None:
        """A distractor: form number with its version, print time, page mark, telephone."""
        if not self.chance(chance):
            return
        kind = self.rng.randrange(5)
        year = self.num(2015, 2022)
        if kind == 0:
            self.line(
                f"表单编号：{self.co.docno}-QR-{self.num(1, 99):03d}  版次：A/{self.num(0, 3)}",
                "right",
                size=8,
            )
        elif kind == 1:
            self.footer = f"打印时间：2026-{self.num(1, 10):02d}-{self.num(1, 28):02d} {self.num(8, 17):02d}:{self.num(10, 59)}"
        elif kind == 2:
            self.footer = f"{self.co.docno}/JL-{self.num(10, 99)}-{year}    第1页 共1页"
        elif kind == 3:
            self.footer = (
                f"电话：{self.co.phone}  传真：{self.co.phone[:-1]}0  邮编：{self.num(200000, 529999)}"
            )
        else:
            self.line(
                f"表格版本 V{self.num(1, 3)}.{self.num(0, 4)}（{year}年{self.num(1, 12)}月启用）",
                "right",
                size=8,
            )

    def doc_no(self, *kinds: str) -> str:
        """An internal document number, registered as reference_no."""
        kind = self.rng.choice(kinds or ("ZD", "QP", "EP", "WI"))
        form = self.pick(
            f"{self.co.docno}-{kind}-{self.num(1, 60):03d}",
            f"{self.co.docno}/{kind}{self.num(1, 30):02d}-{self.num(2019, 2025)}",
            f"Q/{self.co.docno} {kind}{self.num(100, 999)}",
            f"{kind}-{self.num(1, 20):02d}-{self.num(1, 30):02d}",
        )
        return self.put("reference_no", form)


def _serial(value: Any) -> bool:
    return isinstance(value, int) or (isinstance(value, str) and value.strip().isdigit())
