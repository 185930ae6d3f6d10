"""Progress on standard error, the summary table on standard output."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from evidencekit import words
from evidencekit.model import AuditReport, Severity
from evidencekit.planning import Step

#: Seconds between two drawings: a bar that flickers tells nothing more.
_EVERY = 0.2


class Bar:
    """One line on a terminal that tells stage, count and file; nothing where standard error is no terminal."""

    def __init__(self, *, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()
        self._last = 0.0
        self._words = words.common()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def update(self, stage: str, done: int, total: int, name: str) -> None:
        """Draw, but not too often."""
        now = time.monotonic()
        if not self._shown or (now - self._last < _EVERY and done < total):
            return
        self._last = now
        title = self._words.say(f"progress.{stage}")
        printable = "".join(char if char.isprintable() else "?" for char in name)
        sys.stderr.write(f"\r\x1b[K{title} {done}/{total}  {printable[-48:]}")
        sys.stderr.flush()

    def stage(self, stage: str) -> None:
        """Draw a stage without a count."""
        self.update(stage, 1, 1, "")


def summary(report: AuditReport, out: Path, *, quiet: bool) -> None:
    """The short table: files, gaps by severity and kind, points, where the files are."""
    from rich.console import Console
    from rich.table import Table

    say = words.common().say
    console = Console(file=sys.stdout, highlight=False, soft_wrap=True)
    console.print(say("summary.files", read=report.files.read, total=report.files.total), markup=False)
    if quiet:
        return
    table = Table(
        title=f"{report.client_name or say('summary.no_client')} · {report.pack.title}", title_justify="left"
    )
    table.add_column(say("summary.severity"))
    kinds = ("institutional", "evidence", "data")
    for kind in kinds:
        table.add_column(say(f"kind.{kind}"), justify="right")
    for severity in Severity:
        gaps = [gap for gap in report.gaps if gap.severity is severity]
        counts = [str(sum(gap.kind.value == kind for gap in gaps)) for kind in kinds]
        table.add_row(say(f"severity.{severity.value}"), *counts)
    console.print(table)
    score = report.score
    console.print(
        say(
            "summary.score",
            supported=score.supported,
            available=score.available,
            undetermined=score.undetermined,
            unmet=score.mandatory_unmet,
        ),
        markup=False,
    )
    for gap in [gap for gap in report.gaps if gap.severity in (Severity.VETO, Severity.MANDATORY)][:8]:
        console.print(f"  · {gap.title}", markup=False)
    console.print(say("summary.out", out=out), markup=False)


def plan(report: AuditReport, steps: Sequence[Step]) -> None:
    """The steps of a plan as a table."""
    from rich.console import Console
    from rich.table import Table

    say = words.common().say
    console = Console(file=sys.stdout, highlight=False)
    table = Table(
        title=say("plan.title", now=report.score.supported, available=report.score.available),
        title_justify="left",
    )
    for column in ("number", "indicator", "todo", "gain", "effort", "due", "after"):
        table.add_column(say(f"plan.{column}"), overflow="fold")
    for number, step in enumerate(steps, start=1):
        todo = "\n".join(gap.title for gap in step.gaps) or say("plan.look")
        table.add_row(
            str(number),
            f"{step.indicator.id} {step.indicator.title}",
            todo,
            str(step.gain.normalize()),
            say(f"plan.level.{step.level}"),
            step.due.isoformat() if step.due else "",
            str(step.score_after),
        )
    console.print(table)
