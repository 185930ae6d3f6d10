"""Coefficients, and energy kinds against their sum.

In: FACTOR quantities, amounts of energy kinds and of comprehensive energy; reference values of corpora (lexicon.coefficients).
Out: factor-mismatch for a printed coefficient that no lawful value explains: the standard's reference, the equivalent value range of
electricity, a measured value within `factors.measured_percent` of the reference; and for one metric computed with different coefficients in
compared years. sum-mismatch where comprehensive energy follows from its kinds neither with the paper's own coefficients nor with the standard's.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product

from evidencekit import figures, lexicon
from evidencekit.figures import Figure
from evidencekit.model import Case, Document, Finding, QuantityRole

_KINDS = ("electricity", "natural_gas", "lpg", "steam", "heat", "diesel", "gasoline", "coal", "water")


def check(case: Case) -> Iterator[Finding]:
    """Factors of each paper, then its comprehensive energy."""
    for document in case.papers:
        stated = _stated(document)
        for metric, factors in stated.items():
            for figure in factors:
                if not _lawful(case, metric, figure):
                    yield _told(case, figure, metric)
                    break
        yield from _comprehensive(case, document, stated)


def _stated(document: Document) -> Mapping[str, list[Figure]]:
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


def _lawful(case: Case, metric: str, figure: Figure) -> bool:
    references = _references(metric)
    if not references or figure.quantity.confidence < 0.8:
        return True
    percent = Decimal(str(case.option("factors.measured_percent", 20)))
    for reference in references:
        if reference.base_measure != figure.quantity.base_measure:
            continue
        low = reference.low - reference.low * percent / 100
        high = reference.high + reference.high * percent / 100
        if low <= figure.amount <= high:
            return True
    return not any(reference.base_measure == figure.quantity.base_measure for reference in references)


def _told(case: Case, figure: Figure, metric: str) -> Finding:
    values = "、".join(
        f"{figures.show(r.low, 4)}{r.base_measure}" for r in lexicon.coefficients().get(metric, ())
    )
    found = figures.finding(case, "factor-mismatch", figure, expected=values)
    subject = {"metric": metric, "document": figure.document.path}
    return Finding(found.code, subject, found.documents, found.evidence, found.values, found.doc_types)


def _comprehensive(
    case: Case, document: Document, stated: Mapping[str, Sequence[Figure]]
) -> Iterator[Finding]:
    amounts: dict[tuple[str, str], dict[str, Figure]] = defaultdict(dict)
    doubtful: set[tuple[str, str]] = set()
    for quantity in document.reading.quantities:
        if quantity.role not in figures.AMOUNTS or quantity.base_value is None or quantity.per:
            continue
        key = (quantity.period, quantity.unit)
        known = amounts[key].get(quantity.metric)
        if known is not None and known.amount != quantity.base_value:
            doubtful.add(key)
        amounts[key][quantity.metric] = Figure(document, quantity)
    for key, kinds in amounts.items():
        whole = kinds.get("comprehensive_energy")
        parts = [kinds[metric] for metric in _KINDS if metric in kinds]
        if whole is None or len(parts) < 2 or key in doubtful or whole.quantity.confidence < 0.8:
            continue
        computed = _nearest(whole, parts, stated)
        if computed is not None:
            yield figures.finding(
                case,
                "sum-mismatch",
                whole,
                evidence=parts,
                expected=f"{figures.show(computed / 1000)}tce",
                difference=figures.show((whole.amount - computed) / 1000),
            )


def _nearest(
    whole: Figure, parts: Sequence[Figure], stated: Mapping[str, Sequence[Figure]]
) -> Decimal | None:
    """None when some lawful choice of coefficients explains the total; the nearest computed value (kgce) else."""
    choices = [_choices(part, stated) for part in parts]
    if not all(choices):
        return None
    best: Decimal | None = None
    for combination in product(*choices):
        computed = sum(
            (part.amount * factor for part, factor in zip(parts, combination, strict=True)), Decimal(0)
        )
        if abs(computed - whole.amount) <= max(whole.slack, abs(whole.amount) / 200):
            return None
        if best is None or abs(computed - whole.amount) < abs(best - whole.amount):
            best = computed
    return best


def _choices(part: Figure, stated: Mapping[str, Sequence[Figure]]) -> list[Decimal]:
    """kgce per base unit: the paper's own, the standard's, and nothing at all for water (a medium, often left out)."""
    metric = part.quantity.metric
    own = [figure.amount for figure in stated.get(metric, ())]
    references = [value for r in lexicon.coefficients().get(metric, ()) for value in {r.low, r.high}]
    return list(dict.fromkeys([*own, *references, *([Decimal(0)] if metric == "water" else [])]))[:6]
