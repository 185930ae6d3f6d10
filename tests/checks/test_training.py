"""The training chain: topics, order, people."""

from evidencekit.model import ChainStatus, Document, StatementKind
from tests.builders import case, findings, paper, statement, subjects


def plan(*topics: tuple[str, str], year: str = "2025", issued: str = "2025-01-10") -> Document:
    rows = [statement(StatementKind.PLANNED_TOPIC, topic, month=month) for topic, month in topics]
    return paper("training_plan", f"{year}年培训计划.docx", period=year, issue_date=issued, statements=rows)


def held(topic: str, day: str, *people: str) -> Document:
    return paper(
        "training_signin",
        f"{topic}签到.docx",
        topic=topic,
        event_date=day,
        people=[(name,) for name in people],
    )


def scored(topic: str, day: str, *people: tuple[str, str, bool]) -> Document:
    return paper("score_sheet", f"{topic}成绩.xlsx", topic=topic, event_date=day, people=people)


def retrained(topic: str, day: str, *people: str) -> Document:
    return paper(
        "retraining_record",
        f"{topic}补考.docx",
        topic=topic,
        event_date=day,
        people=[(name, "85", True) for name in people],
    )


HANDBOOK = paper("employee_handbook", "岗位手册.docx")


def test_a_full_chain_is_silent() -> None:
    papers = (
        plan(("危险废物分类培训", "3")),
        held("危险废物分类管理培训", "2025-03-12", "张三", "李四"),
        scored("危险废物分类", "2025-03-12", ("张三", "55", False), ("李四", "90", True)),
        retrained("危险废物分类", "2025-03-20", "张三"),
        HANDBOOK,
    )
    told = findings(*papers)
    assert not [
        f
        for f in told
        if f.code in ("stage-missing", "stage-out-of-order") and f.subject["chain"] == "training"
    ]
    assert not [
        f
        for f in told
        if f.code in ("participant-unassessed", "assessed-not-attended", "failure-not-retrained")
    ]


def test_missing_implementation_is_told_once_and_not_what_follows() -> None:
    papers = (
        plan(("节能降耗", "4"), ("消防安全", "5")),
        held("消防安全", "2025-05-02", "张三"),
        scored("消防安全", "2025-05-02", ("张三", "90", True)),
        HANDBOOK,
    )
    told = [
        (s["stage"], s["topic"]) for s in subjects(*papers, code="stage-missing") if s["chain"] == "training"
    ]
    assert told == [("implement", "节能降耗")]


def test_held_without_examination() -> None:
    told = subjects(
        plan(("节能降耗", "4")), held("节能降耗培训", "2025-04-02", "张三"), HANDBOOK, code="stage-missing"
    )
    assert [(s["stage"], s["topic"]) for s in told if s["chain"] == "training"] == [("assess", "节能降耗")]


def test_a_topic_of_next_month_needs_nothing_yet() -> None:
    built = case(
        plan(("绿色制造", "12"), year="2026", issued="2026-01-10"), held("其他", "2026-02-02", "张三")
    )
    chain = next(chain for chain in built.chains if chain.topic == "绿色制造")
    assert {stage.status for stage in chain.stages[1:]} == {ChainStatus.NOT_NEEDED}


def test_no_plan_at_all_for_the_year() -> None:
    told = subjects(
        held("节能降耗", "2025-04-02", "张三"),
        scored("节能降耗", "2025-04-02", ("张三", "90", True)),
        HANDBOOK,
        code="stage-missing",
    )
    assert [(s["stage"], s["topic"]) for s in told if s["chain"] == "training"] == [("plan", "节能降耗")]


def test_examination_before_the_training_is_out_of_order() -> None:
    papers = (
        plan(("节能降耗", "4")),
        held("节能降耗", "2025-04-20", "张三"),
        scored("节能降耗", "2025-04-02", ("张三", "90", True)),
    )
    assert [(s["stage"]) for s in subjects(*papers, code="stage-out-of-order")] == ["assess"]


def test_retraining_before_the_examination_is_out_of_order() -> None:
    papers = (
        plan(("节能降耗", "4")),
        held("节能降耗", "2025-04-01", "张三"),
        scored("节能降耗", "2025-04-10", ("张三", "40", False)),
        retrained("节能降耗", "2025-04-05", "张三"),
    )
    assert [(s["stage"]) for s in subjects(*papers, code="stage-out-of-order")] == ["improve"]


def test_people_down_to_the_name() -> None:
    papers = (
        plan(("节能降耗", "4")),
        held("节能降耗", "2025-04-01", "张三", "李四", "王五"),
        scored("节能降耗", "2025-04-01", ("张三", "90", True), ("李四", "45", False), ("赵六", "88", True)),
    )
    assert [s["person"] for s in subjects(*papers, code="participant-unassessed")] == ["王五"]
    assert [s["person"] for s in subjects(*papers, code="assessed-not-attended")] == ["赵六"]
    assert [s["person"] for s in subjects(*papers, code="failure-not-retrained")] == ["李四"]
    improve = [s for s in subjects(*papers, code="stage-missing") if s["stage"] == "improve"]
    assert not improve, "a missing improvement is told by the person who failed"


def test_pass_mark_of_the_sheet_decides_where_no_word_does() -> None:
    sheet = paper(
        "score_sheet",
        "成绩.xlsx",
        topic="节能",
        event_date="2025-04-01",
        pass_mark="80",
        people=[("张三", "75"), ("李四", "80")],
    )
    papers = (plan(("节能", "4")), held("节能", "2025-04-01", "张三", "李四"), sheet)
    assert [s["person"] for s in subjects(*papers, code="failure-not-retrained")] == ["张三"]


def test_a_later_pass_on_the_same_sheet_is_a_retraining() -> None:
    sheet = paper(
        "score_sheet",
        "成绩.xlsx",
        topic="节能",
        event_date="2025-04-01",
        people=[("张三", "40", False), ("张三", "82", True)],
    )
    assert not subjects(
        plan(("节能", "4")), held("节能", "2025-04-01", "张三"), sheet, code="failure-not-retrained"
    )


def test_an_evaluation_that_names_the_day_of_the_training_is_not_out_of_order() -> None:
    papers = (
        plan(("节能降耗", "4")),
        held("节能降耗", "2025-04-01", "张三"),
        scored("节能降耗", "2025-04-03", ("张三", "40", False)),
        retrained("节能降耗", "2025-04-12", "张三"),
        paper("training_effect_evaluation", "评估.docx", topic="节能降耗", event_date="2025-04-01"),
    )
    assert not findings(*papers, code="stage-out-of-order")


def test_a_make_up_column_of_the_score_sheet_is_a_retraining() -> None:
    from dataclasses import replace

    sheet = scored("节能降耗", "2025-04-03", ("张三", "40", False), ("李四", "50", False))
    made_up = replace(sheet.reading.participants[0], sheet_role="retraining", score="82", passed=True)
    sheet = replace(
        sheet, reading=replace(sheet.reading, participants=(*sheet.reading.participants, made_up))
    )
    papers = (plan(("节能降耗", "4")), held("节能降耗", "2025-04-01", "张三", "李四"), sheet)
    assert [s["person"] for s in subjects(*papers, code="failure-not-retrained")] == ["李四"]
