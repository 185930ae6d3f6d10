"""Status, points, severity, one gap once."""

from decimal import Decimal

import pytest

from evidencekit import planning
from evidencekit.checks import marks
from evidencekit.model import Engagement, FileStatus, IndicatorStatus, Nature, Severity
from tests.builders import AS_OF, pack, paper, report

CERTIFICATE = {
    "holder": "青岛海拓精密制造有限公司",
    "standard": "GB/T 24001-2016",
    "issue_date": "2026-03-01",
    "valid_until": "2029-02-28",
}


def indicator_for(doc_type: str) -> str:
    """An optional indicator that a certificate of this type proves whole."""
    return next(
        i.id
        for i in pack().indicators
        if i.obligation.value == "optional"
        and any(doc_type in p.types and "valid" in p.holds for p in i.proofs)
    )


def status(result_of: object, id: str) -> IndicatorStatus:
    return next(row.status for row in result_of.indicators if row.id == id)  # type: ignore[attr-defined]


def test_a_certificate_that_holds_is_met_with_its_points() -> None:
    made = report(paper("environmental_certificate", **CERTIFICATE))
    row = next(row for row in made.indicators if row.id == indicator_for("environmental_certificate"))
    assert row.status is IndicatorStatus.MET and row.supported == row.score == Decimal(10)
    assert row.evidence[0].quote == "2029-02-28"


def test_an_expired_one_is_expired_and_told_once() -> None:
    made = report(
        paper(
            "environmental_certificate",
            **{**CERTIFICATE, "issue_date": "2022-03-01", "valid_until": "2025-02-28"},
        )
    )
    assert status(made, indicator_for("environmental_certificate")) is IndicatorStatus.EXPIRED
    told = [gap for gap in made.gaps if gap.subject.get("doc_type") == "environmental_certificate"]
    assert [gap.code for gap in told] == ["document-expired"]
    assert told[0].severity is Severity.MANDATORY


def test_a_fitting_type_alone_is_not_met() -> None:
    made = report(paper("energy_management_procedure", issue_date="2025-01-01"))
    touched = [
        row
        for row in made.indicators
        if any(
            p.types and "energy_management_procedure" in p.types
            for i in pack().indicators
            if i.id == row.id
            for p in i.proofs
        )
    ]
    assert touched and all(row.status is not IndicatorStatus.MET for row in touched)


def test_a_blank_form_is_told_as_blank_and_not_as_missing() -> None:
    made = report(paper("management_commitment", nature=Nature.BLANK))
    codes = [gap.code for gap in made.gaps if gap.subject.get("doc_type") == "management_commitment"]
    assert codes == ["document-blank"]


def test_a_paper_that_may_be_in_an_unread_file_is_review() -> None:
    locked = paper(
        "other",
        "管理者代表授权书.pdf",
        status=FileStatus.ENCRYPTED,
        guesses=[("representative_authorization", 0.8)],
    )
    made = report(locked)
    assert not [
        g
        for g in made.gaps
        if g.code == "document-missing" and g.subject["doc_type"] == "representative_authorization"
    ]
    row = next(
        row
        for row in made.indicators
        if any(
            p.types[:1] == ("representative_authorization",)
            for i in pack().indicators
            if i.id == row.id
            for p in i.proofs
        )
    )
    assert row.status in (IndicatorStatus.REVIEW, IndicatorStatus.PARTIAL)


def test_copies_and_unclear_papers_are_advice() -> None:
    first = paper("business_license", "a.pdf", id="D0001", issue_date="2020-01-01")
    copy = paper("business_license", "b.pdf", id="D0002", issue_date="2020-01-01", duplicate_of="D0001")
    unclear = paper("other", "c.pdf", needs_review=True)
    severities = {
        gap.code: gap.severity
        for gap in report(first, copy, unclear).gaps
        if gap.code in ("file-duplicate", "needs-review")
    }
    assert severities == {"file-duplicate": Severity.ADVICE, "needs-review": Severity.ADVICE}


def test_gap_ids_are_stable_and_unique() -> None:
    papers = (
        paper(
            "environmental_certificate",
            **{**CERTIFICATE, "issue_date": "2020-03-01", "valid_until": "2023-02-28"},
        ),
        paper("training_signin", topic="节能"),
    )
    one, two = report(*papers), report(*reversed(papers))
    assert {gap.id for gap in one.gaps} == {gap.id for gap in two.gaps}
    assert len({gap.id for gap in one.gaps}) == len(one.gaps)


def test_not_applicable_rows_leave_the_points_available() -> None:
    row = next(i for i in pack().indicators if i.conditional and i.score)
    made = report(engagement=Engagement(not_applicable={row.id: "不生产用能产品"}))
    assert status(made, row.id) is IndicatorStatus.NOT_APPLICABLE
    assert made.score.available == Decimal(603) - row.score


def test_severity_is_the_highest_of_what_is_touched_and_mandatory_counts() -> None:
    made = report()
    missing = [gap for gap in made.gaps if gap.code == "document-missing"]
    assert {gap.severity for gap in missing} <= {Severity.MANDATORY, Severity.OPTIONAL}
    assert made.score.mandatory_unmet == sum(
        row.requirement.value in ("mandatory", "basic")
        and row.status.value in ("missing", "partial", "expired")
        for row in made.indicators
    )
    assert len({str(gap.subject) for gap in missing}) == len(missing)


def test_a_plan_wins_the_mandatory_rows_first_and_reaches_its_target() -> None:
    made = report(paper("environmental_certificate", **CERTIFICATE))
    steps = planning.plan(made, Decimal(400), AS_OF.replace(year=2027))
    kinds = [step.indicator.requirement.value for step in steps]
    assert "optional" not in kinds[: sum(kind != "optional" for kind in kinds)]
    assert steps[-1].score_after >= 400 and all(step.due for step in steps)
    assert not planning.plan(made, Decimal(0), None) or {
        s.indicator.requirement.value for s in planning.plan(made, Decimal(0), None)
    } <= {"mandatory", "basic"}


def test_a_check_that_fails_is_told_and_the_others_speak(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(case: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(marks, "check", fail)
    made = report(paper("energy_certificate", issue_date="2020-01-01", valid_until="2023-01-01"))
    assert [gap.subject for gap in made.gaps if gap.code == "check-failed"] == [{"check": "marks"}]
    assert [gap for gap in made.gaps if gap.code == "document-expired"]
