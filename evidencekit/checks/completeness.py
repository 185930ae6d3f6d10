"""A requirement needs a paper that can carry it.

In: the pack's proofs and the papers by type. Out: one document-missing for each type that no paper stands in for.
What a blank form, an unread file or a chain already tells is not told again: a type of a chain with some stage present belongs to
the chain while its stage is missing there; a chain with nothing at all is told once, for the first type that a requirement asks for.
"""

from collections.abc import Iterator

from evidencekit.checks import _common
from evidencekit.model import Case, ChainRule, ChainStatus, Finding, Indicator, Nature, Proof


def check(case: Case) -> Iterator[Finding]:
    """Document-missing, once a type, naming all indicators that ask for it."""
    wanted: dict[str, list[tuple[Indicator, Proof]]] = {}
    for indicator in case.pack.indicators:
        if indicator.id in case.engagement.not_applicable:
            continue
        for proof in indicator.proofs:
            doc_type = _lacking(case, indicator, proof)
            if doc_type:
                wanted.setdefault(doc_type, []).append((indicator, proof))
    for doc_type, asking in wanted.items():
        yield Finding(
            code="document-missing",
            subject={"doc_type": doc_type},
            values={
                "doc_type": _common.type_name(case, doc_type),
                "names": _common.type_names(case, (t for _, proof in asking for t in proof.types)),
                "indicator": "；".join(dict.fromkeys(indicator.title for indicator, _ in asking[:3])),
            },
            doc_types=(doc_type,),
            indicators=tuple(dict.fromkeys(indicator.id for indicator, _ in asking)),
        )


def _lacking(case: Case, indicator: Indicator, proof: Proof) -> str:
    """The type to tell as missing for a proof, "" when none is."""
    if proof.absence != "missing" or indicator.conditional or not proof.types:
        return ""
    if case.of_type(*proof.types) or _blank_stands(case, proof.types) or case.may_hide(proof.types):
        return ""
    return _told_for(case, proof.types[0])


def _told_for(case: Case, doc_type: str) -> str:
    """The type to tell: the wanted one, the first one of a chain with nothing at all, or none where the chain itself tells it."""
    homes = [rule for rule in case.pack.chains.values() if _stage_of(rule, doc_type)]
    begun = [
        (rule, chain)
        for rule in homes
        for chain in case.chains
        if chain.chain == rule.id and any(stage.documents for stage in chain.stages)
    ]
    for rule, chain in begun:
        stage = chain.stage(_stage_of(rule, doc_type))
        if stage is not None and stage.status in (ChainStatus.MISSING, ChainStatus.REVIEW):
            return ""
    if begun or not homes:
        return doc_type
    return _first_wanted(case, homes[-1]) or doc_type


def _stage_of(rule: ChainRule, doc_type: str) -> str:
    """The needed stage of the chain that a type fills, "" if none."""
    return next((stage.stage for stage in rule.stages if doc_type in stage.types and not stage.optional), "")


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


def _blank_stands(case: Case, types: tuple[str, ...]) -> bool:
    """A blank form of a fitting type is told as document-blank; the paper is not missing besides."""
    return any(
        document.doc_type in types and document.classification.nature is not Nature.FILLED
        for document in case.documents
    )
