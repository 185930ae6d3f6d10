"""compare.json and compare.html: what several rule packs say of one folder, and where they differ."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment

from evidencekit.model import AuditReport
from evidencekit.renderers.json import number

_PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{{ say('compare.title') }}</title>
<style>body{font:15px/1.6 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:1100px;margin:2em auto;padding:0 1em}
table{border-collapse:collapse;width:100%;margin:1em 0}td,th{border:1px solid #bbb;padding:.3em .6em;text-align:left;vertical-align:top}
th{background:#f0f3f5}</style>
<h1>{{ say('compare.title') }}</h1>
<table><tr><th></th>{% for pack in packs %}<th>{{ pack.title }}</th>{% endfor %}</tr>
{% for row in rows %}<tr><th>{{ row.name }}</th>{% for value in row.cells %}<td>{{ value }}</td>{% endfor %}</tr>{% endfor %}</table>
{% for pack in packs %}<h2>{{ say('compare.only', title=pack.title) }}</h2>
<ul>{% for title in pack.only %}<li>{{ title }}</li>{% else %}<li>{{ say('compare.none') }}</li>{% endfor %}</ul>{% endfor %}
</html>
"""


def write(reports: Sequence[AuditReport], out: Path) -> None:
    """Both files, from the same rows."""
    data = as_data(reports)
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    (out / "compare.json").write_text(text, encoding="utf-8")
    say = reports[0].pack.words.say
    rows = [
        {"name": say(f"compare.{name}"), "cells": [pack[name] for pack in data["packs"]]}
        for name in ("available", "supported", "undetermined", "mandatory_unmet", "gaps")
    ]
    page = Environment(autoescape=True).from_string(_PAGE).render(say=say, packs=data["packs"], rows=rows)
    (out / "compare.html").write_text(page, encoding="utf-8")


def as_data(reports: Sequence[AuditReport]) -> dict[str, Any]:
    """Score and gaps of each pack; `only`: gaps that no other pack tells (by code and subject's title)."""
    titles = [{(gap.code, gap.title) for gap in report.gaps} for report in reports]
    packs = []
    for index, report in enumerate(reports):
        others = set().union(*(titles[:index] + titles[index + 1 :]))
        packs.append(
            {
                "id": report.pack.id,
                "title": report.pack.title,
                "available": number(report.score.available),
                "supported": number(report.score.supported),
                "undetermined": number(report.score.undetermined),
                "mandatory_unmet": report.score.mandatory_unmet,
                "gaps": len(report.gaps),
                "only": [gap.title for gap in report.gaps if (gap.code, gap.title) not in others],
            }
        )
    return {"schema": "evidencekit/compare/1", "as_of": reports[0].as_of.isoformat(), "packs": packs}
