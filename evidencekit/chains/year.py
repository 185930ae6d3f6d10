"""Chains with one instance a year: internal audit, targets, water, greenhouse gas, hazardous waste, calibration, suppliers, monitoring, energy data.

In: the papers of the chain's types. Out: the chain of the year that has most of it (the latest of equals), since a folder carries one full cycle and
pieces of its neighbours; and of each later year that is due (over, or `chains.follow_months` after what was carried out in it). A stage is filled by papers of
its year, by standing ones (`chains.standing`), by a plan of the year before and a follow-up of the year after, and by papers without a year. Plain words
(`patterns`) count in papers of the chain's own types and of `chains.<chain>.patterns_in`. A stage marked optional is not held against anybody.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from evidencekit import chronology
from evidencekit.chains import _stages
from evidencekit.model import Case, Chain, ChainRule, ChainStatus, Document, Stage, StageRule

MATCHING = "year"
#: Stages that come before what is done, and those that follow it.
_BEFORE, _DONE = ("plan", "raw"), ("implement", "report")


def link(case: Case, rule: ChainRule) -> Iterator[Chain]:
    """The chain of the fullest year and of the later ones that are due; nothing where nothing of it is there."""
    by_stage = {stage.stage: _documents(case, rule, stage) for stage in rule.stages}
    if not any(by_stage.values()):
        return
    counted = _years(rule, by_stage)
    fullest = max((year for year in counted if counted[year] == max(counted.values())), default=0)
    for year in (fullest, *sorted(year for year in counted if year > fullest)):
        if year == fullest or _due(case, by_stage, year):
            yield _chain(case, rule, by_stage, year, only=year == fullest)


def _documents(case: Case, rule: ChainRule, stage: StageRule) -> tuple[Document, ...]:
    typed = case.of_type(*stage.types)
    if typed or not stage.patterns:
        return typed
    own = (doc_type for other in rule.stages for doc_type in other.types)
    types = dict.fromkeys((*own, *case.option(f"chains.{rule.id}.patterns_in", ())))
    return tuple(d for d in case.of_type(*types) if any(words in d.text for words in stage.patterns))


def _years(rule: ChainRule, by_stage: Mapping[str, Sequence[Document]]) -> Counter[int]:
    """How many stages each year has papers for; years in which nothing was carried out count only where none has."""
    counted: Counter[int] = Counter()
    for documents in by_stage.values():
        counted.update({year for document in documents for year in chronology.years(document)})
    done = {year for name in _DONE for d in by_stage.get(name, ()) for year in chronology.years(d)}
    return Counter({year: count for year, count in counted.items() if year in done}) if done else counted


def _due(case: Case, by_stage: Mapping[str, Sequence[Document]], year: int) -> bool:
    if year < case.as_of.year:
        return True
    done = [
        day
        for name in _DONE
        for document in by_stage.get(name, ())
        if (day := chronology.happened_on(document)) is not None and day.year == year
    ]
    follow = int(case.option("chains.follow_months", 6))
    return bool(done) and chronology.add_months(max(done), follow) <= case.as_of


def _chain(
    case: Case, rule: ChainRule, by_stage: Mapping[str, Sequence[Document]], year: int, *, only: bool
) -> Chain:
    stages = [_stage(case, stage, by_stage[stage.stage], year, only=only) for stage in rule.stages]
    ordered = _stages.in_order(case, rule, stages)
    return _stages.make(rule, str(year) if year else "", rule.title, _without_need(rule, ordered))


def _stage(case: Case, rule: StageRule, documents: Sequence[Document], year: int, *, only: bool) -> Stage:
    chosen = _of_year(case, rule, documents, year)
    if not chosen and only and rule.stage in _BEFORE:
        chosen = list(documents)
    if chosen:
        return _stages.filled(case, rule, chosen)
    if rule.optional:
        return _stages.empty(rule, ChainStatus.NOT_NEEDED)
    if case.may_hide(rule.types):
        return _stages.empty(rule, ChainStatus.REVIEW)
    return _stages.empty(rule)


def _of_year(case: Case, rule: StageRule, documents: Sequence[Document], year: int) -> list[Document]:
    """The papers of a year, else the standing ones and those of the year beside it, else those without a year."""
    if not year:
        return list(documents)
    known = [(document, chronology.years(document)) for document in documents]
    of_year = [document for document, years in known if year in years]
    if of_year:
        return of_year
    standing = case.option("chains.standing", ())
    near = [d for d, years in known if _beside(rule, d, years, year) or (d.doc_type in standing and years)]
    return near or [document for document, years in known if not years]


def _beside(rule: StageRule, document: Document, years: frozenset[int], year: int) -> bool:
    """Whether a paper of a neighbouring year serves: a follow-up of the next, a plan written in the year before for no year of its own."""
    if rule.stage in _BEFORE:
        return year - 1 in years and not chronology.periods(document)
    return year + 1 in years


def _without_need(rule: ChainRule, stages: tuple[Stage, ...]) -> tuple[Stage, ...]:
    """Stages that the rule waives where an earlier one lacks (`waived_when_missing`)."""
    pairs = [
        pair.split(">") for pair in str(rule.options.get("waived_when_missing", "")).split() if ">" in pair
    ]
    status = {stage.stage: stage.status for stage in stages}
    lacking = {later for earlier, later in pairs if status.get(earlier) is ChainStatus.MISSING}
    return tuple(
        replace(stage, status=ChainStatus.NOT_NEEDED)
        if stage.stage in lacking and stage.status is ChainStatus.MISSING
        else stage
        for stage in stages
    )
