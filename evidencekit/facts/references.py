"""Pointers from one paper to another (`REFERENCE`): 见附件3, 证明材料12, 附件1、2、5, 第35-37页, 附件《…》.

`key`: "附件3", "第35页" or "《title》"; `values`: "title" for a named paper, "form" ("page", "number", "title"), "to" for the last of a range. The
heading of an annex itself is no pointer, nor is the name of a law or standard.
"""

import re
from collections.abc import Iterator
from functools import cache

from evidencekit import lexicon
from evidencekit.facts._dates import number
from evidencekit.model import DocumentType, LineKind, Statement, StatementKind
from evidencekit.text import Text

_NUMBER = r"(?:\d{1,3}(?:[.-]\d{1,3}){0,3}|[一二三四五六七八九十]{1,3})"
_PAGES = re.compile(
    r"(?:第 ?(?P<p>\d{1,4})(?: ?(?:页)?[-~至到] ?(?:第)?(?P<q>\d{1,4}))? ?页|(?<![A-Za-z0-9])[Pp]\.? ?(?P<r>\d{1,4})(?: ?[-~] ?[Pp]?(?P<s>\d{1,4}))?(?![0-9A-Za-z.%])|页码[:\t ]{1,3}(?P<t>\d{1,4})(?:[-~](?P<u>\d{1,4}))?)"
)
_NUMBERED = re.compile(
    r"(?:附件|附录|附表|证明材料|佐证材料|材料)(?:\d{1,3}|[一二三四五六七八九十]{1,3})[:\t ]?$"
)
_NAMED = re.compile(r"[:\t ]?《(?P<title>[^《》\n]{2,60})》")
_FOOT = re.compile(r"^[-—\s]*第 ?\d+ ?页(?: ?[,/ ]?共 ?\d+ ?页)?[-—\s]*$|共 ?\d+ ?页")
_MORE = re.compile(rf"(?:[、,和及]|以及)(?P<n>{_NUMBER})(?![0-9年月日%.页号项条个次])")
_RANGE = re.compile(rf"[~至](?:附件|证明材料|材料)?(?P<n>{_NUMBER})")
_CHINESE = re.compile(r"^[一二三四五六七八九十]+$")
_MOST = 400


def find(text: Text, doc_type: DocumentType) -> Iterator[Statement]:
    """Yield the references of any paper in order of place; each key once a line."""
    found = sorted([*_numbered(text), *_paged(text), *_titled(text)], key=lambda pair: pair[0])
    yield from (statement for _, statement in found[:_MOST])


_Found = tuple[int, Statement]


def _made(text: Text, span: tuple[int, int], key: str, **values: str) -> _Found:
    place = text.place(*span)
    return span[0], Statement(StatementKind.REFERENCE, key, place, {name: value for name, value in values.items() if value},
                              round(0.92 * text.confidence(*span), 3))  # fmt: skip


@cache
def _numbers() -> re.Pattern[str]:
    table = lexicon.read("clauses")["references"]
    return re.compile(
        rf"(?P<lead>(?:{table['lead']})[:\t ]{{0,2}})?(?P<word>{table['words']})(?:编号)?[:\t ]{{0,2}}第?(?P<n>{_NUMBER})(?![0-9年月日%个份项条页次]|\.\d)"
    )


@cache
def _titles() -> re.Pattern[str]:
    table = lexicon.read("clauses")["references"]
    return re.compile(
        rf"(?:(?:{table['lead']})|(?:{table['words']})(?:{_NUMBER})?)[:\t ,]{{0,3}}(?:公司|我司|本公司)?(?P<all>《[^《》\n]{{2,60}}》(?:[、和及,]{{0,2}}《[^《》\n]{{2,60}}》)*)"
    )


@cache
def _laws() -> re.Pattern[str]:
    return re.compile(lexicon.read("clauses")["references"]["laws"])


def _numbered(text: Text) -> Iterator[_Found]:
    end = 0
    for match in _numbers().finditer(text.normal):
        if match.start() < end:
            continue
        word = match["word"]
        if not match["lead"] and (_is_heading(text, match) or word in ("材料", "资料", "证据", "佐证")):
            continue
        end = match.end()
        last = _RANGE.match(text.normal, end)
        key = f"{word}{_figures(match['n'])}"
        named = _NAMED.match(text.normal, end)
        if named:
            title = named["title"]
            yield _made(
                text, (match.start("word"), named.end()), f"{key}《{title}》", form="title", title=title
            )
            end = named.end()
            continue
        yield _made(
            text, (match.start("word"), end), key, form="number", to=_figures(last["n"]) if last else ""
        )
        end = last.end() if last else end
        while following := _MORE.match(text.normal, end):
            yield _made(text, following.span("n"), f"{word}{_figures(following['n'])}", form="number")
            end = following.end()


def _figures(words: str) -> str:
    return str(number(words)) if _CHINESE.match(words) else words


def _is_heading(text: Text, match: re.Match[str]) -> bool:
    """附件3 that opens its line outside a table heads the annex (or lists it), it does not point at it."""
    line = text.line_at(match.start())
    if line.line.kind is LineKind.TABLE:
        return False
    return not text.normal[line.start : match.start()].strip(" \t(:")


def _paged(text: Text) -> Iterator[_Found]:
    for match in _PAGES.finditer(text.normal):
        line = text.line_at(match.start())
        if line.line.kind in (LineKind.HEADER, LineKind.FOOTER) or _FOOT.search(
            text.normal[line.start : line.end]
        ):
            continue
        first = match["p"] or match["r"] or match["t"]
        last = match["q"] or match["s"] or match["u"] or ""
        yield _made(text, match.span(), f"第{int(first)}页", form="page", to=last)


def _titled(text: Text) -> Iterator[_Found]:
    for match in _titles().finditer(text.normal):
        if _numbers().match(text.normal, match.start()) or _NUMBERED.search(
            text.normal, max(match.start("all") - 8, 0), match.start("all")
        ):
            continue
        for title in re.finditer("《([^《》]+)》", match["all"]):
            if not _laws().search(title[1]):
                start = match.start("all") + title.start()
                yield _made(
                    text, (start, start + len(title[0])), f"《{title[1]}》", form="title", title=title[1]
                )
