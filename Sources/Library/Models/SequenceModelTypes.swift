import Interpreter
import RNN
import Tensors

/// `rnn.SequenceClassifier`, `rnn.Tagger`.
var sequenceModelTypes: [ModelType] { [classifier, tagger] }

private var commonParameters: [BuiltinParameter] {
  [
    .required("num_classes"), .required("hidden_size"), .keywordOnly("vocab_size"),
    .keywordOnly("embedding_size"), .keywordOnly("input_size"), .keywordOnly("cell", "lstm"),
    .keywordOnly("num_layers", 1), .keywordOnly("bidirectional", false),
    .keywordOnly("dropout", 0.0), .keywordOnly("padding_idx"),
  ]
}

private var classifier: ModelType {
  ModelType(
    name: "SequenceClassifier",
    parameters: commonParameters + [.keywordOnly("pooling", "last")],
    inputs: [.required("input"), .optional("lengths")],
    documentation: """
      One class for a sequence: tokens [B, T] or features [B, T, F] to logits [B, num_classes]. \
      Parts: embedding, rnn, drop, head.
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
    inputs: [.required("input"), .optional("lengths")],
    documentation: """
      A class for each step: tokens [B, T] or features [B, T, F] to logits [B, T, num_classes]. \
      Parts: embedding, rnn, drop, head.
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
