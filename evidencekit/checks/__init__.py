"""Case to findings: one module a question, found by its place.

Each public module offers `check(case: Case) -> Iterator[Finding]`, pure: no files, no clock, no wording, no weight. `run` asks them all.
"""

from collections.abc import Iterator

from evidencekit import registry
from evidencekit.model import Case, Finding


def run(case: Case) -> Iterator[Finding]:
    """The findings of every check, module by module."""
    for module in registry.modules(__name__):
        yield from module.check(case)
