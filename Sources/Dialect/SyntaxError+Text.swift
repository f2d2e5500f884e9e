import Diagnostics

extension SyntaxError {
  /// The exception's name in Python.
  package var typeName: String {
    switch reason {
    case .mixedTabs: "TabError"
    case .dedentMismatch, .tooManyIndents, .unexpectedIndent, .missingBlock: "IndentationError"
    default: "SyntaxError"
    }
  }

  /// The sentence behind the exception's name, as CPython 3.11 words it.
  package var message: String { reason.sentence }

  /// The fault as shown to a user, in the file's coordinates.
  package func diagnostic(in source: SourceFragment) -> Diagnostic {
    Diagnostic(
      in: source, at: range, message: "\(typeName): \(message)", fix: reason.fix)
  }
}

extension SyntaxError.Reason {
  fileprivate var sentence: String {
    tokenSentence ?? grammarSentence ?? argumentSentence ?? scopeSentence ?? "invalid syntax"
  }

  private var tokenSentence: String? {
    switch self {
    case .unknownCharacter(let scalar):
      scalar.isPrintable
        ? "invalid character '\(scalar)' (\(scalar.codePoint))"
        : "invalid non-printable character \(scalar.codePoint)"
    case .unterminatedString(let line):
      "unterminated string literal (detected at line \(line))"
    case .unterminatedTripleString(let line):
      "unterminated triple-quoted string literal (detected at line \(line))"
    case .characterAfterContinuation: "unexpected character after line continuation character"
    case .endAfterContinuation: "unexpected EOF while parsing"
    case .malformedNumber(let kind): "invalid \(kind.rawValue) literal"
    case .digitOutOfRange(let digit, let kind):
      "invalid digit '\(digit)' in \(kind.rawValue) literal"
    case .leadingZeros:
      "leading zeros in decimal integer literals are not permitted; "
        + "use an 0o prefix for octal integers"
    case .tooManyDigits(let count):
      "Exceeds the limit (4300 digits) for integer string conversion: value has \(count) digits; "
        + "use sys.set_int_max_str_digits() to increase the limit "
        + "- Consider hexadecimal for huge integer literals to avoid decimal conversion limits."
    case .badEscape(let escape, let from, let to):
      "(unicode error) 'unicodeescape' codec can't decode bytes in position \(from)-\(to): "
        + escape.rawValue
    case .unmatchedBracket(let bracket): "unmatched '\(bracket)'"
    case .mismatchedBracket(let bracket, let opening, let line):
      "closing parenthesis '\(bracket)' does not match opening parenthesis '\(opening)'"
        + (line.map { " on line \($0)" } ?? "")
    case .neverClosed(let bracket): "'\(bracket)' was never closed"
    case .tooManyBrackets: "too many nested parentheses"
    case .mixedTabs: "inconsistent use of tabs and spaces in indentation"
    case .dedentMismatch: "unindent does not match any outer indentation level"
    case .tooManyIndents: "too many levels of indentation"
    case .unexpectedIndent: "unexpected indent"
    case .missingBlock(let owner, let line):
      "expected an indented block after \(owner) on line \(line)"
    default: nil
    }
  }

  private var grammarSentence: String? {
    switch self {
    case .expected(let what): "expected \(what)"
    case .forgottenComma: "invalid syntax. Perhaps you forgot a comma?"
    case .forgottenElse: "expected 'else' after 'if' expression"
    case .legacyStatement(let name):
      "Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?"
    case .assignmentInExpression:
      "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
    case .cannotAssign(let what, let suggests):
      "cannot assign to \(what)"
        + (suggests ? " here. Maybe you meant '==' instead of '='?" : "")
    case .cannotDelete(let what): "cannot delete \(what)"
    case .cannotAugment(let what): "'\(what)' is an illegal expression for augmented assignment"
    case .cannotAnnotate(let what):
      what.map { "only single target (not \($0)) can be annotated" }
        ?? "illegal target for annotation"
    case .cannotName(let what): "cannot use assignment expressions with \(what)"
    case .missingHandler: "expected 'except' or 'finally' block"
    case .defaultHandlerNotLast: "default 'except:' must be last"
    case .unparenthesizedExceptions: "multiple exception types must be parenthesized"
    case .trailingComma: "trailing comma not allowed without surrounding parentheses"
    case .nestedTooDeeply: "expression nested too deeply"
    case .severalStars: "multiple starred expressions in assignment"
    case .loneStar: "can't use starred expression here"
    case .starInGroup: "cannot use starred expression here"
    case .mixedBytes: "cannot mix bytes and nonbytes literals"
    case .bytesBeyondASCII: "bytes can only contain ASCII literal characters"
    case .badByteEscape(let place): "(value error) invalid \\x escape at position \(place)"
    case .unreachablePatterns(let what): "\(what) makes remaining patterns unreachable"
    case .differentCaptures: "alternative patterns bind different names"
    case .duplicateCapture(let name): "multiple assignments to name '\(name)' in pattern"
    case .severalPatternStars: "multiple starred names in sequence pattern"
    case .wildcardTarget: "cannot use '_' as a target"
    case .positionalPatternAfterKeyword: "positional patterns follow keyword patterns"
    case .starOutsideSequence: "starred assignment target must be in a list or tuple"
    case .formatted(let fault): "f-string" + fault.sentence
    case .inFormatted(let reason): "f-string: " + reason.sentence
    case .unsupported(let construct): "the cell language has no \(construct.rawValue)"
    case .magic(let line): "the cell language has no Jupyter magic '\(line)'"
    case .shellCommand(let line): "the cell language has no shell command '\(line)'"
    case .prompt(let prompt): "the line starts with the prompt '\(prompt)', which is not code"
    default: nil
    }
  }

  private var argumentSentence: String? {
    switch self {
    case .positionalAfterKeyword: "positional argument follows keyword argument"
    case .positionalAfterUnpacking: "positional argument follows keyword argument unpacking"
    case .starAfterUnpacking:
      "iterable argument unpacking follows keyword argument unpacking"
    case .assignmentInArgument:
      "expression cannot contain assignment, perhaps you meant \"==\"?"
    case .repeatedKeyword(let name): "keyword argument repeated: \(name)"
    case .bareGenerator: "Generator expression must be parenthesized"
    case .parameter(let fault): fault.rawValue
    case .duplicateParameter(let name): "duplicate argument '\(name)' in function definition"
    case .unparenthesizedComprehensionTarget:
      "did you forget parentheses around the comprehension target?"
    case .unpackingInComprehension: "iterable unpacking cannot be used in comprehension"
    case .dictUnpackingInComprehension: "dict unpacking cannot be used in dict comprehension"
    case .missingDictColon: "':' expected after dictionary key"
    case .missingDictValue: "expression expected after dictionary key and ':'"
    case .starredDictValue: "cannot use a starred expression in a dictionary value"
    default: nil
    }
  }

  private var scopeSentence: String? {
    switch self {
    case .outsideFunction(let word): "'\(word)' outside function"
    case .outsideLoop(let word):
      word == "continue" ? "'continue' not properly in loop" : "'\(word)' outside loop"
    case .declaredAfter(let name, let use, let kind):
      "name '\(name)' is \(use) \(kind.rawValue) declaration"
    case .parameterDeclared(let name, let kind): "name '\(name)' is parameter and \(kind.rawValue)"
    case .bothDeclared(let name): "name '\(name)' is nonlocal and global"
    case .annotatedDeclared(let name, let kind):
      "annotated name '\(name)' can't be \(kind.rawValue)"
    case .nonlocalAtTop: "nonlocal declaration not allowed at module level"
    case .unboundNonlocal(let name): "no binding for nonlocal '\(name)' found"
    case .starImportInside: "import * only allowed at module level"
    case .rebindsIteration(let name):
      "assignment expression cannot rebind comprehension iteration variable '\(name)'"
    case .walrusInIterable:
      "assignment expression cannot be used in a comprehension iterable expression"
    case .walrusInClassComprehension:
      "assignment expression within a comprehension cannot be used in a class body"
    case .yieldInComprehension(let kind): "'yield' inside \(kind)"
    default: nil
    }
  }

  /// How to mend the fault, where the sentence does not say it already.
  fileprivate var fix: String? {
    switch self {
    case .unknownCharacter(let scalar):
      scalar.asciiCounterpart.map { "write '\($0)'" }
        ?? (scalar.isPrintable ? nil : "delete it or put a blank in its place")
    case .unterminatedString: "close the string with the same quote on the same line"
    case .unterminatedTripleString: "close the string with the same three quotes"
    case .neverClosed(let bracket): "add '\(closing(bracket))'"
    case .expected("':'"): "put ':' at the end of the line's header"
    case .mixedTabs: "indent every line of the cell with blanks only"
    case .dedentMismatch: "indent the line as far as one of the blocks around it"
    case .unexpectedIndent: "start the line as far left as the line above"
    case .missingBlock: "indent the lines that belong to it, or write 'pass'"
    case .outsideFunction(let word): "put '\(word)' inside a 'def', or leave it out"
    case .unsupported(let construct): construct.advice
    case .magic, .shellCommand: "delete the line"
    case .prompt: "delete the prompts, and the pasted output below them"
    case .nestedTooDeeply, .tooManyBrackets: "give parts of the expression names of their own"
    default: nil
    }
  }

  private func closing(_ bracket: String) -> String {
    switch bracket {
    case "(": ")"
    case "[": "]"
    default: "}"
    }
  }
}

extension SyntaxError.FormattedFault {
  fileprivate var sentence: String {
    switch self {
    case .missingBrace: ": expecting '}'"
    case .singleBrace: ": single '}' is not allowed"
    case .empty: ": empty expression not allowed"
    case .backslash: " expression part cannot include a backslash"
    case .comment: " expression part cannot include '#'"
    case .tooDeep: ": expressions nested too deeply"
    case .conversion: ": invalid conversion character: expected 's', 'r', or 'a'"
    case .unterminatedString: ": unterminated string"
    case .unmatched(let bracket): ": unmatched '\(bracket)'"
    case .mismatched(let bracket, let opening):
      ": closing parenthesis '\(bracket)' does not match opening parenthesis '\(opening)'"
    }
  }
}

extension Unicode.Scalar {
  /// `U+FF0C`, at least four digits.
  var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// What Python's `str.isprintable` says of the character.
  var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    case .spaceSeparator: value == 0x20
    default: true
    }
  }

  /// The ASCII character that a full-width or typographic one stands for in code.
  var asciiCounterpart: Unicode.Scalar? {
    switch value {
    case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0)
    case 0x3001: ","
    case 0x3002: "."
    case 0x2018, 0x2019: "'"
    case 0x201C, 0x201D: "\""
    case 0x300C, 0x300D: "\""
    case 0x2212, 0x2013, 0x2014: "-"
    case 0x00D7: "*"
    case 0x00F7: "/"
    case 0x3010: "["
    case 0x3011: "]"
    default: nil
    }
  }
}
