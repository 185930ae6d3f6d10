"""Rates of a plant, as printed and as recomputed from what they are made of.

In: SHARE and VALUE quantities of a rate's name, amounts of its parts (`formulas` of corpora/judging_words.yaml: numerator and denominator metrics, after
GB/T 36132 appendix A). Out: the rate of each period, with the printed figure, the recomputed value and the figures it comes from. A rate in percent is
in percent here too; a bare ratio of a percent metric is no rate (nobody can tell 0.3 from 0.3 %).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from evidencekit import figures, lexicon
from evidencekit.figures import Figure
from evidencekit.model import Case, Document, QuantityRole


@dataclass(frozen=True, slots=True)
class Rate:
    """One rate of one period. `inputs`: numerators then denominators; `slack`: what the rounding of the inputs explains, in the rate's unit."""

    metric: str
    period: str
    printed: Figure | None
    computed: Decimal | None = None
    slack: Decimal = Decimal(0)
    inputs: tuple[Figure, ...] = ()

    @property
    def value(self) -> Decimal:
        """The printed value; the recomputed one where none is printed."""
        if self.printed is not None:
            return self.printed.quantity.value
        assert self.computed is not None
        return self.computed

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What shows it: the printed figure first."""
        return (*([self.printed] if self.printed else []), *self.inputs)


@cache
def _formulas() -> Mapping[str, Mapping[str, Any]]:
    formulas: Mapping[str, Mapping[str, Any]] = lexicon.read("judging_words")["formulas"]
    return formulas


def latest(case: Case, metric: str, documents: Sequence[Document]) -> Rate | None:
    """The last period's rate that some of *documents* prints or gives the parts of; printed ones go before recomputed ones."""
    found = [rate for document in documents for rate in of_paper(case, document, metric)]
    return max(found, key=lambda rate: (rate.period, rate.printed is not None), default=None)


def of_paper(case: Case, document: Document, metric: str) -> Iterator[Rate]:
    """A paper's rates of one name, period by period; periods with two different printed values are not clear enough."""
    printed: dict[str, list[Figure]] = defaultdict(list)
    for quantity in document.reading.quantities:
        figure = Figure(document, quantity)
        if quantity.metric == metric and _is_rate(metric, figure) and figures.legible(case, figure):
            printed[quantity.period].append(figure)
    computed = dict(_computed(case, document, metric))
    for period in dict.fromkeys((*printed, *computed)):
        values = {figure.quantity.value for figure in printed.get(period, ())}
        if len(values) > 1:
            continue
        figure_of = printed[period][0] if values else None
        value, slack, inputs = computed.get(period, (None, Decimal(0), ()))
        yield Rate(metric, period, figure_of, value, slack, inputs)


def _is_rate(metric: str, figure: Figure) -> bool:
    quantity = figure.quantity
    if quantity.role not in (QuantityRole.SHARE, *figures.AMOUNTS) or figure.unit:
        return False
    if _percent(metric):
        return "%" in quantity.measure or "％" in quantity.measure
    return not quantity.measure or quantity.measure == quantity.base_measure


def _percent(metric: str) -> bool:
    formula = _formulas().get(metric)
    return formula is None or formula.get("percent", "yes") == "yes"


def _computed(
    case: Case, document: Document, metric: str
) -> Iterator[tuple[str, tuple[Decimal, Decimal, tuple[Figure, ...]]]]:
    """By period: the rate from its parts, where each part has just one value."""
    formula = _formulas().get(metric)
    if formula is None:
        return
    above, below = tuple(formula["above"]), tuple(formula["below"])
    parts: dict[str, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for quantity in document.reading.quantities:
        figure = Figure(document, quantity)
        name = _part_name(figure)
        if name not in (*above, *below) or quantity.base_value is None or quantity.per:
            continue
        if quantity.role in (*figures.AMOUNTS, QuantityRole.SUBTOTAL) and figures.legible(case, figure):
            parts[quantity.period][name].append(figure)
    optional = tuple(formula.get("optional", ()))
    for period, found in parts.items():
        single = {name: same[0] for name, same in found.items() if len({f.amount for f in same}) == 1}
        if all(name in single or name in optional for name in (*above, *below)) and any(
            n in single for n in above
        ):
            quotient = _quotient(single, above, below, percent=_percent(metric))
            if quotient is not None:
                yield period, quotient


def _part_name(figure: Figure) -> str:
    """The metric, with the side of its balance for waste ("solid_waste used")."""
    quantity = figure.quantity
    if quantity.metric not in ("solid_waste", "hazardous_waste"):
        return "" if figure.unit else quantity.metric
    sides: Mapping[str, Sequence[str]] = lexicon.read("judging_words")["balance"]["sides"]
    side = next((side for side, words in sides.items() if any(word in quantity.label for word in words)), "")
    return f"{quantity.metric} {side}" if quantity.role is QuantityRole.TOTAL or not figure.unit else ""


def _quotient(
    single: Mapping[str, Figure], above: Sequence[str], below: Sequence[str], *, percent: bool
) -> tuple[Decimal, Decimal, tuple[Figure, ...]] | None:
    over = [single[name] for name in above if name in single]
    under = [single[name] for name in below if name in single]
    if any(not figures.comparable(over[0], other) for other in (*over, *under)):
        return None
    top = sum((figure.amount for figure in over), Decimal(0))
    bottom = sum((figure.amount for figure in under), Decimal(0))
    if not bottom:
        return None
    value = top / bottom * (100 if percent else 1)
    slack = (
        sum((f.slack for f in over), Decimal(0)) / bottom
        + sum((f.slack for f in under), Decimal(0)) * top / bottom**2
    )
    return value, slack * (100 if percent else 1), (*over, *under)
