"""The small notation in which papers are written down here, and its reader.

One line is one block:

    @head COMPANY | FORM NO      running letterhead         @red ISSUER | NUMBER   red headline of an official letter
    # title    ## subtitle    ### section                   | a | b |              table row
    @table widths=2,3,1 head=1 kv size=9 align=c            how the next table looks (kv: no head row)
    @right text   @center text   - list line   text         paragraphs (text: first line indented)
    @seal NAME | BELOW | DX | DY                            a round stamp over what stands just above (mm)
    @foot text with {page} and {pages}                      foot of the pages from here on
    @big FACE SIZE text                                     a title in a face and size of its own
    @watermark text   @space MM   ---  (new page)   @line   @font sans|song|kai|hei   @size 11

Inside a line: ~name~ is handwriting, **words** are heavy, \\n breaks the line.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Block:
    kind: str
    text: str = ""
    args: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableBlock(Block):
    rows: tuple[tuple[str, ...], ...] = ()
    options: dict[str, str] = field(default_factory=dict)


def read_markup(source: str) -> list[Block]:
    """The blocks of one paper, top to bottom."""
    blocks: list[Block] = []
    rows: list[tuple[str, ...]] = []
    options: dict[str, str] = {}
    for line in [*source.strip("\n").split("\n"), ""]:
        line = line.strip()
        if line.startswith("|"):
            rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
            continue
        if rows:
            blocks.append(TableBlock("table", rows=tuple(rows), options=options))
            rows, options = [], {}
        if line.startswith("@table"):
            options = dict((part.split("=", 1) if "=" in part else (part, "1")) for part in line.split()[1:])
        elif line == "@line":
            blocks.append(Block("line"))
        elif line.startswith("@"):
            name, _, rest = line[1:].partition(" ")
            blocks.append(Block(name, rest.strip(), tuple(part.strip() for part in rest.split("|"))))
        elif line == "---":
            blocks.append(Block("page"))
        elif line.startswith("#"):
            level = len(line) - len(line.lstrip("#"))
            blocks.append(Block(f"h{level}", line.lstrip("#").strip()))
        elif line.startswith("- "):
            blocks.append(Block("item", line[2:]))
        elif line:
            blocks.append(Block("text", line))
    return blocks
