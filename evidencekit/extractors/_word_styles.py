"""Styles and numbering of a WordprocessingML document: what a paragraph looks like and which number stands before it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from evidencekit.extractors._xml import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = W + "val"

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks: size in points (0 unknown), weight, alignment, and whether its style is one of a heading."""

    size: float = 0.0
    bold: bool = False
    centred: bool = False
    heading: bool = False
    numbering: tuple[str, int] | None = None


def is_on(element: Element | None) -> bool:
    """The value of a switch such as <w:b/>."""
    return element is not None and element.get(_VAL, "1") not in ("0", "false", "off", "none")


def _half_points(element: Element | None) -> float:
    value = "" if element is None else element.get(_VAL, "")
    return int(value) / 2 if value.isdigit() else 0.0


def number_of(paragraph_properties: Element | None) -> tuple[str, int] | None:
    """The numbering that paragraph properties name: (list id, level); list "0" switches numbering off."""
    number = None if paragraph_properties is None else paragraph_properties.find(W + "numPr")
    if number is None:
        return None
    list_id, level = number.find(W + "numId"), number.find(W + "ilvl")
    if list_id is None:
        return None
    depth = "0" if level is None else level.get(_VAL, "0")
    return list_id.get(_VAL, "0"), min(int(depth), 8) if depth.isdigit() else 0


class Styles:
    """Looks of paragraph styles by id, inheritance followed."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._looks: dict[str, Look] = {}
        self.default = Look()
        if root is None:
            return
        properties = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        if properties is not None:
            self.default = Look(
                size=_half_points(properties.find(W + "sz")), bold=is_on(properties.find(W + "b"))
            )
        self._default_id = ""
        for style in root.iter(W + "style"):
            name = style.get(W + "styleId", "")
            self._elements[name] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true"):
                self._default_id = name
        if self._default_id:
            self.default = self.look(self._default_id)

    def look(self, style_id: str) -> Look:
        """The look of a style; the document's default for an unknown one."""
        return self._looks[style_id] if style_id in self._looks else self._resolve(style_id, depth=0)

    def _resolve(self, style_id: str, depth: int) -> Look:
        style = self._elements.get(style_id)
        if style is None or depth > 20:
            return self.default
        based = style.find(W + "basedOn")
        look = self.default if based is None else self._resolve(based.get(_VAL, ""), depth + 1)
        name = style.find(W + "name")
        look = _overlaid(look, style.find(W + "rPr"))
        look = _aligned(look, style.find(W + "pPr"))
        words = "" if name is None else name.get(_VAL, "").lower()
        if words.startswith(("heading", "title", "subtitle", "标题", "副标题")):
            look = replace(look, heading=True)
        self._looks[style_id] = look
        return look

    def paragraph(self, properties: Element | None) -> Look:
        """The look of a paragraph with these properties."""
        if properties is None:
            return self.default
        style = properties.find(W + "pStyle")
        look = self.default if style is None else self.look(style.get(_VAL, ""))
        return _aligned(look, properties)


def _overlaid(look: Look, run_properties: Element | None) -> Look:
    if run_properties is None:
        return look
    size = _half_points(run_properties.find(W + "sz"))
    bold = run_properties.find(W + "b")
    return replace(look, size=size or look.size, bold=look.bold if bold is None else is_on(bold))


def run_look(look: Look, run_properties: Element | None) -> tuple[float, bool]:
    """Size and weight of a run within a paragraph of this look."""
    if run_properties is None:
        return look.size, look.bold
    over = _overlaid(look, run_properties)
    return over.size, over.bold


def _aligned(look: Look, properties: Element | None) -> Look:
    if properties is None:
        return look
    align, outline = properties.find(W + "jc"), properties.find(W + "outlineLvl")
    numbering = number_of(properties)
    if align is not None:
        look = replace(look, centred=align.get(_VAL) == "center")
    if outline is not None and outline.get(_VAL, "9") < "9":
        look = replace(look, heading=True)
    return look if numbering is None else replace(look, numbering=numbering)


class Numbering:
    """Counts numbered paragraphs and writes the number as Word shows it."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, Mapping[int, tuple[str, str, int]]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, list[int]] = {}
        if root is None:
            return
        for abstract in root.iter(W + "abstractNum"):
            self._levels[abstract.get(W + "abstractNumId", "")] = dict(map(_level, abstract.iter(W + "lvl")))
        for number in root.iter(W + "num"):
            target = number.find(W + "abstractNumId")
            if target is not None:
                self._lists[number.get(W + "numId", "")] = target.get(_VAL, "")

    def next(self, numbering: tuple[str, int] | None) -> str:
        """The words before the next paragraph of this numbering: "1.2", "一、", "" for bullets and none."""
        if numbering is None or numbering[0] not in self._lists:
            return ""
        abstract, depth = self._lists[numbering[0]], numbering[1]
        levels = self._levels.get(abstract, {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(abstract, [levels[n][2] - 1 if n in levels else 0 for n in range(9)])
        counts[depth] += 1
        for deeper in range(depth + 1, 9):
            counts[deeper] = levels[deeper][2] - 1 if deeper in levels else 0
        form, pattern, _ = levels[depth]
        if form in ("bullet", "none"):
            return ""
        return _filled(pattern, counts, levels)


def _level(element: Element) -> tuple[int, tuple[str, str, int]]:
    def value(tag: str, default: str) -> str:
        found = element.find(W + tag)
        return default if found is None else found.get(_VAL, default)

    depth, start = element.get(W + "ilvl", "0"), value("start", "1")
    entry = (value("numFmt", "decimal"), value("lvlText", ""), int(start) if start.isdigit() else 1)
    return int(depth) if depth.isdigit() else 0, entry


def _filled(pattern: str, counts: list[int], levels: Mapping[int, tuple[str, str, int]]) -> str:
    for depth in range(9):
        mark = f"%{depth + 1}"
        if mark in pattern and depth in levels:
            start = levels[depth][2]
            pattern = pattern.replace(mark, written_number(max(counts[depth], start), levels[depth][0]))
    return pattern


def written_number(number: int, form: str) -> str:
    """A list number in one of Word's number formats; an unknown format counts in digits.

    >>> written_number(12, "chineseCounting"), written_number(3, "upperRoman"), written_number(2, "lowerLetter")
    ('十二', 'III', 'b')
    """
    if form in ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"):
        return _counted(number, _DIGITS)
    if form in ("chineseLegalSimplified", "ideographLegalTraditional"):
        return _counted(number, _FORMAL)
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    if form in ("upperRoman", "lowerRoman"):
        return _roman(number) if form == "upperRoman" else _roman(number).lower()
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    return str(number)


def _counted(number: int, digits: str) -> str:
    tens, ones = divmod(number, 10)
    ten = "拾" if digits is _FORMAL else "十"
    if not 0 < number < 100:
        return str(number)
    if not tens:
        return digits[ones]
    return ("" if tens == 1 else digits[tens]) + ten + (digits[ones] if ones else "")


def _roman(number: int) -> str:
    written = ""
    for value, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value and len(written) < 30:
            written += letters
            number -= value
    return written
