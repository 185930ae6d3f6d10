"""Plain text, in any encoding that Chinese offices use; one line a line."""

from pathlib import Path

from evidencekit.extractors._faults import Unreadable
from evidencekit.media_types import TEXT
from evidencekit.model import Extraction, FileStatus, Line, Page, Reason, Run
from evidencekit.settings import ReadSettings
from evidencekit.text_encoding import decode_text

MEDIA_TYPES = (TEXT,)
VERSION = 1

#: A log of hundreds of megabytes is read up to here.
_MAX_BYTES = 16 << 20


def extract(path: Path, media_type: str, settings: ReadSettings) -> Extraction:
    """One Page with the file's lines; a very long file is read up to a limit."""
    text, cut = read_text(path)
    lines = tuple(Line((Run(line),)) for line in text.splitlines() if line.strip())
    return extraction_of((Page(1, 0, 0, lines),), cut=cut)


def read_text(path: Path) -> tuple[str, bool]:
    """The text and whether it was cut."""
    with path.open("rb") as file:
        data = file.read(_MAX_BYTES)
        cut = bool(file.read(1))
    text = decode_text(data, whole=not cut)
    if text is None:
        raise Unreadable("text-encoding")
    return text, cut


def extraction_of(pages: tuple[Page, ...], *, cut: bool) -> Extraction:
    """An unpaged extraction, partial when *cut*."""
    if not cut:
        return Extraction(pages, paged=False)
    reason = Reason("too-long", {"limit": str(_MAX_BYTES >> 20)})
    return Extraction(pages, paged=False, status=FileStatus.PARTIAL, reason=reason)
