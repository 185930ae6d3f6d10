"""Old binary documents: doc, ppt, wps, dps and Works, turned into today's formats by LibreOffice and read as those."""

from pathlib import Path

from evidencekit.extractors._foreign import extract_inner
from evidencekit.extractors._libreoffice import convert
from evidencekit.extractors._office_lock import is_locked, unlocked
from evidencekit.media_types import DOC, PPT, WORKS
from evidencekit.model import Extraction
from evidencekit.settings import ReadSettings

MEDIA_TYPES = (DOC, PPT, WORKS)
VERSION = 1

_TURNED = {DOC: (".doc", "docx"), PPT: (".ppt", "pptx"), WORKS: (".wps", "docx")}


def extract(path: Path, media_type: str, settings: ReadSettings) -> Extraction:
    """The pages of the converted document."""
    data = unlocked(path, settings) if is_locked(path) else path.read_bytes()
    suffix, target = _TURNED[media_type]
    return extract_inner(convert(data, suffix, target, settings), settings)
