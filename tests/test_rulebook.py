"""What a person does with packs: list, show, check, test, new, docs."""

from pathlib import Path

import pytest

from evidencekit import rulebook, rulepack
from evidencekit.errors import RulePackError, UsageError


def test_list_names_every_pack_with_its_term() -> None:
    lines = rulebook.list_packs().text.splitlines()
    assert len(lines) == len(rulepack.available()) + 1
    assert any(
        line.startswith("shenzhen-2024\t") and line.endswith("2024-07-19 — 2029-07-18") for line in lines
    )


def test_a_new_pack_passes_check_and_test_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "hangzhou-2026"
    rulebook.new(folder)
    assert "hangzhou-2026" in rulebook.check(str(folder)).text
    answer = rulebook.test(str(folder))
    assert answer.status == 0, answer.text
    pack = rulepack.load(str(folder))
    assert {"hangzhou-2026-1", "hangzhou-2026-2"} <= {row.id for row in pack.indicators}
    assert "#" in (folder / "pack.yaml").read_text(encoding="utf-8")


def test_new_never_writes_over_anything(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("keep", encoding="utf-8")
    for folder, key in ((tmp_path / "mine", "folder-exists"), (tmp_path / "杭州 2026", "bad-pack-id")):
        with pytest.raises(UsageError) as told:
            rulebook.new(folder)
        assert told.value.key == key


def test_a_failing_rule_test_leaves_with_status_one(tmp_path: Path) -> None:
    rulebook.new(tmp_path / "mine")
    test_file = tmp_path / "mine" / "local.test.yaml"
    test_file.write_text(
        test_file.read_text(encoding="utf-8").replace("mine-2: met", "mine-2: missing"), encoding="utf-8"
    )
    answer = rulebook.test(str(tmp_path / "mine"))
    assert answer.status == 1
    assert "mine-2" in answer.text


def test_check_tells_all_faults(tmp_path: Path) -> None:
    rulebook.new(tmp_path / "mine")
    rows = tmp_path / "mine" / "indicators" / "local.yaml"
    rows.write_text(
        rows.read_text(encoding="utf-8").replace("score:", "scores:").replace("gf-2.4.01", "gf-2.4.1"),
        encoding="utf-8",
    )
    with pytest.raises(RulePackError) as told:
        rulebook.check(str(tmp_path / "mine"))
    assert len(told.value.faults) == 2


def test_show_gives_the_table_or_one_indicator() -> None:
    table = rulebook.show("qingdao-2024").text
    assert table.count("\n| gf-") == 106
    page = rulebook.show("qingdao-2024", "gf-1.3.04").text
    assert "能源计量管理制度" in page
    assert "附表1.2 第18行" in page
    with pytest.raises(UsageError):
        rulebook.show("qingdao-2024", "gf-9")


def test_docs_write_a_page_a_rule_in_both_forms(tmp_path: Path) -> None:
    rulebook.docs("national-2025", tmp_path)
    ids = {row.id for row in rulepack.load("national-2025").indicators}
    assert {path.stem for path in tmp_path.glob("*.md")} == ids | {"index"}
    assert {path.stem for path in tmp_path.glob("*.html")} == ids | {"index"}
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert 'href="n25-7.html"' in index
    assert "http" not in index
    assert "引领值" in (tmp_path / "n25-1.md").read_text(encoding="utf-8")


def test_pages_escape_what_stands_in_rules() -> None:
    sheet = rulebook.Sheet("x", "<b>", (("a", "1 < 2"),), (("t", ("h",), (("a|b",),)),))
    assert "<b>" not in rulebook.html(sheet)
    assert "a\\|b" in rulebook.markdown(sheet)
