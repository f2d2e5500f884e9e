import Diagnostics
import Dialect
import Interpreter

/// A module of Python's own library that cells can import.
///
/// Most are written in the cell language over a few native functions: they are read and run when a
/// cell first imports them, under the limits of that cell, and tracebacks leave their calls out.
package struct StandardModule {
  /// As cells import it: `collections`, `collections.abc`.
  package let name: String
  let documentation: String
  /// What native code brings, under the names that `source` uses.
  let natives: (Context) -> [(String, Value)]
  /// The module's text in the cell language; empty where all is native.
  let source: String
  /// What to do without the names that are not there.
  private let advice: String?

  package init(
    _ name: String, _ documentation: String, advice: String? = nil,
    natives: @escaping (Context) -> [(String, Value)] = { _ in [] }, source: String = ""
  ) {
    self.advice = advice
    self.name = name
    self.documentation = documentation
    self.natives = natives
    self.source = source
  }

  /// The module of a dotted name, or nothing.
  package static func module(
    named name: String, in context: Context
  ) throws(Raise) -> ModuleObject? {
    try all.first { $0.name == name }?.make(in: context)
  }

  /// Makes known what names Python's built-in names, types and modules have, for messages.
  package static func registerNames(in context: Context) {
    context.register(
      originals: OriginalNames.python, of: "Python",
      advice: ["builtins": { BuiltinAdvice.sentence(for: $0) }])
  }

  /// Makes the module: its public names are those without an underscore in front, and those of
  /// Python's own with two on both sides.
  package func make(in context: Context) throws(Raise) -> ModuleObject {
    let namespace = Namespace(name: name)
    for (name, value) in natives(context) { namespace[name] = value }
    try run(in: context, namespace)
    var attributes: [(String, Value)] = []
    for name in namespace.names
    where !name.hasPrefix("_") || name.hasPrefix("__") && name.hasSuffix("__") {
      if let value = namespace[name] { attributes.append((name, value)) }
    }
    let advice = advice
    return ModuleObject(
      name: name, documentation: documentation, attributes: attributes,
      adviceForMissing: { _ in advice })
  }

  private func run(in context: Context, _ namespace: Namespace) throws(Raise) {
    if source.isEmpty { return }
    do {
      let program = try Program.parse(SourceFragment(library: name, source: source))
      try context.load(program, into: namespace)
    } catch let error as SyntaxError {
      throw Raise(.importError, "the module '\(name)' cannot be read: \(error.reason)")
    } catch let error as Raise {
      throw error
    } catch {
      throw Raise(.importError, "the module '\(name)' cannot be read")
    }
  }
}
