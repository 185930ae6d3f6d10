"""The small trained model: what a title and a body look like, by their character n-grams. Run time needs numpy only.

Two linear classifiers over hashed n-grams (see train_classifier.py): one reads a title's core and may also answer "no title",
one reads the first thousand characters of the body. Weights are kept as int8 in `corpora/doc_type_model.npz` with one scale each.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from evidencekit import resources

#: Hash buckets of each classifier, characters of the body that are read.
TITLE_BUCKETS, BODY_BUCKETS, BODY_CHARACTERS = 8192, 8192, 1000
#: The title classifier's answer for a line that is no title.
NO_TITLE = "-"

_MULTIPLIERS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D)


@dataclass(frozen=True, slots=True)
class Classifier:
    """Weights (buckets × classes, int8), their scale, bias, class names."""

    weights: Any
    scale: float
    bias: Any
    classes: tuple[str, ...]

    def chances(self, buckets: Any, values: Any) -> dict[str, float]:
        """Softmax over the classes for one text's features."""
        import numpy as np

        logits = self.bias + self.scale * (values @ self.weights[buckets].astype(np.float32))
        powers = np.exp(logits - logits.max())
        shares = powers / powers.sum()
        return dict(zip(self.classes, shares.tolist(), strict=True))


@cache
def load() -> tuple[Classifier, Classifier] | None:
    """The title and the body classifier; None where the model file is not there (then rules decide alone)."""
    import numpy as np

    path = resources.folder("corpora") / "doc_type_model.npz"
    if not path.is_file():
        return None
    with np.load(path, allow_pickle=False) as stored:
        parts = [
            Classifier(
                stored[f"{name}_weights"],
                float(stored[f"{name}_scale"]),
                stored[f"{name}_bias"],
                tuple(str(one) for one in stored[f"{name}_classes"]),
            )
            for name in ("title", "body")
        ]
    return parts[0], parts[1]


def title_chances(core: str) -> dict[str, float]:
    """How likely a line with this core is the title of each type; empty without a model."""
    models = load()
    if models is None or len(core) < 2:
        return {}
    return models[0].chances(*title_features(core))


def body_chances(body: str) -> dict[str, float]:
    """How likely a paper with this body is of each type; empty without a model or for a very short body."""
    models = load()
    bare = "".join(body[: 2 * BODY_CHARACTERS].split())[:BODY_CHARACTERS]
    if models is None or len(bare) < 12:
        return {}
    return models[1].chances(*body_features(bare))


def title_features(core: str) -> tuple[Any, Any]:
    """Buckets and values of a title: characters, pairs and triples, and the same of its end."""
    import numpy as np

    bare = "".join(core.split()).lower()
    end = bare[-4:]
    groups = [_grams(bare, size, TITLE_BUCKETS, salt=size) for size in (1, 2, 3)]
    ends = [
        _grams(end[-size:], size, TITLE_BUCKETS, salt=10 + size) for size in (1, 2, 3, 4) if len(end) >= size
    ]
    buckets = np.concatenate([*groups, *ends])
    values = np.concatenate(
        [np.full(len(group), 1.0 / max(len(group), 1) ** 0.5, dtype=np.float32) for group in groups]
        + [np.full(len(one), 0.9, dtype=np.float32) for one in ends]
    )
    return buckets, values


def body_features(bare: str) -> tuple[Any, Any]:
    """Buckets and values of a body: its different pairs and triples of characters."""
    import numpy as np

    low = bare.lower()
    groups = [np.unique(_grams(low, size, BODY_BUCKETS, salt=20 + size)) for size in (2, 3)]
    buckets = np.concatenate(groups)
    values = np.concatenate(
        [np.full(len(group), 1.4 / max(len(group), 1) ** 0.5, dtype=np.float32) for group in groups]
    )
    return buckets, values


def _grams(text: str, size: int, buckets: int, salt: int) -> Any:
    """Hashed n-grams of a text as bucket numbers; empty for a text that is shorter."""
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    count = len(codes) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.int64)
    hashed = np.full(count, 0x1000193 * (salt + 1), dtype=np.uint64)
    for offset in range(size):
        hashed = (hashed ^ codes[offset : offset + count]) * np.uint64(_MULTIPLIERS[offset % 3])
        hashed ^= hashed >> np.uint64(15)
    return (hashed % np.uint64(buckets)).astype(np.int64)


def matrix(features: Sequence[tuple[Any, Any]], buckets: int) -> Any:
    """Features of many texts as one sparse matrix, for training."""
    import numpy as np
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

    starts = np.cumsum([0, *(len(columns) for columns, _ in features)])
    columns = np.concatenate([columns for columns, _ in features])
    values = np.concatenate([values for _, values in features])
    return csr_matrix((values, columns, starts), shape=(len(features), buckets))
