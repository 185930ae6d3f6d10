"""Figures with metric, period, part of the plant and unit of measure, from tables, forms and sentences.

In: the document's grids and lines, its type. Out: `Quantity` records.
- `metric` is a contract id only for consumption, output, emission or generation itself; what is bought, stocked or fed on stands under
  "<id>:<flow>" ("electricity:购进量"), money under "<id>费用", other things under a name of corpora/metrics.yaml (光伏发电量, 负载率).
- `label` tells figures of one metric, period and unit apart: "" for the figure itself; a flow of waste (产生量, 综合利用量, 处置量, 期初贮存量 …), a scope
  (范围1), a product, a waste ("废矿物油 产生量"), "折标量" for an energy kind in coal equivalent, "折标系数" and "排放因子" for factors.
- `base_value` of a unit value is per base unit of its denominator: kgce/万元 becomes kgce/CNY.
"""

import re
from collections.abc import Iterator

from evidencekit import tables
from evidencekit.facts import _figure_tables, _months
from evidencekit.model import DocumentType, FactRecord, LineKind
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
    {"training_plan", "training_signin", "score_sheet", "retraining_record", "exam_paper", "training_notice", "supplier_list", "supplier_evaluation",
     "business_license", "quality_certificate", "ohs_certificate", "environmental_certificate", "energy_certificate"}
)  # fmt: skip


def find(text: Text, doc_type: DocumentType) -> Iterator[FactRecord]:
    """Yield the quantities of the tables, then those of the sentences."""
    if doc_type.id in _NO_FIGURES:
        return
    paper = paper_context(text, named=doc_type.id in FIGURE_PAPERS)
    for grid in tables.of(text):
        context = paper
        for line in (grid.name, *reversed(grid.raw_above)):
            context = _figure_tables.with_line(context, line)
        yield from _figure_tables.of_grid(text, grid, context)


def paper_context(text: Text, *, named: bool) -> _figure_tables.Context:
    """Year and span of the whole paper: of its first lines that name one."""
    span: _months.Span | None = None
    for line in text.lines[:40]:
        words = tables.raw(line)
        in_table = (
            line.line.kind is LineKind.TABLE and re.search("报告期|统计期|期间|年度[:：]?$", words) is None
        )
        if in_table or not words.strip() or len(words) > 120:
            continue
        found = _figure_tables.caption_span(_figure_tables.form_dates_dropped(words))
        if found is not None and found.year is not None:
            span = found
            break
    return _figure_tables.Context(span=span, named=named)
