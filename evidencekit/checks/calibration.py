"""Meters whose verification ran out.

In: LISTED rows of the metering list (serial number, next verification day, status), calibration certificates by serial number.
Out: calibration-overdue, one a meter: due day before the as-of day and no certificate that holds. Meters out of use (停用, 报废, 封存) are silent.
An expired certificate of a meter in the list is told here, by the meter, and not once more by the paper (validity leaves it out by type).
"""

from collections.abc import Iterator
from datetime import date

from evidencekit import chronology
from evidencekit.model import Case, Document, Finding, Statement, StatementKind

_OUT_OF_USE = ("停用", "报废", "封存", "停止使用", "禁用")


def check(case: Case) -> Iterator[Finding]:
    """Overdue meters in the list's order, once each."""
    told: set[str] = set()
    certificates = _by_serial(case)
    for document in case.of_type("metering_equipment_list"):
        for row in document.reading.statements:
            if row.kind is not StatementKind.LISTED or any(
                word in row.values.get("status", "") for word in _OUT_OF_USE
            ):
                continue
            due = _day(row.values.get("next", "")) or _from_cycle(row)
            serial = row.values.get("serial", "")
            if due is None or due >= case.as_of or _holds(case, certificates.get(serial, [])):
                continue
            equipment = serial or row.values.get("asset", "") or row.key
            if equipment and equipment not in told:
                told.add(equipment)
                yield _tell(document, row, equipment, due)


def _by_serial(case: Case) -> dict[str, list[Document]]:
    index: dict[str, list[Document]] = {}
    for document in case.of_type("calibration_certificate"):
        for found in document.fields_named("serial_no"):
            index.setdefault(found.normalized, []).append(document)
    return index


def _holds(case: Case, certificates: list[Document]) -> bool:
    """A certificate without an end (calibration) holds a year from its issue."""
    for document in certificates:
        end = chronology.day_of(document.first("valid_until"), end=True)
        issued = chronology.day_of(document.first("issue_date"))
        last = end or (chronology.add_months(issued, 12) if issued else None)
        if last and last >= case.as_of:
            return True
    return False


def _day(written: str) -> date | None:
    """The last day a written due date can mean."""
    period = chronology.parse_period(written)
    return period.end.latest() if period and period.end else None


def _from_cycle(row: Statement) -> date | None:
    last = chronology.parse_period(row.values.get("last", ""))
    months = row.values.get("cycle_months", "")
    if not last or not last.end or not months.isdigit():
        return None
    return chronology.add_months(last.end.latest(), int(months))


def _tell(document: Document, row: Statement, equipment: str, due: date) -> Finding:
    name = row.values.get("name", "") or row.key
    return Finding(
        code="calibration-overdue",
        subject={"equipment": equipment},
        documents=(document.id,),
        evidence=(row.place,),
        values={
            "equipment": f"{name}（{equipment}）" if name and name != equipment else equipment,
            "date": due.isoformat(),
            "document": document.path,
        },
        doc_types=("metering_equipment_list", "calibration_certificate"),
    )
