"""Gappy client: energy, water, purchasing, waste, emissions, application papers, and the rubbish of a real folder."""

from __future__ import annotations

import datetime as dt

from . import gappy_figures as f
from .books import Cell, Sheet
from .client import Client
from .company import GAPPY, credit_code, zh
from .looks import COPY, FLATBED, PHONE, look
from .pages import markup_pdf
from .parts import signatures, table

G = GAPPY
AIR, LIGHT, SERVO = "空压机余热回收项目", "照明LED改造项目", "注塑机伺服改造项目"
SHARES = {AIR: 1.2, LIGHT: 0.8, SERVO: 3.0}


def add_monthly(client: Client) -> None:
    at = "07 能源数据"
    for year in (2024, 2025):
        rows: list[list[Cell]] = [["月份", *f.WORKSHOPS, "合计"]]
        for m in range(12):
            parts = [f.ELECTRICITY[year][w][m] for w in f.WORKSHOPS]
            rows.append([f.MONTHS[m], *parts, 257930 if (year, m) == (2025, 2) else sum(parts)])
        gas: list[list[Cell]] = [
            ["月份", "天然气（m³）"],
            *[[f.MONTHS[m], f.GAS[year][m]] for m in range(12)],
        ]
        path = f"{at}/{year}年月度能源消耗报表.xlsx"
        client.book(
            path,
            [
                Sheet(
                    "用电",
                    rows,
                    title=f"{year}年各车间用电量月报表",
                    note=["单位：kWh　　填报：设备动力部　祁连山"],
                ),
                Sheet("天然气", gas, title=f"{year}年天然气用量"),
            ],
            "monthly_energy_report",
            period=str(year),
        )
        if year == 2025:
            client.gap(
                None,
                "sum-mismatch",
                "3月合计257930，各车间相加259730",
                metric="electricity",
                period="2025-03",
                document=path,
            )
    path = f"{at}/生产部月度能耗分析报告（2025年7月）.docx"
    july = {
        w: (f.ELECTRICITY[2025][w][6], f.ELECTRICITY[2025][w][6] / f.OUTPUT[2025][6]) for w in f.WORKSHOPS[:3]
    }
    june = f.ELECTRICITY[2025]["第三车间"][5] / f.OUTPUT[2025][5]
    rows2 = [["车间", "用电量（kWh）", "产量（万件）", "单位电耗（kWh/万件）", "环比"]]
    for w, (kwh, unit) in july.items():
        shown = unit * 1.083 if w == "第一车间" else unit
        before = f.ELECTRICITY[2025][w][5] / f.OUTPUT[2025][5]
        rows2.append(
            [w, f"{kwh:,}", f"{f.OUTPUT[2025][6]:.1f}", f"{shown:,.1f}", f"{(unit / before - 1) * 100:+.1f}%"]
        )
    client.docx(
        path,
        f"""
@head {G.name} | 生产部
# 生产部月度能耗分析报告
@center 2025年7月
{table(rows2, "widths=1,2,2,2,1")}
本月第三车间单位电耗{july["第三车间"][1]:.1f}kWh/万件，较6月（{june:.1f}）升高15%，其他车间基本持平。
@right 编制：庞志刚　审核：车万里　　2025年8月5日
""",
        "monthly_energy_report",
        period="2025-07",
        issue_date="2025-08-05",
    )
    client.rows[-1]["fields"].pop("issue_date")
    client.rows[-1]["also"] = ["unit_energy_analysis"]
    client.gap(
        None,
        "anomaly-unanswered",
        "第三车间7月单位电耗升高15%，无分析和纠正措施",
        metric="electricity",
        period="2025-07",
        unit="第三车间",
        alike=[
            ("anomaly-unanswered", {"metric": "unit_electricity", "period": "2025-07", "unit": "第三车间"})
        ],
    )
    client.gap(
        None,
        "ratio-mismatch",
        "第一车间单位电耗与用电量÷产量不符",
        metric="unit_electricity",
        period="2025-07",
        unit="第一车间",
        document=path,
    )
    _output(client, at)


def _output(client: Client, at: str) -> None:
    lines = ["产品产量统计表", f"{G.name},2024年,单位：万件", "月份,合格品产量"]
    lines += [f"2024年{m + 1}月,{q}" for m, q in enumerate(f.OUTPUT[2024])]
    lines.append(f"合计,{f.TOTAL_2024}")
    client.text(f"{at}/产量2024.csv", "\n".join(lines) + "\n", "output_report", "gb18030", period="2024")
    rows: list[list[Cell]] = [["月份", "合格品产量（万件）", "一次合格率"]]
    rows += [
        [dt.date(2025, m + 1, 1), None if m == 10 else f.OUTPUT[2025][m], None if m == 10 else "99.2%"]
        for m in range(12)
    ]
    client.book(
        f"{at}/2025年产品产量统计表.xlsx",
        [Sheet("产量", rows, title="2025年产品产量统计表", note=["填报部门：生产部"], widths=(14, 20, 12))],
        "output_report",
        period="2025",
    )
    client.gap(
        None,
        "period-missing",
        "11月产量空白",
        doc_type="output_report",
        period="2025-11",
        alike=[("value-missing", {"metric": "output", "period": "2025-11"})],
    )


def add_analysis(client: Client) -> None:
    at = "07 能源数据"
    rows = [
        ["项目", "2024年", "2025年"],
        ["用电量（kWh）", f"{f.kwh(2024):,}", f"{f.kwh(2025):,}"],
        ["天然气（m³）", f"{sum(f.GAS[2024]):,}", f"{sum(f.GAS[2025]):,}"],
        ["综合能耗（tce）", f"{f.energy(2024):.2f}", f"{f.energy(2025):.2f}"],
        ["产量（万件）", f"{f.TOTAL_2024:.1f}", f"{f.TOTAL_2025:.1f}"],
        ["单位产品综合能耗（kgce/万件）", f"{f.UNIT_2024:.2f}", f"{f.UNIT_2025:.2f}"],
    ]
    client.docx(
        f"{at}/2025年单位产品能耗分析报告.docx",
        f"""
# 2025年度单位产品能耗分析报告
- 编制：设备动力部　祁连山　　2026年2月3日
折标系数：电力0.1229kgce/kWh，天然气1.2143kgce/m³。
{table(rows, "widths=3,2,2")}
2025年单位产品综合能耗较2024年下降5%，其中：{AIR}贡献下降1.2%，{LIGHT}贡献下降0.8%，{SERVO}贡献下降3.0%。
""",
        "unit_energy_analysis",
        period="2025",
        issue_date="2026-02-03",
    )
    inner = client.inner()
    for name, base_unit in ((SERVO, 1208.4), (LIGHT, 96.7), (AIR, 251.3)):
        _project(inner, name, base_unit)
    outer = client.inner()
    outer.archive("注塑机、照明、空压机资料/节能项目扫描件.zip", inner, gbk=True)
    outer.text(
        "注塑机、照明、空压机资料/说明.txt",
        "三个节能项目的立项、基准、监测、计算资料，缺的后面补。\n",
        "other",
        "gbk",
    )
    client.archive(f"{at}/节能项目.zip", outer, gbk=True)
    client.gap(
        None,
        "attribution-unsupported",
        "贡献1.2%而无节能量计算书",
        project=AIR,
        doc_type="energy_saving_calculation",
    )
    client.gap(
        None,
        "attribution-unsupported",
        "贡献0.8%而无改造后监测数据",
        project=LIGHT,
        doc_type="post_retrofit_monitoring",
    )
    client.gap(None, "granularity-missing", "没有关键用能设备的运行、负载、单耗记录", level="equipment")


def _project(client: Client, name: str, before: float) -> None:
    tce = f.saved(SHARES[name])
    after = round(before - tce * 1000 / f.KGCE_KWH / f.TOTAL_2025, 1)
    kwh = round((before - after) * f.TOTAL_2025)
    client.docx(
        f"{name}/立项申请.docx",
        f"""
# {name}立项申请报告
- 申请部门：设备动力部　　申请日期：2024年8月12日
理由：现有设备能耗高。投资估算：{round(kwh * 0.7 / 3000)}万元。计划2024年12月底前完成。
- 批准：~{G.legal}~
""",
        "saving_project_approval",
        project=name,
        issue_date="2024-08-12",
    )
    client.pdf(
        f"{name}/能耗基准.pdf",
        f"""
# {name}\\n能耗基准数据
- 基准期：2023年　　数据来源：分表
@table widths=2,2
| 2023年单位产品电耗（kWh/万件） | {before} |
| 2023年产量（万件） | 611.4 |
- 统计：祁连山
""",
        "energy_baseline",
        project=name,
        period="2023",
    )
    if name != LIGHT:
        client.docx(
            f"{name}/改造后监测.docx",
            f"""
# {name}改造后监测数据记录
- 监测期：2025年　　记录人：祁连山
@table widths=2,2
| 2025年单位产品电耗（kWh/万件） | {after} |
| 2025年产量（万件） | {f.TOTAL_2025} |
""",
            "post_retrofit_monitoring",
            project=name,
            period="2025",
        )
    if name != AIR:
        client.docx(
            f"{name}/节能量计算书.docx",
            f"""
# {name}节能量计算书
节电量=（{before}-{after}）×{f.TOTAL_2025}={kwh:,}kWh，折标准煤{kwh * f.KGCE_KWH / 1000:.2f}tce。
- 计算：祁连山　　2026年1月26日
""",
            "energy_saving_calculation",
            project=name,
            issue_date="2026-01-26",
        )


def add_records(client: Client) -> None:
    at = "07 能源数据"
    rows = [["表号", "上月示数", "本月示数", "倍率", "电量"]]
    for n, w in enumerate(f.WORKSHOPS):
        kwh = f.ELECTRICITY[2025][w][6]
        rows.append(
            [
                f"HY-DB-0{n + 1} {w}",
                f"{20000 + 731 * n:.1f}",
                f"{20000 + 731 * n + kwh / 40:.1f}",
                "40",
                f"{kwh}",
            ]
        )
    client.scan(
        f"{at}/抄表2025.07.jpg",
        f"""
# 电表抄表记录
- 抄表月份：2025年7月　　抄表日期：7月31日　　抄表人：~闵佳怡~
{table(rows, "widths=3,2,2,1,2 align=c size=12")}
""",
        "meter_reading_record",
        look(PHONE, skew=-2.0),
        period="2025-07",
    )
    client.text(
        f"{at}/燃气账单.txt",
        "燃气费账单\n户名："
        + G.name
        + "\n账单期间：2025年1月至2025年12月\n"
        + "\n".join(f"{m + 1}月\t{v} m³\t{v * 3.58:.2f}元" for m, v in enumerate(f.GAS[2025]))
        + "\n",
        "energy_bill",
        "utf-16",
        holder=G.name,
        period="2025",
    )
    meters: list[list[Cell]] = [
        ["管理编号", "器具名称", "型号", "出厂编号", "安装位置", "检定日期", "下次检定日期", "状态"]
    ]
    meters += [
        [
            "HY-DB-01",
            "三相四线电能表",
            "DTS634",
            "210933417",
            "第一车间",
            dt.date(2022, 9, 6),
            dt.date(2027, 9, 5),
            "在用",
        ],
        [
            "HY-DB-02",
            "三相四线电能表",
            "DTS634",
            "210933425",
            "第二车间",
            dt.date(2022, 9, 6),
            dt.date(2027, 9, 5),
            "在用",
        ],
        [
            "HY-DB-03",
            "三相四线电能表",
            "DTS634",
            "170412288",
            "第三车间",
            dt.date(2021, 4, 28),
            dt.date(2026, 4, 27),
            "在用",
        ],
        [
            "HY-QB-01",
            "罗茨流量计",
            "LLQ-40",
            "QL8806",
            "锅炉房",
            dt.date(2025, 8, 19),
            dt.date(2027, 8, 18),
            "在用",
        ],
    ]
    client.book(
        f"{at}/计量器具台账.xlsx",
        [Sheet("台账", meters, title="能源计量器具台账", note=["更新：2025-09-01"])],
        "metering_equipment_list",
        issue_date="2025-09-01",
    )
    client.gap(
        None,
        "calibration-overdue",
        "第三车间电能表2026-04-27到期未检",
        equipment="HY-DB-03",
        alike=[
            ("calibration-overdue", {"equipment": "170412288"}),
            ("calibration-overdue", {"equipment": "三相四线电能表"}),
        ],
    )
    path = f"{at}/流量计校准证书.pdf"
    client.scan(
        path,
        f"""
@head 青岛海澄计量检测技术有限公司 | 校准证书
# 校 准 证 书
@center 证书编号：HCX2025-08107
- 委托单位：{G.name}
- 器具名称：罗茨流量计　　型号规格：LLQ-40　　出厂编号：QL8806
- 校准依据：JJG 633-2024
@right 校准日期：2025年02月30日
@right 建议复校日期：2027年8月18日
@seal 青岛海澄计量检测技术有限公司 | 校准专用章 | 62 | -6
""",
        "calibration_certificate",
        look(FLATBED, skew=0.5),
        certificate_no="HCX2025-08107",
        serial_no="QL8806",
        holder=G.name,
    )
    client.gap(None, "date-impossible", "2月30日不存在", doc_type="calibration_certificate", document=path)


def add_water_purchase(client: Client) -> None:
    client.docx(
        "08 用水/2025节水目标.docx",
        f"""
# 2025年节水目标及措施
- {G.name}　　2025年1月22日
目标：单位产品取水量不高于9.8m³/万件，较上年下降3%。措施：更换节水龙头，切削液配水计量，杜绝长流水。
""",
        "water_saving_target",
        period="2025",
        issue_date="2025-01-22",
    )
    client.gap(
        None,
        "stage-missing",
        "有节水目标，无月度用水统计分析",
        chain="water_saving",
        stage="implement",
        alike=[("document-missing", {"doc_type": "water_usage_report"})],
    )
    at = "09 采购"
    names = ["苏州讯塑工程塑料有限公司", "青岛广钢金属材料有限公司", "潍坊天工刀具有限公司"]
    rows: list[list[Cell]] = [
        ["供应商", "物料", "联系人"],
        [names[0], "PA66、ABS粒料", "宁经理"],
        [names[1], "冷轧板", "于女士"],
        [names[2], "刀具", "黄工"],
    ]
    client.book(
        f"{at}/合格供应商名录.xls.xlsx",
        [Sheet("名录", rows, title="合格供应商名录", note=["采购部 2025年3月14日 制表：车万里"])],
        "supplier_list",
        issue_date="2025-03-14",
    )
    path = f"{at}/冷轧板采购合同.pdf"
    client.scan(
        path,
        f"""
@head 合同号：GG-HY-25077
# 购 销 合 同
- 需方：{G.name}
- 供方：{names[1]}
一、品名：冷轧钢板SPCC 1.2mm，数量80吨，单价4350元/吨，合计348000元。
二、质量标准：按GB/T 5213-2019执行。
三、交货期：2025年7月至9月分批交付，供方送货。
四、付款：货到30日内电汇。
五、违约：逾期交货按日万分之五支付违约金。
{signatures(G.name, names[1], "2025年6月25日")}
""",
        "purchase_contract",
        look(COPY, gray=False, skew=-0.9),
        holder=G.name,
        issue_date="2025-06-25",
    )
    client.gap(None, "clause-missing", "采购合同没有环保条款", doc_type="purchase_contract", document=path)
    client.gap(
        None,
        "stage-missing",
        "没有绿色采购管理程序",
        chain="supplier",
        stage="plan",
        alike=[("document-missing", {"doc_type": "green_procurement_procedure"})],
    )
    client.gap(
        None,
        "stage-missing",
        "没有供应商评价",
        chain="supplier",
        stage="assess",
        alike=[("document-missing", {"doc_type": "supplier_evaluation"})],
    )
    client.gap("mandatory", "document-missing", "没有进货检验记录", doc_type="incoming_inspection_record")


def add_environment(client: Client) -> None:
    at = "10 环保"
    disposer = "青岛岱东环境服务有限公司"
    path = f"{at}/危废合同.pdf"
    client.scan(
        path,
        f"""
# 危险废物处置服务合同
- 甲方：{G.name}　　乙方：{disposer}
一、甲方产生的废切削液（HW09）、废矿物油（HW08）、废活性炭（HW49）交由乙方处置，双方遵守环境保护法律法规。
二、合同期限：2025年4月1日至2026年3月31日。
三、甲方负责分类包装、张贴标签，乙方负责运输和处置，转移时执行电子联单。
四、处置费用按实际过磅数量结算，开具增值税专用发票。
五、本合同一式四份，双方各执两份，盖章后生效。
@space 6
{signatures(G.name, disposer, "2025年3月25日")}
""",
        "hazardous_waste_contract",
        look(FLATBED, skew=-0.8),
        holder=G.name,
        valid_from="2025-04-01",
        valid_until="2026-03-31",
    )
    client.gap(
        "mandatory", "document-expired", "2026-03-31到期", doc_type="hazardous_waste_contract", document=path
    )
    client.gap(
        None,
        "stage-missing",
        "没有危险废物管理计划",
        chain="hazardous_waste",
        stage="plan",
        alike=[("document-missing", {"doc_type": "hazardous_waste_plan"})],
    )
    rows: list[list[Cell]] = [
        ["名称", "代码", "期初贮存(t)", "产生(t)", "转移处置(t)", "期末贮存(t)"],
        ["废切削液", "900-006-09", 0.30, 4.82, 4.60, 0.52],
        ["废矿物油", "900-249-08", 0.10, 1.16, 1.05, 0.21],
        ["废活性炭", "900-039-49", 0.08, 0.94, 0.60, 0.12],
        ["合计", None, 0.48, 6.92, 6.25, 0.85],
    ]
    solid: list[list[Cell]] = [
        ["废物", "产生(t)", "利用(t)", "处置(t)", "去向"],
        ["塑料水口料", 41.6, 33.2, 8.4, "物资回收"],
        ["金属边角料", 62.0, 60.5, 1.5, "物资回收"],
        ["合计", 103.6, 93.7, 9.9, None],
    ]
    path = f"{at}/2025固废台账.xlsm"
    client.book(
        path,
        [
            Sheet("危废", rows, title="2025年危险废物台账"),
            Sheet("一般固废", solid, title="2025年一般固体废物台账"),
        ],
        "solid_waste_ledger",
        period="2025",
    )
    client.gap(
        None,
        "balance-mismatch",
        "废活性炭：0.08+0.94-0.60=0.42，台账写0.12",
        metric="hazardous_waste",
        period="2025",
        alike=[("balance-mismatch", {"metric": "废活性炭", "period": "2025"})],
    )
    client.pdf(
        f"{at}/联单202506.pdf",
        f"""
# 危险废物转移联单
@center 联单编号：37029920250601733
@table kv widths=1,2
| 移出人 | {G.name} |
| 接受人 | {disposer} |
| 转移时间 | 2025-06-19 |
| 废物 | 废切削液 900-006-09 4.60t；废矿物油 900-249-08 1.05t；废活性炭 900-039-49 0.60t |
""",
        "hazardous_waste_manifest",
        reference_no="37029920250601733",
        issue_date="2025-06-19",
    )
    lab = "山东沧澜检测技术有限公司"
    elsewhere = "青岛市沧阳区旧街道北环路77号"
    path = f"{at}/废气检测报告2025.pdf"
    client.pdf(
        path,
        _report(
            lab,
            "CL2510077",
            elsewhere,
            "2025年10月14日",
            "2025-10-23",
            "非甲烷总烃（mg/m³）| 11.3 | 60 | 达标",
        ),
        "emission_monitoring_report",
        reference_no="CL2510077",
        holder=G.name,
        issuer=lab,
        issue_date="2025-10-23",
    )
    client.gap(
        None, "address-mismatch", "受检地址不是生产地址", doc_type="emission_monitoring_report", document=path
    )
    path = f"{at}/噪声报告.jpg"
    client.scan(
        path,
        _report(
            lab,
            "CL2208031",
            G.address,
            "2022年8月9日",
            "2022-08-17",
            "厂界噪声 昼间（dB(A)）| 58.4 | 65 | 达标",
        ),
        "emission_monitoring_report",
        look(COPY, skew=1.3),
        reference_no="CL2208031",
        holder=G.name,
        issuer=lab,
        issue_date="2022-08-17",
    )
    client.gap(
        None,
        "document-stale",
        "2022年的噪声报告，超过36个月",
        doc_type="emission_monitoring_report",
        document=path,
    )
    grid = 2986100
    carbon = round(grid * 0.5306 / 1000, 2)
    client.docx(
        f"{at}/2025温室气体核算报告.docx",
        f"""
# 温室气体排放核算报告（2025年度）
- 报告主体：{G.name}　　编制日期：2026年4月9日
核算依据：GB/T 32150。2025年外购电量{grid:,}kWh，天然气{sum(f.GAS[2025]):,}m³。
@table widths=2,2
| 电力间接排放（因子0.5306kgCO2/kWh） | {carbon} tCO2 |
| 天然气直接排放（21.6219tCO2/万m³） | {sum(f.GAS[2025]) / 10000 * 21.6219:.2f} tCO2 |
| 合计 | {carbon + sum(f.GAS[2025]) / 10000 * 21.6219:.2f} tCO2 |
""",
        "ghg_inventory_report",
        holder=G.name,
        period="2025",
        issue_date="2026-04-09",
    )
    client.gap(
        None,
        "value-conflict",
        f"核算报告外购电量{grid}，能耗报表{f.kwh(2025)}",
        metric="electricity",
        period="2025",
    )
    client.gap(
        None,
        "stage-missing",
        "没有第三方核查声明",
        chain="ghg",
        stage="assess",
        alike=[("document-missing", {"doc_type": "ghg_verification_statement"})],
    )


def _report(lab: str, number: str, address: str, sampled: str, issued: str, line: str) -> str:
    return f"""
@head {lab} | {number}
# 检 测 报 告
- 委托单位：{G.name}
- 受检单位地址：{address}
- 采样日期：{sampled}　　报告日期：{zh(issued)}
@table widths=3,1,1,1
| 检测项目 | 结果 | 限值 | 评价 |
| {line} |
- 编制：~贾明~　审核：~于洋洋~　批准：~丁一帆~
@right {lab}
@seal {lab} | 检验检测专用章
@foot CMA 231512340099　第 {{page}} 页 共 {{pages}} 页
"""


def add_products(client: Client) -> None:
    at = "11 产品材料"
    path = f"{at}/ROHS报告.pdf"
    client.pdf(
        path,
        f"""
@head 青岛衡标检测认证有限公司 | No. HB-RH-2021-0388
# 有害物质检测报告
- 委托方：{G.name}　　样品：ABS注塑件　　报告日期：2021年4月22日
检测依据GB/T 26572-2011，铅、汞、镉、六价铬、PBBs、PBDEs六项均符合限量要求。
@seal 青岛衡标检测认证有限公司 | 检测专用章
""",
        "hazardous_substance_test_report",
        reference_no="HB-RH-2021-0388",
        holder=G.name,
        issue_date="2021-04-22",
    )
    client.gap(
        None,
        "document-stale",
        "2021年的有害物质报告",
        doc_type="hazardous_substance_test_report",
        document=path,
    )
    client.book(
        f"{at}/物料清单.xlsx",
        [
            Sheet(
                "BOM",
                [
                    ["物料", "年用量(t)"],
                    ["PA66粒料", 612.0],
                    ["ABS粒料", 438.5],
                    ["冷轧板", 950.2],
                    ["铝棒", 121.7],
                ],
                title="主要原材料清单",
                note=["采购部 2026年1月20日"],
            )
        ],
        "material_list",
        issue_date="2026-01-20",
    )
    path = f"{at}/绩效指标计算说明.docx"
    client.docx(
        path,
        f"""
# 绩效指标计算说明
- {G.name}　　统计年度：2025年　　2026年3月12日
1．建筑密度：建筑占地5445㎡÷用地19800㎡×100%＝27.5%，要求不低于30%。
2．容积率：14620÷19800＝0.74。
3．综合能耗折标：电力0.1229kgce/kWh；天然气折标系数0.0012143kgce/m³。
""",
        "performance_calculation",
        period="2025",
        issue_date="2026-03-12",
    )
    client.gap(
        None,
        "threshold-not-met",
        "建筑密度27.5%低于30%",
        metric="建筑密度",
        alike=[("threshold-not-met", {})],
    )
    client.gap(
        None, "factor-mismatch", "天然气系数把tce当成kgce，小1000倍", metric="natural_gas", document=path
    )


def add_application(client: Client) -> None:
    at = "12 申报"
    wrong = G.code[:-1] + ("A" if G.code[-1] != "A" else "B")
    path = f"{at}/申请表.pdf"
    client.scan(
        path,
        f"""
# 青岛市绿色工厂申请表
@table kv widths=1,2,1,2
| 企业名称 | {G.name} | 法定代表人 | {G.legal} |
| 信用代码 | {wrong} | 成立时间 | 2011年9月23日 |
| 工厂地址 | {G.address} | < | < |
| 主要产品 | {G.products} | 联系电话 | 0532-8901 2025 |
| 申请单位意见 | 同意申请。\\n法人签字：~{G.legal}~　　2026年11月2日 | < | < |
@seal {G.name} | | 30 | 4
""",
        "application_form",
        look(FLATBED, skew=0.7),
        holder=G.name,
        uscc=wrong,
        issue_date="2026-11-02",
    )
    client.gap(None, "identifier-invalid", "代码末位校验不通过", document=path)
    path = f"{at}/真实性承诺（待盖章）.pdf"
    client.scan(
        path,
        f"""
@space 8
# 材料真实性承诺书
{G.name}郑重承诺：本次申报提交的材料真实、有效，如有虚假，愿承担一切责任。
@space 14
@right 法人或单位负责人签字：＿＿＿＿＿＿
@right （公章）
@right 日期：2026年11月2日
""",
        "truthfulness_commitment",
        look(COPY, skew=-0.5),
        size=13,
        holder=G.name,
        issue_date="2026-11-02",
    )
    client.gap(None, "seal-missing", "没有签字和盖章", doc_type="truthfulness_commitment", document=path)
    path = f"{at}/自评价报告 v3.docx"
    client.docx(
        path,
        f"""
# 绿色工厂自评价报告
- 工厂名称：{G.name}　　报告日期：2026年11月2日
### 一、工厂基本情况
公司主营{G.products}，现有员工236人。
### 二、自评价内容
2.1 不存在否决条件。
2.2 综合能耗：2024年{f.energy(2024):.2f}吨标准煤，2025年{f.energy(2025):.2f}吨标准煤，综合能耗较2024年下降12%。
2.3 节水评价见附件17《节水评价报告》；管理体系证书见附件3。
### 三、结论
自评得分452分，符合绿色工厂要求。
### 四、下一步工作
继续推进节能改造。
### 附件目录
- 附件1 营业执照；附件2 环评批复；附件3 管理体系认证证书；附件4 能源消耗报表
""",
        "self_evaluation_report",
        holder=G.name,
        issue_date="2026-11-02",
    )
    real = (f.energy(2025) / f.energy(2024) - 1) * 100
    client.gap(
        None,
        "change-mismatch",
        f"写下降12%，按两年数据是{real:.1f}%",
        metric="comprehensive_energy",
        period="2025",
        document=path,
    )
    client.gap(
        None,
        "reference-broken",
        "附件17在目录和文件夹里都没有",
        alike=[
            ("reference-broken", {"reference": "附件17"}),
            ("reference-broken", {"reference": "节水评价报告"}),
        ],
        reference="附件17《节水评价报告》",
    )


def add_rubbish(client: Client) -> None:
    client.raw("Thumbs.db", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), status="skipped")
    client.raw("12 申报/~$自评价报告 v3.docx", b"\x05Admin" + bytes(157), status="skipped")
    locked, _ = markup_pdf([f"# 2025年度财务审计报告\n{G.name}资产负债表、利润表"], lock="hy2025")
    client.raw("新建文件夹/2025年度财务审计报告.pdf", locked, status="encrypted")
    client.gap("advice", "file-encrypted", "打开要密码", document="新建文件夹/2025年度财务审计报告.pdf")
    whole = client.files["07 能源数据/2024年月度能源消耗报表.xlsx"]
    client.raw("新建文件夹/第二车间班组奖金表.xlsx", whole[: len(whole) // 2], status="unreadable")
    client.gap("advice", "file-unreadable", "文件被截断", document="新建文件夹/第二车间班组奖金表.xlsx")
    client.raw("新建文件夹/新建文本文档.txt", b"", status="empty")
    client.gap("advice", "file-empty", "零字节", document="新建文件夹/新建文本文档.txt")
    client.copy(
        "新建文件夹/9001监督审核保持通知2025 - 副本.docx", "02 体系证书/9001监督审核保持通知2025.docx"
    )
    client.gap(
        "advice",
        "file-duplicate",
        "逐字节相同的副本",
        document="新建文件夹/9001监督审核保持通知2025 - 副本.docx",
    )
    client.text(
        "新建文件夹/通讯录.csv",
        "姓名,部门,手机\n汤雨辰,安环部,13800002025\n祁连山,设备动力部,13800001130\n米兰英,综合部,13800000719\n",
        "other",
        "utf-16",
    )
    client.docx(
        "新建文件夹/关于2026年国庆节放假的通知.docx",
        f"""
# 关于2026年国庆节放假的通知
- 各部门：2026年10月1日至7日放假，请做好值班和断电检查。
@right {G.name}综合部　2026年9月24日
""",
        "other",
    )
    client.scan(
        "新建文件夹/IMG_2031.jpg",
        "# 检查记录\n- 检查日期：\n- 检查人：\n文字模糊看不清",
        "other",
        look(PHONE, dpi=60, blur=5.0, skew=6, quality=30),
    )
    client.gap("advice", "needs-review", "照片模糊，看不出是什么", document="新建文件夹/IMG_2031.jpg")
    client.scan(
        "新建文件夹/微信图片_20251108093011.webp",
        _photo(),
        "site_photo",
        look(PHONE, desk=None, skew=0, dpi=72, perspective=0),
    )
    _ = credit_code


def _photo() -> bytes:
    from .drawings import sign_photo

    return sign_photo(["第三车间", "安全第一 预防为主"], wall="#b7b2a6", sign="#2f7d4f")


def add_all(client: Client) -> None:
    for add in (
        add_monthly,
        add_analysis,
        add_records,
        add_water_purchase,
        add_environment,
        add_products,
        add_application,
        add_rubbish,
    ):
        add(client)
