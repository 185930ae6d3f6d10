"""The directory of a ZIP file, read by ourselves.

The standard library's reader gives up on the whole archive at the first name that is not what its flag says, and takes cp437 for every
unflagged one; Chinese archives hold GBK, UTF-8 and both in one file. A damaged archive is read from its local headers.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_END = struct.Struct("<4s4H2LH")
_END64_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_LOCAL = struct.Struct("<4s2B4HL2L2H")

ENCRYPTED_FLAG = 0x1
DESCRIPTOR_FLAG = 0x8
STRONG_FLAG = 0x40
UTF8_FLAG = 0x800
MASKED_FLAG = 0x2000

_UNICODE_PATH = 0x7075
_ZIP64 = 0x0001
AES_EXTRA = 0x9901


class BadZip(Exception):
    """Bytes that no ZIP directory can be made of."""


class LockedDirectory(Exception):
    """Even the list of members is encrypted."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One member as the directory has it. `offset`: of its local header; `raw_name`: undecoded; `extra`: id → bytes."""

    raw_name: bytes
    flags: int
    method: int
    crc: int
    compressed: int
    size: int
    offset: int
    extra: dict[int, bytes]
    system: int
    attributes: int
    modified: int

    @property
    def is_symlink(self) -> bool:
        """Made on Unix and a symbolic link there."""
        return self.system == 3 and (self.attributes >> 16) & 0o170000 == 0o120000

    @property
    def is_special(self) -> bool:
        """Made on Unix and a device, fifo or socket there."""
        return self.system == 3 and (self.attributes >> 16) & 0o170000 in (
            0o010000,
            0o020000,
            0o060000,
            0o140000,
        )


def read_directory(file: BinaryIO, limit: int) -> tuple[list[Entry], int]:
    """The entries (at most *limit* + 1 of them) and the number of bytes before the archive's own start (self-extractors).

    Raises BadZip when there is no directory.
    """
    file.seek(0, 2)
    length = file.tell()
    end_at, count, size, offset = _find_end(file, length)
    start = end_at - size - offset
    if start < 0 or size > length:
        raise BadZip("directory outside the file")
    file.seek(offset + start)
    entries = list(_entries(file.read(size), min(count, limit + 1)))
    if count and not entries:
        raise LockedDirectory if _is_locked(file, offset + start) else BadZip("no entries")
    return entries, start


def _is_locked(file: BinaryIO, at: int) -> bool:
    """A directory that is encrypted as a whole stands after an "archive extra data" record, or has one in its place."""
    file.seek(max(at - 4096, 0))
    return b"PK\x06\x08" in file.read(8192)


def _find_end(file: BinaryIO, length: int) -> tuple[int, int, int, int]:
    """Position of the directory's end, number of entries, directory's size and offset."""
    tail_length = min(length, 0xFFFF + _END.size)
    file.seek(length - tail_length)
    tail = file.read(tail_length)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise BadZip("no end of directory")
    _, disk, directory_disk, _, count, size, offset, _ = _END.unpack_from(tail, at)
    position = length - tail_length + at
    if 0xFFFF in (count, disk) or 0xFFFFFFFF in (size, offset):
        return _find_end64(file, position) or (position, count, size, offset)
    if disk or directory_disk != disk:
        raise BadZip("one of several volumes")
    return position, count, size, offset


def _find_end64(file: BinaryIO, end: int) -> tuple[int, int, int, int] | None:
    if end < _END64_LOCATOR.size + _END64.size:
        return None
    file.seek(end - _END64_LOCATOR.size)
    mark, _, stated, _ = _END64_LOCATOR.unpack(file.read(_END64_LOCATOR.size))
    if mark != b"PK\x06\x07":
        return None
    # Where the record is right before the locator, its stated place may be off by a self-extractor's length.
    for position in (end - _END64_LOCATOR.size - _END64.size, stated):
        file.seek(min(position, end))
        record = file.read(_END64.size)
        if len(record) == _END64.size and record.startswith(b"PK\x06\x06"):
            _, length, _, _, _, _, _, count, size, offset = _END64.unpack(record)
            # A longer record is of the second version, which tells how the directory is encrypted.
            if length > _END64.size - 12:
                raise LockedDirectory
            return position, count, size, offset
    return None


def _entries(directory: bytes, count: int) -> Iterator[Entry]:
    at = 0
    for _ in range(count):
        if len(directory) - at < _CENTRAL.size or directory[at : at + 4] != b"PK\x01\x02":
            return
        (_, _, system, _, _, flags, method, time, date, crc, compressed, size, name, extra, comment,
         _, _, attributes, offset) = _CENTRAL.unpack_from(directory, at)  # fmt: skip
        at += _CENTRAL.size
        raw_name = directory[at : at + name]
        fields = _extra_fields(directory[at + name : at + name + extra])
        size, compressed, offset = _wide(fields, size, compressed, offset)
        modified = date << 16 | time
        yield Entry(
            raw_name, flags, method, crc, compressed, size, offset, fields, system, attributes, modified
        )
        at += name + extra + comment


def _extra_fields(data: bytes) -> dict[int, bytes]:
    fields = {}
    at = 0
    while len(data) - at >= 4:
        field, length = struct.unpack_from("<HH", data, at)
        fields[field] = data[at + 4 : at + 4 + length]
        at += 4 + length
    return fields


def _wide(fields: dict[int, bytes], size: int, compressed: int, offset: int) -> tuple[int, int, int]:
    """Sizes beyond 4 GiB stand in the ZIP64 field, only those that are all ones, in this order."""
    wide = fields.get(_ZIP64, b"")
    values = [size, compressed, offset]
    at = 0
    for number, value in enumerate(values):
        if value == 0xFFFFFFFF and len(wide) - at >= 8:
            values[number] = struct.unpack_from("<Q", wide, at)[0]
            at += 8
    return values[0], values[1], values[2]


def scan_local_headers(file: BinaryIO, limit: int) -> Iterator[Entry]:
    """The entries of an archive whose directory is lost, from the headers before each member."""
    file.seek(0)
    data = file.read(limit)
    at = data.find(b"PK\x03\x04")
    while at >= 0 and len(data) - at >= _LOCAL.size:
        _, _, _, flags, method, time, date, crc, compressed, size, name, extra = _LOCAL.unpack_from(data, at)
        body = at + _LOCAL.size
        raw_name = data[body : body + name]
        fields = _extra_fields(data[body + name : body + name + extra])
        size, compressed, _ = _wide(fields, size, compressed, 0)
        begin = body + name + extra
        if flags & DESCRIPTOR_FLAG and not compressed:
            following = re.compile(rb"PK(\x07\x08|\x03\x04|\x01\x02)").search(data, begin)
            compressed = (following.start() if following else len(data)) - begin
            size = -1
        yield Entry(raw_name, flags, method, crc, compressed, size, at, fields, 0, 0, date << 16 | time)
        at = data.find(b"PK\x03\x04", begin + compressed if compressed <= len(data) - begin else begin)


def data_offset(file: BinaryIO, entry: Entry, start: int) -> int:
    """Where the member's packed bytes begin; BadZip if its local header is not there."""
    file.seek(entry.offset + start)
    head = file.read(_LOCAL.size)
    if len(head) < _LOCAL.size or head[:4] != b"PK\x03\x04":
        raise BadZip("no local header")
    name, extra = struct.unpack_from("<HH", head, 26)
    return int(entry.offset + start + _LOCAL.size + name + extra)


def unicode_path(entry: Entry) -> bytes | None:
    """The name in UTF-8 from Info-ZIP's extra field, if it belongs to this very name."""
    import zlib

    field = entry.extra.get(_UNICODE_PATH, b"")
    if (
        len(field) > 5
        and field[0] == 1
        and struct.unpack_from("<L", field, 1)[0] == zlib.crc32(entry.raw_name)
    ):
        return field[5:]
    return None
