"""The generators themselves: same seed same bytes, text and truth agree, the whole contract is covered."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import random
import re
from collections import Counter
from pathlib import Path

import pytest
from stdnum.cn import uscc

from . import _render, faults, measure, papers
from . import _world as w
from ._client import base_client
from ._paper import Grid, Paper, Text
from ._registry import LAYOUTS

SAMPLE = (
    "quality_certificate",
    "training_signin",
    "monthly_energy_report",
    "business_license",
    "hazardous_waste_contract",
)


def text_of(paper: Paper) -> str:
    lines = [paper.header, paper.footer] + [b.text for b in paper.blocks if isinstance(b, Text)]
    lines += [_render.shown(c) for b in paper.blocks if isinstance(b, Grid) for row in b.rows for c in row]
    return "\n".join(lines)


def bare(text: str) -> str:
    return re.sub(r"\s", "", text).replace("(", "（").replace(")", "）")


def drawn(doc_type: str, index: int, seed: str) -> Paper:
    rng = random.Random(f"{seed}/{doc_type}/{index}")
    return papers.draw_paper(LAYOUTS[doc_type][index % len(LAYOUTS[doc_type])], rng, w.company(rng), False)


def digest(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def test_same_seed_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        papers.generate(tmp_path / name, 7, 2, types=SAMPLE)
    assert digest(tmp_path / "one") == digest(tmp_path / "two")


def test_scans_are_deterministic(tmp_path: Path) -> None:
    for name in ("one", "two"):
        papers.generate(tmp_path / name, 3, 1, ("scan",), types=SAMPLE[:2])
    assert digest(tmp_path / "one") == digest(tmp_path / "two")


def test_other_seed_other_papers(tmp_path: Path) -> None:
    papers.generate(tmp_path / "one", 1, 1, types=SAMPLE[:2])
    papers.generate(tmp_path / "two", 2, 1, types=SAMPLE[:2])
    assert set(digest(tmp_path / "one").values()).isdisjoint(digest(tmp_path / "two").values())


def test_every_type_has_layouts() -> None:
    assert len(LAYOUTS) == 119
    assert all(len(found) >= 2 for found in LAYOUTS.values())
    common = (
        "business_license",
        "quality_certificate",
        "training_plan",
        "training_signin",
        "score_sheet",
        "monthly_energy_report",
        "eia_approval",
        "pollutant_discharge_permit",
    )
    assert all(len(LAYOUTS[doc_type]) >= 3 for doc_type in common)


@pytest.mark.parametrize("doc_type", sorted(LAYOUTS))
def test_truth_stands_in_the_text(doc_type: str) -> None:
    """Every value of the truth that is not a date is printed; every date has its year printed in some notation."""
    for index in range(len(LAYOUTS[doc_type])):
        paper = drawn(doc_type, index, "truth")
        text = bare(text_of(paper))
        for fact in paper.fields:
            if fact.name in {"valid_until", "valid_from", "issue_date", "event_date", "period"}:
                continue
            assert any(bare(value) in text for value in (fact.normalized, *fact.accept)), fact
        for row in paper.people:
            assert bare(row["name"]) in text
        for cell in paper.cells:
            assert (
                re.search(rf"(?<![\d.]){re.escape(f'{cell.value:g}')}|{cell.value}", text)
                or f"{cell.value:.2f}" in text
                or f"{cell.value:.0f}" in text
            ), cell


@pytest.mark.parametrize("doc_type", sorted(LAYOUTS))
def test_dates_are_well_formed(doc_type: str) -> None:
    for index in range(len(LAYOUTS[doc_type])):
        paper = drawn(doc_type, index, "dates")
        single: dict[str, str] = {}
        for fact in paper.fields:
            if fact.name in {"valid_until", "valid_from", "issue_date", "event_date"}:
                dt.date.fromisoformat(fact.normalized)
                single[fact.name] = fact.normalized
            if fact.name == "uscc":
                assert uscc.is_valid(fact.normalized)
        if {"issue_date", "valid_until"} <= set(single) and doc_type != "compliance_statement":
            assert single["issue_date"] <= single["valid_until"]


def test_blank_forms_hold_no_truth(tmp_path: Path) -> None:
    truths = papers.generate(
        tmp_path,
        5,
        3,
        types=("training_signin", "score_sheet", "supplier_evaluation", "nonconformity_report"),
    )
    blanks = [t for t in truths if t.blank]
    assert blanks
    assert all(not t.fields and not t.people and not t.cells for t in blanks)


def test_truth_file_names_every_paper(tmp_path: Path) -> None:
    truths = papers.generate(tmp_path, 5, 1, types=SAMPLE)
    written = {
        p.relative_to(tmp_path / "papers").as_posix() for p in (tmp_path / "papers").rglob("*") if p.is_file()
    }
    stored = json.loads((tmp_path / "truth.json").read_text(encoding="utf-8"))
    assert {t.path for t in truths} == written == {row["path"] for row in stored["papers"]}


def test_fonts_know_every_character() -> None:
    from reportlab.pdfbase.ttfonts import TTFont

    known = []
    for family in _render.FAMILIES:
        path, index = _render.font_file(family)
        known.append(set(TTFont(family, path, subfontIndex=index).face.charToGlyph))
    for doc_type in LAYOUTS:
        for char in set(text_of(drawn(doc_type, 0, "font"))):
            assert ord(char) <= 32 or all(ord(char) in glyphs for glyphs in known), (doc_type, char)


# ---- folders -----------------------------------------------------------------------------------------------------------
def test_folder_same_seed_same_bytes(tmp_path: Path) -> None:
    plan = faults.standard_plan(3)[faults.MIXED]
    for name in ("one", "two"):
        faults.generate_folder(tmp_path / name, 3, plan)
    assert digest(tmp_path / "one") == digest(tmp_path / "two")


def test_plans_cover_the_contract() -> None:
    """Every code of the catalogue ten times or more, more than 400 near misses, no two plants on one paper."""
    plans = faults.standard_plan(1)
    planted = Counter(faults.PLANTS[name].code for plan in plans for name in plan.faults)
    assert len(planted) == 48
    assert min(planted.values()) >= 10, planted.most_common()[-5:]
    assert sum(len(plan.near) for plan in plans) >= 400
    for plan in plans:
        seen: set[str] = set()
        for name in plan.faults + plan.near:
            touched = faults.expanded(faults.PLANTS[name])
            assert not touched & seen
            seen |= touched
        if any(faults.PLANTS[name].files for name in plan.faults):
            assert not any(faults.PLANTS[name].absent for name in plan.faults)


def test_truth_does_not_contradict_itself(tmp_path: Path) -> None:
    """No near miss is expected, no expected gap is tolerated away."""
    for plan in (faults.standard_plan(1)[7],):
        truth = faults.generate_folder(tmp_path / plan.name, 1, plan)
        for spared in truth.near_misses:
            shown = {k: v[0] if isinstance(v, list) else v for k, v in spared.subject.items()}
            if not shown:
                continue
            gap = {"code": spared.code, "subject": shown}
            assert not any(measure.matches(gap, g.code, g.subject) for g in truth.gaps), spared
        for wanted in truth.gaps:
            assert not any(
                row["code"] == wanted.code and row["subject"] == wanted.subject for row in truth.tolerated
            )
        assert {
            g.subject["document"] for g in truth.gaps if isinstance(g.subject.get("document"), str)
        } <= set(truth.files)


def test_clean_client_is_consistent() -> None:
    """The figures that the papers of a clean client print agree with each other."""
    client = base_client("consistent")
    assert client.change() > 0
    for kind in ("output", "electricity", "gas", "water"):
        assert client.total(kind, 2025) == sum(client.total(kind, 2025, m) for m in range(1, 13))
    for shop in client.shops:
        units = [
            client.data.electricity[2025][m][shop] / client.data.output[2025][m][shop] for m in range(1, 13)
        ]
        middle = sorted(units)[6]
        assert all(abs(u / middle - 1) < 0.1 for u in units)
    assert all(m["until"] > w.AS_OF for m in client.meters)
