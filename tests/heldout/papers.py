"""Held-out single papers of all 119 document types, with their truth.

Written on 2026-11-20 from the contract, the issues and knowledge of the field alone, by somebody who had not seen the
rules, the corpora or the samples. FROZEN since 2026-11-20: layouts and wording are not changed to suit the rules; a
generator fault (text and truth disagree) may be mended, and is then noted in the commit message.

    generate(out, seed=1, per_type=4)                      docx, xlsx and PDF with a text layer
    generate(out, seed=1, per_type=2, formats=("scan",))   pictures and picture PDFs

Every paper has its own invented company. `truth.json` beside the papers:

    {"schema": "heldout/papers/1", "seed": 1, "papers": [{"path", "doc_type", "layout", "format", "naming", "blank", "sealed",
      "fields": [{"name", "normalized", "precision", "accept", "optional"}], "people": [{"name", "department", "score", "passed"}],
      "cells_complete": whether a further cell is false, "cells": [{"metric", "period", "unit", "value", "measure", "optional"}]}]}

`accept` are other right answers; an `optional` field or cell is neither missed when absent nor false when present.
`naming`: helpful (the name tells), neutral (扫描件003), misleading (the name of another type).
"""

from __future__ import annotations

import json
import random
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from . import _energy, _environment, _legal, _management, _training
from . import _world as w
from ._paper import CellTruth, FieldTruth, Paper, Text
from ._registry import LAYOUTS, Layout
from ._render import write

MODULES = (_energy, _environment, _legal, _management, _training)
TEXT_FORMATS = ("docx", "xlsx", "pdf")
BLANK_SHARE = 0.45
DRAFT_SHARE = 0.12
#: layouts whose every figure is in the truth, so that a further cell read from them is false
COMPLETE = {
    "months_by_shops",
    "shops_by_months",
    "one_month",
    "months_by_kinds",
    "nested_heads",
    "month_compared",
    "meter_year",
    "bill_list",
    "output_months",
    "output_shops",
}
NEUTRAL = (
    "扫描件{n:03d}",
    "新建文档({n})",
    "未命名{n}",
    "IMG_{n:04d}",
    "文件{n}",
    "新建 Microsoft Word 文档 ({n})",
    "scan{n:04d}",
    "资料{n}",
    "微信图片_2025{n:04d}",
    "附件{n}",
)
FOLDERS = ("", "", "", "资料", "第二批材料", "绿色工厂申报", "2025", "电子版", "企业提供资料/01", "to顾问")


@dataclass
class Truth:
    """What one file is and says."""

    path: str
    doc_type: str
    layout: str
    format: str
    naming: str
    blank: bool
    sealed: bool
    cells_complete: bool
    fields: list[FieldTruth] = field(default_factory=list)
    people: list[dict[str, Any]] = field(default_factory=list)
    cells: list[CellTruth] = field(default_factory=list)


def draw_paper(layout: Layout, rng: random.Random, company: w.Company, blank: bool) -> Paper:
    """Run a layout for a company."""
    paper = Paper(rng, company, layout.doc_type, blank)
    layout.write(paper)
    if blank:
        paper.fields.clear()
        paper.people.clear()
        paper.cells.clear()
    return paper


def mark_draft(paper: Paper, rng: random.Random) -> None:
    """Turn a written paper into a draft for comments: marked as such, its facts no longer asked for."""
    word = rng.choice(("征求意见稿", "草案", "讨论稿", "（征求意见稿）"))
    titles = [b for b in paper.blocks if isinstance(b, Text) and b.align == "center" and b.size >= 14]
    if titles and rng.random() < 0.7:
        titles[-1].text += word if word.startswith("（") else f"（{word}）"
    else:
        paper.blocks.insert(0, Text(word, 14, True, "center"))
    for fact in paper.fields:
        fact.optional = True


def choose(
    doc_type: str, index: int, seed: int, forms: tuple[str, ...], rng: random.Random
) -> tuple[Layout, str]:
    """The layout and the file format of the n-th paper of a type; the layouts take turns."""
    order = list(LAYOUTS[doc_type])
    random.Random(f"{seed}/{doc_type}/order").shuffle(order)
    scanning = forms == ("scan",)
    fitting = [x for x in order if (x.scan if scanning else set(x.formats) & set(forms))] or order
    layout = fitting[index % len(fitting)]
    if scanning:
        return layout, "scan"
    return layout, rng.choice([f for f in layout.formats if f in forms] or ["pdf"])


def file_stem(paper: Paper, rng: random.Random, number: int) -> tuple[str, str]:
    """(stem, naming) of the file."""
    share = rng.random()
    if share < 0.52 and paper.file_titles:
        stem = rng.choice(paper.file_titles)
        return rng.choice(
            (
                stem,
                stem,
                f"{rng.randint(1, 30)}.{stem}",
                f"{stem}{rng.choice(('(1)', '-盖章版', '_最终', '（扫描）', ' 副本'))}",
            )
        ), "helpful"
    if share < 0.92:
        return rng.choice(NEUTRAL).format(n=number), "neutral"
    other = rng.choice([t for t in LAYOUTS if t != paper.doc_type])
    donor = Paper(rng, paper.co, other)
    rng.choice(LAYOUTS[other]).write(donor)
    return (rng.choice(donor.file_titles) if donor.file_titles else "资料"), "misleading"


def is_draftable(layout: Layout) -> bool:
    """Procedures, plans and manuals go round as drafts."""
    return layout.doc_type.endswith(("_procedure", "_manual", "_instruction")) or layout.doc_type in {
        "emergency_plan",
        "medium_long_term_plan",
    }


def generate(
    out: Path, seed: int, per_type: int, formats: tuple[str, ...] = TEXT_FORMATS, types: tuple[str, ...] = ()
) -> list[Truth]:
    """Write `per_type` papers of every type (or of `types`) below `out`, and truth.json; the same seed gives the same bytes."""
    truths: list[Truth] = []
    for doc_type in types or tuple(sorted(LAYOUTS)):
        for index in range(per_type):
            truths.append(generate_one(out, seed, doc_type, index, tuple(formats), len(truths)))
    document = {"schema": "heldout/papers/1", "seed": seed, "papers": [asdict(t) for t in truths]}
    (out / "truth.json").write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
    return truths


def generate_one(
    out: Path, seed: int, doc_type: str, index: int, formats: tuple[str, ...], number: int
) -> Truth:
    """Write one paper; its random source depends on seed, type and index alone."""
    rng = random.Random(f"{seed}/{doc_type}/{index}")
    layout, form = choose(doc_type, index, seed, formats, rng)
    blank = layout.blank and rng.random() < BLANK_SHARE
    paper = draw_paper(layout, rng, w.company(rng), blank)
    draft = not blank and is_draftable(layout) and rng.random() < DRAFT_SHARE
    if draft:
        mark_draft(paper, rng)
    if form == "scan" and paper.font in {"uming", "ukai"} and rng.random() < 0.6:
        paper.font = rng.choice(("zenhei", "microhei"))
    stem, naming = file_stem(paper, rng, number)
    folder = out / "papers" / rng.choice(FOLDERS)
    while any((folder / f"{stem}.{ending}").exists() for ending in ("docx", "xlsx", "pdf", "png", "jpg")):
        stem += f"-{number}"
    path = write(paper, folder, stem, form, rng)
    name = getattr(layout.write, "__name__", "") or f"{layout.write.args[0].__name__}"
    return Truth(
        path.relative_to(out / "papers").as_posix(),
        doc_type,
        name,
        form,
        naming,
        blank or draft,
        paper.sealed,
        name in COMPLETE,
        paper.fields,
        paper.people,
        paper.cells,
    )
