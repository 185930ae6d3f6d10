"""The result of one comparison; a finding that lacks something becomes a gap in conclude.py."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from evidencekit.model.place import Place


def freeze_subject(subject: Mapping[str, Any]) -> dict[str, Any]:
    """The subject without keys that do not apply (None or empty), keys sorted."""
    return {key: subject[key] for key in sorted(subject) if subject[key] not in (None, "")}


def subject_key(code: str, subject: Mapping[str, Any]) -> str:
    """A canonical text of code and subject: the same gap has the same key in every run."""
    return code + json.dumps(
        freeze_subject(subject), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check observed.

    `code`: of finding_codes.yaml or the pack; `subject`: the keys that code lists; `documents`: ids concerned; `evidence`: the places seen;
    `values`: what the word templates name; `doc_types` and `indicators`: which indicators it touches (types are mapped through the
    pack's proofs); `advice`: never above advice (unverified rule, inside a grace).
    `chain`: id of the chain it belongs to.
    """

    code: str
    subject: Mapping[str, Any]
    documents: tuple[str, ...] = ()
    evidence: tuple[Place, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    doc_types: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    advice: bool = False
    chain: str | None = None
