"""Papers that nobody answers for: a type that must carry a signature or seal has neither.

In: types with `seal`, their marks. Out: seal-missing. A line for it left blank speaks, in a text also that there is no mark at all. A scan without any line
and any mark is a question: a seal has no colour on a picture without colours, and may have been read as letters.
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
        if not sealed(document) and _common.enough_read(case, document):
            yield _unsealed(case, document)


def _unsealed(case: Case, document: Document) -> Finding:
    floor = float(case.option("legible.mark", "0.7"))
    blank = tuple(mark.place for mark in document.reading.marks if mark.confidence >= floor)
    if _common.scanned(document) and not blank:
        return _common.doubtful(case, document, "seal")
    return _common.about(case, "seal-missing", document, evidence=blank[:2])


def sealed(document: Document) -> bool:
    """Whether a seal or signature was seen."""
    return any(mark.kind in _GIVEN for mark in document.reading.marks)
