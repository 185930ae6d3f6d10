"""The axes of a segment: what each column of figures and each row tells, before any figure is read.

In: a segment with the context over it. Out: `Label`s of columns and `RowLabel`s of rows; totals know the axis they sum along.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from evidencekit import lexicon, measures, tables
from evidencekit.facts import _axes, _layouts, _metrics, _months
from evidencekit.facts._axes import Label
from evidencekit.facts._captions import Context
from evidencekit.facts._layouts import Segment
from evidencekit.model import QuantityRole
from evidencekit.tables import Spot

COUNTED = ("output", "output_value")
#: Metrics whose columns go by product or by waste, not by workshop.
_WASTES = ("solid_waste", "hazardous_waste")
NAMED_KINDS = (*COUNTED, *_WASTES)
#: Roles of columns that do not speak of the column beside them.
_OWN_ROLES = (QuantityRole.FACTOR, QuantityRole.CONTRIBUTION)


@dataclass(frozen=True, slots=True)
class RowLabel:
    """A row's label; `totals`: on which axes (period, unit, metric, name) the row sums up; `name`: a product, waste or project."""

    label: Label
    totals: Mapping[str, str]
    name: str = ""
    project: str = ""
    upper_unit: str = ""


class SegmentAxes:
    """The axes of one segment."""

    def __init__(self, segment: Segment, context: Context) -> None:
        self.segment = segment
        self.grid = segment.grid
        self.context = context
        self.axes = self._axes_of_labels()
        self.row_spans = {span.kind for column in self.period_columns() for span in self._spans_in(column)}
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
        return _flows_of_the_named_waste(columns)

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
        """Whether what is left of a column's head (注塑 under 用电量) is a part of the plant."""
        if (label.metric or self.context.metric) in NAMED_KINDS or not re.fullmatch(
            r"[\u4e00-\u9fffA-Za-z0-9#]{1,8}", label.rest
        ):
            return False
        if label.metric and label.metric not in _metrics.contract_metrics():
            return False
        if label.rest in lexicon.read("figure_words")["no_column_places"]:
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
            and label.metric not in COUNTED
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

    def _row(self, row: int, columns: Sequence[int]) -> RowLabel:
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
        return RowLabel(label, totals, name, project, upper)

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
            named = found.unit if re.match(r"[A-Z0-9-]{4,}", text) and found.unit else _place_name(text)
            return Label(text, unit=named, level=level)
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

    def period_columns(self) -> list[int]:
        return [column for column, axis in self.axes.items() if axis == "period"]

    def _spans_in(self, column: int) -> list[_months.Span]:
        spans = []
        for row in self.segment.rows:
            spot = self.grid.rows[row][column]
            if spot is not None and (span := self._period_label(column, spot).span):
                spans.append(span)
        return spans


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


def _flows_of_the_named_waste(columns: dict[int, Label]) -> dict[int, Label]:
    """综合利用量 | 处置量 beside 一般固废产生量 speak of that waste, whatever the title names besides."""
    told: dict[int, Label] = {}
    waste = ""
    for column in sorted(columns):
        label = columns[column]
        if label.metric in _WASTES:
            waste = label.metric
        elif waste and label.flow and not label.metric:
            label = replace(label, metric=waste)
        told[column] = label
    return told
