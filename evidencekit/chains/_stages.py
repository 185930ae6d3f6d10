"""What all ways of matching share: a stage filled with documents, and the order of dates along a chain."""

from collections.abc import Mapping, Sequence
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
    """A present stage: its documents, a place in each, and the earliest day of those of its leading type (the first that has a day)."""
    days: list[date] = []
    for doc_type in rule.types:
        days = days or [
            day
            for document in documents
            if document.doc_type == doc_type and (day := chronology.happened_on(document))
        ]
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


def in_order(rule: ChainRule, stages: Sequence[Stage]) -> tuple[Stage, ...]:
    """Marks each present stage whose day lies before that of a stage it must follow (`after` in the rules)."""
    if rule.options.get("ordered", "no") != "yes":
        return tuple(stages)
    follows = {stage.stage: stage.after for stage in rule.stages}
    days = {stage.stage: date.fromisoformat(stage.date) for stage in stages if stage.date and stage.documents}
    return tuple(_placed(stage, days, follows.get(stage.stage, ())) for stage in stages)


def _placed(stage: Stage, days: Mapping[str, date], follows: Sequence[str]) -> Stage:
    day = days.get(stage.stage)
    late = day is not None and any(name in days and day < days[name] for name in follows)
    return with_status(stage, ChainStatus.OUT_OF_ORDER) if late else stage


def with_status(stage: Stage, status: ChainStatus) -> Stage:
    """The same stage in another state."""
    return Stage(stage.stage, status, stage.documents, stage.date, stage.evidence, stage.doc_types)


def any_present(chain: Chain) -> bool:
    """Whether anything of the chain is there."""
    return any(stage.documents for stage in chain.stages)


def make(rule: ChainRule, period: str, topic: str, stages: Sequence[Stage]) -> Chain:
    """The chain record."""
    return Chain(chain_id(rule.id, period, topic), rule.id, topic, period, tuple(stages))
