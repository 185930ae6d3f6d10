"""The list of layouts: which function writes which document type, and into which formats it may go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ._paper import Paper


@dataclass(frozen=True)
class Layout:
    doc_type: str
    write: Callable[[Paper], None]
    formats: tuple[str, ...]
    scan: bool
    blank: bool


LAYOUTS: dict[str, list[Layout]] = {}


def layout(doc_type: str, *formats: str, scan: bool = True, blank: bool = False):
    """Register a layout; `formats` are its text formats, `scan`: may be scanned, `blank`: makes sense as a blank form."""

    def register(function: Callable[[Paper], None]) -> Callable[[Paper], None]:
        LAYOUTS.setdefault(doc_type, []).append(
            Layout(doc_type, function, formats or ("docx", "pdf"), scan, blank)
        )
        return function

    return register
