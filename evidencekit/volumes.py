"""Archives cut into volumes ("a.7z.001", "a.zip.002", "a.part2.rar", "a.r00"): the first stands for all, when the others lie beside it.

Here alone a file's name counts: nothing inside a volume says which one comes next.
"""

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

_NUMBERED = re.compile(r"(.+)\.(\d{3})$")
_RAR_PART = re.compile(r"(.+)\.part(\d+)\.rar$", re.IGNORECASE)
_RAR_OLD = re.compile(r"(.+)\.r(\d{2})$", re.IGNORECASE)

_MAX_VOLUMES = 999


def first_beside(path: Path) -> Path | None:
    """The first volume of the archive that *path* is a later volume of, if it lies in the same folder."""
    numbered, part, old = (pattern.match(path.name) for pattern in (_NUMBERED, _RAR_PART, _RAR_OLD))
    candidates: list[str] = []
    if numbered and int(numbered[2]) > 1:
        candidates = [f"{numbered[1]}.001"]
    elif part and int(part[2]) > 1:
        width = len(part[2])
        candidates = [f"{part[1]}.part{1:0{width}d}.rar"]
    elif old:
        candidates = [f"{old[1]}.rar", f"{old[1]}.RAR"]
    return next((path.with_name(name) for name in candidates if path.with_name(name).is_file()), None)


def volumes(path: Path) -> list[Path]:
    """All volumes of a numbered archive from its first one on, as far as they follow each other; just *path* for any other."""
    numbered = _NUMBERED.match(path.name)
    if not numbered or int(numbered[2]) != 1:
        return [path]
    found = [path]
    for number in range(2, _MAX_VOLUMES):
        following = path.with_name(f"{numbered[1]}.{number:03d}")
        if not following.is_file() or following.is_symlink():
            break
        found.append(following)
    return found


def open_joined(path: Path) -> BinaryIO:
    """The archive's bytes, its volumes one after the other."""
    parts = volumes(path)
    return path.open("rb") if len(parts) == 1 else io.BufferedReader(_Joined(parts))


class _Joined(io.RawIOBase):
    """Files read as one."""

    def __init__(self, parts: Sequence[Path]) -> None:
        self._files = [part.open("rb") for part in parts]
        self._ends: list[int] = []
        for file in self._files:
            self._ends.append((self._ends[-1] if self._ends else 0) + file.seek(0, io.SEEK_END))
        self._at = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go somewhere."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._ends[-1]}[whence]
        self._at = max(base + offset, 0)
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read what one file still holds from here."""
        for number, end in enumerate(self._ends):
            if self._at < end:
                start = self._ends[number - 1] if number else 0
                self._files[number].seek(self._at - start)
                chunk = self._files[number].read(min(len(buffer), end - self._at))
                buffer[: len(chunk)] = chunk
                self._at += len(chunk)
                return len(chunk)
        return 0

    def close(self) -> None:
        """Close all files."""
        for file in self._files:
            file.close()
        super().close()
