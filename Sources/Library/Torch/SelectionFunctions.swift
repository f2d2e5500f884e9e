import Interpreter
import Tensors

/// Elements chosen by places, masks or order.
var selectionFunctions: [TensorFunction] {
  [
    TensorFunction("gather", [.required("dim"), .required("index")], "Elements at given places.") {
      (x, arguments, _) in
      Value(try x.gather(arguments.integer("dim"), arguments.tensor("index")))
    },
    TensorFunction(
      "index_select", [.required("dim"), .required("index")], "Places of a dimension."
    ) {
      (x, arguments, _) in
      Value(try x.indexSelect(arguments.integer("dim"), arguments.tensor("index")))
    },
    TensorFunction(
      "masked_fill", [.required("mask"), .required("value")], "A number where a mask holds."
    ) { (x, arguments, _) in
      Value(try x.maskedFill(mask(arguments), arguments.scalar("value")))
    },
    TensorFunction("masked_select", [.required("mask")], "The elements where a mask holds.") {
      (x, arguments, _) in
      let mask = try arguments.tensor("mask")
      let shape = try noGrad { try x.where(mask, x).shape }
      return Value(try x.expand(shape).index([.tensor(mask.expand(shape))]))
    },
    TensorFunction("nonzero", [.keywordOnly("as_tuple", false)], "Where elements are not zero.") {
      (x, arguments, _) in
      let places = try x.nonzero()
      return try arguments.bool("as_tuple") ? Value(tensors: places.unbind(1)) : Value(places)
    },
    TensorFunction(
      "scatter", [.required("dim"), .required("index"), .required("src")],
      "With a number written at given places."
    ) { (x, arguments, _) in
      let (dimension, index) = (try arguments.integer("dim"), try arguments.tensor("index"))
      return Value(try x.scatter(dimension, index, arguments.scalar("src")))
    },
    scatterAdd("scatter_add"),
    TensorFunction(
      "topk",
      [
        .required("k"), .optional("dim", -1), .optional("largest", true),
        .optional("sorted", true),
      ], "The largest elements and their places."
    ) { (x, arguments, _) in
      NamedResult.value(
        "topk",
        try x.topk(
          arguments.integer("k"), arguments.integer("dim"), largest: arguments.bool("largest")))
    }.refusing(.bool),
    TensorFunction("sort", sortParameters, "The elements in order, and their places.") {
      (x, arguments, _) in
      NamedResult.value(
        "sort", try x.sort(arguments.integer("dim"), descending: arguments.bool("descending")))
    },
    TensorFunction("argsort", sortParameters, "The places of the elements in order.") {
      (x, arguments, _) in
      Value(try x.argsort(arguments.integer("dim"), descending: arguments.bool("descending")))
    },
    TensorFunction("cumsum", [.required("dim")], "The sums of all elements so far.") {
      (x, arguments, _) in
      Value(try x.cumsum(arguments.integer("dim")))
    },
    softmaxFunction("softmax", "Exponentials divided by their sum.") { try $0.softmax($1) },
    softmaxFunction("log_softmax", "Logarithms of the softmax.") { try $0.logSoftmax($1) },
    TensorFunction("unique", "The different elements in order.") { x in
      let sorted = try x.flatten().sort().values
      guard sorted.count > 1 else { return sorted }
      let (before, behind) = (
        try sorted.narrow(0, 0, sorted.count - 1), try sorted.narrow(0, 1, sorted.count - 1)
      )
      let isNew = try Tensor.cat([Tensor(booleans: [true]), behind.notEqual(before)])
      return try sorted.index([.tensor(isNew)])
    },
    TensorFunction("bincount", [.keywordOnly("minlength", 0)], "How often each number occurs.") {
      (x, arguments, context) in
      Value(try counts(of: x, least: arguments.integer("minlength"), in: context))
    },
  ]
}

/// The in-place forms.
var selectionMethods: [TensorFunction] {
  [
    TensorFunction(
      "masked_fill_", [.required("mask"), .required("value")], "Writes a number where a mask holds."
    ) { (x, arguments, _) in
      let (mask, value) = (try mask(arguments), try arguments.scalar("value"))
      return Value(try x.inPlace { try $0.maskedFill(mask, value) })
    },
    TensorFunction(
      "scatter_", [.required("dim"), .required("index"), .required("src")],
      "Writes a number at given places."
    ) { (x, arguments, _) in
      let (dimension, index) = (try arguments.integer("dim"), try arguments.tensor("index"))
      let value = try arguments.scalar("src")
      return Value(try x.inPlace { try $0.scatter(dimension, index, value) })
    },
    scatterAdd("scatter_add_"),
    TensorFunction("where", [.required("condition"), .required("other")], "x, or the other.") {
      (x, arguments, _) in
      Value(
        try x.where(arguments.tensor("condition"), arguments.operand("other").tensor))
    },
  ]
}

/// `torch.where(condition, input, other)`, whose first argument is the condition.
var whereFunction: BuiltinFunction {
  BuiltinFunction(
    torch: "where", [.required("condition"), .optional("input"), .optional("other")],
    "One tensor's elements where a condition holds, else another's."
  ) { (arguments, _) in
    let condition = try arguments.tensor("condition")
    if arguments["input"].isNone, arguments["other"].isNone {
      return Value(tensors: try condition.nonzero().unbind(1))
    }
    let (yes, no) = (try arguments.operand("input"), try arguments.operand("other"))
    return Value(try yes.tensor.where(condition, no.tensor))
  }
}

/// The truth values of `mask`.
private func mask(_ arguments: Arguments) throws -> Tensor {
  let mask = try arguments.tensor("mask")
  guard mask.dtype == .bool else {
    throw Raise(
      .runtimeError,
      "masked_fill_ only supports boolean masks, but got mask with dtype "
        + mask.dtype.messageName, fix: "compare first: mask > 0")
  }
  return mask
}

private var sortParameters: [BuiltinParameter] {
  [.optional("dim", -1), .optional("descending", false), .keywordOnly("stable", false)]
}

private func scatterAdd(_ name: String) -> TensorFunction {
  TensorFunction(
    name, [.required("dim"), .required("index"), .required("src")], "Adds at given places."
  ) { (x, arguments, _) in
    let (dimension, index) = (try arguments.integer("dim"), try arguments.tensor("index"))
    let source = try arguments.tensor("src")
    guard x.dtype == .float32, source.dtype == .float32 else {
      throw Raise(
        .runtimeError, "\(name)() takes tensors of torch.float32 here", fix: "write .float()")
    }
    let used = try cut(source, to: index.shape, beside: x)
    guard name.hasSuffix("_") else { return Value(try x.scatterAdd(dimension, index, used)) }
    return Value(try x.inPlace { try $0.scatterAdd(dimension, index, used) })
  }
}

/// The part of a source that an index of a smaller shape uses.
private func cut(_ source: Tensor, to shape: [Int], beside x: Tensor) throws -> Tensor {
  guard source.rank == shape.count, zip(source.shape, shape).allSatisfy({ $0 >= $1 }) else {
    throw Raise(
      .runtimeError,
      "Expected index \(shape) to be no larger than self \(x.shape) apart from dimension 0 and to "
        + "be no larger size than src \(source.shape)")
  }
  return try shape.enumerated().reduce(source) { try $0.narrow($1.offset, 0, $1.element) }
}

private func softmaxFunction(
  _ name: String, _ documentation: String, _ operation: @escaping (Tensor, Int) throws -> Tensor
) -> TensorFunction {
  TensorFunction(
    name, [.optional("dim"), .optional("dtype"), .keywordOnly("axis")], documentation
  ) { (x, arguments, _) in
    let x = try arguments.dtype().map { try x.to($0) } ?? x
    guard let dimension = try arguments.dimension() else {
      throw Raise(
        .typeError, "\(name)() missing 1 required positional argument: 'dim'",
        fix: "write \(name)(…, dim=-1) for the last dimension")
    }
    guard x.dtype.isFloatingPoint else {
      let isLast = dimension == -1 || dimension == x.rank - 1
      throw TensorError.notImplemented(
        operation: "\(name)_\(isLast ? "lastdim_" : "")kernel_impl", x.dtype)
    }
    return Value(try operation(x, dimension))
  }
}

private func counts(of x: Tensor, least: Int, in context: Context) throws -> Tensor {
  let values = x.integers
  guard x.rank == 1, x.dtype == .int64, values.allSatisfy({ $0 >= 0 }) else {
    throw Raise(.runtimeError, "bincount only supports 1-d non-negative integral inputs.")
  }
  let size = max(values.max().map { $0 &+ 1 } ?? 0, least)
  try context.checkSize(size, of: "the tensor")
  var counts = [Int](repeating: 0, count: size)
  for value in values { counts[value] += 1 }
  return Tensor(integers: counts)
}
