"""Tables made from a seed, in combinations of layout, wording, units, totals and reader's slips; the share of cells and people read right.

Run with -s to see the figures: `pytest -s tests/facts/test_generated_tables.py`.
"""

import random

from evidencekit.facts import people, quantities
from evidencekit.model import Participant, Quantity, QuantityRole
from tests.facts import grids

#: The goal of the issue for both.
GOAL = 0.97

WORKSHOPS = [
    ["冲压车间", "焊装车间", "涂装车间"],
    ["一车间", "二车间", "三车间", "办公楼"],
    ["前处理线", "电泳线", "喷粉线"],
    ["A栋", "B栋", "宿舍楼"],
    ["熔炼工序", "压铸工序", "机加工序"],
    ["制造一部", "制造二部", "动力站"],
]
METRICS = {
    "electricity": [
        ("用电量", ["kWh", "度", "万kWh", "kW·h"]),
        ("电力消耗", ["kWh", "千瓦时"]),
        ("耗电", ["度", "万度"]),
        ("电量", ["kWh"]),
    ],
    "natural_gas": [
        ("天然气用量", ["m³", "Nm³"]),
        ("燃气消耗量", ["立方米", "方"]),
        ("用气量", ["m³", "万m³"]),
    ],
    "water": [("取水量", ["m³", "t"]), ("自来水用量", ["吨", "立方"]), ("新鲜水", ["m³"])],
    "steam": [("蒸汽消耗量", ["t", "吨"]), ("用汽量", ["t"])],
    "comprehensive_energy": [("综合能耗", ["tce", "吨标准煤"]), ("折标准煤", ["tce", "kgce"])],
    "output": [("产量", ["件", "t", "万套"]), ("合格品产量", ["台", "万件"])],
}
MONTH_STYLES = [
    lambda y, m: f"{m}月",
    lambda y, m: f"{y}年{m}月",
    lambda y, m: f"{y}-{m:02d}",
    lambda y, m: f"{m}月份",
    lambda y, m: f"{y}/{m:02d}",
    lambda y, m: f"{y}.{m:02d}",
]
MONTH_HEADS = ["月份", "时间", "统计月份", "年月", "期间"]
PLACE_HEADS = ["车间", "部门", "用能单位", "工序/车间", "区域"]
TOTALS = ["合计", "总计", "全厂合计", "合 计"]
NAMES = [
    "张伟",
    "王芳",
    "李 娜",
    "刘洋",
    "欧阳雪",
    "陈建国",
    "杨 帆",
    "赵敏",
    "黄丽丽",
    "周杰",
    "吴刚",
    "徐静",
    "孙浩然",
    "司马青",
    "阿依古丽·买买提",
    "朱琳",
    "何勇",
    "高翔",
    "林小燕",
    "郑成",
]
DEPARTMENTS = ["生产部", "注塑车间", "品质部", "仓储物流部", "设备动力部", "行政人事部"]


def figure(rng, decimals):
    value = rng.uniform(10, 99999)
    plain = f"{value:.{decimals}f}"
    style = rng.random()
    shown = f"{value:,.{decimals}f}" if style < 0.3 else plain
    return plain, shown.replace(",", " ") if style < 0.05 else shown


def with_unit(rng, word, unit):
    return rng.choice([f"{word}({unit})", f"{word}（{unit}）", f"{word}/{unit}", f"{word} ({unit})"])


def one_metric_table(rng):
    """Months by places of one metric, either way round, the unit in the head, the caption or the title."""
    year, metric = (
        rng.choice([2023, 2024, 2025]),
        rng.choice(["electricity", "natural_gas", "water", "steam"]),
    )
    word, units = rng.choice(METRICS[metric])
    unit, places, months = (
        rng.choice(units),
        rng.choice(WORKSHOPS),
        list(range(1, rng.choice([3, 6, 12]) + 1)),
    )
    style, decimals = rng.choice(MONTH_STYLES), rng.choice([0, 0, 1, 2])
    down = rng.random() < 0.5
    total = rng.choice([*TOTALS, None] if down else ["合计", "总计", "合 计", None])
    values = {(m, p): figure(rng, decimals) for m in months for p in places}
    cells = {(metric, f"{year}-{m:02d}", p, plain) for (m, p), (plain, _) in values.items()}
    rows_of, columns_of = (months, places) if down else (places, months)

    def shown(key):
        return style(year, key) if isinstance(key, int) else key

    head = [rng.choice(MONTH_HEADS if down else PLACE_HEADS), *[shown(c) for c in columns_of]]
    body = [[shown(r), *[values[(r, c) if down else (c, r)][1] for c in columns_of]] for r in rows_of]
    if total:
        head.append(total)
        for row, key in zip(body, rows_of, strict=True):
            plain, text = figure(rng, decimals)
            row.append(text)
            cells.add(
                (metric, f"{year}-{key:02d}" if down else _whole(year, months), "" if down else key, plain)
            )
    lines = (
        [f"{year}年度各部门{word}统计表（{unit}）"]
        if rng.random() < 0.5
        else [f"{year}年{word}月报", f"单位：{unit}"]
    )
    if rng.random() < 0.3:
        span = len(columns_of) + (1 if total else 0)
        head = [[head[0], with_unit(rng, word, unit), *["<"] * (span - 1)], ["^", *head[1:]]]
        return [*lines[:1], [*head, *body]], cells
    return [*lines, [head, *body]], cells


def _whole(year, months):
    if len(months) == 12:
        return str(year)
    return f"{year}-01-01/{year}-{months[-1]:02d}-{ {3: 31, 6: 30}[months[-1]] }"


def kinds_table(rng):
    """Months by energy kinds, or kinds by years with a column of units."""
    year = rng.choice([2024, 2025])
    chosen = rng.sample(sorted(METRICS), rng.choice([2, 3, 4]))
    words = [(metric, *rng.choice(METRICS[metric])) for metric in chosen]
    kinds = [(metric, word, rng.choice(units)) for metric, word, units in words]
    decimals, cells = rng.choice([0, 1, 2]), set()
    if rng.random() < 0.5:
        style, months = rng.choice(MONTH_STYLES), range(1, rng.choice([4, 12]) + 1)
        table = [[rng.choice(MONTH_HEADS), *[with_unit(rng, word, unit) for _, word, unit in kinds]]]
        for m in months:
            row = [style(year, m)]
            for metric, _, _ in kinds:
                plain, text = figure(rng, decimals)
                row.append(text)
                cells.add((metric, f"{year}-{m:02d}", "", plain))
            table.append(row)
        return [rng.choice([f"{year}年能源消耗台账", f"能源统计报表（{year}年）"]), table], cells
    years = [year - 1, year]
    numbered = rng.random() < 0.5
    head = [
        *(["序号"] if numbered else []),
        rng.choice(["能源品种", "指标名称", "项目"]),
        rng.choice(["单位", "计量单位"]),
        *[rng.choice([f"{y}年", f"{y}年度", str(y)]) for y in years],
    ]
    table = [head]
    for index, (metric, word, unit) in enumerate(kinds, 1):
        row = [*([str(index)] if numbered else []), word, unit]
        for y in years:
            plain, text = figure(rng, decimals)
            row.append(text)
            cells.add((metric, str(y), "", plain))
        table.append(row)
    return ["能源消耗对比表", table], cells


def grouped_table(rng):
    """Two head rows: places over metrics, or metrics over places; frames of merged cells lost now and then."""
    year, places = rng.choice([2024, 2025]), rng.choice(WORKSHOPS)[:2]
    chosen = rng.sample(["electricity", "water", "output", "natural_gas"], 2)
    kinds = [
        (metric, word, rng.choice(units))
        for metric, (word, units) in ((m, rng.choice(METRICS[m])) for m in chosen)
    ]
    outer_places = rng.random() < 0.5
    lost = rng.random() < 0.2
    filler = "" if lost else "<"
    labels = (
        [(p, k) for p in places for k in kinds] if outer_places else [(p, k) for k in kinds for p in places]
    )
    upper, lower, seen = [rng.choice(MONTH_HEADS)], ["" if lost else "^"], None
    for place, (_, word, unit) in labels:
        outside, inside = (
            (place, with_unit(rng, word, unit)) if outer_places else (with_unit(rng, word, unit), place)
        )
        key = place if outer_places else word
        upper.append(filler if key == seen else outside)
        lower.append(inside)
        seen = key
    table, cells = [upper, lower], set()
    for m in range(1, rng.choice([2, 5]) + 1):
        row = [f"{m}月"]
        for place, (metric, _, _) in labels:
            plain, text = figure(rng, 1)
            row.append(text)
            cells.add((metric, f"{year}-{m:02d}", place, plain))
        table.append(row)
    return [f"{year}年能源与产量统计", table], cells


def test_cells_of_generated_tables():
    rng, right, read, wanted = random.Random(20251120), 0, 0, 0
    for _ in range(300):
        parts, cells = rng.choice([one_metric_table, one_metric_table, kinds_table, grouped_table])(rng)
        text = grids.text(*parts)
        found = {
            (q.metric, q.period, q.unit, str(q.value))
            for q in quantities.find(text, grids.of_type("monthly_energy_report"))
            if isinstance(q, Quantity) and q.role in (QuantityRole.VALUE, QuantityRole.TOTAL)
        }
        right, read, wanted = right + len(found & cells), read + len(found), wanted + len(cells)
    score = 2 * right / (read + wanted)
    print(f"cells: F1 {score:.4f}, precision {right / read:.4f}, recall {right / wanted:.4f} of {wanted}")
    assert score >= GOAL


def people_table(rng):
    """A sheet of scores or signatures: heads in any order and wording, one or two persons a row."""
    name = rng.choice(["姓名", "参训人员", "员工姓名", "受训人", "学员姓名"])
    extra = [rng.choice(["部门", "所在部门", "车间/班组"]), rng.choice(["工号", "岗位"])]
    scored = rng.random() < 0.5
    result = (
        rng.choice(["成绩", "得分", "考核分数", "考试成绩(分)"])
        if scored
        else rng.choice(["签名", "签到", "本人签字"])
    )
    columns = [name, *extra[: rng.choice([0, 1, 2])], result]
    rng.shuffle(columns)
    columns = rng.choice([["序号"], []]) + columns
    side = rng.choice([1, 1, 2])
    chosen = rng.sample(NAMES, rng.choice([6, 9, 12]))
    cells, rows = set(), []
    for index, person in enumerate(chosen):
        clean = person.replace(" ", "")
        points = str(rng.randint(30, 100))
        absent = not scored and rng.random() < 0.1
        shown = {
            "序号": str(index + 1),
            name: person,
            result: rng.choice([points, f"{points}分"]) if scored else ("请假" if absent else clean),
        }
        shown |= {extra[0]: rng.choice(DEPARTMENTS), extra[1]: f"A{index:03d}"}
        rows.append([shown[column] for column in columns])
        cells.add((clean, points if scored else None, absent))
    half = -(-len(rows) // side)
    blank = [""] * len(columns)
    body = []
    for r in range(half):
        beside = [rows[r + half * s] if r + half * s < len(rows) else blank for s in range(side)]
        body.append([cell for row in beside for cell in row])
    return ["培训记录", [columns * side, *body]], cells, "score_sheet" if scored else "training_signin"


def test_people_of_generated_tables():
    rng, right, read, wanted = random.Random(7), 0, 0, 0
    for _ in range(200):
        parts, cells, doc_type = people_table(rng)
        found = {
            (p.name, p.score, p.absent)
            for p in people.find(grids.text(*parts), grids.of_type(doc_type))
            if isinstance(p, Participant)
        }
        right, read, wanted = right + len(found & cells), read + len(found), wanted + len(cells)
    score = 2 * right / (read + wanted)
    print(f"people: F1 {score:.4f}, precision {right / read:.4f}, recall {right / wanted:.4f} of {wanted}")
    assert score >= GOAL
