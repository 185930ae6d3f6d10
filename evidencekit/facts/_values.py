"""What a label names: the words after it in its run, in the next run of its line, or in its column below."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidencekit.facts._labels import Label, labels
from evidencekit.facts._layout import Layout, Spot
from evidencekit.model import Field, LineKind
from evidencekit.text import Text

#: A note beside a label, or its English twin: 编号(No.): / 编号 Certificate No.:
_NOTE = re.compile(r"(?:\((?:[^()\n]{0,30})\)|[/ ]{0,2}[A-Za-z][A-Za-z .,'/&()-]{0,50}(?=[:\t]|$))")
_SEPARATOR = re.compile(r"[\s:|_]*(?:为|是|\.)?[\s:|_]*")
_STARTS_AFTER = re.compile(
    r"(?:[\s,;:。、)\]】(/|.·\-*#●■□]|\d[.、)]|[一二三四五六七八九十][、.]|[(]?\d+[)])$"
)


@dataclass(frozen=True, slots=True)
class Value:
    """Where a label's value stands in the normalised text, and how it was reached: "after", "beside" or "below"."""

    start: int
    end: int
    how: str


#: Roles of words so plain that they end longer labels of no list.
_PLAIN = frozenset({"title_name", "plain_no"})
#: Certainty of a value by how it was reached.
CERTAINTY = {"after": 0.96, "beside": 0.95, "below": 0.88}


def stands_as_label(normal: str, label: Label, *, glued: bool = False) -> bool:
    """Whether a label's words name a value here and are no part of a sentence: a colon or a cell follows, or they open the line.

    `glued`: Chinese may follow at once where the words open the line (发证机关青岛市生态环境局, a colon lost by OCR).
    """
    before = normal[label.start - 1] if label.start else "\n"
    after = normal[label.end] if label.end < len(normal) else "\n"
    if label.end - label.start <= 2 and label.roles & _PLAIN and "\u4e00" <= before <= "\u9fff":
        return False  # 名称 of 器具名称, 编号 of a label of no list
    if after in "为是" and normal[label.end + 1 : label.end + 3].strip()[:1].isascii():
        return True
    if after in ":\t\n" or normal[label.end : label.end + 2].strip().startswith(":"):
        return before in "\n\t :。;,、)(]】/.-" or not ("\u4e00" <= before <= "\u9fff") or after == ":"
    lost_gap = before.isascii() and before.isalnum() and not normal[label.start].isascii()
    opened = (
        before in "\n\t"
        or lost_gap
        or bool(_STARTS_AFTER.search(normal[max(label.start - 4, 0) : label.start]))
    )
    return opened and (not ("\u4e00" <= after <= "\u9fff") or (glued and before in "\n\t"))


def of(place: Layout, label: Label, *, below: bool = True) -> Iterator[Value]:
    """The places where the value can stand, the likeliest first. Empty runs and other labels are passed over."""
    normal, spot = place.normal, place.spot(label.start)
    start = _skip(normal, _twin_end(normal, label, spot.end), spot.end)
    end = _stop(normal, start, spot.end)
    if end > start and not _only_labels(normal, start, end):
        yield Value(start, end, "after")
        return
    for run in place.right(spot):
        if run.end == run.start:
            continue
        if _is_label(normal, run):
            break
        begin = _skip(normal, run.start, run.end, note=False)
        stop = _stop(normal, begin, run.end)
        if stop > begin:
            yield Value(begin, stop, "beside")
        break
    if below:
        yield from _below(place, spot)


def _twin_end(normal: str, label: Label, end: int) -> int:
    """The end of the label, or of its twin in the other language right behind it: 出厂编号 Serial No. E2019."""
    at = label.end
    for twin in _within(normal, label.end, end):
        if normal[at : twin.start].strip(" /()") or not twin.roles & label.roles:
            break
        at = twin.end
    return at


def _only_labels(normal: str, start: int, end: int) -> bool:
    """Several labels one after the other in a cell (获证组织 统一社会信用代码 生产地址): their values stand in another."""
    at = start
    for label in _within(normal, start, end):
        if normal[at : label.start].strip(" ,、/:"):
            return False
        at = label.end
    return at > start and not normal[at:end].strip(" :/()")


def _below(place: Layout, spot: Spot) -> Iterator[Value]:
    for run in place.below(spot, 2):
        if _is_label(place.normal, run):
            return
        stop = _stop(place.normal, run.start, run.end)
        if stop > run.start:
            yield Value(run.start, stop, "below")
            return


def _skip(normal: str, start: int, end: int, *, note: bool = True) -> int:
    if note:
        found = _NOTE.match(normal, start, end)
        if found and not normal[start:end].startswith(":"):
            start = found.end()
    found = _SEPARATOR.match(normal, start, end)
    return found.end() if found else start


def _stop(normal: str, start: int, end: int) -> int:
    """The end of the value: before the next label of the run that has a colon or a gap before it."""
    for label in _within(normal, start, end):
        gap = label.start > start and normal[label.start - 1] in " ;,。、(/"
        colon = normal[label.end : label.end + 1] == ":"
        if label.start == start and colon:
            return start
        if label.start > start and (colon or (gap and normal[label.end : label.end + 1] in " :")):
            return label.start
    return end


def _within(normal: str, start: int, end: int) -> Iterator[Label]:
    for label in labels(normal):
        if label.start >= end:
            return
        if label.start >= start:
            yield label


def _is_label(normal: str, run: Spot) -> bool:
    """Whether the run opens with a label and holds little else before a colon or its end."""
    for label in _within(normal, run.start, run.end):
        rest = normal[label.end : run.end].strip(" :()/")
        return label.start - run.start <= 3 and (
            normal[label.end : label.end + 1] == ":" or not rest or rest.isascii()
        )
    return False


def trimmed(normal: str, start: int, end: int, drop: str = " \t\n:;,。、._-|") -> tuple[int, int]:
    """The span without the characters of *drop* at either end."""
    while start < end and normal[start] in drop:
        start += 1
    while end > start and normal[end - 1] in drop:
        end -= 1
    return start, end


def printed(text: Text, start: int, end: int) -> str:
    """The characters of a span as the paper prints them; the normalised ones where the span crosses runs."""
    line = text.line_at(start)
    index = max(sum(1 for at in line.starts if at <= start) - 1, 0)
    stop = line.starts[index + 1] if index + 1 < len(line.starts) else line.end
    if end > stop or index >= len(line.line.runs):
        return text.normal[start:end].strip()
    raw = line.line.runs[index].text
    solid = [at for at, char in enumerate(raw) if not char.isspace() and char.isprintable()]
    skip = _solid(text.normal, line.starts[index], start)
    length = _solid(text.normal, start, end)
    if not length or skip + length > len(solid):
        return text.normal[start:end].strip()
    return raw[solid[skip] : solid[skip + length - 1] + 1]


def _solid(normal: str, start: int, end: int) -> int:
    return sum(not char.isspace() for char in normal[start:end])


def made(
    text: Text,
    name: str,
    span: tuple[int, int],
    normalized: str,
    certainty: float,
    method: str,
    *,
    invalid: bool = False,
) -> Field:
    """A field at a span of the text; confidence is the rule's certainty times that of the reading."""
    start, end = span
    return Field(
        name,
        printed(text, start, end),
        normalized,
        text.place(start, end),
        None,
        round(certainty * text.confidence(start, end), 3),
        method,
        invalid,
    )


def main_line(text: Text, offset: int) -> bool:
    """Whether the line is none of a note or watermark."""
    return text.line_at(offset).line.kind not in (LineKind.NOTE, LineKind.WATERMARK)
