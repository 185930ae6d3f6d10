"""Passwords of Office files: finds the one of `ReadSettings.passwords` that opens a file and gives the clear bytes."""

import io
from pathlib import Path

from evidencekit.extractors._faults import Encrypted, Unreadable
from evidencekit.settings import ReadSettings

#: Excel locks a workbook whose author only wanted to protect its structure with this word; no person knows it.
_DEFAULT = "VelvetSweatshop"


def is_locked(path: Path) -> bool:
    """Tell whether an old Office file (doc, xls, ppt) is encrypted; False for what cannot be told."""
    import msoffcrypto

    try:
        with path.open("rb") as file:
            return bool(msoffcrypto.OfficeFile(file).is_encrypted())
    except Exception:
        # Its parsers raise anything on a damaged file; whether that can be read is for the reader to find out.
        return False


def unlocked(path: Path, settings: ReadSettings) -> bytes:
    """The clear bytes; Encrypted when no password fits, Unreadable when the protection itself is damaged or unknown."""
    import msoffcrypto

    with path.open("rb") as file:
        try:
            office = msoffcrypto.OfficeFile(file)
        except Exception as fault:
            raise Unreadable("damaged", what=type(fault).__name__) from fault
        for password in (_DEFAULT, *settings.passwords):
            clear = io.BytesIO()
            try:
                office.load_key(password=password)
                office.decrypt(clear)
            except Exception:
                continue
            if clear.getbuffer().nbytes:
                return clear.getvalue()
    raise Encrypted
