"""Quantities to compare: with their document, their base unit and their rounding.

Rounding is understood from the printed decimals: a printed value stands for any value within half a unit of its last decimal.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from evidencekit import lexicon
from evidencekit.model import Case, Document, Finding, Place, Quantity, QuantityRole

HALF = Decimal("0.5")
AMOUNTS = (QuantityRole.VALUE, QuantityRole.TOTAL)

_BOUNDS = frozenset("≤≥<>＜＞≦≧")
_NUMERALS = str.maketrans("0123456789", "〇一二三四五六七八九")
_ORDINAL = re.compile(
    r"(?:第|[Nn][Oo]\.?)?([\d〇一二三四五六七八九十]{1,3})(?:[#号])?(?=车间|线|分厂|厂|工段|班|组|机|炉)"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity and the paper it stands in; `parts`: the printed figures that a computed one was added up from."""

    document: Document
    quantity: Quantity
    parts: "tuple[Figure, ...]" = ()

    @property
    def amount(self) -> Decimal:
        """In the base unit where known, as printed else."""
        base = self.quantity.base_value
        return base if base is not None else self.quantity.value

    @property
    def slack(self) -> Decimal:
        """Half a unit of the last printed decimal, in the unit of `amount`; of a sum the slack of all its parts; a nought is one."""
        if self.parts:
            return sum((part.slack for part in self.parts), Decimal(0))
        if not self.quantity.value:
            return Decimal(0)
        printed = HALF.scaleb(-self.quantity.decimals)
        base, value = self.quantity.base_value, self.quantity.value
        return abs(printed * base / value) if base is not None and value else printed

    @property
    def unit(self) -> str:
        """The workshop, line or equipment in its comparable form; "" for the whole plant."""
        return unit_key(self.quantity.unit)


# --- names of workshops -----------------------------------------------------------------------------------------


@cache
def _unit_words() -> tuple[re.Pattern[str], frozenset[str]]:
    words = lexicon.read("judging_words")["units"]
    return re.compile(rf"^(?:{lexicon.alternation(words['heading'])})\s*[:：]\s*"), frozenset(words["plant"])


@lru_cache(maxsize=8192)
def unit_name(name: str) -> str:
    """A workshop's name as the paper has it, without what stands before it; "" for the whole plant.

    >>> unit_name("计量点：喷涂车间"), unit_name("全厂合计")
    ('喷涂车间', '')
    """
    if not name:
        return ""
    heading, plant = _unit_words()
    bare = heading.sub("", name).strip()
    return "" if bare in plant else bare


@lru_cache(maxsize=8192)
def unit_key(name: str) -> str:
    """The form in which two writings of one workshop's name are equal.

    >>> unit_key("第3车间") == unit_key("三车间") == unit_key("3# 车间")
    True
    """
    return comparable_text(unit_name(name))


@lru_cache(maxsize=512)
def comparable_text(text: str) -> str:
    """Words without spaces and marks, numbers of workshops in one writing: a unit's key is looked for in it."""
    bare = re.sub(r"[\s,.、:;()\[\]\"'-]+", "", unicodedata.normalize("NFKC", text))
    return _ORDINAL.sub(lambda match: match[1].translate(_NUMERALS), bare)


# --- the figures of a case --------------------------------------------------------------------------------------


def figures(case: Case, roles: Sequence[QuantityRole] = AMOUNTS) -> Iterator[Figure]:
    """The figures of these roles, paper by paper."""
    if len(roles) == 1:
        yield from case.recall(_by_role).get(roles[0], ())
        return
    for figure in case.recall(_all):
        if figure.quantity.role in roles:
            yield figure


def _all(case: Case) -> tuple[Figure, ...]:
    return tuple(
        Figure(document, quantity)
        for document in case.papers
        for quantity in document.reading.quantities
        if not _is_bound(quantity)
    )


def _is_bound(quantity: Quantity) -> bool:
    """Whether a figure read as a value is printed as a bound (≤50)."""
    return quantity.role in AMOUNTS and quantity.place.quote.lstrip()[:1] in _BOUNDS


def _by_role(case: Case) -> Mapping[QuantityRole, Sequence[Figure]]:
    roles: dict[QuantityRole, list[Figure]] = defaultdict(list)
    for figure in case.recall(_all):
        roles[figure.quantity.role].append(figure)
    return roles


def legible(case: Case, *found: Figure) -> bool:
    """Whether they were read surely enough (`legible.figure`) to be held against anybody."""
    floor = float(case.option("legible.figure", "0.8"))
    return all(figure.quantity.confidence >= floor for figure in found)


def by_table(document: Document) -> Mapping[int, list[Figure]]:
    """The amounts of a paper by table number; figures of sentences are left out."""
    tables: dict[int, list[Figure]] = defaultdict(list)
    for quantity in document.reading.quantities:
        if quantity.at is not None:
            tables[quantity.at.table].append(Figure(document, quantity))
    return tables


def added_up(parts: Sequence[Figure], period: str) -> Figure:
    """One figure for all of *parts* (of one paper, metric, unit), over *period*."""
    first = parts[0]
    known = all(part.quantity.base_value is not None for part in parts)
    whole = replace(
        first.quantity,
        period=period,
        role=QuantityRole.TOTAL,
        value=sum((part.quantity.value for part in parts), Decimal(0)),
        base_value=sum((part.amount for part in parts), Decimal(0)) if known else None,
        decimals=max(part.quantity.decimals for part in parts),
        confidence=min(part.quantity.confidence for part in parts),
        at=None,
    )
    return Figure(first.document, whole, tuple(parts))


# --- periods ----------------------------------------------------------------------------------------------------


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


def months_of(year: str) -> tuple[str, ...]:
    """The twelve months of a calendar year."""
    return tuple(f"{year}-{number:02d}" for number in range(1, 13))


# --- comparing and showing --------------------------------------------------------------------------------------


def comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures can be added or held against each other: both in one base unit, or printed in one unit."""
    left, right = one.quantity, other.quantity
    if left.base_value is not None and right.base_value is not None:
        return left.base_measure == right.base_measure
    return left.base_value is None and right.base_value is None and left.measure == right.measure


def places(found: Iterable[Figure]) -> tuple[Place, ...]:
    """Their places, once each, the first twelve; of a sum those of its parts."""
    printed = (figure for whole in found for figure in (whole.parts or (whole,)))
    return tuple(dict.fromkeys(figure.quantity.place for figure in printed))[:12]


def show(value: Decimal, decimals: int = 2) -> str:
    """A number as a person writes it: no exponent, no idle zeros."""
    text = f"{value:.{max(decimals, 0)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def printed(figure: Figure) -> str:
    """A figure as printed, with its unit."""
    return f"{show(figure.quantity.value, figure.quantity.decimals)}{figure.quantity.measure}"


def in_measure(figure: Figure, amount: Decimal) -> str:
    """An amount (base unit) in the unit of measure in which *figure* is printed."""
    scale = figure.quantity.value / figure.amount if figure.amount else Decimal(1)
    decimals = max(figure.quantity.decimals, 2 if abs(scale) < 1 else 0)
    return f"{show(amount * scale, decimals)}{figure.quantity.measure}"


def metric_name(case: Case, metric: str) -> str:
    """The Chinese name of a metric; the paper's own name for another."""
    return case.pack.words.entries.get(f"metric.{metric}", metric)


def where(figure: Figure) -> str:
    """The paper and the cell or page in which a figure stands, with the figure."""
    place = figure.quantity.place
    spot = place.cell or (f"P{place.page}" if place.page else "")
    return f"{figure.document.path}{f'（{spot}）' if spot else ''}：{printed(figure)}"


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
    subject: Mapping[str, str] | None = None,
    values: Mapping[str, str] | None = None,
) -> Finding:
    """A finding about a figure: subject metric, period, unit, document (or *subject*); both cells as evidence; the recomputed value in words."""
    quantity = figure.quantity
    unit = unit_name(quantity.unit)
    keys = {"metric": quantity.metric, "period": quantity.period}
    if with_unit:
        keys["unit"] = unit
    if with_document:
        keys["document"] = figure.document.path
    involved = (figure, *evidence)
    return Finding(
        code=code,
        subject=dict(subject) if subject is not None else keys,
        documents=tuple(dict.fromkeys(item.document.id for item in involved)),
        evidence=places(involved),
        values={
            "document": figure.document.path,
            "doc_type": _type_name(case, figure.document),
            "metric": metric_name(case, quantity.metric),
            "period": quantity.period,
            "unit": unit,
            "actual": printed(figure),
            "expected": expected,
            "difference": difference,
            "names": "；".join(dict.fromkeys(where(item) for item in evidence[:3])),
            **(values or {}),
        },
        doc_types=tuple(dict.fromkeys(item.document.doc_type for item in involved)),
        advice=advice,
    )


def _type_name(case: Case, document: Document) -> str:
    known = case.pack.doc_types.get(document.doc_type)
    return known.title if known else document.doc_type
