"""RAR archives, versions 3 to 5: rarfile reads the directory and stored members, unar the packed ones in one stream without names.

Taking members by name would trust names that the two programs may decode differently; the stream is cut by the sizes of the directory and each
piece held against its checksum.
"""

import contextlib
import subprocess
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from evidencekit import lane, programs
from evidencekit.containers._names import decode_name
from evidencekit.faults import Encrypted, Unreadable
from evidencekit.media_types import RAR
from evidencekit.model import FileStatus, Reason
from evidencekit.settings import ReadSettings
from evidencekit.spool import Spool

MEDIA_TYPES = (RAR,)
VERSION = 1

_CHUNK = 256 << 10


class _OutOfStep(Exception):
    """The stream does not hold what the directory says."""


def unpack(path: Path, media_type: str, spool: Spool, settings: ReadSettings) -> None:
    """Put every member into the spool."""
    archive, password = _opened(path, settings)
    with archive:
        entries = []
        for entry in archive.infolist():
            if entry.is_symlink():
                spool.leave_out(_name(entry), "symlink")
            elif entry.is_file():
                entries.append(entry)
            elif not entry.is_dir():
                spool.leave_out(_name(entry), "special-file")
        if not entries:
            return
        if all(entry.compress_type == 0x30 and not entry.needs_password() for entry in entries):
            _one_by_one(archive, entries, spool)
            return
        _stream(path, archive, entries, password, spool, settings)


def _opened(path: Path, settings: ReadSettings) -> tuple[Any, str | None]:
    """The archive and the password that opens it, None if it needs none."""
    import rarfile

    rarfile.UNAR_TOOL = str(programs.find("unar") or "unar")
    try:
        archive = rarfile.RarFile(str(path))
    except rarfile.NeedFirstVolume as fault:
        raise Unreadable("archive-volume") from fault
    except rarfile.Error as fault:
        raise Unreadable("archive-damaged", what=type(fault).__name__) from fault
    if not archive.needs_password():
        return archive, None
    programs.require("unar")
    for password in settings.passwords:
        if _fits(archive, password):
            return archive, password
    if archive.infolist():
        # The list is in clear: each member has its row.
        return archive, None
    archive.close()
    raise Encrypted


def _fits(archive: Any, password: str) -> bool:
    """Tell whether the smallest locked member opens with this password."""
    import rarfile

    try:
        archive.setpassword(password)
        locked = [entry for entry in archive.infolist() if entry.is_file() and entry.needs_password()]
        if not locked:
            return bool(archive.infolist())
        with archive.open(min(locked, key=lambda entry: entry.file_size)) as member:
            while member.read(_CHUNK):
                pass
    except (rarfile.Error, OSError, ValueError, zlib.error):
        return False
    return True


def _name(entry: Any) -> str:
    """The member's name; only old archives without their Unicode field leave its encoding open."""
    raw = getattr(entry, "orig_filename", None)
    flags = getattr(entry, "flags", 0)
    if isinstance(raw, bytes) and not flags & 0x0200 and not entry.filename.isascii():
        return decode_name(raw)
    return str(entry.filename)


def _one_by_one(archive: Any, entries: list[Any], spool: Spool) -> None:
    for entry in entries:
        spool.take(_name(entry), _member(archive, entry), declared=entry.file_size)


def _member(archive: Any, entry: Any) -> Iterator[bytes]:
    import rarfile

    try:
        with archive.open(entry) as member:
            while chunk := member.read(_CHUNK):
                yield chunk
    except (rarfile.PasswordRequired, rarfile.RarWrongPassword) as fault:
        raise Encrypted("member-encrypted") from fault
    except rarfile.RarCannotExec as fault:
        program = programs.require("unar")
        raise Unreadable("program-failed", program=program.name) from fault
    except (rarfile.Error, OSError, ValueError) as fault:
        if entry.needs_password():
            raise Encrypted("member-encrypted") from fault
        raise Unreadable("member-damaged") from fault


def _stream(
    path: Path, archive: Any, entries: list[Any], password: str | None, spool: Spool, settings: ReadSettings
) -> None:
    if password is None and any(entry.needs_password() for entry in entries):
        _with_locked(archive, entries, spool)
        return
    command = [programs.require("unar"), "-q", "-o", "-", "-p", password or "", path]
    lane.beat(settings.limits.file_seconds)
    with _running(command) as output:
        for at, entry in enumerate(entries):
            try:
                spool.take(_name(entry), _piece(output, entry), declared=entry.file_size)
            except _OutOfStep:
                output.close()
                _one_by_one(archive, entries[at:], spool)
                return


def _with_locked(archive: Any, entries: list[Any], spool: Spool) -> None:
    """Some members are locked and no password fits: the others are taken one by one."""
    for entry in entries:
        if entry.needs_password():
            spool.refuse(
                _name(entry), Reason("member-encrypted"), status=FileStatus.ENCRYPTED, size=entry.file_size
            )
        else:
            spool.take(_name(entry), _member(archive, entry), declared=entry.file_size)


def _piece(output: IO[bytes], entry: Any) -> Iterator[bytes]:
    left = entry.file_size
    crc = 0
    while left:
        chunk = output.read(min(_CHUNK, left))
        if not chunk:
            raise _OutOfStep
        left -= len(chunk)
        crc = zlib.crc32(chunk, crc)
        yield chunk
    if entry.CRC is not None and crc != entry.CRC & 0xFFFFFFFF:
        raise _OutOfStep


@contextlib.contextmanager
def _running(command: list[Any]) -> Iterator[IO[bytes]]:
    process = subprocess.Popen(
        [str(word) for word in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    try:
        yield process.stdout
    finally:
        process.stdout.close()
        process.kill()
        process.wait()
