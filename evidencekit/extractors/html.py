"""Web pages: html and mht (saved with their pictures)."""

from pathlib import Path

from evidencekit.extractors._html import Content, read_html
from evidencekit.extractors._pictures import read_pictures
from evidencekit.extractors._web_encoding import decode_page
from evidencekit.mail import Mail, open_eml
from evidencekit.media_types import HTML, MHT
from evidencekit.model import Extraction, FileStatus, Page, Reason
from evidencekit.settings import ReadSettings

MEDIA_TYPES = (HTML, MHT)
VERSION = 1

_MAX_BYTES = 32 << 20


def extract(path: Path, media_type: str, settings: ReadSettings) -> Extraction:
    """One Page for the text and one for each picture worth reading."""
    if media_type == MHT:
        mail = open_eml(path)
        content = read_html(mail.html, lambda address: _part(mail, address)) if mail.html else Content()
    else:
        with path.open("rb") as file:
            content = read_html(decode_page(file.read(_MAX_BYTES)))
    page = Page(1, 0, 0, tuple(content.lines), tuple(content.tables), has_picture=bool(content.pictures))
    read, complete = read_pictures(content.pictures, 2, settings)
    properties = {"title": content.title} if content.title else {}
    if complete:
        return Extraction((page, *read), paged=False, properties=properties)
    reason = Reason("picture-unread")
    return Extraction(
        (page, *read), paged=False, status=FileStatus.PARTIAL, reason=reason, properties=properties
    )


def _part(mail: Mail, address: str) -> bytes | None:
    """A picture that came with the page, by its Content-ID or its name."""
    wanted = address.removeprefix("cid:")
    for attachment in mail.attachments:
        if wanted and (attachment.content_id == wanted or attachment.location == address):
            return attachment.data
    return None
