"""Barcodes as they are printed: sharp modules on white, with their quiet zone."""

import numpy as np
import zxingcpp
from PIL import Image


def draw_symbol(payload: bytes, symbology: str, module_px: int, **options: int) -> Image.Image:
    """Draw a symbol.

    Args:
        payload: Its bytes.
        symbology: As zxing-cpp names it: `PDF417`, `Aztec`, `QRCode`, `DataMatrix`.
        module_px: Pixels of one module; a row of PDF417 is three modules high.
        options: `columns` and `ec_level` of PDF417.
    """
    made = zxingcpp.create_barcode(payload, zxingcpp.barcode_format_from_str(symbology), **options)
    modules = np.asarray(np.array(made.to_image(scale=1, add_quiet_zones=True)), np.uint8)
    drawn = Image.fromarray(modules)
    size = drawn.width * module_px, drawn.height * module_px
    return drawn.resize(size, Image.Resampling.NEAREST).convert("RGB")
