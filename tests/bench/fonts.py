"""The Chinese fonts that the benchmark draws with, as Debian packages install them."""

from __future__ import annotations

import functools
from pathlib import Path

_ROOT = Path("/usr/share/fonts")


@functools.cache
def truetype() -> tuple[tuple[str, Path, int], ...]:
    """Fonts that reportlab can embed: name, file, index in it."""
    wanted = (
        ("zenhei", "wqy-zenhei.ttc", 0),
        ("microhei", "wqy-microhei.ttc", 0),
        ("uming", "uming.ttc", 0),
        ("ukai", "ukai.ttc", 0),
    )
    return tuple((name, found, index) for name, file, index in wanted if (found := _find(file)) is not None)


@functools.cache
def drawn(name: str) -> tuple[Path, int]:
    """A font for pictures: "song", "hei", "kai" or "bold"; its file and index."""
    wanted = {
        "song": (("NotoSerifCJK-Regular.ttc", 2), ("uming.ttc", 0)),
        "bold": (("NotoSerifCJK-Bold.ttc", 2), ("wqy-zenhei.ttc", 0)),
        "hei": (("NotoSansCJK-Regular.ttc", 2), ("wqy-zenhei.ttc", 0)),
        "kai": (("ukai.ttc", 0), ("NotoSerifCJK-Regular.ttc", 2)),
    }
    for file, index in wanted[name]:
        if (found := _find(file)) is not None:
            return found, index
    raise FileNotFoundError(
        f"no Chinese font for {name}: install fonts-noto-cjk, fonts-wqy-zenhei and fonts-arphic-uming"
    )


@functools.cache
def _find(file: str) -> Path | None:
    return next(iter(sorted(_ROOT.rglob(file))), None)
