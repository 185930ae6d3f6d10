"""Papers by their titles: which types a title names, which papers of the folder carry it. Indexed once a case, so that many titles cost little."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from rapidfuzz import fuzz, process

from evidencekit import topics
from evidencekit.model import Case, Document

#: A title and a file that holds it differ by year, company name and 关于…的; titles of other papers score under 70.
SAME_TITLE = 80.0


def types_of(case: Case, title: str) -> tuple[str, ...]:
    """The types whose names a title carries, the longest name first; none where it is a general word."""
    bare = "".join(title.split())
    found = [(len(name), kind) for name, kind in case.recall(_names) if name in bare]
    longest = max((length for length, _ in found), default=0)
    return tuple(dict.fromkeys(kind for length, kind in found if length == longest))


def _names(case: Case) -> tuple[tuple[str, str], ...]:
    """The plain names of types, with their types."""
    return tuple(
        (name, kind.id)
        for kind in case.pack.doc_types.values()
        for name in dict.fromkeys((*kind.title.split("/"), *kind.cues.titles))
        if len(name) >= 3 and not name.startswith("/") and kind.id != "other"
    )


def carries(case: Case, title: str, besides: Document) -> bool:
    """Whether some paper of the folder carries a title: in its own title, its file's or folder's name, or its first lines."""
    wanted = topics.key(title)
    names = case.recall(_carriers)
    exact = (index for name, indexes in names.items() if wanted and wanted in name for index in indexes)
    if any(case.documents[index].id != besides.id for index in exact):
        return True
    close = process.extract(
        wanted, list(names), scorer=fuzz.partial_ratio, score_cutoff=SAME_TITLE, limit=None
    )
    near = (index for name, _, _ in close if len(name) >= 3 for index in names[name])
    if any(case.documents[index].id != besides.id for index in near):
        return True
    return any(title in document.text[:400] for document in case.documents if document.id != besides.id)


def _carriers(case: Case) -> Mapping[str, Sequence[int]]:
    """Every title, file name and folder name in its comparable form, with the papers that carry it."""
    names: dict[str, list[int]] = defaultdict(list)
    for index, document in enumerate(case.documents):
        for name in dict.fromkeys(_of(document)):
            if name:
                names[name].append(index)
    return names


def _of(document: Document) -> Iterator[str]:
    path = PurePosixPath(document.path)
    yield topics.key(document.classification.title)
    for part in (path.stem, *path.parts[:-1]):
        yield topics.key(part)


def numbers_in_names(case: Case) -> frozenset[tuple[str, str]]:
    """The numbers that file and folder names carry: (word before, number); "" for one that leads the name (3.营业执照)."""
    return case.recall(_numbers)


def _numbers(case: Case) -> frozenset[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for part in {part for document in case.documents for part in document.path.split("/")}:
        digits = ""
        word = ""
        for index, char in enumerate(f"{part} "):
            if char.isdigit():
                if not digits:
                    word = part[max(index - 6, 0) : index].rstrip()
                digits += char
            elif digits:
                found.add((word, digits.lstrip("0") or "0"))
                digits = ""
    return frozenset(found)
