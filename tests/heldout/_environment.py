"""Layouts of emission, waste, carbon, supply, product and site papers."""

from __future__ import annotations

import datetime as dt

from . import _world as w
from ._energy import year_of
from ._paper import LEFT, Drawing, Num, Paper
from ._registry import layout

D = dt.date


@layout("pollution_equipment_list", "xlsx", "docx", "pdf")
def abatement_list(p: Paper) -> None:
    p.title(p.pick("污染物处理设备清单", "环保设施一览表", "污染治理设施台账"))
    if p.chance(0.5):
        p.line(f"更新时间：{p.day('issue_date', p.day_after(D(2023, 1, 1), D(2026, 6, 1)))}", "right")
    p.table(
        [
            ["序号", "设施名称", "处理工艺", "处理能力", "对应污染源", "投用日期", "排放口编号", "运行状态"],
            [
                1,
                "有机废气处理装置",
                "过滤+活性炭吸附+催化燃烧",
                f"{p.num(10, 60)}000m³/h",
                p.co.trade.workshops[1],
                f"{p.num(2016, 2024)}-0{p.num(1, 9)}",
                "DA001",
                "正常",
            ],
            [
                2,
                "脉冲布袋除尘器",
                "布袋",
                f"{p.num(5, 30)}000m³/h",
                p.co.trade.workshops[0],
                f"{p.num(2016, 2024)}-0{p.num(1, 9)}",
                "DA002",
                "正常",
            ],
            [
                3,
                "污水处理站",
                "混凝沉淀+A/O",
                f"{p.num(20, 300)}t/d",
                "生产废水",
                f"{p.num(2012, 2022)}-1{p.num(0, 2)}",
                "DW001",
                "正常",
            ],
            [4, "隔声罩、消声器", "隔声降噪", "—", "风机、空压机", "—", "—", "正常"],
        ]
    )
    p.approval()
    p.named("污染物处理设备清单", "环保设施台账", "环保设备清单")


@layout("pollution_equipment_list", "docx", "pdf", "xlsx")
def abatement_table(p: Paper) -> None:
    p.title("废气废水治理设施情况表")
    p.table(
        [["治理设施", "型号", "数量（套）", "风量/水量", "去除效率", "维护责任人"]]
        + [
            [
                n,
                f"{p.pick('HX', 'QF', 'MC')}-{p.num(10, 99)}",
                p.num(1, 4),
                f"{p.num(5, 50)}000",
                f"{p.num(80, 98)}%",
                w.person(p.rng),
            ]
            for n in p.some(
                (
                    "RTO蓄热焚烧炉",
                    "水喷淋塔",
                    "活性炭吸附箱",
                    "滤筒除尘器",
                    "隔油池",
                    "污水一体化设备",
                    "油烟净化器",
                ),
                4,
                6,
            )
        ]
    )
    p.named("治理设施情况", "环保设备")


@layout("material_list", "xlsx", "docx", "pdf")
def materials(p: Paper) -> None:
    year = year_of(p)
    p.title(p.pick("主要原辅材料清单", "原材料清单", "原辅料消耗一览表"))
    if p.chance(0.4):
        p.line(f"编制日期：{p.day('issue_date', p.day_after(D(2023, 1, 1), D(2026, 6, 1)))}", "right")
    p.table(
        [["序号", "名称", "规格/成分", f"{year}年用量(t)", "最大贮存量(t)", "是否有害物质", "供应商"]]
        + [
            [
                i + 1,
                m,
                p.pick("工业级", "99.5%", "固含量45%", "一级品"),
                Num(p.real(2, 900, 1), 1),
                p.num(1, 60),
                p.pick("否", "否", "是"),
                p.pick(*w.SUPPLIERS),
            ]
            for i, m in enumerate([*p.co.trade.materials, "包装材料", "润滑油"])
        ]
    )
    p.approval()
    p.named("原材料清单", "原辅材料清单")


@layout("material_list", "xlsx", "pdf")
def bom(p: Paper) -> None:
    p.title(p.pick("物料清单（BOM）", "产品物料清单"))
    p.line(f"产品：{p.co.trade.products[0]}   图号：{p.num(1000, 9999)}   版本：{p.pick('A', 'B')}")
    p.table(
        [["层级", "物料编码", "物料名称", "规格型号", "单位", "单台用量"]]
        + [
            [
                p.pick(1, 2),
                f"{p.num(100000, 999999)}",
                m,
                "—",
                p.pick("kg", "只", "g"),
                Num(p.real(0.1, 9), 2),
            ]
            for m in (*p.co.trade.materials, "标签", "纸箱", "螺丝")
        ]
    )
    p.named("BOM清单", "物料清单")


@layout("material_saving_evaluation", "docx", "pdf")
def material_saving(p: Paper) -> None:
    day = p.day_after(D(2023, 1, 1), D(2026, 6, 1))
    p.title(p.pick("节约原材料评价报告", "工业企业节约原材料评价报告", "原材料使用量减少评价报告"))
    p.para(
        "一、评价依据：GB/T 29115-2012《工业企业节约原材料评价导则》。",
        f"二、评价对象：{p.co.trade.products[0]}主要原材料{p.co.trade.materials[0]}、{p.co.trade.materials[1]}。",
    )
    p.table(
        [
            ["评价指标", "上年", "本年", "变化"],
            ["单位产品主要原材料消耗量(kg/件)", Num(p.real(1.1, 1.3), 3), Num(p.real(1.0, 1.1), 3), "下降"],
            ["原材料利用率", f"{p.num(90, 93)}%", f"{p.num(94, 97)}%", "提高"],
            ["边角料回用率", f"{p.num(60, 75)}%", f"{p.num(76, 92)}%", "提高"],
        ]
    )
    p.para("三、结论：企业在设计、采购、生产各环节采取了节材措施，节约原材料工作有效。")
    p.line(f"评价日期：{p.day('issue_date', day)}    评价人：{w.person(p.rng)}", "right")
    p.named("节约原材料评价", "节材评价报告")


@layout("material_saving_evaluation", "docx", "pdf")
def material_saving_short(p: Paper) -> None:
    day = p.day_after(D(2023, 1, 1), D(2026, 6, 1))
    p.letterhead(1, register=False)
    p.title("关于原材料减量化使用的评价（GB/T 29115）")
    p.para(
        "技术部组织对原材料消耗定额执行情况进行评价：通过优化流道、减薄壁厚，单件用料降低3.2%；通过精密下料，利用率提高1.8个百分点。",
        "评价等级：良好。存在问题：部分料头未分类回收。",
    )
    p.line(p.day("issue_date", day), "right")
    p.named("原材料减量评价", "节约原材料")


# ---- monitoring ------------------------------------------------------------------------------------------------------
def report_frame(p: Paper, what: str) -> tuple[dt.date, str]:
    day = p.day_after(D(2024, 1, 1), D(2026, 10, 25))
    lab = p.pick(*w.LABS)
    return day, lab


@layout("emission_monitoring_report", "pdf", "docx")
def monitoring_cover(p: Paper) -> None:
    """Cover page, statement, result tables."""
    day, lab = report_frame(p, "")
    kind = p.pick("废气", "废水", "噪声", "废气、废水、噪声")
    p.line(f"CMA {p.num(10**11, 10**12 - 1)}", "left", size=9)
    p.gap(30)
    p.title(p.pick("检 测 报 告", "监测报告", "环境检测报告"), 26)
    p.line(f"报告编号：{p.put('reference_no', number_of(p, day))}", "center")
    p.gap(30)
    p.kv(
        [
            (("委托单位", "客户名称"), p.holder()),
            ("项目名称", f"{kind}检测"),
            ("检测类别", p.pick("委托检测", "自行监测")),
            (("报告日期", "签发日期", "编制日期"), p.day("issue_date", day)),
        ],
        p.pick("colon", "pad"),
    )
    p.line(p.put("issuer", lab), "center", True, 14)
    p.seal(p.pick(lab, lab + "检验检测专用章"), "center")
    p.page()
    sampled = day - dt.timedelta(days=p.num(5, 14))
    p.line(
        f"采样日期：{w.show_date(sampled, p.style)}     分析日期：{w.show_date(sampled, p.style)}～{w.show_date(sampled + dt.timedelta(days=4), p.style)}"
    )
    p.line(f"受检地址：{p.co.address}")
    result_table(p, kind)
    p.line(f"编制：{w.person(p.rng)}   审核：{w.person(p.rng)}   批准：{w.person(p.rng)}")
    p.line("—— 报告结束 ——", "center")
    p.named(f"{day.month}月{kind[:2]}检测报告", "环境检测报告", f"{kind}监测报告")


def number_of(p: Paper, day: dt.date) -> str:
    return p.pick(
        f"A{p.num(10**9, 10**10 - 1)}C",
        f"HJ{day.year}{day.month:02d}{p.num(100, 999)}",
        f"（检）字{day.year}第{p.num(100, 9999):04d}号",
        f"QDJC-{day.year % 100}{day.month:02d}-{p.num(10, 99)}-01",
        f"SP{p.num(10**6, 10**7 - 1)}",
    )


def result_table(p: Paper, kind: str) -> None:
    if "废气" in kind:
        p.table(
            [
                ["点位", "检测项目", "排放浓度(mg/m³)", "排放速率(kg/h)", "限值", "达标"],
                [
                    "DA001排气筒出口",
                    "非甲烷总烃",
                    Num(p.real(2, 30), 2),
                    Num(p.real(0.01, 0.5), 3),
                    60,
                    "达标",
                ],
                ["DA001排气筒出口", "颗粒物", Num(p.real(1, 9, 1), 1), Num(p.real(0.01, 0.2), 3), 10, "达标"],
            ]
        )
    if "废水" in kind:
        p.table(
            [
                ["采样点", "pH值(无量纲)", "化学需氧量(mg/L)", "氨氮(mg/L)", "悬浮物(mg/L)"],
                [
                    "DW001总排口",
                    Num(p.real(6.8, 8.1), 1),
                    p.num(40, 300),
                    Num(p.real(1, 25), 2),
                    p.num(10, 90),
                ],
                ["标准限值", "6~9", 500, 45, 400],
            ]
        )
    if "噪声" in kind:
        p.table(
            [["测点", "昼间 Leq dB(A)", "夜间 Leq dB(A)", "限值 昼/夜"]]
            + [
                [f"{s}厂界", Num(p.real(53, 63, 1), 1), Num(p.real(44, 53, 1), 1), "65/55"]
                for s in "东南西北"
            ]
        )


@layout("emission_monitoring_report", "pdf", "docx")
def monitoring_single(p: Paper) -> None:
    """Everything on one page in a frame."""
    day, lab = report_frame(p, "")
    kind = p.pick("废气", "废水", "噪声")
    p.line(p.put("issuer", lab), "center", True, 15)
    p.title(f"{p.pick('', '工业')}{kind}{p.pick('检测报告', '监测结果报告单', '检验检测报告')}")
    p.line(f"No.{p.put('reference_no', number_of(p, day))}          第 1 页 共 1 页", "right")
    sampled = day - dt.timedelta(days=p.num(4, 12))
    p.table(
        [
            ["委托单位", p.holder(), "委托单位地址", p.co.address],
            ["样品类别", kind, "采样日期", w.show_date(sampled, "dash")],
            [
                "检测日期",
                f"{w.show_date(sampled, 'dash')}至{w.show_date(sampled + dt.timedelta(days=3), 'dash')}",
                "工况",
                f"{p.num(78, 96)}%",
            ],
        ],
        0,
    )
    result_table(p, kind)
    p.para(
        f"结论：所测项目符合{ {'废气': 'GB 16297-1996', '废水': 'GB/T 31962-2015', '噪声': 'GB 12348-2008 3类'}[kind] }要求。"
    )
    p.line(f"签发人：{w.person(p.rng)}    签发日期：{p.day('issue_date', day)}", "right")
    p.seal(lab)
    p.named(f"{kind}检测", f"{kind}检测报告", "第三方检测报告")


@layout("emission_monitoring_report", "pdf", "docx")
def monitoring_noise(p: Paper) -> None:
    day, lab = report_frame(p, "")
    p.title(p.pick("厂界环境噪声监测报告", "工业企业厂界噪声检测报告"))
    p.kv(
        [
            ("检测机构", p.put("issuer", lab)),
            ("受检单位", p.holder()),
            ("报告编号", p.put("reference_no", number_of(p, day))),
            ("监测日期", w.show_date(day - dt.timedelta(days=4), p.style)),
            ("报告日期", p.day("issue_date", day)),
            ("仪器", f"AWA5688型声级计（检定有效期至{w.show_date(day + dt.timedelta(days=200), 'dash')}）"),
        ],
        "grid4",
    )
    result_table(p, "噪声")
    p.line("检测专用章：", "right")
    p.seal(lab)
    p.named("噪声检测报告", "厂界噪声")


@layout("monitoring_plan", "docx", "pdf")
def self_monitoring(p: Paper) -> None:
    year = p.pick(2024, 2025, 2026)
    day = D(year, 1, p.num(3, 28))
    p.letterhead(0.6, register=False)
    p.title(f"{p.year(year)}年{p.pick('自行监测方案', '度环境自行监测方案', '环境监测计划')}")
    p.head("一、企业基本情况")
    p.para(f"{p.co.name}位于{p.co.address}，排污许可管理类别为{p.pick('简化管理', '重点管理', '登记管理')}。")
    p.head("二、监测内容")
    p.table(
        [
            ["类别", "监测点位", "监测因子", "监测频次", "执行标准", "监测方式"],
            ["有组织废气", "DA001", "非甲烷总烃、颗粒物", "1次/季度", "GB 16297-1996", "委托监测"],
            ["废水", "DW001", "pH、COD、氨氮", "1次/季度", "GB/T 31962-2015", "委托监测"],
            ["噪声", "厂界四周", "等效A声级", "1次/季度", "GB 12348-2008", "委托监测"],
        ]
    )
    p.head("三、质量控制与信息公开")
    p.para("委托具有CMA资质的机构监测，结果在监测完成后五日内公开。")
    p.line(p.day("issue_date", day), "right")
    p.named("自行监测方案", f"{year}年监测方案")


@layout("monitoring_plan", "docx", "xlsx", "pdf")
def monitoring_schedule(p: Paper) -> None:
    year = p.pick(2024, 2025, 2026)
    p.title(f"{p.year(year)}年度环境监测计划表")
    p.table(
        [["监测项目", "频次", "一季度", "二季度", "三季度", "四季度", "责任人"]]
        + [
            [n, p.pick("每季一次", "每半年一次"), "√", "√", "√", "√", w.person(p.rng)]
            for n in ("有组织废气", "无组织废气", "生活污水", "厂界噪声", "地下水")
        ]
    )
    p.line(f"编制：{w.person(p.rng)}    编制日期：{p.day('issue_date', D(year - 1, 12, p.num(10, 31)))}")
    p.named("监测计划表", "环境监测计划")


@layout("facility_operation_record", "xlsx", "docx", "pdf", blank=True)
def facility_log(p: Paper) -> None:
    year, month = year_of(p), p.num(1, 12)
    p.title(
        p.pick("废气处理设施运行记录", "环保设施运行台账", "污水处理站运行记录表", "安全环保设施运行记录")
    )
    p.line(f"{p.period_month(year, month)}    设施编号：{p.pick('TA001', 'TW001')}")
    p.table(
        [["日期", "开机时间", "停机时间", "风机电流(A)", "压差(Pa)", "药剂/耗材用量", "运行情况", "记录人"]]
        + [
            [
                f"{month}.{d}",
                "8:00",
                "20:00",
                p.num(20, 60),
                p.num(400, 1200),
                p.pick("PAC 2kg", "—"),
                "正常",
                w.person(p.rng),
            ]
            for d in range(1, p.num(10, 24))
        ]
    )
    p.named("环保设施运行记录", f"{month}月设施运行", "废气设施运行台账")


@layout("facility_operation_record", "docx", "pdf", "xlsx")
def facility_year(p: Paper) -> None:
    first = p.pick(2023, 2024)
    p.title(p.pick("近三年安全、环保设备设施运行情况", "安全环保设施运行情况说明"))
    p.line(f"统计时段：{p.span(D(first, 1, 1), D(first + 2, 12, 31))}")
    p.table(
        [["设施", "运行天数", "故障次数", "检修保养", "运行率"]]
        + [
            [n, p.num(260, 340), p.num(0, 2), "按计划", f"{p.num(97, 100)}%"]
            for n in ("消防喷淋系统", "可燃气体报警器", "活性炭吸附装置", "污水处理设施", "布袋除尘器")
        ]
    )
    p.para("运行期间设施与主体设备同步启停，未发生超标排放和安全事故。")
    p.named("设施运行情况", "三年环保设施运行情况")


# ---- waste -----------------------------------------------------------------------------------------------------------
@layout("hazardous_waste_contract", "docx", "pdf", blank=True)
def waste_contract(p: Paper) -> None:
    start = p.day_after(D(2024, 1, 1), D(2026, 6, 1))
    firm = p.pick(*w.WASTE_FIRMS)
    p.title(
        p.pick(
            "危险废物委托处置合同", "危险废物处置服务合同", "工业危险废物处理合同书", "危险废物安全处置协议"
        )
    )
    p.line(f"合同编号：WF{start.year}{p.num(1000, 9999)}", "right")
    p.line(f"甲方（{p.pick('产废单位', '委托方')}）：{p.holder()}")
    p.line(f"乙方（{p.pick('处置单位', '受托方')}）：{p.v(firm)}")
    p.para(
        "根据《中华人民共和国固体废物污染环境防治法》《危险废物转移管理办法》，甲乙双方达成如下协议：",
        "一、甲方委托乙方处置的危险废物种类、数量如下：",
    )
    p.table(
        [["序号", "废物名称", "废物类别", "废物代码", "预计年产量(t)", "处置方式"]]
        + [
            [i + 1, n, a, b, p.v(str(p.real(0.2, 12, 1))), p.pick("D10焚烧", "R9利用", "D9物化")]
            for i, (a, b, n) in enumerate(p.co.trade.waste)
        ]
    )
    until = w.add_years(start, 1, -1)
    p.para(
        "二、乙方保证持有有效的危险废物经营许可证，并按环保法规要求安全处置，防止二次污染。",
        "三、转移时办理危险废物电子转移联单。",
        f"四、合同有效期：自{p.day('valid_from', start, 'cn')}至{p.day('valid_until', until, 'cn')}止。",
        "五、双方应遵守环境保护义务，违约方承担相应责任。",
    )
    p.kv(
        [
            ("甲方（盖章）", p.name()),
            ("乙方（盖章）", p.v(firm)),
            (
                "签订日期",
                w.show_date(start - dt.timedelta(days=p.num(1, 20)), "cn") if not p.blank else "  年  月  日",
            ),
        ],
        "colon",
    )
    p.seal(align="left")
    p.seal(firm, "right")
    p.named("危废处置合同", f"{start.year}年危废合同", "危险废物处置协议")


@layout("hazardous_waste_contract", "docx", "pdf")
def waste_contract_short(p: Paper) -> None:
    start = p.day_after(D(2024, 1, 1), D(2026, 6, 1))
    firm = p.pick(*w.WASTE_FIRMS)
    p.title("危废处置合同")
    p.kv(
        [
            ("委托单位（甲方）", p.holder()),
            ("处置单位（乙方）", firm),
            (
                "乙方许可证号",
                f"{p.pick('鲁', '苏', '粤')}危证{p.num(10, 99)}号（有效期至{w.show_date(w.add_years(start, 2), 'dash')}）",
            ),
            ("处置废物", "、".join(f"{n}({c})" for _, c, n in p.co.trade.waste)),
            (
                "合同期限",
                f"{p.day('valid_from', start, 'dash')}至{p.day('valid_until', w.add_years(start, p.pick(1, 2), -1), 'dash')}",
            ),
            ("处置费用", f"{p.num(2500, 6500)}元/吨，运输费另计"),
        ],
        "grid2",
    )
    p.para(
        "双方约定：甲方负责分类包装、粘贴标签；乙方使用具有危险货物运输资质的车辆；任何一方不得将废物转交无资质第三方；双方共同遵守环保法律法规。"
    )
    p.line("甲方代表签字：            乙方代表签字：")
    p.seal(align="left")
    p.named("危废合同", "危废委托处置")


@layout("hazardous_waste_plan", "docx", "pdf", "xlsx")
def waste_plan(p: Paper) -> None:
    year = p.pick(2024, 2025, 2026)
    day = D(year, p.num(1, 3), p.num(1, 28))
    p.letterhead(0.7, register=False)
    p.title(f"{p.year(year)}年{p.pick('危险废物管理计划', '度危险废物管理计划（备案表）')}")
    p.table(
        [
            ["单位名称", p.co.name, "统一社会信用代码", p.co.uscc],
            ["生产设施地址", p.co.address, "管理类别", p.pick("登记管理", "简化管理")],
            ["计划年度", str(year), "制定日期", p.day("issue_date", day)],
        ],
        0,
    )
    p.head("危险废物产生概况")
    p.table(
        [["名称", "类别", "代码", "上年度产生量(t)", "本年度计划产生量(t)", "贮存措施", "委托利用/处置措施"]]
        + [
            [n, a, b, Num(p.real(0.1, 9), 2), Num(p.real(0.1, 9), 2), "危废间", p.pick("焚烧", "综合利用")]
            for a, b, n in p.co.trade.waste
        ]
    )
    p.head("减少危险废物产生量和危害性的措施")
    p.para("采用高固含涂料、延长切削液使用周期、加强设备维护减少漏油。")
    p.named("危废管理计划", f"{year}危险废物管理计划")


@layout("hazardous_waste_plan", "docx", "pdf")
def waste_plan_text(p: Paper) -> None:
    year = p.pick(2024, 2025, 2026)
    day = D(year, p.num(1, 3), p.num(1, 28))
    p.title("危险废物管理计划")
    p.line(f"（{p.year(year)}年）", "center")
    p.line(f"编制单位：{p.co.name}    备案日期：{p.day('issue_date', day)}", "center")
    p.para(
        "1 产废环节：设备检修、喷涂、废气治理。",
        f"2 种类：{'、'.join(n for _, _, n in p.co.trade.waste)}。",
        "3 贮存：危废库面积30㎡，防渗、防漏、防雨，设置双人双锁。",
        f"4 转移：全年计划转移{p.num(1, 4)}批次，执行电子联单。",
        "5 应急：配备吸附材料、应急桶。",
    )
    p.named("危险废物管理计划备案", "危废计划")


@layout("hazardous_waste_licence", "pdf", "docx")
def waste_licence(p: Paper) -> None:
    start = p.day_after(D(2022, 1, 1), D(2026, 1, 1))
    firm = p.pick(*w.WASTE_FIRMS)
    p.border = True
    p.title("危险废物经营许可证", 26)
    p.kv(
        [
            (
                ("编号", "证书编号"),
                p.put(
                    "certificate_no",
                    p.pick(
                        f"鲁危证{p.num(10, 99)}号",
                        f"JSCZ{p.num(1000, 9999)}OOD{p.num(100, 999)}",
                        f"4403{p.num(10, 99)}{p.num(1000, 9999)}",
                        f"浙危废经第{p.num(100, 999)}号",
                    ),
                ),
            ),
            ("法人名称", p.put("holder", firm)),
            ("法定代表人", w.person(p.rng)),
            ("住所", p.co.province + "化工园区环保路8号"),
            ("经营设施地址", p.co.province + "化工园区环保路8号"),
            ("核准经营方式", "收集、贮存、处置"),
            ("核准经营危险废物类别", "HW06、HW08、HW09、HW12、HW13、HW17、HW49（900-039-49、900-041-49）"),
            ("核准经营规模", f"{p.num(5, 60) * 1000}吨/年"),
            (
                "有效期限",
                f"自{w.show_date(start, 'cn')}至{p.day('valid_until', w.add_years(start, p.pick(3, 5), -1), 'cn')}",
            ),
        ],
        p.pick("colon", "pad"),
    )
    p.line(f"发证机关：{p.co.province[:2]}省生态环境厅", "right")
    p.line(f"发证日期：{p.day('issue_date', start, 'cn')}", "right")
    p.line(f"初次发证日期：{w.show_date(w.add_years(start, -5), 'cn')}", "right")
    p.seal(f"{p.co.province[:2]}省生态环境厅")
    p.named("处置单位经营许可证", "危废经营许可证", "危险废物经营许可证")


@layout("hazardous_waste_licence", "pdf", "docx")
def waste_licence_copy(p: Paper) -> None:
    start = p.day_after(D(2022, 1, 1), D(2026, 1, 1))
    firm = p.pick(*w.WASTE_FIRMS)
    p.title("危险废物经营许可证（副本）")
    p.table(
        [
            [
                "许可证编号",
                p.put("certificate_no", f"{p.pick('苏危证', '粤危证', '闽危证')}{p.num(1000, 9999)}"),
                "发证日期",
                p.day("issue_date", start, "dash"),
            ],
            [
                "单位名称",
                p.put("holder", firm),
                "有效期至",
                p.day("valid_until", w.add_years(start, 5, -1), "dash"),
            ],
            ["经营范围", "处置、利用废矿物油（HW08）、废乳化液（HW09）、染料涂料废物（HW12）", LEFT, LEFT],
        ],
        0,
    )
    p.para("持证单位应按许可证规定从事危险废物收集、贮存、处置经营活动，禁止伪造、变造、转让许可证。")
    p.named("危废许可证副本", "处置单位资质")


@layout("hazardous_waste_manifest", "pdf", "docx")
def manifest(p: Paper) -> None:
    day = p.day_after(D(2024, 1, 1), D(2026, 10, 1))
    firm = p.pick(*w.WASTE_FIRMS)
    p.title(p.pick("危险废物转移联单", "危险废物电子转移联单"))
    p.line(
        f"联单编号：{p.put('reference_no', f'{day.year}{p.co.uscc[2:6]}{p.num(10**7, 10**8 - 1)}')}", "right"
    )
    p.line("第一部分 危险废物移出信息（由移出人填写）", bold=True)
    code = p.pick(*p.co.trade.waste)
    p.table(
        [
            ["单位名称", p.co.name, "应急联系电话", p.co.phone],
            ["单位地址", p.co.address, "经办人", w.person(p.rng)],
            ["废物名称", code[2], "废物代码", code[1]],
            [
                "移出重量（吨）",
                Num(p.real(0.1, 8), 4),
                "交付时间",
                p.day("issue_date", day, p.pick("dash", "cn")) + f" {p.num(8, 17):02d}:{p.num(10, 59)}",
            ],
        ],
        0,
    )
    p.line("第二部分 运输信息", bold=True)
    p.table([["承运单位", f"{p.co.city}安顺危险品运输有限公司", "车牌号", f"鲁B{p.num(10000, 99999)}"]], 0)
    p.line("第三部分 接受信息", bold=True)
    p.table(
        [
            ["接受单位", firm, "许可证编号", f"鲁危证{p.num(10, 99)}号"],
            ["接受重量（吨）", "同移出", "接受时间", w.show_date(day + dt.timedelta(days=1), "dash")],
        ],
        0,
    )
    p.named("危废转移联单", "电子联单", f"{day.month}月转移联单")


@layout("hazardous_waste_manifest", "pdf", "docx")
def manifest_print(p: Paper) -> None:
    day = p.day_after(D(2024, 1, 1), D(2026, 10, 1))
    p.line("全国固体废物管理信息系统", size=9)
    p.title("危险废物转移联单（打印件）")
    p.kv(
        [
            ("联单号", p.put("reference_no", f"{p.co.uscc[2:6]}{day.year}{p.num(10**5, 10**6 - 1)}")),
            ("移出人", p.co.name),
            ("承运人", "通达危运物流有限公司"),
            ("接受人", p.pick(*w.WASTE_FIRMS)),
            ("危险废物", "；".join(f"{n} {b}" for _, b, n in p.co.trade.waste[:2])),
            ("转移日期", p.day("issue_date", day)),
            ("联单状态", "已办结"),
        ]
    )
    p.named("转移联单", "危废联单打印件")


@layout("solid_waste_ledger", "xlsx", "docx", "pdf")
def waste_ledger(p: Paper) -> None:
    year = year_of(p)
    hazardous = p.chance(0.5)
    metric = "hazardous_waste" if hazardous else "solid_waste"
    p.title(
        f"{p.year(year)}年{'危险废物' if hazardous else '一般工业固体废物'}{p.pick('管理台账', '产生处置台账', '台账')}"
    )
    p.line("单位：吨", "right")
    rows = [["月份", "名称", "产生量", "综合利用量", "处置量", "期末贮存量", "去向"]]
    name = p.co.trade.waste[0][2] if hazardous else p.pick("废边角料", "废包装纸", "废钢屑")
    for m in range(1, 13):
        made = p.real(0.2, 9)
        rows.append(
            [
                f"{m}月",
                name,
                p.cell(metric, f"{year}-{m:02d}", None, made, "吨", 2),
                Num(0 if hazardous else made * 0.8, 2),
                Num(made if hazardous else made * 0.2, 2),
                Num(0, 2),
                p.pick("委托处置", "外售综合利用"),
            ]
        )
    p.table(rows)
    p.approval()
    p.named("固废台账", "危废台账" if hazardous else "一般固废台账", f"{year}年固废台账")


@layout("solid_waste_ledger", "xlsx", "docx", "pdf", blank=True)
def waste_in_out(p: Paper) -> None:
    year, month = year_of(p), p.num(1, 12)
    p.title(p.pick("危险废物出入库台账", "危废暂存间出入库记录", "一般固废出入库登记表"))
    p.line(f"记录月份：{p.period_month(year, month)}")
    stock = 0.0
    rows = [["日期", "废物名称", "入库量(kg)", "出库量(kg)", "结存(kg)", "经办人"]]
    for d in range(2, 29, p.num(3, 5)):
        amount = p.num(5, 60)
        stock += amount
        rows.append(
            [f"{month}月{d}日", p.pick(*p.co.trade.waste)[2], amount, "", Num(stock, 0), w.person(p.rng)]
        )
    p.table(rows)
    p.named("出入库台账", "危废间台账")


# ---- carbon ----------------------------------------------------------------------------------------------------------
@layout("ghg_inventory_report", "docx", "pdf", scan=False)
def ghg_report(p: Paper) -> None:
    year = p.pick(2023, 2024, 2025)
    day = D(year + 1, p.num(2, 6), p.num(1, 28))
    p.gap(30)
    p.line(p.holder(), "center", True, 18)
    p.title(
        f"{p.year(year)}年度{p.pick('温室气体排放报告', '温室气体核算报告', '企业温室气体排放核算与报告')}",
        22,
    )
    p.line(f"编制日期：{p.day('issue_date', day)}", "center")
    p.page()
    p.head("一、核算依据与边界")
    p.para("依据GB/T 32150-2015及行业核算方法与报告指南，核算边界为本公司厂界内全部排放设施。")
    p.head("二、活动数据与排放因子")
    kwh, gas = p.num(80, 900), p.num(5, 80)
    factor = 0.5366
    e1, e2 = gas * 21.62, kwh * 10 * factor
    p.table(
        [
            ["排放源", "活动数据", "单位", "排放因子", "排放量(tCO2e)"],
            ["天然气燃烧", Num(gas, 2), "万m³", "21.62 tCO2/万m³", Num(e1, 2)],
            ["净购入电力", Num(kwh * 10, 1), "MWh", f"{factor} tCO2/MWh", Num(e2, 2)],
        ]
    )
    p.head("三、排放量汇总")
    p.table(
        [
            ["类别", "排放量(tCO2e)"],
            ["范围一 直接排放", Num(e1, 2)],
            ["范围二 间接排放", Num(e2, 2)],
            ["合计", p.cell("carbon_emission", str(year), None, e1 + e2, "tCO2e", 2)],
        ]
    )
    p.named("温室气体排放报告", f"{year}碳排放核算报告", "碳盘查报告")


@layout("ghg_inventory_report", "docx", "pdf")
def ghg_iso(p: Paper) -> None:
    year = p.pick(2023, 2024, 2025)
    day = D(year + 1, p.num(2, 6), p.num(1, 28))
    p.title(p.pick("组织温室气体盘查报告书", "温室气体清册报告", "碳排放盘查报告"))
    p.kv(
        [
            ("报告组织", p.holder()),
            ("盘查期间", p.span(D(year, 1, 1), D(year, 12, 31), accept=[str(year)])),
            ("准则", "ISO 14064-1:2018"),
            ("报告完成日", p.day("issue_date", day)),
        ],
        "grid4",
    )
    values = [p.real(50, 900) for _ in range(4)]
    p.table(
        [["类别", "说明", "排放量(吨CO2当量)", "占比"]]
        + [
            [f"类别{i + 1}", n, Num(v, 2), Num(v / sum(values) * 100, 1, percent=True)]
            for i, (n, v) in enumerate(
                zip(("直接排放", "输入能源间接排放", "运输", "使用的产品"), values, strict=True)
            )
        ]
        + [
            [
                "总计",
                "",
                p.cell("carbon_emission", str(year), None, round(sum(values), 2), "吨CO2当量", 2),
                "100%",
            ]
        ]
    )
    p.para(
        "数据质量：活动数据来自电费单、燃气发票及台账，排放因子优先采用国家公布值。不确定性评估等级：良好。"
    )
    p.named("温室气体盘查报告", "碳盘查")


@layout("ghg_verification_statement", "pdf", "docx")
def ghg_statement(p: Paper) -> None:
    year = p.pick(2023, 2024, 2025)
    day = D(year + 1, p.num(3, 8), p.num(1, 28))
    body = p.pick(*w.CERT_BODIES)
    p.border = True
    p.title(p.pick("温室气体核查声明", "温室气体排放核查声明书", "组织温室气体核查声明"), 24)
    p.line("Greenhouse Gas Verification Statement" if p.chance(0.5) else "", "center")
    p.line(f"声明编号：{p.put('certificate_no', f'{body[3]}-GHG-{day.year}-{p.num(1, 999):03d}')}", "center")
    p.line(p.holder(), "center", True, 15)
    p.fact("standard", "ISO 14064-3:2019", None, (), True)
    p.para(
        f"经核查，上述组织在{p.span(D(year, 1, 1), D(year, 12, 31), accept=[str(year)], style='cn')}期间的温室气体排放量依据 {p.put('standard', 'ISO 14064-1:2018')} 量化和报告，核查按照ISO 14064-3:2019实施，保证等级为{p.pick('合理保证', '有限保证')}，实质性偏差不超过5%。",
        f"温室气体排放总量：{p.cell('carbon_emission', str(year), None, p.real(500, 9000), 'tCO2e', 2)} tCO2e。",
    )
    p.line(f"签发日期：{p.day('issue_date', day)}", "center")
    p.line(p.put("issuer", body[0], accept=[body[1]]), "center", True)
    p.seal(body[0], "center")
    p.named("温室气体核查声明", "碳核查声明", "ISO14064证书")


@layout("ghg_verification_statement", "pdf", "docx")
def ghg_certificate(p: Paper) -> None:
    year = p.pick(2023, 2024, 2025)
    day = D(year + 1, p.num(3, 8), p.num(1, 28))
    body = p.pick(*w.CERT_BODIES[:8])
    p.title(p.pick("碳核查证书", "温室气体核查证书"), 22)
    p.kv(
        [
            ("证书编号", p.put("certificate_no", f"{body[2]}GHG{day.year % 100}{p.num(1000, 9999)}")),
            ("受核查方", p.holder()),
            ("核查机构", p.put("issuer", body[0])),
            ("核查准则", p.put("standard", "ISO 14064-1:2018")),
            ("核查年度", p.year(year) + "年度"),
            ("排放总量", f"{p.cell('carbon_emission', str(year), None, p.num(500, 9000), 'tCO2e')}tCO2e"),
            ("颁发日期", p.day("issue_date", day)),
        ],
        p.pick("colon", "grid2", "pad"),
    )
    p.seal(body[0])
    p.named("碳核查证书", "温室气体核查证书")


@layout("emission_reduction_plan", "docx", "pdf")
def reduction_plan(p: Paper) -> None:
    year = p.pick(2024, 2025, 2026)
    day = D(year, p.num(3, 9), p.num(1, 28))
    p.letterhead(1)
    p.title(p.pick("重点排放源减排行动计划", f"{year}年碳减排行动计划", "温室气体减排行动方案"))
    p.line(f"计划期：{p.span(D(year, 1, 1), D(year, 12, 31), accept=[str(year)])}")
    p.para(
        f"根据{year - 1}年度核查结果，外购电力占总排放的{p.num(60, 88)}%，天然气占{p.num(8, 30)}%，为重点排放源。"
    )
    p.table(
        [
            ["排放源", "占比", "减排措施", "减排量(tCO2)", "责任部门", "完成时间"],
            ["外购电力", f"{p.num(60, 88)}%", "新建光伏、购买绿电", p.num(50, 600), "设备部", f"{year}.10"],
            ["天然气", f"{p.num(8, 30)}%", "余热回收替代", p.num(10, 90), "动力科", f"{year}.12"],
        ]
    )
    p.line(f"批准：{p.co.legal}  日期：{p.day('issue_date', day)}")
    p.named("减排行动计划", "重点排放源减排计划")


@layout("emission_reduction_plan", "docx", "pdf")
def reduction_plan_text(p: Paper) -> None:
    year = p.pick(2024, 2025, 2026)
    day = D(year, p.num(3, 9), p.num(1, 28))
    p.title(f"{p.holder()}{p.year(year)}年温室气体减排计划")
    p.para(
        "一、减排目标：较上年单位产值碳排放下降4%。",
        "二、重点排放源：净购入电力、锅炉天然气。",
        "三、行动：（1）空压站智能控制；（2）绿电采购比例提高至20%；（3）推广电动叉车。",
        "四、监测：按月核算，年终评估。",
    )
    p.line(p.day("issue_date", day), "right")
    p.named("温室气体减排计划", "降碳行动方案")


@layout("carbon_footprint_report", "docx", "pdf")
def footprint(p: Paper) -> None:
    day = p.day_after(D(2024, 1, 1), D(2026, 9, 1))
    p.title(f"{p.co.trade.products[0]}{p.pick('产品碳足迹报告', '碳足迹评价报告', '产品碳足迹核算报告')}")
    p.kv(
        [
            ("委托/报告企业", p.holder()),
            ("核算标准", p.put("standard", p.pick("GB/T 24067-2024", "ISO 14067:2018"))),
            ("功能单位", f"1{p.pick('kg', '件', 't')}{p.co.trade.products[0]}"),
            ("系统边界", "从摇篮到大门"),
            ("报告日期", p.day("issue_date", day)),
        ],
        "grid2",
    )
    a, b, c = p.real(0.5, 3), p.real(0.2, 2), p.real(0.05, 0.4)
    p.table(
        [
            ["生命周期阶段", "碳足迹(kgCO2e)", "占比"],
            ["原材料获取", Num(a, 2), Num(a / (a + b + c) * 100, 1, percent=True)],
            ["生产制造", Num(b, 2), Num(b / (a + b + c) * 100, 1, percent=True)],
            ["运输", Num(c, 2), Num(c / (a + b + c) * 100, 1, percent=True)],
            ["合计", Num(a + b + c, 2), "100%"],
        ]
    )
    p.named("产品碳足迹报告", "碳足迹")


@layout("carbon_footprint_report", "pdf", "docx")
def footprint_statement(p: Paper) -> None:
    day = p.day_after(D(2024, 1, 1), D(2026, 9, 1))
    p.border = True
    p.title(p.pick("产品碳足迹证书", "产品碳足迹核查声明"), 22)
    p.line(p.holder(), "center", True, 15)
    p.para(
        f"其生产的{p.co.trade.products[0]}（型号：{p.pick('A', 'LD')}-{p.num(10, 99)}）依据{p.put('standard', p.pick('ISO 14067:2018', 'GB/T 24067-2024'))}核算的产品碳足迹为{p.real(0.8, 9)} kgCO2e/件，系统边界为摇篮到大门。"
    )
    p.line(f"颁证日期：{p.day('issue_date', day)}", "center")
    body = p.pick(*w.CERT_BODIES)
    p.line(body[0], "center")
    p.seal(body[0], "center")
    p.named("碳足迹证书", "PCF声明")


@layout("csr_report", "docx", "pdf", scan=False)
def csr(p: Paper) -> None:
    year = p.pick(2023, 2024, 2025)
    p.gap(40)
    p.title(
        f"{p.year(year)}年度{p.pick('社会责任报告', '企业社会责任报告', '环境、社会及治理（ESG）报告', '可持续发展报告')}",
        24,
    )
    p.line(p.holder(), "center", True, 16)
    p.page()
    for a, b in (
        ("关于本报告", f"报告时间范围：{year}年1月1日至{year}年12月31日。报告在公司官网公开发布。"),
        ("董事长致辞", "我们始终坚持绿色发展理念。"),
        ("环境责任", "全年环保投入126万元，污染物达标排放率100%，绿电占比12%。"),
        ("员工责任", "员工培训覆盖率100%，组织健康体检。"),
        ("社区与公益", "参与植树、助学活动。"),
        ("治理与供应链", "对42家供应商开展环境与社会责任评估。"),
    ):
        p.head(a)
        p.para(b)
    p.named("社会责任报告", "ESG报告", f"{year}年CSR报告")


@layout("csr_report", "docx", "pdf")
def csr_short(p: Paper) -> None:
    year = p.pick(2023, 2024, 2025)
    p.letterhead(1)
    p.title(f"{p.year(year)}年履行社会责任情况的报告")
    p.para(
        "一、履行环境责任情况：开展节能改造3项，固废综合利用率86%。",
        "二、履行员工责任：劳动合同签订率100%，安全零事故。",
        "三、履行产品责任：客户满意度96分。",
        "四、利益相关方沟通：设立公众开放日，公示排污信息。",
        "五、下一年度改进方向：推进零碳工厂建设。",
    )
    p.line(w.show_date(D(year + 1, 3, p.num(1, 28)), "cn"), "right")
    p.named("履行社会责任报告", "社会责任")


# ---- supply ----------------------------------------------------------------------------------------------------------
@layout("supplier_list", "xlsx", "docx", "pdf")
def suppliers(p: Paper) -> None:
    day = p.day_after(D(2024, 1, 1), D(2026, 9, 1))
    p.title(p.pick("合格供应商名录", "合格供方名录", "合格供方一览表", f"{day.year}年度合格供应商清单"))
    p.line(f"{p.pick('批准日期', '更新日期', '编制日期')}：{p.day('issue_date', day)}", "right")
    p.table(
        [["序号", "供应商名称", "供应产品", "等级", "体系认证", "联系人", "电话"]]
        + [
            [
                i + 1,
                s,
                p.pick(*p.co.trade.materials),
                p.pick("A", "B"),
                p.pick("ISO9001", "ISO9001/14001", "—"),
                w.person(p.rng),
                f"1{p.num(3, 8)}{p.num(10**8, 10**9 - 1)}",
            ]
            for i, s in enumerate(p.some(w.SUPPLIERS, 5, 10))
        ]
    )
    p.approval()
    p.named("合格供应商名录", "合格供方名录")


@layout("supplier_list", "docx", "pdf", "xlsx")
def suppliers_by_kind(p: Paper) -> None:
    day = p.day_after(D(2024, 1, 1), D(2026, 9, 1))
    p.title("合格供方清单（A类物资）")
    p.table(
        [["类别", "供方名称", "地址", "首次入册", "最近评价结果"]]
        + [
            [
                p.pick("原料", "包材", "设备备件", "运输"),
                s,
                s[:2],
                f"{p.num(2015, 2023)}年",
                p.pick("优秀", "合格"),
            ]
            for s in p.some(w.SUPPLIERS, 5, 9)
        ]
    )
    p.line(f"采购部 {p.day('issue_date', day)}", "right")
    p.named("供方清单", "合格供应商")


@layout("supplier_evaluation", "docx", "xlsx", "pdf", blank=True)
def supplier_score(p: Paper) -> None:
    day = p.day_after(D(2024, 1, 1), D(2026, 9, 1))
    p.title(p.pick("供应商评价表", "供方评价记录表", "供应商年度考核评价表", "供方重新评价表"))
    p.kv(
        [
            ("供应商名称", p.v(p.pick(*w.SUPPLIERS))),
            ("供应产品", p.v(p.pick(*p.co.trade.materials))),
            ("评价日期", p.day("issue_date", day)),
        ],
        p.pick("grid2", "colon"),
    )
    p.table(
        [
            ["评价项目", "权重", "评价内容", "得分"],
            ["质量", 30, "进货合格率≥98%", p.v(str(p.num(24, 30)))],
            ["交期", 20, "准时交付率", p.v(str(p.num(15, 20)))],
            ["价格服务", 20, "价格合理、服务及时", p.v(str(p.num(14, 20)))],
            ["环境绩效", 20, "ISO14001认证、有害物质控制、环保处罚情况", p.v(str(p.num(13, 20)))],
            ["职业健康安全", 10, "守法情况", p.v(str(p.num(7, 10)))],
        ],
        keep=3,
    )
    p.line(
        f"评价结论：{'□合格 □不合格' if p.blank else '√合格 □不合格'}    评价人：{p.v('、'.join(w.people(p.rng, 2)))}"
    )
    p.noise()
    p.named("供应商评价表", "供方评价表")


@layout("supplier_evaluation", "xlsx", "docx", "pdf")
def supplier_scores(p: Paper) -> None:
    year = year_of(p)
    day = D(year, 12, p.num(5, 28))
    p.title(f"{year}年度供应商绩效评价汇总表")
    rows = [["供应商", "质量(40)", "交付(30)", "环保(20)", "服务(10)", "总分", "等级"]]
    for s in p.some(w.SUPPLIERS, 5, 8):
        parts = [p.num(32, 40), p.num(22, 30), p.num(14, 20), p.num(6, 10)]
        rows.append([s, *parts, sum(parts), "A" if sum(parts) >= 85 else "B"])
    p.table(rows)
    p.line(f"评价小组：采购部、品质部、安环部    评价时间：{p.day('issue_date', day)}")
    p.named("供应商评价汇总", "年度供应商评价")


@layout("purchase_contract", "docx", "pdf", blank=True)
def purchase(p: Paper) -> None:
    day = p.day_after(D(2024, 1, 1), D(2026, 9, 1))
    supplier = p.pick(*w.SUPPLIERS)
    p.title(p.pick("采购合同", "原材料采购合同", "工业品买卖合同", "购销合同"))
    p.line(f"合同编号：CG{day.year}{p.num(1000, 9999)}", "right")
    p.line(f"{p.pick('甲方（买方）', '需方', '甲方（采购方）')}：{p.holder()}")
    p.line(f"{p.pick('乙方（卖方）', '供方', '乙方（供货方）')}：{p.v(supplier)}")
    p.table(
        [
            ["品名", "规格型号", "单位", "数量", "单价(元)", "金额(元)"],
            [
                p.pick(*p.co.trade.materials),
                p.pick("AR-10", "一级", "PA-757"),
                p.pick("吨", "kg"),
                p.v(str(p.num(5, 60))),
                p.v(str(p.num(4000, 16000))),
                p.v(str(p.num(90000, 900000))),
            ],
        ]
    )
    p.para(
        "第一条 质量标准：符合国家标准及双方确认的技术协议。",
        "第二条 环境保护要求：乙方产品应符合RoHS等有害物质限制要求，优先采用可回收包装，运输车辆达到国六排放标准，遵守甲方环保管理规定。",
        "第三条 交货：合同签订后15日内送至甲方仓库。",
        "第四条 付款：货到验收合格后60日。",
        "第五条 违约责任：按民法典执行。",
    )
    p.kv(
        [
            ("甲方（盖章）", p.name()),
            ("乙方（盖章）", p.v(supplier)),
            (("签订日期", "签约日期"), p.day("issue_date", day)),
        ],
        "colon",
    )
    p.seal(align="left")
    p.seal(supplier, "right")
    p.named("采购合同", "原材料采购合同", f"{supplier[:6]}采购合同")


@layout("purchase_contract", "docx", "pdf", "xlsx")
def purchase_order(p: Paper) -> None:
    day = p.day_after(D(2024, 1, 1), D(2026, 9, 1))
    supplier = p.pick(*w.SUPPLIERS)
    p.title(p.pick("采购订单合同", "物资采购合同（简式）"))
    p.table(
        [
            ["买方", p.holder(), "卖方", supplier],
            ["签订日期", p.day("issue_date", day), "签订地点", p.co.city],
        ],
        0,
    )
    p.table(
        [["序号", "物料", "数量", "含税单价", "交货期"]]
        + [
            [
                i + 1,
                m,
                p.num(10, 900),
                Num(p.real(2, 90), 2),
                w.show_date(day + dt.timedelta(days=p.num(7, 30)), "dash"),
            ]
            for i, m in enumerate(p.some(p.co.trade.materials, 2, 3))
        ]
    )
    p.para(
        "1.卖方提供质保书与SDS；2.卖方应遵守环保法律法规，产品不得含有国家禁用的有毒有害物质；3.争议由买方所在地法院管辖。"
    )
    p.line("买方签章：               卖方签章：")
    p.seal(align="left")
    p.named("采购订单", "物资采购合同")


@layout("incoming_inspection_record", "xlsx", "docx", "pdf", blank=True)
def incoming(p: Paper) -> None:
    day = p.day_after(D(2024, 1, 1), D(2026, 10, 1))
    p.title(p.pick("进货检验记录", "来料检验报告（IQC）", "原材料进厂检验记录", "进料检验单"))
    p.kv(
        [
            ("物料名称", p.v(p.pick(*p.co.trade.materials))),
            ("供应商", p.v(p.pick(*w.SUPPLIERS))),
            ("批号", p.v(f"{day.year}{p.num(1000, 9999)}")),
            ("到货数量", p.v(f"{p.num(100, 9000)}kg")),
            (("检验日期", "检测日期"), p.day("issue_date", day)),
        ],
        p.pick("grid4", "colon"),
    )
    p.table(
        [
            ["检验项目", "标准要求", "实测值", "判定"],
            ["外观", "无异物、色泽均匀", p.v("符合"), p.v("合格")],
            ["尺寸/含量", "≥99%", p.v("99.4%"), p.v("合格")],
            ["RoHS检测", "Pb<1000ppm", p.v("ND"), p.v("合格")],
        ],
        keep=2,
    )
    p.line(f"检验结论：{p.v('合格，准予入库')}    检验员：{p.v(w.person(p.rng))}")
    p.named("进货检验记录", "来料检验", "IQC检验单")


@layout("incoming_inspection_record", "xlsx", "pdf")
def incoming_ledger(p: Paper) -> None:
    day = p.day_after(D(2024, 1, 1), D(2026, 10, 1)).replace(day=1)
    p.title("原辅材料入厂检验台账")
    last = w.month_end(day.year, day.month)
    rows = [["检验日期", "物料", "供方", "批量", "抽样数", "检验结果", "检验员"]]
    for i in range(p.num(6, 12)):
        rows.append(
            [
                w.show_date(day + dt.timedelta(days=i * 2), "dash"),
                p.pick(*p.co.trade.materials),
                p.pick(*w.SUPPLIERS),
                p.num(100, 900),
                p.num(3, 20),
                "合格",
                w.person(p.rng),
            ]
        )
    p.table(rows)
    p.line(f"统计日期：{p.day('issue_date', last)}   制表：{w.person(p.rng)}")
    p.named("检验台账", "入厂检验")


@layout("hazardous_substance_test_report", "pdf", "docx")
def rohs(p: Paper) -> None:
    day = p.day_after(D(2024, 1, 1), D(2026, 10, 1))
    lab = p.pick("通标标准技术服务有限公司", "华测检测认证集团股份有限公司", "天祥（天津）检测服务有限公司")
    p.line(lab, "left", True, 13)
    p.title(p.pick("测试报告", "有害物质检测报告", "RoHS检测报告"))
    p.line(
        f"报告编号：{p.put('reference_no', p.pick('CANEC', 'SHAEC', 'A22') + str(p.num(10**8, 10**9 - 1)))}     日期：{p.day('issue_date', day)}"
    )
    p.kv(
        [
            ("客户名称", p.holder()),
            ("样品名称", p.pick(*p.co.trade.products)),
            ("样品接收日期", w.show_date(day - dt.timedelta(days=7), p.style)),
            (
                "测试周期",
                f"{w.show_date(day - dt.timedelta(days=7), p.style)} 到 {w.show_date(day - dt.timedelta(days=1), p.style)}",
            ),
            ("测试要求", "RoHS指令2011/65/EU附录II（修正指令(EU)2015/863）"),
        ],
        "colon",
    )
    p.table(
        [["测试项目", "限值(mg/kg)", "方法检出限", "结果"]]
        + [
            [n, v, 2, p.pick("N.D.", "N.D.", str(p.num(3, 60)))]
            for n, v in (
                ("铅(Pb)", 1000),
                ("汞(Hg)", 1000),
                ("镉(Cd)", 100),
                ("六价铬(Cr(VI))", 1000),
                ("多溴联苯(PBBs)", 1000),
                ("邻苯二甲酸二丁酯(DBP)", 1000),
            )
        ]
    )
    p.para("结论：符合。")
    p.seal(lab)
    p.named("RoHS检测报告", "有害物质检测报告", "ROHS报告")


@layout("hazardous_substance_test_report", "pdf", "docx")
def reach(p: Paper) -> None:
    day = p.day_after(D(2024, 1, 1), D(2026, 10, 1))
    p.title(p.pick("产品中有害物质含量检测报告", "REACH SVHC筛查报告", "挥发性有机物含量检验报告"))
    p.kv(
        [
            ("报告编号", p.put("reference_no", f"W{day.year}{p.num(10000, 99999)}")),
            ("委托单位", p.holder()),
            ("样品", p.co.trade.materials[2]),
            ("检验依据", "GB/T 26125-2011；GB 30981-2020"),
            ("签发日期", p.day("issue_date", day)),
        ],
        "grid2",
    )
    p.table(
        [
            ["检验项目", "技术要求", "检验结果", "单项判定"],
            ["铅", "≤90mg/kg", "未检出", "合格"],
            ["VOC含量", "≤250g/L", p.num(20, 200), "合格"],
            ["多溴二苯醚", "≤0.1%", "未检出", "合格"],
        ]
    )
    p.line("（检验检测专用章）", "right")
    p.seal(p.pick(*w.LABS))
    p.named("REACH报告", "VOC检测报告")


@layout("product_efficiency_report", "pdf", "docx")
def product_efficiency(p: Paper) -> None:
    day = p.day_after(D(2022, 1, 1), D(2026, 9, 1))
    p.title(p.pick("产品能效检测报告", "能源效率检测报告", "能效标识备案信息"))
    p.kv(
        [
            (
                ("报告编号", "备案号"),
                p.put("reference_no", f"{p.pick('CELC', 'NX')}{day.year}{p.num(10**5, 10**6)}"),
            ),
            (("生产者名称", "委托单位"), p.holder()),
            ("规格型号", f"{p.pick('YE4', 'LD', 'KQ')}-{p.num(10, 200)}"),
            ("依据标准", p.pick("GB 18613-2020", "GB 19762-2007", "GB 37478-2019")),
            (("检测日期", "备案日期", "签发日期"), p.day("issue_date", day)),
        ],
        "grid2",
    )
    p.table(
        [
            ["项目", "标准规定值", "实测值", "能效等级"],
            ["效率/%", Num(p.real(88, 93, 1), 1), Num(p.real(93, 97, 1), 1), p.pick("1级", "2级")],
            ["能效限定值符合性", "≥3级", "符合", "—"],
        ]
    )
    p.named("产品能效报告", "能效检测报告", "能效备案")


@layout("product_efficiency_report", "pdf", "docx")
def energy_label(p: Paper) -> None:
    day = p.day_after(D(2022, 1, 1), D(2026, 9, 1))
    p.title(p.pick("能效标识备案回执", "产品能效测试结果"))
    p.para(
        f"{p.holder()}：你单位提交的产品能源效率标识备案材料已通过核验，备案号 {p.put('reference_no', f'{day.year}{p.num(100, 999)}-{p.num(10**5, 10**6)}')}，能源效率等级为{p.pick('1级', '2级')}。备案日期：{p.day('issue_date', day)}。",
        "请按《能源效率标识管理办法》规定在产品上加施标识。",
    )
    p.line("中国标准化研究院能效标识管理中心", "right")
    p.seal("能效标识管理中心")
    p.named("能效标识备案", "能效备案回执")


@layout("indoor_air_test", "pdf", "docx")
def indoor_air(p: Paper) -> None:
    day = p.day_after(D(2023, 12, 1), D(2026, 10, 1))
    p.title(p.pick("室内空气质量检测报告", "室内环境污染物检测报告"))
    p.kv(
        [
            ("报告编号", p.put("reference_no", f"SN{day.year}-{p.num(100, 999)}")),
            ("委托单位", p.holder()),
            ("检测地点", "办公楼一至三层、车间办公室"),
            ("检测依据", "GB/T 18883-2022；GB 50325-2020"),
            ("检测日期", w.show_date(day - dt.timedelta(days=8), p.style)),
            ("报告日期", p.day("issue_date", day)),
        ],
        p.pick("grid2", "grid4"),
    )
    p.table(
        [
            ["检测点", "甲醛(mg/m³)", "苯(mg/m³)", "氨(mg/m³)", "TVOC(mg/m³)", "氡(Bq/m³)"],
            [
                "会议室",
                Num(p.real(0.01, 0.06), 3),
                "<0.01",
                Num(p.real(0.02, 0.15), 2),
                Num(p.real(0.05, 0.4), 2),
                p.num(10, 60),
            ],
            ["限值", 0.08, 0.03, 0.20, 0.60, 300],
        ]
    )
    p.seal(p.pick(*w.LABS))
    p.named("室内空气检测报告", "室内空气质量")


@layout("indoor_air_test", "pdf", "docx")
def decoration_test(p: Paper) -> None:
    day = p.day_after(D(2023, 12, 1), D(2026, 10, 1))
    p.title(p.pick("装饰装修材料有害物质检验报告", "内墙涂料检验报告"))
    p.table(
        [
            [
                "产品名称",
                p.pick("水性内墙涂料", "细木工板", "胶粘剂"),
                "报告编号",
                p.put("reference_no", f"(J){day.year}-{p.num(1000, 9999)}"),
            ],
            ["委托单位", p.holder(), "签发日期", p.day("issue_date", day)],
            ["检验依据", p.pick("GB 18582-2020", "GB 18580-2017"), "检验类别", "委托检验"],
            ["检验结论", "甲醛释放量、VOC含量符合标准要求。", LEFT, LEFT],
        ],
        0,
    )
    p.seal("检验检测专用章")
    p.named("装修材料检测", "涂料检验报告")


@layout("eco_design_report", "docx", "pdf")
def eco_design(p: Paper) -> None:
    day = p.day_after(D(2023, 1, 1), D(2026, 9, 1))
    p.title(f"{p.co.trade.products[0]}{p.pick('生态设计报告', '绿色设计报告', '生态设计产品自评价报告')}")
    p.line(f"编制单位：{p.holder()}    {p.day('issue_date', day)}", "center")
    p.para(
        "1 设计依据：GB/T 24256《产品生态设计通则》、GB/T 32161《生态设计产品评价通则》。",
        "2 生命周期环境因素识别：原材料、制造、运输、使用、回收。",
        "3 设计改进：轻量化（减重8%）、无害化（取消含铅稳定剂）、易拆解结构、可回收标识。",
        "4 验证：样件试验满足性能要求。",
        "5 结论：产品满足绿色设计要求。",
    )
    p.named("生态设计报告", "绿色设计报告")


@layout("eco_design_report", "docx", "pdf")
def eco_design_table(p: Paper) -> None:
    day = p.day_after(D(2023, 1, 1), D(2026, 9, 1))
    p.letterhead(1)
    p.title("产品绿色设计方案及评价")
    p.table(
        [
            ["设计要素", "原方案", "绿色设计方案", "效果"],
            ["材料", "单一原生料", "掺入25%再生料", "减少原生料消耗"],
            ["结构", "多层胶合", "卡扣连接", "便于拆解"],
            ["能耗", "待机1.2W", "待机0.3W", "节能75%"],
            ["包装", "EPS泡沫", "蜂窝纸", "可回收"],
        ]
    )
    p.line(f"设计：{w.person(p.rng)}  审查：{w.person(p.rng)}  日期：{p.day('issue_date', day)}")
    p.named("绿色设计方案", "生态设计")


@layout("recyclability_calculation", "docx", "xlsx", "pdf")
def recyclability(p: Paper) -> None:
    p.title(p.pick("产品可回收利用率计算报告", "可再生利用率和可回收利用率计算书"))
    p.line(f"{p.pick('编制单位', '企业名称')}：{p.holder()}")
    if p.chance(0.6):
        p.line(f"计算日期：{p.day('issue_date', p.day_after(D(2023, 1, 1), D(2026, 9, 1)))}")
    p.para("依据GB/T 20862-2007《产品可回收利用率计算方法导则》。")
    p.table(
        [["零部件", "材料", "质量(kg)", "可回收质量(kg)", "回收方式"]]
        + [
            [n, m, Num(p.real(0.2, 6), 2), Num(p.real(0.1, 5), 2), p.pick("再生利用", "能量回收")]
            for n, m in (("外壳", "ABS"), ("线路板", "FR-4"), ("紧固件", "钢"), ("包装", "纸"))
        ]
    )
    p.para(f"可回收利用率 Rcov = (mR1+mR2)/mV×100% = {p.real(82, 96, 1)}%。")
    p.named("可回收利用率计算", "可回收率计算书")


@layout("recyclability_calculation", "docx", "pdf")
def recyclability_text(p: Paper) -> None:
    p.title(f"{p.co.trade.products[0]}可回收利用率核算说明")
    p.para(
        f"{p.holder()}技术研发部按照GB/T 20862的计算步骤，对产品材料构成进行拆解称量：金属占{p.num(40, 60)}%，塑料占{p.num(20, 30)}%，其余为橡胶和纸。",
        "经计算，产品可再生利用率86.3%，可回收利用率92.5%，改进方向为减少复合材料使用。",
    )
    p.line(p.day("issue_date", p.day_after(D(2023, 1, 1), D(2026, 9, 1))), "right")
    p.named("可回收率说明", "回收利用率")


@layout("site_plan", "pdf", "docx")
def plan_drawing(p: Paper) -> None:
    p.landscape = True
    p.title(p.pick("厂区总平面布置图", "厂房平面布置图", "厂区平面图及计量器具布置图"))
    p.blocks.append(
        Drawing(
            "plan",
            [*p.co.trade.workshops, "办公楼", "危废间", "原料仓库", "成品仓库", "污水站", "配电室", "空压站"],
            p.num(1, 10**6),
        )
    )
    p.line(
        f"图号：{p.co.docno}-ZT-01   比例 1:500   设计：{w.person(p.rng)}   图例：□建筑物  ●计量表", size=9
    )
    p.named("厂区平面图", "总平面布置图", "平面布局图")


@layout("site_plan", "pdf", "docx")
def plan_with_table(p: Paper) -> None:
    p.title("总平面图及主要技术经济指标")
    p.blocks.append(Drawing("plan", [*p.co.trade.workshops, "绿化", "停车场", "门卫"], p.num(1, 10**6)))
    p.table(
        [["序号", "建构筑物名称", "占地面积(㎡)", "建筑面积(㎡)", "层数"]]
        + [
            [i + 1, s, p.num(1000, 9000), p.num(1000, 18000), p.num(1, 4)]
            for i, s in enumerate(p.co.trade.workshops)
        ]
    )
    p.named("总图", "厂区布局图")


@layout("lighting_report", "pdf", "docx")
def lighting_test(p: Paper) -> None:
    day = p.day_after(D(2023, 1, 1), D(2026, 9, 1))
    p.title(p.pick("照度检测报告", "厂区照明检测报告", "室内照明照度检测记录"))
    p.line(f"检测日期：{p.day('issue_date', day)}    检测依据：GB/T 50034-2024 建筑照明设计标准")
    p.table(
        [["场所", "标准照度(lx)", "实测平均照度(lx)", "照明功率密度(W/㎡)", "统一眩光值", "结论"]]
        + [
            [s, 300, p.num(305, 480), Num(p.real(5, 9, 1), 1), 22, "符合"]
            for s in (*p.co.trade.workshops, "办公室", "仓库")
        ]
    )
    p.line(f"检测人：{w.person(p.rng)}   仪器：数字照度计 TES-1339")
    p.named("照度检测报告", "照明检测")


@layout("lighting_report", "docx", "pdf", "xlsx")
def lighting_design(p: Paper) -> None:
    day = p.day_after(D(2023, 1, 1), D(2026, 9, 1))
    p.title(p.pick("照明设计说明及灯具清单", "节能照明情况说明"))
    p.para(
        "厂区照明实行分级设计，生产区300lx、通道100lx；公共区域采用分区、分组、定时控制；车间屋面设置采光带，充分利用自然光。"
    )
    p.table(
        [["区域", "灯具类型", "功率(W)", "数量", "是否节能灯"]]
        + [
            [s, p.pick("LED工矿灯", "LED平板灯", "LED支架灯"), p.pick(18, 36, 100, 150), p.num(20, 300), "是"]
            for s in (*p.co.trade.workshops, "办公楼", "厂区道路")
        ]
    )
    p.line(f"节能照明占比：{p.num(92, 100)}%      编制日期：{p.day('issue_date', day)}")
    p.named("照明设计说明", "灯具清单")


@layout("technology_description", "docx", "pdf")
def technology(p: Paper) -> None:
    p.title(
        p.pick(
            "余热利用技术说明", "分布式光伏发电系统情况说明", "水循环利用技术应用说明", "自然冷源利用情况说明"
        )
    )
    if p.chance(0.5):
        p.line(f"编制日期：{p.day('issue_date', p.day_after(D(2023, 1, 1), D(2026, 9, 1)))}", "right")
    p.head("一、技术原理")
    p.para("通过板式换热器回收螺杆空压机润滑油余热，将自来水加热至55℃供员工浴室使用。")
    p.head("二、实施情况")
    p.para(
        f"{p.num(2021, 2025)}年投入运行，总投资{p.num(15, 200)}万元，装机{p.num(200, 2000)}kW，设备运行稳定。"
    )
    p.head("三、现场照片与效果")
    p.blocks.append(Drawing("photo", [], p.num(1, 10**6)))
    p.para("年节约天然气约2.6万立方米，减少碳排放56吨。")
    p.named("技术说明", "余热利用说明", "光伏情况说明")


@layout("technology_description", "docx", "pdf")
def technology_table(p: Paper) -> None:
    p.title("已采用的节能环保技术情况说明")
    p.table(
        [
            ["技术名称", "应用部位", "技术说明", "实施时间", "效果"],
            ["余热回收", "空压站", "回收油温余热供热水", "2023年", "节气2.1万m³/a"],
            ["循环水利用", "注塑冷却", "闭式冷却塔循环", "2022年", "重复利用率97%"],
            ["分布式光伏", "厂房屋顶", "自发自用余电上网", "2024年", "年发电98万kWh"],
            ["自然冷源", "冷冻站", "冬季免费冷却", "2024年", "节电6万kWh"],
        ]
    )
    p.para("以上技术均已正常投运，实施照片附后。")
    p.named("技术应用说明", "节能技术说明")


@layout("award_certificate", "pdf", "docx")
def award(p: Paper) -> None:
    day = p.day_after(D(2022, 1, 1), D(2026, 9, 1))
    p.landscape, p.border = True, True
    p.title(p.pick("荣 誉 证 书", "证  书", "奖 状"), 34)
    issuer = p.co.city + p.pick("市节能协会", "市生态环境局", "市人民政府", "市工业和信息化局")
    p.line(p.holder() + "：", "left", size=15)
    p.para(
        p.pick(
            f"授予你单位{day.year}年度“节能先进单位”称号。",
            f"在{day.year - 1}年度节能减排工作中成绩显著，被评为“环境友好企业”。",
            "荣获“节水型企业”称号，特发此证，以资鼓励。",
        )
    )
    p.line(p.put("issuer", issuer), "right", size=14)
    p.seal(issuer)
    p.line(p.day("issue_date", day, p.pick("han", "cn")), "right")
    p.named("荣誉证书", "节能先进单位证书", "奖励证书")


@layout("award_certificate", "pdf", "docx")
def award_decision(p: Paper) -> None:
    day = p.day_after(D(2022, 1, 1), D(2026, 9, 1))
    issuer = p.co.city + p.pick("市水利局", "市循环经济协会", "市发展和改革委员会")
    p.title(p.pick("节水型企业证书", "清洁生产先进企业证书", "能效领跑者证书"), 24)
    p.kv(
        [
            ("获奖单位", p.holder()),
            ("证书号", f"{day.year}-{p.num(1, 99):02d}"),
            ("颁发单位", p.put("issuer", issuer)),
            ("颁发日期", p.day("issue_date", day)),
        ],
        "colon",
    )
    p.para("经审定，该单位在资源节约与环境保护方面表现突出，特颁此证以资表彰。")
    p.seal(issuer)
    p.named("节水型企业证书", "所获奖励")


@layout("permit_execution_report", "docx", "pdf", scan=False)
def execution_year(p: Paper) -> None:
    year = p.pick(2023, 2024, 2025)
    day = D(year + 1, 1, p.num(8, 30))
    p.title(p.pick("排污许可证执行报告（年报）", "排污许可证年度执行报告"), 20)
    p.kv(
        [
            ("排污许可证编号", p.co.uscc + "001V"),
            ("单位名称", p.holder()),
            ("报告时段", p.year(year) + "年"),
            ("法定代表人（实际负责人）", p.co.legal),
            ("技术负责人", w.person(p.rng)),
            ("报告日期", p.day("issue_date", day)),
        ],
        "colon",
    )
    p.page()
    p.head("一、排污许可执行情况汇总表")
    p.table(
        [
            ["项目", "内容", "报告周期内执行情况", "备注"],
            ["排污单位基本情况", "单位名称、地址、行业类别", "未变化", ""],
            ["污染治理设施", "废气治理设施", "未变化", ""],
        ]
    )
    p.head("二、实际排放情况及达标判定分析")
    p.table(
        [
            ["排放口", "污染物", "许可排放量(t)", "实际排放量(t)", "超标率"],
            ["DA001", "非甲烷总烃", Num(p.real(1, 4), 3), Num(p.real(0.1, 0.9), 3), "0"],
            ["DW001", "化学需氧量", Num(p.real(1, 9), 3), Num(p.real(0.1, 0.9), 3), "0"],
        ]
    )
    p.head("三、台账管理情况")
    p.para("按要求记录并保存环境管理台账，自行监测按方案开展。")
    p.named("排污许可执行报告", f"{year}年执行报告年报")


@layout("permit_execution_report", "docx", "pdf")
def execution_quarter(p: Paper) -> None:
    year, q = p.pick(2024, 2025, 2026), p.num(1, 3)
    day = D(year, q * 3 + 1, p.num(5, 15))
    p.title("排污许可证执行报告（季报）")
    first = D(year, q * 3 - 2, 1)
    p.line(f"报告期：{year}年第{'一二三四'[q - 1]}季度")
    p.fact("period", f"{first.isoformat()}/{w.month_end(year, q * 3).isoformat()}")
    p.line(f"排污单位名称：{p.holder()}      提交日期：{p.day('issue_date', day)}")
    p.table(
        [["月份", "主要污染物", "实际排放量(kg)", "是否超标", "异常情况说明"]]
        + [[f"{m}月", "非甲烷总烃", Num(p.real(5, 60), 1), "否", "无"] for m in range(q * 3 - 2, q * 3 + 1)]
    )
    p.para("本季度排污许可证载明的各项要求均已执行，无超标排放、无设施异常停运。")
    p.named("季度执行报告", f"{year}年{q}季度执行报告")


@layout("planning_permit", "pdf", "docx")
def planning_land(p: Paper) -> None:
    day = p.day_after(D(2008, 1, 1), D(2023, 1, 1))
    p.border = True
    title = p.pick("建设用地规划许可证", "建设工程规划许可证")
    p.line("中华人民共和国", "center", True, 16)
    p.title(title, 28)
    p.line(
        p.put(
            "certificate_no",
            f"{'地' if '用地' in title else '建'}字第{p.co.uscc[2:8]}{day.year}{p.num(1, 999):05d}号",
        ),
        "right",
    )
    p.para(
        "根据《中华人民共和国城乡规划法》第三十七、第三十八条规定，经审核，本建设项目符合国土空间规划和用途管制要求，颁发此证。"
    )
    office = p.co.city + "市自然资源和规划局"
    p.line(f"发证机关  {office}", "right")
    p.seal(office)
    p.line(f"日    期  {p.day('issue_date', day, 'spaced')}", "right")
    p.table(
        [
            ["用地单位" if "用地" in title else "建设单位（个人）", p.holder()],
            ["项目名称", f"年产{p.num(2, 90)}00{p.co.trade.measure}{p.co.trade.products[0]}项目"],
            ["位置", p.co.address],
            ["用地面积/建设规模", f"{p.num(9000, 60000)}平方米"],
        ],
        0,
    )
    p.named("建设用地规划许可证", "工程规划许可证")


@layout("planning_permit", "pdf", "docx")
def planning_simple(p: Paper) -> None:
    day = p.day_after(D(2008, 1, 1), D(2023, 1, 1))
    p.title("建设工程规划许可证及附图")
    p.kv(
        [
            ("证号", p.put("certificate_no", f"建字第{day.year}-{p.num(10, 99)}-{p.num(100, 999)}号")),
            ("建设单位", p.holder()),
            ("工程名称", p.pick("1#、2#厂房", "综合车间及仓库")),
            ("建筑面积", f"{p.num(6000, 40000)}㎡"),
            ("容积率", str(p.real(0.8, 1.9))),
            ("发证日期", p.day("issue_date", day)),
        ],
        p.pick("grid2", "colon"),
    )
    p.seal("规划许可专用章")
    p.named("规划许可证", "建设工程规划许可")


@layout("application_case", "docx", "pdf")
def case(p: Paper) -> None:
    p.title(p.pick("再生材料替代应用案例", "节约原材料典型案例", "绿色设计应用案例"))
    if p.chance(0.5):
        p.line(p.day("issue_date", p.day_after(D(2023, 1, 1), D(2026, 9, 1))), "right")
    p.para(
        f"案例名称：{p.co.trade.materials[0]}再生料替代",
        f"一、背景：{p.co.trade.products[0]}原使用100%原生料，成本与碳排放较高。",
        "二、做法：与供方联合开发再生粒子，掺比由5%逐步提高到30%，性能试验合格。",
        "三、成效：年替代原生材料120吨，减排二氧化碳210吨。",
        "四、推广价值：可复制到同类产品。",
    )
    p.named("应用案例", "再生材料案例", "节材案例")


@layout("application_case", "docx", "pdf")
def case_table(p: Paper) -> None:
    p.title("典型案例申报材料——减少原辅材料消耗")
    p.table(
        [
            ["案例要素", "内容"],
            ["实施时间", f"{p.num(2022, 2025)}年"],
            ["技术措施", "热流道模具、无水口成型，减少料头"],
            ["前后对比", "单件料耗由126g降至118g"],
            ["经济效益", f"年节约{p.num(12, 90)}万元"],
            ["环境效益", "减少固废18吨"],
        ]
    )
    p.named("典型案例", "节材应用案例")


@layout("advanced_technology_statement", "docx", "pdf")
def advanced(p: Paper) -> None:
    p.title(
        p.pick("采用国家推荐目录先进工艺设备的说明", "生产工艺设备先进性说明", "先进适用技术装备应用情况说明")
    )
    if p.chance(0.4):
        p.line(p.day("issue_date", p.day_after(D(2024, 1, 1), D(2026, 9, 1))), "right")
    p.table(
        [["序号", "工艺/设备名称", "所属目录", "目录序号", "应用数量", "投用年份"]]
        + [
            [i + 1, n, c, p.num(3, 90), p.num(1, 6), p.num(2021, 2025)]
            for i, (n, c) in enumerate(
                (
                    ("永磁变频螺杆空压机", "国家工业节能降碳技术装备推荐目录"),
                    ("蓄热式焚烧装置RTO", "国家鼓励发展的重大环保技术装备目录"),
                    ("闭式冷却塔", "国家鼓励的工业节水工艺、技术和装备目录"),
                    ("废塑料再生造粒机", "国家工业资源综合利用先进适用技术设备目录"),
                )
            )
        ]
    )
    p.para("公司未使用《产业结构调整指导目录》淘汰类工艺设备。")
    p.named("先进工艺设备说明", "目录设备说明")


@layout("advanced_technology_statement", "docx", "pdf")
def advanced_text(p: Paper) -> None:
    p.title("关于采用先进工艺技术和装备情况的说明")
    p.para(
        f"本公司{p.co.trade.workshops[0]}采用全电动伺服成型工艺，属于《绿色技术推广目录》推广技术；空压系统选用一级能效机组，列入节能降碳装备推荐目录。",
        "经对照淘汰落后生产工艺装备目录，无淘汰类设备。",
    )
    p.line(p.co.name, "right")
    p.line(p.day("issue_date", p.day_after(D(2024, 1, 1), D(2026, 9, 1))), "right")
    p.named("先进技术装备说明", "工艺先进性说明")


@layout("site_photo", "pdf", "docx")
def photo(p: Paper) -> None:
    p.title(p.pick("现场照片", "车间现场照片", "危废暂存间照片"))
    p.blocks.append(
        Drawing(
            "photo", [f"2025.0{p.num(1, 9)}.1{p.num(0, 9)} 1{p.num(0, 9)}:2{p.num(0, 9)}"], p.num(1, 10**6)
        )
    )
    p.line(p.pick("图1 光伏屋面", "照片1：空压站余热回收装置", "图片：分类垃圾桶"), "center", size=9)
    p.named("现场照片", "照片", "车间照片")


@layout("site_photo", "pdf")
def photo_bare(p: Paper) -> None:
    p.blocks.append(Drawing("photo", [], p.num(1, 10**6)))
    p.blocks.append(Drawing("photo", [], p.num(1, 10**6)))
    p.named("IMG_2043", "微信图片_20250618", "照片")


OTHERS = (
    "会议纪要（生产例会）",
    "食堂菜单",
    "请假审批单",
    "产品宣传册",
    "劳动合同书",
    "差旅费报销单",
    "年会活动方案",
    "商标注册证",
    "实用新型专利证书",
    "公司简介",
)


@layout("other", "docx", "pdf")
def other_text(p: Paper) -> None:
    name = p.pick(*OTHERS)
    p.title(name)
    texts = {
        "会议纪要（生产例会）": (
            "时间：周一上午8:30，地点：二楼。",
            "一、上周完成订单96%；二、本周重点保证交付；三、各班组做好交接。",
        ),
        "食堂菜单": ("周一：红烧肉、清炒时蔬、米饭", "周二：土豆牛腩、麻婆豆腐、馒头"),
        "请假审批单": ("请假人：王某某  部门：仓库  请假类型：事假", "部门主管意见：同意。"),
        "产品宣传册": ("以匠心铸就品质。产品远销欧美二十余国。", "服务热线：400-800-1234"),
        "劳动合同书": (
            "甲方（用人单位）与乙方（劳动者）根据《劳动合同法》订立本合同，合同期限三年，工作岗位为操作工。",
            "劳动报酬：按计件工资执行。",
        ),
        "差旅费报销单": ("出差事由：客户拜访；交通费560元，住宿费420元。",),
        "年会活动方案": ("主题：凝心聚力。流程：签到、致辞、抽奖、节目表演。",),
        "商标注册证": ("注册号第1234567号，核定使用商品（第7类）。", "注册有效期限十年。"),
        "实用新型专利证书": ("实用新型名称：一种便于清理的料斗。", "专利权期限为十年，自申请日起算。"),
        "公司简介": (
            f"{p.co.name}是一家专业生产{p.co.trade.products[0]}的企业，员工{p.num(60, 500)}人。",
            "企业文化：诚信、创新、共赢。",
        ),
    }
    p.para(*texts[name])
    p.named(name.split("（")[0])


@layout("other", "xlsx", "docx")
def other_table(p: Paper) -> None:
    name = p.pick(
        "员工通讯录", "固定资产盘点表", "工资发放明细表", "快递登记表", "办公用品领用表", "车辆使用登记表"
    )
    p.title(name)
    p.table(
        [["序号", "姓名", "部门", "事项", "备注"]]
        + [
            [
                i + 1,
                w.person(p.rng),
                p.pick(*w.DEPARTMENTS),
                p.pick("A4纸", "8201", "顺丰", "鲁B12345", "电脑"),
                "",
            ]
            for i in range(p.num(5, 12))
        ]
    )
    p.named(name)
