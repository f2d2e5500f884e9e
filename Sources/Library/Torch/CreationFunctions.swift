import Interpreter
import NumPy
import Tensors

/// New tensors.
var creationFunctions: [BuiltinFunction] {
  [
    BuiltinFunction(torch: "tensor", [.required("data")] + placement, "A tensor of given numbers.")
    {
      (arguments, context) in
      try placed(tensor(of: arguments["data"], arguments.dtype(), context), arguments)
    },
    BuiltinFunction(
      torch: "as_tensor", [.required("data")] + placement,
      "A tensor of given numbers; a tensor itself, an array's memory."
    ) { (arguments, context) in
      let shared = try arguments["data"].array?.sharedTensor()
      guard let own = arguments["data"].tensor ?? shared else {
        return try placed(tensor(of: arguments["data"], arguments.dtype(), context), arguments)
      }
      return Value(try arguments.dtype().map { try own.to($0) } ?? own)
    },
    filled("zeros", 0), filled("ones", 1), filled("empty", 0),
    BuiltinFunction(
      torch: "full", [.required("size"), .required("fill_value")] + placement,
      style: .torch, "One number everywhere."
    ) { (arguments, _) in
      let shape = try arguments.shape("size")
      let value = try arguments.scalar("fill_value")
      return try placed(Tensor.full(shape, value, dtype: arguments.dtype()), arguments)
    },
    BuiltinFunction(
      torch: "eye", [.required("n"), .optional("m")] + placement, "Ones on the diagonal."
    ) { (arguments, _) in
      let columns = try arguments["m"].isNone ? nil : arguments.integer("m")
      for size in try [arguments.integer("n"), columns ?? 0] where size < 0 {
        throw Raise(.runtimeError, "n must be greater or equal to 0, got \(size)")
      }
      let dtype = try arguments.dtype() ?? .standard
      return try placed(Tensor.eye(arguments.integer("n"), columns, dtype: dtype), arguments)
    },
    rangeFunction,
    BuiltinFunction(
      torch: "linspace", [.required("start"), .required("end"), .required("steps")] + placement,
      "Numbers at equal distances, both ends included."
    ) { (arguments, _) in
      let given = ["start", "end", "steps"].map { arguments[$0] }
      guard given.allSatisfy({ $0.asString == nil }), given[2].asSequence == nil,
        given[2].asInt != nil || given[2].asDouble == nil
      else { throw InvalidCombination.ofLinspace(given).raise }
      let (start, end) = (try arguments.scalar("start"), try arguments.scalar("end"))
      let made = try Tensor.linspace(
        start.double, end.double, arguments.integer("steps"), dtype: arguments.dtype() ?? .standard)
      return try placed(made, arguments)
    },
    BuiltinFunction(
      torch: "logspace",
      [.required("start"), .required("end"), .required("steps"), .optional("base", 10.0)]
        + placement, "Powers of a base at equal distances of the exponents."
    ) { (arguments, _) in
      let kind = try arguments.dtype() ?? .standard
      let exponents = try Tensor.linspace(
        arguments.double("start"), arguments.double("end"), arguments.integer("steps"),
        dtype: .float64)
      let base = Tensor(.float(try arguments.double("base")), dtype: .float64)
      return try placed(base.pow(exponents).to(kind), arguments)
    },
    filledLike("zeros_like", 0), filledLike("ones_like", 1), filledLike("empty_like", 0),
    BuiltinFunction(
      torch: "full_like", [.required("input"), .required("fill_value")] + placement, style: .torch,
      "One number in the shape of another tensor."
    ) { (arguments, _) in
      let model = try arguments.operand()
      let dtype = try arguments.dtype() ?? model.dtype
      return try placed(
        Tensor.full(model.shape, arguments.scalar("fill_value"), dtype: dtype), arguments)
    },
  ] + legacyConstructors
}

/// Methods that make new tensors of the same kind of number.
var creationMethods: [BuiltinFunction] {
  [
    newFilled("new_zeros", 0), newFilled("new_ones", 1), newFilled("new_empty", 0),
    BuiltinFunction(
      torch: "new", [.positional("self"), .variadic("data")],
      "A tensor of the same kind of number: of given numbers, or zeros of a shape."
    ) { (arguments, context) in
      Value(try numbersOrZeros(arguments, arguments.operand().dtype, in: context))
    },
    BuiltinFunction(
      torch: "new_full",
      [.positional("self"), .required("size"), .required("fill_value")]
        + placement, "One number everywhere."
    ) { (arguments, _) in
      let dtype = try arguments.dtype() ?? arguments.operand().dtype
      let shape = try arguments.ints("size")
      return try placed(
        Tensor.full(shape, arguments.scalar("fill_value"), dtype: dtype), arguments)
    },
    BuiltinFunction(
      torch: "new_tensor", [.positional("self"), .required("data")] + placement,
      "A tensor of given numbers."
    ) { (arguments, context) in
      let made = try tensor(
        of: arguments["data"], arguments.dtype() ?? arguments.operand().dtype, context)
      return try placed(made, arguments)
    },
  ]
}

/// Where and as what a new tensor is made.
var placement: [BuiltinParameter] {
  [.keywordOnly("dtype"), .keywordOnly("device"), .keywordOnly("requires_grad", false)]
}

/// A new tensor as a value, with `device=` checked and `requires_grad=` obeyed.
func placed(_ tensor: Tensor, _ arguments: Arguments) throws -> Value {
  try arguments.checkDevice()
  if try arguments.bool("requires_grad") { try tensor.checkedForGradient().requiresGrad(true) }
  return Value(tensor)
}

extension Tensor {
  /// The tensor itself, where its numbers can have gradients.
  func checkedForGradient() throws(Raise) -> Tensor {
    guard dtype.isFloatingPoint else {
      throw Raise(
        .runtimeError, "Only Tensors of floating point and complex dtype can require gradients",
        fix: "make it of fractions: dtype=torch.float32")
    }
    return self
  }
}

private func tensor(of value: Value, _ dtype: DType?, _ context: Context) throws -> Tensor {
  if let own = value.tensor {
    let copy = try own.detach().clone()
    return try dtype.map { try copy.to($0) } ?? copy
  }
  return try TensorData(value, in: context).tensor(dtype: dtype)
}

private func filled(_ name: String, _ value: Scalar) -> BuiltinFunction {
  BuiltinFunction(
    torch: name, [.variadic("sizes"), .keywordOnly("size")] + placement,
    "\(name == "ones" ? "Ones" : "Zeros") of a shape."
  ) { (arguments, _) in
    if arguments.rest.isEmpty, arguments["size"].isNone {
      throw Raise.missingArguments(["size"], torch: name)
    }
    let (sizes, dtype) = (try arguments.sizes(), try arguments.dtype() ?? .standard)
    if name == "zeros", sizes.contains(where: { $0 < 0 }) {
      throw Raise(.runtimeError, "zeros: Dimension size must be non-negative.")
    }
    return try placed(Tensor.full(sizes, value, dtype: dtype), arguments)
  }
}

private func filledLike(_ name: String, _ value: Scalar) -> BuiltinFunction {
  BuiltinFunction(
    torch: name, [.required("input")] + placement, style: .torch,
    "\(name.hasPrefix("ones") ? "Ones" : "Zeros") in the shape of another tensor."
  ) { (arguments, _) in
    let model = try arguments.operand()
    return try placed(
      Tensor.full(model.shape, value, dtype: arguments.dtype() ?? model.dtype), arguments)
  }
}

private func newFilled(_ name: String, _ value: Scalar) -> BuiltinFunction {
  BuiltinFunction(
    torch: name, [.positional("self"), .variadic("sizes"), .keywordOnly("size")] + placement,
    "A tensor of the same kind of number."
  ) { (arguments, _) in
    let dtype = try arguments.dtype() ?? arguments.operand().dtype
    return try placed(Tensor.full(arguments.sizes(), value, dtype: dtype), arguments)
  }
}

/// `arange(end)`, `arange(start, end)`, `arange(start, end, step)`.
private var rangeFunction: BuiltinFunction {
  BuiltinFunction(
    torch: "arange",
    [
      .variadic("bounds"), .keywordOnly("start"), .keywordOnly("end"), .keywordOnly("step"),
    ] + placement, "Numbers from start, in steps, below end."
  ) { (arguments, _) in
    var given: [String: Scalar] = [:]
    let names = arguments.rest.count == 1 ? ["end"] : ["start", "end", "step"]
    guard arguments.rest.count <= 3 else { throw InvalidCombination.ofRange(arguments.rest).raise }
    for (index, (name, value)) in zip(names, arguments.rest).enumerated() {
      guard let scalar = try number(value) else {
        if names.count > 1 { throw InvalidCombination.ofRange(arguments.rest).raise }
        throw Raise(
          .typeError,
          "arange(): argument '\(name)' (position \(index + 1)) must be Number, "
            + "not \(value.plainTypeName)")
      }
      given[name] = scalar
    }
    for name in ["start", "end", "step"] where !arguments[name].isNone {
      given[name] = try arguments.scalar(name)
    }
    guard let end = given["end"] else {
      throw InvalidCombination.ofRange(arguments.rest).raise
    }
    return try placed(
      Tensor.arange(
        given["start"] ?? 0, end, step: given["step"] ?? 1, dtype: arguments.dtype()), arguments)
  }
}

private func number(_ value: Value) throws -> Scalar? {
  if let scalar = value.scalar { return scalar }
  guard let tensor = value.tensor, tensor.count == 1 else { return nil }
  return try tensor.item()
}

/// `torch.FloatTensor([…])`, `torch.LongTensor([…])`, `torch.BoolTensor([…])`.
private var legacyConstructors: [BuiltinFunction] {
  [
    legacyConstructor("FloatTensor", .float32), legacyConstructor("DoubleTensor", .float64),
    legacyConstructor("LongTensor", .int64), legacyConstructor("IntTensor", .int32),
    legacyConstructor("ShortTensor", .int16), legacyConstructor("CharTensor", .int8),
    legacyConstructor("ByteTensor", .uint8),
    legacyConstructor("BoolTensor", .bool),
  ]
}

/// Numbers in lists, or sizes of a tensor of zeros.
func legacyConstructor(_ name: String, _ dtype: DType) -> BuiltinFunction {
  BuiltinFunction(
    torch: name, [.variadic("data"), .keywordOnly("device")],
    "A tensor of given numbers, or of a shape."
  ) { (arguments, context) in
    try arguments.checkDevice()
    return Value(try numbersOrZeros(arguments, dtype, in: context))
  }
}

/// A tensor as PyTorch's old constructors make it: of given numbers, or zeros of given sizes.
private func numbersOrZeros(
  _ arguments: Arguments, _ dtype: DType, in context: Context
) throws -> Tensor {
  guard let first = arguments.rest.first else { return try .zeros([0], dtype: dtype) }
  if let own = first.tensor {
    guard own.dtype == dtype else { throw Raise.oldConstructor(of: dtype, from: own.dtype) }
    return own
  }
  let isData = first.asSequence != nil || first.array != nil
  if arguments.rest.count == 1, isData, !isSize(first) {
    return try TensorData(first, in: context).tensor(dtype: dtype)
  }
  return try .zeros(arguments.sizes("data"), dtype: dtype)
}

extension Raise {
  /// What the old constructors say to a tensor of another kind of number.
  fileprivate static func oldConstructor(of wanted: DType, from got: DType) -> Raise {
    let options = [wanted, got].map { kind in
      "TensorOptions(dtype=\(kind.messageName), device=cpu, layout=Strided, requires_grad=false "
        + "(default), pinned_memory=false (default), memory_format=(nullopt))"
    }
    return Raise(
      .typeError, "expected \(options[0]) (got \(options[1]))",
      fix: "write .to(torch.\(wanted)) behind the tensor")
  }
}

private func isSize(_ value: Value) -> Bool {
  if case .tuple(let object) = value { return object.typeName == "torch.Size" }
  return false
}
