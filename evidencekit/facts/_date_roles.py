"""What each date of a paper is: issue, expiry, sampling … told from the words beside, after, above and below it.

Roles are those of corpora/field_labels.yaml (section `dates`) and corpora/date_roles.yaml, and four more: "signature" (stands under a
name at the end), "cover" (stands alone on the first page), "unlisted" (beside a label of no list: 计划开工时间), "" (nothing tells).
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from evidencekit import lexicon
from evidencekit.facts._dates import Mention, mentions, yearless
from evidencekit.facts._labels import Label, expand, labels_of
from evidencekit.facts._layout import REACH, Layout, Spot, layout
from evidencekit.model import Precision
from evidencekit.text import Text


@dataclass(frozen=True, slots=True)
class Use:
    """A date with its role, how sure the rule is (0 to 1), the rule's name, and the label's span where there is one.

    `repeated`: one of several dates of a table column, so a date of the rows and not of the paper.
    """

    mention: Mention
    role: str
    certainty: float
    method: str
    label: tuple[int, int] | None = None
    repeated: bool = False


#: Certainty by rule: a label in the same run hardly errs; the farther away the label, the more it may belong to something else.
_CERTAINTY = {
    "label": 0.97,
    "beside": 0.96,
    "suffix": 0.95,
    "above": 0.92,
    "below": 0.8,
    "sentence": 0.9,
    "signature": 0.85,
    "cover": 0.7,
}

#: What a slip of reading may have made of the date lowers its certainty so far that it is asked about, not judged on.
_DOUBT = 0.6

_NOT_SUFFIX = "(?!日期|时间|日|人|单位|机构|机关|部门|者|方|证|年|情况|依据|范围|后|前|地|会|的| ?:)"
_HELD = re.compile(r".{0,40}?(?:举办|举行|开展|进行|组织|召开|开始|培训|考试|考核|授课|实施)")
_TOLD = re.compile(r"(?:上午|下午|,|在)*[^。\n\d:]{0,24}?(?:组织|举办|开展|举行|召开|实施|参加)了?")
_PLANNED = re.compile(r"(?:兹?定于|拟于|将于|计划于|决定于|安排在|现定于|已于|于|在)$")
_ALONE = re.compile(
    r"(?:[\s:()/,.。_-]|签?[日时][期间]|(?:合同|检测|检验检测|报告)?专用章|盖章|公章|签章|印章|年月日|日|[(（]章[)）])*"
)
#: A date still stands alone with so many stray characters beside it: what OCR makes of a stamp's rim.
_STRAY = 2
#: The year of a day without one stands in the first so many lines.
_YEAR_LINES = 12
#: A run longer than its date by so much is no lone date.
_LONE_RUN = 40
_SIGNER_BEFORE = re.compile(r"(?:人|者|员)?(?:签字|签名)?[:\s_]*[\u4e00-\u9fff·]{0,14}[\s_,/]*$")
_BROKEN_START = re.compile(r"[\dOolI年月日.\s/-]{5,16}起?[至到~-]+$")
_PREFIXED = re.compile(r"[\u4e00-\u9fff]\Z")
#: 批准:程思齐日期: has the value of another label before 日期, the gap between them lost.
_VALUE_BEFORE = re.compile(r":[\u4e00-\u9fff·]{1,12}\Z")
#: What ends like the label of a date.
_LABEL_LIKE = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff()]*(?::|时间|日期|年月|时限)$")
_SIGNER_AFTER = re.compile(r"[\s,]*(?:制表|编制|填表|审核|批准|记录|统计|审批|复核)人?(?::|$)")
#: A date that closes a short line of the head or of the end belongs to the paper: 采购部 2026年1月20日.
_SHORT_LINE = 80
_HEAD_LINES = 6
_SIGNED_BY = re.compile(
    r"公司|厂|集团|局|委员会|中心|院|所|协会|政府|部门?|厅|处|盖章|公章|签章|签字|签名|签署|机关|机构|单位|[甲乙]方|负责人|法定代表人|代表|委托代理人|批准|承诺人"
)
#: Part of the lines, from the start, in which a lone date dates the head and signs nothing.
_OPENING = 0.4
#: A date of the cover stands in the first so many lines.
_COVER_LINES = 25


@cache
def _date_roles() -> frozenset[str]:
    return frozenset(lexicon.read("field_labels")["dates"])


@cache
def _filler() -> re.Pattern[str]:
    return re.compile(lexicon.read("date_roles")["fillers"], re.IGNORECASE)


@cache
def _suffixes() -> tuple[tuple[re.Pattern[str], str], ...]:
    table: Mapping[str, list[str]] = lexicon.read("date_roles")["suffixes"]
    found = []
    for role, templates in table.items():
        words = sorted({word for template in templates for word in expand(template)}, key=len, reverse=True)
        found.append((re.compile(f"[ \t]?(?:{'|'.join(map(re.escape, words))}){_NOT_SUFFIX}"), role))
    return tuple(found)


@cache
def _signers() -> tuple[tuple[re.Pattern[str], str], ...]:
    table: Mapping[str, list[str]] = lexicon.read("date_roles")["signers"]
    return tuple((re.compile("|".join(words)), role) for role, words in table.items())


@lru_cache(maxsize=4)
def uses(text: Text) -> tuple[Use, ...]:
    """All dates of a text with their roles, in order of place."""
    reader = _Reader(text)
    found = [reader.use(mention) for mention in mentions(text.normal) if not reader.unreadable(mention)]
    found += reader.yearless(found)
    heads = Counter(use.label for use in found if use.method == "above")
    return tuple(replace(use, repeated=True) if heads[use.label] > 1 else use for use in found)


class _Reader:
    """Reads the surroundings of one date after the other."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.normal = text.normal
        self.layout: Layout = layout(text)
        self.labels = [self._whole(found) for found in labels_of(text) if found.roles & _date_roles()]

    def _whole(self, label: Label) -> Label:
        """A plain 日期 or 时间 that ends a longer label of no list (计划开工时间) has the role "unlisted"."""
        before = self.normal[max(label.start - 14, 0) : label.start]
        if _specific(label) or not _PREFIXED.search(before) or _VALUE_BEFORE.search(before):
            return label
        return Label(label.start, label.end, frozenset({"unlisted"}))

    def unreadable(self, mention: Mention) -> bool:
        """A year of two figures that OCR may have cut (20年3月3日 of 2025年3月3日) says nothing."""
        short = mention.doubtful and self.normal[mention.start : mention.start + 3].endswith("年")
        return short and self._read_by_ocr(mention)

    def yearless(self, found: list[Use]) -> list[Use]:
        """Days without a year beside a label of an event, when all years of the first lines are one: 2025年培训 … 时间: 8月8日."""
        roles = {role for use in found for role in use.role.split("|")}
        years = {
            use.mention.begin.year
            for use in found
            if use.mention.begin and self.layout.spot(use.mention.start).line < _YEAR_LINES
        }
        if len(years) != 1 or roles & {"event", "exam", "generic"}:
            return []
        year = years.pop()
        dated = [self.use(mention) for mention in yearless(self.normal, year)]
        return [
            replace(use, certainty=use.certainty * 0.85)
            for use in dated
            if use.method in ("label", "beside") and {"event", "exam", "generic"} & set(use.role.split("|"))
        ]

    def use(self, mention: Mention) -> Use:
        spot = self.layout.spot(mention.start)
        for found in self._readings(mention, spot):
            found = self._settled(found, spot)
            doubt = mention.doubtful or (mention.invalid and self._read_by_ocr(mention))
            return replace(found, certainty=found.certainty * _DOUBT) if doubt else found
        return Use(mention, "", 0.6, "plain", repeated=self._in_rows(mention, spot))

    def _readings(self, mention: Mention, spot: Spot) -> Iterator[Use]:
        """Roles from the surest place to the least sure."""
        label = self._label_in(spot.start, mention.start)
        suffix = self._suffix(mention, spot.end)
        if label and _specific(label):
            yield self._by_label(mention, label, "label")
        if suffix:
            yield Use(mention, suffix, _CERTAINTY["suffix"], "suffix")
        if label is None:
            label = self._beside(mention, spot)
        if label:
            yield self._by_label(mention, label, "label" if label.start >= spot.start else "beside")
        if self._held(mention):
            yield Use(mention, "event", _CERTAINTY["sentence"], "sentence")
        if self._cut_range(mention, spot):
            yield Use(mention, "until", 0.8, "broken-range")
        signer = self._signer_in(spot.start, mention.start)
        if signer:
            yield Use(mention, signer, 0.9, "signer")
        across = self._suffix(mention, spot.end + 12)
        if across:
            yield Use(mention, across, 0.85, "suffix")
        if not mention.weak or self._fills(mention, spot):
            yield from self._by_lines_above(mention, spot)
        yield from self._by_place(mention, spot)

    def _by_lines_above(self, mention: Mention, spot: Spot) -> Iterator[Use]:
        """The label right above, the label that ends the line above, the head of the column over other dates."""
        head = self._above(mention, spot, 1)
        if head:
            yield self._by_label(mention, head, "above")
        before = self._end_of_line_above(spot, colon=False) if self._fills_start(mention, spot) else None
        if before:
            yield self._by_label(mention, before, "below")
        head = self._above(mention, spot, REACH)
        if head:
            yield self._by_label(mention, head, "above")

    def _by_label(self, mention: Mention, label: Label, method: str) -> Use:
        roles = sorted(label.roles & (_date_roles() | {"unlisted"}))
        return Use(mention, "|".join(roles), _CERTAINTY[method], method, (label.start, label.end))

    # --- labels
    def _last_before(self, low: int, high: int) -> Label | None:
        best = None
        for found in self.labels:
            if found.end > high:
                break
            if found.end > low:
                best = found
        return best

    def _label_in(self, low: int, high: int) -> Label | None:
        """The label in [low, high) with nothing but fillers up to *high*; a specific one before a plain 日期 in two languages."""
        label = self._last_before(low, high)
        if label is None or not _filler().fullmatch(self.normal, label.end, high):
            return None
        if not _specific(label):
            fuller = self._last_before(low, label.start)
            if fuller and _filler().fullmatch(self.normal, fuller.end, label.start):
                return fuller
        return label

    def _cut_range(self, mention: Mention, spot: Spot) -> Label | None:
        """The validity label of a range whose first date is unreadable: 合同期限025年4月1日至2026年3月31日."""
        before = _BROKEN_START.search(self.normal, max(spot.start, mention.start - 24), mention.start)
        label = self._last_before(spot.start, before.start()) if before else None
        fits = label is not None and before is not None and before.start() - label.end <= 4
        return label if fits and label is not None and "validity" in label.roles else None

    def _beside(self, mention: Mention, spot: Spot) -> Label | None:
        """The label that ends the next filled run to the left."""
        if not self._fills_start(mention, spot):
            return None
        for run in self.layout.left(spot):
            if run.end == run.start or _filler().fullmatch(self.normal, run.start, run.end):
                continue
            return self._label_in(run.start, run.end)
        return self._end_of_line_above(spot)

    def _end_of_line_above(self, spot: Spot, *, colon: bool = True) -> Label | None:
        """A label that ends the line above when the date opens its own line: 有效期至: / 2027年7月18日.

        With `colon` it must end in one or fill its line; else it may be the last of several runs, if it fills its run.
        """
        if spot.line == 0 or spot.index != 0:
            return None
        last = self.layout.runs[spot.line - 1][-1]
        label = self._label_in(last.start, last.end)
        if label is None:
            return None
        closed = self.normal[label.end : last.end].rstrip().endswith(":")
        alone = label.start == last.start and (last.index == 0 or not colon)
        return label if closed or alone else None

    def _above(self, mention: Mention, spot: Spot, reach: int) -> Label | None:
        """The label that heads the date's column, over other dates of the column if need be."""
        if not self._fills_start(mention, spot):
            return None
        for run in self.layout.above(spot, reach):
            label = self._label_in(run.start, run.end)
            if label and label.start - run.start <= 6:
                return label
            if not _looks_dated(self.layout.words(run)):
                return None
        return None

    def _fills_start(self, mention: Mention, spot: Spot) -> bool:
        return mention.start <= spot.start or bool(
            _filler().fullmatch(self.normal, spot.start, mention.start)
        )

    def _fills(self, mention: Mention, spot: Spot) -> bool:
        if spot.end - spot.start > mention.end - mention.start + _LONE_RUN:
            return False
        rest = self.normal[spot.start : mention.start] + self.normal[mention.end : max(spot.end, mention.end)]
        return len(_ALONE.sub("", rest)) <= (_STRAY if self._read_by_ocr(mention) else 0)

    def _read_by_ocr(self, mention: Mention) -> bool:
        return self.text.confidence(mention.start, mention.end) < 1

    def _signer_in(self, low: int, high: int) -> str:
        """The role of a signer whose name stands between him and the date: 批准:王五 2025年1月6日."""
        best, role_found = -1, ""
        for pattern, role in _signers():
            for match in pattern.finditer(self.normal, max(low, high - 30), high):
                opens = match.start() == low or self.normal[match.end() : match.end() + 2].strip(
                    "人者员"
                ).startswith(":")
                if (
                    opens
                    and match.start() > best
                    and _SIGNER_BEFORE.fullmatch(self.normal, match.end(), high)
                ):
                    best, role_found = match.start(), role
        return role_found

    def _in_rows(self, mention: Mention, spot: Spot) -> bool:
        """In a table under or over another date of its column."""
        if not self.layout.in_table(spot):
            return False
        near = [*self.layout.above(spot, 1), *self.layout.below(spot, 1)]
        return any(_looks_dated(self.layout.words(run)) for run in near)

    # --- words after, sentences
    def _suffix(self, mention: Mention, limit: int) -> str:
        precision = mention.finish.precision if mention.finish else Precision.DAY
        for pattern, role in _suffixes():
            found = pattern.match(self.normal, mention.end)
            if (
                found
                and found[0][0] == "\t"
                and self.normal[found.end() : found.end() + 1] not in ("", "\t", "\n")
            ):
                continue
            fine_enough = precision is Precision.DAY or (role != "event" and precision is Precision.MONTH)
            if found and found.end() <= limit and (fine_enough or role == "until"):
                return role
        return ""

    def _held(self, mention: Mention) -> bool:
        before = self.normal[max(mention.start - 4, 0) : mention.start]
        after = self.normal[mention.end : mention.end + 60]
        opens = not before or before[-1] in "\n。;" or before.endswith(("、", "."))
        return bool(_PLANNED.search(before) and _HELD.match(after)) or bool(opens and _TOLD.match(after))

    # --- place on the paper
    def _by_place(self, mention: Mention, spot: Spot) -> Iterator[Use]:
        year_only = (
            mention.begin is not None and mention.begin.precision is Precision.YEAR and not mention.doubtful
        )
        if mention.weak or mention.ranged or year_only or self._in_rows(mention, spot):
            return
        if self._unknown_label(mention, spot):
            return
        if not self._fills(mention, spot):
            yield from self._closing(mention, spot)
            return
        below = self._label_below(spot)
        if below:
            yield self._by_label(mention, below, "below")
        share = spot.line / len(self.layout.runs)
        if share < _OPENING and spot.line < _COVER_LINES and self._first_page(spot):
            yield Use(mention, "cover", _CERTAINTY["cover"], "cover")
        elif self._under_a_name(spot):
            yield Use(mention, "signature", _CERTAINTY["signature"], "signature")
        else:
            yield Use(mention, "signature", 0.75, "end")

    def _unknown_label(self, mention: Mention, spot: Spot) -> bool:
        """A label that no list knows (计划开工时间:) claims the date for something else."""
        before = self.normal[spot.start : mention.start].strip()
        if not before:
            before = next((words for run in self.layout.left(spot) if (words := self.layout.words(run))), "")
        return bool(_LABEL_LIKE.search(before))

    def _closing(self, mention: Mention, spot: Spot) -> Iterator[Use]:
        """A date at the end of a short line near the head or the end of the paper."""
        words = self.layout.words(spot)
        rest = self.normal[mention.end : max(spot.end, mention.end)]
        ends = not re.search("[\u4e00-\u9fff0-9A-Za-z]", rest) or bool(_SIGNER_AFTER.match(rest))
        if not ends or len(words) > _SHORT_LINE or "。" in words or spot.end < mention.end:
            return
        if spot.line >= len(self.layout.runs) * 0.6:
            yield Use(mention, "signature", 0.78, "closing")
        elif spot.line < _HEAD_LINES:
            yield Use(mention, "cover", 0.7, "closing")

    def _label_below(self, spot: Spot) -> Label | None:
        for run in self.layout.below(spot, 1):
            label = self._label_in(run.start, run.end)
            if label and _specific(label) and label.start == run.start and not self._has_value(run):
                return label
        return None

    def _has_value(self, run: Spot) -> bool:
        following = [*self.layout.right(run), *self.layout.below(run, 1)]
        return any(_looks_dated(self.layout.words(other)) for other in following)

    def _under_a_name(self, spot: Spot) -> bool:
        """The line, or one of the two above it, names who signs; such lines are short."""
        for number in range(max(spot.line - 2, 0), spot.line + 1):
            for run in self.layout.runs[number]:
                words = self.layout.words(run)
                if run != spot and len(words) <= 40 and "。" not in words and _SIGNED_BY.search(words):
                    return True
        return False

    def _first_page(self, spot: Spot) -> bool:
        return self.text.lines[spot.line].page is self.text.lines[0].page

    # --- a plain 日期
    def _settled(self, use: Use, spot: Spot) -> Use:
        """A plain 日期 belongs to the signer that its line names, or closes the paper."""
        if use.role != "generic":
            return use
        line = self.text.lines[spot.line]
        before = self.normal[max(line.start, use.mention.start - 40) : use.mention.start]
        owner = _signer(before) or (_signer(self._line_above(spot)) if spot.index == 0 else "")
        if owner:
            return replace(use, role=owner, method=f"{use.method}-signer")
        if spot.line >= len(self.layout.runs) * 0.5 and self._under_a_name(spot):
            return replace(use, role="signature", method="signature")
        return use

    def _line_above(self, spot: Spot) -> str:
        return self.text.line_text(self.text.lines[spot.line - 1])[-30:] if spot.line else ""


def _signer(words: str) -> str:
    """The role of the signer named last in *words*, "" if none is."""
    best, role_found = -1, ""
    for pattern, role in _signers():
        for match in pattern.finditer(words):
            if match.start() > best:
                best, role_found = match.start(), role
    return role_found


def _specific(label: Label) -> bool:
    return "generic" not in label.roles


def _looks_dated(words: str) -> bool:
    return bool(mentions(words))
