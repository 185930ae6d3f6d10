"""YAML as texts, mappings and lists that know their line: every scalar stays as written (plain YAML turns clause 3.10 into 3.1)."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class At(NamedTuple):
    """A line of a rule file; `file` begins with the pack's folder ("qingdao-2024/pack.yaml"), `line` counts from 1 (0: the file as a whole)."""

    file: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a rule pack: where, what kind (a word of `errors.pack`), and what its sentence names."""

    at: At
    kind: str
    values: tuple[tuple[str, str], ...] = ()


Tell = Callable[[Fault], None]


class LocatedText(str):
    """A scalar as written."""

    __slots__ = ("at",)
    at: At


class LocatedMap(dict[str, Any]):
    """A mapping; `keys_at` has the line of each key."""

    __slots__ = ("at", "keys_at")
    at: At
    keys_at: dict[str, At]

    def copy(self) -> "LocatedMap":
        """A shallow copy that keeps its lines."""
        twin = LocatedMap(self)
        twin.at, twin.keys_at = self.at, dict(self.keys_at)
        return twin


class LocatedList(list[Any]):
    """A list."""

    __slots__ = ("at",)
    at: At


def fault(at: At, kind: str, **values: object) -> Fault:
    """A fault with its values as text."""
    return Fault(at, kind, tuple((name, str(value)) for name, value in values.items()))


def read(path: Path, name: str, tell: Tell) -> Any:
    """The content of a YAML file as located values; None for an empty or unreadable one (then a fault was told)."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except UnicodeDecodeError as error:
        tell(fault(At(name), "not-utf8", reason=error.reason))
        return None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        tell(fault(At(name, mark.line + 1 if mark else 0), "bad-yaml", reason=reason))
        return None
    return None if node is None else _convert(node, name, tell)


def _convert(node: Any, name: str, tell: Tell) -> Any:
    at = At(name, node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode):
        text = LocatedText(node.value)
        text.at = at
        return text
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, at, tell)
    items = LocatedList([_convert(child, name, tell) for child in node.value])
    items.at = at
    return items


def _mapping(node: Any, at: At, tell: Tell) -> LocatedMap:
    found = LocatedMap()
    found.at, found.keys_at = at, {}
    for key_node, value_node in node.value:
        key_at = At(at.file, key_node.start_mark.line + 1)
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
        if not key:
            tell(fault(key_at, "bad-key"))
            continue
        if key in found:
            tell(fault(key_at, "duplicate-key", key=key, line=found.keys_at[key].line))
            continue
        found[key] = _convert(value_node, at.file, tell)
        found.keys_at[key] = key_at
    return found


def at_of(value: Any, otherwise: At) -> At:
    """The line of a located value."""
    return value.at if isinstance(value, LocatedText | LocatedMap | LocatedList) else otherwise


def locate(root: Any, path: tuple[Any, ...], otherwise: At) -> At:
    """The line of what *path* (keys and indexes) names under *root*; of its nearest holder where it is not there."""
    at = at_of(root, otherwise)
    for step in path:
        if isinstance(root, LocatedMap) and step in root:
            at = root.keys_at[str(step)]
            root = root[str(step)]
        elif isinstance(root, LocatedList) and isinstance(step, int) and step < len(root):
            root = root[step]
            at = at_of(root, at)
        else:
            break
    return at
