"""The name of an organisation beside a label, drawn on over a line break where it is cut."""

import re

from evidencekit.facts import _organisations, _values
from evidencekit.facts._labels import Label, labels
from evidencekit.facts._layout import layout
from evidencekit.facts._organisations import Organisation
from evidencekit.text import Text


def name_at(text: Text, label: Label) -> tuple[Organisation, float] | None:
    """The name beside a label and its certainty: the longest name the value opens with, else a short value without figures."""
    place = layout(text)
    for value in _values.of(place, label):
        start, end = _whole(text, *_values.trimmed(text.normal, value.start, value.end))
        words = text.normal[start:end].replace("\n", "")
        opened = _organisations.at_start(words.replace(" ", "").replace("\t", ""))
        certainty = _values.CERTAINTY[value.how]
        if opened:
            return Organisation(start, end, _organisations.normal_form(opened)), certainty
        english = _organisations.latin(words)
        if english and english.start() <= 2:
            span = start + english.start(), start + english.end()
            return Organisation(*span, _organisations.normal_form(english[0])), certainty - 0.05
        if _plain_name(words) and value.how != "below" and not _glued(text, label):
            return Organisation(start, end, _organisations.normal_form(words)), certainty - 0.25
        return None
    return None


def _glued(text: Text, label: Label) -> bool:
    return "\u4e00" <= text.normal[label.end : label.end + 1] <= "\u9fff"


def _plain_name(words: str) -> bool:
    """A shop or farm without a legal form in its name: Chinese, short, no sentence."""
    bare = words.strip()
    chinese = sum("\u4e00" <= char <= "\u9fff" for char in bare)
    return (
        4 <= len(bare) <= 30
        and chinese >= 0.7 * len(bare)
        and not re.search(r"[。,;:\d]|[是为的了]|有限$", bare)
        and not (_organisations.is_generic(bare) or labels(bare))
    )


def _whole(text: Text, start: int, end: int) -> tuple[int, int]:
    """The span drawn on to the next line where a name breaks: …机械有限 / 公司."""
    place = layout(text)
    words = text.normal[start:end].replace(" ", "")
    spot = place.spot(start)
    if _organisations.at_start(words) or len(words) < 6 or end < spot.end:
        return start, end
    for below in place.below(spot, 1):
        joined = words + place.words(below).replace(" ", "")
        if len(place.words(below)) <= 16 and _organisations.is_name(joined) and below.line == spot.line + 1:
            return start, below.end
    return start, end
