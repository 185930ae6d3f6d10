"""Every row and article of the founding documents has its rule with a test, or the reason why no paper can show it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from evidencekit import rulepack, ruletest
from evidencekit.model import RulePack

COVERAGE = yaml.safe_load((Path(__file__).parent / "coverage.yaml").read_text(encoding="utf-8"))
NUMERALS = "一二三四五六七八九十"


@cache
def pack(name: str) -> RulePack:
    return rulepack.load(name)


def entries() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for document in COVERAGE:
        for entry in document["entries"]:
            yield document["document"], document["pack"], entry


def exists(judged_by: RulePack, rule: str) -> bool:
    kind, _, name = rule.rpartition(":")
    if kind == "chain":
        return name in judged_by.chains
    if kind == "code":
        return name in judged_by.codes
    if kind == "material":
        return any(material.id == name for material in judged_by.materials)
    if kind == "option":
        return bool(judged_by.options.get(name))
    if kind == "pack":
        return bool(pack(name).indicators)
    return any(indicator.id == rule for indicator in judged_by.indicators)


def test_every_entry_has_a_rule_that_exists_or_a_reason() -> None:
    faults = []
    for document, name, entry in entries():
        rules = entry.get("rules", [])
        if bool(rules) == bool(entry.get("why")):
            faults.append(f"{document} {entry['place']}: either rules or a reason")
        faults += [
            f"{document} {entry['place']}: no {rule} in {name}"
            for rule in rules
            if not exists(pack(name), rule)
        ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    ("document", "pattern", "last"),
    [
        ("附件7", "附表1.1 第{}项", 8),
        ("附件7", "附表1.2 第{}行", 92),
        ("附件7", "证明材料 第{}项", 20),
        ("GB/T 36132-2025", "表C.1 第{}项", 14),
    ],
)
def test_no_row_of_a_table_is_left_out(document: str, pattern: str, last: int) -> None:
    places = {entry["place"] for title, _, entry in entries() if document in title}
    assert {pattern.format(number) for number in range(1, last + 1)} <= places


def test_no_article_of_the_shenzhen_rules_is_left_out() -> None:
    places = " ".join(entry["place"] for title, _, entry in entries() if "深工信规" in title)
    for number in range(1, 32):
        assert f"第{chinese(number)}条" in places
    for article, parts in (("九", 2), ("十二", 6), ("二十一", 3)):
        for part in range(parts):
            assert f"第{article}条（{NUMERALS[part]}）" in places


def chinese(number: int) -> str:
    tens, units = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, f"{NUMERALS[tens - 1]}十" if tens > 1 else "")
    return head + (NUMERALS[units - 1] if units else "")


def test_every_indicator_of_every_pack_stands_for_something_in_the_documents() -> None:
    """Own practice is allowed where the pack says so (verified: no)."""
    named = {rule for _, _, entry in entries() for rule in entry.get("rules", [])}
    for summary in rulepack.available():
        loose = {row.id for row in pack(summary.id).indicators if row.id not in named and row.verified}
        assert not loose, (summary.id, loose)


def test_every_covering_indicator_has_its_tests() -> None:
    untested = {id for summary in rulepack.available() for id in ruletest.untested(summary.id)}
    assert not untested
