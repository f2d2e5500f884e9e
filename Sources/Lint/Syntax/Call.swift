import Diagnostics
import Dialect

/// A call with its parts at hand.
struct Call {
  let callee: Expression
  let arguments: [Argument]
  let range: SourceRange

  init?(_ expression: Expression) {
    guard case .call(let callee, let arguments) = expression.kind else { return nil }
    self.callee = callee
    self.arguments = arguments
    range = expression.range
  }

  /// The attribute that is called: `step` in `optimizer.step()`.
  var method: String? {
    guard case .attribute(_, let name) = callee.kind else { return nil }
    return name
  }

  /// The object whose method is called.
  var receiver: Expression? {
    guard case .attribute(let object, _) = callee.kind else { return nil }
    return object
  }

  /// Whether arguments come from a list or a mapping, so that a parameter's value can't be seen.
  var hasStars: Bool { arguments.contains { $0.kind == .star || $0.kind == .doubleStar } }

  /// What a parameter gets, by its keyword or its position.
  func argument(_ name: String, at position: Int?) -> Expression? {
    if let named = arguments.first(where: { $0.kind == .keyword(name) }) { return named.value }
    let ordered = arguments.prefix { $0.kind == .positional }
    guard let position, ordered.indices.contains(position) else { return nil }
    return ordered[position].value
  }
}
