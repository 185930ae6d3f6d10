"""Whether a paper can be evidence at all: filled in, or a blank form, a template, a draft.

A blank form still has its type; it proves nothing.
"""

from evidencekit.model import Nature, Place
from evidencekit.text import Text


def judge(text: Text) -> tuple[Nature, Place | None]:
    """The paper's nature and the words that show it."""
    return Nature.FILLED, None
