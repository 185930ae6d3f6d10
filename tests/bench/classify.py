"""How well documents are classified: `python -m tests.bench.classify [--copies N] [--fit] [--rules-only] [--types] [--wrong N]`.

Papers made from `corpora/labelled` in layouts and wording that neither the cues nor the model were written for ("held"), and papers of
the training sketches in fresh layouts. Prints accuracy for text and scans, confident errors, the calibration curve, the worst confusions
and the time a document takes. `--fit` prints the curve's coefficients (fitted on half of the types, judged on the other half).
"""

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evidencekit import rulepack
from evidencekit.classify import classify, features_of
from evidencekit.cues import labelled, trained
from evidencekit.cues.weighing import Tally, weigh
from evidencekit.model import Classification
from evidencekit.text import Text


@dataclass(frozen=True)
class Result:
    truth: str
    scanned: bool
    path: str
    got: Classification
    features: tuple[float, ...]
    first: str

    @property
    def right(self) -> bool:
        return self.got.doc_type == self.truth

    @property
    def ranked_right(self) -> bool:
        return self.first == self.truth


def run(held: bool, copies: int, seed: int) -> tuple[list[Result], float]:
    """Results, and seconds per document of classify() alone."""
    types = rulepack.load("qingdao-2024").doc_types
    papers = tuple(paper for paper in labelled.sketches() if paper.held == held)
    samples = list(labelled.samples(papers, copies, seed))
    texts = [Text("D0001", sample.pages) for sample in samples]
    classify(texts[0], "", types)
    began = time.perf_counter()
    got = [classify(text, sample.path, types) for text, sample in zip(texts, samples, strict=True)]
    spent = (time.perf_counter() - began) / len(samples)
    results = []
    for sample, text, guess in zip(samples, texts, got, strict=True):
        tallies, _ = weigh(text, sample.path, types)
        ranked = sorted(tallies.items(), key=lambda pair: (-pair[1].score, pair[0]))
        best = ranked[0][1] if ranked else Tally()
        features = features_of(best, ranked[1][1] if len(ranked) > 1 else None)
        results.append(
            Result(
                sample.doc_type,
                sample.scanned,
                sample.path,
                guess,
                features,
                ranked[0][0] if ranked else "other",
            )
        )
    return results, spent


def show(name: str, results: Sequence[Result]) -> None:
    known = [result for result in results if result.truth != "other"]
    for label, part in (
        ("text", [result for result in known if not result.scanned]),
        ("scan", [result for result in known if result.scanned]),
    ):
        right = [result for result in part if result.right]
        sure = sum(result.got.confidence > 0.8 for result in right) / max(len(right), 1)
        wrong = sum(result.got.confidence > 0.8 and not result.right for result in part) / len(part)
        print(
            f"{name:6s} {label}  n={len(part):5d}  right {len(right) / len(part):.4f}  "
            f"first guess {sum(result.ranked_right for result in part) / len(part):.4f}  "
            f"right over 0.8 {sure:.3f}  wrong over 0.8 {wrong:.4f}"
        )
    strangers = [result for result in results if result.truth == "other"]
    if strangers:
        print(
            f"{name:6s} other n={len(strangers):5d}  left alone {sum(result.right for result in strangers) / len(strangers):.4f}  "
            f"wrong over 0.8 {sum(result.got.confidence > 0.8 and not result.right for result in strangers) / len(strangers):.4f}"
        )


def curve(results: Sequence[Result]) -> None:
    print("confidence of the first guess → share that is right")
    for low in range(10):
        part = [
            result for result in results if low / 10 <= result.got.confidence < (low + 1) / 10 + (low == 9)
        ]
        if part:
            print(
                f"  {low / 10:.1f}–{(low + 1) / 10:.1f}  n={len(part):5d}  {sum(r.ranked_right for r in part) / len(part):.3f}"
            )


def confusions(results: Sequence[Result], most: int) -> None:
    pairs = Counter((result.truth, result.first) for result in results if not result.ranked_right)
    for (truth, first), count in pairs.most_common(most):
        print(f"  {count:4d}  {truth} taken for {first}")


def by_type(results: Sequence[Result]) -> None:
    """Precision and recall of each type, the worst first."""
    rows = []
    for doc_type in sorted({result.truth for result in results}):
        own = [result for result in results if result.truth == doc_type]
        told = [result for result in results if result.got.doc_type == doc_type]
        right = sum(result.right for result in own)
        rows.append((right / len(own), right / max(len(told), 1), len(own), doc_type))
    for recall, precision, count, doc_type in sorted(rows):
        print(f"  {doc_type:34s} n={count:4d}  recall {recall:.3f}  precision {precision:.3f}")


def fit(results: Sequence[Result]) -> None:
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    features = np.array([result.features for result in results])
    right = np.array([result.ranked_right for result in results])
    half = np.array([sum(map(ord, result.truth)) % 2 for result in results])
    chances = np.zeros(len(results))
    for side in (0, 1):
        fitted = LogisticRegression(C=100, max_iter=2000).fit(features[half != side], right[half != side])
        chances[half == side] = fitted.predict_proba(features[half == side])[:, 1]
    over = chances > 0.8
    print(
        f"cross-fitted: right over 0.8 {over[right].mean():.3f}, wrong over 0.8 of all {(over & ~right).mean():.4f}"
    )
    fitted = LogisticRegression(C=100, max_iter=2000).fit(features, right)
    print("_CURVE =", tuple(round(float(value), 2) for value in (fitted.intercept_[0], *fitted.coef_[0])))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=10)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--rules-only", action="store_true")
    parser.add_argument("--types", action="store_true")
    parser.add_argument("--wrong", type=int, default=15)
    options = parser.parse_args()
    if options.rules_only:
        trained.load = lambda: None  # type: ignore[assignment]
    held, spent = run(True, options.copies, options.seed)
    taught, _ = run(False, 3, options.seed + 1)
    show("held", held)
    show("taught", taught)
    curve(held + taught)
    print(f"{spent * 1000:.1f} ms a document")
    confusions(held, options.wrong)
    if options.types:
        by_type(held)
    if options.fit:
        fit(held + taught)


if __name__ == "__main__":
    main()
