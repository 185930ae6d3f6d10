"""What stands over a table of figures: title, period, unit of measure, part of the plant.

In: lines as printed (runs and wide spaces part what belongs apart). Out: a `Context`, narrowed line by line. The day on which a form was filled in,
its number and the department that answers for it say nothing about the figures.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from evidencekit import lexicon, measures, tables
from evidencekit.facts import _axes, _dates, _metrics, _months, _people_prose
from evidencekit.measures import Measure
from evidencekit.text import normalise

#: A longer line over a table is a sentence, not its caption.
MAX_CAPTION = 60

_FORM_DATE = re.compile(
    r"(?:填报|填表|编制|制表|打印|报出|审核|批准|发布|签发|实施|制定|编写|报送|生效|修订|制单|上报|出具|报告|录入|导出)(?:日期|时间|人)[:：]?\s*[^\s,，;；|]*"
    r"|(?:文件|表单|表|记录|版本)编?号[:：]?\s*[^\s,，;；|]*|GB/?T?\s*\d+(?:\.\d+)?\s*-\s*\d{4}"
)
_FORM_LABEL = re.compile(
    "编制|责任|统计部门|填报|填表|归口|制表|审核|主管|记录|负责|打印|批准|发布|版本|表号|编号|存档|制单|报出|报送|抄表人|签发|户号|地址"
)
_READ_ON = re.compile("转移|抄表|账单|计费|统计|采样|监测|月报|截至|截止|账期|所属")
_UNIT_LABEL = re.compile(r"^(?:计量|数据)?单位(?:名称)?$")
_UNIT_CLAUSE = re.compile(
    r"(?<![\u4e00-\u9fff])(?:计量|数据)?单位[:：]\s*([^\s,，;；。)）|]+(?:[、/,，][^\s,，;；。)）|:：]+)*)"
)
_WORDS = re.compile(r"[^\s:：,，;；、|()（）《》]+(?:\s*(?:至|-|~)\s*[^\s:：,，;；|()（）]+)?")
_NO_UNITS = frozenset(
    {"time", "count:人", "count:项", "count:部", "count:份", "count:次", "count:面", "count:组"}
)


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a figure: span and year, units of measure, metric, part of the plant; `named`: figures whose metric only the
    paper names are wanted; `base`: the span that the paper calls its 基准期."""

    span: _months.Span | None = None
    measures: tuple[Measure, ...] = ()
    metric: str = ""
    unit: str = ""
    level: str = ""
    named: bool = False
    base: _months.Span | None = None

    @property
    def year(self) -> int | None:
        """The year of the paper or table."""
        return self.span.year if self.span else None


def narrowed(context: Context, line: str) -> Context:
    """The context with what a line as printed says; the line rules.

    >>> found = narrowed(Context(), "2025年7月能耗报表（电力）　　单位：kWh　　编制部门：设备部")
    >>> found.span.first, found.metric, found.measures[0].printed, found.unit
    (7, 'electricity', 'kWh', '')
    """
    pairs = _people_prose.labelled(line)
    free = _free(line) if pairs else normalise(line)
    for label, value in pairs:
        context = _with_pair(context, label, value)
    if not free or len(free) > MAX_CAPTION or "。" in free:
        return context
    return _with_title(context, form_dates_dropped(free))


def _free(line: str) -> str:
    """What stands before the first label of a line."""
    return normalise(line[: _people_prose.first_label(line)])


def _with_pair(context: Context, label: str, value: str) -> Context:
    """The context with one label and its value (统计期：2025年, 单位：kWh, 计量点：注塑车间)."""
    if _UNIT_LABEL.match(label):
        units = tuple(_units(value))
        return replace(context, measures=units) if units else context
    if _FORM_LABEL.search(label):
        return context
    role = tables.heads("figures").role(label)
    if re.search("基准期|基期|基线|改造前", label) and (told := span(value)) is not None:
        return replace(context, base=told, span=context.span or told)
    if role == "period" or re.search(
        "年度|期间|报告期|统计期|周期|基准期|基期|监测期|核算期|评价期|测试时间|所属期|转移日期", label
    ):
        return replace(context, span=_joined(span(label + value) or span(value), context.span))
    if role in ("organisation", "equipment") and 2 <= len(value) <= 16 and not measures.parse(value):
        return replace(context, unit=value, level="equipment" if role == "equipment" else "workshop")
    return context


def _with_title(context: Context, title: str) -> Context:
    units = tuple(caption_units(title))
    found = _axes.label(_words(title))
    placed = (
        found.unit not in lexicon.read("organisation")["uses"]
        and found.unit
        and "各" not in title
        and "分车间" not in title
        and found.unit not in lexicon.read("figure_words")["no_places"]
    )
    return replace(
        context,
        span=_joined(span(title), context.span),
        measures=units or context.measures,
        metric=found.metric or context.metric,
        unit=found.unit if placed else context.unit,
        level=found.level if placed else context.level,
    )


def _words(title: str) -> str:
    """A title without its unit clause; brackets stay where they name a metric or a place (电力, 空压机组)."""
    plain = _UNIT_CLAUSE.sub("", title)
    return re.sub(
        r"[(（]([^()（）]*)[)）]", lambda match: f" {match[1]} " if _telling(match[1]) else "", plain
    )[:MAX_CAPTION]


def _telling(inside: str) -> bool:
    kinds = {token.kind for token in _metrics.tokens(inside)}
    return inside in _metrics.exact() or bool(kinds & {"metric", "workshop", "equipment"})


def form_dates_dropped(line: str) -> str:
    """A caption without the day on which the form was filled in, and without form and standard numbers."""
    return _FORM_DATE.sub("", line)


def span(line: str) -> _months.Span | None:
    """The span that a caption names: 2025年7月, 2025年1-12月, 2025年度; None if none.

    >>> span("2025-07-01至2025-07-31").kind, span("抄表日期2025年7月31日").kind, span("2025年7月31日").kind
    ('month', 'month', 'year')
    """
    if found := _ranged(line):
        return found
    best: _months.Span | None = None
    for match in _WORDS.finditer(line):
        found, _ = _months.read(match[0][:60])
        if found is not None and (best is None or (found.year and not best.year)):
            best = found
    if best is None or best.kind != "day":
        return best
    if _READ_ON.search(line):
        return replace(best, kind="month", day=None)
    return _months.Span("year", best.year) if best.year else None


def _ranged(line: str) -> _months.Span | None:
    """A range of days as the months it fills: 2025-07-01至2025-07-31."""
    if len(re.findall(r"\d", line)) < 10:
        return None
    for mention in _dates.mentions(normalise(line)):
        first, last = mention.begin, mention.finish
        if mention.ranged and first and last and first.month and last.month:
            kind = "month" if (first.year, first.month) == (last.year, last.month) else "months"
            if (first.month, last.month) == (1, 12):
                kind = "year"
            return _months.Span(kind, first.year, first.month, last.month, None, last.year)
    return None


def _joined(inner: _months.Span | None, outer: _months.Span | None) -> _months.Span | None:
    if inner is None:
        return outer
    return replace(inner, year=inner.year or (outer.year if outer else None))


def caption_units(line: str) -> Iterator[Measure]:
    """The units that a caption gives: 单位：万kWh, (计量单位:吨)."""
    for match in _UNIT_CLAUSE.finditer(line):
        yield from _units(match[1])
    for match in re.finditer(r"[(（]([^()（）]{1,12})[)）]", line):
        found = measures.parse(match[1])
        if found is not None and found.dimension not in _NO_UNITS:
            yield found


def _units(value: str) -> Iterator[Measure]:
    value = re.sub(r"[(（][^()（）]*[)）]$", "", value).strip()
    whole = measures.parse(value)
    for piece in [value] if whole else re.split(r"[、,，\s]", value):
        found = measures.parse(piece)
        if found is not None:
            yield found
