"""A requirement needs a paper that can carry it.

In: the pack's proofs and the papers by type. Out: one document-missing for each type that no paper stands in for.
What a blank form, an unread file or a chain already tells is not told again: a type of a chain with some stage present belongs to
the chain; a chain with nothing at all is told once, for the first type of its first needed stage.
"""

from collections.abc import Iterator

from evidencekit.checks import _common
from evidencekit.model import Case, ChainRule, Finding, Indicator, Nature, Proof


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
    if (
        case.of_type(*proof.types)
        or _blank_stands(case, proof.types)
        or _common.may_be_unread(case, proof.types)
    ):
        return ""
    chain = _chain_of(case, proof.types[0])
    if chain is None:
        return proof.types[0]
    if any(stage.documents for linked in case.chains if linked.chain == chain.id for stage in linked.stages):
        return ""
    return _first_type(chain)


def _blank_stands(case: Case, types: tuple[str, ...]) -> bool:
    """A blank form of a fitting type is told as document-blank; the paper is not missing besides."""
    return any(
        document.doc_type in types and document.classification.nature is not Nature.FILLED
        for document in case.documents
    )


def _chain_of(case: Case, doc_type: str) -> ChainRule | None:
    return next(
        (
            rule
            for rule in case.pack.chains.values()
            for stage in rule.stages
            if doc_type in stage.types and not stage.optional
        ),
        None,
    )


def _first_type(rule: ChainRule) -> str:
    return next(stage.types[0] for stage in rule.stages if stage.types and not stage.optional)
