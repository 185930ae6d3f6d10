"""The notation in which rules say what a paper's words must be, and its regular expression on normalised text."""

import re

#: How far apart the words on both sides of "…" may stand: about two printed lines.
GAP = 60

#: Never past the end of a sentence, nor into another row of a table (rows are lines with tabs); a wrapped line of prose goes on.
_GAP = rf"(?:[^。;\n]|\n(?![^\n]*\t)){{0,{GAP}}}?"
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
#: From a word in a table's head to a value in one of the rows below it.
_DOWN = r"[^\n]{0,200}\n[\s\S]{0,400}?"
_NOT_DENIED = "".join(f"(?<!{denial})" for denial in _DENIALS)
#: Words that deny by themselves (未…列入): what follows their gap is denied on purpose.
_ENDS_DENYING = re.compile(rf"(?:{'|'.join(_DENIALS)})(?:[^<>]*>)?$")
_CJK = re.compile(r"[\u3400-\u9fff〇]")
_LIMIT = re.compile(r"#>=(\d{1,2})(?:\.(\d))?")
#: Not the 100 of "× 100%", nor the tail of a longer number.
_STANDS_ALONE = r"(?<![\d.])(?<![×*xX])(?<![×*xX] )"


def pattern(phrase: str) -> str:
    """The regular expression of a phrase, or of /…/ what stands inside.

    Spaces and line breaks between Chinese characters do not count; "…" is a gap inside a sentence or
    table row, "↓" leads from a table's head to a row below; <a|b> are alternatives,
    <a|b>? may be left out; # is a figure, #>=30 one of at least 30 (up to 99.9); letters match in both cases; a phrase, or its part
    after a gap, right behind a denial (未, 不, 没有, 是否 …) does not count.

    >>> bool(re.search(pattern("核查…<声明|证书>"), "温室气体核\\n查声明"))
    True
    >>> bool(re.search(pattern("达标"), "废水未达标"))
    False
    >>> [bool(re.search(pattern(phrase), "结论:不合格")) for phrase in ("结论…合格", "结论…不…格")]
    [False, True]
    >>> [bool(re.search(pattern("占比…#>=30%"), text)) for text in ("占比为31.5%", "占比8÷12×100%", "占比3.5%", "占比29%")]
    [True, False, False, False]
    >>> bool(re.search(pattern("能效等级↓<1|2>级"), "名称\\t能效等级\\n空压机\\t3级\\n水泵\\t2级"))
    True
    >>> pattern("/(?<!未)达标/")
    '(?<!未)达标'
    """
    if _is_expression(phrase):
        return phrase[1:-1]
    parts = _LIMIT.split(phrase.replace("...", "…"))
    made = [_words(parts[0])]
    for whole, tenth, words in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        made += [_at_least(int(whole), int(tenth or 0)), _words(words)]
    return f"(?i:{_NOT_DENIED}{''.join(made)})"


def _words(phrase: str) -> str:
    pieces: list[str] = []
    before = ""
    for index, char in enumerate(phrase):
        if _CJK.match(char) and _CJK.match(before):
            pieces.append(r"\s?")
        pieces.append("?" if (before, char) == (">", "?") else _piece(char))
        if char in "…↓" and not _ENDS_DENYING.search(phrase[:index]):
            pieces.append(_NOT_DENIED)
        before = char
    return "".join(pieces)


def _piece(char: str) -> str:
    match char:
        case "…":
            return _GAP
        case "↓":
            return _DOWN
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
        case "%":
            return r"\s?%"
    return re.escape(char)


def _at_least(whole: int, tenth: int) -> str:
    """A number not below whole.tenth, with any decimals."""
    first = whole + 1 if tenth else whole
    ranges = [r"\d{3,}"]
    if first < 10:
        ranges += [r"\d{2}", f"[{first}-9]"]
    elif first < 100:
        tens, units = divmod(first, 10)
        ranges.append(f"{tens}[{units}-9]")
        ranges += [f"[{tens + 1}-9]\\d"] if tens < 9 else []
    exact = [rf"{whole}\.[{tenth}-9]\d*"] if tenth else []
    choices = "|".join([*exact, *(rf"{digits}(?!\d)(?:\.\d+)?" for digits in ranges)])
    return f"{_STANDS_ALONE}(?:{choices})"


def looks_like_expression(phrase: str) -> bool:
    """Whether a phrase was meant as /…/: it has signs that only a regular expression has."""
    return not _is_expression(phrase) and bool(re.search(r"\(\?|\\[dsbw]|\[\^|\{\d", phrase))


def _is_expression(phrase: str) -> bool:
    return len(phrase) > 2 and phrase.startswith("/") and phrase.endswith("/")


def fault_of(phrase: str) -> str | None:
    """Why a phrase cannot be used: the regular-expression library's words, "" if it matches everything, None if it can.

    Only what a person wrote as an expression is compiled here (a pack has hundreds of phrases); of a phrase, brackets must pair.

    >>> fault_of("/(/") is None, fault_of("/a*/"), fault_of("<甲|乙"), fault_of("<甲|乙>…丙")
    (False, '', 'unbalanced <>', None)
    """
    if not _is_expression(phrase):
        bare = _LIMIT.sub("", phrase)
        paired = re.fullmatch(r"[^<>]*(?:<[^<>]*>[^<>]*)*", bare)
        return None if paired and re.sub(r"[<>|…↓?\s]", "", bare) else "" if paired else "unbalanced <>"
    try:
        compiled = re.compile(phrase[1:-1])
    except re.error as error:
        return str(error)
    return "" if compiled.match("") else None
