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
      Value(try x.maskedFill(mask(arguments), arguments.fillValue()))
    },
    TensorFunction("masked_select", [.required("mask")], "The elements where a mask holds.") {
      (x, arguments, _) in
      let mask = try arguments.tensor("mask")
      let shape = try noGrad { try x.where(mask, x).shape }
      return Value(try x.expand(shape).maskedSelect(mask.expand(shape)))
    },
    TensorFunction("nonzero", [.keywordOnly("as_tuple", false)], "Where elements are not zero.") {
      (x, arguments, _) in
      let places = try x.nonzero()
      return try arguments.bool("as_tuple") ? Value(tensors: places.unbind(1)) : Value(places)
    },
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
    TensorFunction(
      "cumsum", [.required("dim"), .keywordOnly("dtype")], "The sums of all elements so far."
    ) { (x, arguments, _) in
      let x = try arguments.dtype().map { try x.to($0) } ?? x
      return Value(try x.cumsum(arguments.integer("dim")))
    },
    softmaxFunction("softmax", "Exponentials divided by their sum.") { try $0.softmax($1) },
    softmaxFunction("log_softmax", "Logarithms of the softmax.") { try $0.logSoftmax($1) },
  ]
}

/// The in-place forms.
var selectionMethods: [TensorFunction] {
  [
    TensorFunction(
      "masked_fill_", [.required("mask"), .required("value")], "Writes a number where a mask holds."
    ) { (x, arguments, _) in
      let (mask, value) = (try mask(arguments), try arguments.fillValue())
      return Value(try x.inPlace { try $0.maskedFill(mask, value) })
    },
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
    let given = arguments.values.compactMap { $0 }.filter { !$0.isNone }
    guard let condition = arguments["condition"].tensor, given.count != 2,
      given.dropFirst().allSatisfy({ $0.tensor != nil || $0.scalar != nil })
    else { throw InvalidCombination.ofWhere(given).raise }
    if arguments["input"].isNone, arguments["other"].isNone {
      return Value(tensors: try condition.nonzero().unbind(1))
    }
    let (yes, no) = (try arguments.operand("input"), try arguments.operand("other"))
    if case .tensor(let x) = yes, case .scalar(let number) = no {
      return Value(try x.where(condition, number))
    }
    return Value(try yes.tensor.where(condition, no.tensor))
  }
}

extension Arguments {
  /// The number that `value` is.
  func fillValue() throws(Raise) -> Scalar {
    let value = self["value"]
    guard value.tensor != nil || value.scalar != nil else {
      throw InvalidCombination.ofFill(self).raise
    }
    return try scalar("value")
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

private func softmaxFunction(
  _ name: String, _ documentation: String, _ operation: @escaping (Tensor, Int) throws -> Tensor
) -> TensorFunction {
  TensorFunction(
    name, [.optional("dim"), .optional("dtype")], documentation
  ) { (x, arguments, _) in
    let x = try arguments.dtype().map { try x.to($0) } ?? x
    guard let dimension = try arguments.dimension() else {
      throw Raise(
        .typeError, "\(name)() missing 1 required positional arguments: \"dim\"",
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
