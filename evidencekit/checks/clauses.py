"""Clauses that a type must have, by rules (`clauses.<doc_type>`: keys that must be stated).

In: CLAUSE statements of facts. Out: clause-missing, one a paper, naming all keys that lack.
"""

from collections.abc import Iterator

from evidencekit.checks import _common
from evidencekit.model import Case, FileStatus, Finding, StatementKind


def check(case: Case) -> Iterator[Finding]:
    """One finding a paper at most."""
    for document in case.papers:
        wanted = _common.option_words(case, f"clauses.{document.doc_type}")
        if not wanted or document.status is not FileStatus.READ:
            continue
        stated = {row.key for row in document.reading.statements if row.kind is StatementKind.CLAUSE}
        lacking = [key for key in wanted if not stated.intersection(key.split("|"))]
        if not lacking:
            continue
        words = "、".join(case.pack.words.say(f"clause.{key.split('|')[0]}") for key in lacking)
        yield _common.about(case, "clause-missing", document, values={"names": words})
