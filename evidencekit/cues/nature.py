"""Whether a paper can be evidence at all: filled in, or a blank form, a template, a draft.

In: the text and the path. Out: a Nature with the words that show it. A blank form still has its type; it proves nothing. A filled
record with some empty cells is filled: a form counts as blank only where (almost) nothing was entered.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from evidencekit.model import Cell, LineKind, Nature, Place, Table, TextSource
from evidencekit.text import Text, TextLine, normalise

#: Lines from the top in which a mark of draft or template counts; such a line is no longer than this.
_TOP, _LONGEST = 8, 60
#: A form is blank with at least so many open slots and at most this share of filled ones.
_OPEN, _SHARE = 4, 0.1
#: A paper with more lines and tables than are looked at here, or a table with more cells, is no blank form.
_LINES, _TABLES, _CELLS = 800, 40, 3000

_DRAFT = re.compile(
    r"征求意见(稿|草案)|讨论稿(?!件)|草稿|初稿(?!件)|送审稿|审议稿|报批稿|(?<!起)草案|(?<![已经])未发布|待(批准|审批|发布|审核)|未经批准|内部讨论|修改意见稿|\bdraft\b",
    re.I,
)
_TEMPLATE = re.compile(
    r"模板|模版|范本|样表|样本(?!量|数|品)|示范文本|参考(格式|样式|文本|模板)|空白(表|样|格式)|填写(示例|范例)|[(]示例[)]|[(]样式[)]|示例文本|格式文本"
)
_PROSE = re.compile(r"[。;]|(根据|按照|依据|参照|采用|使用)")
_AFTER_MARK = re.compile(r"^[)\]】》〉]?[\s\dvV.年月日第版次稿一二三四五()\-:/]{0,18}$")
_INSTRUCTIONS = re.compile(
    r"填[写表报](说明|须知|要求|指南)|编写说明|使用说明:|此处填写|请(在此)?填写|请填入|删除本(行|说明)"
)
_RULE = re.compile(r"_{3,}|…{4,}|﹍{2,}|\.{8,}")
_OPEN_DATE = re.compile(
    r"(?<![\d〇一二三四五六七八九十xX×])(?:20)?[_ ]*年[_ ]*月(?:[_ ]*日)?(?![\u4e00-\u9fa5]{0,2}度)"
)
_PLACEHOLDER = re.compile(
    r"(?<![A-Za-z])[xX]{2,}(?![A-Za-z])|×{2,}|[*＊]{3,}|〇{2,}|\[[^\]\d]{1,10}\]|【[^】\d]{1,10}】|<[^>\d]{1,10}>"
)
_DATE = re.compile(r"20\d\d[年./-]\d{1,2}|[二〇零一三四五六七八九]{4}年[一二三四五六七八九十]")
_NOTHING = re.compile(r"^[\s/\\—\-_.、·:()年月日至个人份元%()万吨度kwhKWHm³℃]*$")
_TICKED = re.compile(r"[☑√✓✔■☒●◉]")
_UNTICKED = re.compile(r"[□☐○]")
_LABEL = re.compile(r"(?P<label>[\u4e00-\u9fa5A-Za-z()/、\d]{2,16}):(?P<value>[^\t]*)")
_CONTACT = re.compile(r"电话|网址|地址|邮编|邮箱|传真")
_PRINTED = re.compile(
    r"编号|版本|版次|版号|表号|记录号|^单位$|^注|备注|说明|标准|保存|页|文件|附件|要求|依据|内容包括|包括|如下|例如|格式|合格线|满分|总分|每题|以下"
)
_RESULT = re.compile(
    r"结果|情况|得分|评分|签名|签到|签字|成绩|分数|数量|用量|读数|日期|时间|实际|记录|是否|判定|结论|姓名|部门|金额|产量|产生|处置|完成|供应商|备注|整改|名称|型号|电话|电|水|气|合计|月"
)
_SERIAL = re.compile(r"^(序号|编号|no\.?|项次|#)$", re.I)


@dataclass(slots=True)
class _Slots:
    """What a form has room for: open and filled slots, and where the first open one is."""

    open: int = 0
    filled: int = 0
    place: Place | None = None

    def add(self, empty: bool, place: Place | None = None) -> None:
        """Count one slot."""
        if empty:
            self.open += 1
            self.place = self.place or place
        else:
            self.filled += 1


def judge(text: Text, path: str = "") -> tuple[Nature, Place | None]:
    """The paper's nature and the words that show it (None for a filled one)."""
    draft = _marked(text, _DRAFT)
    if draft:
        return Nature.DRAFT, draft
    slots = _slots(text)
    template = _marked(text, _TEMPLATE)
    if template and (slots.open >= 2 or not slots.filled):
        return Nature.TEMPLATE, template
    if _is_blank(text, slots):
        instructions = _first(text, _INSTRUCTIONS)
        return (
            (Nature.TEMPLATE, instructions) if instructions else (Nature.BLANK, slots.place or text.opening())
        )
    if _DRAFT.search(path.rsplit("/", 1)[-1]) and not _DATE.search(text.normal):
        return Nature.DRAFT, text.opening()
    return Nature.FILLED, None


def _marked(text: Text, mark: re.Pattern[str]) -> Place | None:
    """A mark in the title zone, a running head, a watermark or a line of its own; not in the middle of prose."""
    seen = 0
    for line in text.lines:
        words = text.line_text(line)
        if len(words) < 2:
            continue
        seen += 1
        near = seen <= _TOP or line.line.kind in (LineKind.WATERMARK, LineKind.HEADER, LineKind.FOOTER)
        if not near or len(words) > _LONGEST:
            continue
        found = mark.search(words)
        if found and "\t" not in words and _stands_alone(words, found):
            return text.place(line.start + found.start(), line.start + found.end())
    return None


def _stands_alone(words: str, found: re.Match[str]) -> bool:
    """Whether a mark is a label of the paper, not a word of a sentence: nothing but brackets, figures or a date follows it."""
    return not _PROSE.search(words) and bool(_AFTER_MARK.match(words[found.end() :]))


def _first(text: Text, mark: re.Pattern[str]) -> Place | None:
    found = mark.search(text.normal)
    return text.place(found.start(), found.end()) if found else None


def _is_blank(text: Text, slots: _Slots) -> bool:
    if slots.open < _OPEN or slots.filled > _SHARE * (slots.open + slots.filled):
        return False
    if any(
        page.seals or any(region.kind in ("signature", "handwriting") for region in page.regions)
        for page in text.pages
    ):
        return False
    scanned = any(page.text_source is not TextSource.TEXT for page in text.pages)
    return slots.open >= (2 * _OPEN if scanned else _OPEN)


def _slots(text: Text) -> _Slots:
    """All slots of the paper: in tables, behind labels, ruled blanks, open dates, placeholders, boxes to tick."""
    slots = _Slots()
    for _, table in islice(text.tables(), _TABLES):
        _of_table(text, table, slots)
    for line in text.lines[:_LINES]:
        words = text.line_text(line)
        if line.line.kind is not LineKind.TABLE:
            _of_line(text, line, words, slots)
        _of_marks(text, line, words, slots)
    boxes = len(_UNTICKED.findall(text.normal))
    if boxes >= 2:
        slots.add(empty=not _TICKED.search(text.normal), place=_first(text, _UNTICKED))
    return slots


def _of_line(text: Text, line: TextLine, words: str, slots: _Slots) -> None:
    for match in _LABEL.finditer(words):
        label, value = match["label"], match["value"]
        if _PRINTED.search(label) or len(words) > 120:
            continue
        if not _is_nothing(value) and (_CONTACT.search(label) or _is_prose(value)):
            continue
        start = line.start + match.start()
        slots.add(empty=_is_nothing(value), place=text.place(start, line.start + match.end("label")))


def _of_marks(text: Text, line: TextLine, words: str, slots: _Slots) -> None:
    for mark in (_RULE, _OPEN_DATE, _PLACEHOLDER):
        for match in mark.finditer(words):
            slots.add(empty=True, place=text.place(line.start + match.start(), line.start + match.end()))
    if _DATE.search(words) and len(words) <= 40 and not re.search("版本|版次|编号|gb|iso|标准", words, re.I):
        slots.add(empty=False)


def _is_prose(value: str) -> bool:
    """Whether what follows a colon is a sentence, not an entry."""
    return len(value) > 40 or "。" in value or ";" in value


def _is_nothing(value: str) -> bool:
    bare = _RULE.sub("", _PLACEHOLDER.sub("", _UNTICKED.sub("", value)))
    if _UNTICKED.search(value):
        return not _TICKED.search(value)
    return bool(_NOTHING.match(bare)) or bool(_OPEN_DATE.fullmatch(bare))


def _of_table(text: Text, table: Table, slots: _Slots) -> None:
    if len(table.cells) > _CELLS:
        slots.filled += _CELLS
        return
    grid = table.grid()
    if not grid:
        return
    rows = list(_body_rows(grid))
    if rows and table.columns >= 3:
        for row in rows:
            for column, cell in row:
                _count_cell(text, table, column, cell, slots)
        return
    for row_cells in grid:
        _of_label_row(text, row_cells, slots)


def _body_rows(grid: list[list[Cell | None]]) -> Iterator[list[tuple[int, Cell | None]]]:
    """The rows under a head of short words, reduced to the columns where something is to be entered; nothing where there is no head."""
    body: list[list[Cell | None]] = []
    words: list[str] = []
    for index, head in enumerate(grid[:4]):
        words = [normalise(cell.text) if cell else "" for cell in head]
        if _is_head(words):
            body = grid[index + 1 :]
            break
    wanted = [
        column
        for column, word in enumerate(words)
        if _RESULT.search(word) and not _SERIAL.match(word) and not _PRINTED.search(word)
    ]
    if not wanted:
        wanted = [column for column, word in enumerate(words) if not _SERIAL.match(word)]
    for row in body:
        yield [(column, row[column]) for column in wanted]


def _is_head(words: list[str]) -> bool:
    """A table head: three and more different short words, no cell left empty, no date."""
    return (
        len(set(words)) >= 3
        and all(words)
        and all(len(word) <= 16 for word in words)
        and not any(_DATE.search(word) for word in words)
    )


def _count_cell(text: Text, table: Table, column: int, cell: Cell | None, slots: _Slots) -> None:
    words = normalise(cell.text) if cell else ""
    if cell is not None and cell.column != column:
        return
    slots.add(empty=_is_nothing(words), place=None)


def _of_label_row(text: Text, row: list[Cell | None], slots: _Slots) -> None:
    """Label and value side by side: a short word, then the cell for its value."""
    cells: list[Cell | None] = []
    for cell in row:
        if cell is None or not cells or cells[-1] is not cell:
            cells.append(cell)
    position = 0
    while position + 1 < len(cells):
        label, value = cells[position], cells[position + 1]
        words = normalise(label.text) if label else ""
        if words and len(words) <= 16 and not _DATE.search(words) and not _PRINTED.search(words):
            slots.add(empty=_is_nothing(normalise(value.text) if value else ""), place=None)
        position += 2
