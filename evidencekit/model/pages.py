"""What extraction yields: pages of lines, tables and seals, each with its box. Plain data, kept in the workspace."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from evidencekit.model.place import Box
from evidencekit.model.source import FileStatus, Reason


class TextSource(StrEnum):
    """Where a page's characters come from."""

    TEXT = "text"
    OCR = "ocr"
    MIXED = "mixed"
    NONE = "none"


class LineKind(StrEnum):
    """What a line is on its page. `TABLE`: the line repeats a row of one of the page's tables."""

    BODY = "body"
    HEADING = "heading"
    TABLE = "table"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    TEXTBOX = "textbox"
    NOTE = "note"
    WATERMARK = "watermark"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line: a word group on a PDF page, an OCR line, a table cell's text, a workbook cell.

    `bbox` None where the format has no pages; `cell` like "Sheet1!C7" for workbooks; `confidence` 0 to 1 (1 for a text layer).
    """

    text: str
    bbox: Box | None = None
    cell: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """One visual row of text in reading order; its runs are parted by a gap or a cell border.

    `size` is the font size (text layer) or line height (OCR) in points, 0 when unknown; `hidden`: in a hidden row, column or sheet.
    """

    runs: tuple[Run, ...]
    kind: LineKind = LineKind.BODY
    size: float = 0.0
    bold: bool = False
    hidden: bool = False

    @property
    def text(self) -> str:
        """The runs joined by tabs."""
        return "\t".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; row and column are 0-based, of its top left corner when merged.

    `number` is the exact stored value of a numeric workbook cell as a decimal string (`text` is what is shown); `date` the ISO day of a date cell.
    `formula_uncached`: the workbook holds a formula without a stored value.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    bbox: Box | None = None
    ref: str | None = None
    confidence: float = 1.0
    hidden: bool = False
    number: str | None = None
    date: str | None = None
    formula_uncached: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a page. A merged cell stands once, at its top left corner; empty cells may be left out."""

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    bbox: Box | None = None
    name: str | None = None
    ruled: bool = True

    def grid(self) -> list[list[Cell | None]]:
        """Rows × columns; a merged cell is repeated over its span; None where nothing stands."""
        grid: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, self.rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.columns)):
                    grid[row][column] = cell
        return grid


@dataclass(frozen=True, slots=True)
class Seal:
    """A round, oval or square stamp seen on a page: colour "red", "blue" or (a copy without colours) "black", its text as far as legible."""

    bbox: Box
    shape: str
    colour: str
    text: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page with a meaning of its own: kind "unreadable" (text hidden), "handwriting", "signature", "picture"."""

    kind: str
    bbox: Box | None
    note: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Page:
    """A physical page; a sheet of a workbook; the whole of a format without pages.

    `width` and `height` in points (0 where none); `rotation`: degrees clockwise by which the raw page was turned for reading.
    `name`: sheet or slide name. `confidence`: mean over characters.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    tables: tuple[Table, ...] = ()
    seals: tuple[Seal, ...] = ()
    regions: tuple[Region, ...] = ()
    text_source: TextSource = TextSource.TEXT
    confidence: float = 1.0
    rotation: int = 0
    name: str | None = None
    hidden: bool = False
    has_picture: bool = False


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read of one file. `paged` tells whether page numbers and boxes mean anything to a person."""

    pages: tuple[Page, ...]
    paged: bool
    status: FileStatus = FileStatus.READ
    reason: Reason | None = None
    properties: Mapping[str, str] = field(default_factory=dict)
