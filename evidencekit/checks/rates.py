"""Printed rates against what they are made of.

In: rates and their parts in one paper (rates.py). Out: ratio-mismatch where the printed rate is not the quotient of the paper's own parts, beyond
rounding of all of them and `tolerances.rate_points`; where the formula gives a lower bound, only a rate below it.
"""

from collections.abc import Iterator
from decimal import Decimal

from evidencekit import figures, rates
from evidencekit.checks import _common
from evidencekit.model import Case, Finding
from evidencekit.rates import Rate


def check(case: Case) -> Iterator[Finding]:
    """Mismatches of every paper."""
    formulas = _common.judging_words("formulas")
    for document in case.papers:
        named = dict.fromkeys(q.metric for q in document.reading.quantities if q.metric in formulas)
        for metric in named:
            for rate in rates.of_paper(case, document, metric):
                if _wrong(case, rate, bound=formulas[metric].get("at_least") == "yes"):
                    yield _tell(case, rate)


def _wrong(case: Case, rate: Rate, *, bound: bool) -> bool:
    if rate.printed is None or rate.computed is None:
        return False
    points = Decimal(str(case.option("tolerances.rate_points", "0")))
    slack = figures.HALF.scaleb(-rate.printed.quantity.decimals) + rate.slack + points
    miss = rate.printed.quantity.value - rate.computed
    return miss < -slack if bound else abs(miss) > slack


def _tell(case: Case, rate: Rate) -> Finding:
    assert rate.printed is not None and rate.computed is not None
    measure, decimals = rate.printed.quantity.measure, max(rate.printed.quantity.decimals, 1)
    return figures.finding(
        case,
        "ratio-mismatch",
        rate.printed,
        evidence=rate.inputs,
        expected=f"{figures.show(rate.computed, decimals)}{measure}",
        difference=f"{figures.show(abs(rate.printed.quantity.value - rate.computed), decimals)}{measure}",
        with_unit=False,
    )
