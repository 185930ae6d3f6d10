"""A path of the client's folder (or of an archive inside it), before anything is known of its content."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FileStatus(StrEnum):
    """How far a file could be read (contract: DOCUMENT.status)."""

    READ = "read"
    PARTIAL = "partial"
    UNREADABLE = "unreadable"
    ENCRYPTED = "encrypted"
    EMPTY = "empty"
    SKIPPED = "skipped"


class FileRole(StrEnum):
    """What a path is for the count of files: a paper, a container of papers, or neither."""

    PAPER = "paper"
    CONTAINER = "container"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a file is not simply read: a code of `rules/common/words.yaml` (file_reasons) and what its sentence names."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One row of the inventory: every file of the folder and every member of a container has one.

    `path` is relative to the folder after the contract (NFC, `/`, `archive.zip/inner/name.docx`, undecodable bytes as `\\xNN`).
    `sha256` is of the raw bytes, None where they could not be read. `status` is READ until extraction says otherwise.
    """

    path: str
    sha256: str | None
    size: int
    media_type: str
    role: FileRole
    status: FileStatus = FileStatus.READ
    reason: Reason | None = None
