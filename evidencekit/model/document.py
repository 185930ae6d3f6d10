"""A document: one row of the report. Pages are left behind; what judging needs has become facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from evidencekit.model.facts import Field, Mark, Participant, Quantity, Statement
from evidencekit.model.pages import TextSource
from evidencekit.model.place import Place
from evidencekit.model.source import FileRole, FileStatus, Reason


@dataclass(frozen=True, slots=True)
class Cue:
    """What spoke for a type: kind ("title", "heading", "table_head", "phrase", "form_no", "issuer", "seal", "file_name", "folder", "model"), the words, its weight."""

    kind: str
    words: str
    weight: float
    place: Place | None = None


class Nature(StrEnum):
    """Whether a paper can be evidence at all."""

    FILLED = "filled"
    BLANK = "blank"
    DRAFT = "draft"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class Classification:
    """The document type with its confidence, its cues and the next best guesses.

    `needs_review`: below the threshold; `doc_type` is then "other" and `runners_up` starts with the two best guesses.
    """

    doc_type: str
    confidence: float
    cues: tuple[Cue, ...] = ()
    runners_up: tuple[tuple[str, float], ...] = ()
    nature: Nature = Nature.FILLED
    nature_place: Place | None = None
    needs_review: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The facts of one document, sorted by kind."""

    fields: tuple[Field, ...] = ()
    participants: tuple[Participant, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Statement, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the folder (contract: DOCUMENT).

    `pages`: first and last physical page, None where the format has none. `whole_file`: False where the file holds several documents.
    `fingerprint`: shingle hashes of the text for near-duplicate search, empty for a very short text.
    `opening`: a Place at the document's first words, so that a gap about the whole paper can point at something; None if nothing was read.
    `quotes`: places that show a requirement fulfilled, by "indicator id/proof id" (found while the pages are open).
    """

    id: str
    path: str
    sha256: str | None
    media_type: str
    role: FileRole
    status: FileStatus
    reason: Reason | None
    pages: tuple[int, int] | None
    text_source: TextSource
    classification: Classification
    reading: Reading = field(default_factory=Reading)
    duplicate_of: str | None = None
    whole_file: bool = True
    fingerprint: frozenset[int] = frozenset()
    opening: Place | None = None
    text: str = ""
    quotes: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)

    @property
    def doc_type(self) -> str:
        """The type's id."""
        return self.classification.doc_type

    def fields_named(self, *names: str) -> tuple[Field, ...]:
        """The fields of these names, in the order of judging."""
        return tuple(found for name in names for found in self.reading.fields if found.name == name)

    def first(self, *names: str) -> Field | None:
        """The field to judge by: the first valid one of the first name that has any."""
        for found in self.fields_named(*names):
            if not found.invalid:
                return found
        return None


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two versions: kind "date", "figure" or "text", and the line of each."""

    kind: str
    document: str
    quote: str
    other_document: str
    other_quote: str


@dataclass(frozen=True, slots=True)
class Family:
    """Versions of one paper: ids in path order, the one to go by, and what differs from it (the first few)."""

    documents: tuple[str, ...]
    newest: str
    differences: tuple[Difference, ...] = ()
