"""Mails: attachments are members; the mail's own words are read as its pages by extractors/mail.py."""

from collections.abc import Iterator
from pathlib import Path

from evidencekit.mail import Attachment, open_eml
from evidencekit.media_types import EML, MSG
from evidencekit.model import Reason
from evidencekit.outlook import open_msg
from evidencekit.settings import ReadSettings
from evidencekit.spool import Spool

MEDIA_TYPES = (EML, MSG)
VERSION = 1

#: Pictures within the words smaller than this are signatures' logos and smileys.
_SMALL_INLINE = 12 << 10


def unpack(path: Path, media_type: str, spool: Spool, settings: ReadSettings) -> None:
    """Put every attachment into the spool; names are made distinct as mail programs do."""
    mail = open_eml(path) if media_type == EML else open_msg(path)
    seen: dict[str, int] = {}
    for attachment in mail.attachments:
        if attachment.inline and attachment.data is not None and len(attachment.data) < _SMALL_INLINE:
            spool.leave_out(_distinct(attachment.name, seen), "mail-decoration", size=len(attachment.data))
            continue
        _put(attachment, _distinct(attachment.name, seen), spool)


def _put(attachment: Attachment, name: str, spool: Spool) -> None:
    if attachment.data is None:
        spool.refuse(name, Reason("member-damaged"))
        return
    spool.take(name, _chunks(attachment.data), declared=len(attachment.data))


def _chunks(data: bytes) -> Iterator[bytes]:
    for at in range(0, len(data), 1 << 20):
        yield data[at : at + (1 << 20)]


def _distinct(name: str, seen: dict[str, int]) -> str:
    """A second attachment of the same name gets a number before its ending."""
    # An attachment has no folders: a slash in its name is a character like any other.
    name = name.replace("/", "_").replace("\\", "_") or "_"
    seen[name] = seen.get(name, 0) + 1
    if seen[name] == 1:
        return name
    stem, dot, ending = name.rpartition(".")
    return f"{stem} ({seen[name]}){dot}{ending}" if dot else f"{name} ({seen[name]})"
