"""Measures: character errors, reading order, table cells."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import Indel, Levenshtein

from evidencekit.model import Page
from evidencekit.text import normalise
from tests.bench.papers import TrueCell


def plain(text: str) -> str:
    """Folded for comparing: compatibility forms, no white space."""
    return "".join(unicodedata.normalize("NFKC", normalise(text)).split())


def errors(truth: str, read: str) -> tuple[int, int]:
    """Edits and characters of the truth."""
    return Levenshtein.distance(plain(truth), plain(read)), len(plain(truth))


def in_order(truth: Sequence[str], page: Page) -> tuple[float, int]:
    """Characters of the truth that stand in the page's lines in that order (longest common subsequence), and all of them."""
    wanted, read = plain("".join(truth)), plain("".join(line.text for line in page.lines))
    kept = (len(wanted) + len(read) - Indel.distance(wanted, read)) / 2
    return kept, len(wanted)


def cells(truth: Sequence[Sequence[TrueCell]], page: Page) -> tuple[int, int, int]:
    """Right cells (text and row and column), cells found, cells wanted; empty cells do not count.

    Each true table is compared with the found table that shares most cells with it.
    """
    found = [
        Counter((cell.row, cell.column, plain(cell.text)) for cell in table.cells if cell.text.strip())
        for table in page.tables
    ]
    right = 0
    for table in truth:
        wanted = Counter((cell.row, cell.column, plain(cell.text)) for cell in table if cell.text)
        right += max((sum((wanted & other).values()) for other in found), default=0)
    wanted_count = sum(1 for table in truth for cell in table if cell.text)
    return right, sum(sum(other.values()) for other in found), wanted_count


def f1(right: int, found: int, wanted: int) -> float:
    """The harmonic mean of precision and recall; 1 where nothing is wanted and nothing found."""
    return 2 * right / (found + wanted) if found + wanted else 1.0
