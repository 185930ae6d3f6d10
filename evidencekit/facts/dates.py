"""Dates of a paper by role: issue, registered validity, event, and the further ones (first issue, effective, surveillance, sampling, printing).

Meaning and normal form are the contract's (FIELD). A date of the type's `fields` comes in the order to judge by; other dated mentions come
as "date". N years without a written end is issue + N years - 1 day (method "dates.term"); 长期 is 9999-12-31; a date that the calendar
does not have is yielded with `invalid`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from evidencekit import lexicon
from evidencekit.facts import _values
from evidencekit.facts._date_roles import Use, uses
from evidencekit.facts._dates import OPEN, number
from evidencekit.facts._labels import labels_of
from evidencekit.model import OPEN_END, DocumentType, Field, PartialDate, Precision
from evidencekit.text import Text

#: Roles that open or close the validity, and the further names of the model that a role gives wherever it stands.
_FURTHER = {
    "first_issue": "first_issue_date",
    "surveillance": "surveillance_date",
    "sampling": "sampling_date",
    "printed": "printed_date",
}
_VALIDITY = frozenset({"from", "until", "validity"})
_REVISED = frozenset({"compile", "release", "reissue", "approve"})
_OWN_AUDITS = frozenset(
    {
        "internal_audit_plan",
        "internal_audit_report",
        "management_review",
        "inspection_record",
        "compliance_evaluation",
        "target_assessment_record",
    }
)
#: More dated mentions than this say nothing more about one paper.
_MOST_OTHERS = 24
_TITLE_LINES = 8
_COUNT = "(?P<n>[一二三四五六七八九十两壹贰叁参肆伍陆柒捌玖拾]{1,3}|\\d{1,3}|one|two|three|five)"
_UNIT = "(?:整|周)?(?P<u>年|个月|years?|months?)(?! ?\\d)"
_TERM_AFTER_LABEL = re.compile(
    rf"(?:\([^()\n]{{0,16}}\)|:|[ \t\n]|为|是|共|计|限|for|of|自[^,。;\n]{{0,24}}?起,?)*\(?{_COUNT}\)? ?{_UNIT}",
    re.IGNORECASE,
)
_TERM_SENTENCE = re.compile(
    rf"(?:自|从)[^,。;\n\d]{{0,16}}?之?日起,?(?:有效期限?|期限)?(?:为)?{_COUNT} ?{_UNIT}(?:内)?(?:有效|止)?"
    rf"|valid for (?:a period of )?{_COUNT.replace('<n>', '<k>')} ?{_UNIT.replace('<u>', '<v>')}",
    re.IGNORECASE,
)
_ENGLISH_COUNTS = {"one": 1, "two": 2, "three": 3, "five": 5}
_OPEN_AFTER_LABEL = re.compile(
    rf"(?:\([^()\n]{{0,16}}\)|[:\s/至到]|为|是)*(?P<open>{OPEN.pattern})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Side:
    """One end of a use: the date, whether it is an end, the span that says it."""

    use: Use
    part: PartialDate | None
    is_end: bool
    span: tuple[int, int]


def find(text: Text, doc_type: DocumentType) -> Iterator[Field]:
    """Yield the dates of the paper as fields, those of the type first.

    In: the text, its type. Out: Field records named issue_date, valid_from, valid_until, event_date, first_issue_date, effective_date,
    surveillance_date, sampling_date, printed_date and date.
    """
    seen: set[tuple[str, str]] = set()
    for found in _Selection(text, doc_type).fields():
        if (found.name, found.normalized or found.value) not in seen:
            seen.add((found.name, found.normalized or found.value))
            yield found


@cache
def _order(section: str, doc_type: str) -> tuple[str, ...]:
    families = lexicon.read("date_roles")[section]
    for family in families:
        if doc_type in family["types"] or not family["types"]:
            return tuple(family["roles"])
    return ()


@cache
def _order_types(section: str, first: str) -> frozenset[str]:
    """The types of the families whose best role is *first*."""
    families = lexicon.read("date_roles")[section]
    return frozenset(name for family in families if family["roles"][0] == first for name in family["types"])


def _unsurveyed(use: Use) -> Use:
    """On papers of an own audit 年度审核日期 is its day, not that of a surveillance."""
    return (
        replace(use, role=use.role.replace("surveillance", "review")) if "surveillance" in use.role else use
    )


@cache
def _opens_validity(doc_type: str) -> bool:
    return doc_type in lexicon.read("date_roles")["valid_from_effective"]


class _Selection:
    """Chooses among the dates of one paper."""

    def __init__(self, text: Text, doc_type: DocumentType) -> None:
        self.text = text
        self.doc_type = doc_type
        found = uses(text)
        self.uses = tuple(map(_unsurveyed, found)) if doc_type.id in _OWN_AUDITS else found
        self.taken: set[int] = set()

    def fields(self) -> Iterator[Field]:
        names = set(self.doc_type.fields)
        issue = list(self._issue()) if "issue_date" in names or "valid_until" in names else []
        if "issue_date" in names:
            yield from issue
        if "valid_until" in names:
            yield from self._validity(issue)
        if "event_date" in names:
            yield from self._event()
        yield from self._further()
        yield from self._others()

    # --- issue and event
    def _issue(self) -> Iterator[Field]:
        """The best issue date; an impossible one is followed by the next that exists."""
        for use in self._ranked(_order("issue_order", self.doc_type.id)):
            found = self._field("issue_date", _Side(use, use.mention.begin, False, use.mention.spans()[0]))
            self.taken.add(use.mention.start)
            yield found
            if not found.invalid:
                return
        yield from self._last_revision()

    def _last_revision(self) -> Iterator[Field]:
        """Without any other: the latest row of a procedure's table of revisions."""
        rows = [
            use
            for use in self.uses
            if use.repeated and _REVISED & set(use.role.split("|")) and use.mention.begin
        ]
        if rows and self.doc_type.id in _order_types("issue_order", "release"):
            last = max(rows, key=lambda use: str(use.mention.begin))
            self.taken.add(last.mention.start)
            yield self._field("issue_date", _Side(last, last.mention.begin, False, last.mention.spans()[0]))

    def _event(self) -> Iterator[Field]:
        for use in self._ranked(_order("event_order", self.doc_type.id), rows=True):
            found = self._field("event_date", _Side(use, use.mention.begin, False, use.mention.spans()[0]))
            self.taken.add(use.mention.start)
            yield found
            if not found.invalid:
                return

    def _ranked(self, order: Sequence[str], *, rows: bool = False) -> list[Use]:
        """Uses with a role of *order*, the best role first; day before year, and the signature that closes the paper."""
        rank = {role: position for position, role in enumerate(order)}
        found = []
        for position, use in enumerate(self.uses):
            roles = [role for role in use.role.split("|") if role in rank]
            if not roles or (use.repeated and not rows) or use.mention.open_end:
                continue
            best = min(roles, key=lambda role: rank[role])
            coarse = use.mention.begin is not None and use.mention.begin.precision is Precision.YEAR
            last_wins = -position if best == "signature" else position
            found.append(
                (
                    (
                        coarse,
                        use.repeated,
                        rank[best],
                        -use.certainty if best == "signature" else 0,
                        last_wins,
                    ),
                    use,
                )
            )
        return [use for _, use in sorted(found, key=lambda pair: pair[0])]

    # --- validity
    def _validity(self, issue: Sequence[Field]) -> Iterator[Field]:
        starts, ends = self._written_validity()
        yield from (self._field("valid_from", side) for side in starts)
        opened = list(self._open_ends())
        written = [self._field("valid_until", side) for side in ends]
        yield from sorted([*written, *opened], key=lambda found: found.invalid)
        if not written and not opened:
            yield from self._planned() if "valid_from" in self.doc_type.fields and not starts else ()
            yield from self._term(starts, issue)

    def _written_validity(self) -> tuple[list[_Side], list[_Side]]:
        starts: list[_Side] = []
        ends: list[_Side] = []
        for use in self.uses:
            roles = set(use.role.split("|"))
            mention = use.mention
            opening = {"effective"} & roles and _opens_validity(self.doc_type.id)
            calibrated = "next_due" in roles and self.doc_type.id == "calibration_certificate"
            if use.repeated or not (roles & _VALIDITY or opening or calibrated) or self._of_another(use):
                continue
            self.taken.add(mention.start)
            first, second = mention.spans()
            if mention.ranged:
                starts.append(_Side(use, mention.begin, False, first))
                if not mention.open_end:
                    ends.append(_Side(use, mention.finish, True, second))
            elif opening or "from" in roles or (mention.bound == "since" and "until" not in roles):
                starts.append(_Side(use, mention.begin, False, first))
            else:
                ends.append(_Side(use, mention.finish, True, second))
        return starts, ends

    def _planned(self) -> Iterator[Field]:
        """The span of years that a plan's title names is the time for which it holds."""
        head = self.text.lines[min(_TITLE_LINES, len(self.text.lines)) - 1].end if self.text.lines else 0
        for use in self.uses:
            mention = use.mention
            if self.doc_type.id.endswith("_plan") and mention.ranged and mention.end <= head and not use.role:
                self.taken.add(mention.start)
                first, second = mention.spans()
                yield self._field("valid_from", _Side(use, mention.begin, False, first))
                yield self._field("valid_until", _Side(use, mention.finish, True, second))
                return

    def _of_another(self, use: Use) -> bool:
        """The validity of another paper that this one speaks of: the licence in a contract, the standards used in a calibration."""
        words = lexicon.read("date_roles")["validity_of_another"].get(self.doc_type.id)
        if words is None:
            return False
        normal, start = self.text.normal, use.mention.start
        line = self.text.line_at(start)
        if words["in_sentence"] == "yes":
            low = max(normal.rfind(mark, 0, start) for mark in "。;\n") + 1
        else:
            low = max(normal.rfind("\n", 0, max(line.start - 1, 0)), 0)
        return bool(re.search(words["words"], normal[low:start]))

    def _open_ends(self) -> Iterator[Field]:
        """长期 beside a validity label, or as the second end of a range."""
        for use in self.uses:
            if use.mention.open_end and not use.repeated:
                start, end = use.mention.spans()[1]
                yield self._made("valid_until", (start, end), OPEN_END, None, 0.97, "dates.open")
        for label in labels_of(self.text):
            if not label.roles & _VALIDITY:
                continue
            found = _OPEN_AFTER_LABEL.match(self.text.normal, label.end)
            if found and found.start("open") - label.end < 24:
                yield self._made("valid_until", found.span("open"), OPEN_END, None, 0.95, "dates.open")

    def _term(self, starts: Sequence[_Side], issue: Sequence[Field]) -> Iterator[Field]:
        """N years, counted from the written start, else from the issue date."""
        base = next((side.part.earliest() for side in starts if side.part), None)
        if base is None:
            dated = next(
                (found for found in issue if not found.invalid and found.precision is not Precision.YEAR),
                None,
            )
            base = date.fromisoformat(dated.normalized) if dated else None
        term = self._term_words()
        if base is None or term is None:
            return
        months, span = term
        last = _later(base, months) - timedelta(days=1)
        yield self._made("valid_until", span, last.isoformat(), Precision.DAY, 0.85, "dates.term")

    def _term_words(self) -> tuple[int, tuple[int, int]] | None:
        for label in labels_of(self.text):
            if "validity" not in label.roles:
                continue
            found = _TERM_AFTER_LABEL.match(self.text.normal, label.end)
            months = _months(found["n"], found["u"]) if found else 0
            if found and months and found.end() - label.end < 60:
                return months, (label.start, found.end())
        found = _TERM_SENTENCE.search(self.text.normal)
        if found is None:
            return None
        months = _months(found["n"] or found["k"], found["u"] or found["v"])
        return (months, found.span()) if months else None

    # --- the rest
    def _further(self) -> Iterator[Field]:
        for use in self.uses:
            roles = use.role.split("|")
            name = next((_FURTHER[role] for role in roles if role in _FURTHER), None)
            if name is None and "effective" in roles and not _opens_validity(self.doc_type.id):
                name = "effective_date"
            if name is None or use.repeated or use.mention.start in self.taken:
                continue
            self.taken.add(use.mention.start)
            yield self._field(name, _Side(use, use.mention.begin, False, use.mention.spans()[0]))

    def _others(self) -> Iterator[Field]:
        count = 0
        for use in self.uses:
            mention = use.mention
            year_only = mention.begin is not None and mention.begin.precision is Precision.YEAR
            if (
                mention.start in self.taken
                or mention.weak
                or mention.ranged
                or year_only
                or count >= _MOST_OTHERS
            ):
                continue
            count += 1
            yield self._field("date", _Side(use, mention.begin, False, mention.spans()[0]))

    def _field(self, name: str, side: _Side) -> Field:
        if side.part is None:
            return self._made(name, side.span, "", None, side.use.certainty, f"dates.{side.use.method}")
        day = side.part.latest() if side.is_end else side.part.earliest()
        return self._made(
            name,
            side.span,
            day.isoformat(),
            side.part.precision,
            side.use.certainty,
            f"dates.{side.use.method}",
        )

    def _made(
        self,
        name: str,
        span: tuple[int, int],
        normalized: str,
        precision: Precision | None,
        certainty: float,
        method: str,
    ) -> Field:
        start, end = span
        return Field(
            name,
            _values.printed(self.text, start, end),
            normalized,
            self.text.place(start, end),
            precision,
            round(certainty * self.text.confidence(start, end), 3),
            method,
            invalid=not normalized,
        )


def _months(count: str, unit: str) -> int:
    value = _ENGLISH_COUNTS.get(count.lower()) or number(count) or 0
    months = value * (12 if unit.startswith(("年", "y", "Y")) else 1)
    return months if 0 < months <= 12 * 100 else 0


def _later(day: date, months: int) -> date:
    """The same day so many months later; the first of the next month where that month is too short.

    >>> _later(date(2024, 2, 29), 36)
    datetime.date(2027, 3, 1)
    """
    index = day.year * 12 + day.month - 1 + months
    year_value, month = divmod(index, 12)
    try:
        return date(year_value, month + 1, day.day)
    except ValueError:
        return date(year_value + (month + 1) // 12, (month + 1) % 12 + 1, 1)
