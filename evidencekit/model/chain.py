"""Evidence chains: plan – implement – assess – improve, per topic and period (contract: CHAIN)."""

from dataclasses import dataclass
from enum import StrEnum

from evidencekit.model.place import Place


class ChainStatus(StrEnum):
    """State of one stage."""

    PRESENT = "present"
    MISSING = "missing"
    OUT_OF_ORDER = "out_of_order"
    EXPIRED = "expired"
    NOT_NEEDED = "not_needed"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of one chain. `date`: ISO day by which the order is judged, None if unknown; `doc_types`: what would fill it."""

    stage: str
    status: ChainStatus
    documents: tuple[str, ...] = ()
    date: str | None = None
    evidence: tuple[Place, ...] = ()
    doc_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """One chain for one topic and period; `id` is "chain/period/topic"."""

    id: str
    chain: str
    topic: str
    period: str
    stages: tuple[Stage, ...]

    def stage(self, name: str) -> Stage | None:
        """The stage of that name."""
        return next((stage for stage in self.stages if stage.stage == name), None)
