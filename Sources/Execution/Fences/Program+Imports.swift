import Dialect

extension Program {
  /// The imports of modules that there are, a program each.
  func imports(_ hasModule: (String) -> Bool) -> [Program] {
    let imports = body.filter { statement in
      switch statement.kind {
      case .import(let modules): modules.allSatisfy { hasModule($0.path) }
      case .importFrom(let module, _): hasModule(module)
      default: false
      }
    }
    return imports.map { Program(source: source, body: [$0], showsLastExpression: false) }
  }
}
