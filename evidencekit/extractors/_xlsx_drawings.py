"""What lies on a sheet beside its cells: comments, text boxes, pictures, and the pictures that WPS keeps inside cells (DISPIMG)."""

from evidencekit.extractors._opc import Package
from evidencekit.extractors._xml import Element, local

_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_DRAWING_PARAGRAPH = "{http://schemas.openxmlformats.org/drawingml/2006/main}p"
_DRAWING_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def comments(package: Package, part: str) -> list[tuple[str, str]]:
    """Reference and words of each comment, threaded ones too."""
    found = []
    for target in package.related(part, "comments"):
        for comment in package.root(target).iter(_S + "comment"):
            words = "".join(text.text or "" for text in comment.iter(_S + "t")).strip()
            if words and not words.startswith("[Threaded comment]") and not words.startswith("[线程批注]"):
                found.append((comment.get("ref", ""), words))
    for target in package.related(part, "threadedComment"):
        for comment in package.root(target):
            words = "".join(text.text or "" for text in comment if local(text) == "text").strip()
            if words:
                found.append((comment.get("ref", ""), words))
    return found


def drawn(package: Package, part: str) -> tuple[list[str], list[str]]:
    """The words of text boxes on a sheet, and the parts of its pictures."""
    boxes: list[str] = []
    pictures: list[str] = []
    for target in package.related(part, "drawing"):
        root = package.root(target)
        links = package.relations(target)
        for anchor in root:
            boxes += _box_words(anchor)
        for blip in root.iter():
            link = links.get(blip.get(_EMBED, "")) if local(blip) == "blip" else None
            if link is not None and link.target:
                pictures.append(link.target)
    return boxes, pictures


def _box_words(anchor: Element) -> list[str]:
    words = []
    for paragraph in anchor.iter(_DRAWING_PARAGRAPH):
        text = "".join(part.text or "" for part in paragraph.iter(_DRAWING_TEXT)).strip()
        if text:
            words.append(text)
    return words


def wps_cell_pictures(package: Package, main: str) -> dict[str, str]:
    """Picture parts by the id that a DISPIMG formula names, upper-cased; WPS lists them in xl/cellimages.xml."""
    found: dict[str, str] = {}
    parts = [name for name in package.names() if name.endswith("cellimages.xml")]
    for part in parts:
        links = package.relations(part)
        for picture in package.root(part).iter():
            if local(picture) != "pic":
                continue
            identity = next((e.get("name", "") for e in picture.iter() if local(e) == "cNvPr"), "")
            embed = next((e.get(_EMBED, "") for e in picture.iter() if local(e) == "blip"), "")
            link = links.get(embed)
            if identity and link is not None and link.target:
                found[identity.upper()] = link.target
    return found
