import Interpreter
import RNN
import Tensors

/// `rnn.LanguageModel`.
func languageModelType(_ library: CellLibrary) -> ModelType {
  ModelType(
    name: "LanguageModel",
    parameters: [
      .required("vocab_size").meaning("how many tokens there are"),
      .required("embedding_size").meaning("the size of a token's vector"),
      .required("hidden_size").meaning("the units of a recurrent layer"),
      .optional("cell", "lstm").meaning(cellMeaning),
      .optional("num_layers", 1).meaning("how many recurrent layers stand on each other"),
      .optional("dropout", 0.0).meaning("the part of vectors and outputs that training drops"),
      .optional("tied", false).meaning("whether the decoder's weights are the embedding's"),
    ],
    inputs: [.required("tokens"), .optional("state")],
    documentation: """
      A language model: tokens [B, T] to logits [B, T, vocab_size] and a state. Parts: embedding, \
      rnn, drop, decoder.
      """,
    methods: [generate(library), perplexity]
  ) { parts in
    let (vocabulary, embedded) = (try parts.size("vocab_size"), try parts.size("embedding_size"))
    let embedding = try parts.layer(
      Embedding.self, "Embedding", [.int(vocabulary), .int(embedded)], named: "embedding")
    let recurrent = try parts.recurrent(inputSize: embedded)
    let dropout = try parts.layer(
      Dropout.self, "Dropout", [parts.arguments["dropout"]], named: "drop")
    let decoder = try parts.layer(
      Linear.self, "Linear", [.int(recurrent.outputSize), .int(vocabulary)], named: "decoder")
    return try LanguageModel(
      embedding: embedding, recurrent: recurrent, dropout: dropout, decoder: decoder,
      tied: parts.arguments.bool("tied"))
  } forward: { (body, arguments, _) in
    guard let model = body as? LanguageModel else { return .none }
    let result = try model.forward(arguments.tensor("tokens"), states: arguments.states("state"))
    let state = result.states.isEmpty ? Value.none : stateValue(result.states)
    return Value(tuple: [Value(result.logits), state])
  }
}

private func generate(_ library: CellLibrary) -> BuiltinFunction {
  BuiltinFunction(
    method: "generate", of: "LanguageModel",
    [
      .required("prompt").meaning("the tokens to begin with: a list, or a tensor [T] or [B, T]"),
      .required("count").meaning("how many tokens to add"),
    ] + choiceParameters + [.keywordOnly("stop").meaning("a token that ends a text")],
    """
    The prompt, [T] or [B, T], and count tokens more, each drawn from what the model foretells; \
    fewer where all rows come to the token stop.
    """
  ) { [unowned library] (arguments, context) in
    guard let model = try arguments.model(in: context) as? LanguageModel else { return .none }
    let prompt: Tensor
    if let tensor = arguments["prompt"].tensor {
      prompt = tensor
    } else {
      prompt = Tensor(
        integers: try integers(
          arguments["prompt"], of: "prompt", function: "generate", in: context))
    }
    let (rows, count) = (prompt.rank == 2 ? prompt.shape[0] : 1, try arguments.int("count"))
    let length = (prompt.shape.last ?? 0).addingReportingOverflow(max(count, 0))
    try checkSize(
      rows, length.overflow ? Int.max : length.partialValue, of: "the text", in: context)
    return try commanding {
      Value(
        try model.generate(
          prompt, count: count, choice: arguments.tokenChoice(),
          stop: arguments.optional("stop", Arguments.int),
          generator: arguments.generator(or: library.generator),
          afterEach: { try context.checkLimits() }))
    }
  }
}

private var perplexity: BuiltinFunction {
  BuiltinFunction(
    method: "perplexity", of: "LanguageModel",
    [.required("tokens"), .optional("steps", 128)],
    "exp of the mean loss of each next token, over a text read as one stream."
  ) { (arguments, context) in
    guard let model = try arguments.model(in: context) as? LanguageModel else { return .none }
    let tokens = try integers(
      arguments["tokens"], of: "tokens", function: "perplexity", in: context)
    return .float(try model.perplexity(of: tokens, steps: arguments.int("steps")))
  }
}
