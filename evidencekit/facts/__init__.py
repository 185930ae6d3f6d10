"""What a document says: one module a kind of fact, found by its place.

Each public module offers `find(text: Text, doc_type: DocumentType) -> Iterator[FactRecord]`, pure and without state; a name with a
leading underscore is shared inside the room. `read` runs them all.
"""

from evidencekit import registry
from evidencekit.model import DocumentType, FactRecord, Field, Mark, Participant, Quantity, Reading, Statement
from evidencekit.text import Text


def read(text: Text, doc_type: DocumentType) -> Reading:
    """All facts of a document, by kind; the order inside a kind is the modules' own."""
    found: list[FactRecord] = []
    for module in registry.modules(__name__):
        found.extend(module.find(text, doc_type))
    return Reading(
        fields=tuple(record for record in found if isinstance(record, Field)),
        participants=tuple(record for record in found if isinstance(record, Participant)),
        quantities=tuple(record for record in found if isinstance(record, Quantity)),
        statements=tuple(record for record in found if isinstance(record, Statement)),
        marks=tuple(record for record in found if isinstance(record, Mark)),
    )
