"""Which lines of a document may be its title, how strongly, and what of a title says what the paper is."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from evidencekit.model import LineKind
from evidencekit.text import Text, TextLine

#: So many lines from the top are looked at, and so many candidates are kept.
_DEPTH = 22
_KEPT = 10
#: A longer line is prose.
_LONGEST = 60

_SKIPPED = {LineKind.FOOTER, LineKind.FOOTNOTE, LineKind.WATERMARK, LineKind.NOTE}
_TITLE_LABEL = re.compile(
    r"^(文件|文档|制度|程序|标准|表单|资料|表格|报告|项目文件)?(名称|标题|题目|主题)[::]?$|^(标题|题名|文件名|主题|subject|title)[::]?$",
    re.I,
)
_LABELLED = re.compile(r"^[^::]{1,12}[::].")
_TITLE_PREFIX = re.compile(
    r"^(文件|文档|制度|程序|标准|表单)?(名称|标题|题目)[::]\s*|^(主题|subject|title)[::]\s*", re.I
)
_ORGANISATION = re.compile(
    r"(公司|集团|工厂|厂|局|委员会|研究院|检测院|计量院|协会|政府|事务所|研究所|(公司|集团|局|厂|政府|委员会|协会)文件)$"
)
_SENTENCE = re.compile(
    r"[。;!?]|,.{6,}|^(根据|依据|按照|为(了|进一步|贯彻|加强|规范|落实|确保|提高)|兹|我(公司|单位|司|厂|们|国)|本(公司|单位|人|制度|规定|报告|证书|表)|该|请"
    r"|现(将|就|因)|自\d|由于|特此|以上|以下|注[::]|注意|备注|说明:|见|详见|参见|经(公司|研究|审查|核|查|过))"
)
_LISTED = re.compile(
    r"[(]?\d{1,3}[)、.](?!\d)|[(]?[一二三四五六七八九十]{1,3}[)、]|第[一二三四五六七八九十\d]+[章节条]"
)
_NUMBERING = re.compile(
    r"^(附件|附表|附录|附|表|图)[0-9一二三四五六七八九十A-Z]*([.．-]\d+)*[::、. ]*"
    r"|^第[一二三四五六七八九十0-9]+[章节部分篇]+[ 、::]*"
    r"|^[(]?[一二三四五六七八九十]{1,3}[)]?[、.．)][ ]*|^[(]?\d{1,2}([.．]\d{1,2})*[)]?[、.．) ]+(?!\d)"
)
_PROMULGATED = re.compile(
    r"关于(?:印发|下发|发布|颁布|下达|公布|转发|颁发|执行|实施|修订|批准)(?:实施)?[《“\"]?(?P<what>.{3,60}?)[》”\"]?(?:的|等.{0,8}的)?(?:通知|公告|决定|通告)$"
)
_OWNER = re.compile(
    r"^(?!关于).{2,32}?(?:有限责任公司|股份有限公司|有限公司|集团公司|公司|集团|总厂"
    r"|(?<!绿色)(?<!零碳)(?<!无废)工厂|(?<![工出进入全到])厂(?![区房界址长]))(?=.{3,})"
)
_BRACKETED_END = re.compile(
    r"[(\[【〔][^()\[\]【】〔〕]{0,24}[)\]】〕]$|[-_ ]*(v|版本)?\d+\.\d+$|[-_ ]*(终稿|定稿|最终版|扫描件|复印件|盖章版|修订版|电子版|副本|正本|原件)$",
    re.I,
)
_DATE_END = re.compile(r"[-_ ]*(20\d\d)([年./-]?\d{0,2}){0,2}[月日年度]*$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line (or two that belong together) that may be the title. `strength`: 0 to 1.3, by place, size, and what it is not."""

    start: int
    end: int
    strength: float
    core: str
    whole: str


def candidates(text: Text) -> tuple[Candidate, ...]:
    """The lines at the top of the document that may be its title, the strongest first; at most ten."""
    lines = _top_lines(text)
    if not lines:
        return ()
    usual = _usual_size(text)
    found: list[Candidate] = []
    for rank, line in enumerate(lines):
        found += _of_line(text, line, rank, usual)
    found += _joined(text, lines, usual)
    best: dict[str, Candidate] = {}
    for candidate in found:
        held = best.get(candidate.core)
        if held is None or held.strength < candidate.strength:
            best[candidate.core] = candidate
    return tuple(sorted(best.values(), key=lambda one: (-one.strength, one.start))[:_KEPT])


def core_of(title: str) -> str:
    """What of a title says what the paper is: numbering, owner, edition, year and brackets at its end taken off.

    >>> core_of("附件2:青岛海德机械有限公司2025年度培训计划(修订版)")
    '2025年度培训计划'
    >>> core_of("关于印发《能源计量管理制度》的通知")
    '能源计量管理制度'
    """
    core = _TITLE_PREFIX.sub("", title.strip())
    core = _NUMBERING.sub("", core).strip() or core
    promulgated = _PROMULGATED.search(core)
    if promulgated:
        core = promulgated["what"]
    for _ in range(3):
        shorter = _DATE_END.sub("", _BRACKETED_END.sub("", core).strip()).strip(" -_·:*★☆")
        if shorter == core or len(shorter) < 3:
            break
        core = shorter
    shorter = _OWNER.sub("", core)
    core = shorter if len(shorter) >= 3 else core
    whole = re.fullmatch(r"[《<〈【](.{3,60})[》>〉】](.{0,6})", core)
    return (whole[1] + whole[2]) if whole else core


def _top_lines(text: Text) -> list[TextLine]:
    """The first lines that say something, headers included, of the first page that says anything."""
    kept: list[TextLine] = []
    for line in text.lines:
        if line.line.kind in _SKIPPED or line.end - line.start < 2:
            continue
        if kept and line.page is not kept[0].page and len(kept) >= 4:
            break
        kept.append(line)
        if len(kept) >= _DEPTH:
            break
    return kept


def _usual_size(text: Text) -> float:
    sizes = [line.line.size for line in text.lines[:200] if line.line.size > 0]
    return median(sizes) if sizes else 0.0


def _of_line(text: Text, line: TextLine, rank: int, usual: float) -> Iterator[Candidate]:
    words = text.line_text(line)
    runs = words.split("\t")
    if len(runs) == 1:
        yield from _one(words, line.start, line.end, _strength(line, rank, usual, text))
        return
    base = _strength(line, rank, usual, text)
    at = line.start
    filled = [run for run in runs if run.strip()]
    labelled = False
    if len(filled) in (2, 3) and ":" not in words and len(words) <= 40:
        yield from _one("".join(filled), line.start, line.end, base * 0.9)
    for run in runs:
        if labelled and run.strip():
            yield from _one(run, at, at + len(run), max(base, 1.0))
            labelled = False
        elif _TITLE_LABEL.match(run.strip()):
            labelled = True
        elif len(filled) <= 3 and run.strip():
            yield from _one(run, at, at + len(run), base * (0.8 if len(filled) > 1 else 1.0))
        at += len(run) + 1


def _one(words: str, start: int, end: int, strength: float) -> Iterator[Candidate]:
    bare = words.strip()
    if not 2 <= len(bare) <= _LONGEST:
        return
    if _LABELLED.match(bare) and not _TITLE_PREFIX.match(bare):
        strength *= 0.35
    if _ORGANISATION.search(bare):
        strength *= 0.25
    if _SENTENCE.search(bare):
        strength *= 0.4
    if _LISTED.match(bare):
        strength *= 0.55
    if len(bare) > 40 and not bare.startswith("关于"):
        strength *= 0.6
    yield Candidate(start, end, strength, core_of(bare), bare)


def _strength(line: TextLine, rank: int, usual: float, text: Text) -> float:
    """By rank from the top, size against the usual one, kind, weight and centring; 1 for a plain first line."""
    strength = max(0.95**rank, 0.42)
    if line.page is not text.lines[0].page:
        strength *= 0.75
    shown = line.line
    if usual > 0 and shown.size > 0:
        ratio = shown.size / usual
        strength *= 1.3 if ratio >= 1.45 else 1.15 if ratio >= 1.15 else 0.8 if ratio < 0.9 else 0.95
    if shown.kind is LineKind.HEADING:
        strength *= 1.15
    elif shown.kind is LineKind.HEADER:
        strength *= 0.55
    if shown.bold:
        strength *= 1.05
    if _centred(line):
        strength *= 1.06
    return min(strength, 1.3)


def _centred(line: TextLine) -> bool:
    boxes = [run.bbox for run in line.line.runs if run.bbox]
    if not boxes or line.page.width <= 0:
        return False
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    width = line.page.width
    return left > 0.12 * width and abs((left + right) / 2 - width / 2) < 0.05 * width


def _joined(text: Text, lines: Sequence[TextLine], usual: float) -> Iterator[Candidate]:
    """A title set on two lines: neighbours of one page and about one size, both short and without a label."""
    for rank, (upper, lower) in enumerate(itertools.pairwise(lines)):
        if upper.page is not lower.page or rank > 10:
            continue
        top, bottom = text.line_text(upper), text.line_text(lower)
        if (
            not (2 <= len(top) <= 36 and 2 <= len(bottom) <= 24)
            or "\t" in top + bottom
            or ":" in top + bottom
        ):
            continue
        sizes = upper.line.size, lower.line.size
        if min(sizes) > 0 and max(sizes) / min(sizes) > 1.25:
            continue
        if _ORGANISATION.search(bottom) or _SENTENCE.search(bottom) or _NUMBERING.match(bottom):
            continue
        strength = max(_strength(upper, rank, usual, text), _strength(lower, rank + 1, usual, text)) * 0.9
        yield Candidate(upper.start, lower.end, strength, core_of(top + bottom), top + bottom)
