"""Roles of dates against distractors: first issue, surveillance, other papers' validity, revisions, signatures, columns of lists."""

import pytest

from evidencekit.facts import dates
from tests.facts.papers import kind, paper, value


def read(content: str, doc_type: str, **more) -> list:
    return list(dates.find(paper(content, **more), kind(doc_type)))


def test_this_cycles_end_is_not_the_registrations() -> None:
    found = read(
        "认证证书\n首次发证日期：2018-07-19\n本次发证日期：2024-07-19\n证书有效期至：2027-07-18\n本年度有效期至：2025-07-18\n下次监督审核日期：2025年7月前",
        "quality_certificate",
    )
    assert value(found, "valid_until") == "2027-07-18"
    assert {one.normalized for one in found if one.name == "surveillance_date"} == {
        "2025-07-18",
        "2025-07-01",
    }
    assert value(found, "first_issue_date") == "2018-07-19"


def test_the_licence_in_a_contract_is_not_the_contracts_validity() -> None:
    found = read(
        "危险废物处置合同\n乙方持有危险废物经营许可证（有效期至2027年2月11日）。\n合同期限：2025年1月1日至2025年12月31日。",
        "hazardous_waste_contract",
    )
    assert [one.normalized for one in found if one.name == "valid_until"] == ["2025-12-31"]


def test_the_standards_used_in_a_calibration_have_their_own_validity() -> None:
    found = read(
        "校准证书\n校准日期：2025年4月8日\n标准器名称|测量范围|证书编号|有效期至\n标准压力表|0-1MPa|B-2024-01|2025-12-31",
        "calibration_certificate",
    )
    assert value(found, "valid_until") is None and value(found, "issue_date") == "2025-04-08"


def test_the_last_revision_when_nothing_else_dates_a_procedure() -> None:
    content = "管理制度\n版本|修订日期|修订内容\nA/0|2020-03-01|初次发布\nA/1|2022-05-01|修订第3条\nB/0|2024-03-01|换版"
    assert value(read(content, "energy_management_procedure"), "issue_date") == "2024-03-01"
    dated = f"{content}\n批准日期：2024年3月5日"
    assert value(read(dated, "energy_management_procedure"), "issue_date") == "2024-03-05"


def test_dates_of_rows_date_no_list() -> None:
    content = "设备台账\n编号|名称|检定日期|有效期至\n1|电表|2022-09-06|2027-09-05\n2|水表|2023-09-06|2025-09-05\n3|气表|2023-09-06|2025-09-05"
    assert [
        one.name for one in read(content, "metering_equipment_list", table=True) if one.name != "date"
    ] == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("合同\n甲方（盖章）|乙方（盖章）\n2024年12月20日|2024年12月25日", "2024-12-25"),
        ("合同\n签订日期：2024年12月20日\n交货日期：2025年2月1日", "2024-12-20"),
    ],
)
def test_the_signing_of_a_contract(content: str, expected: str) -> None:
    assert value(read(content, "purchase_contract"), "issue_date") == expected


def test_founding_day_is_not_the_registration() -> None:
    found = read("营业执照\n成立日期：2012年08月09日\n登记机关\n2022年03月15日", "business_license")
    assert value(found, "issue_date") == "2022-03-15"
    assert ("date", "2012-08-09") in {(one.name, one.normalized) for one in found}


def test_release_and_effect_on_one_line() -> None:
    found = read("制度\n2024-03-01发布      2024-03-15实施", "energy_management_procedure")
    assert (value(found, "issue_date"), value(found, "effective_date")) == ("2024-03-01", "2024-03-15")


def test_an_impossible_issue_date_is_told_and_the_next_is_taken() -> None:
    found = [
        one
        for one in read("证书\n发证日期：2025年2月30日\n签发日期：2025年3月1日", "quality_certificate")
        if one.name == "issue_date"
    ]
    assert [(one.invalid, one.normalized) for one in found] == [(True, ""), (False, "2025-03-01")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("证书\n发证日期：2024年7月19日\n有效期三年", "2027-07-18"),
        ("证书\n发证日期：2024年7月19日\n有效期：叁年", "2027-07-18"),
        ("证书\n发证日期：2024-02-29\n有效期为5年", "2029-02-28"),
        ("证书\n发证日期：2024年7月19日\n本证书自颁发之日起三年内有效", "2027-07-18"),
        ("证书\n发证日期：2024年7月19日\n有效期限：36个月", "2027-07-18"),
        ("Certificate\nDate of issue: 19 July 2024\nValid for three years", "2027-07-18"),
        ("证书\n发证日期：2024年7月19日\n有效期：三年\n有效期至：2027年7月20日", "2027-07-20"),
    ],
)
def test_years_from_the_issue(content: str, expected: str) -> None:
    assert value(read(content, "energy_certificate"), "valid_until") == expected


@pytest.mark.parametrize(
    "content",
    [
        "执照\n营业期限|长期",
        "执照\n营业期限：2012-08-09至无固定期限",
        "执照\n有效期至：永久",
        "执照\n营业期限自2012年8月9日至******",
    ],
)
def test_no_end(content: str) -> None:
    assert value(read(content, "business_license"), "valid_until") == "9999-12-31"


@pytest.mark.parametrize("content", ["方案\n建立长期机制\n2025年3月1日", "制度\n长期坚持节能"])
def test_long_term_in_a_sentence_is_no_end(content: str) -> None:
    assert value(read(content, "business_license"), "valid_until") is None


def test_a_month_is_its_first_day_as_a_start_and_its_last_as_an_end() -> None:
    found = read("许可证\n有效期：2024年3月至2029年2月", "pollutant_discharge_permit")
    assert (value(found, "valid_from"), value(found, "valid_until")) == ("2024-03-01", "2029-02-28")
    assert {one.precision.value for one in found} == {"month"}


@pytest.mark.parametrize(
    "content",
    [
        "证书\n初次发证日期|本次发证日期|有效期至\n2018-07-19|2024-07-19|2027-07-18",
        "证书\n初次发证日期\n2018-07-19\n本次发证日期\n2024-07-19\n有效期至\n2027-07-18",
        "证书\n2018-07-19|2024-07-19|2027-07-18\n初次发证日期|本次发证日期|有效期至",
        "证书\n初次发证日期 2018-07-19|本次发证日期 2024-07-19|有效期至 2027-07-18",
        "证书\n本次发证日期：2024-07-19 初次发证日期：2018-07-19 有效期至：2027-07-18",
    ],
)
def test_one_certificate_in_five_layouts(content: str) -> None:
    found = read(content, "quality_certificate")
    assert (value(found, "issue_date"), value(found, "valid_until"), value(found, "first_issue_date")) == (
        "2024-07-19",
        "2027-07-18",
        "2018-07-19",
    )


def test_what_a_stamp_made_unreadable_on_a_scan_is_no_other_date() -> None:
    found = read("承诺书\n苏州明达电器有限公司\n20年3月3日", "management_commitment", confidence=0.9)
    assert value(found, "issue_date") is None
    lost = read("承诺书\n苏州明达电器有限公司\n2025年月3日", "management_commitment", confidence=0.9)
    (issue,) = [one for one in lost if one.name == "issue_date"]
    assert issue.precision.value == "year" and issue.confidence < 0.6


def test_standard_years_forms_and_phones_date_nothing() -> None:
    found = read(
        "证书\nGB/T 19001-2016\n表格版本：2019-01-01\n印制日期：2020年1月\n电话：0512-20240719",
        "quality_certificate",
    )
    assert {one.name for one in found} <= {"printed_date", "date"}


@pytest.mark.parametrize(
    ("content", "doc_type", "expected"),
    [
        ("2025年节能培训签到表\n时间：8月8日下午|地点：会议室", "training_signin", "2025-08-08"),
        ("成绩登记表（2025年）\n考试时间|8月8日", "score_sheet", "2025-08-08"),
        (
            "2025年度培训总结\n2025年6月5日，安环部组织开展了培训，参训25人。",
            "training_effect_evaluation",
            "2025-06-05",
        ),
        ("通知\n各部门：\n拟于2025年9月10日至12日组织培训。\n2025年8月30日", "training_notice", "2025-09-10"),
        ("培训签到表\n培训时间：2025年8月8日 13:30—15:30", "training_signin", "2025-08-08"),
    ],
)
def test_when_it_was_held(content: str, doc_type: str, expected: str) -> None:
    assert value(read(content, doc_type), "event_date") == expected


@pytest.mark.parametrize(
    "content",
    [
        "培训签到表\n8月8日|张三",
        "2024年和2025年培训签到表\n时间：8月8日",
        "培训签到表\n依据2024年计划，8月8日发放资料",
    ],
)
def test_a_day_without_a_year_needs_a_label_and_one_year(content: str) -> None:
    assert value(read(content, "training_signin"), "event_date") is None


def test_arrival_is_not_the_inspection() -> None:
    assert (
        value(
            read("进料检验\n到货日期：2025-08-05 检验日期：2025-08-06", "incoming_inspection_record"),
            "issue_date",
        )
        == "2025-08-06"
    )


def test_a_month_beside_a_figure_is_no_day() -> None:
    found = read("清单\n完成时间|投资\n2023年12月|46", "application_case", table=True)
    assert {one.normalized for one in found} == {"2023-12-01"}


def test_a_yearly_audit_is_a_surveillance_on_a_certificate_only() -> None:
    content = "报告\n年度审核日期：2025年5月12日\n报告日期：2025年5月20日"
    assert {one.name for one in read(content, "internal_audit_report")} == {"issue_date", "date"}
    assert value(read(content, "surveillance_record"), "surveillance_date") == "2025-05-12"
