"""Totals against their parts, inside one table.

In: amounts with table positions. Out: sum-mismatch for a total that its months, its workshops or its energy kinds do not add up to. Rounding of
every printed part is allowed, and `tolerances.sum_percent` where parts were read as rounded thousands. A wrong part makes several totals wrong: a total is
not told when setting right another told one mends it, nor a year's when the month's that shares the wrong cell is told.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from evidencekit import figures
from evidencekit.figures import Figure
from evidencekit.model import Case, Finding, Quantity, QuantityRole

#: Scans lose cells: with fewer parts than this nothing is said.
MIN_PARTS = 2
_TOTAL_WORDS = re.compile(r"合计|总计|小计|全年|全厂|累计|总[量和]?|\s")
_TOTALS = (QuantityRole.TOTAL, QuantityRole.SUBTOTAL)
_Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A printed total, the parts it should be the sum of, and their sum."""

    total: Figure
    parts: tuple[Figure, ...]
    computed: Decimal

    @property
    def difference(self) -> Decimal:
        """Printed less computed, in the base unit."""
        return self.total.amount - self.computed

    @property
    def slack(self) -> Decimal:
        """What rounding explains."""
        return self.total.slack + sum((part.slack for part in self.parts), Decimal(0))


def check(case: Case) -> Iterator[Finding]:
    """Mismatches of every table, those that another explains left out."""
    for document in case.papers:
        for table in figures.by_table(document).values():
            found = list(_mismatches(case, table))
            for index, mismatch in enumerate(found):
                if not _explained(mismatch, found) and not _shares_cell(mismatch, found[:index]):
                    yield _tell(case, mismatch)


def _mismatches(case: Case, table: Sequence[Figure]) -> Iterator[Mismatch]:
    """Of every total: against its workshops first, then against its months, then against the kinds in its column."""
    totals = [f for f in table if f.quantity.role in _TOTALS and _adds_up(f.quantity)]
    if not totals and not any(f.quantity.metric == "comprehensive_energy" for f in table):
        return
    series = _series(table)
    for total in totals:
        same = [
            f for f in series.get(_series_key(total), ()) if f is not total and figures.comparable(total, f)
        ]
        yield from _units(case, total, same)
        yield from _judge(case, total, _months(total, same))
    yield from _kinds(case, table)


def _series(table: Sequence[Figure]) -> Mapping[tuple[str, str], Sequence[Figure]]:
    """The amounts of a table by what they measure: one metric, one column's words; unit values and rates are never added."""
    series: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in table:
        if figure.quantity.role in figures.AMOUNTS:
            series[_series_key(figure)].append(figure)
    return series


def _series_key(figure: Figure) -> tuple[str, str]:
    return figure.quantity.metric, _words(figure.quantity)


def _words(quantity: Quantity) -> str:
    """What the row or column says beside the unit's name and the word for a total."""
    label = quantity.label.replace(quantity.unit, "") if quantity.unit else quantity.label
    return _TOTAL_WORDS.sub("", label)


def _adds_up(quantity: Quantity) -> bool:
    return not quantity.per and not quantity.metric.startswith("unit_") and "%" not in quantity.measure


def _months(total: Figure, same: Sequence[Figure]) -> list[Figure]:
    """The months of the same unit inside the total's period; none where one between them lacks: that is told as what it is."""
    found = [
        f for f in same if f.unit == total.unit and figures.inside(f.quantity.period, total.quantity.period)
    ]
    numbers = sorted({int(f.quantity.period[:4]) * 12 + int(f.quantity.period[5:]) for f in found})
    return found if numbers and numbers[-1] - numbers[0] == len(numbers) - 1 else []


def _units(case: Case, total: Figure, same: Sequence[Figure]) -> Iterator[Mismatch]:
    """The units of the same period, where the total is of the whole plant: workshops, or workshops and the equipment beside them."""
    if total.unit:
        return
    parts = [f for f in same if f.unit and f.quantity.period == total.quantity.period]
    workshops = [f for f in parts if f.quantity.level == "workshop"]
    found = [list(_judge(case, total, chosen)) for chosen in (workshops, parts)]
    if all(found):
        yield from found[0]
    elif len(workshops) < MIN_PARTS:
        yield from found[1]


def _kinds(case: Case, table: Sequence[Figure]) -> Iterator[Mismatch]:
    """Energy kinds printed in standard coal, above their sum in one column."""
    columns: dict[tuple[int, str, str], list[Figure]] = defaultdict(list)
    for figure in table:
        quantity = figure.quantity
        if (
            quantity.at
            and quantity.base_measure == "kgce"
            and not quantity.per
            and quantity.role in figures.AMOUNTS
        ):
            columns[(quantity.at.column, quantity.period, figure.unit)].append(figure)
    for found in columns.values():
        totals = [f for f in found if f.quantity.metric == "comprehensive_energy"]
        parts = [f for f in found if f.quantity.metric != "comprehensive_energy"]
        if len(totals) == 1 and all(_row(part) < _row(totals[0]) for part in parts):
            yield from _judge(case, totals[0], parts)


def _row(figure: Figure) -> int:
    return figure.quantity.at.row if figure.quantity.at else 0


def _judge(case: Case, total: Figure, parts: Sequence[Figure]) -> Iterator[Mismatch]:
    """A mismatch, if the parts are whole and legible: one figure a unit, period and metric."""
    keys = {(part.unit, part.quantity.period, part.quantity.metric) for part in parts}
    if len(parts) < MIN_PARTS or len(keys) != len(parts) or not figures.legible(case, total, *parts):
        return
    found = Mismatch(total, tuple(parts), sum((part.amount for part in parts), Decimal(0)))
    percent = Decimal(str(case.option("tolerances.sum_percent", "0")))
    if abs(found.difference) > max(found.slack, abs(total.amount) * percent / 100):
        yield found


def _explained(mismatch: Mismatch, found: Sequence[Mismatch]) -> bool:
    """Whether one of its parts is itself told as a wrong total by the same difference."""
    return any(
        other is not mismatch
        and other.total in mismatch.parts
        and abs(mismatch.difference + other.difference) <= mismatch.slack + other.slack
        for other in found
    )


def _shares_cell(mismatch: Mismatch, before: Sequence[Mismatch]) -> bool:
    """Whether one cell, off by the same difference, makes both this total and one told before wrong; or it is the same total again."""
    return any(
        other.total is mismatch.total
        or (
            abs(mismatch.difference - other.difference) <= mismatch.slack + other.slack
            and not set(map(id, mismatch.parts)).isdisjoint(map(id, other.parts))
        )
        for other in before
    )


def _tell(case: Case, mismatch: Mismatch) -> Finding:
    total = mismatch.total
    return figures.finding(
        case,
        "sum-mismatch",
        total,
        evidence=mismatch.parts,
        expected=figures.in_measure(total, mismatch.computed),
        difference=figures.in_measure(total, abs(mismatch.difference)),
    )
