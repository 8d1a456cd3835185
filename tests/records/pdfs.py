"""A PDF without anything on it."""

import io
from functools import cache

from pypdf import PdfWriter


@cache
def blank_pdf() -> bytes:
    """One empty page in A4."""
    written = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(written)
    return written.getvalue()
