"""Claimed rises and falls against the figures of the two periods; parts of a fall against the whole.

In: CHANGE and CONTRIBUTION quantities, amounts of both periods (in the same paper first, else as all others agree). Out: change-mismatch,
attribution-mismatch, attribution-unsupported (a project named without one of the four papers: approval, baseline, monitoring after, calculation).
A month's change fits when it fits the month it names, the month before or the same month of the year before. Tolerance: printed digits.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from evidencekit import figures, topics
from evidencekit.checks import _common
from evidencekit.figures import Figure
from evidencekit.model import Case, Document, Finding, Quantity, QuantityRole

_PROOFS = (
    "saving_project_approval",
    "energy_baseline",
    "post_retrofit_monitoring",
    "energy_saving_calculation",
)
_Key = tuple[str, str, str]


def check(case: Case) -> Iterator[Finding]:
    """Changes first, then attributions."""
    yield from _changes(case)
    for document in case.papers:
        yield from _attributions(case, document)
    yield from _unsupported(case)


# --- changes -----------------------------------------------------------------------------------------------------


def _changes(case: Case) -> Iterator[Finding]:
    """Changes that do not hold; a column of which most do not is a column of something else."""
    judged: dict[tuple[str, str], list[Finding | None]] = defaultdict(list)
    for figure in figures.figures(case, (QuantityRole.CHANGE,)):
        told = _change(case, figure)
        if told is not _UNKNOWN:
            judged[(figure.document.id, figure.quantity.metric)].append(told)
    many = int(case.option("changes.column", 4))
    for results in judged.values():
        wrong = [told for told in results if told is not None]
        if len(results) < many or len(wrong) * 2 <= len(results):
            yield from wrong


def _amounts(case: Case) -> Mapping[_Key, Sequence[Figure]]:
    index: dict[_Key, list[Figure]] = defaultdict(list)
    for figure in figures.figures(case):
        index[(figure.quantity.metric, figure.quantity.period, figure.unit)].append(figure)
    return index


def _pick(case: Case, key: _Key, document: Document) -> Figure | None:
    """The one amount of a key: the paper's own, else the only one that all others agree on; None when it is not clear."""
    found = case.recall(_amounts).get(key, ())
    own = [figure for figure in found if figure.document.id == document.id]
    chosen = own or [f for f in found if f.document.doc_type in _common.option_words(case, "conflicts.types")]
    clear = len({figure.amount for figure in chosen}) == 1 and figures.legible(case, chosen[0])
    return chosen[0] if clear else None


#: What cannot be recomputed says nothing.
_UNKNOWN = Finding("", {})


def _change(case: Case, figure: Figure) -> Finding | None:
    """The mismatch of one claimed change; None where it holds, _UNKNOWN where nobody can tell."""
    quantity = figure.quantity
    if not quantity.period or not quantity.base_period or not figures.legible(case, figure):
        return _UNKNOWN
    now = _pick(case, (quantity.metric, quantity.period, figure.unit), figure.document)
    if now is None:
        return _UNKNOWN
    misses: list[tuple[Figure, Decimal]] = []
    for base in _bases(quantity):
        then = _pick(case, (quantity.metric, base, figure.unit), figure.document)
        if then is None or not then.amount or not figures.comparable(now, then):
            continue
        computed = (now.amount - then.amount) / abs(then.amount) * 100
        if abs(computed - quantity.value) <= _change_slack(quantity, now, then):
            return None
        misses.append((then, computed))
    if not misses or not _named(quantity, misses[0][0]):
        return _UNKNOWN
    return _mismatch(case, figure, now, *misses[0])


def _bases(quantity: Quantity) -> list[str]:
    """The period compared with, as named; of a month also the two that 环比 and 同比 may mean."""
    bases = [quantity.base_period]
    if figures.is_month(quantity.period):
        year, month = int(quantity.period[:4]), int(quantity.period[5:])
        bases.append(f"{year - 1}-{month:02d}")
        bases.append(f"{year - 1}-12" if month == 1 else f"{year}-{month - 1:02d}")
    return list(dict.fromkeys(bases))


def _named(quantity: Quantity, then: Figure) -> bool:
    """A mismatch with another base than the one named says nothing."""
    return then.quantity.period == quantity.base_period


def _change_slack(quantity: Quantity, now: Figure, then: Figure) -> Decimal:
    relative = then.slack / abs(then.amount) + (now.slack / abs(now.amount) if now.amount else Decimal(0))
    return figures.HALF.scaleb(-quantity.decimals) + abs(now.amount / then.amount) * relative * 100


def _mismatch(case: Case, figure: Figure, now: Figure, then: Figure, computed: Decimal) -> Finding:
    decimals = max(figure.quantity.decimals, 1)
    return figures.finding(
        case,
        "change-mismatch",
        figure,
        evidence=(then, now),
        expected=f"{figures.show(computed, decimals)}%",
        difference=figures.show(abs(figure.quantity.value - computed), decimals),
        with_unit=False,
    )


# --- parts of a change -------------------------------------------------------------------------------------------


def _attributions(case: Case, document: Document) -> Iterator[Finding]:
    groups: dict[tuple[str, str, str], dict[str, Figure]] = defaultdict(dict)
    for quantity in document.reading.quantities:
        if quantity.role is QuantityRole.CONTRIBUTION and quantity.project and not quantity.unit:
            key = (quantity.metric, quantity.period, quantity.measure)
            groups[key].setdefault(topics.project_key(quantity.project), Figure(document, quantity))
    for (metric, period, measure), parts in groups.items():
        total = _claimed(document.reading.quantities, metric, period, measure)
        if total is not None and len(parts) > 1:
            yield from _whole(case, Figure(document, total), tuple(parts.values()))


def _claimed(quantities: Sequence[Quantity], metric: str, period: str, measure: str) -> Quantity | None:
    """The change that the parts are parts of: of the same metric and period, else the paper's only one."""
    changes = [
        q
        for q in quantities
        if q.role is QuantityRole.CHANGE and not q.unit and q.measure.endswith("%") == measure.endswith("%")
    ]
    fitting = [q for q in changes if q.metric == metric and q.period == period]
    fitting = fitting or [q for q in changes if q.metric == metric]
    if fitting:
        return fitting[0]
    return changes[0] if len({q.value for q in changes}) == 1 else None


def _whole(case: Case, whole: Figure, parts: Sequence[Figure]) -> Iterator[Finding]:
    """Parts of one change add up to it; the same project named twice counts once."""
    computed = sum((abs(part.quantity.value) for part in parts), Decimal(0))
    slack = sum((figures.HALF.scaleb(-f.quantity.decimals) for f in (*parts, whole)), Decimal(0))
    claimed = abs(whole.quantity.value)
    if abs(computed - claimed) <= slack or not figures.legible(case, whole, *parts):
        return
    yield figures.finding(
        case,
        "attribution-mismatch",
        whole,
        evidence=parts,
        expected=f"{figures.show(computed)}{whole.quantity.measure}",
        difference=f"{figures.show(abs(claimed - computed))}{whole.quantity.measure}",
        with_unit=False,
        with_document=False,
    )


# --- papers of the projects named --------------------------------------------------------------------------------


def _unsupported(case: Case) -> Iterator[Finding]:
    named: dict[str, Figure] = {}
    for figure in figures.figures(case, (QuantityRole.CONTRIBUTION,)):
        if figure.quantity.project and topics.is_project(figure.quantity.project):
            named.setdefault(topics.project_key(figure.quantity.project), figure)
    for key, figure in named.items():
        present = _papers_of(case, key)
        for doc_type in _PROOFS:
            if doc_type not in present and not case.may_hide((doc_type,)):
                yield _lacking(case, figure, doc_type)


def _lacking(case: Case, figure: Figure, doc_type: str) -> Finding:
    project = figure.quantity.project
    return Finding(
        code="attribution-unsupported",
        subject={"project": project, "doc_type": doc_type},
        documents=(figure.document.id,),
        evidence=(figure.quantity.place,),
        values={
            "project": project,
            "doc_type": _common.type_name(case, doc_type),
            "document": figure.document.path,
            "actual": figures.printed(figure),
        },
        doc_types=(doc_type, figure.document.doc_type),
    )


def _papers_of(case: Case, key: str) -> set[str]:
    """The types of papers about a project, by its name in field or title, else in the text."""
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
