"""Where a value stands: document, page, box or cell, and the words themselves."""

from dataclasses import dataclass

#: x0, top, x1, bottom in PDF points from the page's top left as a person sees it (rotation applied).
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a document.

    `page` is 1-based within the file, None where the format has no pages; `bbox` then is None too.
    `cell` is like "Sheet1!C7" in a workbook. `quote` stands on that page to the letter.
    """

    document: str
    page: int | None
    bbox: Box | None
    quote: str
    cell: str | None = None
