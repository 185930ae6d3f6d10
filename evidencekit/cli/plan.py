"""`evidencekit plan FOLDER --target N`: the shortest way to a target score."""

import argparse
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from evidencekit.cli.audit import add_reading, as_of_day, read_settings
from evidencekit.errors import ExitCode, UsageError
from evidencekit.model import Words


def add(commands: Any, say: Words) -> argparse.ArgumentParser:
    """The parser of this subcommand."""
    about = say.say("cli.plan.about")
    parser: argparse.ArgumentParser = commands.add_parser(
        "plan", help=about, description=about, add_help=False
    )
    parser.add_argument("folder", metavar="FOLDER", type=Path, help=say.say("cli.audit.folder"))
    parser.add_argument("--rules", default="qingdao-2024", help=say.say("cli.audit.rules"))
    parser.add_argument("--as-of", metavar="YYYY-MM-DD", help=say.say("cli.audit.as_of"))
    parser.add_argument("--target", metavar="N", help=say.say("cli.plan.target"))
    parser.add_argument("--engagement", metavar="FILE", type=Path, help=say.say("cli.audit.engagement"))
    parser.add_argument("--decisions", metavar="FILE", type=Path, help=say.say("cli.audit.decisions"))
    parser.add_argument("--workspace", metavar="FILE", type=Path, help=say.say("cli.audit.workspace"))
    add_reading(parser, say)
    return parser


def run(arguments: argparse.Namespace) -> int:
    """Audit (from the workspace where it can), then print the steps."""
    if not arguments.folder.is_dir():
        raise UsageError("folder-missing", folder=arguments.folder)
    from evidencekit import conductor, decisions, planning
    from evidencekit.cli import _progress
    from evidencekit.conductor import Options

    engagement = decisions.engagement(arguments.engagement)
    options = Options(
        engagement=engagement,
        decisions=decisions.decisions(arguments.decisions),
        settings=read_settings(arguments),
        workspace=arguments.workspace,
    )
    report = conductor.audit(
        arguments.folder, rules=arguments.rules, as_of=as_of_day(arguments.as_of), options=options
    )
    _progress.plan(report, planning.plan(report, _target(arguments.target), engagement.submission_day))
    return ExitCode.CLEAN


def _target(written: str | None) -> Decimal | None:
    if written is None:
        return None
    try:
        return Decimal(written)
    except InvalidOperation as error:
        raise UsageError("bad-target", value=written) from error
