"""The supervisor: lanes of workers, a deadline for each job, outcomes one by one."""

import contextlib
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from evidencekit.errors import EvidenceKitError
from evidencekit.workers import frames

_BOOT = (
    "import json,sys;a=json.loads(sys.argv[1]);sys.path[:]=a['path'];"
    "from evidencekit.workers.nursery import main;main(a['control'],a['spool'],a['preload'])"
)

#: Address space is what workers are bounded in, and on a machine of many cores both the allocator (64 MiB a thread) and the linear algebra
#: library (a buffer a core) reserve gigabytes that they never use. Measured: no cost to recognition. A person's own values come first.
_ENVIRONMENT = {"MALLOC_ARENA_MAX": "2", "OPENBLAS_NUM_THREADS": "1"}

#: A batch is bounded in jobs and in bytes of files, so that no worker sits on work that another could do.
_BATCH_JOBS = 16
_BATCH_BYTES = 512 << 10

#: Times that the nursery itself may die (out of memory killer) before the run gives up.
_NURSERY_LIVES = 5


@dataclass(frozen=True, slots=True)
class Lane:
    """A kind of worker: how many, address space in bytes, jobs after which one is replaced."""

    name: str
    workers: int
    memory: int
    recycle_after: int
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work: arguments as JSON data, a time limit, its weight in bytes for batching. A small `rank` is done first."""

    id: int
    arguments: Mapping[str, Any]
    seconds: float
    weight: int = 0
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a job has no answer: "time-limit", "memory-limit", "crashed" or "needs-ocr"; `what` names a signal or exception."""

    code: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one job: its answer and body, or a fault."""

    job: Job
    answer: Mapping[str, Any] | None
    body: bytes
    fault: Fault | None = None


@dataclass(slots=True, eq=False)
class _Worker:
    """One process as the supervisor sees it."""

    id: int
    lane: Lane
    connection: socket.socket
    inbox: frames.Inbox = field(default_factory=frames.Inbox)
    pid: int | None = None
    batch: deque[Job] = field(default_factory=deque)
    deadline: float = 0.0
    done: int = 0
    timed_out: bool = False
    closed: bool = False
    status: int | None = None


class Pool:
    """Workers by lane; `submit` jobs, `wait` for outcomes. A context manager: leaving it ends every process.

    `target` is the dotted name "package.module:function" of what workers run.
    """

    def __init__(
        self,
        target: str,
        lanes: Iterable[Lane],
        *,
        preload: Sequence[str],
        spool: Path | None,
        file_size: int,
    ) -> None:
        self._target = target
        self._lanes = {lane.name: lane for lane in lanes}
        self._queues: dict[str, deque[Job]] = {name: deque() for name in self._lanes}
        self._preload = list(preload)
        self._spool = spool
        self._file_size = file_size
        self._workers: dict[int, _Worker] = {}
        self._outcomes: deque[Outcome] = deque()
        self._next_worker = 0
        self._lives = _NURSERY_LIVES
        #: Highest resident memory that any worker has reported, in bytes.
        self.peak_memory = 0
        self._selector = selectors.DefaultSelector()
        self._start_nursery()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def submit(self, lane: str, job: Job, *, first: bool = False) -> None:
        """Put a job into a lane's queue, at its front when *first*."""
        queue = self._queues[lane]
        (queue.appendleft if first else queue.append)(job)

    @property
    def pending(self) -> int:
        """Jobs without an outcome yet handed out."""
        running = sum(len(worker.batch) for worker in self._workers.values())
        return running + sum(map(len, self._queues.values())) + len(self._outcomes)

    def wait(self) -> Outcome:
        """The next outcome; IndexError when nothing is pending."""
        while not self._outcomes:
            if not self.pending:
                raise IndexError("nothing pending")
            self._hand_out()
            self._listen()
        return self._outcomes.popleft()

    def close(self) -> None:
        """End all processes, at once."""
        for worker in self._workers.values():
            self._kill(worker)
            worker.connection.close()
        self._control.close()
        self._selector.close()
        try:
            self._nursery.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._nursery.kill()
            self._nursery.wait()

    def _start_nursery(self) -> None:
        self._control, theirs = socket.socketpair()
        self._control_inbox = frames.Inbox()
        boot = {
            "path": [path or str(Path.cwd()) for path in sys.path],
            "control": theirs.fileno(),
            "spool": str(self._spool) if self._spool else None,
            "preload": self._preload,
        }
        self._nursery = subprocess.Popen(
            [sys.executable, "-P", "-c", _BOOT, json.dumps(boot)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**_ENVIRONMENT, **os.environ},
            pass_fds=[theirs.fileno()],
            start_new_session=True,
        )
        theirs.close()
        self._selector.register(self._control, selectors.EVENT_READ, None)

    def _hand_out(self) -> None:
        for name, queue in self._queues.items():
            lane = self._lanes[name]
            mine = [worker for worker in self._workers.values() if worker.lane is lane and not worker.closed]
            for worker in mine:
                if queue and not worker.batch:
                    self._give(worker, queue)
            while queue and len(mine) < lane.workers:
                mine.append(self._fork(lane))
                self._give(mine[-1], queue)

    def _give(self, worker: _Worker, queue: deque[Job]) -> None:
        share = max(1, min(_BATCH_JOBS, len(queue) // (2 * worker.lane.workers)))
        weight = 0
        while queue and len(worker.batch) < share:
            job = queue[0]
            if worker.batch and (job.alone or weight + job.weight > _BATCH_BYTES):
                break
            worker.batch.append(queue.popleft())
            weight += job.weight
            if job.alone:
                break
        jobs = [{"id": job.id, "arguments": dict(job.arguments)} for job in worker.batch]
        # A worker that is gone shows itself as the end of its socket; its jobs are then given back.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            worker.connection.sendall(frames.pack({"jobs": jobs}))
        worker.deadline = time.monotonic() + worker.batch[0].seconds

    def _fork(self, lane: Lane) -> _Worker:
        ours, theirs = socket.socketpair()
        self._next_worker += 1
        worker = _Worker(self._next_worker, lane, ours)
        order = {
            "worker": worker.id,
            "target": self._target,
            "memory": lane.memory,
            "file_size": self._file_size,
            "ocr": lane.ocr,
        }
        with theirs, contextlib.suppress(BrokenPipeError, ConnectionResetError):
            socket.send_fds(self._control, [json.dumps(order).encode()], [theirs.fileno()])
        self._workers[worker.id] = worker
        self._selector.register(ours, selectors.EVENT_READ, worker)
        return worker

    def _listen(self) -> None:
        now = time.monotonic()
        deadlines = [worker.deadline for worker in self._workers.values() if worker.batch]
        timeout = max(min(deadlines, default=now + 1.0) - now, 0.0)
        for key, _ in self._selector.select(timeout):
            if key.data is None:
                self._hear_nursery()
            elif key.data.id in self._workers:
                self._hear(key.data)
        now = time.monotonic()
        for worker in self._workers.values():
            if worker.batch and worker.deadline <= now and not worker.timed_out and not worker.closed:
                self._time_out(worker)
        self._bury()

    def _time_out(self, worker: _Worker) -> None:
        if worker.pid is None:
            # Not yet forked (the nursery is still importing): its time has not begun.
            worker.deadline = time.monotonic() + worker.batch[0].seconds
            return
        worker.timed_out = True
        self._kill(worker)

    def _hear(self, worker: _Worker) -> None:
        try:
            chunk = worker.connection.recv(1 << 20)
        except ConnectionResetError:
            chunk = b""
        if not chunk:
            self._close(worker)
            return
        try:
            for header, body in worker.inbox.feed(chunk):
                self._take(worker, header, body)
        except (frames.BadFrame, KeyError, TypeError):
            self._kill(worker)
            self._close(worker)

    def _take(self, worker: _Worker, header: Mapping[str, Any], body: bytes) -> None:
        if "beat" in header:
            worker.deadline = max(worker.deadline, time.monotonic() + float(header["beat"]))
            return
        if not worker.batch or header["done"] != worker.batch[0].id:
            raise frames.BadFrame("an answer to no question")
        job = worker.batch.popleft()
        worker.done += 1
        self.peak_memory = max(self.peak_memory, header["memory"])
        fault = _fault_of(header)
        if fault is not None and fault.code == "memory-limit" and worker.done > 1:
            # Its memory may have been used up by earlier jobs: once more in a fresh worker.
            self._queues[worker.lane.name].appendleft(job)
        else:
            self._outcomes.append(Outcome(job, header.get("answer"), body, fault))
        tired = worker.done >= worker.lane.recycle_after and not worker.batch
        if tired or (fault is not None and fault.code == "memory-limit"):
            self._retire(worker)
        elif worker.batch:
            worker.deadline = time.monotonic() + worker.batch[0].seconds

    def _retire(self, worker: _Worker) -> None:
        """Let a worker go that is not to be blamed; its open jobs go back."""
        self._queues[worker.lane.name].extendleft(reversed(worker.batch))
        worker.batch.clear()
        self._kill(worker)
        self._forget(worker)

    def _close(self, worker: _Worker) -> None:
        """The socket has ended; wait for the nursery to tell how."""
        worker.closed = True
        self._selector.unregister(worker.connection)
        worker.deadline = time.monotonic() + 5.0

    def _bury(self) -> None:
        now = time.monotonic()
        for worker in [worker for worker in self._workers.values() if worker.closed]:
            if worker.status is None and now < worker.deadline:
                continue
            if worker.batch:
                job = worker.batch.popleft()
                fault = Fault("time-limit") if worker.timed_out else Fault("crashed", _end(worker.status))
                if fault.code == "crashed" and worker.done:
                    # Earlier jobs may have hurt it: once more in a fresh worker.
                    self._queues[worker.lane.name].appendleft(job)
                else:
                    self._outcomes.append(Outcome(job, None, b"", fault))
            self._queues[worker.lane.name].extendleft(reversed(worker.batch))
            worker.batch.clear()
            self._forget(worker)

    def _forget(self, worker: _Worker) -> None:
        if not worker.closed:
            self._selector.unregister(worker.connection)
        worker.connection.close()
        self._workers.pop(worker.id, None)

    def _kill(self, worker: _Worker) -> None:
        if worker.pid is not None and worker.status is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(worker.pid, signal.SIGKILL)

    def _hear_nursery(self) -> None:
        try:
            chunk = self._control.recv(1 << 16)
        except ConnectionResetError:
            chunk = b""
        if not chunk:
            self._revive_nursery()
            return
        for header, _ in self._control_inbox.feed(chunk):
            if "forked" in header:
                self._born(header["forked"], header["pid"])
            else:
                for worker in self._workers.values():
                    if worker.pid == header["exited"]:
                        worker.status = header["status"]

    def _born(self, worker_id: int, pid: int) -> None:
        worker = self._workers.get(worker_id)
        if worker is None:
            return
        worker.pid = pid
        if worker.batch:
            worker.deadline = time.monotonic() + worker.batch[0].seconds

    def _revive_nursery(self) -> None:
        self._selector.unregister(self._control)
        self._control.close()
        self._nursery.wait()
        self._lives -= 1
        if not self._lives:
            raise EvidenceKitError("workers-lost")
        for worker in list(self._workers.values()):
            self._retire(worker)
        self._start_nursery()


def _fault_of(header: Mapping[str, Any]) -> Fault | None:
    if header.get("needs_ocr"):
        return Fault("needs-ocr")
    if "fault" in header:
        return Fault(str(header["fault"]), str(header.get("what", "")))
    return None


def _end(status: int | None) -> str:
    """How a process ended, as a short word: a signal's name or its exit status."""
    if status is None:
        return "?"
    if os.WIFSIGNALED(status):
        return signal.Signals(os.WTERMSIG(status)).name
    return f"exit {os.WEXITSTATUS(status)}"
