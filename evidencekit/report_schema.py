"""report.json as typed models, and its JSON Schema ("evidencekit/report/1").

The contract fixes these names and types; `evidencekit schema` publishes them. Renderers and outside readers use the same models.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

SCHEMA_ID = "evidencekit/report/1"

BoxModel = tuple[float, float, float, float]


class _Model(BaseModel):
    model_config = ConfigDict(extra="allow")


class PlaceModel(_Model):
    """PLACE: `bbox` in points or `cell` for workbooks; page null where the format has none."""

    document: str
    page: int | None
    bbox: BoxModel | None = None
    cell: str | None = None
    quote: str


class PersonModel(_Model):
    """One of `people`."""

    name: str
    department: str | None = None
    score: float | None = None
    passed: bool | None = None


class FieldModel(_Model):
    """FIELD: a value with where it stands."""

    name: str
    value: str
    normalized: str | list[PersonModel]
    precision: Literal["day", "month", "year"] | None = None
    page: int | None
    bbox: BoxModel | None = None
    cell: str | None = None
    quote: str
    confidence: float


class DocumentModel(_Model):
    """DOCUMENT: a row for every file, member and attachment."""

    id: str
    path: str
    sha256: str | None
    media_type: str
    pages: tuple[int, int] | None
    status: Literal["read", "partial", "unreadable", "encrypted", "empty", "skipped"]
    reason: str | None
    text_source: Literal["text", "ocr", "mixed", "none"]
    doc_type: str
    confidence: float
    why: list[str]
    duplicate_of: str | None
    fields: list[FieldModel]


class IndicatorModel(_Model):
    """INDICATOR: in the pack's order."""

    id: str
    module: str
    title: str
    requirement: Literal["mandatory", "optional", "veto", "basic"]
    score: float
    supported: float
    status: Literal["met", "partial", "missing", "expired", "not_applicable", "review"]
    evidence: list[PlaceModel]
    gaps: list[str]


class StageModel(_Model):
    """A stage of a chain."""

    stage: str
    status: Literal["present", "missing", "out_of_order", "expired", "not_needed", "review"]
    documents: list[str]
    date: str | None
    evidence: list[PlaceModel]


class ChainModel(_Model):
    """CHAIN: one for each topic and period."""

    id: str
    chain: str
    topic: str
    period: str
    stages: list[StageModel]


class GapModel(_Model):
    """GAP: code, subject, severity, places and words for the client."""

    id: str
    kind: Literal["institutional", "evidence", "data"]
    severity: Literal["veto", "mandatory", "optional", "advice"]
    code: str
    subject: dict[str, Any]
    indicators: list[str]
    points: float
    documents: list[str]
    evidence: list[PlaceModel]
    title: str
    detail: str
    action: str


class PackModel(_Model):
    """The rule pack a report was made by."""

    id: str
    version: str
    title: str
    digest: str


class ClientModel(_Model):
    """The client agreed on by its papers; empty where unknown."""

    name: str
    uscc: str


class FilesModel(_Model):
    """Counts of paths."""

    total: int
    read: int
    containers: int
    skipped: int


class ScoreModel(_Model):
    """Points."""

    available: float
    supported: float
    undetermined: float
    mandatory_unmet: int


class ReportModel(_Model):
    """The whole of report.json."""

    schema_: Literal["evidencekit/report/1"]
    generated_at: str
    as_of: str
    rule_pack: PackModel
    client: ClientModel
    files: FilesModel
    documents: list[DocumentModel]
    indicators: list[IndicatorModel]
    chains: list[ChainModel]
    gaps: list[GapModel]
    score: ScoreModel

    model_config = ConfigDict(
        extra="allow", alias_generator=lambda name: name.rstrip("_"), populate_by_name=True
    )


def json_schema() -> dict[str, Any]:
    """The JSON Schema of report.json, for other programs."""
    schema = ReportModel.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **schema}
