"""A radiograph for the file: as it was shown, with its marks burnt in, as PNG or PDF.

Whoever has the image's file and the sheet of its marks gets the same bytes again.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from app.radiographs.mark_drawing import draw_marks
from app.radiographs.viewport import Viewport

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from app.radiographs.marks import Mark
    from app.radiographs.presentation import Presentation
    from app.radiographs.rendering import Canvas

LONGEST = 4_000  # pixels: every box of a container is seen, and a page prints it whole
_GROUND = 24
_COMPRESSION = 6
_PAGE = 842 - 2 * 28  # points across a landscape A4 page between its margins
_MARGIN = 28


def evidence_picture(
    canvas: Canvas, presentation: Presentation, marks: Sequence[Mark]
) -> NDArray[np.uint8]:
    """Return the whole image as it is shown, with its marks: (height, width, red green blue).

    What needs the whole image computed (see `Canvas.wants`) must have been taken by the canvas.

    Raises:
        Problem: RADIOGRAPH_CHANGED.
        ValueError: It was not: a preview is no evidence.
    """
    import numpy as np

    image = canvas.radiograph
    scale = min(1.0, LONGEST / max(image.width, image.height))
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    view = Viewport.fitting(image.width, image.height, *size)
    if canvas.wants(presentation) is not None:
        raise ValueError("a preview is no evidence")
    seen = canvas.picture(view, presentation)
    colors = seen.colored()
    picture = np.full((view.height, view.width, 3), _GROUND, np.uint8)
    height, width = seen.shape
    for axis, shift in enumerate((16, 8, 0)):
        part = (colors >> np.uint32(shift) & np.uint32(0xFF)).astype(np.uint8)
        picture[seen.top : seen.top + height, seen.left : seen.left + width, axis] = part
    return draw_marks(picture, view, marks)


def as_png(picture: NDArray[np.uint8]) -> bytes:
    """Return a picture (height, width, red green blue) as PNG, without loss."""
    import cv2

    bgr = cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)
    how = [cv2.IMWRITE_PNG_COMPRESSION, _COMPRESSION]
    return cv2.imencode(".png", bgr, how)[1].tobytes()


def as_pdf(picture: NDArray[np.uint8], caption: str) -> bytes:
    """Return a picture on a page of its own as PDF 1.7 (ISO 32000-1), without loss or dates.

    Args:
        picture: (height, width, red green blue).
        caption: One line above it; letters outside of Latin-1 become question marks.
    """
    height, width = picture.shape[:2]
    pixels = zlib.compress(picture.tobytes(), _COMPRESSION)
    tall = max(1, round(_PAGE * height / width))
    words = caption.encode("latin-1", "replace")
    for letter in (b"\\", b"(", b")"):
        words = words.replace(letter, b"\\" + letter)
    drawing = b"BT /F 9 Tf %d %d Td (%b) Tj ET q %d 0 0 %d %d %d cm /I Do Q" % (
        _MARGIN,
        tall + _MARGIN + 12,
        words,
        _PAGE,
        tall,
        _MARGIN,
        _MARGIN,
    )
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    image = (
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB "
        b"/BitsPerComponent 8 /Filter /FlateDecode /Length %d >>" % (width, height, len(pixels))
    )
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R "
        b"/Resources << /XObject << /I 5 0 R >> /Font << /F 6 0 R >> >> >>"
        % (_PAGE + 2 * _MARGIN, tall + 2 * _MARGIN + 24)
    )
    return _pdf(
        (
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page,
            b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawing), drawing),
            image + b"\nstream\n" + pixels + b"\nendstream",
            font,
        )
    )


def _pdf(objects: tuple[bytes, ...]) -> bytes:
    """Return objects, numbered from 1, as a file with its table of places."""
    content, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, each in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return bytes(content + b"startxref\n%d\n%%%%EOF\n" % table)
