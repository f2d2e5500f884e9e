import Glibc
import Interpreter
import Tensors

/// `np.linalg.norm`.
var normFunction: ArrayFunction {
  ArrayFunction(
    "norm", "x, ord=None, axis=None, keepdims=False",
    "The length of vectors, the size of matrices."
  ) { call in
    let given = try call.array("x")
    let x = given.kind.isFloating ? given : try given.of(.float64)
    let axes = try call.axes(of: x)
    let result: NDArray
    if axes.count == 2, call.isGiven("ord"), call["ord"].asString != "fro" {
      result = try x.matrixNorm(axes, try MatrixNorm(call))
    } else {
      let order = call.isGiven("ord") && call["ord"].asString == nil ? try call.double("ord") : 2
      result = try x.vectorNorm(axes, order)
    }
    return try (call.bool("keepdims") ? result.keeping(axes, of: x.shape) : result).value
  }
}

/// The norms of matrices besides Frobenius'.
private enum MatrixNorm {
  case columns(isGreatest: Bool)
  case rows(isGreatest: Bool)
  case greatest, least, nuclear

  init(_ call: Call) throws {
    if let name = call["ord"].asString {
      guard name == "nuc" else {
        throw ArrayError.value("Invalid norm order for matrices.").raise
      }
      self = .nuclear
      return
    }
    switch try call.double("ord") {
    case 1: self = .columns(isGreatest: true)
    case -1: self = .columns(isGreatest: false)
    case .infinity: self = .rows(isGreatest: true)
    case -.infinity: self = .rows(isGreatest: false)
    case 2: self = .greatest
    case -2: self = .least
    default: throw ArrayError.value("Invalid norm order for matrices.").raise
    }
  }
}

extension NDArray {
  fileprivate func matrixNorm(_ axes: [Int], _ norm: MatrixNorm) throws -> NDArray {
    func summed(_ summed: Int, _ other: Int, _ isGreatest: Bool) throws -> NDArray {
      let sizes = try mapped("abs", doubles: { $0.magnitude }, integers: nil)
      return try sizes.sum([summed])
        .extreme([other < summed ? other : other - 1], isGreatest: isGreatest)
    }
    if case .columns(let isGreatest) = norm { return try summed(axes[0], axes[1], isGreatest) }
    if case .rows(let isGreatest) = norm { return try summed(axes[1], axes[0], isGreatest) }
    guard rank == 2 else {
      throw ArrayError.unsupported(
        "this norm is of one matrix here", fix: "go through the matrices in a loop"
      ).raise
    }
    let values = SingularValues(try matrix()).values
    let size: Double =
      switch norm {
      case .least: values.last ?? 0
      case .nuclear: values.reduce(0, +)
      default: values.first ?? 0
      }
    return try NDArray([size], shape: [], kind: kind)
  }

  fileprivate func vectorNorm(_ axes: [Int], _ order: Double) throws -> NDArray {
    let sizes = try mapped("abs", doubles: { $0.magnitude }, integers: nil)
    switch order {
    case .infinity: return try sizes.extreme(axes, isGreatest: true)
    case -.infinity: return try sizes.extreme(axes, isGreatest: false)
    case 0: return try NDArray(truths: truths, shape: shape).sum(axes).of(kind)
    case 1: return try sizes.sum(axes)
    case 2:
      return try mapped("square", doubles: { $0 * $0 }, integers: nil).sum(axes)
        .mapped("sqrt", doubles: { $0.squareRoot() }, integers: nil)
    default:
      return try sizes.mapped("power", doubles: { pow($0, order) }, integers: nil).sum(axes)
        .mapped("power", doubles: { pow($0, 1 / order) }, integers: nil)
    }
  }
}
