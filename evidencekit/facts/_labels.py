"""The words beside values: every label of corpora/field_labels.yaml that a text holds, with what it names.

One pass over the text finds all labels of all kinds; the modules of the room then take those that they read.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from evidencekit import lexicon
from evidencekit.model import TextSource
from evidencekit.text import Text, normalise

_CHOICE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a text: its span in the normalised text and the roles that its words can have ("issue", "certificate_no", …)."""

    start: int
    end: int
    roles: frozenset[str]


def expand(template: str) -> Iterator[str]:
    """All words that a template stands for.

    >>> sorted(expand("{发证|颁证}{日期|日}"))
    ['发证日', '发证日期', '颁证日', '颁证日期']
    """
    pieces = _CHOICE.split(template)
    choices = [piece.split("|") if index % 2 else [piece] for index, piece in enumerate(pieces)]
    for words in product(*choices):
        joined = " ".join("".join(words).split())
        if joined:
            yield joined


@cache
def _roles() -> Mapping[str, frozenset[str]]:
    """Label words without spaces, in lower case, with their roles."""
    found: dict[str, set[str]] = {}
    for group in ("dates", "codes", "names", "texts"):
        for role, templates in lexicon.read("field_labels")[group].items():
            for template in templates:
                for word in expand(template):
                    found.setdefault(_key(normalise(word)), set()).add(role)
    return {word: frozenset(roles) for word, roles in found.items() if len(word) > 1}


def _key(words: str) -> str:
    return words.lower().replace(" ", "").replace("\t", "")


@cache
def _pattern() -> re.Pattern[str]:
    """One pattern for all labels. A short Chinese label may be set wide over two cells (名 | 称)."""
    spaced: set[str] = set()
    for group in ("dates", "codes", "names", "texts"):
        for templates in lexicon.read("field_labels")[group].values():
            for template in templates:
                spaced.update(normalise(word).lower() for word in expand(template))
    chinese = [word for word in spaced if not word[0].isascii()]
    wide = ["\t".join(word) for word in chinese if len(word) == 2]
    latin = [word for word in spaced if word[0].isascii() and len(word) > 1]
    return re.compile(f"{_words(chinese + wide)}|(?<![a-z]){_words(latin)}(?![a-z])")


def _words(words: list[str]) -> str:
    """The pattern of many words; a space may be missing on the paper."""
    return lexicon.alternation(words).replace("\\ ", " ?")


_ASCII_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


@lru_cache(maxsize=16)
def labels(normal: str) -> tuple[Label, ...]:
    """All labels of a normalised text in order of place, none inside another.

    >>> [(found.start, sorted(found.roles)) for found in labels("初次发证日期:2018年 有效期至 2027年")]
    [(0, ['first_issue']), (13, ['until'])]
    """
    lowered = normal.translate(_ASCII_LOWER)
    roles = _roles()
    found = ((match.span(), roles.get(_key(match[0]))) for match in _pattern().finditer(lowered))
    exact = [Label(start, end, kinds) for (start, end), kinds in found if kinds]
    wide = list(_set_wide(normal))
    apart = [label for label in exact if not any(other.start <= label.start < other.end for other in wide)]
    return tuple(sorted([*apart, *wide], key=lambda label: label.start)) if wide else tuple(exact)


_WIDE = re.compile(r"(?:(?<=[\t\n])|^)(?P<word>[\u4e00-\u9fff](?:\t[\u4e00-\u9fff]){2,7})(?=[\t\n:]|$)")


def _set_wide(normal: str) -> Iterator[Label]:
    """Labels set one character a cell: 有 | 效 | 期 | 至."""
    for match in _WIDE.finditer(normal):
        roles = _roles().get(_key(match["word"]))
        if roles:
            yield Label(match.start(), match.end(), roles)


# --- pages read by OCR
_LEADING = re.compile(r"(?:(?<=[\t\n])|^)(?P<word>[\u4e00-\u9fff]{4,9})(?=[:\s(\dA-Z]|$)")
#: Mis-readings of one character that change no meaning; they are mended before labels are looked for.
_SLIPS = str.maketrans("曰旦朋囗", "日日期口")


@lru_cache(maxsize=8)
def labels_of(text: Text) -> tuple[Label, ...]:
    """All labels of a text; on a page read by OCR also those that open a run with one character misread (有效朋至, 证书绝号)."""
    found = labels(text.normal)
    if all(page.text_source is TextSource.TEXT and page.confidence == 1 for page in text.pages):
        return found
    known = {label.start for label in found}
    mended = [label for label in _misread(text.normal) if label.start not in known]
    kept = [label for label in found if not any(other.start <= label.start < other.end for other in mended)]
    return tuple(sorted([*kept, *mended], key=lambda label: label.start))


def _misread(normal: str) -> Iterator[Label]:
    for match in _LEADING.finditer(normal):
        word = match["word"].translate(_SLIPS)
        roles = _roles().get(word) or _one_off(word)
        if roles:
            yield Label(match.start(), match.end(), roles)


def _one_off(word: str) -> frozenset[str] | None:
    """The roles of the labels that differ from *word* in one character, when they all say the same."""
    found = {roles for at in range(len(word)) if (roles := _masked().get(word[:at] + "*" + word[at + 1 :]))}
    return found.pop() if len(found) == 1 else None


@cache
def _masked() -> Mapping[str, frozenset[str]]:
    """Chinese labels of four characters and more with one character masked; a mask that several kinds of label share is left out."""
    found: dict[str, frozenset[str] | None] = {}
    for word, roles in _roles().items():
        if len(word) < 4 or not all("\u4e00" <= char <= "\u9fff" for char in word):
            continue
        for at in range(len(word)):
            mask = word[:at] + "*" + word[at + 1 :]
            found[mask] = roles if found.get(mask, roles) == roles else None
    return {mask: roles for mask, roles in found.items() if roles}
