"""Monitoring: often enough, and inside the limits.

In: sampling days of monitoring reports, frequencies of the monitoring plan's rows, results beside their limits. Out: period-missing for the last full year in
which fewer samplings of a kind (exhaust, water, noise) are on paper than the plan says, else than `monitoring.per_year` (then advice: the permit may ask for
less); threshold-not-met for a result above its limit that no later sampling of the same kind mends.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from evidencekit import chronology
from evidencekit.checks import _common
from evidencekit.model import Case, Document, Finding, Indicator, Obligation, Statement, StatementKind

_REPORT = "emission_monitoring_report"
_PLAIN = re.compile(r"\d+(?:\.\d+)?")


def check(case: Case) -> Iterator[Finding]:
    """Frequency first, then results."""
    yield from _frequency(case)
    yield from _results(case)


# --- how often ---------------------------------------------------------------------------------------------------


def _frequency(case: Case) -> Iterator[Finding]:
    year = case.as_of.year - 1
    days = _days(case, year)
    if not days or case.may_hide((_REPORT,)):
        return
    planned = _planned(case, year)
    asked = planned or {kind: int(case.option("monitoring.per_year", 4)) for kind in days}
    thin = {kind: times for kind, times in asked.items() if kind in days and len(days[kind]) < times}
    if not thin:
        return
    seen = sorted({day for kind in thin for day in days[kind]})
    documents = dict.fromkeys(document.id for kind in thin for document in days[kind].values())
    words = case.pack.words.say(
        "form.samplings",
        actual="、".join(f"{kind}{len(days[kind])}" for kind in thin),
        expected="、".join(f"{kind}{times}" for kind, times in thin.items()),
    )
    yield Finding(
        code="period-missing",
        subject={"doc_type": _REPORT, "period": str(year)},
        documents=tuple(documents),
        evidence=tuple(f.place for id in documents for f in case.by_id[id].fields_named("sampling_date")[:1])[
            :8
        ],
        values={
            "doc_type": _common.type_name(case, _REPORT),
            "period": str(year),
            "document": words,
            "actual": "、".join(day.isoformat() for day in seen),
        },
        doc_types=(_REPORT,),
        advice=not planned and case.option("monitoring.advice", "yes") == "yes",
    )


def _kinds(text: str) -> list[str]:
    return [kind for kind in _common.judging_words("kinds")[_REPORT] if kind in text]


def _days(case: Case, year: int) -> Mapping[str, Mapping[date, Document]]:
    """Sampling days of a year by kind; a report that says no kind counts for every kind there is."""
    days: dict[str, dict[date, Document]] = defaultdict(dict)
    loose: dict[date, Document] = {}
    for document in case.of_type(_REPORT):
        found = document.fields_named("sampling_date") or document.fields_named("issue_date")
        for day in [day for field in found if (day := chronology.day_of(field)) and day.year == year]:
            kinds = _kinds(document.text)
            for kind in kinds:
                days[kind][day] = document
            if not kinds:
                loose[day] = document
    for kind in days:
        days[kind].update(loose)
    return days


def _planned(case: Case, year: int) -> Mapping[str, int]:
    """Samplings a year by kind, as the plan for that year says in its rows; the least of a kind's rows."""
    times: dict[str, int] = {}
    for plan in case.of_type("monitoring_plan"):
        if year not in (chronology.years(plan) or {year}):
            continue
        for row in plan.reading.statements:
            often = _per_year(row.values.get("frequency", "")) if row.kind is StatementKind.LISTED else None
            for kind in _row_kinds(row) if often else ():
                assert often is not None
                times[kind] = min(times.get(kind, often), often)
    return times


def _row_kinds(row: Statement) -> list[str]:
    words = _common.judging_words("pollutants")
    text = f"{row.key}{row.values.get('outlet', '')}{row.values.get('pollutant', '')}"
    return [kind for kind, known in words.items() if any(word in text for word in known)]


def _per_year(written: str) -> int | None:
    """A frequency in samplings a year; None where it is not plain."""
    for words, often in _common.judging_words("frequencies").items():
        if words in written.replace(" ", ""):
            return int(often)
    return None


# --- results and limits ------------------------------------------------------------------------------------------


def _results(case: Case) -> Iterator[Finding]:
    over: dict[str, tuple[date | None, Document, Statement]] = {}
    within: dict[str, list[date]] = defaultdict(list)
    for document in case.of_type(_REPORT):
        day = chronology.day_of(document.first("sampling_date")) or chronology.happened_on(document)
        for row in document.reading.statements:
            exceeds = _exceeds(case, document, row)
            if exceeds is None:
                continue
            if exceeds:
                over.setdefault(row.key, (day, document, row))
            elif day:
                within[row.key].append(day)
    for pollutant, (day, document, row) in over.items():
        if day and any(later > day for later in within[pollutant]):
            continue
        indicators = _charged(case, document)
        yield Finding(
            code="threshold-not-met",
            subject={"indicator": indicators[0].id if indicators else "", "metric": pollutant},
            documents=(document.id,),
            evidence=(row.place,),
            values={
                "document": document.path,
                "metric": pollutant,
                "indicator": indicators[0].title if indicators else _common.type_name(case, _REPORT),
                "actual": row.values["outcome"],
                "expected": f"≤{row.values['limit']}",
            },
            doc_types=(_REPORT,),
            indicators=tuple(indicator.id for indicator in indicators),
        )


def _exceeds(case: Case, document: Document, row: Statement) -> bool | None:
    """Whether a result lies above its limit; None where either is no plain number or was not read surely."""
    outcome, limit = row.values.get("outcome", ""), row.values.get("limit", "").lstrip("≤<")
    if row.kind is not StatementKind.LISTED or not (_PLAIN.fullmatch(outcome) and _PLAIN.fullmatch(limit)):
        return None
    floor = float(case.option("legible.contradiction", "0.9"))
    if _common.scanned(document) and row.confidence < floor:
        return None
    return Decimal(outcome) > Decimal(limit) > 0


def _charged(case: Case, document: Document) -> Sequence[Indicator]:
    """The mandatory rows that speak of the report's kinds; all rows that it can prove where none does."""
    words = _common.judging_words("pollutants")
    kinds = {word for kind in _kinds(document.text) for word in (kind, *words.get(kind, ())[:2])}
    rows = [i for i in case.pack.indicators_for(_REPORT) if i.obligation is not Obligation.OPTIONAL]
    fitting = [i for i in rows if any(word in f"{i.section}{i.title}" for word in kinds)]
    return fitting or rows
