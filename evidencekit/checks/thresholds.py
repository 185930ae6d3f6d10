"""Figures against the thresholds of the table's rows.

In: proofs with a metric and a bound; the latest rate or figure of that metric in papers of the proof's types (printed, else recomputed). Out:
threshold-not-met for a row whose figure lies outside its bound. An optional row is told only where its papers claim it: points not gained are no fault
otherwise. A scaled indicator (GB/T 36132-2025) below its benchmark is told once the engagement file gives the benchmark.
"""

from collections.abc import Iterator
from dataclasses import replace

from evidencekit import figures, rates, scales
from evidencekit.figures import Figure
from evidencekit.model import Case, Finding, Indicator, Obligation, Proof


def check(case: Case) -> Iterator[Finding]:
    """Bounds that are not reached, once an indicator and metric."""
    for indicator in case.pack.indicators:
        if indicator.id in case.engagement.not_applicable:
            continue
        if indicator.obligation is not Obligation.OPTIONAL:
            for proof in indicator.proofs:
                if proof.metric and (proof.at_least is not None or proof.at_most is not None):
                    yield from _judge(case, indicator, proof)
        yield from _below_benchmark(case, indicator)


def _judge(case: Case, indicator: Indicator, proof: Proof) -> Iterator[Finding]:
    rate = rates.latest(case, proof.metric, case.of_type(*proof.types))
    if rate is None or proof.share(rate.value) > 0:
        return
    bound = f"≥{proof.at_least}" if proof.at_least is not None else f"≤{proof.at_most}"
    shown = figures.show(rate.value)
    measure = rate.printed.quantity.measure if rate.printed else "%"
    found = figures.finding(case, "threshold-not-met", rate.figures[0], evidence=rate.figures[1:])
    yield _of_indicator(found, indicator, proof.metric, f"{shown}{measure}", f"{bound}{measure}")


def _of_indicator(found: Finding, indicator: Indicator, metric: str, actual: str, expected: str) -> Finding:
    return replace(
        found,
        subject={"indicator": indicator.id, "metric": metric},
        values={
            **found.values,
            "metric": metric,
            "indicator": indicator.title,
            "actual": actual,
            "expected": expected,
        },
        indicators=(indicator.id,),
    )


def _below_benchmark(case: Case, indicator: Indicator) -> Iterator[Finding]:
    """A scaled figure worse than the benchmark that a person gave."""
    bounds, quantity = scales.bounds(case, indicator), scales.figure(case, indicator)
    if bounds is None or quantity is None or indicator.scale is None:
        return
    benchmark, leading = bounds
    worse = quantity.value < benchmark if leading > benchmark else quantity.value > benchmark
    document = case.by_id.get(quantity.place.document)
    if not worse or document is None or not figures.legible(case, Figure(document, quantity)):
        return
    figure = Figure(document, quantity)
    sign = "≥" if leading > benchmark else "≤"
    found = figures.finding(case, "threshold-not-met", figure)
    expected = f"{sign}{benchmark}{quantity.measure}"
    metric = figures.metric_name(case, quantity.metric)
    told = _of_indicator(found, indicator, quantity.metric, figures.printed(figure), expected)
    yield replace(told, values={**told.values, "metric": metric})
