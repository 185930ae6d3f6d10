"""Figures of tables as (metric, period, unit, value), whatever the layout."""

from decimal import Decimal

import pytest

from evidencekit.facts import quantities
from evidencekit.model import Cell, Page, Quantity, QuantityRole, Table
from evidencekit.text import Text
from tests.facts import grids


def quantities_of(text, doc_type="monthly_energy_report") -> list[Quantity]:
    return [q for q in quantities.find(text, grids.of_type(doc_type)) if isinstance(q, Quantity)]


def cells(text, doc_type="monthly_energy_report"):
    return [(q.metric, q.period, q.unit, str(q.value)) for q in quantities_of(text, doc_type)]


def roles(text, doc_type="monthly_energy_report"):
    return [(q.metric, q.period, q.unit, q.role.value) for q in quantities_of(text, doc_type)]


MONTHS_BY_WORKSHOPS = [
    ("electricity", "2025-01", "注塑车间", "1000"),
    ("electricity", "2025-01", "喷涂车间", "2000"),
    ("electricity", "2025-01", "", "3000"),
    ("electricity", "2025-02", "注塑车间", "1100"),
    ("electricity", "2025-02", "喷涂车间", "2100"),
    ("electricity", "2025-02", "", "3200"),
]


def test_months_down_workshops_across():
    text = grids.text(
        "2025年各车间用电量统计表", "单位：kWh",
        [["月份", "注塑车间", "喷涂车间", "合计"], ["1月", "1,000", "2,000", "3,000"], ["2月", "1100", "2100", "3 200"]],
    )  # fmt: skip
    assert cells(text) == MONTHS_BY_WORKSHOPS
    assert {q.measure for q in quantities_of(text)} == {"kWh"}
    assert [q.level for q in quantities_of(text)][:3] == ["workshop", "workshop", "company"]


def test_workshops_down_months_across():
    text = grids.text(
        "车间月度电耗（kWh） 2025年",
        [
            ["车间", "1月", "2月"],
            ["注塑车间", "1000", "1100"],
            ["喷涂车间", "2000", "2100"],
            ["全厂合计", "3000", "3200"],
        ],
    )
    assert sorted(cells(text)) == sorted(MONTHS_BY_WORKSHOPS)
    assert [q.role for q in quantities_of(text)][-1] is QuantityRole.TOTAL


def test_names_without_the_word_workshop_under_a_merged_metric():
    text = grids.text(
        [
            ["年月", "用电量（万度）", "<", "<"],
            ["^", "注塑", "喷涂", "合计"],
            ["2025-01", "0.1", "0.2", "0.3"],
            ["2025-02", "0.11", "0.21", "0.32"],
        ]
    )
    found = quantities_of(text)
    assert [(q.period, q.unit, q.base_value) for q in found][:3] == [
        ("2025-01", "注塑", Decimal("1000.0")), ("2025-01", "喷涂", Decimal("2000.0")), ("2025-01", "", Decimal("3000.0"))
    ]  # fmt: skip


def test_two_head_rows_workshop_over_metric():
    text = grids.text(
        "2025年能源消耗统计",
        [
            ["月份", "一车间", "<", "<", "二车间", "<", "<"],
            ["^", "用电量(kWh)", "产量(t)", "单耗(kWh/t)", "用电量(kWh)", "产量(t)", "单耗(kWh/t)"],
            ["1月", "100", "10", "10.0", "200", "10", "20.0"],
            ["7月", "150", "10", "15.0", "210", "10", "21.0"],
            ["平均", "125", "10", "12.5", "205", "10", "20.5"],
            ["全年合计", "1500", "120", "12.5", "2460", "120", "20.5"],
        ],
    )
    found = cells(text)
    assert ("unit_electricity", "2025-07", "一车间", "15.0") in found
    assert ("electricity", "2025", "二车间", "2460") in found
    assert len(found) == 18


def test_energy_kinds_across_with_their_units():
    text = grids.text(
        "2025年度能源消耗台账",
        [
            ["月份", "电力(万kWh)", "天然气(m³)", "蒸汽(t)", "新鲜水(m³)", "综合能耗(tce)"],
            ["1月", "12.5", "3000", "45", "800", "20.1"],
            ["2月", "11.0", "2800", "40", "750", "18.2"],
        ],
    )
    assert cells(text)[:5] == [
        ("electricity", "2025-01", "", "12.5"), ("natural_gas", "2025-01", "", "3000"), ("steam", "2025-01", "", "45"),
        ("water", "2025-01", "", "800"), ("comprehensive_energy", "2025-01", "", "20.1")
    ]  # fmt: skip
    assert [q.base_measure for q in quantities_of(text)][:5] == ["kWh", "m3", "t", "m3", "kgce"]


def test_energy_kinds_down_with_a_unit_column_and_years_across():
    text = grids.text(
        "能源消耗对比表",
        [
            ["序号", "能源品种", "计量单位", "折标系数", "2024年", "<", "2025年", "<", "变化率(%)"],
            ["^", "^", "^", "^", "实物量", "折标煤(tce)", "实物量", "折标煤(tce)", "^"],
            ["1", "电力", "万kWh", "1.229", "100", "122.9", "90", "110.61", "-10"],
            ["2", "天然气", "万m³", "12.143", "10", "121.43", "9", "109.29", "-10.0"],
            ["", "合计", "", "", "", "244.33", "", "219.90", ""],
        ],
    )
    found = {(q.metric, q.period, q.role.value, q.label): q for q in quantities_of(text)}
    assert found["electricity", "2024", "value", ""].base_value == 1000000
    assert found["电力折标量", "2025", "value", ""].base_value == Decimal("110610.00")
    assert found["natural_gas", "2025", "change", ""].base_period == "2024"
    assert found["comprehensive_energy", "2025", "total", ""].base_value == Decimal("219900.00")
    assert found["electricity", "", "factor", "折标系数"].measure == ""


def test_change_columns_follow_the_figures_they_fit():
    text = grids.text(
        "2025年7月能源消耗月报",
        [
            ["车间", "用电量(kWh)", "<", "产量(件)", "单耗(kWh/件)", "同比(%)"],
            ["^", "本月", "上年同期", "^", "^", "^"],
            ["一车间", "1000", "900", "500", "2.00", "11.1"],
            ["三车间", "2000", "1500", "500", "4.00", "33.3"],
        ],
    )
    changes = [q for q in quantities_of(text) if q.role is QuantityRole.CHANGE]
    assert [(q.metric, q.period, q.base_period, q.unit, str(q.value)) for q in changes] == [
        ("electricity", "2025-07", "2024-07", "一车间", "11.1"), ("electricity", "2025-07", "2024-07", "三车间", "33.3")
    ]  # fmt: skip
    assert ("electricity", "2024-07", "三车间", "1500") in cells(text)


def test_quarters_are_subtotals_beside_months():
    text = grids.text(
        "2025年用水量（m³）",
        [
            ["月份", "用水量"],
            ["1月", "10"],
            ["2月", "20"],
            ["3月", "30"],
            ["小计", "60"],
            ["4月", "5"],
            ["5月", "5"],
            ["6月", "5"],
            ["小计", "15"],
            ["上半年", "75"],
        ],
    )
    found = quantities_of(text, "water_usage_report")
    assert [(q.period, q.role.value) for q in found if q.role is not QuantityRole.VALUE] == [
        ("2025-01-01/2025-03-31", "subtotal"), ("2025-04-01/2025-06-30", "subtotal"), ("2025-01-01/2025-06-30", "subtotal")
    ]  # fmt: skip


def test_side_by_side_halves():
    text = grids.text(
        "2025年用电量 单位：kWh",
        [
            ["月份", "用电量", "月份", "用电量"],
            ["1月", "10", "7月", "70"],
            ["2月", "20", "8月", "80"],
            ["3月", "30", "9月", "90"],
        ],
    )
    assert cells(text) == [
        ("electricity", f"2025-0{m}", "", f"{m}0") for pair in ((1, 7), (2, 8), (3, 9)) for m in pair
    ]  # fmt: skip


def test_key_value_form():
    text = grids.text(
        "2025年度能源利用状况",
        [
            ["综合能耗(tce)", "1234.5", "工业总产值(万元)", "56789"],
            ["单位产值综合能耗", "0.0217 tce/万元", "用电量", "560万kWh"],
        ],
    )
    assert cells(text, "performance_calculation") == [
        ("comprehensive_energy", "2025", "", "1234.5"),
        ("output_value", "2025", "", "56789"),
        ("unit_energy", "2025", "", "0.0217"),
        ("electricity", "2025", "", "560"),
    ]


def test_water_statistics_form_with_its_letter_row():
    text = grids.text(
        "工业企业用水情况", "表号：205-4表", "2025年",
        [
            ["指标名称", "计量单位", "代码", "本年", "上年同期"],
            ["甲", "乙", "丙", "1", "2"],
            ["取水总量", "立方米", "01", "12345", "13000"],
            ["其中：自来水", "立方米", "02", "12000", "12500"],
            ["重复用水量", "立方米", "03", "45678", "40000"],
            ["用水重复利用率", "%", "04", "78.7", "75.5"],
        ],
    )  # fmt: skip
    found = [(q.metric, q.period, str(q.value), q.label) for q in quantities_of(text, "water_statistics")]
    assert found[:4] == [
        ("water", "2025", "12345", ""), ("water", "2024", "13000", ""), ("water", "2025", "12000", "自来水"), ("water", "2024", "12500", "自来水")
    ]  # fmt: skip
    assert ("工业用水重复利用率", "2025", "78.7", "") in found


def test_energy_statistics_form_keeps_purchase_and_stock_apart_from_consumption():
    text = grids.text(
        "能源购进、消费与库存", "205-1表", "2025年1-12月",
        [
            ["能源名称", "计量单位", "代码", "年初库存量", "购进量", "<", "消费量", "<", "<", "期末库存量", "采用折标系数"],
            ["^", "^", "^", "^", "实物量", "金额(千元)", "合计", "工业生产消费", "非工业生产消费", "^", "^"],
            ["甲", "乙", "丙", "1", "2", "3", "4", "5", "6", "7", "8"],
            ["电力", "万千瓦时", "33", "-", "561.0", "4200", "560.2", "550", "10.2", "-", "1.229"],
            ["能源合计", "吨标准煤", "40", "", "", "", "840.3", "", "", "", ""],
        ],
    )  # fmt: skip
    found = {(q.metric, q.role.value): str(q.value) for q in quantities_of(text, "energy_statistics")}
    assert found["electricity", "total"] == "560.2"
    assert found["电力购进量", "value"] == "561.0"
    assert found["电力费用", "value"] == "4200"
    assert found["electricity", "factor"] == "1.229"
    assert found["comprehensive_energy", "total"] == "840.3"


def test_waste_ledger_flows():
    text = grids.text(
        "2025年一般工业固废台账 单位：吨",
        [
            ["月份", "种类", "期初库存", "产生量", "综合利用量", "处置量", "期末库存", "去向"],
            ["1月", "废塑料", "0.5", "2.5", "2.0", "0", "1.0", "甲公司"],
            ["^", "废纸箱", "0", "1.2", "1.2", "0", "0", "乙公司"],
        ],
    )
    found = [(q.period, q.label, str(q.value)) for q in quantities_of(text, "solid_waste_ledger")]
    assert found[:5] == [
        ("2025-01", "废塑料 期初贮存量", "0.5"), ("2025-01", "废塑料 产生量", "2.5"), ("2025-01", "废塑料 综合利用量", "2.0"),
        ("2025-01", "废塑料 处置量", "0"), ("2025-01", "废塑料 期末贮存量", "1.0")
    ]  # fmt: skip
    assert found[6] == ("2025-01", "废纸箱 产生量", "1.2")


def test_greenhouse_gas_inventory():
    text = grids.text(
        "温室气体排放汇总（2025年）",
        [
            ["排放类别", "排放源", "活动数据", "单位", "排放因子", "排放量(tCO2e)", "占比"],
            ["范围一", "天然气", "12.5", "万m³", "21.65", "270.6", "5.5%"],
            ["范围二", "外购电力", "8500", "MWh", "0.5366", "4561.1", "94.5%"],
            ["合计", "", "", "", "", "4831.7", "100%"],
        ],
    )
    found = {(q.metric, q.role.value, q.label): q for q in quantities_of(text, "ghg_inventory_report")}
    assert found["electricity", "value", ""].base_value == 8500000
    assert found["natural_gas", "value", ""].base_value == Decimal("125000.0")
    assert found["electricity", "factor", "排放因子"].value == Decimal("0.5366")
    assert found["carbon_emission", "value", "范围2 外购电力"].base_value == Decimal("4561100.0")
    assert found["carbon_emission", "total", ""].value == Decimal("4831.7")


def test_equipment_records():
    text = grids.text(
        "2025年关键设备运行记录",
        [
            ["设备名称", "运行时间(h)", "负载率(%)", "用电量(kWh)", "单位产品电耗(kWh/件)"],
            ["1#空压机", "6000", "80", "360000", "0.12"],
        ],
    )
    assert [(q.metric, q.unit, q.level) for q in quantities_of(text, "equipment_energy_report")] == [
        ("运行时间", "1#空压机", "equipment"), ("负载率", "1#空压机", "equipment"), ("electricity", "1#空压机", "equipment"),
        ("unit_electricity", "1#空压机", "equipment")
    ]  # fmt: skip


def test_meter_readings():
    text = grids.text(
        "抄表记录", "抄表日期：2025年7月31日",
        [["表号", "安装位置", "上月读数", "本月读数", "倍率", "用电量(kWh)"], ["A001", "注塑车间", "1000", "1100", "40", "4000"]],
    )  # fmt: skip
    assert cells(text, "meter_reading_record") == [
        ("上期示数", "2025-07", "注塑车间", "1000"), ("本期示数", "2025-07", "注塑车间", "1100"),
        ("倍率", "2025-07", "注塑车间", "40"), ("electricity", "2025-07", "注塑车间", "4000")
    ]  # fmt: skip


def test_monitoring_limits():
    text = grids.text(
        [
            ["监测点位", "监测项目", "单位", "检测结果", "标准限值", "达标情况"],
            ["DA001", "颗粒物", "mg/m³", "5.2", "30", "达标"],
            ["^", "非甲烷总烃", "mg/m³", "12.3", "60", "达标"],
        ]
    )
    found = [
        (q.metric, q.unit, q.role.value, str(q.value))
        for q in quantities_of(text, "emission_monitoring_report")
    ]
    assert found == [
        ("颗粒物", "DA001", "value", "5.2"), ("颗粒物", "DA001", "limit", "30"),
        ("非甲烷总烃", "DA001", "value", "12.3"), ("非甲烷总烃", "DA001", "limit", "60")
    ]  # fmt: skip


def test_attribution_table():
    text = grids.text(
        "2025年单位产品综合能耗较2024年下降5.0%。",
        [
            ["节能项目", "节能量(tce)", "贡献下降(%)"],
            ["空压机余热回收", "12.5", "1.2"],
            ["LED照明改造", "8.3", "0.8"],
            ["合计", "20.8", "2.0"],
        ],
    )
    parts = [q for q in quantities_of(text, "unit_energy_analysis") if q.role is QuantityRole.CONTRIBUTION]
    assert [(q.metric, q.period, q.project, str(q.value)) for q in parts] == [
        ("unit_energy", "2025", "空压机余热回收", "1.2"), ("unit_energy", "2025", "LED照明改造", "0.8"), ("unit_energy", "2025", "", "2.0")
    ]  # fmt: skip


def test_missing_unit_is_left_open():
    found = quantities_of(grids.text("2025年", [["月份", "用电量"], ["1月", "100"], ["2月", "110"]]))
    assert [(q.measure, q.base_value) for q in found] == [("", None), ("", None)]


def test_workbook_cells_keep_their_reference_and_printed_value():
    row = [Cell(0, 0, "月份"), Cell(0, 1, "用电量(kWh)"), Cell(0, 2, "同比"), Cell(1, 0, "1月", ref="S!A2"),
           Cell(1, 1, "1,234.6", ref="S!B2", number="1234.5678"), Cell(1, 2, "5.3%", ref="S!C2", number="0.0532")]  # fmt: skip
    text = Text("D1", [Page(1, 0, 0, (), (Table(tuple(row), 2, 3),), name="2025年")], paged=False)
    found = quantities_of(text)
    assert [(str(q.value), q.decimals, q.place.cell, q.role.value) for q in found] == [
        ("1234.6", 1, "S!B2", "value"), ("5.3", 1, "S!C2", "change")
    ]  # fmt: skip
    assert found[0].period == "2025-01"


@pytest.mark.parametrize(
    "rows",
    [
        [["序号", "姓名", "部门"], ["1", "张三", "生产部"], ["2", "李四", "仓库"]],
        [
            ["序号", "供应商名称", "联系电话", "评分"],
            ["1", "甲公司", "13800000000", "95"],
            ["2", "乙公司", "13900000000", "90"],
        ],
        [["名称", "规格型号", "数量"], ["活性炭", "800碘值", "3"], ["滤袋", "130*2450", "20"]],
        [["检查项目", "结果"], ["1.灭火器在有效期内", "合格"], ["2.消防通道畅通", "合格"]],
    ],
)
def test_other_tables_have_no_quantities(rows):
    assert cells(grids.text("2025年记录", rows), "inspection_record") == []


def test_a_bill_without_a_table():
    text = grids.text(
        "燃气费账单",
        "账单期间：2025年1月至2025年12月",
        *(f"{m}月\t{3000 + m} m³\t{10000 + m}.44元" for m in range(1, 13)),
    )
    found = cells(text, "energy_bill")
    assert found[:2] == [("natural_gas", "2025-01", "", "3001"), ("气费", "2025-01", "", "10001.44")]
    assert len(found) == 24


def test_a_plan_aims_and_an_approval_designs():
    aim = grids.text("2025年节水目标", "目标：单位产品取水量不高于9.8m³/万件，较上年下降3%。")
    assert roles(aim, "water_saving_target") == [
        ("unit_water", "2025", "", "target"),
        ("unit_water", "2025", "", "target"),
    ]
    design = grids.text(
        "节能登记表", "登记日期：2012年5月3日", [["年耗电量", "320万kWh", "年综合能耗", "445吨标准煤"]]
    )
    assert {role for *_, role in roles(design, "energy_conservation_review")} == {"target"}


def test_meters_numbered_with_their_place():
    text = grids.text(
        "抄表月份：2025年7月   抄表日期：7月31日",
        [
            ["表号", "上月示数", "本月示数", "倍率", "电量(kWh)"],
            ["HY-DB-01 第一车间", "20000.0", "21932.0", "40", "77280"],
            ["HY-DB-04 公用工程", "22193.0", "22920.0", "40", "29080"],
        ],
    )
    found = [cell for cell in cells(text, "meter_reading_record") if cell[0] == "electricity"]
    assert found == [
        ("electricity", "2025-07", "第一车间", "77280"),
        ("electricity", "2025-07", "公用工程", "29080"),
    ]


def test_bare_flows_speak_of_the_waste_that_the_column_before_them_names():
    text = grids.text(
        "2025年一般工业固体废物及危险废物台账", "单位：吨",
        [
            ["月份", "一般固废产生量", "综合利用量", "处置量", "期末贮存量", "危险废物产生量", "转移处置量"],
            ["1月", "7.16", "5.87", "1.29", "0.10", "0.58", "0.50"],
        ],
    )  # fmt: skip
    kinds = [(metric, value) for metric, _, _, value in cells(text, "solid_waste_ledger")]
    assert kinds[:4] == [("solid_waste", value) for value in ("7.16", "5.87", "1.29", "0.10")]
    assert kinds[4:] == [("hazardous_waste", "0.58"), ("hazardous_waste", "0.50")]
