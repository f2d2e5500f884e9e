import Diagnostics
import Dialect

/// Statements that run as one: a listing's own lines, or a function's.
struct Body {
  let statements: [Statement]
  /// The function whose body it is; none for a listing's own lines.
  let function: Function?
  let decorators: [Expression]
  /// The class around a method.
  let className: String?

  /// The body of a listing, and of each function and method in it, however deep.
  static func all(in statements: [Statement]) -> [Body] {
    var found: [Body] = []
    var pending = [Body(statements: statements, function: nil, decorators: [], className: nil)]
    while let body = pending.popLast() {
      found.append(body)
      for statement in body.statements.deep {
        switch statement.kind {
        case .function(_, let function, let decorators):
          pending.append(
            Body(
              statements: function.body, function: function, decorators: decorators,
              className: nil))
        case .classDefinition(_, let definition, _):
          pending += definition.methods
        default: break
        }
      }
    }
    return found.sorted { ($0.start ?? .start) < ($1.start ?? .start) }
  }

  private var start: SourceLocation? { function?.range.start }

  /// The loops of the body, outer before inner, with what each repeats.
  var loops: [[Statement]] { statements.deep.compactMap(\.loopBody) }
}

extension ClassDefinition {
  var methods: [Body] {
    body.body.compactMap { statement in
      guard case .function(_, let function, let decorators) = statement.kind else { return nil }
      return Body(
        statements: function.body, function: function, decorators: decorators, className: name)
    }
  }

  func method(_ name: String) -> Function? {
    methods.compactMap(\.function).first { $0.name == name }
  }
}

extension Body {
  /// Calls here and in the functions defined within, as a closure of an optimizer is.
  var callsWithInner: [Call] {
    Body.all(in: statements).flatMap { $0.statements.calls }
  }
}
