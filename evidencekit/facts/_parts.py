"""Figures of one metric, period and unit under different words: which is the whole, which are parts of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from evidencekit.model import Quantity, QuantityRole


@dataclass(frozen=True, slots=True)
class Told:
    """A quantity with the words that tell its metric."""

    quantity: Quantity
    row_word: str
    column_word: str


def told_apart(found: Sequence[Told]) -> list[Told]:
    """Figures of one metric, period and unit under different words: the parts are labelled with theirs.

    Down a column (取水总量, 其中自来水) and along a row (用电合计, 外购电量).
    """
    quantities = _labelled_parts([(told.quantity, told.row_word, True) for told in found])
    pairs = zip(quantities, found, strict=True)
    quantities = _labelled_parts([(quantity, told.column_word, False) for quantity, told in pairs])
    return [replace(told, quantity=quantity) for quantity, told in zip(quantities, found, strict=True)]


def _labelled_parts(found: Sequence[tuple[Quantity, str, bool]]) -> list[Quantity]:
    groups: dict[tuple[object, ...], set[str]] = {}
    for quantity, word, down in found:
        groups.setdefault(_sameness(quantity, down=down), set()).add(word)
    parted: list[Quantity] = []
    for quantity, word, down in found:
        words = groups[_sameness(quantity, down=down)]
        is_part = len(words) > 1 and word and word != _main_word(words) and not quantity.label
        parted.append(replace(quantity, label=word, role=part_role(quantity)) if is_part else quantity)
    return parted


def _sameness(quantity: Quantity, *, down: bool) -> tuple[object, ...]:
    line = (quantity.at.column if down else quantity.at.row) if quantity.at else None
    role = QuantityRole.VALUE if quantity.role is QuantityRole.TOTAL else quantity.role
    return (
        line,
        quantity.metric,
        quantity.period,
        quantity.unit,
        role,
        quantity.base_measure,
        quantity.label,
    )


def part_role(quantity: Quantity) -> QuantityRole:
    """A total of a part is a plain value of the whole."""
    return QuantityRole.VALUE if quantity.role is QuantityRole.TOTAL else quantity.role


def _main_word(words: set[str]) -> str:
    """Of the words for one metric the one for the whole: with 总 or 合计, else the shortest ending in 量."""
    whole = sorted(word for word in words if "总" in word or "合计" in word) or sorted(
        word for word in words if word.startswith(("取", "新"))
    )
    return whole[0] if whole else min(words, key=lambda word: (not word.endswith("量"), len(word), word))
