import Diagnostics
import Dialect

/// Follows values through a note's listings without running them.
///
/// Each statement is visited once, in order. What two branches leave differently is unknown
/// behind them, and what a loop binds is unknown where it begins. Unknown is always right.
struct Tracer {
  let imports: Imports
  var note = NoteFacts()
  /// What names and `self.x` paths hold now.
  var names: [String: Value] = [:]
  /// What was found of each expression of the listing, by its place.
  var values: [SourceRange: Value] = [:]
  var returned: [Value?] = []
  /// Whether the statements are a listing's own and bind global names.
  var isGlobal = true

  init(imports: Imports) {
    self.imports = imports
  }

  /// Follows the listings' own lines and the classes in them, then the functions.
  ///
  /// Functions come last and in the reverse order, so that all their calls are known.
  static func trace(_ listings: [[Statement]], imports: Imports) -> (
    note: NoteFacts, values: [[SourceRange: Value]]
  ) {
    var tracer = Tracer(imports: imports)
    var values: [[SourceRange: Value]] = []
    for listing in listings {
      tracer.values = [:]
      tracer.run(listing)
      values.append(tracer.values)
    }
    for index in listings.indices.reversed() {
      tracer.values = values[index]
      let functions = Body.all(in: listings[index]).filter { $0.className == nil }
      for case let function? in functions.reversed().map(\.function) { tracer.run(function) }
      values[index] = tracer.values
    }
    return (tracer.note, values)
  }

  /// Follows a function with what all its calls agree on.
  private mutating func run(_ function: Function) {
    names = note.globals.keys.reduce(into: [:]) { $0[$1] = note.global($1) }
    isGlobal = false
    let calls = note.calls[function.name] ?? []
    for (index, parameter) in function.parameters.enumerated() {
      let given = Set(calls.map { $0.indices.contains(index) ? $0[index] : nil })
      names[parameter.name] = given.count == 1 ? given.first ?? nil : nil
    }
    run(function.body)
  }

  /// Follows a class: what its constructor makes, then its methods.
  mutating func run(_ definition: ClassDefinition) {
    let isModule = definition.bases.contains {
      imports.qualified($0.value) == "torch.nn.Module"
    }
    guard isModule else { return }
    let outside = (names, returned, isGlobal)
    isGlobal = false
    let rebound = definition.methods.filter { $0.function?.name != "__init__" }
      .reduce(into: Set<String>()) { paths, method in
        let bound = method.statements.boundPaths
        paths.formUnion(bound.map { method.function?.ownPath($0) ?? $0 })
      }
    if let constructor = definition.method("__init__") {
      for parameter in constructor.parameters.dropFirst() {
        names[parameter.name] = .constant(
          .parameter(
            parameter.name, of: definition.name, fallback: parameter.defaultValue?.constant))
      }
      run(constructor.body)
    }
    let attributes = definition.method("__init__").map { ownAttributes($0, except: rebound) } ?? [:]
    var made = ModuleClass(definition: definition, attributes: attributes)
    for method in definition.methods.compactMap(\.function) where method.name != "__init__" {
      names = outside.0
      for parameter in method.parameters { names[parameter.name] = nil }
      for (path, value) in attributes { names[method.path(ofOwn: path)] = value }
      returned = []
      run(method.body)
      if method.name == "forward" { made.output = Set(returned).count == 1 ? returned[0] : nil }
    }
    (names, returned, isGlobal) = outside
    note.classes[definition.name] = made
  }
}

extension Tracer {
  /// What a constructor has put into its object, by `self.x`.
  private func ownAttributes(
    _ constructor: Function, except rebound: Set<String>
  ) -> [String: Value] {
    var attributes: [String: Value] = [:]
    for (path, value) in names {
      let own = constructor.ownPath(path)
      if own.hasPrefix("self."), !rebound.contains(own) { attributes[own] = value }
    }
    return attributes
  }
}

extension Function {
  /// The path with `self` for the object, which a method may name otherwise.
  fileprivate func ownPath(_ path: String) -> String {
    guard let name = parameters.first?.name, path.hasPrefix("\(name).") else { return path }
    return "self." + path.dropFirst(name.count + 1)
  }

  /// The path of an attribute `self.x` as this method writes it.
  fileprivate func path(ofOwn path: String) -> String {
    guard let name = parameters.first?.name else { return path }
    return "\(name)." + path.dropFirst(5)
  }
}

extension Expression {
  /// The constant that a literal is.
  var constant: Constant? {
    switch kind {
    case .none: Constant.none
    case .bool(let value): .bool(value)
    case .float(let value): .float(value)
    case .int, .unary: integer.map { .int($0) }
    default: nil
    }
  }
}
