"""Text objects of an OFD page to placed pieces (GB/T 33190): boundary, matrix, glyph distances. Millimetres become points."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from evidencekit.extractors._rows import Piece
from evidencekit.extractors._xml import Element, local
from evidencekit.model import Box, LineKind

#: Points in a millimetre.
MM = 72 / 25.4

#: A glyph this many type sizes after the last one begins a new piece.
_JUMP = 1.6

_MAX_GLYPHS = 20_000


@dataclass(frozen=True, slots=True)
class Frame:
    """From an object's coordinates (mm) to the page's: x' = a x + c y + e, y' = b x + d y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point moved."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def inner(self, boundary: tuple[float, ...], matrix: tuple[float, ...] | None) -> "Frame":
        """The frame of an object within this one."""
        a, b, c, d, e, f = matrix or (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        x, y = boundary[0] + e, boundary[1] + f
        return Frame(
            self.a * a + self.c * b, self.b * a + self.d * b, self.a * c + self.c * d, self.b * c + self.d * d,
            *self.point(x, y),
        )  # fmt: skip

    @property
    def angle(self) -> int:
        """The quarter turn, clockwise in degrees, in which a line of text runs."""
        if abs(self.b) > abs(self.a):
            return 90 if self.b > 0 else 270
        return 180 if self.a < 0 else 0

    def scaled(self, size: float) -> float:
        """A type size in points."""
        return round(size * MM * math.sqrt(abs(self.a * self.d - self.b * self.c)), 2)

    def box(self, x: float, y: float, width: float, height: float) -> Box:
        """The upright box around a rectangle, in points."""
        corners = [
            self.point(*corner)
            for corner in ((x, y), (x + width, y), (x, y + height), (x + width, y + height))
        ]
        xs, ys = [point[0] * MM for point in corners], [point[1] * MM for point in corners]
        return (round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2))


def numbers(text: str | None, count: int) -> tuple[float, ...] | None:
    """So many numbers parted by spaces, None if they are not there."""
    try:
        found = tuple(float(part) for part in (text or "").split())
    except ValueError:
        return None
    return found[:count] if len(found) >= count and all(abs(value) < 1e6 for value in found[:count]) else None


def distances(text: str | None, count: int) -> list[float]:
    """The distances between glyphs: "g 3 2.5 4" stands for 2.5 2.5 2.5 4.

    >>> distances("g 3 2.5 4", 10)
    [2.5, 2.5, 2.5, 4.0]
    """
    found: list[float] = []
    parts = iter((text or "").split())
    for part in parts:
        try:
            if part == "g":
                times, value = int(next(parts, "0")), float(next(parts, "0"))
                found += [value] * min(max(times, 0), count - len(found))
            else:
                found.append(float(part))
        except ValueError:
            continue
        if len(found) >= count:
            break
    return found


def pieces_of(element: Element, frame: Frame, kind: LineKind) -> Iterator[Piece]:
    """The pieces of one text object."""
    boundary = numbers(element.get("Boundary"), 4)
    size = float((numbers(element.get("Size"), 1) or (0.0,))[0])
    if boundary is None or size <= 0:
        return
    inner = frame.inner(boundary, numbers(element.get("CTM"), 6))
    bold = (numbers(element.get("Weight"), 1) or (400.0,))[0] >= 600
    x = y = 0.0
    for code in element:
        if local(code) != "TextCode" or not code.text:
            continue
        # A code without a place of its own goes on where the last one began.
        x = (numbers(code.get("X"), 1) or (x,))[0]
        y = (numbers(code.get("Y"), 1) or (y,))[0]
        yield from _placed(code, code.text[:_MAX_GLYPHS], (x, y), size, inner, bold=bold, kind=kind)


def _placed(
    code: Element,
    text: str,
    start: tuple[float, float],
    size: float,
    frame: Frame,
    *,
    bold: bool,
    kind: LineKind,
) -> Iterator[Piece]:
    across = distances(code.get("DeltaX"), len(text))
    down = distances(code.get("DeltaY"), len(text))
    x, y = start
    letters: list[str] = []
    begin = (x, y)
    end_x = x
    for at, char in enumerate(text):
        jumped = letters and (abs(y - begin[1]) > 0.3 * size or x < end_x - size or x > end_x + _JUMP * size)
        if jumped and not (down and not across):
            yield _piece("".join(letters), begin, end_x, size, frame, bold=bold, kind=kind)
            letters, begin = [], (x, y)
        letters.append(char)
        end_x = x + (size if char > "\u2e7f" else size / 2)
        x += across[at] if at < len(across) else 0.0 if down else end_x - x
        y += down[at] if at < len(down) else 0.0
    if down and not across:
        # Set from top to bottom.
        box = frame.box(begin[0], begin[1] - size, size, abs(y - begin[1]) + size)
        yield Piece("".join(letters).strip(), box, frame.scaled(size), bold, kind, frame.angle)
    elif letters:
        yield _piece("".join(letters), begin, end_x, size, frame, bold=bold, kind=kind)


def _piece(
    text: str,
    begin: tuple[float, float],
    end_x: float,
    size: float,
    frame: Frame,
    *,
    bold: bool,
    kind: LineKind,
) -> Piece:
    """`begin` is on the base line; a fifth of the type lies below it."""
    box = frame.box(begin[0], begin[1] - 0.85 * size, max(end_x - begin[0], 0.1), 1.05 * size)
    return Piece(text.strip(), box, frame.scaled(size), bold, kind, frame.angle)
