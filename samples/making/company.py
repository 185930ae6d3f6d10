"""The two invented companies, their people and their figures; all numbers come from fixed seeds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from stdnum.cn import uscc

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def credit_code(region: str, body: str) -> str:
    """A credit code of an enterprise (91…) with both check digits right; `body` is 8 signs."""
    total = sum(w * SIGNS.index(c) for w, c in zip((3, 7, 9, 10, 5, 8, 4, 2), body, strict=True))
    check = (11 - total % 11) % 11
    front = "91" + region + body + ("X" if check == 10 else str(check))
    return front + uscc.calc_check_digit(front)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def zh(iso: str) -> str:
    """2026-05-08 as 2026年5月8日."""
    year, month, date = iso.split("-")
    return f"{year}年{int(month)}月{int(date)}日"


def zh0(iso: str) -> str:
    """2026-05-08 as 2026年05月08日."""
    year, month, date = iso.split("-")
    return f"{year}年{month}月{date}日"


def dots(iso: str) -> str:
    return iso.replace("-", ".")


def slashes(iso: str) -> str:
    year, month, date = iso.split("-")
    return f"{year}/{int(month)}/{int(date)}"


_ZH = "〇一二三四五六七八九"


def _two(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _ZH[tens] + "十") + (_ZH[ones] if ones else "")


def zh_words(iso: str) -> str:
    """2026-05-08 as 二〇二六年五月八日."""
    year, month, date = iso.split("-")
    return "".join(_ZH[int(c)] for c in year) + f"年{_two(int(month))}月{_two(int(date))}日"


@dataclass(frozen=True)
class Company:
    name: str
    english: str
    code: str
    address: str
    legal: str
    representative: str
    founded: str
    products: str


CLEAN = Company(
    "青岛澄光电器有限公司",
    "Qingdao Chengguang Electric Appliance Co., Ltd.",
    credit_code("370200", "MA3K7T2B"),
    "青岛市沧阳区云帆路66号",
    "陆明远",
    "程思齐",
    "2014-05-16",
    "LED平板灯、LED吸顶灯",
)
GAPPY = Company(
    "青岛瀚宇精密制造有限公司",
    "Qingdao Hanyu Precision Manufacturing Co., Ltd.",
    credit_code("370200", "MA3D9W5X"),
    "青岛市沧阳区临港工业园兴海二路18号",
    "邵国栋",
    "贺文斌",
    "2011-09-23",
    "注塑件、冲压件、精密机加工件",
)


def months_of(seed: int, base: float, spread: float, season: float = 0.0) -> list[int]:
    """Twelve whole monthly figures about `base`; `season` lifts summer and winter."""
    rng = np.random.default_rng(seed)
    shape = 1 + season * np.array([0.6, -0.2, -0.3, -0.4, -0.1, 0.4, 0.9, 0.8, 0.2, -0.4, -0.2, 0.5])
    holiday = np.array([1, 0.86, 1.02, 1, 1, 1.01, 0.99, 1, 1.02, 0.97, 1.02, 1.03])
    return [int(round(v / 10) * 10) for v in base * shape * holiday * (1 + rng.normal(0, spread, 12))]
