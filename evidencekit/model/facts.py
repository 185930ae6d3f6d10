"""What a document says: fields of the contract, people, quantities, statements and marks, each with its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from evidencekit.model.dates import Precision
from evidencekit.model.place import Place


@dataclass(frozen=True, slots=True)
class Field:
    """A named value of the contract (FIELD). Several of one name are several records, the one to judge by first.

    `name`: a field of doc_types.yaml, or one of the further ones: "date" (any other dated mention), "first_issue_date",
    "effective_date", "surveillance_date", "printed_date", "sampling_date", "standard_cited", "pass_mark", "department", "customer", "former_name".
    `normalized`: after the contract ("2027-07-18", "9999-12-31", "GB/T 24001-2016", "2025-01-01/2025-12-31" …); "" where the value
    cannot be one (30 February): then `invalid` is True. `method`: the name of the rule that found it.
    """

    name: str
    value: str
    normalized: str
    place: Place
    precision: Precision | None = None
    confidence: float = 1.0
    method: str = ""
    invalid: bool = False


@dataclass(frozen=True, slots=True)
class Participant:
    """A person in a training table. `score`: as a decimal string, None if not given; `passed`: None if not told.

    `sheet_role` is "signin", "score", "retraining" or "approval"; `topic` and `date` when the row or its table names them.
    """

    name: str
    place: Place
    sheet_role: str
    department: str | None = None
    score: str | None = None
    passed: bool | None = None
    topic: str | None = None
    date: str | None = None
    absent: bool = False
    confidence: float = 1.0


class QuantityRole(StrEnum):
    """What a figure is in its table or sentence."""

    VALUE = "value"
    TOTAL = "total"
    SUBTOTAL = "subtotal"
    CHANGE = "change"  # relative change in percent against `base_period`, a fall is negative
    CONTRIBUTION = "contribution"  # a project's part of a change, in percent points, a fall is positive
    TARGET = "target"
    LIMIT = "limit"
    FACTOR = "factor"  # coefficient or emission factor
    SHARE = "share"  # a rate 0..100 in percent


@dataclass(frozen=True, slots=True)
class Column:
    """The axis position of a quantity in its table, so that sums can be made: table number in the document, row, column."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with metric, period, unit of organisation and unit of measure.

    `metric`: an id of the contract's list (electricity, natural_gas, … wastewater) or the paper's own name for another.
    `period`: "2025", "2025-07" or "" if not told. `unit`: workshop, line or equipment by its name in the paper, "" for the whole plant.
    `level`: "company", "workshop" or "equipment". `measure`: unit of measure as printed; `value`: in that unit, as printed;
    `base_value` / `base_measure`: converted to the metric's base unit (kWh, m3, t, kgce, MJ, CNY, kgCO2e, m2), None if the unit is unknown.
    `decimals`: printed decimals (rounding). `per`: denominator of a unit value ("t", "台", "万元") or "".
    `project`: for contributions. `base_period`: for changes.
    """

    metric: str
    value: Decimal
    measure: str
    place: Place
    period: str = ""
    unit: str = ""
    level: str = "company"
    role: QuantityRole = QuantityRole.VALUE
    base_value: Decimal | None = None
    base_measure: str = ""
    decimals: int = 0
    per: str = ""
    project: str = ""
    base_period: str = ""
    label: str = ""
    at: Column | None = None
    confidence: float = 1.0


class StatementKind(StrEnum):
    """What a sentence does for judging."""

    REFERENCE = "reference"  # 见附件3, 证明材料12, 第35页
    CLAIM = "claim"  # 符合 / 得分 of a self-evaluation row, a target met
    CLAUSE = "clause"  # a clause that a type must have (id in `key`)
    PENALTY = "penalty"  # a record of penalty, accident, dishonesty
    NO_PENALTY = "no_penalty"  # a statement that there is none
    ANALYSIS = "analysis"  # an explanation of a figure
    MEASURE = "measure"  # corrective action, improvement
    CLOSURE = "closure"  # verified and closed
    NONCONFORMITY = "nonconformity"  # a nonconformity named, with its number in `key` where it has one
    PLACEHOLDER = "placeholder"  # XX公司, 年 月 日 left blank
    PLANNED_TOPIC = "planned_topic"  # a row of a training plan: topic in `key`, month in values["month"]
    LISTED = "listed"  # a row of a list (meter, supplier, waste): name in `key`, columns in `values`
    RESPONSIBLE = "responsible"  # responsible department of a data link


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or table row with a role: `key` names its object, `values` what else it says."""

    kind: StatementKind
    key: str
    place: Place
    values: Mapping[str, str] = field(default_factory=dict)
    confidence: float = 1.0


class MarkKind(StrEnum):
    """A sign that somebody answers for the paper."""

    SEAL = "seal"
    SIGNATURE = "signature"
    SEAL_LINE_BLANK = "seal_line_blank"
    SIGNATURE_LINE_BLANK = "signature_line_blank"


@dataclass(frozen=True, slots=True)
class Mark:
    """A seal or a signature seen, or the line for it left blank. `text`: the seal's text or the signer's name."""

    kind: MarkKind
    place: Place
    text: str = ""
    confidence: float = 1.0


FactRecord = Field | Participant | Quantity | Statement | Mark
