"""One fault, one gap: what follows from another finding is not told again.

In: the findings of all checks. Out: the same without those that another one explains. A paper of somebody else is told as that, not by its code, address,
scope or surveillance as well. Of figures, the wrong cell is told at the most useful place: findings about one cell are one, and a finding that only
computes with a cell already told as wrong falls away.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from evidencekit.model import Case, Finding, GapKind, Place

#: What a foreign paper's own faults are not worth telling, beside whose it is.
_OF_HOLDER = frozenset(
    {
        "identifier-mismatch",
        "identifier-invalid",
        "address-mismatch",
        "scope-mismatch",
        "surveillance-missing",
    }
)
#: Findings about figures: of two about one cell, the earlier is told; with a cell told by an earlier one, a later one is not computed.
_ABOUT_CELL = (
    "unit-conflict", "factor-mismatch", "sum-mismatch", "balance-mismatch", "ratio-mismatch", "change-mismatch",
    "attribution-mismatch", "value-conflict", "threshold-not-met", "anomaly-unanswered",
)  # fmt: skip
_COMPUTED = (
    "unit-conflict", "factor-mismatch", "sum-mismatch", "balance-mismatch", "value-conflict", "ratio-mismatch",
    "change-mismatch", "attribution-mismatch", "threshold-not-met", "anomaly-unanswered",
)  # fmt: skip


def keep(case: Case, findings: Iterable[Finding]) -> list[Finding]:
    """The findings that stand for themselves, in their order."""
    every = list(findings)
    dropped = {id(finding) for finding in _of_strangers(case, every)}
    dropped |= {id(finding) for finding in _of_cells(every)}
    return [finding for finding in every if id(finding) not in dropped]


def _of_strangers(case: Case, findings: Sequence[Finding]) -> Iterable[Finding]:
    """Faults of papers that are somebody else's; a copied procedure stays the client's own."""
    foreign = {id for finding in findings if finding.code == "holder-mismatch" for id in finding.documents}
    for finding in findings:
        if finding.code in _OF_HOLDER and foreign.intersection(finding.documents):
            kinds = (case.pack.doc_types.get(case.by_id[id].doc_type) for id in finding.documents)
            if not any(kind is not None and kind.layer is GapKind.INSTITUTIONAL for kind in kinds):
                yield finding


def _of_cells(findings: Sequence[Finding]) -> Iterable[Finding]:
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.code in _ABOUT_CELL and finding.evidence:
            by_code[finding.code].append(finding)
    told: dict[Place, Finding] = {}
    same: set[int] = set()
    for code in _ABOUT_CELL:
        for finding in by_code[code]:
            if told.setdefault(finding.evidence[0], finding).code != code:
                same.add(id(finding))
                yield finding
    wrong: set[Place] = set()
    summed: set[Place] = set()
    for code in _COMPUTED:
        kept = [finding for finding in by_code[code] if id(finding) not in same]
        for finding in kept:
            inside = code == "value-conflict" and not summed.isdisjoint(finding.evidence)
            if inside or not wrong.isdisjoint(finding.evidence[1:]):
                yield finding
            elif code == "sum-mismatch":
                summed.update(finding.evidence)
        wrong.update(finding.evidence[0] for finding in kept)
