"""Layouts of energy, water, output, metering, saving-project and statistics papers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from . import _world as w
from ._paper import LEFT, UP, Num, Paper
from ._registry import layout

D = dt.date
ELECTRIC, GAS, STEAM, WATER, DIESEL = "electricity", "natural_gas", "steam", "water", "diesel"
NAMES = {
    ELECTRIC: ("电", "电力", "用电量", "电耗"),
    GAS: ("天然气", "用气量", "燃气"),
    STEAM: ("蒸汽", "外购蒸汽"),
    WATER: ("新水", "自来水", "用水量"),
    DIESEL: ("柴油",),
}
MEASURES = {
    ELECTRIC: (("kWh", 1), ("万kWh", 1e4), ("千瓦时", 1), ("度", 1), ("kW·h", 1)),
    GAS: (("m³", 1), ("万m³", 1e4), ("Nm³", 1), ("立方米", 1)),
    STEAM: (("t", 1), ("吨", 1)),
    WATER: (("m³", 1), ("吨", 1), ("t", 1), ("立方", 1)),
    DIESEL: (("kg", 1), ("t", 1e3), ("吨", 1e3)),
}
FACTOR = {ELECTRIC: 0.1229e-3, GAS: 1.2143e-3, STEAM: 0.1286, WATER: 0.0, DIESEL: 1.4571e-3}


@dataclass
class Flow:
    """One energy kind as this paper prints it."""

    metric: str
    name: str
    measure: str
    scale: float
    decimals: int


def flow(p: Paper, metric: str, plain: bool = False) -> Flow:
    measure, scale = p.pick(*MEASURES[metric][:1]) if plain else p.pick(*MEASURES[metric])
    return Flow(metric, p.pick(*NAMES[metric]), measure, scale, 2 if scale > 1 else 0)


def amount(p: Paper, f: Flow, base: float) -> float:
    """A monthly figure in the flow's unit of measure around a base in the plain unit."""
    return base * p.rng.uniform(0.85, 1.15) / f.scale


BASE = {ELECTRIC: 86000, GAS: 14000, STEAM: 320, WATER: 1500, DIESEL: 900}


def year_of(p: Paper) -> int:
    return p.pick(2024, 2025, 2025)


def month_name(p: Paper, style: str, year: int, month: int) -> str:
    return {
        "m": f"{month}月",
        "dash": f"{year}-{month:02d}",
        "full": f"{year}年{month}月",
        "cn": f"{w.cn_small(month)}月份",
        "dot": f"{year}.{month:02d}",
    }[style]


# ---- monthly energy reports --------------------------------------------------------------------------------------------
@layout("monthly_energy_report", "xlsx", "xlsx", "docx", "pdf")
def months_by_shops(p: Paper) -> None:
    """Months down, workshops across, one energy kind, totals both ways."""
    year = year_of(p)
    f = flow(p, p.pick(ELECTRIC, ELECTRIC, GAS))
    p.letterhead(0.6, register=False)
    p.title(
        f"{p.year(year)}年{p.pick('各车间用电统计表', '能源消耗月报汇总表', '车间能耗台账', '月度能源消耗报表')}"
        if f.metric == ELECTRIC
        else f"{p.year(year)}年月度{f.name}消耗报表"
    )
    p.line(f"能源品种：{f.name}        单位：{f.measure}", "right")
    shops = list(p.co.trade.workshops) + (["公辅"] if p.chance(0.4) else [])
    style = p.pick("m", "dash", "full", "cn")
    total_word = p.pick("合计", "小计", "全厂合计", "总计")
    rows = [[p.pick("月份", "统计月份", "时间"), *shops, total_word]]
    columns: dict[str, float] = dict.fromkeys(shops, 0.0)
    quarter = p.chance(0.3)
    running: dict[str, float] = dict.fromkeys(shops, 0.0)
    for m in range(1, 13):
        period = f"{year}-{m:02d}"
        values = {s: round(amount(p, f, BASE[f.metric] / 3), f.decimals) for s in shops}
        rows.append(
            [
                month_name(p, style, year, m),
                *[p.cell(f.metric, period, s, v, f.measure, f.decimals) for s, v in values.items()],
                p.cell(f.metric, period, None, sum(values.values()), f.measure, f.decimals),
            ]
        )
        for s in shops:
            columns[s] += values[s]
            running[s] += values[s]
        if quarter and m % 3 == 0:
            span = f"{year}-{m - 2:02d}-01/{w.month_end(year, m).isoformat()}"
            rows.append(
                [
                    f"{'一二三四'[m // 3 - 1]}季度小计",
                    *[p.cell(f.metric, span, s, running[s], f.measure, f.decimals) for s in shops],
                    p.cell(f.metric, span, None, sum(running.values()), f.measure, f.decimals),
                ]
            )
            running = dict.fromkeys(shops, 0.0)
    rows.append(
        [
            p.pick("全年合计", "合计", "年度累计"),
            *[p.cell(f.metric, str(year), s, columns[s], f.measure, f.decimals) for s in shops],
            p.cell(f.metric, str(year), None, sum(columns.values()), f.measure, f.decimals),
        ]
    )
    p.table(rows)
    p.approval()
    p.noise()
    p.named(f"{year}年能源消耗月报", f"{year}年用能统计", "能源消耗报表")


@layout("monthly_energy_report", "xlsx", "pdf")
def shops_by_months(p: Paper) -> None:
    """Workshops down, months across."""
    year = year_of(p)
    f = flow(p, p.pick(ELECTRIC, GAS))
    p.landscape = True
    p.title(
        f"{p.co.short}{p.year(year)}年度{p.pick('能源消耗统计月报', '分车间能耗统计')}（{f.name}，{f.measure}）"
    )
    rows = [["车间", *[f"{m}月" for m in range(1, 13)], "合计"]]
    totals = [0.0] * 12
    for s in p.co.trade.workshops:
        values = [round(amount(p, f, BASE[f.metric] / 3), f.decimals) for _ in range(12)]
        totals = [a + b for a, b in zip(totals, values, strict=True)]
        rows.append(
            [
                s,
                *[
                    p.cell(f.metric, f"{year}-{m + 1:02d}", s, v, f.measure, f.decimals)
                    for m, v in enumerate(values)
                ],
                p.cell(f.metric, str(year), s, sum(values), f.measure, f.decimals),
            ]
        )
    rows.append(
        [
            "合计",
            *[
                p.cell(f.metric, f"{year}-{m + 1:02d}", None, v, f.measure, f.decimals)
                for m, v in enumerate(totals)
            ],
            p.cell(f.metric, str(year), None, sum(totals), f.measure, f.decimals),
        ]
    )
    p.table(rows)
    p.approval()
    p.named(f"{year}能耗统计", f"分车间能耗{year}")


@layout("monthly_energy_report", "xlsx", "docx", "pdf")
def one_month(p: Paper) -> None:
    """One month: workshops down, energy kinds across under two header rows."""
    year, month = year_of(p), p.num(1, 12)
    flows = [flow(p, ELECTRIC), flow(p, GAS), flow(p, WATER, plain=True)]
    p.letterhead(0.5, register=False)
    p.title(p.pick("月度能源消耗报表", "能源消耗月报表", "能耗月报"))
    p.line(
        f"{p.pick('报告期', '统计期间', '月份')}：{p.period_month(year, month)}        填报部门：{p.pick('动力科', '设备部')}"
    )
    rows = [["部门/车间", *[x.name for x in flows], "备注"], [UP, *[f"（{x.measure}）" for x in flows], UP]]
    period = f"{year}-{month:02d}"
    totals = [0.0] * 3
    for s in p.co.trade.workshops:
        values = [round(amount(p, x, BASE[x.metric] / 3), x.decimals) for x in flows]
        totals = [a + b for a, b in zip(totals, values, strict=True)]
        rows.append(
            [
                s,
                *[
                    p.cell(x.metric, period, s, v, x.measure, x.decimals)
                    for x, v in zip(flows, values, strict=True)
                ],
                "",
            ]
        )
    rows.append(
        [
            p.pick("合计", "全厂合计"),
            *[
                p.cell(x.metric, period, None, v, x.measure, x.decimals)
                for x, v in zip(flows, totals, strict=True)
            ],
            "",
        ]
    )
    p.table(rows, 2)
    p.line(f"异常说明：{p.pick('无', '本月停产检修两天', '正常')}")
    p.approval()
    p.noise()
    p.named(f"{year}年{month}月能源月报", f"能耗月报{year}{month:02d}", "能源消耗月报")


@layout("monthly_energy_report", "xlsx", "docx", "pdf")
def months_by_kinds(p: Paper) -> None:
    """Months down, energy kinds across with tce; whole plant."""
    year = year_of(p)
    flows = [flow(p, ELECTRIC), flow(p, GAS), flow(p, p.pick(STEAM, DIESEL), plain=True)]
    tce_name, tce_measure = p.pick(("综合能耗", "tce"), ("折标煤合计", "吨标准煤"), ("综合能源消费量", "tce"))
    p.title(f"{p.year(year)}年{p.pick('综合能耗统计表', '能源消费月度统计表', '能源消耗汇总')}")
    rows = [["月份", *[f"{x.name}（{x.measure}）" for x in flows], f"{tce_name}({tce_measure})"]]
    totals = [0.0] * 4
    for m in range(1, 13):
        period = f"{year}-{m:02d}"
        values = [round(amount(p, x, BASE[x.metric]), x.decimals) for x in flows]
        tce = round(sum(v * x.scale * FACTOR[x.metric] for x, v in zip(flows, values, strict=True)), 2)
        totals = [a + b for a, b in zip(totals, [*values, tce], strict=True)]
        rows.append(
            [
                f"{m}月",
                *[
                    p.cell(x.metric, period, None, v, x.measure, x.decimals)
                    for x, v in zip(flows, values, strict=True)
                ],
                p.cell("comprehensive_energy", period, None, tce, tce_measure, 2),
            ]
        )
    rows.append(
        [
            "全年",
            *[
                p.cell(x.metric, str(year), None, v, x.measure, x.decimals)
                for x, v in zip(flows, totals, strict=False)
            ],
            p.cell("comprehensive_energy", str(year), None, totals[3], tce_measure, 2),
        ]
    )
    p.table(rows)
    p.line(
        "注：折标系数 电力0.1229kgce/kWh，天然气1.2143kgce/m³，蒸汽0.1286kgce/kg，柴油1.4571kgce/kg（GB/T 2589-2020）。"
    )
    p.approval()
    p.named(f"{year}年综合能耗统计", "能源消费统计表")


@layout("monthly_energy_report", "xlsx", "pdf")
def nested_heads(p: Paper) -> None:
    """Two header rows: workshop above, energy kinds below."""
    year = year_of(p)
    flows = [flow(p, ELECTRIC, plain=True), flow(p, GAS, plain=True)]
    shops = list(p.co.trade.workshops[:2])
    p.landscape = True
    p.title(f"{p.year(year)}年车间月度用能报表")
    head1: list = ["月份"]
    head2: list = [UP]
    for s in [*shops, "全厂"]:
        head1 += [s, LEFT]
        head2 += [f"{x.name}({x.measure})" for x in flows]
    rows = [head1, head2]
    for m in range(1, 13):
        period = f"{year}-{m:02d}"
        row: list = [f"{m}月"]
        sums = [0.0, 0.0]
        for s in shops:
            for i, x in enumerate(flows):
                v = round(amount(p, x, BASE[x.metric] / 3))
                sums[i] += v
                row.append(p.cell(x.metric, period, s, v, x.measure))
        row += [p.cell(x.metric, period, None, v, x.measure) for x, v in zip(flows, sums, strict=True)]
        rows.append(row)
    p.table(rows, 2)
    p.approval()
    p.named(f"{year}车间用能月报", "月度用能报表")


@layout("monthly_energy_report", "docx", "pdf", "xlsx")
def month_compared(p: Paper) -> None:
    """A month's analysis with this month, last month, the same month of last year, and changes."""
    year, month = year_of(p), p.num(2, 12)
    f = flow(p, ELECTRIC, plain=True)
    p.title(f"生产部{p.period_month(year, month, 'cn')}{p.pick('月度能耗分析报告', '能源消耗月度报告')}")
    before = f"{year}-{month - 1:02d}"
    now, last = f"{year}-{month:02d}", f"{year - 1}-{month:02d}"
    rows = [
        [
            "车间",
            f"本月用电量({f.measure})",
            f"上月用电量({f.measure})",
            "环比",
            f"去年同期({f.measure})",
            "同比",
        ]
    ]
    for s in p.co.trade.workshops:
        a, b, c = (round(amount(p, f, BASE[ELECTRIC] / 3)) for _ in range(3))
        rows.append(
            [
                s,
                p.cell(f.metric, now, s, a, f.measure),
                p.cell(f.metric, before, s, b, f.measure),
                Num((a / b - 1) * 100, 1, percent=True),
                p.cell(f.metric, last, s, c, f.measure),
                Num((a / c - 1) * 100, 1, percent=True),
            ]
        )
    p.table(rows)
    p.para("本月各车间用电波动主要受订单量和气温影响。", f"措施：加强{p.co.trade.equipment[0]}待机管理。")
    p.line(
        f"编制：{w.person(p.rng)}   {w.show_date(w.month_end(year, month) + dt.timedelta(days=4), p.style)}",
        "right",
    )
    p.named(f"{month}月能耗分析报告", "生产部月度能耗分析报告")


# ---- meter readings, bills ---------------------------------------------------------------------------------------------
@layout("meter_reading_record", "xlsx", "docx", "pdf", blank=True)
def meter_month(p: Paper) -> None:
    year, month = year_of(p), p.num(1, 12)
    metric = p.pick(ELECTRIC, WATER, GAS)
    word = {ELECTRIC: "电表", WATER: "水表", GAS: "气表"}[metric]
    f = flow(p, metric, plain=True)
    p.title(p.pick(f"{word}抄表记录表", f"{word}抄表记录", f"月度{word}抄见数记录"))
    p.line(f"抄表月份：{p.period_month(year, month)}     计量单位：{f.measure}")
    rows = [["序号", "表号", "安装位置", "上月读数", "本月读数", "倍率", "实用量"]]
    period = f"{year}-{month:02d}"
    for i, s in enumerate(p.co.trade.workshops):
        start, used, ratio = (
            p.num(1000, 90000),
            p.num(200, 1900),
            p.pick(1, 1, 20, 40) if metric == ELECTRIC else 1,
        )
        rows.append(
            [
                i + 1,
                f"{p.num(10**7, 10**8 - 1)}",
                s,
                p.v(str(start)),
                p.v(str(start + used)),
                ratio,
                p.cell(metric, period, s, used * ratio, f.measure),
            ]
        )
    p.table(rows)
    p.line(
        f"抄表人：{p.v(w.person(p.rng))}    核对：{p.v(w.person(p.rng))}    抄表时间：{p.v(w.show_date(w.month_end(year, month), p.style))}"
    )
    p.named(f"{word}抄表记录", f"{month}月抄表", "抄表记录")


@layout("meter_reading_record", "xlsx", "pdf")
def meter_year(p: Paper) -> None:
    year = year_of(p)
    p.title(f"{p.year(year)}年{p.pick('水电气抄表台账', '抄表登记台账')}")
    p.line(f"总电表号：{p.num(10**9, 10**10 - 1)}  倍率：800")
    rows = [["抄表日期", "电表止码", "用电量(kWh)", "水表止码", "用水量(m³)", "抄表人"]]
    a, b = p.num(1000, 5000), p.num(20000, 60000)
    for m in range(1, 13):
        da, db = p.num(80, 150), p.num(900, 2000)
        a, b = a + da, b + db
        rows.append(
            [
                w.month_end(year, m).isoformat(),
                a,
                p.cell(ELECTRIC, f"{year}-{m:02d}", None, da * 800, "kWh"),
                b,
                p.cell(WATER, f"{year}-{m:02d}", None, db, "m³"),
                w.person(p.rng),
            ]
        )
    p.table(rows)
    p.named("抄表台账", f"{year}年抄表记录")


@layout("meter_reading_record", "xlsx", "docx", "pdf")
def meter_daily(p: Paper) -> None:
    year, month = year_of(p), p.num(1, 12)
    p.title(f"{p.pick('配电室', '空压站')}电表每日抄录表")
    p.line(
        f"{p.period_month(year, month, 'cn')}    表号：{p.num(10**7, 10**8 - 1)}    倍率：{p.pick(20, 30, 40)}"
    )
    value = p.num(3000, 9000)
    rows = [["日期", "时间", "表底数", "日用量(码)", "记录人"]]
    for d in range(1, p.num(12, 28)):
        used = p.num(20, 60)
        value += used
        rows.append([f"{month}.{d}", "8:00", value, used, w.person(p.rng)])
    p.table(rows)
    p.named("日抄表记录", "每日抄表")


@layout("energy_bill", "pdf", "docx")
def bill_power(p: Paper) -> None:
    year, month = year_of(p), p.num(1, 12)
    p.line(
        p.pick(f"国网{p.co.province[:2]}省电力有限公司{p.co.city}供电公司", f"{p.co.city}供电局有限公司"),
        "center",
        True,
        13,
    )
    p.title(p.pick("电费通知单", "电费账单", "电费结算清单"))
    kwh = p.num(60000, 320000)
    p.kv(
        [
            ("户名", p.holder()),
            ("户号", str(p.num(10**9, 10**10 - 1))),
            ("用电地址", p.co.address),
            (("电费年月", "结算月份", "账期"), p.period_month(year, month)),
            ("用电类别", "大工业用电 1-10千伏"),
        ],
        p.pick("grid4", "colon"),
    )
    peak = int(kwh * 0.3)
    low = int(kwh * 0.25)
    p.table(
        [
            ["电量类型", "上期示数", "本期示数", "倍率", "电量（千瓦时）"],
            [
                "有功（总）",
                Num(p.real(100, 900), 2),
                Num(p.real(901, 1900), 2),
                800,
                p.cell(ELECTRIC, f"{year}-{month:02d}", None, kwh, "千瓦时"),
            ],
            ["有功（峰）", "", "", 800, peak],
            ["有功（谷）", "", "", 800, low],
            ["有功（平）", "", "", 800, kwh - peak - low],
        ]
    )
    p.line(
        f"应收电费合计：{kwh * 0.68:.2f}元      缴费截止日：{w.show_date(w.month_end(year, month) + dt.timedelta(days=15), 'cn')}"
    )
    p.named("电费单", f"{month}月电费账单", "电费通知单")


@layout("energy_bill", "pdf", "docx")
def bill_invoice(p: Paper) -> None:
    year, month = year_of(p), p.num(1, 12)
    what, metric, measure, price = p.pick(
        ("*供电*电费", ELECTRIC, "千瓦时", 0.62),
        ("*天然气*天然气费", GAS, "立方米", 3.4),
        ("*水冰雪*自来水费", WATER, "吨", 3.9),
    )
    quantity = {ELECTRIC: p.num(60000, 320000), GAS: p.num(4000, 40000), WATER: p.num(600, 5000)}[metric]
    p.title(p.pick("电子发票（增值税专用发票）", "增值税专用发票"), color="red")
    issued = D(year + (month == 12), month % 12 + 1, p.num(3, 20))
    p.line(
        f"发票号码：{p.num(10**19, 10**20 - 1)}    开票日期：{w.show_date(issued, 'cn0')}", "right", size=9
    )
    p.table(
        [
            [
                "购买方信息",
                f"名称：{p.holder()}",
                LEFT,
                "销售方信息",
                "名称："
                + p.pick(
                    f"{p.co.city}水务集团有限公司",
                    f"{p.co.city}新奥燃气有限公司",
                    f"国网{p.co.province[:2]}省电力有限公司",
                ),
            ],
            [
                UP,
                f"统一社会信用代码/纳税人识别号：{p.co.uscc}",
                LEFT,
                UP,
                f"统一社会信用代码/纳税人识别号：{w.credit_code(p.rng, '3702')}",
            ],
        ],
        0,
        [0.1, 0.3, 0.1, 0.1, 0.4],
    )
    total = round(quantity * price, 2)
    p.table(
        [
            ["项目名称", "规格型号", "单位", "数量", "单价", "金额", "税率", "税额"],
            [
                what,
                "",
                measure,
                p.cell(metric, f"{year}-{month:02d}", None, quantity, measure),
                price,
                Num(total, 2),
                "13%",
                Num(total * 0.13, 2),
            ],
            ["合计", "", "", "", "", Num(total, 2), "", Num(total * 0.13, 2)],
        ]
    )
    p.line(f"备注：{p.period_month(year, month, 'cn')}{what.split('*')[-1]}")
    p.named("电费发票", "水费发票", "能源发票")


@layout("energy_bill", "xlsx", "docx", "pdf")
def bill_list(p: Paper) -> None:
    year = year_of(p)
    p.title(f"{p.year(year)}年{p.pick('水电费缴费明细', '电费账单汇总')}")
    p.line(f"用户名称：{p.holder()}   户号：{p.num(10**9, 10**10 - 1)}")
    rows = [["账单月份", "抄见电量(kWh)", "电费(元)", "用水量(吨)", "水费(元)"]]
    for m in range(1, 13):
        kwh, water = p.num(60000, 120000), p.num(700, 1900)
        rows.append(
            [
                f"{year}{m:02d}",
                p.cell(ELECTRIC, f"{year}-{m:02d}", None, kwh, "kWh"),
                Num(kwh * 0.66, 2),
                p.cell(WATER, f"{year}-{m:02d}", None, water, "吨"),
                Num(water * 3.9, 2),
            ]
        )
    p.table(rows)
    p.named("电费账单汇总", f"{year}年水电费明细")


# ---- output ----------------------------------------------------------------------------------------------------------
@layout("output_report", "xlsx", "xlsx", "docx", "pdf")
def output_months(p: Paper) -> None:
    year = year_of(p)
    p.letterhead(0.5, register=False)
    measure = p.co.trade.measure
    p.title(f"{p.year(year)}年{p.pick('产品产量统计表', '度生产产量台账', '产量及产值统计表')}")
    p.line(f"产量单位：{measure}    产值单位：万元", "right")
    rows = [["月份", "合格品产量", "总产值", "备注"]]
    tq = tv = 0.0
    for m in range(1, 13):
        q, v = p.real(80, 400, 1), p.real(300, 2100, 2)
        tq, tv = tq + q, tv + v
        rows.append(
            [
                f"{m}月",
                p.cell("output", f"{year}-{m:02d}", None, q, measure, 1),
                p.cell("output_value", f"{year}-{m:02d}", None, v, "万元", 2),
                "",
            ]
        )
    rows.append(
        [
            "合计",
            p.cell("output", str(year), None, tq, measure, 1),
            p.cell("output_value", str(year), None, tv, "万元", 2),
            "",
        ]
    )
    p.table(rows)
    p.approval()
    p.named(f"{year}年产量统计表", "产品产量统计", "产量台账")


@layout("output_report", "xlsx", "pdf", "docx")
def output_shops(p: Paper) -> None:
    year = year_of(p)
    measure = p.co.trade.measure
    p.title(f"{p.year(year)}年度各车间产量统计（{measure}）")
    shops = list(p.co.trade.workshops)
    rows = [["月份", *shops, "成品合计"]]
    for m in range(1, 13):
        values = [p.real(60, 300, 1) for _ in shops]
        rows.append(
            [
                f"{year}-{m:02d}",
                *[
                    p.cell("output", f"{year}-{m:02d}", s, v, measure, 1)
                    for s, v in zip(shops, values, strict=True)
                ],
                p.cell("output", f"{year}-{m:02d}", None, values[-1], measure, 1),
            ]
        )
    p.table(rows)
    p.approval()
    p.named("车间产量统计", f"{year}车间产量")


@layout("output_report", "docx", "pdf", "xlsx")
def output_one_month(p: Paper) -> None:
    year, month = year_of(p), p.num(1, 12)
    p.title(p.pick("生产日报月度汇总", "产品产量月报", "成品入库统计表"))
    p.line(f"统计月份：{p.period_month(year, month)}")
    rows = [["产品名称", "规格型号", "计划产量", "完成产量", "合格率", "单位"]]
    for name in p.co.trade.products:
        rows.append(
            [
                name,
                f"{p.pick('A', 'B', 'X')}-{p.num(10, 99)}",
                p.num(200, 900),
                p.cell(
                    "output",
                    f"{year}-{month:02d}",
                    name,
                    p.num(180, 890),
                    p.co.trade.measure,
                    0,
                    optional=True,
                ),
                Num(p.real(97, 99.9, 1), 1, percent=True),
                p.co.trade.measure,
            ]
        )
    p.table(rows)
    p.approval()
    p.named("产量月报", f"{month}月产量")


# ---- analysis ----------------------------------------------------------------------------------------------------------
@layout("unit_energy_analysis", "docx", "pdf")
def unit_analysis(p: Paper) -> None:
    year = year_of(p)
    day = D(year + 1, p.num(1, 3), p.num(5, 28))
    measure = p.pick("t", "吨")
    p.letterhead(0.6, register=False)
    p.title(f"{p.year(year)}年度单位产品{p.pick('能耗分析报告', '综合能耗分析报告', '能耗统计与对标分析')}")
    out = [p.num(8000, 20000), p.num(8000, 20000)]
    tce = [round(o * p.rng.uniform(0.09, 0.14), 2) for o in out]
    unit = [round(t * 1000 / o, 2) for t, o in zip(tce, out, strict=True)]
    rows = [["项目", "单位", f"{year - 1}年", f"{year}年", "变化率"]]
    for name, u, metric, values, dec in (
        ("综合能耗", "tce", "comprehensive_energy", tce, 2),
        ("合格品产量", measure, "output", out, 0),
        ("单位产品综合能耗", f"kgce/{measure}", "unit_energy", unit, 2),
    ):
        rows.append(
            [
                name,
                u,
                p.cell(metric, str(year - 1), None, values[0], u, dec),
                p.cell(metric, str(year), None, values[1], u, dec),
                Num((values[1] / values[0] - 1) * 100, 2, percent=True),
            ]
        )
    p.head("一、能耗总体情况")
    p.table(rows)
    change = (unit[1] / unit[0] - 1) * 100
    p.head("二、原因分析")
    p.para(
        f"{year}年单位产品综合能耗较{year - 1}年{'下降' if change < 0 else '上升'}{abs(change):.2f}%，主要受产品结构、设备改造及负荷率影响。",
        "电力占综合能耗的比重超过八成，空压系统为主要用能单元。",
    )
    p.head("三、改进方向")
    p.para("加强单耗对标，推进空压机余热利用与照明改造。")
    p.line(f"编制：{w.person(p.rng)}  审核：{w.person(p.rng)}  {p.day('issue_date', day)}", "right")
    p.named(f"{year}年单位产品能耗分析报告", "单位产品能耗分析", "能效对标报告")


@layout("unit_energy_analysis", "docx", "xlsx", "pdf")
def unit_by_shop(p: Paper) -> None:
    year = year_of(p)
    day = D(year + 1, p.num(1, 3), p.num(5, 28))
    p.title(p.pick("单位产品能耗对标分析", "产品单耗分析表（年度）"))
    p.line(f"分析年度：{p.year(year)}年   编制日期：{p.day('issue_date', day)}")
    rows = [["车间", "用电量(kWh)", "产量(t)", "单位产品电耗(kWh/t)", "上年单耗(kWh/t)", "对标值", "评价"]]
    for s in p.co.trade.workshops:
        kwh, out = p.num(300000, 900000), p.num(2000, 8000)
        rows.append(
            [
                s,
                p.cell(ELECTRIC, str(year), s, kwh, "kWh"),
                p.cell("output", str(year), s, out, "t"),
                p.cell("unit_electricity", str(year), s, kwh / out, "kWh/t", 2),
                p.cell(
                    "unit_electricity", str(year - 1), s, kwh / out * p.rng.uniform(0.98, 1.08), "kWh/t", 2
                ),
                Num(p.real(60, 400, 1), 1),
                p.pick("优于", "持平"),
            ]
        )
    p.table(rows)
    p.para("结论：各工序单耗与对标值基本相当，装配环节仍有下降空间。")
    p.named("能耗对标分析", "单耗分析")


@layout("unit_energy_analysis", "docx", "pdf")
def unit_narrative(p: Paper) -> None:
    year = year_of(p)
    day = D(year + 1, p.num(1, 4), p.num(5, 28))
    p.title(f"关于{p.year(year)}年产品单位能耗变化情况的分析报告")
    e0, e1 = p.real(120, 200, 1), p.real(110, 190, 1)
    p.para(
        f"{year}年，公司单位产品综合能耗为{p.cell('unit_energy', str(year), None, e1, 'kgce/t', 1)}kgce/t，{year - 1}年为{p.cell('unit_energy', str(year - 1), None, e0, 'kgce/t', 1)}kgce/t。",
        "从结构看，天然气消耗受热处理负荷影响明显；从工序看，生产负荷率提高摊薄了固定能耗。",
        "下步将以班组为单位开展单耗竞赛，完善三级计量。",
    )
    p.line(p.pick("设备部", "动力科"), "right")
    p.line(p.day("issue_date", day, "cn"), "right")
    p.named("单位能耗变化分析", "年度单耗分析报告")


@layout("equipment_energy_report", "xlsx", "docx", "pdf")
def equipment_month(p: Paper) -> None:
    year, month = year_of(p), p.num(1, 12)
    p.title(p.pick("关键用能设备能效分析报告", "重点用能设备运行月报", "主要用能设备运行记录表"))
    p.line(f"统计月份：{p.period_month(year, month)}")
    rows = [["设备名称", "编号", "额定功率(kW)", "运行时间(h)", "耗电量(kWh)", "负载率", "单位产出电耗"]]
    for e in p.co.trade.equipment:
        hours, power = p.num(180, 620), p.pick(37, 55, 75, 132)
        rows.append(
            [
                e,
                f"SB-{p.num(1, 90):03d}",
                power,
                hours,
                p.cell(ELECTRIC, f"{year}-{month:02d}", e, hours * power * 0.7, "kWh"),
                Num(p.real(55, 92, 1), 1, percent=True),
                Num(p.real(0.09, 0.9), 3),
            ]
        )
    p.table(rows)
    p.approval()
    p.named("关键用能设备能效报告", f"{month}月设备能效", "重点设备运行月报")


@layout("equipment_energy_report", "docx", "xlsx", "pdf", blank=True)
def compressor_log(p: Paper) -> None:
    year, month = year_of(p), p.num(1, 12)
    p.title(p.pick("空压机运行记录", "锅炉运行日志", "冷水机组运行记录表"))
    p.line(f"{p.period_month(year, month, 'cn')}      设备编号：KY-{p.num(1, 9):02d}")
    rows = [["日期", "加载压力(MPa)", "排气温度(℃)", "主机电流(A)", "加载小时", "卸载小时", "记录人"]]
    for d in range(1, p.num(10, 25)):
        rows.append(
            [
                f"{month}/{d}",
                Num(p.real(0.62, 0.75), 2),
                p.num(75, 92),
                p.num(90, 180),
                Num(p.real(12, 22, 1), 1),
                Num(p.real(0.2, 3, 1), 1),
                w.person(p.rng),
            ]
        )
    p.table(rows)
    p.named("空压机运行记录", "设备运行日志")


# ---- water ----------------------------------------------------------------------------------------------------------
@layout("water_usage_report", "xlsx", "docx", "pdf")
def water_months(p: Paper) -> None:
    year = year_of(p)
    p.title(f"{p.year(year)}年{p.pick('用水统计分析报告', '度用水统计表', '月度用水分析')}")
    measure = p.pick("m³", "吨")
    rows = [
        ["月份", f"新水量({measure})", f"其中生产用水({measure})", f"回用水量({measure})", "环比", "分析"]
    ]
    previous = 0
    for m in range(1, 13):
        v = p.num(900, 2100)
        used = int(v * p.rng.uniform(0.5, 0.8))
        rows.append(
            [
                f"{m}月",
                p.cell(WATER, f"{year}-{m:02d}", None, v, measure),
                p.cell(WATER, f"{year}-{m:02d}", "生产", used, measure, optional=True),
                p.cell("reused_water", f"{year}-{m:02d}", None, p.num(100, 700), measure),
                Num((v / previous - 1) * 100, 1, percent=True) if previous else "—",
                p.pick("正常", "高温补水增加", "管网检漏后下降"),
            ]
        )
        previous = v
    p.table(rows)
    p.para("分析：全年用水总体平稳，夏季冷却塔补水量增加，未发现异常漏损。")
    p.approval()
    p.named(f"{year}年用水统计", "用水统计分析", "月度用水分析报告")


@layout("water_usage_report", "docx", "pdf")
def water_one_month(p: Paper) -> None:
    year, month = year_of(p), p.num(1, 12)
    p.title(p.pick("月度用水统计分析报告", "用水情况分析"))
    p.line(f"期间：{p.period_month(year, month)}")
    rows = [["用水部位", "水量(m³)", "占比"]]
    values = [p.num(200, 900) for _ in range(3)]
    for s, v in zip(p.co.trade.workshops, values, strict=True):
        rows.append(
            [s, p.cell(WATER, f"{year}-{month:02d}", s, v, "m³"), Num(v / sum(values) * 100, 1, percent=True)]
        )
    rows.append(["合计", p.cell(WATER, f"{year}-{month:02d}", None, sum(values), "m³"), "100%"])
    p.table(rows)
    p.para(
        f"本月较上月{p.pick('增加', '减少')}{p.num(1, 9)}%，主要原因为{p.pick('清洗频次变化', '绿化用水增加', '产量变化')}。"
    )
    p.named(f"{month}月用水分析", "用水统计")


@layout("water_saving_target", "docx", "pdf")
def water_target(p: Paper) -> None:
    year = p.pick(2024, 2025, 2026)
    day = D(year, 1, p.num(4, 28))
    p.letterhead(0.5, register=False)
    p.title(f"{p.year(year)}年{p.pick('节水目标及实施方案', '度节水方案', '节水目标责任分解')}")
    p.para(
        "一、目标：万元产值取水量较上年下降3%，工业用水重复利用率不低于90%，年取水总量控制在1.8万立方米以内。",
        "二、措施：",
        f"1. {p.co.trade.workshops[0]}冷却水改闭式循环；",
        "2. 更换节水型器具，节水率10%以上；",
        "3. 管网漏损季度排查。",
        "三、责任分工：设备部牵头，各车间落实；按月统计、季度考核。",
    )
    p.line(f"批准：{p.co.legal}    {p.day('issue_date', day)}", "right")
    p.named(f"{year}年节水方案", "节水目标", "节水实施方案")


@layout("water_saving_target", "docx", "xlsx", "pdf")
def water_target_table(p: Paper) -> None:
    year = p.pick(2024, 2025, 2026)
    day = D(year - 1, 12, p.num(10, 30))
    p.title("节约用水目标指标及管理方案")
    p.line(f"适用年度：{p.year(year)}年")
    p.table(
        [
            ["序号", "节水目标", "指标", "方案内容", "投资(万元)", "责任人", "完成时间"],
            [1, "降低取水量", "-5%", "中水回用系统", p.num(10, 60), w.person(p.rng), f"{year}.9"],
            [2, "提高重复利用率", "≥92%", "冷凝水回收", p.num(3, 20), w.person(p.rng), f"{year}.6"],
        ]
    )
    p.line(f"编制日期：{p.day('issue_date', day)}")
    p.named("节水管理方案", "节水目标指标")


@layout("water_balance_test", "docx", "pdf", scan=False)
def balance_report(p: Paper) -> None:
    day = p.day_after(D(2024, 1, 1), D(2026, 6, 1))
    p.gap(40)
    p.title(p.pick("企业水平衡测试报告书", "水平衡测试报告"), 24)
    p.line(f"测试单位：{p.holder()}", "center")
    p.line(f"报告日期：{p.day('issue_date', day)}", "center")
    p.page()
    p.para("依据GB/T 12452-2022《水平衡测试通则》，对全厂供、用、排水情况进行了测试。")
    taken, reused = p.num(20, 90), p.num(200, 900)
    p.table(
        [
            ["用水单元", "取水量(m³/d)", "重复利用水量(m³/d)", "耗水量(m³/d)", "排水量(m³/d)"],
            [p.co.trade.workshops[0], taken, reused, int(taken * 0.4), taken - int(taken * 0.4)],
            ["生活用水", 18, 0, 3, 15],
            ["合计", taken + 18, reused, int(taken * 0.4) + 3, taken - int(taken * 0.4) + 15],
        ]
    )
    p.para(
        f"测试时间：{w.show_date(day - dt.timedelta(days=40), 'cn')}至{w.show_date(day - dt.timedelta(days=33), 'cn')}。工业用水重复利用率{reused / (reused + taken + 18) * 100:.1f}%，管网漏损率2.1%，用水水平良好。"
    )
    p.named("水平衡测试报告", "水平衡报告")


@layout("water_balance_test", "docx", "xlsx", "pdf")
def balance_table(p: Paper) -> None:
    day = p.day_after(D(2024, 1, 1), D(2026, 6, 1))
    p.title("水平衡测试结果汇总表")
    p.kv(
        [
            ("单位名称", p.holder()),
            ("测试完成日期", p.day("issue_date", day)),
            ("测试机构", p.pick("市节约用水事务中心", "水务工程咨询有限公司")),
        ],
        "grid2",
    )
    p.table(
        [
            ["水源", "取水量", "用水量", "重复利用率", "漏失量"],
            ["自来水", p.num(100, 900), p.num(1000, 9000), "91%", p.num(1, 9)],
        ]
    )
    p.line("水量单位：m³/d；水平衡图见附图。")
    p.named("水平衡汇总表", "水平衡测试")


@layout("water_saving_evaluation", "docx", "pdf")
def water_evaluation(p: Paper) -> None:
    day = p.day_after(D(2022, 1, 1), D(2026, 6, 1))
    p.title(p.pick("节水评价报告", "工业企业节水评价报告", "节水型企业自评价报告"))
    p.kv(
        [
            ("企业名称", p.holder()),
            ("评价依据", "GB/T 7119-2018《节水型企业评价导则》、GB/T 18916取水定额"),
            ("评价日期", p.day("issue_date", day)),
        ]
    )
    p.table(
        [
            ["考核指标", "计算结果", "定额/标准值", "评价"],
            ["单位产品取水量(m³/t)", Num(p.real(0.6, 2.4), 2), 2.6, "满足"],
            ["重复利用率(%)", Num(p.real(85, 97, 1), 1), 85, "满足"],
            ["直接冷却水循环率(%)", Num(p.real(94, 98, 1), 1), 94, "满足"],
            ["水表计量率(%)", 100, 95, "满足"],
        ]
    )
    p.para("评价结论：基本要求全部满足，企业达到节水型企业水平。")
    p.named("节水评价报告", "节水评价")


@layout("water_saving_evaluation", "pdf", "docx")
def water_evaluation_score(p: Paper) -> None:
    day = p.day_after(D(2022, 1, 1), D(2026, 6, 1))
    p.letterhead(1)
    p.title("用水定额对标及节水评价（GB/T 7119）")
    p.para(
        "一、评价范围：生产、辅助生产与附属生产用水。",
        f"二、年取水量{p.num(8, 30)}千立方米，单位产品取水量{p.real(0.5, 3)}m³/t，低于《取水定额》先进值。",
        "三、管理指标：制度健全、水计量器具配备满足GB/T 24789-2022。",
        "四、评价得分：92分，判定符合。",
    )
    p.line(f"评价小组：{'、'.join(w.people(p.rng, 3))}    {p.day('issue_date', day)}", "right")
    p.named("取水定额对标评价", "节水自评")


# ---- audits ----------------------------------------------------------------------------------------------------------
@layout("energy_audit_report", "docx", "pdf", scan=False)
def energy_audit(p: Paper) -> None:
    year = p.pick(2023, 2024, 2025)
    day = D(year + 1, p.num(3, 9), p.num(1, 28))
    p.gap(40)
    p.line(p.holder(), "center", True, 18)
    p.title(p.pick("能源审计报告", "企业能源审计报告书"), 26)
    p.line(f"审计期：{p.year(year)}年", "center")
    p.line(f"审计单位：{p.pick(*w.ENGINEERS)}", "center")
    p.line(p.day("issue_date", day), "center")
    p.page()
    p.head("第一章 审计事项说明")
    p.para("审计依据：GB/T 17166-2019《能源审计技术通则》、GB/T 2589-2020。")
    p.head("第二章 企业用能概况")
    p.table(
        [
            ["能源种类", "实物量", "折标系数", "折标煤(tce)"],
            ["电力", f"{p.num(100, 900)}万kWh", "1.229tce/万kWh", Num(p.real(120, 1100), 2)],
            ["天然气", f"{p.num(10, 90)}万m³", "12.143tce/万m³", Num(p.real(120, 1000), 2)],
        ]
    )
    p.head("第三章 节能潜力与建议")
    p.para("建议实施空压机变频、余热回收、照明改造三项，预计年节能量120tce。")
    p.named("能源审计报告", f"{year}年能源审计")


@layout("energy_audit_report", "docx", "pdf")
def energy_diagnosis(p: Paper) -> None:
    year = p.pick(2023, 2024, 2025)
    day = D(year + 1, p.num(3, 9), p.num(1, 28))
    p.title(p.pick("工业节能诊断服务报告", "节能诊断报告"))
    p.kv(
        [
            ("企业名称", p.holder()),
            ("诊断年度", p.year(year)),
            ("诊断机构", p.pick(*w.ENGINEERS)),
            ("报告完成时间", p.day("issue_date", day)),
            ("项目负责人", w.person(p.rng)),
        ],
        "grid2",
    )
    p.para(
        "诊断围绕能源利用、能源效率、能源管理三方面开展。诊断发现：变压器负载率偏低；蒸汽冷凝水未完全回收；能源审计提出的措施落实率80%。",
        "诊断结论：节能潜力约5.6%。",
    )
    p.named("节能诊断报告", "节能诊断")


@layout("cleaner_production_audit", "docx", "pdf", scan=False)
def cleaner_report(p: Paper) -> None:
    year = p.pick(2023, 2024, 2025)
    day = D(year + 1, p.num(3, 9), p.num(1, 28))
    p.line(p.holder(), "center", True, 18)
    p.title("清洁生产审核报告", 26)
    p.line(f"（审核期：{p.year(year)}年）", "center")
    p.line(f"编制完成：{p.day('issue_date', day)}", "center")
    p.page()
    for i, (a, b) in enumerate(
        (
            ("筹划与组织", "成立审核小组，制订工作计划。"),
            ("预审核", "确定审核重点为喷涂工序，设置清洁生产目标。"),
            ("审核", "实测物料平衡、水平衡，分析废弃物产生原因。"),
            ("方案产生与筛选", "共提出无/低费方案18项，中/高费方案3项。"),
            ("方案实施", "已实施19项，年减排VOCs 1.2t，节电26万kWh。"),
            ("持续清洁生产", "建立激励机制和持续清洁生产计划。"),
        )
    ):
        p.head(f"第{w.cn_small(i + 1)}章 {a}")
        p.para(b)
    p.named("清洁生产审核报告", "清洁生产报告")


@layout("cleaner_production_audit", "docx", "pdf")
def cleaner_acceptance(p: Paper) -> None:
    year = p.pick(2023, 2024, 2025)
    day = D(year + 1, p.num(3, 9), p.num(1, 28))
    p.title(p.pick("清洁生产审核验收意见", "清洁生产审核评估与验收意见表"))
    p.kv(
        [
            ("企业名称", p.holder()),
            ("审核年度", p.year(year)),
            ("验收日期", p.day("issue_date", day)),
            ("组织单位", f"{p.co.city}市生态环境局"),
        ],
        "grid4",
    )
    p.para(
        "专家组现场核查了中/高费方案落实情况，审阅清洁生产审核报告，认为审核程序规范，绩效数据可信，评分86分，同意通过验收。"
    )
    p.line("专家组签名：" + "  ".join(w.people(p.rng, 3)))
    p.named("清洁生产验收意见", "清洁生产审核验收")


# ---- saving projects ---------------------------------------------------------------------------------------------------
PROJECTS = (
    "空压机余热回收项目",
    "照明LED改造项目",
    "注塑机伺服改造项目",
    "循环水泵变频改造项目",
    "屋顶分布式光伏项目",
    "冷冻站群控优化项目",
    "燃气锅炉低氮及节能改造项目",
    "永磁电机更换项目",
    "蒸汽冷凝水回收项目",
    "中频炉余热利用项目",
)


def project(p: Paper) -> str:
    name = p.pick(*PROJECTS)
    return p.put("project", name, accept=[name.removesuffix("项目")])


@layout("saving_project_approval", "docx", "pdf")
def approval_report(p: Paper) -> None:
    day = p.day_after(D(2023, 6, 1), D(2026, 3, 1))
    p.letterhead(0.5, register=False)
    p.title(f"{project(p)}{p.pick('立项报告', '立项申请报告', '立项建议书')}")
    p.head("一、项目背景")
    p.para(f"目前{p.pick(*p.co.trade.equipment)}能耗偏高，年耗电约{p.num(20, 180)}万kWh，存在较大节能空间。")
    p.head("二、建设内容与投资估算")
    p.para(f"购置变频器、换热器等设备，总投资{p.num(10, 260)}万元，投资回收期{p.real(1.2, 4, 1)}年。")
    p.head("三、预期效益")
    p.para(f"预计年节电{p.num(5, 60)}万kWh，折标煤{p.real(8, 80, 1)}吨。")
    p.line(f"申请部门：设备部   批准：{p.co.legal}（同意立项）   日期：{p.day('issue_date', day)}")
    p.named("立项报告", "节能项目立项", "节能改造立项报告")


@layout("saving_project_approval", "docx", "pdf", "xlsx", blank=True)
def approval_form(p: Paper) -> None:
    day = p.day_after(D(2023, 6, 1), D(2026, 3, 1))
    p.title(p.pick("技术改造项目立项审批表", "节能项目立项申请表"))
    p.table(
        [
            ["项目名称", project(p), LEFT, LEFT],
            ["申请部门", p.v(p.pick(*w.DEPARTMENTS)), "项目负责人", p.v(w.person(p.rng))],
            ["预算（万元）", p.v(str(p.num(10, 200))), "计划工期", p.v(f"{p.num(2, 8)}个月")],
            ["立项理由", p.v("现有设备效率低，能耗高于行业水平，拟通过改造降低单耗。"), LEFT, LEFT],
            ["财务意见", p.v("同意，列入年度预算"), "总经理审批", p.v(f"同意  {p.co.legal}")],
            ["立项日期", p.day("issue_date", day), "项目编号", p.v(f"JN{day.year}-{p.num(1, 20):02d}")],
        ],
        0,
    )
    p.named("立项审批表", "项目立项申请表")


@layout("saving_project_contract", "docx", "pdf")
def project_contract(p: Paper) -> None:
    day = p.day_after(D(2023, 6, 1), D(2026, 3, 1))
    name = project(p)
    firm = p.pick(*w.ENGINEERS)
    p.title(f"{name}{p.pick('合同', '合同书', '设备采购及安装合同', '合同能源管理合同')}")
    p.line(f"甲方（{p.pick('委托方', '业主')}）：{p.holder()}")
    p.line(f"乙方（{p.pick('承包方', '节能服务公司')}）：{firm}")
    p.line(f"合同编号：{p.co.docno}-HT-{day.year}-{p.num(1, 99):02d}", "right")
    p.para(
        f"第一条 工程内容：乙方为甲方实施{name}的设计、供货、安装与调试。",
        f"第二条 合同价款：人民币{p.num(12, 260)}万元（含税）。",
        "第三条 工期：合同生效后60日内完成。",
        "第四条 节能效果：乙方保证节能率不低于15%，以双方认可的测量与验证方案为准。",
        "第五条 验收：试运行30天后由双方共同验收。",
        "第六条 违约责任与争议解决：提交甲方所在地人民法院。",
    )
    p.kv(
        [
            ("甲方（盖章）", p.co.name),
            ("乙方（盖章）", firm),
            (("签订日期", "签约时间"), p.day("issue_date", day)),
        ],
        "colon",
    )
    p.seal(align="left")
    p.named("节能改造合同", "项目合同", "EMC合同")


@layout("saving_project_contract", "docx", "pdf")
def project_contract_short(p: Paper) -> None:
    day = p.day_after(D(2023, 6, 1), D(2026, 3, 1))
    firm = p.pick(*w.ENGINEERS)
    p.title(p.pick("节能技术改造施工合同", "技术服务合同"))
    p.kv(
        [
            ("项目名称", project(p)),
            ("委托方（甲方）", p.holder()),
            ("受托方（乙方）", firm),
            ("签订地点", p.co.city),
            ("签订日期", p.day("issue_date", day)),
        ],
        p.pick("colon", "grid2"),
    )
    p.para(
        "双方经协商一致，就上述节能项目达成如下条款：1.甲方提供施工条件与用能数据；2.乙方负责改造施工并对节能量负责；3.付款：预付30%，验收合格付60%，质保金10%；4.质保期24个月。"
    )
    p.line("甲方代表：              乙方代表：")
    p.seal(align="left")
    p.named("改造施工合同", "节能技术服务合同")


@layout("saving_project_acceptance", "docx", "pdf", blank=True)
def project_acceptance(p: Paper) -> None:
    day = p.day_after(D(2023, 6, 1), D(2026, 6, 1))
    p.title(p.pick("节能项目竣工验收报告", "工程竣工验收单", "项目验收报告", "技改项目验收单"))
    p.table(
        [
            ["项目名称", project(p), LEFT, LEFT],
            [
                "施工单位",
                p.v(p.pick(*w.ENGINEERS)),
                "开工日期",
                p.v(w.show_date(day - dt.timedelta(days=80), p.style)),
            ],
            [
                "竣工日期",
                p.v(w.show_date(day - dt.timedelta(days=12), p.style)),
                "验收日期",
                p.day("issue_date", day),
            ],
            ["验收内容", p.v("设备安装质量、运行参数、节能效果、资料移交"), LEFT, LEFT],
            ["验收结论", p.v("设备运行稳定，各项指标达到合同要求，验收合格。"), LEFT, LEFT],
            ["验收人员", p.v("、".join(w.people(p.rng, 3))), LEFT, LEFT],
        ],
        0,
    )
    p.named("验收报告", "项目竣工验收", "节能项目验收单")


@layout("saving_project_acceptance", "docx", "pdf")
def project_acceptance_text(p: Paper) -> None:
    day = p.day_after(D(2023, 6, 1), D(2026, 6, 1))
    name = project(p)
    p.title(f"{name}验收意见")
    p.para(
        f"{p.day('issue_date', day, p.pick('cn', 'cn0'))}，公司组织设备部、财务部、安环部及施工单位对{name}进行验收。验收组查看了现场，审阅了竣工资料，经试运行72小时，系统运行正常。",
        "一致同意通过验收，转入正式运行。遗留问题：补充操作规程。",
    )
    p.line("验收组：" + "  ".join(w.people(p.rng, 4)))
    p.named("项目验收意见", "验收意见")


def data_rows(p: Paper, year: int, first: int, last: int, low: int, high: int) -> list[list]:
    return [
        [f"{year}年{m}月", p.num(low, high), p.num(300, 700), Num(p.real(0.09, 0.4), 3)]
        for m in range(first, last + 1)
    ]


@layout("energy_baseline", "xlsx", "docx", "pdf")
def baseline_table(p: Paper) -> None:
    year = p.pick(2023, 2024, 2025)
    p.title(f"{project(p)}{p.pick('能耗基准数据', '改造前能耗数据', '基准期能耗统计表')}")
    p.line(f"基准期：{p.span(D(year, 1, 1), D(year, 6, 30))}")
    p.table([["月份", "耗电量(kWh)", "运行时间(h)", "单耗(kWh/m³)"], *data_rows(p, year, 1, 6, 20000, 36000)])
    p.line(f"数据来源：空压站电表（改造前）   统计人：{w.person(p.rng)}")
    p.named("能耗基准数据", "改造前数据", "基准期数据")


@layout("energy_baseline", "docx", "pdf")
def baseline_text(p: Paper) -> None:
    year = p.pick(2023, 2024, 2025)
    p.title(p.pick("能源基准说明", "节能项目能耗基准（EnB）确定说明"))
    p.kv(
        [
            ("项目", project(p)),
            ("基准期", p.year(year) + "年"),
            ("边界", p.pick(*p.co.trade.equipment)),
            ("基准能耗", f"{p.num(20, 90)}万kWh"),
        ]
    )
    p.para("基准值按改造前一个完整年度的实测数据，经产量归一化后确定；当产品结构发生重大变化时重新确定基准。")
    p.named("能源基准", "EnB基准说明")


@layout("post_retrofit_monitoring", "xlsx", "docx", "pdf")
def post_table(p: Paper) -> None:
    year = p.pick(2024, 2025)
    p.title(f"{project(p)}{p.pick('改造后监测数据', '改造后运行监测记录', '改造后能耗监测统计')}")
    p.line(f"监测期：{p.span(D(year, 7, 1), D(year, 12, 31))}")
    p.table(
        [["月份", "耗电量(kWh)", "运行时间(h)", "单耗(kWh/m³)"], *data_rows(p, year, 7, 12, 12000, 22000)]
    )
    p.line(f"监测仪表：智能电表（0.5S级）  记录：{w.person(p.rng)}")
    p.named("改造后监测数据", "改造后数据")


@layout("post_retrofit_monitoring", "docx", "pdf")
def post_text(p: Paper) -> None:
    year, month = p.pick(2024, 2025), p.num(1, 12)
    p.title("节能改造效果监测报告")
    p.kv(
        [
            ("项目名称", project(p)),
            ("监测时段", p.period_month(year, month)),
            ("监测点位", p.pick(*p.co.trade.equipment)),
            ("仪器", "便携式电能质量分析仪"),
        ]
    )
    p.para(f"改造后连续监测结果：平均功率{p.num(30, 90)}kW，较改造前降低{p.num(12, 35)}%，运行稳定。")
    p.table(
        [["测次", "时间", "功率(kW)", "流量(m³/min)"]]
        + [[i, f"{8 + i}:00", Num(p.real(30, 60, 1), 1), Num(p.real(8, 14, 1), 1)] for i in range(1, 7)]
    )
    p.named("改造效果监测", "改造后监测报告")


@layout("energy_saving_calculation", "docx", "pdf")
def saving_calculation(p: Paper) -> None:
    day = p.day_after(D(2024, 3, 1), D(2026, 6, 1))
    p.title(f"{project(p)}{p.pick('节能量计算书', '节能量核算报告', '节能量验证报告')}")
    e0, e1 = p.num(300000, 500000), p.num(180000, 280000)
    p.head("1 计算依据")
    p.para("GB/T 13234-2018《用能单位节能量计算方法》、GB/T 28750《节能量测量和验证技术通则》。")
    p.head("2 边界与数据")
    p.para(f"基准期能耗{e0}kWh，统计报告期能耗{e1}kWh，产量修正系数1.00。")
    p.head("3 计算过程")
    p.para(f"节能量ΔE={e0}-{e1}={e0 - e1}kWh，折标准煤{(e0 - e1) * 0.1229 / 1000:.2f}tce。")
    p.head("4 结论")
    p.para("项目节能效果明显，测量与验证方法合理。")
    p.line(f"计算：{w.person(p.rng)}  校核：{w.person(p.rng)}  日期：{p.day('issue_date', day)}")
    p.named("节能量计算书", "节能量验证报告", "节能量核算")


@layout("energy_saving_calculation", "pdf", "docx")
def saving_verification(p: Paper) -> None:
    day = p.day_after(D(2024, 3, 1), D(2026, 6, 1))
    p.title("项目节能量审核（验证）报告")
    p.kv(
        [
            ("受审核项目", project(p)),
            ("委托单位", p.co.name),
            ("审核机构", p.pick(*w.ENGINEERS)),
            ("报告日期", p.day("issue_date", day)),
        ],
        "grid2",
    )
    p.table(
        [
            ["指标", "改造前", "改造后", "差值"],
            ["年耗电量（万kWh）", Num(p.real(40, 60), 2), Num(p.real(20, 38), 2), Num(p.real(2, 20), 2)],
            ["折标煤（tce）", Num(p.real(50, 70), 2), Num(p.real(25, 46), 2), Num(p.real(3, 25), 2)],
        ]
    )
    p.para("经审核，项目年节能量真实、计算方法符合标准要求。")
    p.named("节能量审核报告", "节能量验证")


# ---- metering ----------------------------------------------------------------------------------------------------------
@layout("metering_equipment_list", "xlsx", "docx", "pdf")
def meters(p: Paper) -> None:
    day = p.day_after(D(2023, 1, 1), D(2026, 6, 1))
    p.title(p.pick("能源计量器具一览表", "计量器具台账", "计量设备清单", "能源、水计量器具配备情况表"))
    if p.chance(0.6):
        p.line(f"{p.pick('更新日期', '编制日期')}：{p.day('issue_date', day)}", "right")
    rows = [
        [
            "序号",
            "计量器具名称",
            "型号规格",
            "准确度等级",
            "生产厂家",
            "出厂编号",
            "安装地点",
            "检定周期",
            "下次检定日期",
            "状态",
        ]
    ]
    for i in range(p.num(6, 14)):
        name, model, grade = p.pick(
            ("三相电子式电能表", "DTSD341", "0.5S"),
            ("智能电表", "DTZ719", "1级"),
            ("超声波水表", "DN50", "2级"),
            ("气体涡轮流量计", "TBQM-80", "1.5级"),
            ("蒸汽流量计", "LUGB", "1.0级"),
            ("电子汽车衡", "SCS-60", "Ⅲ级"),
        )
        rows.append(
            [
                i + 1,
                name,
                model,
                grade,
                p.pick("威胜集团", "华立科技", "宁波水表", "天信仪表"),
                f"{p.num(10**7, 10**9)}",
                p.pick(*p.co.trade.workshops, "配电室", "厂区总管"),
                p.pick("1年", "2年", "6年"),
                w.show_date(p.day_after(D(2026, 12, 1), D(2029, 1, 1)), "dash"),
                p.pick("合格", "准用", "合格"),
            ]
        )
    p.table(rows)
    p.approval()
    p.named("计量器具台账", "能源计量器具一览表", "计量设备清单")


@layout("metering_equipment_list", "xlsx", "pdf")
def meters_short(p: Paper) -> None:
    p.title("计量器具清单及检定计划")
    rows = [["编号", "名称", "出厂编号", "使用部门", "上次检定", "有效期至", "检定单位"]]
    for i in range(p.num(5, 12)):
        last = p.day_after(D(2025, 3, 1), D(2026, 9, 1))
        rows.append(
            [
                f"JL-{i + 1:03d}",
                p.pick("压力表", "电能表", "水表", "温度变送器", "流量计"),
                f"{p.pick('A', 'B', '')}{p.num(10000, 999999)}",
                p.pick(*p.co.trade.workshops),
                w.show_date(last, "dot0"),
                w.show_date(w.add_years(last, 1, -1), "dot0"),
                p.co.city + p.pick(*w.METROLOGY[:3]),
            ]
        )
    p.table(rows)
    p.named("计量清单", "检定计划表", "计量器具清单")


@layout("calibration_certificate", "pdf", "docx")
def verification(p: Paper) -> None:
    day = p.day_after(D(2024, 3, 1), D(2026, 10, 1))
    lab = p.co.city + p.pick(*w.METROLOGY[:3])
    p.border = p.chance(0.4)
    p.line(lab, "center", True, 15)
    p.title("检 定 证 书", 24)
    number = f"{p.pick('DL', 'RG', 'LX')}字第{day.year}{p.num(10000, 99999)}号"
    p.line(f"证书编号：{p.put('certificate_no', number)}", "center")
    p.kv(
        [
            ("送 检 单 位", p.holder()),
            ("计量器具名称", p.pick("电能表", "压力表", "水表", "热量表")),
            ("型号 / 规格", p.pick("DTSD341", "Y-100 (0~1.6)MPa", "LXS-50")),
            ("出 厂 编 号", p.put("serial_no", f"{p.num(10**5, 10**9)}")),
            ("制 造 单 位", p.pick("威胜集团有限公司", "红旗仪表有限公司")),
            ("检 定 依 据", "JJG 596-2012"),
            ("检 定 结 论", p.pick("合格", "准予作1.6级使用")),
        ],
        p.pick("pad", "colon"),
    )
    p.line(f"批准人：{w.person(p.rng)}   核验员：{w.person(p.rng)}   检定员：{w.person(p.rng)}")
    p.line(f"检定日期：{p.day('issue_date', day, 'spaced')}", "right")
    p.line(f"有效期至：{p.day('valid_until', w.add_years(day, p.pick(1, 1, 2), -1), 'spaced')}", "right")
    p.seal(lab)
    p.line(
        f"计量检定机构授权证书号：（鲁）法计（{day.year - 3}）{p.num(1, 99):02d}号  地址：{p.co.city}市科苑路12号  电话：{p.co.area_code}-{p.num(10**7, 10**8 - 1)}",
        size=8,
    )
    p.named("检定证书", "电表检定证书", "计量检定")


@layout("calibration_certificate", "pdf", "docx")
def calibration(p: Paper) -> None:
    day = p.day_after(D(2024, 3, 1), D(2026, 10, 1))
    lab = p.pick("华测计量检测有限公司", "苏州工业园区中测计量有限公司", "广电计量检测集团股份有限公司")
    p.title("校准证书", 22)
    p.line("CALIBRATION CERTIFICATE", "center")
    received = day - dt.timedelta(days=p.num(2, 6))
    p.kv(
        [
            (
                "证书编号 Certificate No.",
                p.put(
                    "certificate_no", f"{p.pick('J', 'GD', 'HC')}{day.year % 100}{p.num(10**7, 10**8 - 1)}"
                ),
            ),
            ("委托方 Client", p.holder()),
            ("器具名称 Description", p.pick("钳形电流表", "温湿度计", "电子天平", "超声波流量计")),
            ("制造厂 Manufacturer", p.pick("FLUKE", "梅特勒-托利多", "得力")),
            ("型号 Model", f"{p.pick('F', 'AL', 'TDS')}{p.num(100, 999)}"),
            ("出厂编号 Serial No.", p.put("serial_no", f"{p.pick('SN', 'B', '')}{p.num(10**5, 10**8)}")),
            ("接收日期 Date of receipt", w.show_date(received, "dash")),
            ("校准日期 Date of calibration", p.day("issue_date", day, "dash")),
            ("校准依据 Reference", "JJF 1587-2016"),
        ],
        p.pick("colon", "grid2", "plain2"),
    )
    if p.chance(0.4):
        p.line(
            f"建议下次校准日期 Recommended due date：{p.day('valid_until', w.add_years(day, 1, -1), 'dash', optional=True)}"
        )
    p.table(
        [["标称值", "示值", "误差", "扩展不确定度 (k=2)"]]
        + [[v, Num(v + p.real(-0.3, 0.3), 2), Num(p.real(-0.3, 0.3), 2), 0.2] for v in (10, 50, 100)]
    )
    p.line(f"{lab}    CNAS L{p.num(1000, 9999)}", "right")
    p.seal(lab)
    p.named("校准证书", "校准报告")


@layout("energy_equipment_list", "xlsx", "docx", "pdf")
def equipment_list(p: Paper) -> None:
    day = p.day_after(D(2023, 1, 1), D(2026, 6, 1))
    p.title(p.pick("主要用能设备清单", "用能设备台账", "通用用能设备能效一览表"))
    if p.chance(0.5):
        p.line(f"统计日期：{p.day('issue_date', day)}", "right")
    rows = [
        [
            "序号",
            "设备名称",
            "型号",
            "额定功率(kW)",
            "数量",
            "能效等级",
            "投用时间",
            "使用部门",
            "是否淘汰设备",
        ]
    ]
    for i, e in enumerate([*p.co.trade.equipment, "三相异步电动机", "干式变压器", "离心水泵"]):
        rows.append(
            [
                i + 1,
                e,
                f"{p.pick('YE4', 'SCB14', 'LG', 'HTF')}-{p.num(10, 900)}",
                Num(p.pick(5.5, 7.5, 37, 75, 132), 1),
                p.num(1, 12),
                p.pick("1级", "2级", "—"),
                f"{p.num(2014, 2025)}.{p.num(1, 12):02d}",
                p.pick(*p.co.trade.workshops),
                "否",
            ]
        )
    p.table(rows)
    p.approval()
    p.named("用能设备清单", "主要用能设备台账")


@layout("energy_equipment_list", "docx", "xlsx", "pdf")
def obsolete_check(p: Paper) -> None:
    p.title(p.pick("高耗能落后机电设备排查表", "设备能效等级统计清单"))
    day = p.day_after(D(2023, 1, 1), D(2026, 6, 1))
    p.table(
        [["用能设备", "电机型号", "功率/kW", "台数", "依据标准", "能效等级", "结论"]]
        + [
            [
                e,
                f"YE{p.num(2, 5)}-{p.num(80, 315)}M",
                p.num(3, 110),
                p.num(1, 9),
                "GB 18613-2020",
                p.pick("2级", "3级"),
                "不属于淘汰目录",
            ]
            for e in p.co.trade.equipment
        ]
    )
    p.line(f"排查人：{w.person(p.rng)}   排查日期：{p.day('issue_date', day)}")
    p.named("设备能效排查", "用能设备能效清单")


# ---- statistics forms --------------------------------------------------------------------------------------------------
def form_head(p: Paper, number: str, year: int, month: int | None = None) -> None:
    """Head of a statistics form: number, authority, licence, unit, code, period."""
    p.line(f"表    号：{number}", "right", size=9)
    p.line("制定机关：国家统计局", "right", size=9)
    p.line(f"文    号：国统字〔{year}〕{p.num(30, 110)}号", "right", size=9)
    p.line(f"有效期至：{year + 1}年1月", "right", size=9)
    p.line(f"统一社会信用代码：{p.code()}")
    shown = f"{year}年" if month is None else f"{year}年1-{month}月"
    p.line(f"单位详细名称：{p.holder()}            {shown}")
    if month is None or month == 12:
        p.fact("period", str(year))
    else:
        p.fact("period", f"{year}-01-01/{w.month_end(year, month).isoformat()}")


def form_foot(p: Paper, year: int) -> None:
    p.line(
        f"单位负责人：{p.co.legal}  统计负责人：{w.person(p.rng)}  填表人：{w.person(p.rng)}  联系电话：{p.co.phone}  报出日期：{year + 1}年{p.num(1, 3)}月{p.num(5, 20)}日",
        size=9,
    )


@layout("industrial_output_statistics", "xlsx", "pdf", "docx")
def form_b204(p: Paper) -> None:
    year = year_of(p)
    month = p.pick(None, 12, 12, 9)
    period = str(year) if month in (None, 12) else f"{year}-01-01/{w.month_end(year, month).isoformat()}"
    p.title("工业产销总值及主要产品产量")
    form_head(p, p.pick("B204-1表", "B 2 0 4 - 1 表"), year, month)
    value = p.num(30000, 900000)
    out = p.num(3000, 90000)
    p.table(
        [
            ["指标名称", "计量单位", "代码", "本年累计" if month else "本年", "上年同期"],
            ["甲", "乙", "丙", 1, 2],
            [
                "工业总产值(当年价格)",
                "千元",
                "01",
                p.cell("output_value", period, None, value, "千元"),
                p.num(30000, 900000),
            ],
            ["其中：新产品产值", "千元", "02", int(value * 0.2), int(value * 0.18)],
            ["工业销售产值(当年价格)", "千元", "04", int(value * 0.97), p.num(30000, 800000)],
            ["主要产品产量", "—", "—", "—", "—"],
            [
                p.co.trade.products[0],
                p.co.trade.measure,
                p.co.trade.code + "0101",
                p.cell("output", period, p.co.trade.products[0], out, p.co.trade.measure, optional=True),
                p.num(3000, 90000),
            ],
        ]
    )
    form_foot(p, year)
    p.named("B204-1", "工业产销总值及主要产品产量", "产值统计表B204-1")


@layout("industrial_output_statistics", "pdf", "xlsx")
def form_b204_online(p: Paper) -> None:
    year = year_of(p)
    p.line("国家统计联网直报门户", size=9)
    p.title("工业产销总值及主要产品产量（B204-1表）")
    p.kv(
        [
            ("组织机构代码/统一社会信用代码", p.code()),
            ("单位名称", p.holder()),
            (
                "报告期",
                p.year(year, accept=[f"{year}-12", f"{year}-01-01/{year}-12-31"])
                + "年12月月报（1-12月累计）",
            ),
        ],
        "colon",
    )
    value = p.num(3000, 90000)
    p.table(
        [
            ["指标", "单位", "本月", "本月止累计", "上年同期累计"],
            [
                "一、工业总产值",
                "万元",
                p.num(200, 9000),
                p.cell("output_value", str(year), None, value, "万元"),
                p.num(3000, 90000),
            ],
            ["二、工业销售产值", "万元", p.num(200, 9000), int(value * 0.98), p.num(3000, 80000)],
            ["三、出口交货值", "万元", p.num(0, 900), p.num(0, 9000), p.num(0, 9000)],
        ]
    )
    p.line(f"上报时间：{year + 1}-01-0{p.num(3, 9)} 10:{p.num(10, 59)}   审核状态：已验收", size=9)
    p.named("联网直报B204-1", "产值产量直报")


@layout("energy_statistics", "xlsx", "pdf", "docx")
def form_205(p: Paper) -> None:
    year = year_of(p)
    month = p.pick(None, 12, 6)
    period = str(year) if month in (None, 12) else f"{year}-01-01/{w.month_end(year, month).isoformat()}"
    p.landscape = True
    p.title("能源购进、消费与库存")
    form_head(p, p.pick("205-1表", "2 0 5 - 1 表"), year, month)
    rows = [
        [
            "能源名称",
            "计量单位",
            "代码",
            "期初库存量",
            "购进量",
            "工业生产消费",
            "非工业生产消费",
            "消费合计",
            "期末库存量",
            "采用折标系数",
        ]
    ]
    tce = 0.0
    for name, unit, code, metric, factor, v in (
        ("天然气", "万立方米", "15", GAS, 12.143, p.real(10, 90, 2)),
        ("汽油", "吨", "19", "gasoline", 1.4714, p.real(3, 30, 2)),
        ("柴油", "吨", "21", DIESEL, 1.4571, p.real(5, 60, 2)),
        ("电力", "万千瓦时", "33", ELECTRIC, 1.229, p.real(80, 900, 2)),
    ):
        tce += v * factor
        other = round(v * 0.03, 2)
        p.cell(metric, period, None, v, unit, 2, optional=True)
        rows.append(
            [
                name,
                unit,
                code,
                0,
                Num(v, 2),
                Num(v - other, 2),
                Num(other, 2),
                p.cell(metric, period, None, v, unit, 2),
                0,
                factor,
            ]
        )
    rows.append(
        [
            "能源合计",
            "吨标准煤",
            "40",
            "—",
            "—",
            Num(tce * 0.97, 2),
            Num(tce * 0.03, 2),
            p.cell("comprehensive_energy", period, None, tce, "吨标准煤", 2),
            "—",
            "—",
        ]
    )
    p.table(rows)
    p.line(f"补充资料：上年同期综合能源消费量（41） {p.num(200, 2000)} 吨标准煤；工业总产值（42）")
    form_foot(p, year)
    p.named("205-1表", "能源购进消费与库存", "能源统计报表205-1")


@layout("energy_statistics", "pdf", "xlsx")
def form_205_3(p: Paper) -> None:
    year = year_of(p)
    p.title(p.pick("主要耗能工业企业单位产品能源消耗情况", "能源加工转换与回收利用"))
    form_head(p, p.pick("205-3表", "205-2表"), year)
    p.table(
        [
            ["单耗名称", "计量单位", "代码", "本期单耗", "上年同期", "子项（能耗）", "母项（产量）"],
            [
                "单位产品综合能耗",
                "千克标准煤/吨",
                "3401",
                Num(p.real(60, 190), 2),
                Num(p.real(60, 190), 2),
                p.num(200, 2000),
                p.num(2000, 20000),
            ],
            [
                "单位产品电耗",
                "千瓦时/吨",
                "3402",
                Num(p.real(100, 600), 2),
                Num(p.real(100, 600), 2),
                p.num(200, 2000),
                p.num(2000, 20000),
            ],
        ]
    )
    form_foot(p, year)
    p.named("205-3表", "单位产品能耗统计表")


@layout("water_statistics", "xlsx", "pdf", "docx")
def form_205_4(p: Paper) -> None:
    year = year_of(p)
    p.title("工业企业用水情况")
    form_head(p, p.pick("205-4表", "2 0 5 - 4 表"), year)
    taken = p.num(8000, 40000)
    p.table(
        [
            ["指标名称", "计量单位", "代码", "本年", "上年同期"],
            [
                "取水量合计",
                "立方米",
                "01",
                p.cell(WATER, str(year), None, taken, "立方米"),
                p.num(8000, 40000),
            ],
            [
                "其中：自来水",
                "立方米",
                "03",
                p.cell(WATER, str(year), None, taken, "立方米", optional=True),
                p.num(8000, 40000),
            ],
            ["外供水量", "立方米", "08", 0, 0],
            [
                "重复用水量",
                "立方米",
                "10",
                p.cell("reused_water", str(year), None, p.num(50000, 300000), "立方米"),
                p.num(50000, 300000),
            ],
        ]
    )
    form_foot(p, year)
    p.named("205-4表", "工业企业用水情况", "用水统计报表")


@layout("water_statistics", "pdf", "docx")
def water_form_online(p: Paper) -> None:
    year = year_of(p)
    p.title("工业企业用水情况（205-4）联网直报打印件")
    p.kv([("单位名称", p.holder()), ("信用代码", p.code()), ("报告期别", p.year(year) + "年 年报")], "grid2")
    taken = p.num(8, 40)
    p.table(
        [
            ["项目", "数值（千立方米）"],
            ["取水总量", p.cell(WATER, str(year), None, taken, "千立方米")],
            ["地下水", 0],
            ["重复利用水量", p.cell("reused_water", str(year), None, p.num(50, 300), "千立方米")],
            ["用水定额执行", "达标"],
        ]
    )
    p.named("用水直报表", "205-4")


@layout("pollutant_statistics", "xlsx", "pdf", "docx")
def form_101(p: Paper) -> None:
    year = year_of(p)
    p.landscape = True
    p.title("工业企业污染物和温室气体排放及治理情况" if p.chance(0.6) else "工业企业污染排放及处理利用情况")
    p.line(f"表    号：{p.pick('基101表', '基 1 0 1 表')}", "right", size=9)
    p.line("制定机关：生态环境部    批准机关：国家统计局", "right", size=9)
    p.kv(
        [
            ("统一社会信用代码", p.code()),
            ("单位详细名称（盖章）", p.holder()),
            ("行业代码", p.co.trade.code),
            ("报告期", p.year(year) + "年"),
        ],
        "grid4",
    )
    p.table(
        [
            ["指标名称", "计量单位", "代码", "本年实际"],
            ["年正常生产时间", "小时", "01", p.num(2400, 7200)],
            ["取水量", "吨", "05", p.cell(WATER, str(year), None, p.num(8000, 40000), "吨")],
            ["煤炭消耗量", "吨", "06", 0],
            ["工业废水排放量", "吨", "10", p.cell("wastewater", str(year), None, p.num(3000, 20000), "吨")],
            ["化学需氧量排放量", "吨", "21", Num(p.real(0.1, 3), 3)],
            ["二氧化硫排放量", "千克", "35", Num(p.real(1, 300), 2)],
            [
                "一般工业固体废物产生量",
                "吨",
                "50",
                p.cell("solid_waste", str(year), None, p.num(30, 900), "吨"),
            ],
            [
                "危险废物产生量",
                "吨",
                "60",
                p.cell("hazardous_waste", str(year), None, p.real(1, 60, 2), "吨", 2),
            ],
        ]
    )
    form_foot(p, year)
    p.named("基101表", "环境统计报表", "污染物排放统计表")


@layout("pollutant_statistics", "xlsx", "docx", "pdf")
def form_101_short(p: Paper) -> None:
    year = year_of(p)
    p.title(f"{p.year(year)}年生态环境统计报表——工业企业（基101）")
    p.line(f"填报单位：{p.holder()}   信用代码：{p.code()}")
    p.table(
        [
            ["污染物", "产生量", "排放量", "处理设施", "去除率"],
            ["VOCs(kg)", p.num(900, 9000), p.num(90, 900), "活性炭吸附+催化燃烧", "90%"],
            ["COD(t)", Num(p.real(1, 9), 2), Num(p.real(0.1, 0.9), 2), "厂区污水站", "88%"],
            ["氨氮(kg)", p.num(90, 900), p.num(9, 90), "厂区污水站", "85%"],
            ["颗粒物(t)", Num(p.real(1, 9), 2), Num(p.real(0.1, 0.9), 2), "布袋除尘", "95%"],
        ]
    )
    form_foot(p, year)
    p.named("生态环境统计年报", "环统报表")


@layout("performance_calculation", "docx", "pdf", "xlsx")
def performance(p: Paper) -> None:
    year = year_of(p)
    p.title(f"{p.year(year)}年{p.pick('绿色工厂绩效指标计算说明', '绩效指标计算过程', '度绩效指标核算说明')}")
    land, floor, base = p.num(20000, 60000), p.num(15000, 80000), p.num(8000, 19000)
    p.head("一、计算依据与边界")
    p.para("依据GB/T 36132附录A，核算边界为厂区全部生产及辅助设施，排放因子取生态环境部发布值。")
    p.head("二、计算过程")
    p.para(
        f"（1）容积率=总建筑面积/用地面积={floor}/{land}={floor / land:.2f}；",
        f"（2）建筑密度={base}/{land}={base / land * 100:.1f}%；",
        f"（3）工业固体废物综合利用率=Zr/(Z+Zw)={p.num(200, 280)}/300；",
        f"（4）单位产品综合能耗={p.num(300, 900)}tce/{p.num(3000, 9000)}t。",
    )
    p.table(
        [
            ["指标", "单位", "结果", "要求"],
            ["容积率", "—", Num(floor / land, 2), "≥0.8"],
            ["建筑密度", "%", Num(base / land * 100, 1), "≥30"],
        ]
    )
    p.approval()
    p.named("绩效指标计算说明", "绩效计算", "指标核算说明")


@layout("performance_calculation", "xlsx", "docx", "pdf")
def performance_table(p: Paper) -> None:
    year = year_of(p)
    p.title("绩效指标计算表")
    p.line(f"计算年度：{p.year(year)}")
    p.table(
        [
            ["序号", "指标名称", "公式", "分子", "分母", "结果", "数据来源"],
            [
                1,
                "单位用地面积产值",
                "产值/用地面积",
                f"{p.num(5000, 50000)}万元",
                f"{p.num(20, 90)}亩",
                Num(p.real(100, 900), 1),
                "统计报表",
            ],
            [
                2,
                "绿色物料使用率",
                "绿色物料/同类物料",
                f"{p.num(100, 300)}t",
                f"{p.num(310, 900)}t",
                Num(p.real(30, 60), 1, percent=True),
                "采购台账",
            ],
            [
                3,
                "废水处理回用率",
                "Vw/(Vd+Vw)",
                f"{p.num(100, 300)}t",
                f"{p.num(310, 900)}t",
                Num(p.real(10, 60), 1, percent=True),
                "水表记录",
            ],
            [
                4,
                "单位产品碳排放量",
                "C/Q",
                f"{p.num(1000, 3000)}t",
                f"{p.num(3100, 9000)}t",
                Num(p.real(0.1, 0.6), 3),
                "碳核算报告",
            ],
        ]
    )
    p.named("绩效指标计算表", "指标计算")


@layout("renewable_energy_proof", "pdf", "docx")
def green_certificate(p: Paper) -> None:
    year, month = p.pick(2024, 2025), p.num(1, 12)
    day = D(year + 1, p.num(1, 6), p.num(1, 28))
    p.border = True
    p.title(p.pick("绿色电力证书", "绿色电力交易凭证", "可再生能源绿色电力证书"), 24)
    p.line("GREEN ELECTRICITY CERTIFICATE", "center")
    mwh = p.num(100, 3000)
    p.kv(
        [
            (("证书编号", "凭证编号"), f"GEC{year}{p.num(10**9, 10**10 - 1)}"),
            (("证书持有人", "购买方", "消费企业"), p.holder()),
            ("项目名称", p.pick("青海共和光伏电站", "张北风电场三期")),
            ("电量", f"{mwh}兆瓦时（对应绿证{mwh}个）"),
            (("电量生产年月", "消费时间"), p.period_month(year, month)),
            (("核发日期", "开具日期"), p.day("issue_date", day)),
            ("核发机构", p.pick("国家能源局电力业务资质管理中心", "北京电力交易中心")),
        ],
        p.pick("colon", "plain2"),
    )
    p.seal("国家能源局")
    p.named("绿证", "绿电交易凭证", "绿色电力证书")


@layout("renewable_energy_proof", "xlsx", "docx", "pdf")
def absorption_list(p: Paper) -> None:
    year = p.pick(2024, 2025)
    day = D(year + 1, p.num(1, 3), p.num(1, 28))
    p.title(f"{p.year(year)}年可再生能源电力消纳{p.pick('核算清单', '量核算表')}")
    p.line(f"企业名称：{p.holder()}")
    p.table(
        [
            ["消纳方式", "电量(万kWh)", "凭证编号", "备注"],
            ["自发自用光伏", Num(p.real(20, 120), 2), "并网计量表", "不含上网电量"],
            ["绿电交易", Num(p.real(20, 120), 2), f"LD{p.num(10**6, 10**7)}", "交易中心"],
            ["绿证", Num(p.real(5, 20), 2), f"GEC{p.num(10**8, 10**9)}", ""],
            ["合计", Num(p.real(60, 260), 2), "", "不重复计算"],
        ]
    )
    p.line(f"填报日期：{p.day('issue_date', day)}")
    p.named("消纳核算清单", "可再生能源消纳清单")


@layout("energy_carbon_platform", "docx", "pdf")
def platform(p: Paper) -> None:
    p.title(p.pick("能碳管理平台功能说明", "能源管理中心建设情况说明", "智慧能碳管理系统功能证明材料"))
    if p.chance(0.5):
        p.line(f"日期：{p.day('issue_date', p.day_after(D(2024, 1, 1), D(2026, 8, 1)))}", "right")
    p.para(
        f"公司于{p.num(2022, 2025)}年建成能碳管理平台，接入{p.num(60, 300)}个采集点，覆盖电、水、气、蒸汽。系统架构分为感知层、传输层、平台层和应用层。"
    )
    p.table(
        [["序号", "功能模块", "功能描述", "是否具备"]]
        + [
            [i + 1, n, d, "是"]
            for i, (n, d) in enumerate(
                (
                    ("能耗查询", "实时、历史查询"),
                    ("能源消费量和强度计算", "按车间、产品自动计算"),
                    ("能流分析", "桑基图展示"),
                    ("能效对标", "与标杆值比较"),
                    ("碳排放核算", "按因子自动核算"),
                    ("碳足迹核算", "产品级建模"),
                    ("用能预算", "预算与预警"),
                )
            )
        ]
    )
    p.para("附：系统功能截图及操作手册。")
    p.named("能碳平台功能说明", "能源管理中心说明", "能碳管理系统")


@layout("energy_carbon_platform", "docx", "pdf")
def platform_manual(p: Paper) -> None:
    p.title(p.pick("能源管理信息系统操作手册", "能碳管理系统建设验收及功能截图"))
    p.head("1 系统登录")
    p.para("在浏览器输入平台地址，输入账号密码进入首页大屏，显示当日用电、碳排放及报警信息。")
    p.head("2 功能菜单")
    p.para(
        "2.1 数据采集：仪表列表、通讯状态；",
        "2.2 用能统计：日报、月报、年报；",
        "2.3 碳管理：碳排放核算、碳资产管理、供应链碳管理；",
        "2.4 策略：能效平衡与优化。",
    )
    p.named("能源系统操作手册", "平台功能截图")


@layout("retrofit_project_list", "xlsx", "docx", "pdf")
def retrofit_list(p: Paper) -> None:
    p.title(
        p.pick("近三年绿色低碳改造升级项目清单", "绿色化改造项目汇总表", "2023-2025年节能降碳改造项目一览表")
    )
    years = (2023, 2024, 2025)
    p.fact("period", f"{years[0]}-01-01/{years[-1]}-12-31", None, ["2023/2025"], True)
    rows = [["序号", "项目名称", "主要内容", "开工时间", "完成时间", "投资额(万元)", "效益"]]
    for i, name in enumerate(p.some(PROJECTS, 3, 6)):
        y = p.pick(*years)
        rows.append(
            [
                i + 1,
                name,
                "设备更新及控制优化",
                f"{y}年{p.num(1, 5)}月",
                f"{y}年{p.num(6, 12)}月",
                p.num(12, 300),
                f"年节电{p.num(3, 60)}万kWh",
            ]
        )
    rows.append(["合计", "", "", "", "", p.num(100, 900), ""])
    p.table(rows)
    p.named("改造项目清单", "绿色低碳改造项目清单")


@layout("retrofit_project_list", "docx", "pdf", "xlsx")
def retrofit_share(p: Paper) -> None:
    p.title("绿色低碳改造升级投资情况表")
    p.fact("period", "2023-01-01/2025-12-31", None, (), True)
    p.table(
        [["年度", "改造项目", "项目投资(万元)", "工业总产值(万元)", "投资占比"]]
        + [
            [
                f"{y}年",
                "、".join(p.some(PROJECTS, 2)),
                p.num(60, 300),
                p.num(9000, 30000),
                Num(p.real(0.4, 2.4), 2, percent=True),
            ]
            for y in (2023, 2024, 2025)
        ]
    )
    p.para("注：项目按完成时间统计，附合同、验收及付款凭证。")
    p.named("改造投资情况表", "改造项目投资")
