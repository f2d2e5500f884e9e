import Interpreter
import RNN
import Tensors

/// `MultiheadAttention`.
var attentionLayers: [LayerType] { [multihead] }

private var multihead: LayerType {
  LayerType(
    name: "MultiheadAttention", file: "activation",
    parameters: [
      .required("embed_dim"), .required("num_heads"), .optional("dropout", 0.0),
      .optional("bias", true), .optional("add_bias_kv", false),
      .optional("add_zero_attn", false), .optional("kdim"), .optional("vdim"),
      .optional("batch_first", false),
    ] + BuiltinParameter.placement,
    inputs: [
      .required("query"), .required("key"), .required("value"), .optional("key_padding_mask"),
      .optional("need_weights", true), .optional("attn_mask"),
      .optional("average_attn_weights", true), .optional("is_causal", false),
    ],
    documentation: "Several times a mean of values, weighted by how well keys fit a query.",
    tensors: [
      "in_proj_weight", "q_proj_weight", "k_proj_weight", "v_proj_weight", "in_proj_bias",
      "bias", "bias_k", "bias_v", "add_bias_kv",
    ],
    fixed: ["embed_dim", "num_heads", "kdim", "vdim", "add_zero_attn"]
  ) { (arguments, library, _) in
    try makeAttention(arguments, library)
  } forward: { (module, arguments, _) in
    try attend(module, arguments)
  } settings: { _ in
    ""
  } finish: { (module, library, context) in
    module.object.attributes["bias"] = nil
    module.object.attributes["add_bias_kv"] = nil
    if let layer = module.body as? MultiheadAttention {
      let settings = layer.configuration
      module.object.attributes["kdim"] = .int(settings.keySize ?? settings.size)
      module.object.attributes["vdim"] = .int(settings.valueSize ?? settings.size)
      module.object.attributes["head_dim"] = .int(settings.size / settings.headCount)
    }
    showProjection(of: module, library, in: context)
  }
}

private func makeAttention(
  _ arguments: Arguments, _ library: CellLibrary
) throws -> MultiheadAttention {
  try arguments.checkPlacement()
  for name in ["add_bias_kv", "add_zero_attn"] where try arguments.bool(name) {
    throw Raise.unsupported("MultiheadAttention(…, \(name)=True)", fix: "leave it out")
  }
  let (size, heads) = (try arguments.int("embed_dim"), try arguments.int("num_heads"))
  var settings = MultiheadAttention.Configuration(
    size: size > 0 ? try arguments.size("embed_dim") : size, headCount: heads)
  settings.dropout = try arguments.double("dropout")
  settings.bias = try arguments.bool("bias")
  settings.keySize = try arguments.optional("kdim", Arguments.size)
  settings.valueSize = try arguments.optional("vdim", Arguments.size)
  settings.batchFirst = try arguments.bool("batch_first")
  return try MultiheadAttention(settings, generator: library.generator)
}

private func attend(_ module: ModuleInstance, _ arguments: Arguments) throws -> Value {
  guard let layer = module.body as? MultiheadAttention else { return .none }
  layer.set(
    batchFirst: module.setting("batch_first").asInt == 1,
    dropout: module.setting("dropout").asDouble ?? 0)
  let masks = MultiheadAttention.Masks(
    padding: try arguments.optionalTensor("key_padding_mask"),
    attention: try arguments.optionalTensor("attn_mask"))
  if try arguments.bool("is_causal"), masks.attention == nil {
    throw AttentionError.causalWithoutMask
  }
  let result = try layer.forward(
    arguments.tensor("query", of: "linear"), arguments.tensor("key", of: "linear"),
    arguments.tensor("value", of: "linear"), masks: masks,
    needsWeights: arguments.bool("need_weights"),
    averagesWeights: arguments.bool("average_attn_weights"))
  return Value(tuple: [Value(result.output), result.weights.map { Value($0) } ?? .none])
}

/// The output projection as a module of cells, under PyTorch's name for its class.
private func showProjection(
  of module: ModuleInstance, _ library: CellLibrary, in context: Context
) {
  guard let projection = module.body.child("out_proj") as? Linear else { return }
  let type = linear("NonDynamicallyQuantizableLinear")
    .classObject(library, base: networkType(library, in: context))
  let object = InstanceObject(of: type, payload: projection)
  object.attributes["in_features"] = .int(projection.inputSize)
  object.attributes["out_features"] = .int(projection.outputSize)
  object.attributes["bias"] = Value.none
  ModuleInstance(object)?.adoptTensors(library)
  module.object.attributes["out_proj"] = .instance(object)
}

/// `F.scaled_dot_product_attention`.
func dotProductAttention(_ generator: RandomGenerator) -> BuiltinFunction {
  BuiltinFunction(
    network: "scaled_dot_product_attention",
    [
      .required("query"), .required("key"), .required("value"), .optional("attn_mask"),
      .optional("dropout_p", 0.0), .optional("is_causal", false), .keywordOnly("scale"),
      .keywordOnly("enable_gqa", false),
    ], "A mean of values, weighted by how well keys fit a query."
  ) { (arguments, _) in
    let name = "scaled_dot_product_attention"
    let query = try arguments.tensor("query", of: name)
    let key = try arguments.tensor("key", of: name, at: 2)
    let value = try arguments.tensor("value", of: name, at: 3)
    guard query.rank >= 2, key.rank >= 2, value.rank >= 2 else {
      throw Raise(
        .runtimeError,
        "scaled_dot_product_attention: Expected query, key, and value to each be at least 2 "
          + "dimensional, but got \(query.rank), \(key.rank) and \(value.rank)")
    }
    guard query.dtype == key.dtype, key.dtype == value.dtype else {
      throw Raise(
        .runtimeError,
        "Expected query, key, and value to have the same dtype, but got query.dtype: "
          + "\(query.dtype.rawValue) key.dtype: \(key.dtype.rawValue) and value.dtype: "
          + "\(value.dtype.rawValue) instead.")
    }
    let probability = try arguments.double("dropout_p")
    guard (0...1).contains(probability) else { throw LayerError.dropoutProbability(probability) }
    let size = query.shape[query.rank - 1]
    let scale =
      try arguments.optional("scale", Arguments.double) ?? (1 / Double(max(size, 1)).squareRoot())
    let scores = try (query * .float(scale)).matmul(key.transpose(-2, -1))
    let mask = try mask(arguments, query: query, key: key)
    let weights = try dropout(
      mask.map { try (scores + $0).softmaxOrZeros() } ?? scores.softmax(-1),
      probability: probability, generator: generator)
    return Value(try weights.matmul(value))
  }
}

/// Numbers to add to the scores: 0 where a query may attend to a key, −∞ where it may not.
private func mask(_ arguments: Arguments, query: Tensor, key: Tensor) throws -> Tensor? {
  var allowed = try arguments.optionalTensor("attn_mask")
  if try arguments.bool("is_causal") {
    guard allowed == nil else {
      throw Raise(
        .runtimeError,
        "scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True")
    }
    let (rows, columns) = (query.shape[query.rank - 2], key.shape[key.rank - 2])
    let (row, column) = (
      try Tensor.arange(.int(rows)).unsqueeze(1), try Tensor.arange(.int(columns))
    )
    allowed = try column.lessOrEqual(row)
  }
  guard let allowed, allowed.dtype == .bool else { return allowed }
  return try Tensor.zeros(allowed.shape).maskedFill(allowed.not(), .float(-.infinity))
}
