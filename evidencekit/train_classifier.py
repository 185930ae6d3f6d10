"""`python -m evidencekit.train_classifier`: trains the small model that helps the rules to tell document types apart.

In: the cues of `rules/common/doc_types/` and the labelled papers of `corpora/labelled/` (those not held out).
Out: `corpora/doc_type_model.npz`. Deterministic: same cues and papers, same bytes. Needs scikit-learn (the "dev" extra); about a minute.
"""

import random
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evidencekit import resources, rulepack
from evidencekit.cues import labelled, terms, titles, trained
from evidencekit.model import DocumentType
from evidencekit.text import Text

#: Seeds and sizes: copies of each labelled paper, bodies made of phrases, rounds of the optimiser.
_SEED, _COPIES, _MADE, _ROUNDS = 20261120, 14, 30, 120
#: Regularisation of title and body (chosen on tests/bench/classify.py).
_TITLE_C, _BODY_C = 6.0, 4.0
#: A picture has no text to learn from.
_UNTAUGHT = ("site_photo",)


def main() -> None:
    """Train and write the model; tell how many texts went in."""
    began = time.monotonic()
    types = rulepack.load("qingdao-2024").doc_types
    title, body = train(types)
    path = resources.folder("corpora") / "doc_type_model.npz"
    write(path, title, body)
    sys.stderr.write(f"{path.name}: {path.stat().st_size >> 10} KiB, {time.monotonic() - began:.0f} s\n")


def train(
    types: Mapping[str, DocumentType], *, held: bool = False
) -> tuple[trained.Classifier, trained.Classifier]:
    """The title and the body classifier. `held`: also learn from the papers held out for measuring."""
    papers = tuple(
        paper for paper in labelled.sketches() if (held or not paper.held) and paper.doc_type not in _UNTAUGHT
    )
    types = {id: doc_type for id, doc_type in types.items() if id not in _UNTAUGHT}
    made = list(labelled.samples(papers, _COPIES, _SEED))
    lines = [*_cue_titles(types), *_paper_titles(made)]
    bodies = [*_cue_bodies(types), *_paper_bodies(made)]
    return (
        _fit(
            [(trained.title_features(words), label) for words, label in lines],
            trained.TITLE_BUCKETS,
            _TITLE_C,
        ),
        _fit(
            [(trained.body_features(words), label) for words, label in bodies], trained.BODY_BUCKETS, _BODY_C
        ),
    )


def write(path: Path, title: trained.Classifier, body: trained.Classifier) -> None:
    """Keep both classifiers in one file."""
    import numpy as np

    parts: dict[str, Any] = {}
    for name, one in (("title", title), ("body", body)):
        parts[f"{name}_weights"] = one.weights
        parts[f"{name}_scale"] = np.float32(one.scale)
        parts[f"{name}_bias"] = one.bias
        parts[f"{name}_classes"] = np.array(one.classes)
    np.savez_compressed(path, **parts)


def _cue_titles(types: Mapping[str, DocumentType]) -> list[tuple[str, str]]:
    """Literal titles of the cues, bare and with what stands before and in titles in the field; shared ones left out."""
    chance = random.Random(_SEED)
    shares: dict[str, int] = {}
    for doc_type in types.values():
        for title in doc_type.cues.titles:
            shares[title] = shares.get(title, 0) + 1
    found: list[tuple[str, str]] = []
    for doc_type in types.values():
        for title in doc_type.cues.titles:
            if terms.is_pattern(title) or shares[title] > 1:
                continue
            found.append((title, doc_type.id))
            before = chance.choice(
                (
                    "年度",
                    "公司",
                    "2025年",
                    "关于",
                    "XX项目",
                    "第三季度",
                    "1号厂房",
                    "空压机",
                    "本部",
                    "车间",
                    "产品",
                )
            )
            found.append((before + title, doc_type.id))
    return found


def _paper_titles(made: Sequence[labelled.Sample]) -> list[tuple[str, str]]:
    """The likeliest title line of each made paper with its type; lines further down as no titles."""
    chance = random.Random(_SEED + 1)
    found: list[tuple[str, str]] = []
    for sample in made:
        text = Text("", sample.pages)
        lines = titles.candidates(text)
        large = [line for line in lines if line.strength >= 1.15]
        found += [(line.core, sample.doc_type) for line in large[:1]]
        low = [line for line in lines if line.strength < 0.6]
        found += [(line.core, trained.NO_TITLE) for line in chance.sample(low, min(1, len(low)))]
    return found


def _cue_bodies(types: Mapping[str, DocumentType]) -> list[tuple[str, str]]:
    """Bodies made of a type's phrases and table heads in chance order."""
    chance = random.Random(_SEED + 2)
    found: list[tuple[str, str]] = []
    for doc_type in types.values():
        phrases = [words for words in doc_type.cues.phrases if not terms.is_pattern(words)]
        heads = ["".join(word for word in row if not terms.is_pattern(word)) for row in doc_type.cues.heads]
        for _ in range(_MADE if phrases else 0):
            chosen = chance.sample(phrases, min(len(phrases), chance.randint(3, 12)))
            if heads and chance.random() < 0.6:
                chosen.append(chance.choice(heads))
            chance.shuffle(chosen)
            found.append(("".join(chosen), doc_type.id))
    return found


def _paper_bodies(made: Sequence[labelled.Sample]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for sample in made:
        bare = "".join(Text("", sample.pages).normal.split())[: trained.BODY_CHARACTERS]
        if len(bare) >= 12:
            found.append((bare, sample.doc_type))
    return found


def _fit(
    examples: Sequence[tuple[tuple[Any, Any], str]], buckets: int, strength: float
) -> trained.Classifier:
    """A multinomial logistic regression, its weights rounded to int8."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    features = trained.matrix([features for features, _ in examples], buckets)
    labels = np.array([label for _, label in examples])
    counts = {label: int((labels == label).sum()) for label in sorted(set(labels.tolist()))}
    usual = float(np.median(list(counts.values())))
    weights = np.array([min(usual / counts[label], 4.0) for label in labels.tolist()])
    fitted = LogisticRegression(C=strength, max_iter=_ROUNDS, tol=1e-3).fit(
        features, labels, sample_weight=weights
    )
    scale = float(np.abs(fitted.coef_).max()) / 127.0
    rounded = np.round(fitted.coef_.T / scale).astype(np.int8)
    return trained.Classifier(
        rounded, scale, fitted.intercept_.astype(np.float32), tuple(str(one) for one in fitted.classes_)
    )


if __name__ == "__main__":
    main()
