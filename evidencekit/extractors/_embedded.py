"""Files put into a document as objects (a PDF or workbook behind an icon): taken out of their wrapping and read as further pages.

Modern ones lie in the package as they are; older ones are OLE storages: a "Package" with the whole file in its Ole10Native stream, a PDF in
"CONTENTS", or a document of an old Office program that is an OLE file itself.
"""

import io
from collections.abc import Iterable
from dataclasses import replace

from evidencekit import media_types
from evidencekit.extractors._faults import Encrypted, Unreadable
from evidencekit.extractors._foreign import extract_inner
from evidencekit.model import Page
from evidencekit.settings import ReadSettings

#: Kinds of links that lead to such objects.
KINDS = ("package", "oleObject")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAX_OBJECTS = 100


def read_embedded(
    objects: Iterable[bytes], first_number: int, settings: ReadSettings
) -> tuple[list[Page], bool]:
    """The pages of all objects, numbered on; and whether every one could be read."""
    pages: list[Page] = []
    complete = True
    for count, data in enumerate(objects):
        if count >= _MAX_OBJECTS:
            return pages, False
        inner = unwrapped(data)
        if inner is None:
            continue
        try:
            extraction = extract_inner(inner, settings)
        except (Unreadable, Encrypted):
            complete = False
            continue
        for page in extraction.pages:
            pages.append(replace(page, number=first_number + len(pages)))
    return pages, complete


def unwrapped(data: bytes) -> bytes | None:
    """The file within an object, None for what is no file (a formula, a control, a drawing)."""
    if not data.startswith(_OLE):
        return data
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            for name in ("Package", "CONTENTS", "\x01Ole10Native"):
                if container.exists(name):
                    stream = container.openstream(name).read()
                    return _native(stream) if name.endswith("Native") else stream
    except (OSError, ValueError, IndexError, TypeError, AttributeError):
        return None
    known = media_types.identify_bytes(data)
    return data if known in (media_types.DOC, media_types.XLS, media_types.PPT) else None


def _native(stream: bytes) -> bytes | None:
    """The file of an Ole10Native stream: size, flags, label, path, two numbers, path again, size, bytes."""
    at = 6
    for _ in range(2):
        end = stream.find(b"\0", at)
        if end < 0:
            return None
        at = end + 1
    at += 4
    length = int.from_bytes(stream[at : at + 4], "little")
    at += 4 + length
    size = int.from_bytes(stream[at : at + 4], "little")
    body = stream[at + 4 : at + 4 + size]
    return body if size and len(body) == size else None
