"""Where the rules and corpora are: inside an installed package, or beside it in a checkout."""

import hashlib
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder "rules" or "corpora"."""
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent / name


@cache
def program_digest() -> str:
    """A digest of this program's own code and corpora: what was kept by another program is not this one's."""
    digest = hashlib.sha256()
    files = [*_PACKAGE.rglob("*.py"), *folder("corpora").rglob("*.*")]
    for path in sorted(files):
        digest.update(str(path.relative_to(_PACKAGE.parent)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
