"""Standards cited in an edition that had been replaced when the paper was made.

In: standard and standard_cited fields; the dated catalogue of corpora (lexicon.standards). Out: superseded-standard, one a paper and
standard. A paper of the edition's own day is right; an official form's own citation is not the client's (`standards.official_types`); a row
the catalogue marks as unverified gives advice. A certificate is judged by the end of the transition, other papers by the day the new
edition came into force.
"""

from collections.abc import Iterator
from datetime import date

from evidencekit import chronology, lexicon
from evidencekit.checks import _common
from evidencekit.model import Case, Document, Field, Finding

_CERTIFICATES = ("quality_certificate", "ohs_certificate", "environmental_certificate", "energy_certificate")


def check(case: Case) -> Iterator[Finding]:
    """Findings in document order."""
    official = str(case.option("standards.official_types", "application_form self_evaluation_report")).split()
    for document in case.papers:
        if document.doc_type in official:
            continue
        told: set[str] = set()
        for found in document.fields_named("standard", "standard_cited"):
            if found.normalized in told:
                continue
            told.add(found.normalized)
            yield from _judge(case, document, found)


def _judge(case: Case, document: Document, found: Field) -> Iterator[Finding]:
    edition = lexicon.standards().get(found.normalized)
    if edition is None or edition.replaced_by is None:
        return
    made = chronology.happened_on(document) or case.as_of
    certificate = document.doc_type in _CERTIFICATES
    if certificate:
        made = case.as_of
    since = edition.transition_end if certificate and edition.transition_end else edition.replaced_on
    if since is None or _made_before(made, since, document):
        return
    finding = _common.about(
        case,
        "superseded-standard",
        document,
        evidence=(found.place,),
        values={"standard": found.normalized, "replacement": edition.replaced_by, "date": since.isoformat()},
        typed=False,
        advice=not edition.verified,
    )
    yield Finding(
        code=finding.code,
        subject={**finding.subject, "standard": found.normalized},
        documents=finding.documents,
        evidence=finding.evidence,
        values=finding.values,
        doc_types=finding.doc_types,
        advice=finding.advice,
    )


def _made_before(made: date, since: date, document: Document) -> bool:
    """A procedure in force is judged as of its release: one released before the change had the edition of its day."""
    return made < since
