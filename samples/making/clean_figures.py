"""The figures of the clean client, so that every paper says the same. Energy 2024 and 2025, water, waste, land."""

from __future__ import annotations

import numpy as np

from .company import months_of

WORKSHOPS = ("注塑车间", "喷涂车间", "SMT车间", "组装车间", "空压站", "办公及生活")
MONTHS = [f"{m}月" for m in range(1, 13)]
KGCE_KWH, KGCE_GAS = 0.1229, 1.2143
GRID_FACTOR, GAS_FACTOR = 0.5306, 21.6219
"""kgCO2/kWh (national average of 2023), tCO2 for 10,000 m³ of natural gas."""

_UNIT = {"注塑车间": 4380.0, "喷涂车间": 2290.0, "SMT车间": 2710.0, "组装车间": 1650.0, "空压站": 1520.0}
_GAIN = {"注塑车间": 0.915, "空压站": 0.88}

OUTPUT = {
    2024: [round(v / 1000, 1) for v in months_of(11, 21500, 0.02)],
    2025: [round(v / 1000, 1) for v in months_of(12, 23200, 0.02)],
}
"""Ten thousand sets a month."""


def _electricity(year: int) -> dict[str, list[int]]:
    rng = np.random.default_rng(year)
    gain = _GAIN if year == 2025 else {}
    table = {}
    for name, unit in _UNIT.items():
        noise = 1 + rng.normal(0, 0.012, 12)
        table[name] = [
            round(unit * gain.get(name, 1) * q * n / 20) * 20
            for q, n in zip(OUTPUT[year], noise, strict=True)
        ]
    table["办公及生活"] = [round(v / 20) * 20 for v in 11600 * (1 + rng.normal(0, 0.02, 12))]
    if year == 2025:
        table["喷涂车间"][8] = round(table["喷涂车间"][8] * 1.20 / 20) * 20
    return table


ELECTRICITY = {year: _electricity(year) for year in (2024, 2025)}
GAS = {
    year: [
        round(196.0 * q * n)
        for q, n in zip(OUTPUT[year], 1 + np.random.default_rng(year + 5).normal(0, 0.012, 12), strict=True)
    ]
    for year in (2024, 2025)
}
SOLAR = {
    2024: [21600, 25200, 33400, 38800, 43100, 42600, 40900, 39700, 35200, 30600, 23900, 20200],
    2025: [22100, 25900, 34200, 39500, 42800, 43900, 41200, 40300, 34800, 31100, 24500, 20700],
}
WATER = {
    2024: [1012, 893, 1006, 1021, 1034, 1062, 1090, 1084, 1040, 998, 1001, 1015],
    2025: [986, 862, 979, 990, 1001, 1029, 1051, 1046, 1004, 968, 972, 980],
}
REUSED = [212, 188, 214, 219, 224, 231, 238, 236, 222, 214, 213, 217]


def total(year: int) -> list[int]:
    """All electricity of each month, kWh."""
    return [sum(column) for column in zip(*ELECTRICITY[year].values(), strict=True)]


def grid(year: int) -> list[int]:
    """Bought electricity of each month: all less the own solar."""
    return [a - b for a, b in zip(total(year), SOLAR[year], strict=True)]


def comprehensive(year: int) -> float:
    """Comprehensive energy of a year, tce (equivalent of calorific value)."""
    return round((sum(total(year)) * KGCE_KWH + sum(GAS[year]) * KGCE_GAS) / 1000, 2)


def output(year: int) -> float:
    return round(sum(OUTPUT[year]), 1)


def unit(year: int) -> float:
    """kgce for 10,000 sets."""
    return round(comprehensive(year) * 1000 / output(year), 2)


DECLINE = round((unit(2024) - unit(2025)) / unit(2024) * 100, 1)
SERVO_SHARE = round(DECLINE * 0.64, 1)
AIR_SHARE = round(DECLINE - SERVO_SHARE, 1)


def _saving(share: float, before: float) -> tuple[float, float, int, float]:
    """A project's unit use before and after (kWh for 10,000 sets), its kWh and tce saved, so that the share holds."""
    wanted = share / 100 * unit(2024) * output(2025) / KGCE_KWH
    after = round(before - wanted / output(2025), 1)
    kwh = round((before - after) * output(2025))
    return before, after, kwh, round(kwh * KGCE_KWH / 1000, 2)


SERVO = _saving(SERVO_SHARE, 3486.5)
AIR = _saving(AIR_SHARE, 1468.2)
SCOPE1 = round(sum(GAS[2025]) / 10000 * GAS_FACTOR, 2)
SCOPE2 = round(sum(grid(2025)) * GRID_FACTOR / 1000, 2)
EMISSION = round(SCOPE1 + SCOPE2, 2)
