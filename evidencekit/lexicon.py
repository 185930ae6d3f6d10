"""What the program knows of the field, read from `corpora/*.yaml`, once a process.

A scalar is read as text (plain YAML turns clause 3.10 into 3.1); typed tables convert what they need.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import yaml

from evidencekit import resources

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def read(name: str) -> Any:
    """The content of `corpora/<name>.yaml`: mappings, lists and strings. Raises FileNotFoundError for an unknown name."""
    path = resources.folder("corpora") / f"{name}.yaml"
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)


def alternation(words: Iterable[str]) -> str:
    """A regular expression that matches any of *words*, the longest first, as a trie: many words cost no more than a few.

    >>> re.findall(alternation(["电", "电力", "用电量", "用电"]), "用电量与电力")
    ['用电量', '电力']
    """
    trie: dict[str, Any] = {}
    for word in words:
        node = trie
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(trie) if trie else r"(?!)"


def _branch(node: dict[str, Any]) -> str:
    ends = "" in node
    parts = [re.escape(char) + _branch(child) for char, child in sorted(node.items()) if char]
    if not parts:
        return ""
    if len(parts) == 1 and not ends:
        return parts[0]
    return f"(?:{'|'.join(parts)})" + ("?" if ends else "")
