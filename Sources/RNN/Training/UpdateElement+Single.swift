import CKernels
import Tensors

extension Float: UpdateElement {
  /// `a·b + c`, rounded once.
  ///
  /// The product of two floats is exact in double precision. (The sum may round twice, in about one
  /// of 10⁹ cases, which is worth not calling a library function where the CPU level is unknown.)
  @inline(__always)
  public static func fused(_ a: Float, _ b: Float, _ c: Float) -> Float {
    Float(Double(a) * Double(b) + Double(c))
  }

  /// The kernels of this CPU.
  public static let updates = UpdateLoops<Float>(
    adam: { count, step, gradient, m, v, largest, p in
      let settings = ck_adam(
        rate: Float(step.rate), newness: Float(step.newness), keep: Float(step.keep),
        share: Float(step.share), correction: Float(step.correction), epsilon: Float(step.epsilon),
        decay: Float(step.decay), shrink: Float(step.shrink))
      withUnsafePointer(to: settings) {
        Kernels.active.adam(count, $0, gradient, m, v, largest, p)
      }
    },
    descend: { count, step, gradient, velocity, p in
      let settings = ck_descent(
        rate: Float(step.rate), decay: Float(step.decay), friction: Float(step.friction),
        share: Float(step.share), nesterov: step.nesterov ? 1 : 0, is_first: step.isFirst ? 1 : 0)
      withUnsafePointer(to: settings) { Kernels.active.descend(count, $0, gradient, velocity, p) }
    },
    rmsprop: { count, step, gradient, v, mean, velocity, p in
      let settings = ck_rmsprop(
        rate: Float(step.rate), decay: Float(step.decay), epsilon: Float(step.epsilon),
        keep: Float(step.keep), share: Float(step.share), friction: Float(step.friction))
      withUnsafePointer(to: settings) {
        Kernels.active.rmsprop(count, $0, gradient, v, mean, velocity, p)
      }
    },
    scale: { count, factor, x in
      withUnsafePointer(to: factor) { ck_combine(ck_multiply, count, x, 1, $0, 0, x) }
    },
    sumOfSquares: { Kernels.active.sum_of_squares($0, $1) })
}
