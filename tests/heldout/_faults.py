"""The catalogue of planted faults and near misses: what each does to a client, and what a reviewer must (not) say.

A fault returns the gaps that the contract asks for; a near miss the gaps that must not be told. `touches` are the papers
and figures that it needs for itself, so that two in one folder never meet. A fault of absence (`absent`) never shares a
folder with an unreadable file, since the missing paper might lie in it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from . import _client as base
from . import _world as w
from ._client import Client
from ._paper import Num, Paper, Text
from ._render import WRITERS
from .papers import LAYOUTS

D = dt.date
AS_OF = w.AS_OF


@dataclass
class Gap:
    """An expected (or forbidden) gap; a subject value may be a list of right answers, None means that the key is absent.

    `any_of`: other codes or subjects that tell the same fault and are as good; `mentions`: one of these texts must stand
    somewhere in the gap (for subjects whose value only the rule pack knows).
    """

    code: str
    subject: dict[str, Any] = field(default_factory=dict)
    any_of: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)
    tolerates: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    kind: str = ""


Apply = Callable[[Client], "list[Gap]"]


@dataclass(frozen=True)
class Plant:
    """A fault or a near miss."""

    code: str
    name: str
    touches: frozenset[str]
    apply: Apply
    near: bool = False
    absent: bool = False
    files: bool = False


CATALOGUE: list[Plant] = []
ABSENT = {
    "document-missing",
    "stage-missing",
    "value-missing",
    "period-missing",
    "granularity-missing",
    "surveillance-missing",
    "participant-unassessed",
    "assessed-not-attended",
    "failure-not-retrained",
    "nonconformity-open",
    "anomaly-unanswered",
    "attribution-unsupported",
    "reference-broken",
    "claim-unsupported",
}
FILE_CODES = {"file-unreadable", "file-encrypted"}


def plant(code: str, name: str, touches: str, apply: Apply, near: bool = False) -> None:
    """Enter a fault (or a near miss) into the catalogue."""
    CATALOGUE.append(
        Plant(
            code,
            name,
            frozenset(touches.split()),
            apply,
            near,
            not near and code in ABSENT,
            code in FILE_CODES and not near,
        )
    )


def near(code: str, name: str, touches: str, apply: Apply) -> None:
    plant(code, name, touches, apply, True)


def doc(c: Client, key: str, **more: Any) -> dict[str, Any]:
    """The subject of a gap about one paper."""
    return {"doc_type": c.slots[key].doc_type, "document": c.path(key), **more}


def only_document(c: Client, key: str, **more: Any) -> dict[str, Any]:
    return {"document": c.path(key), **more}


def remove(c: Client, *keys: str) -> None:
    for key in keys:
        c.slots.pop(key, None)


# ---- what is not there -------------------------------------------------------------------------------------------------
def _missing(key: str, c: Client) -> list[Gap]:
    doc_type = c.slots[key].doc_type
    remove(c, key)
    return [Gap("document-missing", {"doc_type": doc_type})]


for _key in (
    "construction",
    "acceptance3",
    "commitment",
    "authorization",
    "appointment",
    "water_eval",
    "saving_eval",
    "air",
    "light",
    "p_meter",
):
    plant("document-missing", f"no {_key}", _key, functools.partial(_missing, _key))


def _odd_name(key: str, stem: str, c: Client) -> list[Gap]:
    c.slots[key].stem = stem
    return [Gap("document-missing", {"doc_type": c.slots[key].doc_type})]


for _key, _stem in (
    ("construction", "扫描件003"),
    ("commitment", "新建文档(2)"),
    ("authorization", "IMG_0031"),
    ("appointment", "20250108红头"),
    ("light", "附件17"),
    ("air", "第三方检测2"),
    ("p_meter", "JL-01"),
    ("saving_eval", "GBT29115"),
    ("stakeholder", "承诺"),
    ("facility", "情况说明"),
):
    near(
        "document-missing",
        f"{_key} under a name that says nothing",
        _key,
        functools.partial(_odd_name, _key, _stem),
    )


def _odd_title(key: str, title: str, c: Client) -> list[Gap]:
    c.set(key, title=title)
    return [Gap("document-missing", {"doc_type": c.slots[key].doc_type})]


for _key, _title in (
    ("commitment", "总经理关于绿色工厂建设的承诺"),
    ("p_meter", "能源计量器具管理办法"),
    ("saving_eval", "原材料使用量减少情况评价"),
    ("p_energy", "节约能源管理规定"),
    ("p_train", "员工培训管理办法"),
):
    near("document-missing", f"{_key} under another title", _key, functools.partial(_odd_title, _key, _title))


def _stage(
    chain: str, stage: str, keys: str, c: Client, topic: int | None = None, project: int | None = None
) -> list[Gap]:
    remove(c, *keys.split())
    subject: dict[str, Any] = {"chain": chain, "stage": stage}
    if topic is not None:
        subject["topic"] = c.topics[topic]
    if project is not None:
        subject["topic"] = c.projects[project]
    return [Gap("stage-missing", subject)]


for _i in (0, 1):
    _all = f"notice{_i} material{_i} signin{_i} exam{_i} score{_i} retrain{_i} effect{_i} T{_i}:a T{_i}:b T{_i}:c T{_i}:d T{_i}:e"
    plant(
        "stage-missing",
        f"training {_i} without assessment",
        _all,
        functools.partial(_stage, "training", "assess", f"exam{_i} score{_i} retrain{_i}", topic=_i),
    )
    plant(
        "stage-missing",
        f"training {_i} planned, never held",
        _all,
        functools.partial(
            _stage,
            "training",
            "implement",
            f"notice{_i} material{_i} signin{_i} exam{_i} score{_i} retrain{_i} effect{_i}",
            topic=_i,
        ),
    )
for _chain, _stage_name, _keys in (
    ("internal_audit", "plan", "audit_plan"),
    ("target", "assess", "assessment"),
    ("water_saving", "plan", "water_target"),
    ("water_saving", "implement", "water2025"),
    ("ghg", "assess", "ghg_statement"),
    ("ghg", "improve", "reduction"),
    ("hazardous_waste", "plan", "waste_plan"),
    ("supplier", "plan", "p_buy"),
    ("supplier", "assess", "evaluation"),
    ("monitoring", "plan", "monitor_plan"),
    ("calibration", "plan", "meter_list"),
    ("energy_data", "raw", "readings bills"),
):
    plant(
        "stage-missing",
        f"{_chain} without {_stage_name}",
        _keys,
        functools.partial(_stage, _chain, _stage_name, _keys),
    )


def _third_project(c: Client, complete: bool) -> list[Gap]:
    """A project that the attribution does not name."""
    name = c.projects[2]
    parts = [
        ("approval", "saving_project_approval", "立项报告", base.project_approval),
        ("contract", "saving_project_contract", "合同", base.project_contract),
        ("accept", "saving_project_acceptance", "验收报告", base.project_acceptance),
        ("baseline", "energy_baseline", "能耗基准数据", base.project_baseline),
    ]
    if complete:
        parts += [
            ("monitor", "post_retrofit_monitoring", "改造后监测数据", base.project_monitoring),
            ("calculate", "energy_saving_calculation", "节能量计算书", base.project_calculation),
        ]
    for key, doc_type, title, draw in parts:
        c.add(f"{key}2", doc_type, "project", f"{name}{title}", draw, "docx pdf", i=2)
    return [Gap("stage-missing", {"chain": "saving_project", "stage": "assess", "topic": name})]


plant(
    "stage-missing",
    "third project without monitoring and calculation",
    "P2",
    functools.partial(_third_project, complete=False),
)
near("stage-missing", "third project, complete", "P2", functools.partial(_third_project, complete=True))


def _all_passed(i: int, c: Client) -> list[Gap]:
    c.set(f"score{i}", scores={c.staff[4 + i][0]: 91})
    remove(c, f"retrain{i}", f"effect{i}")
    return [
        Gap("stage-missing", {"chain": "training", "stage": "improve", "topic": c.topics[i]}),
        Gap("failure-not-retrained", {"topic": c.topics[i], "person": c.staff[4 + i][0]}),
    ]


def _without(keys: str, chain: str, stage: str, c: Client, topic: int | None = None) -> list[Gap]:
    remove(c, *keys.split())
    subject: dict[str, Any] = {"chain": chain, "stage": stage}
    return [Gap("stage-missing", subject | ({"topic": c.topics[topic]} if topic is not None else {}))]


def _topic_words(i: int, slot: str, form: str, stage: str, c: Client) -> list[Gap]:
    c.set(f"{slot}{i}", topic=form.format(c.topics[i], c.topics[i].removesuffix("培训")))
    return [Gap("stage-missing", {"chain": "training", "stage": stage, "topic": c.topics[i]})]


for _i in (0, 1):
    near(
        "stage-missing",
        f"nobody failed in training {_i}",
        f"score{_i} retrain{_i} effect{_i} T{_i}:c T{_i}:e",
        functools.partial(_all_passed, _i),
    )
    near(
        "stage-missing",
        f"training {_i} without a notice but with sign-in",
        f"notice{_i}",
        functools.partial(_without, f"notice{_i}", "training", "implement", topic=_i),
    )
    near(
        "stage-missing",
        f"training {_i} without a paper but with scores",
        f"exam{_i}",
        functools.partial(_without, f"exam{_i}", "training", "assess", topic=_i),
    )
    near(
        "stage-missing",
        f"training {_i} without courseware",
        f"material{_i}",
        functools.partial(_without, f"material{_i}", "training", "implement", topic=_i),
    )
    near(
        "stage-missing",
        f"sign-in {_i} with the topic in 《》",
        f"signin{_i}",
        functools.partial(_topic_words, _i, "signin", "《{0}》", "implement"),
    )
    near(
        "stage-missing",
        f"score sheet {_i} with 关于…",
        f"score{_i}",
        functools.partial(_topic_words, _i, "score", "{0}考核", "assess"),
    )
near(
    "stage-missing",
    "audit improved by review alone: nonconformities closed in their own form",
    "nc0 nc1 car0 car1",
    lambda c: _closed_in_form(c),
)


def _closed_in_form(c: Client) -> list[Gap]:
    remove(c, "car0", "car1")
    gaps = [Gap("stage-missing", {"chain": "internal_audit", "stage": "improve"})]
    for i in (0, 1):
        c.set(
            f"nc{i}",
            cause="培训不到位",
            action="已立即整改并组织班组学习，列入月度检查",
            closed=f"经验证措施有效，关闭。验证人：{c.others[4]}  2026年5月12日",
        )
        gaps.append(Gap("nonconformity-open", {"reference": f"NC-2026-0{i + 1}"}))
    return gaps


# ---- months and values -------------------------------------------------------------------------------------------------
TABLES = {
    "power2025": ("electricity", 2025),
    "power2024": ("electricity", 2024),
    "gas2025": ("natural_gas", 2025),
    "gas2024": ("natural_gas", 2024),
    "output2024": ("output", 2024),
    "water2025": ("water", 2025),
}


def _blank_cell(key: str, month: int, shop: int, filler: str, c: Client) -> list[Gap]:
    metric, year = TABLES[key]
    name = c.shops[shop]
    c.set(key, cells={(month, name): filler})
    return [Gap("value-missing", {"metric": metric, "period": f"{year}-{month:02d}", "unit": name})]


for _key, _month, _shop, _filler in (
    ("power2025", 5, 0, ""),
    ("power2025", 8, 1, ""),
    ("power2024", 11, 2, ""),
    ("gas2025", 3, 1, ""),
    ("gas2024", 9, 0, ""),
    ("output2024", 6, 1, ""),
    ("water2025", 4, 2, ""),
    ("water2025", 10, 0, "待补"),
    ("gas2024", 5, 1, "缺"),
):
    plant(
        "value-missing",
        f"{_key} month {_month} blank",
        _key,
        functools.partial(_blank_cell, _key, _month, _shop, _filler),
    )


def _unused_shop(key: str, c: Client) -> list[Gap]:
    metric, _year = TABLES[key]
    c.set(key, extra_columns=("包装组",), notes=("注：包装组不使用该能源，以“—”表示。",))
    return [Gap("value-missing", {"metric": metric, "unit": "包装组"})]


def _text_numbers(key: str, c: Client) -> list[Gap]:
    metric, year = TABLES[key]
    kind = {"electricity": "electricity", "natural_gas": "gas", "output": "output", "water": "water"}[metric]
    table = getattr(c.data, kind)[year]
    c.set(key, cells=lambda _: {(m, s): f"{table[m][s]:,}" for m in (2, 7, 9) for s in table[m]})
    return [
        Gap("value-missing", {"metric": metric}),
        Gap("sum-mismatch", {"metric": metric, "document": c.path(key)}),
    ]


for _key in ("gas2025", "gas2024", "water2025"):
    near(
        "value-missing",
        f"{_key}: a workshop that does not use it",
        _key,
        functools.partial(_unused_shop, _key),
    )
for _key in ("power2025", "power2024", "output2024", "gas2024"):
    near(
        "value-missing",
        f"{_key}: figures typed as text with commas",
        _key,
        functools.partial(_text_numbers, _key),
    )


def _no_month(key: str, month: int, total: bool, c: Client) -> list[Gap]:
    _, year = TABLES.get(key, ("electricity", 2025))
    c.set(key, months=[m for m in range(1, 13) if m != month], with_total=total)
    return [Gap("period-missing", {"doc_type": c.slots[key].doc_type, "period": f"{year}-{month:02d}"})]


for _key, _month, _total in (
    ("power2025", 6, True),
    ("power2024", 3, True),
    ("gas2025", 9, False),
    ("gas2024", 10, True),
    ("output2024", 4, False),
    ("water2025", 8, True),
    ("water2025", 2, False),
    ("readings", 7, True),
):
    plant(
        "period-missing",
        f"{_key} without month {_month}",
        _key,
        functools.partial(_no_month, _key, _month, _total),
    )


def _split_year(key: str, c: Client) -> list[Gap]:
    """The year in two files."""
    slot = c.slots[key]
    year = TABLES[key][1]
    c.set(key, months=[1, 2, 3, 4, 5, 6], with_total=False)
    c.slots[key + "b"] = dataclasses.replace(
        slot, key=key + "b", stem=slot.stem + "（下半年）", arguments=dict(slot.arguments)
    )
    c.set(key + "b", months=[7, 8, 9, 10, 11, 12], with_total=False)
    slot.stem += "（上半年）"
    return [
        Gap(
            "period-missing", {"doc_type": slot.doc_type, "period": [f"{year}-{m:02d}" for m in range(1, 13)]}
        )
    ]


def _months_backwards(key: str, c: Client) -> list[Gap]:
    _, year = TABLES[key]
    c.set(key, months=list(range(12, 0, -1)))
    return [
        Gap(
            "period-missing",
            {"doc_type": c.slots[key].doc_type, "period": [f"{year}-{m:02d}" for m in range(1, 13)]},
        )
    ]


for _key in ("gas2024", "power2024", "output2024", "gas2025"):
    near("period-missing", f"{_key} in two files", _key, functools.partial(_split_year, _key))
    near(
        "period-missing",
        f"{_key} with the last month first",
        _key,
        functools.partial(_months_backwards, _key),
    )


def _no_equipment(c: Client) -> list[Gap]:
    remove(c, "equipment")
    return [
        Gap(
            "granularity-missing",
            {"level": "equipment"},
            any_of=[("document-missing", {"doc_type": "equipment_energy_report"})],
        )
    ]


def _no_workshops(c: Client) -> list[Gap]:
    for key in ("power2024", "power2025", "readings"):
        c.set(key, plain=True)
    c.set("unit", shops=[])
    return [
        Gap(
            "granularity-missing",
            {"metric": ["electricity", "comprehensive_energy", "unit_energy"], "level": "workshop"},
        )
    ]


def _readings_by_shop(c: Client) -> list[Gap]:
    c.set("power2025", plain=True)
    c.set("power2024", plain=True)
    return [Gap("granularity-missing", {"metric": "electricity", "level": "workshop"})]


plant("granularity-missing", "no record of key equipment", "equipment", _no_equipment)
plant(
    "granularity-missing",
    "no workshop level anywhere",
    "power2024 power2025 readings unit E25",
    _no_workshops,
)
near(
    "granularity-missing",
    "workshops in the meter readings and the analysis alone",
    "power2024 power2025 readings",
    _readings_by_shop,
)
for _title in (
    "大型设备运行时间、负荷率及电耗统计",
    "主要耗能设备运行情况汇总",
    "重点用能设备单耗台账",
    "关键设备能效对标记录",
):
    near(
        "granularity-missing",
        f"equipment record called {_title}",
        "equipment",
        functools.partial(
            lambda title, c: (
                c.set("equipment", title=f"2025年{title}"),
                [Gap("granularity-missing", {"level": "equipment"})],
            )[1],
            _title,
        ),
    )


# ---- dates ---------------------------------------------------------------------------------------------------------------
CERTIFICATES = ("quality", "environment", "ohs", "energy_cert")
WORDS = {
    "quality": "质量管理体系",
    "environment": "环境管理体系",
    "ohs": "职业健康安全管理体系",
    "energy_cert": "能源管理体系",
}


def _term(c: Client, key: str, until: dt.date) -> None:
    """Let a paper end on a day, with a begin that fits, and surveillance shown for the years between."""
    if key in CERTIFICATES:
        issued = w.add_years(until, -3, 1)
        c.set(
            key,
            day=issued,
            until=until,
            first=w.add_years(issued, -3),
            surveillance=(
                f"第一次监督审核：合格 {w.add_years(issued, 1, -20).isoformat()}",
                f"第二次监督审核：合格 {w.add_years(issued, 2, -25).isoformat()}",
            ),
        )
    elif key == "permit":
        start = w.add_years(until, -5, 1)
        c.set(key, until=until, **{"from": start, "day": start - dt.timedelta(days=6)})
    elif key == "waste_contract":
        start = w.add_years(until, -2, 1)
        c.set(key, until=until, **{"from": start})
    elif key == "waste_licence":
        c.set(key, until=until, day=w.add_years(until, -5, 1))


TERMED = (*CERTIFICATES, "permit", "waste_contract", "waste_licence")


def _expired(key: str, days: int, c: Client) -> list[Gap]:
    _term(c, key, AS_OF - dt.timedelta(days=days))
    return [Gap("document-expired", doc(c, key), tolerates=[("surveillance-missing", only_document(c, key))])]


def _expiring(key: str, days: int, c: Client) -> list[Gap]:
    _term(c, key, AS_OF + dt.timedelta(days=days))
    return [
        Gap("document-expiring", doc(c, key), tolerates=[("surveillance-missing", only_document(c, key))])
    ]


def _not_expiring(key: str, days: int, c: Client) -> list[Gap]:
    _term(c, key, AS_OF + dt.timedelta(days=days))
    return [Gap("document-expiring", doc(c, key)), Gap("document-expired", doc(c, key))]


def _last_day(key: str, c: Client) -> list[Gap]:
    """The last day still holds: expiring, not expired (the expiring gap is tolerated)."""
    _term(c, key, AS_OF)
    return [Gap("document-expired", doc(c, key), tolerates=[("document-expiring", doc(c, key))])]


for _n, _key in enumerate(TERMED):
    plant(
        "document-expired",
        f"{_key} ended",
        _key,
        functools.partial(_expired, _key, (1, 34, 200, 61, 12, 95, 3)[_n]),
    )
    plant(
        "document-expiring",
        f"{_key} ends soon",
        _key,
        functools.partial(_expiring, _key, (90, 0, 41, 15, 60, 88, 27)[_n]),
    )
    near("document-expiring", f"{_key} ends in 91 days", _key, functools.partial(_not_expiring, _key, 91))
    near("document-expired", f"{_key} ends on the day itself", _key, functools.partial(_last_day, _key))


def _passive(code: str, keys: str, c: Client) -> list[Gap]:
    """A paper in good order that invites a false alarm: nothing is changed."""
    return [Gap(code, doc(c, key)) for key in keys.split() if key in c.slots]


for _key in ("b204", "s205", "s2054"):
    near(
        "document-expired",
        f"{_key} prints the form's own end of validity",
        _key,
        functools.partial(_passive, "document-expired", _key),
    )
near(
    "document-expired",
    "certificate with an old first issue",
    "quality",
    functools.partial(_passive, "document-expired", "quality"),
)
near(
    "document-expired",
    "land right to 2056",
    "property",
    functools.partial(_passive, "document-expired", "property"),
)
for _key in ("eia", "construction", "acceptance3", "saving_review", "property"):
    near(
        "document-stale",
        f"{_key} of long ago has no window",
        _key,
        functools.partial(_passive, "document-stale", _key),
    )
for _key in ("site", "technology", "meter_list"):
    near(
        "document-undated",
        f"{_key} needs no date",
        _key,
        functools.partial(_passive, "document-undated", _key),
    )
for _key in ("csr", "facility"):
    near(
        "document-undated",
        f"{_key} with its year alone",
        _key,
        functools.partial(_passive, "document-undated", _key),
    )


def _instrument_note(q: int, c: Client) -> list[Gap]:
    c.set(
        f"report{q}",
        notes=("检测仪器：AWA5688声级计（检定有效期至2026年3月1日）；采样器ZR-3260（有效期至2025-12-30）",),
    )
    return [Gap("document-expired", doc(c, f"report{q}"))]


for _q in range(4):
    near(
        "document-expired",
        f"report {_q} names an instrument's validity",
        f"report{_q}",
        functools.partial(_instrument_note, _q),
    )


def _future_permit(c: Client) -> list[Gap]:
    c.set("permit", until=D(2031, 12, 14), day=D(2026, 11, 12), **{"from": D(2026, 12, 15)})
    return [Gap("document-not-yet-valid", doc(c, "permit"))]


def _future_contract(c: Client) -> list[Gap]:
    c.set("waste_contract", until=D(2028, 12, 31), signed=D(2026, 11, 16), **{"from": D(2027, 1, 1)})
    return [
        Gap(
            "document-not-yet-valid",
            doc(c, "waste_contract"),
            tolerates=[
                ("stage-out-of-order", {"chain": "hazardous_waste"}),
                ("stage-missing", {"chain": "hazardous_waste"}),
            ],
        )
    ]


plant("document-not-yet-valid", "permit begins next month", "permit", _future_permit)
plant(
    "document-not-yet-valid",
    "disposal contract begins next year",
    "waste_contract manifest ledger waste_plan",
    _future_contract,
)


def _starts_today(key: str, c: Client) -> list[Gap]:
    if key == "permit":
        c.set(key, until=D(2031, 11, 19), day=D(2026, 11, 12), **{"from": AS_OF})
    else:
        c.set(key, until=D(2028, 11, 18), signed=D(2025, 1, 8), **{"from": D(2026, 11, 19)})
    return [Gap("document-not-yet-valid", doc(c, key))]


for _key in ("permit", "waste_contract"):
    near(
        "document-not-yet-valid",
        f"{_key} begins on the day or the day before",
        _key,
        functools.partial(_starts_today, _key),
    )
near(
    "document-not-yet-valid",
    "plan for coming years",
    "long_plan reduction",
    functools.partial(_passive, "document-not-yet-valid", "long_plan reduction"),
)

UNDATED = (
    "commitment",
    "authorization",
    "truth",
    "stakeholder",
    "p_energy",
    "p_env",
    "p_waste",
    "p_water",
    "p_train",
    "p_work",
    "suppliers",
    "inspection",
    "incoming",
)


def _undated(key: str, c: Client) -> list[Gap]:
    c.set(key, day=None if key not in {"inspection", "incoming"} else "")
    return [Gap("document-undated", doc(c, key))]


def _odd_date(key: str, text: str, c: Client) -> list[Gap]:
    c.set(key, day=text)
    return [Gap("document-undated", doc(c, key)), Gap("date-impossible", doc(c, key))]


for _key in UNDATED:
    plant("document-undated", f"{_key} without a date", _key, functools.partial(_undated, _key))
for _key, _text in (
    ("commitment", "二〇二五年一月六日"),
    ("authorization", "２０２５年１月６日"),
    ("stakeholder", "2025年2月"),
    ("p_energy", "2024.6.18"),
    ("p_water", "2024年02月29日"),
    ("suppliers", "2026/1/12"),
    ("truth", "二○二六年十一月六日"),
    ("appointment", "二〇二五年一月八日"),
    ("p_env", "2024-5-9"),
    ("statement", "二〇二六年十月二十日"),
):
    near("document-undated", f"{_key} dated {_text}", _key, functools.partial(_odd_date, _key, _text))

STALE = (
    ("statement", D(2023, 5, 10)),
    ("credit", D(2022, 12, 1)),
    ("air", D(2022, 6, 15)),
    ("suppliers", D(2022, 3, 9)),
    ("evaluation", D(2022, 12, 18)),
    ("inspection", D(2023, 2, 20)),
    ("incoming", D(2023, 1, 11)),
    ("rohs", D(2021, 9, 2)),
)


def _stale(key: str, day: dt.date, c: Client) -> list[Gap]:
    c.set(key, day=day)
    chain = {"suppliers": "supplier", "evaluation": "supplier", "inspection": "training"}.get(key)
    return [
        Gap(
            "document-stale",
            doc(c, key),
            tolerates=[("stage-out-of-order", {"chain": chain})] if chain else [],
        )
    ]


def _just_inside(key: str, day: dt.date, c: Client) -> list[Gap]:
    c.set(key, day=day)
    return [Gap("document-stale", doc(c, key))]


for _key, _day in STALE:
    plant("document-stale", f"{_key} of {_day}", _key, functools.partial(_stale, _key, _day))
for _key, _day in (
    ("statement", D(2023, 11, 20)),
    ("air", D(2023, 11, 21)),
    ("rohs", D(2023, 12, 1)),
    ("incoming", D(2023, 11, 20)),
    ("credit", D(2024, 1, 3)),
):
    near(
        "document-stale",
        f"{_key} of {_day}: inside the window",
        _key,
        functools.partial(_just_inside, _key, _day),
    )


def _stale_year(c: Client) -> list[Gap]:
    c.set("csr", year=2021)
    return [Gap("document-stale", doc(c, "csr"))]


def _stale_facility(c: Client) -> list[Gap]:
    c.set("facility", period="统计期：2020年1月1日至2022年12月31日")
    return [Gap("document-stale", doc(c, "facility"))]


def _old_procedure(key: str, c: Client) -> list[Gap]:
    c.set(key, day=D(2021, 5, 8))
    return [Gap("document-stale", doc(c, key))]


plant("document-stale", "social report of 2021", "csr", _stale_year)
near(
    "document-stale",
    "social report of 2023",
    "csr",
    lambda c: (c.set("csr", year=2023), [Gap("document-stale", doc(c, "csr"))])[1],
)
for _key in ("p_train", "p_work", "p_env", "stakeholder", "commitment"):
    near("document-stale", f"{_key} of 2021 has no window", _key, functools.partial(_old_procedure, _key))

IMPOSSIBLE = (
    ("commitment", "2025年2月30日"),
    ("authorization", "2025年13月5日"),
    ("appointment", "2025年4月31日"),
    ("p_energy", "2024年6月31日"),
    ("p_waste", "2024-02-30"),
    ("suppliers", "2026.02.30"),
    ("report1", "2025年11月31日"),
    ("stakeholder", "2025年9月31日"),
    ("p_buy", "2024/11/31"),
    ("air", "2025年6月31日"),
)


def _impossible(key: str, text: str, c: Client) -> list[Gap]:
    c.set(key, day=text)
    return [Gap("date-impossible", doc(c, key))]


def _impossible_end(key: str, c: Client) -> list[Gap]:
    c.set(key, until="2029年2月29日", day=D(2026, 3, 1))
    return [Gap("date-impossible", doc(c, key))]


for _key, _text in IMPOSSIBLE:
    plant("date-impossible", f"{_key} dated {_text}", _key, functools.partial(_impossible, _key, _text))
for _key in ("quality", "ohs"):
    plant(
        "date-impossible", f"{_key} ends on 29 February 2029", _key, functools.partial(_impossible_end, _key)
    )


def _odd_number(key: str, text: str, c: Client) -> list[Gap]:
    c.set(key, line=text)
    return [Gap("date-impossible", doc(c, key))]


for _key, _text in (
    ("p_energy", "表单编号：QR-2024-13-45"),
    ("p_train", "流水号：20250231-07"),
    ("p_work", "档案号2024.19.88"),
    ("p_env", "电话：0532-2025-0230"),
    ("p_manual", "发放号2025/32/01"),
):
    near(
        "date-impossible",
        f"{_key} with a number like a date",
        _key,
        functools.partial(_odd_number, _key, _text),
    )
near(
    "date-impossible",
    "29 February of a leap year",
    "p_water",
    functools.partial(_odd_date, "p_water", "2024年2月29日"),
)


# ---- surveillance, calibration -----------------------------------------------------------------------------------------
def _no_surveillance(key: str, day: dt.date, c: Client) -> list[Gap]:
    c.set(key, day=day, first=w.add_years(day, -3))
    return [Gap("surveillance-missing", doc(c, key))]


def _surveillance_paper(key: str, c: Client) -> list[Gap]:
    day = D(2025, 4, 18)
    c.set(key, day=day, first=w.add_years(day, -3), number=f"00225{key[:1].upper()}20{len(key)}77R1M")
    c.add(
        f"keep_{key}",
        "surveillance_record",
        "system",
        f"{WORDS[key]}监督审核结论",
        base.surveillance,
        "docx pdf",
        of=key,
        word=WORDS[key],
    )
    c.set(f"keep_{key}", day=D(2026, 4, 3))
    return [Gap("surveillance-missing", doc(c, key))]


def _surveillance_mark(key: str, c: Client) -> list[Gap]:
    day = D(2025, 5, 22)
    c.set(
        key,
        day=day,
        first=w.add_years(day, -3),
        surveillance=("监督审核标识  第一次：2026年4月28日 合格    第二次：",),
    )
    return [Gap("surveillance-missing", doc(c, key))]


def _not_due(key: str, day: dt.date, c: Client) -> list[Gap]:
    c.set(key, day=day, first=w.add_years(day, -3))
    return [Gap("surveillance-missing", doc(c, key))]


for _key, _day in (
    ("quality", D(2025, 6, 1)),
    ("quality", D(2024, 9, 10)),
    ("environment", D(2024, 3, 5)),
    ("ohs", D(2024, 5, 16)),
    ("energy_cert", D(2024, 7, 2)),
    ("environment", D(2025, 3, 28)),
):
    plant(
        "surveillance-missing",
        f"{_key} of {_day} without surveillance",
        _key,
        functools.partial(_no_surveillance, _key, _day),
    )
for _key in CERTIFICATES:
    near(
        "surveillance-missing",
        f"{_key}: the surveillance is a paper of its own",
        _key,
        functools.partial(_surveillance_paper, _key),
    )
    near(
        "surveillance-missing",
        f"{_key}: the surveillance stands on the certificate",
        _key,
        functools.partial(_surveillance_mark, _key),
    )
    near(
        "surveillance-missing",
        f"{_key}: due on the day itself",
        _key,
        functools.partial(_not_due, _key, D(2025, 11, 20)),
    )


def _overdue(i: int, c: Client) -> list[Gap]:
    last = D(2025, 2 + i, 12)
    c.meters[i] |= {"last": last, "until": w.add_years(last, 1, -1)}
    return [Gap("calibration-overdue", {"equipment": [c.meters[i]["serial"], c.meters[i]["name"]]})]


def _old_list(i: int, c: Client) -> list[Gap]:
    """The list still shows the old dates, the certificate is new."""
    c.meters[i] |= {"listed_last": D(2025, 4, 6), "listed_until": D(2026, 4, 5)}
    return [Gap("calibration-overdue", {"equipment": [c.meters[i]["serial"], c.meters[i]["name"]]})]


def _out_of_use(i: int, c: Client) -> list[Gap]:
    last = D(2024, 3 + i, 12)
    c.meters[i] |= {"last": last, "until": w.add_years(last, 1, -1), "state": "停用（已封存）"}
    return [
        Gap(
            "calibration-overdue",
            {"equipment": [c.meters[i]["serial"], c.meters[i]["name"]]},
            tolerates=[("document-expired", only_document(c, f"meter{i}"))],
        )
    ]


def _due_today(i: int, c: Client) -> list[Gap]:
    c.meters[i] |= {"last": D(2025, 11, 21), "until": AS_OF}
    return [
        Gap(
            "calibration-overdue",
            {"equipment": [c.meters[i]["serial"], c.meters[i]["name"]]},
            tolerates=[("document-expiring", only_document(c, f"meter{i}"))],
        )
    ]


for _i in range(4):
    plant("calibration-overdue", f"meter {_i} overdue", f"meter{_i}", functools.partial(_overdue, _i))
    near(
        "calibration-overdue",
        f"meter {_i}: old list, new certificate",
        f"meter{_i}",
        functools.partial(_old_list, _i),
    )
    near("calibration-overdue", f"meter {_i} out of use", f"meter{_i}", functools.partial(_out_of_use, _i))
    near(
        "calibration-overdue",
        f"meter {_i} due on the day itself",
        f"meter{_i}",
        functools.partial(_due_today, _i),
    )


# ---- chains ------------------------------------------------------------------------------------------------------------
def _early_exam(i: int, c: Client) -> list[Gap]:
    c.set(f"score{i}", day=base.train_days(i)["train"] - dt.timedelta(days=9))
    return [Gap("stage-out-of-order", {"chain": "training", "topic": c.topics[i]})]


def _late(chain: str, key: str, day: dt.date, c: Client, project: int | None = None) -> list[Gap]:
    c.set(key, day=day)
    subject: dict[str, Any] = {"chain": chain}
    if project is not None:
        subject["topic"] = c.projects[project]
    return [Gap("stage-out-of-order", subject)]


for _i in (0, 1):
    plant(
        "stage-out-of-order",
        f"exam {_i} before the training",
        f"score{_i} exam{_i} T{_i}:e",
        functools.partial(_early_exam, _i),
    )
    plant(
        "stage-out-of-order",
        f"project {_i} approved after it was accepted",
        f"approval{_i}",
        functools.partial(_late, "saving_project", f"approval{_i}", D(2025, 3, 4), project=_i),
    )
    near(
        "stage-out-of-order",
        f"project {_i} contracted on the day of approval",
        f"contract{_i}",
        functools.partial(
            _late, "saving_project", f"contract{_i}", base.project_days(_i)["approval"], project=_i
        ),
    )
    near(
        "stage-out-of-order",
        f"exam {_i} on the day of the training",
        f"score{_i} T{_i}:e",
        functools.partial(
            lambda i, c: (
                c.set(f"score{i}", day=base.train_days(i)["train"]),
                [Gap("stage-out-of-order", {"chain": "training", "topic": c.topics[i]})],
            )[1],
            _i,
        ),
    )
    near(
        "stage-out-of-order",
        f"make-up exam {_i} on the day of the exam",
        f"retrain{_i} T{_i}:e",
        functools.partial(
            lambda i, c: (
                c.set(f"retrain{i}", day=base.train_days(i)["exam"]),
                [
                    Gap("stage-out-of-order", {"chain": "training", "topic": c.topics[i]}),
                    Gap("failure-not-retrained", {"topic": c.topics[i]}),
                ],
            )[1],
            _i,
        ),
    )
for _chain, _key, _day in (
    ("internal_audit", "audit_plan", D(2026, 5, 6)),
    ("internal_audit", "review", D(2026, 3, 1)),
    ("ghg", "ghg_statement", D(2026, 2, 10)),
    ("hazardous_waste", "waste_plan", D(2026, 1, 20)),
    ("target", "targets", D(2026, 2, 15)),
    ("water_saving", "water_target", D(2026, 1, 30)),
):
    plant(
        "stage-out-of-order",
        f"{_key} on {_day}",
        f"{_key} {_chain}",
        functools.partial(_late, _chain, _key, _day),
    )
near(
    "stage-out-of-order",
    "review in the month of the audit",
    "review",
    functools.partial(_late, "internal_audit", "review", D(2026, 5, 20)),
)
near(
    "stage-out-of-order",
    "list, contract and evaluation of suppliers within weeks",
    "suppliers evaluation",
    lambda c: [Gap("stage-out-of-order", {"chain": "supplier"})],
)


def _unassessed(i: int, c: Client) -> list[Gap]:
    name = c.staff[7 + i][0]
    c.set(f"score{i}", people=[row for row in c.o(f"score{i}", "people", c.staff) if row[0] != name])
    return [Gap("participant-unassessed", {"topic": c.topics[i], "person": name})]


def _not_attended(i: int, c: Client) -> list[Gap]:
    name = c.staff[9 + i][0]
    c.set(f"signin{i}", people=[row for row in c.o(f"signin{i}", "people", c.staff) if row[0] != name])
    return [Gap("assessed-not-attended", {"topic": c.topics[i], "person": name})]


def _not_retrained(i: int, c: Client) -> list[Gap]:
    name = c.staff[11 + i][0]
    c.set(f"score{i}", scores=c.o(f"score{i}", "scores", {}) | {name: 61 + i})
    return [Gap("failure-not-retrained", {"topic": c.topics[i], "person": name})]


for _i in (0, 1):
    plant(
        "participant-unassessed",
        f"one signed in to {_i} without a score",
        f"T{_i}:a",
        functools.partial(_unassessed, _i),
    )
    plant(
        "assessed-not-attended",
        f"one has a score of {_i} without signing in",
        f"T{_i}:b",
        functools.partial(_not_attended, _i),
    )
    plant(
        "failure-not-retrained",
        f"one failed {_i} and was not retrained",
        f"T{_i}:c",
        functools.partial(_not_retrained, _i),
    )


def _spelling(i: int, c: Client) -> list[Gap]:
    """Names spaced out on the score sheet."""
    c.set(
        f"score{i}",
        spelling={n: "　".join((n[0], n[1:])) if len(n) == 2 else f"{n[0]} {n[1:]}" for n, _ in c.staff[:4]},
    )
    gaps = [Gap("participant-unassessed", {"topic": c.topics[i], "person": n}) for n, _ in c.staff[:4]]
    return gaps[:2] + [
        Gap("assessed-not-attended", {"topic": c.topics[i], "person": n}) for n, _ in c.staff[:2]
    ]


def _teacher_signs(i: int, c: Client) -> list[Gap]:
    c.set(
        f"signin{i}",
        people=[*c.o(f"signin{i}", "people", c.staff), (c.others[5], "人力资源部")],
        marks={c.others[5]: (c.others[5], "讲师")},
    )
    return [Gap("participant-unassessed", {"topic": c.topics[i], "person": c.others[5]})]


def _on_leave(i: int, c: Client) -> list[Gap]:
    name = c.others[11 % len(c.others)] if len(c.others) > 10 else c.others[9]
    c.set(
        f"signin{i}",
        people=[*c.o(f"signin{i}", "people", c.staff), (name, "仓储物流部")],
        marks={name: ("", "请假，未参加")},
    )
    return [Gap("participant-unassessed", {"topic": c.topics[i], "person": name})]


def _exactly_passed(i: int, c: Client) -> list[Gap]:
    name = c.staff[2][0]
    c.set(f"score{i}", scores=c.o(f"score{i}", "scores", {}) | {name: 80})
    return [Gap("failure-not-retrained", {"topic": c.topics[i], "person": name})]


def _lower_line(i: int, c: Client) -> list[Gap]:
    name = c.staff[3][0]
    c.set(f"score{i}", scores=c.o(f"score{i}", "scores", {}) | {name: 66, c.staff[4 + i][0]: 71}, line=60)
    remove(c, f"retrain{i}")
    return [
        Gap("failure-not-retrained", {"topic": c.topics[i], "person": name}),
        Gap("failure-not-retrained", {"topic": c.topics[i], "person": c.staff[4 + i][0]}),
    ]


def _second_retraining(i: int, c: Client) -> list[Gap]:
    name, department = c.staff[6]
    c.set(f"score{i}", scores=c.o(f"score{i}", "scores", {}) | {name: 58})
    slot = c.slots[f"retrain{i}"]
    c.slots[f"retrain{i}b"] = dataclasses.replace(
        slot, key=f"retrain{i}b", stem=slot.stem + "（第二批）", arguments=dict(slot.arguments)
    )
    c.set(
        f"retrain{i}b", people=[(name, department)], day=base.train_days(i)["retrain"] + dt.timedelta(days=4)
    )
    return [Gap("failure-not-retrained", {"topic": c.topics[i], "person": name})]


for _i in (0, 1):
    near(
        "participant-unassessed", f"names spaced out in {_i}", f"score{_i}", functools.partial(_spelling, _i)
    )
    near(
        "participant-unassessed",
        f"the teacher signs too in {_i}",
        f"signin{_i}",
        functools.partial(_teacher_signs, _i),
    )
    near("participant-unassessed", f"one on leave in {_i}", f"signin{_i}", functools.partial(_on_leave, _i))
    near(
        "failure-not-retrained",
        f"exactly the pass mark in {_i}",
        f"T{_i}:d",
        functools.partial(_exactly_passed, _i),
    )
    near(
        "failure-not-retrained",
        f"a pass mark of 60 in {_i}",
        f"T{_i}:c T{_i}:d retrain{_i} score{_i} T{_i}:e",
        functools.partial(_lower_line, _i),
    )
    near(
        "failure-not-retrained",
        f"retrained in a second group of {_i}",
        f"T{_i}:d retrain{_i}",
        functools.partial(_second_retraining, _i),
    )


def _third_nonconformity(c: Client, closed: bool) -> list[Gap]:
    reference = "NC-2026-03"
    c.set("audit_report", references=["NC-2026-01", "NC-2026-02", reference])
    c.add(
        "nc2",
        "nonconformity_report",
        "audit",
        "不符合项报告3",
        base.nonconformity,
        reference=reference,
        what="计量台账未及时更新",
        department="设备部",
    )
    if closed:
        c.set(
            "nc2", cause="职责不清", action="已更新台账并明确专人", closed="2026年5月18日验证有效，予以关闭"
        )
    else:
        c.set("nc2", cause="", action="", closed="")
    return [Gap("nonconformity-open", {"reference": reference})]


def _unverified(i: int, c: Client) -> list[Gap]:
    c.set(f"car{i}", verified="")
    return [Gap("nonconformity-open", {"reference": [f"NC-2026-0{i + 1}", f"CAR-2026-0{i + 1}"]})]


def _reference_form(i: int, form: str, c: Client) -> list[Gap]:
    c.set(f"car{i}", of=form.format(i + 1))
    return [Gap("nonconformity-open", {"reference": f"NC-2026-0{i + 1}"})]


plant(
    "nonconformity-open",
    "a third nonconformity without action",
    "audit_report nc2",
    functools.partial(_third_nonconformity, closed=False),
)
near(
    "nonconformity-open",
    "a third nonconformity closed in its own form",
    "audit_report nc2",
    functools.partial(_third_nonconformity, closed=True),
)
for _i in (0, 1):
    plant(
        "nonconformity-open",
        f"action {_i} never verified",
        f"car{_i} nc{_i}",
        functools.partial(_unverified, _i),
    )
    for _form in ("NC2026-0{}", "NC－2026－0{}", "ＮＣ-2026-0{}号"):
        near(
            "nonconformity-open",
            f"reference {_i} written {_form}",
            f"car{_i}",
            functools.partial(_reference_form, _i, _form),
        )
near(
    "nonconformity-open",
    "observations are no nonconformities",
    "audit_report",
    lambda c: (
        c.set(
            "audit_report", extra=("另提出观察项2项（OB-01、OB-02），供受审核部门改进参考，不要求书面纠正。",)
        ),
        [Gap("nonconformity-open", {"reference": ["OB-01", "OB-02"]})],
    )[1],
)


# ---- anomalies ---------------------------------------------------------------------------------------------------------
KIND_METRIC = {
    "electricity": ["electricity", "unit_electricity"],
    "gas": ["natural_gas", "unit_gas"],
    "water": ["water", "unit_water"],
}


def _raise(c: Client, kind: str, month: int, shop: str, factor: float) -> None:
    table = getattr(c.data, kind)[2025][month]
    table[shop] = round(table[shop] * factor / 10) * 10


def _anomaly(kind: str, month: int, shop: int, factor: float, c: Client) -> list[Gap]:
    name = c.shops[shop]
    _raise(c, kind, month, name, factor)
    subject = {"metric": KIND_METRIC[kind], "period": f"2025-{month:02d}"}
    whole_plant = [("anomaly-unanswered", subject | {"unit": None})] if factor > 1.2 else []
    return [Gap("anomaly-unanswered", subject | {"unit": name}, tolerates=whole_plant)]


def _answered(kind: str, month: int, shop: int, c: Client) -> list[Gap]:
    name = c.shops[shop]
    _raise(c, kind, month, name, 1.33)
    c.add(
        f"why{month}",
        "unit_energy_analysis",
        "energy",
        f"{month}月能耗异常分析报告",
        base.answer_report,
        month=month,
        shop=name,
        percent=33,
    )
    c.add(
        f"do{month}",
        "corrective_action_report",
        "energy",
        f"{month}月能耗异常纠正措施报告",
        base.answer_action,
        month=month,
        shop=name,
        percent=33,
    )
    return [Gap("anomaly-unanswered", {"metric": KIND_METRIC[kind], "period": f"2025-{month:02d}"})]


def _more_output(month: int, shop: int, c: Client) -> list[Gap]:
    """Everything of the workshop a quarter higher, the unit values unchanged."""
    name = c.shops[shop]
    for kind in ("output", "electricity", "gas", "water"):
        if name in getattr(c.data, kind)[2025][month]:
            table = getattr(c.data, kind)[2025][month]
            table[name] = round(table[name] * 1.3)
    return [Gap("anomaly-unanswered", {"period": f"2025-{month:02d}"})]


def _heating(c: Client) -> list[Gap]:
    for year in (2024, 2025):
        for month in (1, 2, 12):
            table = c.data.gas[year][month]
            for name in table:
                table[name] = round(table[name] * 1.6)
    return [
        Gap("anomaly-unanswered", {"metric": KIND_METRIC["gas"], "period": f"2025-{m:02d}"})
        for m in (1, 2, 12)
    ]


for _kind, _month, _shop, _factor in (
    ("electricity", 7, 2, 1.32),
    ("electricity", 4, 0, 1.34),
    ("electricity", 10, 1, 1.31),
    ("gas", 6, 0, 1.36),
    ("gas", 9, 1, 1.34),
    ("water", 5, 2, 1.35),
):
    plant(
        "anomaly-unanswered",
        f"{_kind} of month {_month} up",
        {"electricity": "E25 power2025", "gas": "G25 gas2025", "water": "W25 water2025"}[_kind],
        functools.partial(_anomaly, _kind, _month, _shop, _factor),
    )
for _kind, _month, _shop in (("electricity", 7, 2), ("electricity", 5, 1), ("gas", 4, 0)):
    near(
        "anomaly-unanswered",
        f"{_kind} of month {_month} up, analysed and corrected",
        ("E25" if _kind == "electricity" else "G25") + f" why{_month}",
        functools.partial(_answered, _kind, _month, _shop),
    )
for _kind, _month, _shop, _factor in (
    ("electricity", 9, 0, 1.1),
    ("gas", 10, 1, 1.09),
    ("water", 8, 1, 1.1),
    ("electricity", 3, 2, 0.92),
):
    near(
        "anomaly-unanswered",
        f"{_kind} of month {_month} a little off",
        {"electricity": "E25 power2025", "gas": "G25 gas2025", "water": "W25 water2025"}[_kind],
        functools.partial(_anomaly, _kind, _month, _shop, _factor),
    )
near(
    "anomaly-unanswered",
    "more output, unit value steady",
    "E25 G25 W25",
    functools.partial(_more_output, 6, 1),
)
near("anomaly-unanswered", "more output in November", "E25 G25 W25", functools.partial(_more_output, 11, 2))
near("anomaly-unanswered", "heating months of both years", "G25", _heating)


# ---- figures -----------------------------------------------------------------------------------------------------------
def _wrong_total(key: str, month: int, c: Client) -> list[Gap]:
    metric, year = TABLES[key]
    kind = {"electricity": "electricity", "natural_gas": "gas", "output": "output", "water": "water"}[metric]
    c.set(key, totals=lambda c: {month: Num(round(c.total(kind, year, month) * 1.06) + 3)})
    other = {"metric": metric, "period": str(year), "document": c.path(key)}
    return [
        Gap(
            "sum-mismatch",
            {"metric": metric, "period": f"{year}-{month:02d}", "document": c.path(key)},
            any_of=[("sum-mismatch", other)],
        )
    ]


def _wrong_year(key: str, shop: int, c: Client) -> list[Gap]:
    metric, year = TABLES[key]
    kind = {"electricity": "electricity", "natural_gas": "gas", "output": "output", "water": "water"}[metric]
    name = c.shops[shop]
    c.set(key, totals=lambda c: {name: Num(round(c.total(kind, year, None, name) * 0.93))})
    return [Gap("sum-mismatch", {"metric": metric, "period": str(year), "document": c.path(key)})]


for _key, _month in (("gas2025", 4), ("power2024", 7), ("output2024", 11), ("gas2024", 2), ("water2025", 6)):
    plant(
        "sum-mismatch",
        f"{_key}: total of month {_month}",
        _key,
        functools.partial(_wrong_total, _key, _month),
    )
for _key, _shop in (("power2024", 1), ("gas2024", 0), ("output2024", 2), ("gas2025", 1)):
    plant("sum-mismatch", f"{_key}: year of a workshop", _key, functools.partial(_wrong_year, _key, _shop))


def _rounded(key: str, c: Client) -> list[Gap]:
    metric, _ = TABLES[key]
    unit = {"electricity": "万kWh", "natural_gas": "万m³", "output": "千吨", "water": "千m³"}[metric]
    c.set(
        key,
        scale=(10000, 2) if metric in {"electricity", "natural_gas"} else (1000, 2),
        unit_line=f"单位：{unit}",
    )
    return [
        Gap("sum-mismatch", only_document(c, key)),
        Gap("unit-conflict", only_document(c, key)),
        Gap("value-conflict", {"metric": metric, "unit": None}),
    ]


def _of_which(key: str, c: Client) -> list[Gap]:
    metric, year = TABLES[key]
    kind = {"electricity": "electricity", "natural_gas": "gas", "output": "output"}[metric]
    c.set(
        key,
        extra_columns=("其中：夜班",),
        extra_cells=lambda c: {m: round(c.total(kind, year, m) * 0.21) for m in range(1, 13)},
    )
    return [Gap("sum-mismatch", only_document(c, key))]


for _key in ("power2024", "gas2024", "gas2025", "power2025"):
    near(
        "sum-mismatch",
        f"{_key} rounded to two decimals of ten thousand",
        _key,
        functools.partial(_rounded, _key),
    )
for _key in ("power2024", "gas2024", "output2024"):
    near("sum-mismatch", f"{_key} with an of-which column", _key, functools.partial(_of_which, _key))


def _wrong_unit(shop: int, factor: float, c: Client) -> list[Gap]:
    name = c.shops[shop]
    c.set(
        "unit",
        unit_cells=lambda c: {
            name: c.total("electricity", 2025, None, name) / c.total("output", 2025, None, name) * factor
        },
    )
    return [
        Gap(
            "ratio-mismatch",
            {
                "metric": ["unit_electricity", "unit_energy"],
                "period": "2025",
                "unit": name,
                "document": c.path("unit"),
            },
        )
    ]


def _wrong_carbon(c: Client) -> list[Gap]:
    c.set("performance", unit_carbon=lambda c: c.carbon()[2] / c.total("output", 2025) * 0.88)
    return [Gap("ratio-mismatch", {"metric": "unit_carbon", "document": c.path("performance")})]


for _shop, _factor in ((0, 1.09), (1, 0.9), (2, 1.12)):
    plant(
        "ratio-mismatch",
        f"unit value of workshop {_shop}",
        "unit:ratio",
        functools.partial(_wrong_unit, _shop, _factor),
    )
plant("ratio-mismatch", "carbon per tonne", "performance", _wrong_carbon)
near(
    "ratio-mismatch",
    "the analysis as it stands",
    "unit:ratio",
    lambda c: [Gap("ratio-mismatch", only_document(c, "unit"))],
)
near(
    "factor-mismatch",
    "the analysis as it stands",
    "unit:factor",
    lambda c: [Gap("factor-mismatch", only_document(c, "unit"))],
)
near(
    "attribution-mismatch",
    "the analysis as it stands",
    "unit:change",
    lambda c: [Gap("attribution-mismatch", {}), Gap("change-mismatch", only_document(c, "unit"))],
)


def _wrong_change(c: Client) -> list[Gap]:
    c.set("unit", change=lambda c: round(c.change() + 1.6, 2))
    return [
        Gap(
            "change-mismatch",
            {"metric": "unit_energy", "period": "2025", "document": c.path("unit")},
            tolerates=[("value-conflict", {"metric": "unit_energy"})],
        )
    ]


def _claim_change(key: str, add: float, c: Client) -> list[Gap]:
    def text(c: Client) -> str:
        return f"2025年单位产品综合能耗较2024年下降{c.change() + add:.1f}%。"

    if key == "self":
        c.set("self", conclusion=text)
    else:
        c.set(
            key,
            body=lambda c: (
                "@2025年节能工作情况：",
                text(c),
                "三、高效LED照明覆盖全部车间，冷却水闭式循环。",
            ),
        )
    return [Gap("change-mismatch", {"document": c.path(key)})]


plant("change-mismatch", "claimed fall larger than the figures", "unit:change", _wrong_change)
for _key in ("self", "technology"):
    plant("change-mismatch", f"claim in {_key}", f"{_key}:claim", functools.partial(_claim_change, _key, 2.3))
    near(
        "change-mismatch",
        f"claim in {_key} rounded to one decimal",
        f"{_key}:claim",
        functools.partial(_claim_change, _key, 0.0),
    )


def _parts(c: Client, missing: float) -> list[Gap]:
    def parts(c: Client) -> list[tuple[str, float]]:
        first = round(c.change() * 0.55, 2)
        return [(c.projects[0], first), (c.projects[1], round(c.change() - first - missing, 2))]

    c.set("unit", parts=parts)
    return [Gap("attribution-mismatch", {"metric": "unit_energy", "period": "2025"})]


def _other_factors(c: Client) -> list[Gap]:
    def parts(c: Client) -> list[tuple[str, float]]:
        a, b = round(c.change() * 0.5, 2), round(c.change() * 0.3, 2)
        return [(c.projects[0], a), (c.projects[1], b), ("产品结构等其他因素", round(c.change() - a - b, 2))]

    c.set("unit", parts=parts)
    return [
        Gap("attribution-mismatch", {"metric": "unit_energy"}),
        Gap("attribution-unsupported", {"project": "产品结构"}),
    ]


plant(
    "attribution-mismatch",
    "parts fall short of the whole",
    "unit:change",
    functools.partial(_parts, missing=0.9),
)
plant(
    "attribution-mismatch", "parts exceed the whole", "unit:change", functools.partial(_parts, missing=-1.1)
)
near("attribution-mismatch", "other factors named", "unit:change", _other_factors)


def _unsupported(key: str, i: int, c: Client) -> list[Gap]:
    doc_type = c.slots[f"{key}{i}"].doc_type
    remove(c, f"{key}{i}")
    return [Gap("attribution-unsupported", {"project": c.projects[i], "doc_type": doc_type})]


def _project_words(key: str, i: int, form: str, c: Client) -> list[Gap]:
    c.set(f"{key}{i}", project=form.format(c.projects[i].removesuffix("项目")))
    return [
        Gap("attribution-unsupported", {"project": c.projects[i], "doc_type": c.slots[f"{key}{i}"].doc_type})
    ]


for _i in (0, 1):
    for _key in ("approval", "baseline", "monitor", "calculate"):
        plant(
            "attribution-unsupported",
            f"project {_i} without {_key}",
            f"{_key}{_i}",
            functools.partial(_unsupported, _key, _i),
        )
        near(
            "attribution-unsupported",
            f"project {_i}: {_key} in other words",
            f"{_key}{_i}",
            functools.partial(
                _project_words,
                _key,
                _i,
                {
                    "approval": "{}工程",
                    "baseline": "{}",
                    "monitor": "{}（一期）项目",
                    "calculate": "公司{}项目",
                }[_key],
            ),
        )


def _conflict(key: str, name: str, metric: str, c: Client) -> list[Gap]:
    def wrong(c: Client) -> float:
        if name == "waste":
            return round(sum(c.data.waste[2025]) * 1.07, 2)
        return round(c.total(name, 2025) * 1.07)

    c.set(key, **{name: wrong})
    tolerated = (
        [("value-conflict", {"metric": "comprehensive_energy", "period": "2025"})] if key == "s205" else []
    )
    return [Gap("value-conflict", {"metric": metric, "period": "2025"}, tolerates=tolerated)]


def _bill_conflict(month: int, c: Client) -> list[Gap]:
    c.set("bills", cells=lambda c: {month: round(c.total("electricity", 2025, month) * 1.09)})
    return [
        Gap(
            "value-conflict",
            {"metric": "electricity", "period": f"2025-{month:02d}"},
            tolerates=[("value-conflict", {"metric": "electricity", "period": "2025"})],
        )
    ]


for _key, _name, _metric in (
    ("b204", "output", "output"),
    ("s205", "electricity", "electricity"),
    ("s2054", "water", "water"),
    ("f101", "waste", "solid_waste"),
):
    plant(
        "value-conflict",
        f"{_key} against the ledgers",
        f"{_key} V:{_metric}",
        functools.partial(_conflict, _key, _name, _metric),
    )
for _month in (3, 8):
    plant(
        "value-conflict",
        f"bill of month {_month}",
        "bills V:electricity",
        functools.partial(_bill_conflict, _month),
    )


def _transformer(c: Client) -> list[Gap]:
    c.set(
        "bills",
        cells=lambda c: {m: round(c.total("electricity", 2025, m) * 1.008) for m in range(1, 13)},
        notes=("说明：供电局抄见电量含变压器损耗，与车间分表合计相差约0.8%，属正常。",),
    )
    return [Gap("value-conflict", {"metric": "electricity", "unit": None})]


near("value-conflict", "bills with transformer loss", "bills V:electricity", _transformer)
for _key, _metric in (
    ("s205", "electricity"),
    ("s205", "natural_gas"),
    ("b204", "output"),
    ("f101", "water"),
    ("s2054", "water"),
):
    near(
        "value-conflict",
        f"{_metric} in another unit of measure in {_key}",
        f"{_key} V:{_metric}",
        functools.partial(
            lambda metric, c: [Gap("value-conflict", {"metric": metric, "period": "2025", "unit": None})],
            _metric,
        ),
    )


def _no_measure(key: str, c: Client) -> list[Gap]:
    c.set(key, unit_line="")
    return [Gap("unit-conflict", {"metric": TABLES[key][0], "document": c.path(key)})]


def _two_measures(key: str, c: Client) -> list[Gap]:
    metric, _ = TABLES[key]
    c.set(
        key,
        head="{}("
        + {"electricity": "万kWh", "natural_gas": "万m³", "output": "kg", "water": "万吨"}[metric]
        + ")",
    )
    return [
        Gap(
            "unit-conflict",
            {"metric": metric, "document": c.path(key)},
            tolerates=[("value-conflict", {"metric": metric})],
        )
    ]


def _measure_in_head(key: str, unit: str, c: Client) -> list[Gap]:
    c.set(key, unit_line="", head="{}(" + unit + ")")
    return [Gap("unit-conflict", only_document(c, key))]


for _key in ("gas2024", "power2024", "output2024"):
    plant("unit-conflict", f"{_key} without a unit of measure", _key, functools.partial(_no_measure, _key))
    plant("unit-conflict", f"{_key} with two units of measure", _key, functools.partial(_two_measures, _key))
for _key, _unit in (
    ("power2024", "度"),
    ("power2025", "kW·h"),
    ("gas2024", "立方米"),
    ("gas2025", "Nm³"),
    ("output2024", "吨"),
    ("water2025", "吨"),
):
    near(
        "unit-conflict",
        f"{_key}: unit in the head alone",
        _key,
        functools.partial(_measure_in_head, _key, _unit),
    )


def _two_years_two_factors(c: Client) -> list[Gap]:
    def tce(c: Client) -> float:
        return round((c.total("electricity", 2024) * 0.3045 + c.total("gas", 2024) * base.G_FACTOR) / 1000, 2)

    c.set(
        "unit",
        tce24=tce,
        coefficients="折标系数：电力2024年采用0.3045kgce/kWh（等价值），2025年采用0.1229kgce/kWh（当量值）；天然气1.2143kgce/m³。",
    )
    tolerated = [
        ("change-mismatch", {"document": c.path("unit")}),
        ("value-conflict", {"metric": "unit_energy"}),
    ]
    return [Gap("factor-mismatch", only_document(c, "unit"), tolerates=tolerated)]


def _slipped_factor(c: Client) -> list[Gap]:
    c.set(
        "unit", coefficients="折标系数：电力0.1229kgce/kWh（当量值），天然气0.0013kgce/m³，两年采用相同系数。"
    )
    return [Gap("factor-mismatch", only_document(c, "unit"))]


def _footprint_factor(c: Client) -> list[Gap]:
    c.set("ghg", factor=0.6205, series="（全国电力平均碳足迹因子，kgCO2e/kWh）")
    return [Gap("factor-mismatch", only_document(c, "ghg"))]


def _form_factor(c: Client) -> list[Gap]:
    c.set("s205", factor="1.929")
    return [
        Gap("factor-mismatch", only_document(c, "s205"), any_of=[("sum-mismatch", only_document(c, "s205"))])
    ]


def _project_factor(i: int, c: Client) -> list[Gap]:
    c.set(f"calculate{i}", factor="0.1529")
    return [Gap("factor-mismatch", only_document(c, f"calculate{i}"))]


def _factor_of_2022(c: Client) -> list[Gap]:
    c.set("ghg", factor=0.5366, series="（生态环境部公告全国电力平均二氧化碳排放因子，2022年）")
    return [Gap("factor-mismatch", only_document(c, "ghg"))]


plant("factor-mismatch", "two years with two coefficients", "unit:factor unit:change", _two_years_two_factors)
plant("factor-mismatch", "gas coefficient a thousand too small", "unit:factor", _slipped_factor)
plant("factor-mismatch", "footprint factor in an inventory", "ghg", _footprint_factor)
plant("factor-mismatch", "coefficient of the form does not fit", "s205", _form_factor)
for _i in (0, 1):
    plant(
        "factor-mismatch",
        f"saving calculation {_i}",
        f"calculate{_i}",
        functools.partial(_project_factor, _i),
    )
    near(
        "factor-mismatch",
        f"saving calculation {_i} as it stands",
        f"calculate{_i}",
        functools.partial(lambda i, c: [Gap("factor-mismatch", only_document(c, f"calculate{i}"))], _i),
    )
near("factor-mismatch", "grid factor of 2022, said so", "ghg", _factor_of_2022)
near(
    "factor-mismatch",
    "1.229 tce per ten thousand kWh",
    "s205",
    functools.partial(lambda c: [Gap("factor-mismatch", only_document(c, "s205"))]),
)


def _lost_waste(month: int, c: Client) -> list[Gap]:
    c.set("ledger", lost={month: 0.9})
    return [Gap("balance-mismatch", {"metric": "solid_waste", "period": [f"2025-{month:02d}", "2025"]})]


def _lost_hazardous(c: Client) -> list[Gap]:
    c.set("ledger", disposed=lambda c: round(sum(c.data.hazardous[2025]) - 0.8, 3))
    return [
        Gap(
            "balance-mismatch",
            {"metric": "hazardous_waste", "period": ["2025-12", "2025"]},
            tolerates=[("value-conflict", {"metric": "hazardous_waste"})],
        )
    ]


def _lost_water(c: Client) -> list[Gap]:
    c.set("balance", balance=(60, 540, 55))
    return [Gap("balance-mismatch", {"metric": "water"})]


for _month in (4, 9):
    plant(
        "balance-mismatch",
        f"solid waste of month {_month} vanishes",
        "ledger",
        functools.partial(_lost_waste, _month),
    )
plant("balance-mismatch", "hazardous waste vanishes", "ledger", _lost_hazardous)
plant("balance-mismatch", "more water drained than taken", "balance", _lost_water)
near(
    "balance-mismatch",
    "stock carried over from month to month",
    "ledger",
    lambda c: [
        Gap("balance-mismatch", {"metric": "hazardous_waste"}),
        Gap("balance-mismatch", {"metric": "solid_waste"}),
    ],
)
near(
    "balance-mismatch",
    "water balance closes",
    "balance",
    lambda c: [Gap("balance-mismatch", {"metric": "water"})],
)


def green_power(c: Client, p: Paper, key: str, rows: list[list[Any]], total: int) -> None:
    p.title("2025年可再生能源电力消纳核算清单")
    p.line(f"企业名称：{p.co.name}    填报日期：2026年1月18日")
    p.table(
        [
            ["序号", "消纳方式", "凭证编号", "电量(MWh)", "备注"],
            *[[*row] for row in rows],
            ["", "合计", "", total, ""],
        ]
    )


def _green(double: int, c: Client) -> list[Gap]:
    number = f"GEC2025{c.rng.randint(10**7, 10**8 - 1)}"
    rows = {
        0: [[1, "绿电交易", "LD-2025-0031", 200, ""], [2, "绿证", number, 80, "另行购买，与绿电交易无关"]],
        1: [[1, "绿证", number, 120, "1-6月"], [2, "绿证", number, 120, "7-12月"]],
        2: [
            [1, "绿电交易", "LD-2025-0031", 200, "证电合一"],
            [2, "绿证", number, 200, "绿电交易LD-2025-0031对应绿证"],
        ],
    }[double]
    c.add(
        "green",
        "renewable_energy_proof",
        "carbon",
        "可再生能源电力消纳核算清单",
        green_power,
        "xlsx docx",
        rows=rows,
        total=sum(r[3] for r in rows),
    )
    return [Gap("double-counted", {"period": "2025"} if double else {})]


plant("double-counted", "one certificate twice", "green", functools.partial(_green, 1))
plant("double-counted", "green power and its own certificates", "green", functools.partial(_green, 2))
near("double-counted", "two different proofs", "green", functools.partial(_green, 0))


def _threshold(metric: list[str], c: Client, **values: Any) -> list[Gap]:
    c.set("performance", **values)
    return [Gap("threshold-not-met", {}, mentions=metric)]


for _metric, _values in (
    (["建筑密度", "building_density"], {"base": 7500}),
    (["绿色物料", "green_material"], {"green": (150, 1000)}),
    (["节能灯", "节能型照明", "照明"], {"lamps": 35.0}),
    (["透水"], {"ground": 12.0}),
    (["建筑密度", "building_density"], {"base": 6600}),
):
    plant(
        "threshold-not-met",
        f"{_metric[0]} too low {_values}",
        "performance",
        functools.partial(_threshold, _metric, **_values),
    )
for _metric, _values in (
    (["绿色物料", "green_material"], {"green": (300, 1000)}),
    (["节能灯", "节能型照明"], {"lamps": 50.0}),
    (["透水"], {"ground": 30.0}),
    (["绿色物料", "green_material"], {"green": (640, 1000)}),
):
    near(
        "threshold-not-met",
        f"{_metric[0]} just met {_values}",
        "performance",
        functools.partial(_threshold, _metric, **_values),
    )


# ---- who and what ------------------------------------------------------------------------------------------------------
HELD = (
    "report1",
    "report2",
    "quality",
    "environment",
    "ohs",
    "permit",
    "meter0",
    "meter1",
    "execution",
    "ghg_statement",
    "rohs",
    "air",
    "p_substance",
    "p_work",
    "p_water",
)


def _other_holder(key: str, c: Client) -> list[Gap]:
    name = f"{c.co.city}{c.rng.choice(('金鼎', '德盛', '佳兴', '万泰来'))}{c.rng.choice(('五金', '橡塑', '包装', '机电'))}有限公司"
    c.set(key, holder=name)
    return [Gap("holder-mismatch", doc(c, key))]


def _same_holder(key: str, form: str, c: Client) -> list[Gap]:
    name = c.co.name
    shown = {
        "half": name.replace("（", "(").replace("）", ")"),
        "spaces": " ".join((name[:2], name[2:6], name[6:])),
        "wide": name.replace("有限公司", " 有限公司"),
    }[form]
    c.set(key, holder=shown)
    return [Gap("holder-mismatch", doc(c, key))]


def _former_name(key: str, c: Client) -> list[Gap]:
    former = f"{c.co.city}{c.co.short}厂"
    c.set("license", former=former)
    c.set(key, holder=former)
    return [Gap("holder-mismatch", doc(c, key))]


def _group(key: str, c: Client) -> list[Gap]:
    c.set(
        key,
        holder=f"{c.co.short[:2]}控股集团有限公司",
        annex=(
            f"附件：多场所清单  场所1：{c.co.name}，地址：{c.co.address}，认证范围：{'、'.join(c.co.trade.products)}的生产",
            f"场所2：{c.co.short[:2]}物流有限公司，地址：山东省青岛市黄岛区江山南路9号",
        ),
    )
    return [Gap("holder-mismatch", doc(c, key))]


for _key in HELD:
    plant("holder-mismatch", f"{_key} names another company", _key, functools.partial(_other_holder, _key))
for _key, _form in (
    ("report0", "half"),
    ("report3", "spaces"),
    ("environment", "half"),
    ("meter2", "wide"),
    ("execution", "spaces"),
    ("rohs", "half"),
    ("permit", "half"),
):
    near("holder-mismatch", f"{_key}: same name, {_form}", _key, functools.partial(_same_holder, _key, _form))
for _key in ("acceptance3", "eia", "construction"):
    near(
        "holder-mismatch",
        f"{_key} under the former name",
        f"{_key} license",
        functools.partial(_former_name, _key),
    )
for _key in ("quality", "environment"):
    near(
        "holder-mismatch",
        f"{_key}: group certificate with the site in its annex",
        _key,
        functools.partial(_group, _key),
    )
near(
    "holder-mismatch",
    "the disposer's own licence",
    "waste_licence",
    functools.partial(_passive, "holder-mismatch", "waste_licence"),
)
near(
    "holder-mismatch",
    "contracts with a second party",
    "purchase contract0 contract1",
    functools.partial(_passive, "holder-mismatch", "purchase contract0 contract1"),
)


def _wrong_code(key: str, valid: bool, c: Client) -> list[Gap]:
    if valid:
        code = w.credit_code(c.rng, "3702")
    else:
        last = c.co.uscc[-1]
        code = c.co.uscc[:-1] + next(ch for ch in "0123456789" if ch != last)
    c.set(key, uscc=code)
    return [Gap("identifier-mismatch" if valid else "identifier-invalid", only_document(c, key))]


def _code_text(form: str, c: Client) -> list[Gap]:
    code = c.co.uscc
    c.set(
        "application",
        code_text={
            "spaced": f"{code[:4]} {code[4:8]} {code[8:12]} {code[12:]}",
            "lower": code.lower(),
            "full": code.translate(w.FULL),
        }[form],
    )
    return [
        Gap("identifier-invalid", only_document(c, "application")),
        Gap("identifier-mismatch", only_document(c, "application")),
    ]


for _key in ("credit", "application", "s205", "f101", "s2054", "b204"):
    plant(
        "identifier-invalid",
        f"{_key}: check digit",
        f"{_key} code:{_key}",
        functools.partial(_wrong_code, _key, False),
    )
    plant(
        "identifier-mismatch",
        f"{_key}: another company's code",
        f"{_key} code:{_key}",
        functools.partial(_wrong_code, _key, True),
    )
for _form in ("spaced", "lower", "full"):
    near("identifier-invalid", f"code written {_form}", "application", functools.partial(_code_text, _form))
near(
    "identifier-mismatch",
    "the seller's code in a contract",
    "purchase",
    lambda c: (
        c.set("purchase", seller_code=f"（统一社会信用代码：{w.credit_code(c.rng, '3302')}）"),
        [Gap("identifier-mismatch", only_document(c, "purchase"))],
    )[1],
)
near(
    "identifier-mismatch",
    "permit number made of the code",
    "permit",
    lambda c: [
        Gap("identifier-mismatch", only_document(c, "permit")),
        Gap("identifier-invalid", only_document(c, "permit")),
    ],
)

OLD_STANDARDS = (
    ("p_energy", "GB/T 23331-2012"),
    ("p_energy", "GB/T 2589-2008"),
    ("p_waste", "GB 18597-2001"),
    ("p_waste", "GB 18599-2001"),
    ("p_meter", "GB 24789-2009"),
    ("p_water", "GB/T 7119-2006"),
    ("p_manual", "GB/T 24001-2004"),
    ("p_manual", "GB/T 28001-2011"),
    ("p_manual", "GB/T 19001-2008"),
)


def _old_standard(key: str, standard: str, c: Client) -> list[Gap]:
    current = next(row for row in base.PROCEDURES if row[0] == key)[4]
    number = standard.split("-")[0].removeprefix("GB/T ").removeprefix("GB ")
    kept = tuple(
        s for s in current if number not in s and not (standard.startswith("GB/T 28001") and "45001" in s)
    )
    c.set(key, standards=(standard, *kept))
    return [Gap("superseded-standard", {"standard": standard, "document": c.path(key)})]


def _old_certificate(c: Client) -> list[Gap]:
    c.set("ohs", standard="GB/T 28001-2011/OHSAS 18001:2007")
    return [
        Gap(
            "superseded-standard",
            {
                "standard": ["GB/T 28001-2011", "OHSAS 18001:2007", "GB/T 28001-2011/OHSAS 18001:2007"],
                "document": c.path("ohs"),
            },
        )
    ]


for _key, _standard in OLD_STANDARDS:
    plant(
        "superseded-standard",
        f"{_key} cites {_standard}",
        _key,
        functools.partial(_old_standard, _key, _standard),
    )
plant("superseded-standard", "certificate on GB/T 28001", "ohs", _old_certificate)


def _old_letter(key: str, text: str, c: Client) -> list[Gap]:
    c.set(key, more=(text,))
    return [Gap("superseded-standard", only_document(c, key))]


near(
    "superseded-standard",
    "an approval of its day cites the edition of its day",
    "eia",
    functools.partial(_old_letter, "eia", "危险废物贮存执行《危险废物贮存污染控制标准》（GB 18597-2001）。"),
)
near(
    "superseded-standard",
    "an acceptance of its day cites the edition of its day",
    "acceptance3",
    functools.partial(_old_letter, "acceptance3", "一般固废贮存符合GB 18599-2001要求。"),
)
near(
    "superseded-standard",
    "the text says that it was replaced",
    "p_manual",
    lambda c: (
        c.set(
            "p_manual",
            extra="换版说明：原依据的GB/T 28001-2011已废止，由GB/T 45001-2020代替，本手册已据此修订。",
        ),
        [Gap("superseded-standard", only_document(c, "p_manual"))],
    )[1],
)
near(
    "superseded-standard",
    "old numbers still in force",
    "p_env p_substance",
    lambda c: [
        Gap("superseded-standard", only_document(c, "p_env")),
        Gap("superseded-standard", only_document(c, "p_substance")),
    ],
)
near(
    "superseded-standard",
    "the city's form prints the old number",
    "self:form",
    lambda c: (
        c.set(
            "self",
            claims=(
                *c.o("self", "claims", ()),
                (
                    "工厂建立、实施并保持满足GB/T28001要求的职业健康安全管理体系",
                    "见证明材料13《职业健康安全管理体系认证证书》",
                    10,
                ),
            ),
        ),
        [Gap("superseded-standard", only_document(c, "self"))],
    )[1],
)

SEALED = (
    "truth",
    "application",
    "commitment",
    "authorization",
    "stakeholder",
    "statement",
    "waste_contract",
    "purchase",
)


def _unsealed(key: str, c: Client) -> list[Gap]:
    c.set(key, seal=False)
    return [Gap("seal-missing", doc(c, key))]


for _key in SEALED:
    plant("seal-missing", f"{_key} neither signed nor sealed", _key, functools.partial(_unsealed, _key))
for _key in ("truth", "commitment", "stakeholder"):
    near(
        "seal-missing",
        f"{_key} sealed, not signed",
        _key,
        functools.partial(
            lambda key, c: (c.set(key, signature=False), [Gap("seal-missing", doc(c, key))])[1], _key
        ),
    )
for _key in ("p_energy", "targets", "audit_report", "monitor_plan", "waste_plan"):
    near("seal-missing", f"{_key} needs no seal", _key, functools.partial(_passive, "seal-missing", _key))

CLAUSES: dict[str, tuple[tuple[dict[str, Any], ...], tuple[dict[str, Any], ...]]] = {
    "commitment": (
        (
            {
                "body": (
                    "我作为@最高管理者，郑重承诺：",
                    "一、遵守国家法律法规，依法经营；",
                    "二、重视绿色工厂工作，追求卓越；",
                    "三、争创行业标杆。",
                )
            },
            {
                "body": (
                    "我作为@最高管理者承诺：",
                    "一、对绿色工厂有效性负责；",
                    "二、提供所需人力、资金和设备等资源；",
                    "三、促进持续改进。",
                )
            },
        ),
        (
            {
                "body": (
                    "作为@总经理，我承诺：",
                    "（1）为绿色工厂建设足额安排经费、配备人员与技术装备；",
                    "（2）通过会议、宣传栏把建设绿色工厂的意义讲给每一位员工；",
                    "（3）把绿色要求落实到各业务环节并不断改进。",
                )
            },
        ),
    ),
    "authorization": (
        ({"duties": base.DUTIES[:2]}, {"duties": base.DUTIES[2:]}, {"duties": (base.DUTIES[0],)}),
        (
            {
                "duties": (
                    "（一）组织建立绿色工厂管理机制并保证其落实和有效运行；",
                    "（二）负责归集、整理和保管满足评价要求的各项证明资料；",
                    "（三）定期就绿色绩效向总经理汇报；",
                    "（四）增强员工绿色理念，发现不足并促进持续改善。",
                )
            },
        ),
    ),
    "purchase": (
        ({"clauses": ()}, {"clauses": ("第二条 包装：采用吨袋包装，标识清晰。",)}),
        (
            {
                "clauses": (
                    "第二条 绿色要求：所供物料不得含铅、汞、镉等禁用物质，外包装循环使用，设备能效不低于2级。",
                )
            },
            {
                "clauses": (),
                "annex": "供应商环保协议：乙方承诺遵守环境保护法律法规，控制有害物质，配合甲方环境审核。",
            },
        ),
    ),
}


def _clauses(key: str, values: dict[str, Any], c: Client) -> list[Gap]:
    c.set(key, **values)
    return [Gap("clause-missing", doc(c, key))]


for _key, (_faults, _nears) in CLAUSES.items():
    for _n, _values in enumerate(_faults):
        plant(
            "clause-missing", f"{_key} lacks a clause {_n}", _key, functools.partial(_clauses, _key, _values)
        )
    for _n, _values in enumerate(_nears):
        near(
            "clause-missing", f"{_key} in other words {_n}", _key, functools.partial(_clauses, _key, _values)
        )


# ---- self-evaluation ---------------------------------------------------------------------------------------------------
def _claim(code: str, claim: tuple[str, str, int], about: list[str], c: Client) -> list[Gap]:
    c.set("self", claims=(*c.o("self", "claims", ()), claim))
    if code == "reference-broken":
        return [Gap(code, {"reference": about})]
    return [Gap(code, {}, mentions=about)]


for _claim_row, _about in (
    (("生产清洁化水平", "见证明材料27《清洁生产审核报告》", 6), ["27", "清洁生产审核"]),
    (("能源审计", "详见附件31能源审计报告", 6), ["31", "能源审计"]),
    (("产品碳足迹核算", "见证明材料25《产品碳足迹报告》第3页", 6), ["25", "碳足迹"]),
    (("节水型企业", "见证明材料29《节水型企业证书》", 4), ["29", "节水型"]),
):
    plant(
        "reference-broken",
        f"reference to {_about[1]}",
        "self:reference",
        functools.partial(_claim, "reference-broken", _claim_row, _about),
    )
for _claim_row, _about in (
    (("满足绿色供应链评价要求", "已通过评价", 5), ["绿色供应链"]),
    (("建有厂区光伏电站、智能微电网", "已建成投运", 5), ["光伏", "微电网"]),
    (("建有能源管理中心", "已建成能源管理中心", 8), ["能源管理中心"]),
    (("采用适用的标准或规范对产品进行碳足迹核算或核查", "已核算", 6), ["碳足迹"]),
):
    plant(
        "claim-unsupported",
        f"claims {_about[0]}",
        "self:unsupported",
        functools.partial(_claim, "claim-unsupported", _claim_row, _about),
    )
for _claim_row, _about, _code in (
    (("每年发布社会责任报告", "见《2025年度社会责任报告》", 4), ["社会责任"], "claim-unsupported"),
    (("满足绿色供应链评价要求", "暂未开展", 0), ["绿色供应链"], "claim-unsupported"),
    (
        ("通过能源管理体系第三方认证", "见证明材料14《能源管理体系认证证书》", 10),
        ["能源管理体系认证", "14"],
        "reference-broken",
    ),
    (("厂区布置合理", "见证明材料15 厂区平面布置图", 3), ["平面布置", "15"], "reference-broken"),
):
    near(
        _code,
        f"{_about[0]}: the paper is there or nothing is claimed",
        f"self:near:{_about[0]}",
        functools.partial(_claim, _code, _claim_row, _about),
    )


def _scope(key: str, scope: str, c: Client) -> list[Gap]:
    c.set(key, scope=scope.format(*c.co.trade.products, verb=c.co.trade.scope_verb))
    return [Gap("scope-mismatch", doc(c, key))]


for _key, _scope_text in (
    ("quality", "服装、鞋帽的设计和销售"),
    ("environment", "物业管理服务及相关管理活动"),
    ("ohs", "建筑工程施工总承包"),
    ("energy_cert", "道路普通货物运输服务"),
):
    plant(
        "scope-mismatch",
        f"{_key} certifies something else",
        _key,
        functools.partial(_scope, _key, _scope_text),
    )
for _key, _scope_text in (
    ("quality", "{1}、{0}的{verb}"),
    ("environment", "{0}及{1}的{verb}及其所涉及场所的相关环境管理活动"),
    ("ohs", "资质范围内{0}、{1}{verb}及相关职业健康安全管理活动"),
    ("energy_cert", "{0}；{1}的{verb}全过程能源管理（含公辅设施）"),
):
    near("scope-mismatch", f"{_key} in other words", _key, functools.partial(_scope, _key, _scope_text))
ELSEWHERE = "江苏省苏州市工业园区星湖街88号"


def _address(key: str, c: Client) -> list[Gap]:
    c.set(key, address=ELSEWHERE)
    return [Gap("address-mismatch", doc(c, key))]


def _same_address(key: str, form: str, c: Client) -> list[Gap]:
    full = c.co.address
    shown = {
        "short": full.removeprefix("山东省"),
        "building": full + "（2号厂房）",
        "spaces": full.replace("市", "市 ", 1),
        "mainland": "中国" + full,
    }[form]
    c.set(key, address=shown)
    return [Gap("address-mismatch", doc(c, key))]


for _key in ("permit", "report0", "report3", "quality", "environment", "ohs"):
    plant("address-mismatch", f"{_key} of another place", _key, functools.partial(_address, _key))
for _key, _form in (
    ("permit", "short"),
    ("report1", "building"),
    ("report2", "short"),
    ("quality", "mainland"),
    ("environment", "short"),
    ("ohs", "spaces"),
    ("energy_cert", "building"),
):
    near(
        "address-mismatch",
        f"{_key}: same place, {_form}",
        _key,
        functools.partial(_same_address, _key, _form),
    )


def _registered_elsewhere(c: Client) -> list[Gap]:
    registered = "山东省青岛市市南区香港中路76号1203室"
    c.set("license", address=registered, registered=registered, place=c.co.address)
    c.set("permit", address=c.co.address, registered=registered)
    return [Gap("address-mismatch", doc(c, "permit")), Gap("address-mismatch", doc(c, "license"))]


near(
    "address-mismatch",
    "registered office elsewhere, the plant on the licence",
    "license permit",
    _registered_elsewhere,
)


# ---- blanks, versions, veto, files -------------------------------------------------------------------------------------
def blank_form(c: Client, p: Paper, key: str, of_type: str, index: int) -> None:
    """An unfilled form of the family of single papers."""
    layout = [row for row in LAYOUTS[of_type] if row.blank][index]
    donor = Paper(p.rng, c.co, of_type, True)
    layout.write(donor)
    p.blocks, p.header, p.footer = donor.blocks, "", ""


def _blank(doc_type: str, stem: str, area: str, c: Client) -> list[Gap]:
    key = f"blank_{doc_type}"
    c.add(key, doc_type, area, stem, blank_form, "docx", of_type=doc_type, index=0)
    return [Gap("document-blank", doc(c, key))]


def _draft(key: str, word: str, c: Client) -> list[Gap]:
    title = next((row[2] for row in base.PROCEDURES if row[0] == key), "")
    c.set(key, title=f"{title}（{word}）")
    return [
        Gap(
            "document-blank",
            doc(c, key),
            tolerates=[("document-missing", {"doc_type": c.slots[key].doc_type})],
        )
    ]


for _type, _stem, _area in (
    ("supplier_evaluation", "供应商评价表-空表", "supply"),
    ("training_signin", "签到表（空白）", "train"),
    ("inspection_record", "检查表", "train"),
    ("score_sheet", "成绩单格式", "train"),
    ("incoming_inspection_record", "进货检验单", "supply"),
    ("nonconformity_report", "不合格报告表", "audit"),
    ("saving_project_acceptance", "验收单", "project"),
):
    plant(
        "document-blank", f"blank {_type}", f"blank_{_type}", functools.partial(_blank, _type, _stem, _area)
    )
for _key, _word in (
    ("p_water", "征求意见稿"),
    ("p_substance", "讨论稿"),
    ("p_work", "草案"),
    ("p_emergency", "征求意见稿"),
):
    plant("document-blank", f"{_key} is a draft", _key, functools.partial(_draft, _key, _word))


def _trial(key: str, word: str, c: Client) -> list[Gap]:
    title = next((row[2] for row in base.PROCEDURES if row[0] == key), "")
    c.set(key, title=f"{title}{word}")
    return [Gap("document-blank", doc(c, key))]


def _called_template(key: str, stem: str, c: Client) -> list[Gap]:
    c.slots[key].stem = stem
    return [Gap("document-blank", doc(c, key))]


for _key, _word in (("p_water", "（试行）"), ("p_substance", "（2024年修订）"), ("p_work", "（暂行）")):
    near("document-blank", f"{_key} {_word} is in force", _key, functools.partial(_trial, _key, _word))
for _key, _stem in (
    ("evaluation", "供应商评价表模板"),
    ("inspection", "检查表样表（已填）"),
    ("incoming", "进货检验记录模版1"),
    ("signin0", "签到表模板"),
):
    near(
        "document-blank",
        f"{_key} filled though called a template",
        _key,
        functools.partial(_called_template, _key, _stem),
    )


def _second_version(key: str, c: Client) -> list[Gap]:
    slot = c.slots[key]
    first = c.path(key)
    copy = key + "_v2"
    c.slots[copy] = dataclasses.replace(
        slot,
        key=copy,
        stem=slot.stem + c.rng.choice(("（终稿2）", "-修改版", " V2", "（最终）")),
        arguments=dict(slot.arguments),
    )
    row = next(r for r in base.PROCEDURES if r[0] == key)
    c.set(copy, clauses=(*row[5][:-1], "本条要求由各部门每季度自查一次，自查记录保存五年。"))
    c.set(
        copy,
        **{
            name: value for (slot_key, name), value in c.over.items() if slot_key == key and name != "clauses"
        },
    )
    return [Gap("version-conflict", {"document": [first, c.path(copy)]})]


for _key in ("p_energy", "p_buy", "p_env", "p_train", "p_waste", "p_emergency"):
    plant("version-conflict", f"two versions of {_key}", _key, functools.partial(_second_version, _key))
for _keys in (
    "report0 report1 report2 report3",
    "power2024 power2025",
    "signin0 signin1",
    "car0 car1",
    "nc0 nc1",
    "meter0 meter1",
    "baseline0 baseline1",
    "score0 score1",
):
    near(
        "version-conflict",
        f"alike but not versions: {_keys}",
        _keys,
        functools.partial(
            lambda keys, c: [
                Gap("version-conflict", only_document(c, k)) for k in keys.split() if k in c.slots
            ][:2],
            _keys,
        ),
    )

VETO = (
    (
        "not-operating",
        {"经营异常名录": 1},
        "2026年3月因通过登记的住所无法联系，被列入经营异常名录，截至报告日尚未移出。",
    ),
    (
        "violation-or-accident",
        {"行政处罚": 1},
        "2025年6月12日，因超标排放水污染物，被青岛市生态环境局处以罚款贰拾万元（青环罚〔2025〕31号）。",
    ),
    (
        "violation-or-accident",
        {"行政处罚": 1},
        "2024年8月，因发生一起较大生产安全事故，被应急管理局处以罚款六十万元。",
    ),
    ("dishonest-debtor", {"失信被执行人": 1}, "2026年1月，因未履行生效判决被人民法院列为失信被执行人。"),
    ("energy-supervision", {}, "2025年9月节能监察责令限期整改，截至报告日整改未完成。"),
    ("removed-from-list", {}, "2025年3月，因动态管理被移出绿色工厂名单。"),
    ("inspection-problem", {}, "2025年5月，中央生态环境保护督察发现严重问题，尚在整改。"),
)


def _veto(condition: str, counts: dict[str, int], text: str, c: Client) -> list[Gap]:
    c.set("credit", counts=counts, records=(text,))
    return [Gap("veto-condition", {"condition": condition})]


for _condition, _counts, _text in VETO:
    plant(
        "veto-condition",
        f"{_condition}: {_text[:12]}",
        "credit",
        functools.partial(_veto, _condition, _counts, _text),
    )
for _condition, _counts, _text in (
    ("not-operating", {}, "2024年7月曾被列入经营异常名录，2024年8月已移出。"),
    ("violation-or-accident", {"行政处罚": 1}, "2019年5月，因未按规定公示被处以警告（已过公示期）。"),
    ("dishonest-debtor", {}, "该主体未被列入失信被执行人名单，未发现严重违法失信记录。"),
    ("energy-supervision", {}, "2025年节能监察结论：未发现违法违规用能行为。"),
    ("removed-from-list", {}, "该企业现为市级绿色工厂培育对象，未被移出名单。"),
):
    near(
        "veto-condition",
        f"{_condition}: nothing of the kind",
        "credit",
        functools.partial(_veto, _condition, _counts, _text),
    )
near("veto-condition", "the report as it stands", "credit", lambda c: [Gap("veto-condition", {})])


def _raw(c: Client, area: str, name: str, data: bytes) -> str:
    path = f"{base.FOLDERS[area][c.style]}/{name}"
    c.raw[path] = data
    return path


def _broken(kind: int, c: Client) -> list[Gap]:
    whole = WRITERS["docx" if kind != 1 else "pdf"](c.paper("p_work"))
    data = (
        whole[: len(whole) // 3],
        whole[:400],
        b"PK\x03\x04" + bytes(range(256)) * 20,
        b"\x89PNG\r\n\x1a\n" + bytes(range(200, 256)) * 9,
    )[kind]
    path = _raw(c, "report", ("补充资料.docx", "扫描件0007.pdf", "其他说明.xlsx", "照片0031.png")[kind], data)
    return [Gap("file-unreadable", {"document": path})]


def encrypted_pdf(c: Client, number: int) -> bytes:
    """A PDF that needs a password (reportlab's standard encryption, fixed document id)."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(
        out,
        invariant=1,
        encrypt=StandardEncryption(f"secret{number}", ownerPassword=f"owner{number}", strength=128),
    )
    canvas.drawString(100, 700, "confidential")
    canvas.save()
    return out.getvalue()


def _locked(number: int, c: Client) -> list[Gap]:
    path = _raw(
        c,
        "report",
        ("加密文件.pdf", "补充材料（有密码）.pdf", "财务说明.pdf", "合同扫描.pdf")[number],
        encrypted_pdf(c, number),
    )
    return [Gap("file-encrypted", {"document": path})]


def _empty(number: int, c: Client) -> list[Gap]:
    path = _raw(
        c,
        ("report", "env", "train", "energy")[number],
        ("新建文本文档.txt", "照片.jpg", "新建 Microsoft Word 文档.docx", "汇总.xlsx")[number],
        b"",
    )
    return [Gap("file-empty", {"document": path})]


def _copy(key: str, c: Client) -> list[Gap]:
    slot = c.slots[key]
    original = c.path(key)
    path = original.rsplit("/", 1)[0] + f"/{slot.stem} - 副本.{slot.form}"
    c.raw[path] = b"copy of " + key.encode()
    return [Gap("file-duplicate", {"document": [original, path]})]


def odd_paper(c: Client, p: Paper, key: str, number: int) -> None:
    """A paper of which nobody could say what it is."""
    texts = (
        ("7-3-A", "×12  ○8  △2", "上：41.2   中：40.8   下：41.0", "（续）"),
        ("附", "见前页。", "一致。", "同上  ——"),
        ("ZQ/88.07", "左 右 左 左", "1.4 / 1.6 / 1.5", "OK"),
        ("……的情况，", "详见另册。", "其余不变。"),
    )[number]
    p.blocks = [Text(t, 11) for t in texts]


def _unclear(number: int, c: Client) -> list[Gap]:
    key = f"odd{number}"
    c.add(
        key,
        "other",
        "report",
        ("扫描件12", "未命名", "新建文档(5)", "IMG_2071")[number],
        odd_paper,
        "docx pdf",
        number=number,
    )
    return [Gap("needs-review", {"document": c.path(key)})]


for _n in range(4):
    plant("file-unreadable", f"broken file {_n}", f"raw:broken{_n}", functools.partial(_broken, _n))
for _n in range(4):
    plant("file-encrypted", f"locked file {_n}", f"raw:locked{_n}", functools.partial(_locked, _n))
    plant("file-empty", f"empty file {_n}", f"raw:empty{_n}", functools.partial(_empty, _n))
    plant("needs-review", f"unclear paper {_n}", f"odd{_n}", functools.partial(_unclear, _n))
for _key in ("handbook", "csr", "compliance", "execution", "eco", "award"):
    plant("file-duplicate", f"{_key} twice", _key, functools.partial(_copy, _key))
for _keys in ("meter0 meter1", "report0 report1", "exam0 exam1", "material0 material1"):
    near(
        "file-duplicate",
        f"alike, not the same: {_keys}",
        _keys,
        functools.partial(
            lambda keys, c: [
                Gap("file-duplicate", only_document(c, k)) for k in keys.split() if k in c.slots
            ],
            _keys,
        ),
    )
for _key in ("site", "exam0", "notice1", "technology", "handbook", "property"):
    near(
        "needs-review",
        f"{_key} is clear enough",
        _key,
        functools.partial(
            lambda key, c: [Gap("needs-review", only_document(c, key))] if key in c.slots else [], _key
        ),
    )


# ---- more near misses --------------------------------------------------------------------------------------------------
def _empty_remarks(key: str, c: Client) -> list[Gap]:
    c.set(key, extra_columns=("备注",), extra_cells="")
    return [Gap("value-missing", {"unit": "备注"}), Gap("value-missing", {"metric": TABLES[key][0]})]


for _key in ("power2025", "gas2024", "output2024", "water2025"):
    near(
        "value-missing",
        f"{_key} with an empty column for remarks",
        _key,
        functools.partial(_empty_remarks, _key),
    )


def _next_audit(key: str, c: Client) -> list[Gap]:
    c.set(key, surveillance=("下次监督审核应在2027年1月10日前完成",))
    return [Gap("document-expiring", doc(c, key)), Gap("surveillance-missing", doc(c, key))]


for _key in CERTIFICATES:
    near(
        "document-expiring",
        f"{_key}: the next surveillance is near, not the end",
        _key,
        functools.partial(_next_audit, _key),
    )


def _spare_rows(i: int, c: Client) -> list[Gap]:
    c.set(f"signin{i}", people=[*c.o(f"signin{i}", "people", c.staff), ("", ""), ("", ""), ("", "")])
    return [Gap("participant-unassessed", {"topic": c.topics[i], "person": ""})]


def _second_signin(i: int, c: Client) -> list[Gap]:
    """One attends with the second group and signs another sheet."""
    person = c.staff[8]
    c.set(f"signin{i}", people=[row for row in c.o(f"signin{i}", "people", c.staff) if row != person])
    slot = c.slots[f"signin{i}"]
    c.slots[f"signin{i}b"] = dataclasses.replace(
        slot, key=f"signin{i}b", stem=slot.stem + "（补训）", arguments=dict(slot.arguments)
    )
    c.set(f"signin{i}b", people=[person], day=base.train_days(i)["train"] + dt.timedelta(days=1))
    return [Gap("assessed-not-attended", {"topic": c.topics[i], "person": person[0]})]


def _other_order(i: int, c: Client) -> list[Gap]:
    c.set(f"score{i}", people=list(reversed(c.o(f"score{i}", "people", c.staff))))
    return [Gap("assessed-not-attended", {"topic": c.topics[i], "person": c.staff[k][0]}) for k in (0, 13)]


for _i in (0, 1):
    near(
        "participant-unassessed",
        f"numbered rows left empty in {_i}",
        f"signin{_i}",
        functools.partial(_spare_rows, _i),
    )
    near(
        "assessed-not-attended",
        f"a second sign-in sheet of {_i}",
        f"signin{_i}",
        functools.partial(_second_signin, _i),
    )
    near(
        "assessed-not-attended",
        f"names in another order in {_i}",
        f"score{_i}",
        functools.partial(_other_order, _i),
    )


def _whole_numbers(c: Client) -> list[Gap]:
    c.set("unit", decimals=0)
    return [Gap("ratio-mismatch", only_document(c, "unit"))]


near("ratio-mismatch", "unit values printed without decimals", "unit:ratio", _whole_numbers)
for _key in ("performance", "equipment", "water_eval"):
    near(
        "ratio-mismatch",
        f"{_key} as it stands",
        _key,
        functools.partial(
            lambda key, c: [Gap("ratio-mismatch", only_document(c, key))] if key in c.slots else [], _key
        ),
    )


def _one_decimal(c: Client) -> list[Gap]:
    def parts(c: Client) -> list[tuple[str, float]]:
        whole = round(c.change(), 1)
        first = round(whole * 0.6, 1)
        return [(c.projects[0], first), (c.projects[1], round(whole - first, 1))]

    c.set("unit", change=lambda c: round(c.change(), 1), parts=parts, change_decimals=1)
    return [
        Gap("attribution-mismatch", {"metric": "unit_energy"}),
        Gap("change-mismatch", only_document(c, "unit")),
    ]


def _about(key: str, c: Client) -> list[Gap]:
    def text(c: Client) -> str:
        return f"与2024年相比，2025年单位产品综合能耗下降约{c.change():.0f}%。"

    if key == "self":
        c.set(key, conclusion=text)
    else:
        c.set(
            key, body=lambda c: ("@节能工作情况：", text(c), "三、高效LED照明覆盖全部车间，冷却水闭式循环。")
        )
    return [Gap("change-mismatch", only_document(c, key))]


near("attribution-mismatch", "all to one decimal", "unit:change", _one_decimal)
for _key in ("self", "technology"):
    near(
        "change-mismatch",
        f"{_key} says about so many per cent",
        f"{_key}:claim",
        functools.partial(_about, _key),
    )
near("double-counted", "two certificates with neighbouring numbers", "green", lambda c: _neighbours(c))


def _neighbours(c: Client) -> list[Gap]:
    c.add(
        "green",
        "renewable_energy_proof",
        "carbon",
        "可再生能源电力消纳核算清单",
        green_power,
        "xlsx docx",
        rows=[[1, "绿证", "GEC202511000871", 60, "1-6月"], [2, "绿证", "GEC202511000872", 60, "7-12月"]],
        total=120,
    )
    return [Gap("double-counted", {})]


def _says_replaced(key: str, new: str, old: str, c: Client) -> list[Gap]:
    c.set(key, extra=f"注：{new}代替{old}。")
    return [Gap("superseded-standard", only_document(c, key))]


for _key, _new, _old in (
    ("p_energy", "GB/T 2589-2020", "GB/T 2589-2008"),
    ("p_waste", "GB 18599-2020", "GB 18599-2001"),
    ("p_water", "GB/T 7119-2018", "GB/T 7119-2006"),
):
    near(
        "superseded-standard",
        f"{_key} says what was replaced",
        _key,
        functools.partial(_says_replaced, _key, _new, _old),
    )
for _text in (
    "折标系数：电力1.229tce/万kWh（当量值），天然气12.143tce/万m³，两年采用相同系数。",
    "折标系数按GB/T 2589-2020：电力0.1229 kgce/(kW·h)，天然气1.2143 kgce/m3；两年一致。",
):
    near(
        "factor-mismatch",
        f"coefficients written {_text[5:24]}",
        "unit:factor",
        functools.partial(
            lambda text, c: (
                c.set("unit", coefficients=text),
                [Gap("factor-mismatch", only_document(c, "unit"))],
            )[1],
            _text,
        ),
    )
for _n, _values in enumerate(
    (
        {"clauses": ("一、乙方按甲方通知收运危险废物。", "二、处置费按吨结算。")},
        {"clauses": ("一、乙方负责运输，费用另计。",)},
    )
):
    plant(
        "clause-missing",
        f"waste_contract lacks a clause {_n}",
        "waste_contract",
        functools.partial(_clauses, "waste_contract", _values),
    )
for _n, _values in enumerate(
    (
        {
            "clauses": (
                "一、乙方应持证经营，采取防渗漏、防扬散措施，确保不污染土壤和水体。",
                "二、处置过程符合国家污染控制标准。",
            )
        },
        {
            "clauses": (
                "一、双方遵守《固体废物污染环境防治法》，乙方保证处置活动达标，造成环境损害的由责任方承担。",
            )
        },
    )
):
    near(
        "clause-missing",
        f"waste_contract in other words {_n}",
        "waste_contract",
        functools.partial(_clauses, "waste_contract", _values),
    )
near(
    "clause-missing",
    "the base commitment",
    "commitment",
    functools.partial(_passive, "clause-missing", "commitment"),
)
near(
    "clause-missing",
    "the base authorization",
    "authorization",
    functools.partial(_passive, "clause-missing", "authorization"),
)
near(
    "veto-condition",
    "the authority's statement",
    "statement",
    lambda c: (
        c.set(
            "statement", body="自2023年10月1日至2026年9月30日，未发生安全、环境污染和质量事故，无行政处罚记录"
        ),
        [Gap("veto-condition", {"condition": "violation-or-accident"})],
    )[1],
)


# identifiers, references, claims, balances, scopes, dates to come: further near misses
def _supplier_code(key: str, c: Client) -> list[Gap]:
    code = w.credit_code(c.rng, "3301")
    if key == "waste_contract":
        c.set(
            key,
            clauses=(
                f"一、乙方（统一社会信用代码：{code}）按照环境保护法律法规进行无害化处置，防止二次污染。",
                "二、转移执行电子联单。",
            ),
        )
    else:
        c.set(key, annex=f"供货方开票信息：税号{code}，开户行：建设银行。")
    return [
        Gap("identifier-mismatch", only_document(c, key)),
        Gap("identifier-invalid", only_document(c, key)),
    ]


def _long_number(key: str, text: str, c: Client) -> list[Gap]:
    c.set(key, line=text)
    return [
        Gap("identifier-invalid", only_document(c, key)),
        Gap("identifier-mismatch", only_document(c, key)),
    ]


near(
    "identifier-mismatch",
    "the disposer's code in its contract",
    "waste_contract",
    functools.partial(_supplier_code, "waste_contract"),
)
near(
    "identifier-mismatch",
    "the seller's tax number in an annex",
    "purchase",
    functools.partial(_supplier_code, "purchase"),
)
for _key, _text in (
    ("p_energy", "存档条码：913702XA2024000123"),
    ("p_buy", "二维码编号 370211202400012345"),
    ("p_waste", "设备资产号：91-3702-0011-2233"),
    ("p_train", "联系电话053288990011 邮编266000"),
):
    near(
        "identifier-invalid", f"{_key} with a long number", _key, functools.partial(_long_number, _key, _text)
    )
for _claim_row, _about, _code in (
    (("厂区绿化适宜", "现场可查看", 0), ["绿化"], "reference-broken"),
    (("排污许可", "见证明材料5（排污许可证正本）", 5), ["排污许可", "材料5"], "reference-broken"),
    (("环评手续", "见材料3：环评批复", 3), ["环评", "材料3"], "reference-broken"),
    (("依据GB/T 36132附录A计算建筑密度", "见绩效指标计算说明", 3), ["附录A"], "reference-broken"),
    (("通过职业健康安全管理体系第三方认证", "见证明材料13", 8), ["职业健康"], "claim-unsupported"),
    (("温室气体第三方核查声明", "见《温室气体核查声明》", 10), ["核查声明"], "claim-unsupported"),
    (("使用了低碳清洁的新能源", "不涉及", 0), ["新能源"], "claim-unsupported"),
    (("固体废弃物处理", "见危废处置合同、转移联单和固体废物台账", 10), ["固体废弃物"], "claim-unsupported"),
):
    near(
        _code,
        f"{_about[0]} ({_claim_row[1]})",
        f"self:near:{_about[0]}",
        functools.partial(_claim, _code, _claim_row, _about),
    )


def _opening_stock(c: Client) -> list[Gap]:
    c.set(
        "ledger", notes=("注：上年末危险废物贮存量为0吨，本年产生量于12月一次性委托处置，月末结存逐月累计。",)
    )
    return [Gap("balance-mismatch", {"metric": "hazardous_waste"})]


def _other_balance(values: tuple[int, int, int], c: Client) -> list[Gap]:
    c.set("balance", balance=values)
    return [Gap("balance-mismatch", {"metric": "water"}), Gap("value-conflict", {"metric": "reused_water"})]


near("balance-mismatch", "a note on the opening stock", "ledger", _opening_stock)
for _values in ((60, 480, 40), (70, 630, 50), (45, 405, 25)):
    near(
        "balance-mismatch", f"water balance {_values}", "balance", functools.partial(_other_balance, _values)
    )
for _key, _scope_text in (
    ("quality", "{0}的研发、{verb}及售后服务"),
    ("environment", "位于生产厂区内的{0}、{1}{verb}"),
    ("ohs", "{0}的{verb}；{1}的{verb}"),
    ("energy_cert", "{0}、{1}生产过程所涉及的能源采购、转换、分配、使用"),
):
    near("scope-mismatch", f"{_key} said at length", _key, functools.partial(_scope, _key, _scope_text))
for _key in ("quality", "environment", "ohs", "energy_cert", "execution", "credit"):
    near(
        "document-not-yet-valid",
        f"{_key} is in force",
        _key,
        functools.partial(_passive, "document-not-yet-valid", _key),
    )
for _key, _text in (("p_waste", "版本记录：2024.0（第13次修改）"), ("p_buy", "文件号Q/2025-30-31")):
    near(
        "date-impossible",
        f"{_key} with a number like a date",
        _key,
        functools.partial(_odd_number, _key, _text),
    )
for _first, _second in ((0.7, 0.3), (0.5, 0.5)):

    def _shares(first: float, c: Client) -> list[Gap]:
        def parts(c: Client) -> list[tuple[str, float]]:
            part = round(c.change() * first, 2)
            return [(c.projects[1], part), (c.projects[0], round(c.change() - part, 2))]

        c.set("unit", parts=parts)
        return [Gap("attribution-mismatch", {}), Gap("attribution-unsupported", {"project": c.projects[1]})]

    near(
        "attribution-mismatch",
        f"parts {_first} and {_second} of the whole",
        "unit:change approval1 baseline1 monitor1 calculate1",
        functools.partial(_shares, _first),
    )
for _numbers in (("GEC2025000118", "LD-2025-77"), ("GEC2025009021", "青交-2025-014")):

    def _two_proofs(numbers: tuple[str, str], c: Client) -> list[Gap]:
        c.add(
            "green",
            "renewable_energy_proof",
            "carbon",
            "可再生能源电力消纳核算清单",
            green_power,
            "xlsx docx",
            rows=[
                [1, "绿证", numbers[0], 90, ""],
                [2, "绿电交易", numbers[1], 150, "不含绿证"],
            ],
            total=240,
        )
        return [Gap("double-counted", {})]

    near(
        "double-counted",
        f"two sources with numbers of their own {_numbers[0]}",
        "green",
        functools.partial(_two_proofs, _numbers),
    )
