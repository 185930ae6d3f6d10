"""Units of measure against the pint library, and figures as papers print them."""

from decimal import Decimal

import pint
import pytest

from evidencekit import lexicon, measures

#: Spellings that pint knows by another word; the rest of the table is Chinese and stands for one of these.
IN_PINT = {
    "m³": "m**3", "L": "liter", "mL": "milliliter", "t": "tonne", "kg": "kg", "g": "g", "mg": "mg", "kt": "kilotonne", "m²": "m**2", "ha": "hectare",
    "kW": "kW", "MW": "MW", "h": "hour", "min": "minute", "d": "day", "km": "km", "cm": "cm", "MPa": "MPa", "kPa": "kPa", "bar": "bar", "HP": "metric_horsepower",
}  # fmt: skip
BASES = {
    "electricity": "kWh",
    "heat": "MJ",
    "volume": "m**3",
    "mass": "tonne",
    "area": "m**2",
    "power": "kW",
    "time": "hour",
    "length": "m",
    "pressure": "MPa",
}


@pytest.fixture(scope="module")
def registry():
    return pint.UnitRegistry()


@pytest.mark.parametrize("spelling", [word for word in IN_PINT if word != "HP"])
def test_factors_agree_with_pint(registry, spelling):
    measure = measures.parse(spelling)
    assert measure is not None
    expected = registry.Quantity(1, IN_PINT[spelling]).to(BASES[measure.dimension]).magnitude
    assert float(measure.factor) == pytest.approx(expected, rel=1e-4)


def test_calories_are_those_of_the_steam_tables(registry):
    """GB/T 2589 counts 1 cal as 4.1868 J; pint's plain calorie is the thermochemical one."""
    joules = registry.Quantity(1, "international_calorie").to("J").magnitude
    assert float(measures.parse("kcal").factor) == pytest.approx(joules / 1000)
    assert float(measures.parse("Gcal").factor) == pytest.approx(joules * 1000)


@pytest.mark.parametrize(
    ("spelling", "factor", "base"),
    [("万kWh", "10000", "kWh"), ("万千瓦时", "10000", "kWh"), ("万度", "10000", "kWh"), ("kW·h", "1", "kWh"), ("KWH", "1", "kWh"), ("吨标煤", "1000", "kgce"),
     ("tce", "1000", "kgce"), ("百万千焦", "1000", "MJ"), ("万Nm³", "10000", "m3"), ("立方", "1", "m3"), ("亿元", "100000000", "CNY"), ("千元", "1000", "CNY"),
     ("tCO2e", "1000", "kgCO2e"), ("吨二氧化碳当量", "1000", "kgCO2e"), ("万件", "10000", "件"), ("pcs", "1", "件"), ("公顷", "10000", "m2"), ("千克", "0.001", "t"),
     ("kgce/件", "1", "kgce/件"), ("tce/万元", "0.1", "kgce/CNY"), ("kWh/t", "1", "kWh/t"), ("tCO2/MWh", "1", "kgCO2e/kWh"), ("kgce/m³", "1", "kgce/m3"),
     ("万m³/万套", "1", "m3/套"), ("dB(A)", "1", "dB")],
)  # fmt: skip
def test_spellings(spelling, factor, base):
    measure = measures.parse(spelling)
    assert (measure.factor, measure.base) == (Decimal(factor), base)


@pytest.mark.parametrize("word", ["车间", "备注", "", "2025", "注塑", "合计"])
def test_no_units(word):
    assert measures.parse(word) is None


def test_a_unit_the_table_lacks_is_asked_of_pint():
    assert measures.parse("PJ").base == "MJ"
    assert measures.parse("gal").dimension == "volume"


def test_every_spelling_of_the_table_parses_to_its_dimension():
    for dimension, rule in lexicon.read("measures")["dimensions"].items():
        for spelling in rule["units"]:
            assert measures.parse(spelling).dimension.partition("/")[0] == dimension, spelling


@pytest.mark.parametrize(
    ("text", "value", "decimals", "unit"),
    [("1,234.50", "1234.50", 2, ""), ("1 234", "1234", 0, ""), ("12,345", "12345", 0, ""), ("85分", "85", 0, "分"), ("↓5.3%", "-5.3", 1, "%"), ("-5.3%", "-5.3", 1, "%"),
     ("下降5%", "-5", 0, "%"), ("上升15%", "15", 0, "%"), ("1.2万度", "1.2", 1, "万度"), ("(5.3)", "-5.3", 1, ""), ("≥80", "80", 0, ""), ("1.2e3", "1200", 0, ""), ("约1200吨", "1200", 0, "吨")],
)  # fmt: skip
def test_figures(text, value, decimals, unit):
    figure = measures.read_figure(text)
    assert (figure.value, figure.decimals, figure.unit) == (Decimal(value), decimals, unit)


@pytest.mark.parametrize("text", ["", "-", "一车间", "合格", "—", "N/A", "缺考"])
def test_no_figures(text):
    assert measures.read_figure(text) is None


def test_look_alikes_are_repaired_on_scans_only():
    assert measures.read_figure("l2O5", ocr=False) is None
    assert measures.read_figure("l2O5", ocr=True).value == 1205
    assert measures.read_figure("l2O5", ocr=True).repaired


def test_conversion_by_metric():
    assert measures.convert(Decimal("1.2"), measures.parse("万吨"), "water") == (Decimal("12000"), "m3")
    assert measures.convert(Decimal("1.2"), measures.parse("万吨"), "coal") == (Decimal("12000"), "t")
    assert measures.convert(Decimal(1), None, "water") == (None, "")
