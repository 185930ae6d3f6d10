"""Layouts of procedures, management-system certificates, audits and reviews."""

from __future__ import annotations

import datetime as dt
import functools

from . import _world as w
from ._paper import LEFT, UP, Num, Paper
from ._registry import layout

D = dt.date

# ---- procedures ------------------------------------------------------------------------------------------------------
# type: (titles, purpose, clauses, records, document kinds)
PROCEDURES: dict[str, tuple] = {
    "energy_management_procedure": (
        ("能源管理制度", "节能管理办法", "能源管理控制程序", "能源使用管理规定"),
        "规范公司电、气、水、热等能源的采购、输配、使用和统计，持续降低单位产品能耗。",
        (
            "动力科为能源归口管理部门，设专职能源管理员一名。",
            "各车间指定兼职能源统计员，每月5日前上报上月用能数据。",
            "用能设备实行定额管理，超定额使用须说明原因并提出改进措施。",
            "新增主要用能设备应优先选用能效2级及以上产品。",
            "每季度召开能源例会，通报能耗指标完成情况。",
            "空压系统泄漏每月检查一次，发现泄漏24小时内修复。",
            "对节能成绩突出的班组和个人给予奖励，对浪费能源行为予以处罚。",
            "空调使用夏季不低于26℃，冬季不高于20℃。",
        ),
        ("能源消耗月报表", "能源例会记录"),
        ("EN", "QP", "ZD"),
    ),
    "energy_metering_procedure": (
        ("能源计量管理制度", "能源计量器具管理办法", "计量器具管理程序", "能源计量管理规定"),
        "保证能源计量器具的配备、使用、检定和维护满足GB 17167的要求，确保能源计量数据准确可靠。",
        (
            "能源计量实行三级计量，进出用能单位、主要次级用能单位、主要用能设备分别配表。",
            "计量器具配备率：进出用能单位100%，电力主要用能设备95%以上。",
            "计量器具应按周期送检，检定不合格或超周期的不得使用。",
            "建立能源计量器具一览表，一器一档，台账与实物相符。",
            "抄表人员每日（班）按时抄表，数据不得随意涂改。",
            "计量器具的安装、拆除、更换须经计量员确认。",
            "计量数据异常时应在当班内查明原因并记录。",
            "计量档案保存期不少于三年。",
        ),
        ("计量器具台账", "抄表记录", "检定计划"),
        ("JL", "QP", "ZD"),
    ),
    "green_procurement_procedure": (
        ("绿色采购管理程序", "绿色采购管理制度", "采购控制程序（含绿色采购要求）", "绿色供应链采购管理办法"),
        "在采购活动中优先选择节能、低碳、环保、可循环的原辅材料和设备，从源头控制有害物质。",
        (
            "采购部负责供方的选择、评价和重新评价，安环部参与环境绩效评审。",
            "供方评价准则包括质量、交期、价格、环境管理体系、有害物质控制五个方面，环境项权重不低于20%。",
            "采购信息应包含有害物质限制、可回收材料使用、能效等级等环保要求。",
            "每年12月对合格供方进行一次复评，低于70分的取消资格。",
            "不得采购国家明令淘汰的高耗能设备和材料。",
            "采购合同须附环境保护条款或签订绿色采购承诺。",
            "进货检验应核对有害物质检测报告。",
        ),
        ("合格供应商名录", "供应商评价表"),
        ("CG", "QP", "GP"),
    ),
    "environmental_procedure": (
        ("环境保护管理制度", "环保管理制度", "污染防治管理规定", "环境运行控制程序"),
        "控制生产过程中废水、废气、噪声和固体废物对环境的影响，确保达标排放。",
        (
            "安环部负责环保日常管理，总经理为环境保护第一责任人。",
            "废气处理设施应与生产设备同步启停，每班记录运行参数。",
            "活性炭每三个月更换一次并记录。",
            "废水经厂内处理站处理达标后排入市政管网，禁止稀释排放。",
            "厂界噪声每季度监测一次。",
            "委托有资质的检测机构开展自行监测并公开结果。",
            "发生环境污染事件应立即启动应急预案并在1小时内报告。",
            "对违反环保规定造成后果的，追究责任人责任。",
        ),
        ("环保设施运行记录", "环境检查记录"),
        ("EP", "HB", "ZD"),
    ),
    "hazardous_substance_procedure": (
        ("有害物质管理制度", "危险化学品安全管理制度", "有害物质（RoHS）管控程序", "化学品管理规定"),
        "对产品中限用物质及生产使用的危险化学品进行识别、管控与替代，防止泄漏和误用。",
        (
            "技术部建立有害物质清单，明确铅、汞、镉、六价铬等限值要求。",
            "原材料供方须提供有害物质检测报告及MSDS。",
            "危化品入库实行双人验收、双人保管，出入库登记。",
            "危化品仓库应独立设置，配备通风、防泄漏托盘和应急器材。",
            "禁止将性质相抵触的化学品混存。",
            "每年评估一次有害物质替代的可行性。",
            "涉及危化品岗位人员须经培训合格后上岗。",
        ),
        ("危化品出入库台账", "有害物质清单"),
        ("HS", "WH", "QP"),
    ),
    "waste_management_procedure": (
        ("固体废物管理制度", "危险废物管理制度", "废弃物控制程序", "一般工业固废及危险废物管理办法"),
        "规范固体废物的分类收集、贮存、转移和处置，实现减量化、资源化、无害化。",
        (
            "固体废物分为一般工业固废、危险废物和生活垃圾三类，分类存放。",
            "危险废物贮存执行GB 18597-2023，设置识别标志，贮存期限不超过一年。",
            "危险废物转移应办理电子转移联单，委托持有经营许可证的单位处置。",
            "边角料由车间破碎回用，回用情况登记。",
            "安环部建立固体废物台账，如实记录种类、数量、流向。",
            "一般固废贮存场所符合GB 18599-2020要求。",
            "沾染矿物油的抹布、手套按危险废物管理，不得混入生活垃圾。",
        ),
        ("固废台账", "危废出入库记录"),
        ("GF", "WF", "EP"),
    ),
    "water_management_procedure": (
        ("用水节水管理制度", "节约用水管理办法", "水资源管理规定", "节水管理制度"),
        "加强用水计划管理，提高水的重复利用率，降低单位产品取水量。",
        (
            "设备部负责供水管网、水表的管理与维护。",
            "实行用水定额管理，各车间按月下达用水指标。",
            "冷却水循环使用，循环率不低于95%。",
            "水表按车间分级配备，每周抄表一次。",
            "禁止跑冒滴漏，发现漏点须在48小时内修复。",
            "每三年开展一次水平衡测试。",
            "推广使用节水型器具，绿化用水优先使用中水。",
        ),
        ("用水统计表", "管网巡检记录"),
        ("WS", "SW", "ZD"),
    ),
    "training_procedure": (
        ("教育培训管理制度", "员工培训管理办法", "培训控制程序", "绿色工厂教育培训管理规定"),
        "明确培训需求识别、计划、实施、考核与效果评价的要求，提升员工能力和绿色意识。",
        (
            "人力资源部每年12月组织培训需求调查，编制下一年度培训计划。",
            "培训实施前发布通知，培训时填写签到表。",
            "培训后以笔试、实操或提问方式考核，合格线为80分。",
            "考核不合格者应在两周内安排补训补考。",
            "新员工须接受公司、车间、班组三级教育。",
            "特种作业人员必须持证上岗。",
            "培训记录由人力资源部归档，保存三年。",
        ),
        ("培训计划", "签到表", "成绩单"),
        ("HR", "PX", "QP"),
    ),
    "operating_instruction": (
        (
            "注塑机操作规程",
            "空压机操作规程",
            "废气处理设施作业指导书",
            "危废暂存间作业指导书",
            "RTO操作规程",
            "循环水系统操作规程",
        ),
        "规定设备的安全、节能操作步骤，防止误操作。",
        (
            "开机前检查油位、水位、电源及安全防护装置是否正常。",
            "合上电源，待指示灯正常后按启动按钮。",
            "运行中注意观察压力、温度、电流，每两小时记录一次。",
            "出现异响、超温立即按下急停按钮并报告班长。",
            "停机前先卸载运行3分钟，再切断电源。",
            "待机超过30分钟应关闭主机以节约电能。",
            "操作者须穿戴劳动防护用品。",
            "设备清扫产生的含油抹布投入危险废物收集桶。",
        ),
        ("设备点检表",),
        ("WI", "SOP", "CZ"),
    ),
    "emergency_plan": (
        ("突发环境事件应急预案", "生产安全事故应急预案", "危险化学品泄漏专项应急预案", "综合应急预案"),
        "及时、有效处置突发事件，最大限度减少人员伤亡和环境危害。",
        (
            "成立应急指挥部，总经理任总指挥，下设抢险组、疏散组、医疗组、监测组。",
            "风险源包括化学品仓库、危废间、天然气管道。",
            "预警分为红、橙、黄、蓝四级。",
            "事故发生后现场人员应立即报告，指挥部10分钟内启动响应。",
            "泄漏物用吸附棉围堵收集，事故废水导入应急池。",
            "应急终止后组织评估并修订预案。",
            "每年至少组织一次综合演练，每半年组织一次现场处置演练。",
            "报警电话119，急救电话120，环保热线12369。",
        ),
        ("演练记录", "应急物资清单"),
        ("YA", "EPR", "YJ"),
    ),
    "management_manual": (
        ("质量环境职业健康安全管理手册", "能源管理手册", "绿色工厂管理手册", "环境管理手册"),
        "阐明公司管理方针、目标，描述管理体系的范围、过程及其相互作用。",
        (
            "0.1 颁布令：本手册经批准发布，全体员工必须遵照执行。",
            "1 范围：覆盖公司产品的设计、生产及相关管理活动。",
            "4 组织环境：识别内外部因素和相关方需求与期望。",
            "5 领导作用：最高管理者制定方针，任命管理者代表。",
            "6 策划：应对风险和机遇的措施、目标及实现的策划。",
            "7 支持：资源、能力、意识、沟通、成文信息。",
            "8 运行：运行策划和控制、应急准备和响应。",
            "9 绩效评价：监视测量、内部审核、管理评审。",
            "10 改进：不符合和纠正措施、持续改进。",
        ),
        ("程序文件清单",),
        ("SC", "QEHS-M", "MM"),
    ),
}
STANDARDS_USED = {
    "energy_management_procedure": ("GB/T 23331-2020", "GB/T 2589-2020"),
    "energy_metering_procedure": ("GB 17167-2025", "GB/T 24789-2022"),
    "green_procurement_procedure": ("GB/T 33635-2017",),
    "environmental_procedure": ("GB 16297-1996", "GB 12348-2008"),
    "hazardous_substance_procedure": ("GB/T 26572-2011",),
    "waste_management_procedure": ("GB 18599-2020", "GB 18597-2023"),
    "water_management_procedure": ("GB/T 7119-2018",),
    "management_manual": ("GB/T 19001-2016", "GB/T 24001-2016", "GB/T 45001-2020"),
}


def version(p: Paper) -> str:
    """A version, registered, with the spellings that mean the same."""
    text, accept = p.pick(
        ("A/0", []),
        ("A/1", []),
        ("B/2", []),
        ("C/0", []),
        ("V1.2", ["1.2"]),
        ("V2.0", ["2.0"]),
        ("第2版", ["2", "2版"]),
        ("第三版", ["3", "三版", "三"]),
        ("Rev.3", ["3", "Rev3"]),
        ("2.1", ["V2.1"]),
    )
    return p.put("version", text, accept=accept)


def release_days(p: Paper) -> tuple[dt.date, dt.date]:
    day = p.day_after(D(2018, 1, 1), D(2026, 5, 1))
    return day, day + dt.timedelta(days=p.num(0, 30))


def proc_table_head(p: Paper, spec: tuple) -> None:
    """Page-head table of a controlled document, then numbered chapters."""
    titles, purpose, clauses, records, kinds = spec
    title = p.pick(*titles)
    issued, effective = release_days(p)
    p.variant = "table-head"
    p.table(
        [
            [p.co.name, UP if False else title, p.pick("文件编号", "编号", "文件号"), p.doc_no(*kinds)],
            [UP, UP, p.pick("版本/修改", "版次", "版本号"), version(p)],
            [UP, UP, p.pick("发布日期", "颁布日期", "发布日"), p.day("issue_date", issued)],
            [UP, UP, p.pick("实施日期", "生效日期"), w.show_date(effective, p.style)],
        ],
        0,
        [0.26, 0.34, 0.18, 0.22],
    )
    body(p, purpose, clauses, records, p.pick("1.0", "1", "一"))
    p.approval()
    p.named(title, f"{kinds[0]}-{title}")


def proc_cover(p: Paper, spec: tuple) -> None:
    """A cover page with approvals, then the text."""
    titles, purpose, clauses, records, kinds = spec
    title = p.pick(*titles)
    issued, effective = release_days(p)
    p.variant = "cover"
    p.line(f"文件编号：{p.doc_no(*kinds)}", "right")
    p.line(f"版    本：{version(p)}", "right")
    p.line(p.pick("受控状态：受控", "■受控  □非受控", "分发号：03"), "right")
    p.gap(50)
    p.line(p.co.name, "center", True, 16)
    p.title(title, 24)
    p.gap(50)
    p.kv([("编  制", w.person(p.rng)), ("审  核", w.person(p.rng)), ("批  准", p.co.legal)], "grid2")
    p.line(f"{p.day('issue_date', issued)} 发布            {w.show_date(effective, p.style)} 实施", "center")
    p.page()
    body(p, purpose, clauses, records, "1")
    p.named(title, title + "（受控）")


def proc_notice(p: Paper, spec: tuple) -> None:
    """A company circular that publishes the rule."""
    titles, purpose, clauses, _records, _kinds = spec
    title = p.pick(*titles)
    issued, _ = release_days(p)
    p.variant = "circular"
    p.line(p.co.name + p.pick("文件", ""), "center", True, 20, color="red")
    number = f"{p.co.short[:2]}司〔{issued.year}〕{p.num(1, 90)}号"
    p.line(p.put("reference_no", number), "center")
    p.rule("red")
    p.title(p.pick(f"关于印发《{title}》的通知", title))
    p.line("各部门、各车间：")
    p.para(f"现将《{title}》印发给你们，请遵照执行。")
    p.line(f"{p.pick('版本', '版次')}：{version(p)}")
    p.line(f"第一条  {purpose}", indent=2)
    for i, text in enumerate(clauses):
        p.line(f"第{w.cn_small(i + 2)}条  {text}", indent=2)
    p.line(
        f"第{w.cn_small(len(clauses) + 2)}条  本制度由{p.pick(*w.DEPARTMENTS)}负责解释，自印发之日起执行。",
        indent=2,
    )
    p.line(p.co.name, "right")
    if p.chance(0.5):
        p.seal()
    p.line(p.day("issue_date", issued, p.pick("cn", "han")), "right")
    p.named(f"关于印发{title}的通知", title)


def proc_plain(p: Paper, spec: tuple) -> None:
    """Plain Word text with title and a revision table."""
    titles, purpose, clauses, records, kinds = spec
    title = p.pick(*titles)
    issued, effective = release_days(p)
    p.variant = "plain"
    p.header = f"{p.co.name}    {title}"
    p.title(title)
    p.kv(
        [
            ("文件编号", p.doc_no(*kinds)),
            ("版本", version(p)),
            ("发布日期", p.day("issue_date", issued)),
            ("实施日期", w.show_date(effective, p.style)),
        ],
        p.pick("grid4", "colon"),
    )
    body(p, purpose, clauses, records, p.pick("1", "一"))
    p.head("修订记录")
    older = w.add_years(issued, -p.num(1, 3))
    p.table(
        [
            ["版本", "修订日期", "修订内容", "修订人"],
            ["首版", w.show_date(older, "dash"), "新制定", w.person(p.rng)],
            ["现行版", w.show_date(issued, "dash"), "按标准换版修订", w.person(p.rng)],
        ]
    )
    p.named(title, f"{title}（修订）", f"制度-{title}")


def body(p: Paper, purpose: str, clauses, records, numbering: str) -> None:
    """Purpose, scope, duties, contents, records."""
    marks = {"一": "一二三四五六", "1": "123456", "1.0": ("1.0", "2.0", "3.0", "4.0", "5.0", "6.0")}[
        numbering
    ]
    sep = "、" if numbering == "一" else "  "
    p.head(f"{marks[0]}{sep}目的")
    p.para(purpose)
    p.head(f"{marks[1]}{sep}适用范围")
    p.para(p.pick("适用于公司各部门、车间及相关方。", f"本文件适用于{p.co.name}的所有生产经营活动。"))
    p.head(f"{marks[2]}{sep}引用文件")
    p.para("、".join(STANDARDS_USED.get(p.doc_type, ())) or "公司管理手册及相关法律法规。")
    p.head(f"{marks[3]}{sep}{p.pick('职责与工作程序', '管理内容与要求', '内容')}")
    chosen = p.some(clauses, max(5, len(clauses) - 2), len(clauses))
    for i, text in enumerate(chosen):
        p.line(f"{p.pick(f'4.{i + 1}')} {text}", indent=1)
    p.head(f"{marks[4]}{sep}相关记录")
    p.para("、".join(f"《{r}》" for r in records))


def _register_procedures() -> None:
    for doc_type, spec in PROCEDURES.items():
        for look in (proc_table_head, proc_cover, proc_notice, proc_plain):
            layout(doc_type, "docx", "docx", "pdf")(functools.partial(_write_procedure, look, spec))


def _write_procedure(look, spec, p: Paper) -> None:
    look(p, spec)


_register_procedures()


@layout("employee_handbook", "docx", "pdf", scan=False)
def handbook(p: Paper) -> None:
    issued = p.day_after(D(2020, 1, 1), D(2026, 3, 1))
    p.title(p.pick("员工手册", "员工岗位手册", "岗位操作手册（员工版）"), 24)
    p.line(p.co.name, "center")
    p.line(f"版本：{version(p)}    {p.pick('发布', '印发')}日期：{p.day('issue_date', issued)}", "center")
    p.page()
    p.head("第一章 欢迎加入")
    p.para(f"{p.co.name}成立于{p.co.founded.year}年。")
    p.head("第二章 岗位职责与行为规范")
    p.para("员工应遵守劳动纪律，按规定着装，爱护设备，节约用水用电。", "下班前关闭照明、空调和设备电源。")
    p.head("第三章 绿色生产要求")
    p.para(
        "废弃物按红（危废）、蓝（可回收）、灰（其他）三色桶分类投放；沾染油污的抹布应投入红色桶。",
        "岗位员工每年须参加绿色制造相关培训并考核合格。",
    )
    p.head("第四章 奖惩与附则")
    p.para("本手册由行政人事部负责解释。")
    p.named("员工手册", "员工岗位手册")


@layout("employee_handbook", "docx", "pdf")
def post_handbook(p: Paper) -> None:
    issued = p.day_after(D(2020, 1, 1), D(2026, 3, 1))
    p.title(f"{p.pick(*p.co.trade.workshops)}岗位说明及作业手册")
    p.kv([("版次", version(p)), ("发布日期", p.day("issue_date", issued))], "colon")
    p.table(
        [["岗位", "岗位职责", "安全环保节能要求"]]
        + [
            [
                f"{e}操作工",
                "按工艺要求完成生产任务，做好交接班",
                p.pick(
                    "待机超过半小时关机；含油废物入红桶",
                    "随手关灯关水关气，发现泄漏及时报告",
                    "佩戴防护用品，化学品用后加盖",
                ),
            ]
            for e in p.co.trade.equipment
        ]
    )
    p.para("每位员工入职时领取本手册并签字确认，日常检查以本手册为依据。")
    p.named("岗位手册", "岗位说明书", "车间岗位手册")


# ---- management-system certificates ----------------------------------------------------------------------------------
SYSTEMS = {
    "quality_certificate": (
        "质量管理体系",
        "QUALITY MANAGEMENT SYSTEM",
        ("GB/T 19001-2016", "ISO 9001:2015"),
        "Q",
        ("质量体系证书", "ISO9001证书", "质量管理体系认证证书", "QMS证书"),
    ),
    "ohs_certificate": (
        "职业健康安全管理体系",
        "OCCUPATIONAL HEALTH AND SAFETY MANAGEMENT SYSTEM",
        ("GB/T 45001-2020", "ISO 45001:2018"),
        "S",
        ("职业健康安全证书", "ISO45001证书", "OHSAS证书", "职业健康安全管理体系"),
    ),
    "environmental_certificate": (
        "环境管理体系",
        "ENVIRONMENTAL MANAGEMENT SYSTEM",
        ("GB/T 24001-2016", "ISO 14001:2015"),
        "E",
        ("环境体系证书", "ISO14001证书", "环境管理体系认证证书", "EMS证书"),
    ),
    "energy_certificate": (
        "能源管理体系",
        "ENERGY MANAGEMENT SYSTEM",
        ("GB/T 23331-2020", "ISO 50001:2018"),
        "En",
        ("能源体系证书", "ISO50001证书", "能源管理体系认证证书", "EnMS证书"),
    ),
}
WRONG_NAMES = {
    "ohs_certificate": ("ISO18001", "OHSAS18001证书"),
    "quality_certificate": ("ISO14001", "体系证书1"),
    "environmental_certificate": ("体系认证", "ISO9001"),
    "energy_certificate": ("体系证书3", "证书"),
}


def certificate_days(p: Paper) -> tuple[dt.date, dt.date, dt.date]:
    """(first issue, this issue, expiry)."""
    issued = p.day_after(D(2023, 6, 1), D(2026, 9, 1))
    first = w.add_years(issued, -p.pick(0, 3, 3, 6), p.pick(0, -8, 3))
    return min(first, issued), issued, w.add_years(issued, 3, -1)


def certificate_number(p: Paper, body: tuple, letter: str, year: int) -> str:
    number = p.pick(
        f"{body[2]}{year % 100}{letter}{p.num(1, 39999):05d}R{p.num(0, 4)}{p.pick('M', 'S', 'L')}/{p.pick('3700', '4400', '3200')}",
        f"{body[3]}-{letter}-{year}-{p.num(1, 9999):04d}",
        f"{body[2].replace('-', '')}{year % 100}{letter}{p.num(1, 9999):05d}R{p.num(0, 3)}M",
        f"CN{year % 100}/{p.num(10000, 99999)}.{p.num(0, 99):02d}",
        f"{p.num(100, 999)}{year % 100}{letter}{p.num(10, 99)}{p.num(100, 999)}R{p.num(1, 3)}M",
    )
    return p.put("certificate_no", number)


def scope_of(p: Paper, word: str) -> str:
    text = p.pick(
        f"{'、'.join(p.co.trade.products)}的{p.co.trade.scope_verb}",
        f"{p.co.trade.products[0]}的{p.co.trade.scope_verb}及相关管理活动",
        f"位于{p.co.address}的{p.co.name}的{'、'.join(p.co.trade.products)}的{p.co.trade.scope_verb}所涉及的{word[:2]}管理活动",
    )
    return p.put("scope", text)


def standards_of(p: Paper, pair: tuple[str, str]) -> str:
    gb, iso = pair
    shape = p.rng.randrange(5)
    p.fact("standard", gb if shape != 3 else iso)
    if shape in (0, 1, 4):
        p.fact("standard", iso, None, (), True)
    return {
        0: f"{gb}/{iso}",
        1: f"{gb} idt {iso}",
        2: gb,
        3: iso,
        4: f"{gb.replace(' ', '')} / {iso.replace(' ', '')}",
    }[shape]


def cert_classic(p: Paper, kind: tuple) -> None:
    word, _english, pair, letter, _names = kind
    body = p.pick(*w.CERT_BODIES[:8])
    first, issued, until = certificate_days(p)
    p.variant, p.border = "classic", True
    if p.chance(0.6):
        p.line(body[0], "center", True, 15)
    p.title(f"{word}认证证书", 26)
    p.line(
        f"{p.pick('证书编号', '注册号', '证书号')}：{certificate_number(p, body, letter, issued.year)}",
        "center",
    )
    p.line("兹证明", "center")
    p.line(p.holder(), "center", True, 17)
    p.line(f"统一社会信用代码：{p.co.uscc}", "center")
    p.line(f"注册地址：{p.co.registered}", "center", size=9)
    p.line(f"{p.pick('审核地址', '生产地址', '经营地址')}：{p.co.address}", "center", size=9)
    p.line(f"建立的{word}符合标准：", "center")
    p.line(standards_of(p, pair), "center", True, 14)
    p.line("通过认证范围如下：", "center")
    p.line(scope_of(p, word), "center")
    p.gap(16)
    if first != issued:
        p.line(f"初次{p.pick('发证', '获证', '颁证')}日期：{w.show_date(first, p.style)}", "center")
    p.line(
        f"{p.pick('颁证日期', '发证日期', '本次发证日期', '换证日期')}：{p.day('issue_date', issued)}",
        "center",
    )
    p.line(
        f"{p.pick('有效期至', '证书有效期至', '有效期限至', '有效截止日期')}：{p.day('valid_until', until)}",
        "center",
    )
    p.line(f"{p.put('issuer', body[0])}", "center", True, 13)
    p.seal(body[0], "center")
    p.line("获证组织必须定期接受监督审核并经审核合格此证书方继续有效", "center", size=8)
    p.line("本证书信息可在国家认证认可监督管理委员会官方网站（www.cnca.gov.cn）上查询", "center", size=8)


def cert_bilingual(p: Paper, kind: tuple) -> None:
    word, english, pair, letter, _names = kind
    body = p.pick(*w.CERT_BODIES)
    first, issued, until = certificate_days(p)
    p.variant, p.border = "bilingual", p.chance(0.5)
    p.title(f"{word}认证证书", 22)
    p.title(f"{english} CERTIFICATE", 13)
    p.line(
        f"证书编号/Certificate No.: {certificate_number(p, body, letter, issued.year)}",
        p.pick("left", "right"),
    )
    p.line("兹证明 This is to certify that", "center")
    p.line(p.holder(), "center", True, 15)
    p.line(p.co.english, "center", True, 12)
    p.kv(
        [
            ("注册地址/Registered address", p.co.registered),
            ("审核地址/Audited address", p.co.address),
            ("认证标准/Standard", standards_of(p, pair)),
            ("认证范围/Scope of certification", scope_of(p, word)),
            ("初次认证日期/Date of initial certification", w.show_date(first, "dash")),
            ("颁证日期/Date of issue", p.day("issue_date", issued, p.pick("dash", "en", "cn"))),
            ("有效期至/Valid until", p.day("valid_until", until, p.pick("dash", "en2", "cn"))),
        ],
        p.pick("colon", "grid2", "plain2"),
    )
    p.line(p.put("issuer", body[0], accept=[body[1]]), "center", True, 13)
    p.line(body[1], "center")
    p.seal(body[0], "right")


def cert_table(p: Paper, kind: tuple) -> None:
    word, _english, pair, letter, _names = kind
    body = p.pick(*w.CERT_BODIES[:8], w.CERT_BODIES[11])
    first, issued, until = certificate_days(p)
    p.variant = "range"
    p.title(p.pick("管理体系认证证书", f"{word}认证证书", "认证证书"), 24)
    p.line(f"（{word}）" if p.chance(0.7) else word, "center", True, 13)
    span = f"自{w.show_date(issued, 'cn0')}起至{p.day('valid_until', until, 'cn0')}止"
    p.kv(
        [
            ("获证组织名称", p.holder()),
            ("统一社会信用代码", p.co.uscc),
            ("证书编号", certificate_number(p, body, letter, issued.year)),
            ("注册/经营地址", p.co.address),
            ("体系覆盖人数", f"{p.num(30, 500)}人"),
            ("认证依据", standards_of(p, pair)),
            ("认证覆盖范围", scope_of(p, word)),
            ("首次颁证", w.show_date(first, "cn0")),
            ("本次颁证", p.day("issue_date", issued, "cn0")),
            (("注册有效期", "证书有效期限"), span),
        ],
        p.pick("grid2", "colon", "pad"),
    )
    second, third = w.add_years(issued, 1), w.add_years(issued, 2)
    p.table(
        [
            ["监督审核", "应在下列日期前完成", "监督标志粘贴处"],
            ["第一次", w.show_date(second, "cn0"), ""],
            ["第二次", w.show_date(third, "cn0"), ""],
        ]
    )
    p.line(f"发证机构：{p.put('issuer', body[0])}", "right")
    p.seal(body[0])


def cert_foreign(p: Paper, kind: tuple) -> None:
    word, english, pair, letter, _names = kind
    body = p.pick(*w.CERT_BODIES[8:11])
    first, issued, until = certificate_days(p)
    iso = pair[1]
    p.fact("standard", iso)
    p.variant, p.border = "foreign", p.chance(0.5)
    p.line(f"Certificate {certificate_number(p, body, letter, issued.year)}", "left", True, 12)
    p.line("The management system of", "left")
    p.line(p.co.english, "left", True, 16)
    p.line(p.holder(), "left", True, 14)
    p.line(p.co.address)
    p.line("has been assessed and certified as meeting the requirements of 经审核符合下列标准要求")
    p.title(iso, 24)
    p.line(f"{word} {english.title()}", "center")
    p.line("For the following activities 认证范围:")
    p.line(scope_of(p, word))
    p.line(
        f"This certificate is valid from {p.day('issue_date', issued, 'en2')} until {p.day('valid_until', until, 'en2')} and remains valid subject to satisfactory surveillance audits."
    )
    p.line(f"本证书有效期：{w.show_date(issued, 'cn0')}至{w.show_date(until, 'cn0')}")
    p.line(
        f"Issue {p.num(1, 6)}. Certified since {w.show_date(first, 'en2')}. Re-certification audit due before {w.show_date(w.add_years(until, 0, -20), 'en2')}"
    )
    p.line(f"Authorised by {body[1]}  {p.put('issuer', body[0], accept=[body[1]])}")


def cert_years(p: Paper, kind: tuple) -> None:
    """No printed end: three years from the issue."""
    word, _english, pair, letter, _names = kind
    body = p.pick(*w.CERT_BODIES[:8])
    first, issued, until = certificate_days(p)
    p.variant, p.border = "years", True
    p.title("认 证 证 书", 26)
    p.line(certificate_number(p, body, letter, issued.year), "center")
    p.line(p.holder(), "center", True, 16)
    p.para(
        f"上述组织的{word}经本机构审核，符合 {standards_of(p, pair)} 标准的要求，准予注册，特发此证。",
        f"认证范围：{scope_of(p, word)}。",
        f"场所：{p.co.address}。",
    )
    p.line(f"发证日期：{p.day('issue_date', issued)}", "left")
    p.fact("valid_until", until.isoformat(), "day")
    p.line(p.pick("证书有效期：三年", "本证书自发证之日起三年内有效", "有效期3年"), "left")
    if first != issued:
        p.line(f"初次发证：{w.show_date(first, p.style)}")
    p.line(f"{p.put('issuer', body[0])}", "right")
    p.line(f"总经理（签字）：{w.person(p.rng)}", "right")
    p.seal(body[0])


def _register_certificates() -> None:
    for doc_type, kind in SYSTEMS.items():
        for look in (cert_classic, cert_classic, cert_bilingual, cert_table, cert_foreign, cert_years):
            layout(doc_type, "pdf", "pdf", "docx")(
                functools.partial(_write_certificate, look, kind, doc_type)
            )


def _write_certificate(look, kind, doc_type: str, p: Paper) -> None:
    look(p, kind)
    p.file_titles = list(kind[4]) + ([p.pick(*WRONG_NAMES[doc_type])] if p.chance(0.3) else [])


_register_certificates()


@layout("surveillance_record", "docx", "pdf")
def keep_notice(p: Paper) -> None:
    kind = p.pick(*SYSTEMS.values())
    body = p.pick(*w.CERT_BODIES[:8])
    day = p.day_after(D(2023, 6, 1), D(2026, 10, 1))
    p.title(p.pick("保持认证资格通知书", "监督审核结果通知书", "认证证书保持注册通知书"))
    p.line(f"{p.holder()}：")
    audit = day - dt.timedelta(days=p.num(15, 45))
    p.para(
        f"根据{w.show_date(audit, 'cn')}至{w.show_date(audit + dt.timedelta(days=1), 'cn')}对贵组织{kind[0]}实施的第{p.pick('一', '二')}次监督审核的结果，贵组织的管理体系持续符合{kind[2][0]}标准要求，经评定，决定保持其认证资格。",
        f"证书编号：{certificate_number(p, body, kind[3], day.year - 1)}",
        f"原证书有效期至{w.show_date(w.add_years(day, 2), 'cn')}，下次监督审核应在{w.show_date(w.add_years(day, 1), 'cn')}前进行。",
    )
    p.line(p.put("issuer", body[0]), "right")
    p.seal(body[0])
    p.line(p.day("issue_date", day, p.pick("cn", "cn0", "han")), "right")
    p.named("保持认证通知书", "监督审核通知", "年度监督审核结论")


@layout("surveillance_record", "pdf", "docx")
def surveillance_report(p: Paper) -> None:
    kind = p.pick(*SYSTEMS.values())
    body = p.pick(*w.CERT_BODIES)
    day = p.day_after(D(2023, 6, 1), D(2026, 10, 1))
    audit = day - dt.timedelta(days=p.num(5, 20))
    p.title("监督审核报告")
    p.kv(
        [
            ("受审核方", p.holder()),
            ("认证机构", p.put("issuer", body[0])),
            ("证书号", certificate_number(p, body, kind[3], day.year - 1)),
            ("审核类型", "□初审 √监督一 □监督二 □再认证"),
            ("审核准则", kind[2][0]),
            ("审核日期", f"{w.show_date(audit, 'dash')}"),
            ("报告日期", p.day("issue_date", day, "dash")),
            ("审核组长", w.person(p.rng)),
        ],
        "grid4",
    )
    p.para(
        "审核发现：本次开具一般不符合项1项，已在规定期限内完成纠正。",
        "审核结论：受审核方管理体系运行有效，推荐保持认证注册。",
    )
    p.named("监督审核报告", "监审报告")


@layout("surveillance_record", "pdf")
def confirm_certificate(p: Paper) -> None:
    kind = p.pick(*SYSTEMS.values())
    body = p.pick(*w.CERT_BODIES[:8])
    day = p.day_after(D(2023, 6, 1), D(2026, 10, 1))
    p.border = True
    p.title(p.pick("年度监督确认证书", "认证证书有效性确认书"), 22)
    p.line(f"确认编号：JD{day.year}{p.num(100, 999)}", "right")
    p.para(
        f"{p.holder()}持有的{kind[0]}认证证书（证书编号：{certificate_number(p, body, kind[3], day.year - 1)}）经{day.year}年度监督审核合格，证书继续有效。"
    )
    p.line(f"确认日期：{p.day('issue_date', day)}", "center")
    p.line(p.put("issuer", body[0]), "center")
    p.seal(body[0], "center")
    p.named("监督确认证书", "证书确认书")


# ---- internal audit --------------------------------------------------------------------------------------------------
@layout("internal_audit_plan", "docx", "xlsx", "pdf", blank=True)
def audit_plan(p: Paper) -> None:
    year = p.pick(2024, 2025, 2026)
    first = D(year, p.num(4, 10), p.num(1, 25))
    day = first - dt.timedelta(days=p.num(10, 30))
    p.title(
        f"{year if not p.blank else '20  '}年{p.pick('内部审核计划', '内部审核实施计划', '度管理体系内审计划')}"
    )
    last = first + dt.timedelta(days=p.num(1, 2))
    text = p.span(first, last, accept=[str(year)])
    p.kv(
        [
            ("审核目的", "评价管理体系的符合性和有效性"),
            ("审核范围", "公司所有部门及与产品有关的过程"),
            ("审核准则", "GB/T 19001-2016、GB/T 24001-2016、体系文件及适用法律法规"),
            ("审核日期", text),
            ("审核组", p.v(f"组长 {w.person(p.rng)}；组员 {w.person(p.rng)}、{w.person(p.rng)}")),
        ],
        p.pick("grid2", "colon"),
    )
    p.table(
        [["日期", "时间", "受审核部门", "审核内容/条款", "审核员"]]
        + [
            [
                w.show_date(first, "dash") if i < 3 else w.show_date(last, "dash"),
                f"{8 + i}:30-{9 + i}:30",
                dep,
                p.pick("4.1 4.2 5.1", "6.1 6.2 8.1", "7.1 7.2 7.5", "8.4 8.5", "9.1 10.2"),
                w.person(p.rng),
            ]
            for i, dep in enumerate(p.some(w.DEPARTMENTS, 5, 7))
        ]
    )
    p.line(
        f"编制：{p.v(w.person(p.rng))}  批准：{p.v(p.co.representative)}  日期：{p.day('issue_date', day)}"
    )
    p.noise()
    p.named(f"{year}年内审计划", "内部审核计划", "内审实施计划")


@layout("internal_audit_plan", "xlsx", "docx", "pdf")
def audit_programme(p: Paper) -> None:
    year = p.pick(2024, 2025, 2026)
    day = D(year, 1, p.num(4, 28))
    p.letterhead(0.7, register=False)
    p.title(f"{p.year(year)}年度{p.pick('内部审核方案', '内审年度计划', '三体系内审计划表')}")
    months = [f"{m}月" for m in range(1, 13)]
    rows = [["受审部门", *months]]
    chosen = p.num(4, 10)
    for dep in p.some(w.DEPARTMENTS, 6, 8):
        rows.append([dep, *["△" if m + 1 == chosen else "" for m in range(12)]])
    p.table(rows)
    p.line("注：△表示计划审核；内审每年至少一次，间隔不超过12个月。")
    p.line(f"编制日期：{p.day('issue_date', day)}    管理者代表：{p.co.representative}")
    p.named("年度内审方案", f"{year}内审年度计划")


@layout("internal_audit_report", "docx", "pdf")
def audit_report(p: Paper) -> None:
    year = p.pick(2024, 2025, 2026)
    first = D(year, p.num(4, 10), p.num(1, 25))
    day = first + dt.timedelta(days=p.num(2, 12))
    p.letterhead(1)
    p.title(f"{year}年{p.pick('内部审核报告', '管理体系内审报告', '度内审总结报告')}")
    p.kv(
        [
            ("审核日期", p.span(first, first + dt.timedelta(days=1), accept=[str(year)])),
            ("审核组成员", "、".join(w.people(p.rng, 3))),
            ("审核依据", "GB/T 24001-2016；GB/T 23331-2020；公司体系文件"),
            ("受审核部门", "、".join(p.some(w.DEPARTMENTS, 4))),
        ],
        p.pick("grid2", "colon"),
    )
    count = p.num(1, 4)
    p.head("审核过程综述")
    p.para(
        f"审核组通过交谈、查阅文件记录和现场观察，共抽样{p.num(40, 160)}条记录，发现一般不符合{count}项，无严重不符合，分布于{p.pick(*w.DEPARTMENTS)}等部门。"
    )
    p.head("审核结论")
    p.para(
        "管理体系基本符合标准要求，运行有效，目标指标基本实现。对不符合项要求责任部门于两周内完成纠正措施。"
    )
    p.line(
        f"审核组长：{w.person(p.rng)}    批准：{p.co.representative}    报告日期：{p.day('issue_date', day)}"
    )
    p.named(f"{year}年内审报告", "内部审核报告")


@layout("internal_audit_report", "docx", "pdf")
def audit_report_text(p: Paper) -> None:
    year = p.pick(2024, 2025, 2026)
    first = D(year, p.num(4, 10), p.num(1, 25))
    day = first + dt.timedelta(days=p.num(2, 12))
    p.title("内 审 报 告")
    p.line(f"报告编号：{p.co.docno}-NS-{year}", "right")
    p.para(
        f"一、受审核方：{p.holder()}",
        f"二、审核时间：{p.span(first, first + dt.timedelta(days=p.num(1, 2)), accept=[str(year)])}",
        f"三、审核组：{'、'.join(w.people(p.rng, 3))}",
        "四、审核发现：",
        f"（1）生产部未按规定对{p.co.trade.equipment[0]}进行点检记录；（2）部分化学品容器无标识。",
        "五、符合性评价：体系文件满足标准要求，资源配置充分。",
        "六、有效性结论：体系运行有效，可迎接外部审核。",
    )
    p.line(f"编制人：{w.person(p.rng)}", "right")
    p.line(p.day("issue_date", day), "right")
    p.named("内审报告", f"内审报告{year}")


@layout("compliance_evaluation", "docx", "xlsx", "pdf")
def compliance_table(p: Paper) -> None:
    year = p.pick(2024, 2025, 2026)
    day = D(year, p.num(3, 10), p.num(1, 28))
    p.title(
        f"{p.year(year)}年{p.pick('合规性评价报告', '度法律法规及其他要求合规性评价表', '环境与职业健康安全法律法规清单及合规性评价')}"
    )
    p.table(
        [
            ["序号", "法律法规及其他要求名称", "文号/标准号", "实施日期", "适用条款", "合规性"],
            [1, "中华人民共和国环境保护法", "主席令第9号", "2015-01-01", "第42、45条", "符合"],
            [2, "中华人民共和国固体废物污染环境防治法", "主席令第43号", "2020-09-01", "第36、77条", "符合"],
            [3, "中华人民共和国节约能源法", "主席令第16号修正", "2018-10-26", "第24、27条", "符合"],
            [4, "工业企业厂界环境噪声排放标准", "GB 12348-2008", "2008-10-01", "3类", "符合"],
            [5, "危险废物转移管理办法", "部令第23号", "2022-01-01", "全文", "符合"],
            [6, "排污许可管理条例", "国务院令第736号", "2021-03-01", "第17、19条", "符合"],
        ]
    )
    p.para(f"评价结论：{year}年度公司各项活动符合适用法律法规要求，未发生违法行为。")
    p.line(f"评价人员：{'、'.join(w.people(p.rng, 3))}    评价日期：{p.day('issue_date', day)}")
    p.named("合规性评价", "法律法规清单", f"{year}年合规性评价报告")


@layout("compliance_evaluation", "docx", "pdf")
def compliance_text(p: Paper) -> None:
    year = p.pick(2024, 2025, 2026)
    day = D(year, p.num(3, 10), p.num(1, 28))
    p.letterhead(0.6, register=False)
    p.title(p.pick("法律法规合规性评价报告", "环境合规性评价记录"))
    p.para(
        f"评价时间：{p.day('issue_date', day)}",
        f"评价期间：{p.year(year)}年度",
        f"参加人员：{'、'.join(w.people(p.rng, 4))}",
        "一、评价方法：对照适用的法律法规和其他要求清单，逐条检查执行情况。",
        "二、评价结果：废水、废气、噪声监测结果达标；危险废物均委托有资质单位处置；职业危害因素检测合格。",
        "三、不合规情况：无。",
        "四、结论：公司环境、职业健康安全行为合法合规。",
    )
    p.named("合规评价报告", "合规义务评价")


@layout("nonconformity_report", "docx", "pdf", blank=True)
def nc_form(p: Paper) -> None:
    day = p.day_after(D(2024, 1, 1), D(2026, 9, 1))
    p.title(p.pick("不符合项报告", "内部审核不合格报告", "不符合报告单"))
    p.table(
        [
            [
                "编号",
                p.put("reference_no", f"{p.pick('NC', 'BFH', 'NCR')}-{day.year}-{p.num(1, 12):02d}"),
                "受审核部门",
                p.v(p.pick(*w.DEPARTMENTS)),
            ],
            ["审核员", p.v(w.person(p.rng)), "审核日期", p.day("issue_date", day)],
            [
                "不符合事实描述",
                p.v(
                    f"现场查看{p.pick(*p.co.trade.workshops)}，{p.pick('危废桶未张贴标签', '空压机点检表缺少本周三记录', '化学品柜内混放酸碱', '能源月报未经部门经理审核')}。"
                ),
                LEFT,
                LEFT,
            ],
            [
                "不符合标准条款",
                p.v(p.pick("GB/T 24001-2016 8.1", "GB/T 19001-2016 7.5.3", "GB/T 45001-2020 8.1.2")),
                "严重程度",
                "□严重  √一般" if not p.blank else "□严重  □一般",
            ],
            ["原因分析", p.v("操作人员对程序要求不熟悉，班组长检查不到位。"), LEFT, LEFT],
            ["纠正措施", p.v("立即整改，组织班组学习程序文件，增加每周检查。"), LEFT, LEFT],
            [
                "验证情况",
                p.v("经验证，措施已落实有效，关闭。"),
                "验证人/日期",
                p.v(f"{w.person(p.rng)} {w.show_date(day + dt.timedelta(days=14), p.style)}"),
            ],
        ],
        0,
        [0.18, 0.32, 0.18, 0.32],
    )
    p.noise()
    p.named("不符合项报告", "不合格项报告", "内审不符合项")


@layout("nonconformity_report", "docx", "pdf")
def nc_text(p: Paper) -> None:
    day = p.day_after(D(2024, 1, 1), D(2026, 9, 1))
    p.title("不符合通知单")
    p.line(f"No. {p.put('reference_no', f'{day.year}-{p.num(1, 30):03d}')}", "right")
    p.para(
        f"{p.pick(*w.DEPARTMENTS)}：",
        f"{p.day('issue_date', day)}在对你部门进行检查时，发现以下不符合：{p.pick('计量器具超期未送检', '废活性炭更换记录缺失', '灭火器压力不足未更换')}，不符合公司《{p.pick('计量管理制度', '环保管理制度')}》规定。",
        "请于收到本通知后十个工作日内完成整改并反馈。",
    )
    p.line(f"开具人：{w.person(p.rng)}        部门确认：{w.person(p.rng)}")
    p.named("不符合通知单", "NC通知")


@layout("corrective_action_report", "docx", "pdf", blank=True)
def car_form(p: Paper) -> None:
    day = p.day_after(D(2024, 1, 1), D(2026, 9, 1))
    p.title(p.pick("纠正和预防措施报告", "纠正措施处理单", "纠正预防措施报告（CAR）", "异常纠正措施报告"))
    month = day.month - 1 or 12
    p.kv(
        [
            ("编号", p.put("reference_no", f"CAR{day.year}{p.num(1, 60):03d}")),
            ("责任部门", p.v(p.pick(*w.DEPARTMENTS))),
            ("提出日期", p.day("issue_date", day)),
        ],
        "grid4",
    )
    p.table(
        [
            ["问题描述", p.v(f"{p.co.trade.workshops[0]}{month}月单位电耗较上月升高{p.num(12, 22)}%。")],
            [
                "原因分析",
                p.v(p.pick("空压机进气阀卡滞，长期加载运行。", "设备老化导致待机能耗高，员工未按规程关机。")),
            ],
            ["纠正措施", p.v("更换进气阀，校准压力传感器。")],
            ["预防措施", p.v("列入月度点检项目，设置能耗报警。")],
            [
                "完成期限及责任人",
                p.v(f"{w.show_date(day + dt.timedelta(days=20), p.style)}  {w.person(p.rng)}"),
            ],
            ["效果验证", p.v("次月单耗恢复正常，措施有效。")],
        ],
        0,
        [0.22, 0.78],
    )
    p.approval()
    p.named("纠正预防措施报告", "CAR", "纠正措施报告")


@layout("corrective_action_report", "docx", "pdf")
def car_8d(p: Paper) -> None:
    day = p.day_after(D(2024, 1, 1), D(2026, 9, 1))
    p.title(p.pick("8D改善报告", "不符合项整改报告"))
    p.line(
        f"报告编号：{p.put('reference_no', f'8D-{day.year}{p.num(1, 12):02d}-{p.num(1, 30):02d}')}    日期：{p.day('issue_date', day)}"
    )
    for mark, text in (
        ("D1 成立小组", "、".join(w.people(p.rng, 4))),
        ("D2 问题说明", "废水处理站出水COD接近限值"),
        ("D3 临时措施", "加大药剂投加量，减少进水"),
        ("D4 根本原因", "曝气头堵塞，溶解氧不足"),
        ("D5 纠正措施", "更换曝气头12只"),
        ("D6 实施与验证", "更换后COD降至120mg/L"),
        ("D7 预防再发生", "纳入季度保养计划"),
        ("D8 结案", "验证有效，同意关闭"),
    ):
        p.line(mark, bold=True)
        p.para(text)
    p.named("8D报告", "整改报告", "不符合整改")


@layout("management_review", "docx", "pdf")
def review_report(p: Paper) -> None:
    year = p.pick(2024, 2025, 2026)
    day = D(year, p.num(6, 11), p.num(1, 17))
    p.letterhead(1)
    p.title(f"{p.year(year)}年{p.pick('管理评审报告', '度管理评审报告')}")
    p.kv(
        [
            ("评审会议时间", w.show_date(day - dt.timedelta(days=3), "cn")),
            ("主持人", p.co.legal),
            ("参加人员", "、".join(w.people(p.rng, 6))),
            ("评审目的", "确保体系持续的适宜性、充分性和有效性"),
        ],
        "grid2",
    )
    p.head("评审输入")
    p.para(
        "1.内外部审核结果；2.方针目标实现情况；3.合规性评价结果；4.相关方沟通；5.纠正措施状况；6.以往评审措施跟踪；7.能源绩效参数变化。"
    )
    p.head("评审结论与输出")
    p.para(
        "体系总体适宜、充分、有效。决议：①增加两台计量电表；②下半年完成光伏二期立项；责任部门设备部，完成期限年底。"
    )
    p.line(f"编制：{w.person(p.rng)}  审批：{p.co.legal}  报告日期：{p.day('issue_date', day)}")
    p.named(f"{year}年管理评审报告", "管理评审报告", "管评报告")


@layout("management_review", "docx", "pdf")
def review_minutes(p: Paper) -> None:
    year = p.pick(2024, 2025, 2026)
    day = D(year, p.num(6, 11), p.num(1, 17))
    p.title("管理评审会议纪要")
    p.para(
        f"{p.day('issue_date', day, p.pick('cn', 'cn0'))}，{p.holder()}总经理{p.co.legal}主持召开{p.year(year)}年度管理评审会议，各部门负责人参加。会议听取了管理者代表{p.co.representative}关于体系运行情况的汇报。",
        "会议认为：方针适宜，目标完成率97%；内审发现的不符合均已关闭。",
        "会议决定：",
        "一、设备部负责对高耗能水泵进行更换，12月底前完成；",
        "二、人力资源部加强绿色工厂知识培训；",
        "三、以上事项由管理者代表跟踪验证。",
    )
    p.line(f"记录：{w.person(p.rng)}", "right")
    p.named("管理评审会议纪要", "管评纪要")
    _ = Num
