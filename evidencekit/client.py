"""The client of the folder: the name and credit code that its papers agree on.

In: documents with holder and uscc fields, the engagement file. Out: name and code, "" where nothing tells. What a person says wins.
A registrar's paper weighs most, a certifier's next; a supplier's licence in the folder is outvoted by the client's own papers.
"""

from collections import defaultdict
from collections.abc import Sequence

from evidencekit import names
from evidencekit.model import Document, Engagement, Field

#: How far a type's holder speaks for being the client: official registers first, then third parties, then the rest.
_WEIGHTS = {
    "business_license": 6.0,
    "pollutant_discharge_permit": 4.0,
    "application_form": 4.0,
    "self_evaluation_report": 4.0,
    "environmental_certificate": 3.0,
    "quality_certificate": 3.0,
    "ohs_certificate": 3.0,
    "energy_certificate": 3.0,
    "credit_report": 3.0,
    "eia_approval": 2.0,
}


def agree(documents: Sequence[Document], engagement: Engagement) -> tuple[str, str]:
    """Name and code, by weighted vote; a name in the legal form of a registrar's paper is the one shown."""
    name = engagement.client_name or _name(documents)
    return name, engagement.uscc or _code(documents, name)


def _name(documents: Sequence[Document]) -> str:
    votes: dict[str, float] = defaultdict(float)
    written: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for document in documents:
        found = document.first("holder")
        if found is None or not names.comparable(found.normalized):
            continue
        weight = _WEIGHTS.get(document.doc_type, 1.0) * found.confidence
        votes[names.key(found.normalized)] += weight
        written[names.key(found.normalized)].append((weight, found.normalized))
    if not votes:
        return ""
    best = max(votes, key=lambda key: (votes[key], key))
    return max(written[best])[1]


def _code(documents: Sequence[Document], name: str) -> str:
    votes: dict[str, float] = defaultdict(float)
    for document in documents:
        for found in document.fields_named("uscc"):
            if not found.invalid and _is_holders(document, found, name):
                votes[found.normalized] += _WEIGHTS.get(document.doc_type, 1.0)
    return max(votes, key=lambda code: (votes[code], code)) if votes else ""


def _is_holders(document: Document, found: Field, name: str) -> bool:
    holder = document.first("holder")
    return holder is None or not name or names.same(holder.normalized, name, read_by_ocr=True)
