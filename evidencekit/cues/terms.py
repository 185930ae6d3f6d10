"""The cues of all document types, compiled once into one spaCy pipeline, one list of regular expressions and one fuzzy index.

`compiled(types)` is the way in. Literal cues are matched by a spaCy blank("zh") pipeline (one token a character, so that a space
inside a term does not matter); cues in slashes are regular expressions; titles with slips of a reader are found with rapidfuzz.
"""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from evidencekit.model import DocumentType, TypeCues

#: Cue kinds that are looked up by words: attribute of TypeCues → kind.
KINDS = ("titles", "phrases", "form_numbers", "issuers", "names", "against")

#: How many compiled sets are kept (a run uses one; tests a few).
_KEPT = 8

#: Answers about titles that are kept.
_REMEMBERED = 4096

#: Type → how well a title names it (0 to 1) and by which words.
_Quality = Mapping[str, tuple[float, str]]

#: Genres that many types share: they say what kind of paper it is, not what it is about, so that a slip must not lead to them.
_SHORTEST_FUZZY = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found: its kind (attribute name), type, words as written in the rules, span in the text that was searched."""

    kind: str
    doc_type: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class HeadSet:
    """Words that stand together in one table head or as labels of one form; each literal or a compiled pattern."""

    doc_type: str
    words: tuple[str | re.Pattern[str], ...]


@dataclass(slots=True)
class Terms:
    """Everything that was compiled. `shares`: words of a kind → how many types list them."""

    types: Mapping[str, DocumentType]
    pipeline: Any
    owners: Mapping[str, tuple[tuple[str, str], ...]]
    patterns: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]
    heads: tuple[HeadSet, ...]
    shares: Mapping[tuple[str, str], int]
    by_ending: Mapping[tuple[int, str], tuple[str, ...]]
    head_words: frozenset[str | re.Pattern[str]]
    _memory: dict[tuple[str, bool], _Quality] = field(default_factory=dict)

    def literal_hits(self, text: str) -> Iterator[Hit]:
        """Every literal cue in *text*, overlapping ones too, in the order of their ends."""
        if not text.strip():
            return
        found = self.pipeline(text)
        starts = found.user_data["starts"]
        strings = self.pipeline.vocab.strings
        for match_id, first, last in found.user_data["terms"]:
            key = strings[match_id]
            for kind, doc_type in self.owners[key]:
                yield Hit(kind, doc_type, key, starts[first], starts[last - 1] + 1)

    def remembered(
        self, core: str, scanned: bool, work_out: Callable[[str, "Terms", bool], _Quality]
    ) -> _Quality:
        """What *work_out* makes of a title's core; many papers share their lines, so that the last few thousand answers are kept."""
        key = (core, scanned)
        if key not in self._memory:
            if len(self._memory) >= _REMEMBERED:
                self._memory.clear()
            self._memory[key] = work_out(core, self, scanned)
        return self._memory[key]

    def present(self, zone: str) -> set[str | re.Pattern[str]]:
        """The head words that stand in *zone*."""
        return {
            word
            for word in self.head_words
            if (word in zone if isinstance(word, str) else word.search(zone) is not None)
        }

    def pattern_hits(self, text: str, *kinds: str) -> Iterator[Hit]:
        """Every regular expression of these kinds that finds something in *text*: its longest-reaching first hit."""
        for kind in kinds:
            for doc_type, pattern in self.patterns.get(kind, ()):
                match = pattern.search(text)
                if match and match.end() > match.start():
                    yield Hit(kind, doc_type, match.group(), match.start(), match.end())

    def rarity(self, kind: str, words: str) -> float:
        """1 for words that one type alone lists, falling to 0.2 the more types share them."""
        share = self.shares.get((kind, words), 1)
        return max(1.0 - 0.42 * math.log(share), 0.2)

    def similar_titles(self, core: str, cutoff: float) -> list[tuple[str, str, float]]:
        """Titles that read almost like *core* and end alike but for one slip: (type, title, likeness 0 to 1), the best first."""
        from rapidfuzz import fuzz, process

        least, most = 0.6 * len(core), max(1.2 * len(core), len(core) + 1)
        candidates = [title for title in self._ending_alike(core) if least <= len(title) <= most]
        return list(
            self._owned(process.extract(core, candidates, scorer=fuzz.ratio, score_cutoff=cutoff, limit=3))
        )

    def ending_titles(self, core: str, cutoff: float) -> list[tuple[str, str, float]]:
        """Titles with which *core* almost ends: (type, title, likeness 0 to 1), the best first."""
        from rapidfuzz import fuzz, process

        scorer: Callable[..., float] = fuzz.partial_ratio
        candidates = [title for title in self._ending_alike(core) if _SHORTEST_FUZZY < len(title) < len(core)]
        return list(
            self._owned(process.extract(core[-16:], candidates, scorer=scorer, score_cutoff=cutoff, limit=3))
        )

    def _ending_alike(self, core: str) -> list[str]:
        """Titles whose last or last but one character is the same: what a title ends with says what kind of paper it is."""
        if len(core) < _SHORTEST_FUZZY:
            return []
        return [*self.by_ending.get((-1, core[-1]), ()), *self.by_ending.get((-2, core[-2]), ())]

    def _owned(self, near: Iterable[tuple[str, float, int]]) -> Iterator[tuple[str, str, float]]:
        for title, score, _ in near:
            for kind, doc_type in self.owners[title]:
                if kind == "titles":
                    yield doc_type, title, score / 100.0


def folded(words: str) -> str:
    """The form in which cues and text are compared: ASCII letters in lower case."""
    return words.translate(_LOWER)


_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def is_pattern(words: str) -> bool:
    """Whether a cue is a regular expression: wrapped in slashes."""
    return len(words) > 2 and words.startswith("/") and words.endswith("/")


def compiled(types: Mapping[str, DocumentType]) -> Terms:
    """The compiled cues of *types*; compiled once for one mapping."""
    for known, terms in _kept:
        if known is types:
            return terms
    terms = _compile(types)
    _kept.append((types, terms))
    del _kept[:-_KEPT]
    return terms


_kept: list[tuple[Mapping[str, DocumentType], Terms]] = []


def _compile(types: Mapping[str, DocumentType]) -> Terms:
    owners: dict[str, list[tuple[str, str]]] = defaultdict(list)
    patterns: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
    shares: dict[tuple[str, str], int] = defaultdict(int)
    heads: list[HeadSet] = []
    for doc_type in types.values():
        for kind, words in _words(doc_type.cues):
            if is_pattern(words):
                patterns[kind].append((doc_type.id, re.compile(folded_pattern(words[1:-1]))))
                continue
            key = "".join(folded(words).split())
            if (kind, doc_type.id) not in owners[key]:
                owners[key].append((kind, doc_type.id))
                shares[(kind, key)] += 1
        heads += [HeadSet(doc_type.id, _head_words(row)) for row in doc_type.cues.heads]
    titles = sorted(key for key, own in owners.items() if any(kind == "titles" for kind, _ in own))
    return Terms(
        types=types,
        pipeline=_pipeline(owners),
        owners={key: tuple(own) for key, own in owners.items()},
        patterns={kind: tuple(found) for kind, found in patterns.items()},
        heads=tuple(heads),
        shares=shares,
        by_ending=_by_ending([title for title in titles if len(title) >= _SHORTEST_FUZZY]),
        head_words=frozenset(word for row in heads for word in row.words),
    )


def _by_ending(titles: Sequence[str]) -> dict[tuple[int, str], tuple[str, ...]]:
    """Titles by their last character, and by their last but one."""
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for title in titles:
        found[(-1, title[-1])].append(title)
        found[(-2, title[-2])].append(title)
    return {key: tuple(held) for key, held in found.items()}


def folded_pattern(source: str) -> str:
    """A pattern that matches folded text: its ASCII capitals in lower case, escapes such as \\D left alone.

    >>> folded_pattern(r"RoHS\\D+B204")
    'rohs\\\\D+b204'
    """
    return re.sub(
        r"\\.|[A-Z]",
        lambda match: match.group() if match.group()[0] == "\\" else match.group().lower(),
        source,
    )


def _words(cues: TypeCues) -> Iterator[tuple[str, str]]:
    for kind in KINDS:
        for words in getattr(cues, kind):
            if words.strip():
                yield kind, words


def _head_words(row: Sequence[str]) -> tuple[str | re.Pattern[str], ...]:
    return tuple(
        re.compile(folded_pattern(word[1:-1])) if is_pattern(word) else "".join(folded(word).split())
        for word in row
    )


def _pipeline(words: Iterable[str]) -> Any:
    """A blank Chinese pipeline whose one component leaves the literal cues it finds in `doc.user_data["terms"]`."""
    import spacy
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher

    if not Language.has_factory("evidencekit_terms"):
        Language.factory("evidencekit_terms", func=_term_component)
    nlp = spacy.blank("zh")
    nlp.tokenizer = _Characters(nlp.vocab)
    component: Any = nlp.add_pipe("evidencekit_terms")
    matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
    for key in words:
        matcher.add(key, [nlp.make_doc(key)])
    component.matcher = matcher
    return nlp


class _Characters:
    """A spaCy tokenizer: one token a character, spaces left out, a line or cell border as one token of its own."""

    def __init__(self, vocab: Any) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Any:
        from spacy.tokens import Doc

        starts = [index for index, char in enumerate(text) if char != " "]
        doc = Doc(self.vocab, words=[text[index] for index in starts], spaces=[False] * len(starts))
        doc.user_data["starts"] = starts
        return doc


class _TermComponent:
    """A spaCy component: runs its phrase matcher over a doc."""

    def __init__(self) -> None:
        self.matcher: Any = None

    def __call__(self, doc: Any) -> Any:
        doc.user_data["terms"] = self.matcher(doc) if self.matcher is not None else []
        return doc


def _term_component(nlp: Any, name: str) -> _TermComponent:
    return _TermComponent()
