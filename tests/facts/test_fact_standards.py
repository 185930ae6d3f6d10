"""Standards: forms, lists, pairs, look-alikes; what a certificate is made to against what a paper cites; the catalogue of editions."""

from datetime import date

import pytest

from evidencekit import lexicon
from evidencekit.facts import standards
from tests.facts.papers import kind, paper


def cited(content: str, doc_type: str = "energy_management_procedure") -> list[str]:
    return [
        found.normalized
        for found in standards.find(paper(content), kind(doc_type))
        if found.name == "standard_cited"
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("GB/T 24001-2016", ["GB/T 24001-2016"]),
        ("GB/T24001—2016", ["GB/T 24001-2016"]),
        ("GBT 24001-2016", ["GB/T 24001-2016"]),
        ("GB/T24001一2016", ["GB/T 24001-2016"]),
        ("GB／T 24001－2016", ["GB/T 24001-2016"]),
        ("GB/T 24001:2016", ["GB/T 24001-2016"]),
        ("GB/T 24001-16", ["GB/T 24001-2016"]),
        ("GB 8978-88", ["GB 8978-1988"]),
        ("GB/T 24001", ["GB/T 24001"]),
        ("ISO9001：2015", ["ISO 9001:2015"]),
        ("ISO 14064-1:2018", ["ISO 14064-1:2018"]),
        ("ISO/IEC 17025:2017", ["ISO/IEC 17025:2017"]),
        ("HJ 1259-2022、HJ/T 75-2017", ["HJ 1259-2022", "HJ/T 75-2017"]),
        ("DB37/ 2376-2019、DB32/T 4041-2021", ["DB37/2376-2019", "DB32/T 4041-2021"]),
        ("JJG 596-2012", ["JJG 596-2012"]),
        ("GB/T 32151.29-2024", ["GB/T 32151.29-2024"]),
        ("T/CEC 123-2020", ["T/CEC 123-2020"]),
        (
            "GB/T 19001-2016 GB/T 24001-2016 GB/T 45001-2020",
            ["GB/T 19001-2016", "GB/T 24001-2016", "GB/T 45001-2020"],
        ),
        ("GB/T19001-2016/ISO9001:2015", ["GB/T 19001-2016", "ISO 9001:2015"]),
        ("GB/T 24001-2016 idt ISO 14001:2015", ["GB/T 24001-2016", "ISO 14001:2015"]),
        (
            "GB/T 19001-2016、24001-2016和45001-2020",
            ["GB/T 19001-2016", "GB/T 24001-2016", "GB/T 45001-2020"],
        ),
        ("ISO 9001/14001/45001", ["ISO 9001", "ISO 14001", "ISO 45001"]),
        ("G8/T 24OO1-2O16", ["GB/T 24001-2016"]),
        ("《危险废物转移联单管理办法》", ["危险废物转移联单管理办法"]),
    ],
)
def test_forms(content: str, expected: list[str]) -> None:
    assert cited(content) == expected


@pytest.mark.parametrize(
    "content",
    [
        "报告编号HJ20240512-03",
        "QB123",
        "电话GB123456789",
        "QR-9.2-03",
        "A4-2016",
        "《危险废物转移管理办法》",
        "T/2024-01",
        "ISO体系",
        "第24001-2016号",
    ],
)
def test_what_is_no_standard(content: str) -> None:
    assert cited(content) == []


def test_a_certificate_is_made_to_its_own_standards_the_national_one_first() -> None:
    text = paper("证书\nISO 14001:2015 / GB/T 24001-2016\n机构认可 ISO/IEC 17021-1:2015")
    found = list(standards.find(text, kind("environmental_certificate")))
    assert [(one.name, one.normalized) for one in found] == [
        ("standard", "GB/T 24001-2016"),
        ("standard", "ISO 14001:2015"),
        ("standard_cited", "ISO/IEC 17021-1:2015"),
    ]


def test_the_same_without_edition_is_not_told_again() -> None:
    assert cited("按GB/T 23331-2020建立体系，GB/T 23331的要求见附录") == ["GB/T 23331-2020"]


def test_the_place_is_the_standards_own() -> None:
    (found,) = standards.find(paper("第一行\n依据GB/T 2589-2020计算"), kind("unit_energy_analysis"))
    assert found.place.quote == "依据GB/T 2589-2020计算" and found.place.page == 1


def test_catalogue() -> None:
    editions = lexicon.standards()
    old = editions["GB/T 24001-2004"]
    assert (
        old.replaced_by == "GB/T 24001-2016"
        and old.replaced_on == date(2017, 5, 1)
        and old.transition_end == date(2018, 9, 15)
    )
    assert editions["GB/T 23331-2020"].replaced_by is None
    assert not editions["GB 50034-2013"].verified  # sources differ on the day
    assert editions["GB 17167-2006"].replaced_on == date(2026, 2, 1)


def test_every_successor_named_is_a_standard_or_rule() -> None:
    for edition in lexicon.standards().values():
        assert edition.replaced_by is None or edition.replaced_on is not None or not edition.verified
        if edition.in_force and edition.issued:
            assert edition.issued <= edition.in_force
