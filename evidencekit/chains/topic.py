"""Chains matched by topic and year: training.

In: plans (their planned topics), notices, courseware, sign-ins, papers, scores, retraining, evaluation; handbook and inspection.
Out: one chain for each planned topic of a year, and one for each topic that was held without being planned.
A planned topic whose month has not come yet needs nothing; nobody failed needs no retraining.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from evidencekit import chronology, topics
from evidencekit.chains import _stages
from evidencekit.model import (
    Case,
    Chain,
    ChainRule,
    ChainStatus,
    Document,
    Place,
    Stage,
    StageRule,
    Statement,
    StatementKind,
)

MATCHING = "topic"


@dataclass
class _Thread:
    """One topic of one year while it is being gathered."""

    topic: str
    year: str
    plan: Document | None = None
    planned: Statement | None = None
    records: dict[str, list[Document]] = field(default_factory=lambda: defaultdict(list))

    @property
    def key(self) -> str:
        return topics.key(self.topic)


def link(case: Case, rule: ChainRule) -> Iterator[Chain]:
    """One chain a topic and year, planned ones first, in the plan's order."""
    threads = _planned(case, rule)
    for stage in rule.stages[1:]:
        if stage.stage == "extend":
            continue
        for document in case.of_type(*stage.types):
            _attach(threads, stage.stage, document)
    extend = next((stage for stage in rule.stages if stage.stage == "extend"), None)
    for thread in threads:
        yield _chain(case, rule, thread, extend)


def _planned(case: Case, rule: ChainRule) -> list[_Thread]:
    threads: list[_Thread] = []
    for plan in case.of_type(*rule.stages[0].types):
        year = str(max(chronology.years(plan), default=0) or "")
        known = [thread.key for thread in threads if thread.year == year]
        for row in plan.reading.statements:
            if row.kind is StatementKind.PLANNED_TOPIC and topics.key(row.key) not in known:
                threads.append(_Thread(row.key, year, plan, row))
                known.append(topics.key(row.key))
    return threads


def _attach(threads: list[_Thread], stage: str, document: Document) -> None:
    """Puts a record to the thread of its topic and year; opens one where none fits."""
    named = document.first("topic")
    day = chronology.happened_on(document)
    year = str(day.year) if day else ""
    if named is None:
        _attach_untitled(threads, stage, document, day)
        return
    wanted = topics.key(named.normalized or named.value)
    fitting = [thread for thread in threads if not year or not thread.year or thread.year == year]
    index, likeness = topics.best(wanted, [thread.key for thread in fitting])
    if likeness >= topics.SAME_TOPIC:
        fitting[index].records[stage].append(document)
        return
    if stage == "improve" or not year:
        return
    thread = _Thread(named.normalized or named.value, year)
    thread.records[stage].append(document)
    threads.append(thread)


def _attach_untitled(threads: list[_Thread], stage: str, document: Document, day: date | None) -> None:
    """A record without a topic belongs to the thread held on its day, if there is just one."""
    if day is None:
        return
    same_day = [
        thread
        for thread in threads
        if any(chronology.happened_on(other) == day for others in thread.records.values() for other in others)
    ]
    if len(same_day) == 1:
        same_day[0].records[stage].append(document)


def _chain(case: Case, rule: ChainRule, thread: _Thread, extend: StageRule | None) -> Chain:
    stages = [_plan_stage(case, rule.stages[0], thread)]
    due = _is_due(case, thread)
    for stage_rule in rule.stages[1:]:
        if stage_rule.stage == "extend":
            continue
        documents = thread.records.get(stage_rule.stage, [])
        stages.append(_stage(case, stage_rule, documents, thread, due=due))
    ordered = list(_stages.in_order(case, rule, stages))
    if extend is not None:
        ordered.append(_extend(case, extend, thread, due=due))
    return _stages.make(rule, thread.year, thread.topic, ordered)


def _plan_stage(case: Case, rule: StageRule, thread: _Thread) -> Stage:
    if thread.plan is None or thread.planned is None:
        status = ChainStatus.REVIEW if case.may_hide(rule.types) else ChainStatus.MISSING
        return _stages.empty(rule, status)
    issued = chronology.day_of(thread.plan.first("issue_date"))
    return Stage(
        rule.stage,
        ChainStatus.PRESENT,
        (thread.plan.id,),
        issued.isoformat() if issued else None,
        (thread.planned.place,),
        rule.types,
    )


def _stage(
    case: Case, rule: StageRule, documents: Sequence[Document], thread: _Thread, *, due: bool
) -> Stage:
    if documents:
        return _stages.filled(case, rule, documents)
    if not due:
        return _stages.empty(rule, ChainStatus.NOT_NEEDED)
    if rule.stage == "improve" and not _failed(thread):
        return _stages.empty(rule, ChainStatus.NOT_NEEDED)
    if case.may_hide(rule.types):
        return _stages.empty(rule, ChainStatus.REVIEW)
    return _stages.empty(rule)


def _failed(thread: _Thread) -> bool:
    """Whether somebody failed, as far as the scores tell."""
    return any(
        person.passed is False
        for document in thread.records.get("assess", [])
        for person in document.reading.participants
        if person.sheet_role == "score"
    )


def _is_due(case: Case, thread: _Thread) -> bool:
    """Whether the planned month has passed; a topic without a month is due when its year is over or anything was held."""
    if any(thread.records.values()) or thread.planned is None:
        return True
    if not thread.year:
        return True
    written = thread.planned.values.get("month", "")
    months = [int(part) for part in written.replace("、", ",").split(",") if part.strip().isdigit()]
    if not months:
        return int(thread.year) < case.as_of.year
    return (int(thread.year), max(months)) < (case.as_of.year, case.as_of.month)


def _extend(case: Case, rule: StageRule, thread: _Thread, *, due: bool) -> Stage:
    """The topic taken up in handbook or inspection; any of them stands for it where none names the topic."""
    documents = case.of_type(*rule.types)
    if not documents:
        unread = case.may_hide(rule.types)
        missing = ChainStatus.REVIEW if unread else ChainStatus.MISSING
        return _stages.empty(rule, missing if due else ChainStatus.NOT_NEEDED)
    naming = [document for document in documents if thread.key and thread.key in document.text]
    chosen = naming or list(documents[:1])
    places: tuple[Place, ...] = tuple(place for document in chosen for place in _stages.place_of(document))
    return Stage(rule.stage, ChainStatus.PRESENT, tuple(d.id for d in chosen), None, places, rule.types)
