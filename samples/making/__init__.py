"""What makes the synthetic client folders: paper descriptions in, files and their truth out.

Nothing here is part of the evidencekit package, and nothing in evidencekit may look at it.
"""

from . import clean, gappy

BUILDERS = (clean.build, gappy.build)
