"""Speed of the whole command: `python -m tests.bench.speed [--runs 3] [--files 300] [--samples]`.

Makes mixed text-layer files (docx, xlsx, pdf, 1 to 3 pages) from a seed, then times: the bare one-process extraction of the same files with
pypdfium2, python-docx and calamine; the command cold; the command again on the unchanged folder. With --samples also the sample folders
(scans included), cold and again, and the largest resident memory of any process of the run.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]

_SENTENCES = (
    "公司依据能源管理体系要求，建立能源计量、统计和考核制度，各车间按月报送用能数据。",
    "2025年度综合能耗{n}.{d}吨标准煤，产量{n}件，单位产品综合能耗较上年下降{d}%。",
    "危险废物按类别贮存于危废间，委托有资质单位处置，联单编号{n}{n}。",
    "培训时间：2025年{d}月{d}日，参加人员签到见附表，考核合格后上岗。",
    "设备部负责计量器具的检定和校准，台账见附件{d}，责任人每季度核对一次。",
)


def sentence(chance: random.Random) -> str:
    return chance.choice(_SENTENCES).format(n=chance.randint(100, 9999), d=chance.randint(1, 9))


def make(folder: Path, count: int, seed: int = 7) -> None:
    """The files; the same for the same seed."""
    chance = random.Random(seed)
    kinds: tuple[Callable[[Path, random.Random], None], ...] = (_docx, _xlsx, _pdf)
    for number in range(count):
        room = folder / f"{number % 12 + 1:02d}资料"
        room.mkdir(parents=True, exist_ok=True)
        kinds[number % 3](room / f"文件{number:03d}", chance)


def _docx(stem: Path, chance: random.Random) -> None:
    from docx import Document

    paper = Document()
    paper.add_heading(
        f"青岛海拓精密制造有限公司{chance.choice(['能源管理制度', '培训记录', '内部审核报告', '采购合同'])}",
        1,
    )
    for _ in range(12 * chance.randint(1, 3)):
        paper.add_paragraph(sentence(chance))
    table = paper.add_table(rows=8, cols=4)
    for row in table.rows:
        for cell in row.cells:
            cell.text = str(chance.randint(1, 9999))
    paper.save(str(stem.with_suffix(".docx")))


def _xlsx(stem: Path, chance: random.Random) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["2025年月度能源消耗报表（单位：kWh）"])
    sheet.append(["月份", "一车间", "二车间", "三车间", "合计"])
    for month in range(1, 13):
        values = [chance.randint(1000, 9000) for _ in range(3)]
        sheet.append([f"{month}月", *values, sum(values)])
    book.save(stem.with_suffix(".xlsx"))


def _pdf(stem: Path, chance: random.Random) -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(stem.with_suffix(".pdf")), pagesize=A4)
    for page in range(chance.randint(1, 3)):
        canvas.setFont("STSong-Light", 16 if page == 0 else 11)
        canvas.drawString(180, 790, "检测报告" if page == 0 else "续页")
        canvas.setFont("STSong-Light", 10.5)
        for line in range(34):
            canvas.drawString(60, 760 - line * 20, sentence(chance))
        canvas.showPage()
    canvas.save()


def bare(folder: Path) -> int:
    """The characters that the three libraries give in one process."""
    import pypdfium2
    from docx import Document
    from python_calamine import CalamineWorkbook

    seen = 0
    for path in sorted(folder.rglob("*.*")):
        if path.suffix == ".pdf":
            pdf = pypdfium2.PdfDocument(str(path))
            seen += sum(len(page.get_textpage().get_text_range()) for page in pdf)
        elif path.suffix == ".docx":
            paper = Document(str(path))
            seen += sum(len(paragraph.text) for paragraph in paper.paragraphs)
            seen += sum(len(cell.text) for table in paper.tables for row in table.rows for cell in row.cells)
        else:
            book = CalamineWorkbook.from_path(str(path))
            seen += sum(
                len(str(value))
                for name in book.sheet_names
                for row in book.get_sheet_by_name(name).to_python()
                for value in row
            )
    return seen


def timed(command: list[str]) -> tuple[float, int]:
    """Seconds of a command and the largest resident memory (MiB) of any process it started."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    peak = [0]
    watcher = threading.Thread(target=_watch, args=(process, peak), daemon=True)
    watcher.start()
    _, errors = process.communicate()
    seconds = time.monotonic() - started
    if process.returncode not in (0, 3):
        raise SystemExit(errors.decode())
    watcher.join(1)
    return seconds, peak[0]


def _watch(process: "subprocess.Popen[bytes]", peak: list[int]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], *(_resident(pid) for pid in _tree(process.pid)), 0)
        time.sleep(0.1)


def _tree(root: int) -> list[int]:
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        try:
            for task in Path(f"/proc/{pid}/task").iterdir():
                waiting += [int(child) for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return found


def _resident(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    rows = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(rows[0].split()[1]) // 1024 if rows else 0


def command(folder: Path, place: Path) -> list[str]:
    return [
        sys.executable, "-m", "evidencekit", "audit", str(folder), "--as-of", "2026-11-20", "--out", str(place / "out"),
        "--workspace", str(place / "ws"), "-q",
    ]  # fmt: skip


def measure(name: str, folder: Path, runs: int) -> None:
    cold, again, peak = [], [], 0
    for _ in range(runs):
        place = Path(tempfile.mkdtemp(prefix="evidencekit-speed-"))
        first, high = timed(command(folder, place))
        second, _ = timed(command(folder, place))
        cold.append(first)
        again.append(second)
        peak = max(peak, high)
        shutil.rmtree(place)
    print(
        f"{name}: cold {median(cold):.2f} s, again {median(again):.2f} s (1/{median(cold) / median(again):.1f}), peak of any process {peak} MiB"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--samples", action="store_true")
    parser.add_argument("--bare", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.bare:
        print(bare(chosen.bare))
        return
    place = Path(tempfile.mkdtemp(prefix="evidencekit-speed-"))
    make(place / "客户", chosen.files)
    base = median(
        timed([sys.executable, "-m", "tests.bench.speed", "--bare", str(place / "客户")])[0]
        for _ in range(chosen.runs)
    )
    print(f"bare one-process extraction of {chosen.files} files: {base:.2f} s")
    measure(f"command on {chosen.files} text-layer files", place / "客户", chosen.runs)
    shutil.rmtree(place)
    if chosen.samples:
        for folder in sorted((ROOT / "samples" / "clients").iterdir()):
            measure(f"samples/{folder.name}", folder, 1)


if __name__ == "__main__":
    main()
