"""What the self-evaluation claims against what the folder shows.

In: CLAIM statements (a row of the self-evaluation tables), the pack's indicators, papers by type, rates. Out: claim-unsupported, one an indicator, for a row
that claims fulfilment or points and names no proof where its table does; more points than the row has; points of a figure that lies outside the row's bound;
fulfilment of an indicator for which no paper of any fitting type is there and which no missing paper tells. sum-mismatch where a whole table's points do not
add up to the total it claims. A row is matched to an indicator by its place in a table of as many rows, else by its words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from rapidfuzz import fuzz

from evidencekit import figures, rates
from evidencekit.checks import _common
from evidencekit.model import Case, Document, Finding, Indicator, Obligation, Statement, StatementKind

_SELF = ("self_evaluation_report", "application_form", "third_party_evaluation_report")
_TOTAL = "总分"
#: Likeness of a row's words and an indicator's from which they are one; rows of one section differ by less than 50.
SAME_ROW = 62.0


@dataclass(frozen=True, slots=True)
class Claim:
    """A row with the indicator it speaks of."""

    row: Statement
    indicator: Indicator

    @property
    def points(self) -> Decimal:
        """The points claimed; none said is none."""
        return _number(self.row.values.get("score", "")) or Decimal(0)

    @property
    def positive(self) -> bool:
        """Whether anything is claimed at all."""
        return self.points > 0 or (
            self.row.values.get("verdict") == "yes" and not self.row.values.get("score")
        )


def _number(written: str) -> Decimal | None:
    try:
        return Decimal(written)
    except InvalidOperation:
        return None


def check(case: Case) -> Iterator[Finding]:
    """Unsupported claims of every self-evaluation paper, then its sum."""
    for document in case.of_type(*_SELF):
        claims = matched(case, document)
        indexed = _indexed([claim.row for claim in claims])
        for claim in claims:
            reason = _unsupported(case, claim, indexed=indexed)
            if reason:
                yield _tell(case, document, claim, reason)
        yield from _sum(case, document, _rows(document))


# --- rows and indicators -----------------------------------------------------------------------------------------


def _rows(document: Document) -> list[Statement]:
    return [r for r in document.reading.statements if r.kind is StatementKind.CLAIM and r.key != _TOTAL]


def matched(case: Case, document: Document) -> list[Claim]:
    """The claims of a paper with the indicator each speaks of, those that can be told."""
    rows = _rows(document)
    scored = [row for row in rows if row.values.get("full") or row.values.get("score")]
    plain = [row for row in rows if not (row.values.get("full") or row.values.get("score"))]
    claims = _pairs(scored, [i for i in case.pack.indicators if i.score])
    basic = [i for i in case.pack.indicators if i.obligation is Obligation.BASIC]
    return [*_pairs(plain, basic), *claims]


def _pairs(rows: Sequence[Statement], indicators: Sequence[Indicator]) -> list[Claim]:
    """By place where the table has as many rows with the same full points, else by words."""
    fulls = [
        (_number(row.values.get("full", "")), one.score) for row, one in zip(rows, indicators, strict=False)
    ]
    in_place = len(rows) == len(indicators) and all(full is None or full == score for full, score in fulls)
    if in_place:
        return [Claim(row, one) for row, one in zip(rows, indicators, strict=True)]
    found = ((row, _by_words(row, indicators)) for row in rows)
    return [Claim(row, one) for row, one in found if one is not None]


def _by_words(row: Statement, indicators: Sequence[Indicator]) -> Indicator | None:
    """The one indicator whose title or text the row's words are, its full points agreeing."""
    full = _number(row.values.get("full", ""))
    words = row.key
    scored = sorted(
        (
            (
                max(
                    fuzz.ratio(words, one.title),
                    fuzz.partial_ratio(one.title, words) * 0.95,
                    fuzz.ratio(words, one.text),
                ),
                index,
            )
            for index, one in enumerate(indicators)
            if full is None or full == one.score
        ),
        reverse=True,
    )
    if not scored or scored[0][0] < SAME_ROW or (len(scored) > 1 and scored[1][0] > scored[0][0] - 5):
        return None
    return indicators[scored[0][1]]


def _indexed(rows: Sequence[Statement]) -> bool:
    """Whether the table names proofs: most of its rows do."""
    named = sum(1 for row in rows if row.values.get("index"))
    return named * 2 > len(rows)


# --- what supports a claim ---------------------------------------------------------------------------------------


def _unsupported(case: Case, claim: Claim, *, indexed: bool) -> str:
    """Why a claim does not stand, as a key of the words `claim.`; "" where it stands or nobody can tell."""
    if not claim.positive or claim.indicator.id in case.engagement.not_applicable:
        return ""
    full = _number(claim.row.values.get("full", ""))
    if claim.points > (full if full is not None else claim.indicator.score):
        return "above-full"
    if indexed and _names_nothing(claim.row):
        return "no-reference"
    if _outside(case, claim):
        return "figure"
    return "no-paper" if _no_paper(case, claim.indicator) else ""


def _names_nothing(row: Statement) -> bool:
    index = row.values.get("index", "")
    return not index or index.strip() in _common.judging_words("materials", "none")


def _outside(case: Case, claim: Claim) -> bool:
    """Whether the row's own figure earns nothing; a mandatory row's is told as threshold-not-met."""
    if claim.indicator.obligation is not Obligation.OPTIONAL:
        return False
    for proof in claim.indicator.proofs:
        if proof.metric and (proof.at_least is not None or proof.at_most is not None):
            rate = rates.latest(case, proof.metric, case.of_type(*proof.types))
            if rate is not None and proof.share(rate.value) == 0:
                return True
    return False


def _no_paper(case: Case, indicator: Indicator) -> bool:
    """No paper of any type that could carry it, read or unread, and none that is told as missing."""
    types = tuple(dict.fromkeys(doc_type for proof in indicator.proofs for doc_type in proof.types))
    if not types or any(proof.absence == "missing" or proof.chain for proof in indicator.proofs):
        return False
    return not case.of_type(*types) and not case.may_hide(types)


def _tell(case: Case, document: Document, claim: Claim, reason: str) -> Finding:
    words = case.pack.words
    claimed = claim.row.values.get("score") or words.say("claim.yes")
    return Finding(
        code="claim-unsupported",
        subject={"indicator": claim.indicator.id},
        documents=(document.id,),
        evidence=(claim.row.place,),
        values={
            "indicator": claim.indicator.title,
            "document": document.path,
            "actual": claimed,
            "reason": words.say(f"claim.{reason}", expected=claim.row.values.get("full", "")),
        },
        indicators=(claim.indicator.id,),
    )


# --- the sum -----------------------------------------------------------------------------------------------------


def _sum(case: Case, document: Document, rows: Sequence[Statement]) -> Iterator[Finding]:
    """The points of a whole table against the total: whole where its full points are the pack's."""
    totals = [r for r in document.reading.statements if r.kind is StatementKind.CLAIM and r.key == _TOTAL]
    scores = [(_number(row.values.get("score", "")), _number(row.values.get("full", ""))) for row in rows]
    known = [(score, full) for score, full in scores if score is not None and full is not None]
    whole = sum((indicator.score for indicator in case.pack.indicators), Decimal(0))
    if not totals or sum((full for _, full in known), Decimal(0)) != whole:
        return
    computed = sum((score for score, _ in known), Decimal(0))
    claimed = {
        total.values["score"]: total for total in totals if _number(total.values.get("score", "")) is not None
    }
    for written, total in claimed.items():
        if Decimal(written) != computed:
            yield Finding(
                code="sum-mismatch",
                subject={"metric": _TOTAL, "document": document.path},
                documents=(document.id,),
                evidence=(total.place, rows[0].place),
                values=_sum_values(document, written, computed),
                doc_types=(document.doc_type,),
            )


def _sum_values(document: Document, written: str, computed: Decimal) -> Mapping[str, str]:
    difference = abs(Decimal(written) - computed)
    return {
        "document": document.path,
        "metric": _TOTAL,
        "actual": written,
        "expected": figures.show(computed),
        "difference": figures.show(difference),
    }
