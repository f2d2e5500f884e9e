/// The names that a package of Python gives one of its modules or classes, of which cells have a
/// part: so that a name that is missing here is told from a misspelled one.
package struct OriginalNames {
  /// Whose the names are: `PyTorch`.
  package let origin: String
  /// What to use instead of a class's name that is missing here; a module's advice is its own.
  package let advice: (String) -> String?
  /// The names with spaces between; a module's ends in a dot.
  private let text: String

  package init(
    origin: String, names: String, advice: @escaping (String) -> String? = { _ in nil }
  ) {
    self.origin = origin
    self.advice = advice
    text = names
  }

  /// The names in their order, taken apart anew with each call.
  package var names: [String] {
    words.map { $0.last == "." ? String($0.dropLast()) : String($0) }
  }

  package func contains(_ name: String) -> Bool {
    words.contains { $0 == name } || containsModule(name)
  }

  /// Whether the name is a module's, which can be imported.
  package func containsModule(_ name: String) -> Bool {
    words.contains { $0.last == "." && $0.dropLast() == name }
  }

  private var words: [Substring] { text.split(separator: " ") }
}

extension Context {
  /// Makes known what names a package gives its modules and classes, by their dotted names:
  /// `torch.nn`, `torch.Tensor`.
  package func register(
    originals: [(owner: String, names: String)], of origin: String,
    advice: [String: (String) -> String?] = [:]
  ) {
    for (owner, names) in originals {
      originalNames[owner] = OriginalNames(
        origin: origin, names: names, advice: advice[owner] ?? { _ in nil })
    }
  }

  /// The names that the package behind a module has.
  package func originals(of module: ModuleObject) -> OriginalNames? { originalNames[module.name] }

  /// Python's built-in names.
  package var originalBuiltins: OriginalNames? { originalNames["builtins"] }

  /// The names that the package behind a class has; those of the nearest ancestor that is known.
  package func originals(of type: ClassObject) -> OriginalNames? {
    type.resolutionOrder.lazy.compactMap { ancestor in
      self.originalNames["\(ancestor.module ?? "builtins").\(ancestor.name)"]
    }.first
  }
}
