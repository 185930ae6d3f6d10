"""The command: one module a subcommand, found by its place.

Each public module offers `add(commands, words)`, which adds its parser, and `run(arguments) -> int`. Heavy rooms are imported inside `run`:
`evidencekit --help` loads none of them.
"""

import argparse
import sys
from collections.abc import Sequence

from evidencekit import __version__, registry, words
from evidencekit.errors import EvidenceKitError, ExitCode
from evidencekit.model import Words


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, in the user's language, and leaves with the contract's status."""

    def error(self, message: str) -> None:  # type: ignore[override]
        say = words.common()
        self.exit(ExitCode.USAGE, say.say("errors.usage", reason=message, command=self.prog) + "\n")


def parser(say: Words) -> argparse.ArgumentParser:
    """The whole command with its subcommands."""
    top = _Parser(prog="evidencekit", description=say.say("cli.about"), add_help=False)
    _add_help(top, say)
    top.add_argument("--version", action="version", version=__version__, help=say.say("cli.version"))
    commands = top.add_subparsers(
        dest="command", metavar=say.say("cli.command"), title=say.say("cli.commands")
    )
    for module in registry.modules(__name__):
        added = module.add(commands, say)
        _add_help(added, say)
        added.set_defaults(run=module.run)
    return top


def _add_help(added: argparse.ArgumentParser, say: Words) -> None:
    added.add_argument("-h", "--help", action="help", help=say.say("cli.help"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status (contract: "The command")."""
    say = words.common()
    top = parser(say)
    chosen = top.parse_args(arguments)
    if chosen.command is None:
        top.print_help(sys.stderr)
        return ExitCode.USAGE
    try:
        return int(chosen.run(chosen))
    except EvidenceKitError as error:
        print(words.of_error(error), file=sys.stderr)  # noqa: T201
        return error.exit_code
    except KeyboardInterrupt:
        print(say.say("errors.interrupted"), file=sys.stderr)  # noqa: T201
        return ExitCode.INTERRUPTED
