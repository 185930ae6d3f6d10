"""Unit values against the energy and output they come from.

In: unit metrics with energy and output of the same period and unit, in the same paper, else as all other papers agree. Out: ratio-mismatch with the
recomputed value, beyond rounding of all three; unit-conflict where it is wrong by just 10³ or 10⁴ (kgce / tce, 件 / 万件). Where the units of measure do
not tell what is divided by what, the quotient is compared up to a power of ten.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from evidencekit import figures
from evidencekit.checks import _common, _slips, conflicts
from evidencekit.figures import Figure
from evidencekit.model import Case, Document, Finding, Quantity

_NUMERATORS = {
    "unit_energy": "comprehensive_energy",
    "unit_electricity": "electricity",
    "unit_gas": "natural_gas",
    "unit_water": "water",
    "unit_carbon": "carbon_emission",
}
_Index = Mapping[conflicts.Key, Sequence[Figure]]


@dataclass(frozen=True, slots=True)
class _Ratio:
    """A printed unit value with what it should be the quotient of."""

    figure: Figure
    above: Figure
    below: Figure

    @property
    def exact(self) -> bool:
        """Whether the units of measure tell that it is this quotient in base units."""
        own, above, below = self.figure.quantity, self.above.quantity, self.below.quantity
        known = None not in (own.base_value, above.base_value, below.base_value)
        return known and own.base_measure == f"{above.base_measure}/{below.base_measure}"


def check(case: Case) -> Iterator[Finding]:
    """Mismatches of every paper, once a unit value."""
    for document in case.papers:
        if any(quantity.metric in _NUMERATORS for quantity in document.reading.quantities):
            for ratio in _ratios(case, document):
                yield from _judge(case, ratio)


def _ratios(case: Case, document: Document) -> Iterator[_Ratio]:
    index = _index(case, document)
    compared = document.doc_type in _common.option_words(case, "conflicts.types")
    agreed = case.recall(_agreed) if compared else {}
    for (metric, period, unit), found in index.items():
        if metric not in _NUMERATORS:
            continue
        for figure in found:
            above = _only(index, agreed, [(_NUMERATORS[metric], period, unit)])
            below = _only(index, agreed, _denominators(figure.quantity, unit))
            own = figure.document.id in {f.document.id for f in (above, below) if f is not None}
            if above is not None and below is not None and (own or _Ratio(figure, above, below).exact):
                yield _Ratio(figure, above, below)


def _index(case: Case, document: Document) -> _Index:
    index: dict[conflicts.Key, dict[Decimal, Figure]] = defaultdict(dict)
    for quantity in document.reading.quantities:
        figure = Figure(document, quantity)
        if quantity.role in figures.AMOUNTS and figures.legible(case, figure):
            index[(quantity.metric, quantity.period, figure.unit)].setdefault(figure.amount, figure)
    return {key: tuple(found.values()) for key, found in index.items()}


def _agreed(case: Case) -> Mapping[conflicts.Key, Figure]:
    """What all papers that state a key agree on."""
    return {
        key: given[0]
        for key, given in case.recall(conflicts.stated).items()
        if all(conflicts.agree(case, given[0], other) for other in given)
    }


def _only(
    index: _Index, agreed: Mapping[conflicts.Key, Figure], keys: Sequence[conflicts.Key]
) -> Figure | None:
    """The one figure of the first key that has any: the paper's own, else the agreed one; None where it is not clear."""
    for key in keys:
        if key in index:
            return index[key][0] if len(index[key]) == 1 else None
    return next((agreed[key] for key in keys if key in agreed), None)


def _denominators(unit_value: Quantity, unit: str) -> list[conflicts.Key]:
    """Output value where the unit value is per money, output else; either where it does not say."""
    by_value = "元" in unit_value.per or "产值" in unit_value.label
    metrics = ["output_value"] if by_value else ["output"] if unit_value.per else ["output", "output_value"]
    return [(metric, unit_value.period, unit) for metric in metrics]


def _judge(case: Case, ratio: _Ratio) -> Iterator[Finding]:
    figure, above, below = ratio.figure, ratio.above, ratio.below
    if not (figure.amount and above.amount and below.amount):
        return
    if ratio.exact:
        actual, expected = figure.amount, above.amount / below.amount
    else:
        actual, expected = figure.quantity.value, above.quantity.value / below.quantity.value
        expected = expected.scaleb(_power_of_ten(actual, expected))
    relative = above.slack / abs(above.amount) + below.slack / abs(below.amount)
    own = figure.slack if ratio.exact else figures.HALF.scaleb(-figure.quantity.decimals)
    if abs(expected - actual) <= own + abs(expected) * relative:
        return
    slipped = ratio.exact and _slips.of_ratio(actual / expected) is not None
    shown = expected * figure.quantity.value / actual
    decimals = max(figure.quantity.decimals, 2)
    yield figures.finding(
        case,
        "unit-conflict" if slipped else "ratio-mismatch",
        figure,
        evidence=(above, below),
        expected=f"{figures.show(shown, decimals)}{figure.quantity.measure}",
        difference=f"{figures.show(abs(figure.quantity.value - shown), decimals)}{figure.quantity.measure}",
        subject={"metric": figure.quantity.metric, "document": figure.document.path} if slipped else None,
    )


def _power_of_ten(value: Decimal, quotient: Decimal) -> int:
    """The shift that brings the quotient nearest to the printed value (half a decade either way)."""
    return round(float(abs(value / quotient).log10()))
