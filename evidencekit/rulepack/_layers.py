"""A pack's folder to one layer of entries, and layers to one: parents first, then what a pack drops, adds and overrides by name.

Kinds of entries and where they stand: doc_types.yaml (rows), doc_types/*.yaml (cues), finding_codes.yaml and findings.yaml or findings/*.yaml
(codes and their words), chains.yaml, validity.yaml, veto.yaml, materials.yaml, words*.yaml, indicators/*.yaml, override.yaml.
"""

import fnmatch
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rapidfuzz import process

from evidencekit.rulepack import _located
from evidencekit.rulepack._located import At, LocatedList, LocatedMap, LocatedText, Tell, fault

#: Entries that are known by an id.
KINDS = ("indicators", "chains", "materials", "veto", "doc_types", "cues", "codes", "findings")
#: Sorts of entries that are one text a dotted name.
FLAT = ("words", "validity")

_FILES = {
    "doc_types.yaml": "doc_types",
    "finding_codes.yaml": "codes",
    "findings.yaml": "findings",
    "chains.yaml": "chains",
    "veto.yaml": "veto",
    "materials.yaml": "materials",
    "validity.yaml": "validity",
}
_FOLDERS = {"doc_types": "cues", "findings": "findings", "indicators": "indicators"}
#: Below this likeness (0 to 100) a name is no slip of another.
_LIKE = 70


@dataclass
class Layer:
    """What one folder holds: its head, entries by kind and id, flat texts, changes of inherited entries, and its files."""

    name: str
    folder: Path
    head: LocatedMap
    entries: dict[str, dict[str, LocatedMap]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    flat: dict[str, dict[str, Any]] = field(default_factory=lambda: {sort: {} for sort in FLAT})
    overrides: dict[str, dict[str, LocatedMap]] = field(default_factory=dict)
    files: list[tuple[str, bytes]] = field(default_factory=list)


def guess(word: str, allowed: list[str]) -> str:
    """The allowed word that *word* is probably a slip of, "" if none is near."""
    found = process.extractOne(word, allowed, score_cutoff=_LIKE)
    return found[0] if found else ""


def read(folder: Path, head: LocatedMap, tell: Tell) -> Layer:
    """The layer of a pack's folder; faults are told, and what they touch is left out."""
    layer = Layer(folder.name, folder, head)
    for path in _rule_files(folder):
        name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
        layer.files.append((name, path.read_bytes()))
        if path.name == "pack.yaml" and path.parent == folder:
            continue
        sort = _sort_of(path.relative_to(folder))
        if not sort:
            allowed = sorted([*_FILES, "pack.yaml", "override.yaml", "words.yaml"])
            tell(
                fault(
                    At(name),
                    "unknown-file",
                    allowed="、".join(allowed),
                    guess=guess(path.name, allowed),
                )
            )
            continue
        content = _located.read(path, name, tell)
        if content is not None:
            _take(layer, sort, content, At(name, 1), tell)
    return layer


def _rule_files(folder: Path) -> Iterator[Path]:
    """The YAML files of a pack in name order, without its tests."""
    for path in sorted(folder.rglob("*.yaml")):
        if not path.name.endswith(".test.yaml") and path.relative_to(folder).parts[0] != "tests":
            yield path


def _sort_of(path: Path) -> str:
    if len(path.parts) == 2:
        return _FOLDERS.get(path.parts[0], "")
    if len(path.parts) > 2:
        return ""
    if path.name.startswith("words"):
        return "words"
    return "override" if path.name == "override.yaml" else _FILES.get(path.name, "")


def _take(layer: Layer, sort: str, content: Any, at: At, tell: Tell) -> None:
    if sort in FLAT:
        for name, value in _flatten(content, "", at, tell):
            _add_flat(layer.flat[sort], name, value, at, tell)
    elif sort == "override":
        _take_overrides(layer, content, at, tell)
    elif sort == "indicators":
        for row in _rows(content, at, tell):
            _add(layer.entries[sort], row, tell)
    elif isinstance(content, LocatedList):
        for entry in content:
            if _is_map(entry, at, tell):
                _add(layer.entries[sort], entry, tell)
    elif _is_map(content, at, tell):
        for key, entry in content.items():
            if _is_map(entry, content.keys_at[key], tell):
                entry.at = content.keys_at[key]
                _add_named(layer.entries[sort], key, entry, tell)


def _is_map(value: Any, at: At, tell: Tell) -> bool:
    if isinstance(value, LocatedMap):
        return True
    tell(fault(_located.at_of(value, at), "not-a-mapping"))
    return False


def _add(entries: dict[str, LocatedMap], entry: LocatedMap, tell: Tell) -> None:
    key = entry.get("id")
    if not isinstance(key, LocatedText) or not key:
        tell(fault(entry.at, "missing-key", key="id"))
        return
    _add_named(entries, key, entry, tell)


def _add_named(entries: dict[str, LocatedMap], key: str, entry: LocatedMap, tell: Tell) -> None:
    if key in entries:
        other = entries[key].at
        tell(fault(entry.at, "duplicate-id", id=key, other=f"{other.file}:{other.line}"))
        return
    entries[str(key)] = entry


def _rows(content: Any, at: At, tell: Tell) -> Iterator[LocatedMap]:
    """The rows of an indicator file, each with its module and section written into it."""
    if not _is_map(content, at, tell):
        return
    _only(content, ("module", "section", "obligation", "rows", "sections"), tell)
    module = {key: content[key] for key in ("module", "section", "obligation") if key in content}
    sections = content.get("sections", [])
    for section in [content, *(sections if isinstance(sections, LocatedList) else [])]:
        if not _is_map(section, at, tell):
            continue
        if section is not content:
            _only(section, ("title", "obligation", "rows"), tell)
        given = {
            "section" if key == "title" else key: section[key]
            for key in ("title", "obligation")
            if key in section
        }
        for row in section.get("rows", []):
            if _is_map(row, section.at, tell):
                yield _with_defaults(row, {**module, **given})


def _with_defaults(row: LocatedMap, given: dict[str, Any]) -> LocatedMap:
    full = row.copy()
    for key, value in given.items():
        if key not in full:
            full[key] = value
            full.keys_at[key] = _located.at_of(value, row.at)
    return full


def _only(found: LocatedMap, allowed: tuple[str, ...], tell: Tell) -> None:
    for key in found:
        if key not in allowed:
            tell(unknown_key(found.keys_at[key], key, allowed))


def unknown_key(at: At, key: str, allowed: tuple[str, ...]) -> _located.Fault:
    """The fault of a key that nothing knows."""
    return fault(at, "unknown-key", key=key, allowed="、".join(allowed), guess=guess(key, list(allowed)))


def _flatten(value: Any, name: str, at: At, tell: Tell) -> Iterator[tuple[str, Any]]:
    """Nested mappings to dotted names; texts and lists of texts are values."""
    if isinstance(value, LocatedMap):
        for key, inner in value.items():
            yield from _flatten(inner, f"{name}.{key}" if name else key, value.keys_at[key], tell)
    elif isinstance(value, LocatedText | LocatedList) and name:
        yield name, value
    else:
        tell(fault(_located.at_of(value, at), "not-a-mapping"))


def _add_flat(flat: dict[str, Any], name: str, value: Any, at: At, tell: Tell) -> None:
    if name in flat:
        other = _located.at_of(flat[name], at)
        here = _located.at_of(value, at)
        tell(fault(here, "duplicate-id", id=name, other=f"{other.file}:{other.line}"))
        return
    flat[name] = value


def _take_overrides(layer: Layer, content: Any, at: At, tell: Tell) -> None:
    if not _is_map(content, at, tell):
        return
    _only(content, KINDS, tell)
    for kind in KINDS:
        entries = content.get(kind)
        if entries is None or not _is_map(entries, at, tell):
            continue
        for key, entry in entries.items():
            if _is_map(entry, entries.keys_at[key], tell):
                entry.at = entries.keys_at[key]
                layer.overrides.setdefault(kind, {})[key] = entry


@dataclass
class Merged:
    """Entries and texts of all layers, the last word of each. `dropped`: inherited indicators left out, still there to be taken from."""

    dropped: dict[str, LocatedMap] = field(default_factory=dict)
    entries: dict[str, dict[str, LocatedMap]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    flat: dict[str, dict[str, Any]] = field(default_factory=lambda: {sort: {} for sort in FLAT})


def merge(layers: list[Layer], tell: Tell) -> Merged:
    """All layers laid over each other, in order."""
    merged = Merged()
    for layer in layers:
        _drop(merged, layer, tell)
        for kind in KINDS:
            for key, entry in layer.entries[kind].items():
                if key in merged.entries[kind]:
                    other = merged.entries[kind][key].at
                    tell(fault(entry.at, "already-inherited", id=key, other=f"{other.file}:{other.line}"))
                    continue
                merged.entries[kind][key] = entry
        for sort in FLAT:
            merged.flat[sort].update(layer.flat[sort])
        _override(merged, layer, tell)
    return merged


def _drop(merged: Merged, layer: Layer, tell: Tell) -> None:
    drops = layer.head.get("drop")
    if not isinstance(drops, LocatedMap):
        return
    for kind, named in drops.items():
        entries = merged.entries.get(kind)
        if entries is None:
            continue
        for name in [named] if isinstance(named, LocatedText) else named:
            found = list(entries) if name == "all" else fnmatch.filter(entries, str(name))
            if not found and name != "all":
                tell(_unknown_id(_located.at_of(name, drops.keys_at[kind]), str(name), list(entries)))
            for key in found:
                gone = entries.pop(key)
                if kind == "indicators":
                    merged.dropped[key] = gone


def _override(merged: Merged, layer: Layer, tell: Tell) -> None:
    for kind, overrides in layer.overrides.items():
        for key, change in overrides.items():
            entry = merged.entries[kind].get(key)
            if entry is None:
                tell(_unknown_id(change.at, key, list(merged.entries[kind])))
                continue
            merged.entries[kind][key] = _changed(entry, change)


def _changed(entry: LocatedMap, change: LocatedMap) -> LocatedMap:
    full = entry.copy()
    for key, value in change.items():
        full[key] = value
        full.keys_at[key] = change.keys_at[key]
    return full


def _unknown_id(at: At, key: str, known: list[str]) -> _located.Fault:
    return fault(at, "unknown-id", id=key, guess=guess(key, known))
