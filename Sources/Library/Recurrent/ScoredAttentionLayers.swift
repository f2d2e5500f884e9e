import Interpreter
import RNN
import Tensors

/// `BahdanauAttention`, `LuongAttention`, `SelfAttention`.
var scoredAttentionLayers: [LayerType] { [bahdanau, luong, selfAttention] }

private var reading: [BuiltinParameter] {
  [
    .required("query").meaning("what looks for something, [B, Q] or [B, S, Q]"),
    .required("keys").meaning("what it is compared with, [B, T, K]"),
    .optional("values").meaning("what is read, [B, T, V]; by default the keys"),
    .optional("mask").meaning("True where a step may be read, [B, T]"),
  ]
}

private var bahdanau: LayerType {
  LayerType(
    name: "BahdanauAttention", file: nil,
    parameters: [
      .required("query_size").meaning("Q, the size of a query"),
      .required("key_size").meaning("K, the size of a key"),
      .required("hidden_size").meaning("the hidden units of the score"),
    ],
    inputs: reading,
    documentation: """
      Additive attention: context, weights = attention(query, keys, values=None, mask=None) with \
      queries [B, Q] or [B, S, Q], keys [B, T, K], mask [B, T] True where a step may be read.
      """
  ) { (arguments, library, _) in
    try Attention(
      .additive(hiddenSize: arguments.int("hidden_size")),
      querySize: arguments.size("query_size"), keySize: arguments.size("key_size"),
      generator: library.generator)
  } forward: { (module, arguments, _) in
    try attend(module, arguments)
  }
}

private var luong: LayerType {
  LayerType(
    name: "LuongAttention", file: nil,
    parameters: [
      .required("query_size").meaning("Q, the size of a query"),
      .optional("key_size").meaning("K, the size of a key; by default query_size"),
      .optional("score", "general").meaning(
        "\"dot\", \"general\", \"concat\" or \"scaled_dot\""),
      .optional("hidden_size").meaning("the hidden units of the score \"concat\""),
    ],
    inputs: reading,
    documentation: """
      Multiplicative attention with score "dot", "general", "concat" or "scaled_dot"; called as \
      BahdanauAttention is.
      """
  ) { (arguments, library, _) in
    let query = try arguments.size("query_size")
    return try Attention(
      attentionScore(
        arguments.string("score"), hiddenSize: arguments.optional("hidden_size", Arguments.int),
        of: "LuongAttention", parameter: "score"),
      querySize: query, keySize: arguments.optional("key_size", Arguments.size) ?? query,
      generator: library.generator)
  } forward: { (module, arguments, _) in
    try attend(module, arguments)
  }
}

/// The score of a name; an unknown one is answered with those that there are.
func attentionScore(
  _ name: String, hiddenSize: Int?, of function: String, parameter: String
) throws -> Attention.Score {
  let canonical = try attentionNames.choice(name, function: function, parameter: parameter)
  guard let score = try Attention.Score(named: canonical, hiddenSize: hiddenSize) else {
    throw CommandFault.unknownName(
      function: function, parameter: parameter, name: name, known: Attention.Score.names)
  }
  return score
}

/// The scores under the names that papers and people give them.
var attentionNames: NameTable<String> {
  NameTable<String>([
    (["additive", "bahdanau", "mlp"], "additive"), (["dot", "dot_product"], "dot"),
    (["general", "luong", "multiplicative", "bilinear"], "general"), (["concat"], "concat"),
    (["scaled_dot", "scaled", "scaled_dot_product"], "scaled_dot"),
  ])
}

private func attend(_ module: ModuleInstance, _ arguments: Arguments) throws -> Value {
  guard let attention = module.body as? Attention else { return .none }
  let result = try attention.forward(
    query: arguments.tensor("query", of: module.name),
    keys: arguments.tensor("keys", of: module.name, at: 2),
    values: arguments.optionalTensor("values"), mask: arguments.optionalTensor("mask"))
  return Value(tensors: [result.context, result.weights])
}

private var selfAttention: LayerType {
  LayerType(
    name: "SelfAttention", file: nil,
    parameters: [
      .required("embed_dim").meaning("E, the size of a step"),
      .optional("causal", false).meaning("whether a step reads itself and those before only"),
    ],
    inputs: [
      .required("input").meaning("the sequence, [B, T, E]"),
      .optional("mask").meaning("True where a step may be read, [B, T]"),
    ],
    documentation: """
      Scaled dot-product attention of a sequence [B, T, E] to itself: output, weights = \
      attention(x, mask=None).
      """
  ) { (arguments, library, _) in
    try SelfAttention(
      size: arguments.size("embed_dim"), isCausal: arguments.bool("causal"),
      generator: library.generator)
  } forward: { (module, arguments, _) in
    guard let attention = module.body as? SelfAttention else { return .none }
    let result = try attention.forward(
      arguments.tensor("input", of: "SelfAttention"), mask: arguments.optionalTensor("mask"))
    return Value(tensors: [result.context, result.weights])
  }
}

/// `padding_mask(lengths, steps=None)`: which steps of padded sequences are real.
var paddingMaskCommand: BuiltinFunction {
  BuiltinFunction(
    command: "padding_mask",
    [
      .required("lengths").meaning("how many steps of each sequence are real"),
      .optional("steps").meaning("T; by default the largest length"),
    ],
    "[B, T] of bool: True before each sequence's length."
  ) { (arguments, context) in
    let lengths = try context.elements(of: arguments["lengths"]).map { element in
      guard let length = element.asInt ?? element.tensor?.index else {
        throw arguments.wrongType("lengths", expected: "list of ints")
      }
      return length
    }
    let steps = try arguments.optional("steps", Arguments.int) ?? lengths.max() ?? 0
    let size = lengths.count.multipliedReportingOverflow(by: max(steps, 0))
    try context.checkSize(size.overflow ? Int.max : size.partialValue, of: "the mask")
    return Value(try paddingMask(lengths: lengths, steps: steps))
  }
}
