"""`gatehouse train mrz`: make the reader's nets again, from nothing but seeds and fonts."""

import sys
from pathlib import Path


def run(out: Path) -> int:
    """Train both nets into `out`; the product's own stay as they are.

    Raises:
        Problem: TRAINER_MISSING, without PyTorch and ONNX, which only training needs; FILE_MISSING.
    """
    from app.documents.mrz_reader.training.train import train

    out.mkdir(parents=True, exist_ok=True)
    for net in train(out):
        sys.stdout.write(f"{net}\n")
    return 0
