import Dialect
import Interpreter

/// `torch.utils.data.ConcatDataset`: the samples of several data sets, one after the other.
final class ConcatDataset: NativeObject {
  let datasets: [Value]
  /// How many samples there are up to the end of each data set.
  private let ends: [Int]

  init(_ datasets: [Value], in context: Context) throws(Raise) {
    guard !datasets.isEmpty else {
      throw Raise(.assertionError, "datasets should not be an empty iterable")
    }
    self.datasets = datasets
    var ends: [Int] = []
    for dataset in datasets {
      let (end, overflow) = try context.length(dataset).addingReportingOverflow(ends.last ?? 0)
      guard !overflow else {
        throw Raise(.overflowError, "the datasets have more samples together than can be counted")
      }
      ends.append(end)
    }
    self.ends = ends
  }

  var typeName: String { "ConcatDataset" }
  var attributeNames: [String] { ["cumulative_sizes", "datasets"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "datasets": Value(list: datasets)
    case "cumulative_sizes": Value(list: ends.map { .int($0) })
    default: nil
    }
  }

  func length(in context: Context) throws(Raise) -> Int { ends.last ?? 0 }

  func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    let count = ends.last ?? 0
    let given = try context.integer(key, else: "dataset indices must be integers")
    guard given >= -count else {
      throw Raise(.valueError, "absolute value of index should not exceed dataset length")
    }
    let index = given < 0 ? given + count : given
    guard let place = ends.firstIndex(where: { $0 > index }) else {
      throw Raise(.indexError, "list index out of range")
    }
    let start = place == 0 ? 0 : ends[place - 1]
    return try context.deeper(during: "in nested data sets") { () throws(Raise) in
      try context.item(datasets[place], .int(index - start))
    }
  }

  func binary(
    _ op: BinaryOperator, _ other: Value, reflected: Bool, in context: Context
  ) throws(Raise) -> Value {
    guard op == .add, !reflected else { return .notImplemented }
    return .native(try ConcatDataset([.native(self), other], in: context))
  }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    countedIterator(of: self, count: ends.last ?? 0)
  }
}

/// `torch.utils.data.ChainDataset`: streams one after the other.
final class ChainDataset: NativeObject {
  let datasets: [Value]

  init(_ datasets: [Value]) { self.datasets = datasets }

  var typeName: String { "ChainDataset" }
  var attributeNames: [String] { ["datasets"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    name == "datasets" ? Value(list: datasets) : nil
  }

  func length(in context: Context) throws(Raise) -> Int {
    var count = 0
    for dataset in datasets { count = try count &+ context.length(dataset) }
    return max(count, 0)
  }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    var rest = datasets[...]
    var current: IteratorObject?
    return IteratorObject(typeName: "generator") { (context) throws(Raise) in
      while true {
        try context.step()
        if let next = try current?.next(in: context) { return next }
        guard let dataset = rest.popFirst() else { return nil }
        current = try context.iterator(dataset)
      }
    }
  }
}

/// An iterator over the items 0 … count − 1 of a native object.
func countedIterator(of object: any NativeObject, count: Int) -> IteratorObject {
  var next = 0
  return IteratorObject(typeName: "iterator") { (context) throws(Raise) in
    guard next < count else { return nil }
    defer { next += 1 }
    return try object.item(.int(next), in: context)
  }
}
