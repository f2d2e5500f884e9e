import Interpreter
import RNN
import Tensors

/// `beam_search(step, start, …)`: the most probable sequences of a function that scores what follows.
var beamSearchCommand: BuiltinFunction {
  BuiltinFunction(
    command: "beam_search",
    [
      .required("step").meaning("a function step(tokens, state) that gives scores, state"),
      .required("start").meaning("the start token, or a list of one for each sequence"),
      .optional("state").meaning("the state before the first step"),
      .optional("end").meaning("the token that ends a sequence"),
      .optional("beam", 4).meaning("how many sequences are kept at each step"),
      .optional("max_length", 50).meaning("how many tokens a sequence has at most"),
      .optional("length_penalty", 0.0).meaning(
        "α: the log-probability is divided by length**α, so that longer sequences lose less"),
      .optional("state_dim").meaning("the dimension of the state's tensors that counts the rows"),
    ],
    """
    The most probable sequences, the best first: a list, or for a list of start tokens a list of \
    lists. step(tokens, state) gets the last tokens, [R] of int64, and returns the scores of what \
    follows, [R, V] (logits or log-probabilities), and the new state. Tensors in the state have R \
    rows: in dimension 1 where they have 3 dimensions, as the states of nn.LSTM, else in \
    dimension 0; or in dimension state_dim.
    """
  ) { (arguments, context) in
    let search = try beamSearch(arguments)
    let single = arguments["start"].asInt ?? arguments["start"].tensor?.index
    let starts =
      try single.map { [$0] }
      ?? context.elements(of: arguments["start"]).map { token in
        guard let token = token.asInt ?? token.tensor?.index else {
          throw arguments.wrongType("start", expected: "int or list of ints")
        }
        return token
      }
    let rows = StateRows(
      dimension: try arguments.optional("state_dim", Arguments.int), context: context)
    let found = try search.run(start: starts, state: arguments["state"]) { state, parents in
      try rows.select(parents, of: state)
    } step: { tokens, state in
      try context.checkLimits()
      let given = Value(Tensor(integers: tokens))
      return try scores(context.call(arguments["step"], [given, state]))
    }
    let lists = found.map { Value(list: $0.map { .native(HypothesisObject($0)) }) }
    return single == nil ? Value(list: lists) : lists[0]
  }
}

/// The settings that all searches share.
func beamSearch(_ arguments: Arguments) throws -> BeamSearch {
  try BeamSearch(
    width: arguments.int("beam"), maximumLength: arguments.int("max_length"),
    endToken: arguments.optional("end", Arguments.integer),
    lengthPenalty: arguments.double("length_penalty"))
}

private func scores(_ result: Value) throws -> (scores: Tensor, state: Value) {
  if let scores = result.tensor { return (scores, .none) }
  guard case .tuple(let parts) = result, parts.elements.count == 2,
    let scores = parts.elements[0].tensor
  else {
    throw Raise(
      .typeError,
      "step must return the scores and the new state, not \(result.plainTypeName)",
      fix: "return scores, state")
  }
  return (scores, parts.elements[1])
}

/// Takes rows of a state's tensors.
private struct StateRows {
  let dimension: Int?
  let context: Context

  func select(_ rows: [Int], of state: Value) throws -> Value {
    let index = Tensor(integers: rows)
    let wanted = (rows.max() ?? 0) + 1
    return try StateTree(value: state).mapTensors(in: context) { tensor in
      if tensor.rank == 0 { return tensor }
      let place = dimension ?? (tensor.rank == 3 ? 1 : 0)
      guard place >= -tensor.rank, place < tensor.rank,
        try tensor.size(place) >= wanted
      else {
        throw DecodingError.stateRows(wanted: wanted, got: tensor.shape, dimension: place)
      }
      return try tensor.indexSelect(place, index)
    }
  }
}

/// A sequence that a search found.
final class HypothesisObject: NativeObject {
  let hypothesis: Hypothesis

  init(_ hypothesis: Hypothesis) { self.hypothesis = hypothesis }

  var typeName: String { "Hypothesis" }
  var attributeNames: [String] { ["tokens", "score", "log_probability", "ended"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "tokens": Value(list: hypothesis.tokens.map { .int($0) })
    case "score": .float(hypothesis.score)
    case "log_probability": .float(hypothesis.logProbability)
    case "ended": .bool(hypothesis.hasEnded)
    default: nil
    }
  }

  /// `Hypothesis([4, 2, 7], score=-1.2345)`
  func repr(in context: Context) throws(Raise) -> String {
    let score = try context.format(.float(hypothesis.score), ".4f")
    return "Hypothesis(\(hypothesis.tokens), score=\(score))"
  }
}
