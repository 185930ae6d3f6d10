"""What checks share: options of the pack, the subject of a paper, the values its words name, papers that may lie in unread files."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from evidencekit import lexicon
from evidencekit.model import Case, Document, Field, Finding, Place, TextSource


def option_words(case: Case, option: str, default: str = "") -> tuple[str, ...]:
    """A list option of the pack: a list, or words parted by spaces."""
    value = case.option(option, default)
    return tuple(value.split()) if isinstance(value, str) else tuple(value)


def options_below(case: Case, prefix: str) -> Mapping[str, Any]:
    """The options whose names start with `prefix.`, by what follows, in the rules' order."""
    start = f"{prefix}."
    return {name[len(start) :]: value for name, value in case.pack.validity.items() if name.startswith(start)}


def judging_words(*path: str) -> Any:
    """A word list of corpora/judging_words.yaml by its keys."""
    found: Any = lexicon.read("judging_words")
    for key in path:
        found = found[key]
    return found


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


def doubtful(case: Case, document: Document, reason: str, **values: str) -> Finding:
    """A question to a person about a paper, in the words `doubt.<reason>`: where the papers cannot tell."""
    said = case.pack.words.say(f"doubt.{reason}", **values)
    return about(case, "needs-review", document, values={"reason": said}, typed=False, advice=True)


def with_subject(finding: Finding, **subject: Any) -> Finding:
    """The same finding about another subject."""
    return replace(finding, subject=subject)


def with_documents(finding: Finding, documents: Iterable[Document]) -> Finding:
    """The same finding, seen in these papers too."""
    more = tuple(documents)
    return replace(
        finding,
        documents=tuple(dict.fromkeys([*finding.documents, *(document.id for document in more)])),
        evidence=(*finding.evidence, *(place for document in more for place in opening(document))),
    )


# --- how surely something was read -------------------------------------------------------------------------------


def scanned(document: Document) -> bool:
    """Whether any of its text was read from a picture."""
    return document.text_source in (TextSource.OCR, TextSource.MIXED)


def legible(case: Case, document: Document, *found: Field | None) -> bool:
    """Whether fields were read surely enough to be held against a client: always in a text, from `legible.field` on in a scan."""
    floor = float(case.option("legible.field", "0.8"))
    return not scanned(document) or all(field.confidence >= floor for field in found if field is not None)


def enough_read(case: Case, document: Document) -> bool:
    """Whether so much of a paper was read that something may be said of what it lacks or of who holds it."""
    return not scanned(document) or len(document.text) >= int(case.option("legible.characters", 60))
