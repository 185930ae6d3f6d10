"""Read bytes by the extractor of their own format, in this process."""

from pathlib import Path

from evidencekit import media_types, one_file
from evidencekit.model import Extraction, Line, LineKind, Page
from evidencekit.settings import ReadSettings


def read(tmp_path: Path, data: bytes, settings: ReadSettings | None = None) -> Extraction:
    path = tmp_path / "paper"
    path.write_bytes(data)
    return one_file.extract(path, media_types.identify(path), settings or ReadSettings())


def texts(page: Page, kind: LineKind | None = None) -> list[str]:
    return [line.text for line in page.lines if kind is None or line.kind is kind]


def line(page: Page, words: str) -> Line:
    return next(line for line in page.lines if words in line.text)
