"""The layout of a table of figures: head rows, label columns, columns of figures, rows of data, titles between them.

In: a `Grid`. Out: `Segment`s, one for each head. No figure is judged here; `_figure_tables` puts axes and figures together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from weakref import WeakKeyDictionary

from evidencekit import lexicon, measures, tables
from evidencekit.facts import _axes, _months
from evidencekit.measures import Figure
from evidencekit.model import TextSource
from evidencekit.tables import Grid, Row, Spot

#: Roles of columns that name what a row is about.
LABELS = frozenset(
    {"period", "organisation", "equipment", "measure", "product", "waste", "project", "metric"}
)
_IGNORED = frozenset({"number", "code"})
_YEAR = re.compile(r"^20[0-4]\d$")
_YEAR_MONTH = re.compile(r"^20[0-4]\d[.](?:1[0-2]|0?[1-9])$")
_MONTH_NUMBER = re.compile(r"^(?:1[0-2]|0?[1-9])$")
_FORMULA = re.compile(r"[÷×=+*]|\d\s*[/-]\s*\d")
_CALENDAR_UNIT = re.compile(r"^(?:[年月日季号#]|[-/.]\d)")


@dataclass(frozen=True, slots=True)
class Segment:
    """Rows of figures under one head.

    `heads`: head words of each column; `columns`: their merged `Label`; `roles`: of label columns, None for the rest; `labels`, `values`,
    `notes`: column numbers; `rows`: the data rows; `titles`: the rows above the head as printed, nearest first;
    `groups`: data row → the title row's text that stands over it inside the body.
    """

    grid: Grid
    heads: tuple[tuple[str, ...], ...]
    columns: tuple[_axes.Label, ...]
    roles: tuple[str | None, ...]
    labels: tuple[int, ...]
    values: tuple[int, ...]
    notes: tuple[int, ...]
    rows: tuple[int, ...]
    titles: tuple[str, ...]
    groups: dict[int, str] = field(default_factory=dict)


@dataclass
class _Draft:
    """Rows gathered for one segment."""

    above: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    groups: dict[int, str] = field(default_factory=dict)


def figure(spot: Spot | None) -> Figure | None:
    """The figure of a cell; None for text, dates, months, blanks."""
    if spot is None or spot.blank or spot.cell.date is not None:
        return None
    ocr = spot.page.text_source is TextSource.OCR
    return _figure(spot.text, ocr)


@cache
def _figure(text: str, ocr: bool) -> Figure | None:
    found = measures.read_figure(text, ocr=ocr)
    if found is None:
        return None
    unit = found.unit
    if not unit or unit == "%" or (unit[0] in "(（,，;；" and not _FORMULA.search(text)):
        return found
    if _CALENDAR_UNIT.match(unit):
        return None
    if measures.parse(unit) is not None:
        return found
    if _FORMULA.search(text):
        return None
    known = re.match(measures.spellings(), unit)
    return found if known and re.match(r"[\s(,;，；]", unit[known.end() :] or " ") else None


_KNOWN: "WeakKeyDictionary[Grid, list[Segment]]" = WeakKeyDictionary()


def segments(grid: Grid) -> list[Segment]:
    """The segments of a grid, top to bottom; empty where it holds no figures. Made once for each grid."""
    known = _KNOWN.get(grid)
    if known is None:
        known = _KNOWN[grid] = _read(grid)
    return known


def _read(grid: Grid) -> list[Segment]:
    drafts: list[_Draft] = []
    current = _Draft()
    pending: list[int] = []
    for number, row in enumerate(grid.rows):
        kind = _kind(grid, number, row)
        if kind in ("blank", "code"):
            continue
        if kind != "data":
            pending.append(number)
            continue
        heads = [r for r in pending if _kind(grid, r, grid.rows[r]) == "text"]
        if current.rows and heads and any(_head_like(grid.rows[r]) for r in heads):
            drafts.append(current)
            current = _Draft()
        if not current.rows:
            current.above = pending
        elif pending:
            current.groups[number] = " ".join(
                spot.text for r in pending for spot in tables.distinct(grid.rows[r])[:1]
            )
        pending = []
        current.rows.append(number)
    drafts.append(current)
    return [segment for draft in drafts if draft.rows and (segment := _segment(grid, draft))]


def _kind(grid: Grid, number: int, row: Row) -> str:
    """blank, title (one text), code (甲 乙 1 2), data (holds figures) or text."""
    spots = tables.distinct(row)
    if not spots:
        return "blank"
    figures = [spot for spot in spots if figure(spot)]
    if len(spots) == 1 and not figures:
        return "title"
    if _is_code_row(spots):
        return "code"
    if figures and not _calendar_head(grid, number, figures, spots):
        return "data"
    return "text"


def _is_code_row(spots: Sequence[Spot]) -> bool:
    letters = lexicon.read("figure_words")["code_row"]
    return (
        len(spots) > 2
        and spots[0].text in letters
        and all(
            spot.text in letters or re.fullmatch(r"[(（]?\d{1,2}[)）]?(?:=.*)?", spot.text) for spot in spots
        )
    )


def _calendar_head(grid: Grid, number: int, figures: Sequence[Spot], spots: Sequence[Spot]) -> bool:
    """A row whose figures are years, or months in a run, heads the rows under it."""
    texts = [spot.text for spot in figures]
    if number + 1 >= len(grid.rows):
        return False
    if all(_YEAR.match(text) for text in texts) and (len(texts) > 1 or figures[0] is not spots[0]):
        return True
    if len(texts) > 1 and all(_YEAR_MONTH.match(text) for text in texts):
        dotted = [tuple(map(int, text.split("."))) for text in texts]
        return dotted == sorted(set(dotted))
    if len(texts) < 4 or not all(_MONTH_NUMBER.match(text) for text in texts):
        return False
    numbers = [int(text) for text in texts]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _head_like(row: Row) -> bool:
    """Whether a row of texts could head figures: short, mostly words that heads are made of."""
    spots = tables.distinct(row)
    short = [spot for spot in spots if len(spot.text) <= tables.MAX_HEAD and ":" not in spot.text]
    known = [spot for spot in short if _known(spot.text)]
    return len(spots) >= 2 and len(known) * 2 > len(spots) and not _row_label(spots)


def _known(text: str) -> bool:
    return tables.heads("figures").role(text) is not None or _axes.label(text).explained


def _row_label(spots: Sequence[Spot]) -> bool:
    """A month without figures (停产) is a row of the body."""
    span, rest = _months.read(spots[0].text)
    return span is not None and not rest and not any(figure(spot) or _known(spot.text) for spot in spots[1:])


def _segment(grid: Grid, draft: _Draft) -> Segment | None:
    first, last = _head_range(grid, draft)
    codes = frozenset(row for row in range(first, last) if _kind(grid, row, grid.rows[row]) == "code")
    words = _inherited(grid, first, last, tables.head_words(grid, first, last, codes))
    columns = tuple(_column(path) for path in words)
    roles = [_role(path) for path in words]
    counts = [_counts(grid, draft.rows, column) for column in range(grid.width)]
    roles = _checked(grid, draft.rows, roles, counts, words)
    values = [
        column
        for column, (figures, texts) in enumerate(counts)
        if figures
        and roles[column] is None
        and figures >= texts
        and not _is_numbering(grid, draft.rows, column, words)
    ]
    if not values:
        return None
    labels, notes = _label_columns(roles, counts, values)
    titles = [tables.as_line(grid.rows[row]) for row in reversed(draft.above) if row < first]
    return Segment(
        grid, tuple(words), columns, tuple(roles), tuple(labels), tuple(values), tuple(notes), tuple(draft.rows),
        tuple(titles), draft.groups,
    )  # fmt: skip


def _head_range(grid: Grid, draft: _Draft) -> tuple[int, int]:
    """The rows [first, last) of the head: the text rows right above the data that belong together.

    A full-width title between them and the data (一车间) is the first group's; it goes to the draft's groups.
    """
    last = draft.rows[0]
    above = [row for row in draft.above if row < last]
    titles: list[int] = []
    while above and _spans_all(grid.rows[above[-1]]):
        titles.append(above.pop())
    if not above or _pairs_row(grid.rows[above[-1]]) or (titles and not _head_like(grid.rows[above[-1]])):
        return last, last
    if titles:
        draft.groups[last] = " ".join(tables.distinct(grid.rows[row])[0].text for row in reversed(titles))
    first = above[-1]
    end = first + 1 if titles else last
    for row in reversed(above[:-1]):
        if first - row > 1 and not _code_between(grid, row, first):
            break
        if end - row > 4 or not _heads_over(grid, row, first):
            break
        first = row
    return first, end


def _code_between(grid: Grid, row: int, first: int) -> bool:
    return all(_kind(grid, r, grid.rows[r]) in ("code", "blank") for r in range(row + 1, first))


def _spans_all(row: Row) -> bool:
    spots = set(map(id, (spot for spot in row if spot is not None)))
    return len(spots) == 1 and sum(1 for spot in row if spot is not None) >= max(len(row) - 1, 2)


def _pairs_row(row: Row) -> bool:
    """A form's row of labels and values (统计单位：… 日期：…, 移出单位 | 某公司)."""
    spots = tables.distinct(row)
    if len(spots) % 2 == 0 and any(_VALUE.search(spot.text) for spot in spots[1::2]):
        return True
    if len(spots) == 2 and re.fullmatch(r"20\d\d年度?", spots[1].text):
        return True
    return any(
        ":" in spot.text
        and not spot.text.startswith("其中")
        and len(spot.text) > 4
        and _axes.split_measure(spot.text)[1] is None
        for spot in spots
    )


#: What a cell of a head never is: a company, a day, a code.
_VALUE = re.compile(r"公司$|^20\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?$|^[A-Z0-9-]{8,}$|^.{25,}$")


def _heads_over(grid: Grid, row: int, below: int) -> bool:
    """Whether a row of texts belongs to the head whose next row is *below*: it spans cells of it, or fills its blanks."""
    upper, lower = grid.rows[row], grid.rows[below]
    if _spans_all(upper) or _pairs_row(upper):
        return False
    for column, spot in enumerate(upper):
        if spot is None or spot.blank:
            continue
        if spot is lower[column]:
            return True
        if column + 1 < len(upper) and upper[column + 1] is spot and lower[column] is not lower[column + 1]:
            return True
    blanks_above = sum(1 for spot in upper if spot is None or spot.blank)
    blanks_below = sum(
        1
        for up, low in zip(upper, lower, strict=True)
        if (low is None or low.blank) and up is not None and not up.blank
    )
    return blanks_below > 0 and (blanks_above > 0 or blanks_below < len(upper)) and _head_like(upper)


def _inherited(grid: Grid, first: int, last: int, words: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Head words where a reader lost the frames of merged cells: a blank over a word belongs to the word on its left."""
    if last - first != 2 or any(
        upper is not None and upper is lower for upper, lower in zip(*grid.rows[first:last], strict=True)
    ):
        return words
    upper, lower = grid.rows[first], grid.rows[first + 1]
    if any(left is not None and left is right for left, right in pairwise(upper)):
        return words
    filled: list[tuple[str, ...]] = []
    for column, path in enumerate(words):
        blank = upper[column] is None or upper[column].blank  # type: ignore[union-attr]
        below = lower[column] is not None and not lower[column].blank  # type: ignore[union-attr]
        if blank and below and column and len(filled[-1]) == 2:
            path = (filled[-1][0], *path)
        filled.append(path)
    return filled


@cache
def _column(path: tuple[str, ...]) -> _axes.Label:
    label = _axes.Label()
    for word in path:
        label = _axes.merged(label, _axes.label(word))
    return label


@cache
def _role(path: tuple[str, ...]) -> str | None:
    known = tables.heads("figures")
    for word in reversed(path):
        span, rest = _months.read(word)
        if span is not None and not rest:
            return None
        if role := known.role(word):
            return role
    return None


def _counts(grid: Grid, rows: Sequence[int], column: int) -> tuple[int, int]:
    """How many figures and how many texts a column holds."""
    figures = texts = 0
    for row in rows:
        spot = grid.rows[row][column]
        if spot is None or spot.blank:
            continue
        if figure(spot):
            figures += 1
        else:
            texts += 1
    return figures, texts


def _checked(
    grid: Grid,
    rows: Sequence[int],
    roles: Sequence[str | None],
    counts: Sequence[tuple[int, int]],
    words: Sequence[tuple[str, ...]],
) -> list[str | None]:
    """The roles that the columns' content bears out: 单位 with names in it is an organisation, 类别 full of figures is no label."""
    checked: list[str | None] = []
    for column, role in enumerate(roles):
        figures, texts = counts[column]
        if role == "measure":
            cells = [
                spot.text for row in rows if (spot := grid.rows[row][column]) is not None and not spot.blank
            ]
            known = sum(1 for text in cells if measures.parse(text) is not None)
            role = "measure" if cells and known * 2 >= len(cells) else ("organisation" if texts else None)
        elif role in LABELS - {"period"} and figures > texts:
            role = None
        elif role is None and not words[column] and _months_down(grid, rows, column):
            role = "period"
        elif role == "number" and _places_down(grid, rows, column):
            role = "organisation"
        checked.append(role)
    return checked


def _months_down(grid: Grid, rows: Sequence[int], column: int) -> bool:
    """A first column of bare numbers 1, 2, 3 … 12 without a head."""
    texts = [spot.text for row in rows if (spot := grid.rows[row][column]) is not None]
    return column == 0 and texts[:12] == [str(month) for month in range(1, 13)]


def _places_down(grid: Grid, rows: Sequence[int], column: int) -> bool:
    """Numbers of meters with the place that each one counts for: HY-DB-01 第一车间."""
    texts = [spot.text for row in rows if (spot := grid.rows[row][column]) is not None and not spot.blank]
    placed = [text for text in texts if _axes.label(text).unit]
    return len(texts) > 1 and len(placed) * 2 > len(texts)


def _is_numbering(grid: Grid, rows: Sequence[int], column: int, words: Sequence[tuple[str, ...]]) -> bool:
    """A column without a head that counts the rows."""
    if words[column] or len(rows) < 2:
        return False
    texts = [spot.text for row in rows if (spot := grid.rows[row][column]) is not None and not spot.blank]
    return len(texts) > 1 and texts == [str(number) for number in range(1, len(texts) + 1)] and column == 0


def _label_columns(
    roles: Sequence[str | None], counts: Sequence[tuple[int, int]], values: Sequence[int]
) -> tuple[list[int], list[int]]:
    labels: list[int] = []
    notes: list[int] = []
    for column, role in enumerate(roles):
        if column in values or role in _IGNORED:
            continue
        if role in LABELS:
            labels.append(column)
        elif role == "remark":
            notes.append(column)
        elif counts[column][1]:
            (labels if column < values[-1] else notes).append(column)
    return labels, notes
