"""What comes in must go out: waste by generation, use, disposal and store; manifests and ledger; water by intake and discharge; rates to 100 %.

In: labelled amounts of ledgers and statistics, listed manifests, rates. Out: balance-mismatch, one a metric and period: opening + generated = used +
disposed + closing, kind by kind and for all kinds together. A side printed for all kinds goes before the sum of the kinds; opening and closing count
as nothing where they are not named, and what is left over without a column for the store is not told. Tolerance: the rounding of every
printed part, at least `tolerances.balance_percent`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import product

from evidencekit import figures, lexicon
from evidencekit.checks import _common
from evidencekit.figures import Figure
from evidencekit.model import Case, Document, Finding, QuantityRole, StatementKind

_WASTE = ("solid_waste", "hazardous_waste")
#: period → kind ("" for all kinds) → side → the figure of it.
_Book = Mapping[str, Mapping[str, Mapping[str, Figure]]]


def check(case: Case) -> Iterator[Finding]:
    """Balances of ledgers, manifests, water and rates."""
    for document in case.of_type(*_common.judging_words("balance", "types")):
        for metric in _WASTE:
            for table in _tables(document, metric):
                yield from _waste(case, _book(table))
    yield from _manifests(case)
    yield from _rates(case)
    yield from _water(case)


# --- waste -------------------------------------------------------------------------------------------------------


@cache
def _sides() -> Mapping[str, tuple[str, ...]]:
    return {side: tuple(words) for side, words in _common.judging_words("balance", "sides").items()}


def _side(label: str) -> str:
    return next((side for side, words in _sides().items() if any(word in label for word in words)), "")


@cache
def _side_words() -> re.Pattern[str]:
    return re.compile(
        f"(?:{lexicon.alternation([word for words in _sides().values() for word in words])})量?|合计|小计|总计"
    )


def _tables(document: Document, metric: str) -> Iterable[Sequence[Figure]]:
    tables: dict[int, list[Figure]] = defaultdict(list)
    for quantity in document.reading.quantities:
        if quantity.metric != metric or quantity.at is None or not _side(quantity.label):
            continue
        if quantity.role in (*figures.AMOUNTS, QuantityRole.SUBTOTAL):
            tables[quantity.at.table].append(Figure(document, quantity))
    return tables.values()


def _kind(figure: Figure) -> str:
    """What is balanced: the waste's name in row or column, "" for all kinds."""
    return figure.unit or "".join(_side_words().sub(" ", figure.quantity.label).split())


def _book(table: Sequence[Figure]) -> _Book:
    """The table by period, kind and side; several rows of one kind in a period are added up, printed totals go before them."""
    rows: dict[tuple[str, str, str], dict[bool, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in table:
        quantity = figure.quantity
        key = (quantity.period, _kind(figure), _side(quantity.label))
        rows[key][quantity.role is not QuantityRole.VALUE].append(figure)
    book: dict[str, dict[str, dict[str, Figure]]] = defaultdict(lambda: defaultdict(dict))
    for (period, kind, side), found in rows.items():
        chosen = found[True] or found[False]
        book[period][kind][side] = chosen[0] if len(chosen) == 1 else figures.added_up(chosen, period)
    return book


def _waste(case: Case, book: _Book) -> Iterator[Finding]:
    for period, kinds in book.items():
        accounts = {kind: sides for kind, sides in kinds.items() if kind and _complete(sides)}
        for sides in accounts.values():
            yield from _judge(case, book, period, sides)
        whole = _whole(kinds, period)
        if _complete(whole) and not (accounts and any(figure.parts for figure in whole.values())):
            yield from _judge(case, book, period, whole)


def _complete(sides: Mapping[str, Figure]) -> bool:
    return "generated" in sides and bool({"used", "disposed"} & set(sides))


def _whole(kinds: Mapping[str, Mapping[str, Figure]], period: str) -> Mapping[str, Figure]:
    """All kinds together: the printed whole of a side, else the sum of its kinds."""
    whole = dict(kinds.get("", {}))
    for side in _sides():
        parts = [sides[side] for kind, sides in kinds.items() if kind and side in sides]
        if side not in whole and parts:
            whole[side] = parts[0] if len(parts) == 1 else figures.added_up(parts, period)
    return whole


def _judge(case: Case, book: _Book, period: str, sides: Mapping[str, Figure]) -> Iterator[Finding]:
    if not figures.legible(case, *sides.values()):
        return
    left = _amount(sides, "generated")
    out = _amount(sides, "used") + _amount(sides, "disposed")
    percent = Decimal(str(case.option("tolerances.balance_percent", "1.0")))
    slack = max(sum((f.slack for f in sides.values()), Decimal(0)), abs(left) * percent / 100)
    stores = list(product(_stores(book, period, sides, "opening"), _stores(book, period, sides, "closing")))
    misses = [left + opening - out - closing for opening, closing in stores]
    miss = min(misses, key=abs)
    if abs(miss) <= slack or (miss > 0 and "closing" not in sides):
        return
    first = sides["generated"]
    yield figures.finding(
        case,
        "balance-mismatch",
        first,
        evidence=[figure for side, figure in sides.items() if side != "generated"],
        expected=figures.in_measure(first, left - miss),
        difference=figures.in_measure(first, abs(miss)),
        with_unit=False,
        with_document=False,
    )


def _amount(sides: Mapping[str, Figure], side: str) -> Decimal:
    return sides[side].amount if side in sides else Decimal(0)


def _stores(book: _Book, period: str, sides: Mapping[str, Figure], side: str) -> set[Decimal]:
    """What the store may have been: as printed; for a year also as its first month opened or its last month closed."""
    found = {_amount(sides, side)}
    if side == "opening" and side not in sides:
        found |= _last_closing(book, period, sides)
    months = sorted(month for month in book if figures.inside(month, period))
    if months and figures.is_year(period) and side in sides:
        kind = _kind(sides[side])
        edge = book[months[0] if side == "opening" else months[-1]].get(kind, {}).get(side)
        if edge is not None:
            found.add(edge.amount)
    return found


def _last_closing(book: _Book, period: str, sides: Mapping[str, Figure]) -> set[Decimal]:
    """What the month before left in store, where the table names no opening."""
    before = [
        month for month in book if figures.is_month(month) and figures.is_month(period) and month < period
    ]
    if not before or "closing" not in sides:
        return set()
    closed = book[max(before)].get(_kind(sides["closing"]), {}).get("closing")
    return {closed.amount} if closed is not None else set()


# --- manifests against the ledger --------------------------------------------------------------------------------


def _manifests(case: Case) -> Iterator[Finding]:
    """More waste on a year's manifests than the ledger lets go; fewer may be a selection of them."""
    carried = _carried(case)
    for document in case.of_type(*_common.judging_words("balance", "types")):
        for table in _tables(document, "hazardous_waste"):
            for period, kinds in _book(table).items():
                gone = _whole(kinds, period)
                total = _amount(gone, "used") + _amount(gone, "disposed")
                papers = carried.get(period, [])
                if not papers or not total or "disposed" not in gone:
                    continue
                moved = sum((amount for _, amount in papers), Decimal(0))
                slack = max(gone["disposed"].slack, total / 100)
                if moved > total + slack:
                    yield _overcarried(case, gone["disposed"], papers, moved, total)


def _carried(case: Case) -> Mapping[str, list[tuple[Document, Decimal]]]:
    """Tonnes by year of the manifest, one sum a manifest number."""
    found: dict[str, list[tuple[Document, Decimal]]] = defaultdict(list)
    told: set[str] = set()
    for document in case.of_type("hazardous_waste_manifest"):
        number, issued = document.first("reference_no"), document.first("issue_date")
        amounts = [
            Decimal(row.values["quantity"])
            for row in document.reading.statements
            if row.kind is StatementKind.LISTED and _is_number(row.values.get("quantity", ""))
        ]
        if number is None or issued is None or number.normalized in told or _common.scanned(document):
            continue
        told.add(number.normalized)
        found[issued.normalized[:4]].append((document, sum(amounts, Decimal(0))))
    return found


def _is_number(written: str) -> bool:
    return written.replace(".", "", 1).isdigit()


def _overcarried(
    case: Case, gone: Figure, papers: Sequence[tuple[Document, Decimal]], moved: Decimal, total: Decimal
) -> Finding:
    finding = figures.finding(
        case,
        "balance-mismatch",
        gone,
        expected=f"{figures.show(moved)}t",
        difference=f"{figures.show(moved - total)}t",
        with_unit=False,
        with_document=False,
        values={"names": "；".join(document.path for document, _ in papers[:3])},
    )
    return _common.with_documents(finding, [document for document, _ in papers])


# --- water and rates ---------------------------------------------------------------------------------------------


def _rates(case: Case) -> Iterator[Finding]:
    """A rate that cannot pass 100 % and does; in a scan 18.0 % may have lost its point."""
    words = _common.judging_words("rates")
    for figure in figures.figures(case, (QuantityRole.SHARE,)):
        quantity = figure.quantity
        name = quantity.metric + quantity.label
        bounded = any(word in name for word in words["bounded"])
        if not bounded or any(word in name for word in words["unbounded"]) or 0 <= quantity.value <= 100:
            continue
        lost_point = _common.scanned(figure.document) and not quantity.decimals and quantity.value <= 1000
        if not lost_point and figures.legible(case, figure):
            yield figures.finding(
                case, "balance-mismatch", figure, expected="0—100%", with_unit=False, with_document=False
            )


def _water(case: Case) -> Iterator[Finding]:
    """Discharge cannot be more than intake."""
    by_period: dict[str, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures.figures(case):
        quantity = figure.quantity
        whole = figures.is_year(quantity.period) and not figure.unit and not quantity.per
        if quantity.metric in ("water", "wastewater") and whole:
            by_period[quantity.period][quantity.metric].append(figure)
    for found in by_period.values():
        if len({f.amount for f in found["water"]}) != 1 or len({f.amount for f in found["wastewater"]}) != 1:
            continue
        intake, discharge = found["water"][0], found["wastewater"][0]
        if not figures.comparable(intake, discharge) or not figures.legible(case, intake, discharge):
            continue
        if discharge.amount > intake.amount + intake.slack + discharge.slack:
            yield figures.finding(
                case,
                "balance-mismatch",
                discharge,
                evidence=(intake,),
                expected=f"≤{figures.printed(intake)}",
                difference=figures.in_measure(discharge, discharge.amount - intake.amount),
                with_unit=False,
                with_document=False,
            )
