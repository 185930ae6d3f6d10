"""One client folder in the making: every file as bytes, and beside it what is true about it."""

from __future__ import annotations

import json
import shutil
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .archives import zip_bytes
from .books import Sheet, book_bytes
from .honest import missing
from .looks import FLATBED, Look, look, picture_bytes, raster, text_of, tiff_bytes, wear
from .pages import image_pdf, markup_pdf
from .word import markup_docx

Fields = dict[str, Any]
Alike = tuple[str, dict[str, Any]]
Part = tuple[str | bytes, str, Fields]
"""A paper in a file of several: its markup (or a finished PDF), its type and its fields."""


class Client:
    """Files and truth of one client. Every method takes the path first, then the content, then the document type."""

    def __init__(self, folder: str, name: str, code: str) -> None:
        self.folder, self.name, self.code = folder, name, code
        self.files: dict[str, bytes] = {}
        self.rows: list[dict[str, Any]] = []
        self.gaps: list[dict[str, Any]] = []

    # --- truth
    def row(
        self,
        path: str,
        doc_type: str,
        fields: Fields,
        *,
        pages: tuple[int, int] | None = None,
        status: str = "read",
        source: str = "text",
        printed: str | None = None,
        **more: Any,
    ) -> None:
        """What is true of one paper; `printed` is its text, in which every field must stand."""
        plain = {key: value for key, value in fields.items() if not key.startswith("_")}
        absent = missing(plain, printed) if printed is not None else []
        if absent:
            raise ValueError(f"{path}: the paper does not show {absent}")
        row: dict[str, Any] = {
            "path": path,
            "status": status,
            "doc_type": doc_type,
            "pages": list(pages) if pages else None,
            "text_source": source,
            "fields": plain,
        }
        precision = {key[1:]: value for key, value in fields.items() if key.startswith("_")}
        if precision:
            row["precision"] = precision
        self.rows.append({**row, **more})

    def gap(
        self, severity: str | None, code: str, why: str, *, alike: Sequence[Alike] = (), **subject: Any
    ) -> None:
        """A planted fault, as report.json must tell it; `why` is for the reader of the truth file.

        A subject key that is left out is free; `alike` are other codes or subjects that tell the same fault as well.
        `severity` is None where it depends on how a pack ties the paper to its rows.
        """
        gap: dict[str, Any] = {"severity": severity, "code": code, "subject": subject, "why": why}
        if alike:
            gap["alike"] = [{"code": other, "subject": keys} for other, keys in alike]
        self.gaps.append(gap)

    # --- files
    def put(self, path: str, data: bytes) -> None:
        if path in self.files:
            raise ValueError(f"twice: {path}")
        self.files[path] = data

    def raw(
        self,
        path: str,
        data: bytes,
        doc_type: str = "other",
        *,
        status: str = "read",
        source: str = "none",
        fields: Fields | None = None,
        **more: Any,
    ) -> None:
        self.put(path, data)
        self.row(path, doc_type, fields or {}, status=status, source=source, **more)

    def docx(
        self,
        path: str,
        source: str,
        doc_type: str,
        *,
        font: str = "song",
        size: float = 10.5,
        wide: bool = False,
        **fields: Any,
    ) -> None:
        self.put(path, markup_docx(source, font=font, size=size, wide=wide))
        self.row(path, doc_type, fields, printed=source)

    def pdf(
        self,
        path: str,
        source: str,
        doc_type: str,
        *,
        font: str = "song",
        size: float = 10.5,
        wide: bool = False,
        margin: float = 20,
        **fields: Any,
    ) -> None:
        data, spans = markup_pdf([source], font=font, size=size, wide=wide, margin=margin)
        self.put(path, data)
        self.row(path, doc_type, fields, pages=spans[0], printed=source)

    def binder(self, path: str, parts: Sequence[Part], *, font: str = "song", size: float = 10.5) -> None:
        """Several papers one after another in one PDF with a text layer."""
        data, spans = markup_pdf([str(part[0]) for part in parts], font=font, size=size)
        self.put(path, data)
        for (source, doc_type, fields), span in zip(parts, spans, strict=True):
            self.row(path, doc_type, fields, pages=span, printed=str(source))

    def drawn(self, path: str, pdf: bytes, doc_type: str, **fields: Any) -> None:
        """A finished PDF with a text layer (a certificate drawn by hand)."""
        self.put(path, pdf)
        self.row(path, doc_type, fields, pages=(1, len(raster(pdf, 20))), printed=text_of(pdf))

    def scan(
        self,
        path: str,
        source: str | bytes,
        doc_type: str,
        how: Look = FLATBED,
        *,
        font: str = "song",
        size: float = 12,
        wide: bool = False,
        **fields: Any,
    ) -> None:
        self.scans(path, [(source, doc_type, fields)], how, font=font, size=size, wide=wide)

    def scans(
        self,
        path: str,
        parts: Sequence[Part],
        how: Look = FLATBED,
        *,
        font: str = "song",
        size: float = 11,
        wide: bool = False,
    ) -> None:
        """Papers without a text layer, by the ending of the path: pdf, tif (many pages), jpg, png, bmp, webp."""
        how = look(how, seed=zlib.crc32(path.encode()) % 10007)
        kind = path.rsplit(".", 1)[1].lower()
        pages = []
        for source, doc_type, fields in parts:
            pdf = (
                source
                if isinstance(source, bytes)
                else markup_pdf([source], font=font, size=size, wide=wide)[0]
            )
            sheets = [
                wear(sheet, look(how, seed=how.seed + n)) for n, sheet in enumerate(raster(pdf, how.dpi))
            ]
            first, last = len(pages) + 1, len(pages) + len(sheets)
            paged = kind in ("pdf", "tif", "tiff")
            self.row(
                path,
                doc_type,
                fields,
                pages=(first, last) if paged else None,
                source="ocr",
                printed=text_of(source) if isinstance(source, bytes) else source,
            )
            pages += sheets
        if kind == "pdf":
            jpegs = [(picture_bytes(p, "jpg", how), p.shape[1], p.shape[0]) for p in pages]
            self.put(path, image_pdf(jpegs, how.dpi))
        elif kind in ("tif", "tiff"):
            self.put(path, tiff_bytes(pages, how))
        else:
            if len(pages) != 1:
                raise ValueError(f"{path}: {len(pages)} pages")
            self.put(path, picture_bytes(pages[0], kind, how))

    def book(self, path: str, sheets: Sequence[Sheet], doc_type: str, **fields: Any) -> None:
        self.put(path, book_bytes(sheets, macro=path.endswith(".xlsm")))
        cells = [str(cell) for sheet in sheets for row in sheet.lines() for cell in row if cell is not None]
        self.row(path, doc_type, fields, printed="\n".join(cells))

    def text(self, path: str, text: str, doc_type: str, encoding: str = "utf-8", **fields: Any) -> None:
        self.put(path, text.replace("\n", "\r\n").encode(encoding))
        self.row(path, doc_type, fields, printed=text)

    def copy(self, path: str, of: str) -> None:
        """The same bytes under another path."""
        self.put(path, self.files[of])
        for row in [row for row in self.rows if row["path"] == of]:
            self.rows.append({**row, "path": path, "duplicate_of": of})

    def archive(self, path: str, inner: Client, *, gbk: bool = False) -> None:
        """Another client's files as one archive of this one."""
        self.raw(path, zip_bytes(inner.files, gbk=gbk), container=True)
        for row in inner.rows:
            self.rows.append({**row, "path": f"{path}/{row['path']}"})
        self.gaps += inner.gaps

    def inner(self) -> Client:
        """An empty one of the same client, to be packed with `archive`."""
        return Client(self.folder, self.name, self.code)

    # --- out
    def truth(self, as_of: str, rules: str) -> dict[str, Any]:
        return {
            "schema": "evidencekit/samples-truth/1",
            "folder": self.folder,
            "as_of": as_of,
            "rules": rules,
            "client": {"name": self.name, "uscc": self.code},
            "files": sorted(self.rows, key=_order),
            "gaps": self.gaps,
        }

    def write(self, out: Path, as_of: str, rules: str) -> None:
        """Write `out`/clients/<folder>/… and `out`/truth/<folder>.json, replacing what was there."""
        root = out / "clients" / self.folder
        shutil.rmtree(root, ignore_errors=True)
        for path, data in self.files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        truth = out / "truth" / f"{self.folder}.json"
        truth.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self.truth(as_of, rules), ensure_ascii=False, indent=1)
        truth.write_text(text + "\n", encoding="utf-8")


def _order(row: dict[str, Any]) -> tuple[str, list[int]]:
    return row["path"], row["pages"] or []
