import Glibc
import Interpreter

/// Functions of windows over a series, and the windows that weigh them.
var windowFunctions: [ArrayFunction] {
  [
    weights("hanning", "Hann's window.") { 0.5 + 0.5 * cos(.pi * $0 / $1) },
    weights("hamming", "Hamming's window.") { 0.54 + 0.46 * cos(.pi * $0 / $1) },
    weights("blackman", "Blackman's window.") {
      0.42 + 0.5 * cos(.pi * $0 / $1) + 0.08 * cos(2 * .pi * $0 / $1)
    },
    weights("bartlett", "A triangle.") { $0 <= 0 ? 1 + $0 / $1 : 1 - $0 / $1 },
  ]
}

private func weights(
  _ name: String, _ documentation: String, _ weight: @escaping (Double, Double) -> Double
) -> ArrayFunction {
  ArrayFunction(name, "M", documentation) { call in
    let count = try call.int("M")
    try NDArray.check([max(count, 0)])
    guard count > 1 else { return .native(try NDArray(count == 1 ? [1] : [])) }
    let last = Double(count - 1)
    let places = stride(from: 1 - count, to: count, by: 2).map(Double.init)
    return .native(try NDArray(places.map { weight($0, last) }))
  }
}

/// `numpy.lib.stride_tricks.sliding_window_view`.
var slidingWindowView: ArrayFunction {
  ArrayFunction(
    "sliding_window_view", "x, window_shape, axis=None, *, subok=False, writeable=False",
    "Each window over an array, as further dimensions of the same memory."
  ) { call in
    let x = try call.array("x")
    let sizes = try call.ints("window_shape")
    let axes = try call.isGiven("axis") ? x.axes(try call.ints("axis")) : Array(x.shape.indices)
    guard sizes.allSatisfy({ $0 >= 0 }) else {
      throw ArrayError.value("`window_shape` cannot contain negative values").raise
    }
    guard sizes.count == axes.count else {
      throw ArrayError.value(
        call.isGiven("axis")
          ? "Must provide matching length window_shape and axis; got \(sizes.count) window_shape "
            + "elements and \(axes.count) axes elements."
          : "Since axis is None, must provide window_shape for all dimensions of `x`; got "
            + "\(sizes.count) window_shape elements and `x.ndim` is \(x.rank)."
      ).raise
    }
    var (shape, strides) = (x.shape, x.strides)
    for (axis, size) in zip(axes, sizes) {
      guard size <= shape[axis] else {
        throw ArrayError.value("window shape cannot be larger than input array shape").raise
      }
      shape[axis] -= max(size - 1, 0)
      shape.append(size)
      strides.append(x.strides[axis])
    }
    try NDArray.check(shape)
    let view = x.view(shape: shape, strides: strides)
    view.isWritable = try call.bool("writeable")
    return .native(view)
  }
}

/// `numpy.lib.stride_tricks.as_strided` would show memory beside the array.
let stridesAdvice = "as_strided can leave the array's memory: use sliding_window_view"
