"""Where members are put: numbered files in a folder of ours, hashed and counted as they come."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from evidencekit import lane, system_files
from evidencekit.faults import FileFault
from evidencekit.model import FileRole, FileStatus, Reason
from evidencekit.paths import member as member_path
from evidencekit.settings import Limits
from evidencekit.workspace import StoredMember

#: Below this an archive may unpack to any multiple of its size: small forms and empty workbooks shrink a thousandfold.
RATIO_FREE_BYTES = 128 << 20

#: A worker that unpacks says every so many bytes that it is alive.
_BEAT_BYTES = 32 << 20
_BEAT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Budget:
    """What a container and all below it may still cost: unpacked bytes and members."""

    bytes: int
    entries: int


class Full(Exception):
    """The budget of members is used up: nothing more is taken."""


class Spool:
    """Collects the members of one container. `members` is parallel to the files "0", "1", … in `folder`."""

    def __init__(
        self,
        folder: Path,
        budget: Budget,
        limits: Limits,
        container_size: int,
        is_container: Callable[[Path], bool],
    ) -> None:
        self.folder = folder
        self._is_container = is_container
        self.members: list[StoredMember] = []
        self.limits = limits
        by_ratio = max(RATIO_FREE_BYTES, int(limits.archive_ratio * container_size))
        self._ratio_bound = by_ratio < budget.bytes
        self._bytes_left = min(budget.bytes, by_ratio)
        self._entries_left = budget.entries
        #: Set when the budget, and not the container itself, decided what could be taken.
        self.limited = False

    def take(self, name: str, chunks: Iterable[bytes], *, declared: int | None = None) -> None:
        """Put a member down; one that is damaged, too large or unwanted is refused with its reason."""
        put = self.begin(name, declared=declared or 0)
        if put.refused:
            return
        try:
            for chunk in chunks:
                put.write(chunk)
                if put.refused:
                    return
        except FileFault as fault:
            put.fail(fault.reason, status=fault.status)
            return
        except BaseException:
            put.drop()
            raise
        put.finish()

    def begin(self, name: str, *, declared: int = 0) -> "Put":
        """Begin a member whose bytes will be written; it may be refused at once (see `Put.refused`)."""
        if self._entries_left <= 0:
            self.limited = True
            raise Full
        put = Put(self, name, declared)
        unwanted = system_files.by_name(_inner(name))
        if unwanted is not None:
            put.refused = True
            self.leave_out(name, unwanted, size=declared)
        else:
            put.check(declared)
        return put

    def refuse(
        self, name: str, reason: Reason, *, status: FileStatus = FileStatus.UNREADABLE, size: int = 0
    ) -> None:
        """Put down only that there is a member which cannot be had."""
        self._add(StoredMember(name, None, size, FileRole.PAPER, status, reason))

    def leave_out(
        self, name: str, code: str, *, size: int = 0, values: Mapping[str, str] | None = None
    ) -> None:
        """Put down a member that holds no paper."""
        reason = Reason(code, dict(values or {}))
        self._add(StoredMember(name, None, size, FileRole.SKIPPED, FileStatus.SKIPPED, reason))

    def _add(self, found: StoredMember) -> None:
        if self._entries_left <= 0:
            self.limited = True
            raise Full
        self._entries_left -= 1
        self.members.append(found)

    def path_of_next(self) -> Path:
        """Where the member that is put down next lies."""
        return self.folder / str(len(self.members))

    def close_put(self, name: str, sha256: str, size: int) -> None:
        """A member is whole: count it."""
        self._bytes_left -= size
        # Of nothing there is nothing to put down: making a file costs more than all else about an empty member.
        container = size > 0 and self._is_container(self.path_of_next())
        self._add(StoredMember(name, sha256, size, container=container))

    def excess(self, size: int) -> Reason | None:
        """Why a member of so many bytes is too much, or None."""
        if size > self.limits.file_bytes:
            return Reason("file-too-large", {"limit": str(self.limits.file_bytes >> 20)})
        if size <= self._bytes_left:
            return None
        self.limited = not self._ratio_bound
        code = "archive-ratio" if self._ratio_bound else "archive-too-large"
        limits = {
            "limit": str(self.limits.archive_bytes >> 20),
            "ratio": str(int(self.limits.archive_ratio)),
        }
        return Reason(code, limits)


class Put:
    """A member being written. After `refused` became true its bytes go nowhere."""

    def __init__(self, spool: Spool, name: str, declared: int) -> None:
        self._spool = spool
        self._name = name
        self._declared = declared
        self._digest = hashlib.sha256()
        self._size = 0
        self._since_beat = 0
        self._file: BinaryIO | None = None
        self.refused = False

    def check(self, size: int) -> None:
        """Refuse the member if so many bytes are too much."""
        reason = self._spool.excess(size)
        if reason is not None:
            self.fail(reason)

    def write(self, data: bytes) -> None:
        """Write on."""
        if self.refused:
            return
        self._size += len(data)
        self.check(self._size)
        if self.refused:
            return
        if self._file is None:
            self._file = self._spool.path_of_next().open("wb")
        self._digest.update(data)
        self._file.write(data)
        self._since_beat += len(data)
        if self._since_beat > _BEAT_BYTES:
            self._since_beat = 0
            lane.beat(_BEAT_SECONDS)

    def finish(self) -> None:
        """The member is whole."""
        if self.refused:
            return
        self.refused = True
        if self._file is not None:
            self._file.close()
        self._spool.close_put(self._name, self._digest.hexdigest(), self._size)

    def fail(self, reason: Reason, *, status: FileStatus = FileStatus.UNREADABLE) -> None:
        """The member cannot be had."""
        if self.refused:
            return
        self.drop()
        if self._file is not None:
            self._spool.path_of_next().unlink(missing_ok=True)
        self._spool.refuse(self._name, reason, status=status, size=self._declared)

    def drop(self) -> None:
        """Forget the member without a row."""
        self.refused = True
        if self._file is not None:
            self._file.close()


def _inner(name: str) -> str:
    return member_path("", name).lstrip("/")
