"""What the nursery imports once, so that no worker has to: the libraries that nearly every folder needs. Nothing here starts a thread."""

import docx
import lxml.etree
import pypdfium2

from evidencekit import one_file

__all__ = ["docx", "lxml", "one_file", "pypdfium2"]
