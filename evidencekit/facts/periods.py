"""The time that a paper's figures or plan cover (`period`): by label, title, table of months, sentence.

Normal form after the contract: "2025", "2025-07", "2025-01-01/2025-06-30"; what covers a whole calendar year or month takes the short form, however
it is written. The label beats the title, the title beats the months of a table, these beat a sentence.
"""

import calendar
import re
from collections.abc import Iterator
from functools import lru_cache

from evidencekit.facts import _values
from evidencekit.facts._date_roles import Use, uses
from evidencekit.facts._dates import Mention
from evidencekit.facts._layout import layout
from evidencekit.model import DocumentType, Field, LineKind, PartialDate, Precision
from evidencekit.text import Text

_TITLE_LINES = 10
_LONGEST_TITLE = 70
_MONTH_CELL = re.compile(r"^(?:(?P<y>20\d\d)[年./-])?0?(?P<m>1[0-2]|[1-9])月?份?$")
_YEAR_CELL = re.compile(r"^(?P<y>20\d\d)年?度?$")
_MONTH_WORD = re.compile(r"^([一二三四五六七八九十]{1,2})月份?$")
_CN_MONTHS = {
    word: number
    for number, word in enumerate(
        ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"], 1
    )
}
_SENTENCE = re.compile(
    r"(?:报告期|核算期|统计期|审计期|评价期|核查期|核算年度|报告年度|统计年度|审核期|监测期|基准期|考核期|评估期|时间范围|核算周期|报告周期|计划期|实施期|期间|年度)[^,。;\n\d]{0,12}$|(?:本报告|报告|数据)(?:覆盖|涵盖|所涉及|包含)[^,。;\n\d]{0,10}$"
)
#: Held once a year, of the year: the days of the audit or meeting are not the time it covers.
_YEARLY = frozenset({"internal_audit_plan", "internal_audit_report", "management_review"})
_HELD = frozenset(
    {"review", "period", "report", "cover", "signature", "approve", "compile", "issue", "release", "sampling"}
)
#: A year that another is held against: 较2024年下降.
_COMPARED = re.compile(r"(?:较|比|与|同|对照|基于)$")
#: Types without the field that speak of a span of time all the same: what a statement vouches for is no validity of its own.
_COVERING = frozenset({"compliance_statement"})
#: Fewer months of a table than this say nothing of the paper's period.
_FEW_MONTHS = 2


def find(text: Text, doc_type: DocumentType) -> Iterator[Field]:
    """Yield `period` fields, the one to judge by first, each period once."""
    if "period" not in doc_type.fields and doc_type.id not in _COVERING:
        return
    seen: set[str] = set()
    for use, certainty, method in _candidates(text, doc_type):
        normalized = normal_form(use)
        if normalized and normalized not in seen:
            seen.add(normalized)
            yield _values.made(text, "period", (use.start, use.end), normalized, certainty, method)


_Candidate = tuple[Mention, float, str]


def _candidates(text: Text, doc_type: DocumentType) -> Iterator[_Candidate]:
    found = [use for use in uses(text) if not use.mention.invalid and use.mention.begin is not None]
    titles = _in_titles(text, found, dated="issue_date" in doc_type.fields)
    if doc_type.id in _YEARLY:
        yield from titles
        held = (use for use in found if _HELD.intersection(use.role.split("|")))
        yield from ((_year_of(use.mention), 0.7, "periods.held") for use in held)
        return
    labelled = [use for use in found if "period" in use.role.split("|") and not use.repeated]
    yield from ((use.mention, 0.96 * use.certainty, "periods.label") for use in labelled)
    plan = doc_type.id.endswith(("_plan", "_targets"))
    if plan:
        ranged = (use for use in found if "validity" in use.role and use.mention.ranged)
        yield from ((use.mention, 0.85, "periods.validity") for use in ranged)
    yield from titles
    if not labelled:
        yield from _without_label(text, found, titles, plan=plan)


def _without_label(
    text: Text, found: list[Use], titles: list[_Candidate], *, plan: bool
) -> Iterator[_Candidate]:
    """Months of a table (the months of a plan are when things are to be done), sentences, else whatever span stands there."""
    months = None if titles or plan else _table_months(text, found) or _table_years(text)
    if months:
        yield months, 0.85, "periods.months"
    sentences = [(use.mention, 0.8, "periods.sentence") for use in found if _in_sentence(text, use)]
    yield from sentences[:2]
    if not titles and not sentences:
        yield from _left(found)


def _year_of(mention: Mention) -> Mention:
    assert mention.begin is not None
    year = PartialDate(mention.begin.year)
    return Mention(mention.start, mention.end, year, year)


def _in_titles(text: Text, found: list[Use], *, dated: bool) -> list[tuple[Mention, float, str]]:
    """Spans of time in title lines; the finest first when a title and its sheet name differ."""
    place = layout(text)
    ends = [text.lines[min(_TITLE_LINES, len(text.lines)) - 1].end] if text.lines else [0]
    titled = []
    for use in found:
        mention = use.mention
        if mention.start >= ends[0] or (
            mention.begin and mention.begin.day is not None and not mention.ranged
        ):
            continue
        spot = place.spot(mention.start)
        words = place.words(spot)
        line = text.lines[spot.line].line
        if _COMPARED.search(text.normal[max(mention.start - 3, 0) : mention.start]):
            continue
        bare = mention.end - mention.start >= len(words) - 2
        alone = len(place.runs[spot.line]) == 1
        if line.kind is LineKind.TABLE and not alone and (bare or len(place.runs[spot.line]) > 2):
            continue
        if (
            len(words) <= _LONGEST_TITLE
            and not re.search("[。;]", words)
            and not (bare and mention.weak)
            and (use.role in ("", "cover", "generic") or use.method in ("end", "closing") or not dated)
        ):
            titled.append((mention, 0.9 - 0.15 * bare, "periods.title"))
    return sorted(titled, key=lambda found: -found[1])


def _table_months(text: Text, found: list[Use]) -> Mention | None:
    """The span of the months that head a table's columns or rows, with the year told elsewhere on the page."""
    months: list[tuple[int, PartialDate]] = []
    year = next((use.mention.begin.year for use in found if use.mention.begin), None)
    place = layout(text)
    for number, line in enumerate(text.lines):
        if line.line.kind not in (LineKind.TABLE, LineKind.BODY):
            continue
        for spot in place.runs[number]:
            read = _month(place.words(spot), year)
            if read:
                months.append((spot.start, read))
    if len({month for _, month in months}) < _FEW_MONTHS:
        return None
    ordered = sorted(months, key=lambda pair: str(pair[1]))
    first, last = ordered[0], ordered[-1]
    end = first[0] + len(place.words(place.spot(first[0])))
    return Mention(first[0], end, first[1], last[1], ranged=True)


def _table_years(text: Text) -> Mention | None:
    """The span of years that head the columns of a table: 指标 | 2022年 | 2023年 | 2024年."""
    place = layout(text)
    for spots in place.runs:
        years = [(spot, int(match["y"])) for spot in spots if (match := _YEAR_CELL.match(place.words(spot)))]
        if len(years) >= _FEW_MONTHS:
            first, last = min(years, key=lambda pair: pair[1]), max(years, key=lambda pair: pair[1])
            return Mention(
                first[0].start, first[0].end, PartialDate(first[1]), PartialDate(last[1]), ranged=True
            )
    return None


def _month(words: str, year: int | None) -> PartialDate | None:
    match = _MONTH_CELL.match(words)
    number = (
        int(match["m"])
        if match and ("月" in words or match["y"])
        else _CN_MONTHS.get((_MONTH_WORD.match(words) or [None, ""])[1] or "")
    )
    value = int(match["y"]) if match and match["y"] else year
    return PartialDate(value, number) if number and value else None


def _in_sentence(text: Text, use: Use) -> bool:
    before = text.normal[max(use.mention.start - 24, 0) : use.mention.start]
    return bool(_SENTENCE.search(before))


def _left(found: list[Use]) -> Iterator[tuple[Mention, float, str]]:
    """With nothing better: the first span of time or lone year or month that no other role claims."""
    for use in found:
        mention = use.mention
        coarse = mention.begin is not None and mention.begin.precision is not Precision.DAY
        if (
            (coarse or mention.ranged)
            and use.role in ("", "cover", "generic", "event", "sampling", "calibrated|sampling")
            and not use.repeated
        ):
            yield mention, 0.55, "periods.mention"
            return


@lru_cache(maxsize=256)
def normal_form(mention: Mention) -> str:
    """The contract's form of a span of time; "" for an open one."""
    begin, finish = mention.begin, mention.finish
    if begin is None or finish is None or mention.open_end:
        return ""
    if begin == finish:
        return str(begin) if begin.precision is not Precision.DAY else f"{begin}/{begin}"
    first, last = begin.earliest(), finish.latest()
    if last < first:
        return ""
    if first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    whole_month = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole_month and (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04d}-{first.month:02d}"
    return f"{first.isoformat()}/{last.isoformat()}"
