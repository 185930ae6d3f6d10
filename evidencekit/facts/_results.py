"""Results of training as they are worded: scores, ticks, absences, the pass mark. Words: `corpora/training_words.yaml`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from evidencekit import lexicon, measures
from evidencekit.tables import bare

#: A score above this is a staff number or a misreading.
MOST_POINTS = Decimal(150)

_TICK = "[√✓✔☑■●◉]"
_BOX = "[□☐○]"
_SCORE_UNITS = re.compile(r"^(?:分|%|/100|/100分|/120)?(?P<rest>.*)$")


@dataclass(frozen=True, slots=True)
class Result:
    """What a cell says of a person: points, passed, absent; None or False where it says nothing."""

    score: Decimal | None = None
    passed: bool | None = None
    absent: bool = False


@cache
def words(group: str) -> frozenset[str]:
    """The words of a group of training_words.yaml."""
    return frozenset(lexicon.read("training_words")[group])


@cache
def _pattern(group: str) -> re.Pattern[str]:
    return re.compile(
        lexicon.alternation(word for word in words(group) if re.search("[\u4e00-\u9fff]", word))
    )


@cache
def result(text: str, *, ocr: bool = False) -> Result:
    """The result a score or outcome cell states.

    >>> result("55分(不合格)")
    Result(score=Decimal('55'), passed=False, absent=False)
    >>> result("□合格 ☑不合格").passed, result("缺考").absent
    (False, True)
    """
    if not text:
        return Result()
    figure = measures.read_figure(text, ocr=ocr)
    if figure is None:
        return Result(None, verdict(text), absence(text))
    if not 0 <= figure.value <= MOST_POINTS or figure.bound:
        return Result()
    match = _SCORE_UNITS.match(figure.unit)
    rest = match["rest"] if match else figure.unit
    if rest and re.match(r"^[年月日./:\-]", rest):
        return Result()
    return Result(figure.value, verdict(rest) if rest else None)


@cache
def verdict(text: str) -> bool | None:
    """Passed, failed or not told, by the words of a cell."""
    plain = re.sub(r"\s", "", text)
    if ticked := re.search(rf"{_TICK}([\u4e00-\u9fff]+)", plain) or re.search(
        rf"([\u4e00-\u9fff]+?)[(（]?{_TICK}", plain
    ):
        plain = ticked[1]
    core = plain.strip("()（）[]。.,;；") if plain not in words("passed") | words("failed") else plain
    for passed, group in ((False, "failed"), (True, "passed")):
        if core in words(group) or (core and bare(core) in words(group)):
            return passed
    if re.search(_BOX, plain):
        return None
    if _pattern("failed").search(core):
        return False
    return True if _pattern("passed").search(core) and len(core) <= 12 else None


@cache
def absence(text: str) -> bool:
    """Whether a cell says that the person was not there.

    >>> absence("病假"), absence("无缺勤")
    (True, False)
    """
    found = _pattern("absent").search(text)
    return found is not None and not re.search("无$|没有$|未$|不$", text[: found.start()])


def decimal_text(value: Decimal) -> str:
    """A score without trailing zeros.

    >>> decimal_text(Decimal("85.50"))
    '85.5'
    """
    return format(value.normalize(), "f")


@cache
def _mark_patterns() -> tuple[re.Pattern[str], ...]:
    before = lexicon.alternation(words("pass_mark_before"))
    points = r"(?P<mark>\d{2,3}(?:\.\d)?)"
    return (
        re.compile(rf"(?:{before})[^\d\n。;]{{0,12}}?(?:满分\d{{2,3}}分?[,，、]?)?[^\d\n。;]{{0,8}}{points}(?!\d|[年月%.])"),
        re.compile(rf"(?:≥|>=|不低于|大于等于|大于或等于|达到|达|高于){points}分?(?:以上|及以上|\(含\)|者|即?[为算视]?)*(?:为|即为|视为|判定为|算|方为|可)?(?:考核|成绩|考试)?(?:合格|及格|通过)"),
        re.compile(rf"{points}分(?:\(含(?:{points.replace('?P<mark>', '?:')}分?)?\))?(?:及以上|\(含\)以上|以上|以上\(含{points.replace('?P<mark>', '?:')}分?\)|\(含\))*[,，]?(?:者|的)?(?:为|即为|算|视为|判定为|方为|即|才)?(?:考核|考试|成绩)?(?:合格|及格|通过)"),
        re.compile(rf"(?:低于|不足|小于|未达到?|不到|<){points}分?(?:\(不含\))?(?:以下)?(?:者|的|人员)?[,，]?(?:为|视为|判定为|即为|需|须|应|均|按|要)?(?:[^\d。;\n]{{0,8}})(?:不合格|不及格|补考|再培训|不通过|重考|补训|未通过)"),
        re.compile(rf"{points}分以下(?:者|的|人员)?[,，]?(?:为|视为|判定为|即为|需|须|应|均|按)?(?:[^\d。;\n]{{0,8}})(?:不合格|不及格|补考|再培训)"),
    )  # fmt: skip


def pass_marks(text: str) -> Iterator[tuple[Decimal, int, int]]:
    """Each pass mark in a normalised text with its span, the best wording first.

    >>> [(str(mark), text[start:end]) for text in ["满分100分,80分(含)以上为合格"] for mark, start, end in pass_marks(text)]
    [('80', '80分(含)以上为合格')]
    """
    for pattern in _mark_patterns():
        for match in pattern.finditer(text):
            mark = Decimal(match["mark"])
            if 30 <= mark <= MOST_POINTS and mark != 100:
                yield mark, match.start(), match.end()
