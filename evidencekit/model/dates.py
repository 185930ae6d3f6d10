"""Dates with a precision, and periods. 2025-06 as an end runs to its last day; 长期 is an open end."""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

#: How the contract writes an end that never comes (长期).
OPEN_END = "9999-12-31"


class Precision(StrEnum):
    """How much of a date is written."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is written; always one that exists in the calendar.

    >>> PartialDate(2025, 6).latest().isoformat()
    '2025-06-30'
    >>> PartialDate(2025, 2, 29)
    Traceback (most recent call last):
    ...
    ValueError: day is out of range for month
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")
        date(self.year, self.month or 1, self.day or 1)

    @property
    def precision(self) -> Precision:
        """Day, month or year."""
        if self.day is not None:
            return Precision.DAY
        return Precision.MONTH if self.month is not None else Precision.YEAR

    def earliest(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Period:
    """From the earliest day of `start` to the latest of `end`; None is open."""

    start: PartialDate | None
    end: PartialDate | None

    def covers(self, day: date) -> bool | None:
        """Tell whether *day* lies in it; None if the written precision cannot decide.

        >>> Period(PartialDate(2024, 3), PartialDate(2025, 6)).covers(date(2025, 6, 30))
        True
        >>> Period(PartialDate(2025), None).covers(date(2025, 6, 30)) is None
        True
        """
        if self.start and self.start.earliest() > day:
            return False
        if self.end and self.end.latest() < day:
            return False
        return None if self.start and self.start.latest() > day else True
