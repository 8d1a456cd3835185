"""PassportEye on one page. Run as a program it reads the page from standard input.

PassportEye writes the page to temporary files; whoever runs this gives it a private folder.
"""

import sys
import warnings
from io import BytesIO
from pathlib import Path

_MODEL = "mrz"


def read_page(content: bytes, models: Path) -> str:
    """Return the text that PassportEye sees as the zone, as tesseract gave it; empty for none.

    Args:
        content: An image file.
        models: Folder with `mrz.traineddata`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # scikit-image and imageio announce their next versions
        from passporteye import read_mrz

        found = read_mrz(
            BytesIO(content), extra_cmdline_params=f'--tessdata-dir "{models}" -l {_MODEL}'
        )
    return "" if found is None else str(found.aux.get("text", ""))


if __name__ == "__main__":
    sys.stdout.write(read_page(sys.stdin.buffer.read(), Path(sys.argv[1])))
