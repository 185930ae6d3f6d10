"""Claims of a self-evaluation: what is said to be fulfilled, for how many points, and which proof is named.

In: the tables of self-evaluation papers. Out: `Statement`s CLAIM, one a row: `key` the requirement in the paper's words (cut at 120 characters); `values` hold "verdict"
("yes", "no", "na"), "score", "full" (numbers as text), "index" (the proof column as printed), "explanation", "number", "module", "group". The total score in
running text has the key 总分.
"""

import re
from collections.abc import Iterator
from functools import cache

from evidencekit import lexicon, measures, tables
from evidencekit.facts import _closures, _results, _sentences
from evidencekit.model import DocumentType, FactRecord, Statement, StatementKind
from evidencekit.tables import Section
from evidencekit.text import Text

#: A requirement is quoted up to here.
MAX_KEY = 120

_PAPERS = frozenset(
    {"self_evaluation_report", "application_form", "third_party_evaluation_report", "performance_calculation"}
)
_NEEDED = [frozenset({"requirement", "group"}), frozenset({"verdict", "score", "index"})]


def find(text: Text, doc_type: DocumentType) -> Iterator[FactRecord]:
    """Yield the claims of each row, then the total score."""
    if doc_type.id not in _PAPERS:
        return
    for grid in tables.of(text):
        for section in tables.sections(grid, "claims", _NEEDED):
            yield from _rows(text, section)
    yield from _totals(text)


def _rows(text: Text, section: Section) -> Iterator[Statement]:
    for _, row in section.body():
        values: dict[str, str] = {}
        source = None
        for column, role in enumerate(section.roles):
            spot = row[column]
            if role is None or spot is None or not spot.text or (spot.blank and role != "verdict"):
                continue
            if role in ("requirement", "group") and (source is None or role == "requirement"):
                source = spot
            values.setdefault(role, spot.text)
        key = values.pop("requirement", "") or values.get("group", "")
        if source is None or tables.bare(key) in ("合计", "小计", "总计", "总分"):
            continue
        told = _told(values)
        if not {"verdict", "score", "index"} & told.keys():
            continue
        yield Statement(
            StatementKind.CLAIM,
            key[:MAX_KEY],
            text.cell_place(source.page, source.cell),
            told,
            source.cell.confidence,
        )


def _told(values: dict[str, str]) -> dict[str, str]:
    told = {
        name: value
        for name, value in values.items()
        if name not in ("verdict", "score", "full", "remark") and value
    }
    if verdict := _verdict(values.get("verdict", "")):
        told["verdict"] = verdict
    for name in ("score", "full"):
        figure = measures.read_figure(values.get(name, ""))
        if figure is not None and figure.unit in ("", "分"):
            told[name] = _results.decimal_text(figure.value)
    return told


@cache
def _verdict(text: str) -> str:
    """yes, no, na or "".

    >>> _verdict("☑符合 □不符合"), _verdict("部分符合"), _verdict("不适用")
    ('yes', 'no', 'na')
    """
    plain = re.sub(r"\s", "", _closures.ticked_word(text) or text)
    words = lexicon.read("list_words")
    for verdict, group in (("na", "not_applicable"), ("no", "no"), ("yes", "yes")):
        if plain in words[group]:
            return verdict
    if re.search("[□☐]", plain):
        return ""
    for verdict, group in (("na", "not_applicable"), ("no", "no"), ("yes", "yes")):
        if any(len(word) > 1 and word in plain for word in words[group]):
            return verdict
    return ""


def _totals(text: Text) -> Iterator[Statement]:
    labels = lexicon.alternation(lexicon.read("list_words")["total_claims"])
    pattern = re.compile(rf"(?:{labels})(?:为|达到?|共|是|:|：)*\s*(\d{{1,3}}(?:\.\d{{1,2}})?)\s*分")
    for sentence in _sentences.of(text):
        for match in pattern.finditer(sentence.words):
            place = sentence.place(match.start(), match.end())
            yield Statement(
                StatementKind.CLAIM, "总分", place, {"score": match[1]}, sentence.confidence(*match.span())
            )
