"""Pictures of pages: png, jpeg, tiff, webp. Read by the recogniser, upright, in points where the picture has a resolution."""

import io
import warnings

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from fonds.engines.ocr.contract import OcrPage
from fonds.engines.reader import sniff
from fonds.engines.reader.contract import Reading, ReadPage
from fonds.engines.reader.formats.lines import Composer
from fonds.engines.reader.formats.tools import Tools
from fonds.engines.reader.troubles import limit, trouble
from fonds.errors import Missing
from fonds.model import Box

MAX_PIXELS = 120_000_000
MAX_READ_PIXELS = 30_000_000
"""Larger pictures are read from a smaller copy; boxes are in the picture's own measure all the same."""
MAX_FRAMES = 500
Image.MAX_IMAGE_PIXELS = MAX_PIXELS
_DPI = (30.0, 2400.0)


def read(data: bytes, name: str, tools: Tools) -> Reading:
    """A page a frame. Without language data the pages stay, with a failure that says so."""
    kind = sniff.media_type(data, name)
    pages: list[ReadPage] = []
    failure = None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as picture:
                for number, frame in enumerate(ImageSequence.Iterator(picture), 1):
                    if number > MAX_FRAMES or (number > 1 and kind in (sniff.GIF, sniff.WEBP, sniff.PNG)):
                        break  # films are not pages
                    tools.on_image(number)
                    pages.append(read_frame(upright(frame), points_per_pixel(frame), tools))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        failure = limit("the picture has more dots than any page needs; it looks like a bomb")
    except Missing as error:
        failure = trouble(
            "unsupported",
            str(error),
            "Run the set-up again with a network, or install the language data; then add the file again.",
        )
        pages.append(ReadPage("", "none", layer="ocr", notes=("not read: no recogniser",)))
    return Reading(kind, tuple(pages), failure=failure)


def read_frame(picture: Image.Image, scale: float, tools: Tools) -> ReadPage:
    """Recognise one upright picture; ``scale`` is points per pixel."""
    grey = np.asarray(picture.convert("L"), dtype=np.uint8)
    step = max(1.0, (grey.size / MAX_READ_PIXELS) ** 0.5)
    if step > 1:
        smaller = picture.convert("L").resize((int(picture.width / step), int(picture.height / step)), Image.Resampling.LANCZOS)
        grey = np.asarray(smaller, dtype=np.uint8)
    return page_of(tools.recognise(grey), scale * step, picture.width * scale, picture.height * scale)


def page_of(found: OcrPage, scale: float, width: float, height: float) -> ReadPage:
    """The recogniser's lines as a page, boxes times ``scale``."""
    composer = Composer()
    for line in found.lines:
        composer.add(
            ((word.text, _scaled(word.xywh, scale), round(word.confidence, 3), None) for word in line.words),
            xywh=_scaled(line.xywh, scale),
            confidence=round(line.confidence, 3),
            language=line.language,
        )
    return ReadPage(
        composer.text, found.maker, tuple(composer.lines), "ocr", round(width, 2), round(height, 2), notes=found.notes
    )


def draw(data: bytes, page: int) -> bytes:
    """The frame as PNG, upright, pixel for pixel. Raises ``LookupError`` for a frame that is not there."""
    with Image.open(io.BytesIO(data)) as picture:
        try:
            picture.seek(page - 1)
        except EOFError:
            raise LookupError(f"the picture has no page {page}") from None
        return png(upright(picture))


def png(picture: Image.Image) -> bytes:
    """PNG bytes, always the same for the same picture."""
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=4)
    return out.getvalue()


def upright(frame: Image.Image) -> Image.Image:
    """Turned as its camera says, on white, in grey or colour."""
    turned = ImageOps.exif_transpose(frame)
    if turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info:
        rgba = turned.convert("RGBA")
        ground = Image.new("RGB", rgba.size, "white")
        ground.paste(rgba, mask=rgba.getchannel("A"))
        return ground
    if turned.mode.startswith("I"):
        return Image.fromarray((np.asarray(turned, dtype=np.float64) / 257).clip(0, 255).astype(np.uint8))
    return turned.convert("L") if turned.mode in ("1", "L") else turned.convert("RGB")


def points_per_pixel(frame: Image.Image) -> float:
    """72 over the resolution; 1 (boxes in pixels) where the picture states none that can be true."""
    try:
        across, down = (float(number) for number in frame.info["dpi"])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return 1.0
    believable = _DPI[0] <= across <= _DPI[1] and abs(across - down) < 1 and round(across) != 72
    return 72.0 / across if believable else 1.0


def _scaled(box: Box, scale: float) -> Box:
    return (round(box[0] * scale, 2), round(box[1] * scale, 2), round(box[2] * scale, 2), round(box[3] * scale, 2))
