"""Tables of figures in many layouts: what each must give, cell by cell, and what it must not."""

from typing import NamedTuple

import pytest

from evidencekit.facts import quantities
from evidencekit.model import Quantity
from tests.facts import grids


class Layout(NamedTuple):
    parts: list
    cells: list[tuple[str, str, str, str]]
    doc_type: str = "monthly_energy_report"
    count: int | None = None


LAYOUTS = {
    "energy kinds with cost beside use": Layout(
        ["2025年能源消耗月度统计表",
         [["月份", "电", "<", "天然气", "<", "水", "<", "合计折标煤"], ["^", "用量(kWh)", "费用(元)", "用量(m³)", "费用(元)", "用量(t)", "费用(元)", "(tce)"],
          ["1", "120000", "84000", "3000", "12000", "500", "2100", "18.39"]]],
        [("electricity", "2025-01", "", "120000"), ("电费用", "2025-01", "", "84000"), ("natural_gas", "2025-01", "", "3000"),
         ("water", "2025-01", "", "500"), ("comprehensive_energy", "2025-01", "", "18.39")], count=7),
    "metrics down, months across": Layout(
        ["2025年车间能耗统计",
         [["车间", "项目", "单位", "1月", "2月", "一季度合计"], ["冲压车间", "用电量", "kWh", "100", "110", "330"], ["^", "产量", "件", "10", "11", "33"],
          ["^", "单位电耗", "kWh/件", "10", "10", "10"]]],
        [("electricity", "2025-02", "冲压车间", "110"), ("output", "2025-01", "冲压车间", "10"), ("unit_electricity", "2025-01", "冲压车间", "10"),
         ("electricity", "2025-01-01/2025-03-31", "冲压车间", "330")], count=9),
    "this month and last month": Layout(
        ["2025年7月份各车间用电情况",
         [["部门", "上月电量(度)", "本月电量(度)", "环比增减"], ["一车间", "1000", "1150", "15.0%"], ["总计", "3300", "3360", "1.8%"]]],
        [("electricity", "2025-06", "一车间", "1000"), ("electricity", "2025-07", "一车间", "1150"), ("electricity", "2025-07", "一车间", "15.0"),
         ("electricity", "2025-07", "", "3360")], count=6),
    "years down": Layout(
        ["近三年能耗指标", [["年度", "综合能耗（tce）", "工业总产值（万元）", "万元产值综合能耗（tce/万元）", "同比变化"], ["2024", "1250", "21000", "0.0595", "-8.5%"], ["2025", "1200", "22000", "0.0545", "-8.4%"]]],
        [("comprehensive_energy", "2024", "", "1250"), ("output_value", "2025", "", "22000"), ("unit_energy", "2025", "", "0.0545"), ("unit_energy", "2025", "", "-8.4")],
        "unit_energy_analysis", 8),
    "months as 2025/01 under places": Layout(
        ["用气统计（Nm³）", [["日期", "锅炉房", "食堂", "小计"], ["2025/01", "5000", "300", "5300"]]],
        [("natural_gas", "2025-01", "锅炉房", "5000"), ("natural_gas", "2025-01", "", "5300")], count=3),
    "quarters and the year": Layout(
        ["2025年取水量统计  单位：立方米", [["用水单元", "第一季度", "第二季度", "全年"], ["生产用水", "300", "310", "1260"], ["合计", "400", "410", "1660"]]],
        [("water", "2025-04-01/2025-06-30", "生产用水", "310"), ("water", "2025", "", "1660")], "water_usage_report", 6),
    "electricity bill by time of use": Layout(
        ["国网电费账单", "户名：某公司  结算周期：2025-07-01至2025-07-31",
         [["项目", "起码", "止码", "倍率", "电量(kWh)", "电价(元/kWh)", "电费(元)"], ["峰", "200", "230", "600", "18000", "1.0", "18000"], ["合计", "", "", "", "60000", "", "45600"]]],
        [("electricity", "2025-07", "", "18000"), ("electricity", "2025-07", "", "60000"), ("电费", "2025-07", "", "45600")], "energy_bill"),
    "targets, values and completion": Layout(
        ["2025年能源目标完成情况",
         [["序号", "指标", "单位", "目标值", "实际值", "完成率"], ["1", "单位产品综合能耗", "kgce/件", "≤0.50", "0.49", "102%"], ["2", "用水重复利用率", "%", "≥80", "82.5", "103%"]]],
        [("unit_energy", "2025", "", "0.50"), ("unit_energy", "2025", "", "0.49"), ("工业用水重复利用率", "2025", "", "82.5"), ("目标完成率", "2025", "", "102")],
        "target_assessment_record", 6),
    "two blocks of one table": Layout(
        ["能源报表",
         [["2024年能源消耗", "<", "<"], ["月份", "电力(kWh)", "天然气(m³)"], ["1月", "100", "10"], ["2025年能源消耗", "<", "<"], ["月份", "电力(kWh)", "天然气(m³)"], ["1月", "120", "12"]]],
        [("electricity", "2024-01", "", "100"), ("electricity", "2025-01", "", "120"), ("natural_gas", "2025-01", "", "12")], count=4),
    "workshops as title rows inside": Layout(
        ["2025年各车间能耗",
         [["月份", "用电量(kWh)", "用水量(t)"], ["一车间", "<", "<"], ["1月", "100", "10"], ["二车间", "<", "<"], ["1月", "200", "20"]]],
        [("electricity", "2025-01", "一车间", "100"), ("water", "2025-01", "二车间", "20")], count=4),
    "merged head without its frame": Layout(
        ["2025年用电统计", [["月份", "用电量(kWh)", "", "产量(t)", ""], ["", "一车间", "二车间", "一车间", "二车间"], ["1月", "100", "200", "10", "20"]]],
        [("electricity", "2025-01", "二车间", "200"), ("output", "2025-01", "二车间", "20")], count=4),
    "blank workshop cells go on": Layout(
        ["2025年7月",
         [["车间", "设备", "用电量/kWh"], ["注塑车间", "1#注塑机", "100"], ["", "2#注塑机", "120"], ["", "小计", "220"], ["合计", "", "520"]]],
        [("electricity", "2025-07", "2#注塑机", "120"), ("electricity", "2025-07", "注塑车间", "220"), ("electricity", "2025-07", "", "520")], count=4),
    "months with their years": Layout(
        ["电耗 单位:万度", [["项目", "2024年12月", "2025年1月"], ["全厂用电量", "12.0", "11.5"], ["其中：一车间", "6.0", "5.8"]]],
        [("electricity", "2024-12", "", "12.0"), ("electricity", "2025-01", "一车间", "5.8")], count=4),
    "running totals": Layout(
        ["2025年7月能源统计",
         [["能源", "单位", "本月", "本年累计", "上年同期", "上年同期累计", "累计同比(%)"], ["电力", "万kWh", "45.2", "310.5", "44.0", "305.0", "1.8"]]],
        [("electricity", "2025-07", "", "45.2"), ("electricity", "2025-01-01/2025-07-31", "", "310.5"), ("electricity", "2024-07", "", "44.0"),
         ("electricity", "2024-01-01/2024-07-31", "", "305.0"), ("electricity", "2025-01-01/2025-07-31", "", "1.8")], count=5),
    "units of measure in a head row of their own": Layout(
        ["2025年能耗统计", [["月份", "用电量", "用气量", "产量", "单耗"], ["", "kWh", "m³", "t", "kWh/t"], ["1月", "1000", "10", "5", "200"]]],
        [("electricity", "2025-01", "", "1000"), ("natural_gas", "2025-01", "", "10"), ("unit_electricity", "2025-01", "", "200")], count=4),
    "the title names the workshop": Layout(
        ["注塑车间2025年能耗月报", [["月份", "用电量(kWh)", "产量(件)"], ["1月", "100", "50"]]],
        [("electricity", "2025-01", "注塑车间", "100"), ("output", "2025-01", "注塑车间", "50")], count=2),
    "two columns of units": Layout(
        ["综合能耗计算表（2025年）",
         [["能源", "实物量", "单位", "折标系数", "单位", "折标煤(tce)"], ["电力", "347.2", "万kWh", "1.229", "tce/万kWh", "426.7"], ["合计", "", "", "", "", "493.1"]]],
        [("electricity", "2025", "", "347.2"), ("electricity", "2025", "", "1.229"), ("电力折标量", "2025", "", "426.7"), ("comprehensive_energy", "2025", "", "493.1")],
        "unit_energy_analysis", 4),
    "B204-1": Layout(
        ["工业产销总值及主要产品产量", "2025年12月",
         [["指标名称", "计量单位", "代码", "本月", "1-本月", "上年同期", "<"], ["^", "^", "^", "^", "^", "本月", "1-本月"], ["甲", "乙", "丙", "1", "2", "3", "4"],
          ["一、工业总产值（当年价格）", "千元", "01", "25000", "286000", "24000", "270000"], ["LED灯具", "套", "1001", "231000", "2774000", "220000", "2573000"]]],
        [("output_value", "2025-12", "", "25000"), ("output_value", "2025", "", "286000"), ("output_value", "2024", "", "270000"), ("output", "2025", "", "2774000")],
        "industrial_output_statistics", 8),
    "base form 101": Layout(
        ["工业企业污染物排放及处理利用情况", "2025年",
         [["指标名称", "计量单位", "代码", "本年实际"], ["一般工业固体废物产生量", "吨", "41", "120"], ["其中：综合利用往年贮存量", "吨", "43", "5"], ["危险废物产生量", "吨", "46", "5.2"]]],
        [("solid_waste", "2025", "", "120"), ("solid_waste", "2025", "", "5"), ("hazardous_waste", "2025", "", "5.2")], "pollutant_statistics", 3),
    "scopes across": Layout(
        ["碳排放汇总", [["年份", "范围1", "范围2", "总量(tCO2e)", "单位产值排放强度(tCO2e/万元)"], ["2025", "118", "1630", "1748", "0.088"]]],
        [("carbon_emission", "2025", "", "118"), ("carbon_emission", "2025", "", "1748"), ("unit_carbon", "2025", "", "0.088")], "ghg_inventory_report", 4),
    "photovoltaic power is no consumption": Layout(
        ["2025年光伏发电情况", [["月份", "发电量(万kWh)", "自用电量(万kWh)", "上网电量(万kWh)"], ["1月", "2.0", "1.8", "0.2"]]],
        [("光伏发电量", "2025-01", "", "2.0"), ("光伏自用电量", "2025-01", "", "1.8"), ("上网电量", "2025-01", "", "0.2")], "renewable_energy_proof", 3),
    "bought power beside own power is a part": Layout(
        ["2025年月报", [["月份", "外购电量(kWh)", "光伏自用电量(kWh)", "用电合计(kWh)"], ["1月", "90", "10", "100"]]],
        [("electricity", "2025-01", "", "90"), ("electricity", "2025-01", "", "100")], count=3),
    "wastes across": Layout(
        ["2025年一般工业固体废物台账", [["月份", "塑料边角料产生量(t)", "包装物产生量(t)", "综合利用量(t)", "处置量(t)"], ["1月", "4.6", "2.4", "6.5", "0.5"]]],
        [("solid_waste", "2025-01", "", "4.6"), ("solid_waste", "2025-01", "", "6.5")], "solid_waste_ledger", 4),
    "formulas are no figures": Layout(
        ["2025年绩效", [["指标", "计算过程", "结果", "对照值"], ["建筑密度", "11740 ÷ 26680 × 100%", "44.0%", "≥30%"], ["单位产品综合能耗", "493190kgce ÷ 277.4万套", "1777.90kgce/万套", "1985kgce/万套"]]],
        [("建筑密度", "2025", "", "44.0"), ("unit_energy", "2025", "", "1777.90"), ("unit_energy", "2025", "", "1985")], "performance_calculation", 4),
    "the department that fills in the form uses nothing": Layout(
        ["单位：kWh  编制部门：设备部  编制日期：2026年1月5日", "统计期：2025年",
         [["月份", "用电量"], ["1月", "100"], ["2月", "110"]]],
        [("electricity", "2025-01", "", "100"), ("electricity", "2025-02", "", "110")], count=2),
}  # fmt: skip


def found(layout: Layout) -> list[Quantity]:
    text = grids.text(*layout.parts)
    return [q for q in quantities.find(text, grids.of_type(layout.doc_type)) if isinstance(q, Quantity)]


@pytest.mark.parametrize("name", LAYOUTS)
def test_cells(name):
    layout = LAYOUTS[name]
    read = [(q.metric, q.period, q.unit, str(q.value)) for q in found(layout)]
    assert [cell for cell in layout.cells if cell not in read] == []
    if layout.count is not None:
        assert len(read) == layout.count


def test_every_cell_has_its_place_and_position():
    for layout in LAYOUTS.values():
        for quantity in found(layout):
            assert quantity.at is not None
            assert str(quantity.value).lstrip("-") in quantity.place.quote.replace(",", "")


def test_scopes_share_the_unit_of_their_total():
    assert {q.base_measure for q in found(LAYOUTS["scopes across"])} == {"kgCO2e", "kgCO2e/CNY"}


def test_bought_power_is_labelled():
    labels = {
        str(q.value): (q.label, q.role.value)
        for q in found(LAYOUTS["bought power beside own power is a part"])
    }
    assert labels["90"] == ("外购电量", "value")
    assert labels["100"] == ("", "total")


def test_targets_and_limits_are_no_values():
    roles = {(q.metric, str(q.value)): q.role.value for q in found(LAYOUTS["targets, values and completion"])}
    assert (roles["unit_energy", "0.50"], roles["unit_energy", "0.49"]) == ("target", "value")
    limits = {str(q.value): q.role.value for q in found(LAYOUTS["formulas are no figures"])}
    assert (limits["30"], limits["1985"]) == ("limit", "limit")
