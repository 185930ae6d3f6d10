"""What a person adds: engagement and decisions files, and the draft of one."""

from datetime import date
from pathlib import Path

import pytest

from evidencekit import decisions
from evidencekit.errors import UsageError
from tests.builders import paper, report


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "项目.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_engagement_is_read_with_its_kinds(tmp_path: Path) -> None:
    told = decisions.engagement(
        write(
            tmp_path,
            "client_name: 甲公司\nproducts: [轴承, 齿轮]\naddresses: 海滨路1号\nreview_day: 2027-03-01\nuscc:\n",
        )
    )
    assert (
        told.client_name == "甲公司"
        and told.products == ("轴承", "齿轮")
        and told.addresses == ("海滨路1号",)
    )
    assert told.review_day == date(2027, 3, 1) and told.uscc == ""


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("clientname: 甲\n", "input-unknown-key"),
        ("- 甲\n", "input-not-a-mapping"),
        ("review_day: 2027-02-30\n", "input-bad-day"),
        ("a: [\n", "unreadable-input"),
    ],
)
def test_a_wrong_file_names_its_fault(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(UsageError) as fault:
        decisions.engagement(write(tmp_path, text))
    assert fault.value.key == key


def test_the_draft_is_an_engagement_file(tmp_path: Path) -> None:
    licence = paper(
        "business_license",
        holder="青岛海拓精密制造有限公司",
        address="青岛市某区海滨路1号",
        issue_date="2020-01-01",
    )
    told = decisions.engagement(write(tmp_path, decisions.draft(report(licence))))
    assert told.client_name == "青岛海拓精密制造有限公司"
    assert told.addresses == ("青岛市某区海滨路1号",) and told.not_applicable == {}
