"""The conductor of the left half: folder -> intake -> workers (one_file: containers, extractors) -> workspace.

    walk the folder, hash   ->  known by content?  ->  yes: its row, and the rows of its members
                                                   no:  a job; its result is kept at once, its members follow

Papers are read in any order, side by side. The containers inside one archive are opened one after the other in the archive's order, so
that a limit on the whole archive falls on the same members in every run.
"""

import heapq
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from evidencekit import intake, media_types, one_file, paths
from evidencekit.errors import UsageError
from evidencekit.faults import PASSING
from evidencekit.model import Extraction, FileRole, FileStatus, Reason, SourceFile
from evidencekit.page_codec import reason_of
from evidencekit.settings import ReadSettings
from evidencekit.workers import Fault, Job, Lane, Outcome, Pool
from evidencekit.workspace import StoredMember, StoredReading, Workspace

#: `progress(done, total, path)`: rows settled, rows known so far, the row settled last.
Progress = Callable[[int, int, str], None]

_TEXT = "text"
_OCR = "ocr"

#: Jobs after which a worker is replaced, so that a parser's leaks stay small; an OCR engine is costly to start.
_TEXT_JOBS = 400
_OCR_JOBS = 400

#: What the nursery imports once for all workers (measured: these are what most folders need).
_PRELOAD = ("evidencekit.preload", "lxml.etree", "docx", "pypdfium2")


@dataclass(frozen=True, slots=True)
class FileRead:
    """One row of the inventory. `key`: under which the workspace holds its pages, None where there are none."""

    source: SourceFile
    key: str | None


@dataclass(frozen=True, slots=True)
class Inspected:
    """One row of `read_file` with its pages."""

    source: SourceFile
    extraction: Extraction | None


@dataclass(frozen=True, slots=True)
class _Known:
    """A reading that the workspace holds, with the media type and its key."""

    media_type: str
    key: str
    reading: StoredReading


@dataclass(slots=True, eq=False)
class _Tree:
    """An archive of the folder with all that is nested in it: what it may still cost, and which of its containers are yet to be opened."""

    bytes_left: int
    entries_left: int
    waiting: "list[tuple[tuple[int, ...], _Row]]" = field(default_factory=list)
    busy: bool = False


@dataclass(slots=True, eq=False)
class _Row:
    """A file or member on its way to a FileRead. `index`: its place in its archive's tree; `spooled`: `disk` is a file of ours."""

    source: SourceFile
    disk: Path | None
    index: tuple[int, ...] = ()
    tree: _Tree | None = None
    spooled: bool = False
    container: bool = False


def read_folder(
    folder: Path, settings: ReadSettings, workspace: Workspace, progress: Progress | None = None
) -> tuple[FileRead, ...]:
    """Read every file of *folder* and every member of its archives and mails; one FileRead each, in path order.

    What the workspace already holds is not read again. Raises UsageError (folder cannot be listed, workspace inside it).
    """
    inside = workspace.place.resolve()
    if inside.is_relative_to(folder.resolve()):
        raise UsageError("workspace-in-folder", folder=str(folder), place=str(workspace.place))
    entries = intake.walk(folder, settings.limits)
    return _Conductor(settings, workspace, progress).read(entries)


def read_file(path: Path, settings: ReadSettings) -> tuple[Inspected, ...]:
    """Read one file and its members without a lasting workspace; the file itself comes first."""
    with (
        tempfile.TemporaryDirectory(prefix="evidencekit-") as place,
        Workspace.open(Path(place)) as workspace,
    ):
        entry = intake.single(path, settings.limits)
        rows = _Conductor(settings, workspace, None).read((entry,))
        return tuple(
            Inspected(row.source, workspace.extraction(row.key) if row.key is not None else None)
            for row in rows
        )


class _Conductor:
    """One run over a folder's entries."""

    def __init__(self, settings: ReadSettings, workspace: Workspace, progress: Progress | None) -> None:
        self._settings = settings
        self._limits = settings.limits
        self._workspace = workspace
        self._progress = progress
        self._plain_settings = asdict(settings)
        self._digest = settings.digest()
        self._passwords = settings.passwords_digest()
        self._rows: list[_Row] = []
        self._reads: list[FileRead] = []
        self._trees: list[_Tree] = []
        self._same: dict[str, list[_Row]] = {}
        self._jobs: dict[int, _Row] = {}
        self._unpacking: dict[int, _Row] = {}
        self._spooled_bytes = 0
        self._next_job = 0
        self._pool: Pool | None = None

    def read(self, entries: tuple[intake.Entry, ...]) -> tuple[FileRead, ...]:
        """All rows, settled."""
        try:
            for entry in entries:
                self._add(_Row(entry.source, entry.disk))
            self._open_containers()
            while self._pool is not None and (self._jobs or self._unpacking):
                self._receive(self._pool.wait())
                self._open_containers()
        finally:
            if self._pool is not None:
                self._pool.close()
        return tuple(sorted(self._reads, key=lambda read: paths.order(read.source.path)))

    # Rows

    def _add(self, row: _Row) -> None:
        self._rows.append(row)
        if row.source.status is not FileStatus.READ:
            self._settle(row, row.source, None)
            return
        known = self._known(row)
        if known is None:
            self._need(row)
        else:
            self._take_reading(row, known)

    def _known(self, row: _Row) -> _Known | None:
        """What these bytes were found to be before; None as well when a member would have to be read."""
        found = self._stored(row.source.sha256)
        if found is None or not self._complete(found.reading, len(row.index), set()):
            return None
        return found

    def _stored(self, sha256: str | None) -> _Known | None:
        kind = self._workspace.kind(_kind_key(sha256))
        if kind is None:
            return None
        key = self._key(sha256, kind[0])
        reading = self._workspace.reading(key, self._passwords)
        return None if reading is None else _Known(kind[0], key, reading)

    def _complete(self, reading: StoredReading, depth: int, seen: set[tuple[str, int]]) -> bool:
        """Tell whether every member below a kept reading is kept too, so that nothing has to be unpacked for it."""
        if reading.members is None or depth > self._limits.archive_depth:
            return True
        for member in reading.members:
            # A bomb holds the same archive thousands of times: each is looked at once a level.
            if not member.sha256 or not member.size or (member.sha256, depth) in seen:
                continue
            seen.add((member.sha256, depth))
            found = self._stored(member.sha256)
            if found is None or not self._complete(found.reading, depth + 1, seen):
                return False
        return True

    def _key(self, sha256: str | None, media_type: str) -> str:
        """Under which a reading is kept."""
        return f"{sha256}/{one_file.readers(media_type)}/{self._digest}"

    def _take_reading(self, row: _Row, known: _Known) -> None:
        media_type, reading = known.media_type, known.reading
        role = FileRole.SKIPPED if reading.status is FileStatus.SKIPPED else one_file.role_of(media_type)
        source = replace(
            row.source, media_type=media_type, role=role, status=reading.status, reason=reading.reason
        )
        self._settle(row, source, known.key if reading.has_pages else None)
        if reading.members is not None:
            self._take_members(row, reading.members, spool=None)

    def _take_members(self, row: _Row, members: tuple[StoredMember, ...], spool: Path | None) -> None:
        if row.tree is None:
            row.tree = _Tree(self._limits.archive_bytes, self._limits.archive_entries)
            self._trees.append(row.tree)
        tree = row.tree
        tree.bytes_left -= sum(member.size for member in members if member.sha256)
        tree.entries_left -= len(members)
        for number, member in enumerate(members):
            source = SourceFile(
                paths.member(row.source.path, member.name), member.sha256, member.size, media_types.UNKNOWN,
                member.role, member.status, member.reason,
            )  # fmt: skip
            if member.sha256 is not None and member.size == 0:
                source = replace(source, status=FileStatus.EMPTY, reason=Reason("no-bytes"))
            disk = spool / str(number) if spool is not None and member.sha256 and member.size else None
            child = _Row(source, disk, (*row.index, number), tree, disk is not None, member.container)
            if disk is not None:
                self._spooled_bytes += member.size
            self._add_member(child)

    def _add_member(self, child: _Row) -> None:
        if not child.container:
            self._add(child)
            return
        self._rows.append(child)
        if len(child.index) > self._limits.archive_depth:
            reason = Reason("archive-depth", {"limit": str(self._limits.archive_depth)})
            source = replace(
                child.source, role=FileRole.CONTAINER, status=FileStatus.UNREADABLE, reason=reason
            )
            self._settle(child, source, None)
            return
        assert child.tree is not None
        heapq.heappush(child.tree.waiting, (child.index, child))

    def _settle(self, row: _Row, source: SourceFile, key: str | None) -> None:
        row.source = source
        self._reads.append(FileRead(source, key))
        self._drop(row)
        if self._progress is not None:
            self._progress(len(self._reads), len(self._rows), source.path)

    def _drop(self, row: _Row) -> None:
        """Remove a spooled member that nobody needs any more."""
        if row.spooled and row.disk is not None:
            row.disk.unlink(missing_ok=True)
            self._spooled_bytes -= row.source.size
            row.disk = None

    # Jobs

    def _need(self, row: _Row) -> None:
        """See to it that a paper (or what may turn out a container) is read."""
        sha256 = row.source.sha256 or ""
        if sha256 in self._same:
            self._same[sha256].append(row)
            return
        self._same[sha256] = [row]
        job = self._job(row, unpack=None)
        self._jobs[job.id] = row
        self._workers().submit(_TEXT, job)

    def _job(self, row: _Row, unpack: dict[str, object] | None) -> Job:
        self._next_job += 1
        arguments = {"path": str(row.disk), "settings": self._plain_settings, "unpack": unpack}
        return Job(self._next_job, arguments, self._limits.file_seconds, row.source.size)

    def _workers(self) -> Pool:
        if self._pool is None:
            self._workspace.spool.mkdir(exist_ok=True)
            self._pool = Pool(
                "evidencekit.one_file:run",
                _lanes(self._settings),
                preload=_PRELOAD,
                spool=self._workspace.spool,
                file_size=self._limits.temporary_bytes,
            )
        return self._pool

    def _receive(self, outcome: Outcome) -> None:
        if outcome.job.id in self._unpacking:
            self._receive_members(self._unpacking.pop(outcome.job.id), outcome)
            return
        row = self._jobs.pop(outcome.job.id)
        if outcome.fault is not None and outcome.fault.code == "needs-ocr":
            job = self._job(row, unpack=None)
            self._jobs[job.id] = row
            self._workers().submit(_OCR, job)
            return
        same = self._same.pop(row.source.sha256 or "")
        if outcome.answer is not None and outcome.answer.get("container"):
            for each in same:
                self._plant(each)
            return
        known = self._keep(row, outcome)
        for each in same:
            self._take_reading(each, known)

    def _keep(self, row: _Row, outcome: Outcome, *, passing: bool = False) -> _Known:
        """Keep a job's result; a worker that was killed or died is told as the file's fault."""
        answer = outcome.answer
        members: tuple[StoredMember, ...] | None = None
        if answer is None:
            assert outcome.fault is not None
            reason: Reason | None = self._reason(outcome.fault)
            status = FileStatus.UNREADABLE
            known = self._workspace.kind(_kind_key(row.source.sha256))
            media_type = known[0] if known else media_types.UNKNOWN
            members = () if row.container else None
        else:
            media_type, status = answer["media_type"], FileStatus(answer["status"])
            reason = reason_of(answer["reason"])
            if answer["members"] is not None:
                members = tuple(StoredMember.of(plain) for plain in answer["members"])
        reading = StoredReading(status, reason, members, bool(outcome.body))
        key = self._key(row.source.sha256, media_type)
        self._workspace.keep(
            key,
            (_kind_key(row.source.sha256), media_type, one_file.role_of(media_type)),
            reading=reading,
            pages=outcome.body or None,
            final=not passing
            and (answer or {}).get("final", True)
            and (reason is None or reason.code not in PASSING),
            passwords=self._passwords if _is_locked(reading) else "",
        )
        return _Known(media_type, key, reading)

    def _reason(self, fault: Fault) -> Reason:
        if fault.code == "time-limit":
            return Reason("time-limit", {"seconds": f"{self._limits.file_seconds:g}"})
        if fault.code == "memory-limit":
            return Reason("memory-limit", {"limit": str(self._limits.parser_memory >> 20)})
        return Reason("crashed", {"what": fault.what})

    # Containers

    def _plant(self, row: _Row) -> None:
        """A file of the folder turned out to be a container: the root of a tree of its own."""
        row.container = True
        row.tree = _Tree(self._limits.archive_bytes, self._limits.archive_entries)
        heapq.heappush(row.tree.waiting, (row.index, row))
        self._trees.append(row.tree)

    def _open_containers(self) -> None:
        """In each tree that is not busy, go on with the next container: from the workspace, or as a job."""
        for tree in self._trees:
            while tree.waiting and not tree.busy:
                row = tree.waiting[0][1]
                known = self._known(row)
                if known is None and not self._may_unpack():
                    return
                heapq.heappop(tree.waiting)
                if known is None:
                    self._unpack(row)
                elif row.index and not _fits(tree, known.reading):
                    self._refuse(row)
                else:
                    self._take_reading(row, known)
        self._trees = [tree for tree in self._trees if tree.waiting or tree.busy]

    def _may_unpack(self) -> bool:
        """Whether the spool has room; with nothing else under way there is none to wait for."""
        room = self._limits.temporary_bytes - self._spooled_bytes
        return room >= self._limits.archive_bytes * (1 + len(self._unpacking)) or not (
            self._unpacking or self._jobs
        )

    def _unpack(self, row: _Row) -> None:
        assert row.tree is not None
        row.tree.busy = True
        room = max(self._limits.temporary_bytes - self._spooled_bytes, 0)
        spool = self._workspace.spool / f"unpacked-{self._next_job + 1}"
        budget = {
            "bytes": max(min(row.tree.bytes_left, room), 0),
            "entries": max(row.tree.entries_left, 0),
        }
        # A budget cut by a full spool says nothing about the archive: what it refuses is tried again in the next run.
        cramped = room < row.tree.bytes_left
        job = self._job(row, {"spool": str(spool), "budget": budget, "cramped": cramped})
        self._unpacking[job.id] = row
        self._workers().submit(_TEXT, job, first=True)

    def _receive_members(self, row: _Row, outcome: Outcome) -> None:
        assert row.tree is not None
        row.tree.busy = False
        unpack = outcome.job.arguments["unpack"]
        spool = Path(unpack["spool"])
        # What the limits of the archive around it cut is no reading of these bytes, and not kept as one.
        if row.index and outcome.answer is not None and outcome.answer["limited"]:
            shutil.rmtree(spool, ignore_errors=True)
            self._refuse(row)
            return
        cut = unpack["cramped"] and outcome.answer is not None and outcome.answer["limited"]
        known = self._keep(row, outcome, passing=cut)
        members = known.reading.members or ()
        self._take_reading(row, replace(known, reading=replace(known.reading, members=None)))
        self._take_members(row, members, spool)

    def _refuse(self, row: _Row) -> None:
        """An archive inside another whose members would go beyond what the outermost may cost: not opened at all."""
        reason = Reason(
            "archive-tree",
            {"entries": str(self._limits.archive_entries), "limit": str(self._limits.archive_bytes >> 20)},
        )
        self._settle(
            row,
            replace(row.source, role=FileRole.CONTAINER, status=FileStatus.UNREADABLE, reason=reason),
            None,
        )


def _fits(tree: _Tree, reading: StoredReading) -> bool:
    """Tell whether a container's members fit into what its tree may still cost."""
    members = reading.members or ()
    size = sum(member.size for member in members if member.sha256)
    return len(members) <= tree.entries_left and size <= tree.bytes_left


def _kind_key(sha256: str | None) -> str:
    return f"{sha256}/{media_types.VERSION}"


def _lanes(settings: ReadSettings) -> tuple[Lane, Lane]:
    cores = settings.workers or len(os.sched_getaffinity(0))
    return (
        Lane(_TEXT, cores, settings.limits.parser_memory, _TEXT_JOBS),
        Lane(_OCR, 1, settings.limits.ocr_memory, _OCR_JOBS, ocr=True),
    )


def _is_locked(reading: StoredReading) -> bool:
    """A password might open it, or one of its members."""
    if reading.status is FileStatus.ENCRYPTED:
        return True
    return any(member.status is FileStatus.ENCRYPTED for member in reading.members or ())
