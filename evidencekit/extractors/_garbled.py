"""Tells a text layer that makes no sense: private-use codes, replacement characters, glyph numbers taken for characters, mojibake."""

import unicodedata
from functools import cache

#: Shares of the characters from which a layer is not believed.
_MOST_UNMAPPED = 0.05
_MOST_FOREIGN = 0.15
_MOST_MOJIBAKE = 0.2
#: Chinese text has at least this share of its Han characters in GB 2312; random glyph numbers hit it one time in four.
_LEAST_COMMON = 0.6
#: Han characters needed to judge by that share.
_ENOUGH_HAN = 15

#: Blocks that a Chinese business paper draws its characters from.
_USUAL = (
    (0x0000, 0x024F),
    (0x0370, 0x03FF),
    (0x2000, 0x26FF),
    (0x2700, 0x27BF),
    (0x2E80, 0x30FF),
    (0x3100, 0x33FF),
    (0x3400, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFE10, 0xFE6F),
    (0xFF00, 0xFFEF),
    (0x20000, 0x3134F),
)


def is_garbled(text: str) -> bool:
    """Whether a page's text is not what a reader sees; False for an empty one.

    >>> is_garbled("环境管理体系认证证书 证书编号：00124E31234R2M")
    False
    >>> is_garbled("»·¾³¹ÜÀíÌåÏµÈÏÖ¤Ö¤Êé")
    True
    """
    shown = "".join(text.split())
    if not shown or _is_plain_chinese(shown):
        return False
    kinds = [_kind(char) for char in shown]
    count = len(kinds)
    if kinds.count("unmapped") > _MOST_UNMAPPED * count:
        return True
    if kinds.count("foreign") > _MOST_FOREIGN * count or kinds.count("latin-1") > _MOST_MOJIBAKE * count:
        return True
    common, rare = kinds.count("common"), kinds.count("rare")
    return common + rare >= _ENOUGH_HAN and common < _LEAST_COMMON * (common + rare)


def _is_plain_chinese(text: str) -> bool:
    """Whether all characters are in GB 2312, which no garbled layer is: the quick way out for most pages."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return text.isprintable()


@cache
def _kind(char: str) -> str:
    code = ord(char)
    category = unicodedata.category(char)
    if code == 0xFFFD or category in ("Co", "Cs", "Cn") or (category == "Cc" and code > 0):
        return "unmapped"
    if not any(low <= code <= high for low, high in _USUAL):
        return "foreign"
    if 0x3400 <= code <= 0x9FFF or code >= 0x20000:
        return "common" if _simple(char) else "rare"
    if 0xC0 <= code <= 0x24F or code in (
        0xA1,
        0xA2,
        0xA3,
        0xA4,
        0xA6,
        0xA8,
        0xA9,
        0xAA,
        0xAC,
        0xAF,
        0xB6,
        0xB8,
        0xBA,
        0xBC,
        0xBD,
        0xBE,
        0xBF,
    ):
        return "latin-1"
    return "usual"


def _simple(char: str) -> bool:
    """Whether the character is in GB 2312, or its traditional form stands in Big5's frequent level."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        try:
            return char.encode("big5")[0] < 0xC9
        except UnicodeEncodeError:
            return False
    return True
