"""Names of organisations by their shape, and their normal form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from evidencekit import lexicon
from evidencekit.facts._labels import labels
from evidencekit.text import normalise

_WIDE = str.maketrans("()", "（）")
_ENDS = (
    r"有限责任公司|股份有限公司|有限公司|集团公司|总公司|合伙企业(?:\([^()]{2,6}\))?|公司|集团|总厂|(?<!绿色)(?<!零碳)工厂|分厂|农场|厂|研究总?院|设计院|检[验测]院|计量院|医院|研究所"
    r"|检[验测]所|计量所|事务所|质量认证中心|认证中心|审核中心|保证中心|检[验测]中心|服务中心|交易中心|信用中心|数据中心|监测中心|登记中心|中心|交易所|协会|学会|联合会|商会|管理委员会|管委会|委员会"
    r"|监督管理局|管理局|生态环境局|审批服务局|税务局|分局|总局|局|厅|人民政府|办公室|大学|学院|监测站|检测站|服务站|合作社|商行|经营部|服务部|支行|银行|法院|支队|总队|大队|公证处"
)
_CHARS = r"\u4e00-\u9fffA-Za-z0-9()·&＆\-"
#: A name with its branch: …有限公司青岛分公司, …有限公司第二工厂.
_BRANCH = r"(?:(?:[\u4e00-\u9fff0-9]{1,12}|\([\u4e00-\u9fff]{2,8}\))?(?:分公司|分厂|(?<!绿色)(?<!零碳)工厂|厂区|事业部|分中心|分局))?"
NAME = rf"(?:[{_CHARS}]{{2,44}}?(?:{_ENDS})(?:\([\u4e00-\u9fff]{{2,8}}\)(?=[\s,。;、]|$))?{_BRANCH})"
_NAME = re.compile(NAME)
_COMPANY = re.compile(
    rf"[{_CHARS}]{{2,40}}?(?:有限责任公司|股份有限公司|有限公司|集团公司|总公司|公司|集团|厂){_BRANCH}"
)
LATIN = r"(?:[A-Z][A-Za-z0-9&.,'()\- ]{3,90}?(?:Co\.? ?,? ?Ltd\.?|CO\.? ?,? ?LTD\.?|COMPANY LIMITED|LIMITED|INC\.?|CORPORATION|Company Limited|Co\., Limited|Limited|Ltd\.?|Inc\.?|Corporation|Corp\.?|GmbH|LLC|Company|Factory|Group)(?: \([A-Z][a-z]+\))?)"
_LATIN = re.compile(LATIN)
_SHORTEST = 4
_PLACEHOLDER = re.compile(r"[XＸ×x*_]{2,}|某某|某(?:公司|企业|单位)|\?{2,}")
#: Words of a run that hold a whole organisation's name but are none.
_GENERIC = re.compile(
    r"^(?:本|我|贵|你|该|各|某|甲方|乙方|双方|上述|有关|相关|其他|获证|认证|检测|发证|委托|受检|申请|企业|母|子|分|总|集团|股份|有限|责任|专业|第三方|资质|监测|相应|所属|参股|控股)?"
    r"(?:公司|企业|集团|工厂|厂|中心|有限公司|分公司|委员会|办公室|局|子公司|办事处|机构|单位|检测中心|检测公司|有限责任公司|股份有限公司|分厂)$"
)
#: A bracket before a place that OCR lost: 中衡认证北京)有限公司.
_LOST_BRACKET = re.compile(
    r"(?<!\()(北京|上海|天津|重庆|中国|深圳|广州|青岛|山东|江苏|浙江|苏州|杭州|南京|广东|福建|厦门|武汉|成都|宁波|常州|无锡|济南|大连|集团|黄岛|香港)\)"
)
#: What speaks of a kind of factory and names none: 2025年度绿色工厂.
_KIND = re.compile(r"(?:绿色|零碳|智能|示范|标杆|无废|国家级|省级|市级)(?:供应链)?工厂$|^\d{4}年")
_DEPARTMENT = re.compile(
    r"(?:综合|行政|总经理|安环|党政|总裁|人力资源|生产|管理|质量|厂长|企管|安全环保|培训|数据|能源|物流|采购|计量|研发|设备|技术|监控|控制|配送|会议|加工|机加工|领导小组|绿色工厂)(?:办公室|中心|管理中心|委员会)$"
)


@dataclass(frozen=True, slots=True)
class Organisation:
    """A name in a text: its span and its normal form (no spaces, full-width brackets)."""

    start: int
    end: int
    name: str


def normal_form(name: str) -> str:
    """The contract's form of a name: without spaces, with full-width brackets, without what belongs to a seal line.

    >>> normal_form("青岛 海川(黄岛)机械有限公司(盖章)")
    '青岛海川（黄岛）机械有限公司'
    """
    bare = _drop_after().sub("", normalise(name)).strip(" :,;。、\"“”'《》-_|")
    if bare.count("(") < bare.count(")"):
        bare = _LOST_BRACKET.sub(r"(\1)", bare, count=1)
    bare = re.sub(r"(?<=[\u4e00-\u9fff])(?<!有)限(?=(?:责任)?公司$)", "有限", bare)
    return re.sub(r"\s", "", bare).translate(_WIDE)


@cache
def _drop_after() -> re.Pattern[str]:
    return re.compile(lexicon.read("parties")["drop_after"])


@cache
def _starts() -> re.Pattern[str]:
    """A word of a sentence that ends before the name begins; one inside a name (致远, 和信, 为民) does not count."""
    words = lexicon.read("parties")["starts"].split("|")
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


@cache
def _issuer_words() -> re.Pattern[str]:
    return re.compile(lexicon.read("issuers")["words"])


def issues_papers(name: str) -> bool:
    """Whether the name is of a kind that certifies, tests, approves or supplies energy, and not of a factory."""
    return bool(_issuer_words().search(name))


def is_name(words: str) -> bool:
    """Whether *words* (normalised) are the whole name of an organisation and no placeholder."""
    bare = words.replace(" ", "")
    return bool(_NAME.fullmatch(bare)) and not is_generic(bare)


def is_generic(bare: str) -> bool:
    """本公司, 检测中心, 综合办公室 and XX公司 name nobody."""
    return bool(
        _GENERIC.match(bare) or _KIND.search(bare) or _PLACEHOLDER.search(bare) or (_DEPARTMENT.search(bare))
    )


@lru_cache(maxsize=8)
def within(normal: str) -> tuple[Organisation, ...]:
    """All companies of a normalised text, each cut to where its name begins."""
    found = (_cut(match) for match in _COMPANY.finditer(normal))
    return tuple(one for one in found if len(one.name) >= _SHORTEST and not is_generic(one.name))


def _cut(match: re.Match[str]) -> Organisation:
    return trimmed(match.string, match.start(), match.end())


def trimmed(normal: str, start: int, end: int) -> Organisation:
    """The name that ends at *end*, without the words of a sentence that stand before it."""
    start += beginning(normal[start:end])
    return Organisation(start, end, normal_form(normal[start:end]))


def beginning(words: str) -> int:
    """Where in *words*, which end in a name, the name begins.

    >>> beginning("兹证明青岛海川机械有限公司"), beginning("青岛海川和信机械有限公司")
    (3, 0)
    """
    label = next((one for one in labels(words) if one.start == 0), None)
    start = label.end if label and label.end + 4 < len(words) and _NAME.fullmatch(words[label.end :]) else 0
    for found in _starts().finditer(words):
        rest = words[found.end() :]
        if len(rest) >= 5 and _NAME.fullmatch(rest) and not is_generic(rest) and _breaks(words, found):
            start = found.end()
    return start + _unopened(words[start:])


def _breaks(words: str, found: re.Match[str]) -> bool:
    """A one-character word (和, 由, 为) parts only where it opens the run or a whole name stands before it."""
    if len(found[0]) > 1:
        return True
    return found.start() == 0 or bool(_NAME.search(words[: found.start()]))


def _unopened(words: str) -> int:
    """How much to drop at the front when a bracket closes that never opened, or opens and never closes."""
    opened: list[int] = []
    for at, char in enumerate(words):
        if char == "(":
            opened.append(at + 1)
        elif char == ")":
            if not opened:
                return at + 1
            opened.pop()
    return opened[-1] if opened else 0


def at_start(words: str) -> str:
    """The organisation's name that *words* open with, "" if they do not.

    >>> at_start("青岛海川机械有限公司2025年培训计划")
    '青岛海川机械有限公司'
    """
    match = _NAME.match(words)
    if match is None or is_generic(match[0]) or beginning(match[0]):
        return ""
    name = words[: _longest(words, match.end())]
    return name if name.count("(") == name.count(")") else ""


def _longest(words: str, end: int) -> int:
    """The end of the longest name that starts at the same place: 中国质量认证中心有限公司, not 中国质量认证中心."""
    for match in re.finditer(rf"(?:{_ENDS}){_BRANCH}", words[end:]):
        whole = words[: end + match.end()]
        if match.start() > 12 or not re.fullmatch(f"[{_CHARS}]+", whole):
            break
        if match[0].endswith(("有限公司", "公司", "分公司", "局", "工厂", "中心")) and match.start() <= 8:
            return end + match.end()
    return end


def latin(words: str) -> re.Match[str] | None:
    """The first English company name."""
    return _LATIN.search(words)


def known_bodies(normal: str) -> Iterator[Organisation]:
    """Certification bodies of the list that stand in the text, the longest first."""
    for match in _bodies().finditer(normal):
        yield Organisation(match.start(), match.end(), normal_form(match[0]))


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(lexicon.alternation([normalise(name) for name in lexicon.read("issuers")["bodies"]]))
