"""Writes a net as ONNX, in the plain form that OpenCV runs."""

from pathlib import Path
from typing import Any


def export(net: Any, shape: tuple[int, int, int], path: Path) -> None:
    """Write `net` for batches of pictures of `shape` (channels, height, width) to `path`."""
    import torch

    net.eval()
    torch.onnx.export(
        net,
        (torch.zeros(1, *shape),),
        str(path),
        input_names=["pictures"],
        output_names=["logits"],
        dynamic_axes={"pictures": {0: "n"}, "logits": {0: "n"}},
        opset_version=13,
        dynamo=False,
    )
