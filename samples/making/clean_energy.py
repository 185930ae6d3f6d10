"""Clean client: energy from the meter to the saving proof, metering, two saving projects, solar, water."""

from __future__ import annotations

import datetime as dt

from . import clean_figures as f
from .books import Cell, F, Sheet
from .client import Client
from .company import CLEAN, zh
from .looks import COPY, FLATBED, PHONE, look
from .parts import signatures, table

C = CLEAN
SERVO, AIR = "注塑机伺服节能改造项目", "空压机余热回收项目"
METERS = [
    ("电-总01", "三相电能表", "DTSD341", "0.5S", "1125004471", "总进线柜", "2024-11-18", "2029-11-17"),
    ("电-注02", "三相电能表", "DTS634", "1.0", "2309107725", "注塑车间", "2024-03-11", "2029-03-10"),
    ("电-喷03", "三相电能表", "DTS634", "1.0", "2309107731", "喷涂车间", "2024-03-11", "2029-03-10"),
    ("气-01", "气体涡轮流量计", "LWQ-50", "1.5", "QW20230518", "天然气入口", "2026-04-22", "2028-04-21"),
    ("水-01", "水平螺翼式水表", "LXLC-80", "2级", "80LX22117", "市政给水入口", "2026-06-03", "2028-06-02"),
    ("SB-003", "旋翼式水表", "LXS-50E", "2级", "50LX19903", "喷涂车间清洗", "2026-06-03", "2028-06-02"),
]
LAB = "青岛海澄计量检测技术有限公司"


def _total(rows: list[list[Cell]], column: int, first: int, last: int, letter: str) -> F:
    value = sum(float(row[column]) for row in rows if isinstance(row[column], (int, float)))  # type: ignore[arg-type]
    return F(f"=SUM({letter}{first}:{letter}{last})", round(value, 1) if value % 1 else int(value))


def add_monthly(client: Client, year: int) -> None:
    """Monthly report: electricity by workshop, gas, solar and bought electricity, unit values."""
    letters = "BCDEFGHI"
    rows: list[list[Cell]] = []
    for m in range(12):
        parts = [f.ELECTRICITY[year][w][m] for w in f.WORKSHOPS]
        line = m + 4
        rows.append([f.MONTHS[m], *parts, F(f"=SUM(B{line}:G{line})", sum(parts))])
    sums = [
        F(f"=SUM({c}4:{c}15)", sum(int(r[k].value if isinstance(r[k], F) else r[k]) for r in rows))  # type: ignore[union-attr,arg-type]
        for k, c in enumerate(letters[:7], 1)
    ]
    electricity = Sheet(
        "分车间电耗",
        [["月份", *f.WORKSHOPS, "合计"], *rows, ["全年合计", *sums]],
        title=f"{year}年月度能源消耗报表（电力）",
        note=["单位：kWh　　编制部门：设备部　　编制：屠建业　审核：程思齐　表单编号：CG-EN-R01"],
        widths=(11, 12, 12, 12, 12, 12, 13, 13),
    )
    grid, total = f.grid(year), f.total(year)
    balance: list[list[Cell]] = [
        ["月份", "外购电量(kWh)", "光伏自用电量(kWh)", "用电合计(kWh)", "天然气(m³)"]
    ]
    balance += [[f.MONTHS[m], grid[m], f.SOLAR[year][m], total[m], f.GAS[year][m]] for m in range(12)]
    balance.append(["全年合计", sum(grid), sum(f.SOLAR[year]), sum(total), sum(f.GAS[year])])
    unit: list[list[Cell]] = [["月份", "产量(万套)", *[f"{w}单位电耗(kWh/万套)" for w in f.WORKSHOPS[:5]]]]
    unit += [
        [
            f.MONTHS[m],
            f.OUTPUT[year][m],
            *[round(f.ELECTRICITY[year][w][m] / f.OUTPUT[year][m], 1) for w in f.WORKSHOPS[:5]],
        ]
        for m in range(12)
    ]
    sheets = [
        electricity,
        Sheet(
            "外购与光伏、天然气",
            balance,
            title=f"{year}年外购电、光伏及天然气月报",
            widths=(11, 16, 18, 16, 14),
        ),
        Sheet("单位产品电耗", unit, title=f"{year}年分车间单位产品电耗", widths=(10, 12, 16, 16, 16, 16, 16)),
    ]
    client.book(
        f"06 能源管理/02 统计报表/{year}年月度能源消耗报表.xlsx",
        sheets,
        "monthly_energy_report",
        period=str(year),
    )


def add_output(client: Client) -> None:
    for year in (2024, 2025):
        rows: list[list[Cell]] = [
            ["月份", "LED平板灯（万套）", "LED吸顶灯（万套）", "合格品产量合计（万套）"]
        ]
        for m, total in enumerate(f.OUTPUT[year]):
            panel = round(total * 0.6, 1)
            rows.append([f.MONTHS[m], panel, round(total - panel, 1), total])
        sums = [round(sum(float(r[k]) for r in rows[1:]), 1) for k in (1, 2, 3)]  # type: ignore[arg-type]
        rows.append(["合计", *sums])
        note = [f"统计部门：生产部　统计：闻立群　统计期：{year}年1月—12月　单位：万套（仅计合格品）"]
        if year == 2024:
            text = (
                "产品产量统计表（2024年）\n"
                + note[0]
                + "\n"
                + "\n".join(",".join("" if v is None else str(v) for v in row) for row in rows)
                + "\n"
            )
            client.text(
                "06 能源管理/02 统计报表/2024年产品产量统计表.csv",
                text,
                "output_report",
                "gbk",
                period="2024",
            )
        else:
            client.book(
                "06 能源管理/02 统计报表/2025年产品产量统计表.xlsx",
                [Sheet("产量", rows, title="2025年产品产量统计表", note=note, widths=(10, 18, 18, 22))],
                "output_report",
                period="2025",
            )


def add_readings(client: Client) -> None:
    """Meter readings of 2025 by meter and month (start, end, multiplier), as a macro workbook."""
    sheets = []
    start = {
        "注塑车间": 41250.0,
        "喷涂车间": 18630.0,
        "SMT车间": 22710.0,
        "组装车间": 15420.0,
        "空压站": 12660.0,
        "办公及生活": 9870.0,
    }
    for name in f.WORKSHOPS:
        rows: list[list[Cell]] = [["抄表日期", "上期示数", "本期示数", "倍率", "电量(kWh)", "抄表人"]]
        last = start[name]
        for m, kwh in enumerate(f.ELECTRICITY[2025][name]):
            now = round(last + kwh / 20, 1)
            date = dt.date(2025, m + 1, 28) if m == 1 else dt.date(2025, m + 1, 30)
            rows.append([date, last, now, 20, kwh, "冯立群"])
            last = now
        sheets.append(
            Sheet(
                name,
                rows,
                title="2025年电表抄表记录",
                note=[f"计量点：{name}　表号见计量器具台账　责任部门：设备部　存档：能源档案柜EN-01"],
                widths=(14, 12, 12, 8, 13, 10),
            )
        )
    client.book(
        "06 能源管理/01 抄表与账单/2025年电表抄表记录.xlsm", sheets, "meter_reading_record", period="2025"
    )


def add_bills(client: Client) -> None:
    grid = f.grid(2025)
    rows = [["账期", "户号", "有功电量(kWh)", "电费(元)", "状态"]]
    rows += [
        [f"2025年{m + 1}月", "3702990016683", f"{grid[m]:,}", f"{grid[m] * 0.6862:,.2f}", "已缴"]
        for m in range(12)
    ]
    rows.append(["合计", "", f"{sum(grid):,}", f"{sum(round(g * 0.6862, 2) for g in grid):,.2f}", ""])
    client.pdf(
        "06 能源管理/01 抄表与账单/2025年电费账单（全年）.pdf",
        f"""
@head 供电服务 | 打印日期：2026-01-06
# 客户电费账单
- 客户名称：{C.name}　　统一社会信用代码：{C.code}
- 用电地址：{C.address}　　电压等级：10kV　　账单期间：2025年1月至2025年12月
{table(rows, "widths=2,3,3,3,1 align=c")}
- 温馨提示：服务热线95598；本账单为全年汇总，分月发票另附。
@right 沧阳供电服务中心
@seal 沧阳供电服务中心 | 业务专用章
""",
        "energy_bill",
        font="sans",
        holder=C.name,
        period="2025",
    )
    rows = [["月份", "表底(m³)", "用气量(m³)", "金额(元)"]]
    base = 88213
    for m, gas in enumerate(f.GAS[2025]):
        base += gas
        rows.append([f"{m + 1}月", f"{base:,}", f"{gas:,}", f"{gas * 3.62:,.2f}"])
    rows.append(["合计", "", f"{sum(f.GAS[2025]):,}", f"{sum(round(g * 3.62, 2) for g in f.GAS[2025]):,.2f}"])
    client.scan(
        "06 能源管理/01 抄表与账单/2025年燃气费对账单.jpg",
        f"""
@head 沧阳港华新源燃气有限公司 | 客服电话 0532-2025 0116
# 2025年度天然气费对账单
- 用户名称：{C.name}　　用户编号：GY-020177
- 结算期间：2025年1月1日至2025年12月31日
{table(rows, "widths=1,2,2,2 align=c")}
@space 9
@right 沧阳港华新源燃气有限公司
@right 2026年1月8日
@seal 沧阳港华新源燃气有限公司 | 财务专用章
""",
        "energy_bill",
        look(FLATBED, skew=0.9),
        holder=C.name,
        period="2025",
    )
    lines = [
        "水费账单,,,",
        f"用户名称,{C.name},用水地址,{C.address}",
        "账单年度,2025年,用户号,SW-1180233",
        "月份,用水量(m³),水费(元),缴费状态",
    ]
    lines += [f"2025年{m + 1}月,{w},{w * 4.35:.2f},已缴" for m, w in enumerate(f.WATER[2025])]
    lines.append(f"合计,{sum(f.WATER[2025])},{sum(round(w * 4.35, 2) for w in f.WATER[2025]):.2f},")
    client.text(
        "06 能源管理/01 抄表与账单/水费2025.csv",
        "\n".join(lines) + "\n",
        "energy_bill",
        "utf-8-sig",
        holder=C.name,
        period="2025",
    )


def add_analysis(client: Client) -> None:
    kwh, gas = {y: sum(f.total(y)) for y in (2024, 2025)}, {y: sum(f.GAS[y]) for y in (2024, 2025)}
    tce = {y: (kwh[y] * f.KGCE_KWH / 1000, gas[y] * f.KGCE_GAS / 1000) for y in (2024, 2025)}
    rows = [
        ["项目", "单位", "2024年", "2025年"],
        ["电力消耗量", "kWh", f"{kwh[2024]:,}", f"{kwh[2025]:,}"],
        ["天然气消耗量", "m³", f"{gas[2024]:,}", f"{gas[2025]:,}"],
        ["电力折标准煤", "tce", f"{tce[2024][0]:.2f}", f"{tce[2025][0]:.2f}"],
        ["天然气折标准煤", "tce", f"{tce[2024][1]:.2f}", f"{tce[2025][1]:.2f}"],
        ["综合能耗（当量值）", "tce", f"{f.comprehensive(2024):.2f}", f"{f.comprehensive(2025):.2f}"],
        ["合格品产量", "万套", f"{f.output(2024):.1f}", f"{f.output(2025):.1f}"],
        ["单位产品综合能耗", "kgce/万套", f"{f.unit(2024):.2f}", f"{f.unit(2025):.2f}"],
    ]
    shops = [["车间", "2025年电耗（kWh）", "单位产品电耗（kWh/万套）"]]
    shops += [
        [w, f"{sum(f.ELECTRICITY[2025][w]):,}", f"{sum(f.ELECTRICITY[2025][w]) / f.output(2025):.1f}"]
        for w in f.WORKSHOPS[:5]
    ]
    client.docx(
        "06 能源管理/03 能耗分析/2025年度单位产品能耗分析报告.docx",
        f"""
@head {C.name} | CG-EN-R05
# 2025年度单位产品能耗分析报告
- 报告期：2025年1月1日至2025年12月31日　　编制部门：设备部　　存档：能源档案柜EN-05
### 一、核算依据与边界
依据GB/T 2589-2020《综合能耗计算通则》，折标准煤系数：电力0.1229kgce/kWh，天然气1.2143kgce/m³。边界为全厂生产系统、辅助系统和附属系统。
### 二、公司层面
{table(rows, "widths=3,2,2,2")}
2025年单位产品综合能耗{f.unit(2025):.2f}kgce/万套，较2024年下降{f.DECLINE}%，低于行业平均水平1985kgce/万套（行业协会2025年公布值）。
### 三、车间层面
{table(shops, "widths=2,3,3")}
### 四、下降原因分解
{f.DECLINE}%的下降由两个项目贡献：{SERVO}贡献{f.SERVO_SHARE}%，{AIR}贡献{f.AIR_SHARE}%，合计{f.DECLINE}%。各项目立项报告、能耗基准、改造后监测数据和节能量计算书见项目档案。
### 五、改进方向
2026年开展空压站群控优化，喷涂车间9月单位电耗异常已分析并纠正（见JZ-2025-09）。
@right 编制：屠建业　审核：{C.representative}
@right 2026年1月16日
""",
        "unit_energy_analysis",
        period="2025",
        issue_date="2026-01-16",
    )
    sept, august, before = (
        f.ELECTRICITY[y]["喷涂车间"][m] / f.OUTPUT[y][m] for y, m in ((2025, 8), (2025, 7), (2024, 8))
    )
    client.docx(
        "06 能源管理/03 能耗分析/喷涂车间9月电耗异常分析及纠正措施报告.docx",
        f"""
@head {C.name} | 编号：JZ-2025-09
# 能耗异常分析及纠正措施报告
@table kv widths=1,3
| 异常描述 | 2025年9月喷涂车间单位电耗{sept:.1f}kWh/万套，较8月（{august:.1f}）升高{(sept / august - 1) * 100:.1f}%，较去年同期（{before:.1f}）升高{(sept / before - 1) * 100:.1f}%。 |
| 原因分析 | 烘道循环风机变频器故障，9月6日至9月25日工频运行；烘道保温门密封条老化，散热增加。 |
| 纠正措施 | 9月26日更换变频器，9月28日更换密封条；将变频器运行频率列入每日点检。 |
| 效果验证 | 10月单位电耗恢复至{f.ELECTRICITY[2025]["喷涂车间"][9] / f.OUTPUT[2025][9]:.1f}kWh/万套，措施有效，关闭。 |
| 责任人/验证人 | 段志宏 / 屠建业 |
| 报告日期 | 2025年11月7日 |
""",
        "corrective_action_report",
        reference_no="JZ-2025-09",
        issue_date="2025-11-07",
    )
    client.rows[-1]["also"] = ["unit_energy_analysis"]


def add_project(
    client: Client,
    name: str,
    short: str,
    base: tuple[float, float, int, float],
    machine: str,
    cost: str,
    shape: int,
) -> None:
    """One saving project: approval, baseline, contract, acceptance, monitoring, calculation."""
    before, after, kwh, tce = base
    at = f"06 能源管理/04 节能项目/{name}"
    maker = "青岛朗节能源科技有限公司"
    year = 246.8
    approval = f"""
@head {C.name} | 立项编号：{short}-LX-2024
# {name}立项报告
- 项目名称：{name}　　申报部门：设备部　　立项日期：2024年5月20日
### 一、立项背景
{machine}能耗高，2023年单位产品电耗约{before:.0f}kWh/万套，具有节能潜力。
### 二、建设内容与投资
计划投资{cost}万元，2024年9月至12月实施，2025年1月投入运行。
### 三、预期效益
预计年节电{kwh / 10000:.1f}万kWh左右。
- 审批意见：同意立项。　　~{C.legal}~
"""
    baseline = f"""
@head {C.name} | {short}-JZ
# {name}能耗基准数据表
- 基准期：2023年1月至2023年12月　　统计边界：{machine}专用电表
@table widths=3,2,2
| 项目 | 单位 | 基准期数值 |
| {machine}用电量 | kWh | {before * year:,.0f} |
| 合格品产量 | 万套 | {year:.1f} |
| 单位产品电耗 | kWh/万套 | {before:.1f} |
- 编制：屠建业　　确认：闻立群　　2024年4月30日
"""
    contract = f"""
@head 合同编号：{short}-HT-2024-07
# 节能改造项目合同
- 项目名称：{name}
- 甲方：{C.name}　　乙方：{maker}
一、乙方负责{machine}节能改造的设计、供货、安装和调试。二、合同总价人民币{cost}万元。三、乙方施工产生的废旧设备、废油等须按环保要求交由甲方统一处置，遵守甲方环境、安全管理规定。四、质保期两年。
@space 4
{signatures(C.name, maker, "签订日期：2024年7月22日")}
"""
    acceptance = f"""
@head {C.name} | {short}-YS
# {name}竣工验收单
@table kv widths=1,3
| 项目名称 | {name} |
| 施工单位 | {maker} |
| 完工日期 | 2024年12月20日 |
| 验收内容 | 设备安装、运行参数、计量表计、安全防护 |
| 验收意见 | 设备运行正常，能耗计量齐全，验收合格。 |
| 验收人员 | ~屠建业~　~闻立群~　~韩松柏~ |
| 验收日期 | 2024年12月27日 |
"""
    monitoring = f"""
@head {C.name} | {short}-JC
# {name}改造后监测数据
- 监测期：2025年1月至2025年12月　　监测仪表：专用三相电能表
@table widths=3,2,2
| 项目 | 单位 | 监测期数值 |
| {machine}用电量 | kWh | {after * f.output(2025):,.0f} |
| 合格品产量 | 万套 | {f.output(2025):.1f} |
| 单位产品电耗 | kWh/万套 | {after:.1f} |
- 记录：冯立群　　审核：屠建业　　2026年1月9日
"""
    calculation = f"""
@head {C.name} | {short}-JS
# {name}节能量计算书
### 1 依据
GB/T 13234-2018《用能单位节能量计算方法》，GB/T 2589-2020。
### 2 计算
节电量 =（改造前单位电耗 － 改造后单位电耗）× 统计期产量 =（{before:.1f} － {after:.1f}）× {f.output(2025):.1f} = {kwh:,} kWh
节能量 = {kwh:,} × 0.1229 ÷ 1000 = {tce:.2f} tce
### 3 对单位产品综合能耗的贡献
{tce:.2f} × 1000 ÷（{f.unit(2024):.2f} × {f.output(2025):.1f}）= {f.SERVO_SHARE if short == "SF" else f.AIR_SHARE}%
- 计算：屠建业　　复核：程思齐　　日期：2026年1月12日
"""
    facts = [
        ("saving_project_approval", approval, {"issue_date": "2024-05-20"}, "立项报告"),
        ("energy_baseline", baseline, {"period": "2023"}, "能耗基准"),
        ("saving_project_contract", contract, {"holder": C.name, "issue_date": "2024-07-22"}, "改造合同"),
        ("saving_project_acceptance", acceptance, {"issue_date": "2024-12-27"}, "验收单"),
        ("post_retrofit_monitoring", monitoring, {"period": "2025"}, "改造后监测"),
        ("energy_saving_calculation", calculation, {"issue_date": "2026-01-12"}, "节能量计算书"),
    ]
    for n, (kind, source, fields, label) in enumerate(facts):
        fields = {"project": name, **fields}
        if kind == "saving_project_contract":
            client.scan(f"{at}/{n + 1} {label}.pdf", source, kind, look(FLATBED, skew=0.4), **fields)
        elif kind == "saving_project_acceptance":
            client.scan(f"{at}/{n + 1} {label}.jpg", source, kind, look(COPY, skew=-0.8), **fields)
        elif (n + shape) % 2:
            client.docx(f"{at}/{n + 1} {label}.docx", source, kind, **fields)
        else:
            client.pdf(f"{at}/{n + 1} {label}.pdf", source, kind, **fields)


def add_metering(client: Client) -> None:
    at = "06 能源管理/05 计量"
    rows: list[list[Cell]] = [
        [
            "管理编号",
            "名称",
            "型号规格",
            "准确度等级",
            "出厂编号",
            "安装地点",
            "检定周期",
            "检定日期",
            "有效期至",
            "状态",
        ]
    ]
    rows += [
        [
            m[0],
            m[1],
            m[2],
            m[3],
            m[4],
            m[5],
            "5年" if m[0].startswith("电") else "2年",
            dt.date.fromisoformat(m[6]),
            dt.date.fromisoformat(m[7]),
            "合格",
        ]
        for m in METERS
    ]
    confirm: list[list[Cell]] = [["管理编号", "证书编号", "检定结论", "确认结果", "确认人", "确认日期"]]
    confirm += [
        [m[0], f"HCJ{m[6][:4]}-{n + 311}", "合格", "满足使用要求", "屠建业", dt.date(2026, 6, 15)]
        for n, m in enumerate(METERS)
    ]
    client.book(
        f"{at}/能源计量器具台账.xlsx",
        [
            Sheet(
                "计量器具一览表",
                rows,
                title="能源、水计量器具一览表",
                note=[f"单位：{C.name}　更新日期：2026年6月15日　责任人：屠建业"],
                widths=(11, 16, 12, 10, 14, 14, 9, 12, 12, 8),
            ),
            Sheet("检定结果确认", confirm, title="检定结果确认记录"),
        ],
        "metering_equipment_list",
        issue_date="2026-06-15",
    )
    parts = []
    for n, m in enumerate(METERS):
        number = f"HCJ{m[6][:4]}-{n + 311}"
        parts.append(
            (
                f"""
@head {LAB} | 计量授权证书号：（鲁）法计（2023）09918号
# 检 定 证 书
@center 证书编号：{number}
@space 4
@size 12
- 送检单位：{C.name}
- 计量器具名称：{m[1]}
- 型号/规格：{m[2]}　　准确度等级：{m[3]}
- 出厂编号：{m[4]}
- 制造单位：浙东仪表制造有限公司
- 检定依据：{"JJG 596-2012" if m[0].startswith("电") else "JJG 1037-2008" if m[0].startswith("气") else "JJG 162-2019"}
- 检定结论：合格
@space 10
- 批准人：~孟庆来~　　核验员：~石磊~　　检定员：~于洋~
- 检 定 日 期　{zh(m[6])}
- 有 效 期 至　{zh(m[7])}
@seal {LAB} | 检定专用章 | {70 + 3 * n} | {n - 2}
""",
                "calibration_certificate",
                {
                    "certificate_no": number,
                    "serial_no": m[4],
                    "holder": C.name,
                    "issue_date": m[6],
                    "valid_until": m[7],
                },
            )
        )
    client.scans(f"{at}/检定证书（电能表）.pdf", parts[:3], look(FLATBED, skew=0.6, quality=50))
    client.binder(f"{at}/检定证书（流量计、水表）.pdf", parts[3:])


def add_equipment(client: Client) -> None:
    rows: list[list[Cell]] = [
        ["序号", "设备名称", "型号", "额定功率(kW)", "台数", "能效等级", "投用日期", "是否淘汰目录"]
    ]
    for n, line in enumerate(
        [
            ("伺服注塑机", "HT-260J", 37, 18, "2级", "2024-12"),
            ("贴片机", "YSM20", 3.5, 8, "—", "2019-05"),
            ("回流焊", "RF-820", 48, 4, "—", "2019-05"),
            ("喷涂线", "PT-60", 120, 1, "—", "2017-06"),
            ("永磁变频螺杆空压机", "BMVF55", 55, 3, "1级", "2023-08"),
            ("电力变压器", "SCB18-1250/10", 1250, 1, "1级", "2023-05"),
            ("循环水泵", "ISG100", 11, 4, "2级", "2021-03"),
            ("LED灯具（照明）", "36W", 0.036, 1860, "1级", "2022-10"),
        ],
        1,
    ):
        rows.append([n, *line, "否"])
    client.book(
        "06 能源管理/06 设备/主要用能设备清单.xlsx",
        [
            Sheet(
                "用能设备",
                rows,
                title="主要用能设备清单",
                note=[f"{C.name}　　更新日期：2026年3月20日"],
                tail=[
                    "专用设备符合产业准入要求；通用设备均达到GB 18613-2020、GB 19153-2019、GB 20052-2024等能效限定值要求，无明令淘汰设备；空压机、变压器、照明均采用节能型产品。"
                ],
                widths=(6, 22, 16, 12, 8, 10, 12, 14),
            )
        ],
        "energy_equipment_list",
        issue_date="2026-03-20",
    )
    rows = [["月份", "运行时间(h)", "平均负载率(%)", "产气量(万m³)", "用电量(kWh)", "单位电耗(kWh/m³)"]]
    for m in range(12):
        kwh = round(f.ELECTRICITY[2025]["空压站"][m] * 0.93 / 10) * 10
        gas = round(kwh / 0.108 / 10000, 2)
        rows.append(
            [f.MONTHS[m], 596 + 7 * m % 50, round(78 + (m * 5 % 7), 1), gas, kwh, round(kwh / gas / 10000, 3)]
        )
    client.book(
        "06 能源管理/06 设备/2025年空压机组运行能效月度记录.xlsx",
        [
            Sheet(
                "空压机",
                rows,
                title="关键用能设备运行能效记录（空压机组）",
                note=["统计期：2025年　责任部门：设备部　依据GB/T 27883经济运行要求"],
                tail=["评价：全年平均负载率高于75%，运行参数符合经济运行要求。"],
            )
        ],
        "equipment_energy_report",
        period="2025",
    )
    rows = [["月份", "运行时间(h)", "负载率(%)", "产量(万套)", "单产电耗(kWh/万套)"]]
    rows += [
        [
            f.MONTHS[m],
            548 + 9 * m % 40,
            round(81 + (m * 3 % 5), 1),
            f.OUTPUT[2025][m],
            round(f.SERVO[1] * (1 + 0.004 * ((m * 7) % 5 - 2)), 1),
        ]
        for m in range(12)
    ]
    client.book(
        "06 能源管理/06 设备/2025年注塑机组能效记录.xlsx",
        [
            Sheet(
                "注塑机组",
                rows,
                title="关键用能设备运行能效记录（注塑机组18台）",
                note=["统计期：2025年　责任部门：注塑车间"],
            )
        ],
        "equipment_energy_report",
        period="2025",
    )
    rows2 = [["月份", "发电量（kWh）", "自用电量（kWh）", "上网电量（kWh）"]]
    rows2 += [[f.MONTHS[m], f"{v:,}", f"{v:,}", "0"] for m, v in enumerate(f.SOLAR[2025])]
    rows2.append(["合计", f"{sum(f.SOLAR[2025]):,}", f"{sum(f.SOLAR[2025]):,}", "0"])
    client.pdf(
        "06 能源管理/07 可再生能源/2025年光伏发电自发自用结算确认单.pdf",
        f"""
@head 青岛晴川光伏运维有限公司 | QC-2026-008
# 分布式光伏自发自用电量确认单
- 使用方：{C.name}　　项目：{C.name}屋顶400kW分布式光伏项目　　期间：2025年1月至12月
{table(rows2, "widths=1,2,2,2 align=c")}
2025年光伏自用电量{sum(f.SOLAR[2025]):,}kWh，占全厂用电量的{sum(f.SOLAR[2025]) / sum(f.total(2025)) * 100:.1f}%，全部为自发自用，未申领绿证、未上网。
@right 青岛晴川光伏运维有限公司
@right 2026年1月12日
@seal 青岛晴川光伏运维有限公司
""",
        "renewable_energy_proof",
        holder=C.name,
        period="2025",
        issue_date="2026-01-12",
    )


def add_water(client: Client) -> None:
    at = "07 水资源"
    client.docx(
        f"{at}/2025年节水目标及节水方案.docx",
        f"""
@head {C.name} | CG-EN-R21
# 2025年度节水目标及节水方案
- 目标：2025年单位产品取水量不高于43.0m³/万套，较2024年（{sum(f.WATER[2024]) / f.output(2024):.1f}）下降8%以上；节水器具普及率100%。
- 措施：清洗水处理后回用于冷却塔补水；每月统计分析；更换感应水龙头86只。
@right 编制：闻立群　批准：{C.representative}　2025年1月8日
""",
        "water_saving_target",
        period="2025",
        issue_date="2025-01-08",
    )
    rows: list[list[Cell]] = [
        ["月份", "取水量(m³)", "重复利用水量(m³)", "产量(万套)", "单位产品取水量(m³/万套)", "分析"]
    ]
    for m in range(12):
        rows.append(
            [
                f.MONTHS[m],
                f.WATER[2025][m],
                f.REUSED[m],
                f.OUTPUT[2025][m],
                round(f.WATER[2025][m] / f.OUTPUT[2025][m], 1),
                "夏季冷却补水增加，正常" if m in (6, 7) else "正常",
            ]
        )
    total = sum(f.WATER[2025])
    rows.append(["合计", total, sum(f.REUSED), f.output(2025), round(total / f.output(2025), 1), None])
    client.book(
        f"{at}/2025年月度用水统计分析报告.xlsx",
        [
            Sheet(
                "用水统计",
                rows,
                title="2025年月度用水统计分析表",
                note=[f"单位：{C.name}　编制：闻立群"],
                tail=[
                    f"年度评估：全年单位产品取水量{total / f.output(2025):.1f}m³/万套，目标43.0，已完成。改进措施：2026年增设雨水收集池，继续降低新水用量。"
                ],
                widths=(8, 12, 16, 12, 22, 26),
            )
        ],
        "water_usage_report",
        period="2025",
    )
    client.scan(
        f"{at}/水平衡测试报告.pdf",
        f"""
@head 青岛碧源节水技术服务有限公司 | 报告编号：BY-SPH-2025-033
# 水平衡测试报告
- 委托单位：{C.name}　　测试时间：2025年9月15日至9月19日
- 依据：GB/T 12452-2022《水平衡测试通则》
@table widths=3,2,2
| 项目 | 单位 | 数值 |
| 取水量 | m³/d | 38.6 |
| 重复利用水量 | m³/d | 8.5 |
| 耗水量 | m³/d | 11.2 |
| 排水量 | m³/d | 27.4 |
| 重复利用率 | % | 18.0 |
结论：取水量等于耗水量与排水量之和，水量平衡；管网漏失率0.6%，符合要求。
@right 青岛碧源节水技术服务有限公司
@right 2025年10月14日
@seal 青岛碧源节水技术服务有限公司
""",
        "water_balance_test",
        look(FLATBED, skew=0.5),
        holder=C.name,
        issue_date="2025-10-14",
    )
    client.docx(
        f"{at}/节水评价报告（GBT7119）.docx",
        f"""
@head {C.name} | CG-EN-R25
# 节水型企业评价报告
依据GB/T 7119-2018《节水型企业评价导则》对{C.name}2025年用水情况开展节水评价。
@table widths=3,2,2,1
| 评价指标 | 要求 | 实际 | 结论 |
| 单位产品取水量（m³/万套） | ≤50.0（GB/T 18916取水定额及地方定额） | {total / f.output(2025):.1f} | 满足 |
| 冷却水循环率（%） | ≥95 | 97.2 | 满足 |
| 水计量器具配备率（%） | 100 | 100 | 满足 |
| 节水器具普及率（%） | 100 | 100 | 满足 |
评价结论：企业用水符合节水评价要求，满足GB/T 18916中对应本行业的取水定额要求。较改造前节水率12.4%。
@right 评价单位：{C.name}
@right 2026年2月10日
""",
        "water_saving_evaluation",
        holder=C.name,
        issue_date="2026-02-10",
    )


def add_all(client: Client) -> None:
    for year in (2024, 2025):
        add_monthly(client, year)
    add_output(client)
    add_readings(client)
    add_bills(client)
    add_analysis(client)
    add_project(client, SERVO, "SF", f.SERVO, "注塑机组", "168", 0)
    add_project(client, AIR, "YR", f.AIR, "空压机组", "46", 1)
    add_metering(client)
    add_equipment(client)
    add_water(client)
    client.scan(
        "06 能源管理/07 可再生能源/微信图片_20260611094512.webp",
        _solar_photo(),
        "site_photo",
        look(PHONE, desk=None, skew=0, dpi=72, perspective=0),
    )


def _solar_photo() -> bytes:
    from .drawings import sign_photo

    return sign_photo(
        ["屋顶分布式光伏", "装机容量400kW", "青岛澄光电器有限公司"], wall="#7ea6c9", sign="#e8eef2"
    )
