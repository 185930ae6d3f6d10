"""Sentences that several formats show: why a file is not read, what a cue was."""

from evidencekit.model import Cue, Document, Words


def reason(document: Document, words: Words) -> str | None:
    """Why a file is not simply read, in one sentence; None when there is nothing to say."""
    if document.reason is None:
        return None
    return words.say(f"file_reasons.{document.reason.code}", **document.reason.values)


def cue(found: Cue, words: Words) -> str:
    """What spoke for a type, for a person."""
    return words.say(f"cue.{found.kind}", words=found.words)
