"""What a paper of a type must hold by its form.

In: the text of papers whose type has `forms.<type>` (key → what must stand in it), their marks. Out: clause-missing, one a paper, naming all that lacks. Each
key lists what must all be there; "a|b" means either, /…/ is a regular expression. A key `signature` asks for a mark instead. A paper not wholly read is
left alone.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from evidencekit.checks import _common, marks
from evidencekit.model import Case, Document, FileStatus, Finding, MarkKind


def check(case: Case) -> Iterator[Finding]:
    """One finding a paper at most; a form binds the packs that `form_packs` names, all where it names none."""
    bound = _common.option_words(case, "form_packs")
    if bound and case.pack.id not in bound:
        return
    forms: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, asked in _common.options_below(case, "forms").items():
        doc_type, _, key = name.partition(".")
        forms.setdefault(doc_type, {})[key] = asked if isinstance(asked, tuple) else (asked,)
    for doc_type, keys in forms.items():
        for document in case.of_type(doc_type):
            if document.status is FileStatus.READ and _common.enough_read(case, document):
                yield from _judge(case, document, keys)


def _judge(case: Case, document: Document, keys: dict[str, tuple[str, ...]]) -> Iterator[Finding]:
    lacking = [key for key, asked in keys.items() if not _there(document, key, asked)]
    if lacking:
        names = "、".join(case.pack.words.say(f"form.{key}") for key in lacking)
        yield _common.about(case, "clause-missing", document, values={"names": names})


def _there(document: Document, key: str, asked: tuple[str, ...]) -> bool:
    if key == "signature":
        blank = any(
            mark.kind in (MarkKind.SIGNATURE_LINE_BLANK, MarkKind.SEAL_LINE_BLANK)
            for mark in document.reading.marks
        )
        return marks.sealed(document) or not blank
    bare = "".join(document.text.split())
    return all(_pattern(words).search(bare) for words in asked)


@lru_cache(maxsize=256)
def _pattern(words: str) -> re.Pattern[str]:
    """Either of several words, or a regular expression between slashes."""
    if len(words) > 2 and words.startswith("/") and words.endswith("/"):
        return re.compile(words[1:-1])
    return re.compile("|".join(re.escape(word) for word in words.split("|")))
