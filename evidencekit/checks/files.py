"""What stands in the way of reading: damaged, encrypted, empty, copied, unclear and blank papers, and versions that differ.

In: every row of the inventory. Out: one finding a row at most, except that a blank paper may be a copy as well.
"""

from collections.abc import Iterator

from evidencekit.checks import _common
from evidencekit.model import Case, Document, FileRole, FileStatus, Finding, Nature

_BY_STATUS = {
    FileStatus.UNREADABLE: "file-unreadable",
    FileStatus.ENCRYPTED: "file-encrypted",
    FileStatus.EMPTY: "file-empty",
}


def check(case: Case) -> Iterator[Finding]:
    """File findings in the order of rows."""
    for document in case.documents:
        code = _code(document)
        if code:
            yield _common.about(
                case, code, document, values=_values(case, document), typed=code == "document-blank"
            )


def _code(document: Document) -> str:
    if document.role is FileRole.SKIPPED:
        return ""
    if document.status in _BY_STATUS:
        return _BY_STATUS[document.status]
    if document.role is FileRole.CONTAINER:
        return ""
    if document.duplicate_of is not None:
        return "file-duplicate"
    if document.classification.nature is not Nature.FILLED:
        return "document-blank"
    return "needs-review" if document.classification.needs_review else ""


def _values(case: Case, document: Document) -> dict[str, str]:
    original = case.by_id.get(document.duplicate_of or "")
    guesses = "、".join(
        f"{_common.type_name(case, guess)}"
        for guess, _ in document.classification.runners_up[:2]
        if guess != "other"
    )
    reason = ""
    if document.reason:
        reason = case.pack.words.say(f"file_reasons.{document.reason.code}", **document.reason.values)
    return {
        "names": original.path if original else guesses,
        "reason": reason,
        "actual": case.pack.words.say(f"nature.{document.classification.nature.value}"),
    }
