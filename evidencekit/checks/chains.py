"""Chains with a link that lacks or lies before its time.

In: the linked chains. Out: stage-missing and stage-out-of-order, one a stage. A chain with nothing at all is completeness's business;
after a missing implement stage, assess and improve are not told (contract). What people's findings or attribution-unsupported tell is not
told again here.
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
    for chain in case.chains:
        told_elsewhere = chain.chain == "anomaly"
        if told_elsewhere or not any(stage.documents for stage in chain.stages) or not _asked(case, chain):
            continue
        named = chain.chain == "saving_project" and topics.project_key(chain.topic) in attributed
        yield from _stages(case, chain, named=named)


def _asked(case: Case, chain: Chain) -> bool:
    """Whether the pack asks for the chain: some indicator has a proof among its types or names it."""
    rule = case.pack.chains[chain.chain]
    types = {doc_type for stage in rule.stages for doc_type in stage.types}
    return any(
        proof.chain == chain.chain or types.intersection(proof.types)
        for indicator in case.pack.indicators
        for proof in indicator.proofs
    )


def _attributed(case: Case) -> set[str]:
    return {
        topics.project_key(quantity.project)
        for document in case.papers
        for quantity in document.reading.quantities
        if quantity.role is QuantityRole.CONTRIBUTION and quantity.project
    }


def _stages(case: Case, chain: Chain, *, named: bool) -> Iterator[Finding]:
    silent: set[str] = set()
    for index, stage in enumerate(chain.stages):
        if stage.status is ChainStatus.MISSING and stage.stage not in silent:
            silent.update(_AFTER.get(stage.stage, ()))
            if not named and not _told_by_people(chain, stage):
                yield _missing(case, chain, stage)
        elif stage.status is ChainStatus.MISSING:
            continue
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


def _present(chain: Chain) -> tuple[Stage, ...]:
    return tuple(stage for stage in chain.stages if stage.documents)


def _missing(case: Case, chain: Chain, stage: Stage) -> Finding:
    present = [other for other in _present(chain) if other.stage != "extend"] or list(_present(chain))
    unplanned = chain.chain == "training" and stage.stage == "plan" and _planned_year(case, chain)
    return Finding(
        code="stage-missing",
        subject={"chain": chain.chain, "stage": stage.stage, "topic": chain.topic},
        documents=tuple(dict.fromkeys(d for other in present for d in other.documents)),
        evidence=tuple(place for other in present for place in other.evidence[:1]),
        values=_values(case, chain, stage),
        doc_types=stage.doc_types,
        advice=unplanned or stage.stage in str(case.option(f"chains.{chain.chain}.advice", "")).split(),
        chain=chain.id,
    )


def _planned_year(case: Case, chain: Chain) -> bool:
    """Whether the year has a plan with topics: a topic held beside it is advice, since wordings may differ."""
    return any(
        other.chain == "training"
        and other.period == chain.period
        and other.stages
        and other.stages[0].documents
        for other in case.chains
    )


def _out_of_order(case: Case, chain: Chain, index: int) -> Finding:
    stage = chain.stages[index]
    follows = next(rule.after for rule in case.pack.chains[chain.chain].stages if rule.stage == stage.stage)
    before = max(
        (other for other in chain.stages if other.stage in follows and other.date and other.documents),
        key=lambda other: other.date or "",
    )
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
