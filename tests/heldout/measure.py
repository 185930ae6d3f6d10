"""How well the built program does on the held-out papers and folders: runs its public command and compares.

    python -m tests.heldout.measure --text --per-type 4          single papers with a text layer: types, fields, people, cells
    python -m tests.heldout.measure --scans --per-type 1         the same as scans
    python -m tests.heldout.measure --folders                    planted faults, near misses, the clean folder
    python -m tests.heldout.measure --quick                      a little of all (CI)
    python -m tests.heldout.measure --text --reports DIR         compare again with what an earlier run left in DIR

Nothing but the public commands is used: `python -m evidencekit audit … --out` and its report.json, and for the cells of
tables, which the contract's report does not carry, `evidencekit inspect FILE --json` (its `quantities`: metric, period,
unit = workshop, value, measure, role), unless a FIELD of the report holds such objects. `--json FILE` writes all figures.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
AS_OF, RULES = "2026-11-20", "qingdao-2024"
WHOLE = {"", "全厂", "合计", "全公司", "公司", "总计", "全厂合计", "总表", "厂区"}
#: the contract's metrics; a paper's own name for another figure is neither right nor wrong
METRICS = {
    "electricity",
    "natural_gas",
    "lpg",
    "steam",
    "heat",
    "water",
    "reused_water",
    "diesel",
    "gasoline",
    "coal",
    "comprehensive_energy",
    "output",
    "output_value",
    "unit_energy",
    "unit_electricity",
    "unit_gas",
    "unit_water",
    "unit_carbon",
    "carbon_emission",
    "solid_waste",
    "hazardous_waste",
    "wastewater",
}
#: unit of measure -> (kind, factor to the kind's base)
MEASURES = {
    "kwh": ("e", 1),
    "千瓦时": ("e", 1),
    "度": ("e", 1),
    "kw·h": ("e", 1),
    "kw.h": ("e", 1),
    "万kwh": ("e", 1e4),
    "万千瓦时": ("e", 1e4),
    "万度": ("e", 1e4),
    "mwh": ("e", 1e3),
    "兆瓦时": ("e", 1e3),
    "m3": ("v", 1),
    "立方米": ("v", 1),
    "立方": ("v", 1),
    "nm3": ("v", 1),
    "方": ("v", 1),
    "万m3": ("v", 1e4),
    "万立方米": ("v", 1e4),
    "千立方米": ("v", 1e3),
    "km3": ("v", 1e3),
    "t": ("m", 1),
    "吨": ("m", 1),
    "kg": ("m", 1e-3),
    "千克": ("m", 1e-3),
    "万吨": ("m", 1e4),
    "tce": ("c", 1),
    "吨标准煤": ("c", 1),
    "吨标煤": ("c", 1),
    "kgce": ("c", 1e-3),
    "万元": ("y", 1e4),
    "千元": ("y", 1e3),
    "元": ("y", 1),
    "tco2e": ("g", 1),
    "tco2": ("g", 1),
    "吨co2当量": ("g", 1),
}


# ---- running the program -----------------------------------------------------------------------------------------------
def audit(folder: Path, out: Path) -> tuple[dict[str, Any], float]:
    """Run the public command on a folder; returns the report and the seconds taken."""
    command = [
        sys.executable,
        "-m",
        "evidencekit",
        "audit",
        str(folder),
        "--rules",
        RULES,
        "--as-of",
        AS_OF,
        "--out",
        str(out),
    ]
    started = time.perf_counter()
    done = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | {"SOURCE_DATE_EPOCH": "1795000000"},
        check=False,
    )
    if done.returncode not in (0, 1, 3):
        raise SystemExit(f"evidencekit audit ended with {done.returncode}:\n{done.stderr[-3000:]}")
    return json.loads((out / "report.json").read_text(encoding="utf-8")), time.perf_counter() - started


def inspect_figures(path: Path, stored: Path) -> list[dict[str, Any]]:
    """The figures of one file from `evidencekit inspect FILE --json`, as one field; kept in `stored` for another comparison."""
    if not stored.exists():
        command = [sys.executable, "-m", "evidencekit", "inspect", str(path), "--json"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        stored.parent.mkdir(parents=True, exist_ok=True)
        stored.write_text(done.stdout if done.returncode in (0, 3) else "[]", encoding="utf-8")
    rows = json.loads(stored.read_text(encoding="utf-8") or "[]")
    rows = rows if isinstance(rows, list) else rows.get("documents", [rows])
    return [{"name": "quantities", "normalized": row.get("quantities", [])} for row in rows]


# ---- comparing values --------------------------------------------------------------------------------------------------
def fold(value: Any) -> str:
    """One spelling for widths, spaces, brackets, punctuation and case."""
    text = unicodedata.normalize("NFKC", str(value)).lower()
    return "".join(
        ch for ch in text if not ch.isspace() and ch not in "()[]〔〕【】《》“”\"'、,，。.;；:：·-—_/"
    )


def fold_value(name: str, value: Any) -> str:
    """Dates and periods keep their marks, other fields are folded."""
    if name in {"issue_date", "valid_from", "valid_until", "event_date", "period"}:
        return str(value)
    return fold(value)


def base_value(value: float, measure: str | None) -> tuple[str, float]:
    """(kind, value in the kind's base); an unknown measure stands for itself."""
    key = unicodedata.normalize("NFKC", measure or "").lower().replace(" ", "")
    kind, factor = MEASURES.get(key, (key, 1.0))
    return kind, value * factor


def close(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-6 * max(1.0, abs(a), abs(b))


@dataclass
class Tally:
    """Right, false and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.false) if self.right + self.false else float("nan")

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else float("nan")

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.false + self.missed
        return 2 * self.right / total if total else float("nan")


# ---- single papers -----------------------------------------------------------------------------------------------------
@dataclass
class PaperFigures:
    """What a run over the single papers gives."""

    papers: int = 0
    type_right: int = 0
    absent: int = 0
    split: int = 0
    confident_wrong: int = 0
    confident_right: int = 0
    by_type: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_kind: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    deciles: dict[int, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    by_field: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_type_field: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    people: Tally = field(default_factory=Tally)
    people_full: Tally = field(default_factory=Tally)
    cells: Tally = field(default_factory=Tally)
    blank: Tally = field(default_factory=Tally)
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)


Figures = Callable[[str], list[dict[str, Any]]]


def measure_papers(
    truth: dict[str, Any], report: dict[str, Any], figures_of: Figures | None = None
) -> PaperFigures:
    """Compare the truth of `papers.generate` with a report; `figures_of` gives a file's table cells where the report has none."""
    figures = PaperFigures()
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in report["documents"]:
        rows[row["path"]].append(row)
    blank_gaps = {g["subject"].get("document") for g in report["gaps"] if g["code"] == "document-blank"}
    names: dict[str, set[str]] = defaultdict(set)
    for paper in truth["papers"]:
        names[paper["doc_type"]] |= {f["name"] for f in paper["fields"]}
    for paper in truth["papers"]:
        found = rows.get(paper["path"], [])
        figures.papers += 1
        figures.absent += not found
        figures.split += len(found) > 1
        row = (
            max(found, key=lambda r: (r.get("pages") or [0, 0])[1] - (r.get("pages") or [0, 0])[0])
            if found
            else {}
        )
        count_type(figures, paper, row)
        count_blank(figures, paper, blank_gaps)
        if not paper["blank"]:
            fields = [f for r in found for f in r.get("fields", [])]
            count_fields(figures, paper, fields, names[paper["doc_type"]])
            count_people(figures, paper, fields)
            if paper["cells"] and not read_cells(fields) and figures_of:
                fields = figures_of(paper["path"])
            count_cells(figures, paper, fields)
    return figures


def count_type(figures: PaperFigures, paper: dict[str, Any], row: dict[str, Any]) -> None:
    said, truth = row.get("doc_type", "(absent)"), paper["doc_type"]
    right = said == truth
    confidence = float(row.get("confidence") or 0)
    figures.type_right += right
    for kind in (paper["format"], paper["naming"], "blank" if paper["blank"] else "filled"):
        figures.by_kind[kind][0] += right
        figures.by_kind[kind][1] += 1
    if right:
        figures.by_type[truth].right += 1
    else:
        figures.by_type[truth].missed += 1
        figures.by_type[said].false += 1
        figures.confusion[truth, said] += 1
        figures.wrong.append(
            f"{paper['path']} [{paper['layout']}, {paper['naming']}]: {truth} read as {said} ({confidence:.2f})"
        )
    figures.confident_wrong += confidence > 0.8 and not right
    figures.confident_right += confidence > 0.8 and right
    bucket = figures.deciles[min(9, int(confidence * 10))]
    bucket[0] += right
    bucket[1] += 1


def count_blank(figures: PaperFigures, paper: dict[str, Any], gaps: set[str | None]) -> None:
    told = paper["path"] in gaps
    figures.blank.right += told and paper["blank"]
    figures.blank.false += told and not paper["blank"]
    figures.blank.missed += paper["blank"] and not told


def count_fields(
    figures: PaperFigures, paper: dict[str, Any], fields: list[dict[str, Any]], allowed: set[str]
) -> None:
    """The first value of a name is the one that counts; a name with several truths is compared as a set."""
    said: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in fields:
        said[one["name"]].append(one)
    wanted: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in paper["fields"]:
        wanted[one["name"]].append(one)
    for name in sorted(allowed | set(wanted)):
        tally = compare_field(name, wanted.get(name, []), said.get(name, []))
        for total in (figures.by_field[name], figures.by_type_field[paper["doc_type"], name]):
            total.right += tally.right
            total.false += tally.false
            total.missed += tally.missed
        if tally.false or tally.missed:
            shown = [f["normalized"] for f in said.get(name, [])][:2]
            figures.wrong.append(
                f"{paper['path']} [{paper['layout']}]: {name} should be {[f['normalized'] for f in wanted.get(name, [])]}, read {shown}"
            )


def compare_field(name: str, wanted: list[dict[str, Any]], said: list[dict[str, Any]]) -> Tally:
    def agrees(truth: dict[str, Any], one: dict[str, Any]) -> bool:
        if truth.get("precision") and one.get("precision") and truth["precision"] != one["precision"]:
            return False
        return fold_value(name, one["normalized"]) in {
            fold_value(name, v) for v in (truth["normalized"], *truth["accept"])
        }

    firm = [t for t in wanted if not t["optional"]]
    if not wanted:
        return Tally(false=min(1, len(said)))
    if len(firm) <= 1:
        hit = bool(said) and any(agrees(t, said[0]) for t in wanted)
        if not firm:
            return Tally(right=0, false=int(bool(said) and not hit))
        return Tally(right=int(hit), false=int(bool(said) and not hit), missed=int(not hit))
    hits = sum(any(agrees(t, one) for one in said) for t in firm)
    false = sum(not any(agrees(t, one) for t in wanted) for one in said)
    return Tally(hits, false, len(firm) - hits)


def count_people(figures: PaperFigures, paper: dict[str, Any], fields: list[dict[str, Any]]) -> None:
    if not paper["people"]:
        return
    said: dict[str, dict[str, Any]] = {}
    for one in fields:
        if one["name"] == "people" and isinstance(one["normalized"], list):
            said |= {fold(person["name"]): person for person in one["normalized"]}
    wanted = {fold(person["name"]): person for person in paper["people"]}
    both = wanted.keys() & said.keys()
    whole = sum(same_person(wanted[name], said[name]) for name in both)
    for tally, right in ((figures.people, len(both)), (figures.people_full, whole)):
        tally.right += right
        tally.missed += len(wanted) - right
        tally.false += len(said) - right


def same_person(truth: dict[str, Any], said: dict[str, Any]) -> bool:
    if "department" in truth and fold(truth["department"]) != fold(said.get("department") or ""):
        return False
    if "passed" in truth and said.get("passed") is not truth["passed"]:
        return False
    try:
        return "score" not in truth or close(float(truth["score"]), float(said.get("score") or -1))
    except (TypeError, ValueError):
        return False


def read_cells(fields: list[dict[str, Any]]) -> list[tuple[str, str, str, tuple[str, float]]]:
    """All figures of a paper as (metric, period, workshop folded, (kind, base value)); changes and shares left out."""
    cells = []
    for one in fields:
        value = one.get("normalized")
        for row in value if isinstance(value, list) else [value]:
            if not (isinstance(row, dict) and row.get("metric") in METRICS and row.get("value") is not None):
                continue
            measure = row.get("measure") or row.get("unit_of_measure") or row.get("uom")
            if measure == "%" or row.get("role") not in (None, "", "value", "total"):
                continue
            cells.append(
                (
                    str(row["metric"]),
                    str(row.get("period") or ""),
                    plant(row.get("unit")),
                    base_value(float(row["value"]), measure),
                )
            )
    return cells


def plant(unit: Any) -> str:
    folded = fold(unit or "")
    return "" if folded in WHOLE else folded


def count_cells(figures: PaperFigures, paper: dict[str, Any], fields: list[dict[str, Any]]) -> None:
    if not paper["cells"]:
        return
    said = read_cells(fields)
    left = Counter((m, p, u) for m, p, u, _ in said)
    values = defaultdict(list)
    for metric, period, unit, value in said:
        values[metric, period, unit].append(value)
    for cell in paper["cells"]:
        key = (cell["metric"], cell["period"], plant(cell["unit"]))
        kind, value = base_value(cell["value"], cell["measure"])
        hit = any(close(value, v) or (k != kind and close(cell["value"], v)) for k, v in values.get(key, []))
        if cell["optional"]:
            left.pop(key, None)
            continue
        figures.cells.right += hit
        figures.cells.missed += not hit
        if hit:
            left[key] -= 1
    if paper["cells_complete"]:
        figures.cells.false += sum(count for count in left.values() if count > 0)


# ---- folders -----------------------------------------------------------------------------------------------------------
@dataclass
class FolderFigures:
    """What the folders give, added up."""

    by_code: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    near: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    strict_false: int = 0
    twice: int = 0
    chains: list[int] = field(default_factory=lambda: [0, 0])
    types: list[int] = field(default_factory=lambda: [0, 0])
    clean: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    raised: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def total(self) -> Tally:
        rows = self.by_code.values()
        return Tally(sum(t.right for t in rows), sum(t.false for t in rows), sum(t.missed for t in rows))


LOOSE = {"topic", "project", "equipment", "reference", "standard", "person", "unit"}


def same_subject(key: str, truth: Any, said: Any) -> bool:
    """One key of a subject; a list of truths means any of them, None that the gap has no such key."""
    if truth is None:
        return said is None
    if isinstance(truth, list):
        return any(same_subject(key, one, said) for one in truth)
    if said is None:
        return False
    if key == "document":
        return unicodedata.normalize("NFC", str(said)) == unicodedata.normalize("NFC", str(truth))
    a, b = fold(truth), fold(said)
    if key in LOOSE and a and b:
        return a in b or b in a
    return a == b


def matches(
    gap: dict[str, Any], code: str, subject: dict[str, Any], mentions: list[str] | None = None
) -> bool:
    """Whether a reported gap is of the code and agrees in all keys that the truth gives."""
    if gap["code"] != code or not all(same_subject(k, v, gap["subject"].get(k)) for k, v in subject.items()):
        return False
    return not mentions or any(text in json.dumps(gap, ensure_ascii=False) for text in mentions)


def is_expected(gap: dict[str, Any], truth: dict[str, Any]) -> bool:
    options = [(truth["code"], truth["subject"]), *[(code, subject) for code, subject in truth["any_of"]]]
    return any(matches(gap, code, subject, truth["mentions"]) for code, subject in options)


def ignored(gap: dict[str, Any]) -> bool:
    """An optional paper that the client simply has not: the folders do not try to have everything."""
    return gap["code"] == "document-missing" and gap.get("severity") in {"optional", "advice"}


def measure_folder(truth: dict[str, Any], report: dict[str, Any], figures: FolderFigures) -> None:
    """Add one folder."""
    name = truth["name"]
    gaps = report["gaps"]
    explained: set[int] = set()
    for wanted in truth["gaps"]:
        hits = [i for i, gap in enumerate(gaps) if is_expected(gap, wanted)]
        explained |= set(hits)
        if hits:
            figures.by_code[wanted["code"]].right += 1
        else:
            figures.by_code[wanted["code"]].missed += 1
            figures.missed.append(
                f"{name}: {wanted['code']} {json.dumps(wanted['subject'], ensure_ascii=False)} ({wanted['kind']})"
            )
    for spared in truth["near_misses"]:
        hits = [
            i
            for i, gap in enumerate(gaps)
            if i not in explained and matches(gap, spared["code"], spared["subject"], spared["mentions"])
        ]
        figures.near[spared["code"]][1] += 1
        if hits:
            figures.near[spared["code"]][0] += 1
            figures.raised.append(
                f"{name}: {spared['code']} {json.dumps(gaps[hits[0]]['subject'], ensure_ascii=False)} ({spared['kind']})"
            )
    open_gaps = [
        i
        for i, gap in enumerate(gaps)
        if any(matches(gap, row["code"], row["subject"]) for row in truth["tolerated"])
    ]
    for i, gap in enumerate(gaps):
        if i in explained or i in open_gaps or ignored(gap):
            continue
        count_false(figures, truth, gap)
    count_chains(figures, truth, report)
    said = {row["path"]: row["doc_type"] for row in report["documents"]}
    figures.types[0] += sum(said.get(path) == doc_type for path, doc_type in truth["documents"].items())
    figures.types[1] += len(truth["documents"])


def count_false(figures: FolderFigures, truth: dict[str, Any], gap: dict[str, Any]) -> None:
    """A gap that nobody planted."""
    figures.by_code[gap["code"]].false += 1
    figures.strict_false += gap.get("severity") in {"mandatory", "veto"}
    faulted = {str(row["subject"].get("document")) for row in truth["gaps"]}
    second = gap["subject"].get("document") in faulted
    figures.twice += second
    if truth["name"] == "clean":
        figures.clean[str(gap.get("severity"))] += 1
    mark = " [second telling?]" if second else ""
    figures.false.append(
        f"{truth['name']}: {gap.get('severity')} {gap['code']} {json.dumps(gap['subject'], ensure_ascii=False)}{mark}"
    )


def count_chains(figures: FolderFigures, truth: dict[str, Any], report: dict[str, Any]) -> None:
    """Stages whose status is certain."""
    for row in truth["chains"]:
        fitting = [
            c
            for c in report["chains"]
            if c["chain"] == row["chain"]
            and (row["topic"] is None or same_subject("topic", row["topic"], c.get("topic")))
        ]
        for stage, status in row["stages"].items():
            said = {s["status"] for c in fitting for s in c["stages"] if s["stage"] == stage}
            figures.chains[0] += status in said
            figures.chains[1] += 1


# ---- printing ----------------------------------------------------------------------------------------------------------
def percent(value: float) -> str:
    return "   –  " if value != value else f"{100 * value:6.2f}"


def print_papers(figures: PaperFigures, verbose: int) -> None:
    n = max(1, figures.papers)
    print(
        f"papers {figures.papers}   absent {figures.absent}   split {figures.split}   seconds {figures.seconds:.1f}"
    )
    print(
        f"document type right {percent(figures.type_right / n)} %   wrong with confidence > 0.8 {percent(figures.confident_wrong / n)} %   right ones above 0.8 {percent(figures.confident_right / max(1, figures.type_right))} %"
    )
    print("by kind: " + "  ".join(f"{k} {percent(a / b)}" for k, (a, b) in sorted(figures.by_kind.items())))
    print(
        "calibration (confidence: share right, papers): "
        + "  ".join(f"{d / 10:.1f}: {percent(a / b)} ({b})" for d, (a, b) in sorted(figures.deciles.items()))
    )
    print(
        f"blank forms and drafts told: precision {percent(figures.blank.precision)}  recall {percent(figures.blank.recall)}"
    )
    print("\nfield                  precision recall   right false missed")
    total = Tally(
        sum(t.right for t in figures.by_field.values()),
        sum(t.false for t in figures.by_field.values()),
        sum(t.missed for t in figures.by_field.values()),
    )
    for name, tally in [*sorted(figures.by_field.items()), ("all fields", total)]:
        print(
            f"{name:22} {percent(tally.precision)}   {percent(tally.recall)}   {tally.right:5} {tally.false:5} {tally.missed:5}"
        )
    for name, tally in (
        ("people (names)", figures.people),
        ("people (all columns)", figures.people_full),
        ("table cells", figures.cells),
    ):
        print(f"{name:22} {percent(tally.precision)}   {percent(tally.recall)}   F1 {percent(tally.f1)}")
    print("\ntypes below 1.0:  type  precision recall")
    for name, tally in sorted(figures.by_type.items()):
        if tally.false or tally.missed:
            print(f"  {name:34} {percent(tally.precision)} {percent(tally.recall)}")
    print("confusions: " + "  ".join(f"{a}→{b} {n}" for (a, b), n in figures.confusion.most_common(25)))
    for text in figures.wrong[:verbose]:
        print("  ", text)


def print_folders(figures: FolderFigures, verbose: int) -> None:
    total = figures.total
    print(
        f"planted faults: recall {percent(total.recall)} %  precision {percent(total.precision)} %  (right {total.right}, false {total.false} of which mandatory or veto {figures.strict_false}, missed {total.missed}; told twice {figures.twice}; seconds {figures.seconds:.1f})"
    )
    raised, near = sum(a for a, _ in figures.near.values()), sum(b for _, b in figures.near.values())
    print(f"near misses raised: {raised} of {near} = {percent(raised / max(1, near))} %")
    print(
        f"stages of chains right: {percent(figures.chains[0] / max(1, figures.chains[1]))} % of {figures.chains[1]}   document types right: {percent(figures.types[0] / max(1, figures.types[1]))} %"
    )
    print(f"clean folder, false gaps by severity: {dict(figures.clean)}")
    print("\ncode                     recall  precision  right false missed   near raised/planted")
    for code in sorted(set(figures.by_code) | set(figures.near)):
        tally, (a, b) = figures.by_code[code], figures.near[code]
        print(
            f"{code:24} {percent(tally.recall)}   {percent(tally.precision)}    {tally.right:5} {tally.false:5} {tally.missed:5}     {a}/{b}"
        )
    for title, rows in (
        ("missed", figures.missed),
        ("false", figures.false),
        ("near misses raised", figures.raised),
    ):
        print(f"\n{title}: {len(rows)}")
        for text in rows[:verbose]:
            print("  ", text)


# ---- the command -------------------------------------------------------------------------------------------------------
def read_ahead(truth: dict[str, Any], folder: Path, kept: Path) -> None:
    """Inspect the papers with table cells, two at a time."""
    paths = [p["path"] for p in truth["papers"] if p["cells"] and not p["blank"]]
    with ThreadPoolExecutor(2) as pool:
        list(
            pool.map(
                lambda path: inspect_figures(folder / path, kept / f"{path.replace('/', '~')}.json"), paths
            )
        )


def run_papers(work: Path, options: argparse.Namespace, formats: tuple[str, ...], name: str) -> PaperFigures:
    from . import papers

    folder = work / name
    if not (folder / "truth.json").exists():
        papers.generate(folder, options.seed, 1 if options.quick else options.per_type, formats)
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    report, seconds = stored_or_run(folder / "papers", work / f"{name}.out", bool(options.reports))
    figures = measure_papers(
        truth,
        report,
        lambda path: inspect_figures(
            folder / "papers" / path, work / f"{name}.cells" / f"{path.replace('/', '~')}.json"
        ),
    )
    figures.seconds = seconds
    return figures


def run_folders(work: Path, options: argparse.Namespace) -> FolderFigures:
    from . import faults

    plans = faults.standard_plan(options.seed)
    if options.quick:
        plans = [plans[0], plans[faults.MIXED], plans[-1]]
    figures = FolderFigures()
    for plan in plans:
        folder = work / plan.name
        if not (folder / "truth.json").exists():
            faults.generate_folder(folder, options.seed, plan)
        truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
        report, seconds = stored_or_run(folder / "folder", work / f"{plan.name}.out", bool(options.reports))
        measure_folder(truth, report, figures)
        figures.seconds += seconds
        print(
            f"{plan.name}: {len(truth['files'])} files, {len(truth['gaps'])} planted, {seconds:.1f} s",
            file=sys.stderr,
        )
    return figures


def stored_or_run(folder: Path, out: Path, stored: bool) -> tuple[dict[str, Any], float]:
    if stored and (out / "report.json").exists():
        return json.loads((out / "report.json").read_text(encoding="utf-8")), 0.0
    return audit(folder, out)


def plain(figures: Any) -> Any:
    """Figures as plain data for --json."""
    if isinstance(figures, Tally):
        return {"right": figures.right, "false": figures.false, "missed": figures.missed}
    if isinstance(figures, dict):
        return {"→".join(k) if isinstance(k, tuple) else str(k): plain(v) for k, v in figures.items()}
    if hasattr(figures, "__dataclass_fields__"):
        return {name: plain(getattr(figures, name)) for name in figures.__dataclass_fields__}
    return figures


def parser() -> argparse.ArgumentParser:
    command = argparse.ArgumentParser(
        prog="python -m tests.heldout.measure", description="Held-out benchmark of evidencekit."
    )
    command.add_argument("--text", action="store_true", help="single papers with a text layer")
    command.add_argument("--scans", action="store_true", help="single papers as scans")
    command.add_argument("--folders", action="store_true", help="folders with planted faults")
    command.add_argument("--seed", type=int, default=1)
    command.add_argument("--per-type", type=int, default=4, help="papers of each of the 119 types")
    command.add_argument(
        "--quick",
        action="store_true",
        help="one paper a type, three folders; text and folders unless said otherwise",
    )
    command.add_argument("--work", type=Path, help="keep papers, folders and reports here")
    command.add_argument(
        "--reports", type=Path, help="like --work, and use the reports that are there already"
    )
    command.add_argument("--json", type=Path, help="write all figures here")
    command.add_argument(
        "--verbose", type=int, default=0, metavar="N", help="show N wrong answers of each kind"
    )
    return command


def main(arguments: list[str] | None = None) -> int:
    """Run what is asked for and print the figures."""
    options = parser().parse_args(arguments)
    if not (options.text or options.scans or options.folders):
        options.text = options.folders = True
    results: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as scratch:
        work = options.reports or options.work or Path(scratch)
        work.mkdir(parents=True, exist_ok=True)
        for wanted, name, formats in (
            (options.text, "text", ("docx", "xlsx", "pdf")),
            (options.scans, "scans", ("scan",)),
        ):
            if wanted:
                print(f"== papers, {name}, seed {options.seed} ==")
                results[name] = run_papers(work, options, formats, name)
                print_papers(results[name], options.verbose)
        if options.folders:
            print(f"== folders, seed {options.seed} ==")
            results["folders"] = run_folders(work, options)
            print_folders(results["folders"], options.verbose)
    if options.json:
        options.json.write_text(json.dumps(plain(results), ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
