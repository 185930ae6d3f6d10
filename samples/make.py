"""Make the two synthetic client folders and their truth files again: python samples/make.py [--out DIR]."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from making import BUILDERS

AS_OF, RULES = "2026-11-20", "qingdao-2024"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).resolve().parent, help="default: this folder"
    )
    parser.add_argument("--only", help="a part of the folder's name")
    options = parser.parse_args()
    for build in BUILDERS:
        client = build()
        if options.only and options.only not in client.folder:
            continue
        client.write(options.out, AS_OF, RULES)
        size = sum(map(len, client.files.values())) / 1e6
        print(
            f"{client.folder}: {len(client.files)} files, {len(client.rows)} rows, {len(client.gaps)} gaps, {size:.1f} MB"
        )


if __name__ == "__main__":
    main()
