"""Encoded pictures to pixels, with their bounds checked before anything is decoded."""

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

import numpy as np

from evidencekit.extractors._faults import Unreadable
from evidencekit.extractors._ocr_engine import Image

if TYPE_CHECKING:
    from PIL.Image import Image as Pillow

#: Resolutions in a picture's two directions may differ by this share and still be believed.
_SQUARE = 0.1


def first_frame(stream: IO[bytes], most_pixels: int) -> tuple[Image, float | None]:
    """The first picture of a file as blue-green-red pixels, upright by its EXIF entry, and its stated resolution."""
    for image, dpi, _whole in frames(stream, most_pixels):
        return image, dpi
    raise Unreadable("picture-damaged")


def frames(stream: IO[bytes], most_pixels: int) -> Iterator[tuple[Image, float | None, bool]]:
    """Each picture of a file (tiff pages; the first of an animation), its resolution, and whether all of it was there.

    Unreadable: not a picture, or one that declares more than *most_pixels*. A picture whose data end early is shown as far as it goes.
    """
    opened = _open(stream)
    count = getattr(opened, "n_frames", 1) if opened.format in ("TIFF", "MPO") else 1
    count = 1 if opened.format == "MPO" else count
    for number in range(count):
        try:
            opened.seek(number)
        except (EOFError, OSError, ValueError, SyntaxError) as fault:
            if number == 0:
                raise Unreadable("picture-damaged") from fault
            return
        width, height = opened.size
        if width * height > most_pixels:
            raise Unreadable("picture-too-large", pixels=width * height, limit=most_pixels)
        pixels, whole = _pixels(opened)
        yield pixels, _dpi(opened), whole


def _open(stream: IO[bytes]) -> "Pillow":
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # our own limit is checked before decoding
    _register_heic()
    try:
        return Image.open(stream)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, KeyError, TypeError, EOFError) as fault:
        raise Unreadable("picture-damaged") from fault


def _register_heic() -> None:
    import pillow_heif

    pillow_heif.register_heif_opener()


def _pixels(opened: "Pillow") -> tuple[Image, bool]:
    """Decode the current frame; when its data end early, once more with what is there."""
    from PIL import ImageFile

    try:
        opened.load()
        return _upright(opened), True
    except (OSError, ValueError, SyntaxError, EOFError):
        pass
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        opened.load()
        return _upright(opened), False
    except (OSError, ValueError, SyntaxError, EOFError, IndexError) as fault:
        raise Unreadable("picture-damaged") from fault
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False


def _upright(opened: "Pillow") -> Image:
    """Blue-green-red pixels: EXIF orientation applied, transparency over white, 16 bits folded to 8."""
    from PIL import Image as Pillow
    from PIL import ImageOps

    picture = ImageOps.exif_transpose(opened)
    if picture.mode.startswith("I;16") or picture.mode in ("I", "F"):
        values = np.asarray(picture, np.float32)
        top = 65535.0 if values.max(initial=0) > 255 else 255.0
        grey = np.clip(values * (255.0 / top), 0, 255).astype(np.uint8)
        return np.repeat(grey[:, :, None], 3, axis=2)
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        picture = Pillow.alpha_composite(Pillow.new("RGBA", layer.size, "white"), layer)
    return np.ascontiguousarray(np.asarray(picture.convert("RGB"))[:, :, ::-1])


def _dpi(opened: "Pillow") -> float | None:
    """The stated resolution where both directions agree."""
    stated = opened.info.get("dpi")
    if not isinstance(stated, tuple) or len(stated) != 2:
        return None
    across, down = float(stated[0] or 0), float(stated[1] or 0)
    if min(across, down) <= 0 or abs(across - down) > _SQUARE * max(across, down):
        return None
    return across
