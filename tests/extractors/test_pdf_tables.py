"""Tables of text layers: ruled ones with merged cells, aligned ones without rules, and what looks like a table but is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencekit.model import LineKind
from tests.bench import papers, score
from tests.extractors.drawing import Pen, draw, grid, read, texts


def test_merged_heads_keep_their_spans(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        xs, ys = [70, 130, 220, 310], [100, 120, 140, 160]
        for y in (100, 140, 160):
            pen.line(70, y, 310, y)
        pen.line(130, 120, 310, 120)
        for x in (70, 130, 310):
            pen.line(x, 100, x, 160)
        pen.line(220, 120, 220, 160)
        for x, y, text in (
            (80, 115, "月份"),
            (200, 105, "电力"),
            (150, 125, "用量"),
            (240, 125, "折标煤"),
            (80, 145, "1月"),
            (150, 145, "123.4"),
            (240, 145, "15.2"),
        ):
            pen.write(x, y, text)
        assert xs and ys

    page_read = read(tmp_path, draw(page)).pages[0]
    table = page_read.tables[0]
    cells = {cell.text: cell for cell in table.cells}
    assert (table.rows, table.columns, table.ruled) == (3, 3, True)
    assert (cells["月份"].row_span, cells["电力"].column_span) == (2, 2)
    assert (cells["折标煤"].row, cells["折标煤"].column) == (1, 2)
    assert cells["用量"].bbox == pytest.approx((130, 120, 220, 140), abs=1)
    assert texts(page_read, LineKind.TABLE)[-1] == "1月\t123.4\t15.2"


def test_text_that_runs_over_a_cell_border_is_cut_there(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        pen.grid([70, 131, 310], [100, 120, 140])
        pen.write(80, 105, "编号A1202甲乙丙")
        pen.write(80, 125, "1")
        pen.write(150, 125, "2")

    cells = grid(read(tmp_path, draw(page)).pages[0])
    assert cells[0, 0] + cells[0, 1] == "编号A1202甲乙丙"
    assert cells[0, 0] and cells[0, 1]


def test_empty_cells_stand_in_the_table(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        pen.grid([70, 120, 220, 320], [100, 120, 140, 160])
        for row, name in enumerate(("姓名", "王丽", "李强")):
            pen.write(75, 105 + 20 * row, ("序号", "1", "2")[row])
            pen.write(130, 105 + 20 * row, name)
        pen.write(230, 105, "签名")

    assert grid(read(tmp_path, draw(page)).pages[0])[1, 2] == ""


@pytest.mark.parametrize("seed", range(6))
def test_tables_and_reading_order_of_drawn_papers(tmp_path: Path, seed: int) -> None:
    data, truth = papers.paper(seed, pages=5)
    for wanted, page in zip(truth, read(tmp_path, data).pages, strict=True):
        right, found, all_cells = score.cells(wanted.tables, page)
        kept, characters = score.in_order(wanted.text, page)
        assert score.f1(right, found, all_cells) >= 0.97, (wanted.kind, page.number)
        assert kept >= 0.995 * characters, (wanted.kind, page.number)


def test_prose_with_numbers_is_no_table(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        for row in range(10):
            pen.write(
                70,
                100 + 18 * row,
                f"{2015 + row} 年用电 {row * 37}.5 万千瓦时，较上年下降 {row}.2%，完成年度目标。",
            )

    assert not read(tmp_path, draw(page)).pages[0].tables


def test_choices_of_an_exam_paper_are_no_table(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        for number in range(5):
            pen.write(70, 100 + 60 * number, f"{number + 1}. 下列废物中，属于危险废物的是哪一项（    ）")
            for column, choice in enumerate(("A. 废纸箱", "B. 废机油", "C. 废木材", "D. 废塑料")):
                pen.write(90 + 110 * column, 122 + 60 * number, choice)

    assert not read(tmp_path, draw(page)).pages[0].tables


def test_a_page_frame_is_no_table(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        for inset in (20, 26):
            pen.grid([inset, 595 - inset], [inset, 842 - inset])
        for row, text in enumerate(
            ("环境管理体系认证证书", "证书编号：00124E31234R2M", "有效期至：2027年06月11日")
        ):
            pen.write(180, 150 + 60 * row, text)

    assert not read(tmp_path, draw(page)).pages[0].tables


def test_a_dense_table_without_rules(tmp_path: Path) -> None:
    rows = [("设备", "功率", "台数", "能效")] + [
        (f"{index}号空压机", f"{index * 11}.5", str(index), "二级") for index in range(1, 9)
    ]

    def page(pen: Pen) -> None:
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                pen.write(70 + 90 * c, 100 + 13 * r, text)

    page_read = read(tmp_path, draw(page)).pages[0]
    assert grid(page_read) == {(r, c): text for r, row in enumerate(rows) for c, text in enumerate(row)}
    assert not page_read.tables[0].ruled
