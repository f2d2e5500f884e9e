import Interpreter
import RNN
import Tensors

/// `EncoderDecoder`: reads one sequence of tokens, writes another.
var encoderDecoder: LayerType {
  LayerType(
    name: "EncoderDecoder", file: nil,
    parameters: [
      .required("source_size").meaning("how many tokens sources are made of"),
      .required("target_size").meaning("how many tokens targets are made of"),
      .required("embedding_size").meaning("the size of a token's vector"),
      .required("hidden_size").meaning("the units of a recurrent layer"),
      .optional("num_layers", 1).meaning("how many recurrent layers stand on each other"),
      .optional("cell", "lstm").meaning("\"lstm\", \"gru\", \"rnn\" or \"rnn_relu\", or nn.GRU, …"),
      .optional("attention").meaning(
        "\"additive\", \"dot\", \"general\", \"concat\" or \"scaled_dot\"; None for none"),
      .optional("attention_size").meaning(
        "the hidden units of additive and concat attention; by default hidden_size"),
      .optional("dropout", 0.0).meaning("the part of vectors and outputs that training drops"),
      .optional("padding_idx").meaning("the token behind the end of shorter sequences"),
      .optional("attend", "after").meaning(
        "when a step attends: \"after\" or \"before\" its recurrence"),
      .optional("input_feeding", false).meaning("whether a step reads what the one before found"),
      .optional("bidirectional", false).meaning("whether the encoder reads from the end too"),
    ],
    inputs: [
      .required("source").meaning("the source tokens, [B, T]"),
      .required("target").meaning("the target tokens from their start token on, [B, S]"),
      .optional("teacher_forcing", 1.0).meaning("how often the target's own token is read, 0 … 1"),
      .optional("lengths").meaning("how many steps of each source count"),
    ],
    documentation: """
      A sequence-to-sequence network: logits, weights = model(source, target) with source [B, T] and \
      target [B, S] of tokens, the target from its start token on; logits [B, S, V] are for the \
      tokens behind, weights [B, S, T] what was read (None without attention). attend="before" lets \
      a step read what the state before it attends to (Bahdanau's), input_feeding=True what the step \
      before found (Luong's); bidirectional=True is of the encoder. Sources end at their lengths, or \
      before padding_idx.
      """,
    methods: [greedyMethod, beamMethod]
  ) { (arguments, library, _) in
    try EncoderDecoder(configuration(arguments), generator: library.generator)
  } forward: { (module, arguments, context) in
    guard let network = module.body as? EncoderDecoder else { return .none }
    let result = try network.forward(
      source: arguments.tensor("source", of: "EncoderDecoder"),
      lengths: arguments.lengths(in: context),
      target: arguments.tensor("target", of: "EncoderDecoder", at: 2),
      teacherForcing: arguments.double("teacher_forcing"))
    return Value(tuple: [Value(result.logits), result.weights.map { Value($0) } ?? .none])
  }
}

private func configuration(_ arguments: Arguments) throws -> EncoderDecoder.Configuration {
  var made = EncoderDecoder.Configuration(
    try recurrentKind(arguments), sourceSize: try arguments.size("source_size"),
    targetSize: try arguments.size("target_size"),
    embeddingSize: try arguments.size("embedding_size"),
    hiddenSize: try arguments.size("hidden_size"))
  made.layerCount = try arguments.int("num_layers")
  guard made.layerCount <= 10_000 else {
    throw Raise(.runtimeError, "num_layers is \(made.layerCount), too many for a network here")
  }
  made.dropout = try arguments.double("dropout")
  let time = try arguments.string("attend")
  guard let attentionTime = EncoderDecoder.AttentionTime(rawValue: time) else {
    throw CommandFault.unknownName(
      function: "EncoderDecoder", parameter: "attend", name: time, known: ["after", "before"])
  }
  made.attentionTime = attentionTime
  made.inputFeeding = try arguments.bool("input_feeding")
  made.bidirectional = try arguments.bool("bidirectional")
  made.paddingToken = try arguments.optional("padding_idx", Arguments.int)
  guard let score = try arguments.optional("attention", Arguments.string) else { return made }
  var size = try arguments.optional("attention_size", Arguments.int)
  if size == nil, ["additive", "concat"].contains(attentionNames[score]) { size = made.hiddenSize }
  made.attention = try attentionScore(
    score, hiddenSize: size, of: "EncoderDecoder", parameter: "attention")
  return made
}

/// The kind that `cell` names; a class of the library stands for its name.
private func recurrentKind(_ arguments: Arguments) throws -> RecurrentKind {
  let kinds = NameTable<RecurrentKind>([
    (["gru"], .gru), (["lstm"], .lstm), (["rnn", "rnn_tanh", "elman", "vanilla"], .rnn(.tanh)),
    (["rnn_relu"], .rnn(.relu)),
  ])
  let cell = arguments["cell"]
  guard let name = cell.asString ?? cell.className else {
    throw arguments.wrongType("cell", expected: "a name or a class")
  }
  guard let kind = kinds[name], cell.asString != nil || cell.isRecurrentClass else {
    throw CommandFault.unknownName(
      function: "EncoderDecoder", parameter: "cell", name: name, known: kinds.names)
  }
  return kind
}

private var greedyMethod: BuiltinFunction {
  BuiltinFunction(
    method: "greedy", of: "EncoderDecoder",
    [
      .required("source"), .required("start"), .optional("end"), .optional("max_length", 50),
      .optional("lengths"),
    ],
    "The tokens that are most probable one by one: a list for each source."
  ) { (arguments, context) in
    let search = try BeamSearch(
      width: 1, maximumLength: arguments.int("max_length"),
      endToken: arguments.optional("end", Arguments.integer))
    let found = try hypotheses(arguments, search, context)
    return Value(
      list: found.map { Value(list: ($0.first?.tokens ?? []).map { .int($0) }) })
  }
}

private var beamMethod: BuiltinFunction {
  BuiltinFunction(
    method: "beam_search", of: "EncoderDecoder",
    [
      .required("source"), .required("start"), .optional("end"), .optional("beam", 4),
      .optional("max_length", 50), .optional("length_penalty", 0.0), .optional("lengths"),
    ],
    "The most probable targets, the best first: a list for each source."
  ) { (arguments, context) in
    let found = try hypotheses(arguments, beamSearch(arguments), context)
    return Value(list: found.map { Value(list: $0.map { .native(HypothesisObject($0)) }) })
  }
}

/// What a search finds, without dropout; the network and its parts stay in the modes that they are in.
private func hypotheses(
  _ arguments: Arguments, _ search: BeamSearch, _ context: Context
) throws -> [[Hypothesis]] {
  guard let network = try arguments.module().body as? EncoderDecoder else { return [] }
  let source = try arguments.tensor("source", of: "EncoderDecoder")
  let modes = network.namedModules.map { ($0.module, $0.module.training) }
  network.eval()
  defer { for (module, mode) in modes { module.setMode(training: mode) } }
  return try network.search(
    source, lengths: arguments.lengths(in: context), start: arguments.integer("start"), search
  ) {
    try context.checkLimits()
  }
}
