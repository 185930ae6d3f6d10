"""Nonconformities: open, closed, and none at all."""

import pytest

from evidencekit.model import Document, StatementKind
from tests.builders import findings, paper, statement, subjects

FACT = "2026年2月废活性炭更换记录未填写更换量"


def found(key: str = "NC-01", fact: str = FACT, **values: str) -> Document:
    row = statement(StatementKind.NONCONFORMITY, key, fact=fact, **values)
    return paper(
        "nonconformity_report", f"不符合{key}.pdf", issue_date="2026-04-16", statements=[row], text=fact
    )


def action(key: str = "", fact: str = "", text: str = "", closed: bool = True) -> Document:
    rows = [statement(StatementKind.CLOSURE, key, fact=fact, closed="yes")] if closed else []
    return paper(
        "corrective_action_report", f"纠正{key}.docx", issue_date="2026-05-08", statements=rows, text=text
    )


@pytest.mark.parametrize(
    "papers",
    [
        (found(),),
        (found(), action("NC-02", "仓库油品无防泄漏托盘")),
        (found(), action("NC-01", closed=False, text="NC-01 原因：……")),
        (found(key="", fact="注塑车间三号机无点检记录"),),
    ],
)
def test_nobody_closed_it(papers: tuple[Document, ...]) -> None:
    (told,) = subjects(*papers, code="nonconformity-open")
    assert str(told["reference"])[:4] in ("NC-0", "注塑车间")


@pytest.mark.parametrize(
    "papers",
    [
        (found(), action("NC-01")),
        (found(), action("", FACT)),
        (found(), action("", "", text=f"不符合项编号NC-01：{FACT}，已验证关闭")),
        (found(closed="yes"),),
    ],
)
def test_closed_by_its_number_its_fact_its_own_form(papers: tuple[Document, ...]) -> None:
    assert not findings(*papers, code="nonconformity-open")


def test_one_form_with_its_own_closure() -> None:
    rows = [
        statement(StatementKind.NONCONFORMITY, "NC-07", fact=FACT),
        statement(StatementKind.CLOSURE, "", closed="yes"),
    ]
    assert not findings(
        paper("nonconformity_report", issue_date="2026-04-16", statements=rows), code="nonconformity-open"
    )


def test_told_once_for_report_and_form() -> None:
    row = statement(StatementKind.NONCONFORMITY, "NC-01", fact="喷涂车间")
    audit = paper("internal_audit_report", "内审.docx", issue_date="2026-04-20", statements=[row])
    assert subjects(audit, found(), code="nonconformity-open") == [{"reference": "NC-01"}]


class TestNoneAtAll:
    def audit(self, text: str, year: int = 2026) -> Document:
        return paper("internal_audit_report", f"{year}内审报告.docx", issue_date=f"{year}-04-20", text=text)

    @pytest.mark.parametrize(
        "text", ["本次审核未发现不符合项，体系运行有效。", "审核组未开具不符合报告。", "各部门无不符合项。"]
    )
    def test_an_audit_that_never_finds_anything_is_asked_about(self, text: str) -> None:
        assert [f.advice for f in findings(self.audit(text), code="needs-review")] == [True]

    def test_silent(self) -> None:
        assert not findings(self.audit("开具不符合项2项"), code="needs-review")
        assert not findings(
            self.audit("本次审核未发现不符合项"), self.audit("发现问题三项", 2025), code="needs-review"
        )
        assert not findings(
            self.audit("本次审核未发现严重不符合项，未发现不符合项见附表"),
            found(),
            action("NC-01"),
            code="needs-review",
        )
