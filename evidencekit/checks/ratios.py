"""Unit values against the energy and output they come from.

In: unit metrics with energy and output of the same period and unit (in the same paper). Out: ratio-mismatch. The unit of measure of a
unit value is printed in many ways, so the quotient is compared up to a power of ten; a slip by a thousand is unit-conflict's business.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from evidencekit import figures
from evidencekit.figures import Figure
from evidencekit.model import Case, Document, Finding, Quantity, QuantityRole

_NUMERATORS = {
    "unit_energy": "comprehensive_energy",
    "unit_electricity": "electricity",
    "unit_gas": "natural_gas",
    "unit_water": "water",
    "unit_carbon": "carbon_emission",
}
_ROLES = (QuantityRole.VALUE, QuantityRole.TOTAL)


def check(case: Case) -> Iterator[Finding]:
    """Mismatches of every paper."""
    for document in case.papers:
        index = _index(document)
        for (metric, period, unit), units in index.items():
            if metric not in _NUMERATORS:
                continue
            above = index.get((_NUMERATORS[metric], period, unit), [])
            for figure in units:
                below = _denominators(index, figure.quantity)
                if len(above) == 1 and len(below) == 1:
                    yield from _judge(case, figure, above[0], below[0])


def _index(document: Document) -> dict[tuple[str, str, str], list[Figure]]:
    index: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for quantity in document.reading.quantities:
        if quantity.role in _ROLES and quantity.confidence >= 0.8:
            index[(quantity.metric, quantity.period, quantity.unit)].append(Figure(document, quantity))
    return {key: _once(found) for key, found in index.items()}


def _once(found: list[Figure]) -> list[Figure]:
    """Equal repeats of one figure count once."""
    return list({figure.amount: figure for figure in found}.values())


def _denominators(index: dict[tuple[str, str, str], list[Figure]], unit_value: Quantity) -> list[Figure]:
    by_value = "元" in unit_value.per or "产值" in unit_value.label
    first, second = ("output_value", "output") if by_value else ("output", "output_value")
    key = (unit_value.period, unit_value.unit)
    return index.get((first, *key)) or ([] if by_value or unit_value.per else index.get((second, *key), []))


def _judge(case: Case, figure: Figure, above: Figure, below: Figure) -> Iterator[Finding]:
    if not below.quantity.value or not figure.quantity.value or not above.quantity.value:
        return
    quotient = above.quantity.value / below.quantity.value
    shift = _power_of_ten(figure.quantity.value, quotient)
    expected = quotient.scaleb(shift)
    if abs(expected - figure.quantity.value) <= _slack(figure, above, below, expected):
        return
    yield figures.finding(
        case,
        "ratio-mismatch",
        figure,
        evidence=(above, below),
        expected=f"{figures.show(expected, max(figure.quantity.decimals, 2))}{figure.quantity.measure}",
        difference=figures.show(figure.quantity.value - expected, max(figure.quantity.decimals, 2)),
    )


def _power_of_ten(value: Decimal, quotient: Decimal) -> int:
    """The shift that brings the quotient nearest to the printed value (half a decade either way)."""
    ratio = abs(value / quotient)
    return round(float(ratio.log10()))


def _slack(figure: Figure, above: Figure, below: Figure, expected: Decimal) -> Decimal:
    relative = sum(
        figures.HALF.scaleb(-item.quantity.decimals) / abs(item.quantity.value) for item in (above, below)
    )
    return figures.HALF.scaleb(-figure.quantity.decimals) + abs(expected) * Decimal(relative)
