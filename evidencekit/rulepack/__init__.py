"""Rule packs: `rules/<pack>/*.yaml` to records, faults told as file:line and all at once.

A pack is a folder with a pack.yaml. It takes over everything of the packs it `extends` (common first), drops what it names under
`drop`, adds entries of its own, and changes inherited ones in override.yaml by id; a second entry of an inherited id is a fault. Words and
thresholds are changed by writing the same dotted name again. The digest covers every file that took part.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from evidencekit import resources
from evidencekit.errors import RulePackError
from evidencekit.model import RulePack
from evidencekit.rulepack import _build, _layers, _located, _schema
from evidencekit.rulepack._located import At, Fault, LocatedMap, fault
from evidencekit.rulepack._phrases import pattern

__all__ = ["COMMON", "Summary", "available", "folder_of", "lineage", "load", "pattern", "read_entry"]

Shape = TypeVar("Shape", bound=BaseModel)

#: The pack that every other one builds on.
COMMON = "common"


@dataclass(frozen=True, slots=True)
class Summary:
    """What pack.yaml says of a pack."""

    id: str
    title: str
    version: str
    edition: str
    place: str
    valid_from: date | None
    valid_until: date | None
    extends: tuple[str, ...]


def load(id_or_path: str) -> RulePack:
    """The pack of that id, or in that folder (or of that pack.yaml); raises RulePackError with all faults."""
    faults: list[Fault] = []
    folder = _folder_of(id_or_path, faults)
    layers = _lineage(folder, faults) if folder else []
    pack = _pack(layers, faults) if layers else None
    if faults or pack is None:
        raise RulePackError(_sentences(faults))
    return pack


def available() -> tuple[Summary, ...]:
    """The packs that come with the program, by id; abstract ones left out. Raises RulePackError if a head is wrong."""
    faults: list[Fault] = []
    heads = [
        head
        for path in sorted(resources.folder("rules").glob("*/pack.yaml"))
        if (head := _head(path.parent, faults)) is not None and not head.abstract
    ]
    if faults:
        raise RulePackError(_sentences(faults))
    return tuple(
        Summary(h.id, h.title, h.version, h.edition, h.place, h.valid.since, h.valid.until, h.extends)
        for h in heads
    )


def folder_of(id_or_path: str) -> Path:
    """The folder of a pack, by id or path; raises RulePackError if there is none."""
    faults: list[Fault] = []
    folder = _folder_of(id_or_path, faults)
    if folder is None:
        raise RulePackError(_sentences(faults))
    return folder


def lineage(id_or_path: str) -> tuple[Path, ...]:
    """The folders a pack is made of, parents first, its own last; raises RulePackError if one is not there."""
    faults: list[Fault] = []
    layers = _lineage(folder_of(id_or_path), faults)
    if faults:
        raise RulePackError(_sentences(faults))
    return tuple(layer.folder for layer in layers)


def read_entry(path: Path, name: str, shape: type[Shape], tell: Callable[[str], None]) -> Shape | None:
    """A YAML file as one record, faults told as lines "name:line: …"; None if it is none."""
    faults: list[Fault] = []
    raw = _located.read(path, name, faults.append)
    made = None
    if isinstance(raw, LocatedMap):
        made = _build.entry(shape, raw, faults.append)
    elif not faults:
        faults.append(fault(At(name, 1), "not-a-mapping"))
    for line in _sentences(faults):
        tell(line)
    return None if faults else made


def _folder_of(id_or_path: str, faults: list[Fault]) -> Path | None:
    given = Path(id_or_path)
    if given.name == "pack.yaml" and given.is_file():
        return given.resolve().parent
    if (given / "pack.yaml").is_file():
        return given.resolve()
    named = resources.folder("rules") / id_or_path
    if (named / "pack.yaml").is_file() and id_or_path != COMMON:
        return named
    faults.append(_unknown_pack(At(id_or_path), id_or_path))
    return None


def _unknown_pack(at: At, name: str) -> Fault:
    heads = (_head(path.parent, []) for path in sorted(resources.folder("rules").glob("*/pack.yaml")))
    known = [head.id for head in heads if head is not None and not head.abstract]
    return fault(at, "unknown-pack", id=name, allowed="、".join(known), guess=_layers.guess(name, known))


def _raw_head(folder: Path, faults: list[Fault]) -> LocatedMap | None:
    name = f"{folder.name}/pack.yaml"
    raw = _located.read(folder / "pack.yaml", name, faults.append)
    if isinstance(raw, LocatedMap):
        return raw
    faults.append(fault(At(name, 1), "not-a-mapping"))
    return None


def _head(folder: Path, faults: list[Fault]) -> _schema.Head | None:
    raw = _raw_head(folder, faults)
    return _build.entry(_schema.Head, raw, faults.append) if raw is not None else None


def _lineage(folder: Path, faults: list[Fault]) -> list[_layers.Layer]:
    """The layers of a pack and all it builds on, each once, parents first; common is everybody's first parent."""
    layers: dict[Path, _layers.Layer] = {}
    _climb(resources.folder("rules") / COMMON, layers, (), faults)
    _climb(folder, layers, (), faults)
    return list(layers.values())


def _climb(
    folder: Path, layers: dict[Path, _layers.Layer], below: tuple[Path, ...], faults: list[Fault]
) -> None:
    if folder in layers:
        return
    head = _raw_head(folder, faults)
    if head is None:
        return
    parents = head.get("extends", ())
    for parent in [parents] if isinstance(parents, str) else parents:
        at = _located.at_of(parent, head.at)
        found = _parent(folder, str(parent))
        if found is None:
            faults.append(_unknown_pack(at, str(parent)))
        elif found in (*below, folder):
            faults.append(fault(at, "extends-itself", id=parent))
        else:
            _climb(found, layers, (*below, folder), faults)
    layers[folder] = _layers.read(folder, head, faults.append)


def _parent(folder: Path, name: str) -> Path | None:
    """A pack beside the given one, else one of the program's."""
    candidates = (folder.parent / name, resources.folder("rules") / name)
    return next((path for path in candidates if name and (path / "pack.yaml").is_file()), None)


def _pack(layers: list[_layers.Layer], faults: list[Fault]) -> RulePack | None:
    """The pack of its layers; None without a usable head, after everything else was looked at too."""
    tell = faults.append
    merged = _layers.merge(layers, tell)
    raw = layers[-1].head
    head = _build.entry(_schema.Head, raw, tell)
    conditions = _build.veto(merged, tell)
    weights, asked = _inherited(layers)
    indicators = _build.indicators(merged, weights, raw, tell)
    parts: dict[str, Any] = {
        "digest": _digest(layers),
        "doc_types": _build.doc_types(merged, tell),
        "codes": _build.codes(merged, tell),
        "chains": _build.chains(merged, asked, raw, tell),
        "indicators": _build.with_denials(indicators, conditions),
        "veto": conditions,
        "materials": _build.materials(merged, tell),
        "validity": _build.validity(merged.flat["validity"]),
        "words": _build.words(merged.flat["words"], tell),
    }
    if head is None:
        return None
    return RulePack(
        id=head.id, version=head.version, title=head.title, options=_options(head, layers), **parts
    )


def _inherited(layers: list[_layers.Layer]) -> tuple[dict[str, Decimal], tuple[str, ...]]:
    """Weights of modules and chains asked for: the last word of the lineage on each."""
    heads = [_build.entry(_schema.Head, layer.head, lambda _: None) for layer in layers]
    weights: dict[str, Decimal] = {}
    asked: tuple[str, ...] = ()
    for head in heads:
        if head is not None:
            weights = head.weights or weights
            asked = head.chains or asked
    return weights, asked


def _options(head: _schema.Head, layers: list[_layers.Layer]) -> Mapping[str, Any]:
    """What reports show of the pack itself."""
    return {
        "edition": head.edition,
        "place": head.place,
        "valid_from": head.valid.since.isoformat() if head.valid.since else "",
        "valid_until": head.valid.until.isoformat() if head.valid.until else "",
        "sources": tuple(source.model_dump(mode="json") for source in head.sources),
        "passing": tuple(passing.model_dump(mode="json") for passing in head.passing),
        "deadlines": tuple(deadline.model_dump(mode="json") for deadline in head.deadlines),
        "notes": head.notes,
        "weights": {module: str(weight) for module, weight in _inherited(layers)[0].items()},
        "extends": head.extends,
        "files": tuple(sorted(name for layer in layers for name, _ in layer.files)),
    }


def _digest(layers: list[_layers.Layer]) -> str:
    """sha256 over the names and bytes of all files, in name order."""
    total = hashlib.sha256()
    for name, content in sorted(pair for layer in layers for pair in layer.files):
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def _sentences(faults: list[Fault]) -> tuple[str, ...]:
    """The faults as lines "file:line: what is wrong", in the order of files; words from rules/common/words.yaml."""
    said = _fault_words()
    lines = []
    for told in sorted(set(faults), key=lambda told: (told.at, told.kind, told.values)):
        values = dict(told.values)
        where = f"{told.at.file}:{told.at.line}" if told.at.line else told.at.file
        template = said.get(f"errors.pack.{told.kind}", told.kind)
        sentence = template.format_map(values)
        if values.get("guess"):
            sentence += said.get("errors.pack.did-you-mean", "{guess}").format_map(values)
        lines.append(f"{where}: {sentence}")
    return tuple(lines)


def _fault_words() -> dict[str, str]:
    path = resources.folder("rules") / COMMON / "words.yaml"
    raw = _located.read(path, f"{COMMON}/words.yaml", lambda _: None) if path.is_file() else None
    errors = raw.get("errors", {}).get("pack", {}) if isinstance(raw, LocatedMap) else {}
    return {f"errors.pack.{key}": str(value) for key, value in errors.items()}
