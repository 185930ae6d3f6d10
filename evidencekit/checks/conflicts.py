"""One figure in several papers, and units that slip.

In: amounts of whole periods, by metric, period and unit. Out: value-conflict where two papers differ by more than rounding and
`tolerances.conflict_percent` (bills against a ledger: `tolerances.bill_percent`); unit-conflict where they differ by just 10³ or 10⁴
(度 / 万度, kgce / tce), told at the paper that stands alone, and where a data paper prints no unit at all.
A paper with two different values of its own for a key is not clear enough to be held against another.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from evidencekit import figures
from evidencekit.figures import Figure
from evidencekit.model import Case, Finding, GapKind, QuantityRole

_SLIPS = (Decimal(1000), Decimal(10000))
#: Metrics that mean one thing in every paper; the rest differ by definition (areas, shares, money of unknown kind).
_COMPARED = (
    "electricity", "natural_gas", "lpg", "steam", "heat", "water", "reused_water", "diesel", "gasoline", "coal",
    "comprehensive_energy", "output", "output_value", "unit_energy", "carbon_emission", "solid_waste", "hazardous_waste", "wastewater",
)  # fmt: skip
_Key = tuple[str, str, str]


def check(case: Case) -> Iterator[Finding]:
    """Conflicts key by key, then papers without units."""
    keyed: dict[_Key, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures.figures(case):
        quantity = figure.quantity
        if (
            quantity.metric in _COMPARED
            and quantity.period
            and quantity.confidence >= 0.8
            and not quantity.per
        ):
            keyed[(quantity.metric, quantity.period, quantity.unit)][figure.document.id].append(figure)
    slipped: set[tuple[str, str]] = set()
    for by_document in keyed.values():
        stated = [only for found in by_document.values() if (only := _stated(found)) is not None]
        if len(stated) > 1:
            yield from _compare(case, stated, slipped)
    yield from _without_unit(case)


def _stated(found: Sequence[Figure]) -> Figure | None:
    """What a paper states for a key: its total where it has one, its only value else."""
    totals = [figure for figure in found if figure.quantity.role is QuantityRole.TOTAL]
    chosen = totals or list(found)
    return chosen[0] if len({figure.amount for figure in chosen}) == 1 else None


def _compare(case: Case, stated: Sequence[Figure], slipped: set[tuple[str, str]]) -> Iterator[Finding]:
    """Told once a key: the first two papers that do not agree, or the one that slipped."""
    for index, one in enumerate(stated):
        for other in stated[index + 1 :]:
            if (
                not figures.comparable(one, other)
                or not one.amount
                or not other.amount
                or _agree(case, one, other)
            ):
                continue
            if _slip(one, other):
                odd = _odd_one(one, other, stated)
                if (odd.quantity.metric, odd.document.path) not in slipped:
                    slipped.add((odd.quantity.metric, odd.document.path))
                    yield _unit_conflict(case, odd, other if odd is one else one)
                return
            if one.quantity.base_value is not None:
                yield _conflict(case, one, other)
                return


def _agree(case: Case, one: Figure, other: Figure) -> bool:
    kind = "bill" if "energy_bill" in (one.document.doc_type, other.document.doc_type) else "conflict"
    percent = Decimal(str(case.option(f"tolerances.{kind}_percent", "0.5")))
    allowed = max(one.slack + other.slack, max(abs(one.amount), abs(other.amount)) * percent / 100)
    return abs(one.amount - other.amount) <= allowed


def _slip(one: Figure, other: Figure) -> bool:
    high, low = sorted((abs(one.amount), abs(other.amount)), reverse=True)
    return any(abs(high / low - factor) <= factor / 200 for factor in _SLIPS)


def _odd_one(one: Figure, other: Figure, stated: Sequence[Figure]) -> Figure:
    """The one that fewer others agree with; of two alone, the later paper."""

    def friends(figure: Figure) -> int:
        return sum(
            not _slip(figure, third) and abs(figure.amount - third.amount) <= abs(figure.amount) / 50
            for third in stated
            if third.amount
        )

    return one if friends(one) < friends(other) else other


def _unit_conflict(case: Case, odd: Figure, other: Figure) -> Finding:
    found = figures.finding(case, "unit-conflict", odd, evidence=(other,), expected=figures.printed(other))
    return _with_subject(found, metric=odd.quantity.metric, document=odd.document.path)


def _with_subject(found: Finding, **subject: str) -> Finding:
    return Finding(
        found.code, subject, found.documents, found.evidence, found.values, found.doc_types, (), found.advice
    )


def _conflict(case: Case, one: Figure, other: Figure) -> Finding:
    return figures.finding(
        case,
        "value-conflict",
        one,
        evidence=(other,),
        expected=figures.printed(other),
        difference=figures.show(abs(one.amount - other.amount)),
        with_document=False,
    )


def _without_unit(case: Case) -> Iterator[Finding]:
    """A data paper whose figures of an energy metric carry no unit anywhere."""
    for document in case.papers:
        kind = case.pack.doc_types.get(document.doc_type)
        if kind is None or kind.layer is not GapKind.DATA:
            continue
        by_metric: dict[str, list[Figure]] = defaultdict(list)
        for quantity in document.reading.quantities:
            if quantity.role in figures.AMOUNTS and quantity.metric in _COMPARED[:11]:
                by_metric[quantity.metric].append(Figure(document, quantity))
        for metric, same in by_metric.items():
            if len(same) >= 2 and not any(figure.quantity.measure for figure in same):
                found = figures.finding(case, "unit-conflict", same[0], evidence=same[1:3])
                yield _with_subject(found, metric=metric, document=document.path)
