import Interpreter
import Tensors

/// `torch.utils.data.TensorDataset`: samples that are rows of tensors of the same length.
final class TensorDataset: NativeObject {
  let tensors: [Tensor]

  init(_ tensors: [Tensor]) throws(Raise) {
    guard let first = tensors.first else {
      throw Raise(.typeError, "TensorDataset() takes one tensor or more, but none was given")
    }
    for tensor in tensors where tensor.shape.first == nil || tensor.shape.first != first.shape.first
    {
      throw Raise(
        .assertionError, "Size mismatch between tensors",
        fix: "the first dimension counts the samples: "
          + tensors.map { "\($0.shape)" }.joined(separator: " and "))
    }
    self.tensors = tensors
  }

  var typeName: String { "TensorDataset" }
  var attributeNames: [String] { ["tensors"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    name == "tensors" ? Value(tensors: tensors) : nil
  }

  func length(in context: Context) throws(Raise) -> Int { tensors[0].shape[0] }

  func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    var parts: [Value] = []
    for tensor in tensors { parts.append(try tensor.item(key, in: context)) }
    return Value(tuple: parts)
  }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    let count = try length(in: context)
    var next = 0
    return IteratorObject(typeName: "iterator") { [self] (context) throws(Raise) in
      guard next < count else { return nil }
      defer { next += 1 }
      return try item(.int(next), in: context)
    }
  }
}

/// `torch.utils.data.Subset`: some samples of a dataset.
final class DatasetSubset: NativeObject {
  let dataset: Value
  let indices: [Int]

  init(_ dataset: Value, _ indices: [Int]) {
    self.dataset = dataset
    self.indices = indices
  }

  var typeName: String { "Subset" }
  var attributeNames: [String] { ["dataset", "indices"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "dataset": dataset
    case "indices": Value(list: indices.map { .int($0) })
    default: nil
    }
  }

  func length(in context: Context) throws(Raise) -> Int { indices.count }

  func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    let place = try context.index(key, count: indices.count, of: "list")
    return try context.item(dataset, .int(indices[place]))
  }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    var rest = indices[...]
    return IteratorObject(typeName: "iterator") { [dataset] (context) throws(Raise) in
      guard let index = rest.popFirst() else { return nil }
      return try context.item(dataset, .int(index))
    }
  }
}
