"""A trained network in, the ONNX model that the tagger loads out: weights in half precision, sums in single."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

REACHES = (1, 2)
_OPSET = 13


def model(
    arrays: Mapping[str, NDArray[numpy.float32]], ways: NDArray[numpy.float32], groups: tuple[str, ...]
) -> bytes:
    """The serialised model of `inner`, `around0`, `around1`, `outer` (inputs, outputs) and their `_bias`."""
    nodes: list[Any] = []
    constants: list[Any] = []
    for name, array in sorted(arrays.items()):
        shaped = _kernel(array) if name in ("around0", "around1") else array
        constants.append(numpy_helper.from_array(shaped.astype(numpy.float16), f"{name}.half"))
        nodes.append(helper.make_node("Cast", [f"{name}.half"], [name], to=TensorProto.FLOAT))
    nodes += _layer("rows", "inner", "inner.out")
    nodes.append(helper.make_node("Relu", ["inner.out"], ["near"]))
    nodes.append(helper.make_node("Transpose", ["near"], ["wide0"], perm=[0, 2, 1]))
    for i, reach in enumerate(REACHES):
        inputs = [f"wide{i}", f"around{i}", f"around{i}_bias"]
        shape: dict[str, Any] = {"kernel_shape": [3], "dilations": [reach], "pads": [reach, reach]}
        nodes.append(helper.make_node("Conv", inputs, [f"conv{i}"], **shape))
        nodes.append(helper.make_node("Relu", [f"conv{i}"], [f"wide{i + 1}"]))
    nodes.append(helper.make_node("Transpose", [f"wide{len(REACHES)}"], ["far"], perm=[0, 2, 1]))
    nodes.append(helper.make_node("Concat", ["near", "far"], ["both"], axis=2))
    nodes += _layer("both", "outer", "scores")
    sizes = (1, "characters", arrays["inner"].shape[0]), (1, "characters", arrays["outer"].shape[1])
    rows, scores = (
        helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in zip(("rows", "scores"), sizes)
    )
    graph = helper.make_graph(nodes, "tagger", [rows], [scores], constants)
    whole = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=7)
    rounded = [[[round(float(x), 4) for x in row] for row in kind] for kind in ways]
    helper.set_model_props(whole, {"groups": json.dumps(groups), "ways": json.dumps(rounded)})
    data: bytes = whole.SerializeToString(deterministic=True)
    return data


def _layer(source: str, name: str, out: str) -> list[Any]:
    return [
        helper.make_node("MatMul", [source, name], [f"{name}.product"]),
        helper.make_node("Add", [f"{name}.product", f"{name}_bias"], [out]),
    ]


def _kernel(array: NDArray[numpy.float32]) -> NDArray[numpy.float32]:
    """(3 * inputs, outputs), rows before, at, behind -> (outputs, inputs, 3)."""
    return array.reshape(3, -1, array.shape[1]).transpose(2, 1, 0).copy()
