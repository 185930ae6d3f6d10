"""The figures of the gappy client: three workshops, a July that is out of line, a yearly decline of just 5 %."""

from __future__ import annotations

import numpy as np

from .company import months_of

WORKSHOPS = ("第一车间", "第二车间", "第三车间", "公用工程")
MONTHS = [f"{m}月" for m in range(1, 13)]
KGCE_KWH, KGCE_GAS = 0.1229, 1.2143
_UNIT = {"第一车间": 1510.0, "第二车间": 1180.0, "第三车间": 1725.0}
"""kWh for 10,000 pieces."""

OUTPUT = {
    2024: [round(v / 1000, 1) for v in months_of(31, 52300, 0.02)],
    2025: [round(v / 1000, 1) for v in months_of(32, 54100, 0.02)],
}
"""Ten thousand pieces a month, the same count in every workshop."""


def _electricity(year: int) -> dict[str, list[int]]:
    rng = np.random.default_rng(year + 40)
    gain = 0.952 if year == 2025 else 1.0
    table = {
        name: [
            round(unit * gain * q * n / 10) * 10
            for q, n in zip(OUTPUT[year], 1 + rng.normal(0, 0.012, 12), strict=True)
        ]
        for name, unit in _UNIT.items()
    }
    table["公用工程"] = [round(31400 * gain * n / 10) * 10 for n in 1 + rng.normal(0, 0.015, 12)]
    if year == 2025:
        june = table["第三车间"][5] / OUTPUT[2025][5]
        table["第三车间"][6] = round(june * 1.152 * OUTPUT[2025][6] / 10) * 10
    return table


ELECTRICITY = {year: _electricity(year) for year in (2024, 2025)}
GAS = {2024: [round(74.0 * q) for q in OUTPUT[2024]], 2025: [round(70.2 * q) for q in OUTPUT[2025]]}


def kwh(year: int) -> int:
    return sum(map(sum, ELECTRICITY[year].values()))


def energy(year: int) -> float:
    """Comprehensive energy, tce."""
    return round((kwh(year) * KGCE_KWH + sum(GAS[year]) * KGCE_GAS) / 1000, 2)


UNIT_2024 = round(energy(2024) * 1000 / sum(OUTPUT[2024]), 2)
TOTAL_2024 = round(sum(OUTPUT[2024]), 1)
TOTAL_2025 = round(energy(2025) * 1000 / (UNIT_2024 * 0.95), 1)
"""So that the decline is 5.0 %; November, which the output report leaves out, takes up the difference."""
UNIT_2025 = round(energy(2025) * 1000 / TOTAL_2025, 2)


def saved(share: float) -> float:
    """tce that a share (in per cent) of the 2024 unit value means over the output of 2025."""
    return share / 100 * UNIT_2024 * TOTAL_2025 / 1000
