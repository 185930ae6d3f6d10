"""Rich Text Format: what older Chinese word processors and many government systems hand out under the name .doc."""

from pathlib import Path

from evidencekit.extractors._pictures import read_pictures
from evidencekit.extractors._rtf import Reader
from evidencekit.media_types import RTF
from evidencekit.model import Extraction, FileStatus, LineKind, Page, Reason
from evidencekit.settings import ReadSettings

MEDIA_TYPES = (RTF,)
VERSION = 2


def extract(path: Path, media_type: str, settings: ReadSettings) -> Extraction:
    """One Page for the document and one for each picture worth reading."""
    document = Reader(path.read_bytes()).read()
    order = {LineKind.HEADER: 0, LineKind.FOOTNOTE: 2, LineKind.NOTE: 3, LineKind.FOOTER: 4}
    lines = sorted(document.lines, key=lambda line: order.get(line.kind, 1))
    page = Page(1, 0, 0, tuple(lines), tuple(document.tables), has_picture=bool(document.pictures))
    read, complete = read_pictures(document.pictures, 2, settings)
    if complete:
        return Extraction((page, *read), paged=False)
    return Extraction((page, *read), paged=False, status=FileStatus.PARTIAL, reason=Reason("picture-unread"))
