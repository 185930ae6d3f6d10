"""Monitoring often enough and inside the limits, as of 2026-11-20."""

import pytest

from evidencekit.model import Document, FileStatus, StatementKind
from tests.builders import CLIENT, findings, paper, statement, subjects


def report(day: str, kind: str = "废气", *rows: tuple[str, str, str]) -> Document:
    listed = [statement(StatementKind.LISTED, p, pollutant=p, outcome=o, limit=limit) for p, o, limit in rows]
    return paper(
        "emission_monitoring_report",
        f"{kind}{day}.pdf",
        holder=CLIENT,
        sampling_date=day,
        issue_date=day,
        text=f"{kind}检测报告",
        statements=listed,
    )


def plan(**kinds: str) -> Document:
    rows = [
        statement(StatementKind.LISTED, kind, outlet=kind, frequency=often) for kind, often in kinds.items()
    ]
    return paper(
        "monitoring_plan", "自行监测方案.docx", period="2025", issue_date="2025-01-10", statements=rows
    )


QUARTERS = ["2025-03-11", "2025-06-10", "2025-09-09", "2025-12-08"]


class TestFrequency:
    @pytest.mark.parametrize("days", [QUARTERS[:1], QUARTERS[:3], ["2025-03-11", "2025-03-11", "2025-09-09"]])
    def test_fewer_than_the_plan_says(self, days: list[str]) -> None:
        reports = [report(day) for day in dict.fromkeys(days)]
        told = findings(plan(废气="每季度一次"), *reports, code="period-missing")
        assert [(f.subject, f.advice) for f in told] == [
            ({"doc_type": "emission_monitoring_report", "period": "2025"}, False)
        ]

    def test_without_a_plan_it_is_advice(self) -> None:
        assert [f.advice for f in findings(report("2025-06-10"), code="period-missing")] == [True]

    def test_often_enough(self) -> None:
        assert not findings(
            plan(废气="每季度一次"), *[report(day) for day in QUARTERS], code="period-missing"
        )
        assert not findings(
            plan(噪声="每年1次", 废气="半年一次"),
            report("2025-05-01", "噪声"),
            report("2025-03-01"),
            report("2025-09-01"),
            code="period-missing",
        )

    def test_the_running_year_an_unread_report_and_no_report_at_all(self) -> None:
        assert not findings(report("2026-03-11"), code="period-missing")
        locked = paper(
            "other",
            "检测报告.pdf",
            status=FileStatus.ENCRYPTED,
            guesses=[("emission_monitoring_report", 0.9)],
        )
        assert not findings(report("2025-06-10"), locked, code="period-missing")
        assert not findings(plan(废气="每季度一次"), code="period-missing")


class TestLimits:
    @pytest.mark.parametrize(("outcome", "limit"), [("65.4", "60"), ("61", "≤60"), ("0.31", "0.3")])
    def test_above(self, outcome: str, limit: str) -> None:
        told = subjects(
            report("2026-05-01", "废气", ("非甲烷总烃", outcome, limit)), code="threshold-not-met"
        )
        assert [s["metric"] for s in told] == ["非甲烷总烃"]

    @pytest.mark.parametrize(
        ("outcome", "limit"), [("11.3", "60"), ("60", "60"), ("未检出", "60"), ("7.2", "6-9"), ("ND", "5")]
    )
    def test_within_or_not_plain(self, outcome: str, limit: str) -> None:
        assert not findings(
            report("2026-05-01", "废水", ("化学需氧量", outcome, limit)), code="threshold-not-met"
        )

    def test_a_later_sampling_mends_it(self) -> None:
        bad, good = (
            report("2026-05-01", "废气", ("颗粒物", "25", "20")),
            report("2026-06-01", "废气", ("颗粒物", "9", "20")),
        )
        assert not findings(bad, good, code="threshold-not-met")
        earlier = report("2026-04-01", "废气", ("颗粒物", "9", "20"))
        assert findings(bad, earlier, code="threshold-not-met")
