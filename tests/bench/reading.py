"""Memory of the supervising process and time while many files are read: `python -m tests.bench.reading [FILES …]`.

For each number of files a fresh process reads a folder made from a seed (docx, xlsx and pdf by thirds), then reads it again unchanged. The pages are
loaded one file at a time, as the conductor does. Target: under 400 MiB, and no growth with the number of files beyond the rows themselves.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.folder import make


def measure(folder: Path, place: Path) -> str:
    """Read the folder twice in this process; what it took."""
    from evidencekit.reading import read_folder
    from evidencekit.settings import ReadSettings
    from evidencekit.workspace import Workspace

    parts = []
    for label in ("cold", "again"):
        began = time.perf_counter()
        with Workspace.open(place) as workspace:
            reads = read_folder(folder, ReadSettings(), workspace)
            for read in reads:
                if read.key is not None:
                    workspace.extraction(read.key)
        parts.append(f"{label} {time.perf_counter() - began:6.1f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{len(reads):6d} files: {', '.join(parts)}, parent {peak:.0f} MiB"


def main(counts: list[int]) -> None:
    """One fresh process for each count."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "folder")
        for count in counts:
            make(folder, count)
            place = Path(name, f"workspace-{count}")
            code = f"from pathlib import Path; from tests.bench.reading import measure; print(measure(Path({str(folder)!r}), Path({str(place)!r})))"
            subprocess.run([sys.executable, "-c", code], check=True)


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]] or [500, 1000, 2000])
