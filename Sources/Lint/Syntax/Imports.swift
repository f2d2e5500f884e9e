import Dialect

/// Which module's names a note's names stand for.
///
/// The usual names of PyTorch's modules count as imported, because listings leave that out, until
/// the note gives them another meaning.
struct Imports {
  private var origins = [
    "torch": "torch", "nn": "torch.nn", "F": "torch.nn.functional", "optim": "torch.optim",
    "np": "numpy",
  ]

  mutating func add(_ statements: [Statement]) {
    for body in Body.all(in: statements) {
      for statement in body.statements.deep { add(statement) }
    }
  }

  private mutating func add(_ statement: Statement) {
    switch statement.kind {
    case .import(let modules):
      for module in modules {
        origins[module.target.text] = module.bindsWholePath ? module.path : module.target.text
      }
    case .importFrom(let module, let names):
      for imported in names { origins[imported.target.text] = "\(module).\(imported.name)" }
    case .function(let target, _, _), .classDefinition(let target, _, _):
      origins[target.text] = nil
    default:
      for path in statement.targets.flatMap(\.paths) { origins[path] = nil }
    }
  }

  /// The whole dotted path of what an expression names: `torch.nn.LSTM` for `nn.LSTM`.
  func qualified(_ expression: Expression) -> String? {
    guard let path = expression.path else { return nil }
    let first = path.prefix { $0 != "." }
    return origins[String(first)].map { $0 + path[first.endIndex...] }
  }
}
