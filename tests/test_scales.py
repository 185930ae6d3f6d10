"""Indicators between a benchmark and a leading value: points where both are known, "cannot tell" where not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evidencekit.model import Document, Engagement, Scale
from tests import builders

VALUES = {"n25-7": {"benchmark": "80", "leading": "95"}, "n25-1": {"benchmark": 80, "leading": 40}}


def papers(rate: str, *, measure: str = "%") -> list[Document]:
    """A calculation that names the rate, and the water statistics."""
    calculation = builders.paper(
        "performance_calculation",
        issue_date="2026-03-01",
        period="2025-01-01/2025-12-31",
        quantities=[builders.amount("工业用水重复利用率", rate, measure=measure)],
    )
    quoted = replace(calculation, quotes={"n25-7/calculation": (builders.place(calculation.id),)})
    return [quoted, builders.paper("water_statistics", period="2025-01-01/2025-12-31")]


def result(*found: Document, benchmarks: dict[str, dict[str, object]] | None = None) -> tuple[str, Decimal]:
    engagement = Engagement(benchmarks=benchmarks or {})
    report = builders.report(*found, rules="national-2025", engagement=engagement)
    row = next(row for row in report.indicators if row.id == "n25-7")
    return row.status.value, row.supported


def test_without_benchmark_the_indicator_cannot_be_told_and_says_why() -> None:
    report = builders.report(*papers("92"), rules="national-2025")
    row = next(row for row in report.indicators if row.id == "n25-7")
    assert row.status.value == "review"
    assert "基准值" in row.reason


@pytest.mark.parametrize(
    ("rate", "status", "points"),
    [("95", "met", "8"), ("99", "met", "8"), ("87.5", "partial", "4"), ("70", "partial", "0")],
)
def test_points_grow_in_a_line_from_benchmark_to_leading(rate: str, status: str, points: str) -> None:
    assert result(*papers(rate), benchmarks=VALUES) == (status, Decimal(points))


def test_a_figure_in_another_unit_or_none_at_all_cannot_be_told() -> None:
    assert result(*papers("0.92", measure="m3"), benchmarks=VALUES)[0] == "review"
    bare = [replace(paper, reading=replace(paper.reading, quantities=())) for paper in papers("92")]
    assert result(*bare, benchmarks=VALUES)[0] == "review"


def test_without_papers_it_is_missing_whatever_the_benchmarks() -> None:
    assert result(benchmarks=VALUES) == ("missing", Decimal(0))


def test_a_missing_statistics_form_costs_its_part() -> None:
    calculation, _ = papers("99")
    assert result(calculation, benchmarks=VALUES) == ("partial", Decimal(4))


def test_an_inverse_scale_is_better_downward() -> None:
    scale = Scale("inverse")
    shares = [scale.share(Decimal(value), Decimal(80), Decimal(40)) for value in (90, 80, 60, 40, 30)]
    assert shares == [0, 0, Decimal("0.5"), 1, 1]
