"""Quantities of tables: each figure with what its row, its column, the title and the paper say of it.

In: a grid and the context of its paper. Out: `Quantity` records. A column's word rules over a row's, a row's over the caption's.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from evidencekit import lexicon, measures
from evidencekit.facts import _axes, _captions, _layouts, _metrics, _months, _parts
from evidencekit.facts._axes import Label
from evidencekit.facts._captions import Context
from evidencekit.facts._layouts import Segment
from evidencekit.facts._parts import Told
from evidencekit.facts._segment_axes import COUNTED, NAMED_KINDS, RowLabel, SegmentAxes
from evidencekit.measures import Figure, Measure
from evidencekit.model import Column, Quantity, QuantityRole
from evidencekit.tables import Grid, Spot
from evidencekit.text import Text

#: A hidden row, column or sheet may hold working figures.
HIDDEN = 0.6

_WIDE = ("comprehensive_energy", "carbon_emission")


def of_grid(text: Text, grid: Grid, context: Context) -> Iterator[Told]:
    """The quantities of a grid, with the words that tell their metrics."""
    for segment in _layouts.segments(grid):
        inner = _narrowed(context, segment)
        yield from _Reader(text, segment, inner).quantities()


def _narrowed(context: Context, segment: Segment) -> Context:
    """The context with what the title rows of the segment say."""
    for title in reversed(segment.titles):
        context = _captions.narrowed(context, title)
    return context


class _Reader(SegmentAxes):
    """Reads the figures of one segment."""

    def __init__(self, text: Text, segment: Segment, context: Context) -> None:
        super().__init__(segment, context)
        self.text = text

    # --- figures

    def quantities(self) -> list[Told]:
        """Every figure of the segment that has a metric, row by row."""
        return _parts.told_apart(list(self._each()))

    def _each(self) -> Iterator[Told]:
        """Each quantity with the words of its row and column for what it measures."""
        by_value = {value: self._labels_for(value) for value in self.segment.values}
        known: dict[tuple[int, tuple[int, ...]], RowLabel] = {}
        waste = ""
        for row in self.segment.rows:
            for value in self.segment.values:
                spot = self.grid.rows[row][value]
                found = _layouts.figure(spot)
                if spot is None or found is None:
                    continue
                key = (row, by_value[value])
                if key not in known:
                    known[key] = _of_same_waste(self._row(row, by_value[value]), waste)
                    waste = known[key].label.metric
                quantity = self._quantity(known[key], self.columns[value], found, spot, row, value)
                if quantity is not None:
                    yield Told(quantity, _word(known[key].label), _word(self.columns[value]))

    def _quantity(
        self, row: RowLabel, column: Label, found: Figure, spot: Spot, row_number: int, column_number: int
    ) -> Quantity | None:
        if column.skip or row.label.skip:
            return None
        measure = self._measure(row.label, column, found)
        (metric, second), second_word = self._metric(row.label, column, measure)
        role = self._role(row, column, metric, measure)
        if found.bound and role is QuantityRole.VALUE:
            role = QuantityRole.LIMIT
        if role is QuantityRole.CHANGE and measure is not None and measure.dimension != "rate":
            return None
        metric, label = self._named(metric, (second, second_word), row, column, measure, role)
        if not metric and role is not QuantityRole.CONTRIBUTION:
            return None
        unit_value = role in (
            QuantityRole.VALUE,
            QuantityRole.TOTAL,
            QuantityRole.SUBTOTAL,
            QuantityRole.TARGET,
            QuantityRole.LIMIT,
            QuantityRole.CHANGE,
        )
        if unit_value and self._is_unit_value(row.label, column, measure):
            metric = self._unit_metric(metric, measure)
        unit, level = self._unit(row, column)
        period, base = self._period(row, column, row_number, role)
        value = self._value(found, role, column, row.label)
        base_value, base_measure = measures.convert(value, measure, metric)
        return Quantity(
            metric=metric,
            value=value,
            measure=measure.printed if measure else "",
            place=self.text.cell_place(spot.page, spot.cell),
            period=period,
            unit=unit,
            level=level,
            role=role,
            base_value=base_value,
            base_measure=base_measure,
            decimals=found.decimals,
            per=self._per(row.label, column, measure, metric),
            project=row.project if role is QuantityRole.CONTRIBUTION else "",
            base_period=base,
            label=label,
            at=Column(self.grid.number, row_number, column_number),
            confidence=round(
                spot.cell.confidence
                * (HIDDEN if spot.cell.hidden or spot.page.hidden else 1)
                * (0.8 if found.repaired else 1),
                3,
            ),
        )

    def _measure(self, row: Label, column: Label, found: Figure) -> Measure | None:
        printed = re.match(measures.spellings(), found.unit) if found.unit else None
        own = measures.parse(found.unit) or (measures.parse(printed[0]) if printed else None)
        if own is not None:
            return own
        if column.change or column.role in (QuantityRole.SHARE, QuantityRole.CONTRIBUTION):
            return column.measure or measures.parse("%")
        if column.measure is not None:
            return column.measure
        factor = column.role is QuantityRole.FACTOR or row.role is QuantityRole.FACTOR
        if row.measure is not None and (row.measure.per or not (factor or column.unit_value)):
            return row.measure
        return None if factor else self._sibling_measure(row, column) or self._caption_measure(row, column)

    def _sibling_measure(self, row: Label, column: Label) -> Measure | None:
        """The unit that another column of the same metric prints (范围1, 范围2, 总量(tCO2e))."""
        scoped = column.flow.startswith(("范围", "类别"))
        metric = "carbon_emission" if scoped else column.metric
        if not metric or column.unit_value or row.unit_value or column.change or column.role or row.metric:
            return None
        for other in self.columns.values():
            measure = other.measure
            if measure is None or measure.per or other.role or other.change:
                continue
            if other.metric == metric or (scoped and measure.dimension == "carbon"):
                return measure
        return None

    def _caption_measure(self, row: Label, column: Label) -> Measure | None:
        """The caption's unit, if it fits the metric."""
        metric = column.metric or row.metric
        fitting = _metrics.dimensions(metric)
        for measure in self.context.measures:
            kind = measure.dimension.partition(":")[0].partition("/")[0]
            unit_value = column.unit_value or row.unit_value
            if metric and fitting and kind not in fitting:
                continue
            if bool(measure.per) == unit_value or measure.dimension == "rate":
                return measure
        return None

    def _metric(self, row: Label, column: Label, measure: Measure | None) -> tuple[tuple[str, str], str]:
        """The metric of row and column together, the energy kind told beside 折标煤 or 排放量, and the word for that."""
        (metric, _), (second, second_word) = _axes.metrics_of(row, column)
        if (
            column.metric
            and row.metric
            and column.metric not in _WIDE
            and row.metric in _WIDE
            and second == column.metric
        ):
            metric, second = column.metric, row.metric
        kind = measure.numerator.partition(":")[0] if measure else ""
        if (
            self.waste
            and (metric == "output" or (not metric and (column.flow or row.flow)))
            and kind in ("", "mass", "count", "volume")
        ):
            metric = self.waste
        if not metric and QuantityRole.CONTRIBUTION not in (column.role, row.role):
            metric = self._metric_by_measure(kind, row, column)
        if metric == "comprehensive_energy" and kind == "electricity":
            metric = second or "electricity"
        return (metric, second), second_word

    def _metric_by_measure(self, kind: str, row: Label, column: Label) -> str:
        context = self.context.metric
        if column.unit_value or row.unit_value:
            return self.energy or context
        if context and kind and kind.partition(":")[0] in _metrics.dimensions(context):
            return context
        if context in _bills() and kind == "money":
            return context
        if context in _bills() and kind in _metrics.dimensions(_bills()[context]):
            return _bills()[context]
        if (column.flow or row.flow).startswith(("范围", "类别")) and kind in ("", "carbon", "mass"):
            return "carbon_emission"
        told = {
            "electricity": "electricity",
            "coal": "comprehensive_energy",
            "carbon": "carbon_emission",
        }.get(kind, "")
        if told:
            return told
        if context in _metrics.contract_metrics():
            fits = not kind or not _metrics.dimensions(context) or kind in ("rate",)
            return context if fits else ""
        return ""

    def _named(
        self,
        metric: str,
        second: tuple[str, str],
        row: RowLabel,
        column: Label,
        measure: Measure | None,
        role: QuantityRole,
    ) -> tuple[str, str]:
        """The metric with its label: flow, product, energy kind behind 折标量; names that only the paper has; costs."""
        kind, kind_word = second
        flow = (
            column.flow
            or row.label.flow
            or (column.word if metric == self.waste and column.metric == "output" else "")
        )
        if flow.startswith(("范围", "类别")) and metric != "carbon_emission":
            flow = ""
        product = column.rest if metric in NAMED_KINDS and not column.total else ""
        label = " ".join(filter(None, (row.name, product, flow)))
        money = measure is not None and measure.dimension == "money"
        known = metric in _metrics.contract_metrics()
        if known and money and "money" not in _metrics.dimensions(metric):
            return _own(kind_word or row.label.word or column.word, _MONEY), label
        if role is QuantityRole.FACTOR:
            return kind or metric, _axes.factor_label(column.text + row.label.text, measure)
        if metric == "comprehensive_energy" and kind in _metrics.contract_metrics() and kind not in COUNTED:
            return (kind, "") if role is QuantityRole.CHANGE else (_own(kind_word, _IN_COAL), row.name)
        if metric == "目标完成率" and kind_word:
            return metric, kind_word
        if metric == "carbon_emission" and kind_word:
            return metric, " ".join(filter(None, (flow, kind_word)))
        if (
            known
            and flow in lexicon.read("metrics")["stock_flows"]
            and metric not in ("solid_waste", "hazardous_waste")
        ):
            return _own(row.label.word or column.word, flow), row.name
        if not metric and self.context.named and (measure is not None or role is QuantityRole.LIMIT):
            return row.name or column.rest, flow
        return metric, label

    def _is_unit_value(self, row: Label, column: Label, measure: Measure | None) -> bool:
        if measure is not None and measure.dimension == "rate":
            return column.unit_value or row.unit_value
        if measure is not None and measure.per and not measure.dimension.endswith("/time"):
            return measure.numerator.partition(":")[0] in (
                "electricity",
                "coal",
                "heat",
                "carbon",
                "volume",
                "mass",
            )
        return column.unit_value or row.unit_value

    def _unit_metric(self, metric: str, measure: Measure | None) -> str:
        """unit_electricity for electricity per piece, and so on; other metrics keep their name."""
        from evidencekit import lexicon

        words = lexicon.read("metrics")
        kind = measure.numerator.partition(":")[0] if measure else ""
        if (
            metric in ("", "output", "output_value", "comprehensive_energy")
            and kind in words["unit_dimensions"]
        ):
            return str(words["unit_dimensions"][kind])
        return str(words["unit_values"].get(metric, metric))

    def _per(self, row: Label, column: Label, measure: Measure | None, metric: str) -> str:
        if measure is not None and measure.per:
            return measure.per
        if not metric.startswith("unit_"):
            return ""
        return column.per or row.per or self.output_measure

    def _role(self, row: RowLabel, column: Label, metric: str, measure: Measure | None) -> QuantityRole:
        told = column.role or row.label.role
        if told is not None:
            return told
        if _axes.is_factor(measure, metric, unit_value=column.unit_value or row.label.unit_value):
            return QuantityRole.FACTOR
        if column.change or row.label.change:
            return QuantityRole.CHANGE
        if measure is not None and measure.dimension == "rate" and metric != "目标完成率":
            return QuantityRole.SHARE
        kinds = {*row.totals.values(), column.total} - {""}
        if "total" in kinds:
            return QuantityRole.TOTAL
        if "subtotal" in kinds:
            return QuantityRole.SUBTOTAL
        return self._calendar_role(row, column)

    def _calendar_role(self, row: RowLabel, column: Label) -> QuantityRole:
        """A quarter beside months is a subtotal of them, a whole year beside anything shorter their total."""
        for span, kinds in ((row.label.span, self.row_spans), (column.span, self._column_spans())):
            if span is None or span.kind in ("month", "day"):
                continue
            if span.kind == "year" and kinds & {"month", "quarter", "half"}:
                return QuantityRole.TOTAL
            if span.kind in ("quarter", "half", "months") and "month" in kinds:
                return QuantityRole.SUBTOTAL
        return QuantityRole.VALUE

    def _column_spans(self) -> set[str]:
        return {label.span.kind for label in self.columns.values() if label.span}

    def _unit(self, row: RowLabel, column: Label) -> tuple[str, str]:
        """The part of the plant; a total over parts is the plant's, or the workshop's over its equipment."""
        unit, level = row.label.unit, row.label.level
        if "unit" in row.totals:
            unit, level = (
                (row.label.unit, "workshop")
                if row.label.unit and row.label.level == "workshop"
                else ("", "company")
            )
        if column.whole or row.label.whole or (column.total and self.column_axis == "unit"):
            return ("", "company") if not unit or column.whole else (unit, level)
        if column.unit and (not unit or column.level == "equipment"):
            unit, level = column.unit, column.level
        if not unit and self.context.unit and not column.total and not row.totals:
            unit, level = self.context.unit, self.context.level
        return unit, level if unit else "company"

    def _value(self, found: Figure, role: QuantityRole, column: Label, row: Label) -> Decimal:
        falls = column.fall or row.fall
        if role is QuantityRole.CHANGE and falls and found.value > 0:
            return -found.value
        if role is QuantityRole.CONTRIBUTION:
            return abs(found.value)
        return found.value

    # --- periods

    def _period(self, row: RowLabel, column: Label, number: int, role: QuantityRole) -> tuple[str, str]:
        """The figure's period, and the one it is compared with."""
        span = _axes_span(row.label.span, self._latest_year(column) or column.span)
        relative = _axes.merged(row.label, column).relative
        year = (span.year if span else None) or self.context.year
        if span is None and ("period" in row.totals or (column.total and self.column_axis == "period")):
            span = self._summed(number, row.totals.get("period") or column.total)
        if span is not None and span.kind == "year" and span.year is None:
            span = _months.Span("year", year)
        span = span or self.context.span
        if relative == "base_year" and not (column.span or row.label.span):
            return (_months.iso(self.context.base, None) if self.context.base else ""), ""
        span, year = _shifted(span, year, relative)
        if (column.to_date or row.label.to_date) and span is not None and span.kind != "year":
            span = replace(span, kind="months", first=1, day=None)
        period = _months.iso(span, year) if span else (f"{year}" if year else "")
        return period, self._base(span, year, column, row.label) if role is QuantityRole.CHANGE else ""

    def _summed(self, number: int, kind: str) -> _months.Span | None:
        """The span that a total sums: the months above it, or those since the last subtotal; of columns, all months."""
        spans: list[_months.Span] = []
        for column in self.period_columns():
            for row in self.segment.rows:
                if row >= number:
                    break
                spot = self.grid.rows[row][column]
                label = self._period_label(column, spot) if spot is not None else Label()
                if label.total and kind == "subtotal":
                    spans = []
                elif label.span is not None and label.span.kind != "year":
                    spans.append(label.span)
        if not spans and self.column_axis == "period":
            spans = [
                label.span for label in self.columns.values() if label.span and label.span.kind != "year"
            ]
        if not spans:
            return None
        first, last = min(span.first for span in spans), max(span.last for span in spans)
        years = {span.year for span in spans}
        year = years.pop() if len(years) == 1 else None
        return _months.Span("year" if (first, last) == (1, 12) else "months", year, first, last)

    def _base(self, span: _months.Span | None, year: int | None, column: Label, row: Label) -> str:
        change = column.change if column.change else row.change
        if span is not None and year is not None and change == "last_year":
            return _months.iso(replace(span, year=year - 1), None)
        if span is not None and year is not None and change == "last_month" and span.kind == "month":
            first = span.first - 1 or 12
            return f"{year if span.first > 1 else year - 1:04d}-{first:02d}"
        years = sorted({label.span.year for label in self.columns.values() if label.span and label.span.year})
        if len(years) >= 2 and change == "any" and year in years[1:]:
            return str(years[years.index(year) - 1])
        return ""

    def _latest_year(self, column: Label) -> _months.Span | None:
        """Of a table of years, the one that a column 变化率 speaks of."""
        years = sorted(
            {
                label.span.year
                for label in self.columns.values()
                if label.span and label.span.kind == "year" and label.span.year
            }
        )
        return _months.Span("year", years[-1]) if column.change and len(years) >= 2 else None


def _own(word: str, what: str) -> str:
    """A name for what is told of an energy kind beside its consumption: 电力费用, 天然气折标量, 电力购进量."""
    return re.sub(r"(?:消[耗费]|使)?用?量$", "", word) + what


#: Endings of such names.
_MONEY, _IN_COAL = "费用", "折标量"


def _word(label: Label) -> str:
    """The word for a label's metric, with 合计 where it says that it sums."""
    return f"{label.word}合计" if label.word and label.total else label.word


def _of_same_waste(row: RowLabel, above: str) -> RowLabel:
    """其中：综合利用往年贮存量 speaks of the waste of the row above."""
    if row.label.metric or not row.label.flow or above not in ("solid_waste", "hazardous_waste"):
        return row
    return replace(row, label=replace(row.label, metric=above))


def _axes_span(row: _months.Span | None, column: _months.Span | None) -> _months.Span | None:
    """Month of the row in the year of the column, or the other way round."""
    if row is None or column is None:
        return row or column
    narrow, wide = (column, row) if row.kind == "year" else (row, column)
    return replace(narrow, year=narrow.year or wide.year)


def _shifted(
    span: _months.Span | None, year: int | None, relative: str
) -> tuple[_months.Span | None, int | None]:
    """The span a year or a month earlier, where the head says 上年同期 or 上月."""
    if relative == "last_year" and year is not None:
        return (replace(span, year=year - 1) if span else None), year - 1
    if relative == "last_month" and span is not None and span.kind == "month" and year is not None:
        if span.first == 1:
            return replace(span, year=year - 1, first=12, last=12), year - 1
        return replace(span, first=span.first - 1, last=span.last - 1), year
    return span, year


def _bills() -> Mapping[str, str]:
    """What a bill counts beside its money."""
    counted: Mapping[str, str] = lexicon.read("metrics")["bills"]
    return counted
