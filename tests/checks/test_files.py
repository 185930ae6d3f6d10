"""Files, copies, versions, blanks and unclear papers."""

from dataclasses import replace

import pytest

from evidencekit import conclude
from evidencekit.checks import run
from evidencekit.model import (
    Difference,
    Document,
    Family,
    FileRole,
    FileStatus,
    Finding,
    Nature,
    StatementKind,
)
from tests.builders import CLIENT, case, findings, paper, statement, subjects


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (FileStatus.UNREADABLE, "file-unreadable"),
        (FileStatus.ENCRYPTED, "file-encrypted"),
        (FileStatus.EMPTY, "file-empty"),
    ],
)
@pytest.mark.parametrize("path", ["证书.pdf", "资料.zip/内/合同.docx", "新建文本文档.txt"])
def test_files_that_tell_nothing(status: FileStatus, code: str, path: str) -> None:
    assert subjects(paper("other", path, status=status), code=code) == [{"document": path}]


def test_files_that_were_read_partly_or_skipped_or_hold_others() -> None:
    fine = [
        paper("other", "a.pdf"),
        paper("energy_bill", "b.pdf", status=FileStatus.PARTIAL, period="2025"),
        paper("other", "~$c.docx", role=FileRole.SKIPPED, status=FileStatus.SKIPPED),
        paper("other", "d.zip", role=FileRole.CONTAINER),
        paper("other", "e.zip", role=FileRole.CONTAINER, status=FileStatus.PARTIAL),
    ]
    for code in ("file-unreadable", "file-encrypted", "file-empty", "file-duplicate", "needs-review"):
        assert not findings(*fine, code=code)
    locked = paper("other", "f.zip", role=FileRole.CONTAINER, status=FileStatus.ENCRYPTED)
    assert subjects(locked, code="file-encrypted") == [{"document": "f.zip"}]


def test_a_damaged_office_file_is_one_fault_and_not_the_parts_it_is_made_of() -> None:
    rows = [
        paper("other", "奖金表.xlsx", role=FileRole.CONTAINER, status=FileStatus.PARTIAL),
        paper(
            "other",
            "奖金表.xlsx/docProps/app.xml",
            needs_review=True,
            guesses=[("ghg_verification_statement", 0.2)],
        ),
        paper("other", "奖金表.xlsx/xl", status=FileStatus.UNREADABLE),
        paper("other", "奖金表.xlsx/xl/theme1.xml", status=FileStatus.EMPTY),
    ]
    told = [(f.code, f.subject["document"]) for f in findings(*rows) if "document" in f.subject]
    assert told == [("file-unreadable", "奖金表.xlsx")]


@pytest.mark.parametrize("nature", [Nature.BLANK, Nature.DRAFT, Nature.TEMPLATE])
def test_papers_that_are_none_yet(nature: Nature) -> None:
    draft = paper("emergency_plan", "预案.docx", nature=nature)
    assert subjects(draft, code="document-blank") == [{"doc_type": "emergency_plan", "document": "预案.docx"}]
    assert not findings(draft, code="document-undated"), "a draft is not judged further"


def test_a_placeholder_where_the_clients_name_should_stand() -> None:
    left = statement(StatementKind.PLACEHOLDER, "XX公司")
    assert findings(
        paper("emergency_plan", issue_date="2025-01-01", statements=[left], text="为应对XX公司突发事件"),
        code="document-blank",
    )
    assert not findings(
        paper(
            "emergency_plan", issue_date="2025-01-01", statements=[left], text=f"{CLIENT}应急预案，参照XX公司"
        ),
        code="document-blank",
    )
    day = statement(StatementKind.PLACEHOLDER, "__年")
    assert not findings(
        paper("emergency_plan", issue_date="2025-01-01", statements=[day], text="签收：__年"),
        code="document-blank",
    )


def test_copies_are_told_with_what_they_copy() -> None:
    first = paper("business_license", "营业执照.jpg", id="D1", issue_date="2020-01-01")
    copies = [
        paper("business_license", f"副本{n}.jpg", id=f"D{n}", duplicate_of="D1", issue_date="2020-01-01")
        for n in (2, 3)
    ]
    told = findings(first, *copies, code="file-duplicate")
    assert [f.subject["document"] for f in told] == ["副本2.jpg", "副本3.jpg"] and told[0].values[
        "names"
    ] == "营业执照.jpg"


@pytest.mark.parametrize(
    "guesses", [[("energy_bill", 0.45)], [("energy_bill", 0.4), ("water_usage_report", 0.3)], []]
)
def test_an_unclear_paper_is_asked_about(guesses: list[tuple[str, float]]) -> None:
    (found,) = findings(paper("other", "IMG_1.jpg", needs_review=True, guesses=guesses), code="needs-review")
    assert found.advice and found.subject == {"document": "IMG_1.jpg"}


def versions(*documents: Document, newest: str, differences: tuple[Difference, ...]) -> list[Finding]:
    family = Family(tuple(d.id for d in documents), newest, differences)
    built = replace(case(*documents), families=(family,))
    return [f for f in conclude.merge(run(built)) if f.code == "version-conflict"]


class TestVersions:
    one = paper("annual_targets", "目标终稿.docx", id="D1", period="2025", issue_date="2025-01-10")
    two = paper("annual_targets", "目标终稿2.docx", id="D2", period="2025", issue_date="2025-01-10")

    @pytest.mark.parametrize("kind", ["figure", "date", "text"])
    def test_what_differs_is_shown(self, kind: str) -> None:
        (found,) = versions(
            self.one, self.two, newest="D2", differences=(Difference(kind, "D1", "下降3%", "D2", "下降5%"),)
        )
        assert found.subject == {"document": "目标终稿.docx"}
        assert (found.values["actual"], found.values["expected"], found.documents) == (
            "下降3%",
            "下降5%",
            ("D1", "D2"),
        )

    def test_versions_that_say_the_same_and_the_newest_itself(self) -> None:
        assert not versions(self.one, self.two, newest="D2", differences=())

    def test_only_the_newest_is_evidence(self) -> None:
        built = replace(case(self.one, self.two), families=(Family(("D1", "D2"), "D2"),))
        assert [d.id for d in built.papers] == ["D2"]
