"""`evidencekit audit FOLDER --rules … --as-of … --out OUT`: the main job."""

import argparse
import os
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidencekit.errors import ExitCode, UsageError
from evidencekit.model import Words

if TYPE_CHECKING:
    from evidencekit.conductor import Options
    from evidencekit.model import AuditReport

_CHINA = timezone(timedelta(hours=8))
_LEVELS = ("veto", "mandatory", "optional", "advice")


def add(commands: Any, say: Words) -> argparse.ArgumentParser:
    """The parser of this subcommand."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "audit", help=say.say("cli.audit.about"), description=say.say("cli.audit.about"), add_help=False
    )
    parser.add_argument("folder", metavar="FOLDER", type=Path, help=say.say("cli.audit.folder"))
    parser.add_argument("--rules", default="qingdao-2024", help=say.say("cli.audit.rules"))
    parser.add_argument("--as-of", metavar="YYYY-MM-DD", help=say.say("cli.audit.as_of"))
    parser.add_argument("--out", metavar="OUT", type=Path, required=True, help=say.say("cli.audit.out"))
    parser.add_argument("--engagement", metavar="FILE", type=Path, help=say.say("cli.audit.engagement"))
    parser.add_argument("--decisions", metavar="FILE", type=Path, help=say.say("cli.audit.decisions"))
    parser.add_argument("--fail-on", choices=_LEVELS, help=say.say("cli.audit.fail_on"))
    parser.add_argument("--workspace", metavar="FILE", type=Path, help=say.say("cli.audit.workspace"))
    parser.add_argument("-q", "--quiet", action="store_true", help=say.say("cli.audit.quiet"))
    add_reading(parser, say)
    return parser


def add_reading(parser: argparse.ArgumentParser, say: Words) -> None:
    """The options of every subcommand that reads files."""
    parser.add_argument(
        "--ocr", choices=("rapidocr", "tesseract"), default="rapidocr", help=say.say("cli.audit.ocr")
    )
    parser.add_argument("--passwords", metavar="FILE", type=Path, help=say.say("cli.audit.passwords"))
    parser.add_argument("--workers", metavar="N", type=int, default=0, help=say.say("cli.audit.workers"))
    parser.add_argument(
        "--limit", metavar="NAME=VALUE", action="append", default=[], help=say.say("cli.audit.limit")
    )


def run(arguments: argparse.Namespace) -> int:
    """Audit, write the four files of each pack, print the summary."""
    folder, out = arguments.folder, arguments.out
    _check_folders(folder, out)
    as_of = as_of_day(arguments.as_of)
    packs = [name.strip() for name in arguments.rules.split(",") if name.strip()]

    from evidencekit import conductor, renderers
    from evidencekit.cli import _progress

    with _progress.Bar(quiet=arguments.quiet) as bar:
        options = _options(arguments, bar)
        reports = list(conductor.audit_all(folder, rules=packs, as_of=as_of, options=options))
        bar.stage("render")
        for report in reports:
            renderers.write_all(report, out if len(reports) == 1 else out / report.pack.id)
        if len(reports) > 1:
            renderers.write_comparison(reports, out)
    for report in reports:
        _progress.summary(report, out if len(reports) == 1 else out / report.pack.id, quiet=arguments.quiet)
    return max((_status(report, arguments.fail_on) for report in reports), key=_gravity)


def _check_folders(folder: Path, out: Path) -> None:
    if not folder.is_dir():
        raise UsageError("folder-missing", folder=folder)
    if not os.access(folder, os.R_OK | os.X_OK):
        raise UsageError("folder-unreadable", folder=folder)
    inner, outer = out.resolve(), folder.resolve()
    if inner == outer or outer in inner.parents:
        raise UsageError("out-inside-folder", folder=folder, out=out)
    if out.exists() and not out.is_dir():
        raise UsageError("out-not-a-folder", out=out)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError("out-unwritable", out=out, reason=error.strerror or "") from error


def as_of_day(written: str | None) -> date:
    """The as-of day; only here the clock is asked."""
    if written is None:
        return datetime.now(_CHINA).date()
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise UsageError("bad-day", value=written) from error


def generated_at() -> str:
    """When the report was made: SOURCE_DATE_EPOCH where it is set, the clock else; Chinese time."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(_CHINA).isoformat()
    return datetime.now(_CHINA).replace(microsecond=0).isoformat()


def _options(arguments: argparse.Namespace, bar: Any) -> "Options":
    from evidencekit import decisions
    from evidencekit.conductor import Options

    return Options(
        engagement=decisions.engagement(arguments.engagement),
        decisions=decisions.decisions(arguments.decisions),
        settings=read_settings(arguments),
        workspace=arguments.workspace,
        generated_at=generated_at(),
        progress=bar.update,
    )


def read_settings(arguments: argparse.Namespace) -> Any:
    """ReadSettings of the options; raises UsageError for an unknown limit or an unreadable password list."""
    from dataclasses import fields, replace

    from evidencekit.settings import Limits, ReadSettings

    limits = Limits()
    known = {field.name: type(getattr(limits, field.name)) for field in fields(Limits)}
    for written in arguments.limit:
        name, _, value = written.partition("=")
        name = name.replace("-", "_")
        if name not in known:
            raise UsageError("unknown-limit", name=name, allowed="、".join(known))
        try:
            limits = replace(limits, **{name: known[name](value)})
        except ValueError as error:
            raise UsageError("bad-limit", name=name, value=value) from error
    return ReadSettings(
        limits=limits, ocr=arguments.ocr, passwords=_passwords(arguments.passwords), workers=arguments.workers
    )


def _passwords(path: Path | None) -> tuple[str, ...]:
    if path is None:
        return ()
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("unreadable-input", path=path, reason=str(error)) from error
    return tuple(line for line in lines if line)


def _status(report: "AuditReport", fail_on: str | None) -> int:
    """1 for a gap at or above the level, 3 for a file not wholly read, 0 else."""
    if fail_on is not None:
        grave = _LEVELS[: _LEVELS.index(fail_on) + 1]
        if any(gap.severity.value in grave and not gap.dismissed for gap in report.gaps):
            return ExitCode.GAPS
    unread = ("partial", "unreadable", "encrypted")
    if any(document.status.value in unread for document in report.documents):
        return ExitCode.INCOMPLETE
    return ExitCode.CLEAN


def _gravity(status: int) -> int:
    """The first that applies: gaps before unread files before clean."""
    return (ExitCode.CLEAN, ExitCode.INCOMPLETE, ExitCode.GAPS).index(ExitCode(status))
