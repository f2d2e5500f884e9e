import Interpreter
import Library
import Testing

private func context() -> Context {
  let context = Context(output: { _ in })
  CellLibrary(note: NoteContext()).install(in: context)
  return context
}

/// The public names that are not among a package's.
private func foreign(_ names: [String], _ originals: OriginalNames?) -> [String] {
  let known = Set(originals?.names ?? names)
  return names.filter { !known.contains($0) && !$0.hasPrefix("_") }.sorted()
}

@Test func `modules have no names that their packages have not`() throws {
  let context = context()
  let found = try context.moduleNames.map { name in
    let module = try context.importModule(name)
    return (
      name, foreign(module.attributes.names + module.lateNames, context.originals(of: module))
    )
  }
  #expect(found.filter { !$0.1.isEmpty }.map { "\($0) \($1)" } == [])
}

@Test(arguments: [
  ("torch", "Tensor"), ("torch.nn", "Module"), ("torch.optim", "Optimizer"), ("numpy", "ndarray"),
  ("numpy.random", "Generator"), ("numpy.random", "RandomState"),
])
func `classes have no names that their packages have not`(module: String, name: String) throws {
  let context = context()
  let found = try context.importModule(module).attributes[name]
  guard case .classObject(let type)? = found else {
    Issue.record("\(module).\(name) is no class")
    return
  }
  #expect(foreign(type.attributes.names, context.originals(of: type)) == [])
}

@Test func `built-in types have no names that Python's have not`() {
  let context = context()
  let found = context.builtins.keys.sorted().compactMap { name -> String? in
    guard case .classObject(let type)? = context.builtins[name] else { return nil }
    let extra = foreign(type.attributes.names, context.originals(of: type))
    return extra.isEmpty ? nil : "\(name) \(extra)"
  }
  #expect(found == [])
}
