"""The ONNX graphs of a T5 model, written by hand for serving (export.py decides what goes into them).

Three kinds of graph share one file of weights:
- encoder chunks: each holds a run of encoder layers, so that a scheduler can decode for others between two chunks;
  the last one also computes the cross-attention keys and values of every decoder layer, once per document;
- the decoder step for one document, and the same step for up to `slots` documents.

Kernel choices that other files rely on (measured with onnxruntime 1.30 on x86-64, tested in packages/engine):
- a product with a constant weight gives a row the same bits whatever other rows are in the call (float32 `MatMul`;
  `MatMulNBits` 8 bit with blocks of 32 or 64, not 128). The encoder, which reads one document a call, multiplies
  integers with `MatMulIntegerToFloat` and a scale per row. `DynamicQuantizeMatMul` has one scale for all rows: a row with
  outliers drowns the others (rms error of the shipped model's logits 2.4 %, with a scale per row 1.9 %);
- self-attention multiplies one row at a time (a broadcast batch of (1, d) x (d, T)) over caches whose length is a
  multiple of 16, so bits depend neither on the batch nor on how many tokens a step verifies;
- cross-attention of a `single` decoder does the same. A `several` decoder takes all rows of a document in one
  `MultiHeadAttention`, which reads that document's keys once for all of them: faster from four rows on. Its last bits
  are the same for two rows or more, but not those of one row alone. So a request with one candidate goes to `single`
  decoders for its whole life, one with more to `several` ones.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from onnx import ModelProto, TensorProto, helper

MICROSOFT = "com.microsoft"
# Masked positions get this bias: exp underflows to exactly 0, and no row is ever fully masked.
MASKED = -1e9
# Lengths of self-attention caches are multiples of this (see the module docstring).
CACHE_STEP = 16


@dataclass(frozen=True)
class Shape:
    """The numbers of a T5 configuration that the graphs need; names follow Hugging Face's config.json."""

    vocab_size: int
    d_model: int
    d_kv: int
    d_ff: int
    num_heads: int
    num_layers: int
    num_decoder_layers: int
    num_buckets: int
    max_distance: int
    epsilon: float
    activation: str  # relu, gelu_new, gelu, silu
    gated: bool
    scale_logits: bool  # T5 v1.0: logits of the tied head are multiplied by d_model ** -0.5


@dataclass(frozen=True)
class Precision:
    """How weights are stored. `bits` 32 and 16 are floats (16 is widened on load), 8 and 4 are blocks of integers."""

    name: str
    bits: int
    block: int = 0
    # Encoder products of 8-bit weights (a scale per column) and 8-bit activations (a scale per row): two to three times as fast
    # as blocks, which onnxruntime multiplies no faster than floats once there are many rows.
    dynamic: bool = False


PRECISIONS = {
    "float32": Precision("float32", 32),
    "float16": Precision("float16", 16),
    "int8": Precision("int8", 8, 64, dynamic=True),
    "int4": Precision("int4", 4, 32, dynamic=True),
}


class WeightFile:
    """The bytes that all graphs of one precision share: tensors one after the other, equal bytes stored once."""

    def __init__(self, location: str) -> None:
        self.location = location
        self.data = bytearray()
        self._places: dict[bytes, tuple[int, int]] = {}

    def tensor(self, name: str, array: np.ndarray, kind: int) -> TensorProto:
        """A TensorProto that points into the file; `kind` is a TensorProto data type."""
        raw = np.ascontiguousarray(array).tobytes()
        key = hashlib.sha256(raw).digest()
        if key not in self._places:
            self.data.extend(b"\0" * (-len(self.data) % 64))
            self._places[key] = (len(self.data), len(raw))
            self.data.extend(raw)
        offset, length = self._places[key]
        proto = TensorProto(name=name, data_type=kind, dims=array.shape, data_location=TensorProto.EXTERNAL)
        for field, value in (("location", self.location), ("offset", offset), ("length", length)):
            proto.external_data.add(key=field, value=str(value))
        return proto


def quantize(weight: np.ndarray, precision: Precision) -> tuple[np.ndarray, np.ndarray]:
    """(K, N) float32 -> MatMulNBits layout: (N, K / block, bytes of a block) uint8 and (N, K / block) float32 scales.

    Symmetric round-to-nearest per block of K; the zero point is the operator's default, 2 ** (bits - 1).
    """
    rows, columns = weight.shape
    block, half = precision.block, 1 << (precision.bits - 1)
    blocks = -(-rows // block)
    padded = np.zeros((columns, blocks * block), np.float32)
    padded[:, :rows] = weight.T
    parts = padded.reshape(columns, blocks, block)
    scales = np.maximum(np.abs(parts).max(-1) / (half - 1), 1e-12).astype(np.float32)
    whole = (np.clip(np.rint(parts / scales[..., None]), -half, half - 1) + half).astype(np.uint8)
    if precision.bits == 4:
        whole = whole[..., 0::2] | (whole[..., 1::2] << 4)
    return whole, scales


class Rows(NamedTuple):
    """Activations in 8 bits: names of `whole` (1, T, K) uint8, its zero point, and `scale` (1, T, 1) float32."""

    whole: str
    zero: str
    scale: str


class Graph:
    """Collects nodes and initializers of one graph; every method returns the name of the tensor it made."""

    def __init__(self, weights: WeightFile, precision: Precision) -> None:
        self.weights, self.precision = weights, precision
        self.nodes: list = []
        self.initializers: dict[str, TensorProto] = {}
        self.inputs: list = []
        self.outputs: list = []
        self._count = 0

    def op(self, kind: str, inputs: list[str], outputs: int | list[str] = 1, domain: str = "", **attributes) -> str:
        """Adds a node; gives its first output (others are reachable by passing their names)."""
        self._count += 1
        names = outputs if isinstance(outputs, list) else [f"{kind}_{self._count}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, name=f"{kind}_{self._count}", domain=domain, **attributes))
        return names[0]

    def integers(self, values: list[int]) -> str:
        name = "ints_" + "_".join(map(str, values)).replace("-", "m")
        self.initializers[name] = helper.make_tensor(name, TensorProto.INT64, [len(values)], values)
        return name

    def vector(self, name: str, array: np.ndarray) -> str:
        array = array.astype(np.float32)
        self.initializers[name] = helper.make_tensor(name, TensorProto.FLOAT, array.shape, array.tobytes(), raw=True)
        return name

    def _stored(self, name: str, array: np.ndarray, kind: int) -> str:
        self.initializers[name] = self.weights.tensor(name, array, kind)
        return name

    def linear(self, x: str, name: str, weight: np.ndarray, output: str | None = None) -> str:
        """x (..., K) times weight (K, N) -> (..., N)."""
        outputs = [output] if output else 1
        if self.precision.bits > 8:
            return self.op("MatMul", [x, self._float(name, weight)], outputs)
        whole, scales = quantize(weight, self.precision)
        operands = [
            x,
            self._stored(f"{name}.q", whole, TensorProto.UINT8),
            self._stored(f"{name}.s", scales, TensorProto.FLOAT),
        ]
        # accuracy_level 4: activations are rounded to 8 bits row by row, block by block, for integer products.
        return self.op(
            "MatMulNBits", operands, outputs, MICROSOFT, K=weight.shape[0], N=weight.shape[1],
            bits=self.precision.bits, block_size=self.precision.block, accuracy_level=4,
        )  # fmt: skip

    def rows(self, x: str, positive: bool = False) -> Rows:
        """x (1, T, K) float -> 8 bits with one scale per row, which integer products then share. `positive`: x is never negative.

        Unsigned, because onnxruntime 1.30 has no fast x86-64 kernel for signed activations (20 ms instead of 2 ms).
        """
        zero, levels = (0, 255) if positive else (128, 127)
        most = self.op("ReduceMax", [x if positive else self.op("Abs", [x]), self.integers([-1])], keepdims=1)
        step = self.op("Mul", [most, self.vector(f"one_{levels}th", np.array(1 / levels))])
        scale = self.op("Max", [step, self.vector("least_scale", np.array(1e-12))])  # (1, T, 1)
        per_row = self.reshape(scale, [-1])
        zeros = self.op("ConstantOfShape", [self.op("Shape", [per_row])], value=helper.make_tensor("", TensorProto.UINT8, [1], [zero]))
        self.initializers[f"zero_{zero}"] = helper.make_tensor(f"zero_{zero}", TensorProto.UINT8, [], [zero])
        return Rows(self.op("QuantizeLinear", [x, per_row, zeros], axis=1), f"zero_{zero}", scale)

    def product(self, x: Rows, name: str, weight: np.ndarray, scaled: bool = True) -> str:
        """x times weight (K, N), of which every column has a scale of its own; without `scaled`, x's scales are left to the caller."""
        scales = np.maximum(np.abs(weight).max(0) / 127, 1e-12).astype(np.float32)
        whole = np.clip(np.rint(weight / scales), -127, 127).astype(np.int8)
        operands = [self._stored(f"{name}.dq", whole, TensorProto.INT8), self.vector("one", np.array(1.0)), self._stored(f"{name}.ds", scales, TensorProto.FLOAT)]
        y = self.op("MatMulIntegerToFloat", [x.whole, *operands, x.zero], 1, MICROSOFT)
        return self.op("Mul", [y, x.scale]) if scaled else y

    def linear_rows(self, x: str, weights: dict[str, np.ndarray]) -> list[str]:
        """x (1, T, K) times each of `weights`, by name: with 8-bit rows where the precision has them. Encoder only."""
        if not self.precision.dynamic:
            return [self.linear(x, name, weight) for name, weight in weights.items()]
        rows = self.rows(x)
        return [self.product(rows, name, weight) for name, weight in weights.items()]

    def _float(self, name: str, weight: np.ndarray) -> str:
        if self.precision.bits == 32:
            return self._stored(name, weight.astype(np.float32), TensorProto.FLOAT)
        half = self._stored(f"{name}.h", weight.astype(np.float16), TensorProto.FLOAT16)
        return self.op("Cast", [half], to=TensorProto.FLOAT)  # folded away when the session is made

    def embed(self, ids: str, table: np.ndarray) -> str:
        """ids (...,) -> (..., d). Integer precisions keep 8 bits here, with the bytes of a tied 8-bit head."""
        precision = PRECISIONS["int8"] if self.precision.bits <= 8 and table.shape[1] % 64 == 0 else self.precision
        if precision.bits == 16:
            half = self._stored("embedding.h", table.astype(np.float16), TensorProto.FLOAT16)
            return self.op("Cast", [self.op("Gather", [half, ids])], to=TensorProto.FLOAT)
        if precision.bits != 8 or precision.block == 0 or table.shape[1] % precision.block:
            return self.op("Gather", [self._stored("embedding", table.astype(np.float32), TensorProto.FLOAT), ids])
        whole, scales = quantize(table.T, precision)
        operands = [
            self._stored("embedding.q", whole.reshape(table.shape), TensorProto.UINT8),
            ids,
            self._stored("embedding.s", scales, TensorProto.FLOAT),
        ]
        return self.op(
            "GatherBlockQuantized", operands, 1, MICROSOFT, bits=8, block_size=precision.block, gather_axis=0, quantize_axis=1
        )

    def reshape(self, x: str, shape: list[int]) -> str:
        return self.op("Reshape", [x, self.integers(shape)])

    def norm(self, x: str, name: str, weight: np.ndarray, epsilon: float) -> str:
        return self.op("SimplifiedLayerNormalization", [x, self.vector(name, weight)], axis=-1, epsilon=epsilon)

    def add_norm(self, x: str, branch: str, name: str, weight: np.ndarray, epsilon: float) -> tuple[str, str]:
        """(norm(x + branch), x + branch)."""
        normed, total = f"{name}.normed", f"{name}.sum"
        self.op("SkipSimplifiedLayerNormalization", [x, branch, self.vector(name, weight)], [normed, "", "", total], MICROSOFT, epsilon=epsilon)
        return normed, total

    def split(self, x: str, names: list[str]) -> list[str]:
        self.op("Split", [x], names, axis=-1, num_outputs=len(names))
        return names

    def take(self, name: str, kind: int, shape: list) -> str:
        self.inputs.append(helper.make_tensor_value_info(name, kind, shape))
        return name

    def give(self, name: str, kind: int, shape: list) -> None:
        self.outputs.append(helper.make_tensor_value_info(name, kind, shape))

    def model(self, name: str) -> ModelProto:
        graph = helper.make_graph(self.nodes, name, self.inputs, self.outputs, list(self.initializers.values()))
        imports = [helper.make_opsetid("", 24), helper.make_opsetid(MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=imports, ir_version=11, producer_name="jupyt5")


def _feed_forward(graph: Graph, shape: Shape, state: dict[str, np.ndarray], prefix: str, x: str) -> str:
    """x (..., d_model) -> (..., d_model); with a gate, both input products are one."""
    if shape.gated:
        both = graph.linear(x, f"{prefix}.wi", np.concatenate([state[f"{prefix}.wi_0.weight"], state[f"{prefix}.wi_1.weight"]]).T)
        inner, gate = graph.split(both, [f"{prefix}.inner", f"{prefix}.gate"])
        hidden = graph.op("Mul", [_activate(graph, shape.activation, inner), gate])
    else:
        hidden = _activate(graph, shape.activation, graph.linear(x, f"{prefix}.wi", state[f"{prefix}.wi.weight"].T))
    return graph.linear(hidden, f"{prefix}.wo", state[f"{prefix}.wo.weight"].T)


def _encoder_feed_forward(graph: Graph, shape: Shape, state: dict[str, np.ndarray], prefix: str, x: str) -> str:
    """The same for an encoder, with 8-bit rows where the precision has them."""
    if not graph.precision.dynamic:
        return _feed_forward(graph, shape, state, prefix, x)
    matrix = lambda name: state[f"{prefix}.{name}.weight"].T  # noqa: E731
    rows = graph.rows(x)
    if shape.gated:
        inner, gate = (graph.product(rows, f"{prefix}.{name}", matrix(name)) for name in ("wi_0", "wi_1"))
        hidden = graph.op("Mul", [_activate(graph, shape.activation, inner), gate])
        return graph.product(graph.rows(hidden), f"{prefix}.wo", matrix("wo"))
    if shape.activation != "relu":
        hidden = _activate(graph, shape.activation, graph.product(rows, f"{prefix}.wi", matrix("wi")))
        return graph.product(graph.rows(hidden), f"{prefix}.wo", matrix("wo"))
    # relu(s x) = s relu(x): the first scale can wait until the end, where there is less to multiply.
    hidden = graph.rows(graph.op("Relu", [graph.product(rows, f"{prefix}.wi", matrix("wi"), scaled=False)]), positive=True)
    return graph.product(hidden._replace(scale=graph.op("Mul", [hidden.scale, rows.scale])), f"{prefix}.wo", matrix("wo"))


def _activate(graph: Graph, activation: str, x: str) -> str:
    if activation == "relu":
        return graph.op("Relu", [x])
    if activation in ("gelu_new", "gelu_pytorch_tanh"):
        return graph.op("FastGelu", [x], 1, MICROSOFT)
    if activation == "gelu":
        return graph.op("Gelu", [x])
    if activation in ("silu", "swish"):
        return graph.op("Mul", [x, graph.op("Sigmoid", [x])])
    raise ValueError(f"feed_forward_proj: expected relu, gelu, gelu_new or silu, got {activation}")


def _stacked(state: dict[str, np.ndarray], prefix: str, names: str) -> np.ndarray:
    """(d_model, len(names) * heads * d_kv): the projections q, k, v side by side."""
    return np.concatenate([state[f"{prefix}.{name}.weight"] for name in names]).T


def encoder_chunk(
    shape: Shape, state: dict[str, np.ndarray], weights: WeightFile, precision: Precision, first: int, last: int
) -> ModelProto:
    """Encoder layers first..last-1.

    Takes `ids` (1, T) int32 when first is 0, else `hidden` (1, T, d_model); and `bias` (1, heads, T, T), the relative
    position bias, made once by the caller for all chunks. Gives `hidden`, or after the last layer `cross_key_i` and
    `cross_value_i` (1, heads, T, d_kv) of every decoder layer i.
    """
    graph = Graph(weights, precision)
    heads, size = shape.num_heads, shape.d_kv
    if first == 0:
        x = graph.embed(graph.take("ids", TensorProto.INT32, [1, "T"]), state["shared.weight"])
    else:
        x = graph.take("hidden", TensorProto.FLOAT, [1, "T", shape.d_model])
    bias = graph.take("bias", TensorProto.FLOAT, [1, heads, "T", "T"])
    prefix = f"encoder.block.{first}.layer"
    normed = graph.norm(x, f"{prefix}.0.layer_norm", state[f"{prefix}.0.layer_norm.weight"], shape.epsilon)
    for layer in range(first, last):
        prefix = f"encoder.block.{layer}.layer"
        attention = f"{prefix}.0.SelfAttention"
        q, k, v = graph.linear_rows(normed, {f"{attention}.{n}": state[f"{attention}.{n}.weight"].T for n in "qkv"})
        y = graph.op("MultiHeadAttention", [q, k, v, "", "", bias], 1, MICROSOFT, num_heads=heads, scale=1.0)
        (y,) = graph.linear_rows(y, {f"{attention}.o": state[f"{attention}.o.weight"].T})
        normed, x = graph.add_norm(x, y, f"{prefix}.1.layer_norm", state[f"{prefix}.1.layer_norm.weight"], shape.epsilon)
        y = _encoder_feed_forward(graph, shape, state, f"{prefix}.1.DenseReluDense", normed)
        if layer + 1 < last:
            following = f"encoder.block.{layer + 1}.layer.0.layer_norm"
            normed, x = graph.add_norm(x, y, following, state[f"{following}.weight"], shape.epsilon)
    if last < shape.num_layers:
        graph.op("Add", [x, y], ["hidden_out"])
        graph.give("hidden_out", TensorProto.FLOAT, [1, "T", shape.d_model])
        return graph.model(f"encoder_{first}_{last}")
    normed, _ = graph.add_norm(x, y, "encoder.final_layer_norm", state["encoder.final_layer_norm.weight"], shape.epsilon)
    kinds = {(name, i): f"decoder.block.{i}.layer.1.EncDecAttention.{name[0]}" for i in range(shape.num_decoder_layers) for name in ("key", "value")}
    answers = graph.linear_rows(normed, {prefix: state[f"{prefix}.weight"].T for prefix in kinds.values()})
    for (name, layer), y in zip(kinds, answers):
        y = graph.reshape(y, [1, -1, heads, size])
        graph.op("Transpose", [y], [f"cross_{name}_{layer}"], perm=[0, 2, 1, 3])
        graph.give(f"cross_{name}_{layer}", TensorProto.FLOAT, [1, heads, "T", size])
    return graph.model(f"encoder_{first}_{last}")


def decoder_step(
    shape: Shape, state: dict[str, np.ndarray], head: np.ndarray, weights: WeightFile, precision: Precision, slots: int, several: bool
) -> ModelProto:
    """One step for S sequences of Q new tokens each, reading up to `slots` documents; `several`: see the module docstring.

    Takes `ids` (S, Q) int32; `position` (S,) int64, tokens already cached per sequence; `bias` (S, Q, heads, 1, C)
    relative position bias with MASKED after each token; per layer i `past_key_i`, `past_value_i` (S, heads, C, d_kv),
    C a multiple of CACHE_STEP; per document g `cross_key_i_g`, `cross_value_i_g` (1, heads, T_g, d_kv); with slots > 1 also `rows` (slots,) int64, how many of the S * Q rows read each document, in order. A wide decoder of
    the `single` kind counts one spare row for each document without rows, takes the number of left-over ones of its
    `slots` spare rows as one more entry of `rows`, and `kept` (2,) int64: S * Q, and the number of documents without rows.
    Gives `logits` (S, Q, vocab) and `present_key_i`, `present_value_i`: the caches with the new tokens written at
    `position`. Bound to the same memory as `past_*`, nothing is copied (ONNX TensorScatter).
    """
    graph = Graph(weights, precision)
    heads, size, inner = shape.num_heads, shape.d_kv, shape.num_heads * shape.d_kv
    ids = graph.take("ids", TensorProto.INT32, ["S", "Q"])
    position = graph.take("position", TensorProto.INT64, ["S"])
    bias = graph.take("bias", TensorProto.FLOAT, ["S", "Q", heads, 1, "C"])
    rows = graph.take("rows", TensorProto.INT64, [slots if several else slots + 1]) if slots > 1 else ""
    if slots > 1 and not several:
        graph.take("kept", TensorProto.INT64, [2])
    x = graph.embed(ids, state["shared.weight"])
    name = "decoder.block.0.layer.0.layer_norm"
    normed = graph.norm(x, name, state[f"{name}.weight"], shape.epsilon)
    for layer in range(shape.num_decoder_layers):
        prefix = f"decoder.block.{layer}.layer"
        own, cross = f"{prefix}.0.SelfAttention", f"{prefix}.1.EncDecAttention"
        q, k, v = graph.split(graph.linear(normed, f"{own}.qkv", _stacked(state, own, "qkv")), [f"{own}.{n}_out" for n in "qkv"])
        caches = []
        for kind, new in (("key", k), ("value", v)):
            past = graph.take(f"past_{kind}_{layer}", TensorProto.FLOAT, ["S", heads, "C", size])
            new = graph.op("Transpose", [graph.reshape(new, [0, 0, heads, size])], perm=[0, 2, 1, 3])  # (S, heads, Q, d_kv)
            present = graph.op("TensorScatter", [past, new, position], [f"present_{kind}_{layer}"], axis=-2)
            graph.give(present, TensorProto.FLOAT, ["S", heads, "C", size])
            caches.append(graph.op("Unsqueeze", [present, graph.integers([1])]))  # (S, 1, heads, C, d_kv)
        q = graph.reshape(q, [0, 0, heads, 1, size])
        scores = graph.op("FusedMatMul", [q, caches[0]], 1, MICROSOFT, transB=1)  # (S, Q, heads, 1, C)
        weight = graph.op("Softmax", [graph.op("Add", [scores, bias])], axis=-1)
        y = graph.reshape(graph.op("MatMul", [weight, caches[1]]), [0, 0, inner])
        y = graph.linear(y, f"{own}.o", state[f"{own}.o.weight"].T)
        normed, x = graph.add_norm(x, y, f"{prefix}.1.layer_norm", state[f"{prefix}.1.layer_norm.weight"], shape.epsilon)
        y = _cross_attention(graph, shape, state, cross, layer, normed, rows, slots, several)
        normed, x = graph.add_norm(x, y, f"{prefix}.2.layer_norm", state[f"{prefix}.2.layer_norm.weight"], shape.epsilon)
        y = _feed_forward(graph, shape, state, f"{prefix}.2.DenseReluDense", normed)
        last = layer + 1 == shape.num_decoder_layers
        name = "decoder.final_layer_norm" if last else f"decoder.block.{layer + 1}.layer.0.layer_norm"
        gain = state[f"{name}.weight"] * (shape.d_model**-0.5 if last and shape.scale_logits else 1.0)
        normed, x = graph.add_norm(x, y, name, gain, shape.epsilon)
    graph.linear(normed, "lm_head", head.T, "logits")
    graph.give("logits", TensorProto.FLOAT, ["S", "Q", shape.vocab_size])
    return graph.model(f"decoder_{slots}_{'several' if several else 'single'}")


def _cross_attention(
    graph: Graph, shape: Shape, state: dict[str, np.ndarray], prefix: str, layer: int, x: str, rows: str, slots: int, several: bool
) -> str:
    """x (S, Q, d_model) -> (S, Q, d_model): each row reads its own document."""
    heads, size, inner = shape.num_heads, shape.d_kv, shape.num_heads * shape.d_kv
    query = graph.linear(x, f"{prefix}.q", state[f"{prefix}.q.weight"].T)
    # (1, S * Q, inner) for one product per document, (S * Q, heads, 1, d_kv) for one per row
    flat = graph.reshape(query, [1, -1, inner] if several else [-1, heads, 1, size])
    axis, parts = (1 if several else 0), [flat]
    if slots > 1:
        parts = [f"{prefix}.query_{slot}" for slot in range(slots)]
        if not several:
            # A broadcast product cannot have 0 rows: documents that nobody reads get one row of zeros each.
            spare = graph.vector("spare_rows", np.zeros((slots, heads, 1, size), np.float32))
            flat, parts = graph.op("Concat", [flat, spare], axis=axis), [*parts, f"{prefix}.unused"]
        graph.op("Split", [flat, rows], parts, axis=axis)
        parts = parts[:slots]
    answers = []
    for slot, part in enumerate(parts):
        form = [1, heads, f"T{slot}", size]
        key, value = (graph.take(f"cross_{kind}_{layer}_{slot}", TensorProto.FLOAT, form) for kind in ("key", "value"))
        if several:
            answers.append(graph.op("MultiHeadAttention", [part, key, value], 1, MICROSOFT, num_heads=heads, scale=1.0))
        else:
            weight = graph.op("Softmax", [graph.op("FusedMatMul", [part, key], 1, MICROSOFT, transB=1)], axis=-1)
            answers.append(graph.op("MatMul", [weight, value]))
    y = answers[0] if slots == 1 else graph.op("Concat", answers, axis=axis)
    if slots > 1 and not several:
        y = graph.op("Split", [y, "kept"], 2, axis=axis)
    # Back to (S, Q, inner): the query's own shape says what S and Q are.
    y = graph.op("Reshape", [y, graph.op("Shape", [query])])
    return graph.linear(y, f"{prefix}.o", state[f"{prefix}.o.weight"].T)


def bias_by_distance(table: np.ndarray, shape: Shape, bidirectional: bool) -> np.ndarray:
    """Relative position bias as a plain table by distance.

    table (num_buckets, heads) -> (heads, D). Decoder: column n is the bias of a key n tokens back, D = max_distance + 1,
    the last column for everything farther. Encoder: D = 2 * max_distance + 1, column max_distance + (key - query).
    Buckets as in T5 (mesh_tensorflow transformer_layers.py, relative_position_bucket), in float32 like transformers.
    """
    reach = shape.max_distance
    if bidirectional:
        offsets = np.arange(-reach, reach + 1)
        buckets = shape.num_buckets // 2
        base = np.where(offsets > 0, buckets, 0)
        distance = np.abs(offsets)
    else:
        distance, buckets = np.arange(reach + 1), shape.num_buckets
        base = np.zeros_like(distance)
    exact = buckets // 2
    with np.errstate(divide="ignore"):
        ratio = np.log(distance.astype(np.float32) / np.float32(exact)) / np.float32(np.log(reach / exact))
        large = exact + np.nan_to_num(ratio * np.float32(buckets - exact), neginf=0).astype(np.int64)
    bucket = base + np.where(distance < exact, distance, np.minimum(large, buckets - 1))
    return np.ascontiguousarray(table[bucket].T.astype(np.float32))
