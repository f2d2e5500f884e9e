import Diagnostics

/// What can stand left of `=`, after `for`, `as`, or `del`.
package struct Target: Sendable {
  package let kind: Kind
  package let range: SourceRange

  package init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  package indirect enum Kind: Sendable {
    case name(Name)
    case attribute(Expression, String)
    case item(Expression, Expression)
    /// Unpacking; `starred` is the index of the one starred element.
    case sequence([Target], starred: Int?)
  }
}

/// A name and where the resolver found it to live.
package struct Name: Sendable, Hashable {
  package let text: String
  package let storage: Storage

  package init(_ text: String, _ storage: Storage) {
    self.text = text
    self.storage = storage
  }

  package enum Storage: Sendable, Hashable {
    /// A slot of the running function's frame.
    case local(Int)
    /// A slot of the running function's frame that holds a box, because an inner function uses it.
    case boxed(Int)
    /// A box that the running function captured when it was made, by index into its captures.
    case captured(Int)
    /// The namespace of the class body being evaluated, then the globals, then the built-ins.
    case classBody
    /// The note's namespace, then the built-ins.
    case global
  }
}
