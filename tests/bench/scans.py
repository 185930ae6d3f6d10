"""The benchmark of reading: `python -m tests.bench.scans`.

Pages are drawn from seeds with known text, worn in fixed ways (tests/bench/wear.py) and read back; each engine runs in a process of its
own, so that its memory can be told. Printed per degradation: character error rate, key fields exactly right, table cells F1, seals,
seconds a page; then confidence against truth, speed against rapidocr on onnxruntime at its defaults, and the text layer's figures.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import multiprocessing.connection
import resource
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from evidencekit.model import Page
from evidencekit.settings import ReadSettings
from tests.bench import papers, score, sheets, wear
from tests.bench.papers import TrueCell


@dataclass
class Truth:
    """What stands on a worn page that lies in `file`."""

    degradation: str
    kind: str
    file: Path
    text: list[str]
    keys: dict[str, str]
    tables: list[list[TrueCell]]
    seals: list[tuple[sheets.Box, str]]


@dataclass
class Tally:
    """Sums over pages."""

    pages: int = 0
    edits: int = 0
    characters: int = 0
    keys_right: int = 0
    keys: int = 0
    cells: list[int] = field(default_factory=lambda: [0, 0, 0])
    seals_right: int = 0
    seals_found: int = 0
    seals: int = 0
    seconds: float = 0.0
    runs: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, truth: Truth, page: Page, seconds: float) -> None:
        read = "".join(line.text for line in page.lines)
        edits, characters = score.errors("".join(truth.text), read)
        self.pages, self.seconds = self.pages + 1, self.seconds + seconds
        self.edits, self.characters = self.edits + edits, self.characters + characters
        self.keys += len(truth.keys)
        self.keys_right += sum(score.plain(value) in score.plain(read) for value in truth.keys.values())
        if (
            truth.kind != "licence"
        ):  # its labels and values stand in two columns: a table to some, none to others
            self.cells = [a + b for a, b in zip(self.cells, score.cells(truth.tables, page), strict=True)]
        self.seals += len(truth.seals)
        self.seals_found += len(page.seals)
        self.seals_right += sum(any(_same(box, seal.bbox) for seal in page.seals) for box, _ in truth.seals)
        whole = score.plain("".join(truth.text))
        self.runs += [
            (run.confidence, score.plain(run.text) in whole)
            for line in page.lines
            for run in line.runs
            if score.plain(run.text)
        ]

    def merged(self, other: Tally) -> Tally:
        return Tally(
            self.pages + other.pages, self.edits + other.edits, self.characters + other.characters,
            self.keys_right + other.keys_right, self.keys + other.keys,
            [a + b for a, b in zip(self.cells, other.cells, strict=True)],
            self.seals_right + other.seals_right, self.seals_found + other.seals_found, self.seals + other.seals,
            self.seconds + other.seconds, self.runs + other.runs,
        )  # fmt: skip

    def row(self, name: str) -> str:
        keys = f"{self.keys_right / self.keys:8.4f}" if self.keys else "       -"
        cells = f"{score.f1(*self.cells):8.4f}" if self.cells[2] else "       -"
        seals = f"{self.seals_right}/{self.seals_found}/{self.seals}"
        return f"{name:14s} {self.pages:5d} {self.edits / max(self.characters, 1):8.4f} {keys} {cells} {seals:>10s} {self.seconds / max(self.pages, 1):7.2f}"


HEAD = "degradation    pages      CER     keys    cells seals r/f/t  s/page"


def _same(box: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two boxes share more than half of what they cover together."""
    across = min(box[2], other[2]) - max(box[0], other[0])
    down = min(box[3], other[3]) - max(box[1], other[1])
    shared = max(across, 0) * max(down, 0)
    areas = sum((each[2] - each[0]) * (each[3] - each[1]) for each in (box, other))
    return shared > 0.5 * (areas - shared)


def make(
    folder: Path, degradations: Sequence[str], kinds: Sequence[str], seeds: Sequence[int]
) -> Iterator[Truth]:
    """Draw and wear the pages; PNG files with their resolution in *folder*."""
    from PIL import Image

    for degradation in degradations:
        for kind in kinds:
            for seed in seeds:
                sheet = sheets.sheet(kind, seed)
                if degradation.startswith("seal") and not sheet.keys:
                    continue
                worn = wear.DEGRADATIONS[degradation](sheet, Random(f"{degradation}/{kind}/{seed}"))
                file = folder / f"{degradation}-{kind}-{seed}.png"
                Image.fromarray(worn.image[:, :, ::-1]).save(file, dpi=(worn.dpi, worn.dpi), compress_level=1)
                keys = {name: value for name, (value, _) in sheet.keys.items()}
                seals = [(_placed(seal.box, worn), seal.text) for seal in sheet.seals]
                yield Truth(degradation, kind, file, sheet.text, keys, sheet.tables, seals)


def _placed(box: sheets.Box, worn: wear.Scan) -> sheets.Box:
    """A box of the sheet in points of the upright worn picture."""
    import numpy as np

    corners = np.array([[box[0], box[1], 1], [box[2], box[1], 1], [box[2], box[3], 1], [box[0], box[3], 1]]).T
    moved = worn.matrix @ corners
    points = (moved[:2] / moved[2]) * 72 / worn.dpi
    (x0, y0), (x1, y1) = points.min(axis=1), points.max(axis=1)
    return (float(x0), float(y0), float(x1), float(y1))


def _read_all(engine: str, truths: list[Truth], answer: multiprocessing.connection.Connection) -> None:
    """Read every page in this process; sends back tallies by degradation and the peak memory in MiB."""
    from evidencekit.extractors import image

    settings = ReadSettings(ocr=engine)
    image.extract(truths[0].file, "image/png", settings)
    tallies: dict[str, Tally] = defaultdict(Tally)
    for truth in truths:
        started = time.perf_counter()
        page = image.extract(truth.file, "image/png", settings).pages[0]
        tallies[truth.degradation].add(truth, page, time.perf_counter() - started)
    answer.send((dict(tallies), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def _in_own_process(target: object, *arguments: object) -> object:
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    worker = context.Process(target=target, args=(*arguments, sender))  # type: ignore[arg-type]
    worker.start()
    sender.close()
    try:
        return receiver.recv()
    finally:
        worker.join()


def scans(engine: str, truths: list[Truth]) -> Tally:
    tallies, memory = _in_own_process(_read_all, engine, truths)  # type: ignore[misc]
    print(f"\n{engine}\n{HEAD}")
    for name, tally in tallies.items():
        print(tally.row(name))
    total = Tally()
    for tally in tallies.values():
        total = total.merged(tally)
    keys = [
        tally.keys_right / tally.keys for name, tally in tallies.items() if tally.keys and name != "clean"
    ]
    print(total.row("all"))
    if keys:
        print(f"key fields, mean of the degradations {statistics.mean(keys):.4f}, worst {min(keys):.4f}")
    print(f"peak memory {memory:.0f} MiB")
    return total


def curve(total: Tally) -> None:
    """Confidence as told against the share of lines exactly right."""
    print("\nconfidence     lines  exactly right")
    edges = (0.0, 0.3, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1.01)
    for low, high in itertools.pairwise(edges):
        inside = [right for confidence, right in total.runs if low <= confidence < high]
        if inside:
            print(f"{low:4.2f} to {min(high, 1):4.2f} {len(inside):7d}  {sum(inside) / len(inside):.3f}")


def _timed_ours(files: list[Path], answer: multiprocessing.connection.Connection) -> None:
    import cv2

    from evidencekit.extractors import _ocr
    from evidencekit.extractors._ocr_rapid import RapidEngine

    engine, settings = RapidEngine(), ReadSettings()
    images = [cv2.imread(str(file)) for file in files]
    for image in images:
        engine.lines(image, side=1280)
        _ocr.read_image(image, number=1, settings=settings, dpi=200)
    alone, whole = [], []
    for image in images:
        started = time.perf_counter()
        engine.lines(image, side=1280)
        middle = time.perf_counter()
        _ocr.read_image(image, number=1, settings=settings, dpi=200)
        alone.append(middle - started)
        whole.append(time.perf_counter() - middle)
    answer.send((statistics.median(alone), statistics.median(whole)))


def _timed_defaults(files: list[Path], answer: multiprocessing.connection.Connection) -> None:
    import cv2
    from rapidocr import RapidOCR

    engine = RapidOCR(params={"Global.log_level": "error"})
    images = [cv2.imread(str(file)) for file in files]
    for image in images:
        engine(image)
    times = []
    for image in images:
        started = time.perf_counter()
        engine(image)
        times.append(time.perf_counter() - started)
    answer.send(statistics.median(times))


def speed(truths: list[Truth]) -> None:
    files = [truth.file for truth in truths if truth.degradation == "clean"]
    alone, whole = _in_own_process(_timed_ours, files)  # type: ignore[misc]
    bare = float(_in_own_process(_timed_defaults, files))  # type: ignore[arg-type]
    print(
        f"\nseconds a clean page, median of {len(files)}: rapidocr on onnxruntime at its defaults {bare:.2f}; ",
        end="",
    )
    print(
        f"recognition alone {alone:.2f} ({bare / alone:.1f} times as fast), whole path {whole:.2f} ({bare / whole:.1f})"
    )


def text_layer(seeds: int) -> None:
    """Tables, reading order and speed of text-layer PDFs."""
    import pypdfium2

    from evidencekit.extractors import pdf

    totals: dict[str, list[float]] = defaultdict(lambda: [0.0] * 5)
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for seed in range(seeds):
            data, truth = papers.paper(seed)
            files.append(Path(folder) / f"{seed}.pdf")
            files[-1].write_bytes(data)
            for wanted, page in zip(
                truth, pdf.extract(files[-1], "application/pdf", ReadSettings()).pages, strict=True
            ):
                sums = [*score.cells(wanted.tables, page), *score.in_order(wanted.text, page)]
                totals[wanted.kind] = [a + b for a, b in zip(totals[wanted.kind], sums, strict=True)]
        print("\ntext layer        cells F1  in order")
        for kind, (right, found, wanted_cells, kept, characters) in totals.items():
            cells = (
                f"{score.f1(int(right), int(found), int(wanted_cells)):.4f}"
                if wanted_cells or found
                else "     -"
            )
            print(f"{kind:16s}   {cells:>7s}    {kept / characters:.4f}")
        whole = [sum(column) for column in zip(*totals.values(), strict=True)]
        print(
            f"{'all':16s}    {score.f1(*(int(value) for value in whole[:3])):.4f}    {whole[3] / whole[4]:.4f}"
        )
        bare, ours = [], []
        for _ in range(5):
            bare.append(_pages_a_second(files, lambda file: _bare(pypdfium2, file)))
            ours.append(
                _pages_a_second(
                    files, lambda file: len(pdf.extract(file, "application/pdf", ReadSettings()).pages)
                )
            )
        a, b = statistics.median(bare), statistics.median(ours)
        print(
            f"pages a second (process time, median of 5): bare pypdfium2 {a:.0f}, ours {b:.0f}, ratio {b / a:.2f}"
        )


def _bare(pypdfium2: object, file: Path) -> int:
    document = pypdfium2.PdfDocument(file)  # type: ignore[attr-defined]
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    count = len(document)
    document.close()
    return count


def _pages_a_second(files: list[Path], read: object) -> float:
    started = time.process_time()
    pages = sum(read(file) for file in files)  # type: ignore[operator]
    return pages / (time.process_time() - started)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3, help="pages of each kind")
    parser.add_argument("--engine", choices=("rapidocr", "tesseract", "both"), default="rapidocr")
    parser.add_argument("--degradations", default="", help="comma-separated; all when left out")
    parser.add_argument("--kinds", default="", help="comma-separated; all when left out")
    parser.add_argument("--only", choices=("scans", "speed", "text"), help="one part alone")
    chosen = parser.parse_args()
    degradations = chosen.degradations.split(",") if chosen.degradations else list(wear.DEGRADATIONS)
    kinds = chosen.kinds.split(",") if chosen.kinds else list(sheets.KINDS)
    if chosen.only in (None, "scans", "speed"):
        wanted = ["clean"] if chosen.only == "speed" else degradations
        with tempfile.TemporaryDirectory() as folder:
            truths = list(make(Path(folder), wanted, kinds, range(1000, 1000 + chosen.seeds)))
            if chosen.only != "speed":
                for engine in ("rapidocr", "tesseract") if chosen.engine == "both" else (chosen.engine,):
                    curve(scans(engine, truths))
            if chosen.only != "scans" and any(truth.degradation == "clean" for truth in truths):
                speed(truths)
    if chosen.only in (None, "text"):
        text_layer(40)


if __name__ == "__main__":
    main()
