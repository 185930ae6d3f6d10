"""Grounds of refusal, read from credit reports, statements and notices.

In: PENALTY statements (key: the contract's condition). Out: veto-condition, one a condition, when the paper speaks of the last three
years (`veto.months`) or of no day at all. Silence is not innocence: without a report the indicator stays under review (conclude.py).
"""

from collections.abc import Iterator

from evidencekit import chronology
from evidencekit.checks import _common, identity
from evidencekit.model import Case, Document, Finding, Statement, StatementKind


def check(case: Case) -> Iterator[Finding]:
    """One finding a condition and paper; equal conditions are put together later."""
    indicators = {condition.condition: condition.indicator for condition in case.pack.veto}
    for document in case.papers:
        if not identity.of_client(case, document):
            continue
        for row in document.reading.statements:
            known = row.kind is StatementKind.PENALTY and row.key in indicators
            if known and not _is_heading(row) and _recent(case, document, row):
                yield Finding(
                    code="veto-condition",
                    subject={"condition": row.key},
                    documents=(document.id,),
                    evidence=(row.place,),
                    values={
                        "condition": case.pack.words.say(f"condition.{row.key}"),
                        "document": document.path,
                        "doc_type": _common.type_name(case, document.doc_type),
                        "actual": row.place.quote,
                    },
                    indicators=(indicators[row.key],),
                )


def _is_heading(row: Statement) -> bool:
    """Whether only the head of a section was read: the name of a kind of record, with no count, day or deed."""
    words = _common.judging_words("record_heads")
    bare = row.place.quote.strip().rstrip("：:")
    counted = row.values.get("count", "") not in ("", "0") or row.values.get("date")
    return not counted and bare.endswith(tuple(words)) and not any(char.isdigit() for char in bare)


def _recent(case: Case, document: Document, row: Statement) -> bool:
    """Within the window by the statement's own date, else by the paper's."""
    written = row.values.get("date", "")
    floor = chronology.add_months(case.as_of, -int(case.option("veto.months", 36)))
    period = chronology.parse_period(written)
    if period and period.end:
        return period.end.latest() >= floor
    day = chronology.happened_on(document)
    return day is None or day >= floor
