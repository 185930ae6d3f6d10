"""One kilowatt-hour counts once.

In: LISTED rows of renewable-energy proofs (certificate number, months, amount), their electricity figures, the plant's electricity. Out: double-counted for a green
certificate that stands in two rows or two papers, and for more green electricity in a year than the plant used at all.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from evidencekit import figures
from evidencekit.checks import _common, conflicts
from evidencekit.figures import Figure
from evidencekit.model import Case, Document, Finding, QuantityRole, Statement, StatementKind

_PROOF = "renewable_energy_proof"


def check(case: Case) -> Iterator[Finding]:
    """Certificates first, then amounts."""
    yield from _certificates(case)
    yield from _too_much(case)


def _certificates(case: Case) -> Iterator[Finding]:
    seen: dict[str, tuple[Document, Statement]] = {}
    for document in case.of_type(_PROOF):
        for row in document.reading.statements:
            number = row.values.get("certificate", "") if row.kind is StatementKind.LISTED else ""
            if not number or row.confidence < float(case.option("legible.figure", "0.8")):
                continue
            first = seen.setdefault(number, (document, row))
            if first[1] is not row:
                yield _told_twice(case, first, (document, row), number)


def _told_twice(
    case: Case, first: tuple[Document, Statement], again: tuple[Document, Statement], number: str
) -> Finding:
    period = again[1].values.get("period", "") or first[1].values.get("period", "")
    return Finding(
        code="double-counted",
        subject={"metric": "electricity", "period": period},
        documents=tuple(dict.fromkeys((first[0].id, again[0].id))),
        evidence=(first[1].place, again[1].place),
        values={
            "metric": figures.metric_name(case, "electricity"),
            "reference": number,
            "document": again[0].path,
            "names": first[0].path,
            "period": period,
            "actual": number,
        },
        doc_types=(_PROOF,),
    )


def _too_much(case: Case) -> Iterator[Finding]:
    """Green electricity of all proofs of a year against all electricity that the plant used."""
    used = {
        key[1]: given[0]
        for key, given in case.recall(conflicts.stated).items()
        if key[0] == "electricity" and not key[2] and figures.is_year(key[1])
        and all(conflicts.agree(case, given[0], other) for other in given)
    }  # fmt: skip
    for period, found in _green(case).items():
        total = used.get(period)
        amount = sum((figure.amount for figure in found), Decimal(0))
        if total is None or not figures.comparable(found[0], total) or not figures.legible(case, *found):
            continue
        if amount > total.amount + total.slack + sum((f.slack for f in found), Decimal(0)):
            yield figures.finding(
                case,
                "double-counted",
                found[0],
                evidence=(*found[1:], total),
                expected=f"≤{figures.printed(total)}",
                difference=figures.in_measure(found[0], amount - total.amount),
                subject={"metric": "electricity", "period": period},
                values={"reference": figures.in_measure(found[0], amount)},
            )


def _green(case: Case) -> Mapping[str, Sequence[Figure]]:
    """Each proof's green electricity of a year: its printed total of what was used, the largest where it prints several."""
    found: dict[str, list[Figure]] = defaultdict(list)
    words = _common.judging_words("green_power")
    for document in case.of_type(_PROOF):
        years: dict[str, Figure] = {}
        for quantity in document.reading.quantities:
            name = f"{quantity.metric}{quantity.label}"
            if quantity.base_measure != "kWh" or quantity.role not in (
                *figures.AMOUNTS,
                QuantityRole.SUBTOTAL,
            ):
                continue
            figure = Figure(document, quantity)
            if not figures.is_year(quantity.period) or any(word in name for word in words["not_used"]):
                continue
            known = years.get(quantity.period)
            if known is None or figure.amount > known.amount:
                years[quantity.period] = figure
        for year, figure in years.items():
            found[year].append(figure)
    return found
