"""tar archives, plain or packed by gzip, bzip2 or xz; and single files packed by one of these."""

import bz2
import gzip
import lzma
import os
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from evidencekit.containers._names import decode_name
from evidencekit.faults import Unreadable
from evidencekit.media_types import BZIP2, GZIP, TAR, XZ
from evidencekit.settings import ReadSettings
from evidencekit.spool import Spool

MEDIA_TYPES = (TAR, GZIP, BZIP2, XZ)
VERSION = 1

_CHUNK = 256 << 10
_FAULTS = (tarfile.TarError, OSError, EOFError, zlib.error, lzma.LZMAError, ValueError)


def unpack(path: Path, media_type: str, spool: Spool, settings: ReadSettings) -> None:
    """Put every member into the spool; a packed file that is no tar is one member."""
    with _unpacked(path, media_type) as stream:
        try:
            head = stream.read(1024)
        except _FAULTS as fault:
            raise Unreadable("archive-damaged", what=type(fault).__name__) from fault
    if media_type != TAR and not _is_tar(head):
        with _unpacked(path, media_type) as stream:
            spool.take(_inner_name(path, media_type), _chunks(stream))
        return
    with _unpacked(path, media_type) as stream:
        _members(stream, spool)


def _unpacked(path: Path, media_type: str) -> IO[bytes]:
    if media_type == GZIP:
        return gzip.open(path)  # type: ignore[return-value]
    if media_type == BZIP2:
        return bz2.open(path)
    if media_type == XZ:
        return lzma.open(path)
    return path.open("rb")


def _is_tar(head: bytes) -> bool:
    if head[257:262] == b"ustar":
        return True
    try:
        tarfile.TarInfo.frombuf(head[:512], "utf-8", "surrogateescape")
    except tarfile.TarError:
        return False
    return True


def _members(stream: IO[bytes], spool: Spool) -> None:
    try:
        with tarfile.open(fileobj=stream, mode="r|", encoding="utf-8", errors="surrogateescape") as archive:
            for entry in archive:
                _take(archive, entry, spool)
    except tarfile.ReadError as fault:
        if not spool.members:
            raise Unreadable("archive-damaged", what="tar") from fault
        raise Unreadable("archive-cut", members=len(spool.members)) from fault
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as fault:
        raise Unreadable("archive-cut", members=len(spool.members)) from fault


def _take(archive: tarfile.TarFile, entry: Any, spool: Spool) -> None:
    name = decode_name(os.fsencode(entry.name)) if not entry.name.isascii() else entry.name
    if entry.isdir():
        return
    if entry.issym() or entry.islnk():
        spool.leave_out(name, "symlink")
    elif not entry.isreg():
        spool.leave_out(name, "special-file")
    else:
        member = archive.extractfile(entry)
        spool.take(name, _chunks(member) if member is not None else iter(()), declared=entry.size)


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    try:
        while chunk := stream.read(_CHUNK):
            yield chunk
    except _FAULTS as fault:
        raise Unreadable("member-damaged") from fault


def _inner_name(path: Path, media_type: str) -> str:
    """The name that gzip keeps in its head; the others keep none."""
    if media_type == GZIP:
        with path.open("rb") as file:
            head = file.read(4096)
        if len(head) > 10 and head[3] & 8 and not head[3] & 4:
            return decode_name(head[10:].split(b"\0")[0]) or "content"
    return "content"
