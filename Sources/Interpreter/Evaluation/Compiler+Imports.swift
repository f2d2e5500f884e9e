import Diagnostics
import Dialect

extension Compiler {
  func importModule(_ module: Statement.ImportedModule) -> StatementCode {
    let store = write(module.target)
    return StatementClosure { frame throws(Raise) in
      do throws(Raise) {
        let found = try frame.context.importModule(module.path)
        let first = module.path.prefix { $0 != "." }
        let bound =
          module.bindsWholePath ? found : try frame.context.importModule(String(first))
        try store(frame, .module(bound))
      } catch {
        throw error.located(module.range)
      }
      return .normal
    }
  }

  func importFrom(
    _ path: String, _ names: [Statement.ImportedName], _ range: SourceRange
  ) -> StatementCode {
    let stores = names.map { write($0.target) }
    let namespace = namespace
    return StatementClosure { frame throws(Raise) in
      let context = frame.context
      let module: ModuleObject
      do throws(Raise) {
        module = try context.importModule(path)
      } catch {
        throw error.located(range)
      }
      for (name, store) in zip(names, stores) {
        if name.name == "*" {
          for (name, value) in module.attributes.pairs where !name.hasPrefix("_") {
            namespace[name] = value
          }
          continue
        }
        do throws(Raise) {
          try store(frame, try context.importedName(name.name, from: module))
        } catch {
          throw error.located(name.range)
        }
      }
      return .normal
    }
  }
}

extension Context {
  /// The module of a dotted name, loaded once.
  package func importModule(_ path: String) throws(Raise) -> ModuleObject {
    if let known = loadedModules[path] { return known }
    var parent: ModuleObject?
    var name = ""
    for component in path.split(separator: ".", omittingEmptySubsequences: false) {
      name += name.isEmpty ? String(component) : "." + component
      let found = try loadModule(name, String(component), in: parent)
      loadedModules[name] = found
      if parent?.attributes[String(component)] == nil {
        parent?.attributes[String(component)] = .module(found)
      }
      parent = found
    }
    guard let parent else { throw Raise.noModule(path, known: moduleNames) }
    return parent
  }

  /// The module of a dotted name, where a cell has imported it already.
  package func loadedModule(_ path: String) -> ModuleObject? { loadedModules[path] }

  private func loadModule(
    _ path: String, _ name: String, in parent: ModuleObject?
  ) throws(Raise) -> ModuleObject {
    if let known = loadedModules[path] { return known }
    if case .module(let found)? = parent?.attributes[name] { return found }
    if let found = try findModule(path) { return found }
    if let found = builtinModule(path) { return found }
    if let parent {
      throw Raise.noModule(
        name, below: parent, known: moduleNames, originals: originals(of: parent))
    }
    throw Raise.noModule(path, known: moduleNames, advice: adviceForModule(path))
  }

  func importedName(_ name: String, from module: ModuleObject) throws(Raise) -> Value {
    if let found = try module.attribute(name) { return found }
    let path = "\(module.name).\(name)"
    if let found = try findModule(path) {
      loadedModules[path] = found
      return .module(found)
    }
    throw Raise.cannotImport(name, from: module, originals: originals(of: module))
  }
}
