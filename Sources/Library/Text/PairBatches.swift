import Interpreter
import RNN
import Tensors

/// `pair_batches(pairs, batch_size, …)`: batches of padded pairs of sequences.
func pairBatchesCommand(_ own: RandomGenerator) -> BuiltinFunction {
  BuiltinFunction(
    command: "pair_batches",
    [
      .required("pairs").meaning("pairs of lists of token numbers: source and target"),
      .required("batch_size").meaning("how many pairs a batch has"),
      .optional("padding", 0).meaning("the number behind a sequence's end"),
      .optional("shuffle", false).meaning("whether each pass has another order"),
      .optional("generator").meaning("a torch.Generator of one's own"),
    ],
    """
    Pairs of source and target in batches of like lengths: each is (source [B, S], source lengths, \
    target [B, T], target lengths), padded behind. With shuffle, in another order in each pass.
    """
  ) { (arguments, context) in
    var (sources, targets): ([[Int]], [[Int]]) = ([], [])
    for (place, pair) in try context.elements(of: arguments["pairs"]).enumerated() {
      guard let parts = pair.asSequence, parts.count == 2 else {
        throw Raise(
          .typeError, "pair_batches(): pair \(place) is not a pair of a source and a target")
      }
      let name = "pair_batches"
      sources.append(
        try integers(parts[0], of: "the source of pair \(place)", function: name, in: context))
      targets.append(
        try integers(parts[1], of: "the target of pair \(place)", function: name, in: context))
    }
    return .native(
      try PairBatches(
        sources: sources, targets: targets, batchSize: arguments.int("batch_size"),
        padding: arguments.int("padding"),
        generator: arguments.bool("shuffle") ? arguments.generator(or: own) : nil))
  }
}

/// Batches of padded pairs as a value of cells; shuffled ones are drawn anew in each pass.
final class PairBatches: NativeObject {
  private let sources: [[Int]]
  private let targets: [[Int]]
  private let batchSize: Int
  private let padding: Int
  private let generator: RandomGenerator?

  init(
    sources: [[Int]], targets: [[Int]], batchSize: Int, padding: Int, generator: RandomGenerator?
  ) throws {
    self.sources = sources
    self.targets = targets
    self.batchSize = batchSize
    self.padding = padding
    self.generator = generator
    if let place = targets.firstIndex(where: \.isEmpty) {
      throw DataError.emptySequence(place: place)
    }
    _ = try LengthBuckets.batches(of: sources.map(\.count), batchSize: batchSize)
  }

  var typeName: String { "PairBatches" }

  func length(in context: Context) throws(Raise) -> Int { (sources.count - 1) / batchSize + 1 }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    var rest = try raising {
      try LengthBuckets.batches(
        of: sources.map(\.count), batchSize: batchSize, shuffledBy: generator)[...]
    }
    return IteratorObject(typeName: "iterator") { [self] (context) throws(Raise) in
      try context.step()
      guard let places = rest.popFirst() else { return nil }
      return try raising {
        let parts = try [sources, targets].map { sequences in
          try PaddedBatch(places.map { sequences[$0] }, padding: padding)
        }
        return Value(
          tensors: parts.flatMap { [$0.tokens, Tensor(integers: $0.lengths)] })
      }
    }
  }
}
