"""`evidencekit init FOLDER --out FILE`: a draft of the engagement file from what was read, to be completed by a person."""

import argparse
from pathlib import Path
from typing import Any

from evidencekit.cli.audit import add_reading, as_of_day, read_settings
from evidencekit.errors import ExitCode, UsageError
from evidencekit.model import Words


def add(commands: Any, say: Words) -> argparse.ArgumentParser:
    """The parser of this subcommand."""
    about = say.say("cli.init.about")
    parser: argparse.ArgumentParser = commands.add_parser(
        "init", help=about, description=about, add_help=False
    )
    parser.add_argument("folder", metavar="FOLDER", type=Path, help=say.say("cli.audit.folder"))
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help=say.say("cli.init.out"))
    parser.add_argument("--rules", default="qingdao-2024", help=say.say("cli.audit.rules"))
    parser.add_argument("--as-of", metavar="YYYY-MM-DD", help=say.say("cli.audit.as_of"))
    parser.add_argument("--workspace", metavar="FILE", type=Path, help=say.say("cli.audit.workspace"))
    add_reading(parser, say)
    return parser


def run(arguments: argparse.Namespace) -> int:
    """Read the folder, write the draft; an existing file is never overwritten."""
    folder, out = arguments.folder, arguments.out
    if not folder.is_dir():
        raise UsageError("folder-missing", folder=folder)
    if out.exists():
        raise UsageError("draft-exists", out=out)
    if folder.resolve() in out.resolve().parents:
        raise UsageError("out-inside-folder", folder=folder, out=out)
    from evidencekit import conductor, decisions
    from evidencekit.conductor import Options

    options = Options(settings=read_settings(arguments), workspace=arguments.workspace)
    report = conductor.audit(folder, rules=arguments.rules, as_of=as_of_day(arguments.as_of), options=options)
    out.write_text(decisions.draft(report), encoding="utf-8")
    print(report.pack.words.say("cli.init.written", out=out))  # noqa: T201
    return ExitCode.CLEAN
