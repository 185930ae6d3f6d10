"""Columns: by box, by workbook cell, by table cell where empty cells are left out of the line, by count of runs."""

from evidencekit.facts import dates
from evidencekit.facts._layout import Layout
from evidencekit.model import Cell, Line, LineKind, Page, Run, Table
from evidencekit.text import Text
from tests.facts.papers import kind, value


def _text(lines: list[list[Run]], table: Table | None = None, *, paged: bool = True) -> Text:
    page = Page(
        1, 595, 842, tuple(Line(tuple(runs), LineKind.TABLE) for runs in lines), (table,) if table else ()
    )
    return Text("D0001", [page], paged=paged)


def _aligned(text: Text, one: tuple[int, int], other: tuple[int, int]) -> bool:
    found = Layout(text)
    return found.aligned(found.runs[one[0]][one[1]], found.runs[other[0]][other[1]])


def test_by_box() -> None:
    text = _text([[Run("a", (0, 0, 50, 10)), Run("b", (100, 0, 150, 10))], [Run("c", (105, 20, 160, 30))]])
    assert _aligned(text, (0, 1), (1, 0)) and not _aligned(text, (0, 0), (1, 0))


def test_by_workbook_cell() -> None:
    text = _text([[Run("a", None, "S!A1"), Run("b", None, "S!AB1")], [Run("c", None, "S!AB2")]])
    assert _aligned(text, (0, 1), (1, 0)) and not _aligned(text, (0, 0), (1, 0))


def test_by_table_cell_when_empty_cells_are_left_out() -> None:
    cells = (Cell(0, 0, "序号"), Cell(0, 1, "发证日期"), Cell(0, 2, "有效期至"), Cell(1, 2, "2027-07-18"))
    lines = [[Run("序号"), Run("发证日期"), Run("有效期至")], [Run("2027-07-18")]]
    text = _text(lines, Table(cells, 2, 3), paged=False)
    assert _aligned(text, (0, 2), (1, 0)) and not _aligned(text, (0, 0), (1, 0))
    assert value(list(dates.find(text, kind("quality_certificate"))), "valid_until") == "2027-07-18"


def test_by_count_of_runs() -> None:
    text = _text([[Run("a"), Run("b")], [Run("c"), Run("d")], [Run("e")]])
    assert _aligned(text, (0, 1), (1, 1)) and not _aligned(text, (0, 1), (2, 0))
