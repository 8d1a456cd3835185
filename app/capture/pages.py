"""Files of several pages: the front and the back of a card, as duplex scanners send them."""

from typing import TYPE_CHECKING

from app.problems import Problem, ProblemCode

if TYPE_CHECKING:  # Pillow loads with the first picture, not before the sign-in page
    from collections.abc import Sequence

    from PIL import Image

MAX_SIDE = 19_999
MAX_PIXELS = 89_000_000  # an A3 sheet at 600 dpi is 70 million; Pillow warns a little above
_MOST_PAGES = 6  # more is a dossier, not a document on a scanner
_GAP = 40  # part of the width that shows between two pages
_SUBFILE_TYPE = 254  # of TIFF 6.0; its lowest bit marks a smaller copy of another page
_REDUCED = 1


def pages_of(image: "Image.Image") -> list[int]:
    """Return the numbers of the pages, judged by their headers before a pixel is unpacked.

    Only TIFF has pages; smaller copies of a page are left out.

    Raises:
        Problem: IMAGE_TOO_LARGE: a page, or all of them together, or their number.
    """
    count = _count(image)
    pages, width, height = [], 0, 0
    for number in range(count):
        if count > 1:
            image.seek(number)
        if number and _is_reduced(image):
            continue
        pages.append(number)
        width, height = max(width, image.width), height + image.height
        if max(image.size) > MAX_SIDE or width * height > MAX_PIXELS:
            raise Problem(ProblemCode.IMAGE_TOO_LARGE, f"{width} x {height}")
    return pages


def one_above_the_other(pages: "Sequence[Image.Image]") -> "Image.Image":
    """Lay RGB pages on white paper, in their order."""
    from PIL import Image

    if len(pages) == 1:
        return pages[0]
    width = max(page.width for page in pages)
    gap = width // _GAP
    height = sum(page.height for page in pages) + gap * (len(pages) - 1)
    sheet = Image.new("RGB", (width, height), "white")
    top = 0
    for page in pages:
        sheet.paste(page, (0, top))
        top += page.height + gap
    return sheet


def _count(image: "Image.Image") -> int:
    """Count the pages, one by one: a file may claim more of them than anybody waits for."""
    if image.format != "TIFF":
        return 1
    for number in range(1, _MOST_PAGES + 1):
        try:
            image.seek(number)
        except EOFError:
            return number
    raise Problem(ProblemCode.IMAGE_TOO_LARGE, "pages")


def _is_reduced(image: "Image.Image") -> bool:
    kind = image.tag_v2.get(_SUBFILE_TYPE, 0)  # type: ignore[attr-defined]  # TIFF's own
    return isinstance(kind, int) and bool(kind & _REDUCED)
