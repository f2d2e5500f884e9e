import Diagnostics

/// One piece of a formula with its place in the formula's source.
package struct FormulaNode: Hashable, Sendable {
  package var kind: Kind
  package var range: SourceRange

  package init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  package indirect enum Kind: Hashable, Sendable {
    case symbol(MathSymbol)
    /// Digits with at most one decimal point: `0.5`.
    case number(String)
    /// Characters that are text wherever they stand: Chinese, full-width punctuation.
    case word(String)
    case group([FormulaNode])
    /// A base with what stands below and above it; primes are part of `upper`.
    case scripts(base: FormulaNode?, lower: FormulaNode?, upper: FormulaNode?, Limits)
    case fraction(Fraction)
    case root(FormulaNode, index: FormulaNode?)
    /// `\left … \right`; an empty delimiter is the `.` of LaTeX.
    case fenced(left: String, [FormulaNode], right: String)
    case middle(String)
    /// `\big(` and its kin; `size` counts from 1 (`\big`) to 4 (`\Bigg`).
    case sizedDelimiter(String, size: Int, SymbolClass)
    case accent(Accent, FormulaNode)
    /// Something set above or below a base: `\overset`, `\underset`, `\stackrel`, `\xrightarrow`.
    case stack(base: FormulaNode, above: FormulaNode?, below: FormulaNode?, SymbolClass)
    /// A named operator: `\tanh`, `\operatorname{soft}`; `hasLimits` as `\max` and `\lim` have.
    case function(String, hasLimits: Bool)
    /// Upright text; its nodes are `.words` and formulas in dollars (`.group`).
    case text([FormulaNode], TextStyle)
    /// Characters inside `\text`, blanks kept.
    case words(String)
    case font(MathFont, FormulaNode)
    case style(MathStyle, [FormulaNode])
    /// `\Huge` and its kin; the factor to the text's size.
    case size(Double, [FormulaNode])
    case color(String, [FormulaNode])
    case space(em: Double)
    case newline
    case decorated(Decoration, FormulaNode)
    case table(FormulaTable)
    /// A piece with a class of its own: `\mathbin{…}`.
    case classed(SymbolClass, FormulaNode, hasLimits: Bool)
    /// `\tag{…}`, `\label{…}`: taken out of the row by whoever shows it.
    case tag([FormulaNode], isStarred: Bool)
    case label(String)
    /// What is not understood, as its source.
    case error(String)
  }

  package enum Limits: Hashable, Sendable { case automatic, always, never }
  package enum TextStyle: Hashable, Sendable { case roman, bold, italic, sans, typewriter }
  package enum MathStyle: Hashable, Sendable { case display, text, script, scriptScript }
  package enum Decoration: Hashable, Sendable {
    case box, cancel, backCancel, crossCancel, strike
    case phantom, horizontalPhantom, verticalPhantom, smash, overlapLeft, overlapRight
  }
}

/// A symbol of a formula: what is shown, and how TeX spaces it.
package struct MathSymbol: Hashable, Sendable {
  /// The Unicode text that is shown.
  package var text: String
  package var symbolClass: SymbolClass
  /// The command that it was written with, without backslash; none for a plain character.
  package var command: String?

  package init(_ text: String, _ symbolClass: SymbolClass, command: String? = nil) {
    self.text = text
    self.symbolClass = symbolClass
    self.command = command
  }
}

/// TeX's classes of atoms; `letter` is an ordinary atom set in italics.
package enum SymbolClass: String, Hashable, Sendable {
  case letter, ordinary, largeOperator, integral, binary, relation, open, close, punctuation, inner
}

package struct Fraction: Hashable, Sendable {
  package var numerator: FormulaNode
  package var denominator: FormulaNode
  package var hasBar = true
  package var left = ""
  package var right = ""
  package var style: FormulaNode.MathStyle?
}

/// A mark above or below a base.
package struct Accent: Hashable, Sendable {
  /// The command without backslash: `tilde`.
  package var name: String
  /// The character that is shown.
  package var mark: String
  package var isStretchy: Bool
  package var isBelow: Bool
}

package enum MathFont: String, Hashable, Sendable {
  case roman, bold, italic, boldItalic, blackboard, calligraphic, script, fraktur, sans, typewriter
  /// `\boldsymbol`: bold, and each symbol as upright or italic as without it.
  case boldSymbol
}

/// Rows of cells: a matrix, aligned equations, cases.
package struct FormulaTable: Hashable, Sendable {
  package enum Alignment: Hashable, Sendable { case left, center, right }

  /// The environment's name as written: `align*`.
  package var environment: String
  package var rows: [Row]
  package var columns: [Column]
  package var left = ""
  package var right = ""
  package var isDisplayStyle = false
  package var isSmall = false

  package struct Row: Hashable, Sendable {
    package var cells: [[FormulaNode]]
    package var lineAbove = false
    package var lineBelow = false
  }

  /// A column's alignment and the room to its left, in em.
  package struct Column: Hashable, Sendable {
    package var alignment: Alignment
    package var gap: Double
    package var lineBefore = false
    package var lineAfter = false
  }
}
