import Interpreter
import Tensors

/// `torch.utils.data.DataLoader`: a dataset in batches, anew in each pass.
///
/// All work is done here and now, whatever `num_workers` says: worker processes change when
/// batches are made, not what they hold.
final class DataLoader: NativeObject {
  let settings: DataLoaderSettings

  init(_ settings: DataLoaderSettings) { self.settings = settings }

  var typeName: String { "DataLoader" }
  var attributeNames: [String] { settings.attributes.map(\.name) }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    settings.attributes.first { $0.name == name }?.value
  }

  func setAttribute(_ name: String, to value: Value, in context: Context) throws(Raise) {
    guard attributeNames.contains(name) else {
      throw .noAttribute(typeName: typeName, name: name, known: attributeNames)
    }
    throw Raise(
      .valueError, "\(name) attribute should not be set after DataLoader is initialized",
      fix: "make a new DataLoader")
  }

  /// The number of batches; of samples where there are none.
  func length(in context: Context) throws(Raise) -> Int {
    guard settings.isStream else { return try context.length(settings.indices) }
    let count = try context.length(settings.dataset)
    guard let size = settings.batchSize else { return count }
    return count / size + (settings.dropsLast || count % size == 0 ? 0 : 1)
  }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    let indices = settings.isStream ? nil : try context.iterator(settings.indices)
    // A seed for worker processes: drawn in every pass, also without any.
    _ = settings.generator.seed64()
    let typeName = "_SingleProcessDataLoaderIter"
    if settings.isStream {
      let samples = try context.iterator(settings.dataset)
      return IteratorObject(typeName: typeName) { [settings] (context) throws(Raise) in
        try settings.nextBatch(of: samples, in: context)
      }
    }
    return IteratorObject(typeName: typeName) { [settings] (context) throws(Raise) in
      try context.step()
      guard let next = try indices?.next(in: context) else { return nil }
      return try settings.samples(at: next, in: context)
    }
  }
}

// MARK: - What a batch holds

extension DataLoaderSettings {
  /// The next samples of a stream as a batch; nothing at the end.
  fileprivate func nextBatch(
    of stream: IteratorObject, in context: Context
  ) throws(Raise) -> Value? {
    guard let batchSize else {
      guard let sample = try stream.next(in: context) else { return nil }
      return try collated(sample, in: context)
    }
    var samples: [Value] = []
    while samples.count < batchSize, let sample = try stream.next(in: context) {
      try context.step()
      samples.append(sample)
      if samples.count & 0xFFFF == 0 { try context.checkSize(samples.count, of: "the batch") }
    }
    if samples.isEmpty || dropsLast && samples.count < batchSize { return nil }
    return try collated(Value(list: samples), in: context)
  }

  /// What one step of the sampler asks for: a sample, or the batch of several.
  fileprivate func samples(at given: Value, in context: Context) throws(Raise) -> Value {
    guard hasBatches else { return try collated(context.item(dataset, given), in: context) }
    let indices = try context.elements(of: given)
    if collate.isNone, let rows = try gathered(indices, of: dataset, in: context) { return rows }
    return try collated(
      Value(list: items(indices, of: dataset, in: context)), in: context)
  }

  private func items(
    _ indices: [Value], of dataset: Value, in context: Context
  ) throws(Raise) -> [Value] {
    if let subset = dataset.native(as: DatasetSubset.self) {
      var inner: [Value] = []
      for index in indices { inner.append(try subset.index(index, in: context)) }
      return try context.deeper(during: "in nested subsets") { () throws(Raise) in
        try items(inner, of: subset.dataset, in: context)
      }
    }
    if case .instance = dataset, let method = try context.attributeIfAny(dataset, "__getitems__") {
      return try context.elements(of: context.call(method, [Value(list: indices)]))
    }
    var samples: [Value] = []
    for index in indices { samples.append(try context.item(dataset, index)) }
    return samples
  }

  /// Rows of tensors, taken at once instead of one by one; nothing for another dataset.
  private func gathered(
    _ indices: [Value], of dataset: Value, in context: Context
  ) throws(Raise) -> Value? {
    if let subset = dataset.native(as: DatasetSubset.self) {
      var inner: [Value] = []
      for index in indices { inner.append(try subset.index(index, in: context)) }
      return try context.deeper(during: "in nested subsets") { () throws(Raise) in
        try gathered(inner, of: subset.dataset, in: context)
      }
    }
    guard let rows = dataset.native(as: TensorDataset.self) else { return nil }
    let places = indices.compactMap(\.asInt)
    guard places.count == indices.count else { return nil }
    let batch = try raising { try rows.batch(places) }
    return batch.map { Value(list: $0.map { Value($0) }) }
  }

  private func collated(_ samples: Value, in context: Context) throws(Raise) -> Value {
    if !collate.isNone { return try context.call(collate, [samples]) }
    if hasBatches { return try defaultBatch(samples.asSequence ?? [], in: context) }
    return try converted(samples, in: context)
  }
}
