"""The anomaly that nobody answered: the first question of a mock review.

In: anomalies with the analyses and measures that name them. Out: anomaly-unanswered for each that lacks one of the two.
"""

from collections.abc import Iterator
from dataclasses import replace

from evidencekit import anomalies, figures
from evidencekit.model import Case, Finding


def check(case: Case) -> Iterator[Finding]:
    """Unanswered anomalies, once a month and unit."""
    for anomaly in anomalies.find(case):
        if anomaly.answered:
            continue
        found = figures.finding(
            case, "anomaly-unanswered", anomaly.figure, difference=f"+{anomaly.percent}%", with_document=False
        )
        seen = (*found.evidence, *anomaly.analyses[:1], *anomaly.measures[:1])
        documents = dict.fromkeys((*found.documents, *(place.document for place in seen)))
        yield replace(found, evidence=tuple(dict.fromkeys(seen)), documents=tuple(documents))
