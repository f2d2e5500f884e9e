import Dialect
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

  func binary(
    _ op: BinaryOperator, _ other: Value, reflected: Bool, in context: Context
  ) throws(Raise) -> Value {
    guard op == .add, !reflected else { return .notImplemented }
    return .native(try ConcatDataset([.native(self), other], in: context))
  }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    countedIterator(of: self, count: try length(in: context))
  }

  /// A batch of rows, gathered at once; nothing where an index is out of range or the rows are part
  /// of a graph, which then must show how each was taken.
  func batch(_ indices: [Int]) throws -> [Tensor]? {
    guard indices.allSatisfy((0..<tensors[0].shape[0]).contains),
      !tensors.contains(where: \.requiresGrad)
    else { return nil }
    let places = Tensor(integers: indices)
    return try tensors.map { try $0.indexSelect(0, places) }
  }
}

/// `torch.utils.data.Subset`: some samples of a dataset.
final class DatasetSubset: NativeObject {
  let dataset: Value
  let indices: [Value]
  /// The indices as they were given: a list, a range, a tensor.
  private let given: Value

  init(_ dataset: Value, _ indices: [Value], given: Value) {
    self.dataset = dataset
    self.indices = indices
    self.given = given
  }

  convenience init(_ dataset: Value, _ indices: some Sequence<Int>) {
    let values = indices.map { Value.int($0) }
    self.init(dataset, values, given: Value(list: values))
  }

  var typeName: String { "Subset" }
  var attributeNames: [String] { ["dataset", "indices"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "dataset": dataset
    case "indices": given
    default: nil
    }
  }

  func length(in context: Context) throws(Raise) -> Int { indices.count }

  func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    let chosen: Value
    if case .list(let keys) = key {
      var indices: [Value] = []
      for key in keys.elements { indices.append(try index(key, in: context)) }
      chosen = Value(list: indices)
    } else {
      chosen = try index(key, in: context)
    }
    return try context.deeper(during: "in nested subsets") { () throws(Raise) in
      try context.item(dataset, chosen)
    }
  }

  /// The whole dataset's index of a sample.
  func index(_ key: Value, in context: Context) throws(Raise) -> Value {
    indices[try context.index(key, count: indices.count, of: "list")]
  }

  func binary(
    _ op: BinaryOperator, _ other: Value, reflected: Bool, in context: Context
  ) throws(Raise) -> Value {
    guard op == .add, !reflected else { return .notImplemented }
    return .native(try ConcatDataset([.native(self), other], in: context))
  }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    countedIterator(of: self, count: indices.count)
  }
}
