import Interpreter

/// A module or a class with the names that it has here and those that its package has beside.
struct NameOwner {
  /// `torch.nn`, `torch.Tensor`, `str`.
  let name: String
  /// The public names that there are, sorted.
  let here: [String]
  /// The names that the package has and cells don't, sorted; none for what is unroll's own.
  let missing: [String]
  /// The names of both.
  let shared: [String]
  /// The package: `PyTorch`.
  let origin: String?
  /// What to use instead of a missing name.
  let advice: (String) -> String?

  /// The owner of a dotted name, as cells write it; modules are imported.
  init(of name: String, in context: Context) throws {
    if name == "builtins" {
      // The commands that every cell has are unroll's own.
      let names = context.builtins.keys.filter { context.originalBuiltins?.contains($0) ?? true }
      self.init(name, here: names, context.originalBuiltins, advice: nil)
    } else if context.moduleNames.contains(name) {
      try self.init(of: .module(context.importModule(name)), in: context)
    } else {
      let parts = name.split(separator: ".")
      let last = parts.last.map(String.init) ?? ""
      let path = parts.dropLast().joined(separator: ".")
      let found =
        context.moduleNames.contains(path)
        ? try context.importModule(path).attributes[last] : context.builtins[name]
      guard case .classObject(let type)? = found else {
        throw CommandFault.unknownName(
          function: "names", parameter: "topic", name: name,
          known: ["builtins", "modules", "syntax"] + context.publicModuleNames)
      }
      try self.init(of: .classObject(type), in: context)
    }
  }

  /// A module, a class, or a value's class.
  init(of value: Value, in context: Context) throws {
    switch value {
    case .module(let module):
      self.init(
        module.name, here: context.attributeNames(of: value), context.originals(of: module),
        advice: module.adviceForMissing)
    case .classObject(let type):
      let module = type.module == "__main__" ? nil : type.module
      let name = [module, type.name].compactMap { $0 }.joined(separator: ".")
      let late = name == "torch.Tensor" ? WrittenNames.methods : []
      self.init(
        name, here: context.attributeNames(of: value) + late, context.originals(of: type),
        advice: nil)
    default: try self.init(of: .classObject(context.type(of: value)), in: context)
    }
  }

  private init(
    _ name: String, here: [String], _ originals: OriginalNames?,
    advice: ((String) -> String?)?
  ) {
    self.name = name
    self.here = Set(here).filter { !$0.hasPrefix("_") }.sorted()
    origin = originals?.origin
    let known = Set(here)
    let all = originals?.names ?? []
    shared = all.filter(known.contains)
    missing = all.filter { !known.contains($0) }
    self.advice = advice ?? originals?.advice ?? { _ in nil }
  }
}

extension Context {
  /// The modules whose names are not for their own package alone.
  var publicModuleNames: [String] { moduleNames.filter { !$0.contains("._") } }
}
