"""Chinese TrueType fonts, found through fontconfig; a face that is not installed falls back to WenQuanYi."""

from __future__ import annotations

import functools
import subprocess
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FACES = {
    "sans": "WenQuanYi Zen Hei",
    "song": "AR PL UMing CN",
    "kai": "AR PL UKai CN",
    "hei": "WenQuanYi Micro Hei",
}


@functools.cache
def font_file(face: str) -> Path:
    """The file that holds a face of FACES (index 0 of a collection)."""
    wanted = FACES[face]
    for family in (wanted, FACES["sans"]):
        answer = subprocess.run(
            ["fc-match", "-f", "%{family}\n%{file}", family], capture_output=True, text=True, check=True
        ).stdout.split("\n")
        if family in answer[0] or family.rsplit(" ", 1)[0] in answer[0]:
            return Path(answer[1])
    raise SystemExit(
        f"font {wanted} is missing: apt-get install fonts-wqy-zenhei fonts-arphic-uming fonts-arphic-ukai"
    )


@functools.cache
def register_fonts() -> None:
    """Make every face of FACES known to reportlab under its short name."""
    for face in FACES:
        pdfmetrics.registerFont(TTFont(face, str(font_file(face)), subfontIndex=0))
        pdfmetrics.registerFontFamily(face, normal=face, bold=face, italic=face, boldItalic=face)
