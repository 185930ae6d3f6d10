"""Zip archives with fixed times: office packages, plain archives, and archives whose names are GBK without the flag."""

from __future__ import annotations

import io
import re
import zipfile

TIME = (2026, 3, 2, 9, 0, 0)
STAMP = b"2026-03-02T09:00:00Z"


class _GbkEntry(zipfile.ZipInfo):
    """An entry as an old Chinese archiver writes it: GBK bytes, general purpose bit 11 unset."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def zip_bytes(members: dict[str, bytes], *, gbk: bool = False) -> bytes:
    """An archive of the members in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            entry = _GbkEntry(name, TIME) if gbk else zipfile.ZipInfo(name, TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return buffer.getvalue()


def fixed_package(data: bytes, *, macro: bool = False) -> bytes:
    """An office package again, with fixed times inside and outside; `macro` marks a workbook as xlsm."""
    members: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:\w+[^>]*>)[^<]*(</dcterms)", rb"\g<1>" + STAMP + rb"\g<2>", part)
            if macro and name == "[Content_Types].xml":
                part = part.replace(
                    b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
                    b"vnd.ms-excel.sheet.macroEnabled.main",
                )
            members[name] = part
    return zip_bytes(members)
