"""Understood side by side, kept by content, given up in time."""

from pathlib import Path

import pytest

from evidencekit import classify, document_codec, reading, understanding
from evidencekit.model import Decisions, FileStatus
from evidencekit.settings import ReadSettings
from evidencekit.workspace import Workspace
from tests.builders import amount, pack, paper
from tests.test_cli import make_folder


def understand(folder: Path, place: Path, seconds: float = 60.0, **options: int) -> tuple:
    with Workspace.open(place) as workspace:
        files = reading.read_folder(folder, ReadSettings(), workspace, None)
        return understanding.understand(files, workspace, pack(), Decisions(), seconds=seconds, **options)


def test_codec_returns_equal_records_under_the_ids_of_the_run() -> None:
    own = document_codec.local_id(1)
    document = paper(
        "unit_energy_analysis",
        id=own,
        issue_date="2025-02-30",
        period="2024",
        quantities=[amount("electricity", "12.50", measure="万kWh")],
        people=[("张三", "55", False)],
    )
    (back,) = document_codec.decode(document_codec.encode((document,)), 7)
    assert back.id == "D0007" and back.reading.quantities[0].place.document == "D0007"
    (same,) = document_codec.decode(
        document_codec.encode((paper("other", id="D0007", path=document.path),)), 7
    )
    assert same.reading == paper("other", id="D0007", path=document.path).reading
    assert back.reading.quantities[0].value == document.reading.quantities[0].value
    assert back.reading.fields[0].precision is document.reading.fields[0].precision


def test_a_second_run_understands_nothing_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_folder(tmp_path)
    first = understand(folder, tmp_path / "ws")

    def never(*arguments: object) -> None:
        raise AssertionError("classified again")

    monkeypatch.setattr(classify, "classify", never)
    assert understand(folder, tmp_path / "ws") == first


def test_one_process_and_several_say_the_same(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    assert understand(folder, tmp_path / "a", workers=1) == understand(folder, tmp_path / "b", workers=2)


def test_a_file_that_takes_too_long_is_told_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_folder(tmp_path)
    slow = classify.classify

    def hang(text: object, path: str, *more: object) -> object:
        while path.endswith("成绩.xlsx"):
            pass
        return slow(text, path, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(classify, "classify", hang)
    rows = {document.path: document for document in understand(folder, tmp_path / "ws", seconds=10.0)}
    assert rows["培训/成绩.xlsx"].status is FileStatus.PARTIAL
    assert (
        rows["培训/成绩.xlsx"].reason is not None
        and rows["培训/成绩.xlsx"].reason.code == "understand-time-limit"
    )
    assert rows["培训/2025年培训计划.docx"].doc_type == "training_plan"
    monkeypatch.setattr(classify, "classify", slow)
    again = {document.path: document for document in understand(folder, tmp_path / "ws")}
    assert again["培训/成绩.xlsx"].status is FileStatus.READ, "a time limit is tried again, never kept"


def test_a_rule_that_fails_costs_its_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_folder(tmp_path)
    sound = classify.classify

    def fail(text: object, path: str, *more: object) -> object:
        if path.endswith("成绩.xlsx"):
            raise ZeroDivisionError("planted")
        return sound(text, path, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(classify, "classify", fail)
    rows = {document.path: document for document in understand(folder, tmp_path / "ws")}
    reason = rows["培训/成绩.xlsx"].reason
    assert reason is not None and reason.code == "understand-failed" and "planted" in reason.values["reason"]
    assert rows["培训/2025年培训计划.docx"].doc_type == "training_plan"
