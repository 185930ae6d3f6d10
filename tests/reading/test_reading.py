"""A folder read: every path has its row, the second run reads nothing, nothing is written, nothing is followed."""

import os
import socket
from pathlib import Path

import pytest

from evidencekit import intake, reading
from evidencekit.errors import UsageError, WorkspaceError
from evidencekit.model import FileRole, FileStatus
from evidencekit.reading import FileRead, read_file, read_folder
from evidencekit.settings import Limits, ReadSettings
from evidencekit.workspace import Workspace
from tests.reading.hostile import zip_bytes
from tests.reading.papers import docx_bytes, pdf_bytes, xlsx_bytes

ONE = ReadSettings(workers=1)


def read(folder: Path, place: Path, settings: ReadSettings = ONE) -> tuple[FileRead, ...]:
    with Workspace.open(place) as workspace:
        return read_folder(folder, settings, workspace)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "folder"
    made.mkdir()
    (made / "10.docx").write_bytes(docx_bytes("十"))
    (made / "2.xlsx").write_bytes(xlsx_bytes([["二", 2]]))
    (made / "包.zip").write_bytes(zip_bytes({"内.docx": docx_bytes("内"), "同.docx": docx_bytes("十")}))
    return made


def test_rows_in_natural_order_with_roles(folder: Path, tmp_path: Path) -> None:
    rows = read(folder, tmp_path / "workspace")
    assert [row.source.path for row in rows] == [
        "2.xlsx",
        "10.docx",
        "包.zip",
        "包.zip/内.docx",
        "包.zip/同.docx",
    ]
    assert [row.source.role.value for row in rows] == ["paper", "paper", "container", "paper", "paper"]
    assert rows[1].source.sha256 == rows[4].source.sha256 and rows[1].key == rows[4].key


def test_second_run_starts_no_worker(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(folder, tmp_path / "workspace")

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a worker was started")

    monkeypatch.setattr(reading, "Pool", forbidden)
    assert read(folder, tmp_path / "workspace") == first


def test_only_what_changed_is_read_again(folder: Path, tmp_path: Path) -> None:
    read(folder, tmp_path / "workspace")
    (folder / "10.docx").write_bytes(docx_bytes("改过"))
    with Workspace.open(tmp_path / "workspace") as workspace:
        before = set(workspace.keys())
        rows = read_folder(folder, ONE, workspace)
        assert len(set(workspace.keys()) - before) == 1
        assert workspace.extraction(rows[1].key or "").pages[0].lines[0].text == "改过"


def test_the_folder_is_never_written_to(folder: Path, tmp_path: Path) -> None:
    before = {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in [folder, *folder.rglob("*")]}
    read(folder, tmp_path / "workspace")
    assert {
        path: (path.stat().st_mtime_ns, path.stat().st_size) for path in [folder, *folder.rglob("*")]
    } == before


def test_workspace_inside_the_folder_is_refused(folder: Path) -> None:
    with pytest.raises(UsageError, match="workspace-in-folder"):
        read(folder, folder / "workspace")


def test_a_second_run_at_the_same_time_gets_a_clear_error(folder: Path, tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "workspace"), pytest.raises(WorkspaceError, match="workspace-busy"):
        read(folder, tmp_path / "workspace")


def test_missing_and_wrong_folders(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for wrong, key in ((tmp_path / "none", "folder-missing"), (tmp_path / "file", "folder-no-folder")):
        with pytest.raises(UsageError, match=key):
            read(wrong, tmp_path / "workspace")


def test_what_is_no_plain_file_is_told_and_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "folder"
    made.mkdir()
    (made / "link.docx").symlink_to("/etc/passwd")
    (made / "up").symlink_to(tmp_path)
    os.mkfifo(made / "pipe")
    monkeypatch.chdir(made)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("plug")
    rows = read(made, tmp_path / "workspace")
    told = {row.source.path: row.source.reason.code for row in rows if row.source.reason is not None}
    assert told == {"link.docx": "symlink", "up": "symlink", "pipe": "special-file", "plug": "special-file"}
    assert all(row.source.role is FileRole.SKIPPED for row in rows)


def test_a_file_swapped_for_a_fifo_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between listing and opening the client's disk may change."""
    made = tmp_path / "folder"
    made.mkdir()
    (made / "a.txt").write_text("x")
    listed = intake._listed

    def swapped(root: bytes, below: bytes) -> list[intake.Entry]:
        found = list(listed(root, below))
        (made / "a.txt").unlink()
        os.mkfifo(made / "a.txt")
        return found

    monkeypatch.setattr(intake, "_listed", swapped)
    (row,) = read(made, tmp_path / "workspace")
    assert (
        row.source.status is FileStatus.UNREADABLE
        and row.source.reason is not None
        and row.source.reason.code == "io-error"
    )


def test_names_after_the_contract(tmp_path: Path) -> None:
    made = tmp_path / "folder"
    made.mkdir()
    for name in (b"a\nb.txt", b"gb\xb5\xb1.txt", "e\u0301.txt".encode()):
        (made / os.fsdecode(name)).write_bytes("文字".encode())
    assert {row.source.path for row in read(made, tmp_path / "workspace")} == {
        "a\\x0ab.txt",
        "gb\\xb5\\xb1.txt",
        "é.txt",
    }


def test_empty_unknown_and_disguised(tmp_path: Path) -> None:
    made = tmp_path / "folder"
    made.mkdir()
    for name, data in {
        "空.docx": b"",
        "未知.bin": bytes(range(256)) * 40,
        "其实是docx.doc": docx_bytes("新"),
        "其实是pdf.docx": pdf_bytes("words"),
    }.items():
        (made / name).write_bytes(data)
    found = {row.source.path: row.source for row in read(made, tmp_path / "workspace")}
    assert found["空.docx"].status is FileStatus.EMPTY and found["未知.bin"].status is FileStatus.UNREADABLE
    assert found["其实是docx.doc"].media_type.endswith("wordprocessingml.document")
    assert found["其实是pdf.docx"].media_type == "application/pdf"


def test_a_time_limit_is_told_now_and_tried_again_next_run(folder: Path, tmp_path: Path) -> None:
    hasty = ReadSettings(workers=1, limits=Limits(file_seconds=0.000001))
    rows = read(folder, tmp_path / "workspace", hasty)
    late = {row.source.sha256 for row in rows if row.source.reason and row.source.reason.code == "time-limit"}
    assert late
    with Workspace.open(tmp_path / "workspace") as workspace:
        kept = [key for key in list(workspace.keys()) if key.partition("/")[0] in late]
        assert kept and all(workspace.reading(key, "") is None for key in kept)


def test_a_password_given_later_opens_what_was_locked(tmp_path: Path) -> None:
    import subprocess

    (tmp_path / "文.txt").write_text("文字", encoding="utf-8")
    made = tmp_path / "folder"
    made.mkdir()
    subprocess.run(
        ["7z", "a", "-tzip", "-pabc", str(made / "a.zip"), "文.txt"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    locked = read(made, tmp_path / "workspace")
    assert locked[1].source.status is FileStatus.ENCRYPTED
    opened = read(made, tmp_path / "workspace", ReadSettings(workers=1, passwords=("abc",)))
    assert opened[1].source.status is FileStatus.READ


def test_one_file_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "包.zip"
    path.write_bytes(zip_bytes({"内.docx": docx_bytes("里面")}))
    container, member = read_file(path, ONE)
    assert (container.source.path, container.extraction) == ("包.zip", None)
    assert member.source.path == "包.zip/内.docx" and member.extraction is not None
    assert member.extraction.pages[0].lines[0].text == "里面"
    with pytest.raises(UsageError):
        read_file(tmp_path / "none", ONE)


def test_progress_counts_every_row(folder: Path, tmp_path: Path) -> None:
    calls: list[tuple[int, int, str]] = []
    with Workspace.open(tmp_path / "workspace") as workspace:
        rows = read_folder(
            folder, ONE, workspace, lambda done, total, path: calls.append((done, total, path))
        )
    assert [call[0] for call in calls] == list(range(1, len(rows) + 1)) and calls[-1][:2] == (5, 5)


def test_files_are_hostile_and_all_have_their_row(tmp_path: Path) -> None:
    survive(tmp_path, heavy=False)


@pytest.mark.heavy
def test_thousands_of_hostile_pages_objects_and_members(tmp_path: Path) -> None:
    survive(tmp_path, heavy=True)


def survive(tmp_path: Path, *, heavy: bool) -> None:
    """Read the hostile corpus: every row there and as expected, no hang, no crash, nothing written elsewhere, nothing left in the spool."""
    from tests.reading import hostile

    made = tmp_path / "folder"
    expected = hostile.make(made, heavy=heavy)
    rows = {row.source.path: row.source for row in read(made, tmp_path / "workspace", ReadSettings())}
    assert {path for path in expected if path not in rows} == set()
    wrong = {
        path: rows[path].status.value
        for path, allowed in expected.items()
        if rows[path].status.value not in allowed
    }
    assert wrong == {}
    assert {row.reason.code for row in rows.values() if row.reason} & {
        "crashed",
        "time-limit",
        "memory-limit",
    } == set()
    assert not list(tmp_path.glob("**/evidencekit-escaped.txt"))
    assert not (tmp_path / "workspace" / "spool").exists()
