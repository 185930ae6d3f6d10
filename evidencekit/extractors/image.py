"""Pictures of papers: jpeg, png, tiff of one or many pages, bmp, webp, gif, heic. Every picture is read by OCR."""

from pathlib import Path

from evidencekit.extractors import _decode, _margins, _ocr
from evidencekit.model import Extraction, FileStatus, Page, Reason
from evidencekit.settings import ReadSettings

MEDIA_TYPES = (
    "image/jpeg",
    "image/png",
    "image/tiff",
    "image/bmp",
    "image/webp",
    "image/gif",
    "image/heic",
    "image/heif",
)
VERSION = 2


def extract(path: Path, media_type: str, settings: ReadSettings) -> Extraction:
    """The pages of a picture file; PARTIAL when its data end early or it has more pages than the limit."""
    pages: list[Page] = []
    reason: Reason | None = None
    limit = min(settings.limits.pages, settings.limits.ocr_pages)
    with path.open("rb") as stream:
        for image, dpi, whole in _decode.frames(stream, settings.limits.image_pixels):
            if len(pages) == limit:
                reason = Reason("ocr-page-limit", {"limit": str(limit)})
                break
            if not whole:
                reason = Reason("picture-cut-short", {"page": str(len(pages) + 1)})
            pages.append(_ocr.read_image(image, number=len(pages) + 1, settings=settings, dpi=dpi))
    pages = _margins.marked(pages)
    if reason is not None:
        return Extraction(tuple(pages), paged=True, status=FileStatus.PARTIAL, reason=reason)
    status = FileStatus.READ if any(page.lines for page in pages) else FileStatus.EMPTY
    return Extraction(tuple(pages), paged=True, status=status, reason=_why_empty(status))


def _why_empty(status: FileStatus) -> Reason | None:
    return Reason("no-text-found") if status is FileStatus.EMPTY else None
