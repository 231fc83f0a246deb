"""Draw the scanned, photographed, handwritten and printed pages of the case into drawn/.

    python examples/harbour/draw.py FONTS

Only for those who change a text or the look of a page: what it makes is committed, and build.py copies it.
FONTS is a folder with the packages @fontsource/amiri, aref-ruqaa, caveat, courier-prime and noto-naskh-arabic (SIL Open Font
License) unpacked in it, as `npm install --prefix FONTS @fontsource/amiri ...` leaves them. Needs a Chromium,
which sets Arabic type well, driven by Playwright; then Pillow and NumPy age the page. FONDS_CHROMIUM may name
the browser to use.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
from build import MARK, Document, documents, text_of
from PIL import Image, ImageFilter
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Browser, sync_playwright

DPI = 200
PAGE = (794, 1123)  # A4 in CSS pixels, 96 to the inch
FIXED = time.struct_time((2019, 1, 1, 0, 0, 0, 1, 1, 0))
"""The time that a scanned PDF claims for itself: these scanners had no clock."""

FAMILIES = {"Amiri": "amiri", "Ruqaa": "aref-ruqaa", "Hand": "caveat", "Typed": "courier-prime", "Naskh": "noto-naskh-arabic"}
FONTS_OF = {
    ("typed", "ar"): "20.5px/1.75 Naskh, Typed",
    ("typed", "en"): "16.5px/1.5 Typed",
    ("hand", "ar"): "33px/1.75 Ruqaa, Hand",
    ("printed", "ar"): "14pt/1.9 Amiri",
    ("printed", "en"): "11.5pt/1.5 Amiri",
}

STYLE = """
html, body { margin: 0; background: white; color: black }
.sheet { box-sizing: border-box; padding: 84px 84px 60px 84px; position: relative; width: %(width)dpx }
.printed .sheet { padding: 0; width: auto }
p { margin: 0 0 .42em 0 }
.head { text-align: center }
.sign { width: 190px; height: 60px; display: block }
.stamp { position: absolute; bottom: 96px; inset-inline-end: 110px; width: 128px; height: 128px; opacity: .55;
         border: 4px double black; border-radius: 50%%; transform: rotate(-14deg) }
.stamp::after { content: ""; position: absolute; inset: 26px; border: 2px solid black; border-radius: 50%% }
.hand p { transform-origin: 100%% 50%% }
.foot { font-size: 12px; margin-top: 28px; opacity: .85; text-align: center }
.printed .foot { font-size: 8pt }
.break { break-before: page }
"""

SIGNATURE = (
    '<svg class="sign" viewBox="0 0 190 60"><path fill="none" stroke="black" stroke-width="2" '
    'd="M8 40 C30 2 40 60 58 30 S84 8 92 38 S120 52 128 22 S150 20 182 34 M30 50 C70 44 120 46 170 42"/></svg>'
)


def faces(fonts: Path) -> str:
    """The @font-face rules: Arabic letters from a family's Arabic file, all else from its Latin one."""
    rules = ""
    for family, package in FAMILIES.items():
        for subset, unicodes in (("latin", "U+0000-05FF, U+2000-2BFF"), ("arabic", "U+0600-06FF, U+200C-200F")):
            for file in fonts.rglob(f"{package}-{subset}-400-normal.woff2"):
                source = f"url({file.resolve().as_uri()})"
                rules += f"@font-face {{ font-family: {family}; src: {source}; unicode-range: {unicodes} }}\n"
    return rules


def page_html(document: Document, fonts: Path) -> str:
    """The document as one HTML page; a line `[page]` starts a new sheet in print."""
    drawing = dict(document.drawing or {})
    style, language = str(drawing["style"]), str(drawing["language"])
    random = np.random.default_rng(int(drawing.get("seed", 0)))
    *lines, mark = text_of(document).splitlines()
    body = ""
    for at, line in enumerate(lines):
        if line == "[page]":
            body += '<p class="break"></p>'
            continue
        kind = ' class="head"' if at < 2 and style != "hand" else ""
        if style == "hand":
            turn, shift = random.uniform(-0.9, 0.9), random.uniform(-9, 9)
            kind = f' style="transform: translateX({shift:.1f}px) rotate({turn:.2f}deg)"'
        if line.startswith(("(signed)", "أبو جعفر خليل", "كاتب الإدارة")) and style == "typed":
            body += SIGNATURE
        body += f"<p{kind}>{escape(line)}</p>"
    stamp = '<div class="stamp"></div>' if style == "typed" and language == "ar" else ""
    direction = "rtl" if language == "ar" else "ltr"
    sheet = f'<div class="sheet">{body}{stamp}<p class="foot" dir="ltr">{escape(mark)}</p></div>'
    rules = f"{faces(fonts)}{STYLE % {'width': PAGE[0]}} body {{ font: {FONTS_OF[style, language]} }}"
    head = f'<!DOCTYPE html><html lang="{language}" dir="{direction}"><meta charset="utf-8"><style>{rules}</style>'
    return f'{head}<body class="{style}">{sheet}</body></html>'


def printed(document: Document, browser: Browser, address: str) -> bytes:
    """A PDF with a text layer, as an office program prints it."""
    drawing = document.drawing or {}
    page = browser.new_page()
    page.goto(address)
    margin = {"top": "24mm", "bottom": "22mm", "left": "24mm", "right": "24mm"}
    data = page.pdf(format="A4", margin=margin)  # type: ignore[arg-type]
    page.close()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        made = "D:" + "".join(c for c in str(drawing["made"]) if c.isdigit()) + "Z"
        pdf.trailer["/Info"] = pdf.make_indirect(
            pikepdf.Dictionary(Author=str(drawing["author"]), Keywords=MARK, CreationDate=made, ModDate=made)
        )
        buffer = io.BytesIO()
        pdf.save(buffer, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return buffer.getvalue()


def photographed(document: Document, browser: Browser, address: str) -> bytes:
    """A grey picture of the page at 200 dpi, tilted and worn, in the format that the document's name asks for."""
    page = browser.new_page(viewport={"width": PAGE[0], "height": 400}, device_scale_factor=DPI / 96)
    page.goto(address)
    page.evaluate("document.fonts.ready")
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("L")
    page.close()
    aged = worn(picture, document.drawing or {})
    buffer = io.BytesIO()
    match Path(document.path).suffix:
        case ".png":
            note = PngInfo()
            note.add_text("Comment", MARK)
            levels = aged.point([round(v / 17) * 17 for v in range(256)])
            levels.quantize(16, dither=Image.Dither.NONE).save(buffer, "PNG", dpi=(DPI, DPI), pnginfo=note, optimize=True, bits=4)
        case ".jpg":
            aged.save(buffer, "JPEG", dpi=(DPI, DPI), comment=MARK, quality=30, optimize=True)
        case ".pdf":
            aged.save(
                buffer, "PDF", resolution=DPI, quality=30, keywords=MARK, producer="scanner", creationDate=FIXED, modDate=FIXED
            )
    return buffer.getvalue()


def worn(picture: Image.Image, drawing: Mapping[str, Any]) -> Image.Image:
    """The page after the machine it went through: each copying blurs, hardens and dirties it. The foot with the
    mark is put back from the clean page: it has to stay legible whatever happens to the rest."""
    random = np.random.default_rng(int(drawing["seed"]))
    clean = picture
    for _ in range(int(drawing.get("generations", 0))):
        picture = picture.filter(ImageFilter.GaussianBlur(1.0))
        picture = picture.point([max(0, min(255, int((v - 170) * 1.7 + 150))) for v in range(256)])
        picture = picture.rotate(random.uniform(-0.3, 0.3), Image.Resampling.BICUBIC, fillcolor=255)
        picture = dirty(picture, random, drawing["noise"] / 9_000)
    picture = picture.rotate(float(drawing["tilt"]), Image.Resampling.BICUBIC, fillcolor=250)
    picture = dirty(picture.filter(ImageFilter.GaussianBlur(0.6)), random, drawing["noise"] / 60_000)
    if drawing.get("generations"):
        foot = (0, clean.height - round(110 * DPI / 96), clean.width, clean.height)
        picture.paste(clean.crop(foot), foot)
    bottom = 0.985 if drawing.get("even") else 0.93  # the lamp of most machines is brighter at the top
    shade = np.linspace(0.985, bottom, picture.height)[:, None]
    return Image.fromarray((np.asarray(picture, dtype=np.float64) * shade).clip(0, 255).astype(np.uint8))


def dirty(picture: Image.Image, random: np.random.Generator, share: float) -> Image.Image:
    """Specks of dirt and small losses of ink, on this share of the points."""
    grey = np.array(picture)
    for value in (60, 255):
        rows = random.integers(0, picture.height - 3, int(grey.size * share / 4))
        columns = random.integers(0, picture.width - 3, rows.size)
        size = random.integers(1, 4, rows.size)
        for row, column, side in zip(rows, columns, size, strict=True):
            grey[row : row + side, column : column + side] = value
    return Image.fromarray(grey).filter(ImageFilter.GaussianBlur(0.4))


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 1:
        print("Say where the fonts are: draw.py FONTS", file=sys.stderr)
        return 2
    fonts = Path(arguments[0])
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=os.environ.get("FONDS_CHROMIUM"), args=["--no-sandbox"])
        for document in documents():
            if document.drawing is None:
                continue
            source = Path(folder) / "page.html"
            source.write_text(page_html(document, fonts), encoding="utf-8")
            make = printed if document.drawing["style"] == "printed" else photographed
            data = make(document, browser, source.as_uri())
            document.drawn.parent.mkdir(exist_ok=True)
            document.drawn.write_bytes(data)
            print(f"{document.drawn.name}: {len(data):,} bytes")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
