"""A rule pack after loading: what is asked, how it is judged, and the words for it. All data; rulepack.py reads it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any


class Obligation(StrEnum):
    """How an indicator binds (contract: INDICATOR.requirement)."""

    MANDATORY = "mandatory"
    OPTIONAL = "optional"
    VETO = "veto"
    BASIC = "basic"


class Severity(StrEnum):
    """Of a gap, the gravest first."""

    VETO = "veto"
    MANDATORY = "mandatory"
    OPTIONAL = "optional"
    ADVICE = "advice"


class GapKind(StrEnum):
    """制度缺口, 证据缺口, 数据缺口; by-subject: the layer of the document type."""

    INSTITUTIONAL = "institutional"
    EVIDENCE = "evidence"
    DATA = "data"
    BY_SUBJECT = "by-subject"


@dataclass(frozen=True, slots=True)
class TypeCues:
    """What tells a document type apart. Strings are literal unless wrapped in /…/ (a regular expression on normalised text).

    titles: variants of its title; keywords: phrases of its body; heads: sets of table head words; form_numbers; issuers; names: words in
    file or folder names; not_titles / against: what speaks against it; parts: typical heading words; blank_ok: a blank one proves nothing.
    """

    titles: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    heads: tuple[tuple[str, ...], ...] = ()
    form_numbers: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A row of doc_types.yaml with its cues."""

    id: str
    title: str
    layer: GapKind
    fields: tuple[str, ...]
    dated: bool
    window: int | None = None
    seal: bool = False
    cues: TypeCues = field(default_factory=TypeCues)


@dataclass(frozen=True, slots=True)
class FindingCode:
    """A gap code with its words: templates with {named} values."""

    id: str
    kind: GapKind
    subject: tuple[str, ...]
    zh: str
    title: str
    detail: str
    action: str
    why: str = ""
    closes: str = ""
    effort: str = "medium"


@dataclass(frozen=True, slots=True)
class Proof:
    """One part of what proves an indicator.

    `types`: any of these document types can carry it. `points`: its part of the indicator's points (parts sum to the whole).
    `quote`: regular expressions on normalised text; one hit in a fitting paper shows the requirement fulfilled.
    `holds`: names of conditions that must hold on the paper: "valid" (dates hold), "in_window", "sealed", "people", "figures", "any_quantity".
    `metric`/`at_least`/`at_most`/`full_at`: a threshold on a recomputed figure. `chain`: a chain whose stages must be present.
    `absence`: "missing" gives document-missing for the first type; "review" gives none (a paper may not be expected) and a
    person must say; "ignore": the proof counts only where a paper of its types is there.
    `against`: regular expressions that show the contrary (超标); a paper with a hit shows nothing for this proof.
    `title`: in the client's language.
    """

    id: str
    title: str
    types: tuple[str, ...]
    points: Decimal | None = None
    quote: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    metric: str = ""
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    full_at: Decimal | None = None
    chain: str = ""
    absence: str = "missing"
    against: tuple[str, ...] = ()

    def share(self, value: Decimal) -> Decimal:
        """The part of the points that a figure earns, 0 to 1: nothing outside the bound, a line from `at_least` to `full_at`."""
        if self.at_most is not None and value > self.at_most:
            return Decimal(0)
        if self.at_least is None:
            return Decimal(1)
        if value < self.at_least:
            return Decimal(0)
        if self.full_at is None or value >= self.full_at or self.full_at <= self.at_least:
            return Decimal(1)
        share = (value - self.at_least) / (self.full_at - self.at_least)
        return max(share, Decimal("0.1")).quantize(Decimal("0.01"))


@dataclass(frozen=True, slots=True)
class Scale:
    """How a figure becomes points between a benchmark and a leading value (GB/T 36132-2025, 5.2).

    `direction`: "forward" (more is better), "inverse" or "qualitative". `metric` and `measure` as in Quantity. `formula`: a name of
    checks ("unit-energy", "reuse-rate" …) or "". `benchmark` and `leading`: None where nobody published them: the engagement file gives
    them, and until then the indicator cannot be told.
    """

    direction: str
    metric: str = ""
    measure: str = ""
    formula: str = ""
    benchmark: Decimal | None = None
    leading: Decimal | None = None

    def share(self, value: Decimal, benchmark: Decimal, leading: Decimal) -> Decimal:
        """The part of the points that a figure earns: all at or beyond leading, none short of benchmark, a line between.

        >>> Scale("inverse").share(Decimal(60), benchmark=Decimal(80), leading=Decimal(40))
        Decimal('0.50')
        >>> Scale("forward").share(Decimal(60), benchmark=Decimal(80), leading=Decimal(100))
        Decimal('0.00')
        """
        ahead = value - benchmark if self.direction == "forward" else benchmark - value
        span = abs(leading - benchmark)
        if not span:
            return Decimal(1 if ahead >= 0 else 0)
        return min(max(ahead / span, Decimal(0)), Decimal(1)).quantize(Decimal("0.01"))


@dataclass(frozen=True, slots=True)
class Indicator:
    """A basic requirement, a veto condition or a row of the table.

    `conditional`: 适用时. `source`: clause. `verified`: False where no published text confirms it (its gaps are advice). `scale`: of a figure
    scored between benchmark and leading value. `note`: what a person should know, shown beside it. `like`: the inherited indicator whose
    proofs it takes.
    """

    id: str
    module: str
    title: str
    text: str
    obligation: Obligation
    score: Decimal
    source: str
    section: str = ""
    conditional: bool = False
    proofs: tuple[Proof, ...] = ()
    verified: bool = True
    scale: Scale | None = None
    note: str = ""
    like: str = ""


@dataclass(frozen=True, slots=True)
class VetoCondition:
    """A ground of refusal: contract's `condition` id, its indicator id, regular expressions that show it and that deny it.

    `types`: the papers in which it is looked for, the most telling first.
    """

    condition: str
    indicator: str
    shows: tuple[str, ...]
    denies: tuple[str, ...]
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """An entry of a list of materials to hand in (not an indicator)."""

    id: str
    title: str
    types: tuple[str, ...]
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class StageRule:
    """A stage of a chain: the types that fill it, whether it may be absent, and what it must follow.

    `patterns`: plain words in any paper that fill it where no paper of its types is there.
    """

    stage: str
    types: tuple[str, ...]
    optional: bool = False
    after: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChainRule:
    """A chain declared in rules. `matching`: "topic", "project", "year" or "figure"; `options`: its thresholds."""

    id: str
    title: str
    matching: str
    stages: tuple[StageRule, ...]
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Words:
    """Everything a user reads, by dotted key ("file_reasons.time-limit"). Values are templates with {named} values."""

    entries: Mapping[str, str]

    def say(self, key: str, /, **values: object) -> str:
        """The sentence of *key*; raises KeyError for an unknown key or a value that was not given."""
        return self.entries[key].format_map(values) if values else self.entries[key]


@dataclass(frozen=True, slots=True)
class RulePack:
    """Everything a run is judged by.

    `validity`: thresholds by dotted name ("expiring_days": 90, "surveillance.grace_days" …) from rules/common/validity.yaml and the pack.
    `digest`: sha256 over all files it came from. `options`: pack facts that only reports show: "edition", "place", "valid_from", "valid_until",
    "passing", "deadlines", "notes", "sources", "weights", "extends", "files" (text, mappings and tuples of these).
    """

    id: str
    version: str
    title: str
    digest: str
    doc_types: Mapping[str, DocumentType]
    codes: Mapping[str, FindingCode]
    chains: Mapping[str, ChainRule]
    indicators: tuple[Indicator, ...]
    veto: tuple[VetoCondition, ...]
    materials: tuple[Material, ...]
    validity: Mapping[str, Any]
    words: Words
    options: Mapping[str, Any] = field(default_factory=dict)

    def indicators_for(self, doc_type: str) -> tuple[Indicator, ...]:
        """The indicators that a document of this type can prove."""
        return tuple(
            indicator
            for indicator in self.indicators
            if any(doc_type in proof.types for proof in indicator.proofs)
        )
