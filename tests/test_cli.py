"""The command as a user types it: arguments, exit status, the four files, determinism, nothing written to the folder, no network."""

import hashlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from docx import Document as new_docx
from openpyxl import Workbook, load_workbook

from evidencekit import report_schema

NO_NETWORK = Path(__file__).parent / "no_network"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process in which every socket to another machine fails."""
    env = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(NO_NETWORK), os.environ.get("PYTHONPATH", "")]),
        "SOURCE_DATE_EPOCH": "1795138200",
        **environment,
    }
    return subprocess.run(
        [sys.executable, "-m", "evidencekit", *arguments],
        capture_output=True,
        text=True,
        env=env,
        timeout=300,
        check=False,
    )


def make_folder(root: Path) -> Path:
    folder = root / "客户=资料"
    (folder / "培训").mkdir(parents=True)
    plan = new_docx()
    plan.add_heading("青岛海拓精密制造有限公司2025年度绿色工厂培训计划", 1)
    table = plan.add_table(rows=1, cols=3)
    for cell, words in zip(table.rows[0].cells, ("序号", "培训内容", "计划月份"), strict=True):
        cell.text = words
    for row in (("1", "危险废物分类培训", "3月"), ("2", "节能降耗知识培训", "5月")):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    plan.add_paragraph("编制日期：2025年1月10日")
    plan.save(str(folder / "培训" / "2025年培训计划.docx"))
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "成绩"
    for line in (
        ["危险废物分类培训考核成绩表"],
        ["考核日期：2025年3月12日", "合格线：80分"],
        ["序号", "姓名", "部门", "成绩"],
        [1, "张三", "一车间", 65],
        [2, "李四", "二车间", 92],
    ):
        sheet.append(line)
    book.save(folder / "培训" / "成绩.xlsx")
    (folder / "=cmd|危险.txt").write_text('=HYPERLINK("http://x")\n', encoding="utf-8")
    (folder / "空.pdf").write_bytes(b"")
    (folder / "坏.pdf").write_bytes(b"%PDF-1.7\nnothing of a document follows")
    return folder


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def audited(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, Path, subprocess.CompletedProcess[str], dict[str, str]]:
    root = tmp_path_factory.mktemp("cli")
    folder = make_folder(root)
    before = digests(folder)
    done = run(
        "audit",
        str(folder),
        "--as-of",
        "2026-11-20",
        "--out",
        str(root / "报告"),
        "--workspace",
        str(root / "ws"),
    )
    return folder, root, done, before


def report_of(out: Path) -> dict[str, Any]:
    return json.loads((out / "report.json").read_text(encoding="utf-8"))


def test_an_unreadable_file_gives_status_three_and_four_files(audited: Any) -> None:
    _, root, done, _ = audited
    assert done.returncode == 3, done.stderr
    assert {path.name for path in (root / "报告").iterdir()} >= {
        "report.json",
        "report.html",
        "report.xlsx",
        "report.docx",
    }
    assert done.stdout.splitlines()[0].startswith("共 5 份文件")
    assert not done.stderr.strip()


def test_the_folder_is_untouched(audited: Any) -> None:
    folder, _, _, before = audited
    assert digests(folder) == before


def test_the_report_follows_its_schema(audited: Any) -> None:
    _, root, _, _ = audited
    report = report_of(root / "报告")
    jsonschema.validate(report, report_schema.json_schema())
    assert report["schema"] == "evidencekit/report/1"
    assert report["files"] == {"total": 5, "read": 4, "containers": 0, "skipped": 0}
    assert {(row["path"], row["status"]) for row in report["documents"]} >= {
        ("空.pdf", "empty"),
        ("坏.pdf", "unreadable"),
    }


def test_the_failed_person_is_found_with_cell_and_quote(audited: Any) -> None:
    _, root, _, _ = audited
    gaps = [gap for gap in report_of(root / "报告")["gaps"] if gap["code"] == "failure-not-retrained"]
    assert [gap["subject"] for gap in gaps] == [{"person": "张三", "topic": "危险废物分类培训"}]
    assert gaps[0]["evidence"][0]["cell"] == "成绩!B4" and gaps[0]["evidence"][0]["quote"] == "张三"


def test_every_place_points_at_a_document(audited: Any) -> None:
    _, root, _, _ = audited
    report = report_of(root / "报告")
    ids = {row["id"] for row in report["documents"]}
    places = [p for gap in report["gaps"] for p in gap["evidence"]] + [
        p for row in report["indicators"] for p in row["evidence"]
    ]
    assert places and all(place["document"] in ids and place["quote"] for place in places)


def test_formulas_of_the_client_stay_text(audited: Any) -> None:
    _, root, _, _ = audited
    for sheet in load_workbook(root / "报告" / "report.xlsx").worksheets:
        assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_all_four_say_the_same_first_line(audited: Any) -> None:
    _, root, _, _ = audited
    line = "共 5 份文件，已读取 4 份。"
    out = root / "报告"
    assert line in (out / "report.html").read_text(encoding="utf-8")
    assert new_docx(str(out / "report.docx")).paragraphs[0].text == line
    assert load_workbook(out / "report.xlsx").worksheets[0]["A1"].value == line


def test_the_same_input_gives_the_same_bytes_and_is_not_read_again(audited: Any) -> None:
    folder, root, _, _ = audited
    again = root / "再来"
    run("audit", str(folder), "--as-of", "2026-11-20", "--out", str(again), "--workspace", str(root / "ws"))
    other = root / "另一处"
    run("audit", str(folder), "--as-of", "2026-11-20", "--out", str(other), "--workspace", str(root / "ws2"))
    assert digests(again) == digests(root / "报告") == digests(other)


def test_fail_on_gives_status_one(audited: Any) -> None:
    folder, root, _, _ = audited
    common = (
        "audit",
        str(folder),
        "--as-of",
        "2026-11-20",
        "--out",
        str(root / "x"),
        "--workspace",
        str(root / "ws"),
        "-q",
    )
    assert run(*common, "--fail-on", "mandatory").returncode == 1
    assert run(*common, "--fail-on", "veto").returncode == 3


def test_two_packs_read_once_and_compare(audited: Any) -> None:
    folder, root, _, _ = audited
    out = root / "两套"
    pack = Path(__file__).resolve().parents[1] / "rules" / "qingdao-2024"
    done = run(
        "audit",
        str(folder),
        "--rules",
        f"qingdao-2024,{pack}",
        "--as-of",
        "2026-11-20",
        "--out",
        str(out),
        "--workspace",
        str(root / "ws"),
    )
    assert done.returncode == 3, done.stderr
    assert (out / "compare.json").is_file() and (out / "compare.html").is_file()
    assert (out / "qingdao-2024" / "report.json").is_file()


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["audit", "不存在的文件夹", "--out", "o"], "找不到文件夹"),
        (["audit", ".", "--out", "./inside"], "只读"),
        (["audit", "FOLDER", "--out", "o", "--as-of", "2026-13-01"], "日期"),
        (["audit", "FOLDER", "--out", "o", "--rules", "qingdao"], "规则包"),
        (["audit", "FOLDER", "--out", "o", "--limit", "page=3"], "可用"),
        (["audit", "FOLDER"], "--out"),
        (["explain", "failure"], "failure-not-retrained"),
    ],
)
def test_wrong_arguments_give_one_line_and_status_two(
    arguments: list[str], word: str, tmp_path: Path
) -> None:
    (tmp_path / "FOLDER").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "evidencekit", *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert word in done.stderr and "Traceback" not in done.stderr
    assert not done.stdout


def test_help_is_quick_and_loads_no_heavy_room() -> None:
    probe = "import sys; sys.argv=['evidencekit','--help']\nfrom evidencekit.cli import main\ntry: main()\nexcept SystemExit: pass\nprint(sorted({'pandas','spacy','cv2','openpyxl','pypdfium2','rapidocr','numpy'} & set(sys.modules)))"
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert time.monotonic() - started < 5


def test_an_empty_folder_is_a_report_too(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    done = run(
        "audit",
        str(tmp_path / "空"),
        "--as-of",
        "2026-11-20",
        "--out",
        str(tmp_path / "o"),
        "--workspace",
        str(tmp_path / "ws"),
    )
    assert done.returncode == 0, done.stderr
    assert report_of(tmp_path / "o")["files"]["total"] == 0
