import Interpreter
import RNN
import Tensors

/// `CRF`: a conditional random field over the tags of a sequence.
var conditionalRandomField: LayerType {
  LayerType(
    name: "CRF", file: nil,
    parameters: [
      .required("num_tags").meaning("how many tags there are"),
      .optional("batch_first", false).meaning("whether dimension 0 is the batch, not time"),
    ],
    inputs: [
      .required("emissions").meaning("the scores of the tags at each step, [T, B, K]"),
      .required("tags").meaning("the true tags, [T, B]"),
      .optional("mask").meaning("True at the steps that count, [T, B]"),
      .optional("reduction", "sum").meaning("\"sum\", \"mean\" or \"none\" over the batch"),
    ],
    documentation: """
      The log-likelihood of tags [T, B] under emissions [T, B, K], by the forward algorithm; \
      decode(emissions, mask=None) gives the most probable tags. With batch_first, [B, T] and \
      [B, T, K].
      """,
    tensors: ["start_transitions", "end_transitions", "transitions"], methods: [decode]
  ) { (arguments, library, _) in
    try LinearChainCRF(
      tagCount: arguments.int("num_tags"), batchFirst: arguments.bool("batch_first"),
      generator: library.generator)
  } forward: { (module, arguments, _) in
    guard let field = module.body as? LinearChainCRF else { return .none }
    let likelihood = try field.logLikelihood(
      arguments.tensor("emissions", of: "CRF"), tags: arguments.tensor("tags", of: "CRF", at: 2),
      mask: arguments.optionalTensor("mask"))
    let reduction = try arguments.string("reduction")
    switch reduction {
    case "none": return Value(likelihood)
    case "sum": return Value(try likelihood.sum())
    case "mean": return Value(try likelihood.mean())
    default:
      throw CommandFault.unknownName(
        function: "CRF", parameter: "reduction", name: reduction, known: ["mean", "none", "sum"])
    }
  }
}

private var decode: BuiltinFunction {
  BuiltinFunction(
    method: "decode", of: "CRF", [.required("emissions"), .optional("mask")],
    "The most probable tags of each sequence, without padding, by Viterbi's algorithm."
  ) { (arguments, _) in
    guard let field = try arguments.module().body as? LinearChainCRF else { return .none }
    let tags = try field.decode(
      arguments.tensor("emissions", of: "CRF.decode"), mask: arguments.optionalTensor("mask"))
    return Value(list: tags.map { Value(list: $0.map { .int($0) }) })
  }
}
