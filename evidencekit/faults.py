"""Why a client's file cannot be read: raised inside a worker process, told in the file's row, never seen by the user as an exception.

Every code has its sentence in rules/common/words.files.yaml ("file_reasons.<code>"), filled from the values.
"""

from evidencekit.model import FileStatus, Reason

#: Faults that may be gone in the next run (busy machine, a program installed since): told now, never kept as the file's reading.
PASSING = frozenset(
    (
        "time-limit", "crashed", "memory-limit", "program-missing", "program-slow", "ocr-missing", "file-changed", "io-error",
        "archive-volume", "archive-later-volume",
    )
)  # fmt: skip


class FileFault(Exception):
    """A file that cannot be read, or not in this process."""

    status = FileStatus.UNREADABLE

    def __init__(self, code: str, **values: object) -> None:
        self.reason = Reason(code, {name: str(value) for name, value in values.items()})
        super().__init__(f"{code} {self.reason.values}")


class Unreadable(FileFault):
    """Damaged, of an unknown format, or beyond a limit."""


class Encrypted(FileFault):
    """Protected by a password that none of `ReadSettings.passwords` opens."""

    status = FileStatus.ENCRYPTED

    def __init__(self, code: str = "encrypted", **values: object) -> None:
        super().__init__(code, **values)


class Unwanted(FileFault):
    """No paper of its own: the later volume of an archive that is read from its first."""

    status = FileStatus.SKIPPED


class NeedsOcr(Exception):
    """Raised in a worker of the text lane when a page must be recognised: the file is read again in the OCR lane."""
