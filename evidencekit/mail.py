"""Mails opened: eml (and saved web pages, which have the same form); `outlook.py` makes the same record of msg files."""

import email
import email.policy
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email.header import decode_header
from email.message import Message
from pathlib import Path
from typing import Any

from evidencekit.faults import Unreadable
from evidencekit.text_encoding import decode_text

#: A forwarded mail inside a mail inside a mail …
_MAX_PARTS = 2_000

#: How Python carries an undecodable byte.
_BYTE = re.compile("[\udc80-\udcff]")
_NAME = re.compile(r"name\s*=\s*\"?([^\";\r\n]+)", re.IGNORECASE)

_TEXT_SUFFIXES = {
    "text/html": ".html",
    "text/plain": ".txt",
    "message/rfc822": ".eml",
    "text/calendar": ".ics",
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a mail. `data` None: it could not be taken out. `inline`: shown inside the words.

    `content_id` and `location`: how the words name it.
    """

    name: str
    data: bytes | None
    inline: bool = False
    content_id: str = ""
    location: str = ""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail's own words. `html` and `text` are its two forms, "" where it lacks one."""

    subject: str
    sender: str
    to: str
    date: str
    text: str
    html: str
    attachments: tuple[Attachment, ...]


def open_eml(path: Path) -> Mail:
    """A mail of the form that servers exchange; Unreadable if it has none of it."""
    data = path.read_bytes()
    try:
        message = email.message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=email.policy.compat32)
    except (ValueError, LookupError, RecursionError) as fault:
        raise Unreadable("damaged", what=type(fault).__name__) from fault
    texts: dict[str, list[str]] = {"text/plain": [], "text/html": []}
    attachments: list[Attachment] = []
    for part in _leaves(message, [0]):
        kind = part.get_content_type()
        name = _file_name(part)
        if kind in texts and name is None and part.get_content_disposition() != "attachment":
            texts[kind].append(_words(part))
        else:
            attachments.append(_attachment(part, name, kind, len(attachments) + 1))
    return Mail(
        _header(message, "Subject"), _header(message, "From"), _header(message, "To"), _header(message, "Date"),
        "\n".join(texts["text/plain"]), "\n".join(texts["text/html"]), tuple(attachments),
    )  # fmt: skip


def _leaves(message: Any, count: list[int]) -> Iterator[Any]:
    """The parts that hold something; a mail put in as a whole is one part."""
    count[0] += 1
    if count[0] > _MAX_PARTS:
        raise Unreadable("too-deep")
    kind = message.get_content_type()
    payload = message.get_payload()
    if kind == "message/rfc822" or not isinstance(payload, list):
        yield message
        return
    for part in payload:
        if isinstance(part, Message):
            yield from _leaves(part, count)


def _attachment(part: Any, name: str | None, kind: str, number: int) -> Attachment:
    content_id = str(part.get("Content-ID", "")).strip().strip("<>")
    if kind == "message/rfc822":
        payload = part.get_payload()
        inner = payload[0] if isinstance(payload, list) and payload else payload
        data: bytes | None = None
        with suppress(ValueError, LookupError, AttributeError, TypeError, KeyError, UnicodeError):
            data = inner.as_bytes() if isinstance(inner, Message) else str(inner).encode("utf-8", "replace")
        subject = _header(inner, "Subject") if isinstance(inner, Message) else ""
        return Attachment(name or f"{subject or f'attachment{number}'}.eml", data)
    data = None
    with suppress(ValueError, LookupError, AttributeError, TypeError):
        data = part.get_payload(decode=True)
    suffix = _TEXT_SUFFIXES.get(kind, "." + kind.rpartition("/")[2].split("+")[0])
    inline = part.get_content_disposition() != "attachment" and bool(content_id)
    location = str(part.get("Content-Location", "")).strip()
    return Attachment(name or f"attachment{number}{suffix}", data, inline, content_id, location)


def _file_name(part: Any) -> str | None:
    """The attachment's name: encoded words inside quotes and raw GBK bytes are common in Chinese mails."""
    for header in ("Content-Disposition", "Content-Type"):
        raw = _raw(part, header)
        found = _NAME.search(decoded_words(raw)) if _BYTE.search(raw) else None
        if found is not None:
            return found[1].strip()
    with suppress(ValueError, LookupError, TypeError, AttributeError, IndexError):
        name = part.get_filename()
        if name:
            return decoded_words(name).replace("\r", "").replace("\n", "").strip() or None
    return None


def _words(part: Any) -> str:
    data = None
    with suppress(ValueError, LookupError, AttributeError, TypeError):
        data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    charset = (part.get_content_charset() or "").lower()
    # "gb2312" in a mail means whatever the sender's Windows had: its superset reads all of them.
    charset = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030"}.get(charset, charset)
    if charset and charset not in ("us-ascii", "unknown-8bit"):
        with suppress(UnicodeDecodeError, LookupError):
            return data.decode(charset)
    return decode_text(data) or data.decode("utf-8", "replace")


def _header(message: Any, name: str) -> str:
    return re.sub(r"\s*[\r\n]+\s*", " ", decoded_words(_raw(message, name))).strip()


def _raw(message: Any, name: str) -> str:
    """A header as it stands: the library's own accessors turn undecodable bytes into question marks."""
    return next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")


def decoded_words(value: str) -> str:
    """A header's text: encoded words decoded, raw bytes guessed.

    >>> decoded_words("=?gb2312?B?xeDRtbzGu64=?=.docx")
    '培训计划.docx'
    """
    if _BYTE.search(value):
        raw = (
            value.encode("ascii", "surrogateescape")
            if value.isascii()
            else value.encode("utf-8", "surrogateescape")
        )
        value = decode_text(raw) or raw.decode("utf-8", "replace")
    if "=?" not in value:
        return value
    # Encoded words stuck to other characters are against the rule and usual.
    spaced = re.sub(r"(\?=)(?=\S)", r"\1 ", re.sub(r"(?<=\S)(=\?[^?\s]+\?[bBqQ]\?)", r" \1", value))
    try:
        parts = decode_header(spaced)
    except (ValueError, LookupError, email.errors.HeaderParseError):
        return value
    words = [part if isinstance(part, str) else _decoded(part, charset) for part, charset in parts]
    joined = "".join(words)
    return re.sub(r"(?<=[^\x00-\x7f]) +(?=[.\w])", "", joined).strip()


def _decoded(data: bytes, charset: str | None) -> str:
    name = {"gb2312": "gb18030", "gbk": "gb18030", "unknown-8bit": "utf-8"}.get(
        (charset or "").lower(), charset or "utf-8"
    )
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return decode_text(data) or data.decode("utf-8", "replace")
