import Interpreter
import Tensors

/// Random tensors. They draw from the note's generator unless `generator=` names another one.
func randomFunctions(_ own: RandomGenerator) -> [BuiltinFunction] {
  [
    sized("rand", own, "Numbers of the uniform distribution on [0, 1).") {
      try Tensor.rand($0, dtype: $1, $2)
    },
    sized("randn", own, "Numbers of the normal distribution.") {
      try Tensor.randn($0, dtype: $1, $2)
    },
    like("rand_like", own) { try Tensor.rand($0, dtype: $1, $2) },
    like("randn_like", own) { try Tensor.randn($0, dtype: $1, $2) },
    randint(own), randintLike(own), normal(own),
    BuiltinFunction(
      torch: "randperm", [.required("n"), .keywordOnly("generator")] + placement,
      "The numbers below n in random order."
    ) { (arguments, _) in
      let made = try Tensor.randperm(arguments.integer("n"), arguments.generator(or: own))
      return try placed(made.to(arguments.dtype() ?? .int64), arguments)
    },
    BuiltinFunction(torch: "manual_seed", [.required("seed")], "Starts the random numbers anew.") {
      (arguments, _) in
      own.reseed(UInt64(bitPattern: Int64(try arguments.integer("seed"))))
      return .native(TorchGenerator(own))
    },
    BuiltinFunction(torch: "initial_seed", [], "What the generator was seeded with.") { (_, _) in
      .int(Int(truncatingIfNeeded: own.state.seed))
    },
  ]
}

/// Draws with given probabilities: functions and methods.
func drawingFunctions(_ own: RandomGenerator) -> [TensorFunction] {
  [
    TensorFunction(
      "multinomial",
      [.required("num_samples"), .optional("replacement", false), .keywordOnly("generator")],
      "Places drawn with given probabilities."
    ) { (x, arguments, _) in
      Value(
        try x.multinomial(
          arguments.integer("num_samples"), replacement: arguments.bool("replacement"),
          arguments.generator(or: own)))
    },
    TensorFunction(
      "bernoulli", [.optional("p"), .keywordOnly("generator")], "1 with a probability, else 0."
    ) { (x, arguments, _) in
      let generator = try arguments.generator(or: own)
      guard !arguments["p"].isNone else { return Value(try x.bernoulli(generator)) }
      let made = try Tensor.zeros(x.shape, dtype: x.dtype.isFloatingPoint ? x.dtype : .standard)
      return Value(try made.bernoulli_(arguments.double("p"), generator))
    },
  ]
}

/// Methods that fill a tensor with random numbers.
func drawingMethods(_ own: RandomGenerator) -> [TensorFunction] {
  [
    TensorFunction(
      "uniform_", [.optional("from", 0.0), .optional("to", 1.0), .keywordOnly("generator")],
      "Writes numbers of a uniform distribution."
    ) { (x, arguments, _) in
      let (low, high) = (try arguments.double("from"), try arguments.double("to"))
      return Value(try x.uniform_(low, high, arguments.generator(or: own)))
    },
    TensorFunction(
      "normal_", [.optional("mean", 0.0), .optional("std", 1.0), .keywordOnly("generator")],
      "Writes numbers of a normal distribution."
    ) { (x, arguments, _) in
      let (mean, deviation) = (try arguments.double("mean"), try arguments.double("std"))
      return Value(try x.normal_(mean, deviation, arguments.generator(or: own)))
    },
    TensorFunction(
      "bernoulli_", [.optional("p", 0.5), .keywordOnly("generator")],
      "Writes 1 with a probability, else 0."
    ) { (x, arguments, _) in
      Value(try x.bernoulli_(arguments.double("p"), arguments.generator(or: own)))
    },
    TensorFunction(
      "random_", [.optional("from"), .optional("to"), .keywordOnly("generator")],
      "Writes random whole numbers."
    ) { (x, arguments, _) in
      let generator = try arguments.generator(or: own)
      guard !arguments["from"].isNone else { return Value(try x.random_(generator)) }
      let first = try arguments.integer("from")
      guard !arguments["to"].isNone else { return Value(try x.random_(0, first, generator)) }
      return Value(try x.random_(first, arguments.integer("to"), generator))
    },
    TensorFunction(
      "log_normal_", [.optional("mean", 1.0), .optional("std", 2.0), .keywordOnly("generator")],
      "Writes numbers whose logarithms are normal."
    ) { (x, arguments, _) in
      let (mean, deviation) = (try arguments.double("mean"), try arguments.double("std"))
      return Value(try x.logNormal_(mean, deviation, arguments.generator(or: own)))
    },
    TensorFunction(
      "geometric_", [.required("p"), .keywordOnly("generator")],
      "Writes how many trials a success takes."
    ) { (x, arguments, _) in
      Value(try x.geometric_(arguments.double("p"), arguments.generator(or: own)))
    },
    TensorFunction(
      "exponential_", [.optional("lambd", 1.0), .keywordOnly("generator")],
      "Writes numbers of an exponential distribution."
    ) { (x, arguments, _) in
      Value(try x.exponential_(arguments.double("lambd"), arguments.generator(or: own)))
    },
  ]
}

private func sized(
  _ name: String, _ own: RandomGenerator, _ documentation: String,
  _ draw: @escaping ([Int], DType, RandomGenerator) throws -> Tensor
) -> BuiltinFunction {
  BuiltinFunction(
    torch: name,
    [.variadic("sizes"), .keywordOnly("size"), .keywordOnly("generator")] + placement,
    documentation
  ) { (arguments, _) in
    let kind = try arguments.dtype() ?? .standard
    try checkFloat(name, kind)
    return try placed(draw(arguments.sizes(), kind, arguments.generator(or: own)), arguments)
  }
}

private func like(
  _ name: String, _ own: RandomGenerator,
  _ draw: @escaping ([Int], DType, RandomGenerator) throws -> Tensor
) -> BuiltinFunction {
  BuiltinFunction(
    torch: name, [.required("input"), .keywordOnly("generator")] + placement,
    "Random numbers in the shape of another tensor."
  ) { (arguments, _) in
    let model = try arguments.operand()
    let kind = try arguments.dtype() ?? model.dtype
    try checkFloat(name, kind)
    return try placed(draw(model.shape, kind, arguments.generator(or: own)), arguments)
  }
}

private func checkFloat(_ name: String, _ kind: DType) throws {
  guard !kind.isFloatingPoint else { return }
  let kernel = name.hasPrefix("randn") ? "normal_kernel_cpu" : "check_uniform_bounds"
  throw TensorError.notImplemented(operation: kernel, kind)
}

/// `randint(high, size)` and `randint(low, high, size)`.
private func randint(_ own: RandomGenerator) -> BuiltinFunction {
  BuiltinFunction(
    torch: "randint",
    [
      .variadic("bounds"), .keywordOnly("low"), .keywordOnly("high"), .keywordOnly("size"),
      .keywordOnly("generator"),
    ] + placement, "Integers from low on, below high."
  ) { (arguments, _) in
    var given = arguments.rest
    let size = try sizeArgument(&given, arguments)
    let bounds = given.compactMap { $0.asInt ?? $0.tensor?.index }
    guard bounds.count == given.count else {
      throw InvalidCombination.ofRandint(arguments.rest).raise
    }
    let high = try arguments["high"].isNone ? bounds.last : arguments.integer("high")
    let low =
      try arguments["low"].isNone
      ? (bounds.count == 2 ? bounds.first : nil) : arguments.integer("low")
    guard let high, bounds.count <= 2 else {
      throw Raise(.typeError, "randint() takes high and size, or low, high and size")
    }
    let generator = try arguments.generator(or: own)
    let kind = try arguments.dtype() ?? .int64
    try checkBounds(low ?? 0, high, kind)
    return try placed(Tensor.randint(low ?? 0, high, size, generator).to(kind), arguments)
  }
}

private func sizeArgument(_ given: inout [Value], _ arguments: Arguments) throws -> [Int] {
  if !arguments["size"].isNone { return try arguments.ints("size") }
  let place = given.count
  guard let last = given.popLast() else {
    throw InvalidCombination.ofRandint(arguments.rest).raise
  }
  let sizes = last.asSequence?.compactMap(\.asInt)
  guard let sizes, sizes.count == last.asSequence?.count else {
    guard place == 2, arguments.rest.first?.asInt != nil else {
      throw InvalidCombination.ofRandint(arguments.rest).raise
    }
    throw Raise(
      .typeError,
      "randint(): argument 'size' (position \(place)) must be tuple of ints, "
        + "not \(last.plainTypeName)",
      fix: "write the size as a tuple: torch.randint(10, (3,))")
  }
  return sizes
}

private func randintLike(_ own: RandomGenerator) -> BuiltinFunction {
  BuiltinFunction(
    torch: "randint_like",
    [.required("input"), .required("low"), .optional("high"), .keywordOnly("generator")]
      + placement, "Random integers in the shape of another tensor."
  ) { (arguments, _) in
    let model = try arguments.operand()
    let first = try arguments.integer("low")
    let (low, high) = try arguments["high"].isNone ? (0, first) : (first, arguments.integer("high"))
    let kind = try arguments.dtype() ?? model.dtype
    try checkBounds(low, high, kind)
    let made = try Tensor.randint(low, high, model.shape, arguments.generator(or: own))
    return try placed(made.to(kind), arguments)
  }
}

/// Refuses bounds, in their order, that a kind of integer cannot hold.
private func checkBounds(_ low: Int, _ high: Int, _ kind: DType) throws(Raise) {
  let held: ClosedRange<Int>
  switch kind {
  case .bool: held = 0...1
  case .uint8: held = 0...255
  case .int8: held = -128...127
  case .int16: held = Int(Int16.min)...Int(Int16.max)
  case .int32: held = Int(Int32.min)...Int(Int32.max)
  case .int64, .float32, .float64: return
  }
  guard low < high else { return }
  for (name, bound) in [("from", low), ("to - 1", high - 1)] where !held.contains(bound) {
    throw Raise(.runtimeError, "\(name) is out of bounds for \(kind.messageName)")
  }
}

/// `normal(mean, std, size)` of numbers; of tensors, one draw for each element.
private func normal(_ own: RandomGenerator) -> BuiltinFunction {
  BuiltinFunction(
    torch: "normal",
    [
      .required("mean"), .optional("std", 1.0), .optional("size"), .keywordOnly("generator"),
    ] + placement, "Numbers of a normal distribution."
  ) { (arguments, _) in
    let generator = try arguments.generator(or: own)
    let (mean, deviation) = (try arguments.operand("mean"), try arguments.operand("std"))
    if case .scalar(let mean) = mean, case .scalar(let deviation) = deviation {
      let made = try Tensor.zeros(arguments.ints("size"), dtype: arguments.dtype() ?? .standard)
      return try placed(made.normal_(mean.double, deviation.double, generator), arguments)
    }
    let model = try noGrad { try mean.tensor + deviation.tensor }
    let drawn = try Tensor.randn(model.shape, dtype: model.dtype, generator)
    return try placed(drawn * deviation.tensor + mean.tensor, arguments)
  }
}
