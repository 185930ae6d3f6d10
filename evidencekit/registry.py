"""Finds the modules of a plural room by listing its folder: no hand-kept list, no decorator."""

import importlib
import pkgutil
from functools import cache
from types import ModuleType


@cache
def modules(room: str) -> tuple[ModuleType, ...]:
    """The public modules of a package, imported, in name order; names with a leading underscore are the room's own business.

    >>> [m.__name__ for m in modules("evidencekit.model")][:2]
    ['evidencekit.model.case', 'evidencekit.model.chain']
    """
    return tuple(importlib.import_module(f"{room}.{name}") for name in names(room))


@cache
def names(room: str) -> tuple[str, ...]:
    """The names of the public modules of a package, without importing them."""
    package = importlib.import_module(room)
    return tuple(
        sorted(
            found.name for found in pkgutil.iter_modules(package.__path__) if not found.name.startswith("_")
        )
    )
