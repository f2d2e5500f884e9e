import Tensors

/// A kind of number that rules can change parameters of.
public protocol UpdateElement: TensorElement, BinaryFloatingPoint {
  /// `a·b + c`, rounded once in single precision.
  static func fused(_ a: Self, _ b: Self, _ c: Self) -> Self
  /// The loops that rules share out to threads.
  static var updates: UpdateLoops<Self> { get }
}

/// Loops over `count` elements that each read and write every array once.
public struct UpdateLoops<Element: UpdateElement>: Sendable {
  typealias Elements = UnsafeMutablePointer<Element>
  typealias Slopes = UnsafePointer<Element>

  /// Adam's step: gradient, m, v, with AMSGrad the largest v, parameter.
  let adam: @Sendable (Int, AdamStep, Slopes, Elements, Elements, Elements?, Elements) -> Void
  /// SGD's step: gradient, with momentum the velocity, parameter.
  let descend: @Sendable (Int, DescentStep, Slopes, Elements?, Elements) -> Void
  /// RMSprop's step: gradient, v, where centered ḡ, with momentum b, parameter.
  let rmsprop:
    @Sendable (Int, RMSpropStep, Slopes, Elements, Elements?, Elements?, Elements) -> Void
  /// Multiplies each element by a factor.
  let scale: @Sendable (Int, Element, Elements) -> Void
  /// Σ x² in double precision.
  let sumOfSquares: @Sendable (Int, Slopes) -> Double
}

/// The numbers of one step of ``Adam``.
struct AdamStep {
  /// −η/(1 − β₁ᵗ)
  let rate: Double
  /// 1 − β₁
  let newness: Double
  /// β₂
  let keep: Double
  /// 1 − β₂
  let share: Double
  /// √(1 − β₂ᵗ)
  let correction: Double
  let epsilon: Double
  /// λ where it acts on the gradient.
  let decay: Double
  /// What the parameter is multiplied by first.
  let shrink: Double
}

/// The numbers of one step of ``SGD``.
struct DescentStep {
  /// −η
  let rate: Double
  /// λ
  let decay: Double
  /// μ
  let friction: Double
  /// 1 − τ
  let share: Double
  let nesterov: Bool
  /// Whether the velocity starts as the gradient.
  let isFirst: Bool
}

/// The numbers of one step of ``RMSprop``.
struct RMSpropStep {
  /// −η
  let rate: Double
  /// λ
  let decay: Double
  let epsilon: Double
  /// α
  let keep: Double
  /// 1 − α
  let share: Double
  /// μ
  let friction: Double
}
