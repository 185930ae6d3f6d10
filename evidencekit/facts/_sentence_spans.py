"""The sentences of a document as spans of its normalised text; a sentence that a page breaks into lines is one span."""

import re
from collections.abc import Iterator

from evidencekit.text import Text

#: A line this long goes on in the next when it has no end.
_FULL_LINE = 20


def sentences(text: Text) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, in order."""
    start = 0
    for match in re.finditer(r"[。;；!！?？\n]", text.normal):
        if match[0] == "\n" and _goes_on(text.normal, start, match.start()):
            continue
        if match.end() - start > 1:
            yield start, match.end() if match[0] != "\n" else match.start()
        start = match.end()
    if len(text.normal) - start > 1:
        yield start, len(text.normal)


def _goes_on(normal: str, start: int, line_end: int) -> bool:
    """Whether the line that ends here breaks a sentence: it is full and ends in the middle of a clause."""
    line = normal[normal.rfind("\n", 0, line_end) + 1 : line_end]
    return (
        len(line) >= _FULL_LINE
        and "\t" not in line
        and line[-1] not in "。;；!！?？:："
        and line_end - start < 400
    )
