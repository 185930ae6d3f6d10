"""report.html: one file, no network: triage, overview, gaps with filters, indicators with evidence, chains, validity timeline, files."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from evidencekit.model import AuditReport, Severity
from evidencekit.renderers._rows import Rows

FILE_NAME = "report.html"

#: The timeline shows this many months around the as-of day.
_TIMELINE_MONTHS = (12, 36)


def render(report: AuditReport, target: Path) -> None:
    """Writes the page."""
    rows = Rows(report)
    page = _template().render(
        rows=rows,
        report=report,
        say=rows.say,
        severities=[severity.value for severity in Severity],
        kinds=("institutional", "evidence", "data"),
        span=_TIMELINE_MONTHS,
        bars=[(row, *_bar(row.days)) for row in rows.validity],
    )
    target.write_text(page, encoding="utf-8")


@cache
def _template() -> Template:
    loader = FileSystemLoader(Path(__file__).parent / "_templates")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("report.html.j2")


def _bar(days: str) -> tuple[float, float]:
    """Left edge and width in percent of the timeline: from the as-of day to the end, leftward when it has passed."""
    before, after = _TIMELINE_MONTHS
    zero = before / (before + after) * 100
    if not days:
        return zero, 100 - zero
    months = max(min(int(days) / 30.44, after), -before)
    width = abs(months) / (before + after) * 100
    return (zero, max(width, 0.4)) if months >= 0 else (zero - width, max(width, 0.4))
