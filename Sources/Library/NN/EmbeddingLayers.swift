import Interpreter
import RNN
import Tensors

/// `Embedding`, `EmbeddingBag`.
var embeddingLayers: [LayerType] { [embedding, embeddingBag] }

private var tableSettings: [BuiltinParameter] {
  [
    .optional("max_norm"), .optional("norm_type", 2.0), .optional("scale_grad_by_freq", false),
    .optional("sparse", false),
  ]
}

private var embedding: LayerType {
  LayerType(
    name: "Embedding", file: "sparse",
    parameters: [
      .required("num_embeddings"), .required("embedding_dim"), .optional("padding_idx"),
    ] + tableSettings + [.optional("_weight"), .optional("_freeze", false)]
      + BuiltinParameter.placement,
    documentation: "A table of vectors, looked up by integers.", tensors: ["weight"],
    fixed: ["num_embeddings", "embedding_dim", "padding_idx", "scale_grad_by_freq", "sparse"],
    attributes: [("from_pretrained", fromPretrained)]
  ) { (arguments, library, _) in
    try arguments.checkPlacement()
    try checkTable { arguments[$0] }
    let (count, size) = try arguments.weightSizes("num_embeddings", "embedding_dim")
    let padding = try arguments.optional("padding_idx", Arguments.int)
    guard let given = try arguments.optionalTensor("_weight") else {
      return try Embedding(
        count: count, size: size, paddingIndex: padding, generator: library.generator)
    }
    guard given.shape == [count, size] else {
      throw Raise(
        .assertionError, "Shape of weight does not match num_embeddings and embedding_dim")
    }
    return try Embedding(
      weight: given, paddingIndex: padding, frozen: arguments.bool("_freeze"))
  } forward: { (module, arguments, _) in
    let input = try arguments.tensor("input", of: "embedding", at: 2, shown: "indices")
    if let layer = module.body as? Embedding { layer.norm = try normLimit(module.setting) }
    return Value(try module.body.forward(input))
  } settings: { module in
    var text = "\(NumberText.of(module.setting("num_embeddings"))), "
    text += NumberText.of(module.setting("embedding_dim"))
    for name in ["padding_idx", "max_norm"] where !module.setting(name).isNone {
      text += ", \(name)=\(NumberText.of(module.setting(name)))"
    }
    if module.setting("norm_type").asDouble != 2 {
      text += ", norm_type=\(NumberText.of(module.setting("norm_type")))"
    }
    return text
  } finish: { (module, _, _) in
    let padding = (module.body as? Embedding)?.paddingIndex
    module.object.attributes["padding_idx"] = padding.map { .int($0) } ?? Value.none
    module.object.attributes["_weight"] = nil
    module.object.attributes["_freeze"] = nil
  }
}

/// Refuses the settings whose gradients would be of another kind.
private func checkTable(_ settings: (String) -> Value) throws {
  for (name, fix) in [
    ("scale_grad_by_freq", "leave it out, and divide the loss where it matters"),
    ("sparse", "leave it out: gradients are dense here"),
  ] where settings(name).asInt == 1 {
    throw Raise.unsupported("Embedding(…, \(name)=True)", fix: fix)
  }
}

private func normLimit(_ settings: (String) -> Value) throws -> Embedding.NormLimit? {
  let value = settings("max_norm")
  if value.isNone { return nil }
  guard let greatest = value.asDouble, let order = settings("norm_type").asDouble else {
    throw Raise(
      .typeError,
      "embedding_renorm_(): argument 'max_norm' (position 3) must be float, "
        + "not \(value.plainTypeName)")
  }
  var limit = Embedding.NormLimit(greatest: greatest)
  limit.order = order
  return limit
}

/// `Embedding.from_pretrained(embeddings, freeze=True, padding_idx=None, …)`: a class method.
private var fromPretrained: Value {
  let function = BuiltinFunction(
    method: "from_pretrained", of: "Embedding",
    [.required("embeddings"), .optional("freeze", true), .optional("padding_idx")] + tableSettings,
    "A table with given vectors."
  ) { (arguments, context) in
    guard case .classObject(let type) = arguments.receiver else { return .none }
    let vectors = try arguments.tensor("embeddings")
    guard vectors.rank == 2 else {
      throw Raise(.assertionError, "Embeddings parameter is expected to be 2-dimensional")
    }
    let kept = ["padding_idx"] + tableSettings.map(\.name)
    return try context.instantiate(
      type,
      CallArguments(
        vectors.shape.map { .int($0) },
        keywords: [("_weight", arguments["embeddings"]), ("_freeze", arguments["freeze"])]
          + kept.map { ($0, arguments[$0]) }))
  }
  return .descriptor(DescriptorObject(.classMethod(.builtin(function))))
}

/// `F.embedding`.
var embeddingFunction: BuiltinFunction {
  BuiltinFunction(
    network: "embedding",
    [.required("input"), .required("weight"), .optional("padding_idx")] + tableSettings,
    "Rows of a table, looked up by integers."
  ) { (arguments, _) in
    try checkTable { arguments[$0] }
    let input = try arguments.tensor("input", of: "embedding", at: 2, shown: "indices")
    let table = try arguments.tensor("weight", of: "embedding", at: 2)
    let padding = try arguments.optional("padding_idx", Arguments.int)
    if let padding, let rows = table.shape.first, !(-rows..<rows).contains(padding) {
      throw LayerError.paddingIndex
    }
    if let limit = try normLimit({ arguments[$0] }) {
      try Embedding.shorten(table, at: input, limit)
    }
    return Value(try table.embedding(input, paddingIndex: padding))
  }
}
