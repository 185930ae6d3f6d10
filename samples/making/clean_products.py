"""Clean client: suppliers and purchasing, products, materials, buildings, lighting, techniques."""

from __future__ import annotations

from . import clean_figures as f
from . import drawings
from .books import Cell, Sheet
from .client import Client
from .company import CLEAN, day, zh
from .looks import COPY, FLATBED, PHONE, look
from .parts import signatures, table

C = CLEAN
TESTER = "青岛衡标检测认证有限公司"
SUPPLIERS = [
    ("宁波立塑新材料有限公司", "PC/PMMA粒料", 92, 28),
    ("东莞晶耀光电有限公司", "LED灯珠", 90, 27),
    ("青岛泽源包装有限公司", "纸箱", 85, 26),
    ("常州锐驰电源有限公司", "驱动电源", 88, 25),
    ("烟台水韵涂料有限公司", "水性涂料", 91, 29),
]


def add_suppliers(client: Client) -> None:
    at = "08 采购与供方"
    rows: list[list[Cell]] = [["序号", "供方名称", "供应物料", "评价得分", "环保得分", "等级", "入选日期"]]
    rows += [
        [n, s[0], s[1], s[2], s[3], "A" if s[2] >= 90 else "B", day("2025-05-16")]
        for n, s in enumerate([*SUPPLIERS, ("莱芜兴达塑业有限公司", "ABS粒料", 74, 19)], 1)
    ]
    client.book(
        f"{at}/2025年合格供应商名录.xlsx",
        [
            Sheet(
                "名录",
                rows,
                title="2025年度合格供应商名录",
                note=[f"{C.name}采购部　编制：柴若兰　批准：程思齐　日期：2025-05-20"],
                widths=(6, 28, 16, 10, 10, 8, 13),
            )
        ],
        "supplier_list",
        issue_date="2025-05-20",
    )
    rows2 = [["供方名称", "质量(30)", "交付(20)", "价格(20)", "环保(30)", "合计", "结论"]]
    for s in SUPPLIERS:
        rest = s[2] - s[3]
        quality = min(30, rest - 34)
        rows2.append(
            [s[0], str(quality), "18", str(rest - quality - 18), str(s[3]), str(s[2]), "合格，继续采购"]
        )
    rows2.append(["莱芜兴达塑业有限公司", "20", "14", "17", "12", "63", "不合格，取消资格"])
    client.docx(
        f"{at}/2025年度供应商重新评价表.docx",
        f"""
@head {C.name} | CG-CG-R04
# 供应商年度重新评价表
- 评价年度：2025年　　评价日期：2025年12月19日　　评价人：柴若兰、邬文澜、岳清禾
{table(rows2, "widths=4,1,1,1,1,1,3")}
环保项评价内容：环境管理体系、有害物质管控、能效、可回收包装。莱芜兴达塑业有限公司环保项低于18分，予以淘汰，2026年起不再采购。
""",
        "supplier_evaluation",
        issue_date="2025-12-19",
    )
    seller = SUPPLIERS[0][0]
    client.scan(
        f"{at}/采购合同-宁波立塑.pdf",
        f"""
@head 合同编号：CG-CGHT-2025-018
# 原材料采购合同
- 甲方（买方）：{C.name}
- 乙方（卖方）：{seller}
一、产品：PC光扩散粒料（含30%再生料），数量60吨，单价17800元/吨，总价1068000元。
二、交货：按月分批送至甲方工厂。
三、环保要求：1．产品有害物质须符合GB/T 26572-2011限量要求，乙方每年提供检测报告；2．包装使用可回收材料，再生料含量不低于30%；3．优先采用能效达标的生产设备，乙方应遵守环境保护法律法规，持续改进环境绩效。
四、违约责任：有害物质超标的，甲方有权退货并要求赔偿。
五、本合同自双方盖章之日起生效，传真件有效，电话0574-20250506。
{signatures(C.name, seller, "签订日期：2025年6月16日")}
""",
        "purchase_contract",
        look(COPY, gray=False, skew=0.5),
        holder=C.name,
        issue_date="2025-06-16",
    )
    rows3 = [
        ["检验项目", "要求", "实测", "判定"],
        ["外观", "无黑点、无结块", "合格", "OK"],
        ["熔融指数(g/10min)", "12±2", "12.4", "OK"],
        ["含水率(%)", "≤0.02", "0.012", "OK"],
        ["RoHS（XRF筛查）", "无超标元素", "未检出超标", "OK"],
    ]
    client.scan(
        f"{at}/进货检验记录202608.jpg",
        f"""
@head {C.name} | CG-QC-R07 A/3
# 进货检验记录单
- 物料：PC光扩散粒料　　供方：{seller}　　批号：LS260805
- 送检日期：2026年8月6日　　检验日期：2026年8月6日　　批量：5000kg　抽样：5包
{table(rows3, "widths=3,3,2,1 align=c size=11")}
- 结论：合格，准予入库。　　检验员：~邬小雨~　　审核：~邬文澜~
""",
        "incoming_inspection_record",
        look(PHONE, skew=1.0),
        issue_date="2026-08-06",
    )


def add_products(client: Client) -> None:
    at = "09 产品"
    client.scan(
        f"{at}/CCC证书-LED平板灯.jpg",
        f"""
@space 6
@font song
@big song 24 中国国家强制性产品认证证书
@center 证书编号：2024011001688201
@size 12
- 认证委托人名称、地址：{C.name}　{C.address}
- 生产者（制造商）：{C.name}
- 生产企业：{C.name}
- 产品名称和系列、规格、型号：LED平板灯 CG-PL36 系列
- 产品标准和技术要求：GB 7000.1-2015、GB 7000.202-2008、GB 17625.1-2022
上述产品符合强制性产品认证实施规则CNCA-C10-01:2014的要求，特发此证。
@space 6
- 发证日期：2024年04月16日　　有效期至：2029年04月15日
- 证书有效期内本证书的有效性依据发证机构的定期监督获得保持。
@space 6
@right {TESTER}
@seal {TESTER}
""".replace("GB 7000.1-2015、GB 7000.202-2008、GB 17625.1-2022", "按认证实施规则执行"),
        "ccc_certificate",
        look(FLATBED, skew=-0.5),
        certificate_no="2024011001688201",
        holder=C.name,
        issue_date="2024-04-16",
        valid_until="2029-04-15",
    )
    client.pdf(
        f"{at}/LED平板灯能效检测报告.pdf",
        f"""
@head {TESTER} | 报告编号：HB-NX-2026-0457
# 产品能效检测报告
@table kv widths=1,3
| 委托单位 | {C.name} |
| 样品名称 | LED平板灯 CG-PL36（36W，4000K） |
| 检测依据 | GB 30255-2019《室内照明用LED产品能效限定值及能效等级》 |
| 收样日期 | 2026年3月16日 |
@table widths=3,2,2,2 align=c
| 项目 | 限定值（3级） | 1级要求 | 实测 |
| 光效（lm/W） | 80 | 110 | 124.6 |
| 显色指数Ra | 80 | 80 | 83.2 |
结论：产品能效达到1级，优于限定值，符合节能要求。
@right {TESTER}
@right 签发日期：2026年3月27日
@seal {TESTER}
""",
        "product_efficiency_report",
        reference_no="HB-NX-2026-0457",
        holder=C.name,
        issue_date="2026-03-27",
    )
    client.scan(
        f"{at}/RoHS检测报告.pdf",
        f"""
@head {TESTER} | No. HB-RH-2026-1102
# 检测报告 TEST REPORT
- 申请单位 Applicant：{C.name}
- 样品名称 Sample：LED吸顶灯整灯拆分件　　接收日期 Received：2026-05-11
- 检测要求：GB/T 26572-2011 有害物质限量
@table widths=3,2,2,2 align=c
| 测试项目 Test item | 限值 Limit (mg/kg) | 结果 Result | 结论 |
| 铅 Pb | 1000 | 32 | 符合 |
| 汞 Hg | 1000 | N.D. | 符合 |
| 镉 Cd | 100 | N.D. | 符合 |
| 六价铬 Cr(VI) | 1000 | N.D. | 符合 |
| 多溴联苯 PBBs | 1000 | N.D. | 符合 |
| 多溴二苯醚 PBDEs | 1000 | N.D. | 符合 |
结论 Conclusion：所测样品符合有害物质限制使用要求。
@right 批准 Approved：~高见山~
@right 日期 Date：2026-05-19
@seal {TESTER} | 检测专用章
""",
        "hazardous_substance_test_report",
        look(FLATBED, skew=0.7),
        reference_no="HB-RH-2026-1102",
        holder=C.name,
        issue_date="2026-05-19",
    )
    client.docx(
        f"{at}/LED平板灯生态设计报告.docx",
        f"""
# LED平板灯生态设计报告
- 单位：{C.name}　　编制：研发部　　日期：2025年11月20日
### 1 生态设计理念
公司在产品设计中引入生态设计理念，依据GB/T 24256-2009，对LED平板灯从原料、制造、包装、使用到回收的全生命周期进行环境因素分析。
### 2 设计方案
轻量化：边框减重18%；节能：光效提高至124lm/W；易拆解：卡扣结构替代胶粘；原料无害化：无铅焊接、水性涂料；再生料：导光板使用30%再生PMMA。
### 3 评价
按GB/T 32161-2015自评价，资源、能源、环境、品质四类指标均满足生态设计产品评价要求。
""",
        "eco_design_report",
        holder=C.name,
        issue_date="2025-11-20",
    )
    parts = [
        ("PC/PMMA灯罩", 0.62, 0.95),
        ("铝型材边框", 0.48, 0.98),
        ("钢背板", 0.55, 0.97),
        ("驱动电源", 0.21, 0.45),
        ("灯珠与铝基板", 0.14, 0.60),
    ]
    mass, back = sum(p[1] for p in parts), sum(round(p[1] * p[2], 4) for p in parts)
    rows: list[list[Cell]] = [
        ["零部件", "质量(kg)", "可回收率", "可回收质量(kg)"],
        *[[p[0], p[1], p[2], round(p[1] * p[2], 4)] for p in parts],
        ["合计", round(mass, 2), None, round(back, 4)],
    ]
    client.book(
        f"{at}/可回收利用率计算.xlsx",
        [
            Sheet(
                "计算",
                rows,
                title="LED平板灯可回收利用率计算报告",
                note=[f"{C.name}　依据GB/T 20862-2007　计算日期：2025年12月2日"],
                tail=[
                    f"可回收利用率 = {back:.4f} ÷ {mass:.2f} = {back / mass * 100:.1f}%，较上一代产品（81.2%）提高。"
                ],
            )
        ],
        "recyclability_calculation",
        holder=C.name,
        issue_date="2025-12-02",
    )
    client.pdf(
        f"{at}/产品碳足迹报告.pdf",
        f"""
# 产品碳足迹报告
@center LED平板灯 CG-PL36
- 委托方/生产者：{C.name}　　核算标准：GB/T 24067-2024　　数据期：2025年1月—12月
- 功能单位：1套LED平板灯　　系统边界：从摇篮到大门
@table widths=3,2,1 align=c
| 阶段 | 碳足迹（kgCO2e/套） | 占比 |
| 原材料获取 | 6.42 | 82.3% |
| 运输 | 0.31 | 4.0% |
| 生产制造 | 1.07 | 13.7% |
| 合计 | 7.80 | 100% |
改善：通过再生料替代，较2024年降低6.1%。结果已在公司网站公布。
@right 编制单位：{TESTER}
@right 报告日期：2026年4月22日
@seal {TESTER}
""",
        "carbon_footprint_report",
        holder=C.name,
        standard="GB/T 24067-2024",
        issue_date="2026-04-22",
    )
    materials: list[list[Cell]] = [
        ["序号", "原辅材料", "2024年用量(t)", "2025年用量(t)", "2025年单耗(t/万套)", "是否绿色物料", "备注"]
    ]
    base = [
        ("PC/PMMA粒料（含30%再生）", 1648.0, 1712.0, "是", "再生料"),
        ("铝型材", 1266.0, 1332.0, "否", None),
        ("钢板", 1452.0, 1520.0, "否", None),
        ("水性涂料", 12.4, 12.8, "是", "替代溶剂型"),
        ("无铅锡膏", 2.1, 2.2, "是", "有害物质替代"),
        ("纸箱（再生纸）", 385.0, 401.0, "是", "再生料"),
    ]
    for n, (name, old, new, green, remark) in enumerate(base, 1):
        materials.append([n, name, old, new, round(new / f.output(2025), 3), green, remark])
    client.book(
        f"{at}/原辅材料清单及消耗统计.xlsx",
        [
            Sheet(
                "原材料",
                materials,
                title="主要原辅材料清单及消耗统计表",
                note=[f"{C.name}　统计日期：2026年1月12日"],
                tail=["按GB/T 36132附录A识别、统计绿色物料；绿色物料使用率42.7%（= 2128.0 ÷ 4980.0）。"],
                widths=(6, 26, 14, 14, 18, 12, 16),
            )
        ],
        "material_list",
        issue_date="2026-01-12",
    )
    client.docx(
        f"{at}/节约原材料评价报告.docx",
        f"""
# 节约原材料评价报告
- 评价单位：{C.name}　　评价日期：2026年1月20日　　依据：GB/T 29115-2012《工业企业节约原材料评价导则》
2025年单位产品主要原材料消耗量{4980.0 / f.output(2025):.3f}t/万套，较2024年（{4765.5 / f.output(2024):.3f}t/万套）降低，低于行业平均18.9t/万套。
评估有害物质及化学品减量使用或替代的可行性：水性涂料替代溶剂型涂料、无铅锡膏替代含铅锡膏均已实施；清洗剂减量10%可行，列入2026年计划。
评价结论：原材料使用量减少，符合节约原材料评价要求。
""",
        "material_saving_evaluation",
        issue_date="2026-01-20",
    )


def add_buildings(client: Client) -> None:
    at = "11 基础设施"
    houses = [
        ("1#厂房（注塑、喷涂）2层 5200㎡占地", 8, 10, 80, 46),
        ("2#厂房（SMT、组装）4层 4680㎡占地", 100, 10, 76, 46),
        ("综合楼5层 1240㎡占地", 8, 74, 46, 24),
        ("危废贮存间 独立设置", 150, 74, 26, 16),
        ("危化品库 独立设置", 150, 98, 26, 16),
        ("空压站、配电室 490㎡", 66, 74, 34, 20),
        ("门卫", 88, 124, 14, 8),
        ("绿化及透水停车场 透水地面32%", 8, 106, 66, 24),
    ]
    lines = [
        "主要技术经济指标",
        "用地面积 26680㎡",
        "总建筑面积 34684㎡",
        "建筑占地面积 11740㎡",
        "容积率 1.30",
        "建筑密度 44.0%",
        "室外透水地面 32%",
        "计量设备布置：",
        "● 电-总01 配电室",
        "● 电-注02 1#厂房",
        "● 电-喷03 1#厂房",
        "● 气-01 西侧围墙",
        "● 水-01 门卫",
        "● SB-003 1#厂房",
    ]
    client.drawn(
        f"{at}/厂区总平面布置图（含计量设备布置）.pdf",
        drawings.ground_plan("厂区总平面布置图", C.name, houses, lines, "设计 屠建业"),
        "site_plan",
    )
    client.docx(
        f"{at}/照明设计说明及照度检测报告.docx",
        f"""
# 照明设计说明及照度检测报告
- 单位：{C.name}　　检测日期：2026年3月12日　　检测仪器：照度计TES-1332A
依据GB/T 50034-2024《建筑照明设计标准》，各场所照度均符合规定；不同场所按一般、局部、应急进行分级设计。
@table widths=2,2,2,2,1
| 场所 | 标准值(lx) | 实测(lx) | 灯具类型 | 结论 |
| 注塑车间 | 300 | 336 | LED | 符合 |
| SMT车间 | 500 | 548 | LED | 符合 |
| 组装车间 | 500 | 531 | LED | 符合 |
| 办公室 | 300 | 352 | LED | 符合 |
| 库房 | 100 | 128 | LED | 符合 |
厂房设采光带，尽量利用自然光；全厂灯具1860盏，LED节能灯1860盏，节能灯占比100%；走廊、卫生间等公共场所分区、分组并采用定时自动调光控制。
@right 检测：屠建业　审核：韩松柏
@right 报告日期：2026年3月16日
""",
        "lighting_report",
        issue_date="2026-03-16",
    )
    client.scan(
        f"{at}/室内空气检测报告.pdf",
        f"""
@head {TESTER} | 报告编号：HB-KQ-2026-0093
# 室内空气质量检测报告
- 委托单位：{C.name}　　检测地点：综合楼及厂房装修区域　　采样日期：2026年4月7日
@table widths=3,2,2,1 align=c
| 项目 | 限值 | 结果 | 判定 |
| 甲醛（mg/m³） | 0.08 | 0.031 | 合格 |
| 苯（mg/m³） | 0.03 | <0.01 | 合格 |
| 氨（mg/m³） | 0.20 | 0.06 | 合格 |
| 氡（Bq/m³） | 300 | 48 | 合格 |
| TVOC（mg/m³） | 0.60 | 0.19 | 合格 |
结论：厂房内部装饰装修材料中醛、苯、氨、氡等有害物质符合国家标准要求。装修材料符合GB 18580~18588和GB 6566要求。
@right {TESTER}
@right {zh("2026-04-15")}
@seal {TESTER} | 检测专用章
""",
        "indoor_air_test",
        look(FLATBED, skew=-0.7),
        reference_no="HB-KQ-2026-0093",
        holder=C.name,
        issue_date="2026-04-15",
    )
    client.docx(
        f"{at}/绿色技术应用情况说明.docx",
        f"""
# 余热利用、分布式光伏、水循环利用、高效照明等技术情况说明
- 编制单位：{C.name}　　编制日期：2026年3月30日
### 1 余热利用
3台螺杆空压机配置余热回收装置，热水用于烘料预热和职工浴室。
### 2 分布式供能
屋顶400kW分布式光伏2022年并网，自发自用，可再生能源占建筑总能耗的比例大于10%。
### 3 水循环利用
清洗水经“混凝沉淀+超滤”处理后回用于冷却塔补水，节水率12.4%；采用节水器具。
### 4 能源管理中心
建有能源管理中心，接入表计46块，实时监控各车间电、气、水，异常自动报警。
### 5 高效照明与建筑
LED照明占比100%；厂房为多层钢结构建筑；建材选用本地、高耐久材料；厂区设遮雨步行连廊，种植乡土植物。
### 6 制冷剂替代
6台空调机组由R410A替换为R32机组，减少温室气体全球增温潜势较高物质的使用。
""",
        "technology_description",
        issue_date="2026-03-30",
    )


def add_all(client: Client) -> None:
    add_suppliers(client)
    add_products(client)
    add_buildings(client)
