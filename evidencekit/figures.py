"""Quantities to compare: with their document, their base unit and their rounding.

Rounding is understood from the printed decimals: a printed value stands for any value within half a unit of its last decimal.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from evidencekit.model import Case, Document, Finding, Place, Quantity, QuantityRole

HALF = Decimal("0.5")
AMOUNTS = (QuantityRole.VALUE, QuantityRole.TOTAL)


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity and the paper it stands in."""

    document: Document
    quantity: Quantity

    @property
    def amount(self) -> Decimal:
        """In the base unit where known, as printed else."""
        base = self.quantity.base_value
        return base if base is not None else self.quantity.value

    @property
    def slack(self) -> Decimal:
        """Half a unit of the last printed decimal, in the unit of `amount`."""
        printed = HALF.scaleb(-self.quantity.decimals)
        base, value = self.quantity.base_value, self.quantity.value
        return abs(printed * base / value) if base is not None and value else printed


def figures(case: Case, roles: Sequence[QuantityRole] = AMOUNTS) -> Iterator[Figure]:
    """The figures of these roles, paper by paper."""
    for document in case.papers:
        for quantity in document.reading.quantities:
            if quantity.role in roles:
                yield Figure(document, quantity)


def by_table(document: Document) -> Mapping[int, list[Figure]]:
    """The amounts of a paper by table number; figures of sentences are left out."""
    tables: dict[int, list[Figure]] = defaultdict(list)
    for quantity in document.reading.quantities:
        if quantity.at is not None:
            tables[quantity.at.table].append(Figure(document, quantity))
    return tables


def is_month(period: str) -> bool:
    """Whether a period is a single month (YYYY-MM)."""
    return len(period) == 7 and period[4] == "-"


def is_year(period: str) -> bool:
    """Whether a period is a calendar year (YYYY)."""
    return len(period) == 4


@lru_cache(maxsize=4096)
def inside(month: str, period: str) -> bool:
    """Whether a month lies in a longer period ("" holds every month)."""
    if not is_month(month) or month == period:
        return False
    if not period:
        return True
    if is_year(period):
        return month.startswith(period)
    first, _, last = period.partition("/")
    return bool(last) and first[:7] <= month <= last[:7]


def comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures can be added or held against each other: both in one base unit, or printed in one unit."""
    left, right = one.quantity, other.quantity
    if left.base_value is not None and right.base_value is not None:
        return left.base_measure == right.base_measure
    return left.base_value is None and right.base_value is None and left.measure == right.measure


def places(found: Iterable[Figure]) -> tuple[Place, ...]:
    """Their places, once each, the first twelve."""
    return tuple(dict.fromkeys(figure.quantity.place for figure in found))[:12]


def show(value: Decimal, decimals: int = 2) -> str:
    """A number as a person writes it: no exponent, no idle zeros."""
    text = f"{value:.{max(decimals, 0)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def printed(figure: Figure) -> str:
    """A figure as printed, with its unit."""
    return f"{show(figure.quantity.value, figure.quantity.decimals)}{figure.quantity.measure}"


def metric_name(case: Case, metric: str) -> str:
    """The Chinese name of a metric; the paper's own name for another."""
    return case.pack.words.entries.get(f"metric.{metric}", metric)


def finding(
    case: Case,
    code: str,
    figure: Figure,
    *,
    evidence: Sequence[Figure] = (),
    expected: str = "",
    difference: str = "",
    with_unit: bool = True,
    with_document: bool = True,
    advice: bool = False,
) -> Finding:
    """A finding about a figure: subject metric, period, unit, document; both cells as evidence; the recomputed value in words."""
    quantity = figure.quantity
    subject = {"metric": quantity.metric, "period": quantity.period}
    if with_unit:
        subject["unit"] = quantity.unit
    if with_document:
        subject["document"] = figure.document.path
    involved = (figure, *evidence)
    return Finding(
        code=code,
        subject=subject,
        documents=tuple(dict.fromkeys(item.document.id for item in involved)),
        evidence=places(involved),
        values={
            "document": figure.document.path,
            "metric": metric_name(case, quantity.metric),
            "period": quantity.period,
            "unit": quantity.unit,
            "actual": printed(figure),
            "expected": expected,
            "difference": difference,
            "names": "；".join(f"{item.document.path}：{item.quantity.place.quote}" for item in evidence[:3]),
        },
        doc_types=tuple(dict.fromkeys(item.document.doc_type for item in involved)),
        advice=advice,
    )
