import Diagnostics

/// What a `case` of a `match` statement compares its subject with.
package struct Pattern: Sendable {
  package let kind: Kind
  package let range: SourceRange

  package init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  package indirect enum Kind: Sendable {
    /// `_`
    case wildcard
    case capture(Name)
    /// A literal or a dotted name: equal to the subject; `None`, `True` and `False` are identical.
    case value(Expression)
    case or([Pattern])
    /// `[a, *b]`; `starred` is the index of the one starred element.
    case sequence([Pattern], starred: Int?)
    case mapping(keys: [Expression], values: [Pattern], rest: Name?)
    /// `Point(1, y=b)`
    case instance(Expression, positional: [Pattern], keywords: [String], values: [Pattern])
    case alias(Pattern, Name)
  }
}

package struct MatchCase: Sendable {
  package let pattern: Pattern
  package let condition: Expression?
  package let body: [Statement]

  package init(pattern: Pattern, condition: Expression?, body: [Statement]) {
    self.pattern = pattern
    self.condition = condition
    self.body = body
  }
}

extension Pattern {
  /// The names that the pattern binds, in the order of the text.
  package var names: [Name] {
    switch kind {
    case .wildcard, .value: []
    case .capture(let name): [name]
    case .or(let patterns): patterns.first?.names ?? []
    case .sequence(let patterns, _): patterns.flatMap(\.names)
    case .mapping(_, let values, let rest): values.flatMap(\.names) + (rest.map { [$0] } ?? [])
    case .instance(_, let positional, _, let values): (positional + values).flatMap(\.names)
    case .alias(let pattern, let name): pattern.names + [name]
    }
  }

  /// The expressions that the pattern evaluates: values, keys and classes.
  package var expressions: [Expression] {
    switch kind {
    case .wildcard, .capture: []
    case .value(let value): [value]
    case .or(let patterns), .sequence(let patterns, _): patterns.flatMap(\.expressions)
    case .mapping(let keys, let values, _): keys + values.flatMap(\.expressions)
    case .instance(let type, let positional, _, let values):
      [type] + (positional + values).flatMap(\.expressions)
    case .alias(let pattern, _): pattern.expressions
    }
  }

  /// What makes the pattern match everything, in the words of the message; nothing where it may
  /// fail.
  var irrefutable: String? {
    switch kind {
    case .wildcard: "wildcard"
    case .capture(let name): "name capture '\(name.text)'"
    case .alias(let pattern, _): pattern.irrefutable
    case .or(let patterns): patterns.last?.irrefutable
    case .value, .sequence, .mapping, .instance: nil
    }
  }
}
