"""Figures on the sample folders: `python -m tests.bench.samples [--out DIR] [--show]`.

Runs the public command on each folder of samples/clients and holds report.json against samples/truth: files accounted for, document types
(`also`: other types that are right as well), fields exactly right (text and scans apart), planted gaps found (`alike`: other tellings of the same
fault) and their severity, gaps that nobody planted by severity. The format of truth: samples/README.md.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
AS_OF = "2026-11-20"


def audit(folder: Path, out: Path, workspace: Path) -> dict[str, Any]:
    """report.json of a run of the command."""
    command = [
        sys.executable,
        "-m",
        "evidencekit",
        "audit",
        str(folder),
        "--as-of",
        AS_OF,
        "--out",
        str(out),
        "--quiet",
    ]
    done = subprocess.run(
        [*command, "--workspace", str(workspace)], check=False, capture_output=True, text=True
    )
    if done.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(command)}\n{done.stderr}")
    return json.loads((out / "report.json").read_text(encoding="utf-8"))


def rows_of(report: dict[str, Any]) -> dict[tuple[str, tuple[int, ...]], dict[str, Any]]:
    """Documents by path and pages; a path alone finds a file that holds one document."""
    rows: dict[tuple[str, tuple[int, ...]], dict[str, Any]] = {}
    for document in report["documents"]:
        rows[(document["path"], tuple(document["pages"] or ()))] = document
        rows.setdefault((document["path"], ()), document)
    return rows


def values_of(document: dict[str, Any], name: str) -> list[Any]:
    return [field["normalized"] for field in document["fields"] if field["name"] == name]


def same(expected: Any, found: list[Any], name: str) -> bool:
    """Exactly right: the first value that judging uses (people: the same names, scores and results)."""
    if name != "people":
        return bool(found) and found[0] == expected
    if not found:
        return False
    keys = ("name", "score", "passed")

    def strip(people: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
        return sorted(tuple(str(person.get(key)) for key in keys if key in person) for person in people)

    return strip(found[0]) == strip(expected)


def subject_matches(expected: dict[str, Any], found: dict[str, Any]) -> bool:
    return all(str(found.get(key)) == str(value) for key, value in expected.items())


def tells(expected: dict[str, Any], gap: dict[str, Any]) -> bool:
    """Whether a reported gap tells the planted fault, in its own words or in one that the truth lists as alike."""
    tellings = [expected, *expected.get("alike", ())]
    return any(
        gap["code"] == told.get("code", expected["code"]) and subject_matches(told["subject"], gap["subject"])
        for told in tellings
    )


class Measure:
    """Counts over one folder."""

    def __init__(self) -> None:
        self.types: Counter[str] = Counter()
        self.fields: Counter[tuple[str, str]] = Counter()
        self.wrong: list[str] = []

    def hold(self, truth: dict[str, Any], report: dict[str, Any]) -> None:
        rows = rows_of(report)
        for expected in truth["files"]:
            found = rows.get((expected["path"], tuple(expected.get("pages") or ()))) or rows.get(
                (expected["path"], ())
            )
            self.types["rows"] += 1
            if found is None:
                self.wrong.append(f"no row: {expected['path']}")
                continue
            self.types["accounted"] += found["status"] == expected["status"]
            if found["status"] != expected["status"]:
                self.wrong.append(f"status {found['status']} for {expected['status']}: {expected['path']}")
            self._type(expected, found)
            self._fields(expected, found)

    def _type(self, expected: dict[str, Any], found: dict[str, Any]) -> None:
        if expected["status"] not in ("read", "partial") or "doc_type" not in expected:
            return
        self.types["typed"] += 1
        right = found["doc_type"] in (expected["doc_type"], *expected.get("also", ()))
        self.types["right"] += right
        if not right:
            self.wrong.append(
                f"type {found['doc_type']} ({found['confidence']}) for {expected['doc_type']}: {expected['path']} {expected.get('pages', '')}"
            )

    def _fields(self, expected: dict[str, Any], found: dict[str, Any]) -> None:
        source = "scan" if found["text_source"] in ("ocr", "mixed") else "text"
        for name, value in expected.get("fields", {}).items():
            self.fields[(source, "all")] += 1
            right = same(value, values_of(found, name), name)
            self.fields[(source, "right")] += right
            if not right:
                self.wrong.append(
                    f"{source} {name}: {values_of(found, name)[:2]!s:.120} for {value!s:.120}: {expected['path']}"
                )


def gaps(truth: dict[str, Any], report: dict[str, Any], show: list[str]) -> tuple[int, int, Counter[str]]:
    """Planted, found, and unplanned gaps by severity; what was missed, told too much or weighed otherwise goes to *show*."""
    planted = truth["gaps"]
    found, matched = 0, set()
    for expected in planted:
        hits = [gap for gap in report["gaps"] if tells(expected, gap)]
        matched.update(gap["id"] for gap in hits)
        found += bool(hits)
        if not hits:
            show.append(f"NOT FOUND {expected['code']} {json.dumps(expected['subject'], ensure_ascii=False)}")
        for gap in hits:
            if expected["severity"] not in (None, gap["severity"]):
                show.append(
                    f"SEVERITY {gap['severity']} for {expected['severity']}: {gap['code']} {gap['title']}"
                )
    extra: Counter[str] = Counter()
    for gap in report["gaps"]:
        if gap["id"] not in matched:
            extra[gap["severity"]] += 1
            show.append(
                f"UNPLANNED {gap['severity']} {gap['code']} {json.dumps(gap['subject'], ensure_ascii=False)}"
            )
    return len(planted), found, extra


def share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / whole:.1%}" if whole else "-"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--show", action="store_true", help="each miss")
    chosen = parser.parse_args()
    place = chosen.out or Path(tempfile.mkdtemp(prefix="evidencekit-bench-"))
    for truth_file in sorted((ROOT / "samples" / "truth").glob("*.json")):
        truth = json.loads(truth_file.read_text(encoding="utf-8"))
        name = truth["folder"]
        report = audit(ROOT / "samples" / "clients" / name, place / name, place / "workspace" / name)
        measure = Measure()
        measure.hold(truth, report)
        lines: list[str] = []
        planted, found, extra = gaps(truth, report, lines)
        print(f"== {name}")
        print(f"rows as expected     {share(measure.types['accounted'], measure.types['rows'])}")
        print(f"document type right  {share(measure.types['right'], measure.types['typed'])}")
        for source in ("text", "scan"):
            print(
                f"fields right, {source}   {share(measure.fields[(source, 'right')], measure.fields[(source, 'all')])}"
            )
        print(f"planted gaps found   {share(found, planted)}")
        print(f"gaps nobody planted  {dict(extra)}")
        if chosen.show:
            print("\n".join(measure.wrong + lines))


if __name__ == "__main__":
    main()
