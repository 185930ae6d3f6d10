"""Names of archive members: bytes without a reliable word about their encoding.

Per entry: the UTF-8 flag where it is true, Info-ZIP's Unicode field, else GB18030, else UTF-8, and cp437 at last. Decoding comes first and
separators after it: 0x5C is the second byte of many Chinese characters in GBK.
"""

import re

_CHINESE = re.compile("[\u4e00-\u9fff\u3400-\u4dbf\u3000-\u303f\uff01-\uff5e·—…“”‘’]")


def decode_name(raw: bytes, *, utf8_flag: bool = False, unicode_path: bytes | None = None) -> str:
    """The name as text; never fails.

    >>> decode_name("培训\\\\计划.docx".encode("gbk"))
    '培训\\\\计划.docx'
    >>> decode_name("签到表.pdf".encode())
    '签到表.pdf'
    """
    raw = raw.split(b"\0")[0]
    if raw.isascii():
        return raw.decode("ascii")
    if unicode_path is not None and (name := _strict(unicode_path, "utf-8")) is not None:
        return name
    utf8 = _strict(raw, "utf-8")
    if utf8_flag and utf8 is not None:
        return utf8
    chinese = _strict(raw, "gb18030")
    if utf8 is not None and (chinese is None or _prefers_utf8(utf8, chinese)):
        return utf8
    if chinese is not None and _CHINESE.search(chinese):
        return chinese
    return utf8 or _strict(raw, "cp437") or raw.decode("utf-8", "backslashreplace")


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _prefers_utf8(utf8: str, chinese: str) -> bool:
    """Valid UTF-8 of three bytes a character is hardly ever meant as GBK; read as GBK it gives rare characters or private ones."""
    if len(_CHINESE.findall(utf8)) == 0:
        return not _CHINESE.search(chinese)
    return True
