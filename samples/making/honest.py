"""Does the truth stand in the paper? Every field is looked for in the source that the paper was made from."""

from __future__ import annotations

import re
from typing import Any

from .company import dots, slashes, zh, zh0, zh_words


def _plain(text: str) -> str:
    return re.sub(r"[\s~|]|\*\*|\\n", "", text).replace("\xa0", "").replace(",", "")


def _forms(iso: str) -> list[str]:
    """The ways in which the papers here print a date."""
    year, month, day = iso.split("-")
    slashed = f"{year}/{month}/{day}"
    return [
        iso,
        zh(iso),
        zh0(iso),
        dots(iso),
        slashes(iso),
        slashed,
        zh_words(iso),
        f"{year}.{int(month)}.{int(day)}",
    ]


def _period(value: str) -> list[str]:
    if "/" in value:
        return _forms(value.split("/")[1])
    year, *month = value.split("-")
    return [f"{year}年{int(month[0])}月", f"{year}-{month[0]}"] if month else [year]


def missing(fields: dict[str, Any], text: str) -> list[str]:
    """Names of the fields whose value is not printed in `text`."""
    source = _plain(text)
    absent = []
    for name, value in fields.items():
        if name == "people":
            wanted = [str(v) for person in value for k, v in person.items() if k != "passed"]
            ok = all(_plain(word) in source for word in wanted)
        elif value == "9999-12-31":
            ok = "长期" in source
        elif name == "period":
            ok = any(form in source for form in _period(value))
        elif re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)):
            ok = any(form in source for form in _forms(value))
        else:
            ok = _plain(str(value)) in source
        if not ok:
            absent.append(name)
    return absent
