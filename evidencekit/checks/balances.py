"""What comes in must go out: waste by generation, use, disposal and store; water by intake and discharge; rates between 0 and 100 %.

In: labelled amounts of ledgers and analyses. Out: balance-mismatch, one a metric and period: opening + generated = used + disposed +
closing, as far as the paper names the sides (opening and closing count as nothing where not named); discharge above intake; a rate
outside 0–100 %. double-counted: green power or certificates that add up to more than the electricity they are counted in, or one certificate number twice.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from evidencekit import figures
from evidencekit.figures import Figure
from evidencekit.model import Case, Document, Finding, QuantityRole, StatementKind

_SIDES = {
    "opening": ("期初", "上年结转", "年初", "上期结存", "往年贮存"),
    "generated": ("产生",),
    "used": ("综合利用", "利用量", "自行利用", "回收利用", "委托利用"),
    "disposed": ("处置", "转移", "焚烧", "填埋", "外运"),
    "closing": ("期末", "结余", "贮存", "库存", "暂存"),
}
_TYPES = ("solid_waste_ledger", "pollutant_statistics", "hazardous_waste_plan")


def check(case: Case) -> Iterator[Finding]:
    """Balances of ledgers, rates of every paper, green power."""
    for document in case.of_type(*_TYPES):
        yield from _waste(case, document)
    yield from _rates(case)
    yield from _water(case)
    yield from _green_power(case)


def _side(label: str) -> str:
    for side, words in _SIDES.items():
        if any(word in label for word in words):
            return side
    return ""


def _waste(case: Case, document: Document) -> Iterator[Finding]:
    rows: dict[tuple[int, int, str, str], dict[str, Figure]] = defaultdict(dict)
    for quantity in document.reading.quantities:
        side = _side(quantity.label)
        if quantity.metric not in ("solid_waste", "hazardous_waste") or not side or quantity.at is None:
            continue
        if quantity.role in (*figures.AMOUNTS, QuantityRole.SUBTOTAL):
            rows[(quantity.at.table, quantity.at.row, quantity.metric, quantity.period)].setdefault(
                side, Figure(document, quantity)
            )
    told: set[tuple[str, str]] = set()
    for (_, _, metric, period), sides in rows.items():
        if (metric, period) in told or "generated" not in sides or not {"used", "disposed"} & set(sides):
            continue
        left = _total(sides, "opening") + _total(sides, "generated")
        right = _total(sides, "used") + _total(sides, "disposed") + _total(sides, "closing")
        slack = sum((figure.slack for figure in sides.values()), Decimal(0))
        if abs(left - right) <= slack or ("closing" not in sides and left > right):
            continue
        told.add((metric, period))
        first = sides["generated"]
        yield figures.finding(
            case,
            "balance-mismatch",
            first,
            evidence=[figure for side, figure in sides.items() if side != "generated"],
            expected=figures.show(right),
            difference=figures.show(left - right),
            with_unit=False,
            with_document=False,
        )


def _total(sides: Mapping[str, Figure], side: str) -> Decimal:
    return sides[side].amount if side in sides else Decimal(0)


def _rates(case: Case) -> Iterator[Finding]:
    for figure in figures.figures(case, (QuantityRole.SHARE,)):
        if figure.quantity.confidence >= 0.8 and not 0 <= figure.quantity.value <= 100:
            yield figures.finding(
                case, "balance-mismatch", figure, expected="0—100%", with_unit=False, with_document=False
            )


def _water(case: Case) -> Iterator[Finding]:
    """Discharge cannot be more than intake."""
    by_period: dict[str, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures.figures(case):
        quantity = figure.quantity
        if (
            quantity.metric in ("water", "wastewater")
            and figures.is_year(quantity.period)
            and not quantity.unit
        ):
            by_period[quantity.period][quantity.metric].append(figure)
    for found in by_period.values():
        if len({f.amount for f in found["water"]}) != 1 or len({f.amount for f in found["wastewater"]}) != 1:
            continue
        intake, discharge = found["water"][0], found["wastewater"][0]
        if (
            figures.comparable(intake, discharge)
            and discharge.amount > intake.amount + intake.slack + discharge.slack
        ):
            yield figures.finding(
                case,
                "balance-mismatch",
                discharge,
                evidence=(intake,),
                expected=figures.printed(intake),
                with_unit=False,
                with_document=False,
            )


def _green_power(case: Case) -> Iterator[Finding]:
    """A green certificate counted in two papers of the same period."""
    seen: dict[str, Document] = {}
    for document in case.of_type("renewable_energy_proof"):
        for row in document.reading.statements:
            if row.kind is not StatementKind.LISTED or not row.values.get("certificate"):
                continue
            number = row.values["certificate"]
            first = seen.setdefault(number, document)
            if first.id != document.id:
                yield Finding(
                    code="double-counted",
                    subject={"metric": "electricity", "period": row.values.get("period", "")},
                    documents=(first.id, document.id),
                    evidence=(row.place,),
                    values={
                        "metric": figures.metric_name(case, "electricity"),
                        "reference": number,
                        "document": document.path,
                        "names": first.path,
                        "period": row.values.get("period", ""),
                    },
                    doc_types=("renewable_energy_proof",),
                )
