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
  var memory: [ObjectIdentifier: any KeptMemory] = [:]

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
      memory[ObjectIdentifier(parameter)] = group.rule.memoryAtStart(of: parameter)
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
          if parameter.dtype == .float64 {
            try update(parameter, gradient, group.rule, Double.self)
          } else {
            try update(parameter, gradient, group.rule, Float.self)
          }
        }
      }
    }
  }

  /// One step of a parameter whose elements are of a type.
  private func update<Element: UpdateElement>(
    _ parameter: Tensor, _ gradient: Tensor, _ rule: any UpdateRule, _: Element.Type
  ) throws {
    let own = try ownMemory(of: parameter, Element.self)
    try gradient.withElements(Element.self) { slopes in
      try parameter.withMutableElements(Element.self) { values in
        rule.update(values, slopes, &own.memory)
      }
    }
  }

  /// What is remembered of a parameter, in its own kind of numbers: its data may have been replaced.
  private func ownMemory<Element: UpdateElement>(
    of parameter: Tensor, _: Element.Type
  ) throws -> MemoryBox<Element> {
    let key = ObjectIdentifier(parameter)
    if let own = memory[key], own.count == parameter.count {
      if let box = own as? MemoryBox<Element> { return box }
      try setState(state(of: parameter), of: parameter)
      if let box = memory[key] as? MemoryBox<Element> { return box }
    }
    let box = MemoryBox(UpdateMemory<Element>(count: parameter.count))
    memory[key] = box
    return box
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
  var remembered: [(name: String, part: UpdateMemoryPart)] { get }

  /// What is remembered before the first step, by a rule that starts from more than nothing.
  func memoryAtStart<Element: UpdateElement>(count: Int) -> UpdateMemory<Element>?

  /// - Throws: ``LayerError/hyperparameter(name:value:)`` for a setting out of its range.
  func check() throws(LayerError)

  /// One step of one parameter, element by element.
  ///
  /// - Parameters:
  ///   - values: The parameter's elements, in single or double precision.
  ///   - gradient: As many slopes, of the same precision.
  func update<Element: UpdateElement>(
    _ values: UnsafeMutableBufferPointer<Element>, _ gradient: UnsafeBufferPointer<Element>,
    _ memory: inout UpdateMemory<Element>)
}

extension UpdateRule {
  /// Most rules start from nothing.
  public func memoryAtStart<Element: UpdateElement>(count: Int) -> UpdateMemory<Element>? { nil }

  /// What is remembered of a parameter before the first step, in its own kind of numbers.
  func memoryAtStart(of parameter: Tensor) -> (any KeptMemory)? {
    if parameter.dtype == .float64 {
      let memory: UpdateMemory<Double>? = memoryAtStart(count: parameter.count)
      return memory.map { MemoryBox($0) }
    }
    let memory: UpdateMemory<Float>? = memoryAtStart(count: parameter.count)
    return memory.map { MemoryBox($0) }
  }
}

extension LayerError {
  /// Checks that a setting is zero or more.
  static func requireNonNegative(_ name: String, _ value: Double) throws(LayerError) {
    guard value >= 0 else { throw .hyperparameter(name: name, value: value) }
  }
}
