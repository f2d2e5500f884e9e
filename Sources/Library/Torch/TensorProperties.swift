import Interpreter
import Tensors

/// The attributes of a tensor that are no methods.
var tensorProperties: [(String, Value)] {
  [
    property("shape", "The sizes of the dimensions.") { Value(size: $0.shape) },
    property("dtype", "The kind of number.") { .native(DTypeObject.of($0.dtype)) },
    property("device", "Where the tensor lives: the CPU.") { _ in
      .native(DeviceObject(type: "cpu"))
    },
    property("ndim", "The number of dimensions.") { .int($0.rank) },
    property("grad", "The gradient that backward added up.") { $0.grad.map { Value($0) } ?? .none },
    property("requires_grad", "Whether backward computes a gradient.") { .bool($0.requiresGrad) },
    property("retains_grad", "Whether a tensor that is no leaf keeps its gradient.") {
      .bool($0.retainsGrad)
    },
    property("is_leaf", "Whether no recorded operation made the tensor.") { .bool($0.isLeaf) },
    property("grad_fn", "The operation that made the tensor.") { x in
      x.graphOperation.map { .native(GradientFunction(.operation($0, output: 0))) } ?? .none
    },
    property("data", "The same memory outside of the graph.") { Value($0.detach()) },
    property("T", "The dimensions in the opposite order.") { x in
      Value(try x.permute(x.shape.indices.reversed()))
    },
    property("mT", "The last two dimensions exchanged.") { x in
      guard x.rank >= 2 else {
        throw Raise(
          .runtimeError,
          "tensor.mT is only supported on matrices or batches of matrices. Got \(x.rank)-D tensor.")
      }
      return Value(try x.transpose(-2, -1))
    },
    property("itemsize", "The bytes of an element.") { .int($0.dtype.stride) },
    property("nbytes", "The bytes of all elements.") { .int($0.count * $0.dtype.stride) },
    property("is_cuda", "Whether the tensor lives on a GPU: never.") { _ in false },
    property("_version", "How often the memory was changed in place.") { .int($0.version) },
  ]
}

private func property(
  _ name: String, _ documentation: String, _ read: @escaping (Tensor) throws -> Value
) -> (String, Value) {
  DescriptorObject.property(name, documentation: documentation) { (value, _) throws(Raise) in
    guard let tensor = value.tensor else { return .none }
    return try raising { try read(tensor) }
  }
}
