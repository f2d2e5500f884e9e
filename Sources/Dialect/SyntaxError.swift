import Diagnostics

/// A fault of a program that is found before it runs: what, and where in its fragment.
package struct SyntaxError: Error, Hashable, Sendable {
  package let reason: Reason
  /// The place in the fragment's own coordinates.
  package let range: SourceRange

  package init(_ reason: Reason, at range: SourceRange) {
    self.reason = reason
    self.range = range
  }

  /// The kinds of faults; one group for each part that finds them.
  package enum Reason: Hashable, Sendable {
    // Characters and tokens.
    case unknownCharacter(Unicode.Scalar)
    case unterminatedString(detectedAt: Int)
    case unterminatedTripleString(detectedAt: Int)
    case characterAfterContinuation
    case endAfterContinuation
    case malformedNumber(NumberKind)
    case digitOutOfRange(Character, NumberKind)
    case leadingZeros
    case tooManyDigits(Int)
    case badEscape(Escape, from: Int, to: Int)
    case unmatchedBracket(String)
    case mismatchedBracket(String, opening: String, line: Int?)
    case neverClosed(String)
    case tooManyBrackets
    // Indentation.
    case mixedTabs
    case dedentMismatch
    case tooManyIndents
    case unexpectedIndent
    case missingBlock(after: String, line: Int)
    // Grammar.
    case unexpected
    case expected(String)
    case forgottenComma
    case forgottenElse
    case legacyStatement(String)
    case assignmentInExpression
    case cannotAssign(String, suggestsComparison: Bool)
    case cannotDelete(String)
    case cannotAugment(String)
    case cannotAnnotate(String?)
    case cannotName(String)
    case missingHandler
    case defaultHandlerNotLast
    case unparenthesizedExceptions
    case trailingComma
    case nestedTooDeeply
    // Calls, parameters, displays.
    case positionalAfterKeyword
    case positionalAfterUnpacking
    case starAfterUnpacking
    case assignmentInArgument
    case repeatedKeyword(String)
    case bareGenerator
    case parameter(ParameterFault)
    case duplicateParameter(String)
    case unparenthesizedComprehensionTarget
    case unpackingInComprehension
    case dictUnpackingInComprehension
    case missingDictColon
    case missingDictValue
    case starredDictValue
    case severalStars
    case loneStar
    case starOutsideSequence
    case starInGroup
    case mixedBytes
    case bytesBeyondASCII
    case badByteEscape(at: Int)
    // Patterns.
    case unreachablePatterns(String)
    case differentCaptures
    case duplicateCapture(String)
    case severalPatternStars
    case wildcardTarget
    case positionalPatternAfterKeyword
    // f-strings.
    case formatted(FormattedFault)
    /// A fault of an expression inside an f-string.
    indirect case inFormatted(Reason)
    // Scopes.
    case outsideFunction(String)
    case outsideLoop(String)
    case declaredAfter(name: String, use: String, kind: Statement.Declaration.Kind)
    case parameterDeclared(name: String, kind: Statement.Declaration.Kind)
    case bothDeclared(String)
    case annotatedDeclared(name: String, kind: Statement.Declaration.Kind)
    case nonlocalAtTop
    case unboundNonlocal(String)
    case starImportInside
    case rebindsIteration(String)
    case walrusInIterable
    case walrusInClassComprehension
    case yieldInComprehension(String)
    // What the cell language leaves out.
    case unsupported(RefusedSyntax)
    case magic(String)
    case shellCommand(String)
    case prompt(String)
  }

  package enum NumberKind: String, Hashable, Sendable {
    case decimal, hexadecimal, octal, binary, imaginary
  }

  package enum Escape: String, Hashable, Sendable {
    case hex = "truncated \\xXX escape"
    case short = "truncated \\uXXXX escape"
    case long = "truncated \\UXXXXXXXX escape"
    case illegal = "illegal Unicode character"
    case name = "malformed \\N character escape"
    case unknownName = "unknown Unicode character name"
  }

  package enum ParameterFault: String, Hashable, Sendable {
    case defaultOrder = "non-default argument follows default argument"
    case bareStar = "named arguments must follow bare *"
    case variadicDefault = "var-positional argument cannot have default value"
    case keywordsDefault = "var-keyword argument cannot have default value"
    case afterKeywords = "arguments cannot follow var-keyword argument"
    case slashAfterStar = "/ must be ahead of *"
    case secondSlash = "/ may appear only once"
    case secondStar = "* argument may appear only once"
    case firstSlash = "at least one argument must precede /"
    case parenthesized = "Function parameters cannot be parenthesized"
    case parenthesizedInLambda = "Lambda expression parameters cannot be parenthesized"
    case missingDefault = "expected default value expression"
  }

  package enum FormattedFault: Hashable, Sendable {
    case missingBrace
    case singleBrace
    case empty
    case backslash
    case comment
    case tooDeep
    case conversion
    case unterminatedString
    case unmatched(String)
    case mismatched(String, opening: String)
  }
}
