"""The name of an electronic seal (GB/T 38540, GM/T 0031) out of its DER structure: the first UTF-8 string that is words."""

import re

_UTF8_STRING = 0x0C
_CONSTRUCTED = 0x20
_WORDS = re.compile("[\u4e00-\u9fff]")
_MAX_DEPTH = 12


def seal_name(data: bytes) -> str:
    """The name, "" if there is none. A structure that is no DER has none."""
    for text in _strings(data, 0):
        if _WORDS.search(text):
            return text.strip()
    return ""


def _strings(data: bytes, depth: int) -> list[str]:
    """The UTF-8 strings of a DER structure in order."""
    found: list[str] = []
    at = 0
    while at + 2 <= len(data) and len(found) < 50:
        tag, length, head = data[at], data[at + 1], 2
        if length & 0x80:
            count = length & 0x7F
            if not 0 < count <= 4 or at + 2 + count > len(data):
                return found
            length, head = int.from_bytes(data[at + 2 : at + 2 + count], "big"), 2 + count
        body = data[at + head : at + head + length]
        if tag == _UTF8_STRING:
            found.append(body.decode("utf-8", "replace"))
        elif tag & _CONSTRUCTED and depth < _MAX_DEPTH:
            found += _strings(body, depth + 1)
        at += head + length
    return found
