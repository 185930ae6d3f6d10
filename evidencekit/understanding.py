"""Files to documents: what each is and what it says, side by side in processes, kept by content.

    segment -> classify -> facts -> evidence (quotes)

Everything here is a pure function of (pages, path, neighbours' names, rule pack, a person's decisions, this program); its result is kept in the
workspace under a digest of just these. A file that no rule gets through within its time limit costs that file alone and is told in its row.
"""

import hashlib
import json
import logging
import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from evidencekit import classify, document_codec, evidence, facts, likeness, page_codec, resources, segment
from evidencekit.model import (
    Classification,
    Decisions,
    Document,
    Extraction,
    FileRole,
    FileStatus,
    Page,
    Reason,
    RulePack,
    TextSource,
)
from evidencekit.reading import FileRead
from evidencekit.text import Text
from evidencekit.workspace import Workspace

_log = logging.getLogger(__name__)

Progress = Callable[[str, int, int, str], None]


@dataclass(frozen=True, slots=True)
class _Task:
    """A file to understand: its row, its pages as kept, the names beside it, a person's word on its type."""

    file: FileRead
    pages: bytes | None
    neighbours: tuple[str, ...]
    decided: str | None


def understand(
    files: Sequence[FileRead],
    workspace: Workspace,
    pack: RulePack,
    decisions: Decisions,
    *,
    seconds: float,
    workers: int = 0,
    progress: Progress | None = None,
) -> tuple[Document, ...]:
    """All documents of the folder in the files' order; copies marked. `seconds`: the time limit of one file."""
    siblings = _siblings(files)
    keys = [
        _key(file, siblings[_folder(file)], pack, decisions.doc_types.get(file.source.path)) for file in files
    ]
    known = workspace.recall(keys)
    tasks = {
        key: _Task(
            file,
            workspace.pages(file.key) if file.key else None,
            siblings[_folder(file)],
            decisions.doc_types.get(file.source.path),
        )
        for key, file in zip(keys, files, strict=True)
        if key not in known
    }
    for done, (key, data, final) in enumerate(_side_by_side(tasks, pack, seconds, workers)):
        known[key] = data
        if final:
            workspace.remember(key, data)
        if progress:
            progress("understand", done + 1, len(tasks), tasks[key].file.source.path)
    documents: list[Document] = []
    for key in keys:
        documents.extend(document_codec.decode(known[key], len(documents) + 1))
    return likeness.mark_copies(documents)


def of_pages(
    file: FileRead,
    extraction: Extraction | None,
    pack: RulePack,
    *,
    decided: str | None = None,
    first: int = 1,
) -> tuple[Document, ...]:
    """The documents of one file at hand, numbered from *first*; `decided`: a person's word on their type."""
    data = document_codec.encode(tuple(_documents(file, extraction, pack, (), decided)))
    return document_codec.decode(data, first)


def _folder(file: FileRead) -> str:
    return str(PurePosixPath(file.source.path).parent)


def _siblings(files: Sequence[FileRead]) -> Mapping[str, tuple[str, ...]]:
    by_folder: dict[str, list[str]] = {}
    for file in files:
        by_folder.setdefault(_folder(file), []).append(file.source.path)
    return {folder: tuple(paths) for folder, paths in by_folder.items()}


def _key(file: FileRead, neighbours: Sequence[str], pack: RulePack, decided: str | None) -> str:
    """A digest of all that the result depends on."""
    source = file.source
    plain: list[Any] = [
        resources.program_digest(), pack.digest, file.key, source.path, source.sha256, source.media_type, source.role.value,
        source.status.value, page_codec.plain_reason(source.reason), list(neighbours), decided,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()


# --- processes ------------------------------------------------------------------------------------------------------

_PACK: list[RulePack] = []


def _side_by_side(
    tasks: Mapping[str, _Task], pack: RulePack, seconds: float, workers: int
) -> Iterator[tuple[str, bytes, bool]]:
    """Key, result and whether it is final, of each task; forked processes share the compiled rules."""
    waiting = list(tasks)
    if not waiting:
        return
    _PACK[:] = [pack]
    classify.classify(Text("", ()), "", pack.doc_types)
    context = multiprocessing.get_context("fork")
    processes = min(workers or os.cpu_count() or 1, len(waiting))
    while waiting:
        with context.Pool(processes) as pool:
            pending = [(key, pool.apply_async(_run, (tasks[key],))) for key in waiting]
            waiting = []
            for position, (key, result) in enumerate(pending):
                try:
                    yield key, result.get(timeout=seconds), True
                except multiprocessing.TimeoutError:
                    yield key, _given_up(tasks[key], seconds), False
                    waiting = [later for later, _ in pending[position + 1 :]]
                    break


def _run(task: _Task) -> bytes:
    """The documents of a file; a rule that fails on it is a fault of ours that costs this file alone and is told in its row."""
    try:
        extraction = page_codec.decode(task.pages) if task.pages is not None else None
        return document_codec.encode(
            tuple(_documents(task.file, extraction, _PACK[0], task.neighbours, task.decided))
        )
    except Exception as fault:
        _log.exception("%s was not understood", task.file.source.path)
        return _told(task, Reason("understand-failed", {"reason": f"{type(fault).__name__}: {fault}"}))


def _given_up(task: _Task, seconds: float) -> bytes:
    """The row of a file that was read but not understood in time."""
    return _told(task, Reason("understand-time-limit", {"seconds": str(int(seconds))}))


def _told(task: _Task, reason: Reason) -> bytes:
    row = _row(task.file, None, Classification("other", 0.0))
    return document_codec.encode((replace(row, status=FileStatus.PARTIAL, reason=reason),))


# --- one file -------------------------------------------------------------------------------------------------------


def _documents(
    file: FileRead,
    extraction: Extraction | None,
    pack: RulePack,
    neighbours: Sequence[str],
    decided: str | None,
) -> Iterator[Document]:
    """The documents that follow each other in a file; a file without pages is one row all the same."""
    if extraction is None or not extraction.pages:
        yield _unread(file, extraction, pack)
        return
    ranges = segment.split(extraction.pages, extraction.paged, pack.doc_types)
    whole = len(ranges) == 1
    for number, (low, high) in enumerate(ranges, start=1):
        text = Text(document_codec.local_id(number), extraction.pages[low : high + 1], paged=extraction.paged)
        classification = _classification(file, text, pack, neighbours if whole else (), decided)
        yield _document(file, extraction, text, classification, pack, whole=whole)


def _classification(
    file: FileRead, text: Text, pack: RulePack, neighbours: Sequence[str], decided: str | None
) -> Classification:
    """A person's word on the type stands above the machine's; the cues still say what the machine saw."""
    if file.source.role is FileRole.CONTAINER:
        return Classification("other", 1.0)
    guess = classify.classify(text, file.source.path, pack.doc_types, neighbours)
    if decided is None or decided not in pack.doc_types:
        return guess
    return replace(guess, doc_type=decided, confidence=1.0, needs_review=False)


def _document(
    file: FileRead,
    extraction: Extraction,
    text: Text,
    classification: Classification,
    pack: RulePack,
    *,
    whole: bool,
) -> Document:
    source = file.source
    kind = pack.doc_types.get(classification.doc_type) or pack.doc_types["other"]
    return Document(
        id=text.document,
        path=source.path,
        sha256=source.sha256,
        media_type=source.media_type,
        role=source.role,
        status=extraction.status,
        reason=extraction.reason or source.reason,
        pages=(text.pages[0].number, text.pages[-1].number) if extraction.paged else None,
        text_source=_text_source(text.pages),
        classification=classification,
        reading=facts.read(text, kind),
        whole_file=whole,
        fingerprint=likeness.fingerprint(text.body),
        opening=text.opening(),
        text=text.normal,
        quotes=evidence.search(text, kind.id, pack),
    )


def _unread(file: FileRead, extraction: Extraction | None, pack: RulePack) -> Document:
    """A row for what has no pages: what its name hints at stands among the runners-up, never as its type."""
    source = file.source
    hint = Classification("other", 1.0)
    if source.role is FileRole.PAPER:
        guess = classify.classify(Text("", ()), source.path, pack.doc_types)
        named = ((guess.doc_type, guess.confidence),) if guess.doc_type != "other" else ()
        hint = Classification("other", 0.0, runners_up=named + guess.runners_up)
    return _row(file, extraction, hint)


def _row(file: FileRead, extraction: Extraction | None, hint: Classification) -> Document:
    source = file.source
    return Document(
        id=document_codec.local_id(1),
        path=source.path,
        sha256=source.sha256,
        media_type=source.media_type,
        role=source.role,
        status=extraction.status if extraction else source.status,
        reason=(extraction.reason if extraction else None) or source.reason,
        pages=None,
        text_source=TextSource.NONE,
        classification=hint,
    )


def _text_source(pages: Sequence[Page]) -> TextSource:
    sources = {page.text_source for page in pages} - {TextSource.NONE}
    if not sources:
        return TextSource.NONE
    return sources.pop() if len(sources) == 1 else TextSource.MIXED
