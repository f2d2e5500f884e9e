import Interpreter
import Tensors

extension NDArray {
  /// The elements with the reduced axes last, as rows of `width`.
  func rows(_ axes: [Int]) -> (elements: Elements, shape: [Int], width: Int) {
    let kept = shape.indices.filter { !axes.contains($0) }
    return (
      permuted(kept + axes).elements, kept.map { shape[$0] }, axes.reduce(1) { $0 * shape[$1] }
    )
  }

  /// Puts reduced axes back with size 1.
  func keeping(_ axes: [Int], of shape: [Int]) throws -> NDArray {
    try reshaped(shape.indices.map { axes.contains($0) ? 1 : shape[$0] })
  }

  /// One element of each row, by its place in the row.
  func picked(
    _ axes: [Int], named name: String, _ place: (Elements, Range<Int>) -> Int
  ) throws -> NDArray {
    let rows = rows(axes)
    let count = rows.shape.reduce(1, *)
    guard rows.width > 0 || count == 0 else { throw ArrayError.emptyReduction(name).raise }
    let places = (0..<count).map { place(rows.elements, $0 * rows.width..<($0 + 1) * rows.width) }
    return try NDArray(rows.elements.picked(places), shape: rows.shape, kind: kind)
  }

  /// Where in each row the first greatest or least element stands.
  func extremePlaces(_ axes: [Int], isGreatest: Bool, named name: String) throws -> NDArray {
    let rows = rows(axes)
    let count = rows.shape.reduce(1, *)
    guard rows.width > 0 || count == 0 else {
      throw ArrayError.value("attempt to get \(name) of an empty sequence").raise
    }
    let places = (0..<count).map { row in
      Self.extreme(
        rows.elements, row * rows.width..<(row + 1) * rows.width, isGreatest: isGreatest)
        - row * rows.width
    }
    return try NDArray(places: places, shape: rows.shape)
  }

  /// The first greatest or least element; the first nan goes before all.
  static func extreme(_ elements: Elements, _ range: Range<Int>, isGreatest: Bool) -> Int {
    var best = range.lowerBound
    for index in range.dropFirst() {
      switch elements {
      case .doubles(let values):
        if values[best].isNaN { return best }
        let value = values[index]
        if value.isNaN || (isGreatest ? value > values[best] : value < values[best]) {
          best = index
        }
      case .integers(let values):
        if isGreatest ? values[index] > values[best] : values[index] < values[best] { best = index }
      case .texts:
        if isGreatest ? elements.precedes(best, index) : elements.precedes(index, best) {
          best = index
        }
      }
    }
    return best
  }

  func extreme(_ axes: [Int], isGreatest: Bool) throws -> NDArray {
    try picked(axes, named: isGreatest ? "maximum" : "minimum") {
      Self.extreme($0, $1, isGreatest: isGreatest)
    }
  }

  /// Whether all or any elements of each row are true.
  func tested(_ axes: [Int], all: Bool) throws -> NDArray {
    let kept = shape.indices.filter { !axes.contains($0) }
    let width = axes.reduce(1) { $0 * shape[$1] }
    let truths = permuted(kept + axes).truths
    let target = kept.map { shape[$0] }
    return try NDArray(
      truths: (0..<target.reduce(1, *)).map { row in
        let part = truths[row * width..<(row + 1) * width]
        return all ? !part.contains(false) : part.contains(true)
      }, shape: target)
  }

  func product(_ axes: [Int]) throws -> NDArray {
    let rows = rows(axes)
    let ranges = (0..<rows.shape.reduce(1, *)).map { $0 * rows.width..<($0 + 1) * rows.width }
    switch rows.elements {
    case .integers(let values):
      return try NDArray(
        integers: ranges.map { values[$0].reduce(1, &*) }, shape: rows.shape, kind: .int64)
    case .doubles(let values):
      let isSingle = kind == .float32
      return try NDArray(
        ranges.map { range in
          values[range].reduce(1.0) { isSingle ? Double(Float($0 * $1)) : $0 * $1 }
        }, shape: rows.shape, kind: kind)
    case .texts: throw ArrayError.unsupportedKinds(function: "multiply").raise
    }
  }

  /// Running sums or products along an axis.
  func running(
    _ axis: Int, doubles: (Double, Double) -> Double, integers: (Int64, Int64) -> Int64
  ) throws -> NDArray {
    let moved = movedToEnd(axis)
    let width = moved.shape.last ?? 1
    let target: Kind = kind.isFloating ? kind : .int64
    let result: NDArray
    switch moved.elements {
    case .doubles(var values):
      for index in values.indices where index % width > 0 {
        let next = doubles(values[index - 1], values[index])
        values[index] = kind == .float32 ? Double(Float(next)) : next
      }
      result = try NDArray(values, shape: moved.shape, kind: target)
    case .integers(var values):
      for index in values.indices where index % width > 0 {
        values[index] = integers(values[index - 1], values[index])
      }
      result = try NDArray(integers: values, shape: moved.shape, kind: target)
    case .texts: throw ArrayError.unsupportedKinds(function: "add").raise
    }
    return result.lastMoved(to: axis)
  }

  /// The sum over the count.
  func mean(_ axes: [Int]) throws -> NDArray {
    let width = axes.reduce(1) { $0 * shape[$1] }
    let sum = try (kind.isFloating ? self : of(.float64)).sum(axes)
    return try sum.over(Double(width))
  }

  /// The array divided by one number, in its own kind.
  func over(_ divisor: Double) throws -> NDArray {
    try NDArray(doubles.map { $0 / divisor }, shape: shape, kind: kind)
  }

  /// The mean squared distance from the mean, over `count − ddof`.
  func variance(_ axes: [Int], ddof: Double) throws -> NDArray {
    let numbers = try kind.isFloating ? self : of(.float64)
    let width = Double(axes.reduce(1) { $0 * shape[$1] })
    let center = try numbers.sum(axes).over(width).keeping(axes, of: shape)
    let distance = try PairFunction.subtract.apply(Operand(array: numbers), Operand(array: center))
    let square = try PairFunction.multiply.apply(Operand(array: distance), Operand(array: distance))
    return try square.sum(axes).over(max(width - ddof, 0))
  }

  /// The indices of the elements that are not zero, one array a dimension.
  func nonzero() throws -> [NDArray] {
    let truths = truths
    let found = truths.indices.filter { truths[$0] }
    return try zip(Shape.strides(shape), shape).map { stride, size in
      try NDArray(places: found.map { $0 / stride % max(size, 1) })
    }
  }
}
