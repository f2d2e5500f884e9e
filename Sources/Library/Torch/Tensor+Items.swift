import Interpreter
import NumPy
import Tensors

private let bytesAsMask =
  "indexing with dtype torch.uint8 is now deprecated, please use a dtype torch.bool instead."

extension Tensor {
  package func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    // A single place is by far the commonest key.
    if case .int(let place) = key { return try raising { Value(try index([.at(place)])) } }
    let parts = try Self.parts(of: key, in: context)
    return try raising { Value(try index(parts)) }
  }

  package func setItem(
    _ key: Value, to value: Value, in context: Context
  ) throws(Raise) {
    let parts = try Self.parts(of: key, in: context)
    if let scalar = value.scalar {
      try raising { try setIndex(parts, scalar) }
    } else if let tensor = value.tensor {
      try checkKind(of: tensor, at: parts)
      try raising { try setIndex(parts, tensor) }
    } else {
      throw Raise(
        .typeError, "can't assign a \(value.plainTypeName) to a torch.\(kindName)Tensor",
        fix: value.asSequence == nil ? nil : "write torch.tensor(…) around the list")
    }
  }

  package func deleteItem(_ key: Value, in context: Context) throws(Raise) {
    throw Raise(.typeError, "Tensor does not support deleting items")
  }

  /// The kind of number in PyTorch's messages: `Float`.
  var kindName: String { dtype.scalarName }

  /// Refuses a value of another kind where places are looked up by tensors.
  private func checkKind(of value: Tensor, at parts: [TensorIndex]) throws(Raise) {
    let looksUp = parts.contains { if case .tensor = $0 { true } else { false } }
    guard looksUp, value.dtype != dtype, value.rank > 0 else { return }
    throw Raise(
      .runtimeError,
      "Index put requires the source and destination dtypes match, got \(kindName) for the "
        + "destination and \(value.kindName) for the source.",
      fix: "convert the value: .to(x.dtype)")
  }

  private static func parts(
    of key: Value, in context: Context
  ) throws(Raise) -> [TensorIndex] {
    guard case .tuple(let tuple) = key else { return [try part(key, in: context)] }
    var parts: [TensorIndex] = []
    for element in tuple.elements { parts.append(try part(element, in: context)) }
    return parts
  }

  private static func part(_ key: Value, in context: Context) throws(Raise) -> TensorIndex {
    switch key {
    case .none: return .newAxis
    case .ellipsis: return .ellipsis
    case .int(let place): return .at(place)
    case .bool(let flag): return .tensor(Tensor(.bool(flag)))
    case .native(let object as ArrayScalar): return try part(object.plain, in: context)
    case .slice(let slice): return try part(slice, in: context)
    case .list, .tuple, .range:
      let data = try TensorData(key, in: context)
      let dtype: DType? = data.scalars.isEmpty ? .int64 : nil
      return .tensor(try raising { try data.tensor(dtype: dtype) })
    default: break
    }
    let array = try key.arrayAsTensor()
    guard let tensor = key.tensor ?? array else {
      guard key.asString == nil else {
        throw Raise(.typeError, "new(): invalid data type 'str'")
      }
      throw Raise(
        .indexError,
        "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid "
          + "indices (got \(key.plainTypeName))")
    }
    if tensor.dtype == .uint8 { context.warn(bytesAsMask) }
    if tensor.rank == 0, !tensor.dtype.isMask, let place = tensor.index { return .at(place) }
    return .tensor(tensor)
  }

  private static func part(
    _ slice: SliceObject, in context: Context
  ) throws(Raise) -> TensorIndex {
    func bound(_ value: Value) throws(Raise) -> Int? {
      if value.isNone { return nil }
      return try context.integer(
        value, else: "slice indices must be integers or None or have an __index__ method")
    }
    return .slice(
      start: try bound(slice.lower), end: try bound(slice.upper), step: try bound(slice.step) ?? 1)
  }
}
