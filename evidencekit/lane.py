"""What code inside a worker process may say to its supervisor: "a picture is to be recognised now", "still alive, give me time".

Outside a worker (tests, a notebook) every call is free: nothing is forbidden and nobody listens.
"""

from collections.abc import Callable

from evidencekit.faults import NeedsOcr


class _Lane:
    """The state of this process, set once by the worker's loop."""

    ocr_allowed = True
    beat: Callable[[float], None] | None = None


_lane = _Lane()


def enter(*, ocr_allowed: bool, beat: Callable[[float], None] | None) -> None:
    """Tell this process which lane it serves. `beat(seconds)`: asks for at least that much time from now."""
    _lane.ocr_allowed = ocr_allowed
    _lane.beat = beat


def begin_ocr_page(seconds: float) -> None:
    """Call before each recognition: raises NeedsOcr in the text lane, else asks for *seconds* from now."""
    if not _lane.ocr_allowed:
        raise NeedsOcr
    beat(seconds)


def beat(seconds: float) -> None:
    """Ask the supervisor for at least *seconds* from now; for work that shows progress by itself."""
    if _lane.beat is not None:
        _lane.beat(seconds)
