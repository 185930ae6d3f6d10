"""Months in heads, cells and clauses of tables: 3月, 三月份, 1-3月, Mar, Q2, 上半年, 2025.03, 2025年.

A head or a label cell is one short text; `read` says which year, month or span it names, and what is left of it.
"""

import re
from dataclasses import dataclass
from functools import cache

_CN = {
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "十一": 11,
    "十二": 12,
    "元": 1,
    "正": 1,
}
_EN = {name: index for index, names in enumerate(
    ["jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august", "sep sept september",
     "oct october", "nov november", "dec december"], 1) for name in names.split()}  # fmt: skip
_M = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元正])"
_Y = r"(?:20[0-4]\d|二[〇零0]二[〇零0一二三四五六七八九])"
_DASH = r"\s*(?:-+|~|至|到|/|、)\s*"
_PATTERNS = (
    ("day", re.compile(rf"(?P<y>{_Y})\s*[-年./]\s*(?P<m>{_M})\s*[-月./]\s*(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)\s*日?(?:\s*\d\d?:\d\d(?::\d\d)?)?")),
    ("months", re.compile(rf"(?:(?P<y>{_Y})\s*[-年./]\s*)?(?P<m>{_M})\s*月?份?{_DASH}(?:(?P<z>{_Y})\s*[-年./]\s*)?(?P<n>{_M})\s*月(?:份|度)?(?:累计|合计)?")),
    ("span", re.compile(rf"(?P<y>{_Y})[-./](?P<m>{_M}){_DASH}(?P<z>{_Y})[-./](?P<n>{_M})(?!\d)")),
    ("month", re.compile(rf"(?P<y>{_Y})\s*年\s*(?P<m>{_M})\s*月(?:份|度)?")),
    ("month", re.compile(rf"(?P<y>{_Y})\s*[-./]\s*(?P<m>1[0-2]|0?[1-9])(?![\d.])")),
    ("month", re.compile(r"(?<!\d)(?P<y>20[0-4]\d)(?P<m>0[1-9]|1[0-2])(?!\d)")),
    ("quarter", re.compile(rf"(?:(?P<y>{_Y})\s*年?\s*)?(?:第?\s*(?P<q>[一二三四1-4])\s*季度?|(?<![A-Za-z])[Qq](?P<r>[1-4])(?!\d))")),
    ("half", re.compile(rf"(?:(?P<y>{_Y})\s*年?\s*)?(?P<h>上|下)半年(?:度)?|(?<![A-Za-z])[Hh](?P<k>[12])(?![\dA-Za-z])")),
    ("month", re.compile(rf"(?<![\d.])(?P<m>{_M})\s*月(?:份|度)?(?!\d)")),
    ("month", re.compile(rf"(?:(?P<y>{_Y})\s*年?\s*)?\b(?P<e>{'|'.join(sorted(_EN, key=len, reverse=True))})\b\.?(?:\s*(?P<z>{_Y}))?", re.I)),
    ("year", re.compile(rf"(?P<y>{_Y})\s*(?:年度?|全年)(?:全年)?")),
    ("year", re.compile(r"全年度?|年度(?=合计|累计|总计|小计)|^年(?=合计|累计|总计)")),
    ("year", re.compile(r"^\s*(?P<y>20[0-4]\d)\s*$|(?<!\d)(?P<z>20[0-4]\d)(?=\s*(?:实际|实绩|合计|累计|\(|$))")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """Whole months from `first` to `last` (1 to 12) of `year`; year None if not told; `day` where one is written.

    `kind`: "day", "month", "months", "quarter", "half" or "year". `last_year`: of a span over the turn of the year.
    """

    kind: str
    year: int | None
    first: int = 1
    last: int = 12
    day: int | None = None
    last_year: int | None = None


@cache
def read(text: str) -> tuple[Span | None, str]:
    """The span that a short text names first by precedence (the more exact the better), and the text without it.

    >>> read("2025年7月用电量")
    (Span(kind='month', year=2025, first=7, last=7, day=None, last_year=None), '用电量')
    >>> read("三季度")[0].first, read("12月")[0].last, read("一车间")[0]
    (7, 12, None)
    """
    if not text or len(text) > 60:
        return None, text
    for kind, pattern in _PATTERNS:
        match = pattern.search(text)
        if match is None:
            continue
        span = _span(kind, match)
        if span is not None:
            return span, (text[: match.start()] + text[match.end() :]).strip(" 年度份,，、()（）")
    return None, text


def _span(kind: str, match: re.Match[str]) -> Span | None:
    found = match.groupdict()
    year = _year(found.get("y") or (found.get("z") if kind in ("year", "month") else None))
    if kind == "year":
        return Span("year", year)
    if kind == "quarter":
        quarter = _number(found["q"] or found["r"])
        return Span("quarter", year, quarter * 3 - 2, quarter * 3)
    if kind == "half":
        second = found["h"] == "下" or found["k"] == "2"
        return Span("half", year, 7 if second else 1, 12 if second else 6)
    month = _EN[found["e"].lower()] if found.get("e") else _number(found["m"])
    if kind == "day":
        return Span("day", year, month, month, int(found["d"]))
    if kind in ("months", "span"):
        last = _number(found["n"])
        last_year = _year(found.get("z"))
        if last < month and (last_year is None or last_year == year):
            return None
        return Span("year" if (month, last) == (1, 12) else "months", year, month, last, None, last_year)
    return Span("month", year, month, month)


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    digits = "".join(str(_CN.get(char, 0)) if not char.isdigit() else char for char in text)
    return int(digits)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _CN[text]


def iso(span: Span, year: int | None) -> str:
    """The contract's period: "2025", "2025-07", "2025-01-01/2025-03-31"; "" without a year.

    >>> iso(Span("quarter", None, 1, 3), 2025)
    '2025-01-01/2025-03-31'
    """
    from calendar import monthrange

    year = span.year or year
    if year is None:
        return ""
    end = span.last_year or year
    if span.day is not None or span.kind in ("day", "month"):
        return f"{year:04d}-{span.first:02d}"
    if (span.first, span.last) == (1, 12) and end == year:
        return f"{year:04d}"
    if (span.first, span.last) == (1, 12):
        return f"{year:04d}-01-01/{end:04d}-12-31"
    return f"{year:04d}-{span.first:02d}-01/{end:04d}-{span.last:02d}-{monthrange(end, span.last)[1]:02d}"
