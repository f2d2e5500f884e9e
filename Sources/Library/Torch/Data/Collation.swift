import Interpreter
import NumPy
import Tensors

/// `default_collate(batch)`: samples of one kind as one batch.
var defaultCollate: BuiltinFunction {
  BuiltinFunction(
    torch: "default_collate", [.required("batch")], "Samples of one kind as one batch."
  ) { (arguments, context) in
    try defaultBatch(context.elements(of: arguments["batch"]), in: context)
  }
}

/// `default_convert(data)`: what a loader without batches makes of a sample.
var defaultConvert: BuiltinFunction {
  BuiltinFunction(
    torch: "default_convert", [.required("data")], "A sample with its tuples made lists."
  ) { (arguments, context) in
    try converted(arguments["data"], in: context)
  }
}

/// Samples of one kind as one batch: tensors are stacked, numbers become a tensor, and containers
/// are batched part by part.
func defaultBatch(_ samples: [Value], in context: Context) throws(Raise) -> Value {
  guard let first = samples.first else { throw Raise(.indexError, "list index out of range") }
  if first.tensor != nil {
    guard let other = samples.first(where: { $0.tensor == nil }) else {
      return try raising { Value(try Tensor.stack(samples.compactMap(\.tensor))) }
    }
    throw Raise(
      .typeError,
      "expected Tensor as element \(samples.firstIndex { $0.tensor == nil } ?? 0) in argument 0, "
        + "but got \(other.plainTypeName)")
  }
  switch first {
  case .native(is NDArray): return try batch(ofArrays: samples)
  case .native(is ArrayScalar):
    return try raising {
      Value(try TensorData(Value(list: samples), in: context).tensor(dtype: nil))
    }
  case .int, .bool, .float: return try batch(ofNumbers: samples, in: context)
  case .string: return Value(list: samples)
  case .dict(let model):
    return .dict(try batch(ofDicts: samples, like: model, in: context))
  case .tuple(let model):
    let parts = try columns(of: samples, count: model.elements.count, in: context)
    guard !model.fields.isEmpty else { return Value(list: parts) }
    return .tuple(
      TupleObject(
        parts, typeName: model.typeName, fields: model.fields, classObject: model.classObject))
  case .list(let model):
    return Value(list: try columns(of: samples, count: model.elements.count, in: context))
  default:
    throw Raise(
      .typeError,
      "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found "
        + (try context.repr(.classObject(context.type(of: first)))),
      fix: "give collate_fn=, a function that makes a batch of a list of samples")
  }
}

/// The batch of one part of each sample. As in PyTorch, the texts of a column become a tuple where
/// the samples are tuples or lists.
private func part(
  _ column: [Value], isInDict: Bool = false, in context: Context
) throws(Raise) -> Value {
  if case .string? = column.first, !isInDict { return Value(tuple: column) }
  return try context.deeper(during: "while collating a batch") { () throws(Raise) in
    try defaultBatch(column, in: context)
  }
}

private func batch(ofArrays samples: [Value]) throws(Raise) -> Value {
  var tensors: [Tensor] = []
  for sample in samples {
    guard let tensor = try sample.array?.sharedTensor() ?? sample.tensor else {
      throw Raise(.typeError, "a batch of arrays has a sample of type \(sample.plainTypeName)")
    }
    tensors.append(tensor)
  }
  let rows = tensors
  return try raising { Value(try Tensor.stack(rows)) }
}

private func batch(ofNumbers samples: [Value], in context: Context) throws(Raise) -> Value {
  let numbers = samples.compactMap(\.scalar)
  guard numbers.count == samples.count else {
    let other = samples.first { $0.scalar == nil }?.plainTypeName ?? ""
    throw Raise(.typeError, "a batch of numbers has a sample of type \(other)")
  }
  // Python's floats keep their precision, whatever the default kind is.
  let dtype: DType? = if case .float? = samples.first { .float64 } else { nil }
  return try raising { Value(try Tensor.of(numbers, shape: [numbers.count], dtype: dtype)) }
}

private func columns(
  of samples: [Value], count: Int, in context: Context
) throws(Raise) -> [Value] {
  for sample in samples where sample.asSequence?.count != count {
    throw Raise(
      .runtimeError, "each element in list of batch should be of equal size",
      fix: "pad the samples to one length, or give collate_fn=")
  }
  var parts: [Value] = []
  for index in 0..<count {
    let column = samples.compactMap { $0.asSequence?[index] }
    parts.append(try part(column, in: context))
  }
  return parts
}

private func batch(
  ofDicts samples: [Value], like model: DictObject, in context: Context
) throws(Raise) -> DictObject {
  let batch = DictObject(typeName: model.typeName)
  for key in model.table.keys {
    var column: [Value] = []
    for sample in samples { column.append(try context.item(sample, key)) }
    try batch.set(try part(column, isInDict: true, in: context), for: key, in: context)
  }
  return batch
}

/// A sample as a loader without batches gives it: tuples become lists, arrays tensors; all else
/// stays.
func converted(_ data: Value, in context: Context) throws(Raise) -> Value {
  func parts(_ values: [Value]) throws(Raise) -> [Value] {
    var made: [Value] = []
    for value in values {
      made.append(
        try context.deeper(during: "while collating a batch") { () throws(Raise) in
          try converted(value, in: context)
        })
    }
    return made
  }
  switch data {
  case .tuple(let model) where !model.fields.isEmpty:
    let made = try parts(model.elements)
    return .tuple(
      TupleObject(
        made, typeName: model.typeName, fields: model.fields, classObject: model.classObject))
  case .tuple(let model): return Value(list: try parts(model.elements))
  case .list(let model): return Value(list: try parts(model.elements))
  case .dict(let model):
    let made = DictObject(typeName: model.typeName)
    let entries = model.table.live
    let values = try parts(entries.map(\.value))
    for (entry, value) in zip(entries, values) { try made.set(value, for: entry.key, in: context) }
    return .dict(made)
  case .native(let array as NDArray) where array.kind != .text:
    return Value(try array.sharedTensor())
  case .native(is ArrayScalar):
    return try raising { Value(try TensorData(data, in: context).tensor(dtype: nil)) }
  default: return data
  }
}
