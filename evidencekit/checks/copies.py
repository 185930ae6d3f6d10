"""Another company's name left in a paper of the house.

In: the text of the client's own papers (types of the institutional layer), names of organisations elsewhere in the folder. Out: holder-mismatch
where another company stands in the paper's own voice (适用于…, 以下简称本公司, 各部门) and no word beside it makes it a supplier, a certifier, a contractor.
Organisations that other papers know as issuers or as holders of their own are left out, and what may be the client's name misread.
"""

import re
from collections.abc import Iterator
from functools import cache

from rapidfuzz import fuzz

from evidencekit import lexicon, names
from evidencekit.checks import _common, identity
from evidencekit.model import Case, Document, Finding, GapKind, Place

#: Likeness from which a name in a scan is the client's own with characters misread.
_MISREAD = 80.0


def check(case: Case) -> Iterator[Finding]:
    """One finding a paper at most."""
    if not case.client_name:
        return
    for document in case.papers:
        kind = case.pack.doc_types.get(document.doc_type)
        if kind is None or kind.layer is not GapKind.INSTITUTIONAL or not identity.of_client(case, document):
            continue
        name = _foreign(case, document)
        if name:
            yield _common.about(
                case,
                "holder-mismatch",
                document,
                evidence=_place(document, name),
                values={"holder": name, "client": case.client_name},
            )


def _foreign(case: Case, document: Document) -> str:
    """The first foreign name in the paper's own voice, "" if none."""
    before, after, others = _voice()
    for match in _company().finditer(document.text):
        lead, name = _cut(match[0])
        if _is_own(case, document, name) or names.key(name) in case.recall(_known):
            continue
        ahead = document.text[max(match.start() - 12, 0) : match.start()].rpartition("\n")[2] + lead
        behind = document.text[match.end() : match.end() + 12].partition("\n")[0]
        if others.search(ahead[-12:] + behind) or others.search(name):
            continue
        if before.search(ahead) or after.match(behind):
            return name
    return ""


@cache
def _company() -> re.Pattern[str]:
    return re.compile(_common.judging_words("own_voice", "company"))


@cache
def _voice() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = _common.judging_words("own_voice")
    return (
        re.compile(f"{lexicon.alternation(words['before'])}[了对]?$"),
        re.compile(f"[(（的]?{lexicon.alternation(words['after'])}"),
        re.compile(lexicon.alternation(words["others"])),
    )


@cache
def _leads() -> re.Pattern[str]:
    """Words that end where a name begins, the last of them in a run of characters."""
    words = [*_common.judging_words("own_voice", "before"), *_common.judging_words("own_voice", "joints")]
    return re.compile(f".*(?:{lexicon.alternation(words)})")


def _cut(run: str) -> tuple[str, str]:
    """A run of characters up to 公司 as what leads to the name and the name."""
    match = _leads().match(run)
    if match and len(run) - match.end() >= 8:
        return run[: match.end()], run[match.end() :]
    return "", run


def _is_own(case: Case, document: Document, name: str) -> bool:
    bare, own = names.key(name), names.key(case.client_name)
    if own in bare or bare in own or identity.is_client(case, name, read_by_ocr=_common.scanned(document)):
        return True
    return _common.scanned(document) and fuzz.partial_ratio(own, bare) >= _MISREAD


def _known(case: Case) -> frozenset[str]:
    """Organisations that the folder knows for what they are: issuers, holders of papers of others."""
    foreign = frozenset(_common.option_words(case, "identity.foreign_holders"))
    return frozenset(
        names.key(found.normalized)
        for document in case.papers
        for found in document.fields_named("issuer", "customer", "holder")
        if found.name != "holder" or document.doc_type in foreign
    )


def _place(document: Document, name: str) -> tuple[Place, ...]:
    """Where the name stands, as far as the facts point there; the paper's opening else."""
    for found in document.reading.fields:
        if name in found.place.quote:
            return (found.place,)
    for row in document.reading.statements:
        if name in row.place.quote:
            return (row.place,)
    return _common.opening(document)
