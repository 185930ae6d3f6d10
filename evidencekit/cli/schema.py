"""`evidencekit schema`: the JSON Schema of report.json."""

import argparse
import json
from typing import Any

from evidencekit.errors import ExitCode
from evidencekit.model import Words


def add(commands: Any, say: Words) -> argparse.ArgumentParser:
    """The parser of this subcommand."""
    about = say.say("cli.schema.about")
    parser: argparse.ArgumentParser = commands.add_parser(
        "schema", help=about, description=about, add_help=False
    )
    return parser


def run(arguments: argparse.Namespace) -> int:
    """Print it."""
    from evidencekit import report_schema

    print(json.dumps(report_schema.json_schema(), ensure_ascii=False, indent=1))  # noqa: T201
    return ExitCode.CLEAN
