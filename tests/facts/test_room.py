"""What holds for the whole room: quotes stand on the page, confidence follows the reading, long lines cost no more than their length."""

import time

import pytest

from evidencekit.facts import (
    addresses,
    clauses,
    dates,
    identifiers,
    marks,
    parties,
    penalties,
    periods,
    references,
    representatives,
    standards,
    topics,
)
from evidencekit.model import Field
from tests.facts.papers import kind, paper
from tests.facts.wordings import WORDINGS

MODULES = (
    addresses,
    clauses,
    dates,
    identifiers,
    marks,
    parties,
    penalties,
    periods,
    references,
    representatives,
    standards,
    topics,
)


def _bare(words: str) -> str:
    return "".join(words.split())


def test_every_quote_stands_on_its_page_and_every_value_in_its_text() -> None:
    for types, _, texts, silent in WORDINGS:
        for content in [*(text for text, _ in texts), *silent]:
            text = paper(content)
            page = _bare("".join(line.line.text for line in text.lines))
            for module in MODULES:
                for found in module.find(text, kind(types[0])):
                    assert _bare(found.place.quote) in page, (module.__name__, found)
                    assert found.place.page == 1
                    if isinstance(found, Field):
                        assert _bare(found.value) in page or _bare(found.value) in _bare(text.normal), found


def test_a_value_is_kept_as_printed() -> None:
    text = paper("证书\n有效期至：２０２７ 年 07 月 18 日\n获证组织：苏州明达（集团）有限公司")
    found = {
        one.name: one.value
        for module in (dates, parties)
        for one in module.find(text, kind("quality_certificate"))
    }
    assert found["holder"] == "苏州明达（集团）有限公司"
    assert _bare(found["valid_until"]) in ("２０２７年07月18日", "2027年07月18日")


def test_confidence_is_the_rules_times_the_readings() -> None:
    def until(confidence: float) -> float:
        found = dates.find(
            paper("证书\n有效期至：2027年7月18日", confidence=confidence), kind("quality_certificate")
        )
        return next(one.confidence for one in found if one.name == "valid_until")

    assert until(0.8) == pytest.approx(0.8 * until(1.0), abs=0.01)


@pytest.mark.parametrize(
    "piece",
    [
        "2024年7月19日 ",
        "苏州明达电器有限公司和",
        "发证日期:有效期至:",
        "((((",
        "a b ",
        "应、,，;",
        "二〇二四年",
        "1234567890",
        "GB/T 24001-2016、",
    ],
)
def test_a_very_long_line_is_read_in_little_time(piece: str) -> None:
    text = paper(piece * (12_000 // len(piece)))
    begun = time.process_time()
    for module in MODULES:
        for doc_type in ("quality_certificate", "credit_report", "hazardous_waste_contract"):
            list(module.find(text, kind(doc_type)))
    assert time.process_time() - begun < 5.0


def test_the_room_reads_a_paper_of_two_pages_in_milliseconds() -> None:
    """Measured 2.6 ms on the sample folders' papers; five times that is allowed for a slow machine."""
    contents = [text for _, _, texts, _ in WORDINGS for text, _ in texts][:24]
    text = paper("\n".join(contents))
    for module in MODULES:
        list(module.find(text, kind("quality_certificate")))
    texts = [paper("\n".join(contents)) for _ in range(10)]
    begun = time.process_time()
    for fresh in texts:
        for module in MODULES:
            list(module.find(fresh, kind("quality_certificate")))
    characters = len(text.normal)
    assert (time.process_time() - begun) / len(texts) < 0.025 * max(characters / 2000, 1)
