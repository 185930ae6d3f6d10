"""Which month, part of the plant and metric a piece of text speaks of."""

import re
from collections.abc import Mapping
from functools import cache

from evidencekit import lexicon
from evidencekit.facts import _metrics, _months
from evidencekit.text import Text

_MONTH = re.compile(
    r"(?:(?P<year>20\d\d)\s*[年./-]\s*)?(?<!\d)(?P<month>1[0-2]|0?[1-9])\s*月(?:份|度)?(?P<day>\s*\d{1,2}\s*[日号])?|(?P<y2>20\d\d)[-./](?P<m2>1[0-2]|0[1-9])(?![-./\d])"
)


def year_of(text: Text) -> int | None:
    """The year of a paper: the first that a line of its first forty names."""
    for line in text.lines[:40]:
        match = re.search(r"(?<!\d)(20[0-4]\d)\s*[年./-]", text.line_text(line))
        if match:
            return int(match[1])
    return None


def months(text: str, year: int | None) -> list[str]:
    """The months a text names, "2025-07" or "07" without a year; days of events (8月5日更换) name none."""
    found: list[str] = []
    for match in _MONTH.finditer(text):
        number = int(match["month"] or match["m2"])
        told = match["year"] or match["y2"] or (str(year) if year else "")
        month = f"{told}-{number:02d}" if told else f"{number:02d}"
        if not match["day"]:
            found.append(month)
    if not found and (spelled := re.search("[一二三四五六七八九十]{1,2}月", text)):
        span, _ = _months.read(spelled[0])
        if span is not None:
            found.append(_months.iso(span, year) or f"{span.first:02d}")
    return list(dict.fromkeys(found))


def unit(text: str) -> str:
    """The first part of the plant a text names, "" if none."""
    general = lexicon.read("figure_words")["no_places"]
    for token in _metrics.tokens(text[:200]):
        if token.kind in ("workshop", "equipment") and token.value not in general:
            return token.value
    return ""


def metric(text: str) -> str:
    """The first metric of the contract a text names, as a unit value where it says so; "" if none."""
    told_per = False
    for token in _metrics.tokens(text[:200]):
        told_per = told_per or token.kind == "unit"
        if token.kind == "metric":
            units: Mapping[str, str] = lexicon.read("metrics")["unit_values"]
            return units.get(token.value, token.value) if told_per else token.value
    return ""


def about(text: str, year: int | None) -> dict[str, str]:
    """Month, unit and metric of a text, what it does not name left out."""
    named = months(text, year)
    values = {"month": named[0] if named else "", "unit": unit(text), "metric": metric(text)}
    return {name: value for name, value in values.items() if value}


@cache
def _nothing() -> frozenset[str]:
    return frozenset(lexicon.read("list_words")["nothing"])


def says_something(text: str) -> bool:
    """Whether a cell for a cause or a measure is really filled.

    >>> says_something("无"), says_something("____"), says_something("模具老化,保压时间延长")
    (False, False, True)
    """
    plain = re.sub(r"[\s_/\-—。.,，:：]", "", text)
    if len(plain) < 4 or plain in _nothing():
        return False
    return not any(plain.startswith(word) and len(plain) <= len(word) + 4 for word in _nothing())
