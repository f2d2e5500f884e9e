import Diagnostics
import Dialect

extension Rule {
  static let missingSuper = Rule(
    name: "missing-super",
    fault: "layers made in a module's `__init__` that does not call `super().__init__()`",
    effect: "the first layer that is assigned fails"
  ) { listing in
    listing.constructors.compactMap { constructor in
      let calls = constructor.statements.calls.filter { $0.method == "__init__" }
      guard let layer = constructor.statements.deep.first(where: { $0.makesPart(listing) }),
        !calls.contains(where: { $0.range.start < layer.range.start })
      else { return nil }
      return Finding(
        range: layer.range, message: "\(listing.text(layer.range)) comes before any __init__",
        why: "an nn.Module can take layers only after its own __init__ has run",
        fix: "begin __init__ with super().__init__()")
    }
  }

  static let plainList = Rule(
    name: "plain-list",
    fault: "layers kept in a Python list or dictionary of a module",
    effect: "`parameters()` does not find them, so that they are never trained, moved or saved"
  ) { listing in
    listing.constructors.flatMap { constructor -> [Finding] in
      let statements = constructor.statements.deep
      // Layers may be registered one by one.
      guard !constructor.statements.calls.contains(where: \.registersByName) else { return [] }
      let wrapped = registered(in: constructor.statements, listing)
      return statements.compactMap { statement -> Finding? in
        guard let (path, range) = statement.listedLayers(listing), !wrapped.contains(path) else {
          return nil
        }
        return Finding(
          range: range, message: "the layers in \(path) are not part of the module",
          why: "a module registers layers that are its attributes, not those in a Python list",
          fix: "keep them in an nn.\(statement.registeringList(listing))")
      }
    }
  }
}

extension Rule {
  /// The attributes that hold a list of modules, or are handed on to one.
  private static func registered(in body: [Statement], _ listing: Listing) -> Set<String> {
    let handed = body.calls.filter { $0.registers(listing) }
      .flatMap { $0.arguments.flatMap { $0.value.all.compactMap(\.path) } }
    let own = body.deep.filter { statement in
      statement.expressions.flatMap(\.calls).contains { $0.registers(listing) }
    }
    return Set(handed + own.flatMap { $0.targets.flatMap(\.paths) })
  }
}

extension Listing {
  /// The constructors of the listing's classes that are modules.
  fileprivate var constructors: [Body] {
    bodies.filter { body in
      guard body.function?.name == "__init__", let name = body.className else { return false }
      let bases = note.classes[name]?.definition.bases ?? []
      return bases.count == 1 && bases.contains { imports.qualified($0.value) == "torch.nn.Module" }
    }
  }

  /// Whether an expression makes a module of `torch.nn` or a parameter.
  fileprivate func isPart(_ expression: Expression) -> Bool {
    guard let call = Call(expression), let path = imports.qualified(call.callee) else {
      return false
    }
    let parts = path.split(separator: ".")
    return parts.count == 3 && path.hasPrefix("torch.nn.") && parts[2].first?.isUppercase ?? false
  }
}

extension Call {
  /// `self.add_module(name, layer)`, `setattr(self, name, layer)`.
  fileprivate var registersByName: Bool {
    ["add_module", "register_module", "register_parameter"].contains(method)
      || callee.name == "setattr"
  }

  /// `nn.ModuleList(…)`, `nn.Sequential(…)`.
  fileprivate func registers(_ listing: Listing) -> Bool {
    let name = listing.imports.qualified(callee)?.split(separator: ".").last
    return ["ModuleList", "ModuleDict", "Sequential", "ParameterList", "ParameterDict"]
      .contains(name.map(String.init))
  }
}

extension Statement {
  /// `self.layer = nn.Linear(…)`.
  fileprivate func makesPart(_ listing: Listing) -> Bool {
    guard case .assign(let targets, let value) = kind else { return false }
    return targets.contains { $0.path?.hasPrefix("self.") ?? false } && listing.isPart(value)
  }

  /// The attribute that gets layers in a list or dictionary, by an assignment or `append`.
  fileprivate func listedLayers(_ listing: Listing) -> (path: String, range: SourceRange)? {
    switch kind {
    case .assign(let targets, let value):
      guard let path = targets.first?.path, path.hasPrefix("self."),
        value.elements.contains(where: listing.isPart)
      else { return nil }
      return (path, value.range)
    case .expression(let value):
      guard let call = Call(value), call.method == "append", let list = call.receiver?.path,
        list.hasPrefix("self."), call.arguments.contains(where: { listing.isPart($0.value) })
      else { return nil }
      return (list, value.range)
    default: return nil
    }
  }

  /// The class that registers what the statement puts into a list or a dictionary.
  fileprivate func registeringList(_ listing: Listing) -> String {
    let paths = expressions.flatMap(\.calls).compactMap { listing.imports.qualified($0.callee) }
    let held = paths.contains("torch.nn.Parameter") ? "Parameter" : "Module"
    guard case .assign(_, let value) = kind else { return held + "List" }
    return switch value.kind {
    case .dict: held + "Dict"
    case .comprehension(let comprehension): held + (comprehension.value == nil ? "List" : "Dict")
    default: held + "List"
    }
  }
}

extension Expression {
  /// What a list, a dictionary or a comprehension of either holds.
  fileprivate var elements: [Expression] {
    switch kind {
    case .list(let parts): parts
    case .dict(let items): items.map(\.value)
    case .comprehension(let comprehension): [comprehension.value ?? comprehension.element]
    case .binary(_, let left, let right): left.elements + right.elements
    default: []
    }
  }
}
