"""Files that no person wrote as a paper: lock files, thumbnails, what systems and programs leave behind. Told by name."""

import re

#: (pattern over the last part of the path, reason code), first match wins; compared without regard to case.
_NAMES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), code)
    for pattern, code in (
        (r"~\$.*", "lock-file"),
        (r"\.~lock\..*#", "lock-file"),
        (r"\.~.+", "lock-file"),
        (r"(eh)?thumbs\.db", "system-file"),
        (r"desktop\.ini|\.ds_store|\.localized|\.apdisk|icon\r|folder\.htt|autorun\.inf", "system-file"),
        (r"\._.+", "system-file"),
        (r"\.picasa\.ini|\.bridgesort|sync\.ffs_db|\.nomedia|\.gitkeep", "system-file"),
        (r"~wr[a-z]\d+\.tmp|~df.*\.tmp|.*\.tmp|.*\.temp|~.*\.tmp", "temporary-file"),
        (
            r".*\.(crdownload|part|partial|!ut|td|xltd|baiduyun\.p\.downloading|opdownload)",
            "unfinished-download",
        ),
    )
)

_FOLDERS = re.compile(
    r"__macosx|\$recycle\.bin|system volume information|\.trash(es|-\d+)?|\.spotlight-v100|\.fseventsd|@eadir|\.git|\.svn",
    re.IGNORECASE,
)

#: Formats that hold no paper whatever they are called.
_TYPES = {
    "application/x-thumbs-db": "system-file",
    "application/applefile": "system-file",
    "application/x-ms-shortcut": "shortcut",
    "application/x-mswinurl": "shortcut",
    "application/x-dosexec": "program-file",
    "application/x-executable": "program-file",
    "application/java-archive": "program-file",
    "application/vnd.android.package-archive": "program-file",
    "font/woff": "program-file",
}


def by_name(path: str) -> str | None:
    """The reason code for leaving out a file of this path (parts by `/`), or None.

    >>> by_name("a/~$plan.docx"), by_name("__MACOSX/a/b.pdf"), by_name("a/plan.docx")
    ('lock-file', 'system-file', None)
    """
    *folders, name = path.split("/")
    if any(_FOLDERS.fullmatch(folder) for folder in folders):
        return "system-file"
    return next((code for pattern, code in _NAMES if pattern.fullmatch(name)), None)


def by_type(media_type: str) -> str | None:
    """The reason code for leaving out a file of this format, or None."""
    return _TYPES.get(media_type)
