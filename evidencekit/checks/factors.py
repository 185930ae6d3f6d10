"""Coefficients, and energy kinds against their sum.

In: FACTOR quantities, amounts of energy kinds and of comprehensive energy; reference values of corpora (lexicon.coefficients).
Out: factor-mismatch for a printed coefficient that no lawful value explains (the standard's reference value, the range of the equivalent value of
electricity, a measured value within `factors.measured_percent` of them), and for one kind computed with different coefficients in two compared
years (`factors.years_percent`); a carbon factor follows its year's publication, so another year's is a question. sum-mismatch where comprehensive
energy follows from its kinds neither with the paper's own coefficients nor with the standard's.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product

from evidencekit import figures, lexicon
from evidencekit.figures import Figure
from evidencekit.model import Case, Document, Finding, QuantityRole

_KINDS = ("electricity", "natural_gas", "lpg", "steam", "heat", "diesel", "gasoline", "coal", "water")
#: From the lowest to the highest lawful coefficient, per base unit.
_Span = tuple[Decimal, Decimal]


def check(case: Case) -> Iterator[Finding]:
    """Factors of each paper, factors of its years, then its comprehensive energy."""
    for document in case.papers:
        if not document.reading.quantities:
            continue
        stated = _stated(document)
        wrong = [found for same in stated.values() if (found := _unlawful(case, same)) is not None]
        yield from wrong
        if not wrong:
            yield from _by_year(case, stated)
            yield from _comprehensive(case, document, stated)


# --- what a paper says it computes with --------------------------------------------------------------------------


def _stated(document: Document) -> Mapping[str, list[Figure]]:
    """Coefficients by energy kind, those in base units."""
    found: dict[str, list[Figure]] = defaultdict(list)
    for quantity in document.reading.quantities:
        if (
            quantity.role is QuantityRole.FACTOR
            and quantity.metric in _KINDS
            and quantity.base_value is not None
        ):
            found[quantity.metric].append(Figure(document, quantity))
    return found


def _references(metric: str) -> tuple[lexicon.Coefficient, ...]:
    return (*lexicon.coefficients().get(metric, ()), *lexicon.coefficients("carbon").get(metric, ()))


def _unlawful(case: Case, same: Sequence[Figure]) -> Finding | None:
    """The first of one kind's coefficients that nothing explains."""
    wrong = next((figure for figure in same if not _lawful(case, figure)), None)
    if wrong is None:
        return None
    metric, measure = wrong.quantity.metric, wrong.quantity.base_measure
    known = [r for r in _references(metric) if r.base_measure == measure]
    return figures.finding(
        case,
        "factor-mismatch",
        wrong,
        expected="、".join(dict.fromkeys(_shown(reference) for reference in known)),
        subject={"metric": metric, "document": wrong.document.path},
    )


def _shown(reference: lexicon.Coefficient) -> str:
    low, high = figures.show(reference.low, 4), figures.show(reference.high, 4)
    return f"{low if low == high else f'{low}—{high}'}{reference.base_measure}（{reference.kind}）"


def _lawful(case: Case, figure: Figure) -> bool:
    """Whether some reference in this unit of measure explains it; one without a reference is not judged."""
    known = [r for r in _references(figure.quantity.metric) if r.base_measure == figure.quantity.base_measure]
    if not known or not figures.legible(case, figure):
        return True
    part = Decimal(str(case.option("factors.measured_percent", 20))) / 100
    return any(r.low * (1 - part) <= figure.amount <= r.high * (1 + part) for r in known)


def _by_year(case: Case, stated: Mapping[str, Sequence[Figure]]) -> Iterator[Finding]:
    """One kind, two years, two coefficients."""
    percent = Decimal(str(case.option("factors.years_percent", 1)))
    for metric, same in stated.items():
        years: dict[tuple[str, str], Figure] = {}
        for figure in same:
            if figures.is_year(figure.quantity.period) and figures.legible(case, figure):
                years.setdefault((figure.quantity.base_measure, figure.quantity.period), figure)
        for (measure, year), figure in years.items():
            before = years.get((measure, str(int(year) - 1)))
            if before is None or abs(figure.amount - before.amount) <= before.amount * percent / 100:
                continue
            yield figures.finding(
                case,
                "factor-mismatch",
                figure,
                evidence=(before,),
                expected=f"{before.quantity.period}：{figures.printed(before)}",
                subject={"metric": metric, "document": figure.document.path},
                advice=measure.startswith("kgCO2"),
            )


# --- the sum of the kinds ----------------------------------------------------------------------------------------


def _comprehensive(
    case: Case, document: Document, stated: Mapping[str, Sequence[Figure]]
) -> Iterator[Finding]:
    for kinds in _together(case, document):
        whole = kinds.get("comprehensive_energy")
        parts = [kinds[metric] for metric in _KINDS if metric in kinds]
        if whole is None or len(parts) < 2 or whole.quantity.base_measure != "kgce":
            continue
        computed = _nearest(whole, parts, stated)
        if computed is not None:
            yield figures.finding(
                case,
                "sum-mismatch",
                whole,
                evidence=parts,
                expected=figures.in_measure(whole, computed),
                difference=figures.in_measure(whole, abs(whole.amount - computed)),
            )


def _together(case: Case, document: Document) -> Iterator[Mapping[str, Figure]]:
    """The energy kinds of one period and unit; groups in which a kind has two values, or one not legible, are not clear enough."""
    amounts: dict[tuple[str, str], dict[str, Figure]] = defaultdict(dict)
    doubtful: set[tuple[str, str]] = set()
    for quantity in document.reading.quantities:
        if quantity.role not in figures.AMOUNTS or quantity.base_value is None or quantity.per:
            continue
        figure = Figure(document, quantity)
        key = (quantity.period, figure.unit)
        known = amounts[key].setdefault(quantity.metric, figure)
        if known.amount != figure.amount or not figures.legible(case, figure):
            doubtful.add(key)
    for key, kinds in amounts.items():
        if key not in doubtful and "comprehensive_energy" in kinds:
            yield kinds


def _nearest(
    whole: Figure, parts: Sequence[Figure], stated: Mapping[str, Sequence[Figure]]
) -> Decimal | None:
    """None when some lawful choice of coefficients explains the total; the nearest computed value (kgce) else."""
    choices = [_spans(part, stated) for part in parts]
    if not all(choices):
        return None
    best: Decimal | None = None
    slack = max(whole.slack, abs(whole.amount) / 200)
    for combination in product(*choices):
        low = sum((p.amount * span[0] for p, span in zip(parts, combination, strict=True)), Decimal(0))
        high = sum((p.amount * span[1] for p, span in zip(parts, combination, strict=True)), Decimal(0))
        if low - slack <= whole.amount <= high + slack:
            return None
        for edge in (low, high):
            if best is None or abs(edge - whole.amount) < abs(best - whole.amount):
                best = edge
    return best


def _spans(part: Figure, stated: Mapping[str, Sequence[Figure]]) -> list[_Span]:
    """kgce per base unit: the paper's own, the standard's; nothing at all for water (a medium, often left out)."""
    metric, measure = part.quantity.metric, f"kgce/{part.quantity.base_measure}"
    own = [(f.amount, f.amount) for f in stated.get(metric, ()) if f.quantity.base_measure == measure]
    known = [(r.low, r.high) for r in lexicon.coefficients().get(metric, ()) if r.base_measure == measure]
    none = [(Decimal(0), Decimal(0))] if metric == "water" else []
    return list(dict.fromkeys([*own, *known, *none]))[:6]
