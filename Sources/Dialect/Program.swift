import Diagnostics

/// A cell or a script after parsing and resolving: what the interpreter evaluates.
package struct Program: Sendable {
  package let source: SourceFragment
  package let body: [Statement]
  /// The last statement's expression where it ends the program without a semicolon behind it:
  /// notebooks show its value.
  package let showsLastExpression: Bool

  package init(source: SourceFragment, body: [Statement], showsLastExpression: Bool) {
    self.source = source
    self.body = body
    self.showsLastExpression = showsLastExpression
  }
}
