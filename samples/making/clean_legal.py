"""Clean client: identity, legality, promises, organisation, plans."""

from __future__ import annotations

from . import drawings
from .clean_figures import DECLINE, comprehensive, output, unit
from .client import Client
from .company import CLEAN, zh, zh0, zh_words
from .looks import COPY, FLATBED, PHONE, look
from .parts import table

C = CLEAN
BUREAU = "青岛市沧阳区市场监督管理局"
APPROVAL = "青岛市沧阳区行政审批服务局"
ECOLOGY = "青岛市沧阳区生态环境局"


def add_licences(client: Client) -> None:
    at = "01 企业资质证照"
    licence = drawings.business_licence(
        holder=C.name,
        code=C.code,
        kind="有限责任公司（自然人投资或控股）",
        person=C.legal,
        capital="叁仟万元整",
        founded="2014年05月16日",
        term="2014年05月16日至长期",
        address=C.address,
        registrar=BUREAU,
        registered="2023年04月11日",
        scope="照明器具制造；照明器具销售；半导体照明器件制造；塑料制品制造；货物进出口。（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
    )
    client.scan(
        f"{at}/营业执照副本.jpg",
        licence,
        "business_license",
        look(FLATBED, skew=0.3),
        holder=C.name,
        uscc=C.code,
        legal_representative=C.legal,
        issue_date="2023-04-11",
        valid_from="2014-05-16",
        valid_until="9999-12-31",
        address=C.address,
    )
    client.copy("新建文件夹/营业执照 - 副本.jpg", f"{at}/营业执照副本.jpg")
    client.gap("advice", "file-duplicate", "逐字节相同的副本", document="新建文件夹/营业执照 - 副本.jpg")
    prop = drawings.property_page(
        "不动产权证书",
        "鲁（2016）青岛市沧阳区不动产权第0006172号",
        [
            ("权利人", C.name),
            ("共有情况", "单独所有"),
            ("坐落", C.address),
            ("不动产单元号", "370299 004012 GB00037 F00010001"),
            ("权利类型", "国有建设用地使用权/房屋所有权"),
            ("权利性质", "出让/自建房"),
            ("用途", "工业用地/工业"),
            ("面积", "宗地面积26680.00㎡/房屋建筑面积34684.00㎡"),
            ("使用期限", "国有建设用地使用权 2014年12月20日起至2064年12月19日止"),
            (
                "权利其他状况",
                "1#厂房 地上2层；2#厂房 地上4层；综合楼 地上5层；房屋结构：钢结构、钢筋混凝土结构",
            ),
        ],
        "青岛市沧阳区自然资源局",
        "2016年11月08日",
    )
    client.scan(
        f"{at}/不动产权证.pdf",
        prop,
        "property_certificate",
        look(FLATBED, skew=-0.4),
        holder=C.name,
        certificate_no="鲁（2016）青岛市沧阳区不动产权第0006172号",
        address=C.address,
        issue_date="2016-11-08",
        valid_until="2064-12-19",
    )
    client.scan(
        f"{at}/建设工程规划许可证.jpg",
        f"""
@font song
# 中华人民共和国\\n建设工程规划许可证
@right 建字第 370299201500026 号
根据《中华人民共和国城乡规划法》第四十条规定，经审核，本建设工程符合国土空间规划和用途管制要求，颁发此证。
@table kv widths=1,3
| 建设单位（个人） | {C.name} |
| 建设项目名称 | 年产300万套LED照明器具项目 |
| 建设位置 | {C.address} |
| 建设规模 | 总建筑面积34684平方米；建筑占地面积11740平方米；用地面积26680平方米 |
| 附图及附件名称 | 总平面图一份；建设工程规划许可证附件一份 |
@space 8
@right 发证机关　青岛市沧阳区自然资源局
@right 日　　期　2015年3月12日
@seal 青岛市沧阳区自然资源局
遵守事项：一、本证是城乡规划主管部门依法审核，建设工程符合规划要求的法律凭证。二、未取得本证或不按本证规定进行建设的，均属违法建设。
""",
        "planning_permit",
        look(FLATBED, skew=0.8, quality=50),
        certificate_no="建字第370299201500026号",
        holder=C.name,
        issue_date="2015-03-12",
    )
    client.pdf(
        f"{at}/项目备案证明.pdf",
        f"""
@font song
# 山东省建设项目备案证明
@right 项目代码：2014-370299-38-03-017725
@table kv widths=1,1,3
| 项目单位基本情况 | 单位名称 | {C.name} |
| ^ | 法定代表人 | {C.legal} |
| ^ | 法人证照号码 | {C.code} |
| 项目基本情况 | 项目名称 | 年产300万套LED照明器具项目 |
| ^ | 建设地点 | {C.address} |
| ^ | 建设规模和内容 | 新建厂房2栋、综合楼1栋，总建筑面积34684平方米，购置注塑机、贴片机、喷涂线等设备186台（套），年产LED平板灯、LED吸顶灯300万套。 |
| ^ | 总投资 | 12600万元 |
承诺：{C.name}（单位）承诺所填写各项内容真实、准确、完整，建设项目符合相关产业政策规定。
@right 备案时间：2014-11-26
@right {APPROVAL}
@seal {APPROVAL}
""",
        "construction_approval",
        reference_no="2014-370299-38-03-017725",
        holder=C.name,
        issue_date="2014-11-26",
    )


def add_environment_papers(client: Client) -> None:
    at = "01 企业资质证照/环评与验收"
    client.scan(
        f"{at}/环评批复.pdf",
        f"""
@red {ECOLOGY} | 沧环审〔2015〕43号
## 关于{C.name}年产300万套LED照明器具项目\\n环境影响报告表的批复
@font song
- {C.name}：
你单位报送的《年产300万套LED照明器具项目环境影响报告表》收悉，经研究，批复如下：
一、项目位于{C.address}，总投资12600万元，其中环保投资410万元，主要建设注塑、喷涂、贴片和组装生产线。在全面落实报告表提出的各项环境保护措施后，同意该项目建设。
二、项目建设和运营中应重点做好：注塑、喷涂有机废气经“过滤棉+活性炭吸附脱附+催化燃烧”处理后达标排放；生活污水经化粪池预处理后排入市政管网；厂界噪声执行《工业企业厂界环境噪声排放标准》（GB 12348-2008）3类标准；危险废物委托有资质单位处置。
三、项目建设必须严格执行环境保护设施与主体工程同时设计、同时施工、同时投产使用的“三同时”制度。
四、本批复自批准之日起五年内开工有效。
@space 4
@right {ECOLOGY}
@right {zh("2015-06-09")}
@seal {ECOLOGY}
""",
        "eia_approval",
        look(FLATBED, gray=False, skew=-0.9),
        reference_no="沧环审〔2015〕43号",
        holder=C.name,
        issue_date="2015-06-09",
    )
    client.docx(
        f"{at}/竣工环保验收意见（终稿）.docx",
        f"""
# {C.name}\\n年产300万套LED照明器具项目\\n竣工环境保护验收意见
@right 验收编号：CGHB-YS-2017-01
2017年12月21日，{C.name}根据《建设项目竣工环境保护验收暂行办法》（国环规环评〔2017〕4号）组织召开竣工环境保护验收会，成立验收工作组，形成意见如下：
### 一、工程建设基本情况
项目位于{C.address}，环评批复文号为沧环审〔2015〕43号，2015年8月开工，2017年6月竣工投入调试。
### 二、环境保护设施落实情况
废气、废水、噪声、固体废物污染防治设施均已按环评及批复要求建成，与主体工程同时设计、同时施工、同时投产使用。
### 三、验收监测结果
验收监测期间生产工况为设计能力的82%~88%，各项污染物排放浓度均符合相应标准限值。
### 四、验收结论
该项目环境保护手续齐全，落实了“三同时”制度，验收组一致同意项目通过竣工环境保护验收。
@table widths=1,2,2,1
| 姓名 | 单位 | 职务/职称 | 签字 |
| {C.legal} | {C.name} | 总经理 | ~{C.legal}~ |
| 韩松柏 | {C.name} | 安环部经理 | ~韩松柏~ |
| 顾允之 | 特邀专家 | 高级工程师 | ~顾允之~ |
@right {C.name}
@right 2017年12月21日
""",
        "three_simultaneities_acceptance",
        reference_no="CGHB-YS-2017-01",
        holder=C.name,
        issue_date="2017-12-21",
    )
    client.pdf(
        f"{at}/节能审查意见.pdf",
        f"""
@red 青岛市沧阳区发展和改革局 | 沧发改能审〔2015〕17号
## 关于{C.name}年产300万套LED照明器具项目\\n节能评估报告表的审查意见
- {C.name}：
报来《年产300万套LED照明器具项目节能评估报告表》及有关材料收悉。经审查，现提出意见如下：
一、原则同意项目节能评估报告表。项目建设符合固定资产投资项目节能评估和审查制度要求。
二、项目年综合能源消费量（当量值）不超过620吨标准煤，其中电力430万千瓦时、天然气7.5万立方米；单位产品综合能耗不高于2.07千克标准煤/套·百套口径以备案值为准。
三、项目未采用国家明令禁止和淘汰的用能产品和设备，主要用能设备达到2级及以上能效水平。
四、请在项目设计、施工及投产使用中落实各项节能措施。
@right 青岛市沧阳区发展和改革局
@right {zh("2015-05-18")}
@seal 青岛市沧阳区发展和改革局
""".replace("；单位产品综合能耗不高于2.07千克标准煤/套·百套口径以备案值为准", ""),
        "energy_conservation_review",
        reference_no="沧发改能审〔2015〕17号",
        holder=C.name,
        issue_date="2015-05-18",
    )
    client.scan(
        f"{at}/排污许可证正本.png",
        f"""
@space 10
@font kai
@big kai 34 排　污　许　可　证
@center 证书编号：{C.code}001Q
@space 6
@size 13
- 单位名称：{C.name}
- 注册地址：{C.address}
- 法定代表人：{C.legal}
- 生产经营场所地址：{C.address}
- 行业类别：照明灯具制造（C3872）
- 统一社会信用代码：{C.code}
- 有效期限：自2024年08月22日至2029年08月21日止
@space 14
@right 发证机关：（盖章）{ECOLOGY}
@right 发证日期：2024年08月22日
@seal {ECOLOGY}
@space 20
@size 9
@center 中华人民共和国生态环境部监制　　　　　{ECOLOGY}印制
""",
        "pollutant_discharge_permit",
        look(FLATBED, dpi=130, skew=0.6, noise=0, shade=0),
        size=12,
        certificate_no=f"{C.code}001Q",
        holder=C.name,
        uscc=C.code,
        valid_from="2024-08-22",
        valid_until="2029-08-21",
    )
    client.pdf(
        f"{at}/排污许可证执行报告（2025年年报）.pdf",
        f"""
@head 排污许可证执行报告 | 年报
# 排污许可证执行报告（年报）
@table kv widths=1,2
| 排污许可证编号 | {C.code}001Q |
| 单位名称 | {C.name} |
| 报告时段 | 2025年 |
| 法定代表人 | {C.legal} |
| 报告日期 | 2026年1月14日 |
### 一、排污许可执行情况汇总
报告期内，本单位各排放口污染物排放浓度均未超过许可排放浓度限值，无超标时段，自行监测按方案完成，台账记录完整。
### 二、实际排放量与许可排放量
@table widths=2,2,2,2,1
| 污染物 | 许可年排放量（t） | 实际排放量（t） | 核算方法 | 是否达标 |
| 挥发性有机物 | 1.860 | 0.742 | 监测数据 | 达标 |
| 颗粒物 | 0.540 | 0.163 | 监测数据 | 达标 |
| 化学需氧量 | 1.200 | 0.415 | 监测数据 | 达标 |
| 氨氮 | 0.108 | 0.033 | 监测数据 | 达标 |
### 三、结论
本单位2025年遵守排污许可证规定，满足总量控制要求，环境保护设施正常运行，无违反排污许可的情形。
@right {C.name}（盖章）
@seal {C.name}
""",
        "permit_execution_report",
        holder=C.name,
        period="2025",
        issue_date="2026-01-14",
    )


def add_credit(client: Client) -> None:
    at = "01 企业资质证照/信用与合规"
    client.pdf(
        f"{at}/信用报告20261012.pdf",
        f"""
@head 公共信用信息查询 | 报告编号：XY20261012-0774201
# 法人和非法人组织公共信用信息报告
@table kv widths=1,3
| 主体名称 | {C.name} |
| 统一社会信用代码 | {C.code} |
| 法定代表人 | {C.legal} |
| 企业类型 | 有限责任公司（自然人投资或控股） |
| 登记状态 | 在营（开业）企业 |
| 查询时段 | 近三年 |
| 报告生成日期 | 2026年10月12日 |
### 一、行政管理信息
@table widths=3,1
| 信息类别 | 条数 |
| 行政许可 | 4 |
| 行政处罚 | 0 |
| 严重失信主体名单 | 0 |
| 经营异常名录 | 0 |
| 失信被执行人 | 0 |
### 二、说明
经查询，该主体近三年无行政处罚信息，未列入经营异常名录，未列入严重违法失信名单，不是失信被执行人。近三年未发现安全生产、环境保护、产品质量领域的违法违规记录。
1．本报告依据截至报告生成时各部门归集的信息。2．客服电话：0532-8019-2020。
@watermark 信用信息查询
""",
        "credit_report",
        font="sans",
        holder=C.name,
        uscc=C.code,
        issue_date="2026-10-12",
    )
    client.scan(
        f"{at}/无事故证明.pdf",
        f"""
@font song
# 证　　明
@space 6
兹有{C.name}（统一社会信用代码：{C.code}），系我辖区内生产企业。经查询，自2023年10月1日至2026年9月30日，该公司未发生较大及以上安全生产事故、突发环境事件和产品质量事故，未受到应急管理、生态环境、市场监管部门的行政处罚，生产经营正常。
特此证明。
@space 14
@right 青岛市沧阳区应急管理局
@right {zh_words("2026-10-15")}
@seal 青岛市沧阳区应急管理局
""",
        "compliance_statement",
        look(COPY, gray=False, skew=1.0),
        size=13,
        holder=C.name,
        issue_date="2026-10-15",
    )


def add_promises(client: Client) -> None:
    at = "02 承诺与组织机构"
    client.scan(
        f"{at}/最高管理者承诺书.pdf",
        f"""
@head {C.name} | CG-GF-01
# 绿色工厂最高管理者承诺书
本人作为{C.name}最高管理者，就绿色工厂创建郑重承诺：
一、对绿色工厂的有效性负责，确保建立绿色工厂建设、运维的方针和目标，并与公司战略方向相一致。
二、在公司内部向全体员工传达有效的绿色制造和符合绿色工厂要求的重要性，通过例会、宣传栏和培训持续沟通。
三、确保绿色工厂建设所需的资源可获得，每年安排不低于营业收入0.5%的专项资金，并配备相应的人员、设备和技术。
四、将绿色工厂要求融入公司的业务过程，促进持续改进，确保实现预期结果。
五、指导并支持员工对绿色工厂的有效性做出贡献，支持其他管理人员在其职责范围内发挥领导作用。
@space 10
@right 最高管理者（总经理）签字：~{C.legal}~
@right {C.name}（公章）
@right {zh("2026-01-12")}
@seal {C.name}
""",
        "management_commitment",
        look(FLATBED, skew=0.7),
        holder=C.name,
        issue_date="2026-01-12",
    )
    client.scan(
        f"{at}/管代授权书.jpg",
        f"""
@head {C.name} | CG-GF-02
# 绿色工厂管理者代表授权书
为保证绿色工厂建设的有效开展，兹授权 **{C.representative}** 同志为我公司绿色工厂管理者代表，全面负责绿色工厂的建设、运行与保持，并赋予以下职责和权限：
1．确保绿色工厂建设、运维体系按照要求建立、实施、保持和持续改进；
2．负责组织收集并保持工厂满足绿色工厂评价要求的证据；
3．向最高管理者报告绿色工厂的绩效以及改进的需求；
4．在公司内提高全员绿色制造意识，识别改进机会并推动落实。
本授权自签发之日起生效。
@space 10
@right 授权人（总经理）：~{C.legal}~
@right 被授权人：~{C.representative}~
@right {C.name}
@right 2026年1月12日
@seal {C.name}
""",
        "representative_authorization",
        look(PHONE, skew=1.2),
        holder=C.name,
        person=C.representative,
        issue_date="2026-01-12",
    )
    client.pdf(
        f"{at}/关于成立绿色工厂领导小组的通知.pdf",
        f"""
@red {C.name}文件 | 澄光〔2026〕3号
## 关于成立绿色工厂创建领导小组及\\n建立目标责任制的通知
- 各部门、各车间：
为加强绿色工厂建设，经公司研究，决定成立绿色工厂创建领导小组，下设绿色工厂管理办公室，作为公司绿色工厂管理机构。
### 一、组成人员
- 组　长：{C.legal}（总经理）
- 副组长：{C.representative}（副总经理、管理者代表）
- 成　员：韩松柏（安环部）、屠建业（设备部）、闻立群（生产部）、柴若兰（采购部）、邬文澜（品质部）、桑以宁（人事行政部）
### 二、职责
管理办公室设在安环部，负责绿色工厂有关的制度建设、实施、考核及奖励工作，组织分解目标、收集证据、编制自评价报告。
### 三、目标责任制
总经理与各部门负责人签订年度绿色工厂目标责任书，按季度考核，年终兑现奖惩，奖励金额为部门月度绩效的3%~8%。
@right {C.name}
@right {zh("2026-01-15")}
@seal {C.name}
""",
        "organization_appointment",
        reference_no="澄光〔2026〕3号",
        holder=C.name,
        issue_date="2026-01-15",
    )
    client.scan(
        f"{at}/相关方环境承诺书及履行情况.tif",
        f"""
@head {C.name} | CG-GF-05
# 相关方环境承诺书
我公司向客户、供应商、周边社区及其他相关方承诺：
（一）遵守国家和地方环境保护法律法规，污染物稳定达标排放；
（二）产品满足客户关于有害物质限制使用的要求，每年提供检测报告；
（三）每年公开社会责任报告和温室气体核查结果，接受社会监督；
（四）对相关方的环境投诉在3个工作日内答复。
### 承诺履行情况
截至2026年9月，监测报告全部达标，客户有害物质要求100%满足，社会责任报告已于公司网站公开，未收到环境投诉，上述承诺均已履行。
@space 6
@right 承诺单位：{C.name}
@right 法定代表人：~{C.legal}~
@right 2026年9月28日
@seal {C.name}
""",
        "stakeholder_commitment",
        look(FLATBED, dpi=200, skew=0.3, noise=0, shade=0),
        holder=C.name,
        issue_date="2026-09-28",
    )


def add_targets(client: Client) -> None:
    at = "03 规划与目标"
    client.docx(
        f"{at}/绿色工厂中长期规划（2024-2028年）.docx",
        f"""
@head {C.name} | CG-GF-11 A/0
# 绿色工厂建设中长期规划\\n（2024—2028年）
### 一、指导思想
以用地集约化、原料无害化、生产洁净化、废物资源化、能源低碳化为方向，建设绿色工厂。本规划自2024年1月1日起施行，至2028年12月31日止。
### 二、总体目标
@table widths=3,1,1,1,1
| 指标 | 2023年基准 | 2025年 | 2027年 | 2028年 |
| 单位产品综合能耗（kgce/万套） | 1902 | 1790 | 1715 | 1680 |
| 单位产品取水量（m³/万套） | 48.6 | 43.0 | 41.5 | 41.0 |
| 工业固体废物综合利用率（%） | 86 | 90 | 93 | 95 |
| 可再生能源占比（%） | 8 | 11 | 15 | 18 |
### 三、重点任务
节能改造、清洁生产、绿色供应链、碳管理与零碳车间试点四项任务，分年度列入实施方案。
### 四、保障措施
由绿色工厂管理办公室按季度跟踪，每年修订一次年度目标。
@right 批准：{C.legal}　　发布日期：2023年12月25日
""",
        "medium_long_term_plan",
        holder=C.name,
        issue_date="2023-12-25",
        valid_from="2024-01-01",
        valid_until="2028-12-31",
    )
    client.pdf(
        f"{at}/2025年绿色工厂目标指标及实施方案.pdf",
        f"""
@red {C.name}文件 | 澄光〔2025〕2号
## 2025年度绿色工厂目标、指标和实施方案
@table widths=1,3,3,2,2
| 序号 | 指标 | 2025年目标值 | 责任部门 | 完成时间 |
| 1 | 单位产品综合能耗 | ≤1790 kgce/万套 | 设备部 | 2025年12月 |
| 2 | 单位产品取水量 | ≤43.0 m³/万套 | 生产部 | 2025年12月 |
| 3 | 工业固体废物综合利用率 | ≥90% | 安环部 | 2025年12月 |
| 4 | 危险废物合规处置率 | 100% | 安环部 | 全年 |
| 5 | 可再生能源占比 | ≥11% | 设备部 | 2025年12月 |
### 实施方案
1．实施注塑机伺服节能改造项目，2025年1月投入运行；2．实施空压机余热回收项目，2025年1月投入运行；3．开展节水管理，按月统计分析；4．目标按季度考核，与目标责任书挂钩。
@right {C.name}
@right {zh("2025-01-08")}
@seal {C.name}
""",
        "annual_targets",
        holder=C.name,
        period="2025",
        issue_date="2025-01-08",
    )
    rows = [
        ["指标", "目标值", "完成值", "完成情况", "考核得分", "奖惩"],
        ["单位产品综合能耗（kgce/万套）", "≤1790", f"{unit(2025):.2f}", "完成", "30", "奖励设备部5000元"],
        [
            "单位产品取水量（m³/万套）",
            "≤43.0",
            f"{11868 / output(2025):.1f}",
            "完成",
            "20",
            "奖励生产部3000元",
        ],
        ["工业固体废物综合利用率（%）", "≥90", "93.0", "完成", "20", "—"],
        ["危险废物合规处置率（%）", "100", "100", "完成", "15", "—"],
        ["可再生能源占比（%）", "≥11", "11.5", "完成", "15", "—"],
    ]
    client.docx(
        f"{at}/2025年目标考核及奖励记录.docx",
        f"""
@head {C.name} | CG-GF-12 A/0
# 2025年度绿色工厂目标考核及奖励记录
- 考核期间：2025年　　考核日期：2026年1月9日　　考核人：{C.representative}
{table(rows, "widths=4,2,2,2,2,3")}
2025年综合能耗{comprehensive(2025):.2f}吨标准煤，合格品产量{output(2025):.1f}万套，单位产品综合能耗较2024年下降{DECLINE}%，完成年度目标。
改进措施：2026年继续推进空压站群控优化，将单位产品综合能耗目标调整为1760 kgce/万套，纳入下一年度目标。
@right 审批：~{C.legal}~　　2026年1月9日
""",
        "target_assessment_record",
        holder=C.name,
        period="2025",
        issue_date="2026-01-09",
    )


def add_all(client: Client) -> None:
    add_licences(client)
    add_environment_papers(client)
    add_credit(client)
    add_promises(client)
    add_targets(client)
    client.scan(
        "01 企业资质证照/节能先进单位奖状.jpg",
        f"""
@space 14
@font kai
@big kai 44 荣 誉 证 书
@space 6
@size 21
- {C.name}：
荣获2024年度沧阳区节能先进单位称号，特发此证，以资鼓励。
@space 12
@right 青岛市沧阳区工业和信息化局
@right {zh0("2025-06-18")}
@seal 青岛市沧阳区工业和信息化局
""",
        "award_certificate",
        look(PHONE, skew=-1.5),
        wide=True,
        holder=C.name,
        issuer="青岛市沧阳区工业和信息化局",
        issue_date="2025-06-18",
    )
