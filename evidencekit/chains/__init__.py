"""Documents to chains: one module a way of matching (topic, project, year), found by its place; the chains themselves stand in rules.

Each public module offers MATCHING (the word rules use for it) and `link(case: Case, rule: ChainRule) -> Iterator[Chain]`.
"""

from collections.abc import Iterator
from types import ModuleType

from evidencekit import registry
from evidencekit.model import Case, Chain


def link(case: Case) -> tuple[Chain, ...]:
    """All chains of the pack, in the pack's order; raises KeyError for a way of matching that nobody knows."""
    ways = {module.MATCHING: module for module in registry.modules(__name__)}
    return tuple(_each(case, ways))


def _each(case: Case, ways: dict[str, ModuleType]) -> Iterator[Chain]:
    for rule in case.pack.chains.values():
        yield from ways[rule.matching].link(case, rule)
