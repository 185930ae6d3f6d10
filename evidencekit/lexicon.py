"""What the program knows of the field, read from `corpora/*.yaml`, once a process.

A scalar is read as text (plain YAML turns clause 3.10 into 3.1); typed tables convert what they need.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
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


@dataclass(frozen=True, slots=True)
class Standard:
    """An edition of a standard, or a rule known by its name.

    `id` as in a field ("GB/T 24001-2016", "ISO 14001:2015"). `replaced_on`: the first day on which it no longer applies; `replaced_by`: what
    applies instead, None while it stands; `transition_end`: the last day on which certificates to it still held. A date is None where it is not known. `verified` False: never more than advice.
    """

    id: str
    title: str = ""
    issued: date | None = None
    in_force: date | None = None
    replaced_on: date | None = None
    transition_end: date | None = None
    replaced_by: str | None = None
    equals: str = ""
    verified: bool = False
    source: str = ""
    names: tuple[str, ...] = ()


@cache
def standards() -> Mapping[str, Standard]:
    """The catalogue of `corpora/standards.yaml` by id: editions of standards, and rules under their names.

    >>> standards()["GB/T 24001-2004"].transition_end.isoformat()
    '2018-09-15'
    """
    table = read("standards")
    return {row["id"]: _standard(row) for row in [*table["editions"], *table["rules"]]}


_DAYS = {
    "issued": "issued",
    "in_force": "in_force",
    "withdrawn": "replaced_on",
    "transition_end": "transition_end",
}


def _standard(row: Mapping[str, Any]) -> Standard:
    days = {name: date.fromisoformat(row[key]) for key, name in _DAYS.items() if key in row}
    return Standard(
        id=row["id"],
        title=row.get("title", ""),
        replaced_by="、".join(row.get("replaced_by", ())) or None,
        equals=row.get("equals", ""),
        verified=row["verified"] == "yes",
        source=row.get("source", ""),
        names=tuple(row.get("names", ())),
        **days,
    )


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A lawful coefficient or factor of an energy kind: from `low` to `high` in `base_measure` (kgce/kWh, kgce/m3, kgce/t, kgce/MJ, kgCO2e/kWh)."""

    low: Decimal
    high: Decimal
    base_measure: str
    kind: str
    verified: bool


@cache
def coefficients(table: str = "coal") -> Mapping[str, tuple[Coefficient, ...]]:
    """By metric: coefficients to standard coal ("coal") or emission factors ("carbon"), of `corpora/coefficients.yaml`.

    >>> coefficients()["electricity"][0].low
    Decimal('0.1229')
    """
    return {
        metric: tuple(
            Coefficient(
                Decimal(row["low"]),
                Decimal(row["high"]),
                row["base_measure"],
                row["kind"],
                row["verified"] == "yes",
            )
            for row in rows
        )
        for metric, rows in read("coefficients")[table].items()
    }
