"""One figure in several papers.

In: amounts of whole months and years, by metric, period and unit, of the papers in `conflicts.types`; a year that a paper does not print is the sum of
its twelve months; several bills of one period are one purchase. Out: value-conflict where papers differ by more than rounding and
`tolerances.conflict_percent` (bills: `tolerances.bill_percent`), at the paper that stands alone; where the slip is just 10³ or 10⁴ it is checks/units.py's.
A difference that another figure of the period explains (own solar power, losses, offices) is none; amounts of different scopes are not compared; a paper
with two values of its own is not clear enough. Many months of one year are told once, as the year; a year that its months explain is not told.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from evidencekit import figures
from evidencekit.checks import _common, _slips
from evidencekit.figures import Figure
from evidencekit.model import Case, Finding, QuantityRole

#: Metric, period and unit (comparable form).
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A figure that stands alone and one that others agree with."""

    odd: Figure
    other: Figure

    @property
    def difference(self) -> Decimal:
        """In the base unit."""
        return abs(self.odd.amount - self.other.amount)


def check(case: Case) -> Iterator[Finding]:
    """Conflicts, once a key; many months as one year."""
    found = {
        key: conflict for key, given in case.recall(stated).items() if (conflict := _conflict(case, given))
    }
    for key, conflict in _once_a_year(case, found).items():
        yield figures.finding(
            case,
            "value-conflict",
            conflict.odd,
            evidence=(conflict.other,),
            expected=figures.printed(conflict.other),
            difference=figures.in_measure(conflict.odd, conflict.difference),
            with_document=False,
            subject={
                "metric": key[0],
                "period": key[1],
                "unit": figures.unit_name(conflict.odd.quantity.unit),
            },
            values={"period": key[1]},
        )


# --- what each paper states --------------------------------------------------------------------------------------


def stated(case: Case) -> Mapping[Key, Sequence[Figure]]:
    """What each paper states for a key, one figure a paper; bills of one period together as one."""
    types = frozenset(_common.option_words(case, "conflicts.types"))
    metrics = frozenset(_common.option_words(case, "conflicts.metrics"))
    keyed: dict[Key, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures.figures(case):
        quantity = figure.quantity
        if quantity.metric not in metrics or figure.document.doc_type not in types or not quantity.period:
            continue
        if (quantity.per and not quantity.metric.startswith("unit_")) or not _whole(figure):
            continue
        keyed[(quantity.metric, quantity.period, figure.unit)][figure.document.id].append(figure)
    _add_years(keyed)
    given: dict[Key, Sequence[Figure]] = {}
    for key, by_document in keyed.items():
        only = [one for found in by_document.values() if (one := _clear(case, found)) is not None]
        if len(only) > 1:
            given[key] = _bills_as_one(only)
    return given


def _whole(figure: Figure) -> bool:
    """A reading without a place is one meter's, not the plant's."""
    reading = figure.document.doc_type == "meter_reading_record"
    return not reading or bool(figure.unit) or figure.quantity.role is QuantityRole.TOTAL


def _add_years(keyed: dict[Key, dict[str, list[Figure]]]) -> None:
    """The year of a paper that prints its twelve months alone."""
    months: dict[tuple[str, str, str, str], dict[str, list[Figure]]] = defaultdict(dict)
    for (metric, period, unit), by_document in keyed.items():
        if figures.is_month(period) and not metric.startswith("unit_"):
            for id, found in by_document.items():
                months[(metric, period[:4], unit, id)][period] = found
    for (metric, year, unit, id), by_month in months.items():
        printed = keyed.get((metric, year, unit), {}).get(id)
        single = [found[0] for _, found in sorted(by_month.items()) if len(found) == 1]
        if printed or len(single) != 12 or not all(figures.comparable(single[0], other) for other in single):
            continue
        keyed[(metric, year, unit)][id] = [figures.added_up(single, year)]


def _clear(case: Case, found: Sequence[Figure]) -> Figure | None:
    """What a paper states for a key: its total where it has one, its only value else; None where it is not clear or not legible."""
    totals = [figure for figure in found if figure.quantity.role is QuantityRole.TOTAL]
    chosen = totals or list(found)
    if len({figure.amount for figure in chosen}) != 1 or not figures.legible(case, chosen[0]):
        return None
    return chosen[0]


def _bills_as_one(only: Sequence[Figure]) -> Sequence[Figure]:
    """Two bills of one period are two accounts (or one bill twice): their sum, or the one value they both have."""
    bills = [figure for figure in only if figure.document.doc_type == "energy_bill"]
    if len(bills) < 2:
        return only
    rest = [figure for figure in only if figure.document.doc_type != "energy_bill"]
    if len({bill.amount for bill in bills}) == 1:
        return [bills[0], *rest]
    return [figures.added_up(bills, bills[0].quantity.period), *rest]


# --- who stands alone --------------------------------------------------------------------------------------------


def _conflict(case: Case, given: Sequence[Figure]) -> Conflict | None:
    """The first pair that does not agree: the paper with fewer friends, the later one of equals."""
    for one, other in combinations(given, 2):
        if not one.amount or not other.amount or not figures.comparable(one, other):
            continue
        if one.quantity.base_value is None or agree(case, one, other) or _slips.factor(one, other):
            continue
        if _scopes(one) != _scopes(other) or _explained(case, one, other):
            continue
        friends = [sum(agree(case, figure, third) for third in given) for figure in (one, other)]
        return Conflict(one, other) if friends[0] < friends[1] else Conflict(other, one)
    return None


def agree(case: Case, one: Figure, other: Figure) -> bool:
    """Whether two figures are one, within rounding and the tolerance of their papers."""
    if not figures.comparable(one, other):
        return False
    kind = "bill" if "energy_bill" in (one.document.doc_type, other.document.doc_type) else "conflict"
    percent = Decimal(str(case.option(f"tolerances.{kind}_percent", "0.5")))
    allowed = max(one.slack + other.slack, max(abs(one.amount), abs(other.amount)) * percent / 100)
    return abs(one.amount - other.amount) <= allowed


def _scopes(figure: Figure) -> frozenset[str]:
    """Of which scopes a figure says it is (bought, own, handed on …); none said is the whole."""
    words = _common.judging_words("scopes")
    label = figure.quantity.label
    return frozenset(scope for scope, found in words.items() if any(word in label for word in found))


def _explained(case: Case, one: Figure, other: Figure) -> bool:
    """Whether the difference is another figure of the same period, or two that are parts by their names."""
    gap = abs(one.amount - other.amount)
    near = max(one.slack + other.slack, gap / 500)
    around = case.recall(_around).get((one.quantity.period, one.quantity.base_measure), ())
    mine = {id(one.quantity), id(other.quantity)}
    rest = [f for f in around if id(f.quantity) not in mine and f.amount > 0]
    if any(abs(figure.amount - gap) <= near + figure.slack for figure in rest):
        return True
    parts = {figure.amount: figure for figure in rest if _is_part(figure)}
    return any(abs(a + b - gap) <= near for a, b in combinations(parts, 2))


def _is_part(figure: Figure) -> bool:
    names = figure.quantity.metric + figure.quantity.label + figure.quantity.unit
    return any(word in names for word in _common.judging_words("parts"))


def _around(case: Case) -> Mapping[tuple[str, str], Sequence[Figure]]:
    """All amounts by period and base unit, years added up from months among them."""
    found: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    months: dict[tuple[str, str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures.figures(case):
        quantity = figure.quantity
        if quantity.base_value is None or quantity.per or not quantity.period:
            continue
        found[(quantity.period, quantity.base_measure)].append(figure)
        if figures.is_month(quantity.period):
            key = (figure.document.id, quantity.metric, quantity.label, figure.unit)
            months[(*key[:3], f"{key[3]}\n{quantity.period[:4]}")].append(figure)
    for (_, _, _, unit), parts in months.items():
        year = unit.rpartition("\n")[2]
        if len(parts) == 12:
            found[(year, parts[0].quantity.base_measure)].append(figures.added_up(parts, year))
    return found


# --- once a year -------------------------------------------------------------------------------------------------


def _once_a_year(case: Case, found: Mapping[Key, Conflict]) -> Mapping[Key, Conflict]:
    """Many months between two papers as their year; a year beside its told months falls away."""
    many = int(case.option("conflicts.months_as_year", 3))
    by_year: dict[Key, list[Key]] = defaultdict(list)
    for key in found:
        if figures.is_month(key[1]):
            by_year[(key[0], key[1][:4], key[2])].append(key)
    told = dict(found)
    for year, months in by_year.items():
        if len(months) < many:
            told.pop(year, None)
            continue
        told.setdefault(year, found[months[0]])
        for month in months:
            told.pop(month)
    return told


def pairs(given: Iterable[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Every two figures of a key that may be held against each other."""
    for one, other in combinations(given, 2):
        if one.amount and other.amount and figures.comparable(one, other):
            yield one, other
