import Interpreter
import RNN
import Tensors

/// `rnn.SequenceClassifier`, `rnn.Tagger`.
var sequenceModelTypes: [ModelType] { [classifier, tagger] }

private var commonParameters: [BuiltinParameter] {
  [
    .required("num_classes").meaning("how many classes there are"),
    .required("hidden_size").meaning("the units of a recurrent layer, for each direction"),
    .keywordOnly("vocab_size").meaning("how many tokens there are, where tokens are read"),
    .keywordOnly("embedding_size").meaning("the size of a token's vector"),
    .keywordOnly("input_size").meaning("the features of a step, where numbers are read"),
    .keywordOnly("cell", "lstm").meaning(cellMeaning),
    .keywordOnly("num_layers", 1).meaning("how many recurrent layers stand on each other"),
    .keywordOnly("bidirectional", false).meaning("whether sequences are read from the end too"),
    .keywordOnly("dropout", 0.0).meaning("the part of outputs that training drops"),
    .keywordOnly("padding_idx").meaning(
      "the token behind the end of shorter sequences: they end before it"),
  ]
}

private var inputs: [BuiltinParameter] {
  [
    .required("input").meaning("tokens [B, T] or features [B, T, F], padded behind their ends"),
    .optional("lengths").meaning(
      "how many steps of each sequence count; by default those before padding_idx, else all"),
  ]
}

private var classifier: ModelType {
  ModelType(
    name: "SequenceClassifier",
    parameters: commonParameters + [
      .keywordOnly("pooling", "last").meaning(
        "which outputs stand for a sequence: \"last\", \"mean\" or \"max\"")
    ],
    inputs: inputs,
    documentation: """
      One class for a sequence: model(x, lengths=None) of tokens [B, T] or features [B, T, F] gives \
      logits [B, num_classes]. Sequences end at their lengths, or before padding_idx; those of \
      features, and tokens without padding_idx, need lengths= where they are unequal: \
      fit(model, (x, lengths), y). Parts: embedding, rnn, drop, head.
      """
  ) { parts in
    let name = try parts.arguments.string("pooling")
    guard let pooling = SequencePooling(rawValue: name) else {
      throw CommandFault.unknownName(
        function: "SequenceClassifier", parameter: "pooling", name: name,
        known: SequencePooling.allCases.map(\.rawValue).sorted())
    }
    let made = try parts.sequenceParts()
    return SequenceClassifier(
      embedding: made.embedding, recurrent: made.recurrent, pooling: pooling,
      dropout: made.dropout, head: made.head)
  } forward: { (body, arguments, context) in
    guard let model = body as? SequenceClassifier else { return .none }
    return Value(
      try model.forward(arguments.tensor("input"), lengths: arguments.lengths(in: context)))
  }
}

private var tagger: ModelType {
  ModelType(
    name: "Tagger", parameters: commonParameters,
    inputs: inputs,
    documentation: """
      A class for each step: model(x, lengths=None) of tokens [B, T] or features [B, T, F] gives \
      logits [B, T, num_classes]. Sequences end at their lengths, or before padding_idx, which \
      bidirectional=True must know; what stands behind an end means nothing. Parts: embedding, rnn, \
      drop, head.
      """
  ) { parts in
    let made = try parts.sequenceParts()
    return Tagger(
      embedding: made.embedding, recurrent: made.recurrent, dropout: made.dropout, head: made.head)
  } forward: { (body, arguments, context) in
    guard let model = body as? Tagger else { return .none }
    return Value(
      try model.forward(arguments.tensor("input"), lengths: arguments.lengths(in: context)))
  }
}

extension ModelParts {
  /// The parts of a model that reads tokens or features and gives classes.
  fileprivate func sequenceParts() throws -> (
    embedding: Embedding?, recurrent: RecurrentPart, dropout: Dropout, head: Linear
  ) {
    let hasTokens = !arguments["vocab_size"].isNone
    guard hasTokens != !arguments["input_size"].isNone else {
      throw Raise(
        .valueError,
        "a \(object.classObject.name) reads either tokens (vocab_size=, embedding_size=) or "
          + "features (input_size=)")
    }
    let classes = try size("num_classes")
    let inputSize = try size(hasTokens ? "embedding_size" : "input_size")
    let embedding = try embedding(size: inputSize)
    let recurrent = try recurrent(inputSize: inputSize)
    let dropout = try layer(Dropout.self, "Dropout", [arguments["dropout"]], named: "drop")
    let head = try layer(
      Linear.self, "Linear", [.int(recurrent.outputSize), .int(classes)], named: "head")
    return (embedding, recurrent, dropout, head)
  }

  private func embedding(size: Int) throws -> Embedding? {
    if arguments["vocab_size"].isNone { return nil }
    let padding = arguments["padding_idx"]
    return try layer(
      Embedding.self, "Embedding", [.int(self.size("vocab_size")), .int(size)],
      padding.isNone ? [] : [("padding_idx", padding)], named: "embedding")
  }
}
