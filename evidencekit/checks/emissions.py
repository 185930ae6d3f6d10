"""A reduction plan follows the largest source.

In: carbon_emission figures by source of greenhouse-gas reports, emission_reduction_plan papers. Out: clause-missing for a plan none of whose lines speaks of the
largest source (at least `emissions.largest_percent` of the whole): lines that only tell the shares do not count.
"""

from collections.abc import Iterator
from decimal import Decimal

from evidencekit import chronology, figures
from evidencekit.checks import _common
from evidencekit.figures import Figure
from evidencekit.model import Case, Document, Finding, QuantityRole


def check(case: Case) -> Iterator[Finding]:
    """One finding a plan at most."""
    reports = case.of_type("ghg_inventory_report", "ghg_verification_statement")
    latest = max(reports, key=lambda d: (max(chronology.years(d), default=0), d.doc_type), default=None)
    if latest is None:
        return
    source = _largest(case, latest)
    for document in case.of_type("emission_reduction_plan") if source else ():
        assert source is not None
        figure, words, percent = source
        if _common.enough_read(case, document) and not _follows(document, words):
            name = case.pack.words.say(
                "form.largest-source", actual=f"{figure.quantity.label} {figures.show(percent)}%"
            )
            yield _common.about(
                case,
                "clause-missing",
                document,
                evidence=(*_common.opening(document), figure.quantity.place),
                values={"names": name},
            )


def _largest(case: Case, report: Document) -> tuple[Figure, tuple[str, ...], Decimal] | None:
    """The largest source of a report with its words and its percent of the whole; None where no source stands out or is known."""
    found = [
        Figure(report, q)
        for q in report.reading.quantities
        if q.metric == "carbon_emission" and q.label and q.role is QuantityRole.VALUE and q.base_value
    ]
    whole = sum((figure.amount for figure in found), Decimal(0))
    if len(found) < 2 or not figures.legible(case, *found):
        return None
    top = max(found, key=lambda figure: figure.amount)
    percent = top.amount / whole * 100
    sources = _common.judging_words("sources").values()
    words = next((tuple(known) for known in sources if any(word in top.quantity.label for word in known)), ())
    enough = Decimal(str(case.option("emissions.largest_percent", 50)))
    return (top, words, percent) if words and percent >= enough else None


def _follows(document: Document, words: tuple[str, ...]) -> bool:
    """Whether some line that is not just a share speaks of the source or of what is done about it."""
    lines = (line for line in document.text.split("\n") if "%" not in line)
    return any(word in line for line in lines for word in words)
