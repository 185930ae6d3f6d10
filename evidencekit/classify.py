"""What a document is: its type with a confidence, the cues that decided, the next best guesses, and whether it is filled at all.

In: the document's Text, its path, the document types with their cues, the paths of its neighbours.
Out: a Classification. Pure: nothing but its arguments (and the trained model in `corpora/`) is looked at.

How: the title speaks loudest (where it stands, how large, what it ends with), then headings, table heads, form numbers, phrases,
issuer and seal, then the names of file and folder, which alone never decide. The evidence is added up, a small trained model adds its
opinion, and a softmax against "none of these" with a fitted temperature turns the sums into a confidence. Below the threshold the type
is "other" and the paper goes to review with the two best guesses.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

from evidencekit import _nature, _titles
from evidencekit._weighing import Tally, weigh
from evidencekit.model import Classification, Cue, DocumentType
from evidencekit.text import Text

#: Below this confidence nobody should rely on the type (chosen on tests/bench/classify.py: see its curve).
THRESHOLD = 0.5

#: What "none of these" scores, and how sharply sums become confidences.
_NONE = 2.6
_TEMPERATURE = 1.0


def classify(
    text: Text, path: str, types: Mapping[str, DocumentType], neighbours: Sequence[str] = ()
) -> Classification:
    """Tell what the document is. `path`: of its file in the client's folder; `neighbours`: paths of files beside it."""
    tallies, lines = weigh(text, path, types, neighbours)
    return _decide(text, path, tallies, lines)


def _decide(
    text: Text, path: str, tallies: Mapping[str, Tally], lines: Sequence[_titles.Candidate]
) -> Classification:
    ranked = sorted(tallies.items(), key=lambda pair: (-pair[1].score, pair[0]))
    chances = _chances({doc_type: tally.score for doc_type, tally in ranked})
    nature, nature_place = _nature.judge(text, path)
    title = lines[0].whole if lines else ""
    if not ranked or chances[ranked[0][0]] < THRESHOLD:
        guesses = tuple((doc_type, round(chances[doc_type], 4)) for doc_type, _ in ranked[:3])
        cues = tuple(ranked[0][1].cues) if ranked else ()
        confidence = round(chances[ranked[0][0]], 4) if ranked else 0.0
        return Classification(
            "other",
            confidence,
            _sorted_cues(cues),
            guesses,
            nature,
            nature_place,
            needs_review=True,
            title=title,
        )
    best, tally = ranked[0]
    others = tuple(
        (doc_type, round(chances[doc_type], 4)) for doc_type, _ in ranked[1:4] if chances[doc_type] >= 0.01
    )
    return Classification(
        best, round(chances[best], 4), _sorted_cues(tally.cues), others, nature, nature_place, title=title
    )


def _sorted_cues(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    return tuple(sorted(cues, key=lambda cue: -cue.weight)[:8])


def _chances(scores: Mapping[str, float]) -> dict[str, float]:
    """Softmax of the sums, "none of these" among them."""
    if not scores:
        return {}
    top = max(max(scores.values()), _NONE)
    powers = {doc_type: math.exp((score - top) / _TEMPERATURE) for doc_type, score in scores.items()}
    total = sum(powers.values()) + math.exp((_NONE - top) / _TEMPERATURE)
    return {doc_type: power / total for doc_type, power in powers.items()}
