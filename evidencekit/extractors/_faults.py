"""What an extractor may raise: Encrypted, or Unreadable with a reason code; anything else is told as a damaged file."""

from evidencekit.faults import Encrypted, NeedsOcr, Unreadable

__all__ = ["Encrypted", "NeedsOcr", "Unreadable"]
