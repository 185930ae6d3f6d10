"""A document inside a document: told from its bytes and read by the extractor of its own format."""

import tempfile
from dataclasses import replace
from pathlib import Path

from evidencekit import media_types, registry
from evidencekit.extractors._faults import Unreadable
from evidencekit.model import Extraction, Page
from evidencekit.settings import ReadSettings


def extract_inner(data: bytes, settings: ReadSettings) -> Extraction:
    """Read bytes by the extractor of their format; Unreadable if there is none."""
    media_type = media_types.identify_bytes(data)
    for module in registry.modules("evidencekit.extractors"):
        if media_type in module.MEDIA_TYPES:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder, "inner")
                path.write_bytes(data)
                extraction: Extraction = module.extract(path, media_type, settings)
                return extraction
    raise Unreadable("unsupported-format", format=media_type)


def read_foreign(data: bytes, first_number: int, settings: ReadSettings) -> list[Page]:
    """The pages of an inner document, numbered on from *first_number*; an inner document of no known format has none."""
    try:
        pages = extract_inner(data, settings).pages
    except Unreadable:
        return []
    return [replace(page, number=first_number + at) for at, page in enumerate(pages)]
