"""The figure of an indicator that is scored between a benchmark and a leading value (GB/T 36132-2025, 5.2).

In: the case, an indicator with a scale. Out: its latest figure in the scale's own unit of measure, and the two values: the pack's where a
published text has them, else those of the engagement file; None where nobody gave them.
"""

from decimal import Decimal, InvalidOperation

from evidencekit.model import Case, Indicator, Quantity, QuantityRole

_MEASURED = (QuantityRole.VALUE, QuantityRole.TOTAL, QuantityRole.SHARE)


def bounds(case: Case, indicator: Indicator) -> tuple[Decimal, Decimal] | None:
    """Benchmark and leading value of an indicator."""
    scale = indicator.scale
    if scale is None:
        return None
    given = case.engagement.benchmarks.get(indicator.id, {})
    benchmark = _number(given.get("benchmark")) if "benchmark" in given else scale.benchmark
    leading = _number(given.get("leading")) if "leading" in given else scale.leading
    return None if benchmark is None or leading is None else (benchmark, leading)


def _number(value: object) -> Decimal | None:
    try:
        return Decimal(str(value).strip())
    except InvalidOperation:
        return None


def figure(case: Case, indicator: Indicator) -> Quantity | None:
    """The whole plant's latest figure of the scale's metric, in papers that can prove the indicator; None in another unit of measure."""
    scale = indicator.scale
    if scale is None or not scale.metric:
        return None
    types = dict.fromkeys(doc_type for proof in indicator.proofs for doc_type in proof.types)
    found = [
        quantity
        for document in case.of_type(*types)
        for quantity in document.reading.quantities
        if quantity.metric == scale.metric
        and quantity.role in _MEASURED
        and quantity.level == "company"
        and _plain(measure(quantity)) == _plain(scale.measure)
    ]
    return max(found, key=lambda quantity: quantity.period, default=None)


def measure(quantity: Quantity) -> str:
    """The unit of measure with its denominator.

    >>> from evidencekit.model import Place
    >>> measure(Quantity("unit_energy", Decimal(5), "kgce", Place("D1", None, None, ""), per="万元"))
    'kgce/万元'
    """
    if quantity.per and "/" not in quantity.measure:
        return f"{quantity.measure}/{quantity.per}"
    return quantity.measure


def _plain(unit: str) -> str:
    return unit.replace("³", "3").replace("²", "2").replace("²", "2").replace(" ", "").lower()
