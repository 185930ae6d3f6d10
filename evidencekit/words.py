"""The words a user reads, straight from `rules/common/words*.yaml`, without loading a pack: for the command line and its errors."""

from functools import cache
from typing import Any

import yaml

from evidencekit import resources
from evidencekit.errors import EvidenceKitError
from evidencekit.model import Words

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def common() -> Words:
    """All entries by dotted key."""
    entries: dict[str, str] = {}
    for path in sorted((resources.folder("rules") / "common").glob("words*.yaml")):
        _flatten("", yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader) or {}, entries)
    return Words(entries)


def _flatten(prefix: str, value: Any, entries: dict[str, str]) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            _flatten(f"{prefix}.{key}" if prefix else key, inner, entries)
    else:
        entries[prefix] = str(value)


def of_error(error: EvidenceKitError) -> str:
    """The one line that says what to do."""
    return common().say(f"errors.{error.key}", **error.values)
