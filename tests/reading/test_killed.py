"""A run killed at any moment leaves a workspace from which the next run ends as an undisturbed one would."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from evidencekit.reading import read_folder
from evidencekit.settings import ReadSettings
from evidencekit.workspace import Workspace
from tests.reading.hostile import zip_bytes
from tests.reading.papers import docx_bytes, xlsx_bytes

ROOT = Path(__file__).resolve().parents[2]


def fill(folder: Path, papers: int) -> None:
    """Papers of several formats, archives within archives among them."""
    folder.mkdir()
    for number in range(papers):
        (folder / f"{number}.docx").write_bytes(docx_bytes(f"第{number}份", "内容" * number))
        (folder / f"{number}.xlsx").write_bytes(xlsx_bytes([[f"表{number}", number], ["合计", number * 2]]))
    inner = zip_bytes({f"里{n}.docx": docx_bytes(f"里面第{n}份") for n in range(papers)})
    (folder / "包.zip").write_bytes(zip_bytes({"内.zip": inner, "外.txt": "外面".encode()}))


def told(folder: Path, place: Path) -> str:
    """Everything that a run says about a folder, as one string."""
    with Workspace.open(place) as workspace:
        rows = read_folder(folder, ReadSettings(workers=2), workspace)
        return json.dumps(
            [[repr(row.source), repr(workspace.extraction(row.key)) if row.key else None] for row in rows]
        )


def killed_after(folder: Path, place: Path, seconds: float) -> bool:
    """Begin a run and kill its process group after so many seconds; tell whether it was still at work."""
    script = (
        "from pathlib import Path; from tests.reading.test_killed import told\n"
        f"told(Path({str(folder)!r}), Path({str(place)!r}))\n"
    )
    run = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, start_new_session=True)
    try:
        run.wait(timeout=seconds)
        return False
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        return True


def kill_and_compare(tmp_path: Path, points: int, papers: int) -> None:
    folder = tmp_path / "folder"
    fill(folder, papers)
    began = time.monotonic()
    whole = told(folder, tmp_path / "undisturbed")
    seconds = time.monotonic() - began
    chance = random.Random(20261120)
    place = tmp_path / "workspace"
    killed = 0
    for _ in range(points):
        killed += killed_after(folder, place, chance.uniform(0.05, seconds * 1.5))
        if chance.random() < 0.2:
            assert told(folder, place) == whole
            place = tmp_path / f"workspace-{killed}-{chance.randrange(1 << 30)}"
    assert killed >= points // 3, "the points lay after the end of the run"
    assert told(folder, place) == whole
    assert not list(tmp_path.glob("workspace*/spool/*"))


def test_killed_at_a_few_points(tmp_path: Path) -> None:
    kill_and_compare(tmp_path, points=5, papers=12)


@pytest.mark.heavy
def test_killed_at_forty_points(tmp_path: Path) -> None:
    kill_and_compare(tmp_path, points=40, papers=60)
