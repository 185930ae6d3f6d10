"""Speed of judging: `python -m tests.bench.judging [--papers 1000] [--pack qingdao-2024]`.

Builds cases of facts (no files) in the mix of a large folder – training with its people, months of workshops, meters and their certificates, audits and
their nonconformities, procedures, certificates, contracts, a self-evaluation with its hundred rows – and times chains, checks and conclusion on
250, 500, 1,000 and 2,000 papers. Target: under 5 s for 1,000 papers on one core, growing about as n log n.
"""

import argparse
import cProfile
import pstats
import time
from dataclasses import replace
from math import log2
from random import Random

from evidencekit import chains, checks, client, conclude, likeness
from evidencekit.model import (
    Case,
    Column,
    Document,
    Engagement,
    MarkKind,
    Quantity,
    QuantityRole,
    StatementKind,
)
from tests import builders
from tests.builders import AS_OF, CLIENT, amount, pack, paper, statement

_TOPICS = (
    "危险废物分类",
    "节能降耗",
    "消防安全",
    "绿色采购",
    "设备点检",
    "职业健康",
    "清洁生产",
    "计量管理",
    "质量意识",
    "应急演练",
)
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
_GIVEN = "明华建国志强晓丽海燕春生秀英文静德胜"
_WORKSHOPS = ("注塑车间", "喷涂车间", "组装车间", "冲压车间", "空压站")


def build(papers: int, seed: int = 7) -> list[Document]:
    """So many papers, the same for the same seed."""
    random = Random(seed)
    made: list[Document] = [_self_evaluation()]
    makers = (_training, _months, _meters, _audits, _certificates, _procedures, _contracts)
    number = 0
    while len(made) < papers:
        number += 1
        made.extend(makers[number % len(makers)](random, number))
    return [replace(document, id=f"D{index:05d}") for index, document in enumerate(made[:papers])]


def _people(random: Random, count: int) -> list[str]:
    return [random.choice(_SURNAMES) + random.choice(_GIVEN) + random.choice(_GIVEN) for _ in range(count)]


def _training(random: Random, number: int) -> list[Document]:
    topic, day = f"{random.choice(_TOPICS)}{number}", f"2025-{number % 12 + 1:02d}-{number % 27 + 1:02d}"
    people = _people(random, 20)
    scores = [(name, str(random.randint(50, 100))) for name in people]
    row = statement(StatementKind.PLANNED_TOPIC, topic, month=str(number % 12 + 1))
    return [
        paper("training_plan", f"培训/{number}/计划.docx", period="2025", issue_date="2025-01-05", statements=[row]),
        paper("training_signin", f"培训/{number}/签到.jpg", topic=topic, event_date=day, people=[(p,) for p in people]),
        paper("score_sheet", f"培训/{number}/成绩.xlsx", topic=topic, event_date=day, people=scores),
        paper("retraining_record", f"培训/{number}/补考.docx", topic=topic, event_date=f"2025-12-{number % 27 + 1:02d}",
              people=[(name, "80", True) for name, score in scores if int(score) < 60]),
    ]  # fmt: skip


def _months(random: Random, number: int) -> list[Document]:
    """A year's monthly report of five workshops (84 figures) and the papers that tell its totals again."""
    year = str(2023 + number % 3)
    quantities: list[Quantity] = []
    total = 0
    for month in range(1, 13):
        values = [random.randint(9_000, 11_000) for _ in _WORKSHOPS]
        for column, (unit, value) in enumerate(zip(_WORKSHOPS, values, strict=True)):
            quantities.append(
                amount(
                    "electricity",
                    str(value),
                    period=f"{year}-{month:02d}",
                    unit=f"{unit}{number}",
                    at=Column(0, month, column),
                )
            )
        total += sum(values)
        quantities.append(
            amount(
                "electricity",
                str(sum(values)),
                period=f"{year}-{month:02d}",
                role=QuantityRole.TOTAL,
                at=Column(0, month, 9),
            )
        )
        quantities.append(
            amount(
                "output",
                str(random.randint(900, 1100)),
                measure="件",
                period=f"{year}-{month:02d}",
                at=Column(1, month, 1),
            )
        )
    analysis = [
        amount("electricity", str(total), period=year),
        amount("output", "12000", measure="件", period=year),
    ]
    return [
        paper("monthly_energy_report", f"能源/{number}/月报.xlsx", period=year, quantities=quantities),
        paper("unit_energy_analysis", f"能源/{number}/分析.docx", period=year, issue_date="2026-01-20", quantities=analysis),
        paper("energy_bill", f"能源/{number}/电费.pdf", period=year, holder=CLIENT, quantities=analysis[:1]),
    ]  # fmt: skip


def _meters(random: Random, number: int) -> list[Document]:
    rows = [
        statement(
            StatementKind.LISTED, f"电能表{number}-{index}", serial=f"S{number}-{index}", next="2026-12-01"
        )
        for index in range(10)
    ]
    certificates = [
        paper("calibration_certificate", f"计量/{number}/{index}.pdf", serial_no=f"S{number}-{index}", holder=CLIENT,
              certificate_no=f"C{number}-{index}", issue_date="2025-12-01", valid_until="2026-12-01")
        for index in range(4)
    ]  # fmt: skip
    return [paper("metering_equipment_list", f"计量/{number}/台账.xlsx", statements=rows), *certificates]


def _audits(random: Random, number: int) -> list[Document]:
    key, fact = f"NC-{number}", f"{random.choice(_WORKSHOPS)}第{number}号记录未填写更换量"
    told = statement(StatementKind.NONCONFORMITY, key, fact=fact)
    closed = statement(StatementKind.CLOSURE, key, fact=fact, closed="yes")
    return [
        paper("nonconformity_report", f"内审/{number}/不符合.pdf", issue_date="2025-06-01", statements=[told], text=fact),
        paper("corrective_action_report", f"内审/{number}/纠正.docx", issue_date="2025-07-01", statements=[closed], text=f"{key} {fact}"),
    ]  # fmt: skip


def _certificates(random: Random, number: int) -> list[Document]:
    kind = ("quality_certificate", "environmental_certificate", "ohs_certificate", "energy_certificate")[
        number % 4
    ]
    fields = {
        "holder": CLIENT,
        "certificate_no": f"ZS{number}",
        "issue_date": "2024-03-01",
        "valid_until": "2027-02-28",
    }
    return [
        paper(kind, f"证书/{number}.pdf", standard="GB/T 19001-2016", scope="注塑件的生产", address="青岛市黄岛区前湾港路1号", **fields),
        paper("surveillance_record", f"证书/{number}监督.pdf", certificate_no=f"ZS{number}", issue_date="2025-02-20", holder=CLIENT),
    ]  # fmt: skip


def _procedures(random: Random, number: int) -> list[Document]:
    text = f"为规范{CLIENT}的能源管理工作，制定本制度。第{number}条 各部门应执行。" * 12
    return [paper("energy_management_procedure", f"制度/{number}.docx", reference_no=f"EN-{number}", issue_date="2025-01-01", text=text,
                  standard_cited="GB/T 23331-2020|GB/T 2589-2020")]  # fmt: skip


def _contracts(random: Random, number: int) -> list[Document]:
    return [paper("purchase_contract", f"采购/{number}.pdf", holder=CLIENT, issue_date="2025-05-01", marks=[MarkKind.SEAL],
                  statements=[statement(StatementKind.CLAUSE, "environmental-clause")])]  # fmt: skip


def _self_evaluation() -> Document:
    rows = [
        statement(
            StatementKind.CLAIM, one.title, score=str(one.score), full=str(one.score), index=f"材料{index}"
        )
        for index, one in enumerate(pack().indicators)
        if one.score
    ]
    references = [
        statement(StatementKind.REFERENCE, f"《第{n}号制度》", form="title", title=f"第{n}号制度")
        for n in range(60)
    ]
    return paper(
        "self_evaluation_report",
        "自评价报告.docx",
        holder=CLIENT,
        issue_date="2026-10-01",
        statements=[*rows, *references],
    )


def judge(documents: list[Document], rules: str) -> tuple[float, int]:
    """Seconds and gaps of the judging half on documents at hand."""
    since = time.perf_counter()
    name, uscc = client.agree(documents, Engagement())
    case = Case(
        tuple(documents), pack(rules), AS_OF, client_name=name, uscc=uscc, families=likeness.group(documents)
    )
    case = replace(case, chains=chains.link(case))
    report = conclude.conclude(case, checks.run(case), generated_at="2026-11-20T00:00:00+08:00")
    return time.perf_counter() - since, len(report.gaps)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=0, help="one size alone")
    parser.add_argument("--pack", default="qingdao-2024")
    parser.add_argument("--profile", action="store_true")
    chosen = parser.parse_args()
    builders.pack(chosen.pack)
    judge(build(50), chosen.pack)
    sizes = [chosen.papers] if chosen.papers else [250, 500, 1000, 2000]
    for size in sizes:
        documents = build(size)
        profile = cProfile.Profile()
        if chosen.profile:
            profile.enable()
        seconds, gaps = judge(documents, chosen.pack)
        profile.disable()
        print(
            f"{size:5d} papers  {seconds:6.2f} s  {seconds / (size * log2(size)) * 1e6:6.1f} µs/(n log n)  {gaps} gaps"
        )
        if chosen.profile:
            pstats.Stats(profile).sort_stats("cumulative").print_stats(45)


if __name__ == "__main__":
    main()
