"""The tests that stand beside the rules: inline papers, what they must show, find and leave in silence.

A test file (`*.test.yaml`, in a pack's folder or its `tests/`) holds:

    as_of: 2026-11-20
    proofs:                               # words of one proof, each a paper of its own, of the proof's first type or of `type`
      gf-1.1.01/approval: {shows: [准予该项目备案。], silent: [不予备案。], type: construction_approval}
    cases:                                # papers judged through all rooms: classification, facts, chains, checks, conclusion
      - name: 排污许可证过期
        documents:
          - {path: 排污许可证.txt, type: pollutant_discharge_permit, text: "…"}
        status: {gf-b1: partial}          # of indicators
        finds: [{code: document-expired, subject: {doc_type: pollutant_discharge_permit}}]
        silent: [{code: document-missing, subject: {doc_type: pollutant_discharge_permit}}]

A line of a text with | is a table row, one with tabs stands in parts. `type` spares the classification; without it the paper must be
recognised. A fault of a test file and a test that fails are told alike: "file:line: what".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from evidencekit import conductor, evidence, likeness, rulepack, understanding, words
from evidencekit.model import (
    AuditReport,
    Cell,
    Document,
    Extraction,
    FileRole,
    Gap,
    Line,
    LineKind,
    Page,
    RulePack,
    Run,
    Seal,
    SourceFile,
    Table,
)
from evidencekit.reading import FileRead
from evidencekit.text import Text

#: Where a test's seal stands: any place on the page will do.
_SEAL_BOX = (300.0, 600.0, 400.0, 700.0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a pack's tests came to. `untested`: indicators without a proof that is shown and one that is left in silence."""

    tests: int
    failures: tuple[str, ...]
    untested: tuple[str, ...]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class _ProofTest(_Entry):
    shows: Texts = ()
    silent: Texts = ()
    type: str = ""


class _Paper(_Entry):
    path: str
    text: str
    type: str = ""
    seal: str = ""


class _Expected(_Entry):
    code: str
    subject: dict[str, str] = Field(default_factory=dict)
    severity: str = ""


class _Case(_Entry):
    name: str
    documents: tuple[_Paper, ...] = ()
    status: dict[str, str] = Field(default_factory=dict)
    finds: tuple[_Expected, ...] = ()
    silent: tuple[_Expected, ...] = ()


class RuleTests(_Entry):
    """A test file."""

    as_of: date
    proofs: dict[str, _ProofTest] = Field(default_factory=dict)
    cases: tuple[_Case, ...] = ()


def run(id_or_path: str) -> Outcome:
    """Run a pack's own tests, and the common ones where it builds on nothing else; parents' tests count for `untested`.

    Raises RulePackError if the pack does not load.
    """
    pack = rulepack.load(id_or_path)
    common, *parents, own = rulepack.lineage(id_or_path)
    failures: list[str] = []
    tests = 0
    for name, read in [*(read_tests(common, failures) if not parents else ()), *read_tests(own, failures)]:
        for where, failure in _run_file(pack, read):
            tests += 1
            if failure:
                failures.append(f"{name}: {where}: {failure}")
    return Outcome(tests, tuple(failures), untested(id_or_path))


def untested(id_or_path: str) -> tuple[str, ...]:
    """The indicators of a pack without a test, in its folder or a parent's, that shows them and one that does not.

    A row that is like another is tested with that one.
    """
    files = [read for folder in rulepack.lineage(id_or_path) for _, read in read_tests(folder, [])]
    shown, silent = _covered(files)
    tested = shown & silent
    indicators = rulepack.load(id_or_path).indicators
    return tuple(row.id for row in indicators if row.id not in tested and row.like not in tested)


def read_tests(folder: Path, failures: list[str]) -> Iterator[tuple[str, RuleTests]]:
    """The test files of a folder with their names; what cannot be read is a failure."""
    for path in sorted(folder.rglob("*.test.yaml")):
        name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
        read = rulepack.read_entry(path, name, RuleTests, failures.append)
        if read is not None:
            yield name, read


def _covered(files: list[RuleTests]) -> tuple[set[str], set[str]]:
    """Indicators with a test that shows them fulfilled, and with one that leaves them unfulfilled."""
    shown: set[str] = set()
    silent: set[str] = set()
    for read in files:
        shown |= {key.split("/")[0] for key, test in read.proofs.items() if test.shows}
        silent |= {key.split("/")[0] for key, test in read.proofs.items() if test.silent}
        shown |= {id for case in read.cases for id, status in case.status.items() if status == "met"}
        silent |= {id for case in read.cases for id, status in case.status.items() if status != "met"}
    return shown, silent


def _run_file(pack: RulePack, read: RuleTests) -> Iterator[tuple[str, str]]:
    """Each test with its failure, "" if it passed."""
    for key, proof in read.proofs.items():
        yield from _proof_tests(pack, key, proof)
    for case in read.cases:
        report = _judge(pack, case, read.as_of)
        yield case.name, "；".join(_wrong(report, case))


def _proof_tests(pack: RulePack, key: str, test: _ProofTest) -> Iterator[tuple[str, str]]:
    proof = next((p for i in pack.indicators for p in i.proofs if f"{i.id}/{p.id}" == key), None)
    if proof is None:
        yield key, words.common().say("ruletest.no_proof")
        return
    doc_type = test.type or proof.types[0]
    for phrase in test.shows:
        found = key in evidence.search(Text("D", (page(phrase),)), doc_type, pack)
        yield key, "" if found else words.common().say("ruletest.not_shown", text=phrase)
    for phrase in test.silent:
        found = key in evidence.search(Text("D", (page(phrase),)), doc_type, pack)
        yield key, words.common().say("ruletest.shown", text=phrase) if found else ""


def _judge(pack: RulePack, case: _Case, as_of: date) -> AuditReport:
    """The report of a case's papers, as if they were a folder."""
    documents: list[Document] = []
    for number, paper in enumerate(case.documents):
        source = SourceFile(paper.path, f"{number:064d}", len(paper.text), "text/plain", FileRole.PAPER)
        documents += understanding.of_pages(
            FileRead(source, None),
            Extraction((page(paper.text, paper.seal),), paged=False),
            pack,
            decided=paper.type or None,
            first=len(documents) + 1,
        )
    return conductor.judge(likeness.mark_copies(documents), pack, as_of, conductor.Options())


def _wrong(report: AuditReport, case: _Case) -> Iterator[str]:
    say = words.common().say
    by_id = {result.id: result for result in report.indicators}
    for id, expected in case.status.items():
        actual = by_id[id].status.value if id in by_id else ""
        if actual != expected:
            yield say("ruletest.status", indicator=id, expected=expected, actual=actual)
    for gap in case.finds:
        if not any(_matches(found, gap) for found in report.gaps):
            yield say("ruletest.not_found", gap=_named(gap), found=_told(report.gaps, report.documents))
    for gap in case.silent:
        if any(_matches(found, gap) for found in report.gaps):
            yield say("ruletest.found", gap=_named(gap))


def _matches(gap: Gap, expected: _Expected) -> bool:
    return (
        gap.code == expected.code
        and (not expected.severity or gap.severity.value == expected.severity)
        and all(str(gap.subject.get(key)) == value for key, value in expected.subject.items())
    )


def _named(expected: _Expected) -> str:
    subject = ", ".join(f"{key}={value}" for key, value in expected.subject.items())
    return " ".join(
        part for part in (expected.severity, expected.code, f"({subject})" if subject else "") if part
    )


def _told(gaps: tuple[Gap, ...], documents: tuple[Document, ...]) -> str:
    """What was found instead, without the papers that any small folder lacks."""
    told = [f"{gap.code}{_subject(gap.subject)}" for gap in gaps if gap.code != "document-missing"]
    return " ".join([*told, *(f"[{document.path}={document.doc_type}]" for document in documents)])


def _subject(subject: Mapping[str, Any]) -> str:
    return "(" + ", ".join(f"{key}={value}" for key, value in subject.items()) + ")"


def page(text: str, seal: str = "") -> Page:
    """A page of an inline text: lines with tabs in parts, rows with | also as tables."""
    lines: list[Line] = []
    tables: list[Table] = []
    rows: list[list[str]] = []
    for written in [*text.strip("\n").split("\n"), ""]:
        if "|" in written:
            rows.append([part.strip() for part in written.strip().strip("|").split("|")])
            lines.append(Line(tuple(Run(part) for part in rows[-1]), LineKind.TABLE))
            continue
        if rows:
            tables.append(_table(rows))
            rows = []
        if written:
            lines.append(Line(tuple(Run(part) for part in written.split("\t"))))
    seals = (Seal(_SEAL_BOX, "round", "red", seal),) if seal else ()
    return Page(1, 0.0, 0.0, tuple(lines), tuple(tables), seals)


def _table(rows: list[list[str]]) -> Table:
    cells = tuple(
        Cell(row, column, text) for row, parts in enumerate(rows) for column, text in enumerate(parts) if text
    )
    return Table(cells, len(rows), max(map(len, rows)))
