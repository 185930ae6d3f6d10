"""Figures as Chinese papers print them, and their units of measure, in exact decimals.

`read_figure` reads a cell ("1,234.5", "1 234", "85分", "↓5.3%", "1.2万度"); `parse` reads a unit ("万kWh", "kgce/件") into a `Measure` with
its factor to a base unit; `convert` gives the base value for a metric (a ton of water is a cubic metre).

Units stand in `corpora/measures.yaml` (spelling → factor), not in pint's registry: importing pint and building its registry takes 0.5 s,
as long as a whole second run of the command may take for a hundred files, and pint knows neither 度 nor 万千瓦时. pint is asked,
loaded only then, for a unit in Latin letters that the table lacks (PJ, lb, gal); a test holds every factor of the table against it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from evidencekit import lexicon

_NUMBER = r"\d{1,3}(?:[,，' ]\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?|\.\d+"
_CELL = re.compile(
    r"^(?P<lead>[≥≤<>≈~约=＝≦≧﹥﹤大小于不超高低等过]*)"
    r"(?P<sign>[-+−↓↑▼▲]|下降|上升|降低|减少|增加|增长|升高|提高|降|升|减|增)?\s*"
    rf"(?P<number>{_NUMBER})\s*(?P<unit>.*)$"
)
_POWER_OF_TEN = re.compile(
    r"^\s*[×xX*]\s*10\s*\^?\s*(-?\d{1,2})(?P<unit>.*)$|^[eE]([-+]?\d{1,2})(?P<unit2>.*)$"
)
_FALLS = frozenset({"-", "−", "↓", "▼", "下降", "降低", "减少", "降", "减"})
_LOOKALIKE = str.maketrans(
    {"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "。": ".", "S": "5", "B": "8", "Z": "2"}
)
_PARENTHESISED = re.compile(rf"^\(({_NUMBER})\)$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as printed. `decimals`: printed ones. `unit`: what follows it, "" if nothing; `bound`: "≥", "≤" or ""; `repaired`: OCR look-alikes were replaced."""

    value: Decimal
    decimals: int
    unit: str = ""
    bound: str = ""
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of measure: as printed, its dimension ("coal", "mass/count:件"), the factor to `base`; `per`: the denominator as printed, or ""."""

    printed: str
    dimension: str
    factor: Decimal
    base: str
    per: str = ""

    @property
    def numerator(self) -> str:
        """The dimension above the stroke."""
        return self.dimension.partition("/")[0]


def number(text: str) -> Decimal | None:
    """The plain number of a text without unit, None if it is none.

    >>> number("1,234.50")
    Decimal('1234.50')
    """
    figure = read_figure(text)
    return figure.value if figure and not figure.unit else None


def read_figure(text: str, *, ocr: bool = False) -> Figure | None:
    """The figure of a normalised cell text, None if it does not begin with one.

    >>> read_figure("↓5.30%")
    Figure(value=Decimal('-5.30'), decimals=2, unit='%', bound='', repaired=False)
    >>> read_figure("1 234 kWh").value
    Decimal('1234')
    """
    text = text.strip()
    if not text or len(text) > 40:
        return None
    if found := _PARENTHESISED.match(text):
        text = "-" + found[1]
    match = _CELL.match(text)
    if match is None or (ocr and _suspicious(match["unit"])):
        return _repaired(text) if ocr else None
    return _figure(match)


def _suspicious(unit: str) -> bool:
    return re.match(r"[OolI|。][\dOolI|.,]*$", unit) is not None


def _repaired(text: str) -> Figure | None:
    if not re.match(r"^[-+]?[\dOolI|SBZ.,。 ]+%?$", text) or not re.search(r"\d", text):
        return None
    match = _CELL.match(text.translate(_LOOKALIKE))
    if match is None:
        return None
    figure = _figure(match)
    return figure and Figure(figure.value, figure.decimals, figure.unit, figure.bound, repaired=True)


def _figure(match: re.Match[str]) -> Figure | None:
    digits = re.sub(r"[,，' ]", "", match["number"])
    unit = match["unit"].strip()
    value = Decimal(digits)
    decimals = len(digits.partition(".")[2])
    if power := _POWER_OF_TEN.match(unit):
        exponent = int(power[1] or power[3])
        value = value.scaleb(exponent)
        decimals = max(decimals - exponent, 0)
        unit = (power["unit"] or power["unit2"] or "").strip()
    if match["sign"] in _FALLS:
        value = -value
    return Figure(value, decimals, unit, _bound(match["lead"]))


def _bound(lead: str) -> str:
    if not lead:
        return ""
    if any(mark in lead for mark in ("≥", ">", "≧", "不低", "不小", "大于")):
        return "≥"
    if any(mark in lead for mark in ("≤", "<", "≦", "不超", "不高", "不大", "小于", "低于")):
        return "≤"
    return ""


def decimal_or_none(text: str | None) -> Decimal | None:
    """A stored workbook value as Decimal; None if there is none or it is no number."""
    if text is None:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


@cache
def _table() -> Mapping[str, tuple[str, Decimal, str]]:
    """Spelling key → dimension, factor, base."""
    known: dict[str, tuple[str, Decimal, str]] = {}
    data = lexicon.read("measures")
    for dimension, rule in data["dimensions"].items():
        for spelling, factor in rule["units"].items():
            known[_key(spelling)] = (dimension, Decimal(factor), rule["base"])
    for name, spellings in data["counts"].items():
        for spelling in spellings:
            known.setdefault(_key(spelling), (f"count:{name}", Decimal(1), name))
    return known


@cache
def _multipliers() -> tuple[tuple[str, Decimal], ...]:
    pairs = lexicon.read("measures")["multipliers"].items()
    return tuple(sorted(((word, Decimal(times)) for word, times in pairs), key=lambda pair: -len(pair[0])))


def _key(spelling: str) -> str:
    return (
        re.sub(r"[\s.·•・*_]", "", spelling)
        .casefold()
        .replace("²", "2")
        .replace("³", "3")
        .replace("^", "")
        .replace("₂", "2")
        .replace("-", "")
    )


#: Ways to write latin units that the table, which is compared without case, spells one way.
_CASES = (
    "kW·h", "kW.h", "MW·h", "MW.h", "KWH", "KWh", "Kwh", "kwh", "kw·h", "KW·h", "kw.h", "KW.H", "MWH", "Mwh", "mwh", "GWH", "KG", "Kg", "T",
    "TCE", "Tce", "KGCE", "Kgce", "KgCO2", "NM3", "M3", "M2", "TCO2", "TCO2e", "kgCO2-eq", "tCO2-eq", "kgCO₂e", "tCO₂e", "tCO₂", "kgCO₂",
    "Kw", "KW", "kw", "H",
)  # fmt: skip


@cache
def spellings(without: frozenset[str] = frozenset()) -> str:
    """A regular expression for any known unit with its multiplier, longest first, for finding units in running text.

    *without*: dimensions (for counted things "count:件") to leave out.
    """
    data = lexicon.read("measures")
    words = {w for kind, rule in data["dimensions"].items() if kind not in without for w in rule["units"]}
    words |= {w for name, group in data["counts"].items() if f"count:{name}" not in without for w in group}
    words |= {
        case for case in _CASES if (known := parse(case)) is not None and known.dimension not in without
    }
    return f"(?:[十百千万亿]{{0,2}}{lexicon.alternation(words)})"


@cache
def parse(text: str) -> Measure | None:
    """The measure that *text* names, None if unknown.

    >>> parse("万千瓦时").factor
    Decimal('10000')
    >>> parse("kgce/件").base, parse("kgce/件").per
    ('kgce/件', '件')
    """
    printed = text.strip().strip("：: ")
    if printed[:1] in "([（【" and printed[-1:] in ")]）】":
        printed = printed[1:-1].strip()
    if not printed or len(printed) > 24:
        return None
    for stroke in ("/", "每", "·(", "÷"):
        top, found, bottom = printed.partition(stroke)
        if found and top and bottom:
            whole = _single(_key(printed))
            return Measure(printed, *whole) if whole else _ratio(printed, top, bottom)
    single = _single(_key(printed)) or _asked_of_pint(printed)
    return Measure(printed, *single) if single else None


def _ratio(printed: str, top: str, bottom: str) -> Measure | None:
    upper, lower = _single(_key(top)), _single(_key(bottom.strip("()（）")))
    if upper is None:
        return None
    if lower is None:
        if not re.fullmatch(r"[\u4e00-\u9fff]{1,8}", bottom):
            return None
        lower = (f"count:{bottom}", Decimal(1), bottom)
    return Measure(
        printed,
        f"{upper[0]}/{lower[0]}",
        upper[1] / lower[1],
        f"{upper[2]}/{lower[2]}",
        bottom.strip("()（） "),
    )


def _single(key: str) -> tuple[str, Decimal, str] | None:
    known = _table()
    if key in known:
        return known[key]
    for word, times in _multipliers():
        if key.startswith(word) and key[len(word) :] in known:
            dimension, factor, base = known[key[len(word) :]]
            return dimension, factor * times, base
    return None


#: What pint may tell: its dimension → ours, the base unit in pint's words, our base unit.
_PINT_BASES = {
    "[volume]": ("volume", "m**3", "m3"),
    "[mass]": ("mass", "tonne", "t"),
    "[area]": ("area", "m**2", "m2"),
    "[energy]": ("heat", "megajoule", "MJ"),
}


def _asked_of_pint(printed: str) -> tuple[str, Decimal, str] | None:
    """A unit in Latin letters that the table lacks, after the pint library; None if pint does not know it or it is of another kind."""
    if not re.fullmatch(r"[A-Za-z]{2,12}[23]?", printed):
        return None
    import pint

    try:
        quantity = _pint_registry().parse_expression(printed, case_sensitive=True) * Decimal(1)
        for kind, (dimension, target, base) in _PINT_BASES.items():
            if quantity.check(kind):
                return dimension, Decimal(str(quantity.to(target).magnitude)), base
    except (pint.errors.PintError, AttributeError, TypeError, ValueError):
        return None
    return None


@cache
def _pint_registry() -> Any:
    import pint

    return pint.UnitRegistry(non_int_type=Decimal)


#: The base unit in which a metric is compared, where its dimension alone does not tell; factor from the dimension's base.
_CROSS: Mapping[tuple[str, str], tuple[Decimal, str]] = {
    ("water", "mass"): (Decimal(1), "m3"),
    ("electricity", "heat"): (Decimal(1) / Decimal("3.6"), "kWh"),
    ("heat", "electricity"): (Decimal("3.6"), "MJ"),
}
_AS_WATER = frozenset({"water", "reused_water", "wastewater", "unit_water"})


def convert(value: Decimal, measure: Measure | None, metric: str = "") -> tuple[Decimal | None, str]:
    """The value in the base unit of the metric, and that unit; (None, "") if the measure is unknown.

    >>> convert(Decimal("1.2"), parse("万吨"), "water")
    (Decimal('12000.0'), 'm3')
    """
    if measure is None:
        return None, ""
    based = value * measure.factor
    kind = "water" if metric in _AS_WATER else metric
    cross = _CROSS.get((kind, measure.numerator))
    if cross is None:
        return based, measure.base
    factor, base = cross
    return based * factor, base + measure.base[len(measure.base.partition("/")[0]) :]
