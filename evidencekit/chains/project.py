"""Chains matched by a project's name: saving projects.

In: approvals, baselines, contracts, acceptances, monitoring, calculations with a project; projects named in an attribution
(CONTRIBUTION quantities). Out: one chain a project. A paper whose project is but the name of its kind (合同) goes by its title, else by the one known
project that its text names. The last stage (a rule or the next plan takes it up) is never held against anybody.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
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
    unnamed: list[tuple[str, Document]] = []
    for stage in rule.stages:
        for document in case.of_type(*stage.types):
            if not _attach(projects, stage.stage, document):
                unnamed.append((stage.stage, document))
    for stage_name, document in unnamed:
        _attach_by_text(projects, stage_name, document)
    for project in projects:
        yield _chain(case, rule, project)


def attributed(case: Case) -> list[str]:
    """The projects that some paper says contributed to a fall, once each."""
    found: dict[str, str] = {}
    for document in case.papers:
        for quantity in document.reading.quantities:
            project = quantity.project
            if quantity.role is QuantityRole.CONTRIBUTION and project and topics.is_project(project):
                found.setdefault(topics.project_key(project), project)
    return list(found.values())


def _attach(projects: list[_Project], stage: str, document: Document) -> bool:
    """Puts a paper to the project it names; opens one where none fits. False where it names none."""
    name = _name(document)
    if name is None:
        return False
    index, likeness = topics.best(topics.project_key(name), [project.key for project in projects])
    if likeness < topics.SAME_TOPIC:
        projects.append(_Project(name))
        index = len(projects) - 1
    projects[index].records[stage].append(document)
    return True


def _name(document: Document) -> str | None:
    named = [found.normalized or found.value for found in document.fields_named("project")]
    return next((name for name in named if topics.is_project(name)), None)


def _attach_by_text(projects: Sequence[_Project], stage: str, document: Document) -> None:
    """A paper that names no project belongs to the only one that its text speaks of, or to the only one there is."""
    known = [project for project in projects if project.key and project.key in document.text]
    if not known and len(projects) == 1:
        known = list(projects)
    if len(known) == 1:
        known[0].records[stage].append(document)


def _chain(case: Case, rule: ChainRule, project: _Project) -> Chain:
    stages = []
    for stage in rule.stages:
        documents = project.records.get(stage.stage, [])
        if documents:
            stages.append(_stages.filled(case, stage, documents))
        elif stage.optional:
            stages.append(_stages.empty(stage, ChainStatus.NOT_NEEDED))
        elif case.may_hide(stage.types):
            stages.append(_stages.empty(stage, ChainStatus.REVIEW))
        else:
            stages.append(_stages.empty(stage))
    years = {
        year for documents in project.records.values() for d in documents for year in chronology.years(d)
    }
    period = str(min(years)) if years else ""
    return _stages.make(rule, period, project.name, _stages.in_order(case, rule, stages))
