"""The encoding of a web page: its own word where the bytes bear it out, else a guess."""

import re

from evidencekit.extractors._faults import Unreadable
from evidencekit.text_encoding import decode_text

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)


def decode_page(data: bytes) -> str:
    """The page's text; Unreadable if it is none."""
    declared = _DECLARED.search(data[:4096])
    if declared is not None and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = declared[1].decode("ascii").lower()
        try:
            return data.decode({"gb2312": "gb18030", "gbk": "gb18030"}.get(name, name))
        except (UnicodeDecodeError, LookupError):
            pass
    text = decode_text(data)
    if text is None:
        raise Unreadable("text-encoding")
    return text
