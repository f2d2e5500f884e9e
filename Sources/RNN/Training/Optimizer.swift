import Tensors

/// Changes parameters against their gradients, by one rule for each group of parameters.
public final class Optimizer {
  /// Parameters that share a rule.
  public struct Group {
    /// The tensors that the optimizer changes.
    public let parameters: [Tensor]
    /// How they change; a schedule sets its learning rate between steps.
    public var rule: any UpdateRule

    /// Parameters under one rule.
    public init(_ parameters: [Tensor], _ rule: any UpdateRule) {
      self.parameters = parameters
      self.rule = rule
    }
  }

  /// All groups; rules may be changed between steps.
  public var groups: [Group]
  /// What the rules remember of each parameter.
  var memory: [ObjectIdentifier: UpdateMemory] = [:]

  /// An optimizer of several groups.
  ///
  /// - Throws: ``LayerError`` for no parameters, a tensor that is no leaf, a tensor in two groups,
  ///   or a setting out of range.
  public init(_ groups: [Group]) throws {
    guard groups.contains(where: { !$0.parameters.isEmpty }) else {
      throw LayerError.noParameters
    }
    self.groups = []
    for group in groups { try add(group) }
  }

  /// Adds parameters to be changed from now on.
  ///
  /// - Throws: ``LayerError`` as ``init(_:)`` does.
  public func add(_ group: Group) throws {
    try group.rule.check()
    var seen = Set(groups.flatMap(\.parameters).map(ObjectIdentifier.init))
    for parameter in group.parameters {
      guard parameter.isLeaf else { throw LayerError.notALeaf }
      guard seen.insert(ObjectIdentifier(parameter)).inserted else {
        throw LayerError.parameterInTwoGroups
      }
    }
    for parameter in group.parameters {
      memory[ObjectIdentifier(parameter)] = group.rule.memoryAtStart(count: parameter.count)
    }
    groups.append(group)
  }

  /// An optimizer of one group.
  public convenience init(_ parameters: [Tensor], _ rule: any UpdateRule) throws {
    try self.init([Group(parameters, rule)])
  }

  /// Changes each parameter that has a gradient.
  ///
  /// - Throws: ``LayerError`` for a setting that was changed out of its range, and
  ///   ``LayerError/gradientShape(parameter:gradient:)``.
  public func step() throws {
    try noGrad {
      for group in groups {
        try group.rule.check()
        for parameter in group.parameters {
          guard var gradient = parameter.grad else { continue }
          guard gradient.shape == parameter.shape else {
            throw LayerError.gradientShape(parameter: parameter.shape, gradient: gradient.shape)
          }
          if group.rule.maximizes { gradient = try -gradient }
          let key = ObjectIdentifier(parameter)
          var own = memory[key] ?? UpdateMemory(count: parameter.count)
          if own.count != parameter.count { own = UpdateMemory(count: parameter.count) }
          // Out of the dictionary, the arrays are changed in place.
          memory[key] = nil
          try gradient.withFloats { slopes in
            try parameter.withMutableFloats { values in
              group.rule.update(values, slopes, &own)
            }
          }
          memory[key] = own
        }
      }
    }
  }

  /// Forgets the gradients of all parameters.
  public func zeroGradient() {
    for group in groups {
      for parameter in group.parameters { parameter.grad = nil }
    }
  }
}

/// How a parameter changes with its gradient.
public protocol UpdateRule: Sendable {
  /// How far a step goes.
  var learningRate: Double { get set }

  /// Whether steps go up the gradient: towards larger values of the loss.
  var maximizes: Bool { get }

  /// What the rule keeps of a parameter from step to step, under PyTorch's names and in its order.
  var remembered: [(name: String, part: UpdateMemory.Part)] { get }

  /// What is remembered before the first step, by a rule that starts from more than nothing.
  func memoryAtStart(count: Int) -> UpdateMemory?

  /// - Throws: ``LayerError/hyperparameter(name:value:)`` for a setting out of its range.
  func check() throws(LayerError)

  /// One step of one parameter, element by element.
  func update(
    _ values: UnsafeMutableBufferPointer<Float>, _ gradient: UnsafeBufferPointer<Float>,
    _ memory: inout UpdateMemory)
}

extension UpdateRule {
  /// Most rules start from nothing.
  public func memoryAtStart(count: Int) -> UpdateMemory? { nil }
}

/// What a rule remembers of one parameter from step to step.
public struct UpdateMemory: Sendable {
  /// The number of elements.
  let count: Int
  /// How many steps were made.
  var steps = 0
  /// Running means of a rule's choice; empty until first used.
  var first: [Float] = []
  var second: [Float] = []
  var third: [Float] = []
  /// A product over all steps; only NAdam has one.
  var product: Float = 1

  init(count: Int) { self.count = count }
}

/// `a·b + c`, rounded once.
///
/// The product of two floats is exact in double precision. (The sum may round twice, in about one
/// of 10⁹ cases, which is worth not calling a library function where the CPU level is unknown.)
@inline(__always)
func fused(_ a: Float, _ b: Float, _ c: Float) -> Float {
  Float(Double(a) * Double(b) + Double(c))
}

extension LayerError {
  /// Checks that a setting is zero or more.
  static func requireNonNegative(_ name: String, _ value: Double) throws(LayerError) {
    guard value >= 0 else { throw .hyperparameter(name: name, value: value) }
  }
}
