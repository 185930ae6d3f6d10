"""Periods: label, title, heads of tables, sentences; their short and long forms; what covers nothing."""

import pytest

from evidencekit.facts import periods
from tests.facts.papers import kind, paper


def read(content: str, doc_type: str = "monthly_energy_report", **more) -> list[str]:
    return [found.normalized for found in periods.find(paper(content, **more), kind(doc_type))]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("2025年度能源消耗报表", "2025"),
        ("能源消耗报表（2025年1-12月）", "2025"),
        ("报表\n报告期：2025年1月1日至2025年12月31日", "2025"),
        ("报表\n统计月份|2025年7月", "2025-07"),
        ("报表\n所属期：202507", "2025-07"),
        ("报表\n抄表周期：20250601-20250630", "2025-06"),
        ("2025年上半年用能情况", "2025-01-01/2025-06-30"),
        ("2025年前三季度统计", "2025-01-01/2025-09-30"),
        ("2025年第1-2季度统计", "2025-01-01/2025-06-30"),
        ("2023—2025年统计表", "2023-01-01/2025-12-31"),
        ("报表\n核算期间：2024年10月至2025年3月", "2024-10-01/2025-03-31"),
        ("报表\n统计期：2025.01.01~2025.06.15", "2025-01-01/2025-06-15"),
        ("二〇二五年度报表", "2025"),
        ("报表\n年度：2025", "2025"),
        ("月报表\n2025年7月\n车间|电量", "2025-07"),
    ],
)
def test_forms(content: str, expected: str) -> None:
    assert read(content)[:1] == [expected]


def test_months_of_a_table_with_the_year_beside_it() -> None:
    assert (
        read("用电统计\n编制：2025年7月5日\n月份|1月|2月|3月|4月|5月|6月\n电量|1|2|3|4|5|6", table=True)[0]
        == "2025-01-01/2025-06-30"
    )


def test_months_with_their_year_in_the_rows() -> None:
    rows = "\n".join(f"2025年{month}月|{month * 10}" for month in range(1, 13))
    assert read(f"用电统计\n月份|电量\n{rows}", table=True)[0] == "2025"


def test_years_that_head_columns() -> None:
    assert read("近三年统计\n指标|2022年|2023年|2024年\n电|1|2|3", table=True)[0] == "2022-01-01/2024-12-31"


def test_the_year_compared_with_is_not_the_papers() -> None:
    assert read("能耗分析报告\n2025年单位产品能耗较2024年下降5%", "unit_energy_analysis")[:1] == ["2025"]


@pytest.mark.parametrize(
    "content", ["统计表\n依据GB/T 2589-2020", "报表\n电话0512-20250718", "报表\n编号：NH-2025-07"]
)
def test_no_period(content: str) -> None:
    assert read(content) == []


def test_a_plan_covers_its_year_and_not_the_months_in_its_rows() -> None:
    content = "2025年度培训计划\n序号|内容|时间\n1|危险废物|2025年3月\n2|节能|2025年6月"
    assert read(content, "training_plan", table=True)[:1] == ["2025"]


def test_what_a_statement_vouches_for_is_its_period() -> None:
    assert read("证明\n自2023年1月1日至2025年12月31日无违法行为", "compliance_statement") == [
        "2023-01-01/2025-12-31"
    ]
