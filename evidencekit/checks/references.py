"""References of the self-evaluation report to its proofs.

In: REFERENCE and CLAIM statements of self-evaluation papers; paths and titles of the folder. Out: reference-broken for a paper that is
nowhere; claim-unsupported is told where a row claims points and names no proof at all. A numbered reference is judged only where the folder's own names
use such numbers (at least `references.numbered_share` of them resolve), since many folders do not.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from rapidfuzz import fuzz

from evidencekit import topics
from evidencekit.model import Case, Document, Finding, Statement, StatementKind

_SELF = ("self_evaluation_report", "application_form", "third_party_evaluation_report")
_NUMBER = re.compile(r"\d+(?:[.-]\d+)*")
_TITLE = re.compile(r"《([^《》]{2,60})》")

#: A title and a file that holds it differ by year, company name and 关于…的; titles of other papers score under 70.
SAME_TITLE = 80.0


def check(case: Case) -> Iterator[Finding]:
    """Broken references of every self-evaluation paper, once a reference."""
    for document in case.of_type(*_SELF):
        rows = [row for row in document.reading.statements if row.kind is StatementKind.REFERENCE]
        yield from _titled(case, document, rows)
        yield from _numbered(case, document, rows)


def _broken(case: Case, document: Document, row: Statement, reference: str) -> Finding:
    return Finding(
        code="reference-broken",
        subject={"reference": reference},
        documents=(document.id,),
        evidence=(row.place,),
        values={"reference": reference, "document": document.path},
        doc_types=(document.doc_type,),
    )


def _titled(case: Case, document: Document, rows: list[Statement]) -> Iterator[Finding]:
    for row in rows:
        title = row.values.get("title", "") or _title_in(row.key)
        if title and not _found_by_title(case, document, title):
            yield _broken(case, document, row, title)


def _title_in(words: str) -> str:
    match = _TITLE.search(words)
    return match[1] if match else ""


def _found_by_title(case: Case, document: Document, title: str) -> bool:
    wanted = topics.key(title)
    for other in case.documents:
        if other.id == document.id:
            continue
        stem = PurePosixPath(other.path).stem
        for candidate in (other.classification.title, stem, *other.path.split("/")[:-1]):
            if candidate and (
                wanted in candidate or fuzz.partial_ratio(wanted, topics.key(candidate)) >= SAME_TITLE
            ):
                return True
        if title in other.text[:400]:
            return True
    return False


def _numbered(case: Case, document: Document, rows: list[Statement]) -> Iterator[Finding]:
    numbered = [
        row for row in rows if not (row.values.get("title") or _title_in(row.key)) and _NUMBER.search(row.key)
    ]
    numbered = [row for row in numbered if row.values.get("form", "") != "page"]
    if not numbered:
        return
    resolved = {row.key: _found_by_number(case, row.key) for row in numbered}
    share = float(case.option("references.numbered_share", 0.5))
    if sum(resolved.values()) < share * len(resolved):
        return
    for row in numbered:
        if not resolved[row.key]:
            yield _broken(case, document, row, row.key)


def _found_by_number(case: Case, reference: str) -> bool:
    """A path part that carries the reference's words and number (附件3, 证明材料03) or starts with the number (3.营业执照)."""
    match = _NUMBER.search(reference)
    if match is None:
        return False
    number = match[0].lstrip("0") or "0"
    word = reference[: match.start()].strip("见详（(第 ")
    for other in case.documents:
        for part in other.path.split("/"):
            leading = _NUMBER.match(part)
            if leading and (leading[0].lstrip("0") or "0") == number:
                return True
            if word and re.search(rf"{re.escape(word)}\s*0*{re.escape(number)}(?!\d)", part):
                return True
    return False
