"""The date grammar of Chinese papers: where in a normalised text a date or a span of time is written, and what it says.

`mentions` reads `Text.normal` once and gives every date in order of place. It knows: 2024年7月19日, 二〇二四年七月十九日, 贰零贰肆年,
廿/卅, 2024.07.19, 2024/7/19, 2024-07, 24年7月, 19 July 2024, quarters, halves, fiscal years, ranges (also with year or month left out
on the second date), and look-alike letters inside a date shape (2O24年O7月l9曰). A date that the calendar does not have (2025年2月30日) is a
mention too, marked `invalid`. Numbers that only might be a date (20240719, 2024.07, a lone 2024 in a cell) are marked `weak`: they count beside
a label only. Standard years, code digits, versions and clause numbers are no dates.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from evidencekit.model import PartialDate


@dataclass(frozen=True, slots=True)
class Mention:
    """A date or a span of time in a text.

    `start`, `end`: its span in the normalised text. `begin`, `finish`: first and last part as written; equal for a single date.
    `ranged`: two dates, a quarter, a half year. `bound`: "since", "after", "before", "until" or "" from the words around it.
    `first_end`, `second_start`: where the first date ends and the second begins, -1 for one date.
    `doubtful`: read over a gap or with a year of two figures, so that a slip of OCR may hide another date.
    `open_end`: the range runs to 长期. `weak`: counts beside a label only. `invalid`: no such day; `begin` or `finish` is then None.
    """

    start: int
    end: int
    begin: PartialDate | None
    finish: PartialDate | None
    ranged: bool = False
    bound: str = ""
    open_end: bool = False
    weak: bool = False
    invalid: bool = False
    first_end: int = -1
    second_start: int = -1
    doubtful: bool = False

    def spans(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The spans of the first and of the second date; both the whole where they are not written apart."""
        if self.first_end < 0:
            return (self.start, self.end), (self.start, self.end)
        return (self.start, self.first_end), (self.second_start, self.end)


# Characters that OCR gives for a digit, inside the shape of a date only.
_LIKE = str.maketrans(
    {
        **dict.fromkeys("OoQ〇零", "0"),
        **dict.fromkeys("lIi|", "1"),
        **dict.fromkeys("Zz", "2"),
        **dict.fromkeys("Ss", "5"),
    }
)
_NUMERALS = {
    **dict(zip("〇零一二三四五六七八九", (0, *range(10)), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),
    "两": 2, "参": 3, "元": 1, "正": 1, "0": 0, "O": 0, "o": 0, "Q": 0,
}  # fmt: skip
_TENS = {"十": 10, "拾": 10, "廿": 20, "卅": 30}

_D = "[0-9OoQ〇零lIi|ZzSs]"
_YEAR_DIGITS = f"(?:[12lIZz|] ?[0-9OoQ] ?{_D} ?{_D})"
_CN = "[〇零0OoQ一二三四五六七八九壹贰叁参肆伍陆柒捌玖1-9]"
_YEAR_CN = f"(?:[一二壹贰两][九〇零0OoQ玖]{_CN}{_CN}|[二两贰]千零?[一二三四五六七八九十]{{1,3}})"
_YEAR = f"(?:{_YEAR_DIGITS}|{_YEAR_CN})"
_PART = f"(?:{_D} ?{_D}?|[〇零0]?[一二三四五六七八九十廿卅壹贰叁参肆伍陆柒捌玖拾元正]{{1,4}})"
_NOT_CODE = "(?<![0-9A-Za-z.])"
_WRAP = r"[ \t]*\n?[ \t]*"
_DAY_END = (
    r"(?: ?[日曰旦号]| ?口(?![\u4e00-\u9fff])|(?=[\s,。;、)~至到\-]|$)"
    # A stamp over 日: two figures and then a character that counts nothing.
    r"|(?<=[0-9]{2})(?=[\u4e00-\u9fff])(?![个台人次项家吨元万度份条页名位件套小时周天百千米平立方公斤年月多余级种批期号楼层]))"
)
_JOIN = (
    r"\s*(?:\([^()\n]{1,6}\))?\s*(?:(?:上午|下午|早上|晚上)?\d{1,2}[:时点]\d{0,2}分?(?::\d\d)?)?\s*(?:起|开始|始)?,?\s*"
    r"(?:-{1,3}|~+|至|到|迄|→|一(?!般)|to|until|till|through|and)\s*(?:于)?\s*"
)

_FULL = re.compile(
    rf"{_NOT_CODE}(?P<y>{_YEAR}) ?[年午牟] ?(?P<m>{_PART}) ?[月目用] ?(?P<d>{_PART}){_DAY_END}"
)
#: Over cells and lines only with all three signs: 2023年12月 | 46 is a month and a figure.
_APART = re.compile(
    rf"{_NOT_CODE}(?P<y>{_YEAR}){_WRAP}[年午牟]{_WRAP}(?P<m>{_PART}){_WRAP}[月目用]{_WRAP}(?P<d>{_PART}){_WRAP}[日曰旦号]"
)
_MONTH_RANGE = re.compile(
    rf"{_NOT_CODE}(?P<y>{_YEAR}) ?年 ?(?P<m>{_PART}) ?(?:月份?)? ?(?:-+|~|至|到) ?(?P<n>{_PART}) ?月(?! ?[0-9])"
)
_DAY_RANGE = re.compile(
    rf"{_NOT_CODE}(?P<y>{_YEAR}) ?年 ?(?P<m>{_PART}) ?月 ?(?P<d>{_PART}) ?(?:-+|~|至|到) ?(?P<e>{_PART}) ?[日号]"
)
_MONTH = re.compile(rf"{_NOT_CODE}(?P<y>{_YEAR}) ?[年午] ?(?P<m>{_PART}) ?月(?!日的)份?")
_NTH_MONTH = re.compile(rf"{_NOT_CODE}(?P<y>{_YEAR})年的?第(?P<m>{_PART})个月")
_QUARTERS = re.compile(
    rf"{_NOT_CODE}(?P<y>{_YEAR}) ?年?度? ?(?:第?(?P<q>[一二三四1-4])(?:[至到~-]第?(?P<r>[二三四2-4]))?季度?|Q(?P<e>[1-4])|前(?P<f>[二三两23])个?季度?)"
)
_HALF = re.compile(rf"{_NOT_CODE}(?P<y>{_YEAR}) ?年度?(?P<h>[上下前后])半年度?")
_YEARS = re.compile(
    r"(?<![0-9A-Za-z./\-])(?P<y>(?:19|20)\d\d) ?(?:年度?)? ?(?:-+|~|至|到) ?(?P<z>(?:19|20)\d\d) ?(?:年度?|财年)(?! ?\d{1,2} ?月)"
    r"|(?<=\()(?P<v>20\d\d)年? ?(?:-+|~|至|到) ?(?P<w>20\d\d)年?(?=\))"
)
_YEAR_ONLY = re.compile(
    rf"(?<![0-9A-Za-z.\-/第])(?P<y>{_YEAR}) ?(?:年度?|财年)(?!版|第?\d+号|[ \t]*月(?![度报均])|\d{{1,2}}(?!\d)(?! ?[个台人次项家])| ?日)|(?<![A-Za-z])FY ?(?P<f>(?:20)?\d\d)(?!\d)"
)
_YEARLESS = re.compile(rf"(?<![0-9年月])(?P<m>{_PART}) ?月 ?(?P<d>{_PART}) ?[日号]")
_SHORT = re.compile(
    r"(?<![0-9A-Za-z.\-/第近约共满计历])['’]?(?P<y>\d\d)年(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})[日号])?(?!\d)"
)

#: 年 lost under a stamp: 20269月28日. The month may have lost a figure too, so this is doubtful.
_NO_YEAR_SIGN = re.compile(
    rf"{_NOT_CODE}(?P<y>20[0-4]\d)(?P<m>1[0-2]|0?[1-9]) ?月 ?(?P<d>\d{{1,2}}) ?[日曰旦]"
)

#: Month lost under a stamp, day still there: 2025年月3日. A blank form has neither, so this one tells its year.
_LOST_MONTH = re.compile(rf"{_NOT_CODE}(?P<y>20[0-4]\d) ?年 ?[月目]{{1,2}} ?\d{{1,2}} ?[日曰旦]")

_NUMBER_YEAR = "[12lIZ][0O9][0-9OolIZS]{2}"
_NUMBER_PART = "[0-9OolI]{1,2}"
_BEFORE = r"(?<![0-9A-Za-z./\-_#])"
_NUMERIC = re.compile(
    rf"{_BEFORE}(?P<y>{_NUMBER_YEAR}) ?(?P<s>[-./,·、_]) ?(?P<m>{_NUMBER_PART}) ?(?P=s) ?(?P<d>{_NUMBER_PART})[日号]?"
    r"(?![0-9])(?![./]\d)(?!-\d+(?![\d./-]))(?![A-SU-Za-z])"
)
_NUMERIC_RANGE = re.compile(
    rf"{_BEFORE}(?P<y>{_NUMBER_YEAR}) ?(?P<s>[-./]) ?(?P<m>\d{{1,2}}) ?(?P=s) ?(?P<d>\d{{1,2}})日?{_JOIN}"
    rf"(?:(?P<z>{_NUMBER_YEAR}) ?(?P=s) ?)?(?P<n>\d{{1,2}}) ?(?P=s) ?(?P<e>\d{{1,2}})日?(?![0-9])(?!-\d)(?![./]\d)"
)
_MONTH_NUMBERS = re.compile(
    rf"{_BEFORE}(?P<y>(?:19|20)\d\d)(?P<s>[-./])(?P<m>0[1-9]|1[0-2]|[1-9])(?:{_JOIN}(?P<z>(?:19|20)\d\d)(?P=s)(?P<n>0[1-9]|1[0-2]|[1-9]))?"
    r"(?![0-9])(?![-./]\d)(?! ?[-./](?:\s|$))(?! ?[A-Za-z%万元吨度台千立方kgm号])"
)
_DAY_FIRST = re.compile(
    rf"{_BEFORE}(?P<d>\d{{1,2}})(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<y>(?:19|20)\d\d)"
    rf"(?:{_JOIN}(?P<e>\d{{1,2}})(?P=s)(?P<n>\d{{1,2}})(?P=s)(?P<z>(?:19|20)\d\d))?(?![0-9])(?![/.]\d)"
)
_COMPACT = re.compile(
    r"(?<![0-9A-Za-z\-./_])(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?![0-9A-Za-z\-_.])"
)
_COMPACT_RANGE = re.compile(
    r"(?<![0-9A-Za-z\-./_])(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01]) ?(?:-+|~|至|到) ?"
    r"(?P<z>(?:19|20)\d\d)(?P<n>0[1-9]|1[0-2])(?P<e>0[1-9]|[12]\d|3[01])(?![0-9A-Za-z\-_.])"
)
_COMPACT_MONTH = re.compile(r"(?:(?<=[\t\n:])|^) ?(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?=[\s,;)]|$)")
_LONE_YEAR = re.compile(r"(?:(?<=[\t\n])|(?<=[\u4e00-\u9fff)]:)|^)=? ?(?P<y>(?:19|20)\d\d) ?(?=[\t\n,;)]|$)")
_CELLS = re.compile(
    r"(?:(?<=[\t\n])|^)(?P<y>(?:19|20)\d\d)\t(?P<m>0?[1-9]|1[0-2])\t(?P<d>0?[1-9]|[12]\d|3[01])(?=[\t\n]|$)"
)
_CELL_HEADS = re.compile(r"(?:^|[\t\n])年\t月\t日")

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    "(?P<m>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?)"
)
_ENGLISH = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![0-9A-Za-z])(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ \-./,]*(?:of )?{_NAME}[ \-./,]*(?P<y>(?:19|20)\d\d)(?!\d)",
        rf"(?<![A-Za-z]){_NAME}[ .\-]*(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ ,.\-]+(?P<y>(?:19|20)\d\d)(?!\d)",
        rf"(?<![0-9A-Za-z])(?P<y>(?:19|20)\d\d)[ \-./,]*{_NAME}[ \-./,]*(?P<d>\d{{1,2}})(?![0-9])",
        rf"(?<![0-9A-Za-z])(?P<d>\d{{1,2}})-{_NAME}-(?P<y>\d\d)(?!\d)",
        rf"(?<![A-Za-z]){_NAME}[ .,\-]*(?P<y>(?:19|20)\d\d)(?!\d)",
    )
)
_ANY_MONTH_NAME = re.compile("(?:" + "|".join(_MONTH_NAMES) + ")", re.IGNORECASE)

#: What an end is called that never comes.
OPEN = re.compile(
    r"长期(?:有效)?|永久(?:有效)?|永续(?:经营)?|无固定期限|无期限|无限期|\*{3,}|indefinite(?:ly)?",
    re.IGNORECASE,
)
_TO_OPEN = re.compile(rf"{_JOIN}(?:{OPEN.pattern})", re.IGNORECASE)
_TO_PART = re.compile(
    rf"{_JOIN}(?:(?P<m>{_PART}) ?月(?:份|(?P<d>{_PART}) ?[日号])?|(?P<e>{_PART}) ?[日号]|(?P<n>\d{{1,2}})[./](?P<f>\d{{1,2}})(?!\d))"
)
_JOINED = re.compile(_JOIN, re.IGNORECASE)

_BOUND_AFTER = re.compile(
    r"[ \t]*(?:(?P<until>或之前|及之前|及以前|或以前|止|为止)|(?P<before>之前|以前|前)|(?P<since>起|开始|以来|或之后|及之后|及以后|或以后|始)"
    r"|(?P<after>之后|以后|后))"
)
_BOUND_BEFORE = re.compile(
    r"(?:(?P<until>截至|截止到?|截止至|直到|直至|不迟于|by|until|before)|(?P<since>自从?|从|始于|since|from))\s*$",
    re.IGNORECASE,
)

#: Nothing outside these years is taken as the year of a client's paper.
_YEARS_SENSIBLE = range(1900, 2200)
_QUARTER = {"一": 1, "二": 2, "三": 3, "四": 4, "两": 2}


def number(words: str) -> int | None:
    """The number of one or two figures that date words write, None if they write none.

    >>> [number(words) for words in ("O7", "廿五", "三十一", "一九", "壹拾贰", "元", "十")]
    [7, 25, 31, 19, 12, 1, 10]
    """
    words = words.replace(" ", "")
    digits = words.translate(_LIKE)
    if digits.isascii() and digits.isdigit():
        return int(digits)
    total, last = 0, None
    for char in words:
        if char in _TENS:
            total = total + _TENS[char] if char in "廿卅" else total + 10 * (1 if last is None else last)
            last = None
        elif char in _NUMERALS:
            last = _NUMERALS[char] if last is None else last * 10 + _NUMERALS[char]
        else:
            return None
    return total + (last or 0)


def year(words: str) -> int | None:
    """The year that four figures or numerals write; None if it is no sensible one.

    >>> [year(words) for words in ("2O24", "二〇二四", "贰零贰肆", "二千零二十四", "2 0 2 4")]
    [2024, 2024, 2024, 2024, 2024]
    """
    words = words.replace(" ", "")
    if "千" in words:
        value: int | None = 2000 + (number(words.split("千")[1].lstrip("零")) or 0)
    else:
        digits = "".join(str(_NUMERALS[char]) if char in _NUMERALS else char for char in words).translate(
            _LIKE
        )
        value = int(digits) if digits.isascii() and digits.isdigit() else None
    return value if value in _YEARS_SENSIBLE else None


def _date(year_value: int | None, month: int | None = None, day: int | None = None) -> PartialDate | None:
    if year_value is None or month == 0 or day == 0:
        return None
    try:
        return PartialDate(year_value, month, day)
    except ValueError:
        return None


def _single(match: re.Match[str], found: PartialDate | None, *, weak: bool = False) -> Mention:
    return Mention(match.start(), match.end(), found, found, weak=weak, invalid=found is None)


def _span(
    match: re.Match[str], begin: PartialDate | None, finish: PartialDate | None, *, weak: bool = False
) -> Mention:
    invalid = begin is None or finish is None
    return Mention(match.start(), match.end(), begin, finish, ranged=True, weak=weak, invalid=invalid)


def _looks_like_year(words: str) -> bool:
    """At least two of the four are true figures or numerals, so that `lZSO` is no year."""
    return sum(char.isdigit() or char in _NUMERALS for char in words if char not in "OoQ") >= 2


def _read_full(match: re.Match[str]) -> Mention | None:
    value = year(match["y"])
    if value is None or not _looks_like_year(match["y"]):
        return None
    month, day = number(match["m"]), number(match["d"])
    return _single(match, _date(value, month, day))


def _read_month(match: re.Match[str]) -> Mention | None:
    value = year(match["y"])
    if value is None or not _looks_like_year(match["y"]):
        return None
    return _single(match, _date(value, number(match["m"])))


def _read_month_range(match: re.Match[str]) -> Mention | None:
    value = year(match["y"])
    if value is None:
        return None
    return _span(match, _date(value, number(match["m"])), _date(value, number(match["n"])))


def _read_day_range(match: re.Match[str]) -> Mention | None:
    value, month = year(match["y"]), number(match["m"])
    if value is None:
        return None
    return _span(match, _date(value, month, number(match["d"])), _date(value, month, number(match["e"])))


def _read_quarters(match: re.Match[str]) -> Mention | None:
    value = year(match["y"])
    if value is None:
        return None
    if match["f"]:
        first, last = 1, _QUARTER.get(match["f"]) or int(match["f"])
    else:
        words = match["q"] or match["e"]
        first = _QUARTER.get(words) or int(words)
        last = (_QUARTER.get(match["r"]) or int(match["r"])) if match["r"] else first
    return _span(match, _date(value, 3 * first - 2), _date(value, 3 * last))


def _read_half(match: re.Match[str]) -> Mention | None:
    value = year(match["y"])
    if value is None:
        return None
    first = 1 if match["h"] in "上前" else 7
    return _span(match, _date(value, first), _date(value, first + 5))


def _read_years(match: re.Match[str]) -> Mention | None:
    first, last = int(match["y"] or match["v"]), int(match["z"] or match["w"])
    if not first <= last <= first + 50:
        return None
    split = ("y", "z") if match["y"] else ("v", "w")
    span = _span(match, _date(first), _date(last))
    return replace(span, first_end=match.end(split[0]), second_start=match.start(split[1]))


def _read_year(match: re.Match[str]) -> Mention | None:
    words = match["y"] or (match["f"] if len(match["f"]) == 4 else f"20{match['f']}")
    value = year(words)
    return _single(match, _date(value)) if value and _looks_like_year(words) else None


def _read_short(match: re.Match[str]) -> Mention | None:
    value = int(match["y"])
    if not 1 <= int(match["m"]) <= 12:
        return None
    day = int(match["d"]) if match["d"] else None
    found = _single(match, _date(value + (2000 if value < 70 else 1900), int(match["m"]), day))
    return replace(found, doubtful=value in (19, 20))


def _read_no_year_sign(match: re.Match[str]) -> Mention | None:
    found = _date(int(match["y"]), int(match["m"]), int(match["d"]))
    return replace(_single(match, found), doubtful=True) if found else None


def _read_lost_month(match: re.Match[str]) -> Mention | None:
    return replace(_single(match, _date(int(match["y"]))), doubtful=True)


def _read_numeric(match: re.Match[str]) -> Mention | None:
    value = year(match["y"])
    found = _date(value, number(match["m"]), number(match["d"]))
    if value is None or (found is None and match["s"] not in "-./"):
        return None
    return _single(match, found, weak=match["s"] in ",、_" or found is None)


def _read_numeric_range(match: re.Match[str]) -> Mention | None:
    value = year(match["y"])
    last = year(match["z"]) if match["z"] else value
    begin = _date(value, int(match["m"]), int(match["d"]))
    finish = _date(last, int(match["n"]), int(match["e"]))
    second = match.start("z") if match["z"] else match.start("n")
    return replace(_span(match, begin, finish), first_end=match.end("d"), second_start=second)


def _read_month_numbers(match: re.Match[str]) -> Mention | None:
    begin = _date(int(match["y"]), int(match["m"]))
    if match["z"]:
        return _span(match, begin, _date(int(match["z"]), int(match["n"])))
    return _single(match, begin, weak=match["s"] == "." or len(match["m"]) == 1)


def _read_day_first(match: re.Match[str]) -> Mention | None:
    begin = _day_first(match["d"], match["m"], match["y"])
    if not match["z"]:
        return _single(match, begin)
    span = _span(match, begin, _day_first(match["e"], match["n"], match["z"]))
    return replace(span, first_end=match.end("y"), second_start=match.start("e"))


def _day_first(day: str, month: str, year_words: str) -> PartialDate | None:
    """19/07/2024; the month first where the other reading is none."""
    first, second = int(day), int(month)
    if second > 12 >= first:
        first, second = second, first
    return _date(int(year_words), second, first)


def _read_plain(match: re.Match[str]) -> Mention | None:
    return _single(match, _date(int(match["y"]), int(match["m"]), int(match["d"])), weak=True)


def _read_compact_range(match: re.Match[str]) -> Mention | None:
    span = _read_numeric_range(match)
    return replace(span, weak=True) if span else None


def _read_compact_month(match: re.Match[str]) -> Mention | None:
    return _single(match, _date(int(match["y"]), int(match["m"])), weak=True)


def _read_cells(match: re.Match[str]) -> Mention | None:
    return _single(match, _date(int(match["y"]), int(match["m"]), int(match["d"])))


def _read_lone_year(match: re.Match[str]) -> Mention | None:
    return _single(match, _date(int(match["y"])), weak=True)


def _read_english(match: re.Match[str]) -> Mention | None:
    groups = match.groupdict()
    month = _MONTH_NAMES.index(groups["m"][:3].lower()) + 1
    value = int(groups["y"]) + (2000 if len(groups["y"]) == 2 else 0)
    day = int(groups["d"]) if groups.get("d") else None
    return _single(match, _date(value, month, day))


_Reader = Callable[[re.Match[str]], Mention | None]
#: In order of claim: a longer reading before the shorter that it holds.
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_DAY_RANGE, _read_day_range),
    (_FULL, _read_full),
    (_APART, _read_full),
    (_NO_YEAR_SIGN, _read_no_year_sign),
    (_LOST_MONTH, _read_lost_month),
    (_NUMERIC_RANGE, _read_numeric_range),
    (_NUMERIC, _read_numeric),
    (_MONTH_RANGE, _read_month_range),
    (_MONTH, _read_month),
    (_NTH_MONTH, _read_month),
    (_QUARTERS, _read_quarters),
    (_HALF, _read_half),
    (_YEARS, _read_years),
    (_YEAR_ONLY, _read_year),
    (_SHORT, _read_short),
    (_DAY_FIRST, _read_day_first),
    (_MONTH_NUMBERS, _read_month_numbers),
    (_COMPACT_RANGE, _read_compact_range),
    (_COMPACT, _read_plain),
    (_COMPACT_MONTH, _read_compact_month),
    (_LONE_YEAR, _read_lone_year),
)


@lru_cache(maxsize=16)
def mentions(normal: str) -> tuple[Mention, ...]:
    """All dates and spans of time of a normalised text, in order of place.

    >>> [(str(found.begin), str(found.finish)) for found in mentions("自2024年7月19日起至2027年7月18日止,共1096天")]
    [('2024-07-19', '2027-07-18')]
    >>> mentions("GB/T 24001-2016、电话0532-20240719、V2024.7.19")
    ()
    """
    return tuple(_bounded(normal, found) for found in _joined(normal, _points(normal)))


def yearless(normal: str, year_value: int) -> tuple[Mention, ...]:
    """Days written without a year, given the year: 8月8日, 9月10日至12日 (its first day)."""
    found = (
        _single(match, _date(year_value, number(match["m"]), number(match["d"])))
        for match in _YEARLESS.finditer(normal)
    )
    return tuple(mention for mention in found if not mention.invalid)


def _points(normal: str) -> list[Mention]:
    claimed: list[tuple[int, int]] = []
    found: list[Mention] = []

    def claim(pattern: re.Pattern[str], read: _Reader) -> None:
        for match in pattern.finditer(normal):
            spot = bisect_left(claimed, match.span())
            if (spot and claimed[spot - 1][1] > match.start()) or (
                spot < len(claimed) and claimed[spot][0] < match.end()
            ):
                continue
            mention = read(match)
            if mention is not None:
                claimed.insert(spot, match.span())
                found.append(mention)

    if _CELL_HEADS.search(normal):
        claim(_CELLS, _read_cells)
    if _ANY_MONTH_NAME.search(normal):
        for english in _ENGLISH:
            claim(english, _read_english)
    for pattern, read in _READERS:
        claim(pattern, read)
    return sorted(found, key=lambda mention: mention.start)


def _joined(normal: str, points: list[Mention]) -> Iterator[Mention]:
    """Two dates with a "to" between them are one span; a second date may lack its year, or be 长期."""
    index = 0
    while index < len(points):
        first = points[index]
        index += 1
        if not first.ranged:
            following = points[index] if index < len(points) else None
            if following and not following.ranged and _JOINED.fullmatch(normal, first.end, following.start):
                index += 1
                yield _between(first, following)
                continue
            first = _with_part(normal, first, following)
        yield first


def _between(first: Mention, second: Mention) -> Mention:
    return Mention(
        first.start, second.end, first.begin, second.finish,
        ranged=True, weak=first.weak and second.weak, invalid=first.invalid or second.invalid,
        first_end=first.end, second_start=second.start,
    )  # fmt: skip


def _with_part(normal: str, first: Mention, following: Mention | None) -> Mention:
    """The mention with a second date that repeats neither year nor month (2024年3月1日至5日), or with an open end."""
    opened = _TO_OPEN.match(normal, first.end)
    if opened and opened.end() - first.end < 16:
        second = opened.end() - len(_open_words(opened))
        return replace(
            first, end=opened.end(), ranged=True, open_end=True, first_end=first.end, second_start=second
        )
    part = _TO_PART.match(normal, first.end)
    if part is None or (following and part.end() > following.start) or _finer(first, part):
        return first
    begin = first.begin
    second = min(part.start(name) for name in ("m", "e", "n") if part[name])
    first = replace(first, end=part.end(), ranged=True, first_end=first.end, second_start=second)
    if begin is None:
        return first
    month = number(part["m"] or part["n"]) if (part["m"] or part["n"]) else begin.month
    day_words = part["d"] or part["e"] or part["f"]
    finish = _date(begin.year, month, number(day_words) if day_words else None)
    return replace(first, finish=finish, invalid=finish is None)


def _finer(first: Mention, part: re.Match[str]) -> bool:
    """A day cannot follow a first date that names none (2024年3月至5日)."""
    return first.begin is not None and first.begin.day is None and bool(part["d"] or part["e"] or part["f"])


def _open_words(match: re.Match[str]) -> str:
    found = OPEN.search(match[0])
    return found[0] if found else ""


def _bounded(normal: str, found: Mention) -> Mention:
    after = _BOUND_AFTER.match(normal, found.end)
    if after and not (found.ranged and after.lastgroup != "until"):
        return replace(found, bound=after.lastgroup or "")
    before = _BOUND_BEFORE.search(normal, max(found.start - 8, 0), found.start)
    if before and not found.ranged:
        return replace(found, bound=before.lastgroup or "")
    return found
