"""Hundreds of titles of the field on otherwise bare papers: the type by the title alone, and restraint where a title only mentions one."""

from collections import Counter
from pathlib import Path

from evidencekit.classify import classify
from evidencekit.model import Classification
from tests.drawn import text, types

TITLES = Path(__file__).with_name("titles.txt")


def told(title: str) -> Classification:
    return classify(
        text(f"# {title}\n公司名称:恒远电气有限公司\n以下为有关内容。"), "资料/扫描0012.pdf", types()
    )


def rows() -> list[tuple[str, str]]:
    found = []
    for line in TITLES.read_text(encoding="utf-8").splitlines():
        doc_type, _, titles = line.partition(": ")
        if titles and not line.startswith("#"):
            found += [(doc_type, title) for title in titles.split("; ")]
    return found


def test_titles_name_their_type() -> None:
    known = [(doc_type, title) for doc_type, title in rows() if doc_type != "other"]
    wrong = [(title, doc_type, told(title).doc_type) for doc_type, title in known]
    wrong = [row for row in wrong if row[1] != row[2]]
    assert len(known) > 600
    assert len(wrong) <= 0.01 * len(known), wrong


def test_other_papers_are_never_taken_surely_for_one_of_the_list() -> None:
    sure = [
        (title, told(title).doc_type)
        for doc_type, title in rows()
        if doc_type == "other" and told(title).doc_type != "other" and told(title).confidence > 0.8
    ]
    assert len(sure) <= 2, sure


def test_every_type_is_told_by_its_own_name() -> None:
    missed = []
    shared = Counter(title for one in types().values() for title in one.cues.titles)
    for doc_type in types().values():
        if doc_type.id == "other" or not doc_type.cues.titles:
            continue
        first = next(
            title for title in doc_type.cues.titles if not title.startswith("/") and shared[title] == 1
        )
        if told(first).doc_type != doc_type.id:
            missed.append((doc_type.id, first, told(first).doc_type))
    assert len(missed) <= 1, missed
