import Dialect
import Glibc
import Interpreter

/// An elementwise function of two arrays.
struct PairFunction: Sendable {
  enum Outcome: Sendable {
    /// Of the kind that both promote to.
    case promoted
    /// Of a kind with fractions, whatever the arguments are.
    case floating
    case truth
  }

  let name: String
  let outcome: Outcome
  /// The function of numbers in double precision; results of float32 are rounded.
  let doubles: @Sendable (Double, Double) -> Double
  /// The function of integers; nothing where integers are taken as fractions.
  var integers: (@Sendable (Int64, Int64) throws -> Int64)?
  /// What truth values become first where they are not kept.
  var truthsBecome: Kind?
  /// Whether only integers and truth values have the function.
  var isBitwise = false

  /// Both sides in the kinds that they meet in, as NumPy 2 promotes: a Python number takes the
  /// kind of the other side unless it has a fraction and the other has not.
  static func promoted(_ a: Operand, _ b: Operand) throws -> Kind {
    let (x, y) = (a.array.kind, b.array.kind)
    if a.isWeak == b.isWeak || x == .text || y == .text { return x.promoted(with: y) }
    let (weak, strong) = a.isWeak ? (a, b) : (b, a)
    let kind = strong.array.kind
    if weak.array.kind == .int64 {
      if kind == .bool { return .int64 }
      let value = Int(weak.array.integers[0])
      guard !kind.isInteger || kind.range.contains(Int64(value)) else {
        throw ArrayError.outOfBounds(value, kind).raise
      }
      return kind
    }
    return kind.isFloating ? kind : .float64
  }

  /// f(a, b) for all elements, broadcast.
  func apply(_ a: Operand, _ b: Operand) throws -> NDArray {
    var kind = try Self.promoted(a, b)
    guard kind != .text, !(isBitwise && kind.isFloating) else {
      throw ArrayError.unsupportedKinds(function: name).raise
    }
    if kind == .bool, let other = truthsBecome { kind = other }
    if kind == .bool, name == "subtract" { throw ArrayError.booleanSubtract.raise }
    let shape = try NDArray.broadcastShape([a.array.shape, b.array.shape])
    if outcome == .floating || integers == nil || kind.isFloating {
      if outcome == .floating, !kind.isFloating { kind = try floatingKind(kind) }
      if outcome == .promoted, !kind.isFloating { kind = try kind.floating(in: name) }
      let (x, y) = (try spread(a, kind, shape).doubles, try spread(b, kind, shape).doubles)
      let result = zipped(x, y, shape.reduce(1, *), doubles)
      return try NDArray(result, shape: shape, kind: outcome == .truth ? .bool : kind)
    }
    guard let integers else { return a.array }
    let (x, y) = (try spread(a, kind, shape).integers, try spread(b, kind, shape).integers)
    let result = try zipped(x, y, shape.reduce(1, *), integers)
    return try NDArray(integers: result, shape: shape, kind: outcome == .truth ? .bool : kind)
  }

  /// True division gives float64 for all integers; other functions go by their size.
  private func floatingKind(_ kind: Kind) throws -> Kind {
    name == "divide" ? .float64 : try kind.floating(in: name)
  }

  /// One side in a kind; a single element stays single.
  private func spread(_ side: Operand, _ kind: Kind, _ shape: [Int]) throws -> NDArray {
    let array = try side.array.kind == kind || !kind.isFloating ? side.array : side.array.of(kind)
    return array.count == 1 ? array : try array.broadcast(to: shape)
  }

  private func zipped<Element>(
    _ x: [Element], _ y: [Element], _ count: Int,
    _ function: (Element, Element) throws -> Element
  ) rethrows -> [Element] {
    let (stepX, stepY) = (x.count == 1 ? 0 : 1, y.count == 1 ? 0 : 1)
    return try (0..<count).map { try function(x[$0 * stepX], y[$0 * stepY]) }
  }
}

extension NDArray {
  func binaryResult(
    _ op: BinaryOperator, _ other: Value, reflected: Bool, in context: Context
  ) throws -> Value {
    guard let operand = try other.operand(in: context) else { return .notImplemented }
    let own = Operand(array: self)
    let (a, b) = reflected ? (operand, own) : (own, operand)
    if op == .matrixMultiply { return try a.array.matrixProduct(b.array).value }
    let result = try PairFunction.of(op).apply(a, b)
    PairFunction.warn(op, a.array, b.array, result, in: context)
    return result.value
  }

  func comparison(
    _ op: ComparisonOperator, _ other: Value, in context: Context
  ) throws -> Value {
    guard let operand = try other.operand(in: context) else {
      guard op == .equal || op == .notEqual else { return .notImplemented }
      return try NDArray(
        truths: [Bool](repeating: op == .notEqual, count: count), shape: shape
      ).value
    }
    if kind == .text || operand.array.kind == .text {
      return try comparedTexts(op, operand.array).value
    }
    return try PairFunction.of(op).apply(Operand(array: self), operand).value
  }

  private func comparedTexts(_ op: ComparisonOperator, _ other: NDArray) throws -> NDArray {
    let shape = try NDArray.broadcastShape([shape, other.shape])
    let (a, b) = (try broadcast(to: shape).elements, try other.broadcast(to: shape).elements)
    guard case (.texts(let x), .texts(let y)) = (a, b) else {
      guard op == .equal || op == .notEqual else {
        throw ArrayError.unsupportedKinds(function: PairFunction.of(op).name).raise
      }
      return try NDArray(
        truths: [Bool](repeating: op == .notEqual, count: shape.reduce(1, *)), shape: shape)
    }
    let function = PairFunction.of(op).doubles
    let truths = zip(x, y).map { x, y in
      let order =
        x == y ? 0.0 : x.unicodeScalars.lexicographicallyPrecedes(y.unicodeScalars) ? -1 : 1
      return function(order, 0) != 0
    }
    return try NDArray(truths: truths, shape: shape)
  }

  func unaryResult(_ op: UnaryOperator) throws -> NDArray {
    switch op {
    case .plus: return try copy()
    case .minus:
      guard kind != .bool else { throw ArrayError.booleanNegative.raise }
      return try mapped("negative", doubles: { -$0 }, integers: { 0 &- $0 })
    case .invert:
      guard !kind.isFloating, kind != .text else {
        throw ArrayError.unsupportedKinds(function: "invert").raise
      }
      return try NDArray(
        integers: integers.map { kind == .bool ? 1 - $0 : ~$0 }, shape: shape, kind: kind)
    }
  }

  /// A function of each element that keeps the kind.
  func mapped(
    _ name: String, doubles: (Double) -> Double, integers: ((Int64) -> Int64)?
  ) throws -> NDArray {
    guard kind != .text else { throw ArrayError.unsupportedKinds(function: name).raise }
    if kind.isFloating || integers == nil {
      let target = try kind.floating(in: name)
      return try NDArray(self.doubles.map(doubles), shape: shape, kind: target)
    }
    guard let integers else { return self }
    return try NDArray(integers: self.integers.map(integers), shape: shape, kind: kind)
  }
}
