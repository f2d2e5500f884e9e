/// A class statement. Its body runs in a namespace of its own: names bound in it are
/// `.classBody`, names that only an enclosing function binds are `.captured`, others `.global`.
/// Its functions see past it to the function around the class.
package struct ClassDefinition: Sendable {
  package let name: String
  package let qualifiedName: String
  package let bases: [Argument]
  /// The body as a function without parameters whose names are `.classBody`; evaluating it
  /// fills the class namespace. Its one slot, 0, is always the box of `__class__`, filled once the
  /// class exists; methods with `super()` capture it as `.slot(0)`. Its captures are boxes of the
  /// frame around the class statement, for itself and for its methods to pass on.
  package let body: Function

  package init(name: String, qualifiedName: String, bases: [Argument], body: Function) {
    self.name = name
    self.qualifiedName = qualifiedName
    self.bases = bases
    self.body = body
  }
}

package struct Comprehension: Sendable {
  package enum Kind: Sendable, Hashable { case list, set, dict, generator }
  package let kind: Kind
  /// The scope's slots, boxes and captures; its body is empty, its one parameter is `.0`.
  package let scope: Function
  package let firstIterable: Expression
  package let clauses: [Clause]
  /// The element, or the key of a dict comprehension.
  package let element: Expression
  /// The value of a dict comprehension.
  package let value: Expression?

  package enum Clause: Sendable {
    /// The first `for` has no iterable of its own: it runs over the scope's parameter.
    case `for`(Target, iterable: Expression?)
    case `if`(Expression)
  }

  package init(
    kind: Kind, scope: Function, firstIterable: Expression, clauses: [Clause],
    element: Expression, value: Expression?
  ) {
    self.kind = kind
    self.scope = scope
    self.firstIterable = firstIterable
    self.clauses = clauses
    self.element = element
    self.value = value
  }
}
