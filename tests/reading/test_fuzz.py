"""Our own parsing code under generated input: it answers or raises what it says, never anything else, and never hangs."""

import contextlib
import io
import json
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from evidencekit import media_types, page_codec, paths
from evidencekit.compressed_rtf import decompressed
from evidencekit.containers import zip as zip_container
from evidencekit.containers._names import decode_name
from evidencekit.containers._zip_directory import BadZip, LockedDirectory, read_directory, scan_local_headers
from evidencekit.extractors import _number_formats, _ofd_seals, _ofd_text, _xlsb
from evidencekit.extractors._carve import pictures_in
from evidencekit.extractors._html import read_html
from evidencekit.extractors._rtf import Reader
from evidencekit.extractors._sheet import column_letters
from evidencekit.extractors.xlsx import column_number, margin_words
from evidencekit.faults import FileFault
from evidencekit.mail import decoded_words
from evidencekit.model import Cell, Extraction, Line, LineKind, Page, Reason, Region, Run, Seal, Table
from evidencekit.settings import Limits, ReadSettings
from evidencekit.spool import Budget, Spool
from evidencekit.system_files import by_name
from evidencekit.text_encoding import decode_text
from evidencekit.workers.frames import BadFrame, Inbox, pack
from tests.reading.hostile import _raw_zip, zip_bytes

bounded = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))

CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=12)
WORDS = st.text(max_size=30)
NAMES = st.text(
    st.characters(blacklist_characters="\0/\\", blacklist_categories=("Cs",)), min_size=1, max_size=20
)


@bounded
@given(st.binary(max_size=80), st.booleans())
def test_any_bytes_are_a_name(raw: bytes, flag: bool) -> None:
    name = decode_name(raw, utf8_flag=flag)
    assert "\0" not in name and (name or not raw.split(b"\0")[0])


@bounded
@given(CHINESE, st.sampled_from(["gbk", "utf-8"]))
def test_chinese_names_survive_either_encoding(name: str, encoding: str) -> None:
    raw = f"{name}签到表.docx".encode(encoding)
    # A few GBK byte pairs happen to be valid UTF-8 as well; four-character names and more are told apart.
    assume(encoding == "utf-8" or not _is_utf8(raw))
    assert decode_name(raw) == f"{name}签到表.docx"


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@bounded
@given(st.text(max_size=60) | st.binary(max_size=60).map(lambda raw: raw.decode("utf-8", "surrogateescape")))
def test_member_paths_are_tame(name: str) -> None:
    path = paths.member("a.zip", name)
    parts = path.split("/")
    assert parts[0] == "a.zip" and len(parts) >= 2 and all(part not in ("", ".") for part in parts)
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 for char in path)
    json.dumps(path, ensure_ascii=False).encode()
    by_name(path)


@bounded
@given(st.lists(st.text(max_size=20), max_size=20))
def test_the_order_of_paths_is_one(names: list[str]) -> None:
    tidy = [paths.tidy(name) for name in names]
    backwards = list(reversed(tidy))
    assert sorted(tidy, key=paths.order) == sorted(backwards, key=paths.order)


@bounded
@given(st.binary(max_size=400))
def test_any_bytes_have_a_type_and_perhaps_a_text(data: bytes) -> None:
    assert "/" in media_types.identify_bytes(data)
    text = decode_text(data)
    assert text is None or isinstance(text, str)


@bounded
@given(
    st.lists(CHINESE, min_size=3, max_size=10), st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-8-sig"])
)
def test_chinese_text_survives_its_encoding(words: list[str], encoding: str) -> None:
    text = "培训计划与记录：" + "，".join(words) + "。安全生产管理制度"
    assert decode_text(text.encode(encoding)) == text


MEMBERS = st.dictionaries(NAMES, st.binary(max_size=200), max_size=6)


@bounded
@given(MEMBERS, st.integers(0, 400), st.integers(1, 255), st.integers(0, 400))
def test_mangled_zip_directories_answer_or_say_bad(
    members: dict[str, bytes], at: int, flip: int, cut: int
) -> None:
    data = bytearray(zip_bytes(members))
    if at < len(data):
        data[at] ^= flip
    for mangled in (bytes(data), bytes(data[: max(len(data) - cut, 0)])):
        with contextlib.suppress(BadZip, LockedDirectory):
            read_directory(io.BytesIO(mangled), 100)
        assert len(list(scan_local_headers(io.BytesIO(mangled), 1 << 20))) <= len(mangled)


@bounded
@given(
    st.dictionaries(st.binary(min_size=1, max_size=20), st.binary(max_size=300), max_size=6),
    st.sampled_from([0, 0x800]),
)
def test_every_member_is_spooled_or_refused(
    tmp_path_factory: pytest.TempPathFactory, members: dict[bytes, bytes], flags: int
) -> None:
    folder = tmp_path_factory.mktemp("spool")
    archive = folder / "a.zip"
    archive.write_bytes(_raw_zip(members, flags))
    spool = Spool(folder, Budget(1 << 20, 100), Limits(), 1000, lambda path: False)
    zip_container.unpack(archive, media_types.ZIP, spool, ReadSettings())
    folders = [
        name
        for name in members
        if decode_name(name, utf8_flag=bool(flags)).endswith(("/", "\\")) and not members[name]
    ]
    assert len(spool.members) == len(members) - len(folders)
    whole = [member for member in spool.members if member.sha256]
    assert all(
        (folder / str(number)).read_bytes() in members.values()
        for number, member in enumerate(spool.members)
        if member.sha256 and member.size
    )
    assert {path.name for path in folder.iterdir()} <= {
        "a.zip",
        *map(str, range(len(spool.members))),
    } and len(whole) <= len(members)


@bounded
@given(st.lists(st.sampled_from([r"\par", r"\cell", r"\row", r"\trowd", r"\intbl", "{", "}", r"\'c5", r"\'e0", r"\u22521?", r"\uc2", r"\pict", r"\*\x", r"\fonttbl", r"\f1", r"\fcharset134", "abc", "培", r"\header", r"\footnote", "\\", r"\bin5 ", r"\qc", r"\v", "\n", r"\u-99999"]), max_size=60))  # fmt: skip
def test_any_tokens_are_rtf(tokens: list[str]) -> None:
    Reader(b"{\\rtf1 " + "".join(tokens).encode("gbk")).read()


@bounded
@given(st.lists(st.sampled_from(["<table>", "</table>", "<tr>", "<td rowspan=3>", "<td colspan=9>", "</td>", "<p>", "甲", "<br>", "<h1>", "<div>", "</div>", "<img src='data:;base64,AA'>", "<script>", "&lt;", "<td rowspan=-1>", "<td colspan=x>"]), min_size=1, max_size=40))  # fmt: skip
def test_any_tags_are_html(tags: list[str]) -> None:
    try:
        content = read_html("<html><body>" + "".join(tags))
    except FileFault:
        return
    for table in content.tables:
        assert all(cell.row < table.rows and cell.column < table.columns for cell in table.cells)
        table.grid()


@bounded
@given(st.binary(max_size=300))
def test_binary_readers_take_anything(data: bytes) -> None:
    list(_xlsb._records(data))
    _xlsb._formats(data)
    _xlsb._Reader("s", [], [], from_1904=False, limits=Limits(), left=100).read(data)
    _ofd_seals.seal_name(data)
    pictures_in(data)
    decompressed(data)
    decompressed(b"\0" * 8 + b"LZFu" + data)


@bounded
@given(WORDS, st.integers(0, 50))
def test_ofd_numbers_take_anything(text: str, count: int) -> None:
    assert len(_ofd_text.distances(text, count)) <= max(count, 1)
    found = _ofd_text.numbers(text, 4)
    assert found is None or len(found) == 4


@bounded
@given(WORDS, WORDS, st.floats())
def test_number_formats_take_anything(stored: str, code: str, value: float) -> None:
    assert isinstance(_number_formats.shown_number(stored, code), str)
    _number_formats.is_date(code)
    if value == value and abs(value) < 1e300:
        when = _number_formats.moment(value)
        if when is not None:
            _number_formats.shown_moment(when, code)
            _number_formats.iso_day(when)
    margin_words(code)


@given(st.integers(0, 16_383))
def test_column_letters_and_back(column: int) -> None:
    assert column_number(column_letters(column)) == column


@bounded
@given(WORDS | st.text(st.sampled_from("=?utf-8BQ?gb2312_=AZaz09+/ \udcb5\r\n"), max_size=60))
def test_any_header_has_words(value: str) -> None:
    assert isinstance(decoded_words(value), str)


BOXES = st.none() | st.tuples(*[st.floats(-1e4, 1e4)] * 4)
SHARES = st.floats(0, 1)
RUNS = st.builds(Run, st.text(max_size=8), BOXES, st.none() | WORDS, SHARES)
LINES = st.builds(
    Line,
    st.lists(RUNS, max_size=3).map(tuple),
    st.sampled_from(LineKind),
    st.floats(0, 99),
    st.booleans(),
    st.booleans(),
)
CELLS = st.builds(
    Cell,
    st.integers(0, 9),
    st.integers(0, 9),
    WORDS,
    st.integers(1, 3),
    st.integers(1, 3),
    BOXES,
    st.none() | WORDS,
    SHARES,
    st.booleans(),
    st.none() | WORDS,
    st.none() | WORDS,
    st.booleans(),
)
TABLES = st.builds(
    Table,
    st.lists(CELLS, max_size=3).map(tuple),
    st.integers(0, 12),
    st.integers(0, 12),
    BOXES,
    st.none() | WORDS,
    st.booleans(),
)
PAGES = st.builds(
    Page, st.integers(1, 9), st.floats(0, 900), st.floats(0, 900), st.lists(LINES, max_size=3).map(tuple), st.lists(TABLES, max_size=2).map(tuple),
    st.lists(st.builds(Seal, st.tuples(*[st.floats(0, 9)] * 4), WORDS, WORDS, WORDS, SHARES), max_size=1).map(tuple),
    st.lists(st.builds(Region, WORDS, BOXES, WORDS, SHARES), max_size=1).map(tuple),
)  # fmt: skip


@bounded
@given(
    st.lists(PAGES, max_size=3),
    st.booleans(),
    st.none() | st.builds(Reason, WORDS, st.dictionaries(WORDS, WORDS, max_size=2)),
)
def test_pages_survive_being_kept(pages: list[Page], paged: bool, reason: Reason | None) -> None:
    extraction = Extraction(tuple(pages), paged, reason=reason, properties={"a": "b"})
    assert page_codec.decode(page_codec.encode(extraction)) == extraction


@bounded
@given(st.lists(st.tuples(st.integers(), st.binary(max_size=50)), max_size=5), st.integers(1, 40))
def test_messages_survive_any_cutting(messages: list[tuple[int, bytes]], size: int) -> None:
    stream = b"".join(pack({"n": number}, body) for number, body in messages)
    inbox = Inbox()
    found = [message for at in range(0, len(stream), size) for message in inbox.feed(stream[at : at + size])]
    assert found == [({"n": number}, body) for number, body in messages]


@bounded
@given(st.binary(min_size=12, max_size=60))
def test_noise_is_no_message(noise: bytes) -> None:
    with contextlib.suppress(BadFrame):
        list(Inbox().feed(noise))


def test_a_member_that_lies_about_its_size_is_cut_off(tmp_path: Path) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(b"\0" * (8 << 20)) + packer.flush()
    plain = _raw_zip({b"a": packed})
    lying = plain.replace(b"\0\0\0\0\0\0\0\0\0\0", b"\0\0\0\0\0\0\0\0\0\0", 0)
    body = bytearray(lying)
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = body.index(mark) + (8 if mark.endswith(b"\x04") else 10)
        body[at] = 8
    archive = tmp_path / "a.zip"
    archive.write_bytes(bytes(body))
    spool = Spool(tmp_path, Budget(1 << 20, 10), Limits(), 1 << 20, lambda path: False)
    zip_container.unpack(archive, media_types.ZIP, spool, ReadSettings())
    (member,) = spool.members
    assert member.reason is not None and member.reason.code == "archive-too-large"
    assert not (tmp_path / "0").exists()
