"""Which documents say the same: exact copies, and versions of one paper with what differs between them. Nothing is merged in silence.

A document's fingerprint is a bottom-k sketch of its character shingles: the share of common hashes among the smallest of two sketches
estimates their Jaccard likeness. Candidates come from buckets of the smallest hashes, so that work grows about linearly with the number
of documents; a bucket of boilerplate links neighbours only.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

from evidencekit.model import Difference, Document, Family, FileRole, FileStatus, Nature

#: Characters in a shingle, hashes kept, smallest hashes that make buckets, and the largest bucket compared pair by pair.
_SHINGLE, _SKETCH, _BUCKETS, _LARGEST = 5, 256, 24, 24
#: A shorter text says too little to be compared.
_SHORTEST = 60
#: Likeness from which two papers are versions: names that say so in one folder, the same name elsewhere or numbered, any other names.
#: An older version is no evidence any more, so that a series of alike records must not be taken for versions.
_MARKED, _NAMED, _UNNAMED = 0.45, 0.9, 0.95
#: Papers without a version issued so many days apart are records of a series (months, quarters, yearly notices).
_SERIES_DAYS = 20
#: So many differences are named.
_TOLD = 8

#: Fields that tell one paper of a series from the next: what differs in them is another paper, not another version.
_IDENTITY = ("period", "serial_no", "certificate_no", "topic", "project", "event_date", "person", "holder")

_MARK = re.compile(
    r"(?:终稿|定稿|最终版?|终版|初稿|草稿|送审稿|报批稿|征求意见稿|讨论稿|修订[版稿]?|修改[版稿]?|更新版?|最新版?|新版|旧版|盖章版?|扫描件?|扫描版"
    r"|复印件|电子版|副本|备份|清洁版|正式版|拷贝)\d{0,2}"
    r"|第[一二三四五六七八九十\d]+[版稿]|[vV]\d+(?:\.\d+)*|版本\d+(?:\.\d+)*|copy|final\d?|new|rev\.?[a-z\d]?|\(\d{1,2}\)"
)
_FINALITY = (("初稿", -2), ("草稿", -3), ("讨论稿", -2), ("征求意见稿", -2), ("旧版", -2), ("送审稿", -1), ("修订", 1), ("修改", 1), ("更新", 1),
             ("新版", 2), ("最新", 3), ("终稿", 3), ("定稿", 3), ("最终", 4), ("正式", 4), ("盖章", 4), ("final", 3))  # fmt: skip
_NUMBER_MARK = re.compile(r"\(\d{1,2}\)")
_EDITORIAL = re.compile(r"发布|实施|修订|生效|版本|编制|编写|审核|批准|签发|印发|制定|更新")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_DATE_MASK = re.compile(r"#年#?月?|#[-./]#([-./]#)?|#月#日")


def fingerprint(normal_text: str) -> frozenset[int]:
    """The sketch of a text: at most 256 hashes of its shingles, the smallest; empty for a text of fewer than 60 characters.

    >>> fingerprint("太短") == frozenset()
    True
    >>> fingerprint("绿色工厂" * 20) == fingerprint("绿色\\n工厂" * 20)
    True
    """
    import numpy as np

    bare = "".join(normal_text.split())
    if len(bare) < _SHORTEST:
        return frozenset()
    codes = np.frombuffer(bare.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    count = len(codes) - _SHINGLE + 1
    hashes = np.full(count, 0x9E3779B97F4A7C15, dtype=np.uint64)
    for offset in range(_SHINGLE):
        hashes = (hashes ^ codes[offset : offset + count]) * np.uint64(0xBF58476D1CE4E5B9)
        hashes ^= hashes >> np.uint64(29)
    hashes *= np.uint64(0x94D049BB133111EB)
    hashes ^= hashes >> np.uint64(32)
    distinct = np.unique(hashes)[:_SKETCH]
    return frozenset(int(value) for value in distinct)


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """The estimated Jaccard likeness of two texts by their sketches, 0 to 1; 0 if either is empty."""
    if not one or not other:
        return 0.0
    smallest = sorted(one | other)[: min(_SKETCH, max(len(one), len(other)))]
    return sum(value in one and value in other for value in smallest) / len(smallest)


def mark_copies(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The same documents, exact copies (same bytes, same pages) marked as duplicates of the first in path order."""
    firsts: dict[tuple[str, tuple[int, int] | None], str] = {}
    copies: dict[str, str] = {}
    for document in sorted(documents, key=lambda one: (one.path, one.pages or (0, 0))):
        if document.sha256 is None or not _can_be_copy(document):
            continue
        key = (document.sha256, document.pages)
        if key in firsts:
            copies[document.id] = firsts[key]
        else:
            firsts[key] = document.id
    return tuple(
        replace(document, duplicate_of=copies[document.id]) if document.id in copies else document
        for document in documents
    )


def _can_be_copy(document: Document) -> bool:
    unread = (FileStatus.EMPTY, FileStatus.SKIPPED)
    return document.role is FileRole.PAPER and document.status not in unread


def group(documents: Sequence[Document]) -> tuple[Family, ...]:
    """Families of versions: papers of one type that read alike, with what differs and which is the newest. Copies are left out."""
    papers = [
        one
        for one in documents
        if one.duplicate_of is None and one.fingerprint and one.role is FileRole.PAPER
    ]
    papers.sort(key=lambda one: (one.path, one.pages or (0, 0)))
    parents = {paper.id: paper.id for paper in papers}
    for one, other in _candidates(papers):
        if _versions(one, other):
            _join(parents, one.id, other.id)
    families: dict[str, list[Document]] = defaultdict(list)
    for paper in papers:
        families[_root(parents, paper.id)].append(paper)
    return tuple(_family(members) for members in families.values() if len(members) > 1)


def _candidates(papers: Sequence[Document]) -> Iterator[tuple[Document, Document]]:
    """Pairs that share a bucket, each once: by the smallest hashes of the text, and by name without its version marks."""
    buckets: dict[tuple[str, int | str], list[int]] = defaultdict(list)
    for index, paper in enumerate(papers):
        for value in sorted(paper.fingerprint)[:_BUCKETS]:
            buckets[(paper.doc_type, value)].append(index)
        buckets[(paper.doc_type, bare_name(paper.path))].append(index)
    seen: set[tuple[int, int]] = set()
    for members in buckets.values():
        pairs: Iterable[tuple[int, int]]
        pairs = combinations(members, 2) if len(members) <= _LARGEST else pairwise(members)
        for pair in pairs:
            if pair not in seen:
                seen.add(pair)
                yield papers[pair[0]], papers[pair[1]]


def bare_name(path: str) -> str:
    """A file's name without ending, version marks and separators.

    >>> bare_name("04/能源管理制度(终稿2).docx") == bare_name("能源管理制度 V1.2 修订.pdf")
    True
    """
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    unmarked = _MARK.sub("", stem.lower().replace("（", "(").replace("）", ")"))
    return re.sub(r"[\W_]+", "", unmarked)


def _versions(one: Document, other: Document) -> bool:
    if one.doc_type != other.doc_type or _apart(one, other):
        return False
    named = one.path != other.path and bare_name(one.path) == bare_name(other.path)
    marked = named and _folder(one) == _folder(other) and (_is_marked(one) or _is_marked(other))
    least = _MARKED if marked else _NAMED if named else _UNNAMED
    if likeness(one.fingerprint, other.fingerprint) < least:
        return False
    return marked or not _other_day(one, other)


def _folder(document: Document) -> str:
    return document.path.rpartition("/")[0]


def _is_marked(document: Document) -> bool:
    """Whether its name says that it is a version; a number in brackets may as well number a series."""
    marks = _MARK.findall(document.path.rsplit("/", 1)[-1].lower().replace("（", "(").replace("）", ")"))
    return any(not _NUMBER_MARK.fullmatch(mark) for mark in marks)


def _other_day(one: Document, other: Document) -> bool:
    """Whether the two tell of different days: a date differs that is not one of writing, approval or release."""
    return any(
        difference.kind == "date" and not _EDITORIAL.search(difference.quote)
        for difference in _differences(one, other)
    )


def _apart(one: Document, other: Document) -> bool:
    """Whether they are two papers of one series: another period, meter, person; pages of one binder; issued far apart; other numbers in their names."""
    for name in _IDENTITY:
        mine = {found.normalized or found.value for found in one.fields_named(name)}
        theirs = {found.normalized or found.value for found in other.fields_named(name)}
        if mine and theirs and not mine & theirs:
            return True
    if one.path == other.path or _issued_apart(one, other):
        return True
    numbers = [
        _DIGITS.findall(_MARK.sub("", paper.path.rsplit("/", 1)[-1].lower())) for paper in (one, other)
    ]
    return numbers[0] != numbers[1] and bool(numbers[0] and numbers[1])


def _issued_apart(one: Document, other: Document) -> bool:
    """Whether two records of a series were issued on days far apart; papers with a version of their own, or a mark of one in their name, are none."""
    days = [found.normalized for paper in (one, other) if (found := paper.first("issue_date"))]
    if len(days) < 2 or abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days) < _SERIES_DAYS:
        return False
    return not any(
        paper.first("version") or _MARK.search(paper.path.rsplit("/", 1)[-1].lower())
        for paper in (one, other)
    )


def _family(members: Sequence[Document]) -> Family:
    newest = max(members, key=_recency)
    differences = tuple(
        difference
        for member in members
        if member.id != newest.id
        for difference in _differences(member, newest)
    )
    return Family(tuple(member.id for member in members), newest.id, differences[:_TOLD])


def _recency(document: Document) -> tuple[bool, str, tuple[int, ...], int, str]:
    """Filled before draft, then the later issue, the higher version, the more final name, the path."""
    issued = document.first("issue_date")
    version = document.first("version")
    stem = document.path.rsplit("/", 1)[-1].lower()
    marked = re.search(
        r"v(?:er)?\.?(\d+(?:\.\d+)*)", version.value.lower() if version else stem
    ) or re.search(r"[终定]稿(\d+)", stem)
    number = tuple(int(part) for part in marked[1].split(".")) if marked else ()
    finality = sum(rank for mark, rank in _FINALITY if mark in stem)
    filled = document.classification.nature is Nature.FILLED
    return filled, (issued.normalized or "") if issued else "", number, finality, document.path


def _differences(older: Document, newer: Document) -> Iterator[Difference]:
    """Lines that differ in their figures or dates alone, quoted from both; then that the rest differs, if it does."""
    masks = _masked(newer.text)
    mine = _masked(older.text)
    for mask, lines in mine.items():
        if "#" not in mask or mask not in masks:
            continue
        for line, counterpart in zip(lines, masks[mask], strict=False):
            if line != counterpart:
                kind = "date" if _DATE_MASK.search(mask) else "figure"
                yield Difference(kind, older.id, line, newer.id, counterpart)
    only = [line for mask, lines in mine.items() if mask not in masks for line in lines]
    extra = [line for mask, lines in masks.items() if mask not in mine for line in lines]
    if only or extra:
        yield Difference("text", older.id, (only or [""])[0], newer.id, (extra or [""])[0])


def _masked(text: str) -> dict[str, list[str]]:
    """Lines by themselves with every figure replaced by "#"."""
    masks: dict[str, list[str]] = defaultdict(list)
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            masks[_DIGITS.sub("#", bare)].append(bare[:160])
    return masks


def _root(parents: dict[str, str], id: str) -> str:
    while parents[id] != id:
        parents[id] = parents[parents[id]]
        id = parents[id]
    return id


def _join(parents: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_root(parents, one), _root(parents, other)))
    parents[second] = first
