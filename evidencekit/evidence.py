"""Documents to evidence: what in a paper shows a requirement fulfilled.

`search` runs while a document's text is open and keeps the quotes of its proofs; `weigh` runs when all findings are known and says of
each proof whether it is met, by which places. A file of a fitting type alone shows nothing: it gives a review.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from evidencekit import chronology, figures, rates
from evidencekit.model import (
    Case,
    ChainStatus,
    Document,
    Finding,
    Indicator,
    MarkKind,
    Place,
    Proof,
    QuantityRole,
    RulePack,
)
from evidencekit.text import Text

#: Quotes kept for one proof in one paper.
MAX_QUOTES = 2


class ProofState(StrEnum):
    """What the papers say of one proof."""

    MET = "met"
    PARTIAL = "partial"
    EXPIRED = "expired"
    MISSING = "missing"
    REVIEW = "review"
    ABSENT = "absent"  # nothing seen and nothing expected for certain: a person must say


@dataclass(frozen=True, slots=True)
class ProofResult:
    """A proof with its state, the places that speak for it and the part of its points that is supported (0 to 1)."""

    proof: Proof
    state: ProofState
    places: tuple[Place, ...] = ()
    share: Decimal = Decimal(0)


@lru_cache(maxsize=8192)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def search(text: Text, doc_type: str, pack: RulePack) -> dict[str, tuple[Place, ...]]:
    """The places in a document that show a requirement fulfilled, by "indicator/proof"."""
    found: dict[str, tuple[Place, ...]] = {}
    for indicator in pack.indicators_for(doc_type):
        for proof in indicator.proofs:
            if doc_type in proof.types and proof.quote:
                places = _quotes(text, proof)
                if places:
                    found[f"{indicator.id}/{proof.id}"] = places
    return found


def _quotes(text: Text, proof: Proof) -> tuple[Place, ...]:
    """The places of a proof's words; none in a paper that also says the contrary (超标, 不合格): a person must look at it."""
    if any(_compiled(pattern).search(text.normal) for pattern in proof.against):
        return ()
    places: list[Place] = []
    for pattern in proof.quote:
        match = _compiled(pattern).search(text.normal)
        if match and match.end() > match.start():
            places.append(text.place(match.start(), match.end()))
        if len(places) == MAX_QUOTES:
            break
    return tuple(places)


class Faults:
    """The findings by document, as far as they take a paper's force away."""

    #: These say something of a paper without taking its force away.
    _HARMLESS = frozenset(
        {
            "document-expiring",
            "file-duplicate",
            "needs-review",
            "version-conflict",
            "address-mismatch",
            "reference-broken",
            "claim-unsupported",
        }
    )
    #: What the form of these lacks does not unsay what they state.
    _FORMS = frozenset({"self_evaluation_report", "application_form"})

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._codes: dict[str, set[str]] = {}
        for finding in findings:
            if finding.advice or finding.code in self._HARMLESS or finding.chain is not None:
                continue
            if finding.code == "clause-missing" and self._FORMS.issuperset(finding.doc_types):
                continue
            for document in finding.documents:
                self._codes.setdefault(document, set()).add(finding.code)

    def of(self, document: Document) -> set[str]:
        """The codes that stand against a paper."""
        return self._codes.get(document.id, set())


def weigh(case: Case, indicator: Indicator, faults: Faults) -> tuple[ProofResult, ...]:
    """The state of each proof of an indicator; a proof that counts only where papers are there falls away without them."""
    results = tuple(_weigh(case, indicator, proof, faults) for proof in indicator.proofs)
    counted = tuple(r for r in results if r.state is not ProofState.ABSENT or r.proof.absence != "ignore")
    return counted or results


def _weigh(case: Case, indicator: Indicator, proof: Proof, faults: Faults) -> ProofResult:
    if proof.chain:
        return _by_chain(case, proof)
    documents = case.of_type(*proof.types)
    if not documents:
        return ProofResult(proof, _nothing(case, indicator, proof))
    sound = [document for document in documents if not faults.of(document)]
    if not sound:
        expired = all(faults.of(document) & {"document-expired", "document-stale"} for document in documents)
        state = ProofState.EXPIRED if expired else ProofState.PARTIAL
        return ProofResult(proof, state, _openings(documents))
    if proof.metric:
        return _by_metric(case, indicator, proof, sound)
    return _by_paper(case, indicator, proof, sound)


def _nothing(case: Case, indicator: Indicator, proof: Proof) -> ProofState:
    if case.may_hide(proof.types) or indicator.conditional:
        return ProofState.REVIEW
    return ProofState.MISSING if proof.absence == "missing" else ProofState.ABSENT


def _openings(documents: Sequence[Document]) -> tuple[Place, ...]:
    return tuple(document.opening for document in documents if document.opening)[:3]


def _by_paper(case: Case, indicator: Indicator, proof: Proof, sound: Sequence[Document]) -> ProofResult:
    """Met by a quote, by conditions that hold, or by both where both are asked."""
    places: list[Place] = []
    for document in sound:
        if not all(_holds(case, document, condition) for condition in proof.holds):
            continue
        quotes = document.quotes.get(f"{indicator.id}/{proof.id}", ())
        if quotes:
            places.extend(quotes)
        elif proof.holds and not proof.quote:
            places.extend(_shown(document, proof))
    if places:
        return ProofResult(proof, ProofState.MET, tuple(places[:4]), Decimal(1))
    return ProofResult(proof, ProofState.REVIEW, _openings(sound))


def _shown(document: Document, proof: Proof) -> tuple[Place, ...]:
    """Where a condition that held can be seen."""
    if "valid" in proof.holds:
        found = document.first("valid_until") or document.first("issue_date")
        if found:
            return (found.place,)
    if "people" in proof.holds and document.reading.participants:
        return (document.reading.participants[0].place,)
    if "figures" in proof.holds and document.reading.quantities:
        return (document.reading.quantities[0].place,)
    found = document.first("issue_date") or document.first("period") or document.first("event_date")
    return (found.place,) if found else ((document.opening,) if document.opening else ())


def _holds(case: Case, document: Document, condition: str) -> bool:
    """A named condition of a proof; raises KeyError for a name that nobody knows (rulepack.py checks names at load)."""
    return CONDITIONS[condition](case, document)


def _valid(case: Case, document: Document) -> bool:
    """A written end not before the as-of day (or open), or an issue not in the future where the type has no end."""
    end = document.first("valid_until")
    if end is not None:
        day = chronology.day_of(end, end=True)
        return chronology.is_open(end) or (day is not None and day >= case.as_of)
    kind = case.pack.doc_types.get(document.doc_type)
    return bool(kind and "valid_until" not in kind.fields and chronology.happened_on(document))


def _in_window(case: Case, document: Document) -> bool:
    last = chronology.covers_until(document)
    kind = case.pack.doc_types.get(document.doc_type)
    if last is None or kind is None:
        return False
    return kind.window is None or last >= chronology.add_months(case.as_of, -kind.window)


def _sealed(case: Case, document: Document) -> bool:
    return any(mark.kind in (MarkKind.SEAL, MarkKind.SIGNATURE) for mark in document.reading.marks)


def _people(case: Case, document: Document) -> bool:
    return bool(document.reading.participants)


def _figures(case: Case, document: Document) -> bool:
    return any(quantity.role is not QuantityRole.FACTOR for quantity in document.reading.quantities)


CONDITIONS = {
    "valid": _valid,
    "in_window": _in_window,
    "sealed": _sealed,
    "people": _people,
    "figures": _figures,
    "any_quantity": _figures,
}


def _by_metric(case: Case, indicator: Indicator, proof: Proof, sound: Sequence[Document]) -> ProofResult:
    """A threshold on the latest rate, printed or recomputed; on the paper's words where none was read; between `at_least` and `full_at` the points grow in a line."""
    rate = rates.latest(case, proof.metric, sound)
    if rate is None:
        return _by_paper(case, indicator, proof, sound)
    share = proof.share(rate.value)
    state = ProofState.MET if share >= 1 else ProofState.PARTIAL if share > 0 else ProofState.MISSING
    return ProofResult(proof, state, figures.places(rate.figures)[:4], share)


_STAGE_STATE: Mapping[ChainStatus, ProofState] = {
    ChainStatus.PRESENT: ProofState.MET,
    ChainStatus.NOT_NEEDED: ProofState.MET,
    ChainStatus.OUT_OF_ORDER: ProofState.PARTIAL,
    ChainStatus.EXPIRED: ProofState.EXPIRED,
    ChainStatus.MISSING: ProofState.MISSING,
    ChainStatus.REVIEW: ProofState.REVIEW,
}


def _by_chain(case: Case, proof: Proof) -> ProofResult:
    """A chain is met when each of its threads has every stage; partial when some have."""
    threads = [
        chain
        for chain in case.chains
        if chain.chain == proof.chain and any(s.documents for s in chain.stages)
    ]
    if not threads:
        return ProofResult(proof, ProofState.MISSING if proof.absence == "missing" else ProofState.ABSENT)
    states = [_STAGE_STATE[stage.status] for chain in threads for stage in chain.stages]
    places = tuple(place for chain in threads for stage in chain.stages for place in stage.evidence[:1])[:4]
    met = sum(state is ProofState.MET for state in states)
    if met == len(states):
        return ProofResult(proof, ProofState.MET, places, Decimal(1))
    if all(state in (ProofState.MET, ProofState.REVIEW) for state in states):
        return ProofResult(proof, ProofState.REVIEW, places)
    share = (Decimal(met) / Decimal(len(states))).quantize(Decimal("0.01"))
    return ProofResult(proof, ProofState.PARTIAL, places, share)
