"""Copies, versions and what only looks like them."""

import random
import time
from dataclasses import replace

import pytest

from evidencekit.likeness import bare_name, fingerprint, group, likeness, mark_copies
from evidencekit.model import (
    Classification,
    Document,
    Field,
    FileRole,
    FileStatus,
    Nature,
    Place,
    Reading,
    TextSource,
)

BODY = (
    "为加强能源管理,降低能源消耗,提高能源利用效率,特制定本制度。本制度适用于公司各用能单位。设备部为能源管理部门,负责能源统计、"
    "能源定额和节能考核。各车间应杜绝跑冒滴漏,做到人走灯关。主要用能设备空载不得超过十分钟。每月五日前上报上月能源消耗数据。"
    "对超定额用能的车间按单价扣减绩效;对节能成绩突出的个人给予奖励。本制度由设备部负责解释,自发布之日起实施。"
)


def document(
    id: str,
    path: str,
    words: str,
    doc_type: str = "energy_management_procedure",
    sha: str | None = None,
    **fields: str,
) -> Document:
    place = Place(id, 1, None, "原文")
    values = tuple(Field(name, value, value, None, place, 1.0) for name, value in fields.items())
    return Document(
        id=id, path=path, sha256=sha or f"sha-{id}", media_type="application/pdf", role=FileRole.PAPER, status=FileStatus.READ, reason=None,
        pages=(1, 1), text_source=TextSource.TEXT, classification=Classification(doc_type, 0.99, title="能源管理制度"), reading=Reading(values),
        fingerprint=fingerprint(words), text=words,
    )  # fmt: skip


def test_exact_copy_points_at_the_first_in_path_order() -> None:
    first = document("D0001", "b/制度.pdf", BODY, sha="same")
    second = document("D0002", "a/制度.pdf", BODY, sha="same")
    marked = {one.id: one.duplicate_of for one in mark_copies((first, second))}
    assert marked == {"D0001": "D0002", "D0002": None}


def test_documents_of_one_file_are_no_copies() -> None:
    first = document("D0001", "binder.pdf", BODY, sha="same")
    second = replace(first, id="D0002", pages=(2, 2))
    assert [one.duplicate_of for one in mark_copies((first, second))] == [None, None]


@pytest.mark.parametrize("status", [FileStatus.EMPTY, FileStatus.SKIPPED])
def test_empty_files_are_no_copies(status: FileStatus) -> None:
    first = replace(document("D0001", "a.txt", "", sha="e3b0"), status=status)
    second = replace(first, id="D0002", path="b.txt")
    assert [one.duplicate_of for one in mark_copies((first, second))] == [None, None]


def test_unreadable_copies_are_copies() -> None:
    first = replace(document("D0001", "a.pdf", "", sha="x"), status=FileStatus.UNREADABLE)
    second = replace(first, id="D0002", path="b.pdf")
    assert mark_copies((first, second))[1].duplicate_of == "D0001"


def test_versions_with_what_differs() -> None:
    old = document(
        "D0001", "制度/能源管理制度.docx", f"版本 A/0\n发布日期 2023年1月5日\n{BODY}", issue_date="2023-01-05"
    )
    new = document(
        "D0002",
        "制度/能源管理制度(终稿).docx",
        f"版本 A/1\n发布日期 2025年3月1日\n{BODY}\n节能率不低于5%",
        issue_date="2025-03-01",
    )
    (family,) = group((new, old))
    assert set(family.documents) == {"D0001", "D0002"}
    assert family.newest == "D0002"
    dates = [difference for difference in family.differences if difference.kind == "date"]
    assert [(one.quote, one.other_quote) for one in dates] == [
        ("发布日期 2023年1月5日", "发布日期 2025年3月1日")
    ]


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("方案V1.2.docx", "方案V1.10.docx"),
        ("方案终稿.docx", "方案终稿2.docx"),
        ("方案(初稿).docx", "方案.docx"),
        ("方案(修订).pdf", "方案-最终版.pdf"),
    ],
)
def test_newest_by_its_mark(older: str, newer: str) -> None:
    (family,) = group((document("D0001", newer, BODY), document("D0002", older, BODY + "补充说明一句。")))
    assert family.newest == "D0001"


def test_draft_is_never_the_newest() -> None:
    draft = document("D0001", "制度(征求意见稿)2025.docx", BODY, issue_date="2025-01-01")
    draft = replace(draft, classification=replace(draft.classification, nature=Nature.DRAFT))
    (family,) = group((draft, document("D0002", "制度.docx", BODY, issue_date="2024-01-01")))
    assert family.newest == "D0002"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"period": "2025-01"}, {"period": "2025-02"}),
        ({"serial_no": "A1"}, {"serial_no": "A2"}),
        ({"certificate_no": "Q1"}, {"certificate_no": "Q2"}),
        ({"person": "李敏"}, {"person": "孙悦"}),
        ({"topic": "节能"}, {"topic": "固废"}),
    ],
)
def test_papers_of_a_series_are_no_versions(one: dict[str, str], other: dict[str, str]) -> None:
    assert group((document("D0001", "a.pdf", BODY, **one), document("D0002", "b.pdf", BODY, **other))) == ()


def test_months_in_names_are_a_series() -> None:
    assert (
        group(
            (
                document("D0001", "能耗月报2025年1月.xlsx", BODY),
                document("D0002", "能耗月报2025年2月.xlsx", BODY),
            )
        )
        == ()
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第一次/签到表.xlsx", "第二次/签到表.xlsx"),
        ("检查记录(1).docx", "检查记录(2).docx"),
        ("a.pdf", "b.pdf"),
    ],
)
def test_alike_records_of_other_days_are_no_versions(one: str, other: str) -> None:
    papers = [
        document(f"D000{i}", path, f"检查日期:2025年{i + 3}月8日\n{BODY}", doc_type="inspection_record")
        for i, path in enumerate((one, other), start=1)
    ]
    assert group(papers) == ()


def test_same_text_in_two_formats_is_a_family() -> None:
    (family,) = group((document("D0001", "a/制度.docx", BODY), document("D0002", "b/制度.pdf", BODY)))
    assert family.differences == ()


def test_other_type_or_other_text_is_no_version() -> None:
    one = document("D0001", "制度.docx", BODY)
    assert group((one, document("D0002", "制度2.docx", BODY, doc_type="training_procedure"))) == ()
    assert group((one, document("D0003", "别的.docx", "".join(reversed(BODY))))) == ()


def test_copies_are_left_out_of_families() -> None:
    pair = mark_copies(
        (document("D0001", "a.docx", BODY, sha="s"), document("D0002", "b.docx", BODY, sha="s"))
    )
    assert group(pair) == ()


def test_likeness_estimates_jaccard() -> None:
    assert likeness(fingerprint(BODY), fingerprint(BODY)) == 1.0
    assert likeness(fingerprint(BODY), fingerprint(BODY + "补充一句。")) > 0.85
    assert (
        likeness(fingerprint(BODY), fingerprint("另外一份完全不同的文件,讲的是用水、节水和水平衡测试。" * 5))
        < 0.05
    )
    assert likeness(frozenset(), fingerprint(BODY)) == 0.0


def test_fingerprint_is_stable_over_processes() -> None:
    assert sorted(fingerprint("绿色工厂能源管理制度" * 10))[:1] == [
        min(fingerprint("绿色工厂能源管理制度" * 10))
    ]
    assert len(fingerprint(BODY * 40)) <= 256


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("能源管理制度(终稿2).docx", "能源管理制度.docx"),
        ("规划 V1.2.pdf", "规划(修订版).docx"),
        ("承诺书-盖章版.pdf", "承诺书(1).pdf"),
    ],
)
def test_names_without_version_marks(one: str, other: str) -> None:
    assert bare_name(one) == bare_name(other)


def test_grows_about_linearly() -> None:
    chance = random.Random(3)
    words = [chr(code) for code in range(0x4E00, 0x5200)]

    def folder(count: int) -> list[Document]:
        shared = "".join(chance.choices(words, k=300))
        return [
            document(
                f"D{i:04d}",
                f"{i}号记录{i}.pdf",
                shared + "".join(chance.choices(words, k=40)),
                doc_type="score_sheet",
            )
            for i in range(count)
        ]

    spent = []
    for documents in (folder(150), folder(1200)):
        began = time.perf_counter()
        group(documents)
        spent.append(time.perf_counter() - began)
    assert spent[1] < 40 * max(spent[0], 0.02)
