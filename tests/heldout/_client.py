"""A whole client in good order: one invented factory, its figures, its people, and the papers that follow from them.

Every paper is a slot; it is drawn from the client's state (`Client.data`, people, projects, days), so that what a fault
changes in the state shows everywhere, while an override (`Client.over[slot, key]`) shows in one paper only. With no fault
planted the papers agree with each other: months add up, workshops add up, unit values follow, chains are closed.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from . import _world as w
from ._paper import LEFT, Drawing, Num, Paper

D = dt.date
E_FACTOR, G_FACTOR = 0.1229, 1.2143
GRID, GAS_CO2 = 0.5306, 21.62
FOLDERS = {
    "legal": ("01基础证照", "一、合法合规文件", "证照", "1-企业资质"),
    "lead": ("02组织管理", "二、管理机构", "体系建设", "2-制度及机构"),
    "rules": ("03制度文件", "三、管理制度", "制度汇编", "2-制度及机构"),
    "system": ("04体系认证", "四、管理体系", "认证证书", "3-体系"),
    "audit": ("05内审管评", "四、管理体系", "内审", "3-体系/内审管评"),
    "train": ("06培训", "五、教育培训", "培训记录", "4-培训"),
    "energy": ("07能源数据", "六、能源", "能耗数据", "5-能源资源"),
    "project": ("08节能项目", "六、能源/节能项目", "节能改造", "5-能源资源/项目"),
    "water": ("09水", "七、水资源", "用水", "5-能源资源/水"),
    "meter": ("10计量", "八、计量设备", "计量", "5-能源资源/计量"),
    "env": ("11环保", "九、环境排放", "环保资料", "6-环境"),
    "carbon": ("12碳排放", "十、温室气体", "碳", "6-环境/碳"),
    "supply": ("13采购", "十一、采购", "供应商", "7-采购"),
    "product": ("14产品", "十二、产品与基础设施", "产品", "8-产品及厂房"),
    "report": ("15申报材料", "十三、申报", "申报表", "9-申报"),
}


@dataclass
class Slot:
    """One paper of the folder."""

    key: str
    doc_type: str
    area: str
    stem: str
    form: str
    draw: Callable[[Client, Paper, str], None]
    arguments: dict[str, Any] = field(default_factory=dict)


@dataclass
class Data:
    """Monthly figures: [year][month 1..12][workshop]."""

    output: dict[int, dict[int, dict[str, int]]]
    electricity: dict[int, dict[int, dict[str, int]]]
    gas: dict[int, dict[int, dict[str, int]]]
    water: dict[int, dict[int, dict[str, int]]]
    waste: dict[int, list[float]]
    hazardous: dict[int, list[float]]
    price: float


class Client:
    """State of one client folder, before it is drawn."""

    def __init__(self, seed: str):
        self.seed = seed
        self.rng = random.Random(f"client/{seed}")
        rng = self.rng
        trade = rng.choice([t for t in w.TRADES if t.word not in {"食品", "电子科技"}])
        company = w.company(rng, dataclasses.replace(trade, measure="吨"), 0)
        founded = D(rng.randint(2003, 2012), rng.randint(1, 12), rng.randint(1, 28))
        self.co = dataclasses.replace(company, registered=company.address, founded=founded)
        self.shops = list(trade.workshops)
        self.style = rng.randrange(4)
        names = w.people(rng, 24)
        departments = [*self.shops, "品质部", "设备部", "仓储物流部"]
        self.staff = [(n, departments[i % len(departments)]) for i, n in enumerate(names[:14])]
        self.others = names[14:]
        self.data = make_data(rng, self.shops)
        self.topics = rng.sample(
            (
                "危险废物分类培训",
                "节能降耗知识培训",
                "绿色工厂基础知识培训",
                "化学品安全使用培训",
                "环境管理体系标准培训",
                "能源计量与统计培训",
            ),
            2,
        )
        self.projects = rng.sample(
            (
                "空压机余热回收项目",
                "照明LED改造项目",
                "循环水泵变频改造项目",
                "永磁电机更换项目",
                "冷冻站群控优化项目",
                "中央空调变频改造项目",
            ),
            3,
        )
        self.meters = make_meters(rng, self.shops)
        self.firm = rng.choice(w.WASTE_FIRMS)
        self.lab = rng.choice(w.LABS)
        self.over: dict[tuple[str, str], Any] = {}
        self.slots: dict[str, Slot] = {}
        self.raw: dict[str, bytes] = {}

    # ---- overrides ---------------------------------------------------------------------------------------------
    def o(self, slot: str, key: str, default: Any) -> Any:
        """The value that this paper prints: the override (a function of the client is asked when drawing), else the default."""
        value = self.over.get((slot, key), default)
        return value(self) if callable(value) else value

    def set(self, slot: str, **values: Any) -> None:
        for key, value in values.items():
            self.over[slot, key] = value

    def day(self, p: Paper, slot: str, key: str, default: dt.date) -> str:
        """A printed day; an override may be another day, a text as it stands, or None (nothing printed)."""
        value = self.o(slot, key, default)
        if value is None:
            return ""
        return value if isinstance(value, str) else w.show_date(value, p.style)

    # ---- slots -------------------------------------------------------------------------------------------------
    def add(
        self, key: str, doc_type: str, area: str, stem: str, draw, forms: str = "docx pdf", **arguments: Any
    ) -> None:
        """Add a paper; its format is drawn from `forms`."""
        form = random.Random(f"form/{self.seed}/{key}").choice(forms.split())
        self.slots[key] = Slot(key, doc_type, area, stem, form, draw, arguments)

    def path(self, key: str) -> str:
        slot = self.slots[key]
        return f"{FOLDERS[slot.area][self.style]}/{slot.stem}.{slot.form}"

    def paper(self, key: str) -> Paper:
        """Draw one slot."""
        slot = self.slots[key]
        company = self.co
        if name := self.o(key, "holder", None):
            company = dataclasses.replace(company, name=name)
        if code := self.o(key, "uscc", None):
            company = dataclasses.replace(company, uscc=code)
        if address := self.o(key, "address", None):
            company = dataclasses.replace(
                company, address=address, registered=self.o(key, "registered", address)
            )
        paper = Paper(random.Random(f"paper/{self.seed}/{key}"), company, slot.doc_type)
        if paper.style in {"full", "hanO", "spaced"}:
            paper.style = "cn"
        slot.draw(self, paper, key, **slot.arguments)
        return paper

    # ---- figures -----------------------------------------------------------------------------------------------
    def total(self, kind: str, year: int, month: int | None = None, shop: str | None = None) -> int:
        """Sum of output, electricity, gas or water over what is left open."""
        table = getattr(self.data, kind)[year]
        months = [month] if month else range(1, 13)
        return sum(v for m in months for s, v in table[m].items() if shop in (None, s))

    def tce(self, year: int) -> float:
        return round(
            (self.total("electricity", year) * E_FACTOR + self.total("gas", year) * G_FACTOR) / 1000, 2
        )

    def unit_energy(self, year: int) -> float:
        return round(self.tce(year) * 1000 / self.total("output", year), 2)

    def change(self) -> float:
        """Per cent that unit energy fell from 2024 to 2025, from the printed figures."""
        return round((self.unit_energy(2024) - self.unit_energy(2025)) / self.unit_energy(2024) * 100, 2)

    def carbon(self) -> tuple[float, float, float]:
        """Tonnes of CO2 from gas, from power, and in all, with the factor that the inventory prints."""
        factor = self.o("ghg", "factor", GRID)
        gas = round(round(self.total("gas", 2025) / 1e4, 2) * GAS_CO2, 2)
        power = round(round(self.total("electricity", 2025) / 1000, 2) * factor, 2)
        return gas, power, round(gas + power, 2)

    def value(self, year: int) -> float:
        return round(self.total("output", year) * self.data.price, 2)


def make_data(rng: random.Random, shops: list[str]) -> Data:
    """Two years of months: use follows output, 2025 some per cent better than 2024."""
    season = [1.0, 0.78, 1.02, 1.05, 1.0, 1.03, 0.98, 0.97, 1.04, 1.06, 1.03, 1.0]
    base = {s: rng.randint(260, 420) for s in shops}
    unit = {s: rng.uniform(180, 420) for s in shops}
    gas_unit = {s: rng.uniform(14, 30) for s in shops[:2]}
    water_unit = {s: rng.uniform(0.8, 2.2) for s in shops}
    better = {2024: 1.0, 2025: rng.uniform(0.935, 0.965)}
    data = Data({}, {}, {}, {}, {}, {}, round(rng.uniform(0.9, 2.4), 3))
    for year in (2024, 2025):
        for name in ("output", "electricity", "gas", "water"):
            getattr(data, name)[year] = {}
        for m in range(1, 13):
            out = {
                s: round(
                    base[s] * season[m - 1] * (1.03 if year == 2025 else 1.0) * rng.uniform(0.985, 1.015)
                )
                for s in shops
            }
            data.output[year][m] = out
            data.electricity[year][m] = {
                s: round(out[s] * unit[s] * better[year] * rng.uniform(0.985, 1.015) / 10) * 10 for s in shops
            }
            data.gas[year][m] = {
                s: round(out[s] * gas_unit[s] * better[year] * rng.uniform(0.985, 1.015)) for s in gas_unit
            }
            data.water[year][m] = {
                s: round(out[s] * water_unit[s] * better[year] * rng.uniform(0.985, 1.015)) for s in shops
            }
        data.waste[year] = [round(rng.uniform(6, 9), 2) for _ in range(12)]
        data.hazardous[year] = [round(rng.uniform(0.3, 0.7), 3) for _ in range(12)]
    return data


def make_meters(rng: random.Random, shops: list[str]) -> list[dict[str, Any]]:
    """Meters of the plant with serial number, place and last verification."""
    kinds = (
        ("三相电子式电能表", "DTSD341", shops[0]),
        ("智能电能表", "DTZ719", shops[1]),
        ("超声波水表", "DN50", "厂区总管"),
        ("气体涡轮流量计", "TBQM-80", "调压站"),
    )
    meters = []
    for name, model, place in kinds:
        last = w.day_between(rng, D(2026, 3, 20), D(2026, 9, 20))
        meters.append(
            {
                "name": name,
                "model": model,
                "place": place,
                "serial": str(rng.randint(10**7, 10**9)),
                "last": last,
                "until": w.add_years(last, 1, -1),
                "state": "合格",
            }
        )
    return meters


def seal_if(c: Client, p: Paper, key: str, text: str | None = None, align: str = "right") -> None:
    """The seal, unless an override takes it away."""
    if c.o(key, "seal", True):
        p.seal(text, align)


def dated(
    c: Client,
    p: Paper,
    key: str,
    label: tuple[str, ...],
    default: dt.date,
    name: str = "day",
    align: str = "right",
) -> None:
    """A line with the paper's date; nothing at all where the override takes the date away."""
    text = c.day(p, key, name, default)
    if text:
        word = p.pick(*label)
        p.line(f"{word}：{text}" if word else text, align)


# ---- legal -------------------------------------------------------------------------------------------------------------
def licence(c: Client, p: Paper, key: str) -> None:
    p.border = True
    p.title(p.pick("营业执照", "营 业 执 照"), 26)
    p.line("（副本）", "center")
    start = c.co.founded
    until = c.o(key, "until", None)
    term = f"{w.show_date(start, 'cn0')}至{w.show_date(until, 'cn0') if until else '长期'}"
    pairs = [
        ("统一社会信用代码", p.co.uscc),
        ("名称", p.co.name),
        ("类型", "有限责任公司（自然人投资或控股）"),
        ("法定代表人", p.co.legal),
        ("注册资本", "贰仟万元整"),
        ("成立日期", w.show_date(start, "cn0")),
        ("营业期限", term),
        ("住所", p.co.registered),
    ]
    if former := c.o(key, "former", None):
        pairs.append(("曾用名", former))
    if place := c.o(key, "place", None):
        pairs.append(("生产经营场所", place))
    pairs.append(
        (
            "经营范围",
            f"{'、'.join(p.co.trade.products)}{p.co.trade.scope_verb}、销售；货物进出口。（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
        )
    )
    p.kv(pairs, p.pick("colon", "grid2", "plain2"))
    p.line(f"登记机关：{p.co.city}市市场监督管理局", "right")
    p.seal(f"{p.co.city}市市场监督管理局")
    p.line(c.day(p, key, "day", D(2022, 5, 12)), "right")


def letter(
    c: Client,
    p: Paper,
    key: str,
    office: str,
    number: str,
    title: str,
    body: tuple[str, ...],
    day: dt.date,
    red: bool = True,
) -> None:
    """An authority's letter: red head, number, addressee, text, seal, date."""
    if red:
        p.line(office, "center", True, 20, color="red")
    p.line(number, "center")
    p.rule("red")
    p.title(title.replace("@", p.co.name), 16)
    p.line(f"{p.co.name}：")
    p.para(*[t.replace("@", p.co.name).replace("#", p.co.address) for t in (*body, *c.o(key, "more", ()))])
    p.line(office, "right")
    p.seal(office)
    p.line(c.day(p, key, "day", day), "right")


def permit(c: Client, p: Paper, key: str) -> None:
    start, until = c.o(key, "from", D(2023, 6, 1)), c.o(key, "until", D(2028, 5, 31))
    p.border = p.chance(0.5)
    p.title("排污许可证", 26)
    p.line(f"证书编号：{p.co.uscc}001{p.pick('P', 'V')}", "center")

    def shown(value: Any) -> str:
        return value if isinstance(value, str) else w.show_date(value, "cn0")

    p.kv(
        [
            ("单位名称", p.co.name),
            ("注册地址", p.co.registered),
            ("法定代表人", p.co.legal),
            ("生产经营场所地址", p.co.address),
            ("行业类别", p.co.trade.word),
            ("统一社会信用代码", p.co.uscc),
            ("有效期限", f"自{shown(start)}至{shown(until)}止"),
        ],
        p.pick("colon", "grid2"),
    )
    p.line(f"发证机关：{p.co.city}市生态环境局", "right")
    p.seal(f"{p.co.city}市生态环境局")
    p.line(f"发证日期：{w.show_date(c.o(key, 'day', D(2023, 5, 26)), 'cn0')}", "right")


def credit(c: Client, p: Paper, key: str) -> None:
    p.title(p.pick("企业公共信用信息报告", "法人公共信用信息报告"))
    p.kv(
        [
            ("主体名称", p.co.name),
            ("统一社会信用代码", p.co.uscc),
            ("报告生成日期", c.day(p, key, "day", D(2026, 10, 16))),
            ("查询来源", "信用中国"),
        ],
        p.pick("colon", "grid2"),
    )
    counts = {"行政处罚": 0, "经营异常名录": 0, "严重失信主体名单": 0, "失信被执行人": 0} | c.o(
        key, "counts", {}
    )
    p.table([["信息类别", "条数"], ["行政许可", 4], *[[k, v] for k, v in counts.items()], ["守信激励", 1]])
    for text in c.o(key, "records", ()):
        p.para(text)
    if not c.o(key, "records", ()):
        p.para("截至报告生成日，查询范围内未发现行政处罚、经营异常、严重违法失信、失信被执行人等记录。")


def statement(c: Client, p: Paper, key: str) -> None:
    p.title(p.pick("证明", "无违法违规证明"))
    day = c.o(key, "day", D(2026, 10, 20))
    body = (
        "自2023年10月1日至2026年9月30日，在我局辖区内未发生较大及以上安全、环保、质量事故，未受到我局行政处罚"
    )
    if isinstance(day, dt.date) and day.year < 2025:
        body = "近三年来，在我局辖区内未发生较大及以上安全、环保、质量事故，未受到我局行政处罚"
    p.para(f"{p.co.name}{c.o(key, 'body', body)}。", "特此证明。")
    office = f"{p.co.city}市{p.pick('应急管理局', '生态环境局')}"
    p.line(office + "（盖章）", "right")
    seal_if(c, p, key, office)
    p.line(c.day(p, key, "day", D(2026, 10, 20)), "right")


def pledge(
    c: Client,
    p: Paper,
    key: str,
    titles: tuple[str, ...],
    body: tuple[str, ...],
    day: dt.date,
    signer: str = "法定代表人",
) -> None:
    """A signed and sealed declaration of the company."""
    p.title(c.o(key, "title", p.pick(*titles)))
    sealed = c.o(key, "seal", True)
    p.para(*[t.replace("@", p.co.name) for t in c.o(key, "body", body)])
    p.line(
        f"{signer}（签字）：{p.co.legal if sealed and c.o(key, 'signature', True) else '______________'}",
        "right",
    )
    p.line(f"{p.co.name}（盖章）", "right")
    seal_if(c, p, key)
    text = c.day(p, key, "day", day)
    p.line(text if text or sealed else "", "right")


COMMITMENT = (
    "我作为@最高管理者，对绿色工厂建设郑重承诺：",
    "一、对绿色工厂的有效性负责，将绿色工厂要求融入公司业务过程；",
    "二、确保提供绿色工厂建设、运行和改进所需要的人员、资金、设备等资源；",
    "三、就绿色工厂建设的重要性在公司内部进行沟通与传达，使全体员工理解并参与；",
    "四、促进持续改进，实现绿色工厂预期目标。",
)
DUTIES = (
    "1.确保绿色工厂管理体系按要求建立、实施并保持；",
    "2.组织收集并保存工厂满足评价要求的证据；",
    "3.向最高管理者报告绿色工厂绩效；",
    "4.提高员工绿色意识，识别改进机会并推动改进。",
)


def authorization(c: Client, p: Paper, key: str) -> None:
    p.title(p.pick("管理者代表授权书", "绿色工厂管理者代表授权书"))
    sealed = c.o(key, "seal", True)
    p.para(
        f"兹授权{p.co.representative}为{p.co.name}绿色工厂管理者代表，其职责和权限如下：",
        *c.o(key, "duties", DUTIES),
        "本授权自签发之日起生效。",
    )
    p.line(f"授权人（总经理）：{p.co.legal if sealed else '____________'}", "right")
    p.line(p.co.name + "（盖章）", "right")
    seal_if(c, p, key)
    text = c.day(p, key, "day", D(2025, 1, 6))
    if text:
        p.line(text, "right")


def appointment(c: Client, p: Paper, key: str) -> None:
    p.line(p.co.name + "文件", "center", True, 20, color="red")
    p.line(f"{p.co.short[:2]}发〔2025〕3号", "center")
    p.rule("red")
    p.title("关于成立绿色工厂创建领导小组的通知", 16)
    p.para(
        "为推进绿色工厂建设，决定成立绿色工厂领导小组，负责制度建设、实施、考核及奖励工作，建立目标责任制。",
        f"组长：{p.co.legal}；副组长：{p.co.representative}；成员：{'、'.join(c.others[:4])}。",
        "领导小组办公室设在安环部。",
    )
    p.line(p.co.name, "right")
    p.seal()
    p.line(c.day(p, key, "day", D(2025, 1, 8)), "right")


# ---- targets -----------------------------------------------------------------------------------------------------------
def long_plan(c: Client, p: Paper, key: str) -> None:
    p.title("绿色工厂中长期规划（2024-2028年）", 18)
    p.line(p.co.name, "center")
    p.line(f"发布日期：{c.day(p, key, 'day', D(2023, 12, 18))}", "center")
    p.head("一、总体目标")
    p.table(
        [
            ["指标", "2023年基准", "2028年目标"],
            ["单位产品综合能耗下降率", "—", "15%"],
            ["工业用水重复利用率", "85%", "92%"],
            ["一般工业固废综合利用率", "76%", "90%"],
        ]
    )
    p.head("二、主要任务")
    p.para(
        f"实施{'、'.join(c.projects[:2])}等节能改造，改造成果纳入能源管理制度固化，并在后续年度方案中推广。",
        "完善三级计量，按年度分解目标、指标和实施方案。",
    )
    p.line(f"批准：{p.co.legal}", "right")


def targets(c: Client, p: Paper, key: str) -> None:
    p.line(p.co.name, "center", True, 14)
    p.title("2025年度绿色工厂目标、指标和实施方案")
    p.table(
        [
            ["序号", "目标", "2025年指标", "实施方案", "责任部门", "完成时间"],
            [1, "单位产品综合能耗下降", "≥3%", "、".join(c.projects[:2]), "设备部", "2025年12月"],
            [2, "单位产品取水量下降", "≥2%", "冷却水循环利用", "设备部", "2025年12月"],
            [3, "固废综合利用率", "≥75%", "边角料回用", "安环部", "2025年12月"],
            [4, "培训覆盖率", "100%", "按计划培训", "人力资源部", "2025年12月"],
        ]
    )
    p.line(f"编制：{c.others[0]}   批准：{p.co.legal}   日期：{c.day(p, key, 'day', D(2025, 1, 15))}")


def assessment(c: Client, p: Paper, key: str) -> None:
    p.line(p.co.name, "center", True, 14)
    p.title("2025年度目标指标完成情况考核及奖励记录")
    p.table(
        [
            ["目标", "2025年指标", "实际完成", "评价", "改进措施", "2026年目标"],
            ["单位产品综合能耗下降", "≥3%", f"{c.change():.2f}%", "完成", "推广至其他车间", "≥2%"],
            ["单位产品取水量下降", "≥2%", f"{water_change(c):.2f}%", "完成", "管网检漏", "≥2%"],
            ["固废综合利用率", "≥75%", "80%以上", "完成", "增加回用点", "≥78%"],
            ["培训覆盖率", "100%", "100%", "完成", "—", "100%"],
        ]
    )
    p.para("奖励：设备部3000元，安环部2000元。")
    p.line(f"考核人：{c.others[1]}   批准：{p.co.legal}   考核日期：{c.day(p, key, 'day', D(2026, 1, 20))}")


def water_change(c: Client) -> float:
    before = c.total("water", 2024) / c.total("output", 2024)
    after = c.total("water", 2025) / c.total("output", 2025)
    return (before - after) / before * 100


# ---- procedures --------------------------------------------------------------------------------------------------------
def procedure(
    c: Client,
    p: Paper,
    key: str,
    title: str,
    number: str,
    standards: tuple[str, ...],
    clauses: tuple[str, ...],
    day: dt.date,
) -> None:
    """A controlled document."""
    name = p.co.name
    title = c.o(key, "title", title)
    look = p.num(0, 2)
    text = c.day(p, key, "day", day)
    mark = [("文件编号", f"{c.co.docno}-{number}"), ("版本", c.o(key, "version", "A/1"))] + (
        [("发布日期", text)] if text else []
    )
    if look == 0:
        p.header = name
        p.title(title)
        p.kv(mark, "grid4")
    elif look == 1:
        p.line(name, "center", True, 14)
        p.title(title, 22)
        p.kv(mark, "colon")
    else:
        p.title(title)
        p.kv([("单位", name), *mark], "grid2")
    p.head("1 目的与范围")
    p.para(f"规范{name}相关管理工作，适用于全公司。")
    p.head("2 引用文件")
    p.para("、".join(c.o(key, "standards", standards)) or "公司管理手册")
    p.head("3 管理要求")
    for i, clause in enumerate(c.o(key, "clauses", clauses)):
        p.line(f"3.{i + 1} {clause}", indent=1)
    if extra := c.o(key, "extra", ""):
        p.para(extra)
    if line := c.o(key, "line", ""):
        p.line(line, "right", size=8)
    p.head("4 责任与记录")
    p.para("责任部门按本文件要求形成记录并归档保存。")
    p.line(f"编制：{c.others[2]}   审核：{p.co.representative}   批准：{p.co.legal}")


# ---- management systems ------------------------------------------------------------------------------------------------
SYSTEMS = {
    "quality_certificate": ("质量管理体系", "GB/T 19001-2016/ISO 9001:2015", "Q"),
    "environmental_certificate": ("环境管理体系", "GB/T 24001-2016/ISO 14001:2015", "E"),
    "ohs_certificate": ("职业健康安全管理体系", "GB/T 45001-2020/ISO 45001:2018", "S"),
    "energy_certificate": ("能源管理体系", "GB/T 23331-2020/ISO 50001:2018", "En"),
}


def certificate(c: Client, p: Paper, key: str) -> None:
    word, standard, letter_ = SYSTEMS[p.doc_type]
    body = p.pick(*w.CERT_BODIES[:8])
    issued = c.o(key, "day", D(2026, 3, 10))
    until = c.o(key, "until", w.add_years(issued, 3, -1) if isinstance(issued, dt.date) else D(2029, 3, 9))
    first = c.o(key, "first", w.add_years(issued, -3) if isinstance(issued, dt.date) else D(2023, 3, 10))
    p.border = True

    def shown(value: Any) -> str:
        return value if isinstance(value, str) else w.show_date(value, p.style)

    p.line(body[0], "center", True, 14)
    p.title(f"{word}认证证书", 24)
    number = f"{body[2]}{26}{letter_}{p.num(10000, 39999)}R1M"
    lines = [
        ("证书编号", c.o(key, "number", number)),
        ("获证组织", p.co.name),
        ("统一社会信用代码", p.co.uscc),
        ("注册地址", p.co.registered),
        ("生产地址", p.co.address),
        ("认证标准", c.o(key, "standard", standard)),
        (
            "认证范围",
            c.o(key, "scope", f"{'、'.join(p.co.trade.products)}的{p.co.trade.scope_verb}及相关管理活动"),
        ),
        ("初次发证日期", shown(first)),
        ("本次发证日期", shown(issued)),
        ("有效期至", shown(until)),
    ]
    for i, extra in enumerate(c.o(key, "extra_pairs", ())):
        lines.insert(3 + i, extra)
    if p.chance(0.5):
        p.kv(lines, p.pick("grid2", "colon", "plain2"))
    else:
        p.line("兹证明", "center")
        for label, value in lines:
            p.line(f"{label}：{value}", "center")
    for text in c.o(key, "surveillance", ()):
        p.line(text, "center")
    p.line(body[0], "right")
    p.seal(body[0], "center")
    for block in c.o(key, "annex", ()):
        p.page()
        p.line(block)


def surveillance(c: Client, p: Paper, key: str, of: str, word: str) -> None:
    p.title(p.pick("保持认证资格通知书", "监督审核结论通知"))
    p.line(f"{p.co.name}：")
    p.para(
        f"经对贵组织{word}实施年度监督审核，管理体系持续符合标准要求，决定保持认证资格。证书编号：{c.o(of, 'number', '')}。"
    )
    body = p.pick(*w.CERT_BODIES[:8])
    p.line(body[0], "right")
    p.seal(body[0])
    p.line(c.day(p, key, "day", D(2026, 3, 6)), "right")


def audit_plan(c: Client, p: Paper, key: str) -> None:
    p.title("2026年度内部审核计划")
    p.kv(
        [
            ("审核目的", "评价管理体系符合性和有效性"),
            ("审核范围", "全公司各部门"),
            ("审核准则", "GB/T 19001-2016、GB/T 24001-2016、GB/T 45001-2020、GB/T 23331-2020"),
            ("审核时间", "2026年4月14日至2026年4月15日"),
            ("编制日期", c.day(p, key, "day", D(2026, 3, 20))),
        ],
        p.pick("grid2", "colon"),
    )
    p.table(
        [
            ["日期", "受审核部门", "审核条款", "审核员"],
            *[
                [
                    "4月14日" if i < 3 else "4月15日",
                    d,
                    p.pick("8.1", "7.2 7.5", "6.1 9.1"),
                    c.others[3 + i % 2],
                ]
                for i, d in enumerate(("生产部", "设备部", "安环部", "采购部", "品质部"))
            ],
        ]
    )


def audit_report(c: Client, p: Paper, key: str, references: list[str]) -> None:
    p.line(p.co.name, "center", True, 14)
    p.title("2026年内部审核报告")
    p.kv(
        [
            ("审核时间", "2026年4月14日至2026年4月15日"),
            ("审核组", f"{c.others[3]}、{c.others[4]}"),
            ("报告日期", c.day(p, key, "day", D(2026, 4, 20))),
        ],
        p.pick("grid2", "colon"),
    )
    shown = c.o(key, "references", references)
    p.para(
        f"本次审核共开具一般不符合项{len(shown)}项（编号：{'、'.join(shown)}），无严重不符合。",
        "管理体系总体符合标准要求，运行有效。",
        *c.o(key, "extra", ()),
    )


def nonconformity(c: Client, p: Paper, key: str, reference: str, what: str, department: str) -> None:
    p.title("不符合项报告")
    closed = c.o(key, "closed", "由纠正措施报告跟踪")
    p.table(
        [
            ["编号", c.o(key, "reference", reference), "受审核部门", department],
            ["审核日期", c.day(p, key, "day", D(2026, 4, 15)), "审核员", c.others[3]],
            ["不符合事实", what, LEFT, LEFT],
            ["严重程度", "一般", "责任部门确认", c.staff[0][0]],
            ["原因分析", c.o(key, "cause", "人员对要求不熟悉"), LEFT, LEFT],
            ["纠正措施", c.o(key, "action", "见纠正措施报告"), LEFT, LEFT],
            ["验证结果", closed, LEFT, LEFT],
        ],
        0,
        [0.18, 0.32, 0.18, 0.32],
    )


def corrective(c: Client, p: Paper, key: str, reference: str, what: str, number: str) -> None:
    p.title(p.pick("纠正措施报告", "纠正预防措施报告"))
    p.kv(
        [
            ("编号", number),
            ("对应不符合项", c.o(key, "of", reference)),
            ("提出日期", c.day(p, key, "day", D(2026, 4, 28))),
        ],
        "grid4",
    )
    p.table(
        [
            ["问题描述", what],
            ["原因分析", "班组检查不到位，培训不足"],
            ["纠正措施", "立即整改并组织学习"],
            ["预防措施", "列入月度检查"],
            [
                "效果验证",
                c.o(
                    key,
                    "verified",
                    f"经验证，措施有效，不符合项关闭。  验证人：{c.others[4]}  {w.show_date(D(2026, 5, 15), p.style)}",
                ),
            ],
        ],
        0,
        [0.22, 0.78],
    )


def review(c: Client, p: Paper, key: str) -> None:
    p.line(p.co.name, "center", True, 14)
    p.title("2026年管理评审报告")
    p.kv(
        [
            ("主持人", p.co.legal),
            ("参加人员", "、".join(c.others[:5])),
            ("报告日期", c.day(p, key, "day", D(2026, 6, 18))),
        ],
        p.pick("grid2", "colon"),
    )
    p.para(
        "评审输入：内审结果及不符合项整改情况、目标完成情况、合规性评价结果、能源绩效。",
        "评审结论：体系适宜、充分、有效。改进决议：加强计量数据自动采集，责任部门设备部，2026年12月底前完成。",
    )


def compliance(c: Client, p: Paper, key: str) -> None:
    p.title("2026年法律法规清单及合规性评价")
    p.table(
        [
            ["序号", "法规标准名称", "适用条款", "评价"],
            [1, "环境保护法", "第42条", "符合"],
            [2, "固体废物污染环境防治法", "第36条", "符合"],
            [3, "GB 12348-2008 工业企业厂界环境噪声排放标准", "3类", "符合"],
            [4, "节约能源法", "第24条", "符合"],
        ]
    )
    p.line(f"评价人：{c.others[2]}   评价日期：{c.day(p, key, 'day', D(2026, 3, 12))}")


# ---- training ----------------------------------------------------------------------------------------------------------
def train_days(i: int) -> dict[str, dt.date]:
    """Days of the i-th topic: notice, training, exam, retraining."""
    month = (3, 6, 9, 10)[i]
    return {
        "notice": D(2025, month, 6),
        "train": D(2025, month, 12),
        "exam": D(2025, month, 14),
        "retrain": D(2025, month, 24),
        "evaluate": D(2025, month, 27),
    }


def train_plan(c: Client, p: Paper, key: str) -> None:
    p.line(p.co.name, "center", True, 14)
    p.title("2025年度绿色工厂培训计划")
    rows = [["序号", "培训内容", "培训对象", "计划时间", "讲师", "考核方式"]]
    for i, topic in enumerate(c.topics):
        rows.append([i + 1, topic, "相关岗位员工", f"{train_days(i)['train'].month}月", c.others[5], "笔试"])
    p.table(rows)
    p.line(f"编制：{c.others[6]}   批准：{p.co.legal}   编制日期：{c.day(p, key, 'day', D(2025, 1, 10))}")


def train_name(c: Client, key: str, i: int) -> str:
    return c.o(key, "topic", c.topics[i])


def train_notice(c: Client, p: Paper, key: str, i: int) -> None:
    p.title(p.pick("培训通知", "关于开展培训的通知"))
    p.line("各部门：")
    p.para(
        f"定于{c.day(p, key, 'day', train_days(i)['train'])}在公司会议室举办{train_name(c, key, i)}，请相关人员准时参加。",
        f"授课人：{c.others[5]}",
    )
    p.line("人力资源部", "right")
    p.line(w.show_date(train_days(i)["notice"], "cn"), "right")


def train_material(c: Client, p: Paper, key: str, i: int) -> None:
    p.title(train_name(c, key, i), 24)
    p.line("（培训课件）", "center")
    for head, text in (
        ("一、培训目的", "掌握本岗位相关要求。"),
        ("二、主要内容", "沾染机油的抹布按危险废物收集；待机超过30分钟应关机；化学品用后加盖。"),
        ("三、案例与讨论", "结合车间实际举例说明。"),
    ):
        p.head(head)
        p.para(text)


def train_signin(c: Client, p: Paper, key: str, i: int) -> None:
    p.title(p.pick("培训签到表", "员工培训签到表"))
    pairs = [
        (("培训主题", "培训内容"), train_name(c, key, i)),
        (("培训日期", "培训时间"), c.day(p, key, "day", train_days(i)["train"])),
        ("讲师", c.others[5]),
    ]
    p.kv([pair for pair in pairs if pair[1]], p.pick("colon", "grid2"))
    people = c.o(key, "people", c.staff)
    if p.chance(0.3) and not c.o(key, "marks", {}):
        half = (len(people) + 1) // 2
        rows: list[list[Any]] = [["序号", "姓名", "部门", "序号", "姓名", "部门"]]
        for k in range(half):
            second = people[half + k] if half + k < len(people) else ("", "")
            rows.append([k + 1, *people[k], half + k + 1 if second[0] else "", *second])
    else:
        rows = [["序号", "姓名", "部门", "签名", "备注"]]
        for k, (name, department) in enumerate(people):
            mark = c.o(key, "marks", {}).get(name, (name, ""))
            rows.append([k + 1, name, department, *mark])
    p.table(rows)


def train_exam(c: Client, p: Paper, key: str, i: int) -> None:
    p.title(f"{train_name(c, key, i)}考试试卷")
    p.line(f"姓名：{c.staff[1][0]}    部门：{c.staff[1][1]}    得分：{marks(c, i)[c.staff[1][0]]}")
    p.para(
        "1.沾染机油的废抹布应投入（ 危险废物收集桶 ）。",
        "2.设备待机超过（ 30 ）分钟应关机。",
        "3.危险废物贮存期限一般不超过（ 一 ）年。",
    )


def marks(c: Client, i: int) -> dict[str, int]:
    """Scores of a topic: everybody passes but one."""
    rng = random.Random(f"marks/{c.seed}/{i}")
    scores = {name: rng.randint(82, 99) for name, _ in c.staff}
    scores[c.staff[4 + i][0]] = rng.randint(55, 74)
    return scores | c.o(f"score{i}", "scores", {})


def train_score(c: Client, p: Paper, key: str, i: int) -> None:
    line = c.o(key, "line", 80)
    p.title(p.pick("培训考核成绩单", "考核成绩汇总表"))
    p.kv(
        [
            (("培训主题", "考试科目"), train_name(c, key, i)),
            (("考核日期", "考试日期"), c.day(p, key, "day", train_days(i)["exam"])),
            ("合格线", f"{line}分"),
        ],
        p.pick("colon", "grid2"),
    )
    scores = marks(c, i)
    rows = [["序号", "姓名", "部门", "成绩", "结果"]]
    for k, (name, department) in enumerate(c.o(key, "people", c.staff)):
        score = scores.get(name, 88)
        rows.append(
            [
                k + 1,
                c.o(key, "spelling", {}).get(name, name),
                department,
                score,
                "合格" if score >= line else "不合格",
            ]
        )
    p.table(rows)


def train_retrain(c: Client, p: Paper, key: str, i: int) -> None:
    p.title(p.pick("再培训及补考记录", "不合格人员再培训记录"))
    p.kv(
        [
            ("培训主题", train_name(c, key, i)),
            (("再培训日期", "补考日期"), c.day(p, key, "day", train_days(i)["retrain"])),
            ("讲师", c.others[5]),
        ],
        p.pick("colon", "grid2"),
    )
    people = c.o(key, "people", [c.staff[4 + i]])
    p.table(
        [["姓名", "部门", "原成绩", "补考成绩", "结果"]]
        + [[n, d, marks(c, i).get(n, 60), 86 + k, "合格"] for k, (n, d) in enumerate(people)]
    )


def train_effect(c: Client, p: Paper, key: str, i: int) -> None:
    p.title("培训效果评估表")
    p.kv(
        [
            ("培训项目", train_name(c, key, i)),
            ("培训日期", c.day(p, key, "day", train_days(i)["train"])),
            ("评估人", c.others[6]),
            ("评估结论", "参训人员掌握要点，培训有效；不合格人员已安排再培训。"),
        ],
        "grid2",
    )


def inspection(c: Client, p: Paper, key: str) -> None:
    p.title("月度安全环保检查记录表")
    p.line(f"检查日期：{c.day(p, key, 'day', D(2025, 10, 28))}   检查人：{c.others[7]}")
    rows = [["序号", "检查项目", "结果", "整改"]]
    for i, topic in enumerate(c.topics):
        rows.append([i + 1, f"现场抽问{topic}要点", "回答正确", "—"])
    p.table([*rows, [3, "危废间标识", "符合", "—"], [4, "设备待机关机", "符合", "—"]])


def handbook(c: Client, p: Paper, key: str) -> None:
    p.title("员工岗位手册")
    p.line(f"{p.co.name}    版本：B/0    发布日期：{c.day(p, key, 'day', D(2025, 11, 10))}", "center")
    p.head("岗位绿色要求")
    for topic in c.topics:
        p.para(f"《{topic}》所讲要求为本岗位必须遵守的内容，列入日常检查。")
    p.para("废弃物分类投放；下班关机关灯；化学品用后加盖。")


# ---- energy ------------------------------------------------------------------------------------------------------------
def lineage(p: Paper, department: str, number: str) -> None:
    p.line(f"责任部门：{department}    表单编号：{p.co.docno}-{number}    存档：档案室", size=9)


def shop_months(
    c: Client, p: Paper, key: str, kind: str, year: int, title: str, unit: str, number: str, department: str
) -> None:
    """Months by workshops of one kind with totals; overrides: cells {(month, shop)}, totals {month}, drop months, no workshops."""
    table = getattr(c.data, kind)[year]
    shops = [s for s in c.shops if s in table[1]]
    p.title(f"{year}年{c.o(key, 'title', title)}")
    p.line(c.o(key, "unit_line", f"单位：{unit}"), "right")
    lineage(p, department, number)
    cells, totals = c.o(key, "cells", {}), c.o(key, "totals", {})
    months = c.o(key, "months", list(range(1, 13)))
    plain = c.o(key, "plain", False)
    factor, decimals = c.o(key, "scale", (1, 0))
    style = p.pick("{m}月", "{y}-{m:02d}", "{y}年{m}月")
    header = [*([] if plain else shops), *c.o(key, "extra_columns", ()), "合计"]
    rows: list[list[Any]] = [["月份", *[c.o(key, "head", "{}").format(h) for h in header]]]

    def number_of(value: float) -> Num:
        return Num(round(value / factor, decimals), decimals)

    printed = {(m, s): cells.get((m, s), number_of(table[m][s])) for m in months for s in shops}
    for m in months:
        row: list[Any] = [style.format(m=m, y=year)]
        if not plain:
            row += [printed[m, s] for s in shops]
        extra = c.o(key, "extra_cells", "—")
        row += [extra.get(m, "") if isinstance(extra, dict) else extra] * len(c.o(key, "extra_columns", ()))
        rows.append([*row, totals.get(m, number_of(sum(table[m].values())))])
    if c.o(key, "with_total", True):
        row = ["全年合计"]
        if not plain:
            row += [totals.get(s, number_of(sum(table[m][s] for m in range(1, 13)))) for s in shops]
        row += ["—"] * len(c.o(key, "extra_columns", ()))
        rows.append([*row, totals.get("year", number_of(c.total(kind, year)))])
    p.table(rows)
    for text in c.o(key, "notes", ()):
        p.para(text)
    p.line(f"编制：{c.others[8]}   审核：{c.others[9]}")


def meter_readings(c: Client, p: Paper, key: str) -> None:
    p.title("2025年电表抄表记录")
    p.line("计量单位：kWh    倍率：10")
    lineage(p, "动力科", "JL-011")
    rows = [["月份", "安装位置", "起码", "止码", "倍率", "用电量(kWh)"]]
    reading = {s: 12000 + 700 * i for i, s in enumerate(c.shops)}
    plain = c.o(key, "plain", False)
    for m in c.o(key, "months", list(range(1, 13))):
        places = ["总表"] if plain else c.shops
        for s in places:
            used = c.total("electricity", 2025, m) if plain else c.data.electricity[2025][m][s]
            start = reading.setdefault(s, 50000)
            reading[s] = start + used // 10
            rows.append([f"2025年{m}月", s, start, reading[s], 10, used])
    p.table(rows)
    p.line(f"抄表人：{c.others[8]}")


def bills(c: Client, p: Paper, key: str) -> None:
    p.title("2025年电费账单汇总")
    p.line(f"户名：{p.co.name}    户号：3702{p.num(10**6, 10**7 - 1)}")
    rows = [["账单月份", "抄见电量(kWh)", "电费(元)"]]
    for m in range(1, 13):
        kwh = c.o(key, "cells", {}).get(m, c.total("electricity", 2025, m))
        rows.append([f"2025-{m:02d}", kwh, Num(kwh * 0.68, 2)])
    p.table(rows)
    for text in c.o(key, "notes", ()):
        p.para(text)


def equipment(c: Client, p: Paper, key: str) -> None:
    p.title(c.o(key, "title", "2025年关键用能设备能效及运行记录"))
    p.line("统计期：2025年1月至12月")
    lineage(p, "设备部", "SB-021")
    rows = [
        [
            "设备名称",
            "所在车间",
            "额定功率(kW)",
            "运行时间(h)",
            "负载率(%)",
            "耗电量(kWh)",
            "单位产出电耗(kWh/t)",
        ]
    ]
    for i, name in enumerate(p.co.trade.equipment):
        shop = c.shops[i % len(c.shops)]
        kwh = int(c.total("electricity", 2025, None, shop) * (0.2 + 0.05 * i))
        rows.append(
            [
                name,
                shop,
                (37, 55, 75, 90)[i % 4],
                4200 + 150 * i,
                72 + 3 * i,
                kwh,
                Num(kwh / c.total("output", 2025, None, shop), 2),
            ]
        )
    p.table(rows)
    p.line("燃气设备：热风炉2台，运行时间3900h，负荷率76%，天然气单耗随产量稳定。")


def unit_analysis(c: Client, p: Paper, key: str) -> None:
    p.line(p.co.name, "center", True, 14)
    p.title("2025年度单位产品能耗分析报告")
    lineage(p, "设备部", "FX-031")
    p.head("一、综合能耗及单位产品能耗")
    rows: list[list[Any]] = [["项目", "单位", "2024年", "2025年"]]
    e = [c.total("electricity", y) for y in (2024, 2025)]
    g = [c.total("gas", y) for y in (2024, 2025)]
    t = [c.o(key, "tce24", c.tce(2024)), c.tce(2025)]
    q = [c.total("output", y) for y in (2024, 2025)]
    u = [round(t[0] * 1000 / q[0], 2), c.unit_energy(2025)]
    rows += [
        ["电力", "kWh", *e],
        ["天然气", "m³", *g],
        ["综合能耗", "tce", *[Num(v, 2) for v in t]],
        ["产品产量", "t", *q],
        ["单位产品综合能耗", "kgce/t", Num(u[0], 2), Num(c.o(key, "u25", u[1]), 2)],
    ]
    p.table(rows)
    p.para(
        c.o(
            key,
            "coefficients",
            f"折标系数：电力{E_FACTOR}kgce/kWh（当量值），天然气{G_FACTOR}kgce/m³，两年采用相同系数。",
        )
    )
    if c.o(key, "shops", c.shops):
        p.head("二、车间单位产品电耗")
    unit_rows: list[list[Any]] = [["车间", "用电量(kWh)", "产量(t)", "单位产品电耗(kWh/t)"]]
    for s in c.o(key, "shops", c.shops):
        kwh, out = c.total("electricity", 2025, None, s), c.total("output", 2025, None, s)
        unit_rows.append(
            [s, kwh, out, Num(c.o(key, "unit_cells", {}).get(s, kwh / out), c.o(key, "decimals", 2))]
        )
    if len(unit_rows) > 1:
        p.table(unit_rows)
    p.head("三、变化及归因")
    real = round((u[0] - u[1]) / u[0] * 100, 2)
    change = c.o(key, "change", real)
    first = round(change * 0.6, 2)
    parts = c.o(key, "parts", [(c.projects[0], first), (c.projects[1], round(change - first, 2))])
    p.para(
        f"2025年单位产品综合能耗较2024年下降{change:.{c.o(key, 'change_decimals', 2)}f}%，其中："
        + "，".join(f"{n}贡献{v:.{c.o(key, 'change_decimals', 2)}f}%" for n, v in parts)
        + "。"
    )
    p.line(f"编制：{c.others[8]}   日期：{c.day(p, key, 'day', D(2026, 1, 26))}", "right")


def answer_report(c: Client, p: Paper, key: str, month: int, shop: str, percent: float) -> None:
    p.title(f"2025年{month}月能耗异常分析报告")
    p.para(
        f"2025年{month}月{shop}用电量异常，单位电耗较正常月份升高约{percent:.0f}%。",
        f"原因分析：{shop}冷却水泵阀门故障，设备低效运行。",
        "结论：属设备原因，已制定纠正措施。",
    )
    p.line(
        f"分析人：{c.others[8]}   日期：{w.show_date(D(2025, month, 28) if month < 12 else D(2025, 12, 28), p.style)}",
        "right",
    )


def answer_action(c: Client, p: Paper, key: str, month: int, shop: str, percent: float) -> None:
    p.title("纠正措施报告")
    later = D(2025, month + 1, 8) if month < 12 else D(2026, 1, 8)
    p.kv(
        [("编号", f"CAR-2025-{month:02d}"), ("责任部门", shop), ("提出日期", w.show_date(later, p.style))],
        "grid4",
    )
    p.table(
        [
            ["问题描述", f"2025年{month}月{shop}电耗异常升高约{percent:.0f}%"],
            ["原因", "冷却水泵阀门故障"],
            ["纠正措施", "更换阀门，恢复变频运行"],
            ["效果验证", "次月电耗恢复正常，措施有效，关闭。"],
        ],
        0,
        [0.22, 0.78],
    )


def b204(c: Client, p: Paper, key: str) -> None:
    p.title("工业产销总值及主要产品产量")
    statistics_head(c, p, "B204-1表")
    value = c.o(key, "value", c.value(2025) * 10)
    out = c.o(key, "output", c.total("output", 2025))
    p.table(
        [
            ["指标名称", "计量单位", "代码", "本年"],
            ["工业总产值（当年价格）", "千元", "01", Num(value, 0)],
            ["主要产品产量合计", "吨", "10", out],
        ]
    )
    statistics_foot(c, p)


def statistics_head(c: Client, p: Paper, number: str) -> None:
    p.line(f"表    号：{number}", "right", size=9)
    p.line("制定机关：国家统计局    有效期至：2026年6月", "right", size=9)
    p.line(f"统一社会信用代码：{p.co.uscc}    单位详细名称：{p.co.name}    2025年")


def statistics_foot(c: Client, p: Paper) -> None:
    p.line(f"单位负责人：{p.co.legal}   填表人：{c.others[9]}   报出日期：2026年1月15日", size=9)


def s205(c: Client, p: Paper, key: str) -> None:
    p.title("能源购进、消费与库存")
    statistics_head(c, p, "205-1表")
    kwh, gas = c.o(key, "electricity", c.total("electricity", 2025)) / 1e4, c.total("gas", 2025) / 1e4
    p.table(
        [
            ["能源名称", "计量单位", "代码", "购进量", "消费合计", "期末库存", "采用折标系数"],
            ["天然气", "万立方米", "15", Num(gas, 2), Num(gas, 2), 0, "12.143"],
            ["电力", "万千瓦时", "33", Num(kwh, 2), Num(kwh, 2), 0, c.o(key, "factor", "1.229")],
            ["能源合计", "吨标准煤", "40", "—", Num(c.tce(2025), 2), "—", "—"],
        ]
    )
    statistics_foot(c, p)


def s2054(c: Client, p: Paper, key: str) -> None:
    p.title("工业企业用水情况")
    statistics_head(c, p, "205-4表")
    p.table(
        [
            ["指标名称", "计量单位", "代码", "本年"],
            ["取水量合计", "立方米", "01", c.o(key, "water", c.total("water", 2025))],
            ["重复用水量", "立方米", "10", reused(c)],
        ]
    )
    statistics_foot(c, p)


def reused(c: Client) -> int:
    return c.total("water", 2025) * 9


# ---- saving projects ---------------------------------------------------------------------------------------------------
def project_days(i: int) -> dict[str, dt.date]:
    year, month = (2024, 9) if i == 0 else (2024, 10)
    return {
        "approval": D(year, month, 5),
        "contract": D(year, month, 26),
        "acceptance": D(2025, 1, 10 + i),
        "calculation": D(2026, 1, 12 + i),
    }


def project_name(c: Client, key: str, i: int) -> str:
    return c.o(key, "project", c.projects[i])


def saving(c: Client, i: int) -> tuple[int, int, float]:
    """(baseline kWh, later kWh, tce saved) of half a year."""
    before = 180000 + 40000 * i
    after = 120000 + 35000 * i
    return before, after, round((before - after) * E_FACTOR / 1000, 2)


def project_approval(c: Client, p: Paper, key: str, i: int) -> None:
    p.title(f"{project_name(c, key, i)}立项报告")
    p.para(
        "一、背景：现有设备能耗偏高，具备节能空间。",
        f"二、内容：实施{project_name(c, key, i)}，预算{35 + 10 * i}万元。",
        "三、预期效益：年节电约12万kWh。",
    )
    p.line(
        f"批准：{p.co.legal}（同意立项）   日期：{c.day(p, key, 'day', project_days(i)['approval'])}", "right"
    )


def project_contract(c: Client, p: Paper, key: str, i: int) -> None:
    firm = w.ENGINEERS[i]
    p.title(f"{project_name(c, key, i)}合同")
    p.line(f"甲方：{p.co.name}")
    p.line(f"乙方：{firm}")
    p.para(
        f"第一条 乙方为甲方实施{project_name(c, key, i)}的设计、供货、安装和调试。",
        f"第二条 合同价款{35 + 10 * i}万元。",
        "第三条 双方遵守安全与环境保护要求。",
    )
    p.line(f"签订日期：{c.day(p, key, 'day', project_days(i)['contract'])}")
    p.seal(align="left")


def project_acceptance(c: Client, p: Paper, key: str, i: int) -> None:
    p.title("节能项目验收报告")
    p.table(
        [
            ["项目名称", project_name(c, key, i)],
            ["施工单位", w.ENGINEERS[i]],
            ["验收日期", c.day(p, key, "day", project_days(i)["acceptance"])],
            ["验收结论", "设备运行正常，验收合格。"],
            ["验收人员", "、".join(c.others[:3])],
        ],
        0,
        [0.25, 0.75],
    )


def project_baseline(c: Client, p: Paper, key: str, i: int) -> None:
    p.title(f"{project_name(c, key, i)}能耗基准数据")
    p.line("基准期：2024年1月1日至2024年6月30日")
    months_table(p, 2024, 1, saving(c, i)[0])


def months_table(p: Paper, year: int, first: int, total: int) -> None:
    part = total // 6
    values = [part] * 5 + [total - part * 5]
    p.table(
        [
            ["月份", "项目设备耗电量(kWh)", "运行时间(h)"],
            *[[f"{year}年{first + k}月", v, 520] for k, v in enumerate(values)],
            ["合计", total, 3120],
        ]
    )


def project_monitoring(c: Client, p: Paper, key: str, i: int) -> None:
    p.title(f"{project_name(c, key, i)}改造后监测数据")
    p.line("监测期：2025年1月1日至2025年6月30日")
    months_table(p, 2025, 1, saving(c, i)[1])


def project_calculation(c: Client, p: Paper, key: str, i: int) -> None:
    before, after, tce = saving(c, i)
    p.title(f"{project_name(c, key, i)}节能量计算书")
    p.para(
        "依据GB/T 13234-2018。",
        f"基准期项目设备耗电{before}kWh，报告期{after}kWh，运行时间相同。",
        f"节能量={before}-{after}={before - after}kWh，折标准煤{tce}tce（系数{c.o(key, 'factor', E_FACTOR)}kgce/kWh）。",
    )
    p.line(f"计算：{c.others[8]}   日期：{c.day(p, key, 'day', project_days(i)['calculation'])}", "right")


# ---- water, metering ---------------------------------------------------------------------------------------------------
def water_target(c: Client, p: Paper, key: str) -> None:
    p.title("2025年节水目标及实施方案")
    p.para(
        "一、目标：单位产品取水量较2024年下降2%以上，重复利用率不低于85%。",
        "二、措施：冷却水循环利用，更换节水器具，管网检漏。",
        "三、按月统计分析，年终评价。",
    )
    p.line(f"批准：{p.co.legal}   {c.day(p, key, 'day', D(2025, 1, 12))}", "right")


def water_balance(c: Client, p: Paper, key: str) -> None:
    p.title("水平衡测试报告")
    p.line(f"测试单位：{p.co.name}   报告日期：{c.day(p, key, 'day', D(2025, 11, 26))}")
    taken, reuse, discharged = c.o(key, "balance", (60, 540, 40))
    p.table(
        [
            ["项目", "水量(m³/d)"],
            ["取水量", taken],
            ["重复利用水量", reuse],
            ["耗水量", 20],
            ["排水量", discharged],
        ]
    )
    p.para(
        f"重复利用率={reuse}/({reuse}+{taken})={reuse / (reuse + taken) * 100:.1f}%。",
        "评价：完成2025年节水目标；已采取措施：闭式循环、更换节水器具、修复漏点两处。",
    )


def water_evaluation(c: Client, p: Paper, key: str) -> None:
    p.title("节水评价报告")
    p.kv(
        [
            ("企业名称", p.co.name),
            ("依据", "GB/T 7119-2018、GB/T 18916"),
            ("评价日期", c.day(p, key, "day", D(2026, 2, 6))),
        ],
        p.pick("grid2", "colon"),
    )
    unit = c.total("water", 2025) / c.total("output", 2025)
    p.para(
        f"2025年取水量{c.total('water', 2025)}m³，产量{c.total('output', 2025)}t，单位产品取水量{unit:.2f}m³/t，满足取水定额要求。",
        "已采取的节水措施：冷却水循环、节水器具、中水回用，评价结论为符合。",
    )


def meter_list(c: Client, p: Paper, key: str) -> None:
    p.title("能源计量器具一览表")
    rows = [
        ["序号", "名称", "型号", "出厂编号", "安装地点", "检定周期", "上次检定", "下次检定日期", "确认结果"]
    ]
    for i, m in enumerate(c.meters):
        rows.append(
            [
                i + 1,
                m["name"],
                m["model"],
                m["serial"],
                m["place"],
                "1年",
                w.show_date(m.get("listed_last", m["last"]), "dash"),
                w.show_date(m.get("listed_until", m["until"]), "dash"),
                m["state"],
            ]
        )
    p.table(rows)
    p.line(f"编制：{c.others[9]}   检定结果由计量员确认。")


def meter_certificate(c: Client, p: Paper, key: str, i: int) -> None:
    m = c.meters[i]
    lab = f"{p.co.city}市计量技术研究院"
    kind = c.o(key, "kind", "检定")
    p.title(f"{kind}证书", 22)
    pairs = [
        ("证书编号", f"DL-2026-{p.num(1000, 9999)}"),
        (("送检单位", "委托单位"), p.co.name),
        ("器具名称", m["name"]),
        ("型号规格", m["model"]),
        ("出厂编号", m["serial"]),
        ("结论", "合格"),
        (f"{kind}日期", w.show_date(m["last"], p.style)),
    ]
    if kind == "检定":
        pairs.append(("有效期至", w.show_date(m["until"], p.style)))
    p.kv(pairs, p.pick("colon", "grid2", "pad"))
    p.line(lab, "right")
    p.seal(lab)


def simple_list(c: Client, p: Paper, key: str, title: str, rows: list[list[Any]]) -> None:
    p.title(title)
    p.table([[*row] for row in rows])
    text = c.day(p, key, "day", D(2026, 2, 3))
    p.line(f"编制：{c.others[9]}" + (f"   编制日期：{text}" if text else ""))


# ---- environment -------------------------------------------------------------------------------------------------------
def monitoring_plan(c: Client, p: Paper, key: str) -> None:
    p.title("2025年自行监测方案")
    p.table(
        [
            ["类别", "点位", "因子", "频次", "限值"],
            ["废气", "DA001", "非甲烷总烃、颗粒物", "每季度1次", "60/10 mg/m³"],
            ["废水", "DW001", "COD、氨氮", "每季度1次", "500/45 mg/L"],
            ["噪声", "厂界四周", "Leq", "每季度1次", "65/55 dB(A)"],
        ]
    )
    text = c.day(p, key, "day", D(2025, 1, 9))
    if text:
        p.line(f"{p.co.name}   {text}", "right")


def monitoring_report(c: Client, p: Paper, key: str, quarter: int) -> None:
    month = (2, 5, 8, 11)[quarter]
    p.title("检测报告", 22)
    p.kv(
        [
            ("报告编号", f"HJ2025{month:02d}{p.num(100, 999)}"),
            ("委托单位", p.co.name),
            ("受检地址", p.co.address),
            ("采样日期", w.show_date(D(2025, month, 10), p.style)),
            ("报告日期", c.day(p, key, "day", D(2025, month, 19))),
            ("检测机构", c.lab),
        ],
        p.pick("grid2", "colon"),
    )
    p.table(
        [
            ["类别", "点位", "项目", "结果", "限值", "评价"],
            ["废气", "DA001", "非甲烷总烃(mg/m³)", Num(p.real(5, 25), 2), 60, "达标"],
            ["废气", "DA001", "颗粒物(mg/m³)", Num(p.real(2, 8, 1), 1), 10, "达标"],
            ["废水", "DW001", "化学需氧量(mg/L)", p.num(60, 210), 500, "达标"],
            ["废水", "DW001", "氨氮(mg/L)", Num(p.real(3, 20, 1), 1), 45, "达标"],
            ["噪声", "东厂界", "昼间dB(A)", Num(p.real(55, 62, 1), 1), 65, "达标"],
        ]
    )
    for text in c.o(key, "notes", ()):
        p.line(text, size=9)
    p.para("结论：各项检测结果符合排放标准限值要求。")
    p.seal(c.lab)


def facility(c: Client, p: Paper, key: str) -> None:
    p.title("近三年安全、环保设备设施运行情况记录")
    p.line(c.o(key, "period", "统计期：2023年1月1日至2025年12月31日"))
    p.table(
        [
            ["设施", "2023年运行率", "2024年运行率", "2025年运行率", "故障"],
            ["活性炭吸附装置", "99%", "99%", "98%", "无"],
            ["污水处理设施", "98%", "99%", "99%", "无"],
            ["消防系统", "100%", "100%", "100%", "无"],
        ]
    )


def waste_plan(c: Client, p: Paper, key: str) -> None:
    p.title("2025年危险废物管理计划")
    p.line(f"{p.co.name}   制定日期：{c.day(p, key, 'day', D(2025, 1, 16))}")
    p.table(
        [
            ["名称", "类别", "代码", "计划产生量(t)", "去向"],
            *[[n, a, b, 2.5, c.firm] for a, b, n in p.co.trade.waste],
        ]
    )


def waste_contract(c: Client, p: Paper, key: str) -> None:
    p.title(p.pick("危险废物委托处置合同", "危险废物处置服务合同"))
    p.line(f"甲方（产废单位）：{p.co.name}")
    p.line(f"乙方（处置单位）：{c.firm}")
    p.table([["废物名称", "类别", "代码"], *[[n, a, b] for a, b, n in p.co.trade.waste]])
    start, until = c.o(key, "from", D(2025, 3, 1)), c.o(key, "until", D(2027, 4, 30))
    p.para(
        *c.o(
            key,
            "clauses",
            (
                "一、乙方持有有效的危险废物经营许可证，按照环境保护法律法规进行无害化处置，防止二次污染。",
                "二、双方应遵守环境保护要求，转移执行电子联单。",
            ),
        ),
        f"三、合同有效期自{w.show_date(start, 'cn')}至{w.show_date(until, 'cn')}。",
    )
    signed = c.o(key, "signed", min(start, D(2025, 2, 20)))
    p.line(f"甲方（盖章）：{p.co.name}          乙方（盖章）：{c.firm}")
    p.line(f"签订日期：{signed if isinstance(signed, str) else w.show_date(signed, p.style)}")
    if c.o(key, "seal", True):
        p.seal(align="left")
        p.seal(c.firm, "right")


def waste_licence(c: Client, p: Paper, key: str) -> None:
    p.border = True
    p.title("危险废物经营许可证", 24)
    until = c.o(key, "until", D(2028, 8, 14))
    p.kv(
        [
            ("编号", f"鲁危证{p.num(10, 99)}号"),
            ("法人名称", c.firm),
            ("核准经营方式", "收集、贮存、处置"),
            (
                "核准经营危险废物类别",
                "、".join(sorted({a for a, _, _ in p.co.trade.waste} | {"HW06", "HW08", "HW49"})),
            ),
            ("发证日期", c.day(p, key, "day", D(2023, 8, 15))),
            ("有效期至", until if isinstance(until, str) else w.show_date(until, p.style)),
        ],
        p.pick("colon", "grid2"),
    )
    p.line("山东省生态环境厅", "right")
    p.seal("山东省生态环境厅")


def manifest(c: Client, p: Paper, key: str) -> None:
    p.title("危险废物转移联单")
    waste = p.co.trade.waste[0]
    total = round(sum(c.data.hazardous[2025]), 3)
    p.kv(
        [
            ("联单编号", f"20253702{p.num(10**7, 10**8 - 1)}"),
            ("移出单位", p.co.name),
            ("接受单位", c.firm),
            ("废物名称/代码", f"{waste[2]}/{waste[1]}"),
            ("转移重量", f"{total}吨"),
            ("转移日期", c.day(p, key, "day", D(2025, 12, 22))),
        ],
        p.pick("grid2", "colon"),
    )


def waste_ledger(c: Client, p: Paper, key: str) -> None:
    p.title("2025年一般工业固体废物及危险废物台账")
    p.line("单位：吨", "right")
    rows: list[list[Any]] = [["月份", "一般固废产生量", "综合利用量", "处置量", "期末贮存量"]]
    made, used, gone = 0.0, 0.0, 0.0
    for m, v in enumerate(c.data.waste[2025], 1):
        part = round(v * 0.82, 2)
        rest = round(v - part, 2) - c.o(key, "lost", {}).get(m, 0)
        made, used, gone = made + v, used + part, gone + rest
        rows.append([f"{m}月", Num(v, 2), Num(part, 2), Num(rest, 2), Num(0, 2)])
    wrong = c.o(key, "used", used)
    p.table(
        [*rows, ["合计", Num(made, 2), Num(wrong, 2), Num(gone, 2), Num(0, 2)]]
        if c.o(key, "total_row", True)
        else rows
    )
    p.head("危险废物")
    rows = [["月份", "危险废物产生量", "委托处置量", "期末贮存量"]]
    stock = 0.0
    for m, v in enumerate(c.data.hazardous[2025], 1):
        stock += v
        out = stock if m == 12 else 0
        stock -= out
        rows.append(
            [f"{m}月", Num(v, 3), Num(c.o(key, "disposed", out) if m == 12 else out, 3), Num(stock, 3)]
        )
    p.table(rows)
    for text in c.o(key, "notes", ()):
        p.para(text)


def f101(c: Client, p: Paper, key: str) -> None:
    p.title("工业企业污染物和温室气体排放及治理情况")
    p.line("表    号：基101表    制定机关：生态环境部", "right", size=9)
    p.line(f"统一社会信用代码：{p.co.uscc}   单位名称：{p.co.name}   2025年")
    p.table(
        [
            ["指标名称", "计量单位", "本年实际"],
            ["取水量", "吨", c.total("water", 2025)],
            ["一般工业固体废物产生量", "吨", Num(c.o(key, "waste", round(sum(c.data.waste[2025]), 2)), 2)],
            ["危险废物产生量", "吨", Num(round(sum(c.data.hazardous[2025]), 3), 3)],
        ]
    )
    statistics_foot(c, p)


def execution(c: Client, p: Paper, key: str) -> None:
    p.title("排污许可证执行报告（年报）")
    p.kv(
        [
            ("排污许可证编号", c.co.uscc + "001P"),
            ("单位名称", p.co.name),
            ("报告时段", "2025年"),
            ("报告日期", c.day(p, key, "day", D(2026, 1, 22))),
        ],
        "grid2",
    )
    p.table(
        [
            ["排放口", "污染物", "许可排放量(t)", "实际排放量(t)", "达标"],
            ["DA001", "非甲烷总烃", "1.200", "0.316", "是"],
            ["DW001", "化学需氧量", "3.000", "0.820", "是"],
        ]
    )


# ---- carbon ------------------------------------------------------------------------------------------------------------
def ghg(c: Client, p: Paper, key: str) -> None:
    p.line(p.co.name, "center", True, 14)
    p.title("2025年度温室气体排放核算报告")
    p.line(f"编制日期：{c.day(p, key, 'day', D(2026, 3, 16))}", "center")
    p.para(
        "核算准备：2025年初制定监测与数据收集计划，明确责任部门。核算依据GB/T 32150及行业指南，边界与综合能耗边界一致。"
    )
    factor = c.o(key, "factor", GRID)
    gas, power, total = c.carbon()
    mwh = round(c.total("electricity", 2025) / 1000, 2)
    p.table(
        [
            ["排放源", "活动数据", "单位", "排放因子", "排放量(tCO2)"],
            ["天然气", Num(c.total("gas", 2025) / 1e4, 2), "万m³", f"{GAS_CO2} tCO2/万m³", Num(gas, 2)],
            [
                "净购入电力",
                Num(mwh, 2),
                "MWh",
                f"{factor} tCO2/MWh{c.o(key, 'series', '（全国电力平均，2023年数据）')}",
                Num(power, 2),
            ],
            ["合计", "", "", "", Num(total, 2)],
        ]
    )


def ghg_statement(c: Client, p: Paper, key: str) -> None:
    body = w.CERT_BODIES[1]
    p.border = True
    p.title("温室气体核查声明", 22)
    total = c.carbon()[2]
    p.kv(
        [
            ("声明编号", f"{body[3]}-GHG-2026-{p.num(100, 999)}"),
            ("组织名称", p.co.name),
            ("核算期间", "2025年1月1日至2025年12月31日"),
            ("核查准则", "ISO 14064-1:2018、ISO 14064-3:2019"),
            ("排放总量", f"{total:.2f} tCO2e"),
            ("签发日期", c.day(p, key, "day", D(2026, 5, 12))),
            ("核查机构", body[0]),
        ],
        p.pick("colon", "grid2"),
    )
    p.seal(body[0], "center")


def reduction(c: Client, p: Paper, key: str) -> None:
    p.line(p.co.name, "center", True, 14)
    p.title("重点排放源减排行动计划（2026年）")
    gas, power, total = c.carbon()
    p.para(
        f"根据2025年度核查结果，净购入电力占{power / total * 100:.1f}%，天然气占{gas / total * 100:.1f}%，电力为最大排放源。"
    )
    p.table(
        [
            ["排放源", "措施", "责任部门", "完成时间"],
            ["净购入电力", "光伏建设、空压系统优化", "设备部", "2026年12月"],
            ["天然气", "余热回收", "设备部", "2026年12月"],
        ]
    )
    p.line(f"批准：{p.co.legal}   日期：{c.day(p, key, 'day', D(2026, 6, 3))}", "right")


# ---- supply ------------------------------------------------------------------------------------------------------------
def supplier_list(c: Client, p: Paper, key: str) -> None:
    p.title("合格供应商名录")
    text = c.day(p, key, "day", D(2026, 1, 12))
    if text:
        p.line(f"批准日期：{text}", "right")
    p.table(
        [
            ["序号", "供应商名称", "供应产品", "评价结果"],
            *[[i + 1, s, p.co.trade.materials[i % 4], "合格"] for i, s in enumerate(w.SUPPLIERS[:4])],
        ]
    )


def supplier_evaluation(c: Client, p: Paper, key: str) -> None:
    p.title("供应商评价表")
    p.kv([("评价日期", c.day(p, key, "day", D(2026, 2, 26))), ("评价人", "、".join(c.others[:2]))], "colon")
    p.table(
        [
            ["供应商", "质量(40)", "交付(20)", "环境绩效(20)", "服务(20)", "总分", "结论"],
            *[[s, 36, 18, 17, 18, 89, "合格"] for s in w.SUPPLIERS[:4]],
        ]
    )


ENVIRONMENT_CLAUSE = "第二条 环境保护：乙方产品应符合有害物质限制要求，包装可回收，遵守甲方绿色采购规定。"


def purchase(c: Client, p: Paper, key: str) -> None:
    supplier = w.SUPPLIERS[0]
    p.title(p.pick("采购合同", "原材料采购合同"))
    p.line(f"甲方（买方）：{p.co.name}")
    p.line(f"乙方（卖方）：{supplier}{c.o(key, 'seller_code', '')}")
    p.table([["品名", "单位", "数量", "单价(元)"], [p.co.trade.materials[0], "吨", 20, 9800]])
    p.para(
        "第一条 质量：符合国家标准及技术协议。",
        *c.o(key, "clauses", (ENVIRONMENT_CLAUSE,)),
        "第三条 付款：验收合格后60日内支付。",
    )
    p.line(f"甲方（盖章）：{p.co.name}          乙方（盖章）：{supplier}")
    if c.o(key, "seal", True):
        p.seal(align="left")
        p.seal(supplier, "right")
    p.line(f"签订日期：{c.day(p, key, 'day', D(2026, 1, 20))}")
    if annex := c.o(key, "annex", ""):
        p.head("附件")
        p.para(annex)


def incoming(c: Client, p: Paper, key: str) -> None:
    p.title("进货检验记录")
    p.kv(
        [
            ("物料名称", p.co.trade.materials[0]),
            ("供应商", w.SUPPLIERS[0]),
            ("检验日期", c.day(p, key, "day", D(2026, 2, 9))),
        ],
        p.pick("grid2", "colon"),
    )
    p.table(
        [
            ["检验项目", "要求", "结果", "判定"],
            ["外观", "无异物", "符合", "合格"],
            ["有害物质", "有检测报告", "符合", "合格"],
        ]
    )
    p.line(f"结论：合格   检验员：{c.others[7]}")


# ---- product and site --------------------------------------------------------------------------------------------------
def test_report(
    c: Client, p: Paper, key: str, title: str, what: str, rows: list[list[Any]], day: dt.date
) -> None:
    p.title(title)
    p.kv(
        [
            ("报告编号", f"{p.num(10**7, 10**8)}"),
            ("委托单位", p.co.name),
            ("样品/地点", what),
            ("检测机构", c.lab),
            ("报告日期", c.day(p, key, "day", day)),
        ],
        p.pick("grid2", "colon"),
    )
    p.table([[*row] for row in rows])
    p.para("结论：符合标准要求。")
    p.seal(c.lab)


def essay(
    c: Client,
    p: Paper,
    key: str,
    title: str,
    body: tuple[str, ...],
    day: dt.date | None,
    with_name: bool = True,
) -> None:
    p.title(c.o(key, "title", title))
    if with_name:
        p.line(p.co.name, "center")
    p.para(*[t.replace("@", p.co.name) for t in c.o(key, "body", body)])
    if day:
        text = c.day(p, key, "day", day)
        if text:
            p.line(text, "right")


def performance(c: Client, p: Paper, key: str) -> None:
    p.title("2025年绿色工厂绩效指标计算说明")
    land, floor, base = 30000, 36600, c.o(key, "base", 13200)
    made = round(sum(c.data.waste[2025]), 2)
    used = c.o(key, "used", round(sum(round(v * 0.82, 2) for v in c.data.waste[2025]), 2))
    green, same = c.o(key, "green", (420, 1000))
    p.para("依据GB/T 36132附录A，核算边界为厂区全部设施，排放因子与碳排放报告一致。")
    p.table(
        [
            ["指标", "计算过程", "结果", "单位"],
            ["容积率", f"{floor}/{land}", Num(floor / land, 2), "—"],
            ["建筑密度", f"{base}/{land}", Num(base / land * 100, 1), "%"],
            ["工业固体废物综合利用率", f"{used:.2f}/{made:.2f}", Num(used / made * 100, 1), "%"],
            ["绿色物料使用率", f"{green}/{same}", Num(green / same * 100, 1), "%"],
            [
                "单位产品综合能耗",
                f"{c.tce(2025):.2f}tce/{c.total('output', 2025)}t",
                Num(c.unit_energy(2025), 2),
                "kgce/t",
            ],
            [
                "单位产品碳排放量",
                f"{c.carbon()[2]:.2f}t/{c.total('output', 2025)}t",
                Num(c.carbon()[2] / c.total("output", 2025), 3),
                "tCO2/t",
            ],
            ["节能灯使用占比", "", Num(c.o(key, "lamps", 96.0), 1), "%"],
            ["室外透水地面面积比例", "", Num(c.o(key, "ground", 36.0), 1), "%"],
        ]
    )


EVIDENCE = (
    ("business_license", "营业执照"),
    ("construction", "建设项目备案批复"),
    ("eia", "环评批复"),
    ("acceptance3", "竣工环保验收意见"),
    ("permit", "排污许可证"),
    ("commitment", "最高管理者承诺书"),
    ("authorization", "管理者代表授权书"),
    ("appointment", "绿色工厂领导小组成立文件"),
    ("targets", "2025年度目标、指标和实施方案"),
    ("train_plan", "2025年度培训计划"),
    ("quality", "质量管理体系认证证书"),
    ("environment", "环境管理体系认证证书"),
    ("ohs", "职业健康安全管理体系认证证书"),
    ("energy_cert", "能源管理体系认证证书"),
    ("site", "厂区总平面布置图"),
    ("meter_list", "能源计量器具一览表"),
    ("suppliers", "合格供应商名录"),
    ("performance", "绩效指标计算说明"),
    ("ghg", "温室气体排放核算报告"),
    ("unit", "单位产品能耗分析报告"),
)


def self_evaluation(c: Client, p: Paper, key: str) -> None:
    p.title(f"{p.co.city}市绿色工厂自评价报告", 20)
    p.line(f"工厂名称：{p.co.name}（盖章）", "center")
    p.seal(align="center")
    p.line(c.day(p, key, "day", D(2026, 11, 5)), "center")
    p.head("一、工厂基本情况")
    p.para(
        f"{p.co.name}位于{p.co.address}，所属行业{p.co.trade.code}，主要产品为{'、'.join(p.co.trade.products)}。"
    )
    p.head("二、自评价内容")
    p.para(
        "1.否决条件：经自查，不存在《绿色工厂梯度培育及管理暂行办法》所列否决条件。", "2.基本要求：均符合。"
    )
    rows: list[list[Any]] = [["评价指标", "符合性说明及证明材料索引", "分值", "自评得分"]]
    numbers = {slot: (i + 1, name) for i, (slot, name) in enumerate(EVIDENCE) if slot in c.slots}
    for text, slot, points in (
        ("建筑合规", "acceptance3", 8),
        ("通过质量管理体系第三方认证", "quality", 8),
        ("通过环境管理体系第三方认证", "environment", 10),
        ("计量器具配备", "meter_list", 5),
        ("供方选择评价准则", "suppliers", 10),
        ("温室气体核算", "ghg", 10),
        ("单位产品综合能耗", "unit", 6),
    ):
        if slot in numbers:
            rows.append([text, f"符合，见证明材料{numbers[slot][0]}《{numbers[slot][1]}》", points, points])
    rows += [[t, f"符合，{r}", n, n] for t, r, n in c.o(key, "claims", ())]
    p.table(rows)
    p.head("三、自评价结论")
    p.para("对照评价指标，必选要求全部满足，符合绿色工厂要求。" + c.o(key, "conclusion", ""))
    p.head("四、下一步工作")
    p.table(
        [
            ["序号", "项目名称", "项目内容", "项目建设期限", "项目投资估算", "项目效益分析"],
            [1, "分布式光伏二期", "建设0.8MW", "2026.6-2027.6", "320万元", "年发电80万kWh"],
        ]
    )
    p.head("五、相关证明材料")
    for number, name in numbers.values():
        p.line(f"证明材料{number}：{name}")


def application(c: Client, p: Paper, key: str) -> None:
    p.title(f"{p.co.city}市绿色工厂申请表")
    p.table(
        [
            ["企业名称", p.co.name, LEFT, LEFT],
            ["统一社会信用代码", p.co.uscc, "法定代表人", p.co.legal],
            ["工厂地址", p.co.address, LEFT, LEFT],
            ["主要产品", "、".join(p.co.trade.products), "行业代码", p.co.trade.code],
            ["联系人", c.others[0], "联系电话", p.co.phone],
            ["企业意见", "申报材料真实有效，同意申报。", LEFT, LEFT],
            [
                "法定代表人签字",
                p.co.legal if c.o(key, "seal", True) else "",
                "日期",
                c.day(p, key, "day", D(2026, 11, 6)),
            ],
        ],
        0,
    )
    p.line("（公章）", "right")
    seal_if(c, p, key)


def site_plan(c: Client, p: Paper, key: str) -> None:
    p.title("厂区总平面布置图（含计量设备布置）")
    p.blocks.append(Drawing("plan", [*c.shops, "办公楼", "危废间", "污水站", "配电室", "空压站"], 7))
    p.line("图号：ZT-01   比例 1:500", size=9)


def csr(c: Client, p: Paper, key: str) -> None:
    year = c.o(key, "year", 2025)
    p.title(f"{year}年度社会责任报告", 20)
    p.line(p.co.name, "center")
    p.para(
        f"报告期：{year}年1月1日至{year}年12月31日。报告在公司官网公开。",
        "环境责任：污染物达标排放，绿色采购，节能改造。",
        "员工责任、产品责任、社区责任履行良好。",
    )


# ---- the folder --------------------------------------------------------------------------------------------------------
def base_client(seed: str) -> Client:
    """A client without a fault."""
    c = Client(seed)
    legal_slots(c)
    management_slots(c)
    training_slots(c)
    energy_slots(c)
    environment_slots(c)
    product_slots(c)
    return c


def legal_slots(c: Client) -> None:
    eco, reform = f"{c.co.city}市生态环境局", f"{c.co.city}市行政审批服务局"
    built = c.co.founded.year + 1
    project = f"年产6000吨{c.co.trade.products[0]}项目"
    c.add("license", "business_license", "legal", "营业执照", licence)
    c.add(
        "construction",
        "construction_approval",
        "legal",
        "项目备案批复",
        letter,
        office=reform,
        number=f"青审投资〔{built}〕21号",
        title=f"关于{project}核准的批复",
        body=(f"同意你公司在#建设{project}，总投资3000万元。", "请按基本建设程序办理相关手续。"),
        day=D(built, 4, 8),
    )
    c.add(
        "eia",
        "eia_approval",
        "legal",
        "环评批复",
        letter,
        office=eco,
        number=f"青环审〔{built}〕38号",
        title=f"关于@{project}环境影响报告表的批复",
        body=(f"你公司报送的{project}环境影响报告表收悉，同意建设，地址为#。", "严格落实环保“三同时”制度。"),
        day=D(built, 6, 16),
    )
    c.add(
        "acceptance3",
        "three_simultaneities_acceptance",
        "legal",
        "竣工环保验收意见",
        letter,
        office=eco,
        number=f"青环验〔{built + 1}〕12号",
        title=f"关于@{project}竣工环境保护验收的批复",
        body=(
            "经现场检查，项目落实了环评及批复要求，污染物达标排放。",
            "同意该项目通过竣工环境保护“三同时”验收。",
        ),
        day=D(built + 1, 9, 20),
    )
    c.add(
        "saving_review",
        "energy_conservation_review",
        "legal",
        "节能审查意见",
        letter,
        office=reform,
        number=f"青审能〔{built}〕9号",
        title=f"关于@{project}节能报告的审查意见",
        body=(f"原则同意{project}节能报告，项目应采用节能型设备。", "按要求配备能源计量器具。"),
        day=D(built, 5, 12),
    )
    c.add(
        "property",
        "property_certificate",
        "legal",
        "不动产权证",
        essay,
        title="不动产权证书",
        body=(
            f"鲁（2016）青岛市不动产权第00{c.rng.randint(10000, 99999)}号",
            "权利人：@",
            f"坐落：{c.co.address}",
            "用途：工业用地/厂房；宗地面积30000㎡；房屋建筑面积36600㎡",
            "使用期限：国有建设用地使用权 2006年3月1日起2056年2月28日止",
        ),
        day=D(2016, 9, 12),
        with_name=False,
    )
    c.add("permit", "pollutant_discharge_permit", "legal", "排污许可证", permit)
    c.add("credit", "credit_report", "legal", "信用报告", credit)
    c.add("statement", "compliance_statement", "legal", "无违法违规证明", statement)
    c.add(
        "truth",
        "truthfulness_commitment",
        "report",
        "材料真实性承诺书",
        pledge,
        titles=("材料真实性承诺书", "申报材料真实性承诺"),
        body=(
            "@郑重承诺：本次申报绿色工厂所提交的数据和材料均真实、有效，愿接受主管部门核验。",
            "如有不实，愿承担相应责任。",
        ),
        day=D(2026, 11, 6),
    )
    c.add("application", "application_form", "report", "绿色工厂申请表", application)
    c.add("self", "self_evaluation_report", "report", "自评价报告", self_evaluation)
    c.add(
        "commitment",
        "management_commitment",
        "lead",
        "最高管理者承诺书",
        pledge,
        titles=("最高管理者承诺书",),
        body=COMMITMENT,
        day=D(2025, 1, 6),
        signer="最高管理者",
    )
    c.add("authorization", "representative_authorization", "lead", "管理者代表授权书", authorization)
    c.add("appointment", "organization_appointment", "lead", "成立绿色工厂领导小组的通知", appointment)
    c.add("long_plan", "medium_long_term_plan", "lead", "绿色工厂中长期规划", long_plan)
    c.add("targets", "annual_targets", "lead", "2025年度目标指标和实施方案", targets, "docx pdf xlsx")
    c.add(
        "assessment", "target_assessment_record", "lead", "2025年度目标考核记录", assessment, "docx pdf xlsx"
    )
    c.add(
        "stakeholder",
        "stakeholder_commitment",
        "lead",
        "相关方环境承诺",
        pledge,
        titles=("对利益相关方的环境承诺书", "环境保护承诺书"),
        body=(
            "@向客户、供方、周边居民和主管部门承诺：",
            "遵守环保法律法规，达标排放，公开环境信息，及时回应相关方的环境要求。",
        ),
        day=D(2025, 2, 18),
    )


PROCEDURES = (
    (
        "p_energy",
        "energy_management_procedure",
        "能源管理制度",
        "EN-01",
        ("GB/T 23331-2020", "GB/T 2589-2020"),
        (
            "设备部为能源归口管理部门，设能源管理员。",
            "各车间每月5日前上报用能数据。",
            "用能实行定额管理，超定额须分析原因并采取措施。",
            "空压系统每月检漏。",
        ),
    ),
    (
        "p_meter",
        "energy_metering_procedure",
        "能源计量管理制度",
        "JL-01",
        ("GB/T 24789-2022",),
        ("能源计量器具按三级配备。", "计量器具按周期检定，不合格的停用或更换。", "建立台账，数据每月核对。"),
    ),
    (
        "p_buy",
        "green_procurement_procedure",
        "绿色采购管理程序",
        "CG-01",
        (),
        (
            "供方选择、评价和重新评价准则包括环境要求。",
            "采购信息包含有害物质、可回收材料、能效等环保要求。",
            "每年复评，低于70分取消资格。",
        ),
    ),
    (
        "p_env",
        "environmental_procedure",
        "环境保护管理制度",
        "HB-01",
        ("GB 16297-1996", "GB 12348-2008"),
        ("废气处理设施与生产设备同步运行。", "废水处理达标后排放。", "厂界噪声每季度监测。"),
    ),
    (
        "p_substance",
        "hazardous_substance_procedure",
        "有害物质管理制度",
        "HS-01",
        ("GB/T 26572-2011",),
        ("建立有害物质清单并管控。", "供方提供检测报告。", "危化品双人收发。"),
    ),
    (
        "p_waste",
        "waste_management_procedure",
        "固体废物管理制度",
        "GF-01",
        ("GB 18599-2020", "GB 18597-2023"),
        ("固废分类收集、贮存、转移。", "危废转移执行电子联单。", "建立台账。"),
    ),
    (
        "p_water",
        "water_management_procedure",
        "用水节水管理制度",
        "WS-01",
        ("GB/T 7119-2018",),
        ("用水实行定额管理。", "水表分级配备，按月抄表。", "发现漏点48小时内修复。"),
    ),
    (
        "p_train",
        "training_procedure",
        "教育培训管理制度",
        "HR-01",
        (),
        ("每年编制培训计划。", "培训后考核，80分合格。", "不合格者两周内再培训。"),
    ),
    (
        "p_work",
        "operating_instruction",
        "空压机操作规程",
        "WI-07",
        (),
        ("开机前检查油位和安全装置。", "待机30分钟应停机。", "异常立即停机报告。"),
    ),
    (
        "p_emergency",
        "emergency_plan",
        "突发环境事件应急预案",
        "YA-01",
        (),
        ("成立应急指挥部。", "泄漏物围堵收集，事故废水入应急池。", "每年至少演练一次。"),
    ),
    (
        "p_manual",
        "management_manual",
        "质量环境职业健康安全能源管理手册",
        "SC-01",
        ("GB/T 19001-2016", "GB/T 24001-2016", "GB/T 45001-2020", "GB/T 23331-2020"),
        (
            "本手册描述管理体系的范围、方针、目标和过程。",
            "最高管理者任命管理者代表。",
            "每年开展内部审核和管理评审。",
        ),
    ),
)


def management_slots(c: Client) -> None:
    for key, doc_type, title, number, standards, clauses in PROCEDURES:
        if key == "p_energy":
            clauses = (*clauses, f"{'、'.join(c.projects[:2])}形成的运行参数纳入本制度固化执行。")
        c.add(
            key,
            doc_type,
            "rules",
            title,
            procedure,
            "docx docx pdf",
            title=title,
            number=number,
            standards=standards,
            clauses=clauses,
            day=D(2024, c.rng.randint(1, 12), c.rng.randint(1, 28)),
        )
    for key, doc_type, day in (
        ("quality", "quality_certificate", D(2026, 3, 10)),
        ("environment", "environmental_certificate", D(2026, 4, 2)),
        ("ohs", "ohs_certificate", D(2026, 4, 2)),
        ("energy_cert", "energy_certificate", D(2026, 5, 20)),
    ):
        c.add(key, doc_type, "system", SYSTEMS[doc_type][0] + "认证证书", certificate, "pdf pdf docx")
        c.set(key, day=day)
    c.add("audit_plan", "internal_audit_plan", "audit", "2026年内审计划", audit_plan)
    references = ["NC-2026-01", "NC-2026-02"]
    c.add(
        "audit_report",
        "internal_audit_report",
        "audit",
        "2026年内部审核报告",
        audit_report,
        references=references,
    )
    for i, (what, department) in enumerate(
        (("危废桶未张贴标签", "生产部"), ("空压机点检记录缺少一周", "设备部"))
    ):
        c.add(
            f"nc{i}",
            "nonconformity_report",
            "audit",
            f"不符合项报告{i + 1}",
            nonconformity,
            reference=references[i],
            what=what,
            department=department,
        )
        c.add(
            f"car{i}",
            "corrective_action_report",
            "audit",
            f"纠正措施报告{i + 1}",
            corrective,
            reference=references[i],
            what=what,
            number=f"CAR-2026-{i + 1:02d}",
        )
    c.add("review", "management_review", "audit", "2026年管理评审报告", review)
    c.add("compliance", "compliance_evaluation", "audit", "合规性评价", compliance, "docx xlsx")


def training_slots(c: Client) -> None:
    c.add("train_plan", "training_plan", "train", "2025年度培训计划", train_plan, "docx xlsx pdf")
    for i, topic in enumerate(c.topics):
        c.add(f"notice{i}", "training_notice", "train", f"培训通知-{topic}", train_notice, i=i)
        c.add(f"material{i}", "training_material", "train", f"培训课件-{topic}", train_material, i=i)
        c.add(f"signin{i}", "training_signin", "train", f"签到表-{topic}", train_signin, "docx xlsx pdf", i=i)
        c.add(f"exam{i}", "exam_paper", "train", f"试卷-{topic}", train_exam, i=i)
        c.add(f"score{i}", "score_sheet", "train", f"成绩单-{topic}", train_score, "docx xlsx pdf", i=i)
        c.add(
            f"retrain{i}",
            "retraining_record",
            "train",
            f"再培训记录-{topic}",
            train_retrain,
            "docx xlsx pdf",
            i=i,
        )
        c.add(f"effect{i}", "training_effect_evaluation", "train", f"培训效果评估-{topic}", train_effect, i=i)
    c.add("inspection", "inspection_record", "train", "月度安全环保检查记录", inspection, "docx xlsx")
    c.add("handbook", "employee_handbook", "train", "员工岗位手册", handbook)


def energy_slots(c: Client) -> None:
    for year in (2024, 2025):
        c.add(
            f"power{year}",
            "monthly_energy_report",
            "energy",
            f"{year}年各车间用电月报",
            shop_months,
            "xlsx xlsx docx pdf",
            kind="electricity",
            year=year,
            title="月度能源消耗报表（电力）",
            unit="kWh",
            number="NY-012",
            department="动力科",
        )
        c.add(
            f"gas{year}",
            "monthly_energy_report",
            "energy",
            f"{year}年天然气月报",
            shop_months,
            "xlsx docx pdf",
            kind="gas",
            year=year,
            title="月度能源消耗报表（天然气）",
            unit="m³",
            number="NY-013",
            department="动力科",
        )
        c.add(
            f"output{year}",
            "output_report",
            "energy",
            f"{year}年产品产量统计表",
            shop_months,
            "xlsx docx pdf",
            kind="output",
            year=year,
            title="产品产量统计表",
            unit="t",
            number="SC-005",
            department="生产部",
        )
    c.add("readings", "meter_reading_record", "energy", "2025年电表抄表记录", meter_readings, "xlsx docx")
    c.add("bills", "energy_bill", "energy", "2025年电费账单汇总", bills, "xlsx pdf docx")
    c.add(
        "equipment",
        "equipment_energy_report",
        "energy",
        "2025年关键用能设备能效记录",
        equipment,
        "xlsx docx pdf",
    )
    c.add("unit", "unit_energy_analysis", "energy", "2025年度单位产品能耗分析报告", unit_analysis)
    c.add("performance", "performance_calculation", "energy", "绩效指标计算说明", performance)
    c.add("b204", "industrial_output_statistics", "energy", "B204-1表", b204, "xlsx pdf")
    c.add("s205", "energy_statistics", "energy", "205-1表", s205, "xlsx pdf")
    c.add("s2054", "water_statistics", "energy", "205-4表", s2054, "xlsx pdf")
    for i in range(2):
        name = c.projects[i]
        for key, doc_type, title, draw, forms in (
            ("approval", "saving_project_approval", "立项报告", project_approval, "docx pdf"),
            ("contract", "saving_project_contract", "合同", project_contract, "docx pdf"),
            ("accept", "saving_project_acceptance", "验收报告", project_acceptance, "docx pdf"),
            ("baseline", "energy_baseline", "能耗基准数据", project_baseline, "xlsx docx"),
            ("monitor", "post_retrofit_monitoring", "改造后监测数据", project_monitoring, "xlsx docx"),
            ("calculate", "energy_saving_calculation", "节能量计算书", project_calculation, "docx pdf"),
        ):
            c.add(f"{key}{i}", doc_type, "project", f"{name}{title}", draw, forms, i=i)
    c.add("water_target", "water_saving_target", "water", "2025年节水目标及方案", water_target)
    c.add(
        "water2025",
        "water_usage_report",
        "water",
        "2025年用水统计分析报告",
        shop_months,
        "xlsx docx pdf",
        kind="water",
        year=2025,
        title="用水统计分析报告",
        unit="m³",
        number="WS-003",
        department="设备部",
    )
    c.set(
        "water2025", notes=("分析：用水量随产量变化，全年平稳；节水目标完成，主要措施为冷却水循环和检漏。",)
    )
    c.add("balance", "water_balance_test", "water", "水平衡测试报告", water_balance)
    c.add("water_eval", "water_saving_evaluation", "water", "节水评价报告", water_evaluation)
    c.add("meter_list", "metering_equipment_list", "meter", "能源计量器具一览表", meter_list, "xlsx docx")
    for i, meter in enumerate(c.meters):
        c.add(
            f"meter{i}",
            "calibration_certificate",
            "meter",
            f"检定证书-{meter['serial']}",
            meter_certificate,
            "pdf docx",
            i=i,
        )


def environment_slots(c: Client) -> None:
    c.add(
        "abatement",
        "pollution_equipment_list",
        "env",
        "污染物处理设备清单",
        simple_list,
        "xlsx docx",
        title="污染物处理设备清单",
        rows=[
            ["序号", "设备名称", "处理能力", "对应工序"],
            [1, "活性炭吸附装置", "20000m³/h", c.shops[1]],
            [2, "污水处理设施", "60t/d", "生产废水"],
        ],
    )
    c.add("monitor_plan", "monitoring_plan", "env", "2025年自行监测方案", monitoring_plan)
    for q in range(4):
        c.add(
            f"report{q}",
            "emission_monitoring_report",
            "env",
            f"2025年第{'一二三四'[q]}季度检测报告",
            monitoring_report,
            "pdf docx",
            quarter=q,
        )
    c.add("facility", "facility_operation_record", "env", "安全环保设施运行情况", facility, "docx xlsx")
    c.add("waste_plan", "hazardous_waste_plan", "env", "2025年危险废物管理计划", waste_plan)
    c.add("waste_contract", "hazardous_waste_contract", "env", "危废处置合同", waste_contract)
    c.add(
        "waste_licence", "hazardous_waste_licence", "env", "处置单位危废经营许可证", waste_licence, "pdf docx"
    )
    c.add("manifest", "hazardous_waste_manifest", "env", "危险废物转移联单", manifest, "pdf docx")
    c.add("ledger", "solid_waste_ledger", "env", "2025年固体废物台账", waste_ledger, "xlsx docx")
    c.add("f101", "pollutant_statistics", "env", "基101表", f101, "xlsx pdf")
    c.add("execution", "permit_execution_report", "env", "2025年排污许可执行报告", execution)
    c.add("ghg", "ghg_inventory_report", "carbon", "2025年温室气体核算报告", ghg)
    c.add(
        "ghg_statement", "ghg_verification_statement", "carbon", "温室气体核查声明", ghg_statement, "pdf docx"
    )
    c.add("reduction", "emission_reduction_plan", "carbon", "重点排放源减排行动计划", reduction)


def product_slots(c: Client) -> None:
    c.add("suppliers", "supplier_list", "supply", "合格供应商名录", supplier_list, "xlsx docx")
    c.add("evaluation", "supplier_evaluation", "supply", "供应商评价表", supplier_evaluation, "xlsx docx")
    c.add("purchase", "purchase_contract", "supply", "采购合同", purchase)
    c.add("incoming", "incoming_inspection_record", "supply", "进货检验记录", incoming, "docx xlsx")
    c.add(
        "materials",
        "material_list",
        "supply",
        "原材料清单",
        simple_list,
        "xlsx docx",
        title="主要原材料清单",
        rows=[["序号", "名称", "用途"], *[[i + 1, m, "生产"] for i, m in enumerate(c.co.trade.materials)]],
    )
    c.add(
        "equipment_list",
        "energy_equipment_list",
        "meter",
        "主要用能设备清单",
        simple_list,
        "xlsx docx",
        title="主要用能设备清单",
        rows=[
            ["序号", "设备名称", "功率(kW)", "能效等级", "是否淘汰设备"],
            *[[i + 1, e, 55, "2级", "否"] for i, e in enumerate(c.co.trade.equipment)],
        ],
    )
    c.add(
        "saving_eval",
        "material_saving_evaluation",
        "product",
        "节约原材料评价报告",
        essay,
        title="节约原材料评价报告",
        body=(
            "依据GB/T 29115-2012对@原材料使用量的减少进行评价。",
            "2025年单位产品主要原材料消耗较2024年下降，边角料回用，评价结论：良好。",
        ),
        day=D(2026, 2, 12),
    )
    c.add(
        "rohs",
        "hazardous_substance_test_report",
        "product",
        "有害物质检测报告",
        test_report,
        "pdf docx",
        title="有害物质检测报告",
        what=c.co.trade.products[0],
        rows=[
            ["项目", "限值(mg/kg)", "结果"],
            ["铅", 1000, "N.D."],
            ["汞", 1000, "N.D."],
            ["镉", 100, "N.D."],
            ["六价铬", 1000, "N.D."],
        ],
        day=D(2026, 1, 16),
    )
    c.add(
        "air",
        "indoor_air_test",
        "product",
        "室内空气检测报告",
        test_report,
        "pdf docx",
        title="室内空气质量检测报告",
        what="办公楼及车间办公室",
        rows=[
            ["检测点", "甲醛(mg/m³)", "苯(mg/m³)", "氨(mg/m³)", "氡(Bq/m³)"],
            ["会议室", "0.02", "<0.01", "0.05", 26],
            ["限值", "0.08", "0.03", "0.20", 300],
        ],
        day=D(2025, 7, 8),
    )
    c.add(
        "eco",
        "eco_design_report",
        "product",
        "产品生态设计报告",
        essay,
        title="产品生态设计报告",
        body=(
            "@按照GB/T 24256开展产品生态设计，识别全生命周期环境因素。",
            "通过轻量化、无害化和可回收设计，产品环境影响降低。",
        ),
        day=D(2025, 6, 12),
    )
    c.add(
        "light",
        "lighting_report",
        "product",
        "照明检测报告",
        test_report,
        "pdf docx",
        title="厂区照明照度检测报告",
        what="生产车间、办公楼",
        rows=[["场所", "标准照度(lx)", "实测(lx)", "结论"], *[[s, 300, 360, "符合"] for s in c.shops]],
        day=D(2025, 8, 20),
    )
    c.add("site", "site_plan", "product", "厂区总平面布置图", site_plan, "pdf")
    c.add(
        "technology",
        "technology_description",
        "product",
        "节能节水技术说明",
        essay,
        title="余热利用及水循环利用技术说明",
        body=(
            "一、空压机余热回收用于生活热水。",
            "二、冷却水闭式循环，重复利用率90%。",
            "三、高效LED照明覆盖全部车间。",
        ),
        day=None,
    )
    c.add(
        "award",
        "award_certificate",
        "report",
        "节能先进单位证书",
        essay,
        title="荣誉证书",
        body=("授予@2024年度节能先进单位称号。", "颁发单位：青岛市节能协会"),
        day=D(2025, 3, 18),
        with_name=False,
    )
    c.add("csr", "csr_report", "report", "2025年度社会责任报告", csr)
