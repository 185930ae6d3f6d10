"""Nonconformities that nobody closed.

In: NONCONFORMITY rows of audit reports and nonconformity papers, CLOSURE rows, corrective actions. Out: nonconformity-open, one a
reference; a question where an audit says that it found none at all. Closed: its own row says so, a closure or a corrective action names its number, or the corrective action's paper tells of the same fact.
"""

from collections.abc import Iterator

from evidencekit import topics
from evidencekit.checks import _common
from evidencekit.model import Case, Document, Finding, Statement, StatementKind

_SOURCES = ("nonconformity_report", "internal_audit_report", "third_party_evaluation_report")
_ANSWERS = ("corrective_action_report", "nonconformity_report", "management_review")
#: A fact told again in the corrective action shares most of its words.
SAME_FACT = 80.0


def check(case: Case) -> Iterator[Finding]:
    """Open nonconformities, once a reference."""
    yield from _none_found(case)
    told: set[str] = set()
    for document in case.of_type(*_SOURCES):
        for row in document.reading.statements:
            if row.kind is not StatementKind.NONCONFORMITY:
                continue
            reference = row.key or row.values.get("fact", "")[:24]
            if not reference or reference in told:
                continue
            told.add(reference)
            if not _closed(case, document, row):
                yield Finding(
                    code="nonconformity-open",
                    subject={"reference": reference},
                    documents=(document.id,),
                    evidence=(row.place,),
                    values={
                        "reference": reference,
                        "document": document.path,
                        "actual": row.values.get("fact", ""),
                    },
                    doc_types=("nonconformity_report", "corrective_action_report"),
                )


def _none_found(case: Case) -> Iterator[Finding]:
    """An internal audit that never finds anything, by its own words and without any nonconformity in the folder."""
    rule = case.pack.chains.get("internal_audit")
    words = [pattern for stage in rule.stages for pattern in stage.patterns] if rule else []
    found = any(
        row.kind is StatementKind.NONCONFORMITY
        for document in case.of_type(*_SOURCES)
        for row in document.reading.statements
    )
    reports = case.of_type("internal_audit_report")
    if found or case.of_type("nonconformity_report") or not reports:
        return
    if all(any(pattern in "".join(report.text.split()) for pattern in words) for report in reports):
        yield _common.doubtful(case, reports[-1], "no-nonconformity")


def _closed(case: Case, document: Document, row: Statement) -> bool:
    if row.values.get("closed") == "yes":
        return True
    fact = topics.key(row.values.get("fact", ""))
    for answer in case.of_type(*_ANSWERS):
        closures = [other for other in answer.reading.statements if other.kind is StatementKind.CLOSURE]
        if row.key and any(other.key == row.key for other in closures):
            return True
        if answer.doc_type != "corrective_action_report" and answer.id != document.id:
            continue
        names_it = bool(row.key and row.key in answer.text) or _tells(answer, fact)
        if closures and (names_it or (answer.id == document.id and _single(document))):
            return True
    return False


def _tells(answer: Document, fact: str) -> bool:
    if len(fact) < 6:
        return False
    facts = [topics.key(row.values.get("fact", "")) for row in answer.reading.statements]
    return fact in answer.text or any(other and topics.likeness(fact, other) >= SAME_FACT for other in facts)


def _single(document: Document) -> bool:
    """A form about one nonconformity: its closure is that one's."""
    return sum(row.kind is StatementKind.NONCONFORMITY for row in document.reading.statements) == 1
