"""The notation in which rules say what a paper's words must be, and its regular expression on normalised text."""

import re

#: How far apart the words on both sides of "…" may stand: about two printed lines, never past the end of a sentence.
GAP = 40

_GAP = f"[^。;]{{0,{GAP}}}?"
#: A phrase right behind one of these does not say it (未达标, 没有建立, 是否符合, 防止发生…事故).
_DENIALS = [
    "未",
    "不",
    "无",
    "非",
    "没有",
    "未曾",
    "从未",
    "未被",
    "不曾",
    "不存在",
    "是否",
    "不得",
    "避免",
    "防止",
    "严禁",
    "杜绝",
    "如被",
    "若被",
    "如有",
    "若有",
]
_NOT_DENIED = "".join(f"(?<!{denial})" for denial in _DENIALS)
_CJK = re.compile(r"[\u3400-\u9fff〇]")


def pattern(phrase: str) -> str:
    """The regular expression of a phrase, or of /…/ what stands inside.

    Spaces and line breaks between Chinese characters do not count; "…" is a gap inside a sentence; <a|b> are alternatives,
    <a|b>? may be left out; # is a figure; letters match in both cases; a phrase right behind a denial (未, 不, 没有, 是否 …) does not count.

    >>> bool(re.search(pattern("核查…<声明|证书>"), "温室气体核\\n查声明"))
    True
    >>> bool(re.search(pattern("达标"), "废水未达标"))
    False
    >>> pattern("/(?<!未)达标/")
    '(?<!未)达标'
    """
    if len(phrase) > 2 and phrase.startswith("/") and phrase.endswith("/"):
        return phrase[1:-1]
    return f"(?i:{_NOT_DENIED}{''.join(_pieces(phrase.replace('...', '…')))})"


def _pieces(phrase: str) -> list[str]:
    pieces: list[str] = []
    before = ""
    for char in phrase:
        if _CJK.match(char) and _CJK.match(before):
            pieces.append(r"\s?")
        pieces.append("?" if (before, char) == (">", "?") else _piece(char))
        before = char
    return pieces


def _piece(char: str) -> str:
    match char:
        case "…":
            return _GAP
        case "<":
            return "(?:"
        case ">":
            return ")"
        case "|":
            return "|"
        case "#":
            return r"\d[\d.,]*"
        case " ":
            return r"\s*"
    return re.escape(char)


def fault_of(expression: str) -> str | None:
    """Why the expression cannot be used: the regular-expression library's words, "" if it matches everything, None if it can."""
    try:
        compiled = re.compile(expression)
    except re.error as error:
        return str(error)
    return "" if compiled.match("") else None
