"""Units that slip or lack.

In: what papers state for one key (checks/conflicts.py), amounts of data papers. Out: unit-conflict at the paper that stands alone by 10³ or 10⁴,
once a paper and metric; and for a data paper whose figures of a metric carry no unit anywhere, neither beside them nor in its text. A scan may have
lost the line that says it: it is not told.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from evidencekit import figures, lexicon
from evidencekit.checks import _common, _slips, conflicts
from evidencekit.figures import Figure
from evidencekit.model import Case, Document, FileStatus, Finding, GapKind


def check(case: Case) -> Iterator[Finding]:
    """Slips between papers, then papers without units."""
    told: set[tuple[str, str]] = set()
    for given in case.recall(conflicts.stated).values():
        for one, other in conflicts.pairs(given):
            if _slips.factor(one, other) is None:
                continue
            odd, right = _odd_first(case, one, other, given)
            key = (odd.quantity.metric, odd.document.path)
            if key not in told:
                told.add(key)
                yield _conflict(case, odd, right)
    for document in case.papers:
        yield from _without(case, document)


def _odd_first(case: Case, one: Figure, other: Figure, given: Sequence[Figure]) -> tuple[Figure, Figure]:
    """The one that fewer others agree with, then the other; of two alone, the later paper first."""
    friends = [sum(conflicts.agree(case, figure, third) for third in given) for figure in (one, other)]
    return (one, other) if friends[0] < friends[1] else (other, one)


def _conflict(case: Case, odd: Figure, right: Figure) -> Finding:
    return figures.finding(
        case,
        "unit-conflict",
        odd,
        evidence=(right,),
        expected=figures.printed(right),
        subject={"metric": odd.quantity.metric, "document": odd.document.path},
    )


def _without(case: Case, document: Document) -> Iterator[Finding]:
    kind = case.pack.doc_types.get(document.doc_type)
    if kind is None or kind.layer is not GapKind.DATA or document.status is not FileStatus.READ:
        return
    if _common.scanned(document) or _unit_words().search(document.text):
        return
    by_metric: dict[str, list[Figure]] = defaultdict(list)
    for quantity in document.reading.quantities:
        if quantity.role in figures.AMOUNTS and quantity.metric in _common.option_words(
            case, "units.metrics"
        ):
            by_metric[quantity.metric].append(Figure(document, quantity))
    for metric, same in by_metric.items():
        if len(same) >= 2 and not any(figure.quantity.measure for figure in same):
            yield figures.finding(
                case, "unit-conflict", same[0], evidence=same[1:3],
                subject={"metric": metric, "document": document.path},
            )  # fmt: skip


@cache
def _unit_words() -> re.Pattern[str]:
    """Any writing of a unit of energy, mass or volume."""
    words = _common.judging_words("units", "measures")
    return re.compile(lexicon.alternation(words), re.IGNORECASE)
