"""Chains matched by a project's name: saving projects.

In: approvals, baselines, contracts, acceptances, monitoring, calculations with a project; projects named in an attribution
(CONTRIBUTION quantities). Out: one chain a project. The last stage (a rule or the next plan takes it up) is never held against anybody.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from evidencekit import chronology, topics
from evidencekit.chains import _stages
from evidencekit.model import Case, Chain, ChainRule, ChainStatus, Document, QuantityRole

MATCHING = "project"


@dataclass
class _Project:
    name: str
    records: dict[str, list[Document]] = field(default_factory=lambda: defaultdict(list))

    @property
    def key(self) -> str:
        return topics.project_key(self.name)


def link(case: Case, rule: ChainRule) -> Iterator[Chain]:
    """One chain a project, attributed ones first."""
    projects = [_Project(name) for name in attributed(case)]
    for stage in rule.stages:
        for document in case.of_type(*stage.types):
            _attach(projects, stage.stage, document)
    for project in projects:
        yield _chain(case, rule, project)


def attributed(case: Case) -> list[str]:
    """The projects that some paper says contributed to a fall, once each."""
    found: dict[str, str] = {}
    for document in case.papers:
        for quantity in document.reading.quantities:
            if quantity.role is QuantityRole.CONTRIBUTION and quantity.project:
                found.setdefault(topics.project_key(quantity.project), quantity.project)
    return list(found.values())


def _attach(projects: list[_Project], stage: str, document: Document) -> None:
    named = document.first("project")
    if named is None:
        return
    wanted = topics.project_key(named.normalized or named.value)
    index, likeness = topics.best(wanted, [project.key for project in projects])
    if likeness >= topics.SAME_TOPIC:
        projects[index].records[stage].append(document)
        return
    project = _Project(named.normalized or named.value)
    project.records[stage].append(document)
    projects.append(project)


def _chain(case: Case, rule: ChainRule, project: _Project) -> Chain:
    stages = []
    for stage in rule.stages:
        documents = project.records.get(stage.stage, [])
        if documents:
            stages.append(_stages.filled(stage, documents))
        elif stage.optional:
            stages.append(_stages.empty(stage, ChainStatus.NOT_NEEDED))
        elif case.may_hide(stage.types):
            stages.append(_stages.empty(stage, ChainStatus.REVIEW))
        else:
            stages.append(_stages.empty(stage))
    years = {
        year for documents in project.records.values() for d in documents for year in chronology.years(d)
    }
    return _stages.make(rule, str(min(years)) if years else "", project.name, _stages.in_order(rule, stages))
