"""Every field of every type: at least three wordings that look different, and two texts in which nothing may be read."""

from collections import defaultdict

import pytest

from evidencekit.facts import (
    addresses,
    dates,
    identifiers,
    parties,
    periods,
    representatives,
    standards,
    topics,
)
from tests.facts.papers import doc_types, kind, paper, value
from tests.facts.wordings import WORDINGS

_MODULES = (addresses, dates, identifiers, parties, periods, representatives, standards, topics)
#: Fields of other rooms of the house.
_ELSEWHERE = {"people", "score"}


def read(content: str, doc_type: str) -> list:
    text = paper(content)
    return [found for module in _MODULES for found in module.find(text, kind(doc_type))]


SPOKEN = [
    pytest.param(doc_type, field, content, expected, id=f"{doc_type}-{field}-{number}")
    for types, field, texts, _ in WORDINGS
    for doc_type in types
    for number, (content, expected) in enumerate(texts)
]
SILENT = [
    pytest.param(doc_type, field, content, id=f"{doc_type}-{field}-{number}")
    for types, field, _, silent in WORDINGS
    for doc_type in types
    for number, content in enumerate(silent)
]


@pytest.mark.parametrize(("doc_type", "field", "content", "expected"), SPOKEN)
def test_is_read(doc_type: str, field: str, content: str, expected: str) -> None:
    assert value(read(content, doc_type), field) == expected


@pytest.mark.parametrize(("doc_type", "field", "content"), SILENT)
def test_stays_silent(doc_type: str, field: str, content: str) -> None:
    assert value(read(content, doc_type), field) is None


def test_every_field_of_every_type_has_wordings() -> None:
    spoken: dict[tuple[str, str], int] = defaultdict(int)
    silent: dict[tuple[str, str], int] = defaultdict(int)
    for types, field, texts, quiet in WORDINGS:
        for doc_type in types:
            spoken[doc_type, field] += len(texts)
            silent[doc_type, field] += len(quiet)
    wanted = {(row["id"], field) for row in doc_types() for field in row["fields"] if field not in _ELSEWHERE}
    assert not {pair for pair in wanted if spoken[pair] < 3 or silent[pair] < 2}
