"""Chains with one instance a year: internal audit, targets, water, greenhouse gas, hazardous waste, calibration, suppliers, monitoring, energy data.

In: the papers of the chain's types. Out: one chain for the year that has most of it (the latest of equals), since a folder carries
one full cycle and pieces of its neighbours. A stage is filled by papers of that year, else by standing ones (plans, procedures,
lists, licences) and by those of the neighbouring year; a stage marked optional is not held against anybody.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from evidencekit import chronology
from evidencekit.chains import _stages
from evidencekit.model import Case, Chain, ChainRule, ChainStatus, Document, Stage, StageRule

MATCHING = "year"


def link(case: Case, rule: ChainRule) -> Iterator[Chain]:
    """The chain of the fullest year; nothing where nothing of it is there."""
    by_stage = {stage.stage: _documents(case, stage) for stage in rule.stages}
    if not any(by_stage.values()):
        return
    year = _fullest_year(by_stage)
    stages = [_stage(case, stage, by_stage[stage.stage], year) for stage in rule.stages]
    ordered = _stages.in_order(rule, stages)
    yield _stages.make(rule, str(year) if year else "", rule.title, _without_need(rule, ordered))


def _documents(case: Case, stage: StageRule) -> tuple[Document, ...]:
    typed = case.of_type(*stage.types)
    if typed or not stage.patterns:
        return typed
    return tuple(d for d in case.papers if any(words in d.text for words in stage.patterns))


def _fullest_year(by_stage: dict[str, tuple[Document, ...]]) -> int:
    counted: Counter[int] = Counter()
    for documents in by_stage.values():
        counted.update({year for document in documents for year in chronology.years(document)})
    if not counted:
        return 0
    most = max(counted.values())
    return max(year for year, count in counted.items() if count == most)


def _stage(case: Case, rule: StageRule, documents: Sequence[Document], year: int) -> Stage:
    of_year = [document for document in documents if year in chronology.years(document)]
    chosen = of_year or list(documents)
    if chosen:
        return _stages.filled(rule, chosen)
    if rule.optional:
        return _stages.empty(rule, ChainStatus.NOT_NEEDED)
    if case.may_hide(rule.types):
        return _stages.empty(rule, ChainStatus.REVIEW)
    return _stages.empty(rule)


def _without_need(rule: ChainRule, stages: tuple[Stage, ...]) -> tuple[Stage, ...]:
    """Nothing to improve where nothing was assessed as wrong: stages named in the rule's `not_needed_after_missing` fall away."""
    waived = str(rule.options.get("waived_when_missing", ""))
    pairs = [pair.split(">") for pair in waived.split() if ">" in pair]
    status = {stage.stage: stage.status for stage in stages}
    lacking = {later for earlier, later in pairs if status.get(earlier) is ChainStatus.MISSING}
    return tuple(
        _stages.with_status(stage, ChainStatus.NOT_NEEDED)
        if stage.stage in lacking and stage.status is ChainStatus.MISSING
        else stage
        for stage in stages
    )
