"""The words of figures: metrics, flows, roles and parts of a plant, cut out of a head, a label or a clause by the longest match.

Words live in `corpora/metrics.yaml`, `figure_words.yaml` and `organisation.yaml`. `tokens` cuts a text; what no word explains stays "rest".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from evidencekit import lexicon

#: Groups of figure_words.yaml in the order in which a word that stands in two of them is read.
_GROUPS = (
    "factor", "contribution", "to_date", "last_year", "last_month", "change_last_year", "change_last_month", "difference",
    "fall", "share", "limit", "target", "base_year", "report_year", "this_year", "this_month", "change", "subtotal", "average",
)  # fmt: skip

_TRAILING_NUMBER = re.compile(
    r"^组(?![\u4e00-\u9fff]?长)|^[\s-]*(?:[0-9A-Z一二三四五六七八九十]{1,3}[#号线]?|[#№]\d{1,3})(?![\u4e00-\u9fff])"
)
_LEADING_MARK = re.compile(r"^[\s、,，.·:：;-]+|[\s、,，.·:：;-]+$")


#: What stands before the name of a place: separators, particles, verbs, a date.
_NAME_BEGINS = re.compile(
    r"(?:.*(?:[\s:：,，;；、。()（）的对由是在了已把将与和及为于因使月日年该各从]|更换|停用|维修|检修|新增|其中|以及|包括|经|针对|发现|开展|实施|完成|推进|进行|加强|优化|安排|组织|建设|关闭|启动|提高|降低|控制|采用|购置)|[A-Z][A-Z0-9-]{3,}\s*)?"
)
_LEADING_WORD = re.compile(
    r"^(?:其中|以及|由于|本厂|我厂|公司|本公司|我公司|对|由|使|该|各|在|和|及|与)(?=[\u4e00-\u9fffA-Za-z0-9#]{2})"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A known word in a text. `kind`: "metric", "own", "flow", "unit", "generic", "whole", "workshop", "equipment", "total" or a group of
    figure_words.yaml, "rest" for what no word explains. `value`: the metric's id, the flow's name, else the word."""

    kind: str
    value: str
    text: str
    start: int
    end: int


@cache
def _table() -> Mapping[str, tuple[str, str]]:
    """Word → kind, value; the first group that has it wins."""
    metrics, words, places = (
        lexicon.read("metrics"),
        lexicon.read("figure_words"),
        lexicon.read("organisation"),
    )
    known: dict[str, tuple[str, str]] = {}
    for group in _GROUPS:
        for word in words[group]:
            known.setdefault(word, (group, word))
    for word in places["whole"]:
        known.setdefault(word, ("whole", word))
    for word in metrics["unit_words"]:
        known.setdefault(word, ("unit", word))
    for id, rule in metrics["metrics"].items():
        for word in rule["words"]:
            known.setdefault(word, ("metric", id))
    for name, synonyms in metrics["own"].items():
        for word in synonyms:
            known.setdefault(word, ("own", name))
    for name, synonyms in metrics["flows"].items():
        for word in synonyms:
            known.setdefault(word, ("flow", name))
    for kind in ("total",):
        for word in words[kind]:
            known.setdefault(word, (kind, word))
    for kind in ("workshop", "equipment"):
        for word in places[kind]:
            known.setdefault(word, (kind, word))
    for word in metrics["generic"]:
        known.setdefault(word, ("generic", word))
    return known


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(lexicon.alternation(_table()))


@cache
def exact() -> Mapping[str, str]:
    """Short words that name a metric only as the whole text (电, 水)."""
    return {
        word: id for id, rule in lexicon.read("metrics")["metrics"].items() for word in rule.get("exact", ())
    }


@cache
def dimensions(metric: str) -> frozenset[str]:
    """The dimensions that fit a metric of the contract; empty for another."""
    rule = lexicon.read("metrics")["metrics"].get(metric)
    return frozenset(rule["dims"]) if rule else frozenset()


@cache
def contract_metrics() -> frozenset[str]:
    """The ids of the contract that metrics.yaml tells by words."""
    return frozenset(lexicon.read("metrics")["metrics"])


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[Token, ...]:
    """The known words of a text and the rests between them, left to right; parts of the plant with the words before them.

    >>> [(t.kind, t.text) for t in tokens("天然气锅炉用气量")]
    [('equipment', '天然气锅炉'), ('metric', '用气量')]
    >>> [(t.kind, t.value) for t in tokens("单位产品综合能耗同比")]
    [('unit', '单位产品'), ('metric', 'comprehensive_energy'), ('change_last_year', '同比')]
    """
    found: list[Token] = []
    at = 0
    table = _table()
    for match in _pattern().finditer(text):
        if match.start() > at:
            found.append(Token("rest", text[at : match.start()], text[at : match.start()], at, match.start()))
        kind, value = table[match[0]]
        found.append(Token(kind, value, match[0], match.start(), match.end()))
        at = match.end()
    if at < len(text):
        found.append(Token("rest", text[at:], text[at:], at, len(text)))
    return tuple(_places(text, found))


def _places(text: str, found: list[Token]) -> list[Token]:
    """Parts of the plant joined with the words before (喷涂|车间) and the number behind them (空压机|2#)."""
    joined: list[Token] = []
    index = 0
    while index < len(found):
        token = found[index]
        if token.kind == "rest" and (place := _tail_place(token)):
            token = place
        if token.kind not in ("workshop", "equipment"):
            joined.append(token)
            index += 1
            continue
        start, end = token.start, token.end
        while joined and joined[-1].end == start and _belongs(joined[-1]):
            before = joined.pop()
            start = before.start
            if before.kind == "rest":
                start = before.start + _NAME_BEGINS.match(before.text).end()  # type: ignore[union-attr]
                if start > before.start:
                    joined.append(
                        Token(
                            "rest",
                            text[before.start : start],
                            text[before.start : start],
                            before.start,
                            start,
                        )
                    )
                    break
        if index + 1 < len(found) and found[index + 1].kind == "rest":
            behind = _TRAILING_NUMBER.match(found[index + 1].text)
            if behind:
                rest = found[index + 1]
                end += behind.end()
                found[index + 1] = Token(
                    "rest", rest.text[behind.end() :], rest.text[behind.end() :], end, rest.end
                )
        name = _LEADING_WORD.sub("", _LEADING_MARK.sub("", text[start:end]))
        joined.append(Token(token.kind, name, text[start:end], start, end))
        index += 1
    return [token for token in joined if token.kind != "rest" or token.text.strip()]


def _belongs(before: Token) -> bool:
    """Whether a token before a place is part of its name: 天然气|锅炉, 一|车间, 生产|设备; not 用电量|一车间."""
    if before.kind == "rest":
        return len(before.text) - _NAME_BEGINS.match(before.text).end() <= 8  # type: ignore[union-attr]
    if before.kind in ("metric", "own"):
        return not before.text.endswith(("量", "耗", "值", "电", "率")) and len(before.text) <= 4
    return before.kind in ("workshop", "equipment", "flow") and len(before.text) <= 6


@cache
def _tails() -> tuple[re.Pattern[str], re.Pattern[str]]:
    places = lexicon.read("organisation")
    shape = r"^(?:[A-Za-z0-9一二三四五六七八九十东南西北#号]{{1,4}}|[\u4e00-\u9fff#0-9A-Z]{{2,8}})(?:{tails})(?:\d{{1,2}}#?|[A-Z])?$"
    return (
        re.compile(shape.format(tails="|".join(places["workshop_tail"]))),
        re.compile(shape.format(tails="|".join(places["equipment_tail"]))),
    )


def _tail_place(token: Token) -> Token | None:
    """A rest that ends like a part of the plant: A线, 二部, 3#炉."""
    plain = _LEADING_MARK.sub("", token.text)
    for kind, pattern in zip(("workshop", "equipment"), _tails(), strict=True):
        if pattern.match(plain):
            return Token(kind, plain, token.text, token.start, token.end)
    return None
