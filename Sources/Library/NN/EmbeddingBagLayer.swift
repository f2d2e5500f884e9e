import Interpreter
import RNN
import Tensors

/// `EmbeddingBag`.
var embeddingBag: LayerType {
  LayerType(
    name: "EmbeddingBag", file: "sparse",
    parameters: [
      .required("num_embeddings"), .required("embedding_dim"), .optional("max_norm"),
      .optional("norm_type", 2.0), .optional("scale_grad_by_freq", false),
      .optional("mode", "mean"), .optional("sparse", false), .optional("_weight"),
      .optional("include_last_offset", false), .optional("padding_idx"),
    ] + BuiltinParameter.placement,
    inputs: [.required("input"), .optional("offsets"), .optional("per_sample_weights")],
    documentation: "A table of vectors of which bags of integers pick some, added or averaged.",
    tensors: ["weight", "_weight"],
    fixed: ["num_embeddings", "embedding_dim", "mode", "padding_idx"]
  ) { (arguments, library, _) in
    try arguments.checkPlacement()
    for name in ["scale_grad_by_freq", "sparse"] where try arguments.bool(name) {
      throw Raise.unsupported("EmbeddingBag(…, \(name)=True)", fix: "leave it out")
    }
    for name in ["max_norm", "_weight"] where !arguments[name].isNone {
      throw Raise.unsupported("EmbeddingBag(…, \(name)=…)", fix: "leave it out")
    }
    guard let mode = EmbeddingBag.Mode(rawValue: try arguments.string("mode")) else {
      throw Raise(.valueError, "mode has to be one of sum, mean or max")
    }
    return try EmbeddingBag(
      count: arguments.size("num_embeddings"), size: arguments.size("embedding_dim"), mode: mode,
      paddingIndex: arguments.optional("padding_idx", Arguments.int),
      generator: library.generator)
  } forward: { (module, arguments, context) in
    guard let layer = module.body as? EmbeddingBag else { return .none }
    let input = try arguments.tensor("input", of: "embedding_bag")
    let weights = try arguments.optionalTensor("per_sample_weights")
    try check(weights, input, layer.mode)
    let sizes = try bagSizes(
      input, arguments, hasEnd: module.setting("include_last_offset").asInt == 1, in: context)
    return Value(
      try layer.forward(
        input.reshape([input.count]), sizes: sizes, weights: weights?.reshape([input.count])))
  } finish: { (module, _, _) in
    module.object.attributes["_weight"] = nil
    let padding = (module.body as? EmbeddingBag)?.paddingIndex
    module.object.attributes["padding_idx"] = padding.map { .int($0) } ?? Value.none
  }
}

private func check(_ weights: Tensor?, _ input: Tensor, _ mode: EmbeddingBag.Mode) throws {
  guard [1, 2].contains(input.rank) else {
    throw Raise(
      .valueError, "input has to be 1D or 2D Tensor, but got Tensor of dimension \(input.rank)")
  }
  guard let weights else { return }
  guard mode == .sum else {
    throw Raise(
      .notImplementedError,
      "embedding_bag: per_sample_weights was not None. per_sample_weights is only supported for "
        + "mode='sum' (got mode='\(mode.rawValue)'). Please open a feature request on GitHub.")
  }
  guard weights.shape == input.shape else {
    throw Raise(
      .valueError,
      "embedding_bag: If per_sample_weights (torch.Size(\(weights.shape))) is not None, then it must "
        + "have the same shape as the input (torch.Size(\(input.shape)))")
  }
}

/// How many integers each bag has.
private func bagSizes(
  _ input: Tensor, _ arguments: Arguments, hasEnd: Bool, in context: Context
) throws -> [Int] {
  if input.rank == 2 {
    guard arguments["offsets"].isNone else {
      throw Raise(
        .valueError,
        "if input is 2D, then offsets has to be None, as input is treated is a mini-batch of fixed "
          + "length sequences. However, found offsets of type <class 'torch.Tensor'>")
    }
    return [Int](repeating: input.shape[1], count: input.shape[0])
  }
  guard !arguments["offsets"].isNone else {
    throw Raise(.valueError, "offsets has to be a 1D Tensor but got None")
  }
  let offsets = try arguments.integers("offsets", in: context)
  if let first = offsets.first, first != 0 {
    throw Raise(
      .runtimeError,
      "offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from "
        + "position 0. However, got \(first)")
  }
  if let last = offsets.last, last > input.count {
    throw Raise(
      .runtimeError,
      "offsets[-1] can not be greater than input's length \(input.count) but got offsets[-1] of "
        + "\(last)")
  }
  guard zip(offsets, offsets.dropFirst()).allSatisfy({ $0 <= $1 }) else {
    throw Raise(.runtimeError, "offsets must never fall, got \(offsets)")
  }
  let ends = hasEnd ? offsets : offsets + [input.count]
  return zip(ends, ends.dropFirst()).map { $1 - $0 }
}
