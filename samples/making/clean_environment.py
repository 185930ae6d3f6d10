"""Clean client: monitoring, waste, greenhouse gas, suppliers, products, buildings, performance, application papers."""

from __future__ import annotations

from . import clean_figures as f
from . import drawings
from .books import Cell, Sheet
from .client import Client
from .company import CLEAN, day, zh
from .looks import FLATBED, PHONE, look
from .parts import signatures, table

C = CLEAN
LAB = "山东沧澜检测技术有限公司"
WASTES = [
    ("漆渣", "HW12", "900-252-12", 0.04, 1.82, (0.90, 0.90), 0.06),
    ("废活性炭", "HW49", "900-039-49", 0.05, 2.46, (1.25, 1.20), 0.06),
    ("废矿物油", "HW08", "900-249-08", 0.01, 0.35, (0.17, 0.17), 0.02),
    ("废包装桶", "HW49", "900-041-49", 0.02, 0.61, (0.28, 0.31), 0.04),
]
DISPOSER = "青岛岱东环境服务有限公司"


def _monitoring(number: str, sampled: str, reported: str, values: tuple[str, ...]) -> str:
    return f"""
@head {LAB} | 报告编号：{number}
# 检 测 报 告
@table kv widths=1,2,1,2
| 委托单位 | {C.name} | 样品类别 | 废气、废水、噪声 |
| 受检地址 | {C.address} | 检测类别 | 委托检测 |
| 采样日期 | {sampled} | 报告日期 | {zh(reported)} |
@table widths=3,2,2,2,1 align=c
| 检测点位/项目 | 检测结果 | 标准限值 | 执行标准 | 判定 |
| DA001 挥发性有机物（mg/m³） | {values[0]} | 50 | DB37/2801.5-2018 | 达标 |
| DA001 颗粒物（mg/m³） | {values[1]} | 10 | DB37/2376-2019 | 达标 |
| DW001 化学需氧量（mg/L） | {values[2]} | 500 | GB/T 31962-2015 | 达标 |
| DW001 氨氮（mg/L） | {values[3]} | 45 | GB/T 31962-2015 | 达标 |
| 厂界噪声 昼间（dB(A)） | {values[4]} | 65 | GB 12348-2008 3类 | 达标 |
| 厂界噪声 夜间（dB(A)） | {values[5]} | 55 | GB 12348-2008 3类 | 达标 |
结论：本次所检项目均符合相应标准限值要求，主要污染物浓度低于限值的50%。
- 编制：~于洋洋~　　审核：~贾明~　　签发：~丁一帆~
@right {LAB}（检验检测专用章）
@right {zh(reported)}
@seal {LAB} | 检验检测专用章
@foot CMA 231512340099　　第 {{page}} 页 共 {{pages}} 页　　本报告涂改、缺页无效
"""


def add_monitoring(client: Client) -> None:
    at = "10 环境排放/01 监测"
    reports = []
    for number, sampled, reported, values in [
        ("CL2503117", "2025年3月11日", "2025-03-21", ("8.62", "2.1", "186", "12.4", "57.2", "46.8")),
        ("CL2506093", "2025年6月10日", "2025-06-19", ("9.15", "2.4", "172", "11.8", "58.0", "47.1")),
        ("CL2509102", "2025年9月9日", "2025-09-18", ("7.98", "1.9", "165", "10.6", "56.6", "46.2")),
        ("CL2512088", "2025年12月8日", "2025-12-17", ("8.31", "2.2", "178", "12.1", "57.8", "47.5")),
    ]:
        reports.append(
            (
                _monitoring(number, sampled, reported, values),
                "emission_monitoring_report",
                {"reference_no": number, "holder": C.name, "issuer": LAB, "issue_date": reported},
            )
        )
    client.scans(f"{at}/2025年四个季度检测报告.pdf", reports, look(FLATBED, skew=-0.4, quality=50))
    last = _monitoring(
        "CL2608051", "2026年8月11日", "2026-08-20", ("7.55", "1.8", "158", "10.2", "56.1", "45.9")
    )
    client.pdf(
        f"{at}/CL2608051检测报告.pdf",
        last,
        "emission_monitoring_report",
        reference_no="CL2608051",
        holder=C.name,
        issuer=LAB,
        issue_date="2026-08-20",
    )
    client.docx(
        f"{at}/2025年自行监测方案.docx",
        f"""
# {C.name}\\n2025年自行监测方案
- 编制日期：2025年1月15日　　依据：排污许可证及HJ 819-2017
@table widths=2,3,2,3
| 点位 | 监测因子 | 监测频次 | 执行标准 |
| DA001 | 挥发性有机物、颗粒物 | 每季度一次 | DB37/2801.5-2018、DB37/2376-2019 |
| DW001 | 化学需氧量、氨氮 | 每季度一次 | GB/T 31962-2015 |
| 厂界 | 昼夜等效声级 | 每季度一次 | GB 12348-2008 |
委托有资质的检测机构采样分析，超标时立即整改并复测。
""",
        "monitoring_plan",
        period="2025",
        issue_date="2025-01-15",
    )
    rows: list[list[Cell]] = [["日期", "设施名称", "开机时间", "停机时间", "运行参数", "运行情况", "记录人"]]
    for date in ("2025-12-01", "2025-12-08", "2025-12-15", "2025-12-22", "2025-12-29"):
        rows.append([day(date), "催化燃烧装置", "07:40", "20:10", "床温312℃ 压差480Pa", "正常", "段志宏"])
        rows.append(
            [day(date), "消防泵房、可燃气体报警器", "—", "—", "压力0.45MPa 报警测试正常", "正常", "韩松柏"]
        )
    client.book(
        f"{at}/环保安全设施运行记录202512.xlsx",
        [
            Sheet(
                "12月",
                rows,
                title="安全、环保设施运行记录",
                note=["记录期间：2025年12月　近三年安全、环保设施同步运行率100%"],
                widths=(12, 24, 10, 10, 26, 10, 10),
            )
        ],
        "facility_operation_record",
        period="2025-12",
    )
    client.docx(
        f"{at}/污染物处理设备清单.docx",
        f"""
@head {C.name} | CG-EP-R02
# 污染物处理设备清单
- 更新日期：2026年3月2日
@table widths=1,3,2,2,2
| 序号 | 设备名称 | 处理能力 | 对应污染源 | 电机能效 |
| 1 | 过滤棉+活性炭吸附脱附+催化燃烧装置 | 30000m³/h | 注塑、喷涂废气（最大风量24000m³/h） | IE4 2级 |
| 2 | 化粪池及隔油池 | 60m³/d | 生活污水（最大27.4m³/d） | — |
| 3 | 清洗水处理回用装置 | 10m³/d | 清洗水（8.5m³/d） | 2级 |
| 4 | 布袋除尘器 | 6000m³/h | 破碎粉尘 | 2级 |
污染物处理设备的处理能力与生产排放相适应，设备满足通用设备的节能要求。
""",
        "pollution_equipment_list",
        issue_date="2026-03-02",
    )


def add_waste(client: Client) -> None:
    at = "10 环境排放/02 固体废物"
    rows = [["废物名称", "类别", "代码", "预计产生量（t）", "贮存措施", "利用处置方式"]]
    rows += [[w[0], w[1], w[2], f"{w[4] * 1.1:.2f}", "危废贮存间分区", "委托处置"] for w in WASTES]
    client.pdf(
        f"{at}/2025年危险废物管理计划.pdf",
        f"""
@head {C.name} | 备案编号：37029920250073
# 危险废物管理计划（2025年度）
- 单位名称：{C.name}　　编制日期：2024年12月5日
{table(rows, "widths=2,1,2,2,2,2")}
减量化措施：2025年扩大水性涂料使用，减少漆渣产生5%。计划委托单位：{DISPOSER}。
@right {C.name}
@seal {C.name}
""",
        "hazardous_waste_plan",
        period="2025",
        issue_date="2024-12-05",
    )
    client.scan(
        f"{at}/危废处置合同.pdf",
        f"""
@head 合同编号：DD-WF-2025-0117
# 危险废物委托处置合同
- 甲方（产废单位）：{C.name}
- 乙方（处置单位）：{DISPOSER}
根据《中华人民共和国固体废物污染环境防治法》《危险废物转移管理办法》，双方就危险废物委托处置达成如下协议：
一、甲方将漆渣（HW12）、废活性炭（HW49）、废矿物油（HW08）、废包装桶（HW49）委托乙方处置。
二、乙方具备危险废物经营许可证，编号鲁危证沧18号，须按环境保护法律法规要求运输、贮存、处置，防止二次污染。
三、转移时执行电子联单制度。
四、本合同有效期自2025年1月1日起至2027年12月31日止。
@space 8
{signatures(C.name, DISPOSER, "签订日期：2024年12月18日")}
""",
        "hazardous_waste_contract",
        look(FLATBED, skew=0.6),
        holder=C.name,
        valid_from="2025-01-01",
        valid_until="2027-12-31",
    )
    client.scan(
        f"{at}/处置单位经营许可证.jpg",
        f"""
@space 8
@font kai
@big kai 28 危险废物经营许可证
@center 编号：鲁危证沧18号
@size 12.5
- 法人名称：{DISPOSER}
- 法定代表人：仇立峰
- 住所：青岛市沧阳区岱东路9号
- 经营设施地址：青岛市沧阳区岱东路9号
- 核准经营方式：收集、贮存、利用、处置
- 核准经营危险废物类别：HW06、HW08、HW12、HW13、HW49（900-039-49、900-041-49）
- 核准经营规模：20000吨/年
- 有效期限：自2022年2月12日至2027年2月11日
@space 8
@right 发证机关：青岛市生态环境事务服务中心（示例）
@right 发证日期：2022年2月12日
@right 初次发证日期：2017年2月10日
@seal 青岛市沧阳区生态环境局
""".replace("青岛市生态环境事务服务中心（示例）", "青岛市沧阳区生态环境局"),
        "hazardous_waste_licence",
        look(PHONE, skew=-0.9),
        certificate_no="鲁危证沧18号",
        holder=DISPOSER,
        issue_date="2022-02-12",
        valid_until="2027-02-11",
    )
    client.gap(
        "advice",
        "document-expiring",
        "处置单位许可证2027-02-11到期，剩83天",
        doc_type="hazardous_waste_licence",
        document=f"{at}/处置单位经营许可证.jpg",
    )
    parts = []
    for k, (number, date) in enumerate(
        [("37029920250600412", "2025-06-24"), ("37029920251200867", "2025-12-16")]
    ):
        rows = [["序号", "废物名称", "废物代码", "形态", "包装", "转移量（t）"]]
        rows += [
            [n, w[0], w[2], "固态" if w[0] != "废矿物油" else "液态", "桶装/袋装", f"{w[5][k]:.2f}"]
            for n, w in enumerate(WASTES, 1)
        ]
        parts.append(
            (
                f"""
@head 危险废物电子转移联单 | 联单编号：{number}
# 危险废物转移联单
@table kv widths=1,2,1,2
| 移出单位 | {C.name} | 接收单位 | {DISPOSER} |
| 转移日期 | {zh(date)} | 接收单位许可证编号 | 鲁危证沧18号 |
| 承运单位 | 青岛恒泰通物流有限公司 | 车牌号 | 鲁U·D3719 |
{table(rows, "widths=1,2,2,1,2,2")}
合计转移量：{sum(w[5][k] for w in WASTES):.2f} t。接收确认：已接收，数量与联单一致。
""",
                "hazardous_waste_manifest",
                {"reference_no": number, "issue_date": date},
            )
        )
    client.binder(f"{at}/2025年转移联单.pdf", parts)
    _ledger(client, at)


def _ledger(client: Client, at: str) -> None:
    rows: list[list[Cell]] = [
        ["废物名称", "代码", "年初贮存(t)", "产生量(t)", "转移处置量(t)", "年末贮存(t)"]
    ]
    rows += [[w[0], w[2], w[3], w[4], round(sum(w[5]), 2), w[6]] for w in WASTES]
    rows.append(["合计", None, 0.12, 5.24, 5.18, 0.18])
    solid: list[list[Cell]] = [
        [
            "月份",
            "塑料边角料产生(t)",
            "金属及纸包装产生(t)",
            "综合利用量(t)",
            "处置量(t)",
            "贮存(t)",
            "利用单位",
        ]
    ]
    made, used = 0.0, 0.0
    for m in range(12):
        plastic, metal = round(4.6 + 0.1 * (m * 7 % 5), 1), round(2.4 + 0.1 * (m * 3 % 4), 1)
        use = round((plastic + metal) * 0.927, 1)
        solid.append(
            [f.MONTHS[m], plastic, metal, use, round(plastic + metal - use, 1), 0, "青岛再达资源利用有限公司"]
        )
        made, used = made + plastic + metal, used + use
    solid.append(
        [
            "合计",
            round(sum(float(r[1]) for r in solid[1:]), 1),
            round(sum(float(r[2]) for r in solid[1:]), 1),  # type: ignore[arg-type]
            round(used, 1),
            round(made - used, 1),
            0,
            None,
        ]
    )
    client.book(
        f"{at}/2025年固体废物台账.xlsx",
        [
            Sheet(
                "一般工业固废",
                solid,
                title="2025年一般工业固体废物台账",
                note=[f"单位：{C.name}　记录人：岳清禾　统计期：2025年"],
                tail=[f"工业固体废物综合利用率 = {used:.1f} ÷ {made:.1f} × 100% = {used / made * 100:.1f}%"],
                widths=(8, 18, 20, 14, 12, 10, 26),
            ),
            Sheet(
                "危险废物",
                rows,
                title="2025年危险废物台账",
                note=["单位：t"],
                widths=(12, 14, 13, 12, 16, 13),
            ),
        ],
        "solid_waste_ledger",
        period="2025",
    )
    client.scan(
        f"{at}/IMG_20260318_1022.jpg",
        drawings.sign_photo(["危险废物贮存间", "废活性炭 HW49", "责任人 岳清禾"]),
        "site_photo",
        look(PHONE, desk=None, skew=0, perspective=0, dpi=90),
    )


def add_carbon(client: Client) -> None:
    at = "10 环境排放/03 温室气体"
    rows = [
        ["排放源", "活动数据", "排放因子", "排放量（tCO2e）", "占比"],
        [
            "范围一 天然气燃烧",
            f"{sum(f.GAS[2025]):,} m³",
            "21.6219 tCO2/万m³",
            f"{f.SCOPE1:.2f}",
            f"{f.SCOPE1 / f.EMISSION * 100:.1f}%",
        ],
        [
            "范围二 外购电力",
            f"{sum(f.grid(2025)):,} kWh",
            "0.5306 kgCO2/kWh（2023年全国平均）",
            f"{f.SCOPE2:.2f}",
            f"{f.SCOPE2 / f.EMISSION * 100:.1f}%",
        ],
        ["合计", "", "", f"{f.EMISSION:.2f}", "100%"],
    ]
    client.docx(
        f"{at}/2025年温室气体排放核算报告.docx",
        f"""
# {C.name}\\n2025年度温室气体排放核算报告
- 报告主体：{C.name}　　报告年度：2025年　　编制日期：2026年3月6日
### 一、监测计划与数据质量管理
按年初制定的监测计划，活动数据来自抄表记录和结算账单，专人核对，存档5年。
### 二、核算边界与依据
依据GB/T 32150和ISO 14064-1:2018，核算边界为厂界范围内直接排放和外购电力间接排放，与综合能耗边界一致。
### 三、核算结果
{table(rows, "widths=2,2,3,2,1")}
2025年温室气体排放总量{f.EMISSION:.2f}tCO2e，单位产品碳排放量{f.EMISSION / f.output(2025):.3f}tCO2e/万套，优于行业平均水平6.9tCO2e/万套。
""",
        "ghg_inventory_report",
        holder=C.name,
        period="2025",
        issue_date="2026-03-06",
    )
    body = "中碳衡信认证有限公司"

    def statement(canvas: object, width: float, height: float) -> None:
        pen = drawings.Pen(canvas, width, height)  # type: ignore[arg-type]
        pen.box(12, 12, 186, 273, drawings.GREEN, 1.6)
        pen.text(105, 38, "温室气体核查声明", 25, "kai", "c", drawings.GREEN)
        pen.text(105, 47, "Greenhouse Gas Verification Statement", 11, "sans", "c")
        pen.text(105, 57, "声明编号：ZT-GHG-2026-0128", 11, "song", "c")
        y = 74.0
        for line in [
            f"{body}受{C.name}委托，对其2025年1月1日至2025年12月31日的温室气体排放进行了独立核查。",
            "核查准则：ISO 14064-1:2018；核查依据：ISO 14064-3:2019。",
            f"组织边界：{C.address}内的全部生产及辅助设施。",
            f"核查结果：范围一 {f.SCOPE1:.2f} tCO2e，范围二 {f.SCOPE2:.2f} tCO2e，总量 {f.EMISSION:.2f} tCO2e。",
            "保证等级：合理保证；实质性：5%。",
            "经核查，该组织的温室气体声明在所有实质性方面是公正的表述。",
            "核查结果已于2026年4月2日在企业网站公开。",
        ]:
            y = pen.text(26, y, line, 12, "song", room=160) + 3
        pen.text(150, 226, body, 12, "song", "c")
        pen.text(150, 234, "2026年03月25日", 12, "song", "c")
        pen.seal(150, 228, body)

    client.scan(
        f"{at}/核查声明.pdf",
        drawings.drawn_pdf([statement]),
        "ghg_verification_statement",
        look(FLATBED, skew=-0.6),
        certificate_no="ZT-GHG-2026-0128",
        holder=C.name,
        standard="ISO 14064-1:2018",
        issuer=body,
        period="2025",
        issue_date="2026-03-25",
    )
    client.pdf(
        f"{at}/重点排放源减排行动计划（2026-2028）.pdf",
        f"""
@head {C.name} | CG-TP-02
# 重点排放源减排行动计划
- 编制单位：{C.name}　　计划期：2026年1月1日至2028年12月31日　　发布日期：2026年4月10日
根据2025年温室气体核查结果，外购电力占{f.SCOPE2 / f.EMISSION * 100:.1f}%，天然气占{f.SCOPE1 / f.EMISSION * 100:.1f}%，外购电力为首要排放源。
@table widths=2,3,2,2,2
| 排放源 | 措施 | 预计减排量（tCO2e） | 责任部门 | 完成时间 |
| 外购电力 | 空压站群控、注塑机余料加热改造 | 46 | 设备部 | 2027年6月 |
| 外购电力 | 光伏二期200kW | 110 | 设备部 | 2028年6月 |
| 天然气 | 烘道余热回收 | 14 | 生产部 | 2027年12月 |
2025年较2024年单位产品排放已下降，措施按季度跟踪。
@right 批准：~{C.legal}~
""",
        "emission_reduction_plan",
        holder=C.name,
        period="2026-01-01/2028-12-31",
        issue_date="2026-04-10",
    )


def add_all(client: Client) -> None:
    add_monitoring(client)
    add_waste(client)
    add_carbon(client)
