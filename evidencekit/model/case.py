"""What checks judge: the documents of one folder against one pack on one day, with what a person added."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

from evidencekit.model.chain import Chain
from evidencekit.model.document import Document, Family, Nature
from evidencekit.model.rules import RulePack
from evidencekit.model.source import FileRole, FileStatus

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Engagement:
    """What papers cannot tell (industry, products, benchmark values, review day …); empty values mean "not told".

    `not_applicable`: indicator id → reason. `benchmarks`: indicator id → {"benchmark": …, "leading": …, …}.
    """

    client_name: str = ""
    uscc: str = ""
    former_names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    industry: str = ""
    submission_day: date | None = None
    review_day: date | None = None
    not_applicable: Mapping[str, str] = field(default_factory=dict)
    benchmarks: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decisions:
    """A person's words, kept apart from the machine's: document types by path, gaps dismissed by id with a reason."""

    doc_types: Mapping[str, str] = field(default_factory=dict)
    dismissed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """The input of every check. `client_name` and `uscc`: agreed on by the folder's papers (or the engagement file), "" if unknown."""

    documents: tuple[Document, ...]
    pack: RulePack
    as_of: date
    engagement: Engagement = field(default_factory=Engagement)
    decisions: Decisions = field(default_factory=Decisions)
    chains: tuple[Chain, ...] = ()
    client_name: str = ""
    uscc: str = ""
    families: tuple[Family, ...] = ()

    @cached_property
    def outdated(self) -> frozenset[str]:
        """Ids of papers that a newer version of the same paper replaces."""
        return frozenset(id for family in self.families for id in family.documents if id != family.newest)

    @cached_property
    def papers(self) -> tuple[Document, ...]:
        """Documents that can be evidence: read at least in part, filled, neither a copy nor an older version of another."""
        return tuple(
            document
            for document in self.documents
            if document.role is FileRole.PAPER
            and document.status in (FileStatus.READ, FileStatus.PARTIAL)
            and document.classification.nature is Nature.FILLED
            and document.duplicate_of is None
            and document.id not in self.outdated
        )

    @cached_property
    def by_type(self) -> Mapping[str, tuple[Document, ...]]:
        """Papers by document type."""
        index: dict[str, list[Document]] = defaultdict(list)
        for document in self.papers:
            index[document.doc_type].append(document)
        return {doc_type: tuple(documents) for doc_type, documents in index.items()}

    @cached_property
    def by_id(self) -> Mapping[str, Document]:
        """All documents by id."""
        return {document.id: document for document in self.documents}

    def of_type(self, *doc_types: str) -> tuple[Document, ...]:
        """Papers of these types, in document order."""
        return tuple(document for doc_type in doc_types for document in self.by_type.get(doc_type, ()))

    @cached_property
    def unread(self) -> tuple[Document, ...]:
        """Papers that could not be read, or not whole: a missing requirement may lie in them."""
        return tuple(
            document
            for document in self.documents
            if document.role is not FileRole.SKIPPED
            and document.status in (FileStatus.UNREADABLE, FileStatus.ENCRYPTED, FileStatus.PARTIAL)
        )

    @cached_property
    def hidden_types(self) -> frozenset[str]:
        """The types that unread files (by their names) and unclear papers (by a guess of at least `review.likely`) may be of."""
        likely = float(self.option("review.likely", "0.3"))
        unread = {guess for document in self.unread for guess, _ in document.classification.runners_up[:2]}
        unclear = {
            guess
            for document in self.papers
            if document.classification.needs_review
            for guess, confidence in document.classification.runners_up[:1]
            if confidence >= likely
        }
        return frozenset((unread | unclear) - {"other"})

    def may_hide(self, types: Iterable[str]) -> bool:
        """Whether a paper of these types may lie in what nobody could read or tell: then its absence is "cannot tell"."""
        return not self.hidden_types.isdisjoint(types)

    def option(self, name: str, default: Any = None) -> Any:
        """A threshold of the pack by dotted name."""
        return self.pack.validity.get(name, default)

    @cached_property
    def _recalled(self) -> dict[Callable[["Case"], Any], Any]:
        return {}

    def recall(self, work: Callable[["Case"], Result]) -> Result:
        """What a pure function of the case gives, worked out once: checks share their indexes by it."""
        if work not in self._recalled:
            self._recalled[work] = work(self)
        return cast(Result, self._recalled[work])
