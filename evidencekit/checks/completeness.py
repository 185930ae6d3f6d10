"""A requirement needs a paper that can carry it.

In: the pack's proofs and the papers by type. Out: one document-missing for each type that no paper stands in for; a paper of another type stands in only
while it holds. A hazardous-waste contract needs the disposer's licence beside it (`needs.<type>`). What a blank form, an unread file or a chain already
tells is not told again: a type of a chain with some stage present belongs to the chain while its stage is missing there; a chain with nothing at
all is told once, for the first type that a requirement asks for.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from evidencekit import chronology
from evidencekit.checks import _common
from evidencekit.model import Case, Chain, ChainRule, ChainStatus, Finding, Indicator, Nature, Proof


@dataclass
class _Wanted:
    """Who asks for a type: indicators, and the types that could stand in."""

    indicators: list[Indicator] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    because: tuple[str, ...] = ()


def check(case: Case) -> Iterator[Finding]:
    """Document-missing, once a type, naming all indicators that ask for it."""
    wanted: dict[str, _Wanted] = {}
    for indicator in case.pack.indicators:
        if indicator.id in case.engagement.not_applicable:
            continue
        for proof in indicator.proofs:
            doc_type = _lacking(case, indicator, proof)
            if doc_type:
                asking = wanted.setdefault(doc_type, _Wanted())
                asking.indicators.append(indicator)
                asking.types.extend(proof.types)
    for doc_type, needed in _companions(case):
        wanted.setdefault(needed, _Wanted(types=[needed])).because = tuple(
            document.id for document in case.of_type(doc_type)
        )
    for doc_type, asking in wanted.items():
        yield _tell(case, doc_type, asking)


def _tell(case: Case, doc_type: str, asking: _Wanted) -> Finding:
    titles = dict.fromkeys(indicator.title for indicator in asking.indicators[:3])
    others = _common.type_names(case, (other for other in asking.types if other != doc_type))
    return Finding(
        code="document-missing",
        subject={"doc_type": doc_type},
        documents=asking.because,
        evidence=tuple(place for id in asking.because for place in _common.opening(case.by_id[id])),
        values={
            "doc_type": _common.type_name(case, doc_type),
            "names": case.pack.words.say("missing.instead", names=others) if others else "",
            "indicator": "；".join(titles) or "—",
        },
        doc_types=(doc_type,),
        indicators=tuple(dict.fromkeys(indicator.id for indicator in asking.indicators)),
    )


def _companions(case: Case) -> Iterator[tuple[str, str]]:
    """Types that a paper at hand needs beside it, and that are nowhere."""
    for doc_type, needed in _common.options_below(case, "needs").items():
        for companion in needed:
            there = (
                case.of_type(companion) or _blank_stands(case, (companion,)) or case.may_hide((companion,))
            )
            if case.of_type(doc_type) and not there:
                yield doc_type, companion


def _lacking(case: Case, indicator: Indicator, proof: Proof) -> str:
    """The type to tell as missing for a proof, "" when none is."""
    if proof.absence != "missing" or indicator.conditional or not proof.types:
        return ""
    stands = case.of_type(proof.types[0]) or _stand_ins(case, proof.types[1:])
    if stands or _blank_stands(case, proof.types) or case.may_hide(proof.types):
        return ""
    return _told_for(case, proof.types[0])


def _stand_ins(case: Case, types: Sequence[str]) -> bool:
    return any(not chronology.lapsed(case, document) for document in case.of_type(*types))


def _told_for(case: Case, doc_type: str) -> str:
    """The type to tell: the wanted one, the first one of a chain with nothing at all, or none where the chain itself tells it."""
    homes = case.recall(_homes).get(doc_type, ())
    begun = case.recall(_begun)
    there = False
    for rule, stage_name in homes:
        for chain in begun.get(rule.id, ()):
            there = True
            stage = chain.stage(stage_name)
            if stage is not None and stage.status in (ChainStatus.MISSING, ChainStatus.REVIEW):
                return ""
    if there or not homes:
        return doc_type
    return _first_wanted(case, homes[-1][0]) or doc_type


def _homes(case: Case) -> Mapping[str, Sequence[tuple[ChainRule, str]]]:
    """By type: the chains whose needed stage it fills, with that stage."""
    homes: dict[str, list[tuple[ChainRule, str]]] = {}
    for rule in case.pack.chains.values():
        for stage in rule.stages:
            for doc_type in stage.types if not stage.optional else ():
                homes.setdefault(doc_type, []).append((rule, stage.stage))
    return homes


def _begun(case: Case) -> Mapping[str, Sequence[Chain]]:
    """By rule: its chains with anything there."""
    begun: dict[str, list[Chain]] = {}
    for chain in case.chains:
        if any(stage.documents for stage in chain.stages):
            begun.setdefault(chain.chain, []).append(chain)
    return begun


def _first_wanted(case: Case, rule: ChainRule) -> str:
    """The first type, in the order of stages, that some requirement asks for."""
    wanted = {
        proof.types[0]
        for indicator in case.pack.indicators
        for proof in indicator.proofs
        if proof.absence == "missing" and proof.types and not indicator.conditional
    }
    types = (doc_type for stage in rule.stages if not stage.optional for doc_type in stage.types)
    return next((doc_type for doc_type in types if doc_type in wanted), "")


def _blank_stands(case: Case, types: Sequence[str]) -> bool:
    """A blank form of a fitting type is told as document-blank; the paper is not missing besides."""
    return not case.recall(_blank_types).isdisjoint(types)


def _blank_types(case: Case) -> frozenset[str]:
    return frozenset(d.doc_type for d in case.documents if d.classification.nature is not Nature.FILLED)
