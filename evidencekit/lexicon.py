"""What the program knows of the field, read from `corpora/*.yaml`, once a process.

A scalar is read as text (plain YAML turns clause 3.10 into 3.1); typed tables convert what they need.
"""

from functools import cache
from typing import Any

import yaml

from evidencekit import resources

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def read(name: str) -> Any:
    """The content of `corpora/<name>.yaml`: mappings, lists and strings. Raises FileNotFoundError for an unknown name."""
    path = resources.folder("corpora") / f"{name}.yaml"
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
