"""`gatehouse train mrz`: make the reader's nets again, from nothing but seeds and fonts."""

import sys
from importlib.util import find_spec
from pathlib import Path

from app.problems import Problem, ProblemCode


def run(out: Path) -> int:
    """Train both nets into `out`; the product's own stay as they are.

    Raises:
        Problem: ARGUMENTS_WRONG, when PyTorch is not installed: only training needs it.
    """
    if find_spec("torch") is None or find_spec("onnx") is None:
        raise Problem(
            ProblemCode.ARGUMENTS_WRONG, "training needs torch and onnx: pip install torch onnx"
        )
    from app.documents.mrz_reader.training.train import train

    out.mkdir(parents=True, exist_ok=True)
    for net in train(out):
        sys.stdout.write(f"{net}\n")
    return 0
