import Diagnostics

package struct Parameter: Sendable {
  package enum Kind: Sendable { case positionalOnly, ordinary, variadic, keywordOnly, keywords }
  package let name: String
  package let kind: Kind
  package let defaultValue: Expression?
  package let annotation: Expression?
  package init(
    name: String, kind: Kind, defaultValue: Expression?, annotation: Expression? = nil
  ) {
    self.name = name
    self.kind = kind
    self.defaultValue = defaultValue
    self.annotation = annotation
  }
}

/// A function's code with its names resolved to slots.
///
/// A frame has `slotNames.count` slots; parameter number i arrives in slot i. Slots listed in
/// `boxedSlots` hold boxes; a parameter that is boxed is put into its box on entry. `captures`
/// says, in the terms of the enclosing frame, which boxes the function takes along when made;
/// `captureNames` names them in the same order. A method that uses `super` or `__class__` has a
/// capture named `__class__`: the box that zero-argument `super()` reads.
package struct Function: Sendable {
  package let name: String
  /// `Outer.method`, `outer.<locals>.inner`, as Python's `__qualname__`.
  package let qualifiedName: String
  package let parameters: [Parameter]
  /// The annotation behind `->`.
  package let returns: Expression?
  package let body: [Statement]
  package let slotNames: [String]
  package let boxedSlots: [Int]
  package let captures: [Capture]
  package let captureNames: [String]
  package let isGenerator: Bool
  package let documentation: String?
  package let source: SourceFragment
  package let range: SourceRange
  /// Whether the first parameter has the same value all the time.
  package let keepsFirstParameter: Bool

  package enum Capture: Sendable, Hashable {
    /// The box in this slot of the enclosing frame.
    case slot(Int)
    /// The enclosing function's own capture.
    case captured(Int)
  }

  package init(
    name: String, qualifiedName: String, parameters: [Parameter], body: [Statement],
    slotNames: [String], boxedSlots: [Int], captures: [Capture], isGenerator: Bool,
    documentation: String?, source: SourceFragment, range: SourceRange,
    captureNames: [String] = [], keepsFirstParameter: Bool = false, returns: Expression? = nil
  ) {
    self.name = name
    self.qualifiedName = qualifiedName
    self.parameters = parameters
    self.body = body
    self.slotNames = slotNames
    self.boxedSlots = boxedSlots
    self.captures = captures
    self.captureNames = captureNames
    self.keepsFirstParameter = keepsFirstParameter
    self.returns = returns
    self.isGenerator = isGenerator
    self.documentation = documentation
    self.source = source
    self.range = range
  }
}
