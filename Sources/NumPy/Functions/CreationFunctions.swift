import Glibc
import Interpreter

private func filled(_ name: String, _ value: Int64, _ documentation: String) -> ArrayFunction {
  ArrayFunction(name, "shape, dtype=float, order='C'", documentation) { call in
    try NDArray(zeros: try call.ints("shape"), try call.kind() ?? .float64).filled(value)
  }
}

private func filledLike(_ name: String, _ value: Int64, _ documentation: String) -> ArrayFunction {
  ArrayFunction(name, "a, dtype=None, order='K', subok=True, shape=None", documentation) {
    (call) throws -> NDArray in
    let a = try call.array("a")
    return try NDArray(zeros: try call.optionalInts("shape") ?? a.shape, try call.kind() ?? a.kind)
      .filled(value)
  }
}

extension NDArray {
  fileprivate func filled(_ value: Int64) -> NDArray {
    if value != 0 { write(.integers([value])) }
    return self
  }
}

/// Functions that make arrays.
var creationFunctions: [ArrayFunction] {
  [
    filled("zeros", 0, "Zeros."), filled("ones", 1, "Ones."),
    filled("empty", 0, "An array of any elements: zeros here."),
    filledLike("zeros_like", 0, "Zeros of another array's shape and kind."),
    filledLike("ones_like", 1, "Ones of another array's shape and kind."),
    filledLike("empty_like", 0, "An array of another's shape and kind: zeros here."),
    ArrayFunction("full", "shape, fill_value, dtype=None, order='C'", "One number everywhere.") {
      call in
      let value = try NDArray.of(call["fill_value"], kind: try call.kind(), in: call.context)
      return .native(try value.broadcast(to: try call.ints("shape")).copy())
    },
    ArrayFunction("full_like", "a, fill_value, dtype=None", "One number in another's shape.") {
      call in
      let a = try call.array("a")
      let value = try call.array("fill_value").of(try call.kind() ?? a.kind)
      return .native(try value.broadcast(to: a.shape).copy())
    },
    ArrayFunction("eye", "N, M=None, k=0, dtype=float", "Ones on a diagonal.") { call in
      try NDArray.eye(
        try call.int("N"), try call.optionalInt("M"), diagonal: try call.int("k"),
        try call.kind() ?? .float64)
    },
    ArrayFunction("identity", "n, dtype=float", "The identity matrix.") { call in
      try NDArray.eye(try call.int("n"), nil, diagonal: 0, try call.kind() ?? .float64)
    },
    ArrayFunction(
      "array", "object, dtype=None, *, copy=True, order='K', ndmin=0",
      "An array of numbers or lists."
    ) { call in
      var array = try NDArray.of(call["object"], kind: try call.kind(), in: call.context)
      let isNew = call["object"].asSequence != nil
      if !isNew, try call.bool("copy") { array = try array.copy() }
      while array.rank < min(try call.int("ndmin"), 64) { array = array.expanded(at: 0) }
      return .native(array)
    },
    converter("asarray"), converter("ascontiguousarray"), converter("asanyarray"),
    ArrayFunction("copy", "a, order='K'", "A copy in memory of its own.") { call in
      .native(try call.array("a").copy())
    },
    ArrayFunction(
      "arange", "start, stop=None, step=1, dtype=None", "Numbers from start up to stop."
    ) { try $0.arange() },
    ArrayFunction(
      "linspace", "start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0",
      "Evenly spaced numbers from start to stop."
    ) { call in
      let values = try call.spaced()
      let array = try NDArray(values.numbers).of(try call.kind() ?? .float64)
      if try call.bool("retstep") {
        return Value(
          tuple: [.native(array), .native(ArrayScalar(.double(values.step), kind: .float64))])
      }
      return .native(array)
    },
    ArrayFunction(
      "logspace", "start, stop, num=50, endpoint=True, base=10.0, dtype=None",
      "Powers of a base, evenly spaced."
    ) { call in
      let base = try call.double("base")
      return .native(
        try NDArray(try call.spaced().numbers.map { pow(base, $0) }).of(try call.kind() ?? .float64)
      )
    },
    ArrayFunction(
      "geomspace", "start, stop, num=50, endpoint=True", "Numbers with a constant ratio."
    ) { call in
      let (start, stop) = (try call.double("start"), try call.double("stop"))
      let count = try call.int("num")
      try NDArray.check([count])
      let span = Double(try call.bool("endpoint") ? count - 1 : count)
      var values = (0..<max(count, 0)).map { start * pow(stop / start, Double($0) / span) }
      if !values.isEmpty, try call.bool("endpoint") { values[values.count - 1] = stop }
      return .native(try NDArray(values))
    },
    ArrayFunction("meshgrid", "*xi, indexing='xy', sparse=False", "Coordinates of a grid.") {
      call in
      let arrays = try call.arguments.rest.map {
        try NDArray.of($0, in: call.context).reshaped([-1])
      }
      return Value(
        list: try NDArray.grid(arrays, isMatrix: try call.string("indexing") == "ij").map {
          .native($0)
        })
    },
    ArrayFunction("indices", "dimensions, dtype=int", "The indices of a grid.") { call in
      let shape = try call.ints("dimensions")
      let axes = try shape.map { try NDArray.counting($0) }
      return .native(try NDArray.stacked(try NDArray.grid(axes, isMatrix: true), axis: 0))
    },
    ArrayFunction("fromiter", "iter, dtype, count=-1", "The numbers of an iterable.") { call in
      let values = try call.context.elements(of: call["iter"])
      return .native(
        try NDArray.of(Value(list: values), in: call.context).of(try call.kind() ?? .float64))
    },
    ArrayFunction("fromfunction", "function, shape, *, dtype=float", "A function of the indices.") {
      call in
      let shape = try call.ints("shape")
      let kind = try call.kind() ?? .float64
      let axes = try shape.map { try NDArray.counting($0).of(kind) }
      let grid = try NDArray.grid(axes, isMatrix: true)
      return try call.context.call(call["function"], grid.map { .native($0) })
    },
  ]
}

private func converter(_ name: String) -> ArrayFunction {
  ArrayFunction(name, "a, dtype=None, order=None", "The array itself, or one of the numbers.") {
    call in .native(try NDArray.of(call["a"], kind: try call.kind(), in: call.context))
  }
}

extension Call {
  fileprivate func spaced() throws -> (numbers: [Double], step: Double) {
    let (start, stop) = (try double("start"), try double("stop"))
    let count = try int("num")
    guard count >= 0 else {
      throw ArrayError.value("Number of samples, \(count), must be non-negative.").raise
    }
    try NDArray.check([count])
    let isClosed = try bool("endpoint")
    let span = Double(isClosed ? count - 1 : count)
    let step = (stop - start) / span
    var numbers = (0..<count).map { Double($0) * step + start }
    if isClosed, count > 1 { numbers[count - 1] = stop }
    return (numbers, span > 0 ? step : .nan)
  }

  fileprivate func arange() throws -> Value {
    let hasStop = isGiven("stop")
    let bounds = hasStop ? (self["start"], self["stop"]) : (Value.int(0), self["start"])
    let parts = [bounds.0, bounds.1, self["step"]]
    let arrays = try parts.map { try NDArray.of($0, in: context) }
    let kind =
      try kind() ?? arrays.dropFirst().reduce(arrays[0].kind) { $0.promoted(with: $1.kind) }
    if arrays.allSatisfy({ !$0.kind.isFloating }) {
      let (start, stop, step) = (
        arrays[0].integers[0], arrays[1].integers[0], arrays[2].integers[0]
      )
      guard step != 0 else { throw ArrayError.value("Maximum allowed size exceeded").raise }
      let range = RangeObject(start: Int(start), stop: Int(stop), step: Int(step))
      try NDArray.check([range.count])
      return .native(
        try NDArray(integers: (0..<range.count).map { start + Int64($0) * step }).of(kind))
    }
    let (start, stop, step) = (arrays[0].doubles[0], arrays[1].doubles[0], arrays[2].doubles[0])
    let length = ((stop - start) / step).rounded(.up)
    guard length.isFinite, length < Double(NDArray.largestCount) else {
      throw ArrayError.value(
        length.isNaN ? "arange: cannot compute length" : "Maximum allowed size exceeded"
      ).raise
    }
    // NumPy takes the difference of the first two, which is not quite the step.
    let delta = (start + step) - start
    return .native(
      try NDArray((0..<max(Int(length), 0)).map { start + Double($0) * delta }).of(
        kind.isFloating ? kind : kind))
  }
}

extension NDArray {
  /// The numbers below `count`.
  static func counting(_ count: Int) throws -> NDArray {
    try check([count])
    return try NDArray(places: Array(0..<count))
  }

  static func eye(_ rows: Int, _ columns: Int?, diagonal: Int, _ kind: Kind) throws -> NDArray {
    let result = try NDArray(zeros: [rows, columns ?? rows], kind)
    let places = (0..<rows).compactMap { row in
      let (column, overflow) = row.addingReportingOverflow(diagonal)
      return overflow || !(0..<result.shape[1]).contains(column)
        ? nil : row * result.shape[1] + column
    }
    result.write(.integers([1]), at: places)
    return result
  }

  /// Coordinates of a grid along some axes; the first two change places for plots.
  static func grid(_ axes: [NDArray], isMatrix: Bool) throws -> [NDArray] {
    var order = Array(axes.indices)
    if !isMatrix, order.count > 1 { order.swapAt(0, 1) }
    let shape = order.map { axes[$0].count }
    return try axes.enumerated().map { index, axis in
      var own = [Int](repeating: 1, count: axes.count)
      let place = order.firstIndex(of: index) ?? index
      own[place] = axis.count
      return try axis.reshaped(own).broadcast(to: shape).copy()
    }
  }
}
