import Interpreter

extension Call {
  /// A function's result or, where `out=` is given, that array with the result written into it.
  ///
  /// With `where=`, elements that it leaves out keep what `out` held.
  ///
  /// - Throws: Where the result does not fit into the array.
  func delivered(_ result: NDArray) throws -> Value {
    guard isGiven("out") else {
      guard !isGiven("where") else {
        throw ArrayError.unsupported(
          "np.\(arguments.function.name) with where= leaves elements that nobody has set",
          fix: "give them values: out=np.zeros(…)"
        ).raise
      }
      return try wrapped(result)
    }
    let target = try output()
    guard result.kind.fits(in: target.kind) else {
      throw ArrayError.cast(arguments.function.name, from: result.kind, to: target.kind)
    }
    let common = try NDArray.broadcastShape([result.shape, target.shape])
    guard common == target.shape else {
      throw ArrayError.outputShape(target.shape, result: common).raise
    }
    guard isGiven("where") else {
      try target.assign(result)
      return .native(target)
    }
    let old = Operand(array: try target.copy())
    try target.assign(
      try array("where").chosen(Operand(array: try result.of(target.kind)), old))
    return .native(target)
  }

  /// A function's result as what its first argument of another module makes of it.
  func wrapped(_ result: NDArray) throws -> Value {
    for case .native(let object)? in arguments.values {
      if let foreign = object as? any ArrayConvertible { return try foreign.result(result) }
    }
    return result.value
  }

  private func output() throws -> NDArray {
    var given = arguments["out"]
    if case .tuple(let tuple) = given, tuple.elements.count == 1 { given = tuple.elements[0] }
    guard let array = given.array else {
      throw ArrayError.type("return arrays must be of ArrayType").raise
    }
    return array
  }
}
