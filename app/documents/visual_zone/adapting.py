"""Makes `visual_lines.onnx` from PP-OCRv6 tiny; needs onnx and onnxsim, which nothing else does.

The net knows 6,906 characters, most of them Chinese. Its last layer is cut down to the Latin ones,
and what follows the convolutions is written as convolutions too: OpenCV then runs it at any width.
No weight is changed. `resources/models/README.md` says where the net comes from.
"""

import sys
from pathlib import Path

import numpy as np
import onnx  # type: ignore[import-not-found]  # makes the net, runs nowhere else
from onnx import helper, numpy_helper
from onnxsim import simplify  # type: ignore[import-not-found]  # same reason

from app.documents.visual_zone.alphabet import LETTERS

_SHAPE = [1, 3, 48, 480]
_FLAT = ("Squeeze", "Unsqueeze")
_LAST = ("Reshape", "Softmax", "Gemm", "Transpose")


def adapt(net: Path, characters: Path, to: Path) -> None:
    """Write the smaller net.

    Args:
        net: `rec.onnx` of PP-OCRv6 tiny.
        characters: Its `ppocrv6_tiny_dict.txt`, one character a line.
        to: The file to write.
    """
    model = onnx.load(net)
    model, _ = simplify(model, overwrite_input_shapes={model.graph.input[0].name: _SHAPE})
    graph = model.graph
    weights = {each.name: each for each in graph.initializer}
    known = ["", *characters.read_text("utf-8").rstrip("\n").split("\n"), " "]
    kept = [0, *(known.index(letter) for letter in LETTERS)]
    for layer, rows in ((0, slice(None)), (1, kept)):
        for part in "wb":
            name = f"linear_{layer}.{part}_0"
            values = numpy_helper.to_array(weights[name])[..., rows]
            shaped = values.T[:, :, None, None] if part == "w" else values
            whole = numpy_helper.from_array(np.ascontiguousarray(shaped), name)
            weights[name].CopyFrom(whole)
    columns = next(node for node in graph.node if node.op_type == "Transpose").input[0]
    same = {node.output[0]: node.input[0] for node in graph.node if node.op_type in _FLAT}
    for node in [node for node in graph.node if node.op_type in (*_FLAT, *_LAST)]:
        graph.node.remove(node)
    for layer, source, result in ((0, columns, "narrow"), (1, "narrow", "logits")):
        inputs = [source, f"linear_{layer}.w_0", f"linear_{layer}.b_0"]
        graph.node.append(
            helper.make_node("Conv", inputs, [result], kernel_shape=[1, 1], name=f"Conv.{result}")
        )
    for node in graph.node:
        for place, name in enumerate(node.input):
            while name in same:
                name = same[name]
            node.input[place] = name
    del graph.output[:]
    shape = [1, len(kept), 1, _SHAPE[-1] // 8]
    graph.output.append(helper.make_tensor_value_info("logits", onnx.TensorProto.FLOAT, shape))
    del graph.value_info[:]
    used = {name for node in graph.node for name in node.input}
    for weight in [each for each in graph.initializer if each.name not in used]:
        graph.initializer.remove(weight)
    onnx.save(model, to)


if __name__ == "__main__":
    adapt(*map(Path, sys.argv[1:4]))
