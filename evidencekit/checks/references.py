"""References of the self-evaluation report to its proofs.

In: REFERENCE and CLAIM statements of self-evaluation papers, their own list of materials, paths, titles and pages of the folder. Out: reference-broken for a
title that no paper carries and a number that neither the paper's list nor the folder's names know; for an entry of the list whose kind of paper is nowhere and
that no requirement asks for anyway; for a page beyond the binder's last. Numbers are judged where the paper has a list, or where the folder's own
names use such numbers (at least `references.numbered_share` of them resolve), since many folders do not.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from evidencekit.checks import _common, _titles, claims
from evidencekit.model import Case, Document, Finding, Place, Statement, StatementKind

_SELF = ("self_evaluation_report", "application_form", "third_party_evaluation_report")
_NUMBER = re.compile(r"\d+(?:[.-]\d+)*")


def check(case: Case) -> Iterator[Finding]:
    """Broken references of every self-evaluation paper, once a reference."""
    for document in case.of_type(*_SELF):
        told: set[str] = set()
        for reference, place, types in _broken(case, document):
            if reference not in told:
                told.add(reference)
                yield _tell(document, place, reference, types)


def _broken(case: Case, document: Document) -> Iterator[tuple[str, Place, tuple[str, ...]]]:
    """Reference, place and types of what is not there."""
    rows = [row for row in document.reading.statements if row.kind is StatementKind.REFERENCE]
    rows += [cited for row in document.reading.statements for cited in _indexed(row)]
    for row in rows:
        title = row.values.get("title", "")
        types = _titles.types_of(case, title) if title else ()
        if title and not _there(case, document, title, types):
            yield (row.key if _NUMBER.match(row.key.lstrip(_words(row.key))) else title), row.place, types
    yield from _numbered(case, document, rows)
    yield from _listed(case, document)
    yield from _wrong_pages(case, document)
    for row in rows:
        last = row.values.get("to") or (_NUMBER.search(row.key) or [""])[0]
        if (
            row.values.get("form") == "page"
            and last.isdigit()
            and int(last) > (_binder(case, document) or int(last))
        ):
            yield row.key, row.place, ()


def _indexed(row: Statement) -> Iterator[Statement]:
    """What the index column of a claimed row points at: numbers of materials, or bare numbers and pages."""
    index = row.values.get("index", "") if row.kind is StatementKind.CLAIM else ""
    words = _common.judging_words("materials", "cited")
    for piece in re.split(words["between"], index):
        match = re.fullmatch(words["number"], piece.strip())
        if match is None:
            continue
        page = not match["word"] or bool(match["page"])
        key = f"{words['page'].format(number=match['n'])}" if page else f"{match['word']}{match['n']}"
        values = {"form": "page" if page else "number", "to": match["to"] or ""}
        yield Statement(StatementKind.REFERENCE, key, row.place, values, row.confidence)


def _words(key: str) -> str:
    """The characters before the number of a key (附件17 → 附件)."""
    return (_NUMBER.split(key) or [key])[0]


def _there(case: Case, document: Document, title: str, types: tuple[str, ...]) -> bool:
    """Whether a titled paper is in the folder: by its title, or a paper of its kind; what may lie in an unread file is there."""
    if case.may_hide(types) or (types and case.of_type(*types)):
        return True
    return _titles.carries(case, title, document)


# --- numbers -----------------------------------------------------------------------------------------------------


def materials(document: Document) -> Mapping[str, str]:
    """The paper's own list of materials, title by number: the lines or clauses under its heading."""
    entry, annex, heading = _list_patterns()
    tail = heading.split(document.text, maxsplit=1)
    if len(tail) < 2:
        return {}
    found = {match[1].lstrip("0"): match[2].strip() for match in entry.finditer(tail[1])}
    for match in annex.finditer(tail[1]):
        found.setdefault(match[1].lstrip("0"), match[2].strip())
    return found


@cache
def _list_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = _common.judging_words("materials")
    return (
        re.compile(words["entry"], re.MULTILINE),
        re.compile(words["annex"]),
        re.compile(words["heading"], re.MULTILINE),
    )


def _numbered(
    case: Case, document: Document, rows: Sequence[Statement]
) -> Iterator[tuple[str, Place, tuple[str, ...]]]:
    own = materials(document)
    inside = tuple(_common.judging_words("materials", "inside"))
    cited = {
        row.key: row
        for row in rows
        if row.values.get("form") == "number" and not row.key.startswith(inside) and _NUMBER.search(row.key)
    }
    resolved = {key: _resolves(case, key, own) for key in cited}
    share = float(case.option("references.numbered_share", 0.5))
    enough = int(case.option("references.list_entries", 3))
    if len(own) < enough and sum(resolved.values()) < share * len(resolved):
        return
    for key, row in cited.items():
        if not resolved[key]:
            yield key, row.place, ()


def _resolves(case: Case, key: str, own: Mapping[str, str]) -> bool:
    """A number of the paper's list, of a file's name (附件3, 证明材料03), or that leads one (3.营业执照)."""
    match = _NUMBER.search(key)
    number = (match[0] if match else "").lstrip("0") or "0"
    word = _words(key)
    if number in own:
        return True
    return any(
        found == number and (not before or (word and before.endswith(word)))
        for before, found in _titles.numbers_in_names(case)
    )


def _listed(case: Case, document: Document) -> Iterator[tuple[str, Place, tuple[str, ...]]]:
    """Entries of the list whose kind is nowhere in the folder; a kind that a requirement asks for is told by completeness."""
    asked = case.recall(_asked)
    for number, title in materials(document).items():
        types = _titles.types_of(case, title)
        if not types or any(kind in asked for kind in types) or document.opening is None:
            continue
        if not _there(case, document, title, types):
            yield f"{number} {title}", document.opening, types


def _asked(case: Case) -> frozenset[str]:
    return frozenset(
        proof.types[0]
        for indicator in case.pack.indicators
        for proof in indicator.proofs
        if proof.absence == "missing" and proof.types
    )


# --- pages -------------------------------------------------------------------------------------------------------


def _binder(case: Case, document: Document) -> int | None:
    """The last page of the file in which report and proofs are bound together; None where there is none."""
    pages: dict[str, list[int]] = {}
    for other in case.documents:
        if other.pages and not other.whole_file:
            pages.setdefault(other.path, []).append(other.pages[1])
    many = int(case.option("references.binder_papers", 8))
    bound = [max(last) for path, last in pages.items() if path == document.path or len(last) >= many]
    return max(bound, default=None)


def _wrong_pages(case: Case, document: Document) -> Iterator[tuple[str, Place, tuple[str, ...]]]:
    """Pages of the binder that an index names for a requirement, and that show papers of other kinds alone."""
    bound = [other for other in case.papers if other.pages and not other.whole_file]
    if not bound or _binder(case, document) is None:
        return
    for claim in claims.matched(case, document):
        fitting = {doc_type for proof in claim.indicator.proofs for doc_type in proof.types}
        for cited in _indexed(claim.row):
            first = (_NUMBER.search(cited.key) or [""])[0]
            if cited.values["form"] != "page" or not first.isdigit():
                continue
            low, high = int(first), int(cited.values["to"] or first)
            shown = [o for o in bound if o.pages and o.pages[0] <= high and o.pages[1] >= low]
            if shown and all(_surely_other(other, fitting) for other in shown):
                yield cited.key, cited.place, ()


def _surely_other(document: Document, fitting: set[str]) -> bool:
    told = document.classification
    return document.doc_type not in fitting and document.doc_type != "other" and told.confidence >= 0.8


def _tell(document: Document, place: Place, reference: str, types: tuple[str, ...]) -> Finding:
    return Finding(
        code="reference-broken",
        subject={"reference": reference},
        documents=(document.id,),
        evidence=(place,),
        values={"reference": reference, "document": document.path},
        doc_types=(*types, document.doc_type),
    )
