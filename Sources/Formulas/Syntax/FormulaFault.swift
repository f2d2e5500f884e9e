import Diagnostics

/// Something in a formula's source that can't be read, with its place.
struct FormulaFault: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case unknownCommand(String, nearest: String?)
    case macroDefinition(String)
    case unknownEnvironment(String, nearest: String?)
    case missingArgument(of: String)
    case unclosedGroup
    /// A group that begins with a time index.
    case unclosedTimeIndex(String)
    case unmatchedBrace
    case unclosedLeft(String)
    case unmatchedRight(String)
    case missingDelimiter(of: String, found: String)
    case strayMiddle
    case unclosedEnvironment(String)
    case unmatchedEnd(String)
    case mismatchedEnd(begun: String, ended: String)
    case doubleScript(Script)
    case strayAmpersand
    case extraCells(environment: String, found: Int, allowed: Int)
    case strayDollar
    case unclosedDollar
    case strayLimits(String)
    case doubleFraction(String)
    case unknownColor(String)
    case unreadableLength(String)
    case columnLetter(Character)
    case controlCharacter(UInt32)
    case tooDeep(limit: Int)
    case tooManyMarks(limit: Int)
    /// `h_t-1` in plain text: the letter, and `-1`.
    case looseTime(base: String, step: String)
  }

  enum Script: String, Hashable, Sendable { case lower = "subscript", upper = "superscript" }

  var kind: Kind
  var range: SourceRange
}
