import Interpreter
import RNN
import Tensors

/// `language_batches`, `language_windows`, `pad_batch`, `length_mask`, `length_batches`.
func batchCommands(_ library: CellLibrary) -> [BuiltinFunction] {
  [streams, windowsOfTokens, padding, mask, buckets(library.generator)]
}

private var streams: BuiltinFunction {
  BuiltinFunction(
    command: "language_batches",
    [
      .required("tokens").meaning("the text as token numbers: a list or a tensor [T]"),
      .required("batch_size").meaning("how many rows a batch has"),
      .required("steps").meaning("how many steps a window or a row has"),
    ],
    """
    A text as batch_size streams side by side, in windows: pairs of inputs and targets, both \
    [batch_size, steps]; a batch begins where the one before ended, so that the state can be carried.
    """
  ) { (arguments, context) in
    let tokens = try integers(
      arguments["tokens"], of: "tokens", function: "language_batches", in: context)
    let streams = try TokenStreams(
      tokens, batchSize: arguments.int("batch_size"), steps: arguments.int("steps"))
    return .native(LanguageBatches(streams))
  }
}

private var windowsOfTokens: BuiltinFunction {
  BuiltinFunction(
    command: "language_windows",
    [
      .required("tokens").meaning("the text as token numbers: a list or a tensor [T]"),
      .required("steps").meaning("how many steps a window or a row has"),
    ],
    "Windows of a text side by side, [N, steps], and the token behind each step, [N, steps]."
  ) { (arguments, context) in
    let tokens = try integers(
      arguments["tokens"], of: "tokens", function: "language_windows", in: context)
    let windows = try TokenStreams.windows(of: tokens, steps: arguments.int("steps"))
    return Value(tensors: [windows.inputs, windows.targets])
  }
}

private var padding: BuiltinFunction {
  BuiltinFunction(
    command: "pad_batch",
    [
      .required("sequences").meaning("lists of token numbers"),
      .optional("padding", 0).meaning("the number behind a sequence's end"),
      .optional("length").meaning(
        "how many steps the batch has; as many as the longest by default"),
    ],
    "Sequences of unequal lengths as one tensor, filled up behind, [B, T], and their lengths, [B]."
  ) { (arguments, context) in
    let sequences = try context.elements(of: arguments["sequences"]).enumerated().map {
      try integers($1, of: "sequence \($0)", function: "pad_batch", in: context)
    }
    let length = try arguments.optional("length", Arguments.int)
    try checkSize(
      sequences.count, length ?? sequences.map(\.count).max() ?? 0, of: "the batch", in: context)
    let batch = try PaddedBatch(sequences, padding: arguments.int("padding"), length: length)
    return Value(tensors: [batch.tokens, Tensor(integers: batch.lengths)])
  }
}

private var mask: BuiltinFunction {
  BuiltinFunction(
    command: "length_mask",
    [
      .required("lengths").meaning("how many steps of each row are its own"),
      .optional("steps").meaning("how many steps a window or a row has"),
    ],
    "True where a step is a sequence's own, [B, steps]; as many steps as the longest by default."
  ) { (arguments, context) in
    let lengths = try integers(
      arguments["lengths"], of: "lengths", function: "length_mask", in: context)
    let steps =
      try arguments.optional("steps", Arguments.int)
      ?? lengths.max() ?? 0
    try checkSize(lengths.count, steps, of: "the mask", in: context)
    return Value(try PaddedBatch.mask(of: lengths, steps: steps))
  }
}

private func buckets(_ own: RandomGenerator) -> BuiltinFunction {
  BuiltinFunction(
    command: "length_batches",
    [
      .required("lengths").meaning("how many steps of each row are its own"),
      .required("batch_size").meaning("how many rows a batch has"),
      .optional("shuffle", false).meaning("whether batches come in a random order"),
      .optional("generator").meaning("a torch.Generator of one's own"),
    ],
    """
    Lists of places, sequences of like lengths together: a DataLoader's batch_sampler. With shuffle, \
    equal lengths and the batches come in random order.
    """
  ) { (arguments, context) in
    let lengths = try integers(
      arguments["lengths"], of: "lengths", function: "length_batches", in: context)
    let generator =
      try arguments.bool("shuffle") ? arguments.generator(or: own) : nil
    let batches = try LengthBuckets.batches(
      of: lengths, batchSize: arguments.int("batch_size"), shuffledBy: generator)
    return Value(list: batches.map { Value(list: $0.map { .int($0) }) })
  }
}

/// Refuses a result of more rows and columns than the run allows.
func checkSize(_ rows: Int, _ columns: Int, of what: String, in context: Context) throws {
  let (size, overflow) = max(rows, 0).multipliedReportingOverflow(by: max(columns, 0))
  try context.checkSize(overflow ? Int.max : size, of: what)
}

/// The batches of a text in streams, as a value of cells: counted, indexed, run through.
final class LanguageBatches: NativeObject {
  private let streams: TokenStreams

  init(_ streams: TokenStreams) { self.streams = streams }

  var typeName: String { "LanguageBatches" }

  func length(in context: Context) throws(Raise) -> Int { streams.count }

  func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    let batch = streams[try context.index(key, count: streams.count, of: "LanguageBatches")]
    return Value(tensors: [batch.inputs, batch.targets])
  }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    countedIterator(of: self, count: streams.count)
  }

  func repr(in context: Context) throws(Raise) -> String {
    "LanguageBatches(\(streams.count) batches, \(streams.streamLength) tokens a stream)"
  }
}
