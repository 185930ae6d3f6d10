"""What a paper is about: the topic of a training paper, the project of a saving paper, the scope of a certificate.

A label wins, then the title, then a sentence. Topic and project come in the paper's own words, without 《》, year, company and kind of paper.
"""

import re
from collections.abc import Iterator
from functools import cache

from evidencekit import lexicon
from evidencekit.facts import _organisations, _values
from evidencekit.facts._labels import Label, labels, labels_of
from evidencekit.facts._layout import Layout, Spot, layout
from evidencekit.model import DocumentType, Field, LineKind
from evidencekit.text import Text

_TITLE_LINES = 8
_LONGEST_TITLE = 60
_YEARS = re.compile(
    r"^(?:[(]?(?:20\d\d|二[〇零]..)(?:年度?|[-~至]20\d\d年?)?(?:第?[一二三四1-4]季度|[上下]半年|\d{1,2}月份?)?[)]?|\d{1,2}月份?|第[一二三四五六七八九十\d]+[期次季届]度?)+"
)
_TRAILING = re.compile(r"(?:(?<=.{4})改造[前后]|[(][^()]{1,14}[)]|[-—:_· ]+|\d{4}年?(?:\d{1,2}月)?)$")
#: A date in brackets after a topic is none of its words.
_DATED = re.compile(r"\([^()]*\d{4}[年.-][^()]*\)$")
_MARKS = "《》“”\"'「」『』【】 "
_NOTES = re.compile(r"\((?:盖章|签字|必填|可附页|填写)[^)]*\)")
_TRAINING = frozenset(
    {
        "training_notice",
        "training_material",
        "training_signin",
        "exam_paper",
        "score_sheet",
        "retraining_record",
        "training_effect_evaluation",
    }
)
_NO_SUBJECT = re.compile(
    r"(?:部|科|室|处|组|车间|公司|中心|办)$|:|^\d|年.{0,3}月|编号|版本|第.{1,4}[页版章节讲课]|^目录|^前言"
)
_PROJECT_LIKE = re.compile(r"项目|工程|改造|技改|回收|升级|更换|替换|光伏|系统")
_SCOPE_END = re.compile(
    r"。|(?:兹|本证书|证书有效|发证|颁证|注册号|证书编号|初次|首次|有效期|颁发|获证|认证机构|统一社会|特此|该组织|注:|备注)"
    r"|(?:This certificate|Certificate|Valid|Issued?|Expir|Original|Initial|Date of|Registration|Authori[sz]ed|The validity)\b",
    re.IGNORECASE,
)
#: A line of a scope shorter than this ends it, unless it is cut.
_FULL_SCOPE_LINE = 12
_SCOPE_HEAD = re.compile(r"范围(?:内|如下|为|是|包括)?:?$")
#: What goes on after 认证范围 in a sentence that states none.
_NOT_SCOPE_NEXT = "内外的如及和与以中变扩缩详见应包下上"
_NO_SCOPE = re.compile(r"^(?:见附件|详见|如下|附后|以下|的要求|内容)")


def find(text: Text, doc_type: DocumentType) -> Iterator[Field]:
    """Yield topic, project and scope where the type has them."""
    names = doc_type.fields
    if "topic" in names:
        yield from _named(text, "topic")
    if "project" in names:
        yield from _named(text, "project")
    if "scope" in names:
        yield from _scopes(text)


@cache
def _alternatives(name: str) -> str:
    words = [word.strip() for word in lexicon.read("title_words")[name].replace("\n", "").split("|")]
    return "|".join(sorted((re.escape(word) for word in words if word), key=len, reverse=True))


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(f"(?:{_alternatives('kinds')})$")


@cache
def _forms(name: str) -> re.Pattern[str]:
    return re.compile(f"^(?:{_alternatives(f'{name}_forms')})*$")


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(f"^(?:{_alternatives('openers')})")


@cache
def _sentences(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in lexicon.read("title_words")[f"{name}_sentences"])


def _named(text: Text, name: str) -> Iterator[Field]:
    """The topic or project by label, title or sentence; each wording once, the surest first."""
    seen: set[str] = set()
    for source in (_by_label, _by_title, _by_sentence):
        for span, words, certainty, method in source(text, name):
            if words not in seen:
                seen.add(words)
                yield _values.made(text, name, span, words, certainty, method)
        if seen:
            return


_Found = tuple[tuple[int, int], str, float, str]


def _by_label(text: Text, name: str) -> Iterator[_Found]:
    place = layout(text)
    for label in labels_of(text):
        if name not in label.roles or not _values.stands_as_label(text.normal, label):
            continue
        if _heads_list(place, label):
            continue
        for value in _values.of(place, label):
            start, end = _values.trimmed(text.normal, value.start, value.end, ' \t:;,。、._-|《》“”"')
            words = plain(text.normal[start:end] + _wrapped(place, place.spot(start), end))
            if 2 <= len(words) <= 60 and not _is_blank(words):
                certainty = _values.CERTAINTY[value.how] - (
                    0.05 if "/" in text.normal[label.start : label.end] else 0
                )
                yield (start, end), words, certainty, f"topics.{name}.label"
                return
            break


def _heads_list(place: Layout, label: Label) -> bool:
    """A column head of a list (序号 | 培训内容 | …) names no topic of the paper."""
    spot = place.spot(label.start)
    runs = place.runs[spot.line]
    return len(runs) >= 3 and any(place.words(run) in ("序号", "序", "No.", "编号") for run in runs)


def _wrapped(place: Layout, spot: Spot, end: int) -> str:
    """The rest of a value that breaks over its line, when the break lies inside 《》."""
    words = place.words(spot)
    if end < spot.end or words.count("《") == words.count("》"):
        return ""
    for below in place.below(spot, 1):
        rest = place.words(below)
        return rest[: rest.index("》")] if "》" in rest else ""
    return ""


def plain(words: str) -> str:
    """Words without quotation marks and notes: 《危险废物分类》培训 is 危险废物分类培训.

    >>> plain("《危险废物分类》培训")
    '危险废物分类培训'
    """
    return (
        re.sub(r"\s+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\s+", "", _DATED.sub("", _NOTES.sub("", words)))
        .translate(_DROP)
        .strip(" :;,。、_-")
    )


_DROP = {ord(mark): None for mark in _MARKS if mark != " "}


def _is_blank(words: str) -> bool:
    return not re.search(r"[\u4e00-\u9fffA-Za-z]{2}", words)


def _by_title(text: Text, name: str) -> Iterator[_Found]:
    """The title without its kind of paper; the line beside a title that is nothing but its kind (危险废物分类 / 培训课件)."""
    titles = list(_titles(text))
    cores = [_core(text.normal[spot.start : spot.end]) for spot in titles]
    for number, (spot, core) in enumerate(zip(titles, cores, strict=True)):
        if core and not _forms(name).match(core) and _fits(core, name, text.normal[spot.start : spot.end]):
            start = text.normal.find(core[:4], spot.start, spot.end)
            yield (max(start, spot.start), spot.end), plain(core), 0.9 - 0.05 * number, f"topics.{name}.title"
            return
    for number, core in enumerate(cores):
        if not _forms(name).match(core):
            continue
        for beside in (number - 1, number + 1):
            if 0 <= beside < len(titles) and _is_subject(cores[beside], name):
                spot = titles[beside]
                yield (spot.start, spot.end), plain(cores[beside]), 0.75, f"topics.{name}.title"
                return


def _is_subject(core: str, name: str) -> bool:
    """Words that can be a subject: no department, company, number or label."""
    return (
        3 <= len(core) <= 40
        and not _forms(name).match(core)
        and not _NO_SUBJECT.search(core)
        and len(re.findall("[\u4e00-\u9fff]", core)) >= 3
        and (name == "topic" or bool(_PROJECT_LIKE.search(core)))
    )


def _titles(text: Text) -> Iterator[Spot]:
    """Runs of the first lines that can be a title: short, alone on their line, no sentence."""
    place = layout(text)
    for number in range(min(_TITLE_LINES, len(text.lines))):
        line = text.lines[number]
        spots = place.runs[number]
        words = place.words(spots[0])
        in_rows = line.line.kind is LineKind.TABLE and len(spots) > 1
        if (
            len(spots) > 2
            or in_rows
            or line.line.kind is LineKind.NOTE
            or not 4 <= len(words) <= _LONGEST_TITLE
        ):
            continue
        if not re.search("[。;]|:.{3,}", words) and not words.endswith((":", ",")):
            yield spots[0]


def _core(title: str) -> str:
    """The title without company, year, opener and kind of paper; "" when nothing tells that it had one of the kinds.

    >>> _core("青岛海川机械有限公司2025年度关于举办危险废物分类培训的通知"), _core("危险废物分类培训签到表"), _core("空压机余热回收项目节能量计算书")
    ('危险废物分类培训', '危险废物分类培训', '空压机余热回收项目')
    """
    words = title.replace(" ", "")
    words = words[len(_organisations.at_start(words)) :]
    for _ in range(3):
        words = _opener().sub("", _YEARS.sub("", words.lstrip("的-—·: ")))
        words = words[len(_organisations.at_start(words)) :]
    for _ in range(4):
        shorter = _tail().sub("", _TRAILING.sub("", words))
        if shorter == words:
            break
        words = shorter
    quoted = re.match(r"^《([^《》]{3,40})》$", words)
    return (quoted[1] if quoted else words).rstrip("的-—·: ")


def _fits(core: str, name: str, title: str) -> bool:
    """A project ends or goes on like one; a topic is any core of a title that had a kind of paper after it."""
    if not 3 <= len(core) <= 40 or _NO_SUBJECT.search(core):
        return False
    if name == "project":
        return bool(_PROJECT_LIKE.search(core)) and not core.endswith(("制度", "公司"))
    return core != title.replace(" ", "") or core.endswith(("培训", "教育", "宣贯", "知识", "讲座", "学习"))


def _by_sentence(text: Text, name: str) -> Iterator[_Found]:
    for pattern in _sentences(name):
        match = pattern.search(text.normal)
        if match and not _forms(name).match(match["topic"]):
            yield match.span("topic"), plain(match["topic"]), 0.75, f"topics.{name}.sentence"
            return


# --- scope
def _scopes(text: Text) -> Iterator[Field]:
    place = layout(text)
    seen: set[str] = set()
    for label in labels_of(text):
        if "scope" not in label.roles:
            continue
        found = _scope_at(text, place, label)
        if found and found[1] not in seen:
            seen.add(found[1])
            yield _values.made(text, "scope", found[0], found[1], 0.93, "topics.scope")
    if not seen:
        yield from _scope_below(text, place)


def _scope_below(text: Text, place: Layout) -> Iterator[Field]:
    """The lines under one that ends in 范围, however it begins: 在下列范围内, 认证的产品和过程范围:"""
    for spots in place.runs:
        words = place.words(spots[-1])
        if len(words) > 24 or not _SCOPE_HEAD.search(words):
            continue
        for below in place.below(spots[-1], 2):
            value = place.words(below)
            if len(value) >= 4 and not labels(value) and not _NO_SCOPE.match(value):
                words = value + _more_lines(place, below)
                yield _values.made(
                    text, "scope", (below.start, below.end), _scope_form(words), 0.8, "topics.scope.below"
                )
                return
            break


def _scope_at(text: Text, place: Layout, label: Label) -> tuple[tuple[int, int], str] | None:
    normal = text.normal
    opens = label.start == 0 or normal[label.start - 1] in "\t\n"
    glued = (
        opens
        and "\u4e00" <= normal[label.end : label.end + 1] <= "\u9fff"
        and normal[label.end] not in _NOT_SCOPE_NEXT
    )
    if not glued and not (
        _values.stands_as_label(normal, label)
        or normal[label.end : label.end + 2].strip(" :\n\t") != normal[label.end : label.end + 2]
    ):
        return None
    for value in _values.of(place, label):
        start, end = _values.trimmed(normal, value.start, value.end, " \t:;,、._-|")
        cut = _SCOPE_END.search(normal, start, end)
        if cut and cut.start() > start:
            end = cut.start()
        words = normal[start:end]
        if len(words) < 2 or _NO_SCOPE.match(words):
            return None
        if cut is None:
            words += _more_lines(place, place.spot(start))
        return (start, end), _scope_form(words)
    return None


def _more_lines(place: Layout, spot: Spot) -> str:
    """The lines of the scope that follow, until a label, a full stop or a line that opens something else."""
    pieces: list[str] = []
    last = spot
    if place.words(spot).rstrip().endswith((".", "。")):
        return ""
    for below in place.below(spot, 6):
        words = place.words(below)
        opened = [label for label in labels(words) if label.start <= 2]
        if (
            below.line != last.line + 1
            or opened
            or _SCOPE_END.match(words)
            or len(words) < 2
            or _organisations.is_name(words)
            or (words.isascii() and not place.words(spot).isascii())
        ):
            break
        if not _goes_on(place.words(last).rstrip(), words):
            break
        cut = _SCOPE_END.search(words)
        pieces.append(words[: cut.start()] if cut else words)
        last = below
        if cut:
            break
    return "".join(pieces)


def _goes_on(line: str, following: str) -> bool:
    """Whether a line is so long, or so cut, that the next belongs to it."""
    cut = line.endswith(("、", ",", "的", "和", "及", "(", "与")) or line.count("(") > line.count(")")
    return (
        cut or len(line) >= _FULL_SCOPE_LINE or following.startswith(("和", "及", "与", "、", ",", "的", ")"))
    )


def _scope_form(words: str) -> str:
    """Without spaces between Chinese, with full-width brackets, without a final stop."""
    bare = re.sub(r"(?<=[\u4e00-\u9fff、,;()])\s+|\s+(?=[\u4e00-\u9fff、,;()])", "", words)
    return (
        bare.replace("(", "（")
        .replace(")", "）")
        .replace(",", "，")
        .replace(";", "；")
        .replace(":", "：")
        .strip("。；，、 ")
    )
