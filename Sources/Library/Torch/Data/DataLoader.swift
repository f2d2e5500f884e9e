import Interpreter
import Tensors

/// `torch.utils.data.DataLoader`: a dataset in batches, anew in each pass.
final class DataLoader: NativeObject {
  let dataset: Value
  let batchSize: Int
  let shuffles: Bool
  let dropsLast: Bool
  let collate: Value
  let generator: RandomGenerator?
  private let standard: RandomGenerator

  init(_ arguments: Arguments, standard: RandomGenerator) throws {
    dataset = arguments["dataset"]
    batchSize = try arguments.integer("batch_size")
    guard batchSize > 0 else {
      throw Raise(
        .valueError,
        "batch_size should be a positive integer value, but got batch_size=\(batchSize)")
    }
    guard try arguments.integer("num_workers") >= 0 else {
      throw Raise(
        .valueError,
        "num_workers option should be non-negative; use num_workers=0 to disable multiprocessing.")
    }
    shuffles = try arguments["shuffle"].isNone ? false : arguments.bool("shuffle")
    dropsLast = try arguments.bool("drop_last")
    collate = arguments["collate_fn"]
    generator =
      try arguments["generator"].isNone ? nil : arguments.generator(or: standard)
    self.standard = standard
  }

  var typeName: String { "DataLoader" }
  var attributeNames: [String] { ["batch_size", "dataset", "drop_last"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "dataset": dataset
    case "batch_size": .int(batchSize)
    case "drop_last": .bool(dropsLast)
    default: nil
    }
  }

  /// The number of batches.
  func length(in context: Context) throws(Raise) -> Int {
    let count = try context.length(dataset)
    return dropsLast ? count / batchSize : count / batchSize + (count % batchSize == 0 ? 0 : 1)
  }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    let count = try context.length(dataset)
    if shuffles, count == 0 {
      throw Raise(
        .valueError, "num_samples should be a positive integer value, but got num_samples=0")
    }
    // A seed for worker processes: drawn in every pass, also without any.
    _ = (generator ?? standard).seed64()
    var order = SampleOrder(
      count: count, shuffles: shuffles, generator: generator, standard: standard)
    let typeName = "_SingleProcessDataLoaderIter"
    return IteratorObject(typeName: typeName) { [self] (context) throws(Raise) in
      try context.step()
      let indices = try raising { try order.next(batchSize) }
      if indices.isEmpty || dropsLast && indices.count < batchSize { return nil }
      return try batch(indices, in: context)
    }
  }

  private func batch(_ indices: [Int], in context: Context) throws(Raise) -> Value {
    if collate.isNone, let rows = dataset.native(as: TensorDataset.self) {
      let places = Tensor(integers: indices)
      var parts: [Value] = []
      for tensor in rows.tensors {
        parts.append(Value(try raising { try tensor.indexSelect(0, places) }))
      }
      return Value(list: parts)
    }
    var samples: [Value] = []
    for index in indices { samples.append(try context.item(dataset, .int(index))) }
    if !collate.isNone { return try context.call(collate, [Value(list: samples)]) }
    return try collated(samples, in: context)
  }
}

/// Samples of one kind as one batch: tensors are stacked, numbers become a tensor, and containers
/// are batched part by part.
private func collated(_ samples: [Value], in context: Context) throws(Raise) -> Value {
  guard let first = samples.first else { return Value(list: []) }
  if first.tensor != nil {
    let tensors = samples.compactMap(\.tensor)
    return try raising { Value(try Tensor.stack(tensors)) }
  }
  switch first {
  case .int, .bool: return try raising { Value(Tensor(integers: samples.compactMap(\.asInt))) }
  case .float:
    throw Raise(
      .typeError, "a sample is a float, which PyTorch batches as torch.float64",
      fix: "return torch.tensor(…) from __getitem__: tensors here are float32")
  case .string: return Value(list: samples)
  case .dict(let model): return try collated(samples, keys: model.table.keys, in: context)
  case .tuple(let model): return try collated(samples, parts: model.elements.count, in: context)
  case .list(let model): return try collated(samples, parts: model.elements.count, in: context)
  default:
    throw Raise(
      .typeError,
      "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found "
        + (try context.repr(.classObject(context.type(of: first)))))
  }
}

private func collated(
  _ samples: [Value], parts count: Int, in context: Context
) throws(Raise) -> Value {
  var parts: [Value] = []
  for index in 0..<count {
    var column: [Value] = []
    for sample in samples { column.append(try context.item(sample, .int(index))) }
    parts.append(try collated(column, in: context))
  }
  return Value(list: parts)
}

private func collated(
  _ samples: [Value], keys: [Value], in context: Context
) throws(Raise) -> Value {
  let batch = DictObject()
  for key in keys {
    var column: [Value] = []
    for sample in samples { column.append(try context.item(sample, key)) }
    try batch.set(try collated(column, in: context), for: key, in: context)
  }
  return .dict(batch)
}
