import Glibc
import Interpreter
import RNN
import Tensors

/// How a token is chosen, as arguments of `sample` and `generate`.
var choiceParameters: [BuiltinParameter] {
  [
    .keywordOnly("temperature", 1.0).meaning(
      "above 1 the draws are bolder, below 1 more careful; 0 takes the most probable token"),
    .keywordOnly("top_k").meaning("how many of the most probable tokens may be drawn"),
    .keywordOnly("top_p").meaning(
      "the probability that the tokens that may be drawn have together"),
    .keywordOnly("greedy", false).meaning("whether the most probable token is taken"),
    .keywordOnly("generator").meaning("a torch.Generator of one's own"),
  ]
}

extension Arguments {
  /// - Throws: `ModelError` for a temperature, `top_k` or `top_p` out of range.
  func tokenChoice() throws -> TokenChoice {
    let choice = try TokenChoice(
      temperature: double("temperature"), topK: optional("top_k", Arguments.int),
      topP: optional("top_p", Arguments.double))
    return try bool("greedy") ? .greedy : choice
  }
}

/// `sample(logits, …)`: a token for each row of logits.
func sampleCommand(_ library: CellLibrary) -> BuiltinFunction {
  BuiltinFunction(
    command: "sample",
    [.required("logits").meaning("the scores of the tokens, [V] or [B, V]")] + choiceParameters,
    """
    A token for each row of logits, [B] for [B, V]: drawn after temperature, top_k and top_p, or the \
    most probable one.
    """
  ) { [unowned library] (arguments, _) in
    Value(
      try arguments.tokenChoice().tokens(
        from: arguments.tensor("logits"), arguments.generator(or: library.generator)))
  }
}

/// `perplexity(loss)`: e to the power of a mean cross-entropy.
var perplexityCommand: BuiltinFunction {
  BuiltinFunction(
    command: "perplexity", [.required("loss").meaning("the mean cross-entropy of a token")],
    "exp(loss), for the mean cross-entropy of the tokens of a text."
  ) { (arguments, _) in
    guard let loss = arguments["loss"].number else {
      throw arguments.wrongType("loss", expected: "a number or a tensor with one")
    }
    return .float(exp(loss))
  }
}
