"""The supervisor against real processes that hang, crash, eat memory or start children."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from evidencekit.workers import Job, Lane, Outcome, Pool

LANES = (Lane("text", 2, 1 << 30, 50), Lane("ocr", 1, 2 << 30, 50, ocr=True))


@pytest.fixture
def pool(tmp_path: Path) -> Iterator[Pool]:
    with Pool(
        "tests.reading.misbehave:run", LANES, preload=(), spool=tmp_path / "spool", file_size=1 << 30
    ) as made:
        yield made


def do(pool: Pool, *deeds: str, seconds: float = 20.0, lane: str = "text", **more: str) -> dict[int, Outcome]:
    for number, deed in enumerate(deeds):
        pool.submit(lane, Job(number, {"do": deed, "value": number, **more}, seconds))
    outcomes = {}
    while pool.pending:
        outcome = pool.wait()
        outcomes[outcome.job.id] = outcome
    return outcomes


def code(outcome: Outcome) -> str:
    return outcome.fault.code if outcome.fault else "good"


def test_many_jobs_all_answered_once(pool: Pool) -> None:
    outcomes = do(pool, *["good"] * 200)
    assert sorted(outcomes) == list(range(200))
    assert all(
        outcome.answer == {"value": number} and outcome.body == b"body"
        for number, outcome in outcomes.items()
    )


def test_bad_jobs_cost_only_themselves(pool: Pool) -> None:
    deeds = ["good"] * 10 + ["segfault"] + ["good"] * 10 + ["exit", "memory", "raise"] + ["good"] * 20
    outcomes = do(pool, *deeds)
    assert [code(outcomes[number]) for number, deed in enumerate(deeds) if deed == "good"] == ["good"] * 40
    assert code(outcomes[10]) == "crashed" and outcomes[10].fault.what == "SIGSEGV"
    assert code(outcomes[21]) == "crashed" and outcomes[21].fault.what == "exit 7"
    assert code(outcomes[22]) == "memory-limit"
    assert code(outcomes[23]) == "crashed" and "told, not thrown" in outcomes[23].fault.what


@pytest.mark.parametrize("deed", ["hang", "hang-in-c"])
def test_a_hang_is_killed_after_its_time(pool: Pool, deed: str) -> None:
    do(pool, "good")
    began = time.monotonic()
    outcomes = do(pool, deed, "good", "good", seconds=1.0)
    assert time.monotonic() - began < 10
    assert [code(outcomes[number]) for number in range(3)] == ["time-limit", "good", "good"]


def test_a_beat_buys_time(pool: Pool) -> None:
    outcomes = do(pool, "beats", seconds=1.2)
    assert outcomes[0].answer == {"value": "alive"}


def test_what_a_killed_worker_started_dies_with_it(pool: Pool, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    outcomes = do(pool, "child", seconds=2.5, note=str(note))
    assert code(outcomes[0]) == "time-limit"
    assert gone(int(note.read_text()))


def test_ocr_is_refused_in_the_text_lane_and_done_in_its_own(pool: Pool) -> None:
    assert code(do(pool, "ocr")[0]) == "needs-ocr"
    assert do(pool, "ocr", lane="ocr")[0].answer == {"value": "recognised"}


def test_native_noise_stays_out_of_the_terminal(pool: Pool, capfd: pytest.CaptureFixture[str]) -> None:
    assert do(pool, "noise")[0].answer == {"value": "quiet"}
    captured = capfd.readouterr()
    assert captured.out == "" and captured.err == ""


def test_a_killed_nursery_is_replaced(pool: Pool) -> None:
    do(pool, "good")
    os.kill(pool._nursery.pid, signal.SIGKILL)
    assert [code(outcome) for outcome in do(pool, *["good"] * 20).values()] == ["good"] * 20


def test_nothing_outlives_a_killed_supervisor(tmp_path: Path) -> None:
    """The whole process group is killed; workers, their children and the spool are gone soon after."""
    note, spool = tmp_path / "pid", tmp_path / "spool"
    spool.mkdir()
    (spool / "left").write_bytes(b"x")
    script = (
        "from tests.reading.test_workers import LANES, Job, Pool; from pathlib import Path\n"
        f"pool = Pool('tests.reading.misbehave:run', LANES, preload=(), spool=Path({str(spool)!r}), file_size=0)\n"
        f"pool.submit('text', Job(1, {{'do': 'child', 'note': {str(note)!r}}}, 60.0))\n"
        "pool.wait()\n"
    )
    root = Path(__file__).resolve().parents[2]
    run = subprocess.Popen([sys.executable, "-c", script], cwd=root, start_new_session=True)
    wait_for(note.exists)
    wait_for(lambda: note.read_text() != "")
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    assert gone(int(note.read_text()))
    wait_for(lambda: not spool.exists())


def gone(pid: int) -> bool:
    """Within a few seconds the process is no more (or only waits to be buried)."""
    for _ in range(100):
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.05)
    return False


def wait_for(condition: object, seconds: float = 20.0) -> None:
    assert callable(condition)
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)
