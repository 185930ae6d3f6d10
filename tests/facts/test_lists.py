"""Rows of lists: what a meter, a supplier, a waste shipment is and until when."""

import pytest

from evidencekit.facts import lists
from tests.facts import grids


def listed(doc_type, *parts):
    return [(s.key, dict(s.values)) for s in lists.find(grids.text(*parts), grids.of_type(doc_type))]


def test_metering_equipment():
    rows = [
        [
            "序号",
            "器具名称",
            "型号规格",
            "准确度等级",
            "出厂编号",
            "安装地点",
            "检定周期",
            "检定日期",
            "有效期至",
            "状态",
        ],
        [
            "1",
            "三相电能表",
            "DTSD341",
            "0.5S",
            "20210345",
            "配电房",
            "6年",
            "2021.06.01",
            "2027-05-31",
            "合格",
        ],
        ["2", "水表", "LXS", "2", "S001", "进水总管", "24个月", "2023年5月", "2025年5月", "停用"],
        ["编制：张三", "", "", "", "", "", "", "审核：李四", "", ""],
    ]
    found = listed("metering_equipment_list", "能源计量器具一览表", rows)
    assert [key for key, _ in found] == ["三相电能表", "水表"]
    assert (
        found[0][1] | {"serial": "20210345", "last": "2021-06-01", "next": "2027-05-31", "cycle_months": "72"}
        == found[0][1]
    )
    assert (found[1][1]["next"], found[1][1]["status"], found[1][1]["cycle_months"]) == (
        "2025-05",
        "停用",
        "24",
    )


@pytest.mark.parametrize("serial", ["出厂编号", "表号", "序列号"])
@pytest.mark.parametrize("due", ["下次检定日期", "有效期至", "到期日期", "下次校准日期"])
def test_metering_heads_in_other_words(serial, due):
    found = listed(
        "metering_equipment_list",
        [[due, "计量器具名称", serial, "管理编号"], ["2026/3/1", "燃气表", "G-77", "EM-03"]],
    )
    assert found == [("燃气表", {"next": "2026-03-01", "name": "燃气表", "serial": "G-77", "asset": "EM-03"})]


@pytest.mark.parametrize(
    ("cell", "head", "months"),
    [("1年", "周期", "12"), ("6个月", "周期", "6"), ("12", "检定周期(月)", "12"), ("2", "检定周期(年)", "24"), ("半年", "周期", "6"), ("两年", "周期", "24"), ("1", "检定周期", "12"), ("首次检定", "周期", "")],
)  # fmt: skip
def test_cycles(cell, head, months):
    assert lists.cycle_months(cell, head) == months


def test_suppliers_and_projects():
    assert listed("supplier_list", [["序号", "供应商名称", "供应产品", "评价日期"], ["1", "青岛甲公司", "PP粒子", "2025.3.1"]])[0] == (
        "青岛甲公司", {"supplier": "青岛甲公司", "content": "PP粒子", "date": "2025-03-01", "name": "青岛甲公司"}
    )  # fmt: skip
    key, values = listed(
        "retrofit_project_list",
        [
            ["序号", "项目名称", "主要内容", "起止时间", "总投资（万元）", "效益"],
            ["1", "空压机余热回收", "加装换热器", "2024.3-2024.9", "50", "年节能12tce"],
        ],
    )[0]
    assert (key, values["investment"], values["saving"]) == ("空压机余热回收", "50", "年节能12tce")


def test_waste_manifest_form():
    found = listed(
        "hazardous_waste_manifest",
        "危险废物转移联单",
        "联单编号：2025370200001",
        "废物名称：废矿物油   废物代码：900-249-08",
        "转移量：1.2吨   转移日期：2025年6月3日",
        "接收单位：某环保公司",
    )
    assert found == [
        (
            "废矿物油",
            {
                "manifest": "2025370200001",
                "name": "废矿物油",
                "code": "900-249-08",
                "quantity": "1.2吨",
                "date": "2025-06-03",
                "receiver": "某环保公司",
            },
        )
    ]


def test_green_certificates():
    found = listed(
        "renewable_energy_proof",
        [["证书编号", "电量生产年月", "电量（MWh）"], ["GEC2025001", "2025年6月", "100"]],
    )
    assert found[0][0] == "GEC2025001"
    assert found[0][1]["certificate"] == "GEC2025001"


@pytest.mark.parametrize("doc_type", ["training_signin", "monthly_energy_report", "business_license"])
def test_other_papers_have_no_list(doc_type):
    assert listed(doc_type, [["名称", "出厂编号", "有效期至"], ["电能表", "1", "2025-01-01"]]) == []


def test_total_rows_are_no_entries():
    found = listed(
        "energy_equipment_list",
        [["设备名称", "型号", "功率(kW)", "数量"], ["空压机", "GA75", "75", "2"], ["合计", "", "75", "2"]],
    )
    assert [key for key, _ in found] == ["空压机"]


def test_a_manifest_that_counts_up_its_wastes_in_one_cell():
    found = listed(
        "hazardous_waste_manifest", "联单编号：37029920250601733",
        [["移出人", "某公司"], ["转移时间", "2025-06-19"], ["废物", "废切削液900-006-09 4.60t；废矿物油900-249-08 1.05t"]],
    )  # fmt: skip
    assert [(key, values["code"], values["quantity"], values["date"], values["manifest"]) for key, values in found] == [
        ("废切削液", "900-006-09", "4.60t", "2025-06-19", "37029920250601733"), ("废矿物油", "900-249-08", "1.05t", "2025-06-19", "37029920250601733")
    ]  # fmt: skip


def test_supplier_evaluation_with_its_own_scores():
    found = listed(
        "supplier_evaluation",
        [
            ["供方名称", "质量(30)", "交付(20)", "价格(20)", "环保(30)", "合计", "结论"],
            ["甲公司", "30", "18", "16", "12", "76", "不合格，取消资格"],
        ],
    )
    assert found == [
        (
            "甲公司",
            {
                "supplier": "甲公司",
                "environment": "12",
                "score": "76",
                "outcome": "不合格,取消资格",
                "name": "甲公司",
            },
        )
    ]
