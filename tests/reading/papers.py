"""Small sound papers as bytes, made without the libraries under test where that is easy."""

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def package(parts: dict[str, bytes]) -> bytes:
    """A ZIP of these parts, in order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def links(*targets: tuple[str, str, str]) -> bytes:
    """A relationships part: (id, kind, target)."""
    rows = "".join(
        f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for i, kind, target in targets
    )
    return f'<Relationships xmlns="{_LINKS}">{rows}</Relationships>'.encode()


def ooxml(part: str, kind: str, data: bytes) -> bytes:
    """A Word or Excel package around one part as it is."""
    main = part if part.startswith("word/") else "xl/workbook.xml"
    word = part.startswith("word/")
    content = (
        f"application/vnd.openxmlformats-officedocument.{'wordprocessingml' if word else 'spreadsheetml'}."
    )
    main_kind = kind if word else "sheet.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/{main}" ContentType="{content}{main_kind}"/></Types>'.encode(),
        "_rels/.rels": links(("rId1", "officeDocument", main)),
    }
    if not word:
        parts["xl/workbook.xml"] = (
            f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'.encode()
        )
        parts["xl/_rels/workbook.xml.rels"] = links(("rId1", "worksheet", "worksheets/sheet1.xml"))
    return package(parts | {part: data})


def docx_bytes(*paragraphs: str, body: str = "") -> bytes:
    """A Word document of these paragraphs, or with this body XML."""
    inner = body or "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return ooxml(
        "word/document.xml",
        "document.main+xml",
        f'<w:document xmlns:w="{_WORD}"><w:body>{inner}</w:body></w:document>'.encode(),
    )


def xlsx_bytes(rows: Sequence[Sequence[object]]) -> bytes:
    """A workbook of one sheet."""
    xml = "".join("<row>" + "".join(_cell(value) for value in row) + "</row>" for row in rows)
    return ooxml(
        "xl/worksheets/sheet1.xml",
        "sheet",
        f'<worksheet xmlns="{_SHEET}"><sheetData>{xml}</sheetData></worksheet>'.encode(),
    )


def _cell(value: object) -> str:
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t>{value}</t></is></c>'
    return f"<c><v>{value}</v></c>"


def png_bytes(width: int, height: int) -> bytes:
    """A PNG that declares this size; small ones are whole and white."""
    rows = b"".join(b"\0" + b"\xff" * width for _ in range(height)) if width * height < 1_000_000 else b"\0"
    chunks = (
        (b"IHDR", struct.pack(">2L5B", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def pdf_bytes(words: str, *, pages: int = 1, objects: int = 1) -> bytes:
    """A PDF of Latin words."""
    content = "".join(
        f"BT /F1 12 Tf 72 {700 - n % 600} Td ({words}) Tj ET\n" for n in range(objects)
    ).encode()
    kids = " ".join(f"{4 + n} 0 R" for n in range(pages))
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {pages}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    stream = 4 + pages
    bodies += [
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents {stream} 0 R>>".encode()
    ] * pages
    bodies.append(b"<</Length %d>>stream\n" % len(content) + content + b"\nendstream")
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
        + table
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, len(out))
    )
