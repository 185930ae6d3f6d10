"""The date grammar: every way Chinese papers write a date, what is none, and the public cases of another suite."""

import json
import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from evidencekit.facts import _dates
from evidencekit.text import normalise

_DATA = Path(os.environ.get("EVIDENCEKIT_TEST_DATA", Path(__file__).parents[3] / "shared" / "data"))


def read(text: str) -> list[tuple[str, str]]:
    found = _dates.mentions(normalise(text) if "\n" not in text and "\t" not in text else text)
    return [(str(one.begin), str(one.finish)) for one in found if not one.weak]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年7月19日", "2024-07-19"),
        ("2024 年 07 月 19 日", "2024-07-19"),
        ("２０２４年７月１９日", "2024-07-19"),
        ("2024年7月19号", "2024-07-19"),
        ("2024.07.19", "2024-07-19"),
        ("2024.7.19", "2024-07-19"),
        ("2024/7/19", "2024-07-19"),
        ("2024-7-19", "2024-07-19"),
        ("2024 - 07 - 19", "2024-07-19"),
        ("二〇二四年七月十九日", "2024-07-19"),
        ("二零二四年七月十九日", "2024-07-19"),
        ("二○二四年十二月三十一日", "2024-12-31"),
        ("贰零贰肆年柒月壹拾玖日", "2024-07-19"),
        ("二〇二五年元月廿五日", "2025-01-25"),
        ("二〇二四年十月卅一日", "2024-10-31"),
        ("二零零四年八月十五", "2004-08-15"),
        ("24年7月19日", "2024-07-19"),
        ("2024年7月", "2024-07"),
        ("2024年7月份", "2024-07"),
        ("2024-07", "2024-07"),
        ("2024年度", "2024"),
        ("2021年的第三个月", "2021-03"),
        ("19 July 2024", "2024-07-19"),
        ("July 19, 2024", "2024-07-19"),
        ("Jul. 19, 2024", "2024-07-19"),
        ("19th of July, 2024", "2024-07-19"),
        ("19-Jul-2024", "2024-07-19"),
        ("July 2024", "2024-07"),
        ("2024-Jul-19", "2024-07-19"),
        ("19/07/2024", "2024-07-19"),
        ("2020年2月29日", "2020-02-29"),
    ],
)
def test_single_dates(text: str, day: str) -> None:
    assert read(text) == [(day, day)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2O24年7月l9日", "2024-07-19"),
        ("2024年O7月19曰", "2024-07-19"),
        ("Z024年7月19日", "2024-07-19"),
        ("2024午7月19日", "2024-07-19"),
        ("2024年7目19日", "2024-07-19"),
        ("2 0 2 4年0 7月1 9日", "2024-07-19"),
        ("2024年7月19", "2024-07-19"),
        ("2025年6月16合同专用章", "2025-06-16"),
        ("2O24-O7-l9", "2024-07-19"),
        ("2024年\n7月19日", "2024-07-19"),
        ("2024年7月\n19日", "2024-07-19"),
        ("2024\t年\t7\t月\t19\t日", "2024-07-19"),
        ("二0二四年七月十九日", "2024-07-19"),
    ],
)
def test_slips_inside_the_shape_of_a_date(text: str, day: str) -> None:
    assert read(text) == [(day, day)]


@pytest.mark.parametrize(
    ("text", "begin", "finish"),
    [
        ("2024年7月19日至2027年7月18日", "2024-07-19", "2027-07-18"),
        ("自2024年7月19日起至2027年7月18日止", "2024-07-19", "2027-07-18"),
        ("2024.07.19-2027.07.18", "2024-07-19", "2027-07-18"),
        ("2024.07.19一2027.07.18", "2024-07-19", "2027-07-18"),
        ("2024-07-19~2027-07-18", "2024-07-19", "2027-07-18"),
        ("2024-07-19 — 2027-07-18", "2024-07-19", "2027-07-18"),
        ("2024/7/19 至 2027/7/18", "2024-07-19", "2027-07-18"),
        ("2024年7月19日\n至\n2027年7月18日", "2024-07-19", "2027-07-18"),
        ("2024年3月—5月", "2024-03", "2024-05"),
        ("2024年3-5月", "2024-03", "2024-05"),
        ("2024年11月至2025年2月", "2024-11", "2025-02"),
        ("2024年3月1日至5日", "2024-03-01", "2024-03-05"),
        ("2024年3月1-5日", "2024-03-01", "2024-03-05"),
        ("2024年3月1日至4月5日", "2024-03-01", "2024-04-05"),
        ("2025.03.01-03.05", "2025-03-01", "2025-03-05"),
        ("2024.01-2024.12", "2024-01", "2024-12"),
        ("2023-2025年", "2023", "2025"),
        ("2023年至2025年", "2023", "2025"),
        ("2023～2025年度", "2023", "2025"),
        ("规划(2024-2028)", "2024", "2028"),
        ("2025年第三季度", "2025-07", "2025-09"),
        ("2025年三季度", "2025-07", "2025-09"),
        ("2025年Q3", "2025-07", "2025-09"),
        ("2025年上半年", "2025-01", "2025-06"),
        ("2025年下半年度", "2025-07", "2025-12"),
        ("2025年前三季度", "2025-01", "2025-09"),
        ("valid from 10 May 2023 until 9 May 2026", "2023-05-10", "2026-05-09"),
        ("2025年3月15日上午9:00至2025年3月16日", "2025-03-15", "2025-03-16"),
    ],
)
def test_spans(text: str, begin: str, finish: str) -> None:
    found = [one for one in _dates.mentions(normalise(text) if "\n" not in text else text) if not one.weak]
    assert [(str(one.begin), str(one.finish), one.ranged) for one in found] == [(begin, finish, True)]


@pytest.mark.parametrize(
    "text",
    [
        "GB/T 24001-2016、ISO 14001:2015、GB 3096-2008",
        "GB/T 36132-2018/ISO 9001:2015",
        "电话：0532-20240719、400-2024-0719",
        "证书编号：00123Q30456R2M、HC-2024-07-19、SDJC2024-0719-03",
        "V2024.7.19、192.168.2024.1、2024.7.19.3",
        "金额2024.07万元，用电2024.12 kWh，比例2024.5%",
        "青环审〔2024〕15号、工信厅节函(2025)390号",
        "国家危险废物名录（2021年版）",
        "第3.2.1条、12.5、1:2024",
        "第2024号公告，近三年，五年内",
        "2024年第12号公告",
        "20  年  月  日",
        "满意度98.5，24年经验，10年6个月",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text", ["2025年2月30日", "2025年13月5日", "2025年6月31日", "2023年2月29日", "2025年00月18日"]
)
def test_a_day_that_does_not_exist_is_kept_as_invalid(text: str) -> None:
    (found,) = _dates.mentions(text)
    assert found.invalid and found.begin is None


@pytest.mark.parametrize(
    ("text", "day"),
    [("20240719", "2024-07-19"), ("2024.07", "2024-07"), ("2024-7", "2024-07"), ("年度\t2024", "2024")],
)
def test_what_only_a_label_makes_a_date_is_weak(text: str, day: str) -> None:
    (found,) = _dates.mentions(text)
    assert found.weak and str(found.begin) == day


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("自2018年以来", "since"),
        ("2014年6月14日起", "since"),
        ("2018年之后", "after"),
        ("2014年9月14日之前", "before"),
        ("2012年1月7日或之前", "until"),
        ("截至2024年12月31日", "until"),
        ("至2024年12月31日止", "until"),
    ],
)
def test_bounds(text: str, bound: str) -> None:
    (found,) = _dates.mentions(text)
    assert found.bound == bound


def test_open_end() -> None:
    (found,) = _dates.mentions("2008-03-12至长期")
    assert found.open_end and str(found.begin) == "2008-03-12"


# --- the public cases -------------------------------------------------------------------------------------------------------

Result = tuple[str | None, str | None]

#: Where the suite's convention differs from ours, by name: what it does, and how our answer is put into its form.
CONVENTIONS = {
    "exclusive-end": "A span ends before the first day that it no longer holds: 2009年 ends at 2010-01-01. Ours ends on its last day.",
    "written-end-stands": "Of a range the second date stands for its first day (…至2018年 ends at 2018-01-01, 到十二日 at the 12th). Ours runs to its last.",
    "after-a-year-starts-the-next": "2018年之后 begins 2019-01-01, but 2010年1月1日之后 on that day itself. Ours is the date with bound `after`.",
    "before-ends-at-the-first-day": "以前, 之前, 截止到 and 或之前 end at the first day of the date; only 及以前 of a year takes the year in. Ours is the date with its bound.",
    "two-bounds-are-one-span": "自X起到Y之前 is given as two results, one with each bound. Ours is one span.",
    "impossible-is-unresolved": "A day that does not exist is answered with the words and no value; ours is a mention marked invalid.",
}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _in_their_form(found: _dates.Mention, text: str) -> list[Result | str | None]:
    """Our mention in the form of the suite: a day, a pair (start, exclusive end), None for an impossible one; a span also as two bounds."""
    form = _one_form(found, text)
    if found.ranged and isinstance(form, tuple) and "起到" in text[found.start : found.end]:
        return [form, (form[0], None), (None, form[1])]  # two-bounds-are-one-span
    return [form]


def _one_form(found: _dates.Mention, text: str) -> Result | str | None:
    if found.invalid or found.begin is None or found.finish is None:
        return None  # impossible-is-unresolved
    if found.ranged:
        if found.first_end < 0:
            return _iso(found.begin.earliest()), _iso(
                found.finish.latest() + timedelta(days=1)
            )  # exclusive-end
        return _iso(found.begin.earliest()), _iso(found.finish.earliest())  # written-end-stands
    whole = found.begin.day is not None
    if found.bound == "since":
        return _iso(found.begin.earliest()), None
    if found.bound == "after":
        start = found.begin.earliest() if whole else found.begin.latest() + timedelta(days=1)
        return _iso(start), None  # after-a-year-starts-the-next
    if found.bound in ("before", "until"):
        takes_in = not whole and text[found.end : found.end + 3] == "及以前"
        end = found.begin.latest() + timedelta(days=1) if takes_in else found.begin.earliest()
        return None, _iso(end)  # before-ends-at-the-first-day
    if whole:
        return _iso(found.begin.earliest())
    return _iso(found.begin.earliest()), _iso(found.begin.latest() + timedelta(days=1))  # exclusive-end


def _expected(result: dict) -> Result | str | None:
    if result["kind"] == "date":
        return None if result["start"] == "not resolved" else result["start"]
    pair = (result["start"], result["end_exclusive"])
    return None if pair == (None, None) else pair


def _covers(found: _dates.Mention, text: str, words: str) -> bool:
    at = text.find(normalise(words).lstrip("= "))
    return at >= 0 and found.start < at + len(normalise(words)) and found.end > at


def test_the_public_cases() -> None:
    """microsoft/Recognizers-Text, Chinese, years written out: 75 inputs, 96 results; at most two may differ."""
    path = _DATA / "zh_dates.json"
    if not path.exists():
        pytest.skip("the public cases are not beside the repository")
    failures, total = [], 0
    for case in json.loads(path.read_text(encoding="utf-8"))["cases"]:
        text = normalise(case["input"])
        found = list(_dates.mentions(text))
        for result in case["results"]:
            total += 1
            ours = [
                form
                for one in found
                if _covers(one, text, result["text"])
                for form in _in_their_form(one, text)
            ]
            if _expected(result) not in ours:
                failures.append((case["input"], result["text"], _expected(result), ours))
        if len(found) > len(case["results"]):
            failures.append(
                (case["input"], "more dates than the suite has", len(case["results"]), len(found))
            )
    assert total == 96
    assert len(failures) <= 2, "\n".join(map(str, failures))
