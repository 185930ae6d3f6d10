"""What a person can set for the reading half. Everything here is part of the key under which pages are kept."""

import hashlib
import json
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what one file, archive or run may cost. Sizes in bytes, times in seconds."""

    file_seconds: float = 120.0
    ocr_page_seconds: float = 60.0
    parser_memory: int = 1536 << 20
    ocr_memory: int = 4 << 30
    file_bytes: int = 1 << 30
    pages: int = 2000
    ocr_pages: int = 500
    page_objects: int = 200_000
    image_pixels: int = 120_000_000
    archive_depth: int = 5
    archive_ratio: float = 200.0
    archive_entries: int = 20_000
    archive_bytes: int = 4 << 30
    xml_bytes: int = 200 << 20
    xml_depth: int = 256
    sheet_cells: int = 500_000
    sheet_rows: int = 50_000
    sheet_columns: int = 1_000
    temporary_bytes: int = 8 << 30


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """How to read: limits, the OCR engine ("rapidocr" or "tesseract"), passwords to try, number of worker processes (0: as many as cores)."""

    limits: Limits = field(default_factory=Limits)
    ocr: str = "rapidocr"
    passwords: tuple[str, ...] = ()
    workers: int = 0

    def digest(self) -> str:
        """Twelve hex digits over what changes a reading: limits and engine.

        Passwords stand apart (a new password must not cost a new recognition of every scan), and so does the number of workers.
        """
        return _digest({"limits": asdict(self.limits), "ocr": self.ocr})

    def passwords_digest(self) -> str:
        """Twelve hex digits over the passwords: a file once found encrypted is tried again when they differ."""
        return _digest(list(self.passwords))


def _digest(plain: object) -> str:
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()[:12]
