"""Case to findings: one module a question, found by its place.

Each public module offers `check(case: Case) -> Iterator[Finding]`, pure: no files, no clock, no wording, no weight. `run` asks them all.
"""

import logging
from collections.abc import Iterator
from types import ModuleType

from evidencekit import registry
from evidencekit.checks import _restraint
from evidencekit.model import Case, Finding

_log = logging.getLogger(__name__)


def run(case: Case) -> Iterator[Finding]:
    """The findings of every check, module by module. A check that fails is a fault of ours: it is told in the report as check-failed
    (and its trace on standard error), and the other checks still speak. What follows from another finding is left out (_restraint)."""
    asked = (finding for module in registry.modules(__name__) for finding in _ask(module, case))
    yield from _restraint.keep(case, asked)


def _ask(module: ModuleType, case: Case) -> list[Finding]:
    try:
        return list(module.check(case))
    except Exception as fault:
        name = module.__name__.rpartition(".")[2]
        _log.exception("check %s failed", name)
        reason = f"{type(fault).__name__}: {fault}"
        return [
            Finding("check-failed", {"check": name}, values={"names": name, "reason": reason}, advice=True)
        ]
