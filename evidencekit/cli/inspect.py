"""`evidencekit inspect FILE`: pages, type with cues, facts with places, for one file."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidencekit.cli.audit import add_reading, read_settings
from evidencekit.errors import ExitCode, UsageError
from evidencekit.model import Words

if TYPE_CHECKING:
    from evidencekit.model import Document, RulePack


def add(commands: Any, say: Words) -> argparse.ArgumentParser:
    """The parser of this subcommand."""
    about = say.say("cli.inspect.about")
    parser: argparse.ArgumentParser = commands.add_parser(
        "inspect", help=about, description=about, add_help=False
    )
    parser.add_argument("file", metavar="FILE", type=Path, help=say.say("cli.inspect.file"))
    parser.add_argument("--rules", default="qingdao-2024", help=say.say("cli.inspect.rules"))
    parser.add_argument("--json", action="store_true", help=say.say("cli.inspect.json"))
    add_reading(parser, say)
    return parser


def run(arguments: argparse.Namespace) -> int:
    """Read the file without a workspace and show all of it."""
    if not arguments.file.is_file():
        raise UsageError("file-missing", file=arguments.file)
    from evidencekit import conductor, rulepack

    pack = rulepack.load(arguments.rules)
    documents = conductor.inspect(arguments.file, pack, read_settings(arguments))
    if arguments.json:
        print(json.dumps([_data(document, pack) for document in documents], ensure_ascii=False, indent=1))  # noqa: T201
    else:
        for document in documents:
            _show(document, pack)
    incomplete = any(
        document.status.value in ("partial", "unreadable", "encrypted") for document in documents
    )
    return ExitCode.INCOMPLETE if incomplete else ExitCode.CLEAN


def _data(document: "Document", pack: "RulePack") -> dict[str, Any]:
    from evidencekit.renderers import json as renderer

    reading = document.reading
    return {
        **renderer.document_data(document, pack),
        "runners_up": [list(guess) for guess in document.classification.runners_up],
        "all_fields": [
            {"name": f.name, "value": f.value, "normalized": f.normalized, "method": f.method, "invalid": f.invalid, **renderer.place_data(f.place)}
            for f in reading.fields
        ],
        "people": [
            {"name": p.name, "role": p.sheet_role, "score": p.score, "passed": p.passed, **renderer.place_data(p.place)} for p in reading.participants
        ],
        "quantities": [
            {
                "metric": q.metric, "value": str(q.value), "measure": q.measure, "period": q.period, "unit": q.unit,
                "level": q.level, "role": q.role.value, "project": q.project, **renderer.place_data(q.place),
            }
            for q in reading.quantities
        ],
        "statements": [
            {"kind": s.kind.value, "key": s.key, "values": dict(s.values), **renderer.place_data(s.place)} for s in reading.statements
        ],
        "marks": [{"kind": m.kind.value, "text": m.text, **renderer.place_data(m.place)} for m in reading.marks],
        "text": document.text,
    }  # fmt: skip


def _show(document: "Document", pack: "RulePack") -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    data = _data(document, pack)
    say = pack.words.say
    kind = pack.doc_types[document.doc_type].title
    console.print(
        f"{document.path}  {say(f'file_status.{document.status.value}')}  {kind}  {document.classification.confidence:.2f}",
        markup=False,
    )
    for line in [data["reason"], *data["why"]]:
        if line:
            console.print(f"  · {line}", markup=False)
    table = Table()
    for column in ("kind", "name", "normalized", "page", "quote"):
        table.add_column(say(f"cli.inspect.{column}"), overflow="fold")
    for part in ("all_fields", "people", "quantities", "statements", "marks"):
        for row in data[part]:
            name = row.get("name") or row.get("metric") or row.get("kind") or ""
            value = (
                row.get("normalized")
                or row.get("value")
                or row.get("score")
                or row.get("key")
                or row.get("text")
                or ""
            )
            detail = " ".join(str(row[key]) for key in ("measure", "period", "unit") if row.get(key))
            where = row.get("cell") or (str(row["page"]) if row.get("page") else "")
            table.add_row(
                say(f"cli.inspect.{part}"),
                str(name),
                f"{value} {detail}".strip(),
                where,
                str(row.get("quote", ""))[:80],
            )
    console.print(table, markup=False)
