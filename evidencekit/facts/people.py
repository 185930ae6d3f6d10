"""People of sign-in, score and retraining sheets, and the names under a paper.

In: the document's tables and lines, its type. Out: `Participant`s (`sheet_role` "signin", "score", "retraining", "approval") and the
`Field` "pass_mark". One row of a sheet may give two: a score and its make-up (role "retraining"), or a signature and a score.
`passed` is score ≥ pass mark where both are known, else what the sheet's word says. A person whose signature cell is blank while others
are filled, or who is noted as 请假, is `absent`. A sheet whose signature column is wholly blank (signed by hand in a picture, or not at all)
gives its people with a confidence of `UNSIGNED`, so that nobody is accused on it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from evidencekit import lexicon, tables
from evidencekit.facts import _dates, _names, _people_prose, _results
from evidencekit.model import DocumentType, FactRecord, Field, Participant, TextSource
from evidencekit.tables import Grid, Section, Spot
from evidencekit.text import Text

#: Confidence of an attendance that rests on a printed name beside a column that nobody signed.
UNSIGNED = 0.5

#: Confidence that a blank cell of a scanned sheet is really blank.
BLANK_ON_SCAN = 0.6

_ROLES = {
    "training_signin": "signin",
    "score_sheet": "score",
    "retraining_record": "retraining",
    "exam_paper": "score",
}
_TRAINING = frozenset({*_ROLES, "training_effect_evaluation"})
_NEVER = frozenset({"training_plan", "training_notice", "training_procedure", "supplier_list"})
_DATED = re.compile(r"[(（]20\d\d[^()（）]*[)）]$")
_RESIT_ROLES = ("resit_score", "resit_outcome")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What all rows of a section share."""

    text: Text
    section: Section
    role: str
    doc_type: str
    mark: Decimal | None
    topic: str | None
    date: str | None
    unsigned: bool


def find(text: Text, doc_type: DocumentType) -> Iterator[FactRecord]:
    """Yield the pass mark, the people of the tables, those of running text and the names under the paper."""
    marks = list(_pass_marks(text)) if doc_type.id in _TRAINING else []
    yield from marks
    mark = Decimal(marks[0].normalized) if marks else None
    found: list[Participant] = []
    if doc_type.id not in _NEVER:
        form: Grid | None = None
        for grid in tables.of(text):
            people = list(_of_grid(text, grid, doc_type.id, mark, form))
            found.extend(people)
            form = None if people else grid
        found.extend(_people_prose.listed(text, doc_type.id, mark, known={person.name for person in found}))
        known = {person.name for person in found}
        found.extend(
            person for person in _people_prose.in_forms(text, doc_type.id) if person.name not in known
        )
        if doc_type.id == "exam_paper" and not found:
            found.extend(_people_prose.examinee(text, mark))
    yield from found
    yield from _people_prose.approvals(text)


def _pass_marks(text: Text) -> Iterator[Field]:
    seen: set[Decimal] = set()
    for mark, start, end in _results.pass_marks(text.normal):
        if mark not in seen:
            seen.add(mark)
            yield Field(
                "pass_mark",
                text.normal[start:end],
                _results.decimal_text(mark),
                text.place(start, end),
                confidence=text.confidence(start, end),
                method="people.pass_mark",
            )


def _of_grid(
    text: Text, grid: Grid, doc_type: str, mark: Decimal | None, form: Grid | None
) -> Iterator[Participant]:
    """The people of a grid; *form*: the grid right before it, which may hold topic and date."""
    wanted = [frozenset({"name", "signature"})]
    found = tables.sections(grid, "people", wanted)
    if not found and grid.width > 2 and _runs_sideways(grid):
        found = tables.sections(grid.transposed, "people", wanted)
    for section in found:
        role = _sheet_role(section, doc_type)
        if role is None:
            continue
        topic, day = _context(section, form)
        sheet = _Sheet(text, section, role, doc_type, mark, topic, day, unsigned=False)
        for columns in _groups(section):
            yield from _of_group(replace(sheet, unsigned=_nobody_signed(section, columns)), columns)


def _runs_sideways(grid: Grid) -> bool:
    """Whether the head words stand in the first column."""
    known = tables.heads("people")
    return any(
        (spot := row[0]) is not None and known.role(spot.text) in ("name", "signature") for row in grid.rows
    )


def _sheet_role(section: Section, doc_type: str) -> str | None:
    """The sheet's role by the document's type, else by its columns; None if it is no training sheet."""
    roles = set(filter(None, section.roles))
    scored = roles & {"score", "outcome", "previous_score"}
    if doc_type in _ROLES:
        return _ROLES[doc_type]
    if "name" not in roles and not (doc_type in _TRAINING and "signature" in roles):
        return None
    if roles & {*_RESIT_ROLES, "resit_date"} and "score" not in roles:
        return "retraining"
    if "score" in roles or (scored and doc_type in _TRAINING):
        return "score"
    return "signin" if "signature" in roles else None


def _context(section: Section, form: Grid | None) -> tuple[str | None, str | None]:
    """Topic and day that stand above the head: in the table, over it, or in the form before it."""
    topic = day = None
    labelled: list[tuple[str, str]] = []
    before = form.rows if form is not None and section.top == 0 else ()
    for cells in (*section.grid.rows[: section.top], *before):
        labelled += [(label, tables.pair_value(label, spot)) for label, spot in tables.pairs(cells)]
    for line in section.grid.raw_above:
        labelled += _people_prose.labelled(line)
    for label, value in labelled:
        if label in _results.words("topic_labels") and topic is None and value:
            topic = _DATED.sub("", value).strip("《》 ")
        elif label in _results.words("date_labels") and day is None:
            day = iso_day(value)
    return topic, day


def iso_day(value: str) -> str | None:
    """The first full date of a cell as YYYY-MM-DD."""
    for mention in _dates.mentions(value):
        if mention.begin is not None and mention.begin.day is not None:
            return str(mention.begin)
    return None


def _groups(section: Section) -> list[list[int]]:
    """The columns of each person of a row, where several persons stand side by side."""
    names = section.columns("name") or _name_like(section)
    if len(names) < 2:
        return [list(range(len(section.roles)))]
    starts = [0]
    lead = list(section.roles[: names[0]])
    for before, column in pairwise(names):
        start = column - len(lead)
        fits = start > before and list(section.roles[start:column]) == lead
        starts.append(start if fits else column)
    ends = [*starts[1:], len(section.roles)]
    return [list(range(start, end)) for start, end in zip(starts, ends, strict=True)]


def _name_like(section: Section) -> list[int]:
    """Signature columns that stand for the name, one a person."""
    signatures = section.columns("signature")
    same = {section.heads[column] for column in signatures}
    return signatures if len(same) == 1 else signatures[:1]


def _cells(section: Section, row: Sequence[Spot | None], columns: Sequence[int], *roles: str) -> list[Spot]:
    """The filled cells of a row in the columns of a role, in the order of *roles*."""
    return [
        spot
        for role in roles
        for column in columns
        if section.roles[column] == role and (spot := row[column]) is not None and spot.text
    ]


def _nobody_signed(section: Section, columns: Sequence[int]) -> bool:
    signature = [column for column in columns if section.roles[column] == "signature"]
    if not signature or not any(section.roles[column] == "name" for column in columns):
        return False
    return not any(_filled(row[column]) for _, row in section.body() for column in signature)


def _filled(spot: Spot | None) -> bool:
    """Whether a cell is written on: text, or handwriting seen in its box."""
    if spot is None:
        return False
    if not spot.blank:
        return not _results.absence(spot.text)
    box = spot.cell.bbox
    if box is None:
        return False
    for region in spot.page.regions:
        if region.kind in ("handwriting", "signature") and region.bbox is not None:
            x = (region.bbox[0] + region.bbox[2]) / 2
            y = (region.bbox[1] + region.bbox[3]) / 2
            if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                return True
    return False


def _of_group(sheet: _Sheet, columns: Sequence[int]) -> Iterator[Participant]:
    for _, row in sheet.section.body():
        if _is_footer(row):
            continue
        for name, spot, certainty in _named(sheet.section, row, columns):
            yield from _person(sheet, row, columns, name, spot, certainty)


def _is_footer(row: Sequence[Spot | None]) -> bool:
    """A row under the list that names the trainer or counts heads."""
    spots = tables.distinct(row)
    if any(tables.bare(spot.text.partition(":")[0]) in _results.words("not_participants") for spot in spots):
        return True
    return len(spots) == 1 and len(spots[0].text) > 12


def _named(
    section: Section, row: Sequence[Spot | None], columns: Sequence[int]
) -> Iterator[tuple[str, Spot, float]]:
    """The names of a row's name cell: one, or several in a cell."""
    cells = _cells(section, row, columns, "name") or _cells(section, row, columns, "signature")
    if not cells:
        return
    spot = cells[0]
    name = _names.clean(spot.cell.text)
    certainty = _names.likelihood(name, in_column=True)
    if certainty:
        yield name, spot, certainty
        return
    for name in _names.split(spot.cell.text):
        yield name, spot, _names.likelihood(name)


def _person(
    sheet: _Sheet, row: Sequence[Spot | None], columns: Sequence[int], name: str, spot: Spot, certainty: float
) -> Iterator[Participant]:
    section = sheet.section
    first = _score(sheet, row, columns, _score_roles(sheet))
    again = _score(sheet, row, columns, _RESIT_ROLES)
    attended, trust = _attended(sheet, row, columns)
    topics = _cells(section, row, columns, "topic")
    days = [day for cell in _cells(section, row, columns, "date") if (day := iso_day(cell.text))]
    person = Participant(
        name,
        sheet.text.cell_place(spot.page, spot.cell),
        sheet.role,
        department=_department(section, row, columns),
        topic=topics[0].text if topics else sheet.topic,
        date=days[0] if days else sheet.date,
        absent=first.absent or not attended,
        confidence=round(min(certainty, spot.cell.confidence, trust) * (0.5 if spot.cell.hidden else 1), 3),
    )
    if sheet.role == "retraining":
        told = again if (again.score is not None or again.passed is not None) else first
        told = replace(told, passed=first.passed) if told.passed is None and told.score is not None else told
        day = _resit_day(section, row, columns) or person.date
        yield _with_result(replace(person, absent=told.absent or not attended, date=day), told)
        return
    yield from _rows_of(sheet, person, first, attended)
    if again.score is not None or again.passed is not None:
        day = _resit_day(section, row, columns)
        yield _with_result(replace(person, sheet_role="retraining", absent=False, date=day), again)


def _rows_of(
    sheet: _Sheet, person: Participant, first: _results.Result, attended: bool
) -> Iterator[Participant]:
    """The record of a sign-in or a score, or both where the sheet has both."""
    roles = set(sheet.section.roles)
    told = first.score is not None or first.passed is not None
    if sheet.role == "signin":
        yield replace(person, absent=not attended)
        if told and roles & {"score", "previous_score"}:
            yield _with_result(replace(person, sheet_role="score", absent=first.absent), first)
        return
    yield _with_result(replace(person, absent=first.absent), first)
    if any("签到" in word for path in sheet.section.heads for word in path) and "signature" in roles:
        yield replace(person, sheet_role="signin", absent=not attended)


def _score_roles(sheet: _Sheet) -> tuple[str, ...]:
    if sheet.role == "retraining":
        return ("score", "outcome")
    return ("previous_score", "score", "outcome")


def _score(
    sheet: _Sheet, row: Sequence[Spot | None], columns: Sequence[int], roles: Sequence[str]
) -> _results.Result:
    """What the score and outcome cells say together: the whole score before its parts, the lowest part where no whole is given."""
    points: list[tuple[bool, Decimal]] = []
    passed: bool | None = None
    absent = False
    for role in roles:
        for column in columns:
            spot = row[column]
            if sheet.section.roles[column] != role or spot is None or not spot.text:
                continue
            cell = _results.result(spot.text, ocr=spot.page.text_source is TextSource.OCR)
            if cell.score is not None and not (
                points and role != roles[0] and "previous_score" in roles[:1] and role == "outcome"
            ):
                points.append((_is_whole(sheet.section.heads[column]), cell.score))
            passed = cell.passed if cell.passed is not None else passed
            absent = absent or cell.absent
    whole = [value for is_whole, value in points if is_whole]
    score = whole[-1] if whole else min((value for _, value in points), default=None)
    return _results.Result(score, _passed(score, sheet.mark, passed), absent)


def _is_whole(path: Sequence[str]) -> bool:
    return any(word in head for head in path for word in lexicon.read("training_words")["whole_scores"])


def _passed(score: Decimal | None, mark: Decimal | None, word: bool | None) -> bool | None:
    if score is not None and mark is not None:
        return score >= mark
    return word


def _with_result(person: Participant, told: _results.Result) -> Participant:
    score = None if told.score is None else _results.decimal_text(told.score)
    return replace(person, score=score, passed=told.passed)


def _attended(sheet: _Sheet, row: Sequence[Spot | None], columns: Sequence[int]) -> tuple[bool, float]:
    """Whether the person was there, and how surely the sheet says so."""
    section = sheet.section
    notes = _cells(section, row, columns, "remark", "signature")
    if any(_results.absence(spot.text) for spot in notes):
        return False, 1.0
    signature = [column for column in columns if section.roles[column] == "signature"]
    if not signature or not any(section.roles[column] == "name" for column in columns):
        return True, 1.0
    if any(_filled(row[column]) for column in signature):
        return True, 1.0
    if sheet.unsigned:
        return True, UNSIGNED
    scanned = any(
        (spot := row[column]) is not None and spot.page.text_source is TextSource.OCR for column in signature
    )
    return False, BLANK_ON_SCAN if scanned else 1.0


def _department(section: Section, row: Sequence[Spot | None], columns: Sequence[int]) -> str | None:
    cells = _cells(section, row, columns, "department")
    if not cells and not any(section.roles[column] == "department" for column in columns):
        shared = section.columns("department")
        cells = _cells(section, row, shared[:1], "department") if shared and shared[0] == 0 else []
    filled = [spot.text for spot in cells if not spot.blank]
    return filled[0] if filled else None


def _resit_day(section: Section, row: Sequence[Spot | None], columns: Sequence[int]) -> str | None:
    days = [day for cell in _cells(section, row, columns, "resit_date") if (day := iso_day(cell.text))]
    return days[0] if days else None
