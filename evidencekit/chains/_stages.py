"""What all ways of matching share: a stage filled with documents, and the order of dates along a chain."""

from collections.abc import Iterable, Sequence
from datetime import date

from evidencekit import chronology
from evidencekit.model import Case, Chain, ChainRule, ChainStatus, Document, Place, Stage, StageRule


def chain_id(chain: str, period: str, topic: str) -> str:
    """The contract's id of a chain."""
    return f"{chain}/{period or '-'}/{topic}"


def place_of(document: Document) -> tuple[Place, ...]:
    """Where to look in a document for what it is: its topic, its date, else its first words."""
    for name in ("topic", "project", "event_date", "issue_date", "period"):
        found = document.first(name)
        if found is not None:
            return (found.place,)
    return (document.opening,) if document.opening else ()


def filled(rule: StageRule, documents: Sequence[Document]) -> Stage:
    """A present stage: its documents, the earliest day, a place in each."""
    days = [day for document in documents if (day := chronology.happened_on(document))]
    return Stage(
        stage=rule.stage,
        status=ChainStatus.PRESENT,
        documents=tuple(document.id for document in documents),
        date=min(days).isoformat() if days else None,
        evidence=tuple(place for document in documents for place in place_of(document)),
        doc_types=rule.types,
    )


def empty(rule: StageRule, status: ChainStatus = ChainStatus.MISSING) -> Stage:
    """A stage without documents."""
    return Stage(stage=rule.stage, status=status, doc_types=rule.types)


def may_be_unread(case: Case, types: Iterable[str]) -> bool:
    """Whether a paper of these types may lie in a file that could not be read, or among those that nobody could tell."""
    wanted = set(types)
    return any(
        guess in wanted for document in case.unread for guess, _ in document.classification.runners_up[:2]
    ) or any(
        document.classification.needs_review
        and document.classification.runners_up
        and document.classification.runners_up[0][0] in wanted
        for document in case.papers
    )


def in_order(stages: Sequence[Stage]) -> tuple[Stage, ...]:
    """Marks each present stage whose day lies before that of a stage in front of it."""
    ordered: list[Stage] = []
    latest: date | None = None
    for stage in stages:
        day = date.fromisoformat(stage.date) if stage.date else None
        if stage.status is ChainStatus.PRESENT and day and latest and day < latest:
            stage = with_status(stage, ChainStatus.OUT_OF_ORDER)
        elif day:
            latest = max(day, latest) if latest else day
        ordered.append(stage)
    return tuple(ordered)


def with_status(stage: Stage, status: ChainStatus) -> Stage:
    """The same stage in another state."""
    return Stage(stage.stage, status, stage.documents, stage.date, stage.evidence, stage.doc_types)


def any_present(chain: Chain) -> bool:
    """Whether anything of the chain is there."""
    return any(stage.documents for stage in chain.stages)


def make(rule: ChainRule, period: str, topic: str, stages: Sequence[Stage]) -> Chain:
    """The chain record."""
    return Chain(chain_id(rule.id, period, topic), rule.id, topic, period, tuple(stages))
