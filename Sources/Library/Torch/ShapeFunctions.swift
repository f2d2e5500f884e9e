import Interpreter
import Tensors

/// Other shapes of the same elements.
var shapeFunctions: [TensorFunction] {
  [
    TensorFunction("squeeze", [.optional("dim")], "Without dimensions of size 1.") {
      (x, arguments, _) in
      guard let dimensions = try arguments.dimensions() else { return Value(try x.squeeze()) }
      let axes = dimensions.map { $0 < 0 ? $0 + x.rank : $0 }.sorted(by: >)
      if axes.count == 1 { return Value(try x.squeeze(dimensions[0])) }
      return Value(try axes.reduce(x) { try $0.squeeze($1) })
    },
    TensorFunction("unsqueeze", [.required("dim")], "With a new dimension of size 1.") {
      (x, arguments, _) in
      Value(try x.unsqueeze(arguments.integer("dim")))
    },
    TensorFunction(
      "flatten", [.optional("start_dim", 0), .optional("end_dim", -1)],
      "With several dimensions made one."
    ) { (x, arguments, _) in
      Value(try x.flatten(arguments.integer("start_dim"), arguments.integer("end_dim")))
    },
    TensorFunction("ravel", "As one dimension.") { try $0.flatten() },
    exchange("transpose"), exchange("swapaxes"), exchange("swapdims"),
    TensorFunction("t", "The transposed matrix.") { try $0.t() },
    TensorFunction(
      "narrow", [.required("dim"), .required("start"), .required("length")],
      "A stretch of one dimension."
    ) { (x, arguments, _) in
      Value(
        try x.narrow(
          arguments.integer("dim"), arguments.integer("start"), arguments.integer("length")))
    },
    TensorFunction("select", [.required("dim"), .required("index")], "One place of a dimension.") {
      (x, arguments, _) in
      Value(try x.select(arguments.integer("dim"), arguments.integer("index")))
    },
    TensorFunction("chunk", [.required("chunks"), .optional("dim", 0)], "About equal parts.") {
      (x, arguments, _) in
      Value(tensors: try x.chunk(arguments.integer("chunks"), arguments.integer("dim")))
    },
    TensorFunction("unbind", [.optional("dim", 0)], "All places of a dimension.") {
      (x, arguments, _) in
      Value(tensors: try x.unbind(arguments.integer("dim")))
    },
    triangle("tril", "The part on and below a diagonal.") { try $0.lowerTriangle($1) },
    triangle("triu", "The part on and above a diagonal.") { try $0.upperTriangle($1) },
    TensorFunction("clone", "A copy with its own memory.") { try $0.clone() },
    TensorFunction("numel", [], "How many elements there are.") { (x, _, _) in .int(x.count) },
  ]
}

/// Functions that take sizes or an order: their methods take them one by one as well.
var orderFunctions: [BuiltinFunction] {
  [
    BuiltinFunction(
      torch: "reshape", [.required("input"), .required("shape")], style: .torch,
      "Another shape."
    ) { (arguments, _) in
      Value(try arguments.operand().reshape(arguments.shape("shape")))
    },
    BuiltinFunction(
      torch: "permute", [.required("input"), .required("dims")], style: .torch,
      "Dimensions in another order."
    ) { (arguments, _) in
      Value(try arguments.operand().permute(arguments.ints("dims")))
    },
    BuiltinFunction(
      torch: "flip", [.required("input"), .required("dims")], "Dimensions the other way round."
    ) { (arguments, _) in
      Value(try arguments.operand().flip(arguments.ints("dims")))
    },
    BuiltinFunction(
      torch: "tile", [.required("input"), .required("dims")], "Repeated along dimensions."
    ) { (arguments, _) in
      Value(try tiled(arguments.operand(), arguments.ints("dims")))
    },
    BuiltinFunction(
      torch: "split",
      [.required("tensor"), .required("split_size_or_sections"), .optional("dim", 0)],
      "Parts of a size, or of several."
    ) { (arguments, _) in
      try parts(arguments.operand(), arguments, "split_size_or_sections")
    },
  ]
}

/// The methods that take sizes one by one or as one list.
var orderMethods: [BuiltinFunction] {
  [
    sizeMethod("view", parameter: "size", "Another shape of the same memory.") { try $0.view($1) },
    sizeMethod("reshape", parameter: "shape", "Another shape.") { try $0.reshape($1) },
    sizeMethod("permute", parameter: "dims", "Dimensions in another order.") {
      try $0.permute($1)
    },
    sizeMethod("expand", parameter: "size", "Repeated without copying.") { try $0.expand($1) },
    sizeMethod("repeat", parameter: "repeats", "Repeated along dimensions.") {
      try $0.repeat($1)
    },
    sizeMethod("sum_to_size", parameter: "size", "The sums that broadcast back.") {
      try $0.sum(to: $1)
    },
    sizeMethod("tile", parameter: "dims", "Repeated along dimensions.") { try tiled($0, $1) },
    sizeMethod("flip", parameter: "dims", "Dimensions the other way round.") { try $0.flip($1) },
    BuiltinFunction(
      torch: "split", [.positional("self"), .required("split_size"), .optional("dim", 0)],
      "Parts of a size, or of several."
    ) { (arguments, _) in
      try parts(arguments.operand(), arguments, "split_size")
    },
    likeMethod("view_as") { try $0.view($1.shape) },
    likeMethod("reshape_as") { try $0.reshape($1.shape) },
    likeMethod("expand_as") { try $0.expand($1.shape) },
  ]
}

private func sizeMethod(
  _ name: String, parameter: String, _ documentation: String,
  _ operation: @escaping (Tensor, [Int]) throws -> Tensor
) -> BuiltinFunction {
  BuiltinFunction(
    torch: name, [.positional("self"), .variadic("sizes"), .keywordOnly(parameter)], documentation
  ) { (arguments, _) in
    let isMissing = arguments.rest.isEmpty && arguments[parameter].isNone
    if isMissing {
      throw name == "view"
        ? InvalidCombination.ofView([]).raise : Raise.missingArguments([parameter], torch: name)
    }
    let first = arguments.rest.first.flatMap { $0.asSequence?.first ?? $0 }
    if first?.native(as: DTypeObject.self) != nil {
      throw Raise.unsupported("\(name)(dtype)", fix: "write .to(dtype), which converts the numbers")
    }
    if name == "view", let first, first.asSequence == nil, first.asInt == nil,
      first.tensor?.index == nil
    {
      throw InvalidCombination.ofView(arguments.rest).raise
    }
    return Value(try operation(arguments.operand(), arguments.sizes(parameter)))
  }
}

private func likeMethod(
  _ name: String, _ operation: @escaping (Tensor, Tensor) throws -> Tensor
) -> BuiltinFunction {
  BuiltinFunction(
    torch: name, [.positional("self"), .required("other")], "In the shape of another tensor."
  ) { (arguments, _) in
    Value(try operation(arguments.operand(), arguments.tensor("other")))
  }
}

private func exchange(_ name: String) -> TensorFunction {
  TensorFunction(name, [.required("dim0"), .required("dim1")], "Two dimensions exchanged.") {
    (x, arguments, _) in
    Value(try x.transpose(arguments.integer("dim0"), arguments.integer("dim1")))
  }
}

private func parts(
  _ x: Tensor, _ arguments: Arguments, _ name: String
) throws -> Value {
  let dimension = try arguments.integer("dim")
  if let size = arguments[name].asInt { return Value(tensors: try x.split(size, dimension)) }
  return Value(tensors: try x.split(sizes: arguments.ints(name), dimension))
}

/// `repeat` with ones in front for the dimensions that are not named.
private func tiled(_ x: Tensor, _ times: [Int]) throws -> Tensor {
  let missing = Swift.max(x.rank - times.count, 0)
  return try x.repeat([Int](repeating: 1, count: missing) + times)
}

/// A matrix's part on one side of a diagonal; zeros elsewhere.
private func triangle(
  _ name: String, _ documentation: String, _ part: @escaping (Tensor, Int) throws -> Tensor
) -> TensorFunction {
  TensorFunction(name, [.optional("diagonal", 0)], documentation) { (x, arguments, _) in
    Value(try part(x, arguments.integer("diagonal")))
  }
}
