"""Gappy client: identity and legality, certificates, organisation, targets, rules of procedure."""

from __future__ import annotations

from . import drawings
from .client import Client
from .company import GAPPY, credit_code, dots, zh, zh0, zh_words
from .drawings import Certificate
from .looks import COPY, FLATBED, PHONE, look
from .parts import procedure, signatures, table

G = GAPPY
SISTER = "青岛瀚宇精密科技有限公司"
SISTER_CODE = credit_code("370200", "MA3F0Q8L")
LANDLORD = "青岛临港工业园开发有限公司"
BODY, OTHER_BODY = "泰衡认证（上海）有限公司", "北方标联认证中心有限公司"
SCOPE = "注塑件、冲压件、精密机加工件的生产"


def add_identity(client: Client) -> None:
    at = "01 资质证照"
    licence = drawings.business_licence(
        holder=G.name,
        code=G.code,
        kind="有限责任公司",
        person=G.legal,
        capital="壹仟陆佰万元整",
        founded="2011年09月23日",
        term="2011年09月23日至2041年09月22日",
        address=G.address,
        registrar="青岛市沧阳区行政审批服务局",
        registered="2021年06月30日",
        scope="塑料制品制造；模具制造；金属制品制造；汽车零部件及配件制造；货物进出口。（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
    )
    client.scan(
        f"{at}/微信图片_20260316141852.jpg",
        licence,
        "business_license",
        look(PHONE, skew=-1.3),
        holder=G.name,
        uscc=G.code,
        legal_representative=G.legal,
        issue_date="2021-06-30",
        valid_from="2011-09-23",
        valid_until="2041-09-22",
        address=G.address,
    )
    lease = f"{at}/厂房租赁合同2023.pdf"
    client.scan(
        lease,
        f"""
@head 合同编号：LG-ZL-2023-041
# 厂房租赁合同
- 出租方（甲方）：{LANDLORD}
- 承租方（乙方）：{G.name}
一、甲方将位于{G.address}的厂房出租给乙方使用，建筑面积14620平方米，用地面积19800平方米，规划用途：工业。
二、租赁期限三年，自2023年7月1日起至2026年6月30日止。
三、租金每平方米每月16元，按季支付。乙方不得擅自转租。
四、乙方应自行办理环保、消防手续并承担安全责任。
{signatures(LANDLORD, G.name, "2023年6月12日")}
""",
        "property_certificate",
        look(COPY, skew=0.8),
        holder=G.name,
        address=G.address,
        issue_date="2023-06-12",
        valid_until="2026-06-30",
    )
    client.gap(None, "document-expired", "租期到2026-06-30", doc_type="property_certificate", document=lease)
    renewed = f"{at}/厂房租赁合同（续签）.docx"
    client.docx(
        renewed,
        f"""
# 厂房租赁合同（续签）
- 甲方：{LANDLORD}　　乙方：{G.name}
甲方同意将{G.address}厂房（建筑面积14620㎡）继续出租给乙方，租期自2027年1月1日至2029年12月31日，租金每平方米每月17元。
- 甲方（签章）：　　　　　　乙方（签章）：
- 签订日期：2026年10月28日
""",
        "property_certificate",
        holder=G.name,
        address=G.address,
        issue_date="2026-10-28",
        valid_from="2027-01-01",
        valid_until="2029-12-31",
    )
    client.gap(
        "advice",
        "document-not-yet-valid",
        "续签的租约2027-01-01才开始",
        doc_type="property_certificate",
        document=renewed,
    )
    client.text(
        f"{at}/备案证明.txt",
        f"""山东省建设项目备案证明

项目代码：2012-370299-29-03-004418
项目单位：{G.name}
法人证照号码：{G.code}
项目名称：年产6亿件精密注塑及金属件项目
建设地点：{G.address}
总投资：5200万元
建设规模及内容：利用租赁厂房，购置注塑机、冲床、加工中心等设备94台（套）。
备案时间：2012年4月17日
（复制自在线审批平台，打印时间 2019-12-03）
""",
        "construction_approval",
        "gbk",
        reference_no="2012-370299-29-03-004418",
        holder=G.name,
        issue_date="2012-04-17",
    )
    client.scan(
        f"{at}/环评批复.tif",
        f"""
@red 青岛市沧阳区环境保护局 | 沧环评〔2012〕96号
## 关于{G.name}年产6亿件精密注塑及金属件项目\\n环境影响报告表的批复
- {G.name}：
你公司《年产6亿件精密注塑及金属件项目环境影响报告表》收悉。经审查，批复如下：
一、该项目位于{G.address}，主要从事注塑、冲压和机加工生产。从环境保护角度同意建设。
二、注塑废气经活性炭吸附后由15米高排气筒排放；厂界噪声符合3类标准；废切削液、废矿物油、废活性炭按危险废物管理。
三、项目竣工后须按规定程序申请竣工环境保护验收，验收合格后方可正式投入生产。
---
四、项目的性质、规模、地点、工艺发生重大变动的，应重新报批。
@space 6
@right 青岛市沧阳区环境保护局
@right {zh_words("2012-07-11")}
@seal 青岛市沧阳区环境保护局
""",
        "eia_approval",
        look(FLATBED, dpi=200, noise=0, shade=0, skew=0.7),
        reference_no="沧环评〔2012〕96号",
        holder=G.name,
        issue_date="2012-07-11",
    )
    client.gap(
        "mandatory",
        "document-missing",
        "有环评批复，没有竣工环保验收",
        doc_type="three_simultaneities_acceptance",
    )
    client.docx(
        f"{at}/节能登记表.docx",
        f"""
# 固定资产投资项目节能登记表
@table kv widths=1,2,1,2
| 项目名称 | 年产6亿件精密注塑及金属件项目 | 登记编号 | 沧节登〔2012〕51号 |
| 建设单位 | {G.name} | 登记日期 | 2012年5月3日 |
| 年耗电量 | 320万kWh | 年综合能耗 | 445吨标准煤 |
节能登记意见：同意登记备案。　　青岛市沧阳区发展和改革局
""",
        "energy_conservation_review",
        reference_no="沧节登〔2012〕51号",
        holder=G.name,
        issue_date="2012-05-03",
    )
    permit = f"{at}/排污许可证.jpg"
    client.scan(
        permit,
        f"""
@space 6
@font kai
@big kai 32 排　污　许　可　证
@center 证书编号：{G.code}001X
@size 13
- 单位名称：{G.name}
- 法定代表人（主要负责人）：{G.legal}
- 生产经营场所地址：{G.address}
- 行业类别：塑料零件及其他塑料制品制造，金属结构制造
- 统一社会信用代码：{G.code}
- 有效期限：自2020年08月03日起至2025年08月02日止
@space 8
@right 发证机关：青岛市沧阳区生态环境局
@right 发证日期：2020年08月03日
@seal 青岛市沧阳区生态环境局
""",
        "pollutant_discharge_permit",
        look(PHONE, skew=1.1),
        certificate_no=f"{G.code}001X",
        holder=G.name,
        uscc=G.code,
        valid_from="2020-08-03",
        valid_until="2025-08-02",
    )
    client.gap(
        "mandatory",
        "document-expired",
        "2025-08-02到期",
        doc_type="pollutant_discharge_permit",
        document=permit,
    )


def add_credit(client: Client) -> None:
    at = "01 资质证照"
    proof = f"{at}/无违法违规证明.pdf"
    client.scan(
        proof,
        f"""
@font song
# 无违法违规证明
@space 4
兹证明{G.name}在我辖区内从事生产经营活动，近三年内未发生较大及以上安全、环保、质量事故，未发现重大违法违规行为。
特此证明。
@space 12
@right 青岛市沧阳区临港街道办事处
@right 　　年　　月　　日
@seal 青岛市沧阳区临港街道办事处
""",
        "compliance_statement",
        look(FLATBED, skew=-1.2),
        size=13,
        holder=G.name,
    )
    client.gap(None, "document-undated", "落款日期未填", doc_type="compliance_statement", document=proof)
    report = f"{at}/信用报告.pdf"
    client.pdf(
        report,
        f"""
@head 信用查询 | 编号 370200-2026-0918-3301
# 公共信用信息报告（法人）
@table kv widths=1,3
| 名称 | {G.name} |
| 统一社会信用代码 | {SISTER_CODE} |
| 法定代表人 | {G.legal} |
| 查询日期 | 2026-09-18 |
### 行政处罚信息（1条）
@table widths=2,4
| 决定书文号 | 沧环罚字〔2025〕第14号 |
| 处罚事由 | 废气治理设施未正常运行，违反《中华人民共和国大气污染防治法》第二十条第二款 |
| 处罚内容 | 罚款叁万贰仟元 |
| 处罚决定日期 | 2025-03-27 |
| 处罚机关 | 青岛市沧阳区生态环境局 |
### 其他信息
严重失信主体名单：0条　　经营异常名录：0条　　失信被执行人：0条
@foot 本报告生成时间 2026-09-18 10:22:05　　客服 0532-80190820
""",
        "credit_report",
        font="sans",
        holder=G.name,
        uscc=SISTER_CODE,
        issue_date="2026-09-18",
    )
    client.gap("mandatory", "identifier-mismatch", "信用报告上的代码是关联公司的", document=report)
    client.gap("veto", "veto-condition", "2025年3月环保处罚", condition="violation-or-accident")


def add_certificates(client: Client) -> None:
    at = "02 体系证书"
    quality = Certificate(
        "质量",
        "TH23Q40871R3M",
        G.name,
        G.code,
        G.address,
        "GB/T 19001-2016/ISO 9001:2015",
        "塑料包装制品的销售",
        BODY,
        "2024年01月09日",
        "2027年01月08日",
        "2015年01月12日",
    )
    path = f"{at}/ISO9001.png"
    client.scan(
        path,
        drawings.striped(quality),
        "quality_certificate",
        look(FLATBED, dpi=130, noise=0, shade=0, skew=0.5),
        certificate_no="TH23Q40871R3M",
        holder=G.name,
        standard="GB/T 19001-2016",
        scope="塑料包装制品的销售",
        issuer=BODY,
        issue_date="2024-01-09",
        valid_until="2027-01-08",
    )
    client.gap(
        "advice", "document-expiring", "2027-01-08到期，剩49天", doc_type="quality_certificate", document=path
    )
    client.gap(
        None,
        "surveillance-missing",
        "只有2025年的监督审核，2026年1月应有第二次",
        doc_type="quality_certificate",
        document=path,
    )
    client.gap(
        None,
        "scope-mismatch",
        "范围只有塑料包装制品销售，没有注塑、冲压、机加工件的生产",
        doc_type="quality_certificate",
        document=path,
    )
    client.docx(
        f"{at}/9001监督审核保持通知2025.docx",
        f"""
@head {BODY}
# 认证证书保持通知
- {G.name}：
贵单位质量管理体系（证书编号TH23Q40871R3M）于2024年12月27日接受监督审核，审核结论为通过，准予保持认证注册。
@right {BODY}
@right 2025年1月3日
""",
        "surveillance_record",
        certificate_no="TH23Q40871R3M",
        holder=G.name,
        issuer=BODY,
        issue_date="2025-01-03",
    )
    environment = Certificate(
        "环境",
        "BF25E0339R0M",
        SISTER,
        "",
        G.address,
        "GB/T 24001-2016/ISO 14001:2015",
        SCOPE + "及相关环境管理活动",
        OTHER_BODY,
        "2025/11/26",
        "2028/11/25",
        english="Qingdao Hanyu Precision Technology Co., Ltd.",
        english_scope="Production of injection moulded, stamped and precision machined parts",
    )
    path = f"{at}/14001环境证书.pdf"
    client.drawn(
        path,
        drawings.bilingual(environment),
        "environmental_certificate",
        certificate_no="BF25E0339R0M",
        holder=SISTER,
        standard="GB/T 24001-2016",
        scope=SCOPE + "及相关环境管理活动",
        issuer=OTHER_BODY,
        issue_date="2025-11-26",
        valid_until="2028-11-25",
    )
    client.gap(
        None, "holder-mismatch", "获证组织是关联公司", doc_type="environmental_certificate", document=path
    )
    safety = Certificate(
        "职业健康安全",
        "TH23S20455R2M",
        G.name,
        G.code,
        G.address,
        "GB/T 45001-2020/ISO 45001:2018",
        SCOPE,
        BODY,
        "2023年05月15日",
        "2026年05月14日",
        "2017年05月20日",
        extra=("本证书持续有效性以监督审核合格标识为准。再认证审核应于证书到期前完成。",),
    )
    path = f"{at}/ISO18001职业健康.jpg"
    client.scan(
        path,
        drawings.framed(safety),
        "ohs_certificate",
        look(PHONE, skew=0.8),
        certificate_no="TH23S20455R2M",
        holder=G.name,
        standard="GB/T 45001-2020",
        scope=SCOPE,
        issuer=BODY,
        issue_date="2023-05-15",
        valid_until="2026-05-14",
    )
    client.gap(None, "document-expired", "2026-05-14到期", doc_type="ohs_certificate", document=path)
    energy = Certificate(
        "能源",
        "BF26En0107R0M",
        G.name,
        G.code,
        G.address,
        "GB/T 23331-2012/ISO 50001:2011",
        SCOPE + "过程的能源管理活动",
        OTHER_BODY,
        "2026年01月20日",
        "2029年01月19日",
    )
    path = f"{at}/能源证书扫描.bmp"
    client.scan(
        path,
        drawings.framed(energy),
        "energy_certificate",
        look(FLATBED, dpi=200, noise=0, shade=0, skew=-0.3),
        certificate_no="BF26En0107R0M",
        holder=G.name,
        standard="GB/T 23331-2012",
        scope=SCOPE + "过程的能源管理活动",
        issuer=OTHER_BODY,
        issue_date="2026-01-20",
        valid_until="2029-01-19",
    )
    client.gap(
        None, "superseded-standard", "2026年的证书仍依据2012版", standard="GB/T 23331-2012", document=path
    )


PEOPLE = ("汤雨辰", G.representative, G.legal)


def add_procedures(client: Client) -> None:
    at = "03 制度文件"
    client.docx(
        f"{at}/HY-EN-01能源管理制度.docx",
        procedure(
            G.name,
            "能源管理制度",
            "HY-EN-01",
            "A/2",
            "2024.03.05",
            "2024.03.15",
            PEOPLE,
            """
### 第一条 总则
为加强能源管理，降低消耗，提高效益，制定本制度。
### 第二条 职责
设备动力部为能源归口部门，各车间主任为本车间节能第一责任人。
### 第三条 管理
每月编制能耗月报，单位电耗超过上月10%的须分析原因并采取纠正措施。
""",
            cover=False,
        ),
        "energy_management_procedure",
        reference_no="HY-EN-01",
        version="A/2",
        issue_date="2024-03-05",
    )
    path = f"{at}/环境保护管理制度(2024修订).docx"
    client.docx(
        path,
        procedure(
            G.name,
            "环境保护管理制度",
            "HY-EP-03",
            "B/0",
            zh("2024-08-12"),
            zh("2024-09-01"),
            PEOPLE,
            """
### 一、目的
为贯彻环境保护法律法规，规范昆山恒拓塑业有限公司的环境管理工作，制定本制度。
### 二、范围
适用于昆山恒拓塑业有限公司各部门、车间的废水、废气、噪声、固体废物管理。
### 三、要求
污染防治设施与生产设施同时运行，异常时立即停产并上报安环部。
""",
        ),
        "environmental_procedure",
        reference_no="HY-EP-03",
        version="B/0",
        issue_date="2024-08-12",
    )
    client.gap(
        None,
        "holder-mismatch",
        "抄来的制度里留着别的公司名",
        doc_type="environmental_procedure",
        document=path,
    )
    path = f"{at}/危险废物管理制度.pdf"
    client.pdf(
        path,
        procedure(
            G.name,
            "危险废物管理制度",
            "HY-EP-07",
            "A/0",
            zh("2023-11-30"),
            zh("2023-12-01"),
            PEOPLE,
            """
### 1 贮存
危险废物贮存执行GB 18597-2001《危险废物贮存污染控制标准》，分区存放，设置标识。
### 2 转移
委托有资质单位处置，执行转移联单，台账保存不少于五年。
""",
        ),
        "waste_management_procedure",
        reference_no="HY-EP-07",
        version="A/0",
        issue_date="2023-11-30",
    )
    client.gap(
        None,
        "superseded-standard",
        "2023年底的制度仍引用2001版（2023-07-01已被替代）",
        standard="GB 18597-2001",
        document=path,
    )
    path = f"{at}/管理手册 终稿2.docx"
    client.docx(
        path,
        procedure(
            G.name,
            "质量环境职业健康安全管理手册",
            "HY-M-01",
            "第4版",
            zh("2023-02-20"),
            zh("2023-03-01"),
            PEOPLE,
            """
### 0.1 颁布令
本手册依据GB/T 19001-2016、GB/T 24001-2016、GB/T 28001-2011标准编制，自实施之日起执行。
### 1 范围
适用于注塑件、冲压件、精密机加工件的生产。
""",
        ),
        "management_manual",
        reference_no="HY-M-01",
        version="第4版",
        issue_date="2023-02-20",
    )
    client.gap(
        None, "superseded-standard", "手册引用GB/T 28001-2011", standard="GB/T 28001-2011", document=path
    )
    client.scan(
        f"{at}/培训管理制度.pdf",
        procedure(
            G.name,
            "教育培训管理制度",
            "HY-HR-02",
            "A/1",
            zh0("2022-12-15"),
            zh0("2023-01-01"),
            PEOPLE,
            """
### 第一章 计划
综合部每年12月征集需求，编制下年度培训计划。
### 第二章 考核
培训后进行考核，60分合格，不合格者一个月内再培训。
""",
            cover=False,
        ),
        "training_procedure",
        look(COPY, skew=0.9),
        reference_no="HY-HR-02",
        version="A/1",
        issue_date="2022-12-15",
    )
    client.docx(
        f"{at}/有害物质管控办法.docx",
        procedure(
            G.name,
            "有害物质管控管理办法",
            "HY-QP-15",
            "A/0",
            dots("2023-06-08"),
            dots("2023-06-15"),
            PEOPLE,
            "### 1 要求\n原辅材料和产品中铅、汞、镉、六价铬等有害物质应符合客户及国家限量要求，供方提供检测报告。",
        ),
        "hazardous_substance_procedure",
        reference_no="HY-QP-15",
        version="A/0",
        issue_date="2023-06-08",
    )
    path = f"{at}/突发环境事件应急预案（征求意见稿）.docx"
    client.docx(
        path,
        f"""
@watermark 征求意见稿
# 突发环境事件应急预案\\n（征求意见稿）
- 编制单位：{G.name}　　版本：＿＿＿　　发布日期：＿＿年＿＿月＿＿日
### 1 总则
为有效应对XX公司突发环境事件，编制本预案。请各部门于＿月＿日前反馈修改意见。
### 2 组织机构
总指挥：＿＿＿＿　副总指挥：＿＿＿＿　联系电话：＿＿＿＿＿＿
""",
        "emergency_plan",
    )
    client.gap(None, "document-blank", "征求意见稿，栏目未填", doc_type="emergency_plan", document=path)
    client.docx(
        f"{at}/注塑机操作规程.docx",
        procedure(
            G.name,
            "注塑机安全节能操作规程",
            "HY-WI-101",
            "A/4",
            slashes_of("2025-02-18"),
            slashes_of("2025-02-20"),
            PEOPLE,
            "### 操作要求\n1．开机前检查料筒温度；2．停机超过40分钟关闭加热圈；3．废液压油倒入指定收集桶。",
            cover=False,
        ),
        "operating_instruction",
        reference_no="HY-WI-101",
        version="A/4",
        issue_date="2025-02-18",
    )
    client.gap("mandatory", "document-missing", "没有能源计量管理制度", doc_type="energy_metering_procedure")


def slashes_of(iso: str) -> str:
    from .company import slashes

    return slashes(iso)


def add_organisation(client: Client) -> None:
    at = "04 组织与目标"
    client.pdf(
        f"{at}/成立绿色工厂推进小组文件.pdf",
        f"""
@red {G.name}文件 | 瀚宇字〔2025〕11号
## 关于成立绿色工厂推进小组的决定
- 各部门：
经总经理办公会研究，决定成立绿色工厂推进小组，组长{G.legal}，副组长{G.representative}，成员汤雨辰、祁连山、米兰英、车万里。推进小组负责绿色工厂制度建设、实施、考核及奖励，建立目标责任制。办公室设在安环部。
@right {G.name}
@right {zh_words("2025-03-03")}
@seal {G.name}
""",
        "organization_appointment",
        reference_no="瀚宇字〔2025〕11号",
        holder=G.name,
        issue_date="2025-03-03",
    )
    client.scan(
        f"{at}/承诺书.jpg",
        f"""
# 最高管理者承诺书
我作为{G.name}总经理，承诺：领导并推动绿色工厂建设；在公司内部传达绿色工厂的重要性，让每名员工理解自己的责任；为绿色工厂建设提供必要的资金、人员和设备等资源；遵守法律法规，持续改进。
@space 10
@right 总经理：~{G.legal}~
@right {G.name}
@right 2025年3月3日
@seal {G.name}
""",
        "management_commitment",
        look(PHONE, skew=-1.6),
        size=13,
        holder=G.name,
        issue_date="2025-03-03",
    )
    path = f"{at}/管理者代表授权书.pdf"
    client.scan(
        path,
        f"""
# 授　权　书
兹授权{G.representative}同志为本公司绿色工厂管理者代表，履行下列职责：
一、负责绿色工厂体系的建立、实施和保持；
二、向总经理汇报绿色工厂绩效情况。
有效期至岗位调整时止。
@space 10
@right 授权人：~{G.legal}~
@right {G.name}
@right 2025年3月3日
@seal {G.name}
""",
        "representative_authorization",
        look(FLATBED, skew=0.6),
        size=13,
        holder=G.name,
        person=G.representative,
        issue_date="2025-03-03",
    )
    client.gap(
        None, "clause-missing", "四项职责只写了两项", doc_type="representative_authorization", document=path
    )
    path = f"{at}/绿色发展规划2021-2025.docx"
    client.docx(
        path,
        f"""
# {G.name}“十四五”绿色工厂发展规划（2021—2025年）
- 发布日期：2021年3月18日　　规划期：2021年1月1日至2025年12月31日
到2025年，单位产品综合能耗较2020年下降12%，工业固废综合利用率达到70%。
""",
        "medium_long_term_plan",
        holder=G.name,
        issue_date="2021-03-18",
        valid_from="2021-01-01",
        valid_until="2025-12-31",
    )
    client.gap(
        "mandatory",
        "document-expired",
        "规划期2025年底已满，无新规划",
        doc_type="medium_long_term_plan",
        document=path,
        alike=[("document-stale", {"doc_type": "medium_long_term_plan", "document": path})],
    )
    names = []
    for label, energy, waste in [("终稿", "≤675", "≥65%"), ("终稿2", "≤690", "≥60%")]:
        name = f"{at}/2025年度目标指标方案{label}.docx"
        names.append(name)
        client.docx(
            name,
            f"""
@head {G.name} | HY-GF-05
# 2025年度绿色工厂目标、指标及实施方案
- 年度：2025年　　编制日期：2025年1月22日　　编制：汤雨辰　批准：{G.legal}
@table widths=3,2,2
| 指标 | 目标值 | 责任部门 |
| 单位产品综合能耗（kgce/万件） | {energy} | 设备动力部 |
| 工业固体废物综合利用率 | {waste} | 安环部 |
| 单位产品取水量（m³/万件） | ≤9.8 | 生产部 |
实施方案：完成空压机余热回收、照明LED改造、注塑机伺服改造三个项目。
""",
            "annual_targets",
            holder=G.name,
            period="2025",
            issue_date="2025-01-22",
        )
    client.gap(
        None,
        "version-conflict",
        "两份终稿目标值不同",
        document=names[1],
        alike=[("version-conflict", {"document": names[0]})],
    )
    client.gap(
        None,
        "stage-missing",
        "没有2025年目标考核记录",
        chain="target",
        stage="assess",
        alike=[("document-missing", {"doc_type": "target_assessment_record"})],
    )
    _ = table


def add_all(client: Client) -> None:
    add_identity(client)
    add_credit(client)
    add_certificates(client)
    add_procedures(client)
    add_organisation(client)
