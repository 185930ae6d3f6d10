"""Outlook's msg files: an OLE storage of properties, read to the same record as other mails.

Stream names and property numbers as in Microsoft's public note [MS-OXMSG]. Own reader instead of a library: Chinese mails keep their words in code
page 936, which the libraries at hand decode as Latin, and leave out mails attached as a whole.
"""

import struct
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from evidencekit.compressed_rtf import decompressed
from evidencekit.faults import Unreadable
from evidencekit.mail import Attachment, Mail
from evidencekit.text_encoding import decode_text

_SUBJECT, _SENDER, _SENDER_MAIL, _TO, _BODY, _HTML, _RTF = (
    0x0037,
    0x0C1A,
    0x0C1F,
    0x0E04,
    0x1000,
    0x1013,
    0x1009,
)
_FILE, _LONG_FILE, _DATA, _CONTENT_ID, _DISPLAY = 0x3704, 0x3707, 0x3701, 0x3712, 0x3001
_SENT, _RECEIVED, _CODE_PAGE, _INTERNET_CODE_PAGE = 0x0039, 0x0E06, 0x3FFD, 0x3FDE

_MAX_DEPTH = 8
_MAX_ATTACHMENTS = 2_000


def open_msg(path: Path) -> Mail:
    """The mail; Unreadable if its storage is broken."""
    import olefile

    try:
        with olefile.OleFileIO(str(path)) as container:
            return _Storage(container, [], 32).mail(depth=0)
    except Unreadable:
        raise
    except (OSError, ValueError, IndexError, KeyError, TypeError, struct.error, RecursionError) as fault:
        # What olefile's tables run into on a broken storage.
        raise Unreadable("damaged", what=type(fault).__name__) from fault


class _Storage:
    """A message, attached message or attachment within the container."""

    def __init__(self, container: Any, path: list[str], header: int) -> None:
        self._container = container
        self._path = path
        self._numbers = self._fixed(header)

    def _stream(self, name: str) -> bytes | None:
        path = [*self._path, name]
        if not self._container.exists(path) or self._container.get_type(path) != 2:
            return None
        data: bytes = self._container.openstream(path).read()
        return data

    def _fixed(self, header: int) -> dict[int, bytes]:
        """Values of fixed length by property number."""
        data = self._stream("__properties_version1.0") or b""
        return {
            struct.unpack_from("<H", data, at + 2)[0]: data[at + 8 : at + 16]
            for at in range(header, len(data) - 15, 16)
        }

    def _encoding(self) -> str:
        for number in (_INTERNET_CODE_PAGE, _CODE_PAGE):
            value = self._numbers.get(number)
            if value is not None:
                page = struct.unpack_from("<L", value)[0]
                return {65001: "utf-8", 936: "gb18030", 54936: "gb18030", 20936: "gb18030", 950: "cp950"}.get(
                    page, f"cp{page}"
                )
        return ""

    def binary(self, number: int) -> bytes | None:
        """A property of bytes."""
        return self._stream(f"__substg1.0_{number:04X}0102")

    def text(self, number: int) -> str:
        """A property of words, "" if absent."""
        wide = self._stream(f"__substg1.0_{number:04X}001F")
        if wide is not None:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        return self._decoded(self._stream(f"__substg1.0_{number:04X}001E")).rstrip("\0")

    def _decoded(self, data: bytes | None) -> str:
        if not data:
            return ""
        try:
            return data.decode(self._encoding() or "utf-8")
        except (UnicodeDecodeError, LookupError):
            return decode_text(data) or data.decode("utf-8", "replace")

    def mail(self, depth: int) -> Mail:
        """The message in this storage."""
        text = self.text(_BODY)
        html = self._decoded(self.binary(_HTML)) or self.text(_HTML)
        packed = self.binary(_RTF)
        attachments = list(self._attachments(depth))
        if not text and not html and packed:
            rtf = decompressed(packed)
            attachments += [Attachment("body.rtf", rtf)] if rtf else []
        sender = " ".join(filter(None, (self.text(_SENDER), self.text(_SENDER_MAIL))))
        return Mail(self.text(_SUBJECT), sender, self.text(_TO), self._date(), text, html, tuple(attachments))

    def _date(self) -> str:
        for number in (_SENT, _RECEIVED):
            value = self._numbers.get(number)
            ticks = struct.unpack("<Q", value)[0] if value is not None else 0
            # Hundreds of nanoseconds since 1601; beyond the year 9999 it is no date.
            if 0 < ticks < 2_650_467_744_000_000_000:
                moment = datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)
                return moment.strftime("%Y-%m-%d %H:%M:%S UTC")
        return ""

    def _attachments(self, depth: int) -> list[Attachment]:
        prefix = "__attach_version1.0_#"
        level = len(self._path)
        names = {
            parts[level]
            for parts in self._container.listdir(streams=True, storages=True)
            if len(parts) > level and parts[:level] == self._path and parts[level].startswith(prefix)
        }
        found = []
        for number, name in enumerate(sorted(names)[:_MAX_ATTACHMENTS], start=1):
            found.append(_Storage(self._container, [*self._path, name], 8)._attachment(number, depth))
        return found

    def _attachment(self, number: int, depth: int) -> Attachment:
        name = self.text(_LONG_FILE) or self.text(_FILE) or self.text(_DISPLAY) or f"attachment{number}"
        inner = [*self._path, f"__substg1.0_{_DATA:04X}000D"]
        if self._container.exists(inner):
            if depth >= _MAX_DEPTH:
                return Attachment(name, None)
            mail = _Storage(self._container, inner, 24).mail(depth + 1)
            return Attachment(f"{name.removesuffix('.msg')}.eml", as_eml(mail))
        content_id = self.text(_CONTENT_ID)
        return Attachment(name, self.binary(_DATA), bool(content_id), content_id)


def as_eml(mail: Mail) -> bytes:
    """A mail in the form that servers exchange, so that a mail attached as a whole is a file like any other."""
    message = EmailMessage()
    for name, value in (
        ("Subject", mail.subject),
        ("From", mail.sender),
        ("To", mail.to),
        ("Date", mail.date),
    ):
        clean = " ".join(value.split())
        message[f"X-{name}" if name in ("From", "To", "Date") else name] = clean
    message["MIME-Version"] = "1.0"
    message.set_content(mail.text or " ")
    if mail.html:
        message.add_alternative(mail.html, subtype="html")
    for attachment in mail.attachments:
        if attachment.data is not None:
            message.add_attachment(
                attachment.data, maintype="application", subtype="octet-stream", filename=attachment.name
            )
    boundary = "evidencekit-attached-mail"
    if message.is_multipart():
        for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
            part.set_boundary(f"{boundary}-{number}")
    return message.as_bytes()
