"""The sample folders: their truth files fit the folders and the contract, and the papers agree among themselves."""

import importlib
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from stdnum.cn import uscc

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
FOLDERS = ("澄光电器-近乎齐备", "瀚宇精密-多缺口")
STATUSES = {"read", "partial", "unreadable", "encrypted", "empty", "skipped"}
DATES = {"issue_date", "valid_from", "valid_until", "event_date"}


def truth_of(folder: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SAMPLES / "truth" / f"{folder}.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module", params=FOLDERS)
def truth(request: pytest.FixtureRequest) -> dict[str, Any]:
    return truth_of(request.param)


@pytest.fixture(scope="module")
def contract() -> tuple[dict[str, Any], dict[str, Any]]:
    common = ROOT / "rules" / "common"
    types = yaml.safe_load((common / "doc_types.yaml").read_text(encoding="utf-8"))
    codes = yaml.safe_load((common / "finding_codes.yaml").read_text(encoding="utf-8"))
    return {row["id"]: row for row in types}, codes


@pytest.fixture(scope="module")
def making() -> Iterator[Any]:
    sys.path.insert(0, str(SAMPLES))
    yield importlib.import_module("making")
    sys.path.remove(str(SAMPLES))


def members(path: Path, prefix: str) -> list[str]:
    """Paths of an archive's members, nested archives included, names read as GBK."""
    found: list[str] = []
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            assert not entry.flag_bits & 0x800, "the samples' archives carry GBK names without the flag"
            name = entry.filename.encode("cp437").decode("gbk")
            found.append(f"{prefix}/{name}")
            if name.endswith(".zip"):
                found += members_of_bytes(archive.read(entry), f"{prefix}/{name}")
    return found


def members_of_bytes(data: bytes, prefix: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [f"{prefix}/{e.filename.encode('cp437').decode('gbk')}" for e in archive.infolist()]


def test_each_file_has_a_row_and_each_row_a_file(truth: dict[str, Any]) -> None:
    root = SAMPLES / "clients" / truth["folder"]
    there: set[str] = set()
    for path in root.rglob("*"):
        if path.is_file():
            name = path.relative_to(root).as_posix()
            there.add(name)
            if path.suffix == ".zip":
                there.update(members(path, name))
    assert len(there) >= 40
    assert there == {row["path"] for row in truth["files"]}


def test_rows_use_the_contract_only(
    truth: dict[str, Any], contract: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    types, _ = contract
    for row in truth["files"]:
        assert row["status"] in STATUSES, row["path"]
        assert row["doc_type"] in types, row["path"]
        extra = set(row["fields"]) - set(types[row["doc_type"]]["fields"])
        assert extra <= {"valid_from", "issue_date", "standard"}, (row["path"], extra)
        for name in DATES & set(row["fields"]):
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["fields"][name]), row["path"]


def test_gaps_use_the_contract_only(
    truth: dict[str, Any], contract: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    types, codes = contract
    paths = {row["path"] for row in truth["files"]}
    assert truth["gaps"]
    for gap in truth["gaps"]:
        for code, subject in [
            (gap["code"], gap["subject"]),
            *((a["code"], a["subject"]) for a in gap.get("alike", [])),
        ]:
            assert set(subject) <= set(codes[code]["subject"]), gap
            assert subject.get("document") is None or subject["document"] in paths, gap
            assert subject.get("doc_type") is None or subject["doc_type"] in types, gap
        assert gap["severity"] in {"veto", "mandatory", "optional", "advice", None}


def test_pages_of_a_binder_follow_each_other(truth: dict[str, Any]) -> None:
    spans: dict[str, list[list[int]]] = {}
    for row in truth["files"]:
        if row["pages"]:
            spans.setdefault(row["path"], []).append(row["pages"])
    assert any(len(pages) > 2 for pages in spans.values())
    for path, pages in spans.items():
        assert pages[0][0] == 1, path
        assert all(a[1] + 1 == b[0] for a, b in pairwise(pages)), path


def test_clean_folder_plants_advice_only_and_valid_codes() -> None:
    truth = truth_of(FOLDERS[0])
    assert {gap["severity"] for gap in truth["gaps"]} == {"advice"}
    codes = {row["fields"]["uscc"] for row in truth["files"] if "uscc" in row["fields"]}
    assert codes == {truth["client"]["uscc"]}
    assert uscc.is_valid(truth["client"]["uscc"])


def test_gappy_folder_plants_many_codes() -> None:
    truth = truth_of(FOLDERS[1])
    assert len({gap["code"] for gap in truth["gaps"]}) >= 35
    assert {row["status"] for row in truth["files"]} >= {
        "read",
        "encrypted",
        "unreadable",
        "empty",
        "skipped",
    }


def test_a_room_made_again_gives_the_same_bytes(making: Any) -> None:
    """Notation, stamps, scans, workbooks and archives of one room, twice; office files also against the committed ones."""
    from making import clean, clean_training  # type: ignore[import-not-found]
    from making.client import Client  # type: ignore[import-not-found]

    runs = []
    for _ in range(2):
        client = Client(clean.FOLDER, "", "")
        clean_training.add_second(client, "05 教育培训")
        clean_training.add_third(client, "05 教育培训")
        runs.append(client.files)
    assert runs[0] == runs[1]
    assert {name.rsplit(".", 1)[1] for name in runs[0]} >= {"pdf", "jpg", "docx", "zip"}
    for name, data in runs[0].items():
        if name.endswith((".docx", ".zip")):
            assert parts_of(data) == parts_of((SAMPLES / "clients" / clean.FOLDER / name).read_bytes()), name


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            entry.filename: archive.read(entry)
            for entry in archive.infolist()
            if not entry.filename.endswith((".docx",))
        }
