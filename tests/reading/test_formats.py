"""Real files of formats that one cannot easily make (shared/data/formats): each is read, or told for what it is.

They lie outside the repository: EVIDENCEKIT_TEST_DATA names their folder, else `../shared/data` beside the checkout; without them this module is skipped.
"""

import os
from pathlib import Path

import pytest

from evidencekit.model import Extraction, FileRole, SourceFile
from evidencekit.reading import read_folder
from evidencekit.settings import ReadSettings
from evidencekit.workspace import Workspace

DATA = (
    Path(os.environ.get("EVIDENCEKIT_TEST_DATA") or Path(__file__).resolve().parents[3] / "shared" / "data")
    / "formats"
)

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data is not here")

#: As upstream documents them.
PASSWORDS = ("passtika", "tika", "abc", "passTika", "password", "    ", "test", "libarchive")

#: Words that must be found, by path.
WORDS = {
    "1.ofd": "浙江增值税电子普通发票",
    "signedFile.ofd": "发票号码：31471858",
    "hello.ofd": "拿来主义",
    "chineseDir.ofd": "你好呀",
    "SplitParagraph.ofd": "第一段",
    "keyword2.ofd": "江苏增值税电子普通发票",
    "no_page_container.ofd": "上海增值税电子普通发票",
    "areaholder_fields.ofd": "姓名",
    "文字横向-数科.ofd": "12",
    "透明度文字.ofd": "你好呀",
    "SampleDoc.doc": "I am a test document",
    "table-merges.doc": "A\tB",
    "SampleSS.xls": "Test spreadsheet",
    "ConditionalFormattingSamples.xls": "2007-04-09",
    "SampleShow.ppt": "Title of the first slide",
    "testPPT_2imgs.ppt": "quick brown fox",
    "testPPT_2imgs.pptx": "quick brown fox",
    "testEXCEL.xlsb": "This is an example spreadsheet",
    "testAltChunkMHT.docx": "Example of a table",
    "testRTFJapanese.rtf": "ゾルゲの処刑記録",
    "text_document_01.odt": "Lorem Ipsum",
    "testODTEmbedded.odt": "bold and italic",
    "testFooter.ods": "Data 4",
    "odf_table_with_title_01.ods": "Freshwater Ducks",
    "eml_with_attachment.eml": "Email with Attachment",
    "eml_with_attachment.eml/test.txt": "test attachment file",
    "msg_with_attachment.msg": "This email contains an attachment",
    "msg_with_attachment.msg/test.txt": "test attachment file",
    "testMSG_att_doc.msg/test-unicode.doc": "euro",
    "testMSG_chinese.msg": "格式測試",
    "testRFC822_multipart_attachments.eml/Test TxtB.txt": "TXTB",
    "test-documents.rar/test-documents/testWORD.doc": "Sample Word Document",
    "test-documents.7z/test-documents/testEXCEL.xls": "Sample Excel Worksheet",
    "test_read_format_rar.rar/testdir/test.txt": "test text document",
    "test_read_format_rar5_stored.rar/helloworld.txt": "hello libarchive",
    "test_read_format_rar_unicode.rar/表だよ/漢字長いファイル名long-filename-in-漢字.txt": "kanji",
    "test_read_format_7zip_lzma2.7z/file1": "libarchive",
    # With the passwords that upstream documents.
    "xor-encryption-abc.xls": "1",
    "password_tika_binaryrc4.doc": "encrypted Word",
    "testEXCEL_protected_passtika.xlsx": "Encrypt",
    "testPPT_protected_passtika.pptx": "encrypted PowerPoint",
}

#: What cannot be read, and the reason that must be told.
TOLD = {
    "test-documents-spanned.zip": "archive-volume",
    "test_read_format_zip_encryption_header.zip": "encrypted",
    "test_read_format_7zip_encryption_header.7z": "encrypted",
    "test_read_format_rar.rar/testlink": "symlink",
    "test_read_format_rar5_symlink.rar/symlink.txt": "symlink",
    "test_read_format_7zip_symbolic_name.7z/symlinkfile": "symlink",
    "test-documents.7z/test-documents/testPPT.ppt": "",
    "msg_with_attachment.msg/report.pdf": "pdf-damaged",
}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[SourceFile, Extraction | None]]:
    place = tmp_path_factory.mktemp("workspace")
    with Workspace.open(place) as workspace:
        rows = read_folder(DATA, ReadSettings(passwords=PASSWORDS), workspace)
        return {
            row.source.path: (row.source, workspace.extraction(row.key) if row.key else None) for row in rows
        }


def test_every_file_has_a_row_and_none_is_a_riddle(
    read: dict[str, tuple[SourceFile, Extraction | None]],
) -> None:
    assert {path.name for path in DATA.iterdir()} <= set(read)
    riddles = {"unknown-format", "unsupported-format", "crashed", "time-limit", "memory-limit", "damaged"}
    assert {
        path: source.reason.code
        for path, (source, _) in read.items()
        if source.reason and source.reason.code in riddles
    } == {}


@pytest.mark.parametrize("path", WORDS)
def test_words_are_found(read: dict[str, tuple[SourceFile, Extraction | None]], path: str) -> None:
    source, extraction = read[path]
    assert extraction is not None, source
    assert any(WORDS[path] in line.text for page in extraction.pages for line in page.lines)


@pytest.mark.parametrize("path", TOLD)
def test_reasons_are_told(read: dict[str, tuple[SourceFile, Extraction | None]], path: str) -> None:
    reason = read[path][0].reason
    assert (reason.code if reason else "") == TOLD[path]


def test_a_signed_ofd_shows_its_seal(read: dict[str, tuple[SourceFile, Extraction | None]]) -> None:
    extraction = read["1.ofd"][1]
    assert extraction is not None
    (seal,) = extraction.pages[0].seals
    assert "税务局" in seal.text and seal.shape == "oval"


def test_containers_are_containers(read: dict[str, tuple[SourceFile, Extraction | None]]) -> None:
    containers = {path for path, (source, _) in read.items() if source.role is FileRole.CONTAINER}
    assert {
        path.name for path in DATA.iterdir() if path.suffix in (".zip", ".rar", ".7z", ".eml", ".msg")
    } <= containers


def test_without_passwords_locked_files_are_told_as_locked(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    names = [name for name in WORDS if "protected" in name or "password" in name or name.startswith("xor")]
    names += ["test7Z_protected_passTika.7z", "test-documents-enc.rar"]
    for name in names:
        (folder / name).write_bytes((DATA / name).read_bytes())
    with Workspace.open(tmp_path / "workspace") as workspace:
        rows = read_folder(folder, ReadSettings(), workspace)
    assert {row.source.path: row.source.status.value for row in rows} == dict.fromkeys(names, "encrypted")
