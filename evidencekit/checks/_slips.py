"""Slips of a unit: two figures of one thing that differ by just a thousand or ten thousand (kWh / 万kWh, kgce / tce)."""

from decimal import Decimal

from evidencekit.figures import Figure

_FACTORS = (Decimal(1000), Decimal(10000))


def factor(one: Figure, other: Figure) -> Decimal | None:
    """The factor by which two amounts differ, to half a percent; None where it is no slip of a unit."""
    if not one.amount or not other.amount:
        return None
    return of_ratio(one.amount / other.amount)


def of_ratio(ratio: Decimal) -> Decimal | None:
    """The slip that a ratio is, either way round."""
    size = abs(ratio)
    size = 1 / size if size < 1 else size
    return next((slip for slip in _FACTORS if abs(size - slip) <= slip / 200), None)
