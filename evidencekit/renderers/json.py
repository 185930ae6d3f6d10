"""report.json: the contract's form of the report; every other output is a view of the same rows."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from evidencekit.model import (
    AuditReport,
    Chain,
    Document,
    Field,
    FileRole,
    Gap,
    IndicatorResult,
    Participant,
    Place,
    RulePack,
    Words,
)
from evidencekit.renderers import _words

FILE_NAME = "report.json"
SCHEMA = "evidencekit/report/1"


def render(report: AuditReport, target: Path) -> None:
    """Writes the file; keys in the contract's order, numbers as numbers."""
    text = json.dumps(as_data(report), ensure_ascii=False, indent=1)
    target.write_text(text + "\n", encoding="utf-8")


def as_data(report: AuditReport) -> dict[str, Any]:
    """The report as plain data after the contract."""
    return {
        "schema": SCHEMA,
        "generated_at": report.generated_at,
        "as_of": report.as_of.isoformat(),
        "rule_pack": {
            "id": report.pack.id,
            "version": report.pack.version,
            "title": report.pack.title,
            "digest": report.pack.digest,
        },
        "client": {"name": report.client_name, "uscc": report.client_uscc},
        "files": {
            "total": report.files.total,
            "read": report.files.read,
            "containers": report.files.containers,
            "skipped": report.files.skipped,
        },
        "documents": [document_data(document, report.pack) for document in report.documents],
        "indicators": [_indicator(result) for result in report.indicators],
        "chains": [_chain(chain) for chain in report.chains],
        "gaps": [_gap(gap) for gap in report.gaps],
        "score": {
            "available": number(report.score.available),
            "supported": number(report.score.supported),
            "undetermined": number(report.score.undetermined),
            "mandatory_unmet": report.score.mandatory_unmet,
        },
    }


def number(value: Decimal) -> int | float:
    """An integer where it is one."""
    return int(value) if value == value.to_integral_value() else float(value)


def place_data(place: Place) -> dict[str, Any]:
    """PLACE."""
    data: dict[str, Any] = {"document": place.document, "page": place.page}
    if place.cell is not None:
        data["cell"] = place.cell
    else:
        data["bbox"] = _box(place)
    data["quote"] = place.quote
    return data


def _box(place: Place) -> list[float] | None:
    return [round(edge, 1) for edge in place.bbox] if place.bbox else None


def document_data(document: Document, pack: RulePack) -> dict[str, Any]:
    """DOCUMENT, with the fields its type has."""
    return {
        "id": document.id,
        "path": document.path,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "pages": list(document.pages) if document.pages else None,
        "status": document.status.value,
        "reason": _words.reason(document, pack.words),
        "text_source": document.text_source.value,
        "doc_type": document.doc_type,
        "confidence": round(document.classification.confidence, 3),
        "why": _why(document, pack.words),
        "duplicate_of": document.duplicate_of,
        "needs_review": document.classification.needs_review,
        "nature": document.classification.nature.value,
        "fields": _fields(document, pack) if document.role is FileRole.PAPER else [],
    }


def _why(document: Document, words: Words) -> list[str]:
    return [_words.cue(found, words) for found in document.classification.cues[:6]]


def _fields(document: Document, pack: RulePack) -> list[dict[str, Any]]:
    kind = pack.doc_types.get(document.doc_type)
    wanted = kind.fields if kind else ()
    data = []
    for name in wanted:
        if name == "people":
            data.extend(_people(document))
            continue
        seen: set[str] = set()
        for field in document.fields_named(name):
            if field.normalized not in seen and not field.invalid:
                seen.add(field.normalized)
                data.append(_field(field))
    return data


def _field(field: Field) -> dict[str, Any]:
    data: dict[str, Any] = {"name": field.name, "value": field.value, "normalized": field.normalized}
    if field.precision is not None:
        data["precision"] = field.precision.value
    return {**data, **_at(field.place), "confidence": round(field.confidence, 3)}


def _at(place: Place) -> dict[str, Any]:
    data = place_data(place)
    del data["document"]
    return data


def _people(document: Document) -> list[dict[str, Any]]:
    people = [person for person in document.reading.participants if not person.absent]
    if not people:
        return []
    first = people[0]
    value = "、".join(person.name for person in people)
    confidence = min(person.confidence for person in people)
    return [
        {
            "name": "people",
            "value": value,
            "normalized": [_person(person) for person in people],
            **_at(first.place),
            "confidence": round(confidence, 3),
        }
    ]


def _person(person: Participant) -> dict[str, Any]:
    data: dict[str, Any] = {"name": person.name}
    if person.department:
        data["department"] = person.department
    if person.score is not None:
        data["score"] = number(Decimal(person.score))
    if person.passed is not None:
        data["passed"] = person.passed
    return data


def _indicator(result: IndicatorResult) -> dict[str, Any]:
    return {
        "id": result.id,
        "module": result.module,
        "section": result.section,
        "title": result.title,
        "requirement": result.requirement.value,
        "score": number(result.score),
        "supported": number(result.supported),
        "status": result.status.value,
        "reason": result.reason,
        "source": result.source,
        "evidence": [place_data(place) for place in result.evidence],
        "gaps": list(result.gaps),
    }


def _chain(chain: Chain) -> dict[str, Any]:
    return {
        "id": chain.id,
        "chain": chain.chain,
        "topic": chain.topic,
        "period": chain.period,
        "stages": [
            {
                "stage": stage.stage,
                "status": stage.status.value,
                "documents": list(stage.documents),
                "date": stage.date,
                "evidence": [place_data(place) for place in stage.evidence],
            }
            for stage in chain.stages
        ],
    }


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "id": gap.id,
        "kind": gap.kind.value,
        "severity": gap.severity.value,
        "code": gap.code,
        "subject": dict(gap.subject),
        "indicators": list(gap.indicators),
        "points": number(gap.points),
        "documents": list(gap.documents),
        "evidence": [place_data(place) for place in gap.evidence],
        "title": gap.title,
        "detail": gap.detail,
        "action": gap.action,
        "dismissed": gap.dismissed or None,
    }
