"""Merged entries to the records of a pack, with every fault told: wrong values first, then names that lead nowhere and sums that do not."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from string import Formatter
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from evidencekit.model import (
    ChainRule,
    DocumentType,
    FindingCode,
    Indicator,
    Material,
    Obligation,
    Proof,
    Scale,
    StageRule,
    TypeCues,
    VetoCondition,
    Words,
)
from evidencekit.rulepack import _layers, _located, _phrases, _schema
from evidencekit.rulepack._located import At, LocatedMap, Tell, fault

#: The values that a finding's words may name; checks give those that apply.
VALUES = frozenset(
    [
        "document",
        "doc_type",
        "topic",
        "stage",
        "chain",
        "person",
        "metric",
        "period",
        "unit",
        "level",
        "expected",
        "actual",
        "difference",
        "date",
        "as_of",
        "days",
        "holder",
        "client",
        "standard",
        "replacement",
        "reference",
        "equipment",
        "condition",
        "indicator",
        "project",
        "reason",
        "names",
    ]
)

_ORDER = {Obligation.BASIC: 0, Obligation.VETO: 1, Obligation.MANDATORY: 2, Obligation.OPTIONAL: 2}
Kind = TypeVar("Kind", bound=BaseModel)


def entry(shape: type[Kind], raw: LocatedMap, tell: Tell) -> Kind | None:
    """*raw* as *shape*; None if it is none, each fault told with its line."""
    try:
        return shape.model_validate(raw)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            tell(_fault_of(shape, raw, detail))
        return None


def _fault_of(shape: type[BaseModel], raw: LocatedMap, detail: Any) -> _located.Fault:
    path = tuple(detail["loc"])
    at = _located.locate(raw, path, raw.at)
    key = str(path[-1]) if path else ""
    match detail["type"]:
        case "extra_forbidden":
            return _layers.unknown_key(at, key, _schema.keys_of(_shape_at(shape, path[:-1])))
        case "missing":
            return fault(at, "missing-key", key=key)
        case "literal_error" | "enum":
            allowed = detail["ctx"]["expected"].replace(" or ", ", ").replace("'", "")
            near = _layers.guess(str(detail["input"]), allowed.split(", "))
            return fault(
                at, "not-allowed", key=_named(path), value=detail["input"], allowed=allowed, guess=near
            )
    return fault(at, "wrong-value", key=_named(path), value=_short(detail["input"]), reason=detail["msg"])


def _named(path: tuple[Any, ...]) -> str:
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "")


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:40]}…"


def _shape_at(shape: type[BaseModel], path: tuple[Any, ...]) -> type[BaseModel]:
    """The entry class that stands at *path* inside *shape*."""
    for step in path:
        if isinstance(step, str) and step in shape.model_fields:
            shape = _inner(shape.model_fields[step].annotation) or shape
    return shape


def _inner(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    parts = [_inner(part) for part in getattr(annotation, "__args__", ())]
    return next((part for part in parts if part), None)


def patterns(phrases: Iterable[str], raw: LocatedMap, tell: Tell) -> tuple[str, ...]:
    """The regular expressions of phrases; a fault for one that cannot be used."""
    made = []
    for phrase in phrases:
        if _phrases.looks_like_expression(phrase):
            tell(fault(_line_of(raw, phrase), "bare-expression", phrase=phrase))
        reason = _phrases.fault_of(phrase)
        if reason is not None:
            tell(
                fault(
                    _line_of(raw, phrase), "bad-pattern", phrase=phrase, reason=reason or "matches everything"
                )
            )
        made.append(_phrases.pattern(phrase))
    return tuple(made)


def _line_of(raw: Any, text: str) -> At:
    """The line on which *text* is written under *raw*."""
    return next(_places(raw, text), _located.at_of(raw, At("")))


def _places(raw: Any, text: str) -> Iterator[At]:
    if isinstance(raw, _located.LocatedText):
        if raw == text:
            yield raw.at
    elif isinstance(raw, LocatedMap):
        for value in raw.values():
            yield from _places(value, text)
    elif isinstance(raw, list):
        for value in raw:
            yield from _places(value, text)


def words(flat: Mapping[str, Any], tell: Tell) -> Words:
    """The texts of word files."""
    for name, value in flat.items():
        if not isinstance(value, str):
            tell(fault(_located.at_of(value, At(name)), "not-a-text", key=name))
    return Words({name: str(value) for name, value in flat.items()})


def validity(flat: Mapping[str, Any]) -> dict[str, Any]:
    """Thresholds by dotted name, as text; a list as a tuple."""
    return {
        name: tuple(map(str, value)) if isinstance(value, list) else str(value)
        for name, value in flat.items()
    }


def doc_types(merged: _layers.Merged, tell: Tell) -> dict[str, DocumentType]:
    """Document types with their cues."""
    cues_shape = _schema.cues()
    cues = {}
    for key, raw in merged.entries["cues"].items():
        if key not in merged.entries["doc_types"]:
            near = _layers.guess(key, list(merged.entries["doc_types"]))
            tell(fault(raw.at, "unknown-type", id=key, guess=near))
        read = entry(cues_shape, raw, tell)
        if read is not None:
            _check_expressions(read, raw, tell)
            cues[key] = TypeCues(**dict(read))
    made = {}
    for key, raw in merged.entries["doc_types"].items():
        row = entry(_schema.TypeEntry, raw, tell)
        if row is not None:
            made[key] = DocumentType(
                row.id,
                row.zh,
                row.layer,
                row.fields,
                row.dated,
                row.window,
                row.seal,
                cues.get(key, TypeCues()),
            )
    return made


def _check_expressions(read: BaseModel, raw: LocatedMap, tell: Tell) -> None:
    for value in dict(read).values():
        for text in value if isinstance(value, tuple) else ():
            for phrase in text if isinstance(text, tuple) else (text,):
                if len(phrase) > 2 and phrase.startswith("/") and phrase.endswith("/"):
                    patterns((phrase,), raw, tell)


def codes(merged: _layers.Merged, tell: Tell) -> dict[str, FindingCode]:
    """Gap codes with their words."""
    made = {}
    for key in merged.entries["findings"]:
        if key not in merged.entries["codes"]:
            near = _layers.guess(key, list(merged.entries["codes"]))
            tell(fault(merged.entries["findings"][key].at, "unknown-code", id=key, guess=near))
    for key, raw in merged.entries["codes"].items():
        row = entry(_schema.CodeEntry, raw, tell)
        told = merged.entries["findings"].get(key)
        if told is None:
            tell(fault(raw.at, "no-words", id=key))
            continue
        say = entry(_schema.CodeWords, told, tell)
        if row is None or say is None:
            continue
        _check_templates(say, told, tell)
        made[key] = FindingCode(
            key,
            row.kind,
            row.subject,
            row.zh,
            say.title,
            say.detail,
            say.action,
            say.why,
            say.closes,
            say.effort,
        )
    return made


def _check_templates(say: BaseModel, raw: LocatedMap, tell: Tell) -> None:
    for key, text in dict(say).items():
        try:
            names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        except ValueError as error:
            tell(
                fault(raw.keys_at.get(key, raw.at), "wrong-value", key=key, value=_short(text), reason=error)
            )
            continue
        for name in sorted(names - VALUES):
            near = _layers.guess(name, sorted(VALUES))
            at = raw.keys_at.get(key, raw.at)
            tell(fault(at, "unknown-value", name=name, allowed="、".join(sorted(VALUES)), guess=near))


def chains(
    merged: _layers.Merged, asked: tuple[str, ...], head: LocatedMap, tell: Tell
) -> dict[str, ChainRule]:
    """The chains a pack asks for: those it names, else all it inherits."""
    known = merged.entries["chains"]
    for name in asked:
        if name not in known:
            tell(
                fault(_line_of(head, name), "unknown-chain", id=name, guess=_layers.guess(name, list(known)))
            )
    made = {}
    for key, raw in known.items():
        row = entry(_schema.ChainEntry, raw, tell)
        if row is None or (asked and key not in asked):
            continue
        _check_types((t for stage in row.stages.values() for t in stage.types), raw, merged, tell)
        stages = tuple(
            StageRule(name, stage.types, stage.optional, stage.after, stage.patterns)
            for name, stage in row.stages.items()
        )
        made[key] = ChainRule(key, row.title, row.matching, stages, row.options)
    return made


def _check_types(types: Iterable[str], raw: LocatedMap, merged: _layers.Merged, tell: Tell) -> None:
    known = merged.entries["doc_types"]
    for doc_type in types:
        if doc_type not in known:
            near = _layers.guess(doc_type, list(known))
            tell(fault(_line_of(raw, doc_type), "unknown-type", id=doc_type, guess=near))


def materials(merged: _layers.Merged, tell: Tell) -> tuple[Material, ...]:
    """The list of materials."""
    made = []
    for raw in merged.entries["materials"].values():
        row = entry(_schema.MaterialEntry, raw, tell)
        if row is not None:
            _check_types(row.types, raw, merged, tell)
            made.append(Material(row.id, row.title, row.types, row.conditional))
    return tuple(made)


def veto(merged: _layers.Merged, tell: Tell) -> tuple[VetoCondition, ...]:
    """The grounds of refusal; each must lead to an indicator of the pack, and falls away with one that the pack drops."""
    made = []
    known = merged.entries["indicators"]
    for key, raw in merged.entries["veto"].items():
        row = entry(_schema.VetoEntry, raw, tell)
        if row is None or (row.indicator in merged.dropped and row.indicator not in known):
            continue
        _check_types(row.types, raw, merged, tell)
        if row.indicator not in known:
            near = _layers.guess(row.indicator, list(known))
            tell(fault(_line_of(raw, row.indicator), "unknown-indicator", id=row.indicator, guess=near))
        shows, denies = patterns(row.shows, raw, tell), patterns(row.denies, raw, tell)
        made.append(VetoCondition(key, row.indicator, shows, denies, row.types))
    return tuple(made)


def with_denials(
    indicators: tuple[Indicator, ...], conditions: tuple[VetoCondition, ...]
) -> tuple[Indicator, ...]:
    """Veto indicators without proofs of their own get one: a paper that denies the condition."""
    by_indicator = {condition.indicator: condition for condition in conditions}
    return tuple(
        replace(indicator, proofs=(_denial(indicator, by_indicator[indicator.id]),))
        if indicator.id in by_indicator and not indicator.proofs
        else indicator
        for indicator in indicators
    )


def _denial(indicator: Indicator, condition: VetoCondition) -> Proof:
    return Proof("denied", indicator.title, condition.types, quote=condition.denies, absence="review")


def indicators(
    merged: _layers.Merged, weights: Mapping[str, Decimal], head: LocatedMap, tell: Tell
) -> tuple[Indicator, ...]:
    """The indicators in the table's order: basic requirements, veto conditions, rows; points weighted where the pack weighs modules."""
    rows = []
    for written in merged.entries["indicators"].values():
        raw = _with_likeness(written, merged, tell)
        row = entry(_schema.Row, raw, tell)
        if row is None:
            continue
        _check_row(row, raw, merged, tell)
        rows.append((row, raw))
    factors = _factors([row for row, _ in rows], weights, head, tell)
    made = [_indicator(row, raw, factors.get(row.module, Decimal(1)), tell) for row, raw in rows]
    return tuple(sorted(made, key=lambda indicator: _ORDER[indicator.obligation]))


def _with_likeness(raw: LocatedMap, merged: _layers.Merged, tell: Tell) -> LocatedMap:
    """The row with the proofs of the one it is `like`, without their points: those belong to another score."""
    named = raw.get("like")
    if not named or raw.get("proofs"):
        return raw
    known = {**merged.dropped, **merged.entries["indicators"]}
    if named not in known:
        tell(
            fault(
                raw.keys_at["like"],
                "unknown-indicator",
                id=named,
                guess=_layers.guess(str(named), list(known)),
            )
        )
        return raw
    full = raw.copy()
    full["proofs"] = _located.LocatedList(_without_points(proof) for proof in known[named].get("proofs", ()))
    full["proofs"].at = raw.keys_at["like"]
    full.keys_at["proofs"] = raw.keys_at["like"]
    return full


def _without_points(proof: Any) -> Any:
    if not isinstance(proof, LocatedMap) or "points" not in proof:
        return proof
    bare = proof.copy()
    del bare["points"]
    return bare


def _factors(
    rows: list[_schema.Row], weights: Mapping[str, Decimal], head: LocatedMap, tell: Tell
) -> dict[str, Decimal]:
    """What a raw point of each weighted module is worth: its weight over its raw points."""
    raw_points: defaultdict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        raw_points[row.module] += row.score
    for module in weights:
        if not raw_points.get(module):
            near = _layers.guess(module, [name for name, points in raw_points.items() if points])
            tell(
                fault(
                    _located.locate(head, ("weights", module), head.at),
                    "unknown-module",
                    id=module,
                    guess=near,
                )
            )
    return {
        module: weight / raw_points[module] for module, weight in weights.items() if raw_points.get(module)
    }


def _check_row(row: _schema.Row, raw: LocatedMap, merged: _layers.Merged, tell: Tell) -> None:
    _check_types((t for proof in row.proofs for t in proof.types), raw, merged, tell)
    chains_known = merged.entries["chains"]
    seen: set[str] = set()
    for proof in row.proofs:
        if proof.id in seen:
            tell(fault(_line_of(raw, proof.id), "duplicate-id", id=proof.id, other=row.id))
        seen.add(proof.id)
        if proof.chain and proof.chain not in chains_known:
            near = _layers.guess(proof.chain, list(chains_known))
            tell(fault(_line_of(raw, proof.chain), "unknown-chain", id=proof.chain, guess=near))
        if not (proof.types or proof.chain):
            tell(fault(_line_of(raw, proof.id), "proves-nothing", id=proof.id))
    parts = [proof.points for proof in row.proofs if proof.points is not None]
    if parts and (len(parts) != len(row.proofs) or sum(parts, Decimal(0)) != row.score):
        tell(
            fault(
                raw.keys_at.get("proofs", raw.at),
                "points-sum",
                id=row.id,
                actual=sum(parts, Decimal(0)),
                expected=row.score,
            )
        )
    if row.score and row.obligation in (Obligation.BASIC, Obligation.VETO):
        tell(fault(raw.keys_at.get("score", raw.at), "basic-scored", id=row.id))


def _indicator(row: _schema.Row, raw: LocatedMap, factor: Decimal, tell: Tell) -> Indicator:
    return Indicator(
        id=row.id,
        module=row.module,
        title=row.title,
        text=row.text,
        obligation=row.obligation,
        score=_weighted(row.score, factor),
        source=row.source,
        section=row.section,
        conditional=row.conditional,
        proofs=tuple(_proof(proof, raw, factor, tell) for proof in row.proofs),
        verified=row.verified,
        scale=Scale(**dict(row.scale)) if row.scale else None,
        note=row.note,
        like=row.like,
    )


def _proof(proof: _schema.ProofEntry, raw: LocatedMap, factor: Decimal, tell: Tell) -> Proof:
    given = dict(proof)
    given["quote"] = patterns(proof.quote, raw, tell)
    given["against"] = patterns(proof.against, raw, tell)
    if proof.points is not None:
        given["points"] = _weighted(proof.points, factor)
    return Proof(**given)


def _weighted(points: Decimal, factor: Decimal) -> Decimal:
    """Points times factor, without the trailing zeros and the digits that division leaves."""
    if factor == 1:
        return points
    exact = (points * factor).quantize(Decimal("0.0001")).normalize()
    return exact if not re.search(r"E\+", str(exact)) else exact.quantize(Decimal(1))
