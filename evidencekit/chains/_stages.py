"""What all ways of matching share: a stage filled with documents, and the order of dates along a chain."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
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


def filled(case: Case, rule: StageRule, documents: Sequence[Document]) -> Stage:
    """A stage with its documents, a place in each, and the earliest day of those of its leading type (the first that has a day).

    Expired where each of its documents held once and does no more.
    """
    days: list[date] = []
    for doc_type in rule.types:
        days = days or [
            day
            for document in documents
            if document.doc_type == doc_type and (day := chronology.happened_on(document))
        ]
    lapsed = all(chronology.lapsed(case, document) for document in documents)
    return Stage(
        stage=rule.stage,
        status=ChainStatus.EXPIRED if lapsed else ChainStatus.PRESENT,
        documents=tuple(document.id for document in documents),
        date=min(days).isoformat() if days else None,
        evidence=tuple(place for document in documents for place in place_of(document)),
        doc_types=rule.types,
    )


def empty(rule: StageRule, status: ChainStatus = ChainStatus.MISSING) -> Stage:
    """A stage without documents."""
    return Stage(stage=rule.stage, status=status, doc_types=rule.types)


def in_order(case: Case, rule: ChainRule, stages: Sequence[Stage]) -> tuple[Stage, ...]:
    """Marks each present stage whose day lies before that of a stage it must follow (`after` in the rules), or one of whose papers
    lies before a paper it must follow (`chains.<chain>.order`)."""
    if rule.options.get("ordered", "no") != "yes":
        return tuple(stages)
    follows = {stage.stage: stage.after for stage in rule.stages}
    days = {stage.stage: date.fromisoformat(stage.date) for stage in stages if stage.date and stage.documents}
    placed = (_placed(stage, days, follows.get(stage.stage, ())) for stage in stages)
    early = dict(_early_papers(case, rule, stages))
    return tuple(_too_early(case, stage, early) for stage in placed)


def _placed(stage: Stage, days: Mapping[str, date], follows: Sequence[str]) -> Stage:
    day = days.get(stage.stage)
    late = day is not None and any(name in days and day < days[name] for name in follows)
    return replace(stage, status=ChainStatus.OUT_OF_ORDER) if late else stage


def _early_papers(case: Case, rule: ChainRule, stages: Sequence[Stage]) -> Iterator[tuple[str, date]]:
    """Papers dated before every paper of the type they must follow, with their day."""
    by_type: dict[str, list[tuple[date, str]]] = {}
    for id in (id for stage in stages for id in stage.documents):
        day = chronology.happened_on(case.by_id[id])
        if day is not None:
            by_type.setdefault(case.by_id[id].doc_type, []).append((day, id))
    for pair in case.option(f"chains.{rule.id}.order", ()):
        earlier, _, later = pair.partition("<")
        if earlier in by_type and later in by_type and max(by_type[later])[0] < min(by_type[earlier])[0]:
            day, id = max(by_type[later])
            yield id, day


def _too_early(case: Case, stage: Stage, early: Mapping[str, date]) -> Stage:
    """The stage led by its paper that lies too early."""
    found = next((id for id in stage.documents if id in early), None)
    if found is None:
        return stage
    documents = (found, *(id for id in stage.documents if id != found))
    return replace(
        stage,
        status=ChainStatus.OUT_OF_ORDER,
        documents=documents,
        date=early[found].isoformat(),
        evidence=(*place_of(case.by_id[found]), *stage.evidence),
    )


def any_present(chain: Chain) -> bool:
    """Whether anything of the chain is there."""
    return any(stage.documents for stage in chain.stages)


def make(rule: ChainRule, period: str, topic: str, stages: Sequence[Stage]) -> Chain:
    """The chain record."""
    return Chain(chain_id(rule.id, period, topic), rule.id, topic, period, tuple(stages))
