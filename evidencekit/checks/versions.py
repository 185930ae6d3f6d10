"""Versions of one paper that do not say the same.

In: families of papers that read alike (likeness). Out: version-conflict for each older version whose dates, figures or text differ from the
newest, which alone is used as evidence. Nothing is merged in silence: the differing words of both are shown.
"""

from collections.abc import Iterator

from evidencekit.checks import _common
from evidencekit.model import Case, Difference, Family, Finding


def check(case: Case) -> Iterator[Finding]:
    """One finding an older version."""
    for family in case.families:
        for id in family.documents:
            differences = [difference for difference in family.differences if difference.document == id]
            if id != family.newest and differences:
                yield _tell(case, family, id, differences)


def _tell(case: Case, family: Family, id: str, differences: list[Difference]) -> Finding:
    older, newest = case.by_id[id], case.by_id[family.newest]
    first = differences[0]
    found = _common.about(
        case,
        "version-conflict",
        older,
        evidence=_common.opening(older) + _common.opening(newest),
        values={
            "names": newest.path,
            "reference": newest.path,
            "actual": first.quote[:80],
            "expected": first.other_quote[:80],
        },
        typed=False,
    )
    return Finding(
        found.code,
        found.subject,
        (older.id, newest.id),
        found.evidence,
        found.values,
        found.doc_types,
        (),
        found.advice,
    )
