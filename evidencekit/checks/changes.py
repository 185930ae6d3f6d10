"""Claimed rises and falls against the figures of the two periods; parts of a fall against the whole.

In: CHANGE and CONTRIBUTION quantities, amounts of both periods (in the same paper first, else in any other). Out: change-mismatch,
attribution-mismatch, attribution-unsupported (a project named without one of the four papers: approval, baseline, monitoring after, calculation).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from evidencekit import figures, topics
from evidencekit.checks import _common
from evidencekit.figures import Figure
from evidencekit.model import Case, Finding, Quantity, QuantityRole

_PROOFS = (
    "saving_project_approval",
    "energy_baseline",
    "post_retrofit_monitoring",
    "energy_saving_calculation",
)
_Key = tuple[str, str, str]


def check(case: Case) -> Iterator[Finding]:
    """Changes first, then attributions."""
    amounts = _amounts(case)
    for figure in figures.figures(case, (QuantityRole.CHANGE,)):
        yield from _change(case, figure, amounts)
    yield from _attributions(case)


def _amounts(case: Case) -> Mapping[_Key, Sequence[Figure]]:
    index: dict[_Key, list[Figure]] = defaultdict(list)
    for figure in figures.figures(case):
        quantity = figure.quantity
        index[(quantity.metric, quantity.period, quantity.unit)].append(figure)
    return index


def _pick(found: Sequence[Figure], document_id: str) -> Figure | None:
    """The one amount of a key: the paper's own, else the only one that all others agree on; None when it is not clear."""
    own = [figure for figure in found if figure.document.id == document_id]
    chosen = own or list(found)
    values = {figure.amount for figure in chosen}
    return chosen[0] if len(values) == 1 else None


def _change(case: Case, figure: Figure, amounts: Mapping[_Key, Sequence[Figure]]) -> Iterator[Finding]:
    quantity = figure.quantity
    if not quantity.period or not quantity.base_period or quantity.confidence < 0.8:
        return
    now = _pick(amounts.get((quantity.metric, quantity.period, quantity.unit), ()), figure.document.id)
    then = _pick(amounts.get((quantity.metric, quantity.base_period, quantity.unit), ()), figure.document.id)
    if now is None or then is None or not then.amount or not figures.comparable(now, then):
        return
    computed = (now.amount - then.amount) / then.amount * 100
    relative = then.slack / abs(then.amount) + (now.slack / abs(now.amount) if now.amount else Decimal(0))
    slack = figures.HALF.scaleb(-quantity.decimals) + abs(now.amount / then.amount) * relative * 100
    if abs(computed - quantity.value) <= slack:
        return
    yield figures.finding(
        case,
        "change-mismatch",
        figure,
        evidence=(then, now),
        expected=f"{figures.show(computed, max(quantity.decimals, 1))}%",
        difference=figures.show(quantity.value - computed, max(quantity.decimals, 1)),
        with_unit=False,
    )


def _attributions(case: Case) -> Iterator[Finding]:
    for document in case.papers:
        parts = [
            Figure(document, q)
            for q in document.reading.quantities
            if q.role is QuantityRole.CONTRIBUTION and q.project and not q.unit
        ]
        if not parts:
            continue
        yield from _whole(case, parts)
    yield from _unsupported(case)


def _whole(case: Case, parts: Sequence[Figure]) -> Iterator[Finding]:
    """Parts of one change add up to it; the same project named twice counts once."""
    document = parts[0].document
    once = {topics.project_key(part.quantity.project): part for part in parts}
    total = _claimed(document.reading.quantities, parts[0].quantity.metric)
    if total is None or len(once) < 2:
        return
    whole = Figure(document, total)
    computed = sum((abs(part.quantity.value) for part in once.values()), Decimal(0))
    slack = sum((figures.HALF.scaleb(-p.quantity.decimals) for p in (*once.values(), whole)), Decimal(0))
    if abs(computed - abs(total.value)) <= slack:
        return
    yield figures.finding(
        case,
        "attribution-mismatch",
        whole,
        evidence=tuple(once.values()),
        expected=f"{figures.show(computed)}%",
        difference=figures.show(abs(total.value) - computed),
        with_unit=False,
        with_document=False,
    )


def _claimed(quantities: Sequence[Quantity], metric: str) -> Quantity | None:
    changes = [q for q in quantities if q.role is QuantityRole.CHANGE and not q.unit]
    fitting = [q for q in changes if q.metric == metric] or changes
    return fitting[0] if fitting else None


def _unsupported(case: Case) -> Iterator[Finding]:
    named: dict[str, Figure] = {}
    for figure in figures.figures(case, (QuantityRole.CONTRIBUTION,)):
        if figure.quantity.project:
            named.setdefault(topics.project_key(figure.quantity.project), figure)
    for key, figure in named.items():
        present = _papers_of(case, key)
        for doc_type in _PROOFS:
            if doc_type in present or case.may_hide((doc_type,)):
                continue
            yield Finding(
                code="attribution-unsupported",
                subject={"project": figure.quantity.project, "doc_type": doc_type},
                documents=(figure.document.id,),
                evidence=(figure.quantity.place,),
                values={
                    "project": figure.quantity.project,
                    "doc_type": _common.type_name(case, doc_type),
                    "document": figure.document.path,
                    "actual": f"{figures.show(figure.quantity.value)}%",
                },
                doc_types=(doc_type, figure.document.doc_type),
            )


def _papers_of(case: Case, key: str) -> set[str]:
    """The types of papers about a project, by its name in field or title."""
    found: set[str] = set()
    for document in case.of_type(*_PROOFS):
        names = [field.normalized or field.value for field in document.fields_named("project")]
        names.append(document.classification.title)
        named = any(
            name and topics.likeness(key, topics.project_key(name)) >= topics.SAME_TOPIC for name in names
        )
        if named or (key and key in document.text):
            found.add(document.doc_type)
    return found
