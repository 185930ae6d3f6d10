"""The anomaly that nobody answered: the first question of a mock review.

In: anomalies with the analyses and measures that name them. Out: anomaly-unanswered for each that lacks one of the two.
"""

from collections.abc import Iterator

from evidencekit import anomalies, figures
from evidencekit.model import Case, Finding


def check(case: Case) -> Iterator[Finding]:
    """Unanswered anomalies, once a month and unit."""
    for anomaly in anomalies.find(case):
        if not anomaly.answered:
            yield figures.finding(
                case,
                "anomaly-unanswered",
                anomaly.figure,
                difference=f"{anomaly.percent}%",
                with_document=False,
            )
