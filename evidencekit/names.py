"""Names of organisations and people: a form in which two writings of one name are equal, and how far two names agree."""

import re

from rapidfuzz import fuzz

_DROP = re.compile(r"[\s()\[\]（）〔〕【】·•,，.。:：、\"'“”_-]+")
_SUFFIX = re.compile(r"(盖章|公章|印章|签章)$")
_LEGAL_FORM = re.compile(r"(股份有限公司|有限责任公司|有限公司)")
_PARENT = re.compile(r"^(.+?公司)(.+?(?:分公司|分厂|工厂|厂区|分部|事业部))$")
_CHINESE = re.compile(r"[\u3400-\u9fff]")

#: Two writings of one name read by OCR differ by a stroke or two; below this they are different names.
#: A thirteen-character company name with one wrong character scores 92.
OCR_SAME = 88.0
#: The share of a name's characters that must be left of one of which the reader lost some.
OCR_LOST = 0.7


def key(name: str) -> str:
    """The comparable form of an organisation's name.

    >>> key("青岛 海拓（黄岛）精密制造有限责任公司（盖章）") == key("青岛海拓(黄岛)精密制造有限公司")
    True
    """
    bare = _DROP.sub("", name)
    bare = _SUFFIX.sub("", bare)
    return _LEGAL_FORM.sub(lambda match: "股份公司" if match[1].startswith("股份") else "公司", bare)


def comparable(name: str) -> bool:
    """Whether the name is Chinese and long enough to be held against another (an English form is not)."""
    return len(_CHINESE.findall(name)) >= 4


def same(one: str, other: str, *, read_by_ocr: bool = False) -> bool:
    """Whether two names mean one organisation; a branch or plant of it counts as it.

    >>> same("青岛海拓精密制造有限公司", "青岛海拓精密制造有限公司第二工厂")
    True
    >>> same("青岛海拓精密制造有限公司", "青岛海拓精密科技有限公司")
    False
    """
    left, right = key(one), key(other)
    if left == right or _parent(left) == right or _parent(right) == left:
        return True
    if not read_by_ocr:
        return False
    if len(left) == len(right):
        return fuzz.ratio(left, right) >= OCR_SAME
    short, long = sorted((left, right), key=len)
    return len(short) >= OCR_LOST * len(long) and _in_order(short, long)


def _in_order(short: str, long: str) -> bool:
    """Whether all characters of the one stand in the other in their order: the reader lost some."""
    rest = iter(long)
    return all(char in rest for char in short)


def _parent(name: str) -> str:
    match = _PARENT.match(name)
    return match[1] if match else name


def same_person(one: str, other: str, *, confidence: float = 1.0) -> bool:
    """Whether two personal names are one; a name read with low confidence may differ in one character.

    >>> same_person("张 三", "张三"), same_person("王晓明", "王晓朋"), same_person("王晓明", "王晓朋", confidence=0.6)
    (True, False, True)
    """
    left, right = _DROP.sub("", one), _DROP.sub("", other)
    if left == right:
        return True
    if confidence >= 0.85 or len(left) != len(right) or len(left) < 2:
        return False
    return sum(a != b for a, b in zip(left, right, strict=True)) == 1
