import Dialect

/// What a whole note says of its classes and names.
struct NoteFacts {
  /// The note's classes that are modules, by name.
  var classes: [String: ModuleClass] = [:]
  /// What each class's constructor got, one entry a call.
  var constructions: [String: [[String: Value?]]] = [:]
  /// What each of the note's functions was called with.
  var calls: [String: [[Value?]]] = [:]
  /// What each global name was bound to, one entry a statement.
  var globals: [String: [Value?]] = [:]

  /// The value that a constant has in all of the note's uses; none where it differs or isn't said.
  func resolved(_ constant: Constant?) -> Constant? {
    guard case .parameter(let name, let owner, let fallback) = constant else { return constant }
    let made = constructions[owner] ?? []
    guard !made.isEmpty else { return fallback }
    let values = Set(made.map { given($0, name, fallback) })
    return values.count == 1 ? values.first ?? nil : nil
  }

  private func given(_ arguments: [String: Value?], _ name: String, _ fallback: Constant?)
    -> Constant?
  {
    guard let argument = arguments[name] else { return fallback }
    guard case .constant(let constant) = argument else { return nil }
    // A constructor that hands on its own parameter would need another walk; it stays unknown.
    if case .parameter = constant { return nil }
    return constant
  }

  func constant(_ layer: Layer, _ option: String, fallback: Constant) -> Constant? {
    guard case .known(let constant) = layer.option(option, fallback: fallback) else { return nil }
    return resolved(constant)
  }

  /// The value of a global name where all its bindings agree.
  func global(_ name: String) -> Value? {
    guard let values = globals[name], let first = values.first else { return nil }
    return values.allSatisfy { $0 == first } ? first : nil
  }
}

/// A class of the note that is a module.
struct ModuleClass {
  let definition: ClassDefinition
  /// What the constructor puts into `self.x`, by `self.x`.
  var attributes: [String: Value]
  /// What `forward` returns.
  var output: Value?

  /// The layers that the constructor makes, those in a sequence too.
  var layers: [Layer] { attributes.values.flatMap(\.layers) }
}

extension Value {
  fileprivate var layers: [Layer] {
    switch self {
    case .layer(let layer): [layer]
    case .sequential(let parts): parts.compactMap(\.self).flatMap(\.layers)
    case .constant, .instance, .result, .tuple, .tensor: []
    }
  }
}
