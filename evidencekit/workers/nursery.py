"""The nursery: a small process that imports the readers once and forks a worker whenever the supervisor asks.

It leads a session of its own. When the supervisor is gone, however it went, it sees the end of its socket, kills the
workers with all they started, empties the spool and leaves: nothing outlives a run.
"""

import contextlib
import ctypes
import gc
import importlib
import json
import os
import resource
import select
import shutil
import signal
import socket
import sys
from collections.abc import Callable, Iterable
from typing import Any

from evidencekit.workers import frames
from evidencekit.workers.loop import serve

_PR_SET_PDEATHSIG = 1


def main(control_fd: int, spool: str | None, preload: Iterable[str]) -> None:
    """Serve the supervisor at the other end of *control_fd* until it closes."""
    control = socket.socket(fileno=control_fd)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    wake, ring = os.pipe()
    for end in (wake, ring):
        os.set_blocking(end, False)
    signal.signal(signal.SIGCHLD, lambda number, frame: None)
    signal.set_wakeup_fd(ring, warn_on_full_buffer=False)
    if spool is not None:
        # Whatever a library puts aside lies where it is removed, even after a kill.
        os.environ["TMPDIR"] = spool
    for name in preload:
        importlib.import_module(name)
    # What is imported by now never becomes garbage: workers share its memory instead of copying it.
    gc.freeze()
    children: set[int] = set()
    try:
        _listen(control, wake, children)
    finally:
        for pid in children:
            _kill_group(pid)
        if spool is not None:
            shutil.rmtree(spool, ignore_errors=True)


def _listen(control: socket.socket, wake: int, children: set[int]) -> None:
    while True:
        watched: list[socket.socket | int] = [control, wake]
        ready = select.select(watched, [], [])[0]
        if wake in ready:
            with contextlib.suppress(BlockingIOError):
                os.read(wake, 4096)
            for pid, status in _reaped():
                children.discard(pid)
                _kill_group(pid)
                control.sendall(frames.pack({"exited": pid, "status": status}))
        if control in ready:
            message, descriptors, _, _ = socket.recv_fds(control, 65536, 1)
            if not message:
                return
            order = json.loads(message)
            pid = _fork(order, descriptors[0], control)
            children.add(pid)
            control.sendall(frames.pack({"forked": order["worker"], "pid": pid}))


def _reaped() -> Iterable[tuple[int, int]]:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        yield pid, status


def _kill_group(pid: int) -> None:
    """End a worker and what it started (a converter, an unpacker): each worker leads its own process group."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def _fork(order: dict[str, Any], descriptor: int, control: socket.socket) -> int:
    parent = os.getpid()
    pid = os.fork()
    if pid:
        # Also here, since a kill may come before the child has run.
        with contextlib.suppress(PermissionError, ProcessLookupError):
            os.setpgid(pid, pid)
        os.close(descriptor)
        return pid
    try:
        _become_worker(parent, control)
        _limit(order)
        target = _resolve(order["target"])
        serve(socket.socket(fileno=descriptor), target, ocr_allowed=order["ocr"])
    finally:
        # Never back into the nursery's loop, whatever happened.
        os._exit(70 if sys.exc_info()[0] else 0)


def _become_worker(parent: int, control: socket.socket) -> None:
    os.setpgid(0, 0)
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    control.close()
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(70)


def _limit(order: dict[str, Any]) -> None:
    for limit, size in ((resource.RLIMIT_AS, order["memory"]), (resource.RLIMIT_FSIZE, order["file_size"])):
        if size:
            hard = resource.getrlimit(limit)[1]
            bound = size if hard == resource.RLIM_INFINITY else min(size, hard)
            resource.setrlimit(limit, (bound, bound))


def _resolve(target: str) -> Callable[..., Any]:
    module, _, name = target.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return found
