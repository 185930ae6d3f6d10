"""Clean client: management systems (certificates, surveillance, procedures, internal audit, review)."""

from __future__ import annotations

from . import drawings
from .client import Client
from .company import CLEAN, zh
from .drawings import Certificate
from .looks import COPY, FLATBED, look
from .parts import procedure, table

C = CLEAN
BODY = "中衡远标认证（北京）有限公司"
ENERGY_BODY = "华能标联认证有限公司"
SCOPE = "LED平板灯、LED吸顶灯的设计、生产和销售"
PEOPLE = ("岳清禾", C.representative, C.legal)


def add_certificates(client: Client) -> None:
    at = "04 管理体系/01 体系证书"
    quality = Certificate(
        "质量",
        "ZH24Q30417R2M",
        C.name,
        C.code,
        C.address,
        "GB/T 19001-2016/ISO 9001:2015",
        SCOPE,
        BODY,
        "2024年07月30日",
        "2027年07月29日",
        "2018年08月12日",
    )
    client.scan(
        f"{at}/质量体系证书.jpg",
        drawings.framed(quality),
        "quality_certificate",
        look(FLATBED, skew=0.4),
        certificate_no="ZH24Q30417R2M",
        holder=C.name,
        standard="GB/T 19001-2016",
        scope=SCOPE,
        issuer=BODY,
        issue_date="2024-07-30",
        valid_until="2027-07-29",
    )
    environment = Certificate(
        "环境",
        "ZH25E20188R1M",
        C.name,
        C.code,
        C.address,
        "GB/T 24001-2016 idt ISO 14001:2015",
        SCOPE + "及相关管理活动",
        BODY,
        "2025-03-20",
        "2028-03-19",
        "2022-03-22",
        english=C.english,
        english_scope="Design, manufacture and sale of LED panel lights and LED ceiling lights and related management activities",
    )
    client.drawn(
        f"{at}/ISO14001证书（中英文）.pdf",
        drawings.bilingual(environment),
        "environmental_certificate",
        certificate_no="ZH25E20188R1M",
        holder=C.name,
        standard="GB/T 24001-2016",
        scope=SCOPE + "及相关管理活动",
        issuer=BODY,
        issue_date="2025-03-20",
        valid_until="2028-03-19",
    )
    safety = Certificate(
        "职业健康安全",
        "ZH24S10052R1M",
        C.name,
        C.code,
        C.address,
        "GB/T 45001-2020/ISO 45001:2018",
        SCOPE + "及相关管理活动",
        BODY,
        "2024年01月26日",
        "2027年01月25日",
        "2021年02月03日",
        extra=("本证书替代2021年02月03日颁发的证书ZH21S10031R0M。",),
    )
    client.scan(
        f"{at}/职业健康安全管理体系.pdf",
        drawings.striped(safety),
        "ohs_certificate",
        look(FLATBED, skew=-0.5),
        certificate_no="ZH24S10052R1M",
        holder=C.name,
        standard="GB/T 45001-2020",
        scope=SCOPE + "及相关管理活动",
        issuer=BODY,
        issue_date="2024-01-26",
        valid_until="2027-01-25",
    )
    client.gap(
        "advice",
        "document-expiring",
        "2027-01-25到期，剩66天",
        doc_type="ohs_certificate",
        document=f"{at}/职业健康安全管理体系.pdf",
    )
    energy = Certificate(
        "能源",
        "HN25En0076R0M",
        C.name,
        C.code,
        C.address,
        "GB/T 23331-2020/ISO 50001:2018、RB/T 119-2015",
        SCOPE + "过程所涉及的能源管理活动",
        ENERGY_BODY,
        "2025年06月10日",
        "2028年06月09日",
    )
    client.scan(
        f"{at}/能源管理体系认证证书.png",
        drawings.framed(energy),
        "energy_certificate",
        look(FLATBED, dpi=140, skew=0.2, noise=0, shade=0),
        certificate_no="HN25En0076R0M",
        holder=C.name,
        standard="GB/T 23331-2020",
        scope=SCOPE + "过程所涉及的能源管理活动",
        issuer=ENERGY_BODY,
        issue_date="2025-06-10",
        valid_until="2028-06-09",
    )


def _kept(system: str, number: str, standard: str, date: str, body: str, which: str) -> str:
    return f"""
@head {body} | ZH-F-33 2023版
# 保持认证资格通知书
- {C.name}：
我机构于近期对贵组织{system}管理体系实施了第{which}次监督审核。审核组确认贵组织{system}管理体系持续符合{standard}标准要求，不符合项已有效关闭。经评定，决定保持认证证书（证书编号：{number}）的认证资格，证书继续有效。
请贵组织在下一监督周期（不超过12个月）内接受监督审核。
@space 8
@right {body}
@right {zh(date)}
@seal {body}
"""


def add_surveillance(client: Client) -> None:
    parts = []
    for system, number, standard, date, body, which in [
        ("质量", "ZH24Q30417R2M", "GB/T 19001-2016", "2025-07-18", BODY, "一"),
        ("质量", "ZH24Q30417R2M", "GB/T 19001-2016", "2026-07-15", BODY, "二"),
        ("环境", "ZH25E20188R1M", "GB/T 24001-2016", "2026-03-09", BODY, "一"),
        ("职业健康安全", "ZH24S10052R1M", "GB/T 45001-2020", "2025-01-14", BODY, "一"),
        ("职业健康安全", "ZH24S10052R1M", "GB/T 45001-2020", "2026-01-12", BODY, "二"),
    ]:
        parts.append(
            (
                _kept(system, number, standard, date, body, which),
                "surveillance_record",
                {"certificate_no": number, "holder": C.name, "issuer": body, "issue_date": date},
            )
        )
    client.binder("04 管理体系/01 体系证书/监督审核通知书汇总.pdf", parts)
    client.docx(
        "04 管理体系/01 体系证书/能源体系监督审核结论.docx",
        f"""
@head {ENERGY_BODY}
# 能源管理体系监督审核结论
@table kv widths=1,2
| 受审核方 | {C.name} |
| 证书编号 | HN25En0076R0M |
| 审核日期 | 2026年5月26日至5月27日 |
| 审核依据 | GB/T 23331-2020、RB/T 119-2015 |
审核结论：受审核方能源管理体系运行有效，能源绩效持续改进，推荐保持认证注册资格。
@right {ENERGY_BODY}
@right 批准日期：2026年6月2日
""",
        "surveillance_record",
        certificate_no="HN25En0076R0M",
        holder=C.name,
        issuer=ENERGY_BODY,
        issue_date="2026-06-02",
    )


def _procedures() -> list[tuple[str, str, str, str, str, str, str, str]]:
    """File, title, type, number, version, released, effective, body."""
    return [
        (
            "管理手册",
            "质量、环境、职业健康安全、能源管理手册",
            "management_manual",
            "CG-M-2025",
            "C/1",
            "2025-12-20",
            "2026-01-01",
            """
### 1 范围
本手册依据GB/T 19001-2016、GB/T 24001-2016、GB/T 45001-2020、GB/T 23331-2020编制，适用于LED平板灯、LED吸顶灯的设计、生产和销售。
### 2 方针
质量为本、绿色制造、安全健康、节能降碳、全员参与、持续改进。
### 3 体系建立与保持
公司按上述标准建立、实施并保持质量管理体系、环境管理体系、职业健康安全管理体系和能源管理体系，每年至少进行一次内部审核和一次管理评审。
### 4 组织职责
总经理对体系有效性负责；管理者代表组织体系运行；各部门按职能分配表执行。""",
        ),
        (
            "能源管理制度",
            "能源管理制度",
            "energy_management_procedure",
            "CG-EN-01",
            "B/0",
            "2026-01-20",
            "2026-02-01",
            """
### 1 目的
规范用能行为，提高能源利用效率，降低单位产品能耗。
### 2 职责
设备部为能源归口管理部门，各车间设能源管理员；财务部负责能源结算。
### 3 内容
3.1 每月5日前由设备部编制《月度能源消耗报表》，按车间、重点设备统计，存档于设备部能源档案柜EN-03。
3.2 单位电耗较上月或去年同期升高10%以上的，责任车间须在5个工作日内提交分析和纠正措施。
3.3 优先使用光伏等可再生能源，优化用能结构，减少不可再生能源投入。""",
        ),
        (
            "能源计量管理制度",
            "能源计量管理制度",
            "energy_metering_procedure",
            "CG-EN-02",
            "B/0",
            "2026-02-20",
            "2026-03-01",
            """
### 1 依据
GB 17167-2025《用能单位能源计量器具配备和管理通则》、GB/T 24789-2022《用水单位水计量器具配备和管理通则》。
### 2 配备要求
进出用能单位配备率100%，主要次级用能单位配备率100%，主要用能设备配备率不低于95%；照明、空压、生产、生活分类计量。
### 3 检定与校准
计量器具按台账所列周期送检，超期、不合格的立即停用。
### 4 抄表
每月末日由设备部抄表员抄录各级表计，抄表记录保存不少于5年。""",
        ),
        (
            "环境保护管理制度",
            "环境保护管理制度",
            "environmental_procedure",
            "CG-EP-01",
            "B/2",
            "2025-03-10",
            "2025-04-01",
            """
### 1 目的
保证污染防治设施正常运行，污染物稳定达标排放。
### 2 废气
有机废气经活性炭吸附脱附加催化燃烧处理，活性炭每6个月更换，更换量登记台账。
### 3 废水
生活污水经化粪池预处理后接入市政污水管网；清洗水经处理后回用。
### 4 噪声与土壤
高噪声设备采取减振、隔声措施，每季度监测一次厂界噪声。""",
        ),
        (
            "固体废物及危险废物管理制度",
            "固体废物管理制度",
            "waste_management_procedure",
            "CG-EP-04",
            "B/1",
            "2025-03-10",
            "2025-04-01",
            """
### 1 分类
一般工业固体废物按GB 18599-2020贮存，危险废物按GB 18597-2023贮存，生活垃圾交环卫部门。
### 2 危险废物
危险废物设独立贮存间，分区分类、防渗防漏，建立台账，委托有资质单位处置并执行电子转移联单。
### 3 综合利用
塑料边角料破碎后回用或外售利用，综合利用率不低于90%。""",
        ),
        (
            "有害物质管理程序",
            "有害物质（HSF）管理程序",
            "hazardous_substance_procedure",
            "CG-QP-18",
            "B/0",
            "2025-05-12",
            "2025-06-01",
            """
### 1 目的
减少产品、原料和辅料中有害物质的使用，避免泄漏，满足国家有害物质限制使用要求。
### 2 管控要求
按GB/T 26572-2011控制铅、汞、镉、六价铬、PBB、PBDE六项物质，供方每年提供检测报告。
### 3 减量与替代
每年评估有害物质及化学品减量使用或替代的可行性，2025年完成无铅锡膏、水性涂料替代。
### 4 危险化学品
危化品独立设库，双人双锁，配置防泄漏托盘。""",
        ),
        (
            "用水节水管理制度",
            "用水节水管理制度",
            "water_management_procedure",
            "CG-EN-05",
            "A/1",
            "2025-01-06",
            "2025-01-10",
            """
### 1 目的
合理用水、节约用水。
### 2 要求
按月统计各车间取水量，分析异常；用水器具采用节水型；清洗水处理后回用于冷却塔补水。
### 3 考核
年度节水目标分解到车间，按季度考核。""",
        ),
        (
            "教育培训管理制度",
            "员工教育培训管理制度",
            "training_procedure",
            "CG-HR-03",
            "B/0",
            "2025-12-28",
            "2026-01-01",
            """
### 1 目的
传播绿色制造的概念和知识，定期为员工提供教育、培训。
### 2 计划
人事行政部每年1月编制年度培训计划，经管理者代表审核、总经理批准。
### 3 实施与考核
培训须有通知、课件、签到；培训后考核，60分及以上为合格；不合格人员在15日内再培训并补考，对教育和培训结果进行考评。
### 4 效果评估
每项培训结束后15日内由人事行政部组织效果评估。""",
        ),
        (
            "绿色采购管理程序",
            "绿色采购管理程序",
            "green_procurement_procedure",
            "CG-QP-12",
            "C/0",
            "2025-04-08",
            "2025-05-01",
            """
### 1 目的
制定并实施包括环保要求的选择、评价和重新评价供方的准则。
### 2 供方选择准则
质量30分、交付20分、价格20分、环保30分（环境管理体系、有害物质管控、能效、可回收包装）。总分低于70分或环保项低于18分的不得列入合格供方名录。
### 3 重新评价
每年12月对合格供方重新评价，连续两年低于70分的取消资格。
### 4 采购信息
采购合同须包含有害物质使用、可回收材料使用、能效等环保要求。
### 5 进货检验
主要物料入库前由品质部检验，合格后方可使用。""",
        ),
        (
            "突发环境事件应急预案",
            "突发环境事件应急预案",
            "emergency_plan",
            "CG-YJ-2025-01",
            "第三版",
            "2025-09-15",
            "2025-09-20",
            """
### 1 总则
为有效应对突发环境事件，依据《突发环境事件应急管理办法》编制。本预案已于2025年9月28日备案，备案编号370299-2025-118-L，风险级别：一般。
### 2 应急组织
总经理任总指挥，安环部为应急办公室，24小时电话0532-80192025。
### 3 响应
危险废物泄漏、废气治理设施故障、火灾次生污染分级响应。
### 4 演练
每年至少组织一次综合演练，并进行评估、修订。""",
        ),
        (
            "喷涂岗位节能环保操作规程",
            "喷涂工序节能环保作业指导书",
            "operating_instruction",
            "CG-WI-PT-02",
            "A/3",
            "2025-08-01",
            "2025-08-05",
            """
### 1 开机
先开废气治理设施，运行10分钟后开喷涂线；停机顺序相反。
### 2 运行
烘道温度设定在（160±5）℃，空载超过15分钟须降温待机。
### 3 废物
漆渣、废过滤棉、沾染油漆的抹布投入危险废物专用桶，不得混入生活垃圾。""",
        ),
    ]


def add_procedures(client: Client) -> None:
    for n, (file, title, kind, number, version, released, effective, body) in enumerate(_procedures()):
        source = procedure(
            C.name, title, number, version, zh(released), zh(effective), PEOPLE, body, cover=n % 3 != 2
        )
        where = f"04 管理体系/02 制度文件/{number} {file}"
        fields = {"reference_no": number, "version": version, "issue_date": released}
        if n % 4 == 1:
            client.pdf(where + ".pdf", source, kind, **fields)
        elif n % 4 == 3:
            client.scan(where + ".pdf", source, kind, look(COPY, skew=-0.4), **fields)
        else:
            client.docx(where + ".docx", source, kind, **fields)
    client.docx(
        "04 管理体系/02 制度文件/员工岗位手册（2026版）.docx",
        f"""
@head {C.name} | 版本：2026版
# 员工岗位手册
@center 发布日期：2026年1月5日
### 第一章 通用要求
每位员工每年至少参加绿色制造基础知识培训、危险废物分类管理培训、节能操作规程培训，考核合格后上岗。
### 第二章 注塑岗位
停机超过30分钟关闭料筒加热；水口料分色回收；废液压油倒入指定危险废物桶。
### 第三章 喷涂岗位
沾染油漆的抹布、漆渣属危险废物，投入红色危废桶；废气设施未启动不得开线。
### 第四章 组装与SMT岗位
使用无铅锡膏；离岗关灯、关风扇、关烙铁。
""",
        "employee_handbook",
        version="2026版",
        issue_date="2026-01-05",
    )


def add_internal_audit(client: Client) -> None:
    at = "04 管理体系/03 内审管评"
    client.docx(
        f"{at}/2026年内审计划.docx",
        f"""
@head {C.name} | CG-QR-31 A/1
# 2026年度管理体系内部审核计划
- 审核目的：评价质量、环境、职业健康安全、能源管理体系的符合性和有效性
- 审核依据：GB/T 19001-2016、GB/T 24001-2016、GB/T 45001-2020、GB/T 23331-2020、体系文件、法律法规
- 审核时间：2026年4月14日至4月16日　　审核组长：邬文澜　　组员：岳清禾、桑以宁
@table widths=2,3,2,2
| 日期 | 受审核部门 | 涉及条款 | 审核员 |
| 4月14日 | 总经理、管理者代表、安环部 | 全部 | 邬文澜、桑以宁 |
| 4月15日 | 生产部、注塑车间、喷涂车间 | 8.1、8.2、9.1 | 岳清禾、邬文澜 |
| 4月16日 | 采购部、设备部、品质部 | 8.4、6.3、9.1 | 桑以宁、岳清禾 |
- 编制：邬文澜　　批准：{C.representative}　　编制日期：2026年3月10日
""",
        "internal_audit_plan",
        period="2026",
        issue_date="2026-03-10",
    )
    client.docx(
        f"{at}/2026年内审报告.docx",
        f"""
@head {C.name} | CG-QR-33 A/1
# 2026年度内部审核报告
- 受审核单位：{C.name}　　审核日期：2026年4月14日至4月16日
本次审核覆盖全部部门，抽查记录126份，现场访谈31人。审核组认为四个管理体系总体符合标准要求并有效运行。
共开具不符合项2项（一般2项，严重0项）：BFH-2026-01（喷涂车间，废活性炭更换记录未填写更换量）、BFH-2026-02（设备部，一台水表检定标签脱落）。
审核结论：体系运行有效，要求责任部门于2026年5月15日前完成整改。
- 审核组长：~邬文澜~　　批准：~{C.representative}~
@right 报告日期：2026年4月20日
""",
        "internal_audit_report",
        holder=C.name,
        issue_date="2026-04-20",
        period="2026",
    )
    nonconformities = []
    corrections = []
    for number, place, fact, cause, action, closed in [
        (
            "BFH-2026-01",
            "喷涂车间",
            "2026年2月废活性炭更换记录未填写更换量，不符合CG-EP-01第2条。",
            "记录人员更换后未交接要求。",
            "补录更换量420kg，修订记录表为必填项，对班组进行宣贯。",
            "2026-05-08",
        ),
        (
            "BFH-2026-02",
            "设备部",
            "DN50水表（SB-003）检定标签脱落，不符合CG-EN-02第3条。",
            "标签粘贴位置受潮。",
            "补贴防水标签，并排查全部表计标签。",
            "2026-05-12",
        ),
    ]:
        nonconformities.append(
            (
                f"""
@head {C.name} | CG-QR-32 A/1
# 不符合项报告
@table kv widths=1,2,1,2
| 编号 | {number} | 受审核部门 | {place} |
| 审核员 | ~岳清禾~ | 开具日期 | 2026年4月16日 |
| 不符合事实 | {fact} | < | < |
| 不符合性质 | 一般不符合 | 部门确认 | ~屠建业~ |
""",
                "nonconformity_report",
                {"reference_no": number, "issue_date": "2026-04-16"},
            )
        )
        corrections.append(
            (
                f"""
@head {C.name} | CG-QR-34 A/0
# 纠正预防措施报告
@table kv widths=1,3
| 对应不符合项 | {number} |
| 责任部门 | {place} |
| 不符合描述 | {fact} |
| 原因分析 | {cause} |
| 纠正措施 | {action} |
| 完成日期 | {zh("2026-05-06")} |
| 验证结果 | 措施已实施，效果有效，同意关闭。验证人：~邬文澜~　验证日期：{zh(closed)} |
@right 报告日期：{zh(closed)}
""",
                "corrective_action_report",
                {"reference_no": number, "issue_date": closed},
            )
        )
    client.scans(f"{at}/内审不符合项报告.pdf", nonconformities, look(COPY, skew=0.5))
    client.binder(f"{at}/纠正措施跟踪.pdf", corrections)
    client.pdf(
        f"{at}/管理评审报告2026.pdf",
        f"""
@head {C.name} | CG-QR-36 B/0
# 2026年度管理评审报告
@table kv widths=1,3
| 评审单位 | {C.name} |
| 评审日期 | 2026年6月18日 |
| 主持人 | {C.legal}（总经理） |
| 参加人员 | {C.representative}、韩松柏、屠建业、闻立群、柴若兰、邬文澜、桑以宁 |
### 一、评审输入
内外部审核结果、目标完成情况、合规性评价、能源绩效参数、监测结果、相关方意见、上次管理评审措施落实情况。
### 二、评审结论
质量、环境、职业健康安全、能源管理体系具有适宜性、充分性和有效性；2026年内审2项不符合已全部关闭。
### 三、改进决议
1．2026年10月底前完成空压站群控优化方案论证（责任：设备部，已完成）；2．扩大水性涂料替代比例。
@right 批准：~{C.legal}~
@right 2026年6月22日
""",
        "management_review",
        holder=C.name,
        issue_date="2026-06-22",
        period="2026",
    )
    client.book(
        f"{at}/法律法规清单及合规性评价2026.xlsx",
        [_law_sheet()],
        "compliance_evaluation",
        issue_date="2026-05-28",
        period="2026",
    )


def _law_sheet() -> object:
    from .books import Sheet

    laws = [
        ("中华人民共和国环境保护法", "主席令第9号", "2015-01-01", "污染物达标排放、许可管理", "符合"),
        ("中华人民共和国节约能源法", "2018年修正", "2018-10-26", "能源计量、淘汰落后设备", "符合"),
        ("中华人民共和国固体废物污染环境防治法", "2020年修订", "2020-09-01", "台账、转移联单", "符合"),
        ("中华人民共和国安全生产法", "2021年修正", "2021-09-01", "责任制、培训", "符合"),
        ("排污许可管理条例", "国务院令第736号", "2021-03-01", "持证排污、执行报告", "符合"),
        ("危险废物转移管理办法", "部令第23号", "2022-01-01", "电子联单", "符合"),
        ("工业企业厂界环境噪声排放标准", "GB 12348-2008", "2008-10-01", "3类限值", "符合"),
        ("危险废物贮存污染控制标准", "GB 18597-2023", "2023-07-01", "贮存间要求", "符合"),
    ]
    rows = [["序号", "法律法规及其他要求名称", "文号/标准号", "实施日期", "适用条款", "评价结果"]]
    rows += [[n, *law] for n, law in enumerate(laws, 1)]
    return Sheet(
        "合规性评价",
        rows,
        title="法律法规清单及合规性评价表",
        note=[f"编制单位：{C.name}　评价年度：2026年　评价日期：2026年5月28日　评价人：岳清禾、韩松柏"],
        tail=["评价结论：公司遵守适用的法律法规和其他要求，未发现不符合。"],
        widths=(6, 36, 18, 13, 28, 10),
    )


def add_all(client: Client) -> None:
    add_certificates(client)
    add_surveillance(client)
    add_procedures(client)
    add_internal_audit(client)
    rows = [
        ["检查项目", "检查要求", "结果"],
        ["危险废物分类投放", "沾染油漆抹布投入危废桶（培训要求）", "符合"],
        ["节能操作规程", "注塑机停机30分钟关闭加热（培训要求）", "符合"],
        ["废气治理设施", "先于生产线开启，压差正常", "符合"],
        ["消防通道", "畅通", "符合"],
        ["绿色制造宣传栏", "内容按季更新", "符合"],
    ]
    client.docx(
        "04 管理体系/04 运行检查/2026年9月安全环保检查记录.docx",
        f"""
@head {C.name} | CG-QR-41 A/2
# 月度安全环保检查记录表
- 检查月份：2026年9月　　检查日期：2026年9月24日　　检查人：韩松柏、岳清禾
{table(rows, "widths=2,4,1")}
存在问题及整改：无重大问题；组装车间2处灯带未及时关闭，当场整改。
""",
        "inspection_record",
        issue_date="2026-09-24",
        period="2026-09",
    )
