"""The map of the house: one function, read top to bottom, that walks the rooms in order.

    folder -> reading -> understanding -> client -> chains -> checks -> conclude -> report

In `reading` bytes become pages (slow, dangerous, kept in the workspace); from there on everything is a pure function of
(pages, rule pack, as-of day, a person's decisions).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from evidencekit import chains, checks, client, conclude, likeness, reading, rulepack, understanding
from evidencekit.model import AuditReport, Case, Decisions, Document, Engagement, RulePack
from evidencekit.reading import FileRead
from evidencekit.settings import ReadSettings
from evidencekit.understanding import Progress
from evidencekit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Options:
    """What a run may be told beside folder, rules and day. `progress(stage, done, total, name)` is called now and then.

    `workspace`: the folder that keeps what was read, by default one in the user's cache. `generated_at`: ISO time shown in the report, by
    default the as-of day's midnight in China.
    """

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
    settings = chosen.settings
    packs = [rulepack.load(name) for name in rules]
    root = Path(folder)
    with Workspace.open(chosen.workspace or Workspace.default_path(root)) as workspace:
        files = reading.read_folder(root, settings, workspace, _reader_progress(chosen.progress))
        for pack in packs:
            documents = understanding.understand(
                files,
                workspace,
                pack,
                chosen.decisions,
                seconds=settings.limits.file_seconds,
                workers=settings.workers,
                progress=chosen.progress,
            )
            report = judge(documents, pack, as_of, chosen)
            yield replace(report, options={**report.options, "folder_name": root.resolve().name})


def judge(documents: Sequence[Document], pack: RulePack, as_of: date, options: Options) -> AuditReport:
    """Documents to report: without files, clock or network."""
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


def inspect(file: str | Path, pack: RulePack, settings: ReadSettings) -> tuple[Document, ...]:
    """The documents of one file (and of its members, for an archive), without judging and without a lasting workspace."""
    return tuple(
        document
        for found in reading.read_file(Path(file), settings)
        for document in understanding.of_pages(FileRead(found.source, None), found.extraction, pack)
    )


def _reader_progress(progress: Progress | None) -> Callable[[int, int, str], None] | None:
    if progress is None:
        return None
    return lambda done, total, name: progress("read", done, total, name)
