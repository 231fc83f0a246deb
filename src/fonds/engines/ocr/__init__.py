"""OCR: the picture of a page to lines and words with boxes. ``tesseract``. Runs in the jail, asked by the reader.

``clean`` straightens -> ``layout`` finds the lines -> ``tesseract`` reads each alone, in one language -> ``numerals`` mends
digits. A line that was seen and not read is in the answer too.
"""
