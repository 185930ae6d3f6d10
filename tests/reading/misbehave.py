"""Jobs that misbehave, run in real worker processes by test_workers.py."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from evidencekit import lane


def run(arguments: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Do what "do" says."""
    return _DEEDS[arguments["do"]](arguments)


def _good(arguments: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    return {"value": arguments.get("value", 0)}, b"body"


def _hang(arguments: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    while True:
        time.sleep(60)


def _hang_in_c(arguments: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    # A loop in native code that never looks at signals.
    signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP})
    ctypes.CDLL(None).pause()
    return _hang(arguments)


def _segfault(arguments: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    ctypes.string_at(0)
    return {}, b""


def _memory(arguments: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    held = [bytearray(64 << 20) for _ in range(10_000)]
    return {"held": len(held)}, b""


def _exit(arguments: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    os._exit(7)


def _child(arguments: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    started = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])
    Path(arguments["note"]).write_text(str(started.pid), encoding="ascii")
    return _hang(arguments)


def _slow_with_beats(arguments: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    for _ in range(6):
        time.sleep(0.4)
        lane.beat(2.0)
    return {"value": "alive"}, b""


def _noisy(arguments: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    os.write(1, b"noise on stdout\n")
    os.write(2, b"noise on stderr\n")
    return {"value": "quiet"}, b""


def _raise(arguments: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    raise ValueError("told, not thrown")


def _needs_ocr(arguments: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    lane.begin_ocr_page(5.0)
    return {"value": "recognised"}, b""


_DEEDS = {
    "good": _good, "hang": _hang, "hang-in-c": _hang_in_c, "segfault": _segfault, "memory": _memory, "exit": _exit, "child": _child,
    "beats": _slow_with_beats, "noise": _noisy, "raise": _raise, "ocr": _needs_ocr,
}  # fmt: skip
