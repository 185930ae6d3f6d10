"""Persons' names by their shape: family names, two to four characters, minority names with a middle dot.

Words live in `corpora/surnames.yaml`. A column whose head says 姓名 also yields names of unknown family names (reading slips), with less
confidence; running text yields only names whose shape is certain.
"""

import re
from collections.abc import Iterator
from functools import cache

from evidencekit import lexicon
from evidencekit.text import normalise

_CJK = "\u4e00-\u9fff\u3400-\u4dbf"
_NOTE = re.compile(r"[(（【\[<《][^)）】\]>》]*[)）】\]>》]?|[*＊√✓✔☑●○△▲#^]+|代签?$|[:：].*$")
_MINORITY = re.compile(f"^[{_CJK}]{{1,8}}(?:[·•・.][{_CJK}]{{1,8}}){{1,3}}$")
_LATIN = re.compile(r"^[A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]*){1,2}$")
_HAN = re.compile(f"^[{_CJK}]{{2,4}}$")
_SEPARATORS = re.compile(r"[、,，;；/|\n\t]+|\s{2,}|\s+及\s*|和(?=[\u4e00-\u9fff]{2,3}$)")
_TAIL = re.compile(r"(?:等|共|合计)\s*[\d一二三四五六七八九十百]*\s*(?:余)?[人名位]?(?:员|参加|参训)?.*$")
#: Endings of departments, posts and things, never of a person's name.
_NOT_ENDINGS = (
    "部",
    "科",
    "室",
    "组",
    "班",
    "车间",
    "员工",
    "人员",
    "经理",
    "主任",
    "主管",
    "公司",
    "工段",
    "处",
    "厂",
    "线",
    "中心",
    "岗",
)


@cache
def _single() -> frozenset[str]:
    return frozenset(lexicon.read("surnames")["single"].replace(" ", ""))


@cache
def _compound() -> frozenset[str]:
    return frozenset(lexicon.read("surnames")["compound"])


@cache
def _not_names() -> frozenset[str]:
    return frozenset(lexicon.read("surnames")["not_names"])


def clean(text: str) -> str:
    """The name in a cell: notes in brackets, ticks and spaces dropped.

    >>> clean("张三(组长)√")
    '张三'
    """
    return _NOTE.sub("", normalise(text)).strip(" .,、，。-_/")


def surname_known(name: str) -> bool:
    """Whether it begins with a family name."""
    return name[:1] in _single() or name[:2] in _compound()


def likelihood(name: str, *, in_column: bool = False) -> float:
    """How surely *name* (cleaned) is a person's name, 0 to 1; `in_column`: it stands under a head that promises names.

    >>> likelihood("欧阳建国"), likelihood("生产部"), likelihood("艾力·买买提")
    (1.0, 0.0, 1.0)
    """
    if not name or name in _not_names():
        return 0.0
    if _MINORITY.match(name):
        return 1.0
    if _LATIN.match(name):
        return 0.9 if in_column else 0.0
    if not _HAN.match(name) or (len(name) > 2 and name.endswith(_NOT_ENDINGS)):
        return 0.0
    if name[:2] in _compound():
        return 1.0 if len(name) > 2 else 0.8
    if name[:1] in _single():
        return 1.0 if len(name) < 4 else (0.6 if in_column else 0.0)
    return 0.6 if in_column else 0.0


def split(raw: str) -> Iterator[str]:
    """The names of a list in running text, as printed (spaces kept), cleaned; what is no name is left out.

    >>> list(split("张三、李 四、王小明(请假) 等15人"))
    ['张三', '李四', '王小明']
    """
    for piece in _SEPARATORS.split(raw):
        piece = _TAIL.sub("", piece)
        for name in _by_spaces(piece):
            if likelihood(name):
                yield name


def _by_spaces(piece: str) -> Iterator[str]:
    words = [clean(word) for word in piece.split()]
    joined = clean(piece)
    if len(words) > 1 and all(likelihood(word) for word in words):
        yield from words
    elif all(len(word) <= 1 for word in words) or likelihood(joined):
        yield joined
    else:
        yield from _mended(words)


def _mended(words: list[str]) -> Iterator[str]:
    """Names set with a space inside (张 三 李四) put together again."""
    index = 0
    while index < len(words):
        word = words[index]
        if len(word) == 1 and index + 1 < len(words) and len(words[index + 1]) == 1:
            yield word + words[index + 1]
            index += 2
        else:
            yield word
            index += 1
