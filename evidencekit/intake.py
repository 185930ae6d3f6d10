"""Walks the client's folder: every path in it becomes an entry, in report order; nothing is opened but plain files, nothing is followed.

The folder is only ever read.
"""

import hashlib
import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from evidencekit import paths, system_files
from evidencekit.errors import UsageError
from evidencekit.model import FileRole, FileStatus, Reason, SourceFile
from evidencekit.settings import Limits

_CHUNK = 1 << 20
_UNSEEN = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Entry:
    """A path of the folder: the row so far, and the file's place on the disk where there is something to read."""

    source: SourceFile
    disk: Path | None


def walk(folder: Path, limits: Limits) -> tuple[Entry, ...]:
    """Every file of *folder*, hashed, sorted by path. Raises UsageError when the folder itself cannot be listed."""
    if not folder.is_dir():
        raise UsageError("folder-missing" if not folder.exists() else "folder-no-folder", folder=str(folder))
    try:
        next(os.scandir(folder), None)
    except OSError as fault:
        raise UsageError("folder-unreadable", folder=str(folder), why=fault.strerror or str(fault)) from fault
    found = list(_listed(os.fsencode(folder.resolve()), b""))
    # Hashing lets go of the interpreter: two threads halve it.
    with ThreadPoolExecutor(max_workers=2) as threads:
        entries = list(threads.map(lambda entry: _hashed(entry, limits), found))
    return tuple(sorted(entries, key=lambda entry: paths.order(entry.source.path)))


def single(path: Path, limits: Limits) -> Entry:
    """One file by itself, under its own name. Raises UsageError when there is no such file."""
    if not path.is_file():
        raise UsageError("file-missing", file=str(path))
    name = paths.written(os.fsencode(path.name))
    row = SourceFile(name, None, path.stat().st_size, _UNSEEN, FileRole.PAPER)
    return _hashed(Entry(row, path.resolve()), limits)


def _listed(root: bytes, below: bytes) -> Iterator[Entry]:
    """Entries of one folder and all under it; a stack instead of recursion, since depth is the client's choice."""
    waiting = [below]
    while waiting:
        relative = waiting.pop()
        try:
            with os.scandir(os.path.join(root, relative)) as listing:  # noqa: PTH118 - bytes paths
                children = sorted(listing, key=lambda child: child.name)
        except OSError as fault:
            yield _unlisted(relative, fault)
            continue
        for child in children:
            path = os.path.join(relative, child.name)  # noqa: PTH118
            if child.is_dir(follow_symlinks=False):
                waiting.append(path)
            else:
                yield _entry(child, path)


def _unlisted(relative: bytes, fault: OSError) -> Entry:
    reason = Reason("folder-unreadable", {"why": fault.strerror or str(fault)})
    row = SourceFile(paths.written(relative), None, 0, _UNSEEN, FileRole.PAPER, FileStatus.UNREADABLE, reason)
    return Entry(row, None)


def _entry(child: "os.DirEntry[bytes]", relative: bytes) -> Entry:
    path = paths.written(relative)
    try:
        state = child.stat(follow_symlinks=False)
    except OSError as fault:
        reason = Reason("io-error", {"why": fault.strerror or str(fault)})
        return Entry(SourceFile(path, None, 0, _UNSEEN, FileRole.PAPER, FileStatus.UNREADABLE, reason), None)
    if not stat.S_ISREG(state.st_mode):
        code = "symlink" if stat.S_ISLNK(state.st_mode) else "special-file"
        return _left_out(path, code, 0)
    unwanted = system_files.by_name(path)
    if unwanted is not None:
        return _left_out(path, unwanted, state.st_size)
    return Entry(
        SourceFile(path, None, state.st_size, _UNSEEN, FileRole.PAPER), Path(os.fsdecode(child.path))
    )


def _left_out(path: str, code: str, size: int) -> Entry:
    return Entry(
        SourceFile(path, None, size, _UNSEEN, FileRole.SKIPPED, FileStatus.SKIPPED, Reason(code)), None
    )


def _hashed(entry: Entry, limits: Limits) -> Entry:
    if entry.disk is None:
        return entry
    row = entry.source
    # An archive may be as large as all that may come out of it.
    if row.size > max(limits.file_bytes, limits.archive_bytes):
        reason = Reason("file-too-large", {"limit": str(limits.file_bytes >> 20)})
        return Entry(_with(row, None, row.size, FileStatus.UNREADABLE, reason), None)
    try:
        sha256, size = _hash(entry.disk)
    except OSError as fault:
        reason = Reason("io-error", {"why": fault.strerror or str(fault)})
        return Entry(_with(row, None, row.size, FileStatus.UNREADABLE, reason), None)
    if size == 0:
        return Entry(_with(row, sha256, 0, FileStatus.EMPTY, Reason("no-bytes")), None)
    return Entry(_with(row, sha256, size, row.status, row.reason), entry.disk)


def _with(
    row: SourceFile, sha256: str | None, size: int, status: FileStatus, reason: Reason | None
) -> SourceFile:
    return SourceFile(row.path, sha256, size, row.media_type, row.role, status, reason)


def _hash(path: Path) -> tuple[str, int]:
    digest = hashlib.sha256()
    size = 0
    # The path may have become a link or a fifo since it was listed: neither is followed or waited for.
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(descriptor, "rb", buffering=0) as file:  # noqa: PTH123 - a descriptor
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError("not a plain file")
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return digest.hexdigest(), size
