"""Who explained a figure that stands out, who acted on it, and who answers for a paper of figures.

In: sentences, and the remark columns of tables of figures. Out: `Statement`s ANALYSIS and MEASURE whose `values` name "month" ("2025-07"), "unit"
(三车间) and "metric" as far as the text or its row tells; RESPONSIBLE with the department as `key` and "form", "storage" in `values`.
A sentence that only states the deviation answers nothing; neither does 原因待查.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from evidencekit import lexicon, tables
from evidencekit.facts import _forms, _layouts, _mentions, _people_prose, _sentences
from evidencekit.facts._layouts import Segment
from evidencekit.facts._sentences import Sentence
from evidencekit.model import DocumentType, FactRecord, GapKind, Place, Statement, StatementKind
from evidencekit.text import Text

#: So many sentences after a deviation may still speak of it.
REACH = 8

_RULES = re.compile(
    r"_(?:plan|procedure)$|^(?:operating_instruction|emergency_plan|management_manual|training_|exam_paper)"
)
_NO_ANSWER = re.compile(
    r"待查|待分析|未(?:作|做|进行|见|予)?分析|原因不明|尚不清楚|有待|未采取|尚未|未制定|将另行"
)
_DUTY = re.compile(
    r"应当|如有|应(?:及时|立即|对|分析|采取|查明)|必须|不得|须[^,，]{0,6}(?:分析|采取|制定)|如(?:发现|出现)|若(?:发现|出现)|当[^,，]{0,12}时"
)


def find(text: Text, doc_type: DocumentType) -> Iterator[FactRecord]:
    """Yield analyses and measures, then the responsible departments of a data paper."""
    if not _RULES.search(doc_type.id):
        yield from _of_sentences(text, doc_type)
        for grid in tables.of(text):
            for segment in _layouts.segments(grid):
                yield from _of_notes(text, segment)
        if doc_type.id not in _FORMS_READ:
            yield from _of_forms(text)
    if doc_type.layer is GapKind.DATA:
        yield from _responsible(text)


#: Papers whose forms `nonconformities` reads.
_FORMS_READ = frozenset(
    {"nonconformity_report", "internal_audit_report", "corrective_action_report", "management_review"}
)


@cache
def _words(group: str) -> re.Pattern[str]:
    return re.compile(lexicon.alternation(lexicon.read("list_words")[group]))


def _of_sentences(text: Text, doc_type: DocumentType) -> Iterator[Statement]:
    year = _mentions.year_of(text)
    context: dict[str, str] = {}
    since = 0
    for sentence in _sentences.of(text):
        words = sentence.words
        since += 1
        deviates = _words("deviation").search(words) is not None
        telling = deviates or _mentions.metric(words)
        own = _mentions.about(_deviating_clause(words), year) if telling else {}
        if deviates and "month" in own:
            context, since = own, 0
        elif since > REACH and doc_type.id not in _FORMS_READ:
            context = {}
        named = {**context, **_fitting(own, context)}
        if "month" not in named or _NO_ANSWER.search(words) or _DUTY.search(words):
            continue
        yield from _answers(sentence, named)


def _deviating_clause(words: str) -> str:
    """The clause that tells of the deviation and a month, in front: its place is the one in question."""
    clauses = re.split("[,，]", words)
    telling = [
        clause for clause in clauses if _words("deviation").search(clause) and re.search(r"\d\s*月", clause)
    ]
    return ",".join([*telling, words]) if telling else words


def _fitting(own: Mapping[str, str], context: Mapping[str, str]) -> Mapping[str, str]:
    """What a sentence itself names; a month alone in the sentence after a deviation is the day of repair, not the month in question."""
    if context and "month" in own and own["month"] != context.get("month") and "unit" not in own:
        return {name: value for name, value in own.items() if name != "month"}
    return own


def _answers(sentence: Sentence, named: Mapping[str, str]) -> Iterator[Statement]:
    end = len(sentence.words)
    key = " ".join(filter(None, (named.get("month"), named.get("unit"))))
    confidence = sentence.confidence(0, end)
    if any(_explains(sentence.words, cause) for cause in _words("cause").finditer(sentence.words)):
        yield Statement(StatementKind.ANALYSIS, key, sentence.place(0, end), named, confidence)
    if _words("measure").search(_without_headings(sentence.words)):
        yield Statement(StatementKind.MEASURE, key, sentence.place(0, end), named, confidence)


def _explains(words: str, cause: re.Match[str]) -> bool:
    """Whether a cause really stands beside its word: behind 原因是, before 所致."""
    if cause[0] in ("所致", "造成", "引起", "导致") and cause.start() >= 8:
        return True
    return _mentions.says_something(words[cause.end() :])


def _without_headings(words: str) -> str:
    """A heading like 纠正措施: says nothing itself."""
    rest = re.sub(
        r"^(?:[(（]?[\d一二三四五六七八九十]{1,2}[)）、.．])?\s*[\u4e00-\u9fff]{0,6}措施[:：]?", "", words
    )
    return rest if len(rest) >= 6 else ""


def _counts_energy(segment: Segment) -> bool:
    """Whether the figures are of the contract's metrics: a list of equipment has remarks too."""
    words = " ".join(word for path in segment.heads for word in path)
    return _mentions.metric(" ".join((words, *segment.titles, *segment.grid.above[:3]))) != ""


def _of_notes(text: Text, segment: Segment) -> Iterator[Statement]:
    """Remarks beside the figures of a month or a workshop."""
    if not _counts_energy(segment):
        return
    year = _mentions.year_of(text)
    for row in segment.rows:
        beside = " ".join(
            spot.text for column in segment.labels if (spot := segment.grid.rows[row][column]) is not None
        )
        around = " ".join((*segment.titles, *segment.grid.above[:3], segment.grid.name))
        for column in segment.notes:
            spot = segment.grid.rows[row][column]
            if spot is None or not _mentions.says_something(spot.text) or _NO_ANSWER.search(spot.text):
                continue
            head = "".join(segment.heads[column])
            named = {
                **_mentions.about(spot.text, year),
                **_mentions.about(around, year),
                **_mentions.about(beside, year),
            }
            if "month" not in named:
                continue
            place = text.cell_place(spot.page, spot.cell)
            key = " ".join(filter(None, (named.get("month"), named.get("unit"))))
            for kind in _kinds(head, spot.text):
                yield Statement(kind, key, place, named, spot.cell.confidence)


def _kinds(head: str, words: str) -> Iterator[StatementKind]:
    """What a remark is, by its head and its words."""
    if re.search("责任|来源|去向|标准|依据|单位|地点|期限|时间|方式", head):
        return
    explains = (
        re.search("原因|分析", head) or _words("cause").search(words) or _words("deviation").search(words)
    )
    if explains or re.search("检修|停产|故障|泄漏|高温|放假|新增|投产|调试|订单", words):
        yield StatementKind.ANALYSIS
    if "措施" in head or _words("measure").search(words):
        yield StatementKind.MEASURE


def _of_forms(text: Text) -> Iterator[Statement]:
    """A form inside a report: 异常描述, 原因分析, 纠正措施."""
    pairs = _forms.pairs(text, "nonconformity")
    if not {"cause", "correction"} & {pair.role for pair in pairs}:
        return
    year = _mentions.year_of(text)
    named: dict[str, str] = {}
    for pair in pairs:
        own = _mentions.about(pair.value, year)
        if pair.role == "fact" or (pair.role == "cause" and not named):
            named = own or named
        if pair.role in ("cause", "correction") and "month" in named and _mentions.says_something(pair.value):
            if _NO_ANSWER.search(pair.value):
                continue
            kind = StatementKind.ANALYSIS if pair.role == "cause" else StatementKind.MEASURE
            key = " ".join(filter(None, (named.get("month"), named.get("unit"))))
            yield Statement(kind, key, pair.place, named, pair.confidence)


def _responsible(text: Text) -> Iterator[Statement]:
    """责任部门, 填报部门, 表单编号 of a paper of figures."""
    words = lexicon.read("list_words")
    values: dict[str, str] = {}
    department = None
    for label, value, place in _labelled(text):
        if label in words["responsible"] and value and len(value) <= 20 and department is None:
            department = (value, place)
        elif label in words["form"] and value:
            values.setdefault("form", value)
        elif label in words["storage"] and value:
            values.setdefault("storage", value)
    if department is not None:
        yield Statement(StatementKind.RESPONSIBLE, department[0], department[1], values)
    elif values:
        place = next(
            place
            for label, value, place in _labelled(text)
            if label in words["form"] or label in words["storage"]
        )
        yield Statement(StatementKind.RESPONSIBLE, "", place, values)


def _labelled(text: Text) -> Iterator[tuple[str, str, Place]]:
    for line in text.lines:
        printed = tables.raw(line)
        if ":" in printed or "：" in printed:
            for label, value in _people_prose.labelled(printed):
                yield label, value, text.place(line.start, line.end)
    for grid in tables.of(text):
        for row in (*grid.rows[:3], *grid.rows[-3:]):
            for label, spot in tables.pairs(row):
                yield label, tables.pair_value(label, spot), text.cell_place(spot.page, spot.cell)
