"""Credit codes with their check digit, look-alikes repaired only when it then holds, and numbers that name a paper."""

import pytest

from evidencekit.facts import identifiers
from tests.facts.papers import kind, paper
from tests.facts.wordings import CODE


def codes(content: str, *, confidence: float = 1.0, doc_type: str = "other") -> list[tuple[str, bool]]:
    found = identifiers.find(paper(content, confidence=confidence), kind(doc_type))
    return [(one.normalized, one.invalid) for one in found if one.name == "uscc"]


def test_a_right_code_needs_no_label() -> None:
    assert codes(f"本公司（{CODE}）") == [(CODE, False)]


def test_letters_that_no_code_holds_are_read_as_figures() -> None:
    slipped = CODE.replace("0", "O").replace("1", "I")
    text = paper(f"统一社会信用代码：{slipped}")
    (found,) = [one for one in identifiers.find(text, kind("other")) if one.name == "uscc"]
    assert found.normalized == CODE and found.method == "identifiers.uscc.repaired"


def test_an_ambiguous_slip_is_repaired_on_a_scan_only() -> None:
    slipped = CODE[:-8] + CODE[-8:].replace("B", "8", 1)
    assert slipped != CODE
    assert codes(f"统一社会信用代码：{slipped}", confidence=0.9) == [(CODE, False)]
    assert codes(f"统一社会信用代码：{slipped}") == [("", True)]


@pytest.mark.parametrize("wrong", [CODE[:-1] + ("A" if CODE[-1] != "A" else "B"), CODE[:-1], CODE + "1"])
def test_a_wrong_code_is_told_only_beside_its_label(wrong: str) -> None:
    assert codes(f"统一社会信用代码：{wrong}") == [("", True)]
    assert codes(f"代号{wrong}") == []


@pytest.mark.parametrize(
    "content",
    [
        "统一社会信用代码：",
        "税号：320594123456789",
        "证书编号：91320594ABCDEFGHJK",
        "银行账号：622202110201234567",
    ],
)
def test_what_is_no_credit_code(content: str) -> None:
    assert codes(content) == []


def test_a_code_set_in_groups() -> None:
    assert codes("统一社会信用代码|" + " ".join(CODE[at : at + 4] for at in range(0, 18, 4))) == [
        (CODE, False)
    ]


@pytest.mark.parametrize(
    ("content", "doc_type", "name", "expected"),
    [
        (
            "证书\n注 册 号：04624E10123R1M-2 有效期：三年",
            "environmental_certificate",
            "certificate_no",
            "04624E10123R1M-2",
        ),
        ("检定证书\n证书编号：第 24D0567-001 号", "calibration_certificate", "certificate_no", "24D0567-001"),
        (
            "许可证\n编号：（苏）WH安许证字〔E00123〕",
            "production_license",
            "certificate_no",
            "（苏）WH安许证字〔E00123〕",
        ),
        (
            "通知\n现保持证书（证书编号:\nZH24Q30417R2M）的认证资格",
            "surveillance_record",
            "certificate_no",
            "ZH24Q30417R2M",
        ),
        ("制度\n文件号 MD-EHS-09 版本 2.1", "waste_management_procedure", "reference_no", "MD-EHS-09"),
        ("制度\n文件号 MD-EHS-09 版本 2.1", "waste_management_procedure", "version", "2.1"),
        ("Q/MD-G-05-2024\n能源管理制度", "energy_management_procedure", "reference_no", "Q/MD-G-05-2024"),
    ],
)
def test_numbers(content: str, doc_type: str, name: str, expected: str) -> None:
    found = [one.normalized for one in identifiers.find(paper(content), kind(doc_type)) if one.name == name]
    assert found[:1] == [expected]


def test_the_round_of_a_certificate_read_by_ocr() -> None:
    text = paper("证书编号：HN25En0076ROM", confidence=0.95)
    (found,) = identifiers.find(text, kind("energy_certificate"))
    assert found.normalized == "HN25En0076R0M" and found.value == "HN25En0076ROM"


def test_a_letter_number_that_the_body_cites_is_not_the_papers() -> None:
    text = paper("关于项目的批复\n根据苏环办〔2019〕36号文件\n（苏环办〔2020〕1号）")
    assert not [one for one in identifiers.find(text, kind("eia_approval")) if one.name == "reference_no"]


def test_the_column_of_a_list_gives_no_number() -> None:
    text = paper("清单\n编号|名称|型号|数量\nSB-0001|空压机|GA37|1", table=True)
    assert not [
        one
        for one in identifiers.find(text, kind("energy_management_procedure"))
        if one.name == "reference_no"
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("出厂编号Serial No. E2019-0087", "E2019-0087"),
        ("出厂编号/Serial No.：E2019-0087", "E2019-0087"),
        ("仪器名称|压力表|型号|Y-100|编号|20230011", "20230011"),
    ],
)
def test_a_label_with_its_twin_and_a_number_in_the_instruments_row(content: str, expected: str) -> None:
    found = identifiers.find(
        paper(f"校准证书\n{content}", table="|" in content), kind("calibration_certificate")
    )
    assert [one.normalized for one in found if one.name == "serial_no"] == [expected]
