"""Totals against their parts, inside one table.

In: amounts with table positions. Out: sum-mismatch for a total that its months, its workshops or its energy kinds do not add up to. Rounding of
every printed part is allowed (`tolerances.sum_percent` beyond it). A wrong part makes several totals wrong: a total is
not told when setting right another told one mends it, nor a year's when the month's that shares the wrong cell is told. Where most totals of one
kind in a table do not add up (`sums.column`), they are no sums: output passes from workshop to workshop, a column was read as another.
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
class Sum:
    """A printed total, the parts it should be the sum of, and their sum. `along`: "units", "months" or "kinds"."""

    total: Figure
    parts: tuple[Figure, ...]
    computed: Decimal
    along: str

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


def _mismatches(case: Case, table: Sequence[Figure]) -> Iterator[Sum]:
    """The sums that do not hold, without the kinds of which most do not."""
    percent = Decimal(str(case.option("tolerances.sum_percent", "0")))
    many = int(case.option("sums.column", 4))
    sums = list(_sums(case, table))
    groups: dict[tuple[str, tuple[str, str]], list[bool]] = defaultdict(list)
    for one in sums:
        groups[(one.along, _series_key(one.total))].append(_wrong(one, percent))
    for one in sums:
        group = groups[(one.along, _series_key(one.total))]
        no_sums = len(group) >= many and sum(group) * 2 > len(group)
        if _wrong(one, percent) and not no_sums and not _passed_on(one):
            yield one


def _wrong(one: Sum, percent: Decimal) -> bool:
    return abs(one.difference) > max(one.slack, abs(one.total.amount) * percent / 100)


def _passed_on(one: Sum) -> bool:
    """Output of a plant that is one workshop's: the last one's, through whose hands all of it goes."""
    output = one.total.quantity.metric == "output" and one.along == "units"
    return output and any(part.amount == one.total.amount for part in one.parts)


def _sums(case: Case, table: Sequence[Figure]) -> Iterator[Sum]:
    """Of every total: its workshops first, then its months, then the kinds in its column."""
    totals = [f for f in table if f.quantity.role in _TOTALS and _adds_up(f.quantity)]
    if not totals and not any(f.quantity.metric == "comprehensive_energy" for f in table):
        return
    series = _series(table)
    for total in totals:
        same = [
            f for f in series.get(_series_key(total), ()) if f is not total and figures.comparable(total, f)
        ]
        yield from _units(case, total, same)
        yield from _sum(case, total, _months(total, same), "months")
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


def _units(case: Case, total: Figure, same: Sequence[Figure]) -> Iterator[Sum]:
    """The units of the same period, where the total is of the whole plant: workshops, or workshops and the equipment beside them,
    whichever comes nearer."""
    if total.unit:
        return
    parts = [f for f in same if f.unit and f.quantity.period == total.quantity.period]
    workshops = [f for f in parts if f.quantity.level == "workshop"]
    found = [one for chosen in (workshops, parts) for one in _sum(case, total, chosen, "units")]
    if found:
        yield min(found, key=lambda one: abs(one.difference))


def _kinds(case: Case, table: Sequence[Figure]) -> Iterator[Sum]:
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
            yield from _sum(case, totals[0], parts, "kinds")


def _row(figure: Figure) -> int:
    return figure.quantity.at.row if figure.quantity.at else 0


def _sum(case: Case, total: Figure, parts: Sequence[Figure], along: str) -> Iterator[Sum]:
    """The sum, if its parts are whole and legible: one figure a unit, period and metric."""
    keys = {(part.unit, part.quantity.period, part.quantity.metric) for part in parts}
    if len(parts) < MIN_PARTS or len(keys) != len(parts) or not figures.legible(case, total, *parts):
        return
    yield Sum(total, tuple(parts), sum((part.amount for part in parts), Decimal(0)), along)


def _explained(mismatch: Sum, found: Sequence[Sum]) -> bool:
    """Whether one of its parts is itself told as a wrong total by the same difference."""
    return any(
        other is not mismatch
        and other.total in mismatch.parts
        and abs(mismatch.difference + other.difference) <= mismatch.slack + other.slack
        for other in found
    )


def _shares_cell(mismatch: Sum, before: Sequence[Sum]) -> bool:
    """Whether one cell, off by the same difference, makes both this total and one told before wrong; or it is the same total again."""
    return any(
        other.total is mismatch.total
        or (
            abs(mismatch.difference - other.difference) <= mismatch.slack + other.slack
            and not set(map(id, mismatch.parts)).isdisjoint(map(id, other.parts))
        )
        for other in before
    )


def _tell(case: Case, mismatch: Sum) -> Finding:
    total = mismatch.total
    return figures.finding(
        case,
        "sum-mismatch",
        total,
        evidence=mismatch.parts,
        expected=figures.in_measure(total, mismatch.computed),
        difference=figures.in_measure(total, abs(mismatch.difference)),
    )
