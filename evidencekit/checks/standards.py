"""Standards cited in an edition that had been replaced when the paper was made.

In: standard and standard_cited fields; the dated catalogue of corpora (lexicon.standards). Out: superseded-standard, one a paper and
standard. A paper of the edition's own day is right; an official form's own citation is not the client's (`standards.official_types`); a row
the catalogue marks as unverified gives advice. A certificate is judged on the as-of day by the end of the transition, other papers on their own day by
the day the new edition came into force. A national standard and the international one that it equals are one citation.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from evidencekit import chronology, lexicon
from evidencekit.checks import _common
from evidencekit.model import Case, Document, Field, Finding

_CERTIFICATES = ("quality_certificate", "ohs_certificate", "environmental_certificate", "energy_certificate")


def check(case: Case) -> Iterator[Finding]:
    """Findings in document order."""
    official = _common.option_words(case, "standards.official_types")
    for document in case.papers:
        if document.doc_type not in official:
            yield from _paper(case, document)


def _paper(case: Case, document: Document) -> Iterator[Finding]:
    """One finding a family of standards: the national citation goes before the international one."""
    cited = {
        found.normalized: found
        for found in document.fields_named("standard", "standard_cited")
        if found.normalized
    }
    families: dict[str, tuple[bool, Finding]] = {}
    for found in cited.values():
        if any(_stands(other) and _same(other, found.normalized) for other in cited):
            continue
        told = _judge(case, document, found)
        if told is None:
            continue
        family, national = _family(found.normalized), found.normalized.startswith("GB")
        known = families.get(family)
        if known is None or (national and not known[0]):
            families[family] = (national, told)
    yield from (told for _, told in families.values())


def _same(one: str, other: str) -> bool:
    """Whether two citations are of one thing: of one family, or one the national writing of the other's very edition."""
    return one != other and (_family(one) == _family(other) or _twins().get(other) == one)


@cache
def _twins() -> Mapping[str, str]:
    """An international standard to the national one that equals it."""
    return {edition.equals: edition.id for edition in lexicon.standards().values() if edition.equals}


def _family(id: str) -> str:
    """What a citation is about in the end: the national standard that replaces it, or that it equals."""
    edition = lexicon.standards().get(id)
    last = edition.replaced_by if edition is not None and edition.replaced_by else id
    return _twins().get(last, last)


def _stands(id: str) -> bool:
    """Whether a cited edition is known and not replaced."""
    edition = lexicon.standards().get(id)
    return edition is not None and edition.replaced_by is None


def _judge(case: Case, document: Document, found: Field) -> Finding | None:
    edition = lexicon.standards().get(found.normalized)
    if edition is None or edition.replaced_by is None or not _common.legible(case, document, found):
        return None
    certificate = document.doc_type in _CERTIFICATES
    made = case.as_of if certificate else chronology.happened_on(document) or case.as_of
    since = edition.transition_end if certificate and edition.transition_end else edition.replaced_on
    if since is None or made < since or (certificate and _over(case, document)):
        return None
    told = _common.about(
        case,
        "superseded-standard",
        document,
        evidence=(found.place,),
        values={"standard": found.normalized, "replacement": edition.replaced_by, "date": since.isoformat()},
        typed=False,
        advice=not edition.verified,
    )
    return replace(told, subject={**told.subject, "standard": found.normalized})


def _over(case: Case, document: Document) -> bool:
    """An expired certificate is told as that."""
    end: date | None = chronology.day_of(chronology.end_of(case, document), end=True)
    return end is not None and end < case.as_of
