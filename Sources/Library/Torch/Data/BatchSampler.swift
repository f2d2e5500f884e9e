import Interpreter

/// `torch.utils.data.BatchSampler`: the indices of another sampler in lists of one size.
final class BatchSampler: NativeObject {
  let sampler: Value
  let size: Int
  let dropsLast: Bool

  init(_ sampler: Value, size: Int, dropsLast: Bool) {
    self.sampler = sampler
    self.size = size
    self.dropsLast = dropsLast
  }

  var typeName: String { "BatchSampler" }
  var attributeNames: [String] { ["batch_size", "drop_last", "sampler"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "sampler": sampler
    case "batch_size": .int(size)
    case "drop_last": .bool(dropsLast)
    default: nil
    }
  }

  func length(in context: Context) throws(Raise) -> Int {
    let count = try context.length(sampler)
    return count / size + (dropsLast || count % size == 0 ? 0 : 1)
  }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    var indices: IteratorObject?
    return IteratorObject(typeName: "generator") {
      [sampler, size, dropsLast] (context)
        throws(Raise) in
      let source: IteratorObject
      if let indices { source = indices } else { source = try context.iterator(sampler) }
      indices = source
      var batch: [Value] = []
      while batch.count < size, let next = try source.next(in: context) {
        try context.step()
        batch.append(next)
        if batch.count & 0xFFFF == 0 { try context.checkSize(batch.count, of: "the batch") }
      }
      return batch.isEmpty || dropsLast && batch.count < size ? nil : Value(list: batch)
    }
  }
}
