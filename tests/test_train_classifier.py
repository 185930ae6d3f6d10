"""The trained model: there, small, of the right classes, a help and not a crutch, and made again the same."""

import numpy as np
import pytest

from evidencekit import resources, train_classifier
from evidencekit.classify import classify
from evidencekit.cues import labelled, trained
from tests.drawn import text, types


def test_model_file_is_small_and_knows_every_type() -> None:
    assert (resources.folder("corpora") / "doc_type_model.npz").stat().st_size < 1 << 20
    models = trained.load()
    assert models is not None
    for model in models:
        assert set(model.classes) - {trained.NO_TITLE} == set(types()) - {"site_photo"}
        assert model.weights.dtype == np.int8


def test_unlisted_wording_of_a_title() -> None:
    chances = trained.title_chances("能源计量设备使用管理细则")
    assert max(chances, key=lambda name: chances[name]) == "energy_metering_procedure"


def test_line_that_is_no_title() -> None:
    chances = trained.title_chances("青岛海德机械有限公司")
    assert max(chances, key=lambda name: chances[name]) == trained.NO_TITLE


def test_rules_decide_without_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trained, "load", lambda: None)
    found = classify(text("# 2025年度培训计划\n| 培训内容 | 培训对象 | 计划时间 | 讲师 |"), "x.pdf", types())
    assert found.doc_type == "training_plan"
    assert all(cue.kind != "model" for cue in found.cues)


def test_corpus_has_a_source_and_papers_of_every_type() -> None:
    for path in (resources.folder("corpora") / "labelled").glob("*.txt"):
        assert path.read_text(encoding="utf-8").startswith("source: "), path.name
    papers = labelled.sketches()
    assert {paper.doc_type for paper in papers if not paper.held} == set(types())
    assert {paper.doc_type for paper in papers if paper.held} == set(types())


def test_papers_are_made_the_same_from_one_seed() -> None:
    papers = labelled.sketches()[:6]
    assert list(labelled.samples(papers, 2, 5)) == list(labelled.samples(papers, 2, 5))


@pytest.mark.heavy
def test_model_is_made_again_from_cues_and_corpus() -> None:
    stored = trained.load()
    assert stored is not None
    for old, new in zip(stored, train_classifier.train(types()), strict=True):
        assert old.classes == new.classes
        assert np.mean(np.abs(old.weights.astype(int) - new.weights.astype(int)) > 1) < 0.001
