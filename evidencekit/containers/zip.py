"""ZIP archives: names in any encoding, every common packing method, ZipCrypto and AES with known passwords, damaged ones as far as they go."""

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from evidencekit.containers._names import decode_name
from evidencekit.containers._zip_crypto import WrongPassword, decrypted
from evidencekit.containers._zip_directory import (
    AES_EXTRA,
    ENCRYPTED_FLAG,
    MASKED_FLAG,
    UTF8_FLAG,
    BadZip,
    Entry,
    LockedDirectory,
    data_offset,
    read_directory,
    scan_local_headers,
    unicode_path,
)
from evidencekit.faults import Encrypted, Unreadable
from evidencekit.media_types import ZIP
from evidencekit.model import FileStatus, Reason
from evidencekit.settings import ReadSettings
from evidencekit.spool import Full, Spool
from evidencekit.volumes import open_joined

MEDIA_TYPES = (ZIP,)
VERSION = 1

_CHUNK = 256 << 10

#: A damaged archive is searched for members up to here.
_SALVAGE_BYTES = 256 << 20


def unpack(path: Path, media_type: str, spool: Spool, settings: ReadSettings) -> None:
    """Put every member into the spool."""
    with open_joined(path) as file:
        try:
            entries, start = read_directory(file, settings.limits.archive_entries)
            complete = True
        except LockedDirectory as fault:
            raise Encrypted from fault
        except BadZip as fault:
            if "volumes" in str(fault):
                raise Unreadable("archive-volume") from fault
            entries, start, complete = list(scan_local_headers(file, _SALVAGE_BYTES)), 0, False
        if not entries and not complete:
            raise Unreadable("archive-damaged")
        for entry in entries:
            _take(file, entry, start, spool, settings)
    if not complete:
        raise Unreadable("archive-cut", members=len(spool.members))
    if len(entries) > settings.limits.archive_entries:
        raise Full


def _take(file: BinaryIO, entry: Entry, start: int, spool: Spool, settings: ReadSettings) -> None:
    name = decode_name(
        entry.raw_name, utf8_flag=bool(entry.flags & UTF8_FLAG), unicode_path=unicode_path(entry)
    )
    if name.endswith(("/", "\\")) and entry.size <= 0:
        return
    if entry.is_symlink or entry.is_special:
        spool.leave_out(name, "symlink" if entry.is_symlink else "special-file")
        return
    if entry.flags & MASKED_FLAG:
        spool.refuse(name, Reason("member-encrypted"), status=FileStatus.ENCRYPTED)
        return
    spool.take(name, _content(file, entry, start, settings), declared=max(entry.size, 0))


def _content(file: BinaryIO, entry: Entry, start: int, settings: ReadSettings) -> Iterator[bytes]:
    """The member's bytes, checked against its CRC at the end."""
    try:
        offset = data_offset(file, entry, start)
        if not entry.flags & ENCRYPTED_FLAG:
            yield from _checked(_inflated(_packed(file, offset, entry.compressed), entry.method), entry)
            return
    except (BadZip, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError) as fault:
        raise Unreadable("member-damaged") from fault
    yield from _unlocked(file, offset, entry, settings)


def _unlocked(file: BinaryIO, offset: int, entry: Entry, settings: ReadSettings) -> Iterator[bytes]:
    """A locked member with the first password that opens it: the check byte of ZipCrypto is wrong once in 256, so the CRC decides."""
    for password in settings.passwords:
        for encoded in dict.fromkeys((password.encode(), password.encode("gb18030", "replace"))):
            try:
                packed, method = decrypted(_packed(file, offset, entry.compressed), entry, encoded)
                chunks = list(_checked(_inflated(packed, method), entry, aes=AES_EXTRA in entry.extra))
            except (WrongPassword, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, Unreadable):
                continue
            yield from chunks
            return
    raise Encrypted("member-encrypted")


def _packed(file: BinaryIO, offset: int, length: int) -> Iterator[bytes]:
    file.seek(offset)
    while length > 0:
        chunk = file.read(min(_CHUNK, length))
        if not chunk:
            raise EOFError("member cut off")
        length -= len(chunk)
        yield chunk


def _checked(chunks: Iterator[bytes], entry: Entry, *, aes: bool = False) -> Iterator[bytes]:
    crc = 0
    for chunk in chunks:
        crc = zlib.crc32(chunk, crc)
        yield chunk
    # AE-2 members carry no CRC; their own authentication has been checked.
    if crc != entry.crc and entry.size >= 0 and not (aes and entry.crc == 0):
        raise ValueError("CRC")


def _inflated(packed: Iterator[bytes], method: int) -> Iterator[bytes]:
    if method == 0:
        yield from packed
        return
    opened = _METHODS.get(method)
    if opened is None:
        raise Unreadable("member-method", method=method)
    if method == 14:
        packed, properties = _lzma_head(packed)
        engine = _lzma(properties)
    else:
        engine = opened()
    for chunk in packed:
        yield from _pumped(engine, chunk)
        if engine.eof:
            return
    if hasattr(engine, "flush"):
        yield engine.flush()


def _pumped(engine: Any, chunk: bytes) -> Iterator[bytes]:
    """Unpack a chunk in bounded pieces: a bomb must not become one bytes object."""
    if hasattr(engine, "unconsumed_tail"):
        while chunk and not engine.eof:
            yield engine.decompress(chunk, _CHUNK * 4)
            chunk = engine.unconsumed_tail
        return
    if not hasattr(engine, "needs_input"):
        yield engine.decompress(chunk)
        return
    yield engine.decompress(chunk, _CHUNK * 4)
    while not engine.eof and not engine.needs_input:
        yield engine.decompress(b"", _CHUNK * 4)


def _lzma_head(packed: Iterator[bytes]) -> tuple[Iterator[bytes], bytes]:
    """ZIP's LZMA data begin with a version, a length and the raw filter properties."""
    first = b""
    while len(first) < 9:
        first += next(packed)
    length = int.from_bytes(first[2:4], "little")

    def rest() -> Iterator[bytes]:
        yield first[4 + length :]
        yield from packed

    return rest(), first[4 : 4 + length]


def _lzma(properties: bytes) -> lzma.LZMADecompressor:
    packed, dictionary = properties[0], int.from_bytes(properties[1:5], "little")
    filters = [
        {
            "id": lzma.FILTER_LZMA1,
            "lc": packed % 9,
            "lp": packed // 9 % 5,
            "pb": packed // 45,
            # A declared dictionary of 4 GiB is a way to ask for 4 GiB.
            "dict_size": min(max(dictionary, 4096), 256 << 20),
        }
    ]
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=filters)


def _deflate64() -> Any:
    import inflate64

    return inflate64.Inflater()


_METHODS: dict[int, Callable[[], Any]] = {
    8: lambda: zlib.decompressobj(-15),
    9: _deflate64,
    12: bz2.BZ2Decompressor,
    14: lambda: None,
}
