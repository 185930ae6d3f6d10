"""evidencekit: reads a factory's folder of papers and writes the gap report of a green-factory application."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from evidencekit.conductor import Options, audit
    from evidencekit.model import AuditReport

__version__ = "0.1.0"
__all__ = ["AuditReport", "Options", "__version__", "audit"]


def __getattr__(name: str) -> Any:
    """Load the conductor only when it is asked for: `evidencekit --help` stays quick."""
    if name in ("audit", "Options"):
        from evidencekit import conductor

        return getattr(conductor, name)
    if name == "AuditReport":
        from evidencekit.model import AuditReport

        return AuditReport
    raise AttributeError(name)
