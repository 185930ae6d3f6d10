"""Path objects of an OFD page to ruling lines: level and upright stretches of their outlines, in points."""

from collections.abc import Iterator

from evidencekit.extractors._grid import Rule
from evidencekit.extractors._ofd_text import MM, Frame, numbers
from evidencekit.extractors._xml import Element, local

#: A stretch leans at most so far (points) and is at least so long to be a rule.
_LEAN, _SHORTEST = 0.8, 4.0

#: A filled shape thinner than this (points) is a rule; a thicker one without an outline is a coloured ground.
_THIN = 2.5

_MOST_STEPS = 5_000

#: How many numbers follow each operator of a path.
_NUMBERS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


def rules_of(element: Element, frame: Frame) -> tuple[list[Rule], list[Rule]]:
    """Level and upright rules of one path object."""
    boundary = numbers(element.get("Boundary"), 4)
    data = next((part.text or "" for part in element if local(part) == "AbbreviatedData"), "")
    if boundary is None or not data:
        return [], []
    inner = frame.inner(boundary, numbers(element.get("CTM"), 6))
    box = frame.box(*boundary)
    thin = min(box[2] - box[0], box[3] - box[1]) <= _THIN
    if element.get("Stroke") == "false" and not thin:
        return [], []
    across: list[Rule] = []
    down: list[Rule] = []
    for (x0, y0), (x1, y1) in _stretches(data, inner):
        if abs(y1 - y0) <= _LEAN and abs(x1 - x0) >= _SHORTEST:
            across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= _LEAN and abs(y1 - y0) >= _SHORTEST:
            down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return across, down


def _stretches(data: str, frame: Frame) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight stretches of a path, in points on the page."""
    start = here = (0.0, 0.0)
    for operator, values in _steps(data):
        if operator in ("M", "S"):
            start = here = (values[0], values[1])
            continue
        there = start if operator == "C" else (values[-2], values[-1])
        if operator in ("L", "C"):
            yield _points(frame, here), _points(frame, there)
        here = there


def _points(frame: Frame, point: tuple[float, float]) -> tuple[float, float]:
    x, y = frame.point(*point)
    return x * MM, y * MM


def _steps(data: str) -> Iterator[tuple[str, list[float]]]:
    """Operators with their numbers; a broken path ends where it breaks."""
    parts = data.split()
    at = 0
    for _ in range(_MOST_STEPS):
        if at >= len(parts) or parts[at] not in _NUMBERS:
            return
        count = _NUMBERS[parts[at]]
        try:
            values = [float(part) for part in parts[at + 1 : at + 1 + count]]
        except ValueError:
            return
        if len(values) < count:
            return
        yield parts[at], values
        at += 1 + count
