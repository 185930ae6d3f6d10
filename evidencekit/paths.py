"""How a path of the folder or of an archive is written in the report (contract: `path`), and in which order paths stand."""

import re
import unicodedata

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_DIGITS = re.compile(r"(\d+)")


def written(name: bytes) -> str:
    r"""A file system name or path as the report writes it: NFC, an undecodable byte or control character as ``\xNN``.

    >>> written("培训计划.docx".encode())
    '培训计划.docx'
    >>> written(b"a\nb\xb5.pdf")
    'a\\x0ab\\xb5.pdf'
    """
    return tidy(name.decode("utf-8", "backslashreplace"))


def tidy(name: str) -> str:
    r"""A decoded name after the contract: NFC, control characters escaped, lone surrogates (undecodable bytes) as ``\xNN``.

    >>> tidy("e\u0301\t")
    'é\\x09'
    """
    return _CONTROL.sub(_escape, unicodedata.normalize("NFC", name))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    # U+DC80 to U+DCFF is how Python carries an undecodable byte; any other lone surrogate comes from a broken UTF-16 name.
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"


def member(container: str, name: str) -> str:
    r"""The path of an archive's member: separators made `/`, empty, "." and drive parts left out, ".." kept as a word.

    The result is written in reports only; it never names a file on the disk.

    >>> member("a.zip", "C:\\x\\..\\y.txt")
    'a.zip/x/../y.txt'
    >>> member("a.zip", "/etc/passwd")
    'a.zip/etc/passwd'
    """
    parts = [part for part in tidy(name.replace("\\", "/")).split("/") if part not in ("", ".")]
    if parts and re.fullmatch(r"[A-Za-z]:", parts[0]):
        parts = parts[1:]
    return "/".join([container, *(parts or ["_"])])


def order(path: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """Sort key: folder by folder, numbers by value ("2.pdf" before "10.pdf"); the path itself decides what is left.

    >>> sorted(["b/10.pdf", "b/2.pdf", "a.zip/x", "a.zip"], key=order)
    ['a.zip', 'a.zip/x', 'b/2.pdf', 'b/10.pdf']
    """
    pieces: list[tuple[int, int, str]] = []
    for part in path.split("/"):
        for piece in _DIGITS.split(part):
            if piece:
                # isdecimal, not isdigit: int() refuses superscripts; a run of over 4,300 digits it refuses too.
                number = int(piece) if piece.isdecimal() and len(piece) < 100 else -1
                pieces.append((1, number, "") if number >= 0 else (2, 0, piece.casefold()))
        pieces.append((0, 0, ""))
    return tuple(pieces), path
