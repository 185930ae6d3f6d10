"""Bytes of a text file to characters: UTF-8, UTF-16, GB18030 (with GBK and GB2312 inside it), Big5; None for what is no text."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: Control characters that text does not hold (form feed, tab, line ends and escape may stand in it).
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

#: The commonest characters of Chinese business papers; a wrong decoding hardly ever hits them.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处理安全生产培训计划记录企业证书有限公司环境能源消耗用电合格编号名称单位日期序部门签到姓名成绩考核内容时间地点负责人审核批准"
)


def decode_text(data: bytes, *, whole: bool = True) -> str | None:
    """The characters of *data*, or None if it is no text in any encoding that Chinese offices use.

    `whole` False: *data* is the beginning of something longer and may end inside a character.

    >>> decode_text("培训计划".encode("gb18030"))
    '培训计划'
    >>> decode_text(b"\\x00\\x01\\x02\\x03") is None
    True
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _plain(_decode(data, encoding, whole=whole) or data.decode(encoding, "replace"))
    if b"\0" in data[:4096]:
        return _plain(_bare_utf16(data))
    text = _decode(data, "utf-8", whole=whole)
    return _plain(text) if text is not None else _plain(_legacy(data, whole=whole))


def _decode(data: bytes, encoding: str, *, whole: bool) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(data, final=whole)
    except UnicodeDecodeError:
        return None


def _bare_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: decoded both ways, the one with more plain letters and Chinese wins."""
    even = data[: len(data) & ~1]
    best, best_share = None, 0.85
    for encoding in ("utf-16-le", "utf-16-be"):
        text = even.decode(encoding, "replace")
        good = sum(
            (char.isascii() and char.isprintable())
            or char in "\r\n\t"
            or "\u3000" <= char <= "\u9fff"
            or "\uff00" <= char <= "\uffef"
            for char in text[:4096]
        )
        share = good / max(len(text[:4096]), 1)
        if share > best_share and "\0" not in text:
            best, best_share = text, share
    return best


def _legacy(data: bytes, *, whole: bool) -> str | None:
    chinese = _decode(data, "gb18030", whole=whole)
    traditional = _decode(data, "big5hkscs", whole=whole)
    if chinese is not None and traditional is not None:
        return chinese if _commonness(chinese) >= _commonness(traditional) else traditional
    if chinese is not None or traditional is not None:
        return chinese or traditional
    return _damaged(data) or _other(data)


def _commonness(text: str) -> float:
    wide = [char for char in text[:20_000] if char > "\x7f"]
    return sum(char in _COMMON for char in wide) / max(len(wide), 1)


def _damaged(data: bytes) -> str | None:
    """UTF-8 or GB18030 with a few broken bytes: what can be read is kept, the rest is shown as U+FFFD."""
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") <= max(2, len(text) // 100):
            return text
    return None


def _other(data: bytes) -> str | None:
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[: 256 << 10]).best()
    if best is None or best.encoding in ("utf_7",):
        return None
    return data.decode(best.encoding, "replace")


def _plain(text: str | None) -> str | None:
    """The text unless its control characters say that it is something else."""
    if text is None or len(_BINARY.findall(text[:65536])) > len(text[:65536]) // 200:
        return None
    return text.removeprefix("\ufeff")
