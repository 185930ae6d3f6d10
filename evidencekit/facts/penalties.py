"""Records of penalty, accident and dishonesty, and statements that there are none (`PENALTY`, `NO_PENALTY`), by the contract's veto condition.

In: credit reports, statements, evaluation reports, notices of punishment. A record counts by its number (行政处罚 2 条), by 有 / 无, or by a sentence
that says it happened. Promises, conditions and questions count for nothing. `values["date"]`: the day or year that the sentence or row names,
`values["count"]` the number of records where one stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from evidencekit import lexicon
from evidencekit.facts._dates import mentions
from evidencekit.facts._sentence_spans import sentences
from evidencekit.model import DocumentType, Statement, StatementKind
from evidencekit.text import Text

_COUNT = re.compile(
    r"(?:[(:\t ]|共|计|为|数量?|条数|记录|信息|合计|总数|结果|有)*(?P<n>\d{1,4})\)? ?(?:条|次|起|项|件|笔|个|宗)?(?![\d.年月日/〔-])"
)
_NONE = re.compile(
    r"(?:[(:\t -]|情况|结果|记录|信息|查询|为)*(?:无|没有|暂无|未查询到|未查到|未发现|不存在|否(?!决)|未列入|查无|零|未见)"
)
_SOME = re.compile(r"(?:[(:\t ]|情况|结果|记录|信息|为)*(?:有(?!限|关|效)|存在|是(?!否)|已列入)")
#: Letters and notices that are themselves the record.
_NOTICE = re.compile(r"行政处罚决定书|责令改正(?:违法行为)?决定书|行政处罚(?:事先)?告知书")
_NOTICE_LINES = 8


@dataclass(frozen=True, slots=True)
class _Condition:
    key: str
    nouns: re.Pattern[str]
    done: re.Pattern[str]
    fine: re.Pattern[str] | None


def find(text: Text, doc_type: DocumentType) -> Iterator[Statement]:
    """Yield one statement for each sentence or row that speaks of a condition."""
    if doc_type.id not in _types() or (doc_type.id == "other" and not _is_notice(text)):
        return
    for start, end in sentences(text):
        words = text.normal[start:end]
        for condition in _conditions():
            found = _read(condition, words)
            if found:
                yield _statement(text, condition.key, (start, end), *found)


@cache
def _types() -> frozenset[str]:
    return frozenset(lexicon.read("clauses")["penalties"]["types"])


@cache
def _conditions() -> tuple[_Condition, ...]:
    return tuple(
        _Condition(
            row["key"],
            re.compile(row["nouns"]),
            re.compile(row["done"]),
            re.compile(row["fine"]) if "fine" in row else None,
        )
        for row in lexicon.read("clauses")["penalties"]["conditions"]
    )


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(lexicon.read("clauses")["penalties"][name])


def _is_notice(text: Text) -> bool:
    head = text.lines[min(_NOTICE_LINES, len(text.lines)) - 1].end if text.lines else 0
    return bool(_NOTICE.search(text.normal, 0, head))


def _read(condition: _Condition, words: str) -> tuple[bool, str] | None:
    """Whether the sentence tells a record (True) or its absence (False), with the count; None if it tells nothing."""
    for match in condition.nouns.finditer(words):
        counted = _COUNT.match(words, match.end())
        if counted:
            return int(counted["n"]) > 0, counted["n"]
        if _NONE.match(words, match.end()):
            return False, ""
    if _words("unreal").search(words):
        return None
    if condition.fine and condition.fine.search(words) and not condition.done.search(words):
        return False, ""
    for match in condition.done.finditer(words):
        return not _denied(words, match), ""
    for match in condition.nouns.finditer(words):
        if _denied(words, match):
            return False, ""
        if _SOME.match(words, match.end()):
            return True, ""
    return None


def _denied(words: str, match: re.Match[str]) -> bool:
    """A word of denial before the record, with no full stop between."""
    return bool(
        _words("denied").search(words[: match.start() + 2])
        or _words("denied").match(words[match.end() : match.end() + 3])
    )


def _statement(text: Text, key: str, span: tuple[int, int], happened: bool, count: str) -> Statement:
    kind = StatementKind.PENALTY if happened else StatementKind.NO_PENALTY
    values = {"count": count} if count else {}
    day = next(
        (found.begin for found in mentions(text.normal[slice(*span)]) if found.begin and not found.weak), None
    )
    if happened and day:
        values["date"] = str(day)
    return Statement(kind, key, text.place(*span), values, round(0.9 * text.confidence(*span), 3))
