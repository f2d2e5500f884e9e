import Glibc

func power(_ base: Double, _ exponent: Double) -> Double { Glibc.pow(base, exponent) }

/// How reductions along dimensions arrange their elements.
extension Tensor {
  /// The elements as a matrix in order: a row for each element of the result, the reduced
  /// dimensions along it.
  func rowsOf(_ axes: [Int]) throws -> Tensor {
    guard rank > 0 else { return alias(shape: [1, 1], strides: [1, 1]) }
    let kept = shape.indices.filter { !axes.contains($0) }
    let order = kept + axes
    let height = kept.reduce(1) { $0 * shape[$1] }
    let width = axes.reduce(1) { $0 * shape[$1] }
    let moved = alias(shape: order.map { shape[$0] }, strides: order.map { strides[$0] })
    return try moved.packed().alias(shape: [height, width], strides: [Swift.max(width, 1), 1])
  }

  /// This vector of results in the shape of what a reduction of `source` leaves.
  func reshapedRaw(_ source: Tensor, without axes: [Int], keep: Bool) -> Tensor {
    let shape = source.shape.without(axes, keep: keep)
    return alias(shape: shape, strides: Shape.strides(shape))
  }

  /// A reduction's gradient shown along the dimensions that it reduced.
  func spread(over shape: [Int], _ axes: [Int]) throws -> Tensor {
    try reshape(shape.without(axes, keep: true)).expand(shape)
  }

  /// A function of each row along `dimension`, of the same length: softmax, cumulative sums.
  ///
  /// - Parameter body: Reads a row of `length` elements and writes the result's.
  func mapRows<Element: TensorElement>(
    _: Element.Type, _ dimension: Int,
    _ body: (_ length: Int, UnsafePointer<Element>, UnsafeMutablePointer<Element>) -> Void
  ) throws -> Tensor {
    let axis = try Shape.axis(dimension, rank: rank)
    let rows = try rowsOf([axis])
    let (height, length) = (rows.shape[0], rows.shape[1])
    let result = try Tensor(uninitialized: [height, length], Element.dtype)
    result.withPointer(Element.self) { y in
      rows.withPointer(Element.self) { x in
        for row in 0..<height { body(length, x + row * length, y + row * length) }
      }
    }
    return try result.restored(to: shape, axis: axis)
  }

  /// Rows along `axis` put back in the order of `shape`, outside of the graph.
  func restored(to shape: [Int], axis: Int) throws -> Tensor {
    guard !shape.isEmpty else { return alias(shape: [], strides: []) }
    var moved = shape
    moved.append(moved.remove(at: axis))
    var strides = Shape.strides(moved)
    strides.insert(strides.removeLast(), at: axis)
    return try alias(shape: shape, strides: strides).packed()
  }
}

extension [Int] {
  /// A shape without the reduced axes, or with size 1 there.
  func without(_ axes: [Int], keep: Bool) -> [Int] {
    indices.compactMap { axis in
      axes.contains(axis) ? (keep ? 1 : nil) : self[axis]
    }
  }
}

/// ln(1 + eˣ) of a number that is not above zero.
func logOnePlusExp(_ x: Double) -> Double { Glibc.log1p(Glibc.exp(x)) }
