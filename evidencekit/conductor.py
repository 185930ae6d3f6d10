"""The map of the house: one function, read top to bottom, that walks the rooms in order.

    folder -> reading -> segment -> classify -> facts -> evidence -> chains -> checks -> conclude -> report

Left of `understand` bytes become pages (slow, dangerous, kept in the workspace); right of it everything is a pure function of
(pages, rule pack, as-of day, a person's decisions).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath

from evidencekit import (
    chains,
    checks,
    classify,
    client,
    conclude,
    evidence,
    facts,
    likeness,
    reading,
    rulepack,
    segment,
)
from evidencekit.model import (
    AuditReport,
    Case,
    Classification,
    Decisions,
    Document,
    Engagement,
    Extraction,
    FileRole,
    FileStatus,
    Page,
    RulePack,
    TextSource,
)
from evidencekit.reading import FileRead
from evidencekit.settings import ReadSettings
from evidencekit.text import Text
from evidencekit.workspace import Workspace

Progress = Callable[[str, int, int, str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What a run may be told beside folder, rules and day. `progress(stage, done, total, name)` is called now and then."""

    engagement: Engagement = field(default_factory=Engagement)
    decisions: Decisions = field(default_factory=Decisions)
    settings: ReadSettings = field(default_factory=ReadSettings)
    workspace: Path | None = None
    generated_at: str = ""
    progress: Progress | None = None


def audit(
    folder: str | Path, *, rules: str = "qingdao-2024", as_of: date, options: Options | None = None
) -> AuditReport:
    """Read a client's folder and judge it by one rule pack as of a day.

    `folder` is never written to. Raises UsageError (folder unreadable), RulePackError (every fault at once) or WorkspaceError;
    whatever is wrong with a file of the folder is a row of the report. The same folder, rules, day and options give an equal report.

        report = evidencekit.audit("客户资料", rules="qingdao-2024", as_of=date(2026, 11, 20))
        [gap.title for gap in report.gaps if gap.severity is Severity.MANDATORY]
    """
    return next(iter(audit_all(folder, rules=(rules,), as_of=as_of, options=options)))


def audit_all(
    folder: str | Path, *, rules: Iterable[str], as_of: date, options: Options | None = None
) -> Iterator[AuditReport]:
    """The same for several rule packs: the folder is read once, each pack judges it anew."""
    chosen = options or Options()
    packs = [rulepack.load(name) for name in rules]
    root = Path(folder)
    with Workspace.open(chosen.workspace or Workspace.default_path(root)) as workspace:
        files = reading.read_folder(root, chosen.settings, workspace, _reader_progress(chosen.progress))
        for pack in packs:
            documents = understand(files, workspace.extraction, pack, chosen.decisions, chosen.progress)
            report = judge(documents, pack, as_of, chosen)
            yield replace(report, options={**report.options, "folder_name": root.resolve().name})


def inspect(file: str | Path, pack: RulePack, settings: ReadSettings) -> tuple[Document, ...]:
    """The documents of one file (and of its members, for an archive), without judging and without a lasting workspace."""
    read = reading.read_file(Path(file), settings)
    pages = {str(number): found.extraction for number, found in enumerate(read)}
    files = [FileRead(found.source, str(n) if found.extraction else None) for n, found in enumerate(read)]
    return understand(files, lambda key: pages[key] or Extraction((), paged=False), pack, Decisions())


def judge(documents: Sequence[Document], pack: RulePack, as_of: date, options: Options) -> AuditReport:
    """Documents to report: the pure half, without files, clock or network."""
    name, uscc = client.agree(documents, options.engagement)
    case = Case(
        documents=tuple(documents),
        pack=pack,
        as_of=as_of,
        engagement=options.engagement,
        decisions=options.decisions,
        client_name=name,
        uscc=uscc,
        families=likeness.group(documents),
    )
    case = replace(case, chains=chains.link(case))
    generated_at = options.generated_at or f"{as_of.isoformat()}T00:00:00+08:00"
    return conclude.conclude(case, checks.run(case), generated_at=generated_at)


def understand(
    files: Sequence[FileRead],
    extraction_of: Callable[[str], Extraction],
    pack: RulePack,
    decisions: Decisions,
    progress: Progress | None = None,
) -> tuple[Document, ...]:
    """Files to documents: what each is and what it says. Pages are let go file by file, so that memory stays flat."""
    siblings = _siblings(files)
    documents: list[Document] = []
    for index, file in enumerate(files):
        if progress:
            progress("understand", index, len(files), file.source.path)
        extraction = extraction_of(file.key) if file.key else None
        neighbours = siblings[str(PurePosixPath(file.source.path).parent)]
        documents.extend(_documents(file, extraction, pack, decisions, neighbours, first=len(documents) + 1))
    return likeness.mark_copies(documents)


def _siblings(files: Sequence[FileRead]) -> Mapping[str, tuple[str, ...]]:
    by_folder: dict[str, list[str]] = {}
    for file in files:
        by_folder.setdefault(str(PurePosixPath(file.source.path).parent), []).append(file.source.path)
    return {folder: tuple(paths) for folder, paths in by_folder.items()}


def _documents(
    file: FileRead,
    extraction: Extraction | None,
    pack: RulePack,
    decisions: Decisions,
    neighbours: Sequence[str],
    *,
    first: int,
) -> Iterator[Document]:
    """The documents that follow each other in a file; a file without pages is one row all the same."""
    if extraction is None or not extraction.pages:
        yield _unread(file, extraction, pack, f"D{first:04d}")
        return
    ranges = segment.split(extraction.pages, extraction.paged, pack.doc_types)
    for number, (low, high) in enumerate(ranges):
        yield _document(
            file,
            extraction,
            extraction.pages[low : high + 1],
            pack,
            decisions,
            neighbours,
            id=f"D{first + number:04d}",
            whole=len(ranges) == 1,
        )


def _unread(file: FileRead, extraction: Extraction | None, pack: RulePack, id: str) -> Document:
    """A row for what has no pages: what its name hints at stands among the runners-up, never as its type."""
    source = file.source
    hint = Classification("other", 1.0)
    if source.role is FileRole.PAPER:
        guess = classify.classify(Text(id, ()), source.path, pack.doc_types)
        named = ((guess.doc_type, guess.confidence),) if guess.doc_type != "other" else ()
        hint = Classification("other", 0.0, runners_up=named + guess.runners_up)
    return Document(
        id=id,
        path=source.path,
        sha256=source.sha256,
        media_type=source.media_type,
        role=source.role,
        status=extraction.status if extraction else source.status,
        reason=(extraction.reason if extraction else None) or source.reason,
        pages=None,
        text_source=TextSource.NONE,
        classification=hint,
    )


def _document(
    file: FileRead,
    extraction: Extraction,
    pages: Sequence[Page],
    pack: RulePack,
    decisions: Decisions,
    neighbours: Sequence[str],
    *,
    id: str,
    whole: bool,
) -> Document:
    source = file.source
    text = Text(id, pages, paged=extraction.paged)
    classification = Classification("other", 1.0)
    if source.role is not FileRole.CONTAINER:
        guess = classify.classify(text, source.path, pack.doc_types, neighbours if whole else ())
        classification = _decided(guess, decisions.doc_types.get(source.path), pack)
    kind = pack.doc_types.get(classification.doc_type) or pack.doc_types["other"]
    return Document(
        id=id,
        path=source.path,
        sha256=source.sha256,
        media_type=source.media_type,
        role=source.role,
        status=extraction.status,
        reason=extraction.reason or source.reason,
        pages=(pages[0].number, pages[-1].number) if extraction.paged else None,
        text_source=_text_source(pages),
        classification=classification,
        reading=facts.read(text, kind),
        whole_file=whole,
        fingerprint=likeness.fingerprint(text.body),
        opening=text.opening(),
        text=text.normal,
        quotes=evidence.search(text, kind.id, pack) if extraction.status is not FileStatus.EMPTY else {},
    )


def _text_source(pages: Sequence[Page]) -> TextSource:
    sources = {page.text_source for page in pages} - {TextSource.NONE}
    if not sources:
        return TextSource.NONE
    return sources.pop() if len(sources) == 1 else TextSource.MIXED


def _decided(guess: Classification, chosen: str | None, pack: RulePack) -> Classification:
    """A person's word on the type stands above the machine's; the cues still say what the machine saw."""
    if chosen is None or chosen not in pack.doc_types:
        return guess
    return replace(guess, doc_type=chosen, confidence=1.0, needs_review=False)


def _reader_progress(progress: Progress | None) -> Callable[[int, int, str], None] | None:
    if progress is None:
        return None
    return lambda done, total, name: progress("read", done, total, name)
