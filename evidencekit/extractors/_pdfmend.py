"""A PDF whose tail is lost, given a new one that lists the pages that are still there.

A PDF's table of contents stands at its end, so a download that broke off cannot be opened although most pages are whole. Pages kept
inside compressed object streams cannot be found this way.
"""

import re

_OBJECT = re.compile(rb"(?<![0-9])(\d{1,9})\s+(\d{1,5})\s+obj\b(.{0,4096}?)(?:endobj|stream\b)", re.DOTALL)
_CATALOG = re.compile(rb"/Type\s*/Catalog\b")
_PAGE = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")
_NUMBER = re.compile(rb"(?<![0-9])(\d{1,9})\s+\d{1,5}\s+obj\b")
#: Larger files are not held in memory for mending.
MOST_BYTES = 256 << 20


def mended(data: bytes) -> bytes | None:
    """The file with a new catalog and trailer; None when no whole page object is left."""
    root: bytes | None = None
    pages: list[bytes] = []
    for match in _OBJECT.finditer(data):
        reference = match.group(1) + b" " + match.group(2) + b" R"
        if _CATALOG.search(match.group(3)):
            root = reference
        elif _PAGE.search(match.group(3)):
            pages.append(reference)
    if not pages:
        return None
    if root is not None:
        return data + b"\ntrailer\n<< /Root " + root + b" >>\nstartxref\n0\n%%EOF\n"
    return data + _new_tail(pages, max(int(number) for number in _NUMBER.findall(data)))


def _new_tail(pages: list[bytes], highest: int) -> bytes:
    """A page tree and a catalog of new object numbers, and a trailer that names them."""
    tree, catalog = highest + 1, highest + 2
    kids = b" ".join(pages)
    return (
        b"\nendobj\n%d 0 obj\n<< /Type /Pages /Kids [ %s ] /Count %d >>\nendobj\n" % (tree, kids, len(pages))
        + b"%d 0 obj\n<< /Type /Catalog /Pages %d 0 R >>\nendobj\n" % (catalog, tree)
        + b"trailer\n<< /Root %d 0 R /Size %d >>\nstartxref\n0\n%%%%EOF\n" % (catalog, catalog + 1)
    )
