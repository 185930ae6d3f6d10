"""Figures against the thresholds of the table's rows.

In: proofs with a metric and a bound; figures of that metric in papers of the proof's types. Out: threshold-not-met for a mandatory row whose
latest figure lies outside; an optional row outside its bound earns nothing and is told as what it is, points not gained.
"""

from collections.abc import Iterator

from evidencekit import figures
from evidencekit.figures import Figure
from evidencekit.model import Case, Finding, Indicator, Obligation, Proof, QuantityRole


def check(case: Case) -> Iterator[Finding]:
    """Bounds that are not reached, once an indicator."""
    for indicator in case.pack.indicators:
        if indicator.obligation is Obligation.OPTIONAL or indicator.id in case.engagement.not_applicable:
            continue
        for proof in indicator.proofs:
            if proof.metric and (proof.at_least is not None or proof.at_most is not None):
                yield from _judge(case, indicator, proof)


def _judge(case: Case, indicator: Indicator, proof: Proof) -> Iterator[Finding]:
    found = [
        Figure(document, quantity)
        for document in case.of_type(*proof.types)
        for quantity in document.reading.quantities
        if quantity.metric == proof.metric and quantity.role in (*figures.AMOUNTS, QuantityRole.SHARE)
    ]
    if not found:
        return
    latest = max(found, key=lambda figure: figure.quantity.period)
    if latest.quantity.confidence < 0.8 or proof.share(latest.quantity.value) > 0:
        return
    bound = proof.at_least if proof.at_least is not None else proof.at_most
    base = figures.finding(case, "threshold-not-met", latest, expected=str(bound))
    yield Finding(
        code="threshold-not-met",
        subject={"indicator": indicator.id, "metric": proof.metric},
        documents=base.documents,
        evidence=base.evidence,
        values={**base.values, "indicator": indicator.title},
        indicators=(indicator.id,),
    )
