"""Findings, proofs and a person's decisions to the report: status, points, gaps. The only place that knows weight and severity."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from evidencekit import evidence, scales
from evidencekit.evidence import ProofResult, ProofState
from evidencekit.model import (
    AuditReport,
    Case,
    Document,
    FileCounts,
    FileRole,
    FileStatus,
    Finding,
    Gap,
    GapKind,
    Indicator,
    IndicatorResult,
    IndicatorStatus,
    Obligation,
    Place,
    Score,
    Severity,
    freeze_subject,
    subject_key,
)

_SEVERITY = {
    Obligation.VETO: Severity.VETO,
    Obligation.MANDATORY: Severity.MANDATORY,
    Obligation.BASIC: Severity.MANDATORY,
    Obligation.OPTIONAL: Severity.OPTIONAL,
}
_ORDER = list(Severity)
#: Codes that are advice whatever they touch (contract, "Severity").
_ADVICE = frozenset({"document-expiring", "file-duplicate", "needs-review"})
#: Codes about the state of a file: what it may have held is not known, so no indicator is charged with them beyond its type.
_UNMET = (IndicatorStatus.MISSING, IndicatorStatus.PARTIAL, IndicatorStatus.EXPIRED)


class _Values(dict[str, str]):
    """What a template names and a finding does not know reads as nothing."""

    def __missing__(self, key: str) -> str:
        return ""


def conclude(case: Case, findings: Iterable[Finding], *, generated_at: str) -> AuditReport:
    """The report of a case."""
    merged = merge(findings)
    results = _results(case, merged)
    gaps = tuple(_gap(case, finding, results) for finding in merged)
    gaps = tuple(
        sorted(
            gaps, key=lambda gap: (_ORDER.index(gap.severity), gap.code, subject_key(gap.code, gap.subject))
        )
    )
    results = {id: replace(result, gaps=_gaps_of(gaps, id)) for id, result in results.items()}
    return AuditReport(
        generated_at=generated_at,
        as_of=case.as_of,
        pack=case.pack,
        client_name=case.client_name,
        client_uscc=case.uscc,
        files=count_files(case.documents),
        documents=case.documents,
        indicators=tuple(results.values()),
        chains=case.chains,
        gaps=gaps,
        score=_score(tuple(results.values())),
        options=case.pack.options,
    )


def merge(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding a code and subject: places and documents of equal ones are put together, in the order they came."""
    by_key: dict[str, Finding] = {}
    for finding in findings:
        key = subject_key(finding.code, finding.subject)
        known = by_key.get(key)
        by_key[key] = finding if known is None else _joined(known, finding)
    return tuple(by_key.values())


def _joined(one: Finding, other: Finding) -> Finding:
    return replace(
        one,
        documents=tuple(dict.fromkeys(one.documents + other.documents)),
        evidence=tuple(dict.fromkeys(one.evidence + other.evidence)),
        indicators=tuple(dict.fromkeys(one.indicators + other.indicators)),
        doc_types=tuple(dict.fromkeys(one.doc_types + other.doc_types)),
        values=_values_of_both(one.values, other.values),
        advice=one.advice and other.advice,
    )


def _values_of_both(one: Mapping[str, str], other: Mapping[str, str]) -> Mapping[str, str]:
    """The first's values, with the second's reason beside its own."""
    reasons = [reason for reason in dict.fromkeys((one.get("reason", ""), other.get("reason", ""))) if reason]
    return {**other, **one, **({"reason": "".join(reasons)} if reasons else {})}


def count_files(documents: Sequence[Document]) -> FileCounts:
    """Paths by role; a file with several documents counts once."""
    first = {document.path: document for document in documents}
    papers = [document for document in first.values() if document.role is FileRole.PAPER]
    read = [document for document in papers if document.status in (FileStatus.READ, FileStatus.EMPTY)]
    roles = [document.role for document in first.values()]
    return FileCounts(len(papers), len(read), roles.count(FileRole.CONTAINER), roles.count(FileRole.SKIPPED))


# --- indicators -------------------------------------------------------------------------------------------------


def _results(case: Case, findings: Sequence[Finding]) -> dict[str, IndicatorResult]:
    faults = evidence.Faults(findings)
    against: dict[str, list[Finding]] = {}
    for finding in findings:
        for indicator in finding.indicators if not finding.advice else ():
            against.setdefault(indicator, []).append(finding)
    return {
        indicator.id: _result(
            case, indicator, evidence.weigh(case, indicator, faults), against.get(indicator.id, [])
        )
        for indicator in case.pack.indicators
    }


def _result(
    case: Case, indicator: Indicator, proofs: Sequence[ProofResult], against: Sequence[Finding]
) -> IndicatorResult:
    reason = ""
    if indicator.id in case.engagement.not_applicable:
        status, supported, reason = (
            IndicatorStatus.NOT_APPLICABLE,
            Decimal(0),
            case.engagement.not_applicable[indicator.id],
        )
    elif indicator.scale is not None and indicator.scale.direction != "qualitative":
        status, supported, reason = _on_scale(case, indicator, proofs, against)
    else:
        status = _status(indicator, proofs, against)
        supported = _supported(indicator, proofs, status)
        reason = _reason(case, proofs, status)
    return IndicatorResult(
        id=indicator.id,
        module=indicator.module,
        section=indicator.section,
        title=indicator.title,
        requirement=indicator.obligation,
        score=indicator.score,
        supported=supported,
        status=status,
        evidence=_places(proofs),
        gaps=(),
        reason=reason,
        source=indicator.source,
    )


def _on_scale(
    case: Case, indicator: Indicator, proofs: Sequence[ProofResult], against: Sequence[Finding]
) -> tuple[IndicatorStatus, Decimal, str]:
    """A figure between benchmark and leading value: what it earns, as far as its papers are there; cannot tell without the values."""
    status = _status(indicator, proofs, against)
    if status in (IndicatorStatus.MISSING, IndicatorStatus.EXPIRED):
        return status, Decimal(0), ""
    bounds, figure = scales.bounds(case, indicator), scales.figure(case, indicator)
    if bounds is None or figure is None or indicator.scale is None:
        key = "review.benchmark" if bounds is None else "review.no_figure"
        return IndicatorStatus.REVIEW, Decimal(0), case.pack.words.say(key)
    share = indicator.scale.share(figure.value, *bounds)
    if status is IndicatorStatus.MET and share >= 1:
        return status, indicator.score, ""
    if status is IndicatorStatus.REVIEW:
        return status, Decimal(0), _reason(case, proofs, status)
    shown = Decimal(sum(result.state is ProofState.MET for result in proofs)) / len(proofs)
    return IndicatorStatus.PARTIAL, (indicator.score * share * shown).quantize(Decimal("0.01")), ""


def _places(proofs: Sequence[ProofResult]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(place for result in proofs for place in result.places))[:8]


def _status(
    indicator: Indicator, proofs: Sequence[ProofResult], against: Sequence[Finding]
) -> IndicatorStatus:
    if indicator.obligation is Obligation.VETO and any(
        finding.code == "veto-condition" for finding in against
    ):
        return IndicatorStatus.MISSING
    states = [result.state for result in proofs]
    if not states:
        return IndicatorStatus.REVIEW
    if all(state is ProofState.MET for state in states):
        return IndicatorStatus.MET
    lacking = [s for s in states if s in (ProofState.MISSING, ProofState.EXPIRED, ProofState.PARTIAL)]
    if not lacking:
        return IndicatorStatus.REVIEW
    if all(state in (ProofState.MISSING, ProofState.ABSENT) for state in states):
        return IndicatorStatus.MISSING
    if ProofState.EXPIRED in states and not {ProofState.MET, ProofState.PARTIAL, ProofState.REVIEW} & set(
        states
    ):
        return IndicatorStatus.EXPIRED
    return IndicatorStatus.PARTIAL


def _supported(indicator: Indicator, proofs: Sequence[ProofResult], status: IndicatorStatus) -> Decimal:
    """Mandatory rows are met whole or not at all (form, note 2); optional ones earn the parts that are shown."""
    if status is IndicatorStatus.MET:
        return indicator.score
    if indicator.obligation is not Obligation.OPTIONAL or not proofs:
        return Decimal(0)
    equal = indicator.score / len(proofs)
    earned = sum(
        (
            (result.proof.points if result.proof.points is not None else equal) * result.share
            for result in proofs
        ),
        Decimal(0),
    )
    return min(earned, indicator.score).quantize(Decimal("0.01"))


def _reason(case: Case, proofs: Sequence[ProofResult], status: IndicatorStatus) -> str:
    if status is not IndicatorStatus.REVIEW:
        return ""
    absent = [result for result in proofs if result.state is ProofState.ABSENT]
    key = "review.absent" if absent and len(absent) == len(proofs) else "review.no_quote"
    return case.pack.words.say(key)


def _score(results: Sequence[IndicatorResult]) -> Score:
    rows = [result for result in results if result.status is not IndicatorStatus.NOT_APPLICABLE]
    return Score(
        available=sum((row.score for row in rows), Decimal(0)),
        supported=sum((row.supported for row in rows), Decimal(0)),
        undetermined=sum(
            (r.score - r.supported for r in rows if r.status is IndicatorStatus.REVIEW), Decimal(0)
        ),
        mandatory_unmet=sum(
            row.status in _UNMET and row.requirement in (Obligation.MANDATORY, Obligation.BASIC)
            for row in rows
        ),
    )


# --- gaps -------------------------------------------------------------------------------------------------------


def _gaps_of(gaps: Sequence[Gap], indicator: str) -> tuple[str, ...]:
    return tuple(gap.id for gap in gaps if indicator in gap.indicators)


def _touched(case: Case, finding: Finding) -> tuple[Indicator, ...]:
    if finding.indicators:
        wanted = set(finding.indicators)
        return tuple(indicator for indicator in case.pack.indicators if indicator.id in wanted)
    found: dict[str, Indicator] = {}
    for doc_type in finding.doc_types:
        found.update({indicator.id: indicator for indicator in case.pack.indicators_for(doc_type)})
    return tuple(
        indicator
        for indicator in found.values()
        if indicator.id not in case.engagement.not_applicable and indicator.obligation is not Obligation.VETO
    )


def _severity(finding: Finding, touched: Sequence[Indicator]) -> Severity:
    if finding.code == "veto-condition" and not finding.advice:
        return Severity.VETO
    if finding.advice or finding.code in _ADVICE:
        return Severity.ADVICE
    severities = [_SEVERITY[indicator.obligation] for indicator in touched if indicator.verified]
    return min(severities, key=_ORDER.index, default=Severity.ADVICE)


def _kind(case: Case, finding: Finding) -> GapKind:
    kind = case.pack.codes[finding.code].kind
    if kind is not GapKind.BY_SUBJECT:
        return kind
    if "chain" in finding.subject:
        return _chain_kind(case, str(finding.subject["chain"]), str(finding.subject.get("stage", "")))
    known = case.pack.doc_types.get(str(finding.subject.get("doc_type", "")))
    return known.layer if known else GapKind.EVIDENCE


def _chain_kind(case: Case, chain: str, stage: str) -> GapKind:
    """Of the plan stage the layer of its type, of energy_data always data, else evidence (contract: finding_codes.yaml)."""
    if chain == "energy_data":
        return GapKind.DATA
    rule = case.pack.chains[chain]
    if stage == "plan":
        types = next((row.types for row in rule.stages if row.stage == stage), ())
        known = case.pack.doc_types.get(types[0]) if types else None
        return known.layer if known else GapKind.EVIDENCE
    return GapKind.EVIDENCE


def gap_id(pack: str, key: str) -> str:
    """Stable from run to run: made from pack, code and subject."""
    return "G" + hashlib.sha256(f"{pack}\n{key}".encode()).hexdigest()[:8]


def _gap(case: Case, finding: Finding, results: Mapping[str, IndicatorResult]) -> Gap:
    touched = _touched(case, finding)
    subject = freeze_subject(finding.subject)
    code = case.pack.codes[finding.code]
    severity = _severity(finding, touched)
    id = gap_id(case.pack.id, subject_key(finding.code, subject))
    values = _Values({key: str(value) for key, value in {**subject, **finding.values}.items()})
    if "period" in values:
        values["period"] = _period_words(case, values["period"])
    return Gap(
        id=id,
        kind=_kind(case, finding),
        severity=severity,
        code=finding.code,
        subject=subject,
        indicators=tuple(indicator.id for indicator in touched),
        points=_points(touched, results) if severity is not Severity.ADVICE else Decimal(0),
        documents=finding.documents,
        evidence=finding.evidence,
        title=code.title.format_map(values),
        detail=_sentences(code.detail, code.why, values),
        action=code.action.format_map(values),
        dismissed=case.decisions.dismissed.get(id, ""),
    )


def _period_words(case: Case, written: str) -> str:
    """A period as a person writes it: a year, a month, from month to month; anything else as it is."""
    say = case.pack.words.say
    first, _, last = written.partition("/")
    if last:
        return say("period.range", start=_period_words(case, first), end=_period_words(case, last))
    parts = [part.lstrip("0") for part in written.split("-")]
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return written
    return say(
        ("period.year", "period.month", "period.day")[min(len(parts), 3) - 1],
        **dict(zip(("year", "month", "day"), parts, strict=False)),
    )


def _sentences(detail: str, why: str, values: Mapping[str, Any]) -> str:
    return " ".join(part.format_map(values) for part in (detail, why) if part)


def _points(touched: Sequence[Indicator], results: Mapping[str, IndicatorResult]) -> Decimal:
    """The points that the touched indicators lack."""
    rows = [results[indicator.id] for indicator in touched if indicator.id in results]
    return sum((row.score - row.supported for row in rows if row.status in _UNMET), Decimal(0))
