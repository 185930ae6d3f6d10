"""Documents and cases in one line each, so that a judging test shows input and expectation on one screen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any
from zlib import crc32

from evidencekit import chains, checks, conclude, rulepack
from evidencekit.model import (
    AuditReport,
    Case,
    Classification,
    Document,
    Engagement,
    Field,
    FileRole,
    FileStatus,
    Finding,
    Mark,
    MarkKind,
    Nature,
    Participant,
    Place,
    Precision,
    Quantity,
    QuantityRole,
    Reading,
    RulePack,
    Statement,
    StatementKind,
    TextSource,
    freeze_subject,
)

AS_OF = date(2026, 11, 20)
CLIENT = "青岛海拓精密制造有限公司"


@cache
def pack(name: str = "qingdao-2024") -> RulePack:
    return rulepack.load(name)


def place(document: str, quote: str = "原文") -> Place:
    return Place(document, 1, (72.0, 72.0, 300.0, 90.0), quote)


def _field(document: str, name: str, value: str, confidence: float = 1.0) -> Field:
    precision = None
    if name.endswith("_date") or name in ("valid_from", "valid_until"):
        precision = {4: Precision.YEAR, 7: Precision.MONTH}.get(len(value), Precision.DAY)
        value = {4: f"{value}-01-01", 7: f"{value}-01"}.get(len(value), value)
    invalid = value.startswith("!")
    return Field(
        name,
        value.lstrip("!"),
        "" if invalid and name != "uscc" else value.lstrip("!"),
        place(document, value),
        precision,
        confidence=confidence,
        invalid=invalid,
    )


def paper(
    doc_type: str,
    path: str = "",
    *,
    id: str = "",
    people: Sequence[tuple[Any, ...]] = (),
    quantities: Sequence[Quantity] = (),
    statements: Sequence[Statement] = (),
    marks: Sequence[MarkKind] = (),
    text: str = "",
    nature: Nature = Nature.FILLED,
    status: FileStatus = FileStatus.READ,
    duplicate_of: str | None = None,
    guesses: Sequence[tuple[str, float]] = (),
    needs_review: bool = False,
    role: FileRole = FileRole.PAPER,
    title: str = "",
    pages: tuple[int, int] | None = None,
    scanned: bool = False,
    sure: float = 1.0,
    **fields: str,
) -> Document:
    """A document of a type with fields by name; a value starting with "!" is an invalid one; people are (name, score, passed).

    `pages`: its pages in a file of several documents; `scanned`: read by OCR, its fields with the confidence `sure`.
    """
    path = (
        path
        or f"{doc_type}-{crc32(repr((sorted(fields.items()), text, list(people))).encode()) % 10_000}.pdf"
    )
    id = id or "D-" + path
    sheet = {"score_sheet": "score", "retraining_record": "retraining"}.get(doc_type, "signin")
    persons = tuple(
        Participant(
            name=person[0],
            place=place(id, person[0]),
            sheet_role=sheet,
            score=person[1] if len(person) > 1 else None,
            passed=person[2] if len(person) > 2 else None,
        )
        for person in people
    )
    return Document(
        id=id,
        path=path,
        sha256=None,
        media_type="application/pdf",
        role=role,
        status=status,
        reason=None,
        pages=pages or (1, 1),
        text_source=TextSource.OCR if scanned else TextSource.TEXT,
        classification=Classification(
            doc_type, 0.95, nature=nature, runners_up=tuple(guesses), needs_review=needs_review, title=title
        ),
        reading=Reading(
            fields=tuple(
                _field(id, name, part, sure) for name, value in fields.items() for part in value.split("|")
            ),
            participants=persons,
            quantities=tuple(replace(q, place=replace(q.place, document=id)) for q in quantities),
            statements=tuple(replace(s, place=replace(s.place, document=id)) for s in statements),
            marks=tuple(Mark(kind, place(id)) for kind in marks),
        ),
        duplicate_of=duplicate_of,
        whole_file=pages is None,
        opening=place(id, "标题"),
        text=text,
    )


def amount(
    metric: str,
    value: str,
    *,
    period: str = "2025",
    unit: str = "",
    measure: str = "kWh",
    base: str | None = None,
    role: QuantityRole = QuantityRole.VALUE,
    level: str = "",
    at: Any = None,
    **more: Any,
) -> Quantity:
    """A quantity as printed; `base`: its value in the base unit (the same where left out)."""
    number = Decimal(value)
    decimals = len(value.partition(".")[2])
    return Quantity(
        metric=metric,
        value=number,
        measure=measure,
        place=place("", f"{period}{unit} {metric} {value}{measure}"),
        period=period,
        unit=unit,
        level=level or ("workshop" if unit else "company"),
        role=role,
        base_value=Decimal(base) if base is not None else number,
        base_measure=more.pop("base_measure", measure),
        decimals=decimals,
        at=at,
        **more,
    )


def statement(kind: StatementKind, key: str = "", **values: str) -> Statement:
    return Statement(kind, key, place("", key or kind.value), values)


def case(
    *papers: Document,
    as_of: date = AS_OF,
    client: str = CLIENT,
    uscc: str = "",
    engagement: Engagement | None = None,
    rules: str = "qingdao-2024",
) -> Case:
    numbered = tuple(papers)
    built = Case(numbered, pack(rules), as_of, engagement or Engagement(), client_name=client, uscc=uscc)
    return replace(built, chains=chains.link(built))


def findings(*papers: Document, code: str | None = None, **options: Any) -> list[Finding]:
    """All findings of a case, of one code if told."""
    found = conclude.merge(checks.run(case(*papers, **options)))
    return [finding for finding in found if code is None or finding.code == code]


def subjects(*papers: Document, code: str, **options: Any) -> list[Mapping[str, Any]]:
    return [freeze_subject(finding.subject) for finding in findings(*papers, code=code, **options)]


def report(*papers: Document, **options: Any) -> AuditReport:
    built = case(*papers, **options)
    return conclude.conclude(built, checks.run(built), generated_at="2026-11-20T09:30:00+08:00")
