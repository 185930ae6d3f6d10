"""Totals against their parts, inside one table.

In: amounts with table positions. Out: sum-mismatch for a total that neither its months nor its workshops add up to. Rounding of every
printed part is allowed. A wrong part makes several totals wrong: a total is not told when setting right another told one mends it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from evidencekit import figures
from evidencekit.figures import Figure
from evidencekit.model import Case, Finding, Quantity, QuantityRole

#: Scans lose cells: with fewer parts than this nothing is said.
MIN_PARTS = 2
_TOTAL_WORDS = re.compile(r"合计|总计|小计|全年|全厂|累计|总[量和]?|\s")
#: Under this reading confidence of any part a sum is not held against the client.
LEGIBLE = 0.8


@dataclass(frozen=True, slots=True)
class _Mismatch:
    total: Figure
    parts: tuple[Figure, ...]
    computed: Decimal

    @property
    def difference(self) -> Decimal:
        return self.total.amount - self.computed


def check(case: Case) -> Iterator[Finding]:
    """Mismatches of every table, those that another explains left out."""
    for document in case.papers:
        for table in figures.by_table(document).values():
            found = list(_mismatches(table))
            for mismatch in found:
                if not _explained(mismatch, found):
                    yield _tell(case, mismatch)


def _mismatches(table: Sequence[Figure]) -> Iterator[_Mismatch]:
    totals = [f for f in table if f.quantity.role in (QuantityRole.TOTAL, QuantityRole.SUBTOTAL)]
    for total in filter(_adds_up, totals):
        for parts in (_months(total, table), _units(total, table)):
            computed = _sum(total, parts)
            if computed is not None and abs(total.amount - computed) > _slack(total, parts):
                yield _Mismatch(total, tuple(parts), computed)


def _same_series(total: Figure, other: Figure) -> bool:
    """The same thing measured: one metric, one column's words; unit values and rates are never added."""
    one, two = total.quantity, other.quantity
    return (
        other is not total
        and one.metric == two.metric
        and _words(one) == _words(two)
        and figures.comparable(total, other)
    )


def _words(quantity: Quantity) -> str:
    """What the row or column says beside the unit's name and the word for a total."""
    return _TOTAL_WORDS.sub(
        "", quantity.label.replace(quantity.unit, "") if quantity.unit else quantity.label
    )


def _adds_up(total: Figure) -> bool:
    return (
        not total.quantity.per
        and not total.quantity.metric.startswith("unit_")
        and "%" not in total.quantity.measure
    )


def _months(total: Figure, table: Sequence[Figure]) -> list[Figure]:
    """The months of the same unit inside the total's period."""
    return [
        figure
        for figure in table
        if figure.quantity.role in figures.AMOUNTS
        and figure.quantity.unit == total.quantity.unit
        and figures.inside(figure.quantity.period, total.quantity.period)
        and _same_series(total, figure)
    ]


def _units(total: Figure, table: Sequence[Figure]) -> list[Figure]:
    """The workshops of the same period, where the total is of the whole plant."""
    if total.quantity.unit:
        return []
    return [
        figure
        for figure in table
        if figure.quantity.role in figures.AMOUNTS
        and figure.quantity.unit
        and figure.quantity.level == "workshop"
        and figure.quantity.period == total.quantity.period
        and _same_series(total, figure)
    ]


def _sum(total: Figure, parts: Sequence[Figure]) -> Decimal | None:
    keys = [(part.quantity.unit, part.quantity.period) for part in parts]
    if len(parts) < MIN_PARTS or len(set(keys)) != len(keys):
        return None
    if any(part.quantity.confidence < LEGIBLE for part in (total, *parts)):
        return None
    return sum((part.amount for part in parts), Decimal(0))


def _slack(total: Figure, parts: Sequence[Figure]) -> Decimal:
    return total.slack + sum((part.slack for part in parts), Decimal(0))


def _explained(mismatch: _Mismatch, found: Sequence[_Mismatch]) -> bool:
    """Whether one of its parts is itself told as a wrong total by the same difference."""
    slack = _slack(mismatch.total, mismatch.parts)
    return any(
        other is not mismatch
        and other.total in mismatch.parts
        and abs(mismatch.difference + other.difference) <= slack + other.total.slack
        for other in found
    )


def _tell(case: Case, mismatch: _Mismatch) -> Finding:
    total = mismatch.total
    scale = total.quantity.value / total.amount if total.amount else Decimal(1)
    expected = mismatch.computed * scale
    return figures.finding(
        case,
        "sum-mismatch",
        total,
        evidence=mismatch.parts,
        expected=f"{figures.show(expected, total.quantity.decimals)}{total.quantity.measure}",
        difference=figures.show(total.quantity.value - expected, total.quantity.decimals),
    )
