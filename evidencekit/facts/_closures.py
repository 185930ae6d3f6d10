"""Whether something was verified and closed, in cells and in sentences. Words: `corpora/list_words.yaml`."""

import re
from collections.abc import Iterator
from functools import cache

from evidencekit import lexicon
from evidencekit.facts import _sentences
from evidencekit.model import Statement, StatementKind
from evidencekit.text import Text

_TICKED = (re.compile(r"[√✓☑■]\s*([\u4e00-\u9fff]+)"), re.compile(r"([\u4e00-\u9fff]+?)\s*[(（]?[√✓☑■]"))
_DAY = re.compile(r"^20\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?$")
_REFERENCE = re.compile(r"(?<![A-Za-z])(?:NC|CAR|NCR|BFH)[A-Z]*[-—_/]?[A-Z0-9]*[-—_]?\d+(?:[-—_/]\d+)*", re.I)


@cache
def _words(group: str) -> re.Pattern[str]:
    return re.compile(lexicon.alternation(lexicon.read("list_words")[group]))


def ticked_word(text: str) -> str:
    """The word that is ticked among several, "" if none: the tick stands before its word, else behind it.

    >>> ticked_word("□有效 ☑无效"), ticked_word("合格√"), ticked_word("合格")
    ('无效', '合格', '')
    """
    for pattern in _TICKED:
        if match := pattern.search(text):
            return match[1]
    return ""


@cache
def state(text: str) -> str:
    """yes (verified or closed), no (open), "" where the cell is blank or says neither.

    >>> state("验证有效，予以关闭"), state("待验证"), state("2025.8.1"), state("")
    ('yes', 'no', 'yes', '')
    """
    plain = text.strip()
    if not plain:
        return ""
    if _DAY.match(plain):
        return "yes"
    if ticked := ticked_word(plain):
        plain = ticked
    if _words("open").search(plain):
        return "no"
    return "yes" if _words("closed").search(plain) else ""


def of_sentences(text: Text) -> Iterator[Statement]:
    """Sentences that say that something was verified and closed; `key` is the number named there."""
    for sentence in _sentences.of(text):
        if sentence.spot is not None or not _words("closure_sentences").search(sentence.words):
            continue
        if _words("open").search(sentence.words) or re.search("应|须|需|要求|如|若|方可", sentence.words):
            continue
        number = _REFERENCE.search(sentence.words)
        end = len(sentence.words)
        yield Statement(
            StatementKind.CLOSURE,
            number[0] if number else "",
            sentence.place(0, end),
            {},
            sentence.confidence(0, end),
        )
