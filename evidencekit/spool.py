"""Where members are put: numbered files in a folder of ours, hashed and counted as they come."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from evidencekit import lane, system_files
from evidencekit.faults import FileFault, Unreadable
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
        self._since_beat = 0
        #: Set when the budget, and not the container itself, decided what could be taken.
        self.limited = False

    def take(self, name: str, chunks: Iterable[bytes], *, declared: int | None = None) -> None:
        """Put a member down; one that is damaged, too large or unwanted is refused with its reason."""
        unwanted = system_files.by_name(_inner(name))
        if unwanted is not None:
            self.leave_out(name, unwanted, size=declared or 0)
            return
        try:
            self._check(declared or 0)
            sha256, size = self._write(chunks)
        except FileFault as fault:
            self.refuse(name, fault.reason, status=fault.status, size=declared or 0)
            return
        container = self._is_container(self.folder / str(len(self.members)))
        self._add(StoredMember(name, sha256, size, container=container))

    def refuse(
        self, name: str, reason: Reason, *, status: FileStatus = FileStatus.UNREADABLE, size: int = 0
    ) -> None:
        """Put down only that there is a member which cannot be had."""
        (self.folder / str(len(self.members))).unlink(missing_ok=True)
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

    def _write(self, chunks: Iterable[bytes]) -> tuple[str, int]:
        digest = hashlib.sha256()
        size = 0
        with (self.folder / str(len(self.members))).open("wb") as file:
            for chunk in chunks:
                size += len(chunk)
                self._check(size)
                digest.update(chunk)
                file.write(chunk)
                self._since_beat += len(chunk)
                if self._since_beat > _BEAT_BYTES:
                    self._since_beat = 0
                    lane.beat(_BEAT_SECONDS)
        self._bytes_left -= size
        return digest.hexdigest(), size

    def _check(self, size: int) -> None:
        if self._entries_left <= 0:
            self.limited = True
            raise Full
        if size > self.limits.file_bytes:
            raise Unreadable("file-too-large", limit=self.limits.file_bytes >> 20)
        if size > self._bytes_left:
            self.limited = not self._ratio_bound
            code = "archive-ratio" if self._ratio_bound else "archive-too-large"
            raise Unreadable(
                code, limit=self.limits.archive_bytes >> 20, ratio=int(self.limits.archive_ratio)
            )


def _inner(name: str) -> str:
    return member_path("", name).lstrip("/")
