import Interpreter
import Tensors

/// A sampler of `torch.utils.data`: the indices of samples in the order of one pass.
final class Sampler: NativeObject {
  /// The next indices; nothing at the end. Called when the indices before are used up, so that
  /// random numbers are drawn when PyTorch draws them.
  typealias Chunks = (Context) throws(Raise) -> [Value]?

  let typeName: String
  private let attributes: [(name: String, value: Value)]
  private let count: (Context) throws(Raise) -> Int
  private let pass: (Context) throws(Raise) -> Chunks

  init(
    _ typeName: String, attributes: [(name: String, value: Value)],
    count: @escaping (Context) throws(Raise) -> Int,
    pass: @escaping (Context) throws(Raise) -> Chunks
  ) {
    self.typeName = typeName
    self.attributes = attributes
    self.count = count
    self.pass = pass
  }

  var attributeNames: [String] { attributes.map(\.name) }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    attributes.first { $0.name == name }?.value
  }

  func length(in context: Context) throws(Raise) -> Int { try count(context) }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    var chunks: Chunks?
    var waiting: [Value] = []
    var position = 0
    return IteratorObject(typeName: "generator") { [pass] (context) throws(Raise) in
      try context.step()
      let next: Chunks
      if let chunks { next = chunks } else { next = try pass(context) }
      chunks = next
      while position == waiting.count {
        guard let more = try next(context) else { return nil }
        (waiting, position) = (more, 0)
      }
      defer { position += 1 }
      return waiting[position]
    }
  }
}

extension Sampler {
  /// All samples of a dataset in order.
  static func sequential(_ source: Value) -> Sampler {
    Sampler("SequentialSampler", attributes: [("data_source", source)]) {
      (context) throws(Raise) in
      try context.length(source)
    } pass: { (context) throws(Raise) in
      let count = try context.length(source)
      var start = 0
      return { (_) throws(Raise) in
        guard start < count else { return nil }
        let end = min(start + 256, count)
        defer { start = end }
        return (start..<end).map { .int($0) }
      }
    }
  }

  /// Indices of a list in random order; one permutation a pass.
  static func shuffled(_ indices: Value, _ generator: RandomGenerator) -> Sampler {
    Sampler("SubsetRandomSampler", attributes: [("indices", indices)]) {
      (context) throws(Raise) in
      try context.length(indices)
    } pass: { (context) throws(Raise) in
      let count = try context.length(indices)
      return once { (context) throws(Raise) in
        try context.checkSize(count, of: "the permutation")
        let order = try raising { try generator.permutation(count) }
        var chosen: [Value] = []
        for place in order { chosen.append(try context.item(indices, .int(place))) }
        return chosen
      }
    }
  }

  /// Indices drawn with the probabilities that the weights, doubles, are proportional to.
  static func weighted(
    _ weights: Tensor, count: Int, replacement: Bool, _ generator: RandomGenerator
  ) -> Sampler {
    Sampler(
      "WeightedRandomSampler",
      attributes: [
        ("weights", Value(weights)), ("num_samples", .int(count)),
        ("replacement", .bool(replacement)),
      ]
    ) { (_) throws(Raise) in
      count
    } pass: { (_) throws(Raise) in
      once { (context) throws(Raise) in
        try context.checkSize(count, of: "the sample")
        let drawn = try raising {
          try weights.multinomial(count, replacement: replacement, generator).integers
        }
        return drawn.map { .int($0) }
      }
    }
  }

  /// A pass that is one chunk.
  private static func once(
    _ make: @escaping (Context) throws(Raise) -> [Value]
  ) -> Chunks {
    var isDone = false
    return { (context) throws(Raise) in
      if isDone { return nil }
      isDone = true
      return try make(context)
    }
  }
}
