"""Archives and mails through the whole reading half: names, damage, passwords, limits, and what reaches the disk."""

import bz2
import gzip
import io
import lzma
import os
import subprocess
import tarfile
import zipfile
from pathlib import Path

import py7zr
import pytest

from evidencekit.model import FileRole, FileStatus, SourceFile
from evidencekit.reading import read_folder
from evidencekit.settings import Limits, ReadSettings
from evidencekit.workspace import Workspace
from tests.reading.hostile import _raw_zip, zip_bytes
from tests.reading.papers import docx_bytes

TEXT = "里面的文字".encode()
UTF8 = {**os.environ, "LC_ALL": "C.UTF-8"}


def rows(
    tmp_path: Path, files: dict[str, bytes], settings: ReadSettings | None = None
) -> dict[str, SourceFile]:
    folder = tmp_path / "folder"
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    with Workspace.open(tmp_path / "workspace") as workspace:
        return {
            row.source.path: row.source
            for row in read_folder(folder, settings or ReadSettings(workers=1), workspace)
        }


def states(found: dict[str, SourceFile]) -> dict[str, str]:
    return {
        path: source.status.value if source.reason is None else source.reason.code
        for path, source in found.items()
    }


def test_every_kind_of_archive(tmp_path: Path) -> None:
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as archive:
        entry = tarfile.TarInfo("夹/文.txt")
        entry.size = len(TEXT)
        archive.addfile(entry, io.BytesIO(TEXT))
    seven = io.BytesIO()
    with py7zr.SevenZipFile(seven, "w") as archive:
        archive.writestr(TEXT, "夹/文.txt")
    plain = tar.getvalue()
    found = rows(
        tmp_path,
        {
            "a.zip": zip_bytes({"夹/文.txt": TEXT}), "b.7z": seven.getvalue(), "c.tar": plain, "d.tgz": gzip.compress(plain),
            "e.tbz": bz2.compress(plain), "f.txz": lzma.compress(plain), "g.gz": gzip.compress(TEXT),
        },
    )  # fmt: skip
    assert states(found) == dict.fromkeys([*found], "read")
    assert {f"{name}/夹/文.txt" for name in ("a.zip", "b.7z", "c.tar", "d.tgz", "e.tbz", "f.txz")} <= set(
        found
    )
    assert found["a.zip"].role is FileRole.CONTAINER and found["a.zip/夹/文.txt"].role is FileRole.PAPER


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_zip_methods(tmp_path: Path, method: int) -> None:
    data = TEXT * 10_000
    found = rows(tmp_path, {"a.zip": zip_bytes({"文.txt": data}, method)})
    assert found["a.zip/文.txt"].size == len(data) and states(found)["a.zip/文.txt"] == "read"


def test_names_gbk_utf8_and_mixed_in_one_archive(tmp_path: Path) -> None:
    names = {
        "培训计划/签到表.txt".encode("gbk"): TEXT,
        "环境/监测报告.txt".encode(): TEXT,
        b"plain.txt": TEXT,
        "许可证\\能源\\表.txt".encode("gbk"): TEXT,
    }
    found = rows(tmp_path, {"a.zip": _raw_zip(names)})
    assert set(found) == {
        "a.zip",
        "a.zip/培训计划/签到表.txt",
        "a.zip/环境/监测报告.txt",
        "a.zip/plain.txt",
        "a.zip/许可证/能源/表.txt",
    }


def test_members_that_point_elsewhere_stay_words(tmp_path: Path) -> None:
    outside = tmp_path / "escaped.txt"
    names = {
        f"../../../../../../../..{outside}".encode(): TEXT,
        str(outside).encode(): TEXT,
        b"C:\\escaped.txt": TEXT,
    }
    found = rows(tmp_path, {"a.zip": _raw_zip(names)})
    assert len(found) == 4 and all(status == "read" for status in states(found).values())
    assert not outside.exists() and sorted(path.name for path in tmp_path.iterdir()) == [
        "folder",
        "workspace",
    ]


def test_a_cut_archive_gives_what_is_whole(tmp_path: Path) -> None:
    data = zip_bytes({"一.docx": docx_bytes("第一份"), "二.docx": docx_bytes("第二份" * 500)})
    second = data.rindex(b"PK\x03\x04", 0, data.index(b"PK\x01\x02"))
    found = states(rows(tmp_path, {"a.zip": data[: second + 60]}))
    assert (
        found["a.zip"] == "archive-cut"
        and found["a.zip/一.docx"] == "read"
        and found["a.zip/二.docx"] == "member-damaged"
    )


def test_one_damaged_member_costs_itself(tmp_path: Path) -> None:
    data = bytearray(zip_bytes({"坏.txt": os.urandom(5000), "好.txt": TEXT}, zipfile.ZIP_STORED))
    data[200] ^= 0xFF
    found = states(rows(tmp_path, {"a.zip": bytes(data)}))
    assert found["a.zip/坏.txt"] == "member-damaged" and found["a.zip/好.txt"] == "read"


@pytest.mark.parametrize("method", ["ZipCrypto", "AES256"])
def test_locked_zip_with_and_without_its_password(tmp_path: Path, method: str) -> None:
    (tmp_path / "文.txt").write_bytes(TEXT)
    subprocess.run(
        ["7z", "a", "-tzip", "-pabc-123", f"-mem={method}", "a.zip", "文.txt"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        env=UTF8,
    )
    data = (tmp_path / "a.zip").read_bytes()
    assert states(rows(tmp_path, {"a.zip": data})) == {"a.zip": "read", "a.zip/文.txt": "member-encrypted"}
    settings = ReadSettings(workers=1, passwords=("wrong", "abc-123"))
    assert states(rows(tmp_path, {"a.zip": data}, settings)) == {"a.zip": "read", "a.zip/文.txt": "read"}


@pytest.mark.parametrize("hidden_names", [False, True])
def test_locked_7z_with_and_without_its_password(tmp_path: Path, hidden_names: bool) -> None:
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", password="密码", header_encryption=hidden_names) as archive:
        archive.writestr(TEXT, "文.txt")
    assert states(rows(tmp_path, {"a.7z": out.getvalue()}))["a.7z"] == "encrypted"
    settings = ReadSettings(workers=1, passwords=("密码",))
    assert states(rows(tmp_path, {"a.7z": out.getvalue()}, settings)) == {
        "a.7z": "read",
        "a.7z/文.txt": "read",
    }


def test_depth_entries_bytes_and_ratio_are_bounded(tmp_path: Path) -> None:
    nested = zip_bytes({"最里.txt": TEXT})
    for depth in range(4):
        nested = zip_bytes({f"{depth}.zip": nested})
    settings = ReadSettings(
        workers=1, limits=Limits(archive_depth=2, archive_entries=5, archive_bytes=1 << 20)
    )
    found = states(
        rows(
            tmp_path,
            {
                "deep.zip": nested,
                "many.zip": zip_bytes({f"{n}.txt": TEXT for n in range(9)}),
                "large.zip": zip_bytes({"大.bin": os.urandom(2 << 20), "小.txt": TEXT}),
            },
            settings,
        )
    )
    assert found["deep.zip/3.zip/2.zip"] == "read" and found["deep.zip/3.zip/2.zip/1.zip"] == "archive-depth"
    assert found["many.zip"] == "archive-entries" and sum(path.startswith("many.zip/") for path in found) == 5
    assert found["large.zip/大.bin"] == "archive-too-large" and found["large.zip/小.txt"] == "read"


def test_a_bomb_inside_a_harmless_archive_is_refused_whole(tmp_path: Path) -> None:
    inner = zip_bytes({f"{n}.txt": TEXT for n in range(8)})
    outer = zip_bytes({"一.zip": inner, "二.zip": inner, "三.zip": inner})
    settings = ReadSettings(workers=1, limits=Limits(archive_entries=20))
    found = states(rows(tmp_path, {"a.zip": outer}, settings))
    assert [found[f"a.zip/{name}.zip"] for name in "一二三"] == ["read", "read", "archive-tree"]
    assert found == states(rows(tmp_path, {}, settings))


def test_system_files_inside_archives_are_left_out(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        {"a.zip": zip_bytes({"__MACOSX/._a.txt": b"x", ".DS_Store": b"x", "~$a.docx": b"x", "a.txt": TEXT})},
    )
    skipped = {path for path, source in found.items() if source.role is FileRole.SKIPPED}
    assert skipped == {"a.zip/__MACOSX/._a.txt", "a.zip/.DS_Store", "a.zip/~$a.docx"}


def test_mail_is_container_and_paper_with_its_attachments(tmp_path: Path) -> None:
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "资料", "a@example.com", "b@example.com"
    message.set_content("见附件")
    message.add_attachment(
        docx_bytes("附件正文"), maintype="application", subtype="octet-stream", filename="计划.docx"
    )
    message.add_attachment(
        zip_bytes({"内.txt": TEXT}), maintype="application", subtype="zip", filename="包.zip"
    )
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "邮件.eml").write_bytes(message.as_bytes())
    with Workspace.open(tmp_path / "workspace") as workspace:
        reads = read_folder(folder, ReadSettings(workers=1), workspace)
        assert [read.source.path for read in reads] == [
            "邮件.eml",
            "邮件.eml/包.zip",
            "邮件.eml/包.zip/内.txt",
            "邮件.eml/计划.docx",
        ]
        assert reads[0].source.role is FileRole.CONTAINER and reads[0].key is not None
        assert "见附件" in [line.text for line in workspace.extraction(reads[0].key).pages[0].lines]


def test_empty_archive(tmp_path: Path) -> None:
    found = rows(tmp_path, {"a.zip": zip_bytes({})})
    assert found["a.zip"].status is FileStatus.EMPTY


@pytest.mark.parametrize("kind", ["zip", "7z"])
def test_volumes_beside_each_other_are_one_archive(tmp_path: Path, kind: str) -> None:
    data = os.urandom(30_000)
    whole = zip_bytes({"大.bin": data, "文.txt": TEXT})
    if kind == "7z":
        out = io.BytesIO()
        with py7zr.SevenZipFile(out, "w") as archive:
            archive.writestr(data, "大.bin")
            archive.writestr(TEXT, "文.txt")
        whole = out.getvalue()
    parts = {
        f"包.{kind}.{number + 1:03d}": whole[at : at + 12_000]
        for number, at in enumerate(range(0, len(whole), 12_000))
    }
    found = states(rows(tmp_path, parts))
    assert found[f"包.{kind}.001/文.txt"] == "read" and found[f"包.{kind}.001"] == "read"
    assert {found[name] for name in parts if not name.endswith("001")} == {"archive-later-volume"}


def test_a_lone_later_volume_is_told(tmp_path: Path) -> None:
    whole = zip_bytes({"大.bin": os.urandom(30_000)})
    found = states(rows(tmp_path, {"包.zip.001": whole[:12_000], "孤.zip.003": whole[24_000:]}))
    assert found["包.zip.001"] in ("archive-cut", "archive-damaged") and found["孤.zip.003"] in (
        "archive-volume",
        "archive-cut",
        "archive-damaged",
        "unknown-format",
    )


def test_disk_use_is_bounded(tmp_path: Path) -> None:
    """Archives larger than the spool may be are opened one after the other, and never beyond it."""
    limits = Limits(archive_bytes=3 << 20, temporary_bytes=4 << 20)
    files = {
        f"{n}.zip": zip_bytes({f"{m}.txt": (f"{n}-{m} 文字 " * 60_000).encode() for m in range(2)})
        for n in range(4)
    }
    found = states(rows(tmp_path, files, ReadSettings(workers=2, limits=limits)))
    assert set(found.values()) == {"read"} and len(found) == 12


def test_more_members_than_the_old_directory_can_count(tmp_path: Path) -> None:
    data = _raw_zip({f"{n}.txt".encode(): b"" for n in range(70_000)})
    import struct

    end = data.rindex(b"PK\x05\x06")
    _, _, _, _, _, size, offset, _ = struct.unpack("<4s4H2LH", data[end:])
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 70_000, 70_000, size, offset)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    found = rows(
        tmp_path,
        {"a.zip": data[:end] + record + locator + tail},
        ReadSettings(workers=1, limits=Limits(archive_entries=69_998)),
    )
    assert found["a.zip"].reason is not None and found["a.zip"].reason.code == "archive-entries"
    assert len(found) == 69_999
