import Interpreter

/// A function of two elements as a value: `np.add(x, y)`, and `np.add.at`, `np.add.reduce`,
/// `np.add.accumulate`, `np.add.outer`.
final class UniversalFunction: NativeObject {
  let pair: PairFunction
  let function: BuiltinFunction

  init(_ pair: PairFunction, _ function: BuiltinFunction) {
    self.pair = pair
    self.function = function
  }

  /// The key of the class of these functions in a context.
  static let typeKey = "numpy.ufunc"

  var typeName: String { Self.typeKey }
  var attributeNames: [String] { ["__name__", "__doc__"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "__name__": Value(function.name)
    case "__doc__": Value(function.documentation)
    default: nil
    }
  }

  func call(_ arguments: CallArguments, in context: Context) throws(Raise) -> Value {
    try context.call(.builtin(function), arguments)
  }

  func repr(in context: Context) throws(Raise) -> String { "<ufunc '\(pair.name)'>" }

  /// The class with the further forms.
  static func type(in context: Context) -> ClassObject {
    ClassObject(
      name: "ufunc", module: "numpy", base: context.types.object,
      documentation: "A function of elements.",
      methods: [atPlaces, reduced, accumulated, outer].map(\.function))
  }
}

extension Call {
  /// The function that a method is called on.
  fileprivate func pair() throws -> PairFunction {
    guard let function = arguments.receiver.native(as: UniversalFunction.self) else {
      throw ArrayError.type("the method is one of universal functions").raise
    }
    return function.pair
  }
}

/// Adds, or does something else, at places that may occur more than once.
private var atPlaces: ArrayFunction {
  ArrayFunction("at", "self, a, indices, b", "The function at places, one after the other.") {
    call in
    let pair = try call.pair()
    guard let target = call["a"].array else {
      throw ArrayError.type("first operand must be array").raise
    }
    guard target.isWritable else { throw ArrayError.readOnly.raise }
    let parts = try ArrayIndex.parts(of: call["indices"], in: call.context)
    let places: [Int]
    let shape: [Int]
    switch try target.selection(parts, in: call.context) {
    case .view(let view): (places, shape) = (view.positions, view.shape)
    case .places(let found, let found2): (places, shape) = (found, found2)
    }
    let values = try call.array("b").broadcast(to: shape)
    call.context.spend(places.count >> 2)
    for (place, index) in zip(places, 0...) {
      let old = Operand(array: try target.scalar(inMemory: place).array())
      let other = Operand(array: try values.scalar(at: index).array())
      let result = try pair.apply(old, other)
      guard result.kind.fits(in: target.kind) else {
        throw ArrayError.cast(pair.name, from: result.kind, to: target.kind)
      }
      target.write(result.elements, at: [place])
    }
    return .none
  }
}

private var reduced: ArrayFunction {
  ArrayFunction(
    "reduce", "self, array, axis=0, dtype=None, out=None, keepdims=False",
    "All elements of an axis in one."
  ) { call in
    let pair = try call.pair()
    var array = try call.typed("array")
    let isFlat = !call.isGiven("axis")
    if isFlat { array = try array.reshaped([-1]) }
    let axis = try array.axis(isFlat ? 0 : try call.int("axis"))
    let size = array.shape[axis]
    let result: NDArray
    switch pair.name {
    case "add": result = try array.sum([axis])
    case "multiply": result = try array.product([axis])
    default:
      guard size > 0 else { throw ArrayError.emptyReduction(pair.name).raise }
      result = try (1..<max(size, 1)).reduce(array.selected(axis, 0)) {
        try pair.apply(Operand(array: $0), Operand(array: array.selected(axis, $1)))
      }
    }
    let isKept = try call.bool("keepdims")
    return try call.delivered(isKept ? result.keeping([axis], of: array.shape) : result)
  }
}

private var accumulated: ArrayFunction {
  ArrayFunction("accumulate", "self, array, axis=0, dtype=None, out=None", "All steps of reduce.") {
    call in
    let pair = try call.pair()
    let array = try call.typed("array")
    let axis = try array.axis(try call.int("axis"))
    guard array.shape[axis] > 0 else { return array.value }
    var steps = [array.selected(axis, 0)]
    for index in 1..<max(array.shape[axis], 1) {
      let next = Operand(array: array.selected(axis, index))
      steps.append(try pair.apply(Operand(array: steps[index - 1]), next))
    }
    return try call.delivered(try NDArray.stacked(steps, axis: axis))
  }
}

private var outer: ArrayFunction {
  ArrayFunction("outer", "self, A, B, out=None", "The function of all pairs.") { call in
    let (a, b) = (try call.array("A"), try call.array("B"))
    let spread = try a.reshaped(a.shape + b.shape.map { _ in 1 })
    return try call.delivered(
      try call.pair().apply(Operand(array: spread), Operand(array: b)))
  }
}
