"""People in running text: attendance lists, failed and resat candidates, the name on an exam paper, the names under a paper."""

import re
from collections.abc import Iterator, Set
from decimal import Decimal
from functools import cache

from evidencekit import lexicon, tables
from evidencekit.facts import _names, _results
from evidencekit.model import Participant, Place
from evidencekit.text import Text, TextLine, normalise

_LISTS = {
    "people_lists": "signin",
    "absent_lists": "signin",
    "failed_lists": "score",
    "resit_lists": "retraining",
}
_LABEL = re.compile(
    r"(?:^|(?<=[\s。;；,，)）]))([\u4e00-\u9fff/]{2,12}|[\u4e00-\u9fff][ \u3000]{1,4}[\u4e00-\u9fff])(?:[(（][^)）]{0,6}[)）])?\s*[:：]"
)
_NEXT_LABEL = re.compile(r"\s*[\u4e00-\u9fff]{2,8}\s*[:：]")
_POINTS = r"[(（:：,， ]?\s*(\d{1,3}(?:\.\d)?)\s*分"
_NAMED_SCORE = re.compile(rf"([\u4e00-\u9fff·]{{2,4}}){_POINTS}")
_NOTED = re.compile(r"([\u4e00-\u9fff·]{2,4})\s*[(（]([^)）]{1,10})[)）]")
_SENTENCE_END = re.compile(r"[。;；\n]")


_WIDE_SPACE = re.compile(r"\u3000|\s{2,}|\t")


def labelled(line: str, *, whole: bool = False) -> list[tuple[str, str]]:
    """The label–value pairs of a line as printed; values normalised, cut at a wide space unless *whole*.

    >>> labelled("培训主题：节能管理  时 间：2025年3月1日  第2页")
    [('培训主题', '节能管理'), ('时间', '2025年3月1日')]
    """
    found = list(_LABEL.finditer(line))
    if not found:
        return []
    ends = [match.start() for match in found[1:]] + [len(line)]
    pairs: list[tuple[str, str]] = []
    for match, end in zip(found, ends, strict=True):
        value = line[match.end() : end].strip()
        if not whole:
            value = _WIDE_SPACE.split(value, maxsplit=1)[0]
        pairs.append((tables.bare(match[1]), normalise(value).strip(" 、,;")))
    return pairs


def first_label(line: str) -> int:
    """Where the first label of a line as printed begins; its length if there is none."""
    found = _LABEL.search(line)
    return found.start() if found else len(line)


@cache
def _list_labels() -> re.Pattern[str]:
    labels = {label for group in _LISTS for label in _results.words(group)}
    spaced = "|".join(
        r"[ \u3000]?".join(map(re.escape, label)) for label in sorted(labels, key=len, reverse=True)
    )
    return re.compile(
        rf"(?:^|[\s\u3000。;；,，、)）.．])(?:以下|上述|本次)?({spaced})(?:名单)?(?:[(（][^)）]{{0,12}}[)）])?\s*(?:为|有|如下|是)?\s*[:：]"
    )


@cache
def _group_of(label: str) -> str:
    return next(group for group in _LISTS if label in _results.words(group))


def listed(text: Text, doc_type: str, mark: Decimal | None, known: Set[str]) -> Iterator[Participant]:
    """The people of lists like 参加人员：张三、李四. *known*: names that the tables gave already."""
    lines = tables.prose(text)
    done: set[tuple[str, str]] = set()
    for index, line in enumerate(lines):
        raw = tables.raw(line)
        if ":" not in raw and "：" not in raw:
            continue
        for match in _list_labels().finditer(raw):
            group = _group_of(re.sub(r"[ \u3000]", "", match[1]))
            if group == "resit_lists" and doc_type != "retraining_record" and "分" not in raw:
                continue
            for person in _of_list(text, lines, index, raw[match.end() :], group, mark):
                if (person.name, group) not in done and (person.name not in known or group != "people_lists"):
                    done.add((person.name, group))
                    yield person


def in_forms(text: Text, doc_type: str) -> Iterator[Participant]:
    """The people of a form's cell behind 参加人员 and the like."""
    for grid in tables.of(text):
        for row in grid.rows:
            for label, spot in tables.pairs(row):
                group = next((g for g in _LISTS if label in _results.words(g)), None)
                if group is None or (group == "resit_lists" and doc_type != "retraining_record"):
                    continue
                printed = re.sub(r"^[^:：]{2,12}[:：]", "", spot.cell.text)
                place = text.cell_place(spot.page, spot.cell)
                for name in _names.split(printed):
                    yield Participant(
                        name,
                        place,
                        _LISTS[group],
                        passed=False if group == "failed_lists" else None,
                        absent=group == "absent_lists",
                        confidence=spot.cell.confidence,
                    )


def _of_list(
    text: Text, lines: tuple[TextLine, ...], index: int, rest: str, group: str, mark: Decimal | None
) -> Iterator[Participant]:
    stop = _NEXT_LABEL.search(rest) or _SENTENCE_END.search(rest)
    head = rest[: stop.start()] if stop else rest
    yield from _people(text, lines[index], head, group, mark)
    if stop:
        return
    for line in lines[index + 1 : index + 30]:
        raw = tables.raw(line)
        found = list(_names.split(raw))
        if len(found) < 2 or sum(map(len, found)) < 0.6 * len(re.sub(r"[\s、,，;；]", "", raw)):
            return
        yield from _people(text, line, raw, group, mark)


def _people(text: Text, line: TextLine, raw: str, group: str, mark: Decimal | None) -> Iterator[Participant]:
    place = text.place(line.start, line.end)
    confidence = min((run.confidence for run in line.line.runs), default=1.0)
    points = {name: Decimal(score) for name, score in _NAMED_SCORE.findall(raw)}
    away = {name for name, note in _NOTED.findall(raw) if _results.absence(note)}
    for name in _names.split(re.sub(rf"(?<=[\u4e00-\u9fff]){_POINTS}[)）]?", " 、", raw)):
        score = points.get(name)
        passed = score >= mark if score is not None and mark is not None else None
        if group == "failed_lists":
            passed = False
        yield Participant(
            name,
            place,
            _LISTS[group],
            score=None if score is None else _results.decimal_text(score),
            passed=passed,
            absent=group == "absent_lists" or name in away,
            confidence=confidence,
        )


def examinee(text: Text, mark: Decimal | None) -> Iterator[Participant]:
    """The one person of an exam paper, by its name line and its score line."""
    name = re.search(r"姓名[:：\s_]*([\u4e00-\u9fff·]{2,12})", text.normal)
    if name is None:
        return
    called = _names.clean(re.split("部门|单位|工号|成绩|得分|日期|分数|班组|岗位|车间", name[1])[0])
    certainty = _names.likelihood(called, in_column=True)
    if not certainty:
        return
    points = re.search(r"(?:得分|成绩|分数|总分)[:：\s_]*(\d{1,3}(?:\.\d)?)(?!\d)", text.normal)
    department = re.search(
        r"(?:部门|单位|车间|班组)[:：\s_]*([\u4e00-\u9fff0-9#A-Za-z]{2,10}?)(?=姓名|得分|成绩|日期|岗位|工号|[\s_\n]|$)",
        text.normal,
    )
    score = Decimal(points[1]) if points else None
    place: Place = text.place(name.start(1), name.start(1) + len(called))
    yield Participant(
        called,
        place,
        "score",
        department=department[1] if department else None,
        score=None if score is None else _results.decimal_text(score),
        passed=score >= mark if score is not None and mark is not None else None,
        confidence=round(certainty * text.confidence(name.start(1), name.end(1)), 3),
    )


def approvals(text: Text) -> Iterator[Participant]:
    """The names after 编制, 审核, 批准 and the like, in lines and in the forms' cells."""
    labels = lexicon.read("training_words")["approval"]
    seen: set[tuple[str, str]] = set()
    for label, value, place, confidence in _signed_lines(text):
        if label not in labels:
            continue
        words = re.split(r"[\s\d(（/]", value.strip(" _"))
        name = _names.clean(words[0])
        if _names.likelihood(name) < 1 or (label, name) in seen:
            continue
        seen.add((label, name))
        yield Participant(name, place, "approval", confidence=confidence)


def _signed_lines(text: Text) -> Iterator[tuple[str, str, Place, float]]:
    """Label, value, place and reading confidence of the label–value pairs of lines and of the last rows of tables."""
    for line in text.lines:
        printed = tables.raw(line)
        if ":" in printed or "：" in printed:
            for label, value in labelled(printed):
                yield label, value, text.place(line.start, line.end), text.confidence(line.start, line.end)
    for grid in tables.of(text):
        for row in (*grid.rows[:3], *grid.rows[-3:]):
            for label, spot in tables.pairs(row):
                value = tables.pair_value(label, spot)
                yield label, value, text.cell_place(spot.page, spot.cell), spot.cell.confidence
