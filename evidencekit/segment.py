"""Where one document ends and the next begins in a file of many pages: a scan of a whole binder, one PDF with every certificate.

In: the file's pages, whether pages mean anything, the document types.
Out: (first index, last index) of each document; every page in exactly one; a blank page goes with the paper before it.

Each page is reduced to a `_Look`; then every place between two pages is weighed: a title at the top, page numbers that go on or start
again, labels and numbers that are the same as on the document's first page, annexes, chapters, tables and sentences that go on, another
size of paper, seals and closing words. A format without pages is one document.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evidencekit.cues import titles, trained
from evidencekit.cues.terms import compiled
from evidencekit.cues.weighing import title_quality
from evidencekit.model import DocumentType, LineKind, Page, TextSource
from evidencekit.text import Text

#: A sum above this makes a boundary (chosen on tests/bench/segment.py).
_BOUNDARY = 1.0
#: A title counts from this much of a known type's name and this strength of its line.
_TITLE_QUALITY, _TITLE_STRENGTH = 0.45, 0.72
#: A large line that ends like a title is one, whatever it names.
_GENRE_STRENGTH = 1.12
#: What the trained model must hold of a line that no cue lists.
_MODEL_CHANCE = 0.75
#: Lines from the top that are looked at for title and labels.
_TOP = 14
#: A page with fewer characters and no picture is blank.
_BLANK = 6

_PAGE_OF = re.compile(
    r"第\s*(\d{1,3})\s*页\s*[,/|、(]?\s*共\s*(\d{1,3})\s*页|共\s*(?P<t>\d{1,3})\s*页\s*[,/|、]?\s*第\s*(?P<n>\d{1,3})\s*页"
    r"|^[-\s]*(\d{1,3})\s*/\s*(\d{1,3})[-\s]*$|page\s*(\d{1,3})\s*(?:of|/)\s*(\d{1,3})",
    re.I | re.M,
)
_PAGE_ALONE = re.compile(r"^\s*[-~·—]*\s*(?:第|page)?\s*(\d{1,3})\s*页?\s*[-~·—]*\s*$", re.I)
_ANNEX = re.compile(
    r"^(附件|附表|附录|附页|附图|附:|附 |续表|续页|续上表|证书附件|annex|appendix|attachment|证书附页)|\((续|续表|续页|附页|附件)\)$|附件$|附页$|明细表$",
    re.I,
)
_CHAPTER = re.compile(
    r"^(第[一二三四五六七八九十\d]{1,3}[章节部篇]|[一二三四五六七八九十]{1,3}、|\d{1,2}(\.\d{1,2}){0,3}[、. \t]*(?=[\u4e00-\u9fa5]))"
)
_CONTENTS = re.compile(r"^(目录|目次|contents)$|(\.{4,}|…{2,}|·{4,}) ?\d{1,3}$", re.I | re.M)
_CLOSING = re.compile(
    r"以下空白|报告结束|报告完|正文完|\*{3,}|end of (report|certificate)|特此(证明|通知|承诺|声明|报告|批复)|(盖章|签字|签章|公章)[):]?$|20\d\d年\d{1,2}月\d{1,2}日$",
    re.I,
)
_LABELLED = re.compile(r"^([^:\d]{1,14}):(.{1,60})$")
_NUMBERED = re.compile(
    r"(?:编号|证书号|文号|报告号|合同号|联单号|单号|no\.?|number)[^\n\t:]{0,8}[:\t ]\s*([\u4e00-\u9fa5]{0,6}[〔\[(]?[a-z0-9][a-z0-9\-/.()〔〕\[\]]{3,40})",
    re.I,
)
_GENRE = re.compile(
    r".{3,}(?<!基本)(报告书?|证书|记录|方案|计划|通知|台账|清单|名录|手册|制度|办法|规程|程序|合同|协议|总结|纪要|日记|公示|决定)$"
)
_PAGING_LABEL = re.compile(r"页|page", re.I)
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"[\d.]+")
#: The row of a table: a serial number, then cells.
_ROW = re.compile(r"^\d{1,3}\t")
_SAME_FORM = 0.5
#: Likeness in percent of two readings of the same words.
_SLIP = 72.0


@dataclass(frozen=True, slots=True)
class _Look:
    """What of a page matters for where documents end. `stated`: page number and total as printed, 0 where none."""

    blank: bool
    stated: tuple[int, int]
    title: str
    title_type: str
    title_quality: float
    title_strength: float
    labels: Mapping[str, str]
    numbers: frozenset[str]
    opening: tuple[str, ...]
    annex: bool
    chapters: tuple[str, ...]
    contents: bool
    closing: bool
    open_end: bool
    first_table: int
    last_table: int
    size: tuple[float, float]
    source: TextSource


def split(
    pages: Sequence[Page], paged: bool, types: Mapping[str, DocumentType]
) -> tuple[tuple[int, int], ...]:
    """The documents of a file as (first, last) index into *pages*; () for no pages."""
    if not pages:
        return ()
    if not paged or len(pages) == 1:
        return ((0, len(pages) - 1),)
    looks = [_look(page, types) for page in pages]
    starts = [0]
    for index in range(1, len(pages)):
        if not looks[index].blank and _boundary(looks, starts[-1], index) > _BOUNDARY:
            starts.append(index)
    ends = [start - 1 for start in starts[1:]] + [len(pages) - 1]
    return tuple(zip(starts, ends, strict=True))


def _boundary(looks: Sequence[_Look], first: int, index: int) -> float:
    """How much speaks for a new document at *index*, when the present one began at *first*."""
    here = looks[index]
    opened = next((look for look in looks[first:index] if not look.blank), looks[first])
    if opened.blank:
        return -1.0
    last = next((look for look in reversed(looks[first:index]) if not look.blank), opened)
    linked = bool(here.numbers & (opened.numbers | last.numbers))
    return (
        _by_title(here, opened, last, linked)
        + _by_paging(here, last, linked)
        + _by_contents(looks[first:index], here)
        + _by_flow(here, last)
        + _by_shape(here, last, blank_between=looks[index - 1].blank)
    )


def _by_title(here: _Look, opened: _Look, last: _Look, linked: bool) -> float:
    if here.annex or here.contents:
        return -3.0
    if not here.title:
        return -1.2
    clear = min(here.title_strength, 1.2) * here.title_quality
    score = 1.2 + 1.8 * clear
    if any(_same_title(here, other) for other in (opened, last)):
        return score + _by_repeat(here, opened if _same_title(here, opened) else last)
    if here.title_type != opened.title_type:
        score += 0.5
    return score - (4.0 if linked else 0.0)


def _same_title(one: _Look, other: _Look) -> bool:
    if not one.title or not other.title:
        return False
    return one.title == other.title or (one.title_type == other.title_type and _alike(one.title, other.title))


def _alike(one: str, other: str) -> bool:
    """Whether two readings differ by a reader's slip at most; their figures must be the same."""
    from rapidfuzz import fuzz

    figures = [re.sub(r"\D", "", words) for words in (one, other)]
    return figures[0] == figures[1] and fuzz.ratio(one, other) >= _SLIP


def _by_repeat(here: _Look, other: _Look) -> float:
    """The title of the document's beginning again: another copy of the form if what its labels say differs, else a page more."""
    if _differ(here.labels, other.labels):
        return 1.0
    if here.numbers and other.numbers and not here.numbers & other.numbers:
        return 1.0
    theirs = {_FIGURE.sub("#", line): line for line in other.opening}
    alike = [line for line in here.opening if _FIGURE.sub("#", line) in theirs]
    if any(not _alike(theirs[_FIGURE.sub("#", line)], line) for line in alike if not _ROW.match(line)):
        return 1.0
    return -5.5


def _differ(mine: Mapping[str, str], theirs: Mapping[str, str]) -> bool:
    """Whether the labels of two pages are (about) the same ones and say something else."""
    shared = [label for label in mine if label in theirs]
    enough = len(shared) >= _SAME_FORM * min(len(mine), len(theirs))
    return bool(shared) and enough and any(not _alike(mine[label], theirs[label]) for label in shared)


def _by_paging(here: _Look, last: _Look, linked: bool) -> float:
    number, total = here.stated
    before, all_before = last.stated
    if number > 1:
        goes_on = before in (0, number - 1) and (not total or not all_before or total == all_before)
        return -4.5 if goes_on and before else -2.5 if goes_on else -0.5
    if number == 1:
        if linked:
            return 0.0
        return 3.0 if before or total else 1.0
    if before and all_before:
        return 1.5 if before == all_before else -1.5
    return 0.4 if before else 0.0


def _by_contents(document: Sequence[_Look], here: _Look) -> float:
    """A long report with a table of contents or numbered chapters goes on through them."""
    chapters = [chapter for look in document for chapter in look.chapters]
    score = 0.0
    if any(look.contents for look in document[:4]):
        score -= 1.6
    if here.chapters and chapters and not _first_chapter(here.chapters[0]):
        score -= 1.5
    return score


def _first_chapter(chapter: str) -> bool:
    return bool(re.match(r"^(第?[一1](章|节|部|篇|、|[^\d一二三四五六七八九十.])|1\.?1?$)", chapter))


def _by_flow(here: _Look, last: _Look) -> float:
    score = 0.0
    if last.closing:
        score += 0.8
    if last.open_end and not here.title:
        score -= 1.5
    if here.first_table and here.first_table == last.last_table and not here.title:
        score -= 1.0
    return score


def _by_shape(here: _Look, last: _Look, *, blank_between: bool) -> float:
    score = 0.8 if blank_between else 0.0
    if _turned(here.size) != _turned(last.size):
        score += 0.5
    elif any(
        abs(one - other) > 0.06 * max(one, other, 1.0)
        for one, other in zip(here.size, last.size, strict=True)
    ):
        score += 0.6
    if (here.source is TextSource.TEXT) != (last.source is TextSource.TEXT):
        score += 0.6
    return score


def _turned(size: tuple[float, float]) -> bool:
    return size[0] > size[1]


# --- looking at one page


def _look(page: Page, types: Mapping[str, DocumentType]) -> _Look:
    text = Text("", (page,))
    lines = [text.line_text(line) for line in text.lines]
    title, title_type, quality, strength = _title(text, types)
    top = lines[:_TOP]
    return _Look(
        blank=_is_blank(page, text),
        stated=_stated(lines),
        title=title,
        title_type=title_type,
        title_quality=quality,
        title_strength=strength,
        labels=dict(reversed(list(_labels(top)))),
        numbers=frozenset(_numbers(top)),
        opening=tuple(line for line in top if _DIGIT.search(line) and not _PAGE_OF.search(line)),
        annex=any(_ANNEX.search(line.strip()) for line in top[:3]),
        chapters=tuple(_chapters(text)),
        contents=bool(_CONTENTS.search(text.normal)),
        closing=any(_CLOSING.search(line.strip()) for line in lines[-5:]),
        open_end=_open_end(text),
        first_table=_columns_at_top(page, text),
        last_table=page.tables[-1].columns if page.tables else 0,
        size=(page.width, page.height),
        source=page.text_source,
    )


def _is_blank(page: Page, text: Text) -> bool:
    return (
        len("".join(text.normal.split())) < _BLANK
        and not page.seals
        and not page.has_picture
        and not page.tables
    )


def _title(text: Text, types: Mapping[str, DocumentType]) -> tuple[str, str, float, float]:
    """The best title among the first lines: core, type, how well it names the type, strength of its line; "" if none is one."""
    terms = compiled(types)
    scanned = any(page.text_source is not TextSource.TEXT for page in text.pages)
    top = {line.start for line in text.lines[:7]}
    best = ("", "", 0.0, 0.0)
    for line in titles.candidates(text):
        if line.start not in top or line.strength < _TITLE_STRENGTH or _CHAPTER.match(line.whole):
            continue
        for doc_type, (quality, _) in sorted(title_quality(line.core, terms, scanned=scanned).items()):
            if quality >= _TITLE_QUALITY and quality * line.strength > best[2] * best[3]:
                best = (line.core, doc_type, quality, line.strength)
        if not best[0]:
            best = _unlisted(line)
    return best


def _unlisted(line: titles.Candidate) -> tuple[str, str, float, float]:
    """A title that no cue lists: a line that the trained model takes for one, or a large one that ends like one."""
    chances = trained.title_chances(line.core) if 4 <= len(line.core) <= 32 else {}
    likeliest = max(chances, key=lambda name: chances[name], default=trained.NO_TITLE)
    if likeliest not in (trained.NO_TITLE, "other") and chances[likeliest] >= _MODEL_CHANCE:
        return line.core, likeliest, _TITLE_QUALITY, line.strength
    if line.strength >= _GENRE_STRENGTH and _GENRE.search(line.core):
        return line.core, "", _TITLE_QUALITY, line.strength
    return "", "", 0.0, 0.0


def _stated(lines: Sequence[str]) -> tuple[int, int]:
    """The page number printed at the top or the foot, with the total where it is told."""
    edges = [*lines[:6], *lines[-4:]]
    for line in edges:
        match = _PAGE_OF.search(line.replace("\t", " "))
        if match:
            found = [int(part) for part in match.groups() if part is not None]
            number, total = (int(match["n"]), int(match["t"])) if match["n"] else (found[0], found[1])
            if 1 <= number <= total:
                return number, total
    for line in [*lines[-2:], *lines[:1]]:
        alone = _PAGE_ALONE.match(line)
        if alone and 0 < int(alone[1]) < 600:
            return int(alone[1]), 0
    return 0, 0


def _labels(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Labels with their values near the top: "label: value", and cells of label and value side by side."""
    for line in lines:
        for run in line.split("\t"):
            match = _LABELLED.match(_PAGE_OF.sub("", run).strip())
            if match and not _PAGING_LABEL.search(match[1]):
                yield match[1].strip(), "".join(match[2].split())
    for line in lines:
        runs = [run.strip() for run in line.split("\t") if run.strip()]
        if len(runs) in (2, 4) and not any(":" in run for run in runs):
            for label, value in zip(runs[::2], runs[1::2], strict=True):
                if 2 <= len(label) <= 12 and not _DIGIT.search(label) and _DIGIT.search(value):
                    yield label, "".join(value.split())


def _numbers(lines: Sequence[str]) -> Iterator[str]:
    """Numbers of certificate, report, contract … as printed behind their label."""
    for line in lines:
        for match in _NUMBERED.finditer(line):
            if _DIGIT.search(match[1]):
                yield match[1].lower()


def _chapters(text: Text) -> Iterator[str]:
    for line in text.lines:
        words = text.line_text(line)
        match = _CHAPTER.match(words)
        if match and len(words) <= 40 and "\t" not in words and line.line.kind is not LineKind.TABLE:
            yield match[1]


def _open_end(text: Text) -> bool:
    """Whether the last line of running text stops in the middle of a sentence."""
    body = [
        text.line_text(line)
        for line in text.lines
        if line.line.kind not in (LineKind.FOOTER, LineKind.HEADER)
    ]
    body = [line for line in body if not _PAGE_ALONE.match(line)]
    return bool(body) and len(body[-1]) >= 26 and "\t" not in body[-1] and body[-1][-1] not in "。;!?:)》”."


def _columns_at_top(page: Page, text: Text) -> int:
    """The number of columns of a table with which the page begins, 0 if it begins otherwise."""
    if not page.tables or not text.lines:
        return 0
    first = text.lines[0].line
    begins = first.kind is LineKind.TABLE or len(first.runs) >= 3
    return page.tables[0].columns if begins else 0
