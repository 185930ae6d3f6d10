"""Forms: labels with their values, in tables and in running text.

A label is known by a group of `corpora/table_heads.yaml`; its value stands beside it, under it, behind its colon, or in the lines below a
heading that is nothing but the label.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidencekit import tables
from evidencekit.facts import _people_prose
from evidencekit.model import Place
from evidencekit.tables import Grid, Spot
from evidencekit.text import Text, TextLine

#: Lines under a heading that are taken for its content.
MAX_LINES = 8

_HEADING = re.compile(
    r"^(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*)?(?P<label>[\u4e00-\u9fff/()（）]{2,16})[:：]?$"
)
_SIGNED = re.compile(
    r"\s*(?:责任人|签[名字]|日\s*期|部门负责人|审核员|填写人|验证人|责任部门负责人|批准|完成期限|完成日期|负责人)(?:\(?签[名字]\)?)?[:：].*$"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A label's role with its value and where the value stands."""

    role: str
    label: str
    value: str
    place: Place
    confidence: float = 1.0


def pairs(text: Text, group: str) -> list[Pair]:
    """The pairs of a document whose label the group knows: those of tables by table, then those of running text."""
    found: list[Pair] = []
    for grid in tables.of(text):
        found.extend(_of_grid(text, grid, group))
    found.extend(_of_lines(text, group))
    return found


def _of_grid(text: Text, grid: Grid, group: str) -> Iterator[Pair]:
    known = tables.heads(group)
    seen: set[int] = set()
    for number, row in enumerate(grid.rows):
        alone = tables.distinct(row)
        if len(alone) == 1 and known.role(alone[0].text) and number + 1 < len(grid.rows):
            below = tables.distinct(grid.rows[number + 1])
            if len(below) == 1 and not known.role(below[0].text):
                yield from _pair(text, known, tables.bare(alone[0].text), below[0], seen)
            continue
        for label, spot in tables.pairs(row):
            yield from _pair(text, known, label, spot, seen)


def _pair(text: Text, known: tables.Heads, label: str, spot: Spot, seen: set[int]) -> Iterator[Pair]:
    role = known.role(label)
    value = tables.pair_value(label, spot)
    if role is None or id(spot) in seen or (known.role(value) is not None and len(value) <= 8):
        return
    seen.add(id(spot))
    yield Pair(
        role,
        label,
        _SIGNED.sub("", value).strip(),
        text.cell_place(spot.page, spot.cell),
        spot.cell.confidence,
    )


def _of_lines(text: Text, group: str) -> Iterator[Pair]:
    known = tables.heads(group)
    lines = tables.prose(text)
    for index, line in enumerate(lines):
        words = text.line_text(line)
        heading = _HEADING.match(words)
        if heading and (role := known.role(heading["label"])):
            yield from _under(text, lines, index, role, tables.bare(heading["label"]), known)
            continue
        for label, value in _people_prose.labelled(tables.raw(line), whole=True):
            if role := known.role(label):
                if value:
                    yield Pair(
                        role,
                        label,
                        _SIGNED.sub("", value),
                        text.place(line.start, line.end),
                        text.confidence(line.start, line.end),
                    )
                else:
                    yield from _under(text, lines, index, role, label, known)


def _under(
    text: Text, lines: Sequence[TextLine], index: int, role: str, label: str, known: tables.Heads
) -> Iterator[Pair]:
    """The lines below a heading, up to the next one."""
    taken: list[TextLine] = []
    for line in lines[index + 1 : index + 1 + MAX_LINES]:
        words = text.line_text(line)
        heading = _HEADING.match(words)
        next_label = _people_prose.labelled(tables.raw(line))
        if (
            heading and (known.role(heading["label"]) or re.match(r"[(（]?[一二三四五六七八九十]", words))
        ) or (next_label and known.role(next_label[0][0])):
            break
        if words:
            taken.append(line)
    if taken:
        value = "".join(text.line_text(line) for line in taken)
        yield Pair(role, label, _SIGNED.sub("", value), text.place(taken[0].start, taken[-1].end))
