"""Nonconformities, their causes, corrections and closure.

In: audit papers, nonconformity and corrective-action papers: tables with a row each, forms with a label each, numbered lines.
Out: `Statement`s. NONCONFORMITY: `key` its number ("" if none), `values` fact, clause, department, cause, measure, due, "closed" ("yes", "no", left out if
the paper has no place for it). CLOSURE: `key` the number. ANALYSIS and MEASURE with the fact's month and unit in `values`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from evidencekit import tables
from evidencekit.facts import _closures, _forms, _mentions, _sentences
from evidencekit.facts._forms import Pair
from evidencekit.model import DocumentType, FactRecord, Place, Statement, StatementKind
from evidencekit.tables import Section
from evidencekit.text import Text

_PAPERS = frozenset(
    {"nonconformity_report", "internal_audit_report", "corrective_action_report", "third_party_evaluation_report", "management_review",
     "compliance_evaluation"}
)  # fmt: skip
_NEEDED = [
    frozenset({"fact"}),
    frozenset({"cause", "correction", "verification", "closed", "clause", "due", "department", "severity"}),
]
_NUMBER = re.compile(
    r"(?<![A-Za-z])(?:NC|CAR|BFH|BHG|NCR|JZ|IA)[A-Z]*[-—_/]?[A-Z0-9]*[-—_]?\d+(?:[-—_/]\d+)*", re.I
)
_LISTED = re.compile(
    r"(?<![A-Za-z0-9-])(?P<number>[A-Z]{1,5}(?:-[A-Z]{1,5})*-?\d{2,4}(?:-\d{1,3})*)(?![A-Za-z0-9])\s*(?:[(（](?P<fact>[^()（）]{2,80})[)）])?"
)
_LINE = re.compile(
    r"^(?:[(（]?[\d一二三四五六七八九十]{1,2}[)）、.．]\s*)?(?:(?:一般|轻微|严重|主要)?(?:不符合|不合格)项?|观察项)(?P<no>\s*[(（]?(?:第?[\d一二三四五六七八九十]{1,2}[项条号]?|[A-Z]{1,4}[-\d]+)[)）]?)\s*[:：、.]?\s*(?P<fact>\S.{7,})$"
)
_VALUES = {
    "fact": "fact",
    "clause": "clause",
    "department": "department",
    "cause": "cause",
    "correction": "measure",
    "due": "due",
    "date": "date",
    "severity": "severity",
}


@dataclass
class _Case:
    """One nonconformity as far as it has been read."""

    roles: dict[str, Pair] = field(default_factory=dict)

    def value(self, role: str) -> str:
        return self.roles[role].value if role in self.roles else ""


def find(text: Text, doc_type: DocumentType) -> Iterator[FactRecord]:
    """Yield the nonconformities of an audit paper with what answers them."""
    if doc_type.id not in _PAPERS:
        return
    told = False
    year = _mentions.year_of(text)
    for grid in tables.of(text):
        for section in tables.sections(grid, "nonconformity", _NEEDED):
            for case in _rows(text, section):
                told = True
                yield from _statements(case, doc_type.id, year)
    if not told:
        for case in _cases(_forms.pairs(text, "nonconformity")):
            told = told or "fact" in case.roles
            yield from _statements(case, doc_type.id, year)
    if not told and doc_type.id in ("internal_audit_report", "nonconformity_report"):
        numbered = [*_numbered_lines(text), *_enumerated(text)]
        yield from {statement.key or statement.values["fact"]: statement for statement in numbered}.values()
    yield from _closures.of_sentences(text)


def _rows(text: Text, section: Section) -> Iterator[_Case]:
    for _, row in section.body():
        case = _Case()
        for column, role in enumerate(section.roles):
            spot = row[column]
            if role is None or spot is None or role in case.roles:
                continue
            value = "" if spot.blank else spot.text
            case.roles[role] = Pair(
                role, "", value, text.cell_place(spot.page, spot.cell), spot.cell.confidence
            )
        for column in section.columns("closed", "verification"):
            if row[column] is None:
                role = str(section.roles[column])
                case.roles.setdefault(role, Pair(role, "", "", Place(text.document, None, None, "")))
        if len(case.value("fact")) >= 4:
            yield case


def _cases(found: list[Pair]) -> Iterator[_Case]:
    """The pairs of forms, a new case where a fact or number comes again."""
    case = _Case()
    for pair in found:
        if pair.role in ("fact", "number") and pair.role in case.roles and case.value("fact"):
            yield case
            case = _Case()
        case.roles.setdefault(pair.role, pair)
    if case.roles.keys() & {"fact", "cause", "correction"}:
        yield case


def _statements(case: _Case, doc_type: str, year: int | None) -> Iterator[Statement]:
    key = _number(case)
    values = {name: case.value(role) for role, name in _VALUES.items() if case.value(role)}
    state = _state(case)
    if state:
        values["closed"] = state
    about = _mentions.about(case.value("fact") or case.value("cause"), year)
    if "fact" in case.roles and doc_type != "corrective_action_report":
        pair = case.roles["fact"]
        yield Statement(StatementKind.NONCONFORMITY, key, pair.place, values, pair.confidence)
    yield from _answers(case, key, values, about)
    if state == "yes":
        source = case.roles.get("verification") or case.roles["closed"]
        closing = source if source.value else case.roles.get("closed", source)
        yield Statement(StatementKind.CLOSURE, key, closing.place, values, closing.confidence)


def _answers(
    case: _Case, key: str, values: Mapping[str, str], about: Mapping[str, str]
) -> Iterator[Statement]:
    for role, kind in (("cause", StatementKind.ANALYSIS), ("correction", StatementKind.MEASURE)):
        if role in case.roles and _mentions.says_something(case.value(role)):
            pair = case.roles[role]
            yield Statement(kind, key, pair.place, {**values, **about}, pair.confidence)


def _number(case: _Case) -> str:
    number = case.value("number")
    if number and len(number) <= 30:
        return number.strip()
    match = _NUMBER.search(case.value("fact"))
    return match[0] if match else ""


def _state(case: _Case) -> str:
    """yes, no, or "" where the paper has no place for it; a blank place for verification is no closure."""
    places = [role for role in ("closed", "verification") if role in case.roles]
    if not places:
        return ""
    states = [state for role in places if (state := _closures.state(case.value(role)))]
    if "no" in states:
        return "no"
    return "yes" if "yes" in states else "no"


def _enumerated(text: Text) -> Iterator[Statement]:
    """不符合项2项：BFH-01（喷涂车间，…）、BFH-02（设备部，…）: each number with what stands in its brackets."""
    for sentence in _sentences.of(text):
        if not re.search("不符合|不合格", sentence.words):
            continue
        for match in _LISTED.finditer(sentence.words):
            inside = match["fact"] or ""
            place = sentence.place(match.start(), match.end())
            yield Statement(
                StatementKind.NONCONFORMITY, match["number"], place, {"fact": inside} if inside else {}
            )


def _numbered_lines(text: Text) -> Iterator[Statement]:
    for line in tables.prose(text):
        match = _LINE.match(text.line_text(line))
        if match is None:
            continue
        number = _NUMBER.search(match[0])
        yield Statement(
            StatementKind.NONCONFORMITY,
            number[0] if number else "",
            text.place(line.start, line.end),
            {"fact": match["fact"]},
        )
