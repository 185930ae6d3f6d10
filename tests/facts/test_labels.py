"""Labels: expansion, the longest wins, mended on pages read by OCR, never on a text layer."""

import pytest

from evidencekit.facts import _labels, dates, identifiers
from tests.facts.papers import kind, paper, value


def test_the_longest_label_wins() -> None:
    (found,) = _labels.labels("初次发证日期:2018年")
    assert found.roles == {"first_issue"}


@pytest.mark.parametrize("words", ["Certificate No.", "CERTIFICATE NO.", "CertificateNo."])
def test_english_labels_in_any_case_and_without_spaces(words: str) -> None:
    assert any("certificate_no" in found.roles for found in _labels.labels(f"{words} A-1"))


@pytest.mark.parametrize("words", ["update 2024", "filename x", "preview"])
def test_a_label_inside_another_word_is_none(words: str) -> None:
    assert _labels.labels(words) == ()


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        ("证书\n有效朋至：2027年7月18日", "valid_until", "2027-07-18"),
        ("证书\n本次发证曰期|2024年7月19日\n", "issue_date", "2024-07-19"),
        ("证书\n有效期主2027年7月18日", "valid_until", None),
        ("证书\n首欠发证日期：2018年7月19日", "first_issue_date", "2018-07-19"),
    ],
)
def test_one_misread_character_on_a_scan(content: str, name: str, expected: str | None) -> None:
    found = list(dates.find(paper(content, confidence=0.93), kind("quality_certificate")))
    assert expected is None or value(found, name) == expected


def test_a_misread_number_label() -> None:
    found = list(
        identifiers.find(paper("证书编弓：A-2024-0012", confidence=0.93), kind("quality_certificate"))
    )
    assert value(found, "certificate_no") == "A-2024-0012"


def test_nothing_is_mended_on_a_text_layer() -> None:
    assert _labels.labels_of(paper("证书编弓：A-2024-0012")) == ()


@pytest.mark.parametrize("words", ["检验结论", "生产车间", "管理制度", "设备名称"])
def test_other_words_are_not_mended_into_labels(words: str) -> None:
    roles = {
        role for found in _labels.labels_of(paper(f"{words}：合格", confidence=0.9)) for role in found.roles
    }
    assert not roles & {"issue", "until", "certificate_no", "certified"}
