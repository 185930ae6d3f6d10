"""Word documents (docx, docm, dotx; WPS writes the same): body in order, heads and feet, notes, comments, pictures.

python-docx opens the package; what it refuses (a link to a part that is not there, a macro document, the ISO "strict" form) is opened by the
forgiving reader in `_opc`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from evidencekit.extractors import _opc
from evidencekit.extractors._embedded import KINDS as EMBEDDED
from evidencekit.extractors._embedded import read_embedded
from evidencekit.extractors._faults import Unreadable
from evidencekit.extractors._foreign import read_foreign
from evidencekit.extractors._pictures import read_pictures
from evidencekit.extractors._word_body import Body, Content
from evidencekit.extractors._word_styles import Numbering, Styles, W
from evidencekit.extractors._xml import Element, parse, texts
from evidencekit.media_types import DOCX
from evidencekit.model import Extraction, FileStatus, Line, LineKind, Page, Reason, Run
from evidencekit.settings import Limits, ReadSettings

MEDIA_TYPES = (DOCX,)
VERSION = 2

_DRAWING_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"


def extract(path: Path, media_type: str, settings: ReadSettings) -> Extraction:
    """One Page for the document and one for each picture worth reading."""
    source = _open(path, settings.limits)
    content = _document(source)
    page = Page(1, 0, 0, tuple(content.lines), tuple(content.tables), has_picture=bool(content.pictures))
    chunks = _chunks(source, content, settings)
    pictures = [data for link in content.pictures if (data := source.data(link)) is not None]
    read, complete = read_pictures(pictures, 2 + len(chunks), settings)
    inner, whole = read_embedded(source.embedded(), 2 + len(chunks) + len(read), settings)
    pages = (page, *chunks, *read, *inner)
    if complete and whole:
        return Extraction(pages, paged=False)
    return Extraction(pages, paged=False, status=FileStatus.PARTIAL, reason=Reason("picture-unread"))


@dataclass(frozen=True, slots=True)
class _Part:
    """What a link leads to: its kind, its bytes, and its element where a library has parsed it already."""

    kind: str
    load: Callable[[], bytes]
    element: Element | None = None


class _Source:
    """A Word package however it was opened: the document's element and what its links lead to."""

    def __init__(self, root: Element, parts: dict[str, _Part], limits: Limits) -> None:
        self.root = root
        self._parts = parts
        self._limits = limits

    def data(self, link: str) -> bytes | None:
        """The bytes behind a relationship id of the document, or None."""
        found = self._parts.get(link)
        return None if found is None else found.load()

    def of_kind(self, kind: str) -> Iterable[Element]:
        """Linked XML parts of a kind ("styles", "header" …)."""
        for part in self._parts.values():
            if part.kind == kind:
                yield part.element if part.element is not None else parse(part.load(), self._limits)

    def embedded(self) -> Iterable[bytes]:
        """Files that were put into the document as objects."""
        return (part.load() for part in self._parts.values() if part.kind in EMBEDDED)

    def by_link(self, link: str) -> Element | None:
        """The XML part behind a relationship id."""
        data = self.data(link)
        return None if data is None else parse(data, self._limits)


def _open(path: Path, limits: Limits) -> _Source:
    _opc.refuse_bomb(path, limits)
    opened = _by_python_docx(path, limits)
    return opened if opened is not None else _by_parts(path, limits)


def _by_python_docx(path: Path, limits: Limits) -> _Source | None:
    """The package as python-docx opens it, or None for what it refuses."""
    import docx
    from docx.opc.part import XmlPart
    from lxml.etree import LxmlError

    try:
        part = docx.Document(str(path)).part
    except (KeyError, ValueError, OSError, AttributeError, LxmlError, docx.exceptions.PythonDocxError):
        return None
    if part.element.find(W + "body") is None:
        return None
    parts = {}
    for link, relation in part.rels.items():
        if relation.is_external:
            continue
        target = relation.target_part
        element = target.element if isinstance(target, XmlPart) else None
        parts[link] = _Part(relation.reltype.rpartition("/")[2], partial(getattr, target, "blob"), element)
    return _Source(part.element, parts, limits)


def _by_parts(path: Path, limits: Limits) -> _Source:
    with _opc.Package(path, limits) as package:
        main = package.main_part()
        root = package.root(main)
        parts = {
            link: _Part(relation.kind, partial(bytes, package.read(relation.target)))
            for link, relation in package.relations(main).items()
            if relation.target and relation.target in package
        }
    return _Source(root, parts, limits)


def _document(source: _Source) -> Content:
    styles = Styles(next(iter(source.of_kind("styles")), None))
    numbering = Numbering(next(iter(source.of_kind("numbering")), None))
    body = source.root.find(W + "body")
    if body is None:
        raise Unreadable("damaged", what="body")
    content = Body(styles, numbering).read(body)
    heads = _margins(source, "header", LineKind.HEADER, styles)
    feet = _margins(source, "footer", LineKind.FOOTER, styles)
    notes = [line for kind in ("footnotes", "endnotes") for line in _notes(source, kind, styles)]
    content.lines[:0] = heads.lines
    content.lines += [*notes, *_comments(source), *_diagrams(source, content), *feet.lines]
    content.tables += [*heads.tables, *feet.tables]
    return content


def _margins(source: _Source, kind: str, line_kind: LineKind, styles: Styles) -> Content:
    """Heads or feet of all sections; the same words once. Their pictures are logos and left out."""
    both = Content()
    seen: set[str] = set()
    for root in source.of_kind(kind):
        content = Body(styles, Numbering(None), kind=line_kind).read(root)
        words = "\n".join(line.text for line in content.lines)
        if words and words not in seen:
            seen.add(words)
            both.lines += content.lines
            both.tables += content.tables
    return both


def _notes(source: _Source, kind: str, styles: Styles) -> Iterable[Line]:
    for root in source.of_kind(kind):
        for note in root:
            if note.get(W + "type") in (None, "normal"):
                yield from Body(styles, Numbering(None), kind=LineKind.FOOTNOTE).read(note).lines


def _comments(source: _Source) -> Iterable[Line]:
    for root in source.of_kind("comments"):
        for comment in root.iter(W + "comment"):
            yield from Body(Styles(None), Numbering(None), kind=LineKind.NOTE).read(comment).lines


def _diagrams(source: _Source, content: Content) -> Iterable[Line]:
    """Words of SmartArt (organisation charts, flow charts)."""
    for link in content.diagrams:
        root = source.by_link(link)
        if root is not None:
            for text in texts(root, _DRAWING_TEXT):
                if text.strip():
                    yield Line((Run(text.strip()),), LineKind.TEXTBOX)


def _chunks(source: _Source, content: Content, settings: ReadSettings) -> list[Page]:
    """Foreign documents put into this one (altChunk: html, mht, rtf, docx, text), each read by its own extractor."""
    pages: list[Page] = []
    for link in content.chunks:
        data = source.data(link)
        if data is not None:
            pages += read_foreign(data, 2 + len(pages), settings)
    return pages
