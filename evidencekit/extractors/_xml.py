"""XML of office packages: one parser for all, deaf to entities and the network, and ZIP members read with a bound."""

import zipfile
from collections.abc import Iterator

from lxml import etree

from evidencekit.extractors._faults import Unreadable
from evidencekit.settings import Limits

Element = etree._Element

#: The parser itself refuses deeper trees.
_LIBRARY_DEPTH = 256

#: ISO "strict" namespaces and the "transitional" ones that everybody writes: read as one.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/presentationml/main", b"http://schemas.openxmlformats.org/presentationml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)  # fmt: skip


def parse(data: bytes, limits: Limits) -> Element:
    """The root element. Raises Unreadable for what is too large, too deep or no XML; entities are never expanded."""
    if len(data) > limits.xml_bytes:
        raise Unreadable("xml-too-large", limit=limits.xml_bytes >> 20)
    if b"purl.oclc.org/ooxml" in data[:4096]:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
        if limits.xml_depth < _LIBRARY_DEPTH and _deeper(root, limits.xml_depth):
            raise Unreadable("xml-too-deep", limit=limits.xml_depth)
        return root
    except etree.XMLSyntaxError as fault:
        if "depth" in str(fault).lower():
            raise Unreadable("xml-too-deep", limit=limits.xml_depth) from fault
        return _mended(data, fault)


def _deeper(root: Element, depth: int) -> bool:
    at = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        at += 1 if event == "start" else -1
        if at > depth:
            return True
    return False


def _mended(data: bytes, fault: etree.XMLSyntaxError) -> Element:
    """Cut or slightly broken XML as far as it goes; what declares entities or is hopeless raises Unreadable."""
    if b"<!ENTITY" in data[:65536] or "entit" in str(fault).lower():
        raise Unreadable("xml-entities") from fault
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as second:
        raise Unreadable("damaged", what="XML") from second
    if root is None:
        raise Unreadable("damaged", what="XML")
    return root


def member_bytes(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """A member's bytes, never more than *limit*: what its directory entry declares is not believed. KeyError if it is not there."""
    with archive.open(name) as member:
        data = member.read(limit + 1)
    if len(data) > limit:
        raise Unreadable("xml-too-large", limit=limit >> 20)
    return data


def local(element: Element) -> str:
    """The tag without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def texts(element: Element, tag: str) -> Iterator[str]:
    """The text of every descendant with this full tag."""
    for found in element.iter(tag):
        if found.text:
            yield found.text
