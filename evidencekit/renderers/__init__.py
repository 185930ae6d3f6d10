"""Report to files: one module a format, found by its place; they draw and never judge.

Each public module offers FILE_NAME and `render(report: AuditReport, target: Path) -> None`.
"""

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from evidencekit import registry
from evidencekit.model import AuditReport


def write_all(report: AuditReport, out: Path) -> None:
    """Every format into *out*, each put in place whole: an interrupted run leaves no half file."""
    out.mkdir(parents=True, exist_ok=True)
    for module in registry.modules(__name__):
        _write(module, report, out)


def _write(module: ModuleType, report: AuditReport, out: Path) -> None:
    target: Path = out / module.FILE_NAME
    draft = out / f".{module.FILE_NAME}.part"
    try:
        module.render(report, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def write_comparison(reports: Sequence[AuditReport], out: Path) -> None:
    """What several packs say differently of one folder."""
    from evidencekit.renderers import _comparison

    _comparison.write(reports, out)
