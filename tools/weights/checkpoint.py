"""Reads zip-format torch checkpoints without torch, and collects the nodes of an ONNX graph."""
import collections, io, pickle, zipfile
import numpy as np
from onnx import TensorProto, helper, numpy_helper

STORAGE = {"FloatStorage": np.float32, "LongStorage": np.int64, "DoubleStorage": np.float64, "HalfStorage": np.float16,
           "BoolStorage": np.bool_, "IntStorage": np.int32}


class Inert:
    """Stands for every class of the checkpoint that is neither a tensor nor a plain container; does nothing."""

    def __init__(self, *_, **__): pass
    def __setstate__(self, _): pass
    def __call__(self, *_, **__): return Inert()
    def append(self, _): pass
    def __setitem__(self, *_): pass
    def __hash__(self): return id(self)


def load(data):
    """The objects of a zip-format torch checkpoint. Only tensors and plain containers are let through."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    root = next(name for name in archive.namelist() if name.endswith("data.pkl"))[: -len("data.pkl")]

    def tensor(storage, offset, size, stride, *_):
        if not len(size):
            return storage[offset : offset + 1].reshape(()).copy()
        return np.lib.stride_tricks.as_strided(storage[offset:], size, [s * storage.itemsize for s in stride]).copy()

    class Unpickler(pickle.Unpickler):
        def find_class(self, module, name):
            if module == "torch._utils" and name.startswith("_rebuild_tensor"): return tensor
            if module == "torch._utils" and name == "_rebuild_parameter": return lambda data, *_: data
            if module == "collections" and name == "OrderedDict": return collections.OrderedDict
            if module == "torch" and name in STORAGE: return STORAGE[name]
            return Inert

        def persistent_load(self, reference):
            _, kind, key = reference[:3]
            return np.frombuffer(archive.read(f"{root}data/{key}"), dtype=kind)

    return Unpickler(archive.open(f"{root}data.pkl")).load()


class Graph:
    """Each call adds one node and returns the name of its output."""

    def __init__(self):
        self.nodes, self.constants, self.count = [], [], 0

    def const(self, value, dtype=np.float32):
        self.count += 1
        name = f"k{self.count}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(np.asarray(value, dtype)), name))
        return name

    def half(self, value):
        """A constant stored as 16-bit floats, in half the space, and widened when the model is loaded."""
        return self.op("Cast", [self.const(value, np.float16)], to=TensorProto.FLOAT)

    def op(self, kind, inputs, output=None, **attributes):
        self.count += 1
        output = output or f"v{self.count}"
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output
