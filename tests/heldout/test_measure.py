"""The measure on hand-made reports: a report made from the truth is perfect, and each change of it shows."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from . import faults, measure, papers

TYPES = (
    "quality_certificate",
    "score_sheet",
    "training_signin",
    "monthly_energy_report",
    "business_license",
    "supplier_evaluation",
)


def paper_oracle(truth: dict[str, Any]) -> dict[str, Any]:
    """The report that a perfect reader would write."""
    documents, gaps = [], []
    for paper in truth["papers"]:
        fields = [
            {
                "name": f["name"],
                "value": f["normalized"],
                "normalized": f["normalized"],
                "precision": f["precision"],
            }
            for f in paper["fields"]
        ]
        if paper["people"]:
            fields.append({"name": "people", "value": "", "normalized": paper["people"]})
        if paper["cells"]:
            fields.append({"name": "quantities", "value": "", "normalized": paper["cells"]})
        documents.append(
            {
                "path": paper["path"],
                "doc_type": paper["doc_type"],
                "confidence": 0.95,
                "pages": [1, 1],
                "fields": fields,
            }
        )
        if paper["blank"]:
            gaps.append(
                {
                    "code": "document-blank",
                    "severity": "mandatory",
                    "subject": {"document": paper["path"], "doc_type": paper["doc_type"]},
                }
            )
    return {"documents": documents, "gaps": gaps, "chains": []}


def folder_oracle(truth: dict[str, Any]) -> dict[str, Any]:
    """Every expected gap once, the first of several right answers."""
    gaps = []
    for row in truth["gaps"]:
        subject = {k: v[0] if isinstance(v, list) else v for k, v in row["subject"].items()}
        gaps.append(
            {
                "code": row["code"],
                "severity": "mandatory",
                "subject": subject,
                "title": (row["mentions"] or [""])[0],
            }
        )
    chains = [
        {
            "chain": row["chain"],
            "topic": row["topic"] or "",
            "stages": [{"stage": s, "status": v} for s, v in row["stages"].items()],
        }
        for row in truth["chains"]
    ]
    return {
        "documents": [{"path": p, "doc_type": t} for p, t in truth["documents"].items()],
        "gaps": gaps,
        "chains": chains,
    }


@pytest.fixture(scope="module")
def paper_truth(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    out = tmp_path_factory.mktemp("papers")
    papers.generate(out, 4, 6, types=TYPES)
    return json.loads((out / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def folder_truths(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The truths of a mixed folder and of one with near misses alone."""
    plans = faults.standard_plan(2)
    chosen = [plans[1], plans[faults.MIXED + faults.BAD_FILES]]
    truths = []
    for plan in chosen:
        out = tmp_path_factory.mktemp(plan.name)
        faults.generate_folder(out, 2, plan)
        truths.append(json.loads((out / "truth.json").read_text(encoding="utf-8")))
    return truths


def test_perfect_reader(paper_truth: dict[str, Any]) -> None:
    figures = measure.measure_papers(paper_truth, paper_oracle(paper_truth))
    assert figures.type_right == figures.papers == len(TYPES) * 6
    assert figures.confident_wrong == 0
    assert all(t.false == t.missed == 0 for t in figures.by_field.values())
    assert figures.people.f1 == figures.people_full.f1 == figures.cells.f1 == 1
    assert figures.blank.missed == figures.blank.false == 0


def test_wrong_type_is_counted(paper_truth: dict[str, Any]) -> None:
    report = paper_oracle(paper_truth)
    report["documents"][0]["doc_type"] = "other"
    figures = measure.measure_papers(paper_truth, report)
    assert figures.type_right == figures.papers - 1
    assert figures.confident_wrong == 1
    assert figures.confusion[paper_truth["papers"][0]["doc_type"], "other"] == 1


def test_wrong_field_is_false_and_missed(paper_truth: dict[str, Any]) -> None:
    report = paper_oracle(paper_truth)
    index, fact = next(
        (i, f) for i, d in enumerate(report["documents"]) for f in d["fields"] if f["name"] == "valid_until"
    )
    fact["normalized"] = "1999-01-01"
    tally = measure.measure_papers(paper_truth, report).by_field["valid_until"]
    assert (tally.false, tally.missed) == (1, 1)
    report["documents"][index]["fields"].remove(fact)
    tally = measure.measure_papers(paper_truth, report).by_field["valid_until"]
    assert (tally.false, tally.missed) == (0, 1)


def test_lost_person_and_cell_are_missed(paper_truth: dict[str, Any]) -> None:
    report = paper_oracle(paper_truth)
    for document in report["documents"]:
        for fact in document["fields"]:
            if fact["name"] in {"people", "quantities"}:
                fact["normalized"] = fact["normalized"][1:]
    figures = measure.measure_papers(paper_truth, report)
    assert figures.people.missed > 0
    assert figures.cells.missed > 0
    assert figures.cells.false == 0


def test_cell_in_another_unit_of_measure_is_right(paper_truth: dict[str, Any]) -> None:
    report = paper_oracle(paper_truth)
    for document in report["documents"]:
        for fact in document["fields"]:
            if fact["name"] == "quantities":
                fact["normalized"] = [
                    c | {"value": c["value"] * 1e4, "measure": c["measure"][1:]}
                    if c["measure"].startswith("万")
                    else c
                    for c in fact["normalized"]
                ]
    assert measure.measure_papers(paper_truth, report).cells.f1 == 1


def test_perfect_reviewer(folder_truths: list[dict[str, Any]]) -> None:
    figures = measure.FolderFigures()
    for truth in folder_truths:
        measure.measure_folder(truth, folder_oracle(truth), figures)
    assert figures.missed == figures.false == figures.raised == []
    assert figures.chains[0] == figures.chains[1] > 0
    assert figures.types[0] == figures.types[1]


def test_changes_show(folder_truths: list[dict[str, Any]]) -> None:
    truth = folder_truths[0]
    report = folder_oracle(truth)
    lost = report["gaps"].pop(0)
    spared = next(
        n
        for n in truth["near_misses"]
        if n["subject"] and not any(isinstance(v, list) for v in n["subject"].values())
    )
    report["gaps"].append(
        {"code": spared["code"], "severity": "mandatory", "subject": copy.deepcopy(spared["subject"])}
    )
    report["gaps"].append(
        {"code": "document-missing", "severity": "optional", "subject": {"doc_type": "eco_design_report"}}
    )
    figures = measure.FolderFigures()
    measure.measure_folder(truth, report, figures)
    assert figures.by_code[lost["code"]].missed == 1
    assert sum(a for a, _ in figures.near.values()) >= 1
    assert figures.total.false == figures.strict_false == 1


def test_loose_subjects() -> None:
    gap = {"code": "calibration-overdue", "subject": {"equipment": "电能表（12345678）"}}
    assert measure.matches(gap, "calibration-overdue", {"equipment": ["12345678", "水表"]})
    assert not measure.matches(gap, "calibration-overdue", {"equipment": "水表"})
    gap = {"code": "document-expired", "subject": {"document": "a/b.pdf", "doc_type": "permit"}}
    assert not measure.matches(gap, "document-expired", {"document": "b.pdf"})


def test_reports_are_read_back(
    tmp_path: Path, paper_truth: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """The whole command on a stored report, without running the program."""
    (tmp_path / "text.out").mkdir()
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "truth.json").write_text(json.dumps(paper_truth), encoding="utf-8")
    (tmp_path / "text.out" / "report.json").write_text(
        json.dumps(paper_oracle(paper_truth)), encoding="utf-8"
    )
    assert measure.main(["--text", "--reports", str(tmp_path), "--json", str(tmp_path / "figures.json")]) == 0
    assert "document type right 100.00 %" in capsys.readouterr().out
    assert json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))["text"]["papers"] == 36
