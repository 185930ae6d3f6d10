"""Quantities of tables: each figure with what its row, its column, the title and the paper say of it.

In: a grid and the context of its paper. Out: `Quantity` records. A column's word rules over a row's, a row's over the caption's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from evidencekit import measures, tables
from evidencekit.facts import _axes, _captions, _layouts, _metrics, _months
from evidencekit.facts._axes import Label
from evidencekit.facts._captions import Context
from evidencekit.facts._layouts import Segment
from evidencekit.measures import Figure, Measure
from evidencekit.model import Column, Quantity, QuantityRole
from evidencekit.tables import Grid, Spot
from evidencekit.text import Text

#: A hidden row, column or sheet may hold working figures.
HIDDEN = 0.6

_COUNTED = ("output", "output_value")
#: What a bill counts beside its money.
_BILLS = {"电费": "electricity", "水费": "water", "气费": "natural_gas"}
#: Metrics whose columns go by product or by waste, not by workshop.
_NAMED_KINDS = (*_COUNTED, "solid_waste", "hazardous_waste")
_WIDE = ("comprehensive_energy", "carbon_emission")
#: Roles of columns that do not speak of the column beside them.
_OWN_ROLES = (QuantityRole.FACTOR, QuantityRole.CONTRIBUTION)


@dataclass(frozen=True, slots=True)
class _RowLabel:
    """A row's label; `totals`: on which axes (period, unit, metric, name) the row sums up; `name`: a product, waste or project."""

    label: Label
    totals: Mapping[str, str]
    name: str = ""
    project: str = ""
    upper_unit: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A quantity with the words that tell its metric."""

    quantity: Quantity
    row_word: str
    column_word: str


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


class _Reader:
    """Reads one segment."""

    def __init__(self, text: Text, segment: Segment, context: Context) -> None:
        self.text = text
        self.segment = segment
        self.grid = segment.grid
        self.context = context
        self.axes = self._axes_of_labels()
        self.row_spans = {span.kind for column in self._period_columns() for span in self._spans_in(column)}
        self.columns = self._value_columns()
        self.columns |= self._changes()
        self.column_axis = self._column_axis()
        self.output_measure = self._output_measure()
        self.energy = self._only_energy()
        self.waste = self._waste()

    # --- columns

    def _value_columns(self) -> dict[int, Label]:
        """The label of each column of figures; words that nothing explains become parts of the plant."""
        columns: dict[int, Label] = {}
        for column in self.segment.values:
            label = self.segment.columns[column]
            if label.rest and not label.unit and self._names_a_place(label):
                label = replace(label, unit=label.rest, level="workshop", rest="")
            columns[column] = label
        return columns

    def _changes(self) -> dict[int, Label]:
        """Columns of 同比, 环比, 占比, 目标 without a metric: what they tell of is the figure that their numbers fit, else the column before."""
        told: dict[int, Label] = {}
        for column, label in self.columns.items():
            if (
                label.metric
                or label.unit_value
                or not (label.change or label.role)
                or label.role in _OWN_ROLES
            ):
                continue
            before = [
                other for other in self.segment.values if other < column and self._counts_something(other)
            ]
            source = self._fitting(column, before) if label.change else None
            source = before[-1] if source is None and before else source
            if source is not None and self.columns[source].metric + self.columns[source].text:
                of = self.columns[source]
                told[column] = replace(
                    label, metric=of.metric, second=of.second, unit_value=of.unit_value, unit=label.unit or of.unit,
                    level=label.level or of.level, per=of.per or (of.measure.per if of.measure else ""), span=label.span or of.span,
                )  # fmt: skip
        return told

    def _counts_something(self, column: int) -> bool:
        label = self.columns[column]
        return not (label.change or label.role or label.skip or label.relative in ("last_year", "last_month"))

    def _fitting(self, column: int, candidates: Sequence[int]) -> int | None:
        """The column whose rise over an earlier column of its kind is what *column* prints, in most rows."""
        for now in reversed(candidates):
            for then in self.segment.values:
                if then != now and self._earlier(then, now) and self._share_fitting(column, now, then) > 0.5:
                    return now
        return None

    def _earlier(self, then: int, now: int) -> bool:
        """Whether a column tells an earlier figure of what another column tells."""
        old, new = self.columns[then], self.columns[now]
        if old.relative in ("last_year", "last_month", "base_year"):
            return True
        return bool(old.span and new.span and old.metric == new.metric and old.span != new.span)

    def _share_fitting(self, column: int, now: int, then: int) -> float:
        fits = tried = 0
        for row in self.segment.rows:
            cells = [_layouts.figure(self.grid.rows[row][c]) for c in (column, now, then)]
            change, new, old = cells
            if change is None or new is None or old is None or not old.value:
                continue
            tried += 1
            rise = (new.value / old.value - 1) * 100
            fits += abs(abs(rise) - abs(change.value)) <= Decimal("0.6") * Decimal(10) ** -min(
                change.decimals, 1
            )
        return fits / tried if tried else 0.0

    def _names_a_place(self, label: Label) -> bool:
        if (label.metric or self.context.metric) in _NAMED_KINDS or not re.fullmatch(
            r"[\u4e00-\u9fffA-Za-z0-9#]{1,8}", label.rest
        ):
            return False
        if label.metric and label.metric not in _metrics.contract_metrics():
            return False
        if label.rest in (
            "电",
            "水",
            "气",
            "煤",
            "油",
            "外购",
            "自产",
            "净",
            "其中",
            "实际",
            "年",
            "月",
            "表",
            "有功",
            "无功",
            "工业",
            "能源",
            "本企业",
        ):
            return False
        energy = (
            label.metric in _metrics.contract_metrics() or self.context.metric in _metrics.contract_metrics()
        )
        return bool(energy and (len(self.segment.values) > 1 or label.metric))

    def _column_axis(self) -> str:
        """Which axis the columns run along: period, unit or metric, by what most of them differ in."""
        kinds = Counter(
            "period"
            if label.span and label.span.kind != "year"
            else "unit"
            if label.unit
            else "metric"
            if label.metric
            else ""
            for label in self.columns.values()
        )
        kinds.pop("", None)
        for kind in ("period", "unit"):
            if kinds.get(kind, 0) >= 2:
                return kind
        return "metric"

    def _output_measure(self) -> str:
        """The unit in which the table counts its output, for unit values that do not say per what."""
        for label in self.columns.values():
            if label.metric == "output" and label.measure is not None and not label.measure.per:
                return label.measure.printed.lstrip("十百千万亿")
        return ""

    def _waste(self) -> str:
        """The kind of waste that the table counts, "" if it counts none."""
        listed = any(self.segment.roles[column] == "waste" for column in self.segment.labels)
        if self.context.metric in ("solid_waste", "hazardous_waste"):
            return self.context.metric
        return "solid_waste" if listed else ""

    def _only_energy(self) -> str:
        """The one energy or water kind that the table counts, for a bare 单耗."""
        kinds = {
            label.metric
            for label in self.columns.values()
            if label.metric in _metrics.contract_metrics()
            and label.metric not in _COUNTED
            and not label.unit_value
        }
        return kinds.pop() if len(kinds) == 1 else ""

    # --- rows

    def _axes_of_labels(self) -> dict[int, str]:
        """What each label column tells: period, unit, metric, name, measure."""
        by_role = {
            "period": "period",
            "organisation": "unit",
            "equipment": "unit",
            "measure": "measure",
            "product": "name",
            "waste": "name",
            "project": "project",
        }
        axes: dict[int, str] = {}
        for column in self.segment.labels:
            role = self.segment.roles[column]
            axes[column] = by_role.get(role or "") or self._axis_by_content(column)
        return axes

    def _axis_by_content(self, column: int) -> str:
        kinds: Counter[str] = Counter()
        for row in self.segment.rows:
            spot = self.grid.rows[row][column]
            if spot is None or spot.blank:
                continue
            label = _axes.label(_unnumbered(spot.text))
            if label.span is not None and not label.metric:
                kinds["period"] += 1
            elif label.metric or label.flow or label.unit_value:
                kinds["metric"] += 1
            elif label.unit:
                kinds["unit"] += 1
            elif label.rest and not label.total:
                kinds["name"] += 1
        return kinds.most_common(1)[0][0] if kinds else "name"

    def _labels_for(self, value: int) -> tuple[int, ...]:
        """The label columns that speak for a column of figures: of equal ones side by side the nearest on the left."""
        chosen: dict[tuple[str, ...], int] = {}
        left = [column for column in self.segment.labels if column < value and self.axes[column] != "measure"]
        for column in left or [c for c in self.segment.labels if self.axes[c] != "measure"]:
            key = self.segment.heads[column] or ("", self.axes[column])
            chosen[key] = column
        if (measure := self._measure_column(value)) is not None:
            chosen[("measure",)] = measure
        columns = sorted(chosen.values())
        if not any(self.segment.heads[column] for column in columns) and left and not any(self.segment.heads):
            return (max(left),)
        return tuple(columns)

    def _measure_column(self, value: int) -> int | None:
        """The 单位 column that speaks for a column of figures: behind it where the table sets units behind, else before it."""
        columns = [column for column, axis in self.axes.items() if axis == "measure"]
        if not columns:
            return None
        if columns[0] > self.segment.values[0]:
            return value + 1 if value + 1 in columns else (columns[0] if len(columns) == 1 else None)
        left = [column for column in columns if column < value]
        return left[-1] if left else None

    def _cell(self, row: int, column: int) -> Spot | None:
        """A label cell; a blank one under a filled one belongs to the row above (merged cells without their frame)."""
        spot = self.grid.rows[row][column]
        if spot is not None and not spot.blank:
            return spot
        if self.axes.get(column) == "measure" or not self._labelled_right(row, column):
            return None
        for above in reversed([r for r in self.segment.rows if r < row]):
            found = self.grid.rows[above][column]
            if found is not None and not found.blank:
                return None if _axes.label(found.text).total else found
        return None

    def _labelled_right(self, row: int, column: int) -> bool:
        return any(
            (spot := self.grid.rows[row][right]) is not None and not spot.blank
            for right in self.segment.labels
            if right > column and self.axes.get(right) != "measure"
        )

    def _row(self, row: int, columns: Sequence[int]) -> _RowLabel:
        label, totals, name, project, upper = Label(), dict[str, str](), "", "", ""
        if group := self.segment.groups.get(row) or self._group_above(row):
            label = _axes.merged(label, _group_label(group))
        for column in columns:
            spot = self._cell(row, column)
            if spot is None:
                continue
            axis = self.axes[column]
            found = self._label_of(axis, column, spot)
            if found.total:
                totals[axis] = found.total
            if axis == "name" and (not name or self.segment.roles[column] is not None):
                name = found.rest or name
            elif axis == "metric" and found.rest and not found.metric:
                name = found.rest
            if axis == "project":
                project = spot.text if not found.total else ""
            if found.unit and label.unit and found.unit != label.unit:
                upper = label.unit
            label = _axes.merged(label, found)
        return _RowLabel(label, totals, name, project, upper)

    def _group_above(self, row: int) -> str:
        above = [r for r in self.segment.groups if r < row]
        return self.segment.groups[max(above)] if above else ""

    def _label_of(self, axis: str, column: int, spot: Spot) -> Label:
        text = _unnumbered(spot.text)
        if axis == "period":
            return self._period_label(column, spot)
        if axis == "measure":
            return Label(text, measure=measures.parse(text))
        found = _axes.label(text)
        if axis == "unit" and not found.total and not found.whole:
            level = (
                "equipment"
                if self.segment.roles[column] == "equipment" or found.level == "equipment"
                else "workshop"
            )
            return Label(text, unit=_place_name(text), level=level)
        if axis in ("name", "project") and not found.total:
            return Label(text, measure=found.measure, rest=_axes.split_measure(text)[0])
        return found

    def _period_label(self, column: int, spot: Spot) -> Label:
        text = spot.cell.date or spot.text
        head = "".join(self.segment.heads[column])
        if re.fullmatch(r"(?:1[0-2]|0?[1-9])(?:\.0)?", text) and "年" not in head.replace("年月", ""):
            return Label(text, span=_months.Span("month", None, int(float(text)), int(float(text))))
        found = _axes.label(text)
        return (
            found
            if found.span is not None or found.total or found.relative
            else Label(text, rest=text, skip=found.skip)
        )

    # --- figures

    def quantities(self) -> list[Told]:
        """Every figure of the segment that has a metric, row by row."""
        return _parts_told_apart(list(self._each()))

    def _each(self) -> Iterator[Told]:
        """Each quantity with the words of its row and column for what it measures."""
        by_value = {value: self._labels_for(value) for value in self.segment.values}
        known: dict[tuple[int, tuple[int, ...]], _RowLabel] = {}
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
        self, row: _RowLabel, column: Label, found: Figure, spot: Spot, row_number: int, column_number: int
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
        if context in _BILLS and kind == "money":
            return context
        if context in _BILLS and kind in _metrics.dimensions(_BILLS[context]):
            return _BILLS[context]
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
        row: _RowLabel,
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
        product = column.rest if metric in _NAMED_KINDS and not column.total else ""
        label = " ".join(filter(None, (row.name, product, flow)))
        money = measure is not None and measure.dimension == "money"
        known = metric in _metrics.contract_metrics()
        if known and money and "money" not in _metrics.dimensions(metric):
            return _own(kind_word or row.label.word or column.word, _MONEY), label
        if role is QuantityRole.FACTOR:
            return kind or metric, _axes.factor_label(column.text + row.label.text, measure)
        if metric == "comprehensive_energy" and kind in _metrics.contract_metrics() and kind not in _COUNTED:
            return (kind, "") if role is QuantityRole.CHANGE else (_own(kind_word, _IN_COAL), row.name)
        if metric == "目标完成率" and kind_word:
            return metric, kind_word
        if metric == "carbon_emission" and kind_word:
            return metric, " ".join(filter(None, (flow, kind_word)))
        if known and flow in _STOCK_FLOWS and metric not in ("solid_waste", "hazardous_waste"):
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

    def _role(self, row: _RowLabel, column: Label, metric: str, measure: Measure | None) -> QuantityRole:
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

    def _calendar_role(self, row: _RowLabel, column: Label) -> QuantityRole:
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

    def _period_columns(self) -> list[int]:
        return [column for column, axis in self.axes.items() if axis == "period"]

    def _spans_in(self, column: int) -> list[_months.Span]:
        spans = []
        for row in self.segment.rows:
            spot = self.grid.rows[row][column]
            if spot is not None and (span := self._period_label(column, spot).span):
                spans.append(span)
        return spans

    def _unit(self, row: _RowLabel, column: Label) -> tuple[str, str]:
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

    def _period(self, row: _RowLabel, column: Label, number: int, role: QuantityRole) -> tuple[str, str]:
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
        for column in self._period_columns():
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


def _of_same_waste(row: _RowLabel, above: str) -> _RowLabel:
    """其中：综合利用往年贮存量 speaks of the waste of the row above."""
    if row.label.metric or not row.label.flow or above not in ("solid_waste", "hazardous_waste"):
        return row
    return replace(row, label=replace(row.label, metric=above))


def _parts_told_apart(found: Sequence[Told]) -> list[Told]:
    """Figures of one metric, period and unit under different words: the parts are labelled with theirs.

    Down a column (取水总量, 其中自来水) and along a row (用电合计, 外购电量).
    """
    quantities = _labelled_parts([(told.quantity, told.row_word, True) for told in found])
    pairs = zip(quantities, found, strict=True)
    quantities = _labelled_parts([(quantity, told.column_word, False) for quantity, told in pairs])
    return [replace(told, quantity=quantity) for quantity, told in zip(quantities, found, strict=True)]


def _labelled_parts(found: Sequence[tuple[Quantity, str, bool]]) -> list[Quantity]:
    groups: dict[tuple[object, ...], set[str]] = {}
    for quantity, word, down in found:
        groups.setdefault(_sameness(quantity, down=down), set()).add(word)
    parted: list[Quantity] = []
    for quantity, word, down in found:
        words = groups[_sameness(quantity, down=down)]
        is_part = len(words) > 1 and word and word != _main_word(words) and not quantity.label
        parted.append(replace(quantity, label=word, role=part_role(quantity)) if is_part else quantity)
    return parted


def _sameness(quantity: Quantity, *, down: bool) -> tuple[object, ...]:
    line = (quantity.at.column if down else quantity.at.row) if quantity.at else None
    role = QuantityRole.VALUE if quantity.role is QuantityRole.TOTAL else quantity.role
    return (
        line,
        quantity.metric,
        quantity.period,
        quantity.unit,
        role,
        quantity.base_measure,
        quantity.label,
    )


def part_role(quantity: Quantity) -> QuantityRole:
    """A total of a part is a plain value of the whole."""
    return QuantityRole.VALUE if quantity.role is QuantityRole.TOTAL else quantity.role


def _main_word(words: set[str]) -> str:
    """Of the words for one metric the one for the whole: with 总 or 合计, else the shortest ending in 量."""
    whole = sorted(word for word in words if "总" in word or "合计" in word) or sorted(
        word for word in words if word.startswith(("取", "新"))
    )
    return whole[0] if whole else min(words, key=lambda word: (not word.endswith("量"), len(word), word))


_STOCK_FLOWS = frozenset(
    {
        "购进量",
        "购进金额",
        "期初贮存量",
        "期末贮存量",
        "贮存量",
        "用于原材料",
        "工业生产消费",
        "非工业生产消费",
        "运输工具消费",
        "加工转换投入",
        "加工转换产出",
        "回收利用",
    }
)


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


def _unnumbered(text: str) -> str:
    """A label without its numbering and 其中."""
    return re.sub(
        r"^(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）、.．](?!\d)|其中[:：]?|[①-⑩])\s*", "", text
    )


def _group_label(text: str) -> Label:
    """A title row inside the body: a part of the plant, a metric or a period; a remark says nothing."""
    label = _axes.label(_unnumbered(text)) if len(text) <= tables.MAX_HEAD else Label()
    return label if label.unit or label.metric or label.span else Label()


def _place_name(text: str) -> str:
    return re.sub(r"\s+", "", text)
