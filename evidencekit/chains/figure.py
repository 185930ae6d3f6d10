"""Chains matched by a figure: an anomaly, its analysis, its corrective action.

In: anomalies. Out: one chain an anomaly, named by unit, metric and month.
"""

from collections.abc import Iterator

from evidencekit import anomalies, figures
from evidencekit.anomalies import Anomaly
from evidencekit.chains import _stages
from evidencekit.model import Case, Chain, ChainRule, ChainStatus, Place, Stage, StageRule

MATCHING = "figure"


def link(case: Case, rule: ChainRule) -> Iterator[Chain]:
    """One chain an anomaly, in the order they were found."""
    for anomaly in anomalies.find(case):
        quantity = anomaly.figure.quantity
        topic = f"{quantity.unit}{figures.metric_name(case, quantity.metric)}"
        yield _stages.make(rule, quantity.period, topic, [_stage(stage, anomaly) for stage in rule.stages])


def _stage(rule: StageRule, anomaly: Anomaly) -> Stage:
    places: dict[str, tuple[Place, ...]] = {
        "implement": (anomaly.figure.quantity.place,),
        "assess": anomaly.analyses,
        "improve": anomaly.measures,
    }
    found = places.get(rule.stage, ())
    if not found:
        return _stages.empty(rule, ChainStatus.MISSING)
    documents = tuple(dict.fromkeys(place.document for place in found))
    return Stage(rule.stage, ChainStatus.PRESENT, documents, None, found[:4], rule.types)
