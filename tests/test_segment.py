"""Binders taken apart, long documents left whole."""

from dataclasses import replace

import pytest

from evidencekit.model import Page, TextSource
from evidencekit.segment import split
from tests.drawn import pages, types

PLAN = "# 2025年度培训计划\n| 序号 | 培训内容 | 培训对象 | 计划时间 |\n| 1 | 节能 | 车间 | 3月 |"
SIGN_IN = "# 培训签到表\n培训主题:节能知识  日期:2025年3月8日\n| 序号 | 姓名 | 部门 | 签名 |\n| 1 | 李敏 | 仓库 | 李敏 |"
SCORES = "# 考核成绩汇总表\n考试日期:2025年3月8日  合格线:60分\n| 姓名 | 部门 | 成绩 |\n| 李敏 | 仓库 | 88 |"
CERTIFICATE = "# 环境管理体系认证证书\n证书编号:00125E30311R1M\n恒远电气有限公司\n有效期至:2028年5月6日"
PROSE = "公司认真贯彻国家关于节能减排的方针政策,建立健全各项管理制度,落实责任到人,取得了较好的成效"


def cut(words: str, source: TextSource = TextSource.TEXT) -> tuple[tuple[int, int], ...]:
    return split(pages(words, source), True, types())


def book(*papers: str) -> str:
    return "\n---\n".join(papers)


def test_papers_of_one_binder() -> None:
    assert cut(book(PLAN, SIGN_IN, SCORES, CERTIFICATE)) == ((0, 0), (1, 1), (2, 2), (3, 3))


def test_scan_of_a_binder_with_slips() -> None:
    slips = book(PLAN.replace("划", "戈"), SIGN_IN.replace("签", "鉴"), SCORES)
    assert cut(slips, TextSource.OCR) == ((0, 0), (1, 1), (2, 2))


def test_every_page_in_exactly_one_range() -> None:
    drawn = pages(book(PLAN, SIGN_IN, PROSE, SCORES, " ", CERTIFICATE))
    ranges = split(drawn, True, types())
    assert [index for first, last in ranges for index in range(first, last + 1)] == list(range(len(drawn)))


def test_blank_separator_goes_with_the_paper_before() -> None:
    drawn = list(pages(book(PLAN, "空", SIGN_IN)))
    drawn[1] = Page(2, 595.0, 842.0, ())
    assert split(drawn, True, types()) == ((0, 1), (2, 2))


def test_leading_blank_page_goes_with_the_first_paper() -> None:
    drawn = (Page(1, 595.0, 842.0, ()), *pages(PLAN))
    assert split(drawn, True, types()) == ((0, 1),)


def test_format_without_pages_is_one_document() -> None:
    assert split(pages(book(PLAN, SIGN_IN)), False, types()) == ((0, 1),)
    assert split((), True, types()) == ()


def test_numbered_pages_stay_together() -> None:
    words = book(
        "# 能源审计报告\n恒远电气有限公司\n> 第1页 共3页",
        "# 主要用能设备清单\n| 设备名称 | 型号 | 功率 |\n| 空压机 | GA75 | 75 |\n> 第2页 共3页",
        f"{PROSE}\n> 第3页 共3页",
    )
    assert cut(words) == ((0, 2),)


def test_page_numbers_that_start_again() -> None:
    words = book(
        f"# 自行监测方案\n{PROSE}\n> 第1页 共2页",
        f"{PROSE}\n> 第2页 共2页",
        f"# 检测报告\n{PROSE}\n> 第1页 共1页",
    )
    assert cut(words) == ((0, 1), (2, 2))


def test_long_report_with_chapters_and_annexes_stays_whole() -> None:
    words = book(
        "# 绿色工厂自评价报告\n恒远电气有限公司\n2025年6月",
        "# 目 录\n一、工厂基本情况........3\n二、自评价内容........4",
        f"# 一、工厂基本情况\n{PROSE}",
        f"# 二、自评价内容\n{PROSE}",
        f"# 附表1.2 绿色工厂评价指标自评表\n{PROSE}",
        "# 附件3 营业执照\n统一社会信用代码 91370200MA3K7T2B0E",
    )
    assert cut(words) == ((0, 5),)


def test_list_that_goes_on_over_the_page_is_no_title() -> None:
    words = book(
        "# 绿色工厂自评价报告\n恒远电气有限公司\n五、相关证明材料",
        "8. 排污许可证正本\n9. 信用报告\n10. 无事故证明",
        "11. 最高管理者承诺书\n12. 培训签到表",
    )
    assert cut(words) == ((0, 2),)


def test_certificate_with_annex_and_translation_is_one() -> None:
    annex = "# 证书附件\n证书编号:00125E30311R1M\n分场所:二厂区"
    english = "# CERTIFICATE\nCertificate No: 00125E30311R1M\nEnvironmental Management System ISO 14001:2015"
    assert cut(book(CERTIFICATE, annex)) == ((0, 1),)
    assert cut(book(CERTIFICATE, english)) == ((0, 1),)


def test_other_certificate_is_another_paper() -> None:
    other = "# 质量管理体系认证证书\n证书编号:00125Q30288R1M\n恒远电气有限公司\n有效期至:2028年5月6日"
    assert cut(book(CERTIFICATE, other)) == ((0, 0), (1, 1))


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        ("检定证书", "证书编号:HCJ2026-314\n器具名称:电能表", "证书编号:HCJ2026-315\n器具名称:电能表"),
        (
            "不符合项报告",
            "编号:NC-01  日期:2025年8月1日\n受审部门:仓库",
            "编号:NC-02  日期:2025年8月1日\n受审部门:动力科",
        ),
        ("保持认证资格通知书", "经2024年6月3日监督审核,同意保持。", "经2025年6月5日监督审核,同意保持。"),
    ],
)
def test_copies_of_one_form_are_several_papers(title: str, first: str, second: str) -> None:
    assert cut(book(f"# {title}\n{first}", f"# {title}\n{second}")) == ((0, 0), (1, 1))


def test_table_over_the_page_break_is_one_paper() -> None:
    more = "| 13 | 孙悦 | 设备 | 孙悦 |\n| 14 | 赵磊 | 仓库 | 赵磊 |"
    again = "# 培训签到表\n培训主题:节能知识  日期:2025年3月8日\n| 序号 | 姓名 | 部门 | 签名 |\n| 13 | 孙悦 | 设备 | 孙悦 |"
    assert cut(book(SIGN_IN, more)) == ((0, 1),)
    assert cut(book(SIGN_IN, again)) == ((0, 1),)


def test_second_sign_in_of_another_day_is_another_paper() -> None:
    assert cut(book(SIGN_IN, SIGN_IN.replace("3月8日", "6月2日"))) == ((0, 0), (1, 1))


def test_test_report_with_cover_and_statement_is_one() -> None:
    words = book(
        "# 检 测 报 告\n报告编号:QH20250611\n委托单位:恒远电气有限公司\n检测类别:委托检测",
        "# 报告说明\n1.本报告无检验检测专用章无效。",
        "# 检测报告\n报告编号:QH20250611 第1页 共2页\n| 点位 | 项目 | 结果 | 限值 |\n| DA001 | 颗粒物 | 4.1 | 20 |",
        "# 检测报告\n报告编号:QH20250611 第2页 共2页\n| 点位 | 项目 | 结果 | 限值 |\n| DA002 | 颗粒物 | 3.9 | 20 |",
    )
    assert cut(words) == ((0, 3),)


def test_contract_goes_on_without_titles() -> None:
    words = book(
        f"# 危险废物委托处置合同\n合同编号:HT-01\n{PROSE}",
        f"第五条 违约责任\n{PROSE}",
        "甲方(盖章)  乙方(盖章)\n2025年1月5日",
    )
    assert cut(words) == ((0, 2),)


def test_change_of_paper_size_supports_a_boundary() -> None:
    drawn = list(pages(book(SIGN_IN, SCORES)))
    drawn[1] = replace(drawn[1], width=842.0, height=595.0)
    assert split(drawn, True, types()) == ((0, 0), (1, 1))
