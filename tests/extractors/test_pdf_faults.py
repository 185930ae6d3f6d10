"""PDFs that are locked, broken, cut short or beyond a limit, each told by its own reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from evidencekit.extractors._faults import Encrypted, Unreadable
from evidencekit.model import FileStatus, TextSource
from evidencekit.settings import Limits
from tests.extractors.drawing import Pen, draw, read, texts


def _page(pen: Pen) -> None:
    pen.write(70, 100, "证书编号：00124E31234R2M")


def _locked(user: str) -> bytes:
    return draw(_page, encrypt=StandardEncryption(user, ownerPassword="owner", strength=128))


def test_a_locked_file_is_encrypted(tmp_path: Path) -> None:
    with pytest.raises(Encrypted):
        read(tmp_path, _locked("secret"), passwords=("wrong",))


def test_a_listed_password_opens_it(tmp_path: Path) -> None:
    extraction = read(tmp_path, _locked("secret"), passwords=("wrong", "secret"))
    assert texts(extraction.pages[0]) == ["证书编号：00124E31234R2M"]


def test_an_owner_password_alone_locks_nothing(tmp_path: Path) -> None:
    assert texts(read(tmp_path, _locked("")).pages[0]) == ["证书编号：00124E31234R2M"]


def test_rubbish_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as fault:
        read(tmp_path, b"%PDF-1.7\n" + b"\x00rubbish" * 200)
    assert fault.value.reason.code == "pdf-damaged"


@pytest.mark.parametrize("catalog", [b"/Catalog", b"/Xatalog"])
def test_a_file_without_its_tail_is_partial(tmp_path: Path, catalog: bytes) -> None:
    data = draw(*[_page] * 20).replace(b"/Catalog", catalog)
    end = data.rindex(b"xref", 0, data.rindex(b"startxref"))
    extraction = read(tmp_path, data[:end])
    assert texts(extraction.pages[0]) == ["证书编号：00124E31234R2M"]
    assert extraction.status is FileStatus.PARTIAL
    assert extraction.reason is not None
    assert extraction.reason.code == "pdf-cut-short"


def test_pages_beyond_the_limit_are_told(tmp_path: Path) -> None:
    extraction = read(tmp_path, draw(*[_page] * 5), limits=Limits(pages=3))
    assert len(extraction.pages) == 3
    assert extraction.status is FileStatus.PARTIAL
    assert extraction.reason is not None
    assert (extraction.reason.code, extraction.reason.values["limit"]) == ("page-limit", "3")


def test_a_page_of_too_many_objects_is_told_and_the_others_read(tmp_path: Path) -> None:
    def crowded(pen: Pen) -> None:
        for index in range(300):
            pen.line(index, 0, index + 5, 10)

    extraction = read(tmp_path, draw(_page, crowded), limits=Limits(page_objects=200))
    assert extraction.reason is not None
    assert extraction.reason.code == "page-object-limit"
    assert texts(extraction.pages[0])
    assert extraction.pages[1].text_source is TextSource.NONE


def test_an_empty_document_says_so(tmp_path: Path) -> None:
    extraction = read(tmp_path, draw(lambda pen: None))
    assert extraction.status is FileStatus.EMPTY
    assert extraction.reason is not None
    assert extraction.reason.code == "no-text-found"
