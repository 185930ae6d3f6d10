"""Grounds of refusal, read from reports and statements."""

import pytest

from evidencekit.model import Document, IndicatorStatus, StatementKind
from tests.builders import CLIENT, findings, pack, paper, report, statement, subjects

CONDITIONS = [
    "not-operating",
    "violation-or-accident",
    "removed-from-list",
    "inspection-problem",
    "energy-supervision",
    "dishonest-debtor",
]


def record(
    condition: str,
    *,
    doc_type: str = "credit_report",
    issued: str = "2026-10-01",
    holder: str = CLIENT,
    **values: str,
) -> Document:
    return paper(
        doc_type,
        f"{doc_type}.pdf",
        holder=holder,
        issue_date=issued,
        statements=[statement(StatementKind.PENALTY, condition, **values)],
    )


@pytest.mark.parametrize("condition", CONDITIONS)
def test_each_condition(condition: str) -> None:
    assert subjects(record(condition), code="veto-condition") == [{"condition": condition}]


@pytest.mark.parametrize(
    "doc_type", ["credit_report", "compliance_statement", "permit_execution_report", "self_evaluation_report"]
)
def test_in_any_paper(doc_type: str) -> None:
    assert findings(record("violation-or-accident", doc_type=doc_type), code="veto-condition")


def test_outside_the_three_years_of_another_company_or_denied() -> None:
    assert not findings(record("violation-or-accident", date="2022-03-01"), code="veto-condition")
    assert findings(record("violation-or-accident", date="2024-03-01"), code="veto-condition")
    assert not findings(record("violation-or-accident", issued="2020-01-01"), code="veto-condition")
    assert not findings(record("violation-or-accident", holder="苏州恒远机械有限公司"), code="veto-condition")
    denied = paper(
        "credit_report",
        holder=CLIENT,
        issue_date="2026-10-01",
        statements=[statement(StatementKind.NO_PENALTY, "dishonest-debtor")],
    )
    assert not findings(denied, code="veto-condition")


def test_the_indicator_is_missed_and_silence_is_no_innocence() -> None:
    id = next(c.indicator for c in pack().veto if c.condition == "violation-or-accident")
    made = report(record("violation-or-accident"))
    assert next(i.status for i in made.indicators if i.id == id) is IndicatorStatus.MISSING
    assert next(g.severity.value for g in made.gaps if g.code == "veto-condition") == "veto"
    assert next(i.status for i in report().indicators if i.id == id) is IndicatorStatus.REVIEW
