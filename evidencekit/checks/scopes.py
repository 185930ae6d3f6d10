"""What a certificate covers against what the factory makes.

In: scope fields of system certificates; products of the engagement file, else what the other certificates of the folder agree on. Out: scope-mismatch for a
scope of trade or services alone, and for one that names none of the products. Scopes word the same products differently: a shared word or a
likeness of `scope.alike` is enough.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from rapidfuzz import fuzz

from evidencekit import lexicon
from evidencekit.checks import _common, identity
from evidencekit.model import Case, Field, Finding

_SYSTEMS = ("quality_certificate", "ohs_certificate", "environmental_certificate", "energy_certificate")


def check(case: Case) -> Iterator[Finding]:
    """One finding a certificate at most."""
    certified = [
        (document, found)
        for document in case.of_type(*_SYSTEMS)
        if (found := document.first("scope")) is not None
        and found.confidence >= 0.8
        and identity.of_client(case, document)
    ]
    for document, found in certified:
        others = [other for paper, other in certified if paper.id != document.id]
        expected = _missed(case, found, others)
        if expected:
            evidence = (found.place, *(other.place for other in others[:1] if not case.engagement.products))
            values = {"actual": found.value, "expected": expected}
            yield _common.about(case, "scope-mismatch", document, evidence=evidence, values=values)


def _missed(case: Case, found: Field, others: Sequence[Field]) -> str:
    """What the scope does not cover; "" where it covers it or nobody can tell."""
    told = "、".join(case.engagement.products)
    wanted = list(case.engagement.products) or _agreed(tuple(sorted(other.normalized for other in others)))
    shown = told or (others[0].value if others else "")
    if not _makes(found.normalized):
        trades = any(word in found.normalized for word in _common.judging_words("scope", "trading"))
        return (shown or "、".join(wanted) or "—") if trades else ""
    if not wanted:
        return ""
    floor = float(case.option("scope.alike", 60))
    mine = terms(found.normalized)
    covered = any(_alike(one, other) >= floor for one in mine for other in wanted)
    return "" if covered or not mine else shown


def _makes(scope: str) -> bool:
    return any(word in scope for word in _common.judging_words("scope", "making"))


@lru_cache(maxsize=64)
def _agreed(scopes: tuple[str, ...]) -> list[str]:
    """The products that at least two other scopes name."""
    counted = [(terms(scope), count) for scope, count in Counter(scopes).items()]
    return [
        term
        for mine, _ in counted
        for term in mine
        if sum(count for theirs, count in counted if any(_alike(term, other) >= 80 for other in theirs)) >= 2
    ]


def _alike(one: str, other: str) -> float:
    return 100.0 if one in other or other in one else float(fuzz.ratio(one, other))


@cache
def _filler() -> re.Pattern[str]:
    words = _common.judging_words("scope")
    return re.compile(lexicon.alternation([*words["filler"], *words["making"], *words["trading"]]))


def terms(scope: str) -> list[str]:
    """The products that a scope names.

    >>> terms("注塑件、冲压件的生产及相关环境管理活动")
    ['注塑件', '冲压件']
    """
    parts = re.split(r"[、,，;；。()（）/]|及|和|与|的", scope)
    found = []
    for part in parts:
        bare = re.sub(r"\s+", "", part)
        left = _filler().sub("", bare)
        if len(left) >= 2 or (len(left) == 1 and len(bare) > 2 and left in "件品料"):
            found.append(bare if len(left) < 2 else _trimmed(bare))
    return found


def _trimmed(part: str) -> str:
    """A part without the activity written after or before the product."""
    words = _common.judging_words("scope")
    activity = lexicon.alternation(
        [*words["trading"], "生产", "制造", "加工", "设计", "研发", "组装", "开发"]
    )
    return re.sub(rf"^(?:{activity})+|(?:{activity})+$", "", part) or part
