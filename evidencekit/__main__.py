"""`python -m evidencekit`."""

import sys

from evidencekit.cli import main

if __name__ == "__main__":
    sys.exit(main())
