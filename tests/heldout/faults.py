"""Held-out client folders with planted faults and near misses, and their truth.

Written on 2026-11-20 from the contract and issue 5 alone, by somebody who had not seen the rules. FROZEN since
2026-11-20: faults and wording are not changed to suit the rules; where text and truth disagree the generator may be
mended, and the commit message says so.

    folders = standard_plan(seed=1)                    # the folders of the benchmark: mixed, with bad files, clean
    generate_folder(out, seed=1, plan=folders[0])      # writes out/folder/… and out/truth.json

Judged as of 2026-11-20 with the pack qingdao-2024. `truth.json`:

    {"schema": "heldout/folder/1", "name", "seed", "as_of", "rules", "files": […],
     "documents": {path: doc_type},
     "gaps": [{"code", "subject", "any_of": [[code, subject]], "mentions": […], "kind": the fault's name}],
     "near_misses": [{"code", "subject", "mentions", "kind"}],
     "tolerated": [{"code", "subject"}],
     "chains": [{"chain", "topic", "stages": {stage: status}}]}

A subject value that is a list holds the right answers, null means that the gap has no such key; keys that truth leaves
out are not compared. `any_of` are other
ways to tell the same fault; `mentions`: one of these texts must stand in the gap. `tolerated` gaps are neither right nor
wrong, since the contract leaves them open. The clean folder holds more than the 60 papers that the issue asks for: one
for every mandatory thing and every closed chain.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from . import _faults as catalogue
from . import _world as w
from ._client import Client, base_client
from ._faults import Gap, Plant
from ._render import WRITERS

MIXED, BAD_FILES, NEAR_FOLDERS = 12, 3, 3
TARGET = 12
NEAR_PER_FOLDER, NEAR_ALONE = 34, 90
#: gaps that the contract leaves open in a folder in good order: no paper is named for this stage, or the year is not over
OPEN = (
    {"code": "stage-missing", "subject": {"chain": "ghg", "stage": "plan"}},
    {"code": "stage-missing", "subject": {"chain": "saving_project", "stage": "improve"}},
    {"code": "stage-missing", "subject": {"chain": "water_saving", "stage": "improve"}},
    {"code": "stage-missing", "subject": {"chain": "anomaly"}},
)
STAGES: dict[tuple[str, str], tuple[str, ...]] = {
    ("internal_audit", "plan"): ("audit_plan",),
    ("internal_audit", "implement"): ("audit_report",),
    ("internal_audit", "assess"): ("nc0", "nc1"),
    ("internal_audit", "improve"): ("car0", "car1", "review"),
    ("hazardous_waste", "plan"): ("waste_plan",),
    ("hazardous_waste", "implement"): ("waste_contract", "manifest"),
    ("hazardous_waste", "assess"): ("ledger",),
    ("ghg", "implement"): ("ghg",),
    ("ghg", "assess"): ("ghg_statement",),
    ("ghg", "improve"): ("reduction",),
    ("supplier", "plan"): ("p_buy",),
    ("supplier", "implement"): ("suppliers", "purchase"),
    ("supplier", "assess"): ("evaluation",),
    ("calibration", "plan"): ("meter_list",),
    ("calibration", "implement"): ("meter0", "meter1", "meter2", "meter3"),
    ("monitoring", "plan"): ("monitor_plan",),
    ("monitoring", "implement"): ("report0", "report1", "report2", "report3"),
    ("water_saving", "plan"): ("water_target",),
    ("water_saving", "implement"): ("water2025",),
    ("energy_data", "raw"): ("readings", "bills"),
    ("energy_data", "report"): ("power2025",),
    ("energy_data", "calculation"): ("output2025",),
    ("energy_data", "result"): ("unit",),
    ("energy_data", "improvement"): ("calculate0", "calculate1"),
    ("target", "plan"): ("long_plan", "targets"),
    ("target", "assess"): ("assessment",),
}


@dataclass
class Plan:
    """One folder of the benchmark: its name and the plants by name."""

    name: str
    faults: list[str] = field(default_factory=list)
    near: list[str] = field(default_factory=list)


@dataclass
class FolderTruth:
    """What a reviewer must say about a folder, and what not."""

    name: str
    seed: int
    files: list[str]
    documents: dict[str, str]
    gaps: list[Gap]
    near_misses: list[Gap]
    tolerated: list[dict[str, Any]]
    chains: list[dict[str, Any]]
    as_of: str = w.AS_OF.isoformat()
    rules: str = "qingdao-2024"


def key_of(row: Plant) -> str:
    return f"{row.code}/{row.name}"


PLANTS = {key_of(row): row for row in catalogue.CATALOGUE}


def standard_plan(
    seed: int, mixed: int = MIXED, bad: int = BAD_FILES, near: int = NEAR_FOLDERS
) -> list[Plan]:
    """The benchmark's folders: `mixed` with faults of all kinds, `bad` with unreadable files, `near` with near misses alone, one clean."""
    rng = random.Random(f"plan/{seed}")
    used: Counter[str] = Counter()
    by_code: Counter[str] = Counter()
    plans = []
    for i in range(mixed):
        plans.append(mixed_plan(f"mixed{i:02d}", rng, used, by_code, -(-TARGET * (i + 1) // mixed)))
    plans += [file_plan(f"files{i:02d}", rng, used, by_code) for i in range(bad)]
    for i in range(near):
        plan = Plan(f"near{i:02d}")
        add_near(plan, set(), rng, used, NEAR_ALONE)
        plans.append(plan)
    return [*plans, Plan("clean")]


def mixed_plan(name: str, rng: random.Random, used: Counter[str], by_code: Counter[str], goal: int) -> Plan:
    """Choose faults whose papers do not meet, so that every code has been planted `goal` times where possible; then near misses."""
    plan = Plan(name)
    taken: set[str] = set()
    rows = [r for r in catalogue.CATALOGUE if not r.near and not r.files]
    codes = sorted({r.code for r in rows})
    rng.shuffle(codes)
    first = {"anomaly-unanswered": 0, "unit-conflict": 1}
    codes.sort(
        key=lambda code: (by_code[code] - goal, first.get(code, 2), sum(1 for r in rows if r.code == code))
    )
    for _ in range(2):
        for code in codes:
            if by_code[code] < goal and choose(
                plan.faults, [r for r in rows if r.code == code], taken, rng, used
            ):
                by_code[code] += 1
    add_near(plan, taken, rng, used, NEAR_PER_FOLDER)
    return plan


def file_plan(name: str, rng: random.Random, used: Counter[str], by_code: Counter[str]) -> Plan:
    """Unreadable and locked files, and faults that are no absence."""
    plan = Plan(name)
    taken: set[str] = set()
    rows = [r for r in catalogue.CATALOGUE if not r.near and not r.absent]
    for code in sorted({r.code for r in rows}):
        for _ in range(4 if code in catalogue.FILE_CODES else 1):
            choose(plan.faults, [r for r in rows if r.code == code], taken, rng, used)
    add_near(plan, taken, rng, used, NEAR_PER_FOLDER)
    return plan


def add_near(plan: Plan, taken: set[str], rng: random.Random, used: Counter[str], count: int) -> None:
    """Add near misses that touch nothing taken, the codes in turn."""
    rows = [r for r in catalogue.CATALOGUE if r.near]
    codes = sorted({r.code for r in rows})
    rng.shuffle(codes)
    before = -1
    while len(plan.near) != before:
        before = len(plan.near)
        for code in codes:
            if len(plan.near) < count:
                choose(plan.near, [r for r in rows if r.code == code], taken, rng, used)


def choose(
    chosen: list[str], rows: list[Plant], taken: set[str], rng: random.Random, used: Counter[str]
) -> bool:
    """Add the least used row that touches nothing taken; say whether there was one."""
    free = [r for r in rows if not (expanded(r) & taken) and key_of(r) not in chosen and not clash(r, chosen)]
    if not free:
        return False
    least = min(used[key_of(r)] for r in free)
    row = rng.choice([r for r in free if used[key_of(r)] == least])
    chosen.append(key_of(row))
    taken |= expanded(row)
    used[key_of(row)] += 1
    return True


HISTORY = {"E25": {"power2024", "output2024"}, "G25": {"gas2024", "output2024"}, "W25": set()}


def clash(row: Plant, chosen: list[str]) -> bool:
    """An anomaly is judged against last year: nothing may be wrong with that year's figures at the same time."""

    def spoils(r: Plant) -> frozenset[str]:
        wrong = not r.near and r.code in {"unit-conflict", "period-missing", "value-missing"}
        return r.touches if wrong else frozenset()

    def needs(r: Plant) -> set[str]:
        judged = not r.near and r.code == "anomaly-unanswered"
        return set().union(*(HISTORY[mark] for mark in r.touches & HISTORY.keys())) if judged else set()

    others = [PLANTS[name] for name in chosen]
    return any(needs(row) & spoils(r) or needs(r) & spoils(row) for r in others)


def expanded(row: Plant) -> set[str]:
    """What a plant touches, with what hangs together: the parts of the analysis, the papers of one exam."""
    touched = set(row.touches)
    if "technology" in touched:
        touched.add("technology:claim")
    if touched & {"technology:claim"}:
        touched.add("technology")
    if "unit" in touched:
        touched |= {"unit:ratio", "unit:change", "unit:factor"}
    for i in (0, 1):
        if touched & {f"T{i}:a"}:
            touched.add(f"score{i}")
        if touched & {f"T{i}:b"}:
            touched.add(f"signin{i}")
        if touched & {f"T{i}:c", f"T{i}:d"}:
            touched.add(f"score:{i}:{row.code}")
    return touched


def generate_folder(out: Path, seed: int, plan: Plan) -> FolderTruth:
    """Write the folder of a plan below `out` and its truth; the same seed and plan give the same bytes."""
    client = base_client(f"{seed}/{plan.name}")
    gaps, near = [], []
    for name in plan.faults:
        gaps += marked(PLANTS[name], client)
    for name in plan.near:
        near += marked(PLANTS[name], client)
    tolerated = [dict(row) for row in OPEN]
    for gap in gaps + near:
        tolerated += [{"code": code, "subject": subject} for code, subject in gap.tolerates]
    files = write_client(client, out / "folder")
    documents = {client.path(key): slot.doc_type for key, slot in client.slots.items()}
    truth = FolderTruth(plan.name, seed, files, documents, gaps, near, tolerated, chain_truth(client, gaps))
    document = {"schema": "heldout/folder/1", **asdict(truth)}
    (out / "truth.json").write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
    return truth


def marked(row: Plant, client: Client) -> list[Gap]:
    """Apply a plant and mark its gaps with its name."""
    found = row.apply(client)
    for gap in found:
        gap.kind = row.name
    return found


def write_client(client: Client, folder: Path) -> list[str]:
    """Draw all papers and raw files; a copy repeats its original's bytes."""
    written: dict[str, bytes] = {}
    by_key: dict[str, bytes] = {}
    for key, slot in client.slots.items():
        path = client.path(key)
        if path in written:
            raise ValueError(f"two papers at {path}")
        by_key[key] = written[path] = WRITERS[slot.form](client.paper(key))
    for path, data in client.raw.items():
        written[path] = by_key[data[8:].decode()] if data.startswith(b"copy of ") else data
    for path, data in written.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return sorted(written)


def chain_truth(client: Client, gaps: list[Gap]) -> list[dict[str, Any]]:
    """The stages that are certain: present where a paper of the stage is there, missing where a gap says so."""
    disturbed = {
        str(g.subject.get("chain"))
        for g in gaps
        if g.code in {"stage-out-of-order", "document-not-yet-valid"}
    }
    chains: dict[str, dict[str, str]] = {}
    for (chain, stage), keys in STAGES.items():
        if chain not in disturbed and any(key in client.slots for key in keys):
            chains.setdefault(chain, {})[stage] = "present"
    rows: list[dict[str, Any]] = [
        {"chain": chain, "topic": None, "stages": stages} for chain, stages in chains.items()
    ]
    for i, topic in enumerate(client.topics):
        stages = {}
        for stage, keys in (
            ("plan", ("train_plan",)),
            ("implement", (f"signin{i}",)),
            ("assess", (f"score{i}",)),
        ):
            if any(key in client.slots for key in keys) and "training" not in disturbed:
                stages[stage] = "present"
        rows.append({"chain": "training", "topic": topic, "stages": stages})
    for gap in gaps:
        if gap.code == "stage-missing":
            topic = gap.subject.get("topic")
            rows.append(
                {"chain": gap.subject["chain"], "topic": topic, "stages": {gap.subject["stage"]: "missing"}}
            )
    return rows
