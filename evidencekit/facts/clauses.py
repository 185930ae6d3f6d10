"""Clauses that a type must have, and places left open in a form.

In: the sentences of the paper, patterns of corpora/clauses.yaml. Out: `Statement`s CLAUSE (keys environmental-clause, environmental-requirement, duty-system,
duty-evidence, duty-report, duty-awareness, communication, resources), each sentence that makes the clause once, and PLACEHOLDER (the open words as key).
A certificate of the supplier that is only mentioned is no environmental clause.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from evidencekit import lexicon
from evidencekit.facts._sentence_spans import sentences
from evidencekit.model import DocumentType, LineKind, Statement, StatementKind
from evidencekit.text import Text

#: So many places left open tell as much as more of them.
_MOST_PLACEHOLDERS = 12
#: The same clause is quoted so often at most.
_MOST_QUOTES = 3


@dataclass(frozen=True, slots=True)
class _Clause:
    key: str
    types: frozenset[str]
    parts: tuple[re.Pattern[str], ...]
    without: re.Pattern[str] | None


def find(text: Text, doc_type: DocumentType) -> Iterator[Statement]:
    """Yield the clauses of the type in order of place, then the placeholders of any paper."""
    for clause in _clauses():
        if doc_type.id in clause.types:
            yield from _stated(text, clause)
    yield from _placeholders(text)


@cache
def _clauses() -> tuple[_Clause, ...]:
    return tuple(
        _Clause(
            row["key"],
            frozenset(row["types"]),
            tuple(re.compile(pattern, re.IGNORECASE) for pattern in row["all"]),
            re.compile(row["without"], re.IGNORECASE) if "without" in row else None,
        )
        for row in lexicon.read("clauses")["clauses"]
    )


def _stated(text: Text, clause: _Clause) -> Iterator[Statement]:
    count = 0
    for start, end in sentences(text):
        words = text.normal[start:end]
        if clause.without:
            words = clause.without.sub(" ", words)
        if len(words) > 8 and all(part.search(words) for part in clause.parts):
            yield Statement(
                StatementKind.CLAUSE,
                clause.key,
                text.place(start, end),
                confidence=round(0.9 * text.confidence(start, end), 3),
            )
            count += 1
            if count == _MOST_QUOTES:
                return


@cache
def _open_places() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in lexicon.read("clauses")["placeholders"]))


def _placeholders(text: Text) -> Iterator[Statement]:
    count = 0
    for match in _open_places().finditer(text.normal):
        if text.line_at(match.start()).line.kind in (LineKind.NOTE, LineKind.WATERMARK):
            continue
        key = "".join(match[0].split())
        yield Statement(
            StatementKind.PLACEHOLDER,
            key,
            text.place(*match.span()),
            confidence=round(0.9 * text.confidence(*match.span()), 3),
        )
        count += 1
        if count == _MOST_PLACEHOLDERS:
            return
