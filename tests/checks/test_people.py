"""Trained, assessed, retrained: down to the person's name."""

from dataclasses import replace

import pytest

from evidencekit.model import Document, StatementKind
from tests.builders import findings, paper, statement, subjects

PLAN = paper(
    "training_plan",
    "计划.docx",
    period="2025",
    issue_date="2025-01-05",
    statements=[statement(StatementKind.PLANNED_TOPIC, "危险废物分类", month="4")],
)


def signed(*names: str, **more: object) -> Document:
    return paper(
        "training_signin",
        "签到.docx",
        topic="危险废物分类培训",
        event_date="2025-04-16",
        people=[(n,) for n in names],
        **more,
    )  # type: ignore[arg-type]


def scored(*people: tuple[str, str] | tuple[str, str, bool], **more: object) -> Document:
    return paper(
        "score_sheet", "成绩.xlsx", topic="危险废物分类", event_date="2025-04-16", people=people, **more
    )  # type: ignore[arg-type]


def retrained(*people: tuple[str, str, bool], day: str = "2025-04-28") -> Document:
    return paper("retraining_record", "补考.docx", topic="危险废物分类", event_date=day, people=people)


def persons(code: str, *papers: Document) -> list[str]:
    return [str(s["person"]) for s in subjects(PLAN, *papers, code=code)]


class TestUnassessed:
    @pytest.mark.parametrize("lacking", [("王五",), ("李四", "王五"), ("张三",)])
    def test_signed_in_without_a_score(self, lacking: tuple[str, ...]) -> None:
        everybody = ("张三", "李四", "王五")
        assert persons(
            "participant-unassessed",
            signed(*everybody),
            scored(*[(n, "90") for n in everybody if n not in lacking]),
        ) == list(lacking)

    def test_all_assessed_nobody_assessed_and_a_name_misread(self) -> None:
        assert not persons(
            "participant-unassessed", signed("张三", "李 四"), scored(("李四", "80"), ("张三", "90"))
        )
        assert not persons("participant-unassessed", signed("张三", "李四")), (
            "a missing examination is the chain's"
        )
        sheet = signed("王晓朋", "张三")
        dim = replace(
            sheet,
            reading=replace(
                sheet.reading,
                participants=tuple(replace(p, confidence=0.7) for p in sheet.reading.participants),
            ),
        )
        assert not persons("participant-unassessed", dim, scored(("王晓明", "90"), ("张三", "80")))

    def test_absent_people_need_no_score(self) -> None:
        sheet = signed("张三", "李四")
        away = replace(
            sheet,
            reading=replace(
                sheet.reading,
                participants=(
                    sheet.reading.participants[0],
                    replace(sheet.reading.participants[1], absent=True),
                ),
            ),
        )
        assert not persons("participant-unassessed", away, scored(("张三", "90")))

    def test_two_lists_that_hardly_meet_accuse_nobody(self) -> None:
        left, right = ("甲一", "乙二", "丙三", "丁四", "戊五"), ("己六", "庚七", "辛八", "壬九", "甲一")
        papers = (signed(*left), scored(*[(n, "90") for n in right]))
        assert not persons("participant-unassessed", *papers) and not persons(
            "assessed-not-attended", *papers
        )
        assert findings(PLAN, *papers, code="needs-review")


class TestNotAttended:
    @pytest.mark.parametrize("extra", [("车万里",), ("车万里", "赵六"), ("赵六",)])
    def test_a_score_without_a_sign_in(self, extra: tuple[str, ...]) -> None:
        people = [(n, "90") for n in ("张三", "李四", "王五", *extra)]
        assert persons("assessed-not-attended", signed("张三", "李四", "王五"), scored(*people)) == list(
            extra
        )

    def test_no_sign_in_at_all_a_row_without_result_and_two_sheets(self) -> None:
        assert not persons("assessed-not-attended", scored(("张三", "90")))
        assert not persons("assessed-not-attended", signed("张三"), scored(("张三", "90"), ("李四", None)))  # type: ignore[arg-type]
        second = paper(
            "training_signin",
            "签到2.docx",
            topic="危险废物分类培训",
            event_date="2025-04-17",
            people=[("李四",)],
        )
        assert not persons(
            "assessed-not-attended", signed("张三"), second, scored(("张三", "90"), ("李四", "80"))
        )


class TestFailed:
    @pytest.mark.parametrize(
        "person", [("庞志刚", "45", False), ("庞志刚", "59"), ("庞志刚", "不合格", False)]
    )
    def test_failed_and_nothing_after(self, person: tuple[str, str, bool]) -> None:
        assert persons("failure-not-retrained", signed("庞志刚", "张三"), scored(person, ("张三", "88"))) == [
            "庞志刚"
        ]

    @pytest.mark.parametrize("papers", [
        (scored(("庞志刚", "45", False)), retrained(("庞志刚", "82", True))),
        (scored(("庞志刚", "45", False), ("庞志刚", "80", True)),),
        (scored(("庞志刚", "60")),),
        (scored(("庞志刚", "75"), pass_mark="70"),),
        (scored(("庞志刚", "45", False)), paper("retraining_record", "再培训.docx", event_date="2025-06-01", people=[("庞志刚", "80", True)])),
    ])  # fmt: skip
    def test_passed_or_retrained(self, papers: tuple[Document, ...]) -> None:
        assert not persons("failure-not-retrained", signed("庞志刚", "张三"), *papers)

    def test_a_resit_that_failed_again_and_one_of_somebody_else(self) -> None:
        assert persons(
            "failure-not-retrained",
            signed("庞志刚"),
            scored(("庞志刚", "45", False)),
            retrained(("庞志刚", "50", False)),
        ) == ["庞志刚"]
        assert persons(
            "failure-not-retrained",
            signed("庞志刚"),
            scored(("庞志刚", "45", False)),
            retrained(("张三", "90", True)),
        ) == ["庞志刚"]

    def test_a_name_not_read_surely(self) -> None:
        sheet = scored(("庞志刚", "45", False))
        dim = replace(
            sheet,
            reading=replace(
                sheet.reading,
                participants=tuple(replace(p, confidence=0.4) for p in sheet.reading.participants),
            ),
        )
        assert not persons("failure-not-retrained", signed("庞志刚"), dim)
