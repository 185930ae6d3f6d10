"""Labelled papers of `corpora/labelled/*.txt`, and pages made from them in many layouts: what the classifier is trained and measured on.

A file begins with `source: …`. A paper begins with `== doc_type` (or `== doc_type held`: kept out of training, for measuring). Its lines:
`# ` a title (variants parted by " / "), `^ ` a running head, `> ` small print, `| a | b |` a table row, anything else running text.
`{org}`, `{date}` and the like are filled in. Everything is made from a seed: same seed, same pages.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from evidencekit import resources
from evidencekit.model import Box, Cell, Line, LineKind, Page, Run, Table, TextSource

_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高"
_GIVEN = (
    "伟",
    "敏",
    "建国",
    "秀兰",
    "志强",
    "丽华",
    "海燕",
    "晓明",
    "文博",
    "雪梅",
    "永刚",
    "玉珍",
    "俊杰",
    "思远",
    "佳宁",
)
_CITIES = ("青岛", "常州", "深圳", "珠海", "苏州", "保定", "宁波", "佛山", "威海", "合肥")
_BRANDS = ("海德", "金穗", "恒远", "瑞丰", "华泽", "鼎盛", "新科", "博达", "蓝图", "润泽", "中兴达", "宏景")
_TRADES = ("机械", "电气", "塑胶", "电子", "新材料", "精密制造", "包装", "照明", "汽车部件", "家居")
_BODIES = (
    "方信检测技术有限公司",
    "中环计量检测有限公司",
    "华标认证有限公司",
    "联合认证中心",
    "环境检测科技有限公司",
)
#: What an optical reader confuses.
_SLIPS = {"理": "埋", "日": "曰", "未": "末", "己": "已", "计": "汁", "训": "圳", "检": "捡", "表": "衰", "证": "征", "料": "科",
          "签": "鉴", "簿": "薄", "划": "戈", "废": "度", "审": "宙", "放": "故", "治": "冶", "能": "熊", "人": "入", "单": "卑"}  # fmt: skip
_SCANNED_NAMES = (
    "扫描{n}.pdf",
    "scan{n}.pdf",
    "IMG_{n}.jpg",
    "{n}.pdf",
    "新建文档{n}.docx",
    "微信图片_{n}.jpg",
    "文件{n}.pdf",
    "CCF{n}.pdf",
)


@dataclass(frozen=True, slots=True)
class Sketch:
    """One labelled paper as written in the corpus."""

    doc_type: str
    held: bool
    lines: tuple[str, ...]
    group: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A sketch made into pages: text layer or "scan", in some layout, under some path."""

    doc_type: str
    pages: tuple[Page, ...]
    path: str
    scanned: bool


@dataclass(slots=True)
class _Filler:
    """Fills `{…}` with invented values, the same organisation throughout a paper."""

    chance: random.Random
    org: str = field(init=False)
    city: str = field(init=False)

    def __post_init__(self) -> None:
        self.city = self.chance.choice(_CITIES)
        self.org = self._company()

    def _company(self) -> str:
        pick = self.chance.choice
        return f"{pick(_CITIES)}{pick(_BRANDS)}{pick(_TRADES)}{pick(('有限公司', '股份有限公司', '科技有限公司'))}"

    def value(self, name: str) -> str:
        """An invented value of a kind."""
        pick, whole = self.chance.choice, self.chance.randint
        year = whole(2021, 2026)
        dates = (
            f"{year}年{whole(1, 12)}月{whole(1, 28)}日",
            f"{year}.{whole(1, 12):02d}.{whole(1, 28):02d}",
            f"{year}-{whole(1, 12):02d}-{whole(1, 28):02d}",
        )
        values = {
            "org": self.org, "city": self.city, "supplier": self._company(), "inst": self.city + pick(_BODIES),
            "person": pick(_SURNAMES) + pick(_GIVEN), "year": str(year), "m": str(whole(1, 12)), "month": f"{year}年{whole(1, 12)}月",
            "date": pick(dates), "no": f"{pick('ABCEHJQZ')}{pick('DHKSX')}-{year}-{whole(1, 999):03d}", "n": str(whole(12, 9800)), "d": str(whole(1, 9)),
            "f": f"{whole(1, 900)}.{whole(0, 99):02d}", "money": str(whole(1, 80) * 50), "score": str(whole(60, 99)),
            "tel": f"0532-8{whole(1000000, 9999999)}", "uscc": f"9137020{whole(1, 9)}MA3{whole(100000, 999999)}X{whole(0, 9)}",
            "address": f"{self.city}市{pick(('高新区', '城阳区', '经开区', '光明区'))}{pick(('云帆', '科创', '兴业', '长江'))}路{whole(1, 300)}号",
        }  # fmt: skip
        return values[name]

    def fill(self, line: str) -> str:
        """The line with its braces filled."""
        return re.sub(r"\{(\w+)\}", lambda match: self.value(match[1]), line)


def sketches() -> tuple[Sketch, ...]:
    """All labelled papers, in file and line order."""
    found: list[Sketch] = []
    for path in sorted((resources.folder("corpora") / "labelled").glob("*.txt")):
        found += _parsed(path.stem, path.read_text(encoding="utf-8"))
    return tuple(found)


def _parsed(group: str, content: str) -> Iterator[Sketch]:
    for block in re.split(r"^== ", content, flags=re.M)[1:]:
        head, _, body = block.partition("\n")
        doc_type, _, held = head.strip().partition(" ")
        yield Sketch(
            doc_type, held == "held", tuple(line for line in body.split("\n") if line.strip()), group
        )


def samples(papers: tuple[Sketch, ...], copies: int, seed: int) -> Iterator[Sample]:
    """*copies* papers of every sketch in different layouts, in a fixed order."""
    titles = {paper.doc_type: _titles(paper) for paper in papers if _titles(paper)}
    for index, paper in enumerate(papers):
        for copy in range(copies):
            chance = random.Random(f"{seed}/{index}/{copy}")
            yield _sample(paper, titles, chance)


def _titles(paper: Sketch) -> list[str]:
    return [
        variant.strip() for line in paper.lines if line.startswith("# ") for variant in line[2:].split(" / ")
    ]


def _sample(paper: Sketch, titles: dict[str, list[str]], chance: random.Random) -> Sample:
    scanned = chance.random() < 0.4
    filler = _Filler(chance)
    page = _page(paper, filler, chance, scanned=scanned)
    return Sample(paper.doc_type, (page,), _path(paper, titles, filler, chance), scanned)


def _path(paper: Sketch, titles: dict[str, list[str]], filler: _Filler, chance: random.Random) -> str:
    number = chance.randint(1, 9999)
    dice = chance.random()
    name = chance.choice(_SCANNED_NAMES).format(n=number)
    own = _titles(paper)
    if dice < 0.42 and own:
        name = filler.fill(chance.choice(own)) + chance.choice(
            (".pdf", ".docx", "(1).pdf", "-盖章.pdf", "2025.docx")
        )
    elif dice < 0.5 and titles:
        other = chance.choice(sorted(titles))
        name = filler.fill(chance.choice(titles[other])) + ".pdf"
    return f"{chance.choice(('资料', '01', '其他', '新建文件夹'))}/{name.replace('/', '')}"


def _page(paper: Sketch, filler: _Filler, chance: random.Random, *, scanned: bool) -> Page:
    lines: list[Line] = []
    tables: list[Table] = []
    sized = scanned or chance.random() < 0.7
    titled = chance.random() >= 0.12
    keep = chance.uniform(0.75, 1.0)
    spoil = _Spoiler(chance, 0.018 if scanned else 0.0)
    if chance.random() < 0.3:
        lines.append(_line(filler.org + chance.choice(("", "文件", "")), 9.0 if sized else 0.0))
    rows: list[list[str]] = []
    for raw in paper.lines:
        if raw.startswith("|"):
            rows.append([spoil(filler.fill(cell.strip())) for cell in raw.strip().strip("|").split("|")])
            continue
        _flush(rows, lines, tables, chance, scanned)
        if raw.startswith("# "):
            lines += _title_lines(raw[2:], filler, chance, spoil, sized, titled)
        elif chance.random() < keep:
            lines.append(_body_line(raw, filler, spoil, sized))
    _flush(rows, lines, tables, chance, scanned)
    lines += _noise(filler, chance, sized)
    source = TextSource.OCR if scanned else TextSource.TEXT
    return Page(1, 595.0, 842.0, tuple(lines), tuple(tables), text_source=source, has_picture=scanned)


def _title_lines(
    variants: str, filler: _Filler, chance: random.Random, spoil: "_Spoiler", sized: bool, titled: bool
) -> Iterator[Line]:
    if not titled:
        return
    title = spoil(filler.fill(chance.choice(variants.split(" / ")).strip()))
    dice = chance.random()
    size = chance.choice((22.0, 18.0, 16.0, 14.0)) if sized else 0.0
    kind = LineKind.HEADING if chance.random() < 0.25 else LineKind.BODY
    if dice < 0.25 and not title.startswith("关于") and filler.org not in title:
        title = filler.org + chance.choice(("", f"{chance.randint(2022, 2026)}年")) + title
    elif dice < 0.33 and len(title) <= 10:
        title = " ".join(title)
    elif dice < 0.4:
        title = f"《{title}》" if "《" not in title else title
    elif dice < 0.5 and len(title) >= 12:
        middle = len(title) // 2
        yield _line(title[:middle], size, kind)
        title = title[middle:]
    yield _line(title, size, kind)


def _body_line(raw: str, filler: _Filler, spoil: "_Spoiler", sized: bool) -> Line:
    marks = {"^ ": (LineKind.HEADER, 9.0), "> ": (LineKind.FOOTER, 8.0)}
    kind, size = marks.get(raw[:2], (LineKind.BODY, 10.5))
    words = raw[2:] if raw[:2] in marks else raw
    return _line(spoil(filler.fill(words)), size if sized else 0.0, kind)


def _flush(
    rows: list[list[str]], lines: list[Line], tables: list[Table], chance: random.Random, scanned: bool
) -> None:
    """The rows gathered so far as a table with its lines (or, on some pages, as lines only)."""
    if not rows:
        return
    kind = LineKind.BODY if scanned and chance.random() < 0.5 else LineKind.TABLE
    if kind is LineKind.TABLE:
        cells = tuple(Cell(r, c, words) for r, row in enumerate(rows) for c, words in enumerate(row) if words)
        tables.append(Table(cells, len(rows), max(len(row) for row in rows)))
    lines.extend(Line(tuple(Run(words) for words in row if words), kind, 10.5) for row in rows if any(row))
    rows.clear()


def _noise(filler: _Filler, chance: random.Random, sized: bool) -> Iterator[Line]:
    """What stands on many papers and says nothing about them."""
    size = 9.0 if sized else 0.0
    usual = (
        "编制:{person} 审核:{person} 批准:{person}", "第1页 共1页", "附件:相关证明材料", "地址:{address} 电话:{tel}", "{org}", "{date}",
        "依据《质量手册》和公司有关制度执行", "备注:以上数据真实有效", "受控", "文件编号:{no} 版本:A/0", "保存期限:三年",
    )  # fmt: skip
    for line in chance.sample(usual, chance.randint(0, 3)):
        yield _line(filler.fill(line), size)


def _line(words: str, size: float, kind: LineKind = LineKind.BODY) -> Line:
    box: Box | None = None
    return Line((Run(words, box),), kind, size)


@dataclass(frozen=True, slots=True)
class _Spoiler:
    """Puts an optical reader's slips into a text: now and then a look-alike, a lost or a wrong character."""

    chance: random.Random
    rate: float

    def __call__(self, words: str) -> str:
        if not self.rate:
            return words
        return "".join(self._one(char) for char in words)

    def _one(self, char: str) -> str:
        if self.chance.random() >= self.rate:
            return char
        dice = self.chance.random()
        if dice < 0.25:
            return ""
        return _SLIPS.get(char, char if dice < 0.6 else self.chance.choice("口八土工一丨之"))
