import Interpreter

/// What is indexed to make arrays: `np.r_[…]`, `np.c_[…]`, `np.mgrid[…]`, `np.ogrid[…]`.
final class GridObject: NativeObject {
  enum Purpose: String, CaseIterable {
    /// Parts joined along the first axis.
    case rows = "r_"
    /// Parts joined as columns.
    case columns = "c_"
    /// The coordinates of all points.
    case dense = "mgrid"
    /// The coordinates, to be broadcast.
    case open = "ogrid"
  }

  let purpose: Purpose

  init(_ purpose: Purpose) { self.purpose = purpose }

  var typeName: String { "numpy.\(purpose.rawValue)" }

  func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    let parts: [Value]
    if case .tuple(let tuple) = key { parts = tuple.elements } else { parts = [key] }
    return try raising(in: context) {
      switch purpose {
      case .rows:
        return .native(try NDArray.joined(try parts.map { try row($0, context) }, axis: 0))
      case .columns:
        let columns = try parts.map { part in
          let array = try row(part, context)
          return array.rank == 1 ? array.expanded(at: 1) : array
        }
        return .native(try NDArray.joined(columns, axis: max((columns.first?.rank ?? 1) - 1, 0)))
      case .dense, .open: return try grid(parts, isAlone: key.asSequence == nil, context)
      }
    }
  }

  private func row(_ part: Value, _ context: Context) throws -> NDArray {
    if case .slice(let slice) = part { return try span(slice, context) }
    return try NDArray.of(part, in: context).atLeast(1)
  }

  /// The numbers of `start:stop:step`; a step of `5j` is refused with complex literals.
  private func span(_ slice: SliceObject, _ context: Context) throws -> NDArray {
    func number(_ value: Value, _ standard: Double) throws -> Double {
      if value.isNone { return standard }
      guard let number = try context.double(value) else {
        throw ArrayError.type("slice indices must be numbers").raise
      }
      return number
    }
    let (start, stop) = (try number(slice.lower, 0), try number(slice.upper, 0))
    let step = try number(slice.step, 1)
    let length = ((stop - start) / step).rounded(.up)
    guard length.isFinite, length < Double(NDArray.largestCount) else {
      throw ArrayError.value("Maximum allowed size exceeded").raise
    }
    let isWhole = [slice.lower, slice.upper, slice.step].allSatisfy { $0.isNone || $0.asInt != nil }
    let values = (0..<max(Int(length), 0)).map { start + Double($0) * step }
    return try NDArray(values, kind: isWhole ? .int64 : .float64)
  }

  private func grid(_ parts: [Value], isAlone: Bool, _ context: Context) throws -> Value {
    let rows = try parts.map { try row($0, context) }
    if isAlone { return .native(rows[0]) }
    let shape = rows.map(\.count)
    let spread = try rows.enumerated().map { axis, row in
      try row.reshaped(shape.indices.map { $0 == axis ? row.count : 1 })
    }
    if purpose == .open { return Value(tuple: spread.map { .native($0) }) }
    return .native(try NDArray.stacked(try spread.map { try $0.broadcast(to: shape) }, axis: 0))
  }
}
