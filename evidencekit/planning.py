"""The shortest way to a target score: what to close first, what it gains, by when.

In: a report. Out: steps, mandatory ones first (they decide), then by points gained for the effort, until the target is reached. A step is one
indicator with the gaps that stand against it; closing a gap that stands against several counts once. Effort and lead times: `plan.effort.*`
(weights) and `plan.days.*` (days before the submission day) of the rules.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from evidencekit.model import AuditReport, Gap, IndicatorResult, IndicatorStatus, Obligation

_OPEN = (IndicatorStatus.MISSING, IndicatorStatus.PARTIAL, IndicatorStatus.EXPIRED, IndicatorStatus.REVIEW)
_LEVELS = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Step:
    """One indicator to win: the gaps to close, points gained, effort (weights summed), the day to have it by, the score after it."""

    indicator: IndicatorResult
    gaps: tuple[Gap, ...]
    gain: Decimal
    effort: Decimal
    level: str
    due: date | None
    score_after: Decimal


def plan(report: AuditReport, target: Decimal | None, submission_day: date | None) -> tuple[Step, ...]:
    """Steps in order; all of them where no target is given or none reaches it."""
    by_id = {gap.id: gap for gap in report.gaps if not gap.dismissed}
    open_rows = [
        row for row in report.indicators if row.status in _OPEN and row.requirement is not Obligation.VETO
    ]
    score = report.score.supported
    closed: set[str] = set()
    steps: list[Step] = []
    while open_rows and (target is None or score < target or _mandatory_left(open_rows)):
        row = max(open_rows, key=lambda candidate: _rank(report, candidate, by_id, closed))
        open_rows.remove(row)
        gaps = tuple(by_id[id] for id in row.gaps if id in by_id and id not in closed)
        closed.update(gap.id for gap in gaps)
        gain = row.score - row.supported
        score += gain
        level = _hardest(report, gaps)
        due = submission_day - timedelta(days=_days(report, level)) if submission_day else None
        steps.append(Step(row, gaps, gain, _effort(report, gaps), level, due, score))
    return tuple(steps)


def _mandatory_left(rows: Sequence[IndicatorResult]) -> bool:
    return any(row.requirement is not Obligation.OPTIONAL for row in rows)


def _rank(
    report: AuditReport, row: IndicatorResult, gaps: dict[str, Gap], closed: set[str]
) -> tuple[bool, Decimal, str]:
    left = [gaps[id] for id in row.gaps if id in gaps and id not in closed]
    return (
        row.requirement is not Obligation.OPTIONAL,
        (row.score - row.supported) / _effort(report, left),
        row.id,
    )


def _effort(report: AuditReport, gaps: Sequence[Gap]) -> Decimal:
    """A row under review without a gap costs a look (the lowest weight)."""
    levels = [report.pack.codes[gap.code].effort for gap in gaps] or ["low"]
    return sum(
        (Decimal(str(report.pack.validity.get(f"plan.effort.{level}", 1))) for level in levels), Decimal(0)
    )


def _hardest(report: AuditReport, gaps: Sequence[Gap]) -> str:
    return max((report.pack.codes[gap.code].effort for gap in gaps), key=_LEVELS.index, default="low")


def _days(report: AuditReport, level: str) -> int:
    return int(report.pack.validity.get(f"plan.days.{level}", 30))
