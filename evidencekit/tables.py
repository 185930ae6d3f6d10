"""A document's tables as grids that rules can walk: pages joined, merged cells spread, heads found by their words.

In: a `Text` (its pages' model tables). Out: `Grid`s. A table that goes on over the page break is one grid; a repeated head is dropped.
Words of heads live in `corpora/table_heads.yaml`; `Heads` tells a head's role by them, `sections` finds the head rows of a grid.
Nothing here judges what a figure means.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from weakref import WeakKeyDictionary

from evidencekit import lexicon
from evidencekit.model import Box, Cell, Line, LineKind, Page, Table
from evidencekit.text import Text, TextLine, normalise

#: Lines above or below a table that are looked at for its caption, unit and period.
NEAR_LINES = 10

#: A head longer than this is a sentence.
MAX_HEAD = 24

_BRACKETED = re.compile(r"[(（【\[][^)）】\]]*[)）】\]]?")
_DECORATION = re.compile(r"[\s:：*＊·.、,，/／\\|_#-]+")
_CALENDAR = re.compile(
    r"^(?:\d{1,2}(?:[月/.-]\d{0,2})?|[一二三四五六七八九十]{1,2}月份?|第?[一二三四1-4]季度?|[Qq][1-4])$"
)
_BLANK = re.compile(r"^[\s/\\|_\-.·…*＊]*$")


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A cell as it stands in a grid: normalised text, the model cell, its page. A merged cell is one Spot at several positions.

    `blank`: nothing but dashes, slashes and spaces.
    """

    text: str
    cell: Cell
    page: Page
    blank: bool


Row = tuple[Spot | None, ...]


@dataclass(frozen=True, eq=False)
class Grid:
    """A table of the document, over all its pages.

    `number`: its position among the document's grids. `rows`: of equal width. `above`, `below`: the normalised lines around it, nearest
    first; `raw_above`: those above as printed, runs parted by two spaces. `name`: of the sheet. Row and column numbers are 0-based.
    """

    number: int
    rows: tuple[Row, ...]
    above: tuple[str, ...]
    below: tuple[str, ...]
    page: Page
    name: str
    raw_above: tuple[str, ...] = ()
    first_line: TextLine | None = None

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def text(self, row: int, column: int) -> str:
        """The normalised text at a position, "" where nothing stands or only a dash."""
        spot = self.rows[row][column]
        return "" if spot is None or spot.blank else spot.text

    @cached_property
    def transposed(self) -> "Grid":
        """Rows and columns exchanged, for tables that run sideways."""
        rows = tuple(zip(*self.rows, strict=True))
        return replace(self, rows=rows)


@dataclass(frozen=True, slots=True)
class Section:
    """The rows under one head. `heads`: the head words of each column, top to bottom; `roles`: after `Heads`, None if unknown.

    `first` and `last`: the body's rows, last one exclusive; `top`: the first head row.
    """

    grid: Grid
    top: int
    first: int
    last: int
    heads: tuple[tuple[str, ...], ...]
    roles: tuple[str | None, ...]

    def columns(self, *roles: str) -> list[int]:
        """The columns that have one of these roles, left to right."""
        return [column for column, role in enumerate(self.roles) if role in roles]

    def body(self) -> Iterator[tuple[int, Row]]:
        """The body's rows that hold anything, with their number."""
        for row in range(self.first, self.last):
            if any(spot is not None and not spot.blank for spot in self.grid.rows[row]):
                yield row, self.grid.rows[row]


def distinct(row: Sequence[Spot | None]) -> list[Spot]:
    """The non-blank spots of a row, a merged cell once."""
    seen: list[Spot] = []
    for spot in row:
        if spot is not None and not spot.blank and (not seen or seen[-1] is not spot):
            seen.append(spot)
    return seen


@cache
def bare(text: str) -> str:
    """A head without brackets, colons and spaces.

    >>> bare("姓 名(签字):")
    '姓名'
    """
    without = _DECORATION.sub("", _BRACKETED.sub("", text))
    return without or _DECORATION.sub("", text.strip("()（）[]【】"))


@dataclass(frozen=True)
class Heads:
    """Tells the role of a head by the words of one group of `corpora/table_heads.yaml`."""

    group: str
    _known: dict[str, str | None] = field(default_factory=dict, compare=False)

    @cached_property
    def _exact(self) -> Mapping[str, str]:
        words: dict[str, str] = {}
        for role, rule in lexicon.read("table_heads")[self.group].items():
            for word in rule.get("is", ()):
                words.setdefault(bare(word), role)
        return words

    @cached_property
    def _parts(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        return tuple(
            (word, role, tuple(rule.get("not", ())))
            for role, rule in lexicon.read("table_heads")[self.group].items()
            for word in rule.get("has", ())
        )

    def role(self, text: str) -> str | None:
        """The role of a head cell's normalised text, None if no word of the group tells it."""
        if text not in self._known:
            self._known[text] = self._find(text)
        return self._known[text]

    def _find(self, text: str) -> str | None:
        if not text or len(text) > MAX_HEAD:
            return None
        core = bare(text)
        if role := self._exact.get(core):
            return role
        if len(core) > MAX_HEAD // 2:
            return None
        for word, role, forbidden in self._parts:
            if word in core and not any(part in core for part in forbidden):
                return role
        for part in re.split(r"[/／、,，()（）]", text):
            if role := self._exact.get(bare(part)):
                return role
        return None


@cache
def heads(group: str) -> Heads:
    """The `Heads` of a group, once a process."""
    return Heads(group)


def head_roles(group: str, row: Row) -> list[str | None]:
    """The role of each column by this row alone."""
    known = heads(group)
    return [None if spot is None else known.role(spot.text) for spot in row]


def sections(grid: Grid, group: str, needed: Sequence[frozenset[str]]) -> list[Section]:
    """The sections of a grid whose head row fills every one of *needed* (a set of roles of which one must be there).

    A head may take two or three rows (merged cells); a head that is repeated further down ends nothing.
    """
    starts: list[tuple[int, int, list[tuple[str, ...]], list[str | None]]] = []
    row = 0
    while row < len(grid.rows):
        found = _head_at(grid, group, row, needed)
        if found is None:
            row += 1
            continue
        depth, words, roles = found
        starts.append((row, row + depth, words, roles))
        row += depth
    return [
        Section(
            grid,
            top,
            first,
            starts[index + 1][0] if index + 1 < len(starts) else len(grid.rows),
            tuple(words),
            tuple(roles),
        )
        for index, (top, first, words, roles) in enumerate(starts)
    ]


def _head_at(
    grid: Grid, group: str, row: int, needed: Sequence[frozenset[str]]
) -> tuple[int, list[tuple[str, ...]], list[str | None]] | None:
    spots = distinct(grid.rows[row])
    if len(spots) < 2 or (len(spots) == 2 and len(set(map(id, grid.rows[row]))) > 3):
        return None
    if not any(heads(group).role(spot.text) for spot in spots):
        return None
    depth = _depth(grid, row)
    words = head_words(grid, row, row + depth)
    known = heads(group)
    roles: list[str | None] = [_path_role(known, path) for path in words]
    present = [role for role in roles if role]
    if not all(any(role in wanted for role in present) for wanted in needed):
        return None
    counted = [
        role for role, path in zip(roles, words, strict=True) if path and not _CALENDAR.match(path[-1])
    ]
    known_roles = sum(1 for role in counted if role)
    return (depth, words, roles) if known_roles >= 3 or known_roles * 2 >= max(len(counted), 1) else None


def _path_role(known: Heads, path: tuple[str, ...]) -> str | None:
    for word in reversed(path):
        if role := known.role(word):
            return role
    return known.role("".join(path)) if len(path) > 1 else None


def _depth(grid: Grid, row: int) -> int:
    """How many rows the head that starts here takes: as many as its tallest cell that does not take the whole body."""
    tallest = 1
    for spot in distinct(grid.rows[row]):
        height = 1
        column = next(c for c, other in enumerate(grid.rows[row]) if other is spot)
        while row + height < len(grid.rows) and grid.rows[row + height][column] is spot and height < 4:
            height += 1
        tallest = max(tallest, height)
    return tallest if tallest <= 3 and row + tallest < len(grid.rows) else 1


def head_words(
    grid: Grid, first: int, last: int, skip: frozenset[int] = frozenset()
) -> list[tuple[str, ...]]:
    """For each column the words of the rows [first, last) but *skip*, top to bottom, a merged or repeated word once."""
    paths: list[tuple[str, ...]] = []
    for column in range(grid.width):
        words: list[str] = []
        seen: Spot | None = None
        for row in range(first, last):
            spot = grid.rows[row][column] if row not in skip else None
            if spot is None or spot is seen or spot.blank:
                continue
            seen = spot
            if not words or words[-1] != spot.text:
                words.append(spot.text)
        paths.append(tuple(words))
    return paths


def pairs(row: Sequence[Spot | None]) -> Iterator[tuple[str, Spot]]:
    """The label–value pairs of a form's row: neighbouring cells, or both in one cell with a colon between."""
    spots = [spot for spot in dict.fromkeys(row) if spot is not None]
    index = 0
    while index < len(spots):
        spot = spots[index]
        label, colon, value = spot.text.partition(":")
        if colon and value.strip() and len(label) <= MAX_HEAD:
            yield bare(label), spot
        elif index + 1 < len(spots) and spot.text and len(spot.text) <= MAX_HEAD:
            following = spots[index + 1]
            if not following.text.endswith(":"):
                yield bare(spot.text), following
                index += 1
        index += 1


def pair_value(label: str, spot: Spot) -> str:
    """The value part of what `pairs` yields."""
    before, colon, after = spot.text.partition(":")
    return after.strip() if colon and bare(before) == label else spot.text


def as_line(row: Sequence[Spot | None]) -> str:
    """A row as one line as printed, wide spaces between its cells; neighbouring label and value cells joined by a colon."""
    spots = distinct(row)
    known = heads("figures")
    labelled = any(known.role(spot.text) for spot in spots[::2])
    if len(spots) > 1 and labelled and not any(":" in spot.text for spot in spots):
        pairs = zip(spots[::2], spots[1::2], strict=False)
        return "  ".join(f"{bare(label.text)}：{value.cell.text}" for label, value in pairs)
    return "  ".join(spot.cell.text.replace("\n", "  ") for spot in spots)


_GRIDS: "WeakKeyDictionary[Text, tuple[Grid, ...]]" = WeakKeyDictionary()


def of(text: Text) -> tuple[Grid, ...]:
    """The grids of a document, made once for each Text."""
    known = _GRIDS.get(text)
    if known is None:
        known = _GRIDS[text] = tuple(_read(text))
    return known


def _read(text: Text) -> list[Grid]:
    grids: list[Grid] = []
    by_page: dict[int, list[TextLine]] = {}
    for line in text.lines:
        by_page.setdefault(id(line.page), []).append(line)
    previous_page: Page | None = None
    loose: set[int] = set()
    for page in text.pages:
        lines = by_page.get(id(page), [])
        found = page.tables
        if not found:
            aligned = _aligned(lines)
            found = tuple(table for table, _ in aligned)
            loose |= {id(line) for _, block in aligned for line in block}
        spans = _line_spans(found, lines)
        for index, table in enumerate(found):
            rows = _rows(page, table)
            if not rows:
                continue
            above, below, first = _around(lines, spans, index)
            grid = Grid(
                len(grids),
                rows,
                tuple(text.line_text(line) for line in above),
                tuple(text.line_text(line) for line in below),
                page,
                page.name or table.name or "",
                tuple(raw(line) for line in above),
                first,
            )
            if index == 0 and _goes_on(text, grids, previous_page, grid):
                grids[-1] = _joined(grids[-1], grid)
            else:
                grids.append(grid)
        if found:
            previous_page = page
    _LOOSE[text] = frozenset(loose)
    return grids


#: Fewer lines in columns are a letterhead or a line of signatures.
MIN_ALIGNED = 3

#: The lines that `of` took for rows of a table that no reader saw, by text.
_LOOSE: "WeakKeyDictionary[Text, frozenset[int]]" = WeakKeyDictionary()


def _aligned(lines: Sequence[TextLine]) -> list[tuple[Table, list[TextLine]]]:
    """Tables that a page without tables sets in columns: neighbouring lines of as many runs, not labels with colons."""
    blocks: list[list[TextLine]] = [[]]
    for line in lines:
        runs = line.line.runs
        fits = len(runs) >= 2 and line.line.kind in (LineKind.BODY, LineKind.TABLE) and not _labels(line)
        if not fits or (blocks[-1] and len(blocks[-1][-1].line.runs) != len(runs)):
            blocks.append([])
        if fits:
            blocks[-1].append(line)
    return [(_table_of(block), block) for block in blocks if len(block) >= MIN_ALIGNED]


def _labels(line: TextLine) -> bool:
    return any(":" in run.text or "：" in run.text for run in line.line.runs)


def _table_of(block: Sequence[TextLine]) -> Table:
    cells = [
        Cell(row, column, run.text, bbox=run.bbox, ref=run.cell, confidence=run.confidence)
        for row, line in enumerate(block)
        for column, run in enumerate(line.line.runs)
    ]
    return Table(tuple(cells), len(block), len(block[0].line.runs), ruled=False)


def _spot(cell: Cell, page: Page) -> Spot:
    text = normalise(cell.text)
    return Spot(text, cell, page, _BLANK.match(text) is not None)


def _rows(page: Page, table: Table) -> tuple[Row, ...]:
    spots = {id(cell): _spot(cell, page) for cell in table.cells}
    rows = [tuple(None if cell is None else spots[id(cell)] for cell in line) for line in table.grid()]
    while rows and all(spot is None or spot.text == "" for spot in rows[-1]):
        rows.pop()
    return tuple(rows)


def _goes_on(text: Text, grids: list[Grid], last: Page | None, grid: Grid) -> bool:
    """Whether *grid*, the first of its page, continues the last grid of the page before."""
    if not grids or last is None or not text.paged or grid.page.number != last.number + 1:
        return False
    before = grids[-1]
    if before.width != grid.width or len(before.below) > 2:
        return False
    titled = [line for line in grid.above if not re.search(r"续|第.{0,3}页|页码|^\d{1,3}$", line)]
    repeats = _same_words(before.rows[0], grid.rows[0]) or _repeated_head(before, grid) > 0
    return (repeats and len(titled) <= 3) or not titled


def _same_words(one: Row, other: Row) -> bool:
    left, right = [spot.text for spot in distinct(one)], [spot.text for spot in distinct(other)]
    return bool(left) and left == right and not any(re.search(r"\d{3}", word) for word in left)


def _repeated_head(before: Grid, grid: Grid) -> int:
    """How many first rows of *grid* repeat rows of the first eight of *before*."""
    for start in range(min(8, len(before.rows))):
        same = 0
        while (
            same < len(grid.rows)
            and start + same < len(before.rows)
            and _same_words(before.rows[start + same], grid.rows[same])
        ):
            same += 1
        if same:
            return same
    return 0


def _joined(before: Grid, grid: Grid) -> Grid:
    skip = _repeated_head(before, grid)
    rows = before.rows + grid.rows[skip:]
    return replace(before, rows=rows, below=grid.below)


def _box(line: Line) -> Box | None:
    boxes = [run.bbox for run in line.runs if run.bbox]
    if not boxes:
        return None
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _line_spans(found: Sequence[Table], lines: Sequence[TextLine]) -> list[tuple[int, int]]:
    """For each table of the page the lines [first, last) that repeat it; (n, n) where none does."""
    spans: list[tuple[int, int]] = []
    cursor = 0
    for table in found:
        span = _span_by_box(table, lines) if table.bbox else None
        span = span or _span_by_words(table, lines, cursor)
        spans.append(span)
        cursor = max(cursor, span[1])
    return spans


def _span_by_box(table: Table, lines: Sequence[TextLine]) -> tuple[int, int] | None:
    assert table.bbox is not None
    left, top, right, bottom = table.bbox
    inside = []
    for index, line in enumerate(lines):
        box = _box(line.line)
        if box is None:
            continue
        middle = (box[1] + box[3]) / 2
        if top - 2 <= middle <= bottom + 2 and box[0] < right and box[2] > left:
            inside.append(index)
    return (inside[0], inside[-1] + 1) if inside else None


def _span_by_words(table: Table, lines: Sequence[TextLine], cursor: int) -> tuple[int, int]:
    cells = [cell.text.strip() for cell in table.cells if cell.text.strip()]
    if not cells:
        return (cursor, cursor)
    first = next(
        (
            index
            for index in range(cursor, len(lines))
            if lines[index].line.kind is LineKind.TABLE
            or any(run.text.strip() == cells[0] for run in lines[index].line.runs)
        ),
        cursor,
    )
    last = first
    words = set(cells)
    while last < len(lines) and (
        lines[last].line.kind is LineKind.TABLE
        or any(run.text.strip() in words for run in lines[last].line.runs)
    ):
        if last - first >= table.rows:
            break
        last += 1
    return (first, last)


def _around(
    lines: Sequence[TextLine], spans: Sequence[tuple[int, int]], index: int
) -> tuple[list[TextLine], list[TextLine], TextLine | None]:
    """The lines above and below table *index* of a page, nearest first, and the line at which it begins."""
    first, last = spans[index]
    floor = max((span[1] for span in spans[:index] if span[1] <= first), default=0)
    roof = min((span[0] for span in spans[index + 1 :] if span[0] >= last), default=len(lines))
    skip = {LineKind.FOOTER, LineKind.WATERMARK, LineKind.TABLE}
    above = [line for line in lines[max(floor, first - NEAR_LINES) : first] if line.line.kind not in skip]
    skip.add(LineKind.HEADER)
    below = [line for line in lines[last : min(roof, last + NEAR_LINES)] if line.line.kind not in skip]
    return (
        [line for line in reversed(above) if line.end > line.start],
        [line for line in below if line.end > line.start],
        lines[first] if first < len(lines) else None,
    )


def raw(line: TextLine) -> str:
    """A line as printed, its runs parted by two spaces."""
    return "  ".join(run.text for run in line.line.runs)


_PROSE: "WeakKeyDictionary[Text, tuple[TextLine, ...]]" = WeakKeyDictionary()


def prose(text: Text) -> tuple[TextLine, ...]:
    """The lines that stand in no table, without running feet and watermarks."""
    known = _PROSE.get(text)
    if known is None:
        skip = {LineKind.TABLE, LineKind.FOOTER, LineKind.WATERMARK}
        of(text)
        inside = _boxed_lines(text) | _LOOSE.get(text, frozenset())
        known = tuple(line for line in text.lines if line.line.kind not in skip and id(line) not in inside)
        _PROSE[text] = known
    return known


def _boxed_lines(text: Text) -> set[int]:
    """The lines inside a table's box that the reader did not mark."""
    inside: set[int] = set()
    boxes = {id(page): [table.bbox for table in page.tables if table.bbox] for page in text.pages}
    for line in text.lines:
        if line.line.kind is not LineKind.BODY or not boxes.get(id(line.page)):
            continue
        box = _box(line.line)
        if box is None:
            continue
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if any(b[0] <= x <= b[2] and b[1] <= y <= b[3] for b in boxes[id(line.page)]):
            inside.add(id(line))
    return inside
