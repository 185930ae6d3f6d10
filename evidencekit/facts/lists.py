"""Rows of lists: meters, equipment, suppliers, wastes and manifests, outlets, upgrade projects, green certificates.

In: the tables and forms of a list paper. Out: `Statement`s LISTED, `key` the name; `values` by role: name, serial, asset, model, place, accuracy, range, maker,
status, cycle and "cycle_months", "last", "next", "date", "start", "finish", "commissioned" (ISO where a day or month is written), power, grade, quantity,
measure, code (HW08 900-249-08), manifest, receiver, certificate, period, investment, saving, content, outlet, pollutant, frequency, limit, standard, score, outcome, environment …
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from evidencekit import measures, tables
from evidencekit.facts import _dates, _forms
from evidencekit.model import DocumentType, FactRecord, Statement, StatementKind
from evidencekit.tables import Section, Spot
from evidencekit.text import Text

_NAMED = {"name", "project", "supplier"}
_KEYS: dict[str, tuple[str, ...]] = {
    "metering_equipment_list": ("name", "serial", "asset"),
    "energy_equipment_list": ("name", "asset"),
    "pollution_equipment_list": ("name",),
    "supplier_list": ("supplier", "name"),
    "supplier_evaluation": ("supplier", "name"),
    "material_list": ("name",),
    "retrofit_project_list": ("project", "name"),
    "self_evaluation_report": ("project",),
    "hazardous_waste_manifest": ("name", "code"),
    "hazardous_waste_contract": ("name", "code"),
    "hazardous_waste_plan": ("name", "code"),
    "hazardous_waste_licence": ("code", "name"),
    "solid_waste_ledger": ("name", "code"),
    "renewable_energy_proof": ("certificate",),
    "pollutant_discharge_permit": ("pollutant", "outlet"),
    "monitoring_plan": ("pollutant", "outlet"),
    "emission_monitoring_report": ("pollutant", "outlet"),
    "permit_execution_report": ("pollutant", "outlet"),
    "incoming_inspection_record": ("name",),
    "advanced_technology_statement": ("name", "project"),
    "lighting_report": ("name",),
}
_FORMS = frozenset({"hazardous_waste_manifest", "renewable_energy_proof"})
_DATED = ("last", "next", "date", "start", "finish", "commissioned")
_WASTE_CODE = re.compile(r"HW\s*\d{2}|(?<!\d)\d{3}-\d{3}-\d{2}(?!\d)", re.I)
#: 废切削液900-006-09 4.60t;废矿物油900-249-08 1.05t
_COUNTED_UP = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,12})\s*[(（]?(?P<code>HW\d{2}|\d{3}-\d{3}-\d{2})?[)）]?[:：]?\s*(?P<quantity>\d+(?:\.\d+)?\s*(?:t|吨|kg|千克|公斤))(?![a-z])"
)
_YEARS = {
    "半": Decimal("0.5"),
    "一": Decimal(1),
    "二": Decimal(2),
    "两": Decimal(2),
    "三": Decimal(3),
    "四": Decimal(4),
    "五": Decimal(5),
    "六": Decimal(6),
    "八": Decimal(8),
    "十": Decimal(10),
}


def find(text: Text, doc_type: DocumentType) -> Iterator[FactRecord]:
    """Yield the rows of a list paper, in reading order."""
    keys = _KEYS.get(doc_type.id)
    if keys is None:
        return
    found = False
    for grid in tables.of(text):
        for section in tables.sections(grid, "lists", [frozenset(keys)]):
            for statement in _rows(text, section, keys):
                found = True
                yield statement
    if not found and doc_type.id in _FORMS:
        yield from _form(text, keys)


def _rows(text: Text, section: Section, keys: Sequence[str]) -> Iterator[Statement]:
    heads = {column: "".join(section.heads[column]) for column in range(len(section.roles))}
    for _, row in section.body():
        values: dict[str, str] = {}
        first: Spot | None = None
        for column, role in enumerate(section.roles):
            spot = row[column]
            if role is None or spot is None or spot.blank or role in values:
                continue
            values[role] = spot.cell.date or spot.text if role in _DATED else spot.text
            first = first or (spot if role in keys else None)
        key = next((values[role] for role in keys if role in values), "")
        if first is None or _no_row(values, key):
            continue
        place = text.cell_place(first.page, first.cell)
        yield Statement(StatementKind.LISTED, key, place, completed(values, heads), first.cell.confidence)


def _no_row(values: dict[str, str], key: str) -> bool:
    """A total, a signature line or a row with nothing but its name."""
    plain = tables.bare(key.partition(":")[0])
    if plain in (
        "合计",
        "小计",
        "总计",
        "备注",
        "编制",
        "审核",
        "批准",
        "制表",
        "填表",
        "说明",
        "注",
        "制表人",
        "编制人",
        "以下空白",
    ):
        return True
    return len([role for role in values if role != "number"]) < 2


def completed(values: dict[str, str], heads: dict[int, str] | None = None) -> dict[str, str]:
    """The values with dates in ISO, the cycle in months and the waste code alone."""
    done = {role: value for role, value in values.items() if role != "number"}
    for role in _DATED:
        if role in done:
            done[role] = iso(done[role])
    if "cycle" in done:
        head = next((head for head in (heads or {}).values() if "周期" in head or "间隔" in head), "")
        if months := cycle_months(done["cycle"], head):
            done["cycle_months"] = months
    codes = _WASTE_CODE.findall(" ".join(filter(None, (done.get("code"), done.get("name")))))
    if codes:
        done["code"] = " ".join(dict.fromkeys(code.upper().replace(" ", "") for code in codes))
    for name in ("name", "project", "supplier"):
        if name in done:
            done.setdefault("name", done[name])
    return done


def iso(value: str) -> str:
    """A date cell as YYYY-MM-DD or YYYY-MM; the text itself where it holds no date.

    >>> iso("2025年3月1日"), iso("2025.03"), iso("长期")
    ('2025-03-01', '2025-03', '长期')
    """
    mentions = _dates.mentions(value)
    if mentions and mentions[-1].finish is not None:
        return str(mentions[-1].finish)
    short = re.fullmatch(r"(20\d\d)[./-](1[0-2]|0?[1-9])", value.strip())
    return f"{short[1]}-{int(short[2]):02d}" if short else value


def cycle_months(value: str, head: str = "") -> str:
    """A verification cycle in whole months, "" if not told.

    >>> cycle_months("1年"), cycle_months("6个月"), cycle_months("12", "检定周期(月)"), cycle_months("半年"), cycle_months("两年")
    ('12', '6', '12', '6', '24')
    """
    plain = value.replace(" ", "")
    if chinese := re.match(r"(半|一|二|两|三|四|五|六|八|十)个?(年|月)", plain):
        number: Decimal | None = _YEARS[chinese[1]]
        unit = chinese[2]
    else:
        figure = measures.read_figure(plain)
        number = figure.value if figure else None
        unit = "年" if figure and ("年" in figure.unit or (not figure.unit and "年" in head)) else "月"
        if figure and not figure.unit and "年" not in head and "月" not in head and figure.value <= 6:
            unit = "年"
    if number is None or number <= 0:
        return ""
    months = number * 12 if unit == "年" else number
    return str(int(months)) if months == int(months) else ""


def _form(text: Text, keys: Sequence[str]) -> Iterator[Statement]:
    """A paper about one shipment or certificate: its labels and values as one row, or one for each waste its cell counts up."""
    values: dict[str, str] = {}
    source: _forms.Pair | None = None
    for pair in _forms.pairs(text, "lists"):
        if pair.value and pair.role not in values:
            values[pair.role] = pair.value
            source = pair if pair.role in keys and source is None else source
    key = next((values[role] for role in keys if role in values), "")
    if not key or source is None:
        return
    counted = list(_COUNTED_UP.finditer(key))
    for match in counted:
        each = {"name": match["name"], "code": match["code"] or "", "quantity": match["quantity"]}
        row = {**values, **{role: value for role, value in each.items() if value}}
        yield Statement(StatementKind.LISTED, match["name"], source.place, completed(row), source.confidence)
    if not counted:
        yield Statement(StatementKind.LISTED, key, source.place, completed(values), source.confidence)
