"""PDF files: the text layer where there is one, OCR where there is none or it cannot be trusted.

Each page decides for itself. A page is rendered only when something on it must be seen: no text, a garbled text layer, pictures that
may hold words or seals.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from evidencekit import lane
from evidencekit.extractors import _margins, _pdfmend, _pdfpage, _pdftext
from evidencekit.extractors._faults import Encrypted, Unreadable
from evidencekit.extractors._pdfobjects import TooManyObjects
from evidencekit.model import Extraction, FileStatus, Page, Reason, TextSource
from evidencekit.settings import ReadSettings

MEDIA_TYPES = ("application/pdf",)
VERSION = 2

#: The last bytes of a file in which its end mark must stand.
_TAIL = 2048
#: Annotations that show words or stamps of their own.
_SHOWN = frozenset(
    {pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_INK}
)


def extract(path: Path, media_type: str, settings: ReadSettings) -> Extraction:
    """The pages of a PDF; PARTIAL when a limit or damage kept some from being read."""
    document = _open(path, settings.passwords)
    try:
        return _Reading(document, settings, cut_short=_cut_short(path)).extraction()
    finally:
        document.close()


def _open(path: Path, passwords: Sequence[str]) -> Any:
    """The document, opened with the first password that fits."""
    for password in (None, *passwords):
        try:
            return pypdfium2.PdfDocument(path, password=password)
        except pypdfium2.PdfiumError as fault:
            if fault.err_code == pdfium.FPDF_ERR_PASSWORD:
                continue
            if fault.err_code == pdfium.FPDF_ERR_SECURITY:
                raise Encrypted("encrypted") from fault
            return _mended(path, fault)
    raise Encrypted("encrypted")


def _mended(path: Path, fault: Exception) -> Any:
    """The document with a new tail in place of a lost one; Unreadable when that does not open either."""
    data = path.read_bytes() if path.stat().st_size <= _pdfmend.MOST_BYTES else b""
    repaired = _pdfmend.mended(data) if data.startswith(b"%PDF") else None
    if repaired is None:
        raise Unreadable("pdf-damaged") from fault
    try:
        return pypdfium2.PdfDocument(repaired)
    except pypdfium2.PdfiumError as second:
        raise Unreadable("pdf-damaged") from second


def _cut_short(path: Path) -> bool:
    """Whether the end mark is missing: the file was cut off on its way."""
    with path.open("rb") as stream:
        stream.seek(max(path.stat().st_size - _TAIL, 0))
        tail = stream.read()
    return b"%%EOF" not in tail and b"startxref" not in tail


class _Reading:
    """One pass over a document's pages. `reason`: the first thing that kept some of it from being read."""

    def __init__(self, document: Any, settings: ReadSettings, *, cut_short: bool) -> None:
        self._document = document
        self._settings = settings
        self._ocr_pages = 0
        self.reason = Reason("pdf-cut-short") if cut_short else None
        if document.get_formtype() != pdfium.FORMTYPE_NONE:
            document.init_forms()

    def extraction(self) -> Extraction:
        """All pages, with their running heads and feet marked."""
        count = len(self._document)
        if not count:
            raise Unreadable("pdf-damaged")
        limit = self._settings.limits.pages
        if count > limit:
            self._fault("page-limit", pages=count, limit=limit)
        pages = tuple(_margins.marked(list(self._pages(min(count, limit)))))
        if not any(page.lines for page in pages) and self.reason is None:
            return Extraction(pages, paged=True, status=FileStatus.EMPTY, reason=Reason("no-text-found"))
        status = FileStatus.READ if self.reason is None else FileStatus.PARTIAL
        return Extraction(pages, paged=True, status=status, reason=self.reason)

    def _fault(self, code: str, **values: object) -> None:
        if self.reason is None:
            self.reason = Reason(code, {name: str(value) for name, value in values.items()})

    def _pages(self, count: int) -> Iterator[Page]:
        for index in range(count):
            lane.beat(self._settings.limits.file_seconds)
            try:
                page = self._loaded(index)
            except pypdfium2.PdfiumError:
                self._fault("pdf-page-damaged", page=index + 1)
                yield Page(index + 1, 0.0, 0.0, (), text_source=TextSource.NONE)
                continue
            try:
                yield self._page(page, index + 1)
            finally:
                page.close()

    def _loaded(self, index: int) -> Any:
        """The page, with filled-in fields and stamps that are annotations made part of it."""
        page = self._document[index]
        if not _has_shown_annotations(page.raw):
            return page
        flattened = pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
        if flattened != pdfium.FLATTEN_SUCCESS:
            return page
        page.close()
        return self._document[index]

    def _page(self, page: Any, number: int) -> Page:
        view = _pdftext.view_of(page.raw)
        limit = self._settings.limits.page_objects
        try:
            sheet = _pdfpage.Sheet(page, view, number, limit)
        except TooManyObjects:
            self._fault("page-object-limit", page=number, limit=limit)
            return _pdfpage.unread(view, number)
        with sheet:
            giant = sheet.most_pixels > self._settings.limits.image_pixels
            if not sheet.wants_ocr():
                return sheet.read(None if giant or not self._may_recognise() else self._settings)
        if giant:
            limit = self._settings.limits.image_pixels
            self._fault("picture-too-large", pixels=sheet.most_pixels, limit=limit)
            return _pdfpage.unread(view, number)
        if not self._may_recognise():
            self._fault("ocr-page-limit", limit=self._settings.limits.ocr_pages)
            return _pdfpage.unread(view, number)
        self._ocr_pages += 1
        return _pdfpage.recognised(page, view, number, self._settings)

    def _may_recognise(self) -> bool:
        return self._ocr_pages < self._settings.limits.ocr_pages


def _has_shown_annotations(page: object) -> bool:
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), 500)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind in _SHOWN:
            return True
    return False
