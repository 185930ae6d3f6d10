"""Picture files: formats, many pages, orientation entries, resolution, damage and declared sizes."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from evidencekit.extractors import _ocr, image
from evidencekit.extractors._faults import Unreadable
from evidencekit.model import Extraction, FileStatus
from evidencekit.settings import Limits, ReadSettings
from tests.bench import sheets, wear
from tests.bench.sheets import Sheet


def _note(text: str = "证书编号：A12345") -> Image.Image:
    sheet = Sheet.blank("note", 300, 120)
    sheet.write(30, 30, text, 16)
    sheet.write(30, 70, "有效期至2027年6月11日", 16)
    return Image.fromarray(wear.scan(sheet).image[:, :, ::-1])


def _read(tmp_path: Path, data: bytes, media_type: str = "image/png", **limits: int) -> Extraction:
    file = tmp_path / "scan"
    file.write_bytes(data)
    return image.extract(file, media_type, ReadSettings(limits=Limits(**limits)))  # type: ignore[arg-type]


def _bytes(picture: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def _words(extraction: Extraction, page: int = 0) -> str:
    return "".join(line.text for line in extraction.pages[page].lines)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "BMP", "WEBP", "GIF", "HEIF"])
def test_each_format_is_read(tmp_path: Path, kind: str) -> None:
    if kind == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener()
    extraction = _read(tmp_path, _bytes(_note(), kind), f"image/{kind.lower()}")
    assert "A12345" in _words(extraction)
    assert extraction.status is FileStatus.READ


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "CMYK", "I;16"])
def test_each_kind_of_pixel_is_read(tmp_path: Path, mode: str) -> None:
    picture = _note()
    if mode == "I;16":
        picture = Image.fromarray(__import__("numpy").asarray(picture.convert("L")).astype("uint16") * 257)
    elif mode == "RGBA":
        picture = picture.convert("RGBA")
        picture.putalpha(picture.convert("L").point(lambda value: 255 if value < 128 else 0))
    else:
        picture = picture.convert(mode)
    assert "A12345" in _words(_read(tmp_path, _bytes(picture, "TIFF")))


def test_every_page_of_a_tiff_is_read(tmp_path: Path) -> None:
    data = _bytes(
        _note("第一页A1"), "TIFF", save_all=True, append_images=[_note("第二页B2"), _note("第三页C3")]
    )
    extraction = _read(tmp_path, data)
    assert ["A1" in _words(extraction, 0), "B2" in _words(extraction, 1), "C3" in _words(extraction, 2)] == [
        True
    ] * 3
    assert [page.number for page in extraction.pages] == [1, 2, 3]


def test_pages_beyond_the_ocr_limit_are_told(tmp_path: Path) -> None:
    data = _bytes(_note("第一页A1"), "TIFF", save_all=True, append_images=[_note("第二页B2")])
    extraction = _read(tmp_path, data, ocr_pages=1)
    assert (len(extraction.pages), extraction.status) == (1, FileStatus.PARTIAL)
    assert extraction.reason is not None
    assert extraction.reason.code == "ocr-page-limit"


def test_the_orientation_entry_is_obeyed(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = _note().rotate(90, expand=True)
    extraction = _read(tmp_path, _bytes(turned, "JPEG", exif=exif))
    assert extraction.pages[0].rotation == 0
    assert extraction.pages[0].width > extraction.pages[0].height


@pytest.mark.parametrize(
    ("dpi", "width"),
    [((200, 200), 300), ((72, 72), 300), ((96, 96), 300), (None, 300), ((400, 400), 150), ((300, 72), 300)],
)
def test_the_page_size_follows_a_believable_resolution(
    tmp_path: Path, dpi: tuple[int, int] | None, width: int
) -> None:
    options = {} if dpi is None else {"dpi": dpi}
    assert _read(tmp_path, _bytes(_note(), "PNG", **options)).pages[0].width == pytest.approx(width, abs=3)


def test_a_declared_giant_is_refused_before_decoding(tmp_path: Path) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 2_000_000, 1_000_000, 8, 2, 0, 0, 0)
    data = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )
    with pytest.raises(Unreadable) as fault:
        _read(tmp_path, data)
    assert fault.value.reason.code == "picture-too-large"


def test_a_picture_that_ends_early_is_partial(tmp_path: Path) -> None:
    data = _bytes(_note(), "JPEG", quality=90)
    extraction = _read(tmp_path, data[: int(len(data) * 0.8)])
    assert extraction.status is FileStatus.PARTIAL
    assert extraction.reason is not None
    assert extraction.reason.code == "picture-cut-short"
    assert "A12345" in _words(extraction)


@pytest.mark.parametrize(
    "data", [b"", b"not a picture at all", b"\xff\xd8\xff\xe0" + b"\0" * 40, b"GIF89a\x01"]
)
def test_rubbish_is_damaged(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Unreadable) as fault:
        _read(tmp_path, data)
    assert fault.value.reason.code == "picture-damaged"


def test_a_blank_picture_is_empty(tmp_path: Path) -> None:
    extraction = _read(tmp_path, _bytes(Image.new("RGB", (800, 600), "white"), "PNG"))
    assert extraction.status is FileStatus.EMPTY
    assert extraction.reason is not None
    assert extraction.reason.code == "no-text-found"


def test_an_embedded_picture_becomes_a_page() -> None:
    page = _ocr.read_picture(_bytes(_note(), "PNG"), 4, ReadSettings(), dpi=300)
    assert page.number == 4
    assert page.width == pytest.approx(200, abs=2)
    assert any("A12345" in line.text for line in page.lines)


def test_sheets_are_drawn_alike_from_one_seed() -> None:
    assert sheets.sheet("energy", 9).text == sheets.sheet("energy", 9).text
