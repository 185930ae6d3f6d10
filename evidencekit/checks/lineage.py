"""The energy data's path from the meter to the result: who answers for each link, and on which form.

In: the papers of the energy_data chain, RESPONSIBLE statements, people and departments named. Out: clause-missing as advice, one a type of paper, where
none of its papers names a responsible department or person (从业者复盘: 每一个环节都需有明确的责任部门、固定的输出格式和存档路径).
"""

from collections.abc import Iterator

from evidencekit.checks import _common
from evidencekit.model import Case, Document, Finding, StatementKind


def check(case: Case) -> Iterator[Finding]:
    """One piece of advice a type at most."""
    for doc_type in _common.option_words(case, "lineage.types"):
        papers = [
            d for d in case.of_type(doc_type) if _common.enough_read(case, d) and not _common.scanned(d)
        ]
        if papers and not any(_answered(document) for document in papers):
            names = case.pack.words.say("form.responsible")
            yield _common.about(case, "clause-missing", papers[0], values={"names": names}, advice=True)


def _answered(document: Document) -> bool:
    """Whether a department, a form or somebody who made or approved it is named."""
    return (
        any(row.kind is StatementKind.RESPONSIBLE for row in document.reading.statements)
        or any(person.sheet_role == "approval" for person in document.reading.participants)
        or document.first("department") is not None
    )
