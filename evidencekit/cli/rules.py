"""`evidencekit rules list | show | check | test | new | docs | import`: rule packs for people."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evidencekit.model import Words


def add(commands: Any, say: Words) -> argparse.ArgumentParser:
    """The parser of this subcommand, with a parser for each action."""
    about = say.say("cli.rules.about")
    parser: argparse.ArgumentParser = commands.add_parser(
        "rules", help=about, description=about, add_help=False
    )
    actions = parser.add_subparsers(dest="action", metavar=say.say("cli.command"), required=True)
    for name in ("list", "show", "check", "test", "new", "docs", "import"):
        action = actions.add_parser(
            name, help=say.say(f"cli.rules.{name}"), description=say.say(f"cli.rules.{name}"), add_help=False
        )
        action.add_argument("-h", "--help", action="help", help=say.say("cli.help"))
        if name in ("show", "check", "test", "docs"):
            action.add_argument("pack", metavar="PACK", help=say.say("cli.rules.pack"))
        if name == "show":
            action.add_argument(
                "indicator", metavar="INDICATOR", nargs="?", default="", help=say.say("cli.rules.indicator")
            )
        if name == "import":
            action.add_argument("form", metavar="FORM", type=Path, help=say.say("cli.rules.form"))
        if name == "new":
            action.add_argument("folder", metavar="FOLDER", type=Path, help=say.say("cli.rules.folder"))
        if name in ("docs", "import"):
            action.add_argument(
                "--out", metavar="FOLDER", type=Path, required=True, help=say.say("cli.rules.folder")
            )
    return parser


def run(arguments: argparse.Namespace) -> int:
    """Print the answer; a pack with faults or failing rule tests gives status 2 or 1."""
    from evidencekit import rulebook

    answers: dict[str, Callable[[], rulebook.Answer]] = {
        "list": rulebook.list_packs,
        "show": lambda: rulebook.show(arguments.pack, arguments.indicator),
        "check": lambda: rulebook.check(arguments.pack),
        "test": lambda: rulebook.test(arguments.pack),
        "new": lambda: rulebook.new(arguments.folder),
        "docs": lambda: rulebook.docs(arguments.pack, arguments.out),
        "import": lambda: rulebook.import_form(arguments.form, arguments.out),
    }
    answer = answers[arguments.action]()
    print(answer.text)  # noqa: T201
    return answer.status
