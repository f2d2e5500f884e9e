import Interpreter
import Tensors

/// The classes of samplers; cells subclass `Sampler`.
func samplerTypes(_ own: RandomGenerator, base: ClassObject) -> [ClassObject] {
  let sampler = ClassObject(
    name: "Sampler", module: samplerFile, base: base,
    documentation: "The base of samplers: define __iter__ and __len__.")
  return [
    sampler, sequential(sampler), random(own, sampler), subsetRandom(own, sampler),
    weighted(own, sampler), batches(sampler),
  ]
}

private let samplerFile = "torch.utils.data.sampler"

private func type(
  _ name: String, _ base: ClassObject, _ parameters: [BuiltinParameter],
  _ documentation: String, make: @escaping (Arguments, Context) throws -> any NativeObject
) -> ClassObject {
  let construct = BuiltinFunction(torch: name, parameters, documentation) { (arguments, context) in
    .native(try commanding { try make(arguments, context) })
  }
  return ClassObject(name: name, module: samplerFile, base: base, construct: construct)
}

private func sequential(_ base: ClassObject) -> ClassObject {
  type(
    "SequentialSampler", base, [.required("data_source")], "All samples in order."
  ) { (arguments, _) in
    Sampler.sequential(arguments["data_source"])
  }
}

private func random(_ own: RandomGenerator, _ base: ClassObject) -> ClassObject {
  type(
    "RandomSampler", base,
    [
      .required("data_source"), .optional("replacement", false), .optional("num_samples"),
      .optional("generator"),
    ], "Samples in random order, or drawn again and again."
  ) { (arguments, context) in
    guard case .bool(let replacement) = arguments["replacement"] else {
      let given = try context.text(arguments["replacement"])
      throw Raise(
        .typeError, "replacement should be a boolean value, but got replacement=\(given)")
    }
    if arguments["num_samples"].asInt == nil, !arguments["num_samples"].isNone {
      throw try wrongCount("num_samples", arguments, in: context)
    }
    return try RandomOrder(
      source: arguments["data_source"], replacement: replacement,
      sampleCount: arguments["num_samples"].asInt,
      generator: arguments["generator"].isNone ? nil : arguments.generator(or: own), standard: own
    ).sampler(in: context)
  }
}

private func subsetRandom(_ own: RandomGenerator, _ base: ClassObject) -> ClassObject {
  type(
    "SubsetRandomSampler", base, [.required("indices"), .optional("generator")],
    "Given indices in random order."
  ) { (arguments, _) in
    Sampler.shuffled(arguments["indices"], try arguments.generator(or: own))
  }
}

private func weighted(_ own: RandomGenerator, _ base: ClassObject) -> ClassObject {
  type(
    "WeightedRandomSampler", base,
    [
      .required("weights"), .required("num_samples"), .optional("replacement", true),
      .optional("generator"),
    ], "Indices drawn with given weights."
  ) { (arguments, context) in
    guard case .int(let count) = arguments["num_samples"], count > 0 else {
      throw try wrongCount("num_samples", arguments, in: context)
    }
    guard case .bool(let replacement) = arguments["replacement"] else {
      let given = try context.text(arguments["replacement"])
      throw Raise(
        .valueError, "replacement should be a boolean value, but got replacement=\(given)")
    }
    return Sampler.weighted(
      try weights(arguments["weights"], in: context), count: count, replacement: replacement,
      try arguments.generator(or: own))
  }
}

private func weights(_ value: Value, in context: Context) throws -> Tensor {
  if let tensor = value.tensor, tensor.rank != 1 {
    let shape = try context.repr(Value(tuple: tensor.shape.map { .int($0) }))
    throw Raise(
      .valueError, "weights should be a 1d sequence but given weights have shape \(shape)")
  }
  return Tensor(
    doubles: try numbers(value, of: "weights", function: "WeightedRandomSampler", in: context))
}

private func batches(_ base: ClassObject) -> ClassObject {
  type(
    "BatchSampler", base,
    [.required("sampler"), .required("batch_size"), .required("drop_last")],
    "The indices of another sampler in lists."
  ) { (arguments, context) in
    guard case .int(let size) = arguments["batch_size"], size > 0 else {
      throw try wrongCount("batch_size", arguments, in: context)
    }
    guard case .bool(let dropsLast) = arguments["drop_last"] else {
      let given = try context.text(arguments["drop_last"])
      throw Raise(.valueError, "drop_last should be a boolean value, but got drop_last=\(given)")
    }
    return BatchSampler(arguments["sampler"], size: size, dropsLast: dropsLast)
  }
}

/// The error for a count that is no integer above zero.
func wrongCount(
  _ name: String, _ arguments: Arguments, in context: Context
) throws(Raise) -> Raise {
  let given = try context.text(arguments[name])
  return Raise(
    .valueError, "\(name) should be a positive integer value, but got \(name)=\(given)")
}
