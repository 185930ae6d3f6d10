"""The indicator table of an application form (Word or workbook) as rows of a draft pack.

In: a .docx or .xlsx with a table whose heads name the requirement and its points or type (corpora/form_heads.yaml). Out: rows in the table's
order with module, section, text, obligation and points; a guess which known indicator each is like; the YAML of a draft pack.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from zipfile import BadZipFile

from evidencekit import lexicon, words
from evidencekit.errors import UsageError
from evidencekit.model import Obligation

Grid = list[list[str]]

#: Rows looked at for the heads of a table.
_HEAD_ROWS = 6
#: Share of a text's character pairs that a known indicator must have for the row to be like it (measured on 附表1.2: tests/test_form_import.py).
LIKE = 0.34
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of the form's table. `number`: its place in the form, from 1; `obligation`: mandatory, optional or basic."""

    number: int
    module: str
    section: str
    text: str
    obligation: str
    score: Decimal
    conditional: bool = False


def read(form: Path) -> tuple[FormRow, ...]:
    """The rows of all indicator tables of the form; raises UsageError for an unreadable file or one without such a table."""
    rows: list[FormRow] = []
    for grid in _grids(form):
        rows.extend(_rows(grid, len(rows)))
    if not rows:
        raise UsageError("form-no-table", form=form.name)
    return tuple(rows)


def _grids(form: Path) -> list[Grid]:
    readers = {".docx": _docx, ".xlsx": _xlsx, ".xlsm": _xlsx}
    reader = readers.get(form.suffix.lower())
    if reader is None or not form.is_file():
        raise UsageError("form-unreadable", form=form.name, reason=form.suffix or form.name)
    try:
        return list(reader(form))
    except (BadZipFile, KeyError, ValueError, OSError) as error:
        raise UsageError("form-unreadable", form=form.name, reason=type(error).__name__) from error


def _docx(form: Path) -> Iterator[Grid]:
    """Each table of a Word file; a merged cell is repeated over its span."""
    from docx import Document

    for table in Document(str(form)).tables:
        yield [[cell.text for cell in row.cells] for row in table.rows]


def _xlsx(form: Path) -> Iterator[Grid]:
    """Each sheet of a workbook; a merged cell is repeated over its span."""
    from openpyxl import load_workbook

    for sheet in load_workbook(form, data_only=True).worksheets:
        grid = [
            ["" if value is None else str(value) for value in row]
            for row in sheet.iter_rows(values_only=True)
        ]
        for span in sheet.merged_cells.ranges:
            for row in range(span.min_row - 1, span.max_row):
                for column in range(span.min_col - 1, span.max_col):
                    grid[row][column] = grid[span.min_row - 1][span.min_col - 1]
        yield grid


@cache
def _heads() -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(listed) for name, listed in lexicon.read("form_heads").items()}


def _kind(head: str) -> str:
    """What a column with that head holds, "" if nobody knows: the longest known word in it decides."""
    bare = re.sub(r"\s+", "", head)
    found = [(len(word), kind) for kind in _KINDS for word in _heads()[kind] if word in bare]
    return max(found)[1] if found and len(bare) <= 24 else ""


_KINDS = ("module", "section", "text", "obligation", "score", "other")


def _columns(grid: Grid) -> tuple[int, dict[str, list[int]]] | None:
    """The row of heads and the columns of each kind; None if this is no indicator table."""
    for index, row in enumerate(grid[:_HEAD_ROWS]):
        columns: dict[str, list[int]] = defaultdict(list)
        for column, head in enumerate(row):
            columns[_kind(head)].append(column)
        wanted = columns["text"] or columns["section"]
        if wanted and (columns["score"] or columns["obligation"] or columns["other"]):
            return index, dict(columns)
    return None


def _rows(grid: Grid, before: int) -> Iterator[FormRow]:
    found = _columns(grid)
    if found is None:
        return
    head, columns = found
    body = [[re.sub(r"\s+", " ", cell).strip() for cell in row] for row in grid[head + 1 :]]
    text_columns = columns.get("text") or columns.get("section", [])
    wide = max(text_columns, key=lambda column: sum(len(_at(row, column)) for row in body))
    lower = [column for column in (*columns.get("section", []), *text_columns) if column < wide]
    number = before
    module = section = ""
    for row in body:
        text = _at(row, wide)
        score = _score(row, columns)
        need = "".join(_at(row, column) for column in columns.get("obligation", [])[:1])
        module = "".join(_at(row, column) for column in columns.get("module", [])[:1]) or module
        section = "".join(_at(row, column) for column in lower[-1:]) or section
        if len(text) < 4 or (score is None and columns.get("score")) or _is_total(row):
            continue
        number += 1
        yield FormRow(
            number,
            _bare(module),
            _bare(section) if section != text else "",
            text,
            _obligation(need, scored=bool(columns.get("score"))),
            score or Decimal(0),
            any(word in need or text.startswith(word) for word in _heads()["conditional"]),
        )


def _at(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _is_total(row: Sequence[str]) -> bool:
    return any(re.fullmatch(r"(?:总计|合计|小计|总分|满分)", _bare(cell)) for cell in row)


def _score(row: Sequence[str], columns: Mapping[str, list[int]]) -> Decimal | None:
    for column in columns.get("score", []):
        found = _NUMBER.search(_at(row, column))
        if found:
            try:
                return Decimal(found[0])
            except InvalidOperation:
                continue
    return None


def _obligation(need: str, *, scored: bool) -> str:
    if any(word in need for word in _heads()["mandatory"]):
        return "mandatory"
    if any(word in need for word in _heads()["optional"]):
        return "optional"
    return "optional" if scored else "basic"


# --- what a row is like ------------------------------------------------------------------------------------------


def like(row: FormRow, known: Mapping[str, tuple[str, Obligation]]) -> str:
    """The id of the known indicator that the row says the same as, "" if none is near enough."""
    pairs = _pairs(row.text)
    if not pairs:
        return ""
    scored = sorted(
        ((_likeness(pairs, _pairs(text), row, need), id) for id, (text, need) in known.items()), reverse=True
    )
    return scored[0][1] if scored and scored[0][0] >= LIKE else ""


def _likeness(pairs: set[str], other: set[str], row: FormRow, need: Obligation) -> float:
    """Shared character pairs against the shorter text; an equal obligation counts a little more."""
    shared = len(pairs & other) / max(min(len(pairs), len(other)), 1)
    return shared + (0.05 if need.value == row.obligation else 0.0)


@cache
def _pairs(text: str) -> set[str]:
    bare = re.sub(r"[\W_]+", "", text)
    return {bare[index : index + 2] for index in range(len(bare) - 1)}


# --- the draft ---------------------------------------------------------------------------------------------------


def head(form: Path, id: str) -> str:
    """pack.yaml of the draft."""
    say = words.common().say
    return (
        f"# {say('rulebook.draft.remark')}\n"
        f'id: {id}\ntitle: {_quoted(form.stem)}\nversion: "0.1"\nextends: [qingdao-2024]\n'
        f"sources:\n  - {{id: form, title: {_quoted(form.name)}}}\n"
        'drop: {indicators: ["gf-[b1-7]*"], materials: all}\n'
    )


def modules(rows: Sequence[FormRow], matched: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The indicator files of the draft: module and YAML, in the form's order."""
    by_module: dict[str, list[tuple[FormRow, str]]] = {}
    for row, id in zip(rows, matched, strict=True):
        by_module.setdefault(row.module, []).append((row, id))
    for module, found in by_module.items():
        named = module or words.common().say("rulebook.draft.module")
        yield named, f"module: {_quoted(named)}\nrows:\n" + "".join(_yaml(row, id) for row, id in found)


def _yaml(row: FormRow, like_id: str) -> str:
    say = words.common().say
    lines = [
        f"  - id: r-{row.number:03d}",
        f"    title: {_quoted(_short(row.text))}",
        f"    text: {_quoted(row.text)}",
        f"    obligation: {row.obligation}",
        f"    source: {_quoted(say('rulebook.draft.source', number=row.number))}",
    ]
    lines += [f"    section: {_quoted(row.section)}"] if row.section else []
    lines += [f"    score: {row.score}"] if row.score else []
    lines += ["    conditional: yes"] if row.conditional else []
    lines += [f"    like: {like_id}"] if like_id else [f"    # {say('rulebook.draft.complete')}"]
    return "\n".join(lines) + "\n"


def _short(text: str) -> str:
    parts = [part for part in re.split(r"[,，。;；:：(（]", text) if part]
    first = next((part for part in parts if part not in _heads()["openings"]), text)
    return first if 2 <= len(first) <= 24 else text[:24]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
