"""Office Open XML files locked with a password: opened with one that was given, then read as what they are."""

from pathlib import Path

from evidencekit.extractors._foreign import extract_inner
from evidencekit.extractors._office_lock import unlocked
from evidencekit.media_types import ENCRYPTED_OFFICE
from evidencekit.model import Extraction
from evidencekit.settings import ReadSettings

MEDIA_TYPES = (ENCRYPTED_OFFICE,)
VERSION = 1


def extract(path: Path, media_type: str, settings: ReadSettings) -> Extraction:
    """The pages of the clear document; Encrypted when no password fits."""
    return extract_inner(unlocked(path, settings), settings)
