"""A trained network to the files of a pipeline: an 8-bit encoder graph, the heads' matrices, the manifest."""

import hashlib
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from parley.language.eye import store
from parley.language.eye.component import FACTORY, NAME
from parley.language.eye.encoder import INPUTS, LONGEST, OUTPUT
from parley.language.eye.words import blank
from training.eye.labels import Labels
from training.eye.network import WIDTH, Eye

HEADS, LAYERS = 12, 6
OPSET = 17


class _Graph:
    """A graph in the making: `add` gives the name of a node's output, `hold` that of a constant."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def add(self, operation: str, *inputs: str, **attributes: object) -> str:
        name = f"{operation.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operation, list(inputs), [name], name=name, **attributes))
        return name

    def hold(self, value: NDArray[np.generic] | list[int]) -> str:
        name = f"constant_{len(self.constants)}"
        array = np.array(value, dtype=np.int64) if isinstance(value, list) else value
        self.constants.append(numpy_helper.from_array(array, name))
        return name

    def linear(self, x: str, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        return self.add("Add", self.add("MatMul", x, self.hold(np.ascontiguousarray(weight.T))), self.hold(bias))

    def norm(self, x: str, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        return self.add("LayerNormalization", x, self.hold(weight), self.hold(bias), epsilon=1e-12, axis=-1)


def encoder(eye: Eye, path: Path) -> None:
    """Write the encoder as an ONNX graph with 8-bit weights: INPUTS to OUTPUT, one window at a time."""
    state = {n: p.detach().float().numpy() for n, p in eye.encoder.state_dict().items() if p.is_floating_point()}
    graph = _Graph()
    x = _embedded(graph, state)
    for number in range(LAYERS):
        x = _layer(
            graph, {n.split(".", 3)[3]: p for n, p in state.items() if n.startswith(f"encoder.layer.{number}.")}, x
        )
    graph.nodes.append(helper.make_node("Gather", [x, "firsts"], [OUTPUT], axis=0))
    sizes = {"pieces": "pieces_count", "kinds": "pieces_count", "firsts": "words_count"}
    made = helper.make_graph(
        graph.nodes,
        "parley-eye",
        [helper.make_tensor_value_info(n, TensorProto.INT64, [sizes[n]]) for n in INPUTS],
        [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["words_count", WIDTH])],
        graph.constants,
    )
    model = helper.make_model(
        made, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="parley", ir_version=9
    )
    onnx.checker.check_model(model)
    whole = path.with_suffix(".float.onnx")
    onnx.save(model, whole)
    quantize_dynamic(
        whole, path, op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8,
        extra_options={"DefaultTensorType": TensorProto.FLOAT, "MatMulConstBOnly": True},
    )  # fmt: skip
    whole.unlink()


def _embedded(graph: _Graph, state: dict[str, NDArray[np.float32]]) -> str:
    """Piece, place and kind, added up. The table of pieces is 8 bits wide, with one scale a row."""
    table = state["embeddings.word_embeddings.weight"]
    scale = np.abs(table).max(1, keepdims=True) / 127
    small = np.round(table / scale).astype(np.int8)
    rows = graph.add("Cast", graph.add("Gather", graph.hold(small), "pieces"), to=TensorProto.FLOAT)
    pieces = graph.add("Mul", rows, graph.add("Gather", graph.hold(scale.astype(np.float32)), "pieces"))
    kinds = graph.add("Gather", graph.hold(state["embeddings.token_type_embeddings.weight"]), "kinds")
    places = graph.hold(state["embeddings.position_embeddings.weight"][: LONGEST + 2])
    count = graph.add("Shape", "pieces")
    places = graph.add("Slice", places, graph.hold([0]), count, graph.hold([0]))
    added = graph.add("Add", graph.add("Add", pieces, kinds), places)
    return graph.norm(added, state["embeddings.LayerNorm.weight"], state["embeddings.LayerNorm.bias"])


def _layer(graph: _Graph, state: dict[str, NDArray[np.float32]], x: str) -> str:
    def split(name: str, order: list[int], factor: float = 1.0) -> str:
        weight, bias = state[f"attention.self.{name}.weight"] * factor, state[f"attention.self.{name}.bias"] * factor
        shaped = graph.add("Reshape", graph.linear(x, weight, bias), graph.hold([-1, HEADS, WIDTH // HEADS]))
        return graph.add("Transpose", shaped, perm=order)

    query = split("query", [1, 0, 2], (WIDTH // HEADS) ** -0.5)
    scores = graph.add("MatMul", query, split("key", [1, 2, 0]))
    mixed = graph.add("MatMul", graph.add("Softmax", scores, axis=-1), split("value", [1, 0, 2]))
    mixed = graph.add("Reshape", graph.add("Transpose", mixed, perm=[1, 0, 2]), graph.hold([-1, WIDTH]))
    attended = graph.linear(mixed, state["attention.output.dense.weight"], state["attention.output.dense.bias"])
    x = graph.norm(
        graph.add("Add", attended, x),
        state["attention.output.LayerNorm.weight"],
        state["attention.output.LayerNorm.bias"],
    )  # fmt: skip
    wide = graph.linear(x, state["intermediate.dense.weight"], state["intermediate.dense.bias"])
    half = graph.add("Mul", wide, graph.hold(np.float32(0.5)))
    erf = graph.add("Erf", graph.add("Mul", wide, graph.hold(np.float32(2**-0.5))))
    active = graph.add("Mul", half, graph.add("Add", erf, graph.hold(np.float32(1.0))))
    back = graph.linear(active, state["output.dense.weight"], state["output.dense.bias"])
    return graph.norm(graph.add("Add", back, x), state["output.LayerNorm.weight"], state["output.LayerNorm.bias"])


def heads(eye: Eye, path: Path) -> None:
    """Write the matrices of all heads, 16 bits a number."""
    state = {
        n: p.detach().numpy().astype(np.float16) for n, p in eye.state_dict().items() if not n.startswith("encoder.")
    }
    with path.open("wb") as out:
        np.savez(out, **state)


def manifest(
    folder: Path, labels: Labels, made: str, temperatures: dict[str, float], thresholds: dict[str, float]
) -> None:
    """Write the manifest of the files that stand in `folder`."""
    names = (store.ENCODER, store.HEADS, store.VOCABULARY)
    files = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    found = store.Manifest(
        format=store.FORMAT, made=made, files=files, temperatures=temperatures, thresholds=thresholds,
        labels={head: list(names) for head, names in labels.names.items()},
    )  # fmt: skip
    (folder / store.MANIFEST).write_text(found.model_dump_json(indent=1) + "\n", encoding="utf-8")


def export(eye: Eye, labels: Labels, vocabulary: Path, folder: Path, *, made: str) -> None:
    """Write all files of a pipeline that is not yet calibrated."""
    folder.mkdir(parents=True, exist_ok=True)
    eye.eval()
    encoder(eye, folder / store.ENCODER)
    heads(eye, folder / store.HEADS)
    (folder / store.VOCABULARY).write_bytes(vocabulary.read_bytes())
    manifest(folder, labels, made, {}, {})
    nlp = blank()
    nlp.add_pipe(FACTORY, name=NAME)
    nlp.meta.update({"name": "eye", "description": "Parley's eye", "license": "CC BY-SA 4.0"})
    nlp.to_disk(folder, exclude=["vocab"])
