"""What a document is: its type with a confidence, the cues that decided, the next best guesses, and whether it is filled at all.

In: the document's Text, its path, the document types with their cues, the paths of its neighbours.
Out: a Classification. Pure: nothing but its arguments (and the trained model in `corpora/`) is looked at.

How: the title speaks loudest (where it stands, how large, what it ends with), then headings, table heads, form numbers, phrases,
issuer and seal, then the names of file and folder, which alone never decide. The evidence is added up, a small trained model adds its
opinion, and a softmax against "none of these" with a fitted temperature turns the sums into a confidence. Below the threshold the type
is "other" and the paper goes to review with the two best guesses.
"""

import math
from collections.abc import Mapping, Sequence

from evidencekit.cues import nature, titles
from evidencekit.cues.weighing import Tally, weigh
from evidencekit.model import Classification, Cue, DocumentType
from evidencekit.text import Text

#: Below this confidence nobody should rely on the type (chosen on tests/bench/classify.py: see its curve).
THRESHOLD = 0.5

#: Names of file and folder decide nothing: a paper whose content says less than this stays below the threshold.
_LEAST_CONTENT, _CAP = 1.6, 0.45

#: A photo by how little text it shows (up to 3.9 for none), and where a name calls it one. A paper that could not be read looks the same.
_PHOTO, _PHOTO_SLOPE, _PHOTO_NAMED = 0.25, 0.13, 0.1

#: Two guesses that are level cannot both be likely: confidence with no margin, and what each unit of margin lifts.
_TIE, _TIE_SLOPE = 0.5, 0.3

#: Nor does the model alone: without so much of a title or of other cues the confidence stays below "sure".
_LEAST_TITLE, _LEAST_RULES, _CAP_MODEL = 2.0, 1.4, 0.75

#: The fitted curve from evidence to confidence (`python tests/bench/classify.py --fit` prints it): intercept, then a weight for each of
#: features_of.
_CURVE = (-2.85, 5.65, 2.36, 11.28, 1.59)


#: So many cues are told.
_TOLD = 8


def classify(
    text: Text, path: str, types: Mapping[str, DocumentType], neighbours: Sequence[str] = ()
) -> Classification:
    """Tell what the document is. `path`: of its file in the client's folder; `neighbours`: paths of files beside it."""
    tallies, lines = weigh(text, path, types, neighbours)
    return _decide(text, path, tallies, lines)


def _decide(
    text: Text, path: str, tallies: Mapping[str, Tally], lines: Sequence[titles.Candidate]
) -> Classification:
    ranked = sorted(tallies.items(), key=lambda pair: (-pair[1].score, pair[0]))
    state, state_place = nature.judge(text, path)
    title = lines[0].whole if lines else ""
    if not ranked:
        return Classification("other", 0.0, (), (), state, state_place, needs_review=True, title=title)
    best, tally = ranked[0]
    confidence = confidence_of(tally, ranked[1][1] if len(ranked) > 1 else None)
    guesses = _guesses(ranked, confidence)
    cues = _cues(text, tally)
    if confidence < THRESHOLD:
        return Classification(
            "other", confidence, cues, guesses, state, state_place, needs_review=True, title=title
        )
    return Classification(best, confidence, cues, guesses[1:], state, state_place, title=title)


def confidence_of(best: Tally, second: Tally | None) -> float:
    """How sure the best guess is, 0 to 1, by the fitted curve; capped where only names speak."""
    features = features_of(best, second)
    strength = _CURVE[0] + sum(weight * value for weight, value in zip(_CURVE[1:], features, strict=True))
    confidence = 1.0 / (1.0 + math.exp(-strength))
    margin = best.score - (second.score if second else 0.0)
    if best.picture:
        confidence = _PHOTO + _PHOTO_SLOPE * best.picture + (_PHOTO_NAMED if best.names else 0.0)
    confidence = min(confidence, _TIE + _TIE_SLOPE * margin)
    if best.score - best.names < _LEAST_CONTENT:
        return round(min(confidence, _CAP), 4)
    if best.title < _LEAST_TITLE and best.score - best.names - best.model < _LEAST_RULES:
        return round(min(confidence, _CAP_MODEL), 4)
    return round(confidence, 4)


def features_of(best: Tally, second: Tally | None) -> tuple[float, ...]:
    """What the curve looks at: margin over the second guess, title, phrases, table heads; each about 0 to 1."""
    margin = best.score - (second.score if second else 0.0)
    return (
        min(margin / 6.0, 1.2),
        min(best.title / 6.0, 1.2),
        best.phrases / 3.6,
        min(best.heads / 2.2, 1.2),
    )


def _guesses(ranked: Sequence[tuple[str, Tally]], confidence: float) -> tuple[tuple[str, float], ...]:
    """The best guesses, the first with its confidence, the others with their share of the rest."""
    top = ranked[0][1].score
    shares = [(doc_type, math.exp(tally.score - top)) for doc_type, tally in ranked[1:4]]
    rest = sum(math.exp(tally.score - top) for _, tally in ranked[1:]) or 1.0
    left = min(1.0 - confidence, confidence)
    others = [(doc_type, round(left * share / max(rest, 1.0), 4)) for doc_type, share in shares]
    return ((ranked[0][0], confidence), *((doc_type, share) for doc_type, share in others if share >= 0.005))


def _cues(text: Text, tally: Tally) -> tuple[Cue, ...]:
    """The heaviest cues with their places; the model's opinion, which tells a person least, comes last."""
    signs = sorted(tally.cues, key=lambda sign: (sign.kind == "model", -sign.weight))[:_TOLD]
    return tuple(sign.cue(text) for sign in signs)
