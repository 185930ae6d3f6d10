"""The words beside values: every label of corpora/field_labels.yaml that a text holds, with what it names.

One pass over the text finds all labels of all kinds; the modules of the room then take those that they read.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from evidencekit import lexicon
from evidencekit.text import normalise

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
    return tuple(Label(start, end, kinds) for (start, end), kinds in found if kinds)
