"""What a file is, told from its bytes; its name is never asked.

`identify` reads the head, looks into ZIP directories (Office, ODF, OFD, plain archive) and OLE directories (old Office, mail, encrypted
Office), and tells text formats by their first words.
"""

import io
import re
import zipfile
from pathlib import Path
from typing import BinaryIO

from evidencekit.text_encoding import decode_text

#: Raised whenever an answer changes: kinds kept under another version are asked again.
VERSION = 1

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
PPT = "application/vnd.ms-powerpoint"
WORKS = "application/vnd.ms-works"
MSG = "application/vnd.ms-outlook"
ENCRYPTED_OFFICE = "application/x-encrypted-office"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODP = "application/vnd.oasis.opendocument.presentation"
OFD = "application/ofd"
PDF = "application/pdf"
RTF = "application/rtf"
HTML = "text/html"
MHT = "multipart/related"
EML = "message/rfc822"
CSV = "text/csv"
TEXT = "text/plain"
XML = "application/xml"
ZIP = "application/zip"
RAR = "application/vnd.rar"
SEVEN_ZIP = "application/x-7z-compressed"
TAR = "application/x-tar"
GZIP = "application/gzip"
BZIP2 = "application/x-bzip2"
XZ = "application/x-xz"
UNKNOWN = "application/octet-stream"
EMPTY = "application/x-empty"

#: How much of a file is looked at for its first words.
_HEAD = 64 << 10

_PREFIXES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"MM\x00+", "image/tiff"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "image/jp2"),
    (b"\xff\x4f\xff\x51", "image/jp2"),
    (b"\xff\x0a", "image/jxl"),
    (b"\x00\x00\x00\x0cJXL ", "image/jxl"),
    (b"8BPS", "image/vnd.adobe.photoshop"),
    (b"\xd7\xcd\xc6\x9a", "image/wmf"),
    (b"Rar!\x1a\x07\x00", RAR),
    (b"Rar!\x1a\x07\x01\x00", RAR),
    (b"7z\xbc\xaf\x27\x1c", SEVEN_ZIP),
    (b"\x1f\x8b", GZIP),
    (b"BZh", BZIP2),
    (b"\xfd7zXZ\x00", XZ),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"LZIP", "application/x-lzip"),
    (b"MSCF", "application/vnd.ms-cab-compressed"),
    (b"ITSF", "application/vnd.ms-htmlhelp"),
    (b"\x7fELF", "application/x-executable"),
    (b"AC10", "image/vnd.dwg"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "application/ogg"),
    (b"\x1aE\xdf\xa3", "video/x-matroska"),
    (b"FLV\x01", "video/x-flv"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-wmv"),
    (b"\x00\x00\x01\xba", "video/mpeg"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "application/x-ms-shortcut"),
    (b"%!PS", "application/postscript"),
    (b"wOFF", "font/woff"),
    (b"CAJ\x00", "application/x-caj"),
    (b"\x00\x05\x16\x07", "application/applefile"),
)

#: Self-extracting archives begin within this much of the program.
_PROGRAM_HEAD = 2 << 20

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_BRANDS = {
    b"heic": "image/heic", b"heix": "image/heic", b"hevc": "image/heic", b"heim": "image/heic", b"heis": "image/heic",
    b"mif1": "image/heif", b"msf1": "image/heif", b"avif": "image/avif", b"avis": "image/avif",
    b"qt  ": "video/quicktime", b"M4A ": "audio/mp4",
}  # fmt: skip

_OOXML_ROOTS = (
    ("word/", DOCX),
    ("xl/", XLSX),
    ("ppt/", PPTX),
)

#: Packages that are one document (or program) and no archive of papers, by the beginning of a member's name.
_PACKAGES = (
    ("visio/document.xml", "application/vnd.ms-visio.drawing"),
    ("fixeddocumentsequence.fdseq", "application/vnd.ms-xpsdocument"),
    ("fixeddocseq.fdseq", "application/vnd.ms-xpsdocument"),
    ("index/document.iwa", "application/vnd.apple.iwork"),
    ("androidmanifest.xml", "application/vnd.android.package-archive"),
    ("meta-inf/manifest.mf", "application/java-archive"),
)

_MAIL_HEADER = re.compile(
    rb"^(received|return-path|delivered-to|message-id|mime-version|from|to|subject|date|x-[a-z-]+|content-type|reply-to|cc|"
    rb"dkim-signature|authentication-results|thread-topic|sender)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_MARKUP = re.compile(r"<(!doctype\s+html|html|head|body|table|meta|div|p|title)\b", re.IGNORECASE)


def identify(path: Path) -> str:
    """The media type of a file that is not empty; UNKNOWN when nothing fits. Raises OSError only."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
        if not head:
            return EMPTY
        return _binary(head, path) or _textual(head) or _by_tail(file)


def identify_bytes(data: bytes) -> str:
    """The same for bytes in memory."""
    if not data:
        return EMPTY
    head = data[:_HEAD]
    return _binary(head, io.BytesIO(data)) or _textual(head) or _by_tail(io.BytesIO(data))


def _binary(head: bytes, source: Path | io.BytesIO) -> str | None:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"PK00PK\x03\x04")):
        return _zipped(head, source)
    if head.startswith(_OLE):
        return _ole(source)
    for prefix, media_type in _PREFIXES:
        if head.startswith(prefix):
            return media_type
    if head.startswith(b"MZ"):
        return _program(source)
    # Readers accept a PDF header anywhere in the first kilobyte; scanners put their own lines before it.
    if b"%PDF-" in head[:1024]:
        return PDF
    return _by_structure(head, source)


def _by_structure(head: bytes, source: Path | io.BytesIO) -> str | None:
    if head[:2] == b"BM" and len(head) > 26 and head[6:10] == b"\0\0\0\0":
        return "image/bmp"
    if head[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"AVI ": "video/x-msvideo", b"WAVE": "audio/wav"}.get(head[8:12])
    if head[4:8] == b"ftyp":
        brands = [head[8:12], *(head[at : at + 4] for at in range(16, min(len(head), 64), 4))]
        return next((_BRANDS[brand] for brand in brands if brand in _BRANDS), "video/mp4")
    if head[40:44] == b" EMF" and head[:4] == b"\x01\0\0\0":
        return "image/emf"
    if head[257:262] == b"ustar":
        return TAR
    if _is_old_tar(head):
        return TAR
    if re.match(rb"(\xef\xbb\xbf)?\s*\{\\rtf", head):
        return RTF
    return None


def _is_old_tar(head: bytes) -> bool:
    """A tar header without the "ustar" mark: its checksum holds."""
    field = head[148:156].strip(b"\0 ")
    if len(head) < 512 or not re.fullmatch(rb"[0-7]{1,7}", field):
        return False
    return sum(head[:148]) + 8 * 32 + sum(head[156:512]) == int(field, 8)


def _zipped(head: bytes, source: Path | io.BytesIO) -> str:
    try:
        with zipfile.ZipFile(source) as archive:
            names = archive.namelist()
            declared = _declared(archive, names)
    except (
        zipfile.BadZipFile,
        UnicodeDecodeError,
        ValueError,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
    ):
        # Cut off or damaged: the local headers at the front still tell an Office file from an archive.
        names, declared = _front_names(head), None
    return declared or _by_names(names)


def _declared(archive: zipfile.ZipFile, names: list[str]) -> str | None:
    """What the "mimetype" member of ODF (and its kind) or the main part of OOXML says."""
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
        stated = archive.read("mimetype").decode("ascii", "replace").strip()
        for media_type in (ODT, ODS, ODP):
            if stated.startswith(media_type):
                return media_type
        if stated in ("application/epub+zip",):
            return stated
    return None


def _by_names(names: list[str]) -> str:
    lowered = [name.lower().replace("\\", "/") for name in names]
    if "ofd.xml" in lowered:
        return OFD
    office = any(name.startswith("[content_types].xml") or name.startswith("_rels/") for name in lowered)
    if office:
        if "xl/workbook.bin" in lowered:
            return XLSB
        for root, media_type in _OOXML_ROOTS:
            if any(name.startswith(root) for name in lowered):
                return media_type
    if "content.xml" in lowered and "meta-inf/manifest.xml" in lowered:
        return ODT
    for mark, media_type in _PACKAGES:
        if any(name.startswith(mark) for name in lowered):
            return media_type
    return ZIP


def _front_names(head: bytes) -> list[str]:
    names = []
    for match in re.finditer(rb"PK\x03\x04.{22}(.)(.)..", head, re.DOTALL):
        length = match[1][0] + 256 * match[2][0]
        names.append(head[match.end() : match.end() + min(length, 300)].decode("utf-8", "replace"))
    return names


def _ole(source: Path | io.BytesIO) -> str:
    import olefile

    try:
        with olefile.OleFileIO(source) as container:
            streams = {"/".join(parts).lower() for parts in container.listdir(streams=True, storages=True)}
    except Exception:
        # olefile raises whatever its tables run into; a broken OLE file is still one.
        return UNKNOWN if isinstance(source, io.BytesIO) else "application/x-ole-storage"
    if "encryptedpackage" in streams:
        return ENCRYPTED_OFFICE
    for stream, media_type in (
        ("worddocument", DOC), ("workbook", XLS), ("book", XLS), ("powerpoint document", PPT),
        ("__properties_version1.0", MSG), ("pp40", PPT), ("contents", WORKS), ("matost", WORKS),
        ("visiodocument", "application/vnd.visio"), ("catalog", "application/x-thumbs-db"),
    ):  # fmt: skip
        if stream in streams:
            return media_type
    return "application/x-ole-storage"


def _program(source: Path | io.BytesIO) -> str:
    """A Windows program; a self-extracting archive (common in old Chinese offices) is told as its archive."""
    data = (
        source.getvalue()[:_PROGRAM_HEAD] if isinstance(source, io.BytesIO) else _first(source, _PROGRAM_HEAD)
    )
    if b"Rar!\x1a\x07" in data:
        return RAR
    if b"7z\xbc\xaf\x27\x1c" in data:
        return SEVEN_ZIP
    return ZIP if zipfile.is_zipfile(source) else "application/x-dosexec"


def _first(path: Path, length: int) -> bytes:
    with path.open("rb") as file:
        return file.read(length)


def _by_tail(file: BinaryIO) -> str:
    """A ZIP whose beginning is something else: the last volume of several, or an archive glued to a picture."""
    file.seek(0, 2)
    file.seek(max(file.tell() - 0x10000 - 22, 0))
    tail = file.read()
    return ZIP if b"PK\x05\x06" in tail and b"PK\x01\x02" in tail else UNKNOWN


def _textual(head: bytes) -> str | None:
    text = decode_text(head, whole=len(head) < _HEAD)
    if text is None:
        return None
    start = text.lstrip("\ufeff \t\r\n")[:4096]
    if _is_mail(head):
        return MHT if _is_saved_page(head) else EML
    if start.startswith("<?xml") and not re.search("<html", start, re.IGNORECASE):
        return XML
    if start.startswith("<") and _MARKUP.search(start):
        return HTML
    if re.match(r"\s*(999\r?\n[^\n]*\n)?\s*0\r?\nSECTION", text):
        return "image/vnd.dxf"
    if start.startswith("[InternetShortcut]"):
        return "application/x-mswinurl"
    return CSV if is_delimited(text) else TEXT


def _is_mail(head: bytes) -> bool:
    """A header block of at least three known fields before the first empty line, beginning in the first line."""
    block = re.split(rb"\r?\n\r?\n", head.lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0]
    if not re.match(rb"(From [^\n]+\n)?[A-Za-z][A-Za-z0-9-]*[ \t]*:", block):
        return False
    found = {match[1].lower() for match in _MAIL_HEADER.finditer(block)}
    return len(found) >= 3 or b"mime-version" in found or {b"from", b"subject"} <= found


def _is_saved_page(head: bytes) -> bool:
    """A web page saved with its pictures has the form of a mail that nobody was sent."""
    block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    if re.search(rb"^(snapshot-content-location:|from:[^\n]*saved by)", block, re.I | re.M):
        return True
    sent = re.search(rb"^(to|received|message-id|delivered-to)[ \t]*:", block, re.I | re.M)
    return not sent and bool(re.search(rb"^content-type:\s*multipart/related", block, re.I | re.M))


def is_delimited(text: str) -> bool:
    """Tell whether the first lines hold a table: the same delimiter, two or more columns, in nearly every line.

    >>> is_delimited("姓名,成绩\\n张三,90\\n李四,85\\n")
    True
    >>> is_delimited("各部门，请按时参加培训,谢谢。\\n地点：会议室\\n")
    False
    """
    return delimiter_of(text) is not None


def delimiter_of(text: str) -> str | None:
    r"""The delimiter of a table in text form: tab, comma, semicolon or bar; None if it is none."""
    lines = [line for line in text.replace("\r", "\n").split("\n")[:60] if line.strip()]
    if len(text) >= 4096 and len(lines) > 1:
        lines = lines[:-1]
    if len(lines) < 2:
        return None
    for delimiter in "\t,;|":
        counts = [_outside_quotes(line, delimiter) for line in lines]
        usual = max(set(counts), key=counts.count)
        if usual >= 1 and sum(count == usual for count in counts) >= 0.8 * len(counts):
            return delimiter
    return None


def _outside_quotes(line: str, delimiter: str) -> int:
    return re.sub(r'"[^"]*"?', "", line).count(delimiter)
