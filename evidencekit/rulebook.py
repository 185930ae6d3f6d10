"""What a person does with rule packs: list, show, check, test, start a new one, write its pages, import a form's table.

Each function answers with an `Answer`: text for standard output and the exit status. Faults of a pack rise as RulePackError with every
line; a folder that is in the way or a wrong id as UsageError.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from pathlib import Path

from evidencekit import form_import, resources, rulepack, ruletest, words
from evidencekit.errors import ExitCode, UsageError
from evidencekit.model import Indicator, Obligation, Proof, RulePack

_ID = re.compile(r"^[A-Za-z0-9][A-Za-z0-9.-]*$")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command prints and the status it leaves with."""

    text: str
    status: int = ExitCode.CLEAN


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to be written: a heading, named facts, tables with a caption, and lists with a caption."""

    name: str
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    tables: tuple[tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]], ...] = ()
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()


def _say(key: str, **values: object) -> str:
    return words.common().say(f"rulebook.{key}", **values)


# --- list, check, test -------------------------------------------------------------------------------------------


def list_packs() -> Answer:
    """The packs that come with the program, one a line, fields parted by tabs."""
    lines = [_say("list_heads")]
    for pack in rulepack.available():
        term = _term(str(pack.valid_from or ""), str(pack.valid_until or ""))
        lines.append("\t".join((pack.id, pack.title, pack.version, pack.place, term)))
    return Answer("\n".join(lines))


def _term(since: str, until: str) -> str:
    if not since and not until:
        return _say("no_term")
    return f"{since} — {until}" if until else f"{since} {_say('open_end')}"


def check(id_or_path: str) -> Answer:
    """Load the pack: what it holds, or RulePackError with all its faults."""
    pack = rulepack.load(id_or_path)
    return Answer(
        _say(
            "checked",
            id=pack.id,
            indicators=len(pack.indicators),
            points=plain(sum((row.score for row in pack.indicators), Decimal(0))),
            types=len(pack.doc_types),
            chains=len(pack.chains),
            digest=pack.digest[:12],
        )
    )


def test(id_or_path: str) -> Answer:
    """Run the tests beside the rules; status 1 when one fails."""
    outcome = ruletest.run(id_or_path)
    pack = rulepack.load(id_or_path)
    lines = list(outcome.failures)
    lines.append(_say("tested", id=pack.id, tests=outcome.tests, failures=len(outcome.failures)))
    if outcome.untested:
        lines.append(_say("untested", names="、".join(outcome.untested)))
    return Answer("\n".join(lines), ExitCode.GAPS if outcome.failures else ExitCode.CLEAN)


# --- show and docs -----------------------------------------------------------------------------------------------


def show(id_or_path: str, indicator: str = "") -> Answer:
    """The pack as one table, or one of its indicators as a page, in Markdown."""
    pack = rulepack.load(id_or_path)
    if not indicator:
        return Answer(markdown(pack_sheet(pack)))
    found = next((row for row in pack.indicators if row.id == indicator), None)
    if found is None:
        raise UsageError(
            "unknown-indicator", id=indicator, allowed="、".join(row.id for row in pack.indicators)
        )
    return Answer(markdown(indicator_sheet(pack, found, _examples(id_or_path))))


def docs(id_or_path: str, out: Path) -> Answer:
    """Write one table of the pack and one page an indicator, in Markdown and HTML, into *out*."""
    pack = rulepack.load(id_or_path)
    examples = _examples(id_or_path)
    sheets = [pack_sheet(pack), *(indicator_sheet(pack, row, examples) for row in pack.indicators)]
    out.mkdir(parents=True, exist_ok=True)
    for sheet in sheets:
        (out / f"{sheet.name}.md").write_text(markdown(sheet), encoding="utf-8")
        (out / f"{sheet.name}.html").write_text(html(sheet), encoding="utf-8")
    return Answer(_say("documented", count=2 * len(sheets), folder=out))


def _examples(id_or_path: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Texts that show a proof and texts that do not, by "indicator/proof", from the tests of the pack and its parents."""
    return {
        key: (test.shows, test.silent)
        for folder in rulepack.lineage(id_or_path)
        for _, read in ruletest.read_tests(folder, [])
        for key, test in read.proofs.items()
    }


def pack_sheet(pack: RulePack) -> Sheet:
    """What pack.yaml says, the table of indicators, the list of materials."""
    options = pack.options
    facts = (
        ("id", pack.id),
        ("version", pack.version),
        ("edition", options["edition"]),
        ("place", options["place"]),
        ("valid", _term(options["valid_from"], options["valid_until"])),
        ("extends", "、".join(options["extends"])),
        ("digest", pack.digest),
    )
    rows = tuple(
        (row.id, row.module, row.section, row.title, _need(row), plain(row.score), row.source)
        for row in pack.indicators
    )
    heads = ("id", "module", "section", "title", "obligation", "score", "source")
    return Sheet(
        "index",
        pack.title,
        tuple((_label(name), value) for name, value in facts if value),
        ((_label("indicators"), tuple(map(_label, heads)), rows),),
        tuple((_label(name), tuple(lines)) for name, lines in _pack_lists(pack) if lines),
    )


def _pack_lists(pack: RulePack) -> Iterator[tuple[str, list[str]]]:
    options = pack.options
    yield "passing", [f"{part['text']}（{_say('basis.' + part['basis'])}）" for part in options["passing"]]
    yield (
        "deadlines",
        [
            "　".join(filter(None, (part["day"], part["text"], part["binds"], part["source"])))
            for part in options["deadlines"]
        ],
    )
    yield "notes", list(options["notes"])
    yield (
        "sources",
        [
            "　".join(filter(None, (s["title"], s["number"], s["issued"], s["note"])))
            for s in options["sources"]
        ],
    )
    yield "materials", [material.title for material in pack.materials]


def indicator_sheet(
    pack: RulePack, row: Indicator, examples: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
) -> Sheet:
    """One indicator: what it asks for, how it is proved, and words that show it or do not."""
    facts = (
        ("id", row.id),
        ("module", row.module),
        ("section", row.section),
        ("obligation", _need(row)),
        ("score", plain(row.score) if row.score else ""),
        ("text", row.text),
        ("source", row.source),
        ("conditional", _say("page.yes_") if row.conditional else ""),
        ("verified", "" if row.verified else _say("page.no_")),
        ("scale", _say(f"direction.{row.scale.direction}") if row.scale else ""),
        ("note", row.note),
    )
    heads = ("proof", "types", "points", "holds", "chain", "absence")
    lists = [
        (f"{proof.title}：{_label(name)}", texts)
        for proof in row.proofs
        for name, texts in zip(
            ("shows", "silent"), examples.get(f"{row.id}/{proof.id}", ((), ())), strict=True
        )
        if texts
    ]
    return Sheet(
        row.id,
        f"{row.id}　{row.title}",
        tuple((_label(name), value) for name, value in facts if value),
        (
            (
                _label("proofs"),
                tuple(map(_label, heads)),
                tuple(_proof_row(pack, proof) for proof in row.proofs),
            ),
        ),
        tuple(lists),
    )


def _proof_row(pack: RulePack, proof: Proof) -> tuple[str, ...]:
    return (
        proof.title,
        "、".join(pack.doc_types[doc_type].title for doc_type in proof.types),
        plain(proof.points) if proof.points is not None else "",
        "、".join(_say(f"holds.{condition}") for condition in proof.holds),
        pack.chains[proof.chain].title if proof.chain in pack.chains else "",
        _say(f"absence.{proof.absence}"),
    )


def _label(name: str) -> str:
    return _say(f"page.{name}")


def _need(row: Indicator) -> str:
    return words.common().say(f"requirement.{row.obligation.value}")


def plain(number: Decimal) -> str:
    """A number without needless zeros.

    >>> plain(Decimal("1.50")), plain(Decimal("600"))
    ('1.5', '600')
    """
    return f"{number.normalize():f}"


# --- pages -------------------------------------------------------------------------------------------------------


def markdown(sheet: Sheet) -> str:
    """The page in Markdown."""
    parts = [f"# {sheet.title}", "\n".join(f"- **{name}**：{_cell(value)}" for name, value in sheet.facts)]
    for caption, heads, rows in sheet.tables:
        lines = [f"## {caption}", "", _bar(heads), _bar("---" for _ in heads), *map(_bar, rows)]
        parts.append("\n".join(lines))
    parts += [
        f"## {caption}\n\n" + "\n".join(f"- {_cell(line)}" for line in lines)
        for caption, lines in sheet.lists
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _bar(cells: Iterable[str]) -> str:
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|")


_STYLE = (
    "body{font:15px/1.6 sans-serif;margin:2em auto;max-width:70em;padding:0 1em}table{border-collapse:collapse;width:100%}"
    "td,th{border:1px solid #ccc;padding:.3em .5em;text-align:left;vertical-align:top}th{background:#f2f5f3}dt{font-weight:bold}"
)


def html(sheet: Sheet) -> str:
    """The page in HTML, one file, no network."""
    body = [f"<h1>{escape(sheet.title)}</h1>", "<dl>"]
    body += [f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in sheet.facts]
    body.append("</dl>")
    for caption, heads, rows in sheet.tables:
        body += [
            f"<h2>{escape(caption)}</h2><table><tr>",
            *(f"<th>{escape(head)}</th>" for head in heads),
            "</tr>",
        ]
        body += [f"<tr>{''.join(f'<td>{_linked(cell, sheet)}</td>' for cell in row)}</tr>" for row in rows]
        body.append("</table>")
    for caption, lines in sheet.lists:
        body += [f"<h2>{escape(caption)}</h2><ul>", *(f"<li>{escape(line)}</li>" for line in lines), "</ul>"]
    head = f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{escape(sheet.title)}</title>'
    return f"{head}<style>{_STYLE}</style>{''.join(body)}</html>\n"


def _linked(cell: str, sheet: Sheet) -> str:
    """An indicator's id in the pack's table leads to its page."""
    if sheet.name == "index" and _ID.match(cell) and re.search(r"\D", cell) and "-" in cell:
        return f'<a href="{escape(cell)}.html">{escape(cell)}</a>'
    return escape(cell)


# --- new and import ----------------------------------------------------------------------------------------------


def new(folder: Path) -> Answer:
    """Write the skeleton of a pack named like its folder; it passes `check` and `test` as it is."""
    _may_write(folder)
    skeleton = resources.folder("rules") / rulepack.COMMON / "skeleton"
    for path in sorted(skeleton.rglob("*.txt")):
        made = folder / path.relative_to(skeleton).with_suffix("")
        made.parent.mkdir(parents=True, exist_ok=True)
        made.write_text(path.read_text(encoding="utf-8").replace("{id}", folder.name), encoding="utf-8")
    return Answer(_say("made", folder=folder))


def import_form(form: Path, folder: Path) -> Answer:
    """Write a draft pack from an indicator table in a Word form or a workbook."""
    _may_write(folder)
    rows = form_import.read(form)
    known = _known()
    matched = [form_import.like(row, known) for row in rows]
    _write_draft(form, folder, rows, matched)
    rulepack.load(str(folder))
    needs = [row.obligation for row in rows]
    return Answer(
        _say(
            "imported",
            form=form.name,
            rows=len(rows),
            mandatory=needs.count("mandatory"),
            optional=needs.count("optional"),
            points=plain(sum((row.score for row in rows), Decimal(0))),
            like=len([id for id in matched if id]),
            folder=folder,
        )
    )


def _may_write(folder: Path) -> None:
    if not _ID.match(folder.name):
        raise UsageError("bad-pack-id", id=folder.name)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError("folder-exists", folder=folder)


def _known() -> dict[str, tuple[str, Obligation]]:
    """The indicators that a draft's rows can take their proofs from: text and obligation, by id."""
    return {
        row.id: (f"{row.title}。{row.text}", row.obligation)
        for row in rulepack.load("qingdao-2024").indicators
        if row.obligation is not Obligation.VETO
    }


def _write_draft(
    form: Path, folder: Path, rows: Sequence[form_import.FormRow], matched: Sequence[str]
) -> None:
    (folder / "indicators").mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(form_import.head(form, folder.name), encoding="utf-8")
    for number, (module, text) in enumerate(form_import.modules(rows, matched), 1):
        name = f"{number}-{re.sub(r'[^0-9A-Za-z一-鿿]+', '', module) or 'rows'}.yaml"
        (folder / "indicators" / name).write_text(text, encoding="utf-8")
