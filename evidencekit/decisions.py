"""What a person adds: the engagement file and the decisions file (YAML or JSON), read into model records.

engagement: client, products, addresses, review day …; decisions: document types by path, gaps dismissed with a reason.
Both are named on the command line and never looked for inside the client's folder.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import process

from evidencekit.errors import UsageError
from evidencekit.model import AuditReport, Decisions, Engagement, Indicator

_DAYS = ("submission_day", "review_day")
_LISTS = ("former_names", "addresses", "products")


def engagement(path: Path | None) -> Engagement:
    """The engagement file; raises UsageError naming file and key."""
    if path is None:
        return Engagement()
    data = _read(path, tuple(field.name for field in fields(Engagement)))
    for key in _DAYS:
        if data.get(key):
            data[key] = _day(path, key, str(data[key]))
        else:
            data.pop(key, None)
    for key in _LISTS:
        if key in data:
            data[key] = _strings(path, key, data[key])
    for key in ("client_name", "uscc", "industry"):
        if key in data:
            data[key] = str(data[key])
    return Engagement(**data)


def decisions(path: Path | None) -> Decisions:
    """The decisions file; raises UsageError naming file and key."""
    if path is None:
        return Decisions()
    data = _read(path, ("doc_types", "dismissed"))
    return Decisions(
        doc_types={str(key): str(value) for key, value in (data.get("doc_types") or {}).items()},
        dismissed={str(key): str(value) for key, value in (data.get("dismissed") or {}).items()},
    )


def _read(path: Path, allowed: tuple[str, ...]) -> dict[str, Any]:
    try:
        data = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=yaml.BaseLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UsageError("unreadable-input", path=path, reason=str(error).splitlines()[0]) from error
    if data is None:
        return {}
    if not isinstance(data, Mapping):
        raise UsageError("input-not-a-mapping", path=path)
    for key in data:
        if key not in allowed:
            guess = process.extractOne(str(key), allowed)
            raise UsageError(
                "input-unknown-key",
                path=path,
                key=key,
                guess=guess[0] if guess else "",
                allowed="、".join(allowed),
            )
    return {str(key): value for key, value in data.items() if value not in (None, "")}


def _day(path: Path, key: str, written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise UsageError("input-bad-day", path=path, key=key, value=written) from error


def _strings(path: Path, key: str, value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list):
        return tuple(str(entry) for entry in value)
    raise UsageError("input-not-a-list", path=path, key=key)


def draft(report: AuditReport) -> str:
    """An engagement file for a person to complete: what was read filled in, what papers cannot tell left empty with a word on it."""
    say = report.pack.words.say
    parts = [f"# {say('engagement.head', pack=report.pack.title)}"]
    values: dict[str, Any] = {
        "client_name": report.client_name,
        "uscc": report.client_uscc,
        "former_names": _read_values(report, "former_name"),
        "addresses": _read_values(report, "address", "business_license", "pollutant_discharge_permit"),
        "products": [],
        "industry": "",
        "submission_day": "",
        "review_day": "",
        "not_applicable": {},
        "benchmarks": {},
    }
    for key, value in values.items():
        parts.append(f"\n# {say(f'engagement.{key}')}")
        parts.append(yaml.safe_dump({key: value or None}, allow_unicode=True).replace(" null", "").rstrip())
        if key == "not_applicable":
            parts += [
                f"#   {row.id}: {say('engagement.because')}  # {row.title}" for row in _conditional(report)
            ]
    return "\n".join(parts) + "\n"


def _read_values(report: AuditReport, name: str, *doc_types: str) -> list[str]:
    found = (
        field.normalized
        for document in report.documents
        if not doc_types or document.doc_type in doc_types
        for field in document.fields_named(name)
        if field.normalized
    )
    return list(dict.fromkeys(found))


def _conditional(report: AuditReport) -> list[Indicator]:
    return [indicator for indicator in report.pack.indicators if indicator.conditional]
