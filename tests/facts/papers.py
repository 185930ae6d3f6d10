"""Builders of texts for the tests of facts: a string with "\\n" between lines and "|" or tabs between runs; no extractor needed."""

from functools import cache
from pathlib import Path

import yaml

from evidencekit.model import DocumentType, GapKind, Line, LineKind, Page, Region, Run, Seal, TextSource
from evidencekit.text import Text

_TYPES = Path(__file__).parents[2] / "rules" / "common" / "doc_types.yaml"


@cache
def _rows() -> dict:
    return {row["id"]: row for row in yaml.safe_load(_TYPES.read_text(encoding="utf-8"))}


def doc_types() -> list[dict]:
    return list(_rows().values())


def kind(doc_type: str) -> DocumentType:
    row = _rows()[doc_type]
    return DocumentType(row["id"], row["zh"], GapKind(row["layer"]), tuple(row["fields"]), bool(row["dated"]))


def line(content: str, top: float, *, table: bool = False, confidence: float = 1.0) -> Line:
    """Runs parted by "|" get boxes side by side, 100 points apart."""
    runs = []
    for index, piece in enumerate(content.split("|")):
        width = max(len(piece) * 10.0, 4.0)
        left = 40.0 + 140.0 * index
        runs.append(Run(piece, (left, top, left + width, top + 12), None, confidence))
    return Line(tuple(runs), LineKind.TABLE if table else LineKind.BODY, 10.5)


def paper(
    content: str,
    *,
    table: bool = False,
    confidence: float = 1.0,
    seals: tuple[Seal, ...] = (),
    regions: tuple[Region, ...] = (),
) -> Text:
    """One page a form feed; lines stripped of the indent of the test."""
    pages = []
    for number, part in enumerate(content.strip("\n").split("\f"), 1):
        rows = [row.strip() for row in part.strip("\n").split("\n")]
        lines = tuple(
            line(row, 40 + 18.0 * at, table=table, confidence=confidence) for at, row in enumerate(rows)
        )
        pages.append(
            Page(
                number,
                595,
                842,
                lines,
                seals=seals if number == 1 else (),
                regions=regions if number == 1 else (),
                text_source=TextSource.TEXT if confidence == 1 else TextSource.OCR,
                confidence=confidence,
            )
        )
    return Text("D0001", pages)


def first(records, name: str):
    """The first valid field of that name."""
    return next((found for found in records if found.name == name and not found.invalid), None)


def value(records, name: str) -> str | None:
    found = first(records, name)
    return found.normalized if found else None
