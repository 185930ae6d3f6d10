"""Made-up names, numbers and sentences of factory papers, drawn from a seeded generator."""

from __future__ import annotations

from random import Random

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建国志海燕辉春梅鹏飞宇浩然思雨佳琪梓轩子涵欣怡晓东文博俊峰雪松立新永胜德福"
PLACES = ["青岛", "烟台", "潍坊", "济南", "淄博", "威海", "日照", "临沂", "苏州", "宁波"]
NAMES = [
    "海晟",
    "瑞泰",
    "恒盛",
    "金岳",
    "东方华能",
    "鼎信",
    "博远",
    "昌和",
    "澳德",
    "联科",
    "齐鲁新材",
    "宏达",
]
TRADES = [
    "机械制造",
    "精密铸造",
    "电子科技",
    "新材料",
    "橡胶制品",
    "食品",
    "纺织印染",
    "化工",
    "汽车零部件",
    "包装印务",
]
FORMS = ["有限公司", "股份有限公司", "有限责任公司"]
DEPARTMENTS = [
    "设备部",
    "安全环保部",
    "生产一车间",
    "动力车间",
    "质量管理部",
    "综合办公室",
    "采购部",
    "仓储物流部",
    "技术中心",
]
ISSUERS = [
    "中质协质量保证中心",
    "北京中大华远认证中心有限公司",
    "方圆标志认证集团有限公司",
    "中国船级社质量认证有限公司",
    "上海质量体系审核中心",
]
TOPICS = [
    "危险废物分类培训",
    "能源管理基础知识培训",
    "环境因素识别与评价培训",
    "消防安全与应急处置培训",
    "节能降耗操作规程培训",
    "职业健康防护培训",
]
SCOPES = [
    "汽车零部件的机械加工及相关管理活动",
    "铝合金压铸件的设计、生产和销售所涉及的环境管理活动",
    "橡胶密封件的研发、生产及所涉及场所的相关职业健康安全管理活动",
    "电子线束的生产与服务",
]
STANDARDS = [
    ("环境管理体系", "GB/T 24001-2016/ISO 14001:2015"),
    ("能源管理体系", "GB/T 23331-2020/ISO 50001:2018"),
    ("质量管理体系", "GB/T 19001-2016/ISO 9001:2015"),
    ("职业健康安全管理体系", "GB/T 45001-2020/ISO 45001:2018"),
]
SENTENCES = [
    "为贯彻落实绿色发展理念，公司建立并运行了环境管理体系和能源管理体系。",
    "各车间应按月统计用电量、用水量和天然气消耗量，并于次月五日前报送能源管理办公室。",
    "危险废物应分类收集、分区贮存，贮存设施应符合相关标准的要求，台账记录至少保存五年。",
    "采购部在选择供应商时，应优先考虑通过环境管理体系认证的企业，并每年进行一次评价。",
    "本年度万元产值综合能耗较上年下降 4.6%，完成了年初制定的节能目标。",
    "内部审核共开出不符合项 3 项，均已按期完成整改并经验证关闭。",
    "公司对主要用能设备进行了能效对标，空压机系统改造后年节电约 32.5 万千瓦时。",
    "培训结束后应组织考核，考核不合格的人员应安排补训，直至合格后方可上岗。",
    "生产废水经厂内污水处理站处理达标后排入市政管网，监测报告每季度归档一次。",
    "The company has established an energy management system in accordance with ISO 50001:2018.",
]
_CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]


def person(random: Random) -> str:
    return random.choice(SURNAMES) + "".join(random.choice(GIVEN) for _ in range(random.choice((1, 2, 2))))


def company(random: Random) -> str:
    return random.choice(PLACES) + random.choice(NAMES) + random.choice(TRADES) + random.choice(FORMS)


def credit_code(random: Random) -> str:
    body = "91" + "370" + "".join(random.choice("0123456789") for _ in range(3))
    body += "MA" + "".join(random.choice(_CODE) for _ in range(7))
    total = sum(_CODE.index(char) * weight for char, weight in zip(body, _WEIGHTS, strict=True))
    return body + _CODE[(31 - total % 31) % 31]


def certificate_number(random: Random) -> str:
    return f"{random.randint(1, 999):05d}{random.randint(20, 25)}{random.choice('EQSX')}{random.randint(10000, 49999)}R{random.randint(0, 4)}{random.choice('MSL')}/{random.choice(('3702', '1100', '3100'))}"


def day(random: Random, years: tuple[int, int] = (2022, 2027)) -> tuple[int, int, int]:
    return random.randint(*years), random.randint(1, 12), random.randint(1, 28)


def written(date: tuple[int, int, int], style: int = 0) -> str:
    year, month, number = date
    return (
        f"{year}年{month:02d}月{number:02d}日",
        f"{year}-{month:02d}-{number:02d}",
        f"{year}年{month}月{number}日",
        f"{year}.{month:02d}.{number:02d}",
    )[style % 4]


def amount(random: Random) -> str:
    value = random.choice((random.uniform(1, 99), random.uniform(100, 9999), random.uniform(10000, 999999)))
    return random.choice((f"{value:.2f}", f"{value:,.1f}", f"{value:.0f}"))


def paragraph(random: Random, sentences: int = 4) -> str:
    return "".join(random.choice(SENTENCES) for _ in range(sentences))


def phone(random: Random) -> str:
    return f"0532-8{random.randint(1000000, 9999999)}"
