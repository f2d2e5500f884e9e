import Interpreter
import Tensors

extension Tensor: NativeObject {
  package var typeName: String { "Tensor" }

  package func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    guard WrittenNames.methods.contains(name),
      let function = try context.importModule("torch.functional").attribute(name)
    else { return nil }
    return .method(BoundMethod(function: function, receiver: Value(self)))
  }

  package func setAttribute(
    _ name: String, to value: Value, in context: Context
  ) throws(Raise) {
    switch name {
    case "grad": try setGradient(value)
    case "data": try takeData(value)
    case "requires_grad":
      guard let flag = value.asInt else {
        throw Raise(.runtimeError, "requires_grad must be a bool")
      }
      _ = try raising { try requiresGrad(flag != 0) }
    default:
      throw .noAttribute(
        typeName: typeName, name: name, known: ["grad", "data", "requires_grad"])
    }
  }

  private func setGradient(_ value: Value) throws(Raise) {
    if value.isNone {
      grad = nil
      return
    }
    guard let gradient = value.tensor else {
      throw Raise(
        .typeError,
        "assigned grad expected to be a Tensor or None but got grad of type \(value.plainTypeName)"
      )
    }
    guard gradient.dtype == dtype else {
      throw Raise(
        .runtimeError,
        "attempting to assign a gradient with dtype '\(gradient.dtype.messageName)' to a tensor with "
          + "grad_dtype '\(kindName)'. The gradient must match the tensor's grad_dtype (defaults to "
          + "the tensor's dtype). You can set the tensor's grad_dtype attribute with a specific "
          + "dtype, or None to allow any dtype. Set grad_dtype with caution. Diverging the dtypes of "
          + "a tensor and its gradient may break downstream systems that assume they match.",
        fix: "convert it first: .to(x.dtype)")
    }
    guard gradient.shape == shape else {
      throw Raise(
        .runtimeError,
        "attempting to assign a gradient of size '\(gradient.shape)' to a tensor of size '\(shape)'. "
          + "Please ensure that the gradient and the tensor are the same size")
    }
    grad = gradient
  }

  /// Takes over another tensor's memory, outside of the graph.
  private func takeData(_ value: Value) throws(Raise) {
    guard let data = value.tensor else {
      throw Raise(
        .typeError,
        "Variable data has to be a tensor, but got \(value.plainTypeName)")
    }
    guard data.shape == shape else {
      throw Raise(
        .runtimeError, "cannot give a tensor of shape \(shape) data of shape \(data.shape)",
        fix: "make a new tensor: a tensor keeps its shape here")
    }
    _ = try raising { try setData(data) }
  }

  package func length(in context: Context) throws(Raise) -> Int {
    guard let first = shape.first else { throw Raise(.typeError, "len() of a 0-d tensor") }
    return first
  }

  package func iterator(in context: Context) throws(Raise) -> IteratorObject {
    guard rank > 0 else { throw Raise(.typeError, "iteration over a 0-d tensor") }
    let count = shape[0]
    // With a graph behind it, all rows come from one operation, as in PyTorch.
    let rows = try requiresGrad ? raising { try unbind(0) } : nil
    var next = 0
    return IteratorObject(typeName: "tensor_iterator") { [self] (_) throws(Raise) in
      guard next < count else { return nil }
      defer { next += 1 }
      if let rows { return Value(rows[next]) }
      return try raising { Value(try select(0, next)) }
    }
  }

  package func contains(_ item: Value, in context: Context) throws(Raise) -> Bool? {
    if let scalar = item.scalar {
      return try raising { try equal(scalar).booleans.contains(true) }
    }
    if let tensor = item.tensor {
      return try raising { try equal(tensor).booleans.contains(true) }
    }
    throw Raise(
      .runtimeError,
      "Tensor.__contains__ only supports Tensor or scalar, but you passed in a "
        + "\(try context.repr(.classObject(context.type(of: item)))).")
  }

  package func truth(in context: Context) throws(Raise) -> Bool { try raising { try truth() } }

  package func integer(isIndex: Bool, in context: Context) throws(Raise) -> Int? {
    if isIndex {
      if let index { return index }
      if count == 1, dtype == .bool { return integers.first }
      throw Raise(
        .typeError, "only integer tensors of a single element can be converted to an index")
    }
    switch try single() {
    case .int(let value): return value
    case .bool(let value): return value ? 1 : 0
    case .float(let value):
      if let whole = Int(exactly: value.rounded(.towardZero)) { return whole }
      if value.isNaN { throw Raise(.valueError, "cannot convert float NaN to integer") }
      throw Raise(
        .overflowError,
        value.isInfinite
          ? "cannot convert float infinity to integer" : "\(value) does not fit in 64 bits")
    }
  }

  package func number(in context: Context) throws(Raise) -> Double? { try single().double }

  /// The number of a tensor with one.
  private func single() throws(Raise) -> Scalar {
    guard count == 1, let scalar = scalars.first else {
      throw Raise(
        .valueError, "only one element tensors can be converted to Python scalars",
        fix: "reduce it first, as with .mean(), or take .tolist()")
    }
    return scalar
  }

  package func repr(in context: Context) throws(Raise) -> String {
    description
  }

  package func format(_ specification: String, in context: Context) throws(Raise) -> String {
    if rank == 0 {
      let scalar = try raising { try item() }
      return try context.format(Value(scalar), specification)
    }
    if specification.isEmpty { return try text(in: context) }
    throw Raise(
      .typeError, "unsupported format string passed to \(typeName).__format__",
      fix: count == 1 ? "take its number first: .item()" : nil)
  }
}
