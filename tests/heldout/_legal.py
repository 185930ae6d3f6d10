"""Layouts of identity, legality and application papers."""

from __future__ import annotations

import datetime as dt
import re

from . import _world as w
from ._paper import LEFT, UP, Num, Paper
from ._registry import layout

D = dt.date
LONG = "9999-12-31"


def bureau(p: Paper, kind: str) -> str:
    """An authority of the company's city."""
    found = re.match(r".+?[区市县镇]", p.co.address.removeprefix(p.co.province))
    local = p.co.city + "市" + p.pick("", found.group() if found else "")
    names = {
        "market": ("市场监督管理局", "行政审批服务局", "行政审批局"),
        "eco": ("生态环境局", "生态环境局"),
        "old_eco": ("环境保护局",),
        "reform": ("发展和改革局", "发展和改革委员会", "行政审批服务局"),
        "safety": ("应急管理局",),
        "industry": ("工业和信息化局",),
        "quality": ("市场监督管理局",),
        "land": ("自然资源和规划局", "国土资源和房屋管理局"),
    }
    return local + p.pick(*names[kind])


def doc_number(p: Paper, stem: str, year: int) -> str:
    """An official document number such as 青环审〔2018〕45号."""
    left, right = p.pick(("〔", "〕"), ("〔", "〕"), ("[", "]"), ("（", "）"))
    return f"{p.co.city[0]}{stem}{left}{year}{right}{p.num(1, 320)}号"


def project_name(p: Paper) -> str:
    product = p.pick(*p.co.trade.products)
    return f"年产{p.num(1, 90) * 100}{p.co.trade.measure}{product}{p.pick('项目', '生产线建设项目', '扩建项目', '技术改造项目')}"


def scope_text(p: Paper) -> str:
    return f"一般项目：{'、'.join(p.co.trade.products)}{p.co.trade.scope_verb}；{p.pick('货物进出口', '技术服务', '塑料制品销售', '非居住房地产租赁')}（依法须经批准的项目，经相关部门批准后方可开展经营活动）"


# ---- business licence ----------------------------------------------------------------------------------------------
@layout("business_license", "pdf", "pdf", "docx")
def licence_classic(p: Paper) -> None:
    p.variant, p.border = "classic", True
    issued = p.day_after(p.co.founded)
    p.title("营 业 执 照", 28)
    p.line(p.pick("（副   本）", "（副本）", "(副  本)  1-1"), "center")
    p.line("统一社会信用代码 " + p.code(), p.pick("left", "center"))
    term = licence_term(p)
    pairs = [
        ("名　　称", p.holder()),
        (
            "类　　型",
            p.pick(
                "有限责任公司(自然人投资或控股)", "有限责任公司（台港澳法人独资）", "股份有限公司(非上市)"
            ),
        ),
        ("住　　所", p.put("address", p.co.registered)),
        ("法定代表人", p.put("legal_representative", p.co.legal)),
        ("注册资本", p.pick("伍佰万元整", "人民币2000万元", "壹仟贰佰万元整")),
        ("成立日期", p.day(None, p.co.founded, "cn0")),
        ("营业期限", term),
        ("经营范围", scope_text(p)),
    ]
    p.kv(pairs, p.pick("pad", "plain2", "grid2"))
    p.gap(30)
    p.line(f"登记机关   {bureau(p, 'market')}", "right")
    p.seal(bureau(p, "market"))
    p.line(p.day("issue_date", issued, p.pick("spaced", "cn0", "cn")), "right")
    p.footer = "企业信用信息公示系统网址：http://www.gsxt.gov.cn    应当于每年1月1日至6月30日公示年度报告"
    p.named("营业执照", "营业执照副本", f"{p.co.short}营业执照", "三证合一")


def licence_term(p: Paper) -> str:
    """营业期限, open or with an end."""
    start = p.co.founded
    if p.chance(0.55):
        p.fact("valid_until", LONG)
        shown = p.day("valid_from", start, "cn0")
        return p.pick(f"{shown}至长期", f"自{shown}至无固定期限", f"{shown} 至 长期")
    end = w.add_years(start, p.pick(20, 30, 50), -1)
    return p.day("valid_from", start, "cn0") + p.pick("至", " 至 ") + p.day("valid_until", end, "cn0")


@layout("business_license", "pdf", "pdf", "docx")
def licence_new(p: Paper) -> None:
    p.variant, p.landscape, p.border = "2019", True, p.chance(0.6)
    issued = p.day_after(D(2019, 3, 1))
    p.line(f"统一社会信用代码：{p.code()}", "left")
    p.title("营业执照", 30)
    p.line(p.pick("（副本）", "（正本）"), "center")
    pairs = [
        ("名称", p.holder()),
        ("注册资本", f"{p.num(3, 90) * 100}万元人民币"),
        ("类型", "其他有限责任公司"),
        ("成立日期", p.day(None, p.co.founded, "cn0")),
        ("法定代表人", p.put("legal_representative", p.co.legal)),
        ("住所", p.put("address", p.co.registered)),
        ("经营范围", scope_text(p)),
    ]
    p.kv(pairs, p.pick("grid4", "plain2", "colon"))
    p.gap(20)
    p.line("登记机关", "right")
    p.seal(bureau(p, "market"))
    p.line(p.day("issue_date", issued, "spaced"), "right")
    p.footer = "国家市场监督管理总局监制"
    p.named("营业执照正本", "公司营业执照", "1.营业执照（最新）", "执照")


@layout("business_license", "pdf", "docx")
def licence_electronic(p: Paper) -> None:
    p.variant = "electronic"
    issued = p.day_after(D(2020, 1, 1))
    p.title(p.pick("营业执照（电子副本）", "企业法人营业执照"))
    p.line("扫描市场主体身份码了解更多登记、备案、许可、监管信息，体验更多应用服务。", size=8)
    p.kv(
        [
            ("统一社会信用代码", p.code()),
            ("企业名称", p.holder()),
            (("法定代表人", "法定代表人（负责人）"), p.put("legal_representative", p.co.legal)),
            ("企业类型", "有限责任公司（自然人独资）"),
            ("注册资本", f"{p.num(2, 50) * 100}.000000万人民币"),
            ("成立日期", p.day(None, p.co.founded, "dash")),
            (("营业期限", "经营期限"), licence_term(p)),
            (("住所", "住所（经营场所）"), p.put("address", p.co.registered)),
            ("经营范围", scope_text(p)),
            ("登记机关", bureau(p, "market")),
            (("核准日期", "登记日期"), p.day("issue_date", issued, "dash")),
        ]
    )
    p.line(
        f"打印时间：2026年{p.num(1, 10)}月{p.num(1, 28)}日  本执照由市场监管部门电子签章，与纸质具有同等法律效力",
        size=8,
    )
    p.named("电子营业执照", "营业执照（电子版）")


# ---- old and product licences --------------------------------------------------------------------------------------
@layout("organization_code_certificate", "pdf")
def organization_code(p: Paper) -> None:
    start = p.day_after(D(2010, 1, 1), D(2014, 6, 1))
    p.border = True
    p.title("中华人民共和国组织机构代码证")
    p.line("（副　本）", "center")
    code = p.co.uscc[8:16] + "-" + p.co.uscc[16]
    p.kv(
        [
            (("代码", "代　码"), p.put("certificate_no", code, accept=[f"组代管{code}"])),
            ("机构名称", p.holder()),
            ("机构类型", "企业法人"),
            ("法定代表人", p.co.legal),
            ("地　址", p.co.address),
            (
                "有效期",
                f"自{w.show_date(start, 'cn0')}至{p.day('valid_until', w.add_years(start, 4), 'cn0')}",
            ),
            ("颁发单位", f"{p.co.city}市质量技术监督局"),
            ("颁发日期", p.day("issue_date", start, "cn0")),
        ],
        p.pick("colon", "pad"),
    )
    p.line("说明：组织机构代码证不得出租、出借、冒用、转让、伪造、变造、非法买卖。", size=8)
    p.seal(f"{p.co.city}市质量技术监督局")
    p.named("组织机构代码证", "代码证")


@layout("organization_code_certificate", "pdf", "docx")
def organization_code_plain(p: Paper) -> None:
    issued = p.day_after(D(2009, 1, 1), D(2014, 12, 1))
    code = p.co.uscc[8:16] + "-" + p.co.uscc[16]
    p.title(p.pick("组织机构代码证", "全国组织机构统一代码标识证书"))
    p.table(
        [
            ["机构代码", p.put("certificate_no", code), "机构类型", "企业法人"],
            ["机构名称", p.holder(), LEFT, LEFT],
            ["发证机关", f"{p.co.province}质量技术监督局", "发证日期", p.day("issue_date", issued, "dot0")],
            ["有效期至", p.day("valid_until", w.add_years(issued, 4), "dot0"), "年检情况", "合格"],
        ],
        0,
        [0.2, 0.3, 0.2, 0.3],
    )
    p.named("组织机构代码证复印件", "机构代码")


@layout("production_license", "pdf", "docx")
def production_industrial(p: Paper) -> None:
    start = p.day_after(D(2021, 1, 1), D(2025, 6, 1))
    p.border = True
    p.title("全国工业产品生产许可证", 24)
    p.kv(
        [
            (
                "证书编号",
                p.put(
                    "certificate_no",
                    f"XK{p.num(1, 26):02d}-{p.num(1, 9):03d}-{p.num(100, 2999):05d}",
                    accept=[],
                ),
            ),
            ("企业名称", p.holder()),
            ("住　　所", p.co.registered),
            ("生产地址", p.co.address),
            ("产品名称", p.co.trade.products[0]),
            ("检验方式", "委托检验"),
            (("有效期至", "有 效 期"), p.day("valid_until", w.add_years(start, 5, -1), "cn")),
        ],
        p.pick("pad", "colon", "plain2"),
    )
    p.para("经审查，你单位生产的上述产品符合取得生产许可证条件，特发此证。")
    p.seal(bureau(p, "market"))
    p.line(p.pick("", "发证日期：") + p.day("issue_date", start, "cn"), "right")
    p.named("生产许可证", "工业产品生产许可证")


@layout("production_license", "pdf")
def production_food(p: Paper) -> None:
    start = p.day_after(D(2022, 1, 1), D(2025, 12, 1))
    p.landscape = True
    p.title("食品生产许可证", 26)
    p.kv(
        [
            ("生产者名称", p.holder()),
            (
                "许可证编号",
                p.put("certificate_no", f"SC1{p.num(0, 9)}{p.num(0, 9)}{p.num(10**10, 10**11 - 1)}"),
            ),
            ("社会信用代码", p.co.uscc),
            ("日常监督管理机构", bureau(p, "market")),
            ("法定代表人", p.co.legal),
            ("日常监督管理人员", "监管机构指派人员"),
            ("住所", p.co.registered),
            ("投诉举报电话", "12315"),
            ("生产地址", p.co.address),
            ("发证机关", bureau(p, "market")),
            ("食品类别", p.pick("糕点；速冻食品", "方便食品；饼干")),
            ("签发人", w.person(p.rng)),
        ],
        "grid4",
    )
    p.line(p.day("issue_date", start, "spaced"), "right")
    p.line(f"有效期至：{p.day('valid_until', w.add_years(start, 5, -1), 'spaced')}", "right")
    p.named("SC证书", "食品生产许可证正本")


@layout("production_license", "pdf", "docx")
def production_safety(p: Paper) -> None:
    start = p.day_after(D(2023, 12, 1), D(2026, 6, 1))
    p.title("安全生产许可证")
    number = f"（{p.co.province[0]}）WH安许证字〔{start.year}〕{p.num(1, 9999):04d}号"
    p.kv(
        [
            ("编号", p.put("certificate_no", number)),
            ("单位名称", p.holder()),
            ("主要负责人", p.co.legal),
            ("单位地址", p.co.address),
            ("经济类型", "有限责任公司"),
            ("许可范围", "危险化学品生产"),
            (
                "有效期",
                f"{w.show_date(start, 'cn')}至{p.day('valid_until', w.add_years(start, 3, -1), 'cn')}",
            ),
            ("发证机关", bureau(p, "safety")),
            ("发证日期", p.day("issue_date", start, "cn")),
        ]
    )
    p.seal(bureau(p, "safety"))
    p.named("安全生产许可证", "安许证")


@layout("ccc_certificate", "pdf", "pdf", "docx")
def ccc_cn(p: Paper) -> None:
    start = p.day_after(D(2021, 6, 1), D(2026, 6, 1))
    p.border = True
    p.title("中国国家强制性产品认证证书", 22)
    p.line(
        f"证书编号：{p.put('certificate_no', f'{start.year}0109{p.num(10, 99)}{p.num(100000, 999999)}')}",
        "center",
    )
    p.line("委托人名称、地址", bold=True)
    p.line(p.holder())
    p.line(p.co.registered)
    p.line("生产者（制造商）名称、地址", bold=True)
    p.line(f"{p.co.name}  {p.co.registered}")
    p.line("生产企业名称、地址", bold=True)
    p.line(f"{p.co.name}  {p.co.address}")
    p.line("产品名称和系列、规格、型号", bold=True)
    p.line(f"{p.co.trade.products[-1]}  {p.pick('LD', 'YC', 'XT')}-{p.num(10, 99)}：输入 100-240V~ 50/60Hz")
    p.line("产品标准和技术要求", bold=True)
    p.line("GB 4943.1-2022；GB/T 9254.1-2021（Class B）")
    p.para("上述产品符合强制性产品认证实施规则 CNCA-C09-01:2014 的要求，特发此证。")
    p.line(
        f"发证日期：{p.day('issue_date', start, 'cn0')}      有效期至：{p.day('valid_until', w.add_years(start, 5, -1), 'cn0')}",
        "center",
    )
    p.line("证书有效期内本证书的有效性依据发证机构的定期监督获得保持", "center", size=9)
    p.line("中国质量认证中心", "center")
    p.seal("中国质量认证中心", "center")
    p.named("CCC证书", "3C认证证书", "强制性产品认证")


@layout("ccc_certificate", "pdf")
def ccc_bilingual(p: Paper) -> None:
    start = p.day_after(D(2021, 6, 1), D(2026, 6, 1))
    p.title("CERTIFICATE FOR CHINA COMPULSORY PRODUCT CERTIFICATION", 13)
    p.title("强制性产品认证证书", 18)
    p.kv(
        [
            (
                "Certificate No. 证书编号",
                p.put("certificate_no", f"{start.year}1107{p.num(10, 99)}{p.num(100000, 999999)}"),
            ),
            ("Applicant 申请人", p.holder()),
            ("Manufacturer 制造商", p.co.name),
            ("Factory 生产厂", f"{p.co.name} {p.co.address}"),
            ("Product 产品名称", p.co.trade.products[-1]),
            ("Standards 依据标准", "GB 7000.1-2015, GB/T 17743-2021"),
            ("Date of issue 发证日期", p.day("issue_date", start, "dash")),
            ("Expiry date 有效期至", p.day("valid_until", w.add_years(start, 5, -1), "dash")),
            ("First issue 初次发证日期", p.day(None, w.add_years(start, -5), "dash")),
        ],
        p.pick("colon", "grid2"),
    )
    p.named("CCC", "产品3C证书（中英文）")


# ---- construction, land ----------------------------------------------------------------------------------------------
@layout("construction_approval", "pdf", "docx")
def construction_record(p: Paper) -> None:
    day = p.day_after(D(2012, 1, 1), D(2023, 1, 1))
    p.title(
        p.pick(
            f"{p.co.province[:2]}省建设项目备案证明",
            f"{p.co.province[:2]}省投资项目备案证",
            "企业投资项目备案登记表",
        )
    )
    p.kv(
        [
            ("项目单位", p.holder()),
            ("项目名称", project_name(p)),
            (
                "项目代码",
                p.put(
                    "reference_no",
                    f"{day.year}-{p.co.uscc[2:8]}-{p.co.trade.code[:2]}-03-{p.num(10000, 99999):06d}",
                ),
            ),
            ("建设地点", p.co.address),
            (
                "建设规模和内容",
                f"占地{p.num(20, 200)}亩，新建厂房{p.num(5, 60) * 1000}平方米，购置{p.co.trade.equipment[0]}等设备",
            ),
            ("总投资", f"{p.num(10, 300) * 100}万元"),
            ("建设起止年限", f"{day.year}年至{day.year + 2}年"),
            ("备案时间", p.day("issue_date", day)),
        ],
        p.pick("grid2", "colon", "grid4"),
    )
    p.line("备案机关：" + bureau(p, "reform"), "right")
    p.seal(bureau(p, "reform"))
    p.named("项目备案证", "立项备案", "投资项目备案证明")


@layout("construction_approval", "docx", "pdf")
def construction_reply(p: Paper) -> None:
    day = p.day_after(D(2008, 1, 1), D(2021, 1, 1))
    name = project_name(p)
    office = bureau(p, "reform")
    p.line(office + "文件", "center", True, 22, color="red")
    p.line(
        p.put("reference_no", doc_number(p, p.pick("发改审批", "发改投资", "经信投资"), day.year)), "center"
    )
    p.rule("red")
    p.title(f"关于{p.co.name}{name}{p.pick('核准的批复', '立项的批复', '备案的通知')}", 16)
    p.line(f"{p.holder()}：")
    p.para(
        f"你公司报来的《关于{name}的请示》及相关材料收悉。经研究，现批复如下：",
        f"一、原则同意建设{name}，项目选址于{p.co.address}。",
        f"二、项目总投资{p.num(20, 200) * 100}万元，资金由企业自筹解决，总建筑面积约{p.num(4, 60) * 1000}平方米。",
        "三、请据此办理规划、用地、环评、节能审查等手续，并严格执行基本建设程序。",
        "四、本批复有效期两年，自发布之日起计算。",
    )
    p.line(office, "right")
    p.seal(office)
    p.line(p.day("issue_date", day, p.pick("cn", "han")), "right")
    p.line("抄送：市自然资源和规划局、市统计局。", size=9)
    p.named("立项批复", "工厂建设批复", "核准批复文件")


@layout("property_certificate", "pdf", "docx")
def property_new(p: Paper) -> None:
    day = p.day_after(D(2016, 6, 1), D(2024, 1, 1))
    number = f"{p.pick('鲁', '苏', '粤', '浙')}（{day.year}）{p.co.city}市不动产权第{p.num(1, 99999):07d}号"
    p.title("不动产权证书", 22)
    p.line(p.put("certificate_no", number), "center")
    p.kv(
        [
            ("权利人", p.holder()),
            ("共有情况", "单独所有"),
            ("坐落", p.put("address", p.co.address)),
            ("不动产单元号", f"{p.co.uscc[2:8]}{p.num(100000, 999999)}GB{p.num(10000, 99999)}F00010001"),
            ("权利类型", "国有建设用地使用权/房屋所有权"),
            ("权利性质", "出让/自建房"),
            ("用途", "工业用地/厂房"),
            (
                "面积",
                f"土地使用权面积{p.num(8000, 90000)}.{p.num(10, 99)}㎡/房屋建筑面积{p.num(6000, 70000)}.{p.num(10, 99)}㎡",
            ),
            (
                "使用期限",
                f"国有建设用地使用权 {w.show_date(w.add_years(day, -2), 'cn0')}起{p.day('valid_until', w.add_years(day, 48, -1), 'cn0')}止",
            ),
        ],
        p.pick("grid2", "pad"),
    )
    p.line(f"登记机构：{bureau(p, 'land')}", "right")
    p.seal("不动产登记专用章")
    p.line(f"登记日期：{p.day('issue_date', day, 'cn')}", "right")
    p.named("不动产权证", "房产证", "土地房产证")


@layout("property_certificate", "pdf")
def property_land(p: Paper) -> None:
    day = p.day_after(D(2003, 1, 1), D(2014, 1, 1))
    p.title(p.pick("国有土地使用证", "中华人民共和国国有土地使用证"))
    p.line(p.put("certificate_no", f"{p.co.city[0]}国用（{day.year}）第{p.num(100, 9999):05d}号"), "center")
    p.table(
        [
            ["土地使用权人", p.holder(), LEFT, LEFT],
            ["座落", p.put("address", p.co.address), LEFT, LEFT],
            ["地号", f"{p.num(10, 99)}-{p.num(1, 9)}-{p.num(100, 999)}", "图号", f"{p.num(1000, 9999)}"],
            ["地类（用途）", "工业用地", "取得价格", "———"],
            ["使用权类型", "出让", "终止日期", p.day("valid_until", w.add_years(day, 50), "cn")],
            ["使用权面积", f"{p.num(9000, 60000)}.{p.num(0, 9)} M²", "其中独用面积", "———"],
        ],
        0,
    )
    p.para(
        "根据《中华人民共和国土地管理法》等法律法规，为保护土地使用权人的合法权益，对土地使用权人申请登记的本证所列土地权利，经审查核实，准予登记，颁发此证。"
    )
    p.line(f"{p.co.city}市人民政府（章）", "right")
    p.line(p.day("issue_date", day, "spaced"), "right")
    p.named("土地证", "国有土地使用证")


@layout("property_certificate", "docx", "pdf", blank=True)
def property_lease(p: Paper) -> None:
    day = p.day_after(D(2021, 1, 1), D(2025, 6, 1))
    owner = p.pick("东升资产管理有限公司", "城西工业园开发有限公司", "富源置业有限公司")
    owner = p.co.city + owner
    p.title(p.pick("厂房租赁合同", "工业厂房租赁合同书", "房屋租赁合同"))
    p.line(f"出租方（{p.pick('甲方', '以下简称甲方')}）：{p.v(owner)}")
    p.line(f"承租方（{p.pick('乙方', '以下简称乙方')}）：{p.v(p.co.name)}")
    if not p.blank:
        p.fact("holder", p.co.name, None, [owner])
    p.para(
        f"一、甲方将位于{p.put('address', p.co.address)}的厂房，建筑面积{p.v(str(p.num(3000, 20000)))}平方米，出租给乙方用于{p.co.trade.products[0]}生产。",
        f"二、租赁期限自{w.show_date(day, 'cn') if not p.blank else '  年 月 日'}起至{p.day('valid_until', w.add_years(day, p.pick(5, 8, 10), -1), 'cn')}止。",
        f"三、租金为每平方米每月人民币{p.v(str(p.num(12, 35)))}元，按季度支付，保证金为三个月租金。",
        "四、水电费由乙方按表计量自行承担。",
        "五、乙方应遵守安全、消防、环保有关规定，未经甲方书面同意不得转租。",
        "六、本合同一式四份，双方各执两份，自签字盖章之日起生效。",
    )
    p.kv(
        [
            ("甲方（盖章）", p.v(owner)),
            ("乙方（盖章）", p.v(p.co.name)),
            ("签订日期", p.day("issue_date", w.add_years(day, 0, -p.num(3, 25)), "cn")),
        ],
        "colon",
    )
    p.seal(owner, "left")
    p.named("厂房租赁合同", "租赁协议", "厂房租赁")


# ---- environmental approvals -----------------------------------------------------------------------------------------
@layout("eia_approval", "docx", "pdf")
def eia_reply(p: Paper) -> None:
    day = p.day_after(D(2009, 1, 1), D(2024, 6, 1))
    office = bureau(p, "eco" if day.year >= 2019 else "old_eco")
    name = project_name(p)
    if p.chance(0.6):
        p.line(office, "center", True, 22, color="red")
    p.line(
        p.put("reference_no", doc_number(p, p.pick("环审", "环建", "环评字", "环管审"), day.year)),
        p.pick("center", "right"),
    )
    p.rule("red")
    p.title(
        f"关于{p.pick('', p.co.name)}{name}环境影响报告{p.pick('表', '书')}的{p.pick('批复', '审批意见', '审查意见')}",
        16,
    )
    p.line(f"{p.holder()}：")
    p.para(
        f"你单位报送的《{name}环境影响报告表》收悉。经审查，批复如下：",
        f"一、该项目位于{p.co.address}，总投资{p.num(5, 90) * 100}万元，其中环保投资{p.num(20, 400)}万元。项目符合国家产业政策，我局同意按报告表所列性质、规模、地点、工艺和环境保护措施建设。",
        "二、项目建设与运行中应做好：（一）废气经收集处理后由不低于15米高排气筒排放，执行GB 16297-1996表2二级标准；（二）废水经预处理后排入市政管网，执行GB/T 31962-2015 B级；（三）厂界噪声执行GB 12348-2008 3类标准；（四）危险废物委托有资质单位处置，贮存执行GB 18597。",
        "三、严格执行环保设施与主体工程同时设计、同时施工、同时投产使用的“三同时”制度，竣工后按规定验收。",
        "四、自批准之日起超过五年方开工建设的，应当报我局重新审核。",
    )
    p.line(office, "right")
    p.seal(office)
    p.line(p.day("issue_date", day, p.pick("cn", "han", "cn0")), "right")
    p.named("环评批复", "环评审批意见", f"{name[:8]}环评批复")


@layout("eia_approval", "pdf", "docx")
def eia_opinion(p: Paper) -> None:
    day = p.day_after(D(2010, 1, 1), D(2023, 6, 1))
    p.table(
        [
            [
                f"审批意见：                                        {p.put('reference_no', doc_number(p, '环报告表', day.year))}"
            ],
            [
                f"根据{p.holder()}{project_name(p)}环境影响报告表的结论及专家评审意见，从环境保护角度，同意该项目在{p.co.address}建设。建设单位须落实以下要求：1、采用低噪声设备；2、{p.co.trade.workshops[1]}有机废气经活性炭吸附处理；3、生活污水经化粪池处理；4、{p.co.trade.waste[0][2]}等危险废物规范贮存。项目投产前须办理环保验收手续。经办人：{w.person(p.rng)}"
            ],
        ],
        0,
    )
    office = bureau(p, "eco")
    p.line(f"{office}（公章）", "right")
    p.seal(office)
    p.line(p.day("issue_date", day, "spaced"), "right")
    p.named("环评表审批页", "环评批复扫描件")


@layout("eia_approval", "pdf")
def eia_registration(p: Paper) -> None:
    day = p.day_after(D(2017, 1, 1), D(2024, 1, 1))
    p.title("建设项目环境影响登记表")
    p.line(f"填报日期：{p.day('issue_date', day, 'dash')}")
    p.table(
        [
            ["项目名称", project_name(p), LEFT, LEFT],
            ["建设地点", p.co.address, "占地（建筑、营业）面积(m²)", str(p.num(1000, 9000))],
            ["建设单位", p.holder(), "法定代表人或主要负责人", p.co.legal],
            ["联系人", w.person(p.rng), "联系电话", p.co.phone],
            ["项目投资(万元)", str(p.num(50, 900)), "环保投资(万元)", str(p.num(2, 30))],
            ["拟投入生产运营日期", w.show_date(w.add_years(day, 0, 60), "dash"), "项目性质", "扩建"],
            [
                "承诺",
                f"{p.co.name}{p.co.legal}承诺所填写各项内容真实、准确、完整，建设项目符合《建设项目环境影响登记表备案管理办法》的规定。",
                LEFT,
                LEFT,
            ],
            [
                "备案回执",
                f"该项目环境影响登记表已经完成备案，备案号：{p.put('reference_no', f'{day.year}{p.co.uscc[2:8]}{p.num(1, 9999):08d}')}。",
                LEFT,
                LEFT,
            ],
        ],
        0,
    )
    p.named("环境影响登记表", "环评登记备案")


@layout("three_simultaneities_acceptance", "docx", "pdf")
def acceptance_opinion(p: Paper) -> None:
    day = p.day_after(D(2018, 1, 1), D(2025, 1, 1))
    name = project_name(p)
    p.title(f"{p.co.name}{name}竣工环境保护验收意见", 16)
    p.para(
        f"{p.day('issue_date', day, 'cn')}，{p.holder()}根据《{name}竣工环境保护验收监测报告》并对照《建设项目竣工环境保护验收暂行办法》，严格依照国家有关法律法规、验收技术规范、环评报告表和审批部门审批决定等要求对本项目进行验收，提出意见如下：",
        f"一、工程建设基本情况：项目位于{p.co.address}，主要建设{'、'.join(p.co.trade.workshops)}。环评批复文号为{doc_number(p, '环审', day.year - 2)}。",
        "二、工程变动情况：不属于重大变动。",
        f"三、环境保护设施建设情况：废气、废水、噪声、固废（{p.co.trade.waste[0][2]}）治理设施均已建成。",
        f"四、环境保护设施调试效果：验收监测期间（{w.show_date(day - dt.timedelta(days=40), 'cn')}至{w.show_date(day - dt.timedelta(days=39), 'cn')}）生产工况为{p.num(78, 95)}%，各项污染物均达标排放。",
        "五、验收结论：该项目环境保护手续完备，执行了环境影响评价和“三同时”管理制度，验收组同意项目通过竣工环境保护验收。",
    )
    names = w.people(p.rng, 4)
    p.line(f"验收组签字：{'  '.join(names)}")
    if p.chance(0.5):
        p.seal()
    p.named("竣工环保验收意见", "自主验收意见", "三同时验收")


@layout("three_simultaneities_acceptance", "docx", "pdf")
def acceptance_authority(p: Paper) -> None:
    day = p.day_after(D(2008, 1, 1), D(2017, 10, 1))
    office = bureau(p, "old_eco")
    p.line(office + p.pick("", "文件"), "center", True, 20, color="red")
    p.line(p.put("reference_no", doc_number(p, p.pick("环验", "环建验"), day.year)), "center")
    p.title(
        f"关于{p.co.name}{project_name(p)}竣工环境保护验收{p.pick('的批复', '申请的批复', '合格的函')}", 15
    )
    p.line(f"{p.holder()}：")
    p.para(
        "你公司《建设项目竣工环境保护验收申请》及附送的验收监测表收悉。经现场检查，提出验收意见如下：",
        "一、项目建设过程中落实了环评及批复提出的污染防治措施，基本执行了环保“三同时”制度。",
        "二、验收监测结果表明，外排废水、有组织废气及厂界噪声符合相应标准，固体废物得到妥善处置。",
        "三、同意该项目通过竣工环境保护验收，准予正式投入生产。",
        "四、加强环保设施的日常维护，确保污染物长期稳定达标排放。",
    )
    p.line(office, "right")
    p.seal(office)
    p.line(p.day("issue_date", day, p.pick("han", "cn")), "right")
    p.named("环保验收批复", "验收批复")


@layout("three_simultaneities_acceptance", "pdf", "docx")
def acceptance_safety(p: Paper) -> None:
    day = p.day_after(D(2015, 1, 1), D(2025, 1, 1))
    p.title(p.pick("建设项目安全设施“三同时”竣工验收评审意见", "建设项目职业病防护设施竣工验收意见"))
    p.kv(
        [
            ("建设单位", p.holder()),
            ("项目名称", project_name(p)),
            ("验收时间", p.day("issue_date", day)),
            ("验收地点", "公司二楼会议室"),
            ("评价机构", "安联科技咨询有限公司"),
        ],
        "grid2",
    )
    p.para(
        "评审组听取了建设单位关于安全设施施工、试运行情况的汇报，查阅有关资料，并进行现场核查，形成意见：",
        "1、项目安全设施与主体工程同时设计、同时施工、同时投入生产和使用；",
        "2、安全管理机构、制度、操作规程和应急预案齐全；",
        "3、评审组一致同意通过竣工验收。",
    )
    p.table(
        [["序号", "姓名", "工作单位", "职称", "签字"]]
        + [
            [i + 1, n, p.pick(p.co.name, "专家库专家", "设计单位"), p.pick("高级工程师", "工程师"), n]
            for i, n in enumerate(w.people(p.rng, 5))
        ]
    )
    p.named("安全三同时验收", "三同时竣工验收文件")


@layout("energy_conservation_review", "docx", "pdf")
def conservation_opinion(p: Paper) -> None:
    day = p.day_after(D(2012, 1, 1), D(2025, 8, 1))
    office = bureau(p, "reform")
    name = project_name(p)
    p.line(office, "center", True, 20, color="red")
    p.line(p.put("reference_no", doc_number(p, p.pick("发改能审", "审批节能", "能审字"), day.year)), "center")
    p.rule("red")
    p.title(f"关于{p.co.name}{name}节能报告的审查意见", 16)
    p.line(f"{p.holder()}：")
    equal = p.num(300, 9000)
    p.para(
        f"你单位报来的{name}节能报告收悉。根据《固定资产投资项目节能审查办法》，经委托评审，提出审查意见如下：",
        f"一、原则同意所报项目节能报告。项目建成后年综合能源消费量{equal}吨标准煤（当量值）、{equal * 2 + 37}吨标准煤（等价值），其中年耗电{p.num(200, 4000)}万千瓦时。",
        "二、项目应选用能效二级及以上的电动机、空压机、变压器等通用设备，落实节能报告各项措施。",
        "三、按GB 17167要求配备能源计量器具，建立能源管理制度。",
        "四、本意见自印发之日起2年内有效。",
    )
    p.line(office, "right")
    p.seal(office)
    p.line(p.day("issue_date", day, "cn"), "right")
    p.named("节能审查意见", "节能评估批复", "能评批复")


@layout("energy_conservation_review", "pdf", "docx")
def conservation_form(p: Paper) -> None:
    day = p.day_after(D(2011, 1, 1), D(2024, 1, 1))
    p.title(p.pick("固定资产投资项目节能登记表", "固定资产投资项目节能承诺备案表"))
    p.table(
        [
            ["项目名称", project_name(p), LEFT, LEFT],
            ["项目建设单位", p.holder(), "单位负责人", p.co.legal],
            ["项目建设地点", p.co.address, "所属行业", f"{p.co.trade.word} C{p.co.trade.code}"],
            ["能源种类", "计量单位", "年需要实物量", "折标煤量(tce)"],
            ["电力", "万kWh", Num(p.real(50, 400), 2), Num(p.real(60, 490), 2)],
            ["天然气", "万m³", Num(p.real(5, 40), 2), Num(p.real(60, 480), 2)],
            ["项目年耗能总量（吨标准煤）", Num(p.real(200, 990), 2), LEFT, LEFT],
            ["项目节能措施简述", "选用高效电机、变频空压机、LED照明，余热回收用于生活热水。", LEFT, LEFT],
            [
                "节能审查登记备案意见",
                f"准予备案。  备案号：{p.put('reference_no', doc_number(p, '能备', day.year))}   {p.day('issue_date', day, 'cn')}",
                LEFT,
                LEFT,
            ],
        ],
        0,
    )
    p.named("节能登记表", "能评登记备案")


@layout("energy_conservation_review", "docx", "pdf", scan=False)
def conservation_report(p: Paper) -> None:
    day = p.day_after(D(2015, 1, 1), D(2024, 1, 1))
    name = project_name(p)
    p.gap(60)
    p.title(f"{name}", 20)
    p.title(p.pick("节能评估报告书", "节能报告", "节能评估报告表"), 24)
    p.gap(80)
    p.line(f"建设单位：{p.holder()}", "center")
    p.line(f"编制单位：{p.pick(*w.ENGINEERS)}", "center")
    p.line(p.month("issue_date", day), "center")
    p.page()
    p.head("第一章 项目概况")
    p.para(f"项目位于{p.co.address}，产品为{'、'.join(p.co.trade.products)}。")
    p.head("第二章 能源供应情况评估")
    p.para("项目用电由市政10kV线路引入，天然气由城市燃气公司供应，供应有保障。")
    p.head("第三章 节能措施评估")
    p.table(
        [["序号", "节能措施", "年节能量(tce)"]]
        + [[i + 1, t, Num(p.real(3, 60), 1)] for i, t in enumerate(("变频控制", "余热回收", "高效照明"))]
    )
    p.head("第四章 结论")
    p.para("项目能效水平达到国内先进，不对当地能耗强度目标产生明显影响。")
    p.named("节能评估报告", "节能报告")


# ---- permit ----------------------------------------------------------------------------------------------------------
@layout("pollutant_discharge_permit", "pdf", "pdf", "docx")
def permit_original(p: Paper) -> None:
    start = p.day_after(D(2021, 1, 1), D(2026, 6, 1))
    p.border, p.landscape = True, p.chance(0.5)
    p.title("排污许可证", 30)
    p.line(
        f"证书编号：{p.put('certificate_no', p.co.uscc + p.pick('001P', '001V', '002U', '001R'))}", "center"
    )
    p.kv(
        [
            ("单位名称", p.holder()),
            ("注册地址", p.co.registered),
            ("法定代表人", p.co.legal),
            ("生产经营场所地址", p.co.address),
            ("行业类别", f"{p.co.trade.word}，C{p.co.trade.code}"),
            ("统一社会信用代码", p.code()),
            (
                "有效期限",
                f"自{p.day('valid_from', start, 'cn0')}至{p.day('valid_until', w.add_years(start, 5, -1), 'cn0')}止",
            ),
        ],
        p.pick("colon", "plain2"),
    )
    office = bureau(p, "eco")
    p.line(f"发证机关：（盖章）{office}", "right")
    p.seal(office)
    p.line(f"发证日期：{w.show_date(start - dt.timedelta(days=p.num(0, 9)), 'cn0')}", "right")
    p.footer = "中华人民共和国生态环境部监制          " + f"{p.co.city}市生态环境局印制"
    p.named("排污许可证", "排污许可证正本")


@layout("pollutant_discharge_permit", "pdf", "docx")
def permit_receipt(p: Paper) -> None:
    start = p.day_after(D(2021, 6, 1), D(2026, 6, 1))
    p.title("固定污染源排污登记回执")
    p.line(
        f"登记编号：{p.put('certificate_no', p.co.uscc + p.pick('001W', '001X', '001Y', '002Z'))}",
        p.pick("center", "right"),
    )
    p.kv(
        [
            ("排污单位名称", p.holder()),
            ("生产经营场所地址", p.co.address),
            ("统一社会信用代码", p.code()),
            ("登记类型", p.pick("☑首次 □延续 □变更", "□首次 ☑延续 □变更").replace("☑", "√")),
            ("登记日期", w.show_date(start, "cn0")),
            (
                ("有 效 期", "有效期"),
                f"{p.day('valid_from', start, 'cn0')}至{p.day('valid_until', w.add_years(start, 5, -1), 'cn0')}",
            ),
        ],
        "colon",
    )
    p.line("注意事项：", bold=True)
    p.para(
        "（一）你单位应当遵守生态环境保护法律法规、政策、标准等，依法履行生态环境保护责任和义务，采取措施防治环境污染。",
        "（二）你单位对排污登记信息的真实性、准确性和完整性负责，依法接受检查。",
        "（三）排污登记表有效期内，基本情况、污染物排放去向等发生变动的，应当自变动之日起二十日内进行变更登记。",
        "（四）若你单位在有效期满后继续生产运营，应于有效期满前二十日内进行延续登记。",
    )
    p.named("排污登记回执", "固定污染源排污登记", "排污登记")


@layout("pollutant_discharge_permit", "pdf", "docx", scan=False)
def permit_copy(p: Paper) -> None:
    start = p.day_after(D(2021, 1, 1), D(2026, 6, 1))
    p.title("排 污 许 可 证", 24)
    p.line("副本  第一册", "center")
    p.line(f"证书编号：{p.put('certificate_no', p.co.uscc + '001V')}", "center")
    p.table(
        [
            ["单位名称", p.holder(), "注册地址", p.co.registered],
            ["行业类别", p.co.trade.word, "生产经营场所地址", p.co.address],
            ["统一社会信用代码", p.code(), "法定代表人", p.co.legal],
            ["技术负责人", w.person(p.rng), "固定电话", p.co.phone],
            [
                "所在地是否属于重点控制区域",
                "是",
                "许可证有效期限",
                f"{p.day('valid_from', start, 'dash')} 至 {p.day('valid_until', w.add_years(start, 5, -1), 'dash')}",
            ],
        ],
        0,
        [0.2, 0.3, 0.2, 0.3],
    )
    p.page()
    p.head("一、大气污染物排放")
    p.table(
        [
            ["排放口编号", "污染物种类", "许可排放浓度限值(mg/Nm³)", "许可年排放量限值(t/a)", "监测频次"],
            ["DA001", "颗粒物", 10, Num(p.real(0.1, 3), 3), "1次/半年"],
            ["DA001", "挥发性有机物", 60, Num(p.real(0.5, 5), 3), "1次/季"],
            ["DA002", "氮氧化物", 100, Num(p.real(0.2, 6), 3), "1次/月"],
        ]
    )
    p.head("二、水污染物排放")
    p.table(
        [
            ["排放口编号", "污染物种类", "许可排放浓度限值(mg/L)", "监测频次"],
            ["DW001", "化学需氧量", 500, "1次/季"],
            ["DW001", "氨氮", 45, "1次/季"],
        ]
    )
    p.head("三、环境管理台账与执行报告要求")
    p.para("排污单位应按年提交年度执行报告，于次年一月底前提交至全国排污许可证管理信息平台。")
    p.named("排污许可证副本", "排污证副本")


# ---- credit and statements -------------------------------------------------------------------------------------------
@layout("credit_report", "pdf", "docx")
def credit_public(p: Paper) -> None:
    day = p.day_after(D(2025, 3, 1), D(2026, 11, 1))
    p.title(
        p.pick("企业公共信用信息报告", "法人和非法人组织公共信用信息报告", "信用信息报告（无违法违规证明版）")
    )
    p.kv(
        [
            (("机构名称", "企业名称", "主体名称"), p.holder()),
            ("统一社会信用代码", p.code()),
            (("报告生成日期", "报告出具日期"), p.day("issue_date", day)),
            ("报告编号", f"GX{p.num(10**9, 10**10 - 1)}"),
        ],
        "colon",
    )
    p.line(p.pick("信用中国", "国家公共信用信息中心"), "center")
    p.head("一、信用信息概要")
    p.table(
        [
            ["信息类别", "条数", "信息类别", "条数"],
            ["行政许可", p.num(1, 9), "行政处罚", 0],
            ["守信激励", p.num(0, 2), "严重失信主体名单", 0],
            ["经营异常名录", 0, "信用承诺", p.num(0, 4)],
            ["司法判决", 0, "失信被执行人", 0],
        ]
    )
    p.head("二、基础信息")
    p.kv(
        [
            ("法定代表人", p.co.legal),
            ("成立日期", w.show_date(p.co.founded, "dash")),
            ("住所", p.co.registered),
        ]
    )
    p.para(
        "截至报告生成时，在查询范围内未发现该主体存在行政处罚、严重失信等记录。本报告仅展示特定时间点相关信息。"
    )
    p.named("信用中国报告", "信用报告", "公共信用信息报告")


@layout("credit_report", "pdf", "docx")
def credit_gsxt(p: Paper) -> None:
    day = p.day_after(D(2025, 3, 1), D(2026, 11, 1))
    p.line("国家企业信用信息公示系统", "left", size=9)
    p.title(p.pick("企业信用信息公示报告", "企业信用信息公示系统查询结果"))
    p.line(p.holder(), "center", True, 14)
    p.line(
        f"报告生成时间：{p.day('issue_date', day, 'dash')} {p.num(8, 17):02d}:{p.num(10, 59)}:{p.num(10, 59)}",
        "center",
    )
    p.head("营业执照信息")
    p.table(
        [
            ["统一社会信用代码", p.code(), "企业名称", p.co.name],
            ["类型", "有限责任公司", "法定代表人", p.co.legal],
            ["注册资本", f"{p.num(2, 90) * 100}万人民币", "成立日期", w.show_date(p.co.founded, "cn0")],
            ["登记状态", "存续（在营、开业、在册）", "登记机关", bureau(p, "market")],
            [
                "核准日期",
                w.show_date(w.add_years(day, -2), "cn0"),
                "营业期限自",
                w.show_date(p.co.founded, "cn0"),
            ],
        ],
        0,
    )
    for part, text in (
        ("行政处罚信息", "暂无行政处罚信息"),
        ("列入经营异常名录信息", "暂无列入经营异常名录信息"),
        ("列入严重违法失信名单（黑名单）信息", "暂无数据"),
    ):
        p.head(part)
        p.line(text)
    p.named("公示系统查询", "国家企业信用信息公示报告", "企业信用查询结果")


@layout("credit_report", "docx", "pdf")
def credit_bureau(p: Paper) -> None:
    day = p.day_after(D(2025, 3, 1), D(2026, 10, 1))
    p.header = "企业信用报告（自主查询版）"
    p.title("企 业 信 用 报 告")
    p.line("（自主查询版）", "center")
    p.table(
        [
            ["被查询者名称", p.holder(), LEFT, LEFT],
            ["中征码", f"{p.num(10**15, 10**16 - 1)}", "统一社会信用代码", p.code()],
            ["查询原因", "企业自查", "报告日期", p.day("issue_date", day, p.pick("dash", "dot0"))],
        ],
        0,
    )
    p.head("信息概要")
    p.para(
        f"信息主体首次有信贷交易的年份为{p.co.founded.year + 2}年，目前在{p.num(1, 4)}家机构有未结清信贷交易。",
        "欠税记录 0 条，民事判决记录 0 条，强制执行记录 0 条，行政处罚记录 0 条。",
    )
    p.named("征信报告", "企业信用报告")


@layout("compliance_statement", "docx", "pdf")
def compliance_authority(p: Paper) -> None:
    day = p.day_after(D(2025, 1, 1), D(2026, 11, 1))
    office = bureau(p, p.pick("eco", "safety", "quality"))
    p.title(p.pick("证  明", "无违法违规证明", "守法证明", "关于企业守法情况的证明"))
    start = D(day.year - 3, day.month, 1)
    if p.chance(0.5):
        p.line(f"{p.holder()}：")
        body = "你公司"
    else:
        body = f"兹证明{p.holder()}（统一社会信用代码：{p.co.uscc}）"
    p.fact("valid_from", start.isoformat(), "day", (), True)
    p.fact("valid_until", (day - dt.timedelta(days=2)).isoformat(), "day", (), True)
    matter = (
        "环境污染事故，未受到我局行政处罚"
        if "环境" in office
        else (
            "较大及以上生产安全责任事故"
            if "应急" in office
            else "因违反产品质量法律法规受到我局行政处罚的情形"
        )
    )
    p.para(
        f"{body}自{w.show_date(start, 'cn')}至{w.show_date(day - dt.timedelta(days=2), 'cn')}期间，在我辖区内未发生{matter}。",
        "特此证明。",
    )
    p.gap(20)
    p.line(office, "right")
    p.seal(office)
    p.line(p.day("issue_date", day, p.pick("cn", "cn0", "han")), "right")
    p.named("无违法违规证明", "守法证明", "环保守法证明", "安全生产证明")


@layout("compliance_statement", "docx", "pdf", blank=True)
def compliance_self(p: Paper) -> None:
    day = p.day_after(D(2025, 1, 1), D(2026, 11, 1))
    p.title(p.pick("近三年无重大安全、环保、质量事故声明", "无事故证明", "企业近三年未发生事故的说明"))
    p.para(
        f"我公司（{p.holder()}）自{day.year - 3}年以来，严格遵守国家安全生产、环境保护、产品质量有关法律法规，近三年未发生较大及以上安全、环保、质量事故，无偷漏税等违法违规行为，未被列入失信被执行人名单。",
        "以上情况属实，如有虚假，我公司愿意承担相应法律责任。",
        "特此声明。",
    )
    p.sign(day, who=p.name(), seal=True)
    p.named("无事故声明", "三年无事故证明", "无重大事故说明")


@layout("truthfulness_commitment", "docx", "pdf", blank=True)
def truth_letter(p: Paper) -> None:
    day = p.day_after(D(2025, 1, 1), D(2026, 11, 10))
    p.title(p.pick("材料真实性承诺书", "申报材料真实性承诺", "关于申报材料真实性的承诺函", "真实性声明"))
    if p.chance(0.5):
        p.line(f"{bureau(p, 'industry')}：")
    p.para(
        p.pick(
            "我单位郑重承诺：", f"{p.co.name if not p.blank else 'XX公司'}就申报绿色工厂事宜郑重承诺如下："
        ),
        p.pick(
            "本次申报绿色工厂所提交的全部数据和资料均真实、完整、有效，复印件与原件一致，",
            "所报送的各项材料、数据均来源于本单位实际生产经营活动，不存在弄虚作假情形，",
        )
        + "愿意接受主管部门的核查。",
        "若有不实，由此产生的一切后果由我单位自行承担。",
    )
    p.line(f"法定代表人（签字）：{p.v(p.co.legal)}", "right")
    p.sign(day, seal=True)
    p.named("真实性承诺", "材料真实性承诺书", "承诺函")


@layout("truthfulness_commitment", "docx", "pdf", blank=True)
def truth_table(p: Paper) -> None:
    day = p.day_after(D(2025, 1, 1), D(2026, 11, 10))
    p.title("企业声明")
    p.kv(
        [
            ("申报单位", p.holder()),
            ("申报事项", "市级绿色工厂"),
            ("联系人", p.v(w.person(p.rng))),
            ("联系电话", p.v(p.co.phone)),
        ],
        "grid2",
    )
    p.para(
        "1. 我单位所填写的内容和提供的资料真实有效；",
        "2. 我单位未隐瞒安全、环保、质量等方面的不良记录；",
        "3. 如存在虚假材料，自愿取消申报资格，并纳入信用记录。",
    )
    p.line("单位负责人签字：" + p.v(p.co.legal))
    p.line(f"日  期：{p.day('issue_date', day)}          （单位公章）")
    p.seal()
    p.named("企业真实性声明", "申报承诺")


@layout("application_form", "docx", "pdf", blank=True)
def application_city(p: Paper) -> None:
    day = p.day_after(D(2025, 3, 1), D(2026, 11, 1))
    p.title(f"{p.co.city}市绿色工厂申{p.pick('请表', '报表', '报书')}")
    p.table(
        [
            ["企业名称", p.holder(), LEFT, LEFT],
            ["统一社会信用代码", p.code(), "成立时间", p.v(w.show_date(p.co.founded, "dash"))],
            ["企业地址", p.v(p.co.address), LEFT, LEFT],
            ["所属行业（四位代码）", p.v(p.co.trade.code), "主导产品", p.v("、".join(p.co.trade.products))],
            ["法定代表人", p.v(p.co.legal), "联系电话", p.v(p.co.phone)],
            ["职工人数", p.v(str(p.num(60, 900))), "上年度工业总产值（万元）", p.v(str(p.num(3000, 90000)))],
            ["自评得分", p.v(str(p.num(70, 96))), "申报级别", p.pick("市级", "省级", "国家级")],
            [
                "企业简介及绿色发展情况",
                p.v(
                    f"公司主要从事{p.co.trade.products[0]}的{p.co.trade.scope_verb}，近年来实施了光伏、余热回收等项目。"
                ),
                LEFT,
                LEFT,
            ],
            [
                "企业意见",
                f"申报内容属实。                    （盖章）  {p.day('issue_date', day, 'cn')}",
                LEFT,
                LEFT,
            ],
            ["区（市）工信部门推荐意见", "                    （盖章）    年  月  日", LEFT, LEFT],
        ],
        0,
    )
    p.seal()
    p.named("绿色工厂申请表", "绿色工厂申报表", "申报书")


@layout("application_form", "docx", "pdf", blank=True)
def application_national(p: Paper) -> None:
    day = p.day_after(D(2025, 3, 1), D(2026, 11, 1))
    p.title("绿色工厂创建申请表")
    p.line("附件1", "left")
    p.kv(
        [
            ("申请单位（盖章）", p.holder()),
            ("统一社会信用代码", p.code()),
            ("工厂地址", p.v(p.co.address)),
            ("单位性质", "内资（□国有 □集体 √民营） □中外合资"),
            ("主要产品", p.v(p.co.trade.products[0])),
            ("申报工作联系部门", p.v(p.pick(*w.DEPARTMENTS))),
            ("联系人/手机", p.v(f"{w.person(p.rng)} 1{p.num(3, 8)}{p.num(10**8, 10**9 - 1)}")),
            ("是否开展第三方评价", "□是 □否"),
            ("填表日期", p.day("issue_date", day)),
        ],
        p.pick("grid2", "colon"),
    )
    p.para("我单位自愿申请绿色工厂，所提交材料真实有效，愿接受现场核查。")
    p.seal()
    p.named("申请表", "附件1 绿色工厂创建申请表")


@layout("self_evaluation_report", "docx", "pdf", scan=False)
def self_evaluation_city(p: Paper) -> None:
    day = p.day_after(D(2025, 3, 1), D(2026, 11, 1))
    p.gap(40)
    p.title(f"{p.co.city}市绿色工厂自评价报告", 24)
    p.gap(60)
    p.line(f"工厂名称：{p.holder()}（盖章）", "center")
    p.line(f"工厂地址：{p.co.address}", "center")
    p.line(f"联系人：{w.person(p.rng)}    联系电话：{p.co.phone}", "center")
    p.line(p.day("issue_date", day, p.pick("cn", "spaced")), "center")
    p.page()
    p.head("一、工厂基本情况")
    p.para(
        f"{p.co.name}成立于{p.co.founded.year}年，主要产品为{'、'.join(p.co.trade.products)}，设有{'、'.join(p.co.trade.workshops)}。"
    )
    p.head("二、自评价内容")
    p.para(
        "（一）否决条件：经自查，不存在《绿色工厂梯度培育及管理暂行办法》所列否决情形。",
        "（二）基本要求：均符合，证明材料见附件1～附件12。",
    )
    p.table(
        [
            ["一级指标", "评价内容", "符合性说明及证明材料索引", "分值", "自评得分"],
            ["基础设施", "建筑", "符合，见附件4、附件15", 20, 18],
            ["管理体系", "质量管理体系认证", "已取得证书，见附件14，第35页", 8, 8],
            ["绩效", "单位产品综合能耗", "见附件19", 6, 6],
        ]
    )
    p.head("三、自评价结论")
    p.para(f"对照评价指标，工厂自评得分{p.num(420, 580)}分，符合绿色工厂要求。")
    p.head("四、下一步工作")
    p.table(
        [
            ["序号", "项目名称", "项目内容", "项目建设期限", "项目投资估算", "项目效益分析"],
            [1, "屋顶光伏二期", "建设1.2MW分布式光伏", "2026.3-2027.6", "480万元", "年发电120万kWh"],
        ]
    )
    p.head("五、相关证明材料")
    p.para("1.营业执照 2.环评批复 3.排污许可证 4.体系认证证书 5.能源绩效计算说明")
    p.named("自评价报告", "绿色工厂自评价报告", "青岛市绿色工厂自评价报告（终稿）")


@layout("self_evaluation_report", "docx", "pdf", scan=False)
def self_evaluation_general(p: Paper) -> None:
    day = p.day_after(D(2025, 3, 1), D(2026, 11, 1))
    p.title("绿色工厂自评报告")
    p.line(f"申报单位：{p.holder()}", "center")
    p.line(f"编制日期：{p.month('issue_date', day)}", "center")
    p.head("1 概述")
    p.para(
        "1.1 评价目的：核实工厂创建情况，发现不足，持续改进。",
        "1.2 评价准则：GB/T 36132《绿色工厂评价通则》及工信部相关评价要求。",
    )
    p.head("2 自评价过程")
    p.para("公司成立自评小组，采取查看文件、统计报表、原始记录，现场走访等方式开展自评。")
    p.head("3 评价内容")
    for part in (
        "3.1 基本要求",
        "3.2 基础设施",
        "3.3 管理体系",
        "3.4 能源与资源投入",
        "3.5 产品",
        "3.6 环境排放",
        "3.7 绩效",
    ):
        p.line(part, bold=True)
        p.para(p.pick("本条款符合要求，支撑材料见证明材料清单。", "经对照，满足必选要求，可选要求部分满足。"))
    p.head("4 结论")
    p.para(f"自评总得分{p.num(75, 97)}分，我公司自认为符合绿色工厂条件。")
    p.named("绿色工厂自评报告", "自评报告")


@layout("third_party_evaluation_report", "docx", "pdf", scan=False)
def third_party(p: Paper) -> None:
    day = p.day_after(D(2024, 3, 1), D(2026, 11, 1))
    body = p.pick(
        "中国电子技术标准化研究院",
        "国家工业信息安全发展研究中心",
        "华夏认证中心有限公司",
        "中标合信（北京）认证有限公司",
        "山东省冶金设计院股份有限公司",
    )
    p.gap(40)
    p.title(p.pick("绿色工厂第三方评价报告", "绿色工厂评价报告（第三方）"), 24)
    p.gap(40)
    p.line(f"受评价工厂：{p.holder()}", "center")
    p.line(f"第三方机构：{p.put('issuer', body)}（盖章）", "center")
    p.line(f"评价报告日期：{p.day('issue_date', day)}", "center")
    p.seal(body, "center")
    p.page()
    p.head("一、概述")
    p.para(
        f"受{p.co.name}委托，{body}于{w.show_date(day - dt.timedelta(days=25), 'cn')}至{w.show_date(day - dt.timedelta(days=23), 'cn')}对其开展绿色工厂现场评价。"
    )
    p.head("二、评价过程和方法")
    p.table(
        [["姓名", "职务", "职责"]]
        + [[n, p.pick("组长", "组员"), p.pick("现场评价", "技术复核")] for n in w.people(p.rng, 3)]
    )
    p.head("三、评价内容")
    p.para("评价组核实了数据、计算边界、计量设备及支撑材料的真实性。")
    p.head("四、评价结论与建议")
    p.para(f"经评价，受评价方得分{p.num(80, 98)}.{p.num(0, 9)}分，符合绿色工厂评价要求，推荐其申报。")
    p.named("第三方评价报告", "绿色工厂第三方评价报告")


@layout("third_party_evaluation_report", "docx", "pdf")
def third_party_statement(p: Paper) -> None:
    day = p.day_after(D(2024, 3, 1), D(2026, 11, 1))
    body = p.pick(
        "北京国建联信认证中心有限公司", "中国船级社质量认证有限公司", "广州赛宝认证中心服务有限公司"
    )
    p.title("绿色工厂评价报告")
    p.kv(
        [
            ("委托方", p.holder()),
            ("评价机构", p.put("issuer", body)),
            ("评价类型", "第三方评价"),
            ("现场评价日期", w.show_date(day - dt.timedelta(days=30), "dash")),
            ("报告签发日期", p.day("issue_date", day, "dash")),
            ("项目负责人", w.person(p.rng)),
        ],
        "grid4",
    )
    p.table(
        [["一级指标", "权重", "必选项符合情况", "得分"]]
        + [
            [a, b, "全部符合", Num(p.real(6, 19), 1)]
            for a, b in (
                ("基础设施", "20%"),
                ("管理体系", "15%"),
                ("能源与资源投入", "15%"),
                ("产品", "10%"),
                ("环境排放", "10%"),
                ("绩效", "30%"),
            )
        ]
    )
    p.para("评价结论：受评价组织建立并运行了绿色工厂管理机制，评价结果为通过。第三方机构对报告真实性负责。")
    p.named("评价机构报告", "第三方报告")


# ---- leadership ------------------------------------------------------------------------------------------------------
@layout("management_commitment", "docx", "pdf", blank=True)
def top_commitment(p: Paper) -> None:
    day = p.day_after(D(2022, 1, 1), D(2026, 6, 1))
    p.letterhead(0.5, register=False)
    p.title(p.pick("最高管理者承诺书", "总经理绿色工厂承诺", "最高管理者绿色发展承诺", "绿色工厂建设承诺书"))
    p.para(
        f"作为{p.holder()}的最高管理者，为推进绿色工厂建设，我郑重承诺：",
        "一、对绿色工厂的有效性负责，确保建立与公司战略相一致的绿色工厂方针和目标；",
        "二、将绿色工厂要求融入公司业务过程；",
        "三、提供绿色工厂建设、运行和改进所需的人力、资金、技术和设备等资源；",
        "四、在公司内部传达和沟通绿色工厂建设的重要性，通过例会、宣传栏使全体员工知晓；",
        "五、支持员工参与，促进持续改进。",
    )
    p.line(f"{p.pick('总经理', '最高管理者', '董事长')}（签字）：{p.v(p.co.legal)}", "right")
    p.line(p.day("issue_date", day), "right")
    p.seal()
    p.named("最高管理者承诺书", "总经理承诺", "承诺书")


@layout("management_commitment", "docx", "pdf")
def top_policy(p: Paper) -> None:
    day = p.day_after(D(2022, 1, 1), D(2026, 6, 1))
    p.title("领导承诺")
    p.line(f"——致{p.co.name}全体员工", "center")
    p.para(
        "建设绿色工厂是企业高质量发展的必由之路。我代表公司管理层作出如下承诺：",
        p.pick("依法合规经营，", "守法诚信，")
        + "保证绿色制造所需资源的充分配备，包括专项资金不少于销售收入的百分之一；",
        "向各级员工宣传贯彻绿色工厂要求，保证信息得到有效传递；",
        "定期评审绿色绩效，鼓励技术创新。",
    )
    p.line(p.holder(), "right")
    p.line(f"最高管理者：{p.co.legal}", "right")
    p.seal()
    p.line(p.day("issue_date", day), "right")
    p.named("领导承诺", "高层承诺")


@layout("representative_authorization", "docx", "pdf", blank=True)
def authorization(p: Paper) -> None:
    day = p.day_after(D(2022, 1, 1), D(2026, 6, 1))
    p.title(p.pick("管理者代表授权书", "绿色工厂管理者代表任命及授权书", "授 权 书", "管理者代表委任书"))
    p.para(
        f"{p.pick('为贯彻实施绿色工厂管理要求，', '根据绿色工厂建设需要，')}兹{p.pick('任命', '授权', '委任')}{p.put('person', p.co.representative)}为{p.holder()}绿色工厂管理者代表，其职责和权限为：",
        "1. 确保绿色工厂体系的建立、实施和保持；",
        "2. 收集、保存工厂满足评价要求的证据；",
        "3. 向最高管理者报告绿色工厂绩效；",
        "4. 提升全员绿色意识，识别并推动改进机会。",
        "授权期限自签发之日起生效，至新的任命下达为止。",
    )
    p.line(f"授权人（总经理）：{p.v(p.co.legal)}", "right")
    p.line(p.name() + "（盖章）", "right")
    p.seal()
    p.line(p.day("issue_date", day), "right")
    p.named("管理者代表授权书", "管代授权书", "授权书")


@layout("representative_authorization", "docx", "pdf")
def authorization_table(p: Paper) -> None:
    day = p.day_after(D(2022, 1, 1), D(2026, 6, 1))
    p.letterhead(1)
    p.title(p.pick("关于任命绿色工厂管理者代表的授权决定", "管理者代表授权令"))
    p.table(
        [
            [
                "被授权人",
                p.put("person", p.co.representative),
                "职务",
                p.pick("副总经理", "生产总监", "厂长助理"),
            ],
            ["授权事项", "代表总经理行使绿色工厂管理职权", LEFT, LEFT],
            [
                "职责",
                "负责体系策划与运行；组织收集证据材料；汇报绩效和改进需求；在组织内宣传绿色制造理念。",
                LEFT,
                LEFT,
            ],
            ["生效日期", p.day("issue_date", day), "授权人", p.co.legal],
        ],
        0,
    )
    p.seal()
    p.named("管理者代表任命", "授权令")


@layout("organization_appointment", "docx", "pdf")
def appointment_red(p: Paper) -> None:
    day = p.day_after(D(2021, 1, 1), D(2026, 6, 1))
    p.line(p.holder() + "文件", "center", True, 22, color="red")
    number = f"{p.co.short[:2]}{p.pick('字', '发', '司字')}〔{day.year}〕{p.num(1, 60)}号"
    p.line(p.put("reference_no", number), "center")
    p.rule("red")
    p.title(
        p.pick(
            "关于成立绿色工厂创建领导小组的通知",
            "关于设立绿色工厂管理机构及人员任命的通知",
            "关于调整绿色制造管理委员会成员的通知",
        ),
        16,
    )
    p.line("各部门、车间：")
    names = w.people(p.rng, 6)
    p.para(
        "为加强绿色工厂建设的组织领导，经公司研究，决定成立绿色工厂创建领导小组，负责制度建设、实施、考核及奖励工作。组成人员如下：",
        f"组  长：{p.co.legal}",
        f"副组长：{p.co.representative}",
        f"成  员：{'、'.join(names)}",
        "领导小组下设办公室，设在安环部，负责日常工作。",
        "各部门实行目标责任制，年度考核结果与绩效奖金挂钩。",
    )
    p.line(p.co.name, "right")
    p.seal()
    p.line(p.day("issue_date", day, p.pick("cn", "han")), "right")
    p.line(
        f"主题词：绿色工厂 机构 通知      {p.co.short}办公室    {w.show_date(day + dt.timedelta(days=1), 'cn')}印发",
        size=9,
    )
    p.named("绿色工厂领导小组成立文件", "机构设立文件", "关于成立领导小组的通知")


@layout("organization_appointment", "docx", "pdf")
def appointment_letter(p: Paper) -> None:
    day = p.day_after(D(2021, 1, 1), D(2026, 6, 1))
    p.letterhead(1)
    p.title(p.pick("任命书", "任 命 通 知", "人事任命决定"))
    p.line(f"编号：{p.put('reference_no', f'{p.co.docno}-RS-{day.year}-{p.num(1, 40):02d}')}", "right")
    p.para(
        f"经总经理办公会研究决定，自即日起成立绿色工厂推进办公室，任命{w.person(p.rng)}同志为办公室主任，{w.person(p.rng)}同志为专职能源管理员，{w.person(p.rng)}同志为环保管理员。"
    )
    p.table(
        [
            ["机构/岗位", "人员", "主要职责"],
            ["推进办公室主任", w.person(p.rng), "统筹目标分解、考核、奖励"],
            ["能源管理岗", w.person(p.rng), "计量、统计、分析"],
            ["环保管理岗", w.person(p.rng), "三废治理与监测"],
        ]
    )
    p.line(f"总经理：{p.co.legal}", "right")
    p.line(p.day("issue_date", day), "right")
    p.named("任命书", "绿色工厂办公室任命")


@layout("medium_long_term_plan", "docx", "pdf", scan=False)
def long_plan(p: Paper) -> None:
    start = p.pick(2021, 2023, 2024, 2025, 2026)
    end = start + p.pick(2, 4, 4, 9)
    day = D(start, p.num(1, 3), p.num(1, 28))
    p.fact("valid_from", f"{start}-01-01", "year")
    p.fact("valid_until", f"{end}-12-31", "year")
    p.gap(30)
    p.title(
        p.pick(
            f"绿色工厂中长期规划（{start}-{end}年）",
            f"{start}—{end}年绿色发展规划",
            f"绿色制造中长期发展规划({start}~{end})",
        ),
        22,
    )
    p.line(p.holder(), "center", True, 14)
    p.line(p.pick("编制日期：", "发布日期：", "") + p.day("issue_date", day), "center")
    p.page()
    p.head("一、指导思想与现状")
    p.para(f"公司现有{'、'.join(p.co.trade.workshops)}，{start - 1}年综合能耗{p.num(300, 6000)}吨标准煤。")
    p.head("二、总体目标")
    p.table(
        [
            ["指标", "单位", f"{start - 1}年基准", f"{end}年目标"],
            ["单位产品综合能耗", "kgce/t", Num(p.real(80, 300), 1), Num(p.real(60, 200), 1)],
            ["工业用水重复利用率", "%", 82, 92],
            ["固废综合利用率", "%", 78, 92],
            ["可再生能源占比", "%", 3, 15],
        ]
    )
    p.head("三、重点任务")
    p.para(
        "（一）优化用能结构，建设屋顶光伏；（二）实施电机系统能效提升；（三）推进原料无害化替代；（四）完善绿色供应链。"
    )
    p.head("四、保障措施")
    p.para("加强组织领导，落实资金投入，按年度分解目标并考核。")
    p.named("中长期规划", "绿色工厂中长期规划", f"{start}-{end}规划")


@layout("medium_long_term_plan", "docx", "pdf")
def long_plan_table(p: Paper) -> None:
    start = p.pick(2024, 2025, 2026)
    end = start + p.pick(2, 4)
    day = D(start, p.num(1, 4), p.num(1, 28))
    p.letterhead(1)
    p.title(p.pick("绿色低碳发展五年规划", "“十五五”绿色工厂建设规划", "绿色工厂建设三年滚动规划"))
    p.line(f"规划期：{start}年至{end}年        批准日期：{p.day('issue_date', day)}")
    p.fact("valid_from", f"{start}-01-01", "year")
    p.fact("valid_until", f"{end}-12-31", "year")
    years = list(range(start, end + 1))
    p.table(
        [["目标项目", *[f"{y}年" for y in years], "责任部门"]]
        + [
            [name, *[Num(p.real(1, 90), 1) for _ in years], p.pick(*w.DEPARTMENTS)]
            for name in ("单位产值能耗下降率(%)", "取水量下降率(%)", "废气达标率(%)", "绿电使用比例(%)")
        ]
    )
    p.para("规划分阶段实施：前期夯实计量与统计基础，中期推进重点节能改造，后期开展近零碳工厂建设。")
    p.approval()
    p.named("绿色发展五年规划", "三年规划")


@layout("annual_targets", "docx", "xlsx", "pdf")
def targets_table(p: Paper) -> None:
    year = p.pick(2023, 2024, 2025, 2026)
    day = D(year, p.num(1, 3), p.num(1, 28))
    p.letterhead(1)
    p.title(
        f"{p.year(year)}年度{p.pick('绿色工厂目标、指标和实施方案', '能源环境目标指标及管理方案', '环境目标、指标与管理方案', '绿色工厂目标指标分解表')}"
    )
    rows = [["序号", "目标", "指标值", "实施方案/措施", "责任部门", "完成时间"]]
    for i, (a, b, c) in enumerate(
        (
            ("单位产品综合能耗下降", "≥3%", "空压机变频改造"),
            ("万元产值取水量下降", "≥2%", "冷却水循环利用"),
            ("固废综合利用率", "≥75%", "边角料回用"),
            ("污染物达标排放率", "100%", "加强治理设施运维"),
            ("员工绿色培训覆盖率", "100%", "分批培训"),
        )
    ):
        rows.append([i + 1, a, b, c, p.pick(*w.DEPARTMENTS), f"{year}年{p.num(6, 12)}月底"])
    p.table(rows)
    p.line(
        f"{p.pick('批准', '审批')}：{p.co.legal}      {p.pick('日期', '发布日期')}：{p.day('issue_date', day)}"
    )
    p.noise()
    p.named(f"{year}年目标指标", f"{year}年度目标指标和实施方案", "目标指标方案")


@layout("annual_targets", "docx", "pdf")
def targets_letter(p: Paper) -> None:
    year = p.pick(2023, 2024, 2025, 2026)
    day = D(year, p.num(1, 2), p.num(1, 28))
    p.line(p.holder(), "center", True, 20, color="red")
    p.rule("red")
    p.title(f"关于下达{p.year(year)}年绿色工厂年度目标的通知", 16)
    p.line("各部门：")
    p.para(
        f"为落实中长期规划，现将{year}年度目标及实施方案下达如下，请认真组织实施。",
        f"一、综合能耗控制在{p.num(300, 4000)}吨标准煤以内，单位产品电耗同比下降{p.num(2, 5)}%；",
        f"二、新水用量不超过{p.num(1, 20)}万吨；",
        "三、危险废物规范化处置率100%；",
        "四、实施方案：一季度完成计量改造，二季度实施照明改造，三季度开展能源诊断。",
    )
    p.line(p.day("issue_date", day, p.pick("cn", "han")), "right")
    p.seal()
    p.named(f"关于下达{year}年目标的通知", "年度目标下达")


@layout("annual_targets", "docx", "pdf", blank=True)
def targets_responsibility(p: Paper) -> None:
    year = p.pick(2024, 2025, 2026)
    day = D(year, 1, p.num(3, 28))
    p.title(f"{p.year(year)}年度{p.pick('绿色工厂目标责任书', '节能降碳目标责任书')}")
    p.line(f"甲方：{p.holder()}      乙方：{p.v(p.pick(*p.co.trade.workshops))}")
    p.para(
        f"为保证公司{year if not p.blank else '__'}年绿色发展目标实现，甲乙双方签订本责任书。",
        "一、责任目标：单位产量电耗不高于上年，能源计量完好率98%以上，杜绝跑冒滴漏；",
        "二、考核办法：按月统计、按季考核，与绩效工资挂钩；",
        "三、实施措施：由乙方制定并报甲方备案。",
    )
    p.line(f"甲方代表：{p.v(p.co.legal)}        乙方代表：{p.v(w.person(p.rng))}")
    p.line(f"签订日期：{p.day('issue_date', day)}")
    p.named("目标责任书", f"{year}目标责任书")


@layout("target_assessment_record", "xlsx", "docx", "pdf")
def target_assessment(p: Paper) -> None:
    year = p.pick(2023, 2024, 2025)
    day = D(year + 1, 1, p.num(5, 28))
    p.letterhead(1)
    p.title(
        f"{p.year(year)}年度{p.pick('目标指标完成情况考核表', '绿色工厂目标考核记录', '能源目标考核及奖惩记录')}"
    )
    rows = [["序号", "部门/车间", "考核指标", "目标值", "实际完成", "完成情况", "得分", "奖励（元）"]]
    for i, shop in enumerate([*p.co.trade.workshops, "动力科", "安环部"]):
        rows.append(
            [
                i + 1,
                shop,
                p.pick("单位产品电耗", "用水单耗", "固废利用率"),
                Num(p.real(10, 60), 1),
                Num(p.real(9, 58), 1),
                p.pick("完成", "完成", "超额完成"),
                p.num(86, 100),
                p.num(2, 20) * 100,
            ]
        )
    p.table(rows)
    p.line(f"考核人：{w.person(p.rng)}    批准：{p.co.legal}    考核日期：{p.day('issue_date', day)}")
    p.named(f"{year}年目标考核", "目标完成情况考核", "考核奖励记录")


@layout("target_assessment_record", "docx", "pdf")
def target_award(p: Paper) -> None:
    year = p.pick(2023, 2024, 2025)
    day = D(year + 1, p.num(1, 3), p.num(1, 28))
    p.line(p.holder() + "文件", "center", True, 20, color="red")
    p.rule("red")
    p.title(f"关于{p.year(year)}年度节能降耗目标考核结果及奖励的{p.pick('通报', '决定')}", 15)
    p.para(
        f"根据《目标责任制考核办法》，公司绿色工厂办公室对各车间{year}年度目标完成情况进行了考核，结果如下：",
        f"{p.co.trade.workshops[0]}考核得分{p.num(90, 99)}分，评为优秀，奖励{p.num(2, 9) * 1000}元；",
        f"{p.co.trade.workshops[1]}考核得分{p.num(80, 89)}分，评为良好；",
        "对未完成目标的班组扣减绩效，并于下一年度制定改进措施。",
    )
    p.line(p.co.name, "right")
    p.seal()
    p.line(p.day("issue_date", day), "right")
    p.named("考核奖励通报", f"{year}年考核通报")


@layout("stakeholder_commitment", "docx", "pdf", blank=True)
def stakeholder_letter(p: Paper) -> None:
    day = p.day_after(D(2022, 1, 1), D(2026, 9, 1))
    p.title(p.pick("环境保护承诺书", "相关方环境承诺", "对利益相关方的环境承诺", "供应商环保承诺函"))
    p.line(p.pick("致：各利益相关方", "致各位客户、供方、周边居民及主管部门"))
    p.para(
        f"{p.holder()}承诺：",
        "（1）遵守环境保护法律法规和其他要求，稳定达标排放；",
        "（2）减少有毒有害物质的使用，对产品中有害物质进行管控；",
        "（3）公开环境信息，接受社会监督；",
        "（4）对相关方提出的合理环境要求及时回应并落实。",
    )
    p.sign(day, who=p.name(), seal=True)
    p.named("环境承诺书", "相关方承诺", "环保承诺书")


@layout("stakeholder_commitment", "docx", "pdf")
def stakeholder_record(p: Paper) -> None:
    day = p.day_after(D(2022, 1, 1), D(2026, 9, 1))
    p.letterhead(1)
    p.title("相关方环境要求及承诺履行情况表")
    p.table(
        [
            ["相关方", "环境要求", "我方承诺", "履行情况"],
            ["客户", "产品符合RoHS", "提供检测报告", "已履行"],
            ["周边社区", "噪声不扰民", "夜间不进行高噪声作业", "已履行"],
            ["主管部门", "危废规范化", "按计划转移", "已履行"],
        ]
    )
    p.line(f"公司盖章：        日期：{p.day('issue_date', day)}", "right")
    p.seal()
    p.named("相关方要求及承诺", "利益相关方承诺履行")
    _ = UP
