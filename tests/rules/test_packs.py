"""Every pack's own rule tests pass, and every indicator has one that shows it and one that leaves it in silence."""

from pathlib import Path

import pytest

from evidencekit import rulepack, ruletest

PACKS = [summary.id for summary in rulepack.available()]


@pytest.mark.parametrize("name", [*PACKS, "shenzhen-articles"])
def test_a_packs_rule_tests_pass(name: str) -> None:
    outcome = ruletest.run(name)
    assert not outcome.failures, "\n".join(outcome.failures)
    assert not outcome.untested
    assert outcome.tests > (300 if name == "qingdao-2024" else -1)


HEAD = "id: mine\ntitle: 我的\nversion: '1'\n"
ROWS = """module: 管理
rows:
  - id: r1
    title: 甲
    text: 甲的要求
    obligation: mandatory
    score: 5
    source: 第1行
    proofs:
      - {id: p, title: 证书, types: [quality_certificate], quote: [认证范围…生产]}
"""
TESTS = """as_of: 2026-11-20
proofs:
  r1/p: {shows: [认证范围：水泵的生产], silent: [认证范围：水泵的销售]}
cases:
  - name: 没有证书
    documents: [{path: a.txt, type: other, text: 说明}]
    finds: [{code: document-missing, subject: {doc_type: quality_certificate}}]
"""


def own(folder: Path, tests: str) -> str:
    (folder / "indicators").mkdir(parents=True)
    (folder / "pack.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "indicators" / "a.yaml").write_text(ROWS, encoding="utf-8")
    (folder / "a.test.yaml").write_text(tests, encoding="utf-8")
    return str(folder)


def outcome_of(path: str) -> tuple[str, ...]:
    return tuple(line for line in ruletest.run(path).failures if line.startswith("mine/"))


def test_a_pack_of_ones_own_is_tested_the_same_way(tmp_path: Path) -> None:
    assert outcome_of(own(tmp_path / "mine", TESTS)) == ()


def test_a_test_that_fails_is_told(tmp_path: Path) -> None:
    wrong = TESTS.replace("silent: [认证范围：水泵的销售]", "silent: [认证范围：泵的生产]").replace(
        "document-missing", "document-expired"
    )
    told = outcome_of(own(tmp_path / "mine", wrong))
    assert len(told) == 2
    assert "r1/p" in told[0]
    assert "document-expired" in told[1]


def test_a_fault_in_a_test_file_is_told_with_its_line(tmp_path: Path) -> None:
    told = outcome_of(own(tmp_path / "mine", TESTS.replace("finds:", "find:")))
    assert len(told) == 1
    assert told[0].startswith("mine/a.test.yaml:7: ")
    assert "是否想写“finds”" in told[0]


def test_an_indicator_without_both_kinds_of_test_is_named(tmp_path: Path) -> None:
    path = own(tmp_path / "mine", TESTS.replace(", silent: [认证范围：水泵的销售]", ""))
    assert "r1" in ruletest.run(path).untested
