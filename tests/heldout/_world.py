"""The invented world behind the held-out papers: companies, people, dates in all notations, trades.

Everything is drawn from a `random.Random`; no clock, no network. Company names, people and numbers are invented by
combination; credit codes carry a valid check digit. Names of certification and testing bodies are those that one
meets on real certificates, since a reader has to cope with them.
"""

from __future__ import annotations

import calendar
import datetime as dt
import random
from dataclasses import dataclass, field

from stdnum.cn import uscc

AS_OF = dt.date(2026, 11, 20)

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
COMPOUND = ("欧阳", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟")
GIVEN_1 = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂燕鹏辉婷峰斌浩凯鑫宇莉倩琳波宁飞健颖雪"
GIVEN_2 = [
    "建国",
    "秀英",
    "志强",
    "海燕",
    "晓东",
    "春梅",
    "文博",
    "雨晨",
    "子轩",
    "嘉怡",
    "国栋",
    "红梅",
    "玉兰",
    "立新",
    "永康",
    "德华",
    "丽娟",
    "思远",
    "一鸣",
    "俊杰",
    "晓琳",
    "佳宁",
    "少华",
    "卫东",
    "学兵",
    "凤霞",
    "广福",
    "庆丰",
    "宏伟",
    "树林",
    "长青",
    "新华",
    "爱民",
    "金凤",
    "小龙",
    "世杰",
    "泽宇",
    "梓涵",
    "若兰",
    "婉清",
    "启航",
    "浩然",
    "书瑶",
    "明辉",
    "兴旺",
    "福生",
    "桂芝",
    "素芬",
    "晓峰",
    "振华",
    "冠宇",
    "天佑",
    "亚楠",
    "海波",
    "向阳",
    "延军",
    "传志",
    "兆瑞",
    "守信",
    "维刚",
    "洪亮",
    "春雷",
    "冬梅",
    "秋菊",
    "夏雨",
    "雪松",
    "云鹏",
]

CITIES = (
    ("青岛", "山东省青岛市", ("城阳区", "胶州市", "即墨区", "黄岛区", "平度市", "莱西市"), "3702", "0532"),
    ("深圳", "广东省深圳市", ("宝安区", "龙岗区", "光明区", "坪山区", "龙华区"), "4403", "0755"),
    ("常州", "江苏省常州市", ("武进区", "新北区", "钟楼区", "金坛区"), "3204", "0519"),
    ("宁波", "浙江省宁波市", ("北仑区", "鄞州区", "慈溪市", "余姚市"), "3302", "0574"),
    ("佛山", "广东省佛山市", ("顺德区", "南海区", "三水区"), "4406", "0757"),
    ("烟台", "山东省烟台市", ("福山区", "莱山区", "招远市"), "3706", "0535"),
    ("无锡", "江苏省无锡市", ("锡山区", "惠山区", "江阴市"), "3202", "0510"),
    ("合肥", "安徽省合肥市", ("肥西县", "长丰县", "蜀山区"), "3401", "0551"),
    ("东莞", "广东省东莞市", ("长安镇", "大朗镇", "塘厦镇"), "4419", "0769"),
    ("厦门", "福建省厦门市", ("同安区", "集美区", "翔安区"), "3502", "0592"),
)
BRANDS = [
    "海润达",
    "华晟",
    "瑞科",
    "恒远",
    "博泰",
    "金海源",
    "中天合",
    "鼎立",
    "新起点",
    "东方亮",
    "宏图",
    "启明",
    "嘉禾",
    "丰泽",
    "锐进",
    "盛邦",
    "正大同",
    "凯莱",
    "优耐",
    "力克",
    "安泰佳",
    "九州通达",
    "泰和",
    "福润",
    "众鑫",
    "蓝湾",
    "同辉",
    "天信",
    "永昌隆",
    "普瑞斯",
    "立德",
    "德邦隆",
    "欧科",
    "联创",
    "环宇",
    "卓然",
    "汇川源",
    "明珠",
    "远东星",
    "百川",
]
ROADS = [
    "长江路",
    "创业路",
    "兴华大道",
    "工业一路",
    "科技三路",
    "滨河路",
    "振兴街",
    "双元路",
    "松园路",
    "宝石路",
    "锦绣大道",
    "和平西路",
    "正阳中路",
    "玉龙路",
]


@dataclass(frozen=True)
class Trade:
    """One branch of industry with its vocabulary."""

    word: str
    products: tuple[str, ...]
    workshops: tuple[str, ...]
    equipment: tuple[str, ...]
    materials: tuple[str, ...]
    waste: tuple[tuple[str, str, str], ...]
    code: str
    scope_verb: str
    measure: str = "件"


TRADES = (
    Trade(
        "精密塑胶",
        ("注塑制品", "汽车塑料内饰件"),
        ("注塑车间", "喷涂车间", "装配车间"),
        ("HTF800注塑机", "螺杆空压机", "中央供料系统", "干燥机"),
        ("ABS粒子", "PP粒子", "水性漆", "色母"),
        (
            ("HW49", "900-041-49", "废包装桶"),
            ("HW08", "900-249-08", "废液压油"),
            ("HW12", "900-252-12", "废漆渣"),
        ),
        "2927",
        "设计、生产",
        "万件",
    ),
    Trade(
        "机械制造",
        ("离心泵", "精密齿轮箱"),
        ("机加工车间", "热处理车间", "总装车间"),
        ("数控加工中心", "井式渗碳炉", "螺杆空压机", "桥式起重机"),
        ("45#圆钢", "铸铁件", "切削液", "防锈油"),
        (
            ("HW09", "900-006-09", "废切削液"),
            ("HW08", "900-217-08", "废润滑油"),
            ("HW17", "336-064-17", "表面处理污泥"),
        ),
        "3441",
        "制造",
        "台",
    ),
    Trade(
        "电子科技",
        ("印制电路板组件", "LED驱动电源"),
        ("SMT车间", "波峰焊车间", "组装车间"),
        ("贴片机", "回流焊炉", "冷水机组", "空压机"),
        ("无铅锡膏", "PCB光板", "助焊剂", "IC芯片"),
        (
            ("HW06", "900-404-06", "废有机溶剂"),
            ("HW49", "900-045-49", "废电路板"),
            ("HW13", "900-014-13", "废胶"),
        ),
        "3982",
        "研发、生产和销售",
        "万只",
    ),
    Trade(
        "食品",
        ("烘焙食品", "速冻面米制品"),
        ("和面车间", "烘烤车间", "包装车间"),
        ("隧道炉", "速冻机", "燃气蒸汽锅炉", "氨制冷机组"),
        ("小麦粉", "白砂糖", "棕榈油", "包装膜"),
        (
            ("HW49", "900-047-49", "化验室废液"),
            ("HW08", "900-214-08", "废机油"),
            ("HW29", "900-023-29", "废灯管"),
        ),
        "1411",
        "生产",
        "吨",
    ),
    Trade(
        "新材料",
        ("水性丙烯酸乳液", "聚氨酯胶粘剂"),
        ("合成车间", "灌装车间", "公用工程车间"),
        ("聚合反应釜", "导热油炉", "循环水泵", "冷冻机组"),
        ("丙烯酸丁酯", "苯乙烯", "乳化剂", "吨桶"),
        (
            ("HW13", "265-103-13", "废树脂渣"),
            ("HW49", "900-039-49", "废活性炭"),
            ("HW06", "900-402-06", "废溶剂"),
        ),
        "2651",
        "研发、生产",
        "吨",
    ),
    Trade(
        "纺织印染",
        ("针织面料", "棉印染布"),
        ("织造车间", "染色车间", "定型车间"),
        ("溢流染色机", "热定型机", "污水泵", "空压机"),
        ("棉纱", "活性染料", "元明粉", "助剂"),
        (
            ("HW12", "900-299-12", "废染料"),
            ("HW49", "900-041-49", "废染料桶"),
            ("HW08", "900-249-08", "废机油"),
        ),
        "1713",
        "生产",
        "万米",
    ),
    Trade(
        "铸造",
        ("制动盘", "球墨铸铁管件"),
        ("熔炼车间", "造型车间", "清理车间"),
        ("中频感应电炉", "抛丸机", "砂处理线", "布袋除尘风机"),
        ("生铁", "废钢", "树脂砂", "固化剂"),
        (
            ("HW08", "900-218-08", "废液压油"),
            ("HW49", "900-039-49", "废活性炭"),
            ("HW49", "900-041-49", "含油抹布"),
        ),
        "3391",
        "生产、加工",
        "吨",
    ),
    Trade(
        "包装印刷",
        ("瓦楞纸箱", "食品软包装"),
        ("制版车间", "印刷车间", "复合车间"),
        ("凹版印刷机", "干式复合机", "RTO焚烧炉", "真空泵"),
        ("BOPP薄膜", "水性油墨", "瓦楞原纸", "无溶剂胶"),
        (
            ("HW12", "900-253-12", "废油墨"),
            ("HW49", "900-041-49", "废油墨桶"),
            ("HW16", "231-002-16", "废显影液"),
        ),
        "2319",
        "加工、生产",
        "万㎡",
    ),
)


@dataclass(frozen=True)
class Company:
    """A factory: name as printed, credit code, people in office, addresses."""

    name: str
    short: str
    uscc: str
    trade: Trade
    city: str
    province: str
    address: str
    registered: str
    legal: str
    representative: str
    founded: dt.date
    phone: str
    english: str
    docno: str
    area_code: str


def credit_code(rng: random.Random, area: str) -> str:
    """A unified social credit code of a company (91…) with a valid check digit."""
    body = "91" + area + f"{rng.randint(0, 99):02d}"
    body += "MA" + "".join(rng.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(7))
    return body + uscc.calc_check_digit(body)


def person(rng: random.Random) -> str:
    """A Chinese personal name of two to four characters."""
    family = rng.choice(COMPOUND) if rng.random() < 0.02 else rng.choice(SURNAMES)
    return family + (rng.choice(GIVEN_1) if rng.random() < 0.3 else rng.choice(GIVEN_2))


def people(rng: random.Random, count: int) -> list[str]:
    """Distinct names."""
    names: list[str] = []
    while len(names) < count:
        name = person(rng)
        if name not in names:
            names.append(name)
    return names


PINYIN = [
    "Haida",
    "Huasheng",
    "Ruike",
    "Hengyuan",
    "Botai",
    "Jinhai",
    "Zhongtian",
    "Dingli",
    "Qiming",
    "Jiahe",
    "Fengze",
    "Kailai",
    "Younai",
    "Tongda",
]


def company(rng: random.Random, trade: Trade | None = None, city_index: int | None = None) -> Company:
    """An invented company."""
    trade = trade or rng.choice(TRADES)
    city, province, districts, area, tel = CITIES[
        city_index if city_index is not None else rng.randrange(len(CITIES))
    ]
    brand = rng.choice(BRANDS)
    suffix = rng.choice(("有限公司", "有限公司", "有限公司", "股份有限公司", "有限责任公司"))
    shape = rng.random()
    if shape < 0.6:
        name = city + brand + trade.word + suffix
    elif shape < 0.85:
        name = f"{brand}{trade.word}（{city}）{suffix}"
    else:
        name = province[-3:] + brand + trade.word + suffix
    district = rng.choice(districts)
    road = rng.choice(ROADS)
    address = f"{province}{district}{road}{rng.randint(1, 699)}号"
    registered = (
        address
        if rng.random() < 0.6
        else f"{province}{district}{rng.choice(ROADS)}{rng.randint(1, 99)}号{rng.randint(2, 18)}楼"
    )
    word = rng.choice(PINYIN)
    return Company(
        name=name,
        short=brand + trade.word[:2],
        uscc=credit_code(rng, area),
        trade=trade,
        city=city,
        province=province,
        address=address,
        registered=registered,
        legal=person(rng),
        representative=person(rng),
        founded=dt.date(rng.randint(1996, 2017), rng.randint(1, 12), rng.randint(1, 28)),
        phone=f"{tel}-{rng.randint(2000000, 89999999)}",
        english=f"{word} {rng.choice(('Precision', 'Industrial', 'Technology', 'New Material'))} ({city_english(city)}) Co., Ltd.",
        docno=rng.choice(("HD", "HS", "RK", "BT", "QM", "JH", "FZ", "KL", "YN", "ZT")),
        area_code=tel,
    )


def city_english(city: str) -> str:
    """The city's name in Latin letters."""
    table = {
        "青岛": "Qingdao",
        "深圳": "Shenzhen",
        "常州": "Changzhou",
        "宁波": "Ningbo",
        "佛山": "Foshan",
        "烟台": "Yantai",
        "无锡": "Wuxi",
        "合肥": "Hefei",
        "东莞": "Dongguan",
        "厦门": "Xiamen",
    }
    return table[city]


CERT_BODIES = (
    ("中国质量认证中心", "China Quality Certification Centre", "001", "CQC"),
    ("方圆标志认证集团有限公司", "China Quality Mark Certification Group", "002", "CQM"),
    ("华夏认证中心有限公司", "Huaxia Certification Center Inc.", "021", "HXC"),
    ("北京中大华远认证中心有限公司", "Zhongda Huayuan Certification Center", "016", "ZDHY"),
    ("上海质量体系审核中心", "Shanghai Audit Center of Quality System", "011", "SAC"),
    ("兴原认证中心有限公司", "Xingyuan Certification Centre Co., Ltd.", "015", "XQCC"),
    ("广东中鉴认证有限责任公司", "Guangdong Zhongjian Certification Co., Ltd.", "065", "GZCC"),
    ("北京世标认证中心有限公司", "Beijing World Standards Certification Center", "038", "WSC"),
    ("通标标准技术服务有限公司", "SGS-CSTC Standards Technical Services Co., Ltd.", "R-003", "SGS"),
    ("莱茵检测认证服务（中国）有限公司", "TÜV Rheinland (China) Ltd.", "R-007", "TUV"),
    ("必维认证（北京）有限公司", "Bureau Veritas Certification (Beijing) Co., Ltd.", "R-012", "BV"),
    ("杭州万泰认证有限公司", "Hangzhou WIT Assessment Co., Ltd.", "015", "WIT"),
)
LABS = (
    "华测检测认证集团股份有限公司",
    "山东蓝城分析测试有限公司",
    "谱尼测试集团股份有限公司",
    "中持依迪亚（北京）环境检测分析股份有限公司",
    "江苏实朴检测服务有限公司",
    "广东贝源检测技术股份有限公司",
    "青岛京诚检测科技有限公司",
    "苏州国环环境检测有限公司",
)
METROLOGY = ("市计量检定测试所", "市质量技术监督检测中心", "市计量技术研究院", "省计量科学研究院")
SUPPLIERS = (
    "宁波塑源高分子材料有限公司",
    "上海申达化工贸易有限公司",
    "江苏长风金属制品有限公司",
    "山东齐鲁石化助剂厂",
    "昆山迈信包装有限公司",
    "天津北方钢材有限公司",
    "惠州明辉电子元件有限公司",
    "杭州中策纸业有限公司",
    "武汉华工机电设备有限公司",
    "厦门海投供应链有限公司",
    "中山市利达五金厂",
    "嘉兴恒丰纺织原料有限公司",
)
WASTE_FIRMS = (
    "绿源危险废物处置（山东）有限公司",
    "江苏康博工业固体废弃物处置有限公司",
    "深圳市宝安东江环保技术有限公司",
    "宁波大地化工环保有限公司",
    "烟台鑫广绿环再生资源股份有限公司",
    "常州市安耐得工业废弃物处置有限公司",
    "佛山市富龙环保科技有限公司",
)
ENGINEERS = (
    "上海能合节能科技有限公司",
    "北京远方节能技术服务有限公司",
    "苏州英格索机电工程有限公司",
    "济南鲁能节能服务有限公司",
    "广州粤能合同能源管理有限公司",
    "杭州碳行科技有限公司",
)
DEPARTMENTS = (
    "生产部",
    "设备部",
    "安环部",
    "品质部",
    "行政人事部",
    "采购部",
    "仓储物流部",
    "技术研发部",
    "财务部",
    "EHS办公室",
    "动力科",
    "人力资源部",
)

DIGITS = "〇一二三四五六七八九"


def cn_year(year: int, zero: str = "〇") -> str:
    """2024 -> 二〇二四."""
    return "".join(zero if d == "0" else DIGITS[int(d)] for d in str(year))


def cn_small(number: int) -> str:
    """1..31 in Chinese: 十九, 二十一."""
    if number < 10:
        return DIGITS[number]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


FULL = str.maketrans("0123456789", "０１２３４５６７８９")
DAY_STYLES = (
    "cn",
    "cn",
    "cn",
    "cn",
    "cn0",
    "cn0",
    "dot",
    "dot",
    "dot0",
    "slash",
    "dash",
    "dash",
    "dash",
    "han",
    "han",
    "hanO",
    "spaced",
    "full",
)


def show_date(day: dt.date, style: str) -> str:
    """A day written in one of the notations of Chinese papers."""
    y, m, d = day.year, day.month, day.day
    table = {
        "cn": f"{y}年{m}月{d}日",
        "cn0": f"{y}年{m:02d}月{d:02d}日",
        "dot": f"{y}.{m}.{d}",
        "dot0": f"{y}.{m:02d}.{d:02d}",
        "slash": f"{y}/{m}/{d}",
        "dash": f"{y}-{m:02d}-{d:02d}",
        "han": f"{cn_year(y)}年{cn_small(m)}月{cn_small(d)}日",
        "hanO": f"{cn_year(y, '○')}年{cn_small(m)}月{cn_small(d)}日",
        "spaced": f"{y} 年 {m:02d} 月 {d:02d} 日",
        "full": f"{y}年{m}月{d}日".translate(FULL),
        "compact": f"{y}{m:02d}{d:02d}",
        "en": f"{calendar.month_name[m]} {d}, {y}",
        "en2": f"{d} {calendar.month_abbr[m]} {y}",
    }
    return table[style]


MONTH_STYLES = ("cn", "cn", "cn0", "dot", "dash", "han", "spaced")


def show_month(day: dt.date, style: str) -> str:
    """A month in one of the usual notations."""
    y, m = day.year, day.month
    table = {
        "cn": f"{y}年{m}月",
        "cn0": f"{y}年{m:02d}月",
        "dot": f"{y}.{m:02d}",
        "dash": f"{y}-{m:02d}",
        "han": f"{cn_year(y)}年{cn_small(m)}月",
        "spaced": f"{y} 年 {m} 月",
    }
    return table[style]


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def add_years(day: dt.date, years: int, days: int = 0) -> dt.date:
    """The same day some years on (29 February -> 28), plus days."""
    try:
        moved = day.replace(year=day.year + years)
    except ValueError:
        moved = day.replace(year=day.year + years, day=28)
    return moved + dt.timedelta(days=days)


def day_between(rng: random.Random, first: dt.date, last: dt.date) -> dt.date:
    """A day between two days, both possible."""
    return first + dt.timedelta(days=rng.randint(0, max(0, (last - first).days)))


@dataclass
class Draw:
    """A random source with the idioms that layouts use."""

    rng: random.Random
    used: dict[str, int] = field(default_factory=dict)

    def pick(self, *options):
        return self.rng.choice(options)

    def some(self, options, low: int, high: int | None = None) -> list:
        count = self.rng.randint(low, min(high or low, len(options)))
        return self.rng.sample(list(options), count)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def num(self, low: int, high: int) -> int:
        return self.rng.randint(low, high)

    def real(self, low: float, high: float, decimals: int = 2) -> float:
        return round(self.rng.uniform(low, high), decimals)

    def day(self, first: dt.date, last: dt.date) -> dt.date:
        return day_between(self.rng, first, last)
