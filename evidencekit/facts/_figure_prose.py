"""Quantities of sentences: 2025年综合能耗1234.56吨标准煤，较2024年下降5%；其中空压机余热回收项目贡献1.2%.

In: sentences and the context of the paper. Out: `Quantity` records. A sentence is read left to right; a clause that leaves out time, part
of the plant or metric goes on speaking of the clause before it. A figure without a metric in reach is left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache

from evidencekit import lexicon, measures
from evidencekit.facts import _axes, _captions, _metrics, _months
from evidencekit.facts._sentences import Sentence
from evidencekit.measures import Measure
from evidencekit.model import Quantity, QuantityRole

#: Sentences are looser than tables.
CERTAINTY = 0.9

_NUMBER = r"[-+]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SKIPPED = frozenset(
    {
        "time",
        "power",
        "length",
        "pressure",
        "noise",
        "count:人",
        "count:项",
        "count:次",
        "count:班",
        "count:份",
        "count:部",
        "count:户",
        "count:面",
    }
)
_BASE = re.compile(
    r"(?:相?较于?|相?比|与|对比|同)(?:了)?(?P<base>[^,，。较比]{0,14}?(?:20\d\d年?度?(?:\d{1,2}月)?|上年同期|去年同期|上年度?|去年|上一?个?月|上期|基准年度?|基期|基线年|前一年|\d{1,2}月|第?[一二三四]季度|改造前))(?:同期|同月)?(?:基准年|基期)?(?:相比|比较|相比较|的)?"
)
_FROM_TO = re.compile(
    rf"(?:由|从)(?P<lead>[^,，。\d]{{0,12}}?(?:20\d\d年(?:\d{{1,2}}月)?[^,，。\d]{{0,6}}?)?)(?P<old>{_NUMBER})\s*(?P<oldunit>[^\s,，。;；\d]{{0,14}}?)\s*"
    rf"(?:,|，)?(?:下降|降低|降|减少|上升|升高|升|提高|提升|增加|增长|变)(?:至|到|为)(?:了)?(?P<lead2>[^,，。\d]{{0,6}}?(?:20\d\d年(?:\d{{1,2}}月)?[^,，。\d]{{0,6}}?)?)(?P<new>{_NUMBER})"
)
_CLAUSE = re.compile(r"[^,，]+(?:,(?=\d{3})[^,，]*)*")


@dataclass
class _Subject:
    """What the sentence speaks of so far."""

    metric: str = ""
    unit_value: bool = False
    per: str = ""
    span: _months.Span | None = None
    unit: str = ""
    level: str = "company"
    flow: str = ""
    base: str = ""
    change: str = ""
    aimed: bool = False


@dataclass
class _State:
    """The sentence, the context of its paper and what has been said."""

    sentence: Sentence
    context: _captions.Context
    subject: _Subject = field(default_factory=_Subject)


@cache
def _words(group: str) -> re.Pattern[str]:
    return re.compile(lexicon.alternation(lexicon.read("figure_words")[group]))


@cache
def _figures() -> re.Pattern[str]:
    unit = measures.spellings(_SKIPPED)
    known = measures.spellings()
    denominator = rf"(?:(?:/|每)(?:{known}|单位产品|产品|[\u4e00-\u9fff]{{1,3}}?(?=[,，。;；、)）\s]|$|下|上|较|比|同)))?"
    return re.compile(
        rf"(?<![\d.A-Za-z/#№-])(?P<number>{_NUMBER})\s*(?P<unit>{unit}{denominator})(?![A-Za-z0-9])"
    )


def of_sentences(sentences: Sequence[Sentence], context: _captions.Context) -> Iterator[Quantity]:
    """The quantities of a document's sentences."""
    span, paragraph = context.span, -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            span, paragraph = context.span, sentence.paragraph
        if not any(char.isdigit() for char in sentence.words):
            continue
        state = _State(sentence, replace(context, span=span))
        yield from _of_sentence(state)
        if state.subject.span is not None:
            span = _wider(state.subject.span, span)


def _wider(said: _months.Span, before: _months.Span | None) -> _months.Span | None:
    """The year goes on into the next sentence, the month does not."""
    year = said.year or (before.year if before else None)
    return _months.Span("year", year) if year else before


def _of_sentence(state: _State) -> Iterator[Quantity]:
    words = state.sentence.words
    figures = list(_figures().finditer(words))
    if (
        not figures
        and _FROM_TO.search(words) is None
        and "系数" not in words
        and "因子" not in words
        and "容积率" not in words
    ):
        return
    if _EQUATION.search(words):
        yield from _of_equation(state)
        return
    if listed := list(_respectively(state)):
        yield from listed
        return
    for clause in _CLAUSE.finditer(words):
        yield from _of_clause(state, clause.start(), clause.end())


def _of_clause(state: _State, start: int, end: int) -> Iterator[Quantity]:
    words = state.sentence.words[start:end]
    if change := _FROM_TO.search(words):
        _speak(state, words[: change.start()])
        yield from _from_to(state, change, start, words)
        return
    at = 0
    for match in _figures().finditer(words):
        if match.start() < at:
            continue
        measure = measures.parse(match["unit"])
        lead = words[at : match.start()]
        at = match.end()
        if (
            measure is None
            or measure.dimension in _SKIPPED
            or _words("thresholds").match(words[match.end() :])
        ):
            continue
        quantity = _quantity(state, lead, words[match.end() :], match, measure, start)
        if quantity is not None:
            yield quantity
    if at == 0:
        yield from _bare_figures(state, words, start)
        _speak(state, words)


def _speak(state: _State, lead: str) -> tuple[_axes.Label, str]:
    """What the words before a figure say; the subject goes on with it. Also the words without time and comparison."""
    subject = state.subject
    subject.base, subject.change = "", ""
    if base := _BASE.search(lead):
        subject.base = _base_period(state, base["base"])
        subject.change = "base"
        lead = lead[: base.start()] + lead[base.end() :]
    span, rest = _months.read(lead[-60:])
    if span is not None and span.kind != "day":
        subject.span = replace(span, year=span.year or _year_of(state))
    label = _axes.label(rest if span else lead[-60:])
    if label.change in ("last_year", "last_month") and not subject.change:
        subject.change = label.change
    if re.search("目标|力争|计划[^,，]{0,8}$|确保|预计", lead):
        subject.aimed = True
    elif re.search("实际|实现|完成|达成", lead):
        subject.aimed = False
    if label.unit and _OBJECT.search(lead.partition(label.unit)[0]):
        label = replace(label, unit="")
    if label.unit and label.unit not in lexicon.read("figure_words")["no_places"]:
        subject.unit, subject.level = label.unit, label.level
    elif label.whole:
        subject.unit, subject.level = "", "company"
    if label.metric:
        subject.metric, subject.unit_value, subject.per = label.metric, label.unit_value, label.per
        subject.flow = label.flow
    elif label.unit_value:
        subject.unit_value, subject.per = True, label.per
    elif label.flow:
        subject.flow = label.flow
    return label, rest if span else lead


#: What stands before a place that something is done to or given to, not one that uses what is counted.
_OBJECT = re.compile("(?:用于|供给?|送至?|替代|更换|安装|新增|购置|淘汰|改造)$")


def _year_of(state: _State) -> int | None:
    said = state.subject.span
    return (said.year if said else None) or state.context.year


def _base_period(state: _State, base: str) -> str:
    """The period that a comparison names: 2024年, 上年, 6月."""
    now = state.subject.span or state.context.span
    span, _ = _months.read(base)
    if span is not None:
        return _months.iso(span, span.year or _year_of(state))
    year = _year_of(state)
    if year is None or now is None:
        return ""
    if re.search("上一?个?月|上期", base):
        return _previous_month(now, year)
    if re.search("上年|去年|前一年", base):
        return _months.iso(replace(now, year=year - 1), None)
    return ""


def _previous_month(now: _months.Span, year: int) -> str:
    if now.kind != "month":
        return ""
    return f"{year - 1:04d}-12" if now.first == 1 else f"{year:04d}-{now.first - 1:02d}"


def _quantity(
    state: _State, lead: str, behind: str, match: re.Match[str], measure: Measure, offset: int
) -> Quantity | None:
    """The quantity of one figure with its unit; None where nothing in reach says what it measures."""
    project = _contributes(lead, behind, measure)
    if project == "":
        return None
    if project is not None:
        value = abs(Decimal(match["number"].replace(",", "")))
        metric = _unit_metric(state.subject) or state.context.metric or "unit_energy"
        span = (match.start() + offset, match.end() + offset)
        return _made(
            state, metric, value, measure, QuantityRole.CONTRIBUTION, span, match["number"], project=project
        )
    before = state.subject.metric
    label, plain = _speak(state, lead)
    value = Decimal(match["number"].replace(",", ""))
    role = _role(state, label, plain, measure)
    if _BOUND.search(plain) and role in (QuantityRole.VALUE, QuantityRole.TOTAL, QuantityRole.SHARE):
        return None
    if role is QuantityRole.CHANGE:
        if measure.dimension != "rate":
            return None
        value = _signed(value, plain)
    metric = _converted(label, before) or _metric(state, label, plain, measure, role)
    if not metric:
        return None
    _remember(state.subject, metric)
    return _made(
        state, metric, value, measure, role, (match.start() + offset, match.end() + offset), match["number"]
    )


#: 负载率高于75% tells a bound, not the figure.
_BOUND = re.compile(r"(?:高于|低于|大于|小于|超过|不足|少于|多于)\s*$")


def _contributes(lead: str, behind: str, measure: Measure) -> str | None:
    """The project whose part of a change the figure is; "" if it has no name, None if the figure is no such part."""
    if measure.dimension != "rate":
        return None
    told = "贡献" in lead[-12:] or re.match(r"\s*的?贡献", behind)
    if not told and not _BY_PROJECT.search(lead):
        return None
    name = _project(lead)
    return "" if re.fullmatch("[该本此上述以各]*(?:项目|改造|工程|措施)", name) else name


_BY_PROJECT = re.compile(
    "(?:项目|改造|工程|技改|优化|措施)[^,，]{0,10}(?:使|后|带来|实现|可使|让)[^,，]{0,14}(?:下降|降低|减少)[了约]*$"
)


def _converted(label: _axes.Label, before: str) -> str:
    """节约电量…，折合标准煤…: still what is saved."""
    saved = lexicon.read("figure_words")["saved"]
    return str(saved["coal"]) if label.word.startswith("折") and before in saved.values() else ""


def _remember(subject: _Subject, metric: str) -> None:
    """The sentence goes on speaking of a unit value that was told by its unit of measure alone."""
    for base, unit_metric in lexicon.read("metrics")["unit_values"].items():
        if unit_metric == metric:
            subject.metric, subject.unit_value = base, True


def _made(
    state: _State, metric: str, value: Decimal, measure: Measure | None, role: QuantityRole, at: tuple[int, int],
    printed: str, *, project: str = "", span: _months.Span | None = None,
) -> Quantity:  # fmt: skip
    subject = state.subject
    said = span or subject.span or state.context.span
    year = (said.year if said else None) or state.context.year
    base_value, base_measure = measures.convert(value, measure, metric)
    unit, level = (
        (subject.unit, subject.level)
        if subject.unit
        else (state.context.unit, state.context.level or "company")
    )
    return Quantity(
        metric=metric,
        value=value,
        measure=measure.printed if measure else "",
        place=state.sentence.place(*at),
        period=_months.iso(said, year) if said else "",
        unit=unit,
        level=level if unit else "company",
        role=role,
        base_value=base_value,
        base_measure=base_measure,
        decimals=len(printed.partition(".")[2]),
        per=(measure.per if measure else "") or (subject.per if metric.startswith("unit_") else ""),
        project=project,
        base_period=_change_base(state) if role is QuantityRole.CHANGE else "",
        label=_label(state, metric, role, measure),
        confidence=round(CERTAINTY * state.sentence.confidence(*at), 3),
    )


def _label(state: _State, metric: str, role: QuantityRole, measure: Measure | None) -> str:
    if role is QuantityRole.FACTOR:
        return _axes.factor_label(state.sentence.words, measure)
    flow = state.subject.flow
    if flow.startswith(("范围", "类别")) and metric != "carbon_emission":
        return ""
    return flow


def _change_base(state: _State) -> str:
    subject = state.subject
    if subject.base:
        return subject.base
    now = subject.span or state.context.span
    year = _year_of(state)
    if now is None or year is None:
        return ""
    if subject.change == "last_year":
        return _months.iso(replace(now, year=year - 1), None)
    return _previous_month(now, year) if subject.change == "last_month" else ""


def _role(state: _State, label: _axes.Label, plain: str, measure: Measure) -> QuantityRole:
    if label.role is QuantityRole.FACTOR or _axes.is_factor(
        measure, state.subject.metric, unit_value=state.subject.unit_value
    ):
        return QuantityRole.FACTOR
    changed = _words("falls").search(plain[-10:]) or _words("rises").search(plain[-10:])
    aimed = _words("targets").search(plain) or state.subject.aimed
    if changed and not re.search(r"(?:至|到|为)\s*$", plain):
        return QuantityRole.TARGET if aimed and measure.dimension == "rate" else QuantityRole.CHANGE
    if measure.dimension == "rate" and (state.subject.change and not _RATE.search(plain)):
        return QuantityRole.CHANGE
    if _words("limits").search(plain) or label.role is QuantityRole.LIMIT:
        return QuantityRole.LIMIT
    if aimed or label.role is QuantityRole.TARGET:
        return QuantityRole.TARGET
    if measure.dimension == "rate":
        return QuantityRole.SHARE
    return QuantityRole.TOTAL if label.total == "total" and label.metric else QuantityRole.VALUE


_RATE = re.compile(r"(?:率|占比|比例|占[^,，]{0,12})(?:为|达到?|约|是)?\s*$")


def _signed(value: Decimal, plain: str) -> Decimal:
    """A fall is negative: the last verb before the figure tells."""
    falls = [match.start() for match in _words("falls").finditer(plain)]
    rises = [match.start() for match in _words("rises").finditer(plain)]
    falling = bool(falls) and (not rises or falls[-1] > rises[-1])
    return -abs(value) if falling else value


def _metric(state: _State, label: _axes.Label, plain: str, measure: Measure, role: QuantityRole) -> str:
    """The metric: named before the figure, else the sentence's, where the unit of measure fits it."""
    kind = measure.numerator.partition(":")[0]
    subject = state.subject
    if role is QuantityRole.FACTOR:
        return subject.metric
    if role is QuantityRole.CHANGE or (role is QuantityRole.TARGET and kind == "rate"):
        return _unit_metric(subject)
    if role is QuantityRole.SHARE:
        if "占" in plain:
            return _axes.label(plain.partition("占")[0][-40:]).metric or subject.metric
        named = label.metric if label.metric not in _metrics.contract_metrics() else ""
        return named or (subject.metric if label.role is QuantityRole.SHARE else "")
    if _words("savings").search(plain[-8:]) and label.metric in ("", *_metrics.contract_metrics()):
        return str(lexicon.read("figure_words")["saved"].get(kind, ""))
    metric = label.metric or (
        subject.metric
        if measure.numerator in _metrics.dimensions(subject.metric)
        or kind in _metrics.dimensions(subject.metric)
        else ""
    )
    if (
        measure.per
        and not measure.dimension.endswith("/time")
        and kind in ("electricity", "coal", "heat", "carbon", "volume", "mass")
    ):
        return _ratio_metric(subject, metric, kind)
    if metric == "comprehensive_energy" and kind == "electricity":
        return "electricity"
    fitting = _metrics.dimensions(metric)
    return "" if fitting and kind not in fitting else metric


def _ratio_metric(subject: _Subject, metric: str, kind: str) -> str:
    rules = lexicon.read("metrics")
    if metric in rules["unit_values"] and kind in _metrics.dimensions(metric):
        return str(rules["unit_values"][metric])
    if subject.unit_value or metric:
        return str(rules["unit_dimensions"].get(kind, metric if metric not in rules["unit_values"] else ""))
    return ""


def _unit_metric(subject: _Subject) -> str:
    if not subject.unit_value:
        return subject.metric
    return str(lexicon.read("metrics")["unit_values"].get(subject.metric, subject.metric))


_PROJECT_EDGE = re.compile(r"^.*?(?:其中[:：,，]?|分别为|由于|通过|包括[:：]?|依靠|[:：、(（])")
_BEFORE_GIVING = re.compile(r"(?:实施后|完成后)?[,，]?(?:对[^,，]{0,10}|使[^,，]{0,10}|带来[^,，]{0,6}|的)?$")
_BEFORE_FALLING = re.compile(
    r"(?:项目)?(?:实施|投运|完成)?(?:后|,|，)?(?:使[^,，]{0,12})?(?:下降|降低|减少).*$"
)


def _project(plain: str) -> str:
    """The project before 贡献: 空压机余热回收项目."""
    plain = plain.strip(" ,，、;；")
    before, given, _ = plain.rpartition("贡献")
    name = _BEFORE_GIVING.sub("", before) if given else _BEFORE_FALLING.sub("", plain)
    while cut := _PROJECT_EDGE.match(name):
        name = name[cut.end() :]
    name = re.sub(
        r"^(?:和|及|以及|与|[\d一二三四五六七八九十]{1,2}[)）.、])|(?:分别|可|约|能耗|综合|单位产品)+$",
        "",
        name.strip(' ,，"“”《》'),
    )
    return name.strip('"“”《》') if 2 <= len(name) <= 40 else ""


# --- figures without a unit: coefficients, ratios, and the old value of 由A降至B

_COEFFICIENT = re.compile(
    rf"(?P<lead>[^,，:：;；。]{{0,30}}?(?:系数|因子))(?:为|取值?|采用|:|：|=|是)*\s*(?P<number>{_NUMBER})(?![\d年月%])"
)
_RATIO = re.compile(rf"(?P<lead>容积率)(?:为|达到?|约|:|：|是)*\s*(?P<number>{_NUMBER})(?![\d年月])")


def _bare_figures(state: _State, words: str, offset: int) -> Iterator[Quantity]:
    for pattern, role in ((_COEFFICIENT, QuantityRole.FACTOR), (_RATIO, QuantityRole.VALUE)):
        for match in pattern.finditer(words):
            label, _ = _speak(state, match["lead"])
            metric = label.metric or state.subject.metric
            if metric:
                value = Decimal(match["number"].replace(",", ""))
                at = (match.start("number") + offset, match.end("number") + offset)
                yield _made(state, metric, value, None, role, at, match["number"])


def _from_to(state: _State, match: re.Match[str], offset: int, words: str) -> Iterator[Quantity]:
    """Both values of 由A降至B; the old one has the unit of the new one where it has none."""
    tail = _figures().match(words[match.start("new") :])
    unit = tail["unit"] if tail else match["oldunit"]
    measure = measures.parse(unit)
    old_measure = measures.parse(match["oldunit"]) or measure
    if measure is None:
        return
    old_span, _ = _months.read(match["lead"])
    new_span, _ = _months.read(match["lead2"])
    label, _ = _speak(state, match["lead"]) if not state.subject.metric else (_axes.Label(), "")
    if new_span is None and old_span is not None and state.subject.span == old_span:
        state.subject.span = None
    metric = state.subject.metric
    if measure.dimension != "rate":
        metric = _metric(state, _axes.Label(metric=label.metric), "", measure, QuantityRole.VALUE)
    if not metric:
        return
    role = QuantityRole.SHARE if measure.dimension == "rate" else QuantityRole.VALUE
    for name, given, span in (("old", old_measure, old_span), ("new", measure, new_span)):
        if name == "old" and span is None:
            continue
        value = Decimal(match[name].replace(",", ""))
        if span is not None:
            span = replace(span, year=span.year or _year_of(state))
        yield _made(
            state,
            metric,
            value,
            given,
            role,
            (match.start(name) + offset, match.end(name) + offset),
            match[name],
            span=span,
        )


# --- equations

_EQUATION = re.compile(r"(?<![≥≤<>=])=(?!=)")


def _of_equation(state: _State) -> Iterator[Quantity]:
    """节电量 = (a - b) × c = 58,448 kWh: the result with what stands on the left; the terms between are no figures of their own."""
    words = state.sentence.words
    last = [match.end() for match in _EQUATION.finditer(words)][-1]
    found = _figures().match(words, last + len(words[last:]) - len(words[last:].lstrip()))
    left = words[: _EQUATION.search(words).start()]  # type: ignore[union-attr]
    measure = measures.parse(found["unit"]) if found else None
    if found is None or measure is None or re.search(r"[÷×*+]", left):
        return
    label, plain = _speak(state, re.split("[:：,，]", left)[-1])
    role = _role(state, label, plain, measure)
    metric = _metric(state, label, plain, measure, role)
    if metric:
        value = Decimal(found["number"].replace(",", ""))
        yield _made(state, metric, value, measure, role, found.span(), found["number"])


# --- 分别为

_LISTED = re.compile(rf"(?P<lead>.*?)(?:{{words}})(?P<verb>[^\d]{{{{0,8}}}}?)(?P<list>{_NUMBER}[^。;；]*)")


@cache
def _listed_pattern() -> re.Pattern[str]:
    words = lexicon.alternation(lexicon.read("figure_words")["respectively"])
    return re.compile(_LISTED.pattern.replace("{words}", words).replace("{{", "{").replace("}}", "}"))


def _respectively(state: _State) -> Iterator[Quantity]:
    """2023年、2024年综合能耗分别为1200、1180吨标准煤: as many figures as years, parts of the plant or metrics."""
    match = _listed_pattern().match(state.sentence.words)
    if match is None:
        return
    figures = list(
        re.finditer(
            rf"(?<![\d.A-Za-z])({_NUMBER})\s*({measures.spellings()}(?:/[\u4e00-\u9fffA-Za-z0-9²³]+)?)?",
            match["list"],
        )
    )
    units = [found[2] for found in figures if found[2]]
    if len(figures) < 2 or not units:
        return
    subjects = _listed_subjects(state, match["lead"], len(figures))
    if subjects is None:
        return
    falls = _words("falls").search(match["lead"][-6:] + match["verb"]) is not None
    rises = _words("rises").search(match["lead"][-6:] + match["verb"]) is not None
    for subject, found in zip(subjects, figures, strict=False):
        measure = measures.parse(found[2] or units[-1])
        if measure is None:
            continue
        state.subject = subject
        changed = (falls or rises) and measure.dimension == "rate"
        role = (
            QuantityRole.CHANGE
            if changed
            else QuantityRole.SHARE
            if measure.dimension == "rate"
            else QuantityRole.VALUE
        )
        metric = (
            _unit_metric(subject)
            if measure.dimension == "rate"
            else _metric(state, _axes.Label(metric=subject.metric), "", measure, role)
        )
        if metric:
            value = Decimal(found[1].replace(",", ""))
            start = match.start("list") + found.start(1)
            at = (start, match.start("list") + found.end())
            yield _made(
                state, metric, -abs(value) if changed and falls else value, measure, role, at, found[1]
            )


def _listed_subjects(state: _State, lead: str, count: int) -> list[_Subject] | None:
    """One subject a figure, by the list of years, places or metrics before 分别; None if nothing comes in that number."""
    pieces = [piece for piece in re.split(r"[、,，]|和|及|与", lead) if piece]
    labels = [_axes.label(piece) for piece in pieces[-count:]] if len(pieces) >= count else []
    if len(labels) < count:
        return None
    whole = _axes.label(lead[-60:])
    span, _ = _months.read(lead)
    subjects = []
    for label in labels:
        said = label.span or span
        said = replace(said, year=said.year or state.context.year) if said else None
        subjects.append(
            _Subject(
                metric=label.metric or whole.metric, unit_value=label.unit_value or whole.unit_value, per=label.per or whole.per, span=said,
                unit=label.unit or (whole.unit if not any(other.unit for other in labels) else ""), level=label.level or "company", flow=label.flow,
            )
        )  # fmt: skip
    distinct = {(subject.metric, subject.span, subject.unit, subject.flow) for subject in subjects}
    return subjects if len(distinct) == count else None
