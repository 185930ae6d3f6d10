"""Makes a folder of files that want to hurt their reader: `python -m tests.reading.hostile FOLDER`.

Everything comes from this script and a seed; nothing in it is dangerous to keep. `make` tells what each file must become.
"""

import io
import os
import random
import socket
import struct
import sys
import tarfile
import zipfile
import zlib
from pathlib import Path

from tests.reading.papers import docx_bytes, ooxml, pdf_bytes, png_bytes, xlsx_bytes

#: What a row must say: a status, or one of several.
Expected = dict[str, tuple[str, ...]]

ANY = ("read", "partial", "unreadable", "encrypted", "empty", "skipped")
REFUSED = ("unreadable", "partial")


def make(folder: Path, *, heavy: bool = False) -> Expected:
    """Write the corpus into *folder*; path → allowed statuses."""
    folder.mkdir(parents=True, exist_ok=True)
    expected: Expected = {}
    for maker in (
        bombs,
        nests,
        names,
        damaged,
        disguised,
        xml_attacks,
        dimensions,
        special_files,
        member_paths,
        crypts,
    ):
        expected |= maker(folder)
    if heavy:
        expected |= many(folder)
    return expected


def _put(folder: Path, name: str, data: bytes, *statuses: str) -> Expected:
    (folder / name).write_bytes(data)
    return {name: statuses or ANY}


def zip_bytes(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def bombs(folder: Path) -> Expected:
    """Small files that unpack to gigabytes, in layers, overlapping, or as parts of Office files."""
    flat = zip_bytes({f"{n}.txt": b"\0" * (20 << 20) for n in range(8)})
    layered = flat
    for _ in range(3):
        layered = zip_bytes({f"{n}.zip": layered for n in range(16)})
    body = b"<w:p><w:r><w:t>" + b"A" * (201 << 20) + b"</w:t></w:r></w:p>"
    return (
        _put(folder, "bomb-flat.zip", flat, "read", "partial")
        | _put(folder, "bomb-layers.zip", layered, "read", "partial")
        | _put(folder, "bomb-overlap.zip", overlapping_zip(200, 1 << 20), *ANY)
        | _put(
            folder,
            "bomb.docx",
            ooxml("word/document.xml", "document.main+xml", b"<w:document>" + body),
            "unreadable",
        )
        | _put(folder, "bomb.gz", _gzip_zeros(140 << 20), *ANY)
    )


def overlapping_zip(entries: int, size: int) -> bytes:
    """One packed kernel that many directory entries point at."""
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = b"\0" * size
    packed = kernel.compress(data) + kernel.flush()
    name = b"k"
    local = (
        struct.pack(
            "<4s2B4HL2L2H", b"PK\x03\x04", 20, 0, 0, 8, 0, 0, zlib.crc32(data), len(packed), size, 1, 0
        )
        + name
        + packed
    )
    central = b"".join(
        struct.pack(
            "<4s4B4HL2L5H2L",
            b"PK\x01\x02",
            20,
            0,
            20,
            0,
            0,
            8,
            0,
            0,
            zlib.crc32(data),
            len(packed),
            size,
            len(part),
            0,
            0,
            0,
            0,
            0,
            0,
        )
        + part
        for part in (f"e{n}".encode() for n in range(entries))
    )
    return (
        local
        + central
        + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, entries, entries, len(central), len(local), 0)
    )


def _gzip_zeros(size: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([packer.compress(b"\0" * (1 << 20)) for _ in range(size >> 20)]) + packer.flush()


def nests(folder: Path) -> Expected:
    """Archives within archives, and XML within XML."""
    inner = zip_bytes({"paper.txt": "最里面".encode()})
    for depth in range(12):
        inner = zip_bytes({f"{depth}.zip": inner})
    deep = (
        b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
        + b"<w:sdt>" * 5000
        + b"</w:sdt>" * 5000
    )
    groups = b"{\\rtf1" + b"{" * 50_000 + b"x" + b"}" * 50_000 + b"}"
    html = b"<html><body>" + b"<div>" * 30_000 + "深".encode() + b"</div>" * 30_000
    return (
        _put(folder, "nest.zip", inner, "read")
        | _put(
            folder,
            "deep.docx",
            ooxml("word/document.xml", "document.main+xml", deep + b"</w:body></w:document>"),
            *ANY,
        )
        | _put(folder, "deep.rtf", groups, *ANY)
        | _put(folder, "deep.html", html, *ANY)
    )


def names(folder: Path) -> Expected:
    """File names that break scripts."""
    long = "长" * 83 + ".txt"
    text = "内容".encode()
    expected: Expected = {}
    for name in (
        b"line\nbreak.txt",
        b"tab\tname.txt",
        "表情😀.txt".encode(),
        long.encode(),
        b"gbk-\xc5\xe0\xd1\xb5.txt",
        b"-rf.txt",
        b"$(id).txt",
        b"%s%n.txt",
        b"back\\slash.txt",
        b"\x1b[31mred.txt",
    ):
        (folder / os.fsdecode(name)).write_bytes(text)
        shown = (
            name.decode("utf-8", "backslashreplace")
            .replace("\n", "\\x0a")
            .replace("\t", "\\x09")
            .replace("\x1b", "\\x1b")
        )
        expected[shown] = ("read",)
    slashes = {
        "0x5c.zip": _raw_zip(
            {
                "培训计划\\十一月\\表.txt".encode("gbk"): text,
                "功能\\许可证.txt".encode("gbk"): text,
                "目录/文件.txt".encode(): text,
            }
        )
    }
    for name_of_zip, data in slashes.items():
        expected |= _put(folder, name_of_zip, data, "read")
    for member in ("培训计划/十一月/表.txt", "功能/许可证.txt", "目录/文件.txt"):
        expected[f"0x5c.zip/{member}"] = ("read",)
    return expected


def _raw_zip(members: dict[bytes, bytes], flags: int = 0) -> bytes:
    """An archive whose names are these bytes, with these flags."""
    body, directory = bytearray(), bytearray()
    for name, data in members.items():
        crc = zlib.crc32(data)
        at = len(body)
        body += (
            struct.pack(
                "<4s2B4HL2L2H", b"PK\x03\x04", 20, 0, flags, 0, 0, 0, crc, len(data), len(data), len(name), 0
            )
            + name
            + data
        )
        directory += (
            struct.pack(
                "<4s4B4HL2L5H2L",
                b"PK\x01\x02",
                20,
                0,
                20,
                0,
                flags,
                0,
                0,
                0,
                crc,
                len(data),
                len(data),
                len(name),
                0,
                0,
                0,
                0,
                0,
                at,
            )
            + name
        )
    return (
        body
        + directory
        + struct.pack(
            "<4s4H2LH",
            b"PK\x05\x06",
            0,
            0,
            min(len(members), 0xFFFF),
            min(len(members), 0xFFFF),
            len(directory),
            len(body),
            0,
        )
    )


def damaged(folder: Path) -> Expected:
    """Whole files of each format cut at many places and with flipped bits."""
    chance = random.Random(5)
    sound = {
        "docx": docx_bytes("受损"), "xlsx": xlsx_bytes([["受损", 1]]), "pdf": pdf_bytes("damaged"), "png": png_bytes(200, 100),
        "zip": zip_bytes({"a.txt": b"a" * 5000, "b.docx": docx_bytes("里")}),
        "rtf": b"{\\rtf1\\ansi hello \\u22521?\\par}", "eml": _mail(), "ofd": ofd_bytes("受损的版式文件"),
    }  # fmt: skip
    expected: Expected = {}
    for kind, data in sound.items():
        for cut in sorted(
            {
                1,
                2,
                10,
                100,
                len(data) // 2,
                len(data) - 1,
                *(chance.randrange(1, len(data)) for _ in range(4)),
            }
        ):
            expected |= _put(folder, f"cut-{cut:06d}.{kind}", data[:cut], *ANY)
        for number in range(6):
            flipped = bytearray(data)
            for _ in range(chance.choice((1, 8, 64))):
                flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
            expected |= _put(folder, f"flip-{number}.{kind}", bytes(flipped), *ANY)
    return expected


def _mail() -> bytes:
    return b'From: a@example.com\r\nTo: b@example.com\r\nSubject: =?utf-8?B?5Z+56K6t?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nhello\r\n--x\r\nContent-Type: application/pdf; name="=?gb2312?B?xeDRtQ==?=.pdf"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK\r\n--x--\r\n'


def ofd_bytes(words: str) -> bytes:
    """A one-page OFD."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    return zip_bytes(
        {
            "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>".encode(),
            "Doc_0/Document.xml": f'<ofd:Document {space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/P.xml"/></ofd:Pages></ofd:Document>'.encode(),
            "Doc_0/Pages/P.xml": f'<ofd:Page {space}><ofd:Content><ofd:Layer><ofd:TextObject Boundary="20 30 100 8" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="g {len(words) - 1} 5">{words}</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>'.encode(),
        }
    )


def disguised(folder: Path) -> Expected:
    """Endings that lie, and files glued to files."""
    return (
        _put(folder, "docx called.doc", docx_bytes("其实是新格式"), "read")
        | _put(folder, "xlsx called.xls", xlsx_bytes([["表"]]), "read")
        | _put(
            folder,
            "html called.xls",
            "<html><table><tr><td>项目</td><td>值</td></tr><tr><td>电</td><td>1</td></tr></table></html>".encode(),
            "read",
        )
        | _put(folder, "text called.pdf", "只是文字".encode(), "read")
        | _put(folder, "zip called.docx", zip_bytes({"a.txt": b"x"}), "read")
        | _put(folder, "nothing.pdf", b"", "empty")
        | _put(folder, "zeros.docx", b"\0" * 4096, *REFUSED)
        | _put(folder, "noise.xlsx", random.Random(1).randbytes(20_000), *REFUSED)
        | _put(folder, "~$lock.docx", b"\x05user" + b" " * 157, "skipped")
        | _put(folder, "Thumbs.db", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "skipped")
    )


def xml_attacks(folder: Path) -> Expected:
    """Entities that multiply, and ones that ask for other files."""
    laughs = (
        b"<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a0 'ha'>"
        + b"".join(b"<!ENTITY a%d '%s'>" % (n, (b"&a%d;" % (n - 1)) * 10) for n in range(1, 12))
        + b"]>"
    )
    steal = b"<?xml version='1.0'?><!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    word = b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>"
    return (
        _put(
            folder,
            "laughs.docx",
            ooxml("word/document.xml", "document.main+xml", laughs + word % b"&a11;"),
            *ANY,
        )
        | _put(
            folder, "xxe.docx", ooxml("word/document.xml", "document.main+xml", steal + word % b"&x;"), *ANY
        )
        | _put(folder, "laughs.xml", laughs + b"<r>&a11;</r>", *ANY)
        | _put(folder, "xxe.xml", steal + b"<r>&x;</r>", *ANY)
        | _put(folder, "xxe.html", steal + b"<html><body>&x;</body></html>", *ANY)
    )


def dimensions(folder: Path) -> Expected:
    """Sheets, pictures and tables larger than anything real."""
    far = (
        b"<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>near</t></is></c></row>"
        b"<row r='1048576'><c r='XFD1048576' t='inlineStr'><is><t>far</t></is></c></row></sheetData><mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells></worksheet>"
    )
    wide = (
        b"<html><body><table>"
        + b"<tr><td rowspan=60000 colspan=60000>x</td><td>y</td></tr>" * 50
        + b"</table></body></html>"
    )
    return (
        _put(folder, "far.xlsx", ooxml("xl/worksheets/sheet1.xml", "sheet", far), "read", "partial")
        | _put(folder, "picture-2gib.png", png_bytes(46_000, 46_000), *REFUSED)
        | _put(folder, "picture-wide.png", png_bytes(2_000_000_000, 1), *REFUSED)
        | _put(folder, "spans.html", wide, *ANY)
        | _put(
            folder,
            "columns.csv",
            b",".join([b"1"] * 20_000) + b"\n" + b",".join([b"2"] * 20_000) + b"\n",
            *ANY,
        )
    )


def special_files(folder: Path) -> Expected:
    """What is no plain file."""
    (folder / "link-out").symlink_to("/etc/passwd")
    (folder / "link-loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.pdf")
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(folder)
        server.bind("plug.docx")
        os.chdir(here)
    return dict.fromkeys(("link-out", "link-loop", "pipe.pdf", "plug.docx"), ("skipped",))


def member_paths(folder: Path) -> Expected:
    """Members that want to be written somewhere else, and ones that are no files."""
    text = b"outside"
    members = {
        b"../../../../tmp/evidencekit-escaped.txt": text,
        b"/etc/evidencekit-escaped.txt": text,
        b"C:\\windows\\evidencekit-escaped.txt": text,
        b"a/../../b.txt": text,
        b"": text,
        b"/": text,
        b"dup.txt": text,
        b"\0.txt": text,
        b"x" * 60_000: text,
    }
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for kind, name in (
            (tarfile.SYMTYPE, "link"),
            (tarfile.FIFOTYPE, "fifo"),
            (tarfile.CHRTYPE, "device"),
            (tarfile.LNKTYPE, "hard"),
        ):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
        entry = tarfile.TarInfo("../../evidencekit-escaped.txt")
        entry.size = len(text)
        archive.addfile(entry, io.BytesIO(text))
    expected = _put(folder, "paths.zip", _raw_zip(members), "read") | _put(
        folder, "paths.tar.gz", out.getvalue(), "read"
    )
    expected |= {
        "paths.zip/../../../../tmp/evidencekit-escaped.txt": ("read",),
        "paths.zip/etc/evidencekit-escaped.txt": ("read",),
    }
    expected |= {f"paths.tar.gz/{name}": ("skipped",) for name in ("link", "fifo", "device", "hard")}
    return (
        expected
        | _put(folder, "bad-flag.zip", _raw_zip({"培训.txt".encode("gbk"): text}, flags=0x800), "read")
        | {"bad-flag.zip/培训.txt": ("read",)}
    )


def crypts(folder: Path) -> Expected:
    """Flags that say encrypted over bytes that are not."""
    return _put(folder, "locked.zip", _raw_zip({b"secret.txt": b"0123456789abcdef"}, flags=1), "read") | {
        "locked.zip/secret.txt": ("encrypted",)
    }


def many(folder: Path) -> Expected:
    """Thousands of pages, objects and members."""
    return (
        _put(folder, "members.zip", zip_bytes({f"{n}.txt": b"" for n in range(30_000)}), "partial")
        | _put(folder, "pages.pdf", pdf_bytes("page", pages=3_000), "read", "partial")
        | _put(folder, "objects.pdf", pdf_bytes("x", objects=40_000), *ANY)
    )


if __name__ == "__main__":
    print(len(make(Path(sys.argv[1]), heavy=True)), "rows expected")
