"""What a head or a label of a table of figures says: metric, part of the plant, time, unit of measure, role.

`label` reads one text; `merged` puts the words of a column's head rows together, the deeper ones ruling; `joined` puts a column's and a
row's together. Nothing here looks at the figures themselves.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from evidencekit import lexicon, measures
from evidencekit.facts import _metrics, _months
from evidencekit.measures import Measure
from evidencekit.model import QuantityRole

_BRACKETS = re.compile(r"[(（\[【]([^()（）\[\]【】]*(?:\([^()]*\)[^()（）\[\]【】]*)?)[)）\]】]")
_LATIN_TAIL = re.compile(
    r"(?<=[\u4e00-\u9fff)\s/,:])[\s/,:_-]*((?:[十百千万亿]{0,2})(?:[A-Za-zμ%‰][A-Za-z0-9·.*²³^₂]*)(?:/[A-Za-z0-9·²³^\u4e00-\u9fff()]+)?)$"
)
_UNIT_PREFIX = re.compile(r"^(?:计量)?单位[:：]?")
_EDGE = re.compile(r"^[\s、,，.·:：;_/()（）-]+|[\s、,，.·:：;_/()（）-]+$")
_ROLES = {
    "factor": QuantityRole.FACTOR,
    "contribution": QuantityRole.CONTRIBUTION,
    "share": QuantityRole.SHARE,
    "limit": QuantityRole.LIMIT,
    "target": QuantityRole.TARGET,
}
_SCOPES = re.compile(r"范围\s*[一二三123ⅠⅡⅢ]|范畴\s*[一二三123]|类别\s*[一二三四五六1-6]")
_DIRECT = re.compile(r"间接排放|直接排放")
#: Dimensions that a head may name alone (吨, kWh); months, persons and shifts are no heads of figures.
_NOT_ALONE = frozenset(
    {
        "time",
        "count:人",
        "count:项",
        "count:次",
        "count:班",
        "count:单位产品",
        "count:户",
        "count:部",
        "count:面",
        "count:组",
        "length",
        "power",
    }
)


@dataclass(frozen=True, slots=True)
class Label:
    """What one text, or a path of texts, says. Empty where it says nothing.

    `metric`: an id or own name, `word` as written; `second`: an energy kind named beside it (电力|折标煤), `second_word`; `unit_value`: told per something, `per`: of what;
    `relative`: "last_year", "last_month", "this_year", "this_month", "base_year", "report_year"; `to_date`: from January on; `change`: "last_year",
    "last_month", "any"; `fall`: positive means a fall; `total`: "total" or "subtotal"; `whole`: the plant as a whole is named; `skip`: an
    average or a difference; `flow`: 产生量, 期末贮存量 …; `rest`: what no word explains; `generic`: 数量, 消耗量 and the like.
    """

    text: str = ""
    metric: str = ""
    word: str = ""
    second: str = ""
    second_word: str = ""
    unit_value: bool = False
    per: str = ""
    measure: Measure | None = None
    span: _months.Span | None = None
    relative: str = ""
    to_date: bool = False
    unit: str = ""
    level: str = ""
    whole: bool = False
    total: str = ""
    role: QuantityRole | None = None
    change: str = ""
    fall: bool = False
    flow: str = ""
    skip: bool = False
    rest: str = ""
    generic: bool = False

    @property
    def explained(self) -> bool:
        """Whether anything but a rest was found."""
        return bool(
            self.metric or self.unit or self.span or self.total or self.role or self.relative or self.change or self.to_date
            or self.flow or self.whole or self.generic or self.unit_value or self.skip or self.measure
        )  # fmt: skip


@lru_cache(maxsize=8192)
def split_measure(text: str) -> tuple[str, Measure | None]:
    """A head without its unit of measure, and the unit: 用电量(万kWh), 产量/件, 单耗 kWh/t.

    >>> text, measure = split_measure("一车间用电量(万kWh)")
    >>> text, measure.printed
    ('一车间用电量', '万kWh')
    """
    for match in reversed(list(_BRACKETS.finditer(text))):
        if measure := _in_brackets(match[1]):
            return (text[: match.start()] + text[match.end() :]).strip(), measure
    whole = measures.parse(_UNIT_PREFIX.sub("", text))
    if whole is not None and whole.dimension not in _NOT_ALONE:
        return "", whole
    if (tail := _LATIN_TAIL.search(text)) and (measure := measures.parse(tail[1])):
        return text[: tail.start()].strip(), measure
    before, stroke, after = text.rpartition("/")
    if stroke and before and (measure := measures.parse(after)) and measure.dimension not in _NOT_ALONE:
        return before.strip(), measure
    return text, None


def _in_brackets(inside: str) -> Measure | None:
    content = _UNIT_PREFIX.sub("", inside.strip())
    if measure := measures.parse(content):
        return None if re.fullmatch(r"[AaBbVv]", content) else measure
    for piece in re.split(r"[,，、;；\s]", content):
        if piece and piece != content and (measure := measures.parse(piece)):
            return measure
    return None


@lru_cache(maxsize=8192)
def label(text: str) -> Label:
    """What a normalised head or label says.

    >>> found = label("2025年一车间用电量(万kWh)")
    >>> found.metric, found.unit, found.level, found.measure.printed, found.span.year
    ('electricity', '一车间', 'workshop', '万kWh', 2025)
    >>> label("同比增减(%)").change, label("小计").total, label("注塑").rest
    ('last_year', 'subtotal', '注塑')
    """
    without, measure = split_measure(text)
    if not without:
        return Label(text, measure=measure)
    if metric := _metrics.exact().get(without):
        return Label(text, metric=metric, word=without, measure=measure)
    span, rest = _months.read(without)
    if span is not None and not rest:
        return Label(text, measure=measure, span=span)
    found = Label(text, measure=measure, span=span)
    rests: list[str] = []
    for token in _metrics.tokens(rest if span else without):
        if token.kind == "rest":
            rests.append(token.text)
        else:
            found = _with(found, token)
    return _closed(found, "".join(rests))


def _with(found: Label, token: _metrics.Token) -> Label:
    """The label with one token more."""
    kind = token.kind
    if kind in ("metric", "own"):
        return _with_metric(found, token)
    if kind in _ROLES:
        return replace(found, role=_ROLES[kind])
    if kind == "to_date" or (token.text == "累计" and (found.relative or found.change)):
        return replace(found, to_date=True)
    if kind in ("last_year", "last_month", "this_year", "this_month", "base_year", "report_year"):
        return replace(found, relative=kind)
    if kind in ("change_last_year", "change_last_month"):
        cumulated = found.total == "total" and found.text.startswith("累计")
        return replace(
            found,
            change=kind.removeprefix("change_"),
            to_date=found.to_date or cumulated,
            total="" if cumulated else found.total,
        )
    if kind in ("change", "fall"):
        return replace(found, change=found.change or "any", fall=found.fall or kind == "fall")
    if kind in ("average", "difference"):
        return replace(found, skip=True)
    if kind in ("total", "subtotal"):
        return replace(found, total=kind)
    if kind == "whole":
        return replace(found, whole=True, total="total" if "计" in token.text else found.total)
    if kind in ("workshop", "equipment"):
        return replace(found, unit=token.value, level=kind)
    if kind == "unit":
        return replace(found, unit_value=True, per=found.per or _per(token.text))
    if kind == "flow":
        return replace(found, flow=token.value)
    return replace(found, generic=True)


def _with_metric(found: Label, token: _metrics.Token) -> Label:
    """The last metric named is the one measured; an energy kind before it is kept beside it."""
    total = "total" if token.text.startswith("总") or "总量" in token.text else found.total
    if not found.metric:
        return replace(found, metric=token.value, word=token.text, total=total)
    if token.value == found.metric:
        return replace(found, total=total)
    if found.metric == "output_value" and found.unit_value:
        return replace(found, metric=token.value, word=token.text, per="万元")
    return replace(
        found, metric=token.value, word=token.text, second=found.metric, second_word=found.word, total=total
    )


@lru_cache
def _per(word: str) -> str:
    """The denominator that a unit word names: 万元产值 → 万元, 吨产品 → t, 单位产品 → ""."""
    if "元" in word or "产值" in word or "增加值" in word:
        return "万元"
    if "面积" in word:
        return "m²"
    if "吨" in word:
        return "t"
    counted = re.search(r"[件台套只]", word)
    return counted[0] if counted else ""


def _closed(found: Label, rest: str) -> Label:
    """The label with its rest; scopes of greenhouse-gas reports are a flow, units of use (办公) a part of the plant."""
    if scope := _SCOPES.search(rest):
        found = replace(found, flow=scope_name(scope[0]))
        rest = _DIRECT.sub("", rest.replace(scope[0], ""))
    plain = _EDGE.sub("", rest)
    if plain in lexicon.read("organisation")["uses"] and not found.unit and (found.metric or found.measure):
        return replace(found, unit=plain, level="workshop")
    if plain in ("总", "的", "年", "月", "各", "及", "项", "其中", "率", "(", ")") or re.fullmatch(
        r"[\W_]*", plain
    ):
        if plain == "总":
            found = replace(found, total="total")
        plain = ""
    plain = re.sub(r"^(?:其中[:：]?|[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．])", "", plain)
    return replace(found, rest=plain)


def scope_name(text: str) -> str:
    """范围一, 范畴1, 类别二 written one way: 范围1, 类别2."""
    digits = {"一": "1", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6", "Ⅰ": "1", "Ⅱ": "2", "Ⅲ": "3"}
    number = text[-1]
    return ("类别" if text.startswith("类别") else "范围") + digits.get(number, number)


#: Relations in the order in which they rule: 上年同期|本月 is the month of last year.
_RELATIVES = ("last_year", "base_year", "last_month", "report_year", "this_year", "this_month", "")


def merged(upper: Label, lower: Label) -> Label:
    """Two words of one path: what the lower one says rules, what it leaves open the upper one tells."""
    (metric, word), (second, second_word) = metrics_of(upper, lower)
    return Label(
        text=f"{upper.text}/{lower.text}" if upper.text and lower.text else upper.text or lower.text,
        metric=metric,
        word=word,
        second=second,
        second_word=second_word,
        unit_value=lower.unit_value or (upper.unit_value and not lower.metric),
        per=lower.per or upper.per,
        measure=lower.measure or upper.measure,
        span=_span_of(upper.span, lower.span),
        relative=min(upper.relative, lower.relative, key=_RELATIVES.index),
        to_date=lower.to_date or upper.to_date,
        unit=lower.unit or upper.unit,
        level=lower.level if lower.unit else upper.level,
        whole=lower.whole or upper.whole,
        total=lower.total or upper.total,
        role=lower.role or upper.role,
        change=lower.change or upper.change,
        fall=lower.fall or upper.fall,
        flow=lower.flow or upper.flow,
        skip=lower.skip or upper.skip,
        rest=lower.rest or upper.rest,
        generic=lower.generic or upper.generic,
    )


#: Sums over energy kinds: a kind named beside them is what they are counted for.
_WIDE = frozenset({"comprehensive_energy", "carbon_emission"})


def metrics_of(upper: Label, lower: Label) -> tuple[tuple[str, str], tuple[str, str]]:
    """The metric of two labels together with its word, and the second one: of 折标煤 or 排放量 and an energy kind the sum is measured."""
    if not lower.metric or not upper.metric or lower.metric == upper.metric:
        ruling = lower if lower.metric else upper
        aside = lower if lower.second else upper
        return (ruling.metric, ruling.word), (aside.second, aside.second_word)
    energy_kind = lower.metric in _metrics.contract_metrics() and lower.metric not in _WIDE
    if upper.metric in _WIDE and energy_kind and not (lower.measure and not upper.measure):
        return (upper.metric, upper.word), (lower.metric, lower.word)
    return (lower.metric, lower.word), (upper.metric, upper.word)


def _span_of(upper: _months.Span | None, lower: _months.Span | None) -> _months.Span | None:
    """A month under a year is that month of that year."""
    if upper is None or lower is None:
        return lower or upper
    narrow, wide = (upper, lower) if lower.kind == "year" and upper.kind != "year" else (lower, upper)
    return replace(narrow, year=narrow.year or wide.year)


def is_factor(measure: Measure | None, metric: str, *, unit_value: bool = False) -> bool:
    """Whether a unit of measure is that of a coefficient: kgce/kWh, tCO2/MWh, kgce/kg of a fuel (but not kgce/t of a product).

    >>> is_factor(measures.parse("kgce/kWh"), "electricity"), is_factor(measures.parse("kgce/t"), "output")
    (True, False)
    """
    if measure is None or not measure.per or unit_value or measure.numerator not in ("coal", "carbon"):
        return False
    below = measure.dimension.partition("/")[2]
    if below in ("electricity", "heat"):
        return True
    return below in ("volume", "mass") and below in _metrics.dimensions(metric) and metric in _FUELS


_FUELS = frozenset(
    {"natural_gas", "lpg", "steam", "heat", "water", "diesel", "gasoline", "coal", "electricity"}
)


def factor_label(words: str, measure: Measure | None) -> str:
    """折标系数, 排放因子, or the paper's own word for another factor."""
    if "排放" in words or (measure is not None and measure.numerator == "carbon"):
        return "排放因子"
    if (
        "标" in words
        or "煤" in words
        or "当量" in words
        or (measure is not None and measure.numerator == "coal")
    ):
        return "折标系数"
    return "排放因子" if "因子" in words else words[-12:]
