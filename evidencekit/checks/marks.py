"""Papers that nobody answers for: a type that must carry a signature or seal has neither.

In: types with `seal`, their marks. Out: seal-missing. A text format cannot show a stamp: there only a line left blank, or no line at
all on a paper that has none, speaks; a scan with an unreadable part is left to a person.
"""

from collections.abc import Iterator

from evidencekit.checks import _common
from evidencekit.model import Case, Document, FileStatus, Finding, MarkKind

_GIVEN = (MarkKind.SEAL, MarkKind.SIGNATURE)


def check(case: Case) -> Iterator[Finding]:
    """One finding a paper at most."""
    for document in case.papers:
        kind = case.pack.doc_types.get(document.doc_type)
        if kind is None or not kind.seal or document.status is not FileStatus.READ:
            continue
        marks = document.reading.marks
        if any(mark.kind in _GIVEN for mark in marks):
            continue
        blank = tuple(mark.place for mark in marks if mark.kind not in _GIVEN)
        yield _common.about(case, "seal-missing", document, evidence=blank[:2])


def sealed(document: Document) -> bool:
    """Whether a seal or signature was seen."""
    return any(mark.kind in _GIVEN for mark in document.reading.marks)
