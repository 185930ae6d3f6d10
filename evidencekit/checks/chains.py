"""Chains with a link that lacks or lies before its time.

In: the linked chains. Out: stage-missing and stage-out-of-order, one a stage. A chain with nothing at all is completeness's business;
after a missing implement stage, assess and improve are not told (contract). What people's findings or attribution-unsupported tell is not
told again here, nor what its own papers tell of an expired stage.
"""

from collections.abc import Iterator

from evidencekit import topics
from evidencekit.checks import _common
from evidencekit.model import Case, Chain, ChainStatus, Finding, QuantityRole, Stage

#: What need not be told once the stage before it is missing.
_AFTER = {"implement": ("assess", "improve", "extend"), "assess": ("improve",)}


def check(case: Case) -> Iterator[Finding]:
    """The findings of every chain that is there at least in part."""
    attributed = _attributed(case)
    asked = case.recall(_asked)
    for chain in case.chains:
        told_elsewhere = chain.chain == "anomaly"
        if told_elsewhere or chain.chain not in asked or not any(stage.documents for stage in chain.stages):
            continue
        named = chain.chain == "saving_project" and topics.project_key(chain.topic) in attributed
        yield from _stages(case, chain, named=named)


def _asked(case: Case) -> frozenset[str]:
    """The chains that the pack asks for: some indicator has a proof among their types or names them."""
    proofs = [proof for indicator in case.pack.indicators for proof in indicator.proofs]
    types = frozenset(doc_type for proof in proofs for doc_type in proof.types)
    named = frozenset(proof.chain for proof in proofs)
    return frozenset(
        rule.id
        for rule in case.pack.chains.values()
        if rule.id in named or not types.isdisjoint(t for stage in rule.stages for t in stage.types)
    )


def _attributed(case: Case) -> frozenset[str]:
    return frozenset(
        topics.project_key(quantity.project)
        for document in case.papers
        for quantity in document.reading.quantities
        if quantity.role is QuantityRole.CONTRIBUTION and quantity.project
    )


def _stages(case: Case, chain: Chain, *, named: bool) -> Iterator[Finding]:
    silent: set[str] = set()
    for index, stage in enumerate(chain.stages):
        if stage.status is ChainStatus.MISSING and stage.stage not in silent:
            silent.update(_AFTER.get(stage.stage, ()))
            if not named and not _told_by_people(chain, stage):
                yield _missing(case, chain, stage)
        elif stage.status is ChainStatus.OUT_OF_ORDER:
            yield _out_of_order(case, chain, index)


def _told_by_people(chain: Chain, stage: Stage) -> bool:
    """In training, a missing improvement is told for each person who failed."""
    return chain.chain == "training" and stage.stage == "improve"


def _values(case: Case, chain: Chain, stage: Stage) -> dict[str, str]:
    words = case.pack.words
    return {
        "chain": case.pack.chains[chain.chain].title,
        "stage": words.say(f"stage.{stage.stage}"),
        "topic": chain.topic,
        "period": chain.period,
        "names": _common.type_names(case, stage.doc_types),
    }


def _missing(case: Case, chain: Chain, stage: Stage) -> Finding:
    present = [other for other in chain.stages if other.documents]
    present = [other for other in present if other.stage != "extend"] or present
    unplanned = (
        chain.chain == "training" and stage.stage == "plan" and chain.period in case.recall(_planned_years)
    )
    return Finding(
        code="stage-missing",
        subject={"chain": chain.chain, "stage": stage.stage, "topic": chain.topic},
        documents=tuple(dict.fromkeys(d for other in present for d in other.documents)),
        evidence=tuple(place for other in present for place in other.evidence[:1]),
        values=_values(case, chain, stage),
        doc_types=stage.doc_types,
        advice=unplanned or stage.stage in _common.option_words(case, f"chains.{chain.chain}.advice"),
        chain=chain.id,
    )


def _planned_years(case: Case) -> frozenset[str]:
    """The years whose training plan names topics: a topic held beside them is advice, since wordings may differ."""
    return frozenset(
        chain.period
        for chain in case.chains
        if chain.chain == "training" and chain.stages and chain.stages[0].documents
    )


def _out_of_order(case: Case, chain: Chain, index: int) -> Finding:
    stage = chain.stages[index]
    others = [other for other in chain.stages if other.documents and other.date and other is not stage]
    before = max(others, key=lambda other: (other in chain.stages[:index], other.date or ""), default=stage)
    return Finding(
        code="stage-out-of-order",
        subject={"chain": chain.chain, "stage": stage.stage, "topic": chain.topic},
        documents=stage.documents + before.documents,
        evidence=stage.evidence[:1] + before.evidence[:1],
        values={
            **_values(case, chain, stage),
            "date": stage.date or "",
            "expected": before.date or "",
            "reference": case.pack.words.say(f"stage.{before.stage}"),
        },
        doc_types=stage.doc_types,
        chain=chain.id,
    )
