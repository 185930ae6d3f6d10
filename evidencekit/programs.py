"""External programs: is one there, what is it called, how is it run so that nothing of it outlives its time.

A program is asked for by its role ("office", "unrar"); what is missing is told in the file's row together with how to install it.
"""

import contextlib
import ctypes
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from evidencekit.faults import Unreadable

_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Program:
    """A role: the commands that can fill it, best first, and the package that brings the best one on Debian."""

    name: str
    commands: tuple[str, ...]
    package: str
    version_flag: str = "--version"


PROGRAMS = (
    Program(
        "office",
        ("soffice", "libreoffice"),
        "libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui",
    ),
    Program("unar", ("unar",), "unar"),
    Program("bsdtar", ("bsdtar",), "libarchive-tools"),
    Program("7z", ("7zz", "7z", "7za"), "7zip", version_flag="i"),
    Program("unrar", ("unrar",), "unrar"),
    Program("tesseract", ("tesseract",), "tesseract-ocr tesseract-ocr-chi-sim"),
    Program("antiword", ("antiword",), "antiword", version_flag="-h"),
)

_BY_NAME = {program.name: program for program in PROGRAMS}


@cache
def find(name: str) -> Path | None:
    """Where the program of this role is, None if it is not installed."""
    for command in _BY_NAME[name].commands:
        found = shutil.which(command)
        if found is not None:
            return Path(found)
    return None


def require(name: str) -> Path:
    """The same; Unreadable("program-missing") with what to install."""
    found = find(name)
    if found is None:
        program = _BY_NAME[name]
        raise Unreadable("program-missing", program=program.commands[0], package=program.package)
    return found


def version(name: str) -> str:
    """What the program says of its version in its first telling line; "" if it is not there or says nothing."""
    found = find(name)
    if found is None:
        return ""
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        run = subprocess.run(
            [str(found), _BY_NAME[name].version_flag],
            capture_output=True, stdin=subprocess.DEVNULL, timeout=20, check=False,
        )  # fmt: skip
        words = (run.stdout or run.stderr).decode("utf-8", "replace").split("\n")
        return next((line.strip() for line in words if any(char.isdigit() for char in line)), "")
    return ""


@dataclass(frozen=True, slots=True)
class Run:
    """How a program ended; its output, at most as much as was asked for."""

    status: int
    output: bytes
    errors: bytes


def run(
    command: Sequence[str | Path],
    *,
    seconds: float,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Run:
    """Run a program to its end; Unreadable("program-slow") after *seconds*, with everything it started killed.

    It joins a process group of its own within the worker's session, and dies with the worker.
    """
    process = subprocess.Popen(
        [str(word) for word in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        preexec_fn=_die_with_parent,
    )
    try:
        output, errors = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as fault:
        raise Unreadable("program-slow", program=Path(command[0]).name, seconds=f"{seconds:g}") from fault
    finally:
        end_with_children(process)
    return Run(process.returncode, output, errors)


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def end_with_children(process: "subprocess.Popen[bytes]") -> None:
    """Kill a program and all that descends from it, oldest first; what has ended already is no fault."""
    for pid in [*_descendants(process.pid), process.pid] if process.poll() is None else []:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(pid, signal.SIGKILL)
    process.kill()
    process.communicate()


def _descendants(pid: int) -> list[int]:
    found: list[int] = []
    waiting = [pid]
    while waiting:
        parent = waiting.pop()
        with contextlib.suppress(OSError):
            children = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split()
            found += map(int, children)
            waiting += map(int, children)
    return found
