"""Figures with metric, period, part of the plant and unit of measure, from tables, forms and sentences.

In: the document's grids and lines, its type. Out: `Quantity` records.
- `metric` is a contract id only for consumption, output, emission or generation itself; what is bought, stocked or paid for, and an energy
  kind in coal equivalent, stand under a name of their own (电力购进量, 电力费用, 天然气折标量); other things under a name of corpora/metrics.yaml.
- `label` tells figures of one metric, period and unit apart: "" for the figure itself; a flow of waste (产生量, 综合利用量, 处置量, 期初贮存量 …), a scope
  (范围1), a product, a waste ("废矿物油 产生量"), a part ("自来水"), "折标系数" and "排放因子" for factors.
- `base_value` of a unit value is per base unit of its denominator: kgce/万元 becomes kgce/CNY.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidencekit import lexicon, tables
from evidencekit.facts import _captions, _figure_prose, _figure_tables, _metrics, _months, _parts, _sentences
from evidencekit.model import DocumentType, FactRecord, LineKind, Quantity, QuantityRole
from evidencekit.text import Text

#: Papers of figures, whose own names for a figure are taken over.
FIGURE_PAPERS = frozenset(
    {
        "emission_monitoring_report", "permit_execution_report", "pollutant_statistics", "equipment_energy_report", "solid_waste_ledger",
        "water_balance_test", "meter_reading_record", "performance_calculation", "material_saving_evaluation", "facility_operation_record",
        "cleaner_production_audit", "energy_audit_report", "industrial_output_statistics", "energy_statistics", "water_statistics",
        "hazardous_waste_manifest", "lighting_report", "ghg_inventory_report", "energy_baseline", "post_retrofit_monitoring",
        "energy_saving_calculation", "monthly_energy_report", "output_report", "unit_energy_analysis", "water_usage_report", "energy_bill",
    }
)  # fmt: skip

_NO_FIGURES = frozenset(
    {
        "metering_equipment_list", "calibration_certificate", "energy_equipment_list", "pollution_equipment_list", "site_plan",
        "training_plan", "training_signin", "score_sheet", "retraining_record", "exam_paper", "training_notice", "supplier_list",
        "supplier_evaluation", "business_license", "quality_certificate", "ohs_certificate", "environmental_certificate",
        "energy_certificate", "training_effect_evaluation", "training_material",
    }
)  # fmt: skip

#: Papers whose sentences set rules; their figures are thresholds, not measured values.
_RULES = frozenset({"operating_instruction", "emergency_plan", "management_manual", "employee_handbook"})

#: So many lines may be letterhead, title and form number.
TITLE_LINES = 6

#: A form over a table has no more rows.
FORM_ROWS = 12


def find(text: Text, doc_type: DocumentType) -> Iterator[FactRecord]:
    """Yield the quantities of the tables, then those of the sentences."""
    if doc_type.id in _NO_FIGURES:
        return
    paper = paper_context(text, named=doc_type.id in FIGURE_PAPERS)
    told: list[_parts.Told] = []
    titled = _within(text, _with_title(text, paper), doc_type.id)
    above = titled
    for grid in tables.of(text):
        context = titled if grid.raw_above or grid.name else above
        for line in (grid.name, *reversed(grid.raw_above)):
            context = _captions.narrowed(context, line)
        figures = list(_figure_tables.of_grid(text, grid, context))
        told.extend(figures)
        above = context if figures else _with_form(context, grid)
    found = _purchase_apart(told)
    if not doc_type.id.endswith("_procedure") and doc_type.id not in _RULES:
        found.extend(_figure_prose.of_sentences(_sentences.of(text), _bounded(paper, titled)))
    yield from _as_aimed(list(_contributions_named(found)), doc_type.id)


def _as_aimed(found: Sequence[Quantity], doc_type: str) -> Iterator[Quantity]:
    """A plan's change is a target, an approval's consumption a designed one; neither claims to have happened."""
    for quantity in found:
        planned = doc_type in _AIMS and quantity.role is QuantityRole.CHANGE
        designed = doc_type in _DESIGNS and quantity.role in (QuantityRole.VALUE, QuantityRole.TOTAL)
        if planned or (designed and quantity.metric in _metrics.contract_metrics() | _UNIT_METRICS):
            quantity = replace(quantity, role=QuantityRole.TARGET)
        yield quantity


_AIMS = frozenset(
    {
        "annual_targets",
        "water_saving_target",
        "medium_long_term_plan",
        "emission_reduction_plan",
        "saving_project_approval",
    }
)
_DESIGNS = frozenset(
    {"energy_conservation_review", "eia_approval", "construction_approval", "three_simultaneities_acceptance"}
)
_UNIT_METRICS = frozenset({"unit_energy", "unit_electricity", "unit_gas", "unit_water", "unit_carbon"})


_PERIOD = re.compile("报告期|统计期|期间|年度[:：]?$")
_PROJECT_PAPERS = frozenset(
    {"energy_baseline", "post_retrofit_monitoring", "energy_saving_calculation", "saving_project_approval", "saving_project_acceptance",
     "saving_project_contract"}
)  # fmt: skip
_PROJECT = re.compile(r"^(?:关于)?([\u4e00-\u9fffA-Za-z0-9#]{2,24}?(?:项目|改造|工程))")


def _bounded(paper: _captions.Context, titled: _captions.Context) -> _captions.Context:
    """The sentences' context: the paper's, inside the bounds that its title sets."""
    return replace(paper, unit=titled.unit, level=titled.level)


_BOUGHT = re.compile("外购|购入|网购|购电")


def _purchase_apart(found: Sequence[_parts.Told]) -> list[Quantity]:
    """Where the plant makes power itself, what it buys is a part of what it uses."""
    own_power = any(told.quantity.metric in lexicon.read("metrics")["own_power"] for told in found)
    return [
        replace(told.quantity, label="外购", role=_parts.part_role(told.quantity))
        if own_power
        and told.quantity.metric == "electricity"
        and told.quantity.role in (QuantityRole.VALUE, QuantityRole.TOTAL)
        and not told.quantity.label
        and _BOUGHT.search(told.column_word + told.row_word)
        else told.quantity
        for told in found
    ]


def _contributions_named(found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Parts of a change without a metric or period of their own take those of the paper's change."""
    changes = [quantity for quantity in found if quantity.role is QuantityRole.CHANGE and not quantity.unit]
    falls = [change for change in changes if change.value < 0] or changes
    for quantity in found:
        if quantity.role is QuantityRole.CONTRIBUTION and not quantity.metric:
            metric = falls[0].metric if falls else "unit_energy"
            period = falls[0].period if falls and not quantity.period else quantity.period
            quantity = replace(quantity, metric=metric, period=period)
        yield quantity


def _with_title(text: Text, context: _captions.Context) -> _captions.Context:
    """The context with what the first lines of the paper, its title among them, say of all its tables."""
    for line in tables.prose(text)[:TITLE_LINES]:
        context = _captions.narrowed(context, tables.raw(line))
    return context


def _within(text: Text, context: _captions.Context, doc_type: str) -> _captions.Context:
    """Papers of a saving project tell of what the project bounds, never of the whole plant."""
    if doc_type not in _PROJECT_PAPERS or context.unit:
        return context
    for line in tables.prose(text)[:TITLE_LINES]:
        if match := _PROJECT.search(text.line_text(line)):
            return replace(context, unit=match[1], level="equipment")
    return context


def _with_form(context: _captions.Context, grid: tables.Grid) -> _captions.Context:
    """The context with the labels and values of a table without figures, for the table right under it."""
    for row in grid.rows[:FORM_ROWS]:
        context = _captions.narrowed(context, tables.as_line(row))
    return context


def paper_context(text: Text, *, named: bool) -> _captions.Context:
    """Year and span of the whole paper: of its first lines that name one."""
    span: _months.Span | None = None
    for line in text.lines[:40]:
        words = tables.raw(line)
        in_table = line.line.kind is LineKind.TABLE and len(line.line.runs) > 1 and not _PERIOD.search(words)
        if in_table or not words.strip() or len(words) > 120 or "。" in words:
            continue
        found = _captions.span(_captions.form_dates_dropped(words))
        if found is not None and found.year is not None:
            span = found
            break
    return _captions.Context(span=span, named=named)
