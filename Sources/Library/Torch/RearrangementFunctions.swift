import Interpreter
import Tensors

/// The same elements in other places, and diagonals: functions and methods.
var rearrangementFunctions: [TensorFunction] {
  [
    TensorFunction(
      "diagonal", [.optional("offset", 0), .optional("dim1", 0), .optional("dim2", 1)],
      "A view of a diagonal."
    ) { (x, arguments, _) in
      Value(
        try x.diagonal(
          arguments.integer("offset"), arguments.integer("dim1"), arguments.integer("dim2")))
    },
    TensorFunction("diag", [.optional("diagonal", 0)], "A diagonal matrix, or its diagonal.") {
      (x, arguments, _) in
      Value(try x.diag(arguments.integer("diagonal")))
    },
    TensorFunction("diag_embed", [.optional("offset", 0)], "Matrices of diagonals.") {
      (x, arguments, _) in
      Value(try x.diagonalEmbedded(arguments.integer("offset")))
    },
    TensorFunction("diagflat", [.optional("offset", 0)], "A diagonal matrix of all elements.") {
      (x, arguments, _) in
      Value(try x.flatten().diagonalEmbedded(arguments.integer("offset")))
    },
    TensorFunction("trace", "The sum of the diagonal.") { try $0.trace() },
    moved("movedim"), moved("moveaxis"),
    TensorFunction("roll", [.required("shifts"), .optional("dims")], "Moved around a dimension.") {
      (x, arguments, _) in
      let dimensions = try arguments["dims"].isNone ? [] : arguments.ints("dims")
      return Value(try x.roll(arguments.ints("shifts"), dimensions))
    },
    TensorFunction(
      "rot90", [.optional("k", 1), .optional("dims", Value(list: [0, 1]))], "Quarter turns."
    ) { (x, arguments, _) in
      Value(try x.rotated(arguments.integer("k"), arguments.ints("dims")))
    },
    TensorFunction("fliplr", "Columns the other way round.") { x in
      guard x.rank >= 2 else { throw ArrangementError.flipRank(2) }
      return try x.flip([1])
    },
    TensorFunction("flipud", "Rows the other way round.") { x in
      guard x.rank >= 1 else { throw ArrangementError.flipRank(1) }
      return try x.flip([0])
    },
    TensorFunction("unflatten", [.required("dim"), .required("sizes")], "A dimension as several.") {
      (x, arguments, _) in
      Value(try x.unflatten(arguments.integer("dim"), arguments.ints("sizes")))
    },
    TensorFunction(
      "repeat_interleave",
      [.required("repeats"), .optional("dim"), .keywordOnly("output_size")],
      "Every element several times in a row."
    ) { (x, arguments, _) in
      let dimension = try arguments.dimension()
      if let times = arguments["repeats"].tensor {
        return Value(try x.repeatInterleave(times, dimension))
      }
      return Value(try x.repeatInterleave(arguments.integer("repeats"), dimension))
    },
    TensorFunction("broadcast_to", [.required("size")], "Repeated without copying.") {
      (x, arguments, _) in
      Value(try x.expand(arguments.ints("size")))
    },
    TensorFunction(
      "tensor_split", [.required("indices_or_sections"), .optional("dim", 0)],
      "Nearly equal parts, or parts between places."
    ) { (x, arguments, _) in
      let dimension = try arguments.integer("dim")
      let given = arguments["indices_or_sections"]
      if given.asInt != nil || given.tensor?.rank == 0 {
        return Value(
          tensors: try x.tensorSplit(arguments.integer("indices_or_sections"), dimension))
      }
      let places = try given.tensor?.integers ?? arguments.ints("indices_or_sections")
      return Value(tensors: try x.tensorSplit(at: places, dimension))
    },
    split("hsplit", rank: 1), split("vsplit", rank: 2), split("dsplit", rank: 3),
    TensorFunction("msort", "The rows in order.") { try $0.sort(0).values },
  ]
}

/// Views by windows: a method only.
var windowMethods: [TensorFunction] {
  [
    TensorFunction(
      "unfold", [.required("dimension"), .required("size"), .required("step")],
      "Windows along a dimension."
    ) { (x, arguments, _) in
      Value(
        try x.unfold(
          arguments.integer("dimension"), size: arguments.integer("size"),
          step: arguments.integer("step")))
    }
  ]
}

/// Functions of several tensors, or of none.
var gridFunctions: [BuiltinFunction] {
  [
    BuiltinFunction(
      torch: "meshgrid", [.variadic("tensors"), .keywordOnly("indexing", "ij")],
      "The grid of some vectors."
    ) { (arguments, _) in
      let grids = try Tensor.meshgrid(
        tensors(arguments), indexing: arguments.string("indexing"))
      return Value(tensors: grids)
    },
    BuiltinFunction(
      torch: "broadcast_tensors", [.variadic("tensors")], "Tensors in their common shape."
    ) { (arguments, _) in
      let given = try tensors(arguments)
      let shape = try given.dropFirst().reduce(given.first) { try noGradSum($0, $1) }?.shape ?? []
      return Value(tensors: try given.map { try $0.shape == shape ? $0 : $0.expand(shape) })
    },
    atLeast("atleast_1d") { $0.rank < 1 ? try $0.reshape([1]) : $0 },
    atLeast("atleast_2d") {
      $0.rank < 1 ? try $0.reshape([1, 1]) : $0.rank < 2 ? try $0.unsqueeze(0) : $0
    },
    atLeast("atleast_3d") { x in
      switch x.rank {
      case 0: try x.reshape([1, 1, 1])
      case 1: try x.unsqueeze(0).unsqueeze(2)
      case 2: try x.unsqueeze(2)
      default: x
      }
    },
    triangleIndices("tril_indices", lower: true), triangleIndices("triu_indices", lower: false),
    BuiltinFunction(torch: "column_stack", [.required("tensors")], "Vectors as columns.") {
      (arguments, _) in
      let columns = try arguments.tensors("tensors").map {
        try $0.rank < 2 ? $0.reshape([$0.count, 1]) : $0
      }
      return Value(try Tensor.cat(columns, 1))
    },
    BuiltinFunction(torch: "dstack", [.required("tensors")], "Tensors behind each other.") {
      (arguments, _) in
      let parts = try arguments.tensors("tensors").map { x in
        try x.rank < 2 ? x.reshape([1, x.count, 1]) : x.rank == 2 ? x.unsqueeze(2) : x
      }
      return Value(try Tensor.cat(parts, 2))
    },
    BuiltinFunction(torch: "block_diag", [.variadic("tensors")], "Matrices along a diagonal.") {
      (arguments, _) in
      Value(try blocks(tensors(arguments)))
    },
    BuiltinFunction(torch: "cartesian_prod", [.variadic("tensors")], "All pairs of elements.") {
      (arguments, _) in
      let given = try tensors(arguments)
      guard given.count > 1 else { return Value(given[0]) }
      try Tensor.checkSize(of: given.map(\.count) + [given.count])
      return Value(
        try Tensor.stack(Tensor.meshgrid(given).map { try $0.flatten() }, 1))
    },
  ]
}

/// The tensors given one by one, or in one list.
private func tensors(_ arguments: Arguments) throws -> [Tensor] {
  var given = arguments.rest
  if given.count == 1, let sequence = given[0].asSequence { given = sequence }
  guard !given.isEmpty else { throw TensorError.stackNothing }
  return try given.enumerated().map { index, value in
    guard let tensor = value.tensor else {
      throw Raise(
        .typeError,
        "expected Tensor as element \(index) in argument 0, but got \(value.plainTypeName)")
    }
    return tensor
  }
}

/// A tensor of the shape that two broadcast to.
private func noGradSum(_ a: Tensor?, _ b: Tensor) throws -> Tensor? {
  try noGrad { try a.map { try $0.to(.bool).or(b.to(.bool)) } }
}

private func blocks(_ matrices: [Tensor]) throws -> Tensor {
  let parts = try matrices.map { try $0.rank < 2 ? $0.reshape([1, $0.count]) : $0 }
  let width = parts.reduce(0) { $0 + $1.shape[1] }
  var start = 0
  let rows = try parts.map { part in
    defer { start += part.shape[1] }
    return try part.padded([start, width - start - part.shape[1]])
  }
  return try Tensor.cat(rows)
}

private func atLeast(
  _ name: String, _ operation: @escaping (Tensor) throws -> Tensor
) -> BuiltinFunction {
  BuiltinFunction(torch: name, [.variadic("tensors")], "With dimensions added in front.") {
    (arguments, _) in
    let results = try tensors(arguments).map(operation)
    let isSingle = arguments.rest.count == 1 && arguments.rest[0].tensor != nil
    return isSingle ? Value(results[0]) : Value(tensors: results)
  }
}

private func triangleIndices(_ name: String, lower: Bool) -> BuiltinFunction {
  BuiltinFunction(
    torch: name, [.required("row"), .required("col"), .optional("offset", 0)] + placement,
    "The places on one side of a diagonal."
  ) { (arguments, _) in
    try placed(
      Tensor.triangleIndices(
        arguments.integer("row"), arguments.integer("col"),
        diagonal: arguments.integer("offset"), lower: lower), arguments)
  }
}

private func moved(_ name: String) -> TensorFunction {
  TensorFunction(
    name, [.required("source"), .required("destination")], "Dimensions at other places."
  ) { (x, arguments, _) in
    Value(try x.moveDimensions(arguments.ints("source"), to: arguments.ints("destination")))
  }
}

private func split(_ name: String, rank: Int) -> TensorFunction {
  TensorFunction(name, [.required("indices_or_sections")], "Equal parts, or parts between places.")
  { (x, arguments, _) in
    guard x.rank >= rank else {
      throw ArrangementError.splitRank(operation: name, wanted: rank, got: x.rank)
    }
    let dimension = rank == 1 ? (x.rank == 1 ? 0 : 1) : rank == 2 ? 0 : 2
    if let count = arguments["indices_or_sections"].asInt {
      guard count > 0 else { throw ArrangementError.sections(count) }
      let size = x.shape[dimension]
      guard size % count == 0 else {
        throw ArrangementError.unevenSections(
          operation: name, dimension: dimension, size: size, count: count)
      }
      return Value(tensors: try x.tensorSplit(count, dimension))
    }
    return Value(tensors: try x.tensorSplit(at: arguments.ints("indices_or_sections"), dimension))
  }
}
