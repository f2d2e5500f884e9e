import Interpreter

/// A draw's arguments, and where its bits come from.
struct RandomCall {
  let call: Call
  let source: any BitSource

  /// The shape that `size` names; nothing for a single number.
  func size(_ name: String = "size") throws -> [Int]? {
    guard let size = try call.optionalInts(name) else { return nil }
    try NDArray.check(size)
    return size
  }

  /// Numbers whose parameters may be arrays: one alone where nothing has a shape.
  func drawn(
    _ names: [String], kind: Kind = .float64, isPlain: Bool = true,
    _ draw: ([Double]) throws -> Double
  ) throws -> Value {
    let parameters = try names.map { try call.array($0) }
    let common = try NDArray.broadcastShape(parameters.map(\.shape))
    let size = try size()
    let shape = size ?? common
    let spread = try parameters.map { try $0.broadcast(to: shape).doubles }
    let count = shape.reduce(1, *)
    call.context.spend(count >> 3)
    let values = try (0..<count).map { index in try draw(spread.map { $0[index] }) }
    if size == nil, common.isEmpty, isPlain {
      return kind == .float64 ? .float(values[0]) : .int(Int(values[0]))
    }
    return try NDArray(values, shape: shape, kind: kind).value
  }

  /// Numbers without parameters.
  func drawn(size: [Int]?, _ draw: () -> Double) throws -> Value {
    guard let size else { return .float(draw()) }
    try NDArray.check(size)
    let count = size.reduce(1, *)
    call.context.spend(count >> 3)
    return .native(try NDArray((0..<count).map { _ in draw() }, shape: size))
  }

  /// Integers from `low` up to `high`, which is not among them unless `endpoint` says so.
  func integers(isPlain: Bool) throws -> Value {
    var (low, high) = (try call.array("low"), try call.optionalArray("high"))
    if high == nil { (low, high) = (try NDArray(places: [0], shape: []), low) }
    guard let high, low.count == 1, high.count == 1,
      !low.kind.isFloating || low.doubles[0] == low.doubles[0].rounded()
    else {
      throw ArrayError.unsupported(
        "bounds that are arrays are not supported here", fix: "draw in a loop"
      ).raise
    }
    let isClosed = try call.isGiven("endpoint") && call.bool("endpoint")
    let kind = try call.kind() ?? .int64
    let (first, end) = (low.integers[0], high.integers[0])
    guard first < end || isClosed && first == end else {
      throw ArrayError.value(
        isClosed
          ? "low > high"
          : (call.arguments.function.name == "randint" || call.isGiven("high")
            ? "low >= high" : "high <= 0")
      ).raise
    }
    let last = UInt64(bitPattern: end &- first) - (isClosed ? 0 : 1)
    let count = try size().map { $0.reduce(1, *) } ?? 1
    call.context.spend(count >> 3)
    let values = (0..<count).map { _ in first &+ Int64(bitPattern: source.bounded(last)) }
    guard let shape = try size() else {
      return isPlain
        ? .int(Int(values[0])) : try NDArray(integers: values, shape: [], kind: kind).value
    }
    return .native(try NDArray(integers: values, shape: shape, kind: kind))
  }

  /// Things in random order: a new array, or the numbers below an integer.
  func permutation() throws -> Value {
    if let count = call["x"].asInt ?? call["x"].native(as: ArrayScalar.self).map({ Int($0.double) })
    {
      try NDArray.check([count])
      return .native(try NDArray(places: source.shuffled(count)))
    }
    let array = try call.array("x")
    guard array.rank > 0 else { throw ArrayError.axis(0, rank: 0) }
    return .native(try array.taken(source.shuffled(array.shape[0]), axis: 0))
  }

  /// Puts an array's rows or a list's elements in random order.
  func shuffle() throws -> Value {
    if case .list(let list) = call["x"] {
      list.elements = source.shuffled(list.elements.count).map { list.elements[$0] }
      return .none
    }
    guard let array = call["x"].array, array.rank > 0 else {
      throw ArrayError.type("only arrays and lists can be shuffled here").raise
    }
    try array.assign(try array.taken(source.shuffled(array.shape[0]), axis: 0))
    return .none
  }
}
