/// A term of a derived equation: a gradient of the loss, made of others and of forward values.
///
/// A gradient has the shape of what it is the gradient of. Everything is meant at the step t;
/// a gradient that arrives through a state stands under `later`.
indirect enum GradientTerm: Hashable {
  /// ∂Lₜ/∂y: what the loss itself says of an output at this step.
  case seed(String)
  /// ∂L/∂v: the whole gradient of a value.
  case whole(String)
  /// δ: the gradient of a function's argument, by its name.
  case inner(DeltaName)
  /// The term one step later (or earlier, in a cell that runs backward); zero at the end.
  case later(GradientTerm)
  case negated(GradientTerm)
  case sum([GradientTerm])
  /// Element by element with a value of the forward pass, or a number times a gradient.
  case times(GradientTerm, Factor)
  /// The gradient that goes back through `W x` to x: Wᵀ·g; through `xᵀ W`: g·Wᵀ.
  case through(matrix: String, GradientTerm, isTransposed: Bool)
  /// The part of a concatenation's gradient that belongs to one of the joined terms.
  case part(GradientTerm, of: [TypedTerm], index: Int)
  /// The sum of the elements: the gradient of a number that stood with a vector.
  case total(GradientTerm)
  /// r ⊙ (g − rᵀg): back through r = softmax(a).
  case throughSoftmax(GradientTerm, result: TypedTerm)

  /// What a gradient is multiplied by.
  enum Factor: Hashable {
    case value(TypedTerm)
    /// 1 where the condition holds, else 0.
    case indicator(Condition)
    case sign(TypedTerm)
    /// The derivative of a function at its argument, where it has no shorter name.
    case slope(CellFunction, TypedTerm)
  }

  enum Condition: Hashable {
    case greater(TypedTerm, TypedTerm)
  }
}

/// The name of a δ: the symbol whose equation it stands in, and which of its functions.
struct DeltaName: Hashable {
  var symbol: String
  /// 0 for the outermost function of the equation.
  var number: Int
}
