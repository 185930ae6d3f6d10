"""What may stand in rule files: one class a kind of entry. Texts come in, typed records go out; an unknown key is an error."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model

from evidencekit.model import GapKind, Obligation, TypeCues


def _several(value: Any) -> Any:
    """One text stands for a list of one; nothing for none."""
    if isinstance(value, str):
        return [value] if value else []
    return value


def _nothing(value: Any) -> Any:
    """An empty text is no number and no date."""
    return None if value == "" else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_several)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
Number = Annotated[Decimal | None, BeforeValidator(_nothing)]
Whole = Annotated[int | None, BeforeValidator(_nothing)]
Day = Annotated[date | None, BeforeValidator(_nothing)]
Text = Annotated[str, Field(min_length=1)]
Condition = Literal["valid", "in_window", "sealed", "people", "figures", "any_quantity"]


class Entry(BaseModel):
    """Anything written in a rule file."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Entry):
    """A document the pack is made from."""

    id: Id
    title: Text
    number: str = ""
    issued: str = ""
    note: str = ""


class Validity(Entry):
    """When the rule itself is in force."""

    since: Day = None
    until: Day = None


class Passing(Entry):
    """What it takes to pass, and on whose word: the rule itself, practice, or our assumption."""

    text: Text
    basis: Literal["rule", "practice", "assumed"] = "rule"
    line: Number = None
    rank: Whole = None
    source: str = ""


class Deadline(Entry):
    """A day of the year and whom it binds."""

    id: Id
    text: Text
    binds: Text
    day: Annotated[str, Field(pattern=r"^(\d{2}-\d{2})?$")] = ""
    basis: Literal["rule", "practice", "assumed"] = "rule"
    source: str = ""


class Drops(Entry):
    """Inherited entries the pack does without: ids, ids with * ("gf-1.*"), or "all" for every one of a kind."""

    indicators: Texts = ()
    chains: Texts = ()
    materials: Texts = ()
    veto: Texts = ()


class Head(Entry):
    """pack.yaml."""

    id: Id
    title: Text
    version: Text
    abstract: bool = False
    extends: Texts = ()
    edition: str = ""
    place: str = ""
    valid: Validity = Validity()
    sources: tuple[Source, ...] = ()
    passing: tuple[Passing, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    notes: Texts = ()
    weights: dict[str, Decimal] = Field(default_factory=dict)
    chains: Texts = ()
    drop: Drops = Drops()


class ProofEntry(Entry):
    """A proof of an indicator (model.Proof); `quote` and `against` in the notation of phrases."""

    id: Id
    title: Text
    types: Texts
    points: Number = None
    quote: Texts = ()
    against: Texts = ()
    holds: Annotated[tuple[Condition, ...], BeforeValidator(_several)] = ()
    metric: str = ""
    at_least: Number = None
    at_most: Number = None
    full_at: Number = None
    chain: str = ""
    absence: Literal["missing", "review", "ignore"] = "missing"


class ScaleEntry(Entry):
    """model.Scale."""

    direction: Literal["forward", "inverse", "qualitative"]
    metric: str = ""
    measure: str = ""
    formula: str = ""
    benchmark: Number = None
    leading: Number = None


class Row(Entry):
    """An indicator: a basic requirement, a veto condition or a row of the table. `like`: the id of an inherited one whose proofs it takes."""

    id: Id
    title: Text
    text: Text
    obligation: Obligation
    source: Text
    score: Decimal = Decimal(0)
    module: str = ""
    section: str = ""
    conditional: bool = False
    verified: bool = True
    note: str = ""
    scale: ScaleEntry | None = None
    proofs: tuple[ProofEntry, ...] = ()
    like: str = ""


class StageEntry(Entry):
    """A stage of a chain; its name is its key."""

    types: Texts = ()
    optional: bool = False
    after: Texts = ()
    patterns: Texts = ()


class ChainEntry(Entry):
    """A chain; its id is its key."""

    title: Text
    matching: Literal["topic", "project", "year", "figure"]
    stages: dict[str, StageEntry]
    options: dict[str, str] = Field(default_factory=dict)
    source: str = ""


class MaterialEntry(Entry):
    """An entry of a list of materials."""

    id: Id
    title: Text
    types: Texts
    conditional: bool = False


class VetoEntry(Entry):
    """Phrases by which a ground of refusal is seen or denied; the contract's condition is its key."""

    indicator: Id
    shows: Texts
    denies: Texts
    types: Texts = ()
    source: str = ""


class TypeEntry(Entry):
    """A row of doc_types.yaml, in the contract's words."""

    id: Id
    zh: Text
    layer: Literal[GapKind.INSTITUTIONAL, GapKind.EVIDENCE, GapKind.DATA]
    fields: Texts = ()
    dated: bool
    window: Whole = None
    seal: bool = False


class CodeEntry(Entry):
    """A row of finding_codes.yaml, in the contract's words; the code is its key."""

    kind: GapKind
    subject: Texts
    zh: Text


class CodeWords(Entry):
    """What a finding of a code says to the client; the code is its key."""

    title: Text
    detail: Text
    action: Text
    why: Text
    closes: Text
    effort: Literal["low", "medium", "high"] = "medium"


@cache
def cues() -> type[BaseModel]:
    """The cues of a document type: the fields of model.TypeCues, each optional."""
    shapes: dict[str, Any] = {
        field.name: (
            tuple[Texts, ...] if field.name == "heads" else Texts,
            (),
        )
        for field in fields(TypeCues)
    }
    return create_model("Cues", __config__=ConfigDict(extra="forbid", frozen=True), **shapes)


def keys_of(entry: type[BaseModel]) -> tuple[str, ...]:
    """The keys an entry may have."""
    return tuple(entry.model_fields)
