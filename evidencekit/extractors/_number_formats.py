"""Number formats of workbooks: which ones are dates, and how a stored figure looks to a person."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache

#: Built-in formats that are dates or times; 27 to 36 and 50 to 58 are those of the Chinese edition.
_DATE_IDS = frozenset([*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)])
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "yyyy-m-d", 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-m-d h:mm",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"', 34: 'h"时"mm"分"', 35: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: "#,##0", 38: "#,##0", 39: "#,##0.00",
    40: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 55: 'h"时"mm"分"', 56: 'h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}  # fmt: skip

_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DIGITS = re.compile(r"[0#?][0#?,]*(?:\.([0#?]+))?")

#: Figures from here on are shown as they are.
_TOO_LARGE = Decimal(10) ** 20

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a workbook knows no time zone
_EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
#: 9999-12-31, the last day that a workbook knows.
_LAST_SERIAL = 2_958_465


@cache
def is_date(code: str) -> bool:
    """Tell whether a format shows a date or a time.

    >>> is_date('yyyy"年"m"月"d"日"'), is_date('0.00"d"'), is_date('[Red]#,##0')
    (True, False, False)
    """
    bare = _QUOTED.sub("", code.split(";")[0]).lower()
    return "general" not in bare and bool(re.search(r"[ymdhs]", bare))


def is_date_id(number: int) -> bool:
    """The same for a built-in format."""
    return number in _DATE_IDS


def moment(serial: float, *, from_1904: bool = False) -> datetime | None:
    """The moment of a date cell's number; None outside the calendar. Fractions are rounded to whole seconds."""
    if not 0 <= serial <= _LAST_SERIAL:
        return None
    # The 29 February 1900 that never was: serials before it count from a day later.
    days = serial if from_1904 or serial >= 61 else serial + 1
    start = _EPOCH_1904 if from_1904 else _EPOCH
    whole, part = divmod(days, 1)
    return start + timedelta(days=int(whole), seconds=round(part * 86_400))


def shown_moment(when: datetime, code: str) -> str:
    """A date or time as a person reads it: the format's own Chinese words where it has them, ISO order otherwise."""
    bare = code.split(";")[0].lower()
    plain = _QUOTED.sub("", bare)
    has_date, has_time = bool(re.search(r"[yd]", plain)) or "年" in bare, bool(re.search(r"[hs]", plain))
    if not has_date and not has_time:
        has_date = True
    if "年" in bare or "月" in bare:
        return _chinese(when, bare)
    day = _day(when, plain) if has_date else ""
    time = f"{when.hour:02d}:{when.minute:02d}" + (f":{when.second:02d}" if "s" in plain else "")
    if has_date and has_time:
        return f"{day} {time}"
    return time if has_time else day


def _day(when: datetime, plain: str) -> str:
    if "d" not in plain:
        return f"{when.year:04d}-{when.month:02d}"
    if "y" not in plain:
        return f"{when.month}月{when.day}日"
    return f"{when.year:04d}-{when.month:02d}-{when.day:02d}"


def _chinese(when: datetime, bare: str) -> str:
    shown = f"{when.year}年" if "年" in bare else ""
    shown += f"{when.month}月" if "月" in bare else ""
    return shown + (f"{when.day}日" if "日" in bare or "d" in _QUOTED.sub("", bare) else "")


def shown_number(stored: str, code: str) -> str:
    """A stored figure with the decimals, grouping and percent sign of its format; a format too rich to follow shows the figure itself.

    >>> shown_number("0.1234", "0.0%"), shown_number("1234567.891", "#,##0.00"), shown_number("85.300000000000011", "General")
    ('12.3%', '1,234,567.89', '85.3')
    """
    try:
        value = Decimal(stored)
    except InvalidOperation:
        return stored
    layout = _layout(code)
    if layout is None or not value.is_finite() or abs(value) >= _TOO_LARGE:
        return plain_number(value) if value.is_finite() else stored
    scaled = value * 100 if layout.percent else value
    rounded = scaled.quantize(layout.step, ROUND_HALF_UP)
    shown = f"{rounded:,}" if layout.grouped else f"{rounded:f}"
    if layout.optional and "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    if layout.padding > 1 and rounded >= 0 and not layout.grouped:
        whole, dot, part = shown.partition(".")
        shown = whole.zfill(layout.padding) + dot + part
    return shown + layout.tail


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a number format lays out a figure: rounding step, grouping, percent, trailing zeros left out, leading zeros, words after it."""

    step: Decimal
    grouped: bool
    percent: bool
    optional: bool
    padding: int
    tail: str


@cache
def _layout(code: str) -> _Layout | None:
    """The layout of a format's first section; None for exponents, fractions, thousands and what has no digits."""
    section = code.split(";")[0]
    bare = _QUOTED.sub("", section)
    digits = _DIGITS.search(bare)
    if digits is None or "E" in bare.upper().replace("GENERAL", "") or "/" in bare:
        return None
    whole = digits[0].split(".")[0]
    if whole.endswith(","):
        return None
    decimals = digits[1] or ""
    return _Layout(
        step=Decimal(1).scaleb(-min(len(decimals), 20)),
        grouped="," in whole,
        percent="%" in bare,
        optional=decimals.endswith("#"),
        padding=min(len(whole.replace(",", "").lstrip("#?")), 30),
        tail=("%" if "%" in bare else "") + _literal_tail(section),
    )


def _literal_tail(section: str) -> str:
    """Quoted words after the figure (a unit such as "kWh")."""
    match = re.search(r'[0#?%]\s*((?:"[^"]*")+)\s*$', section)
    return "" if match is None else match[1].replace('"', "")


def plain_number(value: Decimal) -> str:
    """A figure without noise: fifteen significant digits, as workbooks keep them, no exponent."""
    if value == value.to_integral_value() and abs(value) < Decimal(10) ** 18:
        return f"{value.quantize(Decimal(1)):f}"
    rounded = Decimal(f"{value:.15g}")
    shown = f"{rounded:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def iso_day(when: datetime) -> str | None:
    """The ISO day of a moment; None for a time of day without a date."""
    return None if when.date() <= date(1900, 1, 1) else when.date().isoformat()
