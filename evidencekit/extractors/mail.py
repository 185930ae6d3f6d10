"""A mail's own words: subject, sender, date and body; attachments are files of their own (containers/mail.py)."""

from pathlib import Path

from evidencekit.extractors._html import Content, read_html
from evidencekit.mail import Mail, open_eml
from evidencekit.media_types import EML, MSG
from evidencekit.model import Extraction, Line, LineKind, Page, Run
from evidencekit.outlook import open_msg
from evidencekit.settings import ReadSettings

MEDIA_TYPES = (EML, MSG)
VERSION = 1

#: The head's lines as they stand in a mail, and the record's name for each.
_HEAD = (("Subject:", "subject"), ("From:", "sender"), ("To:", "to"), ("Date:", "date"))


def extract(path: Path, media_type: str, settings: ReadSettings) -> Extraction:
    """One Page: the head's lines, then the body."""
    mail = open_eml(path) if media_type == EML else open_msg(path)
    head = [
        Line((Run(label), Run(value)), LineKind.HEADING if name == "subject" else LineKind.BODY)
        for label, name in _HEAD
        if (value := getattr(mail, name))
    ]
    body = _body(mail)
    page = Page(1, 0, 0, (*head, *body.lines), tuple(body.tables))
    return Extraction((page,), paged=False, properties={"title": mail.subject} if mail.subject else {})


def _body(mail: Mail) -> Content:
    """The formatted form, which keeps tables; the plain one where there is no other."""
    if mail.html:
        content = read_html(mail.html)
        if content.lines:
            return content
    lines = [Line((Run(line.strip()),)) for line in mail.text.splitlines() if line.strip()]
    return Content(lines=lines)
