"""Documents to bytes and back, so that what was understood once need not be understood again. Plain data: JSON after the records' own types.

A document's id depends on its place in the folder; here documents carry numbers within their file, and `decode` gives them the ids of this run.
"""

import json
import zlib
from collections.abc import Sequence
from functools import cache
from typing import Any

from evidencekit.model import Document


def local_id(number: int) -> str:
    """The id of the *number*-th document of a file until the run's ids are known: no paper prints it."""
    return f"\x02{number}\x02"


@cache
def _adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(tuple[Document, ...])


def encode(documents: Sequence[Document]) -> bytes:
    """Bytes that `decode` turns into equal records."""
    return zlib.compress(_adapter().dump_json(tuple(documents), exclude_defaults=True), 1)


def decode(data: bytes, first: int) -> tuple[Document, ...]:
    """The records, numbered from *first* on in this run (D0007, D0008 …)."""
    text = zlib.decompress(data)
    number = 1
    while (quoted := json.dumps(local_id(number)).encode()) in text:
        text = text.replace(quoted, f'"D{first + number - 1:04d}"'.encode())
        number += 1
    documents: tuple[Document, ...] = _adapter().validate_json(text)
    return documents
