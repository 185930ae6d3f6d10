"""What checks share: the subject of a paper, the values its words name, papers that may lie in unread files."""

from collections.abc import Iterable, Mapping
from typing import Any

from evidencekit.model import Case, Document, Finding, Place


def type_name(case: Case, doc_type: str) -> str:
    """The Chinese name of a type; the id itself for one the pack does not know."""
    known = case.pack.doc_types.get(doc_type)
    return known.title if known else doc_type


def type_names(case: Case, doc_types: Iterable[str]) -> str:
    """Several types' names, joined for a sentence."""
    return "、".join(dict.fromkeys(type_name(case, doc_type) for doc_type in doc_types))


def document_subject(document: Document, *, typed: bool = True) -> dict[str, Any]:
    """The subject keys `doc_type` and `document` (with `pages` where the file holds several documents)."""
    subject: dict[str, Any] = {"document": document.path}
    if typed:
        subject["doc_type"] = document.doc_type
    if not document.whole_file and document.pages:
        subject["pages"] = list(document.pages)
    return subject


def opening(document: Document) -> tuple[Place, ...]:
    """A place to look at when a gap is about the whole paper."""
    return (document.opening,) if document.opening else ()


def about(
    case: Case,
    code: str,
    document: Document,
    *,
    evidence: tuple[Place, ...] = (),
    values: Mapping[str, str] | None = None,
    typed: bool = True,
    advice: bool = False,
) -> Finding:
    """A finding about one paper."""
    named = {
        "document": document.path,
        "doc_type": type_name(case, document.doc_type),
        "as_of": case.as_of.isoformat(),
        **(values or {}),
    }
    return Finding(
        code=code,
        subject=document_subject(document, typed=typed),
        documents=(document.id,),
        evidence=evidence or opening(document),
        values=named,
        doc_types=(document.doc_type,),
        advice=advice,
    )


def may_be_unread(case: Case, types: Iterable[str]) -> bool:
    """Whether a paper of these types may be one of the unread files (by its name) or one nobody could tell."""
    wanted = set(types)
    unread = any(
        guess in wanted for document in case.unread for guess, _ in document.classification.runners_up[:2]
    )
    unclear = any(
        document.classification.needs_review
        and bool({g for g, _ in document.classification.runners_up[:1]} & wanted)
        for document in case.papers
    )
    return unread or unclear
