"""What stands in the way of reading: damaged, encrypted, empty, copied, unclear and blank papers.

In: every row of the inventory. Out: one finding a row at most. A damaged office file that was opened as the archive it is made of is told once,
as the file it is; its members say nothing of their own. A filled paper in which another's "XX公司" was left over is no filled paper.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from evidencekit import names
from evidencekit.checks import _common
from evidencekit.model import Case, Document, FileRole, FileStatus, Finding, Nature, StatementKind

_BY_STATUS = {
    FileStatus.UNREADABLE: "file-unreadable",
    FileStatus.ENCRYPTED: "file-encrypted",
    FileStatus.EMPTY: "file-empty",
}
_OFFICE = frozenset(
    [
        ".docx",
        ".docm",
        ".xlsx",
        ".xlsm",
        ".xlsb",
        ".pptx",
        ".pptm",
        ".odt",
        ".ods",
        ".odp",
        ".ofd",
        ".doc",
        ".xls",
        ".ppt",
        ".wps",
        ".et",
        ".dps",
    ]
)
_LEFT_OVER = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,4}[XxＸ×*]{2,}|某某?)[\u4e00-\u9fff]{0,6}(?:公司|企业|工厂|单位|厂)$"
)


def check(case: Case) -> Iterator[Finding]:
    """File findings in the order of rows."""
    damaged = frozenset(
        document.path
        for document in case.documents
        if _office(document) and document.role is FileRole.CONTAINER
    )
    for document in case.documents:
        if damaged and any(str(parent) in damaged for parent in PurePosixPath(document.path).parents):
            continue
        if document.path in damaged:
            yield _tell(case, document, "file-unreadable")
        elif code := _code(case, document):
            yield _tell(case, document, code)


def _office(document: Document) -> bool:
    return PurePosixPath(document.path).suffix.lower() in _OFFICE


def _code(case: Case, document: Document) -> str:
    if document.role is FileRole.SKIPPED:
        return ""
    if document.status in _BY_STATUS:
        return _BY_STATUS[document.status]
    if document.role is FileRole.CONTAINER:
        return ""
    if document.duplicate_of is not None:
        return "file-duplicate"
    if document.classification.nature is not Nature.FILLED or _left_over(case, document):
        return "document-blank"
    return "needs-review" if document.classification.needs_review else ""


def _left_over(case: Case, document: Document) -> bool:
    """Whether a placeholder for the company's name stands where the client's own never does."""
    left = any(
        row.kind is StatementKind.PLACEHOLDER and _LEFT_OVER.match(row.key)
        for row in document.reading.statements
    )
    return left and bool(case.client_name) and names.key(case.client_name) not in names.key(document.text)


def _tell(case: Case, document: Document, code: str) -> Finding:
    evidence = (document.classification.nature_place,) if document.classification.nature_place else ()
    return _common.about(
        case,
        code,
        document,
        evidence=evidence if code == "document-blank" else (),
        values=_values(case, document, code),
        typed=code == "document-blank",
        advice=code == "needs-review",
    )


def _values(case: Case, document: Document, code: str) -> dict[str, str]:
    original = case.by_id.get(document.duplicate_of or "")
    nature = document.classification.nature
    nature = Nature.TEMPLATE if nature is Nature.FILLED else nature
    return {
        "names": original.path if original else "",
        "reason": _guesses(case, document) if code == "needs-review" else _reason(case, document),
        "actual": case.pack.words.say(f"nature.{nature.value}"),
    }


def _guesses(case: Case, document: Document) -> str:
    guesses = [guess for guess, _ in document.classification.runners_up[:2] if guess != "other"]
    return case.pack.words.say("doubt.type", names=_common.type_names(case, guesses) or "—")


def _reason(case: Case, document: Document) -> str:
    if document.reason is None:
        return ""
    return case.pack.words.say(f"file_reasons.{document.reason.code}", **document.reason.values)
