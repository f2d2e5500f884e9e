import Tensors

extension Double: UpdateElement {
  /// `a·b + c`, of which product and sum are rounded, as on every CPU.
  @inline(__always)
  public static func fused(_ a: Double, _ b: Double, _ c: Double) -> Double { a * b + c }

  /// Plain loops that do what the kernels for floats do.
  public static let updates = UpdateLoops<Double>(
    adam: { count, step, gradient, m, v, largest, p in
      for i in 0..<count {
        let x = p[i] * step.shrink
        let g = step.decay == 0 ? gradient[i] : fused(step.decay, x, gradient[i])
        m[i] = fused(step.newness, g - m[i], m[i])
        v[i] = fused(step.share * g, g, step.keep * v[i])
        var moment = v[i]
        if let largest {
          moment = max(largest[i], moment)
          largest[i] = moment
        }
        p[i] = x + step.rate * m[i] / (moment.squareRoot() / step.correction + step.epsilon)
      }
    },
    descend: { count, step, gradient, velocity, p in
      for i in 0..<count {
        var g = step.decay == 0 ? gradient[i] : fused(step.decay, p[i], gradient[i])
        if let velocity {
          let speed = step.isFirst ? g : fused(step.share, g, step.friction * velocity[i])
          velocity[i] = speed
          g = step.nesterov ? fused(step.friction, speed, g) : speed
        }
        p[i] = fused(step.rate, g, p[i])
      }
    },
    rmsprop: { count, step, gradient, v, mean, velocity, p in
      for i in 0..<count {
        let g = step.decay == 0 ? gradient[i] : fused(step.decay, p[i], gradient[i])
        v[i] = fused(step.share * g, g, step.keep * v[i])
        var moment = v[i]
        if let mean {
          mean[i] = fused(step.share, g - mean[i], mean[i])
          moment = fused(-mean[i], mean[i], moment)
        }
        let divisor = moment.squareRoot() + step.epsilon
        if let velocity {
          velocity[i] = step.friction * velocity[i] + g / divisor
          p[i] = fused(step.rate, velocity[i], p[i])
        } else {
          p[i] += step.rate * g / divisor
        }
      }
    },
    scale: { count, factor, x in for i in 0..<count { x[i] *= factor } },
    sumOfSquares: { count, x in
      var sum = 0.0
      for i in 0..<count { sum += x[i] * x[i] }
      return sum
    })
}
