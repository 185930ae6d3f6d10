"""Seals and signatures seen, lines for them filled or left blank."""

import pytest

from evidencekit.facts import marks
from evidencekit.model import MarkKind, Region, Seal
from tests.facts.papers import kind, paper

SEAL = Seal((300, 100, 400, 200), "round", "red", "苏州明达电器有限公司", 0.8)


def kinds(content: str, doc_type: str = "management_commitment", **more) -> list[tuple[MarkKind, str]]:
    return [(mark.kind, mark.text) for mark in marks.find(paper(content, **more), kind(doc_type))]


def test_a_seal_seen() -> None:
    assert kinds("承诺书\n（盖章）", seals=(SEAL,)) == [(MarkKind.SEAL, "苏州明达电器有限公司")]


@pytest.mark.parametrize(
    "line",
    [
        "单位（公章）：",
        "（盖章）",
        "甲方盖章：",
        "申报单位（盖章）：________",
    ],
)
def test_a_seal_line_without_a_seal(line: str) -> None:
    assert (MarkKind.SEAL_LINE_BLANK, "") in kinds(f"承诺书\n{line}")


@pytest.mark.parametrize(
    "line",
    ["苏州明达电器有限公司（盖章）", "承诺单位（盖章）：苏州明达电器有限公司", "青岛市应急管理局(公章)"],
)
def test_a_text_shows_no_stamp_so_a_line_that_names_who_seals_is_filled(line: str) -> None:
    assert [mark for mark, name in kinds(f"承诺书\n{line}") if name] == [MarkKind.SEAL]


def test_a_scan_shows_stamps_so_a_named_line_without_one_is_blank() -> None:
    from dataclasses import replace

    from evidencekit.model import TextSource
    from evidencekit.text import Text

    text = paper("承诺书\n承诺单位（盖章）：苏州明达电器有限公司")
    scanned = Text("D1", [replace(page, text_source=TextSource.OCR) for page in text.pages])
    assert [mark.kind for mark in marks.find(scanned, kind("management_commitment"))] == [
        MarkKind.SEAL_LINE_BLANK
    ]


@pytest.mark.parametrize(
    "line",
    [
        "法定代表人（签字）：陈国强",
        "承诺人签名：陈 国 强",
        "签字：陈国强 日期：2025年2月10日",
        "授权代表签字|陈国强",
        "Signature: x\n签名：欧阳建国",
    ],
)
def test_a_filled_signature_line(line: str) -> None:
    assert any(mark is MarkKind.SIGNATURE and name for mark, name in kinds(f"承诺书\n{line}"))


@pytest.mark.parametrize(
    "line",
    [
        "签字：________",
        "法定代表人（签字）：",
        "签字：      年  月  日",
        "授权代表（签章）：____ 日期：____",
        "承诺人：",
    ],
)
def test_a_blank_signature_line(line: str) -> None:
    assert (MarkKind.SIGNATURE_LINE_BLANK, "") in kinds(f"承诺书\n第一条\n第二条\n{line}")


@pytest.mark.parametrize(
    "content",
    [
        "报送材料须经法定代表人签字并加盖公章后上报。",
        "签字笔、签名册放在会议室。",
        "序号|姓名|签名\n1|张三|",
        "附件1：公章使用登记制度",
    ],
)
def test_words_that_are_no_line(content: str) -> None:
    assert kinds(content) == []


def test_handwriting_on_the_line_is_a_signature() -> None:
    region = Region("handwriting", (120, 56, 200, 76), "", 0.9)
    assert kinds("承诺书\n签字：", regions=(region,)) == [(MarkKind.SIGNATURE, "")]


def test_handwriting_elsewhere_is_none() -> None:
    region = Region("handwriting", (120, 600, 200, 640), "", 0.9)
    assert kinds("承诺书\n签字：", regions=(region,)) == [(MarkKind.SIGNATURE_LINE_BLANK, "")]
