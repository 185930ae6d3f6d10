"""The default OCR engine: PP-OCR models as bundled with rapidocr, on OpenVINO where it is installed, else on onnxruntime.

The models are driven here and not through rapidocr's own class: the detector's size is chosen by the page (small print needs more,
large print less), recognition runs on crops of the full picture in batches of like width, and the place of each character is kept, so
that a line over several table cells can be parted. Nothing here opens a network connection or writes a file.
"""

import logging
import sys
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from evidencekit.extractors._ocr_engine import Image, Quad, Reading

#: The recogniser's input height in pixels; its time step is 8 pixels of that width.
_HEIGHT = 48
#: Widths are padded up to a multiple of this: every new shape costs the runtime a compilation of about 10 ms.
_WIDTH_STEP = 64
#: Lines a batch. Larger ones were no faster on 2 cores (0.42 s for 80 lines at 1, 4 and 6) and took 300 MiB more at 16.
_BATCH = 4
#: Longest line read in one piece, in units of its height; longer ones are cut.
_LONGEST = 60.0
#: How surely a whole line is right, by the product of its characters' confidences: measured over 22,000 lines of worn pages
#: (tests/bench; half of them halved in size, blurred and compressed further).
_WHOLE_SURE = (0.0, 0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.925, 0.97, 1.0)
_SURELY_RIGHT = (0.0, 0.02, 0.16, 0.31, 0.49, 0.58, 0.75, 0.81, 0.86, 0.91, 0.95, 0.98, 0.998)
#: A picture nearer to a square than A4 is looked at smaller, so that it has no more pixels (and costs no more memory) than a page.
_MOST_AREA = 0.85
#: Lines read to tell which way up a page is, and the mean certainty above which it needs no second look.
_SAMPLE = 6
_SURELY_UPRIGHT = 0.75
#: Lower bound of the detector's longer side; smaller pictures are enlarged to find their lines.
_SMALLEST_SIDE = 320


class _Network(Protocol):
    """One model on one runtime."""

    def __call__(self, batch: NDArray[Any]) -> NDArray[Any]:
        """Run the model."""
        ...

    def characters(self) -> list[str]:
        """The recogniser's alphabet, from the model's own metadata."""
        ...


class _OpenVino:
    def __init__(self, model: Path) -> None:
        # Only OpenVINO's converter reports usage; without this package it uses its own silent stand-in.
        sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
        import openvino

        core = openvino.Core()
        self._model = core.read_model(model)
        options = {
            "PERFORMANCE_HINT": "LATENCY",
            "CPU_RUNTIME_CACHE_CAPACITY": "1000",
            "ENABLE_CPU_PINNING": False,
        }
        self._request = core.compile_model(self._model, "CPU", options).create_infer_request()

    def __call__(self, batch: NDArray[Any]) -> NDArray[Any]:
        self._request.infer([batch])
        return np.asarray(self._request.get_output_tensor().data)

    def characters(self) -> list[str]:
        framework = self._model.get_rt_info()["framework"]
        return str(framework["character"].value).splitlines()


class _Onnx:
    def __init__(self, model: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._name = self._session.get_inputs()[0].name

    def __call__(self, batch: NDArray[Any]) -> NDArray[Any]:
        return np.asarray(self._session.run(None, {self._name: batch})[0])

    def characters(self) -> list[str]:
        return str(self._session.get_modelmeta().custom_metadata_map["character"]).splitlines()


def _models() -> Path:
    """The folder of the bundled models; found without importing rapidocr, which would read its configuration."""
    spec = find_spec("rapidocr")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("rapidocr")
    return Path(spec.origin).parent / "models"


def _network(task: str, runtime: str) -> _Network:
    model = next(iter(sorted(_models().glob(f"*_{task}_*.onnx"))))
    return _OpenVino(model) if runtime == "openvino" else _Onnx(model)


def default_runtime() -> str:
    """The runtime to use: "openvino" where it is installed, else "onnxruntime"."""
    return "openvino" if find_spec("openvino") else "onnxruntime"


class RapidEngine:
    """Detector and recogniser. Thread-safe it is not: one a process."""

    name = "rapidocr"
    reads_rules = True

    def __init__(self, runtime: str | None = None) -> None:
        runtime = runtime or default_runtime()
        self._detector = _network("det", runtime)
        self._recogniser = _network("rec", runtime)
        self._alphabet = ["", *self._recogniser.characters(), " "]
        self._boxes = _box_finder()

    def survey(self, image: Image, *, side: int) -> tuple[int, list[Quad]]:
        """Quarter turns clockwise that put *image* upright, and its lines' corners in the picture so turned.

        Most boxes taller than wide: the page lies on its side. Which way up is told by reading the widest lines both ways.
        """
        quads = self.find(image, side=side)
        turn = 1 if _lies_on_its_side(quads) else 0
        turned = np.rot90(image, -turn)
        sample = sorted((turn_quad(quad, image, turn) for quad in quads), key=_width)[-_SAMPLE:]
        crops = [cut_out(turned, quad) for quad in sample]
        upright = _certainty(self.read(crops))
        if turn or upright < _SURELY_UPRIGHT * len(crops):
            upside_down = _certainty(self.read([np.rot90(crop, 2).copy() for crop in crops]))
            turn += 2 if upside_down > upright else 0
        return turn, [turn_quad(quad, image, turn) for quad in quads]

    def lines(self, image: Image, *, side: int, quads: Sequence[Quad] | None = None) -> list[Reading]:
        """Read the lines in *quads*, or all that are found; `side`: the longer side in pixels at which lines are looked for."""
        quads = self.find(image, side=side) if quads is None else quads
        readings = self.read([cut_out(image, quad) for quad in quads])
        found = []
        for quad, (text, confidence, centres) in zip(quads, readings, strict=True):
            if text.strip():
                found.append(Reading(quad, text, confidence, centres))
        return found

    def find(self, image: Image, *, side: int) -> list[Quad]:
        """The text lines' corners, clockwise from the top left, in pixels of *image*."""
        height, width = image.shape[:2]
        scale = min(side / max(height, width), side * _MOST_AREA / np.sqrt(height * width), 1.0)
        scale = max(scale, _SMALLEST_SIDE / max(height, width))
        size = (max(round(width * scale / 32), 1) * 32, max(round(height * scale / 32), 1) * 32)
        method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        batch = _normalised(cv2.resize(image, size, interpolation=method))[None]
        boxes, _scores = self._boxes(self._detector(batch), (height, width))
        return [np.asarray(box, np.float32) for box in boxes]

    def read(self, crops: Sequence[Image]) -> list[tuple[str, float, tuple[float, ...]]]:
        """Recognise upright single-line crops: text, confidence, and each character's centre as a share of the width."""
        order = sorted(range(len(crops)), key=lambda index: _ratio(crops[index]))
        results: list[tuple[str, float, tuple[float, ...]]] = [("", 0.0, ())] * len(crops)
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            widths = [max(round(_HEIGHT * min(_ratio(crops[index]), _LONGEST)), 8) for index in chosen]
            padded = -(-max(*widths, 1) // _WIDTH_STEP) * _WIDTH_STEP
            batch = np.zeros((len(chosen), 3, _HEIGHT, padded), np.float32)
            for row, (index, width) in enumerate(zip(chosen, widths, strict=True)):
                method = cv2.INTER_AREA if crops[index].shape[0] > 2 * _HEIGHT else cv2.INTER_LINEAR
                batch[row, :, :, :width] = _normalised(
                    cv2.resize(crops[index], (width, _HEIGHT), interpolation=method)
                )
            scores = self._recogniser(batch)
            for row, (index, width) in enumerate(zip(chosen, widths, strict=True)):
                results[index] = self._decoded(scores[row], width / padded)
        return results

    def _decoded(self, scores: NDArray[Any], share: float) -> tuple[str, float, tuple[float, ...]]:
        """Greedy decoding of one line: repeated and blank steps dropped; `share`: the part of the steps that is not padding."""
        best = scores.argmax(axis=1)
        keep = best != 0
        keep[1:] &= best[1:] != best[:-1]
        steps = np.flatnonzero(keep)
        if not len(steps):
            return "", 0.0, ()
        confidences = scores[steps, best[steps]]
        text = "".join(self._alphabet[index] for index in best[steps])
        centres = np.clip((steps + 0.5) / (len(best) * share), 0.0, 1.0)
        whole = float(np.exp(np.log(np.maximum(confidences, 1e-4)).sum()))
        sure = float(np.interp(whole, _WHOLE_SURE, _SURELY_RIGHT))
        return text, sure, tuple(round(float(centre), 4) for centre in centres)


def _lies_on_its_side(quads: Sequence[Quad]) -> bool:
    """Whether lines that are clearly longer one way are mostly tall ones, counted by their length."""
    tall = sum(_height(quad) for quad in quads if _height(quad) > 1.5 * _width(quad))
    wide = sum(_width(quad) for quad in quads if _width(quad) > 1.5 * _height(quad))
    return tall > wide


def _certainty(readings: Sequence[tuple[str, float, tuple[float, ...]]]) -> float:
    """How well lines read: their confidences, each line counting by its length up to ten characters."""
    return sum(confidence * min(len(text), 10) / 10 for text, confidence, _ in readings)


def _width(quad: Quad) -> float:
    return float(np.linalg.norm(quad[1] - quad[0]))


def _height(quad: Quad) -> float:
    return float(np.linalg.norm(quad[3] - quad[0]))


def turn_quad(quad: Quad, image: Image, turn: int) -> Quad:
    """The corners of *quad* after *image* was turned by *turn* quarters clockwise, again from the top left on."""
    height, width = image.shape[:2]
    points = quad.astype(np.float32)
    for _ in range(turn % 4):
        points = np.stack([height - points[:, 1], points[:, 0]], axis=1)
        height, width = width, height
    return np.roll(points, turn % 4, axis=0)


def _ratio(crop: Image) -> float:
    return float(crop.shape[1] / max(crop.shape[0], 1))


def _normalised(image: Image) -> NDArray[Any]:
    """To channels first and the range -1 to 1, as the models were trained."""
    if image.ndim == 2:
        image = np.repeat(image[:, :, None], 3, axis=2)
    return image.transpose(2, 0, 1).astype(np.float32) / 127.5 - 1.0


@lru_cache(maxsize=1)
def _box_finder() -> Any:
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    from rapidocr.ch_ppocr_det.utils import DBPostProcess

    return DBPostProcess(thresh=0.3, box_thresh=0.5, max_candidates=3000, unclip_ratio=1.6, use_dilation=True)


def cut_out(image: Image, quad: Quad) -> Image:
    """The line within *quad*, turned upright; one much taller than wide is turned a quarter, as vertical text lies."""
    top = max(float(np.linalg.norm(quad[0] - quad[1])), float(np.linalg.norm(quad[2] - quad[3])))
    side = max(float(np.linalg.norm(quad[0] - quad[3])), float(np.linalg.norm(quad[1] - quad[2])))
    width, height = max(round(top), 1), max(round(side), 1)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), corners)
    crop = cv2.warpPerspective(
        image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.rot90(crop).copy() if height >= 1.5 * width else crop


@cache
def engine() -> RapidEngine:
    """The process's engine, loaded at first use (0.5 s)."""
    return RapidEngine()
