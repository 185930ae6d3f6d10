"""Coefficients and the sum of energy kinds."""

import pytest

from evidencekit.model import Document, Quantity, QuantityRole
from tests.builders import amount, findings, paper, subjects


def factor(metric: str, value: str, measure: str, *, period: str = "2025") -> Quantity:
    return amount(metric, value, role=QuantityRole.FACTOR, measure=measure, period=period)


def sheet(*quantities: Quantity, doc_type: str = "performance_calculation") -> Document:
    return paper(doc_type, "绩效.docx", period="2025", issue_date="2026-01-20", quantities=quantities)


@pytest.mark.parametrize(
    ("metric", "value", "measure"),
    [
        ("natural_gas", "0.0012143", "kgce/m3"),
        ("lpg", "714.3", "kgce/t"),
        ("electricity", "1.229", "kgce/kWh"),
        ("diesel", "14571", "kgce/t"),
        ("electricity", "5.81", "kgCO2e/kWh"),
    ],
)
def test_coefficients_that_nothing_explains(metric: str, value: str, measure: str) -> None:
    assert subjects(sheet(factor(metric, value, measure)), code="factor-mismatch") == [
        {"metric": metric, "document": "绩效.docx"}
    ]


@pytest.mark.parametrize(
    ("metric", "value", "measure"),
    [
        ("natural_gas", "1.2143", "kgce/m3"),
        ("natural_gas", "1.33", "kgce/m3"),
        ("electricity", "0.1229", "kgce/kWh"),
        ("electricity", "0.301", "kgce/kWh"),
        ("coal", "658", "kgce/t"),
        ("electricity", "0.5306", "kgCO2e/kWh"),
        ("electricity", "0.5810", "kgCO2e/kWh"),
        ("compressed_air", "0.04", "kgce/m3"),
    ],
)
def test_references_equivalent_and_measured_values(metric: str, value: str, measure: str) -> None:
    assert not findings(sheet(factor(metric, value, measure)), code="factor-mismatch")


def test_two_years_with_two_coefficients() -> None:
    gap = [
        factor("electricity", "0.1229", "kgce/kWh", period="2024"),
        factor("electricity", "0.301", "kgce/kWh"),
    ]
    (found,) = findings(sheet(*gap), code="factor-mismatch")
    assert not found.advice and len(found.evidence) == 2
    same = [
        factor("electricity", "0.301", "kgce/kWh", period="2024"),
        factor("electricity", "0.298", "kgce/kWh"),
    ]
    assert not findings(sheet(*same), code="factor-mismatch")
    grid = [
        factor("electricity", "0.5703", "kgCO2e/kWh", period="2024"),
        factor("electricity", "0.5306", "kgCO2e/kWh"),
    ]
    assert [f.advice for f in findings(sheet(*grid), code="factor-mismatch")] == [True]


class TestSumOfKinds:
    def kinds(self, whole: str, *more: Quantity) -> Document:
        return sheet(
            amount("electricity", "3472480"), amount("natural_gas", "54699", measure="m3"),
            amount("comprehensive_energy", whole, measure="tce", base=str(float(whole) * 1000), base_measure="kgce"), *more,
            doc_type="unit_energy_analysis",
        )  # fmt: skip

    @pytest.mark.parametrize("whole", ["593.19", "426.77", "520.0"])
    def test_no_coefficient_gives_the_total(self, whole: str) -> None:
        assert [s["metric"] for s in subjects(self.kinds(whole), code="sum-mismatch")] == [
            "comprehensive_energy"
        ]

    @pytest.mark.parametrize("whole", ["493.19", "499.52", "1110.00", "486.94"])
    def test_the_papers_own_the_standards_or_the_equivalent_value_gives_it(self, whole: str) -> None:
        own = factor("natural_gas", "1.2143", "kgce/m3")
        assert not findings(self.kinds(whole, own), code="sum-mismatch")

    def test_one_kind_alone_or_two_values_of_one(self) -> None:
        one = sheet(
            amount("electricity", "100"),
            amount("comprehensive_energy", "99", measure="tce", base="99000", base_measure="kgce"),
        )
        assert not findings(one, code="sum-mismatch")
        assert not findings(self.kinds("593.19", amount("electricity", "3000000")), code="sum-mismatch")
