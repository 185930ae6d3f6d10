"""OFD, China's own page format (GB/T 33190): text with places, templates, annotations, pictures, electronic seals.

Own reader: the libraries at hand could not read back what they wrote themselves, or bring a licence that does not fit (stack.md, 0).
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from evidencekit.extractors._faults import Encrypted, Unreadable
from evidencekit.extractors._grid import Rule
from evidencekit.extractors._ofd_paths import rules_of
from evidencekit.extractors._ofd_seals import seal_name
from evidencekit.extractors._ofd_text import MM, Frame, numbers, pieces_of
from evidencekit.extractors._opc import Package
from evidencekit.extractors._pictures import placed, read_one, worth_reading
from evidencekit.extractors._rows import Piece, composed
from evidencekit.extractors._xml import Element, local
from evidencekit.media_types import OFD
from evidencekit.model import Box, Extraction, FileStatus, LineKind, Page, Reason, Region, Seal
from evidencekit.settings import ReadSettings

MEDIA_TYPES = (OFD,)
VERSION = 2

#: A4 in millimetres, for documents that state no page size.
_A4 = (0.0, 0.0, 210.0, 297.0)

_MAX_DEPTH = 20


@dataclass(slots=True)
class _Drawn:
    """What has been met on a page: placed text, ruling lines, and pictures by resource id with their boxes."""

    pieces: list[Piece] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    pictures: list[tuple[str, Box]] = field(default_factory=list)
    objects: int = 0


def extract(path: Path, media_type: str, settings: ReadSettings) -> Extraction:
    """One Page a page, of all documents in the file."""
    with Package(path, settings.limits) as package:
        if "OFD.xml" not in package:
            raise Encrypted if "Encryptions.xml" in package else Unreadable("damaged", what="OFD.xml")
        root = package.root("OFD.xml")
        pages: list[Page] = []
        complete = True
        for body in _all(root, "DocBody"):
            document = _Document(package, body, settings)
            for page in document.pages(len(pages) + 1):
                pages.append(page)
            complete = complete and document.complete
        properties = {
            data.get("Name", ""): (data.text or "").strip()
            for data in _all(root, "CustomData")
            if data.get("Name")
        }
    if not pages:
        raise Unreadable("damaged", what="Pages")
    if complete:
        return Extraction(tuple(pages), paged=True, properties=properties)
    reason = Reason("picture-unread")
    return Extraction(
        tuple(pages), paged=True, status=FileStatus.PARTIAL, reason=reason, properties=properties
    )


def _all(element: Element, tag: str) -> Iterator[Element]:
    return (found for found in element.iter() if local(found) == tag)


def _text(element: Element, tag: str) -> str:
    found = next(_all(element, tag), None)
    return "" if found is None else (found.text or "").strip()


def _at(base: str, location: str) -> str:
    """A location as a name in the package: absolute with a leading slash, else beside the part that names it."""
    location = location.strip().replace("\\", "/")
    if location.startswith("/"):
        return location.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), location))


class _Document:
    """One document of the file."""

    def __init__(self, package: Package, body: Element, settings: ReadSettings) -> None:
        self._package = package
        self._settings = settings
        self.complete = True
        self._part = _at("", _text(body, "DocRoot"))
        if self._part not in package:
            raise Unreadable("damaged", what="DocRoot")
        self._root = package.root(self._part)
        self._media: dict[str, str] = {}
        self._units: dict[str, Element] = {}
        self._load_resources()
        self._templates = {
            template.get("ID", ""): _at(self._part, template.get("BaseLoc", ""))
            for template in _all(self._root, "TemplatePage")
        }
        self._annotations = self._page_annotations()
        self._seals = self._page_seals(_text(body, "Signatures"))

    def pages(self, first_number: int) -> Iterator[Page]:
        """The pages in order; one whose part is missing or damaged is told in a region."""
        area = self._area(self._root, _A4)
        listed = [page for pages in _all(self._root, "Pages") for page in pages if local(page) == "Page"]
        for number, entry in enumerate(listed[: self._settings.limits.pages], start=first_number):
            part = _at(self._part, entry.get("BaseLoc", ""))
            try:
                root = self._package.root(part)
            except (KeyError, Unreadable):
                self.complete = False
                yield Page(number, area[2] * MM, area[3] * MM, (), regions=(Region("unreadable", None),))
                continue
            yield self._page(root, number, entry.get("ID", ""), area)

    def _area(self, element: Element, default: tuple[float, ...]) -> tuple[float, ...]:
        return numbers(_text(element, "PhysicalBox"), 4) or default

    def _page(self, root: Element, number: int, identity: str, default: tuple[float, ...]) -> Page:
        area = self._area(root, default)
        frame = Frame(e=-area[0], f=-area[1])
        drawn = _Drawn()
        for template in _all(root, "Template"):
            part = self._templates.get(template.get("TemplateID", ""), "")
            if part in self._package:
                self._draw(self._package.root(part), frame, drawn, LineKind.BODY, 0)
        for content in root:
            if local(content) == "Content":
                self._draw(content, frame, drawn, LineKind.BODY, 0)
        self._draw_annotations(identity, frame, drawn)
        lines, tables = composed([piece for piece in drawn.pieces if piece.text], drawn.across, drawn.down)
        seals = tuple(
            replace(seal, bbox=frame.box(*(value / MM for value in _rectangle(seal.bbox))))
            for seal in self._seals.get(identity, ())
        )
        page = Page(
            number, round(area[2] * MM, 2), round(area[3] * MM, 2), tuple(lines), tuple(tables), seals=seals,
            has_picture=bool(drawn.pictures),
        )  # fmt: skip
        return self._with_pictures(page, drawn)

    def _draw(self, element: Element, frame: Frame, drawn: _Drawn, kind: LineKind, depth: int) -> None:
        """Collect all that is visible below an element."""
        if depth > _MAX_DEPTH:
            return
        for child in element:
            tag = local(child)
            if child.get("Visible") == "false":
                continue
            drawn.objects += 1
            if drawn.objects > self._settings.limits.page_objects:
                self.complete = False
                return
            if tag == "TextObject":
                drawn.pieces += pieces_of(child, frame, kind)
            elif tag == "PathObject":
                across, down = rules_of(child, frame)
                drawn.across += across
                drawn.down += down
            elif tag == "ImageObject":
                boundary = numbers(child.get("Boundary"), 4)
                if boundary is not None:
                    drawn.pictures.append((child.get("ResourceID", ""), frame.box(*boundary)))
            elif tag == "CompositeObject":
                self._draw_unit(child, frame, drawn, kind, depth)
            elif tag in ("Layer", "PageBlock", "Content", "Appearance"):
                self._draw(child, frame, drawn, kind, depth + 1)

    def _draw_unit(self, element: Element, frame: Frame, drawn: _Drawn, kind: LineKind, depth: int) -> None:
        unit = self._units.get(element.get("ResourceID", ""))
        boundary = numbers(element.get("Boundary"), 4)
        if unit is not None and boundary is not None:
            inner = frame.inner(boundary, numbers(element.get("CTM"), 6))
            self._draw(unit, inner, drawn, kind, depth + 1)

    def _load_resources(self) -> None:
        """Pictures and composite units by id, from all resource files."""
        for tag in ("PublicRes", "DocumentRes"):
            for entry in _all(self._root, tag):
                part = _at(self._part, entry.text or "")
                if part not in self._package:
                    continue
                root = self._package.root(part)
                base = posixpath.join(_at(part, root.get("BaseLoc") or "."), "_")
                for media in _all(root, "MultiMedia"):
                    self._media[media.get("ID", "")] = _at(base, _text(media, "MediaFile"))
                for unit in _all(root, "CompositeGraphicUnit"):
                    self._units[unit.get("ID", "")] = unit

    def _page_annotations(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        part = _at(self._part, _text(self._root, "Annotations"))
        if part in self._package and part != self._part:
            for page in _all(self._package.root(part), "Page"):
                location = _at(part, _text(page, "FileLoc"))
                if location in self._package:
                    found.setdefault(page.get("PageID", ""), []).append(location)
        return found

    def _draw_annotations(self, identity: str, frame: Frame, drawn: _Drawn) -> None:
        for part in self._annotations.get(identity, ()):
            for annotation in _all(self._package.root(part), "Annot"):
                kind = LineKind.WATERMARK if annotation.get("Type") == "Watermark" else LineKind.NOTE
                for appearance in _all(annotation, "Appearance"):
                    boundary = numbers(appearance.get("Boundary"), 4) or (0.0, 0.0, 0.0, 0.0)
                    self._draw(appearance, frame.inner(boundary, None), drawn, kind, 1)

    def _page_seals(self, location: str) -> dict[str, list[Seal]]:
        """Electronic seals by page id; boxes still from the page's own origin."""
        found: dict[str, list[Seal]] = {}
        listing = _at("", location)
        if not location or listing not in self._package:
            return found
        for signature in _all(self._package.root(listing), "Signature"):
            part = _at(listing, signature.get("BaseLoc", ""))
            if part not in self._package:
                continue
            root = self._package.root(part)
            name = self._seal_name(root, part)
            for stamp in _all(root, "StampAnnot"):
                boundary = numbers(stamp.get("Boundary"), 4)
                if boundary is not None:
                    shape = "round" if abs(boundary[2] - boundary[3]) <= 0.15 * max(boundary[2:]) else "oval"
                    seal = Seal(Frame().box(*boundary), shape, "red", name)
                    found.setdefault(stamp.get("PageRef", ""), []).append(seal)
        return found

    def _seal_name(self, root: Element, part: str) -> str:
        """The seal's own words, from its certificate file or from the signed value."""
        places = [seal_part.get("BaseLoc") or _text(seal_part, "BaseLoc") for seal_part in _all(root, "Seal")]
        for location in (*places, _text(root, "SignedValue")):
            target = _at(part, location)
            if location and target in self._package:
                name = seal_name(self._package.read(target))
                if name:
                    return name
        return ""

    def _with_pictures(self, page: Page, drawn: _Drawn) -> Page:
        for identity, box in drawn.pictures:
            part = self._media.get(identity, "")
            if part not in self._package:
                continue
            data = self._package.read(part)
            if not worth_reading(data):
                continue
            read, complete = read_one(data, page.number, self._settings)
            self.complete = self.complete and complete
            page = placed(page, read, box)
        return page


def _rectangle(box: Box) -> tuple[float, float, float, float]:
    """x, y, width, height of a box."""
    return box[0], box[1], box[2] - box[0], box[3] - box[1]
