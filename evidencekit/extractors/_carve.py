"""Finds whole pictures inside a stream of another format, by their own beginnings and ends."""

import re

_STARTS = re.compile(rb"\xff\xd8\xff[\xe0-\xee\xdb]|\x89PNG\r\n\x1a\n")

#: Records of a BIFF stream hold at most this many bytes, the rest of a picture goes on in CONTINUE records.
_CONTINUE = 0x003C
_DRAWING_GROUP = 0x00EB


def pictures_in(stream: bytes) -> list[bytes]:
    """JPEG and PNG pictures of a BIFF workbook stream, in order."""
    return pictures(_drawing_group(stream))


def _drawing_group(stream: bytes) -> bytes:
    """The joined bodies of the drawing group's records and what continues them."""
    parts = []
    at = 0
    inside = False
    while at + 4 <= len(stream):
        kind = int.from_bytes(stream[at : at + 2], "little")
        length = int.from_bytes(stream[at + 2 : at + 4], "little")
        inside = kind == _DRAWING_GROUP or (inside and kind == _CONTINUE)
        if inside:
            parts.append(stream[at + 4 : at + 4 + length])
        at += 4 + length
    return b"".join(parts)


def pictures(data: bytes) -> list[bytes]:
    """JPEG and PNG pictures in *data*, each from its beginning to its end."""
    found = []
    at = 0
    while (start := _STARTS.search(data, at)) is not None:
        end = _end(data, start.start())
        found.append(data[start.start() : end])
        at = max(end, start.end())
    return found


def _end(data: bytes, start: int) -> int:
    if data[start : start + 1] == b"\x89":
        end = data.find(b"IEND\xaeB`\x82", start)
        return len(data) if end < 0 else end + 8
    return _jpeg_end(data, start)


def _jpeg_end(data: bytes, start: int) -> int:
    """The end of a JPEG: its segments are walked, since a thumbnail inside has an end mark of its own."""
    at = start + 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if mark == 0xDA:
            end = data.find(b"\xff\xd9", at)
            return len(data) if end < 0 else end + 2
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return min(at, len(data))
