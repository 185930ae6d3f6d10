"""The workspace: what was read, by content, in SQLite; and the spool where archives are unpacked.

A folder of our own beside nothing of the client's: `pages.sqlite`, `lock`, `spool/`. Every result is committed as it comes, so a run killed at
any moment goes on where it was. One run at a time: a second one gets a clear error.
"""

import fcntl
import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from evidencekit import page_codec
from evidencekit.errors import WorkspaceError
from evidencekit.model import Extraction, FileRole, FileStatus, Reason

#: "evk1" as a number: marks a SQLite file as ours.
_APPLICATION = 0x65766B31
_LAYOUT = 2  # raised with any change of the tables

_TABLES = """
CREATE TABLE IF NOT EXISTS kind (
    sha256 TEXT PRIMARY KEY, media_type TEXT NOT NULL, role TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reading (
    key TEXT PRIMARY KEY, run TEXT NOT NULL, final INTEGER NOT NULL, passwords TEXT NOT NULL,
    status TEXT NOT NULL, reason TEXT NOT NULL, members BLOB, pages BLOB
);
CREATE TABLE IF NOT EXISTS understood (key TEXT PRIMARY KEY, documents BLOB NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class StoredMember:
    """A member of a container as it was found: its name within it, hash, size; status and reason where it could not be taken out.

    `container`: it holds members itself.
    """

    name: str
    sha256: str | None
    size: int
    role: FileRole = FileRole.PAPER
    status: FileStatus = FileStatus.READ
    reason: Reason | None = None
    container: bool = False

    def plain(self) -> list[Any]:
        """As JSON data."""
        reason = page_codec.plain_reason(self.reason)
        return [self.name, self.sha256, self.size, self.role.value, self.status.value, reason, self.container]

    @classmethod
    def of(cls, plain: list[Any]) -> Self:
        """The record of `plain`."""
        name, sha256, size, role, status, reason, container = plain
        return cls(
            name, sha256, size, FileRole(role), FileStatus(status), page_codec.reason_of(reason), container
        )


@dataclass(frozen=True, slots=True)
class StoredReading:
    """What is kept of one file besides its pages. `members` is None for what is no container."""

    status: FileStatus
    reason: Reason | None
    members: tuple[StoredMember, ...] | None
    has_pages: bool


class Workspace:
    """An open workspace; use it as a context manager. Raises WorkspaceError when it cannot be had."""

    @staticmethod
    def default_path(folder: Path) -> Path:
        """Where the workspace of a client's folder lies when no other place is given: in the user's cache, never in the folder."""
        import platformdirs

        name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:20]
        return Path(platformdirs.user_cache_dir("evidencekit", appauthor=False)) / name

    @classmethod
    def open(cls, place: Path) -> Self:
        """The workspace in the folder *place*, made when absent."""
        return cls(place)

    def __init__(self, place: Path) -> None:
        self.place = place
        self.spool = place / "spool"
        self._lock = _take_lock(place)
        try:
            # Whatever a killed run left behind; the lock says that nobody uses it.
            shutil.rmtree(self.spool, ignore_errors=True)
            self.spool.mkdir(mode=0o700)
            self._database = _open_database(place / "pages.sqlite")
        except OSError as fault:
            os.close(self._lock)
            raise WorkspaceError("workspace-unwritable", place=str(place), why=str(fault)) from fault
        except WorkspaceError:
            os.close(self._lock)
            raise
        self.run = os.urandom(8).hex()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the workspace go; the spool is emptied."""
        self._database.close()
        shutil.rmtree(self.spool, ignore_errors=True)
        os.close(self._lock)

    def kind(self, sha256: str) -> tuple[str, FileRole] | None:
        """The media type and role that these bytes were found to be."""
        row = self._database.execute(
            "SELECT media_type, role FROM kind WHERE sha256 = ?", (sha256,)
        ).fetchone()
        return None if row is None else (row[0], FileRole(row[1]))

    def reading(self, key: str, passwords: str) -> StoredReading | None:
        """What is kept under *key*; None if nothing, or only what has to be tried again.

        A passing fault (time limit, crash, missing program) counts in the run that met it; what was found locked counts while the
        passwords (their digest) are the same.
        """
        row = self._database.execute(
            "SELECT run, final, passwords, status, reason, members, pages IS NOT NULL FROM reading WHERE key = ?",
            (key,),
        ).fetchone()
        if row is None:
            return None
        run, final, tried, status, reason, members, has_pages = row
        if run != self.run and (not final or tried not in ("", passwords)):
            return None
        return StoredReading(
            FileStatus(status),
            page_codec.reason_of(json.loads(reason)),
            None if members is None else tuple(StoredMember.of(plain) for plain in json.loads(members)),
            bool(has_pages),
        )

    def keep(
        self,
        key: str,
        kind: tuple[str, str, FileRole],
        *,
        reading: StoredReading,
        pages: bytes | None,
        final: bool,
        passwords: str,
    ) -> None:
        """Keep one file's reading and its kind (sha256, media type, role), committed at once.

        `passwords`: digest of those that were tried in vain, "" where nothing is locked.
        """
        members = None
        if reading.members is not None:
            members = json.dumps([member.plain() for member in reading.members])
        reason = json.dumps(page_codec.plain_reason(reading.reason))
        row = (key, self.run, int(final), passwords, reading.status.value, reason, members, pages)
        with self._writing():
            self._database.execute("INSERT OR REPLACE INTO kind VALUES (?, ?, ?)", kind)
            self._database.execute("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    def extraction(self, key: str) -> Extraction:
        """The pages kept under *key*; KeyError if there are none."""
        row = self._database.execute("SELECT pages FROM reading WHERE key = ?", (key,)).fetchone()
        if row is None or row[0] is None:
            raise KeyError(key)
        return page_codec.decode(row[0])

    def pages(self, key: str) -> bytes:
        """The pages kept under *key* as bytes of page_codec; KeyError if there are none."""
        row = self._database.execute("SELECT pages FROM reading WHERE key = ?", (key,)).fetchone()
        if row is None or row[0] is None:
            raise KeyError(key)
        return bytes(row[0])

    def recall(self, keys: Iterable[str]) -> dict[str, bytes]:
        """What was understood before, as far as it is kept, by key."""
        found = {}
        for key in keys:
            row = self._database.execute("SELECT documents FROM understood WHERE key = ?", (key,)).fetchone()
            if row is not None:
                found[key] = bytes(row[0])
        return found

    def remember(self, key: str, documents: bytes) -> None:
        """Keep what was understood of a file."""
        with self._writing():
            self._database.execute("INSERT OR REPLACE INTO understood VALUES (?, ?)", (key, documents))

    def keys(self) -> Iterable[str]:
        """All keys, in order."""
        return [row[0] for row in self._database.execute("SELECT key FROM reading ORDER BY key")]

    def _writing(self) -> "_Writing":
        return _Writing(self._database, self.place)


class _Writing:
    """One transaction; a full disk becomes a WorkspaceError."""

    def __init__(self, database: sqlite3.Connection, place: Path) -> None:
        self._database = database
        self._place = place

    def __enter__(self) -> None:
        self._database.execute("BEGIN IMMEDIATE")

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if fault is None:
            self._database.execute("COMMIT")
            return
        if self._database.in_transaction:
            self._database.execute("ROLLBACK")
        if isinstance(fault, sqlite3.Error):
            raise WorkspaceError("workspace-unwritable", place=str(self._place), why=str(fault)) from fault


def _take_lock(place: Path) -> int:
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = os.open(place / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as fault:
        raise WorkspaceError("workspace-unwritable", place=str(place), why=str(fault)) from fault
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        os.close(lock)
        raise WorkspaceError("workspace-busy", place=str(place)) from fault
    return lock


def _open_database(path: Path) -> sqlite3.Connection:
    """The database, made when absent; one that is damaged (it only holds what can be read again) is set aside and begun anew."""
    try:
        return _connect(path)
    except sqlite3.DatabaseError as fault:
        if isinstance(fault, sqlite3.OperationalError):
            raise WorkspaceError("workspace-unwritable", place=str(path.parent), why=str(fault)) from fault
    for old in path.parent.glob(path.name + "*"):
        old.replace(old.with_name("damaged-" + old.name))
    return _connect(path)


def _connect(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None, timeout=5.0, check_same_thread=False)
    try:
        _prepare(database, path)
    except BaseException:
        database.close()
        raise
    return database


def _prepare(database: sqlite3.Connection, path: Path) -> None:
    application = database.execute("PRAGMA application_id").fetchone()[0]
    layout = database.execute("PRAGMA user_version").fetchone()[0]
    fresh = application == 0 and not database.execute("SELECT 1 FROM sqlite_master").fetchone()
    if not fresh and application != _APPLICATION:
        raise WorkspaceError("workspace-foreign", place=str(path.parent))
    database.execute("PRAGMA journal_mode = WAL")
    # In WAL mode NORMAL loses nothing to a killed process, and at a power cut only the last results, never the file.
    database.execute("PRAGMA synchronous = NORMAL")
    if not fresh and layout != _LAYOUT:
        for table in ("kind", "reading", "understood"):
            database.execute(f"DROP TABLE IF EXISTS {table}")
    database.executescript(_TABLES)
    database.execute(f"PRAGMA application_id = {_APPLICATION}")
    database.execute(f"PRAGMA user_version = {_LAYOUT}")
