"""The rows of a training plan.

In: a paper typed training_plan (or a table whose head names a planned topic and its time). Out: a `Statement` PLANNED_TOPIC a row:
`key` is the topic without 《》; `values` hold what the row tells of "month" ("3" or "3,9"), "quarter" ("1" to "4"), "period" ("2025-03"; a month
with the plan's year), "date" (ISO), "audience", "hours", "teacher", "department".
Layouts: topics × twelve month columns with ticks, a month or quarter column, a date column, months down the side with topics beside, lists in prose.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from evidencekit import lexicon, tables
from evidencekit.facts import _months
from evidencekit.model import DocumentType, FactRecord, Place, Statement, StatementKind
from evidencekit.tables import Grid, Section, Spot
from evidencekit.text import Text

_TOPIC = frozenset({"topic"})
_WHEN = frozenset({"month", "quarter", "date"})
_ITEM = re.compile(r"^\s*(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）、.．:：]|[-•●◆■·])\s*(?P<rest>.+)$")
_QUOTED = re.compile(r"[《“\"](?P<topic>[^》”\"]{2,40})[》”\"]")
_CUT = re.compile(r"[,，。;；:：\t]")


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(lexicon.read("plan_words")[group])


def find(text: Text, doc_type: DocumentType) -> Iterator[FactRecord]:
    """Yield the planned topics of a training plan, in reading order."""
    if doc_type.id != "training_plan":
        return
    year = _plan_year(text)
    found = False
    for grid in tables.of(text):
        for statement in _of_grid(text, grid, year):
            found = True
            yield statement
    if not found:
        yield from _of_prose(text, year)


def _plan_year(text: Text) -> int | None:
    """The year of the plan: of its title, else the first year named."""
    for match in re.finditer(r"(20[0-4]\d|二[〇零]二[〇零一二三四五六七八九])\s*年", text.normal):
        span, _ = _months.read(match[0])
        if span is not None:
            return span.year
    return None


def _of_grid(text: Text, grid: Grid, year: int | None) -> Iterator[Statement]:
    span, _ = _months.read(grid.name)
    year = (span.year if span else None) or year
    for section in tables.sections(grid, "plan", [_TOPIC]):
        ticked = _tick_columns(section)
        if (
            len(ticked) < 2
            and not (set(section.roles) & _WHEN)
            and len(list(filter(None, section.roles))) < 3
        ):
            continue
        for _, row in section.body():
            yield from _of_row(text, section, row, ticked, year)


def _tick_columns(section: Section) -> dict[int, _months.Span]:
    """The columns whose head is a month or a quarter (or a bare number from 1 to 12 in a run of them)."""
    spans: dict[int, _months.Span] = {}
    bare: dict[int, int] = {}
    for column, path in enumerate(section.heads):
        if not path or section.roles[column] in ("topic", "number"):
            continue
        span, rest = _months.read(path[-1])
        if span is not None and span.kind in ("month", "quarter", "half") and not rest:
            spans[column] = span
        elif re.fullmatch(r"0?[1-9]|1[0-2]", path[-1]):
            bare[column] = int(path[-1])
    numbers = list(bare.values())
    if len(numbers) >= 4 and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        spans.update({column: _months.Span("month", None, month, month) for column, month in bare.items()})
    return spans


def _of_row(
    text: Text,
    section: Section,
    row: Sequence[Spot | None],
    ticked: dict[int, _months.Span],
    year: int | None,
) -> Iterator[Statement]:
    spot = _topic_spot(section, row)
    if spot is None:
        return
    values = _values(section, row)
    spans = [span for column, span in ticked.items() if _is_tick(row[column], spot)]
    spans += _when(section, row)
    values |= _time(spans, year)
    if not _is_topic(spot.text, values):
        return
    place = text.cell_place(spot.page, spot.cell)
    yield Statement(StatementKind.PLANNED_TOPIC, topic(spot.text), place, values, spot.cell.confidence)


def _topic_spot(section: Section, row: Sequence[Spot | None]) -> Spot | None:
    """The cell that names the topic: under the most telling head of several."""
    columns = section.columns("topic")
    best = sorted(columns, key=lambda column: _rank(section.heads[column]))
    for column in best:
        spot = row[column]
        if spot is not None and not spot.blank and not re.fullmatch(r"[\d.]+", spot.text):
            return spot
    return None


def _rank(path: Sequence[str]) -> int:
    """The name of a course tells more than its description."""
    order: Sequence[str] = lexicon.read("plan_words")["topic_heads_first"]
    head = tables.bare(path[-1]) if path else ""
    return next((index for index, word in enumerate(order) if word in head), len(order))


def topic(text: str) -> str:
    """A topic without book marks, numbering and the closing full stop.

    >>> topic("1、《危险废物分类》培训。")
    '危险废物分类培训'
    """
    plain = re.sub(r"^[(（]?\d{1,2}[)）、.．]\s*", "", text)
    return re.sub(r"[《》]", "", plain).strip(" 。.;；,，")


def _is_topic(text: str, values: dict[str, str]) -> bool:
    name = tables.bare(text.partition(":")[0])
    if name in _words("not_topics") or len(topic(text)) < 2 or len(text) > 80:
        return False
    return bool(values) or not re.search(r"[。;；].+[。;；]", text)


def _is_tick(spot: Spot | None, topic_spot: Spot) -> bool:
    if spot is None or spot is topic_spot or not spot.text:
        return False
    if spot.text in _words("ticks"):
        return True
    span, rest = _months.read(spot.text)
    return (span is not None and not rest) or re.fullmatch(
        r"\d{1,2}(?:[日号]|/\d{1,2})?", spot.text
    ) is not None


def _values(section: Section, row: Sequence[Spot | None]) -> dict[str, str]:
    names = {
        "audience": "audience",
        "hours": "hours",
        "teacher": "teacher",
        "responsible": "department",
        "people_count": "people",
    }
    values: dict[str, str] = {}
    for column, role in enumerate(section.roles):
        spot = row[column]
        if role in names and spot is not None and not spot.blank:
            values.setdefault(names[role], spot.text)
    return values


def _when(section: Section, row: Sequence[Spot | None]) -> list[_months.Span]:
    spans: list[_months.Span] = []
    for column in section.columns("month", "quarter", "date"):
        spot = row[column]
        if spot is None or spot.blank:
            continue
        role = section.roles[column]
        if role == "month" and re.fullmatch(
            r"(?:1[0-2]|0?[1-9])(?:[、,，.\s](?:1[0-2]|0?[1-9]))*", spot.text
        ):
            spans += [_months.Span("month", None, int(m), int(m)) for m in re.findall(r"\d+", spot.text)]
        elif role == "quarter" and re.fullmatch(r"[1-4一二三四]", spot.text):
            span, _ = _months.read(f"{spot.text}季度")
            spans += [span] if span else []
        else:
            spans += spans_of(spot.cell.date or spot.text)
    return spans


def spans_of(text: str) -> list[_months.Span]:
    """The days, months and quarters that a cell or clause names, each once.

    >>> [(span.first, span.last) for span in spans_of("3月、9月")]
    [(3, 3), (9, 9)]
    """
    if any(word in text for word in _words("each_month")):
        return [_months.Span("month", None, month, month) for month in range(1, 13)]
    if any(word in text for word in _words("each_quarter")):
        return [_months.Span("quarter", None, first, first + 2) for first in (1, 4, 7, 10)]
    spans: list[_months.Span] = []
    for piece in re.split(r"[、,，;；\s]|(?<=[月日])和|及", _listed_months(text)):
        span, _ = _months.read(piece)
        if span is not None and span.kind != "year" and span not in spans:
            spans.append(span)
    return spans


def _listed_months(text: str) -> str:
    """3、6、9月 written out as 3月、6月、9月."""
    return re.sub(
        r"(?<!\d)((?:1[0-2]|[1-9])(?:[、,，/](?:1[0-2]|[1-9]))+)月",
        lambda match: "、".join(f"{month}月" for month in re.split("[、,，/]", match[1])),
        text,
    )


def _time(spans: Sequence[_months.Span], year: int | None) -> dict[str, str]:
    """What a row's spans say, as values of the statement."""
    values: dict[str, str] = {}
    months = [span for span in spans if span.kind in ("month", "day")]
    quarters = [span for span in spans if span.kind == "quarter"]
    others = [span for span in spans if span.kind in ("half", "months")]
    if months:
        values["month"] = ",".join(dict.fromkeys(str(span.first) for span in months))
    if quarters:
        values["quarter"] = ",".join(dict.fromkeys(str(span.last // 3) for span in quarters))
    if others and not months:
        values["month"] = ",".join(str(month) for month in range(others[0].first, others[0].last + 1))
    days = [span for span in spans if span.day is not None and (span.year or year)]
    if days:
        values["date"] = f"{days[0].year or year:04d}-{days[0].first:02d}-{days[0].day:02d}"
    periods = [_months.iso(span, year) for span in (*months, *quarters, *others)]
    if any(periods):
        values["period"] = ",".join(dict.fromkeys(filter(None, periods)))
    return values


def _of_prose(text: Text, year: int | None) -> Iterator[Statement]:
    """Numbered lines or sentences that name a time and a training."""
    current: list[_months.Span] = []
    for line in tables.prose(text):
        content = text.line_text(line)
        if not content or len(content) > 160:
            continue
        item = _ITEM.match(content)
        body = item["rest"] if item else content
        spans = spans_of(body)
        name = _prose_topic(body, numbered=item is not None)
        if name is None:
            current = spans if spans and len(content) <= 20 else current
            continue
        if not spans and not (item and current):
            continue
        place: Place = text.place(line.start, line.end)
        values = _time(spans or current, year) | _prose_values(body)
        yield Statement(StatementKind.PLANNED_TOPIC, name, place, values)


def _prose_topic(body: str, *, numbered: bool) -> str | None:
    if quoted := _QUOTED.search(body):
        return topic(quoted["topic"]) + ("" if not re.match("培训", body[quoted.end() :]) else "培训")
    endings = lexicon.alternation(_words("topic_suffixes"))
    for piece in _CUT.split(body):
        plain = _without_time(piece)
        if match := re.match(
            rf"^(?:计划|拟|将|安排|开展|组织|进行|举办|实施|全员|参加|对[^,，]{{2,12}}?进行|的|上旬|中旬|下旬|初|底|内)*(?P<topic>[^开展组织进行]{{2,30}}?(?:{endings}))(?:活动|课程|工作|考试|会)?(?:[(（].*)?$",
            plain,
        ):
            return topic(match["topic"])
    return None


def _without_time(piece: str) -> str:
    span, rest = _months.read(piece)
    while span is not None:
        piece = rest
        span, rest = _months.read(piece)
    return piece.strip(" :：、-份度旬")


def _prose_values(body: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for key, label in (
        ("audience", "对象|参加人员|受训人员"),
        ("teacher", "讲师|主讲|授课人"),
        ("hours", "课时|学时|时长"),
    ):
        if match := re.search(rf"(?:{label})(?:为)?[:：]?\s*([^,，。;；\t)）]{{1,20}})", body):
            values[key] = match[1].strip()
    return values
