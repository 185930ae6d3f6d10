"""7z archives through py7zr, member by member into the spool."""

import lzma
import struct
import zlib
from pathlib import Path
from typing import Any, cast

from evidencekit.faults import Encrypted, Unreadable
from evidencekit.media_types import SEVEN_ZIP
from evidencekit.model import Reason
from evidencekit.settings import ReadSettings
from evidencekit.spool import Full, Put, Spool
from evidencekit.volumes import open_joined

MEDIA_TYPES = (SEVEN_ZIP,)
VERSION = 1

#: What py7zr lets through from damaged bytes, beside its own exceptions.
_DAMAGE = (
    lzma.LZMAError,
    zlib.error,
    OSError,
    ValueError,
    EOFError,
    TypeError,
    KeyError,
    IndexError,
    struct.error,
)


def unpack(path: Path, media_type: str, spool: Spool, settings: ReadSettings) -> None:
    """Put every member into the spool."""
    import py7zr

    archive = _opened(path, settings)
    with archive:
        wanted: dict[str, Any] = {}
        factory = _Factory(spool, wanted)
        for entry in archive.files:
            regular = not (entry.is_directory or entry.is_symlink or entry.is_junction or entry.is_socket)
            if not regular and not entry.is_directory:
                spool.leave_out(entry.filename, "special-file" if entry.is_socket else "symlink")
            if regular:
                wanted[str(entry.id)] = entry
            # By number and not through `extractall`, which gives up on the archive at the first name with "..".
            archive.worker.register_filelike(
                entry.id, py7zr.io.MemIO(str(entry.id), cast(Any, factory)) if regular else None
            )
        try:
            archive.worker.extract(archive.fp, None, parallel=False)
            factory.end()
        except Full:
            raise
        except (py7zr.exceptions.UnsupportedCompressionMethodError, NotImplementedError):
            factory.fail(Reason("member-method", {"method": "7z"}))
        except (*_DAMAGE, py7zr.exceptions.ArchiveError):
            # One damaged block ends the reading; what came before it is whole.
            factory.fail(Reason("member-damaged"))


def _opened(path: Path, settings: ReadSettings) -> Any:
    """The archive, opened with the first password that fits."""
    import py7zr

    for password in (None, *settings.passwords):
        try:
            archive = py7zr.SevenZipFile(open_joined(path), password=password)
        except (py7zr.exceptions.PasswordRequired, *_DAMAGE, py7zr.exceptions.ArchiveError) as fault:
            if password is None and not isinstance(fault, py7zr.exceptions.PasswordRequired):
                raise Unreadable("archive-damaged", what=type(fault).__name__) from fault
            continue
        if not archive.needs_password() or (password is not None and _fits(path, password)):
            return archive
        archive.close()
    raise Encrypted


def _fits(path: Path, password: str) -> bool:
    """Tell whether the whole archive opens with this password: 7z has no check value but each member's own."""
    import py7zr

    try:
        with py7zr.SevenZipFile(open_joined(path), password=password) as archive:
            return archive.testzip() is None
    except (*_DAMAGE, py7zr.exceptions.ArchiveError):
        return False


class _Factory:
    """Hands py7zr a place for each member by its number; a member counts when the next one begins or all is over."""

    def __init__(self, spool: Spool, wanted: dict[str, Any]) -> None:
        self._spool = spool
        self._wanted = wanted
        self._open: Put | None = None

    def create(self, filename: str) -> "_Product":
        """Begin the member of this number."""
        self.end()
        entry = self._wanted.pop(filename)
        self._open = self._spool.begin(entry.filename, declared=entry.uncompressed)
        return _Product(self._open)

    def end(self) -> None:
        """The member that is open is whole: its checksum has been compared."""
        if self._open is not None:
            self._open.finish()
            self._open = None

    def fail(self, reason: Reason) -> None:
        """The open member is damaged, and all that never began cannot be had."""
        if self._open is not None:
            self._open.fail(reason)
            self._open = None
        for entry in self._wanted.values():
            self._spool.refuse(entry.filename, reason, size=entry.uncompressed)


class _Product:
    """What py7zr writes a member to."""

    def __init__(self, put: Put) -> None:
        self._put = put
        self._size = 0

    def write(self, data: bytes | bytearray) -> int:
        """Write on."""
        self._size += len(data)
        self._put.write(bytes(data))
        return len(data)

    def read(self, size: int | None = None) -> bytes:
        """Nothing: what was written is gone."""
        return b""

    def seek(self, offset: int, whence: int = 0) -> int:
        """Nowhere to go."""
        return 0

    def flush(self) -> None:
        """Nothing is held back."""

    def size(self) -> int:
        """Bytes written."""
        return self._size

    def close(self) -> None:
        """Said before the checksum is compared, so it means nothing."""
