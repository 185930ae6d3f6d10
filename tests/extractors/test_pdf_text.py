"""The text layer: words to runs and lines, reading order, boxes as seen, heads and feet, watermarks."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencekit.model import LineKind, TextSource
from tests.extractors.drawing import Pen, draw, read, texts


def test_a_form_drawn_labels_first_reads_row_by_row(tmp_path: Path) -> None:
    def form(pen: Pen) -> None:
        for row, label in enumerate(("单位名称：", "联系人：", "电话：")):
            pen.write(70, 100 + 30 * row, label)
        for row, value in ((2, "0532-81234567"), (0, "青岛海晟机械制造有限公司"), (1, "王丽")):
            pen.write(150, 100 + 30 * row, value)

    page = read(tmp_path, draw(form)).pages[0]
    assert texts(page) == ["单位名称：\t青岛海晟机械制造有限公司", "联系人：\t王丽", "电话：\t0532-81234567"]


def test_boxes_are_in_points_from_the_top_left(tmp_path: Path) -> None:
    page = read(tmp_path, draw(lambda pen: pen.write(100, 200, "有效期至", 12))).pages[0]
    assert page.lines[0].runs[0].bbox == pytest.approx((100, 200, 148, 212), abs=1.5)
    assert page.lines[0].size == pytest.approx(12)
    assert page.text_source is TextSource.TEXT


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        (90, (600 - 212, 100, 600 - 200, 148)),
        (180, (600 - 148, 600 - 212, 600 - 100, 600 - 200)),
        (270, (200, 600 - 148, 212, 600 - 100)),
    ],
)
def test_the_rotate_entry_turns_boxes_as_a_viewer_does(
    tmp_path: Path, turn: int, expected: tuple[float, ...]
) -> None:
    def page(pen: Pen) -> None:
        pen.write(100, 200, "有效期至", 12)
        pen.canvas.setPageRotation(turn)
        # upright text on the turned page keeps it from being turned back for reading
        pen.canvas.saveState()
        pen.canvas.translate(300, 300)
        pen.canvas.rotate(turn)
        for row in range(8):
            pen.canvas.drawString(0, -20 * row, "本页正文随页面方向书写")
        pen.canvas.restoreState()

    read_page = read(tmp_path, draw(page, size=(600.0, 600.0))).pages[0]
    boxes = [run.bbox for line in read_page.lines for run in line.runs if run.text == "有效期至"]
    assert boxes[0] == pytest.approx(expected, abs=1.6)
    assert read_page.rotation == 0


def test_a_page_written_sideways_is_turned_for_reading(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        pen.canvas.saveState()
        pen.canvas.translate(100, 100)
        pen.canvas.rotate(90)
        pen.canvas.setFont(pen.font, 12)
        for row in range(4):
            pen.canvas.drawString(0, -30 * row, f"第{row + 1}行横排文字")
        pen.canvas.restoreState()

    page_read = read(tmp_path, draw(page)).pages[0]
    assert texts(page_read) == [f"第{row + 1}行横排文字" for row in range(4)]
    assert page_read.rotation == 90
    assert (page_read.width, page_read.height) == (842.0, 595.0)


def test_the_crop_box_is_the_page(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        pen.canvas.setCropBox((50, 100, 545, 792))
        pen.write(100, 200, "证书编号", 12)
        pen.write(5, 5, "裁切线外", 12)

    page_read = read(tmp_path, draw(page)).pages[0]
    assert (page_read.width, page_read.height) == (495.0, 692.0)
    assert texts(page_read) == ["证书编号"]
    assert page_read.lines[0].runs[0].bbox == pytest.approx((50, 150, 98, 162), abs=1.5)


@pytest.mark.parametrize("gap", [18, 26, 40])
def test_a_title_set_wide_is_one_run(tmp_path: Path, gap: int) -> None:
    def page(pen: Pen) -> None:
        for index, char in enumerate("营业执照"):
            pen.write(200 + index * (18 + gap) / 1.4, 80, char, 18)

    assert texts(read(tmp_path, draw(page)).pages[0]) == ["营业执照"]


def test_single_letters_in_columns_stay_apart(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        for row in range(4):
            for column, char in enumerate("甲乙丙"):
                pen.write(100 + 120 * column, 100 + 30 * row, char)

    assert texts(read(tmp_path, draw(page)).pages[0])[0] == "甲\t乙\t丙"


def test_bold_printed_twice_is_read_once(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        pen.write(100, 100, "合格证书", 14)
        pen.write(100.4, 100, "合格证书", 14)

    assert texts(read(tmp_path, draw(page)).pages[0]) == ["合格证书"]


def test_columns_of_running_text_come_one_after_the_other(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        for column, (left, shift) in enumerate(((60, 0), (320, 6))):
            for row in range(8):
                pen.write(
                    left,
                    100 + shift + 18 * row,
                    f"第{column + 1}栏第{row + 1}行" + "文字内容连续排列说明" * 1 + "文字内容连续排",
                )

    lines = texts(read(tmp_path, draw(page)).pages[0])
    assert [line[:5] for line in lines] == [f"第{c}栏第{r}" for c in (1, 2) for r in range(1, 9)]


def test_two_signing_parties_side_by_side_are_not_columns(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        for row, (left, right) in enumerate(
            (
                ("甲方：青岛甲公司", "乙方：烟台乙公司"),
                ("代表：王丽", "代表：李强"),
                ("日期：2024年3月1日", "日期：2024年3月2日"),
                ("电话：81234567", "电话：87654321"),
            )
        ):
            pen.write(70, 500 + 25 * row, left)
            pen.write(330, 500 + 25 * row, right)

    page_read = read(tmp_path, draw(page)).pages[0]
    assert texts(page_read)[0] == "甲方：青岛甲公司\t乙方：烟台乙公司"
    assert not page_read.tables


def test_heads_feet_and_page_numbers_are_marked(tmp_path: Path) -> None:
    def page(number: int):
        def one(pen: Pen) -> None:
            pen.write(70, 30, "青岛海晟机械制造有限公司能源管理手册", 9)
            pen.write(250, 90, f"第{number}章", 16)
            for row in range(6):
                pen.write(70, 140 + 20 * row, "本章规定能源管理的职责和要求。")
            pen.write(270, 805, f"第 {number} 页 共 3 页", 9)

        return one

    pages = read(tmp_path, draw(page(1), page(2), page(3))).pages
    for number, page_read in enumerate(pages, 1):
        assert texts(page_read, LineKind.HEADER) == ["青岛海晟机械制造有限公司能源管理手册"]
        assert [text.replace(" ", "") for text in texts(page_read, LineKind.FOOTER)] == [f"第{number}页共3页"]
        assert texts(page_read, LineKind.HEADING) == [f"第{number}章"]


def test_a_title_that_every_sheet_bears_is_no_running_head(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        pen.write(220, 40, "员工培训签到表", 18)
        for row in range(6):
            pen.write(70, 140 + 20 * row, "培训内容与要求说明。")

    for page_read in read(tmp_path, draw(page, page, page)).pages:
        assert texts(page_read, LineKind.HEADER) == []
        assert texts(page_read, LineKind.HEADING) == ["员工培训签到表"]


@pytest.mark.parametrize("level", [False, True])
def test_a_watermark_is_told_from_the_text_beneath_it(tmp_path: Path, level: bool) -> None:
    def page(pen: Pen) -> None:
        for row in range(8):
            pen.write(70, 140 + 20 * row, "本公司建立了绿色采购管理制度，对供应商进行评价。")
        pen.canvas.saveState()
        pen.canvas.setFillGray(0.8)
        pen.canvas.translate(150, 620 if level else 500)
        pen.canvas.rotate(0 if level else 45)
        pen.canvas.setFont(pen.font, 50)
        pen.canvas.drawString(0, 0, "内部资料")
        pen.canvas.restoreState()

    page_read = read(tmp_path, draw(page)).pages[0]
    assert texts(page_read, LineKind.WATERMARK) == ["内部资料"]
    assert texts(page_read, LineKind.BODY) == ["本公司建立了绿色采购管理制度，对供应商进行评价。"] * 8


def test_filled_in_fields_are_part_of_the_page(tmp_path: Path) -> None:
    def page(pen: Pen) -> None:
        pen.write(70, 100, "Certificate No:")
        pen.canvas.acroForm.textfield(
            value="EMS-2024-0031", x=200, y=842 - 115, width=200, height=18, borderWidth=0
        )

    page_read = read(tmp_path, draw(page)).pages[0]
    assert "EMS-2024-0031" in "".join(texts(page_read))


def test_a_blank_page_is_empty_and_needs_no_ocr(tmp_path: Path) -> None:
    extraction = read(tmp_path, draw(lambda pen: pen.write(70, 100, "正文"), lambda pen: None))
    assert extraction.pages[1].text_source is TextSource.NONE
    assert not extraction.pages[1].lines
