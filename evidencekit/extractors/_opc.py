"""Office Open XML packages: parts and their relationships, forgiving where the standard is strict.

A part that is named and not there (WPS writes links to "NULL") is simply not there.
"""

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from evidencekit.extractors._faults import Unreadable
from evidencekit.extractors._xml import Element, local, member_bytes, parse
from evidencekit.settings import Limits


@dataclass(frozen=True, slots=True)
class Relation:
    """A link of a part: its kind (last word of the type's address) and the target's name in the package ("" when outside)."""

    kind: str
    target: str


class Package:
    """An open package. Use as a context manager."""

    def __init__(self, path: Path, limits: Limits) -> None:
        try:
            self._archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as fault:
            raise Unreadable("damaged", what="ZIP") from fault
        self._limits = limits
        self._names = {name.lower().replace("\\", "/").lstrip("/"): name for name in self._archive.namelist()}
        self._relations: dict[str, dict[str, Relation]] = {}

    def __enter__(self) -> "Package":
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def __contains__(self, part: str) -> bool:
        return part.lower().lstrip("/") in self._names

    def names(self) -> list[str]:
        """All part names, lower-cased."""
        return list(self._names)

    def read(self, part: str) -> bytes:
        """A part's bytes; KeyError if it is not there, Unreadable if damaged or beyond the limit."""
        name = self._names[part.lower().lstrip("/")]
        try:
            return member_bytes(self._archive, name, self._limits.xml_bytes)
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, zlib.error, RuntimeError) as fault:
            raise Unreadable("damaged", what=part) from fault

    def root(self, part: str) -> Element:
        """A part parsed; KeyError if it is not there."""
        return parse(self.read(part), self._limits)

    def relations(self, part: str) -> dict[str, Relation]:
        """The links of a part by id ("" is the package itself); empty where there are none or they are broken."""
        known = self._relations.get(part)
        if known is None:
            known = self._relations[part] = self._read_relations(part)
        return known

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        links = posixpath.join(folder, "_rels", f"{name}.rels")
        if links not in self:
            return {}
        found = {}
        # By local name: some programs write these links in a namespace of their own.
        for link in self.root(links):
            if local(link) != "Relationship":
                continue
            kind = link.get("Type", "").rpartition("/")[2]
            target = "" if link.get("TargetMode") == "External" else _resolved(folder, link.get("Target", ""))
            found[link.get("Id", "")] = Relation(kind, target)
        return found

    def related(self, part: str, kind: str) -> list[str]:
        """The targets of a part's links of one kind that are there."""
        return [
            link.target
            for link in self.relations(part).values()
            if link.kind == kind and link.target and link.target in self
        ]

    def main_part(self) -> str:
        """The document itself; Unreadable if the package names none."""
        for target in self.related("", "officeDocument"):
            return target
        raise Unreadable("damaged", what="main part")


def _resolved(folder: str, target: str) -> str:
    target = unquote(target.replace("\\", "/"))
    return (
        target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    )


def refuse_bomb(path: Path, limits: Limits) -> None:
    """Raise Unreadable for a package whose directory declares more than may be unpacked; before a library loads all of it."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as fault:
        raise Unreadable("damaged", what="ZIP") from fault
    if len(entries) > limits.archive_entries:
        raise Unreadable("archive-entries", limit=limits.archive_entries)
    if any(
        entry.file_size > limits.xml_bytes for entry in entries if entry.filename.endswith((".xml", ".rels"))
    ):
        raise Unreadable("xml-too-large", limit=limits.xml_bytes >> 20)
    declared = sum(entry.file_size for entry in entries)
    if (
        declared > max(limits.xml_bytes * 2, limits.archive_ratio * path.stat().st_size)
        or declared > limits.parser_memory
    ):
        raise Unreadable("xml-too-large", limit=limits.xml_bytes >> 20)
