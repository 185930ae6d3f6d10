"""`evidencekit explain [CODE]`: what a gap code means, why it matters, what to do, which thresholds decide."""

import argparse
from typing import Any

from evidencekit.errors import ExitCode, UsageError
from evidencekit.model import Words


def add(commands: Any, say: Words) -> argparse.ArgumentParser:
    """The parser of this subcommand."""
    about = say.say("cli.explain.about")
    parser: argparse.ArgumentParser = commands.add_parser(
        "explain", help=about, description=about, add_help=False
    )
    parser.add_argument("code", metavar="CODE", nargs="?", help=say.say("cli.explain.code"))
    parser.add_argument("--rules", default="qingdao-2024", help=say.say("cli.inspect.rules"))
    return parser


def run(arguments: argparse.Namespace) -> int:
    """Print one code's page, or the list."""
    from rapidfuzz import process

    from evidencekit import rulepack

    pack = rulepack.load(arguments.rules)
    if arguments.code is None:
        for code in pack.codes.values():
            print(f"{code.id:24} {code.zh}")  # noqa: T201
        return ExitCode.CLEAN
    if arguments.code not in pack.codes:
        guess = process.extractOne(arguments.code, list(pack.codes))
        raise UsageError("unknown-code", code=arguments.code, guess=guess[0] if guess else "")
    code = pack.codes[arguments.code]
    say = pack.words.say
    for name, value in (
        ("code", f"{code.id}　{code.zh}"),
        ("subject", "、".join(code.subject)),
        ("detail", code.detail),
        ("why", code.why),
        ("action", code.action),
        ("closes", code.closes),
        (
            "thresholds",
            "；".join(
                f"{key} = {value}" for key, value in sorted(pack.validity.items()) if _about(code.id, key)
            ),
        ),
    ):
        if value:
            print(say(f"cli.explain.{name}_is", value=value))  # noqa: T201
    return ExitCode.CLEAN


#: Which thresholds decide which code, by the first part of the threshold's name.
_THRESHOLDS = {
    "document-expiring": ("expiring_days",),
    "document-stale": ("windows",),
    "surveillance-missing": ("surveillance",),
    "failure-not-retrained": ("training",),
    "anomaly-unanswered": ("anomaly",),
    "sum-mismatch": ("tolerances.sum",),
    "ratio-mismatch": ("tolerances.ratio",),
    "change-mismatch": ("tolerances.change",),
    "attribution-mismatch": ("tolerances.attribution",),
    "value-conflict": ("tolerances.conflict", "tolerances.bill"),
    "balance-mismatch": ("tolerances.balance",),
    "factor-mismatch": ("tolerances.factor",),
    "clause-missing": ("clauses",),
    "holder-mismatch": ("identity",),
    "superseded-standard": ("standards",),
    "granularity-missing": ("data_depth",),
}


def _about(code: str, key: str) -> bool:
    return any(key.startswith(prefix) for prefix in _THRESHOLDS.get(code, ()))
