"""The audit report: what conclude.py makes and renderers draw (contract: report.json)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from evidencekit.model.chain import Chain
from evidencekit.model.document import Document
from evidencekit.model.place import Place
from evidencekit.model.rules import GapKind, Obligation, RulePack, Severity


class IndicatorStatus(StrEnum):
    """Contract: INDICATOR.status."""

    MET = "met"
    PARTIAL = "partial"
    MISSING = "missing"
    EXPIRED = "expired"
    NOT_APPLICABLE = "not_applicable"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """One indicator judged. `reason`: why it is under review or not applicable, in Chinese."""

    id: str
    module: str
    section: str
    title: str
    requirement: Obligation
    score: Decimal
    supported: Decimal
    status: IndicatorStatus
    evidence: tuple[Place, ...]
    gaps: tuple[str, ...]
    reason: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that lacks, with what to do. `id` is stable from run to run."""

    id: str
    kind: GapKind
    severity: Severity
    code: str
    subject: Mapping[str, Any]
    indicators: tuple[str, ...]
    points: Decimal
    documents: tuple[str, ...]
    evidence: tuple[Place, ...]
    title: str
    detail: str
    action: str
    dismissed: str = ""


@dataclass(frozen=True, slots=True)
class FileCounts:
    """`total`: paths that hold a paper; `read`: of these, read or empty; containers and skipped are counted beside."""

    total: int
    read: int
    containers: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Score:
    """Points: available leaves out what is not applicable; undetermined are under review."""

    available: Decimal
    supported: Decimal
    undetermined: Decimal
    mandatory_unmet: int


@dataclass(frozen=True, slots=True)
class AuditReport:
    """Everything a renderer draws."""

    generated_at: str
    as_of: date
    pack: RulePack
    client_name: str
    client_uscc: str
    files: FileCounts
    documents: tuple[Document, ...]
    indicators: tuple[IndicatorResult, ...]
    chains: tuple[Chain, ...]
    gaps: tuple[Gap, ...]
    score: Score
    options: Mapping[str, Any] = field(default_factory=dict)
